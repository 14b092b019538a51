"""Small pictures of a story's photos: decoded when something has them in sight, kept while there is room.

Filmstrip, overview and article margins say what they have in sight; whatever is missing is asked for once a turn of
the event loop, in a list that the decode pool serves when there is nothing else to do.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from viewer.imaging.request import Answer, PhotoKey, PhotoSource
from viewer.ui.frames import Frame


class Thumbnails(QObject):
    """The thumbnails of one story. `arrived` tells the index of a photo in sight whose thumbnail is there now, or
    has turned out not to be had."""

    arrived = Signal(int)

    def __init__(
        self,
        source: Callable[[int], PhotoSource],
        *,
        edge: int,
        ask: Callable[[Sequence[PhotoKey]], None],
        capacity: int,
        parent: QObject | None = None,
    ) -> None:
        """`source` tells where a photo is, by its index. Thumbnails fit into a square of `edge` device pixels; `ask` is
        the pool's `ask_for_thumbnails`. At most `capacity` bytes are kept beyond what is in sight."""
        super().__init__(parent)
        self._source = source
        self._edge = edge
        self._ask = ask
        self._capacity = capacity
        self._colours = b""  # the profile of the screen that they are asked for
        self._sights: dict[object, tuple[int, ...]] = {}  # the one told last comes last
        self._images: OrderedDict[PhotoKey, QImage] = OrderedDict()
        self._bytes = 0
        self._states: dict[PhotoKey, tuple[int, ...]] = {}  # of which state of its file each image is
        self._outdated: set[PhotoKey] = set()  # there, but their files have changed
        self._failed: set[PhotoKey] = set()
        self._asked: tuple[PhotoKey, ...] = ()
        self._has_begun = False
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._ask_for_missing)

    def begin(self) -> None:
        """From now on ask for what is missing: the first photo is on the screen and start-up is over."""
        self._has_begun = True
        self._turn.start()

    def grow(self, source: Callable[[int], PhotoSource]) -> None:
        """There are more photos than before; those there were are the same."""
        self._source = source

    def retire(self) -> None:
        """Ask for nothing any more and let go of everything, whatever may still be on its way."""
        self._turn.stop()
        self._has_begun = False
        self._sights.clear()
        self._images.clear()
        self._states.clear()
        self._bytes = 0

    def refresh(self, sources: Collection[PhotoSource]) -> None:
        """These files have changed: what there is of them stays until it has been decoded anew."""
        keys = {self._key_of(source) for source in sources}
        self._outdated |= keys & self._images.keys()
        self._failed -= keys
        if self._has_begun:
            self._turn.start()

    def convert_to(self, screen: bytes) -> None:
        """They are wanted in the colours of the screen with this profile; in sRGB, if it is empty. Those there are stay
        until they are there in those."""
        self._colours = screen
        self._images = OrderedDict((self._key_of(key.source), image) for key, image in self._images.items())
        self._states = {self._key_of(key.source): state for key, state in self._states.items()}
        self._failed = {self._key_of(key.source) for key in self._failed}
        self._outdated = set(self._images)
        if self._has_begun:
            self._turn.start()

    def compare(self, answer: Answer[Frame]) -> None:
        """A photo has been decoded for somebody else: if its file is another than its thumbnail shows, ask for that."""
        state = self._states.get(self._key_of(answer.key.source))
        if state is not None and answer.info is not None and answer.info.identity != state:
            self.refresh([answer.key.source])

    def show_for(self, viewer: object, indexes: Sequence[int]) -> None:
        """`viewer` has these photos in sight now, in the order in which they stand there; nothing else any more.
        Those of the viewer that was told last are asked for first."""
        self._sights.pop(viewer, None)
        if indexes:
            self._sights[viewer] = tuple(indexes)
        if self._has_begun:
            self._turn.start()

    @property
    def is_settled(self) -> bool:
        """Whether every photo in sight has its thumbnail, or is known to have none."""
        in_sight = (self._key(index) for sight in self._sights.values() for index in sight)
        return self._has_begun and not any(self._is_missing(key) for key in in_sight)

    def image(self, index: int) -> QImage | None:
        """The thumbnail of photo `index`, if it is there; this never waits."""
        key = self._key(index)
        image = self._images.get(key)
        if image is not None:
            self._images.move_to_end(key)
        return image

    def failed(self, index: int) -> bool:
        """Whether there is no thumbnail of photo `index` to be had."""
        return self._key(index) in self._failed

    def take(self, answer: Answer[Frame]) -> bool:
        """An answer has come. True when it was a thumbnail: then it is of no use to anybody else."""
        key = answer.key
        if (key.width, key.height, key.region) != (self._edge, self._edge, None):
            return False
        if key.screen != self._colours:
            return True  # it comes too late
        self._outdated.discard(key)
        if answer.frame is None:
            self._failed.add(key)
        else:
            self._keep(key, answer.frame.image)
            if answer.info is not None and key in self._images:
                self._states[key] = answer.info.identity
        if self._sights:
            in_sight = {index for sight in self._sights.values() for index in sight if self._key(index) == key}
            for index in sorted(in_sight):
                self.arrived.emit(index)
        return True

    def _key(self, index: int) -> PhotoKey:
        return self._key_of(self._source(index))

    def _key_of(self, source: PhotoSource) -> PhotoKey:
        return PhotoKey(source, self._edge, self._edge, screen=self._colours)

    def _keep(self, key: PhotoKey, image: QImage) -> None:
        earlier = self._images.pop(key, None)
        if earlier is not None:
            self._bytes -= earlier.sizeInBytes()
        self._images[key] = image
        self._bytes += image.sizeInBytes()
        if self._bytes <= self._capacity:
            return
        in_sight = {self._key(index) for sight in self._sights.values() for index in sight}
        for old in [old for old in self._images if old not in in_sight]:
            if self._bytes <= self._capacity:
                break
            self._bytes -= self._images.pop(old).sizeInBytes()
            self._states.pop(old, None)
            self._outdated.discard(old)

    def _is_missing(self, key: PhotoKey) -> bool:
        return key not in self._failed and (key not in self._images or key in self._outdated)

    def _ask_for_missing(self) -> None:
        wanted = (self._key(index) for sight in reversed(self._sights.values()) for index in _from_the_middle(sight))
        missing = tuple(dict.fromkeys(key for key in wanted if self._is_missing(key)))
        if missing or self._asked:
            self._ask(missing)
        self._asked = missing


def _from_the_middle(sight: tuple[int, ...]) -> list[int]:
    """The same, the middle first and the ends last."""
    middle = (len(sight) - 1) / 2
    return [sight[place] for place in sorted(range(len(sight)), key=lambda place: abs(place - middle))]
