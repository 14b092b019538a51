"""Photos inside a bundle: a worker process reads them and decodes them from memory; nothing is unpacked to a disk."""

import io
import os
from typing import TYPE_CHECKING, BinaryIO

from viewer.bundle import Member, contents_of, directory_of

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Identity = tuple[int, int, int, int]


class BundledPhoto(io.RawIOBase):
    """A photo in an open bundle, as a file of its own. Nothing of it is read before somebody wants to: of a photo that
    is decoded already it is enough to know which it is. Closing it closes the bundle."""

    def __init__(self, bundle: BinaryIO, member: Member, state: Identity) -> None:
        """`state` is that of the bundle."""
        self._bundle = bundle
        self._member = member
        self._bytes: io.BytesIO | None = None
        self.state = state
        self.identity: Identity = (member.crc, member.place, member.size, state[3])

    def _contents(self) -> io.BytesIO:
        """Everything. Raises ValueError, once, where that is not what was put into the bundle; what there is of it can
        be read after that. Raises BundleError, OSError and MemoryError as well."""
        if self._bytes is None:
            data, is_whole = contents_of(self._bundle, self._member)
            self._bytes = io.BytesIO(data)
            if not is_whole:
                raise ValueError("not what was put into the bundle")
        return self._bytes

    def readinto(self, buffer: "WriteableBuffer") -> int:
        return self._contents().readinto(buffer)

    def readall(self) -> bytes:
        return self._contents().read()

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return self._contents().seek(offset, whence)

    def tell(self) -> int:
        return 0 if self._bytes is None else self._bytes.tell()  # a buffer asks as soon as it is made

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def close(self) -> None:
        self._bundle.close()
        super().close()


class Bundles:
    """Keeps the directory of the bundle that was read last: a story's photos are all in the same one."""

    def __init__(self) -> None:
        self._state: Identity | None = None
        self._members: dict[str, Member] = {}

    def photo(self, bundle: BinaryIO, name: str) -> BundledPhoto:
        """The photo of this name in an open bundle, as that is now: one that has been replaced is read anew.

        Raises KeyError where there is none, BundleError and OSError.
        """
        status = os.fstat(bundle.fileno())
        state = (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)
        if self._state != state:
            self._members = {member.name: member for member in directory_of(bundle).members}
            self._state = state
        return BundledPhoto(bundle, self._members[name], state)
