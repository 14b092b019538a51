"""The questions asked in windows of their own: what to open, whether to follow a link."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QIcon
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from viewer.ui.speech import say

_PHOTOS = "*.jpg *.jpeg *.png *.webp *.tif *.tiff *.gif *.avif *.jp2 *.j2k *.bmp *.ico *.tga"


def files_asked_for(parent: QWidget, folder: str) -> list[str]:
    """The files that the reader chooses, beginning in `folder`; none if the reader thinks better of it."""
    kinds = f"{say('Stories and photos')} (*.yaml *.yml {_PHOTOS});;{say('All files')} (*)"
    return QFileDialog.getOpenFileNames(parent, say("Open a story or photos"), folder, kinds)[0]


def folder_asked_for(parent: QWidget, folder: str) -> str:
    """The folder that the reader chooses, beginning in `folder`; empty if the reader thinks better of it."""
    return QFileDialog.getExistingDirectory(parent, say("Open a folder of photos"), folder)


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
