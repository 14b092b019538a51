"""Exceptions that nobody has caught: written to the terminal as ever, and told, so that the reader hears of them."""

import faulthandler
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

_LONGEST = 20_000  # characters of one report: a message may quote a whole story


class Mishap(NamedTuple):
    """One exception: which one it was and where, by which it is known again, and all that Python says of it."""

    kind: str
    file: str
    line: int
    text: str


class Uncaught(QObject):
    """From its making to its `close`, whatever is not caught in a slot, an event, a thread or while an object goes is
    handed to `tell`: on the window's thread, from its event loop, and so never in the midst of what went wrong.

    What goes wrong while it is told stays in the terminal.
    """

    _raised = Signal(object)

    def __init__(self, tell: Callable[[Mishap], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        self._raised.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._plain, self._in_thread, self._in_passing
        if sys.stderr is not None and not faulthandler.is_enabled():  # a windowed program on Windows has none
            faulthandler.enable()  # where even Python ends, at least the terminal or the session's log says where

    def close(self) -> None:
        """Listen no more: Python's own hooks are back."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks

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
        import traceback  # noqa: PLC0415 - hardly ever needed

        frames = traceback.extract_tb(error.__traceback__)
        if any(frame.filename == __file__ and frame.name == self._hear.__name__ for frame in frames):
            return
        text = "".join(traceback.format_exception(error))  # now: kept itself, it would keep all it was about
        if len(text) > _LONGEST:
            text = f"{text[: _LONGEST // 2]}\n[…]\n{text[-_LONGEST // 2 :]}"
        place = frames[-1] if frames else None
        file, line = (place.filename, place.lineno or 0) if place is not None else ("", 0)
        self._raised.emit(Mishap(type(error).__name__, file, line, text))

    def _hear(self, mishap: Mishap) -> None:
        self._tell(mishap)
