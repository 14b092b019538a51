"""A chip: one quiet thing one can do, said in a few words, that is only there while there is something to say."""

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from viewer.ui.keys import ButtonKeys
from viewer.ui.look import Look
from viewer.ui.theme import TextSize, mixed

Tone = Literal["stage", "paper"]

_BESIDE, _ABOVE = 12, 5  # logical pixels between text and outline, at the normal size of text
_RING = 2  # the focus ring's width, and its distance from the outline
_HOVER = 0.45  # how much of the line's colour the ground takes on under the pointer
_PRESSED = 0.6


class Chip(QAbstractButton):
    """A pill with a hairline outline. Its words are painted as they are: no mnemonics, no markup."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tone: Tone = "stage"
        self._words = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        ButtonKeys(self)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._dress)

    def show_text(self, text: str) -> None:
        """Say this."""
        # Not as the button's own text, in which Qt looks for mnemonics.
        self._words = " ".join(text.split())
        self.setAccessibleName(self._words)
        self._dress()

    def set_tone(self, tone: Tone) -> None:
        """On which ground the chip lies: the dark stage or paper."""
        self._tone = tone
        self.update()

    @property
    def words(self) -> str:
        """What the chip says."""
        return self._words

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._look.interface_font(TextSize.LABEL))
        scale = self._look.text_scale
        width = metrics.horizontalAdvance(self._words) + 2 * round(_BESIDE * scale)
        return QSize(width + 4 * _RING, metrics.height() + 2 * round(_ABOVE * scale) + 4 * _RING)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def _colours(self) -> tuple[str, str, str, str]:
        """Of the ground, the outline, the words, and the words under the pointer."""
        theme = self._look.theme
        if self._tone == "stage":
            return theme.stage, theme.stage_line, theme.stage_second, theme.stage_text
        return theme.paper, theme.rule, theme.ink_quiet, theme.ink

    def paintEvent(self, _event: QPaintEvent) -> None:
        ground, line, words, chosen = self._colours()
        lively = self.underMouse() or self.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = QRectF(self.rect()).adjusted(2 * _RING, 2 * _RING, -2 * _RING, -2 * _RING).adjusted(0.5, 0.5, -0.5, -0.5)
        share = _PRESSED if self.isDown() else _HOVER if self.underMouse() else 0.0
        painter.setPen(QPen(QColor(line), 1))
        painter.setBrush(QColor(mixed(ground, line, share)))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        if self.hasFocus():
            ring = pill.adjusted(-_RING - 0.5, -_RING - 0.5, _RING + 0.5, _RING + 0.5)
            painter.setPen(QPen(QColor(chosen), _RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
        font = self._look.interface_font(TextSize.LABEL)
        painter.setFont(font)
        painter.setPen(QColor(chosen if lively else words))
        room = pill.adjusted(pill.height() / 3, 0, -pill.height() / 3, 0)
        text = QFontMetrics(font).elidedText(self._words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, text)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)
