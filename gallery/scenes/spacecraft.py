"""The ships at the station: Soyuz and a Dragon-like capsule.

Both are built along Z, which points away from the station; the docking face lies in the origin. Metres.
"""

import math

import bpy
from mathutils import Matrix, Vector

from gallery.scenes.materials import material
from gallery.scenes.shapes import ball, box, cylinder, lathe, mesh, placed, torus, tube
from gallery.scenes.station_surfaces import blanket, hull, solar_cells
from gallery.scenes.studio import Point, empty

_WING_HEIGHT = 5.75  # of a Soyuz's solar wings over its docking face


def soyuz(parent: bpy.types.Object, place: Point, away: Point, wings: Point) -> None:
    """A Soyuz docked at `place`, pointing `away` from the station; its solar wings lie along `wings`."""
    ship = empty("soyuz", Matrix.Identity(4))
    ship.parent = parent
    ship.matrix_local = _axes(place, away, wings)
    felt = blanket("soyuz blanket", (0.255, 0.290, 0.215))
    lighter = blanket("soyuz descent blanket", (0.330, 0.350, 0.275))
    gray = material("soyuz fittings", (0.30, 0.31, 0.31), 0.5, 0.5)
    dark = material("soyuz dark", (0.03, 0.03, 0.032), 0.6)
    _orbital_module(ship, felt, gray, dark)
    bell = [(0.60, 2.62), (0.74, 2.68), (0.92, 2.95), (1.02, 3.4), (1.10, 4.1), (1.13, 4.6), (1.06, 4.68)]
    lathe("descent module", bell, lighter, 64, None, ship, sharp=40)
    cylinder((-0.62, -0.80, 3.6), (-0.70, -0.92, 3.57), 0.17, dark, parent=ship)
    for height, radius in ((2.62, 0.64), (4.66, 1.12)):
        torus((0, 0, height), radius, 0.05, gray, parent=ship)
    _instrument_module(ship, felt, gray, dark)
    cells = solar_cells("soyuz cells", (0.030, 0.075, 0.300), (0.42, 0.43, 0.46), 5, 4, 0.07)
    for side in (1, -1):
        _soyuz_wing(ship, side, cells, gray)


def _orbital_module(
    ship: bpy.types.Object, felt: bpy.types.Material, gray: bpy.types.Material, dark: bpy.types.Material
) -> None:
    cylinder((0, 0, -0.1), (0, 0, 0.36), 0.66, gray, 0.74, parent=ship)
    profile = [(0.60, 0.32)]
    centre, radius = 1.44, 1.13
    for i in range(13):
        up = math.radians(-62 + i * 10)
        # The ball is drawn apart a little: it has a short waist.
        profile.append((radius * math.cos(up), centre + radius * math.sin(up) + 0.16 * math.copysign(1, up)))
    profile.append((0.60, 2.64))
    lathe("orbital module", profile, felt, 64, None, ship, sharp=40)
    torus((0, 0, centre), radius * 1.005, 0.035, gray, parent=ship, seg=64)
    cylinder((-0.45, -0.98, 1.25), (-0.50, -1.10, 1.25), 0.19, dark, parent=ship)
    tube([(0.2, -1.0, 1.7), (0.5, -1.7, 1.9), (0.6, -2.0, 1.5)], 0.035, gray, ship)
    ball((0.62, -2.05, 1.42), 0.26, gray, ship, seg=20, sc=(1, 1, 0.4), zdir=(0.2, -1, -0.4))


def _instrument_module(
    ship: bpy.types.Object, felt: bpy.types.Material, gray: bpy.types.Material, dark: bpy.types.Material
) -> None:
    """Struts, the drum with its white radiators, and the skirt about the engine."""
    white = hull("soyuz radiator", (0.64, 0.65, 0.63), 0.5)
    lathe("collar", [(0.98, 4.68), (1.10, 4.78), (1.13, 5.15), (1.09, 5.2)], felt, 64, None, ship, sharp=30)
    lathe("radiator", [(1.09, 5.2), (1.15, 5.22), (1.15, 6.38), (1.09, 6.4)], white, 64, None, ship, sharp=30)
    skirt = [(1.09, 6.4), (1.13, 6.42), (1.36, 7.0), (1.38, 7.24), (1.30, 7.27), (0.9, 7.2), (0, 7.15)]
    lathe("skirt", skirt, felt, 64, None, ship, sharp=30)
    for height, radius in ((5.2, 1.14), (5.8, 1.16), (6.4, 1.14), (7.22, 1.38)):
        torus((0, 0, height), radius, 0.028, gray, parent=ship, seg=64)
    cylinder((0, 0, 7.1), (0, 0, 7.62), 0.30, dark, 0.52, parent=ship)
    for i in range(12):
        angle = math.tau * i / 12
        foot = Vector((1.17 * math.cos(angle), 1.17 * math.sin(angle), 5.3))
        cylinder(foot, foot + Vector((0, 0, 1.0)), 0.03, gray, seg=8, parent=ship)


def _soyuz_wing(ship: bpy.types.Object, side: int, cells: bpy.types.Material, gray: bpy.types.Material) -> None:
    """Four hinged panels on a short strut, their cells on the -Y side."""
    gap, width, height = 0.06, 1.02, 1.42
    cylinder((side * 1.1, 0, _WING_HEIGHT), (side * 1.6, 0, _WING_HEIGHT), 0.07, gray, seg=8, parent=ship)
    upright = Matrix(((0, 1, 0), (0, 0, 1), (1, 0, 0))).to_4x4()
    for i in range(4):
        centre = Vector((side * (1.6 + width / 2 + i * (width + gap)), 0, _WING_HEIGHT))
        plate = box((0, 0, 0), (height, width, 0.05), cells, 0, parent=ship)
        plate.matrix_local = Matrix.Translation(centre) @ upright
        hinge = centre - Vector((side * (width + gap) / 2, 0, 0))
        cylinder(hinge - Vector((0, 0, 0.66)), hinge + Vector((0, 0, 0.66)), 0.035, gray, seg=8, parent=ship)


def dragon(parent: bpy.types.Object, place: Point, away: Point, cells_towards: Point) -> None:
    """A Dragon-like capsule docked at `place`, its nose cone open.

    The trunk is white, and dark with cells on the half that faces `cells_towards`.
    """
    ship = empty("dragon", Matrix.Identity(4))
    ship.parent = parent
    ship.matrix_local = _axes(place, away, cells_towards)
    white = material("dragon white", (0.68, 0.68, 0.675), 0.38, coat=0.25, variation=0.05, variation_scale=1.2)
    shadow_gray = material("dragon joints", (0.16, 0.165, 0.175), 0.5)
    dark = material("dragon dark", (0.02, 0.02, 0.024), 0.25, coat=0.6)
    cylinder((0, 0, -0.2), (0, 0, 0.4), 0.72, shadow_gray, 0.84, parent=ship)
    hull_profile = [(0.82, 0.34), (1.06, 0.42), (1.16, 0.62), (1.84, 3.55), (1.94, 3.82), (1.94, 3.98), (1.86, 4.06)]
    lathe("capsule", hull_profile, white, 96, None, ship, sharp=40)
    torus((0, 0, 0.52), 1.10, 0.035, shadow_gray, parent=ship, seg=64)
    _nose_cone(ship, white, shadow_gray)
    _capsule_details(ship, white, dark)
    _trunk(ship, white, shadow_gray)


def _nose_cone(ship: bpy.types.Object, white: bpy.types.Material, gray: bpy.types.Material) -> None:
    """The cap that covered the docking ring, swung aside on its hinge."""
    dome = [(1.06, 0.0), (1.03, 0.22), (0.92, 0.5), (0.70, 0.78), (0.40, 0.95), (0, 1.02)]
    inside = [(r * 0.93, z * 0.93) for r, z in reversed(dome)]
    hinge = Vector((-1.25, 0.9, 0.55))
    out = Vector((hinge.x, hinge.y, 0)).normalized()
    opened = lathe("nose cone", [*dome, *inside], white, 64, None, ship, sharp=40)
    opened.matrix_local = placed(hinge + out * 0.85 - Vector((0, 0, 0.35)), out + Vector((0, 0, 0.75)))
    cylinder(out * 1.0 + Vector((0, 0, 0.6)), hinge + out * 0.3, 0.09, gray, seg=10, parent=ship)


def _capsule_details(ship: bpy.types.Object, white: bpy.types.Material, dark: bpy.types.Material) -> None:
    """Windows, and the four bulges of the escape engines, on the cone."""
    slope = 0.232  # radius per height of the cone's side
    for turn in (-0.30, 0.30, math.pi - 0.3, math.pi + 0.3):
        out = Vector((math.cos(turn), math.sin(turn), -slope))
        foot = Vector((1.42 * math.cos(turn), 1.42 * math.sin(turn), 1.80))
        cylinder(foot, foot + out * 0.07, 0.24, dark, parent=ship)
    for turn in (math.radians(a) for a in (52, 128, 232, 308)):
        bulge = ball((0, 0, 0), 1.0, white, ship, seg=24)
        foot = Vector((1.62 * math.cos(turn), 1.62 * math.sin(turn), 2.75))
        out = Vector((math.cos(turn), math.sin(turn), -slope))
        bulge.matrix_local = placed(foot, out) @ Matrix.Diagonal((0.36, 0.85, 0.26, 1))
        cylinder(
            foot + out * 0.16 + Vector((0, 0, 0.5)), foot + out * 0.24 + Vector((0, 0, 0.62)), 0.13, dark, parent=ship
        )


def _trunk(ship: bpy.types.Object, white: bpy.types.Material, gray: bpy.types.Material) -> None:
    low, high, radius = 4.10, 7.75, 1.86
    lathe(
        "trunk", [(radius - 0.05, low), (radius, low), (radius, high), (radius - 0.1, high), (radius - 0.1, low)],
        white, 96, None, ship, sharp=30,
    )  # fmt: skip
    torus((0, 0, 4.08), 1.86, 0.05, gray, parent=ship, seg=64)
    cells = solar_cells("dragon cells", (0.018, 0.020, 0.032), (0.12, 0.125, 0.14), 12, 9, 0.07, rolled=True)
    _half_drum(ship, radius + 0.025, low + 0.15, high - 0.12, cells)
    for i in range(4):
        fin = box((0, 0, 0), (0.72, 0.08, 1.9), white, 0.03, parent=ship)
        turn = Matrix.Rotation(math.pi / 4 + i * math.pi / 2 + 0.35, 4, "Z")
        fin.matrix_local = turn @ Matrix.Translation((radius + 0.34, 0, 6.6))


def _half_drum(ship: bpy.types.Object, radius: float, low: float, high: float, skin: bpy.types.Material) -> None:
    """Half a cylinder's side about +X, made of flat facets: one to a column of cells."""
    facets = 12
    angles = [math.pi * (i / facets - 0.5) for i in range(facets + 1)]
    vertices = [Vector((radius * math.cos(a), radius * math.sin(a), z)) for a in angles for z in (low, high)]
    faces = [(2 * i, 2 * i + 2, 2 * i + 3, 2 * i + 1) for i in range(facets)]
    mesh("trunk's cells", vertices, faces, skin, smooth=False, parent=ship)


def _axes(place: Point, z_axis: Point, x_axis: Point) -> Matrix:
    """A frame at `place` whose Z is `z_axis` and whose X lies as near to `x_axis` as it can."""
    z, x = Vector(z_axis).normalized(), Vector(x_axis)
    x = (x - z * x.dot(z)).normalized()
    return Matrix.Translation(place) @ Matrix((x, z.cross(x), z)).transposed().to_4x4()
