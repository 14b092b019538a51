"""Each mistake has its own kind, its place and a sentence that says what to do."""

import pytest

from tests.unit.loading.conftest import Read
from viewer import extras
from viewer.story.problem import Place, Severity

HEAD = "format: 1\nlanguages: [vi, en]\n"  # two lines; what a case adds begins in line 3
PHOTO = "photos:\n  - file: a.jpg\n"

# What follows HEAD; the kind, line and column of the problem; words of its message.
CASES = [
    # whole parts
    ("photos:\n", "no-photos", 3, 1, "- file: gallery/photo.jpg"),
    ("photos: []\n", "no-photos", 3, 1, "- file: gallery/photo.jpg"),
    ("title: {vi: a, en: b}\n", "no-photos", 1, 1, "write `photos:`"),
    ("photos: {file: a.jpg}\n", "wrong-type", 3, 9, "put `- ` before"),
    ("photos: a.jpg\n", "wrong-type", 3, 9, "- file: gallery/photo.jpg"),
    ("photos:\n  - a.jpg\n", "wrong-type", 4, 5, "write `- file: a.jpg`"),
    ("photos:\n  - [a.jpg]\n", "wrong-type", 4, 5, "a photo begins with `file:`"),
    ("photos:\n  - id: x\n", "no-file", 4, 5, "write `file:"),
    ("photos:\n  -\n  - file: a.jpg\n", "no-value", 4, 4, "delete the dash"),
    # keys
    (PHOTO + "    file: a.jpg\n", "duplicate-key", 5, 5, "first in line 4"),
    (PHOTO + "title: {vi: a, en: b}\ntitle: {vi: c, en: d}\n", "duplicate-key", 6, 1, "`title`"),
    (PHOTO + "    capton: x\n", "unknown-key", 5, 5, "did you mean `caption`?"),
    ("tittle: x\n" + PHOTO, "unknown-key", 3, 1, "did you mean `title`?"),
    ("zzzzz: x\n" + PHOTO, "unknown-key", 3, 1, "it can have format, languages"),
    ("<<: {title: x}\n" + PHOTO, "merge-key", 3, 1, "write the lines out"),
    ("title: {<<: x}\n" + PHOTO, "merge-key", 3, 9, "write the texts out"),
    ("? [a]\n: b\n" + PHOTO, "wrong-type", 3, 3, "begins with one word and a colon"),
    # languages
    (PHOTO + "    caption: {vn: x, en: y}\n", "unknown-language", 5, 15, "Vietnamese is `vi`: write `vi:`"),
    (PHOTO + "    caption: {english: y, vi: x}\n", "unknown-language", 5, 15, "English is `en`"),
    (PHOTO + "    caption: {vi: x, en: y, qq: z}\n", "unknown-language", 5, 29, "one such as `en`"),
    (PHOTO + "    caption: {vi: x, en: y, fr: z}\n", "unlisted-language", 5, 29, "write `languages: [vi, en, fr]`"),
    (PHOTO + "    caption: {vi: x}\n", "missing-translation", 5, 14, "photo 'a' has no English caption"),
    (PHOTO + "    caption: x\n", "missing-translation", 5, 14, "photo 'a' has no English caption"),
    (
        PHOTO + "    id: a\u202eb\n    caption: x\n",
        *("missing-translation", 6, 14, "photo 'a\\u202eb' has no English caption"),
    ),
    (PHOTO + "    alt: {en: x}\n", "missing-translation", 5, 10, "photo 'a' has no Vietnamese alt text"),
    ("title: {vi: x}\n" + PHOTO, "missing-translation", 3, 8, "the story has no English title"),
    (PHOTO + "article:\n  - text: {en: x}\n", "missing-translation", 6, 11, "this paragraph has no Vietnamese text"),
    # values
    ("date: 19.10.2021\n" + PHOTO, "date", 3, 7, "2021-10-19"),
    ("date: 2024-02-30\n" + PHOTO, "date", 3, 7, "2024-02-30"),
    ("source: {name: x, url: 'ftp://x.org'}\n" + PHOTO, "address", 3, 24, "https://"),
    ("source: x\n" + PHOTO, "wrong-type", 3, 9, "write `source: {name:"),
    (PHOTO + "    focus: [0.5]\n", "focus", 5, 12, "write `focus: [0.5, 0.3]`"),
    (PHOTO + "    focus: [0.5, 1.2]\n", "focus", 5, 12, "from 0 to 1"),
    (PHOTO + "    focus: [.nan, 0]\n", "focus", 5, 12, "from 0 to 1"),
    (PHOTO + "    focus: middle\n", "focus", 5, 12, "two numbers"),
    (PHOTO + "    seconds: 0\n", "seconds", 5, 14, "`seconds: 8`"),
    (PHOTO + "    seconds: .inf\n", "seconds", 5, 14, "`seconds: 8`"),
    (PHOTO + "    seconds: 1e400\n", "seconds", 5, 14, "`seconds: 8`"),
    (PHOTO + "    id: [x]\n", "wrong-type", 5, 9, "one plain text"),
    (PHOTO + "    caption: {vi: x, en: }\n", "no-value", 5, 22, "nothing after its colon"),
    (PHOTO + "    caption:\n    seconds: 8\n", "no-value", 5, 5, "`caption` has nothing"),
    (PHOTO + '    caption: ""\n', "no-value", 5, 5, "`caption` has nothing"),
    # files
    ("photos:\n  - file: b.jpg\n", "missing-file", 4, 11, "there is no file `b.jpg`"),
    ("photos:\n  - file: gallery/bat.jpg\n", "missing-file", 4, 11, "did you mean `gallery/cat.jpg`?"),
    ("photos:\n  - file: A.jpg\n", "letter-case", 4, 11, "write `file: a.jpg`"),
    ("photos:\n  - file: ../a.jpg\n", "outside-folder", 4, 11, "leads out of the story's folder"),
    ("photos:\n  - file: /etc/a.jpg\n", "outside-folder", 4, 11, "leads out"),
    ("photos:\n  - file: https://x/a.jpg\n", "outside-folder", 4, 11, "addresses are not opened"),
    ("photos:\n  - file: gallery\\cat.jpg\n", "backslash", 4, 11, "write `gallery/cat.jpg`"),
    ("photos:\n  - file: NUL.jpg\n", "bad-file-name", 4, 11, "device"),
    ("photos:\n  - file: gallery\n", "not-a-file", 4, 11, "not an ordinary file"),
    ("photos:\n  - file: '*.gif'\n", "nothing-matches", 4, 11, "no photo fits `*.gif`"),
    (PHOTO + "  - file: a.jpg\n    id: again\n", "listed-twice", 5, 11, "already in line 4"),
    (PHOTO + "  - file: gallery/a.jpg\n", "duplicate-id", 5, 11, "give this one another: `id: a-2`"),
    (PHOTO, "unlisted-file", 3, 1, "write `- file: b b.png`"),
    ("photos:\n  - file: gallery/*.jpg\n    id: x\n", "id-for-many", 5, 5, "delete it"),
    # the article
    (PHOTO + "article:\n  - text: {vi: x, en: y}\n    photos: [b]\n", "unknown-photo", 7, 14, "no photo `b`"),
    (PHOTO + "article:\n  - photos: [a.jpg]\n", "unknown-photo", 6, 14, "write `a`"),
    (PHOTO + "article:\n  - photos: [a، a]\n", "unknown-photo", 6, 14, "write `[a, a]`"),
    (PHOTO + "article:\n  - heading:\n", "no-value", 6, 5, "`heading` has nothing"),
    (PHOTO + "article:\n  - {}\n", "empty-block", 6, 5, "write one of them"),
    (PHOTO + "article:\n  - just text\n", "wrong-type", 6, 5, "write `- text: …`"),
    (PHOTO + "article:\n  - [x]\n", "wrong-type", 6, 5, "begins with one word"),
    (PHOTO + "article:\n  text: {vi: x, en: y}\n", "wrong-type", 6, 3, "put `- ` before"),
    (PHOTO + "article:\n", "no-value", 5, 1, "`article` has nothing"),
    (PHOTO + "article:\n  - {heading: {vi: x, en: y}, text: {vi: x, en: y}}\n", "two-in-one", 6, 31, "put `- `"),
    (PHOTO + "article:\n  - {text: {vi: x, en: y}, by: z}\n", "by-without-quote", 6, 28, "none here"),
    (PHOTO + "article:\n  - text: {vi: x, en: '[y](ftp://z)'}\n", "link-scheme", 6, 23, "`[y](ftp://z)` is shown"),
    # slips that YAML does not mind
    (PHOTO + "    caption: {vi: x, en: Hello, world}\n", "comma-in-braces", 5, 33, 'write `{en: "Hello, world"}`'),
    (PHOTO + "    caption:\n      vi: x\n      en: No # 5\n", "cut-by-comment", 7, 14, 'write `en: "No # 5"`'),
    (PHOTO + "    caption:\n      vi: x\n      en: # 5\n", "emptied-by-comment", 7, 11, 'write `en: "# 5"`'),
    (PHOTO + "    caption:\n      vi: x\n      en: [y]\n", "text-begins-with-mark", 7, 11, 'write `en: "[y]"`'),
    (PHOTO + "    caption:\n      vi: x\n      en: {y: z}\n", "text-begins-with-mark", 7, 11, 'write `en: "{y: z}"`'),
    (
        PHOTO + "    caption:\n      vi: x\n      en:\n        - y\n",
        "wrong-type",
        8,
        9,
        "write the text after the colon",
    ),
    (PHOTO + "    caption:\n      vi:Xin\n", "no-space-after-colon", 6, 7, "write `vi: Xin`"),
    (PHOTO + "    caption:\n      vi: *x\n      en: y\n", "text-begins-with-mark", 6, 11, 'write `vi: "*x"`'),
    (PHOTO + "    caption:\n      vi: &x y\n      en: y\n", "text-begins-with-mark", 6, 11, 'write `vi: "&x y"`'),
    (PHOTO + "    caption:\n      vi: !x y\n      en: y\n", "text-begins-with-mark", 6, 11, 'write `vi: "!x y"`'),
    (PHOTO + "    caption: !x {vi: x, en: y}\n", "tag", 5, 14, "delete it"),
    # slips that YAML stops at
    ("title:\n  vi: Trống đồng: thế kỷ 3\n" + PHOTO, "unquoted-colon", 4, 17, 'write `vi: "Trống đồng: thế kỷ 3"`'),
    ("title:\n  vi: Trống\n    đồng: thế kỷ\n" + PHOTO, "unquoted-colon", 4, 9, '`vi: "Trống đồng: thế kỷ"`'),
    ('title:\n  en: "Hello" she said\n' + PHOTO, "quote-ends-early", 4, 13, """write `en: '"Hello" she said'`"""),
    ('title:\n  en: "a "b" c"\n' + PHOTO, "quote-ends-early", 4, 10, """write `en: 'a "b" c'`"""),
    ('title:\n  en: "Hello\n' + PHOTO, "quote-not-closed", 4, 7, 'write `en: "Hello"`'),
    ("title:\n  en: [1] Hello\n" + PHOTO, "text-begins-with-mark", 4, 7, 'write `en: "[1] Hello"`'),
    ("title:\n  en: @home now\n" + PHOTO, "text-begins-with-mark", 4, 7, 'write `en: "@home now"`'),
    ("title:\n  en: %s\n" + PHOTO, "text-begins-with-mark", 4, 7, 'write `en: "%s"`'),
    ("title:\n  en: `x` y\n" + PHOTO, "text-begins-with-mark", 4, 7, 'write `en: "`x` y"`'),
    ("title:\n  en: {x} y\n" + PHOTO, "text-begins-with-mark", 4, 7, 'write `en: "{x} y"`'),
    ("title:\n  en: *Hello* you\n" + PHOTO, "text-begins-with-mark", 4, 7, 'write `en: "*Hello* you"`'),
    ("title:\n  en: **Hello** you\n" + PHOTO, "text-begins-with-mark", 4, 7, 'write `en: "**Hello** you"`'),
    ("title:\n  en: > Hello you\n" + PHOTO, "block-mark", 4, 7, 'write `en: "Hello you"`'),
    ("title: {vi: a: b, en: c}\n" + PHOTO, "unquoted-colon", 3, 8, 'write `title: {vi: "a: b", en: "c"}`'),
    ("title: {vi: Chào، en: Hello}\n" + PHOTO, "foreign-comma", 3, 17, 'write `title: {vi: "Chào", en: "Hello"}`'),
    ("title: {vi: a, en: c\n" + PHOTO, "not-closed", 3, 8, 'write `title: {vi: "a", en: "c"}`'),
    ("title:\n\tvi: a\n\ten: b\n" + PHOTO, "tab", 4, 1, "indent with spaces, not with tabs"),
    (PHOTO + "  -file: a.jpg\n", "dash-without-space", 5, 3, "write `- file: a.jpg`"),
    ("title:\n  vi:Xin\n  en: y\n" + PHOTO, "no-space-after-colon", 4, 5, "write `vi: Xin`"),
    (PHOTO + "    caption\n      vi: x\n", "no-colon", 5, 12, "write `caption:`"),
    ("title:\n  vi: x\n   en: y\n" + PHOTO, "indentation", 5, 4, "indent this with 2 spaces"),
    (PHOTO + "    caption: {vi: x, en: y}\n    ]\n", "syntax", 6, 5, "indent"),
    (PHOTO + "---\nx: y\n", "second-document", 5, 1, "delete `---`"),
    # slips below `>-`, and what word processors type
    ("title:\n  vi: >-\n  x\n  en: y\n" + PHOTO, "text-not-indented", 5, 3, "write `    x`"),
    ("title:\n  vi:\n    x y: z\n  en: y\n" + PHOTO, "block-mark-missing", 4, 3, "write `vi: >-` and leave"),
    (PHOTO + "  – file: gallery/cat.jpg\n", "other-dash", 5, 3, "write `- file: gallery/cat.jpg`"),
    (PHOTO + "\u00a0\u00a0- file: gallery/cat.jpg\n", "other-space", 5, 1, "write `  - file: gallery/cat.jpg`"),
    (PHOTO + "    file: gallery/cat.jpg\n", "second-file", 5, 5, "write `  - file: gallery/cat.jpg`"),
    ("photos:\n  - file: c.heic\n", "cannot-be-shown", 4, 11, "save it as JPEG"),
    # limits
    ("title: " + "[" * 100 + "\n" + PHOTO, "too-deep", 3, 57, "more than 50 levels"),
    ("title: &a [*a]\n" + PHOTO, "alias-cycle", 3, 12, "write it out"),
    ("x: &a [" + "b, " * 200 + "]\ny: [" + "*a, " * 60 + "]\n" + PHOTO, "too-many-aliases", 4, 201, "10,000"),
    ("title: {" + "".join(f"k{n}: , " for n in range(1100)) + "}\n" + PHOTO, "too-many-keys", 3, 7899, "1,000 keys"),
]


@pytest.mark.parametrize(
    ("text", "kind", "line", "column", "words"), CASES, ids=[f"{c[1]}-{i}" for i, c in enumerate(CASES)]
)
def test_a_mistake_is_named_with_its_place_and_what_to_do(
    read: Read, text: str, kind: str, line: int, column: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda _: None)  # plugins that the tests have
    loaded = read(HEAD + text, "a.jpg", "b b.png", "gallery/cat.jpg", "gallery/a.jpg", "c.heic")

    found = [problem for problem in loaded.problems if problem.kind == kind]
    assert found, [str(problem) for problem in loaded.problems]
    assert Place(line, column) in [problem.place for problem in found], [str(problem) for problem in found]
    assert any(words in problem.message for problem in found), [str(problem) for problem in found]


def test_every_kind_of_message_has_a_case() -> None:
    import re
    from pathlib import Path

    import viewer.loading

    room = Path(viewer.loading.__file__).parent
    sources = "".join(path.read_text(encoding="utf-8") for path in room.glob("*.py"))
    written = set(re.findall(r'"([a-z]+(?:-[a-z0-9]+)+)"', sources))
    here = {case[1] for case in CASES} | _ELSEWHERE
    assert {kind for kind in written if kind not in _NO_KINDS} <= here


_ELSEWHERE = {  # tested in other files of this folder
    "not-utf-8", "control-character", "more-problems", "no-format", "unknown-format", "no-languages", "language-twice",
    "normalisation", "anchor", "too-many-mistakes", "too-many-patterns", "too-many-parts", "empty-file",
}  # fmt: skip
_NO_KINDS = {"utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "zh-hant", "pt-br"}


def test_a_sound_story_has_no_problems(read: Read) -> None:
    text = (
        "format: 1\nlanguages: [vi, en]   # BCP 47\ntitle: {vi: Một, en: One}\nbyline: no\ndate: 2021-10-19\n"
        'source: {name: "x", url: "https://x.org/y?z#q"}\ncredit: someone\nphotos:  # in order\n'
        '  - file: gallery/a.jpg  # the first\n    caption:\n      vi: >-\n        Colons: # signs and "quotes"\n'
        "      en: 'it''s'\n    focus: [0.4, .3]\n    seconds: 8.5\n  - file: gallery/b.jpg\n"
        "article:\n  - heading: {vi: a, en: b}\n  - text: {vi: a, en: '*b* [c](https://d)'}\n    photos: [a]\n"
        "  - photos: [a, b]\n  - {quote: {vi: a, en: b}, by: Somebody}\n"
    )
    loaded = read(text, "gallery/a.jpg", "gallery/b.jpg")
    assert [str(problem) for problem in loaded.problems] == []
    assert [photo.caption.entries for photo in loaded.story.photos] == [
        (("vi", 'Colons: # signs and "quotes"'), ("en", "it's")),
        (),
    ]
    assert loaded.story.photos[0].focus == (0.4, 0.3)
    assert loaded.story.photos[0].seconds == 8.5
    assert loaded.story.photos[1].credit.entries == (("vi", "someone"),)
    assert loaded.story.source.url == "https://x.org/y?z#q"
    assert [block.kind.value for block in loaded.story.article] == ["heading", "text", "photos", "quote"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("photos: []\n", "no-format"),
        ("format: 2\nphotos: []\n", "unknown-format"),
        ("format: 1\ntitle: {en: x, vi: y}\nphotos: []\n", "no-languages"),
        ("format: 1\nlanguages: [en, en]\nphotos: []\n", "language-twice"),
        ("format: 1\nlanguages: [vi، en]\nphotos: []\n", "foreign-comma"),
        ("", "empty-file"),
        ("# only a remark\n", "empty-file"),
    ],
)
def test_the_head_of_the_file_is_checked(read: Read, text: str, kind: str) -> None:
    assert kind in [problem.kind for problem in read(text).problems]


def test_languages_that_are_not_listed_are_those_of_the_texts_in_their_order(read: Read) -> None:
    loaded = read("format: 1\ntitle: {pt-br: x, ZH-HANT: y}\nbyline: z\nphotos: []\n")
    assert loaded.story.languages == ("pt-BR", "zh-Hant")
    assert loaded.story.byline.entries == (("pt-BR", "z"),)
    assert any("write `languages: [pt-BR, zh-Hant]`" in problem.message for problem in loaded.problems)


def test_a_problem_prints_as_compilers_write_it(read: Read, monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    from viewer.loading import load

    read("format: 1\nlanguages: [vi, en]\nphotos:\n  - file: landing.jpg\n    caption:\n      vi: x\n", "landing.jpg")
    monkeypatch.chdir(str(tmp_path))
    assert [str(problem) for problem in load(["captions.yaml"]).problems] == [
        "captions.yaml:6:7: warning: photo 'landing' has no English caption"
    ]


def test_what_can_be_shown_is_a_warning_and_what_cannot_is_an_error(read: Read) -> None:
    loaded = read(
        "format: 1\nlanguages: [vi, en]\nphotos:\n  - {file: A.jpg, caption: x}\n  - {file: no.jpg}\n", "a.jpg"
    )
    assert {problem.kind: problem.severity for problem in loaded.problems} == {
        "letter-case": Severity.WARNING,
        "missing-translation": Severity.WARNING,
        "missing-file": Severity.ERROR,
    }
