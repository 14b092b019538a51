"""What goes wrong in the program itself: the story stays open, the reader is told once, with a text to pass on."""

import gc
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from tests.conftest import ROOT
from tests.ui.conftest import COLOURS, StoryWriter, ViewerOpener, entry, wait_for_photo
from tests.ui.looking import PATIENCE, click, colour_on, press, texts_on_screen, time_passes
from viewer import cli
from viewer.app import Viewer
from viewer.ui.crash_report import CrashDialog, CrashReports, without_home
from viewer.ui.look import Look
from viewer.ui.mishaps import Mishap
from viewer.ui.theme import DARK, LIGHT
from viewer.uncaught import Uncaught

pytestmark = pytest.mark.qt_log_ignore(r"This plugin does not support (propagateSizeHints|raise)\(\)")
Printed = pytest.CaptureFixture[str]


class OddError(Exception):
    """What no part of the program raises."""


@pytest.fixture
def told(qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Mishap]]:  # noqa: ARG001
    """What has been told; the hooks that fail a test are away meanwhile."""
    for module, name in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(module, name, getattr(module, f"__{name}__"))
    noted: list[Mishap] = []
    uncaught = Uncaught(noted.append)
    yield noted
    uncaught.close()


def lines_of(mishaps: list[Mishap]) -> list[str]:
    return [mishap.text.splitlines()[-1].rpartition(".")[2] for mishap in mishaps]


def fail(said: str) -> None:
    raise OddError(said)


def test_an_exception_in_a_slot_is_told_later_and_printed_now(
    told: list[Mishap], qtbot: QtBot, capsys: Printed
) -> None:
    QTimer.singleShot(0, lambda: fail("in a slot"))
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    (mishap,) = told
    assert (mishap.kind, mishap.file) == ("OddError", __file__)
    assert lines_of(told) == ["OddError: in a slot"]
    assert "OddError: in a slot" in capsys.readouterr().err


def test_it_is_never_told_in_the_midst_of_what_went_wrong(told: list[Mishap], qtbot: QtBot) -> None:
    sys.excepthook(OddError, OddError("now"), None)
    assert told == []
    qtbot.waitUntil(lambda: lines_of(told) == ["OddError: now"], timeout=PATIENCE)


def test_an_exception_in_a_thread_is_told_on_the_windows(told: list[Mishap], qtbot: QtBot, capsys: Printed) -> None:
    thread = threading.Thread(target=fail, args=("in a thread",))
    thread.start()
    thread.join()
    assert told == []
    qtbot.waitUntil(lambda: lines_of(told) == ["OddError: in a thread"], timeout=PATIENCE)
    assert "in a thread" in capsys.readouterr().err


def test_so_is_one_while_an_object_goes(told: list[Mishap], qtbot: QtBot) -> None:
    class Fragile:
        def __del__(self) -> None:
            fail("while going")

    thing = Fragile()
    del thing
    gc.collect()
    qtbot.waitUntil(lambda: lines_of(told) == ["OddError: while going"], timeout=PATIENCE)


def test_the_end_of_the_program_is_no_mishap(told: list[Mishap], capsys: Printed) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    QCoreApplication.processEvents()
    assert told == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_what_goes_wrong_while_it_is_told_is_printed_only(
    qapp: QCoreApplication,  # noqa: ARG001
    capsys: Printed,
) -> None:
    heard: list[Mishap] = []

    def tell(mishap: Mishap) -> None:
        heard.append(mishap)
        fail("while telling")

    with capture_exceptions() as caught:
        uncaught = Uncaught(tell)
        sys.excepthook(OddError, OddError("first"), None)
        for _ in range(5):
            QCoreApplication.processEvents()
        uncaught.close()
    assert lines_of(heard) == ["OddError: first"]
    assert [str(error) for _, error, _ in caught] == ["first", "while telling"]
    capsys.readouterr()


def test_afterwards_pythons_own_hooks_are_back(qapp: QCoreApplication) -> None:  # noqa: ARG001
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    uncaught = Uncaught(lambda _: None)
    assert sys.excepthook != before[0]
    uncaught.close()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_a_report_is_never_endless(told: list[Mishap], qtbot: QtBot) -> None:
    sys.excepthook(OddError, OddError("a" + "x" * 1_000_000 + "z"), None)
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE)
    assert len(told[0].text) < 21_000
    assert told[0].text.rstrip().endswith("xz")


# What the reader sees.


def mishap(line: int = 1, said: str = "it broke") -> Mishap:
    return Mishap("OddError", "/program/part.py", line, f"Traceback:\n  part.py\nOddError: {said}\n")


def shown(viewer: Viewer) -> list[str]:
    """What the dialogs on the screen say."""
    dialogs = [one for one in viewer.window.findChildren(CrashDialog) if one.isVisible()]
    return [dialog.findChildren(QPlainTextEdit)[0].toPlainText() for dialog in dialogs]


def dialog_of(viewer: Viewer) -> CrashDialog:
    assert viewer._reports is not None
    assert viewer._reports.dialog is not None
    return viewer._reports.dialog


def gather(viewer: Viewer) -> None:
    """Let the time for gathering be up."""
    assert viewer._reports is not None
    time_passes(viewer._reports._soon)


@pytest.fixture
def viewer(open_viewer: ViewerOpener, write_story: StoryWriter) -> Viewer:
    return open_viewer(write_story([entry(1), entry(2)]))


def test_the_reader_is_told_and_goes_on_reading(qtbot: QtBot, viewer: Viewer) -> None:
    viewer.report(mishap())
    gather(viewer)
    (text,) = shown(viewer)
    assert text.startswith("Photo Caption Viewer ")
    for word in ("Python ", "Qt ", "PySide6 ", "Pillow ", "OddError: it broke"):
        assert word in text
    assert texts_on_screen(dialog_of(viewer))[0] == "Something went wrong in Photo Caption Viewer"
    press(viewer.window, "Right")
    wait_for_photo(qtbot, viewer)
    assert colour_on(viewer.window.spread.stage) == COLOURS[1]


def test_the_text_can_be_copied_and_escape_closes(qtbot: QtBot, viewer: Viewer) -> None:
    viewer.report(mishap())
    gather(viewer)
    dialog = dialog_of(viewer)
    (text,) = shown(viewer)
    copy, close = dialog.findChildren(QPushButton)
    click(copy)
    assert QGuiApplication.clipboard().text() == text
    assert (copy.accessibleName(), close.text()) == ("Copy the report", "C&lose")
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    press(dialog, "Esc")
    assert shown(viewer) == []
    assert viewer.presenter is not None, "the story is still open"


def test_tab_goes_through_text_and_buttons(viewer: Viewer) -> None:
    viewer.report(mishap())
    gather(viewer)
    dialog = dialog_of(viewer)
    dialog.activateWindow()
    met: list[QWidget | None] = []
    for _ in range(4):
        met.append(dialog.focusWidget())
        press(dialog, "Tab")
    (report,) = dialog.findChildren(QPlainTextEdit)
    copy, close = dialog.findChildren(QPushButton)
    assert met == [copy, close, report, copy]
    assert report.accessibleName() == "Report"
    assert not report.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_several_are_one_dialog_gathered_and_counted(viewer: Viewer) -> None:
    for _ in range(1_000):
        viewer.report(mishap(1, "often"))
    viewer.report(mishap(2, "once"))
    gather(viewer)
    (text,) = shown(viewer)
    assert "1,000 times:\nTraceback" in text
    assert text.index("often") < text.index("once")
    viewer.report(mishap(3, "later"))
    viewer.report(mishap(1, "often"))
    gather(viewer)
    (text,) = shown(viewer)
    assert "1,001 times" in text
    assert "later" in text


def test_what_has_been_told_is_not_told_again(viewer: Viewer) -> None:
    viewer.report(mishap())
    gather(viewer)
    _, close = dialog_of(viewer).findChildren(QPushButton)
    click(close)
    viewer.report(mishap())
    assert viewer._reports is not None
    assert not viewer._reports._soon.isActive()
    viewer.report(mishap(2, "another"))
    gather(viewer)
    (text,) = shown(viewer)
    assert "2 times" in text
    assert "another" in text


def test_very_many_different_ones_are_counted(viewer: Viewer) -> None:
    for line in range(1, 501):
        viewer.report(mishap(line))
    gather(viewer)
    (text,) = shown(viewer)
    assert text.count("Traceback") == 10
    assert text.endswith("… and 490 more of other kinds.")


def test_an_audience_is_not_disturbed(qtbot: QtBot, viewer: Viewer) -> None:
    press(viewer.window, "F5")
    wait_for_photo(qtbot, viewer)
    viewer.report(mishap())
    gather(viewer)
    assert shown(viewer) == []
    assert viewer.slideshow is not None
    press(viewer.slideshow, "Esc")
    qtbot.waitUntil(lambda: len(shown(viewer)) == 1, timeout=PATIENCE)
    assert "it broke" in shown(viewer)[0]


def test_nor_is_who_fills_the_screen(qtbot: QtBot, viewer: Viewer) -> None:
    press(viewer.window, "F")
    qtbot.waitUntil(viewer.window.isFullScreen, timeout=PATIENCE)
    viewer.report(mishap())
    gather(viewer)
    assert shown(viewer) == []
    press(viewer.window, "Esc")
    qtbot.waitUntil(lambda: len(shown(viewer)) == 1, timeout=PATIENCE)


def test_a_part_that_fails_at_every_painting_opens_one_dialog(qtbot: QtBot, viewer: Viewer) -> None:
    painted: list[int] = []

    class Broken(QWidget):
        def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
            painted.append(len(shown(viewer)))
            fail("painting")

    def has_painted(times: int) -> bool:
        return len(painted) > times

    with capture_exceptions():
        uncaught = Uncaught(viewer.report)
        broken = Broken(viewer.window)
        broken.show()
        qtbot.waitUntil(lambda: len(shown(viewer)) == 1, timeout=PATIENCE)
        for count in range(1, 21):
            broken.update()
            qtbot.waitUntil(partial(has_painted, count), timeout=PATIENCE)
        broken.hide()
        uncaught.close()
    assert len(shown(viewer)) == 1
    gather(viewer)
    assert f"{len(painted)} times" in shown(viewer)[0]


def test_its_colours_follow_the_look(qtbot: QtBot) -> None:
    look, window = Look(LIGHT), QWidget()
    qtbot.addWidget(window)
    reports = CrashReports(look, window, lambda: True)
    reports.note(mishap())
    reports.show()
    assert reports.dialog is not None
    (report,) = reports.dialog.findChildren(QPlainTextEdit)
    assert LIGHT.paper in report.styleSheet()
    look.wear(DARK)
    assert DARK.paper in report.styleSheet()
    reports._soon.stop()
    assert reports.dialog.height() < 600, "texts are fitted into its own width"


def test_the_home_folder_is_not_told() -> None:
    homes = {"/home/mai", "C:\\Users\\Mai"}
    text = "/home/mai/a.py /home/mai, '/home/mai' /home/maike/b C:\\Users\\Mai\\c 'C:\\\\Users\\\\Mai\\\\d'"
    assert without_home(text, homes) == "~/a.py ~, '~' /home/maike/b ~\\c '~\\\\d'"


def test_nor_are_bytes_that_are_no_text(viewer: Viewer) -> None:
    viewer.report(mishap(1, "b\udcffad"))
    gather(viewer)
    assert "b\ufffdad" in shown(viewer)[0]


# Without a window.


def test_without_a_window_a_sentence_follows_what_python_says(
    monkeypatch: pytest.MonkeyPatch, capsys: Printed, sample_story: Path
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    monkeypatch.setattr("viewer.loading.load", lambda _: fail("while reading"))
    assert cli.main(["check", str(sample_story)]) == cli.CANNOT
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "Traceback (most recent call last):"
    assert said[-2].endswith("OddError: while reading")
    assert said[-1] == "photo-caption-viewer: something went wrong in the program itself; the lines above say where"


_BROKEN = """
import sys
from viewer import app, cli
def break_(self):
    from PySide6.QtCore import QTimer
    def leave():
        print(len([1 for one in self.window.findChildren(type(self._reports.dialog))]))
        self.window.close()
    def wait():
        QTimer.singleShot(10, leave if self._reports is not None and self._reports.dialog is not None else wait)
    wait()
    raise ValueError("while it runs")
app.Viewer._begin_late_work = break_
sys.exit(cli.main(["captions.yaml"]))
"""
_FATAL = """
import os, signal, sys
from viewer import app, cli
app.Viewer._begin_late_work = lambda self: os.kill(os.getpid(), signal.SIGSEGV)
sys.exit(cli.main(["captions.yaml"]))
"""


def run(script: str, home: Path) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(home), "XDG_STATE_HOME": str(home)}
    command = [sys.executable, "-P", "-c", script]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)


def test_the_running_program_tells_and_goes_on(tmp_path: Path) -> None:
    done = run(_BROKEN, tmp_path)
    assert (done.returncode, done.stdout) == (0, "1\n")
    assert "ValueError: while it runs" in done.stderr
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["remembered.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_where_python_itself_ends_the_terminal_says_where(tmp_path: Path) -> None:
    done = run(_FATAL, tmp_path)
    assert done.returncode != 0
    assert "Fatal Python error: Segmentation fault" in done.stderr
    assert list(tmp_path.rglob("*")) == []
