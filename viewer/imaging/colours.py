"""A photo's colours: from whatever kind of pixels a file holds to sRGB. Run in a worker process, whose first photo is
waited for: what only profiles need is imported with the first of them."""

import contextlib
import io
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image

if TYPE_CHECKING:
    from PIL import ImageCms

_BITS_PER_SAMPLE, _PHOTOMETRIC = 258, 262  # TIFF 6.0, section 8
_COLOUR_SPACE = slice(16, 20)  # of the image data, in a profile (ICC.1:2010, section 7.2.6)
_LONGEST_NAME = 200  # characters of a profile's


def displayable(image: Image.Image) -> Image.Image:
    """The image in a mode that can be scaled without loss: L, La, RGB, RGBa, CMYK or LAB, eight bits a channel."""
    if image.mode.startswith("I;16") or image.mode == "I":
        return _from_sixteen_bits(image)
    if image.mode == "F":
        black, white = (255.0, 0.0) if _is_inverted(image) else (0.0, 255.0)
        return image.point(lambda value: value * (white - black) + black).convert("L")
    if image.mode in ("L", "RGB", "CMYK", "LAB") and "transparency" not in image.info:
        return image
    if image.has_transparency_data:
        # Premultiplied, so that the colour of what cannot be seen does not bleed into the edges. Gray stays gray: its
        # profile is one of gray.
        gray = image.mode in ("1", "L", "LA")
        return image.convert("LA").convert("La") if gray else image.convert("RGBA").convert("RGBa")
    return image.convert("L" if image.mode == "1" else "RGB")


def _from_sixteen_bits(image: Image.Image) -> Image.Image:
    """Gray of up to sixteen bits, in eight. Of a TIFF Pillow hands out what the samples are, not what they mean."""
    white = (1 << 12) - 1 if _tag(image, _BITS_PER_SAMPLE) == (12,) else (1 << 16) - 1
    wide = image.convert("I")
    gray = wide.point(_in_eight_bits(white, inverted=_is_inverted(image)), "L")
    clear = image.info.get("transparency")  # PNG: the one gray that is not seen
    if not isinstance(clear, int):
        return gray
    alpha = wide.point([255 * (value != clear) for value in range(1 << 16)], "L")
    return Image.merge("LA", (gray, alpha)).convert("La")


@lru_cache(maxsize=4)
def _in_eight_bits(white: int, *, inverted: bool) -> list[int]:
    grays = [round(min(value / white, 1) * 255) for value in range(1 << 16)]
    return [255 - gray for gray in grays] if inverted else grays


def _is_inverted(image: Image.Image) -> bool:
    """Whether zero is white (TIFF 6.0, WhiteIsZero). Pillow minds it where samples have eight bits, and only there."""
    return _tag(image, _PHOTOMETRIC) == 0


def _tag(image: Image.Image, number: int) -> object:
    tags = getattr(image, "tag_v2", None)  # a TIFF's alone
    return None if tags is None else tags.get(number)


class _Conversion(NamedTuple):
    """The way from a profile to sRGB, and what the profile calls itself."""

    transform: "ImageCms.ImageCmsTransform"
    name: str


_conversions: dict[tuple[bytes, str], _Conversion | None] = {}


def profile_name(icc: bytes, mode: str) -> str | None:
    """What the profile of an image in a `displayable` mode calls itself, perhaps nothing; None where it cannot be used:
    it is broken, or of another kind of colours than the image's."""
    conversion = _conversion(icc, mode.removesuffix("a"))
    return conversion.name if conversion else None


def in_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    """The image's colours in sRGB, by its embedded profile; without one it is taken for sRGB already.

    In mode RGB, or RGBa where the image is transparent.
    """
    if image.mode == "RGBa" and icc is None:
        return image
    if image.mode in ("La", "RGBa"):
        straight = image.convert("LA" if image.mode == "La" else "RGBA")
        colours = in_srgb(straight.convert(image.mode[:-1]), icc)
        colours.putalpha(straight.getchannel("A"))
        return colours.convert("RGBa")
    conversion = _conversion(icc, image.mode) if icc else None
    if conversion is not None:
        from PIL import ImageCms  # noqa: PLC0415

        transform = conversion.transform
        with contextlib.suppress(ImageCms.PyCMSError, ValueError):
            converted = ImageCms.applyTransform(image.convert(transform.input_mode), transform)
            if converted is not None:
                return converted
    return image.convert("RGB")


def _conversion(icc: bytes, mode: str) -> _Conversion | None:
    """Made once per profile and mode; None where the profile is broken or does not fit."""
    from PIL import ImageCms  # noqa: PLC0415

    if mode == "L" and icc[_COLOUR_SPACE] == b"RGB ":
        mode = "RGB"  # programs that know one kind of profile write gray photos so
    key = (icc, mode)
    if key not in _conversions:
        _conversions.clear()  # a story's photos tend to share one profile; keeping many would only take memory
        try:
            profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
            transform = ImageCms.buildTransform(
                profile,
                ImageCms.createProfile("sRGB"),
                mode,
                "RGB",
                ImageCms.Intent.RELATIVE_COLORIMETRIC,
                ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
            name = profile.profile.profile_description or ""
            _conversions[key] = _Conversion(transform, "".join(filter(str.isprintable, name)).strip()[:_LONGEST_NAME])
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            _conversions[key] = None
    return _conversions[key]
