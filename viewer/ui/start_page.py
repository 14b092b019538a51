"""The page that is shown when there is no story: those read last, the one that came with the program, ways to open
others, and how to make one of one's own.

All places follow from the page's width and the size of text; what comes later (a picture, a title, that something is
not there) moves nothing.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from viewer.actions import Action
from viewer.recent import place_words
from viewer.remembered import RecentStory
from viewer.ui.buttons import Button
from viewer.ui.look import Look
from viewer.ui.speech import say
from viewer.ui.story_card import REACH, StoryCard
from viewer.ui.text_view import TextView, plain_runs
from viewer.ui.theme import TextSize, scroll_bar_style
from viewer.ui.viewport import make_viewport
from viewer.ui.window import PROGRAM

_WIDEST = 1_120  # logical pixels
_MARGIN, _NARROW_MARGIN = 48, 24
_NARROW = 700
_SLIMMEST_CARD = 196
_GAP = 24
_ROW_GAP = 20
_SECTION_GAP = 36
_MOST_COLUMNS = 5
_SLIMMEST_TEXT = 300  # beside the bundled story; else below it
_WIDEST_TEXT = 620
_BUTTON_GAP = 12


class StartPage(QScrollArea):
    """Stories on cards, which go by numbers: see `show_stories`; the bundled one by `BUNDLED`. `opened` and `forgotten`
    carry a number; `cleared` tells that all recent ones are to be forgotten, `files_asked` that the bundled one's files
    are to be shown, to be copied from."""

    BUNDLED = -1

    opened = Signal(int)
    forgotten = Signal(int)
    cleared = Signal()
    open_asked = Signal()
    folder_asked = Signal()
    files_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        make_viewport(self)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self._body = QWidget()
        self._title, self._intro, self._recent_label, self._bundled_label, self._own_title, *self._own = (
            self._text() for _ in range(8)
        )
        self._open = Button("", look, self._body, Action.OPEN)
        self._open.clicked.connect(self.open_asked)
        self._open_folder = Button("", look, self._body, Action.OPEN_FOLDER)
        self._open_folder.clicked.connect(self.folder_asked)
        self._clear = Button("", look, self._body)
        self._clear.clicked.connect(self.cleared)
        self._show_files = Button("", look, self._body, Action.SHOW_IN_FOLDER)
        self._show_files.clicked.connect(self.files_asked)
        self._show_files.setEnabled(False)  # until there is a story to learn from
        self._recent: dict[int, StoryCard] = {}
        self._bundled = self._card(self.BUNDLED)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._body)
        look.changed.connect(self._dress)
        self._dress()

    def show_stories(self, stories: Sequence[RecentStory]) -> None:
        """Offer these, which go by their places in the list, the one read last first, with the keyboard on it."""
        for card in self._recent.values():
            card.hide()  # its end comes later
            card.deleteLater()
        self._recent = {number: self._card(number) for number in range(len(stories))}
        for card, story in zip(self._recent.values(), stories, strict=True):
            card.describe(story.title, story.number, story.photos, place_words(story))
            card.show()
        self._arrange()
        self.verticalScrollBar().setValue(0)
        self._cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_bundled(self, story: RecentStory) -> None:
        """Say what the bundled story is called."""
        self._bundled.describe(story.title, story.number, story.photos, "")
        self._show_files.setEnabled(True)

    def show_picture(self, number: int, image: QImage | None) -> None:
        """The picture of this story has come, or will not."""
        card = self.cards.get(number)
        if card is not None:
            card.show_picture(image)

    def show_missing(self, number: int) -> None:
        """This story is not there now."""
        card = self.cards.get(number)
        if card is not None:
            card.show_missing()

    def take_off(self, number: int) -> None:
        """This story is forgotten; the keyboard goes to the one beside it."""
        card = self._recent.pop(number)
        place = [*self._recent, number]
        following = sorted(place).index(number)
        has_focus = card.hasFocus()
        card.hide()
        card.deleteLater()
        self._arrange()
        if has_focus:
            self._cards[min(following, max(len(self._recent) - 1, 0))].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def cards(self) -> Mapping[int, StoryCard]:
        """All cards, as they stand there."""
        return {**self._recent, self.BUNDLED: self._bundled}

    @property
    def _cards(self) -> list[StoryCard]:
        return list(self.cards.values())

    def _text(self) -> TextView:
        return TextView(self._look.interface_font(TextSize.NUMBER), 1.5, self._look.theme.ink, self._body)

    def _say(self) -> None:
        """Every text, in the language spoken."""
        self.setAccessibleName(say("Start page"))
        self._open.setText(say("Open…"))
        self._open_folder.setText(say("Open folder…"))
        self._clear.setText(say("Clear the list"))
        self._show_files.setText(say("Show its files"))
        texts = (
            (self._title, PROGRAM),
            (self._intro, say("A story’s photos, captioned in two languages, beside its article.")),
            (self._recent_label, say("Recent stories").upper()),
            (self._bundled_label, say("To begin with").upper()),
            (self._own_title, say("Make a story of your own")),
            (
                self._own[0],
                say(
                    "A folder of photos is a story already: “Open folder…” shows it, with the captions found inside "
                    "the photos."
                ),
            ),
            (
                self._own[1],
                say(
                    "For captions in two languages and an article, write a text file called captions.yaml beside your "
                    "photos. That of the story shown here is one to copy from."
                ),
            ),
            (
                self._own[2],
                say(
                    "How, in five minutes, is told in README.md, which came with the program. “Problems in this "
                    "story…” in the menu “Story” says of every slip in which line it is."
                ),
            ),
        )
        for view, text in texts:
            view.show_text(plain_runs(text))

    def _card(self, number: int) -> StoryCard:
        card = StoryCard(self._look, self._body, can_be_forgotten=number != self.BUNDLED)
        card.clicked.connect(lambda: self.opened.emit(number))
        card.forget_asked.connect(lambda: self.forgotten.emit(number))
        card.walked.connect(lambda key: self._walk(card, Qt.Key(key)))
        return card

    # The keyboard.

    def _walk(self, card: StoryCard, key: Qt.Key) -> None:
        cards = self._cards
        here = cards.index(card)
        onward = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(key)
        there: QWidget | None
        if onward is not None:
            there = cards[min(max(here + onward, 0), len(cards) - 1)]
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            there = cards[0 if key == Qt.Key.Key_Home else -1]
        else:
            down = 1 if key == Qt.Key.Key_Down else -1
            rows = [other for other in cards if (other.y() - card.y()) * down > 0]
            there = min(
                rows, key=lambda other: ((other.y() - card.y()) * down, abs(other.x() - card.x())), default=None
            )
            if there is None and down < 0:
                there = self._open
        if there is not None:
            there.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(there, 0, _GAP)

    def _arrange(self) -> None:
        """Tell what is there, and in which order Tab goes through it."""
        for part in (self._recent_label, self._clear):
            part.setVisible(bool(self._recent))
        recent = (*self._recent.values(), self._clear)
        order: list[QWidget] = [self._open, self._open_folder, *recent, self._bundled, self._show_files]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        self._place()

    # How it looks.

    def _dress(self) -> None:
        self._say()
        look, theme = self._look, self._look.theme
        self._title.dress(look.reading_font(TextSize.TITLE, strong=True), theme.ink)
        self._intro.dress(look.reading_font(TextSize.BODY), theme.ink_second)
        for label in (self._recent_label, self._bundled_label):
            label.dress(look.interface_font(TextSize.LABEL, strong=True), theme.ink_quiet)
        self._own_title.dress(look.reading_font(TextSize.HEADING, strong=True), theme.ink)
        for text in self._own:
            text.dress(look.interface_font(TextSize.NUMBER), theme.ink_second)
        for ground in (self.viewport(), self._body):
            palette = ground.palette()
            palette.setColor(QPalette.ColorRole.Window, QColor(theme.paper))
            ground.setPalette(palette)
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(theme.scroll_handle))
        self._place()

    def _place(self) -> None:
        margin = _MARGIN if self.width() >= _NARROW else _NARROW_MARGIN
        width = max(min(self.width() - 2 * margin, _WIDEST), 1)
        left, top = (self.width() - width) // 2, margin
        columns = max(1, min(_MOST_COLUMNS, (width + _GAP) // (_SLIMMEST_CARD + _GAP)))
        card_width = (width - (columns - 1) * _GAP) // columns
        card_height = self._bundled.height_at(card_width + 2 * REACH)

        for view, gap in ((self._title, 6), (self._intro, _GAP)):
            top = _put(view, left, top, width) + gap
        for button in (self._open, self._open_folder):
            button.setGeometry(QRect(button.pos(), button.sizeHint()))
        self._open.move(left, top)
        self._open_folder.move(self._open.geometry().right() + 1 + _BUTTON_GAP, top)
        top = self._open.geometry().bottom() + 1 + _SECTION_GAP

        if self._recent:
            clear = self._clear.sizeHint()
            self._clear.setGeometry(left + width - clear.width(), top, clear.width(), clear.height())
            label = self._recent_label.height_at(width)
            room = width - clear.width() - _GAP
            _put(self._recent_label, left, top + (clear.height() - label) // 2, room)
            top += clear.height() + _GAP // 2
            for place, card in enumerate(self._recent.values()):
                row, column = divmod(place, columns)
                x, y = left + column * (card_width + _GAP), top + row * (card_height + _ROW_GAP)
                card.setGeometry(x - REACH, y - REACH, card_width + 2 * REACH, card_height)
            rows = -(-len(self._recent) // columns)
            top += rows * (card_height + _ROW_GAP) - _ROW_GAP + _SECTION_GAP

        self._body.resize(self.viewport().width(), self._place_bundled(QRect(left, top, width, 0), card_width) + margin)

    def _place_bundled(self, room: QRect, card_width: int) -> int:
        """Put the bundled story there, and how to make one's own beside it, or below; where all of it ends."""
        top = _put(self._bundled_label, room.left(), room.top(), room.width()) + _GAP // 2
        card = QSize(card_width + 2 * REACH, self._bundled.height_at(card_width + 2 * REACH))
        self._bundled.setGeometry(QRect(QPoint(room.left() - REACH, top - REACH), card))
        end = self._bundled.geometry().bottom() + 1
        left, width = room.left(), room.width()
        if width - card_width - 2 * _GAP >= _SLIMMEST_TEXT:
            left += card_width + 2 * _GAP
            width -= card_width + 2 * _GAP
        else:
            top = end + _SECTION_GAP
        width = min(width, _WIDEST_TEXT)
        below = _put(self._own_title, left, top, width) + 10
        for text in self._own:
            below = _put(text, left, below, width) + 10
        self._show_files.setGeometry(QRect(QPoint(left, below + 6), self._show_files.sizeHint()))
        return max(end, self._show_files.geometry().bottom() + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()


def _put(view: TextView, left: int, top: int, width: int) -> int:
    """Lay out a text there; where it ends."""
    height = view.height_at(width)
    view.setGeometry(left, top, width, height)
    return top + height
