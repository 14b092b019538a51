"""Why the parser stopped: where the mistake may be, and the parser's complaint in an author's words."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from viewer.loading.nodes import Slip, TooMuch, Tree
from viewer.story.phrase import Phrase


class Trouble(NamedTuple):
    """Why the parser stopped. Lines count from 0 in the file."""

    line: int
    column: int
    candidates: list[int]  # lines that may hold the mistake, likeliest first
    sentence: Phrase | None
    slip: str = ""
    limit: TooMuch | None = None


def trouble_of(error: Exception, tree: Tree, lines: Sequence[str], first: int) -> Trouble:
    """What the `error` that stopped the parser says about `lines`, of which it was given those from `first` on."""
    if isinstance(error, Slip):
        return Trouble(error.line, error.column, [error.line], None, slip=error.kind)
    if isinstance(error, TooMuch):
        return Trouble(error.line, error.column, [error.line], error.message, limit=error)
    context: Any = getattr(error, "context_mark", None)
    mark: Any = getattr(error, "problem_mark", None) or context
    last_line = len(lines) - 1
    line = min(max(mark.line + first, 0), last_line) if mark is not None else last_line
    column = mark.column if mark is not None else 0
    candidates = [line]
    if context is not None and context.line + first != line:
        began = min(max(context.line + first, 0), last_line)
        if str(getattr(error, "context", "")).startswith("while scanning"):
            candidates.insert(0, began)  # what was begun there is not finished
            line, column = began, context.column
    unclosed = tree.unclosed
    if unclosed is not None and unclosed.line < candidates[0]:
        candidates.insert(0, unclosed.line)
        line, column = unclosed.line, unclosed.column
    last = tree.last
    if last is not None and last.style in ("'", '"') and last.line < last.end_line == candidates[0]:
        candidates.insert(0, last.line)
        line, column = last.line, last.column
    column = min(column, len(lines[line]))
    return Trouble(line, column, candidates, _sentence(error))


def _sentence(error: Exception) -> Phrase:
    """The parser's complaint in words that an author can act on."""
    problem = str(getattr(error, "problem", "") or error)
    for part, sentence in _SENTENCES:
        if part in problem:
            return sentence
    return Phrase("this cannot be read; check the indentation, the colons and the quotation marks here")


_SENTENCES = (
    (
        "mapping values are not allowed",
        Phrase("a colon is not expected here; put the whole text in quotation marks, or check this line's indentation"),
    ),
    (
        "did not find expected key",
        Phrase("indent this as its neighbours are, or put the whole text in quotation marks"),
    ),
    (
        "expected <document start>",
        Phrase("this does not continue what stands above; begin the line with a word and a colon, such as `photos:`"),
    ),
    ("expected '-'", Phrase("another `- ` is expected here, as far from the left as those above it")),
    ("unexpected end of stream", Phrase("the quotation mark that opens here is never closed; close it")),
    (
        "could not find expected ':'",
        Phrase("a colon is missing here: write `caption: …`; or indent this further, if it belongs to the text above"),
    ),
    (
        "cannot start any token",
        Phrase("a text cannot begin with this character; put the whole text in quotation marks"),
    ),
    ("expected ',' or '}'", Phrase("the brace `{` is never closed, or a text in it needs quotation marks")),
    ("expected ',' or ']'", Phrase("the bracket `[` is never closed, or a text in it needs quotation marks")),
    (
        "block sequence entries",
        Phrase("no `- ` can stand here; move it below the other ones, or put the whole text in quotation marks"),
    ),
)
