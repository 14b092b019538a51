"""The list under `article:` into blocks: headings, paragraphs, quotes, and photos between them."""

import unicodedata

from viewer.loading.fields import Reading
from viewer.loading.nodes import Listing, Mapping, Node, Text
from viewer.loading.report import ONLY_COUNTED, quoted
from viewer.loading.vocabulary import BLOCK, nearest
from viewer.story.language import LanguageMap
from viewer.story.model import Block, BlockKind
from viewer.story.phrase import Phrase

_KINDS = {"heading": BlockKind.HEADING, "text": BlockKind.PARAGRAPH, "quote": BlockKind.QUOTE}
_NAMES = {"heading": Phrase("this heading"), "text": Phrase("this paragraph"), "quote": Phrase("this quote")}


def article_of(reading: Reading, key: Text, node: Node, ids: dict[str, str]) -> list[Block]:
    """The blocks of the article; `ids` are the names it may call photos, with their ids."""
    if isinstance(node, Text) and not node.value.strip():
        message = Phrase("`article` has nothing in it; write `- text: …` under it or delete the line")
        reading.report.warning(key.place, "no-value", message)
        return []
    if isinstance(node, Text | Mapping):
        message = Phrase("`article` is a list: put `- ` before each part: `- text: …`")
        reading.report.error(node.place, "wrong-type", message)
        node = _as_list(node)
    blocks = (_block(reading, item, ids) for item in node.items)
    return [block for block in blocks if block is not None]


def _as_list(node: Text | Mapping) -> Listing:
    items = Listing(node.line, node.column, flow=False)
    if isinstance(node, Text) or any(key.value in BLOCK for key, _ in node.entries):
        items.items.append(node)
    return items


def _block(reading: Reading, item: Node, ids: dict[str, str]) -> Block | None:
    report = reading.report
    if isinstance(item, Text):
        return _bare_text(reading, item)
    if isinstance(item, Listing):
        message = Phrase("a part of the article begins with one word: write `- text: …` or `- photos: […]`")
        report.error(item.place, "wrong-type", message)
        return None
    entries = reading.entries(item, BLOCK, Phrase("a part of the article"))
    kinds = [name for name in entries if name in _KINDS]
    for name in kinds[1:]:
        message = Phrase(
            "`{kinds}` and `{name}` are two parts of the article; put `- ` before `{name}`", kinds=kinds[0], name=name
        )
        report.error(entries[name][0].place, "two-in-one", message)
    if "by" in entries and "quote" not in kinds[:1]:
        message = Phrase("`by` says whose a `quote` is, and there is none here; delete it")
        report.warning(entries["by"][0].place, "by-without-quote", message)
    photos = _photos(reading, entries, ids)
    if not kinds and "photos" not in entries:
        message = Phrase("this part has no `heading`, `text`, `quote` or `photos`; write one of them")
        report.error(item.place, "empty-block", message)
    kind = kinds[0] if kinds else ""
    text = reading.text(*entries[kind], _NAMES[kind], marks=True) if kind else LanguageMap()
    if not text:
        return Block(BlockKind.PHOTOS, photos=photos) if photos else None
    quotes = kind == "quote" and "by" in entries
    by = reading.text(*entries["by"], Phrase("this quote"), translated=False) if quotes else LanguageMap()
    return Block(_KINDS[kind], text, by, photos)


def _bare_text(reading: Reading, item: Text) -> Block | None:
    """An item that is a text without saying of which kind: shown as a paragraph."""
    if not item.value.strip():
        reading.report.warning(item.place, "no-value", Phrase("this item of the list is empty; delete the dash"))
        return None
    reading.report.error(item.place, "wrong-type", Phrase("a part of the article says what it is: write `- text: …`"))
    key = Text("text", (item.line, item.column), (item.line, item.column), "")
    return Block(BlockKind.PARAGRAPH, reading.text(key, item, "", translated=False, marks=True))


def _photos(reading: Reading, entries: dict[str, tuple[Text, Node]], ids: dict[str, str]) -> tuple[str, ...]:
    if "photos" not in entries:
        return ()
    found: dict[str, None] = {}
    for word in reading.words(*entries["photos"], "photos: [landing]"):
        name = unicodedata.normalize("NFC", word.value.strip())
        if name not in ids:
            _report_unknown(reading, word, name, ids)
        else:
            found.setdefault(ids[name])
    return tuple(found)


def _report_unknown(reading: Reading, word: Text, name: str, ids: dict[str, str]) -> None:
    report = reading.report
    stem = name.rpartition("/")[2].rpartition(".")[0]
    if report.full:
        report.error(word.place, "unknown-photo", ONLY_COUNTED)  # counted only
        return
    if "،" in name:
        advice = Phrase(
            "divide the names by `,`: write `[{parts}]`", parts=", ".join(part.strip() for part in name.split("،"))
        )
    elif stem in ids:
        advice = Phrase("photos are named without folder and ending here: write `{stem}`", stem=stem)
    else:
        near = nearest(name, list(ids)) if len(ids) <= 1_000 else None
        advice = (
            Phrase("did you mean `{near}`?", near=near)
            if near
            else Phrase("write its file name without folder and ending, or its `id`")
        )
    report.error(
        word.place,
        "unknown-photo",
        Phrase("there is no photo {name} in `photos`; {advice}", name=quoted(name), advice=advice),
    )
