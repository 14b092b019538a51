"""What the system asks for: colours, contrast, motion, and that changes are heard."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtDBus import QDBusVariant
from PySide6.QtGui import QAccessibilityHints, QFont, QFontDatabase, QStyleHints
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.ui import system
from viewer.ui.system import SystemWishes, _asks_for_less, _has_session_bus, kde_stands_still, text_scale_of


@pytest.fixture
def wishes(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SystemWishes]:
    """The wishes of a system without a bus and without KDE's settings."""
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    made = SystemWishes(qapp)
    yield made
    made.deleteLater()


@pytest.mark.parametrize(
    ("scheme", "dark"), [(Qt.ColorScheme.Dark, True), (Qt.ColorScheme.Light, False), (Qt.ColorScheme.Unknown, False)]
)
def test_dark_is_what_qt_says(
    qtbot: QtBot, wishes: SystemWishes, monkeypatch: pytest.MonkeyPatch, scheme: Qt.ColorScheme, dark: bool
) -> None:
    monkeypatch.setattr(QStyleHints, "colorScheme", lambda _hints: scheme)
    with qtbot.waitSignal(wishes.changed):
        wishes._hints.colorSchemeChanged.emit(scheme)
    assert wishes.dark is dark


@pytest.mark.parametrize(
    ("preference", "high"), [(Qt.ContrastPreference.HighContrast, True), (Qt.ContrastPreference.NoPreference, False)]
)
def test_contrast_is_what_qt_says(
    qtbot: QtBot,
    wishes: SystemWishes,
    monkeypatch: pytest.MonkeyPatch,
    preference: Qt.ContrastPreference,
    high: bool,
) -> None:
    monkeypatch.setattr(QAccessibilityHints, "contrastPreference", lambda _hints: preference)
    with qtbot.waitSignal(wishes.changed):
        wishes._accessibility.contrastPreferenceChanged.emit(preference)
    assert wishes.high_contrast is high


def test_where_nobody_can_be_asked_things_move_as_usual(qtbot: QtBot, wishes: SystemWishes) -> None:
    with qtbot.assertNotEmitted(wishes.changed):
        wishes.look_up_motion()
    assert not wishes.less_motion
    assert wishes._asked == []


class TestTextScale:
    @pytest.mark.parametrize(
        ("points", "platform", "desktop", "scale"),
        [
            (9, "linux", "", 1),  # nobody has chosen one: Qt's own
            (10, "linux", "KDE", 1),
            (11, "linux", "KDE", 1.1),
            (15, "linux", "KDE", 1.5),
            (11, "linux", "GNOME", 1),
            (11, "linux", "ubuntu:GNOME", 1),
            (16.5, "linux", "ubuntu:GNOME", 1.5),
            (7.2, "linux", "XFCE", 0.8),
            (9, "win32", "", 1),
            (18, "win32", "", 2),
            (13, "darwin", "", 1),
            (19.5, "darwin", "GNOME", 1.5),
            (10.3, "linux", "KDE", 1.05),
            (-1, "linux", "KDE", 1),  # nobody knows
        ],
    )
    def test_it_is_that_of_the_systems_font(self, points: float, platform: str, desktop: str, scale: float) -> None:
        assert text_scale_of(points, platform, desktop) == scale

    def test_who_comes_back_from_the_settings_finds_it(
        self, qtbot: QtBot, qapp: QApplication, wishes: SystemWishes, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("XDG_CURRENT_DESKTOP", "KDE")
        font = QFont()
        font.setPixelSize(20)
        monkeypatch.setattr(QFontDatabase, "systemFont", lambda _which: font)
        with qtbot.waitSignal(wishes.changed):
            qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        assert wishes.text_scale == 1.5
        with qtbot.assertNotEmitted(wishes.changed):
            qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)


class TestKde:
    @pytest.mark.parametrize(
        ("text", "still"),
        [
            ("[KDE]\nAnimationDurationFactor=0\n", True),
            ("[General]\nx=1\n[KDE]\nSingleClick=false\nAnimationDurationFactor = 0.0\n", True),
            ("[KDE]\nAnimationDurationFactor=1\n", False),
            ("[KDE]\nAnimationDurationFactor=0.5\n", False),
            ("[KDE]\nAnimationDurationFactor=\n", False),
            ("[KDE]\nAnimationDurationFactor\n", False),
            ("[KDE][Sub]\nAnimationDurationFactor=0\n", False),
            ("[Other]\nAnimationDurationFactor=0\n", False),
            ("\xff\xfe[KDE", False),
            ("", False),
        ],
    )
    def test_its_settings_are_read(self, tmp_path: Path, text: str, still: bool) -> None:
        (tmp_path / "kdeglobals").write_bytes(text.encode("latin-1"))
        assert kde_stands_still({"XDG_CONFIG_HOME": str(tmp_path)}) is still

    def test_they_are_in_the_home_unless_said_otherwise(self, tmp_path: Path) -> None:
        assert not kde_stands_still({"HOME": str(tmp_path)})
        (tmp_path / ".config").mkdir()
        (tmp_path / ".config/kdeglobals").write_text("[KDE]\nAnimationDurationFactor=0\n")
        assert kde_stands_still({"HOME": str(tmp_path)})

    def test_they_are_followed(self, qtbot: QtBot, wishes: SystemWishes, tmp_path: Path) -> None:
        (tmp_path / "kdeglobals").write_text("[KDE]\nAnimationDurationFactor=0\n")
        with qtbot.waitSignal(wishes.changed):
            wishes.look_up_motion()
        assert wishes.less_motion
        with qtbot.assertNotEmitted(wishes.changed):
            wishes.look_up_motion()


class TestPortal:
    @pytest.mark.parametrize(
        ("key", "arguments", "less"),
        [
            ("reduced-motion", [QDBusVariant(QDBusVariant(1))], True),
            ("reduced-motion", [QDBusVariant(1)], True),
            ("reduced-motion", [QDBusVariant(QDBusVariant(0))], False),
            ("reduced-motion", [QDBusVariant(QDBusVariant("1"))], False),
            ("enable-animations", [QDBusVariant(QDBusVariant(False))], True),
            ("enable-animations", [QDBusVariant(QDBusVariant(True))], False),
            ("enable-animations", [QDBusVariant(0)], False),
            ("enable-animations", [], False),
        ],
    )
    def test_its_answers_are_understood(self, key: str, arguments: list[object], less: bool) -> None:
        assert _asks_for_less(key, arguments) is less

    def test_an_answer_wrapped_twice_is_unwrapped(self) -> None:
        """As `Read` sends it; PySide unwraps what it wrapped itself, so the variants here are stand-ins."""

        class Wrapped:
            def __init__(self, content: object) -> None:
                self._content = content

            def variant(self) -> object:
                return self._content

        assert _asks_for_less("reduced-motion", [Wrapped(Wrapped(1))])

    def test_a_bus_is_not_looked_for_where_there_is_none(self, tmp_path: Path) -> None:
        assert not _has_session_bus({})
        assert not _has_session_bus({"XDG_RUNTIME_DIR": str(tmp_path)})
        assert _has_session_bus({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/x"})
        (tmp_path / "bus").touch()
        assert _has_session_bus({"XDG_RUNTIME_DIR": str(tmp_path)})

    @pytest.mark.skipif(
        shutil.which("dbus-run-session") is None, reason="there is no D-Bus here to run a bus of one's own"
    )
    @pytest.mark.parametrize(
        ("motion", "animations", "less"),
        [("1", "true", True), ("0", "false", True), ("0", "true", False), ("", "", False)],
    )
    def test_a_real_one_is_asked(self, motion: str, animations: str, less: bool, tmp_path: Path) -> None:
        """Both sides in one program with a bus of its own, so that no other test has to do with one."""
        program = Path(__file__).with_name("portal_probe.py")
        command = ["dbus-run-session", "--", sys.executable, "-P", str(program), motion, animations]
        root = str(Path(system.__file__).parents[2])
        environ = {"PATH": "/usr/bin:/bin", "PYTHONPATH": root, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
        done = subprocess.run(command, capture_output=True, text=True, env=environ, timeout=60, check=False)
        assert done.stdout.splitlines() == [f"less motion: {less}"], done.stderr


def test_macos_is_asked_and_answers(qtbot: QtBot, wishes: SystemWishes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(system, "_MACOS_QUESTION", ("/bin/echo", ["1"]))
    with qtbot.waitSignal(wishes.changed):
        wishes.look_up_motion()
    assert wishes.less_motion


def test_windows_is_asked_and_answers(qtbot: QtBot, wishes: SystemWishes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(system, "_windows_animates", lambda: True)
    wishes.look_up_motion()
    assert not wishes.less_motion
    monkeypatch.setattr(system, "_windows_animates", lambda: False)
    with qtbot.waitSignal(wishes.changed):
        wishes.look_up_motion()
    assert wishes.less_motion
