"""What the list of photos says of each: names, tool tips, and words for a screen reader."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.strips import Album
from viewer.story.language import Language, LanguageMap
from viewer.story.model import Photo
from viewer.ui.filmstrip import FILMSTRIP_HEIGHT, Filmstrip
from viewer.ui.look import Look
from viewer.ui.photo_list import caption_or_name
from viewer.ui.theme import LIGHT

MakeWidget = Callable[[QWidget, int, int], None]
VI, EN = Language("vi"), Language("en")


def filmstrip(make_widget: MakeWidget, album: Album) -> Filmstrip:
    strip = Filmstrip(Look(LIGHT, less_motion=True), album.model)
    make_widget(strip, 600, FILMSTRIP_HEIGHT)
    return strip


def said(album: Album, role: Qt.ItemDataRole, index: int = 0) -> str:
    text = album.model.index(index, 0).data(role)
    assert isinstance(text, str)
    return text


def test_the_model_keeps_qts_rules(qtbot: QtBot) -> None:  # noqa: ARG001
    album = Album(3)
    tester = QAbstractItemModelTester(album.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    album.model.set_story(5, album.caption, album)
    album.model.captions_changed()
    album.arrive(2, "#ff0000")
    album.model.picture_arrived(7)  # of a longer story, before
    album.model.set_story(0, album.caption, album)
    album.model.captions_changed()
    tester.deleteLater()


def test_each_photo_says_number_and_caption(qtbot: QtBot) -> None:  # noqa: ARG001
    album = Album(6)
    album.captions[2] = "Một\nHai"
    assert said(album, Qt.ItemDataRole.AccessibleTextRole, 2) == "Photo 3 of 6: Một\nHai"
    assert said(album, Qt.ItemDataRole.DisplayRole, 2) == "Một"
    assert said(album, Qt.ItemDataRole.DisplayRole, 3) == "Caption 4"
    assert not album.model.flags(album.model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable


def test_a_screen_reader_hears_the_same(make_widget: MakeWidget) -> None:
    strip = filmstrip(make_widget, Album(6))
    strip.show_current(1)
    heard = QAccessible.queryAccessibleInterface(strip)
    assert heard.text(QAccessible.Text.Name) == "Filmstrip"
    assert heard.child(1).text(QAccessible.Text.Name) == "Photo 2 of 6: Caption 2"


def test_other_languages_change_the_words_and_reset_nothing(make_widget: MakeWidget, qtbot: QtBot) -> None:
    album = Album(100)
    strip = filmstrip(make_widget, album)
    strip.show_current(60)
    place = strip.place_of(60)
    album.captions[60] = "Chú thích"
    with qtbot.waitSignal(album.model.dataChanged), qtbot.assertNotEmitted(album.model.modelReset):
        album.model.captions_changed()
    assert said(album, Qt.ItemDataRole.AccessibleTextRole, 60) == "Photo 61 of 100: Chú thích"
    assert (strip.current, strip.place_of(60)) == (60, place)


@pytest.mark.parametrize(
    ("caption", "tip", "space"),
    [
        ("Chú thích", "Chú thích", "pre"),
        ("<b>x</b> & <img src='/etc/passwd'>", "&lt;b&gt;x&lt;/b&gt; &amp; &lt;img src='/etc/passwd'&gt;", "pre"),
        ("one\ntwo\n", "one\ntwo", "pre"),
        ("x" * 91, "x" * 91, "pre-wrap"),
        ("x" * 2_000, "x" * 1_000 + "…", "pre-wrap"),
        ("x\n" * 20, "x\n" * 11 + "x…", "pre"),
    ],
)
def test_a_tool_tip_shows_the_caption_as_it_was_written(qtbot: QtBot, caption: str, tip: str, space: str) -> None:  # noqa: ARG001
    album = Album(1)
    album.captions[0] = caption
    assert said(album, Qt.ItemDataRole.ToolTipRole) == f"<p style='white-space:{space}'>{tip}</p>"


@pytest.mark.qt_log_ignore("does not support raise")
def test_pointing_at_a_photo_shows_its_tool_tip(make_widget: MakeWidget) -> None:
    strip = filmstrip(make_widget, Album(3))
    strip.show_current(0)
    point = strip.place_of(1).center()
    event = QHelpEvent(QEvent.Type.ToolTip, point, strip.viewport().mapToGlobal(point))
    QApplication.sendEvent(strip.viewport(), event)
    assert "Caption 2" in QToolTip.text()
    QToolTip.hideText()


def test_a_photo_is_called_by_its_caption_or_else_by_its_file() -> None:
    caption = LanguageMap(((VI, "Chú thích"), (EN, "Caption")))
    assert caption_or_name(Photo("a", "folder/a.jpg", caption), EN) == "Caption"
    assert caption_or_name(Photo("a", "folder/a.jpg", LanguageMap(((VI, "Chú thích"),))), EN) == "Chú thích"
    assert caption_or_name(Photo("a", "folder/a.b.jpg"), EN) == "a.b"
    assert caption_or_name(Photo("a", "a.jpg", LanguageMap(((VI, "  "),))), EN) == "a"
    assert caption_or_name(Photo("a", "\udcff.jpg"), EN) == "\ufffd"
