"""The slideshow: a window of its own that fills the screen with the photo, its words over the lower edge."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from viewer.imaging.request import DecodeFailure, PhotoInfo, Region
from viewer.story.language import LanguageChoice
from viewer.ui.caption_bar import CaptionBar
from viewer.ui.frames import Frame
from viewer.ui.go_to import GoTo
from viewer.ui.help import Help
from viewer.ui.keys import action_by_place, action_of_side_button
from viewer.ui.look import Look
from viewer.ui.stage import Stage
from viewer.ui.text_view import literal_title
from viewer.ui.theme import TextSize
from viewer.ui.words import Words, reads_from_right

_BLACK = "#000000"
_SIDE_SHARE = 0.06  # of the screen's width, left free beside the captions
_HIGHEST_SHARE = 0.36  # of the screen's height, for the captions
_TYPE_SHARE = 0.034  # of the screen's height: readable from the back of a room
_SMALLEST, _LARGEST = 17, 48  # logical pixels
_SHADE_ABOVE = 3.4  # times the type's size, above the captions, over which the shade fades in
_BOTTOM = 1.7  # times the type's size
_BAR = (5, 16)  # the two bars of the sign for a pause
_LINE = 3
_SHADE = 205  # of 255: white text keeps 4.5 : 1 even over a white photo


class CaptionShade(QWidget):
    """A soft shade over the photo's lower edge on which captions can be read, and how far the story has come."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._screen = parent
        self.captions = CaptionBar(look, TextSize.SHOW, over_photo=True, parent=self)
        self._accent = QColor(look.theme.accent_on_stage)
        self._progress = 0.0
        self._fade = 0
        self._is_paused = False

    def show_paused(self, *, paused: bool) -> None:
        """Show whether the slideshow stands still: two bars at the screen's edge."""
        self._is_paused = paused
        self.place()

    def show_words(self, words: Words) -> None:
        """Show a photo's captions and its place in the story."""
        self.captions.show_captions(words.captions, words.languages)
        self._progress = words.number / words.count
        self.place()

    def show_progress(self, words: Words) -> None:
        """Show how far in the story this photo is; the captions stay as they are."""
        self._progress = words.number / words.count
        self.update()

    def place(self) -> None:
        """Take as much of the parent's lower edge as the captions need."""
        screen = self._screen.size()
        size = min(max(round(screen.height() * _TYPE_SHARE), _SMALLEST), _LARGEST)
        self.captions.set_size(size)
        side = round(screen.width() * _SIDE_SHARE)
        width = max(screen.width() - 2 * side, 1)
        height = min(self.captions.height_at(width), round(screen.height() * _HIGHEST_SHARE))
        self._fade = round(size * _SHADE_ABOVE)
        total = height + self._fade + round(size * _BOTTOM) if height else _LINE + 2 * _BAR[1]
        self.setGeometry(0, screen.height() - total, screen.width(), total)
        self.captions.setVisible(height > 0)
        self.captions.setGeometry(side, self._fade, width, height)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self.captions.isHidden():
            shade = QLinearGradient(0, 0, 0, self.height())
            shade.setColorAt(0, QColor(0, 0, 0, 0))
            shade.setColorAt(min(self._fade / self.height(), 1), QColor(0, 0, 0, _SHADE))
            shade.setColorAt(1, QColor(0, 0, 0, _SHADE))
            painter.fillRect(self.rect(), shade)
        done = QRect(0, self.height() - _LINE, round(self.width() * self._progress), _LINE)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            done.moveRight(self.width() - 1)
        painter.fillRect(done, self._accent)
        if self._is_paused:
            width, height = _BAR
            for place in (4, 2):
                left = self.width() - place * width - height
                painter.fillRect(left, self.height() - _LINE - height - height // 2, width, height, self._accent)
        painter.end()


class Slideshow(QWidget):
    """A screen of its own for the presenter. `closed` tells that the reader has closed it."""

    closed = Signal()
    asked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.stage = Stage(look, margin=0, ground=_BLACK, parent=self)
        self.shade = CaptionShade(look, self)
        self.help = Help(look, self)
        self.go_to = GoTo(look, self)
        self._mirrored = False
        self.setCursor(Qt.CursorShape.BlankCursor)

    @property
    def box(self) -> tuple[int, int]:
        """See Screen."""
        return self.stage.box

    def show_words(self, words: Words) -> None:
        """See Screen."""
        self.stage.expect(words.number)
        self.shade.show_words(words)

    def show_passing(self, words: Words) -> None:
        """See Screen."""
        self.shade.show_progress(words)

    def paint_now(self) -> None:
        """See Screen."""
        self.repaint()

    def follow(self, words: Words) -> None:
        """See Screen; there are no more words here."""
        self.setWindowTitle(literal_title(words.window_title))
        self.stage.setAccessibleName(words.alt.text if words.alt else words.position)

    def show_languages(self, choice: LanguageChoice) -> None:
        """See Screen; there is no article here."""
        self._mirrored = bool(choice.shown) and reads_from_right(choice.shown[0])
        right_to_left, left_to_right = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
        self.stage.setLayoutDirection(right_to_left if self._mirrored else left_to_right)
        self.shade.setLayoutDirection(right_to_left if self._mirrored else left_to_right)

    def show_frame(self, frame: Frame, box: tuple[int, int], info: PhotoInfo, page: int) -> None:
        """See Screen."""
        self.stage.show_frame(frame, box, (info.width, info.height), (info.identity, page))

    def show_detail(self, frame: Frame, region: Region) -> None:
        """See Screen."""
        self.stage.show_detail(frame, region)

    def show_failure(self, file: str, failure: DecodeFailure) -> None:
        """See Screen."""
        self.stage.show_failure(file, failure)

    def show_outdated(self, _failure: DecodeFailure | None) -> None:
        """See Screen; an audience is told nothing."""
        self.stage.stay()

    def show_waiting(self) -> None:
        """See Screen."""
        self.stage.show_waiting()

    def nudge(self, direction: int) -> None:
        """See Screen."""
        self.stage.nudge(-direction if self._mirrored else direction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.stage.setGeometry(self.rect())
        self.shade.place()
        self.go_to.place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        action = action_of_side_button(event)
        if action is None:
            super().mousePressEvent(event)
        else:
            self.asked.emit(action)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = action_by_place(event)
        if action is None:
            super().keyPressEvent(event)
        else:
            self.asked.emit(action)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
