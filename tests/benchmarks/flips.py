"""One viewer measured from outside: start, flips after a pause, flips back, keys in quick succession, memory."""

import os
import shlex
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from Xlib import X

from tests.benchmarks.photos import colour
from tests.conftest import ROOT
from tests.journeys.desktop import Desktop, processes_of

_NEAR = 22  # how far a channel may be off: JPEG and colour management
_SETTLED = 1.5  # seconds a reader looks at a photo before the next key
_GIVE_UP = 20.0  # seconds
_QUICK = 0.04  # seconds between quick keys


@dataclass(frozen=True, slots=True)
class Viewer:
    """A program to measure: its name, its command (`{}` stands for the folder), its keys for next and previous."""

    name: str
    command: str
    onward: str = "Right"
    back: str = "Left"
    before: tuple[str, ...] = ()


VIEWERS = (
    Viewer("Photo Caption Viewer", f"{shlex.quote(sys.executable)} -P -m viewer {{}}/captions.yaml"),
    Viewer("feh", "feh --fullscreen --scale-down --sort name {}"),
    Viewer("qimgv", "qimgv {}/p0000.jpg"),
    Viewer("geeqie", "geeqie --fullscreen {}/p0000.jpg", "Next", "Prior"),
)


@dataclass(slots=True)
class Figures:
    """What was measured: milliseconds, and MiB of memory (proportional set size of all its processes)."""

    flip: list[float] = field(default_factory=list)
    sharp: list[float] = field(default_factory=list)
    back: list[float] = field(default_factory=list)
    quick: list[float] = field(default_factory=list)
    seen: list[float] = field(default_factory=list)  # photos a second
    memory: float = 0.0
    failed: str = ""


class _Watch:
    """Looks at single pixels of the screen: a look at all of it would take a core from the viewer."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._root = desktop._root

    def shows(self, place: tuple[int, int], number: int) -> bool:
        return number in self.shown_of(range(number, number + 1), place)

    def shown_of(self, numbers: range, place: tuple[int, int]) -> set[int]:
        """Which of these photos is seen there: at most one."""
        raw = self._root.get_image(*place, 1, 1, X.ZPixmap, 0xFFFFFFFF).data
        return {
            number
            for number in numbers
            if all(abs(raw[2 - channel] - wanted) < _NEAR for channel, wanted in enumerate(colour(number)))
        }

    def find(self, number: int) -> tuple[int, int] | None:
        """The middle of the photo's block, if it is there."""
        near = (np.abs(self._desktop.pixels()[::4, ::4].astype("int16") - np.array(colour(number))) < _NEAR).all(axis=2)
        if near.sum() < 1500:  # a thumbnail
            return None
        rows, columns = np.nonzero(near)
        return int(np.median(columns)) * 4, int(np.median(rows)) * 4

    def texture(self, number: int) -> tuple[int, int]:
        """Where a strip of the photo's texture begins, above its block."""
        near = (np.abs(self._desktop.pixels().astype("int16") - np.array(colour(number))) < _NEAR).all(axis=2)
        rows, columns = np.nonzero(near)
        top, bottom = np.percentile(rows, [1, 99])
        return max(int(np.median(columns)) - 150, 0), max(int(top - 0.2 * (bottom - top)), 0)

    def wait(self, place: tuple[int, int], number: int) -> bool:
        end = time.perf_counter() + _GIVE_UP
        while time.perf_counter() < end:
            if self.shows(place, number):
                return True
            time.sleep(0.0004)  # a benchmark polls: it must not wait for the viewer's own signals
        return False

    def sharp_after(self, place: tuple[int, int], begun: float) -> float:
        """Milliseconds from `begun` until the texture last changed."""

        def look() -> bytes:
            return bytes(self._root.get_image(*place, 300, 1, X.ZPixmap, 0xFFFFFFFF).data)

        seen, changed = look(), time.perf_counter()
        while time.perf_counter() - changed < 0.25:
            now = look()
            if now != seen:
                seen, changed = now, time.perf_counter()
            time.sleep(0.002)  # polled, as above
        return (changed - begun) * 1000


def measure_starts(viewers: Sequence[Viewer], folder: Path, starts: int) -> dict[str, list[float]]:
    """How long each of them takes from its start to its first photo, in milliseconds. They take turns, so that a
    machine which is slower for a while is so for all; the first turn warms up."""
    took: dict[str, list[float]] = {viewer.name: [] for viewer in viewers}
    for photo in sorted(folder.glob("*.jpg")):
        photo.read_bytes()  # from memory, for everybody alike
    with tempfile.TemporaryDirectory() as home:
        desktop = Desktop(Path(home), 1920, 1080, maximised=True)
        try:
            for turn in range(starts + 1):
                for viewer in viewers:
                    program, place, milliseconds = started(viewer, folder, desktop)
                    time.sleep(0.3)  # what a viewer does right after its first photo belongs to no other's start
                    end(program)
                    time.sleep(0.4)  # nor what its end leaves to the system
                    if turn and place is not None:
                        took[viewer.name].append(milliseconds)
        finally:
            desktop.close()
    return took


def measure(viewer: Viewer, folder: Path, count: int, *, flips: int) -> Figures:
    """Start `viewer` on the `count` photos in `folder` and use it, on a desktop of its own."""
    figures = Figures()
    with tempfile.TemporaryDirectory() as home:
        desktop = Desktop(Path(home), 1920, 1080, maximised=True)
        try:
            _measure(viewer, folder, count, desktop, figures, flips=flips)
        finally:
            desktop.close()
    return figures


def _measure(viewer: Viewer, folder: Path, count: int, desktop: Desktop, figures: Figures, *, flips: int) -> None:
    watch = _Watch(desktop)
    program, place, _ = started(viewer, folder, desktop)
    try:
        if place is None:
            figures.failed = "the first photo was never seen"
            return
        for key in viewer.before:
            desktop.press(key)
        time.sleep(_SETTLED)
        _flip(viewer, desktop, watch, figures, place=watch.find(0) or (0, 0), flips=flips, count=count)
        figures.memory = memory(program.pid)
    finally:
        end(program)


def started(
    viewer: Viewer, folder: Path, desktop: Desktop
) -> tuple["subprocess.Popen[bytes]", tuple[int, int] | None, float]:
    """The viewer, started on `folder`; where the middle of its first photo is, if that is ever seen; and after how many
    milliseconds."""
    watch = _Watch(desktop)
    command = shlex.split(viewer.command.format(shlex.quote(str(folder))))
    quiet = subprocess.DEVNULL
    # As for a user, whose Python keeps what it has compiled; the first start, which compiles, is the slowest of all.
    environment = {name: value for name, value in desktop.environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    program = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=quiet, stderr=quiet, start_new_session=True)
    places = [(x, y) for x in (480, 620, 960) for y in (430, 540, 650)]
    while time.perf_counter() - begun < _GIVE_UP:
        if any(watch.shows(place, 0) for place in places):
            took = (time.perf_counter() - begun) * 1000
            place = watch.find(0)
            if place is not None:
                return program, place, took
        time.sleep(0.004)  # polled, less often: a starting viewer needs the processors
    return program, None, 0.0


def _flip(
    viewer: Viewer,
    desktop: Desktop,
    watch: _Watch,
    figures: Figures,
    *,
    place: tuple[int, int],
    flips: int,
    count: int,
) -> None:
    def timed(key: str, number: int) -> float | None:
        begun = time.perf_counter()
        desktop.press(key)
        return begun if watch.wait(place, number) else None

    strip = watch.texture(0)
    here = 0
    for _ in range(flips):
        time.sleep(_SETTLED)
        here += 1
        begun = timed(viewer.onward, here)
        if begun is None:
            figures.failed = f"photo {here + 1} was never seen"
            return
        figures.flip.append((time.perf_counter() - begun) * 1000)
        figures.sharp.append(watch.sharp_after(strip, begun))
    for turn in range(6):
        time.sleep(0.4)  # a reader looks from one to the other
        here += 1 if turn % 2 else -1
        begun = timed(viewer.onward if turn % 2 else viewer.back, here)
        if begun is not None:
            figures.back.append((time.perf_counter() - begun) * 1000)
    time.sleep(_SETTLED)
    _hurry(viewer, desktop, watch, figures, place, strip, range(here + 1, count))


def _hurry(
    viewer: Viewer,
    desktop: Desktop,
    watch: _Watch,
    figures: Figures,
    place: tuple[int, int],
    strip: tuple[int, int],
    photos: range,
) -> None:
    """Keys in quick succession: how many of the `photos` are seen on the way, and when the last stands, sharp."""
    begun = pressed = time.perf_counter()
    seen: set[int] = set()
    for number, _ in enumerate(photos, start=1):
        pressed = time.perf_counter()
        desktop.press(viewer.onward)
        while time.perf_counter() < begun + number * _QUICK:
            seen |= watch.shown_of(photos, place)
            time.sleep(0.004)
    figures.seen.append(len(seen) / (len(photos) * _QUICK))
    if watch.wait(place, photos[-1]):
        figures.quick.append(max((time.perf_counter() - pressed) * 1000, watch.sharp_after(strip, pressed)))


def memory(pid: int) -> float:
    """MiB of a process and everything it has started: what each shares with others counts in part."""
    total = 0.0
    for process in processes_of(pid):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) / 1024
    return total


def end(program: "subprocess.Popen[bytes]") -> None:
    """Have it end."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        if program.poll() is None:
            os.killpg(program.pid, sign)
        try:
            program.wait(3)
        except subprocess.TimeoutExpired:
            continue


def median(values: list[float]) -> str:
    """The median with its range, for a table."""
    if not values:
        return "–"
    return f"{statistics.median(values):.0f} ({min(values):.0f} to {max(values):.0f})"
