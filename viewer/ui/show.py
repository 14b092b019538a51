"""The slideshow at work: its window, its clock, and the way into it and back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from viewer.ui.autoplay import Autoplay
from viewer.ui.look import Look
from viewer.ui.presenter import Presenter
from viewer.ui.window import MainWindow

if TYPE_CHECKING:
    from viewer.ui.slideshow import Slideshow


class Show(QObject):
    """Presents the open story in a window of its own. `begun` carries that window, `ended` tells that it is gone;
    `asked` carries an action asked for by a key that gives no Latin letter, or by a side button of the mouse."""

    begun = Signal(object)
    asked = Signal(object)
    ended = Signal()

    def __init__(self, look: Look, window: MainWindow, interval: float) -> None:
        """`interval` is a photo's time in seconds, where the story does not give it one."""
        super().__init__()
        self._look = look
        self._window = window
        self._interval = interval
        self._presenter: Presenter | None = None
        self.slideshow: Slideshow | None = None
        self.autoplay = Autoplay(self)
        self.autoplay.time_up.connect(self._time_up)

    def begin(self, presenter: Presenter, actions: list[QAction], size: tuple[int, int] | None = None) -> None:
        """Show the slideshow: over the whole screen, or `size` logical pixels large."""
        if self.slideshow is not None:
            return
        from viewer.ui.slideshow import Slideshow  # noqa: PLC0415 - not before anybody presents: it costs start-up time

        self._presenter = presenter
        self.slideshow = slideshow = Slideshow(self._look)
        slideshow.addActions(actions)
        slideshow.closed.connect(self.end)
        slideshow.asked.connect(self.asked)
        presenter.photo_shown.connect(self._begin_time)
        if size is None:
            slideshow.setGeometry(self._window.screen().geometry())
            slideshow.showFullScreen()
        else:
            slideshow.resize(*size)
            slideshow.show()
        self.begun.emit(slideshow)
        presenter.show_on(slideshow)

    def end(self) -> None:
        """Return to the window, at the photo that was shown last."""
        slideshow, self.slideshow = self.slideshow, None
        if slideshow is None:
            return
        self.autoplay.stop()
        if self._presenter is not None:
            self._presenter.photo_shown.disconnect(self._begin_time)
            self._presenter.show_on(self._window.spread)
            self._presenter = None
        slideshow.close()
        slideshow.deleteLater()
        self._window.activateWindow()
        self.ended.emit()

    def toggle_pause(self) -> None:
        """Stand still, or go on."""
        if self.slideshow is not None:
            self.autoplay.toggle_pause()
            self.slideshow.shade.show_paused(paused=self.autoplay.is_paused)

    def _begin_time(self) -> None:
        if self._presenter is not None:
            photo = self._presenter.story.photos[self._presenter.playhead.index]
            self.autoplay.begin(photo.seconds or self._interval)

    def _time_up(self) -> None:
        presenter = self._presenter
        if presenter is not None and presenter.is_shown and not presenter.playhead.at_last:
            presenter.flip(1)
