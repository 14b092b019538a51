"""Smoke and flames as clouds of voxels that absorb and shine by themselves: a few samples see them without noise."""

from __future__ import annotations

import importlib
import math
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import bpy
import numpy as np
from mathutils import Vector
from numpy.typing import NDArray

from gallery.scenes.nodes import Nodes
from gallery.scenes.studio import Point

Values: TypeAlias = NDArray[np.float32]
Part: TypeAlias = tuple[slice, slice, slice]


@dataclass(frozen=True)
class Grid:
    """A block of cubic voxels. `low` and `high`: opposite corners; `voxel`: the length of an edge; scene units."""

    low: tuple[float, float, float]
    high: tuple[float, float, float]
    voxel: float

    @property
    def shape(self) -> tuple[int, int, int]:
        """How many voxels there are along x, y and z."""
        x, y, z = (round((high - low) / self.voxel) for low, high in zip(self.low, self.high, strict=True))
        return x, y, z

    def places(self, axis: int) -> Values:
        """Where the voxels' centres lie along one axis."""
        return np.asarray(self.low[axis] + (np.arange(self.shape[axis]) + 0.5) * self.voxel, np.float32)

    def coordinates(self) -> tuple[Values, Values, Values]:
        """x, y and z of all voxels, as arrays that broadcast to the grid's shape."""
        x, y, z = (self.places(axis) for axis in range(3))
        return x[:, None, None], y[None, :, None], z[None, None, :]

    def around(self, centre: Point, reach: float) -> Part:
        """The voxels in a cube of half-width `reach` about a place."""
        low, high = Vector(centre) - Vector((reach,) * 3), Vector(centre) + Vector((reach,) * 3)
        return self.between(low, high)

    def between(self, low: Point, high: Point) -> Part:
        """The voxels in a block, as far as they lie in this one."""
        x, y, z = (
            slice(
                max(0, math.floor((low[axis] - self.low[axis]) / self.voxel)),
                max(0, math.ceil((high[axis] - self.low[axis]) / self.voxel)),
            )
            for axis in range(3)
        )
        return x, y, z

    def cut(self, part: Part) -> Grid:
        """A part as a grid by itself."""
        ends = [
            (low + piece.start * self.voxel, low + min(piece.stop, size) * self.voxel)
            for low, piece, size in zip(self.low, part, self.shape, strict=True)
        ]
        (west, east), (south, north), (bottom, top) = ends
        return Grid((west, south, bottom), (east, north, top), self.voxel)


def lattice_noise(grid: Grid, frequency: float | tuple[float, float, float], seed: int) -> Values:
    """Smooth noise about 0, mostly between -1 and 1, with `frequency` lumps per unit (one number, or for x, y and z).

    Random values on a coarse lattice, drawn out to the grid by cubic B-splines, one axis after the other: far faster
    than to ask for the noise at every voxel.
    """
    frequencies = frequency if isinstance(frequency, tuple) else (frequency,) * 3
    steps = [grid.places(axis) * frequencies[axis] for axis in range(3)]
    steps = [step - math.floor(float(step[0])) for step in steps]
    sizes = [math.ceil(float(step[-1])) + 4 for step in steps]
    values: Values = np.random.default_rng(seed).uniform(-2.6, 2.6, sizes).astype(np.float32)
    for axis, step in enumerate(steps):
        cell = np.floor(step).astype(int)
        t = step - cell
        weights = (
            (1 - t) ** 3 / 6,
            (3 * t**3 - 6 * t**2 + 4) / 6,
            (-3 * t**3 + 3 * t**2 + 3 * t + 1) / 6,
            t**3 / 6,
        )
        along = tuple(-1 if axis == other else 1 for other in range(3))
        parts = [np.take(values, cell + k, axis) * weight.reshape(along) for k, weight in enumerate(weights)]
        values = parts[0] + parts[1] + parts[2] + parts[3]
    return values


def smooth(values: Values, low: float, high: float) -> Values:
    """0 up to `low`, 1 from `high`, and a smooth step between; `low` may be the larger."""
    t: Values = np.clip((values - low) / (high - low), 0, 1)
    step: Values = t * t * (3 - 2 * t)
    return step


def cloud(name: str, grid: Grid, density: Values, light: Values) -> bpy.types.Object:
    """A cloud to see. `density`: what it absorbs, per unit, of the grid's shape; `light`: what it sends out, per unit,
    with red, green and blue along a fourth axis.

    It neither casts shadows nor lights anything: its light is in the voxels, and lamps stand in for what it gives.
    """
    openvdb = _openvdb()
    transform = openvdb.createLinearTransform(voxelSize=grid.voxel)
    transform.postTranslate(tuple(low + grid.voxel / 2 for low in grid.low))
    absorbing, shining = openvdb.FloatGrid(), openvdb.Vec3SGrid()
    for data, values, label in ((absorbing, density, "density"), (shining, light, "light")):
        data.copyFromArray(np.ascontiguousarray(values, np.float32))
        data.name, data.transform = label, transform
    file = Path(bpy.app.tempdir) / f"{name}.vdb"  # Blender reads it when it exposes, and clears it away at its end
    openvdb.write(str(file), [absorbing, shining])

    data = bpy.data.volumes.new(name)
    data.filepath = str(file)
    data.materials.append(_shining(name))
    made = bpy.data.objects.new(name, data)
    bpy.context.scene.collection.objects.link(made)
    made.visible_shadow = made.visible_diffuse = made.visible_glossy = False
    return made


def _shining(name: str) -> bpy.types.Material:
    made = bpy.data.materials.new(name)
    made.use_nodes = True
    nodes = Nodes(made.node_tree)
    density = nodes.field(nodes("ShaderNodeAttribute", attribute_name="density"), "Fac")
    light = nodes.field(nodes("ShaderNodeAttribute", attribute_name="light"), "Color")
    absorption = nodes("ShaderNodeVolumeAbsorption", {"Color": (0, 0, 0), "Density": density})
    emission = nodes("ShaderNodeEmission", {"Color": light, "Strength": 1.0})
    both = nodes("ShaderNodeAddShader", {0: absorption, 1: emission})
    output = nodes("ShaderNodeOutputMaterial")
    nodes.set(output.inputs["Volume"], both)
    return made


def _openvdb() -> Any:
    """The library for voxel files that comes inside Blender's module, where Python does not look by itself."""
    inside = Path(bpy.utils.system_resource("PYTHON"), "lib", "python3.11", "site-packages")
    if str(inside) not in sys.path:
        sys.path.append(str(inside))
    return importlib.import_module("openvdb")
