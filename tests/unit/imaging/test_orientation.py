"""However the camera was held, the photo stands upright: in every format that can say so, at every size, every part."""

import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.unit.imaging.test_decode import TURNED, close, decoded, pixel, png_chunk, quarters
from tests.unit.imaging.test_parts import part
from viewer.imaging.shelf import Decoded, Shelf

PHOTO = quarters().resize((480, 320), Image.Resampling.NEAREST)
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "AVIF")
THUMBNAIL = (84, 56)


def turned(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif.tobytes()


def corners(photo: Decoded) -> tuple[tuple[int, int, int], ...]:
    return tuple(pixel(photo, x, y) for y in (0.2, 0.8) for x in (0.2, 0.8))


def stands_upright(photo: Decoded, orientation: int) -> bool:
    upright = (320, 480) if orientation >= 5 else (480, 320)
    colours = zip(corners(photo), TURNED[orientation], strict=True)
    return (photo.info.width, photo.info.height) == upright and all(close(*pair, 40) for pair in colours)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("orientation", TURNED)
def test_thumbnails_and_parts_stand_upright(name: str, orientation: int, tmp_path: Path) -> None:
    path = tmp_path / "photo"
    PHOTO.save(path, name, exif=turned(orientation), quality=95)
    small = decoded(path, THUMBNAIL)
    assert (small.width, small.height) == ((37, 56) if orientation >= 5 else THUMBNAIL)
    assert stands_upright(small, orientation)
    width, height = (320, 480) if orientation >= 5 else (480, 320)
    shelf = Shelf()
    tiles = [
        part(path, (x, y, x + width // 4, y + height // 4), box, shelf)
        for box in ((width // 4, height // 4), (30, 30))
        for y in (height // 8, height * 5 // 8)
        for x in (width // 8, width * 5 // 8)
    ]
    for tile, wanted in zip(tiles, TURNED[orientation] * 2, strict=True):
        assert all(close(seen, wanted, 40) for seen in corners(tile))


def _gray_sixteen(path: Path, name: str, exif: bytes) -> None:
    PHOTO.convert("L").point([257 * value for value in range(256)], "I").convert("I;16").save(path, name, exif=exif)


def _in_mode(mode: str, **options: Any) -> Callable[[Path, str, bytes], None]:
    return lambda path, name, exif: PHOTO.convert(mode, dither=Image.Dither.NONE).save(path, name, exif=exif, **options)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("JPEG", _in_mode("L")),
        ("JPEG", _in_mode("CMYK")),
        ("PNG", _gray_sixteen),
        ("PNG", _in_mode("RGBA")),
        ("PNG", _in_mode("P")),
        ("PNG", _in_mode("1")),
        ("WEBP", _in_mode("RGBA")),
        ("TIFF", _gray_sixteen),
        ("TIFF", _in_mode("1", compression="group4")),
        ("TIFF", _in_mode("RGB", compression="jpeg")),
        ("TIFF", _in_mode("CMYK", compression="tiff_lzw")),
        ("AVIF", _in_mode("RGBA")),
    ],
)
@pytest.mark.parametrize("orientation", [2, 6, 7])
def test_every_kind_of_pixels_is_turned(
    name: str, write: Callable[[Path, str, bytes], None], orientation: int, tmp_path: Path
) -> None:
    straight, path = tmp_path / "straight", tmp_path / "photo"
    write(straight, name, b"")
    write(path, name, turned(orientation))
    was, photo = corners(decoded(straight)), decoded(path)
    by_colour = dict(zip(TURNED[1], was, strict=True))
    assert (photo.width, photo.height) == ((267, 400) if orientation >= 5 else (400, 267))
    for seen, wanted in zip(corners(photo), TURNED[orientation], strict=True):
        assert close(seen, by_colour[wanted], 40)


@pytest.mark.parametrize("orientation", TURNED)
def test_a_png_may_say_so_after_its_pixels(orientation: int, tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    PHOTO.save(path)
    end = png_chunk(b"IEND", b"")
    path.write_bytes(path.read_bytes().replace(end, png_chunk(b"eXIf", turned(orientation)[6:]) + end))
    assert stands_upright(decoded(path), orientation)


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP"])
def test_xmp_alone_may_say_so(name: str, tmp_path: Path) -> None:
    path = tmp_path / "photo"
    packet = '<x xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="6"/>'
    options: dict[str, Any] = {"xmp": packet.encode()}
    if name == "PNG":
        options = {"pnginfo": PngInfo()}
        options["pnginfo"].add_itxt("XML:com.adobe.xmp", packet)
    PHOTO.save(path, name, **options)
    assert stands_upright(decoded(path), 6)


# How far it is turned against the clock (in quarters), and about which axis it is mirrored after that (0 upright, 1
# flat, None not at all), by EXIF's number of the same (ISO/IEC 23008-12, sections 6.5.10 and 6.5.12).
TRANSFORMS = {1: (0, None), 2: (0, 1), 3: (2, None), 4: (0, 0), 5: (1, 0), 6: (3, None), 7: (3, 0), 8: (1, None)}


@pytest.mark.parametrize("orientation", [2, 3, 4, 5, 6, 7, 8])
def test_an_avifs_own_transforms_count_and_its_exif_does_not(orientation: int, tmp_path: Path) -> None:
    """Pillow writes an orientation as `irot` and `imir`."""
    path = tmp_path / "photo"
    PHOTO.save(path, "AVIF", quality=95, exif=turned(orientation))
    data = path.read_bytes()
    turns, mirror = TRANSFORMS[orientation]
    assert (struct.pack(">I4sB", 9, b"irot", turns) in data) == bool(turns)
    assert (b"imir" in data) == (mirror is not None)
    assert stands_upright(decoded(path), orientation)
    exif = Image.Exif()
    exif[0x0113] = orientation  # which Pillow leaves in its place
    PHOTO.save(path, "AVIF", quality=95, exif=exif.tobytes())
    there, wanted = (struct.pack(">HHIH", tag, 3, 1, orientation) for tag in (0x0113, 0x0112))
    assert path.read_bytes().count(there) == 1
    path.write_bytes(path.read_bytes().replace(there, wanted))
    assert stands_upright(decoded(path), 1)


@pytest.mark.parametrize("nonsense", [0, 9, 255])
def test_an_orientation_that_there_is_not_is_none(nonsense: int, tmp_path: Path) -> None:
    path = tmp_path / "photo"
    for name in FORMATS[:4]:
        PHOTO.save(path, name, exif=turned(nonsense), quality=95)
        assert stands_upright(decoded(path), 1)


def test_a_damaged_photo_is_turned_as_well(tmp_path: Path) -> None:
    path = tmp_path / "photo"
    PHOTO.save(path, "JPEG", exif=turned(6), quality=95)
    path.write_bytes(path.read_bytes()[:-40])
    photo = decoded(path)
    assert photo.info.damaged
    assert (photo.info.width, photo.info.height) == (320, 480)
    assert [close(*pair, 40) for pair in zip(corners(photo), TURNED[6], strict=True)][1:] == [True] * 3
