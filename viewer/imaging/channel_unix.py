"""The line to a decode worker on Linux, macOS and the BSDs: a Unix socket, which can carry descriptors."""

import contextlib
import fcntl
import mmap
import os
import socket
import struct
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

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

assert sys.platform != "win32"  # noqa: S101 - tells the type checker where this file runs

_LENGTH = struct.Struct("!I")


class DescriptorMemory:
    """Pixels behind a descriptor, from another process that may be hostile by now."""

    def __init__(self, descriptor: int, size: int) -> None:
        self._descriptor = descriptor
        self._size = size

    @contextmanager
    def mapped(self) -> Iterator[bytes | mmap.mmap]:
        """The bytes: mapped where seals promise that they stay, else a copy. Raises ChannelClosedError."""
        try:
            data = self._taken()
        except (OSError, ValueError) as error:  # a folder, a pipe; or no room for it here
            raise ChannelClosedError("memory that cannot be read") from error
        try:
            yield data
        finally:
            if isinstance(data, mmap.mmap):
                data.close()

    def _taken(self) -> bytes | mmap.mmap:
        if os.fstat(self._descriptor).st_size < self._size:
            raise ChannelClosedError("less memory than promised")
        if _is_sealed(self._descriptor):
            return mmap.mmap(self._descriptor, self._size, prot=mmap.PROT_READ)
        data = os.pread(self._descriptor, self._size, 0)
        if len(data) < self._size:
            raise ChannelClosedError("memory that has shrunk")
        return data

    def close(self) -> None:
        """Let go of the memory."""
        os.close(self._descriptor)


class SocketChannel:
    """A Unix socket, which can carry descriptors: Linux, macOS and the BSDs."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection

    @classmethod
    def from_argument(cls, argument: str) -> "SocketChannel":
        """The worker's end, from what `argument_and_channel` put on its command line."""
        return cls(socket.socket(fileno=int(argument)))

    def send(self, message: Message, pixels: bytes | None = None) -> None:
        """See Channel."""
        if pixels is not None:
            message = {**message, "bytes": len(pixels)}
        data = encoded(message)
        data = _LENGTH.pack(len(data)) + data
        descriptor = None if pixels is None else _shared(pixels)
        try:
            if descriptor is not None:
                data = data[socket.send_fds(self._connection, [data], [descriptor]) :]
            self._connection.sendall(data)
        except OSError as error:
            raise ChannelClosedError("the other side has gone") from error
        finally:
            if descriptor is not None:
                os.close(descriptor)

    def receive(self, timeout: float | None = None) -> tuple[Message, Memory | None]:
        """See Channel."""
        descriptors: list[int] = []
        try:
            deadline = None if timeout is None else time.monotonic() + timeout
            (length,) = _LENGTH.unpack(self._read(_LENGTH.size, deadline, descriptors))
            if length > MAX_MESSAGE_BYTES:
                raise ChannelClosedError("message too long")
            message = decoded(self._read(length, deadline, descriptors))
            if not descriptors:
                return message, None
            size = message.get("bytes")
            if not isinstance(size, int) or not 0 < size <= MAX_PIXEL_BYTES:
                raise ChannelClosedError("memory of no size")
            return message, DescriptorMemory(descriptors.pop(), size)
        except TimeoutError:
            raise
        except OSError as error:
            raise ChannelClosedError("the other side has gone") from error
        finally:
            for descriptor in descriptors:
                os.close(descriptor)
            with contextlib.suppress(OSError):  # closed meanwhile, by whoever gives the worker up
                self._connection.settimeout(None)

    def _read(self, length: int, deadline: float | None, descriptors: list[int]) -> bytes:
        """`length` bytes, until the `deadline`; what descriptors come with them are put to the others."""
        data = b""
        flags = getattr(socket, "MSG_CMSG_CLOEXEC", 0)
        while len(data) < length:
            # A worker that sends a byte now and then must not be waited for longer than a silent one.
            self._connection.settimeout(None if deadline is None else max(deadline - time.monotonic(), 1e-6))
            piece, received, _flags, _address = socket.recv_fds(self._connection, length - len(data), 4, flags)
            descriptors += received
            if not piece:
                raise ChannelClosedError("the other side has gone")
            data += piece
        return data

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


if sys.platform == "linux":

    def _shared(pixels: bytes) -> int:
        """A descriptor of memory holding `pixels`, sealed so that nobody can change or shrink it."""
        descriptor = os.memfd_create("photo", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        try:
            _write_all(descriptor, pixels)
            seals = fcntl.F_SEAL_SEAL | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_WRITE
            fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, seals)
        except OSError:
            os.close(descriptor)
            raise
        return descriptor

    def _is_sealed(_descriptor: int) -> bool:
        wanted = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_WRITE
        try:
            return fcntl.fcntl(_descriptor, fcntl.F_GET_SEALS) & wanted == wanted
        except OSError:  # not a memfd
            return False

else:

    def _shared(pixels: bytes) -> int:
        """A descriptor of a file holding `pixels`, deleted already: nothing is left behind."""
        import tempfile  # noqa: PLC0415 - for macOS, and it brings much along

        with tempfile.TemporaryFile(buffering=0) as file:
            _write_all(file.fileno(), pixels)
            return os.dup(file.fileno())

    def _is_sealed(_descriptor: int) -> bool:
        return False


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def open_line() -> tuple[str, int, Channel, Channel]:
    """A fresh line: the worker's argument, the handle it must inherit, our end, and the worker's end.

    The worker's end is closed here once the worker has been started.
    """
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
    return str(theirs.fileno()), theirs.fileno(), SocketChannel(ours), SocketChannel(theirs)


def channel_from_argument(argument: str) -> Channel:
    """The worker's end of the line that its command line names."""
    return SocketChannel.from_argument(argument)
