"""What the station is built of: modules with their fittings, the truss, the arrays, the radiators, the arm.

All in the station's own axes: X along the truss to starboard, Y forward, Z away from the Earth. Metres.
"""

import math
import random
from dataclasses import dataclass
from itertools import pairwise

import bpy
from mathutils import Matrix, Vector

from gallery.scenes.materials import material
from gallery.scenes.shapes import (
    ball,
    basis,
    box,
    capsule_geometry,
    cylinder,
    joined,
    lathe,
    lattice,
    mesh,
    placed,
    torus,
    tube,
)
from gallery.scenes.station_surfaces import array_blanket, hull, radiator, solar_cells
from gallery.scenes.studio import Point

ARRAY_WIDTH, ARRAY_LENGTH = 8.8, 21.5
_ARRAY_BOOM = 3.0  # from the truss's axis to where the film begins
_TRUSS_WIDTH = 3.4


@dataclass(frozen=True)
class Surfaces:
    """What the parts are clad in, made once."""

    white: bpy.types.Material
    aluminium: bpy.types.Material
    beige: bpy.types.Material
    gray: bpy.types.Material
    dark: bpy.types.Material
    gold: bpy.types.Material
    glass: bpy.types.Material
    array: bpy.types.Material
    small_array: bpy.types.Material
    radiator: bpy.types.Material


def surfaces() -> Surfaces:
    """Whites stay below 0.7: in the hard sun of orbit more would clip."""
    return Surfaces(
        white=hull("white hull", (0.60, 0.60, 0.59)),
        aluminium=hull("aluminium hull", (0.56, 0.56, 0.555), 0.42, 0.45),
        beige=hull("beige hull", (0.455, 0.455, 0.395), 0.65),
        gray=material("gray fittings", (0.33, 0.34, 0.35), 0.5, 0.5),
        dark=material("dark fittings", (0.035, 0.035, 0.04), 0.6),
        gold=material("golden foil", (0.62, 0.38, 0.13), 0.4, 0.8, bump=0.6, bump_scale=9),
        glass=material("window", (0.012, 0.016, 0.026), 0.08, coat=1.0),
        array=array_blanket("array", 20, 96),
        small_array=solar_cells("module's array", (0.045, 0.065, 0.17), (0.30, 0.30, 0.30), 8, 26, 0.06),
        radiator=radiator("radiator"),
    )


def module(
    parent: bpy.types.Object,
    clad: Surfaces,
    skin: bpy.types.Material,
    start: Point,
    end: Point,
    radius: float,
    shoulder: float = 0.8,
    belts: int = 2,
    windows: int = 0,
) -> None:
    """A pressurised drum from `start` to `end`, its ends cones that narrow to `shoulder` of the radius.

    `belts` are the raised rings along it; handrails, boxes and shields are strewn by the module's size.
    """
    start, end = Vector(start), Vector(end)
    along = (end - start).normalized()
    length = (end - start).length
    cone = min(radius * 0.45, length * 0.2)
    profile = [
        (0, 0),
        (radius * shoulder * 0.8, 0),
        (radius * shoulder, cone * 0.15),
        (radius, cone),
        (radius, length - cone),
        (radius * shoulder, length - cone * 0.15),
        (radius * shoulder * 0.8, length),
        (0, length),
    ]
    lathe("module", profile, skin, 64, placed(start, along), parent, sharp=25)
    heights = [cone, length - cone, *(cone + (length - 2 * cone) * (i + 0.5) / belts for i in range(belts))]
    for height in heights:
        torus(start + along * height, radius, 0.045, clad.gray, along, parent, 64, 8)
    dice = random.Random(round(length * 100 + radius * 10))
    drum = _Drum(parent, start, along, radius, cone * 1.15, length - cone * 1.15)
    for _ in range(round(length * radius * 0.45)):
        _shield(drum, skin, dice)
    for _ in range(round(length * 1.7)):
        _fitting(drum, clad, dice)
    for _ in range(round(length * 1.3)):
        _handrail(drum, clad, dice)
    for i in range(windows):
        _window(drum, clad, (i + 0.6) / windows)
    if length > 4:
        _cable(drum, clad, dice)


@dataclass(frozen=True)
class _Drum:
    """The cylindrical part of a module, where fittings are put: from `low` to `high` along its axis."""

    parent: bpy.types.Object
    start: Vector
    along: Vector
    radius: float
    low: float
    high: float

    def outward(self, angle: float) -> Vector:
        x, y, _ = basis(self.along)
        return Vector(x * math.cos(angle) + y * math.sin(angle))

    def point(self, height: float, angle: float, above: float = 0.0) -> Vector:
        return self.start + self.along * height + self.outward(angle) * (self.radius + above)


def _shield(drum: _Drum, skin: bpy.types.Material, dice: random.Random) -> None:
    """A curved plate a hand's breadth over the skin, against meteoroids."""
    begin, length = dice.uniform(0, math.tau), dice.uniform(0.9, 1.9)
    sweep = dice.uniform(0.35, 0.8)
    low = dice.uniform(drum.low, max(drum.low, drum.high - length))
    high = min(low + length, drum.high)
    radius, steps, chamfer = drum.radius + 0.075, 12, 0.03
    rows = (
        (drum.radius - 0.05, low, 0.0),
        (radius, low + chamfer, chamfer),
        (radius, high - chamfer, chamfer),
        (drum.radius - 0.05, high, 0.0),
    )
    vertices = [
        Vector((r * math.cos(angle), r * math.sin(angle), z))
        for r, z, inset in rows
        for angle in (begin + inset + (sweep - 2 * inset) * i / steps for i in range(steps + 1))
    ]
    width = steps + 1
    faces = [
        (j * width + i, j * width + i + 1, (j + 1) * width + i + 1, (j + 1) * width + i)
        for j in range(len(rows) - 1)
        for i in range(steps)
    ]
    made = mesh("shield", vertices, faces, skin, smooth=False, parent=drum.parent)
    made.matrix_local = placed(drum.start, drum.along)


def _fitting(drum: _Drum, clad: Surfaces, dice: random.Random) -> None:
    angle = dice.uniform(0, math.tau)
    size = (dice.uniform(0.10, 0.35), dice.uniform(0.12, 0.6), dice.uniform(0.06, 0.2))
    skin = dice.choice((clad.white, clad.gray, clad.gray, clad.beige, clad.gold, clad.dark))
    made = box((0, 0, 0), size, skin, 0.02, parent=drum.parent)
    quarter = dice.choice((0, math.pi / 2))
    made.matrix_local = placed(drum.point(dice.uniform(drum.low, drum.high), angle), drum.outward(angle), quarter)


def _handrail(drum: _Drum, clad: Surfaces, dice: random.Random) -> None:
    angle, length = dice.uniform(0, math.tau), dice.uniform(0.5, 1.1)
    low = dice.uniform(drum.low, max(drum.low, drum.high - length))
    ends = (drum.point(low, angle, 0.13), drum.point(low + length, angle, 0.13))
    skin = clad.gold if dice.random() < 0.5 else clad.gray
    cylinder(*ends, 0.028, skin, seg=6, parent=drum.parent)
    for end in ends:
        cylinder(end - drum.outward(angle) * 0.16, end, 0.028, skin, seg=6, parent=drum.parent)


def _window(drum: _Drum, clad: Surfaces, share: float) -> None:
    """A porthole in its ring, on the side towards port and the Earth."""
    angle = 3.9 + share * 1.5
    out = drum.outward(angle)
    centre = drum.point(drum.low + (drum.high - drum.low) * share, angle)
    cylinder(centre - out * 0.05, centre + out * 0.05, 0.22, clad.glass, seg=24, parent=drum.parent)
    torus(centre + out * 0.04, 0.24, 0.05, clad.gray, out, drum.parent, 24, 8)


def _cable(drum: _Drum, clad: Surfaces, dice: random.Random) -> None:
    """A bundle of cables laid along the module."""
    begin = dice.uniform(0, math.tau)
    count = 6
    points = [
        drum.point(drum.low + (drum.high - drum.low) * i / count, begin + dice.uniform(-0.08, 0.08), 0.05)
        for i in range(count + 1)
    ]
    tube(points, 0.035, clad.gray, drum.parent)


def truss(parent: bpy.types.Object, clad: Surfaces, half_length: float, height: float) -> None:
    """The backbone: a square lattice along X, boxes of equipment inside."""
    bays = round(half_length * 2 / 3.0)
    step = 2 * half_length / bays
    half = _TRUSS_WIDTH / 2

    def corner(bay: int, i: int) -> Vector:
        return Vector(
            (-half_length + bay * step, half if i % 4 in (1, 2) else -half, height + (half if i % 4 > 1 else -half))
        )

    bars = [capsule_geometry(corner(0, i), corner(bays, i), 0.13, 0.13, 8, 1) for i in range(4)]
    for bay in range(bays + 1):
        for i in range(4):
            bars.append(capsule_geometry(corner(bay, i), corner(bay, i + 1), 0.10, 0.10, 6, 1))
            if bay < bays:
                bars.append(capsule_geometry(corner(bay, i), corner(bay + 1, i + 1), 0.065, 0.065, 6, 1))
    vertices, faces = joined(bars)
    mesh("truss", vertices, faces, material("truss", (0.52, 0.53, 0.54), 0.4, 0.55), parent=parent)
    dice = random.Random(5)
    for bay in range(bays):
        centre = (corner(bay, 0) + corner(bay + 1, 2)) / 2 + Vector(
            (0, dice.uniform(-0.3, 0.3), dice.uniform(-0.3, 0.3))
        )
        size = (step * dice.uniform(0.55, 0.85), dice.uniform(1.3, 2.3), dice.uniform(1.2, 2.2))
        box(
            centre,
            size,
            dice.choice((clad.white, clad.white, clad.aluminium, clad.beige, clad.gold)),
            0.1,
            parent=parent,
        )


def array(parent: bpy.types.Object, clad: Surfaces, root: Point, direction: Vector, normal: Vector) -> None:
    """One of the eight great wings, from the truss's axis at `root`: two lengths of film and the mast between them.

    `normal` is the side that the cells are on.
    """
    root, along = Vector(root), Vector(direction).normalized()
    facing = Vector(normal).normalized()
    across = along.cross(facing).normalized()
    turn = Matrix((across, along, facing)).transposed().to_4x4()
    begin, end = root + along * _ARRAY_BOOM, root + along * (_ARRAY_BOOM + ARRAY_LENGTH)
    gap = 0.9
    width = (ARRAY_WIDTH - gap) / 2
    vertices, faces = _folded(width, ARRAY_LENGTH)
    cylinder(root, begin, 0.32, clad.gray, seg=16, parent=parent)
    for side in (-1, 1):
        offset = across * (side * (width + gap) / 2)
        film = mesh("array", vertices, faces, clad.array, smooth=False, parent=parent)
        film.matrix_local = Matrix.Translation(begin + offset) @ turn
        for place, depth in ((begin, 0.5), (end, 0.3)):
            chest = box((0, 0, 0), (width, depth, 0.3), clad.white, 0.03, parent=parent)
            chest.matrix_local = Matrix.Translation(place + offset) @ turn
    lattice(begin, end, 0.62, 0.62, 20, 0.05, clad.gray, parent)


def _folded(width: float, length: float) -> tuple[list[Vector], list[tuple[int, int, int, int]]]:
    """Film that was folded like a concertina and has not quite forgotten it, along Y from 0."""
    folds, depth = 48, 0.010
    vertices = [
        Vector((x, length * j / folds, depth * (-1) ** j)) for j in range(folds + 1) for x in (-width / 2, width / 2)
    ]
    return vertices, [(2 * j, 2 * j + 1, 2 * j + 3, 2 * j + 2) for j in range(folds)]


def panel(
    parent: bpy.types.Object,
    skin: bpy.types.Material,
    clad: Surfaces,
    root: Point,
    direction: Point,
    normal: Point,
    width: float,
    length: float,
) -> None:
    """A stiff panel, a radiator or a module's own array, that begins at `root`."""
    root, along, facing = Vector(root), Vector(direction).normalized(), Vector(normal)
    across = along.cross(facing).normalized()
    turn = Matrix((across, along, across.cross(along))).transposed().to_4x4()
    plate = box((0, 0, 0), (width, length, 0.06), skin, 0, parent=parent)
    plate.matrix_local = Matrix.Translation(root + along * (length / 2)) @ turn
    for place in (root, root + along * length):
        edge = box((0, 0, 0), (width, 0.14, 0.12), clad.gray, 0.02, parent=parent)
        edge.matrix_local = Matrix.Translation(place) @ turn


def arm(parent: bpy.types.Object, clad: Surfaces, joints: list[Point]) -> None:
    """The robot arm, a boom between each two of its joints."""
    white = material("arm", (0.66, 0.66, 0.64), 0.5)
    places = [Vector(joint) for joint in joints]
    for start, end in pairwise(places):
        cylinder(start, end, 0.2, white, seg=20, parent=parent)
    for place in places:
        ball(place, 0.36, white, parent, seg=20)
        torus(place, 0.37, 0.05, clad.dark, (0, 1, 0.3), parent, 32, 8)


def dish(parent: bpy.types.Object, clad: Surfaces, foot: Point, head: Point, radius: float) -> None:
    """An antenna dish on a strut."""
    foot, head = Vector(foot), Vector(head)
    cylinder(foot, head, 0.05, clad.gray, seg=8, parent=parent)
    ball(head, radius, clad.white, parent, seg=24, sc=(1, 1, 0.35), zdir=head - foot)
