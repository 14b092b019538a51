"""The order of a start: decode workers first, so that they import Pillow while this process imports Qt; then the story
is read, so that a wrong argument is told before any window appears; then Qt, and the window.
"""

import os
import sys

from viewer.app import Viewer
from viewer.imaging.process import WorkerProcess
from viewer.loading import Unreadable, load
from viewer.opening import Opening, Options, Picture, UsageError, opening
from viewer.remembered import Memory
from viewer.settings import Settings


def run(options: Options) -> int:
    """Open a window and stay until it is closed. Raises UsageError, or Unreadable where a path does not exist."""
    if not _has_display():
        raise UsageError("there is no display to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set")
    settings = Settings()
    workers = _started_workers(settings)
    try:
        first = _first_opening(options)
        viewer = Viewer(settings, workers, options, _memory_of_the_user())
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


def _memory_of_the_user() -> Memory:
    from viewer.ui.application import dressed_application, memory_path

    dressed_application()  # where things are kept follows from the application's name
    return Memory(memory_path())


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


def _first_opening(options: Options) -> Opening | Unreadable:
    """What to show first: a story, or why it cannot be read. A path that does not exist is the caller's mistake."""
    try:
        return opening(load(options.paths), options.language, options.photo)
    except Unreadable as error:
        if not all(os.path.lexists(path) for path in options.paths):
            raise
        return error
