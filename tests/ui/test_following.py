"""Photo and article in step, both ways: what is read is shown, what is shown is found, and nobody's place is stolen."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QVariantAnimation
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import StoryWriter, ViewerOpener, entry
from tests.ui.looking import click, is_on_screen, place_in_window, press, stop_flipping, time_passes
from tests.ui.test_article import BOTH, story_of
from viewer.app import Viewer
from viewer.story.model import Story
from viewer.ui.article import Article
from viewer.ui.look import Look
from viewer.ui.theme import LIGHT

SENTENCE = "Một đoạn văn đủ dài để bài báo phải cuộn mới đọc hết được. " * 5
COUNT = 6


@pytest.fixture
def viewer(open_viewer: ViewerOpener, write_story: StoryWriter) -> Viewer:
    """Six photos, and an article in which every third paragraph is about the next of them."""
    article = []
    for number in range(3 * COUNT):
        photos = {"photos": [f"p{number // 3 + 1}"]} if number % 3 == 0 else {}
        article.append({"text": {"vi": f"{number}. {SENTENCE}", "en": f"{number}. {SENTENCE}"}} | photos)
    return open_viewer(write_story([entry(number) for number in range(1, COUNT + 1)], article=article))


def article_of(viewer: Viewer) -> Article:
    return viewer.window.spread.article


def photo_of(viewer: Viewer) -> int:
    assert viewer.presenter is not None
    return viewer.presenter.playhead.index + 1


def turn_wheel(article: Article, notches: int) -> None:
    centre = QPointF(article.viewport().rect().center())
    for _ in range(abs(notches)):
        turn = QPoint(0, -120 if notches > 0 else 120)
        event = QWheelEvent(
            centre,
            article.viewport().mapToGlobal(centre),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(article.viewport(), event)


def scroll(article: Article, value: int) -> None:
    """Scroll by hand, to a place counted from the article's top."""
    article.verticalScrollBar().setValue(value)


def rest(article: Article) -> None:
    """300 milliseconds go by without any scrolling."""
    time_passes(article._rest)


def test_a_scroll_by_hand_is_followed_only_once_it_rests(viewer: Viewer) -> None:
    article = article_of(viewer)
    scroll(article, article.verticalScrollBar().maximum())
    assert photo_of(viewer) == 1
    assert article._rest.interval() == 300
    rest(article)
    assert photo_of(viewer) == COUNT


def test_what_is_followed_never_moves_the_text(viewer: Viewer) -> None:
    article = article_of(viewer)
    for share in (0.2, 0.35, 0.5, 0.9, 0.4, 0.0):
        scroll(article, round(article.verticalScrollBar().maximum() * share))
        place = article.verticalScrollBar().value()
        rest(article)
        assert article.verticalScrollBar().value() == place


def test_every_photo_can_be_reached_by_scrolling(viewer: Viewer) -> None:
    article = article_of(viewer)
    seen = []
    for place in range(0, article.verticalScrollBar().maximum() + 1, 60):
        scroll(article, place)
        if article._rest.isActive():
            rest(article)
        seen.append(photo_of(viewer))
    assert seen == sorted(seen)
    assert set(seen) == set(range(1, COUNT + 1))


def test_one_notch_after_a_flip_changes_nothing(viewer: Viewer) -> None:
    article = article_of(viewer)
    for _ in range(3):
        press(viewer.window, "Right")
    stop_flipping(viewer)
    for notches in (1, -1, -1, 1):
        turn_wheel(article, notches)
        rest(article)
        assert photo_of(viewer) == 4


def test_a_slider_that_is_held_is_not_at_rest(viewer: Viewer) -> None:
    article = article_of(viewer)
    article.verticalScrollBar().setSliderDown(True)
    scroll(article, article.verticalScrollBar().maximum())
    rest(article)
    assert photo_of(viewer) == 1
    article.verticalScrollBar().setSliderDown(False)
    rest(article)
    assert photo_of(viewer) == COUNT


def test_a_flip_is_where_the_reader_is_now(viewer: Viewer) -> None:
    """Somebody scrolls and, before the scrolling is followed, flips: the flip counts."""
    article = article_of(viewer)
    scroll(article, article.verticalScrollBar().maximum())
    press(viewer.window, "Right")
    assert photo_of(viewer) == 2
    assert not article._rest.isActive()
    assert article.marked_texts[0].startswith("3. ")


def test_unlocked_a_flip_leaves_the_text_alone_and_r_fetches_it(viewer: Viewer) -> None:
    article = article_of(viewer)
    press(viewer.window, "Y")
    for _ in range(4):
        press(viewer.window, "Right")
    stop_flipping(viewer)
    assert article.verticalScrollBar().value() == 0
    press(viewer.window, "R")
    assert article.marked_texts[0].startswith("12. ")
    assert article.verticalScrollBar().value() > 0


def test_unlocked_a_chip_offers_the_passages_photo_and_goes_with_it(viewer: Viewer) -> None:
    article = article_of(viewer)
    press(viewer.window, "Y")
    scroll(article, article.verticalScrollBar().maximum())
    rest(article)
    assert photo_of(viewer) == 1
    assert is_on_screen(article._chip)
    assert article._chip.words == f"Show photo {COUNT}"
    place = article.verticalScrollBar().value()
    click(article._chip)
    assert photo_of(viewer) == COUNT
    assert not is_on_screen(article._chip)
    assert article.verticalScrollBar().value() == place


def test_there_is_no_chip_for_the_photo_that_is_shown(viewer: Viewer) -> None:
    article = article_of(viewer)
    press(viewer.window, "Y")
    turn_wheel(article, 1)
    rest(article)
    assert not is_on_screen(article._chip)


def test_locking_again_shows_what_is_being_read(viewer: Viewer) -> None:
    article = article_of(viewer)
    press(viewer.window, "Y")
    scroll(article, article.verticalScrollBar().maximum())
    rest(article)
    place = article.verticalScrollBar().value()
    press(viewer.window, "Y")
    assert photo_of(viewer) == COUNT
    assert article.verticalScrollBar().value() == place
    assert not is_on_screen(article._chip)


def test_languages_and_sizes_of_text_leave_a_reader_where_he_reads(viewer: Viewer) -> None:
    """The passage about the photo is far away; nobody is taken back to it."""
    article = article_of(viewer)
    press(viewer.window, "Y")
    scroll(article, article.verticalScrollBar().maximum() // 2)
    rest(article)
    read = [text for text in article.texts_in_view if text[0].isdigit()]
    for keys in ("L", "L", "L", "Ctrl+=", "Ctrl+-", "Shift+L"):
        press(viewer.window, keys)
        in_view = [text for text in article.texts_in_view if text[0].isdigit()]
        numbers = {text.partition(".")[0] for text in in_view}
        assert numbers & {text.partition(".")[0] for text in read[:3]}, keys


def test_a_window_that_comes_back_leaves_the_reader_where_he_reads(viewer: Viewer) -> None:
    article = article_of(viewer)
    press(viewer.window, "End")
    scroll(article, article.verticalScrollBar().maximum() // 2)
    place = article.verticalScrollBar().value()
    viewer.window.hide()
    viewer.window.show()
    assert article.verticalScrollBar().value() == place
    article._rest.stop()


def test_the_line_of_progress_follows(viewer: Viewer) -> None:
    article = article_of(viewer)
    assert article.progress == 0
    scroll(article, article.verticalScrollBar().maximum())
    assert article.progress == 1
    line = article._progress
    assert place_in_window(line).top() == place_in_window(article).top()
    picture = line.grab().toImage()
    assert picture.pixelColor(picture.width() - 2, 0).name() != LIGHT.paper
    scroll(article, 0)
    picture = line.grab().toImage()
    assert picture.pixelColor(picture.width() - 2, 0).name() != LIGHT.ink


# Smoothly, where nobody minds.


def moving(qtbot: QtBot, story: Story) -> Article:
    article = Article(Look(LIGHT), lambda _photo: None)
    qtbot.addWidget(article)
    article.resize(450, 700)
    with qtbot.waitExposed(article):
        article.show()
    article.show_story(story, BOTH)
    return article


def glide_of(article: Article) -> QVariantAnimation:
    (animation,) = article.findChildren(QVariantAnimation)
    return animation


@pytest.mark.parametrize("target", [3, 5, 40, 1_000, 1_999])
def test_a_flip_glides_to_the_passage_and_never_past_it(qtbot: QtBot, fonts: None, target: int) -> None:  # noqa: ARG001
    article = moving(qtbot, story_of(2_000, {0: 0, 1: target}))
    article.show_passage(0, 0)
    article.show_passage(target, 1)
    animation = glide_of(article)
    bar = article.verticalScrollBar()
    assert 0 < animation.duration() <= 200
    left = []
    for time in range(0, animation.duration() + 1, 20):
        animation.setCurrentTime(time)
        row = article.row_of(target)
        left.append(row.y() if row is not None else 10_000)
    assert left == sorted(left, reverse=True), "it goes one way, and slows down at its end"
    assert left[-1] < article.viewport().height()
    at_rest = bar.value()
    still = Article(Look(LIGHT, less_motion=True), lambda _photo: None)
    qtbot.addWidget(still)
    still.resize(450, 700)
    with qtbot.waitExposed(still):
        still.show()
    still.show_story(story_of(2_000, {0: 0, 1: target}), BOTH)
    still.show_passage(0, 0)
    still.show_passage(target, 1)
    assert glide_of(still).state() == QVariantAnimation.State.Stopped
    here, there = article.row_of(target), still.row_of(target)
    assert here is not None
    assert there is not None
    assert (here.y(), at_rest > 0) == (there.y(), still.verticalScrollBar().value() > 0)


def test_whoever_takes_hold_while_it_glides_has_it(qtbot: QtBot, fonts: None) -> None:  # noqa: ARG001
    article = moving(qtbot, story_of(200, {0: 0, 1: 100}))
    article.show_passage(0, 0)
    article.show_passage(100, 1)
    glide_of(article).setCurrentTime(60)
    turn_wheel(article, 1)
    place = article.verticalScrollBar().value()
    assert glide_of(article).state() == QVariantAnimation.State.Stopped
    assert article.verticalScrollBar().value() == place
    time_passes(article._rest)


def test_a_story_opens_without_any_movement(qtbot: QtBot, fonts: None) -> None:  # noqa: ARG001
    article = moving(qtbot, story_of(200, {0: 100}))
    article.show_passage(100, 0)
    assert glide_of(article).state() == QVariantAnimation.State.Stopped
    assert article.marked_texts
