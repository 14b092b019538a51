"""Figures: posed by where hands and feet are, dressed in a style, built from the parts of the other modules."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import bpy
from mathutils import Matrix, Vector

from gallery.scenes.body import clothed_body
from gallery.scenes.clothes import SKIN, STYLES
from gallery.scenes.hats import wear_hat
from gallery.scenes.heads import Face, head_frame, model_head
from gallery.scenes.limbs import boots, hands
from gallery.scenes.materials import Colour, material
from gallery.scenes.shapes import torus
from gallery.scenes.skeleton import A1, A2, SPINE, T1, T2, Skeleton, ik
from gallery.scenes.studio import Point
from gallery.scenes.suit import communications_cap, harness, patches, worn_hood

__all__ = ["A1", "A2", "SKIN", "SPINE", "T1", "T2", "Figure", "figure", "figure_of", "ik", "look", "to_local", "toward"]


@dataclass
class Figure:
    """Where a figure's joints have come to be, in world metres; of two, the figure's own left comes first.

    `grips`: where a bar would be held, before the palms.
    """

    body: bpy.types.Object
    pelvis: Vector
    neck: Vector
    head: Vector
    shoulders: Sequence[Vector]
    hands: Sequence[Vector]
    feet: Sequence[Vector]
    head_frame: Skeleton
    grips: Sequence[Vector] = ()


def figure(
    root: Point,
    yaw: float = 0,
    style: str = "rescue",
    *,
    skin: int = 0,
    seed: int = 0,
    hat: str | None = "beanie",
    visor: str | None = None,
    hair: Colour = (0.05, 0.03, 0.02),
    scale: float = 1.0,
    **pose: Any,
) -> Figure:
    """A figure on the ground at `root`, turned by `yaw` degrees to its left; without a turn it faces -Y.

    `style` names an outfit. `skin` is a number in SKIN, `hat` as in `wear_hat`. A suit is worn with its hood, the
    `visor` "open" or "shut". `seed` changes the folds. The rest is the terms of a `Pose`.
    """
    bones = head_frame(root, yaw, {**pose, "scale": scale})
    made = figure_of(bones, style, Face(SKIN[skin], hair), seed)
    if STYLES[style].suit:
        patches(bones, made.body, None)
        communications_cap(bones)
        worn_hood(bones, shut=visor == "shut")
    else:
        wear_hat(bones, hat, STYLES[style], style, hair)
    return made


def figure_of(
    bones: Skeleton,
    style: str,
    face: Face,
    seed: int = 0,
    sleeve: float | None = None,
    shorts: float | None = None,
    *,
    pockets: bool = True,
) -> Figure:
    """A bare-headed figure of a skeleton: body, hands, feet, head and collar, or the suit up to its neck."""
    clothes = STYLES[style]
    body = clothed_body(bones, clothes, style, face.skin, seed, sleeve, shorts)
    grips = hands(bones, clothes, style, face.skin, bare_arms=sleeve is not None)
    boots(bones, clothes, style)
    model_head(bones, face)
    if clothes.suit:
        harness(bones, body, grips, pockets=pockets)
    else:
        collar = material("collar" + style, clothes.top, 0.8, bump=0.2, bump_scale=60)
        scale = bones.scale
        torus(bones.at_neck(0, 0, 0.045), 0.088 * scale, 0.034 * scale, collar, bones.up + bones.forward * 0.2)
    return Figure(
        body=body,
        pelvis=bones.pelvis,
        neck=bones.neck,
        head=bones.head,
        shoulders=bones.shoulders,
        hands=bones.hands,
        feet=bones.feet,
        head_frame=bones,
        grips=grips,
    )


def toward(source: Point, target: Point) -> float:
    """The yaw, in degrees, with which a figure at `source` faces `target`."""
    return math.degrees(math.atan2(target[0] - source[0], -(target[1] - source[1])))


def to_local(point: Point, root: Point, yaw: float) -> tuple[float, float, float]:
    """A place in the world in the coordinates of a figure at `root` (of two or three numbers), turned by `yaw`."""
    height = root[2] if len(root) > 2 else 0
    offset = Vector(point) - Vector((root[0], root[1], height))
    turned = Matrix.Rotation(math.radians(-yaw), 3, "Z") @ offset
    return (turned.x, turned.y, turned.z)


def look(
    root: Point, yaw: float, target: Point, pitch: float = 0, roll: float = 0, lim: float = 62
) -> tuple[float, float, float]:
    """How a figure at `root` turns its head to look at `target`, at most `lim` degrees aside: a pose's `head`."""
    turn = (toward(root, target) - yaw + 180) % 360 - 180
    return (max(-lim, min(lim, turn)), pitch, roll)
