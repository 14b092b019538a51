"""The pages of a photo that has several: a small strip over the stage's lower edge, the current one marked."""

from typing import Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from viewer.ui.filmstrip import FILMSTRIP_HEIGHT, FILMSTRIP_STEP, Filmstrip
from viewer.ui.look import Look
from viewer.ui.photo_list import AnyIndex, PhotoModel, Pictures
from viewer.ui.speech import said, say
from viewer.ui.words import page_words

_AROUND = 8  # logical pixels between the pages and the strip's edge
_PHOTO_GAP = 8  # between two pages
_WIDEST_SHARE = 0.8  # of the stage's width


class PageModel(PhotoModel):
    """One row for each page."""

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said(page_words(index.row(), self.rowCount()))
        return super().data(index, role)


class _Pages(Filmstrip):
    def _name(self) -> str:
        return say("Pages of this photo")


class PageStrip(QWidget):
    """Shows where in the photo one is. `page_chosen` carries the page that was clicked, `sight_changed` the list of
    those whose pictures are wanted."""

    page_chosen = Signal(int)
    sight_changed = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._model = PageModel(self)
        self._strip = _Pages(look, self._model, self)
        self._strip.photo_chosen.connect(self.page_chosen)
        self._strip.sight_changed.connect(self.sight_changed)
        look.changed.connect(self.update)

    def show_pages(self, pages: int, pictures: Pictures) -> None:
        """Show so many pages, of another photo than before."""
        self._model.set_story(pages, lambda page: said(page_words(page, pages)), pictures)

    def show_page(self, page: int) -> None:
        """Mark this one."""
        self._strip.show_current(page)

    def picture_arrived(self, page: int) -> None:
        """The picture of this page is there now."""
        self._model.picture_arrived(page)

    @property
    def page(self) -> int:
        """The page that is marked; -1: none."""
        return self._strip.current

    def place(self, stage: QRect, *, mirrored: bool) -> None:
        """Take one's place over this stage."""
        whole = self._model.rowCount() * FILMSTRIP_STEP - _PHOTO_GAP
        width = max(min(whole, round(stage.width() * _WIDEST_SHARE)), 1)
        self._strip.set_mirrored(mirrored)
        self._strip.setGeometry(_AROUND, _AROUND, width, FILMSTRIP_HEIGHT)
        place = QRect(0, 0, width + 2 * _AROUND, FILMSTRIP_HEIGHT + 2 * _AROUND)
        place.moveCenter(stage.center())
        place.moveBottom(stage.bottom())
        self.setGeometry(place)
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._look.theme.stage))
        painter.end()
