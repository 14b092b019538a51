"""Everything one can do, once: id, title, keys, group. Menus, help, key table and README derive from this. No Qt.

Keys are written as Qt's portable text (`Shift+Space`, `PgDown`), which `viewer.ui.keys` turns into shortcuts.
"""

from collections.abc import Iterator
from enum import Enum, auto


class Group(Enum):
    """A menu, in the order of the menu bar."""

    STORY = "&Story"
    GO = "&Go"
    PHOTO = "&Photo"
    WORDS = "&Words"
    VIEW = "&View"
    SLIDESHOW = "Sli&deshow"
    HELP = "&Help"

    @property
    def plain_title(self) -> str:
        """The title as one reads it outside a menu bar."""
        return self.value.replace("&", "")


class Kind(Enum):
    """How an action is done."""

    ONCE = auto()
    TOGGLED = auto()  # on or off
    CHOSEN = auto()  # one of several next to each other in its menu
    HELD = auto()  # as long as its key is down


class Action(Enum):
    """One thing to do: its group, its title (with the menu's mnemonic), its keys, the first being the main one.

    A title that begins a new section of its menu bears a `|` in front. Outside a slideshow the keys of what is
    `only_in_show` are left to whatever has the focus.
    """

    OPEN = (Group.STORY, "&Open…", ("Ctrl+O",))
    OPEN_FOLDER = (Group.STORY, "Open &folder…", ("Ctrl+Shift+O",))
    NEW_WINDOW = (Group.STORY, "&New window", ("Ctrl+N",))
    RELOAD = (Group.STORY, "&Reload", ("Ctrl+R",))
    SAVE_COPY = (Group.STORY, "&Save a copy as one file…", ())
    CLOSE_STORY = (Group.STORY, "&Close story", ("Ctrl+W",))
    INFORMATION = (Group.STORY, "|&Information", ("I",), Kind.TOGGLED)
    PROBLEMS = (Group.STORY, "&Problems in this story…", ())
    PRINT = (Group.STORY, "|Prin&t…", ("Ctrl+P",))
    SETTINGS = (Group.STORY, "Settin&gs…", ("Ctrl+,",))
    QUIT = (Group.STORY, "|&Quit", ("Ctrl+Q",))

    NEXT = (Group.GO, "&Next photo", ("Right", "PgDown", "N"))
    PREVIOUS = (Group.GO, "&Previous photo", ("Left", "PgUp", "Backspace", "P", "Shift+Space"))
    FIRST = (Group.GO, "&First photo", ("Home",))
    LAST = (Group.GO, "&Last photo", ("End",))
    NEXT_PAGE = (Group.GO, "|N&ext page or frame", ("Shift+PgDown",))
    PREVIOUS_PAGE = (Group.GO, "Previo&us page or frame", ("Shift+PgUp",))
    GO_TO = (Group.GO, "|&Go to number…", ("G", "Ctrl+G"))
    OVERVIEW = (Group.GO, "&Overview of all photos", ("O",), Kind.TOGGLED)
    BACK = (Group.GO, "|&Back to where you jumped from", ("Alt+Left",))
    FORWARD = (Group.GO, "For&ward again", ("Alt+Right",))

    FIT = (Group.PHOTO, "&Fit", ("0",))
    ACTUAL_SIZE = (Group.PHOTO, "&Actual size, 100 %", ("1",))
    ZOOM_IN = (Group.PHOTO, "Zoom &in", ("+", "="))
    ZOOM_OUT = (Group.PHOTO, "Zoom &out", ("-",))
    HOLD_ZOOM = (Group.PHOTO, "&Hold zoom while flipping", ("H",), Kind.TOGGLED)
    PAN_LEFT = (Group.PHOTO, "|Pan to the &left", ("Ctrl+Left",))
    PAN_RIGHT = (Group.PHOTO, "Pan to the &right", ("Ctrl+Right",))
    PAN_UP = (Group.PHOTO, "Pan &up", ("Ctrl+Up",))
    PAN_DOWN = (Group.PHOTO, "Pan &down", ("Ctrl+Down",))
    ROTATE_LEFT = (Group.PHOTO, "|Turn left (&view only)", ("Ctrl+[",))
    ROTATE_RIGHT = (Group.PHOTO, "&Turn right (view only)", ("Ctrl+]",))
    COPY_PHOTO = (Group.PHOTO, "|&Copy photo", ())
    SHOW_IN_FOLDER = (Group.PHOTO, "&Show in its folder", ())
    PLAY = (Group.PHOTO, "|Pla&y or pause the animation", ("Ctrl+Space",))

    LANGUAGE = (Group.WORDS, "&Language: both, first, second", ("L",))
    SWAP_LANGUAGES = (Group.WORDS, "&Swap the two languages’ places", ("Shift+L",))
    PEEK = (Group.WORDS, "Pee&k at the other language while held", ("K",), Kind.HELD)
    COPY = (Group.WORDS, "|&Copy selected text, or the caption", ("Ctrl+C",))
    COPY_CAPTION = (Group.WORDS, "Cop&y caption", ("Ctrl+Shift+C",))
    TEXT_LARGER = (Group.WORDS, "|Text l&arger", ("Ctrl+=", "Ctrl++"))
    TEXT_SMALLER = (Group.WORDS, "Text s&maller", ("Ctrl+-",))
    TEXT_NORMAL = (Group.WORDS, "Text in its &normal size", ("Ctrl+0",))

    FILMSTRIP = (Group.VIEW, "Films&trip", ("T",), Kind.TOGGLED)
    CAPTION = (Group.VIEW, "&Caption", ("C",), Kind.TOGGLED)
    ARTICLE = (Group.VIEW, "&Article", ("A", "F9"), Kind.TOGGLED)
    IN_STEP = (Group.VIEW, "|Photo and article in ste&p", ("Y",), Kind.TOGGLED)
    TO_PASSAGE = (Group.VIEW, "A&rticle back to this photo", ("R",))
    SYSTEM_COLOURS = (Group.VIEW, "|Colours as the &system has them", (), Kind.CHOSEN)
    LIGHT_COLOURS = (Group.VIEW, "&Light", (), Kind.CHOSEN)
    DARK_COLOURS = (Group.VIEW, "&Dark", (), Kind.CHOSEN)
    HIGH_CONTRAST = (Group.VIEW, "|&High contrast", (), Kind.TOGGLED)
    LESS_MOTION = (Group.VIEW, "Less &motion", (), Kind.TOGGLED)
    FULL_SCREEN = (Group.VIEW, "|&Full screen", ("F", "F11"), Kind.TOGGLED)
    LEAVE = (Group.VIEW, "Lea&ve what is open, slideshow or full screen", ("Esc",))

    PRESENT = (Group.SLIDESHOW, "&Present from here", ("F5",))
    ONWARD = (Group.SLIDESHOW, "P&ause or resume; otherwise next photo", ("Space",))
    AUTOPLAY = (Group.SLIDESHOW, "Pla&y by itself", ("S",), Kind.TOGGLED, True)
    SLOWER = (Group.SLIDESHOW, "&Slower", ("[",), Kind.ONCE, True)
    FASTER = (Group.SLIDESHOW, "&Faster", ("]",), Kind.ONCE, True)
    HEADINGS = (Group.SLIDESHOW, "|&Headings between photos", (), Kind.TOGGLED)
    TWO_LANGUAGES = (Group.SLIDESHOW, "&Two languages: beside, below, dimmed", ("D",), Kind.ONCE, True)
    SCROLL_UP = (Group.SLIDESHOW, "Scroll words &up", ("Up",), Kind.ONCE, True)
    SCROLL_DOWN = (Group.SLIDESHOW, "Scroll words &down", ("Down",), Kind.ONCE, True)
    BLACK = (Group.SLIDESHOW, "&Black screen", ("B", "."), Kind.ONCE, True)
    WHITE = (Group.SLIDESHOW, "&White screen", ("W",), Kind.ONCE, True)
    POINT = (Group.SLIDESHOW, "Po&int with the mouse while held", ("Q",), Kind.HELD, True)
    SWAP_SCREENS = (Group.SLIDESHOW, "|Swap the two scree&ns", ("X",), Kind.ONCE, True)
    SPEAKER_LANGUAGE = (Group.SLIDESHOW, "Speaker’s &own language", ("Ctrl+L",), Kind.ONCE, True)
    CUT = (Group.SLIDESHOW, "|Slides: &cut", (), Kind.CHOSEN)
    CROSSFADE = (Group.SLIDESHOW, "S&lides: crossfade", (), Kind.CHOSEN)
    DRIFT = (Group.SLIDESHOW, "Slides: crossfade, with slow pan and &zoom", (), Kind.CHOSEN)
    AT_END_STOP = (Group.SLIDESHOW, "|At the &end: stop", (), Kind.CHOSEN)
    AT_END_LOOP = (Group.SLIDESHOW, "At the end: be&gin again", (), Kind.CHOSEN)
    AT_END_RETURN = (Group.SLIDESHOW, "At the end: &return to the window", (), Kind.CHOSEN)

    KEYS = (Group.HELP, "All &keys", ("?", "F1"), Kind.TOGGLED)
    PRINT_KEYS = (Group.HELP, "&Print all keys…", ())
    ABOUT = (Group.HELP, "&About Photo Caption Viewer", ())

    def __init__(
        self,
        group: Group,
        title: str,
        keys: tuple[str, ...],
        kind: Kind = Kind.ONCE,
        only_in_show: bool = False,  # noqa: FBT001, FBT002 - the members above are rows of a table
    ) -> None:
        self.group = group
        self.begins_section = title.startswith("|")
        self.title = title.removeprefix("|")
        self.keys = keys
        self.kind = kind
        self.only_in_show = only_in_show

    @property
    def plain_title(self) -> str:
        """The title as one reads it outside a menu."""
        return self.title.replace("&", "").removesuffix("…")


_KEY_NAMES = {
    "Right": "→",
    "Left": "←",
    "Up": "↑",
    "Down": "↓",
    "PgDown": "Page Down",
    "PgUp": "Page Up",
    "Esc": "Escape",
    "-": "−",
}


def key_parts(key: str) -> tuple[str, str]:
    """A key as it is called in texts, apart from the modifiers before it: `Shift+` and `Space`, nothing and `→`."""
    modifiers, plus, last = key.rpartition("+")
    if not last:  # the plus key itself, alone or with others
        modifiers, plus, last = key[:-1].removesuffix("+"), "+" if len(key) > 1 else "", "+"
    return modifiers + plus, _KEY_NAMES.get(last, last)


def key_name(key: str) -> str:
    """A key as it is called in texts: `→` for `Right`, `Shift+Space` as it is."""
    return "".join(key_parts(key))


def key_table(*, of_slideshow: bool) -> Iterator[str]:
    """The table of the slideshow's keys, or of all others, line by line, in Markdown."""
    yield "| what | keys |"
    yield "|---|---|"
    for group in Group:
        if (group is Group.SLIDESHOW) is not of_slideshow:
            continue
        for action in Action:
            if action.group is group and action.keys:
                keys = " ".join(f"<kbd>{key_name(key)}</kbd>" for key in action.keys)
                yield f"| {action.plain_title} | {keys} |"
