"""The slips that people make in YAML, and the line they meant to write.

Looks at lines of text only. `recovery` asks when the parser has stopped; `fields` asks for the corrected line
where YAML was satisfied and the author cannot have been.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from viewer.loading.languages import is_known
from viewer.loading.vocabulary import EVERY_KEY, is_text_key

_LINE = re.compile(
    r"(?P<indent>[ \t]*)(?P<dash>(?:-[ \t]+)*)(?P<key>[\w-]{1,60}|\"[^\"]{1,60}\"|'[^']{1,60}')[ \t]*:"
    r"(?:[ \t]+(?P<value>.*))?$"
)
_WITHOUT_SPACE = re.compile(r"(?P<indent>[ ]*)(?P<dash>(?:-[ ]+)*)(?P<key>[\w-]{1,60}):(?P<value>[^\s:/\\].*)$")
_WITHOUT_COLON = re.compile(r"(?P<head>[ ]*(?:-[ ]+)*(?P<key>[\w-]{1,60}))[ ]*$")
_DASH = re.compile(r"(?P<indent>[ ]*)-(?P<rest>[\w\"'].*)$")
_FLOW_PART = re.compile(r"[ ]*(?P<key>[\w-]{1,60}|\"[^\"]{1,60}\"):[ ]+(?P<value>.*)$")
_FLOW_BREAK = re.compile(r"[,،、，][ ]*(?=[A-Za-z][\w-]{0,59}:[ ])")
_BLOCK_MARK = re.compile(r"[>|][-+0-9]*[ ]+(?=[^\s#])")
_COLON = re.compile(r":(?=[ \t]|$)")
_COLON_REASON = "a text with a colon and a space in it needs quotation marks"
_MARKS = "*[@%!&`{>|,]}?#-:"
_MOST_LINES = 2_000  # corrected at once
_LONGEST_LINE = 20_000  # characters; a longer one is not looked at for slips


@dataclass(frozen=True, slots=True)
class Correction:
    """`lines` replace as many lines from `start` on; `shown` is the one to show. `column` from 0."""

    kind: str
    start: int
    column: int
    lines: list[str]
    reason: str
    shown: str


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


def with_value_quoted(line: str) -> str | None:
    """`line` (`key: value`) with everything after the colon in quotation marks; None if it is no such line."""
    match = _LINE.match(line) if len(line) <= _LONGEST_LINE else None
    if match is None or not match["value"]:
        return None
    return _head(match) + in_quotation_marks(match["value"].strip())


def typed_value(line: str) -> str | None:
    """Everything that stands after the colon of `line`, as typed."""
    match = _LINE.match(line)
    return match["value"].strip() if match and match["value"] else None


def quoted_line(lines: Sequence[str], at: int, slip: str, column: int, stop: int) -> Correction | None:
    """The correction of a slip that the parser did not mind."""
    line = lines[at]
    if slip == "dash-without-space":
        return _dash_without_space(lines, at)
    if slip == "quote-not-closed":
        match = _LINE.match(line)
        return _quotation(lines, at, match, stop) if match else None
    match = _LINE.match(line)
    if match is None or not match["value"] or match.start("value") > column:
        head, text = line[:column], line[column:].strip()
        if not text or (head.strip(" -") and not head.rstrip().endswith("-")):
            return None
    else:
        head, text = _head(match), match["value"].strip()
    mark = {"tag": "!", "anchor": "&", "alias": "*"}[slip]
    corrected = head + in_quotation_marks(text)
    reason = f"a text that begins with `{mark}` needs quotation marks (YAML takes it for {_A_WORD[slip]})"
    return Correction("text-begins-with-mark", at, column, [corrected], reason, corrected.strip())


_A_WORD = {"tag": "a tag", "anchor": "the name of an anchor", "alias": "an alias"}


def correction(
    lines: Sequence[str], candidates: Sequence[int], region: tuple[int, int], column: int | None, touched: set[int]
) -> Correction | None:
    """The line that was meant, if one of the `candidates` has a slip that is known.

    `column` is where the dashes of the list stand that the region belongs to; lines in `touched` have been
    corrected before and are left alone.
    """
    start, stop = region
    fresh = [line for line in candidates if line not in touched and len(lines[line]) <= _LONGEST_LINE]
    for at in fresh:
        found = _tabs(lines, at, start, stop) or _in_one_line(lines, at, stop)
        if found:
            return found
    for at in fresh:
        above = at - 1
        while above > start and not lines[above].strip():
            above -= 1
        for line in (at, above):
            if line in touched or line < start or len(lines[line]) > _LONGEST_LINE:
                continue
            found = _key_slip(lines, line)
            if found:
                return found
    for at in fresh:
        found = _misplaced(lines, at, start, stop, column) or _continued(lines, at, start, stop, touched)
        if found:
            return found
    return None


def _head(match: re.Match[str]) -> str:
    return f"{match['indent']}{match['dash']}{match['key']}: "


def _one(kind: str, at: int, column: int, corrected: str, reason: str) -> Correction:
    return Correction(kind, at, column, [corrected], reason, corrected.strip())


def _tabs(lines: Sequence[str], at: int, start: int, stop: int) -> Correction | None:
    """Tabs in the indentation, in all lines from here to the end of the item at once."""
    if "\t" not in lines[at][: indent_of(lines[at])]:
        return None
    widths: dict[str, int] = {}
    corrected: list[str] = []
    for index in range(at, min(stop, at + _MOST_LINES)):
        line = lines[index]
        indent = line[: indent_of(line)]
        if "\t" in indent and line.strip():
            if indent not in widths:
                previous = corrected[-1] if corrected else _text_above(lines, index, start)
                widths[indent] = _width_below(previous, indent)
            line = " " * widths[indent] + line.lstrip(" \t")
        corrected.append(line)
    return Correction("tab", at, 0, corrected, "indent with spaces, not with tabs", corrected[0].rstrip())


def _text_above(lines: Sequence[str], at: int, start: int) -> str:
    for index in range(at - 1, max(start - 1, at - 200, -1), -1):
        if lines[index].strip():
            return lines[index]
    return ""


def _width_below(previous: str, indent: str) -> int:
    text = previous.rstrip()
    if not text:
        return len(indent.replace("\t", "  "))
    width = len(text) - len(text.lstrip(" -"))
    return width + 2 if text.endswith((":", "|", ">", ">-", "|-")) else width


def _in_one_line(lines: Sequence[str], at: int, stop: int) -> Correction | None:
    line = lines[at]
    found = _dash_without_space(lines, at)
    if found:
        return found
    match = _LINE.match(line)
    if match is None or not match["value"]:
        return _item_text(lines, at)
    value = match["value"].strip()
    if not value or value.startswith("#"):
        return None
    if value[0] in "\"'":
        return _quotation(lines, at, match, stop)
    if value[0] in "{[":
        found = _flow(at, match, value)
        if found:
            return found
    if value[0] in _MARKS and not _reads_alone(line):
        return _begins_with_mark(lines, at, match, stop)
    return _colon_inside(lines, at, match, stop)


def _begins_with_mark(lines: Sequence[str], at: int, match: re.Match[str], stop: int) -> Correction:
    text = match["value"].strip()
    mark, more = text[0], list[str]()
    kind, reason = "text-begins-with-mark", f"a text that begins with `{mark}` needs quotation marks"
    if _BLOCK_MARK.match(text):
        more = _deeper(lines, at, match, stop)
        text = " ".join([_BLOCK_MARK.sub("", text), *more])
        kind, reason = "block-mark", f"after `{mark}` the text begins on the next line; or in one line"
    corrected = _head(match) + in_quotation_marks(text)
    return Correction(kind, at, match.start("value"), [corrected] + [""] * len(more), reason, corrected.strip())


def _colon_inside(lines: Sequence[str], at: int, match: re.Match[str], stop: int) -> Correction | None:
    value = match["value"].strip()
    key = match["key"].strip("\"'")
    colon = _COLON.search(value)
    if not colon or value[0] in "{[>|" or not (is_text_key(key) or is_known(key) or not _reads_alone(lines[at])):
        return None
    more = _deeper(lines, at, match, stop)
    if any(_LINE.match(text) and _is_key(text.partition(":")[0]) for text in more):
        more = []
    corrected = _head(match) + in_quotation_marks(" ".join([value, *more]))
    place = match.start("value") + colon.start()
    return Correction("unquoted-colon", at, place, [corrected] + [""] * len(more), _COLON_REASON, corrected.strip())


def _item_text(lines: Sequence[str], at: int) -> Correction | None:
    """An item that is a text alone: `- *Hello you`."""
    match = re.match(r"([ ]*(?:-[ ]+)+)([*@%!&`>|,\"'].*)$", lines[at])
    if match is None or _reads_alone(lines[at]):
        return None
    corrected = match[1] + in_quotation_marks(match[2].strip())
    reason = f"a text that begins with `{match[2][0]}` needs quotation marks"
    return _one("text-begins-with-mark", at, match.start(2), corrected, reason)


def _dash_without_space(lines: Sequence[str], at: int) -> Correction | None:
    match = _DASH.match(lines[at])
    if match is None or ":" not in match["rest"]:
        return None
    corrected = f"{match['indent']}- {match['rest']}"
    reason = "an item of a list begins with a dash and a space"
    return _one("dash-without-space", at, len(match["indent"]), corrected, reason)


def _deeper(lines: Sequence[str], at: int, match: re.Match[str], stop: int) -> list[str]:
    """The texts of the lines under a `key: value` line that stand further right than its key."""
    column = match.start("key")
    found: list[str] = []
    for index in range(at + 1, min(stop, at + 200)):
        if not lines[index].strip() or indent_of(lines[index]) <= column:
            break
        found.append(lines[index].strip())
    return found


def _quotation(lines: Sequence[str], at: int, match: re.Match[str], stop: int) -> Correction | None:
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
        corrected = _head(match) + in_quotation_marks(text)
        reason = "the quotation mark closes before the text ends"
        return _one("quote-ends-early", at, column + closing, corrected, reason)
    more = _deeper(lines, at, match, stop)
    used: list[str] = []
    for text in more:
        if _LINE.match(text) and _is_key(text.partition(":")[0]):
            break
        used.append(text)
        if text.endswith(mark):
            break
    whole = " ".join([value, *used])[1:].rstrip()
    ends_early = mark in whole[:-1]
    text = whole.removesuffix(mark)
    if ends_early and not whole.endswith(mark):
        text = mark + whole
    corrected = _head(match) + in_quotation_marks(text)
    kind = "quote-ends-early" if ends_early else "quote-not-closed"
    reason = "the quotation mark closes before the text ends" if ends_early else "the quotation mark is never closed"
    return Correction(kind, at, column, [corrected] + [""] * len(used), reason, corrected.strip())


def _closing(value: str, mark: str) -> int | None:
    pattern = r'"(?:[^"\\]|\\.)*"' if mark == '"' else r"'(?:[^']|'')*'"
    match = re.match(pattern, value)
    return match.end() - 1 if match else None


def _flow(at: int, match: re.Match[str], value: str) -> Correction | None:
    """A map or a list in brackets: not closed, divided by an Arabic comma, or with a colon in a text."""
    opening = value[0]
    closing = {"{": "}", "[": "]"}[opening]
    column = match.start("value")
    if _reads_alone(match.string):
        return None
    closed = value.endswith(closing)
    inner = value[1:-1] if closed else value[1:]
    if opening == "[":
        if closed or match["key"] not in ("languages", "photos", "focus"):
            return None
        corrected = f"{_head(match)}[{inner.rstrip(' ,')}]"
        return _one("not-closed", at, column, corrected, "the list that opens with `[` is not closed")
    parts = [_FLOW_PART.match(part) for part in _FLOW_BREAK.split(inner)]
    if not parts or not all(parts):
        return None
    written = ", ".join(f"{part['key']}: {_flow_value(part['value'].strip())}" for part in parts if part)
    corrected = f"{_head(match)}{{{written}}}"
    foreign = next((comma for comma in "،，、" if comma in inner), "")
    if foreign and f"{foreign} " in inner and len(parts) > 1:
        reason = f"`{foreign}` does not divide a map; use the comma `,`"
        return _one("foreign-comma", at, column + 1 + inner.index(foreign), corrected, reason)
    if not closed:
        return _one("not-closed", at, column, corrected, "the map that opens with `{` is not closed")
    return _one("unquoted-colon", at, column, corrected, "a text with a colon in it needs quotation marks")


def _flow_value(value: str) -> str:
    if len(value) > 1 and value[0] in "\"'" and _closing(value, value[0]) == len(value) - 1:
        return value
    return in_quotation_marks(value)


def _key_slip(lines: Sequence[str], at: int) -> Correction | None:
    """`vi:Xin chào` and `caption` alone on a line."""
    match = _WITHOUT_SPACE.match(lines[at])
    if match and _is_key(match["key"]):
        value = match["value"].strip()
        head = f"{match['indent']}{match['dash']}{match['key']}: "
        corrected = head + value
        if not _reads_alone(corrected):
            corrected = head + in_quotation_marks(value)
        return _one("no-space-after-colon", at, match.end("key"), corrected, "a space belongs after the colon")
    match = _WITHOUT_COLON.match(lines[at])
    if match and match["key"] in EVERY_KEY:
        corrected = f"{match['head']}:"
        return _one("no-colon", at, match.end("key"), corrected, f"a colon belongs after `{match['key']}`")
    return None


def _is_key(key: str) -> bool:
    return key in EVERY_KEY or is_known(key)


def _misplaced(lines: Sequence[str], at: int, start: int, stop: int, column: int | None) -> Correction | None:
    """A line, with what stands under it, that is not at the indentation of its neighbours."""
    line = lines[at]
    indent = indent_of(line)
    end = at + 1
    while end < stop and (not lines[end].strip() or indent_of(lines[end]) > indent):
        end += 1
    if column is not None and line[indent : indent + 2] == "- " and _LINE.match(line):
        wanted: int | None = column
    else:
        wanted = _indent_of_neighbours(lines, at, start)
    if wanted is None or wanted == indent:
        return None
    moved = [" " * max(wanted + indent_of(text) - indent, 0) + text.lstrip(" ") for text in lines[at:end]]
    reason = f"indent this with {wanted} spaces, as its neighbours are"
    return Correction("indentation", at, indent, moved, reason, moved[0].rstrip())


def _indent_of_neighbours(lines: Sequence[str], at: int, start: int) -> int | None:
    match = _LINE.match(lines[at])
    if match is None or match["dash"]:
        return None
    key = match["key"].strip("\"'")
    if not _is_key(key):
        return None
    in_language = key not in EVERY_KEY
    for index in range(at - 1, max(start - 1, at - 200, -1), -1):
        above = _LINE.match(lines[index])
        if above is None:
            continue
        other = above["key"].strip("\"'")
        if not _is_key(other):
            continue
        if (other not in EVERY_KEY) == in_language:
            return above.start("key")
        if in_language and not above["value"]:
            return above.start("key") + 2
    return None


def _continued(lines: Sequence[str], at: int, start: int, stop: int, touched: set[int]) -> Correction | None:
    """A colon in the second or a later line of a text without quotation marks."""
    if not _COLON.search(lines[at]):
        return None
    for index in range(at - 1, max(start - 1, at - 200, -1), -1):
        match = _LINE.match(lines[index])
        if match is None:
            if not lines[index].strip():
                return None
            continue
        value = (match["value"] or "").strip()
        if not value or value[0] in _MARKS + "\"'" or index in touched:
            return None
        more = _deeper(lines, index, match, stop)
        if index + len(more) < at:
            return None
        corrected = _head(match) + in_quotation_marks(" ".join([value, *more]))
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


def _reads_alone(line: str) -> bool:
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
