"""The slideshow's clock: each photo has its time, which begins when the photo is on the screen."""

from PySide6.QtCore import QObject, QTimer, Signal


class Autoplay(QObject):
    """Says when it is time for the next photo, unless it is paused."""

    time_up = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.time_up)
        self._paused = False
        self._seconds = 0.0

    @property
    def is_paused(self) -> bool:
        """Whether the reader has paused it; only the reader resumes it."""
        return self._paused

    @property
    def is_running(self) -> bool:
        """Whether a photo's time is running now."""
        return self._timer.isActive()

    def begin(self, seconds: float) -> None:
        """A photo is on the screen: its time, anew."""
        self._seconds = seconds
        if not self._paused:
            self._timer.start(round(seconds * 1000))

    def toggle_pause(self) -> None:
        """Pause, or go on with the photo's whole time."""
        self._paused = not self._paused
        if self._paused:
            self._timer.stop()
        else:
            self._timer.start(round(self._seconds * 1000))

    def stop(self) -> None:
        """No time runs any more; the next slideshow begins unpaused."""
        self._timer.stop()
        self._paused = False
