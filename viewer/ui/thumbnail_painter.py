"""Paints a photo's thumbnail to the device pixel, with a quiet sign where one is missing."""

from collections import OrderedDict

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from viewer.ui.look import Look
from viewer.ui.photo_list import FAILED_ROLE, AnyIndex
from viewer.ui.theme import TextSize

_COPIES_KEPT = 128  # reduced thumbnails: more than a filmstrip has in sight
_REDUCED_AT_ONCE = 0.5  # painting blends four pixels into one; what is reduced further needs a better look


class ThumbnailPainter:
    """Paints the thumbnails of one list."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._copies: OrderedDict[tuple[int, int, int], QImage] = OrderedDict()

    def paint(self, painter: QPainter, place: QRect, index: AnyIndex, *, cropped: bool) -> None:
        """Paint the thumbnail of `index` into `place` (logical pixels): `cropped` to fill it, or whole, standing on
        its lower edge as its neighbours do."""
        image = index.data(Qt.ItemDataRole.DecorationRole)
        if not isinstance(image, QImage):
            self._paint_missing(painter, place, failed=bool(index.data(FAILED_ROLE)))
            return
        to_device = painter.deviceTransform()
        box = _whole_pixels(to_device.mapRect(QRectF(place)))
        to_fill = (box.width() / image.width(), box.height() / image.height())
        # A small photo is not blown up; one decoded for a coarser screen fills its place nevertheless.
        scale = max(to_fill) if cropped else min(*to_fill, painter.device().devicePixelRatio())
        size = QRectF(0, 0, image.width() * scale, image.height() * scale)
        size.moveCenter(QRectF(box).center())
        if not cropped:
            size.moveBottom(QRectF(box).bottom())
        target = box & _whole_pixels(size)
        seen = QRectF(0, 0, target.width() / scale, target.height() / scale)
        seen.moveCenter(QRectF(image.rect()).center())
        if scale < _REDUCED_AT_ONCE:
            image = self._reduced(image, seen.toAlignedRect() & image.rect(), target)
            seen = QRectF(image.rect())
        from_device, _ = to_device.inverted()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(from_device.mapRect(QRectF(target)), image, seen)

    def _reduced(self, image: QImage, seen: QRect, target: QRect) -> QImage:
        """This part of a thumbnail in the size of `target`, every pixel of it having its share."""
        key = (image.cacheKey(), target.width(), target.height())
        copy = self._copies.pop(key, None)
        if copy is None:
            smooth = Qt.TransformationMode.SmoothTransformation
            copy = image.copy(seen).scaled(target.size(), Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        self._copies[key] = copy
        if len(self._copies) > _COPIES_KEPT:
            self._copies.popitem(last=False)
        return copy

    def _paint_missing(self, painter: QPainter, place: QRect, *, failed: bool) -> None:
        painter.fillRect(place, QColor(self._look.theme.stage_line))
        if failed:
            painter.setPen(QColor(self._look.theme.stage_second))
            painter.setFont(self._look.interface_font(TextSize.NUMBER))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "–")


def paint_ring(painter: QPainter, place: QRectF, colour: str, width: int) -> None:
    """A frame of this colour and width (logical pixels) within the edges of `place`."""
    inner = place.adjusted(width, width, -width, -width)
    for strip in (
        QRectF(place.left(), place.top(), place.width(), width),
        QRectF(place.left(), inner.bottom(), place.width(), width),
        QRectF(place.left(), inner.top(), width, inner.height()),
        QRectF(inner.right(), inner.top(), width, inner.height()),
    ):
        painter.fillRect(strip, QColor(colour))


def _whole_pixels(rectangle: QRectF) -> QRect:
    """The rectangle with its edges on whole pixels, at least one wide and high."""
    left, top = round(rectangle.left()), round(rectangle.top())
    return QRect(left, top, max(round(rectangle.right()) - left, 1), max(round(rectangle.bottom()) - top, 1))
