"""Where we are in the story."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Playhead:
    """A place in a story of `count` photos: `index` from 0, and which way the reader is travelling.

    Steps stop at either end; they never wrap round (an accidental key press in front of a room must not
    throw the story back to its beginning).
    """

    count: int
    index: int = 0
    direction: int = 1  # +1 onward, -1 back

    def __post_init__(self) -> None:
        if self.count < 1:
            raise ValueError("a playhead needs at least one photo")
        if not 0 <= self.index < self.count:
            raise ValueError(f"no photo {self.index} among {self.count}")
        if self.direction not in (-1, 1):
            raise ValueError("the direction is +1 or -1")

    @property
    def at_first(self) -> bool:
        return self.index == 0

    @property
    def at_last(self) -> bool:
        return self.index == self.count - 1

    def step(self, by: int) -> "Playhead":
        """`by` photos onward (negative: back), as far as the story goes."""
        return self.jump(self.index + by)

    def jump(self, index: int) -> "Playhead":
        """To the photo at `index`, held inside the story; the direction follows the way there."""
        index = min(max(index, 0), self.count - 1)
        if index == self.index:
            return self
        return replace(self, index=index, direction=1 if index > self.index else -1)

    def neighbours(self, ahead: int, behind: int) -> tuple[int, ...]:
        """The photos worth having ready, nearest first, the way of travel before the way back."""
        offsets: list[int] = []
        for distance in range(1, max(ahead, behind) + 1):
            if distance <= ahead:
                offsets.append(distance * self.direction)
            if distance <= behind:
                offsets.append(-distance * self.direction)
        places = (self.index + offset for offset in offsets)
        return tuple(place for place in places if 0 <= place < self.count)
