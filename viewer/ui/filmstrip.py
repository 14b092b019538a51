"""The filmstrip: the story's photos in a row, small, the current one marked and never out of view."""

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QPoint,
    QPropertyAnimation,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QHoverEvent,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from viewer.ui.look import Look
from viewer.ui.photo_list import AnyIndex, PhotoList, PhotoModel
from viewer.ui.speech import say
from viewer.ui.theme import stage_palette
from viewer.ui.thumbnail_painter import ThumbnailPainter, paint_ring

_CELL = QSize(84, 56)
CELL_HEIGHT = _CELL.height()
"""How high a photo of the strip is, in logical pixels."""

_GAP = 8
FILMSTRIP_STEP = _CELL.width() + _GAP
_MARK_GAP = 4  # logical pixels between the current photo and its mark
_MARK = 3
FILMSTRIP_HEIGHT = _CELL.height() + _MARK_GAP + _MARK
"""How high the strip is, in logical pixels."""

_STEPPED_BACK = 0.55  # the opacity of all photos but the current one
_POINTED_AT = 0.85
_RING = 2
_NEARBY = 3  # photos beside those in view whose thumbnails are wanted as well


class _StripDelegate(QStyledItemDelegate):
    """Paints one photo of the strip. `here` is the row of the current one, `ringed` whether it bears the focus ring,
    `pointed_at` the row of the one below the pointer; -1: none. (The option would say that, too, but brings all of
    QStyle's enums into a start.)"""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._thumbnails = ThumbnailPainter(look)
        self.here = -1
        self.ringed = False
        self.pointed_at = -1

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(FILMSTRIP_STEP, FILMSTRIP_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        cell, direction = option.rect, option.direction
        is_here = index.row() == self.here
        place = QRect(cell.topLeft(), _CELL)
        if direction == Qt.LayoutDirection.RightToLeft:
            place.moveRight(cell.right())
        painter.save()
        if not is_here:
            painter.setOpacity(_POINTED_AT if index.row() == self.pointed_at else _STEPPED_BACK)
        self._thumbnails.paint(painter, place, index, cropped=True)
        if is_here:
            theme = self._look.theme
            mark = QRect(place.left(), place.bottom() + 1 + _MARK_GAP, place.width(), _MARK)
            painter.fillRect(mark, QColor(theme.accent_on_stage))
            if self.ringed:
                paint_ring(painter, QRectF(place), theme.stage_text, _RING)
                # A dark line within, so that the ring can be told from a bright photo.
                paint_ring(painter, QRectF(place).adjusted(_RING, _RING, -_RING, -_RING), theme.stage, 1)
        painter.restore()


class Filmstrip(PhotoList):
    """Shows all photos of a model in one row. `sight_changed` tells the list of those whose thumbnails are wanted."""

    sight_changed = Signal(object)

    def __init__(self, look: Look, model: PhotoModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._look = look
        self._sight: list[int] = []
        self._reached_by_tab = False
        self._delegate = _StripDelegate(look, self)
        self.setItemDelegate(self._delegate)
        self.setGridSize(QSize(FILMSTRIP_STEP, FILMSTRIP_HEIGHT))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoScroll(False)  # this view scrolls by itself
        self.setFixedHeight(FILMSTRIP_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        model.modelReset.connect(self._begin_anew)
        bar = self.horizontalScrollBar()
        bar.valueChanged.connect(self._tell_sight)
        self._motion = QPropertyAnimation(bar, b"value", self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        look.changed.connect(self._dress)
        self._dress()

    def show_current(self, index: int) -> None:
        """Mark the photo at `index` and bring it to the middle, as far as the strip goes."""
        before, self._delegate.here = self._delegate.here, index
        self.setCurrentIndex(self.model().index(index, 0))
        self._bring_to_the_middle(moving=before >= 0)
        self.viewport().update()

    def set_mirrored(self, mirrored: bool) -> None:  # noqa: FBT001 - like Qt's own setters
        """Run from right to left, as a story in such a script does."""
        direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
        self.setLayoutDirection(direction)
        self._bring_to_the_middle(moving=False)

    @property
    def current(self) -> int:
        """The index of the photo marked; -1 where there is none."""
        return self._delegate.here

    def place_of(self, index: int) -> QRect:
        """Where a photo stands in the viewport, as far as that reaches beyond the strip (logical pixels)."""
        place = self.visualRect(self.model().index(index, 0))
        left = place.right() + 1 - _CELL.width() if self.isRightToLeft() else place.left()
        return QRect(QPoint(left, place.top()), _CELL)

    def sizeHint(self) -> QSize:
        return QSize(6 * FILMSTRIP_STEP, FILMSTRIP_HEIGHT)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHoverEvent):
            is_there = event.type() != QEvent.Type.HoverLeave
            self._delegate.pointed_at = self.indexAt(event.position().toPoint()).row() if is_there else -1
        return super().viewportEvent(event)

    def _name(self) -> str:
        return say("Filmstrip")

    def _dress(self) -> None:
        self.setAccessibleName(self._name())
        self.setPalette(stage_palette(self._look.theme))
        self.viewport().update()

    def _begin_anew(self) -> None:
        self._motion.stop()
        self._delegate.here = -1
        self.horizontalScrollBar().setValue(0)
        self._tell_sight()

    # Scrolling. Offsets are counted from the story's first photo on, whichever side that is.

    def _farthest(self) -> int:
        return max(self.model().rowCount() * FILMSTRIP_STEP - _GAP - self.viewport().width(), 0)

    def _bring_to_the_middle(self, *, moving: bool) -> None:
        if self._delegate.here < 0:
            return
        view = self.viewport().width()
        middle = self._delegate.here * FILMSTRIP_STEP + _CELL.width() // 2
        self._scroll_to(middle - view // 2, moving=moving)

    def _scroll_to(self, offset: int, *, moving: bool) -> None:
        offset = min(max(offset, 0), self._farthest())
        bar = self.horizontalScrollBar()
        self._motion.stop()
        if moving and self._look.motion and self.isVisible() and offset != bar.value():
            # From far away the strip comes from nearby: photos rushing past tell nothing.
            near = min(max(bar.value(), offset - self.viewport().width()), offset + self.viewport().width())
            self._motion.setDuration(self._look.motion)
            self._motion.setStartValue(near)
            self._motion.setEndValue(offset)
            self._motion.start()
        else:
            bar.setValue(offset)
        self._tell_sight()

    def _tell_sight(self) -> None:
        sight: list[int] = []
        if self.isVisible():
            is_moving = self._motion.state() == QPropertyAnimation.State.Running
            offset = self._motion.endValue() if is_moving else self.horizontalScrollBar().value()
            first = offset // FILMSTRIP_STEP - _NEARBY
            last = (offset + self.viewport().width() - 1) // FILMSTRIP_STEP + _NEARBY
            sight = list(range(max(first, 0), min(last + 1, self.model().rowCount())))
        if sight != self._sight:
            self._sight = sight
            self.sight_changed.emit(sight)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel moves the strip, whichever way it is turned, and never flips."""
        turned = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() * FILMSTRIP_STEP / 120
        sideways = -turned.x() if self.isRightToLeft() else turned.x()
        self._scroll_to(self.horizontalScrollBar().value() - turned.y() - sideways, moving=False)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bring_to_the_middle(moving=False)
        self._tell_sight()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._bring_to_the_middle(moving=False)
        self._tell_sight()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._motion.stop()
        self._tell_sight()

    # The keyboard is the window's: one photo onward is one photo onward here as well.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._reached_by_tab = True
        self._delegate.ringed = self._reached_by_tab
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._delegate.ringed = False
        self.viewport().update()
