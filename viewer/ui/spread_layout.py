"""Where everything on the spread stands. All of it follows from the window's size and from what the reader has put
away, never from a photo or the length of a text, so that nothing moves from one photo to the next.

Article beside the stage where the window is wide enough, below it in a tall window, folded away behind a tab in a
small one. All numbers are logical pixels.
"""

from collections.abc import Callable
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize

from viewer.ui.caption_bar import SCROLL_BAR

MARGIN = 24
_GAP = 16
_NARROWEST_BESIDE = 1000  # a window narrower than this has its article in a drawer
_TALL = 1.15  # height to width: from here on the article stands below
_ARTICLE_SHARE = 0.36  # of the window's width, at least
_COLUMNS_SHARE = 0.42  # the most that is given so that two languages can stand side by side
_LARGEST_SHARE = 0.46  # of the window's width, where the photo leaves room
_WIDEST_ARTICLE = 1400
_NARROWEST_ARTICLE = 320
_LOWEST_ARTICLE = 0.3  # of the window's height, where it stands below
_DRAWER = 440
_DRAWER_LEAVES = 56  # of the stage, beside an open drawer
TAB = 30
_CAPTION_SHARE = 0.17  # of the window's height, where texts have their normal size
_LARGEST_CAPTION_SHARE = 0.36  # where they are larger, at most: the photo comes first
_CAPTION_GROWTH = 1.5  # larger texts are higher, and have more lines as well
_NARROWEST_WORDS = 640  # for captions and footer, where the stage is that wide
_WIDEST_WORDS = 900  # in a wide window words stay near a narrow photo
_PHOTO_SHAPE = 1.5  # width to height of most photos: captions stand below a photo of this shape
_TALLEST_STAGE = 0.78  # of its width: in a tall window the caption stays near the photo
_LEAST_STAGE = 0.55  # of the height: the filmstrip gives way before the stage is lower
_FOOTER_WIDTH = 190  # beside the filmstrip, where its lines are as high as
_ORDINARY_LINE = 24
_WIDEST_STRIP_SHARE = 0.72
_STRIP_GAP = 10
_PHOTO_GAP = 8  # between two photos of the strip
GRIP = 8


class Fold(Enum):
    """Where the article is."""

    NOWHERE = auto()
    BESIDE = auto()
    BELOW = auto()
    DRAWER = auto()


class Wishes(NamedTuple):
    """What there is to be laid out, and how the reader wants it. `article_share` is of the window's width."""

    article: bool = True  # the story has one, and it has not been put away
    article_share: float | None = None
    two_columns: int = 0  # how wide an article is that has room for two languages side by side; 0 for one language
    drawer_open: bool = False
    captions: bool = True
    filmstrip: bool = True
    filmstrip_height: int = 0
    filmstrip_step: int = 1  # from one photo of the strip to the next
    photos: int = 1
    line: int = 24  # of the footer
    text_scale: float = 1.0  # how large texts are
    status: int = 0  # the height kept above the stage, where there is something to say
    mirrored: bool = False


class Places(NamedTuple):
    """Where each part stands; an empty rectangle is a part that is not shown."""

    fold: Fold
    stage: QRect
    captions: QRect
    filmstrip: QRect
    footer: QRect
    article: QRect
    tab: QRect
    grip: QRect


def fold_of(size: QSize) -> Fold:
    """Where a window of this size has its article."""
    width, height = size.width(), size.height()
    if height >= _TALL * width and width >= _DRAWER:
        return Fold.BELOW
    return Fold.BESIDE if width >= _NARROWEST_BESIDE else Fold.DRAWER


def arrange(size: QSize, wishes: Wishes, band_height: Callable[[int, int], int]) -> Places:
    """Where everything stands in a window of this size.

    `band_height` tells how high a band of captions is that is so wide and is best about so high.
    """
    fold = fold_of(size) if wishes.article else Fold.NOWHERE
    width, height = size.width(), size.height()
    article = tab = grip = QRect()
    left, low = width, height  # what is left for stage and words
    if fold is Fold.BESIDE:
        across = _article_width(size, wishes, band_height)
        article = QRect(width - across, 0, across, height)
        grip = QRect(width - across - GRIP // 2, 0, GRIP, height)
        left = width - across
    elif fold is Fold.DRAWER:
        left = width - TAB
        open_to = min(_DRAWER, width - _DRAWER_LEAVES) if wishes.drawer_open else 0
        tab = QRect(left - open_to, 0, TAB, height)
        article = QRect(width - open_to, 0, open_to, height) if open_to else QRect()
    below = _below(left, height - wishes.status, wishes, band_height)
    if fold is Fold.BELOW:
        low = min(height, round(left / _PHOTO_SHAPE) + 2 * MARGIN + sum(below) + wishes.status)
        low = min(low, round(height * (1 - _LOWEST_ARTICLE)))
        article = QRect(0, low, width, height - low)
    parts = _beneath_one_another(left, low, below, wishes)
    places = Places(fold, *parts, article, tab, grip)
    return _mirrored(places, width) if wishes.mirrored else places


def _article_width(size: QSize, wishes: Wishes, band_height: Callable[[int, int], int]) -> int:
    width, height = size.width(), size.height()
    if wishes.article_share is not None:
        wanted = round(width * wishes.article_share)
        return min(max(wanted, _NARROWEST_ARTICLE), width - _NARROWEST_ARTICLE)
    least = round(width * _ARTICLE_SHARE)
    if wishes.two_columns <= width * _COLUMNS_SHARE:
        least = max(least, wishes.two_columns)
    height -= wishes.status
    below = sum(_below(width - least, height, wishes, band_height))
    photo = (height - below - 2 * MARGIN) * _PHOTO_SHAPE + 2 * MARGIN
    return max(least, min(round(width - photo), round(width * _LARGEST_SHARE), _WIDEST_ARTICLE))


def _below(width: int, height: int, wishes: Wishes, band_height: Callable[[int, int], int]) -> tuple[int, int]:
    """How high the captions are below the stage, and how high what stands below them, gaps included."""
    captions = 0
    if wishes.captions:
        share = min(_CAPTION_SHARE * max(wishes.text_scale, 1) ** _CAPTION_GROWTH, _LARGEST_CAPTION_SHARE)
        captions = band_height(max(width - 2 * MARGIN, 1), round(height * share)) + _GAP
    strip = max(wishes.filmstrip_height, 2 * wishes.line) + _GAP
    if not wishes.filmstrip or height - captions - strip < _LEAST_STAGE * height:
        strip = wishes.line + _GAP
    return captions, strip


def _beneath_one_another(
    width: int, height: int, below: tuple[int, int], wishes: Wishes
) -> tuple[QRect, QRect, QRect, QRect]:
    """Stage, captions, filmstrip and footer in a window of which this much is theirs."""
    captions, strip = below
    room = height - wishes.status - captions - strip
    stage = max(min(room, round(width * _TALLEST_STAGE)), 1)
    top = wishes.status + max((room - stage) // 2, 0)
    photo = min(width - 2 * MARGIN, round((stage - 2 * MARGIN) * _PHOTO_SHAPE))
    # Words are as wide as the photo; below one that is too narrow for them, as wide as everything.
    narrowest, widest = (round(words * max(wishes.text_scale, 1)) for words in (_NARROWEST_WORDS, _WIDEST_WORDS))
    inner = max(photo if photo >= narrowest else width - 2 * MARGIN, 1)
    if photo < narrowest <= widest < inner:
        inner = narrowest
    edge = (width - inner) // 2
    band = QRect(edge, top + stage, inner + SCROLL_BAR, captions - _GAP) if captions else QRect()
    line = top + stage + captions
    low = strip - _GAP
    if low <= wishes.line:
        return QRect(0, top, width, stage), band, QRect(), QRect(edge, line, inner, low)
    least = max(min(round(_FOOTER_WIDTH * wishes.line / _ORDINARY_LINE), round(inner * (1 - _WIDEST_STRIP_SHARE))), 1)
    across = _strip_width(inner - least - _STRIP_GAP, wishes)
    film = QRect(edge, line, across, wishes.filmstrip_height)
    footer = inner - across - _STRIP_GAP
    return QRect(0, top, width, stage), band, film, QRect(edge + inner - footer, line, footer, low)


def _strip_width(room: int, wishes: Wishes) -> int:
    """As wide as all photos of the strip; where they do not fit, so wide that half of one shows that there are more."""
    whole = wishes.photos * wishes.filmstrip_step - _PHOTO_GAP
    if whole <= room:
        return max(whole, 1)
    half = wishes.filmstrip_step // 2 - _PHOTO_GAP // 2
    return max(room - (room - half) % wishes.filmstrip_step, 1)


def _mirrored(places: Places, width: int) -> Places:
    """The same seen in a mirror, for stories that are read from right to left."""

    def turned(place: QRect) -> QRect:
        return QRect(width - place.x() - place.width(), place.y(), place.width(), place.height())

    return Places(
        places.fold,
        *map(turned, (places.stage, places.captions, places.filmstrip, places.footer)),
        *map(turned, (places.article, places.tab, places.grip)),
    )
