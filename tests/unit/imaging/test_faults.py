"""What goes wrong between the window and a worker, or because the system has nothing left: each costs at most one
photo, with its reason, and the next one is shown."""

import errno
import json
import os
import queue
import socket
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, PhotoMaker
from tests.unit.imaging.test_pool import GOOD
from viewer.imaging.channel import open_line
from viewer.imaging.message import MAX_MESSAGE_BYTES, ChannelClosedError
from viewer.imaging.pool import DecodePool
from viewer.imaging.process import WorkerProcess, request_for
from viewer.imaging.request import Answer, FailureReason, PhotoKey, PhotoRequest, PhotoSource, Pixels, Priority

if sys.platform != "linux":
    pytest.skip("sealed memory and /proc are Linux's", allow_module_level=True)

from viewer.imaging import worker as worker_module
from viewer.imaging.channel_unix import DescriptorMemory, SocketChannel
from viewer.imaging.shelf import Shelf

PATIENCE = 60.0


def key(name: str) -> PhotoKey:
    return PhotoKey(PhotoSource(None, name), 50, 50)


def framed(message: object) -> bytes:
    data = message if isinstance(message, bytes) else json.dumps(message).encode()
    return struct.pack("!I", len(data)) + data


def memory_of(data: bytes) -> int:
    descriptor = os.memfd_create("pixels")
    os.write(descriptor, data)
    return descriptor


def open_descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


class Impostor:
    """A worker that has said all it will say before it is asked, and then is silent for ever."""

    def __init__(self, data: bytes, descriptor: int | None = None) -> None:
        ours, self._theirs = socket.socketpair()
        self.channel = SocketChannel(ours)
        self.is_alive = True
        self.prepared = None
        self.screen = b""
        if data and descriptor is not None:
            socket.send_fds(self._theirs, [data], [descriptor])
        else:
            self._theirs.sendall(data)
        if descriptor is not None:
            os.close(descriptor)
        self._theirs.shutdown(socket.SHUT_WR)

    def kill(self) -> None:
        self.is_alive = False

    def close(self) -> None:
        self.channel.close()
        self._theirs.close()


class Window:
    """The window's side: a pool of one worker, whose next ones are in `workers`."""

    def __init__(self, start: Callable[[], Any] | None = None) -> None:
        self.workers: list[Impostor] = []
        self.answers: queue.Queue[Answer[bytes]] = queue.Queue()
        self.pool: DecodePool[bytes] = DecodePool(
            workers=1,
            deadline=PATIENCE,
            start=start or (lambda: self.workers.pop(0)),  # type: ignore[arg-type]
            adopt=self.adopt,
            deliver=self.answers.put,
        )

    @staticmethod
    def adopt(pixels: Pixels) -> bytes:
        return bytes(pixels.data[:])

    def answer(self, name: str | Path) -> Answer[bytes]:
        self.pool.ask([PhotoRequest(key(str(name)), Priority.SHOWN)])
        answer = self.answers.get(timeout=PATIENCE)
        self.pool.arrived(answer.key)
        return answer

    def reason(self, name: str | Path = "a") -> FailureReason | None:
        failure = self.answer(name).failure
        return None if failure is None else failure.reason


@pytest.fixture
def window() -> Iterator[Window]:
    before = open_descriptors()
    made = Window()
    yield made
    made.pool.close()
    assert open_descriptors() == before, "a descriptor of somebody's memory is kept"


def test_an_answer_cut_at_every_byte(window: Window) -> None:
    whole = framed(GOOD)
    for length in range(len(whole)):
        window.workers.append(Impostor(whole[:length], memory_of(b"BGRxbgrx")))
        assert window.reason() is FailureReason.CRASHED, length
    window.workers.append(Impostor(whole, memory_of(b"BGRxbgrx")))
    assert window.answer("a").frame == b"BGRxbgrx"


def test_a_request_cut_at_every_byte() -> None:
    whole = framed(request_for(key("a"), 7))
    for length in range(len(whole)):
        ours, theirs = socket.socketpair()
        ours.sendall(whole[:length])
        ours.close()
        channel = SocketChannel(theirs)
        with pytest.raises(ChannelClosedError):
            channel.receive(PATIENCE)
        channel.close()


def test_a_worker_goes_when_a_request_is_cut() -> None:
    worker = WorkerProcess(1536)
    worker.channel._connection.sendall(framed(request_for(key("a")))[:9])  # type: ignore[attr-defined]
    worker.channel.close()
    assert worker._process.wait(PATIENCE) == 0


LIES: dict[str, object] = {
    "longer than any message": struct.pack("!I", MAX_MESSAGE_BYTES + 1),
    "nested without end": framed(b"[" * 100_000),
    "nested without end in an object": framed(b'{"a":' * 20_000),
    "not JSON": framed(b"\xff\xfe"),
    "a number that is not one": framed({**GOOD, "width": float("nan")}),
    "digits without end": framed(b'{"width": ' + b"9" * 100_000 + b"}"),
    "more bytes than there are": {**GOOD, "width": 20, "bytes": 80},
    "fewer bytes than pixels": {**GOOD, "bytes": 4},
    "more bytes than pixels": {**GOOD, "bytes": 7},
    "bytes below zero": {**GOOD, "bytes": -8},
    "more bytes than any photo": {**GOOD, "bytes": 1 << 40},
    "a wide photo of no height": {**GOOD, "height": 0},
    "a photo wider than any": {**GOOD, "width": 1 << 20, "bytes": 4 << 20},
    "an endless identity": {**GOOD, "info": {**GOOD["info"], "identity": [float("inf"), 2, 3, 4]}},
    "an endless photo": {**GOOD, "info": {**GOOD["info"], "width": float("inf")}},
    "a photo larger than numbers": {**GOOD, "info": {**GOOD["info"], "width": 1 << 31}},
    "captions that are none": {**GOOD, "info": {**GOOD["info"], "captions": [["en"]]}},
    "a failure nobody knows": {"failure": ["missing"], "detail": ""},
    "a failure without detail": {"failure": "missing"},
    "rights that nobody asked for": {"rights": []},
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES.keys())
def test_an_answer_that_lies(window: Window, lie: object) -> None:
    data = lie if isinstance(lie, bytes) else framed(lie)
    window.workers += [Impostor(data, memory_of(b"BGRxbgrx")), Impostor(framed(GOOD), memory_of(b"BGRxbgrx"))]
    assert window.reason() is FailureReason.CRASHED
    assert window.reason() is None


@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "empty", "closed to readers"])
def test_pixels_that_are_no_memory(window: Window, kind: str, tmp_path: Path) -> None:
    if kind == "pipe":
        descriptor, end = os.pipe()
        os.close(end)
    elif kind == "closed to readers":
        (tmp_path / "written").write_bytes(b"BGRxbgrx")
        descriptor = os.open(tmp_path / "written", os.O_WRONLY)
    else:
        path = {"folder": "/usr", "device": "/dev/zero", "empty": os.devnull}[kind]
        descriptor = os.open(path, os.O_RDONLY)
    window.workers += [Impostor(framed(GOOD), descriptor), Impostor(framed(GOOD), memory_of(b"BGRxbgrx"))]
    assert window.reason() is FailureReason.CRASHED
    assert window.reason() is None


def test_pixels_that_shrink_while_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = DescriptorMemory(memory_of(b"BGRxbgrx"), 8)
    monkeypatch.setattr(os, "pread", lambda *_: b"BGRx")
    with pytest.raises(ChannelClosedError), memory.mapped():
        pass
    memory.close()


def test_a_worker_that_sends_a_byte_now_and_then_is_not_waited_for_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = socket.socketpair()
    channel = SocketChannel(ours)
    theirs.sendall(framed(GOOD))
    now = 100.0
    receive = socket.recv_fds

    def one_byte_a_second(connection: socket.socket, _length: int, most: int, flags: int = 0) -> Any:
        nonlocal now
        now += 1
        assert now < 110
        if (connection.gettimeout() or 0) < 1:
            raise TimeoutError
        return receive(connection, 1, most, flags)

    monkeypatch.setattr("viewer.imaging.channel_unix.time.monotonic", lambda: now)
    monkeypatch.setattr(socket, "recv_fds", one_byte_a_second)
    with pytest.raises(TimeoutError):
        channel.receive(5)
    channel.close()
    theirs.close()


FULL = [errno.ENOSPC, errno.ENOMEM, errno.EMFILE, errno.ENFILE]


@pytest.mark.parametrize("number", FULL, ids=[errno.errorcode[number] for number in FULL])
@pytest.mark.parametrize("call", ["memfd_create", "write"])
def test_no_memory_to_share(monkeypatch: pytest.MonkeyPatch, make_photo: PhotoMaker, call: str, number: int) -> None:
    """A full /dev/shm, or no memory, or no descriptor left: the worker says so; the window need not wait in vain."""

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    _, _, ours, theirs = open_line()
    request = request_for(key(str(make_photo("a.png"))), 1)
    before = open_descriptors()
    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        worker_module._serve(theirs, request, Shelf(), worker_module._Requests())
    assert ours.receive(PATIENCE) == ({"failure": "too-large", "detail": os.strerror(number)}, None)
    assert open_descriptors() == before
    worker_module._serve(theirs, request, Shelf(), worker_module._Requests())
    message, memory = ours.receive(PATIENCE)
    assert memory is not None, message
    for opened in (memory, ours, theirs):
        opened.close()


NO_DESCRIPTORS = """
import os, queue, resource, sys
from viewer.imaging.pool import DecodePool
from viewer.imaging.process import WorkerProcess
from viewer.imaging.request import PhotoKey, PhotoRequest, PhotoSource, Priority
answers = queue.Queue()
def ask(size):
    pool.ask([PhotoRequest(PhotoKey(PhotoSource(None, sys.argv[1]), size, size), Priority.SHOWN)])
    failure = answers.get(timeout=60).failure
    print(failure.reason.name if failure else "shown")
def take_all():
    held = []
    try:
        while True:
            held.append(os.dup(0))
    except OSError:
        return held
def give_back(held):
    for descriptor in held:
        os.close(descriptor)
resource.setrlimit(resource.RLIMIT_NOFILE, (40, 40))
pool = DecodePool(workers=1, deadline=60, start=lambda: WorkerProcess(1536), adopt=id, deliver=answers.put)
held = take_all()
ask(10)           # none to start a worker with
give_back(held)
ask(20)
held = take_all()
ask(30)           # none to receive the pixels with
ask(40)
give_back(held)
ask(50)
before = len(os.listdir("/proc/self/fd"))
ask(60)
print(len(os.listdir("/proc/self/fd")) - before)
pool.close()
"""


def test_no_descriptors_left(make_photo: PhotoMaker) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-c", NO_DESCRIPTORS, make_photo("a.png")],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        timeout=PATIENCE,
    )
    assert done.stderr == ""
    assert done.stdout.split() == ["NO_WORKER", "shown", "CRASHED", "NO_WORKER", "shown", "shown", "0"]


@pytest.mark.parametrize("number", [errno.EAGAIN, errno.ENOMEM, errno.ENOENT, errno.EACCES])
def test_no_process_can_be_started(monkeypatch: pytest.MonkeyPatch, make_photo: PhotoMaker, number: int) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    photo = make_photo("a.png")
    window = Window(lambda: WorkerProcess(1536))
    try:
        before = open_descriptors()
        with monkeypatch.context() as patch:
            patch.setattr(subprocess, "Popen", fail)
            failure = window.answer(photo).failure
        assert failure is not None
        assert failure.reason is FailureReason.NO_WORKER
        assert os.strerror(number) in failure.detail
        assert open_descriptors() == before
        assert window.reason(photo) is None
    finally:
        window.pool.close()


def test_no_socket_for_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

    monkeypatch.setattr(socket, "socketpair", fail)
    window = Window(lambda: WorkerProcess(1536))
    assert window.reason() is FailureReason.NO_WORKER
    window.pool.close()


def test_a_name_longer_than_any_message(make_photo: PhotoMaker) -> None:
    window = Window(lambda: WorkerProcess(1536))
    try:
        assert window.reason("x" * MAX_MESSAGE_BYTES) is FailureReason.UNREADABLE
        assert window.reason(make_photo("a.png")) is None
    finally:
        window.pool.close()


def test_more_captions_inside_a_photo_than_fit_into_an_answer(make_photo: PhotoMaker) -> None:
    items = "".join(f"<rdf:li xml:lang='l{number}'>{'😀' * 9_000}</rdf:li>" for number in range(50))
    description = (
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        "<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:description><rdf:Alt>"
        f"{items}</rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    photo = make_photo("a.webp", xmp=description.encode())
    window = Window(lambda: WorkerProcess(1536))
    try:
        answer = window.answer(photo)
    finally:
        window.pool.close()
    assert answer.info is not None
    assert answer.info.captions[0] == ("l0", "😀" * 9_000)
