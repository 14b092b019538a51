"""The autumn steppe: the lie of the land, its grass, its haze, and the light of the morning of the landing.

Metres; +Y leads away from the camera. Angles are in degrees where they are parameters.
"""

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import bpy
import numpy as np
from mathutils import Vector, noise

from gallery.scenes.materials import Colour
from gallery.scenes.nodes import Nodes
from gallery.scenes.scatter import Triple, scatter
from gallery.scenes.shapes import mesh
from gallery.scenes.studio import sky, sun

Keep = Callable[[float, float], float]  # the share of the grass that is left at x and y

_STRAW = ((0.33, 0.235, 0.10), (0.52, 0.40, 0.20), (0.24, 0.19, 0.085), (0.44, 0.27, 0.10))
_FULL_CIRCLE = 2 * math.pi


def autumn_morning(azimuth: float, elevation: float) -> Vector:
    """Sky and sun shortly after sunrise, the same over every picture of the landing.

    `azimuth` of the sun as on a compass, 0 being +Y and 90 +X. Returns the direction towards it.
    """
    sky(
        elevation,
        azimuth,
        strength=0.34,
        clouds=0.6,
        backdrop=[
            (0, (1.15, 0.74, 0.38)),
            (0.04, (1.0, 0.78, 0.52)),
            (0.10, (0.56, 0.72, 0.88)),
            (0.20, (0.26, 0.48, 0.82)),
        ],
        backdrop_strength=0.95,
        cloud_color=(1.25, 0.88, 0.60),
    )
    return sun(azimuth, elevation, 6.0, (1, 0.79, 0.54), 1.0)


def rolling(x: float, y: float) -> float:
    """The height of open steppe at a place."""
    place = Vector((x, y, 0))
    return float(0.16 * noise.fractal(place * 0.10, 1, 2, 3) + 0.035 * noise.fractal(place * 0.8, 1, 2, 3))


class Ground:
    """The lie of the land. `relief`: its height at x and y. `dents`: where it is pressed in: x, y, radius, depth."""

    def __init__(
        self,
        dents: Sequence[tuple[float, float, float, float]] = (),
        relief: Callable[[float, float], float] = rolling,
    ) -> None:
        self._dents = dents
        self._relief = relief

    def height(self, x: float, y: float) -> float:
        """The height at a place."""
        z = self._relief(x, y)
        for centre_x, centre_y, radius, depth in self._dents:
            far = math.hypot(x - centre_x, y - centre_y) / radius
            if far < 2.2:
                rim = 0.45 * math.exp(-(((far - 1.25) / 0.28) ** 2))
                z = z * (1 - math.exp(-(far**4))) - depth * math.exp(-(far**2) * 1.6) + depth * rim
        return z


def terrain(ground: Ground, size: float = 160, n: int = 260, m: bpy.types.Material | None = None) -> bpy.types.Object:
    """The ground as a mesh: `n` by `n` points, `size` metres to each side, far denser near the origin."""
    steps = np.linspace(-1, 1, n)
    along = np.sign(steps) * np.abs(steps) ** 2.2 * size
    points = [(x, y, ground.height(x, y)) for y in along for x in along]
    corners = [j * n + i for j in range(n - 1) for i in range(n - 1)]
    faces = [(corner, corner + 1, corner + n + 1, corner + n) for corner in corners]
    return mesh("ground", points, faces, m or steppe_material())


def steppe_material(
    dry: Colour = (0.30, 0.215, 0.11),
    soil: Colour = (0.12, 0.078, 0.045),
    burnt: Sequence[tuple[float, float, float]] = (),
) -> bpy.types.Material:
    """Bare soil and matted dry grass. `burnt`: x, y and radius of where a capsule's landing motors have fired."""
    made = bpy.data.materials.new("steppe")
    made.use_nodes = True
    nodes = Nodes(made.node_tree)
    place = nodes("ShaderNodeTexCoord").outputs["Object"]
    stretches = nodes.noise(place, 0.22, 5, 0.6)
    patches = nodes.noise(place, 1.7, 8, 0.65, 0.3)
    grains = nodes.noise(place, 22, 6, 0.7)
    colour = nodes.mix(nodes.smooth(patches, 0.38, 0.62), soil, dry)
    colour = nodes.mix(nodes.smooth(stretches, 0.48, 0.64) * 0.6, colour, (0.40, 0.30, 0.155))
    colour = nodes.mix(nodes.smooth(grains, 0.55, 0.75) * 0.5, colour, (0.47, 0.38, 0.24))
    for x, y, radius in burnt:
        across, along, _ = nodes.split(place)
        far = ((across - x) ** 2 + (along - y) ** 2) ** 0.5
        ragged = far * (1 / radius) + (patches - 0.5) * 1.1
        colour = nodes.mix(nodes.smooth(ragged, 1.15, 0.55) * 0.9, colour, (0.028, 0.022, 0.018))
    surface = nodes("ShaderNodeBsdfPrincipled", {"Base Color": colour, "Roughness": 0.95})
    bump = nodes("ShaderNodeBump", {"Height": patches + grains, "Strength": 0.8, "Distance": 0.06})
    nodes.set(surface.inputs["Normal"], bump)
    nodes("ShaderNodeOutputMaterial", {0: surface})
    return made


@dataclass(frozen=True)
class Spot:
    """An oval where grass is thin: its centre, its half axes, and the share of the grass that is left in its middle."""

    x: float
    y: float
    across: float
    along: float
    left: float

    def keep(self, x: float, y: float) -> float:
        """`left` within seven tenths of the oval, everything outside it."""
        far = math.hypot((x - self.x) / self.across, (y - self.y) / self.along)
        return self.left + (1 - self.left) * min(max((far - 0.7) / 0.3, 0), 1)


def trodden(spots: Sequence[Spot]) -> Keep:
    """What `grass` may keep where feet, a capsule or cloth have pressed it down."""
    return lambda x, y: math.prod(spot.keep(x, y) for spot in spots)


def grass_material(pal: tuple[Colour, Colour, Colour, Colour] = _STRAW) -> bpy.types.Material:
    """Thin blades that half of the light goes through; `pal`: body, light, dark and reddish straw."""
    made = bpy.data.materials.new("grass")
    made.use_nodes = True
    nodes = Nodes(made.node_tree)
    own = nodes.field(nodes("ShaderNodeObjectInfo"), "Random")
    around = nodes.noise(nodes("ShaderNodeNewGeometry").outputs["Position"], 0.35, 3)
    stops = [(0.15, pal[2]), (0.40, pal[0]), (0.62, pal[1]), (0.85, pal[3])]
    colour = nodes.ramp(own * 0.55 + around * 0.55, stops)
    paler_tips = nodes("ShaderNodeVertexColor", layer_name="Col").outputs[0]
    colour = nodes.mix(1.0, colour, paler_tips, "MULTIPLY")
    front = nodes("ShaderNodeBsdfDiffuse", {"Color": colour})
    through = nodes("ShaderNodeBsdfTranslucent", {"Color": colour})
    nodes("ShaderNodeOutputMaterial", {0: nodes("ShaderNodeMixShader", {0: 0.45, 1: front, 2: through})})
    return made


def tuft(
    material: bpy.types.Material,
    seed: int,
    blades: int = 26,
    heights: tuple[float, float] = (0.10, 0.26),
    spread: float = 0.10,
    width: float = 0.0045,
    bend: float = 0.6,
) -> bpy.types.Object:
    """One tuft at the origin: bent blades of so many metres, within `spread`, half as wide as `width` says."""
    chance = random.Random(seed)
    points: list[Vector] = []
    faces: list[tuple[int, int, int, int]] = []
    shades: list[tuple[float, float, float]] = []
    for _ in range(blades):
        angle = chance.uniform(0, _FULL_CIRCLE)
        out = spread * chance.random() ** 0.7
        foot = Vector((out * math.cos(angle), out * math.sin(angle), 0))
        angle += chance.uniform(-0.8, 0.8)
        height = chance.uniform(*heights)
        bent = bend * chance.uniform(0.2, 1.3)
        outwards = Vector((math.cos(angle), math.sin(angle), 0))
        sideways = Vector((-outwards.y, outwards.x, 0))
        first = len(points)
        for t in (0, 0.25, 0.5, 0.75, 1):
            middle = foot + outwards * (height * bent * t * t) + Vector((0, 0, height * t * (1 - 0.28 * bent * t)))
            half = width * (1 - t * 0.85) * chance.uniform(0.8, 1.2)
            points += [middle - sideways * half, middle + sideways * half]
            shades += [(0.55 + 0.65 * t,) * 3] * 2
        faces += [(k, k + 1, k + 3, k + 2) for k in range(first, first + 8, 2)]
    return mesh("tuft", points, faces, material, col=np.array(shades))


def grass(
    ground: Ground,
    cam: bpy.types.Object,
    count: int = 26000,
    near: float = 1.2,
    far: float = 60,
    avoid: Keep | None = None,
    m: bpy.types.Material | None = None,
    h: float = 1.0,
    fov: float = 1.25,
) -> bpy.types.Object:
    """So many tufts, only where the camera sees, from `near` to `far` metres before it and denser near it.

    `avoid` tells what share is kept at a place; `h` is a factor to the tufts' height, `fov` one to the angle of view.
    """
    chance = np.random.default_rng(4)
    material = m or grass_material()
    low = [tuft(material, i, 24 + 4 * (i % 3), (0.07 * h, 0.20 * h)) for i in range(5)]
    tall = [tuft(material, 10 + i, 14, (0.18 * h, 0.36 * h), 0.05, 0.0035, 0.35) for i in range(3)]
    ahead = cam.rotation_quaternion @ Vector((0, 0, -1))
    heading = math.atan2(ahead.x, ahead.y)
    half_frame = 18
    half = math.atan(half_frame / cam.data.lens) * fov
    places: list[Triple] = []
    turns: list[Triple] = []
    sizes: list[float] = []
    while len(places) < count:
        distance = near * (far / near) ** (chance.random() ** 0.62)
        angle = heading + chance.uniform(-half, half)
        x = cam.location.x + distance * math.sin(angle)
        y = cam.location.y + distance * math.cos(angle)
        if avoid and chance.random() > avoid(x, y):
            continue
        is_bare = noise.noise(Vector((x * 0.45, y * 0.45, 3))) < -0.25
        if is_bare and chance.random() < 0.75:
            continue
        places.append((x, y, ground.height(x, y) - 0.01))
        turns.append((chance.normal(0, 0.12), chance.normal(0, 0.12), chance.uniform(0, _FULL_CIRCLE)))
        growth = 1 + 0.35 * noise.noise(Vector((x * 0.3, y * 0.3, 8)))
        fewer_but_larger = 1 + max(0, distance - 12) * 0.02
        sizes.append(chance.uniform(0.6, 1.25) * growth * fewer_but_larger)
    return scatter(low + tall, places, turns, sizes, "grass")


def haze(
    y: float, alpha: float, color: Colour = (1.0, 0.80, 0.58), top: float = 2.2, size: float = 90, strength: float = 1.0
) -> bpy.types.Object:
    """A veil of morning haze across the view at a distance, thickest (`alpha`) at the ground, gone at the height `top`.

    Only the camera sees it: it takes and throws no light.
    """
    made = bpy.data.materials.new("haze")
    made.use_nodes = True
    nodes = Nodes(made.node_tree)
    place = nodes("ShaderNodeNewGeometry").outputs["Position"]
    height = nodes.split(place)[2]
    banks = nodes("ShaderNodeMapping", {0: place, "Scale": (0.12, 0.12, 0.5)}).outputs[0]
    thickness = (1.0 - nodes.smooth(height, -0.2, top)) * alpha * (nodes.noise(banks, 1.5, 4) + 0.45)
    is_seen = nodes.field(nodes("ShaderNodeLightPath"), "Is Camera Ray")
    clear = nodes("ShaderNodeBsdfTransparent")
    lit = nodes("ShaderNodeEmission", {"Color": color, "Strength": strength})
    nodes("ShaderNodeOutputMaterial", {0: nodes("ShaderNodeMixShader", {0: thickness * is_seen, 1: clear, 2: lit})})
    corners = [(-size, y, -1), (size, y, -1), (size, y, top + 1), (-size, y, top + 1)]
    veil = mesh("haze", corners, [(0, 1, 2, 3)], made, smooth=False)
    veil.visible_shadow = veil.visible_diffuse = veil.visible_glossy = False
    return veil
