"""What stands in the window when there is nothing to show: what happened, and everything to mend, with its line."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from viewer.actions import Action
from viewer.story.problem import Problem
from viewer.ui.buttons import Button
from viewer.ui.look import Look
from viewer.ui.speech import said, say
from viewer.ui.text_view import TextView, plain_runs
from viewer.ui.theme import TextSize

if TYPE_CHECKING:
    from viewer.ui.problem_list import ProblemList

_MARGIN = 48
_WIDEST = 760
_GAP = 24
_BETWEEN_BUTTONS = 12


class Notice(QWidget):
    """A page in place of the story: a title, a sentence, the problems if there are any, and a way on."""

    open_asked = Signal()
    start_page_asked = Signal()
    problem_open_asked = Signal(Problem)
    """The reader wants to mend this in an editor."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        theme = look.theme
        self._title = TextView(look.reading_font(TextSize.TITLE, strong=True), 1.28, theme.ink, self)
        self._sentence = TextView(look.reading_font(TextSize.BODY), TextSize.BODY.line_height, theme.ink_second, self)
        self._problems: ProblemList | None = None
        self._said = ("", "")
        self._button = Button("", look, self, Action.OPEN)
        self._button.clicked.connect(self.open_asked)
        self._start_page_button = Button("", look, self)
        self._start_page_button.clicked.connect(self.start_page_asked)
        self._mend_button = Button("", look, self)
        self._mend_button.clicked.connect(self._ask_to_mend)
        self._mend_button.hide()
        self._say()
        self.setAutoFillBackground(True)
        look.changed.connect(self._dress)

    def _say(self) -> None:
        title, sentence = self._said
        self._title.show_text(plain_runs(said(title)))
        self._sentence.show_text(plain_runs(said(sentence)))
        self._button.setText(say("Open another story…"))
        self._start_page_button.setText(say("Start page"))
        self._mend_button.setText(say("Open at this line"))

    def _dress(self) -> None:
        self._say()
        look, theme = self._look, self._look.theme
        self._title.dress(look.reading_font(TextSize.TITLE, strong=True), theme.ink)
        self._sentence.dress(look.reading_font(TextSize.BODY), theme.ink_second)
        self._place()

    def explain(self, title: str, sentence: str, problems: Sequence[Problem] = ()) -> None:
        """Say what happened; phrases are said in the language spoken."""
        self._said = title, sentence
        self._say()
        if self._problems is not None:
            self._problems.hide()  # its end comes later
            self._problems.deleteLater()
            self._problems = None
        if problems:
            from viewer.ui.problem_list import ProblemList  # noqa: PLC0415 - seldom needed, and costs start-up time

            self._problems = ProblemList(problems, self._look, self)
            self._problems.open_asked.connect(self.problem_open_asked)
            self._problems.show()
        self._mend_button.setVisible(bool(problems))
        self._place()

    @property
    def text(self) -> str:
        """Everything the page says."""
        listed = self._problems.text if self._problems is not None else ""
        return "\n".join(part for part in (self._title.text, self._sentence.text, listed) if part)

    def _ask_to_mend(self) -> None:
        if self._problems is not None and self._problems.current is not None:
            self.problem_open_asked.emit(self._problems.current)

    def _place(self) -> None:
        width = max(min(self.width() - 2 * _MARGIN, _WIDEST), 1)
        left = (self.width() - width) // 2
        top = _MARGIN
        for view, gap in ((self._title, 14), (self._sentence, _GAP)):
            height = view.height_at(width)
            view.setGeometry(left, top, width, height)
            top += height + gap
        button = self._button.sizeHint()
        if self._problems is not None:
            height = max(self.height() - top - button.height() - _GAP - _MARGIN, 80)
            self._problems.setGeometry(left, top, width, height)
            top += height + _GAP
        for each in (self._button, self._mend_button, self._start_page_button):
            if not each.isHidden():
                each.setGeometry(QRect(QPoint(left, top), each.sizeHint()))
                left += each.width() + _BETWEEN_BUTTONS

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
