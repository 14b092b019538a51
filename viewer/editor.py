"""Which command opens a file in the reader's own editor, at a line. No Qt, no shell, nothing started.

The order is that of the reader's wishes: `VISUAL` and `EDITOR`, then what the desktop opens texts with, then
whatever is installed. An editor that is not in the table below is passed over, since nobody knows how it is told
the line; for `None` the caller has the system open the file, without a line.
"""

import shlex
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePath

Which = Callable[[str], str | None]
"""Where a program is, as `shutil.which` says; None if it is not installed."""

_TAIL = ("{path}:{line}:{column}",)
_PLUS = ("+{line}", "{path}")
_PLUS_COLON = ("+{line}:{column}", "{path}")
_PLUS_COMMA = ("+{line},{column}", "{path}")
_LONG = ("--line", "{line}", "--column", "{column}", "{path}")
_GOTO = ("--goto", *_TAIL)

_IN_WINDOWS = {
    "code": _GOTO, "code-insiders": _GOTO, "code-oss": _GOTO, "codium": _GOTO, "vscodium": _GOTO,
    "kate": _LONG, "kwrite": _LONG, "geany": _LONG,
    "gedit": _PLUS_COLON, "gnome-text-editor": _PLUS, "pluma": _PLUS, "xed": _PLUS,
    "mousepad": ("-l", "{line}", "{path}"),
    "subl": _TAIL, "zed": _TAIL, "zeditor": _TAIL,
    "emacs": _PLUS_COLON, "emacsclient": _PLUS_COLON,
    "gvim": _PLUS, "nvim-qt": ("--", *_PLUS),
    "notepad++": ("-n{line}", "-c{column}", "{path}"),
    "mate": ("-l", "{line}:{column}", "{path}"), "bbedit": _PLUS,
}  # fmt: skip

_IN_TERMINALS = {
    "vi": _PLUS, "vim": _PLUS, "nvim": _PLUS, "nano": _PLUS_COMMA, "micro": _PLUS_COLON, "hx": _TAIL,
    "helix": _TAIL, "kak": _PLUS_COLON, "joe": _PLUS, "ne": _PLUS_COMMA,
    "emacs": _PLUS_COLON, "emacsclient": _PLUS_COLON,
}  # fmt: skip
_NO_WINDOW = {"-nw", "-t", "-tty", "--tty", "--no-window-system"}  # what makes Emacs a program for terminals
_TERMINAL = "x-terminal-emulator"

# What a desktop calls a program whose command has another name, in small letters, without `.desktop`.
_DESKTOP_NAMES = {
    "org.gnome.texteditor": "gnome-text-editor", "sublime_text": "subl", "sublime-text": "subl",
    "com.visualstudio.code": "code", "visual-studio-code": "code", "com.vscodium.codium": "codium",
    "dev.zed.zed": "zeditor", "org.x.editor": "xed",
}  # fmt: skip

# Looked for without anybody having named them. Left out are those that may be another program altogether (`zed` of
# ZFS, `xed` of Xcode), and Emacs, which may have been built without windows.
_LOOKED_FOR = (
    "code", "codium", "kate", "gnome-text-editor", "gedit", "kwrite", "subl", "zeditor", "geany", "mousepad", "pluma",
    "gvim", "nvim-qt", "notepad++", "mate", "bbedit",
)  # fmt: skip

_KINDS = ("application/yaml", "application/x-yaml", "text/plain")
_PATIENCE = 1.0  # seconds for each question to the desktop


def editor_command(
    path: str, line: int, column: int, environ: Mapping[str, str], which: Which, default_app: Callable[[str], str]
) -> list[str] | None:
    """The command that opens `path` at this line and column (both from 1), or None where no known editor is found.

    `default_app` tells what the desktop opens a kind of file (its MIME type) with, such as `org.kde.kate.desktop`,
    and is asked only where the environment names no editor.
    """
    # An absolute path is never mistaken for an option.
    place = {"path": str(Path(path).absolute()), "line": line, "column": column}
    for command, arguments in _found(environ, which, default_app):
        return command + [argument.format(**place) for argument in arguments]
    return None


def default_program(kind: str) -> str:
    """What the desktop opens files of this MIME type with: the name of a `.desktop` file; empty if nobody says."""
    question = ["xdg-mime", "query", "default", kind]
    try:
        answer = subprocess.run(question, stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.decode("utf-8", "replace").strip()


def _found(
    environ: Mapping[str, str], which: Which, default_app: Callable[[str], str]
) -> Iterator[tuple[list[str], tuple[str, ...]]]:
    """Every editor there is, the one most wished for first: how it is started, and how it is told the place."""
    for variable in ("VISUAL", "EDITOR"):
        words = _words(environ.get(variable, ""))
        name = _name(words[0]) if words else ""
        if name in _IN_WINDOWS and _NO_WINDOW.isdisjoint(words):
            program = _program(words[0], which)
            if program:
                yield [program, *words[1:]], _IN_WINDOWS[name]
        elif name in _IN_TERMINALS:
            terminal, program = _program(_TERMINAL, which), _program(words[0], which)
            if terminal and program:
                yield [terminal, "-e", program, *words[1:]], _IN_TERMINALS[name]
    for kind in _KINDS:
        name = _name_on_desktop(default_app(kind))
        program = _program(name, which) if name in _IN_WINDOWS else None
        if program:
            yield [program], _IN_WINDOWS[name]
    for name in _LOOKED_FOR:
        program = _program(name, which)
        if program:
            yield [program], _IN_WINDOWS[name]


def _words(command: str) -> list[str]:
    try:
        return shlex.split(command)
    except ValueError:  # a quotation mark without its second
        return []


def _name(program: str) -> str:
    return PurePath(program).name.lower().removesuffix(".exe")


def _name_on_desktop(file: str) -> str:
    name = file.lower().removesuffix(".desktop")
    return _DESKTOP_NAMES.get(name) or name.rpartition(".")[2]


def _program(name: str, which: Which) -> str | None:
    """Where the program is. A batch file of Windows counts as none: its arguments would go through a shell."""
    found = which(name)
    return None if found is None or found.lower().endswith((".bat", ".cmd")) else found
