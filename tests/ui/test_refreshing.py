"""Photos that change on the disk while they are shown, or after they have been: what is seen is what is there now."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.conftest import PhotoMaker
from tests.ui.conftest import COLOURS, StoryWriter, ViewerOpener, entry, wait_for_photo
from tests.ui.looking import PATIENCE, colour_on, photos_of, press, rgb, texts_on_screen
from viewer.app import Viewer
from viewer.ui.watching import _Ear

RED, GREEN, BLUE, YELLOW = (210, 20, 20), (20, 210, 20), (20, 20, 210), (210, 210, 20)
GONE, UNREADABLE = "The file is gone", "The file cannot be read now"
LARGE = (640, 480)


@pytest.fixture
def viewer(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, make_photo: PhotoMaker, tmp_path: Path
) -> Viewer:
    """A story of three photos, the first and the second seen; all are watched."""
    make_photo("p1.png", LARGE, RED)
    make_photo("p2.png", LARGE, GREEN)
    viewer = open_viewer(write_story([entry(1), entry(2), entry(3)]))
    assert tmp_path.exists()
    await_watch(qtbot, viewer)
    return viewer


def await_watch(qtbot: QtBot, viewer: Viewer) -> None:
    """Wait until everything that is at hand is watched, and every thumbnail is there."""

    def is_watched() -> bool:
        refreshing, presenter = photos_of(viewer).refreshing, viewer.presenter
        if refreshing is None or presenter is None or refreshing._rest.isActive():
            return False
        sources = {answer.key.source for answer in presenter.decoded}
        return len(sources) == len(presenter.story.photos) == len(refreshing._sources) and viewer.is_settled

    qtbot.waitUntil(is_watched, timeout=PATIENCE)


@pytest.fixture
def put(make_photo: PhotoMaker) -> Callable[..., Path]:
    """Puts another photo in the place of a file, at one blow: `put("p1.png", (0, 0, 0))`."""

    def put_it(name: str, colour: tuple[int, int, int], size: tuple[int, int] = LARGE) -> Path:
        new = make_photo("new.png", size, colour)
        return new.replace(new.with_name(name))

    return put_it


Put = Callable[..., Path]


def sees(qtbot: QtBot, viewer: Viewer, colour: tuple[int, int, int]) -> None:
    """Wait until the photo on the stage has this colour."""
    stage = viewer.slideshow.stage if viewer.slideshow is not None else viewer.window.spread.stage
    qtbot.waitUntil(lambda: stage.frame is not None and colour_on(stage) == colour, timeout=PATIENCE)


def says(qtbot: QtBot, viewer: Viewer, note: str) -> None:
    """Wait until the line below the photo says this of it; nothing if it is empty."""
    footer = viewer.window.spread.footer
    qtbot.waitUntil(lambda: footer.credit == note, timeout=PATIENCE)


def test_a_photo_replaced_on_disk_is_shown_in_its_place_each_time(qtbot: QtBot, viewer: Viewer, put: Put) -> None:
    for colour in (BLUE, YELLOW, RED):
        put("p1.png", colour)
        sees(qtbot, viewer, colour)
        assert viewer.presenter is not None
        assert viewer.presenter.playhead.index == 0


def test_so_is_one_that_is_written_into(qtbot: QtBot, viewer: Viewer, make_photo: PhotoMaker) -> None:
    make_photo("p1.png", LARGE, BLUE)
    sees(qtbot, viewer, BLUE)


def test_its_thumbnail_changes_too(qtbot: QtBot, viewer: Viewer, put: Put) -> None:
    put("p1.png", BLUE)

    def thumbnail() -> tuple[int, ...]:
        image = photos_of(viewer).thumbnails.image(0)
        assert image is not None, "the old one stays until there is another"
        return rgb(image.pixelColor(image.rect().center()))

    qtbot.waitUntil(lambda: thumbnail() == BLUE, timeout=PATIENCE)


def test_so_does_that_of_a_photo_that_was_missing(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, put: Put
) -> None:
    viewer = open_viewer(write_story([entry(1), entry(2)], without=["p2.png"]))
    await_watch(qtbot, viewer)
    thumbnails = photos_of(viewer).thumbnails
    assert thumbnails is not None
    assert thumbnails.failed(1)
    put("p2.png", BLUE)
    qtbot.waitUntil(lambda: thumbnails.image(1) is not None and not thumbnails.failed(1), timeout=PATIENCE)


def test_it_is_looked_at_as_before(qtbot: QtBot, viewer: Viewer, put: Put) -> None:
    stage = viewer.window.spread.stage
    for _ in range(3):
        press(viewer.window, "+")
    zoomed = stage.percentage
    assert zoomed is not None
    put("p1.png", BLUE)
    sees(qtbot, viewer, BLUE)
    assert stage.percentage == zoomed


def test_details_of_what_was_there_before_are_not_kept(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, make_photo: PhotoMaker, put: Put
) -> None:
    make_photo("p1.png", (3000, 2000), RED)
    viewer = open_viewer(write_story([entry(1)]))
    await_watch(qtbot, viewer)
    stage = viewer.window.spread.stage
    press(viewer.window, "1")
    qtbot.waitUntil(lambda: stage._view.tile_bytes > 0 and not stage._view._missing(), timeout=PATIENCE)
    put("p1.png", BLUE, (3000, 2000))
    sees(qtbot, viewer, BLUE)
    qtbot.waitUntil(lambda: not stage._view._missing(), timeout=PATIENCE)
    images = [image for tiles in (stage._view._tiles, stage._view._earlier) for _, image in tiles]
    assert images
    assert all(rgb(image.pixelColor(image.rect().center())) == BLUE for image in images)


def test_a_neighbour_that_has_changed_is_fresh_when_one_flips_to_it(qtbot: QtBot, viewer: Viewer, put: Put) -> None:
    presenter = viewer.presenter
    assert presenter is not None
    put("p2.png", BLUE)

    def is_fresh() -> bool:
        answer = presenter._cache.get(presenter._key(1))
        return answer is not None and answer.frame is not None and answer.frame.image.pixelColor(9, 9).blue() == BLUE[2]

    qtbot.waitUntil(is_fresh, timeout=PATIENCE)
    press(viewer.window, "Right")
    assert presenter.is_shown, "in the same turn, without a flash of what was there before"
    assert colour_on(viewer.window.spread.stage) == BLUE


def test_one_of_which_the_system_says_nothing_is_fresh_soon(
    qtbot: QtBot, viewer: Viewer, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_Ear, "_listen", lambda _: None)
    assert photos_of(viewer).refreshing is not None
    press(viewer.window, "Right")
    await_watch(qtbot, viewer)
    monkeypatch.setattr(_Ear, "_hear", lambda *_: None)
    put("p2.png", BLUE)
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    sees(qtbot, viewer, BLUE)


def test_a_photo_that_is_deleted_stays_and_is_missing_when_one_returns(
    qtbot: QtBot, viewer: Viewer, tmp_path: Path, put: Put
) -> None:
    stage = viewer.window.spread.stage
    (tmp_path / "p1.png").unlink()
    says(qtbot, viewer, GONE)
    assert colour_on(stage) == RED
    press(viewer.window, "Right")
    wait_for_photo(qtbot, viewer)
    assert viewer.window.spread.footer.credit == ""
    press(viewer.window, "Left")
    wait_for_photo(qtbot, viewer)
    assert texts_on_screen(stage)[:2] == ["This photo cannot be shown", "The file is not there."]
    put("p1.png", YELLOW)
    sees(qtbot, viewer, YELLOW)
    assert texts_on_screen(stage) == []


def test_one_that_returns_while_it_stands_is_shown(qtbot: QtBot, viewer: Viewer, tmp_path: Path, put: Put) -> None:
    (tmp_path / "p1.png").unlink()
    says(qtbot, viewer, GONE)
    put("p1.png", YELLOW)
    sees(qtbot, viewer, YELLOW)
    says(qtbot, viewer, "")


@pytest.mark.parametrize("share", [0.0, 0.5], ids=["nothing yet", "half of it"])
def test_a_half_written_file_leaves_what_was_there(
    qtbot: QtBot, viewer: Viewer, tmp_path: Path, make_photo: PhotoMaker, share: float
) -> None:
    whole = make_photo("whole.png", LARGE, BLUE).read_bytes()
    path, half = tmp_path / "p1.png", int(len(whole) * share)
    path.write_bytes(whole[:half])
    says(qtbot, viewer, UNREADABLE)
    assert colour_on(viewer.window.spread.stage) == RED
    with path.open("ab") as file:
        file.write(whole[half:])
    sees(qtbot, viewer, BLUE)
    says(qtbot, viewer, "")


def test_what_stays_stays_when_the_window_gets_another_size(qtbot: QtBot, viewer: Viewer, tmp_path: Path) -> None:
    (tmp_path / "p1.png").unlink()
    says(qtbot, viewer, GONE)
    presenter = viewer.presenter
    assert presenter is not None
    before = presenter._wanted
    viewer.window.spread.stage.show_waiting()  # as it does when a disk is slow
    viewer.window.resize(1000, 700)
    qtbot.waitUntil(lambda: presenter._wanted != before and presenter.is_shown, timeout=PATIENCE)
    assert colour_on(viewer.window.spread.stage) == RED
    assert not viewer.window.spread.stage.is_waiting


def test_a_link_out_of_the_folder_in_its_place_is_refused(
    qtbot: QtBot, viewer: Viewer, make_photo: PhotoMaker, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = make_photo("outside.png", LARGE, BLUE).rename(tmp_path_factory.mktemp("outside") / "secret.png")
    link = tmp_path / "link"
    link.symlink_to(outside)
    link.replace(tmp_path / "p1.png")
    says(qtbot, viewer, UNREADABLE)
    assert colour_on(viewer.window.spread.stage) == RED
    press(viewer.window, "Right")
    wait_for_photo(qtbot, viewer)
    press(viewer.window, "Left")
    wait_for_photo(qtbot, viewer)
    assert "leads out of the story's folder" in texts_on_screen(viewer.window.spread.stage)[1]


def test_a_folder_that_gets_another_name_leaves_what_is_shown(qtbot: QtBot, viewer: Viewer, tmp_path: Path) -> None:
    elsewhere = tmp_path.with_name(f"{tmp_path.name} renamed")
    tmp_path.rename(elsewhere)
    refreshing = photos_of(viewer).refreshing
    assert refreshing is not None
    refreshing._look_again(Qt.ApplicationState.ApplicationActive)
    says(qtbot, viewer, GONE)
    assert colour_on(viewer.window.spread.stage) == RED
    elsewhere.rename(tmp_path)
    refreshing._look_again(Qt.ApplicationState.ApplicationActive)
    says(qtbot, viewer, "")
    sees(qtbot, viewer, RED)


def test_the_information_is_about_the_file_as_it_is(qtbot: QtBot, viewer: Viewer, tmp_path: Path, put: Put) -> None:
    press(viewer.window, "I")
    information = viewer.window.spread.information
    put("p1.png", BLUE, (300, 200))
    qtbot.waitUntil(lambda: "300 × 200 pixels" in texts_on_screen(information), timeout=PATIENCE)
    (tmp_path / "p1.png").unlink()
    qtbot.waitUntil(lambda: "The file is not there." in texts_on_screen(information), timeout=PATIENCE)


def test_the_slideshow_shows_it_as_well_and_disturbs_nobody(
    qtbot: QtBot, viewer: Viewer, tmp_path: Path, put: Put
) -> None:
    press(viewer.window, "F5")
    wait_for_photo(qtbot, viewer)
    assert viewer.slideshow is not None
    press(viewer.slideshow, "Space")  # no slide would stand for so long
    press(viewer.slideshow, "Right")  # past the title
    before = texts_on_screen(viewer.slideshow)
    put("p1.png", BLUE)
    sees(qtbot, viewer, BLUE)
    presenter = viewer.presenter
    assert presenter is not None
    (tmp_path / "p1.png").unlink()
    qtbot.waitUntil(lambda: presenter.path is None and presenter.is_shown, timeout=PATIENCE)
    assert texts_on_screen(viewer.slideshow) == before
    assert colour_on(viewer.slideshow.stage) == BLUE


def test_touching_a_folder_decodes_nothing(qtbot: QtBot, viewer: Viewer, tmp_path: Path, put: Put) -> None:
    presenter = viewer.presenter
    assert presenter is not None
    before = {answer.key: answer for answer in presenter.decoded}
    (tmp_path / "unlisted.txt").touch()
    os.utime(tmp_path)
    put("p3.png", YELLOW)
    key = presenter._key(2)
    qtbot.waitUntil(lambda: key in presenter._cache and presenter._cache.get(key) is not before[key], timeout=PATIENCE)
    after = {answer.key: answer for answer in presenter.decoded}
    assert all(after[each] is before[each] for each in before if each != key)


def test_a_photo_that_is_another_than_its_thumbnail_shows_renews_it(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not every photo in the filmstrip is watched; when one is decoded, it is known."""
    monkeypatch.setattr("viewer.ui.refreshing.Refreshing._watch_photos", lambda _: None)
    viewer = open_viewer(write_story([entry(number) for number in range(1, 7)]))
    qtbot.waitUntil(lambda: viewer.is_settled, timeout=PATIENCE)
    put("p1.png", BLUE)
    viewer.window.resize(1000, 700)  # so that all are decoded once more

    def thumbnail() -> tuple[int, ...]:
        image = photos_of(viewer).thumbnails.image(0)
        return rgb(image.pixelColor(image.rect().center())) if image is not None else COLOURS[0]

    qtbot.waitUntil(lambda: thumbnail() == BLUE, timeout=PATIENCE)
