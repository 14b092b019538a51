"""A show on two screens: what each shows, before and after they change places, and when one comes or goes."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.journeys.conftest import COLOURS
from tests.journeys.desktop import Desktop
from tests.journeys.test_reading import share
from viewer.ui.theme import LIGHT

LAPTOP, BEAMER, HEIGHT = 1024, 1280, 720
GROUND = (int(LIGHT.stage[1:3], 16), int(LIGHT.stage[3:5], 16), int(LIGHT.stage[5:7], 16))


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Desktop]:
    """A laptop with a beamer to its right."""
    made = Desktop(tmp_path, LAPTOP + BEAMER, HEIGHT)
    made.set_monitor("LAPTOP", 0, LAPTOP)
    made.set_monitor("BEAMER", LAPTOP, BEAMER)
    yield made
    made.close()


def laptop(desktop: Desktop) -> NDArray[np.uint8]:
    return desktop.pixels()[:, :LAPTOP]


def beamer(desktop: Desktop) -> NDArray[np.uint8]:
    return desktop.pixels()[:, LAPTOP:]


def is_speakers(screen: NDArray[np.uint8], number: int) -> bool:
    """Whether this is the speaker's view, with this photo and the next one."""
    now, coming = share(screen, COLOURS[number - 1]), share(screen, COLOURS[number])
    return share(screen, GROUND) > 0.3 and 0.1 < now < 0.5 and 0.005 < coming < now / 2


def is_audiences(screen: NDArray[np.uint8], number: int) -> bool:
    """Whether nothing but this photo fills the screen, its words over it."""
    others = [colour for colour in COLOURS if colour != COLOURS[number - 1]]
    alone = all(share(screen, colour) < 0.001 for colour in others)
    return share(screen, COLOURS[number - 1]) > 0.3 and share(screen, GROUND) < 0.05 and alone


def begin(desktop: Desktop, story: Path) -> None:
    """A show that is flipped by hand, at its first photo."""
    desktop.start(story)
    desktop.wait_for_title("1 / 5")
    desktop.press("F5")
    desktop.wait_for_title("Speaker’s view")
    desktop.press("s", "Right")  # past the title
    desktop.wait_until(lambda: is_speakers(laptop(desktop), 1) and is_audiences(beamer(desktop), 1))


def test_two_screens_swapped_and_one_unplugged(two: Desktop, large_story: Path) -> None:
    begin(two, large_story)
    two.press("Right")  # the keyboard is with the speaker
    two.wait_until(lambda: is_speakers(laptop(two), 2) and is_audiences(beamer(two), 2))
    two.press("x")
    two.wait_until(lambda: is_audiences(laptop(two), 2) and is_speakers(beamer(two), 2))
    two.click(LAPTOP // 2, HEIGHT // 2)
    two.press("Right")  # and with the audience's window
    two.wait_until(lambda: is_audiences(laptop(two), 3) and is_speakers(beamer(two), 3))
    two.press("x")
    two.wait_until(lambda: is_speakers(laptop(two), 3) and is_audiences(beamer(two), 3))
    two.remove_monitor("BEAMER")
    two.wait_until(lambda: is_audiences(laptop(two), 3))
    two.press("Right")
    two.wait_until(lambda: is_audiences(laptop(two), 4))
    two.set_monitor("BEAMER", LAPTOP, BEAMER)
    two.wait_until(lambda: is_speakers(laptop(two), 4) and is_audiences(beamer(two), 4))
    two.press("Escape")
    two.wait_for_title("4 / 5")
    two.wait_until(lambda: beamer(two).max() == 0)


def test_what_is_said_to_the_speaker_is_not_said_to_the_room(two: Desktop, large_story: Path) -> None:
    begin(two, large_story)
    two.wait_for_rest(0.3)
    room, corner = beamer(two), (slice(0, 60), slice(LAPTOP - 200, LAPTOP))
    said = two.pixels()[corner]
    two.press("bracketright")
    two.wait_until(lambda: bool((two.pixels()[corner] != said).any()))
    assert (beamer(two) == room).all()
    # A screen in one colour, in the speaker's small picture as well; any key of the speaker's brings it back.
    two.press("w")
    white = (255, 255, 255)
    two.wait_until(lambda: share(beamer(two), white) == 1 and share(laptop(two), white) > 0.2)
    two.press("Right")
    two.wait_until(lambda: is_speakers(laptop(two), 1) and is_audiences(beamer(two), 1))
    # Pointing in the small picture points in the large one.
    two.wait_for_rest(0.3)
    room = beamer(two)
    two.hold("q", down=True)
    two.move(LAPTOP // 4, HEIGHT // 4)
    two.wait_until(lambda: bool((beamer(two) != room).any()))
    changed = np.argwhere((beamer(two) != room).any(axis=2))
    height, width = np.ptp(changed, axis=0)
    assert 40 < height < 60
    assert 40 < width < 60
    two.hold("q", down=False)
    two.wait_until(lambda: bool((beamer(two) == room).all()))


def test_the_speakers_language_is_not_the_rooms(two: Desktop, large_story: Path) -> None:
    begin(two, large_story)
    two.wait_for_rest(0.3)
    words = (slice(HEIGHT // 2, HEIGHT * 9 // 10), slice(0, LAPTOP))
    speakers, rooms = two.pixels()[words], beamer(two)
    two.press("ctrl+l")
    two.wait_until(lambda: bool((two.pixels()[words] != speakers).any()))
    two.wait_for_rest(0.3)
    assert (beamer(two) == rooms).all()
    speakers = two.pixels()[words]
    two.press("l")
    two.wait_until(lambda: bool((beamer(two) != rooms).any()))
    two.wait_for_rest(0.3)
    assert (two.pixels()[words] == speakers).all()
