"""What lies between a slide's photo and its words: as much shade as the words need to be read, and no more."""

from math import ceil

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

CONTRAST = 4.5  # WCAG 2.2, 1.4.3
ENHANCED = 7.0  # WCAG 2.2, 1.4.6
_RESERVE = 1.1  # times the contrast that is promised: what is measured has been scaled down
_LEAST_SHADE, _LEAST_DIM = 0.35, 0.6  # of black
_FADE = 3.4  # times the type's size, above the words, over which the shade comes
_CELL = 4  # pixels of a photo that are judged as one, each way; a letter's stroke is no thinner
_KNEE = 0.03928  # of sRGB's curve, below which it is a line


def _linear(value: float) -> float:
    return value / 12.92 if value <= _KNEE else ((value + 0.055) / 1.055) ** 2.4


def _coded(value: float) -> float:
    return value * 12.92 if value <= _KNEE / 12.92 else 1.055 * value ** (1 / 2.4) - 0.055


def luminance(colour: QColor) -> float:
    """WCAG's relative luminance, 0 to 1."""
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def shade_for(text: QColor, brightest: float, contrast: float) -> float:
    """How much black (0 to 1) has to lie over a ground, so that `text` keeps this contrast to it. `brightest` (0 to 1)
    is the brightest channel anywhere in the ground."""
    allowed = (luminance(text) + 0.05) / (contrast * _RESERVE) - 0.05
    if brightest <= 0 or _linear(brightest) <= allowed:
        return 0.0
    return 1 - _coded(max(allowed, 0.0)) / brightest


def brightest_of(image: QImage, part: QRect) -> float:
    """The brightest channel of any pixel in a part of an image, 0 to 1: no ground is lighter than this grey."""
    part &= image.rect()
    if part.isEmpty():
        return 0.0
    cells = image.copy(part).convertToFormat(QImage.Format.Format_RGB32)
    smooth = Qt.TransformationMode.SmoothTransformation
    aspect = Qt.AspectRatioMode.IgnoreAspectRatio
    cells = cells.scaled(ceil(part.width() / _CELL), ceil(part.height() / _CELL), aspect, smooth)
    data = bytes(cells.convertToFormat(QImage.Format.Format_RGB32).constBits())
    return max(max(data[channel::4]) for channel in range(3)) / 255


class SlideGround(QWidget):
    """A soft shade under words at the lower edge, or a veil over everything."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words: QRect | None = None
        self._fade = 0
        self._black = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def shade(self, words: QRect, type_size: int, black: float) -> None:
        """Shade the lower edge from the top of these words down, softly coming from above; `black` is from 0 to 1."""
        self._show(words, round(type_size * _FADE), max(black, _LEAST_SHADE))

    def veil(self, black: float) -> None:
        """Dim all of the photo."""
        self._show(None, 0, max(black, _LEAST_DIM))

    def clear(self) -> None:
        """Let the photo alone."""
        self._show(None, 0, 0.0)

    def _show(self, words: QRect | None, fade: int, black: float) -> None:
        self._words, self._fade, self._black = words, fade, black
        self.setVisible(black > 0)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        black = QColor(0, 0, 0, ceil(self._black * 255))
        if self._words is None:
            painter.fillRect(self.rect(), black)
        else:
            top = self._words.top() - self._fade
            place = QRect(0, top, self.width(), self.height() - top)
            shade = QLinearGradient(0, top, 0, self._words.top())
            shade.setColorAt(0, QColor(0, 0, 0, 0))
            shade.setColorAt(1, black)
            painter.fillRect(place, shade)  # below its end a gradient stays as it is
        painter.end()
