"""Reads a story again whenever its text changes on the disk, without the window waiting for it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from viewer.reader import StoryReader
from viewer.ui.arrivals import Arrivals
from viewer.ui.watching import Identity, Watch


class Rereading(QObject):
    """Watches these files (or folders, for what comes into them and goes), from its making to its `close`. `read_again`
    carries a StoryReader that has its answer, or the error."""

    read_again = Signal(object)

    def __init__(self, files: Mapping[str, Identity | None], read: Callable[[], object], patience: int) -> None:
        """`files` are absolute paths, and in which state each was when it was read; `read` is called in a
        thread of its own; `patience` is in milliseconds."""
        super().__init__()
        self._read = read
        self._is_over = False
        self._coming = Arrivals(patience, self)
        self._watch = Watch(self)
        self._watch.changed.connect(self._begin)
        self._watch.watch(files)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._look_again)

    def close(self) -> None:
        """Watch no more; what is being read is forgotten."""
        self._is_over = True
        self._watch.close()
        self._coming.forget()

    def _begin(self) -> None:
        if self._is_over:
            return  # it had been told, and is heard only now
        self._coming.wait_for(StoryReader(self._read), self.read_again.emit)

    def _look_again(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:  # storage that says nothing may have changed meanwhile
            self._watch.look()
