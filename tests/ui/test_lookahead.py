"""Flipping faster than photos can be decoded: what is asked for then, and what the screen says meanwhile."""

import random
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from tests.ui.cranked import Clock, CrankedPool, answer, presenter_of, story_of
from tests.ui.test_presenter import Stand
from viewer.imaging.request import PhotoKey, PhotoSource, Priority
from viewer.story.language import LanguageChoice
from viewer.ui.lookahead import Prefetch, frames_at_least

BOX = (300, 200)
SHOWN, PREFETCH = Priority.SHOWN, Priority.PREFETCH


class Hurry:
    """A reader, and how much time passes between one flip and the next."""

    def __init__(self, count: int = 30) -> None:
        self.clock = Clock(1.0)
        self.pool = CrankedPool()
        self.presenter = presenter_of(story_of(count), self.pool, ahead=6, behind=1, clock=self.clock)
        self.stand = Stand(self.presenter, self.pool)
        self.stand.decode()
        self.comes(2)  # the neighbours were prefetched
        self.comes(3)

    def flip(self, after: float, by: int = 1) -> None:
        self.clock.step = after
        self.presenter.flip(by)

    @property
    def asked(self) -> list[tuple[str, Priority]]:
        """The last call: which files, and why."""
        return [(request.key.source.name, request.priority) for request in self.pool.asked[-1]]

    @property
    def numbers(self) -> list[int]:
        """Which photos were asked for in the last call."""
        return [int(name.removeprefix("p").removesuffix(".png")) for name, _ in self.asked]

    def comes(self, number: int, seconds: float | None = None) -> None:
        key = PhotoKey(PhotoSource("/story", f"p{number}.png"), *BOX)
        self.presenter.take(answer(key, f"#{number:06x}", seconds=seconds))

    def at_the_fourth(self) -> None:
        """Three quick flips, over the two photos at hand to the first that is not."""
        self.flip(1.0)
        self.flip(0.04)
        self.flip(0.04)
        self.stand.screen.take()


@pytest.fixture
def hurry(qapp: QApplication) -> Iterator[Hurry]:  # noqa: ARG001 - timers need an application
    made = Hurry()
    yield made
    Shiboken.delete(made.presenter)


def test_who_looks_at_photos_has_the_next_ones_made_ready_in_peace(hurry: Hurry) -> None:
    hurry.flip(1.0)
    assert hurry.asked == [(f"p{number}.png", PREFETCH) for number in (4, 5, 6, 7, 8)]


def test_who_looks_at_photos_gets_one_that_is_not_there_and_nothing_beside_it(hurry: Hurry) -> None:
    for _ in range(5):
        hurry.flip(0.2)
    assert hurry.asked == [("p6.png", SHOWN)]


def test_who_hurries_over_photos_at_hand_has_all_workers_go_ahead(hurry: Hurry) -> None:
    hurry.flip(1.0)
    hurry.flip(0.04)
    assert hurry.asked == [(f"p{number}.png", SHOWN) for number in (4, 5, 6, 7, 8, 9)]


def test_who_has_caught_up_gets_photos_that_are_done_when_they_are_reached(hurry: Hurry) -> None:
    hurry.at_the_fourth()
    # 0.15 seconds are four flips, and one more to be in time.
    assert hurry.asked == [(f"p{number}.png", SHOWN) for number in (9, 8, 7, 6, 5, 4)]


def test_how_long_photos_take_is_learnt(hurry: Hurry) -> None:
    for number in range(20, 30):
        hurry.comes(number, seconds=0.05)
    hurry.at_the_fourth()
    assert hurry.numbers == [7, 6, 5, 4]


def test_those_at_hand_are_not_asked_for_again(hurry: Hurry) -> None:
    hurry.comes(6)
    hurry.at_the_fourth()
    assert hurry.numbers == [9, 8, 7, 5, 4]


def test_on_the_way_back_they_are_those_of_the_way_back(hurry: Hurry) -> None:
    for _ in range(15):
        hurry.flip(1.0)
    for _ in range(2):
        hurry.flip(0.09, by=-1)
    assert hurry.numbers == [11, 12, 13, 14]


def test_at_the_end_there_is_nothing_ahead(hurry: Hurry) -> None:
    for _ in range(27):
        hurry.flip(1.0)
    hurry.flip(0.04)
    assert hurry.numbers == [30, 29]
    hurry.flip(0.04)
    assert hurry.numbers == [30]


def test_a_photo_that_is_passed_leaves_the_words_with_the_photo_that_stands(hurry: Hurry) -> None:
    hurry.flip(1.0)
    hurry.flip(0.04)
    hurry.stand.screen.take_everything()
    hurry.flip(0.04)
    assert hurry.stand.screen.take_everything() == [("passing", 4), ("painted", None)]
    assert not hurry.presenter.is_shown


def test_who_flips_slowly_enough_to_read_gets_the_words(hurry: Hurry) -> None:
    hurry.flip(1.0)
    hurry.flip(0.12)
    hurry.stand.screen.take_everything()
    hurry.flip(0.12)
    assert hurry.stand.screen.take_everything() == [("words", 4), ("painted", None), ("followed", 4)]
    assert hurry.numbers == [4, 5, 6, 7, 8, 9, 10]


def test_its_words_come_with_it(hurry: Hurry) -> None:
    hurry.at_the_fourth()
    hurry.stand.screen.take_everything()
    hurry.comes(4)
    frame = ("frame", ("#000004", BOX))
    assert hurry.stand.screen.take_everything() == [("words", 4), frame, ("painted", None), ("followed", 4)]
    assert hurry.asked[0] == ("p5.png", SHOWN)


def test_one_that_is_passed_already_is_kept_and_not_shown(hurry: Hurry) -> None:
    hurry.at_the_fourth()
    hurry.flip(0.04)
    hurry.stand.screen.take()
    hurry.comes(4)
    assert hurry.stand.screen.take() == []


def test_where_the_reader_stops_the_words_come_at_once_and_the_photo_before_all_others(hurry: Hurry) -> None:
    hurry.at_the_fourth()
    assert hurry.stand.rest.isActive()
    assert hurry.stand.rest.interval() == 80  # twice the time between two flips
    hurry.stand.rest.timeout.emit()
    assert hurry.stand.screen.take_everything()[-2:] == [("words", 4), ("followed", 4)]
    assert hurry.asked == [("p4.png", SHOWN)]
    hurry.comes(4)
    assert hurry.stand.screen.take() == [("frame", ("#000004", BOX))]
    assert hurry.asked == [(f"p{number}.png", PREFETCH) for number in (5, 6, 7, 8, 9, 10)]


def test_where_the_reader_stops_at_a_photo_that_stands_the_workers_calm_down(hurry: Hurry) -> None:
    hurry.flip(1.0)
    hurry.flip(0.04)
    hurry.stand.rest.timeout.emit()
    assert {priority for _, priority in hurry.asked} == {PREFETCH}


def test_a_jump_is_no_hurry(hurry: Hurry) -> None:
    hurry.at_the_fourth()
    hurry.presenter.go_to(20)
    assert hurry.asked == [("p21.png", SHOWN)]
    assert hurry.stand.screen.take()[0] == ("words", 21)
    assert not hurry.stand.rest.isActive()


def test_another_language_is_shown_for_a_photo_that_is_passed_too(hurry: Hurry) -> None:
    hurry.at_the_fourth()
    choice = hurry.presenter.choice
    hurry.presenter.choose(LanguageChoice(choice.pair, choice.pair[0]))
    assert ("words", 4) in hurry.stand.screen.take()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("seed", range(5))
def test_a_held_key_never_queues_up_work_nor_shows_words_below_another_photo(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - any will do
    hurry = Hurry(600)
    words = frame = 1
    seen = set()
    for _ in range(500):
        hurry.flip(0.033)
        assert len(hurry.asked) <= 8
        for number in chance.sample(hurry.numbers, min(len(hurry.numbers), chance.randrange(3))):
            hurry.comes(number)
        for what, of in hurry.stand.screen.take():
            if what == "words":
                assert isinstance(of, int)
                words = of
            elif what == "frame":
                assert isinstance(of, tuple)
                frame = int(of[0][1:], 16)
        assert words == frame
        seen.add(frame)
    assert len(seen) > 100
    Shiboken.delete(hurry.presenter)


@pytest.mark.parametrize(
    ("capacity", "ahead"),
    [(100 * 240_000, 10), (12 * 240_000, 10), (8 * 240_000, 6), (4 * 240_000, 2), (0, 2)],
)
def test_as_much_is_prefetched_as_there_is_room_for(capacity: int, ahead: int) -> None:
    assert Prefetch(10, 1).within(capacity, BOX) == Prefetch(ahead, 1)


def test_without_prefetching_there_is_none() -> None:
    assert Prefetch(0, 0).within(1 << 30, BOX) == Prefetch(0, 0)
    assert frames_at_least(Prefetch(0, 0)) == 2
    assert frames_at_least(Prefetch(10, 1)) == 5
