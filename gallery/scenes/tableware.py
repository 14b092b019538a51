"""What hot tea comes in: a mug and a thermos flask."""

from mathutils import Vector

from gallery.scenes.materials import Colour, material
from gallery.scenes.shapes import cylinder, torus, tube

MUG_RADIUS, MUG_HEIGHT = 0.050, 0.120  # metres
FLASK_RADIUS = 0.047


def mug(foot: Vector, handle: Vector, enamel: Colour = (0.72, 0.36, 0.03)) -> None:
    """An enamel mug full of tea. `foot`: the middle of its bottom; `handle`: the level direction of its handle."""
    surface = material("enamel", enamel, 0.35, coat=0.4)
    rim = foot + Vector((0, 0, MUG_HEIGHT))
    cylinder(foot, rim, MUG_RADIUS, surface, bevel=0.006)
    tea = material("tea", (0.20, 0.07, 0.02), 0.1, coat=1)
    cylinder(rim - Vector((0, 0, 0.0005)), rim + Vector((0, 0, 0.002)), MUG_RADIUS - 0.007, tea)
    torus(rim, MUG_RADIUS - 0.0025, 0.0045, material("alu", (0.62, 0.64, 0.66), 0.32, 0.9))
    out = handle.normalized()
    bow = [(0.95, 0.85), (1.6, 0.85), (1.85, 0.5), (1.6, 0.18), (0.95, 0.18)]
    tube([foot + out * (MUG_RADIUS * far) + Vector((0, 0, MUG_HEIGHT * high)) for far, high in bow], 0.008, surface)


def flask(foot: Vector, up: Vector) -> None:
    """A thermos flask, 31 cm tall with its cup on."""
    axis = up.normalized()
    steel = material("flask", (0.56, 0.57, 0.56), 0.28, 0.85)
    body = material("flaskpaint", (0.05, 0.16, 0.13), 0.4, coat=0.3)
    cylinder(foot, foot + axis * 0.03, FLASK_RADIUS + 0.002, steel, bevel=0.004)
    cylinder(foot + axis * 0.03, foot + axis * 0.205, FLASK_RADIUS, body, bevel=0.008)
    cylinder(foot + axis * 0.20, foot + axis * 0.225, FLASK_RADIUS * 0.86, steel)
    cylinder(foot + axis * 0.222, foot + axis * 0.31, FLASK_RADIUS * 0.92, steel, FLASK_RADIUS * 0.8, bevel=0.008)


def cup(foot: Vector) -> None:
    """The flask's cup, filled."""
    steel = material("flask", (0.56, 0.57, 0.56), 0.28, 0.85)
    rim = foot + Vector((0, 0, 0.075))
    cylinder(foot, rim, 0.036, steel, 0.042)
    cylinder(rim, rim + Vector((0, 0, 0.001)), 0.037, material("tea", (0.20, 0.07, 0.02), 0.1, coat=1))
