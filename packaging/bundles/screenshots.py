"""The pictures that software centres show: taken by the bundled program itself, of the sample story inside it."""

import os
import subprocess
from pathlib import Path

from bundles.contents import NAME
from bundles.freeze import DIST

PICTURES = {"window": (), "dark": ("--theme", "dark"), "slideshow": ("--slideshow", "--photo", "3")}
SIZE = (1280, 800)
"""Logical pixels."""


def take_screenshots(bundle: Path) -> list[Path]:
    """Take them; their files."""
    folder = DIST / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    story = bundle / "_internal" / "viewer" / "sample" / "captions.yaml"
    size = f"{SIZE[0]}x{SIZE[1]}"
    made = []
    for name, options in PICTURES.items():
        made.append(folder / f"{name}.png")
        command = [str(bundle / NAME), "screenshot", str(story), str(made[-1]), "--size", size, *options]
        subprocess.run(command, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, check=True)
    return made
