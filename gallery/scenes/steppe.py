import math
import random
from collections.abc import Callable, Sequence

import bpy
import numpy as np
from mathutils import Vector, noise

from gallery.scenes.nodes import Nodes
from gallery.scenes.shapes import mesh


def rolling(x: float, y: float) -> float:
    """The height of open steppe at a place."""
    place = Vector((x, y, 0))
    return 0.16 * noise.fractal(place * 0.10, 1, 2, 3) + 0.035 * noise.fractal(place * 0.8, 1, 2, 3)


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


def terrain(ground, size=160, n=260, m=None):
    """one grid, denser near the origin"""
    t = np.linspace(-1, 1, n)
    g = np.sign(t) * np.abs(t) ** 2.2 * size
    v = [(x, y, ground.height(x, y)) for y in g for x in g]
    f = [(j * n + i, j * n + i + 1, (j + 1) * n + i + 1, (j + 1) * n + i) for j in range(n - 1) for i in range(n - 1)]
    return mesh("ground", v, f, m or steppe_material())


def steppe_material(dry=(0.30, 0.215, 0.11), soil=(0.12, 0.078, 0.045)):
    m = bpy.data.materials.new("steppe")
    m.use_nodes = True
    n = Nodes(m.node_tree)
    o = n("ShaderNodeTexCoord").outputs["Object"]
    a = n.noise(o, 0.22, 5, 0.6)
    b = n.noise(o, 1.7, 8, 0.65, 0.3)
    c = n.noise(o, 22, 6, 0.7)
    col = n.mix(n.smooth(b, 0.38, 0.62), soil, dry)
    col = n.mix(n.math("MULTIPLY", n.smooth(a, 0.48, 0.64), 0.6), col, (0.40, 0.30, 0.155))
    col = n.mix(n.math("MULTIPLY", n.smooth(c, 0.55, 0.75), 0.5), col, (0.47, 0.38, 0.24))
    p = n("ShaderNodeBsdfPrincipled", {"Base Color": col, "Roughness": 0.95})
    n.set(
        p.inputs["Normal"],
        n("ShaderNodeBump", {"Height": n.math("ADD", b, c), "Strength": 0.8, "Distance": 0.06}).outputs[0],
    )
    n("ShaderNodeOutputMaterial", {0: p})
    return m


def grass_material(pal=((0.33, 0.235, 0.10), (0.52, 0.40, 0.20), (0.24, 0.19, 0.085), (0.44, 0.27, 0.10))):
    m = bpy.data.materials.new("grass")
    m.use_nodes = True
    n = Nodes(m.node_tree)
    r = n("ShaderNodeObjectInfo").outputs["Random"]
    pos = n("ShaderNodeNewGeometry").outputs["Position"]
    pt = n.noise(pos, 0.35, 3)
    k = n.math("ADD", n.math("MULTIPLY", r, 0.55), n.math("MULTIPLY", pt, 0.55))
    col = n.ramp(k, [(0.15, pal[2]), (0.40, pal[0]), (0.62, pal[1]), (0.85, pal[3])])
    tip = n("ShaderNodeVertexColor", layer_name="Col").outputs[0]
    col = n.mix(1.0, col, tip, "MULTIPLY")
    d = n("ShaderNodeBsdfDiffuse", {"Color": col})
    t = n("ShaderNodeBsdfTranslucent", {"Color": col})
    n("ShaderNodeOutputMaterial", {0: n("ShaderNodeMixShader", {0: 0.45, 1: d, 2: t})})
    return m


def tuft(m, seed, blades=26, h=(0.10, 0.26), spread=0.10, width=0.0045, bend=0.6):
    r = random.Random(seed)
    v, f, c = [], [], []
    for _ in range(blades):
        a = r.uniform(0, 6.283)
        q = spread * r.random() ** 0.7
        b = Vector((q * math.cos(a), q * math.sin(a), 0))
        a2 = a + r.uniform(-0.8, 0.8)
        H = r.uniform(*h)
        bd = bend * r.uniform(0.2, 1.3)
        d = Vector((math.cos(a2), math.sin(a2), 0))
        s = Vector((-d.y, d.x, 0))
        o = len(v)
        for i in range(5):
            t = i / 4
            p = b + d * (H * bd * t * t) + Vector((0, 0, H * t * (1 - 0.28 * bd * t)))
            w_ = width * (1 - t * 0.85) * r.uniform(0.8, 1.2)
            v += [p - s * w_, p + s * w_]
            k = 0.55 + 0.65 * t
            c += [(k, k, k)] * 2
        f += [(o + 2 * i, o + 2 * i + 1, o + 2 * i + 3, o + 2 * i + 2) for i in range(4)]
    ob = mesh("tuft", v, f, m, True, np.array(c))
    return ob


def scatter(objs, pts, rot, scl, name="scatter"):
    """instance objs on points with geometry nodes (memory-cheap: thousands of tufts)"""
    col = bpy.data.collections.new(name + "src")
    for o in objs:
        for c in list(o.users_collection):
            c.objects.unlink(o)
        col.objects.link(o)
    ob = mesh(name, pts, [])
    me = ob.data
    a = me.attributes.new("rot", "FLOAT_VECTOR", "POINT")
    a.data.foreach_set("vector", np.asarray(rot, np.float32).ravel())
    a = me.attributes.new("scl", "FLOAT", "POINT")
    a.data.foreach_set("value", np.asarray(scl, np.float32))
    t = bpy.data.node_groups.new(name, "GeometryNodeTree")
    t.interface.new_socket("G", in_out="INPUT", socket_type="NodeSocketGeometry")
    t.interface.new_socket("G", in_out="OUTPUT", socket_type="NodeSocketGeometry")
    nn = t.nodes
    L = t.links.new
    i = nn.new("NodeGroupInput")
    o = nn.new("NodeGroupOutput")
    ci = nn.new("GeometryNodeCollectionInfo")
    ci.inputs["Collection"].default_value = col
    ci.inputs["Separate Children"].default_value = True
    ci.inputs["Reset Children"].default_value = True
    ip = nn.new("GeometryNodeInstanceOnPoints")
    ip.inputs["Pick Instance"].default_value = True
    ra = nn.new("GeometryNodeInputNamedAttribute")
    ra.data_type = "FLOAT_VECTOR"
    ra.inputs[0].default_value = "rot"
    sa = nn.new("GeometryNodeInputNamedAttribute")
    sa.data_type = "FLOAT"
    sa.inputs[0].default_value = "scl"
    rv = nn.new("FunctionNodeRandomValue")
    rv.data_type = "INT"
    rv.inputs[4].default_value = 0
    rv.inputs[5].default_value = len(objs) - 1
    L(i.outputs[0], ip.inputs["Points"])
    L(ci.outputs[0], ip.inputs["Instance"])
    L(ra.outputs[0], ip.inputs["Rotation"])
    L(sa.outputs[0], ip.inputs["Scale"])
    L(rv.outputs[2], ip.inputs["Instance Index"])
    L(ip.outputs[0], o.inputs[0])
    md = ob.modifiers.new("gn", "NODES")
    md.node_group = t
    return ob


def grass(ground, cam, count=26000, near=1.2, far=60, avoid=None, m=None, h=1.0, fov=1.25):
    """tufts only inside the camera's wedge, denser near it. avoid(x,y)->keep probability"""
    r = np.random.default_rng(4)
    m = m or grass_material()
    objs = [tuft(m, i, 24 + 4 * (i % 3), (0.07 * h, 0.20 * h)) for i in range(5)] + [
        tuft(m, 10 + i, 14, (0.18 * h, 0.36 * h), 0.05, 0.0035, 0.35) for i in range(3)
    ]
    fw = cam.rotation_quaternion @ Vector((0, 0, -1))
    yaw = math.atan2(fw.x, fw.y)
    half = math.atan(18 / cam.data.lens) * fov
    pts, rot, sc = [], [], []
    while len(pts) < count:
        u = r.random()
        d = near * (far / near) ** (u**0.62)
        a = yaw + r.uniform(-half, half)
        x, y = cam.location.x + d * math.sin(a), cam.location.y + d * math.cos(a)
        if avoid and r.random() > avoid(x, y):
            continue
        if noise.noise(Vector((x * 0.45, y * 0.45, 3))) < -0.25 and r.random() < 0.75:
            continue
        pts.append((x, y, ground.height(x, y) - 0.01))
        rot.append((r.normal(0, 0.12), r.normal(0, 0.12), r.uniform(0, 6.28)))
        sc.append(
            r.uniform(0.6, 1.25) * (1 + 0.35 * noise.noise(Vector((x * 0.3, y * 0.3, 8)))) * (1 + max(0, d - 12) * 0.02)
        )
    return scatter(objs, pts, rot, sc, "grass")


def haze(y, alpha, color=(1.0, 0.80, 0.58), top=2.2, size=90, strength=1.0):
    m = bpy.data.materials.new("haze")
    m.use_nodes = True
    n = Nodes(m.node_tree)
    pos = n("ShaderNodeNewGeometry").outputs["Position"]
    z = n("ShaderNodeSeparateXYZ", {0: pos}).outputs[2]
    a = n.math("MULTIPLY", n.math("SUBTRACT", 1.0, n.smooth(z, -0.2, top)), alpha)
    nz = n.noise(n("ShaderNodeMapping", {0: pos, "Scale": (0.12, 0.12, 0.5)}).outputs[0], 1.5, 4)
    a = n.math("MULTIPLY", a, n.math("ADD", 0.45, nz))
    a = n.math("MULTIPLY", a, n("ShaderNodeLightPath").outputs["Is Camera Ray"])
    n(
        "ShaderNodeOutputMaterial",
        {
            0: n(
                "ShaderNodeMixShader",
                {
                    0: a,
                    1: n("ShaderNodeBsdfTransparent"),
                    2: n("ShaderNodeEmission", {"Color": color, "Strength": strength}),
                },
            )
        },
    )
    o = mesh("haze", [(-size, y, -1), (size, y, -1), (size, y, top + 1), (-size, y, top + 1)], [(0, 1, 2, 3)], m, False)
    o.visible_shadow = o.visible_diffuse = o.visible_glossy = False
    return o
