"""Digits, known by what a key gives or by where it is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.strips import send_key
from viewer.ui.digits import digit_of

NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
KEYPAD = Qt.KeyboardModifier.KeypadModifier


def widget_of(qtbot: QtBot) -> QWidget:
    """Something to press keys on."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.mark.parametrize(
    ("key", "text", "modifiers", "scan_code", "digit"),
    [
        (Qt.Key.Key_7, "7", NONE, 16, 7),
        (Qt.Key.Key_7, "7", KEYPAD, 79, 7),
        (Qt.Key.Key_7, "7", SHIFT, 16, 7),  # a French keyboard
        (Qt.Key.Key_7, "٧", NONE, 16, 7),  # an Arabic one
        (Qt.Key(0x102), "ă", NONE, 10, 1),  # a Vietnamese one
        (Qt.Key(0x110), "đ", NONE, 19, 0),
        (Qt.Key.Key_Minus, "-", NONE, 20, None),
        (Qt.Key.Key_Escape, "", NONE, 9, None),
        (Qt.Key.Key_Slash, "/", SHIFT, 16, None),  # a German one
        (Qt.Key.Key_7, "7", CTRL, 16, None),
        (Qt.Key.Key_A, "a", NONE, 38, None),
        (Qt.Key.Key_unknown, "½", NONE, 0, None),
        (Qt.Key.Key_unknown, "12", NONE, 0, None),
    ],
)  # fmt: skip
def test_digits_are_known_by_text_or_place(
    qtbot: QtBot, key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier, scan_code: int, digit: int | None
) -> None:
    event = send_key(widget_of(qtbot), key, text, modifiers, scan_code)
    assert digit_of(event, "linux") == digit


@pytest.mark.parametrize(("platform", "scan_code", "digit"), [("win32", 2, 1), ("win32", 11, 0), ("darwin", 10, None)])
def test_places_are_counted_as_the_platform_does(
    qtbot: QtBot, platform: str, scan_code: int, digit: int | None
) -> None:
    event = send_key(widget_of(qtbot), Qt.Key.Key_unknown, "ă", scan_code=scan_code)
    assert digit_of(event, platform) == digit
