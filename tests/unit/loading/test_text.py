"""Bytes into text, and the promise that what is typed is what is shown."""

import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.loading.conftest import Read
from viewer.loading import source as source_module
from viewer.loading import typography as typography_module
from viewer.loading.document import story_of
from viewer.loading.files import Files
from viewer.loading.parsing import tree_of
from viewer.loading.report import Report
from viewer.loading.source import text_of
from viewer.story.model import Story
from viewer.story.problem import Problem

HEAD = "format: 1\nlanguages: [en]\nphotos: []\n"


def read_bytes(data: bytes) -> tuple[Story, tuple[Problem, ...], list[str]]:
    report = Report("captions.yaml")
    source = text_of(data, report)
    return story_of(tree_of(source, report), source, Files("/nonexistent"), report), report.in_order(), source.lines


@pytest.mark.parametrize(
    "typed",
    [
        "no",
        "12:30",
        "2024-05-01",
        "0755",
        "~",
        "1_000",
        "null",
        "true",
        ".inf",
        "0x1F",
        "1e3",
        "=",
        "2024-02-30",
        "“Hi” – x",
    ],
)
def test_every_plain_scalar_is_the_text_it_was_typed_as(typed: str) -> None:
    story, problems, _ = read_bytes(f"{HEAD}title: {{en: {typed}}}\nbyline: {typed}\n".encode())
    assert story.title.entries == (("en", typed),)
    assert story.byline.entries == (("en", typed),)
    assert [problem.kind for problem in problems] == ["no-photos"]


def test_no_is_norwegian() -> None:
    story, _, _ = read_bytes(b"format: 1\nlanguages: [no]\ntitle: {no: Hei}\n")
    assert story.languages == ("no",)
    assert story.title.entries == (("no", "Hei"),)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff"), min_size=1))
def test_whatever_is_typed_in_quotation_marks_is_shown_in_nfc(text: str) -> None:
    if not text.strip():
        return
    double, single = json.dumps(text, ensure_ascii=False), "'" + text.replace("'", "''") + "'"
    story, _, _ = read_bytes(f"{HEAD}title: {{en: {double}}}\nbyline: {single}\n".encode())
    assert story.title.entries == (("en", unicodedata.normalize("NFC", text)),)
    if text[0] not in " \t" and text[-1] not in " \t":
        assert story.byline.entries == (("en", unicodedata.normalize("NFC", text)),)


@settings(deadline=None)
@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=9), min_size=1)
)
def test_whatever_is_typed_under_a_block_mark_is_shown(words: list[str]) -> None:
    text = " ".join(words)
    story, _, _ = read_bytes(f"{HEAD}title:\n  en: >-\n    {text}\n".encode())
    assert story.title.entries == (("en", unicodedata.normalize("NFC", text)),)


PIECES = [
    "photos:\n", "  - file: a.jpg\n", "    caption:\n", "      vi: ", "article:\n", "  - text: ", "title: ", "'", '"',
    "\n", ": ", " #", "- ", "*a ", "&a ", "!x ", "[", "]", "{", "}", ",", "|", ">", "%", "@", "`", "\t", "? ", "---\n",
    "<<: ", "...\n", "  ", "x", "ế", "e\u0302\u0301", "\u2028", "\ufeff", "\0", "\r", "\x85", "😀",
]  # fmt: skip
YAMLISH = st.lists(st.sampled_from(PIECES), max_size=60).map(lambda parts: "".join(parts).encode())


@settings(deadline=None, max_examples=500)
@given(st.one_of(st.binary(max_size=300), YAMLISH))
def test_any_bytes_give_a_story_and_problems_inside_the_file(data: bytes) -> None:
    _, problems, lines = read_bytes(data)
    for problem in problems:
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1
        assert problem.message
        assert "\n" not in problem.message
        problem.message.encode()


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\0\0", "utf-32-le"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_a_byte_order_mark_shifts_no_place(mark: bytes, encoding: str) -> None:
    story, problems, _ = read_bytes(mark + "format: 9\ntitle: {en: Trống}\n".encode(encoding))
    assert story.title.entries == (("en", "Trống"),)
    assert [str(problem.place) for problem in problems if problem.kind == "unknown-format"] == [
        "Place(line=1, column=9)"
    ]


def test_bytes_that_are_no_utf_8_are_reported_where_they_are_and_the_rest_is_shown(read: Read) -> None:
    loaded = read(HEAD.encode() + b"title: {en: caf\xe9 au lait}\n")
    assert loaded.story.title.entries == (("en", "caf� au lait"),)
    problem = next(problem for problem in loaded.problems if problem.kind == "not-utf-8")
    assert (problem.place.line, problem.place.column) == (4, 16)
    assert "save the file as UTF-8" in problem.message


@pytest.mark.parametrize("character", ["\0", "\x07", "\x7f", "\ufeff"])
def test_a_character_that_yaml_refuses_is_reported_and_the_rest_is_shown(read: Read, character: str) -> None:
    loaded = read(f"{HEAD}title: {{en: a{character}b}}\nbyline: x\n")
    problem = next(problem for problem in loaded.problems if problem.kind == "control-character")
    assert (problem.place.line, problem.place.column) == (4, 14)
    assert f"U+{ord(character):04X}" in problem.message
    assert loaded.story.byline.entries == (("en", "x"),)


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_every_line_ending_counts_as_one_line(ending: str) -> None:
    _, problems, _ = read_bytes(ending.join(["format: 1", "languages: [en]", "date: x", "photos: []"]).encode())
    assert [problem.place.line for problem in problems if problem.kind == "date"] == [3]


def test_line_separators_in_a_text_stay_and_count_as_no_line() -> None:
    story, problems, _ = read_bytes(f"{HEAD}title: {{en: a\u2028b\u2029c\x85d}}\ndate: x\n".encode())
    assert story.title.entries == (("en", "a\u2028b\u2029c\x85d"),)
    assert [problem.place.line for problem in problems if problem.kind == "date"] == [5]


def test_texts_are_shown_in_nfc_however_they_were_typed() -> None:
    typed = unicodedata.normalize("NFD", "Trống đồng ế")
    story, _, _ = read_bytes(f"{HEAD}title:\n  en: {typed}\n".encode())
    assert typed != unicodedata.normalize("NFC", typed)
    assert story.title.entries == (("en", unicodedata.normalize("NFC", typed)),)


@pytest.mark.parametrize("piece", [1, 7, 40])
def test_a_text_that_is_looked_at_in_pieces_is_the_same(monkeypatch: pytest.MonkeyPatch, piece: int) -> None:
    text = HEAD + "title: >-\n  Chợ\x07 nổi\r\nbyline:\n\u00a0\u00a0en: a\n\ncredit: ế\n\n\nnotes: x"
    for data in (text.encode(), text.encode() + b"\xff\n", text.encode("utf-16")):
        whole = read_bytes(data)
        with monkeypatch.context() as patched:
            patched.setattr(source_module, "_PIECE", piece)
            patched.setattr(typography_module, "_PIECE", piece)
            assert read_bytes(data) == whole
        assert {"control-character", "other-space"} <= {problem.kind for problem in whole[1]}
