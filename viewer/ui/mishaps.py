"""What has gone wrong in the program itself, on its way from wherever it was to the window's thread."""

import traceback
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

_LONGEST = 20_000  # characters of one report: a message may quote a whole story


class Mishap(NamedTuple):
    """One exception: which one it was and where, by which it is known again, and all that Python says of it."""

    kind: str
    file: str
    line: int
    text: str


class Messenger(QObject):
    """Hands every mishap to `tell`: on the window's thread, from its event loop, and so never in the midst of what went
    wrong. It may be made on any thread. What goes wrong while it is told is not told."""

    _noted = Signal(object)

    def __init__(self, tell: Callable[[Mishap], None]) -> None:
        super().__init__()
        self._tell = tell
        application = QCoreApplication.instance()
        if application is not None:
            self.moveToThread(application.thread())
        self._noted.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def note(self, error: Exception) -> None:
        """This has not been caught. Called on any thread."""
        frames = traceback.extract_tb(error.__traceback__)
        if any(frame.filename == __file__ and frame.name == self._hear.__name__ for frame in frames):
            return
        text = "".join(traceback.format_exception(error))  # now: kept itself, it would keep all it was about
        if len(text) > _LONGEST:
            text = f"{text[: _LONGEST // 2]}\n[…]\n{text[-_LONGEST // 2 :]}"
        place = frames[-1] if frames else None
        file, line = (place.filename, place.lineno or 0) if place is not None else ("", 0)
        self._noted.emit(Mishap(type(error).__name__, file, line, text))

    def _hear(self, mishap: Mishap) -> None:
        self._tell(mishap)
