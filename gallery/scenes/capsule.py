import math

import bpy
from mathutils import Matrix, Vector

from gallery.scenes.materials import material
from gallery.scenes.nodes import Nodes
from gallery.scenes.shapes import ball, box, cylinder, lathe, placed, torus


def scorched():
    if "scorched" in bpy.data.materials:
        return bpy.data.materials["scorched"]
    m = bpy.data.materials.new("scorched")
    m.use_nodes = True
    n = Nodes(m.node_tree)
    o = n("ShaderNodeTexCoord").outputs["Object"]
    z = n("ShaderNodeSeparateXYZ", {0: o}).outputs[2]
    st = n("ShaderNodeMapping", {0: o, "Scale": (11, 11, 0.8)}).outputs[0]
    s1 = n.noise(st, 1.3, 8, 0.62, 0.4)
    s2 = n.noise(st, 4.5, 6, 0.6)
    b = n.noise(o, 2.1, 8, 0.6, 0.5)
    sp = n.noise(o, 16, 6, 0.65)
    k = n.math(
        "ADD", n.math("ADD", n.math("MULTIPLY", z, 0.30), 0.06), n.math("MULTIPLY", n.math("SUBTRACT", s1, 0.5), 1.35)
    )  # tan higher up, streaked
    col = n.ramp(
        k,
        [
            (0.10, (0.020, 0.016, 0.014)),
            (0.32, (0.060, 0.040, 0.028)),
            (0.52, (0.20, 0.125, 0.075)),
            (0.72, (0.36, 0.26, 0.17)),
            (0.95, (0.50, 0.42, 0.33)),
        ],
    )
    col = n.mix(n.math("MULTIPLY", n.smooth(b, 0.54, 0.70), 0.70), col, (0.030, 0.022, 0.018))  # char blotches
    col = n.mix(n.math("MULTIPLY", n.smooth(s2, 0.58, 0.72), 0.45), col, (0.42, 0.39, 0.36))  # ash streaks
    col = n.mix(n.math("MULTIPLY", n.smooth(sp, 0.66, 0.74), 0.5), col, (0.45, 0.38, 0.30))  # flaked chips
    p = n("ShaderNodeBsdfPrincipled", {"Base Color": col, "Roughness": n.ramp(s2, [(0.3, 0.55), (0.7, 0.9)])})
    h = n.math("ADD", n.math("MULTIPLY", sp, 0.5), n.math("ADD", n.math("MULTIPLY", s2, 0.7), n.smooth(b, 0.5, 0.62)))
    n.set(p.inputs["Normal"], n("ShaderNodeBump", {"Height": h, "Strength": 0.75, "Distance": 0.03}).outputs[0])
    n("ShaderNodeOutputMaterial", {0: p})
    return m


def descent_capsule(location=(0, 0, 1.0), axis=(-1, -0.4, 0.06), roll=0.0, open_hatch=True, scale=1.0):
    """headlight-shaped capsule, local Z = base -> hatch. 2.2 m base, 2.15 m tall, hollow, hatch open."""
    e = bpy.data.objects.new("capsule", None)
    bpy.context.scene.collection.objects.link(e)
    sc = scorched()
    dark = material("inside", (0.05, 0.048, 0.045), 0.8, bump=0.4, bump_scale=12)
    rim = material("rimmetal", (0.30, 0.27, 0.23), 0.45, 0.7, variation=0.4, variation_scale=8, bump=0.2)
    pr = [(0, -0.16), (0.45, -0.135), (0.80, -0.06), (1.02, 0.05), (1.095, 0.13), (1.10, 0.20), (1.075, 0.40)]
    pr += [(1.10 - 0.0 - 0.135 * t, 0.40 + 0.85 * t) for t in (0.25, 0.5, 0.75, 1.0)]
    for i in range(1, 11):
        a = math.radians(8 + i * 5.6)
        pr.append(
            (
                0.965 - (1 - math.cos(a - math.radians(8))) * 1.02 - 0.012 * i,
                1.25 + 0.80 * math.sin(a - math.radians(8)) / math.sin(math.radians(56)),
            )
        )
    pr = [p for p in pr if p[0] > 0.46 or p[1] < 1.2]
    zt = pr[-1][1] + 0.03
    pr += [
        (0.455, zt),
        (0.45, zt + 0.07),
        (0.385, zt + 0.075),
        (0.38, zt - 0.12),
        (0.60, zt - 0.35),
        (0.82, 1.0),
        (0.85, 0.35),
        (0.0, 0.30),
    ]
    M = placed(location, axis, roll) @ Matrix.Scale(scale, 4)
    e.matrix_world = M
    sh = lathe("shell", pr, sc, 128, parent=e, sharp=55)
    sh.data.materials.append(dark)
    for p in sh.data.polygons:
        if (
            p.center.z < zt - 0.05
            and math.hypot(p.center.x, p.center.y) < 0.9
            and p.center.z > 0.28
            and p.normal.dot(Vector((p.center.x, p.center.y, 0))) < 0
        ):
            p.material_index = 1
    torus((0, 0, zt + 0.045), 0.43, 0.034, rim, parent=e)
    torus((0, 0, 0.165), 1.10, 0.020, rim, parent=e, seg=96)
    torus((0, 0, 1.24), 0.972, 0.010, rim, parent=e, seg=96)
    for i in range(24):
        a = i * math.pi / 12
        cylinder(
            (0.43 * math.cos(a), 0.43 * math.sin(a), zt + 0.06),
            (0.43 * math.cos(a), 0.43 * math.sin(a), zt + 0.088),
            0.014,
            rim,
            parent=e,
            seg=8,
        )

    def surf(ang, z):  # point + normal on the side
        for (r0, z0), (r1, z1) in zip(pr, pr[1:]):
            if z0 <= z <= z1:
                t = (z - z0) / (z1 - z0)
                r = r0 + (r1 - r0) * t
                nn = Vector((z1 - z0, 0, -(r1 - r0))).normalized()
                break
        ca, sa = math.cos(ang), math.sin(ang)
        return Vector((r * ca, r * sa, z)), Vector((nn.x * ca, nn.x * sa, nn.z))

    for ang in (0.0, math.pi):  # windows
        p, nn = surf(ang, 0.98)
        torus(p + nn * 0.01, 0.165, 0.030, rim, nn, e)
        cylinder(
            p - nn * 0.06, p + nn * 0.012, 0.15, material("burntglass", (0.05, 0.035, 0.025), 0.12, coat=1), parent=e
        )
        torus(p + nn * 0.015, 0.21, 0.010, rim, nn, e)
    p, nn = surf(math.radians(75), 1.05)  # parachute bay: dark oval with rim
    Mx = placed(p, nn, 0)
    q = nn.to_track_quat("Z", "Y")
    torus(p + nn * 0.015, 0.36, 0.022, rim, nn, e, sc=(0.75, 1.25, 1))
    b = ball(p, 0.35, dark, e, sc=(0.75, 1.25, 0.10), zdir=nn)
    for ang, z in ((2.2, 0.35), (-0.7, 0.32), (-2.4, 0.34), (0.7, 1.35), (-1.3, 0.3)):  # thrusters / plates
        p, nn = surf(ang, z)
        cylinder(p - nn * 0.02, p + nn * 0.035, 0.075, rim, 0.06, parent=e)
        cylinder(p + nn * 0.034, p + nn * 0.040, 0.045, dark, parent=e)
    for ang, z, a_, b_ in (
        (-0.55, 0.70, 0.26, 0.34),
        (2.55, 0.75, 0.30, 0.22),
        (-1.75, 0.62, 0.22, 0.30),
        (0.55, 1.42, 0.18, 0.14),
    ):  # access panels
        p, nn = surf(ang, z)
        bx = box((0, 0, 0), (a_, b_, 0.02), sc, 0.008, parent=e)
        bx.matrix_local = placed(p + nn * 0.004, nn, math.pi / 2 if abs(nn.z) < 0.9 else 0)
    for k in range(7):  # base: soft-landing motor nozzles
        a = k * math.pi * 2 / 6
        r = 0.55 if k < 6 else 0
        cylinder(
            (r * math.cos(a), r * math.sin(a), -0.10),
            (r * math.cos(a), r * math.sin(a), -0.20),
            0.10,
            dark,
            0.13,
            parent=e,
        )
    if open_hatch:
        hp = Vector((0.0, 0.46, zt + 0.12))
        hd = Vector((0, 0.75, 0.66)).normalized()
        cylinder(
            hp + hd * 0.30 - Vector((0, -0.66, 0.75)).normalized() * 0.02,
            hp + hd * 0.30 + Vector((0, -0.66, 0.75)).normalized() * 0.05,
            0.37,
            sc,
            parent=e,
        )
        torus(hp + hd * 0.30, 0.37, 0.02, rim, Vector((0, -0.66, 0.75)), e)
    return e, M, zt
