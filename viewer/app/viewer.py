"""The running program: its window and all that outlives a story, built, wired and shut down.

Qt is imported inside functions here, because `viewer.start` has other things to do before.
"""

import gc
from collections.abc import Callable, Sequence
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from viewer.actions import Action
from viewer.imaging.process import WorkerProcess
from viewer.instance import Claim, Request
from viewer.opening import Opening
from viewer.options import Options, Picture
from viewer.reader import StoryReader
from viewer.remembered import Memory
from viewer.settings import Settings

if TYPE_CHECKING:
    from viewer.app.open_story import OpenStory, ShownPhotos
    from viewer.app.stories import First
    from viewer.ui.crash_report import CrashReports
    from viewer.ui.door import Door
    from viewer.ui.mishaps import Mishap
    from viewer.ui.preferences import Preferences
    from viewer.ui.presenter import Presenter
    from viewer.ui.recent_menu import RecentMenu
    from viewer.ui.screen_colours import ScreenColours
    from viewer.ui.slideshow import Slideshow
    from viewer.ui.trace import Trace

_LATE_WORK_AFTER = 60  # milliseconds after the first photo is there: by then it is painted
_SETTLES_IN_AFTER = 500  # milliseconds after the window has appeared, where no photo comes before
_START_OVER = 1500  # milliseconds after the window has appeared
_WINDOW_SIZE = (1280, 800)  # logical pixels, to begin with
_REMEMBERED_EVERY = 60.0  # seconds, at most, while a slideshow goes on


def _collect_garbage() -> None:
    """The start is over, which goes without (see `viewer.start`); what there is by now is there to stay."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


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

        from viewer.app.dialogs import Dialogs
        from viewer.app.open_story import Surroundings
        from viewer.app.stories import Stories
        from viewer.ui.application import dressed_application
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

        self._options = options
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
        self._recollection = Recollection(
            memory, preferences, self.window, self.look, self.wardrobe, self.show, self.speech
        )
        around = Surroundings(self.window, self.show, self.reading, settings, trace)
        self.stories = Stories(options, around, self._recollection, workers)
        self.dialogs = Dialogs(self.window, self.look, self.wardrobe, self.show, self.speech, self.stories)
        self._colours: ScreenColours | None = None
        self._reports: CrashReports | None = None
        self._claim: Claim | None = None
        self._door: Door | None = None
        self._recent_menu: RecentMenu | None = None
        self._deeds: dict[Action, Callable[[], None]] = {
            **self.reading.deeds,
            **self.reading.deeds_without_story,
            **self.wardrobe.deeds,
            **self.show.deeds,
            **self.dialogs.deeds,
            Action.PEEK: self._peek_key.begin,
            Action.POINT: self._point_key.begin,
            Action.RELOAD: self.stories.reload,
            Action.CLOSE_STORY: self.stories.leave,
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
        self._recollection.restore(options.theme)
        spread = self.window.spread
        spread.filmstrip.sight_changed.connect(partial(self.stories.see, "filmstrip"))
        spread.article.sight_changed.connect(partial(self.stories.see, "article"))
        self.window.overview_sight_changed.connect(partial(self.stories.see, "overview"))
        spread.article.link_clicked.connect(self.dialogs.offer_link)
        self.window.problem_open_asked.connect(self.dialogs.open_in_editor)
        # Queued: the program that a file comes from waits until it has been dropped.
        self.window.files_dropped.connect(self.open, Qt.ConnectionType.QueuedConnection)
        spread.problems.clicked.connect(self.dialogs.show_problems)
        self.window.closing.connect(self._remember)
        self.stories.begun.connect(self._prepare)
        self.stories.left.connect(self._late_work.stop)
        self.stories.presentation_asked.connect(partial(self.perform, Action.PRESENT))
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

    @property
    def story(self) -> "OpenStory | None":
        """The story that is open, if one is."""
        return self.stories.story

    @property
    def presenter(self) -> "Presenter | None":
        """Who shows it; None where there is nothing to be shown of it."""
        return self.stories.presenter

    @property
    def is_settled(self) -> bool:
        """Whether all that is in sight is shown."""
        return self.stories.is_settled

    def run(self, first: "First | StoryReader[First]", claim: Claim | None = None) -> int:
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

    def perform(self, action: Action) -> None:
        """Do what the reader asks for."""
        for key in (self._peek_key, self._point_key):
            key.end()
        self._deeds[action]()

    def open(self, paths: Sequence[str]) -> None:
        """Show another story; see `Stories.open`."""
        self.stories.open(paths)

    def save_picture(self, first: Opening, picture: Picture) -> None:
        """See `viewer.start.screenshot`."""
        from viewer.app.picture import save_picture

        self.window.resize(picture.width, picture.height)
        self.window.show()
        self.stories.show(first)
        save_picture(self, self._options, picture)

    def close(self) -> None:
        """End everything: threads, processes, windows."""
        if self._door is not None:
            self._door.close()
        if self._claim is not None:
            self._claim.close()  # whoever starts now is the next one
        self.dialogs.close()
        self.stories.close()
        if self._colours is not None:
            self._colours.close()
        self.speech.stop()
        self.window.close()
        self.window.deleteLater()
        parts = (self._peek_key, self._point_key, self.show, self.reading, self.wardrobe, self._system, self.speech)
        for part in parts:
            part.deleteLater()

    def _is_private(self) -> bool:
        """Whether there is only the reader to look on; who fills the screen may have an audience."""
        return self.show.slideshow is None and not self.window.isFullScreen()

    def _trace_movements(self, slideshow: "Slideshow") -> None:
        if self._trace is not None:
            self._trace.watch_movement("crossfade", slideshow.dissolve.movement)
            self._trace.watch_movement("drift", slideshow.drift.movement)

    # The program starts: what the first photo does not need comes after it.

    def _appear(self, first: "First | StoryReader[First]") -> None:
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
            is_there = self.stories.show_first(first)
        if is_there:
            self.stories.begin_slideshow(self._options)

    def _prepare(self, photos: "ShownPhotos") -> None:
        """A story is about to be shown."""
        photos.presenter.photo_shown.connect(self._begin_late_work)
        if self._colours is not None:
            photos.convert_to(self._colours.profile)

    def _begin_late_work(self) -> None:
        """The first photo stands: soon there is time for all else."""
        if self.presenter is not None:
            self.presenter.photo_shown.disconnect(self._begin_late_work)
        self._late_work.start()

    def _work_late(self) -> None:
        """The first photo is painted: now there is time for what is small, and for what the system wishes."""
        if self.story is not None and self.story.photos is not None:
            self.story.photos.pool.complete()
            self._look_up_colours(self.story.photos)
            self.story.go_on(self.story.photos)
        self._settle_in()
        if not self._has_looked_up:
            self._has_looked_up = True
            self._system.look_up_motion()
            self._recollection.warn()

    def _look_up_colours(self, photos: "ShownPhotos") -> None:
        """Find out what the screen needs, and have these photos' workers judge it."""
        from viewer.ui.screen_colours import ScreenColours

        if self._colours is None:
            self._colours = ScreenColours(self.window)
            self._colours.changed.connect(self._convert)
            self.show.begun.connect(self._colours.follow)
            self.show.ended.connect(partial(self._colours.follow, self.window))
        self._colours.judge_by(photos.pool.judge)
        self._colours.follow(self.show.slideshow or self.window)

    def _convert(self) -> None:
        """Have photos in the colours of the screen that shows them."""
        if self._colours is not None and self.stories.photos is not None:
            self.stories.photos.convert_to(self._colours.profile)

    def _settle_in(self) -> None:
        """The window stands: what nobody has missed so far can come."""
        if self._recent_menu is None:
            from viewer.ui.recent_menu import RecentMenu

            self._recent_menu = RecentMenu(self.window, lambda: self._recollection.remembered.recent)
            self._recent_menu.opened.connect(self.open)
            self._recent_menu.cleared.connect(self.stories.forget_all)
        if self._door is None:
            from viewer.ui.door import Door

            self._door = Door(self._claim, self._application, self.window)
            self._door.asked.connect(self._receive)

    def _end_start(self) -> None:
        if not self._has_told_roles:
            from viewer.ui.accessible import tell_roles

            self._has_told_roles = True
            tell_roles()
        if not self.stories.is_reading:  # what is being read is no garbage yet
            self._start_over.stop()
            _collect_garbage()
            from viewer.ui.window_icon import show_icon

            show_icon()

    def _receive(self, request: Request) -> None:
        """Another start has handed over to us: do here what it was asked for, and come to the front."""
        from viewer.ui.reception import bring_to_front

        asked = request.options
        if asked.full_screen and not asked.slideshow and not self.window.isFullScreen():
            self.window.toggle_full_screen()
        bring_to_front(self.window if asked.paths else self.show.slideshow or self.window, request.token)
        self.stories.receive(asked)

    # What is remembered, and what is said.

    def _remember_now_and_then(self) -> None:
        """A slideshow goes on: should the power fail, it is to come back here."""
        now = monotonic()
        if now >= self._remember_again_at:
            self._remember_again_at = now + _REMEMBERED_EVERY
            self._remember()

    def _remember(self) -> None:
        """Write down what there is to be remembered."""
        if self.story is not None:
            self.story.note_in(self._recollection)
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
