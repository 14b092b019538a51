"""What a start loads: what the first photo does not need comes after it."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
import shiboken6

from tests.conftest import ROOT, set_aside
from tests.ui.conftest import StoryWriter, ViewerOpener, entry, paragraph
from viewer.app.viewer import _collect_garbage

_SCRIPT = """
import enum
import sys
from viewer import app, cli

def tell(self):
    loaded = [name for name, module in sys.modules.items() if type(module).__name__ != "LateModule"]
    print("\\n".join(loaded))
    for kind in (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag):
        print("\\n".join(f"enum {made.__name__}" for made in kind.__subclasses__()))
    sys.stdout.flush()
    self.window.close()

app.Viewer._begin_late_work = tell
sys.exit(cli.main(["captions.yaml"]))
"""
_OURS = {
    "viewer": "actions app cli entries imaging instance lazily loading opening options places reader remembered "
    "settings start story ui uncaught",
    "viewer.app": "dialogs open_story stories viewer",
    "viewer.story": "jumps language markup model pace phrase playhead problem zoom",
    "viewer.loading": "article asked document fields files folder head languages nodes parsing paths photos report "
    "source typography values vocabulary",
    "viewer.imaging": "cache channel channel_unix message pool process reply request",
    "viewer.ui": "application arrivals article article_pieces article_row article_rows autoplay binding caption_bar "
    "chip decoding drawer_tab failure_card filmstrip footer frames glide informing keys leafing leaving look "
    "lookahead menus photo_list preferences presenter quick_enums reading reading_line recollection row_heights show "
    "speech spread spread_layout stage stage_pointer stage_tiles stage_zoom system text_layout text_view theme "
    "thumbnail_painter thumbnails viewport wardrobe window window_place words",
}
_NEVER = {
    "PIL",
    "_hashlib",
    "argparse",
    "difflib",
    "tempfile",
    "PySide6.QtDBus",
    "PySide6.QtNetwork",
    "asyncio",
    "ctypes",
    "multiprocessing",
    "numpy",
    "unittest",
}
_TOOLS_UNPACKED = (Path(shiboken6.__file__).parent / "files.dir").exists()


def run(script: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run this in a Python of its own."""
    everything = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", **environment}
    command = [sys.executable, "-P", "-c", script]
    return subprocess.run(command, env=everything, capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules there are when the sample story's first photo stands."""
    home = tmp_path_factory.mktemp("home")
    done = run(_SCRIPT, HOME=str(home))
    assert (done.returncode, done.stderr) == (0, "")
    return set(done.stdout.splitlines())


def test_of_ours_nothing_is_loaded_that_the_first_photo_does_not_need(loaded: set[str]) -> None:
    wanted = {"viewer"} | {f"{room}.{name}" for room, names in _OURS.items() for name in names.split()}
    assert {name for name in loaded if name.split(".")[0] == "viewer"} == wanted


def test_neither_is_anything_heavy_of_others(loaded: set[str]) -> None:
    assert not _NEVER & loaded


def test_no_enums_are_made_of_widgets_that_there_are_none_of(loaded: set[str]) -> None:
    """PySide makes all enums of a class at its first use, and looks through all classes for a widget made by Qt."""
    assert "enum WidgetAttribute" in loaded
    assert not {"enum WizardOption", "enum PrimitiveElement"} & loaded  # of QWizard and of QStyle


@pytest.mark.skipif(not _TOOLS_UNPACKED, reason="the binding's tools are inside its library here")
def test_the_bindings_tools_wait_until_they_are_needed(loaded: set[str]) -> None:
    assert not {name for name in loaded if name.startswith("shibokensupport.signature.lib.pyi_generator")}
    assert "shibokensupport.signature.parser" not in loaded


def test_they_are_there_when_they_are_needed() -> None:
    """A wrong call is told in a sentence, which the tools write."""
    script = "import viewer.ui; from PySide6.QtCore import QPoint; QPoint('a', 'b')"
    done = run(script)
    assert "Supported signatures" in done.stderr
    assert done.returncode == 1


def test_imports_are_pythons_own_again() -> None:
    script = "import builtins; plain = builtins.__import__; import viewer.ui; print(builtins.__import__ is plain)"
    done = run(script)
    assert done.stdout == "True\n"


def test_garbage_is_collected_again_once_the_start_is_over() -> None:
    before = gc.get_freeze_count()
    gc.disable()
    try:
        _collect_garbage()
        assert gc.isenabled()
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()
        set_aside()
        gc.enable()


def test_what_lies_over_the_spread_is_made_when_it_is_asked_for(
    open_viewer: ViewerOpener, write_story: StoryWriter
) -> None:
    window = open_viewer(write_story([entry(1)], article=[paragraph(1, 1)])).window
    made = {"overview", "go_to", "help", "notice"}
    assert not made & window.__dict__.keys()
    assert "information" not in window.spread.__dict__
