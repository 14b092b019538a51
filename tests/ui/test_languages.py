"""The reader's languages: both, the first, the second; and translations that are missing, which is never silent."""

from typing import Any

import pytest

from tests.ui.conftest import StoryWriter, ViewerOpener, entry, paragraph
from tests.ui.looking import place_in_window, press, texts_on_screen, views_on_screen
from viewer.app import Viewer

STORY = [entry(1), entry(2)]
ARTICLE = [{"heading": {"vi": "Mở đầu", "en": "Beginning"}}, paragraph(1, 1), paragraph(2, 2)]

BOTH = (
    ["TIẾNG VIỆT", "ENGLISH", "Chú thích 1", "Caption 1"],
    [
        "Câu chuyện",
        "A story",
        "Mở đầu",
        "Beginning",
        "Đoạn văn 1, tiếng Việt.",
        "Paragraph 1, in English.",
        "Đoạn văn 2, tiếng Việt.",
        "Paragraph 2, in English.",
    ],
    "1 / 2 · Câu chuyện",
)
FIRST = (
    ["TIẾNG VIỆT", "Chú thích 1"],
    ["Câu chuyện", "Mở đầu", "Đoạn văn 1, tiếng Việt.", "Đoạn văn 2, tiếng Việt."],
    "1 / 2 · Câu chuyện",
)
SECOND = (
    ["ENGLISH", "Caption 1"],
    ["A story", "Beginning", "Paragraph 1, in English.", "Paragraph 2, in English."],
    "1 / 2 · A story",
)


def everything(viewer: Viewer) -> tuple[list[str], list[str], str]:
    """What can be read in the caption band, in the article, and in the window's frame."""
    spread = viewer.window.spread
    return texts_on_screen(spread.captions), texts_on_screen(spread.article), viewer.window.windowHandle().title()


def test_l_goes_from_both_to_the_first_to_the_second_and_to_both(
    open_viewer: ViewerOpener, write_story: StoryWriter
) -> None:
    viewer = open_viewer(write_story(STORY, article=ARTICLE))
    assert everything(viewer) == BOTH
    for expected in (FIRST, SECOND, BOTH):
        press(viewer.window, "L")
        assert everything(viewer) == expected


def test_the_language_stays_while_flipping(open_viewer: ViewerOpener, write_story: StoryWriter) -> None:
    viewer = open_viewer(write_story(STORY, article=ARTICLE))
    press(viewer.window, "L")
    press(viewer.window, "L")
    press(viewer.window, "Right")
    assert texts_on_screen(viewer.window.spread.captions) == ["ENGLISH", "Caption 2"]
    assert viewer.window.windowHandle().title() == "2 / 2 · A story"


@pytest.mark.parametrize(("language", "expected"), [("vi", FIRST), ("en", SECOND), ("both", BOTH), (None, BOTH)])
def test_a_story_opens_in_the_language_asked_for(
    open_viewer: ViewerOpener, write_story: StoryWriter, language: str | None, expected: object
) -> None:
    viewer = open_viewer(write_story(STORY, article=ARTICLE), language=language)
    assert everything(viewer) == expected


def test_a_story_in_one_language_has_one_column_and_l_changes_nothing(
    open_viewer: ViewerOpener, write_story: StoryWriter
) -> None:
    story = write_story(
        [entry(1, caption={"vi": "Chú thích"})],
        languages=["vi"],
        title={"vi": "Một thứ tiếng"},
        article=[{"text": {"vi": "Đoạn văn."}, "photos": ["p1"]}],
    )
    viewer = open_viewer(story)
    before = everything(viewer)
    assert before == (["TIẾNG VIỆT", "Chú thích"], ["Một thứ tiếng", "Đoạn văn."], "1 / 1 · Một thứ tiếng")
    press(viewer.window, "L")
    assert everything(viewer) == before


def test_an_untranslated_caption_stands_once_under_its_own_languages_name(
    open_viewer: ViewerOpener, write_story: StoryWriter
) -> None:
    viewer = open_viewer(write_story([entry(1, caption={"en": "Only in English"}), entry(2)]))
    for _ in range(3):
        assert texts_on_screen(viewer.window.spread.captions) == ["ENGLISH", "Only in English"]
        press(viewer.window, "L")


def test_an_untranslated_paragraph_has_a_tag_that_says_its_language(
    open_viewer: ViewerOpener, write_story: StoryWriter
) -> None:
    article = [paragraph(1, 1), {"text": {"en": "Only in English."}}]
    viewer = open_viewer(write_story(STORY, article=article), language="vi")
    article_texts = texts_on_screen(viewer.window.spread.article)
    assert article_texts == ["Câu chuyện", "Đoạn văn 1, tiếng Việt.", "English", "Only in English."]


def test_a_language_that_is_missing_everywhere_is_not_repeated(
    open_viewer: ViewerOpener, write_story: StoryWriter
) -> None:
    viewer = open_viewer(write_story(STORY, article=[{"text": {"vi": "Chỉ tiếng Việt."}}]))
    assert texts_on_screen(viewer.window.spread.article).count("Chỉ tiếng Việt.") == 1


def test_a_photo_without_a_caption_leaves_the_band_empty(open_viewer: ViewerOpener, write_story: StoryWriter) -> None:
    viewer = open_viewer(write_story([{"file": "p1.png"}, entry(2)]))
    assert texts_on_screen(viewer.window.spread.captions) == []
    press(viewer.window, "Right")
    assert texts_on_screen(viewer.window.spread.captions)[-1] == "Caption 2"
    press(viewer.window, "Left")
    assert texts_on_screen(viewer.window.spread.captions) == []


@pytest.mark.parametrize(
    ("tags", "names"), [(["fr", "ja"], ["FRANÇAIS", "日本語"]), (["es", "vi"], ["ESPAÑOL", "TIẾNG VIỆT"])]
)
def test_languages_are_called_what_they_call_themselves(
    open_viewer: ViewerOpener, write_story: StoryWriter, tags: list[str], names: list[str]
) -> None:
    caption: dict[str, Any] = {tag: f"({tag})" for tag in tags}
    viewer = open_viewer(write_story([entry(1, caption=caption)], languages=tags, title={tags[0]: "…"}))
    assert texts_on_screen(viewer.window.spread.captions) == [*names, *caption.values()]


def test_every_text_says_its_language_to_a_screen_reader(open_viewer: ViewerOpener, write_story: StoryWriter) -> None:
    viewer = open_viewer(write_story(STORY, article=ARTICLE))
    for view in views_on_screen(viewer.window.spread.article):
        expected = "en" if view.text in BOTH[1][1::2] else "vi"
        assert view.locale().bcp47Name() == expected
        assert view.accessibleName() == view.text


def test_changing_the_language_keeps_the_passage_where_it_is(
    open_viewer: ViewerOpener, write_story: StoryWriter
) -> None:
    many = [paragraph(number, *([2] if number == 60 else [])) for number in range(1, 121)]
    viewer = open_viewer(write_story(STORY, article=many))
    press(viewer.window, "Right")
    spread = viewer.window.spread
    (before,) = (view for view in views_on_screen(spread.article) if view.text.startswith("Đoạn văn 60,"))
    top = place_in_window(before).top()
    press(viewer.window, "L")
    (after,) = (view for view in views_on_screen(spread.article) if view.text.startswith("Đoạn văn 60,"))
    assert place_in_window(after).top() == top
