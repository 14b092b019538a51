"""What is asked of a decode worker and what it answers: immutable values, no behaviour to speak of.

Tuples with names, not dataclasses: each of those takes a millisecond to make, while the first photo is waited for.
"""

from enum import Enum
from mmap import mmap
from typing import Generic, NamedTuple, TypeVar

FrameT = TypeVar("FrameT")

MAX_PAGES = 10_000
"""So many pages of a file are shown, or frames of an animation; what the file says of more is not believed."""

LONGEST_FRAME = 24 * 60 * 60 * 1000
"""No frame of an animation stands longer than this, in milliseconds."""


class PhotoSource(NamedTuple):
    """A photo's file: `name` relative to `folder` with `/` between names, or absolute where `folder` is None.

    A file with a folder must be inside that folder once every link is followed; the worker makes sure. Where it
    `is_bundled`, that folder is a bundle (`viewer.bundle`) and the photo is in it.
    """

    folder: str | None
    name: str
    is_bundled: bool = False


class Region(NamedTuple):
    """A part of a photo, in pixels of the whole photo turned upright; right and bottom are the first left out."""

    left: int
    top: int
    right: int
    bottom: int


class PhotoKey(NamedTuple):
    """What a decoded photo is known by: which file, fitted into how many device pixels; of `region` alone, if given;
    which of the file's pages, or of an animation's frames, counted from 0; in the colours of the screen with this ICC
    profile, or in sRGB where `screen` is empty."""

    source: PhotoSource
    width: int
    height: int
    region: Region | None = None
    page: int = 0
    screen: bytes = b""


class Priority(Enum):
    """Why a photo is asked for: to be shown, as it may be shown next, or small, for filmstrip and overview."""

    SHOWN = "shown"
    PREFETCH = "prefetch"
    THUMBNAIL = "thumbnail"


class PhotoRequest(NamedTuple):
    """Decode the photo of `key`, fitted into its width and height (device pixels)."""

    key: PhotoKey
    priority: Priority


class FailureReason(Enum):
    """Why a photo cannot be shown. The interface has a sentence for each."""

    MISSING = "missing"
    NOT_PERMITTED = "not-permitted"
    OUTSIDE = "outside"  # a link leads out of the story's folder
    NOT_A_FILE = "not-a-file"  # a folder, a pipe, a device
    EMPTY = "empty"
    UNKNOWN_FORMAT = "unknown-format"
    DAMAGED = "damaged"
    TOO_LARGE = "too-large"
    UNREADABLE = "unreadable"  # the disk says no
    CRASHED = "crashed"
    TIMED_OUT = "timed-out"
    NO_WORKER = "no-worker"


class DecodeFailure(NamedTuple):
    """Why there are no pixels; `detail` names the format found (`formats.REFUSED_FORMATS`), or is what the
    system said."""

    reason: FailureReason
    detail: str = ""


FoundFact = tuple[str, str, str]
"""Something that a photo's file says of itself: what it is, its text, and the tag of its language or nothing."""


class PhotoInfo(NamedTuple):
    """What the worker learnt of the photo beside its pixels.

    `width` and `height` are the whole photo's, in pixels, upright. `identity` says which state of the file
    this is: device, inode, size in bytes, time of change in nanoseconds; of a photo in a bundle its CRC and its place,
    its size, and the bundle's time of change. `captions` are those found inside
    the file, as pairs of language tag and text. `profile` is what the embedded colour profile
    calls itself, perhaps nothing, and None where there is none; with `broken_profile` it could not be used.
    `facts` are all that the file says of who took it, when, where and how, and all captions; of a thumbnail, none.

    `pages` is how many pages the file has, or frames, where it moves: None where that is more than one, and not known
    before the last of them is reached. `duration` is how long this frame of an animation stands, in milliseconds, and
    None where nothing moves; `plays` how often the animation is played, 0 for ever. `bundle` is the state of the bundle
    that the photo is in, as `identity` is that of a file.
    """

    width: int
    height: int
    format: str
    identity: tuple[int, int, int, int]
    damaged: bool = False
    captions: tuple[tuple[str, str], ...] = ()
    profile: str | None = None
    broken_profile: bool = False
    facts: tuple[FoundFact, ...] = ()
    pages: int | None = 1
    duration: int | None = None
    plays: int = 0
    bundle: tuple[int, int, int, int] | None = None


class Pixels(NamedTuple):
    """Pixels as they come from a worker: rows of 32-bit little-endian values, top row first.

    `data` holds `height` rows of `stride` bytes: blue, green, red and a fourth byte, which is premultiplied
    alpha where `alpha` is set and 255 otherwise. It is only valid while it is being adopted: copy it. `screen` is
    that of their key.
    """

    data: bytes | mmap
    width: int
    height: int
    stride: int
    alpha: bool
    screen: bytes = b""


class Answer(NamedTuple, Generic[FrameT]):
    """The outcome for one key: a frame and what is known of its photo, or the reason why there is none.

    `cost` is what keeping the frame takes, in bytes; `seconds` how long decoding took.
    """

    key: PhotoKey
    frame: FrameT | None = None
    info: PhotoInfo | None = None
    failure: DecodeFailure | None = None
    cost: int = 0
    seconds: float | None = None
