"""The spread as a whole: what can be put away, the drawer, the edge one pulls, the line of status, one way out."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import StoryWriter, ViewerOpener, entry, paragraph
from tests.ui.looking import click, is_fully_on_screen, is_on_screen, place_in_window, press, texts_on_screen
from viewer.actions import Action
from viewer.app import Viewer
from viewer.ui.spread import Grip

SMALL, USUAL = (700, 520), (1_280, 800)


@pytest.fixture
def viewer(open_viewer: ViewerOpener, write_story: StoryWriter) -> Viewer:
    return open_viewer(write_story([entry(n) for n in (1, 2, 3)], article=[paragraph(n, n) for n in (1, 2, 3)]))


@pytest.fixture
def small(open_viewer: ViewerOpener, write_story: StoryWriter) -> Viewer:
    story = write_story([entry(n) for n in (1, 2, 3)], article=[paragraph(n, n) for n in (1, 2, 3)])
    return open_viewer(story, size=SMALL)


@pytest.mark.parametrize(("keys", "name"), [("T", "filmstrip"), ("C", "captions"), ("A", "article"), ("F9", "article")])
def test_a_key_puts_a_part_away_and_brings_it_back_to_its_place(viewer: Viewer, keys: str, name: str) -> None:
    part = getattr(viewer.window.spread, name)
    before = place_in_window(part)
    photo = viewer.window.spread.stage.size()
    press(viewer.window, keys)
    assert not is_on_screen(part)
    stage = viewer.window.spread.stage.size()
    assert stage.width() * stage.height() > photo.width() * photo.height()
    press(viewer.window, keys)
    assert place_in_window(part) == before


def test_the_menu_shows_what_is_put_away(viewer: Viewer) -> None:
    items = viewer.window.actions_by_name
    for action in (Action.FILMSTRIP, Action.CAPTION, Action.ARTICLE):
        assert items[action].isChecked()
        viewer.perform(action)
        assert not items[action].isChecked()


def test_in_a_small_window_the_article_is_in_a_drawer(small: Viewer) -> None:
    spread = small.window.spread
    assert is_fully_on_screen(spread.tab)
    assert not is_on_screen(spread.article)
    stage = place_in_window(spread.stage)
    click(spread.tab)
    assert is_fully_on_screen(spread.article)
    assert is_fully_on_screen(spread.tab)
    assert "Đoạn văn 1, tiếng Việt." in texts_on_screen(spread.article)
    assert place_in_window(spread.stage) == stage, "a drawer lies over the stage, and moves nothing"
    press(small.window, "Right")
    assert spread.article.marked_texts[0].startswith("Đoạn văn 2")
    press(small.window, "Esc")
    assert not is_on_screen(spread.article)


def test_a_window_that_grows_takes_the_article_out_of_its_drawer(small: Viewer) -> None:
    small.window.resize(*USUAL)
    assert is_fully_on_screen(small.window.spread.article)
    assert not is_on_screen(small.window.spread.tab)
    small.window.resize(*SMALL)
    assert not is_on_screen(small.window.spread.article)


def test_the_edge_can_be_pulled_within_bounds_and_let_go(viewer: Viewer) -> None:
    spread = viewer.window.spread
    (grip,) = spread.findChildren(Grip)
    before = spread.article.width()

    def pull_to(x: int) -> None:
        handle = viewer.window.windowHandle()
        start = grip.mapTo(viewer.window, grip.rect().center())
        QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(handle, QPoint(x, start.y()))
        QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(x, start.y()))

    pull_to(700)
    assert spread.article.width() == 1_280 - 700
    assert spread.stage.width() == 700
    pull_to(1_270)
    assert spread.article.width() == 320
    pull_to(10)
    assert spread.article.width() == round(1_280 * 0.6)
    QTest.mouseDClick(grip, Qt.MouseButton.LeftButton)
    assert spread.article.width() == before


def test_a_story_without_problems_says_nothing(viewer: Viewer) -> None:
    assert not is_on_screen(viewer.window.spread.problems)


def test_what_there_is_to_mend_is_said_above_the_photo_and_never_on_it(
    open_viewer: ViewerOpener, write_story: StoryWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr("viewer.ui.problems.show_problems", lambda problems, *_: asked.append(problems))
    viewer = open_viewer(write_story([entry(1), entry(2, caption={"vi": "Chỉ tiếng Việt"})]))
    spread = viewer.window.spread
    assert spread.problems.words == "One thing to mend"
    assert is_fully_on_screen(spread.problems)
    assert not place_in_window(spread.problems).intersects(place_in_window(spread.stage))
    click(spread.problems)
    (problems,) = asked
    assert [problem.kind for problem in problems] == ["missing-translation"]  # type: ignore[attr-defined]


def test_escape_leaves_one_level_at_a_time_and_never_the_program(viewer: Viewer) -> None:
    window = viewer.window
    window.toggle_full_screen()
    viewer.perform(Action.ZOOM_IN)
    viewer.perform(Action.INFORMATION)
    viewer.perform(Action.OVERVIEW)
    viewer.perform(Action.KEYS)
    levels = []
    for _ in range(7):
        levels.append(
            (
                window.help.isVisible(),
                window.overview.isVisible(),
                window.spread.information.isVisible(),
                window.spread.stage.is_zoomed,
                window.isFullScreen(),
            )
        )
        press(window, "Esc")
    assert [sum(level) for level in levels] == [5, 4, 3, 2, 1, 0, 0]
    assert window.isVisible()


def test_nothing_is_flipped_under_the_page_of_keys(viewer: Viewer) -> None:
    press(viewer.window, "?")
    press(viewer.window, "Right")
    press(viewer.window, "O")
    press(viewer.window, "Esc")
    assert not viewer.window.help.isVisible()
    assert not viewer.window.overview.isVisible()
    assert viewer.presenter is not None
    assert viewer.presenter.playhead.index == 0


@pytest.mark.parametrize("language", [None, "en"])
def test_everything_follows_the_language(
    open_viewer: ViewerOpener, write_story: StoryWriter, language: str | None
) -> None:
    story = write_story(
        [entry(1, alt={"vi": "Một hình", "en": "A picture"}, credit={"vi": "Ảnh của ai", "en": "Whose photo"})],
        article=[paragraph(1, 1)],
    )
    viewer = open_viewer(story, language=language)
    spread = viewer.window.spread
    seen = (
        viewer.window.windowTitle(),
        spread.stage.accessibleName(),
        spread.footer.credit,
        spread.captions.texts[0],
        spread.model.data(spread.model.index(0, 0), Qt.ItemDataRole.ToolTipRole),
        spread.model.data(spread.model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole),
    )
    expected = {
        None: ("1 / 1 · Câu chuyện", "Một hình", "Ảnh của ai", "Chú thích 1"),
        "en": ("1 / 1 · A story", "A picture", "Whose photo", "Caption 1"),
    }[language]
    assert seen[:4] == expected
    assert expected[3] in seen[4]
    assert seen[5] == f"Photo 1 of 1: {expected[3]}"


def test_with_three_languages_a_menu_picks_the_pair(open_viewer: ViewerOpener, write_story: StoryWriter) -> None:
    texts = {"vi": "một", "en": "one", "fr": "un"}
    viewer = open_viewer(write_story([entry(1, caption=texts)], languages=["vi", "en", "fr"], title=texts))
    first, second = viewer.window.languages.menus
    assert [item.text() for item in first.actions()] == ["Tiếng Việt", "English", "Français"]
    assert [item.isChecked() for item in second.actions()] == [False, True, False]
    second.actions()[2].trigger()
    assert viewer.window.spread.captions.texts == ("một", "un")
    first, second = viewer.window.languages.menus
    first.actions()[2].trigger()
    assert viewer.window.spread.captions.texts == ("un", "một"), "the languages have changed places"
    press(viewer.window, "L")
    assert texts_on_screen(viewer.window.spread.captions) == ["FRANÇAIS", "un"]


def test_with_two_languages_there_is_nothing_to_pick(viewer: Viewer) -> None:
    assert [menu.menuAction().isVisible() for menu in viewer.window.languages.menus] == [False, False]


def test_back_and_forward_are_there_once_they_lead_somewhere(viewer: Viewer) -> None:
    items = viewer.window.actions_by_name
    assert not items[Action.BACK].isEnabled()
    press(viewer.window, "End")
    assert items[Action.BACK].isEnabled()
    assert not items[Action.FORWARD].isEnabled()
    press(viewer.window, "Alt+Left")
    assert items[Action.FORWARD].isEnabled()
    QTest.mouseClick(viewer.window.windowHandle(), Qt.MouseButton.ForwardButton, pos=QPoint(200, 200))
    assert viewer.presenter is not None
    assert viewer.presenter.playhead.index == 2
    QTest.mouseClick(viewer.window.windowHandle(), Qt.MouseButton.BackButton, pos=QPoint(200, 200))
    assert viewer.presenter.playhead.index == 0
