"""What the audience's window and the speaker's have in common: they are windows of their own, with keys and a page of
them, and a card that asks for a number."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from viewer.ui.keys import action_by_place, action_of_side_button


class ShowWindow(QWidget):
    """`closed` tells that it has been closed, `asked` carries an action that is asked for by a key that gives no Latin
    letter, or by a side button of the mouse."""

    closed = Signal()
    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        action = action_of_side_button(event)
        if action is None:
            super().mousePressEvent(event)
        else:
            self.asked.emit(action)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = action_by_place(event)
        if action is None:
            super().keyPressEvent(event)
        else:
            self.asked.emit(action)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
