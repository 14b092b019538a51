"""The line under the caption: where we are in the story, and whose photo this is."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from viewer.story.language import UNSPECIFIED, Wording
from viewer.ui.look import Look
from viewer.ui.text_layout import TextBlock
from viewer.ui.text_view import TextView, plain_runs
from viewer.ui.theme import TextSize

LINE = 24  # logical pixels, at the normal size of text
_GAP = 24  # logical pixels between credit and position


class Footer(QWidget):
    """The position, the credit, what is wrong with the photo if anything, and how far it is zoomed in.

    On one line, the credit first and the position at the end; or, where it is high enough, both at the end, one
    below the other.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        label, number = look.interface_font(TextSize.LABEL), look.interface_font(TextSize.NUMBER, strong=True)
        self._credit = TextView(label, LINE / TextSize.LABEL.pixels, look.theme.stage_second, self)
        self._position = TextView(number, LINE / TextSize.NUMBER.pixels, look.theme.stage_text, self)
        self._position_text = ""
        self._credit_wording: Wording | None = None
        self._credit_text = ""
        self._note = ""
        self._percentage: int | None = None
        self._line = self._measured_line()
        look.changed.connect(self._dress)

    def sizeHint(self) -> QSize:
        return QSize(400, self._line)

    def show_position(self, position: str, credit: Wording | None) -> None:
        """Show the position (`3 / 6`) and the credit; a note about another photo goes."""
        note = self._note if position == self._position_text else ""
        self._position_text = position
        self._credit_wording = credit
        self.show_note(note)

    def show_note(self, note: str) -> None:
        """Say something about the photo shown: that it is damaged."""
        self._note = note
        credit = self._credit_wording
        self._credit_text = "  ·  ".join(part for part in (note, credit.text if credit else "") if part)
        self._place()

    def show_zoom(self, percentage: int | None) -> None:
        """Show how large the photo is, in per cent of its own pixels; None while it is fitted."""
        self._percentage = percentage
        self._place()

    def set_mirrored(self, *, mirrored: bool) -> None:
        """Begin at the right, for stories that are read from there."""
        direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
        if direction != self.layoutDirection():
            self.setLayoutDirection(direction)
            self._place()

    @property
    def position(self) -> str:
        """The position as shown."""
        return self._position_text

    @property
    def credit(self) -> str:
        """Credit and note as shown."""
        return self._credit_text

    @property
    def zoom(self) -> str:
        """How large the photo is, as shown: `150 %`, or nothing."""
        return "" if self._percentage is None else f"{self._percentage} %"

    def _place(self) -> None:
        position = "   ".join(part for part in (self.zoom, self._position_text) if part)
        self._position.show_text(plain_runs(position))
        width = min(self._position.natural_width(), self.width())
        two_lines = self.height() >= 2 * self._line
        room = max(self.width() if two_lines else self.width() - width - _GAP, 1)
        one_line = " ".join(self._credit_text.splitlines())
        metrics = QFontMetrics(self._look.interface_font(TextSize.LABEL))
        elided = metrics.elidedText(one_line, Qt.TextElideMode.ElideRight, room)
        credit = self._credit_wording
        self._credit.show_text(plain_runs(elided), credit.language if credit else UNSPECIFIED)
        self._credit.setAccessibleName(self._credit_text)
        across = min(self._credit.natural_width(), room) if two_lines else room
        line = self._line
        top = (self.height() - (2 * line if two_lines else line)) // 2
        places = [
            QRect(self.width() - width, top, width, line),
            QRect(self.width() - across if two_lines else 0, top + line if two_lines else top, across, line),
        ]
        for view, place in zip((self._position, self._credit), places, strict=True):
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                place.moveLeft(self.width() - place.right() - 1)
            view.setGeometry(place)

    def _measured_line(self) -> int:
        """How high a line is, in the size of type the reader wants (logical pixels)."""
        look = self._look
        heights = []
        for size, font in (
            (TextSize.LABEL, look.interface_font(TextSize.LABEL)),
            (TextSize.NUMBER, look.interface_font(TextSize.NUMBER, strong=True)),
        ):
            block = TextBlock(font, LINE / size.pixels)
            block.set_text(plain_runs("1"))
            heights.append(block.height_at(1_000))
        return max(heights)

    def _dress(self) -> None:
        look, theme = self._look, self._look.theme
        self._line = self._measured_line()
        self._credit.dress(look.interface_font(TextSize.LABEL), theme.stage_second)
        self._position.dress(look.interface_font(TextSize.NUMBER, strong=True), theme.stage_text)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
