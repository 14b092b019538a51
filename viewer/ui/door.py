"""Where later starts of the program come in, if this is the one that they hand over to; or once it is."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from viewer.instance import Claim, Place, place_of, succeed
from viewer.ui.reception import Reception

if TYPE_CHECKING:
    from viewer.ui.pipe import PipeReception

_AGAIN_AFTER = 250  # milliseconds after a change in the folder: whoever leaves clears it up before it lets go


class Door(QObject):
    """Open until `close`. `asked` carries each `Request`; whoever sent it has been told that it is taken.

    A program without a claim tries to become the one when the folder of the lock tells that somebody has left, and
    when one of its windows gets the keyboard: who was killed leaves no trace.
    """

    asked = Signal(object)

    def __init__(
        self, claim: Claim | None, application: QGuiApplication, parent: QObject, place: Place | None = None
    ) -> None:
        """Without a `place` it is where all programs of this user find each other."""
        super().__init__(parent)
        self._application = application
        self._reception: Reception | PipeReception | None = None
        self._claim: Claim | None = None
        self._watcher: QFileSystemWatcher | None = None
        if claim is not None:
            self._receive(claim)
            return
        place = place or place_of(os.environ)
        if place is None:
            return
        self._place = place
        self._rest = QTimer(self, singleShot=True, interval=_AGAIN_AFTER)
        self._rest.timeout.connect(self._try)
        self._watcher = QFileSystemWatcher([str(Path(place.lock).parent)], self)
        self._watcher.directoryChanged.connect(self._rest.start)
        self._application.focusWindowChanged.connect(self._note_focus)
        self._try()  # it may have left while this window was made

    def close(self) -> None:
        """Let nobody in any more. A claim that was come by here is given up."""
        self._stop_waiting()
        if self._reception is not None:
            self._reception.close()
        if self._claim is not None:
            self._claim.close()

    def _note_focus(self, window: QWindow | None) -> None:
        if window is not None:
            self._try()

    def _try(self) -> None:
        if self._watcher is None:
            return
        self._claim = succeed(self._place)
        if self._claim is not None:
            self._stop_waiting()
            self._receive(self._claim)

    def _stop_waiting(self) -> None:
        if self._watcher is not None:
            self._rest.stop()
            self._watcher.deleteLater()
            self._watcher = None
            self._application.focusWindowChanged.disconnect(self._note_focus)

    def _receive(self, claim: Claim) -> None:
        if claim.line is not None:
            self._reception = Reception(claim.line, self)
        else:
            from viewer.ui.pipe import PipeReception  # noqa: PLC0415 - for Windows alone

            self._reception = PipeReception(claim, self)
        self._reception.asked.connect(self.asked)
