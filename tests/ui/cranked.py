"""Photos decoded by hand: a pool that only remembers what it was asked, and answers made to measure."""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QImage

from viewer.imaging.cache import FrameCache
from viewer.imaging.request import Answer, DecodeFailure, FailureReason, PhotoInfo, PhotoKey, PhotoRequest
from viewer.story.language import Language, LanguageChoice, LanguageMap
from viewer.story.model import Photo, Story
from viewer.ui.frames import Frame
from viewer.ui.lookahead import Prefetch
from viewer.ui.presenter import Presenter
from viewer.ui.trace import Trace

VI, EN = Language("vi"), Language("en")
WAITING_DELAY = 150


def captioned(vi: str = "", en: str = "") -> LanguageMap:
    """A text in up to two languages."""
    return LanguageMap(tuple((language, text) for language, text in ((VI, vi), (EN, en)) if text))


def photo(number: int, caption: LanguageMap | None = None) -> Photo:
    """Photo `number` of a story, with a caption in both languages unless told otherwise."""
    if caption is None:
        caption = captioned(f"Chú thích {number}", f"Caption {number}")
    return Photo(f"p{number}", f"p{number}.png", caption)


def story_of(count: int) -> Story:
    """A story of so many photos and no article."""
    photos = tuple(photo(number) for number in range(1, count + 1))
    return Story((VI, EN), captioned("Câu chuyện", "A story"), photos=photos)


def frame(colour: str = "#808080", width: int = 30, height: int = 20) -> Frame:
    """A photo in one colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return Frame(image)


def answer(
    key: PhotoKey,
    colour: str = "#808080",
    *,
    damaged: bool = False,
    captions: tuple[tuple[str, str], ...] = (),
    seconds: float | None = None,
) -> Answer[Frame]:
    """What a worker says when all is well: here a photo as large as was asked for."""
    info = PhotoInfo(key.width, key.height, "PNG", (1, 2, 3, 4), damaged, captions)
    decoded = frame(colour, key.width, key.height)
    return Answer(key, frame=decoded, info=info, cost=decoded.image.sizeInBytes(), seconds=seconds)


def failure(key: PhotoKey, reason: FailureReason = FailureReason.MISSING, detail: str = "") -> Answer[Frame]:
    """What a worker says when there is no photo."""
    return Answer(key, failure=DecodeFailure(reason, detail))


class Clock:
    """Time goes on by `step` seconds whenever somebody looks at it."""

    def __init__(self, step: float) -> None:
        self.step = step
        self._now = 100.0

    def __call__(self) -> float:
        self._now += self.step
        return self._now


class CrankedPool:
    """Stands in for the decode pool: every call of `ask` is one entry of `asked`."""

    def __init__(self) -> None:
        self.asked: list[tuple[PhotoRequest, ...]] = []

    def ask(self, requests: Sequence[PhotoRequest]) -> None:
        self.asked.append(tuple(requests))

    @property
    def wanted(self) -> PhotoKey:
        """The photo asked for last to be shown."""
        return next(calls[0].key for calls in reversed(self.asked) if calls and calls[0].priority.value == "shown")

    @property
    def last_names(self) -> list[str]:
        """The files asked for in the last call, in order."""
        return [request.key.source.name for request in self.asked[-1]]


class NoPictures:
    """Thumbnails of which none ever comes."""

    def image(self, index: int) -> QImage | None:
        del index
        return None

    def failed(self, index: int) -> bool:
        del index
        return False


def presenter_of(
    story: Story,
    pool: CrankedPool,
    *,
    ahead: int = 2,
    behind: int = 1,
    index: int = 0,
    name: str = "a folder",
    clock: Clock | None = None,
    trace: Trace | None = None,
) -> Presenter:
    """A presenter that has not been given a screen yet. Without a `clock` nobody flips quickly."""
    return Presenter(
        story,
        folder="/story",
        name=name,
        choice=LanguageChoice(story.languages[:2]),
        index=index,
        ask=pool.ask,
        cache=FrameCache[Frame](1 << 24, keep_at_least=8, keep_at_most=64),
        prefetch=Prefetch(ahead, behind),
        waiting_delay=WAITING_DELAY,
        clock=clock or Clock(1.0),
        trace=trace,
    )
