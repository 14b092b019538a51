"""A story file's text through the parser, as far as that gets.

This is all that a file without syntax mistakes needs. Where the parser stops before the end, `recovery` reads on.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from viewer.loading.nodes import Budget, Listing, Node, Slip, TooMuch, Tree
from viewer.loading.report import Report
from viewer.loading.source import Source
from viewer.loading.typography import plain_characters

_CHUNK = 64  # lines handed to the parser at a time


class Attempt(NamedTuple):
    """What the parser made of some lines: the `tree` so far, and what stopped it, or None at the end of the file.

    `first` is the line in the file that the parser counts as its first, `read` how many characters it was given.
    """

    stopped: Exception | None
    tree: Tree
    first: int
    read: int


class _Feed:
    """What the parser reads: the lines from `start` on, after a `prefix` line where there is one."""

    def __init__(self, lines: Sequence[str], start: int, prefix: str) -> None:
        self._lines = lines
        self._next = start
        self._prefix = prefix
        self.characters = 0

    def read(self, _size: int = -1) -> str:
        text, self._prefix = self._prefix, ""
        if not text:
            chunk = self._lines[self._next : self._next + _CHUNK]
            self._next += len(chunk)
            text = "\n".join(chunk) + "\n" if chunk else ""
        self.characters += len(text)
        return text


def tree_of(source: Source, report: Report) -> Node | None:
    """The tree of nodes in `source`, or None where the file says nothing at all."""
    lines = source.mended
    plain_characters(lines, report)
    size = sum(map(len, lines)) + len(lines)
    budget = Budget(size)
    anchors: dict[str, tuple[Node, int]] = {}
    attempt = parse(lines, 0, "", report, budget, anchors)
    if attempt.stopped is None and not isinstance(attempt.tree.root, Listing):
        return attempt.tree.root
    from viewer.loading.recovery import Recovery  # noqa: PLC0415 (for mistakes only)

    return Recovery(source, report, budget, size, anchors).read_on(attempt)


def parse(
    lines: list[str], start: int, prefix: str, report: Report, budget: Budget, anchors: dict[str, tuple[Node, int]]
) -> Attempt:
    """Read `lines` from `start` on, after a line `prefix` that may be empty, until something stops the parser."""
    from yaml import YAMLError  # noqa: PLC0415 (10 ms that folder stories and --help need not pay)
    from yaml._yaml import CParser  # noqa: PLC0415

    feed = _Feed(lines, start, prefix)
    first = start - bool(prefix)
    tree = Tree(report, budget, lines, first, anchors)
    parser = CParser(feed)
    stopped: Exception | None = None
    try:
        next_event, add = parser.get_event, tree.add
        event: Any = next_event()
        while event is not None:
            add(event)
            event = next_event()
    except (YAMLError, Slip, TooMuch) as error:
        stopped = error
    finally:
        parser.dispose()
    return Attempt(stopped, tree, first, feed.characters)
