"""Qt's own dialog for files, which stands where the system has none: as it opens, nothing in it is cut off or lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QListView, QToolButton, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.looking import PATIENCE
from viewer.ui.dialogs import copy_place_asked_for, files_asked_for, folder_asked_for
from viewer.ui.theme import DARK, LIGHT, Theme, palette

pytestmark = pytest.mark.qt_log_ignore(r"This plugin does not support propagateSizeHints\(\)")


def seen(ask: Callable[[], object], look: Callable[[QFileDialog], None], rows: int) -> None:
    """Look at the dialog that `ask` opens, once it lists so many rows; then close it."""
    looks: list[QFileDialog] = []
    timer = QTimer(interval=5)

    def see() -> None:
        dialog = QApplication.activeModalWidget()
        view = dialog.findChild(QTreeView, "treeView") if isinstance(dialog, QFileDialog) else None
        if isinstance(dialog, QFileDialog) and view is not None and view.model().rowCount(view.rootIndex()) == rows:
            timer.stop()
            QApplication.processEvents()
            try:
                look(dialog)
                looks.append(dialog)
            finally:
                dialog.reject()

    def give_up() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            dialog.reject()

    timer.timeout.connect(see)
    timer.start()
    end = QTimer(singleShot=True, interval=PATIENCE)
    end.timeout.connect(give_up)
    end.start()
    ask()
    timer.stop()
    end.stop()
    assert looks


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.png", "captions.yaml", "b.photostory"):
        (tmp_path / name).write_bytes(b"x" * 210)
    (tmp_path / "trip").mkdir()
    return tmp_path


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_no_column_cuts_off_what_is_in_it(folder: Path, parent: QWidget) -> None:
    def look(dialog: QFileDialog) -> None:
        view = dialog.findChild(QTreeView, "treeView")
        places = dialog.findChild(QListView, "sidebar")
        assert view is not None
        assert places is not None
        for column in range(1, view.header().count()):
            assert view.columnWidth(column) >= view.sizeHintForColumn(column)
        assert view.header().length() <= view.viewport().width()
        assert places.viewport().width() >= places.sizeHintForColumn(0)

    for ask, rows in (
        (lambda: files_asked_for(parent, str(folder)), 4),
        (lambda: folder_asked_for(parent, str(folder)), 1),
        (lambda: copy_place_asked_for(parent, str(folder / "c.photostory")), 2),
    ):
        seen(ask, look, rows)


def test_kinds_of_files_are_called_by_their_names_alone(folder: Path, parent: QWidget) -> None:
    def look(dialog: QFileDialog) -> None:
        kinds = dialog.findChild(QComboBox, "fileTypeCombo")
        assert kinds is not None
        assert [kinds.itemText(place) for place in range(kinds.count())] == ["Stories and photos", "All files"]

    seen(lambda: files_asked_for(parent, str(folder)), look, 4)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_arrows_have_the_colour_of_words(folder: Path, parent: QWidget, qapp: QApplication, theme: Theme) -> None:
    def look(dialog: QFileDialog) -> None:
        for name in ("backButton", "forwardButton", "toParentButton"):
            button = dialog.findChild(QToolButton, name)
            assert button is not None
            picture = button.icon().pixmap(button.iconSize(), 1.0, QIcon.Mode.Normal).toImage()
            assert strongest(picture) == theme.ink

    qapp.setPalette(palette(theme))
    seen(lambda: files_asked_for(parent, str(folder)), look, 4)


def strongest(picture: QImage) -> str:
    """The colour of the pixel through which least can be seen."""
    colours = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
    return max(colours, key=lambda colour: colour.alpha()).name()
