"""Where a window comes to lie: where it was last time, as far as the screens of today allow."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from viewer.remembered import WindowPlace

TITLE_BAR = 32
"""Room left above a window for its title bar, in logical pixels: how high it is, is known once it is shown."""
HANDHOLD = QSize(200, 150)
"""How much of a window's upper part must lie on a screen for the window to stay where it is, in logical pixels."""
_FILLING = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen
_SYSTEM_TAKES = 100  # milliseconds at most, to place a window
_SHARE_OF_SCREEN = 0.92  # for a window without a past, so that title bar and frame have room as well


def place_window(window: QWidget, place: WindowPlace | None, default_size: QSize) -> None:
    """Give a window that is not yet shown the place it had; without one, `default_size` where the system puts it."""
    screens = [screen.availableGeometry() for screen in _screens()]
    if place is None:
        window.resize(default_size.boundedTo(screens[0].size() * _SHARE_OF_SCREEN) if screens else default_size)
        return
    fitted = fitted_place(place, screens)
    if _knows_positions() and place.x is not None and place.y is not None:
        window.setGeometry(fitted)
    else:
        window.resize(fitted.size())
    if place.maximised:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


@contextmanager
def unpainted(window: QWidget) -> Iterator[None]:
    """The window is not painted meanwhile: so it is painted first when all that belongs on it is there."""
    window.setUpdatesEnabled(False)
    try:
        yield
    finally:
        window.setUpdatesEnabled(True)


def await_size(window: QWidget) -> None:
    """Wait, but not for long, until a window that fills the screen has been told how large it is.

    The system says so a moment after the window is there; what is laid out and decoded before would be for another
    size, and again for this.
    """
    handle = window.windowHandle()
    if handle is None or not window.windowState() & _FILLING:
        return
    patience = QDeadlineTimer(_SYSTEM_TAKES)
    while not handle.isExposed() and not patience.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 5)


def place_of(window: QWidget) -> WindowPlace:
    """The place to remember. Full screen has none of its own, and what lies below may be forgotten: ask before."""
    inside = window.normalGeometry() if window.windowState() else window.geometry()
    x, y = (inside.x(), inside.y()) if _knows_positions() else (None, None)
    return WindowPlace(x, y, inside.width(), inside.height(), window.isMaximized())


def fitted_place(place: WindowPlace, screens: Sequence[QRect]) -> QRect:
    """The inside of a window that was at `place`, on `screens` (their free parts, the primary first).

    It is made no larger than the screen it lies on. It is moved only if one could not see it or take hold of it.
    """
    wanted = QRect(place.x or 0, place.y or 0, place.width, place.height)
    if not screens:
        return wanted
    handhold = QRect(wanted.topLeft(), QSize(wanted.width(), min(wanted.height(), HANDHOLD.height())))
    home = min(screens, key=lambda screen: (-_area(screen & handhold), -_area(screen & wanted), _away(screen, wanted)))
    room = home.adjusted(0, TITLE_BAR, 0, 0)
    fitted = QRect(wanted.topLeft(), wanted.size().boundedTo(room.size()))
    handhold = QRect(fitted.topLeft(), QSize(fitted.width(), min(fitted.height(), HANDHOLD.height())))
    seen = handhold & room
    if seen.width() < min(fitted.width(), HANDHOLD.width()):
        fitted.moveLeft(_held(fitted.left(), room.left(), room.right() + 1 - fitted.width()))
    if seen.height() < handhold.height():
        fitted.moveTop(_held(fitted.top(), room.top(), room.bottom() + 1 - fitted.height()))
    return fitted


def _held(value: int, least: int, most: int) -> int:
    return min(max(value, least), most)


def _area(rectangle: QRect) -> int:
    return rectangle.width() * rectangle.height() if rectangle.isValid() else 0


def _away(one: QRect, other: QRect) -> int:
    """How far two rectangles are from each other (squared); 0 where they touch."""
    across = max(one.left() - other.right(), other.left() - one.right(), 0)
    down = max(one.top() - other.bottom(), other.top() - one.bottom(), 0)
    return across * across + down * down


def _screens() -> list[QScreen]:
    """All screens, the primary first."""
    primary = QGuiApplication.primaryScreen()
    return sorted(QGuiApplication.screens(), key=lambda screen: screen is not primary)


def _knows_positions() -> bool:
    return not QGuiApplication.platformName().startswith("wayland")
