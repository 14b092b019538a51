"""The line to a decode worker on Linux, macOS and the BSDs: a Unix socket, which can carry descriptors."""

import contextlib
import fcntl
import mmap
import os
import socket
import struct
import sys
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
        if os.fstat(self._descriptor).st_size < self._size:
            raise ChannelClosedError("less memory than promised")
        if not _is_sealed(self._descriptor):
            yield os.pread(self._descriptor, self._size, 0)
            return
        view = mmap.mmap(self._descriptor, self._size, prot=mmap.PROT_READ)
        try:
            yield view
        finally:
            view.close()

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
        try:
            if pixels is None:
                self._connection.sendall(data)
                return
            descriptor = _shared(pixels)
            try:
                sent = socket.send_fds(self._connection, [data], [descriptor])
            finally:
                os.close(descriptor)
            self._connection.sendall(data[sent:])
        except OSError as error:
            raise ChannelClosedError("the other side has gone") from error

    def receive(self, timeout: float | None = None) -> tuple[Message, Memory | None]:
        """See Channel; the time-out holds for each piece of a message."""
        try:
            self._connection.settimeout(timeout)
            head, descriptors = self._read(_LENGTH.size)
            (length,) = _LENGTH.unpack(head)
            if length > MAX_MESSAGE_BYTES:
                raise ChannelClosedError("message too long")
            body, more = self._read(length)
            descriptors += more
        except TimeoutError:
            raise
        except OSError as error:
            raise ChannelClosedError("the other side has gone") from error
        finally:
            with contextlib.suppress(OSError):  # closed meanwhile, by whoever gives the worker up
                self._connection.settimeout(None)
        message = decoded(body)
        size = message.get("bytes")
        for extra in descriptors[1:]:
            os.close(extra)
        if not descriptors:
            return message, None
        memory = DescriptorMemory(descriptors[0], size if isinstance(size, int) else 0)
        if not isinstance(size, int) or not 0 < size <= MAX_PIXEL_BYTES:
            memory.close()
            raise ChannelClosedError("memory of no size")
        return message, memory

    def _read(self, length: int) -> tuple[bytes, list[int]]:
        data = b""
        descriptors: list[int] = []
        while len(data) < length:
            flags = getattr(socket, "MSG_CMSG_CLOEXEC", 0)
            piece, received, _flags, _address = socket.recv_fds(self._connection, length - len(data), 4, flags)
            descriptors += received
            if not piece:
                for descriptor in descriptors:
                    os.close(descriptor)
                raise ChannelClosedError("the other side has gone")
            data += piece
        return data, descriptors

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


if sys.platform == "linux":

    def _shared(pixels: bytes) -> int:
        """A descriptor of memory holding `pixels`, sealed so that nobody can change or shrink it."""
        descriptor = os.memfd_create("photo", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        _write_all(descriptor, pixels)
        seals = fcntl.F_SEAL_SEAL | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_WRITE
        fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, seals)
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
