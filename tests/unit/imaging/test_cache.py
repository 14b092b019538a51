"""The cache: bounded in bytes, the oldest go first."""

from hypothesis import given
from hypothesis import strategies as st

from viewer.imaging.cache import FrameCache
from viewer.imaging.request import Answer, DecodeFailure, FailureReason, PhotoInfo, PhotoKey, PhotoSource


def answer(number: int, cost: int) -> Answer[str]:
    return Answer(PhotoKey(PhotoSource(None, str(number)), 1, 1), frame=f"frame {number}", cost=cost)


def test_what_was_looked_at_last_stays() -> None:
    cache: FrameCache[str] = FrameCache(30, keep_at_least=1, keep_at_most=1_000)
    first, second, third, fourth = (answer(number, 10) for number in range(4))
    for one in (first, second, third):
        cache.put(one)
    assert cache.get(first.key) is first
    cache.put(fourth)
    assert cache.get(second.key) is None
    assert [cache.get(one.key) for one in (first, third, fourth)] == [first, third, fourth]


def test_a_new_answer_takes_the_place_of_the_old() -> None:
    cache: FrameCache[str] = FrameCache(100, keep_at_least=1, keep_at_most=1_000)
    cache.put(answer(1, 60))
    newer = answer(1, 20)
    cache.put(newer)
    assert cache.get(newer.key) is newer
    assert (len(cache), cache.cost) == (1, 20)


def test_a_handful_stays_on_the_largest_of_screens() -> None:
    cache: FrameCache[str] = FrameCache(10, keep_at_least=3, keep_at_most=1_000)
    for number in range(5):
        cache.put(answer(number, 1000))
    assert len(cache) == 3
    assert answer(4, 0).key in cache
    assert answer(1, 0).key not in cache


def test_clearing_lets_go_of_everything() -> None:
    cache: FrameCache[str] = FrameCache(10, keep_at_least=1, keep_at_most=1_000)
    cache.put(answer(1, 5))
    cache.clear()
    assert (len(cache), cache.cost) == (0, 0)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 50)), max_size=60), st.integers(1, 4))
def test_it_never_holds_more_than_it_may(puts: list[tuple[int, int]], keep: int) -> None:
    cache: FrameCache[str] = FrameCache(100, keep_at_least=keep, keep_at_most=1_000)
    for number, cost in puts:
        cache.put(answer(number, cost))
        assert cache.cost <= 100 or len(cache) <= keep
        held = [kept for other in range(10) if (kept := cache.get(answer(other, 0).key))]
        assert cache.cost == sum(kept.cost for kept in held)


def in_state(source: str, width: int, state: int) -> Answer[str]:
    """A photo of some width, decoded from its file in some state."""
    info = PhotoInfo(90, 60, "PNG", (1, 2, state, 4))
    return Answer(PhotoKey(PhotoSource(None, source), width, 1), frame=f"{source} {width}", info=info, cost=10)


def test_what_comes_from_a_file_that_has_changed_can_be_dropped() -> None:
    cache: FrameCache[str] = FrameCache(100, keep_at_least=1, keep_at_most=1_000)
    small, large, other = in_state("a", 1, 0), in_state("a", 9, 0), in_state("b", 1, 0)
    for one in (small, large, other):
        cache.put(one)
    cache.drop({small.key.source})
    assert (cache.answers, cache.cost) == ((other,), 10)


def test_an_answer_drops_those_that_show_its_file_in_another_state() -> None:
    cache: FrameCache[str] = FrameCache(100, keep_at_least=1, keep_at_most=1_000)
    small, large, other = in_state("a", 1, 0), in_state("a", 9, 0), in_state("b", 1, 0)
    failed: Answer[str] = Answer(PhotoKey(small.key.source, 5, 1), failure=DecodeFailure(FailureReason.MISSING))
    for one in (small, failed, large, other):
        cache.put(one)
    assert list(cache.answers) == [other, large, failed, small], "all of one state"
    newer = in_state("a", 3, 1)
    cache.put(newer)
    assert list(cache.answers) == [newer, other, failed]
    assert cache.cost == 20


def test_what_costs_nothing_is_not_kept_for_ever() -> None:
    """Reasons for no photo cost no bytes, and a story may have 100,000 of them."""
    cache: FrameCache[str] = FrameCache(100, keep_at_least=1, keep_at_most=4)
    for number in range(10):
        cache.put(answer(number, 0)._replace(frame=None, failure=DecodeFailure(FailureReason.MISSING)))
    assert [kept.key.source.name for kept in cache.answers] == ["9", "8", "7", "6"]
