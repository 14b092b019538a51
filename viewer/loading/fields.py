"""What stands after a key, out of nodes: texts in several languages, plain words, lists of words.

Each function answers with what can be shown and reports what cannot. Which key takes which value lives in
`document`, `photos` and `article`; dates, addresses and numbers in `values`.
"""

import re
import unicodedata
from collections.abc import Sequence

from viewer.loading.languages import english_name, is_known, meant_by, tag_of
from viewer.loading.nodes import Listing, Mapping, Node, Text
from viewer.loading.report import ONLY_COUNTED, Report, quoted
from viewer.loading.source import Source
from viewer.loading.vocabulary import is_surely, nearest
from viewer.story.language import Language, LanguageMap
from viewer.story.phrase import Phrase
from viewer.story.problem import Place

_LINK = r"\[[^\[\]\n]{1,1000}\]\(([^\s()<>]{1,2000})\)"


class Reading:
    """What every value is read with. `languages` are the listed ones; texts without a tag are in the first."""

    __slots__ = ("languages", "report", "source", "unlisted")

    def __init__(self, source: Source, report: Report, languages: list[Language]) -> None:
        self.source = source
        self.report = report
        self.languages = languages
        self.unlisted: dict[Language, None] = {}  # written in, but not listed; in order

    # -- maps -------------------------------------------------------------------------------------------

    def entries(self, node: Mapping, known: tuple[str, ...], what: str) -> dict[str, tuple[Text, Node]]:
        """The entries of `node` under their keys; keys that come twice or are unknown are reported.

        What stands under a misspelt key is read as meant, if nothing stands under the right one.
        """
        found: dict[str, tuple[Text, Node]] = {}
        typed = {key.value for key, _ in node.entries}
        for key, value in node.entries:
            name = key.value
            if name in found:
                self._duplicate(key, found[name][0])
            elif name in known:
                found[name] = (key, value)
            else:
                meant = self._unknown_key(key, known, what)
                if meant and meant not in typed and meant not in found:
                    found[meant] = (_renamed(key, meant), value)
        return found

    def _duplicate(self, key: Text, first: Text) -> None:
        message = Phrase(
            "{key} stands here a second time (first in line {line}); delete one of them",
            key=quoted(key.value),
            line=first.line + 1,
        )
        self.report.error(key.place, "duplicate-key", Phrase("{message}, the first is shown", message=message))

    def _unknown_key(self, key: Text, known: tuple[str, ...], what: str) -> str | None:
        """Report `key`; the known one that it surely is, or None."""
        if self.report.full:
            self.report.error(key.place, "unknown-key", ONLY_COUNTED)
        elif key.value == "<<" and not key.style:
            message = Phrase("`<<` repeats nothing here; write the lines out")
            self.report.error(key.place, "merge-key", message)
        elif key.style == "?":
            self.report.error(
                key.place, "wrong-type", Phrase("a line begins with one word and a colon here, such as `caption:`")
            )
        else:
            near = nearest(key.value, known)
            advice = (
                Phrase("did you mean `{near}`?", near=near)
                if near
                else Phrase("it can have {known}", known=", ".join(known))
            )
            self.report.error(
                key.place,
                "unknown-key",
                Phrase("{what} has no {key}: {advice}", what=what, key=quoted(key.value), advice=advice),
            )
            return near if near and is_surely(key.value, near) else None
        return None

    # -- texts ------------------------------------------------------------------------------------------

    def text(self, key: Text, node: Node, owner: str, *, translated: bool = True, marks: bool = False) -> LanguageMap:
        """The value of `key` in every language that is written here.

        `owner` says in a message what lacks a translation: `photo 'landing' has no English caption`. A plain
        text lacks none where it need not be `translated` (a name is a name). `marks`: links are markup here.
        """
        noun = _NOUNS.get(key.value, key.value)
        if isinstance(node, Mapping):
            entries = self._language_entries(key, node, marks=marks)
            at = node.place
        else:
            wording = self._wording(key, node, marks=marks)
            if wording is None:
                return LanguageMap()
            entries = {self.first_language: wording}
            at = node.place
        if entries and (translated or isinstance(node, Mapping)):
            for language in self.languages:
                if language not in entries and len(self.languages) > 1:
                    has = Phrase(
                        "{owner} has no {language} {noun}", owner=owner, language=english_name(language), noun=noun
                    )
                    self.report.warning(at, "missing-translation", has)
        return LanguageMap(tuple(entries.items()))

    @property
    def first_language(self) -> Language:
        return self.languages[0]

    def _language_entries(self, key: Text, node: Mapping, *, marks: bool) -> dict[Language, str]:
        found: dict[Language, str] = {}
        keys: dict[Language, Text] = {}
        entries = self._joined(node) if node.flow else node.entries
        if not entries:
            self._no_value(key)
        for tag, value in entries:
            language = self._language(tag)
            if language is None:
                continue
            if language in keys:
                self._duplicate(tag, keys[language])
                continue
            keys[language] = tag
            wording = self._wording(tag, value, marks=marks)
            if wording is not None:
                found[language] = wording
        return found

    def _language(self, tag: Text) -> Language | None:
        language = tag_of(tag.value)
        if language is None:
            language = meant_by(tag.value)
            if language is not None:
                advice = Phrase(
                    "{language} is `{tag}`: write `{tag}:`",
                    language=english_name(language),
                    tag=language,
                )
                message = Phrase("{tag} is no language code; {advice}", tag=quoted(tag.value), advice=advice)
                self.report.warning(tag.place, "unknown-language", message)
            elif tag.value == "<<" and not tag.style:
                self.report.error(tag.place, "merge-key", Phrase("`<<` repeats nothing here; write the texts out"))
            else:
                message = Phrase(
                    "{tag} is no language code, so this text is not shown; write one such as `en`",
                    tag=quoted(tag.value),
                )
                self.report.error(tag.place, "unknown-language", message)
        if language is not None and language not in self.unlisted and language not in self.languages:
            self.unlisted[language] = None
            listed = ", ".join([*self.languages, language])
            message = Phrase(
                "`{language}` is not among the story's languages; write `languages: [{listed}]`",
                language=language,
                listed=listed,
            )
            self.report.warning(tag.place, "unlisted-language", message)
        return language

    def _joined(self, node: Mapping) -> Sequence[tuple[Text, Node]]:
        """The entries of `{en: Hello, world}`: what a comma has cut off goes back to the text before it."""
        joined: list[tuple[Text, Node]] = []
        for tag, value in node.entries:
            is_rest = isinstance(value, Text) and not value.value and not value.style and tag_of(tag.value) is None
            if is_rest and joined and isinstance(joined[-1][1], Text):
                from viewer.loading.lines import in_quotation_marks  # noqa: PLC0415 (for mistakes only)

                before, text = joined[-1]
                whole = f"{text.value}, {tag.value}" if isinstance(text, Text) else tag.value
                start, end = (text.line, text.column), (tag.end_line, tag.end_column)
                joined[-1] = (before, Text(whole, start, end, '"'))
                written = f"{{{before.value}: {in_quotation_marks(whole)}}}"
                message = Phrase(
                    "a text with a comma needs quotation marks inside braces: write {written}", written=quoted(written)
                )
                self.report.error(tag.place, "comma-in-braces", message)
            else:
                joined.append((tag, value))
        return joined

    def _wording(self, key: Text, node: Node, *, marks: bool = False) -> str | None:
        """One text as typed, in NFC; None if there is none."""
        if not isinstance(node, Text):
            return self._typed(key, node)
        value = node.value
        if not node.style:
            if not value.strip():
                self._emptied(key)
                return None
            self._check_plain(key, node)
        elif not value.strip():
            self._no_value(key)
            return None
        if marks and "](" in value:
            self._check_links(node)
        return self.normalised(value)

    def normalised(self, value: str) -> str:
        """`value` in NFC, without the line break that ends a block of text."""
        if self.source.stand_ins:
            value = value.translate(self.source.stand_ins)
        value = value.rstrip("\n")
        return value if value.isascii() else unicodedata.normalize("NFC", value)

    def _check_plain(self, key: Text, node: Text) -> None:
        rest = self.source.mended[node.end_line][node.end_column :] if node.end_line < len(self.source.mended) else ""
        if rest and rest.lstrip()[:1] == "#" and node.line == node.end_line and rest[0] in " \t":
            column = node.end_column + len(rest) - len(rest.lstrip())
            self._comment(
                Place(node.end_line + 1, column + 1),
                "cut-by-comment",
                Phrase("the text ends before ` #`: what follows counts as a remark"),
            )
        if ":" in node.value and not node.style:
            tag, _, rest = node.value.partition(":")
            if rest[:1] not in ("", " ", "/") and is_known(tag) and not is_known(key.value):
                from viewer.loading.lines import in_quotation_marks  # noqa: PLC0415 (for mistakes only)

                written = f"{tag}: {in_quotation_marks(rest) if ': ' in rest else rest}"
                message = Phrase("a space belongs after the colon: write {written}", written=quoted(written))
                self.report.warning(node.place, "no-space-after-colon", message)

    def _emptied(self, key: Text) -> None:
        line = self.source.mended[key.line] if key.line < len(self.source.mended) else ""
        rest = line[key.end_column :].lstrip(" \t").removeprefix(":")
        if rest.lstrip(" \t").startswith("#"):
            at = Place(key.line + 1, line.index("#", key.end_column) + 1)
            self._comment(at, "emptied-by-comment", Phrase("nothing is shown here: ` #` begins a remark"))
        else:
            self._no_value(key)

    def _comment(self, at: Place, kind: str, says: str) -> None:
        from viewer.loading.quoting import with_value_quoted  # noqa: PLC0415 (for mistakes only)

        corrected = with_value_quoted(self.source.mended[at.line - 1])
        advice = (
            Phrase("write {corrected}", corrected=quoted(corrected.strip()))
            if corrected
            else Phrase("put the text in quotation marks")
        )
        self.report.warning(at, kind, Phrase("{says}; if it belongs to the text, {advice}", says=says, advice=advice))

    def _no_value(self, key: Text) -> None:
        message = Phrase(
            "{key} has nothing after its colon; write a text there or delete the line", key=quoted(key.value)
        )
        self.report.warning(key.place, "no-value", message)

    def _typed(self, key: Text, node: Listing | Mapping) -> str | None:
        """The text of a list or a map that stands where a text should: as typed, if it is on one line."""
        from viewer.loading.quoting import typed_value, with_value_quoted  # noqa: PLC0415 (for mistakes only)

        line = self.source.mended[node.line] if node.line < len(self.source.mended) else ""
        corrected = with_value_quoted(line) if node.flow and node.line == key.line else None
        typed = typed_value(line) if corrected else None
        if corrected and typed and line[node.column :].strip() == typed:
            message = Phrase(
                "a text that begins with `{typed}` needs quotation marks: write {corrected}",
                typed=typed[0],
                corrected=quoted(corrected.strip()),
            )
            self.report.error(node.place, "text-begins-with-mark", message)
            return self.normalised(typed)
        message = Phrase("{key} is one text: write the text after the colon", key=quoted(key.value))
        self.report.error(node.place, "wrong-type", message)
        return None

    def _check_links(self, node: Text) -> None:
        for link in re.finditer(_LINK, node.value):
            if self.report.full:
                return
            if not link[1].lower().startswith(("http://", "https://", "mailto:")):
                message = Phrase(
                    "a link begins with https://, http:// or mailto:, so {link} is shown as plain text",
                    link=quoted(link[0]),
                )
                self.report.warning(node.place, "link-scheme", message)

    # -- single values ----------------------------------------------------------------------------------

    def word(self, key: Text, node: Node) -> str | None:
        """A value that is one plain text: a name, a date, an address, an id."""
        if isinstance(node, Text):
            if node.value.strip():
                return node.value
            self._no_value(key)
            return None
        message = Phrase("{key} is one plain text: write it after the colon", key=quoted(key.value))
        self.report.error(node.place, "wrong-type", message)
        return None

    def words(self, key: Text, node: Node, example: str) -> list[Text]:
        """A value that is a list of plain texts; one text alone is a list of one."""
        if isinstance(node, Text):
            if not node.value.strip():
                self._no_value(key)
                return []
            return [node]
        if isinstance(node, Mapping):
            self.report.error(
                node.place,
                "wrong-type",
                Phrase("{key} is a list: write `{example}`", key=quoted(key.value), example=example),
            )
            return []
        found: list[Text] = []
        for item in node.items:
            if isinstance(item, Text) and item.value.strip():
                found.append(item)
            else:
                message = Phrase(
                    "{key} lists plain words only: write `{example}`", key=quoted(key.value), example=example
                )
                self.report.error(item.place, "wrong-type", message)
        return found


_NOUNS = {
    "alt": Phrase("alt text"),
    "by": Phrase("name"),
    "byline": Phrase("byline"),
    "caption": Phrase("caption"),
    "credit": Phrase("credit"),
    "heading": Phrase("heading"),
    "name": Phrase("name"),
    "notes": Phrase("notes"),
    "quote": Phrase("quote"),
    "text": Phrase("text"),
    "title": Phrase("title"),
}


def _renamed(key: Text, name: str) -> Text:
    return Text(name, (key.line, key.column), (key.end_line, key.end_column), key.style)
