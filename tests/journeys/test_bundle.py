"""A whole story in one file, in a real window."""

from pathlib import Path

import pytest

from tests.bundles import UGLY
from tests.journeys.desktop import Desktop
from tests.journeys.test_reading import wait_for_photo
from viewer.saving import Copying


@pytest.fixture
def bundle(story: Path, tmp_path: Path) -> Path:
    target = tmp_path / "alone" / "colours.photostory"
    target.parent.mkdir()
    Copying([str(story)], str(target)).run()
    return target


def test_it_opens_and_is_flipped_through_where_it_is_and_comes_back_at_its_place(
    desktop: Desktop, bundle: Path
) -> None:
    program = desktop.start(bundle)
    wait_for_photo(desktop, 1)
    for key, number in [("Right", 2), ("space", 3), ("End", 5), ("Left", 4)]:
        desktop.press(key)
        wait_for_photo(desktop, number)
    assert list(bundle.parent.iterdir()) == [bundle]
    desktop.press("ctrl+q")
    assert program.wait(30) == 0
    desktop.start(bundle)
    wait_for_photo(desktop, 4)


def test_an_ugly_one_says_so_in_the_window_and_the_program_goes_on(desktop: Desktop, bundle: Path) -> None:
    bundle.write_bytes(UGLY["traversal"][0]())
    program = desktop.start(bundle)
    desktop.wait_for_title("Photo Caption Viewer")
    desktop.wait_for_rest()
    assert list(bundle.parent.iterdir()) == [bundle]
    desktop.press("ctrl+q")
    assert program.wait(30) == 0
