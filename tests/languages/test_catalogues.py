"""Everything the program says is in every catalogue, and every catalogue is compiled as it stands."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.languages.catalogue import compiled, read, updated, written
from tests.languages.collecting import Source, UnreadableCallError, said_by, sources
from viewer.actions import Action, Group
from viewer.ui.speech import CATALOGUES

TAGS = sorted(path.stem for path in CATALOGUES.glob("*.ts"))
BRING = "bring it up to date with `python -m tests.languages`"
_SHOWN_BY = {  # what puts its first text before the reader's eyes, or ears
    *("setAccessibleDescription", "setAccessibleName", "setPlaceholderText", "setStatusTip", "setText", "setToolTip"),
    *("setTitle", "setWindowTitle", "addAction", "addMenu", "plain_runs", "show_note", "show_notice", "show_pending"),
    *(
        "show_text",
        "Button",
        "QAction",
        "QLabel",
        "QMenu",
        "QPushButton",
        "explain",
        "setDocName",
        "addItem",
        "addItems",
    ),
}
_NAMES = {"Photo Caption Viewer"}  # called so in every language


def test_there_is_vietnamese() -> None:
    assert "vi" in TAGS


@pytest.mark.parametrize("tag", TAGS)
class TestCatalogue:
    def test_it_has_every_text_and_no_other(self, tag: str) -> None:
        path = CATALOGUES / f"{tag}.ts"
        stands = path.read_text(encoding="utf-8")
        assert stands == written(tag, updated(sources(), read(path))), f"{path.name} is stale: {BRING}"

    def test_every_text_is_translated(self, tag: str) -> None:
        left = [e.source for e in read(CATALOGUES / f"{tag}.ts") if not e.is_finished or not all(e.forms)]
        assert left == []

    def test_it_is_compiled_as_it_stands(self, tag: str, tmp_path: Path) -> None:
        path = CATALOGUES / f"{tag}.ts"
        assert path.with_suffix(".qm").read_bytes() == compiled(path, tmp_path / "now.qm"), (
            f"{tag}.qm is stale: {BRING}"
        )

    def test_gaps_are_filled_with_the_same_values(self, tag: str) -> None:
        for source, forms, _ in read(CATALOGUES / f"{tag}.ts"):
            if not source.context.startswith("Q"):
                for form in forms:
                    assert gaps(form) == gaps(source.text), source
            else:
                assert {*re.findall("%[0-9n]", source.text)} == {*re.findall("%[0-9n]", forms[0])}, source

    def test_a_text_ends_as_it_does_in_english(self, tag: str) -> None:
        """Sentences with a full stop, items that ask something more with an ellipsis, labels with a colon."""
        for source, forms, _ in read(CATALOGUES / f"{tag}.ts"):
            for form in forms:
                assert ending(form) == ending(source.text), source

    def test_no_two_items_of_a_menu_have_the_same_mnemonic(self, tag: str) -> None:
        known = {entry.source[:2]: entry.forms[0] for entry in read(CATALOGUES / f"{tag}.ts")}
        menus = {
            group: [known["Action", action.title] for action in Action if action.group is group] for group in Group
        }
        menus[Group.VIEW].append(known["Viewer", "Lan&guage of the program"])
        menus[Group.WORDS] += [known["Viewer", "&First language"], known["Viewer", "S&econd language"]]
        for titles in (*menus.values(), [known["Group", group.value] for group in Group]):
            letters = [title.partition("&")[2][:1].lower() for title in titles]
            assert all(letter.isascii() and letter.isalpha() for letter in letters), titles
            assert len(set(letters)) == len(letters), titles


def gaps(text: str) -> set[str]:
    """What fills a text's gaps, each with the way in which it is written."""
    return set(re.findall(r"\{\w+(?::[^{}]*)?\}", text))


def ending(text: str) -> str:
    """The sign at the end of a text, if it is one that says what kind of text it is."""
    last = text.replace("...", "…").removesuffix(" ")[-1:]
    return last if last in ".…:?" else ""


def test_in_english_items_that_are_not_actions_have_mnemonics_of_their_own() -> None:
    for group, titles in {
        Group.VIEW: ["Lan&guage of the program"],
        Group.WORDS: ["&First language", "S&econd language"],
    }.items():
        titles += [action.title for action in Action if action.group is group]
        letters = [title.partition("&")[2][:1].lower() for title in titles]
        assert len(set(letters)) == len(letters), titles


class TestCollecting:
    def test_texts_are_found_with_what_decides_on_their_form(self) -> None:
        code = 'say("A {b}", b=1); say_n("one", "{count} of them", 3); Phrase("in two " "parts")'
        assert list(said_by(code, "x.py")) == [
            Source("Viewer", "A {b}", False, "x.py"),
            Source("Viewer", "{count} of them", True, "x.py"),
            Source("Phrase", "in two parts", False, "x.py"),
        ]

    @pytest.mark.parametrize("code", ["say(text)", 'say(f"{a} b")', 'say_n("one", many, 2)', 'say("a" + b)'])
    def test_a_text_that_is_not_written_out_is_refused(self, code: str) -> None:
        with pytest.raises(UnreadableCallError, match=r"x\.py:1: write the text out"):
            list(said_by(code, "x.py"))

    def test_a_new_text_is_to_be_translated_and_an_old_one_goes(self) -> None:
        one, two = Source("Viewer", "one", False, "a.py"), Source("Viewer", "two", False, "a.py")
        (entry,) = updated([one], [])
        assert (entry.forms, entry.is_finished) == (("",), False)
        assert updated([two], [entry._replace(forms=("eins",), is_finished=True)])[0].source == two
        assert updated([one], [entry._replace(forms=("eins",), is_finished=True)])[0].forms == ("eins",)

    def test_a_text_that_has_several_forms_from_now_on_is_to_be_translated_anew(self) -> None:
        one = Source("Viewer", "{count} photos", False, "a.py")
        (entry,) = updated([one], [])
        done = entry._replace(forms=("x",), is_finished=True)
        assert not updated([one._replace(is_counted=True)], [done])[0].is_finished

    def test_what_is_written_is_read_again(self, tmp_path: Path) -> None:
        path = tmp_path / "vi.ts"
        counted = Source("Viewer", "{count} <b> & 'c' \"d\"", True, "b.py")
        entries = [
            entry._replace(forms=("é\n“x”",)) for entry in updated([Source("Key", "End", False, "a.py"), counted], [])
        ]
        path.write_text(written("vi", entries), encoding="utf-8")
        assert read(path) == entries


def test_nothing_is_shown_that_is_not_said_in_the_language_spoken() -> None:
    """Texts stand in the code; each goes through `say` or `Phrase` on its way to a widget."""
    paths = [path for room in ("app", "ui") for path in sorted((ROOT / "viewer" / room).rglob("*.py"))]
    assert [found for path in paths for found in bare(path)] == []


def bare(path: Path) -> Iterator[str]:
    """Texts of letters that are shown as they stand in the code."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and name_of(node.func) in _SHOWN_BY:
            for text in (part for argument in node.args for part in shown(argument)):
                if re.search(r"[A-Za-z]{2}", text) and text not in _NAMES:
                    yield f"{path.name}:{node.lineno}: {text}"


def name_of(called: ast.expr) -> str:
    return called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""


def shown(text: ast.expr) -> Iterator[str]:
    """The texts of this expression that are the code's own: not what is in other calls."""
    if isinstance(text, ast.Constant) and isinstance(text.value, str):
        yield text.value
    elif isinstance(text, ast.JoinedStr):
        yield from (part for value in text.values for part in shown(value))
    elif isinstance(text, ast.IfExp):
        yield from (*shown(text.body), *shown(text.orelse))
    elif isinstance(text, ast.BinOp):
        yield from (*shown(text.left), *shown(text.right))
    elif isinstance(text, ast.List | ast.Tuple):
        yield from (part for value in text.elts for part in shown(value))
    elif isinstance(text, ast.BoolOp):
        yield from (part for value in text.values for part in shown(value))


def test_a_text_that_is_shown_as_it_stands_is_found(tmp_path: Path) -> None:
    path = tmp_path / "x.py"
    path.write_text(
        'a.setText("One" if b else say("Two"))\nplain_runs(f"{c} three")\nButton(d or "Four")\naddItems(["Five"])\n'
    )
    assert list(bare(path)) == ["x.py:1: One", "x.py:2:  three", "x.py:3: Four", "x.py:4: Five"]
