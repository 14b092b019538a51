"""Where everything stands: nothing moves from photo to photo, whatever its texts are; the size alone decides."""

import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from tests.ui.conftest import COLOURS, StoryWriter, ViewerOpener, entry, paragraph
from tests.ui.looking import (
    colour_at,
    colour_on,
    is_on_screen,
    place_in_window,
    press,
    stop_flipping,
    texts_on_screen,
    views_on_screen,
)
from viewer.actions import Action
from viewer.app import Viewer
from viewer.ui.spread import Spread

SIZES = [(640, 480), (800, 600), (1280, 800), (1920, 1080), (2560, 1300), (1080, 1920)]
LONG = "Một câu dài lắm. " * 120  # 2,040 characters


def places(viewer: Viewer) -> list[QRect]:
    spread = viewer.window.spread
    return [place_in_window(part) for part in (spread.stage, spread.captions, spread.footer, spread.article)]


def every_place(viewer: Viewer) -> dict[str, QRect]:
    """All that has a place of its own, and can be seen."""
    spread = viewer.window.spread
    parts: dict[str, QWidget] = {
        "stage": spread.stage,
        "captions": spread.captions,
        "filmstrip": spread.filmstrip,
        "footer": spread.footer,
        "article": spread.article,
        "tab": spread.tab,
    }
    return {name: place_in_window(part) for name, part in parts.items() if is_on_screen(part)}


@pytest.mark.parametrize("size", SIZES)
def test_nothing_moves_from_photo_to_photo(
    open_viewer: ViewerOpener, sample_story: Path, size: tuple[int, int]
) -> None:
    viewer = open_viewer(sample_story, size=size)
    first = every_place(viewer)
    for _ in range(5):
        press(viewer.window, "Right")
        assert every_place(viewer) == first


@pytest.mark.parametrize("size", SIZES)
def test_parts_fill_the_window_side_by_side_and_never_overlap(
    open_viewer: ViewerOpener, sample_story: Path, size: tuple[int, int]
) -> None:
    viewer = open_viewer(sample_story, size=size)
    whole = place_in_window(viewer.window.spread)
    found = every_place(viewer)
    for part in found.values():
        assert whole.contains(part)
    for (name, one), (another, other) in itertools.combinations(found.items(), 2):
        assert not one.intersects(other), (name, another)
    stage = found["stage"]
    assert stage.left() == whole.left()
    assert stage.top() - whole.top() <= max(size[1] - size[0], 40)
    side = found["article" if size[0] >= 900 else "tab"]
    assert side.bottom() == whole.bottom()
    assert side.right() == whole.right()


@pytest.mark.parametrize("language", ["both", "vi", "en"])
@pytest.mark.parametrize("size", [(640, 480), (1280, 800), (1080, 1920)])
def test_nothing_moves_between_photos_in_any_language(
    open_viewer: ViewerOpener, sample_story: Path, size: tuple[int, int], language: str
) -> None:
    viewer = open_viewer(sample_story, size=size, language=language)
    first = every_place(viewer)
    for _ in range(5):
        press(viewer.window, "Right")
        assert every_place(viewer) == first


def test_a_very_long_caption_scrolls_inside_its_band(open_viewer: ViewerOpener, write_story: StoryWriter) -> None:
    long = {"vi": LONG, "en": LONG.replace("Một câu dài lắm", "Quite a long sentence")}
    viewer = open_viewer(write_story([entry(1), entry(2, caption=long), entry(3)], article=[paragraph(1, 1, 2)]))
    before = places(viewer)
    bar = viewer.window.spread.captions.verticalScrollBar()
    assert bar.maximum() == 0
    press(viewer.window, "Right")
    assert places(viewer) == before
    assert is_on_screen(bar)
    band = place_in_window(viewer.window.spread.captions)
    texts = [view for view in views_on_screen(viewer.window.spread.captions) if len(view.text) > 1_000]
    assert [view.text for view in texts] == list(long.values())
    assert all(place_in_window(text).bottom() > band.bottom() for text in texts)
    bar.setValue(bar.maximum())
    assert max(place_in_window(text).bottom() for text in texts) <= band.bottom()
    press(viewer.window, "Right")
    stop_flipping(viewer)
    assert texts_on_screen(viewer.window.spread.captions)[-1] == "Caption 3"
    assert (bar.maximum(), bar.value()) == (0, 0)


def test_a_long_caption_begins_with_its_first_line(open_viewer: ViewerOpener, write_story: StoryWriter) -> None:
    viewer = open_viewer(write_story([entry(1, caption=LONG + "1"), entry(2, caption=LONG + "2")]))
    bar = viewer.window.spread.captions.verticalScrollBar()
    bar.setValue(bar.maximum())
    press(viewer.window, "Right")
    assert bar.maximum() > 0
    assert bar.value() == 0


def test_a_story_without_an_article_gives_the_photo_the_whole_width(
    open_viewer: ViewerOpener, write_story: StoryWriter
) -> None:
    viewer = open_viewer(write_story([entry(1)]))
    stage, captions, footer, _ = places(viewer)
    assert stage.width() == viewer.window.width()
    assert not is_on_screen(viewer.window.spread.article)
    # The words stand below a photo's place, however wide the window is.
    assert footer.left() == captions.left() > stage.left() + 100
    assert abs(footer.center().x() - stage.center().x()) <= 1
    assert colour_on(viewer.window.spread.stage) == COLOURS[0]


def test_an_article_that_comes_and_goes_with_the_story_takes_its_place_along(
    open_viewer: ViewerOpener, write_story: StoryWriter
) -> None:
    story = write_story([entry(1)])
    viewer = open_viewer(story)
    write_story([entry(1)], article=[paragraph(1, 1)])
    press(viewer.window, "Ctrl+R")
    stage, _, _, article = places(viewer)
    assert is_on_screen(viewer.window.spread.article)
    assert article.left() == stage.right() + 1
    write_story([entry(1)])
    press(viewer.window, "Ctrl+R")
    assert not is_on_screen(viewer.window.spread.article)
    assert places(viewer)[0].width() == viewer.window.width()


def test_captions_stand_one_above_the_other_where_it_is_narrow(
    open_viewer: ViewerOpener, write_story: StoryWriter
) -> None:
    viewer = open_viewer(write_story([entry(1)], article=[paragraph(1, 1)]), size=(480, 700))
    views = views_on_screen(viewer.window.spread.captions)
    assert [view.text for view in views] == ["TIẾNG VIỆT", "Chú thích 1", "ENGLISH", "Caption 1"]
    assert len({place_in_window(view).left() for view in views}) == 1


def test_the_article_keeps_a_measure_of_75_characters(open_viewer: ViewerOpener, sample_story: Path) -> None:
    viewer = open_viewer(sample_story, size=(2560, 1300))
    views = [view for view in views_on_screen(viewer.window.spread.article) if len(view.text) > 200]
    assert len({place_in_window(view).left() for view in views}) == 2, "two columns"
    assert max(view.width() for view in views) <= 620
    press(viewer.window, "L")
    views = [view for view in views_on_screen(viewer.window.spread.article) if len(view.text) > 200]
    assert len({place_in_window(view).left() for view in views}) == 1
    assert max(view.width() for view in views) <= 620


def test_the_stage_is_bare_around_the_photo(open_viewer: ViewerOpener, write_story: StoryWriter) -> None:
    viewer = open_viewer(write_story([entry(1)]))
    stage = viewer.window.spread.stage
    photo = stage.photo_rectangle().toRect()
    outside = QPoint(photo.left() - 2, photo.center().y())
    assert colour_at(stage, outside) == (0x13, 0x13, 0x11)
    assert colour_at(stage, QPoint(photo.left() + 1, photo.center().y())) == COLOURS[0]


def test_words_keep_clear_of_the_windows_edges(open_viewer: ViewerOpener, sample_story: Path) -> None:
    viewer = open_viewer(sample_story)
    spread: Spread = viewer.window.spread
    for view in views_on_screen(spread):
        place = place_in_window(view)
        assert place.left() >= 16
        assert place.right() <= viewer.window.width() - 16


def test_what_is_put_away_hands_the_keyboard_to_nobody(open_viewer: ViewerOpener, write_story: StoryWriter) -> None:
    viewer = open_viewer(write_story([entry(1), entry(2)], article=[paragraph(1, 1)]))
    viewer.window.resize(640, 480)
    for part, key in ((viewer.window.spread.captions, "C"), (viewer.window.spread.filmstrip, "T")):
        part.setFocus(Qt.FocusReason.TabFocusReason)
        press(viewer.window, key)
        assert part.isHidden()
        assert viewer.window.focusWidget() is None
    press(viewer.window, "Right")
    assert viewer.window.spread.footer.position == "2 / 2"


@pytest.mark.parametrize(
    ("scale", "article"),
    [(1.0, True), (1.25, True), (1.6, True), (1.0, False), (1.6, False), (2.0, False)],
)
def test_captions_of_ordinary_length_are_whole_in_both_languages_at_every_size_of_text(
    open_viewer: ViewerOpener, write_story: StoryWriter, scale: float, article: bool
) -> None:
    caption = {
        "vi": "Cả ba thành viên phi hành đoàn đều phải trải qua huấn luyện trước ngày khởi hành 5/10.",
        "en": "All three members of the crew had to train before they set off on 5 October.",
    }
    viewer = open_viewer(write_story([entry(1, caption=caption), entry(2)], article=[paragraph(1, 1)]))
    viewer.window.resize(1280, 800)
    viewer.wardrobe.wish(text_scale=scale)
    if not article:
        viewer.perform(Action.ARTICLE)
    captions = viewer.window.spread.captions
    assert captions.verticalScrollBar().maximum() == 0
    assert viewer.window.spread.stage.height() > 300
