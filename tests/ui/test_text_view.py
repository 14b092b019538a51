"""One piece of text: its height, its three marks, its links, and what a screen reader is told of it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.looking import click
from viewer.story.language import Language
from viewer.story.markup import Run, runs
from viewer.ui.text_view import Runs, TextView, escaped, plain_runs
from viewer.ui.theme import TextSize, interface_font, reading_font

# Tool tips raise themselves, which the offscreen platform cannot do and says so.
pytestmark = pytest.mark.qt_log_ignore(r"This plugin does not support raise\(\)")

SIZE = TextSize.BODY
LINE = SIZE.pixels * SIZE.line_height
MakeView = Callable[..., TextView]


@pytest.fixture
def make_view(make_widget: Callable[[QWidget, int, int], None]) -> MakeView:
    """A text on the screen, `width` wide and as high as it wants to be."""

    def make(text: Runs | str, width: int = 600, language: str = "") -> TextView:
        view = TextView(reading_font(SIZE), SIZE.line_height, "#000000")
        view.show_text(plain_runs(text) if isinstance(text, str) else text, Language(language))
        make_widget(view, width, max(view.height_at(width), 1))
        return view

    return make


def test_a_narrower_text_is_higher(make_view: MakeView) -> None:
    view = make_view("Một câu đủ dài để phải xuống dòng mấy lần. " * 4)
    heights = [view.height_at(width) for width in (1_600, 800, 400, 200, 100)]
    assert heights == sorted(set(heights))


@pytest.mark.parametrize("lines", [1, 2, 5])
def test_the_height_is_that_of_its_lines(make_view: MakeView, lines: int) -> None:
    view = make_view("\n".join(["ếữậ"] * lines))
    assert view.height_at(600) == pytest.approx(lines * LINE, abs=1)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\u2028"])
def test_every_way_of_breaking_a_line_breaks_it(make_view: MakeView, line_break: str) -> None:
    view = make_view(f"một{line_break}hai")
    assert view.height_at(600) == make_view("một\nhai").height_at(600) > make_view("một hai").height_at(600)


def test_an_empty_text_takes_a_line_and_no_more(make_view: MakeView) -> None:
    assert make_view("").height_at(600) <= LINE + 1


def test_a_word_wider_than_its_column_is_broken(make_view: MakeView) -> None:
    view = make_view("w" * 500, width=200)
    assert view.height_at(200) > 10 * LINE
    image = view.grab().toImage()
    middle = {image.pixelColor(100, y).name() for y in range(image.height())}
    last_line = {image.pixelColor(3, y).name() for y in range(image.height() - round(LINE), image.height())}
    assert len(middle) > 1
    assert len(last_line) > 1


def test_marks_become_italic_bold_and_underlined(make_view: MakeView) -> None:
    view = make_view(runs("a *bb* **ccc** [dddd](https://example.org) e"))
    assert view.text == "a bb ccc dddd e"
    styles = {
        view.text[form.start : form.start + form.length]: (
            form.format.fontItalic(),
            form.format.fontWeight() == QFont.Weight.DemiBold,
            form.format.fontUnderline(),
        )
        for form in view._block._layout.formats()
    }
    assert styles == {"bb": (True, False, False), "ccc": (False, True, False), "dddd": (False, False, True)}


def test_emphasis_stands_out_from_italics_too(qtbot: QtBot, fonts: None) -> None:  # noqa: ARG001
    view = TextView(reading_font(SIZE, italic=True), 1.5, "#000000")
    qtbot.addWidget(view)
    view.show_text(runs("all *but* this"))
    (form,) = view._block._layout.formats()
    assert not form.format.fontItalic()


def test_bold_letters_are_darker_on_the_screen(make_view: MakeView) -> None:
    def ink(text: Runs) -> int:
        image = make_view(text).grab().toImage()
        return sum(
            255 - image.pixelColor(x, y).lightness() for x in range(0, image.width(), 2) for y in range(image.height())
        )

    assert ink(runs("**Chữ đậm hơn**")) > ink(runs("Chữ đậm hơn"))


def test_a_screen_reader_is_told_text_and_language(make_view: MakeView) -> None:
    view = make_view(runs("Chữ *nghiêng*."), language="vi")
    assert view.accessibleName() == "Chữ nghiêng."
    assert view.locale().bcp47Name() == "vi"
    view.show_text(plain_runs("Chữ nghiêng."), Language("pt-BR"))
    assert view.locale().name() == "pt_BR"


def test_the_same_words_in_another_language_are_told_apart(make_view: MakeView) -> None:
    view = make_view("Radio", language="vi")
    view.show_text(plain_runs("Radio"), Language("en"))
    assert view.locale().bcp47Name() == "en"


def link_area(view: TextView) -> tuple[int, int]:
    """From where to where a click on the first line hits a link."""
    heard: list[str] = []
    view.link_clicked.connect(heard.append)
    hits = []
    for x in range(0, view.width(), 2):
        heard.clear()
        click(view, QPoint(x, round(LINE / 2)))
        if heard:
            hits.append(x)
    return hits[0], hits[-1]


@pytest.mark.parametrize("before", ["", "Xem ", "🚀🛰️ ", "𝕿𝖍𝖚̛ ", "👩🏽‍🚀👩🏽‍🚀👩🏽‍🚀 ", "e\u0323\u0302 "])
def test_a_link_is_hit_where_it_is_seen_whatever_stands_before_it(make_view: MakeView, before: str) -> None:
    link = "đường dẫn"
    view = make_view((Run(before), Run(link, link="https://example.org"), Run(" rồi chữ nữa")))
    metrics = QFontMetricsF(view._block.font)
    start = make_view(before + "|").natural_width() - metrics.horizontalAdvance("|") if before else 0.0
    left, right = link_area(view)
    assert left == pytest.approx(start, abs=5)
    assert right == pytest.approx(start + metrics.horizontalAdvance(link), abs=5)


def test_a_click_names_the_link_it_hit(qtbot: QtBot, make_view: MakeView) -> None:
    view = make_view((Run("aaaaaaaa", link="https://one.example"), Run("bbbbbbbb", link="mailto:two@example.org")))
    with qtbot.waitSignal(view.link_clicked, timeout=10_000) as first:
        click(view, QPoint(10, 10))
    with qtbot.waitSignal(view.link_clicked, timeout=10_000) as second:
        click(view, QPoint(100, 10))
    assert (first.args, second.args) == (["https://one.example"], ["mailto:two@example.org"])


def test_a_click_beside_the_text_hits_no_link(qtbot: QtBot, make_view: MakeView) -> None:
    view = make_view((Run("ngắn", link="https://example.org"),))
    with qtbot.assertNotEmitted(view.link_clicked):
        click(view, QPoint(400, 10))


def test_another_button_opens_no_link(qtbot: QtBot, make_view: MakeView) -> None:
    view = make_view((Run("liên kết", link="https://example.org"),))
    with qtbot.assertNotEmitted(view.link_clicked):
        QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=QPoint(10, 10))


def test_texts_without_links_do_not_follow_the_pointer(make_view: MakeView) -> None:
    assert not make_view("chữ").hasMouseTracking()
    assert make_view((Run("liên kết", link="https://example.org"),)).hasMouseTracking()


@pytest.mark.parametrize(
    ("text", "literal"),
    [("a", "a"), ("<b>&", "&lt;b&gt;&amp;"), ("&lt;", "&amp;lt;"), ("\"'", "\"'")],
)
def test_tool_tips_are_escaped(text: str, literal: str) -> None:
    assert escaped(text) == literal


def ink(image: QImage) -> int:
    """How many pixels are not of the ground's colour."""
    ground = image.pixel(image.width() - 1, 0)
    return sum(image.pixel(x, y) != ground for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("font", [reading_font, interface_font])
def test_stacked_marks_and_descenders_are_whole(qtbot: QtBot, size: TextSize, font: Callable[..., QFont]) -> None:
    """As much ink is to be seen in the text's own height as where there is room above and below."""
    views = [TextView(font(size, strong=True), size.line_height, "#000000") for _ in range(2)]
    for view in views:
        qtbot.addWidget(view)
        view.show_text(plain_runs("ỄẴỔỬ\ngjpqyặ"), Language("vi"))
        view.resize(200, view.height_at(200))
    roomy = views[1]
    roomy.resize(200, roomy.height() + 80)
    picture = QImage(200, roomy.height(), QImage.Format.Format_RGB32)
    picture.fill(views[0].grab().toImage().pixelColor(199, 0))
    painter = QPainter(picture)
    roomy._block._layout.draw(painter, QPointF(0, 40))
    painter.end()
    assert ink(views[0].grab().toImage()) == ink(picture) > 0


def test_a_headline_has_lines_alike_in_length(qtbot: QtBot) -> None:
    font = reading_font(TextSize.TITLE, strong=True)
    views = [TextView(font, 1.3, "#000000", balanced=balanced) for balanced in (False, True)]
    for view in views:
        qtbot.addWidget(view)
        view.show_text(plain_runs("Nga khép lại chuyến quay phim đầu tiên ngoài không gian"), Language("vi"))
    assert len({view.height_at(378) for view in views}) == 1  # no more lines than before
    ragged, even = ([view._block._layout.lineAt(n).naturalTextWidth() for n in range(3)] for view in views)
    assert min(even) / max(even) > 0.75 > min(ragged) / max(ragged)


@pytest.mark.parametrize(("language", "slanted"), [("vi", True), ("ru", True), ("ar", False), ("zh-Hant", False)])
def test_only_scripts_that_know_italic_are_slanted(qtbot: QtBot, language: str, slanted: bool) -> None:
    view = TextView(reading_font(TextSize.BODY, italic=True), 1.5, "#000000")
    qtbot.addWidget(view)
    view.show_text(plain_runs("x"), Language(language))
    assert view._block._layout.font().italic() is slanted


def test_text_of_a_right_to_left_language_begins_at_the_right(qtbot: QtBot) -> None:
    view = TextView(reading_font(TextSize.BODY), 1.5, "#000000")
    qtbot.addWidget(view)
    view.show_text(plain_runs("مرحبا"), Language("ar"))
    view.height_at(500)
    assert view._block._layout.lineAt(0).naturalTextRect().right() > 499
