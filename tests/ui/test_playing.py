"""Animations and pages: what is asked for, what is shown when, and that nothing runs where nothing moves."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from tests.ui.conftest import StoryWriter, ViewerOpener, entry
from tests.ui.cranked import CrankedPool, answer, failure, presenter_of, story_of
from tests.ui.looking import PATIENCE, click, colour_on, press, rgb, time_passes
from tests.ui.test_presenter import Stand
from viewer.actions import Action
from viewer.app import Viewer
from viewer.imaging.request import Answer, PhotoKey, PhotoRequest, Priority, Region
from viewer.ui import playing
from viewer.ui.filmstrip import Filmstrip
from viewer.ui.frames import Frame
from viewer.ui.page_strip import PageStrip
from viewer.ui.presenter import Presenter

COLOURS = ((200, 30, 30), (30, 160, 60), (40, 70, 200), (210, 180, 20))
REGION = Region(10, 20, 110, 80)


class StillClock:
    """Time stands still: a timer's interval is the frame's own time."""

    step = 0.0

    def __call__(self) -> float:
        return 100.0


class Leaves(Stand):
    """A stand whose first photo has pages or frames."""

    pages: int | None = 4
    duration: int | None = None
    plays = 0

    def __init__(self, *, pages: int | None = 4, duration: int | None = None, plays: int = 0) -> None:
        self.pages, self.duration, self.plays = pages, duration, plays
        pool = CrankedPool()
        self.leafed = 0
        super().__init__(presenter_of(story_of(6), pool, clock=StillClock()), pool)  # type: ignore[arg-type]
        self.presenter.leafed.connect(self._count_leafed)
        self.give(self.pool.wanted)
        self.screen.take()

    def _count_leafed(self) -> None:
        self.leafed += 1

    def answer(self, key: PhotoKey) -> Answer[Frame]:
        whole = answer(key, f"#0000{key.page:02x}")
        assert whole.info is not None
        return whole._replace(info=whole.info._replace(pages=self.pages, duration=self.duration, plays=self.plays))

    def give(self, key: PhotoKey) -> None:
        self.presenter.take(self.answer(key))

    @property
    def frames_asked(self) -> list[int]:
        return [request.key.page for request in self.pool.asked[-1] if request.key.page or request.key == self.first]

    @property
    def first(self) -> PhotoKey:
        return self.presenter._key(0)._replace(page=0)

    def give_frames(self) -> None:
        """Whatever is wanted of the animation comes."""
        for request in list(self.pool.asked[-1]):
            if request.key.page or request.key == self.first:
                self.give(request.key)

    @property
    def frame_timer(self) -> QTimer:
        return self._timer("frame")

    @property
    def shown_pages(self) -> list[int]:
        """The pages shown since the last time."""
        told = self.screen.take()
        return [int(of[0][-2:], 16) for what, of in told if what == "frame" and isinstance(of, tuple)]


@pytest.fixture
def stands(qapp: QApplication) -> Iterator[list[Leaves]]:  # noqa: ARG001 - timers need an application
    made: list[Leaves] = []
    yield made
    for stand in made:
        Shiboken.delete(stand.presenter)


def moving(stands: list[Leaves], pages: int | None = 4, duration: int = 40, plays: int = 0) -> Leaves:
    stands.append(Leaves(pages=pages, duration=duration, plays=plays))
    return stands[-1]


def paged(stands: list[Leaves], pages: int = 4) -> Leaves:
    stands.append(Leaves(pages=pages))
    return stands[-1]


def test_the_next_frames_are_asked_for_before_neighbours_and_shown_in_their_time(stands: list[Leaves]) -> None:
    stand = moving(stands, pages=8)
    asked = stand.pool.asked[-1]
    assert [(request.key.page, request.priority) for request in asked[:3]] == [(n, Priority.SHOWN) for n in (1, 2, 3)]
    assert {request.priority for request in asked[3:]} == {Priority.PREFETCH}
    assert stand.frame_timer.interval() == 40
    stand.give_frames()
    assert stand.shown_pages == []
    time_passes(stand.frame_timer)
    assert stand.shown_pages == [1]
    assert stand.frames_asked == [4]
    assert stand.presenter.leafing.page == 1
    assert stand.presenter.answer is not None
    assert stand.presenter.answer.key.page == 1
    assert stand.shown == 1


def test_a_frame_that_comes_late_is_shown_when_it_comes(stands: list[Leaves]) -> None:
    stand = moving(stands)
    time_passes(stand.frame_timer)
    assert (stand.shown_pages, stand.frame_timer.isActive()) == ([], False)
    stand.give_frames()
    assert stand.shown_pages == [1]
    assert stand.frame_timer.isActive()


def test_a_small_animation_is_decoded_once_and_goes_round(stands: list[Leaves]) -> None:
    stand = moving(stands)
    for expected in (1, 2, 3, 0, 1, 2):
        stand.give_frames()
        time_passes(stand.frame_timer)
        assert stand.shown_pages == [expected]
    calls = len(stand.pool.asked)
    for _ in range(8):
        time_passes(stand.frame_timer)
    assert stand.shown_pages == [3, 0, 1, 2, 3, 0, 1, 2]
    assert len(stand.pool.asked) == calls


def test_of_a_large_animation_only_a_few_frames_are_kept(stands: list[Leaves], monkeypatch: pytest.MonkeyPatch) -> None:
    stand = moving(stands, pages=9)
    cost = stand.answer(stand.first).cost
    monkeypatch.setattr(playing, "_KEPT", 5 * cost)
    asked = set()
    for turn, expected in enumerate((*range(1, 9), 0, *range(1, 9))):
        asked |= set(stand.frames_asked) if turn > 4 else set()
        stand.give_frames()
        time_passes(stand.frame_timer)
        assert stand.shown_pages == [expected]
        assert stand.presenter.leafing._playing is not None
        assert stand.presenter.leafing._playing._cost <= 5 * cost
    assert asked == set(range(9))


@pytest.mark.parametrize(("plays", "shown"), [(1, [1, 2]), (2, [1, 2, 0, 1, 2])])
def test_it_is_played_as_often_as_it_says_and_then_stands(stands: list[Leaves], plays: int, shown: list[int]) -> None:
    stand = moving(stands, pages=3, plays=plays)
    for _ in shown:
        stand.give_frames()
        time_passes(stand.frame_timer)
    assert stand.shown_pages == shown
    time_passes(stand.frame_timer)
    assert stand.shown_pages == []
    assert (stand.frame_timer.isActive(), stand.presenter.leafing.is_playing) == (False, False)
    stand.presenter.leafing.play(plays=True)  # again from the first
    assert stand.shown_pages == [0]
    for _ in shown:
        time_passes(stand.frame_timer)
    assert stand.shown_pages == shown


def test_where_no_frame_is_to_be_had_any_more_the_animation_ends(stands: list[Leaves]) -> None:
    stand = moving(stands, pages=None)
    keys = [request.key for request in stand.pool.asked[-1][:3]]
    stand.give(keys[0])
    stand.give(keys[1])
    stand.presenter.take(failure(keys[2]))
    calls = len(stand.pool.asked)
    for _ in range(5):
        time_passes(stand.frame_timer)
    assert stand.shown_pages == [1, 2, 0, 1, 2]
    assert len(stand.pool.asked) == calls


def test_where_the_second_frame_is_damaged_nothing_moves(stands: list[Leaves]) -> None:
    stand = moving(stands, pages=None)
    stand.presenter.take(failure(stand.pool.wanted))
    assert not stand.frame_timer.isActive()
    assert (stand.frames_asked, plays(stand.presenter), stand.presenter.is_shown) == ([], False, True)


def test_a_flip_ends_it_and_its_frames_are_withdrawn(stands: list[Leaves]) -> None:
    stand = moving(stands)
    late = stand.pool.wanted
    stand.presenter.flip(1)
    assert not stand.frame_timer.isActive()
    assert stand.frames_asked == []
    assert stand.presenter.leafing.pages == 1
    stand.screen.take()
    stand.give(late)
    assert stand.shown_pages == []
    stand.presenter.flip(-1)
    assert stand.shown_pages == [0]
    assert stand.frame_timer.isActive()


def test_stepping_lets_it_stand_still(stands: list[Leaves]) -> None:
    stand = moving(stands)
    stand.presenter.leaf(1)
    assert not stand.frame_timer.isActive()
    stand.give_frames()
    assert stand.shown_pages == [1]
    assert stand.frames_asked == [1]  # nobody looks at the next ones
    for by, page in ((1, 2), (-1, 1), (-1, 0), (-1, 3), (1, 0)):
        stand.presenter.leaf(by)
        stand.give_frames()
        assert stand.shown_pages == [page]
    stand.presenter.leafing.play(plays=True)
    assert stand.frame_timer.isActive()


def test_one_steps_back_from_the_first_frame_only_when_the_last_is_known(stands: list[Leaves]) -> None:
    stand = moving(stands, pages=None)
    stand.presenter.leaf(-1)
    assert (stand.shown_pages, stand.frames_asked) == ([], [])


def test_it_plays_only_where_it_can_be_seen_and_may_move(stands: list[Leaves]) -> None:
    stand = moving(stands)
    presenter = stand.presenter
    presenter.leafing.may_play = lambda: False
    presenter.leafing.reconsider()
    assert not stand.frame_timer.isActive()
    presenter.leafing.play(plays=True)
    assert not stand.frame_timer.isActive()
    presenter.leafing.may_play = lambda: True
    presenter.leafing.plays_alone = lambda: False
    presenter.leafing.reconsider()
    assert stand.frame_timer.isActive()  # the reader has asked for it
    presenter.flip(1)
    presenter.flip(-1)
    assert not stand.frame_timer.isActive()


def test_on_a_screen_of_another_size_it_goes_on(stands: list[Leaves]) -> None:
    stand = moving(stands)
    stand.give_frames()
    time_passes(stand.frame_timer)
    stand.screen.take()
    stand.screen.box = (600, 400)
    stand.presenter.restage()
    time_passes(stand.frame_timer)
    assert stand.shown_pages == [2]
    assert {request.key.width for request in stand.pool.asked[-1]} == {600}
    assert stand.frames_asked == [1]
    stand.presenter.leafing.play(plays=False)
    stand.screen.box = (900, 600)
    stand.presenter.restage()
    assert stand.frames_asked == [2]
    stand.give_frames()
    assert stand.shown_pages == [2]


def test_on_a_screen_of_other_colours_it_goes_on(stands: list[Leaves]) -> None:
    stand = moving(stands)
    stand.give_frames()
    time_passes(stand.frame_timer)
    stand.screen.take()
    stand.presenter.convert_to(b"screen")
    assert {request.key.screen for request in stand.pool.asked[-1]} == {b"screen"}
    time_passes(stand.frame_timer)
    assert stand.shown_pages == [2]
    stand.presenter.leafing.play(plays=False)
    stand.presenter.convert_to(b"other")
    assert [request.key for request in stand.pool.asked[-1] if request.key.page] == [
        stand.first._replace(page=2, screen=b"other")
    ]
    stand.give_frames()
    assert stand.shown_pages == [2]


def test_pages_and_their_pictures_are_wanted_in_other_colours(stands: list[Leaves]) -> None:
    stand = paged(stands)
    stand.presenter.show_page(1)
    stand.give(stand.pool.wanted)
    stand.presenter.pictures_of_pages(30).see([0])
    stand.screen.take()
    stand.presenter.convert_to(b"screen")
    assert {request.key.screen for request in stand.pool.asked[-1]} == {b"screen"}
    assert stand.pool.asked[-1][-1].priority is Priority.THUMBNAIL
    assert stand.pool.wanted.page == 1
    stand.give(stand.pool.wanted)
    assert stand.shown_pages == [1]


def test_an_animation_whose_file_has_changed_begins_anew(stands: list[Leaves]) -> None:
    stand = moving(stands)
    stand.give_frames()
    time_passes(stand.frame_timer)
    stand.presenter.refresh([stand.first.source])
    assert not stand.frame_timer.isActive()
    assert stand.pool.wanted == stand.first
    stand.screen.take()
    stand.give(stand.first)
    assert stand.shown_pages == [0]
    assert stand.frame_timer.isActive()


def test_a_frame_of_a_file_that_has_changed_is_not_shown(stands: list[Leaves]) -> None:
    stand = moving(stands)
    other = stand.answer(stand.pool.wanted)
    assert other.info is not None
    stand.presenter.take(other._replace(info=other.info._replace(identity=(1, 2, 9, 9))))
    stand.screen.take()
    time_passes(stand.frame_timer)
    assert stand.shown_pages == []
    assert stand.pool.wanted == stand.first


def test_details_are_of_the_page_that_is_shown(stands: list[Leaves]) -> None:
    stand = moving(stands)
    stand.presenter.leaf(1)
    stand.give_frames()
    stand.presenter.want_details([(REGION, 100, 60)])
    assert stand.pool.wanted == stand.first._replace(width=100, height=60, region=REGION, page=1)


# Pages.


def test_pages_are_shown_like_photos_of_their_own(stands: list[Leaves]) -> None:
    stand = paged(stands)
    assert (stand.presenter.leafing.pages, stand.presenter.leafing.page, stand.presenter.leafing.moves) == (4, 0, False)
    stand.presenter.leaf(1)
    assert stand.pool.asked[-1][0] == PhotoRequest(stand.first._replace(page=1), Priority.SHOWN)
    assert not stand.presenter.is_shown
    stand.give(stand.pool.wanted)
    assert stand.shown_pages == [1]
    assert [request.key.page for request in stand.pool.asked[-1][:2]] == [2, 0]  # the first has not been kept
    stand.presenter.leaf(-1)
    assert stand.shown_pages == [0]


def test_pages_end_with_a_nudge(stands: list[Leaves]) -> None:
    stand = paged(stands, 2)
    stand.presenter.leaf(-1)
    assert stand.screen.take() == [("nudge", -1)]
    stand.presenter.leaf(1)
    stand.give(stand.pool.wanted)
    stand.screen.take()
    stand.presenter.leaf(1)
    assert stand.screen.take() == [("nudge", 1)]


def test_a_page_that_cannot_be_had_says_so_and_the_others_can(stands: list[Leaves]) -> None:
    stand = paged(stands)
    stand.presenter.show_page(2)
    stand.presenter.take(failure(stand.pool.wanted))
    assert [what for what, _ in stand.screen.take()] == ["failure"]
    assert stand.presenter.leafing.pages == 4
    assert stand.presenter.show_page(3)
    stand.give(stand.pool.wanted)
    assert stand.shown_pages == [3]


def test_a_flip_leads_to_another_photos_first_page(stands: list[Leaves]) -> None:
    stand = paged(stands)
    stand.presenter.show_page(3)
    stand.presenter.flip(1)
    assert (stand.presenter.leafing.page, stand.presenter.leafing.pages) == (0, 1)
    assert stand.pool.wanted.page == 0


def test_a_photo_with_one_page_has_no_other(stands: list[Leaves]) -> None:
    stand = paged(stands, 1)
    calls = len(stand.pool.asked)
    stand.presenter.leaf(1)
    assert (stand.screen.take(), len(stand.pool.asked)) == ([], calls)
    assert stand.presenter.findChild(QTimer, "frame") is None


# In the window.


def plays(presenter: Presenter) -> bool:
    return presenter.leafing.is_playing


def is_at(presenter: Presenter, page: int) -> bool:
    return presenter.leafing.page == page


def animated(folder: Path, name: str, **save: object) -> None:
    frames = [Image.new("RGB", (90, 60), colour) for colour in COLOURS]
    frames[0].save(folder / name, save_all=True, append_images=frames[1:], **save)  # type: ignore[arg-type]


def enabled(viewer: Viewer) -> list[bool]:
    actions = viewer.window.actions_by_name
    return [actions[action].isEnabled() for action in (Action.PLAY, Action.NEXT_PAGE, Action.PREVIOUS_PAGE)]


@pytest.mark.parametrize("name", ["a.gif", "a.webp", "a.png", "a.avif"])
def test_it_plays_in_the_window_and_keys_do_what_they_say(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, tmp_path: Path, name: str
) -> None:
    animated(tmp_path, name, duration=30, loop=0)
    viewer = open_viewer(write_story([entry(1, file=name), entry(2)]))
    presenter, stage = viewer.presenter, viewer.window.spread.stage
    assert presenter is not None
    assert enabled(viewer) == [True, True, True]
    assert not plays(presenter)  # tests ask for less motion
    press(viewer.window, "Shift+PgDown")
    qtbot.waitUntil(lambda: presenter.leafing.page == 1, timeout=PATIENCE)
    assert all(abs(one - other) < 16 for one, other in zip(colour_on(stage), COLOURS[1], strict=True))
    press(viewer.window, "Ctrl+Space")
    assert plays(presenter)
    for page in (3, 0, 2):
        qtbot.waitUntil(partial(is_at, presenter, page), timeout=PATIENCE)
    press(viewer.window, "1")
    assert (plays(presenter), stage.is_zoomed) == (False, True)
    press(viewer.window, "0")
    assert plays(presenter)
    press(viewer.window, "?")
    assert not plays(presenter)
    press(viewer.window, "?")
    viewer.window.showMinimized()
    qtbot.waitUntil(lambda: not plays(presenter), timeout=PATIENCE)
    viewer.window.showNormal()
    qtbot.waitUntil(lambda: plays(presenter), timeout=PATIENCE)
    press(viewer.window, "Right")
    qtbot.waitUntil(lambda: presenter.is_shown, timeout=PATIENCE)
    assert (plays(presenter), enabled(viewer)) == (False, [False, False, False])


def test_it_plays_by_itself_unless_less_motion_is_wished_for(
    open_viewer: ViewerOpener, write_story: StoryWriter, tmp_path: Path
) -> None:
    animated(tmp_path, "a.gif", duration=30, loop=0)
    viewer = open_viewer(write_story([entry(1, file="a.gif")]))
    assert viewer.presenter is not None
    viewer.wardrobe.wish(less_motion=False)
    assert plays(viewer.presenter)
    viewer.wardrobe.wish(less_motion=True)
    assert not plays(viewer.presenter)


def test_pages_are_stepped_through_in_the_slideshow_as_well(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, tmp_path: Path
) -> None:
    animated(tmp_path, "a.tif")
    viewer = open_viewer(write_story([entry(1, file="a.tif"), entry(2)]))
    presenter = viewer.presenter
    assert presenter is not None
    assert enabled(viewer) == [False, True, True]
    press(viewer.window, "F5")
    slideshow = viewer.slideshow
    assert slideshow is not None
    qtbot.waitUntil(lambda: presenter.is_shown, timeout=PATIENCE)
    press(slideshow, "Right")  # past the title
    press(slideshow, "Shift+PgDown")
    qtbot.waitUntil(lambda: presenter.leafing.page == 1 and presenter.is_shown, timeout=PATIENCE)
    assert colour_on(slideshow.stage) == COLOURS[1]


def test_of_a_page_left_nothing_close_is_seen(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, tmp_path: Path
) -> None:
    frames = [Image.new("RGB", (3000, 2000), colour) for colour in COLOURS[:2]]
    frames[0].save(tmp_path / "a.tif", save_all=True, append_images=frames[1:])
    viewer = open_viewer(write_story([entry(1, file="a.tif")]))
    presenter, stage = viewer.presenter, viewer.window.spread.stage
    assert presenter is not None
    press(viewer.window, "1")
    qtbot.waitUntil(lambda: not stage._view._missing(), timeout=PATIENCE)
    press(viewer.window, "Shift+PgDown")
    qtbot.waitUntil(lambda: presenter.is_shown and presenter.leafing.page == 1, timeout=PATIENCE)
    assert stage.is_zoomed
    assert colour_on(stage) == COLOURS[1]
    qtbot.waitUntil(lambda: not stage._view._missing(), timeout=PATIENCE)
    assert colour_on(stage) == COLOURS[1]


def strip_of(viewer: Viewer) -> PageStrip:
    strip = viewer.window.spread.page_strip
    assert isinstance(strip, PageStrip)
    return strip


def test_the_pages_of_a_photo_stand_in_a_strip(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, tmp_path: Path
) -> None:
    animated(tmp_path, "a.tif")
    viewer = open_viewer(write_story([entry(1, file="a.tif"), entry(2)]))
    spread, presenter, strip = viewer.window.spread, viewer.presenter, strip_of(viewer)
    assert presenter is not None
    assert strip.isVisible()
    assert (strip.page, spread.footer.credit) == (0, "Page 1 of 4")
    assert spread.stage.accessibleName().endswith(", Page 1 of 4")
    film = strip.findChild(Filmstrip)
    assert film is not None
    model = film.model()
    qtbot.waitUntil(lambda: all(viewer_picture(viewer, page) == COLOURS[page] for page in range(4)), timeout=PATIENCE)
    spoken = model.data(model.index(2, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert (film.accessibleName(), spoken) == ("Pages of this photo", "Page 3 of 4")
    click(film.viewport(), film.place_of(2).center())
    assert (presenter.leafing.page, strip.page) == (2, 2)
    qtbot.waitUntil(lambda: presenter.is_shown, timeout=PATIENCE)
    assert colour_on(spread.stage) == COLOURS[2]
    assert spread.footer.credit == "Page 3 of 4"
    press(viewer.window, "T")
    assert not strip.isVisible()
    press(viewer.window, "T")
    assert strip.isVisible()
    press(viewer.window, "Right")
    assert not strip.isVisible()
    qtbot.waitUntil(lambda: presenter.is_shown, timeout=PATIENCE)
    assert spread.footer.credit == ""
    assert "Page" not in spread.stage.accessibleName()
    press(viewer.window, "Left")
    assert (presenter.leafing.page, strip.page, strip.isVisible()) == (0, 0, True)


def viewer_picture(viewer: Viewer, page: int) -> tuple[int, ...]:
    assert viewer.presenter is not None
    pictures = viewer.presenter.leafing._pictures
    image = pictures.image(page) if pictures is not None else None
    return () if image is None else rgb(image.pixelColor(image.rect().center()))


def test_from_one_photo_with_pages_to_another_the_strip_shows_the_others(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, tmp_path: Path
) -> None:
    animated(tmp_path, "a.tif")
    frames = [Image.new("RGB", (60, 90), colour) for colour in COLOURS[:2]]
    frames[0].save(tmp_path / "b.tif", save_all=True, append_images=frames[1:])
    viewer = open_viewer(write_story([entry(1, file="a.tif"), entry(2, file="b.tif")]))
    presenter, strip = viewer.presenter, strip_of(viewer)
    assert presenter is not None
    wide = strip.width()
    for key, pages in (("Right", 2), ("Left", 4), ("Right", 2)):
        press(viewer.window, key)
        qtbot.waitUntil(lambda: presenter.is_shown, timeout=PATIENCE)
        film = strip.findChild(Filmstrip)
        assert film is not None
        assert film.model().rowCount() == pages
        assert (strip.width() == wide) == (pages == 4)


def test_neither_an_animation_nor_a_photo_with_one_page_has_a_strip(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, tmp_path: Path
) -> None:
    animated(tmp_path, "a.gif")
    viewer = open_viewer(write_story([entry(1, file="a.gif"), entry(2)]))
    press(viewer.window, "Shift+PgDown")
    presenter = viewer.presenter
    assert presenter is not None
    qtbot.waitUntil(lambda: presenter.leafing.page == 1, timeout=PATIENCE)
    press(viewer.window, "Right")
    qtbot.waitUntil(lambda: presenter.is_shown, timeout=PATIENCE)
    assert "page_strip" not in viewer.window.spread.__dict__


def test_a_picture_for_the_strip_that_cannot_be_had_is_not_asked_for_again(stands: list[Leaves]) -> None:
    stand = paged(stands)
    pictures = stand.presenter.pictures_of_pages(56)
    pictures.see([0, 1])
    small = [request for request in stand.pool.asked[-1] if request.priority is Priority.THUMBNAIL]
    assert [(request.key.page, request.key.width, request.key.height) for request in small] == [
        (0, 84, 126),
        (1, 84, 126),
    ]
    stand.presenter.take(failure(small[0].key))
    assert (pictures.failed(0), pictures.failed(1)) == (True, False)
    assert [request.key.page for request in pictures.requests] == [1]
    stand.presenter.flip(1)
    assert {request.priority for request in stand.pool.asked[-1]} == {Priority.SHOWN}


def test_the_strip_covers_nothing_of_the_photo_which_is_sharp_in_the_room_that_is_left(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, tmp_path: Path
) -> None:
    frames = [Image.new("RGB", (2000, 3000), colour) for colour in COLOURS[:2]]
    frames[0].save(tmp_path / "a.tif", save_all=True, append_images=frames[1:])
    frames[0].save(tmp_path / "p2.png")
    viewer = open_viewer(write_story([entry(1, file="a.tif"), entry(2)]))
    presenter, stage, strip = viewer.presenter, viewer.window.spread.stage, strip_of(viewer)
    assert presenter is not None
    box = stage.box
    edge = strip.mapTo(viewer.window, strip.rect().topLeft()).y() - stage.mapTo(viewer.window, QPoint()).y()
    assert stage.photo_rectangle().bottom() <= edge
    qtbot.waitUntil(lambda: len(stage._view._tiles) > 0 and not stage._view._missing(), timeout=PATIENCE)
    press(viewer.window, "Right")
    qtbot.waitUntil(lambda: presenter.is_shown, timeout=PATIENCE)
    assert stage.photo_rectangle().bottom() > edge
    assert stage.box == box  # so that what is decoded ahead is not lost
