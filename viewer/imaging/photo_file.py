"""The file of a photo, opened with care: a regular one, inside its folder, not read on once nobody wants the photo."""

import io
import os
import stat
from collections.abc import Callable
from typing import TYPE_CHECKING

from viewer.imaging.request import DecodeFailure, FailureReason, PhotoSource

if TYPE_CHECKING:
    from viewer.imaging.bundled import BundledPhoto
    from viewer.imaging.shelf import Shelf

MAX_DECODED_BYTES = 1 << 30
"""A photo that would take more than this once decoded is refused before it is."""


class CannotDecodeError(Exception):
    """There is no picture to be had from this file; `failure` says why."""

    def __init__(self, reason: FailureReason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.failure = DecodeFailure(reason, detail)


class WithdrawnError(Exception):
    """Nobody wants this photo any more."""


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


def open_photo(source: PhotoSource, shelf: "Shelf") -> PhotoFile:
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


def _bundled(bundle: PhotoFile, name: str, shelf: "Shelf") -> PhotoFile:
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
