"""The rocket: a Soyuz with four strap-on boosters, in the livery of crewed launches."""

import math

import bpy
from mathutils import Matrix, Vector

from gallery.scenes.materials import material
from gallery.scenes.shapes import box, cylinder, lathe, lattice, mesh, placed, torus
from gallery.scenes.studio import empty

_Profile = list[tuple[float, float]]  # radius and height, from below

TURN = math.radians(14)  # of the boosters about the core: one faces the camera, two make the outline
_BOOSTER_FOOT, _BOOSTER_TIP = 2.62, 1.22  # from the axis
_BOOSTER_BASE, _BOOSTER_TOP = 0.6, 20.3  # heights


def nozzles() -> list[Vector]:
    """Where flames leave: the core's engine, then the four boosters', in the rocket's metres."""
    return [Vector((0, 0, 0)), *(_outwards(k) * _BOOSTER_FOOT for k in range(4))]


def soyuz_rocket(matrix: Matrix) -> bpy.types.Object:
    """The rocket, 51.3 m high, its nozzles' rims at z = 0; returns the frame of reference, placed by `matrix`."""
    rocket = empty("rocket", matrix)
    _core(rocket)
    _third_stage(rocket)
    _fairing(rocket)
    _escape_tower(rocket)
    for k in range(4):
        _booster(rocket, _outwards(k))
    return rocket


def _outwards(k: int) -> Vector:
    angle = k * math.pi / 2 + TURN
    return Vector((math.cos(angle), math.sin(angle), 0))


def _green() -> bpy.types.Material:
    return material("rocket green", (0.27, 0.31, 0.26), 0.55, bump=0.08, bump_scale=2, variation=0.06)


def _white() -> bpy.types.Material:
    return material("rocket white", (0.72, 0.72, 0.70), 0.5, bump=0.06, bump_scale=3, variation=0.05)


def _pale() -> bpy.types.Material:
    return material("rocket pale", (0.47, 0.50, 0.47), 0.5, variation=0.05)


def _orange() -> bpy.types.Material:
    return material("rocket orange", (0.80, 0.25, 0.035), 0.5)


def _dark() -> bpy.types.Material:
    return material("rocket dark", (0.06, 0.062, 0.065), 0.5)


def _steel() -> bpy.types.Material:
    return material("rocket steel", (0.42, 0.42, 0.42), 0.35, 0.8)


def _skin(
    rocket: bpy.types.Object, profile: _Profile, surface: bpy.types.Material, matrix: Matrix | None = None
) -> None:
    lathe("skin", profile, surface, 48, matrix, rocket, sharp=24)


def _seams(rocket: bpy.types.Object, seams: list[tuple[float, float]]) -> None:
    """Thin dark rings round the axis; height and radius."""
    for height, radius in seams:
        torus((0, 0, height), radius, 0.04, _dark(), parent=rocket)


def _engines(rocket: bpy.types.Object, centre: Vector, spread: float, radius: float) -> None:
    """Four chambers, flared downwards."""
    for x in (-spread, spread):
        for y in (-spread, spread):
            top = centre + Vector((x, y, 0))
            cylinder(top, top - Vector((0, 0, 1.05)), radius * 0.55, _steel(), radius, parent=rocket, seg=20)


def _core(rocket: bpy.types.Object) -> None:
    """Slender where the boosters lie against it, widest above them, and narrower again below the hot-staging truss."""
    _skin(rocket, [(0, 0.9), (1.03, 1.0), (1.03, 9.0), (1.06, 11.0), (1.42, 18.6)], _green())
    _skin(rocket, [(1.42, 18.6), (1.475, 19.6), (1.475, 25.2)], _white())
    _skin(rocket, [(1.475, 25.2), (1.475, 26.2), (1.33, 27.3)], _green())
    _seams(rocket, [(19.6, 1.48), (22.4, 1.48), (25.2, 1.48), (27.3, 1.34)])
    lattice((0, 0, 27.2), (0, 0, 28.6), 2.4, 2.4, 1, 0.07, _steel(), rocket, 12)
    _skin(rocket, [(0, 27.3), (1.0, 27.35), (0.9, 28.5)], _dark())
    _engines(rocket, Vector((0, 0, 1.0)), 0.45, 0.38)


def _third_stage(rocket: bpy.types.Object) -> None:
    _skin(rocket, [(0, 28.55), (1.33, 28.6), (1.33, 30.4)], _pale())
    _skin(rocket, [(1.33, 30.4), (1.335, 30.42), (1.335, 31.3), (1.33, 31.32)], _orange())
    _skin(rocket, [(1.33, 31.32), (1.33, 35.6)], _white())
    _seams(rocket, [(28.6, 1.335), (30.4, 1.335), (31.3, 1.335), (33.5, 1.335), (35.6, 1.335)])


def _fairing(rocket: bpy.types.Object) -> None:
    """Round the spacecraft; the dark plates are folded fins that would steady it in an escape."""
    _skin(rocket, [(1.33, 35.6), (1.50, 36.7), (1.50, 39.2)], _green())
    nose = [(1.50, 39.2), (1.50, 42.3), (1.40, 43.4), (1.15, 44.8), (0.78, 46.2), (0.52, 46.8)]
    _skin(rocket, nose, _white())
    _seams(rocket, [(36.7, 1.505), (39.2, 1.505), (42.3, 1.505)])
    for k in range(4):
        fin = box((0, 0, 0), (1.0, 0.16, 1.5), _dark(), 0.04, parent=rocket)
        fin.matrix_local = Matrix.Rotation(k * math.pi / 2 + 0.5, 4, "Z") @ Matrix.Translation((0, 1.55, 38.0))


def _escape_tower(rocket: bpy.types.Object) -> None:
    _skin(rocket, [(0.52, 46.8), (0.40, 47.3), (0.40, 48.7)], _pale())
    motor = [(0.40, 48.7), (0.52, 48.9), (0.52, 49.4), (0.30, 49.6), (0.30, 50.5), (0.12, 51.2), (0, 51.3)]
    _skin(rocket, motor, _orange())
    for k in range(4):
        outwards = Vector((math.cos(k * math.pi / 2 + 0.5), math.sin(k * math.pi / 2 + 0.5), 0))
        cylinder(
            outwards * 0.42 + Vector((0, 0, 48.8)),
            outwards * 0.78 + Vector((0, 0, 48.35)),
            0.13,
            _steel(),
            parent=rocket,
            seg=12,
        )


def _booster(rocket: bpy.types.Object, outwards: Vector) -> None:
    """A cone that leans against the core: a pale skirt under an orange band, green, white, and a green tip."""
    foot = outwards * _BOOSTER_FOOT + Vector((0, 0, _BOOSTER_BASE))
    axis = outwards * _BOOSTER_TIP + Vector((0, 0, _BOOSTER_TOP)) - foot
    matrix = placed(foot, axis)
    _skin(rocket, [(0, 0.2), (1.20, 0.25), (1.34, 0.5), (1.34, 1.9)], _white(), matrix)
    _skin(rocket, [(1.34, 1.9), (1.35, 1.92), (1.35, 2.75), (1.335, 2.77)], _orange(), matrix)
    _skin(rocket, [(1.335, 2.77), (1.31, 4.2), (1.10, 8.6)], _green(), matrix)
    _skin(rocket, [(1.10, 8.6), (0.66, 14.6)], _white(), matrix)
    tip = [(0.66, 14.6), (0.30, 18.6), (0.12, axis.length - 0.1), (0, axis.length)]
    _skin(rocket, tip, _green(), matrix)
    for height, radius in ((1.9, 1.36), (4.2, 1.32), (8.6, 1.105), (11.6, 0.885), (14.6, 0.665)):
        torus(matrix @ Vector((0, 0, height)), radius, 0.04, _dark(), axis, rocket)
    low = matrix @ Vector((0, 0, 4)) + outwards * 1.30
    high = matrix @ Vector((0, 0, 13)) + outwards * 0.72
    cylinder(low, high, 0.09, _pale(), parent=rocket, seg=8)  # a cable duct
    _rudder(rocket, foot, outwards)
    _engines(rocket, foot + Vector((0, 0, 0.35)), 0.52, 0.40)


def _rudder(rocket: bpy.types.Object, foot: Vector, outwards: Vector) -> None:
    corners = [(1.25, 0.5), (2.15, 0.2), (2.05, 1.5), (1.25, 2.8)]  # outwards and up from the booster's foot
    places = [foot + outwards * away + Vector((0, 0, up)) for away, up in corners]
    rudder = mesh("rudder", places, [(0, 1, 2, 3)], _pale(), smooth=False, parent=rocket)
    plate = rudder.modifiers.new("plate", "SOLIDIFY")
    plate.thickness, plate.offset = 0.12, 0
