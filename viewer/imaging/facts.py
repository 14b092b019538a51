"""All that a photo's file says of itself: captions, and who took it, when, where and how. Run in a worker process.

It is a stranger's: every text is bounded, and so is all of it, since the answer has to fit into one message.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cached_property

from PIL import Image

from viewer.imaging import exif as camera
from viewer.imaging.exif import Exif, text_of
from viewer.imaging.iptc import iptc
from viewer.imaging.request import FoundFact
from viewer.imaging.xmp import ANY_LANGUAGE, Xmp

_MOST_BYTES = 900_000  # of the message, which may have 1 MiB, for all captions and facts
_LONGEST_CAPTION = 10_000  # characters
_LONGEST_FACT = 500  # characters
_READINGS = {
    "camera": camera.camera,
    "lens": camera.lens,
    "exposure-time": camera.exposure_time,
    "aperture": camera.aperture,
    "sensitivity": camera.sensitivity,
    "bias": camera.bias,
    "focal-length": camera.focal_length,
    "focal-length-35": camera.focal_length_35,
    "position": camera.position,
    "altitude": camera.altitude,
}
# By XMP's property, IPTC's data set and EXIF's tag, in this order of trust.
_TEXTS = {
    "title": ("dc:title", 5, None, "Title"),
    "creator": ("dc:creator", 80, 0x013B, "Author"),
    "copyright": ("dc:rights", 116, 0x8298, "Copyright"),
    "location": ("Iptc4xmpCore:Location", 92, None, ""),
    "city": ("photoshop:City", 90, None, ""),
    "state": ("photoshop:State", 95, None, ""),
    "country": ("photoshop:Country", 101, None, ""),
}
# What cameras and programs write where a caption would be.
_NO_CAPTIONS = frozenset(
    {
        *("olympus digital camera", "konica minolta digital camera", "minolta digital camera", "sony dsc", "samsung"),
        *(
            "exif_jpeg_picture",
            "digital camera",
            "default",
            "dav",
            "sdr",
            "hdr",
            "hdrpl",
            "mde",
            "edf",
            "ptr",
            "untitled",
        ),
        *("created with gimp", "screenshot"),
    }
)
_UNSEEN = dict.fromkeys([*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0)])  # control characters
_NO_CAPTION_BEGINS = ("dcim\\", "dcim/", '{"shape"', "imagej=")

Captions = tuple[tuple[str, str], ...]


def said_by(image: Image.Image, *, everything: bool) -> tuple[Captions, tuple[FoundFact, ...]]:
    """The captions in an opened image, as pairs of language tag and text; and, if `everything` is wanted, all facts.

    Captions are XMP's (dc:description), or where it has none IPTC's, EXIF's, or a PNG's own.
    """
    room = _Room(_MOST_BYTES)
    source = _Source(image)
    captions: Captions = ()
    for _, texts in source.captions():
        named = {tag: text for tag, text in texts.items() if tag != ANY_LANGUAGE}
        captions = tuple((tag, text) for tag, text in (named or texts).items() if room.holds(tag, text))
        if captions:
            break
    if not everything:
        return captions, ()
    return captions, tuple(fact for fact in source.facts() if room.holds(*fact))


class _Room:
    """What is left of the message, in bytes."""

    def __init__(self, left: int) -> None:
        self._left = left

    def holds(self, *texts: str) -> bool:
        """Whether there is room for these, which is then taken."""
        cost = sum(len(json.dumps(text)) + 2 for text in texts) + 4  # as it is sent, with what stands around it
        if cost > self._left:
            return False
        self._left -= cost
        return True


class _Source:
    """One image's XMP, IPTC, EXIF and PNG texts, each looked for when it is first wanted."""

    def __init__(self, image: Image.Image) -> None:
        self._image = image
        self._png = image.info if image.format == "PNG" else {}

    @cached_property
    def _xmp(self) -> Xmp:
        packet = self._image.info.get("xmp")
        return Xmp(packet if isinstance(packet, bytes | str) else None)  # of a TIFF it may be anything

    @cached_property
    def _iptc(self) -> dict[int, list[str]]:
        return iptc(self._image)

    @cached_property
    def _exif(self) -> Exif:
        return Exif(self._image)

    def captions(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Where there are captions, and those by language, the most trusted first."""
        yield "caption-xmp", self._in_xmp("dc:description")
        yield "caption-iptc", _only(" ".join(self._iptc.get(120, [])))
        yield "caption-exif", _only(text_of(self._exif.main.get(0x010E)))
        text = self._png.get("Description")
        if isinstance(text, str):
            yield "caption-png", _only(str(text), str(getattr(text, "lang", None) or ""))

    def facts(self) -> Iterator[FoundFact]:
        """Everything, captions last."""
        for what, (name, data_set, tag, keyword) in _TEXTS.items():
            texts = (
                ", ".join(self._xmp.texts(name)) if what == "creator" else self._xmp.text(name),
                ", ".join(self._iptc.get(data_set, [])),
                text_of(self._exif.main.get(tag)) if tag else "",
                str(self._png.get(keyword) or ""),
            )
            yield from _fact(what, texts)
        yield from _fact("taken", (camera.taken(self._exif, self._xmp),))
        for what, reading in _READINGS.items():
            yield from _fact(what, (reading(self._exif, self._xmp),))
        seen = set()
        found = [
            *self.captions(),
            ("alt-text", self._in_xmp("Iptc4xmpCore:AltTextAccessibility")),
            ("description", self._in_xmp("Iptc4xmpCore:ExtDescrAccessibility")),
        ]
        for what, by_language in found:
            for language, text in by_language.items():
                if text not in seen:
                    seen.add(text)
                    yield what, text, "" if language == ANY_LANGUAGE else language

    def _in_xmp(self, name: str) -> dict[str, str]:
        by_language = {tag: _tidy(text, _LONGEST_CAPTION) for tag, text in self._xmp.by_language(name).items()}
        return {tag: text for tag, text in by_language.items() if text}


def _fact(what: str, texts: Iterable[str]) -> Iterator[FoundFact]:
    """The first of them that says something."""
    tidy = (_tidy(text, _LONGEST_FACT) for text in texts)
    yield from ((what, text, "") for text in [next(filter(None, tidy), "")] if text)


def _only(text: str, language: str = "") -> dict[str, str]:
    """A caption that stands alone, unless it is none."""
    text = _tidy(text, _LONGEST_CAPTION)
    plain = text.casefold()
    is_caption = text and plain not in _NO_CAPTIONS and not plain.startswith(_NO_CAPTION_BEGINS)
    return {language[:35] or ANY_LANGUAGE: text} if is_caption else {}


def _tidy(text: str, longest: int) -> str:
    """As many characters as one may read, without those that are none."""
    lines = text[: 2 * longest].replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return lines.translate(_UNSEEN).strip()[:longest]
