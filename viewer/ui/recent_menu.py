"""The menu of stories that were read last, in the menu “Story”."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from viewer.actions import Action, Group
from viewer.recent import place_words
from viewer.remembered import RecentStory
from viewer.ui.failure_card import printable
from viewer.ui.speech import say
from viewer.ui.window import MainWindow

_LONGEST = 60  # characters of a title, and of where it is


class RecentMenu(QObject):
    """Lists them when it is opened. `opened` carries the paths of the one chosen; `cleared` tells that all are to be
    forgotten."""

    opened = Signal(object)
    cleared = Signal()

    def __init__(self, window: MainWindow, stories: Callable[[], Sequence[RecentStory]]) -> None:
        super().__init__(window)
        self._window = window
        self._stories = stories
        story_menu = window.menus[list(Group).index(Group.STORY)]
        self.menu = QMenu(story_menu)
        self.menu.setToolTipsVisible(False)
        story_menu.insertMenu(window.actions_by_name[Action.NEW_WINDOW], self.menu)
        self.menu.aboutToShow.connect(self._fill)
        story_menu.aboutToShow.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.menu.setTitle(say("R&ecent stories"))
        self.menu.setPalette(self._window.menus[0].palette())
        self.menu.menuAction().setEnabled(bool(self._stories()))

    def _fill(self) -> None:
        self.menu.clear()
        for story in self._stories():
            item = self.menu.addAction(f"{_literal(story.title)}   {_literal(printable(place_words(story)))}")
            item.triggered.connect(lambda _=False, paths=story.paths: self.opened.emit(paths))
        self.menu.addSeparator()
        self.menu.addAction(say("&Clear the list")).triggered.connect(self.cleared)


def _literal(text: str) -> str:
    """A text of somebody's in a menu, where `&` is a mnemonic and a tab begins a shortcut."""
    short = text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]}…{text[-_LONGEST // 2 :]}"
    return short.replace("\t", " ").replace("&", "&&")
