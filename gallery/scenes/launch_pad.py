"""The launch pad: a concrete ring over the flame pit, four arms that open like petals, masts, and far buildings.

Metres, in the pad's own frame of reference: its axis is that of the rocket, the camera is towards -Y.
"""

import math

import bpy
from mathutils import Matrix, Vector

from gallery.scenes.materials import Colour, glow, material
from gallery.scenes.shapes import box, cylinder, lathe, lattice, torus
from gallery.scenes.studio import empty

TABLE = 9.0  # height of the ring's upper side
_INNER, _OUTER = 8.0, 20.0  # its radii
_THICK = 2.0

_HINGE = Vector((12.6, 0, TABLE + 2.4))  # of an arm, in the plane it leans in
_LEAN = math.radians(41)
_ARM = 23.0  # metres long
_ARM_TURNS = (24, 114, 204, 294)  # degrees: seen from the camera, no arm hides another

_MASTS = ((-62, 14, 46), (52, 22, 44))  # floodlights: x, y and height
_LIGHTNING_RODS = ((-48, 34), (30, 44))
_ROD_HEIGHT = 66
_BUILDINGS = (  # x, y, then width, depth and height
    (-235, 210, 30, 20, 6),
    (120, 240, 70, 20, 12),
    (185, 190, 30, 18, 20),
    (-290, 260, 50, 20, 12),
    (60, 330, 50, 20, 26),
)
_WALLS: tuple[Colour, ...] = ((0.30, 0.27, 0.27), (0.22, 0.20, 0.21), (0.36, 0.30, 0.27))


def launch_pad(matrix: Matrix) -> None:
    """Everything that stands on the launch site; `matrix` places its frame of reference."""
    pad = empty("pad", matrix)
    _table(pad)
    _banks(pad)
    for turn in _ARM_TURNS:
        _arm(pad, math.radians(turn))
    for x, y, height in _MASTS:
        _floodlights(pad, x, y, height)
    rust = material("rust", (0.42, 0.20, 0.10), 0.6)
    for x, y in _LIGHTNING_RODS:
        lattice((x, y, 0), (x, y, _ROD_HEIGHT), 2.2, 0.5, 14, 0.10, rust, pad)
    for index, (x, y, width, depth, height) in enumerate(_BUILDINGS):
        wall = material(f"wall {index % 3}", _WALLS[index % 3], 0.8)
        box((x, y, height / 2), (width, depth, height), wall, 0.4, parent=pad)


def _steel() -> bpy.types.Material:
    return material("tower", (0.20, 0.205, 0.21), 0.5, 0.3)


def _concrete() -> bpy.types.Material:
    return material(
        "concrete", (0.30, 0.275, 0.25), 0.85, bump=0.2, bump_scale=1.5, variation=0.15, variation_scale=0.4
    )


def _table(pad: bpy.types.Object) -> None:
    """The ring, on columns between which the pit is seen to burn; a railing gives the scale."""
    low = TABLE - _THICK
    ring = [(_INNER, low), (_OUTER - 0.4, low), (_OUTER, low + 0.4), (_OUTER, TABLE), (_INNER, TABLE), (_INNER, low)]
    lathe("table", ring, _concrete(), 72, None, pad, sharp=30)
    columns = 12
    for k in range(columns):
        angle = (k + 0.5) * 2 * math.pi / columns
        outwards = Vector((math.cos(angle), math.sin(angle), 0)) * (_OUTER - 2.2)
        cylinder(outwards, outwards + Vector((0, 0, low)), 0.9, _concrete(), 0.9, 20, pad)
    rail = material("rail", (0.50, 0.47, 0.42), 0.5)
    for height in (0.6, 1.2):
        torus((0, 0, TABLE + height), _OUTER - 0.3, 0.07, rail, parent=pad, seg=96, rs=6)
    posts = 60
    for k in range(posts):
        angle = k * 2 * math.pi / posts
        foot = Vector((math.cos(angle), math.sin(angle), 0)) * (_OUTER - 0.3) + Vector((0, 0, TABLE))
        cylinder(foot, foot + Vector((0, 0, 1.2)), 0.07, rail, seg=6, parent=pad)


def _banks(pad: bpy.types.Object) -> None:
    """Concrete abutments at both sides of the ring: the road to the pad on one, the crew's way on the other."""
    for side in (-1, 1):
        box((side * (_OUTER + 3.4), 1.5, 3.6), (7.4, 17, 7.2), _concrete(), 0.3, parent=pad)
        box((side * (_OUTER + 3.4), 1.5, 7.6), (8.2, 18, 0.9), _concrete(), 0.2, parent=pad)


def _arm(pad: bpy.types.Object, turn: float) -> None:
    """One petal: it turns on a hinge that stands on the table, and a strut from the table's rim holds it open.

    Local frame of the arm: z along it, x outwards.
    """
    stand = empty("stand", Matrix.Rotation(turn, 4, "Z"))
    stand.parent = pad
    arm = empty("arm", Matrix.Translation(_HINGE) @ Matrix.Rotation(_LEAN, 4, "Y"))
    arm.parent = stand
    steel = material("arm", (0.36, 0.37, 0.36), 0.5, 0.2)
    dark = material("arm dark", (0.10, 0.105, 0.11), 0.5, 0.3)
    for y in (-3.3, 3.3):
        box((_HINGE.x, y, TABLE + 1.5), (4.4, 1.3, 3.0), _concrete(), 0.2, parent=stand)
    cylinder((0, -4.1, 0), (0, 4.1, 0), 0.8, dark, parent=arm, seg=20)
    box((0.2, 0, 1.6), (3.2, 5.0, 3.2), dark, 0.25, parent=arm)  # the counterweight, at the foot
    lattice((0, 0, 1.5), (0, 0, _ARM), 6.2, 3.4, 6, 0.34, steel, arm)
    for height, width in ((9.0, 5.2), (16.0, 4.4)):
        box((0, 0, height), (width, width + 0.8, 0.5), steel, 0.1, parent=arm)
    box((-0.2, 0, _ARM), (3.0, 4.6, 1.5), dark, 0.2, parent=arm)  # the head, which held the rocket by its waist
    for y in (-1.9, 1.9):
        box((-2.2, y, _ARM + 0.1), (2.6, 0.9, 0.9), steel, 0.15, parent=arm)
    for y in (-2.4, 2.4):
        held = _HINGE + Matrix.Rotation(_LEAN, 3, "Y") @ Vector((0.8, y * 0.9, 9.0))
        cylinder((_OUTER - 1.0, y, TABLE), held, 0.42, steel, parent=stand, seg=12)


def _floodlights(pad: bpy.types.Object, x: float, y: float, height: float) -> None:
    """A mast with five by three lamps that look at the camera."""
    lattice((x, y, 0), (x, y, height), 5.0, 1.8, 11, 0.17, _steel(), pad)
    box((x, y, height + 2.2), (6.4, 0.8, 4.4), _steel(), 0.15, parent=pad)
    lamp = bpy.data.materials.get("lamp") or glow("lamp", (1, 0.78, 0.52), 1.4)
    for i in range(-2, 3):
        for j in range(3):
            front = Vector((x + i * 1.25, y - 0.5, height + 0.9 + j * 1.35))
            cylinder(front, front - Vector((0, 0.25, 0)), 0.46, lamp, parent=pad, seg=14)
