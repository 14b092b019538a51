"""Texts that need quotation marks, and the line with them.

A colon, a mark at the beginning, a quotation mark that ends early, braces. Looks at lines of text only.
"""

import re
from collections.abc import Sequence

from viewer.loading.blocks import with_mark
from viewer.loading.languages import is_known
from viewer.loading.lines import (
    COLON,
    LINE,
    LONGEST_LINE,
    MARKS,
    Correction,
    deeper,
    head_of,
    in_quotation_marks,
    is_key,
    one,
    reads_alone,
)
from viewer.loading.vocabulary import is_text_key
from viewer.story.phrase import Phrase

_FLOW_PART = re.compile(r"[ ]*(?P<key>[\w-]{1,60}|\"[^\"]{1,60}\"):[ ]+(?P<value>.*)$")
_FLOW_BREAK = re.compile(r"[,،、，][ ]*(?=[A-Za-z][\w-]{0,59}:[ ])")
_BLOCK_MARK = re.compile(r"[>|][-+0-9]*[ ]+(?=[^\s#])")
_COLON_REASON = Phrase("a text with a colon and a space in it needs quotation marks")


def with_value_quoted(line: str) -> str | None:
    """`line` (`key: value`) with everything after the colon in quotation marks; None if it is no such line."""
    match = LINE.match(line) if len(line) <= LONGEST_LINE else None
    if match is None or not match["value"]:
        return None
    return head_of(match) + in_quotation_marks(match["value"].strip())


def typed_value(line: str) -> str | None:
    """Everything that stands after the colon of `line`, as typed."""
    match = LINE.match(line)
    return match["value"].strip() if match and match["value"] else None


def begins_with_mark(lines: Sequence[str], at: int, match: re.Match[str], stop: int) -> Correction:
    text = match["value"].strip()
    mark, more = text[0], list[str]()
    kind, reason = "text-begins-with-mark", Phrase("a text that begins with `{mark}` needs quotation marks", mark=mark)
    if _BLOCK_MARK.match(text):
        more = deeper(lines, at, match, stop)
        text = " ".join([_BLOCK_MARK.sub("", text), *more])
        kind, reason = (
            "block-mark",
            Phrase("after `{mark}` the text begins on the next line; or in one line", mark=mark),
        )
    corrected = head_of(match) + in_quotation_marks(text)
    return Correction(kind, at, match.start("value"), [corrected] + [""] * len(more), reason, corrected.strip())


def colon_inside(lines: Sequence[str], at: int, match: re.Match[str], stop: int) -> Correction | None:
    value = match["value"].strip()
    key = match["key"].strip("\"'")
    colon = COLON.search(value)
    if not colon or value[0] in "{[>|" or not (is_text_key(key) or is_known(key) or not reads_alone(lines[at])):
        return None
    more = deeper(lines, at, match, stop)
    if any(LINE.match(text) and is_key(text.partition(":")[0]) for text in more):
        more = []
    corrected = head_of(match) + in_quotation_marks(" ".join([value, *more]))
    place = match.start("value") + colon.start()
    return Correction("unquoted-colon", at, place, [corrected] + [""] * len(more), _COLON_REASON, corrected.strip())


def continued(lines: Sequence[str], at: int, start: int, stop: int, touched: set[int]) -> Correction | None:
    """A colon in the second or a later line of a text without quotation marks."""
    if not COLON.search(lines[at]):
        return None
    for index in range(at - 1, max(start - 1, at - 200, -1), -1):
        match = LINE.match(lines[index])
        if match is None:
            if not lines[index].strip():
                return None
            continue
        value = (match["value"] or "").strip()
        if not value and index not in touched:
            return with_mark(lines, index)
        if not value or value[0] in MARKS + "\"'" or index in touched:
            return None
        more = deeper(lines, index, match, stop)
        if index + len(more) < at:
            return None
        corrected = head_of(match) + in_quotation_marks(" ".join([value, *more]))
        colon = lines[at].index(":")
        return Correction(
            "unquoted-colon",
            index,
            min(colon, len(lines[index])),
            [corrected] + [""] * len(more),
            _COLON_REASON,
            corrected.strip(),
        )
    return None


def item_text(lines: Sequence[str], at: int) -> Correction | None:
    """An item that is a text alone: `- *Hello you`."""
    match = re.match(r"([ ]*(?:-[ ]+)+)([*@%!&`>|,\"'].*)$", lines[at])
    if match is None or reads_alone(lines[at]):
        return None
    corrected = match[1] + in_quotation_marks(match[2].strip())
    reason = Phrase("a text that begins with `{match}` needs quotation marks", match=match[2][0])
    return one("text-begins-with-mark", at, match.start(2), corrected, reason)


def quotation(lines: Sequence[str], at: int, match: re.Match[str], stop: int) -> Correction | None:
    value = match["value"].strip()
    mark, column = value[0], match.start("value")
    closing = _closing(value, mark)
    if closing is not None:
        rest = value[closing + 1 :].strip()
        if not rest or rest.startswith("#"):
            return None
        inner = value[1:-1]
        opens_inside = value[closing - 1] == " " and value[closing + 1 : closing + 2] not in ("", " ")
        text = inner if value.endswith(mark) and opens_inside else value
        corrected = head_of(match) + in_quotation_marks(text)
        reason = Phrase("the quotation mark closes before the text ends")
        return one("quote-ends-early", at, column + closing, corrected, reason)
    more = deeper(lines, at, match, stop)
    used: list[str] = []
    for text in more:
        if LINE.match(text) and is_key(text.partition(":")[0]):
            break
        used.append(text)
        if text.endswith(mark):
            break
    whole = " ".join([value, *used])[1:].rstrip()
    ends_early = mark in whole[:-1]
    text = whole.removesuffix(mark)
    if ends_early and not whole.endswith(mark):
        text = mark + whole
    corrected = head_of(match) + in_quotation_marks(text)
    kind = "quote-ends-early" if ends_early else "quote-not-closed"
    reason = (
        Phrase("the quotation mark closes before the text ends")
        if ends_early
        else Phrase("the quotation mark is never closed")
    )
    return Correction(kind, at, column, [corrected] + [""] * len(used), reason, corrected.strip())


def _closing(value: str, mark: str) -> int | None:
    pattern = r'"(?:[^"\\]|\\.)*"' if mark == '"' else r"'(?:[^']|'')*'"
    match = re.match(pattern, value)
    return match.end() - 1 if match else None


def flow(at: int, match: re.Match[str], value: str) -> Correction | None:
    """A map or a list in brackets: not closed, divided by an Arabic comma, or with a colon in a text."""
    opening = value[0]
    closing = {"{": "}", "[": "]"}[opening]
    column = match.start("value")
    if reads_alone(match.string):
        return None
    closed = value.endswith(closing)
    inner = value[1:-1] if closed else value[1:]
    if opening == "[":
        if closed or match["key"] not in ("languages", "photos", "focus"):
            return None
        corrected = f"{head_of(match)}[{inner.rstrip(' ,')}]"
        return one("not-closed", at, column, corrected, Phrase("the bracket `[` is never closed"))
    parts = [_FLOW_PART.match(part) for part in _FLOW_BREAK.split(inner)]
    if not parts or not all(parts):
        return None
    written = ", ".join(f"{part['key']}: {_flow_value(part['value'].strip())}" for part in parts if part)
    corrected = f"{head_of(match)}{{{written}}}"
    foreign = next((comma for comma in "،，、" if comma in inner), "")
    if foreign and f"{foreign} " in inner and len(parts) > 1:
        reason = Phrase("`{foreign}` divides nothing here; use the comma `,`", foreign=foreign)
        return one("foreign-comma", at, column + 1 + inner.index(foreign), corrected, reason)
    if not closed:
        return one("not-closed", at, column, corrected, Phrase("the brace `{` is never closed"))
    return one("unquoted-colon", at, column, corrected, Phrase("a text with a colon in it needs quotation marks"))


def _flow_value(value: str) -> str:
    if len(value) > 1 and value[0] in "\"'" and _closing(value, value[0]) == len(value) - 1:
        return value
    return in_quotation_marks(value)
