"""Bundles that somebody has made to do harm, opened in the real window: one sentence each, and nothing on the disk."""

import os
import tempfile
from pathlib import Path

import pytest

from tests.bundles import UGLY
from tests.ui.conftest import StoryWriter, ViewerOpener, entry
from tests.ui.looking import texts_on_screen
from viewer.app import Viewer


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files would go."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def viewer(elsewhere: Path, open_viewer: ViewerOpener, write_story: StoryWriter) -> Viewer:  # noqa: ARG001 - its workers
    return open_viewer(write_story([entry(1)]))


def listing(folder: Path) -> set[tuple[str, int, int]]:
    found = set()
    for above, _, names in os.walk(folder):
        for name in names:
            status = Path(above, name).lstat()
            found.add((str(Path(above, name)), status.st_size, status.st_mtime_ns))
    return found


@pytest.mark.parametrize("kind", UGLY)
def test_an_ugly_bundle_says_one_sentence_in_the_window_and_leaves_nothing(
    kind: str, viewer: Viewer, elsewhere: Path, tmp_path: Path
) -> None:
    make, said = UGLY[kind]
    path = tmp_path / "ugly.photostory"
    path.write_bytes(make())
    before, at_home = listing(tmp_path), set(Path.cwd().iterdir())
    viewer.open([str(path)])
    title, sentence, *_ = texts_on_screen(viewer.window.notice)
    assert title == "This story cannot be opened"
    assert said in sentence
    assert len(sentence.splitlines()) == 1
    assert listing(tmp_path) == before
    assert list(elsewhere.iterdir()) == []
    assert set(Path.cwd().iterdir()) == at_home
