"""From one program's window to another's, with a real mouse."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from tests.journeys.conftest import COLOURS
from tests.journeys.desktop import HEIGHT, WIDTH, Desktop
from tests.journeys.dragging import GROUND, TAKEN
from tests.journeys.test_instance import is_running
from tests.journeys.test_reading import share, wait_for_photo
from viewer.saving import Copying

HALF = WIDTH // 2


def halves(desktop: Desktop) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The screen's left one and its right one."""
    pixels = desktop.pixels()
    return pixels[:, :HALF], pixels[:, HALF:]


def place_of(pixels: NDArray[np.uint8], colour: tuple[int, int, int]) -> tuple[int, int]:
    """The middle of all that has a colour, as x and y."""
    rows, columns = np.nonzero((pixels == colour).all(axis=2))
    return int(np.median(columns)), int(np.median(rows))


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A folder with a photo of another colour."""
    (tmp_path / "trip").mkdir()
    Image.new("RGB", (300, 200), (90, 200, 220)).save(tmp_path / "trip" / "only.png")
    return tmp_path / "trip"


def test_a_photo_is_dragged_onto_the_window_of_another_viewer(desktop: Desktop, story: Path, other: Path) -> None:
    first = desktop.start(story, "--photo", "2")
    wait_for_photo(desktop, 2)
    desktop.put(0, HALF)
    desktop.start("--new-window", other)
    desktop.wait_for_title("1 / 1 · ")
    desktop.put(HALF, HALF)
    desktop.wait_until(lambda: share(halves(desktop)[0], COLOURS[1]) > 0.05)
    desktop.wait_for_rest()
    desktop.drag(place_of(halves(desktop)[0], COLOURS[1]), (HALF * 3 // 2, HEIGHT // 3))
    desktop.wait_until(lambda: share(halves(desktop)[1], COLOURS[1]) > 0.1)
    assert share(halves(desktop)[0], COLOURS[1]) > 0.05  # where it came from it is as well
    assert is_running(first)


def test_a_photo_that_is_let_go_over_its_own_window_changes_nothing(desktop: Desktop, story: Path) -> None:
    desktop.start(story, "--photo", "2")
    wait_for_photo(desktop, 2)
    desktop.wait_for_rest()
    x, y = place_of(desktop.pixels(), COLOURS[1])
    desktop.drag((x, y), (x + 100, y))
    desktop.wait_for_rest()
    assert desktop.title.startswith("2 / 5 · ")
    desktop.press("Right")
    wait_for_photo(desktop, 3)


def test_a_story_is_dragged_onto_the_start_page(desktop: Desktop, story: Path) -> None:
    desktop.start("out", story, module="tests.journeys.dragging")
    desktop.put(0, HALF)
    desktop.start()
    desktop.wait_for_title("Photo Caption Viewer")
    desktop.put(HALF, HALF)
    desktop.wait_until(lambda: share(halves(desktop)[0], GROUND) > 0.8)
    desktop.wait_for_rest()
    desktop.drag((HALF // 2, HEIGHT // 2), (HALF * 3 // 2, HEIGHT // 2))
    desktop.wait_until(lambda: share(halves(desktop)[1], COLOURS[0]) > 0.05)


def test_a_photo_inside_a_bundle_arrives_as_pixels_and_leaves_nothing_on_the_disk(
    desktop: Desktop, large_story: Path, tmp_path: Path
) -> None:
    bundle, taken = tmp_path / "alone" / "colours.photostory", tmp_path / "taken.png"
    bundle.parent.mkdir()
    Copying([str(large_story)], str(bundle)).run()
    desktop.start("in", taken, module="tests.journeys.dragging")
    desktop.put(0, HALF)
    desktop.start(bundle)
    desktop.wait_for_title("1 / 5 · ")
    desktop.put(HALF, HALF)
    desktop.wait_until(lambda: share(halves(desktop)[1], COLOURS[0]) > 0.05)
    desktop.wait_until(lambda: share(halves(desktop)[0], GROUND) > 0.8)
    desktop.wait_for_rest()
    x, y = place_of(halves(desktop)[1], COLOURS[0])
    desktop.drag((HALF + x, y), (HALF // 2, HEIGHT // 2))
    desktop.wait_until(lambda: share(halves(desktop)[0], TAKEN) > 0.8)
    with Image.open(taken) as picture:
        assert (picture.size, picture.getpixel((700, 500))[:3]) == ((1500, 1000), COLOURS[0])  # type: ignore[index]
    assert list(bundle.parent.iterdir()) == [bundle]
    desktop.press("Right")
    desktop.wait_for_title("2 / 5 · ")
