"""The slides of a show, in their order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.story.language import Language, LanguageMap
from viewer.story.model import Block, BlockKind, Photo, Source, Story
from viewer.story.slides import Slide, SlideKind, slide_of_photo, slides_of

TITLE, HEADING, PHOTO, PASSAGE, CREDITS = SlideKind


def text(words: str) -> LanguageMap:
    return LanguageMap(((Language("en"), words),))


def photos(count: int) -> tuple[Photo, ...]:
    return tuple(Photo(f"p{number}", f"p{number}.jpg") for number in range(count))


def heading(words: str = "A heading") -> Block:
    return Block(BlockKind.HEADING, text(words))


def paragraph(*about: int) -> Block:
    return Block(BlockKind.PARAGRAPH, text("A paragraph"), photos=tuple(f"p{photo}" for photo in about))


ARTICLE = (heading(), paragraph(0), paragraph(), heading(), heading(), paragraph(1, 2), paragraph(), heading())
STORY = Story(title=text("A story"), photos=photos(3), article=ARTICLE, source=Source(text("A paper")))


def test_photos_alone_are_photos_alone() -> None:
    assert slides_of(Story(photos=photos(2)), headings=True, reading=True) == (Slide(PHOTO, 0), Slide(PHOTO, 1))


def test_title_first_headings_before_their_photos_credits_last() -> None:
    assert slides_of(STORY, headings=True, reading=False) == (
        Slide(TITLE, 0),
        Slide(HEADING, 0, 0),
        Slide(PHOTO, 0, 1),
        Slide(HEADING, 0, 3),
        Slide(HEADING, 0, 4),
        Slide(PHOTO, 1, 5),
        Slide(PHOTO, 2, 5),
        Slide(CREDITS, 2),
    )


def test_headings_can_be_left_out() -> None:
    kinds = [slide.kind for slide in slides_of(STORY, headings=False, reading=False)]
    assert kinds == [TITLE, PHOTO, PHOTO, PHOTO, CREDITS]


def test_who_reads_misses_no_passage() -> None:
    assert slides_of(STORY, headings=True, reading=True) == (
        Slide(TITLE, 0),
        Slide(HEADING, 0, 0),
        Slide(PHOTO, 0, 1),
        Slide(PASSAGE, 0, 2),
        Slide(HEADING, 0, 3),
        Slide(HEADING, 0, 4),
        Slide(PHOTO, 1, 5),
        Slide(PHOTO, 2, 5),
        Slide(PASSAGE, 2, 6),
        Slide(HEADING, 2, 7),
        Slide(CREDITS, 2),
    )


def test_a_passage_before_the_first_photo_stands_over_that_one() -> None:
    story = Story(photos=photos(1), article=(paragraph(), paragraph(0)))
    assert slides_of(story, headings=True, reading=True) == (Slide(PASSAGE, 0, 0), Slide(PHOTO, 0, 1))


def test_a_photo_of_an_earlier_passage_brings_nothing_back() -> None:
    story = Story(photos=photos(2), article=(heading(), paragraph(1), heading(), paragraph(0)))
    assert [slide.kind for slide in slides_of(story, headings=True, reading=False)] == [HEADING, HEADING, PHOTO, PHOTO]


def test_a_story_that_goes_on_does_not_end() -> None:
    story = Story(title=STORY.title, photos=STORY.photos, article=ARTICLE, source=STORY.source, goes_on=True)
    assert slides_of(story, headings=True, reading=True)[-1] == Slide(PHOTO, 2, 5)


@pytest.mark.parametrize(
    "story",
    [
        Story(photos=photos(1), byline=text("A name")),
        Story(photos=(Photo("a", "a.jpg", credit=text("Somebody")),)),
        Story(photos=photos(1), source=Source(url="https://example.org")),
    ],
)
def test_whoever_is_named_stands_at_the_end(story: Story) -> None:
    assert slides_of(story, headings=True, reading=False)[-1].kind is CREDITS


def test_a_photo_is_found_among_the_slides() -> None:
    slides = slides_of(STORY, headings=True, reading=True)
    assert [slides[slide_of_photo(slides, photo)].photo for photo in range(3)] == [0, 1, 2]
    with pytest.raises(ValueError, match="no slide shows photo 3"):
        slide_of_photo(slides, 3)


BLOCKS = st.one_of(st.builds(heading), st.lists(st.integers(0, 5), max_size=3).map(lambda about: paragraph(*about)))


@given(st.integers(1, 5), st.lists(BLOCKS, max_size=12), st.booleans(), st.booleans())
def test_photos_come_in_order_and_a_reader_misses_nothing(
    count: int, blocks: list[Block], headings: bool, reading: bool
) -> None:
    story = Story(photos=photos(count), article=tuple(blocks))
    slides = slides_of(story, headings=headings, reading=reading)
    assert [slide.photo for slide in slides if slide.kind is PHOTO] == list(range(count))
    shown = [slide.block for slide in slides if slide.kind in (HEADING, PASSAGE)]
    assert shown == sorted(set(shown), key=lambda block: block or 0)
    if headings and reading:
        assert {slide.block for slide in slides} >= set(range(len(blocks))) - {None}
