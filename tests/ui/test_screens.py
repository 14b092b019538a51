"""Whose screen is which, and what the speaker's view shows."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, QTime
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton, QWidget

from tests.ui.looking import click, is_fully_on_screen, place_in_window, texts_on_screen
from viewer.actions import Action
from viewer.story.language import Language, LanguageChoice, LanguageMap
from viewer.story.model import Block, BlockKind, Photo, Story
from viewer.story.slides import slides_of
from viewer.ui.look import Look
from viewer.ui.screens import Seats, seats
from viewer.ui.speaker_view import SpeakerView
from viewer.ui.theme import LIGHT

LAPTOP, BEAMER, LARGE = QRect(0, 0, 1024, 768), QRect(1024, 0, 1280, 720), QRect(-1920, 0, 1920, 1080)
VI, EN = Language("vi"), Language("en")
MakeWidget = Callable[[QWidget, int, int], None]


def both(vietnamese: str, english: str) -> LanguageMap:
    return LanguageMap(((VI, vietnamese), (EN, english)))


STORY = Story(
    languages=(VI, EN),
    title=both("Tựa", "Title"),
    photos=(
        Photo("a", "a.png", caption=both("Một", "One"), notes=both("Nhớ", "Remember <b>this</b>")),
        Photo("b", "b.png", caption=both("Hai", "Two")),
    ),
    article=(Block(BlockKind.PARAGRAPH, both("Đoạn", "Passage"), photos=("a",)),),
)
SLIDES = slides_of(STORY, headings=True, reading=False)  # title, a, b


@pytest.mark.parametrize(
    ("screens", "home", "swapped", "expected"),
    [
        ([LAPTOP], 0, False, Seats(0, None)),
        ([LAPTOP], 0, True, Seats(0, None)),
        ([LAPTOP, BEAMER], 0, False, Seats(1, 0)),
        ([LAPTOP, BEAMER], 1, False, Seats(0, 1)),
        ([LAPTOP, BEAMER], 0, True, Seats(0, 1)),
        ([LAPTOP, BEAMER, LARGE], 0, False, Seats(2, 0)),
        ([LAPTOP, QRect(LAPTOP)], 0, False, Seats(0, None)),
        ([LAPTOP, QRect(0, 0, 800, 600)], 0, True, Seats(0, None)),
    ],
)
def test_whose_screen_is_which(screens: list[QRect], home: int, swapped: bool, expected: Seats) -> None:
    assert seats(screens, home, swapped=swapped) == expected


@pytest.fixture
def view(make_widget: MakeWidget) -> SpeakerView:
    made = SpeakerView(Look(LIGHT), now=lambda: QTime(14, 5))
    make_widget(made, 1024, 600)
    return made


def test_it_shows_caption_passage_notes_and_place_in_the_speakers_language(view: SpeakerView) -> None:
    view.show_slide(SLIDES, 1, STORY, LanguageChoice((VI, EN), EN))
    assert view.passage.text == "One\nPassage"
    assert view.notes.text == "Remember <b>this</b>"
    assert view.next_words.text == "Two"
    assert "2 / 3" in texts_on_screen(view)
    view.show_slide(SLIDES, 1, STORY, LanguageChoice((VI, EN), VI))
    assert (view.passage.text, view.notes.text, view.next_words.text) == ("Một\nĐoạn", "Nhớ", "Hai")


def test_a_photo_without_notes_says_so_and_after_the_last_slide_comes_nothing(view: SpeakerView) -> None:
    view.show_slide(SLIDES, 2, STORY, LanguageChoice((VI, EN), EN))
    assert view.notes.text == "None for this photo"
    assert view.next_words.text == ""
    assert "THE END" in texts_on_screen(view)


def test_a_title_slide_shows_its_title_and_announces_the_photo(view: SpeakerView) -> None:
    view.show_slide(SLIDES, 0, STORY, LanguageChoice((VI, EN), EN))
    assert view.passage.text == "Title"
    assert view.next_words.text == "One"


def test_times(view: SpeakerView) -> None:
    view.show_times(600, 65.2, 534.8)
    texts = texts_on_screen(view)
    assert "1:05 / 10:00   ·   8:55 left" in texts
    view.show_times(600, 65.2, 534.8, paused=True)
    assert "1:05 / 10:00   ·   8:55 left   ·   paused" in texts_on_screen(view)
    assert any("05" in text and "left" not in text for text in texts)  # the time of day, as the system writes it


def test_nothing_moves_from_slide_to_slide_and_all_is_in_sight(view: SpeakerView) -> None:
    places = []
    for place in range(len(SLIDES)):
        view.show_slide(SLIDES, place, STORY, LanguageChoice((VI, EN)))
        parts = (view.picture, view.next_picture, view.passage, view.notes, view.next_words)
        assert all(is_fully_on_screen(part) for part in parts)
        places.append([place_in_window(part) for part in parts])
    assert places[0] == places[1] == places[2]
    for one in places[0]:
        assert [other for other in places[0] if other.intersects(one)] == [one]


def test_a_picture_is_not_blown_up_and_stays_in_its_place(view: SpeakerView) -> None:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(0xFF2040C0)
    view.picture.show_image(image, 40)
    picture = view.picture.grab().toImage()
    assert picture.pixelColor(39, 19).name() == "#2040c0"
    assert picture.pixelColor(41, 19).name() != "#2040c0"
    assert view.picture.share_at(QPoint(20, 15)) == (0.5, 0.75)
    assert view.picture.share_at(QPoint(41, 15)) is None
    view.picture.blank("#ffffff")  # the audience's screen is white
    assert view.picture.grab().toImage().pixelColor(20, 10).name() == "#ffffff"
    assert view.picture.share_at(QPoint(20, 15)) is None
    view.picture.blank(None)
    view.picture.show_image(image, 4_000)
    assert view.picture.grab().toImage().pixelColor(200, 100).name() == "#2040c0"


def test_every_button_asks_for_its_action(view: SpeakerView) -> None:
    asked: list[Action] = []
    view.asked.connect(asked.append)
    buttons = view.findChildren(QPushButton)
    for button in buttons:
        assert is_fully_on_screen(button)
        assert button.accessibleDescription()
        click(button)
    assert asked == [
        Action.PREVIOUS,
        Action.NEXT,
        Action.ONWARD,
        Action.SPEAKER_LANGUAGE,
        Action.SWAP_SCREENS,
        Action.LEAVE,
    ]
