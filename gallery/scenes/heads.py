"""Heads: oval eyes, small brows, a slight smile, a small nose; cheeks and a beard are painted on."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import bpy
import numpy as np
from numpy.typing import NDArray

from gallery.scenes.hair import hair
from gallery.scenes.materials import Colour, material
from gallery.scenes.on_skin import project
from gallery.scenes.shapes import ball, capsule_geometry, remesh, set_colors, tube, vertex_data
from gallery.scenes.skeleton import Pose, Skeleton, skeleton, standing_at
from gallery.scenes.studio import Point
from gallery.scenes.zones import smooth_step

__all__ = ["Face", "hair", "head_frame", "model_head"]

_SIDES = (1, -1)
_BLUSH_COLOR: Colour = (0.80, 0.30, 0.22)
_BEARD_COVER = 0.84  # how much of the skin's colour a beard hides


@dataclass(frozen=True)
class Face:
    """`beard`: its colour. `blush`: how red the cheeks are, 0 to 1."""

    skin: Colour
    brows: Colour
    beard: Colour | None = None
    blush: float = 0.16


def head_frame(root: Point, yaw: float, terms: Mapping[str, Any]) -> Skeleton:
    """The skeleton of a figure at `root`, turned by `yaw`, with what was given for its pose and scale."""
    names = {field.name for field in fields(Pose)}
    pose = Pose(**{name: value for name, value in terms.items() if name in names and value is not None})
    return skeleton(pose, standing_at(root, yaw), terms.get("scale", 1.0))


def model_head(bones: Skeleton, face: Face) -> bpy.types.Object:
    """A bare head on its neck, without hair."""
    scale, at = bones.scale, bones.at_head
    parts = [
        capsule_geometry(at(0, -0.005, 0.03), at(0, 0.0, 0.0), 0.122 * scale, 0.120 * scale),
        capsule_geometry(at(0, 0.028, -0.035), at(0, 0.03, -0.055), 0.088 * scale, 0.080 * scale),  # jaw
        capsule_geometry(at(0, 0.116, -0.004), at(0, 0.126, -0.026), 0.011 * scale, 0.0172 * scale, 10, 4),  # nose
        capsule_geometry(bones.neck, at(0, 0, -0.05), 0.06 * scale, 0.06 * scale),
    ]
    for side in _SIDES:
        ear = at(side * 0.117, -0.01, 0.0), at(side * 0.117, -0.012, -0.025)
        cheek = at(side * 0.05, 0.085, -0.032), at(side * 0.052, 0.082, -0.035)
        parts.append(capsule_geometry(*ear, 0.022 * scale, 0.018 * scale, 8, 3))
        parts.append(capsule_geometry(*cheek, 0.035 * scale, 0.035 * scale, 10, 4))
    head = remesh(parts, 0.0068 * scale, 6, "head")
    _features(bones, head, face)
    _paint(bones, head, face)
    return head


def _features(bones: Skeleton, head: bpy.types.Object, face: Face) -> None:
    """Eyes, brows and mouth, laid on the head from the front."""
    scale, inwards = bones.scale, -bones.head_forward
    eye = material("eye", (0.018, 0.014, 0.012), 0.25)
    brow = material(f"brow {face.brows[0]:.3f} {face.brows[1]:.3f}", face.brows, 0.8)
    lip_red, lip_green, lip_blue = face.skin
    lip = material(f"lip {lip_red:.2f} {lip_green:.2f}", (lip_red * 0.62, lip_green * 0.56, lip_blue * 0.58), 0.5)
    for side in _SIDES:
        place, normal = project(head, bones.at_head(side * 0.043, 0.3, 0.010), inwards, 0)
        if place:
            ball(place, 0.0128 * scale, eye, sc=(0.82, 1.15, 0.45), zdir=normal, seg=16)
        bends = ((0.024, 0.041), (0.045, 0.0435), (0.066, 0.037))
        course = [project(head, bones.at_head(side * x, 0.3, z), inwards, 0.002)[0] for x, z in bends]
        if all(course):
            tube([bend for bend in course if bend], 0.0046 * scale, brow)
    corners = [(share * 0.028, -0.066 + 0.010 * share * share) for share in (-1, -0.4, 0.4, 1)]
    smile = [project(head, bones.at_head(x, 0.3, z), inwards, 0.0005)[0] for x, z in corners]
    if all(smile):
        tube([bend for bend in smile if bend], 0.0040 * scale, lip)


def _paint(bones: Skeleton, head: bpy.types.Object, face: Face) -> None:
    """Colour the head: red cheeks, and the beard, which also stands off a little."""
    points = vertex_data(head.data).astype(np.float64)
    axes = np.stack([np.array(axis) for axis in (bones.head_left, bones.head_forward, bones.head_up)])
    places = (points - np.array(bones.head)) @ axes.T / bones.scale
    left, forward, up = places.T
    colors = np.tile(np.array(face.skin), (len(points), 1))
    for side in _SIDES:
        red = np.exp(-(((left - side * 0.066) / 0.026) ** 2 + ((up + 0.034) / 0.022) ** 2)) * (forward > 0.03)
        colors = _mixed(colors, red * face.blush, _BLUSH_COLOR)
    if face.beard:
        grown = _beard(places)
        relief = vertex_data(head.data, "normal") * (grown * 0.006 * bones.scale)[:, None]
        head.data.vertices.foreach_set("co", (points + relief).astype(np.float32).ravel())
        head.data.update()
        colors = _mixed(colors, grown * _BEARD_COVER, face.beard)
    set_colors(head.data, colors)
    head.data.materials.append(material("skinpaint", vertex_colors="Col", rough=0.52, subsurface=0.25))


def _beard(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """How thick a short beard is at each place of the head, 0 to 1: along the jaw up to the ears, free of the lips."""
    left, forward, up = places.T
    aside = np.abs(left)
    top = -0.045 + 0.080 * np.clip((aside - 0.060) / 0.055, 0, 1) ** 1.5
    thick = smooth_step(top - up, -0.016, 0.014) * smooth_step(forward, -0.035, 0.02) * smooth_step(up, -0.140, -0.115)
    off_lips = (left / 0.031) ** 2 + ((up + 0.066) / 0.0095) ** 2
    return thick * smooth_step(off_lips, 0.7, 1.3)


def _mixed(colors: NDArray[np.float64], share: NDArray[np.float64], other: Colour) -> NDArray[np.float64]:
    return colors * (1 - share[:, None]) + np.array(other) * share[:, None]
