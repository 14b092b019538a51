"""What stands in for photos while the reader flips faster than they can be decoded.

A preview is the photo in half the size, which costs a JPEG half the time. One that is begun when its photo is reached
would come too late; so those are asked for that will be reached by the time they are decoded. A preview is never taken
for the photo: that is asked for before any preview, and replaces it.
"""

from collections.abc import Callable, Sequence

from viewer.imaging.cache import FrameCache
from viewer.imaging.request import Answer, PhotoKey, PhotoRequest, Priority
from viewer.story.pace import Pace
from viewer.ui.frames import Frame

_TAKES = 0.08  # seconds, for 24 megapixels on a processor that is not new
_CAPACITY = 8 << 20  # bytes


class Previews:
    """Those at hand, and the rhythm that says whether any are needed."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """`clock` tells the time in seconds, from wherever it likes."""
        self.pace = Pace()
        self._clock = clock
        self._frames: FrameCache[Frame] = FrameCache(_CAPACITY, keep_at_least=4)
        self._asked: set[PhotoKey] = set()

    def flip(self) -> None:
        """The reader flips, now."""
        self.pace.flip(self._clock())

    def of(self, key: PhotoKey) -> Answer[Frame] | None:
        """The preview of this photo, if it is at hand."""
        return self._frames.get(_preview(key))

    def wanted(self, here: PhotoKey, coming: Callable[[int], Sequence[PhotoKey]]) -> list[PhotoRequest]:
        """What to ask for at the photo `here`. `coming` tells the next so many on the way, the nearest first."""
        if not self.pace.is_quick:
            return []
        keys = [_preview(key) for key in reversed(coming(self.pace.photos_in(_TAKES)))]
        if _preview(here) in self._asked:
            keys.append(_preview(here))  # late, but it may still come before the photo itself
        self._asked = {key for key in keys if key not in self._frames}
        return [PhotoRequest(key, Priority.SHOWN) for key in keys if key in self._asked]

    def take(self, answer: Answer[Frame]) -> bool:
        """Keep it if it is a preview; False for anything else."""
        if answer.key not in self._asked:
            return False
        if answer.frame is not None:
            self._frames.put(answer)
        return True


def _preview(key: PhotoKey) -> PhotoKey:
    return key._replace(width=max(key.width // 2, 1), height=max(key.height // 2, 1))
