"""An animation at play: which frames are asked for, which are kept, and when the next one is shown.

A few frames are asked for ahead of the one that is shown. Those of a small animation are kept, so that it is decoded
once; of a larger one the oldest go, and it is decoded again as it goes round. How many frames there are need not be
known: where none is to be had any more, because they end or because the file is damaged there, the animation ends.
"""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

from viewer.imaging.request import Answer, PhotoInfo, PhotoKey, PhotoRequest, Priority
from viewer.ui.frames import Frame

_AHEAD = 3  # frames asked for before their time
_KEPT = 64 << 20  # bytes of frames


class Playing(QObject):
    """Plays one animation at a time. Its timer only runs while it plays."""

    def __init__(
        self,
        *,
        show: Callable[[Answer[Frame]], None],
        ask: Callable[[], None],
        clock: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        """`show` brings a frame to the screen; `ask` is called when other `requests` than before are to be asked for;
        `clock` tells the time in seconds, from wherever it likes."""
        super().__init__(parent)
        self._show = show
        self._ask = ask
        self._clock = clock
        self._key: PhotoKey | None = None  # of its first frame
        self._answers: OrderedDict[int, Answer[Frame]] = OrderedDict()  # the one shown last comes last
        self._cost = 0
        self._said: PhotoInfo | None = None  # of the animation, with its first frame
        self._page = 0
        self._count: int | None = None
        self._plays = 0
        self._played = 0
        self._runs = False
        self._awaited: int | None = None  # this frame is shown as soon as it is there
        self._asked: list[PhotoRequest] = []
        self._due = 0.0
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.setObjectName("frame")
        self._timer.timeout.connect(self._time_up)

    def begin(self, answer: Answer[Frame], info: PhotoInfo, *, runs: bool) -> None:
        """This frame is on the screen: play on from there, if it `runs`, or stand still."""
        self.end()
        self._key = answer.key._replace(page=0)
        self._page, self._count, self._plays, self._played = answer.key.page, info.pages, info.plays, 0
        self._said = info
        self._keep(answer)
        self.run(runs=runs)

    def end(self) -> None:
        """There is nothing to play any more."""
        self._timer.stop()
        self._key = None
        self._answers.clear()
        self._cost = 0
        self._awaited = None
        self._runs = False
        self._asked = []

    def fit(self, key: PhotoKey) -> None:
        """Frames are wanted for a screen of another size or other colours, as this key says; those that are next stay
        as they are."""
        if self._key is None:
            return
        self._key = key._replace(page=0)
        for page in [page for page in self._answers if page != self._page and page not in self._coming]:
            self._drop(page)
        if not self._runs:
            self._drop(self._page)
            self._awaited = self._page
        self._ask_for_missing()

    def run(self, *, runs: bool) -> None:
        """Play on, or stand still. What has been played to its end begins again."""
        if self._key is None or runs == self._runs:
            return
        self._runs = runs
        self._awaited = None
        self._timer.stop()
        if runs:
            self._due = self._clock()
            if self._is_over:
                self._played = 0
                self._await(0)
            else:
                self._wait()
        self._ask_for_missing()

    def step(self, by: int) -> None:
        """Stand still at the next frame, or the one before."""
        self.run(runs=False)
        if self._key is None:
            return
        page = self._page + by if self._count is None else (self._page + by) % self._count
        if page >= 0:  # the last one, from the first, is not known yet
            self._await(page)

    @property
    def is_running(self) -> bool:
        """Whether it plays."""
        return self._runs

    @property
    def answer(self) -> Answer[Frame] | None:
        """The frame that is shown, with what is known of the photo."""
        answer = self._answers.get(self._page)
        if answer is None or answer.info is None or self._said is None:
            return answer
        said = self._said
        return answer._replace(info=answer.info._replace(captions=said.captions, facts=said.facts))

    @property
    def requests(self) -> list[PhotoRequest]:
        """The frames that are wanted and not here, the most urgent first."""
        if self._key is None:
            return []
        awaited = [] if self._awaited is None else [self._awaited]
        missing = dict.fromkeys(page for page in (*awaited, *self._coming) if page not in self._answers)
        return [PhotoRequest(self._key._replace(page=page), Priority.SHOWN) for page in missing]

    def take(self, answer: Answer[Frame]) -> bool:
        """An answer has come. True when it was a frame that was asked for here."""
        if answer.key not in {request.key for request in self._asked}:
            return False
        page = answer.key.page
        self._asked = [request for request in self._asked if request.key != answer.key]
        if answer.frame is not None:
            self._keep(answer)
            if page == self._awaited:
                self._advance(page)
        elif self._count is None or page < self._count:
            self._end_at(page)
        return True

    @property
    def _is_over(self) -> bool:
        return self._plays > 0 and self._played >= self._plays

    def _next(self, page: int) -> int:
        return page + 1 if self._count is None else (page + 1) % self._count

    @property
    def _coming(self) -> list[int]:
        """The frames that will be shown next, while it plays."""
        if not self._runs:
            return []
        coming: list[int] = []
        page = self._page
        for _ in range(_AHEAD):
            page = self._next(page)
            if page == 0 and self._plays and self._played + 1 >= self._plays:
                break
            coming.append(page)
        return coming

    def _end_at(self, page: int) -> None:
        """There is no frame `page`: the one before was the last."""
        self._count = max(page, 1)
        self._awaited = None
        if page <= 1:
            self._runs = False
            self._timer.stop()
        elif self._runs and not self._timer.isActive():
            self._time_up()
        self._ask_for_missing()

    def _time_up(self) -> None:
        """The frame's time is over."""
        page = self._next(self._page)
        if page == 0:
            self._played += 1
            if self._is_over:
                self._runs = False
                return
        self._await(page)

    def _await(self, page: int) -> None:
        """Show this frame, now or when it comes."""
        if page in self._answers:
            self._advance(page)
        else:
            self._awaited = page
            self._ask_for_missing()

    def _advance(self, page: int) -> None:
        left = self.answer
        self._page = page
        if left is not None and left.key._replace(page=0) != self._key:
            self._drop(left.key.page)  # it was for a screen of another kind
        self._awaited = None
        self._answers.move_to_end(page)
        self._show(self._answers[page])
        if self._runs:
            self._wait()
        self._ask_for_missing()

    def _wait(self) -> None:
        """Let the shown frame have its time, counted from when it was due, so that the time of painting is no delay."""
        answer = self.answer
        if answer is not None and answer.info is not None:
            now = self._clock()
            self._due = max(self._due + (answer.info.duration or 0) / 1000, now)
            self._timer.start(round((self._due - now) * 1000))

    def _ask_for_missing(self) -> None:
        requests = self.requests
        if requests != self._asked:
            self._asked = requests
            self._ask()

    def _keep(self, answer: Answer[Frame]) -> None:
        page = answer.key.page
        self._drop(page)
        self._answers[page] = answer
        self._cost += answer.cost
        needed = {self._page, page, *self._coming}
        for old in [old for old in self._answers if old not in needed]:
            if self._cost <= _KEPT:
                break
            self._drop(old)

    def _drop(self, page: int) -> None:
        dropped = self._answers.pop(page, None)
        if dropped is not None:
            self._cost -= dropped.cost
