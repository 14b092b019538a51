"""Stories that are offered again: what is noted of them, and what several windows make of one list."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from viewer.recent import place_words, recent_story
from viewer.remembered import MOST_RECENT, Memory, RecentStory, Remembered
from viewer.story.language import Language, LanguageChoice, LanguageMap
from viewer.story.model import Photo, Story

VI, EN = Language("vi"), Language("en")
SIX = tuple(Photo(f"p{number}", f"gallery/p{number}.png") for number in range(1, 7))


def story(which: int, **more: Any) -> RecentStory:
    return RecentStory((f"/s{which}/captions.yaml",), f"Story {which}", f"/s{which}", "a.jpg", 1, 9)._replace(**more)


def titles(remembered: Remembered) -> list[str]:
    return [each.title for each in remembered.recent]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "remembered.json"


# What is noted.


def test_a_story_is_noted_by_its_title_in_the_language_it_is_read_in() -> None:
    both = Story((VI, EN), LanguageMap(((VI, "Chuyến  đi\nđầu"), (EN, "The first trip"))), photos=SIX)
    noted = recent_story(both, ["/a/captions.yaml"], "/a", "captions.yaml", LanguageChoice((VI, EN)), 2)
    assert noted == RecentStory(("/a/captions.yaml",), "Chuyến đi đầu", "/a", "gallery/p3.png", 3, 6)
    english = recent_story(both, ["/a/captions.yaml"], "/a", "captions.yaml", LanguageChoice((VI, EN), EN), 0)
    assert english.title == "The first trip"


def test_without_a_title_it_goes_by_its_name_and_a_long_one_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    bare = Story(photos=SIX)
    assert recent_story(bare, ["trip"], "/trip", "trip", LanguageChoice(()), 0)[:2] == (("/trip",), "trip")
    assert recent_story(bare, ["/"], "/", " ", LanguageChoice(()), 0).title == "…"
    assert len(recent_story(bare, ["/"], "/", "x" * 1_000, LanguageChoice(()), 0).title) == 300


@pytest.mark.parametrize(
    ("paths", "words"),
    [
        (("/home/an/trip/captions.yaml",), "~/trip"),
        (("/home/an/trip",), "~/trip"),
        (("/home/an/captions.YML",), "~"),
        (("/home/anna/a.png", "/home/anna/b.png"), "/home/anna"),
        (("/media/card/a.png",), "/media/card/a.png"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="paths of POSIX")
def test_where_it_is_is_said_in_short(paths: tuple[str, ...], words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/an")
    assert place_words(story(1, paths=paths)) == words


# The list.


def test_the_one_left_last_stands_first_and_once() -> None:
    remembered = Remembered()
    for number in (1, 2, 1):
        remembered = remembered.with_recent(story(number, number=number))
    assert titles(remembered) == ["Story 1", "Story 2"]
    assert titles(remembered.without_recent(story(1).paths)) == ["Story 2"]
    assert remembered.without_recent(("/other",)) == remembered


def test_no_more_are_kept_than_twelve() -> None:
    remembered = Remembered()
    for number in range(20):
        remembered = remembered.with_recent(story(number))
    assert titles(remembered) == [f"Story {number}" for number in range(19, 7, -1)]
    assert MOST_RECENT == 12


@pytest.mark.parametrize(
    "change",
    [{"paths": ()}, {"paths": ("/a",) * 201}, {"paths": ("/" + "x" * 4_096,)}, {"file": "x" * 4_097}, {"folder": ""}],
)
def test_what_could_not_be_read_again_is_not_kept(change: dict[str, Any], file: Path) -> None:
    remembered = Remembered().with_recent(story(1)).with_recent(story(2, **change))
    assert titles(remembered) == ["Story 1"]
    Memory(file).write(remembered)
    assert Memory(file).read() == remembered


@pytest.mark.parametrize(
    "change",
    [
        *({"paths": paths} for paths in (None, [], "/a", [1], ["relative"], ["/a\0"], ["/\ud800"], ["/a"] * 201)),
        *({"title": title} for title in (None, "", 3, "x" * 301)),
        *({"folder": folder} for folder in ("", "relative", 3)),
        *({"file": name} for name in (None, "", 3)),
        *({"number": number} for number in (None, 0, 10, 1.5, True, "1")),
        *({"photos": photos} for photos in (None, 0, "9", 10**9)),
    ],
    ids=lambda change: json.dumps(change)[:40],
)
def test_a_wrong_one_costs_only_itself(file: Path, change: dict[str, Any]) -> None:
    kept = Remembered().with_recent(story(2)).with_recent(story(1))
    Memory(file).write(kept)
    content = json.loads(file.read_text("utf-8"))
    content["recent"].insert(1, content["recent"][0] | {"paths": ["/s3"]} | change)
    content["recent"] += [None, [], {}, content["recent"][0]]
    file.write_text(json.dumps(content), "utf-8")
    assert Memory(file).read() == kept


# Several windows, one file.


def test_what_other_windows_left_meanwhile_is_kept(file: Path) -> None:
    Memory(file).write(Remembered().with_recent(story(1)))
    one, other = Memory(file), Memory(file)
    ours, theirs = one.read().with_recent(story(2)), other.read().with_recent(story(3))
    one.write(ours)
    other.write(theirs)
    assert titles(Memory(file).read()) == ["Story 3", "Story 2", "Story 1"]
    one.write(ours)  # again, with nothing new: as a slideshow does
    assert titles(Memory(file).read()) == ["Story 3", "Story 2", "Story 1"]
    one.write(ours.with_recent(story(1, number=5)))
    back = Memory(file).read()
    assert titles(back) == ["Story 1", "Story 3", "Story 2"]
    assert back.recent[0].number == 5


def test_what_is_forgotten_stays_forgotten_whatever_other_windows_write(file: Path) -> None:
    Memory(file).write(Remembered().with_recent(story(1)).with_recent(story(2)))
    one, other = Memory(file), Memory(file)
    ours, theirs = one.read(), other.read()
    one.write(ours.without_recent(story(1).paths))
    other.write(theirs.with_recent(story(3)))
    assert titles(Memory(file).read()) == ["Story 3", "Story 2"]
    one.write(ours._replace(recent=()))
    assert titles(Memory(file).read()) == ["Story 3"]  # it was never on our list
