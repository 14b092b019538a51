"""Where the reader's eye is believed to be while the article is scrolled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.ui.reading_line import ReadingLine

FURTHEST, VIEW = 3_000, 700


def line_through(scrolled: int, height: int) -> ReadingLine:
    line = ReadingLine()
    line.pass_through(scrolled, height)
    return line


def test_it_passes_through_where_the_reader_was_last() -> None:
    assert line_through(1_200, 196).height_at(1_200, FURTHEST, VIEW) == 196


@pytest.mark.parametrize(("scrolled", "height"), [(1_200, 196), (10, 690), (2_990, 3)])
def test_it_reaches_the_top_and_the_end(scrolled: int, height: int) -> None:
    line = line_through(scrolled, height)
    assert line.height_at(0, FURTHEST, VIEW) == 0
    assert line.height_at(FURTHEST, FURTHEST, VIEW) == VIEW


def test_a_small_movement_hardly_moves_it() -> None:
    line = line_through(1_200, 196)
    assert abs(line.height_at(1_240, FURTHEST, VIEW) - 196) <= 12


def test_an_article_that_needs_no_scrolling_is_read_at_the_height_shown() -> None:
    assert line_through(0, 300).height_at(0, 0, VIEW) == 300


@given(st.integers(0, FURTHEST), st.integers(-500, 2_000), st.lists(st.integers(0, FURTHEST), min_size=2))
def test_it_only_goes_down_while_the_text_goes_up_and_never_leaves_the_view(
    scrolled: int, height: int, places: list[int]
) -> None:
    line = line_through(scrolled, height)
    heights = [line.height_at(place, FURTHEST, VIEW) for place in sorted(places)]
    assert heights == sorted(heights)
    assert all(0 <= found <= VIEW for found in heights)
