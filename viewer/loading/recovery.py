"""What stands after a syntax mistake is read as well, so that a story file becomes one tree whatever is wrong with it.

The C parser reads until it meets a mistake (`parsing`). Then the mistake is reported, the line is corrected in memory
if `slips` knows how (else emptied, and after that the whole item), and reading goes on at the beginning of that item:
what stood before is kept, nothing is read from the top again. How often and how much is read again is bounded, so
that a file full of mistakes takes no longer than a sound one in proportion.
"""

from typing import NamedTuple

from viewer.loading.lines import Correction, indent_of
from viewer.loading.nodes import Budget, Listing, Mapping, Node, Text, TooMuch, Tree
from viewer.loading.parsing import Attempt, parse
from viewer.loading.report import Report, quoted
from viewer.loading.slips import MISPLACED, correction, meant_by_slip
from viewer.loading.source import Source
from viewer.loading.trouble import Trouble, trouble_of
from viewer.story.phrase import Phrase
from viewer.story.problem import Place

MOST_RECOVERIES = 300
"""Syntax mistakes mended in one reading; an author mends these first and then checks again."""

_UNTYPED = "*"  # the style of a key that nobody typed


class _Region(NamedTuple):
    """The item or top-level entry with the mistake: lines `start` up to, but not with, `stop`.

    `column` is where the dashes of its list stand, or None when it is no item of a list.
    """

    start: int
    stop: int
    column: int | None


class Recovery:
    """Reads on after mistakes. `size` is the text's length in characters; `anchors` are those met so far."""

    def __init__(
        self, source: Source, report: Report, budget: Budget, size: int, anchors: dict[str, tuple[Node, int]]
    ) -> None:
        self.source = source
        self.report = report
        self.budget = budget
        self.allowance = 3 * size + 1_000_000  # characters that may be read, mended lines counted 20-fold
        self.anchors = anchors
        self.lines = source.mended  # as mended so far
        self.touched: set[int] = set()
        self.emptied: set[int] = set()
        self.root: Node | None = None
        self.list_key: Text | None = None  # the key in whose list reading goes on

    def read_on(self, attempt: Attempt) -> Node | None:
        """The tree of everything that can be read, beginning with what the first `attempt` made of it."""
        start = 0
        for turn in range(MOST_RECOVERIES):
            goes_on = self.list_key is not None
            if turn:
                prefix = f"{_as_key(self.list_key.value)}:\n" if self.list_key is not None else ""
                attempt = parse(self.lines, start, prefix, self.report, self.budget, self.anchors)
            self.allowance -= attempt.read
            if attempt.stopped is None:
                self._keep(attempt.tree, len(self.lines), goes_on=goes_on)
                return self.root
            trouble = trouble_of(attempt.stopped, attempt.tree, self.lines, attempt.first)
            if trouble.limit is not None and trouble.limit.whole:
                self._keep(attempt.tree, len(self.lines), goes_on=goes_on)
                self._report_limit(trouble.limit)
                return self.root
            region = self._region(trouble, attempt.tree, start)
            self.allowance -= 20 * (region.stop - region.start)
            self._keep(attempt.tree, region.start, goes_on=goes_on)
            self._mend(trouble, region)
            start = region.start
            if self.allowance < 0:
                break
        message = Phrase(
            "there are too many mistakes to read on after this line; mend the ones above, then check again"
        )
        at = min(start, len(self.lines) - 1)
        self.report.error(Place(at + 1, len(self.source.lines[at]) + 1), "too-many-mistakes", message)
        return self.root

    def _report_limit(self, limit: TooMuch) -> None:
        self.report.error(Place(limit.line + 1, limit.column + 1), limit.kind, limit.message)

    def _region(self, trouble: Trouble, tree: Tree, start: int) -> _Region:
        """Where the item or the top-level entry with the mistake begins and ends, by indentation."""
        line = min(trouble.candidates)
        key, value = self._entry_at(tree, line)
        column = value.column if isinstance(value, Listing) and not value.flow else None
        if column is not None:
            begin = self._item_start(line, column, max(start, 0))
            if begin is not None:
                self.list_key = key
                stop = trouble.line + 1
                while stop < len(self.lines) and not self._begins_item(stop, column):
                    stop += 1
                return _Region(begin, stop, column)
        self.list_key = None
        begin = line
        while begin > start and not self._begins_entry(begin):
            begin -= 1
        if start and not self._begins_entry(begin):
            begin = start
        stop = max(line, trouble.line) + 1
        while stop < len(self.lines) and not self._begins_entry(stop):
            stop += 1
        return _Region(begin, stop, None)

    def _entry_at(self, tree: Tree, line: int) -> tuple[Text | None, Node | None]:
        root = tree.root
        if isinstance(root, Listing):
            return _photos_key(root), root
        if isinstance(root, Mapping):
            for key, value in reversed(root.entries):
                if key.line <= line:
                    goes_on = self.list_key is not None and key is root.entries[0][0]
                    return (self.list_key if goes_on else key), value
        return None, None

    def _item_start(self, line: int, column: int, lowest: int) -> int | None:
        while line >= lowest:
            text = self.lines[line]
            if text.strip():
                indent = indent_of(text)
                if indent == column and text[indent : indent + 1] == "-":
                    return line
                if self._begins_entry(line):
                    return None
            line -= 1
        return None

    def _begins_item(self, line: int, column: int) -> bool:
        text = self.lines[line]
        return (text[:column].strip(" ") == "" and text[column : column + 2] in ("- ", "-")) or self._begins_entry(line)

    def _begins_entry(self, line: int) -> bool:
        text = self.lines[line]
        return bool(text) and text[0] not in " \t#-]}" and bool(text.strip())

    def _keep(self, tree: Tree, before: int, *, goes_on: bool) -> None:
        """Take over what `tree` holds from lines before `before`; later parts are read again.

        `goes_on`: the tree's first entry is the rest of the list that was read last.
        """
        root = self._as_map(tree.root)
        if not isinstance(root, Mapping):
            if self.root is None and tree.root is not None:
                self.root = root
            return
        if not isinstance(self.root, Mapping):
            self.root = Mapping(root.line, root.column, flow=root.flow)
        whole = self.root.entries
        for index, (key, value) in enumerate(root.entries):
            if isinstance(value, Listing):
                while value.items and value.items[-1].line >= before:
                    value.items.pop()
            if goes_on and index == 0:
                last = whole[-1][1] if whole else None
                if isinstance(last, Listing) and isinstance(value, Listing):
                    last.items += value.items
            elif key.line < before or key.style == _UNTYPED:
                whole.append((key, value))

    def _as_map(self, root: Node | None) -> Node | None:
        """The top of the file is a map; a bare list there can only be the photos."""
        if not isinstance(root, Listing):
            return root
        if self.root is None:
            message = Phrase("a list stands alone here; write `photos:` in the line above it")
            self.report.error(root.place, "wrong-type", message)
        whole = Mapping(root.line, root.column, flow=False)
        whole.entries.append((_photos_key(root), root))
        return whole

    def _mend(self, trouble: Trouble, region: _Region) -> None:
        """Report the mistake, and change the lines so that reading them again gets further."""
        place = Place(trouble.line + 1, trouble.column + 1)
        if trouble.limit is not None:
            self._report_limit(trouble.limit)
            self._empty(region.start, region.stop)
            return
        found = self._correction(trouble, region)
        if found is not None:
            stop = found.start + len(found.lines)
            self.lines[found.start : stop] = found.lines
            self.touched.update(range(found.start, stop))
            at = Place(found.start + 1, found.column + 1)
            self.report.error(
                at,
                found.kind,
                Phrase(
                    "{reason}: write {shown}{advice}",
                    reason=found.reason,
                    shown=quoted(found.shown),
                    advice=found.advice,
                ),
            )
            return
        line = trouble.candidates[0]
        if not self.emptied.intersection((*trouble.candidates, region.start)):
            sentence = trouble.sentence or Phrase(
                "this cannot be read as it stands; put the whole text in quotation marks"
            )
            self.report.error(place, trouble.slip or "syntax", sentence)
        stop = self._field_stop(line, region)
        if line > region.start and line not in self.emptied and self.lines[line].strip() and stop > line:
            self._empty(line, stop)
            self.emptied.add(region.start)
        else:
            self._empty(region.start, region.stop)

    def _field_stop(self, line: int, region: _Region) -> int:
        indent = indent_of(self.lines[line])
        stop = line + 1
        while stop < region.stop and (not self.lines[stop].strip() or indent_of(self.lines[stop]) > indent):
            stop += 1
        return stop

    def _empty(self, start: int, stop: int) -> None:
        self.lines[start:stop] = [""] * (stop - start)
        self.emptied.update(range(start, stop))

    def _correction(self, trouble: Trouble, region: _Region) -> Correction | None:
        if trouble.slip in MISPLACED or (trouble.slip and trouble.line not in self.touched):
            return meant_by_slip(self.lines, trouble.line, trouble.slip, trouble.column, region.stop)
        lines = [line for line in trouble.candidates if region.start <= line < region.stop]
        if not trouble.slip and lines:
            return correction(self.lines, lines, (region.start, region.stop), region.column, self.touched)
        return None


def _photos_key(root: Listing) -> Text:
    return Text("photos", (root.line, root.column), (root.line, root.column), _UNTYPED)


def _as_key(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
