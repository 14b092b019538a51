"""`python -m tests.benchmarks.huge`: photos of 100 and 250 megapixels, looked at from outside.

Each is opened as the second photo of a story, behind a small one, and then seen at 100 % and panned: with the mouse, a
step 60 times a second, slowly and quickly, and with keys that go a tenth of the stage each. What is measured:

- the time from a key press to pixels: the photo fitted, and sharp at 100 % wherever the stage is looked at;
- the window's heartbeat: every few milliseconds it is asked for a sign of life (`_NET_WM_PING`, which Qt answers when
  it gets to its events); the longest time between two answers is what a reader would feel;
- the time from a step of panning to the first pixels that change; how many steps were seen as frames of their own, and
  how many of these were sharp all over;
- memory: of the window's process at its peak (resident), of it and of everything together at the end (proportional).
"""

import argparse
import multiprocessing
import os
import platform
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from Xlib import X, display
from Xlib.ext import xtest
from Xlib.protocol import event

from tests.benchmarks.flips import end, memory
from tests.conftest import ROOT
from tests.journeys.desktop import Desktop

_SCREEN = (1920, 1080)  # which the window fills
_STRIPS = (200, 400, 600, 780)  # rows of the screen that are looked at, all of them on the stage
_SIDE = 120  # columns of the screen left and right that are not: the stage's margin
_BLOCK = 40  # pixels of a strip that are judged together
_SHARP = 4.0  # how much neighbouring pixels differ on average: 10 where every pixel is seen, 1 where one is enlarged
_STEP = 1 / 60  # seconds
_PING = 0.003  # seconds
_GIVE_UP = 60.0  # seconds
_WIDE, _WIDEST = (12_000, 8_400), (19_200, 13_056)


@dataclass(frozen=True, slots=True)
class Kind:
    """A photo to measure with: what the table calls it, its file, its size, how it is written."""

    name: str
    file: str
    size: tuple[int, int]
    options: dict[str, Any]


KINDS = (
    Kind("JPEG, 100 MP", "p100.jpg", _WIDE, {"quality": 92}),
    Kind("PNG, 100 MP", "p100.png", _WIDE, {"compress_level": 4}),
    Kind("TIFF, 100 MP", "p100.tif", _WIDE, {}),
    Kind("TIFF (LZW), 100 MP", "p100-lzw.tif", _WIDE, {"compression": "tiff_lzw"}),
    Kind("JPEG, 250 MP", "p250.jpg", _WIDEST, {"quality": 92}),
)


def make_photos(folder: Path) -> None:
    """Write what is not there yet: texture whose every pixel differs from its neighbours, and a story for each."""
    folder.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (300, 200), (90, 20, 20)).save(folder / "small.png")
    for size in (_WIDE, _WIDEST):
        kinds = [kind for kind in KINDS if kind.size == size and not (folder / kind.file).exists()]
        photo = Image.fromarray(_texture(*size)) if kinds else None
        for kind in kinds:
            assert photo is not None
            photo.save(folder / kind.file, **kind.options)
    for kind in KINDS:
        lines = ["format: 1", "photos:", "  - file: small.png", f"  - file: {kind.file}"]
        (folder / f"{kind.file}.yaml").write_text("\n".join(lines) + "\n", "utf-8")


def _texture(width: int, height: int) -> NDArray[np.uint8]:
    chance = np.random.default_rng(7)
    edge = 600
    blocks = []
    for _ in range(6):
        coarse = Image.fromarray(chance.integers(70, 186, (12, 12, 3)).astype("uint8"))
        smooth = np.asarray(coarse.resize((edge, edge), Image.Resampling.BICUBIC)).astype("int16")
        blocks.append((smooth + chance.normal(0, 9, (edge, edge, 1))).clip(0, 255).astype("uint8"))
    texture = np.empty((height, width, 3), "uint8")
    for top in range(0, height, edge):
        for left in range(0, width, edge):
            place = texture[top : top + edge, left : left + edge]
            # Rolled, or the same rows side by side would make a PNG that is far smaller than a photo's.
            block = np.roll(blocks[chance.integers(len(blocks))], chance.integers(edge), axis=0)
            place[:] = block[: place.shape[0], : place.shape[1]]
    return texture


# The heartbeat, in a process of its own: what is looked at must not keep the pings waiting.


def _beat(name: str, window: int, line: Connection) -> None:
    """Ask the window for signs of life until told to stop; then send when each of them came, by the monotonic clock."""
    connection = display.Display(name)
    root = connection.screen().root
    root.change_attributes(event_mask=X.SubstructureNotifyMask | X.StructureNotifyMask)
    asked = connection.create_resource_object("window", window)
    protocols, ping = connection.intern_atom("WM_PROTOCOLS"), connection.intern_atom("_NET_WM_PING")
    answers: list[float] = []
    line.send("beating")
    number = 1
    while not line.poll():
        message = event.ClientMessage(window=asked, client_type=protocols, data=(32, (ping, number, window, 0, 0)))
        asked.send_event(message, event_mask=X.NoEventMask)
        connection.flush()
        number += 1
        until = time.monotonic() + _PING
        while (left := until - time.monotonic()) > 0:
            if not connection.pending_events() and not select.select([connection], [], [], left)[0]:
                break
            while connection.pending_events():
                seen = connection.next_event()
                if seen.type & 0x7F == X.ClientMessage and seen.client_type == protocols and seen.data[1][0] == ping:
                    answers.append(time.monotonic())
    line.send(answers)
    connection.close()


class Heartbeat:
    """Asks a window for signs of life."""

    def __init__(self, desktop: Desktop) -> None:
        self._line, theirs = multiprocessing.Pipe()
        window = int(desktop._property(desktop._root, "_NET_ACTIVE_WINDOW")[0])
        context = multiprocessing.get_context("spawn")
        self._process = context.Process(target=_beat, args=(desktop.name, window, theirs), daemon=True)
        self._process.start()
        self._line.recv()

    def end(self) -> list[float]:
        """When the window gave signs of life."""
        self._line.send("end")
        answers: list[float] = self._line.recv()
        self._process.join()
        return answers


def _longest_gap(answers: list[float], begun: float, ended: float) -> float:
    """In milliseconds, between two answers, or an end of this time and the nearest."""
    times = [begun, *(answer for answer in answers if begun < answer < ended), ended]
    return max(after - before for before, after in pairwise(times)) * 1000


# What is seen.


@dataclass(slots=True)
class Panned:
    """One way of panning: milliseconds from each step to pixels, how many steps there were, and sharp frames."""

    frames: list[float] = field(default_factory=list)
    steps: int = 0
    sharp: int = 0

    def told(self) -> str:
        """For the table."""
        if len(self.frames) < 2:
            return "–"
        middle, late = statistics.median(self.frames), statistics.quantiles(self.frames, n=20)[-1]
        seen, sharp = len(self.frames) / self.steps, self.sharp / len(self.frames)
        return f"{middle:.1f} / {late:.1f} ({seen:.0%} seen, {sharp:.0%} sharp)"


@dataclass(slots=True)
class Figures:
    """Of one photo: milliseconds, MiB."""

    fitted: float = 0.0
    sharp: float = 0.0
    slowly: Panned = field(default_factory=Panned)
    quickly: Panned = field(default_factory=Panned)
    keys: Panned = field(default_factory=Panned)
    gap: float = 0.0
    peak: float = 0.0
    window: float = 0.0
    together: float = 0.0


class _Eye:
    """Looks at a few rows of the screen: a look at all of it would take a core from the viewer."""

    def __init__(self, desktop: Desktop) -> None:
        self._root = desktop._root
        self._width = desktop.width - 2 * _SIDE

    def rows(self) -> NDArray[np.int16]:
        """The green of the rows' pixels."""
        raw = [self._root.get_image(_SIDE, row, self._width, 1, X.ZPixmap, 0xFFFFFFFF).data for row in _STRIPS]
        return np.array([np.frombuffer(data, "uint8")[1::4] for data in raw]).astype("int16")

    def sees_photo(self) -> bool:
        """Whether the texture is there, however blurred."""
        return bool((self.rows()[:, self._width // 4 : -self._width // 4].std(axis=1) > 8).all())

    def sees_pixels(self) -> bool:
        """Whether every pixel is there, everywhere."""
        differences = np.abs(np.diff(self.rows(), axis=1))
        blocks = differences[:, : differences.shape[1] // _BLOCK * _BLOCK].reshape(len(_STRIPS), -1, _BLOCK)
        return bool((blocks.mean(axis=2) > _SHARP).all())


def _wait(condition: Callable[[], bool], begun: float) -> float:
    """Milliseconds from `begun` until something is seen."""
    while time.monotonic() < begun + _GIVE_UP:
        if condition():
            return (time.monotonic() - begun) * 1000
        time.sleep(0.004)  # a benchmark polls: it must not wait for the viewer's own signals
    return float("nan")


def _pan(desktop: Desktop, eye: _Eye, panned: Panned, steps: Sequence[Callable[[], object]]) -> None:
    """Take these steps, 60 a second."""
    connection = desktop._display
    begun = time.monotonic()
    for number, step in enumerate(steps, start=1):
        while connection.pending_events():
            connection.next_event()
        taken = time.monotonic()
        step()
        connection.flush()
        until = max(begun + number * _STEP, taken + 0.001)
        seen = False
        while not seen and (left := until - time.monotonic()) > 0:
            if not connection.pending_events() and not select.select([connection], [], [], left)[0]:
                break
            while connection.pending_events():
                seen |= connection.next_event().type == connection.extension_event.DamageNotify
        panned.steps += 1
        if seen:
            panned.frames.append((time.monotonic() - taken) * 1000)
            panned.sharp += eye.sees_pixels()
        time.sleep(max(until - time.monotonic(), 0))


def _drag(desktop: Desktop, eye: _Eye, panned: Panned, length: int) -> None:
    """Drag the photo to the left and up, this many pixels a step, as far as the screen goes."""
    connection = desktop._display
    first, last = 1_700, 220

    def move(x: int) -> None:
        xtest.fake_input(connection, X.MotionNotify, x=x, y=700 - (first - x) // 4)

    desktop.move(first, 700)
    xtest.fake_input(connection, X.ButtonPress, 1)
    connection.sync()
    time.sleep(0.1)
    _pan(desktop, eye, panned, [partial(move, x) for x in range(first - length, last, -length)])
    xtest.fake_input(connection, X.ButtonRelease, 1)
    connection.sync()
    time.sleep(0.1)


def measure(kind: Kind, folder: Path) -> Figures:
    """Open the photo and look at it."""
    figures = Figures()
    (folder / kind.file).read_bytes()  # it comes from memory, so that no disk is measured
    with tempfile.TemporaryDirectory() as home:
        desktop = Desktop(Path(home), *_SCREEN, maximised=True)
        try:
            _measure(kind, folder, desktop, figures)
        finally:
            desktop.close()
    return figures


def _measure(kind: Kind, folder: Path, desktop: Desktop, figures: Figures) -> None:
    quiet = subprocess.DEVNULL
    program = subprocess.Popen(
        [sys.executable, "-P", "-m", "viewer", str(folder / f"{kind.file}.yaml")],
        env=desktop.environment,
        cwd=ROOT,
        stdout=quiet,
        stderr=quiet,
        start_new_session=True,
    )
    try:
        desktop.wait_until(lambda: desktop.title != "")
        heartbeat, eye = Heartbeat(desktop), _Eye(desktop)
        begun = time.monotonic()
        desktop.press("Right")
        figures.fitted = _wait(eye.sees_photo, begun)
        time.sleep(1.5)
        pressed = time.monotonic()
        desktop.press("1")
        figures.sharp = _wait(eye.sees_pixels, pressed)
        time.sleep(1)
        for _ in range(2):
            _drag(desktop, eye, figures.slowly, 12)
        for _ in range(4):
            _drag(desktop, eye, figures.quickly, 40)
        for key in ("ctrl+Left", "ctrl+Right", "ctrl+Up", "ctrl+Down"):
            _pan(desktop, eye, figures.keys, [partial(desktop.press, key)] * 30)
        time.sleep(1)
        ended = time.monotonic()
        figures.gap = _longest_gap(heartbeat.end(), begun, ended)
        status = Path(f"/proc/{program.pid}/status").read_text()
        figures.peak = next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))
        figures.together = memory(program.pid)
        figures.window = figures.together - sum(memory(child) for child in _children(program.pid))
    finally:
        end(program)


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


def main() -> None:
    """Make the photos, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, help="keep the photos here, and use those that are there")
    parser.add_argument("--only", default="", help="only photos whose name in the table holds this")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        make_photos(folder)
        print(f"{datetime.now(UTC):%d %B %Y}, {platform.platform()}, {os.cpu_count()} processors, software rendering")
        print("Window of 1920 × 1080; milliseconds; panning 60 steps a second, from step to pixels: median / p95")
        print()
        print(
            "| photo | fitted | sharp at 100 % | dragged, 12 px a step | 40 px a step | by keys | longest gap "
            "| window’s peak, MiB | window, MiB | together, MiB |"
        )
        print("|---|---|---|---|---|---|---|---|---|---|")
        for kind in KINDS:
            if asked.only not in kind.name:
                continue
            found = measure(kind, folder)
            columns = [f"{found.fitted:.0f}", f"{found.sharp:.0f}"]
            columns += [panned.told() for panned in (found.slowly, found.quickly, found.keys)]
            columns += [f"{one:.0f}" for one in (found.gap, found.peak, found.window, found.together)]
            print(f"| {kind.name} | {' | '.join(columns)} |", flush=True)


if __name__ == "__main__":
    main()
