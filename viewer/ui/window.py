"""The main window: the menu bar, and below it the spread, or a notice where there is no story to show."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from viewer.actions import Action, Group
from viewer.remembered import WindowPlace
from viewer.story.model import Story
from viewer.story.problem import Problem
from viewer.ui.keys import action_by_place, make_actions
from viewer.ui.look import Look
from viewer.ui.notice import Notice
from viewer.ui.spread import Spread
from viewer.ui.theme import TextSize, interface_font, stage_palette
from viewer.ui.window_place import place_of

_NEEDS_STORY = (
    Action.NEXT,
    Action.PREVIOUS,
    Action.FIRST,
    Action.LAST,
    Action.ONWARD,
    Action.LANGUAGE,
    Action.PRESENT,
)
PROGRAM = "Photo Caption Viewer"


class MainWindow(QMainWindow):
    """Shows one story, or says why it cannot. `perform` is told what the reader wants done."""

    def __init__(self, look: Look, perform: Callable[[Action], None]) -> None:
        super().__init__()
        self._perform = perform
        self.spread = Spread(look)
        self.notice = Notice(look)
        self.notice.open_asked.connect(lambda: perform(Action.OPEN))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.spread)
        self._pages.addWidget(self.notice)
        self.setCentralWidget(self._pages)
        self.actions_by_name = make_actions(self, perform)
        self._make_menus(look)
        self._place_below: WindowPlace | None = None  # of the window that full screen returns to
        self.setWindowTitle(PROGRAM)
        self.setMinimumSize(640, 480)

    def show_story(self, story: Story) -> None:
        """Make room for this story."""
        self.spread.show_story(story)
        self._pages.setCurrentWidget(self.spread)
        self._enable(has_story=True)

    def show_notice(self, title: str, sentence: str, problems: Sequence[Problem] = ()) -> None:
        """Say what happened, in place of a story."""
        self.notice.explain(title, sentence, problems)
        self._pages.setCurrentWidget(self.notice)
        self.setWindowTitle(PROGRAM)
        self._enable(has_story=False)

    @property
    def shows_notice(self) -> bool:
        """Whether there is a notice in place of a story."""
        return self._pages.currentWidget() is self.notice

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = action_by_place(event)
        if action is not None and self.actions_by_name[action].isEnabled():
            self._perform(action)
            return
        super().keyPressEvent(event)

    def _enable(self, *, has_story: bool) -> None:
        for action in _NEEDS_STORY:
            self.actions_by_name[action].setEnabled(has_story)

    def _make_menus(self, look: Look) -> None:
        bar = self.menuBar()
        bar.setPalette(stage_palette(look.theme))
        bar.setFont(interface_font(TextSize.LABEL))
        for group in Group:
            menu = bar.addMenu(group.value)
            menu.setFont(interface_font(TextSize.LABEL))
            items: list[QAction] = [self.actions_by_name[action] for action in Action if action.group is group]
            menu.addActions(items)
        # Shortcuts must go on working while the menu bar is hidden.
        self.addActions(list(self.actions_by_name.values()))
