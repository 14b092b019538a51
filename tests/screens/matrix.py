"""Every screen and every dialog of the program, each in eight pictures: in both languages that the program speaks,
light and dark, at scale factors 1 and 2."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from tests.screens import dialogs
from tests.screens.dialogs import FILES, FOLDERS, KEYS_PRINTED, PLACES, PRINTED
from tests.screens.state import SMALL, SMALLEST, Asked, State, pressed, problems_noticed, speaker_seated
from viewer.actions import Group
from viewer.app import Viewer
from viewer.options import Options

SPEECHES, THEMES, SCALES = ("en", "vi"), ("light", "dark"), (1, 2)

RECENT = ("three-languages", "no-captions", "short-and-long", "gone", "many-photos")
"""Stories on the start page."""

_BESIDE, _WIDE, _SLIDE = (1_020, 620), (960, 600), (640, 360)  # logical pixels; the first has the article in sight


def _awaited(viewer: Viewer) -> None:
    """A story is on a slow disk."""
    viewer.stories._asked = Options(("Chợ nổi",))
    viewer.stories.show_coming()


SCREENS: dict[str, dict[str, Any]] = {
    "spread": {"size": _BESIDE, "photo": "2"},
    "first": {"size": _BESIDE},
    "drawer": {"size": SMALLEST, "photo": "3", "steps": (pressed("A"),)},
    "photo-alone": {"size": SMALLEST, "photo": "3", "steps": (pressed("C"), pressed("T"))},
    "information": {"size": SMALL, "photo": "2", "steps": (pressed("I"),)},
    "overview": {"size": SMALLEST, "photo": "3", "steps": (pressed("O"),)},
    "go-to": {"size": SMALLEST, "photo": "2", "steps": (pressed("G"),)},
    "help": {"size": _WIDE, "steps": (pressed("?"),)},
    "notice": {"size": SMALL, "story": "problems", "steps": (problems_noticed,)},
    "awaited": {"size": SMALLEST, "steps": (_awaited,)},
    "failure": {"size": SMALLEST, "story": "problems", "photo": "2"},
    "start-page": {"size": SMALL, "recent": RECENT},
    "start-page-empty": {"size": SMALL, "recent": ()},
    "slideshow": {"size": _SLIDE, "slideshow": True, "photo": "4"},
    "slideshow-title": {"size": _SLIDE, "slideshow": True},
    "slideshow-passage": {"size": _SLIDE, "slideshow": True, "photo": "2", "steps": (pressed("A"),)},
    "slideshow-credits": {"size": _SLIDE, "slideshow": True, "photo": "6", "steps": (pressed("End"),)},
    "speaker": {"size": _WIDE, "slideshow": True, "photo": "2", "steps": (speaker_seated,)},
}
"""What the window, the slideshow's and the speaker's can show."""

DIALOGS: dict[str, dict[str, Any]] = {
    "settings_dialog.SettingsDialog": {"name": "settings", "other": dialogs.settings},
    "about.AboutDialog": {"name": "about", "other": dialogs.about},
    "problems.ProblemsDialog": {"name": "mend", "other": dialogs.problems, "story": "problems"},
    "crash_report.CrashDialog": {"name": "crash", "other": dialogs.crash},
    "dialogs.offer_link": {"name": "link", "other": Asked(dialogs.link)},
    "dialogs.tell": {"name": "told", "other": Asked(dialogs.sentence)},
    "dialogs.files_asked_for": {"name": "open", "other": FILES},
    "dialogs.folder_asked_for": {"name": "open-folder", "other": FOLDERS},
    "dialogs.copy_place_asked_for": {"name": "save-copy", "other": PLACES},
    "saving.begin": {"name": "copying", "other": dialogs.copying},
    "printing.print_story": {"name": "print", "other": PRINTED, "story": "sample", "photo": "2"},
    "printing.print_keys": {"name": "print-keys", "other": KEYS_PRINTED},
    "window.contextMenuEvent": {"name": "context-photo", "other": dialogs.photo_menu, "story": "sample", "photo": "2"},
    "story_card.contextMenuEvent": {
        "name": "context-card",
        "other": dialogs.card_menu,
        "story": "sample",
        "recent": RECENT,
    },
}
"""Every window that opens over another one, by the place in `viewer/ui` that makes it, or by its own class."""

MENUS: dict[str, dict[str, Any]] = {
    **{f"menu-{group.name.lower()}": {"other": dialogs.menu(group)} for group in Group},
    "menu-recent": {"other": dialogs.recent_menu, "recent": RECENT},
    "menu-speech": {"other": dialogs.speech_menu},
    "menu-languages": {"other": dialogs.language_menu, "story": "three-languages"},
}
"""Every menu of the menu bar: it is as dark as the stage in every set of colours, so one of them will do."""


_UNSEEN = {"size": SMALLEST, "story": "no-article"}  # the window behind: small, with few photos, for it takes no time


def every_screen() -> Iterator[State]:
    """All these, in every language, set of colours and scale."""
    windows = {**SCREENS, **{dialog["name"]: _UNSEEN | dialog for dialog in DIALOGS.values()}}
    for name, seen in windows.items():
        for speech, theme, scale in product(SPEECHES, THEMES, SCALES):
            yield _state(name, speech, theme, scale, seen)
    for name, seen in MENUS.items():
        for speech, scale in product(SPEECHES, SCALES):
            yield _state(name, speech, "light", scale, seen)


def picture_name(name: str, speech: str, theme: str, scale: int) -> str:
    """What the golden of a screen is called."""
    return f"{name}.{speech}-{theme}-{scale}x"


def _state(name: str, speech: str, theme: str, scale: int, seen: dict[str, Any]) -> State:
    how = {"name": picture_name(name, speech, theme, scale), "speech": speech, "theme": theme, "scale": scale}
    return State(**{"size": SMALL, **seen, **how})
