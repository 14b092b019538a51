"""Which screen is whose: the audience has one, and where there is a second one, the speaker has the other."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

_SETTLED_AFTER = 150  # milliseconds: screens come and go in several steps


class Seats(NamedTuple):
    """Whose screen is which, as places in the list of all; `speaker` is None where there is but one."""

    audience: int
    speaker: int | None


def seats(screens: Sequence[QRect], home: int, *, swapped: bool) -> Seats:
    """Whose each of these screens is. The reader's window is on the one at `home`, which is the speaker's; the largest
    of the others is the audience's, or the other way round if `swapped`.

    Screens that show the same, wholly or in part, are one: what only the speaker should see would be on both.
    """
    others = [place for place in range(len(screens)) if place != home and not screens[place].intersects(screens[home])]
    if not others:
        return Seats(home, None)
    largest = max(others, key=lambda place: screens[place].width() * screens[place].height())
    return Seats(home, largest) if swapped else Seats(largest, home)


class Screens(QObject):
    """The screens there are. `changed` tells, once they have settled, that one has come, gone, or has another size or
    place."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_over = False
        self._settle = QTimer(self, singleShot=True, interval=_SETTLED_AFTER)
        self._settle.timeout.connect(self.changed)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._come)
            application.screenRemoved.connect(self._change)
            application.primaryScreenChanged.connect(self._change)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._change)

    def close(self) -> None:
        """Tell nothing any more."""
        self._is_over = True
        self._settle.stop()

    @property
    def all(self) -> list[QScreen]:
        """All of them."""
        return QGuiApplication.screens()

    def _come(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._change)
        self._change()

    def _change(self, _what: object = None) -> None:
        if not self._is_over:
            self._settle.start()


def fill_screen(window: QWidget, screen: QScreen) -> None:
    """Let `window` fill `screen`, whichever it fills now: systems move no window that fills another one."""
    if window.isFullScreen():
        if window.geometry() == screen.geometry():
            return
        window.showNormal()
    window.setScreen(screen)
    window.setGeometry(screen.geometry())
    window.showFullScreen()
