"""The photo on its stage: fitted or looked at closely, in device pixels; or a quiet sign of waiting; or the reason
why there is none. `stage_zoom` says how the photo is looked at, `stage_pointer` what a wheel or a mouse means.
"""

from collections.abc import Callable
from math import floor

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent, QSinglePointEvent
from PySide6.QtWidgets import QLabel, QWidget

from viewer.imaging.request import DecodeFailure, Region
from viewer.story.zoom import STEP
from viewer.ui.failure_card import FailureCard
from viewer.ui.frames import Frame
from viewer.ui.look import Look
from viewer.ui.stage_pointer import Pointer, file_to_drag, small_picture, start_drag
from viewer.ui.stage_zoom import Viewpoint

_RESTAGE_AFTER = 80  # milliseconds without another change of size
_WAITING_OPACITY = 0.3
_WIDEST_CARD = 440  # logical pixels
_PUSH = 10  # logical pixels
_PUSH_TIME = 90  # milliseconds
_PAN_SHARE = 0.1  # of the room, for each press of a key


class Stage(QLabel):
    """Shows one frame at a time. It is a label with a picture for the sake of screen readers alone: so it is a
    graphic, in the language of its description.

    `resized` tells that photos of another size are now wanted; `sight_changed` that the stage has been shown or hidden,
    perhaps with its window; `details_wanted` carries the parts of the shown photo
    that are wanted now, the most urgent first: of each its Region, and the width and height in pixels it is wanted in.
    `zoomed` carries the percentage of device pixels to the photo's (int), or None when fitted.
    `flip_asked` carries how many photos to go onward, `full_screen_asked` comes of a double-click.
    """

    resized = Signal()
    sight_changed = Signal()
    details_wanted = Signal(object)
    zoomed = Signal(object)
    flip_asked = Signal(int)
    full_screen_asked = Signal()

    def __init__(
        self,
        look: Look,
        *,
        margin: int,
        ground: str | None = None,
        drag: Callable[[QObject, QMimeData, QPixmap], None] = start_drag,
        parent: QWidget | None = None,
    ) -> None:
        """`margin` is the stage left free around the photo, in logical pixels; `ground` its colour (`#rrggbb`), where
        that is not the look's; `drag` carries a file to another program."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setPixmap(QPixmap(1, 1))  # never seen
        self._look = look
        self._fixed_ground = ground
        self._margin = margin
        self._drag = drag
        self._frame: Frame | None = None
        self._path: str | None = None
        self._whole: Callable[[], QImage | None] | None = None
        self._expected: int | None = None
        self._shown: int | None = None
        self._state: object = None
        self._foot = 0
        self._waiting = False
        self._view = Viewpoint(self)
        self._view.changed.connect(self.update)
        self._view.part_changed.connect(self._update_part)
        self._view.details_wanted.connect(self.details_wanted)
        self._view.zoomed.connect(self.zoomed)
        self._pointer = Pointer(self, self._view, self._in_room)
        self._pointer.flip_asked.connect(self.flip_asked)
        self._pointer.full_screen_asked.connect(self.full_screen_asked)
        self._pointer.drag_asked.connect(self._drag_out)
        self._card = FailureCard(look, self)
        self._card.hide()
        self._asked_box = (0, 0)
        self._rest = QTimer(self, singleShot=True, interval=_RESTAGE_AFTER)
        self._rest.timeout.connect(self._tell_size)
        self._lean = (1.0, (0.5, 0.5))
        self._push = 0
        self._settle = QTimer(self, singleShot=True, interval=_PUSH_TIME)
        self._settle.timeout.connect(self._let_go)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        look.changed.connect(self._dress)

    def sizeHint(self) -> QSize:
        return QSize(720, 480)

    @property
    def box(self) -> tuple[int, int]:
        """How many device pixels a photo may fill: width, height."""
        ratio = self.devicePixelRatioF()
        margin = 2 * self._margin
        return max(1, int((self.width() - margin) * ratio)), max(1, int((self.height() - margin) * ratio))

    def leave_free(self, foot: int) -> None:
        """Leave so much of the lower edge free beside the margin, in logical pixels. Photos are wanted in the same size
        as before, so that those that are ready stay so; a photo that stands in less room is looked at closely."""
        if foot != self._foot:
            self._foot = foot
            self._place_view()

    def _place_view(self) -> None:
        width, height = self.box
        room = max(height - round(self._foot * self.devicePixelRatioF()), 1)
        self._view.place_in((width, room), is_whole=room == height)

    def expect(self, photo: int) -> None:
        """The photo with this number is shown next; another one than is shown now begins fitted and upright, unless
        the zoom is held. Until it is there, the one that is shown can be looked at as before."""
        self._expected = photo
        self._view.is_leaving = photo != self._shown

    def show_file(self, path: str | None, whole: Callable[[], QImage | None] | None = None) -> None:
        """The photo's file is at this absolute path, from where it can be dragged; None: it has none. Then `whole`
        gives the photo as it is dragged, once another program takes it."""
        self._path = path
        self._whole = whole

    def show_frame(
        self, frame: Frame, _box: tuple[int, int], size: tuple[int, int] | None = None, state: object = None
    ) -> None:
        """Show a photo, fitted, in place of whatever was there. The whole photo has `size` in pixels; without it, as
        many as the frame. For which box the frame was decoded makes no difference to its place. `state` says which
        state of the file it is, by being equal or not. Details of another are let go, and so are those for another
        screen."""
        is_new = self._shown != self._expected
        state = state, frame.screen
        is_other = self._state != state
        self._shown = self._expected
        self._state = state
        self._frame = frame
        self._waiting = False
        self._card.hide()
        self._place_view()
        whole = size or (frame.image.width(), frame.image.height())
        self._view.show(frame.image, whole, is_new=is_new, is_other=is_other)

    def show_detail(self, frame: Frame, region: Region) -> None:
        """Show a part of the photo more closely: `region`, in pixels of the photo as it is in its file."""
        self._view.show_detail(frame.image, region)

    def show_failure(self, file: str, failure: DecodeFailure) -> None:
        """Show why there is no photo."""
        self._drop_photo(self._expected)
        self._card.explain(file, failure)
        self._place_card()
        self._card.show()
        self.update()

    def clear(self) -> None:
        """Show the bare stage: what was there belongs to another story."""
        self._drop_photo(None)
        self._expected = None
        self._path = self._whole = None
        self._card.hide()
        self.update()

    def _drop_photo(self, shown: int | None) -> None:
        self._frame = None
        self._shown = shown
        self._waiting = False
        self._view.show_nothing()

    def show_waiting(self) -> None:
        """The photo is taking its time: let the old one step back."""
        self._waiting = True
        self._card.hide()
        self.update()

    def stay(self) -> None:
        """What was about to step back for another photo stays after all."""
        self._waiting = False
        self.update()

    def nudge(self, direction: int) -> None:
        """Give the photo a small push against the story's end (+1: its last photo, -1: its first)."""
        self._push = -_PUSH * direction
        self._settle.start()
        self.update()

    @property
    def frame(self) -> Frame | None:
        """What is shown now."""
        return self._frame

    @property
    def is_leaving(self) -> bool:
        """Whether another photo is expected than is shown."""
        return self._shown != self._expected

    @property
    def is_waiting(self) -> bool:
        """Whether the sign of waiting is up."""
        return self._waiting

    @property
    def card_text(self) -> str:
        """What the failure card says, or nothing while there is none."""
        return self._card.text if self._card.isVisibleTo(self) else ""

    def lean(self, scale: float, focus: tuple[float, float]) -> None:
        """Show the fitted photo so many times as large, its point `focus` (0 to 1 from the left and the top) where it
        was. For a movement; a photo that is zoomed is looked at by the reader, and stays as it is."""
        self._lean = (scale, focus)
        self.update()

    # How the photo is looked at.

    @property
    def is_zoomed(self) -> bool:
        """Whether the photo is shown otherwise than fitted."""
        return self._view.is_zoomed

    @property
    def percentage(self) -> int | None:
        """Device pixels for a hundred of the photo's, or None when fitted."""
        return self._view.percentage

    @property
    def turns(self) -> int:
        """By how many quarters the photo is turned, clockwise."""
        return self._view.turns

    @property
    def hold_zoom(self) -> bool:
        """Whether the zoom stays as it is while flipping."""
        return self._view.is_held

    @hold_zoom.setter
    def hold_zoom(self, hold: bool) -> None:
        self._view.is_held = hold

    def fit(self) -> None:
        """Show all of the photo."""
        self._view.fit()

    def actual_size(self) -> None:
        """Show one pixel of the photo on one of the screen's."""
        self._view.actual_size()

    def zoom_in(self) -> None:
        """Go a step nearer."""
        self._view.zoom_by(STEP)

    def zoom_out(self) -> None:
        """Go a step back."""
        self._view.zoom_by(1 / STEP)

    def pan(self, across: int, down: int) -> None:
        """Look so many steps farther to the right and down; nothing happens when the photo is fitted."""
        width, height = self.box
        self._view.pan_by(across * width * _PAN_SHARE, down * height * _PAN_SHARE)

    def rotate(self, quarters: int) -> None:
        """Turn the shown photo clockwise by so many quarters, on the screen only and until the next flip."""
        self._view.rotate(quarters)

    def photo_rectangle(self) -> QRectF:
        """Where the photo stands, in logical pixels; empty without one. Zoomed, it reaches beyond the stage."""
        left, top, right, bottom = self._view.rectangle
        ratio, corner = self.devicePixelRatioF(), self._room_corner()
        place = QRectF(corner.x() + left, corner.y() + top, right - left, bottom - top)
        return QRectF(place.topLeft() / ratio + QPointF(self._push, 0), place.size() / ratio)

    def _room_corner(self) -> QPointF:
        """Where the photo's room begins on the stage, in device pixels: always between two of the screen's, even where
        the stage itself begins in the middle of one (at 1.5 device pixels per logical one, say)."""
        ratio, (width, height) = self.devicePixelRatioF(), self.box
        origin = self.mapTo(self.window(), QPointF()) * ratio
        left = (round(self.width() * ratio) - width) // 2 - (origin.x() - floor(origin.x()))
        top = (round(self.height() * ratio) - height) // 2 - (origin.y() - floor(origin.y()))
        return QPointF(left, top)

    def _update_part(self, place: QRect) -> None:
        """Have a part of the photo's room painted anew, told in its device pixels."""
        ratio = self.devicePixelRatioF()
        corner = (self._room_corner() + QPointF(place.topLeft())) / ratio
        self.update(QRectF(corner + QPointF(self._push, 0), place.size().toSizeF() / ratio).toAlignedRect())

    def _in_room(self, point: QPointF) -> tuple[float, float]:
        """A point of the stage in device pixels of the photo's room."""
        place = point * self.devicePixelRatioF() - self._room_corner()
        return place.x(), place.y()

    def _drag_out(self) -> None:
        if self._frame is None:
            return
        picture = small_picture(self._frame.image, self.devicePixelRatioF())
        if self._path is not None:
            self._drag(self, file_to_drag(self._path), picture)
        elif self._whole is not None:
            from viewer.ui.taking_out import LatePhoto  # noqa: PLC0415 - only when it is needed

            self._drag(self, LatePhoto(self._whole), picture)

    # Painting, and size.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = QColor(self._fixed_ground or self._look.theme.stage)
        painter.fillRect(event.rect(), ground)
        painter.save()
        ratio, corner = self.devicePixelRatioF(), self._room_corner()
        painter.translate(self._push, 0)
        painter.scale(1 / ratio, 1 / ratio)
        painter.translate(corner)
        painter.setOpacity(_WAITING_OPACITY if self._waiting else 1.0)
        scale, focus = self._lean
        if scale != 1 and not self.is_zoomed:
            left, top, right, bottom = self._view.rectangle
            point = QPointF(left + focus[0] * (right - left), top + focus[1] * (bottom - top))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.translate(point)
            painter.scale(scale, scale)
            painter.translate(-point)
        self._view.paint(painter)
        painter.restore()
        if self._waiting:
            self._paint_waiting(painter)
        painter.end()

    def _paint_waiting(self, painter: QPainter) -> None:
        # Three still dots: nothing moves, so nothing wakes the processor while the disk is slow.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#f4f2ec"))
        centre = QPointF(self.width() / 2, self.height() / 2)
        for offset in (-16, 0, 16):
            painter.drawEllipse(centre + QPointF(offset, 0), 3.5, 3.5)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_card()
        self._place_view()
        if self._asked_box == (0, 0):
            self._tell_size()  # the first size: nobody is dragging an edge
        elif self.box != self._asked_box:
            self._rest.start()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange and self._asked_box != (0, 0):
            self._place_view()
            self._rest.start()
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self.sight_changed.emit()
        if isinstance(event, QSinglePointEvent) and self._pointer.takes(event):
            return True
        return super().event(event)

    def _tell_size(self) -> None:
        if self._asked_box != self.box:
            self._asked_box = self.box
            self.resized.emit()

    def _let_go(self) -> None:
        self._push = 0
        self.update()

    def _dress(self) -> None:
        self._place_card()  # its words may be others
        self.update()

    def _place_card(self) -> None:
        width = self._card.width_within(min(_WIDEST_CARD, max(self.width() - 2 * self._margin, 1)))
        height = self._card.height_at(width)
        self._card.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)
