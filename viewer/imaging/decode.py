"""One photo's file to upright sRGB pixels of the size the screen needs: pure, and run in a worker process.

Only what the screen needs is decoded: JPEG is scaled while it is decoded (DCT scaling, Pillow's `draft`), and
colours are converted and pixels turned upright after scaling, on the few pixels that are left.
"""

import contextlib
import io
import os
import stat
from dataclasses import replace
from importlib import import_module
from typing import BinaryIO, NamedTuple
from xml.etree import ElementTree as ET

from PIL import Image, ImageCms, ImageFile

from viewer.imaging.formats import HEAD_BYTES, pillow_format, refused_format
from viewer.imaging.request import DecodeFailure, FailureReason, PhotoInfo, PhotoKey, PhotoSource

ENLARGE_AT_MOST = 4.0
"""How much a small photo is enlarged to fill the stage; an icon stays an icon."""

MAX_DECODED_BYTES = 1 << 30
"""A photo that would take more than this once decoded is refused before it is."""

_PLUGINS = {
    "JPEG": "JpegImagePlugin",
    "PNG": "PngImagePlugin",
    "WEBP": "WebPImagePlugin",
    "GIF": "GifImagePlugin",
    "TIFF": "TiffImagePlugin",
    "AVIF": "AvifImagePlugin",
    "JPEG2000": "Jpeg2KImagePlugin",
    "BMP": "BmpImagePlugin",
}
_ORIENTATION_TAG = 0x0112  # EXIF 2.32, section 4.6.4
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SIDEWAYS = frozenset({5, 6, 7, 8})


class Decoded(NamedTuple):
    """Rows of `width` pixels of four bytes each: blue, green, red, and premultiplied alpha or 255."""

    data: bytes
    width: int
    height: int
    alpha: bool
    info: PhotoInfo


class CannotDecodeError(Exception):
    """There is no picture to be had from this file; `failure` says why."""

    def __init__(self, reason: FailureReason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.failure = DecodeFailure(reason, detail)


def decode(key: PhotoKey) -> Decoded:
    """The photo of `key`, fitted into its width and height.

    Raises CannotDecodeError for every reason a file may have not to be shown, whatever its bytes are.
    """
    with open_photo(key.source) as file:
        try:
            return _decode(file, key.width, key.height)
        except CannotDecodeError:
            raise
        except MemoryError as error:
            raise CannotDecodeError(FailureReason.TOO_LARGE) from error
        # On damaged files Pillow's plugins raise whatever their parsing runs into: OSError, ValueError,
        # SyntaxError, struct.error, KeyError … Whichever it is, what can be shown of the photo is shown.
        except Exception:  # noqa: BLE001
            return _decode_damaged(file, key.width, key.height)


def _decode_damaged(file: BinaryIO, box_width: int, box_height: int) -> Decoded:
    """As much of a damaged photo as there is; raises CannotDecodeError where that is nothing."""
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        file.seek(0)
        decoded = _decode(file, box_width, box_height)
    except MemoryError as error:
        raise CannotDecodeError(FailureReason.TOO_LARGE) from error
    except Exception as error:
        raise CannotDecodeError(FailureReason.DAMAGED, str(error)[:200]) from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False
    return decoded._replace(info=replace(decoded.info, damaged=True))


def open_photo(source: PhotoSource) -> BinaryIO:
    """The file of `source`, open for reading: a regular file inside its folder.

    Opened without blocking, so that a pipe without a writer cannot hang the worker, and looked at before a
    byte is read. Raises CannotDecodeError.
    """
    path = source.name
    if source.folder is not None:
        folder = os.path.realpath(source.folder)
        path = os.path.realpath(os.path.join(folder, *source.name.split("/")))  # noqa: PTH118 - may hold any bytes
        if os.path.commonpath([folder, path]) != folder:
            raise CannotDecodeError(FailureReason.OUTSIDE)
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - opening a device may already have effects
            raise CannotDecodeError(FailureReason.NOT_A_FILE)
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise CannotDecodeError(FailureReason.MISSING) from error
    except PermissionError as error:
        raise CannotDecodeError(FailureReason.NOT_PERMITTED) from error
    except (OSError, ValueError) as error:
        raise CannotDecodeError(FailureReason.UNREADABLE, str(error)[:200]) from error
    file = os.fdopen(descriptor, "rb")
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):  # it may have been replaced since
        file.close()
        raise CannotDecodeError(FailureReason.NOT_A_FILE)
    return file


def fitted(width: int, height: int, box_width: int, box_height: int) -> tuple[int, int]:
    """The size in pixels at which a photo of `width` × `height` fills the box without leaving it."""
    scale = min(box_width / width, box_height / height, ENLARGE_AT_MOST)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _decode(file: BinaryIO, box_width: int, box_height: int) -> Decoded:
    head = file.read(HEAD_BYTES)
    if not head:
        raise CannotDecodeError(FailureReason.EMPTY)
    file.seek(0)
    name = pillow_format(head)
    if name is None:
        raise CannotDecodeError(FailureReason.UNKNOWN_FORMAT, refused_format(head))
    import_module(f"PIL.{_PLUGINS[name]}")
    # Our own limit below knows what a scaled decode needs; Pillow's would refuse large JPEGs that are harmless.
    Image.MAX_IMAGE_PIXELS = None
    with Image.open(file, formats=(name,)) as image:
        return _finish(image, name, file, box_width, box_height)


def _finish(image: Image.Image, name: str, file: BinaryIO, box_width: int, box_height: int) -> Decoded:
    orientation = _orientation(image)
    width, height = image.size
    # Pillow turns TIFFs upright by itself while loading, and already tells the upright size.
    sideways = orientation in _SIDEWAYS and name != "TIFF"
    upright = (height, width) if sideways else (width, height)
    target = fitted(*upright, box_width, box_height)
    stored_target = (target[1], target[0]) if sideways else target
    icc = image.info.get("icc_profile")
    if name == "JPEG":
        image.draft(None, stored_target)
    if image.width * image.height * max(len(image.getbands()), 1) > MAX_DECODED_BYTES:
        raise CannotDecodeError(FailureReason.TOO_LARGE, f"{width} × {height}")
    image.load()
    pixels = _scaled(_displayable(image), stored_target)
    pixels = _in_srgb(pixels, icc)
    if name != "TIFF" and orientation in _UPRIGHT:
        pixels = pixels.transpose(_UPRIGHT[orientation])
    alpha = pixels.mode == "RGBa"
    status = os.fstat(file.fileno())
    return Decoded(
        data=pixels.tobytes("raw", "BGRa") if alpha else pixels.convert("RGBA").tobytes("raw", "BGRA"),
        width=pixels.width,
        height=pixels.height,
        alpha=alpha,
        info=PhotoInfo(
            width=upright[0],
            height=upright[1],
            format=name,
            identity=(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns),
            captions=_captions(image.info.get("xmp")),
        ),
    )


def _orientation(image: Image.Image) -> int:
    try:
        value = image.getexif().get(_ORIENTATION_TAG, 1)
    except Exception:  # noqa: BLE001 - broken EXIF (any exception, see `decode`) must not cost the picture
        return 1
    return value if isinstance(value, int) else 1


def _displayable(image: Image.Image) -> Image.Image:
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


def _scaled(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    if image.size == size:
        return image
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


_transforms: dict[tuple[bytes, str], ImageCms.ImageCmsTransform | None] = {}


def _in_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    """The image's colours in sRGB, by its embedded profile; without one it is taken for sRGB already."""
    if image.mode == "RGBa":
        if icc is None:
            return image
        straight = image.convert("RGBA")
        colours = _in_srgb(straight.convert("RGB"), icc)
        colours.putalpha(straight.getchannel("A"))
        return colours.convert("RGBa")
    transform = _transform(icc, image.mode) if icc else None
    if transform is not None:
        with contextlib.suppress(ImageCms.PyCMSError, ValueError):
            converted = ImageCms.applyTransform(image, transform)
            if converted is not None:
                return converted
    return image.convert("RGB")


def _transform(icc: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """The transform to sRGB, made once per profile and mode; None where the profile is broken or does not fit."""
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


_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC_DESCRIPTION = "{http://purl.org/dc/elements/1.1/}description"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _captions(xmp: bytes | str | None) -> tuple[tuple[str, str], ...]:
    """The captions inside a photo: XMP dc:description, a language alternative (XMP part 1, section 8.2.2.4)."""
    if not xmp:
        return ()
    try:
        root = ET.fromstring(xmp)  # noqa: S314 - in the worker, under its limits; expat refuses entity bombs
    except (ET.ParseError, ValueError):
        return ()
    found: dict[str, str] = {}
    for description in root.iter(_DC_DESCRIPTION):
        for item in description.iter(f"{_RDF}li"):
            text = (item.text or "").strip()
            if text:
                found.setdefault(item.get(_XML_LANG, "x-default")[:35], text[:10_000])
    named = {tag: text for tag, text in found.items() if tag != "x-default"}
    return tuple((named or found).items())
