"""A photo on the clipboard, and among the files of its folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QClipboard, QDesktopServices, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import PhotoMaker
from tests.ui.conftest import StoryWriter, ViewerOpener, entry, wait_for_photo
from tests.ui.looking import press
from viewer.actions import Action
from viewer.ui import taking_out
from viewer.ui.taking_out import show_in_folder


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    """An empty one, also afterwards: offscreen, what is on it goes after Python, and takes the process with it."""
    board = qapp.clipboard()
    board.clear()
    yield board
    board.clear()


def test_the_whole_photo_goes_to_the_clipboard_and_its_file(
    open_viewer: ViewerOpener,
    write_story: StoryWriter,
    make_photo: PhotoMaker,
    tmp_path: Path,
    clipboard: QClipboard,
) -> None:
    make_photo("p1.png", (3000, 2000), (10, 200, 30))  # larger than the window
    viewer = open_viewer(write_story([entry(1)]))
    viewer.perform(Action.COPY_PHOTO)
    data = clipboard.mimeData()
    image = QImage(data.imageData())
    assert (image.width(), image.height()) == (3000, 2000)
    assert image.pixelColor(1500, 1000).name() == "#0ac81e"
    assert [url.toLocalFile() for url in data.urls()] == [str(tmp_path / "p1.png")]


def test_what_cannot_be_shown_cannot_be_taken_out(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter
) -> None:
    viewer = open_viewer(write_story([entry(1), entry(2)], without=["p2.png"]))
    items = [viewer.window.actions_by_name[action] for action in (Action.COPY_PHOTO, Action.SHOW_IN_FOLDER)]
    assert all(item.isEnabled() for item in items)
    press(viewer.window, "Right")
    wait_for_photo(qtbot, viewer)
    assert not any(item.isEnabled() for item in items)


class TestFolder:
    @pytest.fixture
    def opened(self, monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
        found: list[QUrl] = []

        def note(address: QUrl) -> bool:
            found.append(address)
            return True

        monkeypatch.setattr(QDesktopServices, "openUrl", note)
        return found

    def test_the_desktop_is_asked_to_point_at_the_file(self, opened: list[QUrl]) -> None:
        asked: list[str] = []

        def ask(address: str) -> bool:
            asked.append(address)
            return True

        assert show_in_folder("/photos/a b#ă.png", ask=ask)
        assert asked == ["file:///photos/a%20b%23%C4%83.png"]
        assert opened == []

    def test_where_nobody_knows_how_the_folder_is_opened(self, opened: list[QUrl]) -> None:
        assert show_in_folder("/photos/a.png", ask=lambda _: False)
        assert opened == [QUrl.fromLocalFile("/photos")]

    def test_without_a_bus_nobody_knows_how(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
        assert not taking_out._ask_file_manager("file:///photos/a.png")
