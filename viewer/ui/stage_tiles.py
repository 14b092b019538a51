"""Tiles: the parts of one photo that are decoded for one scale, and their painting.

They are painted as they are, pixel by pixel. Where one is still missing, what stands in for it is stretched: a tile of
the scale before, or the fitted photo. No place is painted twice, since a photo may have holes.
"""

from collections import OrderedDict
from collections.abc import Collection, Iterator
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QRegion

from viewer.story.zoom import Part, Size

_WITHIN = Qt.ClipOperation.IntersectClip


class Tiles:
    """Keeps tiles; those laid down longest ago go first."""

    def __init__(self) -> None:
        self._images: OrderedDict[Part, QImage] = OrderedDict()
        self._cost = 0

    @property
    def cost(self) -> int:
        """Bytes held."""
        return self._cost

    def __len__(self) -> int:
        return len(self._images)

    def __iter__(self) -> Iterator[tuple[Part, QImage]]:
        return iter(self._images.items())

    def size_of(self, part: Part) -> Size | None:
        """In how many pixels this part is here, if it is."""
        image = self._images.get(part)
        return None if image is None else (image.width(), image.height())

    def put(self, part: Part, image: QImage) -> None:
        """Lay down a tile, in place of any other of the same part."""
        self._drop(part)
        self._images[part] = image
        self._cost += image.sizeInBytes()

    def trim(self, capacity: int, needed: Collection[Part]) -> None:
        """Let go of the oldest until no more than `capacity` bytes are held, but of none that is needed."""
        for part in [part for part in self._images if part not in needed]:
            if self._cost <= capacity:
                return
            self._drop(part)

    def _drop(self, part: Part) -> None:
        image = self._images.pop(part, None)
        if image is not None:
            self._cost -= image.sizeInBytes()


class Ground(NamedTuple):
    """Where a photo is painted: at which scale, where its corner is, and which of its pixels are seen at all."""

    scale: float
    left: int
    top: int
    seen: Part

    def place_of(self, part: Part) -> QRect:
        """Where a part is, in whole pixels of what is painted on: one at least, however thin it is."""
        left, top = round(part[0] * self.scale), round(part[1] * self.scale)
        right, bottom = round(part[2] * self.scale), round(part[3] * self.scale)
        return QRect(self.left + left, self.top + top, max(right - left, 1), max(bottom - top, 1))

    def paint(self, painter: QPainter, *layers: Collection[tuple[Part, QImage]] | Tiles) -> None:
        """Paint all that is seen, of the first of these layers that has it."""
        bare = QRegion(self.place_of(self.seen))
        for layer in layers:
            painted = QRegion()
            for part, image in layer:
                place = self.place_of(part)
                if bare.intersects(place):
                    self._paint_part(painter, image, part, bare)
                    painted |= place
            bare -= painted
            if bare.isEmpty():
                return

    def _paint_part(self, painter: QPainter, image: QImage, part: Part, bare: QRegion) -> None:
        place = self.place_of(part)
        painter.save()
        if not QRegion(place).subtracted(bare).isEmpty():
            painter.setClipRegion(bare, _WITHIN)
        if image.size() == place.size():
            painter.drawImage(place.topLeft(), image)
        elif (seen := common(part, self.seen)) is not None:
            # Only what is seen, since places far outside are beyond what a painter can count.
            across, down = image.width() / (part[2] - part[0]), image.height() / (part[3] - part[1])
            width, height = seen[2] - seen[0], seen[3] - seen[1]
            source = QRectF((seen[0] - part[0]) * across, (seen[1] - part[1]) * down, width * across, height * down)
            left, top = self.left + seen[0] * self.scale, self.top + seen[1] * self.scale
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(left, top, width * self.scale, height * self.scale), image, source)
        painter.restore()


def common(one: Part, other: Part) -> Part | None:
    """The part in both, if there is one."""
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right, bottom = min(one[2], other[2]), min(one[3], other[3])
    return (left, top, right, bottom) if left < right and top < bottom else None
