"""Bundles: a whole story as one file, a zip of captions.yaml and its photos, read where it is and never unpacked.

Bundles come from strangers, so what is written here believes nothing: the directory is checked whole before anything
else is read, each file's own header has to agree with it, and no file gives more bytes than the directory says. What is
not needed for carrying a story (encryption, several parts, other compressions, links) is refused. Which names may be in
a bundle is the reader's of stories to say (`viewer.loading.bundled`); decode workers look names up and nothing more.

The window's process reads words by this, decode workers read photos. Numbers are those of PKWARE's APPNOTE 6.3.10.
"""

import os
import stat
import struct
import zlib
from typing import BinaryIO, NamedTuple

from viewer.story.phrase import Phrase

MOST_FILES = 2_000
"""Entries of the directory, folders among them."""
LARGEST = 2 << 30
"""Bytes, of all files together once they are unpacked."""

_LONGEST_DIRECTORY = 4 << 20  # bytes; with names of more than 2,000 letters each
_HONEST_RATIO = 200  # times; drawings of one colour come near it, and what is larger is made to burst
_SMALL = 1 << 20  # bytes, which do no harm whatever they were made of
_PIECE = 1 << 18  # bytes unpacked in one go

_END = struct.Struct("<4sHHHHIIH")  # section 4.3.16
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")  # section 4.3.12
_LOCAL = struct.Struct("<4sHHHHHIIIHH")  # section 4.3.7
_END_SIGN, _CENTRAL_SIGN, _LOCAL_SIGN = b"PK\5\6", b"PK\1\2", b"PK\3\4"
_LONGEST_COMMENT = 0xFFFF
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 1 << 0 | 1 << 6 | 1 << 13  # of a file, in a newer way, and of the directory (section 4.4.4)
_SIZES_FOLLOW = 1 << 3
_IS_UTF_8 = 1 << 11


class BundleError(Exception):
    """This is no bundle, or none that is opened. The text goes on after "it" or, where there is one, after the `name`
    of the file in it that is to blame."""

    def __init__(self, text: Phrase, name: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.name = name


class Member(NamedTuple):
    """A file in a bundle, or a folder, whose name ends in `/`. Sizes and places are in bytes."""

    name: str
    raw_name: bytes
    place: int  # of its own header
    packed: int
    size: int
    crc: int
    is_deflated: bool


class Directory(NamedTuple):
    """All that is in a bundle, and where it ends: there the directory begins."""

    members: tuple[Member, ...]
    end: int


class Contents(NamedTuple):
    """The bytes of a file, as far as there are any; `is_whole` where they are what was put into the bundle."""

    data: bytes
    is_whole: bool


def directory_of(file: BinaryIO) -> Directory:
    """What a bundle says that it holds, after nothing has been found that speaks against it. Files' own headers have
    not been looked at yet: see `check_places`. Raises BundleError and OSError."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    if file.read(4) not in (_LOCAL_SIGN, _END_SIGN):
        raise BundleError(
            Phrase("is not a bundle; give one that was saved as one file, or a zip of captions.yaml and gallery")
        )
    file.seek(max(size - _END.size - _LONGEST_COMMENT, 0))
    tail = file.read()
    at = tail.rfind(_END_SIGN)
    if at < 0 or len(tail) - at < _END.size:
        raise BundleError(Phrase("is not complete; copy it again from where it came from"))
    _, disk, first_disk, here, count, length, start, comment = _END.unpack_from(tail, at)
    if len(tail) - at - _END.size != comment:
        raise BundleError(Phrase("is not complete, or goes on after its end; copy it again from where it came from"))
    if disk or first_disk or here != count:
        raise BundleError(Phrase("is one part of several; join them to one zip file"))
    if count > MOST_FILES:
        raise BundleError(Phrase("holds more than {most:,} files; divide the story", most=MOST_FILES))
    if start + length != size - len(tail) + at or length > _LONGEST_DIRECTORY:
        raise _damaged()
    file.seek(start)
    return Directory(_members(file.read(length), count, length), start)


def check_places(file: BinaryIO, directory: Directory) -> None:
    """Look at the own header of every file: it agrees with the directory, and no two files share a byte. Raises
    BundleError and OSError."""
    free = 0
    for member in sorted(directory.members, key=lambda member: member.place):
        if member.place < free:
            raise BundleError(Phrase("overlaps another file in it; save the story again"), member.name)
        free = _start_of(file, member) + member.packed
        if free > directory.end:
            raise BundleError(Phrase("goes on beyond its end; save the story again"), member.name)


def contents_of(file: BinaryIO, member: Member) -> Contents:
    """The bytes of a file in a bundle: never more than the directory says. Raises BundleError and OSError."""
    file.seek(_start_of(file, member))
    packed = file.read(member.packed)
    data = _unpacked(packed, member.size) if member.is_deflated else packed
    return Contents(data, len(data) == member.size and zlib.crc32(data) == member.crc)


def _members(data: bytes, count: int, length: int) -> tuple[Member, ...]:
    found: list[Member] = []
    names: set[bytes] = set()
    at = unpacked = 0
    try:
        for _ in range(count):
            sign, *_, name_length, extra_length, comment_length, _, _, _, _ = _CENTRAL.unpack_from(data, at)
            after_name = at + _CENTRAL.size + name_length
            raw_name = data[at + _CENTRAL.size : after_name]
            if sign != _CENTRAL_SIGN or len(raw_name) != name_length:
                raise _damaged()
            member = _member(_CENTRAL.unpack_from(data, at), raw_name)
            if raw_name in names:
                raise BundleError(Phrase("is there twice; save the story again"), member.name)
            names.add(raw_name)
            unpacked += member.size
            found.append(member)
            at = after_name + extra_length + comment_length
    except struct.error as error:
        raise _damaged() from error
    if at != length or length != len(data):
        raise _damaged()
    if unpacked > LARGEST:
        raise BundleError(Phrase("is larger than {largest} GiB when unpacked; divide the story", largest=LARGEST >> 30))
    return tuple(found)


def _member(fields: tuple[int, ...], raw_name: bytes) -> Member:
    """One entry of the directory. Raises BundleError where it is none that is wanted."""
    _, _, _, flags, method, _, _, crc, packed, size, _, _, _, disk, _, attributes, place = fields
    name = _text(raw_name, is_utf_8=bool(flags & _IS_UTF_8))
    if flags & _ENCRYPTED:
        raise BundleError(Phrase("is encrypted; save the story again without a password"), name)
    if method not in (_STORED, _DEFLATED):
        raise BundleError(
            Phrase("is compressed in a way that is not read (method {method}); save the story again", method=method),
            name,
        )
    if disk:
        raise BundleError(Phrase("is one part of several; join them to one zip file"))
    kind = stat.S_IFMT(attributes >> 16)
    if kind == stat.S_IFLNK:
        raise BundleError(Phrase("is a link; put the photo itself into the bundle"), name)
    is_folder = name.endswith("/")
    if kind not in (0, stat.S_IFDIR if is_folder else stat.S_IFREG) or (is_folder and size):
        raise BundleError(Phrase("is no ordinary file; put photos and captions.yaml alone into the bundle"), name)
    if method == _STORED and packed != size:
        raise _damaged()
    if size > _SMALL and size > _HONEST_RATIO * packed:
        raise BundleError(Phrase("unpacks to far more than it can honestly hold; save the story again"), name)
    return Member(name, raw_name, place, packed, size, crc, method == _DEFLATED)


def _text(raw_name: bytes, *, is_utf_8: bool) -> str:
    """A name; many programs write UTF-8 without saying so, and others the letters of the first IBM PC."""
    try:
        return raw_name.decode()
    except UnicodeDecodeError as error:
        if is_utf_8:
            raise BundleError(Phrase("has a name in it that is no text; save the story again")) from error
        return raw_name.decode("cp437")


def _start_of(file: BinaryIO, member: Member) -> int:
    """Where a file's bytes begin, after its own header. Raises BundleError where that says other things than the
    directory."""
    file.seek(member.place)
    header = file.read(_LOCAL.size)
    if len(header) < _LOCAL.size or not header.startswith(_LOCAL_SIGN):
        raise _damaged(member.name)
    name_length: int
    extra_length: int
    _, _, flags, method, _, _, crc, packed, size, name_length, extra_length = _LOCAL.unpack(header)
    told = (crc, packed, size)
    is_told = told == (member.crc, member.packed, member.size) or (flags & _SIZES_FOLLOW and not any(told))
    is_same = method == (_DEFLATED if member.is_deflated else _STORED) and file.read(name_length) == member.raw_name
    if not is_told or not is_same or flags & _ENCRYPTED:
        raise BundleError(
            Phrase("says other things of itself than the directory does; save the story again"), member.name
        )
    return member.place + _LOCAL.size + name_length + extra_length


def _unpacked(packed: bytes, size: int) -> bytes:
    """What was deflated, as far as it can be had; no more than `size` bytes and one."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    pieces: list[bytes] = []
    left = size + 1  # the one too many tells that there are more
    try:
        for start in range(0, len(packed), _PIECE):
            pieces.append(unpacker.decompress(packed[start : start + _PIECE], left))
            left -= len(pieces[-1])
            if left <= 0 or unpacker.eof:
                break
    except zlib.error:
        pass  # what comes before the damage may be worth showing
    return b"".join(pieces)


def _damaged(name: str = "") -> BundleError:
    return BundleError(Phrase("is damaged; copy it again from where it came from"), name)
