"""The station module: a tube of eight padded sides along Y, with cables in its corners, rails and lamps.

A place on the walls is a side and how far it is along the module (its Y), across the side (from its middle,
counter-clockwise as seen by the camera) and above its panels (inwards); metres.
"""

import math
import random

import bpy
from mathutils import Matrix, Vector

from gallery.scenes.materials import glow
from gallery.scenes.orbit_paints import paint
from gallery.scenes.shapes import box, cylinder, lathe, placed, tube
from gallery.scenes.studio import rectangle_light

RIGHT, UPPER_RIGHT, CEILING, UPPER_LEFT, LEFT, LOWER_LEFT, FLOOR, LOWER_RIGHT = range(8)

NEAR_END, FAR_END = -4.2, 5.4  # the camera stands inside the tube
APOTHEM = 1.80  # from the axis to the panels
SIDE_WIDTH = 2 * APOTHEM * math.tan(math.pi / 8)

PORTHOLE_SIDE, PORTHOLE_ALONG = UPPER_LEFT, 1.0
PORTHOLE_ROOM = 0.60  # half the length of wall that the porthole takes

_PANEL_LENGTHS = (0.55, 0.75, 0.75, 1.05)
_SIDE_PAINTS = {
    RIGHT: ("green 0", "green 1", "cream 2"),
    LEFT: ("cream 0", "cream 1", "cream 2", "green 0"),
    CEILING: ("pale 0", "pale 1"),
    UPPER_RIGHT: ("green 0", "green 1"),
    UPPER_LEFT: ("pale 0", "pale 1", "green 1"),
    FLOOR: ("floor 0", "floor 1"),
}
_OTHER_PAINTS = ("cream 0", "cream 1", "cream 2")
_CABLES = ("dark", "gray", "white cable", "blue cable", "orange cable")

_RAILS = (  # side, along, length, across, paint
    (RIGHT, 2.7, 0.9, -0.35, "rail yellow"),
    (LEFT, 3.2, 0.9, 0.1, "rail yellow"),
    (UPPER_RIGHT, 3.3, 0.8, 0.1, "rail blue"),
    (UPPER_LEFT, 3.0, 0.8, -0.1, "rail blue"),
    (LOWER_LEFT, 1.7, 0.9, 0.0, "rail blue"),
    (LOWER_RIGHT, 3.0, 0.8, 0.0, "rail blue"),
    (CEILING, 1.7, 0.9, 0.45, "rail yellow"),
)
_LAMPS = ((UPPER_RIGHT, 0.6, 4.0), (UPPER_LEFT, 3.0, 6.5), (UPPER_RIGHT, 3.9, 2.0), (UPPER_LEFT, 4.3, 2.0))


def on_wall(side: int, along: float, across: float = 0.0, above: float = 0.0) -> Matrix:
    """A place on the walls: local X runs round the module, Y along it, Z inwards."""
    angle = side * math.pi / 4
    outwards = Vector((math.cos(angle), 0, math.sin(angle)))
    around = Vector((-math.sin(angle), 0, math.cos(angle)))
    inwards = -outwards
    origin = outwards * (APOTHEM - above) + around * across + Vector((0, along, 0))
    return Matrix.Translation(origin) @ Matrix((around, inwards.cross(around), inwards)).transposed().to_4x4()


def set_at(thing: bpy.types.Object, place: Matrix) -> bpy.types.Object:
    """Move a thing that was made about the origin to its place."""
    thing.matrix_local = place
    return thing


def build_walls(*, seed: int) -> None:
    """All eight sides and what runs along them; `seed` decides about panels and cables."""
    random_source = random.Random(seed)
    ends = [(2.12, NEAR_END - 0.4), (2.12, FAR_END + 0.2)]
    lathe("hull", ends, paint("hull"), 64, placed((0, 0, 0), (0, 1, 0)))
    for side in range(8):
        _panels(side, random_source)
        _corner_cables(side, random_source)
    for side, along, length, across, colour in _RAILS:
        handrail(side, along, length, across, paint(colour))
    for side, along, power in _LAMPS:
        _lamp(side, along, power)


def handrail(side: int, along: float, length: float, across: float, surface: bpy.types.Material) -> None:
    """A rail along the module, on two stays."""
    ends = along - length / 2, along + length / 2
    for end in ends:
        stay = on_wall(side, end, across)
        cylinder(stay.translation, stay @ Vector((0, 0, 0.075)), 0.018, surface, seg=14)
    corners = ((ends[0], 0.02), (ends[0], 0.075), (ends[1], 0.075), (ends[1], 0.02))
    tube([on_wall(side, end, across, above).translation for end, above in corners], 0.016, surface)


def _panels(side: int, random_source: random.Random) -> None:
    """Padded panels from end to end, some split in two; none where the porthole is."""
    width = SIDE_WIDTH - 0.16
    along = NEAR_END + random_source.uniform(0, 0.3)
    while along < FAR_END:
        length = min(random_source.choice(_PANEL_LENGTHS), FAR_END - along)
        if side == PORTHOLE_SIDE:
            start, end = PORTHOLE_ALONG - PORTHOLE_ROOM, PORTHOLE_ALONG + PORTHOLE_ROOM
            if start <= along < end:
                along = end
                continue
            if along < start:
                length = min(length, start - along)
        if side == FLOOR or random_source.random() < 0.5:
            _panel(side, along, length, 0.0, width, random_source)
        else:
            for across in (-width / 4, width / 4):
                _panel(side, along, length, across, width / 2, random_source)
        along += length


def _panel(side: int, along: float, length: float, across: float, width: float, random_source: random.Random) -> None:
    """One padded panel, now and then with a strip of hook tape or a label that says nothing."""
    surface = paint(random_source.choice(_SIDE_PAINTS.get(side, _OTHER_PAINTS)))
    middle = along + length / 2
    unevenness = random_source.uniform(-0.012, 0.006)
    size = (width - 0.025, max(length - 0.03, 0.04), 0.12)
    set_at(box((0, 0, 0), size, surface, 0.045, seg=4), on_wall(side, middle, across, unevenness - 0.06))
    if side == FLOOR or length < 0.4 or random_source.random() > 0.4:
        return
    place = on_wall(side, middle + random_source.uniform(-0.1, 0.1), across + random_source.uniform(-0.1, 0.1), 0.006)
    if random_source.random() < 0.5:
        tape = (random_source.uniform(0.08, 0.2), random_source.uniform(0.05, 0.12), 0.008)
        set_at(box((0, 0, 0), tape, paint("velcro"), 0.003), place)
    else:
        set_at(box((0, 0, 0), (0.13, 0.085, 0.006), paint("label"), 0.002), place)
        set_at(
            box((0, 0, 0), (0.13, 0.02, 0.006), paint("label stripe"), 0.002),
            place @ Matrix.Translation((0, 0.025, 0.002)),
        )


def _corner_cables(side: int, random_source: random.Random) -> None:
    """Three cables that wind along the corner after this side."""
    angle = (side + 0.5) * math.pi / 4
    outwards = Vector((math.cos(angle), 0, math.sin(angle)))
    around = Vector((-math.sin(angle), 0, math.cos(angle)))
    depth = APOTHEM / math.cos(math.pi / 8) - 0.07
    steps = 14
    for cable in range(3):
        path = []
        for step in range(steps + 1):
            swing = 0.03 * math.sin(step * 1.3 + cable * 2 + side)
            drift = 0.03 * (cable - 1) + 0.025 * math.sin(step * 0.9 + side + cable)
            along = NEAR_END + step * (FAR_END - NEAR_END) / steps
            path.append(outwards * (depth + swing) + around * drift + Vector((0, along, 0)))
        tube(path, random_source.choice((0.012, 0.016, 0.02)), paint(random_source.choice(_CABLES)))


def _lamp(side: int, along: float, power: float) -> None:
    """A strip lamp, and the light that it gives: the strip itself only looks bright."""
    set_at(box((0, 0, 0), (0.17, 1.0, 0.07), paint("gray"), 0.02), on_wall(side, along, 0, 0.05))
    shine = glow("strip lamp", (0.72, 0.88, 1.0), 1.6)
    shine.cycles.emission_sampling = "NONE"
    set_at(box((0, 0, 0), (0.11, 0.92, 0.02), shine, 0.01), on_wall(side, along, 0, 0.09))
    place = on_wall(side, along, 0, 0.13)
    light = rectangle_light(place.translation, place @ Vector((0, 0, 1)), 0.14, 0.92, power, (0.74, 0.88, 1.0))
    light.matrix_world = place @ Matrix.Rotation(math.pi, 4, "X")
