"""Builds, wires and shuts down everything: the only place that knows all rooms.

The order of a start is: decode workers first, so that they import Pillow while this process imports Qt; then the
story is read, so that a wrong argument is told before any window appears; then Qt. That is why Qt is imported
inside functions here, and nowhere before.
"""

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from viewer.actions import Action
from viewer.imaging.cache import FrameCache
from viewer.imaging.pool import DecodePool
from viewer.imaging.process import WorkerProcess
from viewer.loading import Loaded, Unreadable, load
from viewer.opening import Opening, Options, Picture, UsageError, chosen, opening
from viewer.settings import Settings
from viewer.story.problem import Problem

if TYPE_CHECKING:
    from viewer.ui.frames import Frame
    from viewer.ui.presenter import Presenter
    from viewer.ui.slideshow import Slideshow

_SETTLED_WITHIN = 60.0  # seconds a screenshot waits for its photo: beyond every deadline of the workers
_WINDOW_SIZE = (1280, 800)  # logical pixels, to begin with
_SHARE_OF_SCREEN = 0.92


def run(options: Options) -> int:
    """Open a window and stay until it is closed. Raises UsageError, or Unreadable where a path does not exist."""
    if not _has_display():
        raise UsageError("there is no display to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set")
    settings = Settings()
    workers = _started_workers(settings)
    try:
        first = _first_opening(options)
        viewer = Viewer(settings, workers, options)
    except BaseException:
        for worker in workers:
            worker.close()
        raise
    try:
        return viewer.run(first)
    finally:
        viewer.close()


def screenshot(options: Options, picture: Picture) -> None:
    """Render the real window without a display, wait until all that was asked for is shown, and save it as PNG.

    Raises UsageError, Unreadable, or OSError where the picture cannot be saved.
    """
    # One process suffices for one photo; it is started like any other.
    settings = Settings(workers=1, prefetch_ahead=0, prefetch_behind=0)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(picture.scale)
    workers = _started_workers(settings)
    try:
        loaded = load(options.paths)
        first = opening(loaded, options.language, options.photo)
        viewer = Viewer(settings, workers, options)
    except BaseException:
        for worker in workers:
            worker.close()
        raise
    try:
        viewer.save_picture(first, picture)
    finally:
        viewer.close()


def _has_display() -> bool:
    """Whether Qt would find a display; without one it ends the program in a way that is no sentence."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _started_workers(settings: Settings) -> list[WorkerProcess]:
    try:
        return [WorkerProcess(settings.worker_memory) for _ in range(settings.workers)]
    except OSError:
        return []  # the pool tries again for every photo, and says so on the photo's card


def _first_opening(options: Options) -> "Opening | Unreadable":
    """What to show first: a story, or why it cannot be read. A path that does not exist is the caller's mistake."""
    try:
        return opening(load(options.paths), options.language, options.photo)
    except Unreadable as error:
        if not all(os.path.lexists(path) for path in options.paths):
            raise
        return error


class Viewer:
    """The running program: one window, and one story at a time with decode workers of its own."""

    def __init__(self, settings: Settings, workers: Sequence[WorkerProcess], options: Options) -> None:
        """Build the window; `workers` already run and are for the first story."""
        from viewer.ui.application import dressed_application
        from viewer.ui.autoplay import Autoplay
        from viewer.ui.frames import Bridge
        from viewer.ui.keys import ButtonKeys
        from viewer.ui.look import Look
        from viewer.ui.window import MainWindow

        self._settings = settings
        self._options = options
        self._paths = options.paths
        self._application, theme = dressed_application(options.theme)
        self._look = Look(theme)
        self._button_keys = ButtonKeys()
        self._application.installEventFilter(self._button_keys)
        self.window = MainWindow(self._look, self.perform)
        self._bridge = Bridge()
        self._autoplay = Autoplay()
        self._autoplay.time_up.connect(self._time_up)
        self._loaded: Loaded | None = None
        self._pool: DecodePool[Frame] | None = None
        self.presenter: Presenter | None = None
        self.slideshow: Slideshow | None = None
        self._started = list(workers)
        self._deeds: dict[Action, Callable[[], None]] = {
            Action.OPEN: self._ask_for_files,
            Action.OPEN_FOLDER: self._ask_for_folder,
            Action.RELOAD: self._reload,
            Action.PROBLEMS: self._show_problems,
            Action.QUIT: self._application.closeAllWindows,
            Action.NEXT: lambda: self._flip(1),
            Action.PREVIOUS: lambda: self._flip(-1),
            Action.FIRST: lambda: self._go_to(0),
            Action.LAST: lambda: self._go_to(sys.maxsize),
            Action.LANGUAGE: self._cycle_languages,
            Action.FULL_SCREEN: self._toggle_full_screen,
            Action.LEAVE: self._leave,
            Action.PRESENT: self._present,
            Action.ONWARD: self._onward,
        }
        spread = self.window.spread
        spread.stage.resized.connect(self._restage)
        spread.article.passage_clicked.connect(self._go_to_passage)
        spread.article.link_clicked.connect(self._offer_link)
        self.window.notice.problem_open_asked.connect(self._open_in_editor)

    def run(self, first: Opening | Unreadable) -> int:
        """Show the window and what is to be opened, and stay until the last window is closed."""
        self._appear(first)
        return self._application.exec()

    def perform(self, action: Action) -> None:
        """Do what the reader asks for."""
        self._deeds.get(action, lambda: None)()

    def open(self, paths: Sequence[str]) -> None:
        """Show another story; one that cannot be read says why, in the window."""
        try:
            loaded = load(paths)
        except Unreadable as error:
            self._paths = tuple(paths)
            self._show_unreadable(error)
            return
        self._paths = tuple(paths)
        self.window.spread.stage.clear()
        self._show_story(Opening(loaded, chosen(loaded.story, None), 0))

    def save_picture(self, first: Opening, picture: Picture) -> None:
        """See `screenshot`."""
        from PySide6.QtCore import QEventLoop, QTimer

        self.window.resize(picture.width, picture.height)
        self.window.show()
        self._show_story(first)
        shown = self.window if not self._options.slideshow else self._open_slideshow((picture.width, picture.height))
        presenter = self.presenter
        if presenter is not None and not presenter.is_shown:
            wait = QEventLoop()
            presenter.photo_shown.connect(wait.quit)
            QTimer.singleShot(round(_SETTLED_WITHIN * 1000), wait.quit)
            wait.exec()
        # Everything queued (layouts, polishing) has its turn before the picture is taken.
        self._application.processEvents()
        if not shown.grab().save(picture.out, "PNG"):
            raise OSError(f"cannot write the picture to {picture.out}")

    def close(self) -> None:
        """End everything: threads, processes, windows."""
        self._autoplay.stop()
        self._drop_story()
        for worker in self._started:
            worker.close()
        self._started.clear()
        self._application.removeEventFilter(self._button_keys)
        self.window.close()
        self.window.deleteLater()
        self._bridge.deleteLater()
        self._autoplay.deleteLater()

    # A story comes and goes.

    def _appear(self, first: Opening | Unreadable) -> None:
        from PySide6.QtCore import QSize

        # A little less than the screen, so that title bar and frame have room as well.
        room = self._application.primaryScreen().availableSize() * _SHARE_OF_SCREEN
        self.window.resize(QSize(*_WINDOW_SIZE).boundedTo(room))
        if self._options.full_screen and not self._options.slideshow:
            self.window.toggle_full_screen()
        else:
            self.window.show()
        if isinstance(first, Unreadable):
            self._show_unreadable(first)
            return
        self._show_story(first)
        if self._options.slideshow:
            self._present()

    def _show_story(self, first: Opening) -> None:
        from viewer.ui.frames import adopt
        from viewer.ui.presenter import Prefetch, Presenter

        self._drop_story()
        loaded = self._loaded = first.loaded
        if not loaded.story.photos:
            sentence = "It lists no photo that could be shown. What there is to mend:"
            self.window.show_notice(f"“{loaded.name}” has no photos to show", sentence, loaded.problems)
            return
        settings = self._settings
        started, self._started = self._started, []
        self._pool = DecodePool(
            workers=settings.workers,
            deadline=settings.deadline,
            start=lambda: WorkerProcess(settings.worker_memory),
            adopt=adopt,
            deliver=self._bridge.deliver,
            started=started,
        )
        # The shown photo, its neighbours, and one that is being replaced.
        at_hand = settings.prefetch_ahead + settings.prefetch_behind + 2
        self.presenter = Presenter(
            loaded.story,
            folder=loaded.folder,
            name=loaded.name,
            choice=first.choice,
            index=first.index,
            ask=self._pool.ask,
            cache=FrameCache(settings.cache_memory << 20, keep_at_least=at_hand),
            prefetch=Prefetch(settings.prefetch_ahead, settings.prefetch_behind),
            waiting_delay=settings.waiting_delay,
        )
        # What the story before still has on its way is for its own presenter, which shows nothing any more.
        self._bridge.answered.connect(self.presenter.take)
        self.presenter.photo_shown.connect(self._begin_time)
        self.window.show_story(loaded.story)
        self.presenter.show_on(self.window.spread)

    def _show_unreadable(self, error: Unreadable) -> None:
        self._drop_story()
        self._loaded = None
        self.window.show_notice("This story cannot be opened", str(error))

    def _drop_story(self) -> None:
        self._leave_slideshow()
        if self._pool is not None:
            self._pool.close()
            self._pool = None
        if self.presenter is not None:
            self._bridge.answered.disconnect(self.presenter.take)
            self.presenter.retire()
            self.presenter.deleteLater()
            self.presenter = None

    def _reload(self) -> None:
        """Read the story again, staying at the same photo and in the same languages where they are still there."""
        presenter, before = self.presenter, self._loaded
        try:
            loaded = load(self._paths)
        except Unreadable as error:
            self._show_unreadable(error)
            return
        choice = chosen(loaded.story, None)
        index = 0
        if presenter is not None and before is not None:
            photo = before.story.photos[presenter.playhead.index]
            index = loaded.story.index_of(photo.id) or 0
            if set(presenter.choice.pair) <= set(loaded.story.languages):
                choice = presenter.choice
        self._show_story(Opening(loaded, choice, index))

    # What the reader does.

    def _flip(self, by: int) -> None:
        if self.presenter is not None:
            self.presenter.flip(by)

    def _go_to(self, index: int) -> None:
        if self.presenter is not None:
            self.presenter.go_to(index)

    def _go_to_passage(self, block: int) -> None:
        if self.presenter is not None:
            self.presenter.go_to_passage(block)

    def _cycle_languages(self) -> None:
        if self.presenter is not None:
            self.presenter.cycle_languages()

    def _restage(self) -> None:
        if self.presenter is not None:
            self.presenter.restage()

    def _toggle_full_screen(self) -> None:
        if self.slideshow is None:
            self.window.toggle_full_screen()

    def _leave(self) -> None:
        """One level up, never out of the program: slideshow, then full screen."""
        if self.slideshow is not None:
            self._leave_slideshow()
        else:
            self.window.leave_full_screen()

    def _onward(self) -> None:
        if self.slideshow is not None:
            self._autoplay.toggle_pause()
            self.slideshow.shade.show_paused(paused=self._autoplay.is_paused)
        else:
            self._flip(1)

    # The slideshow.

    def _present(self) -> None:
        if self.slideshow is None and self.presenter is not None:
            self._open_slideshow(None)

    def _open_slideshow(self, size: tuple[int, int] | None) -> "Slideshow":
        """Show the slideshow: over the whole screen, or `size` logical pixels large."""
        from viewer.ui.slideshow import Slideshow

        self.slideshow = slideshow = Slideshow(self._look)
        slideshow.addActions(list(self.window.actions_by_name.values()))
        slideshow.stage.resized.connect(self._restage)
        slideshow.key_by_place.connect(self.perform)
        slideshow.closed.connect(self._leave_slideshow)
        if size is None:
            slideshow.setGeometry(self.window.screen().geometry())
            slideshow.showFullScreen()
        else:
            slideshow.resize(*size)
            slideshow.show()
        if self.presenter is not None:
            self.presenter.show_on(slideshow)
        return slideshow

    def _leave_slideshow(self) -> None:
        slideshow, self.slideshow = self.slideshow, None
        if slideshow is None:
            return
        self._autoplay.stop()
        if self.presenter is not None:
            self.presenter.show_on(self.window.spread)
        slideshow.close()
        slideshow.deleteLater()
        self.window.activateWindow()

    def _begin_time(self) -> None:
        if self.slideshow is None or self.presenter is None or self._loaded is None:
            return
        photo = self._loaded.story.photos[self.presenter.playhead.index]
        self._autoplay.begin(photo.seconds or self._settings.autoplay_interval)

    def _time_up(self) -> None:
        if self.presenter is not None and self.presenter.is_shown and not self.presenter.playhead.at_last:
            self.presenter.flip(1)

    # Dialogs.

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
        """Where the reader is: the folder of the story that is open."""
        return (self._loaded.folder if self._loaded is not None else None) or ""

    def _show_problems(self) -> None:
        from viewer.ui.problems import show_problems

        show_problems(self._loaded.problems if self._loaded is not None else (), self._look, self.window)

    def _open_in_editor(self, problem: Problem) -> None:
        from viewer.ui.problems import open_in_editor

        open_in_editor(problem.file, problem.place.line, problem.place.column)

    def _offer_link(self, address: str) -> None:
        from viewer.ui.dialogs import offer_link

        offer_link(self.window, address)
