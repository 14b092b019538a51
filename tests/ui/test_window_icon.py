"""The program's picture: seen by window managers, and not before the first photo."""

from PySide6.QtGui import QGuiApplication, QIcon
from pytestqt.qtbot import QtBot

from tests.ui.conftest import StoryWriter, ViewerOpener, entry, wait_for_photo
from viewer.ui.window_icon import show_icon


def test_it_comes_when_the_start_is_over(qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter) -> None:
    QGuiApplication.setWindowIcon(QIcon())
    viewer = open_viewer(write_story([entry(0)]))
    wait_for_photo(qtbot, viewer)
    assert QGuiApplication.windowIcon().isNull()
    viewer._end_start()
    assert not QGuiApplication.windowIcon().isNull()


def test_photo_and_both_captions_are_there_in_sixteen_pixels(qapp: QGuiApplication) -> None:  # noqa: ARG001
    show_icon()
    small = QGuiApplication.windowIcon().pixmap(16, 16).toImage()
    photo, first, second = small.pixelColor(3, 7), small.pixelColor(4, 11), small.pixelColor(4, 14)
    assert all(colour.alpha() == 255 for colour in (photo, first, second))
    assert len({colour.name() for colour in (photo, first, second)}) == 3
    assert small.pixelColor(4, 9).alpha() == 0 == small.pixelColor(4, 12).alpha()  # they stand apart
