"""The list under `photos:` into photos, each file looked up by its name."""

import unicodedata

from viewer.loading.fields import Reading
from viewer.loading.files import Files, Finding, is_photo_name, natural_key, stem_of
from viewer.loading.nodes import Listing, Mapping, Node, Text
from viewer.loading.paths import is_pattern, refusal
from viewer.loading.report import quoted
from viewer.loading.vocabulary import PHOTO
from viewer.story.language import LanguageMap
from viewer.story.model import Photo

MOST_PATTERNS = 100
"""Patterns in one story: each is compared with every name of a folder."""

_NAMES_SHOWN = 10  # of the files that nobody lists


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
        self._patterns_left = MOST_PATTERNS

    @property
    def ids(self) -> dict[str, int]:
        """The id of each photo, with its line."""
        return self._lines_of_ids

    def read(self, key: Text, node: Node) -> None:
        """Take every item of the list."""
        if isinstance(node, Mapping) and any(name.value in PHOTO for name, _ in node.entries):
            message = "`photos` takes a list; put `- ` before the first key of each photo: `- file: …`"
            self._report.error(node.place, "wrong-type", message)
            items: list[Node] = [node]
        elif isinstance(node, Listing):
            items = node.items
        elif isinstance(node, Text) and not node.value.strip():
            items = []
        else:
            message = "`photos` takes a list of photos: write `- file: gallery/photo.jpg` under it"
            self._report.error(node.place, "wrong-type", message)
            return
        if not items:
            self._report.error(
                key.place, "no-photos", "`photos` lists none: write `- file: gallery/photo.jpg` under it"
            )
            return
        named = self._named(items)
        for item in items:
            self._item(item, named)
        self._report_unlisted(key)

    def _named(self, items: list[Node]) -> set[str]:
        """Every file that is listed by its own name: patterns leave those out."""
        found: set[str] = set()
        for item in items:
            for key, value in item.entries if isinstance(item, Mapping) else ():
                if key.value == "file" and isinstance(value, Text) and not is_pattern(value.value):
                    name = value.value
                    if refusal(name) is None:
                        found.add(self._files.find(name).name)
        return found

    def _item(self, item: Node, named: set[str]) -> None:
        if isinstance(item, Text):
            if self._report.full:
                self._report.error(item.place, "wrong-type", "")
            elif refusal(item.value) is None and is_photo_name(item.value.rpartition("/")[2]):
                message = f"a photo is a map: write {quoted('- file: ' + item.value)}"
                self._report.error(item.place, "wrong-type", message)
                self._photos_of(Mapping(item.line, item.column, flow=True), {"file": (item, item)}, named)
            elif item.value.strip():
                self._report.error(item.place, "wrong-type", "a photo is a map: write `- file: gallery/photo.jpg`")
            else:
                self._report.warning(item.place, "no-value", "this item of the list is empty; delete the dash")
            return
        if isinstance(item, Listing):
            self._report.error(
                item.place, "wrong-type", "a photo is a map, not a list: write `- file: gallery/photo.jpg`"
            )
            return
        entries = self._reading.entries(item, PHOTO, "a photo")
        self._photos_of(item, entries, named)

    def _photos_of(self, item: Mapping, entries: dict[str, tuple[Text, Node]], named: set[str]) -> None:
        if "file" not in entries:
            self._report.error(item.place, "no-file", "this photo has no file: write `file: gallery/photo.jpg` first")
            return
        node = entries["file"][1]
        name = self._reading.word(*entries["file"])
        if name is None:
            return
        refused = refusal(name)
        if refused is not None:
            self._report.error(node.place, refused.kind, f"{quoted(name)}: {refused.message}")
            return
        if is_pattern(name) and self._files.find(name).finding is Finding.MISSING:
            names = self._matching(node, name, named)
        else:
            found = self._file(node, name)
            names = [found] if found else []
        if names:
            photo_id = self._id(entries, names)
            words = self._words(entries, photo_id or stem_of(names[0]))
            for own in names:
                self._add(node, own, photo_id, words, single=len(names) == 1)

    def _matching(self, node: Node, pattern: str, named: set[str]) -> list[str]:
        self._patterns_left -= 1
        if self._patterns_left < 0:
            if self._patterns_left == -1:
                message = f"a story has at most {MOST_PATTERNS} patterns; list these photos one by one"
                self._report.error(node.place, "too-many-patterns", message)
            return []
        found = self._files.matching(pattern)
        if not found:
            message = f"no photo fits {quoted(pattern)}; check the folder's name and the suffix"
            self._report.error(node.place, "nothing-matches", message)
        return [own for own in found if own not in named and own not in self._lines_of_files]

    def _file(self, node: Node, name: str) -> str:
        """The name on the disk, and a problem where it differs from the name typed or cannot be shown.

        A photo that is not there keeps its place and its words: a card says why it is not to be seen.
        """
        found = self._files.find(name)
        own, report = found.name, self._report
        if report.full and found.finding is Finding.MISSING:
            report.error(node.place, "missing-file", "")  # counted only
            return name
        match found.finding:
            case Finding.EXACT:
                return own
            case Finding.OTHER_NORMALISATION:
                message = (
                    f"{quoted(name)} looks like the name on the disk, but its accents are other characters (NFC and "
                    "NFD); shown all the same, but copy the name from the disk, or rename the file"
                )
                report.warning(node.place, "normalisation", message)
                return own
            case Finding.OTHER_CASE:
                message = (
                    f"the file is called {quoted(own)}, with other capital letters; "
                    f"shown all the same, but write {quoted('file: ' + own)}"
                )
                report.warning(node.place, "letter-case", message)
                return own
            case Finding.OUTSIDE:
                message = f"{quoted(own)} is a link that leads out of the story's folder; put the photo itself there"
                report.error(node.place, "outside-folder", message)
            case Finding.NOT_A_FILE:
                message = f"{quoted(own)} is not an ordinary file; name a photo file, or many with `gallery/*.jpg`"
                report.error(node.place, "not-a-file", message)
            case Finding.MISSING:
                near = f"; did you mean {quoted(own)}?" if own else "; check its name, it is relative to this file"
                report.error(node.place, "missing-file", f"there is no file {quoted(name)}{near}")
        return name

    def _id(self, entries: dict[str, tuple[Text, Node]], names: list[str]) -> str:
        if "id" not in entries:
            return ""
        key, node = entries["id"]
        if len(names) > 1:
            self._report.error(
                key.place, "id-for-many", "an id is for one photo, and this pattern lists many; delete it"
            )
            return ""
        return unicodedata.normalize("NFC", self._reading.word(key, node) or "")

    def _words(self, entries: dict[str, tuple[Text, Node]], photo_id: str) -> Photo:
        """Everything an item says, on a photo that stands for those it lists."""
        reading = self._reading
        owner = f"photo '{photo_id}'"
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
            focus=reading.focus(entries["focus"][1]) if "focus" in entries else None,
            seconds=reading.seconds(*entries["seconds"]) if "seconds" in entries else None,
        )

    def _add(self, node: Node, own: str, photo_id: str, words: Photo, *, single: bool) -> None:
        line = node.line + 1
        if own in self._lines_of_files:
            message = (
                f"{quoted(own)} is listed already in line {self._lines_of_files[own]}; shown again, but is that meant?"
            )
            self._report.warning(node.place, "listed-twice", message)
        self._lines_of_files.setdefault(own, line)
        chosen = photo_id or stem_of(own)
        if chosen in self._lines_of_ids:
            first = self._lines_of_ids[chosen]
            given = chosen
            number = 2
            while f"{given}-{number}" in self._lines_of_ids:
                number += 1
            chosen = f"{given}-{number}"
            advice = f"give this one another: `id: {chosen}`" if single else f"it is called {quoted(chosen)} here"
            message = f"the photo of line {first} is called {quoted(given)} too; {advice}"
            self._report.warning(node.place, "duplicate-id", message)
        self._lines_of_ids[chosen] = line
        self.photos.append(
            Photo(chosen, own, words.caption, words.alt, words.notes, words.credit, words.focus, words.seconds)
        )

    def _report_unlisted(self, key: Text) -> None:
        folders = sorted({own.rpartition("/")[0] for own in self._lines_of_files})
        unlisted: list[str] = []
        for folder in folders:
            base = f"{folder}/" if folder else ""
            unlisted += [base + own for own in self._files.photos_in(base) if base + own not in self._lines_of_files]
        unlisted.sort(key=natural_key)
        for own in unlisted[:_NAMES_SHOWN]:
            message = f"the photo {quoted(own)} lies there, but nobody lists it: write {quoted('- file: ' + own)}"
            self._report.warning(key.place, "unlisted-file", message)
        if len(unlisted) > _NAMES_SHOWN:
            more = f"and {len(unlisted) - _NAMES_SHOWN:,} more photos that nobody lists"
            message = f"{more}; a pattern such as `gallery/*.jpg` lists many"
            self._report.warning(key.place, "unlisted-file", message)
