"""Reads a long story whole while its beginning is on the screen already."""

import gc
import sys
import threading
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from viewer.loading import Loaded, Unreadable, load

_SWITCH = 0.0005  # seconds that the window may have to wait for the reader at a time; Python's own 5 ms are felt


class WholeStory(QObject):
    """`read` carries the story, or why it cannot be read, back to the window's thread."""

    read = Signal(object)

    def __init__(self, paths: Sequence[str]) -> None:
        super().__init__()
        self._paths = tuple(paths)
        self._is_wanted = True
        self._lock = threading.Lock()
        # Nothing is written, and nobody waits for it when the program ends.
        self._thread = threading.Thread(target=self._run, name="story-reader", daemon=True)

    def begin(self) -> None:
        """Read it, in a thread of its own."""
        self._thread.start()

    @property
    def is_reading(self) -> bool:
        """Whether it is being read now; garbage is not collected then."""
        return self._thread.is_alive()

    def forget(self) -> None:
        """Nobody wants it any more; nothing is told after this."""
        with self._lock:
            self._is_wanted = False

    def _run(self) -> None:
        before = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH)
        collects = gc.isenabled()
        gc.disable()
        try:
            result: Loaded | Unreadable = _ready(load(self._paths))
        except Unreadable as error:
            result = error
        finally:
            sys.setswitchinterval(before)
            if collects:
                gc.freeze()  # looking for garbage among 100,000 photos would stop the window for 150 ms
                gc.enable()
        with self._lock:
            if self._is_wanted:
                self.read.emit(result)


def _ready(loaded: Loaded) -> Loaded:
    """With everything looked up that the window would otherwise look up first, while it stands still."""
    loaded.story.index_of("")
    loaded.story.passage_of(0)
    return loaded
