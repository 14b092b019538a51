"""The order of a start: first a decode worker, which imports Pillow meanwhile; then the story is read, so that a wrong
argument is told before any window appears, and the worker is told which photo will be the first; while it decodes that
one, this process imports Qt and makes the window. What a step needs is imported when it is its turn.
"""

import gc
import os
import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from viewer.imaging.process import WorkerProcess
from viewer.imaging.request import PhotoKey, PhotoSource
from viewer.instance import TOKENS, Claim
from viewer.options import Options, Picture, UsageError
from viewer.reader import StoryReader

if TYPE_CHECKING:
    from viewer.app import Viewer
    from viewer.loading import Unreadable
    from viewer.opening import Opening
    from viewer.remembered import Remembered
    from viewer.ui.trace import Trace

_STORY_WITHIN = 0.5  # seconds: beyond that the window comes first, and says that the story is still being read
_FIRST_STAGE = (756, 504)  # device pixels: the window that nobody has resized yet, on a screen without scaling


def run(options: Options, complain: Callable[[str], None], claim: Claim | None = None) -> int:
    """Open a window and stay until it is closed; `complain` is told what could not be done at its end. With a `claim`
    later starts are heard. Raises UsageError, also where a path that was typed does not exist."""
    if not _has_display():
        raise UsageError("there is no display to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set")
    gc.disable()  # what is made during a start stays; looking for garbage in it costs a tenth of the time
    workers = _started_workers()
    try:
        from viewer.places import memory_path, preferences_place
        from viewer.remembered import Memory

        memory = Memory(memory_path(os.environ))
        remembered = memory.read()
        is_typed = bool(options.paths) and not _is_from_desktop(os.environ)
        options = _with_paths(options, remembered)
        reader = StoryReader(partial(_first_opening, options, remembered, is_typed=is_typed))
        is_read = reader.wait(_STORY_WITHIN)
        if is_read:
            _prepare_photo(reader.answer, remembered, workers)
        from viewer.settings import Settings

        program_class = _program_class()
        from viewer.ui.preferences import Preferences

        trace = _trace(options)
        preferences = Preferences(preferences_place(os.environ))
        program = program_class(Settings(), workers, options, memory, trace, preferences)
    except BaseException:
        for worker in workers:
            worker.close()
        raise
    try:
        status = program.run(reader.answer if is_read else reader, claim)
    finally:
        program.close()
    if memory.fault:
        complain(f"your place in this story could not be remembered: {memory.fault}")
    if preferences.fault:
        complain(f"your settings could not be kept: {preferences.fault}")
    if trace is not None:
        try:
            trace.write()
        except OSError as error:
            raise UsageError(f"the trace cannot be written: {error}") from error
    return status


def screenshot(options: Options, picture: Picture) -> None:
    """Render the real window without a display, wait until all that was asked for is shown, and save it as PNG.

    Raises UsageError, or OSError where the picture cannot be saved.
    """
    # One process suffices for one photo; it is started like any other.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(picture.scale)
    workers = _started_workers()
    try:
        from viewer.loading import Unreadable, load
        from viewer.opening import opening
        from viewer.settings import Settings

        try:
            loaded = load(options.paths)
        except Unreadable as error:
            raise UsageError(error.args[0]) from error
        first = opening(loaded, options.language, options.photo)
        settings = Settings(workers=1, prefetch_ahead=0, prefetch_behind=0)
        program = _program_class()(settings, workers, options)
    except BaseException:
        for worker in workers:
            worker.close()
        raise
    try:
        program.save_picture(first, picture)
    finally:
        program.close()


def _program_class() -> "type[Viewer]":
    import viewer.ui  # noqa: F401 - first of all that knows Qt: it imports the binding without its tools
    from viewer.app import Viewer

    return Viewer


def _has_display() -> bool:
    """Whether Qt would find a display; without one it ends the program in a way that is no sentence."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _is_from_desktop(environment: Mapping[str, str]) -> bool:
    """Whether the desktop has started us, where nobody reads what is said on a terminal."""
    if any(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        return False
    return (
        sys.stderr is None  # a windowed program on Windows
        or environment.get("GIO_LAUNCHED_DESKTOP_FILE_PID") == str(os.getpid())
        or any(environment.get(name) for name in TOKENS)
    )


def _started_workers() -> list[WorkerProcess]:
    try:
        return [WorkerProcess()]  # the others come when the first photo stands
    except OSError:
        return []  # the pool tries again for every photo, and says so on the photo's card


def _with_paths(options: Options, remembered: "Remembered") -> Options:
    """Where something is to be done with a story, but none is named: the one that was left last, or the sample."""
    if options.paths or not (options.slideshow or options.photo or options.language):
        return options
    from viewer.loading import sample_story

    return options._replace(paths=remembered.recent[0].paths if remembered.recent else (sample_story(),))


def _trace(options: Options) -> "Trace | None":
    if options.trace is None:
        return None
    from pathlib import Path

    from viewer.ui.trace import Trace

    return Trace(Path(options.trace))


def _prepare_photo(
    first: "Opening | Unreadable | None", remembered: "Remembered", workers: list[WorkerProcess]
) -> None:
    """Have the first photo decoded in the size it will most likely have: on a stage as it was the last time."""
    from viewer.opening import Opening

    if isinstance(first, Opening) and first.loaded.story.photos:
        loaded = first.loaded
        source = PhotoSource(loaded.folder, loaded.story.photos[first.index].file, loaded.is_bundle)
        for worker in workers:
            worker.prepare(PhotoKey(source, *(remembered.stage or _FIRST_STAGE)))


def _first_opening(options: Options, remembered: "Remembered", *, is_typed: bool) -> "Opening | Unreadable | None":
    """What to show first: a story, or why it cannot be read; None, where there is to be none. A path that was typed
    on a terminal and does not exist is the caller's mistake."""
    if not options.paths:
        return None
    from viewer.loading import Unreadable
    from viewer.opening import begun, story_asked_for

    try:
        return begun(story_asked_for(options, remembered), options, remembered)
    except Unreadable as error:
        if is_typed and not all(os.path.lexists(path) for path in options.paths):
            raise UsageError(error.args[0]) from error
        return error
