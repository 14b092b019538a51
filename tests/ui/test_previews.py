"""Flipping faster than photos can be decoded: previews stand in, and are never taken for the photo."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from tests.ui.cranked import Clock, CrankedPool, answer, presenter_of, story_of
from tests.ui.test_presenter import Stand
from viewer.imaging.request import PhotoKey, PhotoSource, Priority

SHARP, PREVIEW = (300, 200), (150, 100)


class Hurry:
    """A reader, and how much time passes between one flip and the next."""

    def __init__(self) -> None:
        self.clock = Clock(1.0)
        self.pool = CrankedPool()
        self.presenter = presenter_of(story_of(12), self.pool, clock=self.clock)
        self.stand = Stand(self.presenter, self.pool)
        self.stand.decode()
        self.presenter.take(answer(self.key(2, SHARP), "#222222"))  # the neighbours were prefetched
        self.presenter.take(answer(self.key(3, SHARP), "#333333"))

    def key(self, number: int, box: tuple[int, int]) -> PhotoKey:
        return PhotoKey(PhotoSource("/story", f"p{number}.png"), *box)

    def flip(self, after: float, by: int = 1) -> None:
        self.clock.step = after
        self.presenter.flip(by)

    @property
    def asked(self) -> list[tuple[str, tuple[int, int], Priority]]:
        """The last call: which files, in which box, and why."""
        requests = [(request.key, request.priority) for request in self.pool.asked[-1]]
        return [(key.source.name, (key.width, key.height), priority) for key, priority in requests]

    def comes(self, number: int, box: tuple[int, int], colour: str) -> None:
        self.presenter.take(answer(self.key(number, box), colour))


@pytest.fixture
def hurry(qapp: QApplication) -> Iterator[Hurry]:  # noqa: ARG001 - timers need an application
    made = Hurry()
    yield made
    Shiboken.delete(made.presenter)


def at_the_fourth(hurry: Hurry) -> None:
    """Three quick flips, over the two photos at hand to the first that is not."""
    hurry.flip(1.0)
    hurry.flip(0.04)
    hurry.flip(0.04)
    hurry.stand.screen.take()


def test_who_looks_at_photos_gets_photos_only(hurry: Hurry) -> None:
    for _ in range(5):
        hurry.flip(0.2)
    assert hurry.asked == [("p6.png", SHARP, Priority.SHOWN)]


def test_who_hurries_gets_the_photo_first_and_previews_of_where_he_will_be(hurry: Hurry) -> None:
    at_the_fourth(hurry)
    assert hurry.asked == [
        ("p4.png", SHARP, Priority.SHOWN),
        ("p6.png", PREVIEW, Priority.SHOWN),
        ("p5.png", PREVIEW, Priority.SHOWN),
        ("p4.png", PREVIEW, Priority.SHOWN),  # late, for it was asked for from the photo before only
    ]


def test_on_the_way_back_they_are_those_of_the_way_back(hurry: Hurry) -> None:
    for _ in range(8):
        hurry.flip(1.0)
    for _ in range(2):
        hurry.flip(0.1, by=-1)
    assert [name for name, box, _ in hurry.asked if box == PREVIEW] == ["p6.png", "p7.png"]


def test_a_preview_stands_in_and_is_no_photo_shown(hurry: Hurry) -> None:
    at_the_fourth(hurry)
    hurry.comes(5, PREVIEW, "#555555")
    assert hurry.stand.screen.take() == []
    shown = hurry.stand.shown
    hurry.flip(0.04)
    assert hurry.stand.screen.take() == [("words", 5), ("frame", ("#555555", PREVIEW))]
    assert not hurry.presenter.is_shown
    assert hurry.stand.shown == shown
    assert not hurry.stand.patience.isActive(), "there is something to look at"
    hurry.comes(5, SHARP, "#5a5a5a")
    assert hurry.stand.screen.take() == [("frame", ("#5a5a5a", SHARP))]
    assert hurry.presenter.is_shown


def test_one_that_comes_late_is_shown_while_its_photo_is_still_wanted(hurry: Hurry) -> None:
    at_the_fourth(hurry)
    hurry.flip(0.04)
    hurry.stand.screen.take()
    assert ("p5.png", PREVIEW, Priority.SHOWN) in hurry.asked, "it is at work, and stays asked for"
    hurry.comes(5, PREVIEW, "#555555")
    assert hurry.stand.screen.take() == [("frame", ("#555555", PREVIEW))]


def test_once_the_photo_stands_its_neighbours_come_and_no_previews(hurry: Hurry) -> None:
    at_the_fourth(hurry)
    hurry.comes(4, SHARP, "#444444")
    assert hurry.asked == [("p5.png", SHARP, Priority.PREFETCH), ("p6.png", SHARP, Priority.PREFETCH)]


def test_one_of_a_photo_flipped_past_is_not_shown(hurry: Hurry) -> None:
    at_the_fourth(hurry)
    hurry.flip(0.04)
    hurry.flip(0.04)
    hurry.stand.screen.take()
    hurry.comes(5, PREVIEW, "#555555")
    assert hurry.stand.screen.take() == []


def test_one_that_comes_after_the_photo_changes_nothing(hurry: Hurry) -> None:
    at_the_fourth(hurry)
    hurry.flip(0.04)
    hurry.comes(5, SHARP, "#5a5a5a")
    hurry.stand.screen.take()
    hurry.comes(5, PREVIEW, "#555555")
    assert hurry.stand.screen.take() == []
    assert hurry.presenter.is_shown


def test_at_the_end_there_is_nothing_ahead(hurry: Hurry) -> None:
    for _ in range(9):
        hurry.flip(1.0)
    hurry.flip(0.04)
    assert hurry.asked == [("p11.png", SHARP, Priority.SHOWN), ("p12.png", PREVIEW, Priority.SHOWN)]
    hurry.flip(0.04)
    assert hurry.asked[0] == ("p12.png", SHARP, Priority.SHOWN)
    assert [name for name, _, _ in hurry.asked] == ["p12.png", "p12.png"], "its preview is at work"
