"""Rows of which most have never been measured: where they stand, and what stays still when one turns out otherwise."""

from hypothesis import given
from hypothesis import strategies as st

from viewer.ui.row_heights import RowHeights

GAP, BOTTOM = 10, 60


def rows(*heights: int) -> RowHeights:
    return RowHeights(heights, [GAP] * len(heights), BOTTOM)


def test_rows_stand_one_below_the_other_with_their_gaps() -> None:
    made = rows(100, 50, 70)
    assert [(made.top(row), made.end(row)) for row in range(3)] == [(10, 110), (120, 170), (180, 250)]
    assert made.content == 250 + BOTTOM
    assert len(made) == 3


def test_only_what_changes_above_moves_what_is_read() -> None:
    made = rows(100, 50, 70)
    assert made.measure({0: 130}, top=125) == 30
    assert made.measure({2: 90}, top=125) == 0
    assert [made.top(row) for row in range(3)] == [10, 150, 210]
    assert [made.is_measured(row) for row in range(3)] == [True, False, True]


def test_rows_in_a_stretch_are_found() -> None:
    made = rows(100, 50, 70)
    assert made.between(0, 50) == (0, 0)
    assert made.between(111, 119) == (1, 1)  # between two rows: the one below
    assert made.between(109, 121) == (0, 1)
    assert made.between(5_000, 6_000) == (2, 2)


@given(st.lists(st.integers(0, 300), min_size=1, max_size=40), st.integers(0, 4_000), st.integers(1, 900))
def test_no_row_in_a_stretch_is_left_out(heights: list[int], top: int, height: int) -> None:
    made = rows(*heights)
    first, last = made.between(top, top + height)
    assert 0 <= first <= last < len(heights)
    for row in range(len(heights)):
        if made.top(row) < top + height and made.end(row) > top:
            assert first <= row <= last
