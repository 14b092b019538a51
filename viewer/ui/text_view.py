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
    QFontMetricsF,
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
_HIGHEST_LETTERS = "ỄẴỔỬ"  # with their marks above one another they are higher than a font's ascent may say
_LOWEST_LETTERS = "gjpqyặ"
_LONGEST_TIP = 90  # characters on one line of a tool tip
_SLANTED_SCRIPTS = (
    QLocale.Script.AnyScript,
    QLocale.Script.LatinScript,
    QLocale.Script.CyrillicScript,
    QLocale.Script.GreekScript,
)


def plain_runs(text: str) -> Runs:
    """A text without marks."""
    return (Run(text),)


class TextView(QWidget):
    """One text in one language. Its height follows from its width: ask `height_at`."""

    link_clicked = Signal(str)

    def __init__(
        self, font: QFont, line_height: float, colour: str, parent: QWidget | None = None, *, balanced: bool = False
    ) -> None:
        """`line_height` as a multiple of the font's size, `colour` as `#rrggbb`; `balanced` makes lines alike in
        length, as a headline wants them."""
        super().__init__(parent)
        self._font = font
        self._leading = line_height
        self._balanced = balanced
        self._colour = QColor(colour)
        self._runs: Runs = ()
        self._layout = QTextLayout()
        self._laid_out: int | None = None
        self._height = 0
        self._room = 0

    def show_text(self, runs: Runs, language: Language = UNSPECIFIED) -> None:
        """Show these runs; `language` is what a screen reader is told they are in."""
        if runs == self._runs and QLocale(language) == self.locale():
            return
        self._runs = runs
        text = "".join(run.text for run in runs)
        self.setLocale(QLocale(language))
        self.setAccessibleName(text)
        # QTextLayout breaks lines at line separators, not at line feeds.
        self._layout = QTextLayout(text.replace("\r\n", "\n").replace("\n", "\u2028"), self._drawn_font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        direction = self.locale().textDirection() if language else Qt.LayoutDirection.LayoutDirectionAuto
        option.setTextDirection(direction)
        if direction == Qt.LayoutDirection.RightToLeft:
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._layout.setTextOption(option)
        self._layout.setFormats(self._formats())
        self._laid_out = None
        self.setMouseTracking(any(run.link for run in runs))
        self.updateGeometry()
        self.update()

    def set_size(self, pixels: int) -> None:
        """Set the text in another size (logical pixels)."""
        if pixels != self._font.pixelSize():
            self._font.setPixelSize(pixels)
            self._layout.setFont(self._drawn_font())
            self._laid_out = None
            self.update()

    def dress(self, font: QFont, colour: str) -> None:
        """Set the text in another font and colour (`#rrggbb`)."""
        self._font = font
        self._colour = QColor(colour)
        self._layout.setFont(self._drawn_font())
        self._layout.setFormats(self._formats())
        self._laid_out = None
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

    def _overhang(self) -> tuple[int, int]:
        """How far marks and descenders reach beyond the first line's top and the last line's bottom."""
        metrics = QFontMetricsF(self._layout.font())
        around = (self._line_height - metrics.height()) / 2
        highest, lowest = metrics.tightBoundingRect(_HIGHEST_LETTERS), metrics.tightBoundingRect(_LOWEST_LETTERS)
        above = -highest.top() - metrics.ascent() - around
        below = lowest.bottom() - metrics.descent() - around
        return max(math.ceil(above), 0), max(math.ceil(below), 0)

    def line_tops(self) -> list[int]:
        """Where each line begins, from the text's top (logical pixels)."""
        return [self._room + round(number * self._line_height) for number in range(self._layout.lineCount())]

    @property
    def _line_height(self) -> float:
        return self._leading * self._font.pixelSize()

    def _drawn_font(self) -> QFont:
        """The font, upright in scripts that know no italic: a system's fonts for them have no slanted letters."""
        font = QFont(self._font)
        font.setItalic(font.italic() and self._has_italic())
        return font

    def _has_italic(self) -> bool:
        return self.locale().script() in _SLANTED_SCRIPTS

    def _lay_out(self, width: int) -> None:
        lines = self._break_lines(width)
        if self._balanced and lines > 1:
            narrow, wide = width // 2, width
            while wide - narrow > 4:
                middle = (narrow + wide) // 2
                narrow, wide = (narrow, middle) if self._break_lines(middle) == lines else (middle, wide)
            self._break_lines(wide)
        self._laid_out = width

    def _break_lines(self, width: int) -> int:
        """Set the text in lines of this width; how many there are."""
        self._layout.beginLayout()
        above, below = self._overhang()
        self._room = above
        top = float(above)
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            # The letters in the middle of their line: what is left over goes half above and half below.
            line.setPosition(QPointF(0.0, top + (self._line_height - line.height()) / 2))
            top += self._line_height
        self._layout.endLayout()
        self._height = math.ceil(top) + below
        return self._layout.lineCount()

    def _formats(self) -> list[QTextLayout.FormatRange]:
        formats = []
        start = 0
        for run in self._runs:
            length = len(run.text.encode("utf-16-le")) // 2  # Qt counts UTF-16 units
            if run.emphasis or run.strong or run.link:
                style = QTextCharFormat()
                if run.emphasis:
                    if self._has_italic():
                        style.setFontItalic(not self._font.italic())
                    else:
                        style.setFontWeight(QFont.Weight.DemiBold)
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
            space = "pre" if len(link) <= _LONGEST_TIP else "normal"
            QToolTip.showText(QCursor.pos(), f"<p style='white-space:{space}'>{escaped(link)}</p>", self)
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
