"""The playhead stays inside the story, knows which way it travels, and never wraps round."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.story.playhead import Playhead

PLAYHEADS = st.integers(1, 50).flatmap(
    lambda count: st.builds(Playhead, st.just(count), st.integers(0, count - 1), st.sampled_from([-1, 1]))
)


@given(PLAYHEADS, st.integers(-100, 100))
def test_a_step_lands_as_near_as_the_story_goes(playhead: Playhead, by: int) -> None:
    after = playhead.step(by)
    assert after.index == min(max(playhead.index + by, 0), playhead.count - 1)
    assert after.count == playhead.count


@given(PLAYHEADS, st.integers(-100, 100))
def test_the_direction_follows_the_way_and_stays_where_there_is_none(playhead: Playhead, to: int) -> None:
    after = playhead.jump(to)
    if after.index == playhead.index:
        assert after == playhead
    else:
        assert after.direction == (1 if after.index > playhead.index else -1)


def test_it_stops_at_either_end() -> None:
    first = Playhead(3)
    assert first.at_first
    assert not first.at_last
    assert first.step(-1) == first
    last = first.step(99)
    assert last.at_last
    assert last.step(1) == last
    assert Playhead(1).at_first
    assert Playhead(1).at_last


@given(PLAYHEADS, st.integers(0, 6), st.integers(0, 6))
def test_neighbours_are_inside_distinct_and_not_the_photo_itself(playhead: Playhead, ahead: int, behind: int) -> None:
    places = playhead.neighbours(ahead, behind)
    assert len(set(places)) == len(places)
    assert playhead.index not in places
    assert all(0 <= place < playhead.count for place in places)
    distances = [abs(place - playhead.index) for place in places]
    assert distances == sorted(distances)
    onward = [place for place in places if (place - playhead.index) * playhead.direction > 0]
    assert len(onward) <= ahead
    assert len(places) - len(onward) <= behind


def test_the_way_of_travel_comes_before_the_way_back() -> None:
    assert Playhead(10, 5).neighbours(2, 1) == (6, 4, 7)
    assert Playhead(10, 5, -1).neighbours(2, 1) == (4, 6, 3)


@pytest.mark.parametrize("arguments", [(0,), (3, 3), (3, -1), (3, 0, 0)])
def test_a_place_that_does_not_exist_is_refused(arguments: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"photo|direction"):
        Playhead(*arguments)
