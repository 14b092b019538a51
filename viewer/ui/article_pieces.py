"""What stands in a row of the article: its texts, in which language, how they look, and in which column."""

from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale, Qt

from viewer.story.language import UNSPECIFIED, Language, LanguageChoice, LanguageMap, Wording
from viewer.story.markup import Run, runs
from viewer.story.model import Block, BlockKind, Story
from viewer.ui.text_layout import Runs, plain_runs
from viewer.ui.theme import TextSize, Theme
from viewer.ui.words import language_name, long_date

_TAG_GAP = 1
_SECOND_GAP = 6  # between a text and the same below it in the other language
_FACTS_GAP = 14
_BY_GAP = 4
_QUOTE_INDENT = 20


class Piece(NamedTuple):
    """A text of a row: what it says, in which language, how it looks, the space before it (logical pixels), and in
    which of two columns it stands (0 is where reading begins; None is across both)."""

    runs: Runs
    language: Language
    size: TextSize
    colour: str
    before: int = 0
    italic: bool = False
    strong: bool = False
    interface: bool = False
    indent: int = 0
    column: int | None = None


def title_pieces(story: Story, choice: LanguageChoice, theme: Theme, *, columns: bool) -> list[Piece]:
    """The story's title in each language shown, and the line that says who wrote it, when, and where it is from."""
    pieces = []
    first = choice.shown[0] if choice.shown else UNSPECIFIED
    wordings = story.title.in_each(choice.shown)
    beside = columns and len(wordings) > 1
    for number, wording in enumerate(wordings):
        before = 0
        if _needs_tag(story.title, wording, choice):
            pieces.append(_tag(wording.language, theme, 0, None))
            before = _TAG_GAP
        text = plain_runs(wording.text)
        if number == 0 or beside:
            column = number if beside else None
            piece = Piece(text, wording.language, TextSize.TITLE, theme.ink, before=before, strong=True, column=column)
        else:
            piece = Piece(text, wording.language, TextSize.SECOND_TITLE, theme.ink_second, _SECOND_GAP, italic=True)
        pieces.append(piece)
    facts = _facts(story, first)
    if facts:
        pieces.append(Piece(facts, first, TextSize.LABEL, theme.ink_quiet, _FACTS_GAP, interface=True))
    return pieces


def block_pieces(block: Block, choice: LanguageChoice, theme: Theme, *, columns: bool) -> list[Piece]:
    """A block's text in each language shown, side by side in `columns` or one below the other.

    Where a translation is missing, the other language stands across both columns, below a tag that names it.
    """
    pieces: list[Piece] = []
    wordings = block.text.in_each(choice.shown)
    beside = columns and len(wordings) > 1
    for number, wording in enumerate(wordings):
        before = 0 if number == 0 or beside else _SECOND_GAP
        column = number if beside else None
        if _needs_tag(block.text, wording, choice):
            pieces.append(_tag(wording.language, theme, before, column))
            before = _TAG_GAP
        pieces.append(_block_piece(block.kind, wording, theme, before, column, second=number > 0 and not beside))
    # Whose words a quotation is stands below them all, once where the name is the same in both languages.
    names = dict.fromkeys(wording.text for wording in block.by.in_each(choice.shown))
    if names:
        by, first = plain_runs("— " + " / ".join(names)), choice.shown[0]
        label = Piece(by, first, TextSize.LABEL, theme.ink_quiet, _BY_GAP, interface=True, indent=_QUOTE_INDENT)
        pieces.append(label)
    return pieces


def _needs_tag(text: LanguageMap, wording: Wording, choice: LanguageChoice) -> bool:
    """Whether it must be said in which language this stands: it is not one asked for, or it stands for two."""
    return any(not text.has(language) for language in choice.shown) and (
        wording.language not in choice.shown or len(text.in_each(choice.shown)) < len(choice.shown)
    )


def _tag(language: Language, theme: Theme, before: int, column: int | None) -> Piece:
    name = language_name(language)
    return Piece(plain_runs(name), UNSPECIFIED, TextSize.LABEL, theme.ink_quiet, before, interface=True, column=column)


def _block_piece(
    kind: BlockKind, wording: Wording, theme: Theme, before: int, column: int | None, *, second: bool
) -> Piece:
    """The text itself; `second` is one that stands below the same text in the other language, and steps back."""
    text = runs(wording.text)
    colour = theme.ink_second if second else theme.ink
    language = wording.language
    if kind is BlockKind.HEADING:
        size = TextSize.SECOND_TITLE if second else TextSize.HEADING
        return Piece(text, language, size, colour, before, strong=not second, italic=second, column=column)
    size = TextSize.SECOND_BODY if second else TextSize.BODY
    if kind is BlockKind.QUOTE:
        return Piece(text, language, size, colour, before, italic=True, indent=_QUOTE_INDENT, column=column)
    return Piece(text, language, size, colour, before, column=column)


def _facts(story: Story, language: Language) -> Runs:
    """Date · byline · source, each where there is one."""
    byline = story.byline.in_(language)
    source = story.source.name.in_(language)
    parts = [
        Run(_date(story.date, language)),
        Run(byline.text if byline else ""),
        Run(source.text if source else story.source.url, link=story.source.url),
    ]
    found: list[Run] = []
    for part in parts:
        if part.text:
            found += [Run("  ·  "), part] if found else [part]
    return tuple(found)


def _date(date: str, language: Language) -> str:
    """An ISO 8601 date as this language writes it; anything else as the author did."""
    day = QDate.fromString(date, Qt.DateFormat.ISODate)
    if not day.isValid():
        return date
    # Plain English writes "19 October 2021", as the story's own sample does; American English says so itself.
    return long_date(day, QLocale("en-GB" if language == "en" else language))
