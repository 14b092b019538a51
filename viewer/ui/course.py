"""The course of a slideshow: which slide is shown, how long it stands, and what comes after it.

Slides follow each other over the presenter's photos: a step to another photo is a flip of the presenter's, a step to
another slide of the same photo is none. A slide's time begins when its photo is on the screen.
"""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from viewer.actions import Action
from viewer.awake import Awake
from viewer.story.language import LanguageChoice
from viewer.story.phrase import Phrase
from viewer.story.slides import Slide, SlideKind, slide_of_photo, slides_of
from viewer.story.timing import Bounds, Clock, Schedule, slide_seconds
from viewer.ui.autoplay import Autoplay
from viewer.ui.blanking import Blanking
from viewer.ui.look import Look
from viewer.ui.presenter import Presenter
from viewer.ui.show import Wishes
from viewer.ui.show_note import ShowNote
from viewer.ui.show_pointer import Pointing, ShowPointer
from viewer.ui.slide_motion import Motion
from viewer.ui.slideshow import Slideshow
from viewer.ui.speaker_view import SpeakerView
from viewer.ui.speech import key_words, said, say

_TICK = 100  # milliseconds between two looks at the time that is left, while it runs
_COLOURS = {"black": "#000000", "white": "#ffffff"}
_ARRANGEMENTS = {
    "beside": Phrase("Two languages side by side"),
    "stacked": Phrase("One language below the other"),
    "dimmed": Phrase("Second language dimmed"),
}


class Course(QObject):
    """One slideshow, from its beginning to its end. `stepped` tells that another slide is shown, `over` that the last
    one's time is up and the reader wants to return to the window then."""

    stepped = Signal()
    over = Signal()
    _sleep_feared = Signal()  # told from another thread

    def __init__(
        self,
        presenter: Presenter,
        slideshow: Slideshow,
        autoplay: Autoplay,
        look: Look,
        wishes: Wishes,
        bounds: Bounds,
        *,
        at_photo: bool,
    ) -> None:
        """Begin with the photo that is shown; with the title, if that is the first one, unless told `at_photo`."""
        super().__init__()
        self._presenter = presenter
        self._slideshow = slideshow
        self._autoplay = autoplay
        self._look = look
        self._wishes = wishes
        self._bounds = bounds
        self._story = presenter.story
        self._slides = self._made_slides()
        here = presenter.playhead.index
        self._place = 0 if here == 0 and not at_photo else slide_of_photo(self._slides, here)
        self._choice: LanguageChoice | None = None  # the languages that are shown
        self._schedule: tuple[object, Schedule] | None = None
        self._tick = QTimer(self, interval=_TICK)
        self._tick.timeout.connect(lambda: slideshow.show_time(autoplay.left))
        self._note = ShowNote(look, slideshow)
        self._speakers_note: ShowNote | None = None
        self._pointer = ShowPointer(slideshow)
        self._pointer.moved.connect(self._note.hint)
        self._pointer.rested.connect(self._note.unhint)
        self._pointing = Pointing(slideshow)
        self._pointing.pointed.connect(slideshow.point_at)
        self._blanking = Blanking(slideshow)
        self._blanking.ended.connect(self._unblank)
        self._speakers_blanking: Blanking | None = None
        self._speaker: SpeakerView | None = None
        self._sleep_feared.connect(lambda: self._say(say("The screen may go to sleep")))
        self._awake = Awake(self._sleep_feared.emit)
        presenter.photo_shown.connect(self._begin_time)
        presenter.moved.connect(self._moved)
        autoplay.time_up.connect(self._time_up)
        autoplay.changed.connect(self._time_changed)
        autoplay.play(plays=wishes.plays)
        slideshow.move_slides(Motion(wishes.motion))
        slideshow.arrange_languages(wishes.two_languages)
        self._show_slide()

    def close(self) -> None:
        """The show is over."""
        self._autoplay.time_up.disconnect(self._time_up)
        self._autoplay.changed.disconnect(self._time_changed)
        self._presenter.photo_shown.disconnect(self._begin_time)
        self._presenter.moved.disconnect(self._moved)
        self._tick.stop()
        self._note.leave()
        self._pointer.close()
        self._pointing.hold(held=False)
        self._blanking.end()
        self.seat_speaker(None)
        self._awake.close()

    @property
    def slides(self) -> tuple[Slide, ...]:
        """All slides, in order."""
        return self._slides

    @property
    def place(self) -> int:
        """Which of them is shown, counted from 0."""
        return self._place

    @property
    def clock(self) -> Clock:
        """The time of the whole show at its pace."""
        languages = self._presenter.choice_shown.shown
        asked = (self._slides, self._story, languages)
        if self._schedule is None or self._schedule[0] != asked:
            reading = self._wishes.reading
            times = (
                slide_seconds(slide, self._story, languages, self._bounds, reading=reading) for slide in self._slides
            )
            self._schedule = asked, Schedule(times)
        return self._schedule[1].clock(self._place, self._autoplay.left, self._wishes.pace)

    # What the reader asks for.

    def flip(self, by: int) -> None:
        """Go `by` slides onward (negative: back); at either end, nudge."""
        place = min(max(self._place + by, 0), len(self._slides) - 1)
        if place == self._place:
            self._slideshow.nudge(1 if by > 0 else -1)
            if by > 0:
                self._say(say("The end · {key} returns to the window", key=key_words(Action.LEAVE.keys[0])))
            return
        photos = self._slides[place].photo - self._presenter.playhead.index
        self._step(place, lambda: self._presenter.flip(photos))

    def go_to_end(self, *, first: bool) -> None:
        """Jump to the first slide, or to the last one."""
        place = 0 if first else len(self._slides) - 1
        self._step(place, lambda: self._presenter.go_to(self._slides[place].photo))

    def go_to(self, photo: int) -> None:
        """Jump to this photo, counted from 0."""
        self._step(slide_of_photo(self._slides, photo), lambda: self._presenter.go_to(photo))

    def toggle_pause(self) -> None:
        """Stand still, or go on."""
        self._autoplay.toggle_pause()

    def blank(self, colour: Literal["black", "white"]) -> None:
        """Cover everything, `black` or `white`, until the next key or click; time stands meanwhile."""
        self._autoplay.hold(held=True)
        self._slideshow.blank(_COLOURS[colour])
        self._blanking.begin()
        if self._speaker is not None and self._speakers_blanking is not None:
            self._speaker.picture.blank(_COLOURS[colour])
            self._speakers_blanking.begin()

    def wish(self, wishes: Wishes) -> None:
        """From now on the show goes like this."""
        before, self._wishes = self._wishes, wishes
        if wishes.pace != before.pace:
            self._autoplay.hasten(wishes.pace / before.pace)
            self._say(say("Pace {pace}×", pace=QLocale().toString(wishes.pace)))
        if wishes.plays != before.plays:
            self._autoplay.play(plays=wishes.plays)
            self._say(say("Plays by itself") if wishes.plays else say("By hand"))
        self._slideshow.move_slides(Motion(wishes.motion))
        if wishes.two_languages != before.two_languages:
            self._slideshow.arrange_languages(wishes.two_languages)
            self._say(said(_ARRANGEMENTS[wishes.two_languages]))
        if (wishes.headings, wishes.reading) != (before.headings, before.reading):
            self._schedule = None
            self._renew()
            self._wait_for_photo()

    def point(self, *, held: bool) -> None:
        """Show a ring where the mouse is over the slide, as long as this is held."""
        self._pointer.point(held=held)
        self._pointing.hold(held=held)

    def seat_speaker(self, view: SpeakerView | None) -> None:
        """There is a speaker's view now: what is said to whoever holds the show is said there. None: no more."""
        self._speaker = view
        self._speakers_note = ShowNote(self._look, view) if view is not None else None
        self._speakers_blanking = Blanking(view) if view is not None else None
        if self._speakers_blanking is not None:
            self._speakers_blanking.ended.connect(self._unblank)

    def _say(self, text: str) -> None:
        (self._speakers_note or self._note).say(text)

    # Steps.

    def _made_slides(self) -> tuple[Slide, ...]:
        return slides_of(self._story, headings=self._wishes.headings, reading=self._wishes.reading)

    def _step(self, place: int, move: Callable[[], None]) -> None:
        """Show the slide at `place`; `move` brings its photo, if that is another one."""
        self._blanking.end()
        self._place = place
        self._autoplay.wait()
        self._show_slide()
        if self._slides[place].photo != self._presenter.playhead.index:
            move()
        else:
            self._wait_for_photo()
        self.stepped.emit()

    def _wait_for_photo(self) -> None:
        """Begin the slide's time now, if its photo is there already, or else when it comes."""
        if self._presenter.is_shown:
            self._begin_time()

    def _show_slide(self) -> None:
        self._choice = self._presenter.choice_shown
        self._slideshow.read_along(reading=self._wishes.reading)
        self._slideshow.show_slide(self._slides[self._place], self._story, self._choice)

    def _moved(self) -> None:
        """The presenter shows another photo, other languages or more of the story; perhaps because we told it to."""
        if self._presenter.story is not self._story:
            self._story = self._presenter.story
            self._renew()
            if not self._autoplay.is_running:  # also where the beginning of the story was at its end
                self._wait_for_photo()
        self._follow()
        if self._presenter.choice_shown != self._choice:
            self._show_slide()
            self._wait_for_photo()

    def _follow(self) -> None:
        """Where the presenter has gone to another photo by itself (back, forward), show that one's slide."""
        here = self._presenter.playhead.index
        if self._slides[self._place].photo != here:
            self._place = slide_of_photo(self._slides, here)
            self._show_slide()
            self.stepped.emit()

    def _renew(self) -> None:
        """There are other slides now: stay where we are, as far as that is still there."""
        slide = self._slides[self._place]
        self._slides = self._made_slides()
        is_there = slide in self._slides
        here = self._presenter.playhead.index
        self._place = self._slides.index(slide) if is_there else slide_of_photo(self._slides, here)
        self._show_slide()

    # Time.

    def _begin_time(self) -> None:
        self._follow()
        self._autoplay.begin(self._seconds() / self._wishes.pace)

    def _seconds(self) -> float:
        """How long the slide that is shown stands, at the usual pace."""
        presenter, slide = self._presenter, self._slides[self._place]
        answer = presenter.answer
        if answer is not None and answer.frame is None:
            return self._bounds.shortest  # it cannot be shown
        is_found = slide.kind is SlideKind.PHOTO and not self._story.photos[slide.photo].caption
        return slide_seconds(
            slide,
            self._story,
            presenter.choice_shown.shown,
            self._bounds,
            reading=self._wishes.reading,
            found=presenter.words.captions if is_found else (),
        )

    def _time_up(self) -> None:
        if self._place + 1 < len(self._slides):
            self.flip(1)
        elif self._story.goes_on:
            return  # the rest is being read
        elif self._wishes.at_end == "loop":
            self._step(0, self._presenter.rewind)
        elif self._wishes.at_end == "return":
            self.over.emit()
        else:
            self._autoplay.finish()

    def _time_changed(self) -> None:
        runs = self._autoplay.is_running
        if not runs or self._look.motion == 0:
            self._tick.stop()
        elif not self._tick.isActive():
            self._tick.start()
        self._slideshow.show_time(self._autoplay.left if runs else None)
        self._slideshow.show_paused(paused=self._autoplay.is_paused)
        self._awake.want(wanted=self._autoplay.is_playing)

    def _unblank(self) -> None:
        self._slideshow.blank(None)
        self._autoplay.hold(held=False)
        for blanking in (self._blanking, self._speakers_blanking):
            if blanking is not None:
                blanking.end()
        if self._speaker is not None:
            self._speaker.picture.blank(None)
