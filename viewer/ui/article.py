"""The article beside the photo: a list of rows of which only those in sight exist.

Heights of rows out of sight are estimated from the length of their text and corrected as they come into view,
so a story of thousands of paragraphs opens and scrolls like one of ten.
"""

from itertools import accumulate

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from viewer.story.language import LanguageChoice
from viewer.story.model import BlockKind, Story
from viewer.ui.article_row import MARK_GAP, MARK_WIDTH, ArticleRow, block_pieces, title_pieces
from viewer.ui.look import Look
from viewer.ui.theme import TextSize, palette, scroll_bar_style

_MARGIN_TOP = 34
_MARGIN_BOTTOM = 60
_MARGIN_SIDE = 34
_ROW_GAP = 18
_HEADING_GAP = 30
_TITLE_GAP = 40  # with the rule in its middle
_CHARACTER_WIDTH = 0.46  # of the font's size, on average, in Spectral
_WIDEST = 620  # logical pixels of text: about 75 characters
_SEEN_WHILE_OPENING = 34  # logical pixels: a line
_PLACE_IN_VIEW = 0.28  # of the view's height: where a passage is put that was out of sight


class Article(QAbstractScrollArea):
    """Shows the story's title and blocks; marks the passage about the photo and brings it into view."""

    passage_clicked = Signal(int)
    link_clicked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._theme = theme = look.theme
        self._story = Story()
        self._choice = LanguageChoice(())
        self._passage: int | None = None
        self._photo: int | None = None
        self._opening = True  # nothing has been flipped yet: the title is in view
        self._heights: list[int] = []
        self._measured: list[bool] = []
        self._tops: list[int] = []
        self._rows: dict[int, ArticleRow] = {}
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Article")
        self.setPalette(palette(theme))
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(theme.scroll_handle))
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def show_story(self, story: Story, choice: LanguageChoice) -> None:
        """Show this story in these languages; the passage marked stays where it was on the screen."""
        another = story is not self._story
        if another:
            self._passage = self._photo = None
            self._opening = True
            self._tops = []
        anchor, offset = self._anchor()
        self._story, self._choice = story, choice
        self._forget_rows()
        self._estimate()
        if another:
            self._scroll_to(0)
            self._place_rows()
        else:
            self._hold(anchor, offset)
        self._bring_into_view()

    def show_passage(self, block: int | None, photo: int) -> None:
        """Mark the block about `photo` and bring it into view; None marks nothing and leaves the text alone."""
        before = self._passage
        if before is not None and block != before:
            self._opening = False
        self._passage, self._photo = block, photo
        for passage in {before, block} - {None}:
            row = self._rows.get(passage + 1) if passage is not None else None
            if row is not None:
                self._mark(passage + 1 if passage is not None else 0, row)
        self._bring_into_view()

    @property
    def marked_texts(self) -> tuple[str, ...]:
        """The texts of the marked passage as they stand in view; nothing where none is in view."""
        if self._passage is None or self._passage + 1 not in self._rows:
            return ()
        row = self._rows[self._passage + 1]
        return row.texts if row.is_marked and row.geometry().intersects(self.viewport().rect()) else ()

    @property
    def texts_in_view(self) -> tuple[str, ...]:
        """Everything that can be read now, from top to bottom."""
        in_view = (row for _, row in sorted(self._rows.items()))
        return tuple(text for row in in_view for text in row.texts)

    def row_of(self, block: int) -> ArticleRow | None:
        """The row of a block, while it is in sight."""
        return self._rows.get(block + 1)

    def sizeHint(self) -> QSize:
        return QSize(450, 600)

    # Row 0 is the title; row n is block n - 1.

    def _row_width(self) -> int:
        mark = MARK_WIDTH + MARK_GAP
        return max(min(self.viewport().width() - 2 * _MARGIN_SIDE, _WIDEST) + mark, 1)

    def _gap_before(self, row: int) -> int:
        if row == 0:
            return _MARGIN_TOP
        if row == 1:
            return _TITLE_GAP if self._heights[0] else 0
        return _HEADING_GAP if self._story.article[row - 1].kind is BlockKind.HEADING else _ROW_GAP

    def _estimate(self) -> None:
        width = self._row_width()
        per_line = max(width / (TextSize.BODY.pixels * _CHARACTER_WIDTH), 1)
        line = TextSize.BODY.pixels * TextSize.BODY.line_height
        languages = max(len(self._choice.shown), 1)
        self._heights = [120]
        for block in self._story.article:
            length = sum(len(text) for _, text in block.text.entries[:languages])
            self._heights.append(round((length / per_line + languages) * line))
        self._measured = [False] * len(self._heights)
        self._measure(0)
        self._add_up()

    def _add_up(self) -> None:
        gaps = [self._gap_before(row) for row in range(len(self._heights))]
        ends = accumulate(gap + height for gap, height in zip(gaps, self._heights, strict=True))
        self._tops = [end - height for end, height in zip(ends, self._heights, strict=True)]
        content = self._tops[-1] + self._heights[-1] + _MARGIN_BOTTOM
        bar = self.verticalScrollBar()
        view = self.viewport().height()
        blocked = bar.blockSignals(True)  # noqa: FBT003 - positional only in Qt
        bar.setPageStep(view)
        bar.setRange(0, max(0, content - view))
        bar.blockSignals(blocked)

    def _measure(self, row: int) -> int:
        """Make sure of the row's height; how much it differs from what was estimated."""
        if self._measured[row]:
            return 0
        widget = self._row(row)
        height = widget.height_at(self._row_width())
        difference = height - self._heights[row]
        self._heights[row] = height
        self._measured[row] = True
        return difference

    def _row(self, row: int) -> ArticleRow:
        widget = self._rows.get(row)
        if widget is None:
            if row == 0:
                widget = ArticleRow(
                    title_pieces(self._story, self._choice, self._theme), (), self._theme, self.viewport()
                )
            else:
                block = self._story.article[row - 1]
                photos = self._story.photos_of(row - 1)
                pieces = block_pieces(block, self._choice, self._theme)
                widget = ArticleRow(pieces, photos, self._theme, self.viewport())
                widget.clicked.connect(lambda: self.passage_clicked.emit(row - 1))
            widget.link_clicked.connect(self.link_clicked)
            self._rows[row] = widget
            self._mark(row, widget)
        return widget

    def _mark(self, row: int, widget: ArticleRow) -> None:
        is_passage = self._passage is not None and row == self._passage + 1
        widget.mark(marked=is_passage, photo=self._photo if is_passage else None)

    def _place_rows(self) -> None:
        """Make, measure and place the rows in view, and let go of those far from it."""
        if not self._heights:
            return
        view = self.viewport().height()
        bar = self.verticalScrollBar()
        # Measuring moves what is below, so look again until everything in view has its true height.
        while True:
            top = bar.value()
            first, last = self._rows_between(top, top + view)
            differences = {row: self._measure(row) for row in range(first, last + 1)}
            if not any(differences.values()):
                break
            above = sum(
                difference for row, difference in differences.items() if self._tops[row] + self._gap_before(row) < top
            )
            self._add_up()
            if above:
                self._scroll_to(top + above)  # what is being read keeps its place
        left = max((self.viewport().width() - self._row_width() - MARK_WIDTH - MARK_GAP) // 2, 0)
        for row in [row for row in self._rows if not first <= row <= last]:
            widget = self._rows.pop(row)
            widget.hide()  # the end comes later, and must not be seen at its old place until then
            widget.deleteLater()
        for row in range(first, last + 1):
            widget = self._row(row)
            widget.setGeometry(left, self._tops[row] - top, self._row_width(), self._heights[row])
            widget.show()
        self.viewport().update()

    def _scrolled(self) -> None:
        self._opening = False
        self._place_rows()

    def _rows_between(self, top: int, bottom: int) -> tuple[int, int]:
        """The first and the last row that reach into this stretch of the article."""
        first = next((row for row, start in enumerate(self._tops) if start + self._heights[row] > top), 0)
        last = first
        while last + 1 < len(self._tops) and self._tops[last + 1] < bottom:
            last += 1
        return first, last

    def _anchor(self) -> tuple[int, int]:
        """A row that should keep its place on the screen, and where it stands there."""
        if not self._tops:
            return 0, 0
        top = self.verticalScrollBar().value()
        if self._passage is not None and self._passage + 1 in self._rows:
            row = self._passage + 1
        else:
            row = self._rows_between(top, top)[0]
        return row, self._tops[row] - top

    def _hold(self, anchor: int, offset: int) -> None:
        """Scroll so that this row stands `offset` below the view's top, once all rows in view have their heights."""
        bar = self.verticalScrollBar()
        for _ in range(3):
            top = self._tops[anchor]
            self._scroll_to(top - offset)
            place = bar.value()
            self._place_rows()
            if (self._tops[anchor], bar.value()) == (top, place):
                return  # nothing that came into view has moved it

    def _bring_into_view(self) -> None:
        """Scroll to the passage unless all of it can be read already: what is in view keeps still."""
        if self._passage is None or not self._heights:
            return
        row = self._passage + 1
        if self._opening and self._tops[row] + _SEEN_WHILE_OPENING <= self.viewport().height():
            # A story opens with its title; that the passage has begun is enough to be in step.
            self._scroll_to(0)
            self._place_rows()
            return
        # Twice: the first look measures what comes into view, which may move the passage.
        for _ in range(2):
            if self._measure(row):
                self._add_up()
            top = self.verticalScrollBar().value()
            view = self.viewport().height()
            start, end = self._tops[row], self._tops[row] + self._heights[row]
            if start - _ROW_GAP >= top and end + _ROW_GAP <= top + view:
                break
            room = max(view - self._heights[row], 0)
            self._scroll_to(start - min(round(view * _PLACE_IN_VIEW), room))
            self._place_rows()
            self._scroll_to(self._next_line(self.verticalScrollBar().value()))
            self._place_rows()

    def _next_line(self, top: int) -> int:
        """The nearest place from here on where the view cuts no line of text in two."""
        row = self._rows_between(top, top)[0]
        if top <= self._tops[row]:
            return top
        lines = (self._tops[row] + line for line in self._row(row).line_tops())
        return min((line for line in lines if line >= top), default=self._tops[row] + self._heights[row])

    def _scroll_to(self, value: int) -> None:
        bar = self.verticalScrollBar()
        blocked = bar.blockSignals(True)  # noqa: FBT003 - positional only in Qt
        bar.setValue(value)
        bar.blockSignals(blocked)

    def _forget_rows(self) -> None:
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._heights:
            return
        if event.size().width() == event.oldSize().width():
            self._add_up()
        else:
            anchor, offset = self._anchor()
            self._estimate()
            self._hold(anchor, offset)
        self._place_rows()
        self._bring_into_view()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(event, QPaintEvent):
            painter = QPainter(self.viewport())
            painter.fillRect(event.rect(), QColor(self._theme.paper))
            if len(self._tops) > 1 and self._heights[0]:
                left = max((self.viewport().width() - self._row_width() - MARK_WIDTH - MARK_GAP) // 2, 0)
                left += MARK_WIDTH + MARK_GAP
                y = self._tops[1] - _TITLE_GAP // 2 - self.verticalScrollBar().value()
                painter.fillRect(left, y, self._row_width() - MARK_WIDTH - MARK_GAP, 1, QColor(self._theme.rule))
            painter.end()
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Page Up and Page Down flip, as everywhere in the window; a line up or down scrolls the text.
        bar = self.verticalScrollBar()
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            bar.setValue(bar.value() + (1 if event.key() == Qt.Key.Key_Down else -1) * bar.singleStep())
            return
        event.ignore()
