"""The third picture: back on Earth. Three of the crew lie in reclining chairs on the steppe and are looked after."""

import math
from typing import Any

from mathutils import Matrix, Vector

from gallery.scenes.blanket import Grip
from gallery.scenes.capsule import descent_capsule
from gallery.scenes.cast import ACTRESS, DIRECTOR, ENGINEER
from gallery.scenes.figures import Figure, figure, look, to_local, toward
from gallery.scenes.materials import material
from gallery.scenes.parachute import parachute
from gallery.scenes.picture import Grade, Picture
from gallery.scenes.seats import SeatedPose, recliner
from gallery.scenes.shapes import box, cylinder
from gallery.scenes.steppe import Ground, Spot, autumn_morning, grass, haze, terrain, trodden
from gallery.scenes.studio import area_light, camera
from gallery.scenes.tableware import FLASK_RADIUS, MUG_HEIGHT, MUG_RADIUS, cup, flask, mug

PICTURE = Picture(
    "crew-after-landing",
    samples=20,
    exposure=0.15,
    grade=Grade(bloom=0.08, warmth=0.02, contrast=1.10, saturation=1.10, vignette=0.26),
)

# Where the chairs stand, x and y, and where they face, degrees: an arc, the engineer's chair in the middle and behind.
_ACTRESS_AT, _ACTRESS_YAW = (-1.22, -0.20), 17.0
_ENGINEER_AT, _ENGINEER_YAW = (-0.42, 0.16), 3.0
_DIRECTOR_AT, _DIRECTOR_YAW = (0.40, -0.12), -15.0

# The edge of the director's blanket that is being straightened, in his chair's frame.
_HELD_EDGE = Vector((0.43, -0.47, 0.53))

_CAPSULE_AT = Vector((5.25, 12.2, 1.0))
_CAPSULE_AXIS = Vector((-0.80, -0.58, -0.07))
_PARACHUTE_AT = (4.6, 19.5)

_CAMERA_AT, _CAMERA_TARGET = (-0.17, -6.9, 1.38), (-0.18, 0.0, 0.80)

_BARE_SPOTS = (
    Spot(-0.35, -0.15, 2.1, 0.85, left=0.22),  # chairs and helpers
    Spot(_CAPSULE_AT.x - 0.3, _CAPSULE_AT.y - 0.3, 1.6, 1.6, left=0.05),
    Spot(*_PARACHUTE_AT, 6.0, 4.6, left=0.15),
)


def build(*, preview: bool) -> None:
    """Set the scene up; `preview` thins the grass."""
    autumn_morning(azimuth=-92, elevation=14)
    area_light((-3.2, -6.0, 3.6), (0, 0, 0.8), 4, 190, (1, 0.89, 0.76))  # a white cloth that fills the shadows
    ground = Ground([(_CAPSULE_AT.x - 0.3, _CAPSULE_AT.y - 0.3, 1.4, 0.10)])
    terrain(ground)
    actress, engineer, director = _crew(ground)
    _medic(ground, actress)
    _thermos_bearer(ground)
    _blanket_straightener(ground, director)
    _radio_operator(ground)
    descent_capsule(_CAPSULE_AT, _CAPSULE_AXIS, roll=math.radians(-100))
    parachute(ground, _PARACHUTE_AT)
    for far, thickness in ((14.5, 0.16), (21, 0.26), (30, 0.34)):
        haze(far, thickness)
    lens = camera(_CAMERA_AT, _CAMERA_TARGET, 50, 1.1, focus=engineer.neck + Vector((0, -0.25, 0)))
    grass(ground, lens, 8000 if preview else 22000, 1.8, 75, trodden(_BARE_SPOTS), h=0.85)


def _on(ground: Ground, place: tuple[float, float]) -> Vector:
    """A place on the ground."""
    return Vector((*place, ground.height(*place)))


def _crew(ground: Ground) -> tuple[Figure, Figure, Figure]:
    """Actress, engineer and director, from left to right."""
    actress_at, engineer_at, director_at = (_on(ground, at) for at in (_ACTRESS_AT, _ENGINEER_AT, _DIRECTOR_AT))
    actress = recliner(
        actress_at,
        _ACTRESS_YAW,
        ACTRESS,
        SeatedPose(
            hands=((0.16, -0.30, 0.70), (-0.38, -0.24, 0.715)),
            hand_dir=((-0.55, -0.8, -0.1), (-0.2, -1, -0.05)),
            elbow=((0.8, 0.5, -0.4), (-0.8, 0.6, -0.5)),
            curl=(0.4, 0.3),
            head=look(actress_at, _ACTRESS_YAW, (0.3, -4.0, 0), 18, 2, 40),
        ),
        wool=(0.40, 0.11, 0.055),
        seed=21,
    )
    engineer = recliner(
        engineer_at,
        _ENGINEER_YAW,
        ENGINEER,
        SeatedPose(
            hands=((0.37, -0.08, 1.21), (-0.16, -0.30, 0.70)),
            hand_dir=((0.15, -0.15, 1), (0.55, -0.8, -0.1)),
            elbow=((0.9, 0.1, -0.7), (-0.8, 0.5, -0.4)),
            curl=(0.05, 0.4),
            head=(2, 18, -3),
        ),
        wool=(0.085, 0.15, 0.26),
        seed=22,
    )
    mug_foot = Vector((-0.02, -0.17, 0.80))  # in the chair's frame: before the chest, below the chin
    director = recliner(
        director_at,
        _DIRECTOR_YAW,
        DIRECTOR,
        SeatedPose(
            hands=((0.07, -0.24, 0.715), (-0.02 - MUG_RADIUS - 0.045, -0.10, 0.80 + MUG_HEIGHT / 2)),
            hand_dir=((-0.5, -0.8, -0.1), (0.22, -1, 0.1)),
            elbow=((0.8, 0.5, -0.4), (-1, 0.25, -0.45)),
            curl=(0.4, 0.8),
            head=look(director_at, _DIRECTOR_YAW, (-0.9, -3.0, 0), 18, -2, 40),
        ),
        wool=(0.36, 0.22, 0.06),
        seed=23,
        grips=[Grip(_HELD_EDGE, 0.50)],
    )
    turned = Matrix.Rotation(math.radians(_DIRECTOR_YAW), 3, "Z")
    mug(director_at + turned @ mug_foot, turned @ Vector((1, -0.35, 0)))
    return actress, engineer, director


def _helper(
    ground: Ground, at: tuple[float, float], facing: Vector, style: str, hands: tuple[Vector, Vector], **pose: Any
) -> Figure:
    """A helper who faces a point; `hands` (left, right) are where the wrists are in the world."""
    root = _on(ground, at)
    yaw = toward(root, facing)
    return figure(root, yaw, style, hands=[to_local(hand, root, yaw) for hand in hands], **pose)


def _medic(ground: Ground, actress: Figure) -> None:
    """Kneels beside the actress and holds her right hand in both of his."""
    held = actress.hands[1]
    _helper(
        ground,
        (_ACTRESS_AT[0] - 0.71, _ACTRESS_AT[1] - 0.10),
        actress.pelvis,
        "medic",
        (held + Vector((-0.06, -0.10, 0.05)), held + Vector((-0.14, 0.05, 0.03))),
        pelvis_h=0.50,
        lean=16,
        seed=13,
        skin=2,
        hat="cap",
        feet=((0.12, 0.42, 0.10), (-0.16, -0.30, 0.09)),
        knee=((0.1, -0.6, -1), (-0.1, -1, 0.6)),
        head=(-18, -6, 0),
    )


def _thermos_bearer(ground: Ground) -> None:
    """Stands behind the chairs with a thermos flask and its cup."""
    at = (-0.90, 1.25)
    root = _on(ground, at)
    facing = Vector((_ACTRESS_AT[0], _ACTRESS_AT[1], 0))
    front = (facing - root).normalized()
    left = Vector((-front.y, front.x, 0)).normalized()
    grip = root + Vector((0, 0, 1.12)) + front * 0.30
    flask_hand, cup_hand = grip - left * 0.16, grip + left * 0.16
    _helper(
        ground,
        at,
        facing,
        "rescue",
        (cup_hand, flask_hand),
        lean=6,
        seed=11,
        skin=1,
        head=(8, 10, 0),
    )
    flask(flask_hand + front * 0.09 - Vector((0, 0, 0.12)) + left * (FLASK_RADIUS + 0.01), Vector((0, 0, 1)))
    cup(cup_hand + front * 0.10)


def _blanket_straightener(ground: Ground, director: Figure) -> None:
    """Bends over the director's legs and draws the edge of his blanket straight."""
    turned = Matrix.Rotation(math.radians(_DIRECTOR_YAW), 3, "Z")
    root = _on(ground, _DIRECTOR_AT)
    _helper(
        ground,
        (1.17, -0.18),
        director.pelvis + turned @ Vector((0, -0.40, 0)),
        "rescue",
        (root + turned @ (_HELD_EDGE + Vector((0.06, 0.04, 0.08))), root + turned @ Vector((0.25, -0.36, 0.67))),
        pelvis_h=0.70,
        pelvis=(0, 0.10),
        lean=48,
        seed=12,
        skin=0,
        head=(-14, -22, 0),
        feet=((0.14, -0.12, 0.09), (-0.14, 0.22, 0.09)),
        elbow=((0.6, 0.6, 0.5), (-0.6, 0.6, 0.5)),
        hand_dir=((0, -0.6, -0.8), (0, -1, -0.3)),
        curl=(0.9, 0.2),
    )


def _radio_operator(ground: Ground) -> None:
    """Stands between the group and the capsule and speaks into a radio."""
    at = (4.45, 9.8)
    root = _on(ground, at)
    ear = root + Vector((-0.20, -0.16, 1.46))
    _helper(
        ground,
        at,
        Vector((-0.5, 0, 0)),
        "orange",
        (root + Vector((0.28, -0.05, 0.85)), ear),
        seed=14,
        skin=2,
        head=(-6, 6, 0),
        elbow=((0.6, 0.8, -0.3), (-0.6, 0.1, -1)),
    )
    black = material("radio", (0.03, 0.03, 0.033), 0.5)
    case = ear + Vector((0.0, -0.04, 0.10))
    box(case, (0.06, 0.04, 0.15), black, 0.008)
    cylinder(case + Vector((0.02, 0, 0.07)), case + Vector((0.02, 0, 0.25)), 0.006, black)
