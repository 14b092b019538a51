"""The main window: the menu bar, and below it the spread, or a notice where there is no story to show.

Over the spread lie, when they are asked for, the overview of all photos and the question for a photo's number; over
everything, the keys. Those, and the notice, are made when they are first needed: no start waits for them.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget

from viewer.actions import Action, Group
from viewer.remembered import WindowPlace
from viewer.story.model import Story
from viewer.story.problem import Problem
from viewer.ui.keys import action_by_place, action_of_side_button, make_actions, name_actions
from viewer.ui.look import Look
from viewer.ui.menus import LanguageMenu, SpeechMenu, context_menu, make_menus, name_menus, show_icons_in
from viewer.ui.photo_list import Pictures
from viewer.ui.spread import Spread
from viewer.ui.text_view import TextView
from viewer.ui.theme import stage_palette
from viewer.ui.window_place import place_of

if TYPE_CHECKING:
    from viewer.ui.go_to import GoTo
    from viewer.ui.help import Help
    from viewer.ui.notice import Notice
    from viewer.ui.overview import Overview
    from viewer.ui.start_page import StartPage

_ALWAYS = (
    Action.OPEN,
    Action.OPEN_FOLDER,
    Action.NEW_WINDOW,
    Action.RELOAD,
    Action.CLOSE_STORY,
    Action.PROBLEMS,
    Action.PRINT_KEYS,
    Action.SETTINGS,
    Action.QUIT,
    Action.SYSTEM_COLOURS,
    Action.LIGHT_COLOURS,
    Action.DARK_COLOURS,
    Action.HIGH_CONTRAST,
    Action.LESS_MOTION,
    Action.TEXT_LARGER,
    Action.TEXT_SMALLER,
    Action.TEXT_NORMAL,
    Action.COPY,
    Action.FULL_SCREEN,
    Action.LEAVE,
    Action.KEYS,
    Action.ABOUT,
)
_NOT_AT_THE_START = (Action.RELOAD, Action.CLOSE_STORY, Action.PROBLEMS)
PROGRAM = "Photo Caption Viewer"


class MainWindow(QMainWindow):
    """Shows one story, or says why it cannot. `perform` is told what the reader wants done; `closing` tells that the
    window is about to go; `photo_chosen` that one was picked in the overview or by its number; `overview_sight_changed`
    carries the photos in sight there; `problem_open_asked` carries the problem to be mended in an editor;
    `files_dropped` the paths of what has been dragged here from another program, to be opened."""

    closing = Signal()
    photo_chosen = Signal(int)
    overview_sight_changed = Signal(object)
    help_closed = Signal()
    problem_open_asked = Signal(object)
    files_dropped = Signal(object)

    def __init__(self, look: Look, perform: Callable[[Action], None]) -> None:
        super().__init__()
        self._look = look
        self._perform = perform
        self.spread = Spread(look)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.spread)
        self.setCentralWidget(self._pages)
        self._is_mirrored = False
        self.actions_by_name = make_actions(self, perform)
        self.menus = make_menus(self.menuBar(), self.actions_by_name)
        show_icons_in(self.menus, self.actions_by_name, look)
        self.languages = LanguageMenu(self.menus[list(Group).index(Group.WORDS)], self.actions_by_name)
        self.speech = SpeechMenu(self.menus[list(Group).index(Group.VIEW)], self.actions_by_name)
        # Shortcuts must go on working while the menu bar is hidden.
        self.addActions(list(self.actions_by_name.values()))
        self._place_below: WindowPlace | None = None  # of the window that full screen returns to
        self.setWindowTitle(PROGRAM)
        self.setMinimumSize(480, 360)
        self.setAcceptDrops(True)
        look.changed.connect(self._dress)
        self._dress()

    @cached_property
    def overview(self) -> "Overview":
        """All photos at a glance."""
        from viewer.ui.overview import Overview

        made = Overview(self._look, self.spread.model, self.spread)
        made.hide()
        made.set_mirrored(self._is_mirrored)
        made.setGeometry(self._pages.rect())
        made.photo_chosen.connect(self.photo_chosen)
        made.sight_changed.connect(self.overview_sight_changed)
        return made

    @cached_property
    def go_to(self) -> "GoTo":
        """The question for a photo's number."""
        from viewer.ui.go_to import GoTo

        made = GoTo(self._look, self.spread)
        made.chosen.connect(self.photo_chosen)
        return made

    @cached_property
    def help(self) -> "Help":
        """The page of keys."""
        from viewer.ui.help import Help

        made = Help(self._look, self)
        made.mirror(right_to_left=self._is_mirrored)
        made.closed.connect(self.help_closed)
        return made

    @cached_property
    def notice(self) -> "Notice":
        """What is shown where there is no story."""
        from viewer.ui.notice import Notice

        made = Notice(self._look)
        made.open_asked.connect(lambda: self._perform(Action.OPEN))
        made.start_page_asked.connect(lambda: self._perform(Action.CLOSE_STORY))
        made.problem_open_asked.connect(self.problem_open_asked)
        self._pages.addWidget(made)
        return made

    @cached_property
    def start_page(self) -> "StartPage":
        """What is shown where no story is asked for."""
        from viewer.ui.start_page import StartPage

        made = StartPage(self._look)
        made.open_asked.connect(lambda: self._perform(Action.OPEN))
        made.folder_asked.connect(lambda: self._perform(Action.OPEN_FOLDER))
        self._pages.addWidget(made)
        return made

    @property
    def shows_overview(self) -> bool:
        """Whether the overview is open."""
        return self._has_made("overview") and self.overview.isVisible()

    @property
    def shows_help(self) -> bool:
        """Whether the page of keys is open."""
        return self._has_made("help") and self.help.isVisible()

    def show_current(self, index: int, *, mirrored: bool) -> None:
        """The photo at `index` is the current one now; the story is read from the right if `mirrored`."""
        self._is_mirrored = mirrored
        if self._has_made("overview"):
            self.overview.set_mirrored(mirrored)
            self.overview.show_current(index)
        if self._has_made("help"):
            self.help.mirror(right_to_left=mirrored)

    def _has_made(self, part: str) -> bool:
        return part in self.__dict__

    def _uncover(self) -> None:
        """What comes now is to be seen, and what lay over the story before was about that one."""
        if self._has_made("go_to"):
            self.go_to.leave()
        if self._has_made("overview"):
            self.overview.leave()
        if self.shows_help:
            self.help.uncover()

    def show_story(self, story: Story, pictures: Pictures, problems: int) -> None:
        """Make room for this story, of which `problems` things are to be mended."""
        self._uncover()
        self.spread.show_story(story, pictures, problems)
        self._pages.setCurrentWidget(self.spread)
        self._enable(has_story=True)

    def grow_story(self, story: Story, pictures: Pictures, problems: int) -> None:
        """The story shown was the beginning of this one."""
        self.spread.show_story(story, pictures, problems)

    def show_notice(self, title: str, sentence: str, problems: Sequence[Problem] = ()) -> None:
        """Say what happened, in place of a story."""
        self._uncover()
        self.notice.explain(title, sentence, problems)
        self._pages.setCurrentWidget(self.notice)
        self.setWindowTitle(PROGRAM)
        self._enable(has_story=False)

    def show_start_page(self) -> None:
        """Show what can be opened, in place of a story."""
        self._uncover()
        self._pages.setCurrentWidget(self.start_page)
        self.setWindowTitle(PROGRAM)
        self._enable(has_story=False)
        for action in _NOT_AT_THE_START:
            self.actions_by_name[action].setEnabled(False)

    @property
    def shows_notice(self) -> bool:
        """Whether there is a notice, or the start page, in place of a story."""
        return self._pages.currentWidget() is not self.spread

    def say_anew(self) -> None:
        """The program speaks another language: give menus and actions their titles in it."""
        self.setLocale(QLocale())
        name_actions(self.actions_by_name)
        name_menus(self.menus)
        self.languages.say_anew()
        self.speech.say_anew()

    def check(self, action: Action, *, checked: bool) -> None:
        """Show in the menu whether something that can be on or off is on."""
        self.actions_by_name[action].setChecked(checked)

    def enable_show(self, *, on: bool) -> None:
        """What one can do in a slideshow alone can be done now, or no longer."""
        for action, item in self.actions_by_name.items():
            if action.only_in_show:
                item.setEnabled(on)

    @property
    def selected_text(self) -> str:
        """What the reader has selected, or nothing."""
        focused = self.focusWidget()
        return focused.selected_text if isinstance(focused, TextView) else ""

    @property
    def place(self) -> WindowPlace:
        """Where the window is, or will be once it leaves full screen."""
        return self._place_below if self.isFullScreen() and self._place_below is not None else place_of(self)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or return to what was before."""
        if self.isFullScreen():
            self.leave_full_screen()
        else:
            self._place_below = place_of(self)
            self.showFullScreen()

    def leave_full_screen(self) -> None:
        """Return to the window as it was; nothing happens where the screen is not filled."""
        if self.isFullScreen():
            if self._place_below is not None and self._place_below.maximised:
                self.showMaximized()
            else:
                self.showNormal()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:  # the window manager may have done it as well
            self.menuBar().setVisible(not self.isFullScreen())
            self.check(Action.FULL_SCREEN, checked=self.isFullScreen())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = action_by_place(event)
        if action is not None and self.actions_by_name[action].isEnabled():
            self._perform(action)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        action = action_of_side_button(event)
        if action is not None and self.actions_by_name[action].isEnabled():
            self._perform(action)
            return
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.shows_notice or self.shows_overview:
            return
        menu: QMenu = context_menu(self, self.actions_by_name, self._look, selected=bool(self.selected_text))
        menu.setPalette(stage_palette(self._look.theme))
        menu.popup(event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from viewer.ui.dropping import paths_dropped

        if paths_dropped(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        from viewer.ui.dropping import paths_dropped

        if paths := paths_dropped(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.files_dropped.emit(paths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._has_made("overview"):
            self.overview.setGeometry(self._pages.rect())
        if self._has_made("go_to"):
            self.go_to.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def _enable(self, *, has_story: bool) -> None:
        for action, item in self.actions_by_name.items():
            item.setEnabled(action in _ALWAYS or (has_story and not action.only_in_show))

    def _dress(self) -> None:
        palette = stage_palette(self._look.theme)
        quiet = QPalette(palette)
        quiet.setColor(QPalette.ColorRole.ButtonText, QColor(self._look.theme.stage_second))
        quiet.setColor(QPalette.ColorRole.WindowText, QColor(self._look.theme.stage_second))
        self.menuBar().setPalette(quiet)
        for menu in (*self.menus, *self.languages.menus, self.speech.menu):
            menu.setPalette(palette)
