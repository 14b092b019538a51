"""What lies over a slide and is no part of it: how far the story has come, the time left, a pause, a pointer."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from viewer.ui.look import Look

_BAR = (5, 16)  # the two bars of the sign for a pause
_LINE = 3
_TIME_LINE = 2
_TIME_OPACITY = 0.55
_RING = 22  # from the pointer to the middle of its ring's line
_RING_LINE = 4
_RING_EDGE = 2  # of a dark line on both sides of the bright one, so that it is seen on any photo


class SlideMarks(QWidget):
    """Marks along the edges of the screen, and the ring of a pointer. Only what changes is painted anew."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._progress = 0.0
        self._left: float | None = None
        self._is_paused = False
        self._pointer: QPoint | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_progress(self, share: float) -> None:
        """Show how far the story has come, 0 to 1."""
        self._progress = share
        self.update(0, self.height() - _LINE, self.width(), _LINE)

    def show_time(self, left: float | None) -> None:
        """Show how much of the slide's time is left, 0 to 1; None: nobody counts it."""
        before, self._left = self._left, left
        if before is None or left is None or self._line(0, before, 1).width() != self._line(0, left, 1).width():
            self.update(0, 0, self.width(), _TIME_LINE)

    def show_paused(self, *, paused: bool) -> None:
        """Show whether the slideshow stands still: two bars at the screen's edge."""
        self._is_paused = paused
        for bar in self._bars():
            self.update(bar)

    def point_at(self, point: QPoint | None) -> None:
        """Draw a ring around this point, or none."""
        for place in (self._pointer, point):
            if place is not None:
                reach = _RING + _RING_LINE
                self.update(QRect(place - QPoint(reach, reach), place + QPoint(reach, reach)))
        self._pointer = point

    def _bars(self) -> list[QRect]:
        width, height = _BAR
        top = self.height() - _LINE - height - height // 2
        return [QRect(self.width() - place * width - height, top, width, height) for place in (4, 2)]

    def _line(self, top: int, share: float, thickness: int) -> QRect:
        """A line along an edge, which grows in the direction in which one reads."""
        line = QRect(0, top, round(self.width() * share), thickness)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            line.moveRight(self.width() - 1)
        return line

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._look.theme
        accent = QColor(theme.accent_on_stage)
        painter.fillRect(self._line(self.height() - _LINE, self._progress, _LINE), accent)
        if self._is_paused:
            for bar in self._bars():
                painter.fillRect(bar, accent)
        if self._left is not None:
            quiet = QColor(theme.stage_text)
            quiet.setAlphaF(_TIME_OPACITY)
            painter.fillRect(self._line(0, self._left, _TIME_LINE), quiet)
        if self._pointer is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(0, 0, 0, 160), _RING_LINE + 2 * _RING_EDGE))
            painter.drawEllipse(self._pointer, _RING, _RING)
            painter.setPen(QPen(accent, _RING_LINE))
            painter.drawEllipse(self._pointer, _RING, _RING)
        painter.end()


class Curtain(QWidget):
    """A screen in one colour, while the audience is to look at whoever speaks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._colour = QColor()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def draw(self, colour: str) -> None:
        """Hide everything behind this colour (as `#rrggbb` or by name)."""
        self._colour = QColor(colour)
        self.setGeometry(QRect(QPoint(), self.window().size()))
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._colour)
        painter.end()
