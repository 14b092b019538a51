"""After a syntax mistake the rest of the story is read, and every place is still the right one."""

import pytest

from tests.unit.loading.conftest import Read
from viewer.loading import recovery
from viewer.loading.report import MOST_PROBLEMS

HEAD = "format: 1\nlanguages: [vi, en]\nphotos:\n"


def photo(name: str) -> str:
    return f"  - file: {name}.jpg\n    caption: {{vi: {name}1, en: {name}2}}\n"


@pytest.mark.parametrize(
    "broken",
    [
        '  - file: "b.jpg\n    caption: {vi: x\n',
        "  - file: b.jpg\n      ]]] ?\n     x\n",
        "  - file: b.jpg\n    caption: [[[[\n",
        "  - }\n",
        "  - file: b.jpg\n    caption: %\n  what is this\n",
        "  - file: b.jpg\n    caption: |x\n      y\n",
        "  - {file: b.jpg, caption: 'x}\n",
        "  - file: b.jpg\n    ? x\n  : y\n",
        "  - " + "[" * 60 + "\n",
    ],
)
def test_photos_and_parts_after_a_broken_item_are_shown(read: Read, broken: str) -> None:
    text = HEAD + photo("a") + broken + photo("c") + photo("d") + "article:\n  - photos: [c]\n    by: nobody\n"
    loaded = read(text, "a.jpg", "c.jpg", "d.jpg")
    ids = [shown.id for shown in loaded.story.photos]
    assert [name for name in ids if name != "b"] == ["a", "c", "d"]
    assert loaded.story.photos[-1].caption.entries == (("vi", "d1"), ("en", "d2"))
    assert len(loaded.story.article) == 1
    lines = text.split("\n")
    first, last = lines.index("  - file: c.jpg"), lines.index("    by: nobody") + 1
    by = [problem for problem in loaded.problems if problem.kind == "by-without-quote"]
    assert [problem.place.line for problem in by] == [last]
    errors = [problem for problem in loaded.problems if problem.severity.value == "error"]
    assert errors
    assert all(6 <= problem.place.line <= first + 1 for problem in errors), [str(problem) for problem in errors]


def test_a_broken_head_does_not_take_the_photos_along(read: Read) -> None:
    loaded = read('title: "x" y "z\n' + HEAD + photo("a"), "a.jpg")
    assert [shown.id for shown in loaded.story.photos] == ["a"]


def test_nothing_is_read_twice(read: Read) -> None:
    """What stood before the mistake is kept once, in either kind of list and in the head."""
    text = "format: 1\nlanguages: [vi, en]\ntitle: {vi: a, en: b}\nphotos:\n" + photo("a") + "  - file: b: c\n"
    loaded = read(text + photo("c"), "a.jpg", "c.jpg")
    assert [shown.id for shown in loaded.story.photos] == ["a", "c"]
    assert "duplicate-key" not in [problem.kind for problem in loaded.problems]
    assert "duplicate-id" not in [problem.kind for problem in loaded.problems]


def test_the_corrected_text_is_shown(read: Read) -> None:
    text = HEAD + (
        "  - file: a.jpg\n    caption:\n      vi: Trống đồng: thế kỷ 3\n      en: *Hello* you\n"
        '    alt:\n      vi: "Xin" chào\n      en: [1] of 2\n    credit: @me\n'
    )
    shown = read(text, "a.jpg").story.photos[0]
    assert shown.caption.entries == (("vi", "Trống đồng: thế kỷ 3"), ("en", "*Hello* you"))
    assert shown.alt.entries == (("vi", '"Xin" chào'), ("en", "[1] of 2"))
    assert shown.credit.entries == (("vi", "@me"),)


def test_an_item_moved_by_a_space_is_moved_back_with_all_its_lines(read: Read) -> None:
    moved = "".join(f" {line}\n" for line in photo("b").splitlines())
    loaded = read(HEAD + photo("a") + moved + photo("c"), "a.jpg", "b.jpg", "c.jpg")
    assert [shown.caption.entries[1][1] for shown in loaded.story.photos] == ["a2", "b2", "c2"]


def test_a_bare_list_is_the_photos(read: Read) -> None:
    loaded = read("- file: a.jpg\n- file: b: c\n- file: d.jpg\n", "a.jpg", "d.jpg")
    assert [shown.id for shown in loaded.story.photos] == ["a", "d"]
    assert any("write `photos:` in the line above" in problem.message for problem in loaded.problems)


def test_an_anchor_from_before_a_mistake_is_still_known_after_it(read: Read) -> None:
    text = HEAD + "  - file: a.jpg\n    credit: &c {vi: x, en: y}\n  - file: b: c\n  - file: d.jpg\n    credit: *c\n"
    loaded = read(text, "a.jpg", "d.jpg")
    assert loaded.story.photos[-1].credit.entries == (("vi", "x"), ("en", "y"))
    assert [problem.kind for problem in loaded.problems] == ["outside-folder", "unquoted-colon"]


TWELVE = """\
format: 1
languages: [vi, en]
title:
  vi: Trống đồng: thế kỷ 3
  en: Drum
titel: x
date: yesterday
photos:
  - file: a.jpg
    caption:
      vi: *Xin chào* bạn
      en: Number # 5
  - file: no.jpg
    alt: {en: Hello, world, vi: x}
  - file: b.jpg
    caption:
      en: "Hello" she said
    seconds: soon
  -file: c.jpg
    caption: {vi: x}
  - file: ../d.jpg
article:
  - text: {vi: a, en: b}
    photos: [zzz]
"""


def test_twelve_mistakes_are_reported_in_one_go(read: Read) -> None:
    loaded = read(TWELVE, "a.jpg", "b.jpg", "c.jpg")
    found = [(problem.place.line, problem.kind) for problem in loaded.problems]
    assert found == sorted(found, key=lambda entry: entry[0])
    assert {
        (4, "unquoted-colon"),
        (6, "unknown-key"),
        (7, "date"),
        (11, "text-begins-with-mark"),
        (12, "cut-by-comment"),
        (13, "missing-file"),
        (17, "quote-ends-early"),
        (17, "missing-translation"),
        (18, "seconds"),
        (19, "dash-without-space"),
        (20, "missing-translation"),
        (21, "outside-folder"),
        (24, "unknown-photo"),
    } <= set(found)
    assert [shown.id for shown in loaded.story.photos] == ["a", "no", "b", "c"]


def test_mistakes_without_end_are_cut_off_with_a_word_about_it(read: Read) -> None:
    loaded = read(HEAD + "  - file: a: b\n" * 2_000)
    assert loaded.problems[-1].kind == "too-many-mistakes"
    assert len(loaded.problems) <= 3 * recovery.MOST_RECOVERIES


def test_problems_without_end_are_counted_only(read: Read) -> None:
    loaded = read(HEAD + "".join(f"  - file: none{number}.jpg\n" for number in range(3_000)))
    assert len(loaded.problems) == MOST_PROBLEMS + 1
    assert loaded.problems[-1].kind == "more-problems"
    assert "there are 2,000 more problems" in loaded.problems[-1].message


def test_a_broken_line_in_the_head_is_not_kept_beside_its_correction(read: Read) -> None:
    loaded = read('format: 1\nlanguages: [vi]\ntitle: "Hello" she said\nphotos:\n  - file: a.jpg\n', "a.jpg")
    assert [problem.kind for problem in loaded.problems] == ["quote-ends-early"]
    assert loaded.story.title.entries == (("vi", '"Hello" she said'),)
