"""The main window: the menu bar, and below it the spread, or a notice where there is no story to show.

Over the spread lie, when they are asked for, the overview of all photos and the question for a photo's number; over
everything, the keys.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QColor, QContextMenuEvent, QKeyEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget

from viewer.actions import Action, Group
from viewer.remembered import WindowPlace
from viewer.story.model import Story
from viewer.story.problem import Problem
from viewer.ui.go_to import GoTo
from viewer.ui.help import Help
from viewer.ui.keys import action_by_place, action_of_side_button, make_actions
from viewer.ui.look import Look
from viewer.ui.menus import LanguageMenu, context_menu, make_menus
from viewer.ui.notice import Notice
from viewer.ui.overview import Overview
from viewer.ui.photo_list import Pictures
from viewer.ui.spread import Spread
from viewer.ui.text_view import TextView
from viewer.ui.theme import stage_palette
from viewer.ui.window_place import place_of

_ALWAYS = (
    Action.OPEN,
    Action.OPEN_FOLDER,
    Action.RELOAD,
    Action.PROBLEMS,
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
PROGRAM = "Photo Caption Viewer"


class MainWindow(QMainWindow):
    """Shows one story, or says why it cannot. `perform` is told what the reader wants done; `closing` tells that the
    window is about to go."""

    closing = Signal()

    def __init__(self, look: Look, perform: Callable[[Action], None]) -> None:
        super().__init__()
        self._look = look
        self._perform = perform
        self.spread = Spread(look)
        self.notice = Notice(look)
        self.notice.open_asked.connect(lambda: perform(Action.OPEN))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.spread)
        self._pages.addWidget(self.notice)
        self.setCentralWidget(self._pages)
        self.overview = Overview(look, self.spread.model, self.spread)
        self.overview.hide()
        self.go_to = GoTo(look, self.spread)
        self.help = Help(look, self)
        self.actions_by_name = make_actions(self, perform)
        self.menus = make_menus(self.menuBar(), self.actions_by_name)
        self.languages = LanguageMenu(self.menus[list(Group).index(Group.WORDS)], self.actions_by_name)
        # Shortcuts must go on working while the menu bar is hidden.
        self.addActions(list(self.actions_by_name.values()))
        self._place_below: WindowPlace | None = None  # of the window that full screen returns to
        self.setWindowTitle(PROGRAM)
        self.setMinimumSize(480, 360)
        look.changed.connect(self._dress)
        self._dress()

    def show_story(self, story: Story, pictures: Pictures, problems: int) -> None:
        """Make room for this story, of which `problems` things are to be mended."""
        self.overview.leave()
        self.spread.show_story(story, pictures, problems)
        self._pages.setCurrentWidget(self.spread)
        self._enable(has_story=True)

    def show_notice(self, title: str, sentence: str, problems: Sequence[Problem] = ()) -> None:
        """Say what happened, in place of a story."""
        self.overview.leave()
        self.notice.explain(title, sentence, problems)
        self._pages.setCurrentWidget(self.notice)
        self.setWindowTitle(PROGRAM)
        self._enable(has_story=False)

    @property
    def shows_notice(self) -> bool:
        """Whether there is a notice in place of a story."""
        return self._pages.currentWidget() is self.notice

    def check(self, action: Action, *, checked: bool) -> None:
        """Show in the menu whether something that can be on or off is on."""
        self.actions_by_name[action].setChecked(checked)

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
        if self.shows_notice or self.overview.isVisible():
            return
        menu: QMenu = context_menu(self, self.actions_by_name, selected=bool(self.selected_text))
        menu.setPalette(stage_palette(self._look.theme))
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.overview.setGeometry(self._pages.rect())
        self.go_to.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def _enable(self, *, has_story: bool) -> None:
        for action, item in self.actions_by_name.items():
            item.setEnabled(has_story or action in _ALWAYS)

    def _dress(self) -> None:
        palette = stage_palette(self._look.theme)
        quiet = QPalette(palette)
        quiet.setColor(QPalette.ColorRole.ButtonText, QColor(self._look.theme.stage_second))
        quiet.setColor(QPalette.ColorRole.WindowText, QColor(self._look.theme.stage_second))
        self.menuBar().setPalette(quiet)
        for menu in (*self.menus, *self.languages.menus):
            menu.setPalette(palette)
