"""One row of the article: the story's title, or a block, in every language shown; made only while in sight."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from viewer.ui.article_pieces import Piece
from viewer.ui.frames import paint_cover
from viewer.ui.look import Look
from viewer.ui.speech import say
from viewer.ui.text_view import TextView
from viewer.ui.theme import TextSize

MARK_WIDTH = 3
MARK_GAP = 13  # between the mark and the text
THUMBNAIL = (44, 30)  # logical pixels, in the margin
THUMBNAIL_GAP = 14  # between the text and the margin's thumbnails
COLUMN_GAP = 28
_BETWEEN = 10  # between thumbnails one below the other: room for a line below the current one
_ALWAYS_SHOWN = 3  # thumbnails in the margin, however short the text is
_PHOTO_GAP = 10  # between photos of a block without a text
_UNDERLINE = 3
_UNDERLINE_GAP = 2


class RowStyle(NamedTuple):
    """How all rows of an article are laid out: in two columns or one, with thumbnails in the margin or without,
    beginning at the left or, `mirrored`, at the right."""

    columns: bool = False
    thumbnails: bool = False
    mirrored: bool = False

    @property
    def margin(self) -> int:
        """The room that thumbnails take beside the text, in logical pixels."""
        return THUMBNAIL[0] + THUMBNAIL_GAP if self.thumbnails else 0


class ArticleRow(QWidget):
    """Pieces of text, or the photos of a block without text; a mark beside the current one, thumbnails in the margin.

    `photo_clicked` names one of the row's photos that was clicked; `clicked` is a click elsewhere on a row that is
    about photos.
    """

    clicked = Signal()
    photo_clicked = Signal(int)
    link_clicked = Signal(str)

    def __init__(
        self,
        pieces: list[Piece],
        photos: tuple[int, ...],
        style: RowStyle,
        look: Look,
        image: Callable[[int], QImage | None],
        parent: QWidget,
    ) -> None:
        """`photos` are the places in flipping order of the photos this row is about, counted from 0; `image` gives
        the thumbnail of one of them as soon as there is one."""
        super().__init__(parent)
        self._look = look
        self._style = style
        self._image = image
        self._photos = photos
        self._current: int | None = None
        self._marked = False
        self._pieces = pieces
        self._texts = [self._text_view(piece) for piece in pieces]
        if photos:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if not pieces:
            self.setAccessibleName(", ".join(say("Photo {number}", number=photo + 1) for photo in photos))

    def _text_view(self, piece: Piece) -> TextView:
        font = (
            self._look.interface_font(piece.size, strong=piece.strong)
            if piece.interface
            else self._look.reading_font(piece.size, italic=piece.italic, strong=piece.strong)
        )
        is_title = piece.size is TextSize.TITLE
        view = TextView(font, piece.size.line_height, piece.colour, self, balanced=is_title)
        view.show_text(piece.runs, piece.language)
        view.link_clicked.connect(self.link_clicked)
        view.clicked.connect(self._click)
        return view

    @property
    def texts(self) -> tuple[str, ...]:
        """What stands in the row, from top to bottom."""
        return tuple(view.text for view in self._texts)

    @property
    def photos(self) -> tuple[int, ...]:
        """The photos this row is about."""
        return self._photos

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
        """How high the row is when it is `width` wide, its mark and its margin included."""
        photos = self._photo_places(width)
        line = _UNDERLINE_GAP + _UNDERLINE if len(self._photos) > 1 or not self._texts else 0
        below = photos[-1].bottom() + 1 + line if photos else 0
        return max(self._lay_out(width), below)

    def line_tops(self, width: int) -> list[int]:
        """Where each line of text begins when it is `width` wide, from the row's top (logical pixels)."""
        self._lay_out(width, place=True)  # it may not have been on the screen yet
        return sorted(view.y() + top for view in self._texts for top in view.line_tops())

    def _lay_out(self, width: int, *, place: bool = False) -> int:
        """How high the texts are in a row of this width; put them there if `place`."""
        left = MARK_WIDTH + MARK_GAP
        room = max(width - left - self._style.margin, 1)
        half = max((room - COLUMN_GAP) // 2, 1)
        bottoms = [0, 0]
        for piece, view in zip(self._pieces, self._texts, strict=True):
            column = piece.column
            top = (max(bottoms) if column is None else bottoms[column]) + piece.before
            measure = max((room if column is None else half) - piece.indent, 1)
            height = view.height_at(measure)
            if place:
                start = left + piece.indent + (half + COLUMN_GAP if column == 1 else 0)
                view.setGeometry(self._mirrored(QRect(start, top, measure, height), width))
            if column is None:
                bottoms = [top + height] * 2
            else:
                bottoms[column] = top + height
        return max(bottoms)

    def _mirrored(self, place: QRect, width: int) -> QRect:
        """A place counted from where reading begins, as one counted from the left."""
        if self._style.mirrored:
            place.moveLeft(width - place.right() - 1)
        return place

    def _photo_places(self, width: int) -> list[QRect]:
        """Where the row's photos stand in a row of this width."""
        if not self._texts:
            return self._places_in_text(width)
        if not self._style.thumbnails:
            return []
        thumbnail, height = THUMBNAIL
        room = max((self._lay_out(width) + _BETWEEN) // (height + _BETWEEN), _ALWAYS_SHOWN)
        left = width - thumbnail
        places = (QRect(left, place * (height + _BETWEEN) + 4, thumbnail, height) for place in range(room))
        return [self._mirrored(place, width) for place, _ in zip(places, self._photos, strict=False)]

    def _places_in_text(self, width: int) -> list[QRect]:
        """Photos between two paragraphs: side by side, two or three to a line."""
        left = MARK_WIDTH + MARK_GAP
        room = max(width - left - self._style.margin, 1)
        count = len(self._photos)
        per_line = 2 if count in (1, 2, 4) else 3
        gap = COLUMN_GAP if self._style.columns and per_line == 2 else _PHOTO_GAP  # a pair keeps to the text's columns
        across = (room - (per_line - 1) * gap) // per_line
        down = round(across * 2 / 3)
        places = []
        for number in range(count):
            line, column = divmod(number, per_line)
            place = QRect(left + column * (across + gap), line * (down + _PHOTO_GAP + _UNDERLINE), across, down)
            places.append(self._mirrored(place, width))
        return places

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(self.width(), place=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        accent = QColor(self._look.theme.accent)
        if self._marked and self._texts:  # photos without words bear their mark themselves
            painter.fillRect(self._mirrored(QRect(0, 0, MARK_WIDTH, self.height()), self.width()), accent)
        for photo, place in zip(self._photos, self._photo_places(self.width()), strict=False):
            if not event.rect().intersects(place.adjusted(0, 0, 0, _UNDERLINE_GAP + _UNDERLINE)):
                continue
            image = self._image(photo)
            if image is None:
                painter.fillRect(place, QColor(self._look.theme.rule))
            else:
                paint_cover(painter, image, QRectF(place))
            # Which of several photos it is; one photo beside a text is told by the row's mark.
            if self._marked and photo == self._current and (len(self._photos) > 1 or not self._texts):
                line = QRect(place.left(), place.bottom() + 1 + _UNDERLINE_GAP, place.width(), _UNDERLINE)
                painter.fillRect(line, accent)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.setAccepted(event.button() == Qt.MouseButton.LeftButton and bool(self._photos))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or not self.rect().contains(point):
            return
        photo = self._photo_at(point)
        if photo is None:
            self._click()
        else:
            self.photo_clicked.emit(photo)

    def _photo_at(self, point: QPoint) -> int | None:
        places = zip(self._photos, self._photo_places(self.width()), strict=False)
        return next((photo for photo, place in places if place.contains(point)), None)

    def _click(self) -> None:
        if self._photos:
            self.clicked.emit()
