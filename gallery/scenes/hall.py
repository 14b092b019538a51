"""The training hall: a floor with painted lines, a wall of tall windows, and what stands about at a distance.

Metres; the windows are in the far wall (+Y), the low sun comes through those of the wall on the right (+X).
"""

import math

import bpy
from mathutils import Matrix, Vector

from gallery.scenes.materials import Colour, material
from gallery.scenes.nodes import Field, Nodes
from gallery.scenes.shapes import box, cylinder, lathe, mesh, placed, torus, tube
from gallery.scenes.studio import empty

_FAR_WALL = 11.0  # y of its face
_SILL, _LINTEL = 1.95, 6.0
_BAY = 3.1
_WINDOW_WIDTH = 2.3
_SUNNY_WALL = 7.2  # x; beyond the frame
_SUNNY_BAY = 2.6
_TROLLEY = Vector((2.36, 4.1, 0))

_STEEL: Colour = (0.50, 0.53, 0.55)
_DARK: Colour = (0.05, 0.055, 0.065)
_LINE_PAINT: Colour = (0.56, 0.38, 0.08)


def hall(ring_about: Vector) -> None:
    """The whole hall; a ring is painted on the floor about `ring_about`."""
    mesh(
        "floor",
        [(-30, -14, 0), (30, -14, 0), (30, 14, 0), (-30, 14, 0)],
        [(0, 1, 2, 3)],
        _floor(ring_about),
        smooth=False,
    )
    _far_wall()
    _sunny_wall()
    _station_module()
    _trolley()
    _cable(ring_about)


def lamp(place: Vector) -> None:
    """A warm pendant lamp whose rim is at `place`."""
    shade = material("lamp shade", _DARK, 0.5)
    bulb = material("bulb", (1, 0.7, 0.4), 0.5, emission=(1, 0.62, 0.28), emission_strength=6)
    up = Vector((0, 0, 1))
    cylinder(place, place + up * 0.26, 0.26, shade, 0.10)
    cylinder(place - up * 0.01, place + up * 0.02, 0.22, bulb)
    cylinder(place + up * 0.2, place + up * 6, 0.012, shade)
    data = bpy.data.lights.new("lamp", "SPOT")
    data.energy, data.color = 380, (1, 0.68, 0.38)
    data.spot_size, data.spot_blend, data.shadow_soft_size = math.radians(95), 0.8, 0.25
    light = bpy.data.objects.new("lamp", data)
    bpy.context.scene.collection.objects.link(light)
    light.location = place - up * 0.08


def _floor(ring_about: Vector) -> bpy.types.Material:
    """Polished concrete: slabs with joints, and worn paint: a ring, and a line that leads away from it."""
    made = bpy.data.materials.new("floor")
    made.use_nodes = True
    nodes = Nodes(made.node_tree)
    place = nodes("ShaderNodeTexCoord").outputs["Object"]
    x, y, _ = nodes.split(place)
    grain = nodes.noise(place, 6, 5)
    blotches = nodes.smooth(nodes.noise(place, 0.5, 4), 0.35, 0.65)
    concrete = nodes.mix(blotches, (0.215, 0.225, 0.215), (0.285, 0.29, 0.275))

    joints = _stripes(x + 0.3, 2.4, 0.006).at_least(_stripes(y + 0.2, 2.4, 0.006))
    concrete = nodes.mix(joints * 0.5, concrete, (0.07, 0.085, 0.09))

    from_ring = nodes.vmath("DISTANCE", nodes.combine(x, y, 0.0), (ring_about.x, ring_about.y, 0))
    ring = abs(from_ring - 2.75) < 0.045
    line = (abs(y - 2.1) < 0.05) * (from_ring > 2.75)
    worn = nodes.smooth(nodes.noise(place, 9, 6), 0.30, 0.52)
    painted = nodes.mix(ring.at_least(line) * worn * 0.85, concrete, _LINE_PAINT)

    inputs = {"Base Color": painted, "Roughness": grain * 0.14 + 0.24, "Coat Weight": 0.2, "Coat Roughness": 0.15}
    nodes("ShaderNodeOutputMaterial", {0: nodes("ShaderNodeBsdfPrincipled", inputs)})
    return made


def _stripes(along: Field, period: float, width: float) -> Field:
    """1 on lines of `width`, every `period`."""
    return abs(along % period - period / 2) < width


def _far_wall() -> None:
    wall = material("wall", (0.50, 0.49, 0.455), 0.8, variation=0.05, variation_scale=0.6)
    dado = material("dado", (0.155, 0.215, 0.205), 0.6, variation=0.05)
    steel = material("window bars", _STEEL, 0.5)
    pillar = material("pillar", (0.46, 0.475, 0.465), 0.7)
    outside = _outside()
    box((0, _FAR_WALL + 0.2, 4), (60, 0.4, 8), wall, 0)
    box((0, _FAR_WALL - 0.02, 0.65), (60, 0.08, 1.3), dado, 0)
    box((0, _FAR_WALL - 0.06, 1.32), (60, 0.1, 0.05), steel, 0)
    height, middle = _LINTEL - _SILL, (_LINTEL + _SILL) / 2
    for bay in range(-4, 5):
        x = bay * _BAY + 0.6
        left, right, y = x - _WINDOW_WIDTH / 2, x + _WINDOW_WIDTH / 2, _FAR_WALL - 0.06
        corners = [(left, y, _SILL), (right, y, _SILL), (right, y, _LINTEL), (left, y, _LINTEL)]
        mesh("outside", corners, [(0, 1, 2, 3)], outside, smooth=False)
        for k in (-1.15, -0.38, 0.38, 1.15):
            box((x + k, _FAR_WALL - 0.10, middle), (0.085, 0.10, height + 0.1), steel, 0.01)
        for k in range(5):
            box((x, _FAR_WALL - 0.10, _SILL + height * k / 4), (_WINDOW_WIDTH + 0.1, 0.10, 0.08), steel, 0.01)
        box((x, _FAR_WALL - 0.14, _SILL - 0.07), (_WINDOW_WIDTH + 0.3, 0.24, 0.06), wall, 0.01)
        box((x + _BAY / 2, _FAR_WALL - 0.25, 4), (0.34, 0.5, 8), pillar, 0.03)


def _outside() -> bpy.types.Material:
    """What is seen through the panes: a hazy morning sky over a row of autumn birches. Metres of the hall."""
    made = bpy.data.materials.new("outside")
    made.use_nodes = True
    nodes = Nodes(made.node_tree)
    place = nodes("ShaderNodeTexCoord").outputs["Object"]
    x, _, z = nodes.split(place)
    sky = nodes.ramp(
        nodes.smooth(z, 2.2, 5.2), [(0.0, (0.86, 0.80, 0.66)), (0.35, (0.62, 0.76, 0.86)), (1.0, (0.24, 0.47, 0.78))]
    )
    cloud = nodes.smooth(nodes.noise(nodes.combine(x * 0.22, 0.0, z * 0.8), 1.6, 5), 0.50, 0.66)
    sky = nodes.mix(cloud * 0.55, sky, (0.92, 0.90, 0.86))
    crowns = nodes.noise(nodes.combine(x, 0.0, 0.0), 0.9, 3) * 1.1 + nodes.noise(place, 2.4, 4) * 0.7 + 1.75
    leaves = nodes.mix(nodes.smooth(nodes.noise(place, 1.1, 4), 0.4, 0.6), (0.17, 0.20, 0.09), (0.42, 0.29, 0.08))
    seen = nodes.mix(nodes.smooth(z - crowns, 0.10, -0.10), sky, leaves)
    nodes("ShaderNodeOutputMaterial", {0: nodes("ShaderNodeEmission", {"Color": seen, "Strength": 1.15})})
    return made


def _sunny_wall() -> None:
    """Pillars, sills and bars out of sight: they cut the sunlight into windows on the floor."""
    wall = material("wall")
    bays = [-8.7 + _SUNNY_BAY * i for i in range(8)]  # so that no pillar's shadow is on anybody
    for y in bays:
        box((_SUNNY_WALL, y, 4), (0.3, 0.5, 8), wall, 0)
        box((_SUNNY_WALL, y + _SUNNY_BAY / 2, 4), (0.2, 0.10, 8), wall, 0)
    for z, height in ((0.85, 1.7), (3.2, 0.12), (5.65, 0.12), (7.5, 1.4)):
        box((_SUNNY_WALL, 1, z), (0.3, 26, height), wall, 0)


def _station_module() -> None:
    """A station's module for practice, lying on two stands, 3 m long, far back on the right."""
    skin = material("module skin", (0.50, 0.53, 0.51), 0.6, bump=0.1, bump_scale=6)
    ring = material("module ring", (0.22, 0.28, 0.33), 0.5)
    stand = material("module stand", (0.10, 0.19, 0.27), 0.5)
    at = empty("module", Matrix.Translation((3.72, 9.3, 0)) @ Matrix.Rotation(math.radians(-10), 4, "Z"))
    axis = 1.75
    profile = [(0, -1.5), (0.60, -1.5), (0.64, -1.25), (0.95, -1.0), (0.95, 0.15), (1.15, 0.4), (1.15, 1.15)]
    profile += [(0.9, 1.38), (0.55, 1.5), (0, 1.5)]
    lathe("module", profile, skin, 64, placed((0, 0, axis), (1, 0, 0)), at)
    for x, radius in ((-0.98, 0.96), (-0.4, 0.96), (0.14, 0.96), (0.42, 1.16), (1.13, 1.16)):
        torus((x, 0, axis), radius, 0.03, ring, (1, 0, 0), at)
    for x in (-0.7, 0.8):
        box((x, 0, 0.42), (0.3, 1.7, 0.84), stand, 0.04, parent=at)


def _trolley() -> None:
    """A tool trolley with three drawers, and a meter and a coil of cable on it."""
    at = empty("trolley", Matrix.Translation(_TROLLEY) @ Matrix.Rotation(math.radians(12), 4, "Z"))
    body = material("trolley", (0.10, 0.24, 0.30), 0.45)
    steel = material("window bars")
    dark = material("rubber", _DARK, 0.6)
    box((0, 0, 0.50), (0.62, 0.42, 0.66), body, 0.02, parent=at)
    box((0, 0, 0.845), (0.66, 0.46, 0.03), steel, 0.01, parent=at)
    for z in (0.30, 0.51, 0.71):
        box((0, -0.215, z), (0.54, 0.02, 0.16), material("drawer", (0.15, 0.32, 0.38), 0.45), 0.008, parent=at)
        cylinder((-0.16, -0.24, z + 0.04), (0.16, -0.24, z + 0.04), 0.010, steel, parent=at)
    for x in (-0.25, 0.25):
        for y in (-0.16, 0.16):
            cylinder((x - 0.02, y, 0.07), (x + 0.02, y, 0.07), 0.07, dark, parent=at)
            cylinder((x, y, 0.07), (x, y, 0.2), 0.018, steel, parent=at)
    tube([(0.33, -0.15, 0.78), (0.42, -0.15, 0.86), (0.42, 0.15, 0.86), (0.33, 0.15, 0.78)], 0.012, steel, at)
    box((-0.13, 0, 0.93), (0.22, 0.16, 0.14), material("meter", (0.62, 0.40, 0.06), 0.5), 0.02, parent=at)
    for turn in range(3):
        torus((0.16, 0.0, 0.875 + turn * 0.022), 0.10 - turn * 0.004, 0.012, dark, parent=at)


def _cable(mock_up: Vector) -> None:
    """From the mock-up's stand along the floor to the trolley."""
    corners = ((1.30, -0.45), (1.75, -0.9), (2.5, -0.6), (3.0, 0.1), (3.6, 0.2))
    path = [mock_up + Vector((x, y, 0.014)) for x, y in corners]
    tube([*path, _TROLLEY + Vector((-0.25, 0.05, 0.014))], 0.014, material("rubber"))
