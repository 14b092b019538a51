"""Keys: the registry's actions as Qt's, and keys found by their place where a keyboard layout moves letters away."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QWidget

from viewer.actions import Action

# Where these letters stand on a US keyboard, as scan codes of the PC's set 1, which Windows reports as they are
# and Linux (evdev, Wayland, and X11 with 8 added) follows for this block of keys.
_SCAN_CODES = {
    16: "Q", 17: "W", 18: "E", 19: "R", 20: "T", 21: "Y", 22: "U", 23: "I", 24: "O", 25: "P",
    30: "A", 31: "S", 32: "D", 33: "F", 34: "G", 35: "H", 36: "J", 37: "K", 38: "L",
    44: "Z", 45: "X", 46: "C", 47: "V", 48: "B", 49: "N", 50: "M",
}  # fmt: skip
_X11_OFFSET = 8
_LAST_ASCII = 0x7F
_FIRST_SPECIAL_KEY = 0x01000000


def make_actions(parent: QWidget, perform: Callable[[Action], None]) -> dict[Action, QAction]:
    """One QAction for each of the registry's, which calls `perform` with it."""
    made = {}
    for action in Action:
        made[action] = item = QAction(action.title, parent)
        item.setObjectName(action.name.lower())
        item.setShortcuts([QKeySequence(key) for key in action.keys])
        item.triggered.connect(lambda _checked=False, action=action: perform(action))
        # macOS moves items by guessing from their text; only Quit belongs in its application menu.
        item.setMenuRole(QAction.MenuRole.QuitRole if action is Action.QUIT else QAction.MenuRole.NoRole)
    return made


def action_by_place(event: QKeyEvent, offset: int = _X11_OFFSET) -> Action | None:
    """The action whose letter stands, on a US keyboard, where this key is; for keys that give no Latin letter.

    A key that gives a Latin letter is taken at its word: on a French keyboard, A is where it says A.
    `offset` is what the platform adds to the scan code.
    """
    if event.key() <= _LAST_ASCII or event.key() >= _FIRST_SPECIAL_KEY:
        return None
    letter = _SCAN_CODES.get(event.nativeScanCode() - offset)
    if letter is None:
        return None
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    pressed = QKeySequence(modifiers.value | ord(letter)).toString(QKeySequence.SequenceFormat.PortableText)
    return next((action for action in Action if pressed in action.keys), None)


class ButtonKeys(QObject):
    """Leaves Space and Enter to a button that has the focus, which the window's shortcuts would take from it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(watched, QAbstractButton):
            keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if isinstance(event, QKeyEvent) and event.key() in keys and not event.modifiers():
                event.accept()
                return True
        return super().eventFilter(watched, event)
