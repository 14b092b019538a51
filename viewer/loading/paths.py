"""Which names in a story may be looked up at all.

Lexical: nothing here touches the disk, so a refused name has no effect whatever. The same names are refused
everywhere, because a story made on one system is opened on another. What is really there, and whether a link
leads out of the folder, lives in `files`.
"""

import re
import unicodedata
from typing import NamedTuple

from viewer.story.phrase import Phrase

# Patterns as text: names that are not plain are few, and most stories have none.
_ADDRESS = r"[A-Za-z][A-Za-z0-9+.-]{0,30}://"
_DRIVE = r"[A-Za-z]:"
_RESERVED = r"[ ]*(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|CLOCK\$|(?:COM|LPT)[0-9¹²³])[ ]*(?:[.:]|$)"
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-/")
_PERHAPS_RESERVED = ("/con", "/prn", "/aux", "/nul", "/clock", "/com", "/lpt")
_LONGEST = 4_096  # characters


class Refusal(NamedTuple):
    """Why a name is not looked up: a stable word, and a sentence that says what to do."""

    kind: str
    message: Phrase


def refusal(name: str) -> Refusal | None:
    """Why `name` may not be looked up in a story's folder, or None if it may.

    A name that passes has only components that are plain file names: no drive, no stream, no device, no way up.
    """
    if _is_plain(name):
        return None  # nearly every name
    if not name.strip():
        return Refusal("bad-file-name", Phrase("a file name is missing here; write one such as `gallery/photo.jpg`"))
    if len(name) > _LONGEST:
        return Refusal("bad-file-name", Phrase("this is too long for a file name; shorten it"))
    control = next((c for c in name if unicodedata.category(c) == "Cc"), None)
    if control is not None:
        return Refusal(
            "bad-file-name",
            Phrase(
                "the character U+{control:04X} cannot be in a file name here; rename the file", control=ord(control)
            ),
        )
    return _out_of_folder(name) or _bad_component(name)


def _is_plain(name: str) -> bool:
    """Whether `name` is made of ASCII letters, digits, `_` and `-`, with one dot, and like no device's name."""
    before, _, suffix = name.rpartition(".")
    under = f"/{before}".lower()  # each component behind a slash
    return (
        _PLAIN.issuperset(before)
        and suffix.isascii()
        and suffix.isalnum()
        and "//" not in under
        and under[-1] != "/"
        and len(name) <= _LONGEST
        and not any(word in under for word in _PERHAPS_RESERVED)
    )


def _out_of_folder(name: str) -> Refusal | None:
    advice = Phrase("put the photo into the story's folder and write its name relative to this file")
    if re.match(_ADDRESS, name) or name[:5].lower() == "file:":
        return Refusal("outside-folder", Phrase("addresses are not opened; {advice}", advice=advice))
    if name.startswith(("/", "\\", "~")) or re.match(_DRIVE, name):
        return Refusal("outside-folder", Phrase("this leads out of the story's folder; {advice}", advice=advice))
    if ".." in re.split(r"[/\\]", name):
        return Refusal("outside-folder", Phrase("`..` leads out of the story's folder; {advice}", advice=advice))
    if "\\" in name:
        return Refusal(
            "backslash",
            Phrase("folders are divided by `/` on every system: write `{name}`", name=name.replace("\\", "/")),
        )
    return None


def _bad_component(name: str) -> Refusal | None:
    if name.endswith("/"):
        return Refusal(
            "bad-file-name", Phrase("this names a folder; write a file name, or a pattern such as `gallery/*.jpg`")
        )
    if ":" in name:
        return Refusal("bad-file-name", Phrase("a colon cannot be in a file name on every system; rename the file"))
    for component in components(name):
        if re.match(_RESERVED, component, re.IGNORECASE):
            message = Phrase("this is the name of a device on Windows and cannot be a file there; rename the file")
            return Refusal("bad-file-name", message)
        if component[-1] in ". ":
            message = Phrase("a name that ends in a dot or a space is lost on Windows; rename the file")
            return Refusal("bad-file-name", message)
    if not components(name):
        return Refusal("bad-file-name", Phrase("this names the story's folder itself; write a file name"))
    return None


def components(name: str) -> tuple[str, ...]:
    """The names between the slashes; `.` and empty ones mean nothing and are left out."""
    return tuple(part for part in name.split("/") if part not in ("", "."))


def is_pattern(name: str) -> bool:
    """Whether `name` can stand for many files."""
    return "*" in name or "?" in name


def matches(name: str, pattern: str) -> bool:
    """Whether a file's `name` fits `pattern`, where `*` is any text and `?` any character.

    Takes at most the product of the two lengths, whatever they hold. A name that begins with a dot is hidden: a
    pattern has to begin with a dot too.
    """
    if name.startswith(".") and not pattern.startswith("."):
        return False
    at = position = 0
    star = retry = -1
    while at < len(name):
        if position < len(pattern) and pattern[position] == "*":
            star, retry = position, at
            position += 1
        elif position < len(pattern) and pattern[position] in ("?", name[at]):
            at += 1
            position += 1
        elif star >= 0:
            retry += 1
            at, position = retry, star + 1
        else:
            return False
    return all(character == "*" for character in pattern[position:])
