"""Where the rows of a long list stand, of which most have never been measured. Plain arithmetic, no Qt."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate


class RowHeights:
    """Tops and heights of rows one below the other, in logical pixels; heights not measured yet are estimates."""

    def __init__(self, estimates: Sequence[int], gaps: Sequence[int], bottom: int) -> None:
        """`gaps` is the space before each row, `bottom` the space below the last."""
        self._heights = list(estimates)
        self._gaps = list(gaps)
        self._bottom = bottom
        self._measured = bytearray(len(self._heights))
        self._tops: list[int] = []
        self._ends: list[int] = []
        self._add_up()

    def __len__(self) -> int:
        return len(self._heights)

    def top(self, row: int) -> int:
        """Where a row begins."""
        return self._tops[row]

    def height(self, row: int) -> int:
        """How high a row is, as far as is known."""
        return self._heights[row]

    def end(self, row: int) -> int:
        """Where a row ends."""
        return self._ends[row]

    def is_measured(self, row: int) -> bool:
        """Whether a row's height is its true one."""
        return bool(self._measured[row])

    @property
    def content(self) -> int:
        """How high everything is together."""
        return (self._ends[-1] if self._ends else 0) + self._bottom

    def measure(self, heights: dict[int, int], top: int) -> int:
        """Enter true heights of rows; by how much what stands at `top` has moved down with that."""
        moved = 0
        for row, height in heights.items():
            difference = height - self._heights[row]
            if difference and self._tops[row] < top:
                moved += difference
            self._heights[row] = height
            self._measured[row] = 1
        self._add_up()
        return moved

    def between(self, top: int, bottom: int) -> tuple[int, int]:
        """The first and the last row that reach into this stretch; the nearest ones where none does."""
        last_row = len(self._heights) - 1
        first = min(bisect_right(self._ends, top), last_row)
        last = min(max(bisect_left(self._tops, bottom) - 1, first), last_row)
        return first, last

    def _add_up(self) -> None:
        self._ends = list(accumulate(gap + height for gap, height in zip(self._gaps, self._heights, strict=True)))
        self._tops = [end - height for end, height in zip(self._ends, self._heights, strict=True)]
