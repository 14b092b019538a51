"""From a photo as its file has it to what the screen needs: a part of it, in so many pixels, in the screen's colours,
upright. How many pixels have to be decoded for that is told beforehand.
"""

from math import ceil

from PIL import Image

from viewer.imaging.colours import in_colours_of
from viewer.imaging.photo_file import CannotDecodeError
from viewer.imaging.request import FailureReason, PhotoKey, Region
from viewer.imaging.shelf import Decoded, Whole
from viewer.story.zoom import Part, fitted, turned_size

UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SIDEWAYS = frozenset(UPRIGHT[orientation] for orientation in (5, 6, 7, 8))
# The upright photo's left (its top) is the stored one's other end, along whichever side it is stored.
_FROM_THE_RIGHT = frozenset(UPRIGHT[orientation] for orientation in (2, 3, 6, 7))
_FROM_BELOW = frozenset(UPRIGHT[orientation] for orientation in (3, 4, 7, 8))


def finished(whole: Whole, key: PhotoKey) -> Decoded:
    """Cut, scaled, in the screen's colours and upright, in this order: each step has fewer pixels to work on than the
    one before."""
    image, upright, icc, info, _ = whole
    size = (info.width, info.height)
    target = _target(size, key)
    if info.duration is not None:  # many small frames a second: enlarging them is left to the screen
        target = min(target[0], size[0]), min(target[1], size[1])
    box = _as_stored(_part(size, key.region), size, upright)
    stored = turned_size(size, 1) if upright in SIDEWAYS else size
    across, down = image.width / stored[0], image.height / stored[1]
    place = (box[0] * across, box[1] * down, box[2] * across, box[3] * down)
    pixels = _scaled(image, place, turned_size(target, 1) if upright in SIDEWAYS else target)
    pixels = in_colours_of(key.screen, pixels, icc)
    if upright is not None:
        pixels = pixels.transpose(upright)
    alpha = pixels.mode == "RGBa"
    return Decoded(
        data=pixels.tobytes("raw", "BGRa") if alpha else pixels.convert("RGBA").tobytes("raw", "BGRA"),
        width=pixels.width,
        height=pixels.height,
        alpha=alpha,
        info=info,
    )


def _as_stored(part: Part, size: tuple[int, int], upright: Image.Transpose | None) -> Part:
    """Where a part of the upright photo is in the file, before `upright` turns it."""
    left, top, right, bottom = part
    width, height = size
    if upright in _FROM_THE_RIGHT:
        left, right = width - right, width - left
    if upright in _FROM_BELOW:
        top, bottom = height - bottom, height - top
    return (top, left, bottom, right) if upright in SIDEWAYS else (left, top, right, bottom)


def suffices(whole: Whole, key: PhotoKey) -> bool:
    """Whether there are enough pixels in it for `key`, or as many as the file has."""
    size = (whole.info.width, whole.info.height)
    has = turned_size(whole.image.size, 1) if whole.upright in SIDEWAYS else whole.image.size
    return all(one >= other for one, other in zip(has, needed_size(size, key), strict=True))


def needed_size(size: tuple[int, int], key: PhotoKey) -> tuple[int, int]:
    """In how many pixels the whole photo of upright `size` has to be decoded for `key`: at most all of them."""
    width, height = size
    part = _part(size, key.region)
    target = _target(size, key)
    across, down = target[0] / (part[2] - part[0]), target[1] / (part[3] - part[1])
    return min(ceil(width * across), width), min(ceil(height * down), height)


def _part(size: tuple[int, int], region: Region | None) -> Part:
    """The part that is wanted. Raises CannotDecodeError where the photo has no such part."""
    width, height = size
    if region is None:
        return 0, 0, width, height
    if not (0 <= region.left < region.right <= width and 0 <= region.top < region.bottom <= height):
        raise CannotDecodeError(FailureReason.UNREADABLE, f"{width} × {height} has no part {tuple(region)}")
    return region


def _target(size: tuple[int, int], key: PhotoKey) -> tuple[int, int]:
    """The size in pixels of what is answered.

    A part comes exactly as large as it is asked for where that has its shape within a pixel of rounding: it has to
    meet what is around it.
    """
    if key.region is None:
        return fitted(*size, key.width, key.height)
    left, top, right, bottom = _part(size, key.region)
    width, height = right - left, bottom - top
    across, down = key.width / width, key.height / height
    if abs(across - down) > 1 / width + 1 / height:
        across = down = min(across, down)
    return max(1, min(round(width * across), width)), max(1, min(round(height * down), height))


def _scaled(image: Image.Image, place: tuple[float, float, float, float], size: tuple[int, int]) -> Image.Image:
    """What is at `place` in the image, in `size` pixels."""
    left, top, right, bottom = (round(edge) for edge in place)
    on_pixels = all(edge == round(edge) for edge in place)
    if on_pixels and size == (right - left, bottom - top):
        return image if size == image.size else image.crop((left, top, right, bottom))
    return image.resize(size, Image.Resampling.BICUBIC, place, reducing_gap=3.0)
