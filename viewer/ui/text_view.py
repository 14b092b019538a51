"""A piece of a story's text on the screen: shown exactly as it was written, selected with the mouse, copied."""

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QCursor,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget

from viewer.story.language import UNSPECIFIED, Language
from viewer.ui.text_layout import Runs, TextBlock, plain_runs

__all__ = ["Runs", "TextView", "escaped", "literal_title", "plain_runs"]
_LONGEST_TIP = 90  # characters on one line of a tool tip


class TextView(QLabel):
    """One text in one language. Its height follows from its width: ask `height_at`. It is a label for the sake of
    screen readers, which are told so, and its language; it lays out and paints its text by itself.

    Dragging selects, a double click selects a word, a third click everything; a selection is forgotten once
    something else gets the focus. `clicked` is a click that neither selected anything nor met a link.
    """

    link_clicked = Signal(str)
    clicked = Signal()

    def __init__(
        self, font: QFont, line_height: float, colour: str, parent: QWidget | None = None, *, balanced: bool = False
    ) -> None:
        """`line_height` as a multiple of the font's size, `colour` as `#rrggbb`; `balanced` makes lines alike in
        length, as a headline wants them."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._block = TextBlock(font, line_height, balanced=balanced)
        self._colour = QColor(colour)
        self._pressed_at: int | None = None
        self._selected = (0, 0)  # where the selection began, where it ends: either may come first
        self._selected_by_clicks = False
        self._last_double_click = 0

    def show_text(self, runs: Runs, language: Language = UNSPECIFIED) -> None:
        """Show these runs; `language` is what a screen reader is told they are in."""
        locale = QLocale(language) if language else QLocale()  # the program's own words are in its language
        if runs == self._block.runs and locale == self.locale():
            return
        self._block.set_text(runs, language)
        self._selected = (0, 0)
        self.setLocale(locale)
        self.setAccessibleName(self.text)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if self.text else Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(any(run.link for run in runs))
        self.updateGeometry()
        self.update()

    def set_size(self, pixels: int) -> None:
        """Set the text in another size (logical pixels)."""
        if pixels != self._block.font.pixelSize():
            font = QFont(self._block.font)
            font.setPixelSize(pixels)
            self._block.set_font(font)
            self.update()

    def dress(self, font: QFont, colour: str) -> None:
        """Set the text in another font and colour (`#rrggbb`)."""
        self._colour = QColor(colour)
        self._block.set_font(font)
        self.update()

    @property
    def text(self) -> str:  # type: ignore[override] # the label itself holds none: nothing of it is ever laid out by Qt
        """What stands here, without marks."""
        return self._block.text

    @property
    def selected_text(self) -> str:
        """What the reader has selected, or nothing."""
        return self._block.part(*sorted(self._selected))

    def height_at(self, width: int) -> int:
        """How high the text is when it is `width` wide (logical pixels)."""
        return self._block.height_at(width)

    def natural_width(self) -> int:
        """How wide the text is on a single line (logical pixels)."""
        return self._block.natural_width()

    def line_tops(self) -> list[int]:
        """Where each line begins, from the text's top (logical pixels)."""
        return self._block.line_tops()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._block.height_at(self.width())

    def draw(self, painter: QPainter) -> None:
        """Draw the text without what is selected of it, from the painter's origin on."""
        self._draw(painter, (0, 0), QRectF(self.rect()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        start, end = sorted(self._selected)
        self._draw(painter, (start, end), QRectF(event.rect()))
        painter.end()

    def _draw(self, painter: QPainter, selected: tuple[int, int], clip: QRectF) -> None:
        self._block.height_at(self.width())
        painter.setPen(self._colour)
        self._block.draw(painter, selected, self._selection_style(), clip)

    def _selection_style(self) -> QTextCharFormat:
        style = QTextCharFormat()
        style.setBackground(self.palette().brush(QPalette.ColorRole.Highlight))
        style.setForeground(self.palette().brush(QPalette.ColorRole.HighlightedText))
        return style

    # Selecting.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        third = event.timestamp() - self._last_double_click < QApplication.doubleClickInterval()
        if third and self._last_double_click:
            self._select(0, self._block.end())
            self._selected_by_clicks = True
            return
        self._selected_by_clicks = False
        self._pressed_at = self._block.position_at(event.position())
        self._select(self._pressed_at, self._pressed_at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._last_double_click = event.timestamp()
            self._select(*self._block.word_at(self._block.position_at(event.position())))
            self._selected_by_clicks = True
        else:
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._select(self._pressed_at, self._block.position_at(event.position()))
            return
        self._show_link(event.position())
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        self._pressed_at = None
        if self.selected_text:
            clipboard = QGuiApplication.clipboard()
            if clipboard.supportsSelection():  # X11: what is selected can be put down with the middle button
                clipboard.setText(self.selected_text, clipboard.Mode.Selection)
        elif not self._selected_by_clicks and self.rect().contains(event.position().toPoint()):
            link = self._block.link_at(event.position())
            if link:
                self.link_clicked.emit(link)
            else:
                self.clicked.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu over the text, or another window in front, may be what the text is copied for.
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._select(0, 0)

    def _select(self, start: int, end: int) -> None:
        self._selected = (start, end)
        self.update()

    def _show_link(self, point: QPointF) -> None:
        link = self._block.link_at(point)
        if link:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            space = "pre" if len(link) <= _LONGEST_TIP else "normal"
            QToolTip.showText(QCursor.pos(), f"<p style='white-space:{space}'>{escaped(link)}</p>", self)
        else:
            self.unsetCursor()
            QToolTip.hideText()


def escaped(text: str) -> str:
    """`text` for the few places of Qt that always guess at markup (tool tips): so that it appears literally."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def literal_title(text: str) -> str:
    """`text` for a window's title, where Qt puts a sign of unsaved changes in place of `[*]`: so that it stays."""
    return text.replace("[*]", "[*][*]")
