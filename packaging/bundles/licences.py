"""On whose terms everything in a bundle may be used and passed on: the texts, and the two forms they are given in."""

import re
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import distribution, version
from pathlib import Path
from typing import NamedTuple

from bundles.contents import ROOT

_TEXTS = ROOT / "packaging" / "licences"
_DEBIANS = Path("/usr/share/doc")

_APACHE = re.compile(r"^ +Apache License\n +Version 2\.0, .*?END OF TERMS AND CONDITIONS\n", re.DOTALL | re.MULTILINE)

REPLACE_QT = """\
Qt, PySide6 and Shiboken are used under the GNU Lesser General Public License, version 3. They are shared libraries,
which you may replace with your own, changed ones: put these, built for the same system and of the same major version,
in place of the files in _internal/PySide6 and _internal/shiboken6. Nothing checks that they are the ones that came
along. Their source is published by The Qt Company under the version that is told here. Reverse engineering for
debugging such changes is allowed."""


class Part(NamedTuple):
    """A part of a bundle: its name and version, where in the bundle its files are, whose it is, on what terms (by the
    short name that SPDX and Debian have for them), and where the text of these stands."""

    name: str
    version: str
    files: tuple[str, ...]
    holders: str
    licence: str
    text: Path

    def words(self) -> str:
        """The text."""
        return self.text.read_text(encoding="utf-8", errors="replace")


def parts(bundle: Path) -> list[Part]:
    """All that is in this bundle, in the order of an alphabet. Raises OSError where a text is not on this machine."""
    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    found = [
        Part(
            "Photo Caption Viewer",
            version_of_ours(),
            ("*",),
            "2026 the Photo Caption Viewer authors",
            "MIT",
            ROOT / "LICENSE",
        ),
        Part(
            "Python",
            ".".join(map(str, sys.version_info[:3])),
            ("_internal/libpython*", "_internal/base_library.zip", "_internal/python3*"),
            "2001-2026 Python Software Foundation",
            "PSF-2",
            python,
        ),
        Part(
            "PyInstaller (the program that starts all others)",
            version("pyinstaller"),
            ("photo-caption-viewer",),
            "2005-2026 the PyInstaller Development Team, 2002 McMillan Enterprises, Inc.",
            "GPL-2+ with Bootloader exception",
            _installed("pyinstaller", "COPYING.txt"),
        ),
        Part(
            "Qt, PySide6, Shiboken",
            version("PySide6-Essentials"),
            ("_internal/PySide6/*", "_internal/shiboken6/*"),
            "2012-2026 The Qt Company Ltd. and other contributors",
            "LGPL-3",
            _TEXTS / "LGPL-3.0.txt",
        ),
        Part(
            "ICU",
            "73",
            ("_internal/PySide6/Qt/lib/libicu*",),
            "1991-2023 Unicode, Inc.",
            "Unicode",
            _TEXTS / "ICU.txt",
        ),
        Part(
            "Pillow, and the codecs inside it",
            version("Pillow"),
            ("_internal/PIL/*", "_internal/pillow.libs/*"),
            "1997-2011 Secret Labs AB, 1995-2011 Fredrik Lundh, 2010-2026 Jeffrey A. Clark and contributors",
            "MIT-CMU and others",
            _installed("Pillow", "LICENSE"),
        ),
        Part(
            "PyYAML",
            version("PyYAML"),
            ("_internal/yaml/*",),
            "2017-2021 Ingy döt Net, 2006-2016 Kirill Simonov",
            "Expat (PyYAML)",
            _installed("PyYAML", "LICENSE"),
        ),
        # Both are inside the program itself.
        Part("wakepy", version("wakepy"), (), "2023-2026 wakepy developers", "Expat (wakepy)", _installed("wakepy")),
        Part("Spectral", version("fontpkg-spectral"), ("_internal/fontpkg_spectral/*",), *_font("spectral")),
        Part(
            "Be Vietnam Pro",
            version("fontpkg-be-vietnam-pro"),
            ("_internal/fontpkg_be_vietnam_pro/*",),
            *_font("be-vietnam-pro"),
        ),
    ]
    if sys.platform == "linux":
        found.append(
            Part(
                "jeepney", version("jeepney"), (), "2017-2026 Thomas Kluyver", "Expat (jeepney)", _installed("jeepney")
            )
        )
    return sorted([*found, *_of_debian(bundle)])


def version_of_ours() -> str:
    """The version of the program that is bundled."""
    from viewer import __version__

    return __version__


def write_folder(bundle: Path) -> None:
    """Put all texts into a folder of the bundle, with a page that says what they are for."""
    folder = bundle / "licences"
    folder.mkdir()
    page = ["What is inside, and on whose terms. The texts lie beside this one.", ""]
    for part in parts(bundle):
        name = f"{part.name.split(' (')[0].split(',')[0].replace(' ', '-')}.txt"
        (folder / name).write_text(part.words(), encoding="utf-8")
        page.append(f"{part.name} {part.version}: {part.licence}. Copyright {part.holders}. See {name}")
    (folder / "GPL-3.0.txt").write_bytes((_TEXTS / "GPL-3.0.txt").read_bytes())  # the LGPL adds to it
    page += ["", REPLACE_QT, ""]
    (folder / "README.txt").write_text("\n".join(page), encoding="utf-8")


def debian_copyright(bundle: Path) -> str:
    """The same, in the one file that Debian asks for and its tools can read."""
    head = (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        "Upstream-Name: Photo Caption Viewer\n"
        f"Comment:\n{_indented(REPLACE_QT)}"
    )
    paragraphs = [head]
    texts: dict[str, str] = {}
    for part in sorted(parts(bundle), key=lambda part: part.files != ("*",)):  # what is about all files comes first
        files = " ".join(f"usr/lib/photo-caption-viewer/{place}" if place != "*" else place for place in part.files)
        if files:
            terms = f"Copyright: {part.holders}\nLicense: {_short(part)}\nComment: {part.name} {part.version}"
            paragraphs.append(f"Files: {files}\n{terms}")
        texts[_short(part)] = _debian_text(part)
    paragraphs.append("Files: usr/share/metainfo/*\nCopyright: 2026 the Photo Caption Viewer authors\nLicense: CC0-1.0")
    texts["CC0-1.0"] = (
        "On Debian systems, the full text of CC0 1.0 Universal is in `/usr/share/common-licenses/CC0-1.0'."
    )
    paragraphs += [f"License: {name}\n{_indented(text)}" for name, text in sorted(texts.items())]
    return "\n\n".join(paragraphs) + "\n"


def _short(part: Part) -> str:
    return re.sub(r"\W*[ ()]+", "-", part.licence).strip("-")


def _debian_text(part: Part) -> str:
    if part.licence == "LGPL-3":
        return (
            "On Debian systems, the full text of the GNU Lesser General Public License, version 3, is in\n"
            "`/usr/share/common-licenses/LGPL-3', and that of the GNU General Public License, to which it adds, in\n"
            "`/usr/share/common-licenses/GPL-3'."
        )
    if part.licence.startswith("GPL-2+"):
        words = part.words()
        exception = words[: words.index("GNU GENERAL PUBLIC LICENSE")].rstrip(" -=\n")
        return (
            f"{exception}\n\nOn Debian systems, the full text of the GNU General Public License, version 2, is in\n"
            "`/usr/share/common-licenses/GPL-2'."
        )
    return _APACHE.sub(
        "On Debian systems, its full text is in `/usr/share/common-licenses/Apache-2.0'.\n", part.words()
    )


def _indented(text: str) -> str:
    lines = (line.expandtabs().replace("\f", "").rstrip() for line in text.strip().splitlines())
    return "\n".join(f" {line}" if line else " ." for line in lines)


def _installed(package: str, name: str = "LICENSE") -> Path:
    for file in distribution(package).files or ():
        if file.name.startswith(name) and ".dist-info" in str(file):
            return Path(str(file.locate()))
    raise FileNotFoundError(f"{package} has no file {name}")


def _font(name: str) -> tuple[str, str, Path]:
    text = _installed(f"fontpkg-{name}")
    first = text.read_text(encoding="utf-8").strip().splitlines()[0]
    return first.removeprefix("Copyright ").strip(), f"OFL-1.1 ({name})", text


def _of_debian(bundle: Path) -> Iterator[Part]:
    """Libraries of the system this is made on, of which the bundle takes copies along."""
    for library, package in CARRIED_OF_DEBIAN.items():
        if list((bundle / "_internal").glob(f"{library}.so*")):
            text = _DEBIANS / package / "copyright"
            files = (f"_internal/{library}.so*",)
            yield Part(library, package, files, "its authors, whom the text names", f"MIT ({library})", text)


CARRIED_OF_DEBIAN = {
    "libffi": "libffi8",
    "libxcb-cursor": "libxcb-cursor0",
    "libxcb-icccm": "libxcb-icccm4",
    "libxcb-image": "libxcb-image0",
    "libxcb-keysyms": "libxcb-keysyms1",
    "libxcb-render-util": "libxcb-render-util0",
    "libxcb-util": "libxcb-util1",
    "libxkbcommon-x11": "libxkbcommon-x11-0",
    "libxkbcommon": "libxkbcommon0",
}
"""The package that holds each of the libraries that a bundle takes along."""
