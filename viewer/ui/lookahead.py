"""Which photos are asked for: the one to be shown, and those that will be.

A reader who looks at photos has the next ones ready, one worker's work at a time. One who flips quickly lives on these
at first, and all workers go ahead. Whoever then passes photos that are not decoded yet cannot be given every one: those
are begun that will be reached by the time they are done, since one begun when it is reached would come when the reader
is past it. How long that is, is learnt from the photos themselves.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from viewer.imaging.request import PhotoKey, PhotoRequest, Priority
from viewer.story.pace import Pace

_TAKES = 0.15  # seconds to decode a photo, until one has been decoded
_SLOWNESS = 4  # photos over which the time it takes is averaged
_BYTES_PER_PIXEL = 4
_LEAST = 2  # photos ahead, however large their frames are


class Prefetch(NamedTuple):
    """How many photos are decoded in advance: in the direction of travel, and on the way back."""

    ahead: int
    behind: int

    def within(self, capacity: int, box: tuple[int, int]) -> "Prefetch":
        """As many of them as find room in `capacity` bytes beside the one that is shown, fitted into `box`."""
        room = capacity // (box[0] * box[1] * _BYTES_PER_PIXEL) - 1 - self.behind
        return Prefetch(min(self.ahead, max(room, _LEAST)), self.behind)


def frames_at_least(prefetch: Prefetch) -> int:
    """How many frames have to be kept, whatever they cost, so that what is prefetched is not lost to itself."""
    return min(prefetch.ahead, _LEAST) + prefetch.behind + 2


class Lookahead:
    """What to ask for, by the reader's pace."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """`clock` tells the time in seconds, from wherever it likes."""
        self.pace = Pace()
        self._clock = clock
        self._takes = _TAKES

    def flip(self) -> None:
        """The reader flips, now."""
        self.pace.flip(self._clock())

    def learn(self, seconds: float) -> None:
        """A photo has been decoded in this time."""
        self._takes += (seconds - self._takes) / _SLOWNESS

    def wanted(
        self, missing: PhotoKey | None, coming: Sequence[PhotoKey], ahead: Sequence[PhotoKey]
    ) -> list[PhotoRequest]:
        """What to ask for, the most urgent first.

        `missing` is the photo to be shown, unless it is at hand; `coming` are those worth having and not at hand, the
        nearest first; `ahead` the next ones in the direction of travel, whether at hand or not.
        """
        if missing is None:
            priority = Priority.SHOWN if self.pace.is_quick else Priority.PREFETCH
            return [PhotoRequest(key, priority) for key in coming]
        if not self.pace.is_passing:
            in_turn = coming if self.pace.is_quick else []
            return [PhotoRequest(key, Priority.SHOWN) for key in (missing, *in_turn)]
        # One more than it takes: a photo that comes a little late is not seen at all, one that comes early is kept.
        reached = ahead[: self.pace.photos_in(self._takes) + 1]
        in_time = [key for key in reversed(reached) if key in coming]
        return [PhotoRequest(key, Priority.SHOWN) for key in (*in_time, missing)]
