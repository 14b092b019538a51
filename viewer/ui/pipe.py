"""Later starts on Windows: handed over, and heard, through a named pipe (see `viewer.instance`).

Everywhere else the same code talks through a socket that Qt makes, which is how it is tested.
"""

import sys
from functools import partial
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from viewer.instance import TAKEN, Claim, GarbledError, Letter, framed

_MOST_CALLERS = 8  # heard at a time; more are hung up on, and open windows of their own
_HEARD_WITHIN = 1_000  # milliseconds for a caller to say all that it wants, and to hang up once it has been answered
_ANSWERED_WITHIN = 100  # milliseconds for an answer of one byte to be on its way
_READ_AHEAD = 1 << 16  # bytes
_ANYBODY = 0xFFFFFFFF  # ASFW_ANY


def send(name: str, message: bytes, patience: float) -> bool:
    """Whether who listens at the pipe of this name took the message, within so many seconds. Raises OSError where
    nobody listens. There need be no application."""
    end = monotonic() + patience

    def left() -> int:
        return max(round((end - monotonic()) * 1000), 1)

    line = QLocalSocket()
    line.connectToServer(name)
    try:
        if not line.waitForConnected(left()):
            raise ConnectionRefusedError(name)
        _let_others_come_to_front()
        line.write(framed(message))
        while line.bytesToWrite():
            if not line.waitForBytesWritten(left()):
                return False
        return bool((line.bytesAvailable() or line.waitForReadyRead(left())) and line.read(1).data() == TAKEN)
    finally:
        line.abort()


def _let_others_come_to_front() -> None:
    """Windows lets a program come to the front if the reader has just started it, or if such a one allows it; the
    running program's window would only blink in the task bar. Which process will answer is not known, so all may."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - for Windows alone

        ctypes.windll.user32.AllowSetForegroundWindow(ctypes.c_uint32(_ANYBODY))


class PipeReception(QObject):
    """Listens at the claim's pipe until `close`. `asked` carries each `Request`; whoever sent it has been told that it
    is taken."""

    asked = Signal(object)

    def __init__(self, claim: Claim, parent: QObject) -> None:
        super().__init__(parent)
        self._callers: dict[QLocalSocket, tuple[Letter, QTimer]] = {}
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        if not self._server.listen(claim.pipe):
            claim.close()  # nobody shall wait for an answer

    def close(self) -> None:
        """Hear nobody any more."""
        self._server.close()
        for line in list(self._callers):
            self._hang_up(line)

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            line = self._server.nextPendingConnection()
            if len(self._callers) >= _MOST_CALLERS:
                line.abort()
                line.deleteLater()
                continue
            line.setReadBufferSize(_READ_AHEAD)
            patience = QTimer(self, singleShot=True, interval=_HEARD_WITHIN)
            patience.timeout.connect(partial(self._hang_up, line))
            patience.start()
            self._callers[line] = Letter(), patience
            line.readyRead.connect(partial(self._hear, line))
            line.disconnected.connect(partial(self._hang_up, line))
            if line.bytesAvailable():  # it was quicker
                self._hear(line)

    def _hear(self, line: QLocalSocket) -> None:
        if line not in self._callers:
            return
        try:
            request = self._callers[line][0].add(bytes(line.readAll().data()))
        except GarbledError:
            self._hang_up(line)
            return
        # A pipe that is hung up on loses what has not been read at its other end: who called does that.
        if request is not None and _is_answered(line):  # if not, it has opened a window of its own
            self.asked.emit(request)

    def _hang_up(self, line: QLocalSocket) -> None:
        if line in self._callers:
            _, patience = self._callers.pop(line)
            patience.stop()
            patience.deleteLater()
            line.abort()
            line.deleteLater()


def _is_answered(line: QLocalSocket) -> bool:
    """Tell the other one that its request is taken; False if it has given up meanwhile."""
    return line.write(TAKEN) == len(TAKEN) and line.waitForBytesWritten(_ANSWERED_WITHIN)
