"""The window of what there is to mend in a story, and the way from there into the reader's own editor."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from viewer.editor import default_program, editor_command
from viewer.story.phrase import Phrase
from viewer.story.problem import Problem
from viewer.ui.buttons import Button
from viewer.ui.failure_card import printable
from viewer.ui.look import Look
from viewer.ui.problem_list import ProblemList
from viewer.ui.speech import said, say
from viewer.ui.text_view import TextView, plain_runs
from viewer.ui.theme import TextSize
from viewer.ui.words import counted

_MARGIN = 24
_SIZE = (760, 480)  # logical pixels, to begin with
IN_BUNDLE = Phrase(
    "This story is in one file, whose words cannot be changed there. Unpack it as a zip file, mend captions.yaml, and "
    "save a copy as one file again."
)


def show_problems(problems: Sequence[Problem], look: Look, parent: QWidget) -> None:
    """Show everything there is to mend in the story, until the reader closes the window."""
    dialog = ProblemsDialog(problems, look, parent)

    def open_at(problem: Problem) -> None:
        if is_in_bundle(problem.file):
            dialog.say(said(IN_BUNDLE))
        elif not open_in_editor(problem.file, problem.place.line, problem.place.column):
            dialog.say(say("No program could be started that opens this file."))

    dialog.open_asked.connect(open_at)
    dialog.exec()
    dialog.deleteLater()


def is_in_bundle(path: str) -> bool:
    """Whether a story file is in a bundle, where no editor can open it."""
    return Path(path).parent.is_file()


def open_in_editor(path: str, line: int, column: int) -> bool:
    """Open a file in the reader's editor at a place, or, where no known editor is found, in whatever the system
    opens it with. Whether a program could be started."""
    command = editor_command(path, line, column, os.environ, shutil.which, default_program)
    if command is not None:
        program, *arguments = command
        started, _ = QProcess.startDetached(program, arguments, "")
        if started:
            return True
    return QDesktopServices.openUrl(QUrl.fromLocalFile(Path(path).absolute()))


class ProblemsDialog(QDialog):
    """All problems of the story that is shown. Esc closes it."""

    open_asked = Signal(Problem)

    def __init__(self, problems: Sequence[Problem], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = look.theme
        self.setWindowTitle(say("Problems in this story"))
        self._heading = TextView(look.reading_font(TextSize.HEADING, strong=True), 1.35, theme.ink, self)
        self._heading.show_text(plain_runs(_heading(len(problems))))
        self._file = TextView(look.interface_font(TextSize.LABEL), 1.5, theme.ink_quiet, self)
        self._said = TextView(look.interface_font(TextSize.LABEL), 1.5, theme.ink, self)
        self._said.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_MARGIN // 2)
        layout.addWidget(self._heading)
        self._list: ProblemList | None = None
        buttons = QHBoxLayout()
        if problems:
            self._file.show_text(plain_runs(" · ".join(dict.fromkeys(printable(one.file) for one in problems))))
            layout.addWidget(self._file)
            self._list = ProblemList(problems, look, self)
            self._list.open_asked.connect(self.open_asked)
            layout.addWidget(self._list, 1)
            layout.addWidget(self._said)
            open_button = Button(say("&Open at this line"), look, self)
            open_button.clicked.connect(self._ask_to_open)
            copy_button = Button(say("&Copy all"), look, self)
            copy_button.clicked.connect(self._copy)
            for button in (open_button, copy_button):
                buttons.addWidget(button)
            open_button.setDefault(True)
            self._list.setFocus()
        else:
            self._file.hide()
        buttons.addStretch(1)
        close = Button(say("C&lose"), look, self)
        close.clicked.connect(self.reject)
        buttons.addWidget(close)
        layout.addLayout(buttons)
        width, height = _SIZE
        self.resize(width, height if problems else self.minimumSizeHint().height())
        self._fit_texts()

    def say(self, sentence: str) -> None:
        """Say something under the list."""
        self._said.show_text(plain_runs(sentence))
        self._said.show()
        self._fit_texts()

    def _ask_to_open(self) -> None:
        if self._list is not None and self._list.current is not None:
            self.open_asked.emit(self._list.current)

    def _copy(self) -> None:
        if self._list is not None:
            QGuiApplication.clipboard().setText(self._list.text)

    def _fit_texts(self) -> None:
        width = max(self.width() - 2 * _MARGIN, 1)
        for view in (self._heading, self._file, self._said):
            view.setFixedHeight(view.height_at(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_texts()


def _heading(problems: int) -> str:
    return counted(problems) if problems else say("Nothing to mend: the story is read without a problem.")
