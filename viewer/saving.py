"""Saves a copy of a story as one file, a bundle: its captions.yaml as it is, and every photo that it lists.

What is written is what `viewer.bundle` reads, and nothing else: two copies of a story are the same, byte by byte. The
file appears under its name when it is whole and on the disk; until then it has another one beside it, and is deleted if
anything goes wrong. No Qt: this is done in a thread of its own.
"""

import contextlib
import os
import stat
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from viewer.bundle import LARGEST, MOST_FILES, BundleError
from viewer.loading import STORY_NAME, Unreadable, load
from viewer.loading.bundled import check_names, read_bundle
from viewer.loading.files import natural_key
from viewer.loading.report import one_line, quoted
from viewer.loading.source import open_file, reason_of
from viewer.story.phrase import Phrase

LOOSE = Phrase("photos opened one by one are no story yet; put them into a folder, and open that")

_PIECE = 1 << 20  # bytes copied at a time
_HEADERS = 16 << 20  # bytes: more than names and places of all photos take
_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip knows
_UNIX = 3
_NAMES_SHOWN = 3
_FOR_READING = (stat.S_IFREG | 0o644) << 16


class Cancelled(Exception):  # noqa: N818 - it reads as what it is where it is caught
    """The reader has thought better of it; nothing is left of the copy."""


class CannotSave(Exception):  # noqa: N818 - likewise
    """There is no copy. The `reason` is one sentence: what is in the way, and what to do."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(reason)
        self.reason = reason


class Saved(NamedTuple):
    """A copy has been made; `left_out` are photos that the story lists and that are not there to be copied."""

    path: str
    left_out: tuple[str, ...] = ()


class _File(NamedTuple):
    """What goes into the copy, and under which name."""

    name: str
    path: str
    size: int


def not_saved(reason: Phrase) -> Phrase:
    """What there is to be said where there is no copy."""
    return Phrase("No copy has been saved: {reason}.", reason=reason)


class Copying:
    """One copy on its way: run in a thread of its own, watched and cancelled from another."""

    def __init__(self, paths: Sequence[str], target: str) -> None:
        """Of the story at `paths`, to `target`."""
        self._paths = paths
        self._target = Path(target)
        self._is_cancelled = False
        self._done = self._all = 0

    @property
    def share(self) -> float:
        """How much of it is done, from 0 to 1."""
        return min(self._done / self._all, 1.0) if self._all else 0.0

    def cancel(self) -> None:
        """Have it end as soon as it can, and leave nothing."""
        self._is_cancelled = True

    def outcome(self) -> Phrase | None:
        """Make the copy; what there is to be said of it, or nothing."""
        try:
            left_out = self.run().left_out
        except Cancelled:
            return None
        except CannotSave as error:
            return not_saved(error.reason)
        if not left_out:
            return None
        names = ", ".join(quoted(name) for name in left_out[:_NAMES_SHOWN])
        more = len(left_out) - _NAMES_SHOWN
        if more <= 0:
            return Phrase(
                "The copy has been saved without photos that are not in the story’s folder: {names}.", names=names
            )
        return Phrase(
            "The copy has been saved without photos that are not in the story’s folder: {names} and {more:,} more.",
            names=names,
            more=more,
        )

    def run(self) -> Saved:
        """Make the copy, of the story as it is on the disk now. Raises CannotSave and Cancelled."""
        try:
            loaded = load(self._paths)
            if loaded.folder is None:
                raise CannotSave(LOOSE)
            if loaded.is_bundle:
                self._all = Path(loaded.folder).stat().st_size
                with self._part() as part:
                    for piece in self._pieces(loaded.folder):
                        part.write(piece)
                return Saved(str(self._target))
            names = dict.fromkeys(photo.file for photo in loaded.story.photos if photo.file != STORY_NAME)
            files = _files(loaded.folder, sorted(names, key=natural_key))
            missing = tuple(name for name in names if name not in {file.name for file in files})
            story_file = _story_file(self._paths[0])
            if story_file is not None:
                files.insert(0, _File(STORY_NAME, story_file, Path(story_file).stat().st_size))
            _check(files)
            self._all = sum(file.size for file in files)
            with self._part() as part:
                self._pack(files, part)
        except Unreadable as error:
            raise CannotSave(error.args[0]) from error
        except OSError as error:
            path = one_line(str(self._target))
            raise CannotSave(
                Phrase(
                    "{path} cannot be written ({reason}); save the copy elsewhere", path=path, reason=reason_of(error)
                )
            ) from error
        return Saved(str(self._target), missing)

    @contextlib.contextmanager
    def _part(self) -> Iterator[BinaryIO]:
        """A new file beside the target, which becomes the target once all has been written and found good."""
        folder = self._target.parent
        part = folder / f".{os.urandom(6).hex()}.part"
        try:
            with part.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            read_bundle(str(part), STORY_NAME)  # whoever opens it will look as closely
            part.replace(self._target)
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
        with contextlib.suppress(
            OSError
        ):  # so that the new name outlives a power cut, too, where that can be asked for
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def _pack(self, files: Sequence[_File], part: BinaryIO) -> None:
        with zipfile.ZipFile(part, "w") as archive:
            for file in files:
                info = zipfile.ZipInfo(file.name, _NO_TIME)
                info.create_system = _UNIX  # whatever system it is saved on
                info.external_attr = _FOR_READING
                with archive.open(info, "w") as entry:
                    for piece in self._pieces(file.path):
                        entry.write(piece)

    def _pieces(self, path: str) -> Iterator[bytes]:
        """Everything in a file. Raises Unreadable, CannotSave and Cancelled."""
        with open_file(path) as file:
            while piece := _read(file, path):
                if self._is_cancelled:
                    raise Cancelled
                self._done += len(piece)
                if self._done > LARGEST - _HEADERS:  # a file may have grown since
                    raise CannotSave(_TOO_LARGE)
                yield piece


_TOO_LARGE = Phrase(
    "this story is larger than {largest} GiB, which one file does not hold; divide it", largest=LARGEST >> 30
)


def _read(file: BinaryIO, path: str) -> bytes:
    try:
        return file.read(_PIECE)
    except OSError as error:
        name = one_line(path)
        raise CannotSave(
            Phrase("{name} cannot be read ({reason}); check the disk it is on", name=name, reason=reason_of(error))
        ) from error


def _files(folder: str, names: Sequence[str]) -> list[_File]:
    """Those of the photos that are files in the folder, wherever links lead."""
    found = []
    real = os.path.realpath(folder)
    for name in names:
        path = os.path.realpath(os.path.join(folder, *name.split("/")))  # noqa: PTH118 - may hold any bytes
        with contextlib.suppress(OSError, ValueError):  # ValueError: on another drive
            status = Path(path).stat()
            if stat.S_ISREG(status.st_mode) and os.path.commonpath([real, path]) == real:
                found.append(_File(name, path, status.st_size))
    return found


def _story_file(path: str) -> str | None:
    """The story file of the folder story at `path`; None where that has none."""
    if Path(path).is_dir():
        path = os.path.join(path, STORY_NAME)  # noqa: PTH118 - may hold any bytes
    return path if os.path.lexists(path) else None


def _check(files: Sequence[_File]) -> None:
    """Whether these can be in a bundle together. Raises CannotSave."""
    if sum(file.size for file in files) > LARGEST - _HEADERS:
        raise CannotSave(_TOO_LARGE)
    if len(files) > MOST_FILES:
        raise CannotSave(
            Phrase(
                "this story has {count:,} files, and one file holds {most:,} at most; divide it",
                count=len(files),
                most=MOST_FILES,
            )
        )
    for file in files:
        try:
            file.name.encode()
        except UnicodeEncodeError as error:
            raise CannotSave(Phrase("the name {name} is no text; rename that file", name=quoted(file.name))) from error
    try:
        check_names(file.name for file in files)
    except BundleError as error:
        raise CannotSave(Phrase("{name} {why}", name=quoted(error.name), why=error.text)) from error
