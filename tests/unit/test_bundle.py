"""Bundles as the loader reads them: the honest ones are stories like any other, all others are one sentence."""

import io
import os
import struct
import unicodedata
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bundles import CAPTIONS, UGLY, bundle_of, crowded, story_with
from viewer.bundle import BundleError, check_places, contents_of, directory_of
from viewer.cli import main
from viewer.loading import Unreadable, load
from viewer.loading.bundled import check_names
from viewer.loading.paths import refusal


def written(folder: Path, data: bytes, name: str = "a story.photostory") -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


@pytest.mark.parametrize("kind", UGLY)
def test_an_ugly_bundle_is_one_clear_sentence_and_nothing_on_the_disk(kind: str, tmp_path: Path) -> None:
    make, said = UGLY[kind]
    path = written(tmp_path, make())
    with pytest.raises(Unreadable) as refused:
        load([path])
    sentence = str(refused.value)
    assert sentence.startswith((f"{path} cannot be opened: {said}", f"{path} {said}"))
    assert sentence.isprintable()
    assert len(sentence.splitlines()) == 1
    assert list(tmp_path.iterdir()) == [Path(path)]


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_bundle_is_the_story_that_its_folder_is(compression: int, tmp_path: Path) -> None:
    words = (
        "format: 1\nlanguages: [vi, en]\ntitle: {vi: Một, en: One}\nphotos:\n"
        "  - file: gallery/ế.png\n  - file: gallery/b.PNG\n  - file: gallery/c*\n  - file: gallery/none.png\n"
    )
    files = {"captions.yaml": words.encode()}
    files |= {
        f"gallery/{name}": b"x" for name in ("e\u0302\u0301.png", "b.png", "c1.jpg", "c2.jpg", "d.jpg", ".hidden")
    }
    for name, data in files.items():
        place = tmp_path / "folder" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    folder = load([str(tmp_path / "folder")])
    path = written(tmp_path, bundle_of(files, compression))
    bundle = load([path])
    assert bundle.story == folder.story
    assert len(bundle.problems) == 4  # an accent, letter case, a missing and an unlisted file
    assert [(one.place, one.message) for one in bundle.problems] == [
        (one.place, one.message) for one in folder.problems
    ]
    assert {one.file for one in bundle.problems} == {f"{path}/captions.yaml"}
    assert (bundle.folder, bundle.is_bundle, bundle.name) == (path, True, "a story.photostory")


def test_without_words_it_is_the_folder_of_photos_that_it_is(tmp_path: Path) -> None:
    path = written(tmp_path, bundle_of({"10.jpg": b"", "9.jpg": b"", "more/1.jpg": b"", "readme.txt": b""}))
    loaded = load([path])
    assert [photo.file for photo in loaded.story.photos] == ["9.jpg", "10.jpg"]
    assert loaded.story.languages == ()


def test_a_bundle_is_told_by_its_name_in_whatever_letters(tmp_path: Path) -> None:
    assert load([written(tmp_path, bundle_of({"1.jpg": b""}), "A.PhotoStory")]).is_bundle
    (tmp_path / "folder.photostory").mkdir()
    (tmp_path / "folder.photostory" / "1.jpg").touch()
    assert not load([str(tmp_path / "folder.photostory")]).is_bundle


def test_a_bundle_opens_alone(tmp_path: Path) -> None:
    path = written(tmp_path, bundle_of({"1.jpg": b""}))
    with pytest.raises(Unreadable, match="is a story of its own; open it alone"):
        load([path, path])


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.photostory"
    os.mkfifo(path)
    with pytest.raises(Unreadable, match="is not an ordinary file"):
        load([str(path)])


def test_a_bundle_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "loop.photostory").symlink_to("loop.photostory")
    with pytest.raises(Unreadable, match=r"cannot be opened .*; check the path"):
        load([str(tmp_path / "loop.photostory")])


def test_as_many_files_as_are_allowed_are_read(tmp_path: Path) -> None:
    made = io.BytesIO(crowded(1_999))
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("captions.yaml", CAPTIONS + b"  - file: gallery/*.png\n")
    assert len(load([written(tmp_path, made.getvalue())]).story.photos) == 2_000


def streamed(files: dict[str, bytes]) -> bytes:
    """As it is written where nobody can go back: sizes follow the files."""

    class _Stream(io.RawIOBase):
        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            added = memoryview(data).cast("B")  # type: ignore[arg-type]
            self.data += added
            return len(added)

    stream = _Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return bytes(stream.data)


def test_sizes_may_follow_the_files_as_streams_have_them(tmp_path: Path) -> None:
    data = streamed({"captions.yaml": CAPTIONS, "gallery/a.png": b"x" * 5_000})
    assert struct.unpack_from("<H", data, 6)[0] & 8
    path = written(tmp_path, data)
    assert load([path]).problems == ()
    with Path(path).open("rb") as file:
        member = directory_of(file).members[1]
        assert contents_of(file, member) == (b"x" * 5_000, True)


def test_names_without_a_word_about_their_letters_are_utf_8_or_else_those_of_the_first_pc(tmp_path: Path) -> None:
    for raw, name in (("ế.png".encode(), "ế.png"), (b"\x82.png", "é.png")):
        data = bundle_of({"captions.yaml": CAPTIONS, "x" * len(raw): b""}).replace(b"x" * len(raw), raw)
        with Path(written(tmp_path, data)).open("rb") as file:
            assert [member.name for member in directory_of(file).members] == ["captions.yaml", name]


CONTENTS = st.lists(st.binary(max_size=300), min_size=1, max_size=5)


@given(CONTENTS, st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]), st.data())
def test_what_was_put_in_comes_out_or_is_known_to_be_damaged(
    contents: list[bytes], compression: int, data: st.DataObject
) -> None:
    """Whatever bytes of a bundle are others: nothing is taken for whole that is not what was put there."""
    files = {f"{number}.jpg": content for number, content in enumerate(contents)}
    bundle = bytearray(bundle_of(files, compression))
    for place in data.draw(st.lists(st.integers(0, len(bundle) - 1), max_size=3)):
        bundle[place] ^= data.draw(st.integers(1, 255))
    file = io.BytesIO(bytes(bundle))
    try:
        directory = directory_of(file)
        check_places(file, directory)
        for member in directory.members:
            read = contents_of(file, member)
            assert len(read.data) <= member.size + 1
            assert not read.is_whole or (len(read.data), zlib.crc32(read.data)) == (member.size, member.crc)
    except BundleError:
        assert bytes(bundle) != bundle_of(files, compression)


@given(CONTENTS, st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]))
def test_what_was_put_in_comes_out(contents: list[bytes], compression: int) -> None:
    file = io.BytesIO(bundle_of({f"{n}.jpg": content for n, content in enumerate(contents)}, compression))
    directory = directory_of(file)
    check_places(file, directory)
    assert [contents_of(file, member) for member in directory.members] == [(content, True) for content in contents]


def test_damage_is_noticed_by_a_single_bit() -> None:
    for compression in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        content = bytes(range(256)) * 8
        whole = bundle_of({"a.jpg": content}, compression)
        for place in range(35, whole.index(b"PK\1\2")):
            file = io.BytesIO(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
            read = contents_of(file, directory_of(file).members[0])
            assert not read.is_whole or read.data == content  # the last byte that was deflated is not full
            assert len(read.data) <= len(content) + 1


def test_no_more_is_unpacked_than_is_told() -> None:
    whole = bundle_of({"a.jpg": bytes(1 << 20)}, zipfile.ZIP_DEFLATED)
    for sign, at in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        place = whole.index(sign) + at
        whole = whole[:place] + struct.pack("<I", 1_000) + whole[place + 4 :]
    file = io.BytesIO(whole)
    assert contents_of(file, directory_of(file).members[0]) == (bytes(1_001), False)


@given(st.lists(st.text("aAéE\u0301\u00e9/.\\:~ \0cončč", max_size=8), max_size=4))
def test_names_that_pass_are_different_files_on_every_system(names: list[str]) -> None:
    try:
        check_names(names)
    except BundleError:
        return

    def plain(name: str) -> str:
        return unicodedata.normalize("NFC", name).casefold().rstrip("/")

    assert len({plain(name) for name in names}) == len(names)
    for name in names:
        assert refusal(name.rstrip("/")) is None
        assert not name.startswith("/")
        assert ".." not in name.split("/")


def test_a_story_in_a_bundle_is_read_by_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, story_with("gallery/b.png"))
    assert main(["check", path]) == 1
    said = capsys.readouterr().out
    assert f"{path}/captions.yaml:5:" in said
    assert "1 error, 1 warning" in said or "1 error, no warnings" in said
    assert main(["check", written(tmp_path, b"")]) == 2
    assert "it is not a bundle" in capsys.readouterr().err


def test_a_name_that_is_there_twice_is_refused_by_whoever_reads_the_directory() -> None:
    """Workers look names up by nothing else."""
    with pytest.raises(BundleError, match="is there twice"):
        directory_of(io.BytesIO(bundle_of([("a.png", b"1"), ("a.png", b"2")])))
