"""The slideshow's time: each slide has its own, which begins when the slide is on the screen."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

_LONGEST = 1_000_000.0  # seconds; Qt counts milliseconds in 32 bits


class Autoplay(QObject):
    """Says when it is time for the next slide, unless the reader flips by hand or has paused. `changed` tells that
    time runs now, or stands."""

    time_up = Signal()
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Precise: a rough one may tell more time left than there was, and more again at every change of pace.
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._end_time)
        self._plays = True
        self._paused = False
        self._held = False
        self._is_over = False  # the last slide's time is up
        self._is_begun = False  # the slide is on the screen
        self._seconds = 1.0
        self._left = 1.0  # seconds, while time stands

    @property
    def is_paused(self) -> bool:
        """Whether the reader has paused it; only the reader resumes it."""
        return self._plays and self._paused

    @property
    def is_playing(self) -> bool:
        """Whether slides follow each other by themselves now, or will once this one is on the screen."""
        return self._plays and not self._paused and not self._is_over

    @property
    def is_running(self) -> bool:
        """Whether a slide's time is running now."""
        return self._timer.isActive()

    @property
    def left(self) -> float:
        """Which share of the slide's time is left, 1 to 0, whether it runs or stands."""
        left = self._timer.remainingTime() / 1000 if self.is_running else self._left
        return min(max(left / self._seconds, 0.0), 1.0)

    def begin(self, seconds: float) -> None:
        """A slide is on the screen: its time, anew."""
        self._seconds = min(max(seconds, 0.001), _LONGEST)
        self._is_begun = True
        self._is_over = False
        self._settle_anew()

    def wait(self) -> None:
        """Another slide is on its way to the screen: no time runs until it is there."""
        self._is_begun = False
        self._settle_anew()

    def finish(self) -> None:
        """The last slide's time is up, and it stays."""
        self._is_over = True
        self._settle()

    def toggle_pause(self) -> None:
        """Pause, or go on with the slide's whole time."""
        self._paused = not self._paused
        self._settle_anew()

    def play(self, *, plays: bool) -> None:
        """Let slides follow each other by themselves, or only by hand."""
        self._plays = plays
        self._paused = False
        self._settle_anew()

    def hold(self, *, held: bool) -> None:
        """Let time stand for a while, and go on with what was left of it."""
        self._held = held
        self._settle()

    def hasten(self, factor: float) -> None:
        """Everything takes so many times less long from now on, what is left of this slide's time as well."""
        if self.is_running:
            self._left = self._timer.remainingTime() / 1000
            self._timer.stop()
        self._seconds = self._seconds / factor
        self._left = self._left / factor
        self._settle()

    def stop(self) -> None:
        """No time runs any more; the next slideshow begins unpaused."""
        self._timer.stop()
        self._paused = self._held = self._is_over = self._is_begun = False

    def _settle_anew(self) -> None:
        self._timer.stop()
        self._left = self._seconds
        self._settle()

    def _settle(self) -> None:
        """Let time run, or stand, as things are now."""
        runs = self._is_begun and self.is_playing and not self._held
        if runs and not self.is_running:
            self._timer.start(round(self._left * 1000))
        elif self.is_running and not runs:
            self._left = self._timer.remainingTime() / 1000
            self._timer.stop()
        self.changed.emit()

    def _end_time(self) -> None:
        self._is_begun = False
        self._left = 0.0
        self.time_up.emit()
