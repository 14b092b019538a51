"""What the filmed scene is played with: the board that a patient is strapped to, and a stethoscope.

A patient's frame has its origin in his pelvis; Z points to his head, -Y up from his chest, X to his left.
"""

from collections.abc import Callable, Mapping
from typing import Any

from mathutils import Matrix, Vector

from gallery.scenes.module_fittings import rounded
from gallery.scenes.module_walls import set_at
from gallery.scenes.orbit_paints import paint
from gallery.scenes.shapes import box, cylinder, mesh, torus, tube

BOARD_SIZE = 0.56, 0.045, 1.86  # across, thickness, length
_BOARD_DEPTH = 0.175  # from the pelvis to the middle of the board
_HANDHOLDS = (0.55, 0.1, -0.35, -0.75)
_STRAPS = (  # where along the body, half the width that it goes round, how far in front of the spine
    (0.21, 0.245, 0.165),
    (-0.16, 0.30, 0.15),
    (-0.55, 0.20, 0.135),
)
_STRAP_WIDTH = 0.056

_CHEST_PIECE = Vector((0.015, -0.112, 0.355))  # in the patient's frame


def stretcher(patient: Matrix) -> None:
    """The orange board under the patient whose pelvis is at `patient`, and three straps round both."""
    board = patient @ Matrix.Translation((0, _BOARD_DEPTH, -0.06))
    set_at(box((0, 0, 0), BOARD_SIZE, paint("board"), 0.02), board)
    for along in _HANDHOLDS:
        for across in (0.255, -0.255):
            hold = box((0, 0, 0), (0.045, 0.06, 0.16), paint("dark"), 0.015)
            set_at(hold, patient @ Matrix.Translation((across, _BOARD_DEPTH, along)))
    for along, half_width, depth in _STRAPS:
        _strap(patient, along, half_width, depth)


def _strap(patient: Matrix, along: float, half_width: float, depth: float) -> None:
    right_half = [(half_width * 0.82, -depth * 0.86), (half_width + 0.02, 0.02), (0.275, 0.16)]
    left_half = [(-across, height) for across, height in reversed(right_half)]
    corners = [*left_half, (0, -depth - 0.012), *right_half]
    path = rounded([(across, height, along) for across, height in corners], steps=5, passes=4)
    edge = Vector((0, 0, _STRAP_WIDTH / 2))
    points = [patient @ (middle + side * edge) for middle in path for side in (-1, 1)]
    faces = [(2 * i, 2 * i + 2, 2 * i + 3, 2 * i + 1) for i in range(len(path) - 1)]
    thickness = mesh("strap", points, faces, paint("board strap")).modifiers.new("thickness", "SOLIDIFY")
    thickness.thickness, thickness.offset = 0.012, 0
    buckle = box((0, 0, 0), (0.075, 0.02, 0.07), paint("metal"), 0.008)
    set_at(buckle, patient @ Matrix.Translation((0.02, -depth - 0.022, along)))


def stethoscope(wearer: Matrix, patient: Matrix) -> Callable[[Mapping[str, Any]], None]:
    """A stethoscope between the ears of `wearer` and the chest of `patient` (frames of their pelves).

    Returns what a weightless figure takes as `extra`: it builds in the wearer's frame, of the wearer's skeleton.
    """

    def build(skeleton: Mapping[str, Any]) -> None:
        at_head = skeleton["X"]
        chest = wearer.inverted() @ patient
        foot, top = chest @ _CHEST_PIECE, chest @ (_CHEST_PIECE + Vector((0, -0.022, 0)))
        cylinder(foot, top, 0.034, paint("metal"), seg=28)
        torus(top, 0.030, 0.005, paint("black cable"), top - foot, seg=28)
        fork = at_head(0.0, 0.17, -0.27)
        between_the_arms = (fork + top) / 2 + chest.to_3x3() @ Vector((-0.02, -0.10, -0.07))
        over_the_chest = chest @ (_CHEST_PIECE + Vector((0.02, -0.085, -0.06)))
        tube([fork, between_the_arms, over_the_chest, top], 0.0085, paint("black cable"))
        for side in (1, -1):
            bends = [(0.128, 0.0, -0.02), (0.115, 0.09, -0.10), (0.05, 0.16, -0.20)]
            tube([*(at_head(side * x, y, z) for x, y, z in bends), fork], 0.007, paint("metal"))

    return build
