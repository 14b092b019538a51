"""What `--trace` writes down."""

import json
import subprocess
from collections.abc import Iterator
from itertools import count, cycle
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from tests.ui.conftest import SETTINGS, StoryWriter, entry, wait_for_photo
from tests.ui.cranked import CrankedPool, answer, presenter_of, story_of
from tests.ui.looking import PATIENCE, press
from tests.ui.test_presenter import Notes
from tests.ui.test_start import run
from viewer.app import Viewer
from viewer.loading import load
from viewer.opening import opening
from viewer.options import Options
from viewer.ui.trace import Trace


class Ticks:
    """A clock on which a microsecond passes at every look."""

    def __init__(self) -> None:
        self._now = 0

    def __call__(self) -> int:
        self._now += 1000
        return self._now


def events_of(path: Path) -> list[dict[str, Any]]:
    written = json.loads(path.read_text("utf-8"))
    return list(written["traceEvents"])


@pytest.fixture
def events(qapp: QApplication, tmp_path: Path) -> Iterator[list[dict[str, Any]]]:  # noqa: ARG001 - timers need one
    """Of a story begun, and two flips, of which the second is left before its photo has come."""
    trace, pool = Trace(tmp_path / "trace.json", Ticks()), CrankedPool()
    presenter = presenter_of(story_of(4), pool, trace=trace)
    presenter.show_on(Notes())
    presenter.take(answer(pool.wanted))
    presenter.flip(1)
    presenter.take(answer(pool.wanted))
    presenter.flip(1)
    trace.write()
    yield events_of(tmp_path / "trace.json")
    Shiboken.delete(presenter)


def test_a_flip_is_a_bar_from_its_words_to_its_photo(events: list[dict[str, Any]]) -> None:
    bars = [event for event in events if event["ph"] == "X"]
    assert [(bar["name"], bar["args"]["end"]) for bar in bars] == [
        ("photo 1", "shown"),
        ("photo 2", "shown"),
        ("photo 3", "left"),
    ]
    assert all(bar["dur"] > 0 for bar in bars)


def test_on_it_stands_what_happened_in_order(events: list[dict[str, Any]]) -> None:
    bar = next(event for event in events if event["name"] == "photo 2")
    during = sorted(
        (event for event in events if event["ph"] == "i" and 0 <= event["ts"] - bar["ts"] <= bar["dur"]),
        key=lambda event: float(event["ts"]),
    )
    assert [event["name"] for event in during] == [
        "words", "asked: shown", "painted", "article follows", "decoded", "frame", "painted",
    ]  # fmt: skip
    assert during[1]["args"]["photo"] == "p2.png"


def test_every_frame_of_a_slideshow_that_moves_is_noted(qtbot: QtBot, write_story: StoryWriter, tmp_path: Path) -> None:
    story = write_story([entry(1), entry(2), entry(3)], title={})
    trace = Trace(tmp_path / "trace.json")
    viewer = Viewer(SETTINGS, [], Options((str(story),)), trace=trace)
    try:
        viewer.wardrobe.wish(less_motion=False)
        viewer.show.wish(viewer.show.wishes._replace(plays=False, motion="drift"))
        viewer.window.show()
        viewer.stories.show(opening(load([str(story)]), None, None))
        wait_for_photo(qtbot, viewer)
        press(viewer.window, "F5")
        wait_for_photo(qtbot, viewer)
        assert viewer.slideshow is not None
        hours = count(0, 3600)
        viewer.slideshow._clock = lambda: next(hours)  # whoever flips quickly wants no movement
        keys = cycle(("Right", "Left"))

        def has_moved() -> bool:
            """Flip until a movement has been seen: a busy machine may have no time for a single frame of one."""
            assert viewer.slideshow is not None
            movement = viewer.slideshow.dissolve.movement
            if not movement.is_under_way:
                movement._cut_short = 0
                press(viewer.slideshow, next(keys))
            return {"crossfade", "drift"} <= {event["name"] for event in trace._events}

        qtbot.waitUntil(has_moved, timeout=PATIENCE)
    finally:
        viewer.close()


def viewed(story: Path, trace: Path, home: Path) -> "subprocess.CompletedProcess[str]":
    """The program, left as soon as the first photo stands."""
    script = (
        "import sys\nfrom viewer import app, cli\n"
        "app.Viewer._begin_late_work = lambda self: self.window.close()\n"
        f"sys.exit(cli.main([{str(story)!r}, '--trace', {str(trace)!r}]))"
    )
    return run(script, HOME=str(home))


def test_the_command_line_writes_it_at_the_end(write_story: StoryWriter, tmp_path: Path) -> None:
    done = viewed(write_story([entry(1)]), tmp_path / "t.json", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "photo 1" in {event["name"] for event in events_of(tmp_path / "t.json")}


def test_what_cannot_be_written_is_said_in_a_sentence(write_story: StoryWriter, tmp_path: Path) -> None:
    done = viewed(write_story([entry(1)]), Path("/no/such/folder/t.json"), tmp_path)
    assert done.returncode == 2
    assert "the trace cannot be written" in done.stderr
