"""The photo on its stage: fitted, in device pixels; or a quiet sign of waiting; or the reason why there is none."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from viewer.imaging.request import DecodeFailure
from viewer.ui.failure_card import FailureCard
from viewer.ui.frames import Frame
from viewer.ui.look import Look

_RESTAGE_AFTER = 80  # milliseconds without another change of size
_WAITING_OPACITY = 0.3
_WIDEST_CARD = 440  # logical pixels
_PUSH = 10  # logical pixels
_PUSH_TIME = 90  # milliseconds


class Stage(QWidget):
    """Shows one frame at a time. `resized` tells that photos of another size are now wanted."""

    resized = Signal()

    def __init__(self, look: Look, *, margin: int, ground: str | None = None, parent: QWidget | None = None) -> None:
        """`margin` is the stage left free around the photo, in logical pixels; `ground` its colour (`#rrggbb`), where
        that is not the look's."""
        super().__init__(parent)
        self._look = look
        self._fixed_ground = ground
        self._margin = margin
        self._frame: Frame | None = None
        self._frame_box = (0, 0)
        self._waiting = False
        self._card = FailureCard(look, self)
        self._card.hide()
        self._asked_box = (0, 0)
        self._rest = QTimer(self, singleShot=True, interval=_RESTAGE_AFTER)
        self._rest.timeout.connect(self._tell_size)
        self._push = 0
        self._settle = QTimer(self, singleShot=True, interval=_PUSH_TIME)
        self._settle.timeout.connect(self._let_go)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(720, 480)

    @property
    def box(self) -> tuple[int, int]:
        """How many device pixels a photo may fill: width, height."""
        ratio = self.devicePixelRatioF()
        margin = 2 * self._margin
        return max(1, int((self.width() - margin) * ratio)), max(1, int((self.height() - margin) * ratio))

    def show_frame(self, frame: Frame, box: tuple[int, int]) -> None:
        """Show a photo, decoded to fit `box`, in place of whatever was there."""
        self._frame = frame
        self._frame_box = box
        self._waiting = False
        self._card.hide()
        self.update()

    def show_failure(self, file: str, failure: DecodeFailure) -> None:
        """Show why there is no photo."""
        self._frame = None
        self._waiting = False
        self._card.explain(file, failure)
        self._place_card()
        self._card.show()
        self.update()

    def clear(self) -> None:
        """Show the bare stage: what was there belongs to another story."""
        self._frame = None
        self._waiting = False
        self._card.hide()
        self.update()

    def show_waiting(self) -> None:
        """The photo is taking its time: let the old one step back."""
        self._waiting = True
        self._card.hide()
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
    def is_waiting(self) -> bool:
        """Whether the sign of waiting is up."""
        return self._waiting

    @property
    def card_text(self) -> str:
        """What the failure card says, or nothing while there is none."""
        return self._card.text if self._card.isVisibleTo(self) else ""

    def photo_rectangle(self) -> QRectF:
        """Where the photo stands, in logical pixels; empty without one."""
        if self._frame is None:
            return QRectF()
        ratio = self.devicePixelRatioF()
        width, height = self._frame.image.width(), self._frame.image.height()
        if self._frame_box != self.box:
            # The stage has another size now; until the photo comes in that size, this one is stretched into it.
            scale = min(self.box[0] / width, self.box[1] / height)
            width, height = round(width * scale), round(height * scale)
        left = (round(self.width() * ratio) - width) // 2
        top = (round(self.height() * ratio) - height) // 2
        return QRectF(left / ratio + self._push, top / ratio, width / ratio, height / ratio)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._fixed_ground or self._look.theme.stage))
        if self._frame is not None:
            place = self.photo_rectangle()
            image = self._frame.image
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setOpacity(_WAITING_OPACITY if self._waiting else 1.0)
            painter.drawImage(place, image)
            painter.setOpacity(1.0)
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
        if self._asked_box == (0, 0):
            self._tell_size()  # the first size: nobody is dragging an edge
        elif self.box != self._asked_box:
            self._rest.start()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange and self._asked_box != (0, 0):
            self._rest.start()
        return super().event(event)

    def _tell_size(self) -> None:
        if self._asked_box != self.box:
            self._asked_box = self.box
            self.resized.emit()

    def _let_go(self) -> None:
        self._push = 0
        self.update()

    def _place_card(self) -> None:
        width = self._card.width_within(min(_WIDEST_CARD, max(self.width() - 2 * self._margin, 1)))
        height = self._card.height_at(width)
        self._card.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)
