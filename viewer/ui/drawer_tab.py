"""The drawer that holds the article in a small window: its tab, an edge of paper that looks out from the side, and
the shade over what lies beneath while it is open."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from viewer.ui.keys import ButtonKeys
from viewer.ui.look import Look
from viewer.ui.speech import say
from viewer.ui.theme import TextSize

_RING = 2
_ARROW = 4  # logical pixels: how deep the arrow is that says which way the drawer goes
_ARROW_GAP = 10
_SHADE = 150  # of 255


class DrawerTab(QAbstractButton):
    """Opens and closes the drawer; the word on it stands upright, as on a book's spine."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._is_open = False
        self._mirrored = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        ButtonKeys(self)
        look.changed.connect(self._say)
        self.show_state(is_open=False, mirrored=False)

    def show_state(self, *, is_open: bool, mirrored: bool) -> None:
        """Show whether the drawer is open, and on which side it is: right, or left where `mirrored`."""
        self._is_open, self._mirrored = is_open, mirrored
        self._say()

    def _say(self) -> None:
        self.setAccessibleName(say("Close the article") if self._is_open else say("Open the article"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.paper))
        edge = self.width() - 1 if self._mirrored else 0
        painter.fillRect(self.width() - 1 - edge if self._is_open else edge, 0, 1, self.height(), QColor(theme.rule))
        painter.setPen(QColor(theme.ink if self.underMouse() or self.hasFocus() else theme.ink_quiet))
        painter.setFont(self._look.interface_font(TextSize.LABEL, strong=True))
        painter.translate(self.width() / 2, self.height() / 2)
        painter.rotate(-90 if self._mirrored else 90)
        across = QRectF(-self.height() / 2, -self.width() / 2, self.height(), self.width())
        word = say("Article")
        painter.drawText(across, Qt.AlignmentFlag.AlignCenter, word)
        start = -painter.fontMetrics().horizontalAdvance(word) / 2 - _ARROW_GAP
        # Turned with the word: down is towards the stage. The arrow points to where the drawer goes.
        tip = -_ARROW if self._is_open else _ARROW
        painter.setPen(QPen(painter.pen().color(), 1.5))
        painter.drawPolyline(
            [QPointF(start - 2 * _ARROW, -tip / 2), QPointF(start - _ARROW, tip / 2), QPointF(start, -tip / 2)]
        )
        painter.resetTransform()
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.ink), _RING))
            painter.drawRect(QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING))
        painter.end()


class Scrim(QWidget):
    """Lets what lies beneath an open drawer step back. `clicked` is a click beside the drawer."""

    clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, _SHADE))
        painter.end()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.clicked.emit()
