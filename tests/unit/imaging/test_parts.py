"""A part of a photo to pixels: where it is, how large it comes, and that the whole is decoded once."""

import io
import os
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.conftest import PhotoMaker
from tests.unit.imaging.test_decode import (
    FORMATS,
    GREEN,
    RED,
    TURNED,
    close,
    decoded,
    pixel,
    quarters,
    swapped_profile,
)
from viewer.imaging import decode as decode_module
from viewer.imaging.decode import decode, prepare
from viewer.imaging.photo_file import CannotDecodeError
from viewer.imaging.request import FailureReason, PhotoKey, PhotoSource, Region
from viewer.imaging.shelf import Decoded, Shelf


def part(path: Path, region: tuple[int, int, int, int], box: tuple[int, int], shelf: Shelf | None = None) -> Decoded:
    return decode(PhotoKey(PhotoSource(None, str(path)), *box, Region(*region)), shelf)


def numbered(width: int = 60, height: int = 40) -> Image.Image:
    """No pixel is like another: red is its column, green its row."""
    image = Image.new("RGB", (width, height))
    image.putdata([(4 * x, 6 * y, 100) for y in range(height) for x in range(width)])
    return image


def upright_rows(image: Image.Image, region: tuple[int, int, int, int]) -> bytes:
    return image.crop(region).convert("RGBA").tobytes("raw", "BGRA")


@pytest.mark.parametrize("name", ["PNG", "TIFF"])
@pytest.mark.parametrize("orientation", TURNED)
def test_a_part_is_counted_in_pixels_of_the_upright_photo(name: str, orientation: int, tmp_path: Path) -> None:
    path = tmp_path / "photo"
    exif = Image.Exif()
    exif[0x0112] = orientation
    numbered().save(path, name, exif=exif)
    whole = decoded(path, (60, 60) if orientation < 5 else (40, 60))
    upright = Image.frombytes("RGBA", (whole.width, whole.height), whole.data, "raw", "BGRA").convert("RGB")
    assert upright.size == ((40, 60) if orientation >= 5 else (60, 40))
    shelf = Shelf()
    for region in ((0, 0, 7, 5), (3, 11, 30, 39), (39, 39, 40, 40), (0, 0, *upright.size)):
        for box in ((500, 500), (region[2] - region[0], region[3] - region[1])):
            photo = part(path, region, box, shelf)
            assert (photo.width, photo.height) == (region[2] - region[0], region[3] - region[1])
            assert photo.data == upright_rows(upright, region)
        assert (photo.info.width, photo.info.height) == upright.size


@pytest.mark.parametrize("orientation", TURNED)
def test_a_part_made_smaller_shows_what_is_there(orientation: int, tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    exif = Image.Exif()
    exif[0x0112] = orientation
    quarters().resize((1200, 800)).save(path, exif=exif, quality=95)
    width, height = (800, 1200) if orientation >= 5 else (1200, 800)
    corners = [
        pixel(part(path, (x, y, x + width // 4, y + height // 4), (50, 50)), 0.5, 0.5)
        for y in (height // 8, height * 5 // 8)
        for x in (width // 8, width * 5 // 8)
    ]
    for seen, wanted in zip(corners, TURNED[orientation], strict=True):
        assert close(seen, wanted, 12)


@pytest.mark.parametrize(
    ("region", "box", "size"),
    [
        ((0, 0, 60, 40), (30, 30), (30, 20)),  # fitted
        ((0, 0, 60, 40), (3_000, 2_000), (60, 40)),  # never enlarged
        ((0, 0, 59, 40), (31, 20), (31, 20)),  # a pixel of rounding is granted
        ((0, 0, 59, 40), (31, 21), (31, 21)),
        ((0, 0, 59, 1), (30, 1), (30, 1)),
        ((0, 0, 60, 40), (1, 900), (1, 1)),
        ((5, 5, 6, 6), (1, 1), (1, 1)),
        ((0, 0, 60, 40), (0, -3), (1, 1)),
    ],
)
def test_a_part_is_as_large_as_it_is_asked_for_and_no_larger_than_it_is(
    region: tuple[int, int, int, int], box: tuple[int, int], size: tuple[int, int], tmp_path: Path
) -> None:
    numbered().save(tmp_path / "photo.png")
    photo = part(tmp_path / "photo.png", region, box)
    assert (photo.width, photo.height) == size
    assert len(photo.data) == 4 * size[0] * size[1]


@pytest.mark.parametrize("region", [(0, 0, 0, 40), (0, 0, 61, 40), (-1, 0, 5, 5), (5, 5, 4, 9), (60, 40, 61, 41)])
def test_a_part_the_photo_does_not_have_is_refused(region: tuple[int, int, int, int], tmp_path: Path) -> None:
    numbered().save(tmp_path / "photo.png")
    with pytest.raises(CannotDecodeError) as caught:
        part(tmp_path / "photo.png", region, (10, 10))
    assert caught.value.failure.reason is FailureReason.UNREADABLE


def opened(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Everything that is handed to a codec from now on."""
    found: list[object] = []
    really_open = decode_module._open

    def spy(file: BinaryIO, name: str) -> Image.Image:
        found.append(name)
        return really_open(file, name)

    monkeypatch.setattr(decode_module, "_open", spy)
    return found


@pytest.mark.parametrize("name", FORMATS)
def test_moving_about_in_a_photo_decodes_it_once(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "photo"
    quarters().save(path, name, sizes=[(120, 80)])
    seen, shelf = opened(monkeypatch), Shelf()
    for left in range(0, 80, 10):
        photo = part(path, (left, 0, left + 40, 40), (40, 40), shelf)
        assert close(pixel(photo, 0.05, 0.5), RED if left < 58 else GREEN, 25)
        assert photo.info.format == name
    # The whole photo, fitted, is in it as well.
    assert decoded_with(shelf, path).width == 60
    assert len(seen) == 1


def decoded_with(shelf: Shelf, path: Path) -> Decoded:
    return decode(PhotoKey(PhotoSource(None, str(path)), 60, 60), shelf)


def test_a_file_that_has_changed_is_decoded_again(tmp_path: Path) -> None:
    path, shelf = tmp_path / "photo.png", Shelf()
    Image.new("RGB", (60, 40), RED).save(path)
    assert pixel(part(path, (0, 0, 10, 10), (10, 10), shelf), 0.5, 0.5) == RED
    Image.new("RGB", (60, 40), GREEN).save(path)
    os.utime(path, ns=(1, 1))
    assert pixel(part(path, (0, 0, 10, 10), (10, 10), shelf), 0.5, 0.5) == GREEN


def test_another_photo_clears_the_shelf_and_a_fitted_one_does_not_fill_it(
    make_photo: PhotoMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other, shelf = make_photo("one.png"), make_photo("other.png"), Shelf()
    seen = opened(monkeypatch)
    part(one, (0, 0, 10, 10), (10, 10), shelf)
    decoded_with(shelf, other)
    assert shelf._whole is None
    part(one, (0, 0, 10, 10), (10, 10), shelf)
    assert len(seen) == 3


def test_a_jpeg_is_decoded_no_larger_than_its_part_needs_and_again_when_it_needs_more(tmp_path: Path) -> None:
    path, shelf = tmp_path / "photo.jpg", Shelf()
    quarters().resize((2400, 1600)).save(path)

    def kept() -> tuple[int, int]:
        assert shelf._whole is not None
        return shelf._whole.image.size

    assert part(path, (0, 0, 1200, 800), (300, 200), shelf).width == 300
    assert kept() == (600, 400)
    assert part(path, (1000, 500, 2200, 1300), (150, 100), shelf).width == 150
    assert kept() == (600, 400)
    assert part(path, (0, 0, 1200, 800), (301, 200), shelf).width == 301
    assert kept() == (1200, 800)
    assert part(path, (0, 0, 100, 100), (100, 100), shelf).width == 100
    assert kept() == (2400, 1600)


@pytest.mark.parametrize(("stored", "wanted"), [(25, 6), (50, 6), (51, 6)])
def test_rounding_at_the_edge_of_a_scaled_jpeg_costs_nothing(stored: int, wanted: int, tmp_path: Path) -> None:
    Image.new("RGB", (stored, stored), RED).save(tmp_path / "photo.jpg", quality=95)
    for photo in (
        decoded(tmp_path / "photo.jpg", (wanted, wanted)),
        part(tmp_path / "photo.jpg", (0, 0, stored, stored), (wanted, wanted)),
    ):
        assert (photo.width, photo.height, photo.info.damaged) == (wanted, wanted, False)


def test_a_part_has_the_photos_colours(tmp_path: Path) -> None:
    path, shelf = tmp_path / "photo.png", Shelf()
    Image.new("RGB", (64, 64), RED).save(path, icc_profile=swapped_profile())
    for _ in range(2):
        assert close(pixel(part(path, (8, 8, 16, 16), (8, 8), shelf), 0.5, 0.5), GREEN)
    Image.new("RGBA", (64, 64), (200, 100, 50, 128)).save(path)
    photo = part(path, (8, 8, 16, 16), (8, 8), shelf)
    assert photo.alpha
    assert close(tuple(photo.data[:4]), (25, 50, 100, 128), 2)


def test_a_part_of_a_damaged_photo_is_labelled_each_time(tmp_path: Path) -> None:
    whole = io.BytesIO()
    Image.effect_noise((400, 300), 60).convert("RGB").save(whole, "JPEG", quality=95)
    path, shelf = tmp_path / "photo.jpg", Shelf()
    path.write_bytes(whole.getvalue()[: len(whole.getvalue()) // 2])
    for _ in range(2):
        assert part(path, (0, 0, 50, 50), (50, 50), shelf).info.damaged


@given(
    size=st.tuples(st.integers(1, 90), st.integers(1, 90)),
    edges=st.tuples(*[st.integers(-3, 95)] * 4),
    box=st.tuples(st.integers(1, 200), st.integers(1, 200)),
    orientation=st.integers(1, 8),
)
@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_part_there_are_pixels_or_a_reason(
    size: tuple[int, int],
    edges: tuple[int, int, int, int],
    box: tuple[int, int],
    orientation: int,
    tmp_path: Path,
) -> None:
    path = tmp_path / "photo.jpg"
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.new("RGB", size, RED).save(path, exif=exif)
    width, height = (size[1], size[0]) if orientation >= 5 else size
    left, top, right, bottom = edges
    exists = 0 <= left < right <= width and 0 <= top < bottom <= height
    try:
        photo = part(path, edges, box)
    except CannotDecodeError:
        assert not exists
        return
    assert exists
    assert 1 <= photo.width <= min(right - left, box[0])
    assert 1 <= photo.height <= min(bottom - top, box[1])
    assert len(photo.data) == 4 * photo.width * photo.height


def test_a_photo_that_was_prepared_is_not_decoded_again(
    make_photo: PhotoMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, shelf = make_photo("photo.png"), Shelf()
    seen = opened(monkeypatch)
    key = PhotoKey(PhotoSource(None, str(path)), 60, 60)
    prepare(key, shelf)
    photo = decode(key, shelf)
    assert (photo.width, len(seen)) == (60, 1)
    assert photo == decode(key)
    assert shelf._whole is None, "nobody needs the whole any more"


def test_prepared_for_another_size_it_need_not_be_read_again(
    make_photo: PhotoMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, shelf = make_photo("photo.png"), Shelf()
    seen = opened(monkeypatch)
    prepare(PhotoKey(PhotoSource(None, str(path)), 60, 60), shelf)
    assert decode(PhotoKey(PhotoSource(None, str(path)), 40, 40), shelf).width == 40
    assert len(seen) == 1


def test_a_file_that_has_changed_since_it_was_prepared_is_decoded(tmp_path: Path) -> None:
    path, shelf = tmp_path / "photo.png", Shelf()
    Image.new("RGB", (40, 40), RED).save(path)
    key = PhotoKey(PhotoSource(None, str(path)), 40, 40)
    prepare(key, shelf)
    Image.new("RGB", (40, 41), GREEN).save(path)
    assert pixel(decode(key, shelf), 0.5, 0.5) == GREEN


def test_what_cannot_be_prepared_says_why_when_it_is_asked_for(tmp_path: Path) -> None:
    key, shelf = PhotoKey(PhotoSource(None, str(tmp_path / "none.png")), 40, 40), Shelf()
    prepare(key, shelf)
    with pytest.raises(CannotDecodeError):
        decode(key, shelf)
