"""Buttons with words on them, as dialogs and notices have them: flat, with a hairline around."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QPushButton, QWidget

from viewer.actions import Action
from viewer.ui.icons import SIZE, show_icon_on
from viewer.ui.keys import ButtonKeys
from viewer.ui.look import Look
from viewer.ui.theme import TextSize, mixed

_FAINT = 0.5  # how much of the quiet ink is in words on a button that does nothing now
_LIFTED, _PRESSED = 0.35, 0.6  # how much of the rule's colour the ground takes on under the pointer, and held down


class Button(QPushButton):
    """A button on paper. Its text is the program's own, with a mnemonic where it has one, and the icon of the `action`
    that it does."""

    def __init__(self, text: str, look: Look, parent: QWidget | None = None, action: Action | None = None) -> None:
        super().__init__(text, parent)
        self._look = look
        self._action = action
        ButtonKeys(self)
        look.changed.connect(self._dress)
        self._dress()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._dress()
        return super().event(event)

    def _dress(self) -> None:
        theme = self._look.theme
        if self._action is not None:
            show_icon_on(self, self._action, theme.ink, round(SIZE * self._look.text_scale))
        self.setFont(self._look.interface_font(TextSize.LABEL))
        self.setStyleSheet(_style(theme.paper, theme.ink, theme.rule, theme.ink_quiet))


def dress_buttons(window: QWidget) -> None:
    """Have the buttons of one of Qt's own windows look like ours, without the icons that some desktops put on them."""
    colour, roles = window.palette().color, QPalette.ColorRole
    paper, ink = colour(roles.Button).name(), colour(roles.ButtonText).name()
    window.setStyleSheet(_style(paper, ink, colour(roles.Mid).name(), colour(roles.Dark).name()))
    for button in window.findChildren(QPushButton):
        button.setIcon(QIcon())


def _style(paper: str, ink: str, rule: str, quiet: str) -> str:
    lifted, pressed = (mixed(paper, rule, share) for share in (_LIFTED, _PRESSED))
    # The padding makes up for the focus ring's width, so that words never move.
    return f"""
        QPushButton {{ background: {paper}; color: {ink}; border: 1px solid {rule}; border-radius: 4px;
            padding: 6px 15px; }}
        QPushButton:hover {{ background: {lifted}; }}
        QPushButton:pressed {{ background: {pressed}; }}
        QPushButton:disabled {{ color: {mixed(paper, quiet, _FAINT)}; }}
        QPushButton:default {{ border-color: {quiet}; }}
        QPushButton:focus {{ border: 2px solid {ink}; padding: 5px 14px; }}
    """
