"""A story on paper: one photo with its captions, a sheet of all photos, or the whole story as one reads it.

Everything is measured in logical pixels of 1/96 inch, so that type has the same size on every paper.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QLocale, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPagedPaintDevice, QPaintEngine, QPainter
from PySide6.QtWidgets import QWidget

from viewer.story.language import LanguageChoice, Wording
from viewer.story.model import Story
from viewer.story.slides import Slide, SlideKind, slides_of
from viewer.ui.article_pieces import Piece, block_pieces, title_pieces
from viewer.ui.awaited_photos import Needed
from viewer.ui.look import Look
from viewer.ui.on_paper import draw_children, painter_on
from viewer.ui.slide_pieces import caption_writing, credit_pieces
from viewer.ui.slide_words import Sheet
from viewer.ui.text_layout import plain_runs
from viewer.ui.theme import LIGHT, TextSize
from viewer.ui.words import Words, reads_from_right, words_of

_ON_PAPER = LIGHT._replace(paper="#ffffff", ink="#000000", ink_second="#3c3c3c", ink_quiet="#4a4a4a", rule="#a8a8a8")
_DPI = 96
_TYPE = 14  # of a paragraph
_GAP = 18  # between what stands one below the other
_CAPTION_GAP = 8
_FOOT = 30  # kept free at a page's lower edge, for its number
_HIGHEST_PHOTO = 0.42  # of the page, in a story
_ALONE = 0.78  # of the page, for a photo printed by itself
_NARROWEST_COLUMNS = 500  # narrower than that two languages stand one below the other
_COLUMNS, _CELL_GAP = 4, 14  # of a sheet of all photos
_CELL_SHAPE = 2 / 3  # height to width of a cell's picture
_FINE, _COARSE = 300, 110  # dots per inch of a photo, on paper and on the screen
_MISSING = "#dcdcdc"

Decode = Callable[[Needed, Sequence[Needed]], QImage | None]


class ToPrint(NamedTuple):
    """The story that is open, in which languages it is shown, what it is called if it has no title, which photo is
    shown, counted from 0, and the captions that were found inside photos, by their indexes."""

    story: Story
    choice: LanguageChoice
    name: str
    photo: int
    found: Mapping[int, tuple[tuple[str, str], ...]]


class _Part(NamedTuple):
    """Something on a page: how high it is, where it may be cut, and how it is painted at the painter's origin."""

    height: int
    cuts: tuple[int, ...]
    paint: Callable[[], None]


class PrintPages:
    """Paints pages on one device, from its making to its `end`."""

    def __init__(self, device: QPagedPaintDevice, asked: ToPrint, decode: Decode) -> None:
        self._device, self._decode, self._asked = device, decode, asked
        self._story, self._choice, self._name = asked.story, asked.choice, asked.name
        self._painter = painter_on(device)
        self._dots = device.logicalDpiX() / _DPI  # device pixels in a logical one
        # A preview is painted through a recorder, in pixels of the printer; on the screen they would be too many.
        is_preview = self._painter.paintEngine().type() is QPaintEngine.Type.Picture
        self._resolution = min((_COARSE if is_preview else _FINE) / _DPI, self._dots)
        viewport = self._painter.viewport()
        self._width = round(viewport.width() / self._dots)
        self._height = round(viewport.height() / self._dots)
        self._painter.scale(self._dots, self._dots)
        self._mirrored = bool(self._choice.shown) and reads_from_right(self._choice.shown[0])
        self._top = 0
        self._page = 1
        self._look = Look(_ON_PAPER)
        self._needed: list[Needed] = []
        self._sheets = QWidget()  # all of them hang on it, unseen

    def end(self) -> None:
        """Nothing more is printed."""
        self._foot()
        self._painter.end()
        self._sheets.deleteLater()

    # What can be printed.

    def photo(self) -> None:
        """The photo that is shown as large as the page allows, with its captions below it."""
        index = self._asked.photo
        self._needed = [self._needed_for(index, round(self._body * _ALONE))]
        self._put([self._photo_part(index, self._needed[0]), *self._words(self._words_of(index))])

    def contact_sheet(self) -> None:
        """All photos, small, with their numbers and captions."""
        width = (self._width - (_COLUMNS - 1) * _CELL_GAP) // _COLUMNS
        picture = round(width * _CELL_SHAPE)
        line = QFontMetrics(self._look.interface_font(TextSize.LABEL)).lineSpacing()
        height = picture + 4 + line * (1 + max(len(self._choice.shown), 1))
        count = len(self._story.photos)
        self._needed = [self._pixels(photo, width, picture) for photo in range(count)]
        for first in range(0, count, _COLUMNS):
            row = range(first, min(first + _COLUMNS, count))
            self._put([_Part(height, (), lambda row=row: self._cells(row, width, picture))])  # type: ignore[misc]

    def whole(self) -> None:
        """The title, every passage with its photos, and whom the story is owed to, in the order in which one reads."""
        slides = slides_of(self._story, headings=True, reading=True)
        highest = round(self._body * _HIGHEST_PHOTO)
        photos = [slide.photo for slide in slides if slide.kind is SlideKind.PHOTO]
        self._needed = [self._needed_for(photo, highest) for photo in photos]
        said: set[int] = set()
        for slide in slides:
            self._put(list(self._slide(slide, highest, said)))
            if slide.block is not None:
                said.add(slide.block)

    # Parts of pages.

    def _slide(self, slide: Slide, highest: int, said: set[int]) -> Iterator[_Part]:
        story, choice = self._story, self._choice
        columns = self._width >= _NARROWEST_COLUMNS
        if slide.kind is SlideKind.TITLE:
            yield self._text(title_pieces(story, choice, _ON_PAPER, columns=False))
        elif slide.kind is SlideKind.CREDITS:
            yield self._text(credit_pieces(story, choice.shown, _ON_PAPER))
        elif slide.block is not None and slide.block not in said and story.article[slide.block].text:
            yield self._text(block_pieces(story.article[slide.block], choice, _ON_PAPER, columns=columns))
        if slide.kind is SlideKind.PHOTO:
            photo = self._photo_part(slide.photo, self._needed_for(slide.photo, highest))
            words = list(self._words(self._words_of(slide.photo)))
            # A photo and its caption are not parted by the end of a page.
            yield _joined([photo, *words], self._painter)

    def _words_of(self, index: int) -> Words:
        return words_of(self._story, index, self._choice, self._name, self._asked.found.get(index, ()))

    def _words(self, words: Words) -> Iterator[_Part]:
        if words.captions:
            writing = caption_writing(words, _ON_PAPER)
            yield self._text(list(writing.beside if self._width >= _NARROWEST_COLUMNS else writing.stacked))
        if words.credit:
            yield self._text([_credit(words.credit)])

    def _text(self, pieces: Sequence[Piece]) -> _Part:
        """Text, which may be cut between its lines."""
        sheet = Sheet(tuple(pieces), _TYPE, self._look, self._sheets)
        if self._mirrored:
            sheet.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        height = sheet.height_at(self._width)
        sheet.arrange(self._width, mirrored=self._mirrored)

        def paint() -> None:
            draw_children(sheet, self._painter)

        return _Part(height, tuple(sorted(set(sheet.line_tops(self._width)) - {0})), paint)

    def _photo_part(self, index: int, needed: Needed) -> _Part:
        image = self._decode(needed, self._needed[self._needed.index(needed) + 1 :])
        height = round(needed.height / self._resolution)
        if image is not None:
            height = min(round(self._width * image.height() / image.width()), height)
        room = QRect(0, 0, self._width, height)
        return _Part(height, (), lambda: self._draw(image, room, index))

    def _cells(self, row: range, width: int, picture: int) -> None:
        painter = self._painter
        font = self._look.interface_font(TextSize.LABEL)
        metrics = QFontMetrics(font)
        for place, photo in enumerate(row):
            left = place * (width + _CELL_GAP)
            if self._mirrored:
                left = self._width - left - width
            image = self._decode(self._needed[photo], self._needed[photo + 1 :])
            self._draw(image, QRect(left, 0, width, picture), photo)
            painter.setFont(font)
            painter.setPen(QColor(_ON_PAPER.ink))
            words = self._words_of(photo)
            captions = [wording.text.split("\n")[0] for wording in words.captions]
            for number, text in enumerate([QLocale().toString(photo + 1), *captions]):
                shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
                top = picture + 4 + number * metrics.lineSpacing()
                flags = Qt.AlignmentFlag.AlignRight if self._mirrored else Qt.AlignmentFlag.AlignLeft
                painter.drawText(QRect(left, top, width, metrics.lineSpacing()), flags, shown)

    def _draw(self, image: QImage | None, room: QRect, index: int) -> None:
        """The photo in the middle of its room; where there is none, its name on grey."""
        painter = self._painter
        if image is None:
            painter.fillRect(room, QColor(_MISSING))
            painter.setFont(self._look.interface_font(TextSize.LABEL))
            painter.setPen(QColor(_ON_PAPER.ink))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._story.photos[index].file)
            return
        scale = min(room.width() / image.width(), room.height() / image.height())
        place = QRectF(0, 0, image.width() * scale, image.height() * scale)
        place.moveCenter(QRectF(room).center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, image)

    def _needed_for(self, index: int, highest: int) -> Needed:
        return self._pixels(index, self._width, highest)

    def _pixels(self, photo: int, width: int, height: int) -> Needed:
        return Needed(photo, round(width * self._resolution), round(height * self._resolution))

    # Pages.

    @property
    def _body(self) -> int:
        return self._height - _FOOT

    def _put(self, parts: Sequence[_Part]) -> None:
        """Put these below what is on the page already; on the next one, if there is no room for them."""
        for number, part in enumerate(parts):
            gap = 0 if self._top == 0 else _CAPTION_GAP if number else _GAP
            if self._top and self._top + gap + part.height > self._body:
                self._turn()
                gap = 0
            done = 0
            while part.height - done > self._body - self._top - gap:  # higher than a page
                room = self._body - self._top - gap
                cut = max((place for place in part.cuts if done < place <= done + room), default=part.height)
                self._paint(part, done, cut, self._top + gap, keep=True)
                done = cut
                if done >= part.height:
                    break
                self._turn()
                gap = 0
            if done < part.height:
                self._paint(part, done, part.height, self._top + gap, keep=False)
                self._top += gap + part.height - done

    def _paint(self, part: _Part, start: int, end: int, top: int, *, keep: bool) -> None:
        painter = self._painter
        painter.save()
        if keep or start:
            painter.setClipRect(QRect(0, top, self._width, end - start))
        painter.translate(0, top - start)
        part.paint()
        painter.restore()

    def _turn(self) -> None:
        self._foot()
        self._device.newPage()
        self._page += 1
        self._top = 0

    def _foot(self) -> None:
        painter = self._painter
        title = self._story.title.in_each(self._choice.shown)
        name = title[0].text if title else self._name
        painter.setFont(self._look.interface_font(TextSize.LABEL))
        painter.setPen(QColor(_ON_PAPER.ink_quiet))
        line = QFontMetrics(painter.font()).lineSpacing()
        room = QRect(0, self._height - line, self._width, line)
        shown = QFontMetrics(painter.font()).elidedText(name, Qt.TextElideMode.ElideRight, self._width * 3 // 4)
        start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        painter.drawText(room, end if self._mirrored else start, shown)
        painter.drawText(room, start if self._mirrored else end, QLocale().toString(self._page))


def _joined(parts: Sequence[_Part], painter: QPainter) -> _Part:
    """These, one below the other, as one that is not cut."""
    height = sum(part.height for part in parts) + _CAPTION_GAP * (len(parts) - 1)

    def paint() -> None:
        painter.save()
        for part in parts:
            part.paint()
            painter.translate(0, part.height + _CAPTION_GAP)
        painter.restore()

    return _Part(height, (), paint)


def _credit(credit: Wording) -> Piece:
    return Piece(plain_runs(credit.text), credit.language, TextSize.LABEL, _ON_PAPER.ink_quiet, interface=True)
