"""What a camera writes into a photo: EXIF (2.32), where it has none XMP's copy of it. Run in a worker process.

Every reading is a text as one reads it anywhere (`1/250 s`, `f/2.8`). Numbers that cannot be true are no readings.
"""

import contextlib
import math
import re
from collections.abc import Iterable

from PIL import Image

from viewer.imaging.iptc import decoded
from viewer.imaging.xmp import Xmp

_EXIF, _GPS = 0x8769, 0x8825  # where the parts begin (section 4.6.3)
_HOLDERS = frozenset(("exif", "Raw profile type exif", "xmp", "XML:com.adobe.xmp"))  # XMP may tell the orientation
_BESIDES = frozenset(
    ("ag", "camera", "co", "company", "corp", "corporation", "gmbh", "imaging", "inc", "ltd", "optical")
)  # of a name of a maker
_INITIALS = 3  # letters: a name in capitals that is no longer is an abbreviation, as DJI
# XMP part 2, section 1.2.7.4. Not compiled until one is met: a worker's first photo is waited for.
_COORDINATE = r"(\d{1,3}),(\d{1,2}(?:\.\d+)?)(?:,(\d{1,2}(?:\.\d+)?))?([NSEW])"
_SHORT = 0.3  # seconds: below, a time is told as a fraction of one


def may_have_exif(image: Image.Image) -> bool:
    """Whether Pillow could find any tag: it imports all their names to look for one, which a first photo waits for.

    A PNG may have them after its pixels.
    """
    return hasattr(image, "tag_v2") or image.format == "PNG" or not _HOLDERS.isdisjoint(image.info)


class Exif:
    """The tags of one image. What is broken is left out."""

    def __init__(self, image: Image.Image) -> None:
        self.main: dict[int, object] = {}
        self.photo: dict[int, object] = {}
        self.gps: dict[int, object] = {}
        if not may_have_exif(image):
            return
        # Whatever Pillow's parser raises on broken EXIF, the rest is worth having.
        with contextlib.suppress(Exception):
            exif = image.getexif()
            self.main = _readable(exif)
            with contextlib.suppress(Exception):
                self.photo = _readable(exif.get_ifd(_EXIF))
            with contextlib.suppress(Exception):
                self.gps = _readable(exif.get_ifd(_GPS))


def _readable(tags: "Image.Exif | dict[int, object]") -> dict[int, object]:
    found = {}
    for number in list(tags):
        with contextlib.suppress(Exception):
            found[number] = tags[number]
    return found


def camera(exif: Exif, xmp: Xmp) -> str:
    """Maker and model, the maker once: of `NIKON CORPORATION` and `NIKON D850`, `Nikon D850`."""
    maker = text_of(exif.main.get(0x010F)) or xmp.text("tiff:Make")
    model = text_of(exif.main.get(0x0110)) or xmp.text("tiff:Model")
    words = maker.replace(",", " ").split()
    first, _, rest = model.partition(" ")
    if first.casefold() in (word.casefold() for word in words):
        return f"{_plain(first)} {rest}".strip()
    while len(words) > 1 and words[-1].rstrip(".").casefold() in _BESIDES:
        words.pop()
    return " ".join([*map(_plain, words), *([model] if model else [])])


def _plain(word: str) -> str:
    """A name that shouts, said quietly."""
    return word.capitalize() if word.isalpha() and word.isupper() and len(word) > _INITIALS else word


def lens(exif: Exif, xmp: Xmp) -> str:
    """What the lens calls itself; adapters and old cameras write dashes and zeros."""
    names = (text_of(exif.photo.get(0xA434)), xmp.text("exifEX:LensModel"), xmp.text("aux:Lens"))
    return next(
        (name for name in names if any(character in "123456789" or character.isalpha() for character in name)), ""
    )


def exposure_time(exif: Exif, xmp: Xmp) -> str:
    """`1/250 s`, `2.5 s`."""
    seconds = _first((exif.photo.get(0x829A), xmp.text("exif:ExposureTime")), 1e-7, 1e5)
    if seconds is None:
        return ""
    return f"1/{round(1 / seconds)} s" if seconds < _SHORT else f"{round(seconds, 1):g} s"


def aperture(exif: Exif, xmp: Xmp) -> str:
    """`f/2.8`."""
    number = _first((exif.photo.get(0x829D), xmp.text("exif:FNumber")), 0.1, 1000)
    return "" if number is None else f"f/{round(number, 1):g}"


def sensitivity(exif: Exif, xmp: Xmp) -> str:
    """`ISO 400`."""
    plain = exif.photo.get(0x8827)
    full = plain in (0xFFFF, (0xFFFF,))  # more than fits: it stands elsewhere (section 4.6.5, PhotographicSensitivity)
    values = (None if full else plain, exif.photo.get(0x8832), exif.photo.get(0x8833))
    number = _first((*values, xmp.text("exif:ISOSpeedRatings"), xmp.text("exifEX:PhotographicSensitivity")), 1, 1e8)
    return "" if number is None else f"ISO {number:.0f}"


def focal_length(exif: Exif, xmp: Xmp) -> str:
    """`85 mm`."""
    return _millimetres((exif.photo.get(0x920A), xmp.text("exif:FocalLength")))


def focal_length_35(exif: Exif, xmp: Xmp) -> str:
    """What would show as much on 35 mm film: `127 mm`."""
    return _millimetres((exif.photo.get(0xA405), xmp.text("exif:FocalLengthIn35mmFilm")))


def _millimetres(values: Iterable[object]) -> str:
    length = _first(values, 0.1, 99_999)
    return "" if length is None else f"{round(length, 1):g} mm"


def bias(exif: Exif, xmp: Xmp) -> str:
    """By how much more light was asked for than the camera had given: `+0.7 EV`; none is not worth a word."""
    stops = _first((exif.photo.get(0x9204), xmp.text("exif:ExposureBiasValue")), -20, 20)
    return "" if stops is None or not round(stops, 1) else f"{round(stops, 1):+g} EV".replace("-", "−")


def taken(exif: Exif, xmp: Xmp) -> str:
    """When, in ISO 8601 by the photo's own clock, and its offset from UTC if that is known: `2025-03-12T08:14+07:00`.

    Of photos older than cameras that write dates it may be the day, the month, or the year alone.
    """
    offset = text_of(exif.photo.get(0x9011))
    stamps = (
        text_of(exif.photo.get(0x9003)) + (offset if _offset(offset) else ""),
        xmp.text("exif:DateTimeOriginal"),
        xmp.text("photoshop:DateCreated"),
    )
    return next(filter(None, map(_moment, stamps)), "")


def _moment(stamp: str) -> str:
    """A date of EXIF (`2025:03:12 08:14:59`, perhaps with an offset) or XMP, told as `taken` does; empty if none."""
    day, time = stamp[:10].replace(":", "-"), stamp[11:]
    numbers = day.split("-")
    if not (_are_digits(numbers, (4, 2, 2)[: len(numbers)]) and "1000" <= numbers[0] <= "2999"):
        return ""
    if not all("01" <= number <= most for number, most in zip(numbers[1:], ("12", "31"), strict=False)):
        return ""
    if len(stamp) <= len("2025-03-12"):
        return day
    clock = time[:5].split(":")
    seconds, offset = time[5:], ""
    for sign in "Z+-":
        if sign in seconds:
            seconds, _, rest = seconds.partition(sign)
            offset = _offset(sign + rest)
            break
    is_time = stamp[10] in " T" and _are_digits(clock, (2, 2)) and clock[0] <= "23" and clock[1] <= "59"
    return f"{day}T{':'.join(clock)}{offset}" if is_time and seconds.strip(":.0123456789") == "" else ""


def _offset(text: str) -> str:
    """An offset from UTC as `+07:00`; empty if it is none on earth."""
    if text == "Z":
        return "+00:00"
    parts = text[1:].split(":")
    is_one = text[:1] in ("+", "-") and _are_digits(parts, (2, 2)) and parts[0] <= "14" and parts[1] <= "59"
    return text if is_one else ""


def _are_digits(texts: list[str], lengths: tuple[int, ...]) -> bool:
    return [len(text) for text in texts] == [*lengths] and all(text.isascii() and text.isdigit() for text in texts)


def position(exif: Exif, xmp: Xmp) -> str:
    """`21.0285° N, 105.8542° E`. Nobody is at 0, 0: that is written where no satellite was seen."""
    north, east = (
        _degrees(exif.gps.get(tag), text_of(exif.gps.get(tag - 1)).upper(), xmp.text(name), sides, most)
        for tag, name, sides, most in ((2, "exif:GPSLatitude", "NS", 90), (4, "exif:GPSLongitude", "EW", 180))
    )
    if north is None or east is None or (north[0], east[0]) == (0, 0):
        return ""
    return ", ".join(f"{degrees:.4f}° {side}" for degrees, side in (north, east))


def _degrees(parts: object, side: str, told: str, sides: str, most: int) -> tuple[float, str] | None:
    """An angle and on which of two `sides` it is, from EXIF's three parts or from what XMP has `told`."""
    values: list[float | None]
    if isinstance(parts, tuple) and len(parts) == 3:  # degrees, minutes, seconds
        values = [number_of(part) for part in parts]
    elif found := re.fullmatch(_COORDINATE, told):
        values, side = [float(part or 0) for part in found.groups()[:3]], found[4]
    else:
        return None
    if side not in tuple(sides):
        return None
    angle = 0.0
    for value, unit in zip(values, (1, 60, 3600), strict=True):
        if value is None or value < 0:
            return None
        angle += value / unit
    return (angle, side) if angle <= most else None


def altitude(exif: Exif, xmp: Xmp) -> str:
    """Above the sea: `12 m`, `−3 m`."""
    metres = _first((exif.gps.get(6), xmp.text("exif:GPSAltitude")), 0, 99_999)
    if metres is None:
        return ""
    below = exif.gps.get(5) in (1, b"\1") or (5 not in exif.gps and xmp.text("exif:GPSAltitudeRef") == "1")
    return f"{'−' if below and round(metres) else ''}{metres:.0f} m"


def text_of(value: object) -> str:
    """A tag's text without what fills it up. Pillow takes every byte for a character."""
    if not isinstance(value, str):
        return ""
    with contextlib.suppress(UnicodeEncodeError):
        value = decoded(value.encode("latin-1"))
    return value.partition("\0")[0].strip()


def _first(values: Iterable[object], least: float, most: float) -> float | None:
    """The first of them that is a number between these."""
    numbers = (number_of(value) for value in values)
    return next((number for number in numbers if number is not None and least <= number <= most), None)


def number_of(value: object) -> float | None:
    """A number as EXIF (`IFDRational`, the first of several) or XMP (`1/250`) write it, if it is one at all."""
    if isinstance(value, tuple) and value:
        value = value[0]
    try:
        if isinstance(value, str):
            over, _, under = value.partition("/")
            number = float(over) / float(under or 1)
        else:
            number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, ArithmeticError):
        return None
    return number if math.isfinite(number) else None
