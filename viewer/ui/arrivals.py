"""What is read in another thread arrives in the window's, one at a time."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from viewer.reader import StoryReader

ReadT = TypeVar("ReadT")


class Arrivals(QObject):
    """Waits for one reader at a time. `is_slow` tells that its answer has not come within the patience one has."""

    is_slow = Signal()
    _has_come = Signal(object)

    def __init__(self, patience: int, parent: QObject) -> None:
        """`patience` is in milliseconds."""
        super().__init__(parent)
        self._reader: StoryReader[Any] | None = None
        self._then: Callable[[StoryReader[Any]], None] | None = None
        self._has_come.connect(self._arrive)
        self._patience = QTimer(self, singleShot=True, interval=patience)
        self._patience.timeout.connect(self.is_slow)

    @property
    def is_awaited(self) -> bool:
        """Whether something is on its way."""
        return self._reader is not None

    @property
    def is_reading(self) -> bool:
        """Whether it is being read now; garbage is not collected then."""
        return self._reader is not None and self._reader.is_reading

    def wait_for(self, reader: StoryReader[ReadT], then: Callable[[StoryReader[ReadT]], None]) -> None:
        """Call `then` in the window's thread when the answer is there. What was waited for before is forgotten."""
        self.forget()
        self._reader, self._then = reader, then
        self._patience.start()
        reader.then(self._has_come.emit)

    def forget(self) -> None:
        """Wait for nothing any more."""
        self._patience.stop()
        if self._reader is not None:
            self._reader.forget()
            self._reader = self._then = None

    @Slot(object)
    def _arrive(self, reader: StoryReader[Any]) -> None:
        if reader is self._reader and self._then is not None:  # else it was forgotten on its way
            then = self._then
            self.forget()
            then(reader)
