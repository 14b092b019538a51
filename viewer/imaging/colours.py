"""A photo's colours: from whatever kind of pixels a file holds to those of the screen, or to sRGB. Run in a worker
process, whose first photo is waited for: what only profiles need is imported with the first of them.

A screen is known by the bytes of its ICC profile; without any it is taken for one of sRGB.
"""

import contextlib
import io
from collections import OrderedDict
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageChops

if TYPE_CHECKING:
    from PIL import ImageCms

_BITS_PER_SAMPLE, _PHOTOMETRIC = 258, 262  # TIFF 6.0, section 8
_KIND = slice(12, 16)  # in a profile: what it describes (ICC.1:2010, section 7.2.5)
_COLOUR_SPACE = slice(16, 20)  # of the image data, in a profile (ICC.1:2010, section 7.2.6)
_LONGEST_NAME = 200  # characters of a profile's
_KEPT = 4  # conversions: photos with a profile and without, in a story that has both
_SAME = 2  # of 255: what nobody sees, and rounding alone makes
_STEPS = 16  # of each primary, by which a screen is held against sRGB


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
    """The way from one profile to another, and what the first calls itself."""

    transform: "ImageCms.ImageCmsTransform"
    name: str


_conversions: OrderedDict[tuple[bytes | None, str, bytes], _Conversion | None] = OrderedDict()


def profile_name(icc: bytes, mode: str, screen: bytes = b"") -> str | None:
    """What the profile of an image in a `displayable` mode calls itself, perhaps nothing; None where it cannot be used:
    it is broken, or of another kind of colours than the image's. It is made ready for this screen."""
    conversion = _conversion(icc, mode.removesuffix("a"), screen)
    return conversion.name if conversion else None


def is_of_use(screen: bytes) -> bool:
    """Whether photos can be converted to this profile of a screen, and need to be: it is of a screen, of red, green and
    blue, and other than sRGB."""
    if screen[_KIND] != b"mntr" or screen[_COLOUR_SPACE] != b"RGB " or _conversion(None, "RGB", screen) is None:
        return False
    codes = [round(step * 255 / (_STEPS - 1)) for step in range(_STEPS)]
    cube = bytes(code for colour in product(codes, repeat=3) for code in colour)
    patches = Image.frombytes("RGB", (_STEPS * _STEPS, _STEPS), cube)
    extrema = ImageChops.difference(patches, in_colours_of(screen, patches, None)).getextrema()
    return any(isinstance(pair, tuple) and pair[1] > _SAME for pair in extrema)


def in_colours_of(screen: bytes, image: Image.Image, icc: bytes | None) -> Image.Image:
    """The image in the colours of a screen, by its embedded profile; without one it is taken for sRGB.

    In mode RGB, or RGBa where the image is transparent.
    """
    if image.mode == "RGBa" and icc is None and not screen:
        return image
    if image.mode in ("La", "RGBa"):
        straight = image.convert("LA" if image.mode == "La" else "RGBA")
        colours = in_colours_of(screen, straight.convert(image.mode[:-1]), icc)
        colours.putalpha(straight.getchannel("A"))
        return colours.convert("RGBa")
    converted = _converted(image, icc, screen) if icc else None
    if converted is None:
        converted = image.convert("RGB")
        converted = (_converted(converted, None, screen) if screen else None) or converted
    return converted


def _converted(image: Image.Image, icc: bytes | None, screen: bytes) -> Image.Image | None:
    conversion = _conversion(icc, image.mode, screen)
    if conversion is not None:
        from PIL import ImageCms  # noqa: PLC0415

        transform = conversion.transform
        with contextlib.suppress(ImageCms.PyCMSError, ValueError):
            return ImageCms.applyTransform(image.convert(transform.input_mode), transform)
    return None


def _conversion(icc: bytes | None, mode: str, screen: bytes) -> _Conversion | None:
    """Made once per profile (none: sRGB), mode and screen; None where a profile is broken or does not fit."""
    from PIL import ImageCms  # noqa: PLC0415

    if mode == "L" and icc is not None and icc[_COLOUR_SPACE] == b"RGB ":
        mode = "RGB"  # programs that know one kind of profile write gray photos so
    key = (icc, mode, screen)
    if key in _conversions:
        _conversions.move_to_end(key)
        return _conversions[key]
    try:
        profile = _opened(icc)
        transform = ImageCms.buildTransform(
            profile,
            _opened(screen or None),
            mode,
            "RGB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
        name = profile.profile.profile_description or ""
        _conversions[key] = _Conversion(transform, "".join(filter(str.isprintable, name)).strip()[:_LONGEST_NAME])
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        _conversions[key] = None
    if len(_conversions) > _KEPT:
        _conversions.popitem(last=False)
    return _conversions[key]


def _opened(icc: bytes | None) -> "ImageCms.ImageCmsProfile":
    """This profile, or that of sRGB. Raises ImageCms.PyCMSError, OSError, TypeError."""
    from PIL import ImageCms  # noqa: PLC0415

    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB") if icc is None else io.BytesIO(icc))
