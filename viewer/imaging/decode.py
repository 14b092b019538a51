"""One photo's file to upright pixels, as many and in the colours the screen needs: pure, and run in a worker process.

Only what the screen needs is decoded: JPEG is scaled while it is decoded (DCT scaling, Pillow's `draft`), and
colours are converted and pixels turned upright after scaling, on the few pixels that are left. A part of a photo
is cut out of the whole, which a `Shelf` keeps, so that moving about in one photo decodes it once. The shelf keeps an
animation open as well, since each of its frames is made of the one before.
"""

import contextlib
import os
import struct
from collections.abc import Callable
from importlib import import_module
from math import ceil
from typing import BinaryIO

from PIL import Image, ImageFile

from viewer.imaging.colours import displayable, profile_name
from viewer.imaging.embedded import avif_profile, jp2_profile, png_profile
from viewer.imaging.exif import may_have_exif
from viewer.imaging.finishing import SIDEWAYS, UPRIGHT, finished, needed_size, suffices
from viewer.imaging.formats import FOOT_BYTES, HEAD_BYTES, is_tga, pillow_format, refused_format
from viewer.imaging.pages import ONE_PAGE, can_move, page_of, pages_of, turn_to
from viewer.imaging.photo_file import MAX_DECODED_BYTES, CannotDecodeError, PhotoFile, WithdrawnError, open_photo
from viewer.imaging.request import (
    MAX_PAGES,
    FailureReason,
    FoundFact,
    PhotoInfo,
    PhotoKey,
)
from viewer.imaging.shelf import Decoded, Reel, Shelf, Whole
from viewer.story.zoom import Size, turned_size

_PLUGINS = {
    "JPEG": "JpegImagePlugin",
    "PNG": "PngImagePlugin",
    "WEBP": "WebPImagePlugin",
    "GIF": "GifImagePlugin",
    "TIFF": "TiffImagePlugin",
    "AVIF": "AvifImagePlugin",
    "JPEG2000": "Jpeg2KImagePlugin",
    "BMP": "BmpImagePlugin",
    "ICO": "IcoImagePlugin",
    "TGA": "TgaImagePlugin",
}
_ORIENTATION_TAG = 0x0112  # EXIF 2.32, section 4.6.4
_NO_PROFILE = object()
_SAYING = frozenset({"exif", "xmp", "photoshop", "Description", "Title", "Author", "Copyright"})  # of Pillow's `info`


def prepare(key: PhotoKey, shelf: Shelf) -> None:
    """Decode before anybody asks: the answer to `key` lies ready, and another size needs no reading of the file.

    What is wrong with the file is told to whoever asks.
    """
    with contextlib.suppress(CannotDecodeError):
        shelf.lay_ready(key, decode(key, shelf, keep=True))


def decode(
    key: PhotoKey,
    shelf: Shelf | None = None,
    *,
    keep: bool = False,
    facts: bool = True,
    is_withdrawn: Callable[[], bool] | None = None,
) -> Decoded:
    """The photo of `key`, fitted into its width and height; or its region alone, fitted but not enlarged.

    With `keep` the shelf keeps it whole, as it does when a region was asked for. Without `facts` nobody wants to know
    who took it, when and how. `is_withdrawn` is asked now and then.
    Raises WithdrawnError when it says so, and CannotDecodeError for every reason a file may have not to be shown,
    whatever its bytes are.
    """
    shelf = shelf or Shelf()
    file = open_photo(key.source, shelf)
    try:
        file.is_withdrawn = is_withdrawn
        return shelf.take_ready(key, file.identity) or _decode(file, key, shelf, facts=facts, keep=keep)
    except (CannotDecodeError, WithdrawnError):
        raise
    except (MemoryError, Image.DecompressionBombError) as error:
        raise CannotDecodeError(FailureReason.TOO_LARGE) from error
    # On damaged files Pillow's plugins raise whatever their parsing runs into: OSError, ValueError,
    # SyntaxError, struct.error, KeyError … Whichever it is, what can be shown of the photo is shown.
    except Exception:  # noqa: BLE001
        return _decode_damaged(file, key, shelf, facts=facts)
    finally:
        if shelf.reel is None or shelf.reel.file is not file:
            file.close()


def _decode_damaged(file: PhotoFile, key: PhotoKey, shelf: Shelf, *, facts: bool) -> Decoded:
    """As much of a damaged photo as there is; raises CannotDecodeError where that is nothing."""
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        file.seek(0)
        return _decode(file, key, shelf, facts=facts, damaged=True)
    except (CannotDecodeError, WithdrawnError):
        raise
    except (MemoryError, Image.DecompressionBombError) as error:
        raise CannotDecodeError(FailureReason.TOO_LARGE) from error
    except Exception as error:
        raise CannotDecodeError(FailureReason.DAMAGED, str(error)[:200]) from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False


def _decode(
    file: PhotoFile, key: PhotoKey, shelf: Shelf, *, facts: bool, damaged: bool = False, keep: bool = False
) -> Decoded:
    if not 0 <= key.page < MAX_PAGES:
        raise CannotDecodeError(FailureReason.DAMAGED, f"no page {key.page}")
    whole = shelf.take(file.identity, key.page)
    if whole is None or not suffices(whole, key):
        whole = _whole(file, key, shelf, facts=facts, damaged=damaged)
        if keep or key.region is not None:
            shelf.put(whole)
    return finished(whole, key)


def _whole(file: PhotoFile, key: PhotoKey, shelf: Shelf, *, facts: bool, damaged: bool) -> Whole:
    """The photo in as many pixels as are needed for `key`, or more."""
    reel = shelf.reel
    if reel is not None and page_of(reel.image) <= key.page:
        reel.file.is_withdrawn = file.is_withdrawn
        return _frame(reel, key, shelf, facts=facts)
    image, name = _opened(file)
    if (key.page or reel is not None) and can_move(name):
        reel = Reel(file, image, name, file.identity)
        shelf.keep_open(reel)
        return _frame(reel, key, shelf, facts=facts)
    with image:
        return _developed(image, name, file, key, facts=facts, damaged=damaged)


def _frame(reel: Reel, key: PhotoKey, shelf: Shelf, *, facts: bool) -> Whole:
    """The frame of `key`. Where an animation is damaged it ends: a frame is shown as it should be or not at all."""
    try:
        whole = _developed(reel.image, reel.format, reel.file, key, facts=facts, moves=True)
        # The next step paints over the picture that it has, which may be this one.
        return whole._replace(image=whole.image.copy()) if whole.image is reel.image and key.region else whole
    except (CannotDecodeError, WithdrawnError, MemoryError):
        shelf.drop_reel()
        raise
    except Exception as error:
        shelf.drop_reel()
        raise CannotDecodeError(FailureReason.DAMAGED, str(error)[:200]) from error


def _opened(file: BinaryIO) -> tuple[Image.Image, str]:
    """The file's image, of which nothing is decoded yet, and its format."""
    head = file.read(HEAD_BYTES)
    if not head:
        raise CannotDecodeError(FailureReason.EMPTY)
    name = pillow_format(head)
    if name is None:
        file.seek(max(file.seek(0, os.SEEK_END) - FOOT_BYTES, 0))
        name = "TGA" if is_tga(head, file.read(FOOT_BYTES)) else _extra_format(head)
    file.seek(0)
    if name in _PLUGINS:
        import_module(f"PIL.{_PLUGINS[name]}")
    # Our own limit below knows what a scaled decode needs; Pillow's would refuse large JPEGs that are harmless.
    # An icon is decoded as soon as it is opened, so there Pillow's has to do: it refuses twice as many pixels as these.
    Image.MAX_IMAGE_PIXELS = MAX_DECODED_BYTES // 8 if name == "ICO" else None
    return _open(file, name), name


def _open(file: BinaryIO, name: str) -> Image.Image:
    """As `Image.open` does for one format, but that imports five plugins first, which a first photo has to wait for."""
    factory, accepts = Image.OPEN[name]
    accepted = accepts is None or accepts(file.read(16))
    if not accepted or isinstance(accepted, str):  # a text says why not
        raise ValueError(accepted or f"no {name}")
    file.seek(0)
    return factory(file, "")


def _developed(
    image: Image.Image,
    name: str,
    file: PhotoFile,
    key: PhotoKey,
    *,
    facts: bool = False,
    damaged: bool = False,
    moves: bool = False,
) -> Whole:
    """The page of `key` in as many pixels as are needed for it, or more; with `moves` it is known to be a frame."""
    turn_to(image, name, file, key.page)
    # Pillow turns TIFFs upright by itself while loading, and already tells the upright size.
    upright = None if name == "TIFF" else UPRIGHT.get(_orientation(image))
    size = turned_size(image.size, 1) if upright in SIDEWAYS else image.size
    needed = needed_size(size, key)  # refuses a part the photo does not have, before anything is decoded
    if name == "JPEG":
        image.draft(None, _drafted(image.size, turned_size(needed, 1) if upright in SIDEWAYS else needed))
    if image.width * image.height * _bytes_per_pixel(image) > MAX_DECODED_BYTES:
        raise CannotDecodeError(FailureReason.TOO_LARGE, f"{size[0]} × {size[1]}")
    image.load()
    if (told := _told_profile(image, file)) is not None:
        image.info["icc_profile"] = told
    pixels = displayable(image)
    if name == "GIF" and not moves and pixels is image:
        pixels = image.copy()  # looking whether there is a second frame undoes the first
    icc, profile = _profile(image, pixels.mode, key.screen)
    # What is said of an animation is said once.
    captions, found = ((), ()) if moves and key.page else _said_by(image, everything=facts)
    pages = ONE_PAGE if damaged else pages_of(image, name, file, moves=moves)
    info = PhotoInfo(
        *size,
        name,
        file.identity,
        damaged,
        captions,
        profile,
        broken_profile=profile is not None and icc is None,
        pages=pages.number,
        duration=pages.duration,
        plays=pages.plays,
        facts=found,
        bundle=None if file.in_bundle is None else file.in_bundle.state,
    )
    return Whole(pixels, upright, icc, info, key.page)


def _bytes_per_pixel(image: Image.Image) -> int:
    """What a pixel takes until it has eight bits a channel: four bytes where it is deep, one for each channel else."""
    return 4 if image.mode[0] in "IF" else max(len(image.getbands()), 1)


def _drafted(size: Size, needed: Size) -> Size:
    """What to ask of a JPEG of this stored size, so that it is decoded to at least `needed`, and not worse.

    At an eighth every pixel is the plain mean of 64 others, which shows rings on a zone plate that are not there unless
    it is made smaller still by half or more; a quarter keeps enough of each block.
    """
    times = min(size[0] // needed[0], size[1] // needed[1])
    return (ceil(size[0] / 4), ceil(size[1] / 4)) if 8 <= times < 16 else needed


def _extra_format(head: bytes) -> str:
    """Pillow's name for a format that a plugin reads, which is made ready. Raises CannotDecodeError without one."""
    from viewer.extras import extra_for  # noqa: PLC0415 - no first photo waits for it

    name = refused_format(head)
    extra = extra_for(name)
    if extra is None or not extra.is_installed:
        raise CannotDecodeError(FailureReason.UNKNOWN_FORMAT, name)
    plugin = import_module(extra.module)
    if extra.format == "HEIC":  # the other one does so by itself
        plugin.register_heif_opener(thumbnails=False, depth_images=False)
    return extra.pillow_format


def _told_profile(image: Image.Image, file: BinaryIO) -> bytes | None:
    """The profile that the file has or tells in other ways, where Pillow does not; an empty one where it is broken."""
    place = file.tell()
    try:
        match image.format:
            case "JPEG2000":
                return jp2_profile(file)
            case "PNG":
                return png_profile(file)
            case "AVIF" if "icc_profile" not in image.info:
                return avif_profile(file)
            case _:
                return None
    except (struct.error, ValueError):
        return b""
    finally:
        file.seek(place)  # from where the next frame of an animation is read


def _said_by(image: Image.Image, *, everything: bool) -> tuple[tuple[tuple[str, str], ...], tuple[FoundFact, ...]]:
    """What `facts.said_by` finds in it."""
    if image.format != "TIFF" and _SAYING.isdisjoint(image.info):
        return (), ()
    from viewer.imaging.facts import said_by  # noqa: PLC0415 - a worker's first photo, which may say nothing, is waited for

    try:
        return said_by(image, everything=everything)
    except Exception:  # noqa: BLE001 - what is broken there (any exception, see `decode`) must not cost the picture
        return (), ()


def _profile(image: Image.Image, mode: str, screen: bytes) -> tuple[bytes | None, str | None]:
    """The colour profile of the image, if it can be used for pixels of this mode, and its name, if it has a profile."""
    icc = image.info.get("icc_profile", _NO_PROFILE)
    if icc is _NO_PROFILE:
        return None, None
    # Pillow says None of a PNG's that cannot be unpacked, and of a TIFF's whatever its type is in the file.
    name = profile_name(icc, mode, screen) if isinstance(icc, bytes) else None
    return (None, "") if name is None else (icc, name)


def _orientation(image: Image.Image) -> int:
    if not may_have_exif(image):
        return 1
    try:
        value = image.getexif().get(_ORIENTATION_TAG, 1)
    except Exception:  # noqa: BLE001 - broken EXIF (any exception, see `decode`) must not cost the picture
        return 1
    return value if isinstance(value, int) else 1
