"""Workers of their own for some photos: the pool that feeds them, the bridge their answers come over, thumbnails."""

from collections.abc import Callable, Sequence
from functools import partial

from viewer.imaging.pool import DecodePool
from viewer.imaging.process import WorkerProcess
from viewer.imaging.request import Answer, PhotoSource
from viewer.settings import Settings
from viewer.ui.frames import Bridge, Frame, adopt
from viewer.ui.thumbnails import Thumbnails


class Decoding:
    """Decodes the photos that `source` tells, from its making to its `close`. What it still has on its way then must
    not be taken for another's: nothing of it is shared."""

    def __init__(
        self,
        source: Callable[[int], PhotoSource],
        settings: Settings,
        *,
        edge: int,
        workers: int,
        started: Sequence[WorkerProcess] = (),
    ) -> None:
        """Thumbnails fit into a square of `edge` device pixels. There are as many `workers`, of which some may have
        been `started` already."""
        self.bridge = Bridge()
        self.pool: DecodePool[Frame] = DecodePool(
            workers=workers,
            deadline=settings.deadline,
            start=WorkerProcess,
            adopt=adopt,
            deliver=self.bridge.deliver,
            started=started,
        )
        self.thumbnails = Thumbnails(
            source, edge=edge, ask=self.pool.ask_for_thumbnails, capacity=settings.thumbnail_memory << 20
        )

    def deliver_to(self, take: Callable[[Answer[Frame]], object]) -> None:
        """From now on answers arrive, in the window's thread: `take` gets those that are no thumbnails."""
        self.bridge.answered.connect(partial(_take, self.pool, self.thumbnails, take))

    def close(self) -> None:
        """Decode nothing any more."""
        self.pool.close()
        self.bridge.deleteLater()
        self.thumbnails.retire()
        self.thumbnails.deleteLater()


def _take(
    pool: DecodePool[Frame], thumbnails: Thumbnails, take: Callable[[Answer[Frame]], object], answer: Answer[Frame]
) -> None:
    pool.arrived(answer.key)
    if not thumbnails.take(answer):
        take(answer)
