"""Characters that word processors and web pages put where a plain space or a plain dash was typed.

YAML takes a no-break space for a letter and an en dash for the beginning of a text, and all goes wrong from there.
So these lines are mended before anything is parsed. Inside a text below `>-` such characters are text.
"""

import re
from collections.abc import Iterator

from viewer.loading.report import Report, quoted
from viewer.loading.vocabulary import BLOCK, PHOTO
from viewer.story.phrase import Phrase
from viewer.story.problem import Place

_NO_BREAK = "\u00a0\u2007\u202f"
_WIDE = "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
_SPACES = " \t" + _NO_BREAK + _WIDE
# Patterns as text: they are for mistakes, and hardly a file has them.
_INDENT = f"\n[ \t]*[{_NO_BREAK}{_WIDE}]"
_PART = r"-(?:[ ]|$)|#|[\"']?[\w-]{1,60}[\"']?[ ]*:(?:\s|$)"

_BULLET = Phrase("a bullet")
_DASHES = {
    "–": Phrase("an en dash"),
    "—": Phrase("an em dash"),
    "−": Phrase("a minus sign"),
    "‐": Phrase("a hyphen sign"),
    "‑": Phrase("a no-break hyphen"),
    "―": Phrase("a long dash"),
    "•": _BULLET,
    "·": Phrase("a middle dot"),
    "‣": _BULLET,
    "●": _BULLET,
    "▪": _BULLET,
    "*": Phrase("an asterisk"),
    "+": Phrase("a plus sign"),
}
_KEYS = "|".join(sorted({*PHOTO, *BLOCK}))
_ITEM = rf"\n *([{re.escape(''.join(_DASHES))}])[ \u00a0]*(?:{_KEYS})[ ]*:(?=[ \n]|\Z)"

_PIECE = 10_000  # lines
_MOST_LOOKS = 2_000  # at what stands above a line
_FURTHEST = 200  # lines above


def plain_characters(lines: list[str], report: Report) -> None:
    """Put plain spaces and dashes into `lines` where they were meant, with a problem for each stretch of them."""
    if any(space in text for text in _pieces(lines) for space in _NO_BREAK + _WIDE):
        _spaces(lines, "\n" + "\n".join(lines), report)
    if any(line.lstrip(" ")[:1] in _DASHES for line in lines):
        _dashes(lines, "\n" + "\n".join(lines), report)


def _pieces(lines: list[str]) -> Iterator[str]:
    """A long text is not looked at in one go: Python could not let the window do anything meanwhile."""
    return ("\n".join(lines[at : at + _PIECE]) for at in range(0, len(lines), _PIECE))


def _lines_with(pattern: str, text: str) -> Iterator[tuple[int, re.Match[str]]]:
    line = position = 0
    for match in re.finditer(pattern, text):
        line += text.count("\n", position, match.start())
        position = match.start()
        yield line, match


# -- spaces ---------------------------------------------------------------------------------------------


def _spaces(lines: list[str], text: str, report: Report) -> None:
    looks = _MOST_LOOKS
    run: list[int] = []
    typed = ""  # the first line of the run
    for at, _ in _lines_with(_INDENT, text):
        if run and any(line.strip() for line in lines[run[-1] + 1 : at]):
            _report_run(lines, run, typed, report)
            run = []
        if not run:
            looks -= 1
            if looks < 0:
                return
        if not run and not _is_indentation(lines, at):
            continue
        if not run:
            typed = lines[at]
        run.append(at)
        lines[at] = " " * _width(lines[at]) + lines[at].lstrip(_SPACES)
    if run:
        _report_run(lines, run, typed, report)


def _is_indentation(lines: list[str], at: int) -> bool:
    line = lines[at]
    column = _text_around(lines, at, _width(line))
    if column is not None:
        return len(line) - len(line.lstrip(" ")) <= column
    rest = line.lstrip(_SPACES)
    return not rest or bool(re.match(_PART, rest))


def _width(line: str) -> int:
    """How far the text of `line` seems to be indented: tabs and ideographic spaces are as wide as two."""
    indent = line[: len(line) - len(line.lstrip(_SPACES))]
    return len(indent) + indent.count("\t") + indent.count("\u3000")


def _report_run(lines: list[str], run: list[int], typed: str, report: Report) -> None:
    shown = next((at for at in run if lines[at].strip()), None)
    if shown is None:
        return  # blank lines only: they look as they are meant
    found = next(letter for letter in typed if letter in _NO_BREAK + _WIDE)
    name = Phrase("no-break spaces") if found in _NO_BREAK else Phrase("wide spaces")
    more = (
        Phrase("this line and the {run:,} below it begin", run=len(run) - 1)
        if len(run) > 1
        else Phrase("this line begins")
    )
    message = Phrase(
        "indent with ordinary spaces; {more} with {name}: write {lines}",
        more=more,
        name=name,
        lines=quoted(lines[shown].rstrip()),
    )
    report.error(Place(run[0] + 1, 1), "other-space", message)


# -- dashes ---------------------------------------------------------------------------------------------


def _dashes(lines: list[str], text: str, report: Report) -> None:
    from viewer.loading.lines import LONGEST_LINE  # noqa: PLC0415 (for mistakes only)

    found: dict[str, list[int]] = {}
    for looks, (at, match) in enumerate(_lines_with(_ITEM, text)):
        line = lines[at]
        indent = len(line) - len(line.lstrip(" "))
        if looks >= _MOST_LOOKS or len(line) > LONGEST_LINE:
            break
        if _text_around(lines, at, indent) is None:
            lines[at] = f"{line[:indent]}- {line[indent + 1 :].lstrip(_SPACES)}"
            found.setdefault(match[1], []).append(at)
    for dash, where in found.items():
        others = len(where) - 1
        also: str = ""
        if others == 1:
            also = Phrase(", here and in 1 more line")
        elif others:
            also = Phrase(", here and in {others:,} more lines", others=others)
        corrected = lines[where[0]]
        message = Phrase(
            "an item of a list begins with the plain dash `-` of the keyboard, "
            "not with {dashes} `{dash}`{also}: write {corrected}",
            dashes=_DASHES[dash],
            dash=dash,
            also=also,
            corrected=quoted(corrected.strip()),
        )
        report.error(Place(where[0] + 1, corrected.index("-") + 1), "other-dash", message)


# -- texts ----------------------------------------------------------------------------------------------


def _text_around(lines: list[str], at: int, width: int) -> int | None:
    """Where the key of the `>-` stands in whose text line `at`, indented by `width`, is; None if it is in none."""
    from viewer.loading.blocks import HEADER  # noqa: PLC0415 (for mistakes only)
    from viewer.loading.lines import LONGEST_LINE  # noqa: PLC0415 (for mistakes only)

    lowest = width
    for index in range(at - 1, max(at - _FURTHEST, 0) - 1, -1):
        line = lines[index]
        text = line.lstrip(_SPACES)
        if not text:
            continue
        if lowest == 0:
            return None
        header = HEADER.match(line) if len(line) <= LONGEST_LINE else None
        if header is not None and header.start("key") < lowest:
            return header.start("key")
        lowest = min(lowest, len(line) - len(text))
    return None
