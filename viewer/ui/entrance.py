"""What goes on while the start page is shown: which stories are there is found out, and their pictures are decoded.

No disk keeps the window waiting: each is asked in a thread of its own. Pictures are decoded as everywhere, in another
process, which belongs to this page alone: a story that is opened has workers that have seen no other one.
"""

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from viewer.imaging.request import PhotoSource
from viewer.reader import StoryReader
from viewer.remembered import RecentStory
from viewer.settings import Settings
from viewer.ui.arrivals import Arrivals
from viewer.ui.decoding import Decoding
from viewer.ui.start_page import StartPage
from viewer.ui.window import MainWindow

AnswerT = TypeVar("AnswerT")

_DISK_ANSWERS_WITHIN = 3_000  # milliseconds; a story whose disk takes longer is shown as not there
_PICTURE_EDGE = 320  # logical pixels: a card's picture is filled by the middle of the photo


class Entrance(QObject):
    """Shows the start page, until `leave`. `opened` and `forgotten` carry a story's paths; `cleared` tells that all
    are to be forgotten."""

    opened = Signal(object)
    forgotten = Signal(object)
    cleared = Signal()

    def __init__(self, window: MainWindow, settings: Settings, bundled: Callable[[], RecentStory | None]) -> None:
        """`bundled` reads the story that came with the program, in another thread; None where it cannot be read."""
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._read_bundled = bundled
        self._stories: dict[int, RecentStory] = {}
        self._in_sight: list[int] = []
        self._arrivals: list[Arrivals] = []
        self._decoding: Decoding | None = None
        page = window.start_page
        page.opened.connect(self._open)
        page.forgotten.connect(self._forget)
        page.cleared.connect(self.cleared)
        page.files_asked.connect(self._show_files)

    def show(self, recent: Sequence[RecentStory]) -> None:
        """Show the page with these stories."""
        self.leave()
        self._stories = dict(enumerate(recent))
        self._window.show_start_page()
        self._window.start_page.show_stories(recent)
        self._begin_decoding()
        for number, story in self._stories.items():
            self._find_out(partial(_is_there, story.paths), partial(self._found, number), partial(self._miss, number))
        self._find_out(self._read_bundled, self._found_bundled, lambda: self._miss(StartPage.BUNDLED))

    def leave(self) -> None:
        """The page is shown no more: ask for nothing, and decode nothing."""
        for arrivals in self._arrivals:
            arrivals.forget()
            arrivals.deleteLater()
        self._arrivals.clear()
        self._in_sight.clear()
        if self._decoding is not None:
            self._decoding.close()
            self._decoding = None

    @property
    def is_shown(self) -> bool:
        """Whether the page is shown."""
        return self._decoding is not None

    @property
    def is_settled(self) -> bool:
        """Whether all that can be said of the stories is said, and shown."""
        is_awaited = any(arrivals.is_awaited for arrivals in self._arrivals)
        return not is_awaited and (self._decoding is None or self._decoding.thumbnails.is_settled)

    def _begin_decoding(self) -> None:
        edge = round(_PICTURE_EDGE * self._window.devicePixelRatioF())
        decoding = self._decoding = Decoding(self._source, self._settings, edge=edge, workers=1)
        decoding.thumbnails.arrived.connect(self._show_picture)
        decoding.deliver_to(lambda _: None)  # nothing but thumbnails is asked for here
        decoding.thumbnails.begin()

    def _find_out(
        self, read: Callable[[], AnswerT], then: Callable[[AnswerT], None], give_up: Callable[[], None]
    ) -> None:
        arrivals = Arrivals(_DISK_ANSWERS_WITHIN, self)

        def stop_waiting() -> None:
            arrivals.forget()
            give_up()

        arrivals.is_slow.connect(stop_waiting)
        arrivals.wait_for(StoryReader(read), lambda reader: then(reader.answer))
        self._arrivals.append(arrivals)

    def _source(self, number: int) -> PhotoSource:
        story = self._stories[number]
        return PhotoSource(story.folder, story.file, story.is_bundle)

    def _found(self, number: int, is_there: bool) -> None:  # noqa: FBT001 - an answer
        if is_there:
            self._want_picture(number)
        else:
            self._miss(number)

    def _found_bundled(self, story: RecentStory | None) -> None:
        if story is None:
            self._miss(StartPage.BUNDLED)
            return
        self._stories[StartPage.BUNDLED] = story
        self._window.start_page.show_bundled(story)
        self._want_picture(StartPage.BUNDLED)

    def _miss(self, number: int) -> None:
        self._window.start_page.show_missing(number)

    def _want_picture(self, number: int) -> None:
        if number in self._stories and self._decoding is not None:
            self._in_sight.append(number)
            self._decoding.thumbnails.show_for(self, self._in_sight)

    def _show_picture(self, number: int) -> None:
        if self._decoding is not None:
            self._window.start_page.show_picture(number, self._decoding.thumbnails.image(number))

    def _open(self, number: int) -> None:
        if number in self._stories:
            self.opened.emit(self._stories[number].paths)

    def _show_files(self) -> None:
        """Show where the bundled story's files are, to be copied."""
        from viewer.ui.taking_out import show_in_folder  # noqa: PLC0415 - seldom wanted

        show_in_folder(self._stories[StartPage.BUNDLED].paths[0])

    def _forget(self, number: int) -> None:
        story = self._stories.pop(number)
        if number in self._in_sight and self._decoding is not None:
            self._in_sight.remove(number)
            self._decoding.thumbnails.show_for(self, self._in_sight)
        self._window.start_page.take_off(number)
        self.forgotten.emit(story.paths)


def _is_there(paths: Sequence[str]) -> bool:
    return all(os.path.exists(path) for path in paths)  # noqa: PTH110 - any bytes
