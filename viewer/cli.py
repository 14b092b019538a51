"""The command line: the only module that prints.

The first word decides what to do (so `./check` is a story and `check` is a command); nothing is imported before
that which the decision does not need. `check`, `keys`, `--help`, `--version` and (but on Windows) `--reset`
import no Qt.
"""

import os
import sys
from collections.abc import Sequence

from viewer import __version__

PROGRAM = "photo-caption-viewer"
CLEAN, PROBLEMS, CANNOT = 0, 1, 2
_WORKER = "--decode-worker"

_HELP = f"""\
usage: {PROGRAM} [STORY ...] [options]      flip through a story
       {PROGRAM} check [--strict] [--format text|json] STORY
       {PROGRAM} check --sandbox
       {PROGRAM} screenshot STORY OUT.png [--size WxH] [--scale S] [--theme light|dark] [options]
       {PROGRAM} keys

STORY is a captions.yaml, a folder, a story in one file (.photostory), or one or several photos. Without it there is a
page to choose one from; with --slideshow, --photo or --language, the one that was left last opens.

options:
  --language TAG|both   show the story in this language, or in its first two
  --photo N|ID          begin at photo number N, or at the photo with this id (its file's stem)
  --slideshow           present at once, full screen
  --loop                with --slideshow: play by itself, again and again
  --fullscreen          begin in full screen
  --new-window          open a window of its own; else the program that is running opens the story, and this one ends
  --trace FILE          write down when each photo was asked for, decoded and painted (Chrome's trace events)

commands:
  check        say what there is to mend in a story: exit status 0 nothing, 1 something, 2 cannot be read;
               warnings count only with --strict. With --sandbox: what a process that decodes photos
               is kept from on this system
  screenshot   save a picture of the window, without needing a display
  keys         print the table of all keys (Markdown)

  --reset, --help, --version
               --reset forgets all settings, places in stories and recent stories, and says what it has deleted"""


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
    if "--version" in options:
        print(f"{PROGRAM} {__version__}")
        return CLEAN
    if options == ["--reset"]:
        return _reset()
    commands = {"check": _check, "keys": _keys, "screenshot": _screenshot}
    first = words[0] if words else ""
    from viewer.options import UsageError

    try:
        return commands[first](words[1:]) if first in commands else _view(words)
    except UsageError as error:
        _complain(str(error))
        return CANNOT
    except BrokenPipeError:
        sys.stderr.close()  # the reader has seen enough; Python would complain while shutting down
        return CLEAN
    except Exception as error:  # noqa: BLE001 - told as Python tells it; but its status 1 means problems of a story
        sys.excepthook(type(error), error, error.__traceback__)
        _complain("something went wrong in the program itself; the lines above say where")
        return CANNOT


def _complain(message: str) -> None:
    one_line = " ".join(message.split())
    print(f"{PROGRAM}: {one_line}", file=sys.stderr)


def _view(words: list[str]) -> int:
    from viewer.instance import arrive
    from viewer.options import Options

    options = Options(tuple(words))
    if any(word.startswith("-") for word in words):
        from viewer.arguments import view

        options = view(words)
    arrival = arrive(options, os.environ, pipe=_send_through_pipe if sys.platform == "win32" else None)
    if arrival.is_handed_over:
        return CLEAN
    try:
        from viewer.start import run

        return run(options, _complain, arrival.claim)
    finally:
        if arrival.claim is not None:
            arrival.claim.close()


def _send_through_pipe(name: str, message: bytes, patience: float) -> bool:
    """On Windows: what Python cannot do by itself is worth importing a part of Qt, once somebody is there."""
    import viewer.ui  # noqa: F401 - see `viewer.start`
    from viewer.ui.pipe import send

    return send(name, message, patience)


def _reset() -> int:
    """Forget what is remembered from run to run and all settings; nothing else is ever written."""
    from viewer.places import memory_path, preferences_place

    memory, preferences = memory_path(os.environ), preferences_place(os.environ)
    places = [place for place in (str(memory) if memory is not None else None, preferences) if place is not None]
    status, deleted = CLEAN, False
    for place in places:
        try:
            if _is_forgotten(place):
                deleted = True
                print(f"Deleted: {place}")
        except OSError as error:
            status = CANNOT
            _complain(f"{place} cannot be deleted: {error.strerror}")
    if status == CLEAN and not deleted:
        print("Nothing is remembered, and nothing has been set.")
    return status


def _is_forgotten(place: str) -> bool:
    """Delete what is there, and the folder if it was ours; False where there is nothing. Raises OSError."""
    from contextlib import suppress
    from pathlib import Path

    from viewer.places import NAME, REGISTRY

    if place.startswith(REGISTRY):
        from viewer.ui.preferences import forget_registered

        return forget_registered(place)
    path = Path(place)
    try:
        path.unlink()
    except (FileNotFoundError, NotADirectoryError):
        return False
    if path.parent.name == NAME:
        with suppress(OSError):  # somebody else has put something there
            path.parent.rmdir()
    return True


def _check(words: list[str]) -> int:
    from viewer.arguments import check

    asked = check(words)
    if asked.story is None:
        return _check_sandbox()
    from viewer.loading import Unreadable, load
    from viewer.story.problem import Severity

    try:
        loaded = load([asked.story])
    except Unreadable as error:
        _complain(str(error))
        return CANNOT
    errors = sum(problem.severity is Severity.ERROR for problem in loaded.problems)
    warnings = len(loaded.problems) - errors
    if asked.as_json:
        import json

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


def _check_sandbox() -> int:
    from viewer.imaging.message import ChannelClosedError
    from viewer.imaging.process import WorkerProcess
    from viewer.settings import Settings

    try:
        worker = WorkerProcess()
    except OSError as error:
        _complain(f"no process that decodes photos can be started: {error}")
        return CANNOT
    try:
        rights = worker.rights(Settings().deadline)
    except (ChannelClosedError, TimeoutError):
        _complain("the process that decodes photos does not answer")
        return CANNOT
    finally:
        worker.close()
    for line in rights:
        print(line)
    return CLEAN


def _count(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"


def _keys(words: list[str]) -> int:
    from viewer.actions import key_table
    from viewer.arguments import nothing

    nothing(words)

    for line in (*key_table(of_slideshow=False), "", *key_table(of_slideshow=True)):
        print(line)
    return CLEAN


def _screenshot(words: list[str]) -> int:
    from viewer.arguments import screenshot as asked_of
    from viewer.start import screenshot

    options, picture = asked_of(words)
    try:
        screenshot(options, picture)
    except OSError as error:
        _complain(str(error))
        return CANNOT
    return CLEAN
