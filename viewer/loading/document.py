"""The whole tree of a captions.yaml into a story: format 1, from `format` to `article`."""

from collections.abc import Iterator

from viewer.loading.article import article_of
from viewer.loading.fields import Reading
from viewer.loading.files import Files
from viewer.loading.languages import UNDETERMINED, english_name, meant_by, tag_of
from viewer.loading.nodes import Listing, Mapping, Node, Text
from viewer.loading.photos import PhotoList
from viewer.loading.report import Report, quoted
from viewer.loading.source import Source as SourceText
from viewer.loading.values import address, date
from viewer.loading.vocabulary import SOURCE, STORY, is_text_key
from viewer.story.language import Language, LanguageMap
from viewer.story.model import Source, Story
from viewer.story.phrase import Phrase
from viewer.story.problem import Place

FORMAT = "1"
"""The one format there is."""

_START = Place(1, 1)


def story_of(root: Node | None, source: SourceText, files: Files, report: Report, *, is_whole: bool = True) -> Story:
    """The story that the tree under `root` tells, with everything in it that can be shown.

    Its photos are among `files`. Where it is not `is_whole` it goes on after what there is of it here.
    """
    root = _as_map(root, report)
    reading = Reading(source, report, [UNDETERMINED])
    entries = reading.entries(root, STORY, Phrase("a story"))
    _check_format(entries, reading)
    if "languages" in entries:
        reading.languages = _languages(entries["languages"], reading) or _languages_met(entries, report, say=False)
    else:
        reading.languages = _languages_met(entries, report, say=True)
    title = _text(entries, "title", reading, translated=True)
    byline = _text(entries, "byline", reading, translated=False)
    credit = _text(entries, "credit", reading, translated=False)
    photos = PhotoList(reading, files, credit)
    if "photos" in entries:
        photos.read(*entries["photos"], is_whole=is_whole)
    else:
        message = Phrase("the story has no photos: write `photos:` and under it `- file: gallery/photo.jpg`")
        report.error(root.place if root.entries else _START, "no-photos", message)
    article = article_of(reading, *entries["article"], photos.ids) if "article" in entries else []
    return Story(
        languages=(*reading.languages, *reading.unlisted),
        title=title,
        byline=byline,
        date=date(reading, *entries["date"]) if "date" in entries else "",
        source=_source(*entries["source"], reading) if "source" in entries else Source(),
        photos=tuple(photos.photos),
        article=tuple(article),
        goes_on=not is_whole,
    )


def _as_map(root: Node | None, report: Report) -> Mapping:
    if isinstance(root, Mapping):
        return root
    if root is None:
        report.error(_START, "empty-file", Phrase("the file says nothing yet; begin with `format: 1` and `photos:`"))
    else:
        message = Phrase("this is no story yet: begin with `photos:` and write `- file: gallery/photo.jpg` under it")
        report.error(root.place, "wrong-type", message)
    return Mapping(0, 0, flow=False)


def _check_format(entries: dict[str, tuple[Text, Node]], reading: Reading) -> None:
    if "format" not in entries:
        message = Phrase("the format is not given: write `format: 1` in the first line")
        reading.report.warning(_START, "no-format", message)
        return
    value = reading.word(*entries["format"])
    if value is not None and value.strip() != FORMAT:
        message = Phrase(
            "the format {value} is not known here; read as format 1: write `format: 1`, or update the viewer",
            value=quoted(value),
        )
        reading.report.error(entries["format"][1].place, "unknown-format", message)


def _languages(entry: tuple[Text, Node], reading: Reading) -> list[Language]:
    found: list[Language] = []
    for word in reading.words(*entry, "languages: [vi, en]"):
        if "،" in word.value:
            tags = ", ".join(part.strip() for part in word.value.split("،"))
            message = Phrase("`،` does not divide a list; use the comma `,`: write `languages: [{tags}]`", tags=tags)
            reading.report.error(word.place, "foreign-comma", message)
        for text in word.value.split("،"):
            language = tag_of(text.strip()) or meant_by(text)
            if language is None:
                message = Phrase("{text} is no language code; write one such as `en`", text=quoted(text))
                reading.report.error(word.place, "unknown-language", message)
                continue
            if tag_of(text.strip()) is None:
                message = Phrase(
                    "{text} is no language code; {language} is `{tag}`: write `{tag}`",
                    text=quoted(text),
                    language=english_name(language),
                    tag=language,
                )
                reading.report.warning(word.place, "unknown-language", message)
            if language in found:
                message = Phrase("`{language}` is listed twice; delete one", language=language)
                reading.report.warning(word.place, "language-twice", message)
            else:
                found.append(language)
    return found


def _languages_met(entries: dict[str, tuple[Text, Node]], report: Report, *, say: bool) -> list[Language]:
    """The languages of a story that lists none: those of its texts, in the order in which they first appear."""
    met: dict[Language, None] = {}
    for texts in _language_maps(entries):
        for tag, _ in texts.entries:
            language = tag_of(tag.value) or meant_by(tag.value)
            if language is not None:
                met.setdefault(language)
    languages = list(met) or [UNDETERMINED]
    if say:
        listed = ", ".join(met) or "en"
        message = Phrase(
            "the languages are not listed: write `languages: [{listed}]`, the one readers see first at the front",
            listed=listed,
        )
        report.warning(_START, "no-languages", message)
    return languages


def _language_maps(entries: dict[str, tuple[Text, Node]]) -> Iterator[Mapping]:
    """Every map that stands where a text should, in the order of the file."""
    for name, (_, value) in entries.items():
        if is_text_key(name) and isinstance(value, Mapping):
            yield value
        elif name in ("photos", "article", "source"):
            items = value.items if isinstance(value, Listing) else [value]
            for item in items:
                for own, text in item.entries if isinstance(item, Mapping) else ():
                    if is_text_key(own.value) and isinstance(text, Mapping):
                        yield text


def _text(entries: dict[str, tuple[Text, Node]], key: str, reading: Reading, *, translated: bool) -> LanguageMap:
    if key not in entries:
        return LanguageMap()
    return reading.text(*entries[key], Phrase("the story"), translated=translated)


def _source(key: Text, node: Node, reading: Reading) -> Source:
    if not isinstance(node, Mapping):
        message = Phrase('`source` takes a name and an address: write `source: {name: "…", url: "https://…"}`')
        reading.report.error(node.place, "wrong-type", message)
        if isinstance(node, Text) and node.value.strip():
            return Source(name=reading.text(key, node, Phrase("the source"), translated=False))
        return Source()
    entries = reading.entries(node, SOURCE, Phrase("a source"))
    return Source(
        name=reading.text(*entries["name"], Phrase("the source"), translated=False)
        if "name" in entries
        else LanguageMap(),
        url=address(reading, *entries["url"]) if "url" in entries else "",
    )
