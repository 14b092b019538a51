"""Pages and frames: how many there are, how long they stand, and what it costs to get from one to the next."""

import struct
from pathlib import Path
from typing import Any

import pytest
from PIL import GifImagePlugin, Image, ImageDraw

from tests.unit.imaging.test_decode import close, pixel
from viewer.imaging.decode import decode
from viewer.imaging.photo_file import CannotDecodeError
from viewer.imaging.request import FailureReason, PhotoKey, PhotoSource, Region
from viewer.imaging.shelf import Decoded, Shelf

COLOURS = ((200, 30, 30), (30, 160, 60), (40, 70, 200), (210, 180, 20))
MOVING = {"gif": 1, "png": 0, "webp": 0, "avif": 0}
"""The formats that can move, and how often an animation is played that says nothing of it; 0: for ever."""


def animation(path: Path, duration: int | list[int] = 80, frames: int = 4, **save: Any) -> Path:
    """Frames of one colour each, with a white dot that goes to the right."""
    images = []
    for number in range(frames):
        image = Image.new("RGB", (40, 30), COLOURS[number % 4])
        ImageDraw.Draw(image).rectangle((4 * number, 0, 4 * number + 3, 3), (255, 255, 255))
        images.append(image)
    images[0].save(path, save_all=True, append_images=images[1:], duration=duration, **save)
    return path


def pages(path: Path, *sizes: tuple[int, int], **save: Any) -> Path:
    images = [Image.new("RGB", size, COLOURS[number]) for number, size in enumerate(sizes)]
    images[0].save(path, "TIFF", save_all=True, append_images=images[1:], **save)
    return path


def page(path: Path, number: int, shelf: Shelf | None = None, box: int = 100, region: Region | None = None) -> Decoded:
    return decode(PhotoKey(PhotoSource(None, str(path)), box, box, region, number), shelf)


def reason(path: Path, number: int, shelf: Shelf | None = None) -> FailureReason:
    with pytest.raises(CannotDecodeError) as caught:
        page(path, number, shelf)
    return caught.value.failure.reason


@pytest.mark.parametrize("ending", MOVING)
def test_every_frame_of_an_animation_is_decoded(ending: str, tmp_path: Path) -> None:
    path, shelf = animation(tmp_path / f"a.{ending}", quality=95, subsampling="4:4:4"), Shelf()
    for number in (0, 1, 2, 3, 0, 2, 1):
        frame = page(path, number, shelf)
        assert close(pixel(frame, 0.75, 0.7), COLOURS[number]), number
        assert close(pixel(frame, number / 10 + 0.04, 0.04), (255, 255, 255), 40), number
        assert frame.info.duration == 80
        assert frame.info.pages == (None if ending == "gif" else 4)
    assert reason(path, 4, shelf) is FailureReason.DAMAGED
    assert close(pixel(page(path, 3, shelf), 0.75, 0.7), COLOURS[3])
    shelf.drop_reel()


@pytest.mark.parametrize("ending", MOVING)
def test_frames_are_as_large_as_they_are_and_never_enlarged(ending: str, tmp_path: Path) -> None:
    path, shelf = animation(tmp_path / f"a.{ending}"), Shelf()
    for number in range(3):
        frame = page(path, number, shelf, box=20)
        assert (frame.width, frame.height, frame.info.width, frame.info.height) == (20, 15, 40, 30)
        assert page(path, number, shelf, box=1000).width == 40
    shelf.drop_reel()


@pytest.mark.parametrize("ending", MOVING)
def test_a_file_with_one_frame_does_not_move(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{ending}"
    Image.new("RGB", (40, 30), COLOURS[0]).save(path)
    still = page(path, 0)
    assert (still.info.pages, still.info.duration, still.width) == (1, None, 100)
    assert reason(path, 1) is FailureReason.DAMAGED


@pytest.mark.parametrize(("told", "stands"), [(0, 100), (10, 100), (20, 20), (90, 90), (655_350, 655_350)])
def test_too_short_a_time_means_as_it_comes(told: int, stands: int, tmp_path: Path) -> None:
    shelf = Shelf()
    path = animation(tmp_path / "a.gif", [told, 50, 50, 50])
    assert [page(path, number, shelf).info.duration for number in (0, 1, 0)] == [stands, 50, stands]
    shelf.drop_reel()


@pytest.mark.parametrize("ending", MOVING)
def test_how_often_it_is_played_is_told(ending: str, tmp_path: Path) -> None:
    assert page(animation(tmp_path / f"plain.{ending}"), 0).info.plays == MOVING[ending]
    assert page(animation(tmp_path / f"ever.{ending}", loop=0), 0).info.plays == 0
    if ending != "avif":  # which Pillow does not write
        # A GIF tells how often it is repeated, the others how often they are played.
        assert page(animation(tmp_path / f"times.{ending}", loop=3), 0).info.plays == (4 if ending == "gif" else 3)


def test_the_next_frame_costs_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, shelf = animation(tmp_path / "a.gif", frames=20), Shelf()
    page(path, 1, shelf)
    steps: list[int] = []
    seek = GifImagePlugin.GifImageFile._seek

    def counted(image: GifImagePlugin.GifImageFile, frame: int, update_image: bool = True) -> None:
        steps.append(frame)
        seek(image, frame, update_image)

    monkeypatch.setattr(GifImagePlugin.GifImageFile, "_seek", counted)
    for number in range(2, 20):
        page(path, number, shelf)
    assert steps == list(range(2, 20))
    steps.clear()
    page(path, 0, shelf)
    page(path, 1, shelf)
    assert steps == [0, 1]
    shelf.drop_reel()


def test_the_first_picture_of_a_gif_does_not_wait_for_its_frames_to_be_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = animation(tmp_path / "a.gif", frames=20)
    steps: list[int] = []
    seek = GifImagePlugin.GifImageFile._seek

    def counted(image: GifImagePlugin.GifImageFile, frame: int, update_image: bool = True) -> None:
        steps.append(frame)
        seek(image, frame, update_image)

    monkeypatch.setattr(GifImagePlugin.GifImageFile, "_seek", counted)
    page(path, 0)
    assert set(steps) <= {0, 1}


def test_a_gray_gif_that_moves_is_shown(tmp_path: Path) -> None:
    path, shelf = tmp_path / "gray.gif", Shelf()
    grays = [Image.new("L", (40, 30), gray) for gray in (40, 120, 200)]
    grays[0].save(path, save_all=True, append_images=grays[1:], duration=50)
    for number, gray in enumerate((40, 120, 200)):
        assert close(pixel(page(path, number, shelf), 0.5, 0.5), (gray, gray, gray)), number
    shelf.drop_reel()


@pytest.mark.parametrize("ending", MOVING)
def test_of_an_animation_that_is_cut_off_what_is_there_can_be_had(ending: str, tmp_path: Path) -> None:
    whole = animation(tmp_path / f"whole.{ending}", frames=12).read_bytes()
    path, shelf = tmp_path / f"cut.{ending}", Shelf()
    path.write_bytes(whole[: len(whole) * 3 // 4])
    if ending in ("gif", "png"):  # the others' indexes are at odds with their length: no decoder takes them
        frames = [page(path, number, shelf) for number in range(6)]
        assert not any(frame.info.damaged for frame in frames)
    for number in range(11, 13):
        with pytest.raises(CannotDecodeError):
            page(path, number, shelf)
    shelf.drop_reel()


def test_a_part_is_of_the_frame_that_is_shown(tmp_path: Path) -> None:
    path, shelf = animation(tmp_path / "a.webp", lossless=True), Shelf()
    region = Region(20, 10, 40, 30)
    for number in (2, 2, 1, 0):
        part = page(path, number, shelf, 20, region)
        assert (part.width, part.height) == (20, 20)
        assert pixel(part, 0.5, 0.5) == COLOURS[number]
    shelf.drop_reel()


@pytest.mark.parametrize("ending", MOVING)
def test_a_kept_frame_is_not_painted_over_by_the_next(ending: str, tmp_path: Path) -> None:
    path, shelf = animation(tmp_path / f"a.{ending}", quality=95, subsampling="4:4:4"), Shelf()
    region = Region(20, 10, 40, 30)
    page(path, 1, shelf, 20, region)
    kept = shelf._whole
    assert kept is not None
    before = kept.image.convert("RGB").tobytes()
    page(path, 2, shelf)
    assert kept.image.convert("RGB").tobytes() == before
    shelf.drop_reel()


def test_an_animation_is_closed_when_another_photo_is_decoded_and_opened_anew_when_it_has_changed(
    tmp_path: Path,
) -> None:
    path, shelf = animation(tmp_path / "a.gif"), Shelf()
    page(path, 1, shelf)
    reel = shelf.reel
    assert reel is not None
    page(path, 2, shelf)
    assert shelf.reel is reel
    animation(path, frames=3, duration=200)
    assert page(path, 1, shelf).info.duration == 200
    assert reel.file.closed
    other = tmp_path / "still.png"
    Image.new("RGB", (4, 4)).save(other)
    page(other, 0, shelf)
    assert shelf.reel is None


def test_the_default_image_of_an_apng_is_not_one_of_its_frames(tmp_path: Path) -> None:
    path, shelf = animation(tmp_path / "a.png", default_image=True), Shelf()
    assert page(path, 0).info.pages == 3
    assert [pixel(page(path, number, shelf), 0.75, 0.7) for number in range(3)] == list(COLOURS[1:])
    shelf.drop_reel()


# Pages.


def test_every_page_of_a_tiff_has_its_own_size(tmp_path: Path) -> None:
    path = pages(tmp_path / "a.tif", (40, 30), (20, 60), (10, 10))
    for number, (size, scaled) in enumerate([((40, 30), (100, 75)), ((20, 60), (33, 100)), ((10, 10), (40, 40))]):
        shown = page(path, number)
        assert (shown.info.width, shown.info.height) == size
        assert (shown.width, shown.height) == scaled
        assert pixel(shown, 0.5, 0.5) == COLOURS[number]
        assert (shown.info.pages, shown.info.duration) == (3, None)
    assert reason(path, 3) is FailureReason.DAMAGED
    assert reason(path, -1) is FailureReason.DAMAGED


@pytest.mark.parametrize("save", [{}, {"big_tiff": True}], ids=["TIFF", "BigTIFF"])
def test_smaller_copies_and_masks_are_no_pages(save: dict[str, bool], tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    images = [Image.new("RGB", (40, 30), colour) for colour in COLOURS]
    for image, kind in zip(images, (0, 1, 2, 4), strict=True):
        image.encoderinfo = {"tiffinfo": {254: kind}}
    images[0].save(path, "TIFF", save_all=True, append_images=images[1:], **save)
    assert page(path, 0).info.pages == 2
    assert pixel(page(path, 1), 0.5, 0.5) == COLOURS[2]


def test_a_chain_of_pages_that_is_broken_or_bites_its_tail_ends_there(tmp_path: Path) -> None:
    path = pages(tmp_path / "a.tif", (40, 30), (20, 60), (10, 10))
    data = bytearray(path.read_bytes())
    with Image.open(path) as image:
        image.seek(1)
        second = image._frame_pos[1]  # type: ignore[attr-defined]
    (entries,) = struct.unpack_from("<H", data, second)
    for next_page, left in ((second, 2), (len(data) + 99, 2), (0xFFFFFFFF, 2)):
        struct.pack_into("<L", data, second + 2 + 12 * entries, next_page)
        path.write_bytes(data)
        assert page(path, 0).info.pages == left
        assert pixel(page(path, 1), 0.5, 0.5) == COLOURS[1]


def test_no_more_pages_are_believed_than_a_reader_could_look_at(tmp_path: Path) -> None:
    first = struct.pack("<2sHL", b"II", 42, 8)
    entries = [(256, 4, 1), (257, 4, 1), (262, 3, 1), (273, 4, 0), (277, 3, 1), (278, 4, 1), (279, 4, 1)]
    directory = struct.pack("<H", len(entries)) + b"".join(
        struct.pack("<HHLL", tag, kind, 1, value) for tag, kind, value in entries
    )
    length = len(directory) + 4
    path = tmp_path / "bomb.tif"
    path.write_bytes(first + b"".join(directory + struct.pack("<L", 8 + length * n) for n in range(1, 12_001)))
    assert page(path, 0).info.pages == 10_000
    assert reason(path, 10_000) is FailureReason.DAMAGED


def test_a_photo_with_a_second_picture_inside_is_the_one_photo_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    images = [Image.new("RGB", (40, 30), colour) for colour in COLOURS[:2]]
    images[0].save(path, "MPO", save_all=True, append_images=images[1:])
    assert page(path, 0).info.pages == 1
    assert reason(path, 1) is FailureReason.DAMAGED
    icon = tmp_path / "a.ico"
    Image.new("RGBA", (64, 64), (*COLOURS[0], 255)).save(icon, sizes=[(16, 16), (64, 64)])
    assert (page(icon, 0).info.pages, page(icon, 0).info.width) == (1, 64)
