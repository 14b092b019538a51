"""The slideshow at work: its window, its course, how the reader wants it to go, and the way into it and back."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from viewer.actions import Action
from viewer.settings import Settings
from viewer.ui.autoplay import Autoplay
from viewer.ui.look import Look
from viewer.ui.preferences import AtEnd, SlideMotion, TwoLanguages
from viewer.ui.presenter import Presenter
from viewer.ui.window import MainWindow

if TYPE_CHECKING:
    from viewer.story.slides import Slide
    from viewer.story.timing import Clock
    from viewer.ui.course import Course
    from viewer.ui.slideshow import Slideshow
    from viewer.ui.speaker_view import SpeakerView
    from viewer.ui.two_screens import TwoScreens


class Wishes(NamedTuple):
    """How the reader wants slideshows to go: `headings` stand between photos; with `reading` passages are shown; it
    `plays` by itself at a `pace` (times the usual one); `at_end` says what comes after the last slide's time; `motion`
    how one slide becomes the next; `two_languages` how they stand."""

    headings: bool = True
    reading: bool = False
    plays: bool = True
    pace: float = 1.0
    at_end: AtEnd = "stop"
    motion: SlideMotion = "crossfade"
    two_languages: TwoLanguages = "beside"


class Show(QObject):
    """Presents the open story in a window of its own. `begun` carries that window, `ended` tells that it is gone;
    `speaker_came` carries the speaker's view each time there is a second screen for one; `stepped` tells that another
    slide is shown; `asked` carries an action asked for by a key that gives no Latin letter, or by a side button of the
    mouse; `changed` tells that the reader wishes for something else."""

    begun = Signal(object)
    speaker_came = Signal(object)
    stepped = Signal()
    asked = Signal(object)
    ended = Signal()
    changed = Signal()

    def __init__(self, look: Look, window: MainWindow, settings: Settings) -> None:
        super().__init__()
        self._look = look
        self._window = window
        self._settings = settings
        self._presenter: Presenter | None = None
        self._wishes = Wishes(at_end=settings.at_end)
        self.course: Course | None = None
        self.slideshow: Slideshow | None = None
        self.two_screens: TwoScreens | None = None
        self.autoplay = Autoplay(self)

    @property
    def wishes(self) -> Wishes:
        """How it is to go."""
        return self._wishes

    @property
    def usual_end(self) -> AtEnd:
        """What comes after the last slide as long as the reader has not chosen."""
        return self._settings.at_end

    @property
    def slides(self) -> "tuple[Slide, ...]":
        """All slides of the show, in order; none while there is no show."""
        return self.course.slides if self.course is not None else ()

    @property
    def place(self) -> int:
        """Which slide is shown, counted from 0."""
        return self.course.place if self.course is not None else 0

    @property
    def clock(self) -> "Clock | None":
        """The time of the whole show, while there is one."""
        return self.course.clock if self.course is not None else None

    @property
    def desk(self) -> "SpeakerView | Slideshow | None":
        """The window of the show that is in front of the reader: the speaker's own, where there is one."""
        view = self.two_screens.view if self.two_screens is not None else None
        return view or self.slideshow

    @property
    def deeds(self) -> Mapping[Action, Callable[[], None]]:
        """What it does for each action that concerns slideshows alone."""
        return {
            Action.AUTOPLAY: lambda: self.wish(self._wishes._replace(plays=not self._wishes.plays)),
            Action.SLOWER: lambda: self._hasten(-1),
            Action.FASTER: lambda: self._hasten(1),
            Action.HEADINGS: lambda: self.wish(self._wishes._replace(headings=not self._wishes.headings)),
            Action.BLACK: lambda: self._blank("black"),
            Action.WHITE: lambda: self._blank("white"),
            Action.SCROLL_UP: lambda: self._scroll(-1),
            Action.SCROLL_DOWN: lambda: self._scroll(1),
            Action.TWO_LANGUAGES: lambda: self.wish(self._wishes._replace(two_languages=self._next_arrangement)),
            Action.CUT: lambda: self.wish(self._wishes._replace(motion="cut")),
            Action.CROSSFADE: lambda: self.wish(self._wishes._replace(motion="crossfade")),
            Action.DRIFT: lambda: self.wish(self._wishes._replace(motion="drift")),
            Action.SWAP_SCREENS: self._swap_screens,
            Action.SPEAKER_LANGUAGE: self._cycle_speaker_language,
            Action.AT_END_STOP: lambda: self.wish(self._wishes._replace(at_end="stop")),
            Action.AT_END_LOOP: lambda: self.wish(self._wishes._replace(at_end="loop")),
            Action.AT_END_RETURN: lambda: self.wish(self._wishes._replace(at_end="return")),
        }

    @property
    def checks(self) -> Mapping[Action, bool]:
        """Which of those are on."""
        return {
            Action.AUTOPLAY: self._wishes.plays,
            Action.HEADINGS: self._wishes.headings,
            Action.CUT: self._wishes.motion == "cut",
            Action.CROSSFADE: self._wishes.motion == "crossfade",
            Action.DRIFT: self._wishes.motion == "drift",
            Action.AT_END_STOP: self._wishes.at_end == "stop",
            Action.AT_END_LOOP: self._wishes.at_end == "loop",
            Action.AT_END_RETURN: self._wishes.at_end == "return",
        }

    def wish(self, wishes: Wishes) -> None:
        """Shows go like this from now on, also the one that is going on."""
        self._wishes = wishes
        if self.course is not None:
            self.course.wish(wishes)
        self.changed.emit()

    def begin(
        self,
        presenter: Presenter,
        actions: list[QAction],
        size: tuple[int, int] | None = None,
        *,
        at_photo: bool = False,
    ) -> None:
        """Show the slideshow: over the whole screen, or `size` logical pixels large. It begins with the photo that is
        shown; with the title, if that is the story's first photo, unless it is to begin `at_photo`."""
        if self.slideshow is not None:
            return
        # Not before anybody presents: it costs start-up time.
        from viewer.story.timing import Bounds, Speeds
        from viewer.ui.course import Course
        from viewer.ui.slideshow import Slideshow

        self._presenter = presenter
        self.slideshow = slideshow = Slideshow(self._look)
        slideshow.addActions(actions)
        slideshow.closed.connect(self.end)
        slideshow.asked.connect(self.asked)
        settings = self._settings
        speeds = Speeds(settings.reading_words, settings.reading_characters)
        bounds = Bounds(settings.slide_shortest, settings.card_shortest, settings.slide_longest, speeds)
        self.course = Course(presenter, slideshow, self.autoplay, self._look, self._wishes, bounds, at_photo=at_photo)
        self.course.stepped.connect(self.stepped)
        self.course.over.connect(self.end)
        for told in (self.stepped, self.changed, presenter.moved):
            told.connect(self._tell_speaker)
        if size is None:
            self._spread_out(presenter, slideshow, actions)
        else:
            slideshow.resize(*size)
            slideshow.show()
        self._window.enable_show(on=True)
        self.begun.emit(slideshow)
        presenter.show_on(slideshow)

    def end(self) -> None:
        """Return to the window, at the photo that was shown last."""
        slideshow, self.slideshow = self.slideshow, None
        if slideshow is None:
            return
        if self.course is not None:
            self.course.close()
            self.course.deleteLater()
            self.course = None
        self.autoplay.stop()
        self._window.enable_show(on=False)
        if self.two_screens is not None:
            self.two_screens.close()
            self.two_screens.deleteLater()
            self.two_screens = None
        if self._presenter is not None:
            for told in (self.stepped, self.changed, self._presenter.moved):
                told.disconnect(self._tell_speaker)
            self._presenter.show_on(self._window.spread)
            self._presenter = None
        slideshow.close()
        slideshow.deleteLater()
        self._window.activateWindow()
        self.ended.emit()

    def toggle_reading(self) -> None:
        """Show the passages as well, or photos alone."""
        self.wish(self._wishes._replace(reading=not self._wishes.reading))

    def point(self, held: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Show the audience where the mouse is, as long as this is held."""
        if self.course is not None:
            self.course.point(held=held)
        if self.two_screens is not None:
            self.two_screens.point(held=held)

    @property
    def _next_arrangement(self) -> TwoLanguages:
        arrangements = get_args(TwoLanguages)
        following: TwoLanguages = arrangements[(arrangements.index(self._wishes.two_languages) + 1) % len(arrangements)]
        return following

    def _hasten(self, step: int) -> None:
        from viewer.story.timing import next_pace

        self.wish(self._wishes._replace(pace=next_pace(self._wishes.pace, step)))

    def _blank(self, colour: Literal["black", "white"]) -> None:
        if self.course is not None:
            self.course.blank(colour)

    def _scroll(self, direction: int) -> None:
        if self.slideshow is not None:
            self.slideshow.scroll_words(direction)

    # Two screens.

    def _spread_out(self, presenter: Presenter, slideshow: "Slideshow", actions: list[QAction]) -> None:
        """Fill the screens there are."""
        from viewer.ui.two_screens import TwoScreens

        self.two_screens = two = TwoScreens(
            self._look, self._window, presenter, slideshow, actions, lambda: self.clock, self.autoplay
        )
        two.opened.connect(self._seat_speaker)
        two.gone.connect(self._speaker_left)
        two.asked.connect(self.asked)
        two.closed.connect(self.end)
        two.arrange()
        self._tell_speaker()

    def _seat_speaker(self, view: "SpeakerView") -> None:
        if self.course is not None:
            self.course.seat_speaker(view)
        self.speaker_came.emit(view)

    def _speaker_left(self) -> None:
        if self.course is not None:
            self.course.seat_speaker(None)

    def _tell_speaker(self) -> None:
        if self.two_screens is not None:
            self.two_screens.show_slides(self.slides, self.place)

    def _swap_screens(self) -> None:
        if self.two_screens is not None:
            self.two_screens.swap()

    def _cycle_speaker_language(self) -> None:
        if self.two_screens is not None:
            self.two_screens.cycle_language()
