"""What a file has besides its first picture: the pages of a TIFF, the frames of an animation. How many there are, how
long a frame stands, and the way to each of them.

Looking for them must not keep the first picture waiting: nothing is read here but what lies between two pictures, and
the frames of a GIF, of which no number is told in the file, are not counted.
"""

import struct
from math import isfinite
from typing import BinaryIO, NamedTuple

from PIL import Image

from viewer.imaging.request import LONGEST_FRAME, MAX_PAGES

_MOVING = frozenset({"GIF", "PNG", "WEBP", "AVIF"})
_TOO_SHORT = 10  # milliseconds: so short times mean "as it comes" in old files, and browsers show them as
_AS_IT_COMES = 100  # milliseconds
_MOST_PLAYS = 1 << 16

_NEW_SUBFILE_TYPE = 254  # TIFF 6.0, section 8
_IS_NO_PAGE = 0b101  # a smaller copy of another picture, or a mask of one
_ENTRIES_LOOKED_AT = 4  # they come in the order of their numbers, and 254 is the lowest there is in practice
_LONGEST_DIRECTORY = 1 << 16  # entries


class Pages(NamedTuple):
    """See PhotoInfo, where they are `pages`, `duration` and `plays`."""

    number: int | None = 1
    duration: int | None = None
    plays: int = 0


ONE_PAGE = Pages()


def can_move(name: str) -> bool:
    """Whether there are animations in this format of Pillow's."""
    return name in _MOVING


def page_of(image: Image.Image) -> int:
    """The frame at which an animation stands. From there one goes onward only: it is opened anew to go back, which is
    how Pillow would do it, if not for all formats well."""
    return image.tell() - _frames_not_played(image)


def turn_to(image: Image.Image, name: str, file: BinaryIO, page: int) -> None:
    """Have the image stand at this page. Raises EOFError where there is none, and whatever Pillow raises."""
    if name == "TIFF" and page:
        pages = _tiff_pages(file)
        if page >= len(pages):
            raise EOFError(f"no page {page}")
        image.seek(pages[page])
    elif name in _MOVING:
        image.seek(page + _frames_not_played(image))
    elif page:
        raise EOFError(f"no page {page}")


def pages_of(image: Image.Image, name: str, file: BinaryIO, *, moves: bool = False) -> Pages:
    """What the file has of pages or frames. The image has been loaded; its pixels may be gone afterwards, unless it is
    known that it `moves`."""
    if name == "TIFF":
        return Pages(len(_tiff_pages(file)))
    if name not in _MOVING:
        return ONE_PAGE
    duration = _duration(image)  # before a GIF is looked at further on
    count: int | None
    if name == "GIF":
        count = None if moves or _gif_goes_on(image) else 1
    else:
        count = min(getattr(image, "n_frames", 1) - _frames_not_played(image), MAX_PAGES)
    return ONE_PAGE if count == 1 else Pages(count, duration, _plays(image, name))


def _frames_not_played(image: Image.Image) -> int:
    """1 where the first is for programs that know no animations (APNG's default image), else 0."""
    return int(bool(getattr(image, "default_image", False)))


def _gif_goes_on(image: Image.Image) -> bool:
    try:
        return bool(getattr(image, "is_animated", False))
    except Exception:  # noqa: BLE001 - what comes after the first frame must not cost that one
        return False


def _duration(image: Image.Image) -> int:
    told = image.info.get("duration", 0)
    milliseconds = round(told) if isinstance(told, int | float) and isfinite(told) else 0
    return min(milliseconds, LONGEST_FRAME) if milliseconds > _TOO_SHORT else _AS_IT_COMES


def _plays(image: Image.Image, name: str) -> int:
    """How often it is played, 0 for ever. A GIF tells how often it is repeated; one that tells nothing is not. Of an
    AVIF Pillow does not know."""
    told = image.info.get("loop")
    if name == "GIF" and told != 0:
        return 1 if told is None else told + 1
    return min(told or 0, _MOST_PLAYS)


def _tiff_pages(file: BinaryIO) -> list[int]:
    """Which of a TIFF's pictures, counted along its chain of directories, are pages: the first, and all later ones that
    are pictures of their own. The chain is followed as far as it is whole."""
    place = file.tell()
    try:
        return _pages_along(file)
    finally:
        file.seek(place)


def _pages_along(file: BinaryIO) -> list[int]:
    file.seek(0)
    head = file.read(16)
    order = "<" if head[:2] == b"II" else ">"
    is_big = head[2:4] in (b"+\0", b"\0+")
    number, short = (order + "Q", order + "Q") if is_big else (order + "L", order + "H")
    entry, value = (20, 12) if is_big else (12, 8)
    pages: list[int] = []
    seen: set[int] = set()
    try:
        (offset,) = struct.unpack_from(number, head, 8 if is_big else 4)
        while offset and offset not in seen and len(seen) < MAX_PAGES:
            seen.add(offset)
            file.seek(offset)
            (entries,) = struct.unpack(short, file.read(struct.calcsize(short)))
            if entries > _LONGEST_DIRECTORY:
                break
            looked_at = file.read(entry * min(entries, _ENTRIES_LOOKED_AT))
            kind = 0
            for start in range(0, len(looked_at) - entry + 1, entry):
                if struct.unpack_from(order + "H", looked_at, start) == (_NEW_SUBFILE_TYPE,):
                    (kind,) = struct.unpack_from(order + "L", looked_at, start + value)
            if not pages or not kind & _IS_NO_PAGE:
                pages.append(len(seen) - 1)
            file.seek(offset + struct.calcsize(short) + entry * entries)
            (offset,) = struct.unpack(number, file.read(struct.calcsize(number)))
    except (struct.error, OSError, OverflowError, ValueError):  # it ends here, or leads out of every file there is
        pass
    return pages or [0]
