"""What is worn on the head: shells about the skull, with a lower edge that rises over the face."""

import math
from collections.abc import Callable

import bpy

from gallery.scenes.clothes import Clothes
from gallery.scenes.hair import hair_material
from gallery.scenes.materials import Colour, material
from gallery.scenes.shapes import grid_faces, mesh, ring_faces
from gallery.scenes.skeleton import Skeleton

_AROUND, _ROWS = 48, 24


def shell(
    bones: Skeleton,
    surface: bpy.types.Material,
    radius: float,
    edge: Callable[[float], float],
    thickness: float = 0.012,
    name: str = "shell",
) -> bpy.types.Object:
    """Part of a ball about the skull. `edge`: the sine of the height of its lower edge, at an angle from the front."""
    points = []
    for j in range(_ROWS + 1):
        for i in range(_AROUND):
            around = 2 * math.pi * i / _AROUND
            lowest = math.asin(max(-1.0, min(1.0, edge(around))))
            height = math.pi / 2 - (math.pi / 2 - lowest) * j / _ROWS
            left = math.sin(around) * math.cos(height)
            forward = math.cos(around) * math.cos(height)
            points.append(
                bones.at_head(left * radius, forward * radius * 1.03 - 0.005, math.sin(height) * radius * 1.05 + 0.022)
            )
    made = mesh(name, points, ring_faces(_AROUND, _ROWS + 1), surface)
    solid = made.modifiers.new("s", "SOLIDIFY")
    solid.thickness = thickness * bones.scale
    solid.offset = 1
    return made


def rising(low: float, rise: float) -> Callable[[float], float]:
    """An edge at `low` behind that rises towards the face by `rise`."""
    return lambda around: low + rise * max(0.0, math.cos(around)) ** 1.2


def wear_hat(bones: Skeleton, hat: str | None, clothes: Clothes, style: str, hair: Colour) -> None:
    """Put on a hat: "beanie", "cap" (with a peak), "helmet", "hair" (a plain crown of it), or None."""
    cloth = material("cap" + style, clothes.cap, 0.85, bump=0.25, bump_scale=120, sheen=0.2)
    if hat == "beanie":
        shell(bones, cloth, 0.132, rising(-0.22, 0.62), 0.016)
    elif hat == "cap":
        shell(bones, cloth, 0.131, rising(-0.10, 0.5))
        _peak(bones, cloth)
    elif hat == "hair":
        shell(bones, hair_material(hair), 0.130, rising(-0.45, 0.75), 0.016)
    elif hat == "helmet":
        shell(bones, material("hardhat", (0.76, 0.77, 0.77), 0.3, coat=0.4), 0.140, rising(-0.15, 0.45), 0.014)


def _peak(bones: Skeleton, surface: bpy.types.Material) -> None:
    columns, rows = 13, 5
    points = []
    for j in range(rows):
        for i in range(columns):
            around = (i / (columns - 1) - 0.5) * math.radians(125)
            reach = 0.135 + j * 0.022 * math.cos(around * 0.9)
            height = 0.062 - j * 0.006 - 0.018 * math.sin(around) ** 2
            points.append(bones.at_head(math.sin(around) * reach, math.cos(around) * reach * 1.03, height))
    made = mesh("peak", points, grid_faces(columns, rows), surface)
    made.modifiers.new("s", "SOLIDIFY").thickness = 0.008 * bones.scale
