"""Copies of stories as one file: whole and the same story, or none at all."""

import json
import os
import unicodedata
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.bundles import bundle_of
from viewer import saving
from viewer.bundle import contents_of, directory_of
from viewer.loading import load
from viewer.saving import Cancelled, CannotSave, Copying, Saved

WORDS = "format: 1\nlanguages: [vi, en]\ntitle: {vi: Một, en: One}\nphotos:\n"


def written(folder: Path, names: list[str], words: str = WORDS) -> Path:
    """A story of these files, each with its own name in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(os.fsencode(name) * 9)
    path = folder / "captions.yaml"
    path.write_text(words + "".join(f"  - file: {json.dumps(name, ensure_ascii=False)}\n" for name in names))
    return path


def contents(path: Path) -> dict[str, bytes]:
    with path.open("rb") as file:
        return {member.name: contents_of(file, member).data for member in directory_of(file).members}


def test_a_copy_holds_the_words_as_they_are_and_every_listed_photo(tmp_path: Path) -> None:
    story = written(tmp_path / "story", ["gallery/b.jpg", "gallery/Ế 1.png", "a.jpg"])
    (tmp_path / "story" / "gallery" / "unlisted.jpg").touch()
    (tmp_path / "story" / "secret.txt").write_text("secret")
    target = tmp_path / "out" / "copy.photostory"
    target.parent.mkdir()
    copying = Copying([str(story)], str(target))
    assert copying.run() == Saved(str(target))
    assert copying.share == 1
    held = contents(target)
    assert list(held) == ["captions.yaml", "a.jpg", "gallery/b.jpg", "gallery/Ế 1.png"]
    assert held["captions.yaml"] == story.read_bytes()
    assert held["gallery/b.jpg"] == b"gallery/b.jpg" * 9
    assert load([str(target)]).story == load([str(story)]).story
    assert list(target.parent.iterdir()) == [target]


def test_two_copies_are_the_same_whenever_they_are_made_and_as_everybody_reads_them(tmp_path: Path) -> None:
    story = written(tmp_path / "story", ["gallery/b.jpg", "a.jpg"])
    first, second = tmp_path / "1.photostory", tmp_path / "2.photostory"
    Copying([str(story)], str(first)).run()
    os.utime(tmp_path / "story" / "a.jpg", (1, 1))
    Copying([str(story.parent)], str(second)).run()
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        assert archive.testzip() is None
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}


def test_a_copy_of_a_bundle_is_that_file(tmp_path: Path) -> None:
    path = tmp_path / "a.photostory"
    path.write_bytes(bundle_of({"captions.yaml": f"{WORDS}  - file: a.jpg\n".encode(), "a.jpg": b"x" * 99}))
    for target in (tmp_path / "b.photostory", path):
        Copying([str(path)], str(target)).run()
        assert target.read_bytes() == path.read_bytes()
    assert len(list(tmp_path.iterdir())) == 2


def test_a_folder_without_words_stays_one(tmp_path: Path) -> None:
    for name in ("10.jpg", "9.jpg"):
        (tmp_path / name).write_bytes(name.encode())
    target = tmp_path / "copy.photostory"
    Copying([str(tmp_path)], str(target)).run()
    assert contents(target) == {"9.jpg": b"9.jpg", "10.jpg": b"10.jpg"}
    assert load([str(target)]).story == load([str(tmp_path)]).story


def test_a_story_file_of_another_name_is_captions_yaml_in_the_copy(tmp_path: Path) -> None:
    story = written(tmp_path, ["a.jpg"]).rename(tmp_path / "my story.yml")
    target = tmp_path / "copy.photostory"
    Copying([str(story)], str(target)).run()
    assert contents(target)["captions.yaml"] == story.read_bytes()


def test_nothing_outside_the_folder_goes_along(tmp_path: Path) -> None:
    (tmp_path / "secret.jpg").write_text("secret")
    story = written(
        tmp_path / "story", ["a.jpg"], WORDS + "  - file: out.jpg\n  - file: none.jpg\n  - file: ../secret.jpg\n"
    )
    (tmp_path / "story" / "out.jpg").symlink_to(tmp_path / "secret.jpg")
    (tmp_path / "story" / "in.jpg").symlink_to("a.jpg")
    target = tmp_path / "copy.photostory"
    assert Copying([str(story)], str(target)).run().left_out == ("out.jpg", "none.jpg")
    assert set(contents(target)) == {"captions.yaml", "a.jpg"}
    assert b"secret\n" not in target.read_bytes()


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["a.jpg", "A.jpg"], "differs from another name only in capitals"),
        (["\u1ebf.jpg", "e\u0302\u0301.jpg"], "differs from another name only in capitals or in how accents are made"),
        (["b\udcff.jpg"], r"the name `b\xff.jpg` is no text; rename that file"),
        (["con.jpg"], "`con.jpg` cannot be the name of a file on every system; rename it"),
        (["ab:c.jpg"], "`ab:c.jpg` cannot be the name of a file on every system; rename it"),
    ],
)
def test_names_that_no_bundle_may_hold_are_said(names: list[str], said: str, tmp_path: Path) -> None:
    (tmp_path / "story").mkdir()
    for name in names:
        (tmp_path / "story" / name).touch()
    target = tmp_path / "copy.photostory"
    with pytest.raises(CannotSave) as refused:
        Copying([str(tmp_path / "story")], str(target)).run()
    assert said in str(refused.value)
    assert list(tmp_path.iterdir()) == [tmp_path / "story"]


def test_what_is_too_much_for_one_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story = written(tmp_path / "story", [f"{number}.jpg" for number in range(5)])
    target = tmp_path / "copy.photostory"
    with monkeypatch.context() as few:
        few.setattr(saving, "MOST_FILES", 5)
        with pytest.raises(CannotSave, match="this story has 6 files, and one file holds 5 at most"):
            Copying([str(story)], str(target)).run()
    with (tmp_path / "story" / "0.jpg").open("r+b") as large:
        large.truncate(2 << 30)  # of nothing: no disk holds it
    with pytest.raises(CannotSave, match="this story is larger than 2 GiB"):
        Copying([str(story)], str(target)).run()
    assert not target.exists()


def test_loose_photos_are_no_story(tmp_path: Path) -> None:
    written(tmp_path, ["a.jpg", "b.jpg"])
    with pytest.raises(CannotSave, match="put them into a folder, and open that"):
        Copying([str(tmp_path / "a.jpg"), str(tmp_path / "b.jpg")], str(tmp_path / "copy.photostory")).run()


def test_what_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story = written(tmp_path / "story", ["a.jpg", "b.jpg"])
    target = tmp_path / "copy.photostory"
    target.write_text("an older copy")

    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(os, "fsync", fail)
        with pytest.raises(
            CannotSave, match=r"copy.photostory cannot be written \(no space left on device\); save the"
        ):
            Copying([str(story)], str(target)).run()
    copying = Copying([str(story)], str(target))
    copying.cancel()
    with pytest.raises(Cancelled):
        copying.run()
    with pytest.raises(CannotSave, match="cannot be written"):
        Copying([str(story)], str(tmp_path / "no" / "copy.photostory")).run()
    with pytest.raises(CannotSave, match="there is no file"):
        Copying([str(tmp_path / "gone")], str(target)).run()
    assert sorted(tmp_path.iterdir()) == [target, tmp_path / "story"]
    assert target.read_text() == "an older copy"


NAMES = st.lists(
    st.text("abz19 -_ếÉ\u0301漢", min_size=1, max_size=6).filter(
        lambda name: not name.endswith(" ") and name.strip() == name
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    folders=NAMES, stems=NAMES, title=st.dictionaries(st.sampled_from(["vi", "en"]), st.text(max_size=20), max_size=2)
)
def test_a_copy_is_the_same_story(
    folders: list[str], stems: list[str], title: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("story")
    names = [f"{above}/{stem}.jpg" for above, stem in zip(folders, stems, strict=False)]
    words = json.dumps({"format": 1, "languages": ["vi", "en"], "title": title, "photos": [{"file": n} for n in names]})
    written(folder / "story", names)
    (folder / "story" / "captions.yaml").write_text(words, encoding="utf-8", newline="")
    before = load([str(folder / "story")])
    target = folder / "copy.photostory"
    if len({unicodedata.normalize("NFC", name).casefold() for name in (*names, *folders)}) < len({*names, *folders}):
        with suppress(CannotSave):  # two of them may be one elsewhere
            Copying([str(folder / "story")], str(target)).run()
        return
    Copying([str(folder / "story")], str(target)).run()
    after = load([str(target)])
    assert after.story == before.story
    assert [(one.place, one.message) for one in after.problems] == [(one.place, one.message) for one in before.problems]
