"""Photos that somebody waits for, the printer or the clipboard: decoded by workers of their own, in the size needed."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, QObject
from PySide6.QtGui import QImage

from viewer.imaging.pool import DecodePool
from viewer.imaging.process import WorkerProcess
from viewer.imaging.request import Answer, PhotoKey, PhotoRequest, PhotoSource, Priority
from viewer.ui.frames import Bridge, Frame, adopt

_AHEAD = 3  # photos decoded while one is used


class Needed(NamedTuple):
    """A photo, by its index, and how many device pixels it may fill."""

    photo: int
    width: int
    height: int


class AwaitedPhotos(QObject):
    """Decodes what is needed, one photo after the other, from its making to its `close`. Whoever needs one waits for
    it, never longer than the workers' deadline; meanwhile the window is painted."""

    def __init__(self, source: Callable[[int], PhotoSource], *, workers: int, deadline: float) -> None:
        super().__init__()
        self._source = source
        self._bridge = Bridge()
        self._bridge.answered.connect(self._take)
        self._pool: DecodePool[Frame] = DecodePool(
            workers=workers, deadline=deadline, start=WorkerProcess, adopt=adopt, deliver=self._bridge.deliver
        )
        self._answers: dict[PhotoKey, Answer[Frame]] = {}
        self._wait: QEventLoop | None = None

    def close(self) -> None:
        """End the workers."""
        self._pool.close()
        self._bridge.deleteLater()
        self.deleteLater()

    def image(self, needed: Needed, following: Sequence[Needed] = ()) -> QImage | None:
        """The photo, or None where it cannot be shown. Those `following` are decoded meanwhile."""
        key = self._key(needed)
        coming = [self._key(one) for one in following[:_AHEAD]]
        self._answers = {known: answer for known, answer in self._answers.items() if known in (key, *coming)}
        requests = [(key, Priority.SHOWN), *((one, Priority.PREFETCH) for one in coming)]
        self._pool.ask([PhotoRequest(one, priority) for one, priority in requests if one not in self._answers])
        while key not in self._answers:
            self._wait = QEventLoop()
            self._wait.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        frame = self._answers[key].frame
        return frame.image if frame is not None else None

    def _key(self, needed: Needed) -> PhotoKey:
        return PhotoKey(self._source(needed.photo), max(needed.width, 1), max(needed.height, 1))

    def _take(self, answer: Answer[Frame]) -> None:
        self._pool.arrived(answer.key)
        self._answers[answer.key] = answer
        if self._wait is not None:
            self._wait.quit()
