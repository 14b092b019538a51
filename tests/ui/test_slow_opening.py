"""A disk that keeps captions.yaml waiting: the window never does."""

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import StoryWriter, ViewerOpener, entry, wait_for_photo
from tests.ui.looking import PATIENCE, press, texts_on_screen
from viewer.actions import Action
from viewer.app import Viewer
from viewer.app import stories as stories_module
from viewer.imaging.process import WorkerProcess
from viewer.loading import Unreadable, load
from viewer.opening import opening
from viewer.options import Options, UsageError
from viewer.reader import StoryReader
from viewer.settings import Settings
from viewer.story.phrase import Phrase


class Disk:
    """Lets a story be read when the test says so."""

    def __init__(self) -> None:
        self.answers = threading.Event()
        self.read: list[str] = []

    def load(self, paths: Sequence[str], *_: Any) -> Any:
        assert self.answers.wait(PATIENCE / 1000)
        self.read.append(Path(paths[0]).name)
        return load(paths)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    made = Disk()
    monkeypatch.setattr(stories_module, "story_asked_for", lambda asked, *_: made.load(asked.paths))
    monkeypatch.setattr(stories_module, "load", made.load)
    yield made
    made.answers.set()
    for thread in threading.enumerate():
        if thread.name == "story-reader":
            thread.join()


@pytest.fixture
def viewer(open_viewer: ViewerOpener, write_story: StoryWriter) -> Viewer:
    settings = Settings(story_patience=0, waiting_delay=1)
    return open_viewer(write_story([entry(1), entry(2)]), settings=settings)


@pytest.fixture
def other(viewer: Viewer, tmp_path: Path, make_photo: Callable[..., Path]) -> Path:  # noqa: ARG001 - the story first
    make_photo("other/x.png", (90, 60), (1, 2, 3))
    return tmp_path / "other"


def title(viewer: Viewer) -> str:
    assert viewer.window.shows_notice
    return texts_on_screen(viewer.window.notice)[0]


def test_the_story_that_is_open_can_be_read_on(qtbot: QtBot, viewer: Viewer, disk: Disk, other: Path) -> None:
    viewer.stories.coming._patience.setInterval(60_000)
    viewer.open([str(other)])
    press(viewer.window, "Right")
    wait_for_photo(qtbot, viewer)
    assert viewer.window.spread.footer.position == "2 / 2"
    disk.answers.set()
    qtbot.waitUntil(lambda: viewer.window.spread.footer.position == "1 / 1", timeout=PATIENCE)
    assert not viewer.window.shows_notice


def test_one_that_takes_long_is_announced(qtbot: QtBot, viewer: Viewer, disk: Disk, other: Path) -> None:
    viewer.open([str(other)])
    qtbot.waitUntil(lambda: viewer.window.shows_notice, timeout=PATIENCE)
    assert title(viewer) == "Opening “other” …"
    disk.answers.set()
    qtbot.waitUntil(lambda: not viewer.window.shows_notice, timeout=PATIENCE)
    wait_for_photo(qtbot, viewer)
    assert viewer.window.spread.footer.position == "1 / 1"


def test_of_two_that_were_asked_for_the_last_one_is_shown(
    qtbot: QtBot, viewer: Viewer, disk: Disk, other: Path, tmp_path: Path
) -> None:
    viewer.open([str(other)])
    viewer.open([str(tmp_path / "p2.png")])
    disk.answers.set()
    qtbot.waitUntil(lambda: len(disk.read) == 2, timeout=PATIENCE)
    qtbot.waitUntil(lambda: viewer.window.spread.footer.position == "1 / 1", timeout=PATIENCE)
    assert viewer.presenter is not None
    assert viewer.presenter.story.photos[0].file.endswith("p2.png")
    assert not viewer.stories.coming.is_awaited


def test_one_that_cannot_be_read_says_so_when_that_is_known(qtbot: QtBot, viewer: Viewer, disk: Disk) -> None:
    viewer.open(["/nowhere/at/all"])
    disk.answers.set()
    qtbot.waitUntil(lambda: viewer.window.shows_notice and "cannot" in title(viewer), timeout=PATIENCE)


def test_reading_it_again_leaves_it_on_the_screen(
    qtbot: QtBot, viewer: Viewer, disk: Disk, write_story: StoryWriter
) -> None:
    press(viewer.window, "Right")
    write_story([entry(1), entry(2), entry(3)])
    viewer.perform(Action.RELOAD)
    with qtbot.waitSignal(viewer.stories.coming.is_slow, timeout=PATIENCE):
        pass
    assert viewer.window.spread.footer.position == "2 / 2"
    disk.answers.set()
    qtbot.waitUntil(lambda: viewer.window.spread.footer.position == "2 / 3", timeout=PATIENCE)


def test_a_story_nobody_waits_for_any_more_is_told_to_nobody(viewer: Viewer, disk: Disk, other: Path) -> None:
    viewer.open([str(other)])
    viewer.close()
    assert not viewer.stories.coming.is_awaited
    disk.answers.set()


class TestAtTheStart:
    """The window comes first, and says what is going on."""

    @pytest.fixture
    def begin(self, qtbot: QtBot) -> Iterator[Callable[..., Viewer]]:  # noqa: ARG002 - there has to be an application
        begun: list[Viewer] = []

        def begin_it(reader: StoryReader[Any], **options: Any) -> Viewer:
            viewer = Viewer(Settings(workers=1), [WorkerProcess()], Options(("/a/slow-story",), **options))
            begun.append(viewer)
            viewer._appear(reader)
            return viewer

        yield begin_it
        for viewer in begun:
            viewer.close()

    def test_it_is_shown_when_it_has_been_read(
        self, qtbot: QtBot, begin: Callable[..., Viewer], disk: Disk, write_story: StoryWriter
    ) -> None:
        story = write_story([entry(1), entry(2)])
        viewer = begin(StoryReader(lambda: opening(disk.load([str(story)]), None, "2")))
        assert title(viewer) == "Opening “slow-story” …"
        assert viewer.window.isVisible()
        disk.answers.set()
        qtbot.waitUntil(lambda: not viewer.window.shows_notice, timeout=PATIENCE)
        wait_for_photo(qtbot, viewer)
        assert viewer.window.spread.footer.position == "2 / 2"

    def test_a_slideshow_begins_then(
        self, qtbot: QtBot, begin: Callable[..., Viewer], disk: Disk, write_story: StoryWriter
    ) -> None:
        story = write_story([entry(1), entry(2)])
        viewer = begin(StoryReader(lambda: opening(disk.load([str(story)]), None, None)), slideshow=True)
        assert viewer.slideshow is None
        disk.answers.set()
        qtbot.waitUntil(lambda: viewer.slideshow is not None, timeout=PATIENCE)

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            (UsageError("the story has no photo '9'; give a number from 1 to 2"), "the story has no photo '9'"),
            (Unreadable(Phrase("there is no file or folder /a/slow-story; check the path")), "there is no file"),
        ],
    )
    def test_what_is_wrong_is_said_in_the_window(
        self, qtbot: QtBot, begin: Callable[..., Viewer], disk: Disk, wrong: Exception, said: str
    ) -> None:
        def read() -> Any:
            assert disk.answers.wait(PATIENCE / 1000)
            if isinstance(wrong, UsageError):
                raise wrong
            return wrong

        viewer = begin(StoryReader(read), slideshow=True)
        disk.answers.set()
        qtbot.waitUntil(lambda: not viewer.stories.coming.is_awaited, timeout=PATIENCE)
        assert said in " ".join(texts_on_screen(viewer.window.notice))
        assert viewer.slideshow is None
