"""What stands in the window when there is nothing to show: what happened, and everything to mend, with its line."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from viewer.story.problem import Problem
from viewer.ui.failure_card import printable
from viewer.ui.look import Look
from viewer.ui.text_view import TextView, plain_runs
from viewer.ui.theme import TextSize, interface_font, scroll_bar_style

_MARGIN = 48
_WIDEST = 760
_LIST_MARGIN = 12


class ProblemList(QPlainTextEdit):
    """Problems, one a line, as text that can be selected and copied."""

    def __init__(self, problems: Sequence[Problem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFont(interface_font(TextSize.NUMBER))
        self.setAccessibleName("Problems")
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # noqa: FBT003 - positional only in Qt
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(_LIST_MARGIN)
        colour = self.palette().color(self.palette().ColorRole.Dark).name()
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(colour))
        self.setPlainText("\n".join(printable(str(problem)) for problem in problems))


class Notice(QWidget):
    """A page in place of the story: a title, a sentence, the problems if there are any, and a way on."""

    open_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        theme = look.theme
        self._title = TextView(look.reading_font(TextSize.TITLE, strong=True), 1.28, theme.ink, self)
        self._sentence = TextView(look.reading_font(TextSize.BODY), TextSize.BODY.line_height, theme.ink_second, self)
        self._problems: ProblemList | None = None
        self._button = QPushButton("Open another story…", self)
        self._button.setFont(interface_font(TextSize.NUMBER))
        self._button.clicked.connect(self.open_asked)
        self.setAutoFillBackground(True)
        look.changed.connect(self._dress)

    def _dress(self) -> None:
        look, theme = self._look, self._look.theme
        self._title.dress(look.reading_font(TextSize.TITLE, strong=True), theme.ink)
        self._sentence.dress(look.reading_font(TextSize.BODY), theme.ink_second)
        self._place()

    def explain(self, title: str, sentence: str, problems: Sequence[Problem] = ()) -> None:
        """Say what happened."""
        self._title.show_text(plain_runs(title))
        self._sentence.show_text(plain_runs(sentence))
        if self._problems is not None:
            self._problems.hide()  # its end comes later
            self._problems.deleteLater()
            self._problems = None
        if problems:
            self._problems = ProblemList(problems, self)
            self._problems.show()
        self._place()

    @property
    def text(self) -> str:
        """Everything the page says."""
        listed = self._problems.toPlainText() if self._problems is not None else ""
        return "\n".join(part for part in (self._title.text, self._sentence.text, listed) if part)

    def _place(self) -> None:
        width = max(min(self.width() - 2 * _MARGIN, _WIDEST), 1)
        left = (self.width() - width) // 2
        top = _MARGIN
        for view, gap in ((self._title, 14), (self._sentence, 24)):
            height = view.height_at(width)
            view.setGeometry(left, top, width, height)
            top += height + gap
        button = self._button.sizeHint()
        if self._problems is not None:
            height = max(self.height() - top - button.height() - 24 - _MARGIN, 80)
            self._problems.setGeometry(left, top, width, height)
            top += height + 24
        self._button.setGeometry(left, top, button.width(), button.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
