"""While the screen is blank, whatever key or click comes only brings it back."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_CLICKS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin)


class Blanking(QObject):
    """Takes a window's keys and clicks, before anything else does. `ended` tells that one came, or that it was told
    to `end`."""

    ended = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._is_on = False

    def begin(self) -> None:
        """From now on nothing reaches the window."""
        if not self._is_on:
            self._is_on = True
            self._window.windowHandle().installEventFilter(self)

    def end(self) -> None:
        """Everything reaches it again."""
        if self._is_on:
            self._is_on = False
            self._window.windowHandle().removeEventFilter(self)
            self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride:
            event.accept()  # it comes again, as a key that is no shortcut
            return True
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if not event.isAutoRepeat():  # of the key that made the screen blank
                self.end()
            return True
        if kind in _CLICKS:
            self.end()
            return True
        return kind == QEvent.Type.Wheel or super().eventFilter(watched, event)
