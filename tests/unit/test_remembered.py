"""What is remembered comes back; whatever is wrong in the file costs only what is wrong."""

import errno
import hashlib
import json
import os
import stat
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import IO, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.places import memory_path
from viewer.remembered import (
    ARTICLE_SHARES,
    MOST_STORIES,
    Memory,
    RecentStory,
    Remembered,
    StoryPlace,
    WindowPlace,
    _remembered,
    story_key,
)
from viewer.story.language import Language, LanguageChoice

VI, EN, FR = Language("vi"), Language("en"), Language("fr")
KEYS = [f"{number:064x}" for number in range(MOST_STORIES + 50)]
EVERYTHING = Remembered(
    window=WindowPlace(-20, 40, 1100, 700, maximised=True),
    stage=(1512, 1008),
    filmstrip=False,
    caption=False,
    article=False,
    article_share=0.42,
    in_step=False,
    languages_shown="second",
    stories={KEYS[2]: StoryPlace("landing", (VI, EN), EN), KEYS[1]: StoryPlace("ảnh \udcff 1", (FR,))},
    recent=(
        RecentStory(
            ("/home/an/trip \udcff/captions.yaml",), "Chuyến đi", "/home/an/trip \udcff", "gallery/a.jpg", 3, 6
        ),
        RecentStory(("/a.png", "/b.png"), "a.png + 1", None, "/a.png", 1, 2),
        RecentStory(("/a.photostory",), "A", "/a.photostory", "a.png", 1, 2, is_bundle=True),
    ),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the memory is kept, in a folder that is not there yet."""
    return tmp_path / "state" / "viewer" / "remembered.json"


def written(path: Path, content: object) -> Memory:
    """A memory whose file says this: bytes as they are, everything else as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return Memory(path)


def as_json(remembered: Remembered, path: Path) -> dict[str, Any]:
    """What the file says of this."""
    assert Memory(path).write(remembered)
    content = json.loads(path.read_text("utf-8"))
    assert isinstance(content, dict)
    return content


def test_everything_comes_back_in_its_order(path: Path) -> None:
    assert all(one != other for one, other in zip(EVERYTHING, Remembered(), strict=True))
    assert Memory(path).write(EVERYTHING)
    back = Memory(path).read()
    assert back == EVERYTHING
    assert list(back.stories) == list(EVERYTHING.stories)


def test_the_first_run_remembers_nothing_and_makes_nothing(path: Path) -> None:
    assert Memory(path).read() == Remembered()
    assert not path.parent.exists()


def test_without_a_path_nothing_is_kept_and_nothing_is_wrong() -> None:
    memory = Memory(None)
    assert not memory.write(EVERYTHING)
    assert memory.fault == memory.foreseen_fault() == ""
    assert memory.read() == Remembered()


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_it_is_for_its_owner_alone(path: Path) -> None:
    before = os.umask(0)
    try:
        Memory(path).write(EVERYTHING)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_writing_leaves_nothing_else_behind(path: Path) -> None:
    for _ in range(3):
        assert Memory(path).write(EVERYTHING)
    assert list(path.parent.iterdir()) == [path]


def test_what_cannot_be_kept_disturbs_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not Memory(tmp_path / "file" / "remembered.json").write(EVERYTHING)  # a file where the folder should be
    assert Memory(tmp_path / "file" / "remembered.json").read() == Remembered()
    (tmp_path / "folder" / "full").mkdir(parents=True)
    assert not Memory(tmp_path / "folder").write(EVERYTHING)  # a folder where the file should be
    assert Memory(tmp_path / "folder").read() == Remembered()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def no_room(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def full_file(descriptor: int, *_: object, **__: object) -> IO[str]:
    """A file of which nothing that is written finds room."""
    os.close(descriptor)
    return Path("/dev/full").open("w", encoding="ascii")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize(
    ("step", "full"), [("tempfile.mkstemp", no_room), ("os.fdopen", full_file), ("pathlib.Path.replace", no_room)]
)
def test_a_full_disk_leaves_the_file_that_was_there(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str, full: object
) -> None:
    Memory(path).write(EVERYTHING)
    memory = Memory(path)
    with monkeypatch.context() as patched:
        patched.setattr(step, full)
        assert not memory.write(Remembered())
    assert memory.fault == "No space left on device"
    assert Memory(path).read() == EVERYTHING
    assert list(path.parent.iterdir()) == [path]
    assert memory.write(Remembered())
    assert memory.fault == ""


def test_a_file_that_cannot_be_read_just_now_is_not_lost(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in it would be gone if it were written anew."""
    Memory(path).write(EVERYTHING)

    def failing(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    memory = Memory(path)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", failing)
        assert memory.read() == Remembered()
        assert not memory.write(Remembered(filmstrip=False))
    assert memory.fault == "Input/output error"
    assert Memory(path).read() == EVERYTHING


def test_a_file_that_goes_while_it_is_read_is_no_memory(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Memory(path).write(EVERYTHING)
    monkeypatch.setattr(Path, "is_file", lambda self: not self.unlink())
    assert Memory(path).read() == Remembered()


def test_nobodys_home_is_made(tmp_path: Path) -> None:
    """A daemon's home may be a folder that is not there on purpose."""
    home = tmp_path / "nobody"
    memory = Memory(memory_path({"HOME": str(home)}, "linux"))
    assert not memory.write(EVERYTHING)
    assert memory.fault == memory.foreseen_fault() == "No such file or directory"
    assert not home.exists()
    home.mkdir()
    assert memory.write(EVERYTHING)
    assert [stat.S_IMODE(path.stat().st_mode) for path in home.rglob("*") if path.is_dir()] == [0o700] * 3


def test_what_will_go_wrong_is_foreseen(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory(path)
    assert memory.foreseen_fault() == ""
    assert not path.parent.exists(), "nothing is made for it"
    (tmp_path / "file").touch()
    assert Memory(tmp_path / "file" / "remembered.json").foreseen_fault() == "Not a directory"
    (tmp_path / "folder").mkdir()
    assert Memory(tmp_path / "folder").foreseen_fault() == "Is a directory"
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert memory.foreseen_fault() == "Permission denied"


@pytest.mark.skipif(not hasattr(os, "statvfs"), reason="asked of POSIX alone")
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"f_bavail": 0}, "No space left on device"),
        ({"f_flag": os.ST_RDONLY if hasattr(os, "ST_RDONLY") else 1}, "Read-only file system"),
        ({"f_bavail": 0, "f_blocks": 0}, ""),  # a disk that does not tell
    ],
)
def test_so_is_what_a_disk_says(path: Path, monkeypatch: pytest.MonkeyPatch, change: dict[str, int], said: str) -> None:
    disk = SimpleNamespace(**{"f_blocks": 10, "f_bavail": 5, "f_flag": 0} | change)
    monkeypatch.setattr(os, "statvfs", lambda _: disk)
    assert Memory(path).foreseen_fault() == said


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes of POSIX")
def test_a_pipe_in_its_place_is_not_waited_for(path: Path) -> None:
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    assert Memory(path).read() == Remembered()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 100,
        b"{",
        b'{"filmstrip": false',
        b"not JSON at all",
        b"[" * 200_000,
        b'{"a":' * 200_000,
        b"\xff\xfe{\x00}\x00",
        b" " * (5 << 20) + b'{"filmstrip": false}',
        b"null",
        b"[]",
        b"7",
    ],
)
def test_a_file_that_is_no_memory_is_none(path: Path, content: bytes) -> None:
    assert written(path, content).read() == Remembered()
    assert Memory(path).write(EVERYTHING)
    assert Memory(path).read() == EVERYTHING


def test_a_byte_order_mark_is_passed_over(path: Path) -> None:
    assert written(path, b'\xef\xbb\xbf{"filmstrip": false}').read() == Remembered(filmstrip=False)


def test_entries_of_a_newer_version_are_passed_over(path: Path) -> None:
    content = as_json(EVERYTHING, path)
    content["hologram"] = {"on": True}
    content["window"]["depth"] = 3
    content["stories"][KEYS[2]]["mood"] = "blue"
    assert written(path, content).read() == EVERYTHING


WRONG: dict[str, list[object]] = {
    "window": [7, [], {}, {"x": 1, "y": 2}, {"x": 0, "y": 0, "width": 0, "height": 5}, {"width": 1e5, "height": 5}],
    "stage": [7, [], [0, 4], [3, 4, 5], {"width": 3}, [1e3, 4], [10**9, 4], ["3", 4]],
    "filmstrip": [None, 0, 1, "true", []],
    "caption": ["no"],
    "article": [{}],
    "article_share": [0.1, 0.61, "0.4", True, float("nan"), 10**400],
    "in_step": [1.0],
    "languages_shown": [None, "third", 1, []],
    "stories": [None, [], "x"],
    "recent": [None, {}, "x"],
}


@pytest.mark.parametrize(
    ("name", "wrong"),
    [(name, wrong) for name, wrongs in WRONG.items() for wrong in wrongs],
    ids=lambda value: repr(value)[:30],
)
def test_a_wrong_entry_costs_only_itself(path: Path, name: str, wrong: object) -> None:
    content = json.dumps(as_json(EVERYTHING, path) | {name: "HERE"})
    # Python itself would not write a number of so many digits.
    told = str(wrong).replace("e", "E") if isinstance(wrong, float) else json.dumps(wrong)
    told = {"inf": "Infinity", "nan": "NaN"}.get(told, told)
    if isinstance(wrong, int) and abs(wrong) > 1e300:
        told = "-" * (wrong < 0) + "9" * 5_000
    default = getattr(Remembered(), name)
    assert written(path, content.replace('"HERE"', told).encode()).read() == EVERYTHING._replace(**{name: default})


def test_every_kind_of_entry_has_been_wrong() -> None:
    assert set(WRONG) == set(Remembered._fields)


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("../../etc/passwd", {"photo": "a", "pair": [], "only": None}),
        (KEYS[3].upper().replace("0", "F"), {"photo": "a", "pair": [], "only": None}),
        (KEYS[3], None),
        (KEYS[3], {}),
        (KEYS[3], {"photo": ""}),
        (KEYS[3], {"photo": 3}),
        (KEYS[3], {"photo": "a" * 1_001}),
    ],
)
def test_a_wrong_story_costs_only_itself(path: Path, key: str, wrong: object) -> None:
    content = as_json(EVERYTHING, path)
    content["stories"] = {key: wrong} | content["stories"]
    assert written(path, content).read() == EVERYTHING


@pytest.mark.parametrize("pair", [None, "vi", ["vi", 3], ["vi", "vi"], ["vi", "en", "fr"], [""], ["x" * 200], [[]]])
def test_wrong_languages_leave_the_photo(path: Path, pair: object) -> None:
    story = {"photo": "landing", "pair": pair, "only": "vi"}
    assert written(path, {"stories": {KEYS[0]: story}}).read().stories == {KEYS[0]: StoryPlace("landing")}


@pytest.mark.parametrize("only", ["fr", 1, [], {}])
def test_a_language_out_of_the_pair_is_not_shown_alone(path: Path, only: object) -> None:
    story = {"photo": "landing", "pair": ["vi", "en"], "only": only}
    assert written(path, {"stories": {KEYS[0]: story}}).read().stories == {KEYS[0]: StoryPlace("landing", (VI, EN))}


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["both", "first", "vi", "en"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
PLACES = st.fixed_dictionaries({}, optional=dict.fromkeys(("x", "y", "width", "height", "maximised"), JSON))
STORIES = st.dictionaries(
    st.sampled_from(KEYS) | st.text(),
    JSON | st.fixed_dictionaries({"photo": JSON, "pair": JSON | st.lists(JSON, max_size=3), "only": JSON}),
    max_size=5,
)
FILES = JSON | st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(Remembered._fields, JSON) | {"window": JSON | PLACES, "stories": JSON | STORIES},
)


@given(FILES)
def test_whatever_the_file_says_what_is_read_can_be_used(content: object) -> None:
    remembered = _remembered(content)
    assert remembered.article_share is None or ARTICLE_SHARES[0] <= remembered.article_share <= ARTICLE_SHARES[1]
    assert remembered.languages_shown in ("both", "first", "second")
    for truth in (remembered.filmstrip, remembered.caption, remembered.article, remembered.in_step):
        assert type(truth) is bool
    if remembered.window is not None:
        place = remembered.window
        assert all(type(value) is int and abs(value) <= 100_000 for value in (place.width, place.height))
        assert all(value is None or type(value) is int for value in (place.x, place.y))
        assert min(place.width, place.height) > 0
    for key, story in remembered.stories.items():
        assert key in KEYS
        assert story.photo
        assert len(story.pair) == len(set(story.pair)) <= 2
        assert story.only is None or story.only in story.pair


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_are_too_strange(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "strange.json"
    assert isinstance(written(path, content).read(), Remembered)


def test_it_is_written_as_it_is_read(path: Path) -> None:
    """No wish that the program can have is lost on the way, and no more stories are kept than are read."""
    for share in (None, *ARTICLE_SHARES):
        wish = Remembered(article_share=share, window=WindowPlace(None, None, 640, 480))
        assert Memory(path).write(wish)
        assert Memory(path).read() == wish


# Stories.


def test_the_story_left_last_stands_last_and_the_oldest_is_forgotten(path: Path) -> None:
    remembered = Remembered()
    for key in KEYS:
        remembered = remembered.with_story(key, StoryPlace("a"))
    remembered = remembered.with_story(KEYS[100], StoryPlace("b"))
    assert list(remembered.stories) == [*KEYS[50:100], *KEYS[101:], KEYS[100]]
    assert remembered.stories[KEYS[100]].photo == "b"
    assert Memory(path).write(remembered)
    assert list(Memory(path).read().stories) == list(remembered.stories)


def test_the_longest_memory_can_still_be_read(path: Path) -> None:
    remembered = Remembered()
    for key in KEYS:
        remembered = remembered.with_story(key, StoryPlace("\U0001f680" * 1_000, (Language("x" * 60), VI), VI))
    assert Memory(path).write(remembered)
    assert Memory(path).read() == remembered
    endless = remembered.with_story(KEYS[-1], StoryPlace("a" * 1_001))
    assert endless == remembered


def test_two_windows_keep_each_others_stories(path: Path) -> None:
    Memory(path).write(Remembered().with_story(KEYS[0], StoryPlace("a")).with_story(KEYS[1], StoryPlace("a")))
    one, other = Memory(path), Memory(path)
    of_one, of_other = one.read(), other.read()
    of_one = of_one._replace(caption=False).with_story(KEYS[2], StoryPlace("c")).with_story(KEYS[0], StoryPlace("b"))
    of_other = of_other._replace(filmstrip=False).with_story(KEYS[3], StoryPlace("d"))
    assert one.write(of_one)
    assert other.write(of_other)
    together = Memory(path).read()
    assert list(together.stories) == [KEYS[1], KEYS[2], KEYS[0], KEYS[3]]
    assert [place.photo for place in together.stories.values()] == ["a", "c", "b", "d"]
    assert (together.filmstrip, together.caption) == (False, True)  # the last word counts
    # The first window goes on: what it wrote already is not put on top once more.
    Memory(path).write(Memory(path).read().with_story(KEYS[0], StoryPlace("elsewhere")))
    assert one.write(of_one.with_story(KEYS[4], StoryPlace("e")))
    assert Memory(path).read().stories[KEYS[0]].photo == "elsewhere"


def test_a_story_that_is_left_where_it_was_is_the_newest_all_the_same(path: Path) -> None:
    start = Remembered()
    for key in KEYS[:3]:
        start = start.with_story(key, StoryPlace("a"))
    Memory(path).write(start)
    memory = Memory(path)
    assert memory.write(memory.read().with_story(KEYS[0], StoryPlace("a")))
    assert list(Memory(path).read().stories) == [KEYS[1], KEYS[2], KEYS[0]]


def test_what_was_deleted_meanwhile_stays_deleted(path: Path) -> None:
    Memory(path).write(EVERYTHING)
    memory = Memory(path)
    remembered = memory.read().with_story(KEYS[5], StoryPlace("new"))
    path.unlink()
    assert memory.write(remembered)
    assert list(Memory(path).read().stories) == [KEYS[5]]


def test_a_folder_and_its_own_file_are_one_story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    (tmp_path / "link").symlink_to(folder)
    monkeypatch.chdir(tmp_path)
    named = ["story", "story/", str(folder), "story/captions.yaml", "link/captions.yaml", "link/../story"]
    keys = {story_key([path], "captions.yaml") for path in named}
    assert len(keys) == 1
    others = [["story/other.yaml"], ["a.jpg"], ["a.jpg", "b.jpg"], ["b.jpg", "a.jpg"], ["a.jpgb.jpg"], ["\udcff.jpg"]]
    assert len(keys | {story_key(paths, "captions.yaml") for paths in others}) == 1 + len(others)


@pytest.mark.parametrize("without", [(), ("_sha2", "_sha256")])
def test_a_story_goes_by_the_same_key_in_every_build_of_python(
    monkeypatch: pytest.MonkeyPatch, without: tuple[str, ...]
) -> None:
    for name in without:
        monkeypatch.setitem(sys.modules, name, None)
    path = os.path.realpath("a.jpg")
    assert story_key([path], "captions.yaml") == hashlib.sha256(os.fsencode(os.path.normcase(path))).hexdigest()


def test_the_file_does_not_tell_where_a_story_is(tmp_path: Path, path: Path) -> None:
    key = story_key([str(tmp_path / "secret")], "captions.yaml")
    assert Memory(path).write(Remembered().with_story(key, StoryPlace("a")))
    assert "secret" not in path.read_text()
    assert Memory(path).read().stories == {key: StoryPlace("a")}


@pytest.mark.parametrize(
    ("place", "languages", "choice"),
    [
        (StoryPlace("a", (VI, EN), EN), (VI, EN), LanguageChoice((VI, EN), EN)),
        (StoryPlace("a", (EN, VI)), (VI, EN, FR), LanguageChoice((EN, VI))),
        (StoryPlace("a", (VI,)), (VI,), LanguageChoice((VI,))),
        (StoryPlace("a"), (), LanguageChoice(())),
        (StoryPlace("a"), (VI, EN), None),
        (StoryPlace("a", (VI,)), (VI, EN), None),
        (StoryPlace("a", (VI, EN)), (VI,), None),
        (StoryPlace("a", (VI, FR)), (VI, EN), None),
    ],
)
def test_languages_are_gone_on_with_where_they_fit(
    place: StoryPlace, languages: tuple[Language, ...], choice: LanguageChoice | None
) -> None:
    assert place.choice_among(languages) == choice


def test_the_file_is_read_once(path: Path) -> None:
    """The start asks, and then the window: both are told the same."""
    assert Memory(path).write(EVERYTHING)
    memory = Memory(path)
    first = memory.read()
    path.unlink()
    assert memory.read() == first == EVERYTHING
