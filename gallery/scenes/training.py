"""Scene 1: training hall - crew beside the cutaway capsule mock-up."""

import math

import bpy
import numpy as np
from mathutils import Matrix, Vector

from gallery.scenes.cast import ACTRESS, COMMANDER, DIRECTOR
from gallery.scenes.crew import crew_member
from gallery.scenes.figures import figure, look, to_local, toward
from gallery.scenes.heads import hair, head_frame
from gallery.scenes.materials import material
from gallery.scenes.nodes import Nodes
from gallery.scenes.picture import Grade, Picture
from gallery.scenes.seats import clipboard
from gallery.scenes.shapes import ball, box, cylinder, lathe, mesh, placed, torus, tube
from gallery.scenes.studio import area_light, camera, sun

PICTURE = Picture(
    "training",
    samples=20,
    exposure=0.18,
    grade=Grade(bloom=0.06, warmth=0.012, contrast=1.12, saturation=1.12, vignette=0.24),
)


def build(*, preview):
    s = bpy.context.scene
    n = Nodes(s.world.node_tree)
    n("ShaderNodeOutputWorld", {0: n("ShaderNodeBackground", {"Color": (0.66, 0.80, 1.0), "Strength": 0.33})})

    # --- hall ------------------------------------------------------------
    def floor_mat():
        m = bpy.data.materials.new("floor")
        m.use_nodes = True
        n = Nodes(m.node_tree)
        o = n("ShaderNodeTexCoord").outputs["Object"]
        a = n.noise(o, 0.5, 4)
        b = n.noise(o, 6, 5)
        xyz = n("ShaderNodeSeparateXYZ", {0: o})
        col = n.mix(n.smooth(a, 0.35, 0.65), (0.36, 0.375, 0.36), (0.44, 0.45, 0.43))

        def line(x, per, wd_):
            return n.math(
                "LESS_THAN", n.math("ABSOLUTE", n.math("SUBTRACT", n.math("FRACT", n.math("DIVIDE", x, per)), 0.5)), wd_
            )

        j = n.math(
            "MAXIMUM",
            line(n.math("ADD", xyz.outputs[0], 0.3), 2.4, 0.0026),
            line(n.math("ADD", xyz.outputs[1], 0.2), 2.4, 0.0026),
        )
        col = n.mix(n.math("MULTIPLY", j, 0.45), col, (0.10, 0.12, 0.13))
        p = n(
            "ShaderNodeBsdfPrincipled",
            {
                "Base Color": col,
                "Roughness": n.math("ADD", 0.20, n.math("MULTIPLY", b, 0.12)),
                "Coat Weight": 0.25,
                "Coat Roughness": 0.12,
            },
        )
        n("ShaderNodeOutputMaterial", {0: p})
        return m

    mesh("floor", [(-30, -14, 0), (30, -14, 0), (30, 14, 0), (-30, 14, 0)], [(0, 1, 2, 3)], floor_mat(), False)
    wall = material("wall", (0.70, 0.68, 0.64), 0.8, variation=0.04, variation_scale=0.6)
    dado = material("dado", (0.20, 0.33, 0.40), 0.6, variation=0.05)
    steel = material("steelw", (0.78, 0.80, 0.81), 0.5)
    yel = material("crane", (0.80, 0.46, 0.05), 0.45)
    YB = 11.0
    box((0, YB + 0.2, 4), (60, 0.4, 8), wall, 0)
    box((0, YB - 0.02, 0.65), (60, 0.08, 1.3), dado, 0)
    box((0, YB - 0.06, 1.32), (60, 0.1, 0.05), steel, 0)

    def glow(name, col, e):
        m = bpy.data.materials.new(name)
        m.use_nodes = True
        n = Nodes(m.node_tree)
        z = n("ShaderNodeSeparateXYZ", {0: n("ShaderNodeTexCoord").outputs["Object"]}).outputs[2]
        c = n.ramp(n.math("ADD", 0.5, n.math("MULTIPLY", z, 0.3)), [(0.0, tuple(x * 0.72 for x in col)), (1, col)])
        n("ShaderNodeOutputMaterial", {0: n("ShaderNodeEmission", {"Color": c, "Strength": e})})
        return m

    win = glow("win", (0.78, 0.90, 1.0), 4.2)
    for i in range(-5, 6):
        x = i * 3.1 + 0.6
        box((x, YB - 0.03, 4.35), (2.3, 0.06, 3.3), win, 0)
        for k in (-1.15, -0.38, 0.38, 1.15):
            box((x + k, YB - 0.09, 4.35), (0.07, 0.10, 3.4), steel, 0.01)
        for k in (2.7, 3.8, 4.9, 6.0):
            box((x, YB - 0.09, k), (2.4, 0.10, 0.07), steel, 0.01)
        box((x + 1.55, YB - 0.25, 4), (0.34, 0.5, 8), material("col", (0.70, 0.73, 0.74), 0.7), 0.03)
    # crane beam + second mock-up (soft white module) far back right, lockers
    box((0, 8.6, 4.75), (40, 0.35, 0.5), yel, 0.04)
    box((5.2, 8.4, 4.3), (0.7, 0.5, 0.5), material("crane2", (0.10, 0.12, 0.14), 0.5), 0.05)
    cylinder((5.2, 8.4, 4.1), (5.2, 8.4, 3.1), 0.03, material("helik", (0.04, 0.04, 0.045), 0.6))
    modw = material("modw", (0.78, 0.79, 0.78), 0.55, bump=0.1, bump_scale=6)
    e = bpy.data.objects.new("mod", None)
    s.collection.objects.link(e)
    e.location = (5.0, 7.6, 0)
    e.rotation_euler = (0, 0, math.radians(-14))
    lathe(
        "module",
        [
            (0, -2.9),
            (0.75, -2.9),
            (0.8, -2.7),
            (0.8, -2.4),
            (1.15, -2.0),
            (1.15, 0.3),
            (1.42, 0.8),
            (1.42, 2.4),
            (1.1, 2.7),
            (0.6, 2.9),
            (0, 2.9),
        ],
        modw,
        64,
        placed((0, 0, 1.95), (1, 0, 0)),
        e,
    )
    for x in (-1.9, -0.4, 0.9, 2.3):
        torus(
            (x, 0, 1.95),
            1.16 if x < 0.6 else 1.43,
            0.035,
            material("modring", (0.30, 0.38, 0.46), 0.4, 0.5),
            (1, 0, 0),
            e,
        )
    for x in (-1.6, 1.6):
        box((x, 0, 0.35), (0.35, 2.2, 0.7), material("stand2", (0.12, 0.26, 0.42), 0.5), 0.04, parent=e)
    for x in (-7.2, -6.2, -5.2):
        box((x, 10.3, 0.95), (0.9, 0.6, 1.9), material("locker", (0.30, 0.42, 0.48), 0.5), 0.03)

    # --- cutaway capsule mock-up ----------------------------------------
    def part_lathe(name, prof, a0, a1, m, seg=72, parent=None, thick=0.07):
        v, f = [], []
        for r, z in prof:
            for k in range(seg + 1):
                t = a0 + (a1 - a0) * k / seg
                v.append((r * math.cos(t), r * math.sin(t), z))
        q = seg + 1
        for i in range(len(prof) - 1):
            for k in range(seg):
                f.append((i * q + k, i * q + k + 1, (i + 1) * q + k + 1, (i + 1) * q + k))
        o = mesh(name, v, f, m, True, parent=parent)
        sd = o.modifiers.new("s", "SOLIDIFY")
        sd.thickness = thick
        sd.offset = -1
        return o

    CX, CY, CZ = -1.72, 2.75, 0.60
    e = bpy.data.objects.new("mock", None)
    s.collection.objects.link(e)
    e.location = (CX, CY, CZ)
    pr = [(1.02, 0.02), (1.09, 0.10), (1.10, 0.20), (1.075, 0.40)] + [
        (1.10 - 0.135 * t, 0.40 + 0.85 * t) for t in (0.25, 0.5, 0.75, 1.0)
    ]
    for i in range(1, 11):
        a = math.radians(8 + i * 5.6)
        pr.append(
            (
                0.965 - (1 - math.cos(a - math.radians(8))) * 1.02 - 0.012 * i,
                1.25 + 0.80 * math.sin(a - math.radians(8)) / math.sin(math.radians(56)),
            )
        )
    sk = material("mockskin", (0.66, 0.70, 0.70), 0.42, bump=0.06, bump_scale=5, coat=0.15)
    ins = material("mockin", (0.50, 0.47, 0.40), 0.7, bump=0.3, bump_scale=14)
    trim = material("trim", (0.80, 0.30, 0.06), 0.5)
    dkm = material("dkm", (0.06, 0.07, 0.08), 0.5)
    rimm = material("rimm", (0.55, 0.57, 0.58), 0.35, 0.85)
    A0, A1 = math.radians(-18), math.radians(-18 + 250)  # closed part; opening towards the camera and the crew
    part_lathe("mskin", pr, A0, A1, sk, parent=e)
    part_lathe("mins", [(r - 0.075, z) for r, z in pr], A0 + 0.01, A1 - 0.01, ins, parent=e, thick=0.01)
    for a in (A0, A1):
        tube(
            [(r * math.cos(a) * 1.0 - 0.035 * math.cos(a), r * math.sin(a) - 0.035 * math.sin(a), z) for r, z in pr],
            0.045,
            trim,
            e,
        )
    zt = pr[-1][1]
    cylinder(
        (0, 0, -0.14), (0, 0, 0.04), 1.10, material("mbase", (0.14, 0.16, 0.18), 0.6), parent=e, seg=96, bevel=0.02
    )
    cylinder((0, 0, 0.04), (0, 0, 0.07), 1.0, ins, parent=e, seg=64)
    torus((0, 0, 0.03), 1.10, 0.030, rimm, parent=e, seg=96)
    torus((0, 0, zt + 0.02), 0.46, 0.05, rimm, parent=e)
    cylinder((0, 0, zt), (0, 0, zt + 0.10), 0.43, rimm, parent=e)
    cylinder((0, 0, zt + 0.10), (0, 0, zt + 0.16), 0.38, sk, parent=e)
    for a in (math.radians(25), math.radians(200)):
        ca, sa = math.cos(a), math.sin(a)
        torus((1.0 * ca, 1.0 * sa, 0.98), 0.17, 0.028, rimm, (ca, sa, 0.16), e)
        cylinder(
            (0.93 * ca, 0.93 * sa, 0.97),
            (1.005 * ca, 1.005 * sa, 0.985),
            0.15,
            material("mglass", (0.03, 0.05, 0.07), 0.08, coat=1),
            parent=e,
        )
    # inside: seats, panel with small lights, warm lamp
    seatm = material("mseat", (0.13, 0.24, 0.30), 0.8, bump=0.3, bump_scale=40, sheen=0.3)
    for a in (-0.62, 0, 0.62):
        Mx = Matrix.Translation((0.42 * math.sin(a) * 1.25, 0.10 + 0.05 * math.cos(a), 0.30)) @ Matrix.Rotation(
            -a * 0.5, 4, "Z"
        )
        b = box((0, 0, 0), (0.40, 0.72, 0.11), seatm, 0.05, parent=e)
        b.matrix_local = Mx @ Matrix.Rotation(math.radians(14), 4, "X")
        b = box((0, 0, 0), (0.40, 0.11, 0.50), seatm, 0.05, parent=e)
        b.matrix_local = Mx @ Matrix.Translation((0, 0.34, 0.26)) @ Matrix.Rotation(math.radians(-12), 4, "X")
        b = box((0, 0, 0), (0.24, 0.09, 0.20), material("mhead", (0.55, 0.20, 0.06), 0.8), 0.04, parent=e)
        b.matrix_local = Mx @ Matrix.Translation((0, 0.40, 0.58)) @ Matrix.Rotation(math.radians(-12), 4, "X")
    box((0, 0.12, 0.16), (1.15, 0.50, 0.20), dkm, 0.04, parent=e)
    b = box((0, 0, 0), (1.12, 0.16, 0.52), material("mpanel", (0.22, 0.25, 0.27), 0.5), 0.04, parent=e)
    PM = Matrix.Translation((0, 0.42, 1.33)) @ Matrix.Rotation(math.radians(10), 4, "X")
    b.matrix_local = PM
    scr = lambda c, k: (lambda m: m)(material("scr%s" % k, (0.02, 0.02, 0.02), 0.2, emission=c, emission_strength=1.6))
    for i, (x, z, a_, b_, c) in enumerate(
        (
            (-0.30, 0.06, 0.28, 0.22, (0.10, 0.45, 0.60)),
            (0.08, 0.06, 0.34, 0.26, (0.12, 0.38, 0.62)),
            (0.40, 0.10, 0.16, 0.14, (0.75, 0.42, 0.12)),
            (0.40, -0.10, 0.16, 0.10, (0.15, 0.55, 0.30)),
        )
    ):
        q = box((0, 0, 0), (a_, 0.02, b_), scr(c, i), 0.01, parent=e)
        q.matrix_local = PM @ Matrix.Translation((x, -0.085, z))
    for i in range(14):
        q = ball(
            (0, 0, 0),
            0.014,
            scr(((0.9, 0.55, 0.15), (0.2, 0.7, 0.4), (0.8, 0.15, 0.08))[i % 3], "b%d" % (i % 3)),
            e,
            10,
        )
        q.matrix_local = PM @ Matrix.Translation((-0.48 + 0.07 * i, -0.09, -0.16))
    for i in range(9):
        a = math.radians(20 + i * 24)
        r = 0.86
        b = box(
            (0, 0, 0),
            (0.24, 0.10, 0.30 + 0.1 * (i % 2)),
            material("mbox%d" % (i % 3), ((0.55, 0.56, 0.52), (0.36, 0.42, 0.40), (0.60, 0.50, 0.34))[i % 3], 0.6),
            0.03,
            parent=e,
        )
        b.matrix_local = Matrix.Translation(
            (r * math.cos(a), r * math.sin(a), 0.45 + 0.28 * (i % 3))
        ) @ Matrix.Rotation(a + math.pi / 2, 4, "Z")
    l = bpy.data.lights.new("in", "POINT")
    l.energy = 55
    l.color = (1, 0.66, 0.34)
    l.shadow_soft_size = 0.12
    o = bpy.data.objects.new("in", l)
    s.collection.objects.link(o)
    o.location = (CX, CY - 0.15, CZ + 1.62)
    # stand: platform, legs, stairs, railing
    blue = material("standb", (0.06, 0.20, 0.40), 0.45, coat=0.2)
    tread = material("tread", (0.42, 0.45, 0.46), 0.45, 0.5)
    rail = material("rail", (0.82, 0.52, 0.07), 0.45)
    cylinder((CX, CY, 0.36), (CX, CY, 0.48), 1.62, tread, seg=96, bevel=0.02)
    torus((CX, CY, 0.42), 1.62, 0.045, blue, seg=96)
    for k in range(8):
        a = k * math.pi / 4 + 0.2
        cylinder(
            (CX + 1.45 * math.cos(a), CY + 1.45 * math.sin(a), 0),
            (CX + 1.45 * math.cos(a), CY + 1.45 * math.sin(a), 0.38),
            0.06,
            blue,
        )
    sa = math.radians(-80)
    sd = Vector((math.cos(sa), math.sin(sa), 0))
    sx = Vector((-sd.y, sd.x, 0))
    RM = Matrix.Rotation(sa + math.pi / 2, 4, "Z")
    C0 = Vector((CX, CY, 0))
    for k, zz in enumerate((0.36, 0.24, 0.12)):
        box(C0 + sd * (1.70 + 0.26 * k) + Vector((0, 0, zz)), (0.95, 0.27, 0.045), tread, 0.012, RM)
    for sgn in (1, -1):
        o = C0 + sx * sgn * 0.50
        bb = o + sd * 2.38
        tt = o + sd * 1.58
        cylinder(bb + Vector((0, 0, 0.05)), tt + Vector((0, 0, 0.40)), 0.035, blue)
        cylinder(bb, bb + Vector((0, 0, 0.92)), 0.024, rail)
        cylinder(tt + Vector((0, 0, 0.4)), tt + Vector((0, 0, 1.38)), 0.024, rail)
        tube([bb + Vector((0, 0, 0.92)), tt + Vector((0, 0, 1.38))], 0.026, rail)
        # curved railing round the platform
        a0 = math.atan2((tt - C0).y, (tt - C0).x)
        span = 1.05
        pts = [
            C0 + Vector((1.60 * math.cos(a0 + sgn * span * t), 1.60 * math.sin(a0 + sgn * span * t), 1.38))
            for t in np.linspace(0, 1, 9)
        ]
        tube(pts, 0.024, rail)
        tube([p - Vector((0, 0, 0.42)) for p in pts], 0.016, rail)
        for q in (4, 8):
            cylinder(Vector((pts[q].x, pts[q].y, 0.46)), pts[q], 0.020, rail)
    # --- lights -----------------------------------------------------------
    XR = 7.2  # right wall with tall windows (out of frame): sun patches on the floor
    for yy in np.arange(-8, 12, 2.6):
        box((XR, yy, 4), (0.3, 0.55, 8), wall, 0)
    for zz, hh in ((1.0, 2.0), (3.55, 0.14), (5.0, 0.14), (7.6, 1.2)):
        box((XR, 1, zz), (0.3, 26, hh), wall, 0)
    for yy in np.arange(-8, 12, 2.6):
        box((XR, yy + 1.3, 4), (0.2, 0.12, 8), wall, 0)
    sun(99, 33, 7.5, (1, 0.93, 0.82), 1.4)
    area_light((5.0, -3.6, 4.6), (0.6, 0, 1.0), 3.0, 150, (0.80, 0.90, 1.0))
    area_light((-4.5, -4.5, 4.2), (0.2, 0, 1.0), 4, 125, (1, 0.90, 0.78))
    area_light((0.5, 7.5, 6.5), (0.4, 0, 1.2), 5, 190, (0.78, 0.90, 1.0))
    for x, y, zz in ((-3.55, 5.6, 3.05), (1.75, 6.0, 3.25)):  # warm lamps
        cylinder((x, y, zz + 0.0), (x, y, zz + 0.26), 0.26, dkm, 0.10)
        cylinder(
            (x, y, zz - 0.01),
            (x, y, zz + 0.02),
            0.22,
            material("bulb", (1, 0.7, 0.4), 0.5, emission=(1, 0.62, 0.28), emission_strength=14),
        )
        cylinder((x, y, zz + 0.2), (x, y, 9), 0.012, dkm)
        l = bpy.data.lights.new("lamp", "SPOT")
        l.energy = 550
        l.color = (1, 0.68, 0.38)
        l.spot_size = math.radians(95)
        l.spot_blend = 0.8
        l.shadow_soft_size = 0.25
        o = bpy.data.objects.new("lamp", l)
        s.collection.objects.link(o)
        o.location = (x, y, zz - 0.08)
    # --- people -----------------------------------------------------------
    WO, DI, CO, IN = (0.20, -0.30, 0), (0.90, 0.22, 0), (-0.46, 0.42, 0), (1.76, -0.62, 0)
    face_w = (WO[0], WO[1])
    face_i = (IN[0], IN[1] - 0.05)
    handrail = C0 + sx * 0.50 + sd * 2.34 + Vector((0.01, 0, 0.985))
    print("rail", handrail)

    def crew_at(p, yaw, who, tgt, pitch=0, roll=0, **k):
        if "hands" in k:
            k["hands"] = [to_local(t, p, yaw) if isinstance(t, Vector) else t for t in k["hands"]]
        return crew_member(p, yaw, who, head=look(p, yaw, tgt, pitch, roll, k.pop("lim", 62)), **k)

    w = crew_at(
        WO,
        22,
        ACTRESS,
        face_i,
        2,
        3,
        seed=1,
        lim=42,
        hands=((0.07, -0.27, 1.10), (-0.30, -0.05, 0.80)),
        hand_dir=((-0.8, -0.45, 0.35), None),
        curl=(0.5, 0.9),
        elbow=((0.8, 0.4, -0.6), (-0.6, 0.8, -0.3)),
        feet=((0.12, -0.06, 0.09), (-0.13, 0.06, 0.09)),
    )
    d = crew_at(
        DI,
        8,
        DIRECTOR,
        face_i,
        3,
        -2,
        seed=2,
        hands=((0.38, -0.24, 1.04), (-0.30, -0.05, 0.80)),
        hand_dir=((0.70, -0.60, 0.30), None),
        curl=(0.15, 0.5),
        elbow=((0.5, 0.8, -0.8), (-0.6, 0.8, -0.3)),
        feet=((0.15, 0, 0.09), (-0.14, -0.05, 0.09)),
    )
    c = crew_at(
        CO,
        30,
        COMMANDER,
        (WO[0], WO[1]),
        4,
        0,
        seed=3,
        hands=((0.29, -0.10, 0.82), handrail),
        hand_dir=(None, (-0.45, -0.8, -0.35)),
        curl=(0.5, 0.8),
        feet=((0.13, -0.05, 0.09), (-0.14, 0.04, 0.09)),
    )
    # ventilation case in the woman's hand, hose to the suit
    F = w.head_frame
    hd = w.hands[1]
    R = Matrix.Rotation(math.radians(22 + 90), 4, "Z")
    cc = hd + Vector((0, 0, -0.36))
    vb = material("vent", (0.07, 0.20, 0.42), 0.4, coat=0.3)
    box(cc, (0.34, 0.17, 0.26), vb, 0.035, R)
    box(cc + Vector((0, 0, 0.0)), (0.345, 0.175, 0.05), material("ventb", (0.70, 0.72, 0.73), 0.4), 0.01, R)
    tube(
        [
            cc + Vector((-0.10, 0.04, 0.13)),
            cc + Vector((-0.08, 0.03, 0.215)),
            cc + Vector((0.08, -0.03, 0.215)),
            cc + Vector((0.10, -0.04, 0.13)),
        ],
        0.014,
        dkm,
    )
    hs = [
        cc + Vector((0.02, -0.02, 0.12)),
        cc + Vector((0.06, -0.12, 0.20)),
        F["B"](-0.22, 0.27, -0.56),
        F["B"](-0.13, 0.25, -0.44),
        F["B"](-0.075, 0.165, -0.335),
    ]
    tube(hs, 0.017, material("hose", (0.50, 0.55, 0.60), 0.5))
    y = -52
    ic = lambda a, b, h: tuple((a, b, h))
    ins_head = (toward(IN, (0.4, -0.1)) - y, 4, 0)
    ins_ = figure(
        IN,
        y,
        "instructor",
        hat=None,
        hair=(0.16, 0.13, 0.10),
        skin=1,
        seed=9,
        head=ins_head,
        hands=((0.17, -0.27, 1.06), (-0.06, -0.34, 1.13)),
        hand_dir=((-0.7, -0.7, 0.1), (0.4, -0.8, -0.2)),
        curl=(0.7, 0.6),
        elbow=((0.8, 0.5, -0.7), (-0.8, 0.4, -0.7)),
    )
    Ri = Matrix.Rotation(math.radians(y), 3, "Z")
    clipboard(
        Vector(IN) + Ri @ Vector((0.05, -0.375, 1.12)), Ri @ Vector((0, 0.62, 0.78)), Ri @ Vector((0, -0.78, 0.62))
    )
    F = head_frame(IN, y, dict(head=ins_head))
    hair(F, "short", (0.11, 0.085, 0.06))
    cam = camera((0.12, -6.85, 1.50), (0.04, 0, 1.08), 50, 1.0, focus=tuple(w.neck))
