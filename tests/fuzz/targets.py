"""What is fuzzed: for each target how bytes for it are made, and what must hold whatever they are."""

import contextlib
import io
import json
import ntpath
import os
import posixpath
import queue
import re
import socket
import struct
import sys
import tempfile
import unicodedata
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any, NamedTuple

from hypothesis import strategies as st
from PIL import Image

from tests.bundles import bundle_of
from tests.conftest import shared_memory
from tests.hostile.mutator import damaged, samples
from tests.unit.imaging.test_faults import open_descriptors
from tests.unit.imaging.test_pool import GOOD
from viewer.imaging import worker as worker_module
from viewer.imaging.bundled import Bundles
from viewer.imaging.embedded import avif_profile, jp2_profile, png_profile
from viewer.imaging.facts import said_by
from viewer.imaging.message import MAX_MESSAGE_BYTES, ChannelClosedError, encoded
from viewer.imaging.pool import DecodePool
from viewer.imaging.process import WorkerProcess, request_for
from viewer.imaging.request import Answer, FailureReason, PhotoKey, PhotoRequest, PhotoSource, Priority, Region
from viewer.imaging.shelf import Shelf
from viewer.loading import Unreadable, load, load_head
from viewer.loading.paths import components, matches, refusal
from viewer.loading.report import one_line
from viewer.story.model import BlockKind, Photo, Story
from viewer.ui.facts import facts_of
from viewer.ui.failure_card import sentence
from viewer.ui.frames import Frame, adopt

PATIENCE = 60.0  # seconds, to catch a hang
SEEDS = Path(__file__).parent / "seeds"


class Target(NamedTuple):
    """`check` raises where bytes do what none may; `examples` makes bytes worth trying; `in_suite` is how many of them
    the suite tries."""

    check: Callable[[bytes], None]
    examples: st.SearchStrategy[bytes]
    in_suite: int


def seeds(target: str) -> list[bytes]:
    """What was found before, and what is worth trying each time."""
    return [path.read_bytes() for path in sorted((SEEDS / target).glob("*"))]


# Stories.

_CALLS_A_BYTE = 700
"""Calls of Python functions that reading may take for each byte; an honest story takes 1 to 20. More would be a way to
make a small file cost much, and unlike seconds they are the same on every machine."""
_SLACK = 60_000
_MISLEADING = frozenset("\0\n\r\x1b\x7f\x85\u2028\u2029\u202a\u202b\u202d\u202e\u2066\u2067\u2068\ud800\udc80")


def check_story(data: bytes) -> None:
    """Any bytes give a story with problems that have lines, or one sentence; their cost is in proportion."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("a.jpg", "b.png", "ế.jpg"):
            Path(folder, name).touch()
        path = Path(folder, "captions.yaml")
        path.write_bytes(data)
        calls = [0]
        try:
            with _counting(calls):
                load_head([str(path)])
                loaded = load([str(path)])
        except Unreadable:  # which no file is that is there, is a file, and is not too large
            raise AssertionError("a story that is neither shown nor told what to mend") from None
        finally:
            assert calls[0] <= _SLACK + _CALLS_A_BYTE * len(data), f"{calls[0]} calls for {len(data)} bytes"
        assert {entry.name for entry in Path(folder).iterdir()} == {"a.jpg", "b.png", "captions.yaml", "ế.jpg"}
    # Of every encoding a line takes at least a byte.
    for problem in loaded.problems:
        assert problem.file == str(path)
        assert 1 <= problem.place.line <= len(data) + 1
        assert 1 <= problem.place.column <= len(data) + 1
        assert problem.message.strip()
        assert problem.message == one_line(problem.message) or len(problem.message) > 300, problem.message
        assert not set(problem.message) & _MISLEADING
    assert len(loaded.problems) <= 1_001
    _check_words(loaded.story, len(data))


def _check_words(story: Story, length: int) -> None:
    for photo in story.photos:
        assert refusal(photo.file) is None, photo.file
    assert len({photo.id for photo in story.photos}) == len(story.photos)
    for block in story.article:
        assert isinstance(block.kind, BlockKind)
    assert re.match(r"(https?://|$)", story.source.url)
    maps = [story.title, story.byline, story.source.name, *(block.text for block in story.article)]
    maps += [words for photo in story.photos for words in (photo.caption, photo.alt, photo.notes, photo.credit)]
    texts = [text for words in maps for _, text in words.entries]
    assert all(isinstance(text, str) for text in texts)
    assert not any(control in text for text in texts for control in "\0\x1b\x7f")
    "".join(texts).encode()  # no half of a character
    # Aliases and a credit for all photos repeat a text, without taking memory for it again.
    assert sum(map(len, {id(text): text for text in texts}.values())) <= 20 * length + 100_000


@contextmanager
def _counting(calls: list[int]) -> Iterator[None]:
    """Count the calls of Python functions inside."""

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        calls[0] += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield
    finally:
        sys.setprofile(before)


_KEYS = (
    *("format", "languages", "title", "byline", "date", "source", "name", "url", "credit", "photos", "file", "caption"),
    *(
        "alt",
        "notes",
        "seconds",
        "focus",
        "id",
        "article",
        "text",
        "heading",
        "quote",
        "by",
        "vi",
        "en",
        "und",
        "titel",
    ),
)
_LEAVES = st.one_of(
    st.sampled_from(
        ["a.jpg", "b.png", "*.jpg", "../a.jpg", "ế.jpg", "e\u0302\u0301.jpg", "NUL", "", "1", "[0.4, 0.3]"]
    ),
    st.sampled_from(["2024-02-30", "1e999", "0x10", "no", "~", "*a*", "&a x", "*a", "!!python/object:os.system x"]),
    st.sampled_from(
        ["javascript:x", "file:///x", "https://example.org", "vi", "en", ".inf", "-1", "<<", "=", "12:30:45"]
    ),
    st.text(max_size=12),
)
_TREES = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=5),
    max_leaves=25,
)
_TOKENS = (
    *(f"{key}:" for key in _KEYS),
    *("format: 1\n", "languages: [vi, en]\n", "photos:\n", "  - file: a.jpg\n", "    caption:\n", "      vi: >-\n"),
    *("        words\n", "article:\n", "  - text: x\n", "    photos: [a]\n", "languages: &a [*a, *a]\n", "<<: *a\n"),
    *(
        "\n",
        "\n  ",
        "\n    ",
        "\n      ",
        "  - ",
        "- ",
        ": ",
        " #",
        "'",
        '"',
        "\\",
        "|",
        ">-\n",
        ">2-\n",
        "[",
        "]",
        "{",
    ),
    *(
        "}",
        ",",
        "&a ",
        "*a ",
        "!x ",
        "!!binary ",
        "%YAML 1.2\n",
        "---\n",
        "...\n",
        "\t",
        "? ",
        "\r",
        "\r\n",
        "\0",
        "\x85",
    ),
    *(
        "\u2028",
        "\ufeff",
        "\u00a0",
        "“",
        "–",
        "ế",
        "e\u0302\u0301",
        "😀",
        "\x1b",
        "@",
        "`",
        "=",
        "0x1",
        "1_000",
        "a.jpg",
    ),
    *("[" * 60, "{a: " * 60, "- " * 60, "x" * 300, "&b [" + "*b, " * 40 + "]\n"),
)


def _written(tree: Any, chance: Random, depth: int = 0) -> str:
    """A tree as people write it: in blocks, not always with the marks that it needs."""
    indent = "\n" + " " * (depth * chance.choice((2, 2, 2, 2, 1, 3)))
    if isinstance(tree, dict):
        return "".join(f"{indent}{key}: {_written(value, chance, depth + 1)}" for key, value in tree.items())
    if isinstance(tree, list):
        return "".join(f"{indent}- {_written(value, chance, depth + 1).lstrip()}" for value in tree)
    text = str(tree)
    return chance.choice((text, text, json.dumps(text), f">-{indent}  {text}", f"'{text}'", f'"{text}'))


_HEAD = "format: 1\nlanguages: [vi, en]\nphotos:\n  - file: a.jpg\n"


def _damaged_text(data: bytes, damage: list[tuple[float, bytes, int]]) -> bytes:
    for place, piece, instead in damage:
        start = int(place * len(data))
        data = data[:start] + piece + data[start + instead :]
    return data


_STORY_TEXTS = st.one_of(
    st.lists(st.sampled_from(_TOKENS), max_size=50).map("".join),
    st.lists(st.sampled_from(_TOKENS), max_size=40).map(lambda tokens: _HEAD + "".join(tokens)),
    st.tuples(_TREES, st.integers(0, 2**32)).map(lambda made: _written(made[0], Random(made[1])).lstrip("\n")),
    st.tuples(_TREES, st.integers(0, 2**32)).map(lambda made: _HEAD + _written(made[0], Random(made[1])).lstrip("\n")),
)
_STORIES = st.one_of(
    st.binary(max_size=200),
    st.tuples(
        _STORY_TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4), st.integers(0, 20)), max_size=3),
    ).map(lambda made: _damaged_text(*made)),
    st.tuples(_STORY_TEXTS, st.sampled_from(["utf-16", "utf-16-be", "utf-32", "latin-1", "cp1258"])).map(
        lambda made: made[0].encode(made[1], "replace")
    ),
)


# Names.

_DEVICES = {"CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$"}
_DEVICES |= {f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³"}


def check_name(data: bytes) -> None:
    """A name that may be looked up stays in the folder, by the rules of every system."""
    name = data.decode("utf-8", "surrogateescape")
    refused = refusal(name)
    matches(name, name[::-1])
    if refused is not None:
        assert refused.message.isprintable() or not name.isprintable()
        return
    assert not ntpath.isabs(name)
    assert ntpath.splitdrive(name)[0] == ""
    for module, root in ((posixpath, "/story"), (ntpath, "C:\\story"), (ntpath, "\\\\server\\share\\story")):
        for form in (name, unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name)):
            whole = module.normpath(module.join(root, *components(form)))
            assert whole.startswith(module.join(root, "")), whole
            assert module.normpath(module.join(root, form)) == whole
    assert components(name)
    for part in components(name):
        assert part == part.rstrip(". "), "Windows would drop its end"
        assert not set(part) & set('/\\:\0\r\n\x7f"'[:-1]), part
        assert part.split(".")[0].strip(" ").upper() not in _DEVICES, part


_NAMES = st.one_of(
    st.text(max_size=30),
    st.lists(
        st.sampled_from(
            [
                *(
                    "..",
                    ".",
                    "/",
                    "\\",
                    ":",
                    "a",
                    "C",
                    "NUL",
                    "con",
                    ".jpg",
                    " ",
                    "~",
                    "//",
                    "file:",
                    "\0",
                    "$",
                    "é",
                    "?",
                ),
                *(
                    "com1",
                    "LPT",
                    "¹",
                    "COM",
                    "CONIN$",
                    "\u2024",
                    "\uff0e\uff0e",
                    "\u2215",
                    "\u2044",
                    "\uff0f",
                    "\uff3c",
                ),
                *(
                    "\ua789",
                    "\uff1a",
                    "\u202e",
                    "\u0000",
                    "\udcff",
                    "http://",
                    "clock$",
                    "*",
                    "\x85",
                    "\u00a0",
                    "\u3000",
                ),
            ]
        ),
        max_size=8,
    ).map("".join),
).map(lambda name: name.encode("utf-8", "surrogatepass"))


# What a photo says of itself.


def check_metadata(data: bytes) -> None:
    """What is said is found or not, can be shown, and is never more than an answer has room for; whether the bytes
    stand for XMP, IPTC or EXIF, or for the boxes and chunks about colours."""
    image = Image.new("RGB", (1, 1))
    image.format = "PNG"
    text = data.decode("utf-8", "replace")
    image.info = {"xmp": data, "exif": b"Exif\0\0" + data, "photoshop": {0x0404: data}, "Description": text}
    with warnings.catch_warnings(action="ignore"):  # Pillow's, about EXIF
        captions, facts = said_by(image, everything=True)
        assert said_by(image, everything=False) == (captions, ())
    message = encoded({"captions": captions, "facts": facts})  # raises ValueError where it is too long
    assert len(message) < MAX_MESSAGE_BYTES // 2, "there are other things to say"
    assert len({tag for tag, _ in captions}) == len(captions)
    for _, words, _ in (*facts, *(("", caption, "") for _, caption in captions)):
        assert 0 < len(words) <= 10_000
        assert not any(unicodedata.category(letter) == "Cc" and letter != "\n" for letter in words)
    for profile_in, beginning in ((jp2_profile, b""), (avif_profile, b""), (png_profile, b"\x89PNG\r\n\x1a\n")):
        with contextlib.suppress(struct.error, ValueError):  # which is nonsense, and told as that
            profile = profile_in(io.BytesIO(beginning + data))
            assert profile is None or isinstance(profile, bytes)


_XMP = (
    "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
    "<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/'>{}</rdf:Description></rdf:RDF></x:xmpmeta>"
)
_MARKUP = (
    *(
        "<dc:description>",
        "</dc:description>",
        "<rdf:Alt>",
        "</rdf:Alt>",
        "<rdf:li xml:lang='vi'>",
        "</rdf:li>",
        "<rdf:li>",
    ),
    *(
        "<dc:description><rdf:Alt><rdf:li xml:lang='en'>words</rdf:li></rdf:Alt></dc:description>",
        "<rdf:li xml:lang=''>x",
    ),
    *("&amp;", "&#0;", "&#xD800;", "&#x10FFFF;", "&b;", "<![CDATA[", "]]>", "<!--", "-->", "<?xpacket?>", "words", "ế"),
    *(
        "<a>" * 200,
        "x" * 70_000,
        "<rdf:li xml:lang='x" + "y" * 60 + "'>words</rdf:li>",
        "<rdf:li>\U0001f680</rdf:li>" * 90,
    ),
)
_ENTITIES = (
    "",
    "<?xml version='1.0' encoding='utf-16'?>",
    "<?xml version='1.0' encoding='x'?>",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>",
    "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>",
    "<!DOCTYPE a [<!ENTITY b '" + "z" * 50_000 + "'>]>",
    "<!DOCTYPE a [<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY b 'zzzzzzzz'>]>",
)
_BOXES = st.lists(
    st.tuples(
        st.sampled_from([b"jP  ", b"jp2h", b"colr", b"ihdr", b"jp2c", b"\xff\xff\xff\xff"]),
        st.one_of(st.none(), st.sampled_from([0, 1, 2, 7, 8, 9, 1 << 31, (1 << 32) - 1])),
        st.sampled_from(
            [b"", b"\2\0\0profile", b"\1\0\0\0\0\0\x10", b"\0\0\0\x0ecolr\2\0\0abc", b"\0" * 8, b"\xff" * 8]
        ),
    ),
    max_size=5,
).map(lambda boxes: b"".join(_box(*parts) for parts in boxes))


_SETS = st.lists(
    st.tuples(
        st.sampled_from([b"\x1c\x02\x78", b"\x1c\x02\x50", b"\x1c\x01\x5a", b"\x1c\x02\x05", b"\x1c\x02\xff"]),
        st.sampled_from([0, 1, 5, 20, 0x7FFF, 0x8000, 0x8004, 0xFFFF]) | st.none(),
        st.sampled_from([b"\x1b%G", "Trống".encode(), b"\xff\xfe", b"x" * 3_000, b"", b"\0\0\0\4abcd"]),
    ),
    max_size=5,
).map(lambda sets: b"".join(_data_set(*parts) for parts in sets))
_CHUNKS = st.lists(
    st.tuples(
        st.sampled_from([b"cICP", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"IDAT"]),
        st.binary(max_size=6) | st.binary(min_size=32, max_size=32) | st.just(b"\0\0\0\0") | st.just(bytes(32)),
    ),
    max_size=5,
).map(lambda chunks: b"".join(struct.pack(">I", len(data)) + kind + data + bytes(4) for kind, data in chunks))
_NCLX = st.tuples(st.integers(0, 20), st.integers(0, 20), st.binary(max_size=4)).map(
    lambda code: _box(
        *(b"meta", None),
        bytes(4) + _box(b"iprp", None, _box(b"ipco", None, _box(b"colr", None, b"nclx" + _pair(code) + code[2]))),
    )
)


def _pair(code: tuple[int, int, bytes]) -> bytes:
    return struct.pack(">HH", *code[:2])


def _data_set(kind: bytes, length: int | None, content: bytes) -> bytes:
    return kind + struct.pack(">H", len(content) if length is None else length) + content


def _exif_of(seed: int) -> bytes:
    """EXIF as a camera writes it, damaged."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0132] = "NIKON CORPORATION", "NIKON D850", "2021:10:19 10:20:30"
    exif.get_ifd(0x8769).update({0x829A: (1, 250), 0x829D: 2.8, 0x8827: 400, 0x920A: 50.0, 0xA405: 75, 0x9204: -0.33})
    exif.get_ifd(0x8825).update({1: "N", 2: (10.0, 2.0, 3.5), 3: "E", 4: (105.0, 47.0, 0.0), 5: b"\0", 6: 12.5})
    return damaged(exif.tobytes().removeprefix(b"Exif\0\0"), Random(seed))


def _box(kind: bytes, length: int | None, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8 if length is None else length) + kind + content


_METADATA = st.one_of(
    st.tuples(st.sampled_from(_ENTITIES), st.lists(st.sampled_from(_MARKUP), max_size=8).map("".join)).map(
        lambda made: (made[0] + _XMP.format(made[1])).encode("utf-8", "surrogatepass")
    ),
    st.tuples(
        st.lists(st.sampled_from(_MARKUP[:-4]), max_size=8).map(lambda parts: _XMP.format("".join(parts)).encode()),
        st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4), st.integers(0, 8)), max_size=3),
    ).map(lambda made: _damaged_text(*made)),
    st.binary(max_size=120),
    _BOXES,
    _SETS,
    _CHUNKS,
    _NCLX,
    st.integers(0, 2**40).map(_exif_of),
)


# The line to a worker.

_KEY = PhotoKey(PhotoSource(None, "a"), 50, 50)
_STORY = Story(photos=(Photo("a", "a.jpg"),))


class _Impostor:
    """What has taken over a worker, and says `data` whatever it is asked, perhaps with memory."""

    prepared = None
    screen = b""
    is_alive = True

    def __init__(self, data: bytes, memory: bytes | None) -> None:
        from viewer.imaging.channel_unix import SocketChannel

        ours, self._theirs = socket.socketpair()
        self.channel = SocketChannel(ours)
        if memory is None or not data:
            self._theirs.sendall(data)
        else:
            descriptor = os.memfd_create("impostor")
            os.write(descriptor, memory)
            socket.send_fds(self._theirs, [data], [descriptor])
            os.close(descriptor)
        self._theirs.shutdown(socket.SHUT_WR)

    def kill(self) -> None:
        self.is_alive = False

    def close(self) -> None:
        self.channel.close()
        self._theirs.close()


def check_answer(data: bytes) -> None:
    """Whatever a worker says, there is an answer with a frame or a reason, and its words can be shown.

    The first byte tells how much memory comes with it: that many bytes, less one; none where it is 0.
    """
    head, said = data[:1] or b"\0", data[1:]
    before = open_descriptors()
    pool: DecodePool[Frame] = DecodePool(
        workers=0, deadline=PATIENCE, start=WorkerProcess, adopt=adopt, deliver=lambda _: None
    )
    impostor = _Impostor(said, bytes(head[0] - 1) if head[0] else None)
    try:
        answer = pool._decoded(impostor, PhotoRequest(_KEY, Priority.SHOWN))  # type: ignore[arg-type]
    finally:
        impostor.close()
    assert open_descriptors() == before, "a descriptor of the impostor's is kept"
    assert not shared_memory()
    if answer is None:
        return
    assert (answer.frame is None) != (answer.failure is None)
    if answer.frame is not None:
        assert answer.info is not None
        assert answer.cost == answer.frame.image.width() * answer.frame.image.height() * 4 > 0
    if answer.failure is not None:
        assert isinstance(answer.failure.reason, FailureReason)
        assert sentence(answer.failure)
        assert impostor.is_alive or answer.failure.reason is FailureReason.CRASHED
    facts = facts_of(_STORY, 0, _choice(), answer.info, answer.failure, 0, {})
    assert all(isinstance(fact.text, str) for fact in (*facts.photo, *facts.found))


def _choice() -> Any:
    from viewer.story.language import LanguageChoice

    return LanguageChoice(())


_JSON = st.recursive(
    st.one_of(
        *(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
        st.sampled_from(
            [0, -1, 1, 1 << 16, (1 << 31) - 1, 1 << 31, 1 << 63, 1 << 64, 10**400, "1", "missing", "crashed"]
        ),
        st.sampled_from(["\ud800", "\0", "<img src='/dev/zero'>", [1, 2, 3, 4], [["en", "x"]], [], {}]),
    ),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
_SAID = st.one_of(
    st.tuples(st.just(GOOD), st.dictionaries(st.sampled_from(sorted(GOOD)), _JSON, max_size=2)).map(
        lambda made: {**made[0], **made[1]}
    ),
    st.dictionaries(st.sampled_from(sorted(GOOD["info"])), _JSON, min_size=1, max_size=3).map(
        lambda changed: {**GOOD, "info": {**GOOD["info"], **changed}}
    ),
    st.fixed_dictionaries({"failure": st.sampled_from([reason.value for reason in FailureReason]), "detail": _JSON}),
    st.fixed_dictionaries({"failure": _JSON}, optional={"detail": _JSON}),
    st.dictionaries(st.sampled_from(["withdrawn", "rights", "width", "bytes"]), _JSON, max_size=2),
    _JSON,
).map(json.dumps)
_LENGTHS = st.sampled_from([None, None, None, None, 0, 1, 7, MAX_MESSAGE_BYTES, MAX_MESSAGE_BYTES + 1, (1 << 32) - 1])


def _framed(text: str | bytes, length: int | None) -> bytes:
    data = text.encode() if isinstance(text, str) else text
    return struct.pack("!I", len(data) if length is None else length) + data


_ANSWERS = st.tuples(
    st.sampled_from([b"\0", b"\x01", b"\x08", b"\x09", b"\x09", b"\x09", b"\x09", b"\xff"]),
    st.one_of(
        st.tuples(_SAID, st.sampled_from([None, None, None, 3, 1 << 20])).map(lambda made: _framed(*made)),
        st.tuples(_SAID | st.binary(max_size=40), _LENGTHS).map(lambda made: _framed(*made)),
        st.binary(max_size=60),
        st.sampled_from([b"[" * 50_000, b'{"a":' * 9_000, b"9" * 9_000]).map(lambda text: _framed(text, None)),
    ),
).map(b"".join)


def check_request(data: bytes) -> None:
    """A worker answers whatever the window can ask: once, with a photo, a reason, or that it was withdrawn.

    `data` is JSON: the name of the photo, width, height, region.
    """
    from viewer.imaging.channel import open_line

    name, width, height, region = json.loads(data)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.jpg").write_bytes(samples()["jpeg baseline"])
        Path(folder, "a.png").write_bytes(samples()["png see-through"])
        _, _, ours, theirs = open_line()
        try:
            message = request_for(PhotoKey(PhotoSource(folder, name), width, height), 1)
            theirs_heard = json.loads(encoded({**message, "region": region}))
            worker_module._serve(theirs, theirs_heard, Shelf(), worker_module._Requests())
            theirs.close()
            answer, memory = ours.receive(PATIENCE)
            if memory is not None:
                with memory.mapped() as pixels:
                    assert len(pixels) == answer["width"] * answer["height"] * 4 > 0
                assert answer["width"] <= max(width, 1)
                assert answer["height"] <= max(height, 1)
                memory.close()
            else:
                assert FailureReason(answer["failure"]) is not FailureReason.CRASHED
            try:
                ours.receive(PATIENCE)
            except ChannelClosedError:
                return
            raise AssertionError("a second answer")
        finally:
            ours.close()
            theirs.close()


_EDGES = st.one_of(st.integers(-2, 50), st.sampled_from([1 << 31, 1 << 64, -(1 << 63), 1.5, "1", None, True]))
_REQUESTS = st.tuples(
    st.one_of(
        st.sampled_from(["a.jpg", "a.png", "a.jpg", "a.png", "", ".", "..", "/", "\0", "a.jpg/"]), st.text(max_size=9)
    ),
    st.integers(1, 200) | st.sampled_from([1, 1 << 16, 1 << 31]),
    st.integers(1, 200),
    st.one_of(
        *(st.none(), st.lists(_EDGES, min_size=4, max_size=4), st.lists(_EDGES, max_size=5)),
        st.tuples(st.integers(0, 20), st.integers(0, 20), st.integers(21, 48), st.integers(21, 40)).map(list),
        st.sampled_from(["abcd", {}, 4, [[1], 2, 3, 4]]),
    ),
).map(lambda asked: json.dumps(asked).encode())


# Bundles.

_BUNDLED = {
    "captions.yaml": b"photos:\n- file: a*\n- file: g/1.jpg\n",
    "a.jpg": b"first",
    "g/1.jpg": bytes(99),
    "g/": b"",
}


def check_bundle(data: bytes) -> None:
    """Any bytes are a story or one sentence; what is in them is as long as they say; nothing is left on the disk."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.photostory")
        path.write_bytes(data)
        calls = [0]
        photos: tuple[Photo, ...] = ()
        said = ""
        try:
            with _counting(calls):
                photos = load([str(path)]).story.photos
        except Unreadable as error:
            said = str(error)
        finally:
            assert not set(said) & _MISLEADING
            assert calls[0] <= _SLACK + _CALLS_A_BYTE * len(data), f"{calls[0]} calls for {len(data)} bytes"
            assert list(Path(folder).iterdir()) == [path]
        bundles = Bundles()
        for photo in photos:
            assert refusal(photo.file) is None
            with path.open("rb") as file, contextlib.suppress(KeyError):  # it lists what is not there
                found = bundles.photo(file, photo.file)
                with contextlib.suppress(ValueError):  # it is damaged, which is told once
                    found.readall()
                found.seek(0)
                assert len(found.readall()) <= found.identity[2] + 1
        assert list(Path(folder).iterdir()) == [path]


def _bundle(made: tuple[list[str], bool, list[tuple[int, int]], int]) -> bytes:
    """A bundle of files that are called so, with some bytes changed and the end cut off."""
    names, is_deflated, changes, cut = made
    files = [*_BUNDLED.items(), *((name, b"more") for name in names)]
    data = bytearray(bundle_of(files, zipfile.ZIP_DEFLATED if is_deflated else zipfile.ZIP_STORED))
    for place, byte in changes:
        data[-1 - place % len(data)] = byte
    return bytes(data[: len(data) - cut])


_BUNDLES = st.tuples(
    st.lists(
        st.sampled_from(["../a.jpg", "A.jpg", "captions.yaml", "g", "G/2.jpg", "con", "a.jpg/b", "/"])
        | st.text(max_size=9),
        max_size=2,
    ),
    st.booleans(),
    st.lists(st.tuples(st.integers(0, 700), st.integers(0, 255)), max_size=4),
    st.integers(0, 200) | st.just(0),
).map(_bundle)


# Photos.


class Studio:
    """A pool of one real worker, which is asked for one photo after the other."""

    def __init__(self, deadline: float = 10.0) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.reasons: Counter[str] = Counter()
        self._answers: queue.Queue[Answer[int]] = queue.Queue()
        self._pool: DecodePool[int] = DecodePool(
            workers=1,
            deadline=deadline,
            start=WorkerProcess,
            adopt=lambda pixels: len(pixels.data),
            deliver=self._answers.put,
        )

    def answer(self, data: bytes, region: Region | None = None) -> Answer[int]:
        """What comes of this file, fitted into 40 × 40 pixels."""
        path = Path(self.folder.name, "photo")
        path.write_bytes(data)
        key = PhotoKey(PhotoSource(self.folder.name, path.name), 40, 40, region)
        self._pool.ask([PhotoRequest(key, Priority.SHOWN)])
        answer = self._answers.get(timeout=PATIENCE)
        self._pool.arrived(key)
        assert answer.key == key
        if answer.failure is None:
            assert answer.info is not None
            assert answer.frame == answer.cost > 0
            self.reasons["damaged" if answer.info.damaged else "shown"] += 1
        else:
            assert answer.info is None
            self.reasons[answer.failure.reason.value] += 1
        return answer

    def close(self) -> None:
        """End the worker."""
        self._pool.close()
        self.folder.cleanup()


_studio: Studio | None = None


def close_studio() -> None:
    """End the worker that `check_photo` has kept, if it has; how its photos ended is printed by whoever wants it."""
    global _studio  # noqa: PLW0603 - a worker takes longer to start than a photo to decode
    if _studio is not None:
        _studio.close()
        _studio = None


def outcomes() -> Counter[str]:
    """How the photos of `check_photo` have ended so far."""
    return _studio.reasons if _studio is not None else Counter()


def check_photo(data: bytes) -> None:
    """A file gives a photo or a reason; a worker that dies of it or hangs is survived, but worth looking at."""
    global _studio  # noqa: PLW0603
    if _studio is None:
        _studio = Studio(deadline=PATIENCE / 2)  # on a machine that has other things to do as well
    answer = _studio.answer(data)
    if answer.failure is not None:
        assert answer.failure.reason not in (FailureReason.CRASHED, FailureReason.TIMED_OUT, FailureReason.NO_WORKER)


_PHOTOS = st.tuples(st.sampled_from(sorted(samples())), st.integers(0, 2**40)).map(
    lambda made: damaged(samples()[made[0]], Random(made[1]))
)


TARGETS = {
    "story": Target(check_story, _STORIES, 300),
    "name": Target(check_name, _NAMES, 1_000),
    "metadata": Target(check_metadata, _METADATA, 300),
    "answer": Target(check_answer, _ANSWERS, 400),
    "request": Target(check_request, _REQUESTS, 200),
    "photo": Target(check_photo, _PHOTOS, 500),
    "bundle": Target(check_bundle, _BUNDLES, 500),
}
