"""`python -m gallery.scenes NAME [--preview]`: print one of the sample story's pictures."""

import argparse
import importlib
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

NAMES = ("training", "landing-peresild", "crew-after-landing", "filming-in-orbit", "station", "launch")
_GALLERY = Path(__file__).parents[1]
_PREVIEW_WIDTH = 480


def main(arguments: list[str] | None = None) -> int:
    """Render the picture that is named on the command line."""
    parser = argparse.ArgumentParser(prog="python -m gallery.scenes", description="Print one of the story's pictures.")
    parser.add_argument("name", choices=NAMES)
    parser.add_argument(
        "--preview", action="store_true", help="a small, quick one, written to NAME-preview.png in this folder"
    )
    given = parser.parse_args(arguments)
    began = time.monotonic()
    written = _print(given.name, preview=given.preview)
    print(f"{written}: {written.stat().st_size // 1000} kB, {time.monotonic() - began:.0f} s")
    return 0


def _print(name: str, *, preview: bool) -> Path:
    # Blender takes seconds to import; `--help` and a mistyped name need not wait for it.
    from gallery.scenes.finishing import as_jpeg, graded
    from gallery.scenes.studio import new_scene, render
    from gallery.scenes.words import write_words

    scene = importlib.import_module("gallery.scenes." + name.replace("-", "_"))
    picture = scene.PICTURE
    if preview:
        height = round(picture.height * _PREVIEW_WIDTH / picture.width)
        picture = replace(picture, width=_PREVIEW_WIDTH, height=height, noise=max(picture.noise, 0.06))
    new_scene()
    scene.build(preview=preview)
    with tempfile.TemporaryDirectory() as folder:
        film = Path(folder) / "film.png"
        render(film, picture)
        finished = graded(film, picture.grade)
    if preview:
        path = Path(f"{name}-preview.png")
        finished.save(path)
        return path
    path = _GALLERY / f"{picture.stem}.jpg"
    path.write_bytes(as_jpeg(finished))
    write_words(path)
    return path


if __name__ == "__main__":
    sys.exit(main())
