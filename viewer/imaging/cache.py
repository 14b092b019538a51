"""What has been decoded, kept as long as there is room: a cache bounded in bytes."""

from collections import OrderedDict
from typing import Generic

from viewer.imaging.request import Answer, FrameT, PhotoKey


class FrameCache(Generic[FrameT]):
    """Answers by key; those not looked at for longest go first. Used from one thread."""

    def __init__(self, capacity: int, *, keep_at_least: int) -> None:
        """`capacity` in bytes. The `keep_at_least` newest stay whatever they cost: on a very large screen a
        handful of frames may be more than `capacity`, and the next photo must still find its place."""
        self._capacity = capacity
        self._keep_at_least = keep_at_least
        self._answers: OrderedDict[PhotoKey, Answer[FrameT]] = OrderedDict()
        self._cost = 0

    @property
    def capacity(self) -> int:
        """Bytes there is room for."""
        return self._capacity

    @property
    def cost(self) -> int:
        """Bytes held."""
        return self._cost

    def __len__(self) -> int:
        return len(self._answers)

    def __contains__(self, key: PhotoKey) -> bool:
        return key in self._answers

    def get(self, key: PhotoKey) -> Answer[FrameT] | None:
        """The answer for `key`, which from now on counts as just looked at."""
        answer = self._answers.get(key)
        if answer is not None:
            self._answers.move_to_end(key)
        return answer

    def put(self, answer: Answer[FrameT]) -> None:
        """Keep `answer` in place of any earlier one, and let go of the oldest until there is room."""
        earlier = self._answers.pop(answer.key, None)
        if earlier is not None:
            self._cost -= earlier.cost
        self._answers[answer.key] = answer
        self._cost += answer.cost
        while self._cost > self._capacity and len(self._answers) > self._keep_at_least:
            _, oldest = self._answers.popitem(last=False)
            self._cost -= oldest.cost

    def clear(self) -> None:
        """Let go of everything."""
        self._answers.clear()
        self._cost = 0
