"""Photos in bundles: the same pixels as of a file, and never another photo's."""

import io
import os
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from tests.bundles import bundle_of, says_it_is_large
from tests.conftest import PhotoMaker
from viewer.imaging.bundled import BundledPhoto
from viewer.imaging.decode import decode
from viewer.imaging.photo_file import CannotDecodeError
from viewer.imaging.process import WorkerProcess, request_for
from viewer.imaging.request import FailureReason, PhotoKey, PhotoSource, Region
from viewer.imaging.shelf import Decoded, Shelf

PATIENCE = 60.0
FORMATS = {
    "jpg": "RGB",
    "png": "RGBA",
    "webp": "RGB",
    "tif": "RGB",
    "gif": "P",
    "avif": "RGB",
    "jp2": "RGB",
    "bmp": "RGB",
}


@pytest.fixture
def noise(tmp_path: Path) -> dict[str, bytes]:
    """A photo in each format, no two alike."""
    made = {}
    for number, (suffix, mode) in enumerate(FORMATS.items()):
        image = Image.frombytes("L", (96, 64), bytes((7 * place + number * 31) % 251 for place in range(96 * 64)))
        path = tmp_path / f"a.{suffix}"
        image.convert(mode).save(path)
        made[path.name] = path.read_bytes()
    return made


def in_bundle(path: Path, name: str, size: int = 50, region: Region | None = None) -> PhotoKey:
    return PhotoKey(PhotoSource(str(path), name, is_bundled=True), size, size, region)


def same(one: Decoded, other: Decoded) -> bool:
    """Whether these are the same but for where they were found."""
    infos = [decoded.info._replace(identity=(0, 0, 0, 0), bundle=None) for decoded in (one, other)]
    return infos[0] == infos[1] and one[:4] == other[:4]


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_it_is_decoded_as_from_a_file(compression: int, noise: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "a.photostory"
    path.write_bytes(bundle_of(noise, compression))
    shelf = Shelf()
    for name, content in noise.items():
        for region in (None, Region(10, 10, 40, 30)):
            file = decode(PhotoKey(PhotoSource(str(tmp_path), name), 50, 50, region))
            bundled = decode(in_bundle(path, name, region=region), shelf)
            assert same(file, bundled), name
            assert bundled.info.identity[2] == len(content)


def test_photos_of_one_bundle_are_not_taken_for_each_other(noise: dict[str, bytes], tmp_path: Path) -> None:
    """What the shelf keeps goes by the photo's identity, and those of one bundle are in the same file."""
    path = tmp_path / "a.photostory"
    path.write_bytes(bundle_of({"a/1.png": noise["a.png"], "a/2.png": noise["a.png"], "a.jpg": noise["a.jpg"]}))
    found = [decode(in_bundle(path, name)).info.identity for name in ("a/1.png", "a/2.png", "a.jpg")]
    assert len(set(found)) == 3


def test_a_photo_that_is_kept_whole_is_not_read_again(
    noise: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.photostory"
    path.write_bytes(bundle_of(noise))
    shelf = Shelf()
    decode(in_bundle(path, "a.jpg", 500, Region(0, 0, 10, 10)), shelf)

    def refuse(_: BundledPhoto) -> io.BytesIO:
        raise AssertionError

    monkeypatch.setattr(BundledPhoto, "_contents", refuse)
    assert decode(in_bundle(path, "a.jpg", 500, Region(10, 10, 30, 30)), shelf).width == 20


def test_a_photo_with_one_wrong_byte_is_shown_as_damaged(noise: dict[str, bytes], tmp_path: Path) -> None:
    data = bytearray(bundle_of({"a.bmp": noise["a.bmp"]}))
    data[2_000] ^= 1
    path = tmp_path / "a.photostory"
    path.write_bytes(data)
    decoded = decode(in_bundle(path, "a.bmp"))
    assert decoded.info.damaged
    assert not decode(PhotoKey(PhotoSource(str(tmp_path), "a.bmp"), 50, 50)).info.damaged


def test_a_bundle_that_is_replaced_meanwhile_is_read_as_it_is_now(make_photo: PhotoMaker, tmp_path: Path) -> None:
    red, blue = (
        make_photo(name, colour=colour).read_bytes()
        for name, colour in (("r.png", (250, 0, 0)), ("b.png", (0, 0, 250)))
    )
    path, new = tmp_path / "a.photostory", tmp_path / "new"
    path.write_bytes(bundle_of({"a.png": red, "b.png": blue}))
    shelf = Shelf()
    before = decode(in_bundle(path, "a.png"), shelf)
    assert before.data[:4] == bytes([0, 0, 250, 255])
    new.write_bytes(bundle_of({"0.png": red, "a.png": blue}))
    new.replace(path)
    after = decode(in_bundle(path, "a.png"), shelf)
    assert after.data[:4] == bytes([250, 0, 0, 255])
    assert after.info.identity != before.info.identity
    for data, name, reason in (
        (bundle_of({"a.png": red}), "b.png", FailureReason.MISSING),
        (b"no bundle any more", "a.png", FailureReason.DAMAGED),
        (bundle_of({"a.png": red})[:99], "a.png", FailureReason.DAMAGED),
    ):
        new.write_bytes(data)
        new.replace(path)
        with pytest.raises(CannotDecodeError) as raised:
            decode(in_bundle(path, name), shelf)
        assert raised.value.failure.reason is reason
    path.unlink()
    with pytest.raises(CannotDecodeError) as raised:
        decode(in_bundle(path, "a.png"), shelf)
    assert raised.value.failure.reason is FailureReason.MISSING


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.photostory"
    os.mkfifo(path)
    with pytest.raises(CannotDecodeError) as raised:
        decode(in_bundle(path, "a.png"))
    assert raised.value.failure.reason is FailureReason.NOT_A_FILE


def test_what_no_memory_should_hold_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.photostory"
    path.write_bytes(says_it_is_large((1 << 30) + 1))
    with pytest.raises(CannotDecodeError) as raised:
        decode(in_bundle(path, "gallery/a.png"))
    assert raised.value.failure.reason is FailureReason.TOO_LARGE


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def test_no_file_stays_open(noise: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "a.photostory"
    path.write_bytes(bundle_of(noise))
    before = open_files()
    shelf = Shelf()
    for name in ("a.jpg", "a.png", "none.png"):
        try:
            decode(in_bundle(path, name), shelf)
        except CannotDecodeError:
            assert name == "none.png"
    assert open_files() == before


def test_a_confined_worker_decodes_it_and_leaves_nothing_on_the_disk(noise: dict[str, bytes], tmp_path: Path) -> None:
    folder = tmp_path / "alone"
    folder.mkdir()
    path = folder / "a.photostory"
    path.write_bytes(bundle_of(noise, zipfile.ZIP_DEFLATED))
    worker = WorkerProcess()
    try:
        for name in noise:
            worker.channel.send(request_for(in_bundle(path, name), 1))
            message, memory = worker.channel.receive(PATIENCE)
            assert message["info"]["width"] == 96, message
            assert memory is not None
            memory.close()
    finally:
        worker.close()
    assert list(folder.iterdir()) == [path]
