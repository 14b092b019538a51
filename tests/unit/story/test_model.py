"""The story: which photo has which id, and which passage is about which photo."""

import dataclasses

import pytest

from viewer.story.language import Language, LanguageMap
from viewer.story.model import Block, BlockKind, Photo, Story
from viewer.story.problem import Place, Problem, Severity

PHOTOS = tuple(Photo(name, f"{name}.jpg") for name in ("a", "b", "c"))


def about(*names: str) -> Block:
    return Block(BlockKind.PARAGRAPH, LanguageMap(((Language("en"), "x"),)), photos=names)


def test_a_photo_is_found_by_its_id() -> None:
    story = Story(photos=PHOTOS)
    assert [story.index_of(name) for name in ("a", "b", "c", "d")] == [0, 1, 2, None]


def test_a_photo_named_in_several_blocks_belongs_to_the_first() -> None:
    story = Story(photos=PHOTOS, article=(about(), about("b"), about("a", "b")))
    assert [story.passage_of(index) for index in range(3)] == [2, 1, None]


def test_a_block_is_about_its_photos_in_its_own_order_and_unknown_ids_are_left_out() -> None:
    story = Story(photos=PHOTOS, article=(about("c", "nobody", "a"),))
    assert story.photos_of(0) == (2, 0)


def test_a_story_may_be_empty() -> None:
    assert Story().passage_of(0) is None
    assert Story().index_of("") is None


def test_nothing_in_a_story_can_be_changed() -> None:
    with pytest.raises(AttributeError):
        PHOTOS[0].id = "x"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        Story().date = "x"  # type: ignore[misc]


def test_a_problem_prints_as_editors_understand_it_and_places_are_ordered() -> None:
    problem = Problem(
        "captions.yaml", Place(41, 7), Severity.WARNING, "missing-translation", "photo 'landing' has none"
    )
    assert str(problem) == "captions.yaml:41:7: warning: photo 'landing' has none"
    assert Place(2, 9) < Place(10, 1) < Place(10, 2)
