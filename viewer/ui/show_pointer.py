"""The mouse pointer over a slideshow: there while it moves, gone when it rests, and a ring where somebody points."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

_REST = 2000  # milliseconds


class ShowPointer(QObject):
    """Hides the pointer as long as it rests over this window, whatever pointer a part of it wants. `moved` tells each
    movement, `rested` that there has been none for a while, or that it has left."""

    moved = Signal()
    rested = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._at = QCursor.pos()
        self._is_hidden = False
        self._points = False
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._hide)
        window.winId()  # makes sure that there is a handle to listen to
        window.windowHandle().installEventFilter(self)

    def close(self) -> None:
        """The show is over: the pointer is seen again."""
        self._rest.stop()
        self._show()

    def point(self, *, held: bool) -> None:
        """As long as this is held something else shows where the mouse is."""
        self._points = held
        if held:
            self._rest.stop()
            self._hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            at = event.globalPosition().toPoint()
            if at != self._at and not self._points:  # a window that opens beneath it makes no movement
                self._at = at
                self._window.unsetCursor()
                self._show()
                self._rest.start()
                self.moved.emit()
        elif kind == QEvent.Type.Leave:
            self._rest.stop()
            self._show()
            self.rested.emit()
        return super().eventFilter(watched, event)

    def _hide(self) -> None:
        if not self._is_hidden:
            self._is_hidden = True
            QApplication.setOverrideCursor(QCursor(Qt.CursorShape.BlankCursor))
        self.rested.emit()

    def _show(self) -> None:
        if self._is_hidden:
            self._is_hidden = False
            QApplication.restoreOverrideCursor()


class Pointing(QObject):
    """While it is held, tells where the mouse is in a window. `pointed` carries a QPoint of the window, or None."""

    pointed = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._is_held = False

    def hold(self, *, held: bool) -> None:
        """Begin, or end."""
        if held == self._is_held:
            return
        self._is_held = held
        handle = self._window.windowHandle()
        if not held:
            handle.removeEventFilter(self)
            self.pointed.emit(None)
            return
        handle.installEventFilter(self)
        at = self._window.mapFromGlobal(QCursor.pos())
        if self._window.rect().contains(at):
            self.pointed.emit(at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self.pointed.emit(event.position().toPoint())
        elif event.type() == QEvent.Type.Leave:
            self.pointed.emit(None)
        return super().eventFilter(watched, event)
