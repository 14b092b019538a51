"""Files that become others than they were: each time it is told once, whatever way it has happened."""

import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QFileSystemWatcher
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.looking import PATIENCE, time_passes
from viewer.ui import watching
from viewer.ui.watching import UNKNOWN, Identity, Watch, _Ear, _Orders, identity_of


class Watcher:
    """A watch, and what it has told. `watch` returns when the system has been asked to watch as well."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self._qtbot = qtbot
        self._folder = folder
        self.itself = Watch()
        self.told: list[frozenset[str]] = []
        self.itself.changed.connect(self.told.append)

    def watch(self, expected: Mapping[Path, Identity | None]) -> None:
        files = {str(path): identity for path, identity in expected.items()}
        there = self._folder / "there"
        there.touch()
        self.itself.watch({**files, str(there): None})
        self._qtbot.waitUntil(lambda: frozenset({str(there)}) in self.told, timeout=PATIENCE)
        there.unlink()
        self.told.clear()
        self.itself.watch(files)

    def tells(self, *paths: Path) -> None:
        """Wait until these have been told, and nothing else."""
        wanted = {str(path) for path in paths}
        self._qtbot.waitUntil(lambda: wanted <= {path for told in self.told for path in told}, timeout=PATIENCE)
        assert {path for told in self.told for path in told} == wanted
        self.told.clear()


@pytest.fixture
def watcher(qtbot: QtBot, tmp_path: Path) -> Iterator[Watcher]:
    (tmp_path / "elsewhere").mkdir()
    made = Watcher(qtbot, tmp_path / "elsewhere")
    yield made
    made.itself.close()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A file that is watched."""
    path = tmp_path / "story" / "photo.jpg"
    path.parent.mkdir()
    path.write_bytes(b"first")
    return path


def replace(path: Path, content: bytes) -> None:
    """Put another file in its place, as programs do that never leave half of one."""
    new = path.with_name("new")
    new.write_bytes(content)
    new.replace(path)


def test_a_file_replaced_again_and_again_is_told_each_time(watcher: Watcher, photo: Path) -> None:
    watcher.watch({photo: identity_of(str(photo))})
    for content in (b"other", b"third", b"first"):
        replace(photo, content)
        watcher.tells(photo)


def test_so_is_one_of_which_the_system_keeps_another_name(watcher: Watcher, photo: Path) -> None:
    """The file that is listened to lives on; what is written into the new one has to be heard all the same."""
    os.link(photo, photo.with_name("backup"))
    watcher.watch({photo: identity_of(str(photo))})
    replace(photo, b"other")
    watcher.tells(photo)
    photo.write_bytes(b"written into")
    watcher.tells(photo)


def test_writing_into_a_file_and_cutting_it_off_are_told(watcher: Watcher, photo: Path) -> None:
    watcher.watch({photo: identity_of(str(photo))})
    with photo.open("ab") as file:
        file.write(b" and more")
    watcher.tells(photo)
    os.truncate(photo, 2)
    watcher.tells(photo)


def test_a_file_goes_and_returns(watcher: Watcher, photo: Path) -> None:
    watcher.watch({photo: identity_of(str(photo))})
    photo.unlink()
    watcher.tells(photo)
    photo.write_bytes(b"back")
    watcher.tells(photo)


def test_a_link_in_its_place_is_told(watcher: Watcher, photo: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jpg"
    other.write_bytes(b"first")
    watcher.watch({photo: identity_of(str(photo))})
    new = photo.with_name("new")
    new.symlink_to(other)
    new.replace(photo)
    watcher.tells(photo)


def test_a_folder_that_gets_another_name_is_noticed_when_one_looks(watcher: Watcher, photo: Path) -> None:
    watcher.watch({photo: identity_of(str(photo))})
    elsewhere = photo.parent.with_name("renamed")
    photo.parent.rename(elsewhere)
    watcher.itself.look()
    watcher.tells(photo)
    elsewhere.rename(photo.parent)
    watcher.itself.look()
    watcher.tells(photo)
    photo.unlink()  # from now on the system says it again
    watcher.tells(photo)


def test_what_happens_beside_a_file_is_not_told(watcher: Watcher, photo: Path) -> None:
    beside = photo.with_name("beside.jpg")
    beside.write_bytes(b"beside")
    watcher.watch({photo: identity_of(str(photo)), beside: identity_of(str(beside))})
    photo.with_name("unwatched").touch()
    os.utime(photo.parent)
    photo.chmod(0o600)
    beside.write_bytes(b"another beside")
    watcher.tells(beside)


def test_what_is_another_already_is_told_at_once(watcher: Watcher, photo: Path) -> None:
    before = identity_of(str(photo))
    replace(photo, b"other")
    watcher.itself.watch({str(photo): before})
    watcher.tells(photo)


def test_a_file_in_an_unknown_state_is_told_from_the_next_change_on(watcher: Watcher, photo: Path) -> None:
    watcher.watch({photo: UNKNOWN})
    photo.write_bytes(b"half of it, and more")
    watcher.tells(photo)


def test_what_is_not_watched_any_more_is_not_told(watcher: Watcher, photo: Path) -> None:
    beside = photo.with_name("beside.jpg")
    watcher.watch({photo: identity_of(str(photo)), beside: None})
    watcher.watch({beside: None})
    replace(photo, b"other")
    beside.touch()
    watcher.tells(beside)


def test_the_window_never_waits_for_a_disk(
    qapp: QApplication,  # noqa: ARG001
    photo: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked, answers = threading.Event(), threading.Event()
    threads: set[str] = set()

    def stuck(_path: str) -> None:
        threads.add(threading.current_thread().name)
        asked.set()
        answers.wait(PATIENCE / 1000)

    monkeypatch.setattr(watching, "identity_of", stuck)
    monkeypatch.setattr(watching, "_END", 0.0)
    watch = Watch()
    told: list[object] = []
    watch.changed.connect(told.append)
    watch.watch({str(photo): (1, 2, 3, 4)})
    assert asked.wait(PATIENCE / 1000)
    watch.look()
    watch.close()
    assert watch._thread.is_alive(), "the disk still holds it"
    answers.set()
    watch._thread.join(PATIENCE / 1000)
    assert threads == {"watch"}
    QApplication.processEvents()
    assert told == []


# The thread's own part, cranked by hand.

MakeEar = Callable[[dict[str, Identity | None]], tuple[_Ear, list[frozenset[str]]]]


@pytest.fixture
def make_ear(qapp: QApplication) -> MakeEar:  # noqa: ARG001
    def make(expected: dict[str, Identity | None]) -> tuple[_Ear, list[frozenset[str]]]:
        told: list[frozenset[str]] = []
        ear = _Ear(lambda: _Orders(expected), told.append, lambda: None)
        ear.obey()
        return ear, told

    return make


def test_a_burst_is_one_change(make_ear: MakeEar, photo: Path) -> None:
    path = str(photo)
    ear, told = make_ear({path: identity_of(path)})
    for length in range(1, 50):
        photo.write_bytes(b"x" * length)
        ear._hear(path)
    assert told == []
    time_passes(ear._rest)
    assert told == [{path}]


def test_a_burst_without_end_is_told_all_the_same(
    make_ear: MakeEar, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr("viewer.ui.watching.time.monotonic", lambda: now[0])
    ear, _ = make_ear({str(photo): identity_of(str(photo))})
    starts: list[float] = []
    monkeypatch.setattr(ear._rest, "start", lambda: starts.append(now[0]))
    monkeypatch.setattr(ear._rest, "isActive", lambda: bool(starts))
    for _ in range(30):
        ear._hear(str(photo))
        now[0] += 0.1
    assert starts[0] == 100.0
    assert len(starts) < 12, "after a second it waits no longer"


def test_storage_that_never_says_the_same_twice_is_not_believed_for_ever(
    make_ear: MakeEar, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, numbers = str(photo), iter(range(1_000))
    monkeypatch.setattr(watching, "identity_of", lambda _: (1, next(numbers), 5, 6))
    ear, told = make_ear({path: (1, 2_000, 5, 6)})
    for number in range(50):
        ear._listen_for({path: (1, 3_000 + number, 5, 6)})
    assert 1 <= len(told) <= 3


def test_folders_are_watched_up_to_a_number(make_ear: MakeEar, tmp_path: Path) -> None:
    paths = [tmp_path / f"folder {number}" / "photo.jpg" for number in range(40)]
    for path in paths:
        path.parent.mkdir()
        path.touch()
    ear, told = make_ear({str(path): identity_of(str(path)) for path in paths})
    assert len(ear._watcher.directories()) == 16
    assert len(ear._watcher.files()) == 40
    ear._listen_for({})
    assert ear._watcher.files() == ear._watcher.directories() == []
    assert told == []


def test_what_the_system_will_not_watch_is_asked_for_once_until_it_is_another(
    make_ear: MakeEar, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def refuse(_self: QFileSystemWatcher, paths: list[str]) -> list[str]:
        asked.append(sorted(paths))
        return paths

    monkeypatch.setattr(QFileSystemWatcher, "addPaths", refuse)
    ear, told = make_ear({str(photo): identity_of(str(photo))})
    ear._look()
    assert asked == [[str(photo.parent), str(photo)]]
    replace(photo, b"other")
    ear._look()
    assert told == [{str(photo)}], "who looks sees it all the same"
    assert asked[1:] == [[str(photo)]]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="whoever may read everything is refused none")
def test_what_may_not_be_read_is_not_complained_of(make_ear: MakeEar, photo: Path) -> None:
    photo.chmod(0)
    ear, _ = make_ear({str(photo): UNKNOWN})
    assert ear._watcher.files() == []


@pytest.mark.parametrize("path", ["/no/such/photo.jpg", "/tmp/with\0nothing", "/dev/null/photo.jpg"])  # noqa: S108
def test_where_nothing_can_be_seen_nothing_is_there(path: str) -> None:
    assert identity_of(path) is None
