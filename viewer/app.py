"""Builds, wires and shuts down everything: the only place that knows all rooms.

Qt is imported inside functions here, because `viewer.start` has other things to do before.
"""

import gc
import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from viewer.actions import Action
from viewer.imaging.cache import FrameCache
from viewer.imaging.pool import DecodePool
from viewer.imaging.process import WorkerProcess
from viewer.imaging.request import Answer, PhotoSource
from viewer.instance import Claim, Request
from viewer.loading import BUNDLE_SUFFIX, STORY_NAME, Loaded, Unreadable, load, load_head, sample_story
from viewer.opening import Opening, begins_in, begun, goes_on_in, new_errors, resumed
from viewer.options import Options, Picture, UsageError
from viewer.reader import StoryReader
from viewer.remembered import Memory, RecentStory, Remembered, story_key
from viewer.settings import Settings
from viewer.story.phrase import Phrase
from viewer.story.problem import Problem

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from viewer.ui.accessible import Announcing
    from viewer.ui.crash_report import CrashReports
    from viewer.ui.door import Door
    from viewer.ui.entrance import Entrance
    from viewer.ui.frames import Bridge, Frame
    from viewer.ui.mishaps import Mishap
    from viewer.ui.preferences import Preferences
    from viewer.ui.presenter import Presenter
    from viewer.ui.recent_menu import RecentMenu
    from viewer.ui.refreshing import Refreshing
    from viewer.ui.rereading import Rereading
    from viewer.ui.saving import Saving
    from viewer.ui.screen_colours import ScreenColours
    from viewer.ui.slideshow import Slideshow
    from viewer.ui.thumbnails import Thumbnails
    from viewer.ui.trace import Trace

First = Opening | Unreadable | None
"""What to show first: a story, or why it cannot be read; None, where none is asked for: the start page."""
ReadT = TypeVar("ReadT")

_FIRST_PHOTO_WITHIN = 0.04  # seconds: the window is painted once, with its photo, rather than twice
_LATE_WORK_AFTER = 60  # milliseconds after the first photo is there: by then it is painted
_SETTLES_IN_AFTER = 500  # milliseconds after the window has appeared, where no photo comes before
_START_OVER = 1500  # milliseconds after the window has appeared
_SETTLED_WITHIN = 60.0  # seconds a screenshot waits for its photo: beyond every deadline of the workers
_WINDOW_SIZE = (1280, 800)  # logical pixels, to begin with
_REMEMBERED_EVERY = 60.0  # seconds, at most, while a slideshow goes on
_SLOW = Phrase("It takes long to be read. It will be shown as soon as it is.")


def _collect_garbage() -> None:
    """The start is over, which goes without (see `viewer.start`); what there is by now is there to stay."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _source(loaded: Loaded, photo: int) -> PhotoSource:
    return PhotoSource(loaded.folder, loaded.story.photos[photo].file, loaded.is_bundle)


def _story_asked_for(asked: Options, remembered: Remembered) -> Loaded:
    """The story that is asked for, or its beginning, if that is where one begins. Raises Unreadable."""
    head = load_head(asked.paths)
    if head is not None and begins_in(head, asked, remembered):
        return head
    return load(asked.paths)


def _whole_story(paths: tuple[str, ...]) -> Loaded:
    """All of it, with everything looked up that the window would otherwise look up first, while it stands still."""
    loaded = load(paths)
    loaded.story.index_of("")
    loaded.story.passage_of(0)
    return loaded


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


def _begins(asked: Options) -> bool:
    """Whether it says where in a story to begin."""
    return asked.photo is not None or asked.language is not None


def _take(pool: "DecodePool[Frame]", thumbnails: "Thumbnails", presenter: "Presenter", answer: "Answer[Frame]") -> None:
    """An answer has come: a thumbnail, or else for the presenter."""
    pool.arrived(answer.key)
    if not thumbnails.take(answer):
        presenter.take(answer)
        thumbnails.compare(answer)


class Viewer:
    """The running program: one window, and one story at a time with decode workers of its own."""

    def __init__(
        self,
        settings: Settings,
        workers: Sequence[WorkerProcess],
        options: Options,
        memory: Memory | None = None,
        trace: "Trace | None" = None,
        preferences: "Preferences | None" = None,
    ) -> None:
        """Build the window as the `memory` and the `preferences` have it; `workers` already run and are for the first
        story; `trace` takes note of every flip."""
        from PySide6.QtCore import Qt, QTimer

        from viewer.ui.application import dressed_application
        from viewer.ui.arrivals import Arrivals
        from viewer.ui.keys import HeldKey
        from viewer.ui.look import Look
        from viewer.ui.preferences import Preferences
        from viewer.ui.reading import Reading
        from viewer.ui.recollection import Recollection
        from viewer.ui.show import Show
        from viewer.ui.speech import Speech
        from viewer.ui.system import SystemWishes
        from viewer.ui.theme import LIGHT
        from viewer.ui.wardrobe import Wardrobe
        from viewer.ui.window import MainWindow

        self._settings = settings
        self._options = options
        self._paths = options.paths
        self._trace = trace
        self._application = dressed_application()
        memory, preferences = memory or Memory(None), preferences or Preferences(None)
        self.speech = Speech()
        self.speech.speak(preferences.read().language)
        self.look = Look(LIGHT)
        self._system = SystemWishes(self._application)
        self.wardrobe = Wardrobe(self._application, self.look, self._system)
        self._peek_key, self._point_key = HeldKey(Action.PEEK), HeldKey(Action.POINT)
        self.window = MainWindow(self.look, self.perform)
        self.show = Show(self.look, self.window, settings)
        self.reading = Reading(self.window, self.show, self.look, settings)
        self._loaded: Loaded | None = None
        self._pool: DecodePool[Frame] | None = None
        self._bridge: Bridge | None = None
        self._thumbnails: Thumbnails | None = None
        self._sights: dict[str, Sequence[int]] = {}
        self._coming = Arrivals(settings.waiting_delay, self.window)  # the story that is to be shown next
        self._coming.is_slow.connect(self._show_coming)
        self._asked = options  # for that one
        self._whole = Arrivals(settings.waiting_delay, self.window)  # all of that of which the beginning is shown
        self._refreshing: Refreshing | None = None
        self._announcing: Announcing | None = None
        self._rereading: Rereading | None = None
        self._pending: tuple[Problem, ...] = ()  # of a text that is not shown, because there are mistakes in it
        self._colours: ScreenColours | None = None
        self._reports: CrashReports | None = None
        self._saving: Saving | None = None
        self.presenter: Presenter | None = None
        self._started = list(workers)
        self._entrance: Entrance | None = None
        self._claim: Claim | None = None
        self._door: Door | None = None
        self._recent_menu: RecentMenu | None = None
        self._deeds: dict[Action, Callable[[], None]] = {
            **self.reading.deeds,
            **self.reading.deeds_without_story,
            **self.wardrobe.deeds,
            **self.show.deeds,
            Action.PEEK: self._peek_key.begin,
            Action.POINT: self._point_key.begin,
            Action.OPEN: self._ask_for_files,
            Action.OPEN_FOLDER: self._ask_for_folder,
            Action.NEW_WINDOW: self._open_new_window,
            Action.RELOAD: self._reload,
            Action.SAVE_COPY: self._save_copy,
            Action.CLOSE_STORY: self._close_story,
            Action.PROBLEMS: self._show_problems,
            Action.SETTINGS: self._show_settings,
            Action.ABOUT: self._show_about,
            Action.QUIT: self._application.closeAllWindows,
        }
        self._peek_key.held.connect(self.reading.peek)
        self._peek_key.listen_to(self.window)
        self._point_key.held.connect(self.show.point)
        for shown in (self.show.begun, self.show.speaker_came):
            for key in (self._peek_key, self._point_key):
                shown.connect(key.listen_to)
        self.show.asked.connect(self.perform)
        self.show.begun.connect(self._trace_movements)
        self._has_looked_up = False
        self._has_told_roles = False
        self._remember_again_at = 0.0
        self._late_work = QTimer(self.window, singleShot=True, interval=_LATE_WORK_AFTER)
        self._late_work.timeout.connect(self._work_late)
        self._settles_in = QTimer(self.window, singleShot=True, interval=_SETTLES_IN_AFTER)
        self._settles_in.timeout.connect(self._settle_in)
        self._start_over = QTimer(self.window, interval=_START_OVER)
        self._start_over.timeout.connect(self._end_start)
        self._recollection = Recollection(
            memory, preferences, self.window, self.look, self.wardrobe, self.show, self.speech
        )
        self._recollection.restore(options.theme)
        spread = self.window.spread
        spread.filmstrip.sight_changed.connect(partial(self._see, "filmstrip"))
        spread.article.sight_changed.connect(partial(self._see, "article"))
        self.window.overview_sight_changed.connect(partial(self._see, "overview"))
        spread.article.link_clicked.connect(self._offer_link)
        self.window.problem_open_asked.connect(self._open_in_editor)
        # Queued: the program that a file comes from waits until it has been dropped.
        self.window.files_dropped.connect(self.open, Qt.ConnectionType.QueuedConnection)
        spread.problems.clicked.connect(self._show_problems)
        self.window.closing.connect(self._remember)
        self.wardrobe.changed.connect(self._show_checks)
        self.show.changed.connect(self._show_checks)
        self.show.stepped.connect(self._remember_now_and_then)
        self._system.changed.connect(self._show_checks)
        self.window.speech.wish = self.speech.wish
        self.window.speech.chosen.connect(self.speech.speak)
        self.speech.changed.connect(self._say_anew)
        self._show_checks()

    @property
    def slideshow(self) -> "Slideshow | None":
        """The slideshow's window, while there is one."""
        return self.show.slideshow

    def run(self, first: First | StoryReader[First], claim: Claim | None = None) -> int:
        """Show the window and what is to be opened, perhaps while it is still being read, and stay until the last
        window is closed. With a `claim` later starts are heard."""
        from viewer.ui.leaving import LeaveSignals
        from viewer.uncaught import Uncaught

        uncaught = Uncaught(self.report)
        try:
            self._claim = claim
            self._settles_in.start()
            self._appear(first)
            signals = LeaveSignals()
            signals.asked.connect(lambda: self.perform(Action.QUIT))
            try:
                return self._application.exec()
            finally:
                signals.close()
        finally:
            uncaught.close()

    def report(self, mishap: "Mishap") -> None:
        """Something has gone wrong in the program: tell the reader, once nobody is presenting to others."""
        if self._reports is None:
            from PySide6.QtCore import Qt

            from viewer.ui.crash_report import CrashReports

            self._reports = CrashReports(self.look, self.window, self._is_private)
            # Queued: by then the screen is not filled any more.
            for ended in (self.show.ended, self.window.windowHandle().windowStateChanged):
                ended.connect(self._reports.show, Qt.ConnectionType.QueuedConnection)
        self._reports.note(mishap)

    def _is_private(self) -> bool:
        """Whether there is only the reader to look on; who fills the screen may have an audience."""
        return self.show.slideshow is None and not self.window.isFullScreen()

    def perform(self, action: Action) -> None:
        """Do what the reader asks for."""
        for key in (self._peek_key, self._point_key):
            key.end()
        self._deeds[action]()

    def open(self, paths: Sequence[str]) -> None:
        """Show another story; one that cannot be read says why, in the window. The one that is open stays until then,
        or until the disk turns out to be slow."""
        self._open_as(Options(tuple(paths)))

    def _open_as(self, asked: Options) -> None:
        self._asked = asked
        self._read(partial(_story_asked_for, asked, self._recollection.remembered), self._open)

    def _open(self, reader: StoryReader[Loaded]) -> None:
        self._drop_story()  # first of all it is noted where that one is left, under its own paths
        self._paths = self._asked.paths
        self.window.spread.stage.clear()
        try:
            self._show_story(begun(reader.answer, self._asked, self._recollection.remembered))
        except Unreadable as error:
            self._show_unreadable(error)
        except UsageError as error:
            self._show_misasked(error)
        self._begin_slideshow(self._asked)

    def _read(self, read: Callable[[], ReadT], then: Callable[[StoryReader[ReadT]], None]) -> None:
        """Read something in a thread of its own and go on with it: at once, unless the disk is slow."""
        self._coming.forget()
        reader = StoryReader(read)
        if reader.wait(self._settings.story_patience):
            then(reader)
        else:
            self._coming.wait_for(reader, then)

    def _show_coming(self) -> None:
        """The disk is slow: say that the story is on its way."""
        if not self._asked.paths or (self._asked.paths == self._paths and self.presenter is not None):
            return  # none is to come; or it is read again: what is shown of it stays
        from viewer.ui.failure_card import printable

        self._drop_story()
        self._loaded = None
        self.window.spread.stage.clear()
        name = os.path.basename(os.path.normpath(self._asked.paths[0]))  # noqa: PTH119 - it may hold any bytes
        self.window.show_notice(Phrase("Opening “{name}” …", name=printable(name)), _SLOW)

    def save_picture(self, first: Opening, picture: Picture) -> None:
        """See `screenshot`."""
        from PySide6.QtCore import QEventLoop, QTimer

        self.window.resize(picture.width, picture.height)
        self.window.show()
        self._show_story(first)
        shown: QWidget = self.window
        if self._options.slideshow and self.presenter is not None:
            self.show.wish(self.show.wishes._replace(plays=False))  # a picture has no time
            size = (picture.width, picture.height)
            self.show.begin(self.presenter, [], size, at_photo=self._options.photo is not None)
            shown = self.slideshow or shown
        wait = QEventLoop()
        settled = QTimer(interval=20)
        settled.timeout.connect(lambda: wait.quit() if self.is_settled else None)
        settled.start()
        QTimer.singleShot(round(_SETTLED_WITHIN * 1000), wait.quit)
        wait.exec()
        settled.stop()
        # Everything queued (layouts, polishing) has its turn before the picture is taken.
        self._application.processEvents()
        if not shown.grab().save(picture.out, "PNG"):
            raise OSError(f"cannot write the picture to {picture.out}")

    @property
    def is_settled(self) -> bool:
        """Whether all that is in sight is shown: the photo, or the reason for none, and every thumbnail."""
        if self._entrance is not None and not self._entrance.is_settled:
            return False
        photo = self.presenter is None or self.presenter.is_shown
        return photo and (self._thumbnails is None or self._thumbnails.is_settled)

    def close(self) -> None:
        """End everything: threads, processes, windows."""
        if self._door is not None:
            self._door.close()
        if self._claim is not None:
            self._claim.close()  # whoever starts now is the next one
        self._coming.forget()
        if self._saving is not None:
            self._saving.close()
        self._drop_story()
        if self._colours is not None:
            self._colours.close()
        for worker in self._started:
            worker.close()
        self._started.clear()
        self.speech.stop()
        self.window.close()
        self.window.deleteLater()
        parts = (self._peek_key, self._point_key, self.show, self.reading, self.wardrobe, self._system, self.speech)
        for part in parts:
            part.deleteLater()

    # A story comes and goes.

    def _appear(self, first: First | StoryReader[First]) -> None:
        from PySide6.QtCore import QSize

        from viewer.ui.window_place import await_size, place_window, unpainted

        self._start_over.start()
        place_window(self.window, self._recollection.remembered.window, QSize(*_WINDOW_SIZE))
        with unpainted(self.window):
            if self._options.full_screen and not self._options.slideshow:
                self.window.toggle_full_screen()
            else:
                self.window.show()
            await_size(self.window)
            if isinstance(first, StoryReader):
                self._show_coming()
                self._coming.wait_for(first, self._show_first_read)
                return
            self._show_first(first)
        self._begin_slideshow(self._options)

    def _show_first(self, first: First) -> None:
        if isinstance(first, Unreadable):
            self._show_unreadable(first)
            return
        if first is None:
            self._show_start_page()
            return
        self._show_story(first)
        if self._pool is not None:
            self._pool.wait_for_an_answer(_FIRST_PHOTO_WITHIN)

    def _show_first_read(self, reader: StoryReader[First]) -> None:
        """The disk was slow, and there is a window already, which has to say what a terminal would have said."""
        try:
            self._show_first(reader.answer)
        except UsageError as error:
            self._show_misasked(error)
        self._begin_slideshow(self._options)

    def _show_misasked(self, error: UsageError) -> None:
        self._loaded = None
        title = Phrase("This story cannot be opened like that")
        self.window.show_notice(title, Phrase("The reason: {reason}.", reason=error.args[0]))

    def _begin_slideshow(self, asked: Options) -> None:
        if asked.slideshow and self.presenter is not None and self.show.slideshow is None:
            if asked.loop:
                self._recollection.wish_for_now(self.show.wishes._replace(plays=True, at_end="loop"))
            self.perform(Action.PRESENT)

    def _settle_in(self) -> None:
        """The window stands: what nobody has missed so far can come."""
        if self._recent_menu is None:
            from viewer.ui.recent_menu import RecentMenu

            self._recent_menu = RecentMenu(self.window, lambda: self._recollection.remembered.recent)
            self._recent_menu.opened.connect(self.open)
            self._recent_menu.cleared.connect(self._forget_all)
        if self._door is None:
            from viewer.ui.door import Door

            self._door = Door(self._claim, self._application, self.window)
            self._door.asked.connect(self._receive)

    def _receive(self, request: Request) -> None:
        """Another start has handed over to us: do here what it was asked for, and come to the front."""
        from viewer.recent import absolute
        from viewer.ui.reception import bring_to_front

        asked = request.options
        if asked.full_screen and not asked.slideshow and not self.window.isFullScreen():
            self.window.toggle_full_screen()
        bring_to_front(self.window if asked.paths else self.show.slideshow or self.window, request.token)
        if asked.paths and (self.presenter is None or asked.paths != absolute(self._paths) or _begins(asked)):
            self._open_as(asked)
        else:
            self._begin_slideshow(asked)

    @property
    def _key(self) -> str:
        return story_key(self._paths, STORY_NAME)

    def _show_story(self, first: Opening) -> None:
        from viewer.ui.frames import Bridge, adopt
        from viewer.ui.lookahead import Prefetch, frames_at_least
        from viewer.ui.presenter import Presenter

        self._drop_story()
        loaded = self._loaded = first.loaded
        if not loaded.story.photos:
            self._follow_text(loaded.states)
            self.window.spread.stage.clear()
            title = Phrase("“{name}” has no photos to show", name=loaded.name)
            sentence = Phrase("It lists no photo that could be shown. What there is to mend:")
            self.window.show_notice(title, sentence, loaded.problems)
            return
        settings = self._settings
        started, self._started = self._started, []
        bridge = self._bridge = Bridge()
        self._pool = DecodePool(
            workers=settings.workers,
            deadline=settings.deadline,
            start=WorkerProcess,
            adopt=adopt,
            deliver=bridge.deliver,
            started=started,
        )
        # The shown photo, its neighbours, and one that is being replaced.
        prefetch = Prefetch(settings.prefetch_ahead, settings.prefetch_behind)
        self.presenter = Presenter(
            loaded.story,
            folder=loaded.folder,
            is_bundle=loaded.is_bundle,
            name=loaded.name,
            choice=first.choice,
            index=first.index,
            ask=self._pool.ask,
            cache=FrameCache(
                settings.cache_memory << 20,
                keep_at_least=frames_at_least(prefetch),
                keep_at_most=settings.cache_photos,
            ),
            prefetch=prefetch,
            waiting_delay=settings.waiting_delay,
            trace=self._trace,
        )
        self.presenter.photo_shown.connect(self._begin_late_work)
        self._thumbnails = self._thumbnails_of(loaded, self._pool)
        # Each story has a bridge of its own: what the one before still has on its way must not be taken for this one's.
        bridge.answered.connect(partial(_take, self._pool, self._thumbnails, self.presenter))
        self._convert()
        self.window.show_story(loaded.story, self._thumbnails, len(loaded.problems))
        # A view whose sight is the same as in the story before does not tell it again.
        for view, photos in self._sights.items():
            self._see(view, [photo for photo in photos if photo < len(loaded.story.photos)])
        self.presenter.show_on(self.window.spread)
        self.reading.begin(self.presenter, len(loaded.problems))

    def _thumbnails_of(self, loaded: Loaded, pool: "DecodePool[Frame]") -> "Thumbnails":
        from viewer.ui.thumbnails import Thumbnails

        thumbnails = Thumbnails(
            partial(_source, loaded),
            edge=round(self._settings.thumbnail_edge * self.window.devicePixelRatioF()),
            ask=pool.ask_for_thumbnails,
            capacity=self._settings.thumbnail_memory << 20,
        )
        thumbnails.arrived.connect(self.window.spread.show_thumbnail)
        return thumbnails

    def _see(self, view: str, photos: Sequence[int]) -> None:
        """A view has these photos in sight now."""
        self._sights[view] = photos
        if self._thumbnails is not None:
            self._thumbnails.show_for(view, photos)

    def _end_start(self) -> None:
        if not self._has_told_roles:
            from viewer.ui.accessible import tell_roles

            self._has_told_roles = True
            tell_roles()
        if not self._whole.is_reading and not self._coming.is_reading:  # what is being read is no garbage yet
            self._start_over.stop()
            _collect_garbage()
            from viewer.ui.window_icon import show_icon

            show_icon()

    def _begin_late_work(self) -> None:
        """The first photo stands: soon there is time for all else."""
        if self.presenter is not None:
            self.presenter.photo_shown.disconnect(self._begin_late_work)
        self._late_work.start()

    def _work_late(self) -> None:
        """The first photo is painted: now there is time for what is small, and for what the system wishes."""
        if self._pool is not None:
            self._pool.complete()
            self._look_up_colours(self._pool)
        if self._thumbnails is not None:
            self._thumbnails.begin()
        if self._loaded is not None and not self._loaded.is_whole and not self._whole.is_awaited:
            self._whole.wait_for(StoryReader(partial(_whole_story, self._paths)), self._grow)
        if self.presenter is not None and self._thumbnails is not None and self._bridge is not None:
            from viewer.ui.accessible import Announcing
            from viewer.ui.refreshing import Refreshing

            self._refreshing = Refreshing(self.presenter, self._thumbnails)
            self._bridge.answered.connect(self._refreshing.note)
            self._announcing = Announcing(self.presenter, self.window.spread.stage)
        if self._loaded is not None and self._loaded.is_whole:
            self._follow_text(self._loaded.states)
        self._settle_in()
        if not self._has_looked_up:
            self._has_looked_up = True
            self._system.look_up_motion()
            self._recollection.warn()

    def _look_up_colours(self, pool: "DecodePool[Frame]") -> None:
        """Find out what the screen needs, and have this pool judge it."""
        from viewer.ui.screen_colours import ScreenColours

        if self._colours is None:
            self._colours = ScreenColours(self.window)
            self._colours.changed.connect(self._convert)
            self.show.begun.connect(self._colours.follow)
            self.show.ended.connect(partial(self._colours.follow, self.window))
        self._colours.judge_by(pool.judge)
        self._colours.follow(self.show.slideshow or self.window)

    def _convert(self) -> None:
        """Have photos in the colours of the screen that shows them."""
        if self._colours is not None and self.presenter is not None and self._thumbnails is not None:
            self.presenter.convert_to(self._colours.profile)
            self._thumbnails.convert_to(self._colours.profile)

    def _grow(self, reader: StoryReader[Loaded]) -> None:
        """The story of which the beginning is shown has been read whole."""
        head = self._loaded
        try:
            read = reader.answer
        except Unreadable:
            return  # it has vanished meanwhile: what is shown of it stays
        if head is None or self.presenter is None or self._thumbnails is None:
            return
        if read.story.photos[: len(head.story.photos)] != head.story.photos:  # it has changed meanwhile
            self._drop_story()
            self._show_story(resumed(read, self._recollection.remembered, self._key))
            return
        self._loaded = read
        self._follow_text(read.states)
        self._thumbnails.grow(partial(_source, read))
        self.window.grow_story(read.story, self._thumbnails, len(read.problems))
        if self.show.slideshow is not None:
            self.window.spread.show_languages(self.presenter.choice_shown)
        self.presenter.grow(read.story)
        self.reading.grow(len(read.problems))

    def _show_unreadable(self, error: Unreadable) -> None:
        self._drop_story()
        self._loaded = None
        self._follow_text(error.states)
        self.window.spread.stage.clear()
        self.window.show_notice(Phrase("This story cannot be opened"), error.args[0])

    def _close_story(self) -> None:
        self._coming.forget()
        self._show_start_page()
        self._recollection.write()

    def _show_start_page(self) -> None:
        from viewer.ui.entrance import Entrance

        self._drop_story()
        self._loaded = None
        self._paths = ()
        self.window.spread.stage.clear()
        if self._entrance is None:
            self._entrance = Entrance(self.window, self._settings, self._read_bundled)
            self._entrance.opened.connect(self.open)
            self._entrance.forgotten.connect(self._recollection.forget)
            self._entrance.cleared.connect(self._forget_all)
        self._entrance.show(self._recollection.remembered.recent)

    def _read_bundled(self) -> RecentStory | None:
        return _bundled_story(self._recollection.remembered)

    def _forget_all(self) -> None:
        self._recollection.forget_all()
        if self._entrance is not None and self._entrance.is_shown:
            self._entrance.show(())

    def _drop_story(self) -> None:
        if self._entrance is not None:
            self._entrance.leave()
        self._late_work.stop()
        self.show.end()
        self._remember_story()
        self.reading.end()
        self._whole.forget()
        self._pending = ()
        if self._rereading is not None:
            self._rereading.close()
            self._rereading.deleteLater()
            self._rereading = None
        if self._refreshing is not None:
            self._refreshing.close()
            self._refreshing.deleteLater()
            self._refreshing = None
        if self._announcing is not None:
            self._announcing.deleteLater()
            self._announcing = None
        if self._pool is not None:
            self._pool.close()
            self._pool = None
        if self._bridge is not None:
            self._bridge.deleteLater()
            self._bridge = None
        if self._thumbnails is not None:
            self._thumbnails.retire()
            self._thumbnails.deleteLater()
            self._thumbnails = None
        if self.presenter is not None:
            self.presenter.retire()
            self.presenter.deleteLater()
            self.presenter = None

    def _reload(self) -> None:
        """Read the story again, staying at the same photo and in the same languages where they are still there."""
        self._asked = Options(self._paths)
        self._read(partial(load, self._paths), self._show_again)

    def _show_again(self, reader: StoryReader[Loaded]) -> None:
        try:
            loaded = reader.answer
        except Unreadable as error:
            self._show_unreadable(error)
            return
        self._drop_story()
        self._show_story(resumed(loaded, self._recollection.remembered, self._key))

    def _trace_movements(self, slideshow: "Slideshow") -> None:
        if self._trace is not None:
            self._trace.watch_movement("crossfade", slideshow.dissolve.movement)
            self._trace.watch_movement("drift", slideshow.drift.movement)

    # The story's text changes on the disk.

    def _follow_text(self, states: Sequence[tuple[str, tuple[int, ...] | None]]) -> None:
        """From now on the story is shown as its text is on the disk, which it was read from in these states."""
        from viewer.ui.rereading import Rereading

        if states and self._rereading is None:
            self._rereading = Rereading(dict(states), partial(load, self._paths), self._settings.waiting_delay)
            self._rereading.read_again.connect(self._revise)

    def _revise(self, reader: StoryReader[Loaded]) -> None:
        """The text has changed. What is shown of it stays as long as the new one has mistakes that cost something."""
        before = self._loaded
        if before is None or self.presenter is None or self._thumbnails is None:
            self._show_again(reader)
            return
        try:
            after = reader.answer
        except Unreadable as error:
            self._pending = ()
            self.window.spread.show_pending(Phrase("Shown as it was: {reason}", reason=error.args[0]), 0)
            return
        if after.is_bundle != before.is_bundle:
            self._show_again(reader)
            return
        errors = new_errors(before, after)
        self._pending = after.problems if errors or not after.story.photos else ()
        if self._pending:
            line = (errors or self._pending)[0].place.line
            self.window.spread.show_pending(Phrase("A mistake in line {line}: shown as it was", line=line), 0)
        elif after.says_the_same(before):
            self.window.spread.show_pending("", len(before.problems))
        else:
            self._show_revised(after, self.presenter, self._thumbnails)

    def _show_revised(self, after: Loaded, presenter: "Presenter", thumbnails: "Thumbnails") -> None:
        self._loaded = after
        thumbnails.grow(partial(_source, after))
        self.window.spread.revise_story(after.story, thumbnails, len(after.problems))
        for view, photos in self._sights.items():
            self._see(view, [photo for photo in photos if photo < len(after.story.photos)])
        choice = goes_on_in(presenter.choice, after.story)
        if self.show.slideshow is not None:
            self.window.spread.show_languages(choice)
        presenter.revise(after.story, choice)
        self.reading.grow(len(after.problems))

    # What is remembered.

    def _remember_story(self) -> None:
        if self.presenter is not None:
            self._recollection.note_story(self.presenter, self._key, self._noted(self.presenter))

    def _noted(self, presenter: "Presenter") -> RecentStory | None:
        """The story that is open, to be offered again; the one that came with the program always is."""
        from viewer.recent import absolute, recent_story

        loaded, paths = self._loaded, absolute(self._paths)
        if loaded is None or paths == (sample_story(),):
            return None
        index = presenter.playhead.index
        return recent_story(
            presenter.story,
            paths,
            loaded.folder,
            loaded.name,
            presenter.choice,
            index,
            is_bundle=loaded.is_bundle,
        )

    def _remember_now_and_then(self) -> None:
        """A slideshow goes on: should the power fail, it is to come back here."""
        now = monotonic()
        if now >= self._remember_again_at:
            self._remember_again_at = now + _REMEMBERED_EVERY
            self._remember()

    def _remember(self) -> None:
        """Write down what there is to be remembered."""
        self._remember_story()
        self._recollection.write()

    def _say_anew(self) -> None:
        """The program speaks another language now."""
        self.window.speech.wish = self.speech.wish
        self.window.say_anew()
        self.look.say_anew()
        self.reading.say_anew()

    def _show_checks(self) -> None:
        for action, checked in (*self.wardrobe.checks.items(), *self.show.checks.items()):
            self.window.check(action, checked=checked)
        self.reading.sync()

    # Dialogs, and other windows.

    def _open_new_window(self) -> None:
        from viewer.ui.new_window import open_new_window

        open_new_window()

    def _ask_for_files(self) -> None:
        from viewer.ui.dialogs import files_asked_for

        paths = files_asked_for(self.window, self._folder_at_hand())
        if paths:
            self.open(paths)

    def _ask_for_folder(self) -> None:
        from viewer.ui.dialogs import folder_asked_for

        folder = folder_asked_for(self.window, self._folder_at_hand())
        if folder:
            self.open([folder])

    def _folder_at_hand(self) -> str:
        """Where the reader is: the folder of the story that is open, or the one that its bundle is in."""
        folder = (self._loaded.folder if self._loaded is not None else None) or ""
        return str(Path(folder).parent) if self._loaded is not None and self._loaded.is_bundle else folder

    def _save_copy(self) -> None:
        from viewer.saving import LOOSE, Copying, not_saved
        from viewer.ui.dialogs import copy_place_asked_for, tell
        from viewer.ui.saving import Saving
        from viewer.ui.speech import said, say

        if self._loaded is None or (self._saving is not None and self._saving.is_busy):
            return
        if self._loaded.folder is None:
            tell(self.window, say("Save a copy"), said(not_saved(LOOSE)))
            return
        folder = Path(self._loaded.folder)
        name = folder.stem if self._loaded.is_bundle else folder.name
        target = copy_place_asked_for(self.window, str(folder.with_name(f"{name}{BUNDLE_SUFFIX}")))
        if target:
            self._saving = self._saving or Saving(self.window)
            self._saving.begin(Copying(self._paths, target))

    def _show_problems(self) -> None:
        from viewer.ui.problems import show_problems

        problems = self._pending or (self._loaded.problems if self._loaded is not None else ())
        show_problems(problems, self.look, self.window)

    def _show_settings(self) -> None:
        from viewer.ui.settings_dialog import SettingsDialog, settings_of

        dialog = SettingsDialog(settings_of(self.look, self.wardrobe, self.show, self.speech), self.look, self.window)
        told = (self.wardrobe.changed, self.show.changed, self.speech.changed, self.look.changed)
        for signal in told:
            signal.connect(dialog.show_all)
        dialog.exec()
        for signal in told:
            signal.disconnect(dialog.show_all)
        dialog.deleteLater()

    def _show_about(self) -> None:
        from viewer.ui.about import AboutDialog

        dialog = AboutDialog(self.look, self.window)
        dialog.exec()
        dialog.deleteLater()

    def _open_in_editor(self, problem: Problem) -> None:
        from viewer.ui.dialogs import tell
        from viewer.ui.problems import IN_BUNDLE, is_in_bundle, open_in_editor
        from viewer.ui.speech import said, say

        if is_in_bundle(problem.file):
            tell(self.window, say("Problems in this story"), said(IN_BUNDLE))
        else:
            open_in_editor(problem.file, problem.place.line, problem.place.column)

    def _offer_link(self, address: str) -> None:
        from viewer.ui.dialogs import offer_link

        offer_link(self.window, address)
