"""Where on this computer the program keeps what it knows from one run to the next, and whether it can. No Qt.

Qt knows these places as well, but they are wanted before Qt is there, and `--reset` goes without it.
"""

import errno
import os
import sys
from collections.abc import Mapping
from pathlib import Path

NAME = "photo-caption-viewer"
"""What each folder of ours is called."""
REGISTRY = "HKEY_CURRENT_USER\\Software\\"
"""How a place begins that is none of the file system: settings on Windows."""

_MOST_FOLDERS = 3  # made for a file: `.local/state/photo-caption-viewer`, but not somebody's home as well


def memory_path(environment: Mapping[str, str], platform: str = sys.platform) -> Path | None:
    """The file for what is remembered, where this platform keeps such things; None where there is no place.

    On Linux it is where the XDG Base Directory Specification 0.8 has state.
    """
    home = Path(environment.get("HOME", ""))
    if platform == "win32":
        base = Path(environment.get("LOCALAPPDATA", ""))
    elif platform == "darwin":
        base = home / "Library" / "Application Support"
    else:
        base = _xdg(environment, "XDG_STATE_HOME", home / ".local" / "state")
    return base / NAME / "remembered.json" if base.is_absolute() else None


def preferences_place(environment: Mapping[str, str], platform: str = sys.platform) -> str | None:
    """Where the reader's settings are kept: a file, or a key of the registry; None where there is no place.

    On Linux it is where the XDG Base Directory Specification 0.8 has configuration.
    """
    if platform == "win32":
        return REGISTRY + NAME
    home = Path(environment.get("HOME", ""))
    if platform == "darwin":
        path = home / "Library" / "Preferences" / f"{NAME}.plist"
    else:
        path = _xdg(environment, "XDG_CONFIG_HOME", home / ".config") / NAME / f"{NAME}.conf"
    return str(path) if path.is_absolute() else None


def _xdg(environment: Mapping[str, str], name: str, default: Path) -> Path:
    """A base folder; one that is not absolute counts as not set, as the specification has it."""
    base = Path(environment.get(name, ""))
    return base if base.is_absolute() else default


def foreseen_fault(path: Path) -> str:
    """Why this file cannot be written as things are, as far as that is known without writing; empty where it can."""
    try:
        new = _new_folders(path.parent)
        folder = new[-1].parent if new else path.parent
        if path.is_dir():
            return os.strerror(errno.EISDIR)
        if not folder.is_dir():
            return os.strerror(errno.ENOTDIR)
        if sys.platform != "win32":
            disk = os.statvfs(folder)
            if disk.f_flag & os.ST_RDONLY:
                return os.strerror(errno.EROFS)
            if disk.f_blocks and not disk.f_bavail:
                return os.strerror(errno.ENOSPC)
        return "" if os.access(folder, os.W_OK | os.X_OK) else os.strerror(errno.EACCES)
    except OSError as error:
        return reason(error)


def reason(error: OSError) -> str:
    """What went wrong, in the system's words."""
    return error.strerror or str(error)


def make_folders(folder: Path) -> None:
    """Have this folder there; those that are made are for their owner alone. Raises OSError, also where not even the
    one is there that all of them belong into."""
    for new in reversed(_new_folders(folder)):
        new.mkdir(mode=0o700, exist_ok=True)


def replace_file(path: Path, text: str) -> None:
    """Write a file that is either the old one or the new one, whole, whatever happens meanwhile; for our eyes only.
    Raises OSError."""
    import tempfile  # noqa: PLC0415 (3 ms at the end of a run; no file is written before)

    make_folders(path.parent)
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)  # readable by nobody else
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(text)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _new_folders(folder: Path) -> list[Path]:
    """The folders to be made so that this one is there, the innermost first."""
    new = [each for each in (folder, *folder.parents) if not each.exists()]
    if len(new) > _MOST_FOLDERS:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(new[-1]))
    return new
