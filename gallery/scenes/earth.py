"""The Earth as seen from orbit: sea, land, clouds with their shadows, and the air that glows along the limb.

A ball of 20 km under the origin stands for the real one: at `ALTITUDE` over it the horizon dips by as much as it does
for a ship at 420 km. Metres, as everywhere; the surfaces are drawn in units of 1,000 m, in which the radius is 20.
"""

import math

import bpy
from mathutils import Matrix, Vector

from gallery.scenes.nodes import Field, Nodes
from gallery.scenes.shapes import mesh

RADIUS = 20_000.0
ALTITUDE = RADIUS * 0.066  # 420 of 6,371 km
_CENTRE = Vector((0, 0, -(RADIUS + ALTITUDE)))
_AIR = 0.016  # the shell's height as a share of the radius: 100 km
_TURN = math.radians(238)  # brings a sea with few clouds, and a coast, before the camera
_SEEN = math.radians(27)  # more of the ball is never seen from this height
_SEEN_AIR = math.radians(34)


def earth(sun: Vector, glint: Vector) -> None:
    """Place the Earth and its air.

    `sun` is the direction towards the sun. `glint` is where the sun's reflection on the sea comes from: the same
    direction, unless the reflection would lie outside the frame and is wanted in it.
    """
    turn = Matrix.Rotation(_TURN, 3, "Z")
    ground = _cap("earth", RADIUS, _SEEN, _ground(sun, glint, turn.inverted() @ sun))
    ground.rotation_euler = (0, 0, _TURN)
    # The station is also lit from below (see station.py), by a lamp that must not be hidden by what it stands for.
    ground.visible_shadow = False
    air = _cap("air", RADIUS * (1 + _AIR), _SEEN_AIR, _limb(sun))
    air.visible_shadow = air.visible_diffuse = air.visible_glossy = False


def _cap(name: str, radius: float, angle: float, surface: bpy.types.Material) -> bpy.types.Object:
    """The top of a ball, down to `angle` from its pole; finely meshed, or the horizon would have corners."""
    rings, segments = 150, 256
    vertices = [
        Vector((math.sin(down) * math.cos(round_), math.sin(down) * math.sin(round_), math.cos(down))) * radius
        for down in (angle * i / rings for i in range(rings + 1))
        for round_ in (math.tau * k / segments for k in range(segments))
    ]
    faces = [
        (
            i * segments + k,
            i * segments + (k + 1) % segments,
            (i + 1) * segments + (k + 1) % segments,
            (i + 1) * segments + k,
        )
        for i in range(rings)
        for k in range(segments)
    ]
    made: bpy.types.Object = mesh(name, vertices, faces, surface)
    made.location = _CENTRE
    return made


def _ground(sun: Vector, glint: Vector, sun_over_ground: Vector) -> bpy.types.Material:
    """Sea, land and clouds under the air. `sun_over_ground` is the sun's direction in the turned ball's own axes."""
    made = bpy.data.materials.new("ground")
    made.use_nodes = True
    nodes = Nodes(made.node_tree)
    place = nodes.vmath("SCALE", nodes("ShaderNodeTexCoord").outputs["Object"], 1 / 1000)
    geometry = nodes("ShaderNodeNewGeometry")
    up, towards_eye = geometry.outputs["True Normal"], geometry.outputs["Incoming"]
    sun_height = nodes.vmath("DOT_PRODUCT", up, tuple(sun))

    land, colour = _land_and_sea(nodes, place)
    thickness = _clouds(nodes, place, 7)
    cover = nodes.smooth(thickness, 0.0, 0.85)
    # What is overcast a little way towards the sun lies in a cloud's shadow here.
    shade = nodes.smooth(_clouds(nodes, nodes.vmath("ADD", place, tuple(sun_over_ground * 0.045)), 4), 0.05, 0.9)
    colour = nodes.mix(shade * 0.72, colour, (0.004, 0.010, 0.028))
    cloud = nodes.mix(nodes.smooth(thickness, 0.1, 1.7), (0.50, 0.55, 0.62), (0.86, 0.86, 0.85))
    colour = nodes.mix(cover, colour, cloud)
    # Low sunlight has come a long way through the air: it is the colour of the evening.
    evening = nodes.smooth(sun_height, 0.26, -0.02)
    colour = nodes.mix(evening, colour, nodes.mix(1.0, colour, (1.0, 0.52, 0.30), "MULTIPLY"))

    surface = nodes("ShaderNodeBsdfDiffuse", {"Color": colour})
    relief = nodes("ShaderNodeBump", {"Height": thickness * cover, "Strength": 0.85, "Distance": 26})
    nodes.set(surface.inputs["Normal"], relief)

    # The air thickens towards the limb: it hides the ground and shines in its place.
    slant = (1 - abs(nodes.vmath("DOT_PRODUCT", towards_eye, up))) ** 4.2
    black = nodes("ShaderNodeBsdfTransparent", {"Color": (0, 0, 0)})
    veiled = nodes("ShaderNodeMixShader", {0: slant * 0.9, 1: surface, 2: black})
    day = nodes.smooth(sun_height, -0.06, 0.36)
    haze = nodes.mix(slant, (0.045, 0.15, 0.50), (0.16, 0.42, 0.95))
    haze = nodes.mix(evening * 0.6 * slant, haze, (0.55, 0.24, 0.11))
    air = nodes("ShaderNodeEmission", {"Color": haze, "Strength": day * (slant * 0.50 + 0.045)})

    sheen = _glint(nodes, glint, up, towards_eye, place)
    open_sea = (1 - land) * (1 - cover) * (1 - slant)
    glitter = nodes("ShaderNodeEmission", {"Color": (1.0, 0.82, 0.58), "Strength": sheen * open_sea})
    lit = nodes("ShaderNodeAddShader", {0: veiled, 1: air})
    nodes("ShaderNodeOutputMaterial", {0: nodes("ShaderNodeAddShader", {0: lit, 1: glitter})})
    return made


def _land_and_sea(nodes: Nodes, place: Field) -> tuple[Field, Field]:
    """Where land is (1, and 0 at sea), and the colour of both."""
    warped = _warped(nodes, place, 0.8, 0.55, 4)
    height = nodes.noise(warped, 0.36, 9, 0.60)
    land = nodes.smooth(height, 0.525, 0.535)
    shelf = nodes.smooth(height, 0.495, 0.527)
    sea = nodes.mix(nodes.noise(warped, 1.4, 5), (0.003, 0.016, 0.060), (0.006, 0.045, 0.125))
    sea = nodes.mix(shelf * shelf * 0.6, sea, (0.016, 0.14, 0.19))
    growth = nodes.noise(place, 3.2, 9, 0.62) * 0.75 + nodes.noise(place, 0.9, 4) * 0.25
    soil = nodes.ramp(
        growth,
        [
            (0.36, (0.030, 0.058, 0.020)),
            (0.46, (0.075, 0.078, 0.032)),
            (0.55, (0.19, 0.135, 0.072)),
            (0.66, (0.32, 0.23, 0.13)),
        ],
    )
    return land, nodes.mix(land, sea, soil)


def _clouds(nodes: Nodes, place: Field, detail: int) -> Field:
    """How thick the clouds are; none below 0. Fronts, frayed into wisps, with puffs along their edges."""
    warped = _warped(nodes, place, 0.75, 0.95, 3)
    fronts = nodes.noise(warped, 0.62, 4, 0.5)
    frayed = nodes.noise(_warped(nodes, warped, 2.2, 0.28, 3), 2.0, detail, 0.60)
    puffs = nodes.noise(_warped(nodes, place, 7, 0.06, 2), 11.0, detail, 0.70)
    return (fronts - 0.515) * 3.4 + (frayed - 0.5) * 3.4 + (puffs - 0.5) * 3.0


def _warped(nodes: Nodes, place: Field, scale: float, strength: float, detail: float) -> Field:
    """Places shifted by a noise, which draws out whatever is drawn there into wisps."""
    return nodes.vmath("ADD", place, nodes.vmath("SCALE", nodes.noise(place, scale, detail, 0.55, 0, 1), strength))


def _glint(
    nodes: Nodes, sun: Vector, up: bpy.types.NodeSocket, towards_eye: bpy.types.NodeSocket, place: Field
) -> Field:
    """The sun's reflection on a rough sea: bright where the surface lies halfway between the eye and the sun."""
    halfway = nodes.vmath("NORMALIZE", nodes.vmath("ADD", towards_eye, tuple(sun)))
    mirrored = nodes.vmath("DOT_PRODUCT", up, halfway).at_least(0.0)
    swell = nodes.noise(place, 2.6, 6, 0.6) * 0.9 + 0.45
    return (mirrored**60 * 0.30 + mirrored**500 * 0.8) * swell


def _limb(sun: Vector) -> bpy.types.Material:
    """The air beyond the horizon. It shines by how near the ground each ray passes, so the shell itself is unseen."""
    made = bpy.data.materials.new("air")
    made.use_nodes = True
    nodes = Nodes(made.node_tree)
    place = nodes("ShaderNodeTexCoord").outputs["Object"]
    ray = nodes("ShaderNodeNewGeometry").outputs["Incoming"]
    closest = nodes.vmath("LENGTH", nodes.vmath("CROSS_PRODUCT", place, ray))
    height = (closest - RADIUS) / (RADIUS * _AIR)  # 0 at the ground, 1 at the shell
    foot = nodes.vmath("SUBTRACT", place, nodes.vmath("SCALE", ray, nodes.vmath("DOT_PRODUCT", place, ray)))
    sun_height = nodes.vmath("DOT_PRODUCT", nodes.vmath("NORMALIZE", foot), tuple(sun))
    day = nodes.smooth(sun_height, -0.20, 0.30)
    evening = nodes.smooth(sun_height, 0.17, -0.02)
    within = height.at_least(0.0).at_most(1.0)
    noon = nodes.ramp(
        within,
        [
            (0.0, (0.30, 0.58, 1.0)),
            (0.10, (0.14, 0.42, 1.0)),
            (0.35, (0.04, 0.18, 0.85)),
            (1.0, (0.01, 0.05, 0.45)),
        ],
    )
    dusk = nodes.ramp(
        within,
        [
            (0.0, (1.0, 0.30, 0.07)),
            (0.09, (1.0, 0.50, 0.20)),
            (0.20, (0.42, 0.48, 0.75)),
            (0.42, (0.05, 0.18, 0.80)),
            (1.0, (0.01, 0.05, 0.45)),
        ],
    )
    density = (1 - within) ** 4.5 * 0.62
    # Airglow: a faint greenish line at 90 km, seen where it is not outshone.
    airglow = nodes.smooth(abs(within - 0.86), 0.07, 0.0) * nodes.smooth(sun_height, 0.12, -0.10) * 0.012
    outside = height > 0.0
    glow = nodes("ShaderNodeEmission", {"Color": nodes.mix(evening, noon, dusk), "Strength": density * day * outside})
    faint = nodes("ShaderNodeEmission", {"Color": (0.45, 0.80, 0.40), "Strength": airglow * outside})
    shining = nodes("ShaderNodeAddShader", {0: glow, 1: faint})
    seen_through = nodes("ShaderNodeBsdfTransparent")
    nodes("ShaderNodeOutputMaterial", {0: nodes("ShaderNodeAddShader", {0: seen_through, 1: shining})})
    return made
