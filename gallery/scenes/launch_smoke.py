"""The exhaust of the launch: the flame, and a cloud that leaves the pit along the ground and boils up behind."""

import math
from collections.abc import Iterator, Sequence
from random import Random

from mathutils import Vector

from gallery.scenes.flame import flame
from gallery.scenes.smoke import Daylight, Fire, Puff, smoke
from gallery.scenes.volume import Grid, cloud

_FLAME = (1.0, 0.37, 0.02)
_EMBER = (1.0, 0.30, 0.01)


def exhaust(pad: Vector, nozzles: Sequence[Vector], table: float, voxel: float) -> None:
    """Fire and smoke about a pad, below a rocket's nozzles; `table`: height of the ring that the flame goes through.

    All in units of the scene, ten metres each. Both are one cloud, as the flame burns within the smoke.
    """
    rng = Random(5)
    puffs = [
        *_bank(rng, pad, side=-1, length=7.6, count=120),
        *_bank(rng, pad, side=1, length=3.9, count=76),
        *_behind(rng, pad),
        *_spill(rng, pad),
        *_veil(rng, pad),
    ]
    columns, rows, layers = (round(size / voxel) * voxel for size in (18.8, 7.0, 3.9))
    low = (pad.x - 11.2, pad.y - 2.2, 0.0)
    grid = Grid(low, (low[0] + columns, low[1] + rows, low[2] + layers), voxel)
    fires = (
        Fire((pad.x, pad.y, 0.3), 1.5, _EMBER),
        Fire((pad.x, pad.y, 1.0), 1.5, _FLAME),
        Fire((pad.x, pad.y, 2.0), 1.3, _FLAME),
        Fire((pad.x, pad.y, 3.0), 0.9, _FLAME),
        # Gas that still burns as it leaves the pit: the banks glow from within.
        Fire((pad.x - 2.3, pad.y + 0.2, 0.45), 0.75, _EMBER),
        Fire((pad.x + 2.4, pad.y + 0.2, 0.40), 0.60, _EMBER),
    )
    daylight = (
        Daylight(Vector((-0.88, 0.46, 0.12)).normalized(), (0.72, 0.30, 0.19), 0.42),
        Daylight(Vector((-0.15, -0.1, 1)).normalized(), (0.06, 0.078, 0.145), 0.16),
        Daylight(Vector((-0.4, -1, 0.35)).normalized(), (0.034, 0.035, 0.056), 0.20),
    )
    density, light = smoke(puffs, grid, fires, daylight, ambient=(0.020, 0.021, 0.034))
    part, absorbed, shining = flame(nozzles, table, grid)
    density[part] += absorbed
    light[part] += shining
    cloud("exhaust", grid, density, light)


def _with_children(rng: Random, centre: Vector, radius: float, softness: float) -> Iterator[Puff]:
    """A puff with smaller ones on its upper side."""
    yield Puff(centre, radius, softness)
    for _ in range(5):
        around, up = rng.uniform(0, 2 * math.pi), rng.uniform(-0.2, 1.3)
        way = Vector((math.cos(around) * math.cos(up), math.sin(around) * math.cos(up), math.sin(up)))
        yield Puff(centre + way * radius * 0.82, radius * rng.uniform(0.34, 0.56), softness)


def _bank(rng: Random, pad: Vector, side: int, length: float, count: int) -> Iterator[Puff]:
    """Smoke that rolls away along the ground from the trench's mouth: high near it, low and torn at its end."""
    for _ in range(count):
        gone = rng.random() ** 0.85
        radius = (0.92 - 0.56 * gone**0.8) * rng.uniform(0.45, 1.1)
        x = pad.x + side * (2.3 + gone * length)
        y = pad.y + 0.9 + rng.gauss(0, 0.6) * (0.7 + 0.9 * gone)
        height = radius * 0.25 + (1 - gone) ** 1.5 * rng.uniform(0, 1.7)
        softness = min(1.0, max(0.0, gone**1.6 * 0.7 + rng.uniform(-0.2, 0.2)))
        yield from _with_children(rng, Vector((x, y, height)), radius, softness)


def _behind(rng: Random, pad: Vector) -> Iterator[Puff]:
    """What boils up behind the ring and stands highest, in the flame's full light."""
    for _ in range(80):
        across = rng.uniform(-3.2, 3.2)
        top = 2.6 - 0.13 * across * across
        centre = pad + Vector((across, rng.uniform(1.9, 3.2), rng.random() ** 0.7 * top))
        yield from _with_children(rng, centre, rng.uniform(0.40, 0.78), rng.uniform(0, 0.25))


def _spill(rng: Random, pad: Vector) -> Iterator[Puff]:
    """What comes out between the ring's columns towards the camera, low, and leaves the middle open."""
    for _ in range(26):
        side = rng.choice((-1, 1))
        across = side * rng.uniform(0.9, 2.6)
        centre = pad + Vector((across, rng.uniform(-1.9, -0.6), rng.uniform(0.0, 0.18)))
        yield from _with_children(rng, centre, rng.uniform(0.13, 0.32), rng.uniform(0.1, 0.5))


def _veil(rng: Random, pad: Vector) -> Iterator[Puff]:
    """Thin smoke low over the ground, before and beyond the banks."""
    for _ in range(60):
        side = -1 if rng.random() < 0.66 else 1
        away = rng.uniform(2.0, 9.6 if side < 0 else 5.7)
        centre = pad + Vector((side * away, rng.uniform(-1.1, 1.6), rng.uniform(0.0, 0.12)))
        yield Puff(centre, rng.uniform(0.22, 0.5), rng.uniform(0.75, 1.0))
