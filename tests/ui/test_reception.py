"""A running program hears later starts, and lets nobody keep it from that."""

import socket
import struct
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import COLOURS, StoryWriter, ViewerOpener, entry, wait_for_photo
from tests.ui.looking import PATIENCE, colour_on, texts_on_screen, time_passes
from viewer.app import Viewer
from viewer.instance import Claim, Request, arrive, encoded
from viewer.options import Options
from viewer.ui.reception import Reception, bring_to_front

GOOD = Request(Options(("/a",)))


@pytest.fixture
def claim(tmp_path: Path) -> Iterator[Claim]:
    made = arrive(Options(()), {"XDG_RUNTIME_DIR": str(tmp_path), "DISPLAY": ":7"}).claim
    assert made is not None
    yield made
    made.close()


class Desk:
    """A reception, and what it was asked."""

    def __init__(self, claim: Claim, qtbot: QtBot) -> None:
        self._claim = claim
        self._qtbot = qtbot
        self.parent = QObject()
        assert claim.line is not None
        self.reception = Reception(claim.line, self.parent)
        self.asked: list[Request] = []
        self.reception.asked.connect(self.asked.append)

    def call(self, said: bytes = b"") -> socket.socket:
        """Connect and say this."""
        line = socket.socket(socket.AF_UNIX)
        line.connect(self._claim._path)
        line.sendall(said)
        line.settimeout(0)
        return line

    def wait_for(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=PATIENCE)

    def wait_until_hung_up(self, line: socket.socket) -> bytes:
        """Wait for the end of the call; what was answered."""
        answers: list[bytes] = []

        def has_ended() -> bool:
            try:
                answers.append(line.recv(10))
            except BlockingIOError:
                return False
            except ConnectionResetError:  # it did not even listen to the end
                answers.append(b"")
            return answers[-1] == b""

        self.wait_for(has_ended)
        line.close()
        return b"".join(answers)


@pytest.fixture
def desk(claim: Claim, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(claim, qtbot)
    yield made
    made.reception.close()


def whole(request: Request) -> bytes:
    message = encoded(request)
    return struct.pack("!I", len(message)) + message


def test_a_request_is_taken_and_told(desk: Desk) -> None:
    assert desk.wait_until_hung_up(desk.call(whole(GOOD))) == b"+"
    assert desk.asked == [GOOD]


def test_who_called_before_anybody_listened_is_heard(claim: Claim, qtbot: QtBot) -> None:
    line = socket.socket(socket.AF_UNIX)
    line.connect(claim._path)
    line.sendall(whole(GOOD))
    line.settimeout(0)
    desk = Desk(claim, qtbot)
    assert desk.wait_until_hung_up(line) == b"+"
    assert desk.asked == [GOOD]
    desk.reception.close()


def test_nonsense_is_hung_up_on(desk: Desk) -> None:
    for said in (b"GET / HTTP/1.1\r\n\r\n", struct.pack("!I", 2) + b"{}", b"\xff" * 70_000):
        assert desk.wait_until_hung_up(desk.call(said)) == b""
    assert desk.wait_until_hung_up(desk.call(whole(GOOD))) == b"+"
    assert desk.asked == [GOOD]


def test_who_has_given_up_meanwhile_has_asked_for_nothing(desk: Desk) -> None:
    desk.call(whole(GOOD)).close()
    assert desk.wait_until_hung_up(desk.call(whole(GOOD))) == b"+"
    assert desk.asked == [GOOD]


def test_who_says_nothing_is_hung_up_on_in_time(desk: Desk) -> None:
    silent = desk.call(whole(GOOD)[:3])
    desk.wait_for(lambda: bool(desk.reception.findChildren(QTimer)))
    (patience,) = desk.reception.findChildren(QTimer)
    time_passes(patience)
    assert desk.wait_until_hung_up(silent) == b""
    assert desk.asked == []


def test_many_silent_callers_keep_nobody_waiting_for_ever(desk: Desk) -> None:
    silent = [desk.call() for _ in range(8)]
    assert desk.wait_until_hung_up(desk.call()) == b""  # it opens a window of its own
    for patience in desk.reception.findChildren(QTimer):
        time_passes(patience)
    assert desk.wait_until_hung_up(desk.call(whole(GOOD))) == b"+"
    for line in silent:
        line.close()


def test_a_minimised_window_comes_back(make_widget: Callable[[QWidget, int, int], None], qtbot: QtBot) -> None:
    window = QWidget()
    make_widget(window, 200, 100)
    window.showMinimized()
    bring_to_front(window, "token")
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    assert not window.isMinimized()


# What the running program does.


@pytest.fixture
def viewer(open_viewer: ViewerOpener, write_story: StoryWriter) -> Viewer:
    return open_viewer(write_story([entry(1), entry(2), entry(3)]), photo="2")


@pytest.fixture
def other(viewer: Viewer, make_photo: Callable[..., Path]) -> Path:  # noqa: ARG001 - the story first
    for number in (1, 2):
        make_photo(f"other/{number}.png", (90, 60), (1, 2, number))
    return make_photo("other/3.png", (90, 60), (1, 2, 3)).parent


def ask(viewer: Viewer, *paths: Path, **more: object) -> None:
    viewer._receive(Request(Options(tuple(map(str, paths)))._replace(**more)))  # type: ignore[arg-type]


def test_a_story_that_is_handed_over_is_opened(qtbot: QtBot, viewer: Viewer, other: Path) -> None:
    ask(viewer, other)
    wait_for_photo(qtbot, viewer)
    assert colour_on(viewer.window.spread.stage) == (1, 2, 1)


def test_it_begins_where_the_other_start_was_told_to(qtbot: QtBot, viewer: Viewer, other: Path) -> None:
    ask(viewer, other, photo="3")
    wait_for_photo(qtbot, viewer)
    assert colour_on(viewer.window.spread.stage) == (1, 2, 3)
    ask(viewer, other, photo="9")
    assert texts_on_screen(viewer.window.notice)[0] == "This story cannot be opened like that"


def test_the_story_that_is_open_is_not_opened_again(viewer: Viewer, tmp_path: Path) -> None:
    presenter = viewer.presenter
    ask(viewer, tmp_path / "captions.yaml")
    assert viewer.presenter is presenter
    assert colour_on(viewer.window.spread.stage) == COLOURS[1]


def test_nothing_handed_over_changes_nothing(viewer: Viewer) -> None:
    presenter = viewer.presenter
    ask(viewer)
    assert viewer.presenter is presenter


def test_a_slideshow_is_begun_here(qtbot: QtBot, viewer: Viewer, other: Path) -> None:
    ask(viewer, slideshow=True)  # of the story that is open
    assert viewer.slideshow is not None
    ask(viewer, other, slideshow=True, loop=True)
    wait_for_photo(qtbot, viewer)
    assert viewer.slideshow is not None
    assert viewer.show.wishes.at_end == "loop"
    assert "other" in viewer.window.windowHandle().title()


def test_full_screen_is_entered_but_never_left(viewer: Viewer) -> None:
    for _ in range(2):
        ask(viewer, full_screen=True)
        assert viewer.window.isFullScreen()
