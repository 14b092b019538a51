"""Photo files: how they are found on the disk, patterns, folders and loose files as stories."""

import os
import socket
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.loading.conftest import Read
from viewer.loading import Loaded, Unreadable, load, sample_story
from viewer.loading.files import natural_key
from viewer.loading.photos import MOST_PATTERNS
from viewer.loading.source import LARGEST_FILE

HEAD = "format: 1\nlanguages: [en]\nphotos:\n"


def files_of(loaded: Loaded) -> list[str]:
    return [photo.file for photo in loaded.story.photos]


def kinds_of(loaded: Loaded) -> list[str]:
    return [problem.kind for problem in loaded.problems]


def test_a_name_typed_in_the_other_normalisation_is_found_as_it_is_on_the_disk(read: Read) -> None:
    typed, on_disk = unicodedata.normalize("NFC", "gallery/tế.jpg"), unicodedata.normalize("NFD", "gallery/tế.jpg")
    loaded = read(f"{HEAD}  - file: {typed}\narticle:\n  - photos: [tế]\n", on_disk)
    assert files_of(loaded) == [on_disk]
    assert kinds_of(loaded) == ["normalisation"]
    assert loaded.story.photos[0].id == "tế"
    assert len(loaded.story.article) == 1


def test_a_pattern_lists_in_natural_order_what_nobody_names(read: Read) -> None:
    names = ["g/p10.jpg", "g/P2.JPG", "g/p1.jpg", "g/p3.jpg", "g/notes.txt", "g/.p4.jpg", "g/deep/p5.jpg"]
    loaded = read(
        HEAD + "  - file: g/p3.jpg\n    caption: third\n  - file: g/*.jpg\n    credit: me\n    seconds: 3\n", *names
    )
    assert files_of(loaded) == ["g/p3.jpg", "g/p1.jpg", "g/P2.JPG", "g/p10.jpg"]
    assert [photo.seconds for photo in loaded.story.photos] == [None, 3, 3, 3]
    assert kinds_of(loaded) == []


def test_folders_can_be_patterns_and_never_lead_out(read: Read) -> None:
    loaded = read(HEAD + "  - file: '*/*.jpg'\n  - file: '../*.jpg'\n", "b/1.jpg", "a/2.jpg", "c.jpg")
    assert files_of(loaded) == ["a/2.jpg", "b/1.jpg"]
    assert kinds_of(loaded) == ["outside-folder"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(read: Read) -> None:
    assert files_of(read(HEAD + "  - file: what?.jpg\n", "what?.jpg", "whats.jpg")) == ["what?.jpg"]


def test_patterns_are_counted(read: Read) -> None:
    loaded = read(HEAD + "  - file: '*.jpg'\n" * (MOST_PATTERNS + 5), "a.jpg")
    assert files_of(loaded) == ["a.jpg"]
    assert kinds_of(loaded).count("too-many-patterns") == 1


def test_a_link_out_of_the_folder_is_refused_and_one_inside_is_followed(read: Read, tmp_path: Path) -> None:
    story = tmp_path
    (story / "g").mkdir()
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    (outside / "secret.jpg").touch()
    (story / "out.jpg").symlink_to(outside / "secret.jpg")
    (story / "outdir").symlink_to(outside, target_is_directory=True)
    (story / "in.jpg").symlink_to("g/real.jpg")
    (story / "loop.jpg").symlink_to("loop.jpg")
    names = ["out.jpg", "outdir/secret.jpg", "in.jpg", "loop.jpg", "'*/*.jpg'"]
    loaded = read(HEAD + "".join(f"  - file: {name}\n" for name in names), "g/real.jpg")
    # Those that are refused keep their place and their words: a card says why they are not to be seen.
    assert files_of(loaded) == ["out.jpg", "outdir/secret.jpg", "in.jpg", "loop.jpg", "g/real.jpg"]
    assert kinds_of(loaded) == ["outside-folder", "outside-folder", "not-a-file"]


def test_only_ordinary_files_are_photos(read: Read, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "folder.jpg").mkdir()
    loaded = read(HEAD + "  - file: pipe.jpg\n  - file: folder.jpg\n  - file: a.jpg/b.jpg\n  - file: a.jpg\n", "a.jpg")
    assert files_of(loaded) == ["pipe.jpg", "folder.jpg", "a.jpg/b.jpg", "a.jpg"]
    assert kinds_of(loaded) == ["not-a-file", "not-a-file", "not-a-file"]


def test_a_photo_that_is_not_there_keeps_its_place_its_caption_and_its_passage(read: Read) -> None:
    photos = "  - file: a.jpg\n  - file: gone.jpg\n    caption: Gone\n  - file: b.jpg\n"
    loaded = read(HEAD + photos + "article:\n  - text: About it\n    photos: [gone]\n", "a.jpg", "b.jpg")
    assert files_of(loaded) == ["a.jpg", "gone.jpg", "b.jpg"]
    assert kinds_of(loaded) == ["missing-file"]
    assert [text for _, text in loaded.story.photos[1].caption.entries] == ["Gone"]
    assert loaded.story.passage_of(1) == 0


def test_a_name_that_is_not_utf_8_is_found_by_a_pattern_and_printable(read: Read, tmp_path: Path) -> None:
    name = os.fsdecode(b"g\xff.jpg")
    (tmp_path / name).touch()
    loaded = read(HEAD + "  - file: '*.jpg'\n    id: x\n  - file: a.jpg\n", "a.jpg")
    assert files_of(loaded) == [name, "a.jpg"]
    for problem in loaded.problems:
        problem.message.encode()


def test_a_folder_without_a_captions_file_is_a_story_in_natural_order(tmp_path: Path) -> None:
    for name in ["10.jpg", "9.JPEG", "a.txt", ".hidden.jpg", "ảnh.avif", "x.jp2", "y.ico", "z.TGA", "s.svg"]:
        (tmp_path / name).touch()
    (tmp_path / "sub.jpg").mkdir()
    os.mkfifo(tmp_path / "pipe.png")
    loaded = load([str(tmp_path)])
    assert files_of(loaded) == ["9.JPEG", "10.jpg", "x.jp2", "y.ico", "z.TGA", "ảnh.avif"]
    assert [photo.id for photo in loaded.story.photos] == ["9", "10", "x", "y", "z", "ảnh"]
    assert (loaded.folder, loaded.name, loaded.problems) == (str(tmp_path), tmp_path.name, ())
    assert not loaded.story.title
    assert not loaded.story.languages


def test_a_folder_with_a_captions_file_is_that_story(read: Read, tmp_path: Path) -> None:
    read(HEAD + "  - file: b.jpg\n", "a.jpg", "b.jpg")
    loaded = load([str(tmp_path)])
    assert files_of(loaded) == ["b.jpg"]
    assert loaded.problems[0].file == str(tmp_path / "captions.yaml")
    assert loaded.name == tmp_path.name


def test_loose_photo_files_keep_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x").mkdir()
    for name in ["b.jpg", "a.jpg", "x/b.jpg", "-n.jpg", "new\nline.jpg"]:
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    loaded = load(["b.jpg", "a.jpg", "x/b.jpg", "-n.jpg", "new\nline.jpg"])
    assert files_of(loaded) == [str(tmp_path / n) for n in ["b.jpg", "a.jpg", "x/b.jpg", "-n.jpg", "new\nline.jpg"]]
    assert [photo.id for photo in loaded.story.photos] == ["b", "a", "b-2", "-n", "new\nline"]
    assert loaded.folder is None
    assert load(["a.jpg"]).name == "a.jpg"


def test_what_cannot_be_read_is_said_in_one_sentence_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.jpg").touch()
    (tmp_path / "story.yaml").touch()
    with (tmp_path / "large.yaml").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    server = socket.socket(socket.AF_UNIX)
    try:
        monkeypatch.chdir(tmp_path)
        server.bind("socket.yaml")
    finally:
        server.close()
    for paths, words in [
        ([], "nothing is given"),
        ([""], "empty name"),
        (["no.yaml"], "no.yaml"),
        (["a\0b"], "cannot be opened"),
        (["pipe.yaml"], "not an ordinary file"),
        (["socket.yaml"], "not an ordinary file"),
        (["/dev/zero"], "/dev/zero is not an ordinary file"),
        (["large.yaml"], "larger than 64 MiB"),
        (["empty"], "put a captions.yaml or photos into it"),
        (["a.jpg", "no.jpg"], "no.jpg"),
        (["a.jpg", "empty"], "empty is not an ordinary file"),
        (["a.jpg", "story.yaml"], "open it alone"),
    ]:
        with pytest.raises(Unreadable) as caught:
            load(paths)
        assert words in str(caught.value)
        assert "\n" not in str(caught.value)


def test_the_sample_story_is_sound() -> None:
    assert Path(sample_story()).name == "captions.yaml"


def test_nothing_is_written(read: Read, tmp_path: Path) -> None:
    (tmp_path / "yaml.py").write_text("raise SystemExit('this must not run')")
    before = sorted(tmp_path.iterdir())
    read(HEAD + "  - file: a.jpg\n")
    assert sorted(tmp_path.iterdir()) == sorted([*before, tmp_path / "captions.yaml"])


@given(st.lists(st.text(max_size=20)))
def test_natural_order_is_total_whatever_the_names(names: list[str]) -> None:
    ordered = sorted(names, key=natural_key)
    names.reverse()
    assert sorted(names, key=natural_key) == ordered


@given(st.lists(st.integers(0, 10**40)))
def test_natural_order_is_that_of_the_numbers(numbers: list[int]) -> None:
    names = [f"p{number}.jpg" for number in numbers]
    assert sorted(names, key=natural_key) == [f"p{number}.jpg" for number in sorted(numbers)]
