"""What is written on each kind of slide, as pieces of text; `slide_words` lays them out."""

from typing import NamedTuple

from viewer.story.language import Language, LanguageChoice, LanguageMap, Wording
from viewer.story.model import Story
from viewer.story.slides import Slide, SlideKind
from viewer.ui.article_pieces import Piece, block_pieces, title_pieces
from viewer.ui.text_layout import plain_runs
from viewer.ui.theme import TextSize, Theme, mixed
from viewer.ui.words import Words, language_name

_SECOND_SHARE = 0.5  # how far the second language steps back, towards the stage's second colour
_PARAGRAPH_GAP = 5
_LANGUAGE_GAP = 9
_CREDIT_GAP = 14
_PASSAGE_GAP = 18  # between a passage and the caption below it


class Writing(NamedTuple):
    """What stands on a slide: side by side, and one language below the other."""

    beside: tuple[Piece, ...] = ()
    stacked: tuple[Piece, ...] = ()


def show_theme(theme: Theme, *, dimmed: bool) -> Theme:
    """The theme's colours for text over a photo or on black, under the names that text on paper has. The second
    language steps back; if it is to be `dimmed`, as far as it still can be read."""
    second = mixed(theme.stage_text, theme.stage_second, 1.0 if dimmed else _SECOND_SHARE)
    return theme._replace(ink=theme.stage_text, ink_second=second, ink_quiet=second)


def caption_writing(words: Words, theme: Theme) -> Writing:
    """A photo's captions. One that is not in a language asked for bears its language's name."""
    return Writing(_beside(words, theme), _stacked(words.captions, words.languages, theme))


def passage_writing(story: Story, slide: Slide, choice: LanguageChoice, words: Words, theme: Theme) -> Writing:
    """The passage about a photo, and its caption below, in less light."""
    if slide.block is None or not story.article[slide.block].text:
        return caption_writing(words, theme)
    passage = block_pieces(story.article[slide.block], choice, theme, columns=False)
    quiet = [piece._replace(colour=theme.ink_second) for piece in _stacked(words.captions, words.languages, theme)]
    pieces = (*passage, *(piece._replace(before=_PASSAGE_GAP) for piece in quiet[:1]), *quiet[1:])
    return Writing(pieces, pieces)


def card_writing(story: Story, slide: Slide, choice: LanguageChoice, theme: Theme) -> Writing:
    """What stands on a slide that is not a photo's own."""
    if slide.kind is SlideKind.CREDITS:
        pieces = tuple(credit_pieces(story, choice.shown, theme))
        return Writing(pieces, pieces)
    return Writing(*(tuple(_card(story, slide, choice, theme, columns=columns)) for columns in (True, False)))


def _card(story: Story, slide: Slide, choice: LanguageChoice, theme: Theme, *, columns: bool) -> list[Piece]:
    if slide.block is None:
        return title_pieces(story, choice, theme, columns=False)
    # Headings one below the other, the second language stepping back; a passage is read side by side.
    beside = columns and slide.kind is SlideKind.PASSAGE
    return block_pieces(story.article[slide.block], choice, theme, columns=beside)


def _label(language: Language, theme: Theme, before: int, column: int | None) -> Piece:
    runs = plain_runs(language_name(language).upper())
    return Piece(runs, language, TextSize.LABEL, theme.ink_quiet, before, strong=True, interface=True, column=column)


def _beside(words: Words, theme: Theme) -> tuple[Piece, ...]:
    """Paragraph beside paragraph; a single caption stands alone."""
    captions, wanted = words.captions, words.languages
    if len(captions) < 2:
        return _stacked(captions, wanted, theme)
    pieces = []
    colours = (theme.ink, theme.ink_second)
    for column, wording in enumerate(captions):
        if wording.language not in wanted:
            pieces.append(_label(wording.language, theme, 0, column))
    paragraphs = [wording.text.split("\n") for wording in captions]
    for number in range(max(map(len, paragraphs))):
        for column, wording in enumerate(captions):
            text = paragraphs[column][number] if number < len(paragraphs[column]) else ""
            if text or column == 0:  # an empty one keeps the row, so that paragraphs stay beside each other
                before = _PARAGRAPH_GAP if number else 0
                runs, size = plain_runs(text), TextSize.CAPTION
                pieces.append(Piece(runs, wording.language, size, colours[column], before, column=column))
    return tuple(pieces)


def _stacked(captions: tuple[Wording, ...], wanted: tuple[Language, ...], theme: Theme) -> tuple[Piece, ...]:
    pieces = []
    for place, wording in enumerate(captions):
        gap = _LANGUAGE_GAP if place else 0
        if wording.language not in wanted:
            pieces.append(_label(wording.language, theme, gap, None))
            gap = 0
        colour = theme.ink_second if place else theme.ink
        for number, text in enumerate(wording.text.split("\n")):
            before = _PARAGRAPH_GAP if number else gap
            pieces.append(Piece(plain_runs(text), wording.language, TextSize.CAPTION, colour, before))
    return tuple(pieces)


def credit_pieces(story: Story, shown: tuple[Language, ...], theme: Theme) -> list[Piece]:
    """Who wrote it, where it is from, whose photos they are: each said once, in each language."""
    pieces: list[Piece] = []
    said: set[tuple[Wording, ...]] = set()

    def add(text: LanguageMap) -> None:
        wordings = text.in_each(shown)
        if wordings in said:
            return
        said.add(wordings)
        once = {wording.text: wording for wording in reversed(wordings)}  # a name is often the same in both
        for place, wording in enumerate(reversed(once.values())):
            size, colour = (TextSize.SECOND_BODY, theme.ink_second) if place else (TextSize.BODY, theme.ink)
            before = _CREDIT_GAP if pieces and not place else 0
            pieces.append(Piece(plain_runs(wording.text), wording.language, size, colour, before, italic=place > 0))

    add(story.byline)
    add(story.source.name)
    if story.source.url:
        language = shown[0] if shown else Language("")
        address = plain_runs(story.source.url)
        before = 0 if story.source.name else _CREDIT_GAP
        pieces.append(Piece(address, language, TextSize.LABEL, theme.ink_quiet, before, interface=True))
    for photo in story.photos:
        add(photo.credit)
    return pieces
