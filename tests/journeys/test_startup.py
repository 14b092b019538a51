"""A start that the desktop has announced is over when it has handed over, and its window is in front."""

import select
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from Xlib import X, display

from tests.journeys.desktop import PATIENCE, Desktop
from tests.journeys.test_instance import said, start_again
from tests.journeys.test_reading import wait_for_photo
from viewer.ui.startup import end_startup


class Panel:
    """Hears what is told to the root window, as the part of a desktop that shows what is being started does."""

    def __init__(self, name: str) -> None:
        self._display = display.Display(name)
        root = self._display.screen().root
        root.change_attributes(event_mask=X.PropertyChangeMask | X.SubstructureNotifyMask)
        self._display.sync()

    def hear(self, name: str) -> Any:
        """Wait for the next message of this name: its data."""
        end = monotonic() + PATIENCE
        atom = self._display.intern_atom(name)
        while True:
            while self._display.pending_events():
                event = self._display.next_event()
                if event.type & 0x7F == X.ClientMessage and event.client_type == atom:
                    return event.data[1]
            assert monotonic() < end, f"nobody says {name}"
            select.select([self._display], [], [], 0.5)

    def hear_what_is_over(self) -> str:
        """Wait for a whole message of startup notification."""
        heard = bytes(self.hear("_NET_STARTUP_INFO_BEGIN"))
        while 0 not in heard:
            heard += bytes(self.hear("_NET_STARTUP_INFO"))
        return heard.partition(b"\0")[0].decode()

    def close(self) -> None:
        self._display.close()


@pytest.fixture
def panel(desktop: Desktop) -> Iterator[Panel]:
    made = Panel(desktop.name)
    yield made
    made.close()


def test_a_start_that_is_handed_over_is_said_to_be_over(desktop: Desktop, story: Path, panel: Panel) -> None:
    desktop.start(story)
    wait_for_photo(desktop, 1)
    announced = 'file-manager-123-of a "reader\'s\\own" desktop_TIME4000000001'
    desktop.environment["DESKTOP_STARTUP_ID"] = announced
    assert said(start_again(desktop, story, "--photo", "3")) == (0, b"")
    escaped = announced.replace("\\", "\\\\").replace('"', '\\"')
    assert panel.hear_what_is_over() == f'remove: ID="{escaped}"'
    while panel.hear("_NET_ACTIVE_WINDOW")[1] != 4000000001:  # when the reader clicked
        pass  # Qt asks as well, and does not know
    wait_for_photo(desktop, 3)


def test_whatever_the_token_is_it_is_said_whole_and_without_a_display_to_nobody(
    desktop: Desktop, panel: Panel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", desktop.name)
    for length in (1, 6, 7, 8, 26, 27, 28, 1_000):  # with what is around them some fill their messages exactly
        end_startup("x" * length, 0)
        assert panel.hear_what_is_over() == f'remove: ID="{"x" * length}"'
    monkeypatch.setenv("DISPLAY", ":9999")
    end_startup("x", 0)
