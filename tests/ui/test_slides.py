"""How slides look: words that can be read on every screen, over every photo; cards; movement; what is told aloud."""

import os
from collections.abc import Callable, Iterator
from itertools import product

import numpy as np
import pytest
from PySide6.QtCore import QAbstractAnimation, QPoint, QRect, QVariantAnimation
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.ui.cranked import EN, VI, captioned
from tests.ui.looking import (
    colour_at,
    is_on_screen,
    part_on_screen,
    place_in_window,
    texts_on_screen,
    views_on_screen,
)
from viewer.imaging.request import DecodeFailure, FailureReason, PhotoInfo
from viewer.story.language import LanguageChoice, LanguageMap
from viewer.story.model import Block, BlockKind, Photo, Source, Story
from viewer.story.slides import Slide, SlideKind
from viewer.ui.frames import Frame
from viewer.ui.look import Look
from viewer.ui.slide_layout import Placement
from viewer.ui.slide_motion import Motion
from viewer.ui.slide_pieces import Writing
from viewer.ui.slide_words import SlideWords
from viewer.ui.slideshow import Slideshow
from viewer.ui.theme import DARK_CONTRAST, LIGHT
from viewer.ui.words import words_of

SCREENS = {"16:9": (1280, 720), "4:3": (1024, 768), "9:16": (720, 1280)}
SHAPES = {"portrait": (800, 1200), "landscape": (1200, 800), "panorama": (1800, 600)}
VIETNAMESE = "Nhân viên cứu hộ dìu Yulia Peresild ra khỏi khoang tàu ngay sau khi hạ cánh xuống thảo nguyên."
ENGLISH = "Recovery workers help Yulia Peresild out of the capsule moments after it came down on the steppe."
BOTH, ONE = LanguageChoice((VI, EN)), LanguageChoice((VI, EN), VI)
LONG = captioned((VIETNAMESE + " ") * 12, (ENGLISH + " ") * 12)


def story(caption: LanguageMap | None = None, *, focus: tuple[float, float] | None = (0.6, 0.4)) -> Story:
    caption = captioned(VIETNAMESE, ENGLISH) if caption is None else caption
    credit = captioned("Ảnh: Lan", "Photo: Lan")
    return Story(
        (VI, EN),
        captioned("Đoàn làm phim trở về", "The film crew is back"),
        byline=captioned("Khanh Hà", "Khanh Ha"),
        date="2021-10-19",
        source=Source(captioned("Travellive+", "Travellive+"), "https://travellive.example/"),
        photos=tuple(
            Photo(f"p{number}", f"p{number}.png", caption, credit=credit, focus=focus) for number in range(1, 4)
        ),
        article=(
            Block(BlockKind.HEADING, captioned("Trở về", "Coming back")),
            Block(BlockKind.PARAGRAPH, captioned("Họ *đã* hạ cánh.", "They *have* landed."), photos=("p2",)),
            Block(BlockKind.PARAGRAPH, LONG),
        ),
    )


def drawn(shape: tuple[int, int], *, ground: str = "#ffffff") -> Frame:
    """A photo that is all edges: a bright ground with dark and saturated bars."""
    image = QImage(*shape, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    for number, colour in enumerate(("#101010", "#00ff00", "#e0c030", "#2040ff")):
        painter.fillRect(QRect(number * shape[0] // 4, shape[1] // 2, shape[0] // 9, shape[1] // 2), QColor(colour))
    painter.end()
    return Frame(image)


class Time:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


Shower = Callable[..., Slideshow]


@pytest.fixture
def clock() -> Time:
    return Time()


@pytest.fixture
def show(qtbot: QtBot, fonts: None, clock: Time) -> Iterator[Shower]:  # noqa: ARG001
    """Builds a slideshow without a presenter: `show(screen)`."""
    made: list[Slideshow] = []

    def build(size: tuple[int, int], *, look: Look | None = None, motion: Motion = Motion.CROSSFADE) -> Slideshow:
        slideshow = Slideshow(look or Look(LIGHT, less_motion=True), motion, clock=clock)
        made.append(slideshow)
        slideshow.resize(*size)
        with qtbot.waitExposed(slideshow):
            slideshow.show()
        return slideshow

    yield build
    for slideshow in made:
        slideshow.close()
        slideshow.deleteLater()


def show_photo(
    slideshow: Slideshow, told: Story, photo: int = 0, choice: LanguageChoice = BOTH, frame: Frame | None = None
) -> None:
    """What show and presenter do for a photo's slide."""
    frame = frame or drawn(SHAPES["landscape"])
    slideshow.show_languages(choice)
    slideshow.show_slide(Slide(SlideKind.PHOTO, photo, told.passage_of(photo)), told, choice)
    slideshow.show_words(words_of(told, photo, choice, "a folder"))
    info = PhotoInfo(frame.image.width(), frame.image.height(), "PNG", (1, 2, 3, photo), False, ())
    slideshow.show_frame(frame, slideshow.box, info, 0)
    slideshow.paint_now()


def show_card(slideshow: Slideshow, told: Story, slide: Slide, choice: LanguageChoice = BOTH) -> None:
    show_photo(slideshow, told, slide.photo, choice)
    slideshow.show_slide(slide, told, choice)
    slideshow.paint_now()


def luminances(image: QImage) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """WCAG's relative luminance of each pixel."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    data = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    coded = data[:, :, 2::-1] / 255
    linear = np.where(coded <= 0.03928, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]))


def least_contrast(slideshow: Slideshow) -> float:
    """The lowest contrast that any text on the screen has to any pixel of what lies beneath it."""
    views = [view for view in views_on_screen(slideshow) if slideshow.words.isAncestorOf(view)]
    assert views
    for view in views:
        view.setUpdatesEnabled(False)
    slideshow.words._body.hide()
    ground = slideshow.grab().toImage()
    slideshow.words._body.show()
    found = []
    for view in views:
        view.setUpdatesEnabled(True)
        part = part_on_screen(view)
        place = QRect(view.mapTo(slideshow, part.topLeft()), part.size())
        brightest = float(luminances(ground.copy(place)).max())
        text = luminances_of(view._colour)
        found.append((max(text, brightest) + 0.05) / (min(text, brightest) + 0.05))
    return min(found)


def luminances_of(colour: QColor) -> float:
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.fill(colour)
    return float(luminances(image)[0, 0])


def lines_cut(slideshow: Slideshow) -> list[str]:
    """The texts of which a line is seen by half."""
    cut = []
    for view in views_on_screen(slideshow.words):
        part = part_on_screen(view)
        bounds = [*view.line_tops(), view.height()]
        if part.bottom() + 1 < view.height() and not any(abs(part.bottom() + 1 - bound) <= 1 for bound in bounds):
            cut.append(view.text)
    return cut


EVERY = list(product(SCREENS, SHAPES, (BOTH, ONE), ("short", "long")))


@pytest.mark.parametrize(("screen", "shape", "choice", "length"), EVERY, ids=lambda value: str(value)[:12])
def test_words_can_be_read_on_every_screen_over_every_photo(
    show: Shower, screen: str, shape: str, choice: LanguageChoice, length: str
) -> None:
    told = story(LONG if length == "long" else None)
    slideshow = show(SCREENS[screen])
    show_photo(slideshow, told, 0, choice, drawn(SHAPES[shape]))
    folder = os.environ.get("CONTACT_SHEET")
    seen = set()
    for arrangement in ("beside", "stacked", "dimmed") if choice is BOTH else ("beside",):
        slideshow.arrange_languages(arrangement)
        for _ in Placement if arrangement == "beside" else (None,):
            if slideshow.placement is not Placement.OFF:
                seen.add(slideshow.placement)
                if folder:
                    name = (
                        f"{screen.replace(':', 'x')}-{shape}-{len(choice.shown)}-{length}-{slideshow.placement.value}"
                    )
                    slideshow.grab().save(f"{folder}/{name}-{arrangement}.png")
                assert_words_can_be_read(slideshow, is_long=length == "long")
            if arrangement == "beside":
                slideshow.cycle_placement()
    assert seen == set(Placement) - {Placement.OFF}


def assert_words_can_be_read(slideshow: Slideshow, *, is_long: bool) -> None:
    assert least_contrast(slideshow) >= 4.5
    assert lines_cut(slideshow) == []
    assert slideshow.rect().contains(place_in_window(slideshow.words))
    bar = slideshow.words.verticalScrollBar()
    assert bar.isVisible() == (bar.maximum() > 0)
    assert bar.maximum() == 0 or is_long


def test_words_over_a_wide_photo_stand_within_its_edges(show: Shower) -> None:
    slideshow = show(SCREENS["16:9"])
    show_photo(slideshow, story())
    assert slideshow.placement is Placement.BOTTOM
    photo = slideshow.stage.photo_rectangle().translated(slideshow.stage.pos())
    assert photo.width() < slideshow.width()
    assert photo.left() + 20 < slideshow.words.x()
    assert slideshow.words.geometry().right() < photo.right() - 20


def test_two_languages_stand_as_one_wants(show: Shower) -> None:
    slideshow = show(SCREENS["16:9"])
    show_photo(slideshow, story())

    def places() -> tuple[QPoint, QPoint]:
        first, second = (place_in_window(view).topLeft() for view in views_on_screen(slideshow.words))
        return first, second

    first, second = places()
    assert first.y() == second.y()
    colours = [view._colour.name() for view in views_on_screen(slideshow.words)]
    slideshow.arrange_languages("dimmed")
    assert places() == (first, second)
    dimmed = [view._colour.name() for view in views_on_screen(slideshow.words)]
    assert dimmed[0] == colours[0]
    assert luminances_of(QColor(dimmed[1])) < luminances_of(QColor(colours[1])) * 0.7
    slideshow.arrange_languages("stacked")
    first, second = places()
    assert first.x() == second.x()
    assert first.y() < second.y()


def test_words_stand_where_the_photo_leaves_room(show: Shower) -> None:
    found = {}
    for screen, shape in product(SCREENS, SHAPES):
        slideshow = show(SCREENS[screen])
        show_photo(slideshow, story(), 0, BOTH, drawn(SHAPES[shape]))
        found[screen, shape] = slideshow.placement
    below, side, bottom = Placement.BELOW, Placement.SIDE, Placement.BOTTOM
    assert found == {
        ("16:9", "portrait"): side,
        ("16:9", "landscape"): bottom,
        ("16:9", "panorama"): below,
        ("4:3", "portrait"): side,
        ("4:3", "landscape"): bottom,
        ("4:3", "panorama"): below,
        ("9:16", "portrait"): below,
        ("9:16", "landscape"): below,
        ("9:16", "panorama"): below,
    }


def test_words_leave_the_point_that_matters_free(show: Shower) -> None:
    slideshow = show(SCREENS["16:9"])
    show_photo(slideshow, story(focus=(0.5, 0.93)))
    assert slideshow.placement is not Placement.BOTTOM
    place = slideshow.stage.photo_rectangle().translated(slideshow.stage.pos())
    point = QPoint(round(place.left() + place.width() * 0.5), round(place.top() + place.height() * 0.93))
    assert not slideshow.words.geometry().contains(point)


def test_beside_and_below_the_photo_words_cover_none_of_it(show: Shower) -> None:
    for screen, shape, length in product(SCREENS, SHAPES, (None, LONG)):
        slideshow = show(SCREENS[screen])
        show_photo(slideshow, story(length), 0, BOTH, drawn(SHAPES[shape]))
        for _ in range(4):
            place = slideshow.stage.photo_rectangle().translated(slideshow.stage.pos()).toAlignedRect()
            assert slideshow.rect().contains(place)
            if slideshow.placement in (Placement.SIDE, Placement.BELOW):
                assert not place.intersects(slideshow.words.geometry()), (screen, shape, slideshow.placement)
            slideshow.cycle_placement()


def test_c_goes_through_all_placements_and_each_press_changes_something(show: Shower) -> None:
    slideshow = show(SCREENS["16:9"])
    show_photo(slideshow, story())
    seen = [slideshow.placement]
    for _ in range(4):
        slideshow.cycle_placement()
        seen.append(slideshow.placement)
    assert seen == [Placement.BOTTOM, Placement.BELOW, Placement.SIDE, Placement.OFF, Placement.BOTTOM]
    slideshow.cycle_placement()
    for _ in range(2):
        slideshow.cycle_placement()
    assert texts_on_screen(slideshow) == []
    show_photo(slideshow, story(), 1)
    assert slideshow.placement is Placement.OFF


def test_type_grows_with_the_screen(show: Shower) -> None:
    heights = {}
    for size in ((1280, 720), (2560, 1440)):
        slideshow = show(size)
        show_photo(slideshow, story())
        heights[size] = views_on_screen(slideshow)[0]._block.font.pixelSize()
    assert heights == {(1280, 720): 24, (2560, 1440): 49}


def type_of(slideshow: Slideshow) -> int:
    return int(views_on_screen(slideshow)[0]._block.font.pixelSize())


def has_to_be_scrolled(slideshow: Slideshow) -> bool:
    return slideshow.words.verticalScrollBar().maximum() > 0


@pytest.mark.parametrize(("scale", "times"), [(1.0, 5), (1.6, 4), (2.0, 4)])
def test_words_that_would_have_to_be_scrolled_are_written_smaller(show: Shower, scale: float, times: int) -> None:
    slideshow = show((1280, 800), look=Look(LIGHT, text_scale=scale, less_motion=True))
    show_photo(slideshow, story())
    usual = type_of(slideshow)
    assert not has_to_be_scrolled(slideshow)
    assert usual >= 27 * min(scale, 1.3)
    longer = captioned(VIETNAMESE * times, ENGLISH * times)
    show_photo(slideshow, story(longer))
    assert not has_to_be_scrolled(slideshow)
    assert 20 <= type_of(slideshow) < 27 * scale
    show_photo(slideshow, story())
    assert type_of(slideshow) == usual


def test_words_that_would_be_too_small_then_are_scrolled_in_their_usual_size(
    show: Shower, monkeypatch: pytest.MonkeyPatch
) -> None:
    slideshow = show((1280, 800))
    show_photo(slideshow, story())
    usual = type_of(slideshow)
    tried: set[int] = set()
    write = SlideWords.write

    def write_and_note(words: SlideWords, writing: Writing, size: int) -> None:
        tried.add(size)
        write(words, writing, size)

    monkeypatch.setattr(SlideWords, "write", write_and_note)
    show_photo(slideshow, story(captioned(VIETNAMESE * 40, ENGLISH * 40)))
    assert tried == {usual}, "laying out long words in vain holds up a flip"
    assert has_to_be_scrolled(slideshow)
    assert type_of(slideshow) == usual
    slideshow.scroll_words(1)
    reached = slideshow.words.verticalScrollBar().value()
    slideshow._place()
    assert slideshow.words.verticalScrollBar().value() == reached > 0


def test_a_dark_photo_is_shaded_less(show: Shower) -> None:
    blacks = []
    for ground in ("#000000", "#ffffff"):
        slideshow = show(SCREENS["16:9"])
        image = QImage(1200, 800, QImage.Format.Format_RGB32)
        image.fill(QColor(ground))
        show_photo(slideshow, story(), 0, BOTH, Frame(image))
        blacks.append(slideshow.ground._black)
    assert blacks[0] < 0.5 < blacks[1]


def test_high_contrast_holds_for_slides(show: Shower) -> None:
    slideshow = show(SCREENS["16:9"], look=Look(DARK_CONTRAST, less_motion=True))
    show_photo(slideshow, story())
    assert least_contrast(slideshow) >= 7


CARDS = {
    "title": (Slide(SlideKind.TITLE, 0), ["Đoàn làm phim trở về", "The film crew is back"]),
    "heading": (Slide(SlideKind.HEADING, 0, 0), ["Trở về", "Coming back"]),
    "passage": (Slide(SlideKind.PASSAGE, 1, 1), ["Họ đã hạ cánh.", "They have landed."]),
    "credits": (
        Slide(SlideKind.CREDITS, 2),
        ["Khanh Hà", "Khanh Ha", "Travellive+", "https://travellive.example/", "Ảnh: Lan", "Photo: Lan"],
    ),
}


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("card", CARDS)
def test_cards_say_what_they_are_for_and_can_be_read(show: Shower, card: str, screen: str) -> None:
    slideshow = show(SCREENS[screen])
    slide, texts = CARDS[card]
    show_card(slideshow, story(), slide)
    folder = os.environ.get("CONTACT_SHEET")
    if folder:
        slideshow.grab().save(f"{folder}/card-{screen.replace(':', 'x')}-{card}.png")
    shown = texts_on_screen(slideshow)
    assert sorted(shown[: len(texts)]) == sorted(texts)
    if card == "title":
        assert shown[2] == "19 tháng 10, 2021  ·  Khanh Hà  ·  Travellive+"
    assert least_contrast(slideshow) >= 4.5
    assert colour_at(slideshow, QPoint(slideshow.width() // 2, slideshow.height() // 2 - 4)) != (0, 0, 0)


def test_a_cards_photo_covers_the_screen_around_its_point_that_matters(show: Shower) -> None:
    for screen, shape in product(SCREENS, SHAPES):
        for focus in ((0.5, 0.5), (0.0, 1.0), (0.8, 0.3)):
            slideshow = show(SCREENS[screen])
            told = story(focus=focus)
            show_photo(slideshow, told, 0, BOTH, drawn(SHAPES[shape]))
            slideshow.show_slide(Slide(SlideKind.TITLE, 0), told, BOTH)
            place = slideshow.stage.photo_rectangle().translated(slideshow.stage.pos()).toAlignedRect()
            assert place.contains(slideshow.rect()), (screen, shape, focus)
            assert place.width() <= slideshow.width() + 2 or place.height() <= slideshow.height() + 2
            x, y = place.left() + focus[0] * place.width(), place.top() + focus[1] * place.height()
            assert slideshow.rect().adjusted(0, 0, 1, 1).contains(QPoint(round(x), round(y)))


def test_a_card_gives_way_to_its_photo_and_comes_back(show: Shower) -> None:
    slideshow = show(SCREENS["16:9"])
    told = story()
    show_card(slideshow, told, Slide(SlideKind.TITLE, 0))
    slideshow.show_slide(Slide(SlideKind.PHOTO, 0), told, BOTH)
    assert texts_on_screen(slideshow) == [VIETNAMESE, ENGLISH]
    slideshow.show_slide(Slide(SlideKind.TITLE, 0), told, ONE)
    assert texts_on_screen(slideshow)[0] == "Đoàn làm phim trở về"
    assert "The film crew is back" not in texts_on_screen(slideshow)


def test_a_card_does_not_stay_when_another_photo_comes(show: Shower) -> None:
    slideshow = show(SCREENS["16:9"])
    told = story()
    show_card(slideshow, told, Slide(SlideKind.TITLE, 0))
    slideshow.show_words(words_of(told, 2, BOTH, "a folder"))
    assert texts_on_screen(slideshow) == [VIETNAMESE, ENGLISH]


def test_whoever_reads_along_sees_the_passage_beside_its_photo(show: Shower) -> None:
    slideshow = show(SCREENS["16:9"])
    slideshow.read_along(reading=True)
    show_photo(slideshow, story(), 1)
    assert slideshow.placement is Placement.SIDE
    assert texts_on_screen(slideshow) == ["Họ đã hạ cánh.", "They have landed.", VIETNAMESE, ENGLISH]
    slideshow.read_along(reading=False)
    assert texts_on_screen(slideshow) == [VIETNAMESE, ENGLISH]


def test_long_words_scroll_by_key_and_with_time(show: Shower) -> None:
    slideshow = show(SCREENS["16:9"])
    show_photo(slideshow, story(LONG))
    bar = slideshow.words.verticalScrollBar()
    seen = []
    for left in (1.0, 0.75, 0.5, 0.25, 0.0):
        slideshow.show_time(left)
        seen.append(bar.value())
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (0, bar.maximum())
    assert 0 < seen[2] < bar.maximum()
    slideshow.scroll_words(-1)
    by_hand = bar.value()
    assert by_hand < bar.maximum()
    slideshow.show_time(0.0)
    assert bar.value() == by_hand
    assert bar.value() in slideshow.words._sheet_at(slideshow.words._body.width()).line_tops(
        slideshow.words._body.width()
    )
    show_photo(slideshow, story(LONG), 1)
    assert bar.value() == by_hand  # the same words


def test_other_words_begin_at_their_beginning(show: Shower) -> None:
    slideshow = show(SCREENS["16:9"])
    show_photo(slideshow, story(LONG))
    slideshow.scroll_words(1)
    assert slideshow.words.verticalScrollBar().value() > 0
    show_photo(slideshow, story(captioned(*(text * 9 for text in ("Khác hẳn. ", "Quite other. ")))), 1)
    assert slideshow.words.verticalScrollBar().value() == 0


class TestMarks:
    def test_the_time_left_is_a_line_at_the_upper_edge(self, show: Shower) -> None:
        slideshow = show(SCREENS["9:16"])
        show_photo(slideshow, story())
        dark = colour_at(slideshow, QPoint(10, 0))
        slideshow.show_time(0.5)
        assert colour_at(slideshow, QPoint(10, 0)) != dark
        assert colour_at(slideshow, QPoint(slideshow.width() - 10, 0)) == dark
        slideshow.show_time(None)
        assert colour_at(slideshow, QPoint(10, 0)) == dark

    @pytest.mark.parametrize(("colour", "seen"), [("#000000", (0, 0, 0)), ("#ffffff", (255, 255, 255))])
    def test_a_blank_screen_hides_everything(self, show: Shower, colour: str, seen: tuple[int, int, int]) -> None:
        slideshow = show(SCREENS["16:9"])
        show_photo(slideshow, story())
        slideshow.point_at(QPoint(100, 100))
        before = slideshow.grab().toImage()
        slideshow.blank(colour)
        points = [QPoint(x, y) for x in (0, 100, 640, 1279) for y in (0, 100, 660, 719)]
        assert {colour_at(slideshow, point) for point in points} == {seen}
        slideshow.resize(1300, 730)
        assert colour_at(slideshow, QPoint(1299, 729)) == seen
        slideshow.resize(*SCREENS["16:9"])
        slideshow.blank(None)
        assert slideshow.grab().toImage() == before

    def test_a_ring_follows_the_pointer(self, show: Shower) -> None:
        slideshow = show(SCREENS["16:9"])
        show_photo(slideshow, story())
        before = slideshow.grab().toImage()
        slideshow.point_at(QPoint(400, 200))
        assert colour_at(slideshow, QPoint(422, 200)) == (0xF0, 0x77, 0x4D)
        assert colour_at(slideshow, QPoint(400, 200)) == (255, 255, 255)
        slideshow.point_at(None)
        assert slideshow.grab().toImage() == before


class TestMotion:
    """Flashing is out of the question: the only thing that changes is how much of each picture is seen."""

    @pytest.fixture
    def fading(self, show: Shower) -> Slideshow:
        slideshow = show(SCREENS["16:9"], look=Look(LIGHT))
        show_photo(slideshow, story())
        slideshow.dissolve.stop()
        return slideshow

    def test_one_slide_fades_into_the_next_and_nothing_moves_then(self, fading: Slideshow, clock: Time) -> None:
        grey = self.photo("#808080")
        before = colour_at(fading, QPoint(640, 100))
        clock.now += 10
        show_photo(fading, story(), 1, frame=grey)
        assert fading.dissolve.isVisible()
        animation = fading.dissolve.movement._animation
        levels = []
        for share in (0, 50, 100, 150, 199):
            animation.setCurrentTime(share)
            levels.append(colour_at(fading, QPoint(640, 100))[0])
        assert levels[0] == before[0]
        assert levels == sorted(levels, reverse=True)
        assert levels[-1] == pytest.approx(128, abs=2)
        assert 0x80 + 20 < levels[2] < 255 - 20
        animation.setCurrentTime(200)
        assert not fading.dissolve.isVisible()
        assert not fading._turn.isActive()
        assert animation.state() == QAbstractAnimation.State.Stopped
        assert animation.duration() == 200

    def test_the_frames_of_an_animation_do_not_fade(self, fading: Slideshow, clock: Time) -> None:
        info = PhotoInfo(1200, 800, "GIF", (1, 2, 3, 0), pages=3, duration=100)
        for page in (1, 2):
            clock.now += 10
            fading.show_frame(self.photo("#808080"), fading.box, info, page)
            assert not fading._turn.isActive()
            assert not fading.dissolve.isVisible()

    def test_quick_keys_cut(self, fading: Slideshow, clock: Time) -> None:
        clock.now += 10
        show_photo(fading, story(), 1)
        assert fading.dissolve.isVisible()
        for photo in (2, 1, 0):
            clock.now += 0.3
            show_photo(fading, story(), photo)
            assert not fading.dissolve.isVisible()
        clock.now += 1
        show_photo(fading, story(), 1)
        assert fading.dissolve.isVisible()

    @pytest.mark.parametrize("motion", [Motion.CUT, Motion.CROSSFADE, Motion.DRIFT])
    def test_nothing_moves_where_less_motion_is_wished(self, show: Shower, clock: Time, motion: Motion) -> None:
        slideshow = show(SCREENS["16:9"], motion=motion)
        for photo in range(3):
            clock.now += 10
            show_photo(slideshow, story(), photo)
            moving = [each.state() for each in slideshow.findChildren(QVariantAnimation)]
            assert set(moving) == {QAbstractAnimation.State.Stopped}
            assert not slideshow.dissolve.isVisible()

    def test_a_cut_is_a_cut(self, show: Shower, clock: Time) -> None:
        slideshow = show(SCREENS["16:9"], look=Look(LIGHT), motion=Motion.CUT)
        for photo in range(2):
            clock.now += 10
            show_photo(slideshow, story(), photo)
            assert not slideshow.dissolve.isVisible()

    def test_two_slow_frames_end_a_fade_and_three_such_fades_all_fading(self, fading: Slideshow, clock: Time) -> None:
        for photo in (1, 2, 1):
            clock.now += 10
            show_photo(fading, story(), photo)
            animation = fading.dissolve.movement._animation
            for share in (10, 20, 30):
                assert fading.dissolve.isVisible()
                clock.now += 0.05
                animation.setCurrentTime(share)
            assert not fading.dissolve.isVisible()
        clock.now += 10
        show_photo(fading, story(), 0)
        assert not fading.dissolve.isVisible()

    def test_a_photo_that_drifts_keeps_its_point_in_its_place(self, show: Shower) -> None:
        slideshow = show(SCREENS["16:9"], look=Look(LIGHT), motion=Motion.DRIFT)
        frame = self.photo("#808080")
        painter = QPainter(frame.image)
        painter.fillRect(QRect(600 - 3, 400 - 3, 6, 6), QColor("#ff0000"))
        painter.end()
        show_photo(slideshow, story(focus=(0.5, 0.5)), 0, frame=frame)
        slideshow.dissolve.stop()
        rest = slideshow.grab().toImage()
        slideshow.drift.movement._animation.setCurrentTime(8_000)
        assert slideshow.grab().toImage() != rest
        place = slideshow.stage.photo_rectangle()
        assert colour_at(slideshow.stage, place.center().toPoint()) == (255, 0, 0)
        assert not slideshow.drift.movement.is_under_way

    def photo(self, colour: str) -> Frame:
        image = QImage(1200, 800, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        return Frame(image)


def test_each_new_slide_is_announced_in_its_language(show: Shower, monkeypatch: pytest.MonkeyPatch) -> None:
    told = story()
    heard: list[tuple[str, str]] = []
    slideshow = show(SCREENS["16:9"])

    def hear(event: QAccessibleEvent) -> None:
        assert event.type() == QAccessible.Event.Announcement
        heard.append((event.message(), slideshow.locale().name()))  # type: ignore[attr-defined]

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    show_photo(slideshow, told, 0)
    show_photo(slideshow, told, 1, LanguageChoice((VI, EN), EN))
    slideshow.show_slide(Slide(SlideKind.HEADING, 1, 0), told, BOTH)
    assert heard == [(VIETNAMESE, "vi_VN"), (ENGLISH, "en_US"), ("Trở về\nComing back", "vi_VN")]
    assert slideshow.accessibleName() == "Trở về\nComing back"


def test_a_photo_without_a_caption_is_announced_with_its_alternative_text(show: Shower) -> None:
    told = Story((VI, EN), photos=(Photo("p1", "p1.png", alt=captioned("Một con thuyền", "A boat")),))
    slideshow = show(SCREENS["16:9"])
    show_photo(slideshow, told)
    assert slideshow.accessibleName() == "Một con thuyền"
    assert slideshow.placement is Placement.OFF


def test_a_missing_photo_leaves_card_and_caption_apart(show: Shower) -> None:
    slideshow = show(SCREENS["16:9"])
    show_photo(slideshow, story())
    slideshow.show_words(words_of(story(), 1, BOTH, "a folder"))
    slideshow.show_failure("p2.png", DecodeFailure(FailureReason.MISSING, ""))
    card = place_in_window(slideshow.stage._card)
    assert is_on_screen(slideshow.stage._card)
    assert not card.intersects(place_in_window(slideshow.words))
