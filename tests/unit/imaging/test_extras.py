"""Formats that a plugin reads: shown where it is installed, refused in a sentence where it is not.

`files/quarters.heic` was written by pillow-heif (quality 95, 4:4:4), because pi-heif only reads.
"""

import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from PIL import Image

from viewer import extras
from viewer.extras import EXTRAS, extra_for
from viewer.imaging.decode import decode
from viewer.imaging.photo_file import CannotDecodeError
from viewer.imaging.process import WorkerProcess, request_for
from viewer.imaging.request import FailureReason, PhotoKey, PhotoSource
from viewer.imaging.shelf import Decoded

FILES = Path(__file__).parent / "files"
QUARTERS = {(10, 10): (220, 40, 40), (50, 10): (40, 60, 220), (10, 40): (30, 180, 60), (50, 40): (40, 60, 220)}


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """A folder with the same picture in both formats, under names that say something else."""
    shutil.copy(FILES / "quarters.heic", tmp_path / "HEIC.jpg")
    picture = Image.new("RGB", (64, 48))
    for (x, y), colour in QUARTERS.items():
        picture.paste(colour, (x // 32 * 32, y // 24 * 24, x // 32 * 32 + 32, y // 24 * 24 + 24))
    import_module("pillow_jxl")
    picture.save(tmp_path / "JPEG XL.jpg", "JXL", lossless=True)
    return tmp_path


@pytest.fixture
def without_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda _: None)


@pytest.fixture
def worker() -> Iterator[WorkerProcess]:
    made = WorkerProcess()
    yield made
    made.close()


def key(folder: Path, name: str, box: tuple[int, int] = (64, 48)) -> PhotoKey:
    return PhotoKey(PhotoSource(str(folder), f"{name}.jpg"), *box)


def pixel(decoded: Decoded, x: int, y: int) -> tuple[int, int, int]:
    start = (y * decoded.width + x) * 4
    blue, green, red = decoded.data[start : start + 3]
    return red, green, blue


@pytest.mark.parametrize("name", [extra.format for extra in EXTRAS])
def test_it_is_shown_in_its_colours(photos: Path, name: str) -> None:
    decoded = decode(key(photos, name))
    extra = extra_for(name)
    assert extra is not None
    assert (decoded.width, decoded.height, decoded.info.format) == (64, 48, extra.pillow_format)
    for (x, y), colour in QUARTERS.items():
        assert pixel(decoded, x, y) == pytest.approx(colour, abs=6)


@pytest.mark.parametrize("name", [extra.format for extra in EXTRAS])
def test_a_worker_with_least_rights_can_do_that(photos: Path, name: str, worker: WorkerProcess) -> None:
    worker.channel.send(request_for(key(photos, name), 1))
    message, memory = worker.channel.receive(30)
    assert "failure" not in message
    assert (message["width"], message["height"]) == (64, 48)
    assert memory is not None
    memory.close()


@pytest.mark.parametrize("name", [extra.format for extra in EXTRAS])
def test_a_damaged_one_has_its_reason(photos: Path, name: str) -> None:
    path = photos / f"{name}.jpg"
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(CannotDecodeError) as caught:
        decode(key(photos, name))
    assert caught.value.failure.reason is FailureReason.DAMAGED


@pytest.mark.parametrize("name", [extra.format for extra in EXTRAS])
@pytest.mark.usefixtures("without_plugins")
def test_without_its_plugin_it_is_named(photos: Path, name: str) -> None:
    with pytest.raises(CannotDecodeError) as caught:
        decode(key(photos, name))
    assert caught.value.failure == (FailureReason.UNKNOWN_FORMAT, name)


def test_extras_are_found_by_what_people_call_them_and_by_suffix() -> None:
    assert [extra_for(name) for name in ("HEIC", "hif", "JPEG XL", "jxl")] == [*EXTRAS[:1] * 2, *EXTRAS[1:] * 2]
    assert extra_for("jpg") is extra_for("") is None
