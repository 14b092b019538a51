"""`python -m gallery.scenes.parachute_cloth`: let the main parachute collapse once more, and keep how it lies.

Blender's cloth solver takes about a minute; the pictures use what it left, parachute.npz: `points` (metres, ring after
ring from the crown to the hem), `rings`, and `around`, the number of points in a ring.
"""

import math
from pathlib import Path

import bpy
import numpy as np
from mathutils import Vector, noise

from gallery.scenes.shapes import mesh, ring_faces
from gallery.scenes.studio import new_scene

CLOTH = Path(__file__).with_name("parachute.npz")

_RINGS, _AROUND = 34, 112
_GORES = 14
_RADIUS = 6.0
_FRAMES = 60  # two and a half seconds: it has come down, a few folds still stand


def main() -> None:
    """Simulate the fall and write its end."""
    new_scene()
    canopy = _canopy()
    _floor()
    _wind()
    scene = bpy.context.scene
    scene.frame_start, scene.frame_end = 1, _FRAMES
    for frame in range(1, _FRAMES + 1):  # the solver goes from frame to frame and cannot leap
        scene.frame_set(frame)
    lying = canopy.evaluated_get(bpy.context.evaluated_depsgraph_get()).to_mesh()
    points = np.empty(len(lying.vertices) * 3, np.float32)
    lying.vertices.foreach_get("co", points)
    np.savez(CLOTH, points=points.reshape(-1, 3), rings=_RINGS, around=_AROUND)


def _canopy() -> bpy.types.Object:
    """A half-filled canopy just above the ground, pulled askew, as cloth that is about to fall."""
    points = []
    for i in range(_RINGS):
        from_crown = math.radians(80) * (0.04 + 0.96 * i / (_RINGS - 1))
        for k in range(_AROUND):
            angle = 2 * math.pi * k / _AROUND
            scalloped = 1 + 0.035 * math.cos(angle * _GORES)
            radius = _RADIUS * math.sin(from_crown) * 0.70 * scalloped
            height = _RADIUS * math.cos(from_crown) * 0.42 + 0.12
            point = Vector((radius * math.cos(angle), radius * math.sin(angle), height))
            crumpled = Vector((noise.noise(point * 0.5), noise.noise(point * 0.5 + Vector((9, 0, 0))), 0)) * 0.5
            point += crumpled
            points.append((point.x * 1.25 + 0.5 * point.z, point.y * 0.9, point.z))
    canopy = mesh("canopy", points, ring_faces(_AROUND, _RINGS))
    cloth = canopy.modifiers.new("cloth", "CLOTH")
    settings = cloth.settings
    settings.quality = 5
    settings.mass = 0.12
    settings.tension_stiffness = settings.compression_stiffness = 12
    settings.shear_stiffness, settings.bending_stiffness = 4, 0.35
    settings.air_damping = 1.6
    collisions = cloth.collision_settings
    collisions.use_collision = collisions.use_self_collision = True
    collisions.distance_min, collisions.self_distance_min = 0.03, 0.035
    return canopy


def _floor() -> None:
    floor = mesh("floor", [(-20, -20, 0), (20, -20, 0), (20, 20, 0), (-20, 20, 0)], [(0, 1, 2, 3)])
    floor.modifiers.new("collision", "COLLISION")
    floor.collision.cloth_friction, floor.collision.thickness_outer = 25, 0.03


def _wind() -> None:
    """A gusty wind along the ground, from +X."""
    wind = bpy.data.objects.new("wind", None)
    bpy.context.scene.collection.objects.link(wind)
    wind.location = (9, 2, 0.3)
    wind.rotation_euler = (0, math.radians(-80), 0)
    bpy.context.view_layer.objects.active = wind
    wind.select_set(state=True)
    bpy.ops.object.forcefield_toggle()
    wind.field.type, wind.field.strength, wind.field.noise = "WIND", 9, 3


if __name__ == "__main__":
    main()
