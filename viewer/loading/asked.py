"""What was asked for on the command line or in a dialog, and the story that it is."""

import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from viewer.loading.document import story_of
from viewer.loading.files import Files
from viewer.loading.folder import folder_story, loose_story, photos_story
from viewer.loading.head import head_of
from viewer.loading.parsing import tree_of
from viewer.loading.report import Report, one_line
from viewer.loading.source import Unreadable, read_bytes, text_of
from viewer.story.model import Story
from viewer.story.phrase import Phrase
from viewer.story.problem import Problem

STORY_NAME = "captions.yaml"
"""What the story of a folder is called."""

BUNDLE_SUFFIX = ".photostory"
"""What the names of bundles end in: whole stories that are one file each."""


class Loaded(NamedTuple):
    """A story and what its author should mend.

    `folder` is the absolute folder that the photos' files are relative to; None where they are absolute.
    `problems` are in order of place. `name` is what was opened, for a title where the story has none. Of a long story
    it may be the beginning only: then it is not `is_whole`, and problems are not told yet. Where it `is_bundle`, the
    folder is one file, and the photos are in it. `states` are of what is `watched`, just before it was read: device,
    inode, size in bytes, time of change in nanoseconds; None where there was nothing.
    """

    story: Story
    folder: str | None
    problems: tuple[Problem, ...]
    name: str
    is_whole: bool = True
    is_bundle: bool = False
    states: tuple[tuple[str, tuple[int, ...] | None], ...] = ()

    def says_the_same(self, other: "Loaded") -> bool:
        """Whether this is the same story with the same problems, read whenever."""
        return self._replace(states=()) == other._replace(states=())


def load(paths: Sequence[str]) -> Loaded:
    """The story at `paths`: a captions.yaml, a folder with or without one, a bundle, or photo files in their order.

    Nothing is executed, nothing is written, and no photo is opened.

    Raises:
        Unreadable: if there is nothing that could be shown.
    """
    states = tuple((path, _state(path)) for path in watched(paths))
    try:
        return _loaded(paths)._replace(states=states)
    except Unreadable as error:
        error.states = states
        raise


def _loaded(paths: Sequence[str]) -> Loaded:
    if not paths:
        raise Unreadable(Phrase("nothing is given to open; give a captions.yaml, a folder or photo files"))
    if len(paths) > 1:
        return _loose(paths)
    path = os.fspath(paths[0])
    if not path or "\0" in path:
        raise Unreadable(Phrase("an empty name cannot be opened; give a captions.yaml, a folder or photo files"))
    if Path(path).is_dir():
        inside = str(Path(path) / STORY_NAME)
        if os.path.lexists(inside):
            return _file(inside, _name(path))
        return Loaded(folder_story(path), str(Path(path).absolute()), (), _name(path))
    if not os.path.lexists(path):
        raise Unreadable(Phrase("there is no file or folder {path}; check the path", path=one_line(path)))
    if is_story_name(path):
        return _file(path, _name(path))
    if is_bundle_name(path):
        return _bundle(path)
    return _loose(paths)


def load_head(paths: Sequence[str]) -> Loaded | None:
    """The beginning of the story at `paths`, if that is a long one and begins with photos that can be shown.

    Whatever is wrong is for `load` to tell: None then, too.
    """
    if len(paths) != 1 or not paths[0] or "\0" in paths[0]:
        return None
    path = os.path.join(paths[0], STORY_NAME) if Path(paths[0]).is_dir() else paths[0]  # noqa: PTH118 - any bytes
    if not is_story_name(path):
        return None
    try:
        data = head_of(read_bytes(path))
    except Unreadable:
        return None
    if data is None:
        return None
    loaded = _read(data, path, _name(paths[0]), is_whole=False)
    return loaded if loaded.story.photos else None


def watched(paths: Sequence[str]) -> tuple[str, ...]:
    """What to watch for changes of the story at `paths`, as absolute paths: its captions.yaml; the folder as well, for
    it may be a story without one. Several photos have no text that could change. The disk is not asked."""
    if len(paths) != 1 or not paths[0] or "\0" in paths[0]:
        return ()
    path = os.path.abspath(paths[0])  # noqa: PTH100 - may hold any bytes
    if is_story_name(path):
        return (path,)
    return path, os.path.join(path, STORY_NAME)  # noqa: PTH118


def _state(path: str) -> tuple[int, ...] | None:
    try:
        status = os.stat(path)  # noqa: PTH116 - may hold any bytes
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def is_story_name(path: str) -> bool:
    """Whether a file of this name is read as a story, and not as a photo."""
    return path.lower().endswith((".yaml", ".yml"))


def is_bundle_name(path: str) -> bool:
    """Whether a file of this name is read as a bundle."""
    return path.lower().endswith(BUNDLE_SUFFIX)


def sample_story() -> str:
    """The path of the sample story: inside the installed package, else at the top of the checkout."""
    package = Path(__file__).absolute().parent.parent
    installed = package / "sample" / STORY_NAME
    return str(installed if installed.is_file() else package.parent / STORY_NAME)


def _loose(paths: Sequence[str]) -> Loaded:
    for path in paths if len(paths) > 1 else ():
        if is_story_name(path) or is_bundle_name(path):
            raise Unreadable(
                Phrase("{path} is a story of its own; open it alone, or give photo files only", path=one_line(path))
            )
    name = _name(paths[0])
    return Loaded(loose_story(paths), None, (), f"{name} + {len(paths) - 1}" if len(paths) > 1 else name)


def _file(path: str, name: str) -> Loaded:
    return _read(read_bytes(path), path, name, is_whole=True)


def _read(data: bytes, path: str, name: str, *, is_whole: bool) -> Loaded:
    report = Report(path)
    folder = str(Path(path).absolute().parent)
    story = _told(data, Files(folder), report, is_whole=is_whole)
    return Loaded(story, folder, report.in_order() if is_whole else (), name, is_whole)


def _bundle(path: str) -> Loaded:
    from viewer.loading.bundled import read_bundle  # noqa: PLC0415 - most stories are none

    files, data = read_bundle(path, STORY_NAME)
    folder = str(Path(path).absolute())
    if data is None:
        return Loaded(photos_story(files, path), folder, (), _name(path), is_bundle=True)
    report = Report(os.path.join(path, STORY_NAME))  # noqa: PTH118 - as the user gave it
    story = _told(data, files, report, is_whole=True)
    return Loaded(story, folder, report.in_order(), _name(path), is_bundle=True)


def _told(data: bytes, files: Files, report: Report, *, is_whole: bool) -> Story:
    with _without_collecting():
        source = text_of(data, report)
        return story_of(tree_of(source, report), source, files, report, is_whole=is_whole)


def _name(path: str) -> str:
    whole = Path(path).absolute()
    if whole.name == "..":
        whole = whole.resolve()
    return one_line(whole.name or str(whole))


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Keep the garbage collector away: a large tree is all alive, and walking it again and again doubles the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
