"""The line under the caption: where we are in the story, and whose photo this is."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from viewer.story.language import UNSPECIFIED, Wording
from viewer.ui.look import Look
from viewer.ui.speech import said, say
from viewer.ui.text_layout import TextBlock
from viewer.ui.text_view import TextView, plain_runs
from viewer.ui.theme import TextSize

LINE = 24  # logical pixels, at the normal size of text
_GAP = 24  # logical pixels between credit and position
_CREDIT_LEADING = 1.45  # of its type's size: it may stand in two lines


class Footer(QWidget):
    """The position, the credit, what is wrong with the photo if anything, and how far it is zoomed in.

    On one line, the credit first and the position at the end; or, where it is high enough, both at the end, one
    below the other.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        label, number = look.interface_font(TextSize.LABEL), look.interface_font(TextSize.NUMBER, strong=True)
        self._credit = TextView(label, _CREDIT_LEADING, look.theme.stage_second, self)
        self._position = TextView(number, LINE / TextSize.NUMBER.pixels, look.theme.stage_text, self)
        self._position_text = ""
        self._credit_wording: Wording | None = None
        self._credit_text = ""
        self._notes: tuple[str, ...] = ()
        self._notice = ""
        self._noted_position = ""  # that of the photo which note and notice stand with
        self._percentage: int | None = None
        self._line = self._measured_line()
        look.changed.connect(self._dress)

    def sizeHint(self) -> QSize:
        return QSize(400, self._line)

    def show_position(self, position: str, credit: Wording | None) -> None:
        """Show the position (`3 / 6`) and the credit; a note about another photo goes, and a notice."""
        is_other = position != self._noted_position
        notes = () if is_other else self._notes
        self._notice = "" if is_other else self._notice
        self._position_text = self._noted_position = position
        self._credit_wording = credit
        self._show_note(notes)

    def show_number(self, position: str) -> None:
        """Show another position; credit and note are still about the photo shown."""
        self._position_text = position
        self._place()

    def show_note(self, *notes: str) -> None:
        """Say something about the photo shown: that it is damaged."""
        if notes == self._notes:
            return  # an animation's frames come too often to lay out the same words each time
        self._show_note(notes)

    def _show_note(self, notes: tuple[str, ...]) -> None:
        self._notes = notes
        self._say()
        self._place()

    def _say(self) -> None:
        credit = self._credit_wording
        about = "  ·  ".join(part for part in (*map(said, self._notes), credit.text if credit else "") if part)
        self._credit_text = said(self._notice) or about

    def show_notice(self, notice: str) -> None:
        """Say something about the program, in place of credit and note, until another photo is shown."""
        self._notice = notice
        self._show_note(self._notes)

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
        return "" if self._percentage is None else say("{percent} %", percent=self._percentage)

    def _place(self) -> None:
        position = "  ·  ".join(part for part in (self.zoom, self._position_text) if part)
        self._position.show_text(plain_runs(position))
        width = min(self._position.natural_width(), self.width())
        stacked = self.height() >= 2 * self._line
        if stacked:
            self._place_stacked(width)
        else:
            room = max(self.width() - width - _GAP, 1)
            top = (self.height() - self._line) // 2
            self._show_credit(self._elided(room))
            self._put(self._position, QRect(self.width() - width, top, width, self._line))
            self._put(self._credit, QRect(0, top, room, self._line))

    def _place_stacked(self, width: int) -> None:
        """The credit below the position, in as many lines as there is room for."""
        self._show_credit(self._credit_text)
        room = max(self.width(), 1)
        across = min(self._credit.natural_width(), room)
        high = self._credit.height_at(max(across, 1))
        if high > self.height() - self._line:
            self._show_credit(self._elided(room))
            across, high = room, self._line
        elif high > self._line:
            across = self._narrowest(across, high)
        top = max((self.height() - self._line - high) // 2, 0)
        self._put(self._position, QRect(self.width() - width, top, width, self._line))
        self._put(self._credit, QRect(self.width() - across, top + self._line, across, high))

    def _narrowest(self, width: int, high: int) -> int:
        """How narrow the credit can be without another line: so its lines are alike in length, and end at the edge."""
        narrow, wide = width // 2, width
        while wide - narrow > 2:
            middle = (narrow + wide) // 2
            narrow, wide = (narrow, middle) if self._credit.height_at(middle) <= high else (middle, wide)
        return wide

    def _show_credit(self, text: str) -> None:
        credit = None if self._notice else self._credit_wording
        self._credit.show_text(plain_runs(" ".join(text.split("\n"))), credit.language if credit else UNSPECIFIED)
        self._credit.setAccessibleName(self._credit_text)

    def _elided(self, room: int) -> str:
        metrics = QFontMetrics(self._look.interface_font(TextSize.LABEL))
        one_line = " ".join(self._credit_text.splitlines())
        # It is measured in whole pixels, laid out in parts of them: by a pixel more it would need a second line.
        return metrics.elidedText(one_line, Qt.TextElideMode.ElideRight, room - 1)

    def _put(self, view: TextView, place: QRect) -> None:
        """Give a text its place, counted from where reading begins."""
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
        self._say()
        look, theme = self._look, self._look.theme
        self._line = self._measured_line()
        self._credit.dress(look.interface_font(TextSize.LABEL), theme.stage_second)
        self._position.dress(look.interface_font(TextSize.NUMBER, strong=True), theme.stage_text)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
