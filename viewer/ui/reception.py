"""Hears later starts of the program, which hand over what they were asked for (see `viewer.instance`)."""

import os
import socket
from functools import partial

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from viewer.instance import Caller, GarbledError, is_out_of_descriptors

_MOST_CALLERS = 8  # heard at a time; more are hung up on, and open windows of their own
_RAISED = ("xcb", "windows", "cocoa")  # Qt complains where windows cannot be raised
_HEARD_WITHIN = 1_000  # milliseconds for a caller to say all that it wants


class Reception(QObject):
    """Listens at the claim's socket until `close`. `asked` carries each `Request`; whoever sent it has been told that
    it is taken."""

    asked = Signal(object)

    def __init__(self, line: socket.socket, parent: QObject) -> None:
        super().__init__(parent)
        self._line = line
        self._callers: dict[Caller, tuple[QSocketNotifier, QTimer]] = {}
        self._bell = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
        self._bell.activated.connect(self._answer)

    def close(self) -> None:
        """Hear nobody any more."""
        self._bell.setEnabled(False)
        for caller in list(self._callers):
            self._hang_up(caller)

    def _answer(self) -> None:
        while True:
            try:
                connection, _ = self._line.accept()
            except OSError as error:
                if is_out_of_descriptors(error):
                    self.close()  # it would ring without end
                return
            try:
                caller = Caller(connection)
            except (OSError, GarbledError):
                connection.close()
                continue
            if len(self._callers) >= _MOST_CALLERS:
                caller.close()
                continue
            notifier = QSocketNotifier(caller.fileno(), QSocketNotifier.Type.Read, self)
            notifier.activated.connect(lambda *_, caller=caller: self._hear(caller))  # told which descriptor, and why
            patience = QTimer(self, singleShot=True, interval=_HEARD_WITHIN)
            patience.timeout.connect(partial(self._hang_up, caller))
            patience.start()
            self._callers[caller] = notifier, patience

    def _hear(self, caller: Caller) -> None:
        try:
            request = caller.hear()
        except GarbledError:
            self._hang_up(caller)
            return
        if request is None:
            return
        is_taken = caller.take()  # if not, it has opened a window of its own
        self._hang_up(caller)
        if is_taken:
            self.asked.emit(request)

    def _hang_up(self, caller: Caller) -> None:
        notifier, patience = self._callers.pop(caller)
        notifier.setEnabled(False)
        patience.stop()
        notifier.deleteLater()
        patience.deleteLater()
        caller.close()


def bring_to_front(window: QWidget, token: str) -> None:
    """Show a window in front of all others, as far as the desktop lets us.

    Wayland lets only whoever has a `token` from the reader's own click, for which Qt looks in the environment. Under
    X11 Qt has no way to use one, and nobody else ends the announcement of the start that it belongs to.
    """
    if token and QApplication.platformName().startswith("wayland"):
        os.environ["XDG_ACTIVATION_TOKEN"] = token
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    if QApplication.platformName() in _RAISED:
        window.raise_()
    window.activateWindow()
    if token and QApplication.platformName() == "xcb":
        from viewer.ui.startup import end_startup  # noqa: PLC0415 - only when it is needed

        end_startup(token, int(window.winId()))
