"""YAML events into a tree of plain nodes: texts, lists and maps that know where they stand.

Every scalar is the text it was typed as: nothing becomes a number, a date or a truth value. All limits are
checked here, on the events, before anything is built from them; what the nodes mean lives in `document`, and
what happens after an event cannot be had lives in `recovery`.
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from viewer.loading.languages import is_known
from viewer.loading.report import Report, quoted
from viewer.loading.vocabulary import EVERY_KEY
from viewer.story.phrase import Phrase
from viewer.story.problem import Place

DEEPEST = 50
"""Levels of nesting. A story needs five."""
MOST_ALIASED_NODES = 10_000
"""Nodes that aliases may repeat, all together: a few kilobytes of them can stand for billions."""
MOST_ENTRIES = 1_000
"""Keys in one map. The format knows twelve keys, and a text has few languages."""

_REPEATED = "*"  # the style of a key that is an alias
# Patterns as text: hardly a file needs them.
_ALIAS = r"\*([\w-]+)"
_KEY_WITHOUT_SPACE = rf"(?:{'|'.join(sorted(EVERY_KEY))}):[^\s:/\\]"


class Text:
    """A scalar, as typed. `style` is its opening mark: `"`, `'`, `|`, `>`, or empty for a plain one."""

    __slots__ = ("column", "end_column", "end_line", "line", "style", "value")

    def __init__(self, value: str, start: tuple[int, int], end: tuple[int, int], style: str) -> None:
        self.value = value
        self.line, self.column = start
        self.end_line, self.end_column = end
        self.style = style

    @property
    def place(self) -> Place:
        return Place(self.line + 1, self.column + 1)


class Listing:
    """A sequence. `flow` tells `[a, b]` from one item a line."""

    __slots__ = ("column", "flow", "items", "line")

    def __init__(self, line: int, column: int, *, flow: bool) -> None:
        self.items: list[Node] = []
        self.line, self.column = line, column
        self.flow = flow

    @property
    def place(self) -> Place:
        return Place(self.line + 1, self.column + 1)


class Mapping:
    """A map, its entries in the order in which they were written, duplicates included."""

    __slots__ = ("column", "entries", "flow", "line")

    def __init__(self, line: int, column: int, *, flow: bool) -> None:
        self.entries: list[tuple[Text, Node]] = []
        self.line, self.column = line, column
        self.flow = flow

    @property
    def place(self) -> Place:
        return Place(self.line + 1, self.column + 1)


Node: TypeAlias = Text | Listing | Mapping


class Slip(Exception):  # noqa: N818 (caught within the room; it names what it is)
    """Valid YAML that means something else than its author did; `recovery` corrects the line and reads on.

    `line` counts from 0 in the file. Where a text stands too far left, `line` is that of its `>-` and `column` the
    line on which the text stands.
    """

    def __init__(self, kind: str, line: int, column: int) -> None:
        super().__init__(kind)
        self.kind = kind
        self.line = line
        self.column = column


class TooMuch(Exception):  # noqa: N818 (caught within the room; it names what it is)
    """A limit is exceeded. `whole` says that nothing after this place can be read either."""

    def __init__(self, kind: str, line: int, column: int, message: Phrase, *, whole: bool = False) -> None:
        super().__init__(message)
        self.kind = kind
        self.line = line
        self.column = column
        self.message = message
        self.whole = whole


class Budget:
    """What the whole file may cost, however often parts of it are read again."""

    __slots__ = ("_alias_names", "aliased", "nodes")

    def __init__(self, characters: int) -> None:
        # A story of 100,000 photos has two million nodes in 42 MB. Up to 5 MiB the limit keeps the time short.
        self.nodes = 300_000 + characters // 64 + max(0, characters - 5 * 2**20) // 12
        self.aliased = MOST_ALIASED_NODES
        self._alias_names: set[str] | None = None

    def alias_names(self, lines: list[str]) -> set[str]:
        """Every name that looks like an alias somewhere in the file; found out once, and only if asked."""
        if self._alias_names is None:
            self._alias_names = {name for line in lines if "*" in line for name in re.findall(_ALIAS, line)}
        return self._alias_names


class Tree:
    """A tree that grows with each event. Children are attached as they open, so it is whole at any time."""

    def __init__(
        self, report: Report, budget: Budget, lines: list[str], first_line: int, anchors: dict[str, tuple[Node, int]]
    ) -> None:
        self.root: Node | None = None
        self.anchors = anchors  # shared by every part of one file
        self.last: Text | None = None
        self._report = report
        self._budget = budget
        self._lines = lines
        self._first = first_line
        self._open: list[tuple[Listing | Mapping, str, int]] = []  # with its anchor and the nodes before it
        self._keys: list[Text | None] = []  # the key that waits for its value, for each open node
        self._count = 0
        self._documents = 0
        self._keys_seen: dict[str, str] = {}  # one string for each key, however often it is typed

    @property
    def unclosed(self) -> Listing | Mapping | None:
        """The outermost bracket or brace that is open."""
        return next((node for node, _, _ in self._open if node.flow), None)

    def add(self, event: Any) -> None:
        """Take the next event.

        Raises:
            Slip: for a mistake that a corrected line mends.
            TooMuch: where a limit is exceeded.
        """
        name = event.__class__.__name__
        if name == "ScalarEvent":
            self._scalar(event)
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            self._close()
        elif name in ("MappingStartEvent", "SequenceStartEvent"):
            self._start(event, mapping=name == "MappingStartEvent")
        elif name == "AliasEvent":
            self._alias(event)
        elif name == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1:
                message = Phrase(
                    "a second document begins here and is not read; delete `---`, or make it a file of its own"
                )
                raise TooMuch("second-document", event.start_mark.line + self._first, 0, message, whole=True)

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        line, column = start.line + self._first, start.column
        end_line, end_column = end.line + self._first, end.column
        value, style = event.value, event.style or ""
        if event.anchor is not None or event.tag is not None:
            self._check_marks(event, line, column)
        if style in ("'", '"') and end_line > line:
            self._check_quoted_lines(line, column, end_line)
        keys = self._keys
        if keys and keys[-1] is None and self._open[-1][0].__class__ is Mapping:
            if len(value) > 1 and value[0] == "-" and not style:
                raise Slip("dash-without-space", line, column)
            if not style and value not in EVERY_KEY and not self._open[-1][0].entries and not is_known(value):
                self._check_first_key(value, line)
            value = self._keys_seen.setdefault(value, value)
        elif style in ("|", ">"):
            self._check_block(value, line, end_line)
        elif not style and ":" in value and self._is_item() and re.match(_KEY_WITHOUT_SPACE, value):
            raise Slip("no-space-after-colon", line, column)
        text = Text(value, (line, column), (end_line, end_column), style)
        self.last = text
        self._attach(text)
        if event.anchor is not None:
            self.anchors[event.anchor] = (text, 1)

    def _check_first_key(self, word: str, line: int) -> None:
        """A text with a colon on a line below its key has been taken for a map."""
        from viewer.loading.blocks import mark_is_missing, with_mark  # noqa: PLC0415 (for what may be a mistake)

        if len(self._open) < 2 or self._open[-1][0].flow:
            return
        parent = self._open[-2][0]
        key = parent.entries[-1][0] if isinstance(parent, Mapping) and parent.entries else None
        missing = key is not None and key.line < line and mark_is_missing(key.value, word)
        if key is not None and missing and with_mark(self._lines, key.line) is not None:
            raise Slip("block-mark-missing", key.line, key.column)

    def _check_block(self, value: str, line: int, end_line: int) -> None:
        """A text on its own lines may be followed by one that was meant for it."""
        lines, key = self._lines, self._keys[-1] if self._keys else None
        at = max(end_line, line + 1)
        while at < len(lines) and not lines[at].strip():
            at += 1
        is_empty = not value or value.isspace()
        if at == len(lines) or (not is_empty and key is not None and _is_part(lines[at], key.column)):
            return  # nearly every text
        from viewer.loading.blocks import stray_line  # noqa: PLC0415 (for what may be a mistake)

        stray = stray_line(lines, line, end_line, empty=is_empty)
        if stray is not None:
            raise Slip("text-not-indented", line, stray)

    def _is_item(self) -> bool:
        parent = self._open[-1][0] if self._open else None
        return isinstance(parent, Listing) and not parent.flow

    def _check_marks(self, event: Any, line: int, column: int) -> None:
        if event.tag is not None:
            raise Slip("tag", line, column)
        if event.anchor not in self._budget.alias_names(self._lines):
            raise Slip("anchor", line, column)
        message = Phrase(
            "&{anchor} names this text so that *{anchor} can repeat it, and is not shown itself; "
            "put the text in quotation marks if it is meant to be seen",
            anchor=event.anchor,
        )
        self._report.warning(Place(line + 1, column + 1), "anchor", message)

    def _check_quoted_lines(self, line: int, column: int, end_line: int) -> None:
        """A quoted text whose next lines stand further left has swallowed them: its mark is not closed."""
        first = self._lines[line]
        indent = len(first) - len(first.lstrip(" "))
        for later in self._lines[line + 1 : end_line + 1]:
            stripped = later.lstrip(" ")
            if stripped and len(later) - len(stripped) <= indent and not (indent == 0 and not self._open):
                raise Slip("quote-not-closed", line, column)

    def _start(self, event: Any, *, mapping: bool) -> None:
        mark = event.start_mark
        line, column = mark.line + self._first, mark.column
        if len(self._open) >= DEEPEST:
            message = Phrase("this is nested more than {deepest} levels deep; a story needs five", deepest=DEEPEST)
            raise TooMuch("too-deep", line, column, message)
        if event.tag is not None:
            message = Phrase(
                "a word with `!` in front, such as {tag}, means nothing here; delete it", tag=quoted(event.tag)
            )
            self._report.warning(Place(line + 1, column + 1), "tag", message)
        kind = Mapping if mapping else Listing
        node: Listing | Mapping = kind(line, column, flow=bool(event.flow_style))
        self._attach(node)
        self._open.append((node, event.anchor or "", self._count))
        self._keys.append(None)
        if event.anchor is not None:
            self.anchors[event.anchor] = (node, 0)  # size 0: still open

    def _close(self) -> None:
        node, anchor, before = self._open.pop()
        self._keys.pop()
        if anchor:
            self.anchors[anchor] = (node, self._count - before + 1)

    def _alias(self, event: Any) -> None:
        mark = event.start_mark
        line, column = mark.line + self._first, mark.column
        if event.anchor not in self.anchors:
            raise Slip("alias", line, column)
        node, size = self.anchors[event.anchor]
        if size == 0:
            raise TooMuch(
                "alias-cycle",
                line,
                column,
                Phrase("*{anchor} repeats what it stands in; write it out", anchor=event.anchor),
            )
        self._budget.aliased -= size
        if self._budget.aliased < 0:
            message = Phrase(
                "more than {most_aliased_nodes:,} things are repeated by `*` up to here; write them out",
                most_aliased_nodes=MOST_ALIASED_NODES,
            )
            raise TooMuch("too-many-aliases", line, column, message)
        self._count += size - 1
        self._attach(node, repeated=True, at=(line, column))

    def _attach(self, node: Node, *, repeated: bool = False, at: tuple[int, int] = (0, 0)) -> None:
        self._count += 1
        self._budget.nodes -= 1
        if self._budget.nodes < 0:
            message = Phrase("the file holds far more parts than its length allows for a story; the rest is not read")
            raise TooMuch("too-many-parts", node.line, node.column, message, whole=True)
        if not self._open:
            if self.root is None:
                self.root = node
            return
        parent = self._open[-1][0]
        if isinstance(parent, Listing):
            parent.items.append(node)
            return
        key = self._keys[-1]
        if key is not None:
            parent.entries.append((key, node))
            self._keys[-1] = None
        elif len(parent.entries) >= MOST_ENTRIES:
            message = Phrase(
                "there are more than {most_entries:,} keys here; no part of a story has so many",
                most_entries=MOST_ENTRIES,
            )
            raise TooMuch("too-many-keys", node.line, node.column, message, whole=len(self._open) == 1)
        elif isinstance(node, Text):
            self._keys[-1] = Text(node.value, at, at, _REPEATED) if repeated else node
        else:
            # A list or a map as a key has no meaning; its value is read and belongs to no key we know.
            self._keys[-1] = Text("", (node.line, node.column), (node.line, node.column), "?")


def _is_part(line: str, column: int) -> bool:
    """Whether `line` is plainly another part of the story, and no text that was meant for a key at `column`."""
    text = line.lstrip(" ")
    if len(line) - len(text) > column:
        return False
    if text[0] == "-":
        return True
    word, colon, rest = text.partition(":")
    return bool(colon) and rest[:1] in ("", " ") and len(word) <= 60 and word.replace("-", "").isalpha()
