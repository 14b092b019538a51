"""The overview: its grid, the keys that walk through it, and numbers being typed."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QImage, QPainter
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.looking import click, colour_at, press, rgb, time_passes
from tests.ui.strips import Album, turn_wheel
from viewer.ui.look import Look
from viewer.ui.overview import Overview
from viewer.ui.photo_list import THUMBNAIL_EDGE
from viewer.ui.theme import LIGHT, LIGHT_CONTRAST

MakeWidget = Callable[[QWidget, int, int], None]
RED = "#ff0000"
SHORTCUTS = (
    *("Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown", "Return", "Enter", "Space", "Shift+Space"),
    *("Backspace", "0", "1", "7", "O", "Alt+Left", "Ctrl+Left", "Esc"),
)


class Desk:
    """A window of `width` by `height` with an overview over all of it; `done` are the window's shortcuts carried out,
    `chosen` what the overview says was chosen."""

    def __init__(
        self, make_widget: MakeWidget, qtbot: QtBot, album: Album, size: tuple[int, int] = (1000, 600)
    ) -> None:
        self.window = QMainWindow()
        body = QWidget()
        self.below = QWidget(body)
        self.below.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.look = Look(LIGHT, less_motion=True)
        self.overview = Overview(self.look, album.model, body)
        self.window.setCentralWidget(body)
        make_widget(self.window, *size)
        self.overview.setGeometry(body.rect())
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.below.setFocus()
        self.done: list[str] = []
        for keys in SHORTCUTS:
            action = QAction(self.window)
            action.setShortcut(keys)
            action.triggered.connect(lambda _checked=False, keys=keys: self.done.append(keys))
            self.window.addAction(action)
        self.chosen: list[int] = []
        self.overview.photo_chosen.connect(self.chosen.append)
        self.sights: list[list[int]] = []
        self.overview.sight_changed.connect(self.sights.append)

    @property
    def picked(self) -> int:
        picked = self.overview.picked
        assert self.overview.grid.currentIndex().row() == picked  # which is what a screen reader is told
        return picked

    def walk(self, *keys: str) -> list[int]:
        """Press these keys; where each leads."""
        led = []
        for key in keys:
            press(self.window, key)
            led.append(self.picked)
        return led

    def columns(self) -> int:
        top = self.overview.place_of(0).top()
        return sum(self.overview.place_of(index).top() == top for index in range(60))

    def is_in_view(self, index: int) -> bool:
        return self.overview.rect().contains(self.overview.place_of(index).adjusted(-4, -4, 4, 10))


@pytest.fixture
def desk(make_widget: MakeWidget, qtbot: QtBot) -> Desk:
    """An overview of 100 photos in four columns, open at the first."""
    made = Desk(make_widget, qtbot, Album(100))
    made.overview.open(0)
    assert made.columns() == 4
    return made


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("width", [640, 700, 800, 1_000, 1_280, 1_920, 2_560, 3_440])
def test_columns_fill_the_width_evenly(make_widget: MakeWidget, qtbot: QtBot, width: int, mirrored: bool) -> None:
    desk = Desk(make_widget, qtbot, Album(200), (width, 480))
    desk.overview.set_mirrored(mirrored)
    desk.overview.open(0)
    columns = desk.columns()
    assert columns == desk.overview.grid.columns
    places = [desk.overview.place_of(index) for index in range(columns)]
    if mirrored:
        places = [QRect(width - 1 - place.right(), place.top(), place.width(), place.height()) for place in places]
    assert places[0].left() == 34
    assert 34 <= width - 1 - places[-1].right() < 34 + columns
    assert {place.size().toTuple() for place in places} == {(places[0].width(), round(places[0].width() / 1.5))}
    assert 140 < places[0].width() <= THUMBNAIL_EDGE
    gaps = {right.left() - left.right() - 1 for left, right in pairwise(places)}
    assert gaps == {20}
    below = desk.overview.place_of(columns)
    assert below.top() - places[0].bottom() > 50  # where number and caption stand


def test_opening_shows_where_we_are(make_widget: MakeWidget, qtbot: QtBot) -> None:
    desk = Desk(make_widget, qtbot, Album(100))
    assert not desk.overview.isVisible()
    desk.overview.open(50)
    assert (desk.overview.current, desk.picked) == (50, 50)
    assert abs(desk.overview.place_of(50).center().y() - 328) < 40
    assert desk.overview.grid.hasFocus()
    assert desk.overview.header == "100 photos"


def test_leaving_gives_the_focus_back(make_widget: MakeWidget, qtbot: QtBot) -> None:
    desk = Desk(make_widget, qtbot, Album(100))
    desk.overview.open(0)
    desk.overview.open(3)  # once more, while it is open
    desk.overview.leave()
    assert not desk.overview.isVisible()
    assert desk.below.hasFocus()
    desk.below.clearFocus()
    desk.overview.open(0)
    desk.overview.leave()
    assert not desk.below.hasFocus()


def test_the_current_photo_bears_the_mark_and_the_keyboard_a_ring(desk: Desk) -> None:
    press(desk.window, "Right")
    overview = desk.overview
    for index, is_here, is_picked in ((0, True, False), (1, False, True), (2, False, False)):
        place = overview.place_of(index)
        mark = QPoint(place.center().x(), place.bottom() + 9)
        ring = place.topLeft() - QPoint(3, 3)
        assert colour_at(overview, mark) == rgb(LIGHT.accent_on_stage if is_here else LIGHT.stage)
        assert colour_at(overview, ring) == rgb(LIGHT.stage_text if is_picked else LIGHT.stage)
        assert colour_at(overview, place.topLeft() - QPoint(1, 1)) == rgb(LIGHT.stage)
    desk.overview.show_current(2)
    assert desk.picked == 1
    place = overview.place_of(2)
    assert colour_at(overview, QPoint(place.center().x(), place.bottom() + 9)) == rgb(LIGHT.accent_on_stage)


def test_arrows_walk_through_the_grid(desk: Desk) -> None:
    assert desk.walk("Right", "Down", "Right", "Up", "Left") == [1, 5, 6, 2, 1]
    assert desk.walk("Left", "Left") == [0, 0]
    assert desk.walk("Up") == [0]
    assert desk.walk("Right", "Right", "Right", "Right") == [1, 2, 3, 4]  # from one row to the next
    assert desk.walk("End", "Right", "Down", "Home") == [99, 99, 99, 0]
    assert desk.done == []


def test_pages_are_as_high_as_the_view(desk: Desk) -> None:
    first, second = desk.walk("PgDown", "PgDown")
    assert (first % 4, second) == (0, 2 * first)
    assert desk.is_in_view(second)
    assert first >= 4
    assert desk.walk("PgUp", "PgUp", "PgUp") == [first, 0, 0]
    assert desk.done == []


def test_down_into_a_shorter_last_row_and_up_into_the_first(make_widget: MakeWidget, qtbot: QtBot) -> None:
    desk = Desk(make_widget, qtbot, Album(10))
    desk.overview.open(7)
    assert desk.walk("Down", "Down") == [9, 9]  # there are two photos in the last row
    assert desk.walk("Up") == [5]
    desk.overview.open(3)
    assert desk.walk("PgDown") == [9]
    desk.overview.open(7)
    assert desk.walk("PgUp") == [3]


def test_in_a_mirrored_story_left_is_onward(desk: Desk) -> None:
    desk.overview.set_mirrored(True)
    assert desk.walk("Left", "Left", "Right", "Down", "Home") == [1, 2, 1, 5, 0]


def test_whatever_is_picked_is_in_view(desk: Desk) -> None:
    for key in ("End", "Home", "PgDown", "Down", "Down", "Up", "End"):
        press(desk.window, key)
        assert desk.is_in_view(desk.picked), key
    desk.overview.resize(700, 500)
    assert desk.picked == 99
    assert desk.is_in_view(99)


@pytest.mark.parametrize("key", ["Return", "Enter", "Space"])
def test_enter_goes_to_what_is_picked(desk: Desk, key: str) -> None:
    press(desk.window, "Right")
    press(desk.window, key)
    assert desk.chosen == [1]
    assert desk.done == []


def test_a_click_goes_there(desk: Desk) -> None:
    click(desk.overview, desk.overview.place_of(6).center())
    assert desk.chosen == [6]
    assert desk.picked == 0


def test_only_keys_of_no_use_here_are_the_windows(desk: Desk) -> None:
    for key in SHORTCUTS:
        press(desk.window, key)
    assert desk.done == ["O", "Alt+Left", "Ctrl+Left", "Esc"]


def test_tab_leads_to_nothing_that_is_covered(desk: Desk) -> None:
    for keys in ("Tab", "Shift+Tab"):
        press(desk.window, keys)
        assert desk.overview.grid.hasFocus()


def test_the_wheel_scrolls_and_never_reaches_the_photo_below(desk: Desk) -> None:
    viewport = desk.overview.grid.viewport()
    before = desk.overview.place_of(8).top()
    assert turn_wheel(viewport, y=120)  # at the top already
    assert turn_wheel(viewport, y=-120)
    assert desk.overview.place_of(8).top() < before
    for _ in range(60):  # beyond the bottom; Qt goes no further than a page at once
        assert turn_wheel(viewport, y=-120 * 10)
    assert desk.is_in_view(99)


def forgetting(desk: Desk) -> QTimer:
    return desk.overview.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly)[0]


def test_a_number_typed_picks_its_photo_at_once(desk: Desk) -> None:
    assert desk.walk("4", "2") == [3, 41]
    assert desk.overview.header == "42 / 100"
    assert desk.is_in_view(41)
    press(desk.window, "Return")
    assert desk.chosen == [41]
    assert desk.overview.header == "100 photos"
    assert not forgetting(desk).isActive()
    assert desk.done == []


def test_a_number_is_forgotten_after_a_while(desk: Desk) -> None:
    assert desk.walk("4") == [3]
    time_passes(forgetting(desk))
    assert desk.overview.header == "100 photos"
    assert desk.picked == 3
    assert desk.walk("2") == [1]


@pytest.mark.parametrize("key", ["Backspace", "Right", "Down", "Home"])
def test_a_number_is_forgotten_with_another_key(desk: Desk, key: str) -> None:
    press(desk.window, "4")
    press(desk.window, key)
    assert desk.overview.header == "100 photos"
    assert not forgetting(desk).isActive()
    if key == "Backspace":
        assert desk.picked == 3
    assert desk.walk("7") == [6]


def test_a_number_there_is_no_photo_of_begins_anew(make_widget: MakeWidget, qtbot: QtBot) -> None:
    desk = Desk(make_widget, qtbot, Album(35))
    desk.overview.open(9)
    assert desk.walk("0") == [9]
    assert desk.overview.header == "35 photos"
    assert desk.walk("3", "6") == [2, 5]
    assert desk.overview.header == "6 / 35"
    assert desk.walk("0") == [5]  # neither 60 nor 0
    assert desk.overview.header == "6 / 35"
    time_passes(forgetting(desk))
    assert desk.walk("0", "0", "7") == [5, 5, 6]
    assert desk.walk("1", "0") == [0, 9]


def test_a_digit_beyond_the_last_photo_does_nothing(make_widget: MakeWidget, qtbot: QtBot) -> None:
    desk = Desk(make_widget, qtbot, Album(6))
    desk.overview.open(2)
    assert desk.walk("7", "9") == [2, 2]
    assert not forgetting(desk).isActive()
    assert desk.done == []


def test_going_away_forgets_the_number(desk: Desk) -> None:
    press(desk.window, "4")
    desk.overview.leave()
    assert not forgetting(desk).isActive()
    desk.overview.open(0)
    assert desk.overview.header == "100 photos"


def test_only_rows_in_view_and_the_next_are_wanted(make_widget: MakeWidget, qtbot: QtBot) -> None:
    desk = Desk(make_widget, qtbot, Album(100_000))
    assert desk.sights == []
    desk.overview.open(50_000)
    (wanted,) = desk.sights[-1:]
    assert wanted == list(range(wanted[0], wanted[-1] + 1))
    assert wanted[0] % 4 == 0
    assert 50_000 - 16 <= wanted[0] < 50_000 < wanted[-1] < 50_000 + 20
    press(desk.window, "End")
    assert desk.sights[-1][-1] == 99_999
    assert len(desk.sights[-1]) <= 24
    desk.overview.leave()
    assert desk.sights[-1] == []


def test_a_hundred_thousand_photos_cost_no_more_than_those_in_view(make_widget: MakeWidget, qtbot: QtBot) -> None:
    album = Album(100_000)
    desk = Desk(make_widget, qtbot, album)
    desk.overview.open(99_999)
    album.looked_at.clear()
    desk.window.grab()
    assert 8 <= len(album.looked_at) <= 16


def test_thumbnails_arrive_and_captions_change(make_widget: MakeWidget, qtbot: QtBot) -> None:
    album = Album(3)
    desk = Desk(make_widget, qtbot, album)
    desk.overview.open(0)
    place = desk.overview.place_of(1)
    assert colour_at(desk.overview, place.center()) == rgb(LIGHT.stage_line)
    album.arrive(1, RED)
    assert colour_at(desk.overview, place.center()) != rgb(LIGHT.stage_line)
    words = QRect(place.left(), place.bottom() + 12, place.width(), 34)
    before = desk.overview.grab(words).toImage()
    album.captions[1] = "Chú thích"
    album.model.captions_changed()
    assert desk.overview.grab(words).toImage() != before


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("caption", ["ẾỄẬ " * 60, "ẾỄẬ\nsecond line", "שלום " * 60, "<h1>ẾỄẬ</h1>", "x" * 100_000])
def test_a_caption_keeps_to_its_line_and_cell(
    make_widget: MakeWidget, qtbot: QtBot, caption: str, mirrored: bool
) -> None:
    album = Album(6)
    album.captions = dict.fromkeys(range(6), "")
    desk = Desk(make_widget, qtbot, album)
    desk.overview.set_mirrored(mirrored)
    desk.overview.open(0)
    place = desk.overview.place_of(1)
    words = QRect(place.left(), place.bottom() + 11, place.width(), 34)

    def looks() -> tuple[QImage, QImage]:
        """The words of the photo, and everything around them."""
        picture = desk.window.grab().toImage()
        ratio = picture.devicePixelRatio()
        inside = picture.copy(QRectF(words.topLeft() * ratio, words.size() * ratio).toAlignedRect())
        painter = QPainter(picture)
        painter.fillRect(words, QColor(LIGHT.stage))
        painter.end()
        return inside, picture

    bare, around = looks()
    album.captions[1] = caption
    album.model.captions_changed()
    written, around_written = looks()
    assert written != bare
    assert around_written == around


def test_another_story_is_shown_from_its_beginning(make_widget: MakeWidget, qtbot: QtBot) -> None:
    album = Album(100)
    desk = Desk(make_widget, qtbot, album)
    desk.overview.open(50)
    press(desk.window, "7")
    album.model.set_story(1, album.caption, album)
    assert desk.overview.header == "1 photo"
    assert (desk.overview.current, desk.overview.picked) == (-1, -1)
    assert desk.sights[-1] == [0]
    album.model.set_story(0, album.caption, album)
    press(desk.window, "Down")
    assert desk.overview.picked == -1
    assert desk.done == ["Down"]


def test_another_theme_and_larger_text_are_worn(desk: Desk) -> None:
    height = desk.overview.grid.gridSize().height()
    desk.look.scale_text(2.0)
    assert desk.overview.grid.gridSize().height() > height
    desk.look.wear(LIGHT_CONTRAST)
    for point in (QPoint(5, 5), QPoint(30, 300)):
        assert colour_at(desk.overview, point) == rgb(LIGHT_CONTRAST.stage)


def test_no_input_method_swallows_keys(desk: Desk) -> None:
    assert not desk.overview.grid.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
