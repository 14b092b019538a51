"""A stage alone with a photo decoded by hand, and the wheel, fingers and mouse that move it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPixmap,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from tests.ui.looking import time_passes
from viewer.imaging.request import Region
from viewer.story.zoom import Part, fitted
from viewer.ui.frames import Frame
from viewer.ui.look import Look
from viewer.ui.stage import Stage
from viewer.ui.stage_tiles import common
from viewer.ui.stage_zoom import Viewpoint
from viewer.ui.theme import LIGHT

MakeWidget = Callable[[QWidget, int, int], None]
RED, GREEN, BLUE, WHITE = "#ff0000", "#00ff00", "#0000ff", "#ffffff"


def quarters(width: int, height: int) -> QImage:
    """Red top left, green top right, blue bottom left, white bottom right."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for number, colour in enumerate((RED, GREEN, BLUE, WHITE)):
        left, top = width // 2 * (number % 2), height // 2 * (number // 2)
        painter.fillRect(left, top, width, height, QColor(colour))
    painter.end()
    return image


def rest_of(stage: Stage) -> QTimer | None:
    """The timer that waits for a stage's view to be at rest, while it runs."""
    (view,) = stage.findChildren(Viewpoint)
    (timer,) = view.findChildren(QTimer)
    return timer if timer.isActive() else None


class Closeup:
    """A stage of 600 × 500 without a margin, and a note of everything it says."""

    def __init__(self, make_widget: MakeWidget, photo: tuple[int, int] = (3_000, 2_500)) -> None:
        self.percentages: list[int | None] = []
        self.flips: list[int] = []
        self.dragged: list[tuple[QMimeData, QPixmap]] = []
        self.stage = Stage(Look(LIGHT), margin=0, drag=self._note_drag)
        self.asked: list[list[tuple[Region, int, int]]] = []
        self.stage.details_wanted.connect(self.asked.append)
        self.stage.zoomed.connect(self.percentages.append)
        self.stage.flip_asked.connect(self.flips.append)
        make_widget(self.stage, 600, 500)
        self.photo = photo
        self.number = 0
        self.flip(photo)

    def _note_drag(self, _source: QObject, data: QMimeData, picture: QPixmap) -> None:
        self.dragged.append((data, picture))

    def flip(self, photo: tuple[int, int] | None = None) -> None:
        """Another photo is expected and shown."""
        self.number += 1
        self.stage.expect(self.number)
        self.decode(photo or self.photo)

    def decode(self, photo: tuple[int, int]) -> None:
        """The photo that is expected comes in the size of the stage's box."""
        self.photo = photo
        self.stage.show_frame(Frame(quarters(*fitted(*photo, *self.stage.box))), self.stage.box, photo)

    @property
    def rest(self) -> QTimer | None:
        """The timer that waits for the view to be at rest, while it runs."""
        return rest_of(self.stage)

    def come_to_rest(self) -> None:
        """Let the time pass after which details are asked for; nothing happens where none are wanted."""
        if self.rest is not None:
            time_passes(self.rest)

    @property
    def details(self) -> list[tuple[Region, int, int]]:
        """The tiles wanted last, the most urgent first: region, width, height."""
        return self.asked[-1] if self.asked else []

    def answer(self, colour: str | None = None) -> None:
        """All the tiles wanted last come, in one colour or as parts of `quarters`."""
        whole = quarters(*self.photo) if colour is None else None
        for region, width, height in self.details:
            left, top, right, bottom = region
            image = QImage(width, height, QImage.Format.Format_RGB32)
            if whole is None:
                image.fill(QColor(colour or RED))
            else:
                image = whole.copy(left, top, right - left, bottom - top).scaled(width, height)
            self.stage.show_detail(Frame(image), region)

    def missing_in_sight(self) -> list[Part]:
        """The tiles of which something should be seen, but that are not here."""
        (view,) = self.stage.findChildren(Viewpoint)
        return [part for part in view._missing() if common(part, view._zoom.visible)]

    def place(self) -> tuple[float, float, float, float]:
        """Where the photo stands: left, top, width, height."""
        place = self.stage.photo_rectangle()
        return place.x(), place.y(), place.width(), place.height()

    def seen_at(self, x: float, y: float) -> str:
        """The colour at a point of the stage."""
        return self.stage.grab().toImage().pixelColor(int(x), int(y)).name()

    def share_at(self, point: QPointF) -> tuple[float, float]:
        """Which part of the photo's width and height is at a point of the stage."""
        left, top, width, height = self.place()
        return (point.x() - left) / width, (point.y() - top) / height


def wheel(
    stage: Stage,
    across: int = 0,
    down: int = 0,
    *,
    at: QPointF | None = None,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    phase: Qt.ScrollPhase = Qt.ScrollPhase.NoScrollPhase,
    pixels: tuple[int, int] = (0, 0),
    time: int = 0,
) -> None:
    """Turn the wheel by these angles (120 a notch; positive: left and away from the reader)."""
    at = at or QPointF(stage.rect().center())
    event = QWheelEvent(
        at,
        stage.mapToGlobal(at),
        QPoint(*pixels),
        QPoint(across, down),
        Qt.MouseButton.NoButton,
        modifiers,
        phase,
        False,
    )
    event.setTimestamp(time)
    QCoreApplication.sendEvent(stage, event)


def pinch(stage: Stage, kind: Qt.NativeGestureType, value: float, at: QPointF) -> None:
    """Two fingers on a touchpad."""
    device = QPointingDevice.primaryPointingDevice()
    event = QNativeGestureEvent(kind, device, 2, at, at, stage.mapToGlobal(at), value, QPointF())
    QCoreApplication.sendEvent(stage, event)


_BUTTON = Qt.MouseButton.LeftButton


def mouse(stage: Stage, kind: QEvent.Type, x: float, y: float, button: Qt.MouseButton = _BUTTON) -> bool:
    """Press, move, release or double-click; whether the stage took it for itself."""
    at = QPointF(x, y)
    event = QMouseEvent(kind, at, stage.mapToGlobal(at), button, button, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(stage, event)
    return event.isAccepted()
