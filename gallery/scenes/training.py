"""Picture 1: before the flight, the crew of three in a training hall, with an instructor and the capsule's mock-up.

Metres and degrees; the camera looks along +Y from about the height of a face.
"""

import math
from typing import Any

import bpy
from mathutils import Matrix, Vector

from gallery.scenes.cast import ACTRESS, COMMANDER, DIRECTOR, Person
from gallery.scenes.crew import crew_member
from gallery.scenes.figures import Figure, figure, look, to_local
from gallery.scenes.hall import hall, lamp
from gallery.scenes.heads import hair, head_frame
from gallery.scenes.materials import material
from gallery.scenes.mock_up import Handrail, mock_up
from gallery.scenes.nodes import Nodes
from gallery.scenes.picture import Grade, Picture
from gallery.scenes.seats import clipboard
from gallery.scenes.shapes import box, cylinder, tube
from gallery.scenes.studio import area_light, camera, sun

PICTURE = Picture(
    "training",
    samples=20,
    exposure=0.18,
    grade=Grade(bloom=0.05, warmth=0.012, contrast=1.10, saturation=1.10, vignette=0.24),
)

_CAMERA = Vector((0.03, -6.85, 1.50))
_AIM = Vector((0.03, 0, 1.0))

# Where everybody stands: the actress nearest, on the right third; the mock-up is the other weight.
_MOCK_UP = Vector((-1.94, 3.1, 0))
_COMMANDER = Vector((-0.48, 0.80, 0))
_DIRECTOR = Vector((0.18, 0.26, 0))
_ACTRESS = Vector((0.84, -0.75, 0))
_INSTRUCTOR = Vector((1.86, -0.25, 0))
_ATTENTION = Vector((1.65, -1.7, 0))  # before the instructor: faces turned there are still seen

_DARK = (0.06, 0.07, 0.08)


def build(*, preview: bool) -> None:
    """The scene, into the empty one that is open."""
    del preview  # there is nothing here that a small picture could do without
    rail = mock_up(_MOCK_UP, 9)
    hall(_MOCK_UP)
    _light()
    actress = _actress()
    _ventilation_case(actress)
    _director()
    _commander(rail)
    _instructor()
    camera(_CAMERA, _AIM, 50, 1.2, focus=actress.neck)


def _light() -> None:
    """A low, warm sun through windows on the right; the rest of the hall is cool."""
    nodes = Nodes(bpy.context.scene.world.node_tree)
    dim = nodes("ShaderNodeBackground", {"Color": (0.62, 0.78, 1.0), "Strength": 0.26})
    nodes("ShaderNodeOutputWorld", {0: dim})
    sun(86, 24, 8.5, (1, 0.74, 0.45), 1.2)
    area_light((4.0, -4.6, 4.2), (0.6, 0, 1.0), 3, 70, (0.84, 0.92, 1.0))
    area_light((-4.5, -4.5, 4.0), (0.2, 0, 1.0), 4, 110, (0.74, 0.88, 1.0))
    area_light((0.5, 7.5, 6.5), (0.4, 0, 1.2), 5, 150, (0.72, 0.87, 1.0))
    for place in ((-3.9, 6.2, 3.25), (0.35, 6.4, 3.35)):
        lamp(Vector(place))


def _crew(place: Vector, yaw: float, person: Person, at: Vector, **pose: Any) -> Figure:
    """One of the three, looking `at` a point; the rest of the pose is as for `figure`."""
    pitch, roll, limit = pose.pop("nod", 0), pose.pop("tilt", 0), pose.pop("limit", 62)
    return crew_member(place, yaw, person, head=look(place, yaw, at, pitch, roll, limit), **pose)


def _actress() -> Figure:
    return _crew(
        _ACTRESS,
        14,
        ACTRESS,
        _ATTENTION,
        nod=1,
        tilt=3,
        seed=1,
        hands=((0.27, -0.28, 1.01), (-0.31, -0.05, 0.80)),
        hand_dir=((0.68, -0.66, 0.20), None),
        hand_back=(None, (-0.99, -0.14, 0)),  # the handle lies along the case, and the case along the thigh
        curl=(0.15, 0.9),
        elbow=((0.7, 0.7, -0.3), (-0.6, 0.8, -0.3)),
        feet=((0.13, -0.07, 0.09), (-0.13, 0.06, 0.09)),
    )


def _ventilation_case(actress: Figure) -> None:
    """The suit's ventilator, carried in the right hand, with a hose to the chest."""
    turned = Matrix.Rotation(math.radians(112), 3, "Z")
    handle_height = 0.215
    centre = actress.grips[1] - Vector((0, 0, handle_height))
    case, band = material("case", (0.07, 0.20, 0.42), 0.4, coat=0.3), material("case band", (0.66, 0.68, 0.69), 0.4)
    box(centre, (0.34, 0.17, 0.26), case, 0.035, turned.to_4x4())
    box(centre, (0.345, 0.175, 0.05), band, 0.01, turned.to_4x4())
    bends = ((-0.10, 0.12), (-0.10, handle_height), (0.10, handle_height), (0.10, 0.12))
    tube([centre + turned @ Vector((x, 0, z)) for x, z in bends], 0.014, material("handle", _DARK, 0.5))
    chest = actress.head_frame.at_neck  # left, forward and up of it
    hose = [
        centre + Vector((0.02, -0.02, 0.12)),
        centre + Vector((0.06, -0.12, 0.20)),
        chest(-0.22, 0.27, -0.56),
        chest(-0.13, 0.25, -0.44),
        chest(-0.075, 0.165, -0.335),
    ]
    tube(hose, 0.017, material("hose", (0.46, 0.51, 0.56), 0.5))


def _director() -> Figure:
    """He has a rolled script in his left hand."""
    director = _crew(
        _DIRECTOR,
        6,
        DIRECTOR,
        _ATTENTION,
        nod=3,
        tilt=-2,
        seed=2,
        hands=((0.27, -0.20, 0.90), (-0.29, -0.04, 0.80)),
        hand_dir=((0.05, -0.75, -0.25), None),
        hand_back=((0.5, 0.1, 0.85), None),
        curl=(0.9, 0.5),
        elbow=((0.6, 0.8, -0.3), (-0.6, 0.8, -0.3)),
        feet=((0.15, 0, 0.09), (-0.14, -0.05, 0.09)),
    )
    middle, bones = director.grips[0], director.head_frame
    along = bones.fingers[0].cross(bones.hand_backs[0]).normalized() * 0.11
    paper = material("script", (0.64, 0.56, 0.42), 0.8)
    cylinder(middle - along, middle + along, 0.026, paper, seg=24)
    return director


def _commander(rail: Handrail) -> Figure:
    """He stands at the foot of the stairs, his right hand on their rail."""
    yaw = 10
    along = (rail.top - rail.bottom).normalized()
    across = Vector((0, 0, 1)).cross(along).normalized()  # out of the picture's left side
    back = along.cross(across)
    held = rail.bottom + along * 0.12
    wrist = held - across * 0.10 + back * 0.042  # the palm, not the wrist, lies on the rail
    origin = (0, 0, 0)
    return _crew(
        _COMMANDER,
        yaw,
        COMMANDER,
        _ATTENTION,
        nod=2,
        seed=3,
        hands=((0.07, 0.21, 0.94), to_local(wrist, _COMMANDER, yaw)),  # the left one behind his back
        hand_dir=(None, to_local(across, origin, yaw)),
        hand_back=(None, to_local(back, origin, yaw)),
        curl=(0.5, 0.9),
        elbow=((0.8, 0.5, -0.2), (-0.6, 0.8, -0.3)),
        feet=((0.13, -0.05, 0.09), (-0.14, 0.04, 0.09)),
    )


def _instructor() -> None:
    yaw = -30
    head = (-16, 4, 0)
    figure(
        _INSTRUCTOR,
        yaw,
        "instructor",
        hat=None,
        hair=(0.16, 0.13, 0.10),
        skin=1,
        seed=9,
        head=head,
        hands=((0.17, -0.27, 1.06), (-0.06, -0.34, 1.13)),
        hand_dir=((-0.7, -0.7, 0.1), (0.4, -0.8, -0.2)),
        curl=(0.7, 0.6),
        elbow=((0.8, 0.5, -0.7), (-0.8, 0.4, -0.7)),
    )
    hair(head_frame(_INSTRUCTOR, yaw, {"head": head}), "short", (0.11, 0.085, 0.06))
    turned = Matrix.Rotation(math.radians(yaw), 3, "Z")
    board = _INSTRUCTOR + turned @ Vector((0.05, -0.375, 1.12))
    clipboard(board, turned @ Vector((0, 0.62, 0.78)), turned @ Vector((0, -0.78, 0.62)))
