"""A catalogue (`.ts`, as Qt Linguist has it): read, brought up to date, written, compiled."""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from PySide6.QtCore import QLocale

from tests.languages.collecting import Source

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
Key = tuple[str, str]  # context and text


class Entry(NamedTuple):
    """A text and what it is in this language: one form, or as many as numbers ask for."""

    source: Source
    forms: tuple[str, ...]
    is_finished: bool


def read(path: Path) -> list[Entry]:
    """What is in this catalogue, in its order."""
    entries = []
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None, f"{path}: a message without translation"
            is_counted = message.get("numerus") == "yes"
            forms = (
                [form.text or "" for form in translation.iter("numerusform")]
                if is_counted
                else [translation.text or ""]
            )
            location = message.find("location")
            place = location.get("filename", "") if location is not None else ""
            source = Source(name, message.findtext("source", ""), is_counted, place)
            entries.append(Entry(source, tuple(forms), translation.get("type") is None))
    return entries


def updated(sources: Iterable[Source], entries: Iterable[Entry]) -> list[Entry]:
    """What the catalogue should have: every text there is now, with the translation it has already."""
    known = {entry.source[:2]: entry for entry in entries}
    return [
        Entry(source, known[source[:2]].forms, known[source[:2]].is_finished)
        if source[:2] in known and known[source[:2]].source.is_counted == source.is_counted
        else Entry(source, ("",), is_finished=False)
        for source in sources
    ]


def written(language: str, entries: Iterable[Entry]) -> str:
    """The text of the catalogue's file."""
    lines = [f'{_HEAD}<TS version="2.1" language="{QLocale(language).name()}" sourcelanguage="en_GB">']
    context = None
    for source, forms, is_finished in entries:
        if source.context != context:
            lines += ["</context>"] * (context is not None)
            context = source.context
            lines += ["<context>", f"    <name>{_escaped(context)}</name>"]
        lines.append('    <message numerus="yes">' if source.is_counted else "    <message>")
        lines.append(f'        <location filename="{source.place}"/>')
        lines.append(f"        <source>{_escaped(source.text)}</source>")
        kind = "" if is_finished else ' type="unfinished"'
        if source.is_counted:
            lines.append(f"        <translation{kind}>")
            lines += [f"            <numerusform>{_escaped(form)}</numerusform>" for form in forms]
            lines.append("        </translation>")
        else:
            lines.append(f"        <translation{kind}>{_escaped(forms[0])}</translation>")
        lines.append("    </message>")
    lines += ["</context>"] * (context is not None) + ["</TS>", ""]
    return "\n".join(lines)


def _escaped(text: str) -> str:
    return escape(text, {'"': "&quot;", "'": "&apos;"})


def compiled(path: Path, out: Path) -> bytes:
    """The catalogue at `path` as the program loads it, by way of the file `out`."""
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    command = [str(tool), "-silent", "-nounfinished", str(path), "-qm", str(out)]
    subprocess.run(command, check=True, capture_output=True, text=True)
    return out.read_bytes()
