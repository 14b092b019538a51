"""The questions asked in windows of their own: what to open, whether to follow a link, what there is to mend."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QMessageBox, QVBoxLayout, QWidget

from viewer.story.problem import Problem
from viewer.ui.notice import ProblemList
from viewer.ui.text_view import TextView, plain_runs
from viewer.ui.theme import TextSize, interface_font

_PHOTOS = "*.jpg *.jpeg *.png *.webp *.tif *.tiff *.gif *.avif *.jp2 *.j2k *.bmp"


def files_asked_for(parent: QWidget, folder: str) -> list[str]:
    """The files that the reader chooses, beginning in `folder`; none if the reader thinks better of it."""
    kinds = f"Stories and photos (*.yaml *.yml {_PHOTOS});;All files (*)"
    return QFileDialog.getOpenFileNames(parent, "Open a story or photos", folder, kinds)[0]


def folder_asked_for(parent: QWidget, folder: str) -> str:
    """The folder that the reader chooses, beginning in `folder`; empty if the reader thinks better of it."""
    return QFileDialog.getExistingDirectory(parent, "Open a folder of photos", folder)


def offer_link(parent: QWidget, address: str) -> None:
    """Show where a link leads, in full, and open it only when asked."""
    box = QMessageBox(parent)
    box.setWindowTitle("Open this link?")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"Open this link in your browser?\n\n{address}")
    box.setStandardButtons(QMessageBox.StandardButton.Open | QMessageBox.StandardButton.Cancel)
    for button in box.buttons():
        button.setIcon(QIcon())
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    if box.exec() == QMessageBox.StandardButton.Open:
        QDesktopServices.openUrl(QUrl(address))
    box.deleteLater()


def show_problems(problems: Sequence[Problem], parent: QWidget) -> None:
    """Show everything there is to mend in the story."""
    dialog = ProblemsDialog(problems, parent)
    dialog.exec()
    dialog.deleteLater()


class ProblemsDialog(QDialog):
    """All problems of the story that is shown."""

    def __init__(self, problems: Sequence[Problem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Problems in this story")
        layout = QVBoxLayout(self)
        message = TextView(interface_font(TextSize.NUMBER), 1.5, self.palette().windowText().color().name(), self)
        count = len(problems)
        message.show_text(plain_runs(_summary(count)))
        message.setFixedHeight(message.height_at(600))
        layout.addWidget(message)
        if problems:
            layout.addWidget(ProblemList(problems, self), 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.resize(680, 360 if problems else 120)


def _summary(count: int) -> str:
    if count == 0:
        return "Nothing to mend: the story is read without a problem."
    return "One thing to mend, with its line:" if count == 1 else f"{count} things to mend, each with its line:"
