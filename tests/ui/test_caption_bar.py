"""The caption band and the line under it: columns, labels, and credits of any length."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from tests.ui.looking import place_in_window, texts_on_screen, views_on_screen
from viewer.story.language import Language, Wording
from viewer.ui.caption_bar import SCROLL_BAR, CaptionBar, band_height
from viewer.ui.footer import LINE, Footer
from viewer.ui.look import Look
from viewer.ui.theme import LIGHT, TextSize, reading_font

VI, EN = Language("vi"), Language("en")
PAIR = (Wording("Chú thích", VI), Wording("Caption", EN))
MakeWidget = Callable[[QWidget, int, int], None]


def captions(make_widget: MakeWidget, width: int, *, over_photo: bool = False, height: int = 200) -> CaptionBar:
    bar = CaptionBar(Look(LIGHT), TextSize.CAPTION, over_photo=over_photo)
    make_widget(bar, width, height)
    return bar


@pytest.mark.parametrize("width", [480, 600, 1_200])
def test_two_languages_stand_side_by_side_in_equal_columns(make_widget: MakeWidget, width: int) -> None:
    bar = captions(make_widget, width)
    bar.show_captions(PAIR, (VI, EN))
    left_name, right_name, left, right = map(place_in_window, views_on_screen(bar))
    assert left.width() == right.width() == (width - SCROLL_BAR - 32) // 2
    assert left.right() < right.left()
    assert left.top() == right.top() > left_name.bottom()
    assert left_name.top() == right_name.top() == 0


@pytest.mark.parametrize("width", [200, 300, 440])
def test_two_languages_stand_one_above_the_other_where_it_is_narrow(make_widget: MakeWidget, width: int) -> None:
    bar = captions(make_widget, width)
    bar.show_captions(PAIR, (VI, EN))
    views = views_on_screen(bar)
    assert [view.text for view in views] == ["TIẾNG VIỆT", "Chú thích", "ENGLISH", "Caption"]
    places = [place_in_window(view) for view in views]
    assert all(place.width() == width - SCROLL_BAR for place in places)
    assert all(one.bottom() < other.top() for one, other in pairwise(places))


def test_resizing_moves_the_columns(make_widget: MakeWidget) -> None:
    bar = captions(make_widget, 800)
    bar.show_captions(PAIR, (VI, EN))
    bar.resize(300, 200)
    assert len({place_in_window(view).left() for view in views_on_screen(bar)}) == 1
    bar.resize(800, 200)
    assert len({place_in_window(view).left() for view in views_on_screen(bar)}) == 2


def test_a_single_language_keeps_a_readable_measure(make_widget: MakeWidget) -> None:
    bar = captions(make_widget, 1_200)
    bar.show_captions(PAIR[:1], (VI,))
    (measure,) = {place_in_window(view).width() for view in views_on_screen(bar)}
    line = "Một dòng chữ dễ đọc có chừng bảy mươi lăm chữ cái, không hơn kém là bao nhiêu."
    letter = QFontMetrics(reading_font(TextSize.CAPTION)).horizontalAdvance(line) / len(line)
    assert 60 <= measure / letter <= 82


def test_columns_keep_their_places_when_a_scroll_bar_comes(make_widget: MakeWidget) -> None:
    bar = captions(make_widget, 800, height=120)
    bar.show_captions(PAIR, (VI, EN))
    before = [place_in_window(view).left() for view in views_on_screen(bar)]
    bar.show_captions((Wording("dài " * 500, VI), Wording("long " * 500, EN)), (VI, EN))
    assert bar.verticalScrollBar().maximum() > 0
    assert [place_in_window(view).left() for view in views_on_screen(bar)] == before


@pytest.mark.parametrize(("width", "lines"), [(800, 4), (800, 6), (300, 4)])
def test_a_band_shows_whole_lines(make_widget: MakeWidget, width: int, lines: int) -> None:
    """The lines that a band is made for need no scrolling; one more does."""
    bar = captions(make_widget, width, height=band_height(Look(LIGHT), width - SCROLL_BAR, lines))
    stacked = width < 400
    text = "\n".join("x" for _ in range(lines // 2 if stacked else lines))
    bar.show_captions((Wording(text, VI), Wording(text, EN)), (VI, EN))
    assert bar.verticalScrollBar().maximum() == 0
    bar.show_captions((Wording(text + "\nx", VI), Wording(text, EN)), (VI, EN))
    assert bar.verticalScrollBar().maximum() > 0


@pytest.mark.parametrize("width", [300, 800])
def test_the_height_said_is_the_height_taken(make_widget: MakeWidget, width: int) -> None:
    bar = captions(make_widget, width, height=2_000)
    bar.show_captions((Wording("dài " * 80, VI), Wording("long " * 40, EN)), (VI, EN))
    lowest = max(place_in_window(view).bottom() for view in views_on_screen(bar))
    assert bar.height_at(width) == lowest + 1


def test_no_caption_takes_no_height(make_widget: MakeWidget) -> None:
    bar = captions(make_widget, 800)
    bar.show_captions(PAIR, (VI, EN))
    bar.show_captions((), (VI, EN))
    assert bar.height_at(800) == 0
    assert texts_on_screen(bar) == []


def test_over_a_photo_only_a_foreign_caption_bears_its_language(make_widget: MakeWidget) -> None:
    bar = captions(make_widget, 800, over_photo=True)
    bar.show_captions(PAIR, (VI, EN))
    assert texts_on_screen(bar) == ["Chú thích", "Caption"]
    bar.show_captions(PAIR[1:], (VI,))
    assert texts_on_screen(bar) == ["ENGLISH", "Caption"]


def test_a_caption_that_becomes_foreign_gets_its_label(make_widget: MakeWidget) -> None:
    bar = captions(make_widget, 800, over_photo=True)
    bar.show_captions(PAIR[1:], (VI, EN))
    assert texts_on_screen(bar) == ["Caption"]
    bar.show_captions(PAIR[1:], (VI,))
    assert texts_on_screen(bar) == ["ENGLISH", "Caption"]


def test_a_caption_in_no_language_bears_no_label(make_widget: MakeWidget) -> None:
    bar = captions(make_widget, 800)
    bar.show_captions((Wording("…", Language("x-default")),), (Language("x-default"),))
    assert texts_on_screen(bar) == ["…"]


def footer(make_widget: MakeWidget, width: int) -> Footer:
    line = Footer(Look(LIGHT))
    make_widget(line, width, 24)
    return line


@pytest.mark.parametrize("width", [160, 300, 900])
def test_a_long_credit_is_elided_and_the_position_stays(make_widget: MakeWidget, width: int) -> None:
    line = footer(make_widget, width)
    credit = "Ảnh: một cái tên rất dài " * 12
    line.show_position("1234 / 5678", Wording(credit, VI))
    shown, position = views_on_screen(line)
    assert position.text == "1234 / 5678"
    assert position.natural_width() <= position.width()
    assert place_in_window(position).right() == width - 1
    assert shown.text.endswith("…")
    assert credit.startswith(shown.text.removesuffix("…"))
    assert shown.natural_width() <= shown.width()
    assert place_in_window(shown).right() < place_in_window(position).left()
    assert shown.accessibleName() == credit
    assert shown.height_at(shown.width()) <= line.height() == LINE


def test_an_elided_credit_never_needs_a_line_more_than_there_is_room_for(make_widget: MakeWidget) -> None:
    """What is measured in whole pixels and laid out in parts of them may differ: at one width of some hundreds."""
    line = footer(make_widget, 400)
    line.show_position("1 / 6", Wording("Hình dựng riêng cho câu chuyện này", VI))
    for width in range(120, 300):
        line.resize(width, 2 * LINE + 8)
        shown, _ = views_on_screen(line)
        assert shown.height_at(shown.width()) <= shown.height(), width


def test_a_wider_footer_shows_more_of_the_credit(make_widget: MakeWidget) -> None:
    line = footer(make_widget, 200)
    line.show_position("1 / 2", Wording("Ảnh: An Bình, tòa soạn ở Đà Nẵng", VI))
    line.resize(600, 24)
    assert texts_on_screen(line) == ["Ảnh: An Bình, tòa soạn ở Đà Nẵng", "1 / 2"]


def test_a_note_stands_before_the_credit_and_goes_with_the_photo(make_widget: MakeWidget) -> None:
    line = footer(make_widget, 600)
    line.show_position("1 / 2", Wording("An", VI))
    line.show_note("Damaged")
    assert texts_on_screen(line) == ["Damaged  ·  An", "1 / 2"]
    line.show_position("2 / 2", None)
    assert texts_on_screen(line) == ["2 / 2"]


def test_a_note_stays_while_the_words_of_the_same_photo_change(make_widget: MakeWidget) -> None:
    line = footer(make_widget, 600)
    line.show_position("1 / 2", Wording("Ảnh: An", VI))
    line.show_note("Damaged")
    line.show_position("1 / 2", Wording("Photo: An", EN))
    assert texts_on_screen(line) == ["Damaged  ·  Photo: An", "1 / 2"]


@pytest.mark.parametrize("credit", ["Một\nHai", "Một\r\nHai", "Một\u2028Hai"])
def test_a_credit_of_several_lines_stands_on_one(make_widget: MakeWidget, credit: str) -> None:
    line = footer(make_widget, 600)
    line.show_position("1 / 2", Wording(credit, VI))
    (shown, _) = views_on_screen(line)
    assert shown.height_at(shown.width()) <= line.height() == LINE
    assert shown.accessibleName() == credit


def test_a_credit_says_its_language(make_widget: MakeWidget) -> None:
    line = footer(make_widget, 600)
    line.show_position("1 / 2", Wording("Ảnh: An", VI))
    assert views_on_screen(line)[0].locale().bcp47Name() == "vi"
