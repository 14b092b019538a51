"""How the reader looks at the photo on the stage: how near, at which part, which way up; and its painting.

The fitted photo is stretched to where it stands now. Where that is too few pixels, or too many, the detail lies over
it: the part that is seen and a margin, decoded for exactly this scale. It is asked for once the view is at rest, so
that what is kept is bounded by the screen, however large the photo is.

Regions are told in pixels of the photo as it was decoded; everything else here is about the photo as it is turned.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from viewer.imaging.request import Region
from viewer.story.zoom import Part, Size, Zoom, turned_part, turned_size

_DETAIL_AFTER = 60  # milliseconds of rest
_SMOOTH_UP_TO = 2.0  # times enlarged; beyond it one wants to see the pixels


@dataclass(frozen=True, slots=True)
class _Detail:
    image: QImage
    part: Part


class Viewpoint(QObject):
    """How one photo at a time is looked at. `changed` tells that it has to be painted anew; `detail_wanted` carries a
    Region and the width and height in pixels it is wanted in; `zoomed` the percentage (int), or None when fitted."""

    changed = Signal()
    detail_wanted = Signal(object)
    zoomed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_held = False
        self.is_leaving = False  # another photo is on its way: this one wants nothing any more
        self._zoom = Zoom((1, 1), (1, 1)).settled()
        self._turns = 0  # quarters, clockwise
        self._decoded: QImage | None = None
        self._image: QImage | None = None  # the same, turned
        self._detail: _Detail | None = None
        self._asked: tuple[Part, Size] | None = None
        self._told: int | None = None
        self._rest = QTimer(self, singleShot=True, interval=_DETAIL_AFTER)
        self._rest.timeout.connect(self._ask_for_detail)

    # What there is to see.

    def show(self, image: QImage, size: Size, *, is_new: bool) -> None:
        """Look at this photo, whose whole has `size` in pixels. Another one (`is_new`) is upright and fitted again,
        unless the zoom is held; the same one, decoded anew, is looked at as before."""
        if is_new:
            self._turns = 0
            self._zoom = self._zoom if self.is_held else self._zoom.fitted()
        size = turned_size(size, self._turns)
        if is_new or size != self._zoom.photo:
            self._detail = None
        self._zoom = self._zoom.of(size)
        self._decoded = image
        self._image = _turned(image, self._turns)
        self._asked = None
        self.is_leaving = False
        self._tell()

    def show_detail(self, image: QImage, region: Region) -> None:
        """Lay a detail over the photo: its `region`."""
        if self._image is None:
            return
        size = turned_size(self._zoom.photo, self._turns)
        self._detail = _Detail(_turned(image, self._turns), turned_part(region, size, self._turns))
        self.changed.emit()

    def show_nothing(self) -> None:
        """There is no photo; a held zoom is kept for the next."""
        self._decoded = self._image = self._detail = None
        self._tell()

    def place_in(self, room: Size) -> None:
        """The room for the photo has this size now, in device pixels."""
        if room != self._zoom.room:
            self._look(self._zoom.within(room))

    # What the reader does.

    def fit(self) -> None:
        """See all of it."""
        self._look(self._zoom.fitted())

    def actual_size(self, at: tuple[float, float] | None = None) -> None:
        """One pixel of the photo on one of the screen's."""
        self._look(self._zoom.actual(at))

    def zoom_by(self, factor: float, at: tuple[float, float] | None = None) -> None:
        """Go nearer or farther, to the room's point `at` or its middle."""
        self._look(self._zoom.zoomed(factor, at))

    def pan_by(self, across: float, down: float) -> None:
        """Look so many device pixels farther to the right and down."""
        if self.is_zoomed:
            self._look(self._zoom.panned(across, down))

    def rotate(self, quarters: int) -> None:
        """Turn the photo clockwise by so many quarters."""
        if self._decoded is None:
            return
        self._turns = (self._turns + quarters) % 4
        self._image = _turned(self._decoded, self._turns)
        self._detail = self._asked = None
        self._look(self._zoom.turned(quarters))

    def _look(self, zoom: Zoom) -> None:
        if self._decoded is None:
            zoom = zoom if self.is_held else zoom.fitted()
        self._zoom = zoom
        self._tell()

    def _tell(self) -> None:
        if self._told != self.percentage:
            self._told = self.percentage
            self.zoomed.emit(self._told)
        if self._wants_detail():
            self._rest.start()
        else:
            self._rest.stop()
        self.changed.emit()

    # What is asked.

    @property
    def is_zoomed(self) -> bool:
        """Whether a photo is shown otherwise than fitted."""
        return self._image is not None and self._zoom.scale is not None

    @property
    def percentage(self) -> int | None:
        """Device pixels for a hundred of the photo's, or None when fitted."""
        return self._zoom.percentage if self.is_zoomed else None

    @property
    def turns(self) -> int:
        """By how many quarters the photo is turned, clockwise."""
        return self._turns

    @property
    def rectangle(self) -> Part:
        """Where the whole photo is in its room, in device pixels; empty without one."""
        return self._zoom.rectangle if self._image is not None else (0, 0, 0, 0)

    # Details.

    @property
    def _shows_details(self) -> bool:
        """Whether the photo stands otherwise than it was decoded to stand: zoomed, or turned on its side."""
        return self.is_zoomed or self._turns % 2 == 1

    def _wants_detail(self) -> bool:
        """Whether the stretched photo is not what should be seen, and nothing better is there or on its way."""
        if self._image is None or self.is_leaving or not self._shows_details:
            return False
        sources = [((0, 0, *self._zoom.photo), _size(self._image))]
        if self._detail is not None:
            sources.append((self._detail.part, _size(self._detail.image)))
        if self._asked is not None:
            sources.append(self._asked)
        zoom = self._zoom
        return not any(_covers(part, zoom.visible) and size == zoom.pixels_of(part) for part, size in sources)

    def _ask_for_detail(self) -> None:
        if self._wants_detail():
            part = self._zoom.part_to_decode
            size = self._zoom.pixels_of(part)
            self._asked = (part, size)
            region = Region(*turned_part(part, self._zoom.photo, -self._turns))
            self.detail_wanted.emit((region, *turned_size(size, self._turns)))

    # Painting.

    def paint(self, painter: QPainter, ground: QColor) -> None:
        """Paint the photo, in device pixels of its room, on a stage of this colour."""
        if self._image is None:
            return
        if self.is_zoomed:
            painter.setClipRect(0, 0, *self._zoom.room)
        detail = self._detail if self._shows_details else None
        if detail is None or not _covers(detail.part, self._zoom.visible):
            self._paint_part(painter, self._image, (0, 0, *self._zoom.photo))
        if detail is not None:
            left, top, right, bottom = self._zoom.place_of(detail.part)
            if detail.image.hasAlphaChannel():
                # Under a photo with holes is the stage, never the same photo once more.
                opacity = painter.opacity()
                painter.setOpacity(1.0)
                painter.fillRect(left, top, right - left, bottom - top, ground)
                painter.setOpacity(opacity)
            self._paint_part(painter, detail.image, detail.part)

    def _paint_part(self, painter: QPainter, image: QImage, part: Part) -> None:
        left, top, right, bottom = self._zoom.place_of(part)
        if _size(image) == (right - left, bottom - top):
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
            painter.drawImage(left, top, image)
            return
        # Stretched; only what is seen, since places far outside are beyond what a painter can count.
        seen = _common(part, self._zoom.visible)
        if seen is None:
            return
        scale, (whole_left, whole_top, *_) = self._zoom.current, self._zoom.rectangle
        across, down = image.width() / (part[2] - part[0]), image.height() / (part[3] - part[1])
        width, height = seen[2] - seen[0], seen[3] - seen[1]
        source = QRectF((seen[0] - part[0]) * across, (seen[1] - part[1]) * down, width * across, height * down)
        target = QRectF(whole_left + seen[0] * scale, whole_top + seen[1] * scale, width * scale, height * scale)
        shows_pixels = self.is_zoomed and scale > _SMOOTH_UP_TO and (across, down) == (1, 1)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=not shows_pixels)
        painter.drawImage(target, image, source)


def _size(image: QImage) -> Size:
    return image.width(), image.height()


def _turned(image: QImage, quarters: int) -> QImage:
    return image.transformed(QTransform().rotate(90 * quarters)) if quarters else image


def _common(one: Part, other: Part) -> Part | None:
    """The part in both, if there is one."""
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right, bottom = min(one[2], other[2]), min(one[3], other[3])
    return (left, top, right, bottom) if left < right and top < bottom else None


def _covers(outer: Part, inner: Part) -> bool:
    return _common(outer, inner) == inner
