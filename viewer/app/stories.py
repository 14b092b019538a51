"""Which story is open, and how another takes its place: one at a time, and none, a notice or the start page between.

What only the time after the first photo needs is imported when it is needed.
"""

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from viewer.app.open_story import OpenStory, ShownPhotos, Sights, Surroundings
from viewer.imaging.process import WorkerProcess
from viewer.loading import STORY_NAME, Loaded, Unreadable, load, sample_story
from viewer.opening import Opening, begun, resumed, story_asked_for
from viewer.options import Options, UsageError
from viewer.reader import StoryReader
from viewer.remembered import RecentStory, Remembered, story_key
from viewer.story.phrase import Phrase
from viewer.ui.arrivals import Arrivals
from viewer.ui.presenter import Presenter
from viewer.ui.recollection import Recollection

if TYPE_CHECKING:
    from viewer.ui.entrance import Entrance

First = Opening | Unreadable | None
"""What to show first: a story, or why it cannot be read; None, where none is asked for: the start page."""
ReadT = TypeVar("ReadT")

_FIRST_PHOTO_WITHIN = 0.04  # seconds: the window is painted once, with its photo, rather than twice
_SLOW = Phrase("It takes long to be read. It will be shown as soon as it is.")


def _bundled_story(remembered: Remembered) -> RecentStory | None:
    """The story that came with the program, and where it was left."""
    from viewer.recent import recent_story

    paths = (sample_story(),)
    try:
        first = resumed(load(paths), remembered, story_key(paths, STORY_NAME))
    except Unreadable:
        return None
    loaded = first.loaded
    return recent_story(loaded.story, paths, loaded.folder, loaded.name, first.choice, first.index)


class Stories(QObject):
    """Opens stories and closes them. `begun` carries the photos (ShownPhotos) of one that is about to be shown; `left`
    tells that what was shown is to be shown no more; `presentation_asked` that a slideshow is to begin."""

    begun = Signal(object)
    left = Signal()
    presentation_asked = Signal()

    def __init__(
        self, options: Options, around: Surroundings, recollection: Recollection, workers: Sequence[WorkerProcess]
    ) -> None:
        """`workers` already run and are for the first story, which the `options` ask for."""
        super().__init__(around.window)
        self.story: OpenStory | None = None
        self.entrance: Entrance | None = None
        self.coming = Arrivals(around.settings.waiting_delay, self)  # the story that is to be shown next
        self.coming.is_slow.connect(self.show_coming)
        self._asked = options  # for that one
        self._paths = options.paths  # of the one that is open, or was to be
        self._around = around
        self._window = around.window
        self._recollection = recollection
        self._started = list(workers)
        self._sights: Sights = {}

    @property
    def photos(self) -> ShownPhotos | None:
        """What is shown of the story that is open, if anything."""
        return self.story.photos if self.story is not None else None

    @property
    def presenter(self) -> Presenter | None:
        """Who shows it."""
        return self.story.photos.presenter if self.story is not None and self.story.photos is not None else None

    @property
    def is_settled(self) -> bool:
        """Whether all that is in sight is shown: of a story, or of those that the start page offers."""
        if self.entrance is not None and not self.entrance.is_settled:
            return False
        return self.photos is None or self.photos.is_settled

    @property
    def is_reading(self) -> bool:
        """Whether any is being read now; garbage is not collected then."""
        return self.coming.is_reading or (self.story is not None and self.story.is_reading)

    def see(self, view: str, photos: Sequence[int]) -> None:
        """A view has these photos in sight now."""
        self._sights[view] = photos
        if self.photos is not None:
            self.photos.thumbnails.show_for(view, photos)

    # Another story is asked for.

    def open(self, paths: Sequence[str]) -> None:
        """Show another story; one that cannot be read says why, in the window. The one that is open stays until then,
        or until the disk turns out to be slow."""
        self._open_as(Options(tuple(paths)))

    def receive(self, asked: Options) -> None:
        """Do what another start was asked for: another story, or a slideshow of the one that is open."""
        from viewer.recent import absolute

        is_open = self.presenter is not None and asked.paths == absolute(self._paths)
        says_where = asked.photo is not None or asked.language is not None
        if asked.paths and (not is_open or says_where):
            self._open_as(asked)
        else:
            self.begin_slideshow(asked)

    def reload(self) -> None:
        """Read the story again, staying at the same photo and in the same languages where they are still there."""
        self._asked = Options(self._paths)
        self._read(partial(load, self._paths), self._show_again)

    def begin_slideshow(self, asked: Options) -> None:
        """Begin one, where it is asked for."""
        show = self._around.show
        if asked.slideshow and self.presenter is not None and show.slideshow is None:
            if asked.loop:
                self._recollection.wish_for_now(show.wishes._replace(plays=True, at_end="loop"))
            self.presentation_asked.emit()

    def _open_as(self, asked: Options) -> None:
        self._asked = asked
        self._read(partial(story_asked_for, asked, self._recollection.remembered), self._open)

    def _open(self, reader: StoryReader[Loaded]) -> None:
        self._drop()
        self._paths = self._asked.paths
        self._window.spread.stage.clear()
        try:
            self.show(begun(reader.answer, self._asked, self._recollection.remembered))
        except Unreadable as error:
            self._show_unreadable(error)
        except UsageError as error:
            self._show_misasked(error)
        self.begin_slideshow(self._asked)

    def _read(self, read: Callable[[], ReadT], then: Callable[[StoryReader[ReadT]], None]) -> None:
        """Read something in a thread of its own and go on with it: at once, unless the disk is slow."""
        self.coming.forget()
        reader = StoryReader(read)
        if reader.wait(self._around.settings.story_patience):
            then(reader)
        else:
            self.coming.wait_for(reader, then)

    # It is shown, or why it is not.

    def show_first(self, first: First | StoryReader[First]) -> bool:
        """Show this, or that it is on its way; whether it is there."""
        if isinstance(first, StoryReader):
            self.show_coming()
            self.coming.wait_for(first, self._show_first_read)
            return False
        if isinstance(first, Unreadable):
            self._show_unreadable(first)
        elif first is None:
            self.show_start_page()
        else:
            self.show(first)
            if self.photos is not None:
                self.photos.pool.wait_for_an_answer(_FIRST_PHOTO_WITHIN)
        return True

    def show(self, first: Opening) -> None:
        """Show this story."""
        self._drop()
        loaded = first.loaded
        story = self._opened(loaded)
        if not loaded.story.photos:
            story.follow_text(loaded.states)
            self._window.spread.stage.clear()
            title = Phrase("“{name}” has no photos to show", name=loaded.name)
            sentence = Phrase("It lists no photo that could be shown. What there is to mend:")
            self._window.show_notice(title, sentence, loaded.problems)
            return
        started, self._started = self._started, []
        story.photos = ShownPhotos(first, self._around, started)
        self.begun.emit(story.photos)
        story.show(story.photos, len(loaded.problems))

    def show_coming(self) -> None:
        """The disk is slow: say that the story is on its way."""
        if not self._asked.paths or (self._asked.paths == self._paths and self.presenter is not None):
            return  # none is to come; or it is read again: what is shown of it stays
        from viewer.ui.failure_card import printable

        self._drop()
        self._window.spread.stage.clear()
        name = os.path.basename(os.path.normpath(self._asked.paths[0]))  # noqa: PTH119 - it may hold any bytes
        self._window.show_notice(Phrase("Opening “{name}” …", name=printable(name)), _SLOW)

    def show_start_page(self) -> None:
        """Show what can be opened, in place of a story."""
        from viewer.ui.entrance import Entrance

        self._drop()
        self._paths = ()
        self._window.spread.stage.clear()
        if self.entrance is None:
            self.entrance = Entrance(self._window, self._around.settings, self._read_bundled)
            self.entrance.opened.connect(self.open)
            self.entrance.forgotten.connect(self._recollection.forget)
            self.entrance.cleared.connect(self.forget_all)
        self.entrance.show(self._recollection.remembered.recent)

    def forget_all(self) -> None:
        """Offer no story again."""
        self._recollection.forget_all()
        if self.entrance is not None and self.entrance.is_shown:
            self.entrance.show(())

    def _show_first_read(self, reader: StoryReader[First]) -> None:
        """The disk was slow, and there is a window already, which has to say what a terminal would have said."""
        try:
            self.show_first(reader.answer)
        except UsageError as error:
            self._show_misasked(error)
        self.begin_slideshow(self._asked)

    def _show_misasked(self, error: UsageError) -> None:
        title = Phrase("This story cannot be opened like that")
        self._window.show_notice(title, Phrase("The reason: {reason}.", reason=error.args[0]))

    def _show_unreadable(self, error: Unreadable) -> None:
        self._drop()
        self._opened(None).follow_text(error.states)
        self._window.spread.stage.clear()
        self._window.show_notice(Phrase("This story cannot be opened"), error.args[0])

    def _show_again(self, reader: StoryReader[Loaded]) -> None:
        try:
            loaded = reader.answer
        except Unreadable as error:
            self._show_unreadable(error)
            return
        self._drop()
        self.show(resumed(loaded, self._recollection.remembered, story_key(self._paths, STORY_NAME)))

    def _opened(self, loaded: Loaded | None) -> OpenStory:
        self.story = OpenStory(self._paths, loaded, self._around, self._sights, self._show_again)
        return self.story

    def _read_bundled(self) -> RecentStory | None:
        return _bundled_story(self._recollection.remembered)

    # It is left.

    def leave(self) -> None:
        """Show the start page in place of the story, and write down where that is left."""
        self.coming.forget()
        self.show_start_page()
        self._recollection.write()

    def close(self) -> None:
        """End everything, and show nothing any more."""
        self.coming.forget()
        self._drop()
        for worker in self._started:
            worker.close()
        self._started.clear()

    def _drop(self) -> None:
        if self.entrance is not None:
            self.entrance.leave()
        self.left.emit()
        self._around.show.end()
        if self.story is not None:
            self.story.note_in(self._recollection)
        self._around.reading.end()
        if self.story is not None:
            self.story.close()
            self.story = None
