"""Joints and axes of a figure, found from a pose: where its hands and feet are to be."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from mathutils import Matrix, Vector

from gallery.scenes.shapes import basis
from gallery.scenes.studio import Point

Pair: TypeAlias = tuple[Vector, Vector]  # the figure's own left, and its right
Points: TypeAlias = tuple[Point, Point]

A1, A2, T1, T2, SPINE = 0.285, 0.265, 0.415, 0.42, 0.50  # upper arm, forearm, thigh, shin, pelvis to neck

_SIDES = (1, -1)


@dataclass(frozen=True)
class Pose:
    """How a figure stands, sits or floats, in its own coordinates: it faces -Y, Z is up, +X is its own left.

    Pairs are left and right. `pelvis_h`, `pelvis`: height and place of the pelvis, from the figure's root. Degrees:
    `lean` forward, `side` to the figure's left, `twist` about the vertical; `head`: turn, nod and tilt of the head
    upon the shoulders. `hands` and `feet` are wrists and ankles: arms and legs reach for them, elbows and knees go
    out towards `elbow` and `knee`. `hand_dir`: where fingers point, the forearm's way if None; `hand_back`: where
    the back of the hand looks, the elbow's way if None. `curl`: 0 an open hand, 1 a fist.
    """

    pelvis_h: float = 0.88
    pelvis: tuple[float, float] = (0, 0)
    lean: float = 0
    side: float = 0
    twist: float = 0
    hands: Points = ((0.30, -0.06, 0.80), (-0.30, -0.06, 0.80))
    feet: Points = ((0.11, 0, 0.09), (-0.11, 0, 0.09))
    elbow: Points = ((0.6, 0.8, -0.3), (-0.6, 0.8, -0.3))
    knee: Points = ((0.15, -1, 0.1), (-0.15, -1, 0.1))
    head: tuple[float, float, float] = (0, 0, 0)
    hand_dir: tuple[Point | None, Point | None] = (None, None)
    hand_back: tuple[Point | None, Point | None] = (None, None)
    curl: tuple[float, float] = (0.5, 0.5)


@dataclass(frozen=True)
class Skeleton:
    """A pose in the world: joints in metres, axes of length 1. `scale` is the figure's size: 1 for 1.78 m.

    `standing`: the ground's upward direction. `hip_left`: the pelvis's own left, without lean and tilt.
    """

    pose: Pose
    scale: float
    pelvis: Vector
    neck: Vector
    head: Vector
    up: Vector
    forward: Vector
    left: Vector
    hip_left: Vector
    standing: Vector
    head_up: Vector
    head_forward: Vector
    head_left: Vector
    shoulders: Pair
    elbows: Pair
    hands: Pair
    hips: Pair
    knees: Pair
    feet: Pair
    elbow_hints: Pair
    knee_hints: Pair
    fingers: Pair
    hand_backs: Pair

    def at_head(self, left: float, forward: float, up: float) -> Vector:
        """A place given from the middle of the head."""
        offset = self.head_left * left + self.head_forward * forward + self.head_up * up
        return self.head + offset * self.scale

    def at_neck(self, left: float, forward: float, up: float) -> Vector:
        """A place given from the neck, along the chest's axes."""
        return self.neck + (self.left * left + self.forward * forward + self.up * up) * self.scale

    def before_chest(self, left: float, up: float) -> Vector:
        """A place well before the chest, given from the pelvis: rays start here."""
        return self.pelvis + (self.left * left + self.up * up + self.forward * 0.6) * self.scale

    def __getitem__(self, name: Literal["X", "B"]) -> Callable[[float, float, float], Vector]:
        """The short names of two of these: X is `at_head`, B is `at_neck`."""
        return self.at_head if name == "X" else self.at_neck


def ik(start: Point, target: Point, l1: float, l2: float, hint: Point) -> Pair:
    """Two bones from `start` towards `target`: the joint between them, which goes out towards `hint`, and the end."""
    start = Vector(start)
    towards = Vector(target) - start
    reach = max(min(towards.length, 0.995 * (l1 + l2)), abs(l1 - l2) + 0.02)
    towards.normalize()
    along = (l1 * l1 - l2 * l2 + reach * reach) / (2 * reach)
    out = math.sqrt(max(l1 * l1 - along * along, 0))
    side = Vector(hint) - towards * towards.dot(Vector(hint))
    side = side.normalized() if side.length > 1e-5 else basis(towards)[0]
    return start + towards * along + side * out, start + towards * reach


def standing_at(root: Point, yaw: float) -> Matrix:
    """The coordinates of a figure on the ground at `root`, turned by `yaw` degrees to its left."""
    return Matrix.Translation(root) @ Matrix.Rotation(math.radians(yaw), 4, "Z")


def skeleton(pose: Pose, place: Matrix, scale: float = 1.0) -> Skeleton:
    """The skeleton of a pose, `place` being where the figure's own coordinates are in the world."""
    matrix = place @ Matrix.Scale(scale, 4)
    turn = place.to_3x3()
    torso = _turned("ZXY", pose.twist, pose.lean, pose.side)
    up, forward, left = torso @ Vector((0, 0, 1)), torso @ Vector((0, -1, 0)), torso @ Vector((1, 0, 0))
    hip_left = Matrix.Rotation(math.radians(pose.twist), 3, "Z") @ Vector((1, 0, 0))
    pelvis = Vector((*pose.pelvis, pose.pelvis_h))
    neck = pelvis + up * SPINE
    shoulders = [neck - up * 0.055 + left * (0.185 * side) for side in _SIDES]
    hips = [pelvis + hip_left * (0.095 * side) for side in _SIDES]
    arms = [ik(shoulders[i], pose.hands[i], A1, A2, pose.elbow[i]) for i in (0, 1)]
    legs = [ik(hips[i], pose.feet[i], T1, T2, pose.knee[i]) for i in (0, 1)]
    skull = torso @ _turned("ZXY", *pose.head)
    head_up, head_forward = skull @ Vector((0, 0, 1)), skull @ Vector((0, -1, 0))
    fingers = [Vector(pose.hand_dir[i] or arms[i][1] - arms[i][0]).normalized() for i in (0, 1)]
    hand_backs = [Vector(pose.hand_back[i] or Vector(pose.elbow[i]) + up * 0.2) for i in (0, 1)]

    def places(points: list[Vector]) -> Pair:
        return matrix @ points[0], matrix @ points[1]

    def directions(vectors: list[Vector]) -> Pair:
        return turn @ vectors[0], turn @ vectors[1]

    return Skeleton(
        pose=pose,
        scale=scale,
        pelvis=matrix @ pelvis,
        neck=matrix @ neck,
        head=matrix @ (neck + up * 0.085 + head_up * 0.125 + head_forward * 0.015),
        up=turn @ up,
        forward=turn @ forward,
        left=turn @ left,
        hip_left=turn @ hip_left,
        standing=turn @ Vector((0, 0, 1)),
        head_up=turn @ head_up,
        head_forward=turn @ head_forward,
        head_left=turn @ (skull @ Vector((1, 0, 0))),
        shoulders=places(shoulders),
        elbows=places([arm[0] for arm in arms]),
        hands=places([arm[1] for arm in arms]),
        hips=places(hips),
        knees=places([leg[0] for leg in legs]),
        feet=places([leg[1] for leg in legs]),
        elbow_hints=directions([Vector(hint) for hint in pose.elbow]),
        knee_hints=directions([Vector(hint) for hint in pose.knee]),
        fingers=directions(fingers),
        hand_backs=directions(hand_backs),
    )


def _turned(axes: str, *degrees: float) -> Matrix:
    """Turns about several axes, the last one first."""
    turn = Matrix.Identity(3)
    for axis, angle in zip(axes, degrees, strict=True):
        turn @= Matrix.Rotation(math.radians(angle), 3, axis)
    return turn
