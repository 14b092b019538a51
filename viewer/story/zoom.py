"""Where a photo stands when it is looked at closely: pure arithmetic, no pixels.

Two kinds of coordinates: photo pixels, of the whole photo as it is seen (upright, and turned as the reader turned
it), and device pixels of the room that the stage has for it, both from the top left. The scale is device pixels
per photo pixel: at 1.0, which is 100 %, one is exactly the other.
"""

from itertools import pairwise
from math import ceil, dist, floor, isclose
from typing import NamedTuple

ENLARGE_AT_MOST = 4.0
"""How much a small photo is enlarged to fill the stage; an icon stays an icon."""

CLOSEST = 16.0
"""The largest scale: sixteen device pixels for each of the photo's."""

STEP = 1.25
"""How much nearer one press of a key goes, or one notch of a wheel."""

TILE = 512
"""How many pixels wide and high a tile is, as it is decoded."""

_MARGIN = 0.25  # of the visible part's width and height, on each side of it: what is there is near

Size = tuple[int, int]
Part = tuple[int, int, int, int]  # left, top, right, bottom; the last two are the first left out


def fitted(width: int, height: int, room_width: int, room_height: int) -> Size:
    """The size in device pixels at which a photo of `width` × `height` fills the room without leaving it."""
    scale = min(room_width / width, room_height / height, ENLARGE_AT_MOST)
    return max(1, round(width * scale)), max(1, round(height * scale))


def turned_size(size: Size, quarters: int) -> Size:
    """A photo's size once it is turned by so many quarters."""
    return (size[1], size[0]) if quarters % 2 else size


def turned_part(part: Part, size: Size, quarters: int) -> Part:
    """Where a part of a photo of `size` is once the photo is turned clockwise by so many quarters."""
    left, top, right, bottom = part
    width, height = size
    match quarters % 4:
        case 1:
            return height - bottom, left, height - top, right
        case 2:
            return width - right, height - bottom, width - left, height - top
        case 3:
            return top, width - right, bottom, width - left
        case _:
            return part


class Zoom(NamedTuple):
    """How one photo is seen in a room: fitted (`scale` is None), or at `scale` with the photo's point `centre` in the
    room's middle.

    The smallest scale is that at which the photo fits, or 100 % where a small photo is enlarged to fit. Every method
    gives a settled zoom: no gap opens beside a photo that is larger than the room, and a smaller one is in the middle.
    """

    photo: Size
    room: Size
    scale: float | None = None
    centre: tuple[float, float] = (0.0, 0.0)

    @property
    def fit_scale(self) -> float:
        """The scale of the fitted photo."""
        return min(self.room[0] / self.photo[0], self.room[1] / self.photo[1], ENLARGE_AT_MOST)

    @property
    def current(self) -> float:
        """The scale, fitted or not."""
        return self.fit_scale if self.scale is None else self.scale

    @property
    def percentage(self) -> int | None:
        """Device pixels for a hundred of the photo's; None when fitted."""
        return None if self.scale is None else round(self.scale * 100)

    # Other ways to see it.

    def fitted(self) -> "Zoom":
        """All of the photo, as large as the room lets it be."""
        return self._replace(scale=None).settled()

    def actual(self, at: tuple[float, float] | None = None) -> "Zoom":
        """At 100 %, keeping what is at the room's point `at` (or in its middle) where it is."""
        return self._scaled(1.0, at)

    def zoomed(self, factor: float, at: tuple[float, float] | None = None) -> "Zoom":
        """Nearer (`factor` above 1) or farther, keeping what is at the room's point `at` (or in its middle) where it
        is. Whoever would pass the fitted size or 100 % stops there."""
        before, after = self.current, self.current * factor
        low, high = min(before, after), max(before, after)
        passed = [stop for stop in (1.0, self.fit_scale) if low < stop < high and not isclose(stop, before)]
        return self._scaled(min(passed, key=lambda stop: abs(stop - before), default=after), at)

    def panned(self, across: float, down: float) -> "Zoom":
        """Look so many device pixels farther to the right and down."""
        x, y = self.centre
        return self._replace(centre=(x + across / self.current, y + down / self.current)).settled()

    def within(self, room: Size) -> "Zoom":
        """In a room of another size: at the same scale, with the same point in the middle."""
        return self._replace(room=room).settled()

    def of(self, photo: Size) -> "Zoom":
        """Another photo at the same scale, with the point in the middle that has the same place in it."""
        x, y = self.centre[0] / self.photo[0], self.centre[1] / self.photo[1]
        return self._replace(photo=photo, centre=(x * photo[0], y * photo[1])).settled()

    def turned(self, quarters: int) -> "Zoom":
        """The photo turned clockwise by so many quarters about the point in the middle."""
        (width, height), (x, y) = self.photo, self.centre
        centre = ((x, y), (height - y, x), (width - x, height - y), (y, width - x))[quarters % 4]
        return self._replace(photo=turned_size(self.photo, quarters), centre=centre).settled()

    def settled(self) -> "Zoom":
        """This zoom within its bounds; one as large as the fitted photo is fitted."""
        middle = (self.photo[0] / 2, self.photo[1] / 2)
        if self.scale is None:
            return self._replace(centre=middle)
        scale = min(max(self.scale, min(self.fit_scale, 1.0)), CLOSEST)
        if isclose(scale, self.fit_scale, rel_tol=1e-6):
            return self._replace(scale=None, centre=middle)
        x, y = (
            _held(place, room / (2 * scale), length)
            for place, room, length in zip(self.centre, self.room, self.photo, strict=True)
        )
        return self._replace(scale=scale, centre=(x, y))

    def _scaled(self, scale: float, at: tuple[float, float] | None) -> "Zoom":
        scale = min(max(scale, min(self.fit_scale, 1.0)), CLOSEST)
        at = at or (self.room[0] / 2, self.room[1] / 2)
        x, y = self.photo_at(at)
        centre = (x - (at[0] - self.room[0] / 2) / scale, y - (at[1] - self.room[1] / 2) / scale)
        return self._replace(scale=scale, centre=centre).settled()

    # What stands where.

    def photo_at(self, point: tuple[float, float]) -> tuple[float, float]:
        """The photo's point, in photo pixels, that is at a point of the room."""
        x = self.centre[0] + (point[0] - self.room[0] / 2) / self.current
        y = self.centre[1] + (point[1] - self.room[1] / 2) / self.current
        return x, y

    @property
    def rectangle(self) -> Part:
        """Where the whole photo is in the room, in whole device pixels; its edges may be far outside."""
        if self.scale is None:
            width, height = fitted(*self.photo, *self.room)
            left, top = (self.room[0] - width) // 2, (self.room[1] - height) // 2
        else:
            width, height = (max(1, round(length * self.scale)) for length in self.photo)
            left = _start(self.centre[0] * self.scale, self.room[0], width)
            top = _start(self.centre[1] * self.scale, self.room[1], height)
        return left, top, left + width, top + height

    @property
    def visible(self) -> Part:
        """The photo's pixels of which anything can be seen."""
        left, top, right, bottom = self.rectangle
        first_x, last_x = _seen(left, right, self.room[0], self.photo[0])
        first_y, last_y = _seen(top, bottom, self.room[1], self.photo[1])
        return first_x, first_y, last_x, last_y

    @property
    def near(self) -> Part:
        """The visible part and a margin, so that what is panned to is there already."""
        left, top, right, bottom = self.visible
        across, down = ceil((right - left) * _MARGIN), ceil((bottom - top) * _MARGIN)
        width, height = self.photo
        return max(left - across, 0), max(top - down, 0), min(right + across, width), min(bottom + down, height)

    @property
    def level(self) -> float:
        """The scale at which tiles are decoded: that of the screen, but never more pixels than the photo has."""
        return min(self.current, 1.0)

    @property
    def tiles(self) -> list[Part]:
        """The parts to decode so that all that is near is there: what is seen before what is not, from the middle
        outward. Tiles of one level lie on one grid, wherever one looks. A fitted photo is a single one: it is no larger
        than the room."""
        if self.scale is None:
            return [(0, 0, *self.photo)]
        left, top, right, bottom = self.near
        columns = list(pairwise(_cuts(left, right, self.photo[0], self.level)))
        rows = list(pairwise(_cuts(top, bottom, self.photo[1], self.level)))
        parts = [(x0, y0, x1, y1) for y0, y1 in rows for x0, x1 in columns]
        return sorted(parts, key=lambda part: (not _meet(part, self.visible), dist(self.centre, _middle(part))))

    def place_of(self, part: Part) -> Part:
        """Where a part of the photo is in the room, in whole device pixels: exactly where its pixels are from 100 % on
        at whole multiples, else to the nearest."""
        left, top, *_ = self.rectangle
        scale = self.current
        x0, y0, x1, y1 = part
        return left + round(x0 * scale), top + round(y0 * scale), left + round(x1 * scale), top + round(y1 * scale)

    def pixels_of(self, part: Part) -> Size:
        """In how many pixels a part is decoded: as many as the screen shows, never more than the photo has."""
        left, top, right, bottom = self.place_of(part) if self.current < 1 else part
        return max(1, right - left), max(1, bottom - top)


def _held(place: float, half: float, length: int) -> float:
    """The point in the middle, moved so that nothing beyond the photo's ends is seen."""
    return length / 2 if length <= 2 * half else min(max(place, half), length - half)


def _start(centre: float, room: int, length: int) -> int:
    """Where the photo begins in the room, in whole device pixels."""
    if length <= room:
        return (room - length) // 2
    return min(max(round(room / 2 - centre), room - length), 0)


def _seen(start: int, end: int, room: int, length: int) -> tuple[int, int]:
    """The first pixel seen, and the first beyond, along one side."""
    scale = (end - start) / length
    first = floor(max(-start, 0) / scale)
    last = ceil((min(end, room) - start) / scale)
    return min(max(first, 0), length - 1), min(max(last, first + 1), length)


def _cuts(start: int, end: int, length: int, level: float) -> list[int]:
    """Where tiles of this level begin and end along a side of `length`: those that hold something of `start` to `end`,
    in photo pixels."""
    side = TILE / level
    number = floor(start / side)
    cuts = [min(round(number * side), length)]
    while cuts[-1] < end:
        number += 1
        cuts.append(min(round(number * side), length))
    return cuts


def _meet(one: Part, other: Part) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _middle(part: Part) -> tuple[float, float]:
    return (part[0] + part[2]) / 2, (part[1] + part[3]) / 2
