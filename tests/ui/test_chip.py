"""The chip: its words as they are, its colours on either ground, its keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.looking import click, press
from tests.ui.test_theme import contrast
from viewer.ui.chip import _HOVER, _PRESSED, Chip
from viewer.ui.look import Look
from viewer.ui.theme import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Theme, mixed

MakeWidget = Callable[[QWidget, int, int], None]
THEMES = [(LIGHT, 4.5), (DARK, 4.5), (LIGHT_CONTRAST, 7.0), (DARK_CONTRAST, 7.0)]


def chip(make_widget: MakeWidget, text: str = "3 things to mend", theme: Theme = LIGHT) -> Chip:
    made = Chip(Look(theme))
    made.show_text(text)
    make_widget(made, *made.sizeHint().toTuple())
    return made


@pytest.mark.parametrize("text", ["&Save & quit", "<b>3</b>", "a\nb", "“…”"])
def test_its_words_are_painted_as_they_are(make_widget: MakeWidget, text: str) -> None:
    made = chip(make_widget, text)
    assert made.accessibleName() == made.words == " ".join(text.split())
    assert made.shortcut().isEmpty()
    assert made.text() == ""


def test_it_is_as_wide_as_its_words(make_widget: MakeWidget) -> None:
    short, long = chip(make_widget, "Short"), chip(make_widget, "Much longer than short")
    assert long.sizeHint().width() > short.sizeHint().width()
    assert long.sizeHint().height() == short.sizeHint().height()


def test_it_grows_with_the_size_of_text(make_widget: MakeWidget) -> None:
    look = Look(LIGHT)
    made = Chip(look)
    made.show_text("3 things to mend")
    make_widget(made, 200, 40)
    before = made.sizeHint()
    look.scale_text(2.0)
    assert made.sizeHint().width() > 1.7 * before.width()


@pytest.mark.parametrize(("theme", "least"), THEMES)
def test_its_words_can_be_read_on_either_ground(make_widget: MakeWidget, theme: Theme, least: float) -> None:
    made = chip(make_widget, theme=theme)
    for tone in ("stage", "paper"):
        made.set_tone(tone)
        ground, line, words, chosen = made._colours()
        assert contrast(words, ground) >= least
        for share in (_HOVER, _PRESSED):
            assert contrast(chosen, mixed(ground, line, share)) >= least


@pytest.mark.parametrize(("tone", "ground"), [("stage", LIGHT.stage), ("paper", LIGHT.paper)])
def test_its_tone_is_that_of_its_ground(make_widget: MakeWidget, tone: str, ground: str) -> None:
    made = chip(make_widget)
    made.set_tone("paper" if tone == "paper" else "stage")
    made.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)  # the pointer may happen to be there
    inside = QPoint(made.height() // 2, made.height() // 2)
    assert made.grab().toImage().pixelColor(inside).name() == ground


def test_the_focus_can_be_seen(make_widget: MakeWidget) -> None:
    made = chip(make_widget)
    middle = QPoint(made.width() // 2, 2)
    made.setFocus()
    assert made.hasFocus()
    assert made.grab().toImage().pixelColor(middle) == QColor(LIGHT.stage_text)
    made.clearFocus()
    assert made.grab().toImage().pixelColor(middle) != QColor(LIGHT.stage_text)


@pytest.mark.parametrize("key", ["Space", "Return", "Enter", None])
def test_it_is_clicked_by_keys_and_mouse(qtbot: QtBot, make_widget: MakeWidget, key: str | None) -> None:
    made = chip(make_widget)
    made.setFocus()
    with qtbot.waitSignal(made.clicked):
        if key:
            press(made, key)
        else:
            click(made)
