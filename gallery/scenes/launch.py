"""Picture 6: a Soyuz leaves its pad at dawn, watched from the steppe. One unit is ten metres."""

import bpy
from mathutils import Matrix, Vector, noise

from gallery.scenes.launch_pad import TABLE, launch_pad
from gallery.scenes.launch_sky import dawn, steppe_at_dawn
from gallery.scenes.launch_smoke import exhaust
from gallery.scenes.picture import Grade, Picture
from gallery.scenes.rocket import nozzles, soyuz_rocket
from gallery.scenes.spectators import clear_of_grass, spectators
from gallery.scenes.steppe import Ground, grass, grass_material, terrain
from gallery.scenes.studio import area_light, camera, sun

PICTURE = Picture(
    "1200x675_cmsv2_a5b70975-d89d-5ea7-b635-39cb391cbb90-6086016",
    width=1920,
    height=1080,
    samples=20,
    exposure=0.1,
    bounces=3,
    noise=0.06,
    grade=Grade(bloom=0.14, vignette=0.22, saturation=1.10, contrast=1.06),
)

_PAD = Vector((3.3, 33.0, 0))
_METRE = 0.1
_ROCKET = _PAD + Vector((0, 0, 3.25))  # its foot
_ROCKET_SCALE = 0.11  # a tenth larger than the pad's: it is the subject
_EYE = Vector((-0.3, 0, 0.33))
_FIRE = (1, 0.42, 0.09)
_STRAW = ((0.20, 0.14, 0.075), (0.33, 0.235, 0.12), (0.14, 0.105, 0.06), (0.28, 0.17, 0.075))


def build(*, preview: bool) -> None:
    """Model the scene; `preview` spares grass and voxels."""
    dawn()
    _lights()
    ground = Ground([(_PAD.x, _PAD.y, 5.0, 0.02), (-2, 13.5, 3.2, 0.0)], relief=_relief)
    terrain(ground, 220, 240, m=steppe_at_dawn())
    launch_pad(Matrix.Translation(_PAD) @ Matrix.Scale(_METRE, 4))
    placed = Matrix.Translation(_ROCKET) @ Matrix.Scale(_ROCKET_SCALE, 4)
    soyuz_rocket(placed)
    leaving = [placed @ nozzle for nozzle in nozzles()]
    exhaust(_PAD, leaving, TABLE * _METRE, voxel=0.06 if preview else 0.033)
    spectators(ground)
    eye = _camera()
    straw = grass_material(_STRAW)
    grass(ground, eye, 5000 if preview else 11000, 6.0, 34, clear_of_grass, straw, h=0.42, fov=1.1)


def _relief(x: float, y: float) -> float:
    return 0.030 * float(noise.fractal(Vector((x * 0.25, y * 0.25, 0)), 1, 2, 3))


def _camera() -> bpy.types.Object:
    """Level, so that nothing leans, and shifted up: a fifth of the picture is ground."""
    made = camera(_EYE, _EYE + Vector((0, 10, 0)), 57, 2.8, focus=_PAD + Vector((0, 0, 4)))
    made.data.shift_y = 0.5625 * 0.295
    return made


def _lights() -> None:
    """The last of the night's blue is the sky's; the sun comes up behind left, and the flame lights what is near it."""
    sun(-62, 5, 2.2, (1, 0.50, 0.30), 3)
    sun(205, 14, 0.38, (1, 0.78, 0.68), 8)
    area_light((-9, -3, 6), (-1, 13, 0), 6, 700, (1, 0.62, 0.45))
    area_light((2.2, 23, 3.2), (-1.6, 12, 0), 2.2, 900, _FIRE)  # the flame's light where people stand
    for height, power in ((2.6, 480), (1.7, 420), (0.45, 420)):
        _fire(_PAD + Vector((0, 0, height)), power, 0.35)
    for x in (-1.3, 1.3):  # what the lit smoke gives to the pad's front
        _fire(_PAD + Vector((x, -3.6, 0.8)), 220, 0.6)


def _fire(place: Vector, power: float, radius: float) -> None:
    light = bpy.data.lights.new("fire", "POINT")
    light.energy, light.color, light.shadow_soft_size = power, _FIRE, radius
    lamp = bpy.data.objects.new("fire", light)
    bpy.context.scene.collection.objects.link(lamp)
    lamp.location = place
    lamp.visible_camera = False
