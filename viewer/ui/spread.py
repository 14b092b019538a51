"""The story laid out like a magazine spread: photo and caption on the stage, the article on paper beside it.

Every part's place follows from the window's size and the reader's wishes alone (`spread_layout`), so that nothing
moves from one photo to the next.
"""

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLocale, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from viewer.imaging.request import DecodeFailure, FailureReason, PhotoInfo, Region
from viewer.remembered import ARTICLE_SHARES
from viewer.story.language import UNSPECIFIED, LanguageChoice
from viewer.story.model import Story
from viewer.story.phrase import Phrase
from viewer.ui.article import Article
from viewer.ui.article_rows import two_columns_width
from viewer.ui.caption_bar import CaptionBar, whole_lines
from viewer.ui.chip import Chip
from viewer.ui.drawer_tab import DrawerTab, Scrim
from viewer.ui.filmstrip import FILMSTRIP_HEIGHT, FILMSTRIP_STEP, Filmstrip
from viewer.ui.footer import Footer
from viewer.ui.frames import Frame
from viewer.ui.look import Look
from viewer.ui.photo_list import PhotoModel, Pictures, caption_or_name
from viewer.ui.speech import said
from viewer.ui.spread_layout import MARGIN, Fold, Wishes, arrange, fold_of
from viewer.ui.stage import Stage
from viewer.ui.text_view import literal_title
from viewer.ui.words import Words, counted, page_words, reads_from_right

if TYPE_CHECKING:
    from viewer.ui.facts import Facts
    from viewer.ui.information import Information
    from viewer.ui.page_strip import PageStrip

_CHIP_FROM_EDGE = 6  # logical pixels
_CHIP_RING = 4  # logical pixels of a chip outside of its outline, for the ring of the focus
# In the few words there is room for; the information panel says more.
_DAMAGED = Phrase("Damaged file")
_GONE = Phrase("The file is gone")
_UNREADABLE = Phrase("The file cannot be read now")


class Panes(NamedTuple):
    """What the reader wants to see beside the photo; `article_share` is of the window's width, None as it comes."""

    filmstrip: bool = True
    caption: bool = True
    article: bool = True
    article_share: float | None = None


class Grip(QWidget):
    """The edge between stage and article, which can be pulled. `pulled` carries where to, in the parent's pixels."""

    pulled = Signal(int)
    let_go = Signal()  # double-clicked: as it comes

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setCursor(Qt.CursorShape.SplitHCursor)
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        if theme.paper == theme.stage:  # in high contrast both may be black: then a line tells them apart
            painter = QPainter(self)
            painter.fillRect(self.width() // 2, 0, 1, self.height(), QColor(theme.rule))
            painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.pulled.emit(self.mapToParent(event.position().toPoint()).x())

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.let_go.emit()


class Spread(QWidget):
    """The main window's view of a story. `panes_changed` tells that the reader has put something away or back;
    `page_chosen` carries the page of the photo that was clicked, `page_sight_changed` the list of those in sight."""

    panes_changed = Signal()
    page_chosen = Signal(int)
    page_sight_changed = Signal(object)
    information_closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._story = Story()
        self._choice = LanguageChoice(())
        self._pictures: Pictures | None = None
        self._has_captions = True
        self._panes = Panes()
        self._drawer_open = False
        self._fold = Fold.NOWHERE
        self._has_pages = False
        self._said = ""  # of the photo, to a screen reader
        self._page_words: str = ""
        self._mistake = ""
        self._problem_count = 0
        self.model = PhotoModel(self)
        self.stage = Stage(look, margin=MARGIN, parent=self)
        self.captions = CaptionBar(look, parent=self)
        self.filmstrip = Filmstrip(look, self.model, self)
        self.footer = Footer(look, self)
        self.article = Article(look, self._picture, self)
        self.tab = DrawerTab(look, self)
        self.tab.clicked.connect(self.toggle_article)
        self._scrim = Scrim(self)
        self._scrim.clicked.connect(self.toggle_article)
        self._grip = Grip(look, self)
        self._grip.pulled.connect(self._pull)
        self._grip.let_go.connect(lambda: self.arrange_panes(self._panes._replace(article_share=None)))
        self.problems = Chip(look, self)
        self.problems.hide()
        self.stage.zoomed.connect(self.footer.show_zoom)
        look.changed.connect(self._say_anew)

    def _say_anew(self) -> None:
        """The look has changed, or the language that the program speaks."""
        self._show_pending()
        self._name_stage()
        self._place()

    def show_story(self, story: Story, pictures: Pictures, problems: int) -> None:
        """Lay out this story; one without an article gives the photo the whole width. `problems` is how many its
        author should mend."""
        self._story, self._pictures = story, pictures
        # In a folder's story captions may come with the photos, so their room is kept.
        self._has_captions = not story.languages or any(photo.caption for photo in story.photos)
        self.footer.show_note()
        self.model.set_story(len(story.photos), self._caption_of, pictures)
        self.show_pending("", problems)

    def revise_story(self, story: Story, pictures: Pictures, problems: int) -> None:
        """The text of this story has changed."""
        self.article.revise(story)
        self.show_story(story, pictures, problems)

    def show_pending(self, mistake: str, problems: int) -> None:
        """Say which mistake keeps a changed text from being shown; empty: none does, and so many things are to be
        mended."""
        self._mistake, self._problem_count = mistake, problems
        self._show_pending()
        self.problems.setVisible(bool(mistake) or problems > 0)
        self._place()

    def _show_pending(self) -> None:
        self.problems.show_text(said(self._mistake) or counted(self._problem_count))

    def show_thumbnail(self, photo: int) -> None:
        """The thumbnail of this photo has arrived."""
        self.model.picture_arrived(photo)
        self.article.show_thumbnail(photo)

    def show_information(self, facts: "Facts | None") -> None:
        """Show what there is to know of the photo; None puts the panel away."""
        if facts is None and not self._has_information:
            return
        self.information.setVisible(facts is not None)
        if facts is not None:
            self.information.show_photo(facts)
            self._place_over_stage(self.stage.geometry(), mirrored=self._is_mirrored)

    @cached_property
    def information(self) -> "Information":
        """The panel with what there is to know of the photo; made when it is first asked for."""
        from viewer.ui.information import Information

        made = Information(self._look, self)
        made.hide()
        made.setLayoutDirection(self.stage.layoutDirection())
        made.closed.connect(self.information_closed)
        return made

    def show_pages(self, pages: int, page: int, pictures: Pictures) -> None:
        """The photo has so many pages, of which this is shown."""
        if self.page_strip.isHidden():
            self.page_strip.show_pages(pages, pictures)
        self.page_strip.show_page(page)
        self._has_pages = True
        self._place_over_stage(self.stage.geometry(), mirrored=self._is_mirrored)

    def hide_pages(self) -> None:
        """The photo has one page."""
        if self._has_pages:
            self._has_pages = False
            self.page_strip.hide()
            self.stage.leave_free(0)

    def show_page_picture(self, page: int) -> None:
        """The small picture of this page has arrived."""
        self.page_strip.picture_arrived(page)

    @cached_property
    def page_strip(self) -> "PageStrip":
        """The pages of the photo; made for the first photo that has several."""
        from viewer.ui.page_strip import PageStrip

        made = PageStrip(self._look, self)
        made.hide()
        made.page_chosen.connect(self.page_chosen)
        made.sight_changed.connect(self.page_sight_changed)
        return made

    @property
    def _has_information(self) -> bool:
        return "information" in self.__dict__

    @property
    def panes(self) -> Panes:
        """What the reader wants to see beside the photo."""
        return self._panes

    def arrange_panes(self, panes: Panes) -> None:
        """Put parts away or bring them back."""
        if panes != self._panes:
            self._panes = panes
            self._place()
            self.panes_changed.emit()

    def toggle_article(self) -> None:
        """Put the article away or bring it back; in a small window, open or close its drawer."""
        if not self._story.article:
            return
        if self._fold is Fold.DRAWER:
            self._drawer_open = not self._drawer_open
            self._place()
            self.panes_changed.emit()
        else:
            self.arrange_panes(self._panes._replace(article=not self._panes.article))

    def close_drawer(self) -> bool:
        """Close the article's drawer; False where none is open."""
        if not (self._fold is Fold.DRAWER and self._drawer_open):
            return False
        self.toggle_article()
        return True

    @property
    def shows_article(self) -> bool:
        """Whether the article can be seen."""
        return not self.article.isHidden()

    @property
    def box(self) -> tuple[int, int]:
        """See Screen."""
        return self.stage.box

    def show_words(self, words: Words) -> None:
        """See Screen."""
        self.captions.show_captions(words.captions, words.languages)
        self.footer.show_position(words.position, words.credit)
        self.stage.expect(words.number)

    def show_passing(self, words: Words) -> None:
        """See Screen."""
        self.footer.show_number(words.position)

    def paint_now(self) -> None:
        """See Screen. Only what has changed with the photo is painted; the window's own time for it may be far off."""
        parts = (self.stage, self.captions, self.footer)
        changed = QRegion()
        for part in parts:
            if part.isVisible():
                changed += part.geometry()
        if not changed.isEmpty():
            self.repaint(changed)

    def follow(self, words: Words) -> None:
        """See Screen."""
        self.window().setWindowTitle(literal_title(words.window_title))
        self._said = words.alt.text if words.alt else words.position
        self.stage.setLocale(QLocale(words.alt.language) if words.alt else QLocale.c())
        self._name_stage()
        self.filmstrip.show_current(words.number - 1)
        self.article.show_passage(words.passage, words.number - 1)

    def show_languages(self, choice: LanguageChoice) -> None:
        """See Screen."""
        self._choice = choice
        self.model.captions_changed()
        mirrored = self._is_mirrored
        self.filmstrip.set_mirrored(mirrored)
        self.footer.set_mirrored(mirrored=mirrored)
        right_to_left, left_to_right = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
        for part in (self.information, self.stage) if self._has_information else (self.stage,):
            part.setLayoutDirection(right_to_left if mirrored else left_to_right)
        self.article.show_story(self._story, choice)
        self._place()

    def show_frame(self, frame: Frame, box: tuple[int, int], info: PhotoInfo, page: int) -> None:
        """See Screen."""
        self.stage.show_frame(frame, box, (info.width, info.height), (info.identity, page))
        has_pages = info.duration is None and info.pages is not None and info.pages > 1
        self._page_words = page_words(page, info.pages or 1) if has_pages else ""
        self.footer.show_note(*filter(None, (_DAMAGED if info.damaged else "", self._page_words)))
        self._name_stage()

    def show_detail(self, frame: Frame, region: Region) -> None:
        """See Screen."""
        self.stage.show_detail(frame, region)

    def show_failure(self, file: str, failure: DecodeFailure) -> None:
        """See Screen."""
        self.stage.show_failure(file, failure)
        self._page_words = ""
        self.footer.show_note()
        self._name_stage()

    def _name_stage(self) -> None:
        name = ", ".join(filter(None, (self._said, said(self._page_words))))
        if name != self.stage.accessibleName():
            self.stage.setAccessibleName(name)

    def show_outdated(self, failure: DecodeFailure | None) -> None:
        """See Screen."""
        self.stage.stay()
        is_gone = failure is not None and failure.reason is FailureReason.MISSING
        self.footer.show_note(_GONE if is_gone else _UNREADABLE)

    def show_waiting(self) -> None:
        """See Screen."""
        self.stage.show_waiting()

    def nudge(self, direction: int) -> None:
        """See Screen."""
        self.stage.nudge(-direction if self._is_mirrored else direction)

    @property
    def _is_mirrored(self) -> bool:
        return bool(self._choice.shown) and reads_from_right(self._choice.shown[0])

    def _picture(self, photo: int) -> QImage | None:
        return self._pictures.image(photo) if self._pictures is not None else None

    def _caption_of(self, photo: int) -> str:
        """What a photo is called in filmstrip and overview."""
        first = self._choice.shown[0] if self._choice.shown else UNSPECIFIED
        return caption_or_name(self._story.photos[photo], first)

    def _place(self) -> None:
        story, panes = self._story, self._panes
        self.problems.adjustSize()
        wishes = Wishes(
            article=bool(story.article) and (panes.article or self._folds),
            article_share=panes.article_share,
            two_columns=two_columns_width(self._look) if len(self._story.languages) > 1 else 0,
            drawer_open=self._drawer_open,
            captions=self._has_captions and panes.caption,
            filmstrip=panes.filmstrip and len(story.photos) > 1,
            filmstrip_height=FILMSTRIP_HEIGHT,
            filmstrip_step=FILMSTRIP_STEP,
            photos=len(story.photos),
            line=self.footer.sizeHint().height(),
            text_scale=self._look.text_scale,
            status=self.problems.height() + _CHIP_FROM_EDGE if not self.problems.isHidden() else 0,
            mirrored=self._is_mirrored,
        )
        places = arrange(self.size(), wishes, lambda width, about: whole_lines(self._look, width, about))
        self._fold = places.fold
        parts: tuple[tuple[QWidget, QRect], ...] = (
            (self.captions, places.captions),
            (self.filmstrip, places.filmstrip),
            (self.footer, places.footer),
            (self.article, places.article),
            (self.tab, places.tab),
            (self._grip, places.grip),
        )
        self.stage.setGeometry(places.stage)
        for part, place in parts:
            if not place.isEmpty():
                part.setGeometry(place)
            elif not part.isHidden():
                _take_keyboard_from(part)
            part.setVisible(not place.isEmpty())
        self.tab.show_state(is_open=self._drawer_open, mirrored=wishes.mirrored)
        self._scrim.setGeometry(self.rect())
        self._scrim.setVisible(self._fold is Fold.DRAWER and self._drawer_open and not places.article.isEmpty())
        for part in (self._scrim, self.article, self.tab, self._grip):
            part.raise_()
        self._place_over_stage(places.stage, mirrored=wishes.mirrored)

    @property
    def _folds(self) -> bool:
        """Whether the window is so small that the article is in a drawer."""
        return fold_of(self.size()) is Fold.DRAWER

    def _place_over_stage(self, stage: QRect, *, mirrored: bool) -> None:
        """The chip that there is something to mend, above the photo, its pages and the information, over it."""
        chip = QRect(QPoint(MARGIN - _CHIP_RING, _CHIP_FROM_EDGE), self.problems.size())
        if mirrored:
            chip.moveRight(stage.right() - MARGIN + _CHIP_RING)
        self.problems.setGeometry(chip)
        if self._has_pages:
            shows = self._panes.filmstrip
            self.page_strip.place(stage, mirrored=mirrored)
            self.page_strip.setVisible(shows)
            self.stage.leave_free(max(self.page_strip.height() - MARGIN, 0) if shows else 0)
        if not self._has_information:
            return
        width = min(self.information.width_wanted(), stage.width() - 2 * MARGIN)
        height = min(self.information.height_at(width), max(stage.height() - 2 * MARGIN, 1))
        panel = QRect(stage.left() + MARGIN, stage.top() + MARGIN, width, height)
        if mirrored:
            panel.moveRight(stage.right() - MARGIN)
        self.information.setGeometry(panel)
        self.information.raise_()

    def _pull(self, x: int) -> None:
        across = x if self._is_mirrored else self.width() - x
        share = min(max(across / max(self.width(), 1), ARTICLE_SHARES[0]), ARTICLE_SHARES[1])
        self.arrange_panes(self._panes._replace(article_share=share))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._look.theme.stage))
        painter.end()


def _take_keyboard_from(part: QWidget) -> None:
    """It is put away: Qt would hand the keyboard to the next part, with a ring around it that nobody asked for."""
    focused = part.window().focusWidget()
    if focused is not None and (focused is part or part.isAncestorOf(focused)):
        focused.clearFocus()
