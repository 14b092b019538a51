"""The article beside the photo, in step with it both ways.

A new photo's passage is marked and brought into view; where the reader scrolls by hand, the passage that comes to
rest before the eye is told (`read_to`), and its photo is then shown without the text moving again.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QImage,
    QKeyEvent,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from viewer.story.language import LanguageChoice
from viewer.story.model import Block, Story
from viewer.ui.article_row import ArticleRow
from viewer.ui.article_rows import ArticleRows
from viewer.ui.chip import Chip
from viewer.ui.glide import Glide
from viewer.ui.look import Look
from viewer.ui.reading_line import ReadingLine
from viewer.ui.row_heights import RowHeights
from viewer.ui.speech import say
from viewer.ui.theme import mixed
from viewer.ui.words import reads_from_right

_SEEN_WHILE_OPENING = 34  # logical pixels: a line
_PLACE_IN_VIEW = 0.28  # of the view's height: where a passage is put that was out of sight
_REST = 300  # milliseconds without scrolling after which the reader reads again
_PROGRESS = 2  # logical pixels
_PROGRESS_STRENGTH = 0.7
_CHIP_FROM_EDGE = 14
_FADE = 20


class ReadingProgress(QWidget):
    """A thin line along the article's upper edge: how far one has read."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._progress = 0.0
        self._mirrored = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look.changed.connect(self.update)

    def show_progress(self, progress: float, *, mirrored: bool) -> None:
        """Show this much, 0 to 1, from the left or, `mirrored`, from the right."""
        if (progress, mirrored) != (self._progress, self._mirrored):
            self._progress, self._mirrored = progress, mirrored
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        width = round(self.width() * self._progress)
        left = self.width() - width if self._mirrored else 0
        colour = mixed(self._look.theme.paper, self._look.theme.scroll_handle, _PROGRESS_STRENGTH)
        painter.fillRect(left, 0, width, self.height(), QColor(colour))
        painter.end()


class EdgeFade(QWidget):
    """Where text goes on beyond the view's edge, it fades into the paper instead of being cut through a line."""

    def __init__(self, look: Look, parent: QWidget, *, at_top: bool) -> None:
        super().__init__(parent)
        self._look = look
        self._at_top = at_top
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paper = QColor(self._look.theme.paper)
        none = QColor(paper)
        none.setAlpha(0)
        fade = QLinearGradient(0, 0, 0, self.height())
        fade.setColorAt(0, paper if self._at_top else none)
        fade.setColorAt(1, none if self._at_top else paper)
        painter = QPainter(self)
        painter.fillRect(self.rect(), fade)
        painter.end()


class Article(ArticleRows):
    """Shows the story's title and blocks; marks the passage about the photo and brings it into view."""

    read_to = Signal(int)

    def __init__(self, look: Look, image: Callable[[int], QImage | None], parent: QWidget | None = None) -> None:
        """`image` gives the thumbnail of a photo as soon as there is one."""
        super().__init__(look, image, parent)
        self._opening = True  # nothing has been flipped yet: the title is in view
        self._keeps_still = False  # a photo is being shown because its passage was scrolled to
        self._was_put_away = False
        self._measured_width = -1  # for which rows have been laid out last
        self.in_step = True
        self._line = ReadingLine()
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._come_to_rest)
        self._goal = (0, 0)  # a row, and how far below the view's top it shall stand
        self._glide = Glide(self)
        self._glide.moved.connect(self._glided)
        self._fades = (EdgeFade(look, self, at_top=True), EdgeFade(look, self, at_top=False))
        self._progress = ReadingProgress(look, self)
        self._offered: int | None = None
        self._chip = Chip(look, self)
        self._chip.set_tone("paper")
        self._chip.clicked.connect(self._accept_offer)
        self._chip.hide()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # noqa: FBT003 - positional only in Qt
        self.setAccessibleName(say("Article"))
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(self._scrolled_by_hand)
        look.changed.connect(self._dress)

    def show_story(self, story: Story, choice: LanguageChoice) -> None:
        """Show this story in these languages; the passage marked stays where it was on the screen."""
        another = story is not self._story
        if another:
            self._passage = self._photo = None
            self._opening = True
            self._heights = RowHeights([], [], 0)
            self._rest.stop()
        anchor, offset = self._anchor()
        in_view = bool(self.marked_texts)
        self._story, self._choice = story, choice
        self._glide.stop()
        self._forget_rows()
        mirrored = bool(choice.shown) and reads_from_right(choice.shown[0])
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
        self._estimate()
        if another:
            self._scroll_to(0)
            self._place_rows()
        else:
            self._hold(anchor, offset)
            if in_view:  # else the reader is reading elsewhere
                self._bring_into_view(moving=False)

    def revise(self, story: Story) -> None:
        """The story's text has changed: what is being read stays where it is on the screen, if it is still there."""
        anchor, offset = self._anchor()
        before = self._story.article
        self._glide.stop()
        self._rest.stop()
        self._offer(None)
        self._story = story
        anchor = _row_in(story, before, anchor)
        self._passage = _row_in(story, before, self._passage + 1) - 1 if self._passage is not None else None
        if self._passage is not None and self._passage < 0:
            self._passage = None
        self._forget_rows()
        self._estimate()
        self._hold(anchor, offset)

    def show_passage(self, block: int | None, photo: int) -> None:
        """Mark the block about `photo` and, in step, bring it into view; None marks nothing and lets the text be."""
        before = self._passage
        if before is not None and block != before:
            self._opening = False
        self._passage, self._photo = block, photo
        self._offer(None)
        for passage in {before, block} - {None}:
            row = self._rows.get(passage + 1) if passage is not None else None
            if row is not None:
                self._mark(passage + 1 if passage is not None else 0, row)
        if self.in_step and not self._keeps_still:
            self._rest.stop()  # a flip says where the reader is
            self._bring_into_view(moving=before is not None and self.isVisible())

    def keep_in_step(self, *, in_step: bool) -> None:
        """Go with the photo from now on, and let it go with the reading; or leave each other alone."""
        self.in_step = in_step
        self._offer(None)
        if in_step:
            self._come_to_rest()  # what is being read decides, not what was shown meanwhile

    def return_to_passage(self) -> None:
        """Bring the passage about the photo back into view, in step or not."""
        self._opening = False
        self._rest.stop()
        self._bring_into_view(moving=self.isVisible())

    def show_thumbnail(self, photo: int) -> None:
        """The thumbnail of this photo has arrived."""
        for row in self._rows.values():
            if photo in row.photos:
                row.update()

    @property
    def marked_texts(self) -> tuple[str, ...]:
        """The texts of the marked passage as they stand in view; nothing where none is in view."""
        row = self._rows.get(self._passage + 1) if self._passage is not None else None
        if row is None or not row.is_marked or not row.geometry().intersects(self.viewport().rect()):
            return ()
        return row.texts

    @property
    def texts_in_view(self) -> tuple[str, ...]:
        """Everything that can be read now, from top to bottom."""
        in_view = (row for _, row in sorted(self._rows.items()))
        return tuple(text for row in in_view for text in row.texts)

    @property
    def progress(self) -> float:
        """How much of the article has been read, 0 to 1: all above the view's lower edge counts."""
        furthest = self.verticalScrollBar().maximum()
        return self.verticalScrollBar().value() / furthest if furthest else 1.0

    def row_of(self, block: int) -> ArticleRow | None:
        """The row of a block, while it is in sight."""
        return self._rows.get(block + 1)

    def sizeHint(self) -> QSize:
        return QSize(450, 600)

    def _bring_into_view(self, *, moving: bool) -> None:
        """Scroll to the passage unless all of it can be read already: what is in view keeps still."""
        if self._passage is None or not len(self._heights):
            return
        self._glide.finish()
        start = self.verticalScrollBar().value()
        self._find_passage(self._passage + 1)
        end = self.verticalScrollBar().value()
        # The eye is believed to be in the passage's middle, so that a notch of the wheel does not leave it.
        top, bottom = (edge(self._passage + 1) - end for edge in (self._heights.top, self._heights.end))
        self._line.pass_through(end, (top + min(bottom, self.viewport().height())) // 2)
        if moving and end != start and self._look.motion:
            # A long way is not travelled: the last stretch tells from where one comes.
            view = self.viewport().height()
            self._goal = (self._passage + 1, self._heights.top(self._passage + 1) - end)
            self._glide.start(min(max(start - end, -view), view), self._look.motion)

    def _find_passage(self, row: int) -> None:
        if self._opening and self._heights.top(row) + _SEEN_WHILE_OPENING <= self.viewport().height():
            # A story opens with its title; that the passage has begun is enough to be in step.
            self._scroll_to(0)
            self._place_rows()
            return
        # Twice: the first look measures what comes into view, which may move the passage.
        for _ in range(2):
            self._measure(range(row, row + 1))
            top = self.verticalScrollBar().value()
            view = self.viewport().height()
            start, end = self._heights.top(row), self._heights.end(row)
            if (start - _FADE >= top or top == 0) and end + _FADE <= top + view:
                return
            room = view - self._heights.height(row)
            if 0 <= room < 2 * _FADE:  # it just fits, and that counts more than what stands above it
                self._scroll_to(start - room // 2)
                self._place_rows()
            else:
                self._scroll_to(start - min(round(view * _PLACE_IN_VIEW), max(room, _FADE)))
                self._place_rows()
                self._begin_with_a_line()

    def _begin_with_a_line(self) -> None:
        """Scroll on, by less than a line, so that the first line below the fade is a whole one."""
        place = self.verticalScrollBar().value()
        if place:
            self._scroll_to(self._next_line(place + _FADE) - _FADE)
            self._place_rows()

    def _glided(self, remaining: float) -> None:
        row, offset = self._goal
        self._scroll_to(self._heights.top(row) - offset + round(remaining))
        self._place_rows()

    # The reader scrolls.

    def _scrolled_by_hand(self) -> None:
        self._opening = False
        self._glide.stop()
        self._place_rows()
        self._rest.start()

    def _come_to_rest(self) -> None:
        if self.verticalScrollBar().isSliderDown():
            self._rest.start()
            return
        block = self._passage_read()
        if block is None:
            return
        if not self.in_step:
            self._offer(block)
            return
        self._keeps_still = True
        try:
            self.read_to.emit(block)
        finally:
            self._keeps_still = False

    def _offer(self, block: int | None) -> None:
        """Out of step: offer a photo of the block that is read, unless one is shown already."""
        photos = self._story.photos_of(block) if block is not None else ()
        self._offered = block
        if photos and self._photo not in photos:
            self._chip.show_text(say("Show photo {number}", number=photos[0] + 1))
            self._place_chip()
            self._chip.show()
        else:
            self._chip.hide()

    def _place_chip(self) -> None:
        self._chip.adjustSize()
        size = self._chip.size()
        view = self.viewport().geometry()
        self._chip.move(view.center().x() - size.width() // 2, view.bottom() - size.height() - _CHIP_FROM_EDGE)
        self._chip.raise_()

    def _accept_offer(self) -> None:
        self._chip.hide()
        if self._offered is not None:
            self.passage_clicked.emit(self._offered)

    def _passage_read(self) -> int | None:
        """The block about photos that the reader's eye has reached, or the first one if it has reached none."""
        bar = self.verticalScrollBar()
        eye = bar.value() + self._line.height_at(bar.value(), bar.maximum(), self.viewport().height())
        row = self._heights.between(eye, eye)[0]
        if self._heights.top(row) > eye:
            row = max(row - 1, 0)  # between two rows: the one above
        above = (block for block in range(row - 1, -1, -1) if self._story.photos_of(block))
        below = (block for block in range(max(row, 0), len(self._story.article)) if self._story.photos_of(block))
        return next(above, next(below, None))

    def _dress(self) -> None:
        """Colours or the size of text have changed: the same place in other clothes."""
        self._set_colours()
        self.setAccessibleName(say("Article"))
        if len(self._heights):
            self.show_story(self._story, self._choice)
            self._begin_with_a_line()
        if self._chip.isVisible():
            self._offer(self._offered)

    def _place_rows(self) -> None:
        super()._place_rows()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._progress.show_progress(self.progress, mirrored=mirrored)
        bar = self.verticalScrollBar()
        self._progress.setVisible(bar.maximum() > 0)
        for fade, goes_on in zip(self._fades, (bar.value() > 0, bar.value() < bar.maximum()), strict=True):
            fade.setVisible(goes_on)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only if it was put away itself: a window that comes back finds its reader where he was.
        if self._was_put_away and self.in_step:
            self._bring_into_view(moving=False)
        self._was_put_away = False

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._was_put_away = self.isHidden()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        view = self.viewport().geometry()
        self._fades[0].setGeometry(view.left(), view.top(), view.width(), _FADE)
        self._fades[1].setGeometry(view.left(), view.bottom() + 1 - _FADE, view.width(), _FADE)
        self._progress.setGeometry(0, 0, self.width(), _PROGRESS)
        self._place_chip()
        if not len(self._heights):
            return
        in_view = bool(self.marked_texts)
        if self._measured_width != self.width():  # not the view's, which is less while there is a scroll bar
            self._measured_width = self.width()
            anchor, offset = self._anchor()
            self._forget_rows()
            self._estimate()
            self._hold(anchor, offset)
        self._set_range()
        self._place_rows()
        if in_view or self._opening:
            self._bring_into_view(moving=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Page Up and Page Down flip, as everywhere in the window; a line up or down scrolls the text.
        bar = self.verticalScrollBar()
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            bar.setValue(bar.value() + (1 if event.key() == Qt.Key.Key_Down else -1) * bar.singleStep())
            return
        event.ignore()


def _row_in(story: Story, before: Sequence[Block], row: int) -> int:
    """Which row of this story has what stood in a row before: the same block, or what is in its place."""
    if row == 0:
        return 0
    block = before[row - 1]
    return story.article.index(block) + 1 if block in story.article else min(row, len(story.article))
