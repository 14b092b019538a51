"""Picture 4: a scene is filmed aboard the station; two film, three help, everybody floats.

The module's axis is Y, the camera stands at its near end. Left: the director with the film camera. Above: the
commander, head down, with the lamp. Right: the actress, who plays a doctor, over the engineer, who plays her patient.
Far away, in the hatch: the second engineer.
"""

import bpy
from mathutils import Matrix, Vector

from gallery.scenes.adrift import pencil, tape_roll, water_drops
from gallery.scenes.cast import ACTRESS, COMMANDER, DIRECTOR, ENGINEER, SECOND_ENGINEER
from gallery.scenes.cinema import (
    CAMERA_GRIPS,
    LAMP_SIZE,
    cinema_camera,
    clapperboard,
    film_lamp,
    take_screen,
    work_screen,
)
from gallery.scenes.figures import Figure
from gallery.scenes.module_fittings import build_fittings
from gallery.scenes.module_openings import HATCH_ALONG, build_hatch, build_porthole
from gallery.scenes.module_walls import build_walls
from gallery.scenes.nodes import Nodes
from gallery.scenes.orbit_paints import paint
from gallery.scenes.picture import Grade, Picture
from gallery.scenes.shapes import frame, placed, tube
from gallery.scenes.stretcher import stethoscope, stretcher
from gallery.scenes.studio import camera, rectangle_light
from gallery.scenes.weightless import drift_hair, weightless_figure

PICTURE = Picture(
    "filming-in-orbit",
    samples=20,
    exposure=0.36,
    bounces=3,
    noise=0.06,
    grade=Grade(bloom=0.12, vignette=0.22, saturation=1.08, contrast=1.08),
)

# The patient's pelvis, and in its frame (see stretcher) everything that is done to him.
PATIENT = frame((0.89, 0.40, -0.36), (-0.76, -0.50, 0.26), (0.10, -0.66, 0.72))
FILM_CAMERA = frame((-0.67, 0.05, 0.20), (-0.12, 0.10, 1), (0.92, 0.33, -0.06)) @ Matrix.Scale(1.12, 4)
FILM_LAMP = placed((0.13, 1.20, 1.24), (0.52, -0.36, -0.62), 0.15)


def build(*, preview: bool) -> None:
    """Build the scene; it takes no longer than a preview may, so `preview` changes nothing."""
    del preview
    _darkness()
    build_walls(seed=11)
    build_fittings(work_screen(0.8), seed=12)
    build_porthole()
    build_hatch()
    _patient()
    actress = _actress()
    _director()
    _light_man()
    _helper()
    _things_adrift()
    _cables()
    _soft_lights()
    camera((0.12, -3.35, 0.16), (-0.03, 0.8, 0.12), 30, 0.42, focus=tuple(actress.head), roll=6)


def _darkness() -> None:
    nodes = Nodes(bpy.context.scene.world.node_tree)
    background = nodes("ShaderNodeBackground", {"Color": (0.6, 0.75, 1, 1), "Strength": 0.02})
    nodes("ShaderNodeOutputWorld", {0: background})


def _patient() -> None:
    """The engineer on the board, head to the left and towards us."""
    to_head, from_chest = PATIENT.col[2].xyz, -PATIENT.col[1].xyz
    weightless_figure(
        PATIENT.translation,
        to_head,
        from_chest,
        "patient",
        ((0.27, -0.04, -0.10), (-0.27, -0.04, -0.10)),
        ((0.10, 0.02, -0.84), (-0.10, 0.02, -0.84)),
        world_hands=False,
        sleeve=0.8,
        head=(-26, 4, 0),
        seed=21,
        curl=(0.5, 0.5),
        person=ENGINEER,
    )
    stretcher(PATIENT)


def _actress() -> Figure:
    """She hovers beyond the board: her right hand holds the stethoscope to his chest, her left feels his pulse."""
    pelvis, to_head, from_chest = PATIENT @ Vector((0.50, -0.06, 0.02)), (-0.34, -0.40, 0.84), (-0.46, -0.86, -0.20)
    her_right, her_left = PATIENT @ Vector((0.155, -0.185, 0.375)), PATIENT @ Vector((0.30, -0.13, 0.03))
    actress: Figure = weightless_figure(
        pelvis,
        to_head,
        from_chest,
        "actress",
        (her_left, her_right),
        ((0.16, 0.20, -0.74), (-0.12, 0.38, -0.66)),
        lean=10,
        twist=16,
        seed=22,
        head=(-22, -5, 6),
        locks=drift_hair(ACTRESS.hair, 5, drift=(0.45, -0.75, 0.55)),
        extra=stethoscope(frame(pelvis, to_head, from_chest), PATIENT),
        elbow=((0.8, 0.3, -0.2), (-0.8, 0.3, -0.4)),
        knee=((0.2, -1, 0.1), (-0.2, -1, 0.2)),
        curl=(0.25, 0.35),
        person=ACTRESS,
    )
    return actress


def _director() -> None:
    """In profile at the left, his eye on the monitor, the floating camera between his hands."""
    cinema_camera(FILM_CAMERA, take_screen(1.6))
    weightless_figure(
        (-1.31, 0.02, -0.37),
        (-0.22, -0.02, 0.96),
        (0.93, 0.10, -0.05),
        "director",
        [FILM_CAMERA @ grip for grip in CAMERA_GRIPS],
        ((0.20, -0.34, -0.54), (-0.16, 0.22, -0.61)),
        lean=4,
        seed=23,
        head=(-8, 4, 0),
        curl=(0.9, 0.9),
        elbow=((0.6, 0.3, -0.8), (-0.6, 0.3, -0.8)),
        knee=((0.2, -1, 0.1), (-0.2, -1, 0.2)),
        person=DIRECTOR,
    )


def _light_man() -> None:
    """The commander hangs head down from the ceiling and holds the lamp by its edge."""
    film_lamp(FILM_LAMP, 50)
    half_width, half_height = LAMP_SIZE[0] / 2, LAMP_SIZE[1] / 2
    weightless_figure(
        (-0.42, 1.35, 1.38),
        (0.14, -0.16, -0.96),
        (0.74, -0.66, 0.0),
        "poloyel",
        (
            FILM_LAMP @ Vector((-half_width, -half_height * 0.5, -0.03)),
            FILM_LAMP @ Vector((-half_width, half_height * 0.5, -0.03)),
        ),
        ((0.14, -0.10, -0.28), (-0.18, -0.22, -0.26)),
        sleeve=0.8,
        seed=24,
        head=(0, 6, 0),
        curl=(0.8, 0.8),
        knee=((0.25, -1, 0.1), (-0.25, -1, 0.2)),
        person=COMMANDER,
    )


def _helper() -> None:
    """The second engineer comes in by the hatch, a hand on its rim."""
    weightless_figure(
        (0.06, HATCH_ALONG + 0.25, -0.36),
        (-0.20, -0.50, 0.80),
        (-0.05, -0.90, -0.45),
        "instructor",
        ((0.60, HATCH_ALONG - 0.06, 0.05), (-0.62, HATCH_ALONG - 0.06, -0.10)),
        ((0.12, 0.3, -0.74), (-0.14, 0.4, -0.70)),
        head=(0, -22, 0),
        knee=((0.15, -1, 0.1), (-0.15, -1, 0.1)),
        seed=25,
        person=SECOND_ENGINEER,
    )


def _things_adrift() -> None:
    clapperboard(frame((-0.36, -0.05, -0.46), (0.42, 0.1, 0.9), (0.22, -0.95, 0.10)))
    tape_roll((0.28, -0.35, -0.80), (0.4, -0.7, 0.5))
    pencil((0.02, -0.2, -0.66), (0.13, 0.02, 0.06))
    water_drops((-0.33, -0.1, 0.03))


def _cables() -> None:
    """The camera's and the lamp's, to the walls behind them."""
    from_camera = FILM_CAMERA @ Vector((0, 0.26, -0.02))
    loops = [
        (-0.55, -0.18, -0.32),
        (-0.40, -0.05, -0.66),
        (-0.52, 0.55, -0.76),
        (-0.80, 1.2, -0.50),
        (-1.75, 1.9, -0.20),
    ]
    tube([from_camera, from_camera + Vector((-0.12, -0.08, -0.12)), *loops], 0.011, paint("black cable"))
    from_lamp = FILM_LAMP @ Vector((0.1, 0.0, -0.05))
    tube(
        [from_lamp, from_lamp + Vector((0.0, 0.1, 0.15)), (0.2, 1.4, 1.5), (0.45, 1.7, 1.6), (0.3, 2.2, 1.8)],
        0.010,
        paint("black cable"),
    )


def _soft_lights() -> None:
    """Cool light from behind the camera, the Earth's on the director, and the film lamp's warm bounce on the faces."""
    rectangle_light((-1.0, 0.35, 1.05), (-1.0, -0.05, -0.3), 0.6, 0.6, 20, (0.16, 0.42, 1.0), 120)
    rectangle_light((0.3, -3.4, 0.9), (0.2, 0.8, 0), 2.2, 1.4, 4, (0.70, 0.84, 1.0))
    rectangle_light((-0.30, -0.9, 0.62), (0.70, 0.5, 0.2), 0.5, 0.4, 17, (1, 0.76, 0.52))
