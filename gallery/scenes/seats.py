"""What the crews are seated in after a landing, and what is filled in about them: a reclining chair and a clipboard."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import bpy
from mathutils import Matrix, Vector

from gallery.scenes.blanket import Grip, Support, blanket
from gallery.scenes.cast import Person
from gallery.scenes.crew import crew_member
from gallery.scenes.figures import T1, T2, Figure, ik
from gallery.scenes.materials import Colour, material
from gallery.scenes.shapes import box, box_at, capsule_geometry, cylinder, mesh, remesh
from gallery.scenes.studio import Point

Pair = tuple[tuple[float, float, float], tuple[float, float, float]]  # (left, right), of the one who sits

_SEAT = 0.47  # height of the hips
_RECLINE = 30  # degrees, of the spine from upright
_BACK_RECLINE = 36  # of the backrest: it leaves the folded hood its room
_FEET = Vector((0.125, -0.73, 0.215))  # the left ankle; metres in the chair's frame
_KNEE_HINT = Vector((0.10, -0.3, 1))
_RAIL = 0.325  # of the chair's sides, from its middle
_LEG_RAIL = 0.235  # of its narrower leg rest

_CANVAS: Colour = (0.035, 0.085, 0.13)


@dataclass(frozen=True)
class SeatedPose:
    """How somebody in a chair holds arms and head.

    `hands`: where the wrists are, metres in the chair's frame (X to the sitter's left, -Y to the front, Z up from the
    ground). `hand_dir`: where fingers point. `elbow`: where elbows point. `curl`: 0 is a flat hand, 1 a fist. `head`:
    turn to the left, nod forward, tilt, in degrees.
    """

    hands: Pair
    hand_dir: Pair
    elbow: Pair
    curl: tuple[float, float] = (0.4, 0.4)
    head: tuple[float, float, float] = (0, 0, 0)


def recliner(
    root: Point, yaw: float, person: Person, pose: SeatedPose, wool: Colour, seed: int, grips: Sequence[Grip] = ()
) -> Figure:
    """A crew member in a reclining field chair, with a blanket of the colour `wool` over the legs.

    `root`: the point on the ground below the hips; `yaw`: degrees counter-clockwise, 0 faces -Y. `grips`: where others
    hold the blanket, in the chair's frame.
    """
    place = Matrix.Translation(root) @ Matrix.Rotation(math.radians(yaw), 4, "Z")
    size = person.height
    ankles = [Vector((side * _FEET.x, _FEET.y, _FEET.z)) for side in (1, -1)]
    hints = [Vector((side * _KNEE_HINT.x, _KNEE_HINT.y, _KNEE_HINT.z)) for side in (1, -1)]
    sitter = crew_member(
        root,
        yaw,
        person,
        # Figures are posed before they are scaled; the chair is the same for everybody.
        pelvis_h=_SEAT / size,
        lean=-_RECLINE,
        feet=[ankle / size for ankle in ankles],
        knee=hints,
        hands=[Vector(hand) / size for hand in pose.hands],
        hand_dir=pose.hand_dir,
        elbow=pose.elbow,
        curl=pose.curl,
        head=pose.head,
        seed=seed,
        pockets=False,  # they would be under the blanket
    )
    _chair(place)
    hips = [Vector((side * 0.095 * size, 0, _SEAT)) for side in (1, -1)]
    legs = [_leg(hip, ankle, hint, size) for hip, ankle, hint in zip(hips, ankles, hints, strict=True)]
    for knee, ankle in legs:
        _sole(place, knee, ankle, size)
    knee_height = legs[0][0].z
    path = [Vector((0, 0.06, 0.70)), Vector((0, -0.42, knee_height + 0.17)), Vector((0, -1.1, 0.28))]
    blanket(place, path, [*_limbs(hips, legs, size), *_bars()], wool, seed, grips)
    return sitter


def _leg(hip: Vector, ankle: Vector, hint: Vector, size: float) -> tuple[Vector, Vector]:
    """Knee and ankle."""
    knee, foot = ik(hip, ankle, T1 * size, T2 * size, hint)
    return Vector(knee), Vector(foot)


def _along_back(distance: float, behind: float) -> Vector:
    """A point up the backrest from the hips, and behind it; metres in the chair's frame."""
    lean = math.radians(_BACK_RECLINE)
    up, out = Vector((0, math.sin(lean), math.cos(lean))), Vector((0, math.cos(lean), -math.sin(lean)))
    return Vector((0, 0, _SEAT)) + up * distance + out * behind


def _chair(place: Matrix) -> None:
    """Canvas on a frame of tubes: back with a pillow, seat, leg rest, crossed legs, arm rests."""
    canvas = material("canvas", _CANVAS, 0.85, bump=0.3, bump_scale=90, sheen=0.3)
    back = Matrix.Rotation(-math.radians(_BACK_RECLINE), 3, "X")
    box_at(place, _along_back(0.30, 0.20), (0.62, 0.05, 0.98), canvas, 0.022, back)
    box_at(place, (0, -0.20, _SEAT - 0.165), (0.60, 0.54, 0.06), canvas, 0.025, _tilt(-7))
    box_at(place, (0, -0.63, 0.115), (0.47, 0.42, 0.04), canvas, 0.018, _tilt(10))
    pillow = material("pillow", (0.42, 0.40, 0.34), 0.9, bump=0.3, bump_scale=60, sheen=0.3)
    soft = [
        capsule_geometry(
            place @ (_along_back(up, 0.12) + Vector((-0.17, 0, 0))),
            place @ (_along_back(up, 0.12) + Vector((0.17, 0, 0))),
            0.060,
            0.060,
        )
        for up in (0.60, 0.66, 0.72)
    ]
    remesh(soft, 0.012, 6, "pillow").data.materials.append(pillow)
    tube_metal = material("alu", (0.62, 0.64, 0.66), 0.32, 0.9)
    for side in (1, -1):
        for bar in _frame(side * _RAIL, side * _LEG_RAIL):
            cylinder(place @ bar.start, place @ bar.end, bar.start_radius, tube_metal)
        pad = material("armpad", (0.03, 0.03, 0.035), 0.6)
        box_at(place, (side * _RAIL, -0.09, _SEAT + 0.165), (0.055, 0.40, 0.03), pad, 0.013)


def _tilt(degrees: float) -> Matrix:
    return Matrix.Rotation(math.radians(degrees), 3, "X")


def _frame(x: float, leg_x: float) -> list[Support]:
    """The tubes of one side; `x` and `leg_x`: where the side and its part of the leg rest are."""
    low, high = _along_back(-0.18, 0.20), _along_back(0.80, 0.20)
    ends = (
        ((x, low.y, low.z), (x, high.y, high.z)),
        ((x, -0.42, _SEAT - 0.14), (x, 0.10, _SEAT - 0.20)),
        ((leg_x, -0.42, _SEAT - 0.19), (leg_x, -0.86, 0.075)),
        ((x, -0.40, 0), (x, 0.26, _SEAT + 0.10)),
        ((x, 0.34, 0), (x, -0.30, _SEAT + 0.13)),
        ((x, -0.30, _SEAT + 0.145), (x, 0.24, _SEAT + 0.145)),
    )
    return [Support(Vector(start), Vector(end), 0.016, 0.016) for start, end in ends]


def _bars() -> list[Support]:
    """What a blanket could fall upon besides legs: both sides' tubes, seat and leg rest."""
    tubes = [bar for side in (1, -1) for bar in _frame(side * _RAIL, side * _LEG_RAIL)]
    seat = [Support(Vector((x, -0.42, 0.30)), Vector((x, 0.05, 0.27)), 0.04, 0.04) for x in (-0.27, -0.2, 0.2, 0.27)]
    rest = [
        Support(Vector((x, -0.44, 0.15)), Vector((x, -0.83, 0.08)), 0.025, 0.025) for x in (-0.2, -0.1, 0, 0.1, 0.2)
    ]
    return tubes + seat + rest


def _limbs(hips: Sequence[Vector], legs: Sequence[tuple[Vector, Vector]], size: float) -> list[Support]:
    """The sitter below the chest, a little stouter than the skin: the suit has folds."""
    lean = math.radians(_RECLINE)
    up = Vector((0, math.sin(lean), math.cos(lean)))
    limbs = []
    for hip, (knee, ankle) in zip(hips, legs, strict=True):
        belly = Vector((hip.x * 0.6, hip.y, hip.z))
        limbs += [
            Support(belly, belly + up * 0.26, 0.140 * size, 0.135 * size),
            Support(hip, knee, 0.140 * size, 0.112 * size),
            Support(knee, ankle, 0.112 * size, 0.094 * size),
            # The boot, which stands up from the ankle.
            Support(ankle, ankle + Vector((0, -0.13, 0.12)), 0.094 * size, 0.070 * size),
        ]
    return limbs


def _sole(place: Matrix, knee: Vector, ankle: Vector, size: float) -> None:
    """The sole of a boot, which faces the viewer when its owner lies back: a slab with a heel."""
    down = (ankle - knee).normalized()
    forward = Vector((0, -1, 0))
    toe = (forward - down * forward.dot(down)).normalized()
    across = toe.cross(down)
    boot = Matrix((across, toe, down)).transposed().to_4x4()
    boot = place @ Matrix.Translation(ankle) @ boot @ Matrix.Scale(size, 4)
    rubber = material("sole", (0.17, 0.18, 0.20), 0.8, bump=0.3, bump_scale=60)
    welt = material("welt", (0.46, 0.46, 0.45), 0.8)
    for start, end, top, bottom, surface in (
        (-0.095, 0.222, 0.085, 0.103, welt),
        (-0.095, 0.222, 0.101, 0.114, rubber),
        (-0.095, 0.005, 0.110, 0.128, rubber),
    ):
        _slab(boot, start, end, top, bottom, surface)


def _slab(boot: Matrix, start: float, end: float, top: float, bottom: float, surface: bpy.types.Material) -> None:
    """A part of a sole, as long as from `start` to `end` along the boot, between two depths under the ankle."""
    outline = []
    for i in range(40):
        turn = math.tau * i / 40
        y = (start + end) / 2 + (end - start) / 2 * math.sin(turn)
        # Broad at the ball of the foot, narrow at the waist.
        width = 0.053 + 0.012 * math.exp(-(((y - 0.125) / 0.07) ** 2))
        outline.append((math.copysign(abs(math.cos(turn)) ** 0.6, math.cos(turn)) * width, y))
    points = [boot @ Vector((x, y, z)) for z in (top, bottom) for x, y in outline]
    faces: list[tuple[int, ...]] = [(i, (i + 1) % 40, 40 + (i + 1) % 40, 40 + i) for i in range(40)]
    faces += [tuple(range(39, -1, -1)), tuple(range(40, 80))]
    slab = mesh("sole", points, faces, surface, smooth=False)
    edge = slab.modifiers.new("edge", "BEVEL")
    edge.width, edge.segments = 0.005, 2


def clipboard(centre: Point, normal: Point, up: Point) -> None:
    """A clipboard with a filled-in form, 23 cm by 31 cm, that faces `normal` and has its clip towards `up`."""
    out = Vector(normal).normalized()
    top = (Vector(up) - out * out.dot(Vector(up))).normalized()
    side = top.cross(out)
    turned = Matrix((side, top, out)).transposed().to_4x4()
    centre = Vector(centre)
    box(centre, (0.23, 0.31, 0.010), material("board", (0.30, 0.16, 0.07), 0.5, coat=0.2), 0.004, turned)
    paper = material("paper", (0.80, 0.80, 0.77), 0.8)
    box(centre + out * 0.008, (0.205, 0.275, 0.006), paper, 0.002, turned)
    clip = material("clip", (0.6, 0.6, 0.62), 0.3, 0.9)
    box(centre + out * 0.014 + top * 0.135, (0.09, 0.03, 0.014), clip, 0.004, turned)
    ink = material("lines", (0.45, 0.50, 0.58), 0.8)
    for i in range(5):
        line = centre + out * 0.0116 + top * (0.085 - i * 0.04) - side * (0.01 * (i % 2))
        box(line, (0.15 - 0.02 * (i % 3), 0.006, 0.001), ink, 0, turned)
