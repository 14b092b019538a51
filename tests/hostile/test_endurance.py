"""What must stay as it is however long one flips, and what must be gone when the window is.

In short; `python -m tests.benchmarks.soak` has the long form, with its figures.
"""

import os
import select
import signal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import child_processes, shared_memory
from tests.hostile.test_pictures import status
from tests.journeys.desktop import Desktop, processes_of
from tests.journeys.test_reading import wait_for_photo as wait_on_desktop
from tests.ui.conftest import StoryWriter, ViewerOpener, entry, wait_for_photo
from tests.ui.looking import PATIENCE, photos_of, press, time_passes
from tests.ui.test_slideshow import clock, present
from viewer.imaging.request import Priority
from viewer.settings import Settings

SLIDES = 300
WARM = 60  # slides until everything that stays has been made
GROWTH = 20 * 1024  # KiB


def entries(folder: str) -> int:
    return len(list(Path(folder).iterdir()))


def held() -> dict[str, int]:
    """What this process and its workers hold."""
    processes = child_processes()
    return {
        "processes": len(processes),
        "descriptors": entries("/proc/self/fd"),
        "descriptors of workers": sum(entries(f"/proc/{pid}/fd") for pid in processes),
        "threads": entries("/proc/self/task"),
        "threads of workers": sum(entries(f"/proc/{pid}/task") for pid in processes),
        "shared memory": len(shared_memory()) + entries("/dev/shm"),  # noqa: S108 - it is counted only
    }


def test_hostile_13_hundreds_of_slides_take_nothing_that_they_do_not_give_back(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter
) -> None:
    last = 12
    settings = Settings(cache_memory=1, prefetch_ahead=2)  # so that most slides are decoded and not remembered
    viewer = open_viewer(write_story([entry(number) for number in range(1, last + 1)]), settings=settings)
    slideshow = present(qtbot, viewer)
    assert viewer.presenter is not None
    after: dict[str, int] = {}
    memory = 0
    for slide in range(SLIDES):
        if viewer.presenter.playhead.index == last - 1:
            press(slideshow, "Home")
        else:
            time_passes(clock(viewer))
        wait_for_photo(qtbot, viewer)
        if slide in (WARM, SLIDES - 1):
            qtbot.waitUntil(lambda: not photos_of(viewer).pool._at_work, timeout=PATIENCE)
            now, grown = held(), status("self", "VmRSS") - memory
            if slide == WARM:
                after, memory = now, grown
    assert now == after
    assert grown < GROWTH


def test_hostile_14_flipping_fast_queues_nothing_that_nobody_wants(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter
) -> None:
    last = 80
    viewer = open_viewer(write_story([entry(number) for number in range(1, last + 1)]))
    pool, presenter = photos_of(viewer).pool, viewer.presenter
    assert pool is not None
    assert presenter is not None
    most = 0
    for _ in range(last - 1):
        press(viewer.window, "Right")
        with pool._changed:
            waiting = [key for key in pool._at_work if key not in pool._asked]
            stale = [key for key in waiting if pool._at_work[key] is not Priority.THUMBNAIL]
            assert {request.key for request in pool._queue} <= pool._asked.keys()
            wanted = presenter._wanted
            assert wanted is not None
            assert wanted in presenter._cache or wanted in pool._asked
        most = max(most, len(stale))
    assert most <= 2
    wait_for_photo(qtbot, viewer)
    assert presenter.playhead.index == last - 1


@pytest.mark.parametrize("moment", ["while a photo stands", "while it flips", "in the slideshow"])
def test_hostile_15_kill_nine_leaves_no_process_and_no_shared_memory(
    desktop: Desktop, story: Path, moment: str
) -> None:
    before = set(Path("/dev/shm").iterdir())  # noqa: S108 - it is looked at only
    program = desktop.start(story)
    wait_on_desktop(desktop, 1)
    desktop.wait_until(lambda: len(processes_of(program.pid)) == 1 + Settings().workers)
    workers = processes_of(program.pid) - {program.pid}
    watches = [os.pidfd_open(worker) for worker in workers]
    if moment == "while it flips":
        desktop.press("Right", "Right", "Right")
    elif moment == "in the slideshow":
        desktop.press("F5")
    program.send_signal(signal.SIGKILL)
    program.wait()
    for watch in watches:  # which can be read once its process has ended
        desktop.wait_until(lambda watch=watch: bool(select.select([watch], [], [], 0)[0]))  # type: ignore[misc]
        os.close(watch)
    assert set(Path("/dev/shm").iterdir()) <= before  # noqa: S108
