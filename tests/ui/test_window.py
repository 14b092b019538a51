"""The window as a reader meets it: what stands there when a story opens, and what flipping does."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from tests.ui.conftest import COLOURS, StoryWriter, ViewerOpener, entry, paragraph, wait_for_photo
from tests.ui.looking import (
    colour_on,
    is_fully_on_screen,
    is_on_screen,
    part_on_screen,
    place_in_window,
    press,
    stop_flipping,
    texts_on_screen,
    views_on_screen,
)
from viewer.actions import Action
from viewer.app import Viewer
from viewer.ui.article_row import ArticleRow
from viewer.ui.text_view import TextView

SIX = [entry(number) for number in range(1, 7)]


def position(viewer: Viewer) -> str:
    """The footer's `3 / 6`, as it can be read."""
    (text,) = (text for text in texts_on_screen(viewer.window.spread.footer) if " / " in text)
    return text


def captions(viewer: Viewer) -> list[str]:
    """The captions that can be read, without the languages' names."""
    return [text for text in texts_on_screen(viewer.window.spread.captions) if not text.isupper()]


def title(viewer: Viewer) -> str:
    """What the window's frame says."""
    return viewer.window.windowHandle().title()


def marked_row(viewer: Viewer) -> ArticleRow:
    (row,) = (row for row in viewer.window.findChildren(ArticleRow) if row.is_marked and row.isVisible())
    return row


class TestOpening:
    def test_the_first_photo_stands_there_with_title_position_captions_and_credit(
        self, open_viewer: ViewerOpener, write_story: StoryWriter
    ) -> None:
        first = entry(1, credit={"vi": "Ảnh: An", "en": "Photo: An"})
        viewer = open_viewer(write_story([first, *SIX[1:]]))
        assert colour_on(viewer.window.spread.stage) == COLOURS[0]
        assert title(viewer) == "1 / 6 · Câu chuyện"
        assert position(viewer) == "1 / 6"
        assert captions(viewer) == ["Chú thích 1", "Caption 1"]
        assert "Ảnh: An" in texts_on_screen(viewer.window.spread.footer)

    def test_captions_stand_side_by_side_each_under_its_languages_name(
        self, open_viewer: ViewerOpener, write_story: StoryWriter
    ) -> None:
        viewer = open_viewer(write_story(SIX))
        names_and_captions = views_on_screen(viewer.window.spread.captions)
        assert [view.text for view in names_and_captions] == ["TIẾNG VIỆT", "ENGLISH", "Chú thích 1", "Caption 1"]
        first_name, second_name, first, second = map(place_in_window, names_and_captions)
        assert second.left() > first.right()
        assert second.top() == first.top()
        assert first_name.left() == first.left()
        assert second_name.left() == second.left()

    def test_the_sample_story_opens_with_title_and_passage_both_in_view(
        self, open_viewer: ViewerOpener, sample_story: Path
    ) -> None:
        viewer = open_viewer(sample_story)
        article = viewer.window.spread.article
        heading = views_on_screen(article)[0]
        assert heading.text == "Nga khép lại chuyến quay phim đầu tiên ngoài không gian"
        assert is_fully_on_screen(heading)
        begun = marked_row(viewer).findChildren(TextView)[0]
        assert begun.text.startswith("Trước đó, ngày 5/10")
        assert part_on_screen(begun).height() >= 34  # a line

    @pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6])
    def test_the_passage_about_each_photo_is_in_view_and_marked(
        self, open_viewer: ViewerOpener, sample_story: Path, number: int
    ) -> None:
        viewer = open_viewer(sample_story)
        for _ in range(1, number):
            press(viewer.window, "Right")
        row = marked_row(viewer)
        assert is_on_screen(row)
        assert number == 1 or is_fully_on_screen(row)
        article = viewer.window.spread.article
        place = row.rect().topLeft()
        if not row.texts:  # photos without words bear the mark below themselves
            place = row._photo_places(row.width())[number - 5].bottomLeft() + QPoint(2, 4)
        accent = row.mapTo(article, place)
        pixel = viewer.window.grab().toImage().pixelColor(article.mapTo(viewer.window, accent))
        assert pixel.name() == "#c2491d"

    def test_a_story_in_dark_colours_has_dark_paper(self, open_viewer: ViewerOpener, sample_story: Path) -> None:
        viewer = open_viewer(sample_story, theme="dark")
        article = viewer.window.spread.article
        corner = article.mapTo(viewer.window, article.rect().topLeft())
        assert viewer.window.grab().toImage().pixelColor(corner).name() == "#1e1d1b"

    def test_a_story_opens_at_the_photo_asked_for(self, open_viewer: ViewerOpener, write_story: StoryWriter) -> None:
        viewer = open_viewer(write_story(SIX), photo="4")
        assert position(viewer) == "4 / 6"
        assert colour_on(viewer.window.spread.stage) == COLOURS[3]


GOES_TO = {  # from the third of six photos
    Action.NEXT: 4,
    Action.PREVIOUS: 2,
    Action.FIRST: 1,
    Action.LAST: 6,
    Action.ONWARD: 4,
}


class TestFlipping:
    @pytest.mark.parametrize(
        ("keys", "number"), [(keys, number) for action, number in GOES_TO.items() for keys in action.keys]
    )
    def test_each_key_goes_where_it_says(
        self, qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, keys: str, number: int
    ) -> None:
        viewer = open_viewer(write_story(SIX), photo="3")
        press(viewer.window, keys)
        # The words are there in the same turn of the event loop.
        assert position(viewer) == f"{number} / 6"
        assert title(viewer) == f"{number} / 6 · Câu chuyện"
        assert captions(viewer) == [f"Chú thích {number}", f"Caption {number}"]
        wait_for_photo(qtbot, viewer)
        assert colour_on(viewer.window.spread.stage) == COLOURS[number - 1]

    @pytest.mark.parametrize("keys", ["Right", "PgDown", "N", "Space"])
    def test_nothing_comes_after_the_last_photo_but_a_nudge(
        self, open_viewer: ViewerOpener, write_story: StoryWriter, keys: str
    ) -> None:
        viewer = open_viewer(write_story(SIX), photo="6")
        stage = viewer.window.spread.stage
        rest = stage.photo_rectangle()
        press(viewer.window, keys)
        assert position(viewer) == "6 / 6"
        assert stage.photo_rectangle().left() < rest.left()

    @pytest.mark.parametrize("keys", ["Left", "PgUp", "Backspace", "P", "Shift+Space"])
    def test_nothing_comes_before_the_first_photo_but_a_nudge(
        self, open_viewer: ViewerOpener, write_story: StoryWriter, keys: str
    ) -> None:
        viewer = open_viewer(write_story(SIX))
        stage = viewer.window.spread.stage
        rest = stage.photo_rectangle()
        press(viewer.window, keys)
        assert position(viewer) == "1 / 6"
        assert stage.photo_rectangle().left() > rest.left()

    def test_a_nudged_photo_comes_to_rest_where_it_was(
        self, qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter
    ) -> None:
        viewer = open_viewer(write_story(SIX))
        stage = viewer.window.spread.stage
        rest = stage.photo_rectangle()
        press(viewer.window, "Left")
        qtbot.waitUntil(lambda: stage.photo_rectangle() == rest, timeout=10_000)

    def test_home_at_the_first_photo_does_not_nudge(self, open_viewer: ViewerOpener, write_story: StoryWriter) -> None:
        viewer = open_viewer(write_story(SIX))
        stage = viewer.window.spread.stage
        rest = stage.photo_rectangle()
        press(viewer.window, "Home")
        assert stage.photo_rectangle() == rest

    def test_no_flip_is_ever_dropped(self, qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter) -> None:
        viewer = open_viewer(write_story([entry(number) for number in range(1, 21)]))
        for number in range(2, 12):
            press(viewer.window, "Right")
            assert position(viewer) == f"{number} / 20"
        stop_flipping(viewer)
        assert captions(viewer) == ["Chú thích 11", "Caption 11"]
        press(viewer.window, "Left")
        stop_flipping(viewer)
        assert captions(viewer) == ["Chú thích 10", "Caption 10"]
        wait_for_photo(qtbot, viewer)
        assert colour_on(viewer.window.spread.stage) == COLOURS[9 % 6]

    @pytest.mark.parametrize("focused", ["article", "captions"])
    @pytest.mark.parametrize("keys", ["Right", "PgDown", "Space", "N"])
    def test_keys_flip_whatever_has_the_focus(
        self, open_viewer: ViewerOpener, sample_story: Path, focused: str, keys: str
    ) -> None:
        viewer = open_viewer(sample_story)
        getattr(viewer.window.spread, focused).setFocus()
        press(viewer.window, keys)
        assert position(viewer) == "2 / 6"

    def test_keys_flip_while_the_menu_bar_is_hidden(self, open_viewer: ViewerOpener, write_story: StoryWriter) -> None:
        viewer = open_viewer(write_story(SIX))
        viewer.window.menuBar().hide()
        press(viewer.window, "Right")
        press(viewer.window, "N")
        assert position(viewer) == "3 / 6"

    def test_a_photo_of_several_passages_belongs_to_the_first(
        self, open_viewer: ViewerOpener, write_story: StoryWriter
    ) -> None:
        article = [paragraph(1, 2), paragraph(2, 1), paragraph(3, 1)]
        viewer = open_viewer(write_story(SIX, article=article))
        assert marked_row(viewer).texts == ("Đoạn văn 2, tiếng Việt.", "Paragraph 2, in English.")

    def test_a_photo_without_a_passage_leaves_the_article_alone_and_unmarked(
        self, open_viewer: ViewerOpener, write_story: StoryWriter
    ) -> None:
        viewer = open_viewer(write_story(SIX, article=[paragraph(1, 1)]))
        before = viewer.window.spread.article.texts_in_view
        press(viewer.window, "Right")
        assert viewer.window.spread.article.texts_in_view == before
        assert not any(row.is_marked for row in viewer.window.findChildren(ArticleRow))
