"""A show on one screen or on two: who sees what where, when screens come and go, and in which languages the speaker
reads."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, Signal
from PySide6.QtGui import QAction

from viewer.story.language import LanguageChoice
from viewer.story.slides import Slide, SlideKind
from viewer.ui.autoplay import Autoplay
from viewer.ui.look import Look
from viewer.ui.presenter import Presenter
from viewer.ui.screens import Screens, fill_screen, seats
from viewer.ui.show_pointer import Pointing
from viewer.ui.speaker_view import SpeakerView
from viewer.ui.window import MainWindow

if TYPE_CHECKING:
    from viewer.ui.slideshow import Slideshow


class TwoScreens(QObject):
    """Where a show's windows are. `opened` carries the speaker's view each time there is one, `gone` tells that it is
    no more, `asked` an action asked for in it, `closed` that the speaker has closed it."""

    opened = Signal(object)
    gone = Signal()
    asked = Signal(object)
    closed = Signal()

    def __init__(
        self,
        look: Look,
        window: MainWindow,
        presenter: Presenter,
        slideshow: "Slideshow",
        actions: list[QAction],
        clock: Callable[[], tuple[float, float, float] | None],
        autoplay: Autoplay,
    ) -> None:
        """`clock` tells how long the show takes, how much of it is over, and what is left, in seconds."""
        super().__init__()
        self._clock = clock
        self._autoplay = autoplay
        autoplay.changed.connect(self._show_times)
        self._look = look
        self._window = window
        self._presenter = presenter
        self._slideshow = slideshow
        self._actions = actions
        self._swapped = False
        self._slides: tuple[Slide, ...] = ()
        self._place = 0
        self._choice = presenter.choice
        self.view: SpeakerView | None = None
        self._pointing: Pointing | None = None
        self.screens = Screens(self)
        self.screens.changed.connect(self.arrange)
        presenter.photo_shown.connect(self._show_pictures)
        presenter.photo_renewed.connect(self._show_pictures)
        presenter.leafed.connect(self._show_pictures)
        presenter.prepared.connect(self._show_pictures)

    def close(self) -> None:
        """The show is over."""
        self.screens.close()
        self._autoplay.changed.disconnect(self._show_times)
        for told in (
            self._presenter.photo_shown,
            self._presenter.photo_renewed,
            self._presenter.leafed,
            self._presenter.prepared,
        ):
            told.disconnect(self._show_pictures)
        self._close_view()

    def arrange(self) -> None:
        """Put every window on its screen, as many as there are now."""
        screens = self.screens.all
        if not screens:
            return  # for a moment, while one is replaced by another
        home = screens.index(self._window.screen()) if self._window.screen() in screens else 0
        audience, speaker = seats([screen.geometry() for screen in screens], home, swapped=self._swapped)
        fill_screen(self._slideshow, screens[audience])
        if speaker is None:
            self._close_view()
            return
        is_new = self.view is None
        view = self.view = self.view or self._made_view()
        fill_screen(view, screens[speaker])
        if is_new:
            self.opened.emit(view)
            self._show_all()
        view.activateWindow()

    def point(self, *, held: bool) -> None:
        """Show the audience where the mouse is over the speaker's picture, as long as this is held."""
        if self._pointing is not None:
            self._pointing.hold(held=held)

    def _point_at(self, at: QPoint | None) -> None:
        """The mouse is here in the speaker's view: there in the audience's."""
        view = self.view
        if view is None:
            return
        share = view.picture.share_at(view.picture.mapFrom(view, at)) if at is not None else None
        if share is None:
            self._slideshow.point_at(None)
            return
        photo = self._slideshow.stage.photo_rectangle()
        place = QPointF(photo.left() + share[0] * photo.width(), photo.top() + share[1] * photo.height())
        self._slideshow.point_at(self._slideshow.stage.mapTo(self._slideshow, place.toPoint()))

    def swap(self) -> None:
        """Let audience and speaker change screens, now and as long as the show goes on."""
        self._swapped = not self._swapped
        self.arrange()

    def cycle_language(self) -> None:
        """Show the speaker both languages, the first, or the second; the audience's stay as they are."""
        self._choice = self._choice.cycled()
        self._show_all()

    def show_slides(self, slides: tuple[Slide, ...], place: int) -> None:
        """The audience sees the slide at `place` now."""
        self._slides, self._place = slides, place
        self._show_all()

    @property
    def choice(self) -> LanguageChoice:
        """The speaker's own languages."""
        return self._choice

    def _made_view(self) -> SpeakerView:
        view = SpeakerView(self._look)
        view.addActions(self._actions)
        view.closed.connect(self._view_closed)
        view.asked.connect(self.asked)
        view.ticked.connect(self._show_times)
        self._pointing = Pointing(view)
        self._pointing.pointed.connect(self._point_at)
        return view

    def _view_closed(self) -> None:
        if self.view is not None:  # else it is we who have closed it
            self.closed.emit()

    def _close_view(self) -> None:
        view, self.view = self.view, None
        self._pointing = None
        if view is not None:
            view.close()
            view.deleteLater()
            self._slideshow.activateWindow()
            self.gone.emit()

    def _show_all(self) -> None:
        if self.view is not None and self._slides:
            self.view.show_slide(self._slides, self._place, self._presenter.story, self._choice)
            self._show_pictures()
            self._show_times()

    def _show_times(self) -> None:
        clock = self._clock()
        if self.view is not None and clock is not None:
            self.view.show_times(*clock, paused=self._autoplay.is_paused)

    def _show_pictures(self) -> None:
        if self.view is None or not self._slides:
            return
        presenter, slide = self._presenter, self._slides[self._place]
        answer = presenter.answer
        if answer is not None:  # until it is there, the audience sees the photo before as well
            image = answer.frame.image if answer.frame is not None else None
            whole = answer.info.width if answer.info is not None else 0
            self.view.picture.show_image(image, whole, dimmed=slide.kind is not SlideKind.PHOTO)
        following = self._slides[self._place + 1] if self._place + 1 < len(self._slides) else None
        ahead = presenter.decoded_photo(following.photo) if following is not None else None
        image = ahead.frame.image if ahead is not None and ahead.frame is not None else None
        whole = ahead.info.width if ahead is not None and ahead.info is not None else 0
        dimmed = following is not None and following.kind is not SlideKind.PHOTO
        self.view.next_picture.show_image(image, whole, dimmed=dimmed)
