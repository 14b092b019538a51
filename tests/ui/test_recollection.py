"""A window comes back as it was left, and a story where it was left."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from tests.ui.conftest import StoryWriter, entry, paragraph, wait_for_photo
from tests.ui.looking import PATIENCE, is_on_screen, press
from tests.ui.test_start import run
from viewer.actions import Action
from viewer.app import Viewer
from viewer.imaging.process import WorkerProcess
from viewer.loading import load
from viewer.opening import begun
from viewer.options import Options
from viewer.remembered import Memory
from viewer.settings import Settings
from viewer.ui.preferences import Preferences


class Runs:
    """Starts the viewer again and again, with one memory and one file of settings."""

    def __init__(self, qtbot: QtBot, file: Path, settings: Path) -> None:
        self._qtbot = qtbot
        self._file = file
        self.settings = settings

    def start(self, story: Path, *, language: str | None = None, photo: str | None = None) -> Viewer:
        settings = Settings(workers=1, story_patience=PATIENCE / 1000)
        options = Options((str(story),), language=language, photo=photo)
        memory = Memory(self._file)
        preferences = Preferences(str(self.settings))
        viewer = Viewer(settings, [WorkerProcess()], options, memory, preferences=preferences)
        viewer._appear(begun(load(options.paths), options, memory.read()))
        wait_for_photo(self._qtbot, viewer)
        return viewer


@pytest.fixture
def runs(qtbot: QtBot, tmp_path: Path) -> Runs:
    return Runs(qtbot, tmp_path / "state" / "remembered.json", tmp_path / "config" / "viewer.conf")


@pytest.fixture
def story(write_story: StoryWriter) -> Path:
    return write_story([entry(n) for n in (1, 2, 3)], article=[paragraph(n, n) for n in (1, 2, 3)])


def where(viewer: Viewer) -> tuple[int, tuple[str, ...]]:
    assert viewer.presenter is not None
    return viewer.presenter.playhead.index, viewer.presenter.choice.shown


def test_the_next_run_goes_on_where_this_one_ends(runs: Runs, story: Path) -> None:
    first = runs.start(story)
    for keys in ("End", "Shift+L", "L", "T", "C", "Y", "Ctrl+=", "Ctrl+="):
        press(first.window, keys)
    first.perform(Action.DARK_COLOURS)
    first.perform(Action.HIGH_CONTRAST)
    first.window.resize(700, 640)
    left = where(first)
    scale = first.look.text_scale
    first.close()

    second = runs.start(story)
    assert where(second) == left == (2, ("en",))
    spread = second.window.spread
    assert (spread.panes.filmstrip, spread.panes.caption, spread.panes.article) == (False, False, True)
    assert not is_on_screen(spread.filmstrip)
    assert not spread.article.in_step
    assert second.look.text_scale == scale > 1
    assert second.wardrobe.colours == "dark"
    assert second.wardrobe.high_contrast is True
    assert second.window.size() == QSize(700, 640)
    assert not second.window.actions_by_name[Action.FILMSTRIP].isChecked()
    assert not second.window.actions_by_name[Action.IN_STEP].isChecked()
    second.close()


def test_what_the_command_line_says_counts_more(runs: Runs, story: Path) -> None:
    first = runs.start(story)
    press(first.window, "End")
    first.close()
    second = runs.start(story, photo="2")
    assert where(second)[0] == 1
    second.close()
    third = runs.start(story, language="en")
    assert where(third) == (0, ("en",))
    third.close()


def test_another_story_begins_at_its_beginning_in_as_many_languages(
    runs: Runs, story: Path, tmp_path: Path, write_story: StoryWriter
) -> None:
    first = runs.start(story)
    press(first.window, "End")
    press(first.window, "L")
    other = tmp_path / "other"
    other.mkdir()
    (other / "captions.yaml").write_text(story.read_text(encoding="utf-8"), encoding="utf-8")
    for photo in tmp_path.glob("p*.png"):
        (other / photo.name).write_bytes(photo.read_bytes())
    first.open([str(other / "captions.yaml")])
    assert where(first) == (0, ("vi",))
    press(first.window, "Right")
    first.open([str(story)])
    assert where(first) == (2, ("vi",)), "within one run as well"
    first.close()
    second = runs.start(other / "captions.yaml")
    assert where(second) == (1, ("vi",))
    second.close()
    write_story([entry(2), entry(1)])  # the photo it was left at is gone
    third = runs.start(story)
    assert where(third)[0] == 0
    third.close()


def test_a_reload_stays_at_the_photo_and_in_the_languages(runs: Runs, story: Path, write_story: StoryWriter) -> None:
    viewer = runs.start(story)
    press(viewer.window, "Right")
    press(viewer.window, "L")
    write_story([entry(3), entry(1), entry(2)])
    press(viewer.window, "Ctrl+R")
    assert where(viewer) == (2, ("vi",))
    viewer.close()


def test_a_broken_memory_is_no_hindrance(runs: Runs, story: Path, tmp_path: Path) -> None:
    file = tmp_path / "state" / "remembered.json"
    file.parent.mkdir()
    file.write_bytes(b'{"window": {"x": 1e400}, "article_share": "large", "stories": [1, 2], "filmstrip": 0')
    viewer = runs.start(story)
    assert where(viewer) == (0, ("vi", "en"))
    viewer.close()
    assert file.read_text(encoding="ascii").startswith("{")


def a_file_in_its_place(file: Path) -> None:
    file.parent.write_text("")


def a_folder_in_its_place(file: Path) -> None:
    (file / "full").mkdir(parents=True)


@pytest.mark.parametrize(
    ("spoil", "said"), [(a_file_in_its_place, "Not a directory"), (a_folder_in_its_place, "Is a directory")]
)
def test_where_nothing_can_be_kept_the_window_lives_and_says_so_once(
    qtbot: QtBot, runs: Runs, story: Path, tmp_path: Path, spoil: Callable[[Path], None], said: str
) -> None:
    spoil(tmp_path / "state" / "remembered.json")
    before = sorted(tmp_path.rglob("*"))
    viewer = runs.start(story)
    footer = viewer.window.spread.footer
    qtbot.waitUntil(lambda: bool(footer.credit), timeout=PATIENCE)
    assert footer.credit == f"Your place cannot be remembered: {said}"
    press(viewer.window, "Right")
    wait_for_photo(qtbot, viewer)
    press(viewer.window, "Left")
    wait_for_photo(qtbot, viewer)
    assert footer.credit == ""
    viewer.close()
    assert sorted(tmp_path.rglob("*")) == before


def test_where_all_is_well_nothing_is_said(qtbot: QtBot, runs: Runs, story: Path) -> None:
    viewer = runs.start(story)
    qtbot.waitUntil(lambda: viewer._has_looked_up, timeout=PATIENCE)
    assert viewer.window.spread.footer.credit == ""
    viewer.close()


# What the reader has set.


def written(runs: Runs) -> set[str]:
    """The lines of the file of settings."""
    return set(runs.settings.read_text().split("\n")) - {""} if runs.settings.exists() else set()


def test_what_is_set_is_kept_at_once_and_what_is_as_usual_again_is_not(runs: Runs, story: Path) -> None:
    viewer = runs.start(story)
    assert not runs.settings.parent.exists()
    viewer.perform(Action.DARK_COLOURS)
    assert written(runs) == {"[General]", "colours=dark"}
    viewer.speech.speak("vi")
    viewer.perform(Action.TEXT_LARGER)
    viewer.perform(Action.AT_END_LOOP)
    assert written(runs) == {
        "[General]", "colours=dark", "language=vi", "text_scale=1.1", "[slideshow]", "at_end=loop"
    }  # fmt: skip
    viewer.perform(Action.SYSTEM_COLOURS)
    viewer.perform(Action.AT_END_STOP)
    assert written(runs) == {"[General]", "language=vi", "text_scale=1.1"}
    viewer.close()


def test_a_run_that_sets_nothing_writes_no_settings(runs: Runs, story: Path) -> None:
    viewer = runs.start(story)
    press(viewer.window, "Right")
    viewer.close()
    assert not runs.settings.parent.exists()


def test_the_next_run_is_set_as_this_one_was(runs: Runs, story: Path) -> None:
    first = runs.start(story)
    first.wardrobe.wish(colours="dark", high_contrast=True, less_motion=True, text_scale=1.25)
    wishes = first.show.wishes._replace(
        headings=False, plays=False, pace=1.5, at_end="return", motion="drift", two_languages="dimmed"
    )
    first.show.wish(wishes)
    first.close()
    second = runs.start(story)
    wardrobe = second.wardrobe
    assert (wardrobe.colours, wardrobe.high_contrast, wardrobe.less_motion) == ("dark", True, True)
    assert second.look.text_scale == 1.25
    assert second.show.wishes == wishes
    second.close()


def test_nobody_who_presents_waits_for_a_disk(runs: Runs, story: Path) -> None:
    viewer = runs.start(story)
    viewer.perform(Action.PRESENT)
    viewer.perform(Action.FASTER)
    assert not written(runs)
    viewer.show.end()
    assert written(runs) == {"[slideshow]", "pace=1.25"}
    viewer.close()


def test_what_the_command_line_asks_of_a_show_is_for_this_time(runs: Runs, story: Path) -> None:
    viewer = runs.start(story)
    viewer.perform(Action.AUTOPLAY)
    viewer.stories.begin_slideshow(Options((), slideshow=True, loop=True))
    assert (viewer.show.wishes.plays, viewer.show.wishes.at_end) == (True, "loop")
    viewer.show.end()
    assert written(runs) == {"[slideshow]", "plays=false"}
    viewer.perform(Action.AT_END_RETURN)
    assert written(runs) == {"[slideshow]", "plays=false", "at_end=return"}
    viewer.close()


def test_settings_that_cannot_be_followed_are_left_as_they_are(runs: Runs, story: Path) -> None:
    """A newer version speaks more languages."""
    runs.settings.parent.mkdir()
    runs.settings.write_text("language=tlh\n")
    viewer = runs.start(story)
    viewer.perform(Action.DARK_COLOURS)
    assert written(runs) == {"[General]", "language=tlh", "colours=dark"}
    viewer.close()


def test_where_settings_cannot_be_kept_the_window_says_so_once(runs: Runs, story: Path) -> None:
    runs.settings.parent.write_text("")
    viewer = runs.start(story)
    footer = viewer.window.spread.footer
    viewer.perform(Action.DARK_COLOURS)
    assert footer.credit == "Your settings cannot be kept: Not a directory"
    footer.show_notice("")
    viewer.perform(Action.LIGHT_COLOURS)
    assert footer.credit == ""
    runs.settings.parent.unlink()
    viewer.perform(Action.HIGH_CONTRAST)
    assert written(runs) == {"[General]", "colours=light", "high_contrast=true"}
    viewer.close()


_CLOSE_AT_ONCE = """
import sys
from viewer import app, cli
app.Viewer._begin_late_work = lambda self: self.window.close()
sys.exit(cli.main(["captions.yaml"]))
"""


@pytest.mark.parametrize(
    ("environment", "complaint"),
    [
        ({"XDG_STATE_HOME": "{tmp}/file"}, "Not a directory"),
        ({"XDG_STATE_HOME": "relative", "HOME": "{tmp}/file"}, "Not a directory"),
        ({"XDG_STATE_HOME": "", "HOME": "{tmp}/nobody"}, "No such file or directory"),
        ({"XDG_STATE_HOME": "", "HOME": ""}, None),  # there is no place for it at all
        ({"XDG_STATE_HOME": "{tmp}/a/b", "HOME": "/"}, None),
    ],
)
def test_what_could_not_be_kept_is_said_at_the_end(
    tmp_path: Path, environment: dict[str, str], complaint: str | None
) -> None:
    (tmp_path / "file").touch()
    environment = {name: value.format(tmp=tmp_path) for name, value in environment.items()}
    done = run(_CLOSE_AT_ONCE, **environment, XDG_CONFIG_HOME=str(tmp_path / "config"))
    expected = f"photo-caption-viewer: your place in this story could not be remembered: {complaint}\n"
    assert (done.returncode, done.stderr) == (0, expected if complaint else "")
    assert not (tmp_path / "nobody").exists()
    assert not Path("relative").exists()


_SET_AND_CLOSE = """
import sys
from viewer import app, cli
def close(self):
    self.wardrobe.wish(colours="dark")
    self.window.close()
app.Viewer._begin_late_work = close
sys.exit(cli.main(["captions.yaml"]))
"""


def test_that_settings_could_not_be_kept_is_said_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = run(_SET_AND_CLOSE, HOME=str(tmp_path), XDG_CONFIG_HOME=str(tmp_path / "file"))
    expected = "photo-caption-viewer: your settings could not be kept: Not a directory\n"
    assert (done.returncode, done.stderr) == (0, expected)
    done = run(_SET_AND_CLOSE, HOME=str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    kept = tmp_path / ".config" / "photo-caption-viewer" / "photo-caption-viewer.conf"
    assert kept.read_text() == "[General]\ncolours=dark\n"
