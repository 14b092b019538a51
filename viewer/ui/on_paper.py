"""Widgets on paper: drawn as lines and letters.

QWidget.render would not do: on a printer Qt makes a picture of the widget first, so that letters come out as pixels.
"""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintDevice, QPainter, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget


@runtime_checkable
class Drawn(Protocol):
    """What can be drawn elsewhere than in its own place on the screen."""

    def draw(self, painter: QPainter) -> None:
        """Draw it, from the painter's origin on."""


def painter_on(device: QPaintDevice) -> QPainter:
    """A painter on this device whose pen is none yet.

    A preview records what is done, and black is what pens are to begin with: made so once more, it is not recorded, and
    would be the colour of the window's words.
    """
    painter = QPainter(device)
    painter.setPen(Qt.PenStyle.NoPen)
    return painter


def draw_children(widget: QWidget, painter: QPainter) -> None:
    """Draw what stands in this widget, from the painter's origin on. What is no `Drawn` only holds others."""
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isHidden():
            _let_know_its_size(child)
            painter.save()
            painter.translate(child.pos())
            if isinstance(child, Drawn):
                child.draw(painter)
            draw_children(child, painter)
            painter.restore()


def _let_know_its_size(widget: QWidget) -> None:
    """Qt waits with that until a widget is shown; this one never is."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_PendingResizeEvent):
        widget.setAttribute(Qt.WidgetAttribute.WA_PendingResizeEvent, False)  # noqa: FBT003 - positional only in Qt
        QApplication.sendEvent(widget, QResizeEvent(widget.size(), QSize()))
