"""What has been decoded, kept as long as there is room: a cache bounded in bytes and in photos."""

from collections import OrderedDict
from collections.abc import Collection
from typing import Generic

from viewer.imaging.request import Answer, FrameT, PhotoKey, PhotoSource


class FrameCache(Generic[FrameT]):
    """Answers by key; those not looked at for longest go first. Used from one thread."""

    def __init__(self, capacity: int, *, keep_at_least: int, keep_at_most: int) -> None:
        """`capacity` in bytes. The `keep_at_least` newest stay whatever they cost: on a very large screen a
        handful of frames may be more than `capacity`, and the next photo must still find its place. No more than
        `keep_at_most` answers stay however little they cost: small photos are quickly decoded again, and reasons for
        none cost nothing at all."""
        self._capacity = capacity
        self._keep_at_least = keep_at_least
        self._keep_at_most = keep_at_most
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

    @property
    def answers(self) -> tuple[Answer[FrameT], ...]:
        """All that is kept, what was looked at last first."""
        return tuple(reversed(self._answers.values()))

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
        """Keep `answer` in place of any earlier one, and of all that show its file in another state; and let go of the
        oldest until there is room."""
        self._drop({answer.key, *self._outdated_by(answer)})
        self._answers[answer.key] = answer
        self._cost += answer.cost
        while len(self._answers) > (self._keep_at_least if self._cost > self._capacity else self._keep_at_most):
            _, oldest = self._answers.popitem(last=False)
            self._cost -= oldest.cost

    def drop(self, sources: Collection[PhotoSource]) -> None:
        """Let go of everything that comes from these files."""
        self._drop([key for key in self._answers if key.source in sources])

    def _outdated_by(self, answer: Answer[FrameT]) -> list[PhotoKey]:
        source, info = answer.key.source, answer.info
        others = [(key, other.info) for key, other in self._answers.items() if key.source == source]
        return [
            key for key, other in others if info is not None and other is not None and other.identity != info.identity
        ]

    def _drop(self, keys: Collection[PhotoKey]) -> None:
        for key in keys:
            dropped = self._answers.pop(key, None)
            if dropped is not None:
                self._cost -= dropped.cost

    def clear(self) -> None:
        """Let go of everything."""
        self._answers.clear()
        self._cost = 0
