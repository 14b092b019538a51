"""What travels in a wheel: the program, and the sample story inside it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The contents of a wheel built from this checkout, as an installer would lay them out."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-P", "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_sample_story_travels_inside_the_package(installed: Path) -> None:
    inside = installed / "viewer" / "sample"
    assert (inside / "captions.yaml").read_bytes() == (ROOT / "captions.yaml").read_bytes()
    photos = {path.name for path in (ROOT / "gallery").glob("*.jpg")}
    assert len(photos) == 6
    assert {path.name for path in (inside / "gallery").iterdir()} == photos | {"README.md"}


def test_an_installed_program_opens_it(installed: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    ask = "import viewer, viewer.loading as l; print(viewer.__file__); print(l.sample_story())"
    done = subprocess.run(
        [sys.executable, "-P", "-c", ask], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    package, story = map(Path, done.stdout.split())
    assert package == installed / "viewer" / "__init__.py"
    assert story == installed / "viewer" / "sample" / "captions.yaml"
    check = [sys.executable, "-P", "-m", "viewer", "check", "--strict", str(story)]
    assert subprocess.run(check, cwd=tmp_path, env=environment, capture_output=True, check=False).returncode == 0


def test_nothing_else_travels(installed: Path) -> None:
    top = {path.name for path in installed.iterdir()}
    assert {name for name in top if not name.endswith(".dist-info")} == {"viewer"}
    assert not list(installed.rglob("tests"))
    assert not list(installed.rglob("scenes"))
