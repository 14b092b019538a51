"""The page of all keys: everything the registry has and nothing else, in columns that fit."""

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QColor, QImage, QKeySequence, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.looking import click, colour_at, place_in_window, press, rgb, texts_on_screen
from viewer.actions import Action, Group, key_name
from viewer.ui.hairline import draw_hairline
from viewer.ui.help import Help
from viewer.ui.help_block import Block, _Row
from viewer.ui.keys_page import _balanced
from viewer.ui.look import Look
from viewer.ui.theme import DARK, DARK_CONTRAST, LIGHT

MakeWidget = Callable[[QWidget, int, int], None]
MakeHelp = Callable[..., Help]


@pytest.fixture
def make_help(make_widget: MakeWidget) -> MakeHelp:
    """Help, opened over a window of this size that has a button."""

    pages = []  # each holds its window

    def make(width: int = 1280, height: int = 800, look: Look | None = None) -> Help:
        window = QWidget()
        button = QPushButton(window)
        make_widget(window, width, height)
        button.setFocus()
        page = Help(look or Look(LIGHT), window)
        page.open()
        pages.append(page)
        return page

    return make


def beneath(page: Help) -> QPushButton:
    """The button of the window that the page covers."""
    (found,) = page.window().findChildren(QPushButton)
    return found


def rows(page: Help) -> list[str]:
    """What a screen reader is told, row by row, in the order of the page."""
    return [row.accessibleName() for block in page.findChildren(Block) for row in block.findChildren(_Row)]


def test_it_has_every_key_of_the_registry_and_the_mouse(make_help: MakeHelp) -> None:
    page = make_help()
    expected = [
        f"{action.plain_title}: {', '.join(key_name(key) for key in action.keys)}"
        for group in Group
        for action in Action
        if action.group is group and action.keys
    ]
    said = rows(page)
    assert said[: len(expected)] == expected
    assert [row.rpartition(": ")[2] for row in said[len(expected) :]] == [
        "Wheel",
        "Ctrl+Wheel",
        "Drag",
        "Double-click",
        "Side buttons",
    ]
    headings = [text.title() for text in texts_on_screen(page) if text.isupper()]
    assert sorted(headings) == sorted([*(group.plain_title for group in Group), "Mouse"])


def columns(page: Help) -> list[int]:
    return sorted({block.x() for block in page.findChildren(Block)})


@pytest.mark.parametrize(
    ("size", "count"),
    [
        ((500, 600), 1),
        ((640, 480), 2),
        ((800, 600), 2),
        ((1000, 700), 3),
        ((1280, 800), 4),
        ((1920, 1080), 4),
        ((3440, 1440), 4),
    ],
)
@pytest.mark.parametrize("scale", [1.0, 1.6])
def test_blocks_stand_in_as_many_columns_as_fit(
    make_help: MakeHelp, size: tuple[int, int], count: int, scale: float
) -> None:
    page = make_help(*size, Look(LIGHT, text_scale=scale))
    assert page.size().toTuple() == size
    if scale == 1:
        assert len(columns(page)) == count
        assert page.verticalScrollBar().maximum() == 0 or size[0] < 1280
    places = [place_in_window(block) for block in page.findChildren(Block)]
    assert not any(one.intersects(other) for one, other in combinations(places, 2))
    assert all(place.left() >= 0 and place.right() < size[0] - 10 for place in places)
    for block in page.findChildren(Block):
        parts = [part for part in block.findChildren(QWidget) if part.parent() is block]
        assert all(block.rect().contains(part.geometry()) for part in parts)
        assert not any(one.geometry().intersects(other.geometry()) for one, other in combinations(parts, 2))


def test_no_key_sticks_out_of_its_row(make_help: MakeHelp) -> None:
    for width in (640, 800, 1280):
        page = make_help(width, 600)
        for row in page.findChildren(_Row):
            for line in row._lines(row.width()):
                assert sum(row._cap_width(key) for key in line) + 5 * (len(line) - 1) <= row._keys_width(row.width())


def test_columns_are_alike_in_height_and_keep_the_order() -> None:
    assert _balanced([5, 5, 5, 5], 2, 0) == [range(2), range(2, 4)]
    assert _balanced([9, 1, 1, 1], 2, 0) == [range(1), range(1, 4)]
    assert _balanced([1, 1, 9], 3, 0) == [range(1), range(1, 2), range(2, 3)]
    assert _balanced([1, 2], 4, 0) == [range(1), range(1, 2)]


def test_it_follows_its_window(make_help: MakeHelp) -> None:
    page = make_help(1280, 800)
    page.window().resize(500, 500)
    assert page.geometry() == page.window().rect()
    assert len(columns(page)) == 1


def test_it_covers_what_is_beneath(make_help: MakeHelp) -> None:
    for theme in (LIGHT, DARK, DARK_CONTRAST):
        page = make_help(640, 480, Look(theme))
        right = page.width() - 1  # beside the scroll bar
        for point in (QPoint(2, 2), QPoint(right, 2), QPoint(2, 477), QPoint(right, 477)):
            assert colour_at(page, point) == rgb(theme.stage)


def test_it_takes_on_new_colours_and_sizes(make_help: MakeHelp) -> None:
    look = Look(LIGHT)
    page = make_help(look=look)
    heights = {block: block.height() for block in page.findChildren(Block)}
    look.scale_text(1.6)
    assert all(block.height() > height for block, height in heights.items())
    look.wear(DARK_CONTRAST)
    assert colour_at(page, QPoint(2, 2)) == (0, 0, 0)


class TestKeys:
    @pytest.mark.parametrize("key", ["Up", "Down", "PgUp", "PgDown", "Home", "End", "Space", "Shift+Space"])
    def test_those_that_scroll_are_taken_from_the_window(self, make_help: MakeHelp, key: str) -> None:
        page = make_help(640, 480)
        done: list[str] = []
        action = QAction(page.window(), shortcut=QKeySequence(key))
        action.triggered.connect(lambda: done.append(key))
        page.window().addAction(action)
        bar = page.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        before = bar.value()
        press(page.window(), key)
        assert done == []
        assert (bar.value() > before) == (key in ("Down", "PgDown", "End", "Space"))
        assert bar.value() != before
        page.uncover()
        press(page.window(), key)
        assert done == [key]

    def test_all_others_are_the_windows(self, make_help: MakeHelp) -> None:
        page = make_help(640, 480)
        done: list[str] = []
        for key in ("Esc", "?", "Right", "Ctrl+Up"):
            action = QAction(page.window(), shortcut=QKeySequence(key))
            action.triggered.connect(lambda _checked=False, key=key: done.append(key))
            page.window().addAction(action)
            press(page.window(), key)
        assert done == ["Esc", "?", "Right", "Ctrl+Up"]
        assert page.verticalScrollBar().value() == 0

    def test_tab_does_not_lead_beneath(self, make_help: MakeHelp) -> None:
        page = make_help()
        press(page.window(), "Tab")
        assert page.hasFocus()


class TestClosing:
    def test_a_click_closes_it_and_gives_the_focus_back(self, qtbot: QtBot, make_help: MakeHelp) -> None:
        page = make_help()
        button = beneath(page)
        assert page.hasFocus()
        with qtbot.waitSignal(page.closed):
            click(page)
        assert not page.isVisible()
        assert button.hasFocus()

    def test_a_drag_does_not(self, qtbot: QtBot, make_help: MakeHelp) -> None:
        page = make_help()
        window = page.window().windowHandle()
        with qtbot.assertNotEmitted(page.closed):
            QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
            QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=QPoint(300, 260))
        assert page.isVisible()

    def test_it_opens_at_its_beginning_again(self, make_help: MakeHelp) -> None:
        page = make_help(640, 480)
        press(page.window(), "End")
        page.uncover()
        page.open()
        assert page.verticalScrollBar().value() == 0
        assert page.isVisible()

    def test_what_had_the_focus_may_be_gone(self, make_help: MakeHelp) -> None:
        page = make_help()
        button = beneath(page)
        button.deleteLater()
        QApplication.sendPostedEvents(None, 52)  # DeferredDelete
        page.uncover()
        assert not page.isVisible()


def test_the_wheel_stays_on_the_page_at_its_end(make_help: MakeHelp) -> None:
    page = make_help(1920, 1080)
    assert page.verticalScrollBar().maximum() == 0
    wheel = QWheelEvent(
        QPointF(100, 100),
        QPointF(100, 100),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page.viewport(), wheel)
    assert wheel.isAccepted()


def test_arrows_change_places_in_a_story_from_right_to_left(make_help: MakeHelp) -> None:
    page = make_help()
    page.mirror(right_to_left=True)
    said = rows(page)
    assert "Next photo: ←, Page Down, N" in said
    assert next(row for row in said if row.startswith("Previous photo")).startswith("Previous photo: →, ")
    assert "Pan to the left: Ctrl+←" in said
    page.mirror(right_to_left=False)
    assert "Next photo: →, Page Down, N" in rows(page)


@pytest.mark.parametrize(("ratio", "thick"), [(1.0, 1), (1.25, 1), (1.5, 1), (2.0, 2), (3.0, 3)])
def test_hairlines_are_equally_thin_wherever_they_are(qapp: QApplication, ratio: float, thick: int) -> None:  # noqa: ARG001
    for top in range(1, 9):
        image = QImage(round(40 * ratio), round(20 * ratio), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(QColor("#000000"))
        painter = QPainter(image)
        draw_hairline(painter, 2, top, 30, "#ffffff")
        painter.end()
        colours = [rgb(image.pixelColor(image.width() // 2, row)) for row in range(image.height())]
        assert colours.count((255, 255, 255)) == thick
        assert set(colours) == {(0, 0, 0), (255, 255, 255)}
