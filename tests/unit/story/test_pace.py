"""The rhythm of flips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.story.pace import Pace


def flips(*times: float) -> Pace:
    pace = Pace()
    for time in times:
        pace.flip(time)
    return pace


@pytest.mark.parametrize(
    ("times", "quick"),
    [
        ((), False),
        ((5.0,), False),
        ((5.0, 5.04), True),
        ((5.0, 5.149), True),
        ((5.0, 5.15), False),
        ((5, 5.1, 7), False),
    ],
)
def test_quick_is_who_cannot_be_looking(times: tuple[float, ...], quick: bool) -> None:
    assert flips(*times).is_quick is quick


@pytest.mark.parametrize(("interval", "passing"), [(0.04, True), (0.0999, True), (0.1, False), (0.12, False)])
def test_passing_is_who_cannot_be_reading(interval: float, passing: bool) -> None:
    assert flips(0.0, interval).is_passing is passing
    assert not flips(0.0).is_passing


@pytest.mark.parametrize(
    ("interval", "photos"), [(0.04, 2), (0.05, 2), (0.09, 1), (0.1, 1), (0.03, 3), (0.0, 30), (0.001, 30)]
)
def test_how_far_one_will_be(interval: float, photos: int) -> None:
    assert flips(1.0, 1.0 + interval).photos_in(0.08) == photos


@given(st.lists(st.floats(0, 1e6), max_size=5).map(sorted), st.floats(0, 10))
def test_it_is_never_less_than_one_nor_endless(times: list[float], seconds: float) -> None:
    assert 1 <= flips(*times).photos_in(seconds) <= 30


def test_who_rests_begins_anew() -> None:
    pace = flips(5.0, 5.04)
    assert pace.rest_after == pytest.approx(0.08)
    pace.rest()
    assert not pace.is_quick
    pace.flip(5.08)
    assert not pace.is_quick
