"""Texts on their own lines below `>-`: which lines were meant for them.

Looks at lines of text only. `nodes` asks where YAML was satisfied and the author cannot have been.
"""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from viewer.loading.languages import meant_by, tag_of
from viewer.loading.lines import COLON, LINE, LONGEST_LINE, MOST_LINES, WITHOUT_COLON, WITHOUT_SPACE, Correction, is_key
from viewer.loading.vocabulary import EVERY_KEY, is_text_key
from viewer.story.phrase import Phrase

HEADER = re.compile(
    r"[ ]*(?:-[ ]+)*(?P<key>[\w-]{1,60}|\"[^\"]{1,60}\"|'[^']{1,60}')[ ]*:[ ]+(?P<mark>[>|])[-+0-9]*[ ]*(?:#.*)?$"
)
_EMPTY = re.compile(r"[ ]*(?:-[ ]+)*(?P<key>[\w-]{1,60}|\"[^\"]{1,60}\"|'[^']{1,60}')[ ]*:(?P<rest>[ ]*(?:[ ]#.*)?)$")


def stray_line(lines: Sequence[str], header: int, end: int, *, empty: bool) -> int | None:
    """The line that was meant for the text of the `>-` in line `header`, but stands too far left for it.

    `end` is a line up to which the text goes for sure; `empty` says that there is none.
    """
    match = HEADER.match(lines[header]) if len(lines[header]) <= LONGEST_LINE else None
    if match is None or not _holds_text(match["key"]):
        return None
    column = match.start("key")
    at = max(end, header + 1)
    while at < len(lines) and (not lines[at].strip() or _indent(lines[at]) > column):
        at += 1
    return at if at < len(lines) and _is_stray(lines[at], match["key"], column, empty=empty) else None


def strays(lines: Sequence[str], header: int, *, first: int) -> Correction | None:
    """The lines from `first` on, indented so that they belong to the text of line `header`."""
    match = HEADER.match(lines[header])
    if match is None:
        return None
    column = match.start("key")
    last = first
    for index in range(first + 1, min(first + MOST_LINES, len(lines))):
        line = lines[index]
        if not line.strip() or line.lstrip(" ").startswith("#"):
            continue  # belongs to the text if more of it follows
        if _indent(line) <= column and not _is_stray(line, match["key"], column, empty=True):
            break
        last = index
    wanted = next((_indent(line) for line in lines[header + 1 : first] if line.strip()), column + 2)
    moved = wanted - _indent(lines[first])
    folded = match["mark"] == ">"
    corrected: list[str] = []
    for line in lines[first : last + 1]:
        indent = max(wanted, _indent(line) if folded else _indent(line) + moved)
        corrected.append(" " * indent + line.lstrip(" ") if line.strip() else "")
    reason = Phrase("this text belongs to `{match}:` above; indent it further", match=match["key"])
    return Correction("text-not-indented", first, _indent(lines[first]), corrected, reason, corrected[0].rstrip())


def mark_is_missing(key: str, word: str) -> bool:
    """Whether `word`, which YAML takes for a key below `key`, is the beginning of its text up to a colon."""
    if not _holds_text(key) or _is_word_of_ours(word):
        return False
    return not is_text_key(key) or " " in word


def with_mark(lines: Sequence[str], at: int) -> Correction | None:
    """Line `at`, which has nothing after its colon, with `>-` there."""
    match = _EMPTY.match(lines[at]) if len(lines[at]) <= LONGEST_LINE else None
    if match is None or not _holds_text(match["key"]):
        return None
    head = lines[at][: match.start("rest")]
    shown = f"{match['key']}: >-"
    advice = Phrase(" and leave the text on the next line")
    corrected = [f"{head} >-{match['rest']}"]
    return Correction("block-mark-missing", at, match.start("key"), corrected, Phrase("`>-` is missing"), shown, advice)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _holds_text(key: str) -> bool:
    word = key.strip("\"'")
    return is_text_key(word) or (word not in EVERY_KEY and _is_word_of_ours(word))


def _is_word_of_ours(word: str) -> bool:
    """Whether `word` is a key, a language, or what people write for one."""
    return is_key(word) or (tag_of(word) is None and meant_by(word) is not None)


def _is_stray(line: str, key: str, column: int, *, empty: bool) -> bool:
    indent = _indent(line)
    text = line[indent:]
    if len(line) > LONGEST_LINE or text[0] in "\t#]}" or text.startswith(("? ", "---", "...")):
        return False
    if text.startswith("-"):
        return empty and indent == column and text.startswith("- ") and not _begins_part(text.lstrip("- "))
    if not COLON.search(text):
        return not _begins_part(text)
    language = not is_text_key(key.strip("\"'"))
    if not empty and not (language and indent == column):
        return False  # as likely a key that nobody knows
    match = LINE.match(line)
    word = match["key"].strip("\"'") if match else ""
    if match is None:
        return True
    return empty and not _is_word_of_ours(word) and not get_close_matches(word, EVERY_KEY, n=1, cutoff=0.8)


def _begins_part(text: str) -> bool:
    """Whether `text` begins another part of the story, be it with a slip."""
    match = LINE.match(text) or WITHOUT_SPACE.match(text)
    if match:
        return is_key(match["key"].strip("\"'"))
    match = WITHOUT_COLON.match(text)
    return bool(match and match["key"] in EVERY_KEY)
