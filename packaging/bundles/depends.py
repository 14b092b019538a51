"""What a bundle needs of the Linux it runs on: the same libraries that `scripts/set-up` installs for the source."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from bundles.contents import ROOT

GLIBC = "2.36"
"""Debian 12's, on which bundles are made."""

_LIBC = re.compile(r"(lib(c|m|dl|pthread|rt|resolv|util)|ld-linux-[\w-]+)\.so\.\d")
_OPTIONAL = ("libqgtk3.so", "libcupsprintersupport.so")
"""Plugins that Qt passes over in silence where the system has not what they need: GTK's dialogs, and printers."""


class MissingLibraryError(Exception):
    """A file in the bundle links to what neither the bundle nor the system's libraries hold."""


def libraries() -> dict[str, str]:
    """Of each library that set-up looks for: its package on Debian."""
    words = (ROOT / "scripts" / "set-up").read_text(encoding="utf-8")
    table = words.split("libraries() {", 1)[1].split("<<'END'\n", 1)[1].split("\nEND", 1)[0]
    return {library: debian for library, debian, _ in map(str.split, table.splitlines())}


def debian_depends(bundle: Path) -> list[str]:
    """What the .deb depends on. Raises MissingLibraryError where that is not all."""
    known = libraries()
    needed = needed_libraries(bundle)
    unknown = sorted(library for library in needed if library not in known and not _LIBC.fullmatch(library))
    if unknown:
        raise MissingLibraryError(f"neither in the bundle nor known to scripts/set-up: {', '.join(unknown)}")
    return [f"libc6 (>= {GLIBC})", *sorted(set(known.values()))]


def needed_libraries(bundle: Path) -> set[str]:
    """The libraries that the bundle's files link to and that it does not hold."""
    files = [path for path in bundle.rglob("*") if is_elf(path)]
    held = {path.name for path in bundle.rglob("*.so*")}
    asking = [path for path in files if path.name not in _OPTIONAL]
    told = subprocess.run(["objdump", "-p", *asking], capture_output=True, text=True, check=True).stdout  # noqa: S607
    return set(re.findall(r"NEEDED\s+(\S+)", told)) - held


def is_elf(path: Path) -> bool:
    """Whether this is a program or a library."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def drop_systems_own(bundle: Path, names: Iterable[str]) -> None:
    """Take out of the bundle the libraries that the package depends on."""
    for name in names:
        (bundle / "_internal" / name).unlink(missing_ok=True)
