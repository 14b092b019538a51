"""The article's rows, of which only those in sight exist: made, measured and placed as they come into view.

Heights of rows out of sight are estimated from the length of their text and corrected as they come into view,
so a story of thousands of paragraphs opens and scrolls like one of ten. Row 0 is the title; row n is block n - 1.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QImage, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from viewer.story.language import LanguageChoice
from viewer.story.model import BlockKind, Story
from viewer.ui.article_pieces import block_pieces, title_pieces
from viewer.ui.article_row import COLUMN_GAP, MARK_GAP, MARK_WIDTH, ArticleRow, RowStyle
from viewer.ui.look import Look
from viewer.ui.row_heights import RowHeights
from viewer.ui.theme import TextSize, palette, scroll_bar_style
from viewer.ui.viewport import make_viewport

_MARGIN_TOP = 34
_MARGIN_BOTTOM = 60
_MARGIN_START = 34  # logical pixels beside the text; the mark stands in it
_MARGIN_END = 20
SCROLL_BAR = 10
_ROW_GAP = 18
_HEADING_GAP = 30
_ROWS_AT_REST = 24  # kept though out of sight: about two screens full
_TITLE_GAP = 40  # with the rule in its middle
_CHARACTER_WIDTH = 0.46  # of the font's size, on average, in Spectral
_WIDEST = 36.5  # times the size of the type: about 75 characters
_NARROWEST_COLUMN = 16.5  # times the size of the type: narrower than that, languages stand one below the other
_NARROWEST_WITH_THUMBNAILS = 400  # logical pixels


def two_columns_width(look: Look) -> int:
    """How wide an article must be for two languages to stand side by side, thumbnails included (logical pixels)."""
    beside = _MARGIN_START + _MARGIN_END + SCROLL_BAR + RowStyle(thumbnails=True).margin
    return 2 * round(look.pixels(TextSize.BODY) * _NARROWEST_COLUMN) + COLUMN_GAP + beside


class ArticleRows(QAbstractScrollArea):
    """A story's title and blocks in one column or two, scrolled; one of them may be marked.

    `sight_changed` carries the photos (places in flipping order) whose thumbnails are in sight.
    """

    passage_clicked = Signal(int)
    photo_clicked = Signal(int)
    link_clicked = Signal(str)
    sight_changed = Signal(object)

    def __init__(self, look: Look, image: Callable[[int], QImage | None], parent: QWidget | None = None) -> None:
        """`image` gives the thumbnail of a photo as soon as there is one."""
        super().__init__(parent)
        self._look = look
        self._image = image
        self._story = Story()
        self._choice = LanguageChoice(())
        self._passage: int | None = None
        self._photo: int | None = None
        self._style = RowStyle()
        self._row_width = 1
        self._heights = RowHeights([], [], 0)
        self._rows: dict[int, ArticleRow] = {}
        self._resting: dict[int, ArticleRow] = {}  # out of sight; that which was seen last stands last
        self._sight: list[int] = []
        make_viewport(self)
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_colours()

    def _lay_out(self) -> None:
        """Decide from the width how rows are laid out."""
        size = self._look.pixels(TextSize.BODY)
        # The scroll bar's room is always kept, so that nothing moves when it comes or goes.
        width = self.width() - SCROLL_BAR
        thumbnails = width >= _NARROWEST_WITH_THUMBNAILS and any(block.photos for block in self._story.article)
        margin = RowStyle(thumbnails=thumbnails).margin
        room = width - _MARGIN_START - _MARGIN_END - margin
        columns = len(self._choice.shown) > 1 and room >= 2 * round(size * _NARROWEST_COLUMN) + COLUMN_GAP
        measure = round(size * _WIDEST)
        text = min(room, 2 * measure + COLUMN_GAP if columns else measure)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._style = RowStyle(columns, thumbnails, mirrored)
        self._row_width = max(MARK_WIDTH + MARK_GAP + text + margin, 1)

    def _row_left(self) -> int:
        """Where rows begin in the view, from its left."""
        spare = self.width() - SCROLL_BAR - (_MARGIN_START - MARK_WIDTH - MARK_GAP) - _MARGIN_END - self._row_width
        start = _MARGIN_START - MARK_WIDTH - MARK_GAP + max(spare, 0) // 2
        return self.viewport().width() - start - self._row_width if self._style.mirrored else start

    def _gap_before(self, row: int) -> int:
        if row == 0:
            return _MARGIN_TOP
        if row == 1:
            return _TITLE_GAP if self._has_title else 0
        return _HEADING_GAP if self._story.article[row - 1].kind is BlockKind.HEADING else _ROW_GAP

    @property
    def _has_title(self) -> bool:
        story = self._story
        return bool(story.title or story.byline or story.date or story.source.name or story.source.url)

    def _estimate(self) -> None:
        """Guess all heights anew, from the lengths of the texts."""
        self._lay_out()
        width = self._row_width - MARK_WIDTH - MARK_GAP - self._style.margin
        languages = max(len(self._choice.shown), 1)
        across = width / languages if self._style.columns else width
        per_line = max(across / (self._look.pixels(TextSize.BODY) * _CHARACTER_WIDTH), 1)
        line = self._look.pixels(TextSize.BODY) * TextSize.BODY.line_height
        heights = [120 if self._has_title else 0]
        for block in self._story.article:
            lengths = [len(text) for _, text in block.text.entries[:languages]] or [0]
            length = max(lengths) if self._style.columns else sum(lengths)
            heights.append(round((length / per_line + (1 if self._style.columns else languages)) * line))
        self._heights = RowHeights(heights, [self._gap_before(row) for row in range(len(heights))], _MARGIN_BOTTOM)
        self._set_range()

    def _set_range(self) -> None:
        bar = self.verticalScrollBar()
        view = self.viewport().height()
        blocked = bar.blockSignals(True)  # noqa: FBT003 - positional only in Qt
        bar.setPageStep(view)
        bar.setRange(0, max(0, self._heights.content - view))
        bar.blockSignals(blocked)

    def _measure(self, rows: range) -> int:
        """Make sure of these rows' heights; by how much what is in view would move."""
        heights = {row: self._row(row).height_at(self._row_width) for row in rows if not self._heights.is_measured(row)}
        if not heights:
            return 0
        moved = self._heights.measure(heights, self.verticalScrollBar().value())
        self._set_range()
        return moved

    def _row(self, row: int) -> ArticleRow:
        widget = self._rows.get(row) or self._woken(row)
        if widget is not None:
            return widget
        theme, columns = self._look.theme, self._style.columns
        if row == 0:
            pieces = title_pieces(self._story, self._choice, theme, columns=columns)
            widget = ArticleRow(pieces, (), self._style, self._look, self._image, self.viewport())
        else:
            pieces = block_pieces(self._story.article[row - 1], self._choice, theme, columns=columns)
            photos = self._story.photos_of(row - 1)
            widget = ArticleRow(pieces, photos, self._style, self._look, self._image, self.viewport())
            widget.clicked.connect(lambda: self.passage_clicked.emit(row - 1))
            widget.photo_clicked.connect(self.photo_clicked)
        widget.link_clicked.connect(self.link_clicked)
        self._rows[row] = widget
        self._mark(row, widget)
        return widget

    def _woken(self, row: int) -> ArticleRow | None:
        """A row that was in sight lately: making it takes longer than anything else in a flip."""
        widget = self._resting.pop(row, None)
        if widget is not None:
            self._rows[row] = widget
            self._mark(row, widget)
        return widget

    def _lay_to_rest(self, row: int) -> None:
        widget = self._resting[row] = self._rows.pop(row)
        widget.hide()  # what is selected in it is forgotten with the focus
        if len(self._resting) > _ROWS_AT_REST:
            last = self._resting.pop(next(iter(self._resting)))
            last.deleteLater()

    def _mark(self, row: int, widget: ArticleRow) -> None:
        is_passage = self._passage is not None and row == self._passage + 1
        widget.mark(marked=is_passage, photo=self._photo if is_passage else None)

    def _place_rows(self) -> None:
        """Make, measure and place the rows in view, and let go of those far from it."""
        if not len(self._heights) or self.isHidden():  # put away: nothing is made that nobody sees
            return
        bar = self.verticalScrollBar()
        # Measuring moves what is below, so look again until everything in view has its true height.
        while True:
            top = bar.value()
            first, last = self._heights.between(top, top + self.viewport().height())
            if all(self._heights.is_measured(row) for row in range(first, last + 1)):
                break
            moved = self._measure(range(first, last + 1))
            self._scroll_to(top + moved)  # what is being read keeps its place
        left = self._row_left()
        for row in [row for row in self._rows if not first <= row <= last]:
            self._lay_to_rest(row)
        for row in range(first, last + 1):
            widget = self._row(row)
            widget.setGeometry(left, self._heights.top(row) - top, self._row_width, self._heights.height(row))
            widget.show()
        self.viewport().update()
        sight = [photo for row in range(first, last + 1) for photo in self._rows[row].photos]
        if sight != self._sight:
            self._sight = sight
            self.sight_changed.emit(sight)

    def _anchor(self) -> tuple[int, int]:
        """A row that should keep its place on the screen, and where it stands there."""
        if not len(self._heights):
            return 0, 0
        top = self.verticalScrollBar().value()
        if self._passage is not None and self._passage + 1 in self._rows:
            row = self._passage + 1
        else:
            row = self._heights.between(top, top)[0]
        return row, self._heights.top(row) - top

    def _hold(self, anchor: int, offset: int) -> None:
        """Scroll so that this row stands `offset` below the view's top, once all rows in view have their heights."""
        bar = self.verticalScrollBar()
        for _ in range(3):
            top = self._heights.top(anchor)
            self._scroll_to(top - offset)
            place = bar.value()
            self._place_rows()
            if (self._heights.top(anchor), bar.value()) == (top, place):
                return  # nothing that came into view has moved it

    def _next_line(self, top: int) -> int:
        """The nearest place from here on where the view cuts no line of text in two."""
        row = self._heights.between(top, top)[0]
        if top <= self._heights.top(row):
            return top
        lines = (self._heights.top(row) + line for line in self._row(row).line_tops(self._row_width))
        return min((line for line in lines if line >= top), default=self._heights.end(row))

    def _scroll_to(self, value: int) -> None:
        bar = self.verticalScrollBar()
        blocked = bar.blockSignals(True)  # noqa: FBT003 - positional only in Qt
        bar.setValue(value)
        bar.blockSignals(blocked)

    def _forget_rows(self) -> None:
        for row in (*self._rows.values(), *self._resting.values()):
            row.hide()  # the end comes later, and must not be seen at its old place until then
            row.deleteLater()
        self._rows.clear()
        self._resting.clear()

    def _set_colours(self) -> None:
        theme = self._look.theme
        self.setPalette(palette(theme))
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(theme.scroll_handle))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._place_rows()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._sight and self.isHidden():
            self._sight = []
            self.sight_changed.emit([])

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(event, QPaintEvent):
            painter = QPainter(self.viewport())
            painter.fillRect(event.rect(), QColor(self._look.theme.paper))
            self._paint_rule(painter)
            painter.end()
            return True
        return super().viewportEvent(event)

    def _paint_rule(self, painter: QPainter) -> None:
        """The line below the title."""
        if len(self._heights) > 1 and self._has_title:
            y = self._heights.top(1) - _TITLE_GAP // 2 - self.verticalScrollBar().value()
            start, margin = MARK_WIDTH + MARK_GAP, self._style.margin
            width = self._row_width - start - margin
            left = self._row_left() + (margin if self._style.mirrored else start)
            painter.fillRect(QRect(left, y, width, 1), QColor(self._look.theme.rule))
