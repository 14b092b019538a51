"""Back leads to where one jumped from, forward to where one was, and stepping about in between changes neither."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.story.jumps import MOST, Jumps

PLACES = st.integers(0, 40)
WAYS = st.lists(st.tuples(st.sampled_from(["jump", "step", "back", "forward"]), PLACES), max_size=60)


def test_back_leads_to_where_one_jumped_from_whatever_one_looked_at_since() -> None:
    jumps = Jumps().jumped(3, 20)
    assert jumps.jumped(20, 21).jumped(21, 20).jumped(20, 19) == jumps
    went_back = jumps.back(19)
    assert went_back is not None
    jumps, here = went_back
    assert here == 3
    assert jumps.forward(here) == (Jumps(behind=(3,)), 19)
    assert jumps.forward(5) == (Jumps(behind=(5,)), 19)


def test_a_new_jump_ends_what_could_be_gone_forward_to() -> None:
    jumps, here = Jumps().jumped(0, 10).back(10) or (Jumps(), -1)
    assert jumps.can_go_forward(here)
    assert not jumps.jumped(here, 30).can_go_forward(30)


def test_a_single_step_in_between_ends_nothing() -> None:
    jumps, here = Jumps().jumped(0, 10).back(10) or (Jumps(), -1)
    assert jumps.jumped(here, here + 1).can_go_forward(here + 1)


def test_back_never_leads_to_where_one_is_already() -> None:
    jumps = Jumps().jumped(7, 3).jumped(3, 9)
    assert jumps.back(3) == (Jumps(ahead=(3,)), 7)
    assert not Jumps().jumped(7, 3).can_go_back(7)
    assert Jumps().jumped(7, 3).back(7) is None


def test_without_a_jump_there_is_nowhere_to_go() -> None:
    for jumps in (Jumps(), Jumps().jumped(4, 5), Jumps().jumped(5, 4), Jumps().jumped(4, 4)):
        assert not jumps.can_go_back(4)
        assert not jumps.can_go_forward(4)
        assert jumps.back(4) is None
        assert jumps.forward(4) is None


def test_the_oldest_jumps_are_forgotten() -> None:
    jumps = Jumps()
    for origin in range(0, 10 * MOST, 2):
        jumps = jumps.jumped(origin, origin + 2)
    assert len(jumps.behind) == MOST
    assert jumps.behind[-1] == 10 * MOST - 2


@given(st.lists(PLACES, min_size=2, max_size=30))
def test_all_the_way_back_and_forward_again_passes_every_place(places: list[int]) -> None:
    jumps, visited = Jumps(), [places[0]]
    for place in places[1:]:
        if abs(place - visited[-1]) > 1:
            jumps = jumps.jumped(visited[-1], place)
            visited.append(place)
    here = visited[-1]
    way_back = []
    while (went := jumps.back(here)) is not None:
        jumps, here = went
        way_back.append(here)
    assert way_back == visited[-2::-1]
    way_forward = []
    while (went := jumps.forward(here)) is not None:
        jumps, here = went
        way_forward.append(here)
    assert way_forward == visited[1:]


@given(WAYS)
def test_one_may_go_anywhere_in_any_order(ways: list[tuple[str, int]]) -> None:
    jumps, here = Jumps(), 0
    for way, place in ways:
        went = jumps.back(here) if way == "back" else jumps.forward(here) if way == "forward" else None
        if way == "back":
            assert jumps.can_go_back(here) == (went is not None)
        if way == "forward":
            assert jumps.can_go_forward(here) == (went is not None)
        if went is not None:
            after, there = went
            assert there != here
            undone = after.forward(there) if way == "back" else after.back(there)
            assert undone is not None
            assert undone[1] == here
            jumps, here = went
        elif way == "jump":
            jumps, here = jumps.jumped(here, place), place
        elif way == "step":
            here = max(here + 1 - place % 2 * 2, 0)
        assert len(jumps.behind) + len(jumps.ahead) <= MOST


@pytest.mark.parametrize("step", [-1, 0, 1])
@given(here=PLACES)
def test_single_steps_are_no_jumps(step: int, here: int) -> None:
    assert Jumps((1,), (2,)).jumped(here, here + step) == Jumps((1,), (2,))
