"""Renders states of the real window into PNG files: `python -m tests.screens.render --scale 2 FOLDER [NAME…]`.

A program of its own, because Qt takes scale factor and fonts from the environment when it starts: `rendering` starts
it, in an environment in which nothing of this machine or its user shows.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEventLoop, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QTreeView, QWidget

from tests.conftest import ROOT
from tests.screens.state import Asked, State, Window
from tests.screens.states import STATES
from tests.screens.stories import STORIES, write_story
from tests.ui.looking import time_passes
from viewer.app import Viewer
from viewer.imaging.process import WorkerProcess
from viewer.loading import load
from viewer.opening import opening
from viewer.options import Options
from viewer.recent import recent_story
from viewer.remembered import Memory, RecentStory, Remembered
from viewer.settings import Settings
from viewer.story.language import LanguageChoice

_FONTS = Path(__file__).with_name("fonts.conf")
_PATIENCE = 60.0  # seconds for a window to come to rest
_QUIET_LOOKS = 12  # one after the other before the window counts as at rest
_BETWEEN_LOOKS = 2  # milliseconds
_LONGEST_MOVEMENT = 1_000  # milliseconds; a longer timer waits for the reader, as that of the slideshow does
_FOLDER_SHOWN = "/home/reader/photos"
_LIGHTLY = 80  # Qt's quality of a PNG: pressed lightly, for these files are soon gone


def rendering(folder: Path, scale: int, names: Iterable[str]) -> "subprocess.Popen[str]":
    """A process that has begun to render these states, all of this `scale`, into `folder`."""
    command = [sys.executable, "-P", "-m", "tests.screens.render", "--scale", str(scale), str(folder), *names]
    return subprocess.Popen(
        command, cwd=ROOT, env=_environment(os.environ, scale), stderr=subprocess.PIPE, encoding="utf-8"
    )


def _environment(ours: Mapping[str, str], scale: int) -> dict[str, str]:
    """The environment of a machine that is like every other one."""
    kept = {name: value for name, value in ours.items() if not name.startswith(("QT_", "LC_", "FC_", "FREETYPE_"))}
    return kept | {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": str(scale),
        "QT_FONT_DPI": "96",
        "FONTCONFIG_FILE": str(_FONTS),
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "",
        "TZ": "UTC",
        "XDG_DATA_DIRS": str(_FONTS.parent),  # what kinds of files are called, Qt knows as well
        "PYTHONPATH": str(ROOT),
    }


def main() -> None:
    """Render the states named on the command line, or all of the scale."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--scale", type=int, default=1)
    parser.add_argument("--story", type=Path, help="a captions.yaml to render in place of each state's own story")
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    states = {state.name: state for state in STATES if state.scale == arguments.scale}
    folder, story = arguments.folder.absolute(), arguments.story and arguments.story.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    qInstallMessageHandler(_say)
    with tempfile.TemporaryDirectory() as stories:
        home = Path(stories, "reader")
        home.mkdir()
        os.chdir(home)  # so that a path that is shown is a short one, and the same everywhere
        os.environ |= {
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_DATA_HOME": str(home / ".data"),
        }
        worker = _LentWorker()
        try:
            for name in arguments.names or states:
                state = replace(states[name], story=str(story)) if story is not None else states[name]
                render(state, folder / f"{name}.png", worker)
        finally:
            worker.end()


def _say(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """What Qt has to say, but not that a window that nobody sees cannot be raised, or know the keyboard."""
    if not text.startswith("This plugin does not support "):
        sys.stderr.write(f"{text}\n")


class _LentWorker(WorkerProcess):
    """Lent to one viewer after the other, each of which thinks that it has ended it: to start one takes longer than all
    else that a picture needs. A viewer that has come to rest leaves no answer on the line."""

    def kill(self) -> None:
        """Let the next one have it."""

    def close(self) -> None:
        """Let the next one have it."""

    def end(self) -> None:
        """End it in earnest."""
        self._process.kill()
        super().close()


def render(state: State, out: Path, worker: WorkerProcess) -> None:
    """Show the real window in this state and save a picture of it. The story is written into the working directory
    if it is not there yet."""
    if not Path(state.story).exists():
        write_story(Path(state.story), state.story)
    settings = Settings(workers=1, prefetch_ahead=int(state.slideshow), prefetch_behind=0)
    memory = Memory(None)
    memory.read()
    memory._left = Remembered(recent=tuple(map(_recent, state.recent or ())))
    viewer = Viewer(settings, [worker], Options((state.story,), theme=state.theme), memory)
    try:
        viewer.speech.speak(state.speech)
        viewer.wardrobe.wish(less_motion=True)
        QApplication.setCursorFlashTime(0)  # milliseconds; 0: the text cursor does not blink
        viewer.window.resize(*state.size)
        viewer.window.show()
        if state.recent is not None:
            viewer.window.activateWindow()
            viewer.stories._read_bundled = lambda: _recent(state.story)  # type: ignore[method-assign]
            viewer.stories.show_start_page()
        else:
            viewer.stories.show(opening(load([state.story]), state.language, state.photo))
        if state.slideshow and viewer.presenter is not None:
            viewer.show.wish(viewer.show.wishes._replace(plays=False))
            viewer.show.begin(viewer.presenter, list(viewer.window.actions_by_name.values()), state.size)
            viewer.show.autoplay.hold(held=True)  # else its line of time is never the same
        come_to_rest(viewer)
        for step in state.steps:
            step(viewer)
            come_to_rest(viewer)
        if not _picture(viewer, state.other).save(str(out), "PNG", _LIGHTLY):
            raise OSError(f"cannot write {out}")
    finally:
        viewer.close()


def _picture(viewer: Viewer, other: Window | Asked | None) -> QPixmap:
    """What is seen: another window if there is one, else the program's own."""
    if isinstance(other, Asked):
        return _picture_of_asked(viewer, other)
    seen: QWidget = viewer.show.desk or viewer.window
    return (seen if other is None else other(viewer)).grab()


def _picture_of_asked(viewer: Viewer, asked: Asked) -> QPixmap:
    """A dialog that the program waits for: it is seen in the midst of that, and closed."""
    pictures: list[QPixmap] = []
    look = QTimer(interval=_BETWEEN_LOOKS)

    def see() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or pictures:
            return
        look.stop()
        if isinstance(dialog, QFileDialog):
            _await_rows(dialog, asked.rows)
        come_to_rest(viewer)
        for places in dialog.findChildren(QComboBox, "lookInCombo"):
            places.setItemText(places.currentIndex(), _FOLDER_SHOWN)
        pictures.append(dialog.grab())
        dialog.reject()

    look.timeout.connect(see)
    look.start()
    asked.ask(viewer)
    return pictures[0]


def _await_rows(dialog: QFileDialog, rows: int) -> None:
    """Wait until it lists them all, which another thread collects."""
    view = dialog.findChild(QTreeView, "treeView")
    assert view is not None
    end = monotonic() + _PATIENCE
    while view.model().rowCount(view.rootIndex()) != rows:
        wait_for_events(_BETWEEN_LOOKS)
        if monotonic() > end:
            raise TimeoutError(f"{view.model().rowCount(view.rootIndex())} rows, not {rows}")


def _recent(name: str) -> RecentStory:
    """The story of this name as one that has been read; it is written if need be. `gone` is not there."""
    if name not in STORIES:
        return RecentStory((str(Path.cwd() / name),), "Chuyện đã đi đâu mất", str(Path.cwd() / name), "a.png", 2, 8)
    if not Path(name).exists():
        write_story(Path(name), name)
    loaded = load([name])
    choice = LanguageChoice(loaded.story.languages[:2])
    return recent_story(loaded.story, [name], loaded.folder, loaded.name, choice, min(1, len(loaded.story.photos) - 1))


def come_to_rest(viewer: Viewer) -> None:
    """Wait until all that was asked for is shown and nothing moves any more."""
    end = monotonic() + _PATIENCE
    # Looked at again and again, not for a time: on a busy machine one look may take longer than any rest.
    quiet = 0
    while quiet < _QUIET_LOOKS:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        if _is_waiting(viewer):
            quiet = 0
            wait_for_events(_BETWEEN_LOOKS)
        elif (timer := _next_timer()) is not None:
            quiet = 0
            time_passes(timer)
        else:
            quiet += 1
            wait_for_events(_BETWEEN_LOOKS)
        if monotonic() > end:
            raise TimeoutError("the window does not come to rest")


def wait_for_events(milliseconds: int) -> None:
    """Let everything happen that happens within this time."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _is_waiting(viewer: Viewer) -> bool:
    """Whether a photo or what is known of a story is still on its way."""
    presenter, photos = viewer.presenter, viewer.stories.photos
    pool = photos.pool if photos is not None else None
    if viewer.stories.entrance is not None and not viewer.stories.entrance.is_settled:
        return True
    if presenter is not None and not presenter.is_shown:
        return True
    return pool is not None and bool(pool._queue or pool._thumbnails or pool._at_work)


def _next_timer() -> QTimer | None:
    """The timer whose time is up first, of those that will soon be over: it need not be waited for."""
    roots: list[QWidget] = QApplication.topLevelWidgets()
    timers = [timer for root in roots for timer in root.findChildren(QTimer) if _ends_soon(timer)]
    return min(timers, key=QTimer.remainingTime, default=None)


def _ends_soon(timer: QTimer) -> bool:
    return timer.isActive() and timer.isSingleShot() and timer.interval() <= _LONGEST_MOVEMENT


if __name__ == "__main__":
    main()
