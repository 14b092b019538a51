"""Lines that stand at the wrong indentation, and where they belong.

Looks at lines of text only.
"""

from collections.abc import Sequence

from viewer.loading.lines import LINE, MOST_LINES, Correction, indent_of, is_key
from viewer.loading.vocabulary import EVERY_KEY
from viewer.story.phrase import Phrase


def tabs(lines: Sequence[str], at: int, start: int, stop: int) -> Correction | None:
    """Tabs in the indentation, in all lines from here to the end of the item at once."""
    if "\t" not in lines[at][: indent_of(lines[at])]:
        return None
    widths: dict[str, int] = {}
    corrected: list[str] = []
    for index in range(at, min(stop, at + MOST_LINES)):
        line = lines[index]
        indent = line[: indent_of(line)]
        if "\t" in indent and line.strip():
            if indent not in widths:
                previous = corrected[-1] if corrected else _text_above(lines, index, start)
                widths[indent] = _width_below(previous, indent)
            line = " " * widths[indent] + line.lstrip(" \t")
        corrected.append(line)
    return Correction("tab", at, 0, corrected, Phrase("indent with spaces, not with tabs"), corrected[0].rstrip())


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


def misplaced(lines: Sequence[str], at: int, start: int, stop: int, column: int | None) -> Correction | None:
    """A line, with what stands under it, that is not at the indentation of its neighbours."""
    line = lines[at]
    indent = indent_of(line)
    match = LINE.match(line)
    if column is not None and indent <= column and match and match["key"] == "file" and not match["dash"]:
        corrected = f"{' ' * column}- {line.strip()}"
        reason = Phrase("if this is another photo, begin it with a dash")
        return Correction("second-file", at, indent, [corrected], reason, corrected)
    end = at + 1
    while end < stop and (not lines[end].strip() or indent_of(lines[end]) > indent):
        end += 1
    if column is not None and line[indent : indent + 2] == "- " and LINE.match(line):
        wanted: int | None = column
    else:
        wanted = _indent_of_neighbours(lines, at, start)
    if wanted is None or wanted == indent:
        return None
    moved = [" " * max(wanted + indent_of(text) - indent, 0) + text.lstrip(" ") for text in lines[at:end]]
    reason = Phrase("indent this with {wanted} spaces, as its neighbours are", wanted=wanted)
    return Correction("indentation", at, indent, moved, reason, moved[0].rstrip())


def _indent_of_neighbours(lines: Sequence[str], at: int, start: int) -> int | None:
    match = LINE.match(lines[at])
    if match is None or match["dash"]:
        return None
    key = match["key"].strip("\"'")
    if not is_key(key):
        return None
    in_language = key not in EVERY_KEY
    for index in range(at - 1, max(start - 1, at - 200, -1), -1):
        above = LINE.match(lines[index])
        if above is None:
            continue
        other = above["key"].strip("\"'")
        if not is_key(other):
            continue
        if (other not in EVERY_KEY) == in_language:
            return above.start("key")
        if in_language and not above["value"]:
            return above.start("key") + 2
    return None
