"""The way back: where the reader jumped from, as a browser remembers its pages."""

from typing import NamedTuple

MOST = 100
"""How many jumps are kept; beyond that the oldest is forgotten."""


class Jumps(NamedTuple):
    """Places (photos, counted from 0) to go back to and forward to again; the nearest stands last in both.

    A single step is no jump and changes nothing here: whatever one looks at around the place one jumped to, back
    leads to where one jumped from, and forward from there to where one was when one went back.
    """

    behind: tuple[int, ...] = ()
    ahead: tuple[int, ...] = ()

    def jumped(self, origin: int, target: int) -> "Jumps":
        """The reader went from `origin` to `target`; a jump ends what could be gone forward to."""
        if abs(target - origin) <= 1:
            return self
        return Jumps((*self.behind, origin)[-MOST:])

    def can_go_back(self, here: int) -> bool:
        """Whether back leads anywhere from `here`."""
        return self.back(here) is not None

    def can_go_forward(self, here: int) -> bool:
        """Whether forward leads anywhere from `here`."""
        return self.forward(here) is not None

    def back(self, here: int) -> "tuple[Jumps, int] | None":
        """Where back leads from `here`, and what is remembered then; None where there is nothing to go back to."""
        rest, place = _nearest_but(here, self.behind)
        return None if place is None else (Jumps(rest, (*self.ahead, here)[-MOST:]), place)

    def forward(self, here: int) -> "tuple[Jumps, int] | None":
        """Where forward leads from `here`, and what is remembered then; None where nothing was gone back from."""
        rest, place = _nearest_but(here, self.ahead)
        return None if place is None else (Jumps((*self.behind, here)[-MOST:], rest), place)


def _nearest_but(here: int, places: tuple[int, ...]) -> tuple[tuple[int, ...], int | None]:
    """The nearest place that is not `here` (stepping may have led there), and those beyond it."""
    while places and places[-1] == here:
        places = places[:-1]
    return (places[:-1], places[-1]) if places else ((), None)
