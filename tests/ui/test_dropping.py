"""Files dragged onto the window from another program: they open there as if they had been chosen."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.bundles import bundle_of
from tests.conftest import PhotoMaker
from tests.ui.conftest import StoryWriter, ViewerOpener, entry, paragraph, wait_for_photo
from tests.ui.looking import PATIENCE, colour_on, press, texts_on_screen
from viewer.actions import Action
from viewer.app import Viewer
from viewer.ui.dropping import paths_in
from viewer.ui.stage_pointer import file_to_drag

ALL = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction | Qt.DropAction.LinkAction
GREEN = (10, 200, 20)


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([url for path in paths for url in file_to_drag(str(path)).urls()])
    return data


def drop(viewer: Viewer, data: QMimeData, part: QWidget | None = None) -> bool:
    """Carry it over the middle of the window, or of a part of it, and let go where that is taken; whether it was."""
    window, buttons, keys = viewer.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = window.rect().center() if part is None else part.mapTo(window, part.rect().center())
    handle = window.windowHandle()
    enter = QDragEnterEvent(place, ALL, data, buttons, keys)
    QApplication.sendEvent(handle, enter)
    if not enter.isAccepted():
        return False
    assert enter.dropAction() is Qt.DropAction.CopyAction
    QApplication.sendEvent(handle, QDragMoveEvent(QPoint(place), ALL, data, buttons, keys))
    dropped = QDropEvent(QPointF(place), ALL, data, buttons, keys)
    QApplication.sendEvent(handle, dropped)
    return dropped.isAccepted() and dropped.dropAction() is Qt.DropAction.CopyAction


@pytest.fixture
def viewer(open_viewer: ViewerOpener, write_story: StoryWriter) -> Viewer:
    return open_viewer(write_story([entry(1), entry(2)]))


def sees_green(qtbot: QtBot, viewer: Viewer, photos: int) -> None:
    def is_there() -> bool:
        return viewer.presenter is not None and len(viewer.presenter.story.photos) == photos

    qtbot.waitUntil(is_there, timeout=PATIENCE)
    wait_for_photo(qtbot, viewer)
    assert colour_on(viewer.window.spread.stage) == GREEN


def test_a_folder_its_story_photos_and_a_bundle_open(
    qtbot: QtBot, viewer: Viewer, make_photo: PhotoMaker, tmp_path: Path
) -> None:
    photos = [make_photo(f"other/{number}.png", colour=GREEN) for number in range(3)]
    (tmp_path / "other" / "captions.yaml").write_text("format: 1\nlanguages: [en]\nphotos: [{file: 2.png}]\n")
    bundle = tmp_path / "a.photostory"
    bundle.write_bytes(bundle_of({path.name: path.read_bytes() for path in photos}))
    make_photo("plain/1.png", colour=GREEN)
    for data, count in (
        (files(bundle), 3),
        (files(tmp_path / "other" / "captions.yaml"), 1),
        (files(photos[0], photos[2]), 2),
        (files(tmp_path / "plain"), 1),
        (files(*photos), 3),
        (files(tmp_path / "other"), 1),
    ):
        assert drop(viewer, data)
        sees_green(qtbot, viewer, count)


def test_it_opens_where_there_is_no_story_yet(
    qtbot: QtBot, viewer: Viewer, make_photo: PhotoMaker, tmp_path: Path
) -> None:
    viewer.open([str(tmp_path / "none")])
    assert viewer.window.shows_notice
    assert drop(viewer, files(make_photo("other/1.png", colour=GREEN)))
    sees_green(qtbot, viewer, 1)


@pytest.mark.parametrize(
    "name", ["stage", "article", "caption", "filmstrip", "footer", "menu bar", "overview", "number", "help", "start"]
)
def test_it_opens_wherever_in_the_window_it_is_dropped(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, make_photo: PhotoMaker, name: str
) -> None:
    viewer = open_viewer(write_story([entry(1), entry(2)], article=[paragraph(1, 1), paragraph(2, 2)]))
    window, spread = viewer.window, viewer.window.spread
    keys = {"overview": "O", "number": "G", "help": "F1"}
    if name in keys:
        press(window, keys[name])
    if name == "start":
        viewer.perform(Action.CLOSE_STORY)
    parts: dict[str, Callable[[], QWidget]] = {
        "stage": lambda: spread.stage,
        "article": lambda: spread.article,
        "caption": lambda: spread.captions,
        "filmstrip": lambda: spread.filmstrip,
        "footer": lambda: spread.footer,
        "menu bar": window.menuBar,
        "overview": lambda: window.overview,
        "number": lambda: window.go_to.findChildren(QLineEdit)[0],
        "help": lambda: window.help,
        "start": lambda: window.start_page,
    }
    part = parts[name]()
    assert part.isVisible()
    assert drop(viewer, files(make_photo("other/1.png", colour=GREEN)), part)
    sees_green(qtbot, viewer, 1)
    assert not any((window.shows_overview, window.shows_help, window.go_to.isVisible()))


def test_what_cannot_be_opened_says_why(qtbot: QtBot, viewer: Viewer, tmp_path: Path) -> None:
    ugly = tmp_path / "ugly.photostory"
    ugly.write_text("no zip")
    assert drop(viewer, files(ugly))
    qtbot.waitUntil(lambda: viewer.window.shows_notice, timeout=PATIENCE)
    assert any("it is not a bundle" in text for text in texts_on_screen(viewer.window.notice))


def test_texts_addresses_and_what_comes_from_elsewhere_are_not_taken(viewer: Viewer, tmp_path: Path) -> None:
    text, address, both = QMimeData(), QMimeData(), QMimeData()
    text.setText(str(tmp_path))
    address.setUrls([QUrl("https://example.org/a.jpg")])
    both.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl("https://example.org/a.jpg")])
    for data in (text, address, both, QMimeData()):
        assert not drop(viewer, data)


def test_a_photo_that_is_dragged_out_of_the_window_is_not_opened_in_it(
    viewer: Viewer, make_photo: PhotoMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = files(make_photo("other/1.png"))
    monkeypatch.setattr(QDropEvent, "source", lambda _: viewer.window.spread.stage)
    assert not drop(viewer, data)


@pytest.mark.parametrize("name", ["a b.jpg", "100%20.jpg", "ế.jpg", "#?.jpg", "b\udcff.jpg", "new\nline.jpg"])
def test_names_arrive_as_they_are_whatever_bytes_they_have(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    assert paths_in(files(path)) == (str(path),)
    data = QMimeData()
    data.setData("text/uri-list", path.as_uri().encode() + b"\r\n")  # as other programs send it
    assert paths_in(data) == (os.fspath(path),)
