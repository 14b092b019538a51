"""The speaker's screen in a show on two screens: what the room sees, what comes next, notes, time, and place.

Nothing here moves from slide to slide: every part has its place by the window's size alone, and texts that are longer
scroll inside theirs.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, QTime, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from viewer.actions import Action
from viewer.story.language import UNSPECIFIED, LanguageChoice, LanguageMap
from viewer.story.model import Story
from viewer.story.phrase import Phrase
from viewer.story.slides import Slide, SlideKind
from viewer.ui.article_pieces import Piece, block_pieces, title_pieces
from viewer.ui.go_to import GoTo
from viewer.ui.help import Help
from viewer.ui.icons import SIZE, show_icon_on
from viewer.ui.keys import ButtonKeys
from viewer.ui.look import Look
from viewer.ui.show_window import ShowWindow
from viewer.ui.speaker_parts import Picture, SpeakerText, scaled
from viewer.ui.speech import key_words, said, say
from viewer.ui.text_view import TextView, plain_runs
from viewer.ui.theme import TextSize, Theme, mixed, stage_palette
from viewer.ui.words import language_name

_TICK = 1000  # milliseconds
_MARGIN, _GAP = 20, 20  # logical pixels
_LEFT_SHARE = 0.6  # of the width, for what the room sees
_PICTURE_SHARE, _NEXT_SHARE = 0.58, 0.4  # of the height below the top row
_NEXT_WORDS_SHARE = 0.36  # of the height that the next slide has
_NUMBER_SHARE = 0.36  # of the left part's width, for the position
_TYPE_HEIGHT = 800  # logical pixels: a window of this height has the article's sizes of type
_SMALLEST, _LARGEST = 1.0, 2.0
_NEXT_GAP = 6
_SECOND_GAP = 10
_BUTTONS = (
    (Action.PREVIOUS, Phrase("Previous")),
    (Action.NEXT, Phrase("Next")),
    (Action.ONWARD, Phrase("Pause or resume")),
    (Action.SPEAKER_LANGUAGE, Phrase("My language")),
    (Action.SWAP_SCREENS, Phrase("Swap screens")),
    (Action.LEAVE, Phrase("End")),
)
_KINDS = {
    SlideKind.TITLE: Phrase("Title"),
    SlideKind.HEADING: Phrase("Heading"),
    SlideKind.PHOTO: Phrase("Caption and passage"),
    SlideKind.PASSAGE: Phrase("Passage"),
    SlideKind.CREDITS: Phrase("Credits"),
}


class SpeakerView(ShowWindow):
    """The speaker's window. `closed` tells that the speaker has closed it, `asked` carries an action of a button, of a
    key that gives no Latin letter, or of a side button of the mouse; `ticked` comes every second."""

    ticked = Signal()

    def __init__(self, look: Look, *, now: Callable[[], QTime] = QTime.currentTime) -> None:
        """`now` tells the time of day."""
        super().__init__()
        self._look = look
        self._now = now
        self._times: tuple[float, float, float, bool] | None = None
        self._told: tuple[Sequence[Slide], int, Story, LanguageChoice] | None = None
        self.picture = Picture(look, self)
        self.next_picture = Picture(look, self)
        self.passage = SpeakerText(look, said(_KINDS[SlideKind.PHOTO]), self)
        self.next_words = SpeakerText(look, say("Next"), self)
        self.notes = SpeakerText(look, say("Notes"), self)
        self._position, self._course, self._time_of_day = (self._line() for _ in range(3))
        self._buttons = QWidget(self)
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        self._made_buttons = [self._button(action) for action, _ in _BUTTONS]
        for button in self._made_buttons:
            row.addWidget(button)
        row.addStretch()
        self.help = Help(look, self)
        self.go_to = GoTo(look, self)
        self.setAutoFillBackground(True)
        self._tick = QTimer(self, interval=_TICK)
        self._tick.timeout.connect(self.ticked)
        self.ticked.connect(self.show_time_of_day)
        self._tick.start()
        look.changed.connect(self._dress)
        self._dress()
        self.show_time_of_day()

    def _line(self) -> TextView:
        return TextView(self._look.interface_font(TextSize.HEADING), TextSize.HEADING.line_height, "", self)

    def _button(self, action: Action) -> QPushButton:
        button = QPushButton(self._buttons)
        ButtonKeys(button)
        button.clicked.connect(lambda: self.asked.emit(action))
        return button

    # What the show says.

    def show_slide(self, slides: Sequence[Slide], place: int, story: Story, choice: LanguageChoice) -> None:
        """The slide at `place` is before the audience: show what the speaker should know of it and of the next one, in
        the speaker's own languages."""
        self._told = slides, place, story, choice
        slide = slides[place]
        following = slides[place + 1] if place + 1 < len(slides) else None
        theme = _on_stage(self._look.theme)
        self._position.show_text(plain_runs(f"{place + 1} / {'…' if story.goes_on else len(slides)}"))
        self.passage.label(said(_KINDS[slide.kind]))
        self.passage.show_pieces(_words(slide, story, choice, theme))
        self.notes.label(" · ".join([say("Notes"), *filter(None, map(language_name, choice.shown))]))
        notes = _each(story.photos[slide.photo].notes, choice, theme, TextSize.HEADING)
        none = Piece(
            plain_runs(say("None for this photo")), UNSPECIFIED, TextSize.BODY, theme.ink_quiet, interface=True
        )
        self.notes.show_pieces(notes or [none])
        self.next_words.label(say("Next") if following is not None else say("The end"))
        self.next_words.show_pieces(_announced(following, story, choice, theme) if following is not None else ())

    def show_times(self, total: float, elapsed: float, left: float, *, paused: bool = False) -> None:
        """Show how long the show takes, how much of it is over, and what is left, in seconds; and whether it is
        paused."""
        self._times = total, elapsed, left, paused
        parts = [f"{_minutes(elapsed)} / {_minutes(total)}", say("{time} left", time=_minutes(left))]
        words = "   ·   ".join([*parts, say("paused")] if paused else parts)
        self._course.show_text(plain_runs(words))

    def show_time_of_day(self) -> None:
        """Show what time it is."""
        words = QLocale().toString(self._now(), QLocale.FormatType.ShortFormat)
        self._time_of_day.show_text(plain_runs(words))

    # How it looks.

    def _say(self) -> None:
        self.setWindowTitle(say("Speaker’s view"))
        self.picture.setAccessibleName(say("What the room sees"))
        self.next_picture.setAccessibleName(say("What comes next"))
        for button, (action, name) in zip(self._made_buttons, _BUTTONS, strict=True):
            button.setText(said(name))
            button.setAccessibleDescription(say("Key: {key}", key=key_words(action.keys[0])))
        if self._told is not None:
            self.show_slide(*self._told)
        if self._times is not None:
            total, elapsed, left, paused = self._times
            self.show_times(total, elapsed, left, paused=paused)
            self.show_time_of_day()

    def _dress(self) -> None:
        self._say()
        theme = self._look.theme
        self.setPalette(stage_palette(theme))
        font = scaled(self._look.interface_font(TextSize.HEADING), self._scale)
        for line, colour in (
            (self._position, theme.stage_text),
            (self._course, theme.stage_second),
            (self._time_of_day, theme.stage_text),
        ):
            line.dress(font, colour)
        lifted = mixed(theme.stage, theme.stage_line, 0.7)
        for button, (action, _) in zip(self._made_buttons, _BUTTONS, strict=True):
            button.setFont(scaled(self._look.interface_font(TextSize.LABEL), self._scale))
            show_icon_on(button, action, theme.stage_text, round(SIZE * self._look.text_scale * self._scale))
        # The padding makes up for the focus ring's width, so that words never move.
        self._buttons.setStyleSheet(
            f"""
            QPushButton {{ background: {theme.stage}; color: {theme.stage_text}; border: 1px solid {theme.stage_second};
                border-radius: 4px; padding: 7px 11px; }}
            QPushButton:hover {{ background: {lifted}; }}
            QPushButton:focus {{ border: 2px solid {theme.stage_text}; padding: 6px 10px; }}
            """
        )
        self._place()

    @property
    def _scale(self) -> float:
        """How many times as large as in the window type is here."""
        return min(max(self.height() / _TYPE_HEIGHT, _SMALLEST), _LARGEST)

    def _place(self) -> None:
        width, height = self.width() - 2 * _MARGIN, self.height() - 2 * _MARGIN
        for text in (self.passage, self.notes, self.next_words):
            text.set_scale(self._scale)
        line = self._position.height_at(width)
        foot = self._buttons.sizeHint().height()
        self._buttons.setGeometry(_MARGIN, self.height() - _MARGIN - foot, width, foot)
        top, room = _MARGIN + line + _GAP, height - line - foot - 2 * _GAP
        left = round(width * _LEFT_SHARE)
        right = width - left - _GAP
        across = _MARGIN + left + _GAP
        number = round(left * _NUMBER_SHARE)
        self._position.setGeometry(_MARGIN, _MARGIN, number, line)
        self._course.setGeometry(_MARGIN + number, _MARGIN, left - number, line)
        self._time_of_day.setGeometry(across, _MARGIN, right, line)
        seen, coming = round(room * _PICTURE_SHARE), round(room * _NEXT_SHARE)
        self.picture.setGeometry(_MARGIN, top, left, seen)
        self.passage.setGeometry(_MARGIN, top + seen + _GAP, left, room - seen - _GAP)
        words = round(coming * _NEXT_WORDS_SHARE)
        self.next_words.setGeometry(across, top, right, words)
        self.next_picture.setGeometry(across, top + words + _NEXT_GAP, right, coming - words - _NEXT_GAP)
        self.notes.setGeometry(across, top + coming + _GAP, right, room - coming - _GAP)
        self.go_to.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._tick.stop()
        super().closeEvent(event)


def _on_stage(theme: Theme) -> Theme:
    """The theme's colours for text on the stage, under the names that text on paper has."""
    return theme._replace(ink=theme.stage_text, ink_second=theme.stage_second, ink_quiet=theme.stage_second)


def _each(texts: LanguageMap, choice: LanguageChoice, theme: Theme, size: TextSize) -> list[Piece]:
    """A text in each language chosen, one below the other; a story without languages has it as it is."""
    wordings = texts.in_each(choice.shown or tuple(language for language, _ in texts.entries[:2]))
    pieces = []
    for place, wording in enumerate(wordings):
        before = _SECOND_GAP if place else 0
        if choice.shown and wording.language not in choice.shown:
            name = plain_runs(language_name(wording.language))
            pieces.append(Piece(name, UNSPECIFIED, TextSize.LABEL, theme.ink_quiet, before, interface=True))
            before = 0
        for number, text in enumerate(wording.text.split("\n")):
            colour = theme.ink_second if place else theme.ink
            pieces.append(Piece(plain_runs(text), wording.language, size, colour, before if number == 0 else 0))
    return pieces


def _words(slide: Slide, story: Story, choice: LanguageChoice, theme: Theme) -> list[Piece]:
    """What the slide is about: its own words, or a photo's caption with the passage that belongs to it."""
    if slide.kind is SlideKind.TITLE:
        return title_pieces(story, choice, theme, columns=False)
    if slide.kind is SlideKind.CREDITS:
        return [
            *_each(story.byline, choice, theme, TextSize.BODY),
            *_each(story.source.name, choice, theme, TextSize.BODY),
        ]
    pieces = []
    if slide.kind is SlideKind.PHOTO:
        caption = _each(story.photos[slide.photo].caption, choice, theme, TextSize.BODY)
        pieces += [piece._replace(strong=True) for piece in caption]
    if slide.block is not None:
        block = block_pieces(story.article[slide.block], choice, theme, columns=False)
        before = 2 * _SECOND_GAP if pieces else 0
        pieces += [*(piece._replace(before=before) for piece in block[:1]), *block[1:]]
    return pieces


def _announced(slide: Slide, story: Story, choice: LanguageChoice, theme: Theme) -> list[Piece]:
    """What one should know of a slide that comes next, in one language: its caption, or its own words."""
    first = LanguageChoice(choice.shown[:1])
    if slide.kind is SlideKind.PHOTO:
        return _each(story.photos[slide.photo].caption, first, theme, TextSize.BODY)[:1]
    if slide.kind is SlideKind.TITLE:
        return _each(story.title, first, theme, TextSize.BODY)
    if slide.block is not None:
        return _each(story.article[slide.block].text, first, theme, TextSize.BODY)
    name = plain_runs(said(_KINDS[slide.kind]))
    return [Piece(name, UNSPECIFIED, TextSize.BODY, theme.ink)]


def _minutes(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"
