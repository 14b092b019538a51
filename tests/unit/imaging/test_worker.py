"""Real decode workers: processes that can be killed, stopped and starved, and that never outlive the window."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import ROOT, PhotoMaker
from tests.unit.imaging.profiles import ADOBE_RGB, rgb_profile
from viewer.imaging.message import ChannelClosedError, Message
from viewer.imaging.process import WorkerProcess, withdrawal_of

PATIENCE = 60.0


@pytest.fixture
def worker() -> Iterator[WorkerProcess]:
    process = WorkerProcess(1536)
    yield process
    process.close()


def asking(path: Path | str, size: int, region: object = None, number: int = 0) -> Message:
    place = {"width": size, "height": size, "region": region, "page": 0}
    return {"folder": None, "name": str(path), **place, "number": number}


def ask(worker: WorkerProcess, path: Path | str, size: int = 100, region: object = None) -> Message:
    worker.channel.send(asking(path, size, region))
    message, memory = worker.channel.receive(PATIENCE)
    if memory is not None:
        with memory.mapped() as data:
            message["first"] = bytes(data[:4])
        memory.close()
    return message


def test_pixels_come_through_shared_memory(worker: WorkerProcess, make_photo: PhotoMaker) -> None:
    answer = ask(worker, make_photo("a.png", (90, 60), (200, 30, 40)))
    assert (answer["width"], answer["height"], answer["alpha"]) == (100, 67, False)
    assert answer["first"] == bytes([40, 30, 200, 255])
    assert answer["info"]["width"] == 90


def test_what_a_file_says_comes_with_its_pixels_unless_nobody_wants_to_know(
    worker: WorkerProcess, make_photo: PhotoMaker
) -> None:
    exif = Image.Exif()
    exif.update({0x010E: "A drum", 0x0110: "Model"})
    photo = make_photo("a.jpg", exif=exif)
    told = ask(worker, photo)["info"]
    assert told["captions"] == [["x-default", "A drum"]]
    assert told["facts"] == [["camera", "Model", ""], ["caption-exif", "A drum", ""]]
    worker.channel.send({**asking(photo, 100), "facts": False})
    message, memory = worker.channel.receive(PATIENCE)
    assert (message["info"]["captions"], message["info"]["facts"]) == ([["x-default", "A drum"]], [])
    assert memory is not None
    memory.close()


def test_one_worker_serves_many_photos_good_and_bad(worker: WorkerProcess, make_photo: PhotoMaker) -> None:
    good = make_photo("a.png")
    for _ in range(3):
        assert "failure" not in ask(worker, good)
        assert ask(worker, "/no/such/photo.jpg")["failure"] == "missing"


def test_what_is_withdrawn_is_not_decoded(worker: WorkerProcess, make_photo: PhotoMaker) -> None:
    photo = make_photo("a.png")
    worker.channel.send(withdrawal_of(5))
    worker.channel.send(asking(photo, 100, number=5))
    assert worker.channel.receive(PATIENCE) == ({"withdrawn": 5}, None)
    assert "failure" not in ask(worker, photo)


def test_a_withdrawal_that_comes_late_harms_nothing(worker: WorkerProcess, make_photo: PhotoMaker) -> None:
    photo = make_photo("a.png")
    worker.channel.send(asking(photo, 100, number=5))
    message, memory = worker.channel.receive(PATIENCE)
    assert memory is not None
    memory.close()
    worker.channel.send(withdrawal_of(5))
    worker.channel.send(asking(photo, 100, number=6))
    message, memory = worker.channel.receive(PATIENCE)
    assert memory is not None
    memory.close()
    assert message["width"] == 100


def test_names_of_any_bytes_can_be_opened(worker: WorkerProcess, make_photo: PhotoMaker, tmp_path: Path) -> None:
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/-n\xff\n%41 .png")
    make_photo("a.png").rename(odd)
    assert "failure" not in ask(worker, odd)


def test_a_photo_that_needs_too_much_memory_is_refused_and_the_worker_goes_on(make_photo: PhotoMaker) -> None:
    worker = WorkerProcess(400)
    try:
        huge = make_photo("huge.png", (12_000, 12_000))
        assert ask(worker, huge)["failure"] == "too-large"
        assert "failure" not in ask(worker, make_photo("small.png"))
    finally:
        worker.close()


def test_a_part_of_a_photo_comes_in_its_own_size(worker: WorkerProcess, tmp_path: Path) -> None:
    image = Image.new("RGB", (90, 60), (200, 30, 40))
    image.paste((10, 20, 30), (50, 30, 90, 60))
    image.save(tmp_path / "a.png")
    answer = ask(worker, tmp_path / "a.png", 1000, [50, 30, 90, 60])
    assert (answer["width"], answer["height"]) == (40, 30)
    assert answer["first"] == bytes([30, 20, 10, 255])
    assert (answer["info"]["width"], answer["info"]["height"]) == (90, 60)


@pytest.mark.parametrize(
    "region",
    [
        [0, 0, 0, 10],
        [10, 10, 5, 20],
        [-1, 0, 10, 10],
        [0, 0, 91, 60],
        [0, 0, 10, 1 << 70],
        [90, 60, 91, 61],
        [0, 0, 10],
        [0, 0, 10, 10, 10],
        [0.0, 0, 10, 10],
        [False, 0, 10, 10],
        ["0", 0, 10, 10],
        [None, 0, 10, 10],
        [],
        {},
        "abcd",
        7,
    ],
)
def test_a_part_that_does_not_exist_is_refused_and_the_worker_goes_on(
    worker: WorkerProcess, make_photo: PhotoMaker, region: object
) -> None:
    photo = make_photo("a.png", (90, 60))
    assert ask(worker, photo, 100, region)["failure"] == "unreadable"
    assert "failure" not in ask(worker, photo, 100, [0, 0, 90, 60])


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_photo_kept_whole_is_let_go_of_for_the_next(worker: WorkerProcess, make_photo: PhotoMaker) -> None:
    def resident() -> int:
        status = Path(f"/proc/{worker.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) >> 10  # MiB

    small, large = make_photo("small.png"), make_photo("large.png", (6_000, 4_000))
    ask(worker, small)
    before = resident()
    ask(worker, large, 100, [0, 0, 50, 50])
    assert resident() > before + 80
    ask(worker, small)
    assert resident() < before + 40


def test_a_killed_worker_is_noticed(worker: WorkerProcess) -> None:
    assert worker.is_alive
    os.kill(worker.pid, signal.SIGKILL)
    with pytest.raises(ChannelClosedError):
        ask(worker, "/any.jpg")


def test_a_worker_that_is_told_to_end_is_not_asked_any_more(
    worker: WorkerProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next photo would be lost with it, where the system takes a moment to end it."""
    monkeypatch.setattr(worker._process, "poll", lambda: None)
    assert worker.is_alive
    worker.kill()
    assert not worker.is_alive


def test_a_worker_at_the_end_of_its_line_goes(worker: WorkerProcess) -> None:
    worker.channel.close()
    assert worker._process.wait(PATIENCE) == 0


def test_a_worker_in_the_middle_of_a_codec_goes_too(tmp_path: Path) -> None:
    path = tmp_path / "slow.png"
    Image.effect_noise((5000, 5000), 90).save(path, compress_level=1)
    worker = WorkerProcess(1536)
    worker.channel.send(asking(path, 4000))
    worker.channel.close()
    assert worker._process.wait(PATIENCE) == 0


def test_the_working_directory_offers_no_modules(tmp_path: Path, make_photo: PhotoMaker) -> None:
    (tmp_path / "PIL").mkdir()
    (tmp_path / "PIL" / "__init__.py").write_text("raise SystemExit('run from the story')")
    (tmp_path / "json.py").write_text("raise SystemExit('run from the story')")
    photo = make_photo("a.png")
    before = Path.cwd()
    os.chdir(tmp_path)
    try:
        worker = WorkerProcess(1536)
    finally:
        os.chdir(before)
    assert "failure" not in ask(worker, photo)
    worker.close()


PARENT = """
import sys, time
from viewer.imaging.process import WorkerProcess
worker = WorkerProcess(1536)
asked = {"width": 9, "height": 9, "region": None, "page": 0, "number": 0}
worker.channel.send({"folder": None, "name": sys.argv[1], **asked})
worker.channel.receive(60)
print(worker.pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("stopped", [False, True], ids=["idle", "stopped"])
def test_kill_nine_of_the_window_leaves_no_worker(make_photo: PhotoMaker, stopped: bool) -> None:
    photo = make_photo("a.png")
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, photo], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert parent.stdout is not None
    assert parent.stdin is not None
    worker = int(parent.stdout.readline())
    if stopped:
        os.kill(worker, signal.SIGSTOP)  # it cannot notice anything by itself: the kernel must end it
    watch = os.pidfd_open(worker)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    parent.stdin.close()
    readable, _, _ = select.select([watch], [], [], PATIENCE)
    os.close(watch)
    assert readable, "the worker outlives the window"


SCREEN = rgb_profile(ADOBE_RGB)


def test_photos_are_converted_to_the_screens_profile_until_there_is_another(
    worker: WorkerProcess, make_photo: PhotoMaker
) -> None:
    photo = make_photo("a.png", (90, 60), (200, 30, 40))
    plain = ask(worker, photo)["first"]
    assert worker.convert_to(SCREEN, PATIENCE)
    assert worker.screen == SCREEN
    converted = ask(worker, photo)["first"]
    assert converted != plain
    assert not worker.convert_to(b"", PATIENCE)
    assert ask(worker, photo)["first"] == plain


@pytest.mark.parametrize(
    "profile", [b"x", b"no profile" * 100_000, SCREEN[:300], SCREEN.replace(b"RGB ", b"CMYK", 1), bytes(4 << 20)]
)
def test_a_profile_that_is_of_no_use_leaves_photos_in_srgb(
    worker: WorkerProcess, make_photo: PhotoMaker, profile: bytes
) -> None:
    photo = make_photo("a.png", (90, 60), (200, 30, 40))
    plain = ask(worker, photo)["first"]
    assert worker.convert_to(SCREEN, PATIENCE)
    assert not worker.convert_to(profile, PATIENCE)
    assert ask(worker, photo)["first"] == plain


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_worker_keeps_no_descriptor_of_a_profile(worker: WorkerProcess) -> None:
    assert worker.convert_to(SCREEN, PATIENCE)
    before = sorted(Path(f"/proc/{worker.pid}/fd").iterdir())
    for _ in range(3):
        assert worker.convert_to(SCREEN, PATIENCE)
    assert sorted(Path(f"/proc/{worker.pid}/fd").iterdir()) == before
