"""The command line: exit statuses, one clear line for each mistake, and what is never imported."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import ROOT, PhotoMaker
from viewer import __version__
from viewer.actions import key_table
from viewer.arguments import view
from viewer.cli import PROGRAM, main
from viewer.places import REGISTRY

GOOD = """\
format: 1
languages: [vi, en]
title: {vi: Màu sắc, en: Colours}
photos:
  - file: a.png
    caption: {vi: Ảnh một, en: Photo one}
"""
WARNED = GOOD.replace(", en: Photo one", "")
BROKEN = GOOD + "  - file: ../outside.png\n"


@pytest.fixture
def story(make_photo: PhotoMaker) -> Path:
    """A story's file, with its photo beside it."""
    photo = make_photo("story/a.png")
    path = photo.with_name("captions.yaml")
    path.write_text(GOOD, encoding="utf-8")
    return path


def run(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-P", "-m", "viewer", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=environment, check=False)


@pytest.mark.parametrize(
    ("text", "strict", "status"),
    [(GOOD, False, 0), (GOOD, True, 0), (WARNED, False, 0), (WARNED, True, 1), (BROKEN, False, 1), (BROKEN, True, 1)],
)
def test_check_says_by_its_status_whether_there_is_something_to_mend(
    story: Path, text: str, strict: bool, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    story.write_text(text, encoding="utf-8")
    assert main(["check", *(["--strict"] if strict else []), str(story)]) == status
    said = capsys.readouterr()
    assert said.err == ""
    if text == GOOD:
        assert said.out == f"{story}: no errors, no warnings\n"
    else:
        assert said.out.startswith(f"{story}:{6 if text == WARNED else 7}:")


def test_check_as_json(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story.write_text(WARNED, encoding="utf-8")
    assert main(["check", "--format", "json", str(story)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["errors"], found["warnings"]) == (0, 1)
    (problem,) = found["problems"]
    assert (problem["file"], problem["line"], problem["severity"]) == (str(story), 6, "warning")
    assert "English" in problem["message"]
    assert problem["column"] > 0
    assert problem["kind"]


def test_check_of_what_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (tmp_path / "nothing.yaml", tmp_path):
        assert main(["check", str(path)]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1
        assert path.name in said.err


def test_check_sandbox_says_a_line_for_each_right(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--sandbox"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    rights = [line.split(": ")[0] for line in said.out.splitlines()]
    assert {"memory", "processor time", "files", "programs", "network", "environment"} <= set(rights)
    assert len(set(rights)) == len(rights)


@pytest.mark.parametrize("answers", [False, True])
def test_check_sandbox_where_there_is_no_worker(
    answers: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It cannot be started; or it can, and ends at once."""
    monkeypatch.setattr(sys, "executable", shutil.which("true") if answers else "/no/such/python")
    assert main(["check", "--sandbox"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1


def test_the_sample_story_has_nothing_to_mend(sample_story: Path) -> None:
    assert main(["check", "--strict", str(sample_story)]) == 0


@pytest.mark.parametrize(
    "words",
    [
        ["no/such/story.yaml"],
        ["--colour"],
        ["--lang", "en"],  # no guessing at abbreviations
        ["check"],
        ["check", "a", "b"],
        ["check", "--format", "xml", "STORY"],
        ["check", "--sandbox", "STORY"],
        ["STORY", "--language", "fr"],
        ["STORY", "--photo", "2"],
        ["STORY", "--photo", "0"],
        ["STORY", "--photo", "b"],
        ["keys", "more"],
        ["screenshot", "STORY"],
        ["screenshot", "STORY", "out.png", "--size", "big"],
        ["screenshot", "STORY", "out.png", "--size", "0x10"],
        ["screenshot", "STORY", "out.png", "--scale", "9"],
        ["screenshot", "STORY", "out.png", "--theme", "blue"],
        ["screenshot", "STORY", "out.png", "--language", "fr"],
        ["screenshot", "no/such/story.yaml", "out.png"],
    ],
)
def test_a_mistake_is_one_line_and_status_two(
    words: list[str], story: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("QT_SCALE_FACTOR", "1")
    assert main([str(story) if word == "STORY" else word for word in words]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("photo-caption-viewer: ")
    assert said.err.count("\n") == 1


def test_without_a_display_one_is_told_so(
    story: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([str(story)]) == 2
    assert "display" in capsys.readouterr().err


def test_loop_without_a_slideshow_is_told(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(story), "--loop"]) == 2
    assert capsys.readouterr().err == "photo-caption-viewer: --loop is for a slideshow: give --slideshow as well\n"
    assert view([str(story), "--slideshow", "--loop"]).loop


def test_version_help_and_keys(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"photo-caption-viewer {__version__}\n"
    for words in (["--help"], ["-h"], ["check", "--help"], ["screenshot", "--help"], ["keys", "--help"]):
        assert main(words) == 0
        text = capsys.readouterr().out
        for option in (
            "--slideshow",
            "--loop",
            "--fullscreen",
            "--language",
            "--photo",
            "check",
            "keys",
            "screenshot",
            "--strict",
            "--sandbox",
        ):
            assert option in text
    assert main(["keys"]) == 0
    assert capsys.readouterr().out.splitlines() == [*key_table(of_slideshow=False), "", *key_table(of_slideshow=True)]


WATCHED = """
import sys
from viewer.cli import main
status = main(sys.argv[1:])
print(sorted({name.partition('.')[0] for name in sys.modules} & {'PySide6', 'shiboken6', 'PIL', 'yaml'}))
sys.exit(status)
"""


@pytest.mark.parametrize(
    ("words", "imported"),
    [
        (["check", "STORY"], ["yaml"]),
        (["check", "--sandbox"], []),
        (["--help"], []),
        (["--version"], []),
        (["keys"], []),
        (["--colour"], []),
        pytest.param(["--reset"], [], marks=pytest.mark.skipif(sys.platform == "win32", reason="asks the registry")),
    ],
)
def test_neither_qt_nor_pillow_is_imported_where_nothing_is_shown(
    words: list[str], imported: list[str], sample_story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    words = [str(sample_story) if word == "STORY" else word for word in words]
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, *words], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.stdout.splitlines()[-1] == str(imported)


def test_the_windows_process_never_imports_pillow(story: Path, tmp_path: Path) -> None:
    script = WATCHED.replace("'yaml'}", "'yaml'} - {'yaml'}")
    arguments = ["screenshot", str(story), str(tmp_path / "out.png")]
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "['PySide6', 'shiboken6']"


def test_a_screenshot_has_the_size_asked_for_and_shows_the_photo(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    done = run("screenshot", story, out, "--size", "900x600", "--scale", "2", "--theme", "dark", "--language", "en")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    with Image.open(out) as picture:
        assert picture.size == (1800, 1200)
        colours = {colour for count, colour in picture.convert("RGB").getcolors(1 << 24) or [] if count > 20_000}
    assert (200, 30, 30) in colours


def test_screenshots_are_the_same_every_time(story: Path, tmp_path: Path) -> None:
    for name in ("one.png", "two.png"):
        assert run("screenshot", story, tmp_path / name, "--size", "800x600").returncode == 0
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()


def test_a_screenshot_that_cannot_be_saved_says_so(story: Path, tmp_path: Path) -> None:
    done = run("screenshot", story, tmp_path / "no" / "such" / "folder.png")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "folder.png" in done.stderr


def test_a_path_that_begins_with_a_dash_or_is_called_like_a_command(make_photo: PhotoMaker, tmp_path: Path) -> None:
    make_photo("-odd\n%41.png")
    (tmp_path / "check").mkdir()
    make_photo("check/a.png")
    out = tmp_path / "out.png"
    assert run("screenshot", "./-odd\n%41.png", out, cwd=tmp_path).returncode == 0
    assert run("check", "./check", cwd=tmp_path).returncode == 0


def test_words_that_the_terminal_cannot_print_do_not_stop_check(make_photo: PhotoMaker) -> None:
    photo = make_photo("story/a.png")
    text = GOOD.replace("en: Photo one", "en: Photo one, xx-yy-zz-: Ảnh")
    photo.with_name("captions.yaml").write_text(text, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-P", "-m", "viewer", "check", str(photo.with_name("captions.yaml"))]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode in (0, 1)
    assert done.stderr == b""


PLANTED = (  # what stands in the sample story, what it becomes, and the kind of problem that must be named
    ("languages: [vi, en]", "languages: [vn, en]", "unknown-language"),
    ("byline:", "bylin:", "unknown-key"),
    ("date: 2021-10-19", "date: yesterday", "date"),
    ("gallery/training.jpg", "gallery/Training.jpg", "letter-case"),
    ("gallery/landing-peresild.jpg", "gallery/landing.jpg", "missing-file"),
    ("gallery/crew-after-landing.jpg", "../crew-after-landing.jpg", "outside-folder"),
    (
        "      vi: >-\n        Đoàn làm phim cùng ba nhà du hành vũ trụ, ảnh chụp",
        "      vi: Đoàn làm phim: ba nhà du hành vũ trụ, ảnh chụp",
        "unquoted-colon",
    ),
    (
        "      en: >-\n        The film crew and the three cosmonauts, photographed during the shoot in space.",
        '      en: "The film crew" and the three cosmonauts',
        "quote-ends-early",
    ),
    ("photos: [training]", "photos: [trainning]", "unknown-photo"),
    (
        "      vi: >-\n        Nga là một trong những cường quốc vũ trụ",
        "      vi: *Nga* là một trong những cường quốc vũ trụ",
        "text-begins-with-mark",
    ),
    (
        "      en: >-\n        Russia is among the leading nations in space, and in a fierce contest",
        "      en: Russia is # 1 in space, and in a fierce contest",
        "cut-by-comment",
    ),
    ("credit:\n", "credit:\n\tfr: x\n", "tab"),
)


def test_twelve_mistakes_planted_in_the_sample_are_all_named_in_one_go(
    sample_story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = sample_story.read_text(encoding="utf-8")
    for good, bad, _ in PLANTED:
        assert text.count(good) == 1, good
        text = text.replace(good, bad)
    shutil.copytree(ROOT / "gallery", tmp_path / "gallery")
    copy = tmp_path / "captions.yaml"
    copy.write_text(text, encoding="utf-8")
    assert main(["check", "--format", "json", str(copy)]) == 1
    named = {(problem["line"], problem["kind"]) for problem in json.loads(capsys.readouterr().out)["problems"]}
    for good, bad, kind in PLANTED:
        at = next(line for line in bad.splitlines() if line not in good.splitlines())
        line = text[: text.index(at)].count("\n") + 1
        assert (line, kind) in named, (line, kind, sorted(named))


_NAME = "photo-caption-viewer"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Somebody's home, with nothing of ours in it."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.mark.skipif(sys.platform != "linux", reason="the places of Linux")
def test_reset_forgets_settings_and_places_and_says_so(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings, memory = home / ".config" / _NAME / f"{_NAME}.conf", home / ".local/state" / _NAME / "remembered.json"
    other = home / ".config" / "other"
    for path in (settings, memory, other):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert main(["--reset"]) == 0
    assert capsys.readouterr().out == f"Deleted: {memory}\nDeleted: {settings}\n"
    assert {path.name for path in home.rglob("*")} == {".config", ".local", "state", "other"}
    assert main(["--reset"]) == 0
    assert capsys.readouterr().out == "Nothing is remembered, and nothing has been set.\n"


@pytest.mark.skipif(sys.platform != "linux", reason="the places of Linux")
def test_reset_says_what_cannot_be_deleted_and_deletes_the_rest(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    memory, settings = home / ".local/state" / _NAME / "remembered.json", home / ".config" / _NAME / f"{_NAME}.conf"
    memory.mkdir(parents=True)
    settings.parent.mkdir(parents=True)
    settings.touch()
    (settings.parent / "of-others").touch()
    assert main(["--reset"]) == 2
    said = capsys.readouterr()
    assert said.out == f"Deleted: {settings}\n"
    assert said.err == f"{PROGRAM}: {memory} cannot be deleted: Is a directory\n"
    assert (settings.parent / "of-others").exists()


def test_reset_forgets_what_is_in_the_registry(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def forget(place: str) -> bool:
        asked.append(place)
        return True

    monkeypatch.setattr("viewer.places.memory_path", lambda _: home / "remembered.json")
    monkeypatch.setattr("viewer.places.preferences_place", lambda _: f"{REGISTRY}{_NAME}")
    monkeypatch.setattr("viewer.ui.preferences.forget_registered", forget)
    assert main(["--reset"]) == 0
    assert asked == [f"{REGISTRY}{_NAME}"]
    assert capsys.readouterr().out == f"Deleted: {REGISTRY}{_NAME}\n"
