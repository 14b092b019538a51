"""Saving a copy of the story while the window goes on: how far it is, and what has come of it."""

import threading
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QProgressDialog, QWidget

from viewer.story.phrase import Phrase
from viewer.ui.buttons import dress_buttons
from viewer.ui.dialogs import tell
from viewer.ui.speech import said, say

_SHOWN_AFTER = 500  # milliseconds: a copy that is quicker than that need not say how far it is
_EVERY = 50  # milliseconds
_STEPS = 1_000
_END = 5.0  # seconds for which the end of a copy is waited for; a disk may hold it for longer


class Copy(Protocol):
    """A copy that is to be made."""

    @property
    def share(self) -> float:
        """How much of it is done, from 0 to 1."""

    def outcome(self) -> Phrase | None:
        """Make it, however long that takes; what there is to be said of it, in sentences, or nothing."""

    def cancel(self) -> None:
        """Have `outcome` return soon, without a copy."""


class Saving(QObject):
    """Makes one copy at a time, in a thread of its own."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._copy: Copy | None = None
        self._thread: threading.Thread | None = None
        self._progress: QProgressDialog | None = None
        self._outcomes: list[Phrase | None] = []
        self._look = QTimer(self, interval=_EVERY)
        self._look.timeout.connect(self._see)

    @property
    def is_busy(self) -> bool:
        """Whether a copy is on its way."""
        return self._thread is not None

    def begin(self, copy: Copy) -> None:
        """Make this copy; nothing happens while another is on its way."""
        if self.is_busy:
            return
        self._copy = copy
        self._outcomes = []
        # It deletes what it has begun when it is cancelled; a disk that does not answer must not keep the program.
        self._thread = threading.Thread(target=self._make, args=(copy, self._outcomes), name="copy", daemon=True)
        progress = self._progress = QProgressDialog(
            say("Saving a copy as one file…"), say("Cancel"), 0, _STEPS, self._window
        )
        progress.setWindowTitle(say("Save a copy"))
        dress_buttons(progress)
        progress.setMinimumDuration(_SHOWN_AFTER)
        progress.setAutoClose(False)
        progress.setAutoReset(False)
        progress.canceled.connect(copy.cancel)
        progress.setValue(0)
        self._thread.start()
        self._look.start()

    def close(self) -> None:
        """Give up the copy that is on its way."""
        self._look.stop()
        if self._copy is not None and self._thread is not None:
            self._copy.cancel()
            self._thread.join(_END)
        self._end()

    @staticmethod
    def _make(copy: Copy, outcomes: list[Phrase | None]) -> None:
        outcomes.append(copy.outcome())

    def _see(self) -> None:
        if self._thread is not None and self._thread.is_alive():
            if self._progress is not None and self._copy is not None and not self._progress.wasCanceled():
                self._progress.setValue(int(self._copy.share * (_STEPS - 1)))
            return
        self._look.stop()
        outcome = self._outcomes[0] if self._outcomes else None
        self._end()
        if outcome is not None:
            tell(self._window, say("Save a copy"), said(outcome))

    def _end(self) -> None:
        self._copy = self._thread = None
        if self._progress is not None:
            self._progress.canceled.disconnect()  # closing it means that, too
            self._progress.close()
            self._progress.deleteLater()
            self._progress = None
