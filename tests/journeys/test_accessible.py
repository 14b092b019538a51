"""The program as somebody meets it who does not see it: every control has a name, texts are read in their language."""

from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from tests.journeys.conftest import COLOURS
from tests.journeys.desktop import PATIENCE, Desktop
from tests.journeys.screen_reader import Part, ScreenReader
from tests.journeys.test_reading import share, wait_for_photo

CONTROLS = {
    "push button", "button", "toggle button", "check box", "radio button", "combo box", "entry", "text", "slider",
    "spin button", "menu item", "check menu item", "radio menu item", "list", "list item", "page tab", "link", "image",
    "graphic",
}  # fmt: skip
"""Roles of what has to have a name. A scroll bar is part of what it scrolls, and goes by that one's name."""


@pytest.fixture
def heard(desktop: Desktop) -> Iterator[ScreenReader]:
    made = ScreenReader(desktop.environment)
    yield made
    made.close()


def nameless(parts: list[Part]) -> list[Part]:
    """What can be used or reached, or shows something, and says nothing of itself."""
    return [part for part in parts if not part.name and part.showing and (part.role in CONTROLS or part.focusable)]


def wait_for(reader: ScreenReader, role: str, text: str) -> list[Part]:
    """All there is, once something of this role whose name begins like that is in sight."""
    end = monotonic() + PATIENCE
    while monotonic() < end:
        parts = reader.parts()
        if any(part.showing and part.role == role and part.name.startswith(text) for part in parts):
            return parts
    raise AssertionError(f"no {role} is called {text}: {[part for part in parts if part.showing]}")


def test_the_window(desktop: Desktop, heard: ScreenReader, story: Path) -> None:
    desktop.start(story)
    wait_for_photo(desktop, 1)
    parts = wait_for(heard, "document", "Article")
    assert any(part.role == "graphic" and part.name == "1 / 5" for part in parts)
    assert nameless(parts) == []
    said = {(part.name, part.locale) for part in parts if part.showing and part.role == "label"}
    assert {("Ảnh số 1", "vi_VN"), ("Photo number 1", "en_US")} <= said
    assert sum(part.role == "list item" for part in parts if part.showing) >= 5
    desktop.press("Right")
    assert heard.announcement() == "2 / 5. Ảnh số 2"
    for key in ("question", "i", "o"):
        desktop.press(key)
        desktop.wait_for_rest(0.3)
        assert nameless(heard.parts()) == []
        desktop.press("Escape")


def test_a_slideshow(desktop: Desktop, heard: ScreenReader, story: Path) -> None:
    desktop.start(story, "--slideshow", "--photo", "2")
    desktop.wait_until(lambda: share(desktop.pixels(), COLOURS[1]) > 0.4)
    parts = wait_for(heard, "graphic", "2 / 5")
    assert nameless(parts) == []
    assert any(part.role == "label" and (part.name, part.locale) == ("Ảnh số 2", "vi_VN") for part in parts)
    desktop.press("Right")
    assert heard.announcement() == "Ảnh số 3"


def test_the_settings_and_the_start_page(desktop: Desktop, heard: ScreenReader, story: Path) -> None:
    desktop.start(story)
    wait_for_photo(desktop, 1)
    desktop.press("ctrl+comma")
    desktop.wait_for_title("Settings")
    parts = wait_for(heard, "label", "Colours")
    assert nameless(parts) == []
    desktop.press("Escape")
    desktop.wait_for_title("1 / 5")
    desktop.press("ctrl+w")
    desktop.wait_for_title("Photo Caption Viewer")
    parts = wait_for(heard, "push button", "Màu sắc, 5 photos")
    assert nameless(parts) == []


def test_a_second_screen(desktop: Desktop, heard: ScreenReader, story: Path) -> None:
    desktop.set_monitor("LAPTOP", 0, desktop.width // 2)
    desktop.set_monitor("BEAMER", desktop.width // 2, desktop.width // 2)
    desktop.start(story, "--slideshow", "--photo", "2")
    desktop.wait_for_title("Speaker’s view")
    parts = wait_for(heard, "section", "Notes")
    assert nameless(parts) == []
