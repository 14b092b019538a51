"""What the program says, collected from its code without running it, and what Qt says in the dialogs we show."""

import ast
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import PySide6

from tests.conftest import ROOT
from viewer.actions import Action, Group, key_parts

_SPEAKERS = {"say": "Viewer", "say_n": "Viewer", "Phrase": "Phrase"}
_KEYBOARD = (
    *(
        "Alt",
        "Backspace",
        "Ctrl",
        "Del",
        "Down",
        "End",
        "Enter",
        "Esc",
        "Home",
        "Ins",
        "Left",
        "Menu",
        "Meta",
        "Page Down",
    ),
    *("Page Up", "PgDown", "PgUp", "Print", "Return", "Right", "Shift", "Space", "Tab", "Up"),
)
_QT: dict[str, tuple[str, ...] | None] = {  # context: what of it we show, if not all of it
    "QAbstractFileIconProvider": None,
    "QAbstractSpinBox": None,
    "QAccessibleActionInterface": None,
    "QComboBox": None,
    "QDialogButtonBox": None,
    "QFileDialog": None,
    "QFileSystemModel": None,
    "QGnomeTheme": None,
    "QLineEdit": None,
    "QMessageBox": ("Show Details...", "Hide Details..."),
    "QPlatformTheme": None,
    "QPrintDialog": None,
    "QPrintPreviewDialog": None,
    "QScrollBar": None,
    "QShortcut": _KEYBOARD,
    "QSpiAccessibleBridge": None,
    "QWidgetTextControl": None,
}


class Source(NamedTuple):
    """A text to be translated: whose it is, what it is, and whether a number decides on its form. `place` is where it
    is said, as a path from the root of the repository."""

    context: str
    text: str
    is_counted: bool
    place: str


class UnreadableCallError(Exception):
    """A call of which only a run would tell what it says."""


def sources() -> list[Source]:
    """Everything there is to translate, each text of a context once."""
    found: dict[tuple[str, str], Source] = {}
    for source in (*_registry(), *_said_in(ROOT / "viewer"), *_said_by_qt()):
        found.setdefault(source[:2], source)
    return sorted(found.values(), key=lambda source: source[:2])


def _registry() -> Iterator[Source]:
    """The titles of actions and menus, and the keys that have a name."""
    place = "viewer/actions.py"
    yield from (Source("Group", group.value, False, place) for group in Group)
    for action in Action:
        yield Source("Action", action.title, False, place)
        names = (key_parts(key)[1] for key in action.keys)
        yield from (Source("Key", name, False, place) for name in names if len(name) > 1 and not name[1:].isdigit())


def _said_in(folder: Path) -> Iterator[Source]:
    for path in sorted(folder.rglob("*.py")):
        yield from said_by(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())


def said_by(code: str, place: str) -> Iterator[Source]:
    """What this code says. Raises UnreadableCallError where that is not written out in the call."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _SPEAKERS:
            is_counted = node.func.id == "say_n"
            texts = node.args[: 2 if is_counted else 1]
            if not all(isinstance(text, ast.Constant) and isinstance(text.value, str) for text in texts):
                raise UnreadableCallError(f"{place}:{node.lineno}: write the text out where it is said")
            text = ast.literal_eval(texts[-1])
            if text:
                yield Source(_SPEAKERS[node.func.id], text, is_counted, place)


def _said_by_qt() -> Iterator[Source]:
    """What Qt says in what we show, taken from one of the catalogues that come with it: there is none in Vietnamese."""
    place = "Qt"
    for context, text, is_counted in _messages(Path(PySide6.__path__[0]) / "Qt" / "translations" / "qtbase_de.qm"):
        wanted = _QT.get(context, ())
        if wanted is None or text in wanted:
            yield Source(context, text, is_counted, place)


_MESSAGES = 0x69  # the section of a catalogue that has all texts
_END, _TRANSLATION, _TEXT, _CONTEXT, _COMMENT = 1, 3, 6, 7, 8  # what a part of a message is
_NONE = 0xFFFFFFFF
_HEADER = 16  # bytes


def _messages(path: Path) -> Iterator[tuple[str, str, bool]]:
    """Context and text of everything in a compiled catalogue, and whether it has several forms."""
    data = path.read_bytes()
    place = _HEADER
    while place < len(data):
        section, length = struct.unpack_from(">BI", data, place)
        place += 5
        if section == _MESSAGES:
            yield from _parted(data[place : place + length])
        place += length


def _parted(data: bytes) -> Iterator[tuple[str, str, bool]]:
    place = 0
    parts: dict[int, str] = {}
    forms = 0
    while place < len(data):
        kind = data[place]
        place += 1
        if kind == _END:
            yield parts.get(_CONTEXT, ""), parts.get(_TEXT, ""), forms > 1
            parts, forms = {}, 0
            continue
        (length,) = struct.unpack_from(">I", data, place)
        place += 4
        length = 0 if length == _NONE else length
        if kind == _TRANSLATION:
            forms += 1
        elif kind in (_TEXT, _CONTEXT, _COMMENT):
            parts[kind] = data[place : place + length].decode("utf-8")
        else:
            raise ValueError(f"a part of another kind: {kind}")
        place += length
