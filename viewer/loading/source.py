"""A story file's bytes, and the text in them.

Everything here is about encodings and characters; what the text says as YAML lives in `recovery` and `nodes`.
"""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import AnyStr, BinaryIO

from viewer.loading.report import Report, one_line
from viewer.story.phrase import Phrase
from viewer.story.problem import Place

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes. Ten times the text of a story of 100,000 photos; more is not a story."""

_PIECE = 1 << 20  # characters looked at in one go: Python cannot let the window do anything meanwhile
_FEW_CHARACTERS = 8  # on a line, on average; an honest story has more
_MOST_LINES_REPORTED = 20  # of those with characters that cannot be read: the cause is one and the same

# Patterns as text: hardly a file needs them, and compiling the first takes 6 ms.
_REFUSED_BY_YAML = "[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
_NOT_UTF_8 = "[\udc80-\udcff]+"
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LINE_SEPARATORS = "\x85\u2028\u2029"  # line breaks to YAML 1.1, ordinary characters to editors and authors


class Unreadable(Exception):  # noqa: N818 (it reads as what it is where it is caught)
    """What was asked for cannot be read at all. The message is one sentence: which path, and what to do. `states`
    are as those of what can be read: see `Loaded`."""

    def __init__(self, sentence: Phrase) -> None:
        super().__init__(sentence)
        self.states: tuple[tuple[str, tuple[int, ...] | None], ...] = ()


class Source:
    """The text of a story file, line by line without line breaks.

    `stand_ins` maps private characters back to the line separators they stand for while YAML reads. `mended` are
    the lines as they were read in the end: `recovery` corrects them, while `lines` stay as typed.
    """

    __slots__ = ("lines", "mended", "stand_ins")

    def __init__(self, lines: list[str], stand_ins: dict[int, str]) -> None:
        self.lines = lines
        self.stand_ins = stand_ins
        self.mended = list(lines)


def read_bytes(path: str) -> bytes:
    """The content of a regular file of at most `LARGEST_FILE` bytes.

    Nothing but a regular file is ever read, and opening never waits (a FIFO would).

    Raises:
        Unreadable: if it is missing, forbidden, too large, or not a regular file.
    """
    name = one_line(path)
    with open_file(path) as file:
        too_large = Phrase(
            "{name} is larger than {largest_file} MiB; split the story into several files",
            name=name,
            largest_file=LARGEST_FILE // 2**20,
        )
        if os.fstat(file.fileno()).st_size > LARGEST_FILE:
            raise Unreadable(too_large)
        try:
            data = file.read(LARGEST_FILE + 1)
        except OSError as error:
            raise Unreadable(
                Phrase("{name} cannot be read ({reason}); check the disk it is on", name=name, reason=reason_of(error))
            ) from error
    if len(data) > LARGEST_FILE:  # it grew while it was read
        raise Unreadable(too_large)
    return data


def open_file(path: str) -> BinaryIO:
    """A regular file, open for reading: opening it never waits, and nothing else is ever opened.

    Raises:
        Unreadable: if it is missing, forbidden, or not a regular file.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    name = one_line(path)
    try:
        if not stat.S_ISREG(Path(path).stat().st_mode):  # before opening: opening a device can do things
            raise Unreadable(
                Phrase("{name} is not an ordinary file; give a captions.yaml, a folder or photo files", name=name)
            )
        file = os.fdopen(os.open(path, flags), "rb")
    except (OSError, ValueError) as error:
        raise Unreadable(
            Phrase(
                "{name} cannot be opened ({reason}); check the path and its permissions",
                name=name,
                reason=reason_of(error),
            )
        ) from error
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise Unreadable(
            Phrase("{name} is not an ordinary file; give a captions.yaml, a folder or photo files", name=name)
        )
    return file


def reason_of(error: Exception) -> str:
    """What the system said, to stand in a sentence."""
    return (getattr(error, "strerror", None) or str(error)).lower()


def text_of(data: bytes, report: Report) -> Source:
    """The text in `data`, with a problem for each thing in it that is no text.

    A byte-order mark goes first: it would shift every position. What cannot be decoded, or what YAML
    refuses, becomes U+FFFD, so that the rest can be shown.
    """
    text = _decoded(data, report)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _without_refused(text, report)
    stand_ins: dict[int, str] = {}
    for separator in _LINE_SEPARATORS:
        if separator in text:
            stand_in = next(code for code in range(0xE000, 0xF8FF) if chr(code) not in text)
            stand_ins[stand_in] = separator
            text = text.replace(separator, chr(stand_in))
    report.lines = [line for piece in _pieces(text, "\n") for line in _lines(piece)]
    return Source(report.lines, stand_ins)


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    if len(lines) * _FEW_CHARACTERS < len(text):
        return lines
    once: dict[str, str] = {}  # hardly anything on a line, and the same again and again: two million texts otherwise
    return [once.setdefault(line, line) for line in lines]


def _decoded(data: bytes, report: Report) -> str:
    mark, encoding = next(((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    if not mark and data[:1] == b"\0" != data[1:2]:
        encoding = "utf-16-be"  # no text begins with NUL, and no story with a character beyond U+00FF
    elif not mark and data[1:2] == b"\0" != data[:1]:
        encoding = "utf-16-le"
    data = data[len(mark) :]
    try:
        if encoding == "utf-8":
            return "\n".join([piece.decode() for piece in _pieces(data, b"\n")])
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            before = data[: error.start].decode(encoding, "replace")
            report.error(_place_after(before), "not-utf-8", _NOT_UTF_8_ADVICE)
            return data.decode(encoding, "replace")
    text = data.decode("utf-8", "surrogateescape")
    for number, line in _lines_with(_NOT_UTF_8, text):
        found = re.search(_NOT_UTF_8, line)
        column = found.start() + 1 if found else 1
        report.error(Place(number, column), "not-utf-8", _NOT_UTF_8_ADVICE)
    return re.sub(_NOT_UTF_8, "\ufffd", text)


_NOT_UTF_8_ADVICE = Phrase(
    "these bytes are not UTF-8, so � stands in their place; "
    'save the file as UTF-8 (in most editors under "Save with encoding")'
)


def _without_refused(text: str, report: Report) -> str:
    if all(piece.replace("\n", "").isprintable() for piece in _pieces(text, "\n")):
        return text  # nearly every text: what YAML refuses cannot be printed
    if not re.search(_REFUSED_BY_YAML, text):
        return text
    for number, line in _lines_with(_REFUSED_BY_YAML, text):
        found = re.search(_REFUSED_BY_YAML, line)
        if found:
            name = f"U+{ord(found[0]):04X}"
            message = Phrase("the invisible character {name} does not belong in a text; delete it here", name=name)
            report.warning(Place(number, found.start() + 1), "control-character", message)
    text = text.replace("\ufeff", "\u2060")  # the same invisible joiner under its newer name
    return re.sub(_REFUSED_BY_YAML, "\ufffd", text)


def _pieces(text: AnyStr, line_break: AnyStr) -> Iterator[AnyStr]:
    """`text` divided at some of its line breaks, without those."""
    start = 0
    while (end := text.find(line_break, start + _PIECE)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def _lines_with(pattern: str, text: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for number, line in enumerate(re.split("\r\n|\r|\n", text), start=1):
        if re.search(pattern, line):
            found.append((number, line))
            if len(found) == _MOST_LINES_REPORTED:
                break
    return found


def _place_after(text: str) -> Place:
    lines = re.split("\r\n|\r|\n", text)
    return Place(len(lines), len(lines[-1]) + 1)
