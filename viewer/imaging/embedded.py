"""What a photo's file says of its colours, and Pillow does not tell. Run in a worker process."""

import io
from collections.abc import Iterator
from typing import BinaryIO

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
