"""What a photo's file says of itself beside its pixels, and Pillow does not tell. Run in a worker process."""

import io
from collections.abc import Iterator
from typing import BinaryIO

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC_DESCRIPTION = "{http://purl.org/dc/elements/1.1/}description"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_MOST_CHARACTERS = 60_000  # of all captions and their tags: the answer has to fit into one message
_MOST_BYTES = 1 << 24  # of a JPEG 2000 header: the largest profiles of printers take a few millions


def captions(xmp: bytes | str | None) -> tuple[tuple[str, str], ...]:
    """The captions inside a photo: XMP dc:description, a language alternative (XMP part 1, section 8.2.2.4)."""
    if not xmp:
        return ()
    from xml.etree import ElementTree as ET  # noqa: PLC0415 - a worker's first photo, which may have none, is waited for

    try:
        root = ET.fromstring(xmp)  # noqa: S314 - in the worker, under its limits; expat refuses entity bombs
    except (ET.ParseError, ValueError):
        return ()
    found: dict[str, str] = {}
    room = _MOST_CHARACTERS
    for description in root.iter(_DC_DESCRIPTION):
        for item in description.iter(f"{_RDF}li"):
            text = (item.text or "").strip()
            tag, text = item.get(_XML_LANG, "x-default")[:35], text[:10_000]
            if text and tag not in found and room >= len(tag) + len(text):
                found[tag] = text
                room -= len(tag) + len(text)
    named = {tag: text for tag, text in found.items() if tag != "x-default"}
    return tuple((named or found).items())


def jp2_profile(file: BinaryIO) -> bytes | None:
    """The colour profile in a JPEG 2000 file (ISO/IEC 15444-1, sections I.4 and I.5.3.3), None where it has none."""
    file.seek(0)
    for kind, size in _boxes(file):
        if kind == b"jp2h" and size <= _MOST_BYTES:
            header = io.BytesIO(file.read(size))
            for part, length in _boxes(header):
                if part == b"colr" and header.read(3)[:1] in (b"\2", b"\3"):  # a restricted profile, or any (JPX)
                    return header.read(length - 3)
            return None
    return None


def _boxes(file: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """The kind of each box from here on, and how many bytes it holds; the file stands at the first of them."""
    while len(head := file.read(8)) == 8:
        size, kind, before = int.from_bytes(head[:4], "big"), head[4:], 8
        if size == 1:
            size, before = int.from_bytes(file.read(8), "big"), 16
        if not before <= size <= 1 << 62:  # 0: the last box, the pixels; other than that, nonsense
            return
        start = file.tell()
        yield kind, size - before
        file.seek(start + size - before)
