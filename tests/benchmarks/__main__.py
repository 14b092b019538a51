"""`python -m tests.benchmarks`: ours and whichever peers are installed, side by side in one run, as a table."""

import argparse
import os
import platform
import shlex
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.flips import VIEWERS, Viewer, measure, measure_starts, median
from tests.benchmarks.photos import make_photos


def main() -> None:
    """Make the photos, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=24)
    parser.add_argument("--width", type=int, default=6000)
    parser.add_argument("--height", type=int, default=4000)
    parser.add_argument("--starts", type=int, default=9)
    parser.add_argument("--flips", type=int, default=9)
    parser.add_argument("--folder", type=Path, help="keep the photos here, and use those that are there")
    parser.add_argument("--program", type=Path, help="a bundle of ours, to be measured beside what is in this folder")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        if not (folder / "captions.yaml").exists():
            make_photos(folder, asked.photos, asked.width, asked.height)
        megapixels = asked.width * asked.height / 1e6
        print(f"{datetime.now(UTC):%d %B %Y}, {platform.platform()}, {os.cpu_count()} processors, software rendering")
        print(f"{asked.photos} JPEGs of {megapixels:.0f} megapixels, window of 1920 × 1080; median (range)")
        print()
        print(
            "| | start, ms | flip after a pause: seen, ms | sharp, ms | back, ms | after quick keys, ms "
            "| photos seen a second | memory, MiB |"
        )
        print("|---|---|---|---|---|---|---|---|")
        bundle = (
            [Viewer("bundle", f"{shlex.quote(str(asked.program.absolute()))} {{}}/captions.yaml")]
            if asked.program
            else []
        )
        installed = [one for one in (*VIEWERS, *bundle) if shutil.which(one.command.split()[0].strip("'")) is not None]
        starts = measure_starts(installed, folder, asked.starts)
        for viewer in installed:
            figures = measure(viewer, folder, asked.photos, flips=asked.flips)
            times = (starts[viewer.name], figures.flip, figures.sharp, figures.back, figures.quick, figures.seen)
            columns = [median(one) for one in times]
            print(
                f"| {viewer.name} | {' | '.join(columns)} | {figures.memory:.0f} | {figures.failed}".rstrip(),
                flush=True,
            )


main()
