"""One thing upon another: stories one after the other, overlays over overlays, and the slideshow's own."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import PhotoMaker
from tests.ui.conftest import COLOURS, StoryWriter, ViewerOpener, entry, paragraph, wait_for_photo
from tests.ui.looking import PATIENCE, click, is_fully_on_screen, is_on_screen, photos_of, press, rgb
from viewer.actions import Action
from viewer.app import Viewer
from viewer.ui.text_view import TextView
from viewer.ui.theme import LIGHT


@pytest.fixture
def viewer(open_viewer: ViewerOpener, write_story: StoryWriter) -> Viewer:
    return open_viewer(write_story([entry(n) for n in (1, 2, 3)], article=[paragraph(n, n) for n in (1, 2, 3)]))


def photo_of(viewer: Viewer) -> int:
    assert viewer.presenter is not None
    return viewer.presenter.playhead.index + 1


def strip_colours(viewer: Viewer) -> list[tuple[int, int, int] | None]:
    """What the thumbnails that are there look like."""
    thumbnails = photos_of(viewer).thumbnails
    assert thumbnails is not None
    images = [thumbnails.image(photo) for photo in range(3)]
    return [rgb(image.pixelColor(image.rect().center())) if image is not None else None for image in images]


def test_thumbnails_come_and_are_painted(qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter) -> None:
    viewer = open_viewer(write_story([entry(n) for n in (1, 2, 3)]))
    told: list[int] = []
    viewer.window.spread.model.dataChanged.connect(lambda first, *_: told.append(first.row()))
    qtbot.waitUntil(lambda: None not in strip_colours(viewer), timeout=PATIENCE)
    assert strip_colours(viewer) == list(COLOURS[:3])
    assert {0, 1, 2} <= set(told), "whoever shows them is told to paint them"


@pytest.mark.parametrize("again", ["Ctrl+R", "another"])
def test_the_next_story_has_thumbnails_too(
    qtbot: QtBot, viewer: Viewer, tmp_path: Path, make_photo: PhotoMaker, again: str
) -> None:
    qtbot.waitUntil(lambda: None not in strip_colours(viewer), timeout=PATIENCE)
    if again == "another":
        for number in (1, 2, 3):
            make_photo(f"other/q{number}.png", (90, 60), COLOURS[number + 1])
        viewer.open([str(tmp_path / "other")])
    else:
        press(viewer.window, again)
    wait_for_photo(qtbot, viewer)
    qtbot.waitUntil(lambda: None not in strip_colours(viewer), timeout=PATIENCE)
    shift = 2 if again == "another" else 0
    assert strip_colours(viewer) == list(COLOURS[shift : shift + 3])


def test_a_switch_of_language_is_told_to_filmstrip_and_overview(viewer: Viewer) -> None:
    told: set[int] = set()
    viewer.window.spread.model.dataChanged.connect(lambda _first, _last, roles: told.update(roles))
    press(viewer.window, "Shift+L")
    assert {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole} <= told


def test_keys_work_after_the_page_of_keys_whoever_had_the_focus(viewer: Viewer) -> None:
    focused = viewer.window.focusWidget()
    if focused is not None:
        focused.clearFocus()
    for close in ("Esc", "F1"):
        press(viewer.window, "F1")
        press(viewer.window, close)
        assert not isinstance(QApplication.focusWidget(), type(viewer.window.help))
    press(viewer.window, "Space")
    press(viewer.window, "PgDown")
    assert photo_of(viewer) == 3


def test_a_click_anywhere_closes_the_page_of_keys(viewer: Viewer) -> None:
    press(viewer.window, "F1")
    heading = viewer.window.help.findChildren(TextView)[0]
    place = heading.mapTo(viewer.window, heading.rect().center())
    QTest.mouseClick(viewer.window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    assert not viewer.window.help.isVisible()


def test_a_number_can_be_asked_for_over_the_overview(viewer: Viewer) -> None:
    press(viewer.window, "O")
    press(viewer.window, "G")
    card = viewer.window.go_to
    assert is_fully_on_screen(card)
    there = viewer.window.childAt(card.mapTo(viewer.window, card.rect().center()))
    assert there is not None
    assert card.isAncestorOf(there)
    for key in ("3", "Return"):
        QTest.keyClick(card.field, Qt.Key.Key_3 if key == "3" else Qt.Key.Key_Return)
    assert photo_of(viewer) == 3
    assert not viewer.window.overview.isVisible()


def test_the_slideshow_asks_for_a_number_itself(qtbot: QtBot, viewer: Viewer) -> None:
    press(viewer.window, "F5")
    slideshow = viewer.slideshow
    assert slideshow is not None
    qtbot.waitUntil(slideshow.isVisible, timeout=PATIENCE)
    press(slideshow, "G")
    assert is_on_screen(slideshow.go_to)
    assert not is_on_screen(viewer.window.go_to)
    QTest.keyClick(slideshow.go_to.field, Qt.Key.Key_2)
    QTest.keyClick(slideshow.go_to.field, Qt.Key.Key_Return)
    assert photo_of(viewer) == 2
    QTest.mouseClick(slideshow.windowHandle(), Qt.MouseButton.BackButton, pos=QPoint(50, 50))
    QTest.mouseClick(slideshow.windowHandle(), Qt.MouseButton.ForwardButton, pos=QPoint(50, 50))
    press(slideshow, "H")
    assert slideshow.stage.hold_zoom is viewer.window.spread.stage.hold_zoom is True


def test_a_resize_beneath_the_page_of_keys_is_not_lost(qtbot: QtBot, viewer: Viewer) -> None:
    press(viewer.window, "F1")
    viewer.window.resize(1_500, 900)
    spread = viewer.window.spread
    presenter = viewer.presenter
    assert presenter is not None
    qtbot.waitUntil(lambda: presenter._wanted is not None and presenter._wanted[1:3] == spread.box, timeout=PATIENCE)
    press(viewer.window, "Esc")


def test_a_peek_ends_even_in_a_field(viewer: Viewer) -> None:
    press(viewer.window, "L")
    handle = viewer.window.windowHandle()
    QTest.keyPress(handle, Qt.Key.Key_K)
    press(viewer.window, "G")
    QTest.keyRelease(handle, Qt.Key.Key_K)
    assert viewer.presenter is not None
    assert viewer.presenter.choice_shown.shown == ("vi",)
    QTest.keyClick(viewer.window.go_to.field, Qt.Key.Key_Escape)


def test_after_a_peek_the_arrows_are_as_before(open_viewer: ViewerOpener, write_story: StoryWriter) -> None:
    texts = {"ar": "صورة", "en": "Photo"}
    story = write_story([entry(n, caption=texts) for n in (1, 2, 3)], languages=["ar", "en"], title=texts)
    viewer = open_viewer(story, language="en")
    handle = viewer.window.windowHandle()
    QTest.keyPress(handle, Qt.Key.Key_K)
    assert viewer.window.spread.stage.isRightToLeft()
    press(viewer.window, "Left")
    assert photo_of(viewer) == 2
    QTest.keyRelease(handle, Qt.Key.Key_K)
    assert not viewer.window.spread.stage.isRightToLeft()
    press(viewer.window, "Right")
    assert photo_of(viewer) == 3


def test_a_name_that_is_no_text_is_shown_in_the_information(
    open_viewer: ViewerOpener, make_photo: PhotoMaker, tmp_path: Path
) -> None:
    photo = make_photo("a.png")
    try:
        photo.rename(tmp_path / "caf\udce9.png")
    except OSError:
        pytest.skip("this system's names are text")
    viewer = open_viewer(tmp_path)
    press(viewer.window, "I")
    assert any("caf" in view.text for view in viewer.window.spread.information.findChildren(TextView))


def test_without_an_article_there_is_nothing_to_put_away(open_viewer: ViewerOpener, write_story: StoryWriter) -> None:
    viewer = open_viewer(write_story([entry(1)]))
    press(viewer.window, "A")
    assert viewer.window.spread.panes.article


def test_an_article_put_away_makes_no_rows_and_wants_no_thumbnails(viewer: Viewer) -> None:
    article = viewer.window.spread.article
    press(viewer.window, "A")
    assert "article" not in {view for view, photos in viewer.stories._sights.items() if photos}
    built = dict(article._rows)
    press(viewer.window, "End")
    assert set(article._rows) <= set(built) | {3}, "only the passage itself may be measured"
    press(viewer.window, "A")
    assert article.marked_texts[0].startswith("Đoạn văn 3")


def test_a_page_that_says_why_leaves_full_screen_at_once(viewer: Viewer) -> None:
    press(viewer.window, "I")
    viewer.window.toggle_full_screen()
    viewer.open(["/nowhere/at/all"])
    assert viewer.window.shows_notice
    press(viewer.window, "Esc")
    assert not viewer.window.isFullScreen()
    assert viewer.window.spread.stage.frame is None


def test_side_buttons_work_over_the_filmstrip(viewer: Viewer) -> None:
    press(viewer.window, "End")
    strip = viewer.window.spread.filmstrip
    place = strip.mapTo(viewer.window, strip.rect().center())
    QTest.mouseClick(viewer.window.windowHandle(), Qt.MouseButton.BackButton, pos=place)
    assert photo_of(viewer) == 1


def test_every_menu_is_dark_as_the_bar_is(viewer: Viewer) -> None:
    for menu in (*viewer.window.menus, *viewer.window.languages.menus):
        assert menu.palette().window().color().name() == LIGHT.stage


def test_a_damaged_photos_label_does_not_stay_for_the_next_story(
    viewer: Viewer, write_story: StoryWriter, qtbot: QtBot
) -> None:
    viewer.window.spread.footer.show_note("Damaged file")
    write_story([entry(2), entry(1), entry(3)])
    press(viewer.window, "Ctrl+R")
    wait_for_photo(qtbot, viewer)
    assert "Damaged" not in viewer.window.spread.footer.credit


def test_a_click_beside_an_open_drawer_closes_it(open_viewer: ViewerOpener, write_story: StoryWriter) -> None:
    viewer = open_viewer(write_story([entry(1)], article=[paragraph(1, 1)]), size=(700, 520))
    press(viewer.window, "A")
    spread = viewer.window.spread
    assert is_on_screen(spread.article)
    click(viewer.window, QPoint(20, 100))
    assert not is_on_screen(spread.article)
    viewer.perform(Action.ARTICLE)
    assert is_on_screen(spread.article)
