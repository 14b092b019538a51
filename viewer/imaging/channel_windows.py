"""The line to a decode worker on Windows: a named pipe, and a named section of memory for every photo."""

import mmap
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import Pipe

from viewer.imaging.message import (
    MAX_MESSAGE_BYTES,
    MAX_PIXEL_BYTES,
    Channel,
    ChannelClosedError,
    Memory,
    Message,
    decoded,
    encoded,
)

assert sys.platform == "win32"  # noqa: S101 - tells the type checker where this file runs

from multiprocessing.connection import PipeConnection  # noqa: E402


class SectionMemory:
    """Pixels in a named section of memory."""

    def __init__(self, view: mmap.mmap) -> None:
        self._view = view

    @contextmanager
    def mapped(self) -> Iterator[bytes | mmap.mmap]:
        """The bytes, as a copy: the worker's mapping of them is writable."""
        yield self._view[:]

    def close(self) -> None:
        """Let go of the memory."""
        self._view.close()


class PipeChannel:
    """A named pipe of message type, and a named section for every photo."""

    def __init__(self, connection: PipeConnection) -> None:
        self._connection = connection
        self._section: mmap.mmap | None = None  # kept until the window has opened it: the next message

    def send(self, message: Message, pixels: bytes | None = None) -> None:
        """See Channel."""
        if self._section is not None:
            self._section.close()
            self._section = None
        if pixels is not None:
            name = f"photo-caption-viewer-{secrets.token_hex(16)}"
            self._section = mmap.mmap(-1, len(pixels), tagname=name)
            self._section.write(pixels)
            message = {**message, "bytes": len(pixels), "section": name}
        try:
            self._connection.send_bytes(encoded(message))
        except OSError as error:
            raise ChannelClosedError("the other side has gone") from error

    def receive(self, timeout: float | None = None) -> tuple[Message, Memory | None]:
        """See Channel."""
        try:
            if timeout is not None and not self._connection.poll(timeout):
                raise TimeoutError
            message = decoded(self._connection.recv_bytes(MAX_MESSAGE_BYTES))
        except (OSError, EOFError) as error:
            if isinstance(error, TimeoutError):
                raise
            raise ChannelClosedError("the other side has gone") from error
        size, name = message.get("bytes"), message.get("section")
        if size is None or name is None:
            return message, None
        if not isinstance(size, int) or not 0 < size <= MAX_PIXEL_BYTES or not isinstance(name, str):
            raise ChannelClosedError("memory of no size")
        try:
            return message, SectionMemory(mmap.mmap(-1, size, tagname=name, access=mmap.ACCESS_READ))
        except OSError as error:
            raise ChannelClosedError("memory that cannot be read") from error

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


def open_line() -> tuple[str, int, Channel, Channel]:
    """See the Unix one."""
    ours, theirs = Pipe(duplex=True)
    handle = theirs.fileno()
    os.set_handle_inheritable(handle, True)  # noqa: FBT003 - takes no keyword
    return str(handle), handle, PipeChannel(ours), PipeChannel(theirs)


def channel_from_argument(argument: str) -> Channel:
    """See the Unix one."""
    return PipeChannel(PipeConnection(int(argument)))
