"""The start page: what stands on it, how one walks through it, and what becomes of stories that are not there."""

import threading
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.bundles import bundle_of
from tests.conftest import PhotoMaker
from tests.ui.conftest import SETTINGS, StoryWriter, entry, wait_for_photo
from tests.ui.looking import (
    PATIENCE,
    click,
    colour_at,
    colour_on,
    is_fully_on_screen,
    place_in_window,
    press,
    texts_on_screen,
    time_passes,
)
from viewer.actions import Action
from viewer.app import Viewer
from viewer.loading import sample_story
from viewer.options import Options
from viewer.remembered import Memory, RecentStory, Remembered
from viewer.ui import entrance, taking_out
from viewer.ui.start_page import StartPage
from viewer.ui.story_card import StoryCard

Starter = Callable[..., Viewer]


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    """The file of what is remembered."""
    return tmp_path / "state" / "remembered.json"


@pytest.fixture
def start(qtbot: QtBot, memory: Path) -> Iterator[Starter]:
    """Starts the program without a story, with these stories remembered, and waits until all is known of them."""
    started: list[Viewer] = []

    def start_it(*recent: RecentStory, size: tuple[int, int] = (1280, 800), settle: bool = True) -> Viewer:
        if recent:
            Memory(memory).write(Remembered(recent=recent))
        viewer = Viewer(SETTINGS, [], Options(()), Memory(memory))
        started.append(viewer)
        viewer.wardrobe.wish(less_motion=True)
        viewer._appear(None)
        viewer.window.resize(*size)
        viewer.window.activateWindow()
        qtbot.waitUntil(viewer.window.isActiveWindow, timeout=PATIENCE)
        if settle:
            qtbot.waitUntil(lambda: viewer.is_settled, timeout=PATIENCE)
        return viewer

    yield start_it
    for viewer in started:
        viewer.close()


@pytest.fixture
def recent(tmp_path: Path, make_photo: PhotoMaker) -> list[RecentStory]:
    """Seven folders of two photos each, the last of which is not there."""
    stories = []
    for number in range(7):
        if number < 6:
            for photo in (1, 2):
                make_photo(f"trip{number}/{photo}.png", (90, 60), (20 * number, 30, 40 * photo))
        folder = str(tmp_path / f"trip{number}")
        stories.append(RecentStory((folder,), f"Trip {number} <b>&", folder, "2.png", 2, 2))
    return stories


def cards(viewer: Viewer) -> list[StoryCard]:
    return list(viewer.window.start_page.cards.values())


def focused(viewer: Viewer) -> int:
    """Which card the keyboard is at."""
    (found,) = [place for place, card in enumerate(cards(viewer)) if card.hasFocus()]
    return found


def button(viewer: Viewer, text: str) -> QPushButton:
    (found,) = [each for each in viewer.window.start_page.findChildren(QPushButton) if each.text() == text]
    return found


def test_without_a_story_there_are_those_read_last_and_the_bundled_one(
    start: Starter, recent: list[RecentStory]
) -> None:
    viewer = start(*recent)
    names = [card.accessibleName() for card in cards(viewer)]
    assert names[0] == f"Trip 0 <b>&, photo 2 of 2, {recent[0].paths[0]}"
    assert names[6] == f"Trip 6 <b>&, Not there now, {recent[6].paths[0]}"
    assert names[7].startswith("Nga khép lại chuyến quay phim đầu tiên ngoài không gian, 6 photos")
    first = cards(viewer)[0]
    assert colour_at(first, QPoint(first.width() // 2, 40)) == (0, 30, 80)
    assert viewer.window.windowHandle().title() == "Photo Caption Viewer"
    assert focused(viewer) == 0
    assert viewer.presenter is None


def test_a_story_in_one_file_is_offered_again_with_its_picture(
    qtbot: QtBot, start: Starter, memory: Path, make_photo: PhotoMaker, tmp_path: Path
) -> None:
    make_photo("p1.png", (90, 60), (200, 30, 40))
    bundle = tmp_path / "trip.photostory"
    bundle.write_bytes(bundle_of({"p1.png": (tmp_path / "p1.png").read_bytes()}))
    viewer = start()
    viewer.open([str(bundle)])
    wait_for_photo(qtbot, viewer)
    viewer.perform(Action.CLOSE_STORY)
    qtbot.waitUntil(lambda: viewer.is_settled, timeout=PATIENCE)
    first = cards(viewer)[0]
    assert first.accessibleName().endswith(str(bundle))
    assert colour_at(first, QPoint(first.width() // 2, 40)) == (200, 30, 40)
    assert Memory(memory).read().recent[0].is_bundle


def test_the_first_start_of_all_offers_the_bundled_story(qtbot: QtBot, start: Starter) -> None:
    viewer = start()
    assert len(cards(viewer)) == 1
    assert "Make a story of your own" in texts_on_screen(viewer.window.start_page)
    assert "RECENT STORIES" not in texts_on_screen(viewer.window.start_page)
    assert not button(viewer, "Clear the list").isVisible()
    press(viewer.window, "Return")
    wait_for_photo(qtbot, viewer)
    assert viewer.window.windowHandle().title().startswith("1 / 6 · Nga khép lại")


@pytest.mark.parametrize("size", [(480, 360), (800, 600), (1280, 800), (1920, 1080)])
def test_nothing_overlaps_and_nothing_moves_when_pictures_come(
    qtbot: QtBot, start: Starter, recent: list[RecentStory], size: tuple[int, int]
) -> None:
    viewer = start(*recent, size=size, settle=False)
    page = viewer.window.start_page
    page._place()

    def places() -> list[QRect]:
        parts = [part for part in page._body.children() if isinstance(part, QWidget) and part.isVisible()]
        return [part.geometry() for part in parts]

    before = places()
    assert page._body.height() > 0
    qtbot.waitUntil(lambda: viewer.is_settled, timeout=PATIENCE)
    assert places() == before
    rectangles = [place_in_window(part) for part in page._body.findChildren(QWidget) if part.isVisible()]
    assert not any(one.intersects(other) for one, other in combinations(rectangles, 2))
    assert all(page._body.rect().contains(part.geometry()) for part in cards(viewer))


def test_arrows_walk_through_the_cards_and_bring_them_into_sight(start: Starter, recent: list[RecentStory]) -> None:
    viewer = start(*recent, size=(800, 600))  # three in a row
    led = []
    for keys in ("Right", "Down", "Down", "Left", "End", "Right", "Up", "Home", "Left"):
        press(viewer.window, keys)
        led.append(focused(viewer))
        assert is_fully_on_screen(cards(viewer)[led[-1]])
    assert led == [1, 4, 6, 5, 7, 7, 6, 0, 0]
    press(viewer.window, "Up")
    assert button(viewer, "Open…").hasFocus()
    assert is_fully_on_screen(button(viewer, "Open…"))


def test_tab_goes_through_all_of_it_in_order(start: Starter, recent: list[RecentStory]) -> None:
    viewer = start(*recent[:2])
    button(viewer, "Open…").setFocus()
    order = []
    for _ in range(6):
        focus = viewer.window.focusWidget()
        order.append(focus.text() if isinstance(focus, QPushButton) else focus.accessibleName().split(",")[0])
        press(viewer.window, "Tab")
    bundled = "Nga khép lại chuyến quay phim đầu tiên ngoài không gian"
    assert order == ["Open…", "Open folder…", "Trip 0 <b>&", "Trip 1 <b>&", "Clear the list", bundled]


@pytest.mark.parametrize("keys", ["Return", "Enter", "Space", None])
def test_a_card_opens_its_story(qtbot: QtBot, start: Starter, recent: list[RecentStory], keys: str | None) -> None:
    viewer = start(*recent)
    if keys is None:
        click(cards(viewer)[1])
    else:
        press(viewer.window, "Right")
        press(viewer.window, keys)
    wait_for_photo(qtbot, viewer)
    assert not viewer.window.shows_notice
    assert colour_on(viewer.window.spread.stage) == (20, 30, 40)


def test_one_that_is_not_there_says_so_and_leads_back(start: Starter, recent: list[RecentStory]) -> None:
    viewer = start(recent[6])
    press(viewer.window, "Return")
    notice = viewer.window.notice
    assert texts_on_screen(notice)[0] == "This story cannot be opened"
    (back,) = [each for each in notice.findChildren(QPushButton) if each.text() == "Start page"]
    click(back)
    assert cards(viewer)[0].accessibleName().startswith("Trip 6 <b>&, ")


def test_delete_takes_a_story_off_the_list_for_good(start: Starter, recent: list[RecentStory], memory: Path) -> None:
    viewer = start(*recent[:3])
    press(viewer.window, "Right")
    press(viewer.window, "Delete")
    assert [story.title for story in Memory(memory).read().recent] == ["Trip 0 <b>&", "Trip 2 <b>&"]
    assert focused(viewer) == 1  # that which follows
    press(viewer.window, "Delete")
    assert focused(viewer) == 0
    press(viewer.window, "Delete")
    assert len(cards(viewer)) == 1
    press(viewer.window, "Delete")  # the bundled one stays
    assert len(cards(viewer)) == 1
    assert Memory(memory).read().recent == ()


def test_the_list_can_be_cleared(start: Starter, recent: list[RecentStory], memory: Path) -> None:
    viewer = start(*recent)
    click(button(viewer, "Clear the list"))
    assert len(cards(viewer)) == 1
    assert Memory(memory).read().recent == ()


def test_a_drive_that_does_not_answer_keeps_nobody_waiting(
    qtbot: QtBot, start: Starter, recent: list[RecentStory], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = threading.Event()
    monkeypatch.setattr(entrance, "_is_there", lambda paths: paths != recent[0].paths or answers.wait(PATIENCE / 1000))
    viewer = start(*recent[:2], settle=False)
    assert viewer.stories.entrance is not None
    qtbot.waitUntil(lambda: "photo" in cards(viewer)[-1].accessibleName(), timeout=PATIENCE)
    time_passes(viewer.stories.entrance._arrivals[0]._patience)
    assert "Not there now" in cards(viewer)[0].accessibleName()
    answers.set()
    for thread in threading.enumerate():
        if thread.name == "story-reader":
            thread.join()
    assert "Not there now" not in cards(viewer)[1].accessibleName()


def test_closing_a_story_leads_to_the_page_with_that_story_first(
    qtbot: QtBot, start: Starter, recent: list[RecentStory], write_story: StoryWriter, memory: Path
) -> None:
    story = write_story([entry(1), entry(2), entry(3)])
    viewer = start(*recent[:2])
    viewer.open([str(story)])
    wait_for_photo(qtbot, viewer)
    press(viewer.window, "End")
    press(viewer.window, "Ctrl+W")
    assert isinstance(viewer.window._pages.currentWidget(), StartPage)
    assert cards(viewer)[0].accessibleName().startswith("Câu chuyện, photo 3 of 3, ")
    assert Memory(memory).read().recent[0].paths == (str(story),)
    for action in (Action.RELOAD, Action.CLOSE_STORY, Action.PROBLEMS, Action.NEXT):
        assert not viewer.window.actions_by_name[action].isEnabled()
    press(viewer.window, "Return")
    wait_for_photo(qtbot, viewer)
    assert viewer.window.windowHandle().title() == "3 / 3 · Câu chuyện"
    assert viewer.window.actions_by_name[Action.CLOSE_STORY].isEnabled()


def test_the_bundled_story_is_not_listed_twice(qtbot: QtBot, start: Starter, sample_story: Path, memory: Path) -> None:
    viewer = start()
    viewer.open([str(sample_story)])
    wait_for_photo(qtbot, viewer)
    press(viewer.window, "Right")
    press(viewer.window, "Ctrl+W")
    assert Memory(memory).read().recent == ()
    qtbot.waitUntil(lambda: "photo 2 of 6" in cards(viewer)[0].accessibleName(), timeout=PATIENCE)


def test_the_menu_offers_them_as_well(qtbot: QtBot, start: Starter, recent: list[RecentStory], memory: Path) -> None:
    viewer = start(*recent[:2])
    viewer._settle_in()
    story_menu = viewer.window.menus[0]
    (menu,) = [each for each in story_menu.findChildren(QMenu) if each.title() == "R&ecent stories"]
    story_menu.aboutToShow.emit()
    assert menu.menuAction().isEnabled()
    menu.aboutToShow.emit()
    texts = [item.text() for item in menu.actions() if item.text()]
    assert [text.split("   ")[0] for text in texts] == ["Trip 0 <b>&&", "Trip 1 <b>&&", "&Clear the list"]
    menu.actions()[1].trigger()
    wait_for_photo(qtbot, viewer)
    assert colour_on(viewer.window.spread.stage) == (20, 30, 40)
    menu.actions()[-1].trigger()
    assert Memory(memory).read().recent == ()
    story_menu.aboutToShow.emit()
    assert not menu.menuAction().isEnabled()


def test_no_menu_that_can_be_seen_opens_upon_nothing(start: Starter) -> None:
    """The arrow keys would stop there on their way from menu to menu."""
    for menu in start().window.menus:
        menu.aboutToShow.emit()
        for item in menu.actions():
            inner = item.menu()
            if isinstance(inner, QMenu) and item.isVisible() and item.isEnabled():
                inner.aboutToShow.emit()
                assert inner.actions(), item.text()


def test_the_bundled_storys_files_are_shown_to_be_copied(start: Starter, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(taking_out, "show_in_folder", shown.append)
    viewer = start()
    button(viewer, "Show its files").click()
    assert shown == [sample_story()]


def test_the_bundled_story_has_photos_before_it_has_a_place(start: Starter, qtbot: QtBot) -> None:
    viewer = start()
    (card,) = cards(viewer)
    assert card.accessibleName().endswith(", 6 photos")
    viewer.speech.speak("vi")
    assert card.accessibleName().endswith(", 6 ảnh")
    viewer.speech.speak("en")
    viewer.open([sample_story()])
    wait_for_photo(qtbot, viewer)
    press(viewer.window, "Right")
    viewer.perform(Action.CLOSE_STORY)
    qtbot.waitUntil(lambda: viewer.is_settled, timeout=PATIENCE)
    assert cards(viewer)[-1].accessibleName().endswith(", photo 2 of 6")
