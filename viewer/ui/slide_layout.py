"""Where a slide's photo and its words go: arithmetic alone, no Qt. All lengths are in logical pixels.

The words stand over the photo's lower edge, beside the photo, or below it. Which of these is found by trying them all:
the photo loses what it is smaller than it could be, what words cover, and more still where they cover the point that
matters. `slide_words` knows how high words are, `slideshow` does what is found here.
"""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

Size = tuple[int, int]
Point = tuple[float, float]
Measure = Callable[[int, int], tuple[int, int]]
"""How high the words are at this width, and how much of that is shown, in whole lines, in a room so high."""


class Placement(Enum):
    """Where the words stand."""

    BOTTOM = "bottom"  # over the photo's lower edge
    SIDE = "side"
    BELOW = "below"
    OFF = "off"


class Box(NamedTuple):
    """A rectangle."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first column beyond it."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """The first row beyond it."""
        return self.top + self.height


class Layout(NamedTuple):
    """Where everything is. The photo stands in the middle of its room; without words there is no box for them."""

    placement: Placement
    room: Box
    words: Box | None


class Ask(NamedTuple):
    """What has to be placed: the screen, the photo's shape (None: there is no photo), its point that matters (0 to 1
    from the left and the top), how large the type is, and how high the words are. `mirrored` is read from the right."""

    screen: Size
    photo: Size | None
    focus: Point | None
    type_size: int
    measure: Measure
    mirrored: bool = False


_PLACES = (Placement.BELOW, Placement.SIDE, Placement.BOTTOM)  # where two are as good, the first
_SIDE_SHARE = 0.06  # of the screen's width, left free beside words
_GUTTER_SHARE = 0.035  # of the screen's width, at least, on each side of a column beside the photo
_WIDE_PHOTO = 0.6  # of the screen's width: words over a photo so wide stand within its edges
_GAP = 1.1  # times the type's size, at least, above and below words that stand below the photo
_BOTTOM_GAP = 1.7  # times the type's size, below words that stand over the photo
_HIGHEST = {Placement.BOTTOM: 0.36, Placement.SIDE: 0.86, Placement.BELOW: 0.42}  # of the screen's height, for words
_COLUMNS = (15, 19, 24, 30)  # times the type's size: how wide a column beside the photo may be
_WIDEST_COLUMN = 0.5  # of the screen's width
_MIDDLE = (0.5, 0.45)  # where one looks in a photo that names no point
_COVERED = 0.5  # what a covered part of the photo costs, of what a missing one does
_FOCUS_COVERED = 1.0  # the whole photo could as well not be there
_UNSEEN = 0.4  # what words cost that have to be scrolled to, all of them
_CARD_SHARE = 0.8  # of the screen's height, for the words of a card
_WIDEST_CARD = 60  # times the type's size


def lay_out(ask: Ask, wanted: Placement | None = None) -> Layout:
    """The slide with the words at the place `wanted`, or at the one that costs the photo the least."""
    width, height = ask.screen
    if wanted is Placement.OFF or not ask.measure(_across(ask), height)[0]:
        return Layout(Placement.OFF, Box(0, 0, width, height), None)
    if wanted is None and ask.photo is None:
        wanted = Placement.BELOW
    tried = [_MAKERS[place](ask) for place in ((wanted,) if wanted is not None else _PLACES)]
    return min(tried, key=lambda layout: _cost(ask, layout))


def lay_out_card(ask: Ask) -> Layout:
    """Words of their own in the middle of the screen, over a photo that covers all of it, around its point that
    matters."""
    width, height = ask.screen
    across = min(_across(ask), _WIDEST_CARD * ask.type_size)
    _, shown = ask.measure(across, round(height * _CARD_SHARE))
    words = Box((width - across) // 2, (height - shown) // 2, across, shown)
    return Layout(Placement.BOTTOM, covering(ask.photo or ask.screen, ask.screen, ask.focus or (0.5, 0.5)), words)


def covering(photo: Size, screen: Size, focus: Point) -> Box:
    """Where a photo is as large as covers the screen, as little larger as can be, its `focus` as near to the middle."""
    scale = max(screen[0] / photo[0], screen[1] / photo[1])
    width, height = (max(round(side * scale), whole) for side, whole in zip(photo, screen, strict=True))
    left, top = (
        min(max(round(whole / 2 - part * side), whole - side), 0)
        for part, side, whole in zip(focus, (width, height), screen, strict=True)
    )
    return Box(left, top, width, height)


def following(chosen: Placement | None, automatic: Placement) -> Placement | None:
    """What comes after the placement `chosen` (None: the automatic one, which is this) as the reader goes through them
    all: each press of the key changes something."""
    others = [place for place in _PLACES if place is not automatic]
    order: list[Placement | None] = [None, *others, Placement.OFF]
    return order[(order.index(chosen) + 1) % len(order)] if chosen in order else order[1]


def fitted(photo: Size, room: Size) -> Size:
    """How large a photo of this shape stands in a room."""
    scale = min(room[0] / photo[0], room[1] / photo[1])
    return max(round(photo[0] * scale), 1), max(round(photo[1] * scale), 1)


def place_of_photo(photo: Size, room: Box) -> Box:
    """Where a photo of this shape stands in its room."""
    width, height = fitted(photo, (room.width, room.height))
    return Box(room.left + (room.width - width) // 2, room.top + (room.height - height) // 2, width, height)


def _across(ask: Ask) -> int:
    return max(ask.screen[0] - 2 * round(ask.screen[0] * _SIDE_SHARE), 1)


def _bottom(ask: Ask) -> Layout:
    width, height = ask.screen
    across = _across(ask)
    photo_width, _ = fitted(ask.photo or ask.screen, ask.screen)
    if photo_width > width * _WIDE_PHOTO:  # lines that begin just beside the photo's edge look like a mistake
        across = min(across, photo_width - 2 * round(width * _GUTTER_SHARE))
    _, shown = ask.measure(across, round(height * _HIGHEST[Placement.BOTTOM]))
    top = height - round(ask.type_size * _BOTTOM_GAP) - shown
    return Layout(Placement.BOTTOM, Box(0, 0, width, height), Box((width - across) // 2, top, across, shown))


def _side(ask: Ask) -> Layout:
    width, height = ask.screen
    room = round(height * _HIGHEST[Placement.SIDE])
    columns = [min(column * ask.type_size, round(width * _WIDEST_COLUMN)) for column in _COLUMNS]
    # The narrowest column in which all words are seen at once leaves the photo most.
    across = next((column for column in columns if ask.measure(column, room)[0] <= room), columns[-1])
    gutter = round(width * _GUTTER_SHARE)
    photo_width, _ = fitted(ask.photo or ask.screen, (max(width - across - 3 * gutter, 1), height))
    _, shown = ask.measure(across, room)
    gap = (width - photo_width - across) // 3
    photo = Box(gap, 0, photo_width, height)
    words = Box(photo.right + gap, (height - shown) // 2, across, shown)
    if ask.mirrored:
        photo, words = (box._replace(left=width - box.right) for box in (photo, words))
    return Layout(Placement.SIDE, photo, words)


def _below(ask: Ask) -> Layout:
    width, height = ask.screen
    across = _across(ask)
    _, shown = ask.measure(across, round(height * _HIGHEST[Placement.BELOW]))
    least = round(ask.type_size * _GAP)
    # A photo that needs all the room there is reaches up to the screen's edge.
    _, photo_height = fitted(ask.photo or ask.screen, (width, max(height - shown - 2 * least, 1)))
    gap = max((height - photo_height - shown) // 3, least)
    top = height - gap - shown
    room = top if gap > least else top - least
    return Layout(Placement.BELOW, Box(0, 0, width, room), Box((width - across) // 2, top, across, shown))


_MAKERS: dict[Placement, Callable[[Ask], Layout]] = {
    Placement.BOTTOM: _bottom,
    Placement.SIDE: _side,
    Placement.BELOW: _below,
}


def _cost(ask: Ask, layout: Layout) -> float:
    """What a layout takes away from the photo, 0 for nothing."""
    photo, words = ask.photo or ask.screen, layout.words
    if words is None:
        return 0.0
    place = place_of_photo(photo, layout.room)
    most = fitted(photo, ask.screen)
    cost = 1 - place.width * place.height / (most[0] * most[1])
    covered = (
        max(place.bottom - words.top + ask.type_size, 0) / place.height if layout.placement is Placement.BOTTOM else 0.0
    )
    cost += _COVERED * covered
    if (ask.focus or _MIDDLE)[1] > 1 - covered:
        cost += _FOCUS_COVERED
    needed, shown = ask.measure(words.width, words.height)
    return cost + _UNSEEN * (1 - shown / needed)
