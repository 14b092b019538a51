"""Small pictures of one photo's pages, for the strip of pages: asked for when they are in sight, after all else."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from viewer.imaging.request import Answer, PhotoKey, PhotoRequest, Priority
from viewer.ui.frames import Frame

_SHAPE = (3, 2)  # wide and high, as the strip's places are


class PagePictures(QObject):
    """The pages of one photo at a time. `arrived` carries a page whose picture is there now, or known not to come."""

    arrived = Signal(int)

    def __init__(self, ask: Callable[[], None], parent: QObject | None = None) -> None:
        """`ask` is called when there are other `requests` than before."""
        super().__init__(parent)
        self._ask = ask
        self._key: PhotoKey | None = None
        self._images: dict[int, QImage | None] = {}  # None: there is none to be had
        self._sight: tuple[int, ...] = ()

    def show_photo(self, key: PhotoKey | None, height: int = 1) -> None:
        """From now on the pages of this photo are wanted, to fill places of this `height` in device pixels; None: no
        pages of any. Their box is higher than wide, which none is in that thumbnails of a story are asked for."""
        across = height * _SHAPE[0] // _SHAPE[1]
        key = None if key is None else key._replace(page=0, width=across, height=across * _SHAPE[0] // _SHAPE[1])
        if key is None or self._key is None or key.source != self._key.source:
            self._key = key
            self._images.clear()
            self._sight = ()

    def convert_to(self, screen: bytes) -> None:
        """They are wanted in the colours of the screen with this profile."""
        if self._key is not None:
            self._key = self._key._replace(screen=screen)
            self.forget()

    def forget(self) -> None:
        """The photo's file has changed: its pages are wanted anew."""
        self._images.clear()

    def see(self, pages: Sequence[int]) -> None:
        """These pages are in sight now. Pictures of others are let go of."""
        self._sight = tuple(pages)
        self._images = {page: image for page, image in self._images.items() if page in self._sight}
        if self.requests:
            self._ask()

    def image(self, index: int) -> QImage | None:
        """The picture of this page, if it is there."""
        return self._images.get(index)

    def failed(self, index: int) -> bool:
        """Whether there is no picture of this page to be had."""
        return index in self._images and self._images[index] is None

    @property
    def requests(self) -> list[PhotoRequest]:
        """What is in sight and not here."""
        if self._key is None:
            return []
        missing = (page for page in self._sight if page not in self._images)
        return [PhotoRequest(self._key._replace(page=page), Priority.THUMBNAIL) for page in missing]

    def take(self, answer: Answer[Frame]) -> bool:
        """An answer has come. True when it was a picture for the strip."""
        if self._key is None or answer.key._replace(page=0) != self._key:
            return False
        if answer.key.page in self._sight:
            self._images[answer.key.page] = answer.frame.image if answer.frame is not None else None
            self.arrived.emit(answer.key.page)
        return True
