"""What a photo's file says of its colours, and Pillow does not tell. Run in a worker process."""

import io
import struct
from collections.abc import Iterator
from typing import BinaryIO

_MOST_CHUNKS = 1000
_MOST_BYTES = 1 << 24  # of a JPEG 2000 header: the largest profiles of printers take a few millions


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


def png_profile(file: BinaryIO) -> bytes | None:
    """The profile of the colours that a PNG's chunks tell before its pixels (PNG, third edition, section 4.3: cICP goes
    before iCCP, sRGB, and cHRM with gAMA); None where they tell none, or iCCP does. Raises ValueError on nonsense."""
    chunks = _png_chunks(file)
    code = chunks.get(b"cICP", b"")
    if len(code) == 4 and code[2:] == b"\0\1":  # RGB, in the full range
        from viewer.imaging.coded import code_profile  # noqa: PLC0415 - few need it, and the first photo is waited for

        if (profile := code_profile(code[0], code[1])) is not None:
            return profile
    if b"iCCP" in chunks or b"sRGB" in chunks or not chunks.keys() & {b"gAMA", b"cHRM"}:
        return None
    from viewer.imaging.coded import measured_profile  # noqa: PLC0415

    gamma, places = chunks.get(b"gAMA"), chunks.get(b"cHRM")
    try:
        numbers = None if places is None else [number / 100_000 for number in struct.unpack(">8I", places)]
        return measured_profile(
            None if gamma is None else struct.unpack(">I", gamma)[0] / 100_000,
            None if numbers is None else tuple(zip(numbers[::2], numbers[1::2], strict=True)),
        )
    except struct.error as error:
        raise ValueError("a chunk of another length") from error


def _png_chunks(file: BinaryIO) -> dict[bytes, bytes]:
    """The chunks about colours before the pixels; what is in iCCP is Pillow's to read."""
    file.seek(8)
    found: dict[bytes, bytes] = {}
    for _ in range(_MOST_CHUNKS):
        size, kind = int.from_bytes(file.read(4), "big"), file.read(4)
        if kind in (b"IDAT", b"IEND", b""):
            break
        after = file.tell() + size + 4
        if kind in (b"cICP", b"sRGB", b"gAMA", b"cHRM", b"iCCP"):
            found.setdefault(kind, file.read(min(size, 64)))
        file.seek(after)
    return found


def avif_profile(file: BinaryIO) -> bytes | None:
    """The profile of the code points that an AVIF's first `nclx` tells (ISO/IEC 23008-12, section 6.5.5); None where it
    has none, or is sRGB by them."""
    file.seek(0)
    for kind, size in _boxes(file):
        if kind == b"meta" and size <= _MOST_BYTES:
            code = _nclx(io.BytesIO(file.read(size)[4:]))
            if code is None:
                return None
            from viewer.imaging.coded import code_profile, is_srgb  # noqa: PLC0415 - see `png_profile`

            return None if is_srgb(*code) else code_profile(*code)
    return None


def _nclx(boxes: BinaryIO) -> tuple[int, int] | None:
    """Primaries and transfer, from the item properties that are inside one of these boxes."""
    for wanted in (b"iprp", b"ipco"):
        size = next((size for kind, size in _boxes(boxes) if kind == wanted), 0)
        boxes = io.BytesIO(boxes.read(size))
    for kind, _ in _boxes(boxes):
        if kind == b"colr" and boxes.read(4) == b"nclx":
            primaries, transfer = struct.unpack(">HH", boxes.read(4))
            return primaries, transfer
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
