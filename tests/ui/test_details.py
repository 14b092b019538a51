"""Details of the shown photo: asked for first, shown if still wanted, never kept."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from tests.ui.cranked import CrankedPool, answer, failure, presenter_of, story_of
from tests.ui.test_presenter import Stand
from viewer.imaging.request import FailureReason, PhotoKey, PhotoSource, Priority, Region

REGION = Region(10, 20, 110, 80)


@pytest.fixture
def stand(qapp: QApplication) -> Iterator[Stand]:  # noqa: ARG001 - timers need an application
    """The first of six photos, shown."""
    pool = CrankedPool()
    presenter = presenter_of(story_of(6), pool)
    made = Stand(presenter, pool)
    made.decode()
    yield made
    Shiboken.delete(presenter)


def test_a_detail_is_asked_for_before_anything_else_and_shown(stand: Stand) -> None:
    stand.screen.take()
    stand.presenter.want_details([(REGION, 100, 60)])
    wanted, *neighbours = stand.pool.asked[-1]
    assert wanted.priority is Priority.SHOWN
    assert wanted.key == PhotoKey(PhotoSource("/story", "p1.png"), 100, 60, REGION)
    assert [request.key.source.name for request in neighbours] == ["p2.png", "p3.png"]
    assert {request.priority for request in neighbours} == {Priority.PREFETCH}
    stand.presenter.take(answer(wanted.key, "#ff0000"))
    assert stand.screen.take() == [("detail", ("#ff0000", REGION))]
    assert stand.shown == 1


def test_only_the_detail_wanted_last_is_shown(stand: Stand) -> None:
    stand.presenter.want_details([(REGION, 100, 60)])
    first = stand.pool.wanted
    stand.presenter.want_details([(REGION, 50, 30)])
    stand.screen.take()
    stand.presenter.take(answer(first))
    assert stand.screen.take() == []
    stand.presenter.take(answer(stand.pool.wanted))
    assert stand.screen.take() == [("detail", ("#808080", REGION))]


def test_a_detail_of_a_photo_left_behind_is_forgotten(stand: Stand) -> None:
    stand.presenter.want_details([(REGION, 100, 60)])
    detail = stand.pool.wanted
    stand.presenter.flip(1)
    stand.screen.take()
    stand.presenter.take(answer(detail))
    # Nor is one asked for while another photo is on its way: it would be another photo's.
    asked = len(stand.pool.asked)
    stand.presenter.want_details([(REGION, 100, 60)])
    assert len(stand.pool.asked) == asked
    stand.decode()
    stand.presenter.flip(-1)
    stand.presenter.take(answer(detail))
    assert ("detail", ("#808080", REGION)) not in stand.screen.take()


def test_those_still_to_come_stay_wanted_in_their_order_whatever_else_is_asked_for(stand: Stand) -> None:
    other = Region(110, 20, 210, 80)
    stand.presenter.want_details([(REGION, 100, 60), (other, 100, 60)])
    first, second, *_ = (request.key for request in stand.pool.asked[-1])
    assert (first.region, second.region) == (REGION, other)
    stand.screen.take()
    stand.presenter.take(answer(second, "#ff0000"))
    stand.presenter.take(answer(second, "#ff0000"))
    assert stand.screen.take() == [("detail", ("#ff0000", other))]
    stand.presenter.grow(stand.presenter.story)
    assert [request.key for request in stand.pool.asked[-1] if request.key.region is not None] == [first]


def test_details_of_a_photo_flipped_away_are_withdrawn(stand: Stand) -> None:
    stand.presenter.want_details([(REGION, 100, 60)])
    assert stand.pool.asked[-1][0].key.region == REGION
    stand.presenter.flip(1)
    assert {request.key.region for request in stand.pool.asked[-1]} == {None}


def test_a_detail_that_fails_leaves_the_photo_as_it_is_and_no_other_is_tried(stand: Stand) -> None:
    other = Region(110, 20, 210, 80)
    stand.presenter.want_details([(REGION, 100, 60), (other, 100, 60)])
    stand.screen.take()
    stand.presenter.take(failure(stand.pool.wanted, FailureReason.TOO_LARGE))
    assert stand.screen.take() == []
    assert stand.presenter.is_shown
    stand.presenter.want_details([(other, 100, 60)])
    assert {request.key.region for request in stand.pool.asked[-1]} == {None}
    for by in (1, -1):  # seen anew, it is tried anew
        stand.presenter.flip(by)
    stand.presenter.want_details([(other, 100, 60)])
    assert stand.pool.wanted.region == other


def test_details_are_not_kept(stand: Stand) -> None:
    stand.presenter.want_details([(REGION, 100, 60)])
    before = stand.presenter._cache.cost
    stand.presenter.take(answer(stand.pool.wanted))
    assert stand.presenter._cache.cost == before


def test_a_retired_presenter_asks_for_no_detail_and_shows_none(stand: Stand) -> None:
    stand.presenter.want_details([(REGION, 100, 60)])
    detail, asked = stand.pool.wanted, len(stand.pool.asked)
    stand.presenter.retire()
    stand.screen.take()
    stand.presenter.take(answer(detail))
    stand.presenter.want_details([(REGION, 100, 60)])
    assert stand.screen.take() == []
    assert len(stand.pool.asked) == asked
