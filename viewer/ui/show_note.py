"""A small line at a slideshow's upper edge: what has just been changed, or, while the mouse moves, the main keys."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from viewer.actions import Action
from viewer.ui.look import Look
from viewer.ui.speech import key_words, say
from viewer.ui.theme import TextSize

_MOMENT = 1800  # milliseconds
_DISTANCE = 1.6  # from the screen's edges, as a multiple of the type's size
_KEYS = (Action.PREVIOUS, Action.NEXT, Action.ONWARD, Action.LEAVE)


class ShowNote(QLabel):
    """Stands in the upper right corner of its parent, over everything, and lets clicks through."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._screen = parent
        self._look = look
        self._said = ""
        self._is_hinting = False
        self._moment = QTimer(self, singleShot=True, interval=_MOMENT)
        self._moment.timeout.connect(self._unsay)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # its words are the program's own
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setStyleSheet(
            "background: rgba(0, 0, 0, 165); color: #ffffff; border-radius: 4px; padding: 4px 9px 4px 9px;"
        )
        self.hide()
        parent.installEventFilter(self)

    def say(self, text: str) -> None:
        """Say this for a moment."""
        self._said = text
        self._moment.start()
        self._show()

    def hint(self) -> None:
        """Name the main keys until told otherwise."""
        if not self._is_hinting:
            self._is_hinting = True
            self._show()

    def unhint(self) -> None:
        """Name them no longer."""
        self._is_hinting = False
        self._show()

    def leave(self) -> None:
        """The show is over: say nothing any more."""
        self._moment.stop()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._screen:
            self._place()
        return super().eventFilter(watched, event)

    def _unsay(self) -> None:
        self._said = ""
        self._show()

    def _show(self) -> None:
        text = self._said or (_hint() if self._is_hinting else "")
        self.setText(text)
        self.setVisible(bool(text))
        self._place()

    def _place(self) -> None:
        self.setFont(self._look.interface_font(TextSize.LABEL))
        self.adjustSize()
        gap = round(_DISTANCE * self._look.pixels(TextSize.LABEL))
        self.move(self._screen.width() - self.width() - gap, gap)
        self.raise_()


def _hint() -> str:
    left, right, *others = (key_words(action.keys[0]) for action in _KEYS)
    return " · ".join((f"{left} {right}", *others, say("{key} all keys", key=key_words(Action.KEYS.keys[0]))))
