"""A story whose text changes on the disk is shown as it is now, at the same photo; its mistakes cost nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import PhotoMaker
from tests.ui.conftest import COLOURS, StoryWriter, ViewerOpener, entry, paragraph, wait_for_photo
from tests.ui.looking import PATIENCE, colour_on, photos_of, place_in_window, press, story_of, texts_on_screen
from viewer.app import Viewer
from viewer.ui.rereading import Rereading

ENTRIES = [entry(1), entry(2), entry(3)]
Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def until(qtbot: QtBot) -> Until:
    return lambda condition: qtbot.waitUntil(condition, timeout=PATIENCE)


@pytest.fixture
def viewer(open_viewer: ViewerOpener, write_story: StoryWriter, until: Until) -> Viewer:
    made = open_viewer(write_story(ENTRIES, article=[paragraph(1, 1), paragraph(2, 2), paragraph(3, 3)]), photo="2")
    until(lambda: story_of(made).rereading is not None)
    return made


def says(viewer: Viewer, text: str) -> bool:
    return any(text in shown for shown in texts_on_screen(viewer.slideshow or viewer.window))


def position(viewer: Viewer) -> str:
    return viewer.window.spread.footer.position


def test_another_caption_is_shown_where_the_reader_is(viewer: Viewer, write_story: StoryWriter, until: Until) -> None:
    pool, presenter = photos_of(viewer).pool, viewer.presenter
    write_story([entry(1), entry(2, caption={"vi": "Chữ mới", "en": "New words"}), entry(3)], article=[paragraph(2, 2)])
    until(lambda: says(viewer, "New words"))
    assert position(viewer) == "2 / 3"
    assert colour_on(viewer.window.spread.stage) == COLOURS[1]
    assert not says(viewer, "Paragraph 1")
    assert (photos_of(viewer).pool, viewer.presenter) == (pool, presenter)  # nothing was opened anew


def test_a_photo_keeps_its_place_when_others_come_before_it(
    viewer: Viewer, write_story: StoryWriter, make_photo: PhotoMaker, until: Until, qtbot: QtBot
) -> None:
    make_photo("p9.png", (90, 60), (1, 2, 3))
    write_story([entry(9), *ENTRIES], article=[paragraph(9, 9), paragraph(2, 2)])
    until(lambda: position(viewer) == "3 / 4")
    assert says(viewer, "Caption 2")
    assert colour_on(viewer.window.spread.stage) == COLOURS[1]
    for _ in range(2):
        press(viewer.window, "Left")
        wait_for_photo(qtbot, viewer)
    assert colour_on(viewer.window.spread.stage) == (1, 2, 3)
    until(lambda: viewer.is_settled)  # the new one's thumbnail too


def test_a_photo_that_is_listed_no_longer_gives_way(
    viewer: Viewer, write_story: StoryWriter, until: Until, qtbot: QtBot
) -> None:
    write_story([entry(1), entry(3)])
    until(lambda: position(viewer) == "2 / 2")
    wait_for_photo(qtbot, viewer)
    assert colour_on(viewer.window.spread.stage) == COLOURS[2]
    assert says(viewer, "Caption 3")


def test_the_last_story_stays_as_long_as_its_text_has_mistakes(viewer: Viewer, until: Until, tmp_path: Path) -> None:
    chip = viewer.window.spread.problems
    path = tmp_path / "captions.yaml"
    good = path.read_text(encoding="utf-8").replace("Caption 2", "New words")
    path.write_text(good.replace('"en": "New words"', '"en": "New words'), encoding="utf-8")
    until(chip.isVisible)
    line = 1 + good[: good.index("New words")].count("\n")
    assert any(f"line {number}" in chip.accessibleName() for number in (line, line + 1))
    assert chip.accessibleName().endswith(": shown as it was")
    assert says(viewer, "Caption 2")
    assert story_of(viewer).pending
    path.write_text(good, encoding="utf-8")
    until(lambda: says(viewer, "New words"))
    assert not chip.isVisible()
    assert not story_of(viewer).pending


def test_mistakes_that_were_there_before_keep_nothing_back(
    open_viewer: ViewerOpener, write_story: StoryWriter, until: Until
) -> None:
    entries = [entry(1), entry(2, file="nowhere.png")]
    viewer = open_viewer(write_story(entries, without=["nowhere.png"]))
    until(lambda: story_of(viewer).rereading is not None)
    assert viewer.window.spread.problems.isVisible()
    write_story([entry(1, caption={"en": "New words"}), entries[1]], without=["nowhere.png"])
    until(lambda: says(viewer, "New words"))


def test_a_text_that_has_gone_leaves_the_story_as_it_was(
    viewer: Viewer, write_story: StoryWriter, until: Until, tmp_path: Path
) -> None:
    chip = viewer.window.spread.problems
    (tmp_path / "captions.yaml").unlink()
    until(chip.isVisible)
    assert chip.accessibleName().startswith("Shown as it was: ")
    assert says(viewer, "Caption 2")
    write_story(ENTRIES, article=[paragraph(1, 1), paragraph(2, 2), paragraph(3, 3)])
    until(lambda: not chip.isVisible())


def test_what_is_read_stays_where_it_is(open_viewer: ViewerOpener, write_story: StoryWriter, until: Until) -> None:
    article = [paragraph(number, number % 3 + 1) for number in range(30)]
    viewer = open_viewer(write_story(ENTRIES, article=article), photo="3")
    until(lambda: story_of(viewer).rereading is not None)
    view = viewer.window.spread.article
    bar = view.verticalScrollBar()
    assert bar.maximum() > 1000
    view.keep_in_step(in_step=False)
    bar.setValue(600)

    def places() -> dict[str, int]:
        rows = (row for row in view._rows.values() if row.isVisible())
        return {row.texts[0]: place_in_window(row).top() for row in rows}

    before = places()
    write_story(ENTRIES, article=[paragraph(40), *article])
    until(lambda: len(viewer.presenter.story.article) == 31 if viewer.presenter else False)
    after = places()
    assert {text: after[text] for text in before if text in after} == {
        text: place for text, place in before.items() if text in after
    }
    assert set(before) & set(after)


def test_a_slideshow_goes_on(viewer: Viewer, write_story: StoryWriter, until: Until, qtbot: QtBot) -> None:
    press(viewer.window, "F5")
    slideshow = viewer.slideshow
    assert slideshow is not None
    wait_for_photo(qtbot, viewer)
    until(lambda: viewer.show.autoplay.is_running)
    count = len(viewer.show.slides)
    write_story(
        [entry(1), entry(2, caption={"vi": "Chữ mới", "en": "New words"}), entry(3)],
        article=[paragraph(1, 1), {"heading": {"vi": "Đầu", "en": "Head"}}, paragraph(2, 2)],
    )
    until(lambda: says(viewer, "New words"))
    assert viewer.slideshow is slideshow
    assert viewer.show.autoplay.is_running
    assert len(viewer.show.slides) == count + 1
    press(slideshow, "Left")
    assert says(viewer, "Head")
    press(slideshow, "Right")
    press(slideshow, "Esc")
    assert says(viewer, "New words")
    assert position(viewer) == "2 / 3"


def test_a_show_that_stands_at_a_photo_that_goes_shows_the_next(
    viewer: Viewer, write_story: StoryWriter, until: Until, qtbot: QtBot
) -> None:
    press(viewer.window, "F5")
    slideshow = viewer.slideshow
    assert slideshow is not None
    wait_for_photo(qtbot, viewer)
    write_story([entry(1), entry(3)])
    until(lambda: says(viewer, "Caption 3"))
    wait_for_photo(qtbot, viewer)
    assert colour_on(slideshow.stage) == COLOURS[2]


def test_a_photo_that_comes_into_a_folder_joins_its_story(
    open_viewer: ViewerOpener, make_photo: PhotoMaker, tmp_path: Path, until: Until
) -> None:
    for number in (1, 3):
        make_photo(f"p{number}.png", (90, 60), COLOURS[number - 1])
    viewer = open_viewer(tmp_path, photo="p3")
    until(lambda: story_of(viewer).rereading is not None)
    make_photo("p2.png", (90, 60), COLOURS[1])
    until(lambda: position(viewer) == "3 / 3")
    assert colour_on(viewer.window.spread.stage) == COLOURS[2]


def test_a_language_that_is_no_longer_there(viewer: Viewer, write_story: StoryWriter, until: Until) -> None:
    for _ in range(2):
        press(viewer.window, "L")
    assert says(viewer, "Caption 2")
    write_story([entry(number, caption={"vi": f"Mới {number}"}) for number in (1, 2, 3)], languages=["vi"], title={})
    until(lambda: says(viewer, "Mới 2"))
    assert viewer.presenter is not None
    assert viewer.presenter.choice.shown == ("vi",)


def test_a_story_that_could_not_be_opened_opens_once_it_can(
    viewer: Viewer, write_story: StoryWriter, until: Until, tmp_path: Path
) -> None:
    write_story([])
    viewer.open([str(tmp_path / "captions.yaml")])
    assert viewer.window.shows_notice
    assert story_of(viewer).rereading is not None
    write_story(ENTRIES)
    until(lambda: not viewer.window.shows_notice)
    assert says(viewer, "Caption")


def test_the_list_of_problems_is_that_of_the_text_on_the_disk(
    viewer: Viewer, until: Until, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: list[object] = []
    monkeypatch.setattr("viewer.ui.problems.show_problems", lambda problems, *_: listed.append(problems))
    path = tmp_path / "captions.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("p2.png", "p7.png"), encoding="utf-8")
    until(lambda: bool(story_of(viewer).pending))
    viewer.dialogs.show_problems()
    assert listed == [story_of(viewer).pending]
    assert any("p7.png" in problem.message for problem in story_of(viewer).pending)


def test_what_has_been_told_is_not_read_once_it_is_over(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "captions.yaml"
    path.write_text("a", encoding="utf-8")
    read: list[bool] = []
    rereading = Rereading({str(path): None}, lambda: read.append(True), 100)  # so that a change is told at once
    rereading.close()
    rereading._watch.changed.emit(frozenset())
    qtbot.wait(1)
    assert read == []
    rereading.deleteLater()
