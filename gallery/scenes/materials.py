"""Surfaces."""

import bpy

from gallery.scenes.nodes import Nodes

Colour = tuple[float, float, float]  # linear light, 0 to 1

_made: dict[str, bpy.types.Material] = {}


def material(
    name: str,
    color: Colour = (0.8, 0.8, 0.8),
    rough: float = 0.5,
    metal: float = 0,
    bump: float = 0.0,
    bump_scale: float = 40,
    coat: float = 0,
    sheen: float = 0,
    subsurface: float = 0,
    emission: Colour | None = None,
    emission_strength: float = 0,
    vertex_colors: str | None = None,
    variation: float = 0.0,
    variation_scale: float = 3,
    alpha: float = 1,
    trans: float = 0,
    ior: float = 1.45,
) -> bpy.types.Material:
    """A plain surface, made once for each `name`.

    `bump` is the strength of a noise with `bump_scale` grains per metre. `vertex_colors` names the colours of the
    mesh to use in place of `color`; `variation` is how much lighter and darker blotches are, `variation_scale` how
    many there are per metre.
    """
    if name in _made and _made[name].name in bpy.data.materials:
        return _made[name]
    made = bpy.data.materials.new(name)
    made.use_nodes = True
    nodes = Nodes(made.node_tree)
    surface = nodes(
        "ShaderNodeBsdfPrincipled",
        {
            "Roughness": rough,
            "Metallic": metal,
            "Coat Weight": coat,
            "Sheen Weight": sheen,
            "Alpha": alpha,
            "Transmission Weight": trans,
            "IOR": ior,
        },
    )
    if subsurface:
        # Red light goes farthest in skin, as in a hand before a lamp; metres.
        inputs = {"Weight": subsurface, "Radius": (0.02, 0.008, 0.005), "Scale": 1}
        for input_name, value in inputs.items():
            surface.inputs[f"Subsurface {input_name}"].default_value = value
    if emission:
        nodes.set(surface.inputs["Emission Color"], emission)
        surface.inputs["Emission Strength"].default_value = emission_strength
    place = nodes("ShaderNodeTexCoord").outputs["Object"]
    base = nodes.field(nodes("ShaderNodeVertexColor", layer_name=vertex_colors)) if vertex_colors else color
    if variation:
        light = nodes.noise(place, variation_scale) * (2 * variation) + (1 - variation)
        base = nodes.mix(1.0, base, nodes.combine(light, light, light), "MULTIPLY")
    nodes.set(surface.inputs["Base Color"], base)
    if bump:
        height = nodes.noise(place, bump_scale, 5)
        nodes.set(
            surface.inputs["Normal"], nodes("ShaderNodeBump", {"Height": height, "Strength": bump, "Distance": 0.02})
        )
    nodes("ShaderNodeOutputMaterial", {0: surface})
    _made[name] = made
    return made


def glow(name: str, color: Colour, strength: float) -> bpy.types.Material:
    """A surface that shines by itself."""
    made = bpy.data.materials.new(name)
    made.use_nodes = True
    nodes = Nodes(made.node_tree)
    nodes("ShaderNodeOutputMaterial", {0: nodes("ShaderNodeEmission", {"Color": color, "Strength": strength})})
    return made
