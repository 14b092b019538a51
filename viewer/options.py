"""What the command line asks for. It is known before anything else is, and so imports nothing."""

from typing import Literal, NamedTuple


class UsageError(Exception):
    """The command line asks for something this story does not have. The message is one sentence."""


class Options(NamedTuple):
    """What the command line asks for. `language` is a tag, `both` or None; `photo` a number from 1, a stem or None."""

    paths: tuple[str, ...]
    slideshow: bool = False
    full_screen: bool = False
    language: str | None = None
    photo: str | None = None
    trace: str | None = None
    theme: Literal["light", "dark"] | None = None
    loop: bool = False
    new_window: bool = False


class Picture(NamedTuple):
    """What a screenshot should be: where it goes, how large in logical pixels, and how many device pixels each has."""

    out: str
    width: int
    height: int
    scale: float
