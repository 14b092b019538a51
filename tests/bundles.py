"""Bundles to try: honest ones, and ones that nobody should be able to make trouble with."""

import io
import struct
import warnings
import zipfile
from collections.abc import Callable, Iterable, Mapping

CAPTIONS = b"format: 1\nlanguages: [en]\ntitle: {en: Ugly}\nphotos:\n  - file: gallery/a.png\n"

_LOCAL, _CENTRAL, _END = b"PK\3\4", b"PK\1\2", b"PK\5\6"


def bundle_of(files: Mapping[str, bytes] | Iterable[tuple[str, bytes]], compression: int = zipfile.ZIP_STORED) -> bytes:
    """A zip of these files, in this order."""
    pairs = files.items() if isinstance(files, Mapping) else files
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of a name that is there twice
        for name, data in pairs:
            info = zipfile.ZipInfo(name)
            info.compress_type = compression
            archive.writestr(info, data)
    return made.getvalue()


def story_with(name: str, data: bytes = b"x") -> bytes:
    """A story, and one thing more in its bundle."""
    return bundle_of({"captions.yaml": CAPTIONS, name: data})


def patched(data: bytes, sign: bytes, at: int, code: str, value: int, which: int = 0) -> bytes:
    """The same, with another number `at` bytes after one of the headers that begin with `sign`."""
    place = -1
    for _ in range(which + 1):
        place = data.index(sign, place + 1)
    changed = bytearray(data)
    struct.pack_into(f"<{code}", changed, place + at, value)
    return bytes(changed)


def with_attributes(mode: int, name: str = "gallery/a.png") -> bytes:
    """A story whose photo says that it is of this kind, as Unix has them."""
    return patched(story_with(name, b"/etc/passwd"), _CENTRAL, 38, "I", mode << 16, which=1)


def encrypted() -> bytes:
    """A story whose photo says that it is encrypted."""
    data = patched(story_with("gallery/a.png"), _LOCAL, 6, "H", 1, which=1)
    return patched(data, _CENTRAL, 8, "H", 1, which=1)


def overlapping() -> bytes:
    """Two files, one of which lies in the bytes of the other: what is small unpacks to twice as much, and so on."""
    inner = bundle_of({"gallery/a.png": b"x" * 100})
    local = inner[: inner.index(_CENTRAL)]
    outer = bundle_of([("captions.yaml", CAPTIONS), ("gallery/b.png", local)])
    start = outer.index(_CENTRAL)
    entry = bytearray(inner[inner.index(_CENTRAL) : inner.index(_END)])
    struct.pack_into("<I", entry, 42, outer.index(local))
    directory = outer[start : outer.index(_END)] + bytes(entry)
    return outer[:start] + directory + struct.pack("<4sHHHHIIH", _END, 0, 0, 3, 3, len(directory), start, 0)


def crowded(count: int) -> bytes:
    """So many files."""
    return bundle_of((f"gallery/{number}.png", b"") for number in range(count))


def says_it_is_large(size: int) -> bytes:
    """A story whose photo says that it is of this size."""
    data = story_with("gallery/a.png")
    for sign, first in ((_LOCAL, 18), (_CENTRAL, 20)):
        for at in (first, first + 4):
            data = patched(data, sign, at, "I", size, which=1)
    return data


UGLY: dict[str, tuple[Callable[[], bytes], str]] = {
    "traversal": (lambda: story_with("gallery/../../evil.png"), "`gallery/../../evil.png` in it leads out of it;"),
    "absolute": (lambda: story_with("/etc/evil.png"), "`/etc/evil.png` in it leads out of it;"),
    "backslashes": (lambda: story_with("..\\evil.png"), "`..\\evil.png` in it leads out of it;"),
    "drive": (lambda: story_with("C:evil.png"), "`C:evil.png` in it leads out of it;"),
    "link": (lambda: with_attributes(0o120777), "`gallery/a.png` in it is a link;"),
    "device": (lambda: with_attributes(0o020666), "`gallery/a.png` in it is no ordinary file;"),
    "bomb": (
        lambda: bundle_of({"captions.yaml": CAPTIONS, "gallery/a.png": bytes(32 << 20)}, zipfile.ZIP_DEFLATED),
        "`gallery/a.png` in it unpacks to far more than it can honestly hold;",
    ),
    "too large": (lambda: says_it_is_large((2 << 30) - 50), "it is larger than 2 GiB when unpacked;"),
    "beyond its end": (lambda: says_it_is_large(1 << 20), "`gallery/a.png` in it goes on beyond its end;"),
    "overlap": (overlapping, "`gallery/a.png` in it overlaps another file in it;"),
    "duplicate": (
        lambda: bundle_of([("captions.yaml", CAPTIONS), ("a.png", b"1"), ("a.png", b"2")]),
        "`a.png` in it is there twice;",
    ),
    "capitals": (
        lambda: bundle_of({"captions.yaml": CAPTIONS, "Captions.YAML": b"photos: []"}),
        "`Captions.YAML` in it differs from another name only in capitals or in how accents are made;",
    ),
    "accents": (
        lambda: bundle_of({"captions.yaml": CAPTIONS, "\u1ebf.png": b"1", "e\u0302\u0301.png": b"2"}),
        "`e\u0302\u0301.png` in it differs from another name only in capitals or in how accents are made;",
    ),
    "folder's capitals": (
        lambda: bundle_of({"captions.yaml": CAPTIONS, "gallery/a.png": b"1", "Gallery/b.png": b"2"}),
        "`Gallery` in it differs from another name only in capitals or in how accents are made;",
    ),
    "file and folder": (
        lambda: bundle_of({"captions.yaml": CAPTIONS, "a": b"1", "a/b.png": b"2"}),
        "`a` in it is both a file and a folder in it;",
    ),
    "reserved": (
        lambda: story_with("gallery/Con.png"),
        "`gallery/Con.png` in it cannot be the name of a file on every system;",
    ),
    "stream": (lambda: story_with("a.png:evil"), "`a.png:evil` in it cannot be the name of a file on every system;"),
    "dot at the end": (lambda: story_with("a.png."), "`a.png.` in it cannot be the name of a file on every system;"),
    "control": (lambda: story_with("a\x1b.png"), "`a\\u001b.png` in it cannot be the name of a file on every system;"),
    "truncated": (lambda: story_with("gallery/a.png", bytes(999))[:-30], "it is not complete;"),
    "half": (lambda: story_with("gallery/a.png", bytes(999))[:500], "it is not complete;"),
    "goes on": (lambda: story_with("gallery/a.png") + b"more", "it is not complete, or goes on after its end;"),
    "encrypted": (encrypted, "`gallery/a.png` in it is encrypted;"),
    "compression": (
        lambda: bundle_of({"captions.yaml": CAPTIONS}, zipfile.ZIP_LZMA),
        "`captions.yaml` in it is compressed in a way that is not read (method 14);",
    ),
    "two names": (
        lambda: story_with("gallery/b.png").replace(b"gallery/b.png", b"gallery/x.png", 1),
        "`gallery/b.png` in it says other things of itself than the directory does;",
    ),
    "two sizes": (
        lambda: patched(story_with("gallery/a.png"), _LOCAL, 22, "I", 2, which=1),
        "`gallery/a.png` in it says other things of itself than the directory does;",
    ),
    "parts": (lambda: patched(story_with("gallery/a.png"), _END, 4, "H", 1), "it is one part of several;"),
    "directory elsewhere": (lambda: patched(story_with("gallery/a.png"), _END, 16, "I", 3), "it is damaged;"),
    "directory of something": (lambda: patched(story_with("gallery/a.png"), _CENTRAL, 0, "I", 3), "it is damaged;"),
    "100,000 files": (lambda: crowded(100_000), "it holds more than 2,000 files;"),
    "2,001 files": (lambda: crowded(2_001), "it holds more than 2,000 files;"),
    "not a zip": (lambda: b"This is a letter.\n" * 99, "it is not a bundle;"),
    "empty": (lambda: b"", "it is not a bundle;"),
    "folder inside": (
        lambda: bundle_of({"story/captions.yaml": CAPTIONS, "story/gallery/a.png": b"1"}),
        "`story/captions.yaml` in it is not at its top;",
    ),
    "no story": (lambda: bundle_of({"letter.txt": b"Dear"}), "holds no story:"),
    "damaged words": (
        lambda: story_with("gallery/a.png").replace(b"Ugly", b"Good"),
        "`captions.yaml` in it is damaged;",
    ),
}
"""Bundles that are refused, and what is said of them, after their name and perhaps "cannot be opened"."""
