"""What the words of a command line mean, where there are options among them. Whoever double-clicks gives none, and
need not wait for what reads them."""

import argparse
import re
from collections.abc import Sequence
from typing import NamedTuple, NoReturn

from viewer.options import Options, Picture, UsageError


class Check(NamedTuple):
    """What `check` is asked: which story, or None for the sandbox; and how to tell what was found."""

    story: str | None
    strict: bool
    as_json: bool


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def __init__(self) -> None:
        super().__init__(add_help=False, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        raise UsageError(message)


def nothing(words: Sequence[str]) -> None:
    """For commands without arguments. Raises UsageError, like everything here."""
    _Parser().parse_args(words)


def view(words: Sequence[str]) -> Options:
    """What to show in a window."""
    # What stands after `--` is a name whatever it looks like; intermixed, argparse takes some of them for options.
    end = words.index("--") if "--" in words else len(words)
    words, names = words[:end], words[end + 1 :]
    parser = _Parser()
    parser.add_argument("stories", nargs="*", metavar="STORY")
    _add_view_options(parser)
    parser.add_argument("--fullscreen", action="store_true")
    parser.add_argument("--loop", action="store_true")
    parser.add_argument("--trace", metavar="FILE")
    parser.add_argument("--new-window", action="store_true")
    asked = parser.parse_intermixed_args(words)
    if asked.loop and not asked.slideshow:
        raise UsageError("--loop is for a slideshow: give --slideshow as well")
    return Options(
        paths=(*asked.stories, *names),
        slideshow=asked.slideshow,
        full_screen=asked.fullscreen,
        language=asked.language,
        photo=asked.photo,
        trace=asked.trace,
        loop=asked.loop,
        new_window=asked.new_window,
    )


def check(words: Sequence[str]) -> Check:
    """What to look through for mistakes."""
    parser = _Parser()
    if "--sandbox" in words:
        parser.add_argument("--sandbox", action="store_true")
        parser.parse_args(words)
        return Check(None, strict=False, as_json=False)
    parser.add_argument("story", metavar="STORY")
    parser.add_argument("--strict", action="store_true")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    asked = parser.parse_args(words)
    return Check(asked.story, asked.strict, asked.format == "json")


def screenshot(words: Sequence[str]) -> tuple[Options, Picture]:
    """What to take a picture of."""
    parser = _Parser()
    parser.add_argument("story", metavar="STORY")
    parser.add_argument("out", metavar="OUT.png")
    parser.add_argument("--size", type=_size, default=(1280, 800), metavar="WxH")
    parser.add_argument("--scale", type=_scale, default=1.0)
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    _add_view_options(parser)
    asked = parser.parse_args(words)
    options = Options(
        paths=(asked.story,),
        slideshow=asked.slideshow,
        language=asked.language,
        photo=asked.photo,
        theme=asked.theme,
    )
    width, height = asked.size
    return options, Picture(asked.out, width, height, asked.scale)


def _add_view_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", metavar="TAG|both")
    parser.add_argument("--photo", metavar="N|ID")
    parser.add_argument("--slideshow", action="store_true")


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([1-9]\d{1,3})x([1-9]\d{1,3})", text)
    if found is None:
        raise argparse.ArgumentTypeError(f"'{text}' is not a size such as 1280x800")
    return int(found[1]), int(found[2])


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not 0.5 <= scale <= 4:
        raise argparse.ArgumentTypeError(f"'{text}' is not a scale from 0.5 to 4")
    return scale
