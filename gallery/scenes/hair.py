"""Hair as clay: a soft cap with combed grooves, a bun, a fringe, a few stray strands."""

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import bpy
import numpy as np
from mathutils import Vector, noise

from gallery.scenes.materials import Colour, material
from gallery.scenes.shapes import Geometry, capsule_geometry, mesh, remesh, ring_faces, torus, tube, vertex_data
from gallery.scenes.skeleton import Skeleton

_AROUND, _ROWS = 96, 40
_SIDES = (1, -1)
_HAIR_TIE: Colour = (0.06, 0.14, 0.36)


@dataclass(frozen=True)
class _Cut:
    """A hair style. The lower edge, as sines of its height: `nape` behind, and what it rises by over the face.

    The rise begins `before` the ears and is full after `width` more (both as cosines of the angle from the front).
    """

    nape: float
    rise: float
    before: float
    width: float
    power: float
    sideburns: float
    thickness: float
    relief: Callable[[Vector], float]


def _combed(place: Vector) -> float:
    waves = abs(math.sin(5 * math.atan2(place.x, place.z + 0.4) + 1.5 * place.y))
    return float(0.005 * waves + 0.004 * max(0, place.y))


def _cropped(place: Vector) -> float:
    return float(0.0035 * noise.noise(place * 9))


def _tousled(place: Vector) -> float:
    tuft = 0.012 * max(0, place.y) * max(0, place.z) + 0.0045 * max(0, place.z)
    curls = 0.009 * noise.noise(Vector((place.x * 5 + 3, place.y * 4, place.z * 5)))
    return float(tuft + curls + 0.005 * abs(math.sin(11 * place.x + 3 * place.y)))


_CUTS = {
    "tied": _Cut(-0.62, 1.10, 0.25, 0.80, 0.9, 0.144, 0.013, _combed),
    "crop": _Cut(-0.50, 1.02, 0.30, 0.75, 0.8, 0.192, 0.009, _cropped),
    "short": _Cut(-0.55, 1.02, 0.30, 0.80, 0.8, 0.192, 0.013, _tousled),
}


def hair_material(color: Colour) -> bpy.types.Material:
    """Soft hair of a colour."""
    name = f"hair {color[0]:.3f} {color[1]:.3f}"
    return material(name, color, 0.66, bump=0.3, bump_scale=70, sheen=0.12)


def hair(bones: Skeleton, style: str, color: Colour) -> None:
    """A head of hair: "tied" (with a bun), "short" or "crop"."""
    surface, cut = hair_material(color), _CUTS[style]
    points = []
    for j in range(_ROWS + 1):
        share = j / _ROWS
        tuck = 0.006 * max(0.0, (share - 0.93) / 0.07)  # the edge lies close to the skin
        for i in range(_AROUND):
            around = 2 * math.pi * i / _AROUND
            lowest = math.asin(_hairline(cut, around))
            height = math.pi / 2 - (math.pi / 2 - lowest) * share
            place = Vector((math.sin(around) * math.cos(height), math.cos(around) * math.cos(height), math.sin(height)))
            r = 0.1285 + cut.relief(place) - tuck
            points.append(bones.at_head(place.x * r, place.y * r * 1.03 - 0.006, place.z * r * 1.05 + 0.022))
    made = mesh("hair", points, ring_faces(_AROUND, _ROWS + 1), surface)
    solid = made.modifiers.new("s", "SOLIDIFY")
    solid.thickness, solid.offset = cut.thickness * bones.scale, 0.9
    soften = made.modifiers.new("sm", "SMOOTH")
    soften.factor, soften.iterations = 0.5, 2
    if style == "tied":
        _bun(bones, surface)


def _hairline(cut: _Cut, around: float) -> float:
    """The sine of the height where hair ends, at an angle from the front."""
    rise = min(1.0, max(0.0, math.cos(around) + cut.before) / cut.width) ** cut.power
    from_front = around if around < math.pi else 2 * math.pi - around
    sideburn = math.exp(-(((from_front - 1.25) / 0.16) ** 2))
    height = cut.nape + cut.rise * rise - cut.sideburns * sideburn
    return float(max(-0.9, min(0.60, height)))


def _bun(bones: Skeleton, surface: bpy.types.Material) -> None:
    """A knot of hair, wound, upon the back of the head, with a tie about its root."""
    scale, middle = bones.scale, bones.at_head(0, -0.108, 0.172)
    root, top = bones.at_head(0, -0.075, 0.130), bones.at_head(0, -0.098, 0.158)
    parts = [
        capsule_geometry(root, top, 0.040 * scale, 0.040 * scale),
        capsule_geometry(
            bones.at_head(-0.012, -0.108, 0.172), bones.at_head(0.012, -0.108, 0.172), 0.056 * scale, 0.056 * scale
        ),
    ]
    made = remesh(parts, 0.007 * scale, 4, "bun")
    points = vertex_data(made.data).astype(np.float64)
    offset = (points - np.array(middle)) / scale
    left, up, forward = (offset @ np.array(axis) for axis in (bones.head_left, bones.head_up, bones.head_forward))
    winding = 0.0045 * scale * np.sin(9 * np.arctan2(left, up) + 60 * forward)
    points += vertex_data(made.data, "normal") * winding[:, None]
    made.data.vertices.foreach_set("co", points.astype(np.float32).ravel())
    made.data.update()
    made.data.materials.append(surface)
    tie = material("hairtie", _HAIR_TIE, 0.6)
    torus(bones.at_head(0, -0.085, 0.142), 0.040 * scale, 0.010 * scale, tie, (top - root).normalized())


def fringe(bones: Skeleton, color: Colour) -> None:
    """Locks swept to one side over the forehead, as they show under a cap."""
    parts: list[Geometry] = []
    for i in range(9):
        across = -0.072 + 0.018 * i
        forehead = math.sqrt(max(0.125**2 - across**2, 0.0))
        high = bones.at_head(across * 0.86 + 0.012, forehead * 0.94 - 0.004, 0.098)
        low = bones.at_head(across * 1.04, forehead * 1.01 - 0.003, 0.074 - 0.0035 * abs(i - 6))
        parts.append(capsule_geometry(high, low, 0.017 * bones.scale, 0.0125 * bones.scale, 10, 4))
    for side in _SIDES:  # a lock before each ear
        start, end = bones.at_head(0.103 * side, 0.070, 0.062), bones.at_head(0.114 * side, 0.048, -0.018)
        parts.append(capsule_geometry(start, end, 0.015 * bones.scale, 0.009 * bones.scale, 10, 4))
    made = remesh(parts, 0.005 * bones.scale, 2, "fringe")
    made.data.materials.append(hair_material(color))


def drift_hair(
    color: Colour,
    seed: int = 2,
    n: int = 64,
    drift: tuple[float, float, float] = (0.75, -0.35, 0.42),
    length: tuple[float, float] = (0.17, 0.27),
) -> Callable[[Skeleton], None]:
    """Loose hair without weight: `n` wavy locks that leave the sides and back of the skull and curl out and up.

    `drift`: where they are carried, as left, forward and up of the head. `length`: the shortest and longest lock, in
    metres. Returns what grows it on a skeleton.
    """

    def grow(bones: Skeleton) -> None:
        chance = random.Random(seed)
        parts: list[Geometry] = []
        for i in range(n):
            parts += _lock(bones, i, chance, Vector(drift), length)
        parts += _parting(bones)
        surface = hair_material(color)
        made = remesh(parts, 0.0085 * bones.scale, 6, "hairlocks")
        made.data.materials.append(surface)
        for _ in range(7):
            _fly_away(bones, chance, Vector(drift), surface)

    return grow


def _lock(
    bones: Skeleton, i: int, chance: random.Random, drift: Vector, length: tuple[float, float]
) -> Iterator[Geometry]:
    """One lock: roots are spread evenly by the golden ratio, ends bend towards the drift."""
    around = math.radians(62 + 236 * (i * 0.618034 % 1))
    height = math.radians(-24 + 74 * (i * 0.7549 % 1))
    outward = Vector((math.sin(around) * math.cos(height), math.cos(around) * math.cos(height), math.sin(height)))
    place = Vector((outward.x * 0.116, outward.y * 0.118 - 0.008, outward.z * 0.122 + 0.022))
    course = (outward * 0.75 + Vector((0, -0.10, -0.38))).normalized()
    sideways = outward.cross(Vector((0, 0, 1))).normalized()
    steps, step = 10, chance.uniform(*length) / 10
    phase, radius = chance.uniform(0, 6.28), chance.uniform(0.030, 0.038) * bones.scale
    for k in range(steps):
        here, there = k / steps, (k + 1) / steps
        wave = sideways * (0.16 * math.sin(there * 6.5 + phase))
        course = (course + drift * (0.34 * there) + wave + outward * 0.04).normalized()
        onwards = place + course * step
        r0, r1 = radius * (1 - 0.42 * here**2), radius * (1 - 0.42 * there**2)
        yield capsule_geometry(bones.at_head(*place), bones.at_head(*onwards), r0, r1, 10, 3)
        place = onwards


def _parting(bones: Skeleton) -> Iterator[Geometry]:
    """Two soft sweeps from a middle parting frame the face."""
    sweep = (
        (0.012, 0.085, 0.135),
        (0.062, 0.100, 0.108),
        (0.105, 0.078, 0.066),
        (0.132, 0.040, 0.020),
        (0.152, 0.020, -0.035),
        (0.185, 0.025, -0.075),
        (0.225, 0.035, -0.080),
    )
    for side in _SIDES:
        places = [bones.at_head(x * side, y, z) for x, y, z in sweep]
        for j in range(len(places) - 1):
            r0, r1 = (0.030 - 0.0032 * j) * bones.scale, (0.030 - 0.0032 * (j + 1)) * bones.scale
            yield capsule_geometry(places[j], places[j + 1], r0, r1, 10, 3)


def _fly_away(bones: Skeleton, chance: random.Random, drift: Vector, surface: bpy.types.Material) -> None:
    """A single fine strand."""
    around, height = math.radians(chance.uniform(80, 280)), math.radians(chance.uniform(0, 60))
    outward = Vector((math.sin(around) * math.cos(height), math.cos(around) * math.cos(height), math.sin(height)))
    root = Vector((outward.x * 0.13, outward.y * 0.13, outward.z * 0.135 + 0.02))
    reach = outward * chance.uniform(0.22, 0.34)
    carried = drift * reach.length
    sway = Vector((chance.uniform(-1, 1), chance.uniform(-1, 1), chance.uniform(-1, 1))) * 0.08
    bends = (
        root,
        root + reach * 0.4 + sway,
        root + reach * 0.6 - sway * 0.6 + carried * 0.4,
        root + reach * 0.7 + sway * 0.5 + carried * 0.9,
    )
    tube([bones.at_head(*bend) for bend in bends], 0.0026 * bones.scale, surface)
