"""A photo made smaller shows what is in it, and no pattern that is not: no moiré on a zone plate."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from viewer.imaging.decode import decode
from viewer.imaging.request import PhotoKey, PhotoSource

_SIDE = 1600  # pixels; its corners alternate between black and white from pixel to pixel


def zone_plate() -> Image.Image:
    """Rings about the middle that become finer outward: r pixels from it, r / `_SIDE` / √½ half cycles a pixel."""
    places = np.arange(_SIDE) - (_SIDE - 1) / 2
    squares = places[:, None] ** 2 + places[None, :] ** 2
    farthest = (_SIDE - 1) / 2 * np.sqrt(2)
    return Image.fromarray(np.round(127.5 + 127.5 * np.cos(np.pi * squares / (2 * farthest))).astype(np.uint8))


def frequencies(side: int) -> npt.NDArray[np.float64]:
    """Cycles a pixel of the smaller picture, where no more than half a cycle can be shown."""
    places = (np.arange(side) - (side - 1) / 2) * _SIDE / side
    away = np.sqrt(places[:, None] ** 2 + places[None, :] ** 2)
    farthest = (_SIDE - 1) / 2 * np.sqrt(2)
    return np.asarray(away / (2 * farthest) * _SIDE / side)


@pytest.mark.parametrize(("kind", "most"), [("JPEG", 11.0), ("PNG", 2.0), ("TIFF", 2.0), ("WEBP", 2.5)])
@pytest.mark.parametrize("side", [640, 500, 333, 200])
def test_nothing_is_seen_that_is_too_fine_to_be_seen(kind: str, most: float, side: int, tmp_path: Path) -> None:
    """A JPEG, half decoded, lets a trace of it through."""
    path = tmp_path / "plate"
    zone_plate().save(path, kind, quality=97)
    photo = decode(PhotoKey(PhotoSource(None, str(path)), side, side))
    shown = np.frombuffer(photo.data, np.uint8).reshape(photo.height, photo.width, 4)[..., 1].astype(float)
    finer = frequencies(side)
    assert shown[finer < 0.2].std() > 80, "what can be seen is seen"
    assert abs(shown[finer > 1].mean() - 127.5) < 1
    bands = [shown[(finer > low) & (finer < low + 0.25)].std() for low in np.arange(1, finer.max() - 0.1, 0.25)]
    assert max(bands) < most
