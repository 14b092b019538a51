"""How quickly the reader flips: looking at photos, or for a place among them."""

from math import ceil

QUICK = 0.15
"""Seconds between flips; with less the reader cannot be looking at each photo."""
PASSING = 0.1
"""Seconds between flips; with less nobody reads a word."""
_FARTHEST = 30  # photos
_BEATS_OF_REST = 2  # without a flip, and the reader has come to rest: keys that are held come unevenly


class Pace:
    """The rhythm of the last flips."""

    def __init__(self) -> None:
        self._last: float | None = None
        self._interval: float | None = None

    def flip(self, now: float) -> None:
        """A photo is flipped at this time, in seconds."""
        self._interval = now - self._last if self._last is not None else None
        self._last = now

    def rest(self) -> None:
        """The reader has stopped."""
        self._last = self._interval = None

    @property
    def is_quick(self) -> bool:
        """Whether the last flip came right upon the one before."""
        return self._interval is not None and self._interval < QUICK

    @property
    def is_passing(self) -> bool:
        """Whether photos go by too quickly for their words to be read."""
        return self._interval is not None and self._interval < PASSING

    @property
    def rest_after(self) -> float:
        """Seconds without a flip after which whoever flips quickly has stopped."""
        return (self._interval or QUICK) * _BEATS_OF_REST

    def photos_in(self, seconds: float) -> int:
        """How many photos on the reader will be after this time: at least one, and as many as matter at most."""
        if self._interval is None:
            return 1
        if self._interval * _FARTHEST <= seconds:
            return _FARTHEST
        return max(ceil(seconds / self._interval), 1)
