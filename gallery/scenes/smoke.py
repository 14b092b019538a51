"""Smoke: puffs that make up a cloud, roughened at several scales, and the light that comes through it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from mathutils import Vector

from gallery.scenes.materials import Colour
from gallery.scenes.volume import Grid, Values, lattice_noise, smooth

_THICKEST = 20.0  # absorption per unit inside a cloud: nothing is seen through a person's height of it
_REACH = 0.5  # how far lumps may stand out of the puffs
_BILLOWS = ((0.9, 0.20), (2.1, 0.16), (4.7, 0.095), (10.0, 0.05))  # lumps per unit, and how far they stand out
_STEPS = 20  # samples on the way to a light


@dataclass(frozen=True)
class Puff:
    """A ball of smoke. `softness`: 0 for a hard, boiling edge, 1 for a veil."""

    centre: Vector
    radius: float
    softness: float = 0.0


@dataclass(frozen=True)
class Fire:
    """A place in or at the smoke that shines. `power`: the light it gives at a distance of one unit."""

    centre: tuple[float, float, float]
    power: float
    colour: Colour


@dataclass(frozen=True)
class Daylight:
    """Light from far away: the direction it comes from, and its colour."""

    towards: Vector
    colour: Colour
    soaks: float  # how fast it is lost on its way through smoke; 1 would be a beam that nothing scatters back


def smoke(
    puffs: Sequence[Puff], grid: Grid, fires: Sequence[Fire], daylight: Sequence[Daylight], ambient: Colour
) -> tuple[Values, Values]:
    """What smoke absorbs in each voxel, and the light it sends out; `ambient` reaches every part of it."""
    density = _density(puffs, grid)
    inside = np.argwhere(density > 0)
    places = np.asarray(grid.low, np.float32) + (inside + 0.5).astype(np.float32) * np.float32(grid.voxel)
    received = np.tile(np.asarray(ambient, np.float32), (len(places), 1))
    for light in daylight:
        received += _from_afar(density, grid, places, light)
    for fire in fires:
        received += _from_near(density, grid, places, fire)
    thickness = density[tuple(inside.T)]
    radiance = np.zeros((*grid.shape, 3), np.float32)
    radiance[tuple(inside.T)] = received * thickness[:, None]
    return density, radiance


def _density(puffs: Sequence[Puff], grid: Grid) -> Values:
    """The absorption in each voxel: full inside, and an edge that is hard or soft as the puffs nearby are."""
    depth: Values = np.full(grid.shape, -_REACH, np.float32)
    softness: Values = np.zeros(grid.shape, np.float32)
    x, y, z = grid.coordinates()
    for puff in puffs:
        part = grid.around(puff.centre, puff.radius + _REACH)
        near_x, near_y, near_z = x[part[0]], y[:, part[1]], z[:, :, part[2]]
        away = np.sqrt(
            (near_x - puff.centre.x) ** 2 + (near_y - puff.centre.y) ** 2 + ((near_z - puff.centre.z) * 1.15) ** 2
        )
        inside = puff.radius - away
        nearest = inside > depth[part]
        depth[part] = np.where(nearest, inside, depth[part])
        softness[part] = np.where(nearest, puff.softness, softness[part])
    for octave, (frequency, amplitude) in enumerate(_BILLOWS):
        if frequency * grid.voxel < 0.5:  # finer lumps than this the voxels cannot show
            # Round lobes with sharp valleys between, as in what boils up.
            lobes = np.sqrt(np.abs(lattice_noise(grid, frequency, 40 + octave)) + 0.004)
            depth += (lobes - 0.62) * amplitude * 1.7
    edge = 0.04 + 0.42 * softness
    threads = 1 - softness * smooth(lattice_noise(grid, (2.2, 2.2, 4.4), 60), -0.1, 0.9)
    density: Values = _THICKEST * (1 - 0.86 * softness) * np.clip(depth / edge, 0, 1) * threads
    density[:, :, 0] *= 0.5
    return density


def _from_afar(density: Values, grid: Grid, places: Values, light: Daylight) -> Values:
    towards = np.asarray(light.towards, np.float32)
    distances = np.asarray(2.6 * (np.arange(1, _STEPS + 1) / _STEPS) ** 1.5, np.float32)
    thickness = _thickness(density, grid, places, np.broadcast_to(towards, places.shape), distances)
    received: Values = np.exp(-light.soaks * thickness)[:, None] * np.asarray(light.colour, np.float32)
    return received


def _from_near(density: Values, grid: Grid, places: Values, fire: Fire) -> Values:
    """Red goes farthest through smoke, as through a hand before a lamp: the depths glow deep orange."""
    way = np.asarray(fire.centre, np.float32) - places
    distances = np.asarray((np.arange(_STEPS) + 0.5) / _STEPS, np.float32)
    length = np.linalg.norm(way, axis=1)
    thickness = _thickness(density, grid, places, way, distances) * length
    left = np.exp(-thickness[:, None] * np.array([0.030, 0.062, 0.115], np.float32))
    near = fire.power / (length**2 + 0.5)
    received: Values = left * near[:, None] * np.asarray(fire.colour, np.float32)
    return received


def _thickness(density: Values, grid: Grid, places: Values, way: Values, distances: Values) -> Values:
    """How much smoke lies between each place and `distances[-1]` times its `way`."""
    total = np.zeros(len(places), np.float32)
    low = np.asarray(grid.low, np.float32)
    last = np.asarray(grid.shape) - 1
    before = np.float32(0)
    for distance in distances:
        voxel = ((places + way * distance - low) / np.float32(grid.voxel)).astype(np.int32)
        outside = ((voxel < 0) | (voxel > last)).any(axis=1)
        np.clip(voxel, 0, last, out=voxel)
        found = density[voxel[:, 0], voxel[:, 1], voxel[:, 2]]
        total += np.where(outside, 0, found) * (distance - before)
        before = distance
    return total
