"""Selecting text with the mouse, and copying it, in its own language and as it was written."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import StoryWriter, ViewerOpener, entry, paragraph
from tests.ui.looking import click, press, views_on_screen
from viewer.actions import Action
from viewer.app import Viewer
from viewer.story.language import Language
from viewer.story.markup import runs
from viewer.ui.text_view import TextView, plain_runs
from viewer.ui.theme import TextSize, reading_font

TEXT = "Người xem dừng lại thật lâu trước bức ảnh này"
BUTTON, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


@pytest.fixture
def view(qtbot: QtBot, fonts: None) -> Iterator[TextView]:  # noqa: ARG001
    page = QWidget()
    qtbot.addWidget(page)
    made = TextView(reading_font(TextSize.BODY), 1.5, "#000000", page)
    made.show_text(plain_runs(TEXT), Language("vi"))
    made.setGeometry(0, 0, 500, made.height_at(500))
    field = QLineEdit(page)
    field.move(0, 200)
    page.resize(500, 260)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    yield made
    QGuiApplication.clipboard().clear()


class Mouse:
    """A mouse whose every press has its time (milliseconds)."""

    def __init__(self, view: TextView) -> None:
        self._view = view
        self.time = 10_000

    def _send(self, kind: QEvent.Type, x: int, button: Qt.MouseButton, buttons: Qt.MouseButton) -> None:
        place = QPointF(x, 12)
        event = QMouseEvent(kind, place, self._view.mapToGlobal(place), button, buttons, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(self.time)
        QApplication.sendEvent(self._view, event)

    def press(self, x: int) -> None:
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        self._send(QEvent.Type.MouseButtonPress, x, BUTTON, BUTTON)

    def double_press(self, x: int) -> None:
        self._send(QEvent.Type.MouseButtonDblClick, x, BUTTON, BUTTON)

    def move(self, x: int) -> None:
        self._send(QEvent.Type.MouseMove, x, NO_BUTTON, BUTTON)

    def release(self, x: int) -> None:
        self._send(QEvent.Type.MouseButtonRelease, x, BUTTON, NO_BUTTON)


def left_of(word: str) -> int:
    """Where a word begins (logical pixels)."""
    before = TextView(reading_font(TextSize.BODY), 1.5, "#000000")
    before.show_text(plain_runs(TEXT[: TEXT.index(word)] + "|"))
    bar = TextView(reading_font(TextSize.BODY), 1.5, "#000000")
    bar.show_text(plain_runs("|"))
    return before.natural_width() - bar.natural_width()


def test_dragging_selects_either_way(view: TextView) -> None:
    mouse = Mouse(view)
    start, end = left_of("dừng") + 1, left_of("thật") + 1
    for first, last in ((start, end), (end, start)):
        mouse.press(first)
        mouse.move(last)
        mouse.release(last)
        assert view.selected_text == "dừng lại "


def test_what_is_selected_is_seen(view: TextView) -> None:
    before = view.grab().toImage()
    mouse = Mouse(view)
    mouse.press(0)
    mouse.move(200)
    mouse.release(200)
    assert view.grab().toImage() != before
    QApplication.sendEvent(view, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.MouseFocusReason))
    assert view.selected_text == ""
    assert view.grab().toImage() == before


@pytest.mark.parametrize(
    ("reason", "kept"),
    [
        (Qt.FocusReason.PopupFocusReason, True),
        (Qt.FocusReason.ActiveWindowFocusReason, True),
        (Qt.FocusReason.TabFocusReason, False),
    ],
)
def test_a_selection_outlives_a_menu_and_another_window(view: TextView, reason: Qt.FocusReason, kept: bool) -> None:
    mouse = Mouse(view)
    mouse.press(0)
    mouse.move(300)
    mouse.release(300)
    QApplication.sendEvent(view, QFocusEvent(QEvent.Type.FocusOut, reason))
    assert bool(view.selected_text) is kept


def test_a_double_click_selects_a_word_and_a_third_click_everything(view: TextView) -> None:
    mouse = Mouse(view)
    x = left_of("thật") + 4
    mouse.press(x)
    mouse.release(x)
    mouse.time += 100
    mouse.double_press(x)
    mouse.release(x)
    assert view.selected_text == "thật"
    mouse.time += 100
    mouse.press(x)
    mouse.release(x)
    assert view.selected_text == TEXT
    mouse.time += 5_000
    mouse.press(x)
    mouse.release(x)
    assert view.selected_text == ""


def test_a_click_is_one_only_if_it_selects_nothing(qtbot: QtBot, view: TextView) -> None:
    mouse = Mouse(view)
    with qtbot.waitSignal(view.clicked, timeout=5_000):
        mouse.press(20)
        mouse.release(20)
    with qtbot.assertNotEmitted(view.clicked):
        mouse.press(20)
        mouse.move(120)
        mouse.release(120)
    with qtbot.assertNotEmitted(view.clicked):
        mouse.press(20)
        mouse.release(900)  # thought better of it, outside


def test_a_double_click_that_finds_no_word_is_no_click_either(qtbot: QtBot, view: TextView) -> None:
    view.show_text(plain_runs(""))
    mouse = Mouse(view)
    with qtbot.assertNotEmitted(view.clicked):
        mouse.double_press(3)
        mouse.release(3)


def test_marks_are_no_part_of_what_is_copied(view: TextView) -> None:
    view.show_text(runs("một *hai* **ba** [bốn](https://example.org)\nnăm 👩🏽‍🚀"), Language("vi"))
    mouse = Mouse(view)
    mouse.press(0)
    mouse.release(0)
    mouse.time += 100
    mouse.double_press(0)
    mouse.time += 100
    mouse.press(0)
    assert view.selected_text == "một hai ba bốn\nnăm 👩🏽‍🚀"


# In the window.


@pytest.fixture
def viewer(open_viewer: ViewerOpener, write_story: StoryWriter) -> Iterator[Viewer]:
    yield open_viewer(write_story([entry(1), entry(2, caption={})], article=[paragraph(1, 1), paragraph(2)]))
    QGuiApplication.clipboard().clear()


def copied() -> str:
    return str(QGuiApplication.clipboard().text())


def test_copy_caption_copies_the_languages_shown(viewer: Viewer) -> None:
    press(viewer.window, "Ctrl+Shift+C")
    assert copied() == "Chú thích 1\n\nCaption 1"
    press(viewer.window, "L")
    press(viewer.window, "L")
    press(viewer.window, "Ctrl+Shift+C")
    assert copied() == "Caption 1"


def test_a_photo_without_a_caption_leaves_the_clipboard_alone(viewer: Viewer) -> None:
    QGuiApplication.clipboard().setText("before")
    press(viewer.window, "Right")
    press(viewer.window, "Ctrl+Shift+C")
    assert copied() == "before"


def test_copy_copies_what_is_selected_else_the_caption(viewer: Viewer) -> None:
    press(viewer.window, "Ctrl+C")
    assert copied() == "Chú thích 1\n\nCaption 1"
    view = next(view for view in views_on_screen(viewer.window.spread.article) if view.text.startswith("Paragraph 2"))
    mouse = Mouse(view)
    mouse.press(0)
    mouse.release(0)
    mouse.time += 100
    mouse.double_press(2)
    mouse.release(2)
    assert viewer.window.selected_text == "Paragraph"
    press(viewer.window, "Ctrl+C")
    assert copied() == "Paragraph"
    click(viewer.window.spread.captions, QPoint(5, 5))


def test_selecting_in_a_passage_does_not_flip(viewer: Viewer) -> None:
    press(viewer.window, "Right")
    view = next(view for view in views_on_screen(viewer.window.spread.article) if view.text.startswith("Paragraph 1"))
    mouse = Mouse(view)
    mouse.press(0)
    mouse.move(100)
    mouse.release(100)
    assert viewer.presenter is not None
    assert viewer.presenter.playhead.index == 1
    assert view.selected_text
    viewer.perform(Action.COPY)
    assert copied() == view.selected_text
