"""The words of a slide: pieces of text in type of any size, in one column or two, that scroll where they are long."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from viewer.ui.article_pieces import Piece
from viewer.ui.look import Look
from viewer.ui.slide_pieces import Writing
from viewer.ui.speech import say
from viewer.ui.text_view import TextView
from viewer.ui.theme import TextSize, scroll_bar_style, stage_palette
from viewer.ui.viewport import make_viewport

SCROLL_BAR = 10  # logical pixels at the words' end that belong to the scroll bar
_COLUMN_GAP = 1.4  # times the type's size
_NARROWEST_COLUMN = 12.4  # times the type's size; narrower than that, languages stand one above the other
_LONGEST_LINE = 34.5  # times the type's size: about 75 characters
_BALANCED = (TextSize.TITLE, TextSize.SECOND_TITLE, TextSize.HEADING, TextSize.CAPTION)
_LEAD = 0.5  # of the room: as far down the line stands that is being read while words scroll by themselves


class Sheet(QWidget):
    """Pieces of text laid out in one column or two. A piece in the first of two columns begins a new row."""

    def __init__(self, pieces: tuple[Piece, ...], type_size: int, look: Look, parent: QWidget) -> None:
        """`type_size` is that of a paragraph, in logical pixels: all other sizes keep their proportions to it."""
        super().__init__(parent)
        self._scale = type_size / TextSize.BODY.pixels
        self._type_size = type_size
        self._pieces = pieces
        self._views = [self._view_of(piece, look) for piece in pieces]

    def _view_of(self, piece: Piece, look: Look) -> TextView:
        font = QFont(
            look.interface_font(piece.size, strong=piece.strong)
            if piece.interface
            else look.reading_font(piece.size, italic=piece.italic, strong=piece.strong)
        )
        font.setPixelSize(round(piece.size.pixels * self._scale))
        view = TextView(font, piece.size.line_height, piece.colour, self, balanced=piece.size in _BALANCED)
        view.show_text(piece.runs, piece.language)
        return view

    @property
    def has_columns(self) -> bool:
        """Whether anything stands beside something else."""
        return any(piece.column for piece in self._pieces)

    def height_at(self, width: int) -> int:
        """How high all of it is when it is `width` wide."""
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def whole_lines(self, width: int, room: int) -> int:
        """How much of it, in whole lines, is seen in a room so high."""
        places = self._places(width)
        height = max((place.bottom() + 1 for place in places), default=0)
        if height <= room:
            return height
        return max((top for top in self.line_tops(width) if 0 < top <= room), default=room)

    def line_tops(self, width: int) -> list[int]:
        """Where each line begins, from the sheet's top; there is one more at its very beginning."""
        places = zip(self._places(width), self._views, strict=True)
        return [0, *(place.top() + top for place, view in places for top in view.line_tops())]

    def arrange(self, width: int, *, mirrored: bool) -> None:
        """Put everything in its place in a sheet of this width."""
        places = self._places(width)
        for place, view in zip(places, self._views, strict=True):
            if mirrored:
                place.moveLeft(width - place.right() - 1)
            view.setGeometry(place)
        self.resize(width, max((place.bottom() + 1 for place in places), default=0))

    def _places(self, width: int) -> list[QRect]:
        """Where each piece stands, counted from where reading begins."""
        longest = round(_LONGEST_LINE * self._type_size)
        half = min(column_width(width, self._type_size), longest)
        shift = half + round(_COLUMN_GAP * self._type_size)
        places: list[QRect] = []
        bottoms = [0, 0]
        row = 0
        for piece, view in zip(self._pieces, self._views, strict=True):
            if not piece.column:
                bottoms = [max(bottoms)] * 2
                row = max(bottoms)
            column = piece.column or 0
            indent = round(piece.indent * self._scale)
            measure = max((min(width, longest) if piece.column is None else half) - indent, 1)
            top = max(bottoms[column], row) + round(piece.before * self._scale)
            places.append(QRect(indent + column * shift, top, measure, view.height_at(measure)))
            bottoms[column] = places[-1].bottom() + 1
        return places


class SlideWords(QScrollArea):
    """All that is written on a slide. It is scrolled by key, by wheel, and as time goes by."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._writing = Writing()
        self._type_size = 0
        self._by_hand = False
        self._sheets: dict[tuple[Piece, ...], Sheet] = {}
        self._measured: dict[tuple[int, int], tuple[int, int]] = {}
        self._body = QWidget()
        make_viewport(self)
        self.setWidget(self._body)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # noqa: FBT003 - positional only in Qt
        self.viewport().setAutoFillBackground(False)
        self._body.setAutoFillBackground(False)

    def write(self, writing: Writing, type_size: int) -> None:
        """Write this, in type of this size (logical pixels)."""
        if (writing, type_size) == (self._writing, self._type_size):
            return
        self._writing, self._type_size = writing, type_size
        self._by_hand = False
        self._forget()
        self.verticalScrollBar().setValue(0)

    def dress(self) -> None:
        """Take on the look's colours."""
        self.setAccessibleName(say("Caption"))
        self.setPalette(stage_palette(self._look.theme))
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(self._look.theme.stage_second))
        self._forget()

    def measure(self, width: int, room: int) -> tuple[int, int]:
        """How high all of it is in this width, and how much of that is shown in whole lines in a room so high."""
        if (width, room) not in self._measured:
            inner = max(width - SCROLL_BAR, 1)
            sheet = self._sheet_at(inner)
            self._measured[width, room] = sheet.height_at(inner), sheet.whole_lines(inner, room)
        return self._measured[width, room]

    def arrange(self) -> None:
        """Put all pieces where they belong in the widget as large as it is."""
        width = max(self.width() - SCROLL_BAR, 1)
        shown = self._sheet_at(width)
        for sheet in self._sheets.values():
            sheet.setVisible(sheet is shown)
        shown.arrange(width, mirrored=self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        self._body.resize(width, shown.height())
        policy = Qt.ScrollBarPolicy
        is_long = shown.height() > self.height()
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if is_long else policy.ScrollBarAlwaysOff)

    def scroll_lines(self, direction: int) -> None:
        """Go on (+1) or back by a few lines, as much as leaves the last one in sight."""
        bar = self.verticalScrollBar()
        wanted = bar.value() + direction * max(self.height() // 2, 1)
        tops = self._sheet_at(self._body.width()).line_tops(self._body.width())
        bar.setValue(min(tops, key=lambda top: abs(top - wanted)))
        self._by_hand = True

    def scroll_with_time(self, left: float) -> None:
        """Scroll so far that what is read now is in sight, when this share of the slide's time is left: its time is as
        long as reading it takes. Whoever has scrolled by hand is left alone."""
        bar = self.verticalScrollBar()
        if not self._by_hand and bar.maximum():
            bar.setValue(round((1 - left) * self._body.height() - _LEAD * self.height()))

    def _sheet_at(self, width: int) -> Sheet:
        beside = column_width(width, self._type_size) >= _NARROWEST_COLUMN * self._type_size
        pieces = self._writing.beside if beside else self._writing.stacked
        if pieces not in self._sheets:
            self._sheets[pieces] = Sheet(pieces, self._type_size, self._look, self._body)
        return self._sheets[pieces]

    def _forget(self) -> None:
        for sheet in self._sheets.values():
            sheet.hide()
            sheet.deleteLater()
        self._sheets.clear()
        self._measured.clear()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._by_hand = True
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # all keys are the show's

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()


def column_width(width: int, type_size: int) -> int:
    """How wide each of two columns is."""
    return (width - round(_COLUMN_GAP * type_size)) // 2
