"""Something the author of a captions.yaml should mend."""

from enum import Enum
from typing import NamedTuple


class Severity(Enum):
    """An error: this part cannot be shown. A warning: it can, but look."""

    ERROR = "error"
    WARNING = "warning"


class Place(NamedTuple):
    """A place in a text file; `line` and `column` count from 1, columns in characters."""

    line: int
    column: int


class Problem(NamedTuple):
    """One thing to mend: where, how bad, which kind (a stable word for tools), and what to do about it."""

    file: str
    place: Place
    severity: Severity
    kind: str
    message: str

    def __str__(self) -> str:
        """`file:line:column: severity: message`, as compilers write it, so that editors can jump there.

        Always one line, whatever the file is called.
        """
        file = "".join(letter if letter.isprintable() else f"\\x{ord(letter):02x}" for letter in self.file)
        return f"{file}:{self.place.line}:{self.place.column}: {self.severity.value}: {self.message}"
