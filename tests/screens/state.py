"""A state of the window that has a golden screenshot, and what is done to the window to bring it there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QWidget

from tests.ui.looking import press, story_of
from viewer.actions import Action
from viewer.app import Viewer
from viewer.story.phrase import Phrase

Step = Callable[[Viewer], None]
"""Something done to the window once it has come to rest; it comes to rest again before the next one."""

Window = Callable[[Viewer], QWidget]
"""Makes a window other than the program's own, or finds it."""

SMALLEST, SMALL, USUAL, LARGE, PORTRAIT = (640, 480), (800, 600), (1280, 800), (1920, 1080), (1080, 1920)
"""Sizes of windows, in logical pixels."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A dialog that the program waits for: `ask` opens it and returns when it is closed. A dialog for files is seen
    once it lists so many `rows`."""

    ask: Step
    rows: int = 0


@dataclass(frozen=True, slots=True)
class State:
    """One picture of the window. `name` is unique and that of the golden's file.

    `language` is a tag, or None for both; `speech` the tag of the language that the program speaks from the beginning;
    `photo` a number from 1 or an id; `scale` how many device pixels a logical one has. With `slideshow` it is the
    slideshow that is seen, with `other` a dialog or a menu. With `recent` it is the start page with the stories of
    these names, `story` being the bundled one.
    """

    name: str
    story: str = "sample"
    size: tuple[int, int] = USUAL
    scale: int = 1
    theme: Literal["light", "dark"] = "light"
    language: str | None = None
    speech: str = "en"
    photo: str | None = None
    slideshow: bool = False
    steps: tuple[Step, ...] = ()
    recent: tuple[str, ...] | None = None
    other: Window | Asked | None = None


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
    """Let the program speak this language from now on."""
    return lambda viewer: viewer.speech.speak(language)


def problems_noticed(viewer: Viewer) -> None:
    """Show what there is to mend in place of the story, as if none of its photos could be shown."""
    loaded = story_of(viewer).loaded
    assert loaded is not None
    title = Phrase("“{name}” has no photos to show", name=loaded.name)
    sentence = Phrase("It lists no photo that could be shown. What there is to mend:")
    viewer.window.show_notice(title, sentence, loaded.problems)
