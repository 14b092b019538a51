"""Dawn over the steppe: the sky as it is seen and as it lights, and ground that is lost in haze."""

import bpy
from mathutils import Vector

from gallery.scenes.nodes import Field, Nodes

_SUNRISE = Vector((-0.75, 0.66, 0)).normalized()  # where the horizon is brightest
_HORIZON_TO_ZENITH = [
    (0.0, (1.0, 0.40, 0.17)),
    (0.05, (1.0, 0.47, 0.26)),
    (0.14, (0.80, 0.40, 0.40)),
    (0.27, (0.34, 0.30, 0.48)),
    (0.48, (0.085, 0.15, 0.36)),
    (0.80, (0.018, 0.05, 0.17)),
    (1.0, (0.010, 0.03, 0.12)),
]
_CLOUDS = [(0.0, (1.3, 0.62, 0.32)), (0.3, (0.95, 0.42, 0.36)), (0.7, (0.30, 0.22, 0.36))]
_LIGHTING = [
    (0.0, (0.85, 0.42, 0.28)),
    (0.12, (0.55, 0.36, 0.40)),
    (0.5, (0.13, 0.19, 0.40)),
    (1.0, (0.07, 0.12, 0.32)),
]
_HAZE = (0.82, 0.36, 0.22)


def dawn() -> None:
    """The world: painted for the camera, and a smooth gradient for all that it lights."""
    nodes = Nodes(bpy.context.scene.world.node_tree)
    direction = nodes.field(nodes("ShaderNodeTexCoord"), "Generated")
    up = nodes.split(direction)[2]
    seen = nodes("ShaderNodeBackground", {"Color": _painted(nodes, direction, up.at_least(0.0))})
    lighting = nodes("ShaderNodeBackground", {"Color": nodes.ramp(up, _LIGHTING), "Strength": 0.85})
    is_seen = nodes("ShaderNodeLightPath").outputs["Is Camera Ray"]
    nodes("ShaderNodeOutputWorld", {0: nodes("ShaderNodeMixShader", {0: is_seen, 1: lighting, 2: seen})})


def _painted(nodes: Nodes, direction: Field, height: Field) -> Field:
    """From orange at the horizon to blue, brighter where the sun will rise, with a few long clouds."""
    scale = height * 2.2  # the picture shows less than half of the way to the zenith
    sky = nodes.ramp(scale, _HORIZON_TO_ZENITH)
    towards_sun = nodes.vmath("DOT_PRODUCT", direction, tuple(_SUNRISE)).at_least(0.0)
    glow = towards_sun**9.0 * (1.0 - height) ** 11.0
    sky = nodes.mix(glow * 0.65, sky, (1.5, 0.72, 0.30))

    flat = nodes("ShaderNodeMapping", {0: direction, "Scale": (2.0, 2.0, 22), "Rotation": (0, 0.03, 0)}).outputs[0]
    warped = nodes.vmath("ADD", flat, nodes.vmath("SCALE", nodes.noise(flat, 1.4, 4, 0.5, 0, 1), 0.45))
    cover = nodes.smooth(nodes.noise(warped, 1.2, 9, 0.57), 0.50, 0.72) * nodes.smooth(height, 0.015, 0.10)
    return nodes.mix(cover * 0.5, sky, nodes.ramp(scale, _CLOUDS))


def steppe_at_dawn() -> bpy.types.Material:
    """Dry soil and grass seen from far: it takes the haze's colour on the way to the horizon."""
    made = bpy.data.materials.new("steppe at dawn")
    made.use_nodes = True
    nodes = Nodes(made.node_tree)
    place = nodes("ShaderNodeTexCoord").outputs["Object"]
    wide, patches = nodes.noise(place, 0.22, 5, 0.6), nodes.noise(place, 1.1, 8, 0.65, 0.3)
    fine = nodes.noise(place, 14, 6, 0.7)
    color = nodes.mix(nodes.smooth(patches, 0.38, 0.62), (0.12, 0.080, 0.055), (0.27, 0.185, 0.105))
    color = nodes.mix(nodes.smooth(wide, 0.45, 0.62) * 0.6, color, (0.34, 0.24, 0.13))
    color = nodes.mix(nodes.smooth(fine, 0.55, 0.75) * 0.45, color, (0.40, 0.31, 0.20))
    bump = nodes("ShaderNodeBump", {"Height": patches + fine, "Strength": 0.7, "Distance": 0.05})
    soil = nodes("ShaderNodeBsdfDiffuse", {"Color": color, "Normal": bump})
    far = nodes.smooth(nodes.field(nodes("ShaderNodeCameraData"), "View Distance"), 26, 150) * 0.88
    haze = nodes("ShaderNodeEmission", {"Color": _HAZE, "Strength": 0.72})
    nodes("ShaderNodeOutputMaterial", {0: nodes("ShaderNodeMixShader", {0: far, 1: soil, 2: haze})})
    made.cycles.emission_sampling = "NONE"
    return made
