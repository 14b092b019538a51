"""Picture 2: the actress is helped out of the descent capsule, on the steppe, in the morning.

Whom she meets is placed from her seat in the hatch: so far to her left, so far ahead of her, so high.
"""

import math
import random
from dataclasses import dataclass
from typing import Any

from mathutils import Matrix, Vector

from gallery.scenes.capsule import PARACHUTE_BAY, DescentCapsule, descent_capsule
from gallery.scenes.cast import ACTRESS
from gallery.scenes.crew import crew_member
from gallery.scenes.figures import Figure, figure, toward
from gallery.scenes.materials import material
from gallery.scenes.parachute import parachute
from gallery.scenes.picture import Grade, Picture
from gallery.scenes.shapes import box, cylinder, tube
from gallery.scenes.skeleton import Points, Skeleton
from gallery.scenes.steppe import Ground, Spot, autumn_morning, grass, haze, steppe_material, terrain, trodden
from gallery.scenes.studio import area_light, camera
from gallery.scenes.vehicles import helicopter, truck

PICTURE = Picture(
    "landing-peresild",
    samples=20,
    exposure=0.15,
    grade=Grade(bloom=0.08, warmth=0.02, contrast=1.10, saturation=1.10, vignette=0.26),
)

_EYE, _LOOKED_AT = (-0.30, -7.5, 1.58), (-0.12, 0.3, 0.90)
_CAPSULE, _AXIS = Vector((1.78, 1.75, 1.03)), Vector((-0.58, -0.80, -0.11)).normalized()
_ROLL = math.radians(50)  # the parachute bay up and away from the rescuers, a window towards us
_IMPACT = (1.18, 0.95)  # below the middle of the capsule
_PHOTOGRAPHER = (-2.05, 2.1)
_CASE = (-1.50, -0.10)
_CANOPY = (-3.6, 9.6)
_ANKLE = 0.09  # above the sole
_PALM = 0.07  # from the wrist to the middle of the palm


def build(*, preview: bool) -> None:
    """The whole scene; a preview has less grass."""
    autumn_morning(azimuth=-72, elevation=14)
    area_light((-4.5, -6.5, 4.5), (-0.2, 0, 0.8), 4, 250, (1, 0.88, 0.74))
    ground = Ground([(*_IMPACT, 1.35, 0.10)])
    terrain(ground, m=steppe_material(burnt=[(*_IMPACT, 2.1)]))
    capsule = descent_capsule(_CAPSULE, _AXIS, _ROLL)
    seat = _seat(capsule)
    woman = _woman(seat, ground).head_frame
    _rescuers(seat, woman, ground)
    _medic(seat, woman, ground)
    _photographer(capsule.hatch, ground)
    _medical_case(ground)
    _shroud_lines(capsule, parachute(ground, _CANOPY, scale=(1.25, 1.0, 1.15)), ground)
    helicopter((-17, 80, ground.height(-17, 80)), 165)
    truck((-3.2, 66, ground.height(-3.2, 66)), 48)
    haze(30, 0.30)
    lens = camera(_EYE, _LOOKED_AT, 50, 0.9, focus=woman.neck)
    grass(ground, lens, 9000 if preview else 26000, 2.0, 75, trodden(_bare_spots()))


@dataclass(frozen=True)
class _Seat:
    """The place below the hatch where she sits, and her own directions along the ground."""

    place: Vector
    ahead: Vector
    left: Vector

    def at(self, left: float, ahead: float, height: float = 0) -> Vector:
        """A point in the world."""
        return self.place + self.left * left + self.ahead * ahead + Vector((0, 0, height))


@dataclass(frozen=True)
class _Grip:
    """A hand's hold, in the world: where the palm is, where the fingers point, where the back of the hand looks."""

    palm: Vector
    fingers: Vector
    back: Vector

    @property
    def wrist(self) -> Vector:
        """Where the arm must reach for it."""
        return self.palm - self.fingers.normalized() * _PALM


def _seat(capsule: DescentCapsule) -> _Seat:
    ahead = Vector((_AXIS.x, _AXIS.y, 0)).normalized()
    place = capsule.hatch + ahead * 0.10
    place.z = 0
    return _Seat(place, ahead, Vector((-ahead.y, ahead.x, 0)))


def _woman(seat: _Seat, ground: Ground) -> Figure:
    """She sits on the hatch's lower edge, waves with her left hand and gives the right one to the medic."""
    feet = [seat.at(0.17, 0.58), seat.at(-0.13, 0.62)]
    heel_up = 0.04
    left_foot, right_foot = (
        _turned(foot + Vector((0, 0, ground.height(foot.x, foot.y) + _ANKLE + heel_up)), seat, ACTRESS.height)
        for foot in feet
    )
    return crew_member(
        seat.place,
        _yaw(seat.ahead),
        ACTRESS,
        hood="on",
        pelvis_h=0.60,
        lean=8,
        side=-3,
        hands=((0.44, -0.20, 1.50), (-0.30, -0.46, 0.80)),
        feet=(left_foot, right_foot),
        head=(4, -6, 4),
        seed=5,
        hand_dir=((0.15, -0.15, 1), (-0.45, -1, 0.0)),
        curl=(0.05, 0.5),
        elbow=((0.8, 0.3, -0.8), (-0.7, 0.5, -0.8)),
    )


def _rescuers(seat: _Seat, woman: Skeleton, ground: Ground) -> None:
    """One at either side of her, each with a hand under her arm and one at her back."""
    own_left, own_right = seat.left, -seat.left
    up = Vector((0, 0, 1))
    left_elbow, right_elbow = woman.elbows
    right_arm = (woman.shoulders[1] + right_elbow) / 2
    outwards = (seat.ahead * 0.6 + own_right * 0.6 + up * 0.5).normalized()
    round_right_arm = _Grip(right_arm + outwards * 0.09, seat.ahead * 0.5 + own_left - up * 0.3, outwards)
    behind = woman.shoulders[1] - up * 0.16 + own_right * 0.02 - seat.ahead * 0.06
    at_right_shoulder = _Grip(behind, own_left + up * 0.3, -seat.ahead * 0.6 + own_right * 0.5 - up * 0.5)
    _helper(
        seat.at(-0.60, 0.02),
        seat.at(-0.15, 0.45),
        "rescue",
        ground,
        (at_right_shoulder, round_right_arm),
        lean=12,
        head=(8, 6, 0),
        seed=11,
        skin=1,
    )
    under_left_arm = _Grip(
        (woman.shoulders[0] + left_elbow) / 2 - up * 0.10, own_right + seat.ahead * 0.3 + up * 0.3, -up
    )
    at_waist = _Grip(woman.pelvis + own_left * 0.19 + up * 0.16, own_right - seat.ahead * 0.3, own_left - up * 0.8)
    _helper(
        seat.at(0.92, -0.02),
        seat.at(-0.20, 0.30),
        "rescue",
        ground,
        (under_left_arm, at_waist),
        pelvis_h=0.83,
        lean=27,
        head=(0, -16, 0),
        seed=12,
        skin=0,
    )


def _medic(seat: _Seat, woman: Skeleton, ground: Ground) -> None:
    """He kneels before her and takes her hand in both of his."""
    hand = woman.hands[1] + (woman.hands[1] - woman.elbows[1]).normalized() * 0.08
    place = seat.at(-0.70, 1.00)
    towards = (hand - place) * Vector((1, 1, 0))
    towards.normalize()
    up, left = Vector((0, 0, 1)), Vector((-towards.y, towards.x, 0))
    below = _Grip(hand - up * 0.055, towards - left * 0.3, -up)
    above = _Grip(hand + up * 0.05 - left * 0.01, towards + left * 0.4, up)
    _helper(
        place,
        hand,
        "medic",
        ground,
        (below, above),
        pelvis_h=0.50,
        lean=14,
        seed=13,
        skin=2,
        hat="cap",
        feet=((0.12, 0.42, 0.10), (-0.16, -0.30, _ANKLE)),
        knee=((0.1, -0.6, -1), (-0.1, -1, 0.6)),
        head=(0, -14, 0),
    )


def _photographer(subject: Vector, ground: Ground) -> None:
    """A man farther back who takes her picture, his camera before his face."""
    place = Vector((*_PHOTOGRAPHER, 0))
    person = _helper(
        place,
        subject,
        "orange",
        ground,
        ((0.10, -0.34, 1.40), (-0.12, -0.36, 1.38)),
        seed=14,
        skin=0,
        elbow=((0.5, 0.1, -1), (-0.5, 0.1, -1)),
    )
    turn = math.radians(toward(place, subject))
    ahead = Matrix.Rotation(turn, 3, "Z") @ Vector((0, -1, 0))
    middle = (person.hands[0] + person.hands[1]) / 2 + ahead * 0.05 + Vector((0, 0, 0.06))
    black = material("camera body", (0.02, 0.02, 0.022), 0.4, coat=0.3)
    box(middle, (0.15, 0.10, 0.11), black, 0.015, Matrix.Rotation(turn, 4, "Z"))
    cylinder(middle + ahead * 0.04, middle + ahead * 0.19, 0.045, black)
    cylinder(middle + ahead * 0.185, middle + ahead * 0.195, 0.038, material("lens", (0.02, 0.02, 0.05), 0.05, coat=1))


def _medical_case(ground: Ground) -> None:
    """An orange case, a folded blanket on it."""
    x, y = _CASE
    foot = Vector((x, y, ground.height(x, y)))
    turn = Matrix.Rotation(0.5, 4, "Z")
    plastic = material("medical case", (0.72, 0.30, 0.05), 0.45, bump=0.1)
    box(foot + Vector((0, 0, 0.16)), (0.50, 0.32, 0.28), plastic, 0.035, turn)
    wool = material("blanket", (0.14, 0.23, 0.34), 0.95, bump=0.6, bump_scale=50, sheen=0.5)
    box(foot + Vector((0.02, 0, 0.35)), (0.52, 0.36, 0.11), wool, 0.05, Matrix.Rotation(0.42, 4, "Z"))


def _shroud_lines(capsule: DescentCapsule, hem: list[Vector], ground: Ground) -> None:
    """Two straps leave the parachute bay, meet on the ground behind the capsule, and fan out as lines to the hem."""
    webbing = material("webbing", (0.70, 0.62, 0.48), 0.85)
    cord = material("cord", (0.72, 0.69, 0.63), 0.8)
    knot = Vector((-0.2, 3.6, 0))
    knot.z = ground.height(knot.x, knot.y) + 0.06
    angle, height = PARACHUTE_BAY
    for aside in (-0.18, 0.18):
        along_the_hull = [capsule.side(angle + turned, height + aside) for turned in (8, 24, 40, 56)]
        tube([*along_the_hull, along_the_hull[-1].lerp(knot, 0.45) - Vector((0, 0, 0.35)), knot], 0.016, webbing)
    chance = random.Random(7)
    nearest = sorted(hem, key=lambda point: (point - knot).length)[:56]
    for end in nearest[::4]:
        sag = knot.lerp(end, chance.uniform(0.4, 0.7))
        sag += Vector((chance.uniform(-0.5, 0.5), chance.uniform(-0.4, 0.4), 0))
        sag.z = ground.height(sag.x, sag.y) + 0.08
        tube([knot, knot.lerp(sag, 0.5) + Vector((0, 0, 0.03)), sag, end], 0.007, cord)


def _bare_spots() -> list[Spot]:
    x, y = _IMPACT
    return [
        Spot(x, y, 2.0, 2.0, left=0.03),
        Spot(-0.15, -0.25, 1.5, 0.75, left=0.30),
        Spot(*_PHOTOGRAPHER, 0.6, 0.6, left=0.35),
        Spot(*_CASE, 0.45, 0.35, left=0.25),
        Spot(_CANOPY[0] + 0.4, _CANOPY[1] - 0.4, 5.5, 4.2, left=0.15),
    ]


def _helper(
    place: Vector,
    facing: Vector,
    style: str,
    ground: Ground,
    hands: tuple[_Grip, _Grip] | Points,
    feet: tuple[tuple[float, float, float], tuple[float, float, float]] = (
        (0.12, 0.06, _ANKLE),
        (-0.12, -0.06, _ANKLE),
    ),
    **pose: Any,
) -> Figure:
    """Someone who stands or kneels at a place and faces a point; each hand a grip, or a wrist in his own frame."""
    yaw = toward(place, facing)
    root = Vector((place.x, place.y, ground.height(place.x, place.y)))
    back = Matrix.Rotation(math.radians(-yaw), 3, "Z")
    wrists = []
    for i, hold in enumerate(hands):
        if isinstance(hold, _Grip):
            wrists.append(back @ (hold.wrist - root))
            directions, backs = pose.setdefault("hand_dir", [None, None]), pose.setdefault("hand_back", [None, None])
            directions[i], backs[i] = back @ hold.fingers, back @ hold.back
        else:
            wrists.append(Vector(hold))
    standing = []
    for x, y, height in feet:
        foot = root + back.inverted() @ Vector((x, y, 0))
        standing.append((x, y, height + ground.height(foot.x, foot.y) - root.z))
    return figure(root, yaw, style, hands=wrists, feet=standing, **pose)


def _turned(point: Vector, seat: _Seat, size: float) -> tuple[float, float, float]:
    """A point of the world in the frame of her who sits there."""
    x, y, z = Matrix.Rotation(math.radians(-_yaw(seat.ahead)), 3, "Z") @ (point - seat.place) / size
    return x, y, z


def _yaw(ahead: Vector) -> float:
    return math.degrees(math.atan2(ahead.x, -ahead.y))
