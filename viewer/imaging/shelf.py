"""What a worker keeps of the photos that it has decoded, because it will most likely be asked for more of them."""

from typing import TYPE_CHECKING, NamedTuple

from PIL import Image

from viewer.imaging.photo_file import PhotoFile
from viewer.imaging.request import PhotoInfo, PhotoKey

if TYPE_CHECKING:
    from viewer.imaging.bundled import Bundles


class Decoded(NamedTuple):
    """Rows of `width` pixels of four bytes each: blue, green, red, and premultiplied alpha or 255."""

    data: bytes
    width: int
    height: int
    alpha: bool
    info: PhotoInfo


class Whole(NamedTuple):
    """A photo decoded, perhaps to fewer pixels than the file has: its colours not converted yet, nor turned upright."""

    image: Image.Image
    upright: Image.Transpose | None
    icc: bytes | None
    info: PhotoInfo
    page: int = 0


class Reel(NamedTuple):
    """An animation kept open where it was left, so that its next frame costs one step."""

    file: PhotoFile
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
