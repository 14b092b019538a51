"""What has brought the rescuers: a helicopter and an all-terrain truck, simple, for the blurred distance.

Each stands at a place on the ground, turned by degrees; metres. Both face -X when they are not turned.
"""

import math

import bpy
from mathutils import Matrix

from gallery.scenes.materials import material
from gallery.scenes.shapes import ball, box, cylinder
from gallery.scenes.studio import Point, empty

_BLADES = 5
_BLADE_LENGTH = 8.6


def helicopter(location: Point, turn: float) -> None:
    """A transport helicopter, its rotor still: 18 m from nose to tail."""
    frame = _standing("helicopter", location, turn)
    white = material("helicopter white", (0.62, 0.63, 0.63), 0.4, coat=0.3)
    blue = material("helicopter blue", (0.05, 0.13, 0.30), 0.4, coat=0.3)
    _fuselage(frame, white, blue)
    _rotors(frame)
    for x, y in ((-2.2, 0), (1.2, 1.25), (1.2, -1.25)):
        cylinder((x, y - 0.12, 0.35), (x, y + 0.12, 0.35), 0.35, _rubber(), parent=frame)
        cylinder((x, y, 0.4), (x * 0.9, y * 0.6, 1.3), 0.07, white, parent=frame)
    for side in (1, -1):
        cylinder((0.2, side * 1.3, 1.25), (2.0, side * 1.3, 1.25), 0.32, white, parent=frame)


def _fuselage(frame: bpy.types.Object, white: bpy.types.Material, blue: bpy.types.Material) -> None:
    ball((0, 0, 1.75), 1.0, white, frame, sc=(3.6, 1.15, 1.2))
    ball((0, 0, 1.45), 1.0, blue, frame, sc=(3.5, 1.17, 0.75))
    ball((-2.55, 0, 1.95), 1.0, _glass(), frame, sc=(0.95, 1.0, 0.8))
    ball((-0.3, 0, 2.85), 1.0, white, frame, sc=(2.0, 0.62, 0.52))
    cylinder((2.2, 0, 2.1), (8.2, 0, 2.65), 0.62, white, 0.22, parent=frame)
    box((8.5, 0, 3.35), (0.9, 0.12, 2.0), blue, 0.05, Matrix.Rotation(0.35, 4, "Y"), frame)
    for i in range(4):
        x = -1.3 + i * 0.9
        for side in (1, -1):
            cylinder((x, side * 1.09, 1.95), (x, side * 1.16, 1.95), 0.20, _glass(), parent=frame)


def _rotors(frame: bpy.types.Object) -> None:
    black = _rubber()
    hub = (-0.2, 0, 3.75)
    cylinder((-0.2, 0, 3.1), (-0.2, 0, 3.8), 0.16, black, parent=frame)
    for i in range(_BLADES):
        blade = box((0, 0, 0), (_BLADE_LENGTH, 0.38, 0.05), black, 0.01, parent=frame)
        droop = Matrix.Rotation(math.radians(3), 4, "Y") @ Matrix.Translation((_BLADE_LENGTH / 2, 0, 0))
        blade.matrix_local = Matrix.Translation(hub) @ Matrix.Rotation(i * 2 * math.pi / _BLADES + 0.3, 4, "Z") @ droop
    for i in range(3):
        blade = box((0, 0, 0), (1.6, 0.04, 0.16), black, 0.01, parent=frame)
        angle = i * 2 * math.pi / 3 + 0.2
        out = Matrix.Rotation(angle, 4, "Y") @ Matrix.Translation((0.8, 0, 0))
        blade.matrix_local = Matrix.Translation((8.7, -0.25, 4.2)) @ out


def truck(location: Point, turn: float) -> None:
    """A six-wheeled all-terrain vehicle, 7 m long."""
    frame = _standing("truck", location, turn)
    paint = material("truck paint", (0.06, 0.20, 0.46), 0.45, coat=0.2)
    box((0, 0, 1.55), (7.0, 2.6, 1.0), paint, 0.2, parent=frame)
    box((-2.2, 0, 2.35), (2.2, 2.3, 1.0), paint, 0.2, parent=frame)
    box((-2.3, 0, 2.45), (2.05, 2.36, 0.55), _glass(), 0.08, parent=frame)
    box((1.3, 0, 2.3), (3.6, 2.2, 0.9), material("tarpaulin", (0.30, 0.32, 0.30), 0.9), 0.2, parent=frame)
    for x in (-2.4, 0, 2.4):
        for y in (-1.25, 1.25):
            cylinder((x, y - 0.25, 0.7), (x, y + 0.25, 0.7), 0.72, _rubber(), parent=frame)


def _standing(name: str, location: Point, turn: float) -> bpy.types.Object:
    return empty(name, Matrix.Translation(location) @ Matrix.Rotation(math.radians(turn), 4, "Z"))


def _glass() -> bpy.types.Material:
    return material("vehicle glass", (0.03, 0.04, 0.05), 0.08, coat=1)


def _rubber() -> bpy.types.Material:
    return material("rubber", (0.04, 0.04, 0.045), 0.6)
