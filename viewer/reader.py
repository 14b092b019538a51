"""Reads a story in a thread of its own: a disk that does not answer, or a very long story, must not stop the window.

No Qt: the first story is read before the binding is imported. `StoryReader.then` calls back in the reader's thread;
whoever has a window carries the answer to the window's thread.
"""

import gc
import sys
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

ReadT = TypeVar("ReadT")

_SWITCH = 0.0005  # seconds that the window may have to wait for the reader at a time; Python's own 5 ms are felt
_MANY = 200_000  # objects: looking for garbage among so many stops the window for some 20 ms


class StoryReader(Generic[ReadT]):
    """Calls `read` once, in a thread of its own that nobody waits for when the program ends."""

    def __init__(self, read: Callable[[], ReadT]) -> None:
        self._read = read
        self._answers: list[ReadT] = []
        self._error: BaseException | None = None
        self._tell: Callable[[StoryReader[ReadT]], None] | None = None
        self._lock = threading.Lock()
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._run, name="story-reader", daemon=True)
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait for the answer, but no longer than this; whether it is there."""
        return self._done.wait(seconds)

    @property
    def answer(self) -> ReadT:
        """What `read` returned; raises what it raised, and LookupError as long as it has done neither."""
        if self._error is not None:
            raise self._error
        return self._answers[0]

    @property
    def is_reading(self) -> bool:
        """Whether it is at work; garbage is not collected then."""
        return self._thread.is_alive()

    def then(self, tell: Callable[["StoryReader[ReadT]"], None]) -> None:
        """Call `tell` when the answer is there, in the reader's thread, or at once where it is there already."""
        with self._lock:
            self._tell = tell
            is_late = self._done.is_set()
        if is_late:
            tell(self)

    def forget(self) -> None:
        """Nobody wants the answer any more; nothing is told once this returns."""
        with self._lock:
            self._tell = None

    def _run(self) -> None:
        before = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH)
        collects = gc.isenabled()
        gc.disable()
        try:
            self._answers.append(self._read())
        except BaseException as error:  # noqa: BLE001 - raised again where the answer is asked for
            self._error = error
        finally:
            sys.setswitchinterval(before)
            if collects:
                if gc.get_count()[0] > _MANY:
                    gc.freeze()
                gc.enable()
        with self._lock:
            self._done.set()
            if self._tell is not None:
                self._tell(self)
