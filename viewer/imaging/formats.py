"""Which picture formats are opened, decided by what is in the file and never by its name.

An allowlist: a file that begins like none of these is not handed to any codec, nor one without a beginning of its own
that does not end as TGA does. Signatures are from the formats' own specifications (ITU-T T.81, ISO/IEC 15948, RFC 9649,
TIFF 6.0, GIF89a, ISO/IEC 23008-12, ISO/IEC 15444-1, Truevision TGA 2.0).
"""

HEAD_BYTES = 1024
"""How many bytes of a file `pillow_format` and `refused_format` want to see: comments may stand before a drawing."""

FOOT_BYTES = 26
"""How many bytes of a file's end `is_tga` wants to see."""

_AVIF_BRANDS = (b"avif", b"avis")
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


def pillow_format(head: bytes) -> str | None:
    """Pillow's name for the format of a file that begins with `head`; None where it is not allowed, or a TGA."""
    if head[4:8] == b"ftyp":
        return "AVIF" if head[8:12] in _AVIF_BRANDS or b"avif" in head[16:32] else None
    if head[:4] == b"RIFF":
        return "WEBP" if head[8:12] == b"WEBP" else None
    for name, signatures in _SIGNATURES:
        if head.startswith(signatures):
            return name
    return None


def is_tga(head: bytes, foot: bytes) -> bool:
    """Whether a file that begins and ends like this is a TGA, which has no beginning of its own.

    Its second byte says whether it has a palette; a TGA of before 1989, without the footer, is not recognised.
    """
    return head[1:2] in (b"\0", b"\1") and foot.endswith(b"TRUEVISION-XFILE.\0")


def refused_format(head: bytes) -> str:
    """What a file that begins with `head` seems to be: one of `REFUSED_FORMATS`, or empty if unknown."""
    if head[4:8] == b"ftyp":
        return "HEIC" if head[8:12] in _HEIC_BRANDS else "film"
    for name, signatures in _REFUSED:
        if head.startswith(signatures):
            return name
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if not text.startswith((b"<svg", b"<?xml", b"<!doctype", b"<!--", b"<html")):
        return ""
    if text.startswith(b"<!doctype html"):
        return "web page"
    markup, page, _ = text.partition(b"<html")
    return "SVG" if b"<svg" in markup or b"<!doctype svg" in markup else "web page" if page else ""


_SIGNATURES: tuple[tuple[str, tuple[bytes, ...]], ...] = (
    ("JPEG", (b"\xff\xd8\xff",)),
    ("PNG", (b"\x89PNG\r\n\x1a\n",)),
    ("GIF", (b"GIF87a", b"GIF89a")),
    ("TIFF", (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")),
    ("JPEG2000", (b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51")),
    ("BMP", (b"BM",)),
    ("ICO", (b"\0\0\1\0",)),
)

_REFUSED: tuple[tuple[str, tuple[bytes, ...]], ...] = (
    ("EPS", (b"%!PS", b"\xc5\xd0\xd3\xc6")),
    ("PDF", (b"%PDF",)),
    ("PSD", (b"8BPS",)),
    ("JPEG XL", (b"\xff\x0a", b"\0\0\0\x0cJXL ")),
    ("ZIP", (b"PK\x03\x04",)),
)

REFUSED_FORMATS = frozenset({"HEIC", "film", "SVG", "web page", *(name for name, _ in _REFUSED)})
"""All that `refused_format` knows by name. The interface has a sentence for each."""
