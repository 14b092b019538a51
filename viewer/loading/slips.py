"""The slips that people make in YAML, and the line they meant to write.

Looks at lines of text only. `recovery` asks when the parser has stopped. Which texts need quotation marks lives in
`quoting`, what belongs where in `indents`; here is the order in which they are asked, and what is wrong with a key.
"""

import re
from collections.abc import Sequence

from viewer.loading.blocks import strays, with_mark
from viewer.loading.indents import misplaced, tabs
from viewer.loading.lines import (
    LINE,
    LONGEST_LINE,
    MARKS,
    WITHOUT_COLON,
    WITHOUT_SPACE,
    Correction,
    head_of,
    in_quotation_marks,
    is_key,
    one,
    reads_alone,
)
from viewer.loading.quoting import begins_with_mark, colon_inside, continued, flow, item_text, quotation
from viewer.loading.vocabulary import EVERY_KEY
from viewer.story.phrase import Phrase

MISPLACED = ("text-not-indented",)
"""Slips that are corrected in other lines than the one where they are met."""

_DASH = re.compile(r"(?P<indent>[ ]*)-(?P<rest>[\w\"'].*)$")


def meant_by_slip(lines: Sequence[str], at: int, slip: str, column: int, stop: int) -> Correction | None:
    """The correction of a slip that the parser did not mind."""
    line = lines[at]
    if slip == "dash-without-space":
        return _dash_without_space(lines, at)
    if slip == "no-space-after-colon":
        return _key_slip(lines, at)
    if slip == "block-mark-missing":
        return with_mark(lines, at)
    if slip == "text-not-indented":
        return strays(lines, at, first=column)
    if slip == "quote-not-closed":
        match = LINE.match(line)
        return quotation(lines, at, match, stop) if match else None
    match = LINE.match(line)
    if match is None or not match["value"] or match.start("value") > column:
        head, text = line[:column], line[column:].strip()
        if not text or (head.strip(" -") and not head.rstrip().endswith("-")):
            return None
    else:
        head, text = head_of(match), match["value"].strip()
    mark = {"tag": "!", "anchor": "&", "alias": "*"}[slip]
    corrected = head + in_quotation_marks(text)
    reason = Phrase("a text that begins with `{mark}` needs quotation marks", mark=mark)
    return Correction("text-begins-with-mark", at, column, [corrected], reason, corrected.strip())


def correction(
    lines: Sequence[str], candidates: Sequence[int], region: tuple[int, int], column: int | None, touched: set[int]
) -> Correction | None:
    """The line that was meant, if one of the `candidates` has a slip that is known.

    `column` is where the dashes of the list stand that the region belongs to; lines in `touched` have been
    corrected before and are left alone.
    """
    start, stop = region
    fresh = [line for line in candidates if line not in touched and len(lines[line]) <= LONGEST_LINE]
    for at in fresh:
        found = tabs(lines, at, start, stop) or _in_one_line(lines, at, stop)
        if found:
            return found
    for at in fresh:
        above = at - 1
        while above > start and not lines[above].strip():
            above -= 1
        for line in (at, above):
            if line in touched or line < start or len(lines[line]) > LONGEST_LINE:
                continue
            found = _key_slip(lines, line)
            if found:
                return found
    for at in fresh:
        found = misplaced(lines, at, start, stop, column) or continued(lines, at, start, stop, touched)
        if found:
            return found
    return None


def _in_one_line(lines: Sequence[str], at: int, stop: int) -> Correction | None:
    line = lines[at]
    found = _dash_without_space(lines, at)
    if found:
        return found
    match = LINE.match(line)
    if match is None or not match["value"]:
        return item_text(lines, at)
    value = match["value"].strip()
    if not value or value.startswith("#"):
        return None
    if value[0] in "\"'":
        return quotation(lines, at, match, stop)
    if value[0] in "{[":
        found = flow(at, match, value)
        if found:
            return found
    if value[0] in MARKS and not reads_alone(line):
        return begins_with_mark(lines, at, match, stop)
    return colon_inside(lines, at, match, stop)


def _dash_without_space(lines: Sequence[str], at: int) -> Correction | None:
    match = _DASH.match(lines[at])
    if match is None or ":" not in match["rest"]:
        return None
    corrected = f"{match['indent']}- {match['rest']}"
    reason = Phrase("an item of a list begins with a dash and a space")
    return one("dash-without-space", at, len(match["indent"]), corrected, reason)


def _key_slip(lines: Sequence[str], at: int) -> Correction | None:
    """`vi:Xin chào` and `caption` alone on a line."""
    match = WITHOUT_SPACE.match(lines[at])
    if match and is_key(match["key"]):
        value = match["value"].strip()
        head = f"{match['indent']}{match['dash']}{match['key']}: "
        corrected = head + value
        if not reads_alone(corrected):
            corrected = head + in_quotation_marks(value)
        return one("no-space-after-colon", at, match.end("key"), corrected, Phrase("a space belongs after the colon"))
    match = WITHOUT_COLON.match(lines[at])
    if match and match["key"] in EVERY_KEY:
        corrected = f"{match['head']}:"
        return one(
            "no-colon", at, match.end("key"), corrected, Phrase("a colon belongs after `{match}`", match=match["key"])
        )
    return None
