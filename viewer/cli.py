"""The command line: the only module that prints.

The first word decides what to do (so `./check` is a story and `check` is a command); nothing is imported before
that which the decision does not need. `check`, `keys`, `--help` and `--version` import no Qt.
"""

import argparse
import json
import re
import sys
from collections.abc import Sequence
from typing import NoReturn

from viewer import __version__

PROGRAM = "photo-caption-viewer"
CLEAN, PROBLEMS, CANNOT = 0, 1, 2
_WORKER = "--decode-worker"

_HELP = f"""\
usage: {PROGRAM} [STORY ...] [options]      flip through a story
       {PROGRAM} check [--strict] [--format text|json] STORY
       {PROGRAM} screenshot STORY OUT.png [--size WxH] [--scale S] [--theme light|dark] [options]
       {PROGRAM} keys

STORY is a captions.yaml, a folder, or one or several photos; without it the sample story opens.

options:
  --language TAG|both   show the story in this language, or in its first two
  --photo N|ID          begin at photo number N, or at the photo with this id (its file's stem)
  --slideshow           present at once, full screen
  --fullscreen          begin in full screen
  --trace FILE          write down when each photo was asked for, decoded and painted (Chrome's trace events)

commands:
  check        say what there is to mend in a story: exit status 0 nothing, 1 something, 2 cannot be read;
               warnings count only with --strict
  screenshot   save a picture of the window, without needing a display
  keys         print the table of all keys (Markdown)

  --help, --version"""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        _complain(message)
        sys.exit(CANNOT)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == [_WORKER]:
        from viewer.imaging.worker import main as work

        work(words[1:])
        return CLEAN
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):  # a windowed program on Windows has none
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = words[: words.index("--")] if "--" in words else words
    if not {"--help", "-h"}.isdisjoint(options):
        print(_HELP)
        return CLEAN
    commands = {"check": _check, "keys": _keys, "screenshot": _screenshot}
    first = words[0] if words else ""
    try:
        return commands[first](words[1:]) if first in commands else _view(words)
    except SystemExit as end:  # argparse's
        return end.code if isinstance(end.code, int) else CANNOT
    except BrokenPipeError:
        sys.stderr.close()  # the reader has seen enough; Python would complain while shutting down
        return CLEAN


def _complain(message: str) -> None:
    one_line = " ".join(message.split())
    print(f"{PROGRAM}: {one_line}", file=sys.stderr)


def _parser() -> _Parser:
    return _Parser(prog=PROGRAM, add_help=False, allow_abbrev=False)


def _add_view_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", metavar="TAG|both")
    parser.add_argument("--photo", metavar="N|ID")
    parser.add_argument("--slideshow", action="store_true")


def _view(words: list[str]) -> int:
    parser = _parser()
    parser.add_argument("stories", nargs="*", metavar="STORY")
    _add_view_options(parser)
    parser.add_argument("--fullscreen", action="store_true")
    parser.add_argument("--trace", metavar="FILE")
    parser.add_argument("--version", action="store_true")
    asked = parser.parse_intermixed_args(words)
    if asked.version:
        print(f"{PROGRAM} {__version__}")
        return CLEAN
    from viewer.options import Options, UsageError
    from viewer.start import run

    options = Options(
        paths=tuple(asked.stories),
        slideshow=asked.slideshow,
        full_screen=asked.fullscreen,
        language=asked.language,
        photo=asked.photo,
        trace=asked.trace,
    )
    try:
        return run(options)
    except UsageError as error:
        _complain(str(error))
        return CANNOT


def _check(words: list[str]) -> int:
    parser = _parser()
    parser.add_argument("story", metavar="STORY")
    parser.add_argument("--strict", action="store_true")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    asked = parser.parse_args(words)
    from viewer.loading import Unreadable, load
    from viewer.story.problem import Severity

    try:
        loaded = load([asked.story])
    except Unreadable as error:
        _complain(str(error))
        return CANNOT
    errors = sum(problem.severity is Severity.ERROR for problem in loaded.problems)
    warnings = len(loaded.problems) - errors
    if asked.format == "json":
        listed = [
            {
                "file": problem.file,
                "line": problem.place.line,
                "column": problem.place.column,
                "severity": problem.severity.value,
                "kind": problem.kind,
                "message": problem.message,
            }
            for problem in loaded.problems
        ]
        print(json.dumps({"errors": errors, "warnings": warnings, "problems": listed}, ensure_ascii=False, indent=2))
    else:
        for problem in loaded.problems:
            print(problem)
        print(f"{asked.story}: {_count(errors, 'error')}, {_count(warnings, 'warning')}")
    return PROBLEMS if errors or (asked.strict and warnings) else CLEAN


def _count(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"


def _keys(words: list[str]) -> int:
    _parser().parse_args(words)
    from viewer.actions import key_table

    for line in key_table():
        print(line)
    return CLEAN


def _screenshot(words: list[str]) -> int:
    parser = _parser()
    parser.add_argument("story", metavar="STORY")
    parser.add_argument("out", metavar="OUT.png")
    parser.add_argument("--size", type=_size, default=(1280, 800), metavar="WxH")
    parser.add_argument("--scale", type=_scale, default=1.0)
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    _add_view_options(parser)
    asked = parser.parse_args(words)
    from viewer.options import Options, Picture, UsageError
    from viewer.start import screenshot

    options = Options(
        paths=(asked.story,),
        slideshow=asked.slideshow,
        language=asked.language,
        photo=asked.photo,
        theme=asked.theme,
    )
    width, height = asked.size
    try:
        screenshot(options, Picture(asked.out, width, height, asked.scale))
    except (UsageError, OSError) as error:
        _complain(str(error))
        return CANNOT
    return CLEAN


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
