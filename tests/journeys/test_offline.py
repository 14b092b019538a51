"""No network, ever: whatever asks for an Internet socket while all of this is done is killed, and the test with it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.journeys.conftest import COLOURS
from tests.journeys.desktop import Desktop
from tests.journeys.test_reading import share, wait_for_photo

OFFLINE = "tests.journeys.offline"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no such filter")
@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
def test_the_filter_kills_whoever_asks_for_a_network(family: str) -> None:
    script = f"from {OFFLINE} import forbid_networks; import socket\nforbid_networks()\nsocket.socket(socket.AF_UNIX)\n"
    script += f"print('so far', flush=True)\nsocket.socket(socket.{family})"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="ascii", check=False)
    assert done.stdout == "so far\n"
    assert done.returncode == -31  # SIGSYS


def test_a_story_is_read_and_presented_without_a_network(desktop: Desktop, story: Path) -> None:
    program = desktop.start(story, module=OFFLINE)
    wait_for_photo(desktop, 1)
    for key in ("Right", "question", "Escape", "i", "i", "o", "Escape", "l", "plus", "0"):
        desktop.press(key)
        desktop.wait_for_rest(0.2)
    wait_for_photo(desktop, 2)
    desktop.press("F5")
    desktop.wait_until(lambda: share(desktop.pixels(), COLOURS[1]) > 0.4)
    desktop.press("Right", "Right", "Escape")
    wait_for_photo(desktop, 4)  # in the window again, which has the keyboard
    desktop.wait_for_rest(0.3)
    desktop.press("ctrl+w")
    desktop.wait_for_title("Photo Caption Viewer")
    desktop.press("Return")  # what was read last
    desktop.wait_for_title("4 / 5")
    desktop.press("ctrl+q")
    assert program.wait(60) == 0
