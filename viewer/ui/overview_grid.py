"""The overview's grid: pictures in rows with their numbers and captions, and the keys that walk through it."""

import math

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from viewer.ui.digits import digit_of
from viewer.ui.look import Look
from viewer.ui.photo_list import THUMBNAIL_EDGE, AnyIndex, PhotoList, PhotoModel
from viewer.ui.theme import TextSize
from viewer.ui.thumbnail_painter import ThumbnailPainter, paint_ring

PICTURE_GAP = 20
"""Between two pictures, in logical pixels; half of it is to both sides of each."""

_SHAPE = 1.5  # width to height of a picture's place
_RING = 2
_RING_GAP = 2
_MARK = 3
_MARK_GAP = 7  # between a picture and its mark: the ring passes between them
_WORDS_GAP = 6
_ROW_GAP = 22

_WALK = {
    Qt.Key.Key_Right,
    Qt.Key.Key_Left,
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Backspace,
}
_CHOOSE = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class GridDelegate(QStyledItemDelegate):
    """Paints one photo of the grid. `here` is the row of the current one, `picked` the row the keyboard is at."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._thumbnails = ThumbnailPainter(look)
        self._cell = QSize()
        self.here = -1
        self.picked = -1

    def fit(self, width: int) -> QSize:
        """Make every cell this wide (logical pixels), and as high as that wants; its size."""
        picture = round((width - PICTURE_GAP) / _SHAPE)
        below = _MARK_GAP + _MARK + _WORDS_GAP + self._line() + _ROW_GAP
        self._cell = QSize(width, PICTURE_GAP // 2 + picture + below)
        return self._cell

    def _line(self) -> int:
        return math.ceil(self._look.pixels(TextSize.NUMBER) * TextSize.BODY.line_height)

    def picture_in(self, cell: QRect) -> QRect:
        """Where in a cell the picture is."""
        width = cell.width() - PICTURE_GAP
        return QRect(cell.left() + PICTURE_GAP // 2, cell.top() + PICTURE_GAP // 2, width, round(width / _SHAPE))

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return self._cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        cell, direction = option.rect, option.direction
        theme = self._look.theme
        picture = self.picture_in(cell)
        painter.save()
        self._thumbnails.paint(painter, picture, index, cropped=False)
        if index.row() == self.picked:
            reach = _RING_GAP + _RING
            paint_ring(painter, QRectF(picture).adjusted(-reach, -reach, reach, reach), theme.stage_text, _RING)
        below = picture.bottom() + 1 + _MARK_GAP
        if index.row() == self.here:
            painter.fillRect(picture.left(), below, picture.width(), _MARK, QColor(theme.accent_on_stage))
        words = QRect(picture.left(), below + _MARK + _WORDS_GAP, picture.width(), self._line())
        is_marked = index.row() in (self.here, self.picked)
        self._paint_words(painter, words, index, direction, theme.stage_text if is_marked else theme.stage_second)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, place: QRect, index: AnyIndex, direction: Qt.LayoutDirection, colour: str
    ) -> None:
        """The number and as much of the caption as there is room for, each by itself: a caption's own direction of
        writing must not move the number."""
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        is_mirrored = direction == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        beside = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        small, font = self._look.interface_font(TextSize.LABEL), self._look.reading_font(TextSize.NUMBER)
        small_metrics, metrics = QFontMetricsF(small), QFontMetricsF(font)
        number = str(index.row() + 1)
        taken = math.ceil(small_metrics.horizontalAdvance(number)) + 8
        painter.setFont(small)
        painter.setPen(QColor(self._look.theme.stage_second))
        # Both are centred in height; moved by this much they stand on one line.
        lower = (metrics.ascent() - metrics.descent() - small_metrics.ascent() + small_metrics.descent()) / 2
        painter.drawText(place.translated(0, round(lower)), beside, number)
        rest = place.adjusted(0, 0, -taken, 0) if is_mirrored else place.adjusted(taken, 0, 0, 0)
        text = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, rest.width())
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(rest, beside | Qt.TextFlag.TextDontClip, text)


class Grid(PhotoList):
    """All photos in rows. `digit_typed` tells a digit, `walked` that the keyboard moves on by other keys."""

    digit_typed = Signal(int)
    walked = Signal()

    def __init__(self, look: Look, model: PhotoModel, parent: QWidget) -> None:
        super().__init__(model, parent)
        self.delegate = GridDelegate(look, self)
        self.columns = 1
        self.setItemDelegate(self.delegate)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def fit(self, width: int) -> None:
        """Make as many columns as fill `width` (logical pixels) with pictures no wider than thumbnails are."""
        self.columns = max(math.ceil(width / (THUMBNAIL_EDGE + PICTURE_GAP)), 1)
        self.setGridSize(self.delegate.fit(max(width // self.columns, PICTURE_GAP + 1)))

    def pick(self, index: int, hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible) -> None:
        """Move the keyboard to this photo and bring it into view."""
        self.delegate.picked = index
        place = self.model().index(index, 0)
        self.setCurrentIndex(place)
        self.scrollTo(place, hint)
        self.viewport().update()

    def rows_in_view(self) -> range:
        """The rows of the grid of which something is in view."""
        row = self.gridSize().height()
        top = self.verticalScrollBar().value()
        return range(top // row, (top + self.viewport().height() - 1) // row + 1)

    def event(self, event: QEvent) -> bool:
        # The window's shortcuts would take these keys, and flip or zoom what nobody can see.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._has_use_for(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = digit_of(event)
        if digit is not None:
            self.digit_typed.emit(digit)
        elif not self._has_use_for(event):
            event.ignore()
        elif event.key() in _CHOOSE:
            self.photo_chosen.emit(self.delegate.picked)
        else:
            self.walked.emit()
            self._walk(Qt.Key(event.key()))

    def _has_use_for(self, event: QKeyEvent) -> bool:
        others = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        is_ours = event.key() in _WALK or event.key() in _CHOOSE or digit_of(event) is not None
        return is_ours and not others and self.model().rowCount() > 0

    def _walk(self, key: Qt.Key) -> None:
        last = self.model().rowCount() - 1
        here = self.delegate.picked
        page = max(self.viewport().height() // self.gridSize().height(), 1)
        onward = -1 if self.isRightToLeft() else 1
        steps = {
            Qt.Key.Key_Right: onward,
            Qt.Key.Key_Left: -onward,
            Qt.Key.Key_Down: self.columns,
            Qt.Key.Key_Up: -self.columns,
            Qt.Key.Key_PageDown: page * self.columns,
            Qt.Key.Key_PageUp: -page * self.columns,
            Qt.Key.Key_Home: -here,
            Qt.Key.Key_End: last - here,
        }
        step = steps.get(key, 0)
        there = here + step
        if key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) and there > last:
            # Down into a last row that is shorter, or as far down as there is a row.
            rows = last // self.columns - here // self.columns
            there = min(here + rows * self.columns, last)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp) and there < 0:
            there = here % self.columns
        self.pick(min(max(there, 0), last))

    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event)
        event.accept()  # at either end as well: it is not for the photo below

    def focusNextPrevChild(self, _onward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        return True  # the overview covers everything Tab would lead to
