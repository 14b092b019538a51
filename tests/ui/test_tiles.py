"""What is kept of tiles, and that every place is painted once."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from viewer.story.zoom import Part
from viewer.ui.stage_tiles import Ground, Tiles


def image(width: int = 10, height: int = 10, colour: str = "#ff0000") -> QImage:
    made = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(QColor(colour))
    return made


def parts_of(tiles: Tiles) -> list[Part]:
    return [part for part, _ in tiles]


def test_the_oldest_go_first_but_none_that_is_needed() -> None:
    tiles = Tiles()
    parts = [(10 * number, 0, 10 * number + 10, 10) for number in range(5)]
    for part in parts:
        tiles.put(part, image())
    assert tiles.cost == 5 * 400
    tiles.trim(3 * 400 + 399, {parts[0]})
    assert parts_of(tiles) == [parts[0], parts[3], parts[4]]
    tiles.trim(0, parts)
    assert tiles.cost == 3 * 400


def test_a_tile_of_another_size_takes_the_place_of_the_one_before() -> None:
    tiles = Tiles()
    tiles.put((0, 0, 10, 10), image())
    tiles.put((0, 0, 10, 10), image(5, 5))
    assert (tiles.cost, tiles.size_of((0, 0, 10, 10)), len(tiles)) == (100, (5, 5), 1)
    assert tiles.size_of((0, 0, 10, 11)) is None


def test_each_place_is_painted_once_by_the_first_layer_that_has_it() -> None:
    canvas = image(40, 10, "#000000")
    painter = QPainter(canvas)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    first = [((0, 0, 10, 10), image(10, 10, "#400000"))]
    second = [((0, 0, 20, 10), image(4, 2, "#004000"))]
    whole = [((0, 0, 40, 10), image(2, 2, "#000040"))]
    Ground(1.0, 0, 0, (0, 0, 30, 10)).paint(painter, first, second, whole)
    painter.end()
    assert [canvas.pixelColor(x, 5).name() for x in (0, 9, 10, 19, 20, 29, 30, 39)] == [
        *["#400000"] * 2, *["#004000"] * 2, *["#000040"] * 2, *["#000000"] * 2,
    ]  # fmt: skip


def test_a_part_is_never_too_thin_to_be_seen() -> None:
    canvas = QImage(10, 10, QImage.Format.Format_RGB32)
    canvas.fill(Qt.GlobalColor.black)
    painter = QPainter(canvas)
    Ground(0.01, 0, 4, (0, 0, 1_000, 1)).paint(painter, [((0, 0, 1_000, 1), image(10, 1))])
    painter.end()
    assert canvas.pixelColor(5, 4).name() == "#ff0000"
    assert canvas.pixelColor(5, 5).name() == "#000000"
