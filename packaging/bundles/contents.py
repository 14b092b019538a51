"""What is in a bundle and what is left out: read by the one spec of all systems, and by the tests."""

import fnmatch
import os
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAME = "photo-caption-viewer"
SITE = "https://photostory.example"
"""Where the program is published: nowhere yet, so a name that cannot exist stands in. Screenshots lie below it."""
APPLICATION_ID = "example.photostory.PhotoCaptionViewer"
"""What software centres know it by: the name of that place backwards."""

Entry = tuple[str, str, str]
"""Where a file goes in the bundle, where it is now, and of which kind it is: PyInstaller's own table of contents."""

EXCLUDED_MODULES = (
    # Python's, for what we never do: networks, databases, other windows, tests, and building.
    "_hashlib",  # OpenSSL; Python's own SHA-256 is taken where there is none
    "_bz2",
    "_lzma",
    "_ssl",
    "_tkinter",
    "_uuid",
    "bz2",
    "curses",
    "distutils",
    "ensurepip",
    "idlelib",
    "lib2to3",
    "lzma",
    "pydoc_data",
    "readline",
    "setuptools",
    "sqlite3",
    "ssl",
    "test",
    "tkinter",
    "unittest",
    "venv",
    # Others': what our packages can use, and we do not.
    "PIL.ImageQt",
    "PIL.ImageTk",
    "PIL._imagingft",  # Pillow's text, with FreeType and HarfBuzz: captions are drawn by Qt
    "PIL._imagingmath",
    "PIL._imagingmorph",
    "PIL._imagingtk",
    "fontpkg",  # only the files of the two families are wanted
    "numpy",
)

FOR_WINDOWS_ALONE = "PySide6.QtNetwork"
"""The module of the binding through which later starts are heard on Windows (`viewer.ui.pipe`), and only there."""

KEPT_PLUGINS = {
    # X11 and Wayland; and the one without a display, for `screenshot`.
    "platforms": ("qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "platformthemes": ("qgtk3", "qxdgdesktopportal"),
    "xcbglintegrations": ("qxcb-egl-integration", "qxcb-glx-integration"),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "wayland-graphics-integration-client": ("qt-plugin-wayland-egl",),
    "wayland-shell-integration": ("xdg-shell",),
    # Photos are decoded by Pillow, elsewhere; these are for the program's own icons.
    "imageformats": ("qsvg", "qico", "qicns"),
    "iconengines": ("qsvgicon",),
    "printsupport": ("cupsprintersupport",),
    "styles": ("qmodernwindowsstyle", "qmacstyle"),
}
"""Qt's plugins, by their folder: all others are left out."""

LEFT_OUT = (
    # Qt's libraries of modules that are excluded; what is kept does not link to them.
    "*Qt6Designer*",
    "*Qt6EglFS*",
    "*Qt6EglFs*",
    "*Qt6Help*",
    *(() if sys.platform == "win32" else ("*Qt6Network*",)),
    "*Qt6OpenGLWidgets*",
    "*Qt6Pdf*",
    "*Qt6Qml*",
    "*Qt6Quick*",
    "*Qt6Sql*",
    "*Qt6Test*",
    "*Qt6VirtualKeyboard*",
    "*Qt6WlShellIntegration*",
    "*opengl32sw*",
    "*d3dcompiler*",
    "*/qml/*",
    "PySide6/*translations/*",  # Qt's; it has none in Vietnamese, and ours say its words as well
    "PySide6/Qt/metatypes/*",
    "*.pyi",
    "*/py.typed",
    # Pillow's, of its excluded modules alone.
    "*libfreetype-*",
    "*libharfbuzz-*",
    "*libbrotli*-*",
)

CARRIED = (
    "libpython*",
    "libffi.so.*",
    # What Qt needs under X11 and a desktop need not have; the .deb depends on them instead.
    "libxcb-cursor.so.*",
    "libxcb-icccm.so.*",
    "libxcb-image.so.*",
    "libxcb-keysyms.so.*",
    "libxcb-render-util.so.*",
    "libxcb-util.so.*",
    "libxkbcommon-x11.so.*",
    "libxkbcommon.so.*",
)
"""Libraries of Linux that a bundle takes along. All others must be the system's own: they know its drivers, settings
and fonts, or are needed newer by others of its libraries."""


def kept(entries: Iterable[Entry]) -> list[Entry]:
    """Those entries that the program needs, in an order that is the same wherever and whenever it is made."""
    return sorted(entry for entry in entries if is_kept(entry[0].replace(os.sep, "/")))


def is_kept(place: str) -> bool:
    """Whether a file with this place in the bundle, with `/` between folders, is needed."""
    parts = place.split("/")
    name = parts[-1]
    if any(fnmatch.fnmatch(place, pattern) for pattern in LEFT_OUT):
        return False
    if "plugins" in parts[:-1] and "PySide6" in parts:
        group = parts[parts.index("plugins") + 1]
        plugin = name.split(".")[0].removeprefix("lib")
        return plugin in KEPT_PLUGINS.get(group, ())
    is_systems = len(parts) == 1 and ".so" in name
    return not is_systems or any(fnmatch.fnmatch(name, pattern) for pattern in CARRIED)


def excluded_bindings(binding: Path) -> list[str]:
    """Those modules of the `binding`, by its folder, that no module of ours names."""
    named = {
        name
        for path in (ROOT / "viewer").rglob("*.py")
        for name in re.findall(r"PySide6\.(Qt\w+)", path.read_text(encoding="utf-8"))
    }
    if sys.platform != "win32":
        named.discard(FOR_WINDOWS_ALONE.removeprefix("PySide6."))
    there = {path.name.split(".")[0] for path in binding.glob("Qt*.*") if path.suffix in (".so", ".pyd", ".pyi")}
    return [f"PySide6.{name}" for name in sorted(there - named)]


def data_files() -> list[tuple[str, str]]:
    """What lies among our modules and is none, and the folders it goes to: icons and translations."""
    kinds = (".svg", ".png", ".qm")
    found = [path for path in sorted((ROOT / "viewer").rglob("*")) if path.suffix in kinds]
    return [(str(path), str(path.relative_to(ROOT).parent)) for path in found]


def sample_files() -> list[tuple[str, str]]:
    """The sample story's files and the folders they go to: the same as in the wheel."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    return [(str(ROOT / source), str(Path(target).parent)) for source, target in included.items()]


def font_files(packages: Path) -> list[tuple[str, str]]:
    """The faces that `viewer.ui.theme` loads, each family with its licence; `packages` is where they are installed."""
    from viewer.ui.theme import _FACES

    found = []
    for family, faces in _FACES.items():
        found += [(str(packages / family / "files" / f"{face}.ttf"), f"{family}/files") for face in faces]
        found.append((str(packages / family / "LICENSE"), family))
    return found


def metadata_files() -> list[tuple[str, str]]:
    """What tells the versions of those packages that the program names: in reports of faults, and about itself."""
    found = []
    for package in ("Pillow", "PyYAML", "wakepy"):
        path = next(file for file in distribution(package).files or () if file.name == "METADATA")
        found.append((str(path.locate()), str(path.parent)))
    return found


def hidden_modules(tools: Path) -> list[str]:
    """Modules that are imported late, or by names put together at run time: all of ours, Pillow's for each format, and
    the binding's `tools`."""
    from viewer.imaging.decode import _PLUGINS

    ours = [_module(path, ROOT) for path in sorted((ROOT / "viewer").rglob("*.py")) if path.name != "__main__.py"]
    theirs = [_module(path, tools) for path in sorted((tools / "shibokensupport").rglob("*.py"))]
    return [*ours, *theirs, *(f"PIL.{plugin}" for plugin in _PLUGINS.values())]


def _module(path: Path, root: Path) -> str:
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
