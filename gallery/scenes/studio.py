"""The scene as a studio: an empty room, lights, a sky, a camera, and the exposure itself.

Metres throughout; Z is up, the camera mostly looks along +Y. Powers are in watts, a sun's strength in W/m².
"""

import math
import os
from pathlib import Path
from typing import TypeAlias

import bpy
from mathutils import Matrix, Vector

from gallery.scenes.materials import Colour
from gallery.scenes.nodes import Nodes
from gallery.scenes.picture import Picture

Point: TypeAlias = Vector | tuple[float, float, float]


def new_scene() -> None:
    """An empty scene, with a world that has nodes."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    world = bpy.data.worlds.new("world")
    bpy.context.scene.world = world
    world.use_nodes = True


def render(path: Path, picture: Picture) -> None:
    """Expose the scene: path-traced on the processor, denoised, to a 16-bit PNG."""
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    cycles = scene.cycles
    cycles.device = "CPU"
    cycles.samples = picture.samples
    cycles.use_adaptive_sampling = True
    cycles.adaptive_threshold = picture.noise
    cycles.adaptive_min_samples = 8
    cycles.use_denoising = True
    cycles.denoiser = "OPENIMAGEDENOISE"
    cycles.denoising_input_passes = "RGB_ALBEDO_NORMAL"
    cycles.denoising_prefilter = "ACCURATE"
    cycles.max_bounces = picture.bounces
    cycles.diffuse_bounces = cycles.glossy_bounces = 2
    cycles.transmission_bounces = 4
    cycles.transparent_max_bounces = 8
    cycles.volume_bounces = 0
    cycles.use_light_tree = False
    cycles.sample_clamp_indirect = 4.0
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.seed = 3
    scene.render.threads_mode = "FIXED"
    scene.render.threads = os.cpu_count() or 2
    scene.render.resolution_x, scene.render.resolution_y = picture.width, picture.height
    scene.render.resolution_percentage = 100
    scene.view_settings.view_transform = "AgX"
    scene.view_settings.look = "AgX - Medium High Contrast"
    scene.view_settings.exposure = picture.exposure
    scene.render.image_settings.file_format = "PNG"
    scene.render.image_settings.color_depth = "16"
    scene.render.image_settings.color_mode = "RGB"
    scene.render.filepath = str(path)
    bpy.ops.render.render(write_still=True)


def camera(
    location: Point,
    target: Point,
    lens: float = 50,
    fstop: float | None = None,
    focus: Point | None = None,
    roll: float = 0.0,
) -> bpy.types.Object:
    """The camera, a 36 mm frame. `lens` in mm; `roll` in degrees; sharp at `focus`, everywhere without an `fstop`."""
    data = bpy.data.cameras.new("camera")
    placed = _added(data)
    placed.location = location
    _turn(placed, (Vector(target) - Vector(location)).to_track_quat("-Z", "Y"))
    placed.rotation_quaternion @= Matrix.Rotation(math.radians(roll), 3, "Z").to_quaternion()
    data.lens, data.sensor_width = lens, 36
    data.clip_start, data.clip_end = 0.02, 1e6
    if fstop:
        data.dof.use_dof = True
        data.dof.aperture_fstop, data.dof.aperture_blades = fstop, 7
        data.dof.focus_distance = (Vector(focus or target) - Vector(location)).length
    bpy.context.scene.camera = placed
    return placed


def sun(
    azimuth: float, elevation: float, strength: float = 4, color: Colour = (1, 0.86, 0.68), angle: float = 1.2
) -> Vector:
    """A sun of `angle` degrees across, shining from a compass direction (0 is +Y, 90 is +X) and from above the horizon.

    Returns the direction towards it.
    """
    data = bpy.data.lights.new("sun", "SUN")
    data.energy, data.color, data.angle = strength, color, math.radians(angle)
    across, up = math.radians(azimuth), math.radians(elevation)
    towards = Vector((math.sin(across) * math.cos(up), math.cos(across) * math.cos(up), math.sin(up)))
    _turn(_added(data), towards.to_track_quat("Z", "Y"))
    return towards


def area_light(
    location: Point, target: Point, size: float, power: float, color: Colour = (1, 1, 1)
) -> bpy.types.Object:
    """A square soft box that faces `target`."""
    data = bpy.data.lights.new("area", "AREA")
    data.energy, data.color, data.size = power, color, size
    placed = _added(data)
    placed.location = location
    _turn(placed, (Vector(target) - Vector(location)).to_track_quat("-Z", "Y"))
    return placed


def rectangle_light(
    location: Point,
    target: Point,
    width: float,
    height: float,
    power: float,
    color: Colour = (1, 1, 1),
    spread: float = 180,
) -> bpy.types.Object:
    """A soft box that is not square; `spread` is the angle, in degrees, that its light leaves by."""
    placed = area_light(location, target, width, power, color)
    placed.data.shape = "RECTANGLE"
    placed.data.size_y = height
    placed.data.spread = math.radians(spread)
    return placed


def empty(name: str, matrix: Matrix) -> bpy.types.Object:
    """A frame of reference that parts can be put into."""
    made = bpy.data.objects.new(name, None)
    bpy.context.scene.collection.objects.link(made)
    made.matrix_world = matrix
    return made


def sky(
    elevation: float,
    azimuth: float,
    strength: float,
    clouds: float,
    backdrop: list[tuple[float, Colour]],
    backdrop_strength: float = 1.0,
    cloud_color: Colour = (1.0, 0.80, 0.62),
) -> None:
    """A sky that lights like the real one (Nishita's, without the sun's disc: that is `sun`) and is seen as painted.

    `elevation` and `azimuth` of the sun in degrees. `backdrop`: colours from the horizon (0) to the zenith (1);
    `clouds`: how much of `cloud_color` the painted clouds take.
    """
    nodes = Nodes(bpy.context.scene.world.node_tree)
    real = nodes("ShaderNodeTexSky", sky_type="NISHITA")
    real.sun_disc = False
    real.sun_elevation, real.sun_rotation = math.radians(elevation), math.radians(azimuth)
    real.air_density, real.dust_density, real.ozone_density = 1.2, 2.2, 1.5
    lighting = nodes("ShaderNodeBackground", {"Color": real, "Strength": strength})

    direction = nodes("ShaderNodeTexCoord").outputs["Generated"]
    height = nodes.split(direction)[2]
    painted = nodes.ramp(height.at_least(0.0), backdrop)
    flat = nodes("ShaderNodeMapping", {0: direction, "Scale": (2.6, 2.6, 17)}).outputs[0]
    warped = nodes.vmath("ADD", flat, nodes.vmath("SCALE", nodes.noise(flat, 1.2, 4, 0.5, 0, 1), 0.5))
    cover = nodes.smooth(nodes.noise(warped, 1.15, 9, 0.58), 0.47, 0.72)
    painted = nodes.mix(cover * clouds * nodes.smooth(height, 0.01, 0.07), painted, cloud_color)
    seen = nodes("ShaderNodeBackground", {"Color": painted, "Strength": backdrop_strength})
    is_seen = nodes("ShaderNodeLightPath").outputs["Is Camera Ray"]
    nodes("ShaderNodeOutputWorld", {0: nodes("ShaderNodeMixShader", {0: is_seen, 1: lighting, 2: seen})})


def _added(data: bpy.types.ID) -> bpy.types.Object:
    made = bpy.data.objects.new(data.name, data)
    bpy.context.scene.collection.objects.link(made)
    return made


def _turn(placed: bpy.types.Object, rotation: bpy.types.Object) -> None:
    placed.rotation_mode = "QUATERNION"
    placed.rotation_quaternion = rotation
