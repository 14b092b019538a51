"""A story's photos as a list: what there is to say of each, and what filmstrip and overview have in common."""

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from viewer.story.language import Language
from viewer.story.model import Photo
from viewer.ui.failure_card import printable
from viewer.ui.speech import say
from viewer.ui.text_view import escaped
from viewer.ui.viewport import make_viewport

THUMBNAIL_EDGE = 240
"""The widest and highest that a thumbnail is shown, in logical pixels."""

FAILED_ROLE = Qt.ItemDataRole.UserRole + 1
"""Whether there is no thumbnail to be had."""

AnyIndex = QModelIndex | QPersistentModelIndex
_LONGEST_TIP = 1_000  # characters
_HIGHEST_TIP = 12  # lines
_LONGEST_UNWRAPPED = 90  # characters on one line of a tool tip
_LONGEST_TITLE = 300  # characters: more than fit on a line anywhere


class Pictures(Protocol):
    """Where the thumbnails come from."""

    def image(self, index: int) -> QImage | None:
        """The thumbnail of photo `index`, if it is there."""

    def failed(self, index: int) -> bool:
        """Whether there is none to be had."""


class PhotoModel(QStringListModel):
    """One row for each photo of a story. All that a row says is made when it is asked for.

    A list of strings, none of which is ever filled: so Qt counts the rows by itself, while a model that answers
    `rowCount` in Python is asked 200,000 times for 100,000 photos.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._caption: Callable[[int], str] = str
        self._pictures: Pictures | None = None

    def set_story(self, count: int, caption: Callable[[int], str], pictures: Pictures) -> None:
        """Show `count` photos. `caption` gives what to call each, by its index; see `caption_or_name`."""
        self._caption = caption
        self._pictures = pictures
        self.setStringList([""] * count)

    def captions_changed(self) -> None:
        """`caption` now answers otherwise: the reader chose other languages."""
        roles = [Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole]
        self._tell_changed(0, self.rowCount() - 1, roles)

    def picture_arrived(self, index: int) -> None:
        """The thumbnail of photo `index` is there now, or is known not to come."""
        self._tell_changed(index, index, [Qt.ItemDataRole.DecorationRole, FAILED_ROLE])

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = index.row()
        if self._pictures is None or not 0 <= row < self.rowCount():
            return None
        if role == Qt.ItemDataRole.DecorationRole:
            return self._pictures.image(row)
        if role == FAILED_ROLE:
            return self._pictures.failed(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return _first_line(self._caption(row))
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(self._caption(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return say(
                "Photo {number} of {count}: {caption}",
                number=row + 1,
                count=self.rowCount(),
                caption=self._caption(row),
            )
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def _tell_changed(self, first: int, last: int, roles: list[Any]) -> None:
        if 0 <= first <= last < self.rowCount():
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0), roles)


def caption_or_name(photo: Photo, language: Language) -> str:
    """The photo's caption, in `language` if possible; without one what is seen on it; else the name of its file."""
    wordings = (words.in_(language) for words in (photo.caption, photo.alt))
    texts = (wording.text.strip() for wording in wordings if wording is not None)
    return next(filter(None, texts), "") or printable(PurePath(photo.file).stem)


def _first_line(text: str) -> str:
    lines = text[:_LONGEST_TITLE].strip().splitlines()
    return lines[0] if lines else ""


def _tip(text: str) -> str:
    """A caption as a tool tip: literally, its lines kept, wrapped where they are long, cut off where it is endless."""
    lines = text[:_LONGEST_TIP].splitlines()[:_HIGHEST_TIP]
    shown = "\n".join(lines)
    if len(shown) < len(text.rstrip()):
        shown += "…"
    space = "pre" if all(len(line) <= _LONGEST_UNWRAPPED for line in lines) else "pre-wrap"
    return f"<p style='white-space:{space}'>{escaped(shown)}</p>"


class PhotoList(QListView):
    """The photos of a model, each in a cell of one size. `photo_chosen` tells the index of one that was clicked."""

    photo_chosen = Signal(int)

    def __init__(self, model: PhotoModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        make_viewport(self)
        self._pressed = -1
        self.setFlow(QListView.Flow.LeftToRight)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # noqa: FBT003 - positional only in Qt
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setModel(model)

    def dataChanged(self, first: AnyIndex, last: AnyIndex, roles: Sequence[int] = ()) -> None:
        """All cells are alike, whatever they show: Qt's list would place every photo anew for each thumbnail."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self._photo_at(event) if is_left else -1
        if event.button() in (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton):
            event.ignore()  # these are the window's

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()  # nothing here can be dragged or selected

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, -1
        if pressed >= 0 and self._photo_at(event) == pressed:
            self.photo_chosen.emit(pressed)

    def _photo_at(self, event: QMouseEvent) -> int:
        return self.indexAt(event.position().toPoint()).row()
