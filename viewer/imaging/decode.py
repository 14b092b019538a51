"""One photo's file to upright pixels, as many and in the colours the screen needs: pure, and run in a worker process.

Only what the screen needs is decoded: JPEG is scaled while it is decoded (DCT scaling, Pillow's `draft`), and
colours are converted and pixels turned upright after scaling, on the few pixels that are left. A part of a photo
is cut out of the whole, which a `Shelf` keeps, so that moving about in one photo decodes it once. The shelf keeps an
animation open as well, since each of its frames is made of the one before.
"""

import contextlib
import io
import os
import stat
import struct
from collections.abc import Callable
from importlib import import_module
from math import ceil
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from PIL import Image, ImageFile

from viewer.imaging.colours import displayable, in_colours_of, profile_name
from viewer.imaging.embedded import avif_profile, jp2_profile, png_profile
from viewer.imaging.exif import may_have_exif
from viewer.imaging.formats import FOOT_BYTES, HEAD_BYTES, is_tga, pillow_format, refused_format
from viewer.imaging.pages import ONE_PAGE, can_move, page_of, pages_of, turn_to
from viewer.imaging.request import (
    MAX_PAGES,
    DecodeFailure,
    FailureReason,
    FoundFact,
    PhotoInfo,
    PhotoKey,
    PhotoSource,
    Region,
)
from viewer.story.zoom import Part, Size, fitted, turned_size

if TYPE_CHECKING:
    from viewer.imaging.bundled import BundledPhoto, Bundles

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
    "ICO": "IcoImagePlugin",
    "TGA": "TgaImagePlugin",
}
_NO_PROFILE = object()
_SAYING = frozenset({"exif", "xmp", "photoshop", "Description", "Title", "Author", "Copyright"})  # of Pillow's `info`
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
_SIDEWAYS = frozenset(_UPRIGHT[orientation] for orientation in (5, 6, 7, 8))
# The upright photo's left (its top) is the stored one's other end, along whichever side it is stored.
_FROM_THE_RIGHT = frozenset(_UPRIGHT[orientation] for orientation in (2, 3, 6, 7))
_FROM_BELOW = frozenset(_UPRIGHT[orientation] for orientation in (3, 4, 7, 8))


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


class WithdrawnError(Exception):
    """Nobody wants this photo any more."""


class Whole(NamedTuple):
    """A photo decoded, perhaps to fewer pixels than the file has: its colours not converted yet, nor turned upright."""

    image: Image.Image
    upright: Image.Transpose | None
    icc: bytes | None
    info: PhotoInfo
    page: int = 0


class Reel(NamedTuple):
    """An animation kept open where it was left, so that its next frame costs one step."""

    file: "PhotoFile"
    image: Image.Image
    format: str
    identity: tuple[int, int, int, int]


class Shelf:
    """Keeps the photo of which a part was wanted last, whole, until another one is decoded; the animation of which a
    frame was wanted last, open; one photo that was decoded before it was asked for; and what the bundle holds that was
    read last."""

    def __init__(self) -> None:
        self._whole: Whole | None = None
        self._reel: Reel | None = None
        self._ready: tuple[PhotoKey, Decoded] | None = None
        self._bundles: Bundles | None = None

    @property
    def bundles(self) -> "Bundles":
        """What reads photos in bundles."""
        if self._bundles is None:
            from viewer.imaging.bundled import Bundles  # noqa: PLC0415 - most stories are none

            self._bundles = Bundles()
        return self._bundles

    def lay_ready(self, key: PhotoKey, decoded: Decoded) -> None:
        """Keep what `key` will be answered with."""
        self._ready = key, decoded

    def take_ready(self, key: PhotoKey, identity: tuple[int, int, int, int]) -> Decoded | None:
        """The answer to `key`, if it lies ready and the file is still in this state; it is handed out once."""
        ready, self._ready = self._ready, None
        if ready is None or ready[0] != key or ready[1].info.identity != identity:
            return None
        self._whole = None
        return ready[1]

    def put(self, whole: Whole) -> None:
        """Keep this one."""
        self._whole = whole

    def take(self, identity: tuple[int, int, int, int], page: int = 0) -> Whole | None:
        """This page of this file in this state; any other is dropped, so that there is memory for the next. So is the
        animation that is open, if it is another."""
        if self._reel is not None and self._reel.identity != identity:
            self.drop_reel()
        if self._whole is not None and (self._whole.info.identity, self._whole.page) != (identity, page):
            self._whole = None
        return self._whole

    @property
    def reel(self) -> Reel | None:
        """The animation that is open."""
        return self._reel

    def keep_open(self, reel: Reel) -> None:
        """Keep this animation, and its file, in place of any other."""
        self.drop_reel()
        self._reel = reel

    def drop_reel(self) -> None:
        """Close the animation that is open."""
        if self._reel is not None:
            self._reel.file.close()
            self._reel = None


def prepare(key: PhotoKey, shelf: Shelf) -> None:
    """Decode before anybody asks: the answer to `key` lies ready, and another size needs no reading of the file.

    What is wrong with the file is told to whoever asks.
    """
    with contextlib.suppress(CannotDecodeError):
        shelf.lay_ready(key, decode(key, shelf, keep=True))


class PhotoFile(io.BufferedReader):
    """A photo's file, which is not read on once `is_withdrawn` says so: decoding ends there.

    Codecs take a JPEG in pieces of 64 KiB, so that it ends soon; of other formats some are read in one piece.
    """

    is_withdrawn: Callable[[], bool] | None = None
    in_bundle: "BundledPhoto | None" = None
    """What is read where it is no file of its own."""

    @property
    def identity(self) -> tuple[int, int, int, int]:
        """Which file this is, in which state; see PhotoInfo."""
        if self.in_bundle is not None:
            return self.in_bundle.identity
        status = os.fstat(self.fileno())
        return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns

    def read(self, size: int | None = -1, /) -> bytes:
        """See io.BufferedReader. Raises WithdrawnError."""
        if self.is_withdrawn is not None and self.is_withdrawn():
            raise WithdrawnError
        return super().read(size)


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


def open_photo(source: PhotoSource, shelf: Shelf) -> PhotoFile:
    """The file of `source`, open for reading: a regular file inside its folder, or what a bundle holds of that name.

    Opened without blocking, so that a pipe without a writer cannot hang the worker, and looked at before a
    byte is read. Raises CannotDecodeError.
    """
    path = source.name
    try:
        if source.is_bundled:
            path = source.folder or ""
        elif source.folder is not None:
            folder = os.path.realpath(source.folder)
            path = os.path.realpath(os.path.join(folder, *source.name.split("/")))  # noqa: PTH118 - may hold any bytes
            if os.path.commonpath([folder, path]) != folder:
                raise CannotDecodeError(FailureReason.OUTSIDE)
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - opening a device may already have effects
            raise CannotDecodeError(FailureReason.NOT_A_FILE)
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise CannotDecodeError(FailureReason.MISSING) from error
    except PermissionError as error:
        raise CannotDecodeError(FailureReason.NOT_PERMITTED) from error
    except (OSError, ValueError) as error:
        raise CannotDecodeError(FailureReason.UNREADABLE, str(error)[:200]) from error
    file = PhotoFile(io.FileIO(descriptor))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):  # it may have been replaced since
        file.close()
        raise CannotDecodeError(FailureReason.NOT_A_FILE)
    return _bundled(file, source.name, shelf) if source.is_bundled else file


def _bundled(bundle: PhotoFile, name: str, shelf: Shelf) -> PhotoFile:
    """The photo of this name in an open bundle, which is closed with it. Raises CannotDecodeError."""
    from viewer.bundle import BundleError  # noqa: PLC0415 - most stories are none

    try:
        photo = shelf.bundles.photo(bundle, name)
    except (KeyError, BundleError, OSError) as error:
        bundle.close()
        # When the story was read it was a bundle, and the photo was looked up: it has been replaced since.
        reason = FailureReason.MISSING if isinstance(error, KeyError) else FailureReason.DAMAGED
        raise CannotDecodeError(reason, str(error)[:200]) from error
    if photo.identity[2] > MAX_DECODED_BYTES:  # all of it is held in memory
        bundle.close()
        raise CannotDecodeError(FailureReason.TOO_LARGE)
    file = PhotoFile(photo)
    file.in_bundle = photo
    return file


def _decode(
    file: PhotoFile, key: PhotoKey, shelf: Shelf, *, facts: bool, damaged: bool = False, keep: bool = False
) -> Decoded:
    if not 0 <= key.page < MAX_PAGES:
        raise CannotDecodeError(FailureReason.DAMAGED, f"no page {key.page}")
    whole = shelf.take(file.identity, key.page)
    if whole is None or not _suffices(whole, key):
        whole = _whole(file, key, shelf, facts=facts, damaged=damaged)
        if keep or key.region is not None:
            shelf.put(whole)
    return _finished(whole, key)


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
    upright = None if name == "TIFF" else _UPRIGHT.get(_orientation(image))
    size = turned_size(image.size, 1) if upright in _SIDEWAYS else image.size
    needed = _needed(size, key)  # refuses a part the photo does not have, before anything is decoded
    if name == "JPEG":
        image.draft(None, _drafted(image.size, turned_size(needed, 1) if upright in _SIDEWAYS else needed))
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


def _suffices(whole: Whole, key: PhotoKey) -> bool:
    """Whether there are enough pixels in it for `key`, or as many as the file has."""
    size = (whole.info.width, whole.info.height)
    has = turned_size(whole.image.size, 1) if whole.upright in _SIDEWAYS else whole.image.size
    return all(one >= other for one, other in zip(has, _needed(size, key), strict=True))


def _needed(size: tuple[int, int], key: PhotoKey) -> tuple[int, int]:
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


def _finished(whole: Whole, key: PhotoKey) -> Decoded:
    """Cut, scaled, in the screen's colours and upright, in this order: each step has fewer pixels to work on than the
    one before."""
    image, upright, icc, info, _ = whole
    size = (info.width, info.height)
    target = _target(size, key)
    if info.duration is not None:  # many small frames a second: enlarging them is left to the screen
        target = min(target[0], size[0]), min(target[1], size[1])
    box = _as_stored(_part(size, key.region), size, upright)
    stored = turned_size(size, 1) if upright in _SIDEWAYS else size
    across, down = image.width / stored[0], image.height / stored[1]
    place = (box[0] * across, box[1] * down, box[2] * across, box[3] * down)
    pixels = _scaled(image, place, turned_size(target, 1) if upright in _SIDEWAYS else target)
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
    return (top, left, bottom, right) if upright in _SIDEWAYS else (left, top, right, bottom)


def _orientation(image: Image.Image) -> int:
    if not may_have_exif(image):
        return 1
    try:
        value = image.getexif().get(_ORIENTATION_TAG, 1)
    except Exception:  # noqa: BLE001 - broken EXIF (any exception, see `decode`) must not cost the picture
        return 1
    return value if isinstance(value, int) else 1


def _scaled(image: Image.Image, place: tuple[float, float, float, float], size: tuple[int, int]) -> Image.Image:
    """What is at `place` in the image, in `size` pixels."""
    left, top, right, bottom = (round(edge) for edge in place)
    on_pixels = all(edge == round(edge) for edge in place)
    if on_pixels and size == (right - left, bottom - top):
        return image if size == image.size else image.crop((left, top, right, bottom))
    return image.resize(size, Image.Resampling.BICUBIC, place, reducing_gap=3.0)
