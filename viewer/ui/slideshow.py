"""The slideshow: a window of its own that fills the screen with one slide after the other.

A slide is a photo with its words, or words of their own over a photo that is dimmed. From below: the photo on its
stage, shade, words (together the slide); over it the slide before, as long as it fades; marks; help; a blank screen.
`slide_pieces` says what is written, `slide_layout` where it goes, `slide_motion` how one slide becomes the next.
"""

import time
from collections.abc import Callable
from math import sqrt

from PySide6.QtCore import QLocale, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QPalette,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from viewer.imaging.request import DecodeFailure, PhotoInfo, Region
from viewer.story.language import Language, LanguageChoice, Wording
from viewer.story.model import Story
from viewer.story.slides import Slide, SlideKind
from viewer.ui.accessible import announce
from viewer.ui.frames import Frame
from viewer.ui.go_to import GoTo
from viewer.ui.help import Help
from viewer.ui.look import Look
from viewer.ui.preferences import TwoLanguages
from viewer.ui.show_window import ShowWindow
from viewer.ui.slide_ground import CONTRAST, ENHANCED, SlideGround, brightest_of, shade_for
from viewer.ui.slide_layout import (
    Ask,
    Box,
    Layout,
    Placement,
    following,
    lay_out,
    lay_out_card,
    place_of_photo,
)
from viewer.ui.slide_marks import Curtain, SlideMarks
from viewer.ui.slide_motion import FADE_TIME, Dissolve, Drift, Motion
from viewer.ui.slide_pieces import Writing, caption_writing, card_writing, passage_writing, show_theme
from viewer.ui.slide_words import SlideWords
from viewer.ui.stage import Stage
from viewer.ui.text_view import literal_title
from viewer.ui.theme import DARK_CONTRAST, Theme
from viewer.ui.words import Words, reads_from_right

_BLACK = "#000000"
_TYPE_SHARE = 0.034  # of the screen's height: readable from the back of a room
_WIDE_TYPE_SHARE = 0.036  # of the screen's width, at most: a tall screen is no wider for being tall
_SMALLEST, _LARGEST = 17, 120  # logical pixels
_LEAST_TYPE = 0.75  # of the normal size: where words would have to be scrolled, they are as small as that at least
_LESS_TYPE = 0.94  # from one size that is tried to the next, at most
_NEARLY = 0.9  # of that size: what seems to need less may still fit, for lines end where words do
_CARD_TYPE = {SlideKind.TITLE: 1.25, SlideKind.HEADING: 1.5, SlideKind.CREDITS: 0.9}  # times the captions' size
_QUICK = 0.45  # seconds from one slide to the next, below which somebody looks for a place and wants no movement


class Slideshow(ShowWindow):
    """A screen of its own for the presenter. `closed` tells that the reader has closed it."""

    def __init__(
        self, look: Look, motion: Motion = Motion.CROSSFADE, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`clock` tells seconds."""
        super().__init__()
        self._look = look
        self._motion = motion
        self._clock = clock
        self._slide_view = QWidget(self)
        black = QPalette(QColor(_BLACK))
        self._slide_view.setPalette(black)
        self._slide_view.setAutoFillBackground(True)
        self.stage = Stage(look, margin=0, ground=_BLACK, parent=self._slide_view)
        self.ground = SlideGround(self._slide_view)
        self.words = SlideWords(look, self._slide_view)
        self.dissolve = Dissolve(self, clock)
        self.drift = Drift(self, clock)
        self.drift.moved.connect(self._lean)
        self.marks = SlideMarks(look, self)
        self.help = Help(look, self)
        self.go_to = GoTo(look, self)
        self.curtain = Curtain(self)
        self._words: Words | None = None
        self._slide: Slide | None = None
        self._story: Story | None = None
        self._choice = LanguageChoice(())
        self._is_reading = False
        self._arrangement: TwoLanguages = "beside"
        self._frame: Frame | None = None
        self._info: PhotoInfo | None = None
        self._page = 0
        self._layout: Layout | None = None
        self._writing = Writing()
        self._type_share = 1.0  # of the size that the screen asks for
        self._fitted_for: object = None
        self._wanted: Placement | None = None
        self._mirrored = False
        self._before: QPixmap | None = None  # the slide as it was, while it becomes another one
        self._changed_at: float | None = None
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._begin_motion)
        self.stage.zoomed.connect(self._shade)
        look.changed.connect(self._dress)
        self._dress()
        self.setCursor(Qt.CursorShape.BlankCursor)

    @property
    def box(self) -> tuple[int, int]:
        """See Screen. All of the screen, wherever the words are: so a photo is decoded once for all placements."""
        ratio = self.devicePixelRatioF()
        return max(int(self.width() * ratio), 1), max(int(self.height() * ratio), 1)

    @property
    def placement(self) -> Placement:
        """Where the words stand now."""
        return self._layout.placement if self._layout is not None else Placement.OFF

    # What the show says.

    def show_slide(self, slide: Slide, story: Story, choice: LanguageChoice) -> None:
        """Show this slide. The photo, and a photo's own words, come as on every screen."""
        self._keep_before()
        is_other = slide != self._slide
        self._slide, self._story, self._choice = slide, story, choice
        self._write()
        if is_other and self._is_card:
            self._announce()

    def read_along(self, *, reading: bool) -> None:
        """Show beside each photo the passage of the article that it belongs to, or not."""
        if reading != self._is_reading:
            self._keep_before()
            self._is_reading = reading
            self._write()

    def move_slides(self, motion: Motion) -> None:
        """From now on slides follow each other like this."""
        if motion is not self._motion:
            self._motion = motion
            self.dissolve.stop()
            self.drift.stop()
            self._shade()

    def arrange_languages(self, arrangement: TwoLanguages) -> None:
        """From now on two languages stand like this."""
        if arrangement != self._arrangement:
            self._keep_before()
            self._arrangement = arrangement
            self._write()

    def show_time(self, left: float | None) -> None:
        """Show how much of the slide's time is left, 0 to 1, and scroll its words along; None: nobody counts it."""
        self.marks.show_time(left)
        if left is not None:
            self.words.scroll_with_time(left)

    def show_paused(self, *, paused: bool) -> None:
        """Show whether the slideshow stands still."""
        self.marks.show_paused(paused=paused)

    def cycle_placement(self) -> None:
        """Put the words elsewhere: over the photo, beside it, below it, nowhere, and back to where they fit best."""
        self._keep_before()
        self._wanted = following(self._wanted, self._lay_out(None).placement)
        self._place()

    def scroll_words(self, direction: int) -> None:
        """Scroll words that do not fit, onward (+1) or back (-1)."""
        self.words.scroll_lines(direction)

    def blank(self, colour: str | None) -> None:
        """Hide everything behind a colour (`#rrggbb`), or show it again."""
        if colour is None:
            self.curtain.hide()
        else:
            self.curtain.draw(colour)

    def point_at(self, point: QPoint | None) -> None:
        """Draw a ring around a point of the window, or none."""
        self.marks.point_at(point)

    # What the presenter says.

    def show_words(self, words: Words) -> None:
        """See Screen."""
        if self._words is not None and words != self._words:
            self._keep_before()
        is_new = self._words is None or words.number != self._words.number
        if self._slide is not None and self._slide.photo != words.number - 1:
            self._slide = None  # what that slide was about is no longer there
        self.stage.expect(words.number)
        self._words = words
        self.marks.show_progress(words.number / words.count)
        self._write()
        if is_new and not self._is_card:
            self._announce()

    def show_passing(self, words: Words) -> None:
        """See Screen."""
        self.marks.show_progress(words.number / words.count)

    def paint_now(self) -> None:
        """See Screen."""
        self._begin_motion()
        self.repaint()

    def follow(self, words: Words) -> None:
        """See Screen; there are no more words here."""
        self.setWindowTitle(literal_title(words.window_title))
        alt = words.alt or Wording(words.position, Language("en"))
        self.stage.setAccessibleName(alt.text)
        self.stage.setLocale(QLocale(alt.language))

    def show_languages(self, choice: LanguageChoice) -> None:
        """See Screen; there is no article here."""
        self._mirrored = bool(choice.shown) and reads_from_right(choice.shown[0])
        right_to_left, left_to_right = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
        for view in (self.stage, self.words, self.marks):
            view.setLayoutDirection(right_to_left if self._mirrored else left_to_right)

    def show_frame(self, frame: Frame, box: tuple[int, int], info: PhotoInfo, page: int) -> None:
        """See Screen."""
        is_new = self.stage.is_leaving or self._info is None
        if is_new:  # another page of the same photo, or another frame of an animation, is there at once
            self._keep_before()
        self._frame, self._info, self._page = frame, info, page
        self.stage.show_frame(frame, box, (info.width, info.height), (info.identity, page))
        self._place()
        if is_new and self._motion is Motion.DRIFT and self._look.motion and not self.drift.movement.is_too_much:
            self.drift.start()

    def show_detail(self, frame: Frame, region: Region) -> None:
        """See Screen."""
        self.stage.show_detail(frame, region)

    def show_failure(self, file: str, failure: DecodeFailure) -> None:
        """See Screen."""
        self._keep_before()
        self.drift.stop()
        self._frame = self._info = None
        self.stage.show_failure(file, failure)
        self._place()

    def show_outdated(self, _failure: DecodeFailure | None) -> None:
        """See Screen; an audience is told nothing."""
        self.stage.stay()

    def show_waiting(self) -> None:
        """See Screen."""
        self.stage.show_waiting()

    def nudge(self, direction: int) -> None:
        """See Screen."""
        self.stage.nudge(-direction if self._mirrored else direction)

    # Words, and where everything is.

    @property
    def _is_card(self) -> bool:
        return self._slide is not None and self._slide.kind is not SlideKind.PHOTO

    @property
    def _is_beside_passage(self) -> bool:
        """Whether a photo's passage is read beside it."""
        return (
            self._is_reading
            and self._slide is not None
            and self._story is not None
            and self._slide.kind is SlideKind.PHOTO
            and self._slide.block is not None
            and bool(self._story.article[self._slide.block].text)
        )

    @property
    def _type_size(self) -> int:
        """The size of a caption's type, in logical pixels."""
        share = min(self.height() * _TYPE_SHARE, self.width() * _WIDE_TYPE_SHARE)
        return round(min(max(share, _SMALLEST), _LARGEST) * self._look.text_scale)

    def _write(self) -> None:
        self._writing = self._written_anew()
        self._place()

    @property
    def _slide_type_size(self) -> float:
        return self._type_size * (_CARD_TYPE.get(self._slide.kind, 1.0) if self._slide is not None else 1.0)

    @property
    def _shape(self) -> tuple[int, int] | None:
        """The photo's width and height, as it is turned."""
        if self._info is None:
            return None
        shape = self._info.width, self._info.height
        return shape[::-1] if self.stage.turns % 2 else shape

    def _fit_type(self) -> Layout:
        """Write in type so large that all of the words is seen at once, as far as that can still be read from afar: an
        audience does not scroll. It is looked for once for each slide and screen, and not at all where it would be in
        vain: laying out long words takes tens of milliseconds."""
        asked = self._writing, self._slide_type_size, self.width(), self.height(), self._shape, self._wanted
        if asked == self._fitted_for:
            return self._lay_out(self._wanted)
        self._fitted_for = asked
        self._type_share, least = 1.0, min(_LEAST_TYPE / self._look.text_scale, 1.0)
        layout = full = self._lay_out(self._wanted)
        while (shown := self._shown_of(layout)) < 1 and self._type_share > least:
            # Half as large, words take a quarter of the room.
            share = self._type_share * min(sqrt(shown), _LESS_TYPE)
            if share < least * _NEARLY:
                break
            self._type_share = max(share, least)
            layout = self._lay_out(self._wanted)
        if shown < 1 and layout is not full:  # they are scrolled after all
            self._type_share = 1.0
            layout = self._lay_out(self._wanted)
        return layout

    def _shown_of(self, layout: Layout) -> float:
        """How much of the words is seen without scrolling, from 0 to 1."""
        words = layout.words
        if words is None or not words.height:
            return 1.0
        return min(words.height / max(self.words.measure(words.width, words.height)[0], 1), 1.0)

    @property
    def _theme(self) -> Theme:
        return show_theme(self._look.theme, dimmed=self._arrangement == "dimmed")

    def _written_anew(self) -> Writing:
        written = self._written(self._theme)
        return Writing(written.stacked, written.stacked) if self._arrangement == "stacked" else written

    def _written(self, theme: Theme) -> Writing:
        slide, story, words = self._slide, self._story, self._words
        if self._is_card and slide is not None and story is not None:
            return card_writing(story, slide, self._choice, theme)
        if words is None:
            return Writing()
        if self._is_beside_passage and slide is not None and story is not None:
            return passage_writing(story, slide, self._choice, words, theme)
        return caption_writing(words, theme)

    def _lay_out(self, wanted: Placement | None) -> Layout:
        shape, size = self._shape, round(self._slide_type_size * self._type_share)
        self.words.write(self._writing, size)
        focus = None
        if self._story is not None and self._words is not None and not self.stage.turns:
            focus = self._story.photos[self._words.number - 1].focus
        screen = self.width(), self.height()
        ask = Ask(screen, shape, focus, size, self.words.measure, self._mirrored)
        if self._is_card:
            return lay_out_card(ask)
        if wanted is None and self._is_beside_passage:
            wanted = Placement.SIDE if self.width() > self.height() else Placement.BELOW
        return lay_out(ask, wanted)

    def _place(self) -> None:
        """Put photo and words where they go."""
        self._layout = layout = self._fit_type()
        self._slide_view.setGeometry(self.rect())
        self.ground.setGeometry(self.rect())
        self.stage.setGeometry(_rectangle(layout.room))
        self.words.setVisible(layout.words is not None)
        if layout.words is not None:
            self.words.setGeometry(_rectangle(layout.words))
            self.words.arrange()
        self._show_sharply()
        self._shade()

    def _show_sharply(self) -> None:
        """A photo that stands smaller than it was decoded is made smaller once, and well, not at each painting."""
        if self._frame is None or self._info is None or self.stage.is_waiting or self.stage.is_leaving:
            return
        ratio = self.devicePixelRatioF()
        size = (self.stage.photo_rectangle().size() * ratio).toSize()
        image = self._frame.image
        if not self.stage.is_zoomed and not self.stage.turns and size.width() < image.width():
            image = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        if self.stage.frame is None or self.stage.frame.image.size() != image.size():
            whole, state = (self._info.width, self._info.height), (self._info.identity, self._page)
            self.stage.show_frame(Frame(image), self.box, whole, state)

    def _shade(self, _percentage: int | None = None) -> None:
        """As much shade under the words as they need over what is beneath them."""
        layout = self._layout
        if layout is None:
            return
        theme = self._theme
        contrast = ENHANCED if theme.paper == DARK_CONTRAST.paper else CONTRAST
        text = QColor(theme.ink_second)
        if self._is_card:
            self.ground.veil(shade_for(text, self._brightest(self.rect()), contrast))
        elif layout.placement is Placement.BOTTOM and layout.words is not None:
            words = _rectangle(layout.words)
            beneath = QRect(0, words.top(), self.width(), self.height() - words.top())
            self.ground.shade(words, self._type_size, shade_for(text, self._brightest(beneath), contrast))
        else:
            self.ground.clear()

    def _brightest(self, part: QRect) -> float:
        """The brightest that may be in a part of the window; whatever moves may be anything."""
        if self._frame is None or self._info is None:
            return 0.0 if self.stage.frame is None else 1.0
        if self.stage.is_zoomed or self.stage.turns or self._motion is Motion.DRIFT or self.stage.is_leaving:
            return 1.0
        room = Box(0, 0, self.stage.width(), self.stage.height())
        place = _rectangle(place_of_photo((self._info.width, self._info.height), room))
        image = self._frame.image
        across, down = image.width() / place.width(), image.height() / place.height()
        seen = part.translated(-self.stage.pos() - place.topLeft())
        return brightest_of(
            image,
            QRect(
                round(seen.left() * across), round(seen.top() * down),
                round(seen.width() * across) + 1, round(seen.height() * down) + 1,
            ),
        )  # fmt: skip

    def _dress(self) -> None:
        self.words.dress()
        self._write()

    # Motion.

    def _keep_before(self) -> None:
        """The slide is about to change: keep a picture of it, unless one comes quickly after the other."""
        if self._before is not None or self._turn.isActive():
            return
        now, last = self._clock(), self._changed_at
        self._changed_at = now
        is_quick = last is not None and now - last < _QUICK
        self.dissolve.stop()
        self._turn.start()
        may_move = self._look.motion > 0 and self._motion is not Motion.CUT
        if may_move and not is_quick and not self.dissolve.movement.is_too_much and self._is_ready:
            self._before = self._slide_view.grab()

    @property
    def _is_ready(self) -> bool:
        """Whether there is anything on the screen yet."""
        return self.isVisible() and (self.stage.frame is not None or bool(self.stage.card_text))

    def _begin_motion(self) -> None:
        """All that changes has changed: let it be seen."""
        self._turn.stop()
        before, self._before = self._before, None
        if (
            before is not None
            and not self.stage.is_leaving
            and before.size() == self._slide_view.size() * self.devicePixelRatioF()
        ):
            self.dissolve.start(before, self._slide_view.grab(), FADE_TIME)

    def _lean(self, scale: float) -> None:
        focus = None
        if self._story is not None and self._words is not None:
            focus = self._story.photos[self._words.number - 1].focus
        self.stage.lean(scale, focus or (0.5, 0.5))

    def _announce(self) -> None:
        """Tell whoever listens to the screen what stands on it, in its language."""
        text, language = self._said()
        if not text:
            return
        self.setAccessibleName(text)
        announce(self, text, language)

    def _said(self) -> tuple[str, Language]:
        words = self._words
        if self._is_card or words is None:
            first = self._choice.shown[0] if self._choice.shown else Language("")
            pieces = self._writing.stacked
            return "\n".join("".join(run.text for run in piece.runs) for piece in pieces), first
        if words.captions:
            return words.captions[0]
        return words.alt or (words.position, Language("en"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.dissolve.stop()
        self._before = None
        self._slide_view.setGeometry(self.rect())
        self.marks.setGeometry(self.rect())
        if self.curtain.isVisible():
            self.curtain.setGeometry(self.rect())
        self._write()
        self.go_to.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.dissolve.stop()
        self.drift.stop()
        super().closeEvent(event)


def _rectangle(box: Box) -> QRect:
    return QRect(box.left, box.top, box.width, box.height)
