"""Thumbnails: what is asked for, in which order, what is kept, and what is not tried again."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.ui.cranked import answer, failure
from tests.ui.looking import time_passes
from viewer.imaging.request import Answer, PhotoKey, PhotoSource, Region
from viewer.ui.frames import Frame
from viewer.ui.look import Look
from viewer.ui.photo_list import PhotoModel
from viewer.ui.theme import LIGHT
from viewer.ui.thumbnail_painter import ThumbnailPainter, paint_ring
from viewer.ui.thumbnails import Thumbnails

EDGE = 10
ONE = EDGE * EDGE * 4  # bytes that one thumbnail takes


class Asked:
    """Stands in for the pool: every call is one entry, as the names of the files asked for."""

    def __init__(self) -> None:
        self.calls: list[tuple[PhotoKey, ...]] = []

    def __call__(self, keys: Sequence[PhotoKey]) -> None:
        self.calls.append(tuple(keys))

    @property
    def names(self) -> list[list[str]]:
        return [[key.source.name for key in call] for call in self.calls]


def source(index: int) -> PhotoSource:
    return PhotoSource("/story", str(index))


def key(index: int) -> PhotoKey:
    return PhotoKey(source(index), EDGE, EDGE)


def turn(thumbnails: Thumbnails) -> None:
    """One turn of the event loop."""
    time_passes(thumbnails.findChildren(QTimer)[0])


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def thumbnails(qtbot: QtBot, asked: Asked) -> Iterator[Thumbnails]:  # noqa: ARG001 - Qt must be there
    made = Thumbnails(source, edge=EDGE, ask=asked, capacity=4 * ONE)
    yield made
    made.retire()


def test_nothing_is_asked_for_before_start_up_is_over(thumbnails: Thumbnails, asked: Asked) -> None:
    thumbnails.show_for("strip", [1, 2])
    assert not thumbnails.findChildren(QTimer)[0].isActive()
    thumbnails.begin()
    turn(thumbnails)
    assert asked.names == [["1", "2"]]
    assert asked.calls[0][0] == key(1)


def test_what_several_views_say_in_one_turn_is_asked_for_at_once(thumbnails: Thumbnails, asked: Asked) -> None:
    thumbnails.begin()
    thumbnails.show_for("strip", [1, 2, 3])
    thumbnails.show_for("strip", [4, 5, 6])
    thumbnails.show_for("overview", [8])
    turn(thumbnails)
    assert asked.names == [["8", "5", "4", "6"]]


def test_the_view_told_last_comes_first_and_each_from_its_middle(thumbnails: Thumbnails, asked: Asked) -> None:
    thumbnails.begin()
    thumbnails.show_for("overview", [20, 21, 22, 23, 24])
    thumbnails.show_for("strip", [10, 11, 12])
    turn(thumbnails)
    assert asked.names[-1] == ["11", "10", "12", "22", "21", "23", "20", "24"]
    thumbnails.show_for("overview", [20, 21, 22])
    turn(thumbnails)
    assert asked.names[-1] == ["21", "20", "22", "11", "10", "12"]


def test_a_view_with_nothing_in_sight_asks_for_nothing(thumbnails: Thumbnails, asked: Asked) -> None:
    thumbnails.begin()
    thumbnails.show_for("strip", [1])
    thumbnails.show_for("overview", [2])
    turn(thumbnails)
    thumbnails.show_for("overview", [])
    turn(thumbnails)
    assert asked.names[-1] == ["1"]
    thumbnails.show_for("strip", [])
    turn(thumbnails)
    assert asked.names[-1] == []  # what was asked for is withdrawn
    calls = len(asked.calls)
    thumbnails.show_for("strip", [])
    turn(thumbnails)
    assert len(asked.calls) == calls


def test_what_is_there_is_shown_and_not_asked_for(thumbnails: Thumbnails, asked: Asked, qtbot: QtBot) -> None:
    thumbnails.begin()
    thumbnails.show_for("strip", [1, 2, 3])
    turn(thumbnails)
    assert thumbnails.image(2) is None
    with qtbot.waitSignal(thumbnails.arrived) as arrived:
        assert thumbnails.take(answer(key(2), "#ff0000"))
    assert arrived.args == [2]
    image = thumbnails.image(2)
    assert image is not None
    assert image.pixelColor(0, 0) == QColor("#ff0000")
    thumbnails.show_for("strip", [1, 2, 3, 4])
    turn(thumbnails)
    assert asked.names[-1] == ["3", "1", "4"]


def test_a_failure_is_remembered(thumbnails: Thumbnails, asked: Asked, qtbot: QtBot) -> None:
    thumbnails.begin()
    thumbnails.show_for("strip", [1, 2])
    assert not thumbnails.failed(1)
    with qtbot.waitSignal(thumbnails.arrived) as arrived:
        assert thumbnails.take(failure(key(1)))
    assert arrived.args == [1]
    assert thumbnails.failed(1)
    assert not thumbnails.failed(2)
    assert thumbnails.image(1) is None
    turn(thumbnails)
    assert asked.names[-1] == ["2"]


def test_a_photo_of_another_size_is_somebody_elses(thumbnails: Thumbnails, qtbot: QtBot) -> None:
    thumbnails.show_for("strip", [1])
    with qtbot.assertNotEmitted(thumbnails.arrived):
        for other in (
            PhotoKey(source(1), EDGE, EDGE + 1),
            PhotoKey(source(1), EDGE + 1, EDGE),
            PhotoKey(source(1), EDGE, EDGE, Region(0, 0, 1, 1)),
        ):
            assert not thumbnails.take(answer(other))
            assert not thumbnails.take(failure(other))
    assert thumbnails.image(1) is None
    assert not thumbnails.failed(1)


def test_one_that_comes_late_is_kept_without_a_word(thumbnails: Thumbnails, qtbot: QtBot) -> None:
    thumbnails.show_for("strip", [1])
    with qtbot.assertNotEmitted(thumbnails.arrived):
        assert thumbnails.take(answer(key(50)))
    assert thumbnails.image(50) is not None


def test_those_not_looked_at_for_longest_go_first(thumbnails: Thumbnails) -> None:
    for index in range(4):
        thumbnails.take(answer(key(index)))
    thumbnails.image(0)
    thumbnails.take(answer(key(4)))
    assert [index for index in range(5) if thumbnails.image(index) is None] == [1]


def test_what_is_in_sight_stays_whatever_it_takes(thumbnails: Thumbnails) -> None:
    thumbnails.show_for("strip", [0, 1, 2])
    thumbnails.show_for("overview", [3, 4, 5])
    for index in range(8):
        thumbnails.take(answer(key(index)))
    assert [index for index in range(8) if thumbnails.image(index) is not None] == [0, 1, 2, 3, 4, 5]
    thumbnails.show_for("overview", [])
    thumbnails.take(answer(key(9)))
    assert [index for index in range(10) if thumbnails.image(index) is not None] == [0, 1, 2, 9]


def test_a_thumbnail_that_comes_again_counts_once(thumbnails: Thumbnails) -> None:
    for _ in range(5):
        thumbnails.take(answer(key(0)))
    for index in range(1, 4):
        thumbnails.take(answer(key(index)))
    assert all(thumbnails.image(index) is not None for index in range(4))


def test_a_file_listed_twice_is_asked_for_once_and_arrives_twice(qtbot: QtBot, asked: Asked) -> None:  # noqa: ARG001
    thumbnails = Thumbnails([source(1), source(2), source(1)].__getitem__, edge=EDGE, ask=asked, capacity=ONE)
    thumbnails.begin()
    thumbnails.show_for("strip", [0, 1, 2])
    turn(thumbnails)
    assert asked.names == [["2", "1"]]
    arrived: list[int] = []
    thumbnails.arrived.connect(arrived.append)
    thumbnails.take(answer(key(1)))
    assert arrived == [0, 2]
    thumbnails.retire()


def test_one_that_is_retired_asks_for_nothing_more(thumbnails: Thumbnails, asked: Asked) -> None:
    thumbnails.begin()
    thumbnails.show_for("strip", [1])
    thumbnails.take(answer(key(1)))
    thumbnails.retire()
    assert thumbnails.image(1) is None
    thumbnails.show_for("strip", [2])
    assert not thumbnails.findChildren(QTimer)[0].isActive()
    assert asked.calls == []


# How they are painted.


class OnePicture:
    """The same thumbnail for every photo."""

    def __init__(self, image: QImage | None, *, failed: bool = False) -> None:
        self._image = image
        self._failed = failed

    def image(self, _index: int) -> QImage | None:
        return self._image

    def failed(self, _index: int) -> bool:
        return self._failed


def noise(width: int, height: int) -> QImage:
    """A picture in which no pixel is like its neighbours."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    for y in range(height):
        for x in range(width):
            image.setPixelColor(x, y, QColor((x * 89) % 256, (y * 57) % 256, (x * y * 31) % 256))
    return image


def painted(picture: OnePicture, size: tuple[int, int], *, cropped: bool, ratio: float = 1.0, left: int = 0) -> QImage:
    """A canvas in green on which one thumbnail is painted into `size` (logical pixels)."""
    width, height = size
    model = PhotoModel()
    model.set_story(1, str, picture)
    canvas = QImage(round((left + width) * ratio), round(height * ratio), QImage.Format.Format_RGB32)
    canvas.fill(QColor("#00ff00"))
    canvas.setDevicePixelRatio(ratio)
    painter = QPainter(canvas)
    place = canvas.rect()
    place.setRect(left, 0, width, height)
    ThumbnailPainter(Look(LIGHT)).paint(painter, place, model.index(0, 0), cropped=cropped)
    painter.end()
    canvas.setDevicePixelRatio(1)
    return canvas


@pytest.mark.parametrize("cropped", [True, False])
@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_a_thumbnail_of_the_right_size_comes_through_unchanged(qtbot: QtBot, ratio: float, cropped: bool) -> None:  # noqa: ARG001
    image = noise(round(24 * ratio), round(16 * ratio))
    canvas = painted(OnePicture(image), (24, 16), cropped=cropped, ratio=ratio, left=3)
    assert canvas.copy(round(3 * ratio), 0, image.width(), image.height()) == image


@pytest.mark.parametrize(("width", "height"), [(40, 20), (20, 40), (400, 100), (100, 400)])
def test_a_cropped_thumbnail_fills_its_place_with_its_middle(qtbot: QtBot, width: int, height: int) -> None:  # noqa: ARG001
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#0000ff"))
    painter = QPainter(image)
    painter.fillRect(width // 2 - width // 8, height // 2 - height // 8, width // 4, height // 4, QColor("#ff0000"))
    painter.end()
    canvas = painted(OnePicture(image), (30, 20), cropped=True)
    assert canvas.pixelColor(15, 10) == QColor("#ff0000")
    for corner in ((0, 0), (29, 0), (0, 19), (29, 19)):
        assert canvas.pixelColor(*corner).green() == 0


def test_a_whole_thumbnail_keeps_its_shape_and_stands_on_the_lower_edge(qtbot: QtBot) -> None:  # noqa: ARG001
    image = QImage(40, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("#0000ff"))
    canvas = painted(OnePicture(image), (40, 30), cropped=False)
    assert canvas.pixelColor(0, 29) == canvas.pixelColor(39, 20) == QColor("#0000ff")
    assert canvas.pixelColor(0, 19) == QColor("#00ff00")
    image = QImage(10, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#0000ff"))
    canvas = painted(OnePicture(image), (40, 30), cropped=False)
    assert canvas.pixelColor(14, 15) == canvas.pixelColor(25, 15) == QColor("#00ff00")
    assert canvas.pixelColor(15, 15) == canvas.pixelColor(24, 15) == QColor("#0000ff")


def test_a_tiny_photo_is_not_blown_up_where_it_is_shown_whole(qtbot: QtBot) -> None:  # noqa: ARG001
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("#0000ff"))
    canvas = painted(OnePicture(image), (40, 30), cropped=False)
    assert sum(canvas.pixelColor(x, 29) == QColor("#0000ff") for x in range(40)) == 4


def test_fine_stripes_become_an_even_grey(qtbot: QtBot) -> None:  # noqa: ARG001
    """Every pixel of a thumbnail has its share in a smaller picture of it: here one in four is white."""
    image = QImage(240, 160, QImage.Format.Format_RGB32)
    image.fill(QColor("#000000"))
    painter = QPainter(image)
    for x in range(0, 240, 4):
        painter.fillRect(x, 0, 1, 160, QColor("#ffffff"))
    painter.end()
    canvas = painted(OnePicture(image), (60, 40), cropped=True)
    assert all(abs(canvas.pixelColor(x, 20).red() - 64) < 20 for x in range(2, 58))


def test_what_is_missing_is_a_quiet_rectangle_and_what_failed_has_a_dash(qtbot: QtBot, fonts: None) -> None:  # noqa: ARG001
    waiting = painted(OnePicture(None), (84, 56), cropped=True)
    assert {waiting.pixelColor(x, y).name() for x in range(84) for y in range(56)} == {LIGHT.stage_line}
    failed = painted(OnePicture(None, failed=True), (84, 56), cropped=True)
    marked = [(x, y) for x in range(84) for y in range(56) if failed.pixelColor(x, y).name() != LIGHT.stage_line]
    assert marked
    assert all(36 <= x < 48 and 20 <= y < 36 for x, y in marked)


def test_a_ring_leaves_its_inside_alone(qtbot: QtBot) -> None:  # noqa: ARG001
    canvas = QImage(20, 10, QImage.Format.Format_RGB32)
    canvas.fill(QColor("#000000"))
    painter = QPainter(canvas)
    paint_ring(painter, canvas.rect().toRectF(), "#ffffff", 2)
    painter.end()
    white = {(x, y) for x in range(20) for y in range(10) if canvas.pixelColor(x, y) == QColor("#ffffff")}
    assert white == {(x, y) for x in range(20) for y in range(10)} - {(x, y) for x in range(2, 18) for y in range(2, 8)}


def in_state(one: PhotoKey, size: int, colour: str = "#808080") -> Answer[Frame]:
    """What a worker says of a file of so many bytes."""
    made = answer(one, colour)
    assert made.info is not None
    return made._replace(info=made.info._replace(identity=(1, 2, size, 4)))


def test_a_thumbnail_whose_file_has_changed_stays_until_it_comes_anew(thumbnails: Thumbnails, asked: Asked) -> None:
    thumbnails.begin()
    thumbnails.show_for("strip", [1, 2])
    turn(thumbnails)
    for index in (1, 2):
        thumbnails.take(in_state(key(index), 10))
    thumbnails.refresh([source(1)])
    turn(thumbnails)
    assert asked.names[-1] == ["1"]
    assert thumbnails.image(1) is not None
    assert not thumbnails.is_settled
    thumbnails.take(in_state(key(1), 20, "#0000ff"))
    image = thumbnails.image(1)
    assert image is not None
    assert image.pixelColor(0, 0).name() == "#0000ff"
    assert thumbnails.is_settled


def test_one_that_could_not_be_had_is_tried_again_when_its_file_has_changed(
    thumbnails: Thumbnails, asked: Asked
) -> None:
    thumbnails.begin()
    thumbnails.show_for("strip", [1])
    turn(thumbnails)
    thumbnails.take(failure(key(1)))
    thumbnails.refresh([source(1), source(7)])
    turn(thumbnails)
    assert asked.names[-1] == ["1"], "and not what nobody has in sight"


def test_one_is_asked_for_anew_when_its_photo_turns_out_to_be_another(thumbnails: Thumbnails, asked: Asked) -> None:
    thumbnails.begin()
    thumbnails.show_for("strip", [1])
    turn(thumbnails)
    thumbnails.take(in_state(key(1), 10))
    calls = len(asked.calls)
    large = PhotoKey(source(1), 300, 200)
    for same in (in_state(large, 10), in_state(PhotoKey(source(9), 300, 200), 30), failure(large)):
        thumbnails.compare(same)
    assert len(asked.calls) == calls
    assert thumbnails.is_settled
    thumbnails.compare(in_state(large, 20))
    turn(thumbnails)
    assert asked.names[-1] == ["1"]


def test_states_are_kept_no_longer_than_thumbnails(thumbnails: Thumbnails) -> None:
    thumbnails.begin()
    for index in range(50):
        thumbnails.take(in_state(key(index), 10))
        thumbnails.refresh([source(index)])
    assert thumbnails._states.keys() == thumbnails._images.keys() >= thumbnails._outdated
    assert len(thumbnails._states) == 4
