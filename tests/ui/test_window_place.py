"""A window comes back where it was, and where the screen it was on is gone, onto one that is there."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from viewer.remembered import WindowPlace
from viewer.ui.look import Look
from viewer.ui.theme import LIGHT
from viewer.ui.window import MainWindow
from viewer.ui.window_place import HANDHOLD, TITLE_BAR, fitted_place, place_of, place_window

LEFT, RIGHT = QRect(0, 0, 1920, 1040), QRect(1920, 0, 1280, 1024)
COORDINATES = st.integers(-5_000, 8_000)
SIZES = st.integers(1, 6_000)
WINDOWS = st.builds(WindowPlace, COORDINATES | st.none(), COORDINATES | st.none(), SIZES, SIZES, st.booleans())
SCREENS = st.lists(
    st.builds(QRect, COORDINATES, COORDINATES, st.integers(640, 4_000), st.integers(480, 3_000)), min_size=1, max_size=4
)


def sides(rectangle: QRect) -> tuple[int, int, int, int]:
    return rectangle.x(), rectangle.y(), rectangle.width(), rectangle.height()


@given(WINDOWS, SCREENS)
def test_one_can_see_and_take_hold_of_it_wherever_it_was(place: WindowPlace, screens: list[QRect]) -> None:
    fitted = fitted_place(place, screens)
    upper = QRect(fitted.topLeft(), QSize(fitted.width(), min(fitted.height(), HANDHOLD.height())))

    def is_at_home_on(screen: QRect) -> bool:
        seen = upper & screen
        return (
            seen.width() >= min(HANDHOLD.width(), fitted.width())
            and seen.height() == upper.height()
            and fitted.top() - TITLE_BAR >= screen.top()
            and fitted.width() <= screen.width()
            and fitted.height() <= screen.height() - TITLE_BAR
        )

    assert any(is_at_home_on(screen) for screen in screens)
    assert fitted.width() <= place.width
    assert fitted.height() <= place.height


@given(WINDOWS, SCREENS)
def test_what_has_its_place_keeps_it(place: WindowPlace, screens: list[QRect]) -> None:
    fitted = fitted_place(place, screens)
    assert fitted_place(WindowPlace(*sides(fitted)), screens) == fitted


@pytest.mark.parametrize(
    ("place", "fitted"),
    [
        ((100, 100, 1200, 800), (100, 100, 1200, 800)),
        ((1800, 600, 1200, 800), (1800, 600, 1200, 800)),  # over two screens and half below: the reader wanted it so
        ((-900, 100, 1200, 800), (-900, 100, 1200, 800)),
        ((-1100, 100, 1200, 800), (0, 100, 1200, 800)),  # too little of it left to take hold of
        ((100, -300, 1200, 800), (100, TITLE_BAR, 1200, 800)),
        ((100, 1000, 1200, 800), (100, 240, 1200, 800)),
        ((2100, 100, 1200, 800), (2100, 100, 1200, 800)),
        ((4000, 200, 900, 700), (2300, 200, 900, 700)),  # a third screen has gone: on to the one nearest to it
        ((-4000, 200, 3000, 2000), (0, TITLE_BAR, 1920, 1040 - TITLE_BAR)),
    ],
)
def test_it_moves_no_farther_than_it_must(place: tuple[int, int, int, int], fitted: tuple[int, int, int, int]) -> None:
    assert sides(fitted_place(WindowPlace(*place), [LEFT, RIGHT])) == fitted


def test_without_any_screen_it_is_left_alone() -> None:
    assert fitted_place(WindowPlace(7, 8, 900, 700), []) == QRect(7, 8, 900, 700)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow(Look(LIGHT), lambda _: None)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], None]:
    def show(window: QWidget) -> None:
        with qtbot.waitExposed(window):
            window.show()

    return show


@pytest.mark.parametrize("maximised", [False, True])
def test_a_window_comes_back_as_it_was(
    qtbot: QtBot, window: MainWindow, shown: Callable[[QWidget], None], *, maximised: bool
) -> None:
    place = WindowPlace(30, 50, 700, 520, maximised)
    place_window(window, place, QSize(1280, 800))
    assert not window.isVisible()
    shown(window)
    assert window.isMaximized() == maximised
    assert place_of(window) == window.place == place
    window.showNormal()
    qtbot.waitUntil(lambda: sides(window.geometry()) == (30, 50, 700, 520))


@pytest.mark.parametrize("maximised", [False, True])
def test_full_screen_is_not_remembered(
    window: MainWindow, shown: Callable[[QWidget], None], *, maximised: bool
) -> None:
    place = WindowPlace(30, 50, 700, 520, maximised)
    place_window(window, place, QSize(1280, 800))
    window.toggle_full_screen()
    assert window.isFullScreen()
    assert window.place == place
    window.leave_full_screen()
    shown(window)
    assert window.isMaximized() == maximised
    assert window.place == place


def test_the_first_window_is_a_little_smaller_than_the_screen(window: MainWindow, qapp: QApplication) -> None:
    room = qapp.primaryScreen().availableSize()
    place_window(window, None, QSize(1280, 800))
    assert window.width() <= room.width() * 0.93
    assert window.height() <= room.height() * 0.93
    place_window(window, None, QSize(650, 490))
    assert window.size() == QSize(650, 490)


def test_where_positions_are_not_told_only_the_size_comes_back(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "wayland-egl")
    before = window.pos()
    place_window(window, WindowPlace(30, 50, 700, 520), QSize(1280, 800))
    assert window.pos() == before
    assert place_of(window) == WindowPlace(None, None, 700, 520)


def test_a_place_without_a_position_can_be_used_where_there_are_positions(window: MainWindow) -> None:
    before = window.pos()
    place_window(window, WindowPlace(None, None, 700, 520), QSize(1280, 800))
    assert (window.pos(), window.size()) == (before, QSize(700, 520))
