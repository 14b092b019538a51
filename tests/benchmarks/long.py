"""`python -m tests.benchmarks.long`: how stories of 6, 10,000 and 100,000 photos open, side by side in one run.

Measured inside the program, without a screen: until the first photo stands, until the story is read whole, the longest
time in between in which the window did not answer, and memory. Each story is opened several times, in turns.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.photos import make_photos
from tests.conftest import ROOT

_PROBE = """
import json, os, sys, time
began = time.perf_counter()
from viewer import app, cli
from PySide6.QtCore import QTimer
from viewer.app.open_story import OpenStory
from tests.benchmarks.flips import memory

seen, beats = {}, []

def late(self):
    global shown
    shown = self
    seen["first"] = time.perf_counter() - began
    self.beat = QTimer(interval=1)
    self.beat.timeout.connect(lambda: beats.append(time.perf_counter()))
    self.beat.start()
    begin_late_work(self)
    if self.story.loaded.is_whole:
        whole(self)

def whole(self):
    seen["whole"] = time.perf_counter() - began
    QTimer.singleShot(1000, lambda: end(self))

def end(self):
    seen["pause"] = max(after - before for before, after in zip(beats, beats[1:]))
    seen["memory"] = memory(os.getpid())
    seen["photos"] = len(self.story.loaded.story.photos)
    print(json.dumps(seen), flush=True)
    self.window.close()

def grown(story, read):
    grow(story, read)
    whole(shown)

begin_late_work, grow = app.Viewer._begin_late_work, OpenStory._grow
app.Viewer._begin_late_work, OpenStory._grow = late, grown
cli.main(sys.argv[1:])
"""
_MOST_LINKS = 30_000  # to one file; file systems allow for some ten thousand


def write_story(folder: Path, photos: int, photo: Path) -> Path:
    """A story of so many photos, in two languages, with a paragraph for every fifty of them; all look the same."""
    gallery = folder / "gallery"
    gallery.mkdir(parents=True)
    lines = ["format: 1", "languages: [vi, en]", "title: {vi: Truyện dài, en: A long story}", "photos:"]
    for number in range(photos):
        name = f"p{number:06d}.jpg"
        if number and number % _MOST_LINKS == 0:
            photo = Path(shutil.copy(gallery / "p000000.jpg", folder / f"{number}.jpg"))
        os.link(photo, gallery / name)
        lines += [
            f"  - file: gallery/{name}",
            "    caption:",
            f"      vi: >-\n        Ảnh số {number}: một câu chú thích dài vừa phải để đo.",
            f"      en: >-\n        Photo number {number}: a caption of a moderate length to measure with.",
        ]
    lines.append("article:")
    for number in range(0, photos, 50):
        lines += [
            f"  - text:\n      vi: >-\n        Đoạn về ảnh số {number}.",
            f"      en: >-\n        A paragraph about photo number {number}.",
            f"    photos: [p{number:06d}]",
        ]
    path = folder / "captions.yaml"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def _opened(story: Path, home: Path) -> dict[str, float]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}
    command = [sys.executable, "-P", "-c", _PROBE, str(story)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def main() -> None:
    """Make the stories, open them in turns, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--photos", type=int, nargs="+", default=[6, 10_000, 100_000])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        make_photos(folder / "one", 1, 3000, 2000)
        photo = folder / "one" / "p0000.jpg"
        stories = {count: write_story(folder / str(count), count, photo) for count in asked.photos}
        found: dict[int, list[dict[str, float]]] = {count: [] for count in stories}
        for turn in range(asked.turns + 1):  # the first warms up
            for count, story in stories.items():
                seen = _opened(story, folder)
                if turn:
                    found[count].append(seen)
    print(f"{datetime.now(UTC):%d %B %Y}, {platform.platform()}, {os.cpu_count()} processors; medians of {asked.turns}")
    print()
    print("| photos | first photo, ms | ratio | read whole, ms | longest pause, ms | memory, MiB |")
    print("|---|---|---|---|---|---|")
    shortest = statistics.median(seen["first"] for seen in found[asked.photos[0]])
    for count, all_seen in found.items():
        median = {name: statistics.median(seen[name] for seen in all_seen) for name in all_seen[0]}
        print(
            f"| {count:,} | {median['first'] * 1000:.0f} | {median['first'] / shortest:.2f} | "
            f"{median['whole'] * 1000:.0f} | {median['pause'] * 1000:.0f} | {median['memory']:.0f} |"
        )


main()
