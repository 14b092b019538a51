"""Text set in lines, shown exactly as it was written: never rich text, whatever it looks like.

Qt's labels would read markup into a stranger's words (and open files named in it), so this lays text out by
itself with QTextLayout, which knows no markup at all. The three marks of an article come as runs from
`viewer.story.markup`. Positions in the text count UTF-16 units, as Qt does.
"""

import math

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from viewer.story.language import UNSPECIFIED, Language
from viewer.story.markup import Run

Runs = tuple[Run, ...]
_HIGHEST_LETTERS = "ỄẴỔỬ"  # with their marks above one another they are higher than a font's ascent may say
_LOWEST_LETTERS = "gjpqyặ"
_SLANTED_SCRIPTS = (
    QLocale.Script.AnyScript,
    QLocale.Script.LatinScript,
    QLocale.Script.CyrillicScript,
    QLocale.Script.GreekScript,
)
_LINE_SEPARATOR = "\u2028"  # where QTextLayout breaks a line; it does not at a line feed


def plain_runs(text: str) -> Runs:
    """A text without marks."""
    return (Run(text),)


def units(text: str) -> int:
    """How many UTF-16 units a text has."""
    return len(text.encode("utf-16-le")) // 2


_reaches: dict[str, tuple[float, float, float]] = {}


def _reach(font: QFont) -> tuple[float, float, float]:
    """A font's height, and how far its highest marks and its lowest descenders reach beyond that (logical pixels).
    Measured once for each font: that takes longer than to set a paragraph in it."""
    key = font.key()
    if key not in _reaches:
        metrics = QFontMetricsF(font)
        highest, lowest = metrics.tightBoundingRect(_HIGHEST_LETTERS), metrics.tightBoundingRect(_LOWEST_LETTERS)
        _reaches[key] = (
            metrics.height(),
            -highest.top() - metrics.ascent(),
            lowest.bottom() - metrics.descent(),
        )
    return _reaches[key]


class TextBlock:
    """One text in one language, in one font. Its height follows from its width: ask `height_at`."""

    def __init__(self, font: QFont, line_height: float, *, balanced: bool = False) -> None:
        """`line_height` as a multiple of the font's size; `balanced` makes lines alike in length, as a headline wants
        them."""
        self._font = font
        self._leading = line_height
        self._balanced = balanced
        self._runs: Runs = ()
        self._locale = QLocale()
        self._layout = QTextLayout()
        self._laid_out: int | None = None
        self._height = 0
        self._room = 0

    def set_text(self, runs: Runs, language: Language = UNSPECIFIED) -> None:
        """Set these runs, which are in `language`."""
        self._runs = runs
        self._locale = QLocale(language)
        text = self.text.replace("\r\n", "\n").replace("\n", _LINE_SEPARATOR)
        self._layout = QTextLayout(text, self._drawn_font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        direction = self._locale.textDirection() if language else Qt.LayoutDirection.LayoutDirectionAuto
        option.setTextDirection(direction)
        if direction == Qt.LayoutDirection.RightToLeft:
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._layout.setTextOption(option)
        self._layout.setFormats(self._formats())
        self._laid_out = None

    def set_font(self, font: QFont) -> None:
        """Set the text in another font."""
        self._font = font
        self._layout.setFont(self._drawn_font())
        self._layout.setFormats(self._formats())
        self._laid_out = None

    @property
    def runs(self) -> Runs:
        """What stands here, with its marks."""
        return self._runs

    @property
    def text(self) -> str:
        """What stands here, without marks."""
        return "".join(run.text for run in self._runs)

    @property
    def locale(self) -> QLocale:
        """The language the text is in."""
        return self._locale

    @property
    def font(self) -> QFont:
        """The font asked for."""
        return self._font

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

    def line_tops(self) -> list[int]:
        """Where each line begins, from the text's top (logical pixels)."""
        return [self._room + round(number * self._line_height) for number in range(self._layout.lineCount())]

    def draw(self, painter: QPainter, selected: tuple[int, int], style: QTextCharFormat, clip: QRectF) -> None:
        """Draw the text at the painter's origin; what is `selected` (start and end) in `style`."""
        ranges = []
        if selected[0] < selected[1]:
            part = QTextLayout.FormatRange()
            part.start, part.length, part.format = selected[0], selected[1] - selected[0], style
            ranges.append(part)
        self._layout.draw(painter, QPointF(0, 0), ranges, clip)

    def position_at(self, point: QPointF) -> int:
        """The place between two letters that is nearest to a point."""
        line = self._line_at(point.y())
        return 0 if line is None else int(line.xToCursor(point.x()))

    def word_at(self, position: int) -> tuple[int, int]:
        """Start and end of the word around a place."""
        skip = QTextLayout.CursorMode.SkipWords
        end = self._layout.nextCursorPosition(position, skip)
        start = self._layout.previousCursorPosition(end, skip)
        word = self.part(start, end)
        return start, start + units(word.rstrip())

    def end(self) -> int:
        """The place behind the last letter."""
        return units(self._layout.text())

    def part(self, start: int, end: int) -> str:
        """The text between two places, as it was written."""
        encoded = self._layout.text().encode("utf-16-le")[2 * start : 2 * end]
        return encoded.decode("utf-16-le", "replace").replace(_LINE_SEPARATOR, "\n")

    def link_at(self, point: QPointF) -> str:
        """The address of the link at a point, or nothing."""
        line = self._line_at(point.y())
        if line is None or not line.naturalTextRect().contains(point):
            return ""
        unit = line.xToCursor(point.x(), QTextLine.CursorPosition.CursorOnCharacter)
        start = 0
        for run in self._runs:
            end = start + units(run.text)
            if start <= unit < end:
                return run.link
            start = end
        return ""

    def _line_at(self, y: float) -> QTextLine | None:
        """The line at this height: the first one above all, the last one below all."""
        count = self._layout.lineCount()
        if not count:
            return None
        number = int((y - self._room) // self._line_height)
        return self._layout.lineAt(min(max(number, 0), count - 1))

    @property
    def _line_height(self) -> float:
        return self._leading * self._font.pixelSize()

    def _overhang(self) -> tuple[int, int]:
        """How far marks and descenders reach beyond the first line's top and the last line's bottom."""
        height, above, below = _reach(self._layout.font())
        around = (self._line_height - height) / 2
        return max(math.ceil(above - around), 0), max(math.ceil(below - around), 0)

    def _drawn_font(self) -> QFont:
        """The font, upright in scripts that know no italic: a system's fonts for them have no slanted letters."""
        font = QFont(self._font)
        font.setItalic(font.italic() and self._has_italic())
        return font

    def _has_italic(self) -> bool:
        return self._locale.script() in _SLANTED_SCRIPTS

    def _lay_out(self, width: int) -> None:
        lines = self._break_lines(width)
        if self._balanced and lines > 1:
            narrow, wide = width // 2, width
            while wide - narrow > 4:
                middle = (narrow + wide) // 2
                narrow, wide = (narrow, middle) if self._break_lines(middle) == lines else (middle, wide)
            # Lines are broken at the narrower width but still end, or begin at the right, where the text's room does.
            self._break_lines(wide, shift=width - wide if self._begins_at_right() else 0)
        self._laid_out = width

    def _begins_at_right(self) -> bool:
        return bool(self._layout.textOption().alignment() & Qt.AlignmentFlag.AlignRight)

    def _break_lines(self, width: int, *, shift: int = 0) -> int:
        """Set the text in lines of this width, `shift` from the left; how many there are."""
        self._layout.beginLayout()
        above, below = self._overhang()
        self._room = above
        top = float(above)
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            # The letters in the middle of their line: what is left over goes half above and half below.
            line.setPosition(QPointF(shift, top + (self._line_height - line.height()) / 2))
            top += self._line_height
        self._layout.endLayout()
        self._height = math.ceil(top) + below
        return self._layout.lineCount()

    def _formats(self) -> list[QTextLayout.FormatRange]:
        formats = []
        start = 0
        for run in self._runs:
            length = units(run.text)
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
