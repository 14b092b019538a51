"""Blankets: woven cloth, laid over somebody's legs and left to fall.

The cloth is a net of points. Small steps of time are taken; in each, points fall, are pushed out of what lies beneath
(which also holds them by friction), and are pulled back to the distance that the threads between them allow.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import bpy
import numpy as np
import numpy.typing as npt
from mathutils import Matrix, Vector

from gallery.scenes.materials import Colour
from gallery.scenes.nodes import Field, Nodes
from gallery.scenes.shapes import mesh

Points: TypeAlias = npt.NDArray[np.float64]  # rows along the legs, columns across them, and x, y, z

_SPACING = 0.02  # metres between points
_WIDTH, _LENGTH = 1.04, 0.86
_OVER_THE_LAP = 0.21  # how far from the middle the cloth first lies flat; beyond, it starts hanging
_THICKNESS = 0.016
_CLEARANCE = 0.012  # from what is beneath to the middle of the cloth

_STEP = 1 / 240  # seconds
_STEPS = 320
_GRAVITY = 9.8
_DRAG = 0.012  # of the speed, lost in each step
_FRICTION = 0.55
_BENDING, _SHEAR = 0.10, 0.45  # how firmly: 1 is as firm as along a thread


@dataclass(frozen=True)
class Support:
    """What cloth can lie upon: a round bar or limb, tapered from one end to the other."""

    start: Vector
    end: Vector
    start_radius: float
    end_radius: float


@dataclass(frozen=True)
class Grip:
    """Somebody's hold on the edge of a blanket: where the edge on the sitter's left is held, this far from the lap."""

    at: Vector
    from_lap: float


def blanket(
    place: Matrix,
    path: Sequence[Vector],
    supports: Sequence[Support],
    color: Colour,
    seed: int,
    grips: Sequence[Grip] = (),
) -> None:
    """A striped blanket that has fallen upon `supports`, tucked in at the sides of the lap.

    `path`: where the middle of the cloth starts from, just above the legs, from the lap to the feet. `path`, `supports`
    and `grips` are in the frame `place`, which stands upright on the ground.
    """
    sheet = _settled(_laid_out(path, np.random.default_rng(seed)), supports, grips)
    rows, columns = sheet.shape[:2]
    corners = [
        (i * columns + j, i * columns + j + 1, (i + 1) * columns + j + 1, (i + 1) * columns + j)
        for i in range(rows - 1)
        for j in range(columns - 1)
    ]
    along, across = np.meshgrid(np.arange(rows) * _SPACING, np.arange(columns) * _SPACING, indexing="ij")
    woven_at = np.stack((across, along, np.zeros_like(along)), -1).reshape(-1, 3)
    points = [place @ Vector(point) for point in sheet.reshape(-1, 3)]
    cloth = mesh("blanket", points, corners, _wool(color), smooth=True, col=woven_at)
    finer = cloth.modifiers.new("finer", "SUBSURF")
    finer.levels = finer.render_levels = 1
    thick = cloth.modifiers.new("thick", "SOLIDIFY")
    thick.thickness = _THICKNESS
    thick.offset = 0


def _laid_out(path: Sequence[Vector], chance: np.random.Generator) -> Points:
    """The cloth held above the legs: flat in the middle, hanging straight down beside them."""
    rows, columns = round(_LENGTH / _SPACING) + 1, round(_WIDTH / _SPACING) + 1
    corners = np.array([tuple(corner) for corner in path])
    travelled = np.concatenate(([0.0], np.cumsum(np.linalg.norm(np.diff(corners, axis=0), axis=1))))
    along = np.arange(rows) * _SPACING
    middle = np.stack([np.interp(along, travelled, corners[:, axis]) for axis in range(3)], -1)
    across = np.arange(columns) * _SPACING - _WIDTH / 2
    hanging = np.maximum(np.abs(across) - _OVER_THE_LAP, 0)
    sheet = np.repeat(middle[:, None, :], columns, 1)
    sheet[..., 0] += np.sign(across) * np.minimum(np.abs(across), _OVER_THE_LAP + 0.25 * hanging)
    sheet[..., 2] -= 0.96 * hanging
    # Perfectly even cloth would crumple evenly; a little unevenness lets folds choose their places.
    return sheet + chance.normal(0, 0.004, sheet.shape)


def _settled(sheet: Points, supports: Sequence[Support], grips: Sequence[Grip]) -> Points:
    """The cloth after it has fallen and come to rest."""
    held = [(round(grip.from_lap / _SPACING), np.array(grip.at)) for grip in grips]
    speed = np.zeros_like(sheet)
    for step in range(_STEPS):
        before = sheet.copy()
        speed[..., 2] -= _GRAVITY * _STEP
        sheet += speed * _STEP
        for _ in range(2):
            _hold_together(sheet)
        _push_out(sheet, before, supports)
        for row, at in held:
            sheet[row, -1] = at
        is_ending = step > 0.8 * _STEPS
        speed = (sheet - before) / _STEP * (1 - (0.1 if is_ending else _DRAG))
    return sheet


def _hold_together(sheet: Points) -> None:
    """Pull neighbours to their distance: along both threads, across the mesh, and over one (against bending)."""
    for net in (sheet, sheet.swapaxes(0, 1)):
        for first in (0, 1):
            _pull(net[first:-1:2], net[first + 1 :: 2], _SPACING, 1)
        for first in range(4):
            _pull(net[first:-2:4], net[first + 2 :: 4], 2 * _SPACING, _BENDING)
    for first in (0, 1):
        even, odd = sheet[first:-1:2], sheet[first + 1 :: 2]
        _pull(even[:, :-1], odd[:, 1:], _SPACING * 2**0.5, _SHEAR)
        _pull(even[:, 1:], odd[:, :-1], _SPACING * 2**0.5, _SHEAR)


def _pull(one: Points, other: Points, length: float, firmness: float) -> None:
    """Move pairs of points half-way each to the distance `length`; no point may be in two pairs."""
    apart = other - one
    distance = _length(apart)
    apart *= 0.5 * firmness * (1 - length / np.maximum(distance, 1e-6))
    one += apart
    other -= apart


def _length(vectors: Points) -> Points:
    squares: Points = np.einsum("...i,...i", vectors, vectors)
    return np.sqrt(squares)[..., None]


def _push_out(sheet: Points, before: Points, supports: Sequence[Support]) -> None:
    """Move points out of the supports and the ground, and rub off their way along them."""
    touching = np.zeros(sheet.shape[:2], bool)
    for support in supports:
        start, along = np.array(support.start), np.array(support.end - support.start)
        share = np.clip((sheet - start) @ along / (along @ along), 0, 1)[..., None]
        outward = sheet - (start + share * along)
        distance = _length(outward)
        radius = support.start_radius + (support.end_radius - support.start_radius) * share + _CLEARANCE
        inside = (distance < radius)[..., 0]
        sheet[inside] += (outward * (radius / np.maximum(distance, 1e-6) - 1))[inside]
        touching |= inside
    touching |= sheet[..., 2] < _CLEARANCE
    np.maximum(sheet[..., 2], _CLEARANCE, out=sheet[..., 2])
    sheet[touching] += (before[touching] - sheet[touching]) * _FRICTION


def _wool(color: Colour) -> bpy.types.Material:
    """Wool of one colour with light stripes near both ends; the mesh's colours are places on the cloth, in metres."""
    made = bpy.data.materials.new("wool")
    made.use_nodes = True
    nodes = Nodes(made.node_tree)
    place = nodes("ShaderNodeVertexColor", layer_name="Col").outputs[0]
    across, along, _ = nodes.split(place)
    light: Colour = (0.66, 0.60, 0.50)
    dark: Colour = (color[0] * 0.42, color[1] * 0.42, color[2] * 0.42)
    woven = nodes.mix(_stripe(nodes, along, 0.66, 0.055), color, light)
    woven = nodes.mix(_stripe(nodes, along, 0.66, 0.012), woven, dark)
    woven = nodes.mix(_stripe(nodes, along, 0.74, 0.018), woven, light)
    woven = nodes.mix(_stripe(nodes, along, 0.58, 0.018), woven, light)
    woven = nodes.mix(_stripe(nodes, along, 0.09, 0.030), woven, light)
    edge = abs(across - _WIDTH / 2) - (_WIDTH / 2 - 0.022)
    hem = nodes.smooth(edge, 0.0, 0.003)
    woven = nodes.mix(hem, woven, dark)
    woven = nodes.mix(0.5, woven, nodes.mix(nodes.noise(place, 45, 3), (0.5, 0.5, 0.5), (1, 1, 1)), "MULTIPLY")
    thread = nodes.math("SINE", across * 620) * nodes.math("SINE", along * 620)
    relief = thread * 0.6 + nodes.noise(place, 160, 3)
    surface = nodes(
        "ShaderNodeBsdfPrincipled",
        {
            "Base Color": woven,
            "Roughness": 0.95,
            "Sheen Weight": 0.4,
            "Normal": nodes("ShaderNodeBump", {"Height": relief, "Strength": 0.5, "Distance": 0.006}),
        },
    )
    nodes("ShaderNodeOutputMaterial", {0: surface})
    return made


def _stripe(nodes: Nodes, along: Field, centre: float, width: float) -> Field:
    """1 within a stripe across the cloth, 0 elsewhere, with an edge as soft as a thread."""
    return nodes.smooth(abs(along - centre), width / 2 + 0.002, width / 2 - 0.002)
