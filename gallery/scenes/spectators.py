"""Who watches the launch from the steppe: a truck that brought them, and four people with their backs to the camera."""

import math

import bpy
from mathutils import Matrix, Vector

from gallery.scenes.figures import figure
from gallery.scenes.materials import material
from gallery.scenes.shapes import box, cylinder
from gallery.scenes.steppe import Ground
from gallery.scenes.studio import empty

_TRUCK = (-3.05, 13.2)
_TRUCK_SCALE = 0.15
_FIGURE_SCALE = 0.165
_HANGING_LEFT, _HANGING_RIGHT = (0.30, -0.06, 0.80), (-0.30, -0.06, 0.80)


def spectators(ground: Ground) -> None:
    """The truck and the four, on the ground; figures look along +Y, to the rocket."""

    def standing(x: float, y: float) -> tuple[float, float, float]:
        return x, y, ground.height(x, y)

    _truck(standing(*_TRUCK), yaw=158)
    shading_eyes = (0.24, -0.30, 1.46)
    figure(standing(-1.50, 11.6), 195, "rescue", scale=_FIGURE_SCALE, seed=1, hands=(shading_eyes, _HANGING_RIGHT))
    pointing = (-0.36, -0.52, 1.52)
    figure(
        standing(-1.13, 11.75),
        170,
        "orange",
        scale=_FIGURE_SCALE,
        seed=2,
        hat="helmet",
        hands=(_HANGING_LEFT, pointing),
    )
    figure(standing(-0.62, 12.2), 188, "camo", scale=_FIGURE_SCALE, seed=3, hat="cap")
    filming = ((0.16, -0.26, 1.42), (-0.16, -0.26, 1.42))
    figure(standing(-1.88, 12.1), 176, "medic", scale=_FIGURE_SCALE, seed=4, hands=filming)


def clear_of_grass(x: float, y: float) -> float:
    """How much of the grass is left at a place: little where people walk and the truck stands."""
    return 0.10 if -3.9 < x < -0.1 and 10.9 < y < 14.2 else 1.0


def _truck(place: tuple[float, float, float], yaw: float) -> None:
    """A three-axled lorry with a canvas body, 6.6 m long in its own metres; its cab is towards -X."""
    matrix = Matrix.Translation(place) @ Matrix.Rotation(math.radians(yaw), 4, "Z") @ Matrix.Scale(_TRUCK_SCALE, 4)
    truck = empty("truck", matrix)
    paint = material("truck paint", (0.20, 0.245, 0.165), 0.5, coat=0.2)
    rubber = material("rubber", (0.035, 0.035, 0.038), 0.7)
    glass = material("truck glass", (0.03, 0.04, 0.05), 0.08, coat=1)
    canvas = material("canvas", (0.34, 0.33, 0.25), 0.95, bump=0.4, bump_scale=3)
    box((0, 0, 1.05), (6.5, 1.5, 0.35), rubber, 0.08, parent=truck)  # the frame
    box((-2.35, 0, 1.55), (1.9, 2.35, 1.05), paint, 0.22, parent=truck)  # the cab's lower half
    box((-2.25, 0, 2.42), (1.6, 2.2, 1.0), paint, 0.25, parent=truck)  # and its upper
    box((-2.62, 0, 2.42), (0.96, 1.9, 0.62), glass, 0.12, parent=truck)  # windscreen
    box((-2.30, 0, 2.42), (1.0, 2.26, 0.58), glass, 0.10, parent=truck)  # side windows
    box((-3.32, 0, 0.95), (0.28, 2.3, 0.34), rubber, 0.08, parent=truck)  # bumper
    box((1.0, 0, 1.42), (4.4, 2.4, 0.6), paint, 0.06, parent=truck)  # the platform's sides
    box((1.0, 0, 2.45), (4.3, 2.36, 1.9), canvas, 0.35, parent=truck)
    for x in (-0.35, 1.0, 2.35):  # hoops show through the canvas
        box((x, 0, 2.46), (0.10, 2.42, 1.94), canvas, 0.05, parent=truck)
    for x in (-2.3, 0.8, 2.2):
        for y in (-1.0, 1.0):
            _wheel(truck, Vector((x, y, 0.6)), rubber)
            box((x, y, 1.22), (1.45, 0.52, 0.10), rubber, 0.05, parent=truck)  # mudguard
    for y in (-0.85, 0.85):
        _lamp(truck, Vector((-3.30, y, 1.42)), Vector((-0.06, 0, 0)), 0.17, "headlamp", (1, 0.72, 0.38), 0.9)
        _lamp(truck, Vector((3.20, y, 1.42)), Vector((0.05, 0, 0)), 0.12, "tail lamp", (1, 0.05, 0.02), 1.6)


def _wheel(truck: bpy.types.Object, hub: Vector, rubber: bpy.types.Material) -> None:
    across = Vector((0, 0.2, 0))
    cylinder(hub - across, hub + across, 0.6, rubber, parent=truck, bevel=0.09)
    disc = material("hub", (0.30, 0.31, 0.28), 0.5)
    cylinder(hub - across * 1.1, hub + across * 1.1, 0.28, disc, parent=truck)


def _lamp(
    truck: bpy.types.Object,
    back: Vector,
    forward: Vector,
    radius: float,
    name: str,
    color: tuple[float, float, float],
    strength: float,
) -> None:
    glass = material(name, (0.4, 0.3, 0.2), 0.2, emission=color, emission_strength=strength)
    cylinder(back, back + forward, radius, glass, parent=truck, seg=20)
