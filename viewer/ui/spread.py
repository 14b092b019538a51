"""The story laid out like a magazine spread: photo and caption on the stage, the article on paper beside it.

Every part's place follows from the window's size alone, so that nothing moves from one photo to the next.
"""

from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from viewer.imaging.request import DecodeFailure, PhotoInfo, Region
from viewer.story.language import LanguageChoice
from viewer.story.model import Story
from viewer.ui.article import Article
from viewer.ui.caption_bar import SCROLL_BAR, CaptionBar, band_height
from viewer.ui.footer import Footer
from viewer.ui.frames import Frame
from viewer.ui.look import Look
from viewer.ui.stage import Stage
from viewer.ui.text_view import literal_title
from viewer.ui.words import Words

_ARTICLE_SHARE = 0.353  # of the window's width
_ARTICLE_NARROWEST, _ARTICLE_WIDEST = 280, 700
_CAPTION_SHARE = 0.17  # of the window's height
_CAPTION_LINES = range(4, 7)
_MARGIN = 24
_GAP = 16
_NARROWEST_WORDS = 640  # logical pixels for captions and footer, where the stage is that wide
_PHOTO_SHAPE = 1.5  # width to height of most photos: captions stand below a photo of this shape
_TALLEST_STAGE = 0.78  # of its width: in a tall window the caption stays near the photo
_DAMAGED = "This photo's file is damaged; here is what could be read"


class Spread(QWidget):
    """The main window's view of a story."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = QColor(look.theme.stage)
        self.stage = Stage(look, margin=_MARGIN, parent=self)
        self.captions = CaptionBar(look, parent=self)
        self.footer = Footer(look, self)
        self.article = Article(look, self)
        self._story = Story()
        self._has_captions = True

    def show_story(self, story: Story) -> None:
        """Lay out this story; one without an article gives the photo the whole width."""
        self._story = story
        # In a folder's story captions may come with the photos, so their room is kept.
        self._has_captions = not story.languages or any(photo.caption for photo in story.photos)
        self.captions.setVisible(self._has_captions)
        self.article.setVisible(bool(story.article))
        self._place()

    @property
    def box(self) -> tuple[int, int]:
        """See Screen."""
        return self.stage.box

    def show_words(self, words: Words) -> None:
        """See Screen."""
        self.window().setWindowTitle(literal_title(words.window_title))
        self.captions.show_captions(words.captions, words.languages)
        self.footer.show_position(words.position, words.credit)
        self.stage.expect(words.number)
        self.stage.setAccessibleName(words.alt.text if words.alt else words.position)
        self.article.show_passage(words.passage, words.number - 1)

    def show_languages(self, choice: LanguageChoice) -> None:
        """See Screen."""
        self.article.show_story(self._story, choice)

    def show_frame(self, frame: Frame, box: tuple[int, int], info: PhotoInfo) -> None:
        """See Screen."""
        self.stage.show_frame(frame, box, (info.width, info.height))
        self.footer.show_note(_DAMAGED if info.damaged else "")

    def show_detail(self, frame: Frame, region: Region) -> None:
        """See Screen."""
        self.stage.show_detail(frame, region)

    def show_failure(self, file: str, failure: DecodeFailure) -> None:
        """See Screen."""
        self.stage.show_failure(file, failure)
        self.footer.show_note("")

    def show_waiting(self) -> None:
        """See Screen."""
        self.stage.show_waiting()

    def nudge(self, direction: int) -> None:
        """See Screen."""
        self.stage.nudge(direction)

    def _place(self) -> None:
        width, height = self.width(), self.height()
        article = 0
        if self._story.article:
            article = min(max(round(width * _ARTICLE_SHARE), _ARTICLE_NARROWEST), _ARTICLE_WIDEST)
            self.article.setGeometry(width - article, 0, article, height)
        left = width - article
        footer = self.footer.height()
        caption = self._caption_height(left - 2 * _MARGIN) if self._has_captions else 0
        below = caption + _GAP // 2 + footer + _GAP
        stage = max(min(height - below, round(left * _TALLEST_STAGE)), 1)
        top = (height - below - stage) // 2
        self.stage.setGeometry(0, top, left, stage)
        photo = min(left - 2 * _MARGIN, round((stage - 2 * _MARGIN) * _PHOTO_SHAPE))
        inner = max(min(max(photo, _NARROWEST_WORDS), left - 2 * _MARGIN), 1)
        edge = (left - inner) // 2
        self.captions.setGeometry(edge, top + stage, inner + SCROLL_BAR, caption)
        self.footer.setGeometry(edge, top + stage + caption + _GAP // 2, inner, footer)

    def _caption_height(self, width: int) -> int:
        """The band's height: whole lines, as many as there is room for."""
        wanted = round(self.height() * _CAPTION_SHARE)
        fewest, *more = (band_height(width, lines) for lines in _CAPTION_LINES)
        return max([fewest, *(height for height in more if height <= wanted)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._ground)
        painter.end()
