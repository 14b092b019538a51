"""The card that asks for a number: what can be typed, and that no shortcut of the window hears of it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.looking import colour_at, is_fully_on_screen, press, rgb
from tests.ui.strips import send_key
from viewer.ui.go_to import GoTo
from viewer.ui.look import Look
from viewer.ui.theme import DARK, LIGHT

MakeWidget = Callable[[QWidget, int, int], None]


class Desk:
    """A window with shortcuts of its own and the card in its middle."""

    def __init__(self, make_widget: MakeWidget, qtbot: QtBot, width: int = 640, height: int = 480) -> None:
        self.window = QMainWindow()
        body = QWidget()
        self.below = QWidget(body)
        self.below.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.look = Look(LIGHT)
        self.card = GoTo(self.look, body)
        self.window.setCentralWidget(body)
        make_widget(self.window, width, height)
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.below.setFocus()
        self.done: list[str] = []
        for keys in ("0", "1", "G", "N", "Escape", "Return", "Space", "Right", "PgDown", "Home", "?", "Ctrl+G"):
            action = QAction(self.window)
            action.setShortcut(keys)
            action.triggered.connect(lambda _checked=False, keys=keys: self.done.append(keys))
            self.window.addAction(action)
        self.said: list[object] = []
        self.card.chosen.connect(self.said.append)
        self.card.closed.connect(lambda: self.said.append("closed"))

    def type(self, *keys: str) -> str:
        for key in keys:
            press(self.window, key)
        return self.card.field.text()


@pytest.fixture
def desk(make_widget: MakeWidget, qtbot: QtBot) -> Desk:
    """A card that asks for one of 300 photos."""
    made = Desk(make_widget, qtbot)
    assert not made.card.isVisible()
    made.card.ask(300)
    return made


def test_a_number_and_enter_go_there(desk: Desk) -> None:
    assert is_fully_on_screen(desk.card)
    assert desk.card.field.hasFocus()
    assert desk.type("1", "0", "1") == "101"
    press(desk.window, "Return")
    assert desk.said == ["closed", 100]
    assert desk.done == []
    assert not desk.card.isVisible()
    assert desk.below.hasFocus()


@pytest.mark.parametrize("key", ["Return", "Enter"])
def test_enter_without_a_number_goes_nowhere(desk: Desk, key: str) -> None:
    press(desk.window, key)
    assert desk.said == ["closed"]


def test_escape_leaves_it_and_nothing_else(desk: Desk) -> None:
    desk.type("7")
    press(desk.window, "Escape")
    assert desk.said == ["closed"]
    assert desk.done == []
    assert desk.below.hasFocus()
    press(desk.window, "Escape")
    assert desk.done == ["Escape"]


def test_another_widget_taking_the_focus_closes_it_and_keeps_the_focus(desk: Desk) -> None:
    other = QWidget(desk.window.centralWidget())
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    other.show()
    other.setFocus(Qt.FocusReason.MouseFocusReason)
    assert desk.said == ["closed"]
    assert not desk.card.isVisible()
    assert other.hasFocus()


def test_where_nobody_had_the_focus_nobody_gets_it(make_widget: MakeWidget, qtbot: QtBot) -> None:
    desk = Desk(make_widget, qtbot)
    desk.below.clearFocus()
    desk.card.ask(5)
    press(desk.window, "Escape")
    assert not desk.below.hasFocus()
    desk.below.setFocus()
    desk.card.ask(5)
    desk.below.hide()
    press(desk.window, "Escape")
    assert desk.said == ["closed", "closed"]


def test_keys_of_the_window_are_typed_or_do_nothing(desk: Desk) -> None:
    assert desk.type("1", "0", "G", "N", "Space", "?", "PgDown") == "10"
    assert desk.type("Home", "2") == "210"
    assert desk.type("Right", "Backspace") == "20"
    assert desk.done == []
    assert desk.said == []
    desk.type("Ctrl+G")
    assert desk.done == ["Ctrl+G"]


def test_only_numbers_of_photos_can_be_typed(desk: Desk) -> None:
    assert desk.type("0") == ""
    assert desk.type("3", "0", "1") == "30"
    assert desk.type("0") == "300"
    assert desk.type("0") == "300"
    desk.card.field.clear()
    assert desk.type("7", "Home", "0") == "7"
    for pasted in ("-1", "1e1", "٣", "+3", "3.0", "²", " 3", "9" * 10_000):
        desk.card.field.clear()
        desk.card.field.insert(pasted)
        assert desk.card.field.text() == ""


def test_asking_again_begins_with_an_empty_field_and_another_count(desk: Desk) -> None:
    desk.type("2", "9", "9")
    press(desk.window, "Escape")
    desk.card.ask(20)
    assert desk.card.field.text() == ""
    assert desk.type("2", "9") == "2"
    assert desk.card.field.accessibleName() == "Go to photo, 1 to 20"


def test_digits_count_by_their_place_on_a_vietnamese_keyboard(desk: Desk) -> None:
    send_key(desk.card.field, Qt.Key(0x102), "ă", scan_code=10)
    send_key(desk.card.field, Qt.Key.Key_7, "٧", scan_code=16)
    assert desk.card.field.text() == "17"


def test_no_input_method_makes_letters_of_digits(desk: Desk) -> None:
    assert not desk.card.field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


@pytest.mark.parametrize("count", [1, 6, 300, 100_000])
@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
def test_the_card_fits_its_window_and_stands_in_its_middle(
    make_widget: MakeWidget, qtbot: QtBot, count: int, scale: float
) -> None:
    desk = Desk(make_widget, qtbot)
    desk.look.scale_text(scale)
    desk.card.ask(count)
    assert is_fully_on_screen(desk.card)
    assert abs(desk.card.geometry().center().x() - 320) <= 1
    assert desk.card.geometry().center().y() < 240
    field = desk.card.field
    digits = field.fontMetrics().horizontalAdvance(str(count))
    assert digits + 8 <= field.width()


def test_its_sentence_stays_english_in_a_mirrored_window(desk: Desk) -> None:
    desk.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert desk.card.field.mapTo(desk.card, QPoint(0, 0)).x() > desk.card.width() // 3
    assert desk.card.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_another_theme_is_worn(desk: Desk) -> None:
    inside = QPoint(8, desk.card.height() // 2)
    assert colour_at(desk.card, inside) == rgb(LIGHT.paper)
    desk.look.wear(DARK)
    assert colour_at(desk.card, inside) == rgb(DARK.paper)
