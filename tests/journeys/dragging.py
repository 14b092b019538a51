"""A program that lets files be dragged out of it, or takes pictures that are dragged onto it: for the journeys.

python -m tests.journeys.dragging out FILE          the whole window drags this file
python -m tests.journeys.dragging in PICTURE.png    what is dropped is saved there
"""

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QDrag, QDragEnterEvent, QDropEvent, QImage, QMouseEvent, QPalette
from PySide6.QtWidgets import QApplication, QWidget

GROUND, TAKEN = (250, 250, 10), (10, 250, 250)


class Source(QWidget):
    """Drags a file as soon as the pressed mouse moves."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt calls it so
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(self._path)])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


class Target(QWidget):
    """Takes pictures; its colour says that it has one."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt calls it so
        if event.mimeData().hasImage() and not event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt calls it so
        event.acceptProposedAction()
        if QImage(event.mimeData().imageData()).save(self._path):
            show_ground(self, TAKEN)


def show_ground(widget: QWidget, colour: tuple[int, int, int]) -> None:
    """Give the window a colour."""
    palette = QPalette(widget.palette())
    palette.setColor(QPalette.ColorRole.Window, QColor(*colour))
    widget.setPalette(palette)


def main() -> None:
    """Show the window."""
    application = QApplication([])
    direction, path = sys.argv[1:]
    window = Source(path) if direction == "out" else Target(path)
    show_ground(window, GROUND)
    window.setWindowTitle("Probe")
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
