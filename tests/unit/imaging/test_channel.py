"""The line to a worker: what is sent arrives, and nothing that arrives can harm the window."""

import os
import socket
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.imaging.channel import open_line
from viewer.imaging.message import Channel, ChannelClosedError

if sys.platform == "win32":
    pytest.skip("sockets are the Unix line", allow_module_level=True)

from viewer.imaging.channel_unix import SocketChannel

Line = tuple[Channel, Channel]


@pytest.fixture
def line() -> Iterator[Line]:
    _, _, ours, theirs = open_line()
    yield ours, theirs
    ours.close()
    theirs.close()


@pytest.fixture
def raw() -> Iterator[tuple[Channel, socket.socket]]:
    """Our end, and a worker's end that can say anything."""
    ours, theirs = socket.socketpair()
    channel = SocketChannel(ours)
    yield channel, theirs
    channel.close()
    theirs.close()


def test_messages_arrive_whole_and_in_order(line: Line) -> None:
    ours, theirs = line
    names = ["a.jpg", "Trống đồng.jpg", "byte \udcff.jpg", "new\nline", "x" * 20_000]
    for name in names:
        ours.send({"name": name})
    assert [theirs.receive(5)[0]["name"] for _ in names] == names


@pytest.mark.parametrize("size", [1, 4096, 4097, 3_000_000])
def test_pixels_arrive_as_they_were(line: Line, size: int) -> None:
    ours, theirs = line
    pixels = os.urandom(size)
    theirs.send({"width": 1}, pixels)
    message, memory = ours.receive(5)
    assert message == {"width": 1, "bytes": size}
    assert memory is not None
    with memory.mapped() as data:
        assert bytes(data[:]) == pixels
    memory.close()


@pytest.mark.skipif(sys.platform != "linux", reason="seals are Linux's")
def test_what_a_worker_has_sent_it_cannot_change_or_shrink(line: Line) -> None:
    ours, theirs = line
    theirs.send({}, b"pixels")
    _, memory = ours.receive(5)
    assert memory is not None
    descriptor = memory._descriptor  # type: ignore[attr-defined]
    with pytest.raises(PermissionError):
        os.ftruncate(descriptor, 1)
    with pytest.raises(PermissionError):
        os.write(descriptor, b"other")
    memory.close()


def test_memory_that_could_shrink_is_copied_not_mapped(raw: tuple[Channel, socket.socket]) -> None:
    ours, theirs = raw
    unsealed = os.memfd_create("unsealed")
    os.write(unsealed, b"pixels")
    body = b'{"bytes": 6}'
    socket.send_fds(theirs, [struct.pack("!I", len(body)) + body], [unsealed])
    _, memory = ours.receive(5)
    assert memory is not None
    with memory.mapped() as data:
        os.ftruncate(unsealed, 0)  # a mapping would now be a SIGBUS
        assert data == b"pixels"
    memory.close()
    os.close(unsealed)


def test_less_memory_than_promised_is_noticed(raw: tuple[Channel, socket.socket]) -> None:
    ours, theirs = raw
    small = os.memfd_create("small")
    body = b'{"bytes": 4096}'
    socket.send_fds(theirs, [struct.pack("!I", len(body)) + body], [small])
    os.close(small)
    _, memory = ours.receive(5)
    assert memory is not None
    with pytest.raises(ChannelClosedError), memory.mapped():
        pass
    memory.close()


@pytest.mark.parametrize("size", ["-1", "0", '"7"', "null", "99999999999"])
def test_memory_of_no_sensible_size_ends_the_line(raw: tuple[Channel, socket.socket], size: str) -> None:
    ours, theirs = raw
    before = len(list(Path("/proc/self/fd").iterdir()))
    memory = os.memfd_create("odd")
    body = f'{{"bytes": {size}}}'.encode()
    socket.send_fds(theirs, [struct.pack("!I", len(body)) + body], [memory])
    os.close(memory)
    with pytest.raises(ChannelClosedError):
        ours.receive(5)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


@settings(deadline=None)
@given(data=st.binary(max_size=64))
def test_no_bytes_from_a_worker_do_harm(data: bytes) -> None:
    ours, theirs = socket.socketpair()
    channel = SocketChannel(ours)
    theirs.sendall(data)
    theirs.close()
    messages = iter(lambda: channel.receive(5), None)
    with pytest.raises(ChannelClosedError):
        assert all(isinstance(message, dict) and memory is None for message, memory in messages)
    channel.close()


def test_a_message_cut_short_is_the_end_of_the_line() -> None:
    whole = b'{"failure": "empty", "detail": ""}'
    whole = struct.pack("!I", len(whole)) + whole
    for length in range(len(whole)):
        ours, theirs = socket.socketpair()
        channel = SocketChannel(ours)
        theirs.sendall(whole[:length])
        theirs.close()
        with pytest.raises(ChannelClosedError):
            channel.receive(5)
        channel.close()


def test_silence_is_a_time_out(line: Line) -> None:
    with pytest.raises(TimeoutError):
        line[0].receive(0.01)


def test_a_message_that_stops_in_the_middle_is_a_time_out_too(raw: tuple[Channel, socket.socket]) -> None:
    ours, theirs = raw
    theirs.sendall(struct.pack("!I", 100) + b"{")
    with pytest.raises(TimeoutError):
        ours.receive(0.01)


def test_hanging_up_is_noticed_on_either_side(line: Line) -> None:
    ours, theirs = line
    theirs.close()
    with pytest.raises(ChannelClosedError):
        ours.receive(5)
    with pytest.raises(ChannelClosedError):
        ours.send({"any": "thing"})


def test_a_line_given_up_on_our_side_is_the_end_of_the_line_too(raw: tuple[Channel, socket.socket]) -> None:
    """The pool closes a line while a guard may be about to read from it, or be reading."""
    channel, _ = raw
    channel.close()
    with pytest.raises(ChannelClosedError):
        channel.receive(5)
