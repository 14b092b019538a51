"""Missing translations: counted by language, and no otherwise than the loader warns of them."""

from collections import Counter
from pathlib import Path

import pytest

from viewer.loading import load
from viewer.story.language import Language, LanguageMap
from viewer.story.missing import missing_translations
from viewer.story.model import Block, BlockKind, Photo, Story

VI, EN, FR = Language("vi"), Language("en"), Language("fr")


def text(*languages: Language) -> LanguageMap:
    return LanguageMap(tuple((language, f"in {language}") for language in languages))


def test_every_text_that_lacks_a_language_counts_for_it() -> None:
    story = Story(
        languages=(VI, EN, FR),
        title=text(VI),
        photos=(
            Photo("a", "a.jpg", caption=text(VI, EN), alt=text(EN)),
            Photo("b", "b.jpg", caption=text(VI, EN, FR), notes=text(FR)),
        ),
        article=(Block(BlockKind.PARAGRAPH, text(VI)), Block(BlockKind.PHOTOS, photos=("a",))),
    )
    assert missing_translations(story) == {VI: 2, EN: 3, FR: 4}


def test_what_is_said_in_no_language_is_missing_in_none() -> None:
    assert missing_translations(Story((VI, EN), photos=(Photo("a", "a.jpg"),))) == {VI: 0, EN: 0}
    assert missing_translations(Story()) == {}


@pytest.mark.parametrize("field", ["byline", "credit", "by"])
def test_names_need_no_translation(field: str) -> None:
    name = text(VI)
    credit, by = (name if field == kind else LanguageMap() for kind in ("credit", "by"))
    story = Story(
        (VI, EN),
        byline=name if field == "byline" else LanguageMap(),
        photos=(Photo("a", "a.jpg", credit=credit),),
        article=(Block(BlockKind.QUOTE, text(VI, EN), by),),
    )
    assert missing_translations(story) == {VI: 0, EN: 0}


def test_notes_in_the_first_language_alone_need_no_translation() -> None:
    def story(notes: LanguageMap) -> Story:
        return Story((VI, EN), photos=(Photo("a", "a.jpg", notes=notes),))

    assert missing_translations(story(text(VI))) == {VI: 0, EN: 0}
    assert missing_translations(story(text(EN))) == {VI: 1, EN: 0}


STORY = """\
format: 1
languages: [vi, en, fr]
title: {vi: x}
byline: Somebody
photos:
  - file: a.jpg
    caption: plain
    alt: {en: x, fr: y}
    notes: a plain remark
  - file: "b*.jpg"
    caption: {vi: shared by both}
  - file: c.jpg
    notes: {en: x}
article:
  - heading: {vi: x, en: y, fr: z}
  - text: {en: x}
  - quote: plain
    by: Somebody
  - photos: [a]
"""


def test_the_count_is_that_of_the_loaders_warnings(tmp_path: Path) -> None:
    for name in ("a.jpg", "b1.jpg", "b2.jpg", "c.jpg"):
        (tmp_path / name).touch()
    path = tmp_path / "captions.yaml"
    path.write_text(STORY, encoding="utf-8")
    loaded = load([str(path)])
    names = {"Vietnamese": VI, "English": EN, "French": FR}
    warned = Counter(
        language
        for problem in loaded.problems
        if problem.kind == "missing-translation"
        for name, language in names.items()
        if f" no {name} " in problem.message
    )
    assert missing_translations(loaded.story) == dict(warned) != {}


def test_the_sample_story_lacks_none(sample_story: Path) -> None:
    assert missing_translations(load([str(sample_story)]).story) == {VI: 0, EN: 0}
