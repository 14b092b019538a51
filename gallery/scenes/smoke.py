import math

import bpy
import numpy as np
from mathutils import Vector

from gallery.scenes.nodes import Nodes
from gallery.scenes.shapes import fractal_noise, lathe_geometry, remesh, vertex_data


def flame_material(name, hot, cool, strength, power, z0, z1, noise_amt=0.5):
    """soft-edged emissive shell: bright face-on, clear at the silhouette; fades from z0 (nozzle) to z1 (tail) in object space"""
    m = bpy.data.materials.new(name)
    m.use_nodes = True
    n = Nodes(m.node_tree)
    o = n("ShaderNodeTexCoord").outputs["Object"]
    z = n("ShaderNodeSeparateXYZ", {0: o}).outputs[2]
    g = n("ShaderNodeNewGeometry")
    mu = n.math("ABSOLUTE", n.vmath("DOT_PRODUCT", g.outputs["Incoming"], g.outputs["Normal"]))
    f = n.math("POWER", mu, power)
    t = n.math("DIVIDE", n.math("SUBTRACT", z, z0), z1 - z0, clamp=True)
    mp = n("ShaderNodeMapping", {0: o, "Scale": (0.55, 0.55, 0.16)}).outputs[0]
    nz = n.noise(mp, 1.4, 5, 0.6, 0.6)
    fade = n.math(
        "MULTIPLY", n.smooth(t, 1.0, 0.45), n.math("ADD", 1 - noise_amt, n.math("MULTIPLY", nz, 2 * noise_amt))
    )
    col = n.mix(n.math("MULTIPLY", n.math("ADD", t, n.math("SUBTRACT", 1.0, mu)), 0.6, clamp=True), hot, cool)
    em = n("ShaderNodeEmission", {"Color": col, "Strength": n.math("MULTIPLY", n.math("MULTIPLY", f, fade), strength)})
    n("ShaderNodeOutputMaterial", {0: n("ShaderNodeAddShader", {0: em, 1: n("ShaderNodeBsdfTransparent")})})
    m.cycles.emission_sampling = "NONE"
    return m


def smoke_material(name="smoke", col=(0.80, 0.77, 0.76)):
    m = bpy.data.materials.new(name)
    m.use_nodes = True
    n = Nodes(m.node_tree)
    vc = n("ShaderNodeVertexColor", layer_name="Col").outputs[0]
    sp = n("ShaderNodeSeparateColor", {0: vc})
    o = n("ShaderNodeTexCoord").outputs["Object"]
    nz = n.noise(o, 2.2, 7, 0.62, 0.3)
    b = n(
        "ShaderNodeBump",
        {
            "Height": n.math(
                "ADD",
                n.math("ABSOLUTE", n.math("SUBTRACT", n.noise(o, 4.5, 2, 0.5, 0.2), 0.5)),
                n.math("MULTIPLY", n.math("ABSOLUTE", n.math("SUBTRACT", n.noise(o, 11, 3, 0.6, 0.2), 0.5)), 0.5),
            ),
            "Strength": 0.75,
            "Distance": 0.16,
        },
    ).outputs[0]
    c = n.mix(n.smooth(nz, 0.35, 0.65), tuple(x * 0.82 for x in col), col)
    d = n("ShaderNodeBsdfDiffuse", {"Color": c, "Normal": b})
    t = n("ShaderNodeBsdfTranslucent", {"Color": c, "Normal": b})
    sh = n("ShaderNodeMixShader", {0: 0.38, 1: d, 2: t})
    em = n(
        "ShaderNodeEmission",
        {
            "Color": n.ramp(sp.outputs[0], [(0, (1, 0.22, 0.05)), (0.5, (1, 0.40, 0.12)), (1, (1, 0.70, 0.34))]),
            "Strength": n.math(
                "MULTIPLY", n.math("POWER", sp.outputs[0], 1.6), n.math("ADD", 0.35, n.math("MULTIPLY", nz, 2.6))
            ),
        },
    )
    a = n("ShaderNodeAddShader", {0: sh, 1: em})
    lw = n("ShaderNodeLayerWeight", {"Blend": 0.5}).outputs["Facing"]
    k = n.math(
        "MULTIPLY", n.smooth(n.math("ADD", lw, n.math("MULTIPLY", n.math("SUBTRACT", nz, 0.5), 0.9)), 0.74, 1.0), 0.85
    )
    n("ShaderNodeOutputMaterial", {0: n("ShaderNodeMixShader", {0: k, 1: a, 2: n("ShaderNodeBsdfTransparent")})})
    m.cycles.emission_sampling = "NONE"
    return m


def billow(spheres, m, voxel=0.06, amp=1.0, heat=None, seed=0, name="smoke"):
    """union of spheres -> voxel skin -> cauliflower displacement; heat(P)->0..1 stored as red vertex colour"""
    g = []
    for c, r in spheres:
        n_ = 10
        pr = [(r * math.sin(math.pi * i / n_), -r * math.cos(math.pi * i / n_)) for i in range(n_ + 1)]
        v, f = lathe_geometry([(max(a, 1e-4), b) for a, b in pr], 18)
        g.append(([Vector(c) + q for q in v], f))
    ob = remesh(g, voxel, 3, name)
    co, nr = vertex_data(ob.data).astype(np.float64), vertex_data(ob.data, "normal").astype(np.float64)

    def puff(sc, sd):
        return np.sqrt(np.abs(fractal_noise(co, sc, 1, sd)) + 0.004) * 1.5 - 0.35  # round lobes, sharp valleys

    dis = puff(1.1, seed + 1) * 0.22 + puff(2.6, seed + 2) * 0.125
    co += nr * (dis * amp)[:, None]
    ob.data.vertices.foreach_set("co", co.astype(np.float32).ravel())
    ob.data.update()
    nr = vertex_data(ob.data, "normal").astype(np.float64)
    dis = puff(5.6, seed + 3) * 0.062
    co += nr * (dis * amp)[:, None]
    ob.data.vertices.foreach_set("co", co.astype(np.float32).ravel())
    ob.data.update()
    h = heat(co) if heat else np.zeros(len(co))
    a = ob.data.color_attributes.new("Col", "FLOAT_COLOR", "POINT")
    cc = np.zeros((len(co), 4), np.float32)
    cc[:, 0] = np.clip(h, 0, 1)
    a.data.foreach_set("color", cc.ravel())
    ob.data.materials.append(m)
    print(name, len(co))
    return ob
