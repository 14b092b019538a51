"""What the station is clad in: blankets, panels, solar cells.

Each function makes a new material; the names are for whoever opens the scene in Blender.
"""

import math

import bpy

from gallery.scenes.materials import Colour
from gallery.scenes.nodes import Field, Nodes, Operand


def hull(name: str, colour: Colour, roughness: float = 0.55, metallic: float = 0.0) -> bpy.types.Material:
    """A module's skin, for a solid of revolution about its own Z: shields over quilted blankets, a little weathered."""
    made, nodes = _new(name)
    place = nodes.field(nodes("ShaderNodeTexCoord"), "Object")
    x, y, z = nodes.split(place)
    # Unrolled, with some 2 m for the radius: shields are as wide on a thick module as on a thin one, nearly.
    unrolled = nodes.combine(nodes.math("ARCTAN2", y, x) * 2.0, z, 0.0)
    shields = _bricks(nodes, unrolled, width=1.9, height=1.25, seam=0.012, shades=(1.0, 0.82), seam_shade=0.62)
    quilt = _bricks(nodes, unrolled, width=0.52, height=0.42, seam=0.026, shades=(1.0, 0.94), seam_shade=0.88)
    skin = nodes.mix(1.0, nodes.mix(1.0, colour, nodes.field(shields), "MULTIPLY"), nodes.field(quilt), "MULTIPLY")
    dirt = nodes.smooth(nodes.noise(nodes.combine(x * 1.5, y * 1.5, z * 0.45), 1.3, 6, 0.6), 0.47, 0.74)
    skin = nodes.mix(dirt * 0.42, skin, (colour[0] * 0.62, colour[1] * 0.58, colour[2] * 0.50))
    height = nodes.noise(place, 4.5, 4) * 0.9 - nodes.field(quilt, 1) * 0.5 - nodes.field(shields, 1) * 0.4
    inputs = {"Base Color": skin, "Roughness": dirt * 0.15 + roughness, "Metallic": metallic}
    surface = nodes("ShaderNodeBsdfPrincipled", inputs)
    relief = nodes("ShaderNodeBump", {"Height": height, "Strength": 0.5, "Distance": 0.06})
    nodes.set(surface.inputs["Normal"], relief)
    nodes("ShaderNodeOutputMaterial", {0: surface})
    return made


def blanket(name: str, colour: Colour, roughness: float = 0.8) -> bpy.types.Material:
    """Crumpled insulation, sewn on in long lengths; for a solid of revolution about its own Z."""
    made, nodes = _new(name)
    place = nodes.field(nodes("ShaderNodeTexCoord"), "Object")
    x, y, z = nodes.split(place)
    unrolled = nodes.combine(nodes.math("ARCTAN2", y, x) * 1.1, z, 0.0)
    lengths = _bricks(nodes, unrolled, width=0.86, height=0.62, seam=0.014, shades=(1.0, 0.86), seam_shade=0.62)
    folds = nodes.noise(nodes.combine(x * 1.6, y * 1.6, z), 3.2, 5, 0.6)
    tint = nodes.mix(1.0, colour, nodes.field(lengths), "MULTIPLY")
    darker = (colour[0] * 0.55, colour[1] * 0.56, colour[2] * 0.52)
    tint = nodes.mix(nodes.smooth(folds, 0.42, 0.72) * 0.45, tint, darker)
    surface = nodes("ShaderNodeBsdfPrincipled", {"Base Color": tint, "Roughness": roughness, "Sheen Weight": 0.1})
    relief = nodes(
        "ShaderNodeBump", {"Height": folds - nodes.field(lengths, 1) * 0.2, "Strength": 0.7, "Distance": 0.1}
    )
    nodes.set(surface.inputs["Normal"], relief)
    nodes("ShaderNodeOutputMaterial", {0: surface})
    return made


def solar_cells(
    name: str,
    cell: Colour,
    frame: Colour,
    across: int,
    along: int,
    frame_share: float = 0.07,
    *,
    rolled: bool = False,
) -> bpy.types.Material:
    """Dark glassy cells in a grid of `across` by `along` on an object's X and Y, each a shade of its own.

    `rolled`: the grid is bent round the object's Z, `across` cells on half a turn and `along` on its height.
    """
    made, nodes = _new(name)
    coordinates = nodes("ShaderNodeTexCoord")
    x, y, z = nodes.split(nodes.field(coordinates, "Generated"))
    if rolled:
        side, front, _ = nodes.split(nodes.field(coordinates, "Object"))
        x, y = nodes.math("ARCTAN2", front, side) / math.pi + 0.5, z
    grid = _grid(nodes, x * across, y * along, frame_share)
    shade = _shade_per_cell(nodes, x * across, y * along)
    tint = nodes.mix(shade * 0.6, cell, (cell[0] * 1.7, cell[1] * 1.7, cell[2] * 1.6))
    inputs = {"Base Color": nodes.mix(grid, tint, frame), "Roughness": 0.3, "Metallic": 0.2, "Coat Weight": 0.6}
    surface = nodes("ShaderNodeBsdfPrincipled", inputs)
    nodes("ShaderNodeOutputMaterial", {0: surface})
    return made


def array_blanket(name: str, across: int, along: int) -> bpy.types.Material:
    """A length of the station's great arrays: dark cells on a thin copper film that lets some sun through.

    `across` and `along` count the cells on the object's X and Y.
    """
    film, cell = (0.72, 0.38, 0.135), (0.040, 0.028, 0.036)
    made, nodes = _new(name)
    place = nodes.field(nodes("ShaderNodeTexCoord"), "Generated")
    x, y, _ = nodes.split(place)
    # Two rows of cells on each fold, and a strip of bare film between the folds.
    seam = _grid(nodes, x * across, y * along, 0.12)
    fold = _grid(nodes, 0.5, y * (along / 2), 0.10)
    shade = _shade_per_cell(nodes, x * (across / 4), y * (along / 2))
    own = nodes.field(nodes("ShaderNodeObjectInfo"), "Random")
    # The cells look now more like the film, now more like ink: by length, from root to tip, and in slow drifts.
    drift = nodes.smooth(nodes.noise(nodes.combine(x * 0.6, y * 2.6, 0.0), 1.0, 3), 0.3, 0.7)
    inky = drift * 0.34 + shade * 0.12 + (1 - y) * 0.50 + own * 0.22 + 0.04
    tint = nodes.mix(inky, film, cell)
    tint = nodes.mix((seam * 0.35).at_least(fold * 0.6), tint, film)
    inputs = {"Base Color": tint, "Roughness": shade * 0.10 + 0.30, "Metallic": 0.45, "Coat Weight": 0.35}
    front = nodes("ShaderNodeBsdfPrincipled", inputs)
    through = nodes("ShaderNodeBsdfTranslucent", {"Color": (0.78, 0.36, 0.08)})
    nodes("ShaderNodeOutputMaterial", {0: nodes("ShaderNodeMixShader", {0: 0.14, 1: front, 2: through})})
    return made


def radiator(name: str) -> bpy.types.Material:
    """White plates with faint joints, across an object's X and along its Y."""
    made, nodes = _new(name)
    x, y, _ = nodes.split(nodes.field(nodes("ShaderNodeTexCoord"), "Generated"))
    joints = _grid(nodes, x * 6, y * 4, 0.02)
    tint = nodes.mix(_shade_per_cell(nodes, x * 6, y * 4) * 0.5, (0.66, 0.66, 0.65), (0.56, 0.57, 0.58))
    inputs = {"Base Color": nodes.mix(joints * 0.6, tint, (0.30, 0.31, 0.33)), "Roughness": 0.45}
    nodes("ShaderNodeOutputMaterial", {0: nodes("ShaderNodeBsdfPrincipled", inputs)})
    return made


def _new(name: str) -> tuple[bpy.types.Material, Nodes]:
    made = bpy.data.materials.new(name)
    made.use_nodes = True
    return made, Nodes(made.node_tree)


def _bricks(
    nodes: Nodes,
    place: Field,
    *,
    width: float,
    height: float,
    seam: float,
    shades: tuple[float, float],
    seam_shade: float,
) -> bpy.types.Node:
    """Panels in bond, soft at the seams: output 0 is their shade of gray, 1 is where the seams are. Metres."""
    light, dark = shades
    inputs = {
        "Vector": place,
        "Scale": 1.0,
        "Mortar Size": seam,
        "Mortar Smooth": 0.8,
        "Brick Width": width,
        "Row Height": height,
        "Color1": (light, light, light),
        "Color2": (dark, dark, dark * 0.985),
        "Mortar": (seam_shade, seam_shade, seam_shade),
    }
    return nodes("ShaderNodeTexBrick", inputs)


def _grid(nodes: Nodes, x: Operand, y: Operand, share: float) -> Field:
    """1 on the lines between the whole numbers of both, softly 0 elsewhere; `share` is the lines' width."""
    across, along = (abs(nodes.math("FRACT", part) - 0.5) for part in (x, y))
    return nodes.smooth(across.at_least(along), 0.5 - share, 0.5 - share * 0.3)


def _shade_per_cell(nodes: Nodes, x: Field, y: Field) -> Field:
    """A number from 0 to 1 for each square of whole numbers."""
    corner = nodes.combine(nodes.math("FLOOR", x), nodes.math("FLOOR", y), 0.0)
    return nodes.field(nodes("ShaderNodeTexWhiteNoise", {"Vector": corner}))
