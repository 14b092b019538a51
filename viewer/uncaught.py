"""Exceptions that nobody has caught: written to the terminal as ever, and told, so that the reader hears of them.

A start installs no more than these hooks; what carries a report is made when there is something to report.
"""

import faulthandler
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viewer.ui.mishaps import Messenger, Mishap


class Uncaught:
    """From its making to its `close`, whatever is not caught in a slot, an event, a thread or while an object goes is
    handed to `tell`, later and on the window's thread; see `viewer.ui.mishaps`."""

    def __init__(self, tell: "Callable[[Mishap], None]") -> None:
        self._tell = tell
        self._lock = threading.RLock()  # an object may go, and fail, in the midst of this
        self._messenger: Messenger | None = None
        self._hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._plain, self._in_thread, self._in_passing
        if sys.stderr is not None and not faulthandler.is_enabled():  # a windowed program on Windows has none
            faulthandler.enable()  # where even Python ends, at least the terminal or the session's log says where

    def close(self) -> None:
        """Listen no more: Python's own hooks are back."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks
        if self._messenger is not None:
            self._messenger.deleteLater()

    def _plain(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._hooks[0](kind, error, trace)
        self._note(error)

    def _in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        self._hooks[1](arguments)
        self._note(arguments.exc_value)

    def _in_passing(self, arguments: "sys.UnraisableHookArgs") -> None:
        self._hooks[2](arguments)
        self._note(arguments.exc_value)

    def _note(self, error: BaseException | None) -> None:
        if not isinstance(error, Exception):  # the end of the program is no mishap
            return
        with self._lock:
            if self._messenger is None:
                from viewer.ui.mishaps import Messenger  # noqa: PLC0415 - hardly ever needed

                self._messenger = Messenger(self._tell)
        self._messenger.note(error)
