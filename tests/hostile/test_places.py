"""Names that lead elsewhere, folders that hold programs, and names that are hardly names."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import ROOT, PhotoMaker
from tests.journeys.conftest import COLOURS
from tests.journeys.desktop import Desktop
from tests.journeys.test_reading import share
from tests.journeys.test_reading import wait_for_photo as wait_on_desktop
from tests.ui.conftest import ViewerOpener, wait_for_photo
from tests.ui.looking import press, texts_on_screen
from viewer.imaging.request import DecodeFailure, FailureReason
from viewer.ui.failure_card import sentence

ASTRAY = [
    "../x.jpg", "a/../../x.jpg", "/x.jpg", "C:x.jpg", "C:\\x.jpg", "\\\\server\\share\\x.jpg", "//server/share/x.jpg",
    "file:///x.jpg", "http://example.org/x.jpg", "a\0b.jpg", "CON", "con.jpg", "a/NUL.jpg", "COM1", "x.jpg:stream",
    "~/x.jpg", "x.jpg.", "x.jpg ",
]  # fmt: skip

WATCHED = """
import json, os, sys
seen = []
def watched(name):
    real = getattr(os, name)
    def call(path, *arguments, **more):
        seen.append(os.fsdecode(path) if isinstance(path, (str, bytes, os.PathLike)) else "")
        return real(path, *arguments, **more)
    setattr(os, name, call)
from viewer.loading import load
for name in ("stat", "lstat", "open", "scandir", "listdir", "readlink", "access"):
    watched(name)
loaded = load(sys.argv[1:])
print(json.dumps([seen, [photo.file for photo in loaded.story.photos], [str(p) for p in loaded.problems]]))
"""
"""Reads a story in a process of its own, in which every look at the disk is noted before it is taken."""


def test_hostile_11_names_that_lead_astray_are_refused_before_any_look_at_the_disk(tmp_path: Path) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "good.jpg").touch()
    photos = [{"file": name} for name in ["good.jpg", *ASTRAY]]
    (folder / "captions.yaml").write_text(json.dumps({"format": 1, "languages": ["en"], "photos": photos}, indent=1))
    done = subprocess.run(
        [sys.executable, "-P", "-c", WATCHED, folder],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    seen, files, problems = json.loads(done.stdout)
    assert files == ["good.jpg"]
    assert len(problems) >= len(ASTRAY)
    assert str(folder) in seen, "nothing was noted at all"
    allowed = {str(folder), str(folder / "captions.yaml"), str(folder / "good.jpg")}
    strange = {path for path in map(os.path.normpath, seen) if path not in allowed and not str(folder).startswith(path)}
    assert not strange


def test_hostile_11_links_out_of_the_folder_are_caught_where_they_lead(
    qtbot: QtBot, open_viewer: ViewerOpener, tmp_path: Path, make_photo: PhotoMaker
) -> None:
    outside = make_photo("outside/secret.png", (90, 60), (1, 2, 3))
    make_photo("story/good.png")
    folder = tmp_path / "story"
    (folder / "file.png").symlink_to(outside)
    (folder / "folder").symlink_to(outside.parent)
    (folder / "chain.png").symlink_to("file.png")
    (folder / "loop.png").symlink_to("loop.png")
    names = ["file.png", "folder/secret.png", "chain.png", "loop.png"]
    photos = [{"file": name} for name in ["good.png", *names]]
    (folder / "captions.yaml").write_text(json.dumps({"format": 1, "languages": ["en"], "photos": photos}))
    viewer = open_viewer(folder)
    stage = viewer.window.spread.stage
    assert texts_on_screen(stage) == []
    for name in names:
        press(viewer.window, "Right")
        wait_for_photo(qtbot, viewer)
        said = texts_on_screen(stage)
        assert said[-1] == name
        expected = sentence(DecodeFailure(FailureReason.OUTSIDE))
        assert (said[1] == expected) == (name != "loop.png"), name


@pytest.mark.parametrize("safe_path", [True, False], ids=["python -P", "python"])
def test_hostile_12_nothing_in_a_received_folder_is_run(desktop: Desktop, story: Path, safe_path: bool) -> None:
    folder = story.parent
    for name in ("yaml", "PIL", "json", "PySide6", "argparse", "sitecustomize", "usercustomize", "viewer"):
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text(f"open('{folder}/was-run', 'w')\nraise SystemExit('run')")
        (folder / f"{name}.py").write_text(f"open('{folder}/was-run', 'w')\nraise SystemExit('run')")
    (folder / "qt.conf").write_text("[Paths]\nPlugins = .\n")
    (folder / "pyvenv.cfg").write_text("home = .\n")
    if not safe_path:  # which would be this one's: Python looks into the working directory before all else
        (folder / "viewer" / "__init__.py").unlink()
        (folder / "viewer").rmdir()
        (folder / "viewer.py").unlink()
    desktop.start("captions.yaml", cwd=folder, safe_path=safe_path)
    wait_on_desktop(desktop, 1)
    assert not (folder / "was-run").exists()


ODD_NAMES = ["-x.png", "--help", "a b.png", "new\nline.png", "100%s %n.png", "b\udcff.png", "check", "#.png", "'\".png"]


@pytest.mark.parametrize("name", ODD_NAMES, ids=[ascii(name) for name in ODD_NAMES])
@pytest.mark.parametrize("way", ["command line", "double-click"])
def test_hostile_12_odd_names_can_be_opened(desktop: Desktop, story: Path, tmp_path: Path, name: str, way: str) -> None:
    """A file manager gives the whole path of what is clicked twice; in a terminal it is the name, after `--`."""
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / name).write_bytes((story.parent / "gallery" / "p3.png").read_bytes())
    if way == "double-click":
        desktop.start(os.fsdecode(folder / name))
    else:
        desktop.start("--", name, cwd=folder)
    desktop.wait_for_title("1 / 1")
    desktop.wait_until(lambda: share(desktop.pixels(), COLOURS[2]) > 0.1)
