"""The colours of the screen that shows the photos: its profile is looked up, and judged by a decode worker.

X11 and Windows leave conversion to the programs and tell them the profile. Wayland and macOS convert by themselves,
from sRGB: there is nothing to find then.
"""

import os
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget

from viewer.reader import StoryReader
from viewer.ui.arrivals import Arrivals

Judge = Callable[[bytes, Callable[[bool], None]], None]
"""Tells of a profile, in whichever thread, whether photos can be converted to it and need to be."""

_PATIENCE = 5_000  # milliseconds, after which nothing happens: nobody is kept waiting


class ScreenColours(QObject):
    """Follows a window from screen to screen. `changed` tells that photos are to be converted to another profile."""

    changed = Signal()
    _judged = Signal(object, bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._handle: QWindow | None = None
        self._judge: Judge | None = None
        self._found = b""
        self._verdicts: dict[bytes, bool] = {}
        self._profile = b""
        self._lookup = Arrivals(_PATIENCE, self)
        self._judged.connect(self._note)

    @property
    def profile(self) -> bytes:
        """What photos are to be converted to; empty: sRGB."""
        return self._profile

    def judge_by(self, judge: Judge) -> None:
        """From now on these workers are asked; who was asked before may have nothing to say any more."""
        self._judge = judge

    def follow(self, window: QWidget) -> None:
        """The photos are in this window now, which has been shown."""
        if self._handle is not None:
            self._handle.screenChanged.disconnect(self._look)
        self._handle = window.windowHandle()
        self._handle.screenChanged.connect(self._look)
        self._look()

    def close(self) -> None:
        """Look for nothing any more."""
        self._lookup.forget()

    def _look(self) -> None:
        lookup = _lookup(self._handle) if self._handle is not None else None
        if lookup is None:
            self._lookup.forget()
            self._find(b"")
        else:
            self._lookup.wait_for(StoryReader(lookup), lambda reader: self._find(reader.answer))

    def _find(self, profile: bytes) -> None:
        self._found = profile
        if not profile:
            self._show_in(b"")
        elif profile in self._verdicts:
            self._show_in(profile if self._verdicts[profile] else b"")
        elif self._judge is not None:
            self._judge(profile, partial(self._judged.emit, profile))

    @Slot(object, bool)
    def _note(self, profile: bytes, is_of_use: bool) -> None:  # noqa: FBT001 - as the signal carries it
        self._verdicts[profile] = is_of_use
        if profile == self._found:
            self._show_in(profile if is_of_use else b"")

    def _show_in(self, profile: bytes) -> None:
        if profile != self._profile:
            self._profile = profile
            self.changed.emit()


def _lookup(window: QWindow) -> Callable[[], bytes] | None:
    """How to find the profile of the screen that this window is on; None where the system converts by itself."""
    match QGuiApplication.platformName():
        case "xcb" if not os.environ.get("WAYLAND_DISPLAY"):
            return partial(_x11_profile, QGuiApplication.screens().index(window.screen()))
        case "windows":
            return partial(_windows_profile, window.winId())
    return None


# In the thread that looks up, not in the window's, which would stand still meanwhile: what this imports takes time.


def _x11_profile(screen: int) -> bytes:
    from viewer.ui.screen_profile import x11_profile  # noqa: PLC0415

    return x11_profile(screen)


def _windows_profile(window: int) -> bytes:
    from viewer.ui.screen_profile import windows_profile  # noqa: PLC0415

    return windows_profile(window)
