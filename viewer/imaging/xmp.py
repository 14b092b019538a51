"""What a photo says of itself in XMP (ISO 16684-1): properties by name, texts by language. Run in a worker process."""

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XML_LANG = "http://www.w3.org/XML/1998/namespace lang"
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


class _Packet:
    """What is met on the way through a packet: below RDF are descriptions, and below those the properties."""

    def __init__(self) -> None:
        self.plain: dict[str, str] = {}  # properties that are attributes of a description
        self.items: dict[str, list[tuple[str, str]]] = {}  # of the others, each with the tag of its language
        self._depth = 0  # below RDF, which is 0 itself
        self._is_in_rdf = False
        self._property = ""
        self._language = ANY_LANGUAGE
        self._text: list[str] = []

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if not self._is_in_rdf:
            self._is_in_rdf, self._depth = name == f"{_RDF} RDF", 0
            return
        self._depth += 1
        if self._depth == 1:
            self.plain = {**attributes, **self.plain}
        elif self._depth == 2:
            self._property = "" if name in self.items else name  # the first of several
            self._language, self._text = ANY_LANGUAGE, []
        elif name == f"{_RDF} li":
            self._language, self._text = attributes.get(_XML_LANG, ANY_LANGUAGE), []

    def tell(self, text: str) -> None:
        self._text.append(text)

    def end(self, name: str) -> None:
        if not self._is_in_rdf:
            return
        is_alone = self._depth == 2 and self._property not in self.items
        if self._property and (is_alone or name == f"{_RDF} li"):
            self.items.setdefault(self._property, []).append((self._language, "".join(self._text)))
        if self._depth == 2:
            self._property = ""
        self._is_in_rdf = self._depth > 0
        self._depth -= 1


class Xmp:
    """The properties of one packet. What is broken, or too large to be looked through, has none."""

    def __init__(self, packet: bytes | str | None) -> None:
        self._found = _Packet()
        if not packet or len(packet) > _MOST_BYTES:
            return
        # Not ElementTree, whose import takes longer than all of this, while a worker's first photo is waited for.
        from xml.parsers import expat  # noqa: PLC0415

        found, parser = _Packet(), expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler = found.begin, found.end
        parser.CharacterDataHandler = found.tell
        try:
            parser.Parse(packet, True)  # noqa: FBT003 - in the worker, under its limits; expat refuses entity bombs
        except (expat.ExpatError, LookupError, ValueError):
            return
        self._found = found

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
        full = f"{_NAMESPACES[space]} {local}"
        return self._found.items.get(full) or [(ANY_LANGUAGE, self._found.plain.get(full, ""))]
