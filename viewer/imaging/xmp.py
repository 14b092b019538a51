"""What a photo says of itself in XMP (ISO 16684-1): properties by name, texts by language. Run in a worker process."""

import contextlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMESPACES = {
    "aux": "http://ns.adobe.com/exif/1.0/aux/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "exifEX": "http://cipa.jp/exif/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
}
_MOST_BYTES = 1 << 22  # a packet holds some thousands; one with the history of a large drawing would take seconds
_LONGEST_TAG = 35  # characters of a language's tag (RFC 5646, section 4.4.1)
ANY_LANGUAGE = "x-default"


class Xmp:
    """The properties of one packet. What is broken, or too large to be looked through, has none."""

    def __init__(self, packet: bytes | str | None) -> None:
        self._plain: dict[str, str] = {}
        self._structured: dict[str, Element] = {}
        if not packet or len(packet) > _MOST_BYTES:
            return
        # A worker's first photo, which may have none, is waited for.
        from xml.etree import ElementTree as ET  # noqa: PLC0415

        # In the worker, under its limits; expat refuses entity bombs.
        with contextlib.suppress(ET.ParseError, ValueError):
            for rdf in ET.fromstring(packet).iter(f"{_RDF}RDF"):  # noqa: S314
                self._read(rdf)

    def _read(self, rdf: "Element") -> None:
        for description in rdf:
            for name, text in description.attrib.items():
                self._plain.setdefault(name, text)
            for part in description:
                self._structured.setdefault(part.tag, part)

    def text(self, name: str) -> str:
        """The property `name` (`dc:title`), the first of several; empty where there is none."""
        return next(iter(self.texts(name)), "")

    def texts(self, name: str) -> list[str]:
        """All texts of a property, in their order."""
        found = (text.strip() for _, text in self._items(name))
        return [text for text in found if text]

    def by_language(self, name: str) -> dict[str, str]:
        """The texts of a language alternative by their tags (XMP part 1, section 8.2.2.4), the first of each.

        What is not said to be in any language is left out where it says the same again.
        """
        found: dict[str, str] = {}
        for tag, text in self._items(name):
            if text.strip():
                found.setdefault(tag[:_LONGEST_TAG], text.strip())
        if found.get(ANY_LANGUAGE) in [text for tag, text in found.items() if tag != ANY_LANGUAGE]:
            del found[ANY_LANGUAGE]
        return found

    def _items(self, name: str) -> list[tuple[str, str]]:
        """The language's tag and the text of each item of a property."""
        space, _, local = name.partition(":")
        full = f"{{{_NAMESPACES[space]}}}{local}"
        element = self._structured.get(full)
        if element is None:
            return [(ANY_LANGUAGE, self._plain.get(full, ""))]
        items = [(item.get(_XML_LANG, ANY_LANGUAGE), item.text or "") for item in element.iter(f"{_RDF}li")]
        return items or [(ANY_LANGUAGE, element.text or "")]
