"""Later starts on Windows. Qt makes a socket here of what is a pipe there; else it is the very code that runs there."""

import os
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from tests.conftest import ROOT
from tests.ui.looking import PATIENCE, time_passes
from viewer.instance import LONGEST_MESSAGE, Claim, Place, Request, encoded, framed, place_in_profile, succeed
from viewer.options import Options
from viewer.ui.pipe import PipeReception

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a caller is a Unix socket here")

GOOD = Request(Options(("/a",)))
LONG = 30.0  # seconds, to catch a hang
_START = """
import os, sys
from viewer import cli, instance
from viewer.options import Options
place = instance.place_in_profile(os.environ, 1)
instance.place_of = lambda _: place
asked, patience = Options((sys.argv[1],), photo="2"), float(sys.argv[2])
arrival = instance.arrive(asked, os.environ, patience, pipe=cli._send_through_pipe)
print(arrival.is_handed_over, arrival.claim is not None)
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """In the profile of a Windows user; Qt makes its sockets in the folder for what is temporary."""
    (tmp_path / "Temp").mkdir()
    sockets = tempfile.mkdtemp(prefix="viewer-")  # their paths must be short
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setenv("TMPDIR", sockets)
    monkeypatch.setenv("DESKTOP_STARTUP_ID", "token")
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    found = place_in_profile(os.environ, 1)
    assert found is not None
    yield found
    shutil.rmtree(sockets)


@pytest.fixture
def claim(place: Place) -> Iterator[Claim]:
    made = succeed(place)
    assert made is not None
    yield made
    made.close()


class Desk:
    """A reception, and what it was asked."""

    def __init__(self, claim: Claim, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.parent = QObject()
        self.reception = PipeReception(claim, self.parent)
        self.lines: list[socket.socket] = []
        self.asked: list[Request] = []
        self.reception.asked.connect(self.asked.append)

    def call(self, said: bytes = b"") -> socket.socket:
        """Connect and say this, as far as it is heard."""
        line = socket.socket(socket.AF_UNIX)
        line.connect(self.reception._server.fullServerName())
        line.settimeout(0)
        line.send(said)
        self.lines.append(line)
        return line

    def close(self) -> None:
        for line in self.lines:
            line.close()
        self.reception.close()

    def wait_for(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=PATIENCE)

    def answer(self, line: socket.socket) -> bytes:
        """Wait for one; nothing where it is hung up on."""
        said: list[bytes] = []

        def is_said() -> bool:
            try:
                said.append(line.recv(10))
            except BlockingIOError:
                return False
            except ConnectionResetError:
                said.append(b"")
            return True

        self.wait_for(is_said)
        return said[0]


@pytest.fixture
def desk(claim: Claim, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(claim, qtbot)
    yield made
    made.close()


def start(path: Path, patience: float = LONG) -> "subprocess.Popen[bytes]":
    """Another start."""
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _START, str(path), str(patience)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def test_another_start_hands_over(desk: Desk, tmp_path: Path) -> None:
    process = start(tmp_path)
    desk.wait_for(lambda: process.poll() is not None)
    assert process.communicate()[0] == b"True False\n"
    assert desk.asked == [Request(Options((str(tmp_path),), photo="2"), "token")]


def test_it_waits_for_one_that_does_not_listen_yet(claim: Claim, place: Place, qtbot: QtBot, tmp_path: Path) -> None:
    with start(tmp_path) as process:
        Path(place.path).write_text("")  # not written to the end
        desk = Desk(claim, qtbot)
        Path(place.path).write_text(claim.pipe)
        desk.wait_for(lambda: process.poll() is not None)
    assert len(desk.asked) == 1
    desk.close()


def test_one_that_does_not_answer_is_given_up_and_does_not_do_it_as_well_later(desk: Desk, tmp_path: Path) -> None:
    with start(tmp_path, patience=1.0) as process:
        assert process.communicate(timeout=LONG)[0] == b"False False\n"
    assert desk.answer(desk.call(framed(encoded(GOOD)))) == b"+"
    assert desk.asked == [GOOD]


def test_without_one_the_next_is_the_one_and_its_pipe_has_another_name(place: Place, tmp_path: Path) -> None:
    first = succeed(place)
    assert first is not None
    assert succeed(place) is None
    first.close()
    assert not Path(place.path).exists()
    with start(tmp_path) as process:
        assert process.communicate(timeout=LONG)[0] == b"False True\n"
    second = succeed(place)
    assert second is not None
    assert second.pipe != first.pipe
    second.close()


def test_each_session_has_its_own_and_without_a_profile_there_is_none(place: Place, tmp_path: Path) -> None:
    other = place_in_profile(os.environ, 2)
    assert other is not None
    assert {other.lock, other.path}.isdisjoint(place)
    assert place_in_profile({}, 1) is None
    assert place_in_profile({"LOCALAPPDATA": str(tmp_path / "gone")}, 1) is None


def test_only_the_user_may_call(desk: Desk) -> None:
    assert Path(desk.reception._server.fullServerName()).stat().st_mode & 0o077 == 0


def test_where_it_cannot_listen_nobody_waits(
    claim: Claim, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "gone"))
    parent = QObject()
    PipeReception(claim, parent)
    following = succeed(place)
    assert following is not None
    following.close()


def test_a_message_may_come_in_pieces(desk: Desk) -> None:
    line = desk.call()
    whole = framed(encoded(GOOD))
    for piece in (whole[:3], whole[3:9], whole[9:]):
        line.send(piece)
        if piece is not whole[9:]:
            desk.wait_for(lambda: bool(desk.reception._callers))
    assert desk.answer(line) == b"+"
    line.close()
    desk.wait_for(lambda: not desk.reception._callers)
    assert desk.asked == [GOOD]


@pytest.mark.parametrize(
    "said",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        framed(b"{}"),
        b"\xff" * 70_000,
        struct.pack("!I", LONGEST_MESSAGE + 1),
        framed(encoded(GOOD)) + b"more",
    ],
)
def test_nonsense_is_hung_up_on(desk: Desk, said: bytes) -> None:
    assert desk.answer(desk.call(said)) == b""
    assert desk.answer(desk.call(framed(encoded(GOOD)))) == b"+"
    assert desk.asked == [GOOD]


def test_who_says_too_little_is_hung_up_on_in_time(desk: Desk) -> None:
    silent = [desk.call(b"\0") for _ in range(8)]
    assert desk.answer(desk.call()) == b""  # it opens a window of its own
    for patience in desk.reception.findChildren(QTimer):
        time_passes(patience)
    for line in silent:
        assert desk.answer(line) == b""
    assert desk.answer(desk.call(framed(encoded(GOOD)))) == b"+"
    assert desk.asked == [GOOD]


def test_who_has_given_up_meanwhile_has_asked_for_nothing(desk: Desk) -> None:
    desk.call(framed(encoded(GOOD))).close()
    assert desk.answer(desk.call(framed(encoded(GOOD)))) == b"+"
    assert desk.asked == [GOOD]


def test_who_has_been_answered_may_read_it_before_it_is_hung_up_on(desk: Desk) -> None:
    """A pipe of Windows that is hung up on is empty at once."""
    line = desk.call(framed(encoded(GOOD)))
    desk.wait_for(lambda: bool(desk.asked))
    assert line.recv(10) == b"+"
    with pytest.raises(BlockingIOError):
        line.recv(10)
    for patience in desk.reception.findChildren(QTimer):
        time_passes(patience)
    assert desk.answer(line) == b""
