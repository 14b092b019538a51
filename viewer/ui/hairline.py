"""A line as thin as the screen draws it, and equally thin everywhere on it."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPainter, QPen


def draw_hairline(painter: QPainter, left: int, top: int, width: int, colour: str) -> None:
    """Draw a level line (logical pixels), whole device pixels thick: filling a rectangle would make it one or two of
    them thick at 1.25, as the place falls."""
    pen = QPen(QColor(colour), max(int(painter.device().devicePixelRatioF()), 1))
    pen.setCosmetic(True)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # noqa: FBT003 - positional only in Qt
    painter.setPen(pen)
    painter.drawLine(QPoint(left, top), QPoint(left + width - 1, top))
    painter.restore()
