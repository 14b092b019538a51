"""Two languages side by side, aligned paragraph by paragraph, like a bilingual book; and what is missing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from tests.ui.looking import click, place_in_window, views_on_screen
from viewer.story.language import Language, LanguageChoice, LanguageMap
from viewer.story.model import Block, BlockKind, Photo, Story
from viewer.ui.article import Article
from viewer.ui.look import Look
from viewer.ui.text_view import TextView
from viewer.ui.theme import LIGHT

VI, EN, AR = Language("vi"), Language("en"), Language("ar")
BOTH = LanguageChoice((VI, EN))
WIDE, NARROW = (1_000, 900), (460, 900)
LONG, SHORT = "Một câu dài trên nhiều dòng của bài báo. " * 6, "A short one."
MakeWidget = Callable[[QWidget, int, int], None]
MakeArticle = Callable[..., Article]


def text(vi: str = "", en: str = "") -> LanguageMap:
    return LanguageMap(tuple((language, each) for language, each in ((VI, vi), (EN, en)) if each))


STORY = Story(
    (VI, EN),
    text("Tên truyện", "The story's name"),
    byline=text("Ai đó", "Somebody"),
    photos=tuple(Photo(f"p{number}", f"p{number}.png") for number in range(4)),
    article=(
        Block(BlockKind.HEADING, text("Một tiêu đề", "A heading")),
        Block(BlockKind.PARAGRAPH, text(LONG, SHORT), photos=("p0",)),
        Block(BlockKind.QUOTE, text("Lời ai đó nói.", "Words that somebody said. " * 5), text("An", "Ann")),
        Block(BlockKind.PARAGRAPH, text(en="English alone.")),
        Block(BlockKind.PHOTOS, photos=("p1", "p2")),
        Block(BlockKind.PARAGRAPH, text("Cuối cùng.", "At last.")),
    ),
)


@pytest.fixture
def make_article(make_widget: MakeWidget) -> MakeArticle:
    def make(size: tuple[int, int] = WIDE, choice: LanguageChoice = BOTH, story: Story = STORY) -> Article:
        made = Article(Look(LIGHT, less_motion=True), lambda _photo: None)
        make_widget(made, *size)
        made.show_story(story, choice)
        return made

    return make


def view_of(article: Article, beginning: str) -> TextView:
    (view,) = (view for view in views_on_screen(article) if view.text.startswith(beginning))
    return view


def place_of(article: Article, beginning: str) -> QRect:
    return place_in_window(view_of(article, beginning))


PAIRS = [
    ("Tên truyện", "The story"),
    ("Một tiêu đề", "A heading"),
    ("Một câu dài", "A short one"),
    ("Lời ai", "Words that"),
    ("Cuối cùng", "At last"),
]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_where_there_is_room_languages_stand_side_by_side(make_article: MakeArticle, first: str, second: str) -> None:
    article = make_article()
    one, other = place_of(article, first), place_of(article, second)
    assert one.top() == other.top()
    assert one.right() < other.left()
    assert one.width() == other.width()


def test_both_columns_begin_at_the_same_two_places_from_top_to_bottom(make_article: MakeArticle) -> None:
    article = make_article()
    for column in (0, 1):
        lefts = {place_of(article, pair[column]).left() for pair in PAIRS if "Lời" not in pair[0]}
        assert len(lefts) == 1


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_where_there_is_none_one_stands_above_the_other(make_article: MakeArticle, first: str, second: str) -> None:
    article = make_article(NARROW)
    one, other = place_of(article, first), place_of(article, second)
    assert one.bottom() < other.top()
    assert one.left() == other.left()


def test_the_next_paragraph_begins_below_the_longer_text(make_article: MakeArticle) -> None:
    article = make_article()
    assert place_of(article, "Lời ai").top() > place_of(article, "Một câu dài").bottom()
    assert place_of(article, "At last").top() > place_of(article, "— An / Ann").bottom()


def test_a_missing_translation_stands_across_both_columns_below_its_languages_name(make_article: MakeArticle) -> None:
    article = make_article()
    alone = place_of(article, "English alone")
    (tag,) = (place_in_window(view) for view in views_on_screen(article) if view.text == "English")
    left, right = place_of(article, "At last"), place_of(article, "Cuối cùng")
    assert view_of(article, "English alone").locale().bcp47Name() == "en"
    assert tag.bottom() < alone.bottom()
    assert alone.left() == min(left.left(), right.left())
    assert alone.right() == max(left.right(), right.right())


def view_texts(article: Article) -> list[str]:
    return [view.text for view in views_on_screen(article)]


@pytest.mark.parametrize(
    ("choice", "tagged"),
    [(BOTH, True), (LanguageChoice((VI, EN), VI), True), (LanguageChoice((VI, EN), EN), False)],
)
def test_the_tag_is_there_only_where_something_is_missing(
    make_article: MakeArticle, choice: LanguageChoice, tagged: bool
) -> None:
    texts = view_texts(make_article(choice=choice))
    assert texts.count("English") == tagged
    assert "Tiếng Việt" not in texts


def test_a_pair_of_photos_keeps_to_the_columns(make_article: MakeArticle) -> None:
    article = make_article()
    row = article.row_of(4)
    assert row is not None
    one, other = row._photo_places(row.width())
    columns = [place_of(article, beginning) for beginning in ("Cuối cùng", "At last")]
    offset = place_in_window(row).left()
    assert [one.left() + offset, other.left() + offset] == [column.left() for column in columns]
    assert one.width() == other.width() == columns[0].width()
    assert one.top() == other.top()


def test_of_a_pair_the_photo_shown_is_marked_and_the_other_is_not(make_article: MakeArticle) -> None:
    article = make_article()
    article.show_passage(4, 2)
    row = article.row_of(4)
    assert row is not None
    picture = row.grab().toImage()
    below = [place.bottomLeft() + QPoint(4, 4) for place in row._photo_places(row.width())]
    assert [picture.pixelColor(place).name() == LIGHT.accent for place in below] == [False, True]


def test_one_language_alone_has_one_column(make_article: MakeArticle) -> None:
    article = make_article(choice=LanguageChoice((VI, EN), VI))
    lefts = {place_in_window(view).left() for view in views_on_screen(article) if "—" not in view.text}
    assert len(lefts) == 2, "text, and a quotation's indented one"


def test_thumbnails_stand_in_the_margin_and_are_clicked_there(make_article: MakeArticle) -> None:
    article = make_article()
    row = article.row_of(1)
    assert row is not None
    (thumbnail,) = row._photo_places(row.width())
    texts = [view.geometry() for view in row.findChildren(TextView)]
    assert all(text.right() < thumbnail.left() for text in texts)
    assert row.rect().contains(thumbnail)
    clicked: list[tuple[str, int]] = []
    article.photo_clicked.connect(lambda photo: clicked.append(("photo", photo)))
    article.passage_clicked.connect(lambda block: clicked.append(("passage", block)))
    click(row, thumbnail.center())
    click(row, texts[0].center())
    assert clicked == [("photo", 0), ("passage", 1)]


def test_each_text_carries_its_locale(make_article: MakeArticle) -> None:
    article = make_article()
    for first, second in PAIRS:
        assert view_of(article, first).locale().bcp47Name() == "vi"
        assert view_of(article, second).locale().bcp47Name() == "en"


# From right to left.

ARABIC = Story(
    (AR, EN),
    LanguageMap(((AR, "سوق السمك"), (EN, "The fish market"))),
    photos=(Photo("p0", "p0.png"),),
    article=(
        Block(
            BlockKind.PARAGRAPH,
            LanguageMap(((AR, "يبدأ اليوم في الميناء باكراً جداً."), (EN, "The day begins early."))),
            photos=("p0",),
        ),
    ),
)


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_a_story_read_from_the_right_is_laid_out_in_a_mirror(make_article: MakeArticle, size: tuple[int, int]) -> None:
    article = make_article(size, LanguageChoice((AR, EN)), ARABIC)
    first, second = place_of(article, "يبدأ"), place_of(article, "The day")
    row = article.row_of(0)
    assert row is not None
    (thumbnail,) = row._photo_places(row.width())
    assert thumbnail.right() < min(view.geometry().left() for view in row.findChildren(TextView))
    if size == WIDE:
        assert first.left() > second.right()
        assert first.top() == second.top()
    article.show_passage(0, 0)
    picture = row.grab().toImage()
    ratio = picture.devicePixelRatio()
    assert picture.pixelColor(picture.width() - 1, picture.height() // 2).name() == LIGHT.accent
    assert picture.pixelColor(0, round(picture.height() - ratio)).name() != LIGHT.accent


def test_swapped_it_is_laid_out_as_usual(make_article: MakeArticle) -> None:
    article = make_article(WIDE, LanguageChoice((AR, EN)), ARABIC)
    article.show_story(ARABIC, LanguageChoice((EN, AR)))
    assert place_of(article, "يبدأ").left() > place_of(article, "The day").right()
    row = article.row_of(0)
    assert row is not None
    (thumbnail,) = row._photo_places(row.width())
    assert thumbnail.left() > max(view.geometry().right() for view in row.findChildren(TextView))
