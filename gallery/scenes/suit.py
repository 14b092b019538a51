"""The Sokol pressure suit: soft hood and visor (worn or thrown back), communications cap, harness, patches."""

import math
from collections.abc import Sequence
from itertools import pairwise

import bpy
import numpy as np
from mathutils import Vector

from gallery.scenes.hats import rising, shell
from gallery.scenes.materials import Colour, material
from gallery.scenes.on_skin import PATCH_GRID, course, patch, project
from gallery.scenes.shapes import (
    ball,
    capsule_geometry,
    cylinder,
    fractal_noise,
    grid_faces,
    mesh,
    remesh,
    ring_faces,
    torus,
    tube,
    vertex_data,
)
from gallery.scenes.skeleton import Skeleton
from gallery.scenes.zones import set_field, zoned_material

_SIDES = (1, -1)
_HOOD: Colour = (0.74, 0.73, 0.705)
_PALE_RIM: Colour = (0.72, 0.70, 0.64)
_PLAIN_PATCH: Colour = (0.30, 0.36, 0.42)
_CONNECTORS = (  # left of the middle, above the pelvis, radius; colour and metal
    (0.075, 0.20, 0.034, "conblue", (0.05, 0.20, 0.55), 0.3),
    (-0.075, 0.20, 0.034, "metal", (0.55, 0.56, 0.58), 0.9),
    (0.0, 0.255, 0.022, "conred", (0.55, 0.05, 0.04), 0.2),
)


def _blue() -> bpy.types.Material:
    return material("suitblue", (0.07, 0.17, 0.36), 0.45)


def _hood_cloth() -> bpy.types.Material:
    return material("hood", _HOOD, 0.75, bump=0.2, bump_scale=50, sheen=0.1)


def _glass() -> bpy.types.Material:
    return material("visorglass", (0.9, 0.93, 0.95), 0.03, trans=1, ior=1.12)


def harness(bones: Skeleton, body: bpy.types.Object, grips: Sequence[Vector], *, pockets: bool = True) -> None:
    """Zip, straps and connectors on the chest, pockets on the thighs. A hand over a connector takes its place."""
    scale, inwards = bones.scale, -bones.forward
    shares = [float(share) for share in np.linspace(0, 1, 13)]
    for side in _SIDES:
        rays = [bones.before_chest(side * (0.135 - 0.095 * share), 0.42 - 0.40 * share) for share in shares]
        tube(course(body, rays, inwards, 0.004 * scale, 0.06 * scale), 0.0085 * scale, _blue())
    rays = [bones.before_chest(0, 0.40 - 0.36 * share) for share in shares]
    zip_ = material("zip", (0.35, 0.36, 0.38), 0.5)
    tube(course(body, rays, inwards, 0.003 * scale, 0.06 * scale), 0.006 * scale, zip_)
    for left, up, radius, name, color, metal in _CONNECTORS:
        place, normal = project(body, bones.before_chest(left, up), inwards, 0.0)
        if place and normal and all((place - grip).length > 0.085 * scale for grip in grips):
            _connector(place, normal, radius * scale, material(name, color, 0.3, metal), scale)
    if pockets:
        _pockets(bones, body)


def _connector(place: Vector, normal: Vector, radius: float, surface: bpy.types.Material, scale: float) -> None:
    cylinder(place - normal * (0.01 * scale), place + normal * (0.028 * scale), radius, surface)
    hole = material("dark", (0.03, 0.03, 0.035), 0.5)
    cylinder(place + normal * (0.028 * scale), place + normal * (0.034 * scale), radius * 0.62, hole)


def _pockets(bones: Skeleton, body: bpy.types.Object) -> None:
    scale = bones.scale
    cloth = material("pocket", (0.70, 0.69, 0.665), 0.75, bump=0.15, bump_scale=90, sheen=0.1)
    for i in (0, 1):
        upwards = (bones.hips[i] - bones.knees[i]).normalized()
        outward = bones.knee_hints[i] - upwards * bones.knee_hints[i].dot(upwards)
        outward.normalize()
        middle = bones.hips[i].lerp(bones.knees[i], 0.55)
        patch(body, middle + outward * 0.4 * scale, -outward, 0.13 * scale, 0.15 * scale, cloth, upwards, 0.010 * scale)


def patches(bones: Skeleton, body: bpy.types.Object, color: Colour | None) -> None:
    """Round patches of the wearer's own colour, with a pale rim, on both upper arms and the chest."""
    for i, side in enumerate(_SIDES):
        upwards = (bones.shoulders[i] - bones.elbows[i]).normalized()
        outward = bones.left * (0.9 * side) + bones.forward * 0.5
        outward = (outward - upwards * outward.dot(upwards)).normalized()
        middle = bones.shoulders[i].lerp(bones.elbows[i], 0.5)
        round_patch(body, middle + outward * (0.4 * bones.scale), -outward, upwards, color, 0.090 * bones.scale)
    round_patch(body, bones.before_chest(0.060, 0.338), -bones.forward, bones.up, color, 0.074 * bones.scale)


def round_patch(
    body: bpy.types.Object, origin: Vector, direction: Vector, up: Vector, color: Colour | None, size: float
) -> None:
    """A disc of a colour (gray-blue if it is nobody's) with a pale rim, `size` metres across, sent on to a body."""
    color = color or _PLAIN_PATCH
    made = patch(body, origin, direction, size, size, _patch_surface(color), up, size * 0.07, round_=True)
    if made:
        steps = np.abs(np.linspace(-0.5, 0.5, PATCH_GRID))
        from_middle = np.maximum(*np.meshgrid(steps, steps))  # the grid's squares have become circles
        set_field(made.data, "rim", (from_middle.ravel() - 0.38) * size)


def _patch_surface(color: Colour) -> bpy.types.Material:
    red, green, blue = color
    return zoned_material(f"patch {red:.2f} {green:.2f} {blue:.2f}", color, [("rim", _PALE_RIM)])


def communications_cap(bones: Skeleton) -> None:
    """The soft cap under the hood, with earpieces and a microphone on a wire."""
    scale, at = bones.scale, bones.at_head
    dark = material("eye", (0.018, 0.014, 0.012), 0.25)
    cap = material("comcap", (0.70, 0.68, 0.64), 0.8, bump=0.2, bump_scale=90)
    shell(bones, cap, 0.129, rising(-0.62, 1.05), 0.010)
    earpiece = material("ear", (0.10, 0.09, 0.085), 0.55)
    for side in _SIDES:
        ball(at(side * 0.128, -0.005, -0.015), 0.042 * scale, earpiece, sc=(1, 1, 0.5), zdir=bones.head_left * side)
    tube([at(0.135, 0.02, -0.03), at(0.12, 0.09, -0.075), at(0.045, 0.135, -0.082)], 0.0045 * scale, dark)
    ball(at(0.04, 0.137, -0.082), 0.010 * scale, dark, seg=12)


def worn_hood(bones: Skeleton, *, shut: bool) -> None:
    """The hood over the head, its ring at the neck, and the visor: shut and dark, or clear and raised."""
    scale = bones.scale
    around, rows = 44, 22
    points = []
    for j in range(rows + 1):
        for i in range(around):
            angle = 2 * math.pi * i / around
            opening = -0.92 + (1.05 if shut else 1.30) * max(0.0, math.cos(angle) + 0.15) ** 0.8
            lowest = math.asin(max(-1.0, min(0.60, opening)))
            height = math.pi / 2 - (math.pi / 2 - lowest) * j / rows
            left, forward = math.sin(angle) * math.cos(height), math.cos(angle) * math.cos(height)
            points.append(bones.at_head(left * 0.178, forward * 0.178 - 0.012, math.sin(height) * 0.178 * 1.05))
    made = mesh("hoodshell", points, ring_faces(around, rows + 1), _hood_cloth())
    solid = made.modifiers.new("s", "SOLIDIFY")
    solid.thickness, solid.offset = 0.02 * scale, 0
    edge = points[-around:]
    tube([*edge, edge[0]], 0.0125 * scale, material("metal", (0.55, 0.56, 0.58), 0.3, 0.9) if shut else _blue())
    neck_ring = bones.at_neck(0, 0.01, 0.055)
    torus(neck_ring, 0.135 * scale, 0.024 * scale, _hood_cloth(), bones.up + bones.forward * 0.28)
    _visor(bones, shut=shut)


def _visor(bones: Skeleton, *, shut: bool) -> None:
    glass = material("visor", (0.10, 0.13, 0.17), 0.05, coat=1) if shut else _glass()
    tilt = math.radians(-4 if shut else 78)
    columns, rows, r = 29, 17, 0.186
    points = []
    for j in range(rows):
        height = (j / (rows - 1) - 0.5) * math.radians(92)
        for i in range(columns):
            around = (i / (columns - 1) - 0.5) * math.radians(168)
            forward, up = math.cos(around) * math.cos(height), math.sin(height)
            forward, up = forward * math.cos(tilt) - up * math.sin(tilt), forward * math.sin(tilt) + up * math.cos(tilt)
            points.append(bones.at_head(math.sin(around) * math.cos(height) * r, forward * r - 0.012, up * r * 1.05))
    _pane("visor", points, columns, rows, glass, 0.008, bones.scale)


def _pane(
    name: str, points: list[Vector], columns: int, rows: int, glass: bpy.types.Material, rim: float, scale: float
) -> None:
    """A bent sheet of glass with a blue rim."""
    made = mesh(name, points, grid_faces(columns, rows), glass)
    made.modifiers.new("s", "SOLIDIFY").thickness = 0.006 * scale
    last = columns - 1
    border = [
        *points[:columns],
        *(points[j * columns + last] for j in range(1, rows)),
        *reversed(points[(rows - 1) * columns : -1]),
        *(points[j * columns] for j in range(rows - 2, 0, -1)),
    ]
    tube([*border, border[0]], rim * scale, _blue())


def folded_hood(bones: Skeleton) -> None:
    """The hood thrown back: a soft roll of cloth behind a bare neck, the neck ring, the visor lying on top."""
    scale = bones.scale
    angles = [math.radians(-128 + i * 256 / 14) for i in range(15)]
    roll = [
        (
            bones.at_neck(0.150 * math.sin(a), -0.055 - 0.105 * math.cos(a), 0.060 + 0.030 * math.cos(a)),
            (0.034 + 0.030 * max(0.0, math.cos(a))) * scale,
        )
        for a in angles
    ]
    parts = [capsule_geometry(p, q, r, s, 14, 5) for (p, r), (q, s) in pairwise(roll)]
    made = remesh(parts, 0.009 * scale, 6, "foldhood")
    points = vertex_data(made.data).astype(np.float64)
    relief = fractal_noise(points, 14 / scale, 2, 3) * (0.008 * scale)
    points += vertex_data(made.data, "normal") * relief[:, None]
    made.data.vertices.foreach_set("co", points.astype(np.float32).ravel())
    made.data.update()
    made.data.materials.append(_hood_cloth())
    made.data.polygons.foreach_set("use_smooth", [True] * len(made.data.polygons))
    seam = []
    for degrees in range(-125, 126, 10):
        behind, aside = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        height = 0.094 + 0.030 * behind + 0.030 * max(0.0, behind)
        seam.append(bones.at_neck(0.150 * aside, -0.055 - 0.105 * behind, height))
    tube(seam, 0.010 * scale, _blue())
    ring = material("neckring", (0.50, 0.53, 0.57), 0.35, 0.8)
    torus(bones.at_neck(0, -0.012, 0.052), 0.112 * scale, 0.017 * scale, ring, bones.up)
    _visor_behind(bones)


def _visor_behind(bones: Skeleton) -> None:
    columns, rows, r = 21, 9, 0.182
    points = []
    for j in range(rows):
        share = j / (rows - 1)
        for i in range(columns):
            around = (i / (columns - 1) - 0.5) * math.radians(150)
            back = -0.070 - r * math.cos(around) * (0.95 + 0.22 * share)
            points.append(bones.at_neck(r * math.sin(around), back, 0.045 + share * 0.050 + 0.035 * math.cos(around)))
    _pane("visorback", points, columns, rows, _glass(), 0.007, bones.scale)
