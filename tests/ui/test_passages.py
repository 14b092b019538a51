"""Reading on: a click on a passage shows its photo; a click on a link asks before it leads anywhere."""

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.conftest import StoryWriter, ViewerOpener, entry, paragraph
from tests.ui.looking import click, views_on_screen
from viewer.app import Viewer
from viewer.ui.text_view import TextView

# Tool tips raise themselves, which the offscreen platform cannot do and says so.
pytestmark = pytest.mark.qt_log_ignore(r"This plugin does not support raise\(\)")

FOUR = [entry(number) for number in range(1, 5)]
ADDRESS = 'https://example.org/a?b=&lt;c&amp;d="e"'
ARTICLE = [
    paragraph(1),
    paragraph(2, 2),
    paragraph(3, 3, 4),
    {"text": {"vi": f"[liên kết]({ADDRESS}) rồi chữ.", "en": "No link here."}, "photos": ["p2"]},
]


def view_with(viewer: Viewer, text: str) -> TextView:
    (view,) = (view for view in views_on_screen(viewer.window.spread.article) if text in view.text)
    return view


def position(viewer: Viewer) -> str:
    return viewer.window.spread.footer.position


@pytest.fixture
def viewer(open_viewer: ViewerOpener, write_story: StoryWriter) -> Viewer:
    return open_viewer(write_story(FOUR, article=ARTICLE))


@pytest.mark.parametrize("text", ["Đoạn văn 2", "Paragraph 2"])
def test_a_click_on_a_passage_shows_its_photo(viewer: Viewer, text: str) -> None:
    click(view_with(viewer, text))
    assert position(viewer) == "2 / 4"


def test_clicks_on_a_passage_go_through_its_photos_and_round_again(viewer: Viewer) -> None:
    seen = []
    for _ in range(3):
        click(view_with(viewer, "Đoạn văn 3"))
        seen.append(position(viewer))
    assert seen == ["3 / 4", "4 / 4", "3 / 4"]


@pytest.mark.parametrize("text", ["Đoạn văn 1", "Paragraph 1", "Câu chuyện"])
def test_a_click_on_words_without_photos_does_nothing(viewer: Viewer, text: str) -> None:
    click(view_with(viewer, text))
    assert position(viewer) == "1 / 4"


def test_only_passages_with_photos_look_as_if_they_could_be_clicked(viewer: Viewer) -> None:
    assert view_with(viewer, "Đoạn văn 2").cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert view_with(viewer, "Đoạn văn 1").cursor().shape() is Qt.CursorShape.ArrowCursor


# Offscreen there is no way to raise a menu or to give it the keyboard, and Qt says so.
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_another_mouse_button_does_not_flip(viewer: Viewer) -> None:
    view = view_with(viewer, "Đoạn văn 2")
    place = view.mapTo(viewer.window, view.rect().center())
    QTest.mouseClick(viewer.window.windowHandle(), Qt.MouseButton.RightButton, pos=place)
    assert position(viewer) == "1 / 4"
    menu = QApplication.activePopupWidget()
    assert menu is not None, "it opens the menu of what one can do here"
    menu.close()


def test_a_press_that_ends_elsewhere_does_not_flip(viewer: Viewer) -> None:
    view = view_with(viewer, "Đoạn văn 2")
    handle = viewer.window.windowHandle()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=view.mapTo(viewer.window, view.rect().center()))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(40, 200))
    assert position(viewer) == "1 / 4"


def test_photos_between_paragraphs_can_be_clicked(open_viewer: ViewerOpener, write_story: StoryWriter) -> None:
    viewer = open_viewer(write_story(FOUR, article=[paragraph(1), {"photos": ["p3", "p4"]}]))
    row = viewer.window.spread.article.row_of(1)
    assert row is not None
    first, second = (place.center() for place in row._photo_places(row.width()))
    click(row, second)
    assert position(viewer) == "4 / 4"
    click(row, first)
    assert position(viewer) == "3 / 4"
    click(row, (first + second) / 2)  # between them: the next of them
    assert position(viewer) == "4 / 4"


class Answer:
    """Stands in for the reader at a message box: looks at it, and presses a button."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, button: QMessageBox.StandardButton) -> None:
        self.texts: list[tuple[str, Qt.TextFormat]] = []
        self.default: list[object] = []
        self.opened: list[str] = []

        def look(box: QMessageBox) -> int:
            self.texts.append((box.text(), box.textFormat()))
            self.default.append(box.standardButton(box.defaultButton()))
            return button.value

        def open_url(url: QUrl) -> bool:
            self.opened.append(url.toString())
            return True

        monkeypatch.setattr(QMessageBox, "exec", look)
        monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(open_url))


LINK = QPoint(6, 13)  # in the first letters of the first line


def test_a_click_on_a_link_shows_its_address_in_full_and_does_not_flip(
    viewer: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Answer(monkeypatch, QMessageBox.StandardButton.Cancel)
    click(view_with(viewer, "liên kết"), LINK)
    assert reader.texts == [(f"Open this link in your browser?\n\n{ADDRESS}", Qt.TextFormat.PlainText)]
    assert reader.default == [QMessageBox.StandardButton.Cancel]
    assert reader.opened == []
    assert position(viewer) == "1 / 4"


def test_a_link_is_opened_only_when_the_reader_says_so(viewer: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Answer(monkeypatch, QMessageBox.StandardButton.Open)
    click(view_with(viewer, "liên kết"), LINK)
    assert reader.opened == [QUrl(ADDRESS).toString()]


def test_words_beside_a_link_belong_to_the_passage(viewer: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Answer(monkeypatch, QMessageBox.StandardButton.Cancel)
    view = view_with(viewer, "liên kết")
    click(view, QPoint(120, 13))
    assert reader.texts == []
    assert position(viewer) == "2 / 4"


def test_a_link_shows_where_it_leads_letter_by_letter(qtbot: QtBot, viewer: Viewer) -> None:
    view = view_with(viewer, "liên kết")
    QTest.mouseMove(viewer.window.windowHandle(), view.mapTo(viewer.window, LINK))
    qtbot.waitUntil(QToolTip.isVisible, timeout=10_000)
    assert QToolTip.text() == "<p style='white-space:pre'>https://example.org/a?b=&amp;lt;c&amp;amp;d=\"e\"</p>"
    assert view.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QToolTip.hideText()
