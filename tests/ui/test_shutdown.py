"""The end of a story and of the program: nothing stays behind, whatever was going on."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import PhotoMaker, child_processes, shared_memory
from tests.ui.conftest import COLOURS, StoryWriter, ViewerOpener, active_timers, entry, wait_for_photo
from tests.ui.looking import PATIENCE, colour_on, delete_what_is_to_be_deleted, photos_of, press
from viewer.actions import Action
from viewer.app import Viewer
from viewer.imaging.process import WorkerProcess
from viewer.options import Options
from viewer.settings import Settings

SIX = [entry(number) for number in range(1, 7)]


def guards() -> int:
    return sum(thread.name.startswith("decode-guard") for thread in threading.enumerate())


@pytest.mark.parametrize("going_on", ["reading", "flipping", "full screen", "slideshow", "paused slideshow", "notice"])
def test_closing_leaves_nothing_behind(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, going_on: str
) -> None:
    before = child_processes(), set(QApplication.topLevelWidgets())
    viewer = open_viewer(write_story(SIX))
    assert guards() == 2
    assert len(child_processes() - before[0]) == 2
    if going_on == "flipping":
        for _ in range(5):
            press(viewer.window, "Right")
    elif going_on == "full screen":
        press(viewer.window, "F")
    elif "slideshow" in going_on:
        press(viewer.window, "F5")
        wait_for_photo(qtbot, viewer)
        if "paused" in going_on and viewer.slideshow is not None:
            press(viewer.slideshow, "Space")
    elif going_on == "notice":
        viewer.open(["no such story"])
    viewer.close()
    delete_what_is_to_be_deleted()
    assert guards() == 0
    assert child_processes() == before[0]
    assert set(QApplication.topLevelWidgets()) == before[1]
    assert active_timers() == []
    assert shared_memory() == []


def test_another_story_gets_workers_of_its_own(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, make_photo: PhotoMaker
) -> None:
    viewer = open_viewer(write_story(SIX))
    first = child_processes()
    own = {worker.pid for worker in photos_of(viewer).pool._workers}
    assert own <= first
    viewer.open([str(make_photo("other/x.png", (30, 20), (1, 2, 3)))])
    wait_for_photo(qtbot, viewer)
    assert colour_on(viewer.window.spread.stage) == (1, 2, 3)
    assert not own & child_processes()
    assert guards() == 2


def test_a_notice_needs_no_workers(open_viewer: ViewerOpener, write_story: StoryWriter) -> None:
    before = child_processes()
    viewer = open_viewer(write_story(SIX))
    viewer.open(["no such story"])
    assert child_processes() == before
    assert guards() == 0


def test_a_worker_that_dies_is_replaced_unseen(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter
) -> None:
    viewer = open_viewer(write_story(SIX), settings=Settings(prefetch_ahead=0, prefetch_behind=0))
    for worker in list(photos_of(viewer).pool._workers):  # their guards take them out meanwhile
        worker.close()
    press(viewer.window, "Right")
    wait_for_photo(qtbot, viewer)
    assert colour_on(viewer.window.spread.stage) == COLOURS[1]


def test_workers_that_were_never_used_are_ended_too(qapp: QApplication, write_story: StoryWriter) -> None:
    assert qapp is not None
    before = child_processes()
    settings = Settings()
    workers = [WorkerProcess() for _ in range(2)]
    viewer = Viewer(settings, workers, Options((str(write_story(SIX)),)))
    viewer.close()
    assert child_processes() == before


@pytest.mark.parametrize("ending", ["Ctrl+Q", "close"])
def test_the_program_ends_with_its_windows(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, ending: str
) -> None:
    viewer = open_viewer(write_story(SIX))
    press(viewer.window, "F5")
    wait_for_photo(qtbot, viewer)
    assert viewer.slideshow is not None
    slideshow = viewer.slideshow

    def end() -> None:
        if ending == "Ctrl+Q":
            press(slideshow, ending)
        else:
            viewer.window.windowHandle().close()
            slideshow.windowHandle().close()

    hang = QTimer(singleShot=True, interval=PATIENCE)
    hang.timeout.connect(lambda: QApplication.exit(1))
    hang.start()
    QTimer.singleShot(0, end)
    assert QApplication.exec() == 0
    hang.stop()
    assert not viewer.window.isVisible()
    assert viewer.slideshow is None


def test_an_answer_on_its_way_when_the_story_is_reloaded_is_not_shown(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    viewer = open_viewer(write_story(SIX), settings=Settings(prefetch_ahead=0, prefetch_behind=0))
    (tmp_path / "p2.png").write_bytes(b"")
    press(viewer.window, "Right")
    assert viewer.presenter is not None
    wanted = viewer.presenter._wanted
    # The worker has answered; the window has not had its turn to hear of it.
    with photos_of(viewer).pool._changed:
        is_done = photos_of(viewer).pool._changed.wait_for(
            lambda: (
                wanted not in photos_of(viewer).pool._at_work
                and all(request.key != wanted for request in photos_of(viewer).pool._queue)
            ),
            timeout=20,
        )
    assert is_done
    make_photo("p2.png", (90, 60), (9, 99, 199))
    viewer.perform(Action.RELOAD)
    wait_for_photo(qtbot, viewer)
    assert colour_on(viewer.window.spread.stage) == (9, 99, 199)
