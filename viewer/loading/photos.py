"""The list under `photos:` into photos, each file looked up by its name."""

import unicodedata

from viewer.loading.fields import Reading
from viewer.loading.files import Files, Finding, is_photo_name, natural_key, never_shown, stem_of
from viewer.loading.nodes import Listing, Mapping, Node, Text
from viewer.loading.paths import is_pattern, refusal
from viewer.loading.report import ONLY_COUNTED, one_line, quoted
from viewer.loading.values import focus, seconds
from viewer.loading.vocabulary import PHOTO
from viewer.story.language import LanguageMap
from viewer.story.model import Photo
from viewer.story.phrase import Phrase

MOST_PATTERNS = 100
"""Patterns in one story: each is compared with every name of a folder."""

_NAMES_SHOWN = 3  # of the files of one folder that nobody lists


class PhotoList:
    """The photos of a story as they are read. `credit` belongs to each photo without its own."""

    def __init__(self, reading: Reading, files: Files, credit: LanguageMap) -> None:
        self.photos: list[Photo] = []
        self._reading = reading
        self._report = reading.report
        self._files = files
        self._credit = credit
        self._lines_of_ids: dict[str, int] = {}
        self._lines_of_files: dict[str, int] = {}
        self._numbers: dict[str, int] = {}  # for photos of the same name: the next one's
        self._offered: dict[str, int] = {}  # files offered for missing ones, with the place of the photo
        self._patterns_left = MOST_PATTERNS

    @property
    def ids(self) -> dict[str, str]:
        """What the article may call each photo, and its id: another name where another file was offered."""
        offered = {stem_of(own): self.photos[index].id for own, index in self._offered.items()}
        return offered | {photo_id: photo_id for photo_id in self._lines_of_ids}

    def read(self, key: Text, node: Node, *, is_whole: bool) -> None:
        """Take every item of the list. Where it is not whole, what it does not name may yet come."""
        if isinstance(node, Mapping) and any(name.value in PHOTO for name, _ in node.entries):
            message = Phrase("`photos` is a list: put `- ` before each photo: `- file: …`")
            self._report.error(node.place, "wrong-type", message)
            items: list[Node] = [node]
        elif isinstance(node, Listing):
            items = node.items
        elif isinstance(node, Text) and not node.value.strip():
            items = []
        else:
            message = Phrase("`photos` takes a list of photos: write `- file: gallery/photo.jpg` under it")
            self._report.error(node.place, "wrong-type", message)
            return
        if not items:
            self._report.error(
                key.place, "no-photos", Phrase("`photos` lists none: write `- file: gallery/photo.jpg` under it")
            )
            return
        named = self._named(items)
        items.reverse()
        while items:  # each is let go of by itself: all of a long story at once would take a moment
            self._item(items.pop(), named)
        if is_whole:
            self._report_unlisted(key)

    def _named(self, items: list[Node]) -> set[str]:
        """Every file that is listed by its own name: patterns leave those out."""
        found: set[str] = set()
        for item in items:
            for key, value in item.entries if isinstance(item, Mapping) else ():
                if key.value == "file" and isinstance(value, Text) and not is_pattern(value.value):
                    name = _with_slashes(value.value)
                    if refusal(name) is None:
                        found.add(self._files.find(name).name)
        return found

    def _item(self, item: Node, named: set[str]) -> None:
        if isinstance(item, Text):
            if self._report.full:
                self._report.error(item.place, "wrong-type", ONLY_COUNTED)
            elif refusal(item.value) is None and is_photo_name(item.value.rpartition("/")[2]):
                message = Phrase("a photo begins with `file:`: write {item}", item=quoted("- file: " + item.value))
                self._report.error(item.place, "wrong-type", message)
                self._photos_of(Mapping(item.line, item.column, flow=True), {"file": (item, item)}, named)
            elif item.value.strip():
                self._report.error(
                    item.place, "wrong-type", Phrase("a photo begins with `file:`: write `- file: gallery/photo.jpg`")
                )
            else:
                self._report.warning(item.place, "no-value", Phrase("this item of the list is empty; delete the dash"))
            return
        if isinstance(item, Listing):
            self._report.error(
                item.place, "wrong-type", Phrase("a photo begins with `file:`: write `- file: gallery/photo.jpg`")
            )
            return
        for part in self._parts(item):
            entries = self._reading.entries(part, PHOTO, Phrase("a photo"))
            self._photos_of(part, entries, named)

    def _parts(self, item: Mapping) -> list[Mapping]:
        """The photos in `item`: more than one where the dash before another `file:` is forgotten."""
        if item.flow or not item.entries or item.entries[0][0].value != "file":
            return [item]
        parts: list[Mapping] = []
        files: set[str] = set()
        for key, value in item.entries:
            another = key.value == "file" and isinstance(value, Text) and value.value not in files
            if not parts or another:
                parts.append(Mapping(key.line, key.column, flow=False))
            if isinstance(value, Text) and another:
                if files:
                    self._second_file(item, key, value)
                files.add(value.value)
            parts[-1].entries.append((key, value))
        return parts

    def _second_file(self, item: Mapping, key: Text, value: Text) -> None:
        dash = self._reading.source.mended[item.line].rfind("-", 0, item.column)
        corrected = f"{' ' * (dash if dash >= 0 else item.column)}- file: {value.value}"
        advice = Phrase(
            "if this is another photo, begin it with a dash: write {corrected}", corrected=quoted(corrected)
        )
        self._report.error(key.place, "second-file", Phrase("a second `file`: {advice}", advice=advice))

    def _photos_of(self, item: Mapping, entries: dict[str, tuple[Text, Node]], named: set[str]) -> None:
        if "file" not in entries:
            self._report.error(
                item.place, "no-file", Phrase("this photo has no file: write `file: gallery/photo.jpg` first")
            )
            return
        node = entries["file"][1]
        name = self._reading.word(*entries["file"])
        if name is None:
            return
        refused = refusal(name)
        if refused is not None:
            self._report.error(
                node.place, refused.kind, Phrase("{name}: {message}", name=quoted(name), message=refused.message)
            )
            name = _with_slashes(name)
            if refusal(name) is not None:
                return
        if is_pattern(name) and self._files.find(name).finding is Finding.MISSING:
            names = self._matching(node, name, named)
        else:
            names = [self._file(node, name, named)]
        if names:
            photo_id = self._id(entries, names)
            words = self._words(entries, photo_id or stem_of(names[0]))
            for own in names:
                self._add(node, own, photo_id, words, single=len(names) == 1)

    def _matching(self, node: Node, pattern: str, named: set[str]) -> list[str]:
        self._patterns_left -= 1
        if self._patterns_left < 0:
            if self._patterns_left == -1:
                message = Phrase(
                    "a story has at most {most_patterns} names with `*` or `?`; list these photos one by one",
                    most_patterns=MOST_PATTERNS,
                )
                self._report.error(node.place, "too-many-patterns", message)
            return []
        found = self._files.matching(pattern)
        if not found:
            message = Phrase("no photo fits {pattern}; check the folder's name and the ending", pattern=quoted(pattern))
            self._report.error(node.place, "nothing-matches", message)
        return [own for own in found if own not in named and own not in self._lines_of_files]

    def _file(self, node: Node, name: str, named: set[str]) -> str:
        """The name on the disk, and a problem where it differs from the name typed or cannot be shown.

        A photo that is not there keeps its place and its words: a card says why it is not to be seen.
        """
        found = self._files.find(name)
        own, report = found.name, self._report
        match found.finding:
            case Finding.OTHER_NORMALISATION:
                message = Phrase(
                    "{name} looks like the name on the disk, but its accents are made of other characters; "
                    "shown all the same, but copy the name from the disk, or rename the file",
                    name=quoted(name),
                )
                report.warning(node.place, "normalisation", message)
            case Finding.OTHER_CASE:
                message = Phrase(
                    "the file is called {own}, with other capital letters; shown all the same, but write {written}",
                    own=quoted(own),
                    written=quoted("file: " + own),
                )
                report.warning(node.place, "letter-case", message)
            case Finding.OUTSIDE:
                message = Phrase(
                    "{own} is a link that leads out of the story's folder; put the photo itself there", own=quoted(own)
                )
                report.error(node.place, "outside-folder", message)
                return name
            case Finding.NOT_A_FILE:
                message = Phrase(
                    "{own} is not an ordinary file; name a photo file, or many with `gallery/*.jpg`", own=quoted(own)
                )
                report.error(node.place, "not-a-file", message)
                return name
            case Finding.MISSING:
                self._missing(node, name, named)
                return name
        advice = never_shown(own)
        if advice:
            report.warning(node.place, "cannot-be-shown", advice)
        return own

    def _missing(self, node: Node, name: str, named: set[str]) -> None:
        if self._report.full:
            self._report.error(node.place, "missing-file", ONLY_COUNTED)  # counted only
            return
        near = self._files.nearest(name, named.union(self._offered))
        if near:
            self._offered[near] = len(self.photos)
        advice = (
            Phrase("did you mean {near}?", near=quoted(near))
            if near
            else Phrase("check its name, it is relative to this file")
        )
        self._report.error(
            node.place, "missing-file", Phrase("there is no file {name}; {advice}", name=quoted(name), advice=advice)
        )

    def _id(self, entries: dict[str, tuple[Text, Node]], names: list[str]) -> str:
        if "id" not in entries:
            return ""
        key, node = entries["id"]
        if len(names) > 1:
            self._report.error(
                key.place,
                "id-for-many",
                Phrase("an id is for one photo, and a name with `*` or `?` lists many; delete it"),
            )
            return ""
        return unicodedata.normalize("NFC", self._reading.word(key, node) or "")

    def _words(self, entries: dict[str, tuple[Text, Node]], photo_id: str) -> Photo:
        """Everything an item says, on a photo that stands for those it lists."""
        reading = self._reading
        owner = Phrase("photo '{photo_id}'", photo_id=one_line(photo_id))
        texts = {
            key: reading.text(*entries[key], owner, translated=key in ("caption", "alt"))
            for key in ("caption", "alt", "notes", "credit")
            if key in entries
        }
        return Photo(
            id="",
            file="",
            caption=texts.get("caption", LanguageMap()),
            alt=texts.get("alt", LanguageMap()),
            notes=texts.get("notes", LanguageMap()),
            credit=texts.get("credit") or self._credit,
            focus=focus(reading, entries["focus"][1]) if "focus" in entries else None,
            seconds=seconds(reading, *entries["seconds"]) if "seconds" in entries else None,
        )

    def _add(self, node: Node, own: str, photo_id: str, words: Photo, *, single: bool) -> None:
        line = node.line + 1
        if own in self._lines_of_files:
            message = Phrase(
                "{own} is listed already in line {line}; shown again, but is that meant?",
                own=quoted(own),
                line=self._lines_of_files[own],
            )
            self._report.warning(node.place, "listed-twice", message)
        self._lines_of_files.setdefault(own, line)
        chosen = photo_id or stem_of(own)
        if chosen in self._lines_of_ids:
            first = self._lines_of_ids[chosen]
            given = chosen
            number = self._numbers.get(given, 2)
            while f"{given}-{number}" in self._lines_of_ids:
                number += 1
            self._numbers[given] = number + 1
            chosen = f"{given}-{number}"
            advice = (
                Phrase("give this one another: `id: {chosen}`", chosen=chosen)
                if single
                else Phrase("it is called {chosen} here", chosen=quoted(chosen))
            )
            message = Phrase(
                "the photo of line {first} is called {given} too; {advice}",
                first=first,
                given=quoted(given),
                advice=advice,
            )
            self._report.warning(node.place, "duplicate-id", message)
        self._lines_of_ids[chosen] = line
        self.photos.append(
            Photo(chosen, own, words.caption, words.alt, words.notes, words.credit, words.focus, words.seconds)
        )

    def _report_unlisted(self, key: Text) -> None:
        listed = self._lines_of_files.keys() | self._offered.keys()
        folders = sorted({own.rpartition("/")[0] for own in listed}, key=natural_key)
        for folder in folders:
            base = f"{folder}/" if folder else ""
            names = [own for own in self._files.photos_in(base) if base + own not in listed]
            if names and self._report.full:
                self._report.warning(key.place, "unlisted-file", ONLY_COUNTED)
            elif names:
                self._report.warning(key.place, "unlisted-file", _unlisted(base, sorted(names, key=natural_key)))


def _unlisted(folder: str, names: list[str]) -> Phrase:
    if len(names) == 1:
        own = folder + names[0]
        return Phrase(
            "the photo {own} lies there, but nobody lists it: write {written}",
            own=quoted(own),
            written=quoted("- file: " + own),
        )
    *some, last = (quoted(own) for own in names[: _NAMES_SHOWN + 1])
    if len(names) > _NAMES_SHOWN:
        last = Phrase("{count:,} more", count=len(names) - _NAMES_SHOWN)
    where = Phrase("in {folder}", folder=quoted(folder)) if folder else Phrase("beside this file")
    every = f"- file: {folder}*" if folder else '- file: "*"'
    which = Phrase("{parts} and {last}", parts=", ".join(some), last=last)
    return Phrase(
        "{count:,} photos {where} are not listed: {which}; list all of them at once with {every}",
        count=len(names),
        where=where,
        which=which,
        every=quoted(every),
    )


def _with_slashes(name: str) -> str:
    return name.replace("\\", "/")
