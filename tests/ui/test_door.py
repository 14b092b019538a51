"""A program that others do not hand over to takes the place of the one that they do, once that has gone."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import ROOT
from tests.ui.looking import PATIENCE
from viewer.instance import Arrival, Place, arrive, place_of, succeed
from viewer.options import Options
from viewer.ui.door import Door

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the folder is that of a Unix socket")

_HOLD = (
    "import os, sys; from viewer.instance import place_of, succeed;"
    "claim = succeed(place_of(os.environ)); print(claim is not None, flush=True); sys.stdin.read()"
)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"XDG_RUNTIME_DIR": str(tmp_path), "DISPLAY": ":7", "QT_QPA_PLATFORM": "xcb"}


@pytest.fixture
def place(environment: dict[str, str]) -> Place:
    found = place_of(environment)
    assert found is not None
    return found


@pytest.fixture
def parent(make_widget: Callable[[QWidget, int, int], None]) -> QWidget:
    made = QWidget()
    make_widget(made, 200, 100)
    return made


@pytest.fixture
def door(place: Place, parent: QWidget, qapp: QApplication) -> Iterator[Door]:
    """Of a program that came second."""
    first = succeed(place)
    assert first is not None
    made = Door(None, qapp, parent, place)
    yield made
    made.close()
    first.close()


def is_open(place: Place) -> bool:
    """Whether somebody is there to hand over to."""
    claim = succeed(place)
    if claim is not None:
        claim.close()
    return claim is None


def test_it_takes_the_place_of_one_that_leaves(
    place: Place, parent: QWidget, qapp: QApplication, qtbot: QtBot, environment: dict[str, str]
) -> None:
    first = succeed(place)
    assert first is not None
    door = Door(None, qapp, parent, place)
    asked: list[object] = []
    door.asked.connect(asked.append)
    first.close()
    qtbot.waitUntil(lambda: door._claim is not None, timeout=PATIENCE)
    start = subprocess.Popen(
        [sys.executable, "-P", "-m", "viewer"],
        env=os.environ | environment | {"PYTHONPATH": str(ROOT)},
    )
    qtbot.waitUntil(lambda: start.poll() is not None, timeout=PATIENCE)
    assert start.returncode == 0
    assert len(asked) == 1
    door.close()
    assert not is_open(place)


def test_of_one_that_was_killed_the_next_window_to_get_the_keyboard_finds_out(
    place: Place, parent: QWidget, qapp: QApplication, environment: dict[str, str], qtbot: QtBot
) -> None:
    with subprocess.Popen(
        [sys.executable, "-P", "-c", _HOLD],
        env=os.environ | environment | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"True\n"
        door = Door(None, qapp, parent, place)
        os.kill(holder.pid, signal.SIGKILL)
    assert door._claim is None
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: door._claim is not None, timeout=PATIENCE)
    assert is_open(place)
    door.close()


def test_while_it_waits_nothing_happens(door: Door) -> None:
    assert not any(timer.isActive() for timer in door.findChildren(QTimer))


def test_of_two_that_wait_one_takes_the_place(
    place: Place, parent: QWidget, qapp: QApplication, qtbot: QtBot, environment: dict[str, str]
) -> None:
    first = succeed(place)
    assert first is not None
    doors = [Door(None, qapp, parent, place) for _ in range(2)]
    first.close()
    qtbot.waitUntil(lambda: any(door._claim for door in doors), timeout=PATIENCE)
    qtbot.waitUntil(lambda: not any(t.isActive() for d in doors for t in d.findChildren(QTimer)), timeout=PATIENCE)
    (one,) = (door for door in doors if door._claim)
    (other,) = (door for door in doors if door is not one)
    assert arrive(Options((), new_window=True), environment) == Arrival()
    one.close()
    qtbot.waitUntil(lambda: other._claim is not None, timeout=PATIENCE)  # and so on
    other.close()


def test_one_that_is_left_in_peace_gives_nothing_up(door: Door, place: Place) -> None:
    door.close()
    assert is_open(place)  # the first one's


def test_windows_that_nobody_sees_wait_for_nothing(parent: QWidget, qapp: QApplication) -> None:
    door = Door(None, qapp, parent)  # this platform is such a one
    assert not door.children()
    door.close()
