"""The problems found while a story is read, as they come.

What a problem is lives in `viewer.story.problem`; the sentences stand where each mistake is noticed.
"""

from viewer.story.phrase import Phrase
from viewer.story.problem import Place, Problem, Severity

MOST_PROBLEMS = 1_000
"""More than this nobody reads; a last problem says how many were left out."""

ONLY_COUNTED = Phrase("")
"""What stands for the message of a problem that is one too many."""

_LONGEST_QUOTATION = 400  # characters of the author's text repeated in a message


class Report:
    """Collects problems of one file. `file` is the path as the user gave it.

    Once the file's `lines` are known, no place is outside them: the parser sees a line after the last, and columns
    of lines that were corrected before they were read on.
    """

    __slots__ = ("_left_out", "_left_out_errors", "_problems", "file", "lines")

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: list[str] | None = None
        self._problems: list[Problem] = []
        self._left_out = 0
        self._left_out_errors = False

    @property
    def full(self) -> bool:
        """Whether further problems are only counted, so that no work need go into their wording."""
        return len(self._problems) >= MOST_PROBLEMS

    def error(self, place: Place, kind: str, message: Phrase) -> None:
        """Something that cannot be shown, or that YAML reads otherwise than it was meant."""
        self._add(Problem(self.file, place, Severity.ERROR, kind, message))

    def warning(self, place: Place, kind: str, message: Phrase) -> None:
        """Something that is shown, but that the author should look at."""
        self._add(Problem(self.file, place, Severity.WARNING, kind, message))

    def _add(self, problem: Problem) -> None:
        if self.full:
            self._left_out += 1
            self._left_out_errors |= problem.severity is Severity.ERROR
            return
        if self.lines is not None:
            problem = problem._replace(place=_inside(self.lines, problem.place))
        self._problems.append(problem)

    def in_order(self) -> tuple[Problem, ...]:
        """Every problem in order of place, and at the end how many more there are."""
        ordered = sorted(self._problems, key=lambda problem: problem.place)
        if self._left_out:
            severity = Severity.ERROR if self._left_out_errors else Severity.WARNING
            place = ordered[-1].place
            message = Phrase(
                "there are {left_out:,} more problems; mend the ones above, then check again", left_out=self._left_out
            )
            ordered.append(Problem(self.file, place, severity, "more-problems", message))
        return tuple(ordered)


def _inside(lines: list[str], place: Place) -> Place:
    line = min(place.line, len(lines))
    end = len(lines[line - 1]) + 1
    return Place(line, min(place.column, end) if line == place.line else end)


def quoted(text: str) -> str:
    """The author's `text` for a message: on one line, printable and not endless, between backticks."""
    return f"`{one_line(text)}`"


def one_line(text: str) -> str:
    """`text` with line breaks, control characters and undecodable bytes made visible, and not endless."""
    if len(text) > _LONGEST_QUOTATION:
        text = text[: _LONGEST_QUOTATION - 1] + "…"
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\u200c\u200d\u00a0" else _visible(c) for c in text)


def _visible(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that is not UTF-8, as os.scandir hands it out
        return f"\\x{code - 0xDC00:02x}"
    if character.isspace() and character not in "\n\r\t\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029":
        return character
    return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(character, f"\\u{code:04x}")
