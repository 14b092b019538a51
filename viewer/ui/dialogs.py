"""What is asked and said in windows of their own: what to open, where to save, whether to follow a link."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QIcon
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from viewer.ui.failure_card import printable
from viewer.ui.speech import say

_PHOTOS = "*.jpg *.jpeg *.png *.webp *.tif *.tiff *.gif *.avif *.jp2 *.j2k *.bmp *.ico *.tga"


def files_asked_for(parent: QWidget, folder: str) -> list[str]:
    """The files that the reader chooses, beginning in `folder`; none if the reader thinks better of it."""
    kinds = f"{say('Stories and photos')} (*.yaml *.yml *.photostory {_PHOTOS});;{say('All files')} (*)"
    return QFileDialog.getOpenFileNames(parent, say("Open a story or photos"), folder, kinds)[0]


def folder_asked_for(parent: QWidget, folder: str) -> str:
    """The folder that the reader chooses, beginning in `folder`; empty if the reader thinks better of it."""
    return QFileDialog.getExistingDirectory(parent, say("Open a folder of photos"), folder)


def copy_place_asked_for(parent: QWidget, path: str) -> str:
    """Where the reader wants a copy of the story, as one file; `path` is offered. Empty if there is to be none."""
    suffix = Path(path).suffix
    dialog = QFileDialog(parent, say("Save a copy as one file"), path, f"{say('Stories in one file')} (*{suffix})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(path)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return chosen[0] if chosen else ""


def tell(parent: QWidget, title: str, sentence: str) -> None:
    """Say something that the reader has to know."""
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(printable(sentence))
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    for button in box.buttons():
        button.setIcon(QIcon())
    box.exec()
    box.deleteLater()


def offer_link(parent: QWidget, address: str) -> None:
    """Show where a link leads, in full, and open it only when asked."""
    box = QMessageBox(parent)
    box.setWindowTitle(say("Open this link?"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"{say('Open this link in your browser?')}\n\n{address}")
    box.setStandardButtons(QMessageBox.StandardButton.Open | QMessageBox.StandardButton.Cancel)
    for button in box.buttons():
        button.setIcon(QIcon())
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    if box.exec() == QMessageBox.StandardButton.Open:
        QDesktopServices.openUrl(QUrl(address))
    box.deleteLater()
