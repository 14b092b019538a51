"""Where everything on the spread stands: nothing overlaps, nothing is lost, at any size and in both directions."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from viewer.ui.spread_layout import TAB, Fold, Places, Wishes, arrange, fold_of

STRIP = 63
ALL = Wishes(filmstrip_height=STRIP)
SIZES = [(640, 456), (800, 576), (1280, 776), (1366, 744), (1920, 1056), (2560, 1056), (3840, 2100), (1080, 1896)]


def band(width: int, about: int) -> int:
    """Whole lines of 27 pixels, four to six of them, below a label."""
    lines = min(max((about - 24) // 27, 4), 6)
    return 24 + 27 * (lines if width > 450 else 2 * lines // 2)


def at(width: int, height: int, wishes: Wishes = ALL) -> Places:
    return arrange(QSize(width, height), wishes, band)


def parts(places: Places) -> dict[str, QRect]:
    named = {
        "stage": places.stage,
        "captions": places.captions,
        "filmstrip": places.filmstrip,
        "footer": places.footer,
        "tab": places.tab,
        "article": places.article,
    }
    return {name: place for name, place in named.items() if not place.isEmpty()}


@pytest.mark.parametrize(
    ("size", "fold"),
    [
        ((640, 480), Fold.DRAWER),
        ((800, 600), Fold.DRAWER),
        ((1280, 800), Fold.BESIDE),
        ((2560, 1080), Fold.BESIDE),
        ((1080, 1920), Fold.BELOW),
        ((600, 900), Fold.BELOW),
        ((430, 900), Fold.DRAWER),
    ],
)
def test_the_article_stands_where_there_is_room_for_it(size: tuple[int, int], fold: Fold) -> None:
    assert fold_of(QSize(*size)) is fold
    assert at(*size).fold is fold


wishes = st.builds(
    Wishes()._replace,
    article=st.booleans(),
    article_share=st.none() | st.floats(0.2, 0.6),
    drawer_open=st.just(False),
    captions=st.booleans(),
    filmstrip=st.booleans(),
    filmstrip_height=st.just(STRIP),
    mirrored=st.booleans(),
)


@given(st.integers(480, 4_000), st.integers(340, 3_000), wishes)
def test_nothing_overlaps_and_nothing_leaves_the_window(width: int, height: int, wishes: Wishes) -> None:
    places = at(width, height, wishes)
    window = QRect(0, 0, width, height)
    found = parts(places)
    for name, place in found.items():
        assert window.contains(place), (name, place)
    for (name, place), (other, another) in itertools.combinations(found.items(), 2):
        assert not place.intersects(another), (name, place, other, another)


@given(st.integers(480, 4_000), st.integers(340, 3_000), wishes)
def test_right_to_left_is_the_same_seen_in_a_mirror(width: int, height: int, wishes: Wishes) -> None:
    one, other = (at(width, height, wishes._replace(mirrored=mirrored)) for mirrored in (False, True))
    for name, place in parts(one).items():
        turned = parts(other)[name]
        assert (turned.y(), turned.size()) == (place.y(), place.size())
        assert turned.x() == width - place.x() - place.width()


@pytest.mark.parametrize("size", SIZES)
def test_the_photo_has_most_of_the_height(size: tuple[int, int]) -> None:
    places = at(*size)
    own = size[1] if places.fold is not Fold.BELOW else places.article.top()
    assert places.stage.height() >= 0.5 * own


@pytest.mark.parametrize("size", [(1280, 776), (1920, 1056), (2560, 1056)])
def test_a_photo_three_to_two_is_as_wide_as_its_stage_allows(size: tuple[int, int]) -> None:
    """No stage is so wide that the photo leaves half of it empty while the article could have more."""
    places = at(*size)
    assert places.article.width() >= 0.35 * size[0]
    photo = (places.stage.height() - 48) * 1.5
    assert photo <= places.stage.width()


def test_a_drawer_lies_over_the_stage_and_moves_nothing() -> None:
    closed, opened = at(800, 576), at(800, 576, ALL._replace(drawer_open=True))
    assert closed.article.isEmpty()
    assert (opened.stage, opened.captions, opened.filmstrip) == (closed.stage, closed.captions, closed.filmstrip)
    assert opened.article.right() == 799
    assert opened.tab.right() + 1 == opened.article.left()
    assert opened.tab.width() == TAB


def test_what_is_put_away_leaves_its_room_to_the_photo() -> None:
    everything = at(1280, 776)
    for less in (ALL._replace(filmstrip=False), ALL._replace(captions=False)):
        assert at(1280, 776, less).stage.height() > everything.stage.height()
    assert at(1280, 776, ALL._replace(article=False)).stage.width() == 1280


@pytest.mark.parametrize(("share", "width"), [(0.3, 384), (0.5, 640), (0.2, 320)])
def test_the_article_is_as_wide_as_it_was_pulled(share: float, width: int) -> None:
    assert at(1280, 776, ALL._replace(article_share=share)).article.width() == width
