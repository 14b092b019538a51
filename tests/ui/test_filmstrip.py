"""The filmstrip: where photos stand, which is marked, what is in sight, and who gets the keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QHoverEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.looking import click, colour_at, press, rgb
from tests.ui.strips import Album, turn_wheel
from viewer.ui.filmstrip import FILMSTRIP_HEIGHT, Filmstrip
from viewer.ui.look import Look
from viewer.ui.theme import LIGHT, LIGHT_CONTRAST

MakeWidget = Callable[[QWidget, int, int], None]
RED = "#ff0000"
STEP = 92  # logical pixels from one photo to the next


def still_look() -> Look:
    return Look(LIGHT, less_motion=True)


def filmstrip(make_widget: MakeWidget, album: Album, width: int = 600, *, look: Look | None = None) -> Filmstrip:
    strip = Filmstrip(look or still_look(), album.model)
    make_widget(strip, width, FILMSTRIP_HEIGHT)
    return strip


def sights(strip: Filmstrip) -> list[list[int]]:
    told: list[list[int]] = []
    strip.sight_changed.connect(told.append)
    return told


def in_view(strip: Filmstrip, index: int) -> bool:
    place = strip.place_of(index)
    return strip.viewport().rect().contains(place)


@pytest.mark.parametrize("mirrored", [False, True])
def test_photos_stand_in_a_row_with_even_gaps(make_widget: MakeWidget, mirrored: bool) -> None:
    strip = filmstrip(make_widget, Album(4))
    strip.set_mirrored(mirrored)
    strip.show_current(0)
    for index in range(4):
        place = strip.place_of(index)
        distance = 599 - place.right() if mirrored else place.left()
        assert (distance, place.top(), place.width(), place.height()) == (index * STEP, 0, 84, 56)


@pytest.mark.parametrize("mirrored", [False, True])
def test_the_current_photo_bears_the_mark_and_stands_in_full(make_widget: MakeWidget, mirrored: bool) -> None:
    album = Album(4)
    for index in range(4):
        album.arrive(index, RED)
    strip = filmstrip(make_widget, album)
    strip.set_mirrored(mirrored)
    strip.show_current(1)
    assert strip.current == 1
    here, there = strip.place_of(1), strip.place_of(2)
    for inside in (here.topLeft(), here.center(), here.bottomRight()):
        assert colour_at(strip, inside) == rgb(RED)
    assert colour_at(strip, there.center())[0] < 180
    for x in (here.left(), here.right()):
        assert colour_at(strip, QPoint(x, FILMSTRIP_HEIGHT - 1)) == rgb(LIGHT.accent_on_stage)
        assert colour_at(strip, QPoint(x, FILMSTRIP_HEIGHT - 3)) == rgb(LIGHT.accent_on_stage)
        assert colour_at(strip, QPoint(x, here.bottom() + 1)) == rgb(LIGHT.stage)
    assert colour_at(strip, QPoint(here.right() + 1, FILMSTRIP_HEIGHT - 1)) == rgb(LIGHT.stage)
    assert colour_at(strip, QPoint(there.center().x(), FILMSTRIP_HEIGHT - 1)) == rgb(LIGHT.stage)
    strip.show_current(2)
    assert colour_at(strip, there.center()) == rgb(RED)
    assert colour_at(strip, QPoint(here.center().x(), FILMSTRIP_HEIGHT - 1)) == rgb(LIGHT.stage)


def test_the_photo_below_the_pointer_steps_forward(make_widget: MakeWidget, qapp: QApplication) -> None:
    album = Album(4)
    for index in range(4):
        album.arrive(index, RED)
    strip = filmstrip(make_widget, album)
    strip.show_current(0)

    def brightness(index: int) -> int:
        return colour_at(strip, strip.place_of(index).center())[0]

    def point_at(kind: QEvent.Type, index: int) -> None:
        place = QPointF(strip.place_of(index).center())
        qapp.sendEvent(strip.viewport(), QHoverEvent(kind, place, place, place))

    before = brightness(2)
    point_at(QEvent.Type.HoverEnter, 2)
    assert brightness(2) > before
    point_at(QEvent.Type.HoverMove, 1)
    assert (brightness(2), brightness(1) > before) == (before, True)
    point_at(QEvent.Type.HoverLeave, 1)
    assert brightness(1) == before


def test_a_thumbnail_that_arrives_is_painted(make_widget: MakeWidget) -> None:
    album = Album(2)
    strip = filmstrip(make_widget, album)
    strip.show_current(0)
    assert colour_at(strip, strip.place_of(0).center()) == rgb(LIGHT.stage_line)
    album.arrive(0, RED)
    assert colour_at(strip, strip.place_of(0).center()) == rgb(RED)


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("index", [0, 1, 5, 50, 97, 99])
def test_the_current_photo_is_in_the_middle_as_far_as_the_strip_goes(
    make_widget: MakeWidget, index: int, mirrored: bool
) -> None:
    strip = filmstrip(make_widget, Album(100))
    strip.set_mirrored(mirrored)
    strip.show_current(index)
    assert in_view(strip, index)
    first, last = strip.place_of(0), strip.place_of(99)
    if index in (0, 1):
        assert (first.right() if mirrored else first.left()) == (599 if mirrored else 0)
    elif index in (97, 99):
        assert (last.left() if mirrored else last.right()) == (0 if mirrored else 599)
    else:
        assert abs(strip.place_of(index).center().x() - 300) <= 1


def test_it_stays_in_the_middle_when_the_strip_changes_its_width(make_widget: MakeWidget) -> None:
    strip = filmstrip(make_widget, Album(100))
    strip.show_current(50)
    for width in (300, 1_000):
        strip.resize(width, FILMSTRIP_HEIGHT)
        assert abs(strip.place_of(50).center().x() - width // 2) <= 1


def test_a_strip_that_comes_up_later_shows_where_we_are(make_widget: MakeWidget) -> None:
    album = Album(100)
    strip = filmstrip(make_widget, album)
    strip.hide()
    strip.show_current(70)
    strip.show()
    assert abs(strip.place_of(70).center().x() - 300) <= 1


def test_the_strip_glides_where_motion_is_wanted(make_widget: MakeWidget) -> None:
    look = Look(LIGHT)
    strip = filmstrip(make_widget, Album(100), look=look)
    strip.show_current(50)
    bar = strip.horizontalScrollBar()
    start = bar.value()
    assert abs(strip.place_of(50).center().x() - 300) <= 1  # the first photo shown: there is nothing to glide from
    strip.show_current(52)
    assert bar.value() == start
    strip._motion.setCurrentTime(look.motion // 2)
    assert start < bar.value() < start + 2 * STEP
    strip._motion.setCurrentTime(look.motion)
    assert bar.value() == start + 2 * STEP
    look.lessen_motion(less=True)
    strip.show_current(54)
    assert bar.value() == start + 4 * STEP


def test_from_far_away_the_strip_comes_from_nearby_and_wants_nothing_on_the_way(make_widget: MakeWidget) -> None:
    look = Look(LIGHT)
    strip = filmstrip(make_widget, Album(100_000), look=look)
    strip.show_current(0)
    told = sights(strip)
    strip.show_current(50_000)
    middle = 50_000 * STEP + 42 - 300
    assert strip.horizontalScrollBar().value() == middle - 600
    for time in range(0, look.motion + 1, 20):
        strip._motion.setCurrentTime(time)
    assert strip.horizontalScrollBar().value() == middle
    assert len(told) == 1
    assert 50_000 in told[0]


def test_only_what_is_in_sight_and_a_few_beside_it_are_wanted(make_widget: MakeWidget) -> None:
    album = Album(100_000)
    strip = Filmstrip(still_look(), album.model)
    told = sights(strip)
    make_widget(strip, 600, FILMSTRIP_HEIGHT)
    assert told == [list(range(10))]
    strip.show_current(99_999)
    assert told[-1] == list(range(99_990, 100_000))
    strip.show_current(50_000)
    assert told[-1] == list(range(49_994, 50_007))
    strip.resize(300, FILMSTRIP_HEIGHT)
    assert len(told[-1]) < 12
    strip.hide()
    assert told[-1] == []
    strip.show()
    assert 50_000 in told[-1]
    assert len(told) == 6


def test_a_hundred_thousand_photos_cost_no_more_than_those_in_view(make_widget: MakeWidget) -> None:
    album = Album(100_000)
    strip = filmstrip(make_widget, album)
    strip.show_current(99_999)
    album.looked_at.clear()
    strip.grab()
    assert 7 <= len(album.looked_at) <= 9
    assert min(album.looked_at) >= 99_990
    asked: list[int] = []
    album.caption = lambda index: asked.append(index) or "x"  # type: ignore[method-assign, func-returns-value]
    album.model.set_story(100_000, album.caption, album)
    album.model.captions_changed()
    strip.grab()
    assert asked == []


def test_a_thumbnail_that_arrives_moves_nothing(make_widget: MakeWidget) -> None:
    laid_out: list[int] = []

    class Counted(Filmstrip):
        def doItemsLayout(self) -> None:  # noqa: N802 - Qt's name
            laid_out.append(1)
            super().doItemsLayout()

    album = Album(100)
    strip = Counted(still_look(), album.model)
    make_widget(strip, 600, FILMSTRIP_HEIGHT)
    strip.show_current(0)
    assert laid_out
    laid_out.clear()
    album.arrive(0, RED)
    album.model.captions_changed()
    assert colour_at(strip, strip.place_of(0).center()) == rgb(RED)
    assert laid_out == []


def test_another_story_begins_at_its_first_photo(make_widget: MakeWidget) -> None:
    album = Album(100)
    strip = filmstrip(make_widget, album)
    strip.show_current(80)
    told = sights(strip)
    album.model.set_story(50, album.caption, album)
    assert strip.current == -1
    assert told[-1] == list(range(10))
    strip.show_current(0)
    assert strip.place_of(0).left() == 0


@pytest.mark.parametrize("hidden", [False, True])
def test_a_longer_story_can_be_opened_anywhere_at_once(make_widget: MakeWidget, hidden: bool) -> None:
    album = Album(3)
    strip = filmstrip(make_widget, album)
    strip.show_current(0)
    strip.setHidden(hidden)
    album.model.set_story(500, album.caption, album)
    strip.show_current(400)
    strip.show()
    assert strip.horizontalScrollBar().value() == 400 * STEP + 42 - 300
    assert abs(strip.place_of(400).center().x() - 300) <= 1


@pytest.mark.parametrize("mirrored", [False, True])
def test_the_wheel_moves_the_strip_and_is_kept_from_the_window(make_widget: MakeWidget, mirrored: bool) -> None:
    strip = filmstrip(make_widget, Album(100))
    strip.set_mirrored(mirrored)
    strip.show_current(0)
    onward = 1 if mirrored else -1
    before = strip.place_of(5).left()
    assert turn_wheel(strip.viewport(), y=-120)
    assert strip.place_of(5).left() == before + onward * STEP
    assert turn_wheel(strip.viewport(), x=120 * onward)
    assert strip.place_of(5).left() == before + 2 * onward * STEP
    assert turn_wheel(strip.viewport(), pixels=(0, 2 * STEP), y=40)
    assert strip.place_of(5).left() == before
    assert turn_wheel(strip.viewport(), y=120)  # at its end as well
    assert strip.place_of(5).left() == before
    assert strip.current == 0
    assert turn_wheel(strip.viewport(), y=-120 * 1_000)
    last = strip.place_of(99)
    assert (last.left() if mirrored else last.right()) == (0 if mirrored else 599)


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_click_chooses_a_photo(make_widget: MakeWidget, qtbot: QtBot, mirrored: bool) -> None:
    strip = filmstrip(make_widget, Album(4))
    strip.set_mirrored(mirrored)
    strip.show_current(0)
    with qtbot.waitSignal(strip.photo_chosen) as chosen:
        click(strip, strip.place_of(2).center())
    assert chosen.args == [2]
    assert strip.current == 0  # until the window says so
    assert strip.currentIndex().row() == 0


def test_a_button_let_go_elsewhere_or_another_button_chooses_nothing(make_widget: MakeWidget, qtbot: QtBot) -> None:
    strip = filmstrip(make_widget, Album(4))
    strip.show_current(0)
    viewport = strip.viewport()
    with qtbot.assertNotEmitted(strip.photo_chosen):
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=strip.place_of(1).center())
        QTest.mouseMove(viewport, strip.place_of(2).center())
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=strip.place_of(2).center())
        QTest.mouseClick(viewport, Qt.MouseButton.RightButton, pos=strip.place_of(1).center())
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(590, 20))


def ringed(strip: Filmstrip) -> bool:
    place = strip.place_of(strip.current)
    return colour_at(strip, place.topLeft()) == rgb(LIGHT.stage_text)


def window_with(strip: Filmstrip, make_widget: MakeWidget) -> QMainWindow:
    """A window with something else in it that has the focus."""
    window = QMainWindow()
    body = QWidget()
    other = QWidget(body)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    strip.setParent(body)
    strip.setGeometry(0, 100, 640, FILMSTRIP_HEIGHT)
    window.setCentralWidget(body)
    make_widget(window, 640, 200)
    window.activateWindow()
    other.setFocus()
    strip.show_current(0)
    return window


def test_a_click_takes_no_focus(make_widget: MakeWidget, qtbot: QtBot) -> None:
    strip = Filmstrip(still_look(), Album(4).model)
    window = window_with(strip, make_widget)
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.waitSignal(strip.photo_chosen):
        click(strip, strip.place_of(2).center())
    assert not strip.hasFocus()
    assert not strip.viewport().hasFocus()


def test_the_focus_is_seen_when_it_came_by_tab(make_widget: MakeWidget, qtbot: QtBot) -> None:
    strip = Filmstrip(still_look(), Album(4).model)
    window = window_with(strip, make_widget)
    qtbot.waitUntil(window.isActiveWindow)
    strip.setFocus(Qt.FocusReason.OtherFocusReason)
    assert not ringed(strip)
    press(window, "Tab")
    assert not strip.hasFocus()
    press(window, "Tab")
    assert strip.hasFocus()
    assert ringed(strip)
    assert colour_at(strip, strip.place_of(0).center()) == rgb(LIGHT.stage_line)
    strip.show_current(2)
    assert ringed(strip)
    press(window, "Tab")
    assert not ringed(strip)
    strip.setFocus(Qt.FocusReason.OtherFocusReason)  # whatever came up in between gives it back
    assert ringed(strip)


def test_arrows_flip_as_everywhere_and_letters_are_no_search(make_widget: MakeWidget, qtbot: QtBot) -> None:
    strip = Filmstrip(still_look(), Album(30).model)
    window = window_with(strip, make_widget)
    qtbot.waitUntil(window.isActiveWindow)
    done: list[str] = []
    for key in ("Right", "Home", "T"):
        action = QAction(window)
        action.setShortcut(key)
        action.triggered.connect(lambda _checked=False, key=key: done.append(key))
        window.addAction(action)
    strip.setFocus(Qt.FocusReason.TabFocusReason)
    for key in ("Right", "Home", "T", "Down", "C"):
        press(window, key)
    assert done == ["Right", "Home", "T"]
    assert strip.current == strip.currentIndex().row() == 0


def test_no_input_method_swallows_keys(make_widget: MakeWidget) -> None:
    strip = filmstrip(make_widget, Album(3))
    strip.show_current(0)
    assert not strip.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert not strip.viewport().testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_another_theme_is_worn(make_widget: MakeWidget) -> None:
    look = still_look()
    strip = filmstrip(make_widget, Album(2), look=look)
    strip.show_current(0)
    look.wear(LIGHT_CONTRAST)
    assert colour_at(strip, QPoint(590, 20)) == rgb(LIGHT_CONTRAST.stage)
    assert colour_at(strip, QPoint(20, FILMSTRIP_HEIGHT - 1)) == rgb(LIGHT_CONTRAST.accent_on_stage)
