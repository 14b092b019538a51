"""Whether two pictures of a window look alike, and what becomes of a golden screenshot that does not.

Text is drawn without hinting, so another machine's FreeType shades its edges differently by a level or two. What a
reader would see may be as little as the dot under one letter, two pixels of twelve-pixel type: nothing, measured by
the whole picture. So what goes beyond the shade of an edge is added up place by place. The ground is another matter:
if it has another colour there is little to see in any place, but in very many.
"""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

EDGE = 8  # levels of 255, in the channel that differs most: no edge is shaded so differently
PLACE = 8  # pixels, on each side of a place
MOST_IN_PLACE = 100  # levels beyond EDGE, added up; the dot in ạ has 133 at least, the faintest line 120
SHADE = 4  # levels by which a pixel has another colour
MOST_SHADED = 0.02  # part of all pixels that may have one; the edges of letters are fewer

Levels = npt.NDArray[np.int16]


def difference(expected: Image.Image, actual: Image.Image) -> str:
    """How the two do not look alike, in one sentence; empty where they do."""
    if expected.size != actual.size:
        return f"it is {actual.width} × {actual.height} pixels, not {expected.width} × {expected.height}"
    if expected.tobytes() == actual.tobytes():
        return ""  # as on the machine that it was made on: there is nothing to measure
    levels = _levels(expected, actual)
    beyond = np.maximum(levels - EDGE, 0)
    if beyond.any() and _most_in_place(beyond) > MOST_IN_PLACE:
        rows, columns = np.nonzero(beyond)
        place = f"from ({columns.min()}, {rows.min()}) to ({columns.max()}, {rows.max()})"
        return f"{rows.size} pixels differ visibly, {place}"
    shaded = float(np.mean(levels > SHADE))
    return f"{shaded:.1%} of all pixels have another shade" if shaded > MOST_SHADED else ""


def difference_picture(expected: Image.Image, actual: Image.Image) -> Image.Image:
    """The actual picture, pale and grey, and in red what differs from the expected one of the same size."""
    levels = _levels(expected, actual)
    pale = 160 + np.asarray(actual.convert("L"), dtype=np.int16) * 95 // 255
    red = np.stack([np.where(levels > SHADE, colour, pale) for colour in (220, 0, 0)], axis=2)
    return Image.fromarray(red.astype(np.uint8))


def check(picture: Path, golden: Path, evidence: Path, *, write: bool) -> str:
    """Hold a picture against its golden. Returns what is to be said of it; nothing if all is well.

    A golden that does not look like it is written anew only if `write` is asked for. Otherwise `evidence` is the
    folder for what was expected, what there is, and the difference.
    """
    with Image.open(picture) as file:
        actual = file.convert("RGB")
    expected = None
    if golden.exists():
        with Image.open(golden) as file:
            expected = file.convert("RGB")
        sentence = difference(expected, actual)
        if not sentence:
            return ""
    else:
        sentence = "there is no golden yet"
    if write:
        golden.parent.mkdir(exist_ok=True)
        # A quarter of a PNG's size.
        actual.save(golden, "WEBP", lossless=True, method=6)
        return f"{golden.name} is written anew: look at it before you commit it ({sentence})"
    pictures: dict[str, Any] = {"actual": actual}
    if expected is not None:
        pictures["expected"] = expected
        if expected.size == actual.size:
            pictures["difference"] = difference_picture(expected, actual)
    for name, image in pictures.items():
        image.save(evidence / f"{name}.png")
    return f"{golden.name}: {sentence}; see {evidence}. If it should look so: pytest --write-goldens"


def orphans(folder: Path, names: set[str]) -> list[str]:
    """The files of the golden screenshots' folder that none of the states named belongs to."""
    return sorted(path.name for path in folder.iterdir() if path.name not in {f"{name}.webp" for name in names})


def _levels(expected: Image.Image, actual: Image.Image) -> Levels:
    """By how many levels each pixel differs, in the channel that differs most."""
    one, other = (np.asarray(image.convert("RGB"), dtype=np.int16) for image in (expected, actual))
    levels: Levels = np.abs(one - other).max(axis=2)
    return levels


def _most_in_place(levels: Levels) -> int:
    """The levels in the place that has most of them, wherever it begins."""
    padded = np.pad(levels, PLACE).astype(np.int64)
    sums = padded.cumsum(axis=0).cumsum(axis=1)
    places = sums[PLACE:, PLACE:] - sums[:-PLACE, PLACE:] - sums[PLACE:, :-PLACE] + sums[:-PLACE, :-PLACE]
    return int(places.max())
