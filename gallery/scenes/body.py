"""The clothed body: one soft skin over the skeleton, with folds at its joints and clean edges between its colours."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import bpy
import numpy as np
from mathutils import Vector
from numpy.typing import NDArray

from gallery.scenes.clothes import Clothes
from gallery.scenes.materials import Colour
from gallery.scenes.on_skin import distance_to_segment
from gallery.scenes.shapes import Geometry, capsule_geometry, fractal_noise, remesh, vertex_data
from gallery.scenes.skeleton import Skeleton
from gallery.scenes.zones import Zone, set_field, smooth_step, zoned_material

_VOXEL, _SUIT_VOXEL = 0.013, 0.0105
_OUTSIDE = -1.0  # a field's value where its zone is out of the question
_REFLECTIVE: Colour = (0.75, 0.75, 0.70)
_TRIM: Colour = (0.16, 0.26, 0.42)
_TORSO_RADIUS, _ARM_RADIUS, _FOREARM_RADIUS, _THIGH_RADIUS = 0.19, 0.085, 0.07, 0.11

Numbers = NDArray[np.float64]


def clothed_body(
    bones: Skeleton,
    clothes: Clothes,
    style: str,
    skin: Colour,
    seed: int = 0,
    sleeve: float | None = None,
    shorts: float | None = None,
) -> bpy.types.Object:
    """Trunk, arms and legs in their clothes. `sleeve`, `shorts`: the shares of upper arm and thigh that are covered.

    `style` names the material, which is made once for each style and skin.
    """
    voxel = (_SUIT_VOXEL if clothes.suit else _VOXEL) * bones.scale
    body = remesh(_parts(bones, clothes.bulk, bare_arms=sleeve is not None), voxel, 6)
    places = _Places(body.data, bones, clothes.bulk, seed)
    fields = _zone_fields(places, clothes, sleeve, shorts)
    relief = _folds(places) * places.above_ankles() + _layers(places, clothes, fields)
    moved = places.points + places.normals * (relief * bones.scale)[:, None]
    body.data.vertices.foreach_set("co", moved.astype(np.float32).ravel())
    body.data.update()
    for name, values in fields.items():
        set_field(body.data, name, values)
    body.data.materials.append(
        zoned_material(
            f"cloth {style} {skin[0]:.2f} {'-'.join(fields)}",
            clothes.top,
            _zones(clothes, skin, fields),
            rough=0.7,
            sheen=0.08 if clothes.suit else 0.2,
            creases=0.22 if clothes.suit else 0.16,
        )
    )
    body.data.polygons.foreach_set("use_smooth", [True] * len(body.data.polygons))
    return body


def _parts(bones: Skeleton, bulk: float, *, bare_arms: bool) -> Iterator[Geometry]:
    """Overlapping capsules: trunk, shoulders, neck, arms and legs."""
    size = bones.scale * bulk
    up, left = bones.up * bones.scale, bones.left * bones.scale

    def part(start: Vector, end: Vector, r0: float, r1: float) -> Geometry:
        return capsule_geometry(start, end, r0 * size, r1 * size)

    for side in (1, -1):
        yield part(bones.pelvis + left * (0.055 * side), bones.at_neck(0.06 * side, 0, -0.26), 0.128, 0.125)
        yield part(bones.at_neck(0.062 * side, 0, -0.28), bones.at_neck(0.075 * side, 0, -0.10), 0.124, 0.125)
    yield part(bones.shoulders[0] - left * 0.03, bones.shoulders[1] + left * 0.03, 0.098, 0.098)
    yield part(bones.neck - up * 0.06, bones.neck + up * 0.05, 0.10, 0.085)
    elbow, wrist = (0.074, 0.046) if bare_arms else (0.080, 0.060)
    for i in (0, 1):
        yield part(bones.shoulders[i], bones.elbows[i], 0.092, elbow)
        # A sleeve ends in a round cap: it must not reach into the hand.
        yield part(bones.elbows[i], bones.hands[i].lerp(bones.elbows[i], 0.16), elbow, wrist)
        yield part(bones.hips[i], bones.knees[i], 0.128, 0.097)
        yield part(bones.knees[i], bones.feet[i], 0.098, 0.068)


@dataclass
class _Places:
    """Where each vertex is upon the body; lengths as on a figure of scale 1."""

    data: bpy.types.Mesh
    bones: Skeleton
    bulk: float
    seed: int
    points: Numbers = field(init=False)
    normals: Numbers = field(init=False)
    slow_noise: Numbers = field(init=False)
    quick_noise: Numbers = field(init=False)
    height: Numbers = field(init=False)  # above the pelvis, along the spine
    across: Numbers = field(init=False)  # from the spine, to the figure's left
    torso: Numbers = field(init=False)  # how much nearer the trunk is than an arm
    arm: Numbers = field(init=False)  # along the arm: 0 shoulder, 1 elbow, 2 wrist; below 0 elsewhere
    leg: Numbers = field(init=False)  # along the leg: 0 hip, 1 knee, 2 ankle; below 0 elsewhere
    thigh: Numbers = field(init=False)  # how much nearer the trunk is than the thighs

    def __post_init__(self) -> None:
        bones, scale = self.bones, self.bones.scale
        self.points = vertex_data(self.data).astype(np.float64)
        self.normals = vertex_data(self.data, "normal").astype(np.float64)
        self.slow_noise = fractal_noise(self.points, 5.5 / scale, 2, self.seed).astype(np.float64)
        self.quick_noise = fractal_noise(self.points, 17 / scale, 2, self.seed + 3).astype(np.float64)
        from_pelvis = (self.points - np.array(bones.pelvis)) / scale
        self.height, self.across = from_pelvis @ np.array(bones.up), from_pelvis @ np.array(bones.left)
        trunk, _ = self._off(bones.pelvis, bones.neck, _TORSO_RADIUS)
        arm, along_arm = self._limbs(bones.shoulders, bones.elbows, bones.hands, (_ARM_RADIUS, _FOREARM_RADIUS))
        leg, along_leg = self._limbs(bones.hips, bones.knees, bones.feet, (_THIGH_RADIUS, 0.088))
        self.torso = arm - trunk
        self.arm = np.where((arm < trunk) & (arm < leg), along_arm, _OUTSIDE)
        self.leg = np.where((leg < trunk) & (leg < arm), along_leg, _OUTSIDE)
        below_hips = [hip.lerp(knee, 0.2) for hip, knee in zip(bones.hips, bones.knees, strict=True)]
        thighs = [self._off(start, knee, _THIGH_RADIUS)[0] for start, knee in zip(below_hips, bones.knees, strict=True)]
        self.thigh = np.minimum(*thighs) - trunk - 0.04

    def _off(self, start: Vector, end: Vector, radius: float) -> tuple[Numbers, Numbers]:
        """How far vertices are off a bone's surface, and at which share of its length."""
        distance, share = distance_to_segment(self.points, start, end)
        return distance / self.bones.scale - radius * self.bulk, share

    def _limbs(
        self,
        starts: tuple[Vector, Vector],
        joints: tuple[Vector, Vector],
        ends: tuple[Vector, Vector],
        radii: tuple[float, float],
    ) -> tuple[Numbers, Numbers]:
        """How far vertices are off the nearest of four bones, and how far along its limb, from 0 to 2."""
        bones = [self._off(starts[i], joints[i], radii[0]) for i in (0, 1)]
        bones += [self._off(joints[i], ends[i], radii[1]) for i in (0, 1)]
        distances = np.stack([distance for distance, _ in bones])
        along = np.stack([share + i // 2 for i, (_, share) in enumerate(bones)])
        nearest = np.argmin(distances, 0)
        every = np.arange(len(nearest))
        return distances[nearest, every], along[nearest, every]

    def above_ankles(self) -> Numbers:
        """1, but 0 near the feet: there the leg must stay inside its boot."""
        result = np.ones(len(self.points))
        for foot in self.bones.feet:
            distance = np.linalg.norm(self.points - np.array(foot), axis=1) / self.bones.scale
            result *= smooth_step(distance, 0.10, 0.20)
        return result


def _folds(places: _Places) -> Numbers:
    """Unevenness all over, and folds across every joint."""
    bones = places.bones
    relief = places.slow_noise * 0.009 + places.quick_noise * 0.003
    for i in (0, 1):
        upper_arm, thigh = bones.shoulders[i] - bones.elbows[i], bones.hips[i] - bones.knees[i]
        relief += _folds_at(places, bones.elbows[i], bones.hands[i] - bones.shoulders[i], 0.019, 58, 0.17)
        relief += _folds_at(places, bones.knees[i], bones.feet[i] - bones.hips[i], 0.021, 50, 0.22)
        relief += _folds_at(places, bones.shoulders[i], upper_arm, 0.011, 58, 0.14)
        relief += _folds_at(places, bones.hips[i], thigh + bones.up * 0.3, 0.013, 50, 0.18)
        relief += _folds_at(places, bones.feet[i], bones.knees[i] - bones.feet[i], 0.014, 60, 0.20)
    return relief + _folds_at(places, bones.pelvis + bones.up * (0.17 * bones.scale), bones.up, 0.017, 48, 0.22)


def _folds_at(places: _Places, joint: Vector, across: Vector, depth: float, per_metre: float, reach: float) -> Numbers:
    """Round folds with sharp creases between them, across a direction; fading out at `reach` metres from a joint."""
    offset = (places.points - np.array(joint)) / places.bones.scale
    along = offset @ np.array(across.normalized())
    wave = np.abs(np.sin(along * per_metre + places.slow_noise * 2.4 + places.quick_noise * 0.7))
    fade = np.exp(-((np.linalg.norm(offset, axis=1) / reach) ** 2))
    return np.asarray(depth * (wave**0.62 - 0.62) * fade)


def _zone_fields(places: _Places, clothes: Clothes, sleeve: float | None, shorts: float | None) -> dict[str, Numbers]:
    """The fields of the zones that an outfit has, in metres (along bare limbs: in bones)."""
    fields: dict[str, Numbers] = {}
    if clothes.legs != clothes.top:
        fields["trousers"] = np.where(places.arm >= 0, _OUTSIDE, -np.minimum(places.height - 0.02, places.thigh + 0.03))
    if clothes.vest:
        fields["vest"] = np.minimum.reduce(
            [places.height - 0.06, 0.205 - np.abs(places.across), places.torso, places.thigh + 0.02]
        )
        fields["band"] = np.minimum(fields["vest"], 0.022 - np.abs(places.height - 0.20))
    if clothes.suit:
        fields["trim"] = np.minimum(0.013 - np.abs(places.height - 0.115), places.torso)
    if sleeve is not None or shorts is not None:
        no_end = 3.0
        bare_arm = places.arm - (no_end if sleeve is None else sleeve)
        fields["bare"] = np.maximum(bare_arm, places.leg - (no_end if shorts is None else shorts))
    return fields


def _layers(places: _Places, clothes: Clothes, fields: dict[str, Numbers]) -> Numbers:
    """How far pieces of clothing stand off what is under them."""
    relief = np.zeros(len(places.points))
    if "trousers" in fields:  # the top ends in a rolled hem over the trousers
        waist = fields["trousers"]
        relief += 0.006 * np.exp(-(((waist + 0.010) / 0.012) ** 2)) - 0.004 * smooth_step(waist, 0.0, 0.012)
    if "vest" in fields:
        relief += 0.012 * smooth_step(fields["vest"], -0.004, 0.012)
    if "trim" in fields:
        relief += 0.005 * smooth_step(fields["trim"], -0.006, 0.004)
    if "bare" in fields:  # skin lies deeper than the sleeve's hem
        end = fields["bare"]
        relief += 0.004 * np.exp(-(((end + 0.04) / 0.05) ** 2)) - 0.014 * clothes.bulk * smooth_step(end, -0.01, 0.03)
    return relief


def _zones(clothes: Clothes, skin: Colour, fields: dict[str, Numbers]) -> list[Zone]:
    colors = {"trousers": clothes.legs, "vest": clothes.vest, "band": _REFLECTIVE, "trim": _TRIM, "bare": skin}
    return [(name, color) for name, color in colors.items() if color and name in fields]
