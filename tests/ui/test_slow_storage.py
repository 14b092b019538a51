"""A disk that does not answer: words never wait for it, and what was prefetched is there all the same.

The workers are the only ones that read photos; stopped, they stand for storage that keeps every read waiting.
"""

import os
import signal
import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import StoryWriter, ViewerOpener, entry, paragraph, wait_for_photo
from tests.ui.looking import PATIENCE, photos_of, press, texts_on_screen
from viewer.app import Viewer
from viewer.settings import Settings

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes cannot be stopped there")


class Disk:
    """Storage that answers, or does not."""

    def __init__(self, viewer: Viewer) -> None:
        self._viewer = viewer
        self.blocked: list[int] = []

    def block(self) -> None:
        for worker in photos_of(self._viewer).pool._workers:
            os.kill(worker.pid, signal.SIGSTOP)
            self.blocked.append(worker.pid)

    def answer(self) -> None:
        while self.blocked:
            os.kill(self.blocked.pop(), signal.SIGCONT)


@pytest.fixture
def viewer(qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter) -> Viewer:
    numbers = range(1, 7)
    story = write_story([entry(n) for n in numbers], article=[paragraph(n, n) for n in numbers])
    viewer = open_viewer(story, settings=Settings(prefetch_ahead=2))
    presenter = viewer.presenter
    assert presenter is not None
    qtbot.waitUntil(lambda: all(presenter._key(place) in presenter._cache for place in (1, 2)), timeout=PATIENCE)
    qtbot.waitUntil(lambda: photos_of(viewer).thumbnails.is_settled, timeout=PATIENCE)
    return viewer


@pytest.fixture
def disk(viewer: Viewer) -> Iterator[Disk]:
    disk = Disk(viewer)
    disk.block()
    yield disk
    disk.answer()


def test_what_was_prefetched_is_shown_in_the_same_turn(viewer: Viewer, disk: Disk) -> None:
    assert disk.blocked
    assert viewer.presenter is not None
    for number in (2, 3):
        press(viewer.window, "Right")
        assert viewer.presenter.is_shown
        assert f"Chú thích {number}" in texts_on_screen(viewer.window.spread.captions)
    press(viewer.window, "Left")
    assert viewer.presenter.is_shown, "the way back is kept"


def test_words_and_article_never_wait_for_pixels(qtbot: QtBot, viewer: Viewer, disk: Disk) -> None:
    spread = viewer.window.spread
    for _ in range(2):
        press(viewer.window, "Right")
    before = spread.stage.frame
    press(viewer.window, "Right")
    assert viewer.presenter is not None
    assert not viewer.presenter.is_shown
    # Who flips quickly has to stop first; then they come, though nothing has come from the disk.
    qtbot.waitUntil(lambda: "Chú thích 4" in texts_on_screen(spread.captions), timeout=PATIENCE)
    assert spread.article.marked_texts[0].startswith("Đoạn văn 4")
    assert spread.stage.frame is before, "the old photo stays until there is another"
    disk.answer()
    wait_for_photo(qtbot, viewer)
    assert spread.stage.frame is not before
