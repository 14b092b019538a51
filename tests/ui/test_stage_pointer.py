"""Wheel, touchpad, pinch and mouse on the stage: what flips, what zooms, what pans, what leaves the window."""

import os
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.closeup import Closeup, MakeWidget, mouse, pinch, wheel
from tests.unit.imaging.test_decode import TURNED, close, quarters
from viewer.imaging.decode import decode
from viewer.imaging.reply import BYTES_PER_PIXEL
from viewer.imaging.request import PhotoKey, PhotoSource, Pixels
from viewer.ui.frames import adopt
from viewer.ui.stage_pointer import file_to_drag, small_picture

BEGIN, UPDATE = Qt.ScrollPhase.ScrollBegin, Qt.ScrollPhase.ScrollUpdate
END, MOMENTUM = Qt.ScrollPhase.ScrollEnd, Qt.ScrollPhase.ScrollMomentum
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PRESS, MOVE, RELEASE = QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease


@pytest.fixture
def closeup(make_widget: MakeWidget) -> Closeup:
    return Closeup(make_widget)


def test_each_notch_of_a_wheel_flips_once(closeup: Closeup) -> None:
    for down in (-120, -120, 120, -240):
        wheel(closeup.stage, down=down)
    assert closeup.flips == [1, 1, -1, 2]


def test_a_fine_wheel_flips_once_it_has_turned_a_whole_notch(closeup: Closeup) -> None:
    for _ in range(15):
        wheel(closeup.stage, down=-30)
    assert closeup.flips == [1, 1, 1]
    for _ in range(4):  # what was left of the way down does not count on the way up
        wheel(closeup.stage, down=30)
    assert closeup.flips == [1, 1, 1, -1]


def test_a_fine_wheel_left_half_way_begins_anew_after_a_pause(closeup: Closeup) -> None:
    wheel(closeup.stage, down=-90, time=1_000)
    wheel(closeup.stage, down=-90, time=3_000)
    assert closeup.flips == []
    wheel(closeup.stage, down=-30, time=3_100)
    assert closeup.flips == [1]


def swipe(closeup: Closeup, across: int, down: int, *, moves: int = 20, time: int = 0) -> None:
    wheel(closeup.stage, phase=BEGIN, time=time)
    for _ in range(moves):
        wheel(closeup.stage, across, down, phase=UPDATE, time=time)
    wheel(closeup.stage, phase=END, time=time)
    for _ in range(moves):
        wheel(closeup.stage, across, down, phase=MOMENTUM, time=time)


@pytest.mark.parametrize(
    ("across", "down", "flip"), [(0, -60, 1), (0, 60, -1), (-60, 0, 1), (60, 0, -1), (-60, 20, 1), (20, -60, 1)]
)
def test_a_swipe_flips_once_however_far_it_goes(closeup: Closeup, across: int, down: int, flip: int) -> None:
    swipe(closeup, across, down)
    assert closeup.flips == [flip]
    swipe(closeup, across, down, time=100)
    assert closeup.flips == [flip, flip]


def test_a_swipe_of_less_than_a_notch_does_nothing(closeup: Closeup) -> None:
    swipe(closeup, 0, -10, moves=11)
    swipe(closeup, 0, -10, moves=11)
    assert closeup.flips == []


def test_left_and_right_swap_where_the_story_runs_from_right_to_left(closeup: Closeup) -> None:
    closeup.stage.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    swipe(closeup, 60, 0)
    swipe(closeup, 0, -60)
    assert closeup.flips == [1, 1]


def test_a_failure_can_be_flipped_away(make_widget: MakeWidget) -> None:
    closeup = Closeup(make_widget)
    closeup.stage.clear()
    wheel(closeup.stage, down=-120)
    assert closeup.flips == [1]


def test_the_wheel_with_ctrl_zooms_to_the_pointer(closeup: Closeup) -> None:
    pointer = QPointF(400, 120)
    before = closeup.share_at(pointer)
    for _ in range(6):
        wheel(closeup.stage, down=120, at=pointer, modifiers=CTRL)
    assert closeup.percentages[-1] == round(20 * 1.25**6)
    assert closeup.share_at(pointer) == pytest.approx(before, abs=0.002)
    assert closeup.flips == []
    for _ in range(6):
        wheel(closeup.stage, down=-120, at=pointer, modifiers=CTRL)
    assert closeup.percentages[-1] is None


def test_momentum_does_not_zoom(closeup: Closeup) -> None:
    wheel(closeup.stage, down=120, modifiers=CTRL, phase=MOMENTUM)
    assert closeup.percentages == []


def test_the_wheel_pans_when_zoomed(closeup: Closeup) -> None:
    closeup.stage.actual_size()
    left, top, *_ = closeup.place()
    wheel(closeup.stage, down=-120)
    assert closeup.place()[:2] == (left, top - 60)
    wheel(closeup.stage, down=-120, modifiers=SHIFT)
    assert closeup.place()[:2] == (left - 60, top - 60)
    wheel(closeup.stage, across=120, down=120)
    assert closeup.place()[:2] == (left, top)
    wheel(closeup.stage, across=15, down=-30, pixels=(5, -7), phase=UPDATE)
    assert closeup.place()[:2] == (left + 5, top - 7)
    assert closeup.flips == []


def test_a_pinch_zooms_to_the_fingers(closeup: Closeup) -> None:
    fingers = QPointF(150, 300)
    before = closeup.share_at(fingers)
    pinch(closeup.stage, Qt.NativeGestureType.BeginNativeGesture, 0, fingers)
    for _ in range(10):
        pinch(closeup.stage, Qt.NativeGestureType.ZoomNativeGesture, 0.1, fingers)
    pinch(closeup.stage, Qt.NativeGestureType.EndNativeGesture, 0, fingers)
    assert closeup.stage.percentage == round(20 * 1.1**10)
    assert closeup.share_at(fingers) == pytest.approx(before, abs=0.002)
    for _ in range(10):
        pinch(closeup.stage, Qt.NativeGestureType.ZoomNativeGesture, -2, fingers)
    assert closeup.stage.percentage is None


def test_a_double_tap_goes_to_a_hundred_percent_and_back(closeup: Closeup) -> None:
    fingers = QPointF(150, 300)
    before = closeup.share_at(fingers)
    pinch(closeup.stage, Qt.NativeGestureType.SmartZoomNativeGesture, 0, fingers)
    assert closeup.stage.percentage == 100
    assert closeup.share_at(fingers) == pytest.approx(before, abs=0.002)
    pinch(closeup.stage, Qt.NativeGestureType.SmartZoomNativeGesture, 0, fingers)
    assert closeup.stage.percentage is None


def test_dragging_pans_when_zoomed_and_a_hand_shows_it(closeup: Closeup) -> None:
    assert closeup.stage.cursor().shape() is Qt.CursorShape.ArrowCursor
    closeup.stage.actual_size()
    assert closeup.stage.cursor().shape() is Qt.CursorShape.OpenHandCursor
    left, top, *_ = closeup.place()
    mouse(closeup.stage, PRESS, 300, 300)
    assert closeup.stage.cursor().shape() is Qt.CursorShape.ClosedHandCursor
    mouse(closeup.stage, MOVE, 330, 290)
    mouse(closeup.stage, MOVE, 340, 280)
    assert closeup.place()[:2] == (left + 40, top - 20)
    mouse(closeup.stage, RELEASE, 340, 280)
    mouse(closeup.stage, MOVE, 400, 400)
    assert closeup.place()[:2] == (left + 40, top - 20)
    assert closeup.stage.cursor().shape() is Qt.CursorShape.OpenHandCursor
    closeup.stage.fit()
    assert closeup.stage.cursor().shape() is Qt.CursorShape.ArrowCursor
    assert closeup.dragged == []


def test_a_double_click_asks_for_the_full_screen(qtbot: QtBot, closeup: Closeup) -> None:
    with qtbot.waitSignal(closeup.stage.full_screen_asked, timeout=1_000):
        assert mouse(closeup.stage, QEvent.Type.MouseButtonDblClick, 300, 300)
    with qtbot.assertNotEmitted(closeup.stage.full_screen_asked):
        mouse(closeup.stage, QEvent.Type.MouseButtonDblClick, 300, 300, Qt.MouseButton.RightButton)


@pytest.mark.parametrize(
    "button", [Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton, Qt.MouseButton.RightButton]
)
def test_other_buttons_are_left_to_the_window(closeup: Closeup, button: Qt.MouseButton) -> None:
    assert not mouse(closeup.stage, PRESS, 300, 300, button)
    assert mouse(closeup.stage, PRESS, 300, 300)


def drag(closeup: Closeup, way: int) -> None:
    mouse(closeup.stage, PRESS, 300, 300)
    for step in range(way + 1):
        mouse(closeup.stage, MOVE, 300 + step, 300)
    mouse(closeup.stage, RELEASE, 300 + way, 300)


def test_the_fitted_photo_can_be_dragged_out_as_a_file(closeup: Closeup) -> None:
    closeup.stage.show_file("/story/Ảnh 1.jpg")
    far = QApplication.startDragDistance()
    drag(closeup, far - 1)
    assert closeup.dragged == []
    drag(closeup, far + 30)
    ((data, picture),) = closeup.dragged
    assert [url.toLocalFile() for url in data.urls()] == ["/story/Ảnh 1.jpg"]
    assert data.hasFormat("text/uri-list")
    assert (picture.width(), picture.height()) == (128, 106)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_what_is_carried_under_the_pointer_stands_upright(tmp_path: Path, orientation: int) -> None:
    path, exif = tmp_path / "photo.jpg", Image.Exif()
    exif[0x0112] = orientation
    quarters().resize((1200, 800)).save(path, exif=exif, quality=95)
    photo = decode(PhotoKey(PhotoSource(None, str(path)), 600, 600))
    frame = adopt(Pixels(photo.data, photo.width, photo.height, photo.width * BYTES_PER_PIXEL, photo.alpha))
    picture = small_picture(frame.image, 1.0).toImage()
    assert (picture.width() < picture.height()) == (orientation >= 5)
    places = [(x, y) for y in (0.2, 0.8) for x in (0.2, 0.8)]
    for (x, y), wanted in zip(places, TURNED[orientation], strict=True):
        seen = picture.pixelColor(int(x * picture.width()), int(y * picture.height()))
        assert close((seen.red(), seen.green(), seen.blue()), wanted)


def test_without_a_file_or_a_photo_there_is_nothing_to_drag(closeup: Closeup) -> None:
    drag(closeup, 100)
    closeup.stage.show_file("/story/a.jpg")
    closeup.stage.show_file(None)
    drag(closeup, 100)
    closeup.stage.show_file("/story/a.jpg")
    closeup.stage.clear()
    drag(closeup, 100)
    assert closeup.dragged == []


@pytest.mark.parametrize("name", ["a b.jpg", "%41#?.jpg", "tiếng Việt.jpg", "\udcff\n.jpg"])
def test_names_of_any_bytes_arrive_elsewhere_as_they_are(name: str) -> None:
    (url,) = file_to_drag(f"/story/{name}").urls()
    encoded = bytes(url.toEncoded().data())
    assert encoded.startswith(b"file:///story/")
    assert unquote_to_bytes(encoded.removeprefix(b"file:///story/")) == os.fsencode(name)
