"""Zooming keeps what the pointer points at, opens no gaps, and is exact at 100 %."""

from itertools import pairwise
from math import isclose

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from viewer.story.zoom import CLOSEST, STEP, TILE, Part, Zoom, fitted, turned_part, turned_size

SIZES = st.tuples(st.integers(1, 12_000), st.integers(1, 12_000))
ROOMS = st.tuples(st.integers(1, 4_000), st.integers(1, 4_000))
SHARES = st.floats(0, 1)
ZOOMS = st.builds(
    lambda photo, room, scale, x, y: Zoom(photo, room, scale, (x * photo[0], y * photo[1])).settled(),
    SIZES,
    ROOMS,
    st.one_of(st.none(), st.floats(0.001, 40)),
    st.floats(-1, 2),
    st.floats(-1, 2),
)
FACTORS = st.floats(0.05, 20)


def point(zoom: Zoom, across: float, down: float) -> tuple[float, float]:
    return across * zoom.room[0], down * zoom.room[1]


@given(ZOOMS, FACTORS, SHARES, SHARES)
def test_what_is_under_the_pointer_keeps_its_place_unless_a_gap_would_open(
    zoom: Zoom, factor: float, across: float, down: float
) -> None:
    at = point(zoom, across, down)
    after = zoom.zoomed(factor, at)
    for axis in (0, 1):
        half = after.room[axis] / (2 * after.current)
        held = [after.photo[axis] / 2, half, after.photo[axis] - half]
        moved = abs(after.photo_at(at)[axis] - zoom.photo_at(at)[axis])
        assert moved * after.current < 0.01 or any(isclose(after.centre[axis], place) for place in held)


@given(ZOOMS)
@example(Zoom((20, 20), (5, 5), 1.125, (99, 0)).settled())  # half a pixel, rounded the wrong way
def test_no_gap_opens_and_a_smaller_photo_is_in_the_middle(zoom: Zoom) -> None:
    left, top, right, bottom = zoom.rectangle
    for start, end, room in ((left, right, zoom.room[0]), (top, bottom, zoom.room[1])):
        if end - start >= room:
            assert start <= 0
            assert end >= room
        else:
            assert abs(start - (room - end)) <= 1


@given(ZOOMS)
def test_settling_twice_is_settling_once(zoom: Zoom) -> None:
    assert zoom.settled() == zoom


@given(ZOOMS, st.floats(-1e5, 1e5), st.floats(-1e5, 1e5))
def test_panning_settles_and_there_and_back_ends_within_bounds(zoom: Zoom, across: float, down: float) -> None:
    after = zoom.panned(across, down)
    assert after == after.settled()
    assert after.current == zoom.current
    assert after.panned(1e9, 1e9).visible[2:] == zoom.photo


def test_panning_beyond_the_edge_need_not_be_panned_back() -> None:
    zoom = Zoom((3_000, 2_000), (300, 200)).actual().panned(1e6, 1e6)
    assert zoom.visible == (2_700, 1_800, 3_000, 2_000)
    assert zoom.panned(-10, -5).visible == (2_690, 1_795, 2_990, 1_995)


@given(ZOOMS, FACTORS)
def test_the_scale_stays_between_all_of_it_and_the_closest(zoom: Zoom, factor: float) -> None:
    after = zoom.zoomed(factor)
    assert min(after.fit_scale, 1.0) * 0.999_99 <= after.current <= CLOSEST
    assert (after.percentage is None) == (after.scale is None)


@given(SIZES, ROOMS)
def test_at_a_hundred_percent_one_pixel_is_one_device_pixel(photo: tuple[int, int], room: tuple[int, int]) -> None:
    zoom = Zoom(photo, room).actual()
    left, top, right, bottom = zoom.rectangle
    assert (right - left, bottom - top) == photo or zoom.scale is None
    if zoom.scale is not None:
        x0, y0, x1, y1 = zoom.visible
        assert zoom.percentage == 100
        assert zoom.place_of(zoom.visible) == (left + x0, top + y0, left + x1, top + y1)
        assert x1 - x0 == min(photo[0], room[0])
        assert y1 - y0 == min(photo[1], room[1])


@given(ZOOMS)
def test_everything_in_the_room_is_visible_and_inside_the_photo(zoom: Zoom) -> None:
    def holds(outer: Part, inner: Part) -> bool:
        return all(a <= b for a, b in zip(outer[:2], inner[:2], strict=True)) and all(
            a >= b for a, b in zip(outer[2:], inner[2:], strict=True)
        )

    assert holds((0, 0, *zoom.photo), zoom.near)
    assert holds(zoom.near, zoom.visible)
    left, top, right, bottom = zoom.visible
    assert left < right
    assert top < bottom
    # One device pixel more or less, which is what rounding may cost.
    seen, whole = zoom.place_of(zoom.visible), zoom.rectangle
    assert seen[0] <= max(whole[0], 0) + 1
    assert seen[1] <= max(whole[1], 0) + 1
    assert seen[2] >= min(whole[2], zoom.room[0]) - 1
    assert seen[3] >= min(whole[3], zoom.room[1]) - 1


@given(ZOOMS)
def test_the_whole_photo_as_a_part_is_where_the_photo_is(zoom: Zoom) -> None:
    place, whole = zoom.place_of((0, 0, *zoom.photo)), zoom.rectangle
    assert place[:2] == whole[:2]
    assert all(a == b or b - start == 1 for a, b, start in zip(place[2:], whole[2:], whole[:2], strict=True))


@given(ZOOMS)
def test_tiles_cover_all_that_is_near_once_and_have_no_more_pixels_than_photo_or_screen(zoom: Zoom) -> None:
    tiles = zoom.tiles
    assert len(set(tiles)) == len(tiles)
    columns, rows = sorted({(part[0], part[2]) for part in tiles}), sorted({(part[1], part[3]) for part in tiles})
    assert len(tiles) == len(columns) * len(rows)
    for cuts, axis in ((columns, 0), (rows, 1)):
        assert all(before[1] == after[0] for before, after in pairwise(cuts))
        assert cuts[0][0] <= zoom.near[axis]
        assert cuts[-1][1] >= zoom.near[axis + 2]
    for part in tiles:
        width, height = zoom.pixels_of(part)
        assert width <= part[2] - part[0]
        assert height <= part[3] - part[1]
        if zoom.scale is not None:
            assert max(width, height) <= TILE + 1
    # One more on each side, half seen, and one of which a last row or column may be left.
    for count, axis in ((len(columns), 0), (len(rows), 1)):
        assert count <= zoom.room[axis] * 1.5 / max(zoom.current, 1) / TILE + 3


@given(ZOOMS, st.floats(-1e4, 1e4), st.floats(-1e4, 1e4))
def test_tiles_of_one_level_are_the_same_wherever_one_looks(zoom: Zoom, across: float, down: float) -> None:
    here, there = set(zoom.tiles), set(zoom.panned(across, down).tiles)
    for one in here - there:
        for other in there:
            assert one[0] >= other[2] or other[0] >= one[2] or one[1] >= other[3] or other[1] >= one[3]


def test_tiles_that_are_seen_come_before_those_that_are_near_and_the_middle_before_all() -> None:
    tiles = Zoom((20_000, 10_000), (1_800, 480), 1.0, (9_900, 4_864)).settled().tiles
    assert tiles[0] == (9_728, 4_608, 10_240, 5_120)
    assert {part[1] for part in tiles[:4]} == {4_608}  # all that is seen is in one row of tiles
    assert {part[1] for part in tiles[4:]} == {4_096, 4_608, 5_120}


@given(ZOOMS, st.integers(-8, 8))
def test_four_quarters_are_none_and_turning_keeps_scale_and_middle(zoom: Zoom, quarters: int) -> None:
    there = zoom.turned(quarters)
    assert there.photo == turned_size(zoom.photo, quarters)
    again = zoom
    for _ in range(4):
        again = again.turned(1)
    if zoom.scale is not None and again.scale is not None:
        assert again.scale == zoom.scale
    assert again.photo == zoom.photo


@given(
    SIZES.flatmap(lambda size: st.tuples(st.just(size), *(st.integers(0, end) for end in (*size, *size)))),
    st.integers(0, 3),
)
def test_a_part_turned_and_turned_back_is_the_same(
    case: tuple[tuple[int, int], int, int, int, int], quarters: int
) -> None:
    size, *part = case
    there = turned_part((part[0], part[1], part[2], part[3]), size, quarters)
    assert turned_part(there, turned_size(size, quarters), -quarters) == tuple(part)


def test_a_part_turns_clockwise() -> None:
    # The top left corner of a photo 30 × 20 goes to the top right, bottom right, bottom left.
    corner = (0, 0, 3, 2)
    assert [turned_part(corner, (30, 20), quarters) for quarters in range(4)] == [
        (0, 0, 3, 2),
        (18, 0, 20, 3),
        (27, 18, 30, 20),
        (0, 27, 2, 30),
    ]


def test_the_point_in_the_middle_turns_along() -> None:
    zoom = Zoom((3_000, 2_000), (100, 100), 1.0, (400, 300)).settled()
    assert [zoom.turned(quarters).centre for quarters in range(4)] == [
        (400, 300),
        (1_700, 400),
        (2_600, 1_700),
        (300, 2_600),
    ]


def test_steps_stop_at_the_fitted_size_and_at_a_hundred_percent() -> None:
    zoom = Zoom((3_000, 2_000), (1_000, 1_000))
    percentages: list[int | None] = [zoom.percentage]
    for _ in range(7):
        zoom = zoom.zoomed(STEP)
        percentages.append(zoom.percentage)
    assert percentages == [None, 42, 52, 65, 81, 100, 125, 156]
    for _ in range(9):
        zoom = zoom.zoomed(1 / STEP)
        percentages.append(zoom.percentage)
    assert percentages[8:] == [125, 100, 80, 64, 51, 41, None, None, None]


def test_a_small_photo_can_be_made_smaller_than_fitted_but_not_than_it_is() -> None:
    zoom = Zoom((100, 100), (300, 350))
    assert zoom.current == 3
    seen = []
    for _ in range(6):
        zoom = zoom.zoomed(1 / STEP)
        seen.append(zoom.percentage)
    assert seen == [240, 192, 154, 123, 100, 100]
    assert zoom.rectangle == (100, 125, 200, 225)
    assert zoom.zoomed(100).percentage is None  # the fitted size is passed on the way


def test_a_photo_that_fits_exactly_is_fitted_at_a_hundred_percent() -> None:
    assert Zoom((300, 200), (300, 300)).actual().scale is None


def test_another_room_keeps_scale_and_middle_while_that_is_possible() -> None:
    zoom = Zoom((3_000, 2_000), (1_000, 800), 0.5, (1_500, 1_000)).settled()
    assert zoom.within((600, 600)).scale == 0.5
    assert zoom.within((600, 600)).centre == (1_500, 1_000)
    assert zoom.within((1_600, 1_500)).scale is None  # all of it fits now, and larger


def test_another_photo_keeps_scale_and_relative_middle() -> None:
    zoom = Zoom((3_000, 2_000), (300, 200), 1.0, (2_250, 500)).settled()
    other = zoom.of((1_000, 4_000))
    assert (other.scale, other.centre) == (1.0, (750, 1_000))
    # A photo that fits at this scale is shown fitted, or as large as it is.
    assert zoom.of((30, 20)).percentage == 100


@pytest.mark.parametrize(
    ("photo", "room", "size"), [((6_000, 4_000), (900, 700), (900, 600)), ((16, 16), (500, 500), (64, 64))]
)
def test_the_fitted_photo_fills_the_room_but_an_icon_stays_an_icon(
    photo: tuple[int, int], room: tuple[int, int], size: tuple[int, int]
) -> None:
    assert fitted(*photo, *room) == size
    left, top, right, bottom = Zoom(photo, room).rectangle
    assert (right - left, bottom - top) == size
