"""One row of the article: the story's title, or a block, in every language shown; made only while in sight."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QDate, QLocale, QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from viewer.story.language import UNSPECIFIED, Language, LanguageChoice, Wording
from viewer.story.markup import Run, runs
from viewer.story.model import Block, BlockKind, Story
from viewer.ui.text_view import Runs, TextView, plain_runs
from viewer.ui.theme import TextSize, Theme, interface_font, reading_font
from viewer.ui.words import language_name

MARK_WIDTH = 3
MARK_GAP = 13  # between the mark and the text
_TAG_GAP = 1
_QUOTE_INDENT = 20
_CHIP = (66, 44)
_CHIP_GAP = 10


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of a row: what it says, in which language, how it looks, and the space before it (logical pixels)."""

    runs: Runs
    language: Language
    size: TextSize
    colour: str
    before: int = 0
    italic: bool = False
    strong: bool = False
    interface: bool = False
    indent: int = 0


def title_pieces(story: Story, choice: LanguageChoice, theme: Theme) -> list[Piece]:
    """The story's title in each language shown, and the line that says who wrote it, when, and where it is from."""
    pieces = []
    for number, wording in enumerate(story.title.in_each(choice.shown)):
        if number == 0:
            pieces.append(Piece(plain_runs(wording.text), wording.language, TextSize.TITLE, theme.ink, strong=True))
        else:
            second = TextSize.SECOND_TITLE
            pieces.append(Piece(plain_runs(wording.text), wording.language, second, theme.ink_second, 6, italic=True))
    facts = _facts(story, choice.shown[0] if choice.shown else UNSPECIFIED)
    if facts:
        first = choice.shown[0] if choice.shown else UNSPECIFIED
        pieces.append(Piece(facts, first, TextSize.LABEL, theme.ink_quiet, 14, interface=True))
    return pieces


def block_pieces(block: Block, choice: LanguageChoice, theme: Theme) -> list[Piece]:
    """A block's text in each language shown; where a translation is missing, a tag says which language stands there."""
    pieces: list[Piece] = []
    for number, wording in enumerate(block.text.in_each(choice.shown)):
        colour = theme.ink if number == 0 else theme.ink_second
        before = 0 if number == 0 else 6
        if wording.language != choice.shown[number]:
            pieces.append(_tag(wording.language, theme, before))
            before = _TAG_GAP
        pieces.append(_block_piece(block.kind, wording, number, colour, before))
    # Whose words a quotation is stands below them all, once where the name is the same in both languages.
    names = dict.fromkeys(wording.text for wording in block.by.in_each(choice.shown))
    if names:
        by, first = plain_runs("— " + " / ".join(names)), choice.shown[0]
        label = Piece(by, first, TextSize.LABEL, theme.ink_quiet, 4, interface=True, indent=_QUOTE_INDENT)
        pieces.append(label)
    return pieces


def _tag(language: Language, theme: Theme, before: int) -> Piece:
    name = language_name(language)
    return Piece(plain_runs(name), UNSPECIFIED, TextSize.LABEL, theme.ink_quiet, before, interface=True)


def _block_piece(kind: BlockKind, wording: Wording, number: int, colour: str, before: int) -> Piece:
    text = runs(wording.text)
    if kind is BlockKind.HEADING:
        size = TextSize.HEADING if number == 0 else TextSize.SECOND_TITLE
        return Piece(text, wording.language, size, colour, before, strong=number == 0, italic=number > 0)
    size = TextSize.BODY if number == 0 else TextSize.SECOND_BODY
    if kind is BlockKind.QUOTE:
        return Piece(text, wording.language, size, colour, before, italic=True, indent=_QUOTE_INDENT)
    return Piece(text, wording.language, size, colour, before)


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
    locale = QLocale("en-GB" if language == "en" else language)
    # The long format without the day of the week, which is news to nobody.
    form = re.sub(r"dddd[,،]?\s*", "", locale.dateFormat(QLocale.FormatType.LongFormat)).strip(" ,")
    return locale.toString(day, form)


class ArticleRow(QWidget):
    """Pieces of text one under the other, or the photos of a block without text; a mark beside the current one."""

    clicked = Signal()
    link_clicked = Signal(str)

    def __init__(self, pieces: list[Piece], photos: tuple[int, ...], theme: Theme, parent: QWidget) -> None:
        """`photos` are the places in flipping order of the photos this row is about, counted from 0."""
        super().__init__(parent)
        self._theme = theme
        self._photos = photos
        self._current: int | None = None
        self._marked = False
        self._pieces = pieces
        self._texts = [self._text_view(piece) for piece in pieces]
        if photos:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if not pieces:
            self.setAccessibleName(", ".join(f"Photo {photo + 1}" for photo in photos))

    def _text_view(self, piece: Piece) -> TextView:
        font = (
            interface_font(piece.size, strong=piece.strong)
            if piece.interface
            else reading_font(piece.size, italic=piece.italic, strong=piece.strong)
        )
        is_title = piece.size is TextSize.TITLE
        view = TextView(font, piece.size.line_height, piece.colour, self, balanced=is_title)
        view.show_text(piece.runs, piece.language)
        view.link_clicked.connect(self.link_clicked)
        return view

    @property
    def texts(self) -> tuple[str, ...]:
        """What stands in the row, from top to bottom."""
        return tuple(view.text for view in self._texts)

    @property
    def is_marked(self) -> bool:
        """Whether this is the passage about the photo shown."""
        return self._marked

    def mark(self, *, marked: bool, photo: int | None = None) -> None:
        """Mark the row as the passage about `photo`, or as not being it."""
        if (marked, photo) != (self._marked, self._current):
            self._marked = marked
            self._current = photo
            self.update()

    def height_at(self, width: int) -> int:
        """How high the row is when it is `width` wide, its mark included."""
        if not self._texts:
            return self._chip(len(self._photos) - 1, width).bottom() + 1
        return self._lay_out(width)

    def line_tops(self) -> list[int]:
        """Where each line of text begins, from the row's top (logical pixels)."""
        return [view.y() + top for view in self._texts for top in view.line_tops()]

    def _lay_out(self, width: int, *, place: bool = False) -> int:
        left = MARK_WIDTH + MARK_GAP
        top = 0
        for piece, view in zip(self._pieces, self._texts, strict=True):
            top += piece.before
            measure = max(width - left - piece.indent, 1)
            height = view.height_at(measure)
            if place:
                view.setGeometry(left + piece.indent, top, measure, height)
            top += height
        return top

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(self.width(), place=True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._marked:
            painter.fillRect(QRect(0, 0, MARK_WIDTH, self.height()), QColor(self._theme.accent))
        if not self._texts:
            self._paint_photos(painter)
        painter.end()

    def _paint_photos(self, painter: QPainter) -> None:
        painter.setFont(interface_font(TextSize.NUMBER, strong=True))
        for place, photo in enumerate(self._photos):
            chip = self._chip(place, self.width())
            is_current = photo == self._current
            painter.fillRect(chip, QColor(self._theme.accent if is_current else self._theme.rule))
            painter.setPen(QColor(self._theme.paper if is_current else self._theme.ink))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, str(photo + 1))

    def _chip(self, place: int, width: int) -> QRect:
        """Where the photo at this place of the block stands in a row of this width."""
        left = MARK_WIDTH + MARK_GAP
        chip_width, chip_height = _CHIP
        per_line = max((width - left + _CHIP_GAP) // (chip_width + _CHIP_GAP), 1)
        line, column = divmod(place, per_line)
        return QRect(
            left + column * (chip_width + _CHIP_GAP), line * (chip_height + _CHIP_GAP), chip_width, chip_height
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._photos and inside:
            self.clicked.emit()
