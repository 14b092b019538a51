"""How the reader looks at the photo on the stage: how near, at which part, which way up; and its painting.

The fitted photo is stretched to where it stands now. Where that is too few pixels, or too many, tiles lie over it:
parts decoded for exactly this scale. They are asked for as they come near while one pans, and after a moment of rest
where the scale is a new one. What is kept of them is bounded by the room, however large the photo is.

Regions are told in pixels of the photo as it was decoded; everything else here is about the photo as it is turned.
"""

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QTransform

from viewer.imaging.request import Region
from viewer.story.zoom import Part, Size, Zoom, turned_part, turned_size
from viewer.ui.stage_tiles import Ground, Tiles, common

_TILES_AFTER = 60  # milliseconds of rest at a new scale, through which a wheel may only be passing
_SMOOTH_UP_TO = 2.0  # times enlarged; beyond it one wants to see the pixels
_ROOMS_KEPT = 6  # how much is kept of tiles, counted in pixels of the room; what is near is kept in any case
_BYTES_PER_PIXEL = 4


class Viewpoint(QObject):
    """How one photo at a time is looked at.

    `changed` tells that it has to be painted anew, `part_changed` that this part of the room has (a QRect in device
    pixels). `details_wanted` carries all the tiles that are wanted and not there, the most urgent first: of each its
    Region and the width and height in pixels it is wanted in. `zoomed` carries the percentage (int), or None when
    fitted.
    """

    changed = Signal()
    part_changed = Signal(QRect)
    details_wanted = Signal(object)
    zoomed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_held = False
        self.is_leaving = False  # another photo is on its way: this one wants nothing any more
        self._zoom = Zoom((1, 1), (1, 1)).settled()
        self._has_whole_room = True
        self._turns = 0  # quarters, clockwise
        self._decoded: QImage | None = None
        self._image: QImage | None = None  # the same, turned
        self._tiles = Tiles()
        self._earlier = Tiles()  # of the scale before, as long as some are missing
        self._level: float | None = None  # for which tiles have been asked
        self._asked: set[Part] = set()
        self._told: int | None = None
        self._rest = QTimer(self, singleShot=True, interval=_TILES_AFTER)
        self._rest.timeout.connect(self._ask_for_tiles)

    # What there is to see.

    def show(self, image: QImage, size: Size, *, is_new: bool, is_other: bool = False) -> None:
        """Look at this photo, whose whole has `size` in pixels. Another one (`is_new`) is upright and fitted again,
        unless the zoom is held; the same one, decoded anew, is looked at as before, also where its file `is_other`
        than it was."""
        if is_new:
            self._turns = 0
            self._zoom = self._zoom if self.is_held else self._zoom.fitted()
        size = turned_size(size, self._turns)
        if is_new or is_other or size != self._zoom.photo:
            self._drop_tiles()
        self._zoom = self._zoom.of(size)
        self._decoded = image
        self._image = _turned(image, self._turns)
        self._level = None  # whatever was asked for and has not come was withdrawn
        self.is_leaving = False
        self._tell()

    def show_detail(self, image: QImage, region: Region) -> None:
        """Lay a detail over the photo: its `region`."""
        if self._image is None:
            return
        part = turned_part(region, turned_size(self._zoom.photo, self._turns), self._turns)
        self._asked.discard(part)
        self._tiles.put(part, _turned(image, self._turns))
        self._trim()
        if self._shows_details and common(part, self._zoom.visible):
            # A pixel more, for where it is stretched: what is beside it is then not what it was either.
            self.part_changed.emit(self._ground.place_of(part).adjusted(-1, -1, 1, 1))

    def show_nothing(self) -> None:
        """There is no photo; a held zoom is kept for the next."""
        self._decoded = self._image = None
        self._drop_tiles()
        self._tell()

    def place_in(self, room: Size, *, is_whole: bool = True) -> None:
        """The room for the photo has this size now, in device pixels; unless it `is_whole`, photos are decoded for a
        larger one."""
        if room != self._zoom.room:
            self._has_whole_room = is_whole
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
        self._drop_tiles()
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
        if not self._missing():
            self._rest.stop()
        elif self._level == self._zoom.level:
            self._ask_for_tiles()
        else:
            self._rest.start()
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

    # Tiles.

    @property
    def tile_bytes(self) -> int:
        """What the tiles take that are kept, in bytes."""
        return self._tiles.cost + self._earlier.cost

    @property
    def _shows_details(self) -> bool:
        """Whether the photo stands otherwise than it was decoded to stand: zoomed, or turned on its side, or in less
        room, unless it is enlarged there anyway."""
        is_elsewhere = self._turns % 2 == 1 or (not self._has_whole_room and self._zoom.current <= 1)
        return self.is_zoomed or is_elsewhere

    def _missing(self) -> list[Part]:
        """The tiles that should be here and are not; none where the fitted photo has every pixel there is to see."""
        if self._image is None or self.is_leaving or not self._shows_details:
            return []
        zoom = self._zoom
        if _size(self._image) == zoom.pixels_of((0, 0, *zoom.photo)):
            return []
        return [part for part in zoom.tiles if self._tiles.size_of(part) != zoom.pixels_of(part)]

    def _ask_for_tiles(self) -> None:
        zoom = self._zoom
        if self._level != zoom.level:
            self._level = zoom.level
            self._asked.clear()
            self._change_level()
        missing = self._missing()
        if self._asked.issuperset(missing):
            return
        self._asked = set(missing)
        self.details_wanted.emit([self._request(part) for part in missing])

    def _request(self, part: Part) -> tuple[Region, int, int]:
        size = turned_size(self._zoom.pixels_of(part), self._turns)
        return Region(*turned_part(part, self._zoom.photo, -self._turns)), *size

    def _change_level(self) -> None:
        """What was there at the scale before stands in for what comes; as much of it as is seen."""
        if all(self._tiles.size_of(part) == self._zoom.pixels_of(part) for part, _ in self._tiles):
            return
        if len(self._tiles):
            self._earlier, self._tiles = self._tiles, Tiles()
            self._earlier.trim(0, {part for part, _ in self._earlier if common(part, self._zoom.visible)})

    def _trim(self) -> None:
        zoom = self._zoom
        capacity = _ROOMS_KEPT * zoom.room[0] * zoom.room[1] * _BYTES_PER_PIXEL
        self._tiles.trim(capacity, set(zoom.tiles))
        if not self._missing():
            self._earlier = Tiles()

    def _drop_tiles(self) -> None:
        self._tiles, self._earlier = Tiles(), Tiles()
        self._asked.clear()
        self._level = None

    # Painting.

    @property
    def _ground(self) -> Ground:
        left, top, *_ = self._zoom.rectangle
        return Ground(self._zoom.current, left, top, self._zoom.visible)

    def paint(self, painter: QPainter) -> None:
        """Paint the photo, in device pixels of its room."""
        if self._image is None:
            return
        if self.is_zoomed:
            painter.setClipRect(0, 0, *self._zoom.room)
        layers = (self._tiles, self._earlier) if self._shows_details else ()
        whole = (((0, 0, *self._zoom.photo), self._image),)
        if self.is_zoomed and self._zoom.current > 1:
            self._paint_enlarged(painter, *layers, whole)
        else:
            self._ground.paint(painter, *layers, whole)

    def _paint_enlarged(self, painter: QPainter, *layers: Tiles | tuple[tuple[Part, QImage], ...]) -> None:
        """Put together what is seen in the photo's own pixels, and enlarge that: no seams then between tiles."""
        zoom = self._zoom
        left, top, right, bottom = zoom.visible
        seen = (max(left - 1, 0), max(top - 1, 0), min(right + 1, zoom.photo[0]), min(bottom + 1, zoom.photo[1]))
        together = QImage(seen[2] - seen[0], seen[3] - seen[1], QImage.Format.Format_ARGB32_Premultiplied)
        together.fill(Qt.GlobalColor.transparent)
        inner = QPainter(together)
        Ground(1.0, -seen[0], -seen[1], seen).paint(inner, *layers)
        inner.end()
        whole_left, whole_top, *_ = zoom.rectangle
        scale = zoom.current
        corner = QPointF(whole_left + seen[0] * scale, whole_top + seen[1] * scale)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=scale <= _SMOOTH_UP_TO)
        painter.drawImage(QRectF(corner, together.size().toSizeF() * scale), together)


def _size(image: QImage) -> Size:
    return image.width(), image.height()


def _turned(image: QImage, quarters: int) -> QImage:
    return image.transformed(QTransform().rotate(90 * quarters)) if quarters else image
