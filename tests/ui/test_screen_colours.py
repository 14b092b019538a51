"""The screen's colour profile in the window: looked up once the first photo stands, judged by a worker, and followed
from screen to screen; what is shown stays until it is there in the other colours."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from tests.conftest import PhotoMaker
from tests.ui.conftest import StoryWriter, ViewerOpener, entry, wait_for_photo
from tests.ui.cranked import CrankedPool, answer, failure, presenter_of, story_of
from tests.ui.looking import PATIENCE, colour_on, photos_of, press, rgb, time_passes
from tests.ui.test_presenter import Build, Notes, build
from tests.ui.test_thumbnails import Asked, asked, key, thumbnails
from tests.unit.imaging.profiles import SRGB, rgb_profile
from viewer.app import Viewer
from viewer.imaging.request import Region
from viewer.ui import screen_colours
from viewer.ui.screen_colours import ScreenColours
from viewer.ui.thumbnails import Thumbnails

__all__ = ["asked", "build", "thumbnails"]

RED, GREEN, BLUE = (210, 20, 30), (20, 210, 20), (30, 20, 210)
SWAPPED = rgb_profile(SRGB._replace(primaries=SRGB.primaries[::-1]))
REGION = Region(0, 0, 10, 10)


class Screens:
    """What screens there are: `profile` is that of the one the window is on."""

    def __init__(self) -> None:
        self.profile = b""
        self.lookups: list[QWindow] = []

    def lookup(self, window: QWindow) -> Callable[[], bytes] | None:
        self.lookups.append(window)
        profile = self.profile
        return (lambda: profile) if profile else None


@pytest.fixture
def screens(monkeypatch: pytest.MonkeyPatch) -> Screens:
    made = Screens()
    monkeypatch.setattr(screen_colours, "_lookup", made.lookup)
    return made


@pytest.fixture
def path(write_story: StoryWriter, make_photo: PhotoMaker) -> str:
    """A story of three photos; the first is red."""
    make_photo("p1.png", (3000, 2000), RED)
    make_photo("p2.png", (640, 480), BLUE)
    return str(write_story([entry(1), entry(2), entry(3)]))


def sees(qtbot: QtBot, viewer: Viewer, colour: tuple[int, int, int]) -> None:
    """Wait until the photo on the stage has this colour, or nearly."""
    stage = viewer.slideshow.stage if viewer.slideshow is not None else viewer.window.spread.stage

    def is_so() -> bool:
        return stage.frame is not None and near(colour_on(stage), colour)

    qtbot.waitUntil(is_so, timeout=PATIENCE)


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 2 for a, b in zip(one, other, strict=True))


def move(viewer: Viewer, screens: Screens, profile: bytes) -> None:
    """The window is on another screen now."""
    screens.profile = profile
    shown = viewer.slideshow or viewer.window
    shown.windowHandle().screenChanged.emit(shown.screen())


def test_photo_and_thumbnails_come_in_the_colours_of_the_screen(
    qtbot: QtBot, open_viewer: ViewerOpener, path: str, screens: Screens
) -> None:
    screens.profile = SWAPPED
    viewer = open_viewer(path)
    assert colour_on(viewer.window.spread.stage) == RED
    assert screens.lookups == []
    sees(qtbot, viewer, RED[::-1])

    def thumbnail() -> tuple[int, ...]:
        image = photos_of(viewer).thumbnails.image(0)
        return rgb(image.pixelColor(image.rect().center())) if image is not None else RED

    qtbot.waitUntil(lambda: near(thumbnail(), RED[::-1]), timeout=PATIENCE)
    press(viewer.window, "Right")
    sees(qtbot, viewer, BLUE[::-1])


def test_it_is_followed_from_screen_to_screen(
    qtbot: QtBot, open_viewer: ViewerOpener, path: str, screens: Screens
) -> None:
    viewer = open_viewer(path)
    qtbot.waitUntil(lambda: len(screens.lookups) == 1, timeout=PATIENCE)
    for profile, colour in ((SWAPPED, RED[::-1]), (b"", RED), (SWAPPED, RED[::-1]), (b"no profile", RED)):
        move(viewer, screens, profile)
        sees(qtbot, viewer, colour)
    assert viewer.presenter is not None
    assert viewer.presenter.playhead.index == 0


def test_so_is_the_slideshow_and_back(qtbot: QtBot, open_viewer: ViewerOpener, path: str, screens: Screens) -> None:
    viewer = open_viewer(path)
    qtbot.waitUntil(lambda: len(screens.lookups) == 1, timeout=PATIENCE)
    screens.profile = SWAPPED
    press(viewer.window, "F5")
    sees(qtbot, viewer, RED[::-1])
    assert viewer.slideshow is not None
    assert screens.lookups[-1] is viewer.slideshow.windowHandle()
    move(viewer, screens, b"")
    sees(qtbot, viewer, RED)
    screens.profile = SWAPPED
    press(viewer.slideshow, "Escape")
    sees(qtbot, viewer, RED[::-1])
    assert screens.lookups[-1] is viewer.window.windowHandle()


def test_the_next_story_is_in_them_from_its_first_photo_on(
    qtbot: QtBot, open_viewer: ViewerOpener, path: str, screens: Screens
) -> None:
    screens.profile = SWAPPED
    viewer = open_viewer(path)
    sees(qtbot, viewer, RED[::-1])
    viewer.open([path])
    wait_for_photo(qtbot, viewer)
    assert near(colour_on(viewer.window.spread.stage), RED[::-1])


def test_details_in_other_colours_are_not_kept(
    qtbot: QtBot, open_viewer: ViewerOpener, path: str, screens: Screens
) -> None:
    viewer = open_viewer(path)
    stage = viewer.window.spread.stage
    press(viewer.window, "1")
    qtbot.waitUntil(lambda: stage._view.tile_bytes > 0 and not stage._view._missing(), timeout=PATIENCE)
    zoomed = stage.percentage
    qtbot.waitUntil(lambda: len(screens.lookups) == 1, timeout=PATIENCE)
    move(viewer, screens, SWAPPED)
    sees(qtbot, viewer, RED[::-1])
    qtbot.waitUntil(lambda: stage._view.tile_bytes > 0 and not stage._view._missing(), timeout=PATIENCE)
    images = [image for tiles in (stage._view._tiles, stage._view._earlier) for _, image in tiles]
    assert images
    assert all(near(rgb(image.pixelColor(image.rect().center())), RED[::-1]) for image in images)
    assert stage.percentage == zoomed


def test_a_photo_that_is_shown_stays_until_it_is_there_in_other_colours(build: Build) -> None:
    stand = build()
    stand.decode()
    plain = stand.pool.wanted
    stand.screen.take()
    stand.presenter.convert_to(b"screen")
    assert stand.screen.take() == []
    assert stand.pool.wanted == plain._replace(screen=b"screen")
    assert {request.key.screen for request in stand.pool.asked[-1]} == {b"screen"}
    assert stand.presenter.is_shown
    stand.presenter.take(answer(plain))
    assert stand.screen.take() == []
    stand.decode("#ff0000")
    assert stand.screen.take() == [("frame", ("#ff0000", (300, 200)))]
    assert stand.shown == 1, "a slideshow's time does not begin again"
    stand.presenter.want_details([(REGION, 10, 10)])
    assert stand.pool.wanted.screen == b"screen"


def test_a_detail_in_other_colours_is_not_shown(build: Build) -> None:
    stand = build()
    stand.decode()
    stand.presenter.want_details([(REGION, 10, 10)])
    detail = stand.pool.wanted
    stand.presenter.convert_to(b"screen")
    stand.screen.take()
    stand.presenter.take(answer(detail))
    assert stand.screen.take() == []


def test_what_is_there_in_these_colours_is_shown_at_once(build: Build) -> None:
    stand = build()
    stand.decode("#00ff00")
    stand.presenter.convert_to(b"screen")
    stand.decode("#ff0000")
    stand.screen.take()
    stand.presenter.convert_to(b"")
    assert stand.screen.take() == [("frame", ("#00ff00", (300, 200)))]


def test_a_photo_on_its_way_comes_in_these_colours(build: Build) -> None:
    stand = build()
    plain = stand.pool.wanted
    stand.presenter.convert_to(b"screen")
    stand.screen.take()
    stand.presenter.take(answer(plain))
    assert stand.screen.take() == []
    stand.decode()
    assert [what for what, _ in stand.screen.take()] == ["frame"]
    assert stand.shown == 1


def test_a_photo_that_cannot_be_shown_says_so_again(build: Build) -> None:
    stand = build()
    stand.presenter.take(failure(stand.pool.wanted))
    stand.presenter.convert_to(b"screen")
    stand.screen.take()
    stand.presenter.take(failure(stand.pool.wanted))
    assert [what for what, _ in stand.screen.take()] == ["failure"]


def test_a_presenter_without_a_screen_asks_for_them_from_the_beginning(qapp: QApplication) -> None:
    assert qapp is not None
    pool = CrankedPool()
    presenter = presenter_of(story_of(2), pool)
    presenter.convert_to(b"screen")
    presenter.show_on(Notes())
    assert pool.wanted.screen == b"screen"
    Shiboken.delete(presenter)


def test_thumbnails_stay_until_they_are_there_in_other_colours(thumbnails: Thumbnails, asked: Asked) -> None:
    timer = thumbnails.findChildren(QTimer)[0]
    thumbnails.begin()
    thumbnails.show_for("strip", [1, 2])
    time_passes(timer)
    assert thumbnails.take(answer(key(1), "#00ff00"))
    assert thumbnails.take(failure(key(2)))
    thumbnails.convert_to(b"screen")
    time_passes(timer)
    wanted = key(1)._replace(screen=b"screen")
    assert asked.calls[-1] == (wanted,)
    assert thumbnails.failed(2)
    assert thumbnails.take(answer(key(1), "#0000ff")), "late, and a thumbnail all the same"
    image = thumbnails.image(1)
    assert image is not None
    assert image.pixelColor(0, 0).name() == "#00ff00"
    before = thumbnails.is_settled
    assert thumbnails.take(answer(wanted, "#ff0000"))
    image = thumbnails.image(1)
    assert image is not None
    assert image.pixelColor(0, 0).name() == "#ff0000"
    assert (before, thumbnails.is_settled) == (False, True)
    assert len(thumbnails._images) == 1


class Workers:
    """Judges by hand: `asked` are the profiles to be judged."""

    def __init__(self) -> None:
        self.asked: list[bytes] = []
        self.tell: list[Callable[[bool], None]] = []

    def judge(self, profile: bytes, tell: Callable[[bool], None]) -> None:
        self.asked.append(profile)
        self.tell.append(tell)


class Followed:
    """Colours that follow a window, and how often they have changed."""

    def __init__(self, qtbot: QtBot, screens: Screens, window: QWindow) -> None:
        self._qtbot = qtbot
        self._screens = screens
        self._window = window
        self.colours = ScreenColours(window)
        self.workers = Workers()
        self.changes: list[bytes] = []
        self.colours.changed.connect(lambda: self.changes.append(self.colours.profile))

    def windowHandle(self) -> QWindow:  # noqa: N802 - as a widget has it
        return self._window

    def look(self, profile: bytes) -> None:
        """The window is on the screen with this profile, which has been looked up."""
        self._screens.profile = profile
        self.colours.follow(self)  # type: ignore[arg-type]
        self._qtbot.waitUntil(lambda: not self.colours._lookup.is_awaited, timeout=PATIENCE)


@pytest.fixture
def followed(qtbot: QtBot, screens: Screens) -> Iterator[Followed]:
    window = QWindow()
    made = Followed(qtbot, screens, window)
    made.colours.judge_by(made.workers.judge)
    yield made
    made.colours.close()
    Shiboken.delete(window)


def test_a_screen_without_a_profile_needs_no_judge_and_changes_nothing(followed: Followed) -> None:
    followed.look(b"")
    assert followed.workers.asked == []
    assert followed.changes == []


def test_a_profile_is_judged_once_and_remembered(followed: Followed) -> None:
    followed.look(b"one")
    followed.workers.tell[0](True)
    followed.look(b"other")
    assert followed.colours.profile == b"one", "until the other is judged"
    followed.workers.tell[1](False)
    for profile in (b"one", b"one", b"other"):
        followed.look(profile)
    assert followed.workers.asked == [b"one", b"other"]
    assert followed.changes == [b"one", b"", b"one", b""]


def test_a_verdict_on_a_screen_left_behind_changes_nothing(followed: Followed) -> None:
    followed.look(b"one")
    followed.look(b"")
    followed.workers.tell[0](True)
    assert followed.changes == []
    followed.look(b"one")
    assert followed.changes == [b"one"]


def test_a_verdict_comes_from_another_thread(qtbot: QtBot, followed: Followed) -> None:
    followed.look(b"one")
    threads: list[threading.Thread] = []
    followed.colours.changed.connect(lambda: threads.append(threading.current_thread()))
    teller = threading.Thread(target=followed.workers.tell[0], args=(True,))
    teller.start()
    teller.join()
    assert followed.changes == []
    qtbot.waitUntil(lambda: followed.changes == [b"one"], timeout=PATIENCE)
    assert threads == [threading.main_thread()]


def test_what_nobody_could_judge_is_judged_with_the_next_story(followed: Followed) -> None:
    followed.look(b"one")
    others = Workers()
    followed.colours.judge_by(others.judge)
    followed.look(b"one")
    assert others.asked == [b"one"]


def test_systems_that_convert_by_themselves_are_not_asked(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert qtbot is not None
    window = QWindow()
    name = "screen_colours.QGuiApplication.platformName"
    for platform, wayland, is_asked in (
        *(("offscreen", "", False), ("wayland", "wayland-0", False), ("cocoa", "", False)),
        *(("xcb", "", True), ("xcb", "wayland-0", False), ("windows", "", True)),
    ):
        monkeypatch.setattr(f"viewer.ui.{name}", lambda platform=platform: platform)
        monkeypatch.setenv("WAYLAND_DISPLAY", wayland)
        assert (screen_colours._lookup(window) is not None) is is_asked, (platform, wayland)
    Shiboken.delete(window)
