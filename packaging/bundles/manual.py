"""The manual page, made from what `--help` says, so that the two say the same."""

import re
from datetime import UTC, datetime

from bundles.contents import NAME


def manual_page(help_text: str, version: str, seconds: int) -> str:
    """The page in man's language. `seconds` since 1970 give its date."""
    date = f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d}"
    usage, *sections = re.split(r"\n\n", help_text.strip())
    lines = [
        f'.TH {NAME.upper()} 1 {date} "{version}" "User Commands"',
        ".SH NAME",
        rf"{_escaped(NAME)} \- flip through a story's photos, captioned in two languages",
        ".SH SYNOPSIS",
    ]
    for line in usage.splitlines():
        command = re.split(r"\s{3,}", line.removeprefix("usage:").strip())[0]
        lines += [".br", _escaped(command)]
    lines += [
        ".SH DESCRIPTION",
        "Shows a story's photos with captions in two languages side by side, next to the article they belong to, and",
        "presents them as a slideshow. Press ? in the window for all keys.",
        ".PP",
    ]
    for section in sections:
        first, *rest = section.splitlines()
        if first.endswith(":") and not first.startswith(" "):
            lines += [f".SH {first[:-1].upper()}", *_entries(rest)]
        elif first.startswith("  "):
            lines += _entries([first, *rest])
        else:
            lines.append(_escaped(" ".join(line.strip() for line in (first, *rest))))
    lines += [
        ".SH EXIT STATUS",
        "0: done, and nothing to mend. 1: check has found something. 2: a story or an argument cannot be used.",
        ".SH FILES",
        "A story is a captions.yaml with its photos in a folder beside it.",
    ]
    return "\n".join(lines) + "\n"


def _entries(lines: list[str]) -> list[str]:
    """Two columns, the second of which may go on in further lines, as a list of terms."""
    made: list[str] = []
    for line in lines:
        found = re.fullmatch(r"  (\S.*?)(?:\s{2,}(\S.*))?", line)
        if found is None or line.startswith("   "):
            made.append(_escaped(line.strip()))
        else:
            made += [".TP", rf"\fB{_escaped(found[1])}\fR", *([_escaped(found[2])] if found[2] else [])]
    return made


def _escaped(text: str) -> str:
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{text}" if text.startswith((".", "'")) else text
