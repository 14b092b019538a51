"""What there is to mend in a story, as an errata list: line, how bad it is, and what to do, each read in full."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from viewer.story.problem import Problem, Severity
from viewer.ui.failure_card import printable
from viewer.ui.look import Look
from viewer.ui.speech import said, say
from viewer.ui.theme import TextSize, mixed, scroll_bar_style

Index = QModelIndex | QPersistentModelIndex

_PAD = 10  # logical pixels above and below a row's words, and beside them
_GAP = 18  # logical pixels between columns
_SCROLL_BAR = 10
_LEADING = 1.45
_NARROWEST = 160  # logical pixels for a message: no row is broken letter by letter while a window is being laid out
_LIFTED = 0.5  # how much of the rule's colour the ground of the chosen row takes on
_OWN_KEYS = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_Return, Qt.Key.Key_Enter,
)  # fmt: skip


class _Problems(QAbstractListModel):
    """The problems; as text, each is what a compiler would print."""

    def __init__(self, problems: Sequence[Problem], parent: QWidget) -> None:
        super().__init__(parent)
        self.problems = tuple(problems)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.problems)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        problem = self.problems[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _line(problem)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(problem)
        return None


class _Rows(QStyledItemDelegate):
    """Paints rows. Each message is shaped once, and broken into lines again only when the width changes."""

    def __init__(self, problems: Sequence[Problem], look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._problems = problems
        self._look = look
        self._width = 0
        self._layouts: dict[int, tuple[QTextLayout, int]] = {}
        self._digits = len(str(max((problem.place.line for problem in problems), default=1)))
        self._before = self._columns()

    def set_width(self, width: int) -> None:
        """Rows are this wide from now on (logical pixels)."""
        if width != self._width:
            self._width = width
            self._layouts = {row: (layout, -1) for row, (layout, _) in self._layouts.items()}

    def forget(self) -> None:
        """Set everything anew: fonts have changed."""
        self._layouts.clear()
        self._before = self._columns()

    @property
    def _font(self) -> QFont:
        return self._look.interface_font(TextSize.NUMBER)

    @property
    def _line(self) -> int:
        return round(self._look.pixels(TextSize.NUMBER) * _LEADING)

    def _columns(self) -> tuple[int, int]:
        """How wide the columns before the message are: the line's number, and how bad it is."""
        metrics = QFontMetrics(self._look.interface_font(TextSize.NUMBER, strong=True))
        words = max(metrics.horizontalAdvance(_word(severity)) for severity in Severity)
        return metrics.horizontalAdvance("8" * self._digits), words

    def _laid_out(self, row: int) -> tuple[QTextLayout, int]:
        """The message of this row, and how high it is."""
        layout, height = self._layouts.get(row, (None, -1))
        if layout is None:
            text = printable(said(self._problems[row].message)).replace("\n", "\u2028")
            layout = QTextLayout(text, self._font)
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
        if height < 0:
            number, word = self._before
            room = max(self._width - number - word - 2 * _GAP - 2 * _PAD, _NARROWEST)
            leading = self._line
            layout.beginLayout()
            height = 0
            while (line := layout.createLine()).isValid():
                line.setLineWidth(room)
                line.setPosition(QPointF(0, height + (leading - line.height()) / 2))
                height += leading
            layout.endLayout()
            self._layouts[row] = layout, height
        return layout, height

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        if not self._width:  # before the list has a size nothing need be shaped
            return QSize(1, self._line)
        return QSize(self._width, max(self._laid_out(index.row())[1], self._line) + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = QRectF(option.rect)
        row.setWidth(self._width)
        theme, problem = self._look.theme, self._problems[index.row()]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(QColor(theme.ink_quiet), 1) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(mixed(theme.paper, theme.rule, _LIFTED)))
            painter.drawRoundedRect(row.adjusted(0.5, 1.5, -0.5, -1.5), 3, 3)
        number, word = self._before
        quiet = QColor(theme.ink if chosen else theme.ink_quiet)
        left = row.left() + _PAD
        top = row.top() + _PAD
        painter.setFont(self._font)
        painter.setPen(quiet)
        centre, flags = Qt.AlignmentFlag.AlignVCenter, Qt.TextFlag.TextSingleLine
        place = QRectF(left, top, number, self._line)
        painter.drawText(place, centre | Qt.AlignmentFlag.AlignRight | flags, str(problem.place.line))
        if problem.severity is Severity.ERROR:
            painter.setFont(self._look.interface_font(TextSize.NUMBER, strong=True))
            painter.setPen(QColor(theme.ink))
        left += number + _GAP
        place = QRectF(left, top, word, self._line)
        painter.drawText(place, centre | Qt.AlignmentFlag.AlignLeft | flags, _word(problem.severity))
        painter.setPen(QColor(theme.ink))
        self._laid_out(index.row())[0].draw(painter, QPointF(left + word + _GAP, top))
        painter.restore()


class ProblemList(QListView):
    """Problems in the order given. Enter or a double click asks to open the file where one of them is."""

    open_asked = Signal(Problem)

    def __init__(self, problems: Sequence[Problem], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = _Problems(problems, self)
        self._rows = _Rows(self._model.problems, look, self)
        self.setModel(self._model)
        self.setItemDelegate(self._rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        for part in (self, self.viewport()):
            part.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # noqa: FBT003 - positional only in Qt
        self.setCurrentIndex(self._model.index(0))
        self.doubleClicked.connect(lambda index: self.open_asked.emit(self._model.problems[index.row()]))
        look.changed.connect(self._dress)
        self._dress()

    @property
    def text(self) -> str:
        """All problems, one a line, as a compiler would print them."""
        return "\n".join(_line(problem) for problem in self._model.problems)

    @property
    def current(self) -> Problem | None:
        """The one chosen."""
        index = self.currentIndex()
        return self._model.problems[index.row()] if index.isValid() else None

    def _dress(self) -> None:
        self.setAccessibleName(say("Problems"))
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(self._look.theme.scroll_handle))
        self.verticalScrollBar().setSingleStep(self._look.pixels(TextSize.NUMBER) * 2)
        self._rows.forget()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Room for the scroll bar is kept free even without one: rows must not break anew because it came.
        self._rows.set_width(self.width() - _SCROLL_BAR)
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
            if (plain and event.key() in _OWN_KEYS) or event.matches(QKeySequence.StandardKey.Copy):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.open_asked.emit(self.current)
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are the window's: all rows begin with the same file."""


def _word(severity: Severity) -> str:
    return {Severity.ERROR: say("Error"), Severity.WARNING: say("Warning")}[severity]


def _spoken(problem: Problem) -> str:
    place, message = problem.place.line, printable(said(problem.message))
    if problem.severity is Severity.ERROR:
        return say("Line {line}, error: {message}", line=place, message=message)
    return say("Line {line}, warning: {message}", line=place, message=message)


def _line(problem: Problem) -> str:
    """As compilers print it: editors know `error` and `warning`, whatever the message is written in."""
    return printable(str(problem._replace(message=said(problem.message))))
