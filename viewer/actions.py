"""Everything one can do, once: id, title, keys, group. Menus, key table and README derive from this. No Qt.

Keys are written as Qt's portable text (`Shift+Space`, `PgDown`), which `viewer.ui.keys` turns into shortcuts.
"""

from collections.abc import Iterator
from enum import Enum


class Group(Enum):
    """A menu, in the order of the menu bar."""

    STORY = "&Story"
    GO = "&Go"
    VIEW = "&View"
    SLIDESHOW = "Sli&deshow"


class Action(Enum):
    """One thing to do: its group, its title (with the menu's mnemonic) and its keys, the first being the main one."""

    OPEN = (Group.STORY, "&Open…", ("Ctrl+O",))
    OPEN_FOLDER = (Group.STORY, "Open &folder…", ("Ctrl+Shift+O",))
    RELOAD = (Group.STORY, "&Reload", ("Ctrl+R",))
    PROBLEMS = (Group.STORY, "&Problems in this story…", ())
    QUIT = (Group.STORY, "&Quit", ("Ctrl+Q",))

    NEXT = (Group.GO, "&Next photo", ("Right", "PgDown", "N"))
    PREVIOUS = (Group.GO, "&Previous photo", ("Left", "PgUp", "Backspace", "P", "Shift+Space"))
    FIRST = (Group.GO, "&First photo", ("Home",))
    LAST = (Group.GO, "&Last photo", ("End",))

    LANGUAGE = (Group.VIEW, "&Language: both, first, second", ("L",))
    FULL_SCREEN = (Group.VIEW, "&Full screen", ("F", "F11"))
    LEAVE = (Group.VIEW, "Lea&ve slideshow or full screen", ("Esc",))

    PRESENT = (Group.SLIDESHOW, "&Present from here", ("F5",))
    ONWARD = (Group.SLIDESHOW, "P&ause or resume; otherwise next photo", ("Space",))

    def __init__(self, group: Group, title: str, keys: tuple[str, ...]) -> None:
        self.group = group
        self.title = title
        self.keys = keys

    @property
    def plain_title(self) -> str:
        """The title as one reads it outside a menu."""
        return self.title.replace("&", "").removesuffix("…")


_KEY_NAMES = {"Right": "→", "Left": "←", "PgDown": "Page Down", "PgUp": "Page Up", "Esc": "Escape"}


def key_name(key: str) -> str:
    """A key as it is called in texts: `→` for `Right`, `Shift+Space` as it is."""
    *modifiers, last = key.split("+")
    return "+".join([*modifiers, _KEY_NAMES.get(last, last)])


def key_table() -> Iterator[str]:
    """The table of all keys, line by line, in Markdown."""
    yield "| what | keys |"
    yield "|---|---|"
    for group in Group:
        for action in Action:
            if action.group is group and action.keys:
                keys = " ".join(f"<kbd>{key_name(key)}</kbd>" for key in action.keys)
                yield f"| {action.plain_title} | {keys} |"
