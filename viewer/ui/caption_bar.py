"""The caption under the photo: one column per language, in a band whose height never depends on the text."""

import math
from itertools import zip_longest

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from viewer.story.language import Language, Wording
from viewer.ui.look import Look
from viewer.ui.speech import say
from viewer.ui.text_view import TextView, plain_runs
from viewer.ui.theme import TextSize, scroll_bar_style, stage_palette
from viewer.ui.viewport import make_viewport
from viewer.ui.words import language_name, reads_from_right

_COLUMN_GAP = 32
_LINES = range(3, 7)
_ORDINARY = 220  # characters
_LABEL_GAP = 2
SCROLL_BAR = 10  # logical pixels at the band's end that belong to the scroll bar
_CHARACTER_WIDTH = 0.46  # of the size of the type, on average, in Spectral
_LONGEST_LINE = 75 * _CHARACTER_WIDTH  # times the size of the type: about 75 characters
_LABEL_SPACING = 105  # per cent: capitals want air
_NARROWEST_COLUMN = 12.4  # times the size of the type; narrower than that, languages stand one above the other


def band_height(look: Look, width: int, lines: int) -> int:
    """How high a band of this width is that shows whole lines of caption, this many in all (logical pixels).

    Where two languages stand one above the other, the lines are shared by both.
    """
    label = math.ceil(look.pixels(TextSize.LABEL) * TextSize.LABEL.line_height) + _LABEL_GAP
    line = math.ceil(look.pixels(TextSize.CAPTION) * TextSize.CAPTION.line_height)
    if _column_width(width) < _narrowest(look.pixels(TextSize.CAPTION)):
        return 2 * label + lines * line + _COLUMN_GAP // 3
    return label + lines * line


def whole_lines(look: Look, width: int, about: int) -> int:
    """The height of a band of this width that shows whole lines: enough for a caption of ordinary length, and no more
    than fit in `about` (logical pixels), but never fewer than three."""
    pixels = look.pixels(TextSize.CAPTION)
    column = _column_width(width) if _column_width(width) >= _narrowest(pixels) else width
    wanted = math.ceil(_ORDINARY * pixels * _CHARACTER_WIDTH / max(column, 1))
    fewest, *more = (band_height(look, width, lines) for lines in _LINES if lines <= max(wanted, _LINES[0]))
    return max([fewest, *(height for height in more if height <= about)])


def _column_width(width: int) -> int:
    return (width - _COLUMN_GAP) // 2


def _narrowest(pixels: int) -> int:
    return round(_NARROWEST_COLUMN * pixels)


class CaptionColumn(QWidget):
    """One language: what it calls itself, and the caption in it, paragraph by paragraph."""

    def __init__(self, look: Look, size: TextSize, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._size = size
        self._pixels = look.pixels(size)
        self._wording = Wording("", Language(""))
        self._label = TextView(self._label_font(), TextSize.LABEL.line_height, look.theme.stage_second, self)
        self._paragraphs: list[TextView] = []

    def _label_font(self) -> QFont:
        font = self._look.interface_font(TextSize.LABEL, strong=True)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _LABEL_SPACING)
        return font

    def show_wording(self, wording: Wording, *, labelled: bool) -> None:
        """Show a caption, below its language's name if `labelled`."""
        self._wording = wording
        name = language_name(wording.language).upper() if labelled else ""
        self._label.show_text(plain_runs(name), wording.language)
        texts = wording.text.split("\n")
        for view in self._paragraphs[len(texts) :]:
            view.hide()
            view.deleteLater()
        del self._paragraphs[len(texts) :]
        while len(self._paragraphs) < len(texts):
            view = TextView(self._font(), self._size.line_height, self._look.theme.stage_text, self, balanced=True)
            view.show()
            self._paragraphs.append(view)
        for view, text in zip(self._paragraphs, texts, strict=True):
            view.show_text(plain_runs(text), wording.language)

    def _font(self) -> QFont:
        font = self._look.reading_font(self._size)
        font.setPixelSize(self._pixels)
        return font

    def set_size(self, pixels: int) -> None:
        """Set the caption in another size (logical pixels)."""
        self._pixels = pixels
        for view in self._paragraphs:
            view.set_size(pixels)

    def dress(self) -> None:
        """Take on the look's colours and the size of its type."""
        theme = self._look.theme
        self._label.dress(self._label_font(), theme.stage_second)
        for view in self._paragraphs:
            view.dress(self._font(), theme.stage_text)

    @property
    def text(self) -> str:
        """The caption shown."""
        return self._wording.text

    @property
    def label(self) -> str:
        """The language's name as shown."""
        return self._label.text

    def heights_at(self, width: int) -> list[int]:
        """How high the label and each paragraph are when the column is `width` wide."""
        return [self._label.height_at(width), *(view.height_at(width) for view in self._paragraphs)]

    def place(self, heights: list[int]) -> None:
        """Put label and paragraphs where they belong: each has the height given for it, or more than it needs."""
        top = 0
        for number, (view, height) in enumerate(zip([self._label, *self._paragraphs], heights, strict=False)):
            view.setGeometry(0, top, self.width(), view.height_at(self.width()))
            top += height + (_LABEL_GAP if number == 0 else 0)


class CaptionBar(QScrollArea):
    """All columns, side by side where there is room. A text longer than the band scrolls inside it."""

    def __init__(
        self,
        look: Look,
        size: TextSize = TextSize.CAPTION,
        *,
        over_photo: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`over_photo` lets the photo beneath shine through."""
        super().__init__(parent)
        self._look = look
        self._over_photo = over_photo
        self._size = size
        self._pixels = look.pixels(size)
        self._shown: tuple[Wording, ...] = ()
        self._wanted: tuple[Language, ...] = ()
        self._body = QWidget()
        make_viewport(self)
        self._columns = [CaptionColumn(look, size, self._body) for _ in range(2)]
        for column in self._columns:
            column.hide()
        self.setWidget(self._body)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # noqa: FBT003 - positional only in Qt
        self.setAccessibleName(say("Caption"))
        self.viewport().setAutoFillBackground(not over_photo)
        self._body.setAutoFillBackground(False)
        look.changed.connect(self._dress)
        self._set_colours()

    def show_captions(self, wordings: tuple[Wording, ...], wanted: tuple[Language, ...]) -> None:
        """Show these captions, in reading order; none of them leaves the band empty.

        Each bears its language's name; over a photo only one that is not in a `wanted` language does.
        """
        if (wordings, wanted) == (self._shown, self._wanted):
            return
        self._shown, self._wanted = wordings, wanted
        from_right = bool(wanted) and reads_from_right(wanted[0])
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LeftToRight)
        for number, column in enumerate(self._columns):
            if number < len(wordings):
                wording = wordings[number]
                column.show_wording(wording, labelled=not self._over_photo or wording.language not in wanted)
            column.setVisible(number < len(wordings))
        self.verticalScrollBar().setValue(0)
        self._place()

    @property
    def texts(self) -> tuple[str, ...]:
        """The captions on the screen, in reading order."""
        return tuple(column.text for column in self._visible())

    @property
    def labels(self) -> tuple[str, ...]:
        """The languages' names on the screen, in reading order."""
        return tuple(column.label for column in self._visible())

    def set_size(self, pixels: int) -> None:
        """Set the captions in another size (logical pixels)."""
        self._pixels = pixels
        for column in self._columns:
            column.set_size(pixels)

    def height_at(self, width: int) -> int:
        """How high the captions are in a band `width` wide."""
        places, _ = self._places(width - SCROLL_BAR)
        return max((place.bottom() + 1 for place in places), default=0)

    def _visible(self) -> list[CaptionColumn]:
        return self._columns[: len(self._shown)]

    def _places(self, width: int) -> tuple[list[QRect], list[list[int]]]:
        """Where each column stands, counted from where reading begins, and how high its label and paragraphs are."""
        columns = self._visible()
        width = max(width, 1)
        half = _column_width(width)
        if half < _narrowest(self._pixels):
            heights = [column.heights_at(width) for column in columns]
            places = []
            top = 0
            for own in heights:
                height = sum(own) + _LABEL_GAP
                places.append(QRect(0, top, width, height))
                top += height + _COLUMN_GAP // 3
            return places, heights
        # A single language keeps to a length of line that one can read.
        measure = half if len(columns) > 1 else min(width, round(_LONGEST_LINE * self._pixels))
        # Side by side, each paragraph begins where the same one begins in the other language.
        each = [column.heights_at(measure) for column in columns]
        common = [max(heights) for heights in zip_longest(*each, fillvalue=0)]
        # A caption in the second language alone stays in the second language's column.
        alone = len(columns) == 1 and len(self._wanted) > 1 and self._shown[0].language == self._wanted[1]
        if alone:
            common = columns[0].heights_at(half)
            return [QRect(half + _COLUMN_GAP, 0, half, sum(common) + _LABEL_GAP)], [common]
        places = [
            QRect(number * (half + _COLUMN_GAP), 0, measure, sum(common) + _LABEL_GAP) for number in range(len(columns))
        ]
        return places, [common] * len(columns)

    def _place(self) -> None:
        # The scroll bar's room is kept free even without one, so that columns never move.
        width = self.width() - SCROLL_BAR
        places, heights = self._places(width)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for column, place, own in zip(self._visible(), places, heights, strict=True):
            if mirrored:
                place.moveLeft(width - place.right() - 1)
            column.setGeometry(place)
            column.place(own)
        self._body.resize(width, max((place.bottom() + 1 for place in places), default=0))

    def _set_colours(self) -> None:
        theme = self._look.theme
        self.setPalette(stage_palette(theme))
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(theme.stage_second))

    def _dress(self) -> None:
        self.setAccessibleName(say("Caption"))
        self._set_colours()
        self._pixels = self._look.pixels(self._size)
        for column in self._columns:
            column.set_size(self._pixels)
            column.dress()
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Page Up and Page Down flip, as everywhere in the window; a line up or down scrolls the text.
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
