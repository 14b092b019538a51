"""Journeys through the spread: photo and article in step, languages, zoom, overview, help, and what is remembered."""

from pathlib import Path

import numpy as np
import pytest

from tests.journeys.conftest import COLOURS
from tests.journeys.desktop import HEIGHT, WIDTH, Desktop
from tests.journeys.test_reading import mark, share, text_in, wait_for_photo

IN_ARTICLE = (WIDTH * 7 // 8, HEIGHT // 2)
ON_STAGE = (WIDTH // 4, HEIGHT // 3)


def article(desktop: Desktop) -> np.ndarray:
    """What is seen of the article, its scroll bar and its margins left out."""
    return desktop.pixels()[40:, WIDTH * 3 // 4 : WIDTH - 90]


def test_scrolling_by_hand_is_followed_and_never_scrolled_back(desktop: Desktop, long_story: Path) -> None:
    desktop.start(long_story)
    wait_for_photo(desktop, 1)
    # Until another passage stands where the eye is.
    for _ in range(60):
        desktop.turn_wheel(*IN_ARTICLE, 3)
        if not desktop.title.startswith("1 "):
            break
        desktop.wait_for_rest()
    desktop.wait_for_title("2 / 5")
    wait_for_photo(desktop, 2)
    seen = article(desktop)
    desktop.wait_for_rest()
    assert (article(desktop) == seen).all(), "the text has moved under the reader's eye"
    mark(desktop)  # the passage about the photo is in view, and marked


def test_unlocked_photo_and_article_leave_each_other_alone(desktop: Desktop, long_story: Path) -> None:
    desktop.start(long_story)
    wait_for_photo(desktop, 1)
    desktop.press("y")
    before = article(desktop)
    desktop.press("Right")
    wait_for_photo(desktop, 2)
    desktop.press("Left")
    wait_for_photo(desktop, 1)
    desktop.wait_for_rest()
    desktop.press("End")
    wait_for_photo(desktop, 5)
    desktop.wait_for_rest()
    assert (article(desktop) == before).mean() > 0.99, "the article has gone with the photo all the same"
    desktop.press("r")
    desktop.wait_until(lambda: (article(desktop) == before).mean() < 0.99)
    desktop.wait_for_rest()
    mark(desktop)


def test_unlocked_a_chip_offers_the_passages_photo(desktop: Desktop, long_story: Path) -> None:
    desktop.start(long_story)
    wait_for_photo(desktop, 1)
    desktop.press("f", "y")
    desktop.wait_for_rest()
    desktop.turn_wheel(*IN_ARTICLE, 120)  # to the very end
    desktop.wait_for_rest()
    assert desktop.title.startswith("1 / 5")
    left = int(np.nonzero((desktop.pixels()[HEIGHT // 2] >= 240).all(axis=1))[0].min())
    desktop.click((left + WIDTH) // 2, HEIGHT - 30)
    wait_for_photo(desktop, 5)


def test_a_peek_lasts_as_long_as_the_key_is_down(desktop: Desktop, story: Path) -> None:
    desktop.start(story)
    wait_for_photo(desktop, 1)
    desktop.press("l")
    desktop.wait_for_title("1 / 5 · Màu sắc")
    desktop.hold("k", down=True)
    desktop.wait_for_title("1 / 5 · Colours")
    desktop.press("Right")
    desktop.wait_for_title("2 / 5 · Colours")
    desktop.hold("k", down=False)
    desktop.wait_for_title("2 / 5 · Màu sắc")


def test_languages_change_places(desktop: Desktop, story: Path) -> None:
    desktop.start(story)
    desktop.wait_for_title("1 / 5 · Màu sắc")
    desktop.press("shift+l")
    desktop.wait_for_title("1 / 5 · Colours")
    desktop.press("shift+l")
    desktop.wait_for_title("1 / 5 · Màu sắc")


def test_side_buttons_go_back_and_forward_through_jumps(desktop: Desktop, story: Path) -> None:
    desktop.start(story)
    wait_for_photo(desktop, 1)
    desktop.press("End")
    wait_for_photo(desktop, 5)
    desktop.move(*ON_STAGE)
    desktop.press_button(8)
    wait_for_photo(desktop, 1)
    desktop.press_button(9)
    wait_for_photo(desktop, 5)
    desktop.press("alt+Left")
    wait_for_photo(desktop, 1)


def test_the_wheel_flips_a_fitted_photo(desktop: Desktop, story: Path) -> None:
    desktop.start(story)
    wait_for_photo(desktop, 1)
    desktop.turn_wheel(*ON_STAGE, 1)
    wait_for_photo(desktop, 2)
    desktop.turn_wheel(*ON_STAGE, -1)
    wait_for_photo(desktop, 1)


def test_zoom_fills_the_stage_and_escape_and_flipping_return_to_fit(desktop: Desktop, story: Path) -> None:
    desktop.start(story)
    wait_for_photo(desktop, 1)
    desktop.press("a")  # a stage that is wider than the photo
    desktop.wait_for_rest()
    fitted = share(desktop.pixels(), COLOURS[0])
    desktop.press("plus", "plus", "plus", "plus")
    desktop.wait_until(lambda: share(desktop.pixels(), COLOURS[0]) > fitted * 1.05)
    desktop.press("Escape")
    desktop.wait_until(lambda: abs(share(desktop.pixels(), COLOURS[0]) - fitted) < 0.005)
    desktop.press("plus", "plus", "Right")
    wait_for_photo(desktop, 2)
    desktop.wait_until(lambda: abs(share(desktop.pixels(), COLOURS[1]) - fitted) < 0.005)


def test_the_overview_shows_all_photos_and_a_number_jumps(desktop: Desktop, story: Path) -> None:
    desktop.start(story)
    wait_for_photo(desktop, 1)
    desktop.press("o")
    desktop.wait_until(lambda: all(share(desktop.pixels(), colour) > 0.005 for colour in COLOURS))
    assert share(desktop.pixels(), (251, 250, 246)) < 0.02, "the paper is still to be seen"
    desktop.press("4", "Return")
    wait_for_photo(desktop, 4)


def test_going_to_a_number(desktop: Desktop, story: Path) -> None:
    desktop.start(story)
    wait_for_photo(desktop, 1)
    desktop.press("g", "3", "Return")
    wait_for_photo(desktop, 3)
    desktop.press("g", "Escape", "Right")
    wait_for_photo(desktop, 4)


def test_the_page_of_keys_covers_the_window_and_goes_away(desktop: Desktop, story: Path) -> None:
    desktop.start(story)
    wait_for_photo(desktop, 1)
    desktop.press("shift+question")
    desktop.wait_until(lambda: share(desktop.pixels(), COLOURS[0]) < 0.01)
    desktop.press("Escape")
    wait_for_photo(desktop, 1)
    desktop.press("F1")
    desktop.wait_until(lambda: share(desktop.pixels(), COLOURS[0]) < 0.01)
    desktop.press("F1")
    wait_for_photo(desktop, 1)


def test_what_is_put_away_stays_away_until_the_next_start(desktop: Desktop, story: Path) -> None:
    program = desktop.start(story)
    wait_for_photo(desktop, 1)
    desktop.press("a")
    desktop.wait_until(lambda: share(desktop.pixels(), (251, 250, 246)) < 0.02)
    desktop.press("Right", "Right", "l", "l")
    desktop.wait_for_title("3 / 5 · Colours")
    desktop.press("ctrl+q")
    program.wait(60)
    desktop.wait_until(lambda: desktop.title == "")
    desktop.start(story)
    desktop.wait_for_title("3 / 5 · Colours")
    desktop.wait_until(lambda: share(desktop.pixels(), COLOURS[2]) > 0.1)
    assert share(desktop.pixels(), (251, 250, 246)) < 0.02
    desktop.press("a")
    desktop.wait_until(lambda: share(desktop.pixels(), (251, 250, 246)) > 0.1)


@pytest.mark.parametrize("key", ["a", "F9"])
def test_a_small_window_has_its_article_in_a_drawer(desktop: Desktop, story: Path, key: str) -> None:
    desktop.start(story)
    wait_for_photo(desktop, 1)
    desktop.resize(700, 520)
    paper = (251, 250, 246)
    desktop.wait_until(lambda: 0 < share(desktop.pixels(), paper) < 0.03)  # its tab
    closed = share(desktop.pixels(), paper)
    desktop.press(key)
    desktop.wait_until(lambda: share(desktop.pixels(), paper) > closed * 4)
    desktop.press("Right")
    desktop.wait_for_title("2 / 5")
    desktop.press("Escape")
    desktop.wait_until(lambda: share(desktop.pixels(), paper) < closed * 1.5)


def test_captions_and_filmstrip_come_and_go(desktop: Desktop, story: Path) -> None:
    desktop.start(story)
    wait_for_photo(desktop, 1)
    desktop.press("f", "a")  # a stage that is wider than the photo
    desktop.wait_for_rest()

    def strip_is_there() -> bool:
        return text_in(desktop.pixels()[HEIGHT - 70 : HEIGHT - 10, : WIDTH // 2])

    assert strip_is_there()
    with_captions = share(desktop.pixels(), COLOURS[0])
    desktop.press("t")
    desktop.wait_until(lambda: not strip_is_there())
    desktop.press("c")
    desktop.wait_until(lambda: share(desktop.pixels(), COLOURS[0]) > with_captions * 1.1)
    desktop.press("c", "t")
    desktop.wait_until(strip_is_there)
    desktop.wait_until(lambda: abs(share(desktop.pixels(), COLOURS[0]) - with_captions) < 0.01)


def test_dark_colours_are_worn_at_once(desktop: Desktop, story: Path) -> None:
    desktop.start(story)
    wait_for_photo(desktop, 1)
    desktop.press("alt+v")
    desktop.wait_for_rest()
    desktop.press("d")
    desktop.wait_until(lambda: share(desktop.pixels(), (30, 29, 27)) > 0.1)
    assert share(desktop.pixels(), (251, 250, 246)) < 0.01
