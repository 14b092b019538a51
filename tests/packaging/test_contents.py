"""What a bundle takes along: all that the program needs, and nothing that it never loads."""

import ast
import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest
from bundles import contents

from tests.conftest import ROOT
from viewer.imaging.decode import _PLUGINS
from viewer.loading import sample_story
from viewer.ui.window_icon import ICON

BINDING = Path(PySide6.__file__).parent


def imported() -> Iterator[tuple[Path, str]]:
    """Every module of the program, and what it imports, also late."""
    for path in (ROOT / "viewer").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((path, name.name) for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module is not None:
                yield path, node.module
                yield from ((path, f"{node.module}.{name.name}") for name in node.names)


def test_nothing_is_left_out_that_the_program_imports() -> None:
    left_out = {*contents.EXCLUDED_MODULES, *contents.excluded_bindings(BINDING)}
    missed = {(path.name, name) for path, name in imported() if name in left_out}
    assert missed == (set() if sys.platform == "win32" else {("pipe.py", contents.FOR_WINDOWS_ALONE)})


def test_what_windows_alone_needs_is_kept_there(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(sys, "platform", "win32")
        there = importlib.reload(contents)
        assert contents.FOR_WINDOWS_ALONE not in there.excluded_bindings(BINDING)
        assert there.is_kept("PySide6/Qt6Network.dll")
        assert not there.is_kept("PySide6/plugins/tls/qschannelbackend.dll")
    importlib.reload(contents)


def test_modules_of_qt_that_nobody_names_are_left_out() -> None:
    left_out = contents.excluded_bindings(BINDING)
    assert {"PySide6.QtQml", "PySide6.QtSql", "PySide6.QtTest"} <= set(left_out)
    assert "PySide6.QtWidgets" not in left_out


def test_what_is_imported_by_name_is_taken_along(tmp_path: Path) -> None:
    (tmp_path / "shibokensupport" / "signature").mkdir(parents=True)
    (tmp_path / "shibokensupport" / "signature" / "__init__.py").touch()
    modules = contents.hidden_modules(tmp_path)
    assert {f"PIL.{plugin}" for plugin in _PLUGINS.values()} < set(modules)
    assert {"viewer", "viewer.imaging.worker", "viewer.ui.about", "shibokensupport.signature"} < set(modules)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libicudata.so.73",
        "PySide6/Qt/lib/libQt6OpenGL.so.6",  # Wayland's graphics link to it
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "pillow.libs/libavif-c6062d5f.so.16.4.2",
        "libpython3.11.so.1.0",
        "libxcb-cursor.so.0",
        "viewer/ui/photo-caption-viewer.svg",
    ],
)
def test_what_is_needed_is_kept(place: str) -> None:
    assert contents.is_kept(place)


@pytest.mark.skipif(sys.platform == "win32", reason="Qt's network module is for Windows alone")
@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/translations/qtbase_de.qm",
        "pillow.libs/libfreetype-57f805ba.so.6.20.6",
        "libfontconfig.so.1",
        "libstdc++.so.6",
        "libgtk-3.so.0",
    ],
)
def test_what_is_not_or_must_be_the_systems_is_left_out(place: str) -> None:
    assert not contents.is_kept(place)


def test_the_sample_story_fonts_and_icon_come_along() -> None:
    sample = {(Path(source).name, folder) for source, folder in contents.sample_files()}
    assert (Path(sample_story()).name, "viewer/sample") in sample
    fonts = contents.font_files(BINDING.parent)
    assert sum(source.endswith(".ttf") for source, _ in fonts) == 6
    assert sum(source.endswith("LICENSE") for source, _ in fonts) == 2
    assert (str(ICON), "viewer/ui") in contents.data_files()
    metadata = contents.metadata_files()
    assert [Path(folder).name.split("-")[0].lower() for _, folder in metadata] == ["pillow", "pyyaml", "wakepy"]
    for source, _ in [*contents.sample_files(), *fonts, *metadata]:
        assert Path(source).is_file()


def test_other_programs_are_started_without_the_bundles_libraries() -> None:
    hook = ROOT / "packaging" / "own_environment.py"
    tell = f"import os, runpy; runpy.run_path({str(hook)!r}); print(os.environ.get('LD_LIBRARY_PATH'))"

    def left(**environment: str) -> str:
        command = [sys.executable, "-I", "-c", tell]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.strip()

    assert left(LD_LIBRARY_PATH="/bundle") == "None"
    assert left(LD_LIBRARY_PATH="/bundle", LD_LIBRARY_PATH_ORIG="/theirs") == "/theirs"


def test_what_the_viewer_is_locked_to_is_what_is_bundled() -> None:
    requirements = ROOT / "scripts" / "requirements"
    bundled = (requirements / "bundle.txt").read_text().splitlines()
    assert not [line for line in (requirements / "run.txt").read_text().splitlines() if line not in bundled]
