"""Two starts: the second goes to the first one's window, unless it is to have one of its own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.journeys.conftest import COLOURS
from tests.journeys.desktop import Desktop, processes_of
from tests.journeys.test_reading import share, wait_for_photo

OTHER = (90, 200, 220)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A folder with one photo."""
    folder = tmp_path / "trip"
    folder.mkdir()
    Image.new("RGB", (300, 200), OTHER).save(folder / "only.png")
    return folder


def start_again(desktop: Desktop, *arguments: str | Path, cwd: Path | None = None) -> "subprocess.Popen[bytes]":
    """Start the program once more, and wait for nothing."""
    program = subprocess.Popen(
        [sys.executable, "-P", "-m", "viewer", *map(str, arguments)],
        env=desktop.environment,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    desktop._programs.append(program)
    return program


def said(program: "subprocess.Popen[bytes]") -> tuple[int, bytes]:
    """Wait for its end: its status, and what it said."""
    output = program.communicate()[0]
    return program.returncode, output


def is_running(program: "subprocess.Popen[bytes]") -> bool:
    return program.poll() is None


def test_a_second_start_goes_to_the_same_window_and_leaves(desktop: Desktop, story: Path, other: Path) -> None:
    first = desktop.start(story)
    wait_for_photo(desktop, 1)
    desktop.start("--new-window", story, "--photo", "5")  # it lies over the first one's
    desktop.wait_for_title("5 / 5 · ")
    assert said(start_again(desktop, "only.png", cwd=other)) == (0, b"")
    desktop.wait_for_title("1 / 1 · ")
    desktop.wait_until(lambda: share(desktop.pixels(), OTHER) > 0.2)
    assert is_running(first)
    assert said(start_again(desktop, story, "--photo", "3")) == (0, b"")
    desktop.wait_for_title("3 / 5 · ")
    desktop.wait_until(lambda: share(desktop.pixels(), COLOURS[2]) > 0.2)


def test_a_second_start_before_the_first_has_a_window_goes_there_as_well(
    desktop: Desktop, story: Path, other: Path
) -> None:
    starts = [start_again(desktop, story), start_again(desktop, other), start_again(desktop, other)]
    desktop.wait_until(lambda: sum(map(is_running, starts)) == 1)
    (running,) = filter(is_running, starts)
    assert [said(start) for start in starts if start is not running] == [(0, b"")] * 2
    desktop.wait_until(lambda: desktop.title.startswith(("1 / 1 · ", "1 / 5 · ")))


def test_new_window_has_a_window_of_its_own(desktop: Desktop, story: Path, other: Path) -> None:
    first = desktop.start(story)
    wait_for_photo(desktop, 1)
    second = desktop.start("--new-window", other)
    desktop.wait_for_title("1 / 1 · ")
    assert is_running(first)
    desktop.press("ctrl+q")
    assert said(second) == (0, b"")
    wait_for_photo(desktop, 1)
    assert is_running(first)


def test_a_slideshow_is_handed_over(desktop: Desktop, story: Path) -> None:
    desktop.start(story)
    wait_for_photo(desktop, 1)
    assert said(start_again(desktop, story, "--slideshow", "--photo", "2")) == (0, b"")
    desktop.wait_until(lambda: share(desktop.pixels(), COLOURS[1]) > 0.4)  # it fills the screen
    desktop.press("Escape")
    wait_for_photo(desktop, 2)


def test_after_it_was_killed_the_next_start_works(desktop: Desktop, story: Path, other: Path) -> None:
    first = desktop.start(story)
    wait_for_photo(desktop, 1)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    desktop.wait_until(lambda: desktop.title == "")
    second = desktop.start(other)
    desktop.wait_for_title("1 / 1 · ")
    assert said(start_again(desktop, story)) == (0, b"")
    wait_for_photo(desktop, 1)
    assert is_running(second)


def test_after_it_was_closed_the_next_start_works(desktop: Desktop, story: Path, other: Path) -> None:
    first = desktop.start(story)
    wait_for_photo(desktop, 1)
    desktop.press("ctrl+q")
    second = desktop.start(other)  # perhaps while the first is still on its way out
    desktop.wait_for_title("1 / 1 · ")
    assert said(first) == (0, b"")
    assert is_running(second)


def test_one_that_hangs_keeps_nobody_from_reading(desktop: Desktop, story: Path, other: Path) -> None:
    first = desktop.start(story)
    wait_for_photo(desktop, 1)
    stopped = processes_of(first.pid)
    for process in stopped:
        os.kill(process, signal.SIGSTOP)
    second = start_again(desktop, other)
    desktop.wait_for_title("1 / 1 · ")
    assert is_running(second)
    for process in stopped:
        os.kill(process, signal.SIGCONT)
    desktop.press("ctrl+q")
    assert said(second) == (0, b"")
    wait_for_photo(desktop, 1)  # what was asked of it while it hung is not done as well


def test_what_is_not_there_is_told_where_it_was_typed(desktop: Desktop, story: Path, tmp_path: Path) -> None:
    desktop.start(story)
    wait_for_photo(desktop, 1)
    status, output = said(start_again(desktop, tmp_path / "gone.yaml"))
    assert status == 2
    assert b"there is no file or folder" in output
    wait_for_photo(desktop, 1)


def test_what_has_gone_since_the_desktop_listed_it_is_told_in_a_window(desktop: Desktop, tmp_path: Path) -> None:
    desktop.environment["DESKTOP_STARTUP_ID"] = "files-1-host_TIME1"
    program = desktop.start(tmp_path / "gone.yaml")
    desktop.wait_for_title("Photo Caption Viewer")
    desktop.press("ctrl+q")
    assert said(program) == (0, b"")


def test_a_new_window_is_asked_for_with_a_key_and_shows_the_start_page(desktop: Desktop, story: Path) -> None:
    desktop.start(story)
    wait_for_photo(desktop, 1)
    desktop.press("ctrl+n")
    desktop.wait_for_title("Photo Caption Viewer")
    desktop.press("ctrl+q")
    wait_for_photo(desktop, 1)


def test_when_the_first_window_is_closed_the_one_that_stays_is_handed_over_to(
    desktop: Desktop, story: Path, other: Path
) -> None:
    first = desktop.start(story)
    wait_for_photo(desktop, 1)
    second = desktop.start("--new-window", other)
    desktop.wait_for_title("1 / 1 · ")
    desktop.wait_for_rest()
    os.kill(first.pid, signal.SIGTERM)
    assert first.wait(60) == 0
    socket = next(Path(desktop.environment["XDG_RUNTIME_DIR"]).rglob("*.lock")).with_suffix(".socket")
    desktop.wait_until(socket.exists)
    assert said(start_again(desktop, story, "--photo", "4")) == (0, b"")
    wait_for_photo(desktop, 4)
    assert is_running(second)
