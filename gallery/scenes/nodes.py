"""Shaders written as sums and products: a thin layer over Blender's node trees."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import bpy

Operand = Any  # a Field, a socket, a node (its first output), a number, or a tuple where a vector or colour fits


class Field:
    """A value that differs from point to point: the output of a node, with arithmetic."""

    def __init__(self, nodes: Nodes, socket: bpy.types.NodeSocket) -> None:
        self.nodes = nodes
        self.socket = socket

    def __add__(self, other: Operand) -> Field:
        return self.nodes.math("ADD", self, other)

    def __radd__(self, other: Operand) -> Field:
        return self.nodes.math("ADD", other, self)

    def __sub__(self, other: Operand) -> Field:
        return self.nodes.math("SUBTRACT", self, other)

    def __rsub__(self, other: Operand) -> Field:
        return self.nodes.math("SUBTRACT", other, self)

    def __mul__(self, other: Operand) -> Field:
        return self.nodes.math("MULTIPLY", self, other)

    def __rmul__(self, other: Operand) -> Field:
        return self.nodes.math("MULTIPLY", other, self)

    def __truediv__(self, other: Operand) -> Field:
        return self.nodes.math("DIVIDE", self, other)

    def __pow__(self, other: Operand) -> Field:
        return self.nodes.math("POWER", self, other)

    def __abs__(self) -> Field:
        return self.nodes.math("ABSOLUTE", self)

    def __mod__(self, other: Operand) -> Field:
        return self.nodes.math("FLOORED_MODULO", self, other)

    def __gt__(self, other: Operand) -> Field:
        return self.nodes.math("GREATER_THAN", self, other)

    def __lt__(self, other: Operand) -> Field:
        return self.nodes.math("LESS_THAN", self, other)

    def at_least(self, other: Operand) -> Field:
        """The larger of the two."""
        return self.nodes.math("MAXIMUM", self, other)

    def at_most(self, other: Operand) -> Field:
        """The smaller of the two."""
        return self.nodes.math("MINIMUM", self, other)


class Nodes:
    """The nodes of one material or world. `nodes(kind, inputs, **settings)` adds a node and connects its inputs."""

    def __init__(self, tree: bpy.types.NodeTree) -> None:
        self.tree = tree
        tree.nodes.clear()

    def __call__(self, kind: str, inputs: Mapping[Any, Operand] | None = None, **settings: Any) -> bpy.types.Node:
        node = self.tree.nodes.new(kind)
        for setting, value in settings.items():
            setattr(node, setting, value)
        for place, value in (inputs or {}).items():
            self.set(node.inputs[place], value)
        return node

    def set(self, socket: bpy.types.NodeSocket, value: Operand) -> None:
        """Connect an input, or give it a constant."""
        if isinstance(value, Field):
            value = value.socket
        if isinstance(value, bpy.types.Node):
            value = value.outputs[0]
        if isinstance(value, bpy.types.NodeSocket):
            self.tree.links.new(value, socket)
            return
        if socket.type == "RGBA" and len(value) == 3:
            value = (*value, 1)
        socket.default_value = value

    def field(self, node: bpy.types.Node, output: int | str = 0) -> Field:
        """One output of a node, to calculate with."""
        return Field(self, node.outputs[output])

    def math(self, operation: str, a: Operand, b: Operand = 0.0, c: Operand = 0.0, *, clamp: bool = False) -> Field:
        """Blender's Math node, for what has no operator here."""
        node = self("ShaderNodeMath", operation=operation, use_clamp=clamp)
        for index, value in enumerate((a, b, c)):
            self.set(node.inputs[index], value)
        return Field(self, node.outputs[0])

    def vmath(self, operation: str, a: Operand, b: Operand = (0, 0, 0)) -> Field:
        """Blender's Vector Math node."""
        node = self("ShaderNodeVectorMath", operation=operation)
        self.set(node.inputs[0], a)
        if operation == "SCALE":
            self.set(node.inputs["Scale"], b)
        elif operation not in ("LENGTH", "NORMALIZE"):
            self.set(node.inputs[1], b)
        is_number = operation in ("LENGTH", "DOT_PRODUCT", "DISTANCE")
        return Field(self, node.outputs["Value" if is_number else 0])

    def mix(self, share: Operand, a: Operand, b: Operand, blend: str = "MIX") -> Field:
        """A colour between `a` (share 0) and `b` (share 1)."""
        node = self("ShaderNodeMix", data_type="RGBA", blend_type=blend)
        for index, value in ((0, share), (6, a), (7, b)):
            self.set(node.inputs[index], value)
        return Field(self, node.outputs[2])

    def ramp(self, at: Operand, stops: list[tuple[float, Any]], interpolation: str = "LINEAR") -> Field:
        """Colours (or grays, where a stop is a number) along a scale from 0 to 1."""
        node = self("ShaderNodeValToRGB", {0: at})
        ramp = node.color_ramp
        ramp.interpolation = interpolation
        while len(ramp.elements) < len(stops):
            ramp.elements.new(0.5)
        for element, (position, colour) in zip(ramp.elements, stops, strict=True):
            element.position = position
            element.color = (*colour, 1) if isinstance(colour, tuple) else (colour, colour, colour, 1)
        return Field(self, node.outputs[0])

    def noise(
        self,
        at: Operand,
        scale: float,
        detail: float = 6,
        roughness: float = 0.55,
        distortion: float = 0.0,
        output: int = 0,
    ) -> Field:
        """Fractal noise about 0.5; output 1 is a vector of three."""
        inputs = {"Vector": at, "Scale": scale, "Detail": detail, "Roughness": roughness, "Distortion": distortion}
        return Field(self, self("ShaderNodeTexNoise", inputs).outputs[output])

    def smooth(self, value: Operand, low: float, high: float) -> Field:
        """0 at `low`, 1 at `high`, and a smooth step between; `low` may be the larger."""
        inputs = {"Value": value, "From Min": low, "From Max": high}
        return Field(self, self("ShaderNodeMapRange", inputs, interpolation_type="SMOOTHSTEP").outputs[0])

    def split(self, vector: Operand) -> tuple[Field, Field, Field]:
        """The three parts of a vector."""
        node = self("ShaderNodeSeparateXYZ", {0: vector})
        return Field(self, node.outputs[0]), Field(self, node.outputs[1]), Field(self, node.outputs[2])

    def combine(self, x: Operand, y: Operand, z: Operand) -> Field:
        """A vector of three parts."""
        return Field(self, self("ShaderNodeCombineXYZ", {0: x, 1: y, 2: z}).outputs[0])
