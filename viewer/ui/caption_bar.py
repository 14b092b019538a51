"""The caption under the photo: one column per language, in a band whose height never depends on the text."""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from viewer.story.language import Language, Wording
from viewer.ui.look import Look
from viewer.ui.text_view import TextView, plain_runs
from viewer.ui.theme import TextSize, interface_font, reading_font, scroll_bar_style, stage_palette
from viewer.ui.words import language_name

_COLUMN_GAP = 32
_LABEL_GAP = 2
SCROLL_BAR = 10  # logical pixels at the band's right that belong to the scroll bar
_LONGEST_LINE = 75 * 0.46  # times the size of the type: about 75 characters
_LABEL_SPACING = 105  # per cent: capitals want air
_NARROWEST_COLUMN = 210  # logical pixels; narrower than that, languages stand one above the other


def band_height(width: int, lines: int) -> int:
    """How high a band of this width is that shows whole lines of caption, this many in all (logical pixels).

    Where two languages stand one above the other, the lines are shared by both.
    """
    label = math.ceil(TextSize.LABEL.pixels * TextSize.LABEL.line_height) + _LABEL_GAP
    line = TextSize.CAPTION.pixels * TextSize.CAPTION.line_height
    if _column_width(width) < _NARROWEST_COLUMN:
        return 2 * (label + math.ceil(lines / 2 * line)) + _COLUMN_GAP // 3
    return label + math.ceil(lines * line)


def _column_width(width: int) -> int:
    return (width - _COLUMN_GAP) // 2


class CaptionColumn(QWidget):
    """One language: what it calls itself, and the caption in it."""

    def __init__(self, look: Look, size: TextSize, parent: QWidget) -> None:
        super().__init__(parent)
        label_font = interface_font(TextSize.LABEL, strong=True)
        label_font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _LABEL_SPACING)
        self._label = TextView(label_font, TextSize.LABEL.line_height, look.theme.stage_second, self)
        self._text = TextView(reading_font(size), size.line_height, look.theme.stage_text, self)

    def show_wording(self, wording: Wording, *, labelled: bool) -> None:
        """Show a caption, below its language's name if `labelled`."""
        name = language_name(wording.language).upper() if labelled else ""
        self._label.show_text(plain_runs(name))
        self._text.show_text(plain_runs(wording.text), wording.language)

    def set_size(self, pixels: int) -> None:
        """Set the caption in another size (logical pixels)."""
        self._text.set_size(pixels)

    @property
    def text(self) -> str:
        """The caption shown."""
        return self._text.text

    @property
    def label(self) -> str:
        """The language's name as shown."""
        return self._label.text

    def height_at(self, width: int) -> int:
        """How high the column is when it is `width` wide."""
        return self._label.height_at(width) + _LABEL_GAP + self._text.height_at(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Put label and caption where they belong."""
        label_height = self._label.height_at(self.width())
        self._label.setGeometry(0, 0, self.width(), label_height)
        top = label_height + _LABEL_GAP
        self._text.setGeometry(0, top, self.width(), self._text.height_at(self.width()))


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
        self._over_photo = over_photo
        self._pixels = size.pixels
        self._columns: list[CaptionColumn] = []
        self._shown: tuple[Wording, ...] = ()
        self._wanted: tuple[Language, ...] = ()
        self._body = QWidget()
        for _ in range(2):
            column = CaptionColumn(look, size, self._body)
            column.hide()
            self._columns.append(column)
        self.setWidget(self._body)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Caption")
        self.setPalette(stage_palette(look.theme))
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(look.theme.stage_second))
        self.viewport().setAutoFillBackground(not over_photo)
        self._body.setAutoFillBackground(False)

    def show_captions(self, wordings: tuple[Wording, ...], wanted: tuple[Language, ...]) -> None:
        """Show these captions, from left to right; none of them leaves the band empty.

        Each bears its language's name; over a photo only one that is not in a `wanted` language does.
        """
        if (wordings, wanted) == (self._shown, self._wanted):
            return
        self._shown, self._wanted = wordings, wanted
        for number, column in enumerate(self._columns):
            if number < len(wordings):
                wording = wordings[number]
                column.show_wording(wording, labelled=not self._over_photo or wording.language not in wanted)
            column.setVisible(number < len(wordings))
        self.verticalScrollBar().setValue(0)
        self._place()

    @property
    def texts(self) -> tuple[str, ...]:
        """The captions on the screen, from left to right."""
        return tuple(column.text for column in self._visible())

    @property
    def labels(self) -> tuple[str, ...]:
        """The languages' names on the screen, from left to right."""
        return tuple(column.label for column in self._visible())

    def set_size(self, pixels: int) -> None:
        """Set the captions in another size (logical pixels)."""
        self._pixels = pixels
        for column in self._columns:
            column.set_size(pixels)

    def height_at(self, width: int) -> int:
        """How high the captions are in a band `width` wide."""
        return max((top + height for _, _, top, height in self._places(width - SCROLL_BAR)), default=0)

    def _visible(self) -> list[CaptionColumn]:
        return self._columns[: len(self._shown)]

    def _places(self, width: int) -> list[tuple[int, int, int, int]]:
        """Left, width, top and height of each column."""
        columns = self._visible()
        width = max(width, 1)
        half = _column_width(width)
        if half < _NARROWEST_COLUMN:
            places = []
            top = 0
            for column in columns:
                height = column.height_at(width)
                places.append((0, width, top, height))
                top += height + _COLUMN_GAP // 3
            return places
        # A single language keeps to a length of line that one can read.
        measure = half if len(columns) > 1 else min(width, round(_LONGEST_LINE * self._pixels))
        return [
            (number * (half + _COLUMN_GAP), measure, 0, column.height_at(measure))
            for number, column in enumerate(columns)
        ]

    def _place(self) -> None:
        # The scroll bar's room is kept free even without one, so that columns never move.
        width = self.width() - SCROLL_BAR
        bottom = 0
        for column, (left, column_width, top, height) in zip(self._visible(), self._places(width), strict=True):
            column.setGeometry(left, top, column_width, height)
            column.place()
            bottom = max(bottom, top + height)
        self._body.resize(width, bottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
