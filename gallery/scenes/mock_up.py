"""The capsule's mock-up: a descent module with one side cut away, on a stand with stairs and railings.

Metres. The open side and the stairs face -Y before the mock-up is turned.
"""

import math
from dataclasses import dataclass

import bpy
from mathutils import Matrix, Vector

from gallery.scenes.materials import Colour, material
from gallery.scenes.shapes import ball, box, cylinder, mesh, torus, tube
from gallery.scenes.studio import empty

_DECK = 0.48  # the platform's top
_DECK_RADIUS = 1.42
_BASE = 0.60  # the capsule's floor
_OPEN = math.radians(132)  # how much of its circumference is cut away
_SHELL = 0.07  # thickness
_STAIRS_HALF_WIDTH = 0.50
_RAIL_HEIGHT = 0.90  # above the floor, and above the deck
_RAIL = 0.024  # radius
_RAILING = 0.85  # radians round the deck, to either side of the stairs
_PANEL = Matrix.Translation((0, 0.44, 1.42)) @ Matrix.Rotation(math.radians(10), 4, "X")

_SKIN: Colour = (0.56, 0.60, 0.58)
_SCREENS: tuple[tuple[float, float, float, float, Colour], ...] = (  # x, z, width, height, colour
    (-0.28, 0.05, 0.26, 0.20, (0.10, 0.45, 0.60)),
    (0.06, 0.05, 0.32, 0.22, (0.12, 0.38, 0.62)),
    (0.37, 0.09, 0.16, 0.13, (0.75, 0.42, 0.12)),
    (0.37, -0.08, 0.16, 0.09, (0.15, 0.55, 0.30)),
)
_LIGHTS: tuple[Colour, ...] = ((0.9, 0.55, 0.15), (0.2, 0.7, 0.4), (0.8, 0.15, 0.08))
_CRATES: tuple[Colour, ...] = ((0.50, 0.50, 0.46), (0.33, 0.38, 0.36), (0.50, 0.41, 0.27))


@dataclass(frozen=True)
class Handrail:
    """The stairs' rail on the mock-up's +X side: the middle of its tube at either end, and its radius."""

    bottom: Vector
    top: Vector
    radius: float = _RAIL


def mock_up(foot: Vector, yaw: float) -> Handrail:
    """Everything, standing at `foot` and turned by `yaw` degrees (anticlockwise from above)."""
    standing = Matrix.Translation(foot) @ Matrix.Rotation(math.radians(yaw), 4, "Z")
    capsule = empty("mock-up", standing @ Matrix.Translation((0, 0, _BASE)))
    outline = _outline()
    _shell(outline, capsule)
    _floor_and_hatch(outline[-1][1], capsule)
    _portholes(capsule)
    for x, turn in ((-0.47, 14), (0, 0), (0.47, -14)):
        _seat(x, turn, capsule)
    _panel(capsule)
    _crates(capsule)
    _lamp(standing @ Vector((0, -0.20, _BASE + 1.72)))

    stand = empty("stand", standing)
    _platform(stand)
    rails = {side: _stairs_rail(side, stand) for side in (-1, 1)}
    bottom, top = rails[1]
    return Handrail(standing @ bottom, standing @ top)


def _outline() -> list[tuple[float, float]]:
    """The capsule's profile from its floor to its hatch: (radius, height)."""
    points = [(1.02, 0.02), (1.09, 0.10), (1.10, 0.20), (1.075, 0.40)]
    points += [(1.10 - 0.135 * t, 0.40 + 0.85 * t) for t in (0.25, 0.5, 0.75, 1.0)]
    for i in range(1, 11):
        turned = math.radians(5.6 * i)
        radius = 0.965 - (1 - math.cos(turned)) * 1.02 - 0.012 * i
        points.append((radius, 1.25 + 0.80 * math.sin(turned) / math.sin(math.radians(56))))
    return points


def _shell(outline: list[tuple[float, float]], parent: bpy.types.Object) -> None:
    """The skin, its lining, and a bright trim along the two cuts."""
    first = -math.pi / 2 + _OPEN / 2
    last = first + 2 * math.pi - _OPEN
    lining = [(radius - _SHELL - 0.005, z) for radius, z in outline]
    skin = material("mock-up skin", _SKIN, 0.42, bump=0.06, bump_scale=5, coat=0.15)
    cloth = material("mock-up lining", (0.34, 0.29, 0.21), 0.7, bump=0.3, bump_scale=14)
    trim = material("cut", (0.80, 0.30, 0.06), 0.5)
    _part_of_lathe(outline, (first, last), skin, _SHELL, parent)
    _part_of_lathe(lining, (first + 0.01, last - 0.01), cloth, 0.01, parent)
    for cut in (first, last):
        along = ((radius - _SHELL / 2, z) for radius, z in outline)
        tube([(radius * math.cos(cut), radius * math.sin(cut), z) for radius, z in along], 0.045, trim, parent)


def _part_of_lathe(
    outline: list[tuple[float, float]],
    angles: tuple[float, float],
    surface: bpy.types.Material,
    thickness: float,
    parent: bpy.types.Object,
) -> None:
    """A profile turned about Z from the first angle (radians from +X) to the second, thickened inwards."""
    steps = 72
    first, last = angles
    points = []
    for radius, z in outline:
        for k in range(steps + 1):
            angle = first + (last - first) * k / steps
            points.append((radius * math.cos(angle), radius * math.sin(angle), z))
    row = steps + 1
    faces = [
        (i * row + k, i * row + k + 1, (i + 1) * row + k + 1, (i + 1) * row + k)
        for i in range(len(outline) - 1)
        for k in range(steps)
    ]
    made = mesh("part", points, faces, surface, parent=parent)
    solid = made.modifiers.new("thickness", "SOLIDIFY")
    solid.thickness, solid.offset = thickness, -1


def _floor_and_hatch(top: float, parent: bpy.types.Object) -> None:
    rim = material("mock-up rim", (0.50, 0.52, 0.53), 0.4, 0.7)
    cylinder(
        (0, 0, -0.12), (0, 0, 0.04), 1.10, material("mock-up base", (0.12, 0.14, 0.16), 0.6), None, 96, parent, 0.02
    )
    cylinder((0, 0, 0.04), (0, 0, 0.07), 1.0, material("mock-up lining"), seg=64, parent=parent)
    torus((0, 0, 0.03), 1.10, 0.030, rim, parent=parent, seg=96)
    torus((0, 0, top + 0.02), 0.46, 0.05, rim, parent=parent)
    cylinder((0, 0, top), (0, 0, top + 0.10), 0.43, rim, parent=parent)
    cylinder((0, 0, top + 0.10), (0, 0, top + 0.16), 0.38, material("mock-up skin"), parent=parent)


def _portholes(parent: bpy.types.Object) -> None:
    rim = material("mock-up rim")
    glass = material("mock-up glass", (0.03, 0.05, 0.07), 0.08, coat=1)
    for degrees in (10, 190):
        out = Vector((math.cos(math.radians(degrees)), math.sin(math.radians(degrees)), 0))
        torus(out + Vector((0, 0, 0.98)), 0.17, 0.028, rim, out + Vector((0, 0, 0.16)), parent)
        cylinder(out * 0.93 + Vector((0, 0, 0.97)), out * 1.005 + Vector((0, 0, 0.985)), 0.15, glass, parent=parent)


def _seat(x: float, turn: float, parent: bpy.types.Object) -> None:
    """A couch: cushion, back and head rest, pale against a dark back board so that the three can be told apart."""
    at = Matrix.Translation((x, 0.05 - 0.18 * abs(x), 0.34)) @ Matrix.Rotation(math.radians(turn), 4, "Z")
    cushion = material("seat", (0.44, 0.56, 0.53), 0.8, bump=0.3, bump_scale=40, sheen=0.3)
    rest = material("head rest", (0.72, 0.25, 0.05), 0.8)
    board = material("seat board", (0.045, 0.05, 0.055), 0.6)
    leaning = Matrix.Rotation(math.radians(-12), 4, "X")
    parts = (
        ((0, 0.02, 0), (0.40, 0.66, 0.12), 0.05, cushion, Matrix.Rotation(math.radians(12), 4, "X")),
        ((0, 0.34, 0.31), (0.40, 0.11, 0.52), 0.05, cushion, leaning),
        ((0, 0.42, 0.68), (0.27, 0.10, 0.19), 0.04, rest, leaning),
        ((0, 0.46, 0.40), (0.52, 0.04, 0.86), 0.02, board, leaning),
        ((0, -0.02, -0.17), (0.50, 0.55, 0.16), 0.02, board, Matrix.Identity(4)),
    )
    for centre, size, bevel, surface, turned in parts:
        part = box((0, 0, 0), size, surface, bevel, parent=parent)
        part.matrix_local = at @ Matrix.Translation(centre) @ turned


def _panel(parent: bpy.types.Object) -> None:
    """The instruments above the seats: four screens and a row of little lights."""
    board = box((0, 0, 0), (1.02, 0.14, 0.44), material("panel", (0.20, 0.22, 0.23), 0.5), 0.04, parent=parent)
    board.matrix_local = _PANEL
    for i, (x, z, width, height, color) in enumerate(_SCREENS):
        lit = material(f"screen {i}", (0.02, 0.02, 0.02), 0.2, emission=color, emission_strength=1.3)
        screen = box((0, 0, 0), (width, 0.02, height), lit, 0.01, parent=parent)
        screen.matrix_local = _PANEL @ Matrix.Translation((x, -0.075, z))
    for i in range(13):
        kind = i % len(_LIGHTS)
        lit = material(f"light {kind}", (0.02, 0.02, 0.02), 0.2, emission=_LIGHTS[kind], emission_strength=1.6)
        light = ball((0, 0, 0), 0.014, lit, parent, 10)
        light.matrix_local = _PANEL @ Matrix.Translation((-0.42 + 0.07 * i, -0.08, -0.16))


def _crates(parent: bpy.types.Object) -> None:
    """Boxes of equipment along the wall, between the seats and the cuts."""
    for i in range(9):
        angle = math.radians(-6 + i * 24)
        color = _CRATES[i % len(_CRATES)]
        crate = box((0, 0, 0), (0.24, 0.10, 0.30 + 0.1 * (i % 2)), material(f"crate {i % 3}", color, 0.6), 0.03)
        crate.parent = parent
        place = (0.86 * math.cos(angle), 0.86 * math.sin(angle), 0.45 + 0.28 * (i % 3))
        crate.matrix_local = Matrix.Translation(place) @ Matrix.Rotation(angle + math.pi / 2, 4, "Z")


def _lamp(place: Vector) -> None:
    data = bpy.data.lights.new("mock-up lamp", "POINT")
    data.energy, data.color, data.shadow_soft_size = 60, (1, 0.72, 0.44), 0.12
    light = bpy.data.objects.new("mock-up lamp", data)
    bpy.context.scene.collection.objects.link(light)
    light.location = place


def _platform(stand: bpy.types.Object) -> None:
    tread, frame = _tread(), _frame()
    cylinder((0, 0, _DECK - 0.12), (0, 0, _DECK), _DECK_RADIUS, tread, seg=96, bevel=0.02, parent=stand)
    torus((0, 0, _DECK - 0.06), _DECK_RADIUS, 0.045, frame, seg=96, parent=stand)
    for k in range(8):
        angle = math.radians(45 * k + 22.5)
        x, y = (_DECK_RADIUS - 0.16) * math.cos(angle), (_DECK_RADIUS - 0.16) * math.sin(angle)
        cylinder((x, y, 0), (x, y, _DECK - 0.1), 0.06, frame, parent=stand)
    for k in range(3):
        step = (0, -_DECK_RADIUS - 0.10 - 0.26 * k, _DECK - 0.12 * (k + 1))
        box(step, (2 * _STAIRS_HALF_WIDTH - 0.05, 0.27, 0.045), tread, 0.012, parent=stand)


def _stairs_rail(side: int, stand: bpy.types.Object) -> tuple[Vector, Vector]:
    """One side of the stairs, and the railing that runs on round the deck. Returns the ends of the stairs' rail."""
    rail, frame = material("railing", (0.70, 0.42, 0.05), 0.45), _frame()
    x = side * _STAIRS_HALF_WIDTH
    foot, head = Vector((x, -_DECK_RADIUS - 0.76, 0)), Vector((x, -_DECK_RADIUS + 0.06, _DECK))
    bottom, top = foot + Vector((0, 0, _RAIL_HEIGHT)), head + Vector((0, 0, _RAIL_HEIGHT))
    cylinder(foot + Vector((0, 0, 0.05)), head - Vector((0, 0, 0.08)), 0.035, frame, parent=stand)
    cylinder(foot, bottom, _RAIL, rail, parent=stand)
    cylinder(head, top, _RAIL, rail, parent=stand)
    tube([bottom, top], _RAIL, rail, stand)
    for end in (bottom, top):
        ball(end, _RAIL * 1.15, rail, stand, 16)

    first = math.atan2(head.y, head.x)
    radius = math.hypot(head.x, head.y)
    points = []
    for k in range(9):
        angle = first + side * _RAILING * k / 8
        points.append(Vector((radius * math.cos(angle), radius * math.sin(angle), top.z)))
    tube(points, _RAIL, rail, stand)
    tube([point - Vector((0, 0, 0.42)) for point in points], _RAIL * 0.66, rail, stand)
    for point in (points[4], points[8]):
        cylinder((point.x, point.y, _DECK - 0.02), point, _RAIL * 0.85, rail, parent=stand)
    return bottom, top


def _tread() -> bpy.types.Material:
    return material("tread", (0.36, 0.39, 0.40), 0.5, 0.4)


def _frame() -> bpy.types.Material:
    return material("stand frame", (0.06, 0.20, 0.40), 0.45, coat=0.2)
