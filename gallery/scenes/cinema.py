import math

import bpy
from mathutils import Matrix

from gallery.scenes.materials import material
from gallery.scenes.nodes import Nodes
from gallery.scenes.shapes import box, cylinder, mesh, torus
from gallery.scenes.studio import empty


def cinema_camera(M, screen):
    """local: lens looks along -Y, Z up, origin in the body"""
    e = empty("cine", M)
    k = material("cineblack", (0.022, 0.022, 0.024), 0.42, coat=0.25, bump=0.08, bump_scale=120)
    g = material("cinegrey", (0.16, 0.165, 0.17), 0.4, 0.6)
    b_ = material("cineblue", (0.10, 0.30, 0.55), 0.35, 0.5)
    gl = material("lens", (0.02, 0.02, 0.05), 0.05, coat=1)
    box((0, 0.02, 0), (0.15, 0.24, 0.17), k, 0.018, parent=e)
    box((0, 0.19, 0.0), (0.12, 0.10, 0.15), material("batt", (0.06, 0.06, 0.065), 0.6), 0.02, parent=e)
    box((0.078, 0.02, 0.0), (0.012, 0.17, 0.12), g, 0.005, parent=e)
    cylinder((0, -0.09, 0.0), (0, -0.13, 0.0), 0.062, g, parent=e)
    cylinder((0, -0.12, 0), (0, -0.30, 0), 0.055, k, 0.060, parent=e)
    for y in (-0.16, -0.20, -0.25):
        torus((0, y, 0), 0.058, 0.007, g if y != -0.20 else b_, (0, 1, 0), e)
    cylinder((0, -0.295, 0), (0, -0.305, 0), 0.052, gl, parent=e)
    # matte box: hollow frustum + top and side flags
    x0, z0, x1, z1, y0, y1 = 0.085, 0.07, 0.125, 0.095, -0.29, -0.39
    t = 0.008
    v = [
        (-x0, y0, -z0),
        (x0, y0, -z0),
        (x0, y0, z0),
        (-x0, y0, z0),
        (-x1, y1, -z1),
        (x1, y1, -z1),
        (x1, y1, z1),
        (-x1, y1, z1),
    ]
    o = mesh("matte", v, [(0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)], k, False, parent=e)
    s = o.modifiers.new("s", "SOLIDIFY")
    s.thickness = 0.012
    fl = box((0, -0.43, 0.135), (0.25, 0.13, 0.008), k, 0.003, Matrix.Rotation(math.radians(-32), 4, "X"), e)
    for sx in (1, -1):
        box(
            (sx * 0.145, -0.425, 0.0), (0.008, 0.11, 0.17), k, 0.003, Matrix.Rotation(math.radians(-28 * sx), 4, "Z"), e
        )
    for sx in (0.035, -0.035):
        cylinder((sx, 0.16, -0.11), (sx, -0.36, -0.11), 0.008, g, seg=12, parent=e)
    box((0, -0.02, -0.105), (0.11, 0.12, 0.03), g, 0.008, parent=e)
    # top handle, monitor, side grips
    cylinder((0, 0.08, 0.085), (0, 0.08, 0.145), 0.012, g, seg=12, parent=e)
    cylinder((0, -0.08, 0.085), (0, -0.08, 0.145), 0.012, g, seg=12, parent=e)
    cylinder((0, 0.13, 0.15), (0, -0.13, 0.15), 0.018, k, seg=16, parent=e)
    cylinder((0, -0.12, 0.15), (0.05, -0.15, 0.23), 0.007, g, seg=10, parent=e)
    mo = (
        Matrix.Translation((0.06, -0.13, 0.265))
        @ Matrix.Rotation(math.radians(-14), 4, "X")
        @ Matrix.Rotation(math.radians(14), 4, "Z")
    )
    bb = box((0, 0, 0), (0.20, 0.022, 0.13), k, 0.01, parent=e)
    bb.matrix_local = mo
    q = mesh(
        "scr",
        [(-0.088, 0.0125, -0.053), (0.088, 0.0125, -0.053), (0.088, 0.0125, 0.053), (-0.088, 0.0125, 0.053)],
        [(3, 2, 1, 0)],
        screen,
        False,
        parent=e,
    )
    q.matrix_local = mo
    for sx in (1, -1):
        cylinder((sx * 0.075, -0.02, -0.10), (sx * 0.19, 0.0, -0.10), 0.009, g, seg=10, parent=e)
        cylinder((sx * 0.19, 0.0, -0.115), (sx * 0.205, -0.005, 0.0), 0.019, k, seg=16, parent=e)
    return e


def picture_screen(name, kind=0, strength=2.2):
    """luminous abstract screen: soft figure on blue (0) or coloured bars / curve (1)"""
    m = bpy.data.materials.new(name)
    m.use_nodes = True
    n = Nodes(m.node_tree)
    o = n("ShaderNodeTexCoord").outputs["Generated"]
    sp = n("ShaderNodeSeparateXYZ", {0: o})
    if kind == 0:
        c = n.mix(n.smooth(n.noise(o, 3.0, 2), 0.48, 0.56), (0.06, 0.14, 0.26), (0.85, 0.52, 0.30))
    else:
        c = n.ramp(
            n.math("FRACT", n.math("MULTIPLY", sp.outputs[2], 5.0)),
            [
                (0, (0.015, 0.05, 0.11)),
                (0.62, (0.015, 0.05, 0.11)),
                (0.66, (0.10, 0.35, 0.55)),
                (0.9, (0.10, 0.35, 0.55)),
                (0.93, (0.015, 0.05, 0.11)),
            ],
        )
        c = n.mix(n.math("GREATER_THAN", sp.outputs[0], 0.62), c, (0.02, 0.16, 0.14))
    n("ShaderNodeOutputMaterial", {0: n("ShaderNodeEmission", {"Color": c, "Strength": strength})})
    m.cycles.emission_sampling = "NONE"
    return m


def laptop(M, scr, parent=None):
    e = empty("laptop", M)
    k = material("lapblk", (0.03, 0.03, 0.033), 0.5)
    box((0, 0, 0), (0.36, 0.25, 0.022), k, 0.008, parent=e)
    box((0, 0.01, 0.012), (0.31, 0.13, 0.004), material("lapkey", (0.075, 0.075, 0.08), 0.6), 0.002, parent=e)
    Ms = Matrix.Translation((0, 0.13, 0.01)) @ Matrix.Rotation(math.radians(18), 4, "X")
    b = box((0, 0, 0), (0.36, 0.016, 0.25), k, 0.007, parent=e)
    b.matrix_local = Ms @ Matrix.Translation((0, 0, 0.125))
    q = mesh(
        "scr",
        [(-0.16, -0.0095, 0.022), (0.16, -0.0095, 0.022), (0.16, -0.0095, 0.228), (-0.16, -0.0095, 0.228)],
        [(0, 1, 2, 3)],
        scr,
        False,
        parent=e,
    )
    q.matrix_local = Ms
    return e
