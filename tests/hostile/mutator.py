"""Damaged photos, made from small sound ones with knowledge of how each format is built.

Random bytes seldom get past a format's first check. Here a file is taken apart into its `pieces` (segments, chunks, IFD
entries, boxes, blocks) and the `numbers` in it (lengths, counts, sizes, offsets), and then exactly those are damaged:
it is cut at their borders, numbers say too little or too much, pieces are missing, doubled or in another order, tables
are full of noise. Of PNGs the checksums are made right again half of the time, else nothing behind them would be read.
Everything comes from the generator it is given: the same seed, the same files.
"""

import contextlib
import io
import struct
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import Any, NamedTuple

from PIL import Image


class Piece(NamedTuple):
    """A part of the file that is one thing to its format: from `start` up to and without `end`."""

    start: int
    end: int


class Number(NamedTuple):
    """A whole number in the file: `size` bytes at `start`."""

    start: int
    size: int
    order: str  # "big" or "little"


class Anatomy(NamedTuple):
    """How a file is built."""

    pieces: list[Piece]
    numbers: list[Number]


@cache
def samples() -> dict[str, bytes]:
    """Small sound photos of every format and its main varieties, each with some texture and a profile or EXIF."""
    texture = Image.frombytes("L", (48, 40), Random(7).randbytes(48 * 40)).convert("RGB")
    texture.paste((200, 40, 40), (8, 8, 30, 30))
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "a description"
    see_through = texture.convert("RGBA")
    see_through.putalpha(Image.linear_gradient("L").resize(texture.size))
    palette = texture.quantize(24)
    frames: dict[str, Any] = {"save_all": True, "append_images": [palette.rotate(90), palette.rotate(180)]}
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"
    tiff: dict[str, Any] = {"exif": exif, "dpi": (72, 72)}
    made: dict[str, tuple[Image.Image, str, dict[str, Any]]] = {
        "jpeg baseline": (texture, "JPEG", {"exif": exif, "xmp": xmp, "comment": b"words"}),
        "jpeg progressive": (texture, "JPEG", {"progressive": True, "icc_profile": b"none" * 40}),
        "jpeg gray, restarts": (texture.convert("L"), "JPEG", {"restart_marker_blocks": 2}),
        "jpeg inks": (texture.convert("CMYK"), "JPEG", {}),
        "png": (texture, "PNG", {"exif": exif, "icc_profile": b"none" * 40, "dpi": (72, 72)}),
        "png palette": (palette, "PNG", {"transparency": 3}),
        "png deep gray": (texture.convert("I;16"), "PNG", {}),
        "png see-through": (see_through, "PNG", {}),
        "png moving": (texture, "PNG", {"save_all": True, "append_images": [texture.rotate(90)]}),
        "tiff raw": (texture, "TIFF", tiff),
        "tiff lzw": (texture, "TIFF", {**tiff, "compression": "tiff_lzw"}),
        "tiff deflate": (see_through, "TIFF", {**tiff, "compression": "tiff_adobe_deflate"}),
        "tiff packbits": (palette, "TIFF", {**tiff, "compression": "packbits"}),
        "tiff jpeg": (texture, "TIFF", {**tiff, "compression": "jpeg"}),
        "tiff fax": (texture.convert("1"), "TIFF", {**tiff, "compression": "group4"}),
        "tiff big": (texture, "TIFF", {"big_tiff": True}),
        "tiff floats": (texture.convert("F"), "TIFF", {}),
        "webp": (texture, "WEBP", {"exif": exif.tobytes(), "xmp": xmp}),
        "webp lossless": (see_through, "WEBP", {"lossless": True}),
        "webp moving": (texture, "WEBP", {"save_all": True, "append_images": [texture.rotate(90)]}),
        "gif": (palette, "GIF", {"comment": b"words", "transparency": 2}),
        "gif moving": (palette, "GIF", frames),
        "avif": (see_through, "AVIF", {"exif": exif.tobytes(), "speed": 10}),
        "avif moving": (texture, "AVIF", {"save_all": True, "append_images": [texture.rotate(90)], "speed": 10}),
        "jpeg 2000": (texture, "JPEG2000", {}),
        "jpeg 2000 stream": (texture, "JPEG2000", {"no_jp2": True}),
        "bmp": (texture, "BMP", {}),
        "bmp palette": (palette, "BMP", {}),
        "ico": (see_through.resize((32, 32)), "ICO", {"sizes": [(16, 16), (32, 32)]}),
        "ico of bitmaps": (
            see_through.resize((32, 32)),
            "ICO",
            {"sizes": [(16, 16), (32, 32)], "bitmap_format": "bmp"},
        ),
        "tga": (texture, "TGA", {"compression": "tga_rle"}),
        "tga palette": (palette, "TGA", {}),
    }
    done = {}
    for name, (image, kind, options) in made.items():
        stream = io.BytesIO()
        image.save(stream, kind, **options)
        done[name] = stream.getvalue()
    return done


def anatomy(data: bytes) -> Anatomy:
    """How these bytes are built, as far as one can tell; what is damaged already may have no pieces at all."""
    found = Anatomy([], [])
    with contextlib.suppress(IndexError):  # damaged: what has been found so far has to do
        _look(data, found)
    pieces = [piece for piece in found.pieces if 0 <= piece.start < piece.end <= len(data)]
    return Anatomy(pieces, [number for number in found.numbers if number.start + number.size <= len(data)])


def _look(data: bytes, found: Anatomy) -> None:
    if data[:2] == b"\xff\xd8":
        _look_at_markers(data, 2, found, last=0xDA)
    elif data[:4] == b"\xff\x4f\xff\x51":
        _look_at_markers(data, 2, found, last=0x93)
    elif data[:4] == b"\x89PNG":
        _look_at_png(data, found)
    elif data[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        _look_at_tiff(data, found)
    elif data[:4] == b"RIFF":
        _look_at_riff(data, found)
    elif data[:3] == b"GIF":
        _look_at_gif(data, found)
    elif data[4:8] in (b"ftyp", b"jP  "):
        _look_at_boxes(data, 0, len(data), found)
    else:
        _look_at_headers(data, found)


def _look_at_markers(data: bytes, at: int, found: Anatomy, *, last: int) -> None:
    """JPEG (T.81, annex B) and JPEG 2000 streams (T.800, annex A): a marker, a length, and what it is the length of."""
    while at + 4 <= len(data):
        marker = data[at + 1]
        if data[at] != 0xFF:
            return
        length = 0 if marker == 0x93 else int.from_bytes(data[at + 2 : at + 4], "big")
        end = min(at + 2 + length, len(data))
        found.pieces.append(Piece(at, end))
        found.numbers.append(Number(at + 2, 2, "big"))
        if marker in (*range(0xC0, 0xC4), 0x51, 0xDD):  # frame, size, restart interval
            found.numbers.extend([Number(place, 2, "big") for place in range(at + 4, end - 1)])
        if marker in (*range(0xC0, 0xC5), 0xDA, 0xDB, 0x52, 0x5C):  # tables and what refers to them
            found.numbers.extend([Number(place, 1, "big") for place in range(at + 4, min(end, at + 24))])
        if data[at + 4 : at + 10] == b"Exif\0\0":
            _inside(data[at + 10 : end], at + 10, found)
        if marker == last:
            found.pieces.append(Piece(end, len(data)))
            return
        at = end


def _inside(data: bytes, at: int, found: Anatomy) -> None:
    """A file inside the file, at `at`."""
    pieces, numbers = anatomy(data)
    found.pieces.extend(Piece(start + at, end + at) for start, end in pieces)
    found.numbers.extend(number._replace(start=number.start + at) for number in numbers)


def _look_at_png(data: bytes, found: Anatomy) -> None:
    """Chunks: length, kind, data, checksum (ISO/IEC 15948, section 5.3)."""
    at = 8
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        end = min(at + 12 + length, len(data))
        found.pieces.append(Piece(at, end))
        found.numbers.append(Number(at, 4, "big"))
        kind = data[at + 4 : at + 8]
        if kind in (b"IHDR", b"acTL", b"fcTL", b"pHYs"):
            found.numbers.extend([Number(place, 4, "big") for place in range(at + 8, end - 7, 4)])
            found.numbers.extend([Number(place, 1, "big") for place in range(at + 8, end - 4)])
        if kind == b"eXIf":
            _inside(data[at + 8 : end - 4], at + 8, found)
        at = end


def _look_at_tiff(data: bytes, found: Anatomy) -> None:
    """Folders of entries: tag, type, count, value or where it is (TIFF 6.0, section 2), and BigTIFF's wider ones."""
    order = "little" if data[:1] == b"I" else "big"
    is_big = b"+" in data[2:4]
    width, of_count, entry = (8, 8, 20) if is_big else (4, 2, 12)

    def number(at: int, size: int) -> int:
        found.numbers.append(Number(at, size, order))
        return int.from_bytes(data[at : at + size], order)  # type: ignore[arg-type]

    folder, seen = number(8 if is_big else 4, width), set[int]()
    while 0 < folder < len(data) and folder not in seen:
        seen.add(folder)
        count = min(number(folder, of_count), 64)
        start = folder + of_count
        for at in range(start, start + count * entry, entry):
            found.pieces.append(Piece(at, at + entry))
            for place, size in ((at, 2), (at + 2, 2), (at + 4, width), (at + 4 + width, width)):
                number(place, size)
        end = start + count * entry
        found.pieces.append(Piece(folder, end + width))
        folder = number(end, width)


def _look_at_riff(data: bytes, found: Anatomy) -> None:
    """Chunks: kind, length, data, padding (RFC 9649, section 2.3)."""
    found.numbers.append(Number(4, 4, "little"))
    at = 12
    while at + 8 <= len(data):
        kind, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        end = min(at + 8 + length + length % 2, len(data))
        found.pieces.append(Piece(at, end))
        found.numbers.append(Number(at + 4, 4, "little"))
        if kind in (b"VP8X", b"ANIM", b"ANMF", b"VP8 ", b"VP8L"):
            found.numbers.extend([Number(place, 3, "little") for place in range(at + 8, min(at + 28, end - 2))])
        if kind == b"ANMF":
            at += 24
            continue
        if kind == b"EXIF":
            _inside(data[at + 8 : end], at + 8, found)
        at = end


def _look_at_gif(data: bytes, found: Anatomy) -> None:
    """A screen, a palette, then blocks in pieces of up to 255 bytes (GIF89a, sections 15 to 26)."""
    found.numbers.extend(
        [Number(6, 2, "little"), Number(8, 2, "little"), Number(10, 1, "little"), Number(11, 1, "little")]
    )
    at = 13
    if data[10] & 0x80:
        at += 3 << ((data[10] & 7) + 1)
        found.pieces.append(Piece(13, at))
    while at < len(data):
        start = at
        if data[at] == 0x2C:
            found.numbers.extend([Number(at + place, 2, "little") for place in (1, 3, 5, 7)])
            found.numbers.extend([Number(at + 9, 1, "little"), Number(at + 10, 1, "little")])
            at += 11 + (3 << ((data[at + 9] & 7) + 1) if data[at + 9] & 0x80 else 0)
        elif data[at] == 0x21:
            at += 2
        else:
            return
        while data[at]:
            found.numbers.append(Number(at, 1, "little"))
            at += 1 + data[at]
        at += 1
        found.pieces.append(Piece(start, at))


_FOLDERS_OF_BOXES = {b"meta": 12, b"iprp": 8, b"ipco": 8, b"moov": 8, b"trak": 8, b"mdia": 8, b"minf": 8, b"stbl": 8}
_FOLDERS_OF_BOXES |= {b"jp2h": 8, b"iinf": 14, b"dinf": 8}


def _look_at_boxes(data: bytes, at: int, end: int, found: Anatomy) -> None:
    """Boxes: length, kind, data, perhaps boxes again (ISO/IEC 14496-12, section 4.2; 15444-1, annex I)."""
    while at + 8 <= end:
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        stop = min(at + length, end) if length >= 8 else end
        found.pieces.append(Piece(at, stop))
        found.numbers.append(Number(at, 4, "big"))
        if kind in _FOLDERS_OF_BOXES:
            _look_at_boxes(data, at + _FOLDERS_OF_BOXES[kind], stop, found)
        elif kind == b"jp2c":
            _inside(data[at + 8 : stop], at + 8, found)
        elif kind != b"mdat":  # sizes, counts and offsets, where they are aligned and where not
            found.numbers.extend([Number(place, 4, "big") for place in range(at + 8, min(stop - 3, at + 60), 2)])
            found.numbers.extend([Number(place, 1, "big") for place in range(at + 8, min(stop, at + 40))])
        at = stop


def _look_at_headers(data: bytes, found: Anatomy) -> None:
    """BMP, ICO and TGA: numbers at the beginning, then tables and pixels."""
    sizes = (1, 2) if data[:2] not in (b"BM", b"\0\0") else (2, 4)
    for size in sizes:
        found.numbers.extend([Number(place, size, "little") for place in range(2, 60 - size, size)])
    found.pieces.extend([Piece(0, 14), Piece(14, 54), Piece(54, 118), Piece(118, len(data) // 2)])
    found.pieces.extend([Piece(len(data) // 2, len(data) - 26), Piece(len(data) - 26, len(data))])
    hidden = data.find(b"\x89PNG")
    if data[:4] == b"\0\0\1\0" and hidden >= 0:
        _inside(data[hidden:], hidden, found)


def truncations(data: bytes) -> Iterator[bytes]:
    """Cut at every border of a piece, just before and just after it, and inside."""
    for start, end in anatomy(data).pieces:
        for place in {start, start + 1, start + 8, (start + end) // 2, end - 1, end}:
            if 0 < place < len(data):
                yield data[:place]


def damaged(data: bytes, chance: Random) -> bytes:
    """The file with one to three things wrong with it."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        data = chance.choice(_WAYS)(data, anatomy(data), chance)
    return repaired(data) if data[:4] == b"\x89PNG" and chance.random() < 0.5 else data


def repaired(data: bytes) -> bytes:
    """A PNG whose checksums are right, whatever else is not."""
    whole = bytearray(data)
    for start, end in anatomy(data).pieces:
        if end - start >= 12:
            whole[end - 4 : end] = struct.pack(">I", zlib.crc32(whole[start + 4 : end - 4]))
    return bytes(whole)


def _cut(data: bytes, built: Anatomy, chance: Random) -> bytes:
    places = [place for piece in built.pieces for place in piece] or [len(data)]
    return data[: max(chance.choice(places) + chance.choice((-1, 0, 0, 0, 1, 8)), 1)]


def _miscount(data: bytes, built: Anatomy, chance: Random) -> bytes:
    if not built.numbers:
        return _flip_bits(data, built, chance)
    start, size, order = chance.choice(built.numbers)
    old, most = int.from_bytes(data[start : start + size], order), (1 << 8 * size) - 1  # type: ignore[arg-type]
    choices = (0, 1, most, most >> 1, (most >> 1) + 1, old * 2, old + 1, old - 1, old ^ 1, start, len(data), -old)
    return _written(data, start, size, chance.choice(choices) & most, order)


def _loop(data: bytes, built: Anatomy, chance: Random) -> bytes:
    """Something says that it is where something else is, or that it goes on where it began."""
    if not built.numbers or not built.pieces:
        return _flip_bits(data, built, chance)
    start, size, order = chance.choice(built.numbers)
    target = chance.choice(built.pieces).start
    return _written(data, start, size, target & ((1 << 8 * size) - 1), order)


def _written(data: bytes, start: int, size: int, value: int, order: str) -> bytes:
    return data[:start] + value.to_bytes(size, order) + data[start + size :]  # type: ignore[arg-type]


def _remove(data: bytes, built: Anatomy, chance: Random) -> bytes:
    start, end = _some_piece(data, built, chance)
    return data[:start] + data[end:]


def _double(data: bytes, built: Anatomy, chance: Random) -> bytes:
    start, end = _some_piece(data, built, chance)
    times = chance.choice((2, 2, 3, 50)) if end - start < 2_000 else 2
    return data[:start] + data[start:end] * times + data[end:]


def _swap(data: bytes, built: Anatomy, chance: Random) -> bytes:
    one, other = sorted((_some_piece(data, built, chance), _some_piece(data, built, chance)))
    if other.start < one.end:
        return data
    between = data[one.end : other.start]
    swapped = data[other.start : other.end] + between + data[one.start : one.end]
    return data[: one.start] + swapped + data[other.end :]


def _scramble(data: bytes, built: Anatomy, chance: Random) -> bytes:
    """Palettes, tables or pixels are noise, or all the same."""
    start, end = _some_piece(data, built, chance)
    start = min(start + chance.choice((0, 2, 4, 8)), end)
    end = min(end, start + chance.choice((4, 40, 4_000)))
    noise = chance.randbytes(end - start) if chance.random() < 0.7 else chance.choice((b"\0", b"\xff")) * (end - start)
    return data[:start] + noise + data[end:]


def _flip_bits(data: bytes, _: Anatomy, chance: Random) -> bytes:
    flipped = bytearray(data)
    for _number in range(chance.choice((1, 2, 8, 40))):
        if flipped:
            flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
    return bytes(flipped)


def _splice(data: bytes, built: Anatomy, chance: Random) -> bytes:
    """A piece of a photo of another kind in the place of one of its own."""
    start, end = _some_piece(data, built, chance)
    other = chance.choice(list(samples().values()))
    taken, until = _some_piece(other, anatomy(other), chance)
    return data[:start] + other[taken:until] + data[end:]


def _some_piece(data: bytes, built: Anatomy, chance: Random) -> Piece:
    return chance.choice(built.pieces) if built.pieces else Piece(0, len(data))


_WAYS: tuple[Callable[[bytes, Anatomy, Random], bytes], ...] = (
    *(_cut, _miscount, _miscount, _miscount, _miscount, _loop, _remove, _double, _swap, _scramble, _flip_bits, _splice),
)
"""Numbers come more often: it is them that codecs believe."""
