"""The program's dialogs and menus as goldens show them: opened the way the program opens them, with contents that are
the same on every machine."""

import os
import threading
from pathlib import Path

from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from tests.screens.state import Asked, Window
from tests.screens.stories import draw_photo
from tests.ui.looking import story_of
from viewer.actions import Action, Group
from viewer.app import Viewer
from viewer.saving import LOOSE, not_saved
from viewer.story.phrase import Phrase
from viewer.ui.about import AboutDialog
from viewer.ui.crash_report import CrashDialog
from viewer.ui.dialogs import copy_place_asked_for, files_asked_for, folder_asked_for, offer_link, tell
from viewer.ui.problems import ProblemsDialog
from viewer.ui.saving import Saving
from viewer.ui.settings_dialog import SettingsDialog, settings_of
from viewer.ui.speech import said, say

_LINK = "https://en.wikipedia.org/wiki/The_Challenge_(2023_film)"
_WRITTEN = 1_700_000_000  # seconds since 1970: when every file was that a dialog lists, 14 November 2023
_REPORT = """\
Photo Caption Viewer 1.0
Python 3.11.2, Qt 6.11.3, PySide6 6.11.3, Pillow 13.0.0, PyYAML 6.0.3
Linux-6.1.0-x86_64, xcb

Traceback (most recent call last):
  File "~/viewer/ui/window.py", line 1, in mousePressEvent
    raise RuntimeError("Chuyện không nên có")
RuntimeError: Chuyện không nên có
"""


def settings(viewer: Viewer) -> QWidget:
    """The settings."""
    dialog = SettingsDialog(
        settings_of(viewer.look, viewer.wardrobe, viewer.show, viewer.speech), viewer.look, viewer.window
    )
    dialog.adjustSize()
    return dialog


def about(viewer: Viewer) -> QWidget:
    """What the program is."""
    return AboutDialog(viewer.look, viewer.window)


def problems(viewer: Viewer) -> QWidget:
    """What there is to mend."""
    loaded = story_of(viewer).loaded
    assert loaded is not None
    return ProblemsDialog(loaded.problems, viewer.look, viewer.window)


def crash(viewer: Viewer) -> QWidget:
    """Something went wrong in the program."""
    dialog = CrashDialog(viewer.look, viewer.window)
    dialog.show_report(_REPORT)
    dialog.show()
    QApplication.processEvents()
    return dialog


def link(viewer: Viewer) -> None:
    """Somebody has clicked on a link in the article."""
    offer_link(viewer.window, _LINK)


def sentence(viewer: Viewer) -> None:
    """A copy cannot be saved."""
    tell(viewer.window, say("Save a copy"), said(not_saved(LOOSE)))


class _Third:
    """A copy of which a third is made, for as long as nobody cancels it."""

    share = 0.34

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def outcome(self) -> Phrase | None:
        self._cancelled.wait()
        return None

    def cancel(self) -> None:
        self._cancelled.set()


def copying(viewer: Viewer) -> QWidget:
    """A copy is on its way."""
    viewer.dialogs.saving = Saving(viewer.window)
    viewer.dialogs.saving.begin(_Third())
    viewer.dialogs.saving._see()
    progress = viewer.dialogs.saving._progress
    assert progress is not None
    progress.forceShow()
    return progress


def files(viewer: Viewer) -> None:
    """The reader opens a story or photos."""
    files_asked_for(viewer.window, str(_photos()))


def folder(viewer: Viewer) -> None:
    """The reader opens a folder of photos."""
    folder_asked_for(viewer.window, str(_photos()))


def copy_place(viewer: Viewer) -> None:
    """The reader saves a copy as one file."""
    copy_place_asked_for(viewer.window, str(_photos() / "Chợ nổi.photostory"))


def _photos() -> Path:
    """A folder with folders, a story, photos, and something that nobody can open here."""
    folder = Path("photos").absolute()
    if not folder.exists():
        for name in ("Chợ nổi", "A day in the hills"):
            (folder / name).mkdir(parents=True)
        for number, name in enumerate(("boats.png", "Buổi sáng.png", "noodles.png")):
            draw_photo(folder / name, (90, 60), number)
        (folder / "captions.yaml").write_text("format: 1\n", encoding="utf-8")
        (folder / "Đêm.photostory").write_bytes(bytes(2_400_000))
        (folder / "notes.txt").touch()
        for path in (*folder.iterdir(), folder):
            os.utime(path, (_WRITTEN, _WRITTEN))
    return folder


FILES, FOLDERS, PLACES = Asked(files, rows=7), Asked(folder, rows=2), Asked(copy_place, rows=3)
"""The dialogs for files, and how many rows each of them lists."""


def menu(group: Group) -> Window:
    """The menu of this group, open."""

    def popped_up(viewer: Viewer) -> QWidget:
        return _opened(viewer.window.menus[list(Group).index(group)])

    return popped_up


def recent_menu(viewer: Viewer) -> QWidget:
    """The menu of stories that were read last."""
    viewer._settle_in()
    assert viewer._recent_menu is not None
    return _opened(viewer._recent_menu.menu)


def speech_menu(viewer: Viewer) -> QWidget:
    """The menu of languages that the program can speak."""
    return _opened(viewer.window.speech.menu)


def language_menu(viewer: Viewer) -> QWidget:
    """The menu of a story's languages."""
    return _opened(viewer.window.languages.menus[0])


def photo_menu(viewer: Viewer) -> QWidget:
    """What one may want to do where one has clicked on a photo."""
    return _menu_of(viewer.window.spread.stage)


def card_menu(viewer: Viewer) -> QWidget:
    """What can be done with a story on the start page."""
    return _menu_of(viewer.window.start_page.cards[0])


def _menu_of(widget: QWidget) -> QWidget:
    middle = widget.rect().center()
    place = widget.mapToGlobal(middle)
    QApplication.sendEvent(widget, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, place))
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    shown.setActiveAction(shown.actions()[0])
    return shown


def _opened(shown: QMenu) -> QWidget:
    shown.aboutToShow.emit()
    shown.adjustSize()
    return shown


PRINTED, KEYS_PRINTED = (
    Asked(lambda viewer: viewer.perform(Action.PRINT)),
    Asked(lambda viewer: viewer.perform(Action.PRINT_KEYS)),
)
"""The previews of what is printed: of a story, and of all keys."""
