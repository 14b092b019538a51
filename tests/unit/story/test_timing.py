"""How long slides stand, and what a clock says of the show."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.settings import Settings
from viewer.story.language import Language, LanguageMap, Wording
from viewer.story.model import Block, BlockKind, Photo, Source, Story
from viewer.story.slides import Slide, SlideKind
from viewer.story.timing import PACES, Bounds, Schedule, Speeds, next_pace, reading_seconds, slide_seconds

VI, EN, ZH = Language("vi"), Language("en"), Language("zh-Hant")
SPEEDS = Speeds(Settings().reading_words, Settings().reading_characters)
BOUNDS = Bounds(shortest=6.0, card=3.5, longest=60.0, speeds=SPEEDS)
TITLE, HEADING, PHOTO, PASSAGE, CREDITS = SlideKind


def words(count: int) -> str:
    return "word, " * count


@pytest.mark.parametrize(
    ("text", "language", "seconds"),
    [
        (words(228), "en", 60),
        (words(228), "en-GB", 60),
        (words(184), "eo", 60),
        (words(184), "", 60),
        ("tiếng " * 250, "vi", 60),
        ("字，" * 255, "zh-Hans", 60),
        ("字" * 357, "ja", 60),
        ("字" * 255, "", 60),  # from a photo's file that names no language
        ("นี้" * 250, "th", 30),  # one letter with two marks
        ("字" * 255 + words(184), "ko", 120),
        ("字abc字", "zh", 2 * 60 / 255 + 60 / 184),
        ("– … , !", "en", 0),
        ("", "en", 0),
    ],
)
def test_reading_takes_its_languages_time(text: str, language: str, seconds: float) -> None:
    assert reading_seconds(text, Language(language), SPEEDS) == pytest.approx(seconds)


@given(st.text(), st.text(), st.sampled_from(["en", "vi", "zh", "th", "", "ar"]))
def test_two_texts_take_as_long_as_both(one: str, other: str, tag: str) -> None:
    language = Language(tag)
    both = reading_seconds(f"{one}\n{other}", language, SPEEDS)
    assert both == pytest.approx(reading_seconds(one, language, SPEEDS) + reading_seconds(other, language, SPEEDS))
    assert both >= 0


def story(**photo: Any) -> Story:
    passage = Block(BlockKind.PARAGRAPH, LanguageMap(((EN, words(100)),)), photos=("a", "b"))
    heading = Block(BlockKind.HEADING, LanguageMap(((EN, words(38)),)))
    return Story(
        languages=(VI, EN),
        title=LanguageMap(((EN, words(2)),)),
        byline=LanguageMap(((EN, words(30)),)),
        source=Source(LanguageMap(((EN, words(8)),))),
        photos=(Photo("a", "a.jpg", **photo), Photo("b", "b.jpg")),
        article=(passage, heading),
    )


def seconds(slide: Slide, told: Story, *languages: Language, reading: bool = False) -> float:
    return slide_seconds(slide, told, languages or (VI, EN), BOUNDS, reading=reading)


def test_a_photo_stands_until_the_slower_of_its_languages_is_read() -> None:
    caption = LanguageMap(((VI, "tiếng " * 125), (EN, words(38))))
    told = story(caption=caption)
    assert seconds(Slide(PHOTO, 0, 0), told) == pytest.approx(2.5 + 30)
    assert seconds(Slide(PHOTO, 0, 0), told, EN) == pytest.approx(2.5 + 10)


def test_it_stands_neither_too_short_nor_too_long() -> None:
    assert seconds(Slide(PHOTO, 0), story()) == 6
    assert seconds(Slide(PHOTO, 0), story(caption=LanguageMap(((EN, words(1_000)),)))) == 60
    assert seconds(Slide(PHOTO, 0), story(seconds=0.4)) == 0.4
    assert seconds(Slide(PHOTO, 0), story(seconds=300.0)) == 300


def test_a_photos_own_time_is_not_that_of_a_slide_it_stands_behind() -> None:
    assert seconds(Slide(HEADING, 0, 1), story(seconds=300.0)) == pytest.approx(10)


def test_title_and_heading_need_no_look_at_a_photo() -> None:
    assert seconds(Slide(TITLE, 0), story()) == pytest.approx(32 / 228 * 60)
    assert seconds(Slide(HEADING, 0, 1), story()) == pytest.approx(10)
    alone = Story(languages=(EN,), title=LanguageMap(((EN, "Short"),)), photos=(Photo("a", "a.jpg"),))
    assert seconds(Slide(TITLE, 0), alone) == 3.5


def test_a_passage_is_read_beside_its_first_photo_in_a_reading_show() -> None:
    read = 100 / 228 * 60
    assert seconds(Slide(PHOTO, 0, 0), story()) == 6
    assert seconds(Slide(PHOTO, 0, 0), story(), reading=True) == pytest.approx(2.5 + read)
    assert seconds(Slide(PHOTO, 1, 0), story(), reading=True) == 6
    assert seconds(Slide(PASSAGE, 0, 0), story(), reading=True) == pytest.approx(read)


def test_credits_count_each_name_once() -> None:
    credit = LanguageMap(((EN, words(38)),))
    told = story(credit=credit)
    again = Story(languages=told.languages, source=told.source, byline=told.byline, photos=(told.photos[0],) * 5)
    assert seconds(Slide(CREDITS, 0), again) == pytest.approx((30 + 8 + 38) / 228 * 60)


def test_captions_from_inside_a_file_are_read_as_well() -> None:
    told = Story(photos=(Photo("a", "a.jpg"),))
    found = (Wording(words(228), EN),)
    assert slide_seconds(Slide(PHOTO, 0), told, (), BOUNDS, reading=False, found=found) == 60
    assert slide_seconds(Slide(PHOTO, 0), told, (), BOUNDS, reading=False) == 6


def test_paces_go_from_half_to_three_times_and_stop_there() -> None:
    assert (PACES[0], PACES[-1]) == (0.5, 3.0)
    for before, after in pairwise(PACES):
        assert next_pace(before, 1) == after
        assert next_pace(after, -1) == before
    assert next_pace(0.5, -1) == 0.5
    assert next_pace(3.0, 1) == 3.0


@given(st.lists(st.floats(0.1, 100), min_size=1, max_size=50), st.data())
def test_what_is_shown_and_what_is_left_are_all(times: list[float], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(times) - 1))
    left = data.draw(st.floats(0, 1))
    pace = data.draw(st.sampled_from(PACES))
    clock = Schedule(times).clock(place, left, pace)
    assert clock.total == pytest.approx(sum(times) / pace)
    assert clock.elapsed + clock.left == pytest.approx(clock.total)
    assert clock.left == pytest.approx((sum(times[place + 1 :]) + times[place] * left) / pace, abs=1e-6)
