"""The article as a list of rows: thousands of paragraphs, of which only those in sight exist."""

import itertools
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.looking import is_fully_on_screen, is_on_screen, place_in_window, views_on_screen
from viewer.story.language import Language, LanguageChoice, LanguageMap
from viewer.story.model import Block, BlockKind, Photo, Story
from viewer.ui.article import Article
from viewer.ui.article_row import ArticleRow
from viewer.ui.look import Look
from viewer.ui.theme import LIGHT

VI, EN = Language("vi"), Language("en")
BOTH = LanguageChoice((VI, EN))
COUNT = 2_000
SENTENCE = "Chữ nghĩa trên giấy có dài có ngắn. "


def text(number: int) -> LanguageMap:
    """Paragraphs of very different lengths, so that no estimate of a height is right."""
    return LanguageMap(
        (
            (VI, f"Đoạn {number}. " + SENTENCE * (number * 7 % 11)),
            (EN, f"Paragraph {number}. " + "Words on paper, long and short. " * (number * 5 % 13)),
        )
    )


def story_of(paragraphs: int, photos_at: dict[int, int] | None = None, title: str = "Một câu chuyện dài") -> Story:
    """A story whose photos are each about the block given: `photos_at[photo] = block`."""
    photos_at = photos_at or {}
    blocks = []
    for number in range(paragraphs):
        about = tuple(f"p{photo}" for photo, block in photos_at.items() if block == number)
        kind = BlockKind.HEADING if number % 97 == 5 else BlockKind.PARAGRAPH
        blocks.append(Block(kind, text(number), photos=about))
    photos = tuple(Photo(f"p{photo}", f"p{photo}.png") for photo in range(max(photos_at, default=0) + 1))
    return Story((VI, EN), LanguageMap(((VI, title),)), photos=photos, article=tuple(blocks))


PLACES = {0: 3, 1: 4, 2: 700, 3: 699, 4: 1_999, 5: 1_000, 6: 0}  # of seven photos among 2,000 paragraphs

MakeArticle = Callable[..., Article]


@pytest.fixture
def make_article(make_widget: Callable[[QWidget, int, int], None]) -> MakeArticle:
    """An article on the screen, showing this story."""

    def make(story: Story, size: tuple[int, int] = (450, 700), choice: LanguageChoice = BOTH) -> Article:
        made = Article(Look(LIGHT, less_motion=True), lambda _photo: None)
        make_widget(made, *size)
        made.show_story(story, choice)
        return made

    return make


def rows_in(article: Article) -> list[ArticleRow]:
    """The rows that can be seen, from top to bottom."""
    rows = [row for row in article.findChildren(ArticleRow) if is_on_screen(row)]
    return sorted(rows, key=lambda row: row.y())


def passage_in(article: Article) -> ArticleRow:
    (row,) = (row for row in article.findChildren(ArticleRow) if row.is_marked and row.isVisible())
    return row


def assert_rows_stand_one_below_the_other(article: Article) -> None:
    rows = rows_in(article)
    for above, below in pairwise(rows):
        assert above.geometry().bottom() < below.geometry().top()
    for row in rows:
        assert row.height() == row.height_at(row.width())
        places = [QRect(view.pos(), view.size()) for view in views_on_screen(row)]
        assert all(one.bottom() < other.top() for one, other in pairwise(places))


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[ArticleRow]]:
    """Every row that is made from now on."""
    made: list[ArticleRow] = []
    build = ArticleRow.__init__

    def count(row: ArticleRow, *arguments: object) -> None:
        made.append(row)
        build(row, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(ArticleRow, "__init__", count)
    yield made
    made.clear()


def test_only_rows_in_sight_exist(make_article: MakeArticle, built: list[ArticleRow]) -> None:
    article = make_article(story_of(COUNT, PLACES))
    article.show_passage(3, 0)
    assert len(built) < 40
    assert len(article.findChildren(ArticleRow)) < 40


def test_a_flip_makes_a_handful_of_rows_wherever_it_leads(make_article: MakeArticle, built: list[ArticleRow]) -> None:
    article = make_article(story_of(COUNT, PLACES))
    for photo, block in PLACES.items():
        built.clear()
        article.show_passage(block, photo)
        assert len(built) < 40
        assert len([row for row in article.findChildren(ArticleRow) if not row.isHidden()]) < 40


def test_a_passage_in_view_already_makes_no_rows(make_article: MakeArticle, built: list[ArticleRow]) -> None:
    article = make_article(story_of(COUNT, PLACES))
    article.show_passage(700, 2)
    rows, built[:] = rows_in(article), []
    article.show_passage(700, 2)
    assert built == []
    assert rows_in(article) == rows


@pytest.mark.parametrize("size", [(450, 700), (330, 640), (700, 1_000)])
def test_flipping_anywhere_brings_the_whole_passage_into_view(make_article: MakeArticle, size: tuple[int, int]) -> None:
    article = make_article(story_of(COUNT, PLACES), size)
    for photo in (2, 0, 4, 6, 1, 3, 5, 4, 2):
        article.show_passage(PLACES[photo], photo)
        passage = passage_in(article)
        assert passage.texts[0].startswith(f"Đoạn {PLACES[photo]}. ")
        assert is_fully_on_screen(passage)
        assert_rows_stand_one_below_the_other(article)


def test_a_passage_higher_than_the_view_shows_its_beginning(make_article: MakeArticle) -> None:
    blocks = [Block(BlockKind.PARAGRAPH, text(number)) for number in range(20)]
    long = LanguageMap(((VI, "Rất dài. " + SENTENCE * 100),))
    blocks[10] = Block(BlockKind.PARAGRAPH, long, photos=("p",))
    article = make_article(Story((VI,), photos=(Photo("p", "p.png"),), article=tuple(blocks)), (450, 300))
    article.show_passage(10, 0)
    passage = passage_in(article)
    assert passage.height() > article.height()
    assert 0 <= place_in_window(passage).top() < 40


def test_scrolling_never_lets_rows_overlap(make_article: MakeArticle) -> None:
    article = make_article(story_of(COUNT, PLACES))
    bar = article.verticalScrollBar()
    for value in (0, 40, 333, 5_000, 5_040, 5_000, 90_000, 12, bar.maximum() // 2, bar.maximum()):
        bar.setValue(value)
        assert_rows_stand_one_below_the_other(article)


def test_the_end_of_the_article_can_be_read(make_article: MakeArticle) -> None:
    article = make_article(story_of(COUNT))
    bar = article.verticalScrollBar()
    bar.setValue(bar.maximum())
    last = rows_in(article)[-1]
    assert last.texts[0].startswith("Đoạn 1999. ")
    assert is_fully_on_screen(last)
    assert bar.value() == bar.maximum()


def test_the_wheel_reaches_the_end_and_comes_back_to_the_title(make_article: MakeArticle) -> None:
    article = make_article(story_of(60))
    bar = article.verticalScrollBar()

    def turn_wheel(notches: int) -> None:
        place = QPointF(article.rect().center())
        modifiers, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
        delta = QPoint(0, 120 * notches)
        event = QWheelEvent(place, place, QPoint(), delta, buttons, modifiers, Qt.ScrollPhase.NoScrollPhase, False)
        QApplication.sendEvent(article.viewport(), event)

    for _ in range(400):
        turn_wheel(-1)
        assert_rows_stand_one_below_the_other(article)
        if bar.value() == bar.maximum():
            break
    assert rows_in(article)[-1].texts[0].startswith("Đoạn 59. ")
    assert is_fully_on_screen(rows_in(article)[-1])
    for _ in range(400):
        turn_wheel(1)
        if bar.value() == 0:
            break
    assert rows_in(article)[0].texts == ("Tiếng Việt", "Một câu chuyện dài")
    assert is_fully_on_screen(rows_in(article)[0])


def test_flipping_near_the_beginning_leaves_the_text_where_the_reader_put_it(make_article: MakeArticle) -> None:
    article = make_article(story_of(40, {0: 0, 1: 1, 2: 2}), (450, 900))
    article.show_passage(0, 0)
    bar = article.verticalScrollBar()
    bar.setValue(30)
    for photo in (1, 2, 1, 0):
        article.show_passage(photo, photo)
        assert is_fully_on_screen(passage_in(article))
        assert bar.value() == 30


def test_the_last_passage_comes_into_view_from_wherever_one_was(make_article: MakeArticle) -> None:
    for start in range(0, 2_000, 90):
        article = make_article(story_of(12, {0: 11}), (450, 700))
        article.verticalScrollBar().setValue(start)
        article.show_passage(11, 0)
        assert is_fully_on_screen(passage_in(article))
        assert_rows_stand_one_below_the_other(article)


@pytest.mark.parametrize(("key", "sign"), [(Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, -1)])
def test_arrow_keys_scroll_the_article_that_has_the_focus(make_article: MakeArticle, key: Qt.Key, sign: int) -> None:
    article = make_article(story_of(100, {0: 50}))
    article.show_passage(50, 0)
    article.setFocus()
    before = place_in_window(passage_in(article)).top()
    QTest.keyClick(article, key)
    assert place_in_window(passage_in(article)).top() == before - 40 * sign


def test_what_is_read_stays_where_it_is_while_heights_above_are_corrected(make_article: MakeArticle) -> None:
    article = make_article(story_of(COUNT))
    bar = article.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    for _ in range(60):
        rows = {row.texts: place_in_window(row).top() for row in rows_in(article)}
        bar.setValue(bar.value() - 25)  # upward, over rows that have never been measured
        moved = {place_in_window(row).top() - rows[row.texts] for row in rows_in(article) if row.texts in rows}
        assert moved == {25}


@pytest.mark.parametrize("width", [280, 330, 520, 700])
def test_resizing_keeps_the_passage_in_view(make_article: MakeArticle, width: int) -> None:
    article = make_article(story_of(COUNT, PLACES))
    article.show_passage(700, 2)
    article.resize(width, 600)
    assert is_fully_on_screen(passage_in(article))
    assert_rows_stand_one_below_the_other(article)


@pytest.mark.parametrize("height", [300, 500, 1_000])
def test_another_height_keeps_the_passage_in_view(make_article: MakeArticle, height: int) -> None:
    article = make_article(story_of(COUNT, PLACES))
    article.show_passage(1_999, 4)
    article.resize(450, height)
    assert is_fully_on_screen(passage_in(article))
    assert_rows_stand_one_below_the_other(article)


def test_resizing_keeps_the_place_where_nothing_is_marked(make_article: MakeArticle) -> None:
    article = make_article(story_of(COUNT))
    bar = article.verticalScrollBar()
    bar.setValue(40_000)
    first = rows_in(article)[0]
    texts, top = first.texts, place_in_window(first).top()
    article.resize(640, 700)
    again = rows_in(article)[0]
    assert again.texts == texts
    assert abs(place_in_window(again).top() - top) <= 1


def test_an_article_without_a_passage_opens_at_its_very_top(make_article: MakeArticle) -> None:
    article = make_article(story_of(100))
    title = rows_in(article)[0]
    assert title.texts == ("Tiếng Việt", "Một câu chuyện dài")
    assert title.y() == 34
    assert article.verticalScrollBar().value() == 0


def test_another_story_begins_at_its_title(make_article: MakeArticle) -> None:
    article = make_article(story_of(COUNT, PLACES))
    article.show_passage(1_999, 4)
    article.show_story(story_of(300, title="Chuyện khác"), BOTH)
    assert rows_in(article)[0].texts == ("Tiếng Việt", "Chuyện khác")
    assert not any(row.is_marked for row in article.findChildren(ArticleRow) if not row.isHidden())


def test_moving_on_takes_the_mark_along(make_article: MakeArticle) -> None:
    article = make_article(story_of(20, {0: 3, 1: 4}))
    article.show_passage(3, 0)
    article.show_passage(4, 1)
    assert passage_in(article).texts[0].startswith("Đoạn 4. ")
    article.show_passage(None, 2)
    assert not any(row.is_marked for row in article.findChildren(ArticleRow))


@pytest.mark.parametrize(
    ("date", "tag", "written"),
    [
        ("2021-10-19", "vi", "19 tháng 10, 2021"),
        ("2021-10-19", "en", "19 October 2021"),
        ("2021-10-19", "en-US", "October 19, 2021"),
        ("sometime in 2021", "en", "sometime in 2021"),
        ("", "en", ""),
    ],
)
def test_a_date_is_written_as_the_language_writes_it(
    make_article: MakeArticle, date: str, tag: str, written: str
) -> None:
    story = Story((Language(tag),), LanguageMap(((Language(tag), "T"),)), date=date, article=(Block(BlockKind.QUOTE),))
    article = make_article(story, choice=LanguageChoice((Language(tag),)))
    assert [part for part in rows_in(article)[0].texts if part != "T"] == ([written] if written else [])


def test_a_quote_says_whose_it_is(make_article: MakeArticle) -> None:
    quote = Block(BlockKind.QUOTE, LanguageMap(((VI, "Lời."), (EN, "Words."))), LanguageMap(((VI, "An"), (EN, "Ann"))))
    article = make_article(Story((VI, EN), article=(quote,)))
    assert rows_in(article)[-1].texts == ("Lời.", "Words.", "— An / Ann")


def test_a_name_that_is_the_same_in_both_languages_stands_once(make_article: MakeArticle) -> None:
    quote = Block(BlockKind.QUOTE, LanguageMap(((VI, "Lời."), (EN, "Words."))), LanguageMap(((VI, "An"), (EN, "An"))))
    article = make_article(Story((VI, EN), article=(quote,)))
    assert rows_in(article)[-1].texts == ("Lời.", "Words.", "— An")


def test_all_photos_of_a_block_can_be_seen(make_article: MakeArticle) -> None:
    photos = tuple(Photo(f"p{number}", f"p{number}.jpg") for number in range(12))
    block = Block(BlockKind.PHOTOS, photos=tuple(photo.id for photo in photos))
    article = make_article(Story((VI, EN), photos=photos, article=(block,)))
    row = rows_in(article)[-1]
    chips = row._photo_places(row.width())
    assert len(chips) == 12
    assert all(row.rect().contains(chip) for chip in chips)
    assert not any(one.intersects(other) for one, other in itertools.combinations(chips, 2))


def test_no_line_is_cut_in_two_where_a_flip_has_scrolled(make_article: MakeArticle) -> None:
    text = "Một đoạn văn đủ dài để trải ra trên nhiều dòng của bài báo bên cạnh bức ảnh. " * 4
    blocks = tuple(Block(BlockKind.PARAGRAPH, LanguageMap(((VI, text),)), photos=(f"p{n}",)) for n in range(30))
    photos = tuple(Photo(f"p{n}", f"p{n}.jpg") for n in range(30))
    article = make_article(Story((VI,), photos=photos, article=blocks))
    for photo in (9, 17, 23, 12):
        article.show_passage(photo, photo)
        # Nothing is cut by the end of what fades out at the top; what is above it is hardly seen.
        tops = [row.y() + top for row in rows_in(article) for top in row.line_tops(row.width())]
        assert not [top for top in tops if 20 - 22 < top < 20]
