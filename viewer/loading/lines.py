"""What a line of a captions.yaml looks like, and what a mended one consists of."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from viewer.loading.languages import is_known
from viewer.loading.vocabulary import EVERY_KEY
from viewer.story.phrase import Phrase

LINE = re.compile(
    r"(?P<indent>[ \t]*)(?P<dash>(?:-[ \t]+)*)(?P<key>[\w-]{1,60}|\"[^\"]{1,60}\"|'[^']{1,60}')[ \t]*:"
    r"(?:[ \t]+(?P<value>.*))?$"
)
WITHOUT_SPACE = re.compile(r"(?P<indent>[ ]*)(?P<dash>(?:-[ ]+)*)(?P<key>[\w-]{1,60}):(?P<value>[^\s:/\\].*)$")
WITHOUT_COLON = re.compile(r"(?P<head>[ ]*(?:-[ ]+)*(?P<key>[\w-]{1,60}))[ ]*$")
COLON = re.compile(r":(?=[ \t]|$)")
MARKS = "*[@%!&`{>|,]}?#-:"
LONGEST_LINE = 20_000  # characters; a longer one is not looked at for slips
MOST_LINES = 2_000  # corrected at once


class Correction(NamedTuple):
    """`lines` replace as many lines from `start` on; `shown` is the one to show. `column` from 0.

    `advice` stands after the line shown.
    """

    kind: str
    start: int
    column: int
    lines: list[str]
    reason: Phrase
    shown: str
    advice: str = ""


def indent_of(line: str) -> int:
    """How many spaces and tabs stand before the text of `line`."""
    return len(line) - len(line.lstrip(" \t"))


def in_quotation_marks(text: str) -> str:
    """`text` as a YAML scalar on one line that reads as exactly this text."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def head_of(match: re.Match[str]) -> str:
    return f"{match['indent']}{match['dash']}{match['key']}: "


def one(kind: str, at: int, column: int, corrected: str, reason: Phrase) -> Correction:
    return Correction(kind, at, column, [corrected], reason, corrected.strip())


def deeper(lines: Sequence[str], at: int, match: re.Match[str], stop: int) -> list[str]:
    """The texts of the lines under a `key: value` line that stand further right than its key."""
    column = match.start("key")
    found: list[str] = []
    for index in range(at + 1, min(stop, at + 200)):
        if not lines[index].strip() or indent_of(lines[index]) <= column:
            break
        found.append(lines[index].strip())
    return found


def is_key(key: str) -> bool:
    return key in EVERY_KEY or is_known(key)


def reads_alone(line: str) -> bool:
    """Whether the line by itself is YAML, and not a text that was meant and lost its beginning."""
    from yaml import YAMLError  # noqa: PLC0415 (read already when there is a slip to look at)
    from yaml._yaml import CParser  # noqa: PLC0415

    parser = CParser(line + "\n")
    try:
        while parser.get_event() is not None:
            pass
    except YAMLError:
        return False
    finally:
        parser.dispose()
    return True
