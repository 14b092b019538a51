"""From what the path tracer leaves to the picture in the gallery."""

import io
from pathlib import Path

import bpy
import numpy as np
from PIL import Image, ImageCms, ImageFilter

from gallery.scenes.picture import Grade

_LUMINANCE = np.array([0.2126, 0.7152, 0.0722], np.float32)  # of linear light, ITU-R BT.709; near enough for display
_MOST_BYTES = 440_000  # the words come on top


def graded(render: Path, grade: Grade) -> Image.Image:
    """The finished picture from a render, a 16-bit PNG that only Blender reads whole."""
    pixels = _pixels(render)
    height, width = pixels.shape[:2]
    pixels = 1 - (1 - pixels) * (1 - np.clip(_halo(pixels), 0, 1) * grade.bloom * 2.2)
    luminance = (pixels @ _LUMINANCE)[..., None]
    pixels = np.clip(luminance + (pixels - luminance) * grade.saturation, 0, 1)
    pixels = 0.5 + (pixels - 0.5) * grade.contrast
    pixels = pixels * np.array([1 + grade.warmth, 1, 1 - grade.warmth], np.float32)
    y, x = np.mgrid[0:height, 0:width]
    from_centre = ((x / width - 0.5) ** 2 + (y / height - 0.5) ** 2) / 0.5
    pixels *= (1 - grade.vignette * np.clip(from_centre, 0, 1) ** 1.4)[..., None]
    pixels += np.random.default_rng(1).normal(0, grade.grain, (height, width, 1)).astype(np.float32)
    return Image.fromarray((np.clip(pixels, 0, 1) * 255 + 0.5).astype(np.uint8))


def as_jpeg(picture: Image.Image) -> bytes:
    """A progressive JPEG with the sRGB profile, as good as fits."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for quality in range(93, 60, -1):
        file = io.BytesIO()
        picture.save(
            file, "JPEG", quality=quality, subsampling="4:2:0", optimize=True, progressive=True, icc_profile=profile
        )
        if file.tell() <= _MOST_BYTES:
            break
    return file.getvalue()


def _pixels(render: Path) -> np.ndarray:
    """Red, green and blue from 0 to 1, as displayed: an array of height, width and 3."""
    image = bpy.data.images.load(str(render.absolute()))
    image.colorspace_settings.name = "Non-Color"
    width, height = image.size
    values = np.empty(width * height * 4, np.float32)
    image.pixels.foreach_get(values)
    return values.reshape(height, width, 4)[::-1, :, :3].copy()


def _halo(pixels: np.ndarray) -> np.ndarray:
    """What spills from the brightest parts: three blurs, the radii given for 1,800 pixels of width."""
    bright = np.clip(np.clip(pixels - 0.72, 0, 1) / 0.28 * pixels, 0, 1)
    image = Image.fromarray((bright * 255).astype(np.uint8))
    scale = image.width / 1800
    blurs = ((6, 0.35), (22, 0.35), (70, 0.30))
    parts = (
        np.asarray(image.filter(ImageFilter.GaussianBlur(radius * scale)), np.float32) * share
        for radius, share in blurs
    )
    return np.asarray(np.sum(list(parts), axis=0) / 255)
