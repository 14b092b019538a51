"""Photos that are no photos, that are damaged, too large, somewhere they should not be, or that change while shown.

The window is the real one, and so are the decode workers.
"""

import os
import signal
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from tests.conftest import PhotoMaker
from tests.fuzz.targets import Studio
from tests.hostile.mutator import damaged, samples, truncations
from tests.ui.conftest import COLOURS, StoryWriter, ViewerOpener, entry, wait_for_photo
from tests.ui.looking import PATIENCE, colour_on, photos_of, press, texts_on_screen
from viewer.app import Viewer
from viewer.imaging.process import MEMORY_MIB, WorkerProcess
from viewer.imaging.request import DecodeFailure, FailureReason
from viewer.settings import Settings
from viewer.ui.failure_card import sentence

ALONE = Settings(workers=1, prefetch_ahead=0, prefetch_behind=0)
CARD = "This photo cannot be shown"
DAMAGED = "Damaged file"
DEATHS = {FailureReason.CRASHED, FailureReason.TIMED_OUT, FailureReason.NO_WORKER}
REFUSED = {
    "SVG": b"<svg xmlns='http://www.w3.org/2000/svg'><image href='trap'/><image href='file:///dev/zero'/></svg>",
    "EPS": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(trap) run\n",
    "PSD": b"8BPS\0\1" + bytes(6) + struct.pack(">HIIHH", 3, 9, 9, 8, 3) + bytes(400),
    "PDF": b"%PDF-1.7\n",
    "web page": b"<!DOCTYPE html><img src='trap'>",
}


def pids(viewer: Viewer) -> list[int]:
    return [worker.pid for worker in photos_of(viewer).pool._workers]


def flip_to_next(qtbot: QtBot, viewer: Viewer) -> None:
    press(viewer.window, "Right")
    wait_for_photo(qtbot, viewer)


def status(pid: int | str, name: str) -> int:
    """A figure of a process, in KiB (Linux)."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1])
    raise AssertionError(name)


def is_a_card_for(viewer: Viewer, reason: FailureReason, file: str) -> bool:
    said = texts_on_screen(viewer.window.spread.stage)
    expected = sentence(DecodeFailure(reason))
    return said[0] == CARD and said[1].startswith(expected) and said[-1] == file


def odd_files() -> dict[str, bytes]:
    """One file for each way of being none, and two damaged ones of each kind."""
    chance = Random(1)
    files = {"empty": b"", "noise": chance.randbytes(5_000), "words": b"just words", "zeros": bytes(9_000)}
    files |= {f"{name} by name": content for name, content in REFUSED.items()}
    for name, sound in samples().items():
        files |= {f"{name} {number}": damaged(sound, chance) for number in range(2)}
        files[f"{name} half"] = sound[: len(sound) // 2]
    return files


def test_hostile_01_any_file_yields_a_photo_or_its_reason(
    qtbot: QtBot, open_viewer: ViewerOpener, tmp_path: Path
) -> None:
    files = odd_files()
    for number, content in enumerate(files.values()):
        (tmp_path / f"{number:03}.jpg").write_bytes(content)
    viewer = open_viewer(tmp_path)
    stage, presenter = viewer.window.spread.stage, viewer.presenter
    assert presenter is not None
    outcomes = set()
    for number, name in enumerate(files):
        if number:
            flip_to_next(qtbot, viewer)
        assert presenter.playhead.index == number
        answer = presenter.answer
        assert answer is not None
        if answer.failure is None:
            assert stage.frame is answer.frame, name
            assert texts_on_screen(stage) == []
            outcomes.add("damaged" if answer.info is not None and answer.info.damaged else "shown")
        else:
            assert answer.failure.reason not in DEATHS, name
            assert is_a_card_for(viewer, answer.failure.reason, f"{number:03}.jpg") or answer.failure.detail, name
            outcomes.add(answer.failure.reason.value)
    assert outcomes >= {"shown", "damaged", "empty", "unknown-format"}
    press(viewer.window, "Home")
    wait_for_photo(qtbot, viewer)
    assert is_a_card_for(viewer, FailureReason.EMPTY, "000.jpg")


@pytest.fixture
def studio() -> Iterator[Studio]:
    made = Studio()
    yield made
    made.close()


def test_hostile_01_five_hundred_damaged_photos_kill_no_worker(studio: Studio) -> None:
    chance = Random(2)
    cut = [short for sound in samples().values() for short in truncations(sound)]
    mutants = chance.sample(cut, 200)
    mutants += [damaged(chance.choice(list(samples().values())), chance) for _ in range(300)]
    for number, mutant in enumerate(mutants):
        failure = studio.answer(mutant).failure
        assert failure is None or failure.reason not in DEATHS, (number, failure)
    assert studio.reasons["damaged"] > 50, "too little is wrong with them"
    assert studio.reasons["shown"] > 50, "too much is wrong with them"


def test_hostile_01_sound_samples_are_shown(studio: Studio) -> None:
    """Else nothing would have been shown above."""
    for name, sound in samples().items():
        assert studio.answer(sound).failure is None, name
    assert studio.reasons == {"shown": len(samples())}


@pytest.mark.parametrize("fate", ["crashes", "hangs", "is full"])
def test_hostile_02_a_worker_that_dies_is_reported_and_replaced(
    qtbot: QtBot,
    open_viewer: ViewerOpener,
    write_story: StoryWriter,
    monkeypatch: pytest.MonkeyPatch,
    fate: str,
    make_photo: PhotoMaker,
) -> None:
    if fate == "is full":
        monkeypatch.setattr(WorkerProcess.__init__, "__defaults__", (400,))
        make_photo("p2.png", (12_000, 12_000), (1, 2, 3))
    story = write_story([entry(number) for number in (1, 2, 3)])
    viewer = open_viewer(story, settings=Settings(workers=1, prefetch_ahead=0, prefetch_behind=0, deadline=3.0))
    qtbot.waitUntil(lambda: viewer.stories.photos is None or viewer.is_settled or fate == "is full", timeout=PATIENCE)
    (first,) = pids(viewer)
    if fate != "is full":
        os.kill(first, signal.SIGSTOP)
    press(viewer.window, "Right")
    if fate == "crashes":
        pool = photos_of(viewer).pool
        assert pool is not None
        qtbot.waitUntil(lambda: len(pool._lines) == 1, timeout=PATIENCE)  # it has been asked
        os.kill(first, signal.SIGKILL)
    wait_for_photo(qtbot, viewer)
    reason = {
        "crashes": FailureReason.CRASHED,
        "hangs": FailureReason.TIMED_OUT,
        "is full": FailureReason.TOO_LARGE,
    }[fate]
    assert is_a_card_for(viewer, reason, "p2.png")
    assert "Chú thích 2" in texts_on_screen(viewer.window.spread.captions)
    flip_to_next(qtbot, viewer)
    assert colour_on(viewer.window.spread.stage) == COLOURS[2]
    if fate != "is full":
        assert pids(viewer) != [first]


def test_hostile_03_a_bomb_costs_the_window_nothing_and_a_worker_at_most_its_cap(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, tmp_path: Path
) -> None:
    edge = 13_300
    rows = zlib.compress(bytes((edge // 8 + 2) * edge), 9)
    bomb = _png_chunk(b"IHDR", struct.pack(">IIBBBBB", edge, edge, 1, 0, 0, 0, 0))
    bomb += _png_chunk(b"IDAT", rows) + _png_chunk(b"IEND", b"")
    (tmp_path / "p2.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bomb)
    assert (tmp_path / "p2.png").stat().st_size < 30_000
    viewer = open_viewer(write_story([entry(1), entry(2), entry(3)]), settings=ALONE)
    (worker,) = pids(viewer)
    Path("/proc/self/clear_refs").write_text("5")  # what the highest use of memory was, is forgotten
    before = status("self", "VmHWM")
    flip_to_next(qtbot, viewer)
    assert viewer.presenter is not None
    answer = viewer.presenter.answer
    assert answer is not None
    assert answer.failure is None, "white, but a photo all the same"
    assert status("self", "VmHWM") - before < 40_000
    assert pids(viewer) == [worker]
    assert status(worker, "VmPeak") <= MEMORY_MIB * 1024
    assert status(worker, "VmHWM") > 170_000, "it has not been decoded at all"
    flip_to_next(qtbot, viewer)
    assert colour_on(viewer.window.spread.stage) == COLOURS[2]


def _png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def test_hostile_04_formats_are_an_allowlist_decided_by_content(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, tmp_path: Path, trap: Path
) -> None:
    assert trap.name == "trap"
    for number, content in enumerate(REFUSED.values(), 1):
        (tmp_path / f"p{number}.jpg").write_bytes(content)
    (tmp_path / "p6.svg").write_bytes(samples()["jpeg baseline"])  # only its name is odd
    names = [*(f"p{number}.jpg" for number in range(1, 6)), "p6.svg"]
    viewer = open_viewer(write_story([entry(number, file=name) for number, name in enumerate(names, 1)]))
    stage = viewer.window.spread.stage
    for found in REFUSED:
        expected = sentence(DecodeFailure(FailureReason.UNKNOWN_FORMAT, found))
        assert texts_on_screen(stage)[:2] == [CARD, expected], found
        flip_to_next(qtbot, viewer)
    assert texts_on_screen(stage) == []
    assert stage.frame is not None


@pytest.mark.parametrize("kind", ["jpeg baseline", "jpeg progressive", "png", "tiff raw", "bmp", "gif", "jpeg 2000"])
def test_hostile_05_what_is_left_of_a_damaged_photo_is_shown_and_labelled(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, tmp_path: Path, kind: str
) -> None:
    sound = samples()[kind]
    (tmp_path / "p1.jpg").write_bytes(sound[: len(sound) * 3 // 4])
    viewer = open_viewer(write_story([entry(1, file="p1.jpg"), entry(2)]))
    footer = viewer.window.spread.footer
    assert viewer.window.spread.stage.frame is not None, texts_on_screen(viewer.window.spread.stage)
    assert any(text.startswith(DAMAGED) for text in texts_on_screen(footer))
    flip_to_next(qtbot, viewer)
    assert not any(text.startswith(DAMAGED) for text in texts_on_screen(footer))


@pytest.mark.parametrize("fate", ["truncated", "emptied", "overwritten", "deleted", "a folder now"])
def test_hostile_06_a_shown_file_may_change_or_vanish(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, tmp_path: Path, fate: str
) -> None:
    path = tmp_path / "p1.png"
    Image.effect_noise((1_500, 1_000), 90).convert("RGB").save(path)
    viewer = open_viewer(write_story([entry(1), entry(2)]), settings=ALONE)
    stage = viewer.window.spread.stage
    before = stage.frame
    assert before is not None
    match fate:
        case "truncated":
            os.truncate(path, 5_000)
        case "emptied":
            os.truncate(path, 0)
        case "overwritten":
            path.write_bytes(os.urandom(path.stat().st_size))
        case "deleted":
            path.unlink()
        case "a folder now":
            path.unlink()
            path.mkdir()
    press(viewer.window, "1")  # its own pixels are wanted now, and are not to be had
    assert viewer.presenter is not None
    flip_to_next(qtbot, viewer)
    assert colour_on(stage) == COLOURS[1]
    press(viewer.window, "Left")
    wait_for_photo(qtbot, viewer)
    assert stage.frame is before, "what was seen is kept"
    press(viewer.window, "Ctrl+R")
    wait_for_photo(qtbot, viewer)
    if fate == "truncated":
        assert any(text.startswith(DAMAGED) for text in texts_on_screen(viewer.window.spread.footer))
    else:
        assert texts_on_screen(stage)[0] == CARD


@pytest.mark.parametrize("way", ["in its place", "over it"])
def test_hostile_06_a_photo_replaced_on_the_disk_is_shown_anew(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, tmp_path: Path, way: str, make_photo: PhotoMaker
) -> None:
    """Twice: who watches a file itself does not hear of the second time."""
    viewer = open_viewer(write_story([entry(1), entry(2)]))
    for colour in ((9, 99, 199), (199, 99, 9)):
        new = make_photo("new.png", (90, 60), colour)
        if way == "in its place":
            new.replace(tmp_path / "p1.png")
        else:
            (tmp_path / "p1.png").write_bytes(new.read_bytes())
        qtbot.waitUntil(lambda: colour_on(viewer.window.spread.stage) == colour, timeout=PATIENCE)  # noqa: B023


def test_hostile_07_what_is_no_ordinary_file_is_refused_before_it_is_read(
    qtbot: QtBot,
    open_viewer: ViewerOpener,
    write_story: StoryWriter,
    tmp_path: Path,
    trap: Path,
    unix_socket: Path,
) -> None:
    (tmp_path / "folder.jpg").mkdir()
    (tmp_path / "device.jpg").symlink_to("/dev/zero")
    names = [trap.name, unix_socket.name, "folder.jpg", "device.jpg"]
    # The first one is there before, so that it takes the place of a file that was an ordinary one when it was listed.
    viewer = open_viewer(write_story([entry(number, file=name) for number, name in enumerate(names, 1)] + [entry(9)]))
    for name in names:
        said = texts_on_screen(viewer.window.spread.stage)
        assert said[0] == CARD
        assert said[-1] == name
        flip_to_next(qtbot, viewer)
    assert colour_on(viewer.window.spread.stage) == COLOURS[4]


def test_hostile_07_storage_that_blocks_holds_up_nothing_else(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter
) -> None:
    from PySide6.QtCore import QTimer

    settings = Settings(workers=2, prefetch_ahead=0, prefetch_behind=0, deadline=60.0)
    viewer = open_viewer(write_story([entry(number) for number in range(1, 5)]), settings=settings)
    qtbot.waitUntil(lambda: len(pids(viewer)) == 2 and viewer.is_settled, timeout=PATIENCE)
    pool, presenter = photos_of(viewer).pool, viewer.presenter
    assert pool is not None
    assert presenter is not None
    for pid in pids(viewer):
        os.kill(pid, signal.SIGSTOP)
    press(viewer.window, "Right")
    blocked = presenter._wanted
    assert blocked is not None
    qtbot.waitUntil(lambda: blocked in pool._lines, timeout=PATIENCE)
    held, _ = pool._lines[blocked]
    for pid in pids(viewer):
        if pid != held.pid:
            os.kill(pid, signal.SIGCONT)
    beats = []
    heart = QTimer(interval=1)
    heart.timeout.connect(lambda: beats.append(1))
    heart.start()
    for colour in COLOURS[2:4]:
        flip_to_next(qtbot, viewer)
        assert colour_on(viewer.window.spread.stage) == colour
        assert blocked in pool._lines, "it is still being waited for"
    qtbot.waitUntil(lambda: len(beats) > 20, timeout=PATIENCE)
    heart.stop()
    os.kill(held.pid, signal.SIGCONT)
