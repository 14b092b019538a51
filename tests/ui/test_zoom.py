"""Looking at the photo closely: details at rest, zoom and turns that end with the photo, nothing that jumps."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QObject, QPointF, QRect
from PySide6.QtGui import QColor, QImage, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.closeup import BLUE, GREEN, RED, WHITE, Closeup, MakeWidget, quarters
from tests.ui.conftest import StoryWriter, ViewerOpener, entry, wait_for_photo
from tests.ui.looking import rgb
from viewer.imaging.request import DecodeFailure, FailureReason, Region
from viewer.story.zoom import TILE
from viewer.ui.frames import Frame
from viewer.ui.look import Look
from viewer.ui.stage import Stage
from viewer.ui.stage_zoom import Viewpoint
from viewer.ui.theme import LIGHT

BROKEN = DecodeFailure(FailureReason.DAMAGED)


@pytest.fixture
def closeup(make_widget: MakeWidget) -> Closeup:
    return Closeup(make_widget)


class Painted(QObject):
    """Sees what of a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it
        if isinstance(event, QPaintEvent):
            self.region |= event.region()
        return False


def plain(width: int, height: int, colour: str = "#123456") -> Frame:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(colour))
    return Frame(image)


# Scales.


def test_fit_actual_size_and_steps(closeup: Closeup) -> None:
    stage = closeup.stage
    assert (stage.percentage, stage.is_zoomed) == (None, False)
    assert closeup.place() == (0, 0, 600, 500)
    stage.zoom_in()
    stage.actual_size()
    assert stage.is_zoomed
    assert closeup.place() == (-1_200, -1_000, 3_000, 2_500)
    stage.zoom_in()
    stage.zoom_out()
    stage.zoom_out()
    stage.fit()
    assert closeup.percentages == [25, 100, 125, 100, 80, None]
    assert closeup.place() == (0, 0, 600, 500)


def test_panning_goes_by_tenths_of_the_stage_and_opens_no_gap(closeup: Closeup) -> None:
    stage = closeup.stage
    stage.pan(1, 1)
    assert closeup.place() == (0, 0, 600, 500)
    stage.actual_size()
    stage.pan(1, -1)
    assert closeup.place()[:2] == (-1_260, -950)
    for _ in range(50):
        stage.pan(-1, 1)
    assert closeup.place()[:2] == (0, -2_000)


def test_a_zoomed_photo_leaves_the_margin_free(make_widget: MakeWidget) -> None:
    stage = Stage(Look(LIGHT), margin=24)
    make_widget(stage, 600, 500)
    stage.show_frame(plain(552, 452, RED), stage.box, (5_520, 4_520))
    stage.actual_size()
    stage.show_detail(plain(1_000, 1_000, RED), Region(2_260, 1_760, 3_260, 2_760))
    picture = stage.grab().toImage()
    inside, outside = ((24, 24), (575, 475)), ((23, 24), (24, 23), (576, 475), (575, 476), (0, 0))
    assert {rgb(picture.pixelColor(*point)) for point in inside} == {rgb(RED)}
    assert {rgb(picture.pixelColor(*point)) for point in outside} == {rgb(LIGHT.stage)}


def test_a_resized_stage_keeps_scale_and_middle(closeup: Closeup) -> None:
    closeup.stage.actual_size()
    middle = closeup.share_at(QPointF(300, 250))
    closeup.stage.resize(400, 300)
    assert closeup.stage.percentage == 100
    assert closeup.share_at(QPointF(200, 150)) == pytest.approx(middle, abs=0.001)


# Details.


def tile(left: int, top: int) -> tuple[Region, int, int]:
    """A whole one at 100 %."""
    return Region(left, top, left + TILE, top + TILE), TILE, TILE


def test_tiles_are_asked_for_once_the_view_is_at_rest_the_middle_first(closeup: Closeup) -> None:
    for _ in range(4):
        closeup.stage.zoom_in()
    closeup.stage.actual_size()
    closeup.stage.pan(1, 1)
    assert closeup.asked == []
    closeup.come_to_rest()
    # What is seen is 600 × 500 about (1560, 1300), and there is a quarter of that around it.
    assert closeup.details[0] == tile(1_536, 1_024)
    assert sorted(closeup.details) == [tile(x, y) for x in (1_024, 1_536) for y in (512, 1_024, 1_536)]
    assert closeup.rest is None


def test_while_one_pans_tiles_are_asked_for_as_they_come_near(closeup: Closeup) -> None:
    closeup.stage.actual_size()
    closeup.come_to_rest()
    closeup.answer()
    asked = len(closeup.asked)
    for _ in range(30):
        closeup.stage.pan(1, 0)
        assert closeup.rest is None
        closeup.answer()
        assert closeup.missing_in_sight() == []
    # Each time a column of three has come near; on the way to the photo's edge there are two left.
    assert [sorted(wanted) for wanted in closeup.asked[asked:]] == [
        [(Region(2_048, y, 2_560, y + TILE), TILE, TILE) for y in (512, 1_024, 1_536)],
        [(Region(2_560, y, 3_000, y + TILE), 440, TILE) for y in (512, 1_024, 1_536)],
    ]


def test_no_tile_is_asked_for_twice_while_it_is_on_its_way_or_here(closeup: Closeup) -> None:
    closeup.stage.actual_size()
    closeup.come_to_rest()
    first = set(closeup.details)
    closeup.stage.pan(1, 0)
    assert len(closeup.asked) == 1
    for _ in range(5):
        closeup.stage.pan(1, 0)
    second = set(closeup.details) - first
    assert len(second) == 3  # and what is still on its way stays wanted
    closeup.answer()
    asked = len(closeup.asked)
    for way in (-1, 1, -1):
        for _ in range(5):
            closeup.stage.pan(way, 0)
    assert len(closeup.asked) == asked


def test_below_a_hundred_percent_every_scale_has_tiles_of_its_own_and_above_one_is_enough(closeup: Closeup) -> None:
    levels = []
    for _ in range(9):
        closeup.stage.zoom_in()
        closeup.come_to_rest()
        if closeup.asked:
            (left, _, right, _), width, _ = closeup.details[0]
            levels.append(round(width / (right - left), 2))
        closeup.answer()
        closeup.asked.clear()
    assert closeup.percentages == [25, 31, 39, 49, 61, 76, 95, 100, 125]
    assert levels == [0.25, 0.31, 0.39, 0.49, 0.61, 0.76, 0.95, 1.0]


def test_tiles_held_are_bounded_by_the_room_whatever_the_photos_size(make_widget: MakeWidget) -> None:
    held = []
    for photo in ((6_000, 5_000), (24_000, 20_000), (240_000, 200_000)):
        closeup = Closeup(make_widget, photo)
        closeup.stage.actual_size()
        closeup.come_to_rest()
        for step in range(120):
            closeup.answer("#123456")
            closeup.stage.pan(1 - 2 * (step // 60), 1)
        (view,) = closeup.stage.findChildren(Viewpoint)
        held.append(view.tile_bytes)
    assert max(held) <= 6 * 600 * 500 * 4
    assert held[1] == held[2]


def test_of_the_scale_before_only_what_is_seen_is_kept(make_widget: MakeWidget) -> None:
    closeup = Closeup(make_widget, (24_000, 20_000))
    (view,) = closeup.stage.findChildren(Viewpoint)
    view.zoom_by(8)  # 20 %
    closeup.come_to_rest()
    closeup.answer("#123456")
    assert view.tile_bytes == 6 * TILE * TILE * 4
    view.zoom_by(1.25)
    closeup.come_to_rest()
    assert view.tile_bytes == 4 * TILE * TILE * 4


def test_a_tile_that_comes_has_its_own_place_painted_anew_and_nothing_else(closeup: Closeup) -> None:
    stage, painted = closeup.stage, Painted()
    stage.actual_size()
    closeup.come_to_rest()
    QApplication.processEvents()
    stage.installEventFilter(painted)
    for region, width, height in closeup.details:
        painted.region = QRegion()
        stage.show_detail(plain(width, height), region)
        QApplication.processEvents()
        left, top, *_ = closeup.place()
        place = QRect(int(left) + region.left, int(top) + region.top, width, height) & stage.rect()
        assert painted.region == QRegion(place.adjusted(-1, -1, 1, 1) & stage.rect() if place.isValid() else QRect())
    stage.removeEventFilter(painted)


def test_until_the_tiles_of_another_scale_are_here_those_of_the_scale_before_stand_in(closeup: Closeup) -> None:
    stage = closeup.stage
    for _ in range(4):
        stage.zoom_in()
    closeup.come_to_rest()
    closeup.answer("#ff00ff")
    stage.zoom_in()
    closeup.come_to_rest()
    assert closeup.seen_at(300, 250) == "#ff00ff"
    closeup.answer("#00ffff")
    assert closeup.seen_at(300, 250) == "#00ffff"
    (view,) = stage.findChildren(Viewpoint)
    assert view.tile_bytes == sum(4 * width * height for _, width, height in closeup.details)


def test_a_fitted_photo_and_one_that_has_all_its_pixels_want_no_detail(closeup: Closeup) -> None:
    assert closeup.rest is None
    closeup.flip((600, 400))
    closeup.stage.zoom_in()
    assert closeup.rest is None
    closeup.stage.fit()
    assert closeup.asked == []


def test_a_small_photo_zoomed_shows_its_own_pixels(closeup: Closeup) -> None:
    closeup.flip((100, 100))
    closeup.stage.actual_size()
    assert closeup.place() == (250, 200, 100, 100)
    closeup.come_to_rest()
    assert closeup.details == [(Region(0, 0, 100, 100), 100, 100)]


def test_the_detail_lies_exactly_where_it_belongs_and_the_stretched_photo_around_it(closeup: Closeup) -> None:
    stage = closeup.stage
    stage.actual_size()
    stage.show_detail(plain(10, 20, "#ff00ff"), Region(1_300, 1_100, 1_310, 1_120))
    detail = rgb("#ff00ff")
    picture = stage.grab().toImage()
    assert {rgb(picture.pixelColor(x, y)) for x in (100, 109) for y in (100, 119)} == {detail}
    for outside in ((99, 100), (100, 99), (110, 119), (109, 120)):
        assert rgb(picture.pixelColor(*outside)) == rgb(RED)
    stage.pan(-1, 0)
    assert rgb(stage.grab().toImage().pixelColor(160, 100)) == detail


def test_a_fitted_photo_is_seen_without_the_detail_which_is_still_there_when_one_comes_back(closeup: Closeup) -> None:
    stage = closeup.stage
    stage.actual_size()
    closeup.come_to_rest()
    closeup.answer("#ff00ff")
    assert closeup.seen_at(290, 240) == "#ff00ff"
    stage.fit()
    assert closeup.seen_at(290, 240) == RED
    stage.actual_size()
    assert closeup.seen_at(290, 240) == "#ff00ff"
    assert closeup.rest is None


def test_a_photo_with_holes_is_painted_once_only(closeup: Closeup) -> None:
    closeup.flip((3_000, 2_500))
    stage = closeup.stage
    stage.show_frame(plain(600, 500, "#80ff0000"), stage.box, (3_000, 2_500))
    stage.actual_size()
    stage.show_detail(plain(100, 100, "#80ff0000"), Region(1_300, 1_100, 1_400, 1_200))
    picture = stage.grab().toImage()
    ground = rgb(LIGHT.stage)
    for x in (150, 300):
        assert picture.pixelColor(x, 150).red() == pytest.approx((255 + ground[0]) / 2, abs=2)


def test_above_two_hundred_percent_pixels_are_seen_and_below_they_are_smooth(closeup: Closeup) -> None:
    stage = closeup.stage

    def colours_beside_an_edge(times: int) -> set[str]:
        stage.actual_size()
        for _ in range(20):
            if (stage.percentage or 0) < times * 100:
                stage.zoom_in()
        half = QImage(900, 750, QImage.Format.Format_RGB32)
        half.fill(QColor(RED))
        for x in range(450):
            for y in range(300, 450):
                half.setPixelColor(x, y, QColor(BLUE))
        stage.show_detail(Frame(half), Region(1_050, 875, 1_950, 1_625))
        picture = stage.grab().toImage()
        return {picture.pixelColor(x, 250).name() for x in range(280, 320)}

    assert colours_beside_an_edge(3) == {RED, BLUE}
    assert len(colours_beside_an_edge(1)) == 2
    stage.fit()
    stage.actual_size()
    stage.zoom_in()
    assert stage.percentage == 125
    picture = stage.grab().toImage()
    assert len({picture.pixelColor(x, 250).name() for x in range(280, 320)}) > 2


# Flipping.


def test_zoom_returns_to_fit_on_flipping_and_not_before_the_new_photo_is_there(closeup: Closeup) -> None:
    stage = closeup.stage
    stage.actual_size()
    closeup.come_to_rest()
    place = closeup.place()
    stage.expect(2)
    assert closeup.place() == place
    stage.pan(3, 3)  # the old photo can still be looked at, but nothing is decoded of it any more
    closeup.come_to_rest()
    assert len(closeup.asked) == 1
    closeup.decode((2_000, 3_000))
    assert stage.percentage is None
    assert closeup.percentages == [100, None]
    assert closeup.rest is None


def test_the_same_photo_decoded_anew_is_looked_at_as_before(closeup: Closeup) -> None:
    stage = closeup.stage
    stage.actual_size()
    stage.rotate(1)
    stage.pan(1, 2)
    place = closeup.place()
    stage.expect(closeup.number)  # its words have changed: another language
    closeup.decode(closeup.photo)
    assert closeup.place() == place
    assert stage.percentage == 100


def test_a_held_zoom_keeps_percentage_and_relative_middle(closeup: Closeup) -> None:
    stage = closeup.stage
    stage.hold_zoom = True
    stage.actual_size()
    for _ in range(30):
        stage.pan(1, 0)
    closeup.come_to_rest()
    closeup.flip((6_000, 2_500))
    assert closeup.percentages == [100]
    assert closeup.share_at(QPointF(300, 250)) == pytest.approx((0.9, 0.5))
    closeup.come_to_rest()
    assert closeup.details[-1][0].left > 3_000
    stage.expect(3)
    stage.show_failure("a.jpg", BROKEN)
    assert (stage.is_zoomed, stage.percentage) == (False, None)
    closeup.number = 3
    closeup.flip()
    assert stage.percentage == 100
    stage.hold_zoom = False
    closeup.flip()
    assert closeup.percentages == [100, None, 100, None]


def test_after_a_failure_the_next_photo_is_fitted(closeup: Closeup) -> None:
    closeup.stage.actual_size()
    closeup.stage.show_failure("a.jpg", BROKEN)
    assert closeup.rest is None
    closeup.flip()
    assert closeup.stage.percentage is None


def test_without_a_photo_nothing_can_be_zoomed_or_turned(closeup: Closeup) -> None:
    closeup.stage.clear()
    for wish in (closeup.stage.actual_size, closeup.stage.zoom_in, closeup.stage.zoom_out, closeup.stage.fit):
        wish()
    closeup.stage.rotate(1)
    closeup.stage.pan(1, 1)
    assert closeup.place()[2:] == (0, 0)
    closeup.flip()
    assert closeup.place() == (0, 0, 600, 500)
    assert closeup.percentages == []


# Turning.


def corners(closeup: Closeup) -> list[str]:
    left, top, width, height = closeup.place()
    return [closeup.seen_at(left + x * width, top + y * height) for y in (0.2, 0.8) for x in (0.2, 0.8)]


def test_a_turned_photo_stands_fitted_and_is_asked_for_in_its_new_size(closeup: Closeup) -> None:
    closeup.flip((3_000, 1_000))
    stage = closeup.stage
    box = stage.box
    assert corners(closeup) == [RED, GREEN, BLUE, WHITE]
    stage.rotate(1)
    assert corners(closeup) == [BLUE, RED, WHITE, GREEN]
    assert closeup.place() == (216, 0, 167, 500)
    assert stage.percentage is None
    assert stage.box == box  # its neighbours are decoded upright
    closeup.come_to_rest()
    assert closeup.details == [(Region(0, 0, 3_000, 1_000), 500, 167)]
    stage.show_detail(Frame(quarters(500, 167)), closeup.details[0][0])
    assert corners(closeup) == [BLUE, RED, WHITE, GREEN]
    stage.rotate(1)
    assert closeup.rest is None  # upside down it has the size it was decoded in
    assert corners(closeup) == [WHITE, BLUE, GREEN, RED]
    assert closeup.place() == (0, 150, 600, 200)
    stage.rotate(-1)
    stage.rotate(-1)
    assert corners(closeup) == [RED, GREEN, BLUE, WHITE]


def test_a_turn_ends_with_the_photo_even_when_zoom_is_held(closeup: Closeup) -> None:
    closeup.stage.hold_zoom = True
    closeup.stage.rotate(1)
    closeup.flip((3_000, 1_000))
    assert corners(closeup) == [RED, GREEN, BLUE, WHITE]
    assert closeup.place() == (0, 150, 600, 200)


@pytest.mark.parametrize(
    ("quarters", "region"),
    [
        (0, Region(0, 2_048, 512, 2_500)),
        (1, Region(2_560, 1_988, 3_000, 2_500)),
        (2, Region(2_488, 0, 3_000, 452)),
        (3, Region(0, 0, 440, 512)),
    ],
)
def test_details_of_a_turned_photo_are_told_in_pixels_of_the_photo_itself(
    closeup: Closeup, quarters: int, region: Region
) -> None:
    stage = closeup.stage
    stage.resize(600, 600)
    stage.rotate(quarters)
    stage.actual_size()
    for _ in range(50):
        stage.pan(-1, 1)  # to the lower left, whatever is there now
    closeup.come_to_rest()
    assert (region, region.right - region.left, region.bottom - region.top) in closeup.details
    stage.show_detail(plain(10, 10, "#ff00ff"), Region(region.left, region.top, region.left + 10, region.top + 10))
    seen = stage.grab().toImage()
    found = [point for point in ((2, 2), (2, 597), (597, 2)) if rgb(seen.pixelColor(*point)) == rgb("#ff00ff")]
    # The region's own top left corner is in sight only where turning has brought it to the stage's lower left.
    assert found == ([(2, 597)] if quarters == 3 else [])


# The whole program.


def test_a_real_photo_is_sharp_pixel_by_pixel_once_its_detail_has_come(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, tmp_path: Path
) -> None:
    noise = Image.effect_noise((2_400, 1_600), 80).convert("RGB")
    noise.save(tmp_path / "p1.png")
    viewer = open_viewer(write_story([entry(1), entry(2)]))
    stage, presenter = viewer.window.spread.stage, viewer.presenter
    assert presenter is not None
    stage.details_wanted.connect(presenter.want_details)
    stage.actual_size()
    place = stage.photo_rectangle().topLeft().toPoint()
    points = [(x, y) for x in range(30, 700, 60) for y in range(30, 400, 50)]

    def is_sharp() -> bool:
        picture = stage.grab().toImage()
        return all(rgb(picture.pixelColor(x, y)) == noise.getpixel((x - place.x(), y - place.y())) for x, y in points)

    assert not is_sharp()
    qtbot.waitUntil(is_sharp, timeout=30_000)
    presenter.flip(1)
    wait_for_photo(qtbot, viewer)
    assert stage.percentage is None


def test_a_photo_turned_there_back_and_there_again_is_sharp_again(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, tmp_path: Path
) -> None:
    Image.effect_noise((2_400, 1_600), 80).convert("RGB").save(tmp_path / "p1.png")
    viewer = open_viewer(write_story([entry(1)]))
    (view,) = viewer.window.spread.stage.findChildren(Viewpoint)
    assert view.tile_bytes == 0
    view.rotate(1)
    qtbot.waitUntil(lambda: view.tile_bytes > 0, timeout=30_000)
    view.rotate(-1)  # upright it is as it was decoded: nothing is asked for between the two
    view.rotate(1)
    assert view.tile_bytes == 0
    qtbot.waitUntil(lambda: view.tile_bytes > 0, timeout=30_000)


@pytest.mark.parametrize("scale", ["1", "1.25", "1.5", "1.75", "2"])
def test_every_pixel_is_where_it_should_be_at_every_scale_factor(scale: str) -> None:
    """In a process of its own: Qt takes the scale factor from the environment when it starts."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.zoom_probe"],
        cwd=Path(__file__).parents[2],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    looks = ("100 %", "panned", "300 %", "turned, 300 %", "turned, 100 %", "turned, 71 %")
    assert done.stdout.splitlines() == [f"scale {float(scale)}", *(f"{look}: same" for look in looks)]
    assert (done.stderr, done.returncode) == ("", 0)
