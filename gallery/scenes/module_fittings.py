"""What is fixed to the walls of the station module: racks, bags under straps, an air hose, a laptop on an arm."""

import random
from collections.abc import Sequence
from itertools import pairwise

import bpy
from mathutils import Matrix, Vector

from gallery.scenes.cinema import laptop
from gallery.scenes.module_walls import (
    LEFT,
    LOWER_LEFT,
    LOWER_RIGHT,
    RIGHT,
    on_wall,
    set_at,
)
from gallery.scenes.orbit_paints import paint
from gallery.scenes.shapes import ball, box, cylinder, frame, torus, tube
from gallery.scenes.studio import Point

_RACKS = (  # side, along, across, width, length, height, drawers
    (RIGHT, 1.6, 0.12, 0.95, 0.95, 0.14, 4),
    (RIGHT, 3.7, -0.1, 1.0, 0.9, 0.12, 3),
    (LEFT, 2.6, -0.1, 1.0, 0.8, 0.16, 4),
    (LEFT, 0.7, 0.20, 0.6, 0.7, 0.12, 2),
    (LOWER_LEFT, 3.4, 0.0, 0.8, 0.8, 0.10, 2),
)
_BAGS = (  # side, along, across, size
    (LOWER_LEFT, 0.6, -0.05, (0.5, 0.55, 0.26)),
    (LOWER_LEFT, 2.5, 0.1, (0.6, 0.5, 0.26)),
    (LOWER_RIGHT, 1.7, 0.1, (0.55, 0.6, 0.28)),
    (LOWER_RIGHT, 3.9, 0.0, (0.6, 0.7, 0.30)),
)
_DRAWERS = ("green 0", "green 1", "pale 0", "cream 2", "drawer")
_KNOBS = ("dark", "metal", "green lamp", "knob", "metal")


def build_fittings(screen: bpy.types.Material, *, seed: int) -> None:
    """Everything on the walls; `screen` is what the laptop shows, `seed` decides about drawers and knobs."""
    random_source = random.Random(seed)
    for side, along, across, width, length, height, drawers in _RACKS:
        _rack(on_wall(side, along, across), (width, length, height), drawers, random_source)
    for side, along, across, size in _BAGS:
        _bag(on_wall(side, along, across), size)
    hose([(-1.2, 4.6, -0.95), (-1.25, 3.8, -1.02), (-1.1, 2.9, -1.12), (-1.3, 1.9, -1.2)], 0.06, "hose")
    _laptop_on_arm((1.70, 1.5, 0.0), frame((1.50, 1.2, 0.16), (0.12, 0.1, 1), (-0.60, -0.80, 0)), screen)


def _rack(place: Matrix, size: tuple[float, float, float], drawers: int, random_source: random.Random) -> None:
    """A chest of drawers with knobs and lamps; it stands on the wall at `place`."""
    width, length, height = size
    set_at(box((0, 0, 0), size, paint("gray"), 0.02), place @ Matrix.Translation((0, 0, height / 2)))
    step = width / drawers
    for drawer in range(drawers):
        across = step * (drawer + 0.5) - width / 2
        front = box((0, 0, 0), (step - 0.02, length - 0.04, 0.02), paint(random_source.choice(_DRAWERS)), 0.006)
        set_at(front, place @ Matrix.Translation((across, 0, height + 0.005)))
        for _ in range(random_source.randint(1, 4)):
            along = random_source.uniform(-length * 0.38, length * 0.38)
            radius = random_source.choice((0.012, 0.018, 0.03))
            foot, top = (place @ Vector((across, along, height + above)) for above in (0.015, 0.037))
            cylinder(foot, top, radius, paint(random_source.choice(_KNOBS)), seg=14)


def _bag(place: Matrix, size: tuple[float, float, float]) -> None:
    """A cloth bag under two straps."""
    middle = place @ Matrix.Translation((0, 0, size[2] / 2))
    set_at(box((0, 0, 0), size, paint("bag"), 0.08, seg=5), middle)
    for along in (-0.13, 0.13):
        strap = box((0, 0, 0), (size[0] + 0.012, 0.035, size[2] + 0.012), paint("strap"), 0.012)
        set_at(strap, middle @ Matrix.Translation((0, along, 0)))


def hose(points: Sequence[Point], radius: float, surface: str) -> None:
    """A ribbed hose through the points, its bends rounded."""
    path = rounded(points, steps=6, passes=3)
    tube(path, radius, paint(surface))
    for start, end in pairwise(path):
        ribs = max(1, int((end - start).length / (radius * 0.62)))
        for rib in range(ribs):
            torus(start.lerp(end, rib / ribs), radius, radius * 0.16, paint(surface), end - start, seg=20, rs=6)


def rounded(points: Sequence[Point], *, steps: int, passes: int) -> list[Vector]:
    """The path through the points, each stretch in so many steps, its bends softened in so many passes."""
    corners = [Vector(point) for point in points]
    path = [start.lerp(end, i / steps) for start, end in pairwise(corners) for i in range(steps)]
    path.append(corners[-1])
    for _ in range(passes):
        inner = [(path[i - 1] + path[i] * 2 + path[i + 1]) / 4 for i in range(1, len(path) - 1)]
        path = [path[0], *inner, path[-1]]
    return path


def _laptop_on_arm(root: Point, place: Matrix, screen: bpy.types.Material) -> None:
    """A laptop at `place`, on a jointed arm from `root`, on the wall."""
    laptop(place, screen)
    root, tip = Vector(root), place @ Vector((0, 0, -0.02))
    elbow = (root + tip) / 2 + Vector((0, -0.12, -0.10))
    for start, end in ((root, elbow), (elbow, tip)):
        cylinder(start, end, 0.014, paint("metal"), seg=12)
    for joint in (root, elbow, tip):
        ball(joint, 0.026, paint("dark"), seg=16)
