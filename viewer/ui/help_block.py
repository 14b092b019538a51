"""A block of the page of keys: a small heading over a hairline, and under it keys with what they do."""

import math
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from viewer.ui.hairline import draw_hairline
from viewer.ui.look import Look
from viewer.ui.text_view import TextView, plain_runs
from viewer.ui.theme import TextSize

# All in logical pixels at the normal size of text.
_KEYS_SHARE = 0.43  # of the block's width
_KEYS_GAP = 16  # between the keys and what they do
_CAP_PAD, _CAP_ABOVE = 6, 2.5  # between a key's name and its outline
_CAP_GAP = 5
_LINE = 1.8  # from one line of keys to the next, as a multiple of the size of the type
_ROW_GAP = 2
_BELOW_HEADING = 9
_HEADING_SPACING = 105  # per cent: capitals want air

_WRAPPED = Qt.TextFlag.TextWordWrap


class Entry(NamedTuple):
    """What one can do, and the keys for it, as they are called."""

    keys: tuple[str, ...]
    text: str


class Block(QWidget):
    """A group of actions: its title, and a row for each."""

    def __init__(self, look: Look, rows: int, parent: QWidget) -> None:
        """The block has as many `rows` as it will show entries."""
        super().__init__(parent)
        self._look = look
        self._heading = TextView(self._heading_font(), TextSize.LABEL.line_height, look.theme.stage_second, self)
        self._rows = [_Row(look, self) for _ in range(rows)]

    def show_entries(self, title: str, entries: tuple[Entry, ...]) -> None:
        """Show these."""
        self._heading.show_text(plain_runs(title.upper()))
        self._heading.setAccessibleName(title)
        for row, entry in zip(self._rows, entries, strict=True):
            row.show_entry(entry)

    def dress(self) -> None:
        """Take on the look's colours and size of text."""
        self._heading.dress(self._heading_font(), self._look.theme.stage_second)
        self.update()

    def height_at(self, width: int) -> int:
        """How high the block is when it is `width` wide (logical pixels)."""
        return self._rows_top(width) + sum(row.height_at(width) for row in self._rows)

    def _heading_font(self) -> QFont:
        font = self._look.interface_font(TextSize.LABEL, strong=True)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _HEADING_SPACING)
        return font

    def _rows_top(self, width: int) -> int:
        return self._heading.height_at(width) + round(_BELOW_HEADING * self._look.text_scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.width()
        self._heading.setGeometry(0, 0, width, self._heading.height_at(width))
        top = self._rows_top(width)
        for row in self._rows:
            height = row.height_at(width)
            row.setGeometry(0, top, width, height)
            top += height

    def draw(self, painter: QPainter) -> None:
        """Draw the line under the heading on paper, which is finer than a hairline can be seen on."""
        painter.fillRect(0, self._heading.height() + 1, self.width(), 1, QColor(self._look.theme.stage_line))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_hairline(painter, 0, self._heading.height() + 1, self.width(), self._look.theme.stage_line)
        painter.end()


class _Row(QWidget):
    """Keys, set to the right of their column, and what they do beside them."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._entry = Entry((), "")

    def show_entry(self, entry: Entry) -> None:
        """Show this."""
        self._entry = entry
        self.setAccessibleName(f"{entry.text}: {', '.join(entry.keys)}")
        self.update()

    def height_at(self, width: int) -> int:
        """How high the row is when it is `width` wide (logical pixels)."""
        lines = len(self._lines(width))
        return max(lines * self._line, self._text_place(width).height()) + round(_ROW_GAP * self._look.text_scale)

    @property
    def _line(self) -> int:
        return math.ceil(self._look.pixels(TextSize.LABEL) * _LINE)

    def _keys_width(self, width: int) -> int:
        return round(width * _KEYS_SHARE)

    def _text_place(self, width: int) -> QRect:
        """Where the text stands; its first line has the height of a line of keys."""
        metrics = QFontMetrics(self._text_font())
        left = self._keys_width(width) + round(_KEYS_GAP * self._look.text_scale)
        top = (self._line - metrics.lineSpacing()) // 2
        room = QRect(0, 0, max(width - left, 1), 10_000)
        height = metrics.boundingRect(room, _WRAPPED, self._entry.text).height()
        return QRect(left, top, room.width(), height + 2 * top).adjusted(0, 0, 0, -top)

    def _text_font(self) -> QFont:
        return self._look.interface_font(TextSize.LABEL)

    def _cap_width(self, key: str) -> float:
        metrics = QFontMetrics(self._look.interface_font(TextSize.LABEL))
        scale = self._look.text_scale
        return max(metrics.horizontalAdvance(key) + 2 * _CAP_PAD * scale, metrics.height() + 2 * _CAP_ABOVE * scale)

    def _lines(self, width: int) -> list[list[str]]:
        """The keys, as many on each line as there is room for."""
        lines: list[list[str]] = [[]]
        used = 0.0
        gap = _CAP_GAP * self._look.text_scale
        for key in self._entry.keys:
            wide = self._cap_width(key)
            if lines[-1] and used + wide > self._keys_width(width):
                lines.append([])
                used = 0.0
            lines[-1].append(key)
            used += wide + gap
        return lines

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.draw(painter)
        painter.end()

    def draw(self, painter: QPainter) -> None:
        """Draw the row, from the painter's origin on."""
        look, theme = self._look, self._look.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.interface_font(TextSize.LABEL))
        height = QFontMetrics(painter.font()).height() + 2 * _CAP_ABOVE * look.text_scale
        for number, keys in enumerate(self._lines(self.width())):
            right = float(self._keys_width(self.width()))
            for key in reversed(keys):
                size = QSizeF(self._cap_width(key), height)
                top = number * self._line + (self._line - height) / 2
                cap = QRectF(right - size.width(), top, size.width(), height)
                painter.setPen(QPen(QColor(theme.stage_line), 1))
                painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
                painter.setPen(QColor(theme.stage_second))
                painter.drawText(cap, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, key)
                right -= size.width() + _CAP_GAP * look.text_scale
        painter.setFont(self._text_font())
        painter.setPen(QColor(theme.stage_text))
        painter.drawText(self._text_place(self.width()), _WRAPPED, self._entry.text)
