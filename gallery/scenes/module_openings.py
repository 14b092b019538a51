"""The station module's openings: the porthole with the Earth in it, and the hatch at the far end."""

import math

import bpy
from mathutils import Matrix, Vector

from gallery.scenes.materials import glow
from gallery.scenes.module_walls import (
    FAR_END,
    PORTHOLE_ALONG,
    PORTHOLE_ROOM,
    PORTHOLE_SIDE,
    SIDE_WIDTH,
    on_wall,
    set_at,
)
from gallery.scenes.nodes import Nodes
from gallery.scenes.orbit_paints import paint
from gallery.scenes.shapes import box, cylinder, lathe, placed, torus
from gallery.scenes.studio import rectangle_light

HATCH_RADIUS = 0.68
HATCH_ALONG = FAR_END - 0.93  # the rim's Y

_PANE_RADIUS = 0.40
_EARTH_RADIUS = 1.5  # in the pane's picture: the limb is this far from the Earth's centre
_LIMB = -0.16  # where the limb crosses the middle of the pane; the Earth is on the side of larger x


def build_porthole() -> None:
    """A round window in the upper left wall; the Earth fills most of it and lights the module blue."""
    place = on_wall(PORTHOLE_SIDE, PORTHOLE_ALONG, 0.0)
    set_at(
        lathe("pane", [(0.0, 0), (_PANE_RADIUS, 0)], _earth_from_orbit(), 48), place @ Matrix.Translation((0, 0, -0.03))
    )
    rim = [(0.0, -0.05), (0.005, -0.02), (0.03, 0.03), (0.10, 0.05), (0.14, 0.03), (0.15, -0.03)]
    profile = [(_PANE_RADIUS + across, above) for across, above in rim]
    set_at(lathe("porthole rim", profile, paint("gray"), 64), place)
    plate = box((0, 0, 0), (SIDE_WIDTH - 0.14, 2 * PORTHOLE_ROOM - 0.04, 0.1), paint("green 1"), 0.03)
    set_at(plate, place @ Matrix.Translation((0, 0, -0.16)))
    for bolt in range(12):
        angle = bolt * math.pi / 6
        across, along = (_PANE_RADIUS + 0.075) * math.cos(angle), (_PANE_RADIUS + 0.075) * math.sin(angle)
        cylinder(
            place @ Vector((across, along, 0.03)), place @ Vector((across, along, 0.062)), 0.016, paint("dark"), seg=10
        )
    light = rectangle_light((0, 0, 0), (0, 0, -1), 0.78, 0.78, 125, (0.16, 0.42, 1.0), 165)
    light.data.shape = "DISK"
    light.matrix_world = place @ Matrix.Translation((0, 0, 0.07)) @ Matrix.Rotation(math.pi, 4, "X")
    light.visible_camera = False


def _earth_from_orbit() -> bpy.types.Material:
    """What is seen in the pane: sea and clouds, the blue line of the air, black sky."""
    made = bpy.data.materials.new("earth in the porthole")
    made.use_nodes = True
    nodes = Nodes(made.node_tree)
    place = nodes("ShaderNodeTexCoord").outputs["Object"]
    x, y, _ = nodes.split(place)
    # Clouds: noise read at places that another noise has pushed about, so that they swirl.
    pushed = nodes.vmath("ADD", place, nodes.vmath("SCALE", nodes.noise(place, 5, 4, 0.6, 0, 1), 0.16))
    clouds = nodes.smooth(nodes.noise(pushed, 5.5, 8, 0.62), 0.48, 0.66)
    ground = nodes.mix(clouds * 0.9, (0.010, 0.10, 0.42), (0.50, 0.68, 0.88))
    from_limb = _EARTH_RADIUS - ((x - (_LIMB + _EARTH_RADIUS)) ** 2 + y**2) ** 0.5  # metres inside the limb
    ground = nodes.mix(nodes.smooth(from_limb, 0.14, 0.0) * 0.8, ground, (0.30, 0.62, 1.0))
    air = nodes.smooth(from_limb, -0.045, -0.005) ** 2
    sky = nodes.mix(air, (0.0, 0.0, 0.003), (0.16, 0.46, 1.0))
    seen = nodes.mix(nodes.smooth(from_limb, -0.006, 0.004), sky, ground)
    nodes("ShaderNodeOutputMaterial", {0: nodes("ShaderNodeEmission", {"Color": seen, "Strength": 1.5})})
    made.cycles.emission_sampling = "NONE"
    return made


def build_hatch() -> None:
    """The far bulkhead, its round hatch open, and the next module, dim, behind it."""
    along = (0, 1, 0)
    collar = [(2.2, 0), (0.72, 0), (0.72, 0.06), (0.70, 0.10), (0.66, 0.10), (0.66, 0.5)]
    lathe("bulkhead", collar, paint("bulkhead"), 64, placed((0, FAR_END - 0.9, 0), along), sharp=40)
    torus((0, HATCH_ALONG, 0), 0.80, 0.05, paint("gray"), along, seg=64)
    torus((0, HATCH_ALONG, 0), HATCH_RADIUS + 0.01, 0.03, paint("rubber"), along, seg=64)
    for bolt in range(16):
        angle = bolt * math.pi / 8
        x, z = 0.89 * math.cos(angle), 0.89 * math.sin(angle)
        cylinder((x, HATCH_ALONG + 0.01, z), (x, HATCH_ALONG - 0.04, z), 0.022, paint("gray"), seg=10)
    _next_module()


def _next_module() -> None:
    along = (0, 1, 0)
    start = FAR_END - 0.4
    lathe("next module", [(0.66, 0), (1.3, 0.4), (1.3, 3)], paint("pale 0"), 48, placed((0, start, 0), along))
    cylinder((0, start + 2.9, 0), (0, start + 3.0, 0), 1.3, paint("green 0"))
    torus((0, start + 1.4, 0), 1.1, 0.05, glow("ring lamp", (0.75, 0.88, 1.0), 2.0), along)
    light = bpy.data.lights.new("next module", "POINT")
    light.energy, light.color = 14, (0.62, 0.80, 1.0)
    lamp = bpy.data.objects.new("next module", light)
    lamp.location = (0, start + 1.5, 0.3)
    bpy.context.scene.collection.objects.link(lamp)
