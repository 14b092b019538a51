"""Buttons with words on them, as dialogs and notices have them: flat, with a hairline around."""

from PySide6.QtCore import QEvent
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
        lifted, pressed = (mixed(theme.paper, theme.rule, share) for share in (_LIFTED, _PRESSED))
        self.setFont(self._look.interface_font(TextSize.LABEL))
        faint = mixed(theme.paper, theme.ink_quiet, _FAINT)
        # The padding makes up for the focus ring's width, so that words never move.
        self.setStyleSheet(
            f"""
            QPushButton {{ background: {theme.paper}; color: {theme.ink}; border: 1px solid {theme.rule};
                border-radius: 4px; padding: 6px 15px; }}
            QPushButton:hover {{ background: {lifted}; }}
            QPushButton:pressed {{ background: {pressed}; }}
            QPushButton:disabled {{ color: {faint}; }}
            QPushButton:default {{ border-color: {theme.ink_quiet}; }}
            QPushButton:focus {{ border: 2px solid {theme.ink}; padding: 5px 14px; }}
            """
        )
