"""Hands, boots, and the cuffs that cover where they meet the sleeves and trousers."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import bpy
import numpy as np
from mathutils import Vector

from gallery.scenes.clothes import Clothes
from gallery.scenes.materials import Colour, material
from gallery.scenes.shapes import Geometry, capsule_geometry, cylinder, remesh, torus, vertex_data
from gallery.scenes.skeleton import Skeleton
from gallery.scenes.zones import set_field, zoned_material

_SIDES = (1, -1)
_FINGER_LENGTHS = (0.92, 1.0, 0.95, 0.78)  # from the forefinger
_PHALANGES = (0.040, 0.029, 0.022)
_BENDS = (58, 72, 48)  # degrees at a fist, from the knuckles on
_FINGER_SPACING, _FINGER_RADIUS = 0.0235, 0.0128
_PALM = 0.074  # from the wrist to the knuckles

_ANKLE_TO_SOLE = 0.096
_SOLE_THICKNESS = 0.020
_SUIT_SOLE: Colour = (0.30, 0.34, 0.40)
_SUIT_TRIM: Colour = (0.10, 0.22, 0.42)


def hands(bones: Skeleton, clothes: Clothes, style: str, skin: Colour, *, bare_arms: bool = False) -> list[Vector]:
    """Both hands with their cuffs. Returns where a bar would be held: before the palm, under the curled fingers."""
    if clothes.gloves:
        surface = material("glove" + style, clothes.gloves, 0.6, bump=0.12, bump_scale=60)
    else:
        surface = material(f"hand {skin[0]:.2f} {skin[1]:.2f}", skin, 0.5, subsurface=0.25)
    grips = []
    for i in (0, 1):
        along = (bones.hands[i] - bones.elbows[i]).normalized()
        wrist = bones.hands[i] + along * (0.02 * bones.scale)
        size = (1.12 if clothes.gloves else 1.04) * bones.scale
        grips.append(_hand(bones, i, wrist, size, surface))
        if not bare_arms:
            _cuff(bones, i, clothes, style, along)
    return grips


def _cuff(bones: Skeleton, i: int, clothes: Clothes, style: str, along: Vector) -> None:
    wrist, size = bones.hands[i], bones.scale * clothes.bulk
    if clothes.suit:
        surface = material("cuff", _SUIT_TRIM, 0.4)
    elif clothes.gloves:
        surface = material("glove" + style, clothes.gloves, 0.6, bump=0.12, bump_scale=60)
    else:
        surface = material("sleeve end" + style, clothes.top, 0.8, bump=0.12, bump_scale=160)
    start, end = wrist - along * (0.032 * bones.scale), wrist + along * (0.028 * bones.scale)
    cylinder(start, end, 0.065 * size, surface, 0.062 * size, bevel=0.012 * bones.scale)


@dataclass(frozen=True)
class _Hand:
    """A hand's own axes: along the fingers, across towards the little finger, and up out of its back."""

    wrist: Vector
    along: Vector
    across: Vector
    up: Vector
    size: float
    curl: float

    def at(self, along: float, across: float, up: float) -> Vector:
        return self.wrist + (self.along * along + self.across * across + self.up * up) * self.size

    def part(self, start: Vector, end: Vector, r0: float, r1: float) -> Geometry:
        return capsule_geometry(start, end, r0 * self.size, r1 * self.size, 12, 4)

    def parts(self) -> Iterator[Geometry]:
        """Wrist, palm, four fingers and a thumb, overlapping."""
        yield self.part(self.at(-0.035, 0, 0), self.at(0.01, 0, 0), 0.036, 0.034)
        for finger in range(4):
            yield from self._finger(finger)
        yield from self._thumb()

    def _finger(self, finger: int) -> Iterator[Geometry]:
        aside = (finger - 1.5) * _FINGER_SPACING
        knuckle = self.at(_PALM - 0.004 * abs(finger - 1.2), aside, 0.004)
        yield self.part(self.at(0.008, aside * 0.62, 0), knuckle, 0.024, 0.0165)
        spread = aside * 2.6 * (1 - self.curl)
        bend, joint, radius = 5.0, knuckle, _FINGER_RADIUS
        for length, most in zip(_PHALANGES, _BENDS, strict=True):
            bend += most * self.curl
            angle = math.radians(bend)
            onwards = self.along * math.cos(angle) - self.up * math.sin(angle) + self.across * spread
            tip = joint + onwards * (length * _FINGER_LENGTHS[finger] * self.size)
            yield self.part(joint, tip, radius, radius * 0.94)
            joint, radius = tip, radius * 0.94

    def _thumb(self) -> Iterator[Geometry]:
        """Aside when the hand is open; before the palm, across from the fingers, when it grips."""
        root, ball = self.at(0.006, -0.018, -0.004), self.at(0.034, -0.042, -0.012 - 0.012 * self.curl)
        yield self.part(root, ball, 0.024, 0.0175)
        middle = ball + self.along * (0.034 * self.size)
        middle -= self.across * ((0.024 - 0.028 * self.curl) * self.size) + self.up * (0.028 * self.curl * self.size)
        yield self.part(ball, middle, 0.0165, 0.0150)
        tip = middle + self.along * (0.027 * self.size)
        tip += self.across * ((0.026 * self.curl - 0.006) * self.size) - self.up * (0.010 * self.curl * self.size)
        yield self.part(middle, tip, 0.0150, 0.0132)


def _hand(bones: Skeleton, i: int, wrist: Vector, size: float, surface: bpy.types.Material) -> Vector:
    """Model one hand. Returns the middle of its grip."""
    pointing = bones.fingers[i]
    back = (bones.hand_backs[i] - pointing * pointing.dot(bones.hand_backs[i])).normalized()
    outward = pointing.cross(back) * _SIDES[i]
    hand = _Hand(wrist, pointing, outward, back, size, bones.pose.curl[i])
    made = remesh(hand.parts(), 0.0046 * size, 3, "hand")
    made.data.materials.append(surface)
    return hand.at(_PALM * 0.95, 0, -0.036)


def boots(bones: Skeleton, clothes: Clothes, style: str) -> None:
    """Both boots (or socks), flat on the ground where the figure stands, with a cuff or a trouser hem at their tops."""
    size = bones.scale * clothes.bulk
    sole: Colour = (
        _SUIT_SOLE if clothes.suit else (clothes.boots[0] * 0.7, clothes.boots[1] * 0.7, clothes.boots[2] * 0.7)
    )
    leather = zoned_material("boot" + style, clothes.boots, [("sole", sole)], rough=0.55, creases=0.1)
    for i in (0, 1):
        shin = (bones.feet[i] - bones.knees[i]).normalized()
        _boot(bones, i, shin, size, leather)
        _boot_top(bones.feet[i], shin, clothes, style, size)


def _boot_top(ankle: Vector, shin: Vector, clothes: Clothes, style: str, size: float) -> None:
    if clothes.socks:
        hem = material("hem" + style, clothes.legs, 0.78, sheen=0.2, bump=0.12, bump_scale=160)
        cylinder(
            ankle - shin * 0.165 * size, ankle - shin * 0.05 * size, 0.094 * size, hem, 0.1 * size, bevel=0.016 * size
        )
        return
    if clothes.suit:
        surface, thick = material("boot trim", _SUIT_TRIM, 0.5), 0.011
    else:
        surface, thick = material("boot cuff" + style, clothes.boots, 0.6), 0.014
    torus(ankle - shin * 0.118 * size, 0.080 * size, thick * size, surface, shin)


def _boot(bones: Skeleton, i: int, shin: Vector, size: float, surface: bpy.types.Material) -> None:
    ankle = bones.feet[i]
    toe, down, drop = _foot(bones, i, shin)
    # Capsules rest on the sole's plane and a little below it: what is below is cut flat.
    ball_of_foot, heel = down * (drop - 0.056 * size), down * (drop - 0.046 * size)
    parts = [
        capsule_geometry(ankle - shin * 0.09 * size, ankle + shin * 0.01 * size, 0.088 * size, 0.080 * size),
        capsule_geometry(ankle, ankle + ball_of_foot + toe * 0.04 * size, 0.076 * size, 0.062 * size),
        capsule_geometry(
            ankle + ball_of_foot - toe * 0.03 * size,
            ankle + ball_of_foot + toe * 0.150 * size,
            0.064 * size,
            0.060 * size,
        ),
        capsule_geometry(
            ankle + heel - toe * 0.045 * size, ankle + heel + toe * 0.165 * size, 0.050 * size, 0.050 * size
        ),
    ]
    made = remesh(parts, 0.010 * bones.scale, 4, "boot")
    points = vertex_data(made.data).astype(np.float64)
    depth = (points - np.array(ankle)) @ np.array(down)
    points -= np.maximum(depth - drop, 0)[:, None] * np.array(down)
    made.data.vertices.foreach_set("co", points.astype(np.float32).ravel())
    made.data.update()
    set_field(made.data, "sole", depth - (drop - _SOLE_THICKNESS * size))
    made.data.materials.append(surface)


def _foot(bones: Skeleton, i: int, shin: Vector) -> tuple[Vector, Vector, float]:
    """Where a foot's toes and sole look, and how far the sole is from the ankle.

    On the ground (an ankle 5 to 14 cm above it) the sole lies on the ground, or on a knee the instep does; elsewhere
    the foot goes on at a right angle to the shin.
    """
    upwards, scale = bones.standing, bones.scale
    ahead = bones.hip_left.cross(upwards).normalized()
    ankle_height = bones.pose.feet[i][2]
    on_ground = 0.05 <= ankle_height <= 0.14
    if on_ground and shin.dot(upwards) < -0.5:
        outward = bones.hip_left * (0.16 * _SIDES[i])
        return (ahead + outward).normalized(), -upwards, ankle_height * scale
    if on_ground:
        backwards = shin - upwards * shin.dot(upwards)
        return backwards.normalized(), upwards, (0.115 - ankle_height) * scale
    toe = ahead - shin * ahead.dot(shin)
    toe = toe.normalized() if toe.length > 0.2 else ahead
    return toe, shin, _ANKLE_TO_SOLE * scale
