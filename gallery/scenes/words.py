"""The story's words inside its picture files, so that other programs show them too.

Captions are written as XMP `dc:description`, alt texts as IPTC's `AltTextAccessibility` (IPTC Photo Metadata
Standard 2021.1), both as language alternatives. Only the metadata of a file is exchanged, never its pixels.
`python -m gallery.scenes.words` writes them into every picture after captions.yaml was changed.
"""

import sys
from pathlib import Path
from xml.sax.saxutils import escape

import yaml

STORY = Path(__file__).parents[2] / "captions.yaml"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"  # XMP Specification Part 3, 1.1.3: the APP1 segment of JPEG
_AUTHORS = "Photo Caption Viewer authors"
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def packet(caption: dict[str, str], alt: dict[str, str], languages: list[str]) -> bytes:
    """The XMP packet. Texts by language, as in captions.yaml; the first of `languages` is the default."""
    described = [
        ("dc:description", _alternatives(caption, languages)),
        ("Iptc4xmpCore:AltTextAccessibility", _alternatives(alt, languages)),
        ("dc:creator", f"<rdf:Seq><rdf:li>{_AUTHORS}</rdf:li></rdf:Seq>"),
        ("dc:rights", f'<rdf:Alt><rdf:li xml:lang="x-default">{_AUTHORS}, CC BY 4.0</rdf:li></rdf:Alt>'),
        ("xmpRights:WebStatement", _LICENCE),
    ]
    lines = "\n".join(f"   <{name}>{value}</{name}>" for name, value in described if value)
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
    xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">
{lines}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>""".encode()


def with_packet(jpeg: bytes, xmp: bytes) -> bytes:
    """The same JPEG with this XMP packet in place of any it had."""
    segment = b"\xff\xe1" + (2 + len(_XMP) + len(xmp)).to_bytes(2, "big") + _XMP + xmp
    head, at, placed = [jpeg[:2]], 2, False
    while jpeg[at : at + 1] == b"\xff" and jpeg[at + 1] != 0xDA:
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        # JFIF's own segment has to stay the first.
        if not placed and jpeg[at + 1] != 0xE0:
            head.append(segment)
            placed = True
        if not jpeg.startswith(_XMP, at + 4):
            head.append(jpeg[at:end])
        at = end
    return b"".join(head) + jpeg[at:]


def write_words(picture: Path) -> None:
    """Write what captions.yaml says of a picture into its file."""
    story = yaml.safe_load(STORY.read_text("utf-8"))
    photo = next(photo for photo in story["photos"] if Path(photo["file"]).name == picture.name)
    xmp = packet(photo.get("caption", {}), photo.get("alt", {}), story["languages"])
    picture.write_bytes(with_packet(picture.read_bytes(), xmp))


def _alternatives(texts: dict[str, str], languages: list[str]) -> str:
    found = [(language, texts[language]) for language in languages if language in texts]
    if not found:
        return ""
    items = [("x-default", found[0][1]), *found]
    return (
        "<rdf:Alt>" + "".join(f'<rdf:li xml:lang="{tag}">{escape(text)}</rdf:li>' for tag, text in items) + "</rdf:Alt>"
    )


def main() -> int:
    """Write the words into every picture."""
    for photo in yaml.safe_load(STORY.read_text("utf-8"))["photos"]:
        write_words(STORY.parent / photo["file"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
