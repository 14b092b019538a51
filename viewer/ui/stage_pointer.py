"""What a pointer does on the stage: wheel, touchpad, pinch, drag and double-click."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDrag,
    QImage,
    QInputDevice,
    QMouseEvent,
    QNativeGestureEvent,
    QPixmap,
    QSinglePointEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from viewer.story.zoom import STEP
from viewer.ui.stage_zoom import Viewpoint

_NOTCH = 120  # of a wheel, in the units of QWheelEvent.angleDelta
_NOTCH_PANS = 60  # logical pixels
_GESTURE_ENDS_AFTER = 250  # milliseconds without a movement
_DRAGGED_SIZE = 128  # logical pixels, of the small picture under the pointer


class FlipWheel:
    """Turns the movements of a wheel, or of two fingers on a touchpad, into flips.

    A wheel flips once for every notch. A touchpad flips once for each swipe, however far it goes, and not at all for
    the momentum the system adds after the fingers have left.
    """

    def __init__(self) -> None:
        self._turned = 0
        self._has_flipped = False
        self._moved_at = 0

    def flips(self, event: QWheelEvent, *, mirrored: bool) -> int:
        """How many photos onward (negative: back) to flip now; `mirrored` where the story runs from right to left."""
        phase = event.phase()
        paused = event.timestamp() - self._moved_at > _GESTURE_ENDS_AFTER
        self._moved_at = event.timestamp()
        if phase is Qt.ScrollPhase.ScrollMomentum:
            return 0
        across, down = event.angleDelta().x(), event.angleDelta().y()
        # A wheel turned towards the reader, and fingers moving left or up, go on.
        turned = -down if abs(down) >= abs(across) else (across if mirrored else -across)
        if phase is Qt.ScrollPhase.ScrollBegin or paused or turned * self._turned < 0:
            self._turned, self._has_flipped = 0, False
        self._turned += turned
        flips = int(self._turned / _NOTCH)  # towards zero
        self._turned -= flips * _NOTCH
        if not _is_touchpad(event):
            return flips
        if self._has_flipped or flips == 0:
            return 0
        self._has_flipped = True
        return 1 if flips > 0 else -1


def _is_touchpad(event: QWheelEvent) -> bool:
    return event.phase() is not Qt.ScrollPhase.NoScrollPhase or (
        event.pointingDevice() is not None and event.pointingDevice().type() is QInputDevice.DeviceType.TouchPad
    )


class Pointer(QObject):
    """Hears what a pointer does to the stage. Zooming and panning it does itself; `flip_asked` carries how many photos
    to go onward, `full_screen_asked` comes of a double-click, `drag_asked` when the fitted photo is dragged away."""

    flip_asked = Signal(int)
    full_screen_asked = Signal()
    drag_asked = Signal()

    def __init__(self, stage: QWidget, view: Viewpoint, in_room: Callable[[QPointF], tuple[float, float]]) -> None:
        """`in_room` gives the place of a point of the stage in the photo's room, in device pixels."""
        super().__init__(stage)
        self._stage = stage
        self._view = view
        self._in_room = in_room
        self._wheel = FlipWheel()
        self._pressed: QPointF | None = None
        self._is_panning = False
        self._hand: Qt.CursorShape | None = None
        view.changed.connect(self._show_hand)

    def takes(self, event: QSinglePointEvent) -> bool:
        """Do what an event of the stage asks for; False where it asks nothing of the pointer's."""
        match event:
            case QWheelEvent():
                self._turn_wheel(event)
            case QNativeGestureEvent():
                if not self._gesture(event):
                    return False
            case QMouseEvent() if event.type() is QEvent.Type.MouseMove:
                self._move(event.position())
            case QMouseEvent() if event.button() is Qt.MouseButton.LeftButton:
                self._use_button(event)
            case _:
                return False
        event.accept()
        return True

    def _turn_wheel(self, event: QWheelEvent) -> None:
        """With Ctrl zoom to the pointer, else pan when zoomed, else flip."""
        across, down = event.angleDelta().x(), event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.phase() is not Qt.ScrollPhase.ScrollMomentum:
                self._view.zoom_by(STEP ** ((down or across) / _NOTCH), self._in_room(event.position()))
        elif self._view.is_zoomed:
            way = event.pixelDelta().toPointF()
            if way.isNull():
                way = QPointF(across, down) * _NOTCH_PANS / _NOTCH
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and way.x() == 0:
                way = way.transposed()
            self._pan_by(-way)
        else:
            flips = self._wheel.flips(event, mirrored=self._stage.isRightToLeft())
            if flips:
                self.flip_asked.emit(flips)

    def _gesture(self, event: QNativeGestureEvent) -> bool:
        match event.gestureType():
            case Qt.NativeGestureType.ZoomNativeGesture:
                self._view.zoom_by(max(1 + event.value(), 0.1), self._in_room(event.position()))
            case Qt.NativeGestureType.SmartZoomNativeGesture if self._view.is_zoomed:
                self._view.fit()
            case Qt.NativeGestureType.SmartZoomNativeGesture:
                self._view.actual_size(self._in_room(event.position()))
            case Qt.NativeGestureType.BeginNativeGesture | Qt.NativeGestureType.EndNativeGesture:
                pass  # taken, so that what is between them comes here as well
            case _:
                return False
        return True

    def _use_button(self, event: QMouseEvent) -> None:
        match event.type():
            case QEvent.Type.MouseButtonPress:
                self._pressed = event.position()
                self._is_panning = self._view.is_zoomed
            case QEvent.Type.MouseButtonDblClick:
                self.full_screen_asked.emit()
            case _:
                self._pressed = None
                self._is_panning = False
        self._show_hand()

    def _move(self, point: QPointF) -> None:
        if self._pressed is None:
            return
        way = point - self._pressed
        if self._is_panning:
            self._pressed = point
            self._pan_by(-way)
        elif way.manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.drag_asked.emit()

    def _pan_by(self, way: QPointF) -> None:
        way *= self._stage.devicePixelRatioF()
        self._view.pan_by(way.x(), way.y())

    def _show_hand(self) -> None:
        hand = None
        if self._view.is_zoomed:
            hand = Qt.CursorShape.ClosedHandCursor if self._is_panning else Qt.CursorShape.OpenHandCursor
        if hand is self._hand:
            return
        self._hand = hand
        if hand is None:
            self._stage.unsetCursor()
        else:
            self._stage.setCursor(hand)


def file_to_drag(path: str) -> QMimeData:
    """The file at this absolute path, as other programs take it: a list of one URL, whatever bytes its name has."""
    data = QMimeData()
    data.setUrls([QUrl.fromEncoded(Path(path).as_uri().encode("ascii"))])
    return data


def small_picture(image: QImage, ratio: float) -> QPixmap:
    """The photo as it is carried under the pointer, on a screen of this many device pixels per logical one."""
    room = QSize(_DRAGGED_SIZE, _DRAGGED_SIZE) * ratio
    if image.width() > room.width() or image.height() > room.height():
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    picture = QPixmap.fromImage(image)
    picture.setDevicePixelRatio(ratio)
    return picture


def start_drag(source: QObject, data: QMimeData, picture: QPixmap) -> None:
    """Let the reader drop the file elsewhere; returns once that is done. The file itself stays where it is."""
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.setPixmap(picture)
    middle = picture.deviceIndependentSize() / 2
    drag.setHotSpot(QPoint(round(middle.width()), round(middle.height())))
    drag.exec(Qt.DropAction.CopyAction)
