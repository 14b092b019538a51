"""A short movement that means something: a distance that shrinks to nothing, quickly at first."""

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal


class Glide(QObject):
    """Says again and again how much of a distance is left, until nothing is. `moved` carries that in pixels."""

    moved = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._animation = QVariantAnimation(self)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.setEndValue(0.0)
        self._animation.valueChanged.connect(self._tell)

    @property
    def is_under_way(self) -> bool:
        """Whether something is moving now."""
        return self._animation.state() == QVariantAnimation.State.Running

    def start(self, distance: float, duration: int) -> None:
        """Begin a movement over `distance` pixels that takes `duration` milliseconds; 0 is at once."""
        self._animation.stop()
        if duration <= 0 or not distance:
            self.moved.emit(0.0)
            return
        self._animation.setStartValue(float(distance))
        self._animation.setDuration(duration)
        self._animation.start()

    def stop(self) -> None:
        """Stay where it is now."""
        self._animation.stop()

    def _tell(self, remaining: float) -> None:
        self.moved.emit(float(remaining))

    def finish(self) -> None:
        """Be there now."""
        if self.is_under_way:
            self._animation.setCurrentTime(self._animation.duration())
