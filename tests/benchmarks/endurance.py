"""`python -m tests.benchmarks.endurance`: 500 flips over 24 photos of 24 megapixels, and how much memory all processes
together need along the way (proportional set size); then how often any of them wakes up while the photo stands."""

import argparse
import os
import platform
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.flips import VIEWERS, end, memory, started
from tests.benchmarks.photos import make_photos
from tests.journeys.desktop import Desktop, processes_of

_PHOTOS = 24
_EVERY = 100  # flips from one look at the memory to the next
_STANDING = 10  # seconds
_PACE = 0.15  # seconds from key to key


def main() -> None:
    """Make the photos, flip, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--flips", type=int, default=500)
    parser.add_argument("--folder", type=Path, help="keep the photos here, and use those that are there")
    asked = parser.parse_args()
    print(f"{datetime.now(UTC):%d %B %Y}, {platform.platform()}, {os.cpu_count()} processors, software rendering")
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        if not (folder / "captions.yaml").exists():
            make_photos(folder, _PHOTOS, 6000, 4000)
        desktop = Desktop(Path(temporary), 1920, 1080, maximised=True)
        try:
            program, place, _ = started(VIEWERS[0], folder, desktop)
            if place is None:
                raise SystemExit("the first photo was never seen")
            _flip(asked.flips, desktop, program.pid)
            _stand(program.pid)
            end(program)
        finally:
            desktop.close()


def _flip(flips: int, desktop: Desktop, pid: int) -> None:
    for number in range(flips + 1):
        if number % _EVERY == 0:
            time.sleep(2)  # until what is prefetched has come
            print(f"after {number} flips: {memory(pid):.0f} MiB", flush=True)
        onward = number // (_PHOTOS - 1) % 2 == 0  # to the last photo, and back to the first
        desktop.press("Right" if onward else "Left")
        time.sleep(_PACE)  # the reader's own


def _stand(pid: int) -> None:
    time.sleep(2)  # until what is prefetched has come
    before = _woken(pid)
    time.sleep(_STANDING)  # nobody touches it
    print(f"woken {_woken(pid) - before} times in {_STANDING} seconds while a photo stands")


def _woken(pid: int) -> int:
    """How often the threads of a process and of all it has started have been given a processor so far."""
    total = 0
    for process in processes_of(pid):
        for status in Path(f"/proc/{process}/task").glob("*/status"):
            for line in status.read_text().splitlines():
                name, _, value = line.partition(":")
                total += int(value) if name.endswith("ctxt_switches") else 0
    return total


if __name__ == "__main__":
    main()
