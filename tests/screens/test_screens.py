"""Every state of the window looks as it did when somebody looked at it: see `states` for which states there are."""

import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.screens.comparing import check, orphans
from tests.screens.conftest import render_all
from tests.screens.made import made_in
from tests.screens.matrix import DIALOGS, MENUS, SCREENS, picture_name
from tests.screens.state import State
from tests.screens.states import STATES

GOLDENS = Path(__file__).with_name("goldens")
BUDGET = 10_000_000  # bytes for all goldens together: they stay in the repository's history for good
COARSE = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><cachedir prefix="xdg">fontconfig</cachedir><dir>/usr/share/fonts</dir>
<match target="font"><edit name="antialias" mode="assign"><bool>false</bool></edit></match></fontconfig>
"""
"""A machine on which letters have no soft edges."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt has other ways to draw letters")


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_it_looks_as_it_did(state: State, pictures: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    write = bool(request.config.getoption("--write-goldens"))
    found = check(pictures / f"{state.name}.png", GOLDENS / f"{state.name}.webp", tmp_path, write=write)
    if found and write:
        pytest.skip(found)
    assert not found, found


@pytest.mark.parametrize("state", STATES[:1], ids=lambda state: state.name)
def test_it_looks_the_same_on_another_machine_and_after_other_pictures(
    state: State, pictures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is the first state: here it comes after another one of the same story, where everything is set otherwise."""
    (tmp_path / "fonts.conf").write_text(COARSE, encoding="ascii")
    for name, value in {
        "FONTCONFIG_FILE": str(tmp_path / "fonts.conf"),
        "QT_SCALE_FACTOR": "3",
        "QT_SCREEN_SCALE_FACTORS": "2",
        "LC_ALL": "ar_EG.UTF-8",
    }.items():
        monkeypatch.setenv(name, value)
    other = next(each for each in STATES if each.scale == state.scale and each.story == state.story and each != state)
    render_all(tmp_path, [other, state])
    assert (tmp_path / f"{state.name}.png").read_bytes() == (pictures / f"{state.name}.png").read_bytes()


def test_no_two_states_share_a_golden() -> None:
    assert len({state.name for state in STATES}) == len(STATES)


def test_every_golden_belongs_to_a_state() -> None:
    assert orphans(GOLDENS, {state.name for state in STATES}) == [], "these pictures belong to no state any more"


def test_goldens_are_without_losses_and_small_enough() -> None:
    for path in GOLDENS.iterdir():
        assert path.read_bytes()[12:16] == b"VP8L", path  # WebP without losses
    assert sum(map(len, {path.read_bytes() for path in GOLDENS.iterdir()})) <= BUDGET  # alike ones are kept once


@pytest.mark.parametrize("name", [*SCREENS, *(seen["name"] for seen in DIALOGS.values()), *MENUS])
def test_every_screen_and_dialog_has_all_its_pictures(name: str) -> None:
    """Both languages, light and dark, at scale 1 and 2; a menu of the menu bar has the same colours in both."""
    expected = {
        (picture_name(name, speech, theme, scale), speech, theme, scale)
        for speech in ("en", "vi")
        for theme in (("light",) if name in MENUS else ("light", "dark"))
        for scale in (1, 2)
    }
    there = {(state.name, state.speech, state.theme, state.scale) for state in STATES}
    assert expected <= there
    assert all((GOLDENS / f"{picture}.webp").exists() for picture, *_ in expected)


def test_every_window_that_opens_over_another_is_a_screen_with_pictures() -> None:
    assert made_in(ROOT / "viewer" / "ui") == set(DIALOGS)


def test_a_new_dialog_would_be_found(tmp_path: Path) -> None:
    code = """
from PySide6 import QtWidgets
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox, QInputDialog as Ask
class Question(QDialog): pass
class Label(QLabel):
    def ask(self): return QMessageBox.question(self, "", "")
    def show(self): QtWidgets.QColorDialog(self)
def name(): return Ask.getText(None, "", "")
def other(box: QMessageBox): QMessageBox.StandardButton.Ok
"""
    (tmp_path / "some.py").write_text(code, encoding="utf-8")
    assert made_in(tmp_path) == {"some.Question", "some.ask", "some.show", "some.name"}
