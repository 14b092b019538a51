"""Keys: the registry's actions as Qt's, and keys found by their place where a keyboard layout moves letters away."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from viewer.actions import Action, Kind
from viewer.ui.speech import key_words, title_of

# Where these letters and signs stand on a US keyboard, as scan codes of the PC's set 1, which Windows reports as they
# are and Linux (evdev, Wayland, and X11 with 8 added) follows for this block of keys.
_SCAN_CODES = {
    16: "Q", 17: "W", 18: "E", 19: "R", 20: "T", 21: "Y", 22: "U", 23: "I", 24: "O", 25: "P",
    30: "A", 31: "S", 32: "D", 33: "F", 34: "G", 35: "H", 36: "J", 37: "K", 38: "L",
    44: "Z", 45: "X", 46: "C", 47: "V", 48: "B", 49: "N", 50: "M",
    2: "1", 3: "2", 4: "3", 5: "4", 6: "5", 7: "6", 8: "7", 9: "8", 10: "9", 11: "0",
    12: "-", 13: "=", 26: "[", 27: "]",
}  # fmt: skip
_X11_OFFSET = 8
_LAST_ASCII = 0x7F
_FIRST_SPECIAL_KEY = 0x01000000


def make_actions(parent: QWidget, perform: Callable[[Action], None]) -> dict[Action, QAction]:
    """One QAction for each of the registry's, which calls `perform` with it."""
    made = {}
    # macOS has these in its application menu, and moves others by guessing from their text.
    roles = {
        Action.QUIT: QAction.MenuRole.QuitRole,
        Action.SETTINGS: QAction.MenuRole.PreferencesRole,
        Action.ABOUT: QAction.MenuRole.AboutRole,
    }
    for action in Action:
        made[action] = item = QAction(parent)
        item.setObjectName(action.name.lower())
        if action.kind is not Kind.HELD:  # a shortcut knows no release: there HeldKey listens
            item.setShortcuts([QKeySequence(key) for key in action.keys])
        item.setCheckable(action.kind in (Kind.TOGGLED, Kind.CHOSEN))
        item.triggered.connect(lambda _checked=False, action=action: perform(action))
        item.setMenuRole(roles.get(action, QAction.MenuRole.NoRole))
    name_actions(made)
    return made


def name_actions(actions: Mapping[Action, QAction]) -> None:
    """Give all of them their titles, in the language spoken now."""
    for action, item in actions.items():
        # What is held has no shortcut that the menu could name.
        item.setText(
            f"{title_of(action)}\t{key_words(action.keys[0])}" if action.kind is Kind.HELD else title_of(action)
        )


def mirror_arrows(actions: dict[Action, QAction], *, mirrored: bool) -> None:
    """Let the left arrow lead onward where one reads from right to left."""
    swapped = {"Left": "Right", "Right": "Left"} if mirrored else {}
    for action in (Action.NEXT, Action.PREVIOUS):
        actions[action].setShortcuts([QKeySequence(swapped.get(key, key)) for key in action.keys])


def letter_by_place(event: QKeyEvent, offset: int = _X11_OFFSET) -> str | None:
    """The letter or sign that stands, on a US keyboard, where this key is; None for a key that gives a Latin letter
    itself (it is taken at its word), or stands elsewhere."""
    if event.key() <= _LAST_ASCII or event.key() >= _FIRST_SPECIAL_KEY:
        return None
    return _SCAN_CODES.get(event.nativeScanCode() - offset)


def action_by_place(event: QKeyEvent, offset: int = _X11_OFFSET) -> Action | None:
    """The action whose letter stands, on a US keyboard, where this key is; for keys that give no Latin letter.

    A key that gives a Latin letter is taken at its word: on a French keyboard, A is where it says A.
    `offset` is what the platform adds to the scan code.
    """
    letter = letter_by_place(event, offset)
    if letter is None:
        return None
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    pressed = QKeySequence(modifiers.value | ord(letter)).toString(QKeySequence.SequenceFormat.PortableText)
    shortcuts = (action for action in Action if action.kind is not Kind.HELD)
    return next((action for action in shortcuts if pressed in action.keys), None)


def action_of_side_button(event: QMouseEvent) -> Action | None:
    """What the buttons at a mouse's side do, as in browsers."""
    jumps = {Qt.MouseButton.BackButton: Action.BACK, Qt.MouseButton.ForwardButton: Action.FORWARD}
    return jumps.get(event.button())


class ButtonKeys(QObject):
    """Leaves Space and Enter to its button while that has the focus; the window's shortcuts would take them from it."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() in keys and not event.modifiers():
                event.accept()
                return True
        return super().eventFilter(watched, event)


class HeldKey(QObject):
    """Hears how long a key is held down, whatever has the focus (a field to type in excepted).

    `held` carries True when the key goes down and False when it comes up, or when the window loses the keyboard.
    Begun from the menu (`begin`), it lasts until something else is done (`end`), or the next key or click.
    """

    held = Signal(bool)

    def __init__(self, action: Action) -> None:
        super().__init__()
        self._letter = action.keys[0]
        self._is_held = False
        self._from_menu = False

    def listen_to(self, window: QWidget) -> None:
        """Hear the keys of this window, before any widget does."""
        window.winId()  # makes sure that there is a handle to listen to
        window.windowHandle().installEventFilter(self)

    def begin(self) -> None:
        """Act as if the key were down, until the next key or click."""
        self._from_menu = True
        self._hold(held=True)

    def end(self) -> None:
        """The reader does something else: what was begun from the menu is over."""
        if self._from_menu:
            self._hold(held=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusOut:
            self._hold(held=False)
        elif kind in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress):
            self.end()
        if isinstance(event, QKeyEvent) and self._is_ours(event):
            self._hold(held=kind == QEvent.Type.KeyPress)
            return True
        return super().eventFilter(watched, event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        is_let_go = self._is_held and event.type() == QEvent.Type.KeyRelease
        if event.isAutoRepeat() or (isinstance(QApplication.focusWidget(), QLineEdit) and not is_let_go):
            return False
        pressed = letter_by_place(event) or (chr(event.key()) if event.key() <= _LAST_ASCII else "")
        # Released with a modifier that went down meanwhile, it is released all the same.
        return pressed == self._letter and (self._is_held or not event.modifiers())

    def _hold(self, *, held: bool) -> None:
        self._from_menu = self._from_menu and held
        if held != self._is_held:
            self._is_held = held
            self.held.emit(held)
