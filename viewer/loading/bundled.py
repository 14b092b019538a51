"""Stories in bundles: one file that holds what a story's folder would.

How a bundle is read lives in `viewer.bundle`; here is which names may be in it, and that it is a folder to those who
look for files. The rules for names are those of captions.yaml, and hold for everything in it, listed or not: a bundle
may be unpacked by others, on every system.
"""

from collections.abc import Iterable
from typing import BinaryIO

from viewer.bundle import BundleError, Member, check_places, contents_of, directory_of
from viewer.loading.files import Files, Kind, folded
from viewer.loading.paths import components, refusal
from viewer.loading.report import one_line, quoted
from viewer.loading.source import LARGEST_FILE, Unreadable, open_file, reason_of
from viewer.story.phrase import Phrase

_OUT = ("outside-folder", "backslash")  # kinds of refusal: a name that leads elsewhere, here or on another system


class BundleFiles(Files):
    """The files of a bundle, which are all known: nothing is looked up on the disk."""

    def __init__(self, names: Iterable[str]) -> None:
        """`names` are those that `check_names` has nothing against."""
        super().__init__("")
        self._inside: dict[str, dict[str, Kind]] = {}
        for name in names:
            *folders, last = components(name)
            above = ""
            for folder in folders:
                self._inside.setdefault(above, {})[folder] = Kind.FOLDER
                above += f"{folder}/"
            kind = Kind.FOLDER if name.endswith("/") else Kind.FILE
            self._inside.setdefault(above, {}).setdefault(last, kind)

    def _entries(self, folder: str) -> dict[str, Kind]:
        return self._inside.get(folder, {})


def read_bundle(path: str, story_name: str) -> tuple[BundleFiles, bytes | None]:
    """What is in the bundle at `path`, and its story file, None where there is none.

    Raises:
        Unreadable: if it is not to be read, or not to be trusted.
    """
    try:
        with open_file(path) as file:
            directory = directory_of(file)
            check_names(member.name for member in directory.members)
            check_places(file, directory)
            by_name = {member.name: member for member in directory.members}
            files = BundleFiles(by_name)
            deeper = next((name for name in by_name if name.endswith(f"/{story_name}")), "")
            if deeper and story_name not in by_name and not files.photos_in(""):
                raise _too_deep(deeper)
            return files, _text_in(file, by_name[story_name]) if story_name in by_name else None
    except BundleError as error:
        raise Unreadable(sentence_of(path, error)) from error
    except OSError as error:
        raise Unreadable(
            Phrase(
                "{name} cannot be read ({reason}); check the disk it is on",
                name=one_line(path),
                reason=reason_of(error),
            )
        ) from error


def check_names(names: Iterable[str]) -> None:
    """Whether files of these names can be in a bundle together: on no system does one lead out of its folder, is one
    a device, or are two of them the same. Raises BundleError."""
    spelt: dict[str, str] = {}
    files: set[str] = set()
    folders: set[str] = set()
    for name in names:
        refused = refusal(name.removesuffix("/")) if name != "/" else refusal(name)
        if refused is not None and refused.kind in _OUT:
            raise BundleError(Phrase("leads out of it; nothing in a bundle may"), name)
        if refused is not None or name.split("/") != [*components(name), *([""] if name.endswith("/") else [])]:
            raise BundleError(Phrase("cannot be the name of a file on every system; rename it"), name)
        own = ""
        *above, last = components(name)
        for part in above:
            own = f"{own}{part}/"
            _check_spelling(own, spelt)
            folders.add(own)
        own = f"{own}{last}/"
        if own in files:
            raise BundleError(Phrase("is there twice; save the story again"), name)
        _check_spelling(own, spelt)
        (folders if name.endswith("/") else files).add(own)
    if both := files & folders:
        raise BundleError(Phrase("is both a file and a folder in it; rename one"), min(both).removesuffix("/"))


def sentence_of(path: str, error: BundleError) -> Phrase:
    """Why the bundle at `path` is not opened."""
    if not error.name:
        return Phrase("{path} cannot be opened: it {why}", path=one_line(path), why=error.text)
    name = quoted(error.name)
    return Phrase("{path} cannot be opened: {name} in it {why}", path=one_line(path), name=name, why=error.text)


def _check_spelling(name: str, spelt: dict[str, str]) -> None:
    if spelt.setdefault(folded(name), name) != name:
        message = Phrase("differs from another name only in capitals or in how accents are made; rename one")
        raise BundleError(message, name.removesuffix("/"))


def _too_deep(name: str) -> BundleError:
    return BundleError(Phrase("is not at its top; zip what is in the story's folder, and not the folder itself"), name)


def _text_in(file: BinaryIO, member: Member) -> bytes:
    """The bytes of a story file. Raises BundleError where they are too many, or damaged."""
    if member.size > LARGEST_FILE:
        raise BundleError(
            Phrase("is larger than {largest} MiB; divide the story", largest=LARGEST_FILE >> 20), member.name
        )
    contents = contents_of(file, member)
    if not contents.is_whole:
        raise BundleError(Phrase("is damaged; copy the bundle again from where it came from"), member.name)
    return contents.data
