"""One file to pixels: sizes, orientation, colours, formats, and everything that may be wrong with a file."""

import io
import os
import socket
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw
from PIL.PngImagePlugin import PngInfo

from tests.conftest import PhotoMaker
from tests.unit.imaging.profiles import DISPLAY_P3, gray_profile, rgb_profile
from viewer import extras
from viewer.imaging import decode as decode_module
from viewer.imaging.decode import decode
from viewer.imaging.photo_file import CannotDecodeError
from viewer.imaging.request import FailureReason, PhotoKey, PhotoSource
from viewer.imaging.shelf import Decoded
from viewer.story.zoom import fitted

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "AVIF", "JPEG2000", "BMP", "ICO", "TGA")


def decoded(path: Path, box: tuple[int, int] = (400, 400)) -> Decoded:
    return decode(PhotoKey(PhotoSource(None, str(path)), *box))


def failure(path: Path, folder: Path | None = None) -> tuple[FailureReason, str]:
    source = PhotoSource(str(folder) if folder else None, str(path))
    with pytest.raises(CannotDecodeError) as caught:
        decode(PhotoKey(source, 100, 100))
    return caught.value.failure.reason, caught.value.failure.detail


def pixel(photo: Decoded, x: float, y: float) -> tuple[int, int, int]:
    """The colour at a place given as shares of width and height."""
    start = 4 * (int(y * photo.height) * photo.width + int(x * photo.width))
    blue, green, red, _ = photo.data[start : start + 4]
    return red, green, blue


def close(one: tuple[int, ...], other: tuple[int, ...], by: int = 12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def quarters() -> Image.Image:
    """Red top left, green top right, blue bottom left, white bottom right; wider than high."""
    image = Image.new("RGB", (120, 80), WHITE)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 59, 39), RED)
    draw.rectangle((60, 0, 119, 39), GREEN)
    draw.rectangle((0, 40, 59, 79), BLUE)
    return image


@given(
    width=st.integers(1, 30_000),
    height=st.integers(1, 30_000),
    box=st.tuples(st.integers(1, 8_000), st.integers(1, 8_000)),
)
def test_a_photo_fills_its_box_and_never_leaves_it(width: int, height: int, box: tuple[int, int]) -> None:
    fit_width, fit_height = fitted(width, height, *box)
    assert 1 <= fit_width <= max(box[0], 1)
    assert 1 <= fit_height <= max(box[1], 1)
    enlarged = fit_width / width >= 3.9 or fit_height / height >= 3.9
    assert enlarged or fit_width >= box[0] - 1 or fit_height >= box[1] - 1


def test_an_icon_stays_an_icon(make_photo: PhotoMaker) -> None:
    photo = decoded(make_photo("icon.png", (16, 16)), (1000, 1000))
    assert (photo.width, photo.height) == (64, 64)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_shown(name: str, tmp_path: Path) -> None:
    path = tmp_path / "photo.bin"  # the content decides, not the name
    quarters().save(path, name, sizes=[(120, 80)])  # of an icon, which has some of its own otherwise
    photo = decoded(path, (120, 80))
    assert photo.info.format == name
    assert (photo.info.width, photo.info.height) == (120, 80)
    assert not photo.info.damaged
    for place, colour in {(0.2, 0.2): RED, (0.8, 0.2): GREEN, (0.2, 0.8): BLUE, (0.8, 0.8): WHITE}.items():
        assert close(pixel(photo, *place), colour, 25)


TURNED = {  # what stands top left, top right, bottom left, bottom right once upright (EXIF 2.32, 4.6.4)
    1: (RED, GREEN, BLUE, WHITE),
    2: (GREEN, RED, WHITE, BLUE),
    3: (WHITE, BLUE, GREEN, RED),
    4: (BLUE, WHITE, RED, GREEN),
    5: (RED, BLUE, GREEN, WHITE),
    6: (BLUE, RED, WHITE, GREEN),
    7: (WHITE, GREEN, BLUE, RED),
    8: (GREEN, WHITE, RED, BLUE),
}


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
@pytest.mark.parametrize("orientation", TURNED)
def test_photos_stand_upright(name: str, orientation: int, tmp_path: Path) -> None:
    path = tmp_path / "photo"
    exif = Image.Exif()
    exif[0x0112] = orientation
    quarters().save(path, name, exif=exif, quality=95)
    photo = decoded(path, (600, 60))
    sideways = orientation >= 5
    assert (photo.info.width, photo.info.height) == ((80, 120) if sideways else (120, 80))
    assert (photo.width, photo.height) == ((40, 60) if sideways else (90, 60))
    corners = tuple(pixel(photo, x, y) for y in (0.2, 0.8) for x in (0.2, 0.8))
    for seen, wanted in zip(corners, TURNED[orientation], strict=True):
        assert close(seen, wanted, 40), (corners, orientation)


def swapped_profile() -> bytes:
    """An sRGB profile whose red and green primaries have changed places."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return data.replace(b"rXYZ", b"????").replace(b"gXYZ", b"rXYZ").replace(b"????", b"gXYZ")


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_an_embedded_profile_is_obeyed(name: str, tmp_path: Path) -> None:
    path = tmp_path / "photo"
    Image.new("RGB", (64, 64), RED).save(path, name, icc_profile=swapped_profile(), quality=100)
    assert close(pixel(decoded(path), 0.5, 0.5), GREEN)


def test_a_profile_holds_for_transparent_photos_too(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    Image.new("RGBA", (64, 64), (*RED, 255)).save(path, icc_profile=swapped_profile())
    assert close(pixel(decoded(path), 0.5, 0.5), GREEN)


def test_a_profile_is_named(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    for profile, name in (None, None), (rgb_profile(DISPLAY_P3), "Display P3"):
        quarters().save(path, icc_profile=profile)
        info = decoded(path).info
        assert (info.profile, info.broken_profile) == (name, False)
    quarters().save(path, icc_profile=rgb_profile(DISPLAY_P3._replace(name="\x1b\n ")))
    assert decoded(path).info.profile == ""


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA"])
@pytest.mark.parametrize(
    "profile",
    [b"nonsense", rgb_profile(DISPLAY_P3)[:300], rgb_profile(DISPLAY_P3).replace(b"RGB ", b"CMYK")],
    ids=["nonsense", "cut off", "of another kind"],
)
def test_a_broken_profile_costs_nothing_and_is_said(mode: str, profile: bytes, tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    Image.new("RGB", (20, 20), (90, 90, 90)).convert(mode).save(path, icc_profile=profile)
    photo = decoded(path)
    assert pixel(photo, 0.5, 0.5) == (90, 90, 90)
    assert (photo.info.profile, photo.info.broken_profile, photo.info.damaged) == ("", True, False)


def test_a_gray_profile_says_nothing_of_colours(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    Image.new("RGB", (20, 20), (200, 30, 30)).save(path, icc_profile=gray_profile(1.0))
    photo = decoded(path)
    assert pixel(photo, 0.5, 0.5) == (200, 30, 30)
    assert photo.info.broken_profile


def test_a_png_profile_that_cannot_be_unpacked_is_said(tmp_path: Path) -> None:
    whole = io.BytesIO()
    quarters().save(whole, "PNG")
    head, rest = whole.getvalue()[:33], whole.getvalue()[33:]  # after IHDR
    path = tmp_path / "photo.png"
    path.write_bytes(head + png_chunk(b"iCCP", b"x\0\0nonsense") + rest)
    photo = decoded(path)
    assert (photo.info.broken_profile, photo.info.damaged) == (True, False)


@pytest.mark.parametrize(
    ("mode", "colour", "seen"),
    [
        ("L", 120, (120, 120, 120)),
        ("1", 1, (255, 255, 255)),
        ("I;16", 30_000, (116, 116, 116)),
        ("P", 0, (0, 0, 0)),
        ("LA", (120, 255), (120, 120, 120)),
        ("RGBA", (200, 30, 30, 255), (200, 30, 30)),
    ],
)
def test_every_kind_of_pixel_is_shown(mode: str, colour: object, seen: tuple[int, int, int], tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    Image.new(mode, (20, 20), colour).save(path)  # type: ignore[arg-type]
    assert close(pixel(decoded(path), 0.5, 0.5), seen, 2)


def test_floats_and_cmyk_are_shown(tmp_path: Path) -> None:
    Image.new("F", (20, 20), 0.5).save(tmp_path / "f.tif")
    assert close(pixel(decoded(tmp_path / "f.tif"), 0.5, 0.5), (127, 127, 127), 2)
    Image.new("CMYK", (20, 20), (0, 255, 255, 0)).save(tmp_path / "c.jpg", quality=95)
    assert close(pixel(decoded(tmp_path / "c.jpg"), 0.5, 0.5), RED)


def test_transparency_is_premultiplied(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    Image.new("RGBA", (20, 20), (200, 100, 50, 128)).save(path)
    photo = decoded(path)
    assert photo.alpha
    blue, green, red, alpha = photo.data[:4]
    assert close((red, green, blue, alpha), (100, 50, 25, 128), 2)


def test_what_cannot_be_seen_does_not_bleed_into_the_edges(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    image = Image.new("RGBA", (64, 64), (255, 0, 255, 0))  # invisible magenta
    image.paste((0, 128, 0, 255), (0, 0, 32, 64))
    image.save(path)
    photo = decoded(path, (16, 16))
    for start in range(0, len(photo.data), 4):
        blue, _, red, _ = photo.data[start : start + 4]
        assert (red, blue) == (0, 0)


def test_a_large_jpeg_is_scaled_while_it_is_decoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "photo.jpg"
    quarters().resize((2400, 1600)).save(path)
    loaded: list[tuple[int, int]] = []
    resize = Image.Image.resize

    def spy(self: Image.Image, *args: object, **kwargs: object) -> Image.Image:
        loaded.append(self.size)
        return resize(self, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Image.Image, "resize", spy)
    photo = decoded(path, (500, 500))
    assert loaded == [(600, 400)]
    assert (photo.info.width, photo.info.height) == (2400, 1600)


def test_a_truncated_photo_is_shown_as_far_as_it_goes(tmp_path: Path) -> None:
    whole = io.BytesIO()
    Image.effect_noise((400, 300), 60).convert("RGB").save(whole, "JPEG", quality=95)
    path = tmp_path / "photo.jpg"
    path.write_bytes(whole.getvalue()[: len(whole.getvalue()) // 2])
    photo = decoded(path)
    assert photo.info.damaged
    top = {pixel(photo, x / 20, 0.1) for x in range(20)}
    bottom = {pixel(photo, x / 20, 0.95) for x in range(20)}
    assert len(top) > 5  # the noise that was there
    assert len(bottom) == 1  # the gray that was not


def test_a_damaged_photo_does_not_make_the_next_one_lenient(tmp_path: Path, make_photo: PhotoMaker) -> None:
    test_a_truncated_photo_is_shown_as_far_as_it_goes(tmp_path)
    assert not decoded(make_photo("whole.jpg")).info.damaged


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"<?xml version='1.0'?><!-- drawn -->\n<svg/>", "SVG"),
        (b"\xef\xbb\xbf\n<!DOCTYPE svg PUBLIC ''>", "SVG"),
        (b"<!DOCTYPE html><title>x</title><svg/>", "web page"),
        (b"<html><body><svg/></body></html>", "web page"),
        (b"<?xml version='1.0'?><rss/>", ""),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "EPS"),
        (b"\xc5\xd0\xd3\xc6\x20\0\0\0", "EPS"),
        (b"%PDF-1.7\n", "PDF"),
        (b"8BPS\0\1", "PSD"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x18ftypisom\0\0\0\0isom", "film"),
        (b"\xff\x0a\xfa\x7f", "JPEG XL"),
        (b"\0\0\0\x0cJXL \r\n\x87\n", "JPEG XL"),
        (b"PK\x03\x04", "ZIP"),
        (b"%PDF-1.7\n TRUEVISION-XFILE.\0", "PDF"),
        (b"just words", ""),
    ],
)
def test_formats_are_refused_by_content(
    content: bytes, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda _: None)  # plugins that the tests have
    path = tmp_path / "photo.jpg"
    path.write_bytes(content)
    reason, detail = failure(path)
    assert reason is FailureReason.UNKNOWN_FORMAT
    assert detail == what


def test_no_codec_ever_sees_a_refused_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n")
    opened: list[object] = []
    monkeypatch.setattr(decode_module, "_open", lambda *given: opened.append(given))
    assert failure(path)[0] is FailureReason.UNKNOWN_FORMAT
    assert opened == []


def test_files_that_are_no_photos(tmp_path: Path) -> None:
    assert failure(tmp_path / "nothing.jpg")[0] is FailureReason.MISSING
    assert failure(tmp_path)[0] is FailureReason.NOT_A_FILE
    empty = tmp_path / "empty.jpg"
    empty.touch()
    assert failure(empty)[0] is FailureReason.EMPTY
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    assert failure(broken)[0] is FailureReason.DAMAGED


@pytest.mark.parametrize("folder", [None, "/"])
def test_a_name_that_no_file_can_have_is_unreadable(folder: str | None) -> None:
    with pytest.raises(CannotDecodeError) as raised:
        decode(PhotoKey(PhotoSource(folder, "a\0b.jpg"), 50, 50))
    assert raised.value.failure.reason is FailureReason.UNREADABLE


def test_special_files_are_refused_before_a_byte_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jpg"
    os.mkfifo(pipe)
    assert failure(pipe)[0] is FailureReason.NOT_A_FILE
    assert failure(Path("/dev/zero"))[0] is FailureReason.NOT_A_FILE
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "socket.jpg"))
        assert failure(tmp_path / "socket.jpg")[0] is FailureReason.NOT_A_FILE


def test_links_may_not_lead_out_of_the_story(make_photo: PhotoMaker, tmp_path: Path) -> None:
    outside = make_photo("elsewhere/photo.jpg")
    inside = make_photo("story/real.jpg")
    story = tmp_path / "story"
    (story / "out.jpg").symlink_to(outside)
    (story / "in.jpg").symlink_to(inside)
    (story / "folder").symlink_to(tmp_path / "elsewhere")
    assert failure(Path("out.jpg"), story)[0] is FailureReason.OUTSIDE
    assert failure(Path("folder/photo.jpg"), story)[0] is FailureReason.OUTSIDE
    assert failure(Path("../elsewhere/photo.jpg"), story)[0] is FailureReason.OUTSIDE
    assert decode(PhotoKey(PhotoSource(str(story), "in.jpg"), 50, 50)).width == 50


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def test_a_bomb_is_refused_before_it_goes_off(tmp_path: Path) -> None:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    path = tmp_path / "bomb.png"
    bomb = png_chunk(b"IHDR", header) + png_chunk(b"IDAT", zlib.compress(bytes(1000))) + png_chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bomb)
    reason, detail = failure(path)
    assert reason is FailureReason.TOO_LARGE
    assert "60000" in detail


@pytest.mark.parametrize("depth", ["I;16", "F"])
def test_deep_pixels_count_with_the_memory_they_take(tmp_path: Path, depth: str) -> None:
    """A gray photo of 16 bits has one channel, and takes four bytes a pixel on its way to the screen."""
    path = tmp_path / "deep.tif"
    Image.new(depth, (64, 64)).save(path)
    content = bytearray(path.read_bytes())
    with Image.open(path) as image:
        assert image.mode == depth
        tags = image.tag_v2  # type: ignore[attr-defined]
        assert (tags[256], tags[257]) == (64, 64)
    folder = struct.unpack_from("<I", content, 4)[0]
    for number in range(struct.unpack_from("<H", content, folder)[0]):
        at = folder + 2 + 12 * number
        if struct.unpack_from("<H", content, at)[0] in (256, 257, 278):  # width, height, rows in a strip
            content[at : at + 12] = struct.pack("<HHII", struct.unpack_from("<H", content, at)[0], 4, 1, 20_000)
    path.write_bytes(content)
    assert failure(path) == (FailureReason.TOO_LARGE, "20000 × 20000")


def test_an_icon_larger_than_it_says_is_refused_before_it_is_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = io.BytesIO()
    Image.new("RGBA", (300, 300), RED).save(hidden, "PNG")
    content = hidden.getvalue()
    entry = struct.pack("<BBBBHHII", 16, 16, 0, 0, 1, 32, len(content), 22)
    path = tmp_path / "photo.ico"
    path.write_bytes(struct.pack("<HHH", 0, 1, 1) + entry + content)
    monkeypatch.setattr("viewer.imaging.decode.MAX_DECODED_BYTES", 300 * 300 * 4 - 8)
    monkeypatch.setattr("PIL.PngImagePlugin.PngImageFile.load", None)  # decoding would call it
    assert failure(path)[0] is FailureReason.TOO_LARGE


def test_a_tga_without_its_footer_is_like_anything_else(tmp_path: Path) -> None:
    path = tmp_path / "photo.tga"
    quarters().save(path)
    path.write_bytes(path.read_bytes()[:-26])
    assert failure(path) == (FailureReason.UNKNOWN_FORMAT, "")


XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt>
<rdf:li xml:lang="x-default">Trống đồng</rdf:li><rdf:li xml:lang="vi">Trống đồng</rdf:li>
<rdf:li xml:lang="en">A bronze drum</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>"""


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_captions_inside_the_file_are_found_in_all_their_languages(name: str, tmp_path: Path) -> None:
    path = tmp_path / "photo"
    text = PngInfo()
    text.add_itxt("XML:com.adobe.xmp", XMP)  # PNG keeps it where it keeps texts (XMP part 3, section 1.1.5)
    match name:
        case "PNG":
            quarters().save(path, name, pnginfo=text)
        case "TIFF":
            quarters().save(path, name, tiffinfo={700: XMP.encode()})
        case _:
            quarters().save(path, name, xmp=XMP.encode())
    assert decoded(path).info.captions == (("vi", "Trống đồng"), ("en", "A bronze drum"))


@pytest.mark.parametrize(
    "xmp",
    [
        *(b"<x", b"", b"\xff\xfe", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
        *(b"<?xml version='1.0' encoding='none'?><a/>", b"<?xml version='1.0' encoding='utf-7'?><a/>"),
    ],
)
def test_broken_metadata_costs_no_picture(xmp: bytes, tmp_path: Path) -> None:
    path = tmp_path / "photo.webp"
    quarters().save(path, xmp=xmp)
    photo = decoded(path)
    assert photo.info.captions == ()
    assert not photo.info.damaged


def seeds() -> list[bytes]:
    found = []
    for name in FORMATS:
        stream = io.BytesIO()
        quarters().save(stream, name, sizes=[(120, 80)])
        found.append(stream.getvalue())
    return found


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.sampled_from(seeds()), damage=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=8)), max_size=4))
def test_whatever_the_bytes_there_is_a_photo_or_a_reason(
    seed: bytes, damage: list[tuple[float, bytes]], tmp_path: Path
) -> None:
    data = bytearray(seed)
    for place, piece in damage:
        start = int(place * len(data))
        data[start : start + len(piece)] = piece
    path = tmp_path / "photo"
    path.write_bytes(data)
    try:
        photo = decoded(path, (60, 60))
    except CannotDecodeError:
        return
    assert len(photo.data) == 4 * photo.width * photo.height
    assert photo.width <= 60
    assert photo.height <= 60
