"""Thousands of copies of a few small meshes: they share the meshes' memory, and differ in place, turn and size."""

from collections.abc import Sequence

import bpy
import numpy as np

from gallery.scenes.shapes import mesh

Triple = tuple[float, float, float]


def scatter(
    sources: Sequence[bpy.types.Object],
    places: Sequence[Triple],
    turns: Sequence[Triple],
    sizes: Sequence[float],
    name: str = "scatter",
) -> bpy.types.Object:
    """Put a source, picked at random, at each of the places.

    `turns` are Euler angles in radians, `sizes` factors. The sources themselves are not seen any more. Returns the
    object that holds the copies.
    """
    collection = bpy.data.collections.new(f"{name} sources")
    for source in sources:
        for other in list(source.users_collection):
            other.objects.unlink(source)
        collection.objects.link(source)
    cloud = mesh(name, places, [])
    turn = cloud.data.attributes.new("turn", "FLOAT_VECTOR", "POINT")
    turn.data.foreach_set("vector", np.asarray(turns, np.float32).ravel())
    size = cloud.data.attributes.new("size", "FLOAT", "POINT")
    size.data.foreach_set("value", np.asarray(sizes, np.float32))
    modifier = cloud.modifiers.new(name, "NODES")
    modifier.node_group = _copies_on_points(name, collection, len(sources))
    return cloud


def _copies_on_points(name: str, collection: bpy.types.Collection, kinds: int) -> bpy.types.NodeTree:
    tree = bpy.data.node_groups.new(name, "GeometryNodeTree")
    tree.interface.new_socket("Geometry", in_out="INPUT", socket_type="NodeSocketGeometry")
    tree.interface.new_socket("Geometry", in_out="OUTPUT", socket_type="NodeSocketGeometry")
    given, made = tree.nodes.new("NodeGroupInput"), tree.nodes.new("NodeGroupOutput")
    copies = tree.nodes.new("GeometryNodeInstanceOnPoints")
    copies.inputs["Pick Instance"].default_value = True

    sources = tree.nodes.new("GeometryNodeCollectionInfo")
    sources.inputs["Collection"].default_value = collection
    sources.inputs["Separate Children"].default_value = True
    sources.inputs["Reset Children"].default_value = True

    kind = tree.nodes.new("FunctionNodeRandomValue")
    kind.data_type = "INT"
    least, most, integer = 4, 5, 2  # the sockets for whole numbers among those for other types
    kind.inputs[least].default_value, kind.inputs[most].default_value = 0, kinds - 1

    link = tree.links.new
    link(given.outputs[0], copies.inputs["Points"])
    link(sources.outputs[0], copies.inputs["Instance"])
    link(_attribute(tree, "turn", "FLOAT_VECTOR"), copies.inputs["Rotation"])
    link(_attribute(tree, "size", "FLOAT"), copies.inputs["Scale"])
    link(kind.outputs[integer], copies.inputs["Instance Index"])
    link(copies.outputs[0], made.inputs[0])
    return tree


def _attribute(tree: bpy.types.NodeTree, name: str, data_type: str) -> bpy.types.NodeSocket:
    node = tree.nodes.new("GeometryNodeInputNamedAttribute")
    node.data_type = data_type
    node.inputs["Name"].default_value = name
    return node.outputs["Attribute"]
