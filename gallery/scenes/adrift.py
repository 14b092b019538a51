"""What floats about: drops of water, a roll of tape, a pencil."""

import numpy as np
from mathutils import Vector

from gallery.scenes.materials import material
from gallery.scenes.orbit_paints import paint
from gallery.scenes.shapes import ball, cylinder, fractal_noise, torus, vertex_data
from gallery.scenes.studio import Point

_DROPS = (  # from the largest, radius
    ((0.0, 0.0, 0.0), 0.070),
    ((0.13, 0.02, 0.09), 0.024),
    ((-0.09, 0.03, 0.12), 0.015),
    ((0.10, -0.05, -0.10), 0.012),
)


def water_drops(place: Point) -> None:
    """A trembling ball of water and three small ones about it."""
    water = material("water", (0.92, 0.97, 1.0), 0.0, trans=1, ior=1.33)
    for seed, (offset, radius) in enumerate(_DROPS, start=1):
        drop = ball(Vector(place) + Vector(offset), radius, water, seg=40)
        points = vertex_data(drop.data)
        swell = 1 + fractal_noise(points / radius, 0.9, 1, seed)[:, None] * 0.09
        drop.data.vertices.foreach_set("co", (points * swell).astype(np.float32).ravel())
        drop.data.update()


def tape_roll(place: Point, axis: Point) -> None:
    """A roll of yellow tape on its core."""
    torus(place, 0.055, 0.024, material("tape", (0.70, 0.42, 0.06), 0.5), axis, sc=(1, 1, 1.1))
    torus(place, 0.034, 0.008, material("tape core", (0.40, 0.32, 0.22), 0.8), axis, sc=(1, 1, 2.2))


def pencil(place: Point, direction: Point) -> None:
    """A blue pencil, 15 cm long."""
    start, along = Vector(place), Vector(direction).normalized()
    cylinder(start, start + along * 0.13, 0.007, paint("rail blue"), seg=12)
    cylinder(start + along * 0.13, start + along * 0.15, 0.007, paint("metal"), 0.001, seg=12)
