"""The overview: all photos of the story as a grid over the whole spread, with their numbers and captions.

Arrows walk through it, a number typed goes straight to its photo, Enter or a click chooses.
"""

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListView, QWidget

from viewer.ui.borrowed_focus import BorrowedFocus
from viewer.ui.look import Look
from viewer.ui.overview_grid import PICTURE_GAP, Grid
from viewer.ui.photo_list import PhotoModel
from viewer.ui.speech import say, say_n
from viewer.ui.text_view import TextView, plain_runs
from viewer.ui.theme import TextSize, scroll_bar_style, stage_palette

_SIDE = 24  # logical pixels left free on both sides; the scroll bar stands in them
_HEADER = 56
_FORGOTTEN_AFTER = 1_500  # milliseconds after the last digit


class Overview(QWidget):
    """Shows all photos of a model, over its whole parent. `photo_chosen` tells the index of the photo to go to;
    `sight_changed` the list of those whose thumbnails are wanted now."""

    photo_chosen = Signal(int)
    sight_changed = Signal(object)

    def __init__(self, look: Look, model: PhotoModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model
        self._sight: list[int] = []
        self._typed = 0
        self._header = TextView(look.interface_font(TextSize.NUMBER), 1.5, look.theme.stage_second, self)
        self.grid = Grid(look, model, self)
        self.grid.photo_chosen.connect(self._choose)
        self.grid.digit_typed.connect(self._type)
        self.grid.walked.connect(self._forget_number)
        self.grid.verticalScrollBar().valueChanged.connect(self._tell_sight)
        self.setFocusProxy(self.grid)
        self._focus = BorrowedFocus(self.grid)
        self._forgetting = QTimer(self, singleShot=True, interval=_FORGOTTEN_AFTER)
        self._forgetting.timeout.connect(self._forget_number)
        model.modelReset.connect(self._begin_anew)
        look.changed.connect(self._dress)
        self.hide()
        self._dress()

    def open(self, current: int) -> None:
        """Come up, with the photo at index `current` marked, picked and in the middle."""
        self.grid.delegate.here = current
        self.show()
        self.raise_()
        self.grid.pick(current, QListView.ScrollHint.PositionAtCenter)
        self._focus.take()
        self._tell_sight()

    def leave(self) -> None:
        """Go away, and give the focus back."""
        self._focus.give_back()
        self.hide()

    def show_current(self, index: int) -> None:
        """Mark the photo at `index` as the current one; what the keyboard is at stays."""
        self.grid.delegate.here = index
        self.grid.viewport().update()

    def set_mirrored(self, mirrored: bool) -> None:  # noqa: FBT001 - like Qt's own setters
        """Run from right to left, as a story in such a script does."""
        direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
        self.setLayoutDirection(direction)
        self._place()

    @property
    def current(self) -> int:
        """The index of the photo marked."""
        return self.grid.delegate.here

    @property
    def picked(self) -> int:
        """The index of the photo the keyboard is at."""
        return self.grid.delegate.picked

    @property
    def header(self) -> str:
        """What the line at the top says."""
        return self._header.text

    def place_of(self, index: int) -> QRect:
        """Where a photo's picture stands, in this widget's coordinates."""
        cell = self.grid.visualRect(self._model.index(index, 0))
        return self.grid.delegate.picture_in(cell).translated(self.grid.viewport().mapTo(self, QPoint(0, 0)))

    def _choose(self, index: int) -> None:
        self._forget_number()
        self.photo_chosen.emit(index)

    # A number being typed.

    def _type(self, digit: int) -> None:
        count = self._model.rowCount()
        number = self._typed * 10 + digit
        if number > count:
            number = digit  # no photo has that many digits: this one begins another number
        if not 1 <= number <= count:
            return
        self._typed = number
        self._forgetting.start()
        self._show_header()
        self.grid.pick(number - 1)

    def _forget_number(self) -> None:
        self._forgetting.stop()
        self._typed = 0
        self._show_header()

    def _show_header(self) -> None:
        count = self._model.rowCount()
        theme = self._look.theme
        font = self._look.interface_font(TextSize.NUMBER, strong=bool(self._typed))
        self._header.dress(font, theme.stage_text if self._typed else theme.stage_second)
        photos = say_n("{count} photo", "{count} photos", count)
        self._header.show_text(plain_runs(f"{self._typed} / {count}" if self._typed else photos))
        self._place_header()

    # How it looks.

    def _begin_anew(self) -> None:
        self.grid.delegate.here = self.grid.delegate.picked = -1
        self._forget_number()
        self._tell_sight()

    def _dress(self) -> None:
        theme = self._look.theme
        self.setPalette(stage_palette(theme))
        self.grid.setPalette(stage_palette(theme))
        self.grid.setAccessibleName(say("Overview of all photos"))
        self.grid.verticalScrollBar().setStyleSheet(scroll_bar_style(theme.stage_second))
        self._show_header()
        self._place()
        self.update()

    def _place(self) -> None:
        width = max(self.width() - 2 * _SIDE, 1)
        left = 0 if self.isRightToLeft() else _SIDE
        self.grid.setGeometry(left, _HEADER, width + _SIDE, max(self.height() - _HEADER, 1))
        self.grid.fit(width)
        self._place_header()
        if self.isVisible() and self.picked >= 0:
            self.grid.pick(self.picked)

    def _place_header(self) -> None:
        inset = _SIDE + PICTURE_GAP // 2
        width = self._header.natural_width()
        height = self._header.height_at(width)
        left = self.width() - inset - width if self.isRightToLeft() else inset
        self._header.setGeometry(left, (_HEADER - height) // 2, width, height)

    def _tell_sight(self) -> None:
        sight: list[int] = []
        if self.isVisible():
            rows, columns = self.grid.rows_in_view(), self.grid.columns
            first, last = (rows.start - 1) * columns, (rows.stop + 1) * columns
            sight = list(range(max(first, 0), min(last, self._model.rowCount())))
        if sight != self._sight:
            self._sight = sight
            self.sight_changed.emit(sight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self._tell_sight()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_sight()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._forget_number()
        self._tell_sight()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._look.theme.stage))
        painter.end()
