"""What is sewn, screwed or drawn on to a body: found by rays that are sent at it."""

import math
from collections.abc import Sequence

import bpy
import numpy as np
from mathutils import Vector
from numpy.typing import NDArray

from gallery.scenes.shapes import Array, grid_faces, mesh
from gallery.scenes.studio import Point

_UP = (0.0, 0.0, 1.0)
PATCH_GRID = 13  # vertices along each side of a patch


def distance_to_segment(points: Array, start: Point, end: Point) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How far each point is from a segment, and at which share of its length it is nearest."""
    first, along = np.array(start), np.array(end) - np.array(start)
    share = np.clip(((points - first) @ along) / max(along @ along, 1e-9), 0, 1)
    return np.linalg.norm(points - (first + share[:, None] * along), axis=1), share


def project(
    body: bpy.types.Object, origin: Point, direction: Point, off: float = 0.004
) -> tuple[Vector | None, Vector | None]:
    """Where a ray meets a body, `off` metres before it, and the normal there; None and None where it misses."""
    met, place, normal, _ = body.ray_cast(Vector(origin), Vector(direction).normalized())
    return (place + normal * off, normal) if met else (None, None)


def course(body: bpy.types.Object, origins: Sequence[Point], direction: Point, off: float, gap: float) -> list[Vector]:
    """Where parallel rays meet a body: the longest run of places that lie less than `gap` apart.

    Without this a strap would jump from the chest to an arm that is held before it.
    """
    runs: list[list[Vector]] = [[]]
    for origin in origins:
        place, _ = project(body, origin, direction, off)
        if place is None:
            continue
        if runs[-1] and (place - runs[-1][-1]).length > gap:
            runs.append([])
        runs[-1].append(place)
    return max(runs, key=len)


def patch(
    body: bpy.types.Object,
    origin: Point,
    direction: Point,
    width: float,
    height: float,
    surface: bpy.types.Material,
    up: Point = _UP,
    thick: float = 0.006,
    round_: bool = False,  # noqa: FBT001, FBT002 - named at every call
) -> bpy.types.Object | None:
    """A soft patch that follows a body: a grid, every vertex of it sent on to the surface. None where one misses."""
    direction = Vector(direction).normalized()
    x = direction.cross(Vector(up)).normalized()
    y = x.cross(direction)
    vertices = []
    for j in range(PATCH_GRID):
        for i in range(PATCH_GRID):
            across, along = i / (PATCH_GRID - 1) - 0.5, j / (PATCH_GRID - 1) - 0.5
            if round_ and (across or along):
                shrink = max(abs(across), abs(along)) / math.hypot(across, along)
                across, along = across * shrink, along * shrink
            place, _ = project(body, Vector(origin) + x * across * width + y * along * height, direction, thick)
            if place is None:
                return None
            vertices.append(place)
    made = mesh("patch", vertices, grid_faces(PATCH_GRID, PATCH_GRID), surface)
    solid = made.modifiers.new("s", "SOLIDIFY")
    solid.thickness = thick * 1.5
    solid.offset = -0.6
    return made
