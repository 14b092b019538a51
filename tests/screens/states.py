"""Which states of the window have a golden screenshot: one table, read by the tests and by the renderer."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from tests.ui.looking import press
from viewer.actions import Action
from viewer.app import Viewer

Step = Callable[[Viewer], None]
"""Something done to the window once it has come to rest; it comes to rest again before the next one."""

SMALLEST, SMALL, USUAL, LARGE, PORTRAIT = (640, 480), (800, 600), (1280, 800), (1920, 1080), (1080, 1920)
"""Sizes of windows, in logical pixels."""


@dataclass(frozen=True, slots=True)
class State:
    """One picture of the window. `name` is unique and that of the golden's file.

    `language` is a tag, or None for both; `photo` a number from 1 or an id; `scale` how many device pixels a logical
    one has. With `slideshow` it is the slideshow that is seen.
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


def pressed(keys: str) -> Step:
    """Press keys, written as in `viewer.actions`."""
    return lambda viewer: press(viewer.slideshow or viewer.window, keys)


def done(action: Action) -> Step:
    """Do what a menu item does, where it has no key."""
    return lambda viewer: viewer.perform(action)


def resized(width: int, height: int) -> Step:
    """Change the window's size (logical pixels)."""
    return lambda viewer: viewer.window.resize(width, height)


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


STATES: tuple[State, ...] = (
    *across("opened", sizes=(SMALLEST,), scales=(1, 2), themes=("light", "dark"), photo="2"),
    State("flipped", photo="2", steps=(pressed("Right"), resized(900, 700), pressed("L"))),
    State("slideshow", size=SMALL, slideshow=True, photo="4"),
    State("failure", story="problems", size=SMALL, photo="2"),
)
"""Every golden screenshot there is."""
