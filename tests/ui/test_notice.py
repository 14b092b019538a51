"""Stories that cannot be shown, and everything there is to mend in those that can; opening, reloading, problems."""

import os
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import viewer.ui.problems
from tests.conftest import PhotoMaker
from tests.ui.conftest import COLOURS, StoryWriter, ViewerOpener, entry, paragraph, wait_for_photo
from tests.ui.looking import click, colour_on, is_fully_on_screen, is_on_screen, place_in_window, press, texts_on_screen
from viewer.actions import Action
from viewer.app import Viewer
from viewer.loading import load
from viewer.story.problem import Place, Problem, Severity
from viewer.ui.problem_list import ProblemList

TWO = [entry(1), entry(2)]
_NOT_PRESSED = (
    Action.SETTINGS,
    Action.OPEN,
    Action.OPEN_FOLDER,
    Action.NEW_WINDOW,
    Action.CLOSE_STORY,
    Action.QUIT,
    Action.ONWARD,
    Action.PREVIOUS,
)
CANNOT = "This story cannot be opened"


def listed(viewer: Viewer) -> list[str]:
    """The problems that stand on the notice, line by line."""
    lists = [each for each in viewer.window.notice.findChildren(ProblemList) if each.isVisible()]
    assert len(lists) <= 1
    return lists[0].text.splitlines() if lists else []


def button(viewer: Viewer, text: str) -> QPushButton:
    """The notice's button that says so."""
    (found,) = [each for each in viewer.window.notice.findChildren(QPushButton) if each.text() == text]
    return found


def problems(count: int) -> list[Problem]:
    return [
        Problem("captions.yaml", Place(line, 7), Severity.ERROR, "kind", f"mend line {line}")
        for line in range(1, count + 1)
    ]


def test_a_story_without_photos_says_so_and_lists_what_to_mend_with_its_line(
    open_viewer: ViewerOpener, write_story: StoryWriter
) -> None:
    story = write_story([], colour="red")
    viewer = open_viewer(story)
    title, sentence = texts_on_screen(viewer.window.notice)
    assert title == "“captions.yaml” has no photos to show"
    assert sentence == "It lists no photo that could be shown. What there is to mend:"
    assert listed(viewer) == [str(problem) for problem in load([str(story)]).problems] != []
    assert all(line.startswith(f"{story}:") for line in listed(viewer))
    assert viewer.window.windowHandle().title() == "Photo Caption Viewer"


def test_everything_on_a_notice_is_on_the_screen_and_nothing_overlaps(
    open_viewer: ViewerOpener, write_story: StoryWriter
) -> None:
    viewer = open_viewer(write_story([]), size=(640, 480))
    viewer.window.notice.explain("Một tiêu đề dài " * 6, "Một câu dài " * 12, problems(200))
    notice = viewer.window.notice
    parts = [
        place_in_window(part) for part in notice.findChildren(QWidget) if part.parent() is notice and is_on_screen(part)
    ]
    assert len(parts) == 6
    assert not any(one.intersects(other) for one, other in combinations(parts, 2))
    buttons = viewer.window.notice.findChildren(QPushButton)
    assert len(buttons) == 3
    assert all(is_fully_on_screen(each) for each in buttons)


def test_a_problem_is_opened_where_it_is(
    open_viewer: ViewerOpener, write_story: StoryWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[str, int, int]] = []
    monkeypatch.setattr(viewer.ui.problems, "open_in_editor", lambda *place: opened.append(place))
    shown = open_viewer(write_story([]))
    assert button(shown, "Open at this line").isVisible()
    shown.window.notice.explain("Mend", "this", problems(3))
    (listed_ones,) = [each for each in shown.window.notice.findChildren(ProblemList) if each.isVisible()]
    click(listed_ones.viewport(), listed_ones.visualRect(listed_ones.model().index(1, 0)).center())
    click(button(shown, "Open at this line"))
    listed_ones.setFocus()
    press(shown.window, "Down")
    press(shown.window, "Return")
    assert opened == [("captions.yaml", 2, 7), ("captions.yaml", 3, 7)]
    shown.window.notice.explain("Nothing", "to mend")
    assert not button(shown, "Open at this line").isVisible()


@pytest.mark.parametrize("broken", ["missing", "empty name", "not UTF-8"])
def test_what_cannot_be_read_says_why_in_the_window(
    open_viewer: ViewerOpener, write_story: StoryWriter, tmp_path: Path, broken: str, capfd: pytest.CaptureFixture[str]
) -> None:
    viewer = open_viewer(write_story(TWO))
    binary = tmp_path / "binary.yaml"
    binary.write_bytes(b"\x00\x01\x02\xff")
    viewer.open([{"missing": str(tmp_path / "gone.yaml"), "empty name": "", "not UTF-8": str(binary)}[broken]])
    title, sentence, *_ = texts_on_screen(viewer.window.notice)
    assert title == CANNOT or "has no photos to show" in title
    assert sentence
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the owner of this process may read everything")
def test_a_story_one_may_not_read_says_so(open_viewer: ViewerOpener, write_story: StoryWriter, tmp_path: Path) -> None:
    viewer = open_viewer(write_story(TWO))
    locked = tmp_path / "locked.yaml"
    locked.write_text("format: 1")
    locked.chmod(0)
    viewer.open([str(locked)])
    assert texts_on_screen(viewer.window.notice)[0] == CANNOT


def test_keys_do_no_harm_while_there_is_no_story(open_viewer: ViewerOpener, write_story: StoryWriter) -> None:
    viewer = open_viewer(write_story([]))
    viewer.window.setFocus()
    for action in Action:
        if action not in _NOT_PRESSED:
            for keys in action.keys:
                press(viewer.window, keys)
    assert viewer.window.shows_notice
    assert viewer.slideshow is None


def test_the_button_opens_another_story(
    qtbot: QtBot,
    open_viewer: ViewerOpener,
    write_story: StoryWriter,
    make_photo: PhotoMaker,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    viewer = open_viewer(write_story([]))
    chosen = [str(make_photo("x.png", (30, 20), (1, 2, 3))), str(make_photo("y.png", (30, 20), (4, 5, 6)))]
    monkeypatch.setattr(QFileDialog, "exec", lambda _: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: chosen)
    click(button(viewer, "Open another story…"))
    wait_for_photo(qtbot, viewer)
    assert not viewer.window.shows_notice
    assert colour_on(viewer.window.spread.stage) == (1, 2, 3)
    press(viewer.window, "Right")
    wait_for_photo(qtbot, viewer)
    assert colour_on(viewer.window.spread.stage) == (4, 5, 6)


def test_a_dialog_that_is_cancelled_changes_nothing(
    open_viewer: ViewerOpener, write_story: StoryWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer = open_viewer(write_story(TWO), photo="2")
    monkeypatch.setattr(QFileDialog, "exec", lambda _: 0)
    press(viewer.window, "Ctrl+O")
    press(viewer.window, "Ctrl+Shift+O")
    assert colour_on(viewer.window.spread.stage) == COLOURS[1]


def test_a_folder_of_photos_can_be_opened(
    qtbot: QtBot,
    open_viewer: ViewerOpener,
    write_story: StoryWriter,
    make_photo: PhotoMaker,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    viewer = open_viewer(write_story(TWO))
    folder = make_photo("trip/2.png", (30, 20), (4, 5, 6)).parent
    make_photo("trip/10.png", (30, 20), (7, 8, 9))
    monkeypatch.setattr(QFileDialog, "exec", lambda _: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(folder)])
    press(viewer.window, "Ctrl+Shift+O")
    wait_for_photo(qtbot, viewer)
    assert viewer.window.windowHandle().title() == "1 / 2 · trip"
    assert colour_on(viewer.window.spread.stage) == (4, 5, 6)
    assert texts_on_screen(viewer.window.spread.captions) == []


class TestReload:
    def test_it_keeps_photo_and_language(
        self, qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter
    ) -> None:
        viewer = open_viewer(write_story([entry(1), entry(2), entry(3)]), photo="3")
        press(viewer.window, "L")
        press(viewer.window, "L")
        # A new photo comes first, and what was the third photo has become the fourth.
        write_story([entry(9), entry(1), entry(2), entry(3, caption={"vi": "Mới", "en": "New"})])
        press(viewer.window, "Ctrl+R")
        wait_for_photo(qtbot, viewer)
        assert viewer.window.windowHandle().title() == "4 / 4 · A story"
        assert texts_on_screen(viewer.window.spread.captions) == ["ENGLISH", "New"]
        assert colour_on(viewer.window.spread.stage) == COLOURS[2]

    def test_a_photo_that_is_gone_leads_to_the_first(
        self, qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter
    ) -> None:
        viewer = open_viewer(write_story(TWO), photo="2")
        write_story([entry(1)])
        press(viewer.window, "Ctrl+R")
        wait_for_photo(qtbot, viewer)
        assert viewer.window.windowHandle().title() == "1 / 1 · Câu chuyện"

    def test_a_mended_story_is_shown(self, qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter) -> None:
        viewer = open_viewer(write_story([]))
        assert texts_on_screen(viewer.window.notice)
        write_story(TWO, article=[paragraph(1, 1)])
        press(viewer.window, "Ctrl+R")
        wait_for_photo(qtbot, viewer)
        assert not viewer.window.shows_notice
        assert colour_on(viewer.window.spread.stage) == COLOURS[0]
        press(viewer.window, "Right")
        assert "Chú thích 2" in texts_on_screen(viewer.window.spread.captions)

    def test_a_story_that_broke_says_so_and_comes_back(
        self, qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter
    ) -> None:
        story = write_story(TWO)
        viewer = open_viewer(story)
        story.unlink()
        press(viewer.window, "Ctrl+R")
        assert texts_on_screen(viewer.window.notice)[0] == CANNOT
        write_story(TWO)
        press(viewer.window, "Ctrl+R")
        wait_for_photo(qtbot, viewer)
        assert colour_on(viewer.window.spread.stage) == COLOURS[0]

    def test_a_photo_that_was_mended_is_shown_anew(
        self, qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, tmp_path: Path, make_photo: PhotoMaker
    ) -> None:
        (tmp_path / "p1.png").write_bytes(b"")
        viewer = open_viewer(write_story(TWO))
        assert "The file is empty." in texts_on_screen(viewer.window.spread.stage)
        make_photo("p1.png", (90, 60), (9, 99, 199))
        press(viewer.window, "Ctrl+R")
        wait_for_photo(qtbot, viewer)
        assert colour_on(viewer.window.spread.stage) == (9, 99, 199)
