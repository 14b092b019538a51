"""Zones of colour on one mesh with clean edges.

A colour for each vertex has edges as ragged as the mesh. So every zone is a field instead: a number at each vertex that
is above 0 inside and changes smoothly. The renderer interpolates it, and where it passes 0 the colour changes.
"""

from collections.abc import Sequence

import bpy
import numpy as np
from numpy.typing import NDArray

from gallery.scenes.materials import Colour
from gallery.scenes.nodes import Field, Nodes

Zone = tuple[str, Colour]  # a field's name, and the colour where it is above 0

_EDGE = 0.0012  # half the width of an edge, in the field's unit


def smooth_step(values: NDArray[np.float64], low: float, high: float) -> NDArray[np.float64]:
    """0 at `low`, 1 at `high`, a smooth step between."""
    share = np.clip((values - low) / (high - low), 0, 1)
    return share * share * (3 - 2 * share)


def set_field(data: bpy.types.Mesh, name: str, values: NDArray[np.float64]) -> None:
    """Store a number for each vertex under a name."""
    field = data.attributes.get(name) or data.attributes.new(name, "FLOAT", "POINT")
    field.data.foreach_set("value", values.astype(np.float32))


def zoned_material(
    name: str, base: Colour, zones: Sequence[Zone], rough: float = 0.75, sheen: float = 0.0, creases: float = 0.0
) -> bpy.types.Material:
    """Cloth or leather of several colours; later zones lie over earlier ones. `creases`: the depth of fine wrinkles."""
    known = bpy.data.materials.get(name)
    if known:
        return known
    made = bpy.data.materials.new(name)
    made.use_nodes = True
    nodes = Nodes(made.node_tree)
    place = nodes.field(nodes("ShaderNodeTexCoord"), "Object")
    blotches = nodes.noise(place, 5, 2) * 0.12 + 0.94
    color = nodes.mix(0.0, base, base)
    for field, zone_color in zones:
        inside = nodes.field(nodes("ShaderNodeAttribute", attribute_name=field), "Fac")
        color = nodes.mix(nodes.smooth(inside, -_EDGE, _EDGE), color, zone_color)
    color = nodes.mix(1.0, color, nodes.combine(blotches, blotches, blotches), "MULTIPLY")
    surface = nodes("ShaderNodeBsdfPrincipled", {"Base Color": color, "Roughness": rough, "Sheen Weight": sheen})
    if creases:
        height = nodes("ShaderNodeBump", {"Height": _wrinkles(nodes, place), "Strength": creases, "Distance": 0.02})
        nodes.set(surface.inputs["Normal"], height)
    nodes("ShaderNodeOutputMaterial", {0: surface})
    return made


def _wrinkles(nodes: Nodes, place: Field) -> Field:
    """Cloth's surface: thin valleys where a slow noise passes its middle, and a weave."""
    valleys = nodes.smooth(abs(nodes.noise(place, 8, 1, 0.4, 0.3) - 0.5), 0.0, 0.07)
    return valleys * 0.4 + nodes.noise(place, 240, 1) * 0.10
