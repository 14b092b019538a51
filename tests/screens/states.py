"""Which states of the window have a golden screenshot: one table, read by the tests and by the renderer."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QWidget

from tests.ui.looking import press, story_of
from viewer.actions import Action, Group
from viewer.app import Viewer
from viewer.story.phrase import Phrase
from viewer.ui.about import AboutDialog
from viewer.ui.problems import ProblemsDialog
from viewer.ui.settings_dialog import SettingsDialog, settings_of

Step = Callable[[Viewer], None]
"""Something done to the window once it has come to rest; it comes to rest again before the next one."""

Window = Callable[[Viewer], QWidget]
"""Makes a window other than the program's own, or finds it. It is never shown: without a screen Qt complains."""

SMALLEST, SMALL, USUAL, LARGE, PORTRAIT = (640, 480), (800, 600), (1280, 800), (1920, 1080), (1080, 1920)
"""Sizes of windows, in logical pixels."""


@dataclass(frozen=True, slots=True)
class State:
    """One picture of the window. `name` is unique and that of the golden's file.

    `language` is a tag, or None for both; `photo` a number from 1 or an id; `scale` how many device pixels a logical
    one has. With `slideshow` it is the slideshow that is seen, with `other` a dialog or a menu; with `recent`, the
    start page with the stories of these names, `story` being the bundled one.
    """

    name: str
    story: str = "sample"
    size: tuple[int, int] = USUAL
    scale: int = 1
    theme: Literal["light", "dark"] = "light"
    language: str | None = None
    photo: str | None = None
    slideshow: bool = False
    steps: tuple[Step, ...] = ()
    recent: tuple[str, ...] = ()
    other: Window | None = None


def pressed(keys: str) -> Step:
    """Press keys, written as in `viewer.actions`."""
    return lambda viewer: press(viewer.slideshow or viewer.window, keys)


def done(action: Action) -> Step:
    """Do what a menu item does, where it has no key."""
    return lambda viewer: viewer.perform(action)


def resized(width: int, height: int) -> Step:
    """Change the window's size (logical pixels)."""
    return lambda viewer: viewer.window.resize(width, height)


def scrolled_to_end(viewer: Viewer) -> None:
    """Scroll the article to its end, as the reader does."""
    bar = viewer.window.spread.article.verticalScrollBar()
    bar.setValue(bar.maximum())


def speaker_seated(viewer: Viewer) -> None:
    """Let the show have a second screen, as large as its window; it is five past two."""
    presenter, slideshow = viewer.presenter, viewer.slideshow
    assert presenter is not None
    assert slideshow is not None
    viewer.show._spread_out(presenter, slideshow, [])
    two = viewer.show.two_screens
    assert two is not None
    view = two.view = two._made_view()
    view._now = lambda: QTime(14, 5)
    view.show_time_of_day()
    view.resize(viewer.window.size())
    view.show()
    two._show_all()


def spoken(language: str) -> Step:
    """Let the program speak this language."""
    return lambda viewer: viewer.speech.speak(language)


def problems_noticed(viewer: Viewer) -> None:
    """Show what there is to mend in place of the story, as if none of its photos could be shown."""
    loaded = story_of(viewer).loaded
    assert loaded is not None
    title = Phrase("“{name}” has no photos to show", name=loaded.name)
    sentence = Phrase("It lists no photo that could be shown. What there is to mend:")
    viewer.window.show_notice(title, sentence, loaded.problems)


def across(
    name: str,
    *,
    sizes: Sequence[tuple[int, int]] = (USUAL,),
    scales: Sequence[int] = (1,),
    themes: Sequence[Literal["light", "dark"]] = ("light",),
    languages: Sequence[str | None] = (None,),
    **same: Any,
) -> Iterator[State]:
    """The same state in all these sizes, scales, themes and languages. Its names tell which is which."""
    for size in sizes:
        for scale in scales:
            for theme in themes:
                for language in languages:
                    full_name = f"{name}-{language or 'both'}-{theme}-{size[0]}x{size[1]}-{scale}x"
                    yield State(full_name, size=size, scale=scale, theme=theme, language=language, **same)


def settings(viewer: Viewer) -> QWidget:
    """The settings."""
    dialog = SettingsDialog(settings_of(viewer.look, viewer.wardrobe, viewer.show, viewer.speech), viewer.look)
    dialog.adjustSize()
    return dialog


def about(viewer: Viewer) -> QWidget:
    """What the program is."""
    return AboutDialog(viewer.look)


def problems(viewer: Viewer) -> QWidget:
    """What there is to mend."""
    loaded = story_of(viewer).loaded
    assert loaded is not None
    return ProblemsDialog(loaded.problems, viewer.look)


def menu(group: Group) -> Window:
    """The menu of this group, open."""

    def popped_up(viewer: Viewer) -> QWidget:
        shown = viewer.window.menus[list(Group).index(group)]
        shown.aboutToShow.emit()
        shown.adjustSize()
        return shown

    return popped_up


def dialogs() -> Iterator[State]:
    """Every dialog in both languages and both sets of colours, at scales 1 and 2; every menu in both languages."""
    windows = (("settings", settings, "sample"), ("about", about, "sample"), ("mend", problems, "problems"))
    for language in ("en", "vi"):
        steps = (spoken(language),)
        for name, made, story in windows:
            for theme in BOTH_THEMES:
                for scale in (1, 2):
                    full_name = f"{name}-{language}-{theme}-{scale}x"
                    yield State(full_name, story=story, theme=theme, scale=scale, steps=steps, other=made)
        for group in Group:
            yield State(f"menu-{group.name.lower()}-{language}", steps=steps, other=menu(group))


EVERY_SIZE = (SMALLEST, SMALL, USUAL, LARGE, PORTRAIT)
BOTH_THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
RECENT = ("three-languages", "no-captions", "short-and-long", "gone", "many-photos")
LEFT_AND_DOWN = (pressed("Ctrl+Left"), pressed("Ctrl+Down"))

STATES: tuple[State, ...] = (
    # The spread, at every size, in every language, in both sets of colours.
    *across("spread", sizes=EVERY_SIZE, scales=(1, 2), languages=(None, "vi", "en"), themes=BOTH_THEMES, photo="2"),
    # The title; a pair of photos between two paragraphs; a photo without a caption.
    *across("opened", sizes=(USUAL, LARGE, PORTRAIT), themes=BOTH_THEMES),
    *across("pair", sizes=(USUAL, LARGE), themes=BOTH_THEMES, photo="5"),
    State("flipped", photo="2", steps=(pressed("Right"), resized(900, 700), pressed("L"))),
    State("swapped", photo="2", steps=(pressed("Shift+L"),)),
    # What can be put away, and what lies over the spread.
    *across("drawer", sizes=(SMALLEST, SMALL), themes=BOTH_THEMES, photo="3", steps=(pressed("A"),)),
    *across("photo-alone", sizes=(USUAL, PORTRAIT), photo="3", steps=(pressed("A"), pressed("C"), pressed("T"))),
    *across("help", sizes=EVERY_SIZE, steps=(pressed("?"),)),
    *across("help", sizes=(USUAL,), scales=(2,), themes=("dark",), steps=(pressed("?"),)),
    *across("information", sizes=(SMALLEST, USUAL), themes=BOTH_THEMES, photo="2", steps=(pressed("I"),)),
    *across("overview", sizes=(SMALLEST, USUAL, PORTRAIT), photo="3", steps=(pressed("O"),)),
    *across("overview", sizes=(USUAL,), scales=(2,), themes=("dark",), photo="3", steps=(pressed("O"),)),
    State("overview-number", story="many-photos", steps=(pressed("O"), pressed("1"), pressed("2"))),
    State("go-to", photo="2", steps=(pressed("G"),)),
    # Zoom and turning.
    State("zoomed", photo="2", steps=(pressed("+"), pressed("+"), pressed("+"), *LEFT_AND_DOWN)),
    State("zoomed-far", photo="2", steps=(*[pressed("+")] * 9, *LEFT_AND_DOWN)),
    State("turned", photo="2", steps=(pressed("Ctrl+]"),)),
    # Colours and sizes of text.
    *(
        State(f"high-contrast-{theme}", theme=theme, photo="2", steps=(done(Action.HIGH_CONTRAST),))
        for theme in BOTH_THEMES
    ),
    State("text-larger", photo="2", steps=(pressed("Ctrl+="),) * 3),
    State("text-largest", size=LARGE, photo="2", steps=(pressed("Ctrl+="),) * 6),
    State("text-smaller", photo="2", steps=(pressed("Ctrl+-"),) * 2),
    # Out of step: the chip that offers the passage's photo.
    State("out-of-step", story="long-article", steps=(pressed("Y"), scrolled_to_end)),
    # Other stories.
    *(
        State(f"three-languages-{photo}", story="three-languages", photo=str(photo), steps=steps)
        for photo, steps in ((1, ()), (2, ()), (3, (pressed("L"), pressed("L"))), (4, (pressed("L"),)))
    ),
    *(State(f"no-article-{size[0]}", story="no-article", size=size, photo="2") for size in (SMALLEST, USUAL, LARGE)),
    State("no-captions", story="no-captions"),
    *(State(f"short-and-long-{photo}", story="short-and-long", photo=str(photo)) for photo in (1, 2, 3)),
    State("short-and-long-small", story="short-and-long", size=SMALLEST, photo="2"),
    *(State(f"many-photos-{photo}", story="many-photos", photo=str(photo)) for photo in (1, 150, 300)),
    State("many-photos-overview", story="many-photos", photo="150", steps=(pressed("O"),)),
    State("long-article", story="long-article", steps=(pressed("End"),)),
    State("problems", story="problems", size=USUAL),
    State("failure", story="problems", size=SMALL, photo="2"),
    # Without a story.
    *across("start-page", sizes=(SMALL, USUAL), themes=BOTH_THEMES, recent=RECENT),
    State("start-page-contrast", recent=RECENT, steps=(done(Action.HIGH_CONTRAST),)),
    State("start-page-larger", recent=RECENT, size=SMALL, steps=(pressed("Ctrl+="),) * 3),
    State("start-page-forgotten", recent=RECENT, steps=(pressed("Delete"), pressed("Delete"), pressed("Delete"))),
    # The slideshow.
    *dialogs(),
    State("slideshow", size=SMALL, slideshow=True, photo="4"),
    State("slideshow-side", size=LARGE, slideshow=True, photo="3"),
    State("slideshow-tall", size=PORTRAIT, slideshow=True, photo="2"),
    State("slideshow-long", story="short-and-long", slideshow=True, photo="2"),
    State("slideshow-title", slideshow=True),
    State("slideshow-heading", story="three-languages", slideshow=True, steps=(pressed("Right"),)),
    State("slideshow-credits", slideshow=True, photo="6", steps=(pressed("End"),)),
    State("slideshow-passage", slideshow=True, photo="2", steps=(pressed("A"),)),
    State("slideshow-stacked", slideshow=True, photo="4", steps=(pressed("D"),)),
    State("slideshow-one", size=PORTRAIT, slideshow=True, photo="3", language="vi"),
    State("speaker", slideshow=True, photo="2", steps=(speaker_seated,)),
    State("speaker-small", size=SMALL, slideshow=True, photo="4", language="en", steps=(speaker_seated,)),
    State("speaker-large", size=LARGE, slideshow=True, steps=(speaker_seated,)),
    State("slideshow-help", slideshow=True, photo="4", steps=(pressed("?"),)),
    # The program speaks Vietnamese, from the beginning or from now on.
    State("vietnamese", photo="2", steps=(spoken("vi"),)),
    State("vietnamese-help", steps=(spoken("vi"), pressed("?"))),
    State("vietnamese-help-small", size=SMALL, theme="dark", steps=(pressed("?"), spoken("vi"))),
    State("vietnamese-information", photo="2", steps=(pressed("I"), spoken("vi"))),
    State("vietnamese-information-small", size=SMALL, theme="dark", photo="2", steps=(spoken("vi"), pressed("I"))),
    State("vietnamese-overview", size=SMALL, photo="3", steps=(spoken("vi"), pressed("O"))),
    State("vietnamese-problems", story="problems", theme="dark", steps=(spoken("vi"), problems_noticed)),
    State("vietnamese-problems-small", story="problems", size=SMALL, steps=(problems_noticed, spoken("vi"))),
    State("vietnamese-failure", story="problems", size=SMALL, photo="2", steps=(spoken("vi"),)),
    State("vietnamese-speaker", slideshow=True, photo="2", steps=(speaker_seated, spoken("vi"))),
)
"""Every golden screenshot there is."""
