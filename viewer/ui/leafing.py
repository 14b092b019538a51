"""The pages of the photo at the playhead: which one is to be shown, how many there are, whether they play.

An animation's pages are its frames. What plays them, and small pictures of pages, are made for the first photo that has
any: most stories have none.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, SignalInstance

from viewer.imaging.request import Answer, PhotoInfo, PhotoKey, PhotoRequest
from viewer.ui.frames import Frame

if TYPE_CHECKING:
    from viewer.ui.page_pictures import PagePictures
    from viewer.ui.playing import Playing


class Leafing:
    """Where the reader is in one photo. `may_play` tells whether an animation could be seen to play just now,
    `plays_alone` whether animations play without being asked to."""

    def __init__(
        self,
        *,
        show: Callable[[Answer[Frame]], None],
        ask: Callable[[], None],
        pictured: SignalInstance,
        clock: Callable[[], float],
        parent: QObject,
    ) -> None:
        """`show` brings a frame to the screen; `ask` is called when there are other `requests` than before; `pictured`
        carries a page of which there is a small picture now, or none to be had; `clock` tells the time in seconds."""
        self.page = 0
        """The page that is to be shown, counted from 0; of an animation, the frame."""
        self.pages: int | None = 1
        """How many pages the photo has, as far as it is shown, or frames; None while nobody knows."""
        self.moves = False
        """Whether the photo that is shown is an animation."""
        self.may_play: Callable[[], bool] = lambda: True
        self.plays_alone: Callable[[], bool] = lambda: True
        self._show = show
        self._ask = ask
        self._pictured = pictured
        self._clock = clock
        self._parent = parent
        self._playing: Playing | None = None
        self._pictures: PagePictures | None = None
        self._wish: bool | None = None  # whether the reader wants this animation to play; None: as it comes

    @property
    def is_playing(self) -> bool:
        """Whether the animation plays just now."""
        return self._playing is not None and self._playing.is_running

    @property
    def answer(self) -> Answer[Frame] | None:
        """The frame that is shown, of an animation."""
        return self._playing.answer if self.moves and self._playing is not None else None

    @property
    def frames_wanted(self) -> list[PhotoRequest]:
        """The frames that are wanted and not here."""
        return self._playing.requests if self._playing is not None else []

    @property
    def pictures_wanted(self) -> list[PhotoRequest]:
        """The small pictures of pages that are wanted and not here."""
        return self._pictures.requests if self._pictures is not None else []

    def beside(self, here: PhotoKey) -> list[PhotoKey]:
        """The pages beside the one that is shown, `here`, for a reader who has begun to leaf through them."""
        if self.page == 0 or self.moves or self.pages is None:
            return []
        return [here._replace(page=page) for page in (self.page + 1, self.page - 1) if 0 <= page < self.pages]

    def has(self, page: int) -> bool:
        """Whether there is this page to be shown, counted from 0; frames are not shown one by one like that."""
        return not self.moves and self.pages is not None and 0 <= page < self.pages

    def pictures(self, key: PhotoKey, height: int) -> "PagePictures":
        """Small pictures of the pages of this photo, `height` device pixels high."""
        if self._pictures is None:
            from viewer.ui.page_pictures import PagePictures  # noqa: PLC0415 - most stories have no such photo

            self._pictures = PagePictures(self._ask, self._parent)
            self._pictures.arrived.connect(self._pictured)
        self._pictures.show_photo(key, height)
        return self._pictures

    def take(self, answer: Answer[Frame]) -> bool:
        """An answer has come. True when it was a frame, or a small picture, that was asked for here."""
        return any(part is not None and part.take(answer) for part in (self._playing, self._pictures))

    def leave(self) -> bool:
        """Another photo is to be shown; whether the one before has pages."""
        self._wish = None
        if self.pages == 1:
            return False
        self.page, self.pages = 0, 1
        self.stop()
        if self._pictures is not None:
            self._pictures.show_photo(None)
        return True

    def begin(self, answer: Answer[Frame], info: PhotoInfo) -> None:
        """This frame of an animation is on the screen: play on from there, if it is to play."""
        if self._playing is None:
            from viewer.ui.playing import Playing  # noqa: PLC0415 - most stories have no animation

            self._playing = Playing(show=self._show, ask=self._ask, clock=self._clock, parent=self._parent)
        self.moves = True
        self._playing.begin(answer, info, runs=self._should_play)

    def stop(self) -> None:
        """There is no animation any more."""
        self.moves = False
        if self._playing is not None:
            self._playing.end()

    def step(self, by: int) -> bool:
        """Let the animation stand still at the next frame, or the one before; False where there is none."""
        if not self.moves or self._playing is None:
            return False
        self._wish = False
        self._playing.step(by)
        return True

    def play(self, *, plays: bool) -> None:
        """Play the animation that is shown, or let it stand still, as long as it is there."""
        self._wish = plays
        self.reconsider()

    def reconsider(self) -> None:
        """Play or stand still, as it is just now."""
        if self.moves and self._playing is not None:
            self._playing.run(runs=self._should_play)

    def fit(self, key: PhotoKey) -> None:
        """Have frames as this key says, for a screen of another kind."""
        if self._playing is not None:
            self._playing.fit(key)

    def convert_to(self, screen: bytes) -> None:
        """Have small pictures in the colours of the screen with this profile."""
        if self._pictures is not None:
            self._pictures.convert_to(screen)

    def forget(self) -> bool:
        """The photo's file has changed: its pages are wanted anew, and an animation from its beginning. Whether it is
        one."""
        if self._pictures is not None:
            self._pictures.forget()
        if not self.moves:
            return False
        self.stop()
        self.page = 0
        return True

    @property
    def _should_play(self) -> bool:
        return self.may_play() and (self.plays_alone() if self._wish is None else self._wish)
