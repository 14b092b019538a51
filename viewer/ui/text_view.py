"""A piece of a story's text, shown exactly as it was written: never rich text, whatever it looks like.

Qt's labels would read markup into a stranger's words (and open files named in it), so this lays text out by
itself with QTextLayout, which knows no markup at all. The three marks of an article come as runs from
`viewer.story.markup`.
"""

import math

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QCursor,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QToolTip, QWidget

from viewer.story.language import UNSPECIFIED, Language
from viewer.story.markup import Run

Runs = tuple[Run, ...]


def plain_runs(text: str) -> Runs:
    """A text without marks."""
    return (Run(text),)


class TextView(QWidget):
    """One text in one language. Its height follows from its width: ask `height_at`."""

    link_clicked = Signal(str)

    def __init__(self, font: QFont, line_height: float, colour: str, parent: QWidget | None = None) -> None:
        """`line_height` as a multiple of the font's size, `colour` as `#rrggbb`."""
        super().__init__(parent)
        self._font = font
        self._line_height = line_height * font.pixelSize()
        self._colour = QColor(colour)
        self._runs: Runs = ()
        self._layout = QTextLayout()
        self._laid_out: int | None = None
        self._height = 0

    def show_text(self, runs: Runs, language: Language = UNSPECIFIED) -> None:
        """Show these runs; `language` is what a screen reader is told they are in."""
        if runs == self._runs and QLocale(language) == self.locale():
            return
        self._runs = runs
        text = "".join(run.text for run in runs)
        self.setLocale(QLocale(language))
        self.setAccessibleName(text)
        # QTextLayout breaks lines at line separators, not at line feeds.
        self._layout = QTextLayout(text.replace("\r\n", "\n").replace("\n", "\u2028"), self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._layout.setTextOption(option)
        self._layout.setFormats(self._formats())
        self._laid_out = None
        self.setMouseTracking(any(run.link for run in runs))
        self.updateGeometry()
        self.update()

    def set_colour(self, colour: str) -> None:
        """Paint in another colour."""
        self._colour = QColor(colour)
        self.update()

    @property
    def text(self) -> str:
        """What stands here, without marks."""
        return "".join(run.text for run in self._runs)

    def height_at(self, width: int) -> int:
        """How high the text is when it is `width` wide (logical pixels)."""
        if self._laid_out != width:
            self._lay_out(width)
        return self._height

    def natural_width(self) -> int:
        """How wide the text is on a single line (logical pixels)."""
        self._lay_out(1 << 20)
        lines = (self._layout.lineAt(number) for number in range(self._layout.lineCount()))
        return math.ceil(max((line.naturalTextWidth() for line in lines), default=0.0))

    def _lay_out(self, width: int) -> None:
        self._layout.beginLayout()
        top = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            # The letters in the middle of their line: what is left over goes half above and half below.
            line.setPosition(QPointF(0.0, top + (self._line_height - line.height()) / 2))
            top += self._line_height
        self._layout.endLayout()
        self._laid_out = width
        self._height = math.ceil(top)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        formats = []
        start = 0
        for run in self._runs:
            length = len(run.text.encode("utf-16-le")) // 2  # Qt counts UTF-16 units
            if run.emphasis or run.strong or run.link:
                style = QTextCharFormat()
                if run.emphasis:
                    style.setFontItalic(not self._font.italic())
                if run.strong:
                    style.setFontWeight(QFont.Weight.DemiBold)
                if run.link:
                    style.setFontUnderline(True)
                piece = QTextLayout.FormatRange()
                piece.start, piece.length, piece.format = start, length, style
                formats.append(piece)
            start += length
        return formats

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.height_at(self.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        self.height_at(self.width())
        painter = QPainter(self)
        painter.setPen(self._colour)
        self._layout.draw(painter, QPointF(0, 0), [], QRectF(event.rect()))
        painter.end()

    def _link_at(self, point: QPointF) -> str:
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            if line.naturalTextRect().contains(point):
                return self._link_of_unit(line.xToCursor(point.x(), QTextLine.CursorPosition.CursorOnCharacter))
        return ""

    def _link_of_unit(self, unit: int) -> str:
        start = 0
        for run in self._runs:
            end = start + len(run.text.encode("utf-16-le")) // 2
            if start <= unit < end:
                return run.link
            start = end
        return ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        link = self._link_at(event.position())
        if link:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            QToolTip.showText(QCursor.pos(), f"<qt>{escaped(link)}</qt>", self)
        else:
            self.unsetCursor()
            QToolTip.hideText()
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        link = self._link_at(event.position())
        if link and event.button() == Qt.MouseButton.LeftButton:
            self.link_clicked.emit(link)
            return
        super().mouseReleaseEvent(event)


def escaped(text: str) -> str:
    """`text` for the few places of Qt that always guess at markup (tool tips): so that it appears literally."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def literal_title(text: str) -> str:
    """`text` for a window's title, where Qt puts a sign of unsaved changes in place of `[*]`: so that it stays."""
    return text.replace("[*]", "[*][*]")
