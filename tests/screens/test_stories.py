"""The stories behind the golden screenshots are what they are said to be."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.screens.stories import LANDSCAPE, PORTRAIT, SQUARE, STORIES, WIDE, write_story
from viewer.loading import Loaded, load
from viewer.story.language import Language
from viewer.story.problem import Severity

VI, EN = Language("vi"), Language("en")
Writer = Callable[[str], Loaded]


@pytest.fixture
def written(tmp_path: Path) -> Writer:
    """Writes the story of a name and reads it."""

    def write(name: str) -> Loaded:
        write_story(tmp_path / name, name)
        return load([str(tmp_path / name)])

    return write


@pytest.mark.parametrize("name", sorted(STORIES))
def test_only_the_story_with_mistakes_has_mistakes(written: Writer, name: str) -> None:
    loaded = written(name)
    errors = [problem for problem in loaded.problems if problem.severity is Severity.ERROR]
    assert bool(errors) == (name == "problems"), errors
    assert loaded.story.photos


def test_the_sample_keeps_its_words(written: Writer, sample_story: Path) -> None:
    story, original = written("sample").story, load([str(sample_story)]).story
    assert story.article == original.article
    assert [(photo.id, photo.caption) for photo in story.photos] == [
        (photo.id, photo.caption) for photo in original.photos
    ]


def test_photos_have_every_shape() -> None:
    assert sorted(round(width / height, 3) for width, height in (LANDSCAPE, PORTRAIT, SQUARE, WIDE)) == [
        0.667,
        1.0,
        1.5,
        1.778,
    ]


def test_translations_are_missing_in_each_of_three_languages(written: Writer) -> None:
    story = written("three-languages").story
    assert len(story.languages) == 3
    for language in story.languages:
        assert any(not photo.caption.has(language) for photo in story.photos)
        assert any(not block.text.has(language) for block in story.article if block.text)


def test_the_hard_cases_are_hard(written: Writer) -> None:
    assert written("right-to-left").story.languages == ("ar", "en")
    assert not written("no-article").story.article
    assert not any(photo.caption for photo in written("no-captions").story.photos)
    lengths = {len(text) for photo in written("short-and-long").story.photos for _, text in photo.caption.entries}
    assert min(lengths) < 10
    assert max(lengths) in range(1_990, 2_001)
    assert len(written("many-photos").story.photos) == 300
    blocks = written("long-article").story.article
    assert len(blocks) == 2_000
    assert all(block.text.has(VI) and block.text.has(EN) for block in blocks)
