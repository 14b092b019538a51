"""The slips of authors who follow README's advice nearly: one message says what to write, and all is read as meant."""

import pytest

from tests.unit.loading.conftest import Read
from viewer import extras
from viewer.loading import Loaded
from viewer.story.problem import Severity

HEAD = "format: 1\nlanguages: [vi, en]\n"  # two lines; what a case adds begins in line 3
FILES = ("gallery/boats.jpg", "gallery/noodles.jpg")
BOATS = "photos:\n  - file: gallery/boats.jpg\n"
CAPTION = BOATS + "    caption:\n      vi: >-\n        Thuyền: sáng sớm\n"
NOODLES = "  - file: gallery/noodles.jpg\n"


def said(loaded: Loaded) -> list[str]:
    return [
        f"{problem.place.line}:{problem.place.column}: {problem.severity.value}: {problem.message}"
        for problem in loaded.problems
    ]


def captions(loaded: Loaded) -> list[dict[str, str]]:
    return [dict(photo.caption.entries) for photo in loaded.story.photos]


def files(loaded: Loaded) -> list[str]:
    return [photo.file for photo in loaded.story.photos]


# -- texts below `>-` -------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", [">-", "|-", ">", "|", ">-  # remark"])
@pytest.mark.parametrize("indent", [6, 4, 2, 0])
@pytest.mark.parametrize(
    "typed", ["Boats with fruit: early", "Boats: early", "Boats", '"Boats" early', "*Boats* & fruit"]
)
def test_a_text_that_is_not_indented_below_its_mark_is_named_and_shown(
    read: Read, mark: str, indent: int, typed: str
) -> None:
    loaded = read(f"{HEAD}{CAPTION}      en: {mark}\n{' ' * indent}{typed}\n{NOODLES}", *FILES)
    assert said(loaded) == [
        f"9:{indent + 1}: error: this text belongs to `en:` above; indent it further: write `        {typed}`"
    ]
    assert captions(loaded) == [{"vi": "Thuyền: sáng sớm", "en": typed}, {}]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("      Boats with fruit:\n      early morning\n", "Boats with fruit: early morning"),
        ("      Boats with fruit\n      early: morning\n", "Boats with fruit early: morning"),
        ("      Boats\n\n      early\n", "Boats\nearly"),
        ("      Boats\n        early\n      # 5\n      late\n", "Boats early # 5 late"),
        ("      - Boats\n      - early\n", "- Boats - early"),
    ],
)
def test_a_text_of_many_lines_is_one_mistake(read: Read, typed: str, shown: str) -> None:
    loaded = read(f"{HEAD}{CAPTION}      en: >-\n{typed}    seconds: 3\n{NOODLES}", *FILES)
    assert [problem.kind for problem in loaded.problems] == ["text-not-indented"]
    assert captions(loaded)[0]["en"] == shown
    assert loaded.story.photos[0].seconds == 3
    assert len(loaded.story.photos) == 2


@pytest.mark.parametrize("typed", ["of fruit, early", "of fruit: early"])
def test_the_end_of_a_text_that_stands_too_far_left_belongs_to_it(read: Read, typed: str) -> None:
    loaded = read(f"{HEAD}{CAPTION}      en: >-\n        Boats\n      {typed}\n{NOODLES}", *FILES)
    assert said(loaded) == [
        f"10:7: error: this text belongs to `en:` above; indent it further: write `        {typed}`"
    ]
    assert captions(loaded) == [{"vi": "Thuyền: sáng sớm", "en": f"Boats {typed}"}, {}]


@pytest.mark.parametrize(
    ("below", "kinds"),
    [
        ("    seconds: 3\n", ["no-value"]),
        ("    # remark\n", ["no-value"]),
        ("    capton: x\n", ["no-value", "unknown-key"]),
        ("      fr: x\n", ["no-value", "unlisted-language"]),
        ("      german: x\n", ["no-value", "unknown-language", "unlisted-language"]),
        ("  - file: gallery/noodles.jpg\n", ["no-value"]),
        ("  - gallery/noodles.jpg\n", ["no-value", "wrong-type"]),
        ("\n", ["no-value"]),
        ("        x\n    capton: x\n", ["unknown-key"]),
    ],
)
def test_what_is_no_text_is_not_taken_for_one(read: Read, below: str, kinds: list[str]) -> None:
    loaded = read(f"{HEAD}{CAPTION}      en: >-\n{below}", *FILES)
    found = [problem.kind for problem in loaded.problems]
    assert [kind for kind in found if kind not in ("unlisted-file", "missing-translation")] == kinds


def test_a_title_and_a_paragraph_can_stand_too_far_left_too(read: Read) -> None:
    text = "title: >-\nThe market: a day\n" + BOATS + NOODLES + "article:\n  - text: >-\n    Dawn: cold\n    and wet\n"
    loaded = read("format: 1\nlanguages: [en]\n" + text, *FILES)
    assert said(loaded) == [
        "4:1: error: this text belongs to `title:` above; indent it further: write `  The market: a day`",
        "10:5: error: this text belongs to `text:` above; indent it further: write `      Dawn: cold`",
    ]
    assert loaded.story.title.entries == (("en", "The market: a day"),)
    assert loaded.story.article[0].text.entries == (("en", "Dawn: cold and wet"),)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("        Boats with fruit: early\n", "Boats with fruit: early"),
        ("        Boats: early\n        and late\n", "Boats: early and late"),
        ("        Boats with fruit\n        early: morning\n", "Boats with fruit early: morning"),
        ("        Boats: early # 5\n\n        late: x\n", "Boats: early # 5\nlate: x"),
    ],
)
def test_a_forgotten_block_mark_is_named_and_the_text_shown(read: Read, typed: str, shown: str) -> None:
    loaded = read(f"{HEAD}{CAPTION}      en:\n{typed}    seconds: 3\n{NOODLES}", *FILES)
    assert said(loaded) == [
        "8:7: error: `>-` is missing: write `en: >-` and leave the text on the next line",
    ]
    assert captions(loaded)[0]["en"] == shown
    assert loaded.story.photos[0].seconds == 3


def test_a_forgotten_block_mark_without_a_language(read: Read) -> None:
    loaded = read(
        "format: 1\nlanguages: [en]\n" + BOATS + "    caption:\n      Boats with fruit: x\n" + NOODLES, *FILES
    )
    assert said(loaded) == ["5:5: error: `>-` is missing: write `caption: >-` and leave the text on the next line"]
    assert captions(loaded)[0] == {"en": "Boats with fruit: x"}


def test_a_text_on_its_own_line_without_a_colon_needs_no_mark(read: Read) -> None:
    loaded = read(f"{HEAD}{CAPTION}      en:\n        Boats\n        early\n{NOODLES}", *FILES)
    assert said(loaded) == []
    assert captions(loaded)[0]["en"] == "Boats early"


# -- dashes, spaces and colons -----------------------------------------------------------------------


def test_a_forgotten_dash_is_another_photo(read: Read) -> None:
    text = BOATS + "    caption: {vi: a, en: b}\n    file: gallery/noodles.jpg\n    caption: {vi: c, en: d}\n"
    loaded = read(HEAD + text, *FILES)
    assert said(loaded) == [
        (
            "6:5: error: a second `file`: if this is another photo, begin it with a dash: "
            "write `  - file: gallery/noodles.jpg`"
        )
    ]
    assert files(loaded) == list(FILES)
    assert captions(loaded) == [{"vi": "a", "en": "b"}, {"vi": "c", "en": "d"}]


def test_a_file_below_the_dash_of_another_photo_is_another_photo(read: Read) -> None:
    loaded = read(HEAD + BOATS + "  file: gallery/noodles.jpg\n    seconds: 3\n", *FILES)
    assert said(loaded) == [
        "5:3: error: if this is another photo, begin it with a dash: write `  - file: gallery/noodles.jpg`"
    ]
    assert files(loaded) == list(FILES)
    assert loaded.story.photos[1].seconds == 3


def test_the_same_file_twice_in_one_photo_is_one_photo(read: Read) -> None:
    loaded = read(HEAD + BOATS + "    file: gallery/boats.jpg\n    seconds: 3\n" + NOODLES, *FILES)
    assert [problem.kind for problem in loaded.problems] == ["duplicate-key"]
    assert files(loaded) == list(FILES)
    assert loaded.story.photos[0].seconds == 3


def test_other_keys_that_come_twice_are_no_other_photo(read: Read) -> None:
    loaded = read(HEAD + BOATS + "    seconds: 3\n    seconds: 4\n" + NOODLES, *FILES)
    assert [problem.kind for problem in loaded.problems] == ["duplicate-key"]


def test_a_photo_without_a_space_after_the_colon(read: Read) -> None:
    loaded = read(HEAD + BOATS + "  - file:gallery/noodles.jpg\n", *FILES)
    assert said(loaded) == ["5:9: error: a space belongs after the colon: write `- file: gallery/noodles.jpg`"]
    assert files(loaded) == list(FILES)


@pytest.mark.parametrize(
    ("space", "name"), [("\u00a0", "no-break spaces"), ("\u2003", "wide spaces"), ("\u202f", "no-break spaces")]
)
def test_other_spaces_in_the_indentation_are_named_once_and_read_as_spaces(read: Read, space: str, name: str) -> None:
    text = CAPTION + "      en: >-\n        Boats\n" + NOODLES
    typed = "\n".join(line.replace("  ", space * 2) for line in text.split("\n"))
    loaded = read(HEAD + typed, *FILES)
    assert said(loaded) == [
        (
            f"4:1: error: indent with ordinary spaces; this line and the 6 below it begin with {name}: "
            "write `  - file: gallery/boats.jpg`"
        )
    ]
    assert captions(loaded) == [{"vi": "Thuyền: sáng sớm", "en": "Boats"}, {}]


def test_an_ideographic_space_is_as_wide_as_two(read: Read) -> None:
    loaded = read(HEAD + BOATS + "\u3000\u3000seconds: 3\n" + NOODLES, *FILES)
    assert said(loaded) == [
        "5:1: error: indent with ordinary spaces; this line begins with wide spaces: write `    seconds: 3`"
    ]
    assert loaded.story.photos[0].seconds == 3


def test_a_no_break_space_in_a_text_is_text(read: Read) -> None:
    text = "    caption:\n      vi: >-\n        x\n        \u00a0\u00a0– file: y\n      en: 'a\u00a0: b'\n"
    loaded = read(HEAD + BOATS + text + NOODLES, *FILES)
    assert said(loaded) == []
    assert captions(loaded)[0] == {"vi": "x \u00a0\u00a0– file: y", "en": "a\u00a0: b"}


@pytest.mark.parametrize(
    ("mark", "name"),
    [("–", "an en dash"), ("—", "an em dash"), ("•", "a bullet"), ("*", "an asterisk"), ("−", "a minus sign")],
)
def test_another_mark_for_the_dash_is_named_and_read_as_a_dash(read: Read, mark: str, name: str) -> None:
    for first, second in [("-", mark), (mark, mark), (mark, "-")]:
        text = (BOATS + "    seconds: 3\n").replace("- ", first + " ") + NOODLES.replace("- ", second + " ")
        loaded = read(HEAD + text, *FILES)
        line, also = (5, "") if first == "-" else (3, ", here and in 1 more line" if second == mark else "")
        corrected = NOODLES if first == "-" else BOATS.split("\n", 1)[1]
        assert said(loaded) == [
            (
                f"{line + 1}:3: error: an item of a list begins with the plain dash `-` of the keyboard, "
                f"not with {name} `{mark}`{also}: write `{corrected.strip()}`"
            )
        ]
        assert files(loaded) == list(FILES)
        assert loaded.story.photos[0].seconds == 3


def test_a_dash_in_the_article_and_no_dash_in_a_text(read: Read) -> None:
    text = BOATS + NOODLES + "article:\n  – text:\n      vi: >-\n        – text: a\n      en: >-\n        * file: b\n"
    loaded = read(HEAD + text, *FILES)
    assert [problem.kind for problem in loaded.problems] == ["other-dash"]
    assert loaded.story.article[0].text.entries == (("vi", "– text: a"), ("en", "* file: b"))


# -- names of files and of keys ----------------------------------------------------------------------

ARTICLE = "article:\n  - text: {vi: x, en: y}\n    photos: [boats]\n"


def test_a_wrong_file_name_is_one_mistake(read: Read) -> None:
    loaded = read(HEAD + "photos:\n  - file: gallery/boat.jpg\n" + NOODLES + ARTICLE, *FILES)
    assert said(loaded) == [
        "4:11: error: there is no file `gallery/boat.jpg`; did you mean `gallery/boats.jpg`?",
    ]
    assert loaded.story.passage_of(0) == 0


def test_a_file_that_is_listed_is_not_offered_for_another(read: Read) -> None:
    loaded = read(HEAD + BOATS + "  - file: gallery/boat.jpg\n" + NOODLES, *FILES)
    assert [problem.kind for problem in loaded.problems] == ["missing-file"]
    assert "did you mean" not in loaded.problems[0].message


def test_a_missing_file_does_not_keep_its_likeness_from_a_pattern(read: Read) -> None:
    loaded = read(HEAD + "photos:\n  - file: gallery/boat.jpg\n  - file: gallery/*.jpg\n", *FILES)
    assert files(loaded) == ["gallery/boat.jpg", *FILES]


def test_a_backslash_is_one_mistake(read: Read) -> None:
    loaded = read(HEAD + "photos:\n  - file: gallery\\boats.jpg\n" + NOODLES + ARTICLE, *FILES)
    assert [problem.kind for problem in loaded.problems] == ["backslash"]
    assert files(loaded) == list(FILES)
    assert loaded.story.passage_of(0) == 0


def test_a_misspelt_key_is_one_mistake_and_read_as_meant(read: Read) -> None:
    text = (
        (BOATS + NOODLES + ARTICLE).replace("photos:\n", "photo:\n").replace("- file: gallery/n", "- fiel: gallery/n")
    )
    loaded = read("format: 1\n" + text, *FILES)
    assert [problem.kind for problem in loaded.problems] == ["no-languages", "unknown-key", "unknown-key"]
    assert files(loaded) == list(FILES)
    assert loaded.story.passage_of(0) == 0


def test_a_misspelt_key_does_not_displace_the_right_one(read: Read) -> None:
    loaded = read(HEAD + "titel: {vi: x, en: y}\ntitle: {vi: a, en: b}\n" + BOATS + NOODLES, *FILES)
    assert [problem.kind for problem in loaded.problems] == ["unknown-key"]
    assert loaded.story.title.entries == (("vi", "a"), ("en", "b"))


def test_files_that_nobody_lists_are_one_message_for_each_folder(read: Read) -> None:
    more = [f"gallery/{number}.jpg" for number in range(1, 13)]
    loaded = read(HEAD + BOATS + "  - file: x/y.jpg\n", "gallery/boats.jpg", "x/y.jpg", "x/z z.jpg", "w/no.jpg", *more)
    assert said(loaded) == [
        (
            "3:1: warning: 12 photos in `gallery/` are not listed: `1.jpg`, `2.jpg`, `3.jpg` and 9 more; "
            "list all of them at once with `- file: gallery/*`"
        ),
        "3:1: warning: the photo `x/z z.jpg` lies there, but nobody lists it: write `- file: x/z z.jpg`",
    ]
    assert {problem.kind for problem in loaded.problems} == {"unlisted-file"}
    loaded = read(HEAD + BOATS + "  - file: gallery/*\n  - file: x/y.jpg\n  - file: x/*\n")
    assert said(loaded) == []
    assert len(loaded.story.photos) == 15


def test_files_beside_the_story_that_nobody_lists(read: Read) -> None:
    loaded = read(HEAD + "photos:\n  - file: a.jpg\n", "a.jpg", "b.jpg", "c.jpg")
    assert said(loaded) == [
        (
            "3:1: warning: 2 photos beside this file are not listed: `b.jpg` and `c.jpg`; "
            'list all of them at once with `- file: "*"`'
        )
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.HEIC", "phones' HEIC photos cannot be shown without pi-heif; install it, or save it as JPEG"),
        ("a.jxl", "JPEG XL pictures cannot be shown without pillow-jxl-plugin; install it, or save it as JPEG"),
        ("a.svg", "drawings and documents cannot be shown; save it as PNG"),
        ("a.psd", "a painting program's own files cannot be shown; save it as JPEG"),
        ("a.cr3", "the raw files of cameras cannot be shown; save it as JPEG"),
        ("a.MOV", "films cannot be shown; save one picture of it as JPEG"),
    ],
)
def test_a_file_of_a_kind_that_is_never_shown(
    read: Read, name: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda _: None)
    loaded = read(f"{HEAD}photos:\n  - file: {name}\n", name)
    assert said(loaded) == [f"4:11: warning: {words}"]
    assert loaded.problems[0].kind == "cannot-be-shown"
    assert loaded.problems[0].severity is Severity.WARNING
    assert files(loaded) == [name]


def test_a_missing_file_of_such_a_kind_may_lie_there_as_a_jpeg(read: Read) -> None:
    loaded = read(HEAD + BOATS + "  - file: gallery/Noodles.heic\n", *FILES, "gallery/Noodles.txt")
    assert said(loaded) == [
        "5:11: error: there is no file `gallery/Noodles.heic`; did you mean `gallery/noodles.jpg`?",
    ]


@pytest.mark.parametrize(
    "text", ["just words\n", "[a, b]\n", "photos:\n  - x: y\n    z\n  - [a]\n  - b\n", "photos: x\n"]
)
def test_no_message_speaks_of_maps(read: Read, text: str) -> None:
    loaded = read(text + "title: [{a: b}]\narticle: {x: y}\n")
    loaded_alone = read(text)
    messages = [problem.message for problem in (*loaded.problems, *loaded_alone.problems)]
    assert messages
    assert not [message for message in messages if " map" in message or "mapping" in message], messages


@pytest.mark.parametrize("name", ["a.HEIC", "a.jxl"])
def test_nothing_is_wrong_with_one_whose_plugin_is_there(read: Read, name: str) -> None:
    """As in the tests it is."""
    assert said(read(f"{HEAD}photos:\n  - file: {name}\n", name)) == []
    assert files(read(f'{HEAD}photos:\n  - file: "*"\n', name)) == [name]
