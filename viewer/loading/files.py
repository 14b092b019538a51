"""What is really in a story's folder: each folder is listed once, and never a file looked at by itself.

Which names may be asked for lives in `paths`. Nothing is opened here, and nothing outside the folder is found.
"""

import os
import re
import stat
import unicodedata
from collections.abc import Container, Iterable
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from viewer.loading.paths import components, matches
from viewer.story.phrase import Phrase

PHOTO_SUFFIXES = frozenset(
    (
        "jpg",
        "jpeg",
        "jpe",
        "jfif",
        "png",
        "webp",
        "tif",
        "tiff",
        "gif",
        "avif",
        "jp2",
        "j2k",
        "jpx",
        "bmp",
        "ico",
        "tga",
    )
)
"""What a folder's photos are called. What they really are is decided by their content, elsewhere."""

_NOTHING = Phrase("")
_NEVER_SHOWN = (
    (
        ("heic", "heif", "hif"),
        Phrase("phones' HEIC photos cannot be shown without pi-heif; install it, or save it as JPEG"),
    ),
    (("jxl",), Phrase("JPEG XL pictures cannot be shown without pillow-jxl-plugin; install it, or save it as JPEG")),
    (("svg", "svgz", "eps", "ai", "pdf"), Phrase("drawings and documents cannot be shown; save it as PNG")),
    (("psd", "xcf"), Phrase("a painting program's own files cannot be shown; save it as JPEG")),
    (
        ("raw", "cr2", "cr3", "nef", "arw", "dng", "orf", "raf", "rw2"),
        Phrase("the raw files of cameras cannot be shown; save it as JPEG"),
    ),
    (("mp4", "m4v", "mov", "avi", "mkv", "webm"), Phrase("films cannot be shown; save one picture of it as JPEG")),
)

_PLUGGABLE = frozenset(suffix for suffixes, _ in _NEVER_SHOWN[:2] for suffix in suffixes)

MOST_NAMES = 1_000_000
"""Entries read of one folder."""

_NUMBER = re.compile("([0-9]+)")


class Finding(Enum):
    """How a name was found on the disk."""

    EXACT = "exact"
    OTHER_NORMALISATION = "other normalisation"  # é as one character here and as two there
    OTHER_CASE = "other case"
    MISSING = "missing"
    OUTSIDE = "outside"  # a link that leads out of the folder
    NOT_A_FILE = "not a file"  # a folder, a FIFO, a socket, a device


class Found(NamedTuple):
    """`name` is as on the disk, relative with `/`; empty for a missing file."""

    finding: Finding
    name: str = ""


class Kind(Enum):
    """What a name in a folder is."""

    FILE = 0
    FOLDER = 1
    OUTSIDE = 2
    OTHER = 3


class _Listing:
    """The entries of one folder, and their other spellings once somebody asks for them."""

    __slots__ = ("_folded", "_normalised", "kinds")

    def __init__(self, kinds: dict[str, Kind]) -> None:
        self.kinds = kinds
        self._normalised: dict[str, str] | None = None
        self._folded: dict[str, str] | None = None

    def find(self, name: str) -> tuple[str, Finding]:
        if name in self.kinds:
            return name, Finding.EXACT
        if self._normalised is None or self._folded is None:
            self._normalised = {unicodedata.normalize("NFC", own): own for own in self.kinds}
            self._folded = {folded(own): own for own in self.kinds}
        normalised = self._normalised.get(unicodedata.normalize("NFC", name))
        if normalised is not None:
            return normalised, Finding.OTHER_NORMALISATION
        other = self._folded.get(folded(name))
        return (other, Finding.OTHER_CASE) if other is not None else ("", Finding.MISSING)

    def nearest(self, name: str, kind: Kind, taken: Container[str]) -> str:
        """What `name` was probably meant to be: the same with another suffix, or else something similar."""
        if len(self.kinds) > 2_000 or len(name) > 255:
            return ""
        others = [own for own, its in self.kinds.items() if its is kind and own not in taken]
        if kind is Kind.FILE:
            others = [own for own in others if is_photo_name(own)]
        stem = folded(stem_of(name))
        same = [own for own in others if folded(stem_of(own)) == stem]
        if same:
            return same[0]
        from difflib import get_close_matches  # noqa: PLC0415 (for mistakes only)

        return next(iter(get_close_matches(name, others, n=1, cutoff=0.75)), "")


class Files:
    """The files of a story's folder. Lists each folder at most once."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._real = os.path.realpath(folder)
        self._listings: dict[str, _Listing] = {}
        self._found: dict[str, Found] = {}
        self._suggestions_left = 100  # each compares a name with a whole folder

    def find(self, name: str) -> Found:
        """Where `name` (one that `paths.refusal` lets pass) really is."""
        if name not in self._found:
            self._found[name] = self._find(name)
        return self._found[name]

    def _find(self, name: str) -> Found:
        folder = ""
        finding = Finding.EXACT
        parts = components(name)
        for index, part in enumerate(parts):
            listing = self._listing(folder)
            own, how = listing.find(part)
            if how is Finding.MISSING:
                return Found(Finding.MISSING)
            if finding is Finding.EXACT or how is Finding.OTHER_CASE:
                finding = how if how is not Finding.EXACT else finding
            kind = listing.kinds[own]
            if kind is Kind.OUTSIDE:
                return Found(Finding.OUTSIDE, folder + own)
            last = index == len(parts) - 1
            if kind is not (Kind.FILE if last else Kind.FOLDER):
                return Found(Finding.NOT_A_FILE, folder + own)
            folder += own + "/"
        return Found(finding, folder.removesuffix("/"))

    def nearest(self, name: str, taken: Iterable[str]) -> str:
        """The photo file that was probably meant by `name`, which is missing; empty if there is none but `taken`."""
        if self._suggestions_left <= 0:
            return ""
        self._suggestions_left -= 1
        folder = ""
        for part in (parts := components(name))[:-1]:
            listing = self._listing(folder)
            own, how = listing.find(part)
            if how is Finding.MISSING:
                own = listing.nearest(part, Kind.FOLDER, ())
            if listing.kinds.get(own) is not Kind.FOLDER:
                return ""
            folder += own + "/"
        inside = {other.removeprefix(folder) for other in taken if other.startswith(folder)}
        near = self._listing(folder).nearest(parts[-1], Kind.FILE, inside)
        return folder + near if near else ""

    def matching(self, pattern: str) -> list[str]:
        """The photo files that fit `pattern`, in natural order. Folders may be patterns too."""
        *folders, last = components(unicodedata.normalize("NFC", pattern))
        reached = [""]
        for part in folders:
            reached = [
                f"{folder}{own}/"
                for folder in reached
                for own, kind in self._listing(folder).kinds.items()
                if kind is Kind.FOLDER and matches(unicodedata.normalize("NFC", own), part)
            ]
        found = [folder + own for folder in reached for own in self.photos_in(folder) if _fits(own, last)]
        return sorted(found, key=natural_key)

    def photos_in(self, folder: str) -> list[str]:
        """The names of the photo files in `folder` (empty, or ending in `/`), hidden ones left out."""
        kinds = self._listing(folder).kinds
        return [name for name, kind in kinds.items() if kind is Kind.FILE and is_photo_name(name)]

    def _listing(self, folder: str) -> _Listing:
        if folder not in self._listings:
            self._listings[folder] = _Listing(self._entries(folder))
        return self._listings[folder]

    def _entries(self, folder: str) -> dict[str, Kind]:
        kinds: dict[str, Kind] = {}
        path = f"{self._folder}/{folder}"
        try:
            with os.scandir(path) as entries:
                for entry in entries:
                    kinds[entry.name] = self._kind(entry)
                    if len(kinds) >= MOST_NAMES:
                        break
        except OSError:
            pass  # a folder that cannot be listed has no files that could be shown: they are reported as missing
        return kinds

    def _kind(self, entry: os.DirEntry[str]) -> Kind:
        try:
            if entry.is_symlink() or getattr(entry, "is_junction", bool)():
                return self._kind_of_link(entry.path)
            if entry.is_file(follow_symlinks=False):
                return Kind.FILE
            return Kind.FOLDER if entry.is_dir(follow_symlinks=False) else Kind.OTHER
        except OSError:
            return Kind.OTHER

    def _kind_of_link(self, path: str) -> Kind:
        real = os.path.realpath(path)
        if not _within(real, self._real):
            return Kind.OUTSIDE
        mode = Path(real).stat().st_mode
        if stat.S_ISREG(mode):
            return Kind.FILE
        return Kind.FOLDER if stat.S_ISDIR(mode) else Kind.OTHER


def is_photo_name(name: str) -> bool:
    """Whether a file of this name is counted among a folder's photos."""
    stem, _, suffix = name.rpartition(".")
    kind = suffix.lower()
    return bool(stem) and not name.startswith(".") and (kind in PHOTO_SUFFIXES or _has_plugin(kind))


def never_shown(name: str) -> Phrase:
    """What is to be done about a file of a kind that is never shown; empty if it may be shown."""
    suffix = name.rpartition("/")[2].rpartition(".")[2].lower()
    advice = next((advice for suffixes, advice in _NEVER_SHOWN if suffix in suffixes), _NOTHING)
    return _NOTHING if advice and _has_plugin(suffix) else advice


def _has_plugin(suffix: str) -> bool:
    if suffix not in _PLUGGABLE:
        return False
    from viewer.extras import extra_for  # noqa: PLC0415 (no start waits for it)

    extra = extra_for(suffix)
    return extra is not None and extra.is_installed


def stem_of(name: str) -> str:
    """A file's name without its folder and its suffix, in NFC: what the photo is called in the article."""
    last = name.rpartition("/")[2]
    return unicodedata.normalize("NFC", last.rpartition(".")[0] or last)


def natural_key(name: str) -> tuple[object, ...]:
    """For sorting: numbers by value (`2.jpg` before `10.jpg`), letters without regard to case; no ties."""
    parts = _NUMBER.split(unicodedata.normalize("NFC", name).casefold())
    key: list[tuple[int, str]] = []
    for index, part in enumerate(parts):
        if index % 2:
            digits = part.lstrip("0")
            key.append((len(digits), digits))  # compares as the number does, however long it is
        else:
            key.append((0, part))
    return (tuple(key), name)


def _fits(name: str, pattern: str) -> bool:
    own = unicodedata.normalize("NFC", name)
    return matches(own, pattern) or matches(own.lower(), pattern.lower())


def folded(name: str) -> str:
    """The same for all names that some system takes for this one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _within(path: str, folder: str) -> bool:
    try:
        return os.path.commonpath((path, folder)) == folder
    except ValueError:  # on another drive
        return False
