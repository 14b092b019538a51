"""From a decode worker's pixels to what the window paints, and from the pool's threads to the window's."""

from typing import NamedTuple

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPainter

from viewer.imaging.request import Answer, Pixels


class Frame(NamedTuple):
    """A decoded photo, in device pixels, that owns its bytes; in the colours of the screen with this profile."""

    image: QImage
    screen: bytes = b""


def adopt(pixels: Pixels) -> Frame:
    """A frame of its own from pixels that are about to go away. Safe on any thread."""
    kind = QImage.Format.Format_ARGB32_Premultiplied if pixels.alpha else QImage.Format.Format_RGB32
    with memoryview(pixels.data) as view:
        return Frame(QImage(view, pixels.width, pixels.height, pixels.stride, kind).copy(), pixels.screen)


class Bridge(QObject):
    """Carries answers from the pool's threads to the window's thread."""

    answered = Signal(object)

    def deliver(self, answer: Answer[Frame]) -> None:
        """Called on the pool's threads; `answered` is received on the window's, in order."""
        self.answered.emit(answer)


def paint_cover(painter: QPainter, image: QImage, place: QRectF) -> None:
    """Paint the middle of a picture so that it fills `place`, in the picture's own proportions."""
    scale = max(place.width() / image.width(), place.height() / image.height())
    width, height = place.width() / scale, place.height() / scale
    source = QRectF((image.width() - width) / 2, (image.height() - height) / 2, width, height)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, image, source)
