"""Viewports that Python knows."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def make_viewport(area: QAbstractScrollArea) -> None:
    """Give the area a viewport like its own, but made here.

    One made by Qt would be met by PySide as some widget of a class to be found out; it looks through all classes of
    widgets there are, and makes the enums of each: ten milliseconds of a start.
    """
    viewport = QWidget()
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    area.setViewport(viewport)
