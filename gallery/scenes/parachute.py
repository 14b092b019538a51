"""The main parachute, collapsed on the ground."""

import math

import bpy
import numpy as np
from mathutils import Matrix, Vector

from gallery.scenes.nodes import Nodes
from gallery.scenes.parachute_cloth import CLOTH
from gallery.scenes.shapes import mesh, ring_faces
from gallery.scenes.steppe import Ground

_ORANGE, _WHITE = (0.88, 0.25, 0.035), (0.78, 0.75, 0.70)
_POINTS_PER_GORE = 7
_CROWN_RINGS, _BAND_RING = 3, 27
_ABOVE_GROUND = 0.03


def parachute(
    ground: Ground,
    location: tuple[float, float],
    turn: float = 18,
    scale: tuple[float, float, float] = (1.25, 1.0, 1.6),
) -> list[Vector]:
    """The canopy, about 12 m across, lying at a place on the ground, turned by degrees. Returns points of its hem."""
    with np.load(CLOTH) as cloth:
        points, rings, around = cloth["points"].astype(float), int(cloth["rings"]), int(cloth["around"])
    turned = Matrix.Rotation(math.radians(turn), 3, "Z")
    laid = [turned @ Vector(point * np.array(scale)) + Vector((*location, 0)) for point in points]
    laid = [Vector((p.x, p.y, p.z + ground.height(p.x, p.y) + _ABOVE_GROUND)) for p in laid]
    colours = _colours(len(points), around)
    canopy = mesh("parachute", laid, ring_faces(around, rings), _fabric(), smooth=True, col=colours)
    finer = canopy.modifiers.new("finer", "SUBSURF")
    finer.levels = finer.render_levels = 1
    return laid[-around:]


def _colours(count: int, around: int) -> np.ndarray:
    """Gores of orange and white, an orange crown, and a band of the other colour near the hem."""
    place = np.arange(count)
    gore, ring = (place % around) // _POINTS_PER_GORE, place // around
    is_orange = (gore % 2 == 0) ^ (ring > _BAND_RING) | (ring < _CROWN_RINGS)
    return np.where(is_orange[:, None], np.array([_ORANGE]), np.array([_WHITE]))


def _fabric() -> bpy.types.Material:
    made = bpy.data.materials.new("parachute")
    made.use_nodes = True
    nodes = Nodes(made.node_tree)
    colour = nodes("ShaderNodeVertexColor", layer_name="Col").outputs[0]
    outside = nodes("ShaderNodeBsdfDiffuse", {"Color": colour})
    through = nodes("ShaderNodeBsdfTranslucent", {"Color": colour})
    nodes("ShaderNodeOutputMaterial", {0: nodes("ShaderNodeMixShader", {0: 0.35, 1: outside, 2: through})})
    return made
