"""Lists of photos for tests: a model with captions and thumbnails made to measure."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from viewer.ui.photo_list import PhotoModel


class Album:
    """A model of `count` photos and all that it asks for: `captions` by index, `images` by index, `bad` indexes."""

    def __init__(self, count: int) -> None:
        self.captions: dict[int, str] = {}
        self.images: dict[int, QImage] = {}
        self.bad: set[int] = set()
        self.looked_at: list[int] = []
        self.model = PhotoModel()
        self.model.set_story(count, self.caption, self)

    def caption(self, index: int) -> str:
        return self.captions.get(index, f"Caption {index + 1}")

    def image(self, index: int) -> QImage | None:
        self.looked_at.append(index)
        return self.images.get(index)

    def failed(self, index: int) -> bool:
        return index in self.bad

    def arrive(self, index: int, colour: str) -> None:
        """The thumbnail of photo `index` has come, all of one colour."""
        image = QImage(90, 60, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        self.images[index] = image
        self.model.picture_arrived(index)


def send_key(
    widget: QWidget,
    key: Qt.Key,
    text: str = "",
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    scan_code: int = 0,
) -> QKeyEvent:
    """Press a key that no `QKeySequence` can name, such as one known by its place only; the event afterwards."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan_code, 0, 0, text)
    QApplication.sendEvent(widget, event)
    return event


def turn_wheel(widget: QWidget, x: int = 0, y: int = 0, *, pixels: tuple[int, int] = (0, 0)) -> bool:
    """Turn the wheel over a widget by so many eighths of a degree; whether the widget kept that for itself."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(*pixels),
        QPoint(x, y),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()
