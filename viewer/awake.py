"""Keeps the screen from going to sleep while a slideshow plays. No Qt.

The system is asked in a thread of its own, because it may take its time to answer (over D-Bus). The thread waits
without waking up, and what it asks with is imported there, when a show first plays.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def kept_awake() -> Iterator[bool]:
    """Have the screen stay on for as long as this lasts; False where the system does not agree."""
    from wakepy import keep  # noqa: PLC0415 - see above

    with keep.presenting(on_fail="pass") as mode:
        yield mode.active


class Awake:
    """Wants the screen to stay on, or not; `tell` is called once, from another thread, if that cannot be had."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell: Callable[[], None] | None = tell
        self._change = threading.Condition()
        self._is_wanted = False
        self._is_over = False
        self._thread: threading.Thread | None = None

    def want(self, *, wanted: bool) -> None:
        """The screen is to stay on, or may go to sleep again. Returns at once."""
        with self._change:
            self._is_wanted = wanted
            self._change.notify()
        if wanted and self._thread is None:
            self._thread = threading.Thread(target=self._run, name="awake", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """The show is over. Nothing is told once this returns; the thread ends by itself."""
        with self._change:
            self._tell = None
            self._is_over = True
            self._change.notify()

    def _run(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(lambda: self._is_wanted or self._is_over)
                if self._is_over:
                    return
            try:
                with kept_awake() as is_kept:
                    self._stay(is_kept=is_kept)
            except Exception:  # noqa: BLE001 - whatever the system or the library has: the show goes on
                self._stay(is_kept=False)

    def _stay(self, *, is_kept: bool) -> None:
        with self._change:
            if not is_kept and self._tell is not None:
                self._tell()
                self._tell = None
            self._change.wait_for(lambda: not self._is_wanted or self._is_over)
