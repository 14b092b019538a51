"""A photo's colours: from whatever kind of pixels a file holds to sRGB. Run in a worker process, whose first photo is
waited for: what only profiles need is imported with the first of them."""

import contextlib
import io
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from PIL import ImageCms


def displayable(image: Image.Image) -> Image.Image:
    """The image in a mode that can be scaled without loss: L, RGB, RGBa, CMYK or LAB, eight bits a channel."""
    if image.mode.startswith("I;16") or image.mode == "I":
        wide = image.convert("I")
        return wide.point(lambda value: value * (1 / 257)).convert("L")
    if image.mode == "F":
        return image.point(lambda value: value * 255.0).convert("L")
    if image.mode in ("L", "RGB", "CMYK", "LAB", "YCbCr") and "transparency" not in image.info:
        return image
    if image.mode == "1":
        return image.convert("L")
    if image.has_transparency_data:
        # Premultiplied, so that the colour of what cannot be seen does not bleed into the edges.
        return image.convert("RGBA").convert("RGBa")
    return image.convert("RGB")


_transforms: "dict[tuple[bytes, str], ImageCms.ImageCmsTransform | None]" = {}


def in_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    """The image's colours in sRGB, by its embedded profile; without one it is taken for sRGB already."""
    if image.mode == "RGBa":
        if icc is None:
            return image
        straight = image.convert("RGBA")
        colours = in_srgb(straight.convert("RGB"), icc)
        colours.putalpha(straight.getchannel("A"))
        return colours.convert("RGBa")
    transform = _transform(icc, image.mode) if icc else None
    if transform is not None:
        from PIL import ImageCms  # noqa: PLC0415

        with contextlib.suppress(ImageCms.PyCMSError, ValueError):
            converted = ImageCms.applyTransform(image, transform)
            if converted is not None:
                return converted
    return image.convert("RGB")


def _transform(icc: bytes, mode: str) -> "ImageCms.ImageCmsTransform | None":
    """The transform to sRGB, made once per profile and mode; None where the profile is broken or does not fit."""
    from PIL import ImageCms  # noqa: PLC0415

    key = (icc, mode)
    if key not in _transforms:
        _transforms.clear()  # a story's photos tend to share one profile; keeping many would only take memory
        try:
            _transforms[key] = ImageCms.buildTransform(
                ImageCms.ImageCmsProfile(io.BytesIO(icc)),
                ImageCms.createProfile("sRGB"),
                mode,
                "RGB",
                ImageCms.Intent.RELATIVE_COLORIMETRIC,
                ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            _transforms[key] = None
    return _transforms[key]
