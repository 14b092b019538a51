"""Which picture formats are opened, decided by what is in the file and never by its name.

An allowlist: a file that begins like none of these is not handed to any codec. Signatures are from the
formats' own specifications (ITU-T T.81, ISO/IEC 15948, RFC 9649, TIFF 6.0, GIF89a, ISO/IEC 23008-12,
ISO/IEC 15444-1).
"""

HEAD_BYTES = 32
"""How many bytes of a file `pillow_format` and `refused_format` want to see."""

_AVIF_BRANDS = (b"avif", b"avis")
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


def pillow_format(head: bytes) -> str | None:
    """Pillow's name for the format of a file that begins with `head`, or None where it is not allowed."""
    if head[4:8] == b"ftyp":
        return "AVIF" if head[8:12] in _AVIF_BRANDS or b"avif" in head[16:32] else None
    if head[:4] == b"RIFF":
        return "WEBP" if head[8:12] == b"WEBP" else None
    for name, signatures in _SIGNATURES:
        if head.startswith(signatures):
            return name
    return None


def refused_format(head: bytes) -> str:
    """What a file that begins with `head` seems to be, for a message: "an SVG drawing"; empty if unknown."""
    if head[4:8] == b"ftyp":
        return "an HEIC photo" if head[8:12] in _HEIC_BRANDS else "a film"
    for name, signatures in _REFUSED:
        if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(signatures):
            return name
    return ""


_SIGNATURES: tuple[tuple[str, tuple[bytes, ...]], ...] = (
    ("JPEG", (b"\xff\xd8\xff",)),
    ("PNG", (b"\x89PNG\r\n\x1a\n",)),
    ("GIF", (b"GIF87a", b"GIF89a")),
    ("TIFF", (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")),
    ("JPEG2000", (b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51")),
    ("BMP", (b"BM",)),
)

_REFUSED: tuple[tuple[str, tuple[bytes, ...]], ...] = (
    ("an SVG drawing or a web page", (b"<svg", b"<?xml", b"<!DOCTYPE", b"<html")),
    ("a PostScript file", (b"%!PS", b"\xc5\xd0\xd3\xc6")),
    ("a PDF document", (b"%PDF",)),
    ("a Photoshop file", (b"8BPS",)),
    ("a JPEG XL photo", (b"\xff\x0a", b"\0\0\0\x0cJXL ")),
    ("a ZIP archive", (b"PK\x03\x04",)),
)
