"""`python -m tests.benchmarks.soak --slides 10000 --photos 1000`: promises about endurance, measured in a real window.

Slides: so many in a row, each shown before the next; what the program holds after the first 500 and at the end. Photos:
so many of 24 megapixels, flipped through as fast as keys come; the memory of all processes together along the way
(proportional set size). Then a worker is killed in the middle of a photo, and the time until the next one stands; how
long a story of five megabytes takes to read; and at last the window is killed. Every figure stands beside what was
promised, and the status is 1 where one is not kept.
"""

import argparse
import json
import os
import platform
import select
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from tests.benchmarks.flips import VIEWERS, end, memory, started
from tests.benchmarks.photos import colour, make_photos
from tests.conftest import ROOT
from tests.journeys.desktop import Desktop, processes_of

_WARM = 500  # slides until everything that stays has been made
_SMALL = 60  # photos that the slides go through, to and fro
_EACH = 8  # different files of 24 megapixels; the others are the same under other names
_QUICK = 0.04  # seconds between quick keys
_LOOK = 25  # photos between one look at the memory and the next
_MIB = 1 << 20


@dataclass(slots=True)
class Table:
    """What was promised and what came of it."""

    kept: list[bool] = field(default_factory=list)

    def line(self, what: str, figure: float, most: float, unit: str) -> None:
        """Print a figure of which at most so much was promised."""
        self.kept.append(figure <= most)
        print(
            f"| {what} | {figure:,.1f} {unit} | {most:,.1f} {unit} | {'yes' if figure <= most else 'NO'} |", flush=True
        )


def main() -> None:
    """Make what is needed, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slides", type=int, default=10_000)
    parser.add_argument("--photos", type=int, default=1_000)
    parser.add_argument("--folder", type=Path, help="keep the photos here, and use those that are there")
    asked = parser.parse_args()
    print(f"{datetime.now(UTC):%d %B %Y}, {platform.platform()}, {os.cpu_count()} processors, software rendering\n")
    print("| promise | measured | at most | kept |\n|---|---|---|---|")
    table = Table()
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        _make_small(folder / "small")
        _make_large(folder / "large", asked.photos)
        for deed in (_slides, _photos):
            desktop = Desktop(Path(temporary), 1920, 1080, maximised=True)
            try:
                deed(table, folder, desktop, asked.slides if deed is _slides else asked.photos)
            finally:
                desktop.close()
        _read(table, Path(temporary))
    sys.exit(0 if all(table.kept) else 1)


def _make_small(folder: Path) -> None:
    if folder.exists():
        return
    folder.mkdir(parents=True)
    for number in range(_SMALL):
        Image.new("RGB", (900, 600), colour(number)).save(folder / f"p{number:04}.jpg")
    _write_story(folder, _SMALL)


def _make_large(folder: Path, count: int) -> None:
    if not (folder / "p0000.jpg").exists():
        make_photos(folder, _EACH, 6000, 4000)
    for number in range(_EACH, count):
        name = folder / f"p{number:04}.jpg"
        if not name.exists():
            os.link(folder / f"p{_look_of(number, count):04}.jpg", name)
    _write_story(folder, count)


def _look_of(number: int, count: int) -> int:
    """Which of the different files photo `number` is. The last one looks like none of those before it, so that it is
    not taken for one that still stands."""
    return _EACH - 1 if number == count - 1 else number % (_EACH - 1)


def _write_story(folder: Path, count: int) -> None:
    photos = [{"file": f"p{number:04}.jpg", "caption": {"en": f"Photo {number}"}} for number in range(count)]
    story = {"format": 1, "languages": ["en"], "title": {"en": "A long story"}, "photos": photos}
    (folder / "captions.yaml").write_text(json.dumps(story, indent=1))


def _slides(table: Table, folder: Path, desktop: Desktop, count: int) -> None:
    program, place, _ = started(VIEWERS[0], folder / "small", desktop)
    if place is None:
        raise SystemExit("the first photo was never seen")
    try:
        desktop.press("F5")
        _wait_for(desktop, (960, 400), 0)
        before, weight, at = _held(program.pid), 0.0, 0
        for slide in range(1, count + 1):
            onward = (slide - 1) // (_SMALL - 1) % 2 == 0
            at += 1 if onward else -1
            desktop.press("Right" if onward else "Left")
            _wait_for(desktop, (960, 400), at)
            if slide == min(_WARM, count):
                time.sleep(2)  # until what is prefetched has come
                before, weight = _held(program.pid), memory(program.pid)
        time.sleep(2)
        after = _held(program.pid)
        table.line(
            f"13: memory grown in {count:,} slides, after the first {_WARM}", memory(program.pid) - weight, 20, "MiB"
        )
        for what, number in before.items():
            table.line(f"13: more {what} than after the first {_WARM}", after[what] - number, 0, "")
    finally:
        end(program)


def _held(pid: int) -> dict[str, int]:
    """What a program and all it has started hold."""
    processes = processes_of(pid)
    memory_shared = 0
    for process in processes:
        memory_shared += Path(f"/proc/{process}/maps").read_text().count("memfd:photo")
    return {
        "processes": len(processes),
        "threads": sum(_entries(f"/proc/{process}/task") for process in processes),
        "descriptors": sum(_entries(f"/proc/{process}/fd") for process in processes),
        "shared memory": memory_shared + _entries("/dev/shm"),  # noqa: S108 - it is counted only
    }


def _entries(folder: str) -> int:
    return len(list(Path(folder).iterdir()))


def _wait_for(desktop: Desktop, place: tuple[int, int], number: int) -> None:
    """Wait until photo `number` is seen at `place`."""

    def is_there() -> bool:
        red, green, blue = desktop.pixels()[place[1], place[0]].tolist()
        return all(abs(one - other) < 22 for one, other in zip((red, green, blue), colour(number), strict=True))

    desktop.wait_until(is_there)


def _photos(table: Table, folder: Path, desktop: Desktop, count: int) -> None:
    shared = set(Path("/dev/shm").iterdir())  # noqa: S108 - it is looked at only
    program, place, _ = started(VIEWERS[0], folder / "large", desktop)
    if place is None:
        raise SystemExit("the first photo was never seen")
    try:
        most = 0.0
        for number in range(1, count):
            desktop.press("Right")
            time.sleep(_QUICK)  # the reader's own
            if number % _LOOK == 0:
                most = max(most, memory(program.pid))
        pressed = time.perf_counter()
        desktop.wait_for_title(f"{count} / {count}")
        _wait_for(desktop, place, _look_of(count - 1, count))
        table.line(f"14: the last of {count:,} photos stands after", time.perf_counter() - pressed, 1, "s")
        most = max(most, memory(program.pid))
        table.line(f"14: memory while {count:,} photos of 24 megapixels pass", most, 400, "MiB")
        table.line("2: a photo stands after its worker's end", _replaced(desktop, program.pid, place, count), 1, "s")
        workers = processes_of(program.pid) - {program.pid}
        watches = [os.pidfd_open(worker) for worker in workers]
        program.send_signal(signal.SIGKILL)
        program.wait()
        limit = time.monotonic() + 1
        while any(_is_running(watch) for watch in watches) and time.monotonic() < limit:
            time.sleep(0.01)
        table.line("15: processes after kill -9", sum(_is_running(watch) for watch in watches), 0, "")
        left = set(Path("/dev/shm").iterdir()) - shared  # noqa: S108
        table.line("15: shared memory after kill -9", len(left), 0, "")
    finally:
        end(program)


def _is_running(watch: int) -> bool:
    return not select.select([watch], [], [], 0)[0]


def _replaced(desktop: Desktop, pid: int, place: tuple[int, int], count: int) -> float:
    """Seconds from the end of all workers, in the middle of a photo, to the next photo."""
    desktop.press("Home")
    _wait_for(desktop, place, 0)
    time.sleep(1)
    target = min(count - 2, 500)
    desktop.press("g", *str(target), "Return")  # far from all that is prefetched
    for worker in processes_of(pid) - {pid}:
        os.kill(worker, signal.SIGKILL)
    killed = time.perf_counter()
    desktop.press("Right")
    _wait_for(desktop, place, _look_of(target, count))
    return time.perf_counter() - killed


_STORIES = {
    "of photos": "  - file: p.jpg\n    caption:\n      en: >-\n        A photo\n",
    "of dashes": "- \n",
    "of [": "[",
}


def _read(table: Table, folder: Path) -> None:
    for name, piece in _STORIES.items():
        path = folder / "captions.yaml"
        beginning = "format: 1\nlanguages: [en]\nphotos:\n"
        path.write_text(beginning + piece * (5 * _MIB // len(piece)))
        begun = time.perf_counter()
        command = [
            sys.executable,
            "-P",
            "-c",
            "import sys; from viewer.loading import load; load(sys.argv[1:])",
            str(path),
        ]
        subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)
        table.line(f"8: a story of 5 MiB {name} is read in", time.perf_counter() - begun, 2, "s")


if __name__ == "__main__":
    main()
