"""The slideshow: full screen, captions over the photo, and a clock that waits for the photo and for the reader."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import PhotoMaker
from tests.ui.conftest import COLOURS, StoryWriter, ViewerOpener, entry, wait_for_photo
from tests.ui.cranked import answer
from tests.ui.looking import (
    PATIENCE,
    colour_at,
    colour_on,
    delete_what_is_to_be_deleted,
    is_fully_on_screen,
    place_in_window,
    press,
    stop_flipping,
    texts_on_screen,
    time_passes,
    views_on_screen,
)
from tests.ui.test_theme import contrast
from viewer.app import Viewer
from viewer.settings import Settings
from viewer.story.slides import SlideKind
from viewer.ui.autoplay import Autoplay
from viewer.ui.slideshow import Slideshow
from viewer.ui.stage import Stage

THREE = [entry(number) for number in range(1, 4)]
LONG = "Một câu dài lắm. " * 120


def present(qtbot: QtBot, viewer: Viewer) -> Slideshow:
    """Press F5 in the main window and go past the title; the slideshow, with its photo shown."""
    press(viewer.window, "F5")
    wait_for_photo(qtbot, viewer)
    assert viewer.slideshow is not None
    if viewer.show.slides[viewer.show.place].kind is SlideKind.TITLE:
        press(viewer.slideshow, "Right")
    return viewer.slideshow


def clock(viewer: Viewer) -> QTimer:
    (timer,) = viewer.show.autoplay.findChildren(QTimer)
    return timer


def photo_and_caption(viewer: Viewer) -> tuple[tuple[int, int, int], list[str]]:
    """The colour in the upper part of the slideshow, and what stands over the photo."""
    assert viewer.slideshow is not None
    upper = QPoint(viewer.slideshow.width() // 2, viewer.slideshow.height() // 2)
    return colour_at(viewer.slideshow, upper), texts_on_screen(viewer.slideshow)


@pytest.fixture
def viewer(open_viewer: ViewerOpener, write_story: StoryWriter) -> Viewer:
    return open_viewer(write_story([*THREE, entry(4, seconds=2.5)]))


def test_f5_fills_the_screen_with_the_same_photo_and_its_captions(qtbot: QtBot, viewer: Viewer) -> None:
    press(viewer.window, "Right")
    slideshow = present(qtbot, viewer)
    assert slideshow.isFullScreen()
    assert slideshow.isActiveWindow()
    assert slideshow.geometry() == viewer.window.screen().geometry()
    assert photo_and_caption(viewer) == (COLOURS[1], ["Chú thích 2", "Caption 2"])
    for view in views_on_screen(slideshow):
        assert is_fully_on_screen(view)
        assert place_in_window(view).top() > slideshow.height() * 0.6


def test_keys_flip_in_the_slideshow(qtbot: QtBot, viewer: Viewer) -> None:
    slideshow = present(qtbot, viewer)
    for keys, number in (("Right", 2), ("PgDown", 3), ("Left", 2), ("Backspace", 1), ("N", 2), ("End", 4)):
        press(slideshow, keys)
        stop_flipping(viewer)
        assert texts_on_screen(slideshow) == [f"Chú thích {number}", f"Caption {number}"]
        assert slideshow.windowHandle().title() == f"{number} / 4 · Câu chuyện"
    wait_for_photo(qtbot, viewer)
    assert colour_on(slideshow.stage) == COLOURS[3]


def test_l_changes_the_language_in_the_slideshow_and_in_the_window_after_it(qtbot: QtBot, viewer: Viewer) -> None:
    slideshow = present(qtbot, viewer)
    press(slideshow, "L")
    assert texts_on_screen(slideshow) == ["Chú thích 1"]
    press(slideshow, "Esc")
    assert texts_on_screen(viewer.window.spread.captions) == ["TIẾNG VIỆT", "Chú thích 1"]


def test_esc_returns_to_the_window_at_the_same_photo(qtbot: QtBot, viewer: Viewer) -> None:
    slideshow = present(qtbot, viewer)
    press(slideshow, "Right")
    press(slideshow, "Right")
    press(slideshow, "Esc")
    assert viewer.slideshow is None
    wait_for_photo(qtbot, viewer)
    assert not [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Slideshow)]
    assert viewer.window.isActiveWindow()
    assert not viewer.window.isFullScreen()
    assert "Chú thích 3" in texts_on_screen(viewer.window.spread.captions)
    assert colour_on(viewer.window.spread.stage) == COLOURS[2]
    assert not clock(viewer).isActive()


def test_closing_its_window_returns_to_the_main_window(qtbot: QtBot, viewer: Viewer) -> None:
    slideshow = present(qtbot, viewer)
    press(slideshow, "Right")
    slideshow.windowHandle().close()  # what a window manager asks for
    assert viewer.slideshow is None
    assert not clock(viewer).isActive()
    assert "Chú thích 2" in texts_on_screen(viewer.window.spread.captions)
    assert viewer.window.isVisible()
    qtbot.waitUntil(viewer.window.isActiveWindow, timeout=3_000)
    press(viewer.window, "Right")
    stop_flipping(viewer)
    assert "Chú thích 3" in texts_on_screen(viewer.window.spread.captions)


def test_a_slideshow_that_ended_leaves_no_window(qtbot: QtBot, viewer: Viewer) -> None:
    for _ in range(3):
        press(present(qtbot, viewer), "Esc")
    delete_what_is_to_be_deleted()
    assert not [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Slideshow)]


def test_it_goes_on_by_itself_and_stops_at_the_last_photo(qtbot: QtBot, viewer: Viewer) -> None:
    slideshow = present(qtbot, viewer)
    for number in (2, 3, 4):
        time_passes(clock(viewer))
        stop_flipping(viewer)  # no time has really passed
        assert texts_on_screen(slideshow)[0] == f"Chú thích {number}"
        wait_for_photo(qtbot, viewer)
    rest = slideshow.stage.photo_rectangle()
    time_passes(clock(viewer))
    assert not clock(viewer).isActive()
    assert texts_on_screen(slideshow)[0] == "Chú thích 4"
    assert slideshow.stage.photo_rectangle() == rest


def test_each_photo_has_its_own_time(qtbot: QtBot, viewer: Viewer) -> None:
    slideshow = present(qtbot, viewer)
    assert clock(viewer).interval() == 6_000
    press(slideshow, "End")
    wait_for_photo(qtbot, viewer)
    assert clock(viewer).interval() == 2_500
    assert clock(viewer).isActive()


def test_a_photos_time_begins_when_it_is_shown(qtbot: QtBot, viewer: Viewer) -> None:
    present(qtbot, viewer)
    presenter = viewer.presenter
    assert presenter is not None
    presenter._cache.clear()
    asked: list[object] = []
    presenter._ask = asked.append  # nothing comes from the workers any more
    time_passes(clock(viewer))
    assert not presenter.is_shown
    assert not clock(viewer).isActive()
    assert presenter._wanted is not None
    presenter.take(answer(presenter._wanted))
    assert clock(viewer).isActive()


def test_a_photo_flipped_to_by_hand_is_seen_before_the_next_one_comes(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter
) -> None:
    # No photo is decoded in advance, which might come while we look.
    settings = Settings(prefetch_ahead=0, prefetch_behind=0)
    viewer = open_viewer(write_story([entry(1), entry(2), entry(3)]), settings=settings)
    slideshow = present(qtbot, viewer)
    presenter = viewer.presenter
    assert presenter is not None
    presenter._cache.clear()
    asked: list[object] = []
    presenter._ask = asked.append
    press(slideshow, "Right")
    if clock(viewer).isActive():
        time_passes(clock(viewer))
    assert texts_on_screen(slideshow)[0] == "Chú thích 2"


def test_flipping_by_hand_begins_the_photos_time_anew(qtbot: QtBot, viewer: Viewer) -> None:
    slideshow = present(qtbot, viewer)
    press(slideshow, "End")
    press(slideshow, "Left")
    wait_for_photo(qtbot, viewer)
    assert clock(viewer).interval() == 6_000
    assert clock(viewer).isActive()


def test_space_pauses_and_resumes_and_does_not_flip(qtbot: QtBot, viewer: Viewer) -> None:
    slideshow = present(qtbot, viewer)
    press(slideshow, "Space")
    assert not clock(viewer).isActive()
    press(slideshow, "Space")
    assert clock(viewer).isActive()
    assert texts_on_screen(slideshow)[0] == "Chú thích 1"


def test_paused_stays_paused_whatever_is_flipped(qtbot: QtBot, viewer: Viewer) -> None:
    slideshow = present(qtbot, viewer)
    press(slideshow, "Space")
    for keys in ("Right", "Right", "Left", "End", "Home", "L"):
        press(slideshow, keys)
        wait_for_photo(qtbot, viewer)
        assert not clock(viewer).isActive()
    press(slideshow, "Space")
    assert clock(viewer).isActive()


def test_the_next_slideshow_begins_unpaused(qtbot: QtBot, viewer: Viewer) -> None:
    slideshow = present(qtbot, viewer)
    press(slideshow, "Space")
    press(slideshow, "Esc")
    present(qtbot, viewer)
    assert clock(viewer).isActive()


def test_space_flips_again_after_the_slideshow(qtbot: QtBot, viewer: Viewer) -> None:
    press(present(qtbot, viewer), "Esc")
    press(viewer.window, "Space")
    assert "Chú thích 2" in texts_on_screen(viewer.window.spread.captions)
    wait_for_photo(qtbot, viewer)
    assert not clock(viewer).isActive()


def test_f5_in_a_slideshow_changes_nothing(qtbot: QtBot, viewer: Viewer) -> None:
    slideshow = present(qtbot, viewer)
    press(slideshow, "F5")
    press(slideshow, "F")
    assert viewer.slideshow is slideshow
    assert slideshow.isFullScreen()


def test_a_long_caption_leaves_most_of_the_photo_free(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter
) -> None:
    viewer = open_viewer(write_story([entry(1, caption={"vi": LONG, "en": LONG + "x"})]))
    slideshow = present(qtbot, viewer)
    assert min(place_in_window(view).top() for view in views_on_screen(slideshow)) >= slideshow.height() * 0.55
    bar = slideshow.words.verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.isVisible()


def test_a_photo_without_a_caption_has_no_shade(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, make_photo: PhotoMaker
) -> None:
    make_photo("p1.png", (1_600, 1_600), (250, 250, 250))
    viewer = open_viewer(write_story([{"file": "p1.png"}, entry(2)]))
    slideshow = present(qtbot, viewer)
    assert texts_on_screen(slideshow) == []
    low = QPoint(slideshow.width() // 2, slideshow.height() - 20)
    assert colour_at(slideshow, low) == (250, 250, 250)
    press(slideshow, "Right")
    assert colour_at(slideshow, low)[0] < 100


def test_captions_keep_their_contrast_over_a_white_photo(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, make_photo: PhotoMaker
) -> None:
    make_photo("p1.png", (1_600, 1_600), (255, 255, 255))
    viewer = open_viewer(write_story([entry(1, caption={"vi": "x"})]))
    slideshow = present(qtbot, viewer)
    for view in views_on_screen(slideshow):
        corner = QPoint(view.width() - 1, 0)  # far from any letter, where the shade is lightest
        ground = "#{:02x}{:02x}{:02x}".format(*colour_at(view, corner))
        assert contrast(view._colour.name(), ground) >= 4.5


def test_how_far_the_story_has_come_is_drawn_along_the_lower_edge(qtbot: QtBot, viewer: Viewer) -> None:
    slideshow = present(qtbot, viewer)
    press(slideshow, "Right")
    lowest = slideshow.height() - 1
    accent = (0xF0, 0x77, 0x4D)
    assert colour_at(slideshow, QPoint(slideshow.width() // 2 - 4, lowest)) == accent
    assert colour_at(slideshow, QPoint(slideshow.width() // 2 + 4, lowest)) != accent


def test_a_missing_photo_has_its_card_and_its_caption_in_the_slideshow(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter
) -> None:
    viewer = open_viewer(write_story([entry(1), entry(2)], without=["p2.png"]))
    slideshow = present(qtbot, viewer)
    press(slideshow, "Right")
    wait_for_photo(qtbot, viewer)
    texts = texts_on_screen(slideshow)
    assert texts[0] == "This photo cannot be shown"
    assert texts[-2:] == ["Chú thích 2", "Caption 2"]
    assert clock(viewer).isActive()


def test_opening_another_story_ends_the_slideshow(qtbot: QtBot, viewer: Viewer, make_photo: PhotoMaker) -> None:
    present(qtbot, viewer)
    other = make_photo("other/x.png", (30, 20), (1, 2, 3))
    viewer.open([str(other)])
    wait_for_photo(qtbot, viewer)
    assert viewer.slideshow is None
    assert colour_on(viewer.window.spread.stage) == (1, 2, 3)


class TestFullScreen:
    @pytest.mark.parametrize("enter", ["F", "F11"])
    @pytest.mark.parametrize("leave", ["F", "F11", "Esc"])
    def test_in_and_out_again(self, viewer: Viewer, enter: str, leave: str) -> None:
        window = viewer.window
        size = window.size()
        assert window.menuBar().isVisible()
        press(window, enter)
        assert window.isFullScreen()
        assert not window.menuBar().isVisible()
        press(window, "Right")
        assert "Chú thích 2" in texts_on_screen(window.spread.captions)
        press(window, leave)
        assert not window.isFullScreen()
        assert window.menuBar().isVisible()
        assert window.size() == size

    def test_esc_never_ends_the_program(self, viewer: Viewer) -> None:
        press(viewer.window, "Esc")
        press(viewer.window, "Esc")
        assert viewer.window.isVisible()

    def test_a_maximised_window_is_maximised_again(self, viewer: Viewer) -> None:
        viewer.window.showMaximized()
        press(viewer.window, "F")
        press(viewer.window, "Esc")
        assert viewer.window.isMaximized()

    def test_full_screen_stays_behind_a_slideshow(self, qtbot: QtBot, viewer: Viewer) -> None:
        press(viewer.window, "F11")
        slideshow = present(qtbot, viewer)
        press(slideshow, "Esc")
        assert viewer.window.isFullScreen()
        press(viewer.window, "Esc")
        assert not viewer.window.isFullScreen()


class TestClock:
    @pytest.fixture
    def autoplay(self, qapp: QApplication) -> Autoplay:
        return Autoplay(qapp)

    @pytest.fixture(autouse=True)
    def stopped(self, autoplay: Autoplay) -> Iterator[None]:
        yield
        autoplay.stop()
        autoplay.deleteLater()

    def test_it_says_once_when_time_is_up(self, qtbot: QtBot, autoplay: Autoplay) -> None:
        autoplay.begin(0.001)
        with qtbot.waitSignal(autoplay.time_up, timeout=PATIENCE):
            pass
        assert not autoplay.is_running

    def test_resuming_gives_the_photo_its_whole_time(self, autoplay: Autoplay) -> None:
        autoplay.begin(7.0)
        autoplay.toggle_pause()
        assert autoplay.is_paused
        assert not autoplay.is_running
        autoplay.toggle_pause()
        (timer,) = autoplay.findChildren(QTimer)
        assert (timer.isActive(), timer.interval()) == (True, 7_000)

    def test_a_photo_shown_while_paused_gets_its_own_time_later(self, autoplay: Autoplay) -> None:
        autoplay.begin(7.0)
        autoplay.toggle_pause()
        autoplay.begin(3.0)
        assert not autoplay.is_running
        autoplay.toggle_pause()
        (timer,) = autoplay.findChildren(QTimer)
        assert timer.interval() == 3_000


def test_the_photo_has_no_margin_and_no_paper(qtbot: QtBot, viewer: Viewer) -> None:
    slideshow = present(qtbot, viewer)
    (stage,) = slideshow.findChildren(Stage)
    assert stage.width() == slideshow.width()
    assert colour_at(slideshow, QPoint(0, 10)) in ((0, 0, 0), COLOURS[0])
    assert colour_at(slideshow, QPoint(0, slideshow.height() * 9 // 10)) == (0, 0, 0)
