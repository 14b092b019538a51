"""The descent capsule as it lies on the steppe: scorched, its hatch open.

Its own frame: Z leads from the heat shield's side to the hatch. 2.2 m across, 2.15 m long.
"""

import bisect
import math
from typing import NamedTuple

import bpy
from mathutils import Matrix, Vector

from gallery.scenes.materials import material
from gallery.scenes.nodes import Field, Nodes
from gallery.scenes.shapes import box, cylinder, lathe, placed, torus, tube
from gallery.scenes.studio import Point, empty

_Outline = list[tuple[float, float]]  # distances from the axis, and heights along it

# From the edge of the base, where the heat shield has been, up the cone to the dome.
_BASE: _Outline = [
    (0, -0.16),
    (0.45, -0.135),
    (0.80, -0.06),
    (1.02, 0.05),
    (1.095, 0.13),
    (1.10, 0.20),
    (1.075, 0.40),
]
_CONE: _Outline = [(1.066, 0.6125), (1.0325, 0.825), (0.99875, 1.0375), (0.965, 1.25)]
_DOME_DEGREES, _DOME_STEPS, _DOME_HEIGHT = 56, 10, 0.80
_HATCH_RADIUS = 0.43
_WINDOWS = (0.0, math.pi)  # angles around the axis
_WINDOW_HEIGHT = 0.98
PARACHUTE_BAY = (75.0, 1.05)  # angle around the axis in degrees, and height
_THRUSTERS = ((2.2, 0.35), (-0.7, 0.32), (-2.4, 0.34), (0.7, 1.35), (-1.3, 0.30))
_PANELS = ((-0.55, 0.70, 0.26, 0.34), (2.55, 0.75, 0.30, 0.22), (-1.75, 0.62, 0.22, 0.30), (0.55, 1.42, 0.18, 0.14))


class DescentCapsule(NamedTuple):
    """`frame` holds its parts, `matrix` leads from its frame to the world, `hatch_height` is the hatch's Z in it."""

    frame: bpy.types.Object
    matrix: Matrix
    hatch_height: float

    @property
    def hatch(self) -> Vector:
        """The middle of the hatch, in the world."""
        return self.matrix @ Vector((0, 0, self.hatch_height))

    def side(self, angle: float, height: float) -> Vector:
        """A point just outside the hull, in the world: `angle` in degrees around the axis, `height` along it."""
        point, normal = _on_surface(_outline(), math.radians(angle), height)
        return self.matrix @ (point + normal * 0.02)


def descent_capsule(
    location: Point = (0, 0, 1.0),
    axis: Point = (-1, -0.4, 0.06),
    roll: float = 0.0,
    scale: float = 1.0,
) -> DescentCapsule:
    """A capsule whose frame's origin lies at `location`, its hatch towards `axis`, rolled by radians about it."""
    matrix = placed(location, axis, roll) @ Matrix.Scale(scale, 4)
    frame = empty("capsule", matrix)
    bpy.context.view_layer.update()  # the scorching is laid out in this frame
    scorched = _scorched(frame)
    outline = _outline()
    hatch_height = outline[-1][1] + 0.03
    _shell(outline, hatch_height, scorched, frame)
    _hatch_ring(hatch_height, frame)
    _seat_liner(hatch_height, matrix, frame)
    for angle in _WINDOWS:
        _window(*_on_surface(outline, angle, _WINDOW_HEIGHT), frame)
    bay_angle, bay_height = PARACHUTE_BAY
    _parachute_bay(*_on_surface(outline, math.radians(bay_angle), bay_height), frame)
    for angle, height in _THRUSTERS:
        _thruster(*_on_surface(outline, angle, height), frame)
    for angle, height, across, along in _PANELS:
        point, normal = _on_surface(outline, angle, height)
        panel = box((0, 0, 0), (across, along, 0.02), scorched, 0.008, parent=frame)
        panel.matrix_local = placed(point + normal * 0.004, normal, math.pi / 2)
    _landing_motors(frame)
    return DescentCapsule(frame, matrix, hatch_height)


def _outline() -> _Outline:
    """The outside from the middle of the base to the hatch's ring."""
    dome: _Outline = []
    whole = math.radians(_DOME_DEGREES)
    for i in range(1, _DOME_STEPS):  # the last step is the hatch
        angle = whole * i / _DOME_STEPS
        radius = _CONE[-1][0] - (1 - math.cos(angle)) * 1.02 - 0.012 * i
        dome.append((radius, _CONE[-1][1] + _DOME_HEIGHT * math.sin(angle) / math.sin(whole)))
    return _BASE + _CONE + dome


def _on_surface(outline: _Outline, angle: float, height: float) -> tuple[Vector, Vector]:
    """A point of the side, and the direction straight out of it, in the capsule's frame."""
    side = outline[3:]  # the base below it is no side
    upper = bisect.bisect_left([corner_height for _, corner_height in side], height)
    (low_radius, low), (high_radius, high) = side[upper - 1], side[upper]
    radius = low_radius + (high_radius - low_radius) * (height - low) / (high - low)
    out = Vector((high - low, 0, low_radius - high_radius)).normalized()
    cosine, sine = math.cos(angle), math.sin(angle)
    return Vector((radius * cosine, radius * sine, height)), Vector((out.x * cosine, out.x * sine, out.z))


def _shell(outline: _Outline, hatch_height: float, scorched: bpy.types.Material, frame: bpy.types.Object) -> None:
    """The hull and, inside, the dark cabin's wall."""
    lip: _Outline = [(0.455, hatch_height), (0.45, hatch_height + 0.07), (0.385, hatch_height + 0.075)]
    cabin: _Outline = [
        (0.38, hatch_height - 0.12),
        (0.60, hatch_height - 0.35),
        (0.82, 1.0),
        (0.85, 0.35),
        (0.0, 0.30),
    ]
    shell = lathe("shell", outline + lip + cabin, scorched, 128, parent=frame, sharp=55)
    shell.data.materials.append(material("cabin", (0.05, 0.048, 0.045), 0.8, bump=0.4, bump_scale=12))
    for face in shell.data.polygons:
        from_axis = Vector((face.center.x, face.center.y, 0))
        faces_inwards = face.normal.dot(from_axis) < 0
        if faces_inwards and 0.28 < face.center.z < hatch_height - 0.05 and from_axis.length < 0.9:
            face.material_index = 1


def _hatch_ring(hatch_height: float, frame: bpy.types.Object) -> None:
    """What tells the hatch: a bright machined ring with its bolts, and the dark seal within."""
    bright = material("hatch ring", (0.62, 0.59, 0.54), 0.38, 0.75, variation=0.25, variation_scale=9, bump=0.15)
    seal = material("hatch seal", (0.02, 0.02, 0.022), 0.7)
    torus((0, 0, hatch_height + 0.045), _HATCH_RADIUS, 0.042, bright, parent=frame, seg=96)
    torus((0, 0, hatch_height + 0.072), 0.392, 0.016, seal, parent=frame, seg=96)
    for i in range(24):
        angle = i * math.pi / 12
        foot = Vector((_HATCH_RADIUS * math.cos(angle), _HATCH_RADIUS * math.sin(angle), hatch_height + 0.07))
        cylinder(foot, foot + Vector((0, 0, 0.03)), 0.013, seal, parent=frame, seg=8)
    metal = _worn_metal()
    torus((0, 0, 0.165), 1.10, 0.020, metal, parent=frame, seg=96)
    torus((0, 0, 1.24), 0.972, 0.010, metal, parent=frame, seg=96)


def _seat_liner(hatch_height: float, matrix: Matrix, frame: bpy.types.Object) -> None:
    """The pale edge of the moulded couch, below the hatch's middle, whichever way the capsule has rolled."""
    down = matrix.to_3x3().inverted() @ Vector((0, 0, -1))
    middle = math.atan2(down.y, down.x)
    angles = [middle + math.radians(10 * i) for i in range(-9, 10)]
    edge = [(0.32 * math.cos(angle), 0.32 * math.sin(angle), hatch_height - 0.10) for angle in angles]
    tube(edge, 0.035, material("seat liner", (0.55, 0.52, 0.44), 0.8, bump=0.3, bump_scale=60), frame)


def _window(point: Vector, normal: Vector, frame: bpy.types.Object) -> None:
    metal = _worn_metal()
    torus(point + normal * 0.01, 0.165, 0.030, metal, normal, frame)
    torus(point + normal * 0.015, 0.21, 0.010, metal, normal, frame)
    sooty_glass = material("burnt glass", (0.05, 0.035, 0.025), 0.12, coat=1)
    cylinder(point - normal * 0.06, point + normal * 0.012, 0.15, sooty_glass, parent=frame)


def _parachute_bay(point: Vector, normal: Vector, frame: bpy.types.Object) -> None:
    """An oval well, seen as a dark shallow dish, in a metal frame."""
    oval = (0.75, 1.25, 1)
    torus(point + normal * 0.015, 0.36, 0.022, _worn_metal(), normal, frame, sc=oval)
    dish = lathe("bay", [(0, -0.01), (0.34, 0.012)], _dark(), 48, parent=frame)
    dish.matrix_local = placed(point + normal * 0.012, normal, 0, oval)


def _thruster(point: Vector, normal: Vector, frame: bpy.types.Object) -> None:
    cylinder(point - normal * 0.02, point + normal * 0.035, 0.075, _worn_metal(), 0.06, parent=frame)
    cylinder(point + normal * 0.034, point + normal * 0.040, 0.045, _dark(), parent=frame)


def _landing_motors(frame: bpy.types.Object) -> None:
    """The nozzles in the base that fire a metre above the ground: one in the middle, six around it."""
    places = [Vector((0, 0, 0))]
    places += [Vector((0.55 * math.cos(k * math.pi / 3), 0.55 * math.sin(k * math.pi / 3), 0)) for k in range(6)]
    for place in places:
        cylinder(place - Vector((0, 0, 0.10)), place - Vector((0, 0, 0.20)), 0.10, _dark(), 0.13, parent=frame)


def _worn_metal() -> bpy.types.Material:
    return material("worn metal", (0.30, 0.27, 0.23), 0.45, 0.7, variation=0.4, variation_scale=8, bump=0.2)


def _dark() -> bpy.types.Material:
    return material("soot", (0.022, 0.020, 0.018), 0.85, bump=0.3, bump_scale=14)


def _scorched(frame: bpy.types.Object) -> bpy.types.Material:
    """What re-entry leaves: soot swept from the base towards the hatch, the tan insulation burnt through in streaks.

    The streaks are noise in the angle around the capsule's axis, drawn out along it; they run over panels, too.
    """
    made = bpy.data.materials.new("scorched")
    made.use_nodes = True
    nodes = Nodes(made.node_tree)
    place = nodes("ShaderNodeTexCoord", object=frame).outputs["Object"]
    across, along, height = nodes.split(place)
    from_axis = ((across * across + along * along) ** 0.5).at_least(0.05)

    def streaks(length: float, scale: float, detail: float, roughness: float) -> Field:
        """Noise about 0.5 in streaks of so many metres, `scale` of them to a radian."""
        return nodes.noise(
            nodes.combine(across / from_axis, along / from_axis, height * (1 / (length * scale))),
            scale,
            detail,
            roughness,
        )

    broad, fine = streaks(1.6, 3.2, 5, 0.6), streaks(0.9, 17, 5, 0.65)
    drips = streaks(0.7, 8, 4, 0.55)
    blotches = nodes.noise(place, 2.3, 6, 0.6)
    chips = nodes.noise(place, 26, 5, 0.7)
    burnt = height * 0.34 + (broad - 0.5) * 0.9 + (fine - 0.5) * 0.30 + (blotches - 0.5) * 0.75 - 0.02
    colour = nodes.ramp(
        burnt,
        [
            (0.08, (0.012, 0.011, 0.010)),
            (0.34, (0.030, 0.024, 0.020)),
            (0.54, (0.080, 0.056, 0.040)),
            (0.74, (0.19, 0.135, 0.092)),
            (0.96, (0.36, 0.285, 0.21)),
        ],
    )
    soot = nodes.smooth(drips + (0.9 - height) * 0.12, 0.53, 0.64) * 0.9
    colour = nodes.mix(soot, colour, (0.016, 0.014, 0.013))
    ash = nodes.smooth(fine + (broad - 0.5) * 0.5, 0.60, 0.74) * nodes.smooth(height, 1.9, 0.3) * 0.5
    colour = nodes.mix(ash, colour, (0.30, 0.285, 0.27))
    colour = nodes.mix(nodes.smooth(chips, 0.66, 0.74) * 0.6, colour, (0.27, 0.225, 0.18))
    rough = nodes.ramp(fine, [(0.3, 0.55), (0.7, 0.9)])
    surface = nodes("ShaderNodeBsdfPrincipled", {"Base Color": colour, "Roughness": rough})
    relief = chips * 0.4 + fine * 0.6 + drips * 0.4
    bump = nodes("ShaderNodeBump", {"Height": relief, "Strength": 0.6, "Distance": 0.03})
    nodes.set(surface.inputs["Normal"], bump)
    nodes("ShaderNodeOutputMaterial", {0: surface})
    return made
