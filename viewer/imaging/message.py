"""The line between the window's process and one decode worker: small messages, and pixels in shared memory.

Messages are JSON, never pickles: a worker that a hostile photo has taken over can send no code. Pixels travel
as a descriptor of memory, not as bytes. On Linux that is a sealed memfd: it cannot shrink or change under the
window (no SIGBUS), and it is gone with its last user, whoever is killed when. Other Unix systems use a file
that is deleted before it is written, read rather than mapped by the window; Windows a named section that
vanishes with its last handle. Here is what all of them share; the rest is in `channel_unix` and
`channel_windows`, which both make a fresh line with `open_line` and take up the worker's end of it with
`channel_from_argument`.
"""

import json
from contextlib import AbstractContextManager
from mmap import mmap
from typing import Any, Protocol

Message = dict[str, Any]

MAX_MESSAGE_BYTES = 1 << 20
MAX_PIXEL_BYTES = 1 << 30


class ChannelClosedError(Exception):
    """The other side is gone, or has said something that is not part of the protocol."""


class Memory(Protocol):
    """Pixels on their way: map them, then let go of them."""

    def mapped(self) -> AbstractContextManager[bytes | mmap]:
        """The bytes, valid inside the context only. Raises ChannelClosedError where they are not there."""

    def close(self) -> None:
        """Let go of the memory."""


class Channel(Protocol):
    """One end of the line."""

    def send(self, message: Message, pixels: bytes | None = None) -> None:
        """Send a message, and pixels with it.

        Raises ChannelClosedError, OSError where there is no memory or descriptor for the pixels, ValueError where the
        message is too long; of those nothing has been sent.
        """

    def receive(self, timeout: float | None = None) -> tuple[Message, Memory | None]:
        """The next message, and its pixels.

        Raises TimeoutError where it is not there whole after `timeout` seconds, ChannelClosedError.
        """

    def close(self) -> None:
        """Hang up."""


def encoded(message: Message) -> bytes:
    data = json.dumps(message).encode("ascii")
    if len(data) > MAX_MESSAGE_BYTES:
        raise ValueError("message too long")
    return data


def decoded(data: bytes) -> Message:
    try:
        message = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ChannelClosedError("not a message") from error
    if not isinstance(message, dict):
        raise ChannelClosedError("not a message")
    return message
