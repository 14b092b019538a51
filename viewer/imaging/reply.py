"""What a worker replies, as the types it should have: a worker is not to be trusted."""

from collections.abc import Callable, Sequence
from typing import Any

from viewer.imaging.message import Memory, Message
from viewer.imaging.request import (
    LONGEST_FRAME,
    MAX_PAGES,
    Answer,
    DecodeFailure,
    FailureReason,
    FrameT,
    PhotoInfo,
    PhotoKey,
    Pixels,
)

BYTES_PER_PIXEL = 4
_LONGEST_SIDE = (1 << 31) - 1  # pixels: of all formats, and of the numbers that Qt calculates with


def answer_of(
    key: PhotoKey, message: Message, memory: Memory | None, adopt: Callable[[Pixels], FrameT]
) -> Answer[FrameT] | None:
    """What this reply to `key` says, with a frame that `adopt` makes of the pixels; None where it was withdrawn.

    Raises ChannelClosedError, LookupError, ArithmeticError, TypeError, ValueError or MemoryError where it does not keep
    to the protocol.
    """
    if "withdrawn" in message:
        return None
    if "failure" in message:
        return failed(key, FailureReason(message["failure"]), str(message["detail"]))
    if memory is None:
        raise ValueError("an answer without pixels")
    width, height = _size(message["width"]), _size(message["height"])
    stride = width * BYTES_PER_PIXEL
    if message["bytes"] != stride * height:
        raise ValueError("pixels of another size than they say")
    with memory.mapped() as data:
        frame = adopt(Pixels(data, width, height, stride, bool(message["alpha"]), key.screen))
    return Answer(key, frame=frame, info=_info(message["info"]), cost=stride * height)


def failed(key: PhotoKey, reason: FailureReason, detail: str = "") -> Answer[Any]:
    """There is no photo, for this reason."""
    return Answer(key, failure=DecodeFailure(reason, detail))


def _size(value: object) -> int:
    if not isinstance(value, int) or not 0 < value <= 1 << 16:
        raise ValueError("not a size in pixels")
    return value


def _text(value: object) -> str:
    """Text that can be shown: JSON may hold halves of characters, which nothing after this expects."""
    return str(value).encode("utf-8", "replace").decode("utf-8")


def _info(fields: Message) -> PhotoInfo:
    """What the worker says of the photo, as the types it should have: a worker is not to be trusted."""
    bundle = fields.get("bundle")
    width, height = int(fields["width"]), int(fields["height"])
    if not (0 < width <= _LONGEST_SIDE and 0 < height <= _LONGEST_SIDE):
        raise ValueError("a photo of no size")
    pages, duration = fields["pages"], fields["duration"]
    if pages is None and duration is None:
        raise ValueError("pages without number")
    return PhotoInfo(
        width=width,
        height=height,
        format=_text(fields["format"]),
        identity=_identity(fields["identity"]),
        damaged=bool(fields["damaged"]),
        captions=tuple((_text(tag), _text(text)) for tag, text in fields["captions"]),
        profile=None if fields["profile"] is None else _text(fields["profile"]),
        broken_profile=bool(fields["broken_profile"]),
        facts=tuple((_text(what), _text(text), _text(tag)) for what, text, tag in fields["facts"]),
        pages=None if pages is None else _count(pages, 1, MAX_PAGES),
        duration=None if duration is None else _count(duration, 1, LONGEST_FRAME),
        plays=_count(fields["plays"], 0, 1 << 16),
        bundle=None if bundle is None else _identity(bundle),
    )


def _identity(parts: Sequence[Any]) -> tuple[int, int, int, int]:
    device, inode, size, changed = (int(part) for part in parts)
    return device, inode, size, changed


def _count(value: object, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise ValueError(f"not a number from {least} to {most}")
    return value
