"""What a file says of itself: camera, exposure, date, place, and every caption, in EXIF, XMP, IPTC and PNG texts."""

import json
import struct
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import IFDRational

from viewer.imaging.decode import decode
from viewer.imaging.exif import number_of
from viewer.imaging.message import MAX_MESSAGE_BYTES
from viewer.imaging.request import FoundFact, PhotoInfo, PhotoKey, PhotoSource

MAIN = {0x010F: "NIKON CORPORATION", 0x0110: "NIKON D850", 0x013B: "An Nguyen", 0x8298: "CC0"}
PHOTO = {
    0x829A: IFDRational(1, 250),
    0x829D: IFDRational(28, 10),
    0x8827: 400,
    0x9003: "2025:03:12 08:14:59",
    0x9011: "+07:00",
    0x9204: IFDRational(-2, 3),
    0x920A: IFDRational(85, 1),
    0xA405: 127,
    0xA434: "85mm f/1.8G",
}
HANOI = {1: "N", 2: (21.0, 1.0, 42.6), 3: "E", 4: (105.0, 51.0, 15.12), 5: b"\0", 6: IFDRational(123, 10)}
BY_EXIF = {
    "camera": "Nikon D850",
    "creator": "An Nguyen",
    "copyright": "CC0",
    "lens": "85mm f/1.8G",
    "exposure-time": "1/250 s",
    "aperture": "f/2.8",
    "sensitivity": "ISO 400",
    "bias": "−0.7 EV",
    "focal-length": "85 mm",
    "focal-length-35": "127 mm",
    "taken": "2025-03-12T08:14+07:00",
    "position": "21.0285° N, 105.8542° E",
    "altitude": "12 m",
}
FORMATS = ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"]


def exif(main: dict[int, Any] | None = None, photo: Any = None, gps: Any = None) -> bytes:
    made = Image.Exif()
    made.update(main or {})
    made[0x8769] = photo or {}
    made[0x8825] = gps or {}
    return made.tobytes()


def xmp(inside: str) -> bytes:
    spaces = {
        "x": "adobe:ns:meta/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "aux": "http://ns.adobe.com/exif/1.0/aux/",
        "dc": "http://purl.org/dc/elements/1.1/",
        "exif": "http://ns.adobe.com/exif/1.0/",
        "exifEX": "http://cipa.jp/exif/1.0/",
        "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
        "photoshop": "http://ns.adobe.com/photoshop/1.0/",
        "tiff": "http://ns.adobe.com/tiff/1.0/",
    }
    declared = " ".join(f'xmlns:{name}="{space}"' for name, space in spaces.items())
    return f"<x:xmpmeta {declared}><rdf:RDF><rdf:Description {inside}</rdf:Description></rdf:RDF></x:xmpmeta>".encode()


def alternatives(name: str, **texts: str) -> str:
    items = "".join(f'<rdf:li xml:lang="{tag.replace("_", "-")}">{text}</rdf:li>' for tag, text in texts.items())
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def iim(sets: dict[int, bytes], characters: bytes = b"\x1b%G") -> bytes:
    """IPTC-IIM: data sets of record 2, after the character set of them all."""
    every = [(1, 90, characters), *((2, number, data) for number, data in sets.items())]
    return b"".join(struct.pack(">BBBH", 0x1C, record, number, len(data)) + data for record, number, data in every)


def with_iptc(path: Path, sets: bytes) -> Path:
    """Into a JPEG, as Photoshop keeps it."""
    block = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(sets)) + sets + bytes(len(sets) % 2)
    data = path.read_bytes()
    path.write_bytes(data[:2] + b"\xff\xed" + struct.pack(">H", len(block) + 2) + block + data[2:])
    return path


def saved(path: Path, kind: str = "JPEG", **options: Any) -> Path:
    Image.new("RGB", (32, 16), "gray").save(path, kind, **options)
    return path


def info(path: Path, *, facts: bool = True) -> PhotoInfo:
    found = decode(PhotoKey(PhotoSource(None, str(path)), 32, 16), facts=facts).info
    assert not found.damaged
    return found


def facts(path: Path) -> dict[str, str]:
    return {what: text for what, text, _ in info(path).facts}


def captions(path: Path) -> list[FoundFact]:
    kinds = ("caption", "alt-text", "description")
    return [fact for fact in info(path).facts if fact[0].startswith(kinds)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "photo"


@pytest.mark.parametrize("kind", FORMATS)
def test_exif_is_read_in_every_format_that_carries_it(kind: str, path: Path) -> None:
    assert facts(saved(path, kind, exif=exif(MAIN, PHOTO, HANOI))) == BY_EXIF


def test_where_there_is_no_exif_xmp_is_believed(path: Path) -> None:
    packet = xmp(
        'tiff:Make="SONY" tiff:Model="ILCE-7M3" aux:Lens="FE 35mm" exif:ExposureTime="1/250" exif:FNumber="28/10" '
        'exif:FocalLength="85/1" exif:FocalLengthIn35mmFilm="127" exif:ExposureBiasValue="1/3" '
        'exif:GPSAltitude="30/10" exif:GPSLatitude="21,1.71N" exif:GPSLongitude="105,51,15.12W" '
        'exif:GPSAltitudeRef="1" exif:DateTimeOriginal="2025-03-12T08:14:59.25Z" photoshop:City="Hà Nội" '
        'photoshop:Country="Việt Nam">'
        "<exif:ISOSpeedRatings><rdf:Seq><rdf:li>400</rdf:li></rdf:Seq></exif:ISOSpeedRatings>"
        "<photoshop:State>Hoàn Kiếm</photoshop:State><Iptc4xmpCore:Location>Phố cổ</Iptc4xmpCore:Location>"
        "<dc:creator><rdf:Seq><rdf:li>An</rdf:li><rdf:li>Bình</rdf:li></rdf:Seq></dc:creator>"
        + alternatives("dc:title", x_default="Old streets")
        + alternatives("dc:rights", x_default="CC0")
    )
    assert facts(saved(path, xmp=packet)) == {
        "title": "Old streets",
        "creator": "An, Bình",
        "copyright": "CC0",
        "location": "Phố cổ",
        "city": "Hà Nội",
        "state": "Hoàn Kiếm",
        "country": "Việt Nam",
        "camera": "Sony ILCE-7M3",
        "lens": "FE 35mm",
        "exposure-time": "1/250 s",
        "aperture": "f/2.8",
        "sensitivity": "ISO 400",
        "bias": "+0.3 EV",
        "focal-length": "85 mm",
        "focal-length-35": "127 mm",
        "taken": "2025-03-12T08:14+00:00",
        "position": "21.0285° N, 105.8542° W",
        "altitude": "−3 m",
    }


def test_exif_is_believed_before_xmp(path: Path) -> None:
    packet = xmp('tiff:Model="Other" exif:FNumber="8/1" photoshop:DateCreated="1999-01-01">')
    said = facts(saved(path, exif=exif(MAIN, PHOTO), xmp=packet))
    assert (said["camera"], said["aperture"], said["taken"]) == ("Nikon D850", "f/2.8", "2025-03-12T08:14+07:00")


@pytest.mark.parametrize(
    ("maker", "model", "said"),
    [
        ("NIKON CORPORATION", "NIKON D850", "Nikon D850"),
        ("Canon", "Canon EOS R5", "Canon EOS R5"),
        ("SONY", "ILCE-7M3", "Sony ILCE-7M3"),
        ("Apple", "iPhone 15 Pro", "Apple iPhone 15 Pro"),
        ("OLYMPUS IMAGING CORP.  ", "E-M5", "Olympus E-M5"),
        ("Leica Camera AG", "LEICA Q2", "Leica Q2"),
        ("EASTMAN KODAK COMPANY", "KODAK DC240", "Kodak DC240"),
        ("RICOH IMAGING COMPANY, LTD.", "GR III", "Ricoh GR III"),
        ("DJI", "FC3170", "DJI FC3170"),
        ("", "DSC-1", "DSC-1"),
        ("FUJIFILM", "", "Fujifilm"),
        ("Company", "", "Company"),
        (" \0x", "\0", None),
    ],
)
def test_a_maker_is_named_once(maker: str, model: str, said: str | None, path: Path) -> None:
    assert facts(saved(path, exif=exif({0x010F: maker, 0x0110: model}))).get("camera") == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        ((1, 8000), "1/8000 s"),
        ((10, 2500), "1/250 s"),
        ((1, 4), "1/4 s"),
        ((1, 3), "0.3 s"),
        ((1, 2), "0.5 s"),
        ((1, 1), "1 s"),
        ((5, 2), "2.5 s"),
        ((1800, 1), "1800 s"),
        ((0, 1), None),
        ((1, 0), None),
        ((4_000_000_000, 1), None),
    ],
)
def test_exposure_times(seconds: tuple[int, int], said: str | None, path: Path) -> None:
    assert facts(saved(path, exif=exif(photo={0x829A: IFDRational(*seconds)}))).get("exposure-time") == said


@pytest.mark.parametrize(
    ("stamp", "offset", "said"),
    [
        ("2025:03:12 08:14:59", "", "2025-03-12T08:14"),
        ("2025:03:12 08:14:59", "-03:30", "2025-03-12T08:14-03:30"),
        ("2025:03:12 08:14:59", "+99:00", "2025-03-12T08:14"),
        ("2025:03:12 08:14:59", "   :  ", "2025-03-12T08:14"),
        ("0000:00:00 00:00:00", "+07:00", None),
        ("2025:13:12 08:14:59", "", None),
        ("2025:03:12 24:14:59", "", None),
        ("    :  :     :  :  ", "", None),
        ("yesterday", "", None),
    ],
)
def test_when_it_was_taken(stamp: str, offset: str, said: str | None, path: Path) -> None:
    assert facts(saved(path, exif=exif(photo={0x9003: stamp, 0x9011: offset}))).get("taken") == said


@pytest.mark.parametrize("day", ["1968", "1968-02", "1968-02-01"])
def test_of_an_old_photo_the_day_or_the_year_may_be_all_that_is_known(day: str, path: Path) -> None:
    assert facts(saved(path, xmp=xmp(f'photoshop:DateCreated="{day}">')))["taken"] == day


@pytest.mark.parametrize(
    "nonsense",
    [
        {2: (400.0, 0.0, 0.0)},
        {2: (90.0, 0.0, 1.0)},
        {2: (IFDRational(1, 0), 1.0, 1.0)},
        {1: "X"},
        {1: ""},
        {1: "NS"},
        {2: (21.0, 1.0)},
        {2: (0.0, 0.0, 0.0), 4: (0.0, 0.0, 0.0)},
        {4: (181.0, 0.0, 0.0)},
    ],
)
def test_a_place_that_cannot_be_is_none(nonsense: dict[int, Any], path: Path) -> None:
    said = facts(saved(path, exif=exif(gps=HANOI | nonsense)))
    assert "position" not in said
    assert said["altitude"] == "12 m"


def test_numbers_that_cannot_be_true_are_left_out(path: Path) -> None:
    nothing = IFDRational(0, 0)
    photo = {0x829A: nothing, 0x829D: nothing, 0x8827: 0, 0x9204: IFDRational(99, 1), 0x920A: nothing, 0xA405: 0}
    assert facts(saved(path, exif=exif(photo={**photo, 0xA434: "0.0 mm f/0.0 ----".replace("mm f", "")}))) == {}


def test_more_sensitivity_than_fits_stands_elsewhere(path: Path) -> None:
    assert facts(saved(path, exif=exif(photo={0x8827: 65535, 0x8832: 102_400}))) == {"sensitivity": "ISO 102400"}


@given(st.one_of(st.text(), st.floats(), st.binary(), st.tuples(st.integers()), st.none(), st.lists(st.text())))
def test_whatever_stands_for_a_number(value: object) -> None:
    number = number_of(value)
    assert number is None or abs(number) < float("inf")


class TestCaptions:
    def test_every_caption_is_found_with_its_language_and_where(self, path: Path) -> None:
        packet = xmp(
            ">"
            + alternatives("dc:description", x_default="Trống", vi="Trống", en="A drum")
            + alternatives("Iptc4xmpCore:AltTextAccessibility", x_default="A round thing", vi="Vật tròn")
            + alternatives("Iptc4xmpCore:ExtDescrAccessibility", en="Bronze, with birds")
        )
        saved(path, xmp=packet, exif=exif({0x010E: b"By EXIF \xe1\xba\xbf"}))
        with_iptc(path, iim({120: "Do IPTC ế".encode(), 5: b"Title", 80: b"An", 90: b"Hue"}))
        assert captions(path) == [
            ("caption-xmp", "Trống", "vi"),
            ("caption-xmp", "A drum", "en"),
            ("caption-iptc", "Do IPTC ế", ""),
            ("caption-exif", "By EXIF ế", ""),
            ("alt-text", "A round thing", ""),
            ("alt-text", "Vật tròn", "vi"),
            ("description", "Bronze, with birds", "en"),
        ]
        assert info(path).captions == (("vi", "Trống"), ("en", "A drum"))
        said = facts(path)
        assert (said["title"], said["creator"], said["city"]) == ("Title", "An", "Hue")

    def test_the_same_text_is_told_once(self, path: Path) -> None:
        packet = xmp(">" + alternatives("dc:description", x_default="One", vi="Một"))
        saved(path, xmp=packet, exif=exif({0x010E: "Một ".encode()}))
        with_iptc(path, iim({120: b"One"}))
        assert captions(path) == [("caption-xmp", "One", ""), ("caption-xmp", "Một", "vi")]

    def test_what_is_trusted_first(self, path: Path) -> None:
        packet = xmp(">" + alternatives("dc:description", vi="XMP"))
        saved(path, exif=exif({0x010E: "EXIF"}), xmp=packet)
        assert info(path).captions == (("vi", "XMP"),)
        saved(path, exif=exif({0x010E: "EXIF"}))
        assert info(path).captions == (("x-default", "EXIF"),)
        with_iptc(path, iim({120: b"IPTC"}))
        assert info(path).captions == (("x-default", "IPTC"),)

    @pytest.mark.parametrize("kind", ["itxt", "text"])
    def test_a_png_has_texts_of_its_own(self, kind: str, path: Path) -> None:
        texts = PngInfo()
        if kind == "itxt":
            texts.add_itxt("Description", "Trống đồng", "vi", "Mô tả")
        else:
            texts.add_text("Description", "A drum")
        texts.add_text("Author", "An")
        saved(path, "PNG", pnginfo=texts)
        caption, tag = ("Trống đồng", "vi") if kind == "itxt" else ("A drum", "")
        assert info(path).captions == ((tag or "x-default", caption),)
        assert info(path).facts == (("creator", "An", ""), ("caption-png", caption, tag))

    def test_plain_xmp_is_a_caption_as_well(self, path: Path) -> None:
        for packet in (xmp('dc:description="Plain">'), xmp("><dc:description>Plain</dc:description>")):
            assert info(saved(path, xmp=packet)).captions == (("x-default", "Plain"),)

    @pytest.mark.parametrize(
        "text", ["OLYMPUS DIGITAL CAMERA         ", "DCIM\\100MEDIA\\DJI_0001.JPG", '{"shape": [1]}']
    )
    def test_what_a_camera_writes_in_its_place_is_no_caption(self, text: str, path: Path) -> None:
        assert info(saved(path, exif=exif({0x010E: text})))[5:9] == ((), None, False, ())

    @pytest.mark.parametrize(
        ("data", "characters", "said"),
        [
            ("é ế".encode(), b"\x1b%G", "é ế"),
            ("é ế".encode(), b"", "é ế"),
            ("é –".encode("cp1252"), b"", "é –"),
            (b"\xe9", b"\x1b%G", "\ufffd"),
            (b" \r\na\0\x07b\r\nc", b"", "ab\nc"),
        ],
    )
    def test_in_which_characters_iptc_is_written(self, data: bytes, characters: bytes, said: str, path: Path) -> None:
        assert info(with_iptc(saved(path), iim({120: data}, characters))).captions == (("x-default", said),)

    @pytest.mark.parametrize("kind", [4, 7])
    def test_a_tiff_carries_iptc_as_bytes_or_as_numbers(self, kind: int, path: Path) -> None:
        data = iim({120: b"In a TIFF"})
        data += bytes(-len(data) % 4)
        saved(path, "TIFF", tiffinfo={33723: data})
        entry = (
            struct.pack("<HHI", 33723, 7, len(data)),
            struct.pack("<HHI", 33723, kind, len(data) // (4 if kind == 4 else 1)),
        )
        assert path.read_bytes().count(entry[0]) == 1
        path.write_bytes(path.read_bytes().replace(*entry))
        assert info(path).captions == (("x-default", "In a TIFF"),)

    @pytest.mark.parametrize("sets", [b"\x1c", b"\x1c\2\x78\xff\xff", b"nonsense", iim({120: b"x"})[:-1]])
    def test_broken_iptc_costs_nothing_else(self, sets: bytes, path: Path) -> None:
        saved(path, exif=exif({0x0110: "Model"}))
        assert facts(with_iptc(path, sets)) == {"camera": "Model"}


def test_a_thumbnail_is_asked_for_no_facts(path: Path) -> None:
    packet = xmp(">" + alternatives("dc:description", vi="Trống"))
    found = info(saved(path, xmp=packet, exif=exif(MAIN)), facts=False)
    assert (found.captions, found.facts) == ((("vi", "Trống"),), ())


def test_a_file_that_says_nothing_has_nothing_to_say(path: Path) -> None:
    assert [info(saved(path, kind)).facts for kind in FORMATS] == [()] * len(FORMATS)


def test_what_is_too_large_to_be_looked_through_quickly_is_not(path: Path) -> None:
    packet = xmp(">" + alternatives("dc:description", vi="Trống"))
    assert info(saved(path, "WEBP", xmp=packet + b" " * (3 << 20))).captions == (("vi", "Trống"),)
    assert info(saved(path, "WEBP", xmp=packet + b" " * (4 << 20))).captions == ()


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG"])
@pytest.mark.parametrize("broken", [b"Exif\0\0MM\0*\xff\xff\xff\xff", b"Exif\0\0II*\0\x08\0\0\0\xff\xff", b"Exif\0\0"])
def test_broken_exif_costs_no_picture_and_nothing_else(kind: str, broken: bytes, path: Path) -> None:
    packet = xmp(">" + alternatives("dc:description", vi="Trống"))
    options: dict[str, Any] = {"xmp": packet}
    if kind == "PNG":
        options = {"pnginfo": PngInfo()}
        options["pnginfo"].add_itxt("XML:com.adobe.xmp", packet.decode())
    found = info(saved(path, kind, exif=broken, **options))
    assert found.captions == (("vi", "Trống"),)


def test_an_exception_costs_the_facts_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("viewer.imaging.facts.Exif", None)
    assert facts(saved(path, exif=exif(MAIN))) == {}


@pytest.mark.filterwarnings("ignore")
@given(data=st.binary(max_size=400))
def test_whatever_the_exif_there_is_a_photo(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "whatever"
    whole = bytearray(exif(MAIN, PHOTO, HANOI))
    whole[len(whole) // 3 : len(whole) // 3 + len(data) // 4] = data[: len(data) // 4]
    for what, text, tag in info(saved(path, exif=bytes(whole))).facts:
        assert what
        assert text
        assert not tag


def test_all_of_it_fits_into_one_message(path: Path) -> None:
    """Also where each letter takes twelve bytes on its way."""
    tags = {f"l{number}": "😀" * 9_000 + str(number) for number in range(20)}
    packet = xmp(">" + alternatives("dc:description", **tags) + alternatives("dc:title", x_default="😀" * 900))
    found = info(saved(path, "WEBP", xmp=packet, exif=exif(MAIN)))
    assert len(json.dumps(found._asdict())) < MAX_MESSAGE_BYTES - 2_000
    assert found.captions[0] == ("l0", "😀" * 9_000 + "0")
    assert {what: text for what, text, _ in found.facts}["title"] == "😀" * 500
    assert len(found.captions) < len(tags)
    many = {f"😀{number}"[:5]: "😀" for number in range(40_000)}
    found = info(saved(path, "WEBP", xmp=xmp(">" + alternatives("dc:description", **many))))
    assert len(json.dumps(found._asdict())) < MAX_MESSAGE_BYTES - 2_000
