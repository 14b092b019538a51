"""Picture 5: the space station over the Earth, two Soyuz and a Dragon-like capsule docked to it.

The station stands upright: X along the truss to starboard, Y forward, Z away from the Earth. The camera looks from
starboard and aft. A low sun from the right models the drums and lets the Earth's edge pass into evening on the left.
"""

import math
import random

import bpy
from mathutils import Matrix, Vector

from gallery.scenes.earth import earth
from gallery.scenes.nodes import Nodes
from gallery.scenes.picture import Grade, Picture
from gallery.scenes.shapes import ball, cylinder, torus
from gallery.scenes.spacecraft import dragon, soyuz
from gallery.scenes.station_parts import Surfaces, arm, array, dish, module, panel, surfaces, truss
from gallery.scenes.studio import camera, empty, sun

PICTURE = Picture(
    "5fad183d85600a709965ad1d",
    samples=20,
    exposure=-0.10,
    bounces=3,
    grade=Grade(bloom=0.14, vignette=0.20, saturation=1.08, contrast=1.06),
)

_TRUSS_HEIGHT = 4.4
_TRUSS_HALF = 32.2  # a little shorter than the real one: it is a miniature, and the ships may be larger in the frame
_ARRAYS_AT = (-29.4, -19.8, 19.8, 29.4)  # along the truss
_ARRAY_TILT = math.radians(41)  # of the wings over the horizontal, upwards and forward
_ARRAY_TWIST = 4  # degrees about their own length, to starboard; each differs a little
_SUN_AZIMUTH, _SUN_ELEVATION = 119, 24
_GLINT_AZIMUTH = 0  # the sea mirrors the sun right of the frame; this brings its sheen in
_HARMONY = 19.5  # how far forward the foremost node is
_SOYUZ_WINGS = (-1, -0.1, 0)  # cells towards the sun and the camera


def build(*, preview: bool) -> None:
    """Build the scene; it takes no longer than a preview may, so `preview` changes nothing."""
    del preview
    Nodes(bpy.context.scene.world.node_tree)  # an empty world: beside this sunlight no star would show
    _lights_and_earth()
    station = empty("station", Matrix.Identity(4))
    clad = surfaces()
    _backbone(station, clad)
    _western_segment(station, clad)
    _russian_segment(station, clad)
    _ships(station, clad)
    focus = (0, -16, -6)
    camera((30.5, -49.5, 10), (4.6, 0, -1.5), 21, fstop=0.15, focus=focus, roll=-13)


def _lights_and_earth() -> None:
    towards = sun(_SUN_AZIMUTH, _SUN_ELEVATION, 6.0, (1, 0.93, 0.83), 0.5)
    across, up = math.radians(_GLINT_AZIMUTH), math.radians(_SUN_ELEVATION)
    earth(towards, Vector((math.sin(across) * math.cos(up), math.cos(across) * math.cos(up), math.sin(up))))
    # Light from the day side below, softer than the Earth's few traced rays would give it.
    shine = bpy.data.lights.new("earthshine", "SUN")
    shine.energy, shine.color, shine.angle = 0.40, (0.55, 0.74, 1.0), 2.5
    lamp = bpy.data.objects.new("earthshine", shine)
    bpy.context.scene.collection.objects.link(lamp)
    lamp.rotation_euler = (math.pi, math.radians(25), 0)


def _backbone(station: bpy.types.Object, clad: Surfaces) -> None:
    truss(station, clad, _TRUSS_HALF, _TRUSS_HEIGHT)
    upward = Vector((0, math.cos(_ARRAY_TILT), math.sin(_ARRAY_TILT)))
    cells_side = Vector((0, -math.sin(_ARRAY_TILT), math.cos(_ARRAY_TILT)))
    dice = random.Random(3)
    for x in _ARRAYS_AT:
        for direction in (upward, -upward):
            twist = math.radians(_ARRAY_TWIST + dice.uniform(-4, 4))
            normal = cells_side * math.cos(twist) + Vector((math.sin(twist), 0, 0))
            array(station, clad, (x, 0, _TRUSS_HEIGHT), direction, normal)
    for middle in (-12.5, 13.5):
        for i in (-1, 0, 1):
            root = (middle + i * 2.9, -1.9, _TRUSS_HEIGHT - 0.6)
            panel(station, clad.radiator, clad, root, (0, -1, -0.42), (0, -0.42, 1), 2.6, 10)
    arm(station, clad, [(-3.6, -0.8, 6.3), (-5.4, -1.2, 12.0), (-9.6, -1.6, 10.4), (-9.7, -1.6, 9.3)])


def _western_segment(station: bpy.types.Object, clad: Surfaces) -> None:
    """The nodes and laboratories forward of the truss."""
    front = _HARMONY
    module(station, clad, clad.aluminium, (0, 1.4, 0), (0, 7.0, 0), 2.25, 0.75, belts=1)
    module(station, clad, clad.aluminium, (0, 7.6, 0), (0, 16.2, 0), 2.2, belts=3)
    module(station, clad, clad.white, (0, 16.6, 0), (0, 23.0, 0), 2.2)
    module(station, clad, clad.dark, (0, 23.2, 0), (0, 24.6, 0), 1.0, belts=1)
    module(station, clad, clad.white, (2.6, front, 0), (9.6, front, 0), 2.2, 0.85)
    module(station, clad, clad.white, (-2.6, front, 0), (-13.4, front, 0), 2.25, 0.85, belts=3)
    module(station, clad, clad.white, (-6.5, front, 2.6), (-6.5, front, 5.8), 2.0, 0.85, belts=1)
    module(station, clad, clad.aluminium, (2.6, 4.2, 0), (8.6, 4.2, 0), 2.0, belts=1)
    module(station, clad, clad.white, (-2.6, 4.2, 0), (-8.8, 4.2, 0), 2.2)
    module(station, clad, clad.white, (0, 4.2, -2.6), (0, 4.2, -8.6), 2.2)
    module(station, clad, clad.gray, (-6.6, 4.2, -2.4), (-6.6, 4.2, -3.8), 1.3, 0.9, belts=1)


def _russian_segment(station: bpy.types.Object, clad: Surfaces) -> None:
    """The modules aft of the truss; the Soyuz hang from two of them."""
    module(station, clad, clad.dark, (0, 0.6, 0), (0, -1.6, 0), 1.25, belts=1)
    module(station, clad, clad.beige, (0, -1.8, 0), (0, -13.6, 0), 2.0, 0.62, belts=4, windows=2)
    ball((0, -14.2, 0), 1.35, clad.beige, station)
    module(station, clad, clad.beige, (0, -14.9, 0), (0, -19.4, 0), 1.5)
    module(station, clad, clad.beige, (0, -19.4, 0), (0, -26.6, 0), 2.1, windows=3)
    module(station, clad, clad.beige, (0, -14.2, 1.3), (0, -14.2, 4.2), 1.2, belts=1)
    module(station, clad, clad.beige, (0, -14.2, -1.4), (0, -14.2, -6.6), 1.5)
    module(station, clad, clad.white, (0, -14.2, -6.6), (0, -14.2, -11.6), 2.1, 0.7, windows=1)
    module(station, clad, clad.beige, (0, -6.0, -2.0), (0, -6.0, -8.2), 1.2)
    for side in (1, -1):
        panel(station, clad.small_array, clad, (2.1 * side, -23, 0), (side, 0, 0), (0, -0.12, 1), 2.8, 8.5)
        panel(station, clad.small_array, clad, (2.1 * side, -14.2, -8.6), (side, 0, 0), (0, -0.2, 1), 2.6, 7)
    _aft_end(station, clad)


def _aft_end(station: bpy.types.Object, clad: Surfaces) -> None:
    """The rearmost module's docking port, engines and dishes."""
    cylinder((0, -26.3, 0), (0, -27.3, 0), 0.95, clad.gray, 0.75, parent=station)
    cylinder((0, -27.2, 0), (0, -27.34, 0), 0.55, clad.dark, parent=station)
    torus((0, -27.3, 0), 0.72, 0.09, clad.gray, (0, 1, 0), station)
    for side in (1, -1):
        cylinder((side * 1.3, -26.0, -0.7), (side * 1.35, -27.2, -0.75), 0.22, clad.dark, 0.42, parent=station)
        dish(station, clad, (side * 1.2, -26.2, 1.2), (side * 2.9, -27.2, 2.6), 0.42)


def _ships(station: bpy.types.Object, clad: Surfaces) -> None:
    soyuz(station, (0, -14.2, -11.7), (0, 0, -1), _SOYUZ_WINGS)
    soyuz(station, (0, -6.0, -8.3), (0, 0, -1), _SOYUZ_WINGS)
    port = Vector((0, _HARMONY + 1.1, 2.0))
    neck = port + Vector((0, 0, 3.2))
    cylinder(port, neck - Vector((0, 0, 0.9)), 1.45, clad.gray, 0.95, parent=station)
    cylinder(neck - Vector((0, 0, 0.9)), neck, 0.95, clad.white, parent=station)
    dragon(station, neck, (0, 0, 1), (0.9, -0.4, 0))
