"""The window of all problems, and the way from there into an editor."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QProcess, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import StoryWriter, ViewerOpener, entry
from tests.ui.looking import click, is_fully_on_screen, place_in_window, press, texts_on_screen
from tests.ui.test_theme import contrast
from viewer.actions import Action
from viewer.loading import load
from viewer.story.problem import Place, Problem, Severity
from viewer.ui import problems as module
from viewer.ui.about import AboutDialog
from viewer.ui.look import Look
from viewer.ui.problem_list import _LIFTED, ProblemList
from viewer.ui.problems import ProblemsDialog, open_in_editor, show_problems
from viewer.ui.theme import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Theme, mixed

MakeWidget = Callable[[QWidget, int, int], None]
MakeDialog = Callable[..., ProblemsDialog]

# Dialogs tell the window manager how small they may become, which the offscreen platform cannot do and says so.
pytestmark = pytest.mark.qt_log_ignore(r"This plugin does not support propagateSizeHints\(\)")


def problems(count: int, message: str = "mend line") -> list[Problem]:
    severities = (Severity.ERROR, Severity.WARNING)
    return [
        Problem("captions.yaml", Place(line, 7), severities[line % 2], "kind", f"{message} {line}")
        for line in range(1, count + 1)
    ]


@pytest.fixture
def make_dialog(qtbot: QtBot, fonts: None) -> MakeDialog:  # noqa: ARG001
    def make(listed: list[Problem], look: Look | None = None) -> ProblemsDialog:
        dialog = ProblemsDialog(listed, look or Look(LIGHT))
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return make


def list_of(dialog: QDialog) -> ProblemList:
    (found,) = dialog.findChildren(ProblemList)
    return found


def button(dialog: QDialog, text: str) -> QPushButton:
    (found,) = [each for each in dialog.findChildren(QPushButton) if each.text().replace("&", "") == text]
    return found


class TestDialog:
    @pytest.mark.parametrize(
        ("count", "said"),
        [
            (0, ["Nothing to mend: the story is read without a problem."]),
            (1, ["One thing to mend", "captions.yaml"]),
            (1_001, ["1,001 things to mend", "captions.yaml"]),
        ],
    )
    def test_it_lists_them_all(self, make_dialog: MakeDialog, count: int, said: list[str]) -> None:
        dialog = make_dialog(problems(count))
        assert texts_on_screen(dialog) == said
        lists = dialog.findChildren(ProblemList)
        assert len(lists) == (1 if count else 0)
        for each in lists:
            assert each.text.splitlines() == [str(problem) for problem in problems(count)]
            assert is_fully_on_screen(each)
        buttons = [each.text().replace("&", "") for each in dialog.findChildren(QPushButton)]
        assert buttons == (["Open at this line", "Copy all", "Close"] if count else ["Close"])
        assert all(is_fully_on_screen(each) for each in dialog.findChildren(QPushButton))

    def test_keys_choose_and_open(self, make_dialog: MakeDialog) -> None:
        dialog = make_dialog(problems(5))
        opened: list[Problem] = []
        dialog.open_asked.connect(opened.append)
        for key in ("Return", "Down", "Down", "Enter", "Up", "Return"):
            press(dialog, key)
        assert [problem.place.line for problem in opened] == [1, 3, 2]
        place = list_of(dialog).visualRect(list_of(dialog).model().index(3, 0)).center()
        click(list_of(dialog).viewport(), place)
        QTest.mouseDClick(list_of(dialog).viewport(), Qt.MouseButton.LeftButton, pos=place)
        click(button(dialog, "Open at this line"))
        assert [problem.place.line for problem in opened[3:]] == [4, 4]
        assert dialog.isVisible()

    def test_all_are_copied_as_text(self, make_dialog: MakeDialog) -> None:
        dialog = make_dialog(problems(3))
        click(button(dialog, "Copy all"))
        assert QGuiApplication.clipboard().text() == "\n".join(str(problem) for problem in problems(3))

    @pytest.mark.parametrize("count", [0, 3])
    def test_esc_and_its_button_close_it(self, make_dialog: MakeDialog, count: int) -> None:
        dialog = make_dialog(problems(count))
        press(dialog, "Esc")
        assert not dialog.isVisible()
        dialog = make_dialog(problems(count))
        click(button(dialog, "Close"))
        assert not dialog.isVisible()

    def test_what_is_said_under_the_list_covers_nothing(self, make_dialog: MakeDialog) -> None:
        dialog = make_dialog(problems(30))
        dialog.say("No program could be started that opens this file.")
        QApplication.processEvents()
        assert texts_on_screen(dialog)[-1] == "No program could be started that opens this file."
        places = [place_in_window(part) for part in dialog.findChildren(QWidget) if part.parent() is dialog]
        assert not any(one.intersects(other) for one in places for other in places if one is not other)

    def test_an_editor_that_does_not_start_is_told(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        said: list[str] = []
        asked: list[tuple[str, int, int]] = []

        def use(dialog: ProblemsDialog) -> int:
            dialog.open_asked.emit(problems(1)[0])
            said.extend(texts_on_screen(dialog) or [view.text for view in [dialog._said]])
            return 0

        def cannot(*place: object) -> bool:
            asked.append(place)  # type: ignore[arg-type]
            return False

        monkeypatch.setattr(QDialog, "exec", use)
        monkeypatch.setattr(module, "open_in_editor", cannot)
        window = QWidget()
        qtbot.addWidget(window)
        show_problems(problems(1), Look(LIGHT), window)
        assert asked == [("captions.yaml", 1, 7)]
        assert "No program could be started that opens this file." in said

    def test_the_menu_shows_those_of_the_story(
        self, open_viewer: ViewerOpener, write_story: StoryWriter, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        seen: list[str] = []

        def look(dialog: QDialog) -> int:
            seen.extend(each.text for each in dialog.findChildren(ProblemList))
            return 0

        monkeypatch.setattr(QDialog, "exec", look)
        article = [{"text": {"vi": "x", "en": "y"}, "photos": ["nobody"]}]
        story = write_story([entry(1), entry(2)], colour="red", article=article)
        viewer = open_viewer(story)
        viewer.window.actions_by_name[Action.PROBLEMS].trigger()
        expected = [str(problem) for problem in load([str(story)]).problems]
        assert len(expected) == 2
        assert seen == ["\n".join(expected)]


class TestList:
    @pytest.mark.parametrize("width", [300, 700])
    def test_every_message_is_read_in_full(self, make_widget: MakeWidget, width: int) -> None:
        listed = ProblemList([*problems(1, "a long way to go " * 20), *problems(1, "x" * 400)], Look(LIGHT))
        make_widget(listed, width, 400)
        for row in range(2):
            layout, height = listed._rows._laid_out(row)
            lines = [layout.lineAt(number) for number in range(layout.lineCount())]
            assert len(lines) > 3
            assert sum(line.textLength() for line in lines) == len(layout.text())
            place = listed.visualRect(listed.model().index(row, 0))
            assert place.height() > height >= lines[-1].rect().bottom()
            columns = sum(listed._rows._before)
            assert max(line.naturalTextWidth() for line in lines) < place.width() - columns

    def test_rows_break_anew_when_the_width_changes(self, make_widget: MakeWidget) -> None:
        listed = ProblemList(problems(3, "a long way to go " * 8), Look(LIGHT))
        make_widget(listed, 800, 400)
        first = listed.model().index(0, 0)
        before = listed.visualRect(first).height()
        listed.resize(320, 400)
        listed.doItemsLayout()
        assert listed.visualRect(first).height() > before

    def test_it_takes_on_a_new_size_of_text(self, make_widget: MakeWidget) -> None:
        look = Look(LIGHT)
        listed = ProblemList(problems(3, "a long way to go " * 8), look)
        make_widget(listed, 800, 400)
        first = listed.model().index(0, 0)
        before = listed.visualRect(first).height()
        look.scale_text(2.0)
        listed.doItemsLayout()
        assert listed.visualRect(first).height() > 2.5 * before  # higher lines, and more of them

    def test_a_thousand_are_shaped_once(self, make_widget: MakeWidget) -> None:
        listed = ProblemList(problems(1_001, "a long way to go " * 10), Look(LIGHT))
        make_widget(listed, 800, 400)
        shaped = {row: layout for row, (layout, _) in listed._rows._layouts.items()}
        assert len(shaped) == 1_001
        listed.resize(500, 400)
        listed.doItemsLayout()
        assert all(listed._rows._layouts[row][0] is layout for row, layout in shaped.items())

    def test_a_screen_reader_is_told_line_severity_and_message(self, make_widget: MakeWidget) -> None:
        listed = ProblemList(problems(2), Look(LIGHT))
        make_widget(listed, 600, 300)
        model = listed.model()
        said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
        assert said == ["Line 1, warning: mend line 1", "Line 2, error: mend line 2"]

    @pytest.mark.parametrize("key", ["Up", "Down", "PgUp", "PgDown", "Home", "End", "Return", "Enter", "Ctrl+C"])
    def test_its_keys_are_not_the_windows(self, make_widget: MakeWidget, key: str) -> None:
        window = QWidget()
        listed = ProblemList(problems(50), Look(LIGHT), window)
        listed.resize(400, 300)
        make_widget(window, 400, 300)
        done: list[str] = []
        for own in (key, "N"):
            action = QAction(window, shortcut=QKeySequence(own))
            action.triggered.connect(lambda _checked=False, own=own: done.append(own))
            window.addAction(action)
        listed.setFocus()
        listed.setCurrentIndex(listed.model().index(20, 0))
        press(window, key)
        press(window, "N")
        assert done == ["N"]
        rows = {"Up": 19, "Down": 21, "Home": 0, "End": 49}
        if key in rows:
            assert listed.currentIndex().row() == rows[key]
        if key == "Ctrl+C":
            assert QGuiApplication.clipboard().text() == str(problems(50)[20])

    @pytest.mark.parametrize(
        ("theme", "least"), [(LIGHT, 4.5), (DARK, 4.5), (LIGHT_CONTRAST, 7.0), (DARK_CONTRAST, 7.0)]
    )
    def test_the_chosen_row_can_be_read(self, make_widget: MakeWidget, theme: Theme, least: float) -> None:
        listed = ProblemList(problems(2), Look(theme))
        make_widget(listed, 600, 300)
        ground = mixed(theme.paper, theme.rule, _LIFTED)
        row = listed.visualRect(listed.model().index(0, 0))
        assert listed.grab().toImage().pixelColor(row.topLeft() + QPoint(5, 8)).name() == ground
        assert contrast(theme.ink, ground) >= least


class TestOpenInEditor:
    @pytest.fixture
    def started(self, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
        """The programs started; none is."""
        commands: list[list[str]] = []

        def start(program: str, arguments: list[str], _folder: str) -> tuple[bool, int]:
            commands.append([program, *arguments])
            return not program.endswith("broken/kate"), 1

        monkeypatch.setattr(QProcess, "startDetached", start)
        monkeypatch.setattr(module, "default_program", lambda _kind: "")
        return commands

    @pytest.fixture
    def urls(self, monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
        """What the system was asked to open."""
        found: list[QUrl] = []

        def open_it(url: QUrl) -> bool:
            found.append(url)
            return True

        monkeypatch.setattr(QDesktopServices, "openUrl", open_it)
        return found

    def test_the_readers_editor_is_started_at_the_line(
        self, started: list[list[str]], urls: list[QUrl], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("VISUAL", "kate")
        monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
        monkeypatch.chdir(tmp_path)
        assert open_in_editor("a b.yaml", 3, 7)
        assert started == [["/bin/kate", "--line", "3", "--column", "7", str(tmp_path / "a b.yaml")]]
        assert urls == []

    @pytest.mark.parametrize("editor", ["nothing", "broken/kate"])
    def test_otherwise_the_system_opens_the_file(
        self, started: list[list[str]], urls: list[QUrl], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, editor: str
    ) -> None:
        monkeypatch.setenv("VISUAL", editor)
        monkeypatch.setattr(shutil, "which", lambda name: name if name == "broken/kate" else None)
        path = tmp_path / "a#b?.yaml"
        assert open_in_editor(str(path), 3, 7)
        assert [url.toLocalFile() for url in urls] == [str(path)]
        assert len(started) == (1 if editor == "broken/kate" else 0)


def test_about_says_name_version_and_terms(qtbot: QtBot, fonts: None) -> None:  # noqa: ARG001
    dialog = AboutDialog(Look(LIGHT))
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    said = texts_on_screen(dialog)
    assert said[:2] == ["Photo Caption Viewer", "Version 0.1.0"]
    whole = "\n".join(said)
    assert all(word in whole for word in ("MIT License", "GNU Lesser General Public", "SIL Open Font License"))
    places = [place_in_window(part) for part in dialog.findChildren(QWidget) if part.parent() is dialog]
    assert not any(one.intersects(other) for one in places for other in places if one is not other)
    assert all(dialog.rect().contains(place) for place in places)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
