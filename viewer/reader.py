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


class _Manners:
    """How Python behaves while stories are read for somebody: the window may interrupt them often, and garbage is not
    looked for. It is as it was once the last of them has been read, or is forgotten: a disk may never answer."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._readers: set[object] = set()
        self._before = (0.0, False)

    def begin(self, reader: object) -> None:
        """This one reads from now on."""
        with self._lock:
            if not self._readers:
                self._before = sys.getswitchinterval(), gc.isenabled()
                sys.setswitchinterval(_SWITCH)
                gc.disable()
            self._readers.add(reader)

    def end(self, reader: object) -> None:
        """This one has read, or need not."""
        with self._lock:
            if reader not in self._readers:
                return
            self._readers.remove(reader)
            if self._readers:
                return
            interval, collects = self._before
            sys.setswitchinterval(interval)
            if collects:
                if gc.get_count()[0] > _MANY:
                    gc.freeze()
                gc.enable()


_manners = _Manners()


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
        _manners.begin(self)
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
        _manners.end(self)

    def _run(self) -> None:
        try:
            self._answers.append(self._read())
        except BaseException as error:  # noqa: BLE001 - raised again where the answer is asked for
            self._error = error
        finally:
            _manners.end(self)
        with self._lock:
            self._done.set()
            if self._tell is not None:
                self._tell(self)
