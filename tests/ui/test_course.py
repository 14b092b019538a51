"""The course of a slideshow: from slide to slide, by itself and by hand, blank, at the end, and again and again."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import COLOURS, Sleep, StoryWriter, ViewerOpener, entry, paragraph, wait_for_photo
from tests.ui.looking import (
    PATIENCE,
    click,
    colour_at,
    colour_on,
    is_on_screen,
    press,
    rgb,
    stop_flipping,
    texts_on_screen,
    time_passes,
)
from viewer.actions import Action
from viewer.app import Viewer
from viewer.remembered import Memory
from viewer.settings import Settings
from viewer.story.slides import SlideKind
from viewer.ui.autoplay import Autoplay
from viewer.ui.show_note import ShowNote
from viewer.ui.show_pointer import ShowPointer
from viewer.ui.slide_motion import Motion
from viewer.ui.slideshow import Slideshow
from viewer.ui.theme import LIGHT

TITLE, HEADING, PHOTO, PASSAGE, CREDITS = SlideKind
ARTICLE = [paragraph(1, 1), paragraph(9), {"heading": {"vi": "Đầu đề", "en": "A heading"}}, paragraph(2, 2)]
MIDDLE = QPoint(400, 300)


@pytest.fixture
def viewer(open_viewer: ViewerOpener, write_story: StoryWriter) -> Viewer:
    entries = [entry(1), entry(2), entry(3, seconds=40)]
    return open_viewer(write_story(entries, article=ARTICLE, source={"name": {"en": "A paper"}}))


@pytest.fixture
def slideshow(qtbot: QtBot, viewer: Viewer) -> Slideshow:
    return present(qtbot, viewer)


def present(qtbot: QtBot, viewer: Viewer) -> Slideshow:
    """Press F5; the slideshow, at the slide it begins with."""
    press(viewer.window, "F5")
    wait_for_photo(qtbot, viewer)
    assert viewer.slideshow is not None
    return viewer.slideshow


def timer(viewer: Viewer) -> QTimer:
    """What ends a slide's time."""
    (found,) = viewer.show.autoplay.findChildren(QTimer)
    return found


def where(viewer: Viewer) -> tuple[SlideKind, int]:
    """Which kind of slide is shown, and which photo, counted from 1."""
    slide = viewer.show.slides[viewer.show.place]
    assert viewer.presenter is not None
    assert viewer.presenter.playhead.index == slide.photo
    return slide.kind, slide.photo + 1


def note(slideshow: Slideshow) -> str:
    """What stands in the small line at the upper edge."""
    (found,) = slideshow.findChildren(ShowNote)
    return found.text() if is_on_screen(found) else ""


def move_mouse(slideshow: Slideshow, x: int, y: int = 90) -> None:
    """What the system tells of the pointer, which itself is elsewhere."""
    at, none = QPointF(x, y), Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(slideshow.windowHandle(), event)


ALL = [(TITLE, 1), (PHOTO, 1), (HEADING, 1), (PHOTO, 2), (PHOTO, 3), (CREDITS, 3)]


class TestSteps:
    def test_both_ways_from_title_to_credits(self, qtbot: QtBot, viewer: Viewer, slideshow: Slideshow) -> None:
        seen = [where(viewer)]
        for _ in ALL[1:]:
            press(slideshow, "Right")
            wait_for_photo(qtbot, viewer)
            seen.append(where(viewer))
        assert seen == ALL
        assert note(slideshow) == ""
        press(slideshow, "Right")
        assert where(viewer) == ALL[-1]
        assert note(slideshow) == "The end · Escape returns to the window"
        for place in reversed(ALL[:-1]):
            press(slideshow, "Left")
            assert where(viewer) == place

    def test_each_says_what_it_is_about(self, viewer: Viewer, slideshow: Slideshow) -> None:
        said = []
        for _ in ALL:
            said.append("\n".join(texts_on_screen(slideshow)))
            press(slideshow, "Right")
            stop_flipping(viewer)
        for text, words in zip(
            said, ("Câu chuyện", "Chú thích 1", "Đầu đề", "Chú thích 2", "Chú thích 3", "A paper"), strict=True
        ):
            assert words in text

    def test_first_and_last_and_a_number(self, viewer: Viewer, slideshow: Slideshow) -> None:
        press(slideshow, "End")
        assert where(viewer) == (CREDITS, 3)
        press(slideshow, "Home")
        assert where(viewer) == (TITLE, 1)
        press(slideshow, "G")
        QTest.keyClick(slideshow.go_to.field, Qt.Key.Key_2)
        QTest.keyClick(slideshow.go_to.field, Qt.Key.Key_Return)
        assert where(viewer) == (PHOTO, 2)

    def test_back_and_forward_lead_to_photos(self, viewer: Viewer, slideshow: Slideshow) -> None:
        press(slideshow, "End")
        press(slideshow, "Alt+Left")
        assert where(viewer) == (PHOTO, 1)
        press(slideshow, "Alt+Right")
        assert where(viewer) == (PHOTO, 3)

    def test_present_from_here_begins_with_the_photo(self, qtbot: QtBot, viewer: Viewer) -> None:
        press(viewer.window, "Right")
        present(qtbot, viewer)
        assert where(viewer) == (PHOTO, 2)

    def test_after_the_show_one_goes_from_photo_to_photo(self, viewer: Viewer, slideshow: Slideshow) -> None:
        press(slideshow, "Esc")
        for number in (2, 3):
            press(viewer.window, "Right")
            stop_flipping(viewer)
            assert f"Chú thích {number}" in texts_on_screen(viewer.window.spread.captions)

    def test_without_headings(self, viewer: Viewer, slideshow: Slideshow) -> None:
        press(slideshow, "Right")
        press(slideshow, "Right")
        viewer.perform(Action.HEADINGS)
        assert where(viewer) == (PHOTO, 1)
        assert [slide.kind for slide in viewer.show.slides] == [TITLE, PHOTO, PHOTO, PHOTO, CREDITS]
        assert not viewer.window.actions_by_name[Action.HEADINGS].isChecked()

    def test_a_makes_it_a_reading_show(self, viewer: Viewer, slideshow: Slideshow) -> None:
        shown = viewer.window.spread.shows_article
        press(slideshow, "A")
        press(slideshow, "Right")
        press(slideshow, "Right")
        assert where(viewer) == (PASSAGE, 1)
        assert "Đoạn văn 9" in "\n".join(texts_on_screen(slideshow))
        press(slideshow, "A")
        assert where(viewer) == (PHOTO, 1)
        assert viewer.window.spread.shows_article == shown

    def test_c_is_about_the_shows_words(
        self, viewer: Viewer, slideshow: Slideshow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        done: list[object] = []
        monkeypatch.setattr(slideshow, "cycle_placement", lambda: done.append("place"))
        monkeypatch.setattr(slideshow, "scroll_words", done.append)
        for key in ("C", "Up", "Down"):
            press(slideshow, key)
        assert done == ["place", -1, 1]
        assert viewer.window.spread.panes.caption

    def test_other_languages_are_told(
        self, viewer: Viewer, slideshow: Slideshow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told: list[object] = []
        monkeypatch.setattr(slideshow, "show_slide", lambda slide, _story, choice: told.append((slide.kind, choice)))
        press(slideshow, "L")
        assert viewer.presenter is not None
        assert told == [(TITLE, viewer.presenter.choice_shown)]


class TestTime:
    def test_a_slides_time_comes_from_its_words(self, qtbot: QtBot, viewer: Viewer, slideshow: Slideshow) -> None:
        assert timer(viewer).interval() == 3_500
        press(slideshow, "Right")
        assert timer(viewer).interval() == 6_000
        press(slideshow, "G")
        QTest.keyClick(slideshow.go_to.field, Qt.Key.Key_3)
        QTest.keyClick(slideshow.go_to.field, Qt.Key.Key_Return)
        wait_for_photo(qtbot, viewer)
        assert timer(viewer).interval() == 40_000

    def test_it_plays_through_all_slides_and_stays_with_the_last(
        self, qtbot: QtBot, viewer: Viewer, slideshow: Slideshow
    ) -> None:
        assert slideshow.isVisible()
        seen = [where(viewer)]
        for _ in ALL[1:]:
            time_passes(timer(viewer))
            wait_for_photo(qtbot, viewer)
            seen.append(where(viewer))
        assert seen == ALL
        time_passes(timer(viewer))
        assert where(viewer) == ALL[-1]
        assert not timer(viewer).isActive()

    def test_the_pace_changes_while_it_goes_on(self, viewer: Viewer, slideshow: Slideshow) -> None:
        press(slideshow, "]")
        assert timer(viewer).isActive()
        assert timer(viewer).interval() <= 2_800
        assert note(slideshow) == "Pace 1.25×"
        for _ in range(9):
            press(slideshow, "]")
        assert note(slideshow) == "Pace 3×"
        press(slideshow, "Right")
        assert timer(viewer).interval() == 2_000
        for _ in range(9):
            press(slideshow, "[")
        assert note(slideshow) == "Pace 0.5×"
        assert 2_000 < timer(viewer).interval() <= 12_000
        press(slideshow, "Right")
        assert timer(viewer).interval() == 7_000
        (moment,) = slideshow.findChildren(ShowNote)[0].findChildren(QTimer)
        time_passes(moment)
        assert note(slideshow) == ""

    def test_turning_the_photo_is_not_the_pace(self, viewer: Viewer, slideshow: Slideshow) -> None:
        press(slideshow, "Ctrl+]")
        press(slideshow, "Ctrl+[")
        assert viewer.show.wishes.pace == 1

    def test_by_hand_space_is_next(self, qtbot: QtBot, viewer: Viewer, slideshow: Slideshow) -> None:
        press(slideshow, "S")
        assert note(slideshow) == "By hand"
        assert not timer(viewer).isActive()
        press(slideshow, "Space")
        assert where(viewer) == (PHOTO, 1)
        assert not timer(viewer).isActive()
        press(slideshow, "S")
        assert timer(viewer).isActive()
        press(slideshow, "Space")
        assert not timer(viewer).isActive()
        assert where(viewer) == (PHOTO, 1)
        press(slideshow, "S")
        press(slideshow, "Esc")
        present(qtbot, viewer)
        assert not timer(viewer).isActive()

    def test_a_step_on_the_same_photo_begins_its_own_time(self, viewer: Viewer, slideshow: Slideshow) -> None:
        press(slideshow, "Right")
        press(slideshow, "Right")
        assert where(viewer) == (HEADING, 1)
        assert timer(viewer).interval() == 3_500
        assert timer(viewer).isActive()

    def test_while_a_photo_is_on_its_way_its_slide_is_there_and_no_time_runs(
        self, viewer: Viewer, slideshow: Slideshow
    ) -> None:
        presenter = viewer.presenter
        assert presenter is not None
        for _ in range(2):
            press(slideshow, "Right")
        press(slideshow, "End")
        presenter._cache.clear()
        presenter._ask = lambda _requests: None  # nothing comes from the workers any more
        press(slideshow, "Alt+Left")
        assert where(viewer) == (PHOTO, 1)
        press(slideshow, "Left")
        press(slideshow, "Right")
        assert not presenter.is_shown
        assert not timer(viewer).isActive()

    def test_a_step_to_a_photo_that_is_not_there_ends_the_time_before(
        self, qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter
    ) -> None:
        settings = Settings(prefetch_ahead=0, prefetch_behind=0)
        viewer = open_viewer(write_story([entry(1), entry(2)], title={}), settings=settings)
        slideshow = present(qtbot, viewer)
        presenter = viewer.presenter
        assert presenter is not None
        presenter._ask = lambda _requests: None
        assert timer(viewer).isActive()
        press(slideshow, "Right")
        assert where(viewer) == (PHOTO, 2)
        assert not timer(viewer).isActive()

    def test_a_photo_that_has_vanished_has_the_least_time(
        self, qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter
    ) -> None:
        viewer = open_viewer(write_story([entry(1), entry(2, seconds=900)], without=["p2.png"]))
        slideshow = present(qtbot, viewer)
        press(slideshow, "End")
        wait_for_photo(qtbot, viewer)
        assert timer(viewer).interval() == 6_000

    def test_what_is_left_is_told_only_while_it_runs(
        self, viewer: Viewer, slideshow: Slideshow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told: list[float | None] = []
        monkeypatch.setattr(slideshow, "show_time", told.append)
        viewer.wardrobe.wish(less_motion=False)
        press(slideshow, "Right")
        assert viewer.show.course is not None
        tick = viewer.show.course._tick
        assert tick.interval() >= 100
        assert told[-1] == pytest.approx(1, abs=0.1)
        count = len(told)
        time_passes(tick)
        assert len(told) == count + 1
        press(slideshow, "Space")
        assert told[-1] is None
        assert not tick.isActive()
        viewer.wardrobe.wish(less_motion=True)
        press(slideshow, "Space")
        assert told[-1] == pytest.approx(1, abs=0.1)
        assert not tick.isActive()

    def test_the_clock_goes_with_the_slides_and_the_pace(self, viewer: Viewer, slideshow: Slideshow) -> None:
        press(slideshow, "Space")
        begin = viewer.show.clock
        assert begin is not None
        assert begin.total == pytest.approx(3.5 + 6 + 3.5 + 6 + 40 + 6)
        assert begin.left == begin.total
        press(slideshow, "End")
        end = viewer.show.clock
        assert end is not None
        assert end.left == pytest.approx(6)
        press(slideshow, "[")
        slower = viewer.show.clock
        assert slower is not None
        assert slower.total == pytest.approx(begin.total / 0.75)
        press(slideshow, "Esc")
        assert viewer.show.clock is None


class TestBlank:
    @pytest.mark.parametrize(("key", "colour"), [("B", 0), (".", 0), ("W", 255)])
    def test_any_key_brings_it_back_and_does_nothing_else(
        self, viewer: Viewer, slideshow: Slideshow, key: str, colour: int
    ) -> None:
        press(slideshow, "Right")
        for back in ("Right", "Esc", "Z", key, "Down", "Space"):
            press(slideshow, key)
            assert colour_at(slideshow, MIDDLE) == (colour,) * 3
            assert not timer(viewer).isActive()
            press(slideshow, back)
            assert viewer.slideshow is slideshow
            assert where(viewer) == (PHOTO, 1)
            assert colour_on(slideshow.stage) == COLOURS[0]
            assert timer(viewer).isActive()
        press(slideshow, "Left")
        assert where(viewer) == (TITLE, 1)

    def test_a_click_does_so_too(self, viewer: Viewer, slideshow: Slideshow) -> None:
        press(slideshow, "W")
        click(slideshow, MIDDLE)
        assert colour_at(slideshow, MIDDLE) != (255, 255, 255)
        assert timer(viewer).isActive()

    def test_time_stands_meanwhile(self, viewer: Viewer, slideshow: Slideshow) -> None:
        timer(viewer).start(900_000)
        press(slideshow, "B")
        press(slideshow, "B")
        assert 800_000 < timer(viewer).interval() <= 900_000

    def test_paused_stays_paused(self, viewer: Viewer, slideshow: Slideshow) -> None:
        for key in ("Space", "B", "B"):
            press(slideshow, key)
        assert not timer(viewer).isActive()


class TestEnd:
    def test_return(self, qtbot: QtBot, viewer: Viewer, slideshow: Slideshow) -> None:
        viewer.perform(Action.AT_END_RETURN)
        press(slideshow, "End")
        wait_for_photo(qtbot, viewer)
        time_passes(timer(viewer))
        assert viewer.slideshow is None
        assert "Chú thích 3" in texts_on_screen(viewer.window.spread.captions)

    def test_again_and_again_without_growing(self, qtbot: QtBot, viewer: Viewer, slideshow: Slideshow) -> None:
        assert slideshow.isVisible()
        viewer.perform(Action.AT_END_LOOP)
        presenter = viewer.presenter
        assert presenter is not None
        seen = []
        for _ in range(3 * len(ALL)):
            seen.append(where(viewer))
            time_passes(timer(viewer))
            wait_for_photo(qtbot, viewer)
        assert seen == 3 * ALL
        assert presenter.jumps.behind == presenter.jumps.ahead == ()
        assert presenter.playhead.direction == 1

    def test_one_photo_alone_goes_on_as_well(
        self, qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter
    ) -> None:
        viewer = open_viewer(write_story([entry(1)], title={}))
        viewer.perform(Action.AT_END_LOOP)
        present(qtbot, viewer)
        assert len(viewer.show.slides) == 1
        for _ in range(3):
            time_passes(timer(viewer))
            assert timer(viewer).isActive()

    def test_the_menu_says_what_is_chosen(self, viewer: Viewer) -> None:
        actions = viewer.window.actions_by_name
        assert actions[Action.AT_END_STOP].isChecked()
        viewer.perform(Action.AT_END_LOOP)
        assert actions[Action.AT_END_LOOP].isChecked()
        assert not actions[Action.AT_END_STOP].isChecked()


class TestWishes:
    def test_the_second_language_goes_below_and_is_dimmed_and_comes_back(
        self, viewer: Viewer, slideshow: Slideshow
    ) -> None:
        press(slideshow, "Right")
        said = []
        for _ in range(3):
            press(slideshow, "D")
            said.append((note(slideshow), viewer.show.wishes.two_languages, slideshow._arrangement))
        assert said == [
            ("One language below the other", "stacked", "stacked"),
            ("Second language dimmed", "dimmed", "dimmed"),
            ("Two languages side by side", "beside", "beside"),
        ]

    def test_how_slides_move_is_chosen_in_the_menu_and_kept(
        self, qtbot: QtBot, viewer: Viewer, slideshow: Slideshow
    ) -> None:
        for action, motion in ((Action.CUT, Motion.CUT), (Action.DRIFT, Motion.DRIFT)):
            item = viewer.window.actions_by_name[action]
            item.trigger()
            assert item.isChecked()
            assert slideshow._motion is motion
            assert not viewer.window.actions_by_name[Action.CROSSFADE].isChecked()
            assert viewer.window.actions_by_name[Action.AT_END_STOP].isChecked()
        press(slideshow, "D")
        press(slideshow, "Esc")
        kept = viewer._recollection._preferences._held
        assert (kept.slide_motion, kept.two_languages) == ("drift", "stacked")
        again = present(qtbot, viewer)
        assert (again._motion, again._arrangement) == (Motion.DRIFT, "stacked")


class TestPointing:
    """A ring where the mouse is, as long as Q is held."""

    def test_a_ring_follows_the_mouse_and_nothing_else_is_seen(self, slideshow: Slideshow) -> None:
        window = slideshow.windowHandle()
        before = slideshow.grab().toImage()
        QTest.keyPress(window, Qt.Key.Key_Q)
        move_mouse(slideshow, 300, 200)
        assert note(slideshow) == ""
        accent = rgb(LIGHT.accent_on_stage)
        for x in (300, 420):
            move_mouse(slideshow, x, 200)
            assert colour_at(slideshow, QPoint(x + 22, 200)) == accent
        assert colour_at(slideshow, QPoint(322, 200)) != accent
        QTest.keyRelease(window, Qt.Key.Key_Q)
        assert slideshow.grab().toImage() == before

    def test_another_key_without_the_mouse_over_it_points_nowhere(self, slideshow: Slideshow) -> None:
        before = slideshow.grab().toImage()
        QTest.keyPress(slideshow.windowHandle(), Qt.Key.Key_Q)
        QApplication.sendEvent(slideshow.windowHandle(), QEvent(QEvent.Type.Leave))
        assert slideshow.grab().toImage() == before
        QTest.keyRelease(slideshow.windowHandle(), Qt.Key.Key_Q)


class TestPointer:
    def test_it_is_seen_while_it_moves(self, slideshow: Slideshow) -> None:
        pointer = slideshow.findChild(ShowPointer)
        assert pointer is not None
        (rest,) = pointer.findChildren(QTimer)
        assert slideshow.cursor().shape() == Qt.CursorShape.BlankCursor
        assert not rest.isActive()
        for x in (50, 60):
            move_mouse(slideshow, x)
            assert slideshow.cursor().shape() == Qt.CursorShape.ArrowCursor
            assert QApplication.overrideCursor() is None
            assert note(slideshow) == "← → · Space · Escape · ? all keys"
            time_passes(rest)
            hidden = QApplication.overrideCursor()
            assert hidden is not None
            assert hidden.shape() == Qt.CursorShape.BlankCursor
            assert note(slideshow) == ""
            assert not rest.isActive()

    def test_it_comes_back_with_the_end(self, viewer: Viewer, slideshow: Slideshow) -> None:
        move_mouse(slideshow, 50)
        pointer = slideshow.findChild(ShowPointer)
        assert pointer is not None
        time_passes(pointer.findChildren(QTimer)[0])
        press(slideshow, "Esc")
        assert viewer.slideshow is None
        assert QApplication.overrideCursor() is None

    def test_a_window_that_opens_beneath_it_is_no_movement(self, slideshow: Slideshow) -> None:
        pointer = slideshow.findChild(ShowPointer)
        assert pointer is not None
        move_mouse(slideshow, pointer._at.x(), pointer._at.y())
        assert note(slideshow) == ""


class TestSleep:
    def test_the_screen_stays_awake_while_it_plays_and_only_then(
        self, qtbot: QtBot, viewer: Viewer, sleep: Sleep
    ) -> None:
        assert not sleep.is_kept
        slideshow = present(qtbot, viewer)
        assert sleep.wait_until(kept=True)
        press(slideshow, "Space")
        assert sleep.wait_until(kept=False)
        press(slideshow, "Space")
        assert sleep.wait_until(kept=True)
        press(slideshow, "End")
        wait_for_photo(qtbot, viewer)
        time_passes(timer(viewer))
        assert sleep.wait_until(kept=False)
        press(slideshow, "Home")
        assert sleep.wait_until(kept=True)
        press(slideshow, "Esc")
        assert sleep.wait_until(kept=False)

    def test_it_is_said_once_if_it_cannot(self, qtbot: QtBot, viewer: Viewer, sleep: Sleep) -> None:
        sleep.agrees = False
        slideshow = present(qtbot, viewer)
        qtbot.waitUntil(lambda: note(slideshow) == "The screen may go to sleep", timeout=PATIENCE)


def test_an_unattended_show_writes_down_its_place_at_most_once_a_minute(
    open_viewer: ViewerOpener, write_story: StoryWriter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer = open_viewer(write_story([entry(number) for number in range(1, 6)]), photo="2")
    viewer._recollection._memory = Memory(tmp_path / "state" / "remembered.json")
    now = 1000.0
    monkeypatch.setattr("viewer.app.viewer.monotonic", lambda: now)
    viewer.perform(Action.PRESENT)
    assert viewer.slideshow is not None

    def kept() -> list[str]:
        return [place.photo for place in Memory(tmp_path / "state" / "remembered.json").read().stories.values()]

    press(viewer.slideshow, "Right")
    assert kept() == ["p3"]
    now += 59
    press(viewer.slideshow, "Right")
    assert kept() == ["p3"]
    now += 1
    press(viewer.slideshow, "Right")
    assert kept() == ["p5"]


class TestAutoplay:
    @pytest.fixture
    def autoplay(self, qapp: QApplication) -> Autoplay:
        return Autoplay(qapp)

    def test_a_time_beyond_what_qt_can_count_is_no_error(self, autoplay: Autoplay) -> None:
        autoplay.begin(1e300)
        assert autoplay.is_running
        autoplay.hasten(0.5)
        assert autoplay.is_running
        autoplay.stop()
        autoplay.deleteLater()
