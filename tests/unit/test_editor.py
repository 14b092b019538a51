"""Which editor opens a file at a line: whose wish counts first, and how each is told the place."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

import pytest

from viewer.editor import _IN_TERMINALS, _IN_WINDOWS, _LOOKED_FOR, default_program, editor_command

PATH = "/stories/trip/captions.yaml"


def command(
    *installed: str,
    environ: Mapping[str, str] | None = None,
    desktop: Mapping[str, str] | None = None,
    path: str = PATH,
) -> list[str] | None:
    """The command where these programs are installed in /bin, and the desktop opens kinds of files with those."""

    def which(name: str) -> str | None:
        if name.startswith("/"):
            return name if Path(name).name in installed else None
        return f"/bin/{name}" if name in installed else None

    return editor_command(path, 12, 5, environ or {}, which, lambda kind: (desktop or {}).get(kind, ""))


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("code", ["--goto", f"{PATH}:12:5"]),
        ("codium", ["--goto", f"{PATH}:12:5"]),
        ("kate", ["--line", "12", "--column", "5", PATH]),
        ("kwrite", ["--line", "12", "--column", "5", PATH]),
        ("geany", ["--line", "12", "--column", "5", PATH]),
        ("gedit", ["+12:5", PATH]),
        ("gnome-text-editor", ["+12", PATH]),
        ("pluma", ["+12", PATH]),
        ("xed", ["+12", PATH]),
        ("mousepad", ["-l", "12", PATH]),
        ("subl", [f"{PATH}:12:5"]),
        ("zed", [f"{PATH}:12:5"]),
        ("emacs", ["+12:5", PATH]),
        ("emacsclient", ["+12:5", PATH]),
        ("gvim", ["+12", PATH]),
        ("nvim-qt", ["--", "+12", PATH]),
        ("notepad++", ["-n12", "-c5", PATH]),
        ("mate", ["-l", "12:5", PATH]),
        ("bbedit", ["+12", PATH]),
    ],
)
def test_every_editor_is_told_the_line_in_its_own_way(name: str, arguments: list[str]) -> None:
    assert command(name, environ={"EDITOR": name}) == [f"/bin/{name}", *arguments]


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("vi", ["+12", PATH]),
        ("vim", ["+12", PATH]),
        ("nvim", ["+12", PATH]),
        ("nano", ["+12,5", PATH]),
        ("micro", ["+12:5", PATH]),
        ("hx", [f"{PATH}:12:5"]),
        ("kak", ["+12:5", PATH]),
    ],
)
def test_an_editor_for_terminals_gets_one(name: str, arguments: list[str]) -> None:
    terminal = "x-terminal-emulator"
    assert command(name, terminal, environ={"EDITOR": name}) == [f"/bin/{terminal}", "-e", f"/bin/{name}", *arguments]
    assert command(name, "kate", environ={"EDITOR": name}) == command("kate")
    assert command(name, environ={"EDITOR": name}) is None


@pytest.mark.parametrize("name", _IN_WINDOWS | _IN_TERMINALS)
def test_every_form_names_the_file_and_the_line_once(name: str) -> None:
    for form in (_IN_WINDOWS.get(name), _IN_TERMINALS.get(name)):
        assert form is None or [sum(word.count(what) for word in form) for what in ("{path}", "{line}")] == [1, 1]


class TestWhoseWishCounts:
    def test_visual_comes_before_editor(self) -> None:
        environ = {"VISUAL": "kate", "EDITOR": "gedit"}
        assert command("kate", "gedit", environ=environ) == command("kate", environ={"EDITOR": "kate"})
        assert command("gedit", environ=environ) == command("gedit", environ={"EDITOR": "gedit"})

    def test_the_environment_comes_before_the_desktop_which_is_not_even_asked(self) -> None:
        def never(kind: str) -> str:
            raise AssertionError(kind)

        assert editor_command(PATH, 1, 1, {"EDITOR": "kate"}, lambda name: f"/bin/{name}", never)

    def test_the_desktop_comes_before_what_is_installed(self) -> None:
        desktop = {"text/plain": "org.kde.kate.desktop"}
        assert command("code", "kate", desktop=desktop) == command("kate")

    def test_what_opens_yaml_comes_before_what_opens_texts(self) -> None:
        desktop = {"text/plain": "org.kde.kate.desktop", "application/yaml": "geany.desktop"}
        assert command("code", "kate", "geany", desktop=desktop) == command("geany")
        assert command("code", "kate", desktop=desktop) == command("kate")

    def test_a_program_that_is_no_known_editor_is_passed_over(self) -> None:
        desktop = {"application/yaml": "firefox.desktop", "text/plain": "libreoffice-writer.desktop"}
        assert command("firefox", "libreoffice-writer", "gedit", desktop=desktop) == command("gedit")
        assert command("ed", "kate", environ={"EDITOR": "ed"}) == command("kate")

    @pytest.mark.parametrize(
        ("file", "name"),
        [
            ("org.kde.kate.desktop", "kate"),
            ("org.kde.kwrite.desktop", "kwrite"),
            ("org.gnome.TextEditor.desktop", "gnome-text-editor"),
            ("org.gnome.gedit.desktop", "gedit"),
            ("org.x.editor.desktop", "xed"),
            ("org.xfce.mousepad.desktop", "mousepad"),
            ("code.desktop", "code"),
            ("code-oss.desktop", "code-oss"),
            ("com.visualstudio.code.desktop", "code"),
            ("com.vscodium.codium.desktop", "codium"),
            ("sublime_text.desktop", "subl"),
            ("dev.zed.Zed.desktop", "zeditor"),
            ("emacs.desktop", "emacs"),
        ],
    )
    def test_programs_are_known_by_their_desktop_names(self, file: str, name: str) -> None:
        found = command(name, desktop={"text/plain": file})
        assert found is not None
        assert found[0] == f"/bin/{name}"

    def test_nothing_known_leaves_it_to_the_system(self) -> None:
        assert command() is None
        assert command("ed", "cat", environ={"VISUAL": "ed"}, desktop={"text/plain": "cat.desktop"}) is None

    @pytest.mark.parametrize("name", ["zed", "xed", "emacs", "vim", "nano"])
    def test_what_may_be_another_program_or_need_a_terminal_is_not_taken_unasked(self, name: str) -> None:
        assert command(name, "x-terminal-emulator") is None

    def test_all_that_is_looked_for_is_known(self) -> None:
        assert set(_LOOKED_FOR) <= set(_IN_WINDOWS)


class TestWhatTheEnvironmentSays:
    def test_arguments_of_its_own_are_kept(self) -> None:
        found = command("code", environ={"VISUAL": "code --wait --new-window"})
        assert found == ["/bin/code", "--wait", "--new-window", "--goto", f"{PATH}:12:5"]

    def test_a_path_with_spaces_is_one_word(self) -> None:
        found = command("kate", environ={"VISUAL": "'/opt/my programs/kate' -n"})
        assert found is not None
        assert found[:2] == ["/opt/my programs/kate", "-n"]

    def test_emacs_without_a_window_is_for_terminals(self) -> None:
        found = command("emacs", "x-terminal-emulator", environ={"EDITOR": "emacs -nw"})
        assert found == ["/bin/x-terminal-emulator", "-e", "/bin/emacs", "-nw", "+12:5", PATH]

    @pytest.mark.parametrize("said", ["", "  ", "'kate", "kate\0", "/", "."])
    def test_nonsense_is_passed_over(self, said: str) -> None:
        assert command("gedit", environ={"VISUAL": said}) == command("gedit")

    @pytest.mark.parametrize("found", ["C:\\bin\\code.cmd", "C:\\bin\\code.BAT"])
    def test_no_batch_file_is_started(self, found: str) -> None:
        assert editor_command(PATH, 1, 1, {"VISUAL": "code"}, lambda _name: found, lambda _kind: "") is None


class TestPaths:
    @pytest.mark.parametrize(
        "path", ["-rf", "--line", "a b.yaml", "$(reboot).yaml", "a;b&c|d.yaml", '"quoted".yaml', "{path}.yaml", "a\nb"]
    )
    @pytest.mark.parametrize("name", _IN_WINDOWS)
    def test_a_file_is_one_argument_and_never_an_option(
        self, name: str, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        found = command(name, environ={"VISUAL": name}, path=path)
        assert found is not None
        whole = str(tmp_path / path)
        assert [word.removesuffix(":12:5") for word in found].count(whole) == 1
        assert all(word.startswith(("/bin/", whole, "-", "+", "12", "5")) for word in found)


@pytest.mark.skipif(os.name == "nt", reason="there is no xdg-mime on Windows")
class TestDefaultProgram:
    def put(self, folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
        program = folder / "xdg-mime"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(stat.S_IRWXU)
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")

    def test_the_desktop_is_asked_for_the_kind(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.put(tmp_path, 'echo "$*.desktop"', monkeypatch)
        assert default_program("text/plain") == "query default text/plain.desktop"

    def test_no_answer_is_none(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.put(tmp_path, "exit 4", monkeypatch)
        assert default_program("text/plain") == ""
        monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
        assert default_program("text/plain") == ""

    def test_one_that_hangs_is_not_waited_for(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("viewer.editor._PATIENCE", 0.01)
        self.put(tmp_path, "exec sleep 60", monkeypatch)
        assert default_program("text/plain") == ""
