"""What is asked and said in windows of their own: what to open, where to save, whether to follow a link."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QFileDialog, QHeaderView, QListView, QMessageBox, QToolButton, QTreeView, QWidget

from viewer.ui.buttons import dress_buttons
from viewer.ui.failure_card import printable
from viewer.ui.speech import say

_PHOTOS = "*.jpg *.jpeg *.png *.webp *.tif *.tiff *.gif *.avif *.jp2 *.j2k *.bmp *.ico *.tga"

_ARROWS = ("backButton", "forwardButton", "toParentButton")  # as Qt calls them
_DISABLED = QPalette.ColorGroup.Disabled
_FAINT = 0.5  # how much is left of an arrow that leads nowhere


def files_asked_for(parent: QWidget, folder: str) -> list[str]:
    """The files that the reader chooses, beginning in `folder`; none if the reader thinks better of it."""
    kinds = f"{say('Stories and photos')} (*.yaml *.yml *.photostory {_PHOTOS});;{say('All files')} (*)"
    dialog = QFileDialog(parent, say("Open a story or photos"), folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setOption(QFileDialog.Option.HideNameFilterDetails)  # so many endings that they are cut off
    return _chosen_in(dialog)


def folder_asked_for(parent: QWidget, folder: str) -> str:
    """The folder that the reader chooses, beginning in `folder`; empty if the reader thinks better of it."""
    dialog = QFileDialog(parent, say("Open a folder of photos"), folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return next(iter(_chosen_in(dialog)), "")


def copy_place_asked_for(parent: QWidget, path: str) -> str:
    """Where the reader wants a copy of the story, as one file; `path` is offered. Empty if there is to be none."""
    suffix = Path(path).suffix
    dialog = QFileDialog(parent, say("Save a copy as one file"), path, f"{say('Stories in one file')} (*{suffix})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(path)
    return next(iter(_chosen_in(dialog)), "")


def _chosen_in(dialog: QFileDialog) -> list[str]:
    """What the reader chooses; nothing if the reader thinks better of it."""
    _dress(dialog)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return chosen


def _dress(dialog: QFileDialog) -> None:
    """Where the system has no dialog for files, it is Qt's own, whose columns cut off what is in them, and whose arrows
    are black on every ground."""
    files = dialog.findChild(QTreeView, "treeView")
    if files is not None:
        header = files.header()
        for column in range(1, header.count()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    places = dialog.findChild(QListView, "sidebar")
    if places is not None:
        places.setMinimumWidth(places.sizeHintForColumn(0) + 2 * places.frameWidth())
    for name in _ARROWS:
        button = dialog.findChild(QToolButton, name)
        if button is not None:
            button.setIcon(_coloured(button))


def _coloured(button: QToolButton) -> QIcon:
    """The button's icon in the colour of its words; faint where it does nothing."""
    icon = QIcon()
    for mode, group in ((QIcon.Mode.Normal, QPalette.ColorGroup.Active), (QIcon.Mode.Disabled, _DISABLED)):
        picture = button.icon().pixmap(button.iconSize(), button.devicePixelRatioF())
        colour = button.palette().color(group, QPalette.ColorRole.ButtonText)
        painter = QPainter(picture)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.setOpacity(_FAINT if mode is QIcon.Mode.Disabled else 1.0)
        painter.fillRect(picture.rect(), colour)
        painter.end()
        icon.addPixmap(picture, mode)
    return icon


def tell(parent: QWidget, title: str, sentence: str) -> None:
    """Say something that the reader has to know."""
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(printable(sentence))
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    dress_buttons(box)
    box.button(QMessageBox.StandardButton.Ok).setFocus()
    box.exec()
    box.deleteLater()


def offer_link(parent: QWidget, address: str) -> None:
    """Show where a link leads, in full, and open it only when asked."""
    box = QMessageBox(parent)
    box.setWindowTitle(say("Open this link?"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"{say('Open this link in your browser?')}\n\n{address}")
    box.setStandardButtons(QMessageBox.StandardButton.Open | QMessageBox.StandardButton.Cancel)
    dress_buttons(box)
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    if box.exec() == QMessageBox.StandardButton.Open:
        QDesktopServices.openUrl(QUrl(address))
    box.deleteLater()
