"""The line under the caption: where we are in the story, and whose photo this is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer.story.language import UNSPECIFIED, Wording
from viewer.ui.look import Look
from viewer.ui.text_view import TextView, plain_runs
from viewer.ui.theme import TextSize

_HEIGHT = 24
_GAP = 24  # logical pixels between credit and position


class Footer(QWidget):
    """The credit on the left, what is wrong with the photo if anything beside it, the position on the right."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = look.interface_font(TextSize.LABEL)
        number = look.interface_font(TextSize.NUMBER, strong=True)
        self._credit = TextView(label, _HEIGHT / TextSize.LABEL.pixels, look.theme.stage_second, self)
        self._position = TextView(number, _HEIGHT / TextSize.NUMBER.pixels, look.theme.stage_text, self)
        self._credit_wording: Wording | None = None
        self._credit_text = ""
        self._note = ""
        self._metrics = QFontMetrics(label)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_position(self, position: str, credit: Wording | None) -> None:
        """Show the position (`3 / 6`) and the credit; a note about another photo goes."""
        note = self._note if position == self.position else ""
        self._position.show_text(plain_runs(position))
        self._credit_wording = credit
        self.show_note(note)

    def show_note(self, note: str) -> None:
        """Say something about the photo shown: that it is damaged."""
        self._note = note
        credit = self._credit_wording
        parts = [part for part in (note, credit.text if credit else "") if part]
        self._credit_text = "  ·  ".join(parts)
        self._place()

    @property
    def position(self) -> str:
        """The position as shown."""
        return self._position.text

    @property
    def credit(self) -> str:
        """Credit and note as shown."""
        return self._credit_text

    def _place(self) -> None:
        width = self._position.natural_width()
        self._position.setGeometry(self.width() - width, 0, width, _HEIGHT)
        room = max(self.width() - width - _GAP, 1)
        one_line = " ".join(self._credit_text.splitlines())
        elided = self._metrics.elidedText(one_line, Qt.TextElideMode.ElideRight, room)
        credit = self._credit_wording
        self._credit.show_text(plain_runs(elided), credit.language if credit else UNSPECIFIED)
        self._credit.setAccessibleName(self._credit_text)
        self._credit.setGeometry(0, 0, room, _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
