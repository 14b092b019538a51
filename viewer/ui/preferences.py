"""What the reader has set, for every story: language, colours, contrast, motion, size of text, how slideshows go.

QSettings keeps it where the platform keeps settings, as `viewer.places` has it. Where a window is, how it is divided,
and which stories there were is no setting: see `viewer.remembered`. Only what differs from the default is kept.
Whatever is wrong costs only the entry that is wrong, which counts as not there; entries of a newer version are left
alone.
"""

import errno
import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from viewer.entries import WrongError, between, one_of, text, truth
from viewer.places import REGISTRY, foreseen_fault, make_folders, reason
from viewer.ui.speech import SYSTEM

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

Colours = Literal["system", "light", "dark"]
AtEnd = Literal["stop", "loop", "return"]
SlideMotion = Literal["cut", "crossfade", "drift"]
TwoLanguages = Literal["beside", "stacked", "dimmed"]

TEXT_SCALES = (0.8, 2.0)
"""The smallest and the largest size of text, as multiples of the normal one."""
PACES_BETWEEN = (0.5, 3.0)
"""The slowest and the quickest slideshow, as multiples of the usual pace."""

_LONGEST_TAG = 100  # characters
_LARGEST_FILE = 1 << 20  # bytes; what we write is less than one thousand


class Preferred(NamedTuple):
    """All settings. None means: as the system has it, or the program until the reader chooses."""

    language: str = SYSTEM  # or a tag
    colours: Colours = "system"
    high_contrast: bool | None = None
    less_motion: bool | None = None
    text_scale: float = 1.0
    headings: bool = True
    plays: bool = True
    pace: float = 1.0
    at_end: AtEnd | None = None
    slide_motion: SlideMotion = "crossfade"
    two_languages: TwoLanguages = "beside"


class Preferences:
    """Where they are kept: a file or a key of the registry, by `place`. Without one nothing is kept.

    `fault` says why not all that was to be kept could be, in the system's words; it is empty where all is well.
    """

    def __init__(self, place: str | None) -> None:
        self.fault = ""
        self._place = place
        self._path = None if place is None or place.startswith(REGISTRY) else Path(place)
        self._found: Preferred | None = None
        self._held = Preferred()
        self._unkept: set[str] = set()

    def read(self) -> Preferred:
        """What is set; it is looked up once."""
        if self._found is None:
            self._found = self._held = self._look_up()
        return self._found

    def hold(self, preferred: Preferred) -> None:
        """From now on only what becomes different from this is to be kept."""
        self._held = preferred

    def write(self, preferred: Preferred) -> None:
        """Keep what has changed, and nothing else: another window may have kept something as well. What cannot be kept
        is tried again the next time."""
        before, now = self._held._asdict(), preferred._asdict()
        changed = {name for name in now if now[name] != before[name]} | self._unkept
        self._held = preferred
        if changed and self._place is not None:
            self.fault = self._change(self._place, {name: now[name] for name in changed})
            self._unkept = changed if self.fault else set()

    def _look_up(self) -> Preferred:
        try:
            if self._place is None or (self._path is not None and not _is_kept_in(self._path)):
                return Preferred()
        except OSError:
            return Preferred()
        settings = _settings(self._place)
        there = set(settings.allKeys())
        found: dict[str, Any] = {}
        for name, (key, check) in _ENTRIES.items():
            if key in there:
                try:
                    found[name] = check(settings.value(key))
                except WrongError:
                    continue
        return Preferred(**found)

    def _change(self, place: str, changes: Mapping[str, Any]) -> str:
        """Why these cannot be kept; empty where they are."""
        try:
            if self._path is not None and not _is_kept_in(self._path):
                make_folders(self._path.parent)
        except OSError as error:
            return reason(error)
        settings = _settings(place)
        for name, value in changes.items():
            key = _ENTRIES[name][0]
            if value == _DEFAULTS[name]:
                settings.remove(key)
            else:
                settings.setValue(key, value)
        settings.sync()
        if settings.status() == settings.Status.FormatError:
            # So it was: whether it could be mended is known by looking again.
            settings = _settings(place)
        if settings.status() == settings.Status.NoError:
            return ""
        return (foreseen_fault(self._path) if self._path is not None else "") or os.strerror(errno.EACCES)


def forget_registered(place: str) -> bool:
    """Forget all settings in this key of the registry; False where there are none. Raises OSError."""
    settings = _settings(place)
    if not settings.allKeys():
        return False
    settings.clear()
    settings.sync()
    if settings.status() != settings.Status.NoError:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), place)
    return True


def _settings(place: str) -> "QSettings":
    """The settings there. Qt shares what it has read of one file, and puts changes on top of what others have written
    meanwhile."""
    from PySide6.QtCore import QSettings  # noqa: PLC0415 - PySide makes its enums; where nothing is set, there is no need

    return QSettings(place, QSettings.Format.NativeFormat)


def _is_kept_in(path: Path) -> bool:
    """Whether there is a file of settings. Raises OSError where there is something else, which Qt would wait for or
    read to its end."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return False
    if not stat.S_ISREG(status.st_mode):
        code = errno.EISDIR if stat.S_ISDIR(status.st_mode) else errno.EEXIST
        raise OSError(code, os.strerror(code), str(path))
    if status.st_size > _LARGEST_FILE:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return True


# A file of text knows no other kinds; PySide makes truths and numbers of most that looks like them.


def _truth(value: object) -> bool:
    return truth({"true": True, "false": False}.get(value, value) if isinstance(value, str) else value)


def _between(least: float, most: float) -> Callable[[object], float]:
    check = between(least, most)

    def read(value: object) -> float:
        if not isinstance(value, str):
            return check(value)
        try:
            return check(float(value))
        except ValueError as error:
            raise WrongError from error

    return read


_DEFAULTS: Mapping[str, Any] = Preferred()._asdict()
_ENTRIES: Mapping[str, tuple[str, Callable[[object], Any]]] = {  # by which key it is kept, and what is made of it
    "language": ("language", lambda value: text(value, _LONGEST_TAG)),
    "colours": ("colours", one_of(*get_args(Colours))),
    "high_contrast": ("high_contrast", _truth),
    "less_motion": ("less_motion", _truth),
    "text_scale": ("text_scale", _between(*TEXT_SCALES)),
    "headings": ("slideshow/headings", _truth),
    "plays": ("slideshow/plays", _truth),
    "pace": ("slideshow/pace", _between(*PACES_BETWEEN)),
    "at_end": ("slideshow/at_end", one_of(*get_args(AtEnd))),
    "slide_motion": ("slideshow/motion", one_of(*get_args(SlideMotion))),
    "two_languages": ("slideshow/two_languages", one_of(*get_args(TwoLanguages))),
}
