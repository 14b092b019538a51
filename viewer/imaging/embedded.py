"""What a photo's file says of itself in words. Run in a worker process."""

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC_DESCRIPTION = "{http://purl.org/dc/elements/1.1/}description"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_MOST_CHARACTERS = 60_000  # of all captions and their tags: the answer has to fit into one message


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
