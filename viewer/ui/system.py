"""What the reader has asked of the whole system: dark colours, high contrast, larger texts, less motion.

Colours and contrast Qt knows, and says when they change. Of the system's font it does not tell a change: it is looked
at when the reader comes back, who has been to the settings. Motion it does not (6.11), so the desktop is asked: on
Linux its portal over D-Bus and KDE's file of settings, on Windows and macOS the system itself. No answer is waited
for.
"""

import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessibilityHints, QFontDatabase, QGuiApplication, QStyleHints

if TYPE_CHECKING:
    from PySide6.QtCore import QProcess
    from PySide6.QtDBus import QDBusPendingCallWatcher

_PORTAL = "org.freedesktop.portal.Desktop"
_PORTAL_PATH = "/org/freedesktop/portal/desktop"
_PORTAL_SETTINGS = "org.freedesktop.portal.Settings"
_QUESTIONS = (
    ("org.freedesktop.appearance", "reduced-motion"),
    ("org.gnome.desktop.interface", "enable-animations"),
)
_PATIENCE = 5_000  # milliseconds until a portal that does not answer is given up
_MACOS_QUESTION = ("/usr/bin/defaults", ["read", "com.apple.universalaccess", "reduceMotion"])
_GET_CLIENT_AREA_ANIMATION = 0x1042  # SPI_GETCLIENTAREAANIMATION
_POINTS_A_PIXEL = 0.75  # of a screen with 96 dots per inch, which all sizes are for
_USUAL_POINTS = {"win32": 9.0, "darwin": 13.0}
_USUAL_POINTS_ELSEWHERE = 10.0  # KDE, Xfce, Cinnamon, MATE, LXQt
_USUAL_POINTS_OF_GNOME = 11.0
_WITH_LARGER_FONTS = {"gnome", "unity", "budgie", "pantheon", "cosmic"}
_SMALLEST_USUAL_POINTS = 9.0


@cache
def _hints_of(application: QGuiApplication) -> tuple[QStyleHints, QAccessibilityHints]:
    """The application's hints, kept for as long as the program runs: PySide takes the second for a child of the first,
    and a new pair of their Python sides, made after an old one has gone, crashes."""
    hints = application.styleHints()
    return hints, hints.accessibility()


class SystemWishes(QObject):
    """The system's settings. `changed` comes whenever one of them has become another."""

    changed = Signal()

    def __init__(self, application: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hints, self._accessibility = _hints_of(application)
        self._less_motion = False
        self._text_scale = self._found_text_scale()
        self._asked: list[QObject] = []
        self._hints.colorSchemeChanged.connect(self._tell)
        self._accessibility.contrastPreferenceChanged.connect(self._tell)
        application.applicationStateChanged.connect(self._look_at_font)

    @property
    def dark(self) -> bool:
        """Whether the system is dark."""
        return self._hints.colorScheme() == Qt.ColorScheme.Dark

    @property
    def high_contrast(self) -> bool:
        """Whether more contrast than usual is wanted."""
        return self._accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast

    @property
    def text_scale(self) -> float:
        """How large the system's texts are, as a multiple of what this desktop comes with."""
        return self._text_scale

    @property
    def less_motion(self) -> bool:
        """Whether things should move less; False until `look_up_motion` has found out."""
        return self._less_motion

    def look_up_motion(self) -> None:
        """Find out whether things should move less. That takes a moment, so not before the first photo is shown;
        answers come in through the event loop."""
        if sys.platform == "win32":
            if not _windows_animates():
                self._lessen_motion()
        elif sys.platform == "darwin":
            self._ask_macos()
        elif kde_stands_still(os.environ):
            self._lessen_motion()
        elif _has_session_bus(os.environ):
            self._ask_portal()

    def _look_at_font(self) -> None:
        scale = self._found_text_scale()
        if scale != self._text_scale:
            self._text_scale = scale
            self.changed.emit()

    @staticmethod
    def _found_text_scale() -> float:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        points = font.pointSizeF() if font.pointSizeF() > 0 else font.pixelSize() * _POINTS_A_PIXEL
        return text_scale_of(points, sys.platform, os.environ.get("XDG_CURRENT_DESKTOP", ""))

    def _tell(self) -> None:
        self.changed.emit()

    def _lessen_motion(self) -> None:
        if not self._less_motion:
            self._less_motion = True
            self.changed.emit()

    def _ask_portal(self) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher  # noqa: PLC0415 - a thread

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        for namespace, key in _QUESTIONS:
            # `ReadOne` is newer and does the same; portals of all ages know `Read`.
            question = QDBusMessage.createMethodCall(_PORTAL, _PORTAL_PATH, _PORTAL_SETTINGS, "Read")
            question.setArguments([namespace, key])
            watcher = QDBusPendingCallWatcher(bus.asyncCall(question, _PATIENCE), self)
            watcher.finished.connect(self._hear_portal)
            watcher.setObjectName(key)
            self._asked.append(watcher)

    def _hear_portal(self, watcher: "QDBusPendingCallWatcher") -> None:
        if not watcher.isError() and _asks_for_less(watcher.objectName(), watcher.reply().arguments()):
            self._lessen_motion()
        self._asked.remove(watcher)
        watcher.deleteLater()

    def _ask_macos(self) -> None:
        from PySide6.QtCore import QProcess  # noqa: PLC0415 - for macOS alone

        process = QProcess(self)
        process.finished.connect(lambda: self._hear_macos(process))
        process.start(*_MACOS_QUESTION)

    def _hear_macos(self, process: "QProcess") -> None:
        if process.readAllStandardOutput().trimmed() == b"1":
            self._lessen_motion()
        process.deleteLater()


def text_scale_of(points: float, platform: str, desktop: str) -> float:
    """How large texts are where the system's font has so many points, as a multiple of what this `desktop` (as in
    XDG_CURRENT_DESKTOP) comes with, in steps of a twentieth.

    Where nobody has chosen a font, Qt's own of 9 points stands in, so from there on it is the usual size.
    """
    usual = _USUAL_POINTS.get(platform, _USUAL_POINTS_ELSEWHERE)
    if platform == "linux" and not _WITH_LARGER_FONTS.isdisjoint(desktop.lower().split(":")):
        usual = _USUAL_POINTS_OF_GNOME
    within = min(max(points, _SMALLEST_USUAL_POINTS), usual)
    return round(points / within * 20) / 20 if points > 0 else 1.0


def kde_stands_still(environ: Mapping[str, str]) -> bool:
    """Whether KDE's settings say that animations take no time at all."""
    folder = environ.get("XDG_CONFIG_HOME") or Path(environ.get("HOME", "/"), ".config")
    try:
        lines = Path(folder, "kdeglobals").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    group = ""
    for line in lines:
        name, equals, value = line.partition("=")
        if line.startswith("["):
            group = line.strip()
        elif group == "[KDE]" and equals and name.strip() == "AnimationDurationFactor":
            try:
                return float(value) == 0
            except ValueError:
                return False
    return False


def _has_session_bus(environ: Mapping[str, str]) -> bool:
    """Whether there is a bus to ask: looking for one where there is none could start one, and take long."""
    folder = environ.get("XDG_RUNTIME_DIR")
    return bool(environ.get("DBUS_SESSION_BUS_ADDRESS")) or bool(folder and Path(folder, "bus").exists())


def _asks_for_less(key: str, arguments: list[object]) -> bool:
    """Whether a portal's answer to the question for `key` asks for less motion."""
    if not arguments:
        return False
    answer = arguments[0]
    while hasattr(answer, "variant"):  # one variant in another
        answer = answer.variant()
    return answer == 1 if key == "reduced-motion" else answer is False


def _windows_animates() -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - for Windows alone

        animates = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(_GET_CLIENT_AREA_ANIMATION, 0, ctypes.byref(animates), 0)
        return bool(animates.value)
    return True
