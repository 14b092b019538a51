"""Leaving when the system says so, as when the reader closes the window: what is remembered is written down first."""

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_SIGNALS = [
    getattr(signal, name)
    for name in ("SIGTERM", "SIGINT", "SIGHUP")  # the session ends, Ctrl+C in the terminal, the terminal is closed
    if hasattr(signal, name)  # Windows has no SIGHUP
]


class LeaveSignals(QObject):
    """`asked` tells that the program is to end. Made on the main thread; Python's own way of dealing with signals is
    back after `close`.

    Python runs a handler between two of its own instructions, of which there are none while Qt waits for events: so it
    is told to write to a socket, which wakes Qt.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ours, self._theirs = socket.socketpair()
        for end in (self._ours, self._theirs):
            end.settimeout(0)
        self._woken_before = signal.set_wakeup_fd(self._theirs.fileno(), warn_on_full_buffer=False)
        self._handlers = {number: signal.signal(number, lambda *_: None) for number in _SIGNALS}
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def close(self) -> None:
        """Listen no more."""
        self._notifier.setEnabled(False)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._woken_before)
        self._ours.close()
        self._theirs.close()

    def _hear(self) -> None:
        if not set(_SIGNALS).isdisjoint(self._ours.recv(64)):  # the numbers of all signals that came
            self.asked.emit()
