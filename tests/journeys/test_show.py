"""A whole slideshow with real keys: title, flips both ways, pause, pace, language, blank screens, jumps, the end."""

from pathlib import Path

import numpy as np
import pytest

from tests.journeys.conftest import COLOURS
from tests.journeys.desktop import HEIGHT, WIDTH, Desktop
from tests.journeys.test_reading import share, text_in, wait_for_photo

_SAID = (slice(4, HEIGHT // 8), slice(WIDTH * 93 // 100, WIDTH))  # beside the photo: what was changed
_HALF = (slice(HEIGHT * 9 // 10, HEIGHT * 24 // 25), slice(WIDTH // 2, WIDTH * 9 // 10))  # the second language's column


def sees(desktop: Desktop, number: int) -> None:
    """Wait until this photo fills the screen, with nothing written across its middle."""

    def is_there() -> bool:
        pixels = desktop.pixels()
        middle = pixels[HEIGHT * 2 // 5 : HEIGHT * 3 // 5, WIDTH // 4 : WIDTH * 3 // 4]
        return share(pixels, COLOURS[number - 1]) > 0.3 and share(middle, COLOURS[number - 1]) > 0.99

    desktop.wait_for_title(f"{number} / 5 · ")
    desktop.wait_until(is_there)


def sees_words(desktop: Desktop) -> None:
    """Wait until something is written in the middle of the screen."""
    middle = slice(HEIGHT // 4, HEIGHT * 3 // 4), slice(WIDTH // 9, WIDTH * 8 // 9)  # all of it on the photo
    desktop.wait_until(lambda: text_in(desktop.pixels()[middle]))


@pytest.fixture
def calm_story(story: Path) -> Path:
    """The story with a heading and a source, where no photo's time is ever up by itself."""
    text = story.read_text(encoding="utf-8").replace("    caption:", "    seconds: 9000\n    caption:")
    text = text.replace("photos:\n", "source: {name: {en: The Colour Gazette}}\nphotos:\n", 1)
    text = text.replace("  - text: {vi: Đoạn 2", "  - heading: {vi: Phần hai, en: Part two}\n  - text: {vi: Đoạn 2")
    story.write_text(text, encoding="utf-8")
    return story


def test_a_show_by_hand(desktop: Desktop, calm_story: Path) -> None:
    desktop.start(calm_story, "--slideshow")
    desktop.wait_for_title("1 / 5 · Màu sắc")
    sees_words(desktop)  # the title
    desktop.press("s")  # by hand
    desktop.press("space")
    sees(desktop, 1)
    desktop.press("Next")  # as a clicker does
    sees_words(desktop)  # the heading
    desktop.press("Next")
    sees(desktop, 2)
    desktop.press("Prior", "Prior")
    sees(desktop, 1)

    # Blank screens: any key comes back, and does nothing else.
    for key, colour in (("b", (0, 0, 0)), ("period", (0, 0, 0)), ("w", (255, 255, 255))):
        desktop.press(key)
        desktop.wait_until(lambda colour=colour: share(desktop.pixels(), colour) == 1)  # type: ignore[misc]
        desktop.press("Next")
        sees(desktop, 1)

    # One language less on the screen.
    desktop.wait_until(lambda: text_in(desktop.pixels()[_HALF]))
    desktop.press("l")
    desktop.wait_until(lambda: not text_in(desktop.pixels()[_HALF]))
    desktop.press("l", "l")
    desktop.wait_until(lambda: text_in(desktop.pixels()[_HALF]))

    # Jumps, and the end.
    desktop.press("g", "4", "Return")
    sees(desktop, 4)
    desktop.press("End")
    desktop.wait_for_title("5 / 5")
    sees_words(desktop)  # the credits
    desktop.press("Left")
    sees(desktop, 5)
    desktop.press("Home")
    desktop.wait_for_title("1 / 5")
    sees_words(desktop)
    desktop.press("Escape")
    wait_for_photo(desktop, 1)


def test_pause_and_pace(desktop: Desktop, calm_story: Path) -> None:
    desktop.start(calm_story, "--slideshow", "--photo", "3")
    sees(desktop, 3)
    desktop.wait_until(lambda: not text_in(desktop.pixels()[_SAID]))
    desktop.press("bracketright")
    desktop.wait_until(lambda: text_in(desktop.pixels()[_SAID]))  # it says so,
    desktop.wait_until(lambda: not text_in(desktop.pixels()[_SAID]))  # for a moment
    before = desktop.pixels()
    desktop.press("space")
    desktop.wait_until(lambda: not np.array_equal(desktop.pixels(), before))  # the sign for a pause
    desktop.press("Right")
    sees(desktop, 4)
    desktop.wait_for_rest()  # paused stays paused: nothing wakes up


def test_a_show_without_end_comes_back_where_it_was(desktop: Desktop, calm_story: Path) -> None:
    quick = calm_story.read_text(encoding="utf-8").replace("seconds: 9000", "seconds: 0.5")
    calm_story.write_text(quick, encoding="utf-8")
    program = desktop.start(calm_story, "--slideshow", "--loop", "--photo", "4")
    desktop.wait_for_title("5 / 5")
    desktop.wait_for_title("1 / 5")  # again, from the title
    desktop.wait_for_title("2 / 5")
    calm_story.write_text(quick.replace("seconds: 0.5", "seconds: 9000"), encoding="utf-8")
    desktop.press("space")  # it stays here
    number = int(desktop.title[0])
    desktop.press("ctrl+q")
    program.wait(60)
    desktop.wait_until(lambda: desktop.title == "")
    desktop.start(calm_story, "--slideshow", "--loop")
    sees(desktop, number)
