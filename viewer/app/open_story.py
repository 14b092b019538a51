"""One story that is open: what has been read of it, what is shown of it, and how it goes on with its text on the disk.

What only the time after the first photo needs is imported when it is needed.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from viewer.imaging.cache import FrameCache
from viewer.imaging.process import WorkerProcess
from viewer.imaging.request import Answer, PhotoSource
from viewer.loading import STORY_NAME, Loaded, Unreadable, load, sample_story
from viewer.opening import Opening, goes_on_in, new_errors
from viewer.reader import StoryReader
from viewer.remembered import RecentStory, story_key
from viewer.settings import Settings
from viewer.story.phrase import Phrase
from viewer.story.problem import Problem
from viewer.ui.arrivals import Arrivals
from viewer.ui.decoding import Decoding
from viewer.ui.frames import Frame
from viewer.ui.lookahead import Prefetch, frames_at_least
from viewer.ui.presenter import Presenter
from viewer.ui.reading import Reading
from viewer.ui.recollection import Recollection
from viewer.ui.show import Show
from viewer.ui.window import MainWindow

if TYPE_CHECKING:
    from viewer.ui.accessible import Announcing
    from viewer.ui.refreshing import Refreshing
    from viewer.ui.rereading import Rereading
    from viewer.ui.trace import Trace

Sights = dict[str, Sequence[int]]
"""Which photos each view has in sight."""


class Surroundings(NamedTuple):
    """What a story finds when it comes, and leaves when it goes; `trace` takes note of every flip."""

    window: MainWindow
    show: Show
    reading: Reading
    settings: Settings
    trace: "Trace | None"


def _source(loaded: Loaded, photo: int) -> PhotoSource:
    return PhotoSource(loaded.folder, loaded.story.photos[photo].file, loaded.is_bundle)


def _whole_story(paths: tuple[str, ...]) -> Loaded:
    """All of it, with everything looked up that the window would otherwise look up first, while it stands still."""
    loaded = load(paths)
    loaded.story.index_of("")
    loaded.story.passage_of(0)
    return loaded


class ShownPhotos:
    """The photos of a story in the window: they are decoded, and the presenter shows them, until `close`."""

    def __init__(self, first: Opening, around: Surroundings, started: Sequence[WorkerProcess]) -> None:
        """The workers that are `started` already have seen no other story."""
        loaded, window, settings = first.loaded, around.window, around.settings
        self._window = window
        self._decoding = Decoding(
            partial(_source, loaded),
            settings,
            edge=round(settings.thumbnail_edge * window.devicePixelRatioF()),
            workers=settings.workers,
            started=started,
        )
        self.pool, self.thumbnails = self._decoding.pool, self._decoding.thumbnails
        prefetch = Prefetch(settings.prefetch_ahead, settings.prefetch_behind)
        self.presenter = Presenter(
            loaded.story,
            folder=loaded.folder,
            is_bundle=loaded.is_bundle,
            name=loaded.name,
            choice=first.choice,
            index=first.index,
            ask=self.pool.ask,
            # The shown photo, its neighbours, and one that is being replaced.
            cache=FrameCache(
                settings.cache_memory << 20,
                keep_at_least=frames_at_least(prefetch),
                keep_at_most=settings.cache_photos,
            ),
            prefetch=prefetch,
            waiting_delay=settings.waiting_delay,
            trace=around.trace,
        )
        self.refreshing: Refreshing | None = None
        self._announcing: Announcing | None = None
        self.thumbnails.arrived.connect(window.spread.show_thumbnail)
        self._decoding.deliver_to(self._take)

    @property
    def is_settled(self) -> bool:
        """Whether all that is in sight is shown: the photo, or the reason for none, and every thumbnail."""
        return self.presenter.is_shown and self.thumbnails.is_settled

    def see(self, sights: Sights, count: int) -> None:
        """There are `count` photos now, of which the views have these in sight, as far as there are so many."""
        for view, photos in sights.items():
            sights[view] = [photo for photo in photos if photo < count]
            self.thumbnails.show_for(view, sights[view])

    def grow(self, loaded: Loaded) -> None:
        """Find thumbnails in this, which has been read of the story by now."""
        self.thumbnails.grow(partial(_source, loaded))

    def convert_to(self, profile: bytes) -> None:
        """Have all in the colours of the screen with this profile; in sRGB, if it is empty."""
        self.presenter.convert_to(profile)
        self.thumbnails.convert_to(profile)

    def follow_files(self) -> None:
        """From now on photos are shown as their files are on the disk, and told to who hears rather than sees them."""
        from viewer.ui.accessible import Announcing
        from viewer.ui.refreshing import Refreshing

        self.refreshing = Refreshing(self.presenter, self.thumbnails)
        self._decoding.bridge.answered.connect(self.refreshing.note)
        self._announcing = Announcing(self.presenter, self._window.spread.stage)

    def close(self) -> None:
        """Decode, watch and tell nothing any more."""
        if self.refreshing is not None:
            self.refreshing.close()
            self.refreshing.deleteLater()
        if self._announcing is not None:
            self._announcing.deleteLater()
        self._decoding.close()
        self.presenter.retire()
        self.presenter.deleteLater()

    def _take(self, answer: Answer[Frame]) -> None:
        self.presenter.take(answer)
        self.thumbnails.compare(answer)


class OpenStory:
    """The story at some paths, with everything that lives and dies with it, until `close`."""

    def __init__(
        self,
        paths: tuple[str, ...],
        loaded: Loaded | None,
        around: Surroundings,
        sights: Sights,
        show_again: Callable[[StoryReader[Loaded]], None],
    ) -> None:
        """`loaded` is what has been read so far; None where it cannot be read. `show_again` is called with what has
        been read anew, where that is too different to go on with."""
        self.paths = paths
        self.loaded = loaded
        self.photos: ShownPhotos | None = None
        self.pending: tuple[Problem, ...] = ()  # of a text that is not shown, because there are mistakes in it
        self.rereading: Rereading | None = None
        self._whole: Arrivals | None = None  # brings all of that of which the beginning is shown
        self._window = around.window
        self._show = around.show
        self._reading = around.reading
        self._patience = around.settings.waiting_delay
        self._sights = sights
        self._show_again = show_again

    @property
    def key(self) -> str:
        """What it goes by in what is remembered."""
        return story_key(self.paths, STORY_NAME)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is to be mended, in its text as it is on the disk."""
        return self.pending or (self.loaded.problems if self.loaded is not None else ())

    @property
    def is_awaited(self) -> bool:
        """Whether the rest of it is on its way."""
        return self._whole is not None and self._whole.is_awaited

    @property
    def is_reading(self) -> bool:
        """Whether the rest of it is being read now; garbage is not collected then."""
        return self._whole is not None and self._whole.is_reading

    def show(self, photos: ShownPhotos, problems: int) -> None:
        """Show these, of a story in which so much is to be mended, and let the reader read."""
        story = photos.presenter.story
        self._window.show_story(story, photos.thumbnails, problems)
        # A view whose sight is the same as in the story before does not tell it again.
        photos.see(self._sights, len(story.photos))
        photos.presenter.show_on(self._window.spread)
        self._reading.begin(photos.presenter, problems)

    def go_on(self, photos: ShownPhotos) -> None:
        """The first of its photos is painted: have the others, and the rest read; follow what is on the disk."""
        photos.thumbnails.begin()
        if self.loaded is not None and not self.loaded.is_whole:
            self._whole = Arrivals(self._patience, self._window)
            self._whole.wait_for(StoryReader(partial(_whole_story, self.paths)), self._grow)
        photos.follow_files()
        if self.loaded is not None and self.loaded.is_whole:
            self.follow_text(self.loaded.states)

    def follow_text(self, states: Sequence[tuple[str, tuple[int, ...] | None]]) -> None:
        """From now on the story is shown as its text is on the disk, which it was read from in these states."""
        from viewer.ui.rereading import Rereading

        if states and self.rereading is None:
            self.rereading = Rereading(dict(states), partial(load, self.paths), self._patience)
            self.rereading.read_again.connect(self._revise)

    def note_in(self, recollection: Recollection) -> None:
        """Keep in mind where the reader is in it."""
        if self.photos is not None:
            presenter = self.photos.presenter
            recollection.note_story(presenter, self.key, self._noted(presenter))

    def close(self) -> None:
        """Read, watch and decode nothing any more."""
        if self._whole is not None:
            self._whole.forget()
            self._whole.deleteLater()
        if self.rereading is not None:
            self.rereading.close()
            self.rereading.deleteLater()
        if self.photos is not None:
            self.photos.close()

    def _noted(self, presenter: Presenter) -> RecentStory | None:
        """As it is to be offered again; the one that came with the program always is."""
        from viewer.recent import absolute, recent_story

        loaded, paths = self.loaded, absolute(self.paths)
        if loaded is None or paths == (sample_story(),):
            return None
        return recent_story(
            presenter.story,
            paths,
            loaded.folder,
            loaded.name,
            presenter.choice,
            presenter.playhead.index,
            is_bundle=loaded.is_bundle,
        )

    def _grow(self, reader: StoryReader[Loaded]) -> None:
        """The story of which the beginning is shown has been read whole."""
        head, photos = self.loaded, self.photos
        try:
            read = reader.answer
        except Unreadable:
            return  # it has vanished meanwhile: what is shown of it stays
        if head is None or photos is None:
            return
        if read.story.photos[: len(head.story.photos)] != head.story.photos:  # it has changed meanwhile
            self._show_again(reader)
            return
        self.loaded = read
        self.follow_text(read.states)
        photos.grow(read)
        self._window.grow_story(read.story, photos.thumbnails, len(read.problems))
        if self._show.slideshow is not None:
            self._window.spread.show_languages(photos.presenter.choice_shown)
        photos.presenter.grow(read.story)
        self._reading.grow(len(read.problems))

    def _revise(self, reader: StoryReader[Loaded]) -> None:
        """The text has changed. What is shown of it stays as long as the new one has mistakes that cost something."""
        before = self.loaded
        if before is None or self.photos is None:
            self._show_again(reader)
            return
        try:
            after = reader.answer
        except Unreadable as error:
            self.pending = ()
            self._window.spread.show_pending(Phrase("Shown as it was: {reason}", reason=error.args[0]), 0)
            return
        if after.is_bundle != before.is_bundle:
            self._show_again(reader)
            return
        errors = new_errors(before, after)
        self.pending = after.problems if errors or not after.story.photos else ()
        if self.pending:
            line = (errors or self.pending)[0].place.line
            self._window.spread.show_pending(Phrase("A mistake in line {line}: shown as it was", line=line), 0)
        elif after.says_the_same(before):
            self._window.spread.show_pending("", len(before.problems))
        else:
            self._show_revised(after, self.photos)

    def _show_revised(self, after: Loaded, photos: ShownPhotos) -> None:
        self.loaded = after
        photos.grow(after)
        self._window.spread.revise_story(after.story, photos.thumbnails, len(after.problems))
        photos.see(self._sights, len(after.story.photos))
        choice = goes_on_in(photos.presenter.choice, after.story)
        if self._show.slideshow is not None:
            self._window.spread.show_languages(choice)
        photos.presenter.revise(after.story, choice)
        self._reading.grow(len(after.problems))
