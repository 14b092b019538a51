"""What is remembered from one run to the next: where the window was, how it was divided, where each story was left.

What the reader has set is kept elsewhere (`viewer.ui.preferences`). This is one small JSON file of the user's own.
Whatever is wrong in it costs only the entry that is wrong: an entry that cannot be what it should be counts as not
there, and entries of a newer version are passed over. A file that cannot be read is no memory, and is left as it is;
one that cannot be written is not written, and it is said why. No Qt.
"""

import importlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from viewer.entries import WrongError, between, mapping, one_of, or_none, text, truth, whole
from viewer.places import foreseen_fault, reason, replace_file
from viewer.story.language import Language, LanguageChoice

LanguagesShown = Literal["both", "first", "second"]

ARTICLE_SHARES = (0.2, 0.6)
"""The narrowest and the widest article, as parts of the window's width."""
MOST_STORIES = 200
"""How many stories are remembered; beyond that the one that was left longest ago is forgotten."""
MOST_RECENT = 12
"""How many of them are remembered with their paths, to be opened again."""

_LARGEST_FILE = 4 << 20  # bytes; as many stories as are kept, with the longest ids there may be, are fewer
_LONGEST_ID = 1_000  # characters
_LONGEST_TAG = 100  # characters
_LONGEST_TITLE = 300  # characters
_LONGEST_PATH = 4_096  # characters
_MOST_PATHS = 200  # of a story that was opened as so many photos
_MOST_PHOTOS = 10_000_000
_FARTHEST = 100_000  # logical pixels
_HEXADECIMAL = frozenset("0123456789abcdef")
_KEY_LENGTH = 64


class WindowPlace(NamedTuple):
    """Where a window is when it is neither maximised nor full screen: its inside, in logical pixels.

    `x` and `y` are None where the system does not tell (Wayland).
    """

    x: int | None
    y: int | None
    width: int
    height: int
    maximised: bool = False


class StoryPlace(NamedTuple):
    """Where a story was left: the photo's id, and the languages as in `LanguageChoice` (no pair: not known)."""

    photo: str
    pair: tuple[Language, ...] = ()
    only: Language | None = None

    def choice_among(self, languages: tuple[Language, ...]) -> LanguageChoice | None:
        """The languages to go on with in a story that is now in `languages`; None where they no longer fit it."""
        if len(self.pair) != min(len(languages), 2) or not set(self.pair) <= set(languages):
            return None
        return LanguageChoice(self.pair, self.only)


class RecentStory(NamedTuple):
    """A story as it is offered again: where it is (absolute paths), what it is called, and the photo it was left at,
    the `number`-th (from 1) of so many `photos`. `folder`, `file` and `is_bundle` say where that photo is, as in
    `PhotoSource`."""

    paths: tuple[str, ...]
    title: str
    folder: str | None
    file: str
    number: int
    photos: int
    is_bundle: bool = False

    @property
    def is_keepable(self) -> bool:
        """Whether it is no larger than what is kept: a story of very many single photos is not offered again."""
        names = (*self.paths, self.file, *([] if self.folder is None else [self.folder]))
        return 0 < len(self.paths) <= _MOST_PATHS and all(0 < len(name) <= _LONGEST_PATH for name in names)


class Remembered(NamedTuple):
    """Everything that is remembered. None means: not set by the reader, so as the system or the layout has it.

    `stories` go by `story_key`; the one left last stands last. In `recent` it stands first.
    """

    window: WindowPlace | None = None
    stage: tuple[int, int] | None = None  # how many device pixels a photo could fill, for the next one to begin with
    filmstrip: bool = True
    caption: bool = True
    article: bool = True
    article_share: float | None = None  # of the window's width
    in_step: bool = True
    languages_shown: LanguagesShown = "both"
    stories: Mapping[str, StoryPlace] = MappingProxyType({})
    recent: tuple[RecentStory, ...] = ()

    def with_story(self, key: str, place: StoryPlace) -> "Remembered":
        """The same, and this story was left last, at this place."""
        return self._replace(stories=_with_stories(self.stories, {key: place}))

    def with_recent(self, story: RecentStory) -> "Remembered":
        """The same, and this one is offered first; one that cannot be kept is not offered."""
        return self._replace(recent=_with_recent(self.recent, [story] if story.is_keepable else []))

    def without_recent(self, paths: tuple[str, ...]) -> "Remembered":
        """The same, and the story at these paths is offered no more."""
        return self._replace(recent=tuple(story for story in self.recent if story.paths != paths))


def story_key(paths: Sequence[str], story_name: str) -> str:
    """What the story at `paths` goes by; a folder's own file, called `story_name`, is the same story as the folder.

    It is a digest: where somebody's photos are, and what they are of, is nobody's business who comes across this
    file (in a backup, or attached to a report of a bug). It is also equally short for every path, whatever its bytes.
    """
    resolved = [os.path.realpath(path) for path in paths]
    if len(resolved) == 1 and Path(resolved[0]).name == story_name:
        resolved = [str(Path(resolved[0]).parent)]
    return _digest(b"\0".join(os.fsencode(os.path.normcase(path)) for path in resolved))


def _digest(data: bytes) -> str:
    """SHA-256 in hexadecimal digits.

    hashlib loads OpenSSL, 3 ms in which nothing is seen; Python's own module, which `random` takes for the same reason,
    goes by another name in Python 3.11 and may be left out of a build.
    """
    for name in ("_sha2", "_sha256", "hashlib"):
        try:
            return str(importlib.import_module(name).sha256(data).hexdigest())
        except ImportError:
            continue
    raise AssertionError  # hashlib is always there


class Memory:
    """The file in which it is kept. Without a path nothing is kept: every run is the first one.

    `fault` says why the last `write` could not keep anything, in the system's words; it is empty where it could, or
    where nothing is to be kept.
    """

    def __init__(self, path: Path | None) -> None:
        self.fault = ""
        self._path = path
        self._left: Remembered | None = None
        self._stories_before: Mapping[str, StoryPlace] = {}
        self._recent_before: tuple[RecentStory, ...] = ()

    def read(self) -> Remembered:
        """What the last run left; the file is read once."""
        if self._left is None:
            try:
                self._left = Remembered() if self._path is None else _read(self._path)
            except OSError:
                self._left = Remembered()
            self._stories_before = self._left.stories
            self._recent_before = self._left.recent
        return self._left

    def write(self, remembered: Remembered) -> bool:
        """Keep this for the next run; False where it cannot be kept.

        Another window may have written since we read. Of how windows are set up the last word counts, but the stories
        it left are kept: only those that we left ourselves are put on top, and those taken off that we forgot.
        """
        if self._path is None:
            return False
        left = _left_since(self._stories_before, remembered.stories)
        try:
            theirs = _read(self._path)
            stories = _with_stories(theirs.stories, left)
            recent = _merged(theirs.recent, self._recent_before, remembered.recent)
            kept = remembered._replace(stories=stories, recent=recent)
            replace_file(self._path, json.dumps(_as_json(kept), indent=1))
        except OSError as error:
            self.fault = reason(error)
            return False
        self.fault = ""
        self._stories_before = stories
        self._recent_before = remembered.recent
        return True

    def foreseen_fault(self) -> str:
        """Why nothing can be kept as things are, as far as that is known without writing; empty where it can."""
        return "" if self._path is None else foreseen_fault(self._path)


def _left_since(before: Mapping[str, StoryPlace], now: Mapping[str, StoryPlace]) -> dict[str, StoryPlace]:
    """The stories that were left since: a story that is left goes to the end, so those are all from the first one on
    that no longer stands where it stood."""
    entries = list(now.items())
    unchanged = iter(before.items())
    count = 0
    while count < len(entries) and entries[count] in unchanged:  # goes on from the entry found last
        count += 1
    return dict(entries[count:])


def _with_stories(stories: Mapping[str, StoryPlace], left: Mapping[str, StoryPlace]) -> dict[str, StoryPlace]:
    keepable = {key: place for key, place in left.items() if len(place.photo) <= _LONGEST_ID}
    others = {key: place for key, place in stories.items() if key not in keepable}
    return dict([*others.items(), *keepable.items()][-MOST_STORIES:])


def _with_recent(recent: Sequence[RecentStory], newer: Sequence[RecentStory]) -> tuple[RecentStory, ...]:
    paths = {story.paths for story in newer}
    return (*newer, *(story for story in recent if story.paths not in paths))[:MOST_RECENT]


def _merged(
    theirs: Sequence[RecentStory], before: Sequence[RecentStory], now: Sequence[RecentStory]
) -> tuple[RecentStory, ...]:
    """What another window has kept, with what has changed with us since."""
    forgotten = {story.paths for story in before} - {story.paths for story in now}
    others = [story for story in theirs if story.paths not in forgotten]
    return _with_recent(others, [story for story in now if story not in before])


def _as_json(remembered: Remembered) -> dict[str, Any]:
    return {
        **remembered._asdict(),
        "window": remembered.window and remembered.window._asdict(),
        "stories": {key: place._asdict() for key, place in remembered.stories.items()},
        "recent": [story._asdict() for story in remembered.recent],
    }


# Reading: each entry by itself.


def _read(path: Path) -> Remembered:
    """What the file says. Raises OSError where there is one that cannot be read now: perhaps it can be later."""
    try:
        if not path.is_file():  # opening a pipe would wait for ever
            return Remembered()
        with path.open("rb") as file:
            data = file.read(_LARGEST_FILE)  # a larger one is cut off, and so no JSON
    except FileNotFoundError:  # it has gone meanwhile
        return Remembered()
    try:
        # Digits without end are refused by Python's int, and would take everything else with them.
        content = json.loads(data.decode("utf-8-sig", "replace"), parse_int=lambda digits: int(digits[:20]))
    except (ValueError, RecursionError):
        return Remembered()
    return _remembered(content)


def _remembered(content: object) -> Remembered:
    entries = content if isinstance(content, dict) else {}
    found: dict[str, Any] = {}
    for name, reader in _READERS.items():
        if name in entries:
            try:
                found[name] = reader(entries[name])
            except WrongError:
                continue
    return Remembered(**found)


def _window(value: object) -> WindowPlace:
    entries = mapping(value)
    x, y = (None if entries.get(name) is None else whole(entries[name], -_FARTHEST, _FARTHEST) for name in ("x", "y"))
    width, height = (whole(entries.get(name), 1, _FARTHEST) for name in ("width", "height"))
    return WindowPlace(x, y, width, height, entries.get("maximised") is True)


def _box(value: object) -> tuple[int, int]:
    if not isinstance(value, list) or len(value) != 2:
        raise WrongError
    return whole(value[0], 1, _FARTHEST), whole(value[1], 1, _FARTHEST)


def _story(value: object) -> StoryPlace:
    entries = mapping(value)
    photo = text(entries.get("photo"), _LONGEST_ID)
    try:
        pair = _pair(entries.get("pair"))
    except WrongError:
        return StoryPlace(photo)
    only = entries.get("only")
    return StoryPlace(photo, pair, only if only in pair else None)


def _pair(value: object) -> tuple[Language, ...]:
    if not isinstance(value, list) or len(value) > 2:
        raise WrongError
    pair = tuple(Language(text(tag, _LONGEST_TAG)) for tag in value)
    if len(set(pair)) < len(pair):
        raise WrongError
    return pair


def _stories(value: object) -> dict[str, StoryPlace]:
    stories: dict[str, StoryPlace] = {}
    for key, place in mapping(value).items():
        try:
            if len(key) == _KEY_LENGTH and _HEXADECIMAL.issuperset(key):
                stories[key] = _story(place)
        except WrongError:
            continue
    return _with_stories({}, stories)


def _recent(value: object) -> tuple[RecentStory, ...]:
    if not isinstance(value, list):
        raise WrongError
    stories: dict[tuple[str, ...], RecentStory] = {}
    for entry in value:
        try:
            story = _recent_story(entry)
        except WrongError:
            continue
        stories.setdefault(story.paths, story)
    return tuple(stories.values())[:MOST_RECENT]


def _recent_story(value: object) -> RecentStory:
    entries = mapping(value)
    paths, folder = entries.get("paths"), entries.get("folder")
    if not isinstance(paths, list) or not 0 < len(paths) <= _MOST_PATHS:
        raise WrongError
    photos = whole(entries.get("photos"), 1, _MOST_PHOTOS)
    return RecentStory(
        tuple(_path(path) for path in paths),
        text(entries.get("title"), _LONGEST_TITLE),
        None if folder is None else _path(folder),
        text(entries.get("file"), _LONGEST_PATH),
        whole(entries.get("number"), 1, photos),
        photos,
        truth(entries.get("is_bundle", False)),
    )


def _path(value: object) -> str:
    path = text(value, _LONGEST_PATH)
    if "\0" in path or not os.path.isabs(path):  # noqa: PTH117 - any bytes
        raise WrongError
    try:
        os.fsencode(path)
    except UnicodeEncodeError as error:  # no name of a file
        raise WrongError from error
    return path


_READERS: dict[str, Callable[[object], Any]] = {
    "window": or_none(_window),
    "stage": or_none(_box),
    "filmstrip": truth,
    "caption": truth,
    "article": truth,
    "article_share": or_none(between(*ARTICLE_SHARES)),
    "in_step": truth,
    "languages_shown": one_of("both", "first", "second"),
    "stories": _stories,
    "recent": _recent,
}
