"""A screen with a colour profile, as calibration programs leave it on the root window, and what is sent to it."""

from functools import partial
from pathlib import Path

import pytest
from Xlib import X

from tests.journeys.conftest import COLOURS
from tests.journeys.desktop import Desktop
from tests.journeys.test_reading import share, wait_for_photo
from tests.unit.imaging.profiles import SRGB, rgb_profile
from tests.unit.imaging.test_reference import FOUR_INKS
from viewer.ui.screen_profile import MAX_PROFILE_BYTES, x11_profile

SWAPPED = rgb_profile(SRGB._replace(primaries=SRGB.primaries[::-1]))
CARDINAL, STRING = 6, 31  # <X11/Xatom.h>
_PIECE = 200_000  # bytes that fit into one request


def put(desktop: Desktop, profile: bytes, name: str = "_ICC_PROFILE", kind: int = CARDINAL, bits: int = 8) -> None:
    """Have the root window tell this profile."""
    atom = desktop._display.intern_atom(name)
    desktop._root.change_property(atom, kind, bits, b"")
    for start in range(0, len(profile), _PIECE):
        piece = profile[start : start + _PIECE]
        desktop._root.change_property(atom, kind, bits, piece, mode=X.PropModeAppend)
    desktop._display.sync()


def swapped(number: int) -> tuple[int, int, int]:
    """What a screen with blue for red has to be sent to show this photo."""
    red, green, blue = COLOURS[number - 1]
    return blue, green, red


def is_on(desktop: Desktop, colour: tuple[int, int, int]) -> bool:
    """Whether a photo of this colour is on the screen."""
    return share(desktop.pixels(), colour) > 0.1


def test_photos_are_shown_in_the_colours_of_the_screen(desktop: Desktop, story: Path) -> None:
    put(desktop, SWAPPED)
    desktop.start(story)
    for number in (1, 2, 3):
        desktop.wait_for_title(f"{number} / 5 · ")
        desktop.wait_until(partial(is_on, desktop, swapped(number)))
        desktop.press("Right")
    desktop.wait_for_title("4 / 5 · ")
    desktop.press("F5")
    desktop.wait_until(lambda: share(desktop.pixels(), swapped(4)) > 0.4)


@pytest.mark.parametrize(
    "profile",
    [b"no profile", FOUR_INKS, SWAPPED.replace(b"mntr", b"prtr", 1), SWAPPED + bytes(MAX_PROFILE_BYTES)],
    ids=["nonsense", "of inks", "of a printer", "huge"],
)
def test_what_is_no_profile_of_a_screen_changes_nothing(desktop: Desktop, story: Path, profile: bytes) -> None:
    put(desktop, profile)
    desktop.start(story)
    wait_for_photo(desktop, 1)
    desktop.wait_for_rest()
    wait_for_photo(desktop, 1)
    desktop.press("Right")
    wait_for_photo(desktop, 2)


def test_each_screen_has_its_own_profile_or_none(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", desktop.name)
    assert (x11_profile(0), x11_profile(1)) == (b"", b"")
    put(desktop, SWAPPED)
    assert (x11_profile(0), x11_profile(1)) == (SWAPPED, b"")
    put(desktop, b"other", "_ICC_PROFILE_1")
    assert (x11_profile(0), x11_profile(1), x11_profile(2)) == (SWAPPED, b"other", b"")


def test_what_is_too_long_or_no_bytes_is_not_taken(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", desktop.name)
    longest = bytes(MAX_PROFILE_BYTES)
    put(desktop, longest)
    assert x11_profile(0) == longest
    put(desktop, longest + b"x")
    assert x11_profile(0) == b""
    put(desktop, b"no bytes", bits=16)
    assert x11_profile(0) == b""
    put(desktop, SWAPPED, kind=STRING)
    assert x11_profile(0) == b""


def test_a_display_that_is_not_there_has_no_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (":32000", "", "nonsense"):
        monkeypatch.setenv("DISPLAY", name)
        assert x11_profile(0) == b""
