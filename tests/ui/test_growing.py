"""A long story is shown from its first photo on while the rest of it is read."""

import gc
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from pytestqt.qtbot import QtBot

from tests.conftest import set_aside
from tests.ui.conftest import COLOURS, ViewerOpener, entry, paragraph, wait_for_photo
from tests.ui.looking import PATIENCE, press, story_of, texts_on_screen
from viewer import reader as reader_module
from viewer.actions import Action
from viewer.app import Viewer
from viewer.app import open_story as story_module
from viewer.loading import Loaded, load
from viewer.loading import head as head_module

PHOTOS = 40


class Reader:
    """Lets the whole story be read when the test says so."""

    def __init__(self) -> None:
        self.may_read = threading.Event()

    def load(self, paths: tuple[str, ...]) -> Loaded:
        assert self.may_read.wait(PATIENCE / 1000)
        return load(paths)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    made = Reader()
    monkeypatch.setattr(story_module, "_whole_story", made.load)
    monkeypatch.setattr(reader_module, "_MANY", 0)
    monkeypatch.setattr(head_module, "LONG", 2_000)
    monkeypatch.setattr(head_module, "_ARTICLE", 300)
    yield made
    made.may_read.set()
    for thread in threading.enumerate():
        if thread.name == "story-reader":
            thread.join()


@pytest.fixture
def collecting() -> Iterator[None]:
    """The garbage collector works, whatever a start in another test has left; afterwards it is as it was."""
    before = gc.isenabled()
    gc.enable()
    yield
    gc.unfreeze()
    set_aside()
    if not before:
        gc.disable()


@pytest.fixture
def story(tmp_path: Path, make_photo: object) -> Path:
    """Forty photos and as many paragraphs, of which the head has the first ones."""
    for number in range(1, PHOTOS + 1):
        make_photo(f"p{number}.png", (90, 60), COLOURS[number % len(COLOURS)])  # type: ignore[operator]
    written = {
        "format": 1,
        "languages": ["vi", "en"],
        "title": {"vi": "Câu chuyện", "en": "A story"},
        "photos": [entry(number) for number in range(1, PHOTOS + 1)],
        "article": [paragraph(number, number) for number in range(1, PHOTOS + 1)],
    }
    path = tmp_path / "captions.yaml"
    path.write_text(yaml.safe_dump(written, allow_unicode=True, sort_keys=False), "utf-8")
    return path


@pytest.fixture
def viewer(qtbot: QtBot, open_viewer: ViewerOpener, reader: Reader, story: Path) -> Viewer:  # noqa: ARG001
    viewer = open_viewer(story.parent / "p1.png")
    viewer.open([str(story)])
    wait_for_photo(qtbot, viewer)
    qtbot.waitUntil(lambda: story_of(viewer).is_awaited, timeout=PATIENCE)
    return viewer


def grow(qtbot: QtBot, viewer: Viewer, reader: Reader) -> None:
    assert story_of(viewer).is_awaited
    reader.may_read.set()
    qtbot.waitUntil(lambda: not story_of(viewer).is_awaited, timeout=PATIENCE)


def count(viewer: Viewer) -> int:
    assert viewer.presenter is not None
    return len(viewer.presenter.story.photos)


def test_the_beginning_is_there_at_once_and_says_that_more_will_come(viewer: Viewer) -> None:
    assert 3 < count(viewer) < PHOTOS
    spread = viewer.window.spread
    assert spread.footer.position == "1 / …"
    assert "Chú thích 1" in texts_on_screen(spread.captions)
    assert spread.shows_article, "its room does not come later"


def test_when_all_is_read_nothing_moves_but_what_there_is_more(qtbot: QtBot, viewer: Viewer, reader: Reader) -> None:
    press(viewer.window, "Right")
    wait_for_photo(qtbot, viewer)
    spread = viewer.window.spread
    before = [part.geometry() for part in (spread.stage, spread.captions, spread.article, spread.filmstrip)]
    frame = spread.stage.frame
    grow(qtbot, viewer, reader)
    assert count(viewer) == PHOTOS
    assert spread.footer.position == f"2 / {PHOTOS}"
    assert [part.geometry() for part in (spread.stage, spread.captions, spread.article, spread.filmstrip)] == before
    assert spread.stage.frame is frame
    assert spread.model.rowCount() == PHOTOS
    assert spread.article.marked_texts[0].startswith("Đoạn văn 2")
    press(viewer.window, "End")
    wait_for_photo(qtbot, viewer)
    assert spread.footer.position == f"{PHOTOS} / {PHOTOS}"
    assert spread.article.marked_texts[0].startswith(f"Đoạn văn {PHOTOS}")


def test_the_garbage_collector_keeps_away_from_what_is_read(
    collecting: None,  # noqa: ARG001 - first of all, before reading begins
    qtbot: QtBot,
    viewer: Viewer,
    reader: Reader,
) -> None:
    """Walking through 100,000 photos in one go stops the window; the start's own end does not begin it either."""
    qtbot.waitUntil(lambda: not gc.isenabled(), timeout=PATIENCE)
    viewer._end_start()
    assert not gc.isenabled()
    frozen = gc.get_freeze_count()
    grow(qtbot, viewer, reader)
    assert gc.isenabled()
    assert gc.get_freeze_count() > frozen


def test_a_slideshow_goes_on(qtbot: QtBot, viewer: Viewer, reader: Reader) -> None:
    viewer.perform(Action.PRESENT)
    slideshow = viewer.slideshow
    assert slideshow is not None
    grow(qtbot, viewer, reader)
    assert viewer.slideshow is slideshow
    viewer.perform(Action.LAST)
    assert viewer.presenter is not None
    assert viewer.presenter.playhead.index == PHOTOS - 1
    viewer.perform(Action.LEAVE)
    assert viewer.window.spread.footer.position == f"{PHOTOS} / {PHOTOS}"


def test_one_that_has_changed_meanwhile_is_shown_as_it_is_now(
    qtbot: QtBot, viewer: Viewer, reader: Reader, story: Path
) -> None:
    story.write_text(story.read_text("utf-8").replace("Chú thích 1\n", "Khác\n", 1), "utf-8")
    grow(qtbot, viewer, reader)
    assert "Khác" in texts_on_screen(viewer.window.spread.captions)
    assert count(viewer) == PHOTOS


def test_one_that_has_vanished_meanwhile_stays_as_far_as_it_was_read(
    qtbot: QtBot, viewer: Viewer, reader: Reader, story: Path
) -> None:
    story.unlink()
    before = count(viewer)
    grow(qtbot, viewer, reader)
    assert count(viewer) == before
    assert not viewer.window.shows_notice


def test_what_is_read_of_a_story_that_was_left_is_told_to_nobody(
    qtbot: QtBot, viewer: Viewer, reader: Reader, story: Path
) -> None:
    viewer.open([str(story.parent / "p3.png")])
    wait_for_photo(qtbot, viewer)
    reader.may_read.set()
    for thread in threading.enumerate():
        if thread.name == "story-reader":
            thread.join()
    assert count(viewer) == 1
    assert not story_of(viewer).is_awaited


def test_who_goes_on_further_in_waits_for_the_whole(qtbot: QtBot, viewer: Viewer, reader: Reader, story: Path) -> None:
    grow(qtbot, viewer, reader)
    press(viewer.window, "End")
    viewer.open([str(story.parent / "p3.png")])
    viewer.open([str(story)])
    wait_for_photo(qtbot, viewer)
    assert viewer.window.spread.footer.position == f"{PHOTOS} / {PHOTOS}"
