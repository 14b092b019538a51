"""How one slide becomes the next, and how a photo moves meanwhile. Whatever the machine cannot move smoothly is cut."""

import time
from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QEasingCurve, QObject, QPoint, QRect, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

FADE_TIME = 200  # milliseconds
_DRIFT_TIME = 8_000  # milliseconds
_DRIFT = 0.08  # as much larger a photo becomes
_SLOW = 0.034  # seconds from one step to the next: two frames of sixty a second, one of them lost
_MOST_SLOW = 2
_MOST_CUT_SHORT = 3  # movements one after the other; then the machine is believed to be slow


class Motion(Enum):
    """How slides move."""

    CUT = "cut"
    CROSSFADE = "crossfade"
    DRIFT = "drift"  # crossfading as well


class Movement(QObject):
    """Something that goes from 0 to 1, in so many milliseconds, as long as it goes smoothly: after two slow steps it is
    at its end at once, and after three movements that were cut short there are none any more.

    `moved` carries where it is; `ended` tells that it is over.
    """

    moved = Signal(float)
    ended = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._last: float | None = None
        self._slow = 0
        self._cut_short = 0
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._animation.valueChanged.connect(self._step)
        self._animation.finished.connect(self._finish)

    @property
    def is_under_way(self) -> bool:
        """Whether it moves now."""
        return self._animation.state() == QVariantAnimation.State.Running

    @property
    def is_too_much(self) -> bool:
        """Whether this machine has shown that it cannot do it."""
        return self._cut_short >= _MOST_CUT_SHORT

    def start(self, duration: int) -> None:
        """Begin."""
        self._animation.stop()
        self._last, self._slow = None, 0
        self._animation.setDuration(duration)
        self._animation.start()

    def stop(self) -> None:
        """Stay where it is."""
        self._animation.stop()

    def _step(self, value: float) -> None:
        if not self.is_under_way or value <= 0:
            return
        now = self._clock()
        # What comes before the first frame, and with it, is the slide's own work.
        if self._last is not None and now - self._last > _SLOW:
            self._slow += 1
        self._last = now
        if self._slow >= _MOST_SLOW:
            self._cut_short += 1
            self._animation.stop()
            self.ended.emit()
        else:
            self.moved.emit(float(value))

    def _finish(self) -> None:
        self._cut_short = 0
        self.ended.emit()


class Dissolve(QWidget):
    """Lies over a slide and shows how the one before becomes it: two pictures, each of the whole slide."""

    def __init__(self, parent: QWidget, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._before, self._after = QPixmap(), QPixmap()
        self._share = 0.0
        self.movement = Movement(self, clock)
        self.movement.moved.connect(self._show)
        self.movement.ended.connect(self.stop)
        self.hide()

    def start(self, before: QPixmap, after: QPixmap, duration: int) -> None:
        """Let one picture become the other in so many milliseconds."""
        self._before, self._after = before, after
        self._share = 0.0
        self.setGeometry(QRect(QPoint(), self.window().size()))
        self.show()
        self.movement.start(duration)

    def stop(self) -> None:
        """Be gone."""
        self.movement.stop()
        self.hide()
        self._before = self._after = QPixmap()

    def _show(self, share: float) -> None:
        self._share = share
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._before)
        painter.setOpacity(self._share)
        painter.drawPixmap(0, 0, self._after)
        painter.end()


class Drift(QObject):
    """A photo that comes nearer, slowly; `moved` carries how many times as large as at first it is."""

    moved = Signal(float)

    def __init__(self, parent: QObject, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self.movement = Movement(self, clock)
        self.movement.moved.connect(self._tell)

    def start(self) -> None:
        """Begin anew."""
        self.movement.start(_DRIFT_TIME)

    def stop(self) -> None:
        """Be where the photo was at first."""
        self.movement.stop()
        self.moved.emit(1.0)

    def _tell(self, share: float) -> None:
        self.moved.emit(1 + _DRIFT * share)
