"""Scene 4: filming in orbit."""

import math
import random

import bpy
import numpy as np
from mathutils import Matrix, Vector

from gallery.scenes.cinema import cinema_camera, laptop, picture_screen
from gallery.scenes.materials import glow, material
from gallery.scenes.nodes import Nodes
from gallery.scenes.picture import Grade, Picture
from gallery.scenes.shapes import (
    ball,
    box,
    cylinder,
    fractal_noise,
    frame,
    lathe,
    mesh,
    placed,
    torus,
    tube,
    vertex_data,
)
from gallery.scenes.studio import camera, empty, rectangle_light
from gallery.scenes.weightless import drift_hair, weightless_figure

PICTURE = Picture(
    "filming-in-orbit",
    samples=20,
    exposure=0.18,
    bounces=3,
    noise=0.06,
    grade=Grade(bloom=0.16, vignette=0.26, saturation=1.08, contrast=1.08),
)


def build(*, preview):
    s = bpy.context.scene
    n = Nodes(s.world.node_tree)
    n("ShaderNodeOutputWorld", {0: n("ShaderNodeBackground", {"Color": (0.6, 0.75, 1, 1), "Strength": 0.02})})
    rr = random.Random(11)
    # ------------------------------------------------ module shell: octagonal tube, padded panels; axis +Y
    AP = 1.80
    SIDE = 2 * AP * math.tan(math.pi / 8)
    Y0, Y1 = -4.2, 6.2
    cream = [
        material("cream%d" % i, c, 0.85, bump=0.25, bump_scale=70, sheen=0.2, variation=0.05)
        for i, c in enumerate([(0.56, 0.44, 0.285), (0.60, 0.49, 0.335), (0.52, 0.415, 0.275), (0.55, 0.46, 0.33)])
    ]
    lightp = [
        material("lightp%d" % i, c, 0.8, bump=0.2, bump_scale=70, sheen=0.15, variation=0.04)
        for i, c in enumerate([(0.62, 0.55, 0.43), (0.64, 0.58, 0.48)])
    ]
    floor = [
        material("floor%d" % i, c, 0.8, bump=0.25, bump_scale=60, sheen=0.2, variation=0.06)
        for i, c in enumerate([(0.26, 0.25, 0.19), (0.29, 0.27, 0.20), (0.23, 0.23, 0.185)])
    ]
    green = material("greenp", (0.36, 0.41, 0.33), 0.7, bump=0.2, bump_scale=60, variation=0.05)
    dk = material("dark", (0.03, 0.03, 0.035), 0.5)
    metal = material("metal", (0.55, 0.56, 0.58), 0.3, 0.9)
    grey = material("grey", (0.34, 0.35, 0.36), 0.5, 0.3)
    blue = material("railblue", (0.06, 0.20, 0.45), 0.4, coat=0.3)
    yel = material("railyel", (0.80, 0.50, 0.07), 0.4, coat=0.3)
    bag = material("bag", (0.74, 0.73, 0.70), 0.9, bump=0.6, bump_scale=28, sheen=0.4)
    olive = material("strap", (0.12, 0.14, 0.09), 0.8)
    orange = material("orange", (0.80, 0.24, 0.03), 0.6)
    velcro = material("velcro", (0.10, 0.10, 0.11), 0.95, bump=0.6, bump_scale=200)
    lathe(
        "hull",
        [(2.12, Y0 - 0.4), (2.12, Y1 + 0.2)],
        material("hullin", (0.16, 0.15, 0.13), 0.9),
        64,
        placed((0, 0, 0), (0, 1, 0)),
    )
    PORT = (3, 1.0)  # (side index, y) of the porthole: left wall

    def side_M(
        k, y, off=0, u=0
    ):  # k*45deg: 0=+X right, 2=+Z ceiling, 4=-X left, 6=floor; local X = around, Y = along the module, Z = inward
        a = k * math.pi / 4
        out = Vector((math.cos(a), 0, math.sin(a)))
        x = Vector((-math.sin(a), 0, math.cos(a)))
        z = -out
        yv = z.cross(x)
        return (
            Matrix.Translation(out * (AP - off) + x * u + Vector((0, y, 0))) @ Matrix((x, yv, z)).transposed().to_4x4()
        )

    def put(o, M):
        o.matrix_local = M
        return o

    for k in range(8):
        y = Y0 + rr.uniform(0, 0.3)
        while y < Y1:
            L = rr.choice([0.55, 0.75, 0.75, 1.05])
            L = min(L, Y1 - y)
            if k == PORT[0] and y < PORT[1] + 0.42 and y + L > PORT[1] - 0.42:
                if y < PORT[1] - 0.42:
                    L = max(0.1, PORT[1] - 0.42 - y)
                else:
                    y = PORT[1] + 0.42
                    continue
            pal = floor if k == 6 else (lightp if k in (1, 2, 3) else cream)
            if k in (0, 4) and rr.random() < 0.22:
                pal = [green]
            w_ = SIDE - 0.16
            parts = [1] if rr.random() < 0.45 or k == 6 else [0.5, 0.5]
            u = -w_ / 2
            for f in parts:
                ww = w_ * f
                put(
                    box((0, 0, 0), (ww - 0.025, L - 0.03, 0.12), rr.choice(pal), 0.045, seg=4),
                    side_M(k, y + L / 2, -0.06 + rr.uniform(-0.006, 0.012), u + ww / 2),
                )
                if rr.random() < 0.35 and k not in (2, 6) and L > 0.4:
                    put(
                        box((0, 0, 0), (rr.uniform(0.08, 0.2), rr.uniform(0.05, 0.12), 0.008), velcro, 0.003),
                        side_M(k, y + L / 2 + rr.uniform(-0.1, 0.1), 0.016, u + ww / 2 + rr.uniform(-0.1, 0.1)),
                    )
                u += ww
            y += L
        # corner channel: cable bundle + handrail
        a = (k + 0.5) * math.pi / 4
        rc = AP / math.cos(math.pi / 8) - 0.05
        out = Vector((math.cos(a), 0, math.sin(a)))
        for j in range(3):
            p = [
                out * (rc - 0.02 + 0.03 * math.sin(i * 1.3 + j * 2 + k))
                + Vector((-math.sin(a), 0, math.cos(a))) * (0.03 * (j - 1) + 0.025 * math.sin(i * 0.9 + k + j))
                + Vector((0, Y0 + i * (Y1 - Y0) / 14, 0))
                for i in range(15)
            ]
            tube(
                p,
                rr.choice([0.012, 0.016, 0.02]),
                rr.choice(
                    [
                        dk,
                        grey,
                        bag,
                        material("cabblue", (0.05, 0.16, 0.38), 0.6),
                        material("cabor", (0.65, 0.28, 0.05), 0.6),
                    ]
                ),
            )

    def rail(k, y, L, u, m):
        for e in (-1, 1):
            q = side_M(k, y + e * L / 2, 0.0, u)
            cylinder(q @ Vector((0, 0, 0)), q @ Vector((0, 0, 0.075)), 0.018, m, seg=14)
        tube(
            [
                side_M(k, y - L / 2, 0.0, u) @ Vector((0, 0, 0.02)),
                side_M(k, y - L / 2, 0.075, u) @ Vector((0, 0, 0)),
                side_M(k, y + L / 2, 0.075, u) @ Vector((0, 0, 0)),
                side_M(k, y + L / 2, 0.0, u) @ Vector((0, 0, 0.02)),
            ],
            0.016,
            m,
        )

    for k, y, L, u, m in (
        (0, 0.2, 0.8, 0.25, yel),
        (0, 2.6, 0.9, -0.3, yel),
        (4, -0.2, 0.7, -0.3, yel),
        (4, 3.2, 0.9, 0.1, yel),
        (1, 1.2, 0.8, -0.2, blue),
        (3, -0.4, 0.7, 0.2, blue),
        (5, 1.6, 0.9, 0, blue),
        (7, 0.6, 0.9, 0.1, blue),
        (3, 3.0, 0.8, -0.1, blue),
        (1, 3.4, 0.8, 0, blue),
        (7, 3.0, 0.8, 0, blue),
        (2, 1.8, 0.7, 0.5, yel),
    ):
        rail(k, y, L, u, m)
    # ceiling light tubes (diffusers) in the upper chamfers + their lamps
    lamp = glow("lamp", (0.86, 0.94, 1.0), 6.0)
    for k, y, pw in ((1, -0.9, 9), (1, 2.3, 11), (3, 3.0, 14), (3, 4.4, 0), (1, 4.2, 0)):
        put(box((0, 0, 0), (0.17, 1.0, 0.07), grey, 0.02), side_M(k, y, 0.05, 0))
        put(box((0, 0, 0), (0.11, 0.92, 0.02), lamp, 0.01), side_M(k, y, 0.09, 0))
        if pw:
            q = side_M(k, y, 0.13, 0)
            a_ = rectangle_light(q.translation, q @ Vector((0, 0, 1)), 0.14, 0.92, pw, (0.80, 0.91, 1.0))
            a_.matrix_world = q @ Matrix.Rotation(math.pi, 4, "X")

    # racks, boxes, bags, hoses
    def rack(k, y, u, w_, L, t, rows):
        M = side_M(k, y, t / 2, u)
        put(box((0, 0, 0), (w_, L, t), grey, 0.02), M)
        hh = w_ / rows
        for i in range(rows):
            put(
                box(
                    (0, 0, 0),
                    (hh - 0.02, L - 0.04, 0.02),
                    rr.choice([green, lightp[0], cream[3], material("rackd", (0.20, 0.21, 0.21), 0.5)]),
                    0.006,
                ),
                side_M(k, y, t + 0.005, u - w_ / 2 + hh * (i + 0.5)),
            )
            for j in range(rr.randint(1, 4)):
                m = rr.choice(
                    [
                        dk,
                        metal,
                        material("ledg", (0.05, 0.6, 0.2), 0.4, emission=(0.1, 1, 0.4), emission_strength=2.5),
                        material("knobr", (0.6, 0.06, 0.04), 0.4),
                        metal,
                    ]
                )
                q = side_M(k, y + rr.uniform(-L * 0.38, L * 0.38), t + 0.015, u - w_ / 2 + hh * (i + 0.5))
                cylinder(q.translation, q @ Vector((0, 0, 0.022)), rr.choice([0.012, 0.018, 0.03]), m, seg=14)

    rack(0, 1.5, 0.18, 0.95, 0.95, 0.14, 4)
    rack(4, 2.9, -0.1, 1.0, 0.8, 0.16, 4)
    rack(0, 3.6, -0.1, 1.0, 0.9, 0.12, 3)
    rack(4, 0.3, 0.28, 0.5, 0.6, 0.12, 2)
    rack(5, 3.5, 0, 0.8, 0.8, 0.1, 2)
    for k, y, u, sz in (
        (5, 0.4, -0.1, (0.5, 0.55, 0.26)),
        (7, 1.9, 0.1, (0.55, 0.6, 0.28)),
        (5, 2.4, 0.1, (0.6, 0.5, 0.26)),
        (7, 3.9, 0, (0.6, 0.7, 0.3)),
        (1, 2.4, 0.2, (0.4, 0.5, 0.18)),
        (7, -0.3, -0.15, (0.45, 0.5, 0.22)),
    ):
        b = put(box((0, 0, 0), sz, bag, 0.08, seg=5), side_M(k, y, sz[2] / 2, u))
        for e in (-0.13, 0.13):
            put(
                box((0, 0, 0), (sz[0] + 0.012, 0.035, sz[2] + 0.012), olive if k != 3 else blue, 0.012),
                side_M(k, y + e, sz[2] / 2, u),
            )

    def hose(pts, r, m):  # ribbed duct
        P = []
        for i in range(len(pts) - 1):
            for t in np.linspace(0, 1, 7)[:-1]:
                P.append(Vector(pts[i]).lerp(Vector(pts[i + 1]), t))
        for _ in range(3):
            P = [P[0]] + [(P[i - 1] + P[i] * 2 + P[i + 1]) / 4 for i in range(1, len(P) - 1)] + [P[-1]]
        tube(P, r, m)
        L = 0
        for a, b in zip(P, P[1:]):
            d = (b - a).length
            for j in range(max(1, int(d / (r * 0.62)))):
                q = a.lerp(b, j / max(1, int(d / (r * 0.62))))
                torus(q, r, r * 0.16, m, b - a, seg=20, rs=6)

    hm_ = material("hose", (0.68, 0.67, 0.63), 0.7)
    hose([(1.25, 5.2, 1.15), (1.2, 3.6, 1.12), (1.28, 2.6, 1.02), (1.45, 1.6, 0.98), (1.62, 0.9, 0.80)], 0.075, hm_)
    hose(
        [(-1.2, 5.2, -0.95), (-1.25, 3.8, -1.02), (-1.1, 2.9, -1.12), (-1.3, 1.9, -1.2)],
        0.06,
        material("hose2", (0.50, 0.52, 0.55), 0.5, 0.3),
    )
    # ------------------------------------------------ end bulkhead with round hatch
    bulk = lathe(
        "bulk",
        [(2.2, 0), (0.72, 0), (0.72, 0.06), (0.70, 0.10), (0.66, 0.10), (0.66, 0.5), (0.66, 2.4)],
        material("bulk", (0.60, 0.56, 0.47), 0.7, bump=0.15, bump_scale=40, variation=0.05),
        64,
        placed((0, Y1 - 0.9, 0), (0, 1, 0)),
        sharp=40,
    )
    hy = Y1 - 0.93
    torus((0, hy, 0), 0.80, 0.055, metal, (0, 1, 0), seg=64)
    torus((0, hy, 0), 0.69, 0.03, material("rub", (0.07, 0.07, 0.075), 0.7), (0, 1, 0), seg=64)
    for i in range(16):
        a = i * math.pi / 8
        cylinder(
            (0.87 * math.cos(a), hy + 0.01, 0.87 * math.sin(a)),
            (0.87 * math.cos(a), hy - 0.04, 0.87 * math.sin(a)),
            0.022,
            metal,
            seg=10,
        )
    lathe("next", [(0.66, 0), (1.3, 0.3), (1.3, 3)], cream[1], 48, placed((0, Y1 - 0.3, 0), (0, 1, 0)))
    cylinder((0, Y1 + 2.6, 0), (0, Y1 + 2.7, 0), 1.3, material("nextend", (0.34, 0.40, 0.46), 0.7))
    torus((0, Y1 + 1.0, 0), 1.1, 0.05, glow("ringlamp", (0.75, 0.88, 1.0), 5), (0, 1, 0))
    pl_ = bpy.data.lights.new("P", "POINT")
    pl_.energy = 30
    pl_.color = (0.7, 0.85, 1)
    po = bpy.data.objects.new("P", pl_)
    s.collection.objects.link(po)
    po.location = (0, Y1 + 1.2, 0.3)
    door = lathe(
        "door",
        [(0, 0.06), (0.5, 0.05), (0.62, 0), (0.64, -0.04), (0, -0.06)],
        green,
        64,
        placed((1.02, hy - 0.38, 0.62), (-0.75, -0.6, -0.15)),
        sharp=40,
    )
    torus((1.0, hy - 0.42, 0.61), 0.60, 0.03, metal, (-0.75, -0.6, -0.15))
    # ------------------------------------------------ porthole, left wall: blue Earth light
    pc = side_M(PORT[0], PORT[1], 0.0, 0.05)
    em = bpy.data.materials.new("earthglow")
    em.use_nodes = True
    n = Nodes(em.node_tree)
    o = n("ShaderNodeTexCoord").outputs["Object"]
    cl = n.smooth(
        n.noise(n.vmath("ADD", o, n.vmath("SCALE", n.noise(o, 5, 4, 0.6, 0, 1), 0.14)), 6.5, 8, 0.62), 0.47, 0.66
    )
    yy = n("ShaderNodeSeparateXYZ", {0: o}).outputs[0]
    limb = n.smooth(yy, 0.10, 0.16)
    c = n.mix(cl, (0.015, 0.12, 0.55), (0.55, 0.76, 1.0))
    c = n.mix(limb, c, (0.0, 0.0, 0.004))
    c = n.mix(
        n.math("MULTIPLY", n.smooth(yy, 0.055, 0.10), n.math("SUBTRACT", 1.0, n.smooth(yy, 0.10, 0.15))),
        c,
        (0.35, 0.66, 1.0),
    )
    n("ShaderNodeOutputMaterial", {0: n("ShaderNodeEmission", {"Color": c, "Strength": 1.5})})
    em.cycles.emission_sampling = "NONE"
    put(lathe("glass", [(0.0, 0), (0.30, 0)], em, 48), pc @ Matrix.Translation((0, 0, -0.10)))
    put(
        lathe(
            "portframe",
            [(0.30, -0.12), (0.305, -0.02), (0.33, 0.03), (0.40, 0.05), (0.44, 0.03), (0.45, -0.03)],
            metal,
            64,
        ),
        pc,
    )
    put(
        box((0, 0, 0), (SIDE - 0.1, 0.86, 0.1), material("portplate", (0.50, 0.51, 0.50), 0.5, 0.3, bump=0.1), 0.03),
        pc @ Matrix.Translation((0, 0, -0.16)),
    )
    for i in range(12):
        a = i * math.pi / 6
        cylinder(
            pc @ Vector((0.385 * math.cos(a), 0.385 * math.sin(a), 0.03)),
            pc @ Vector((0.385 * math.cos(a), 0.385 * math.sin(a), 0.065)),
            0.016,
            dk,
            seg=10,
        )
    bl = rectangle_light((0, 0, 0), (0, 0, -1), 0.60, 0.60, 120, (0.16, 0.42, 1.0), 160)
    bl.data.shape = "DISK"
    bl.matrix_world = pc @ Matrix.Translation((0, 0, 0.07)) @ Matrix.Rotation(math.pi, 4, "X")
    bl.visible_camera = False
    # ------------------------------------------------ people
    sc0, sc1 = picture_screen("scr0", 0, 1.6), picture_screen("scr1", 1, 1.0)
    # patient on the board: head to the left, chest tipped towards us
    bd_up = Vector((-0.94, -0.10, 0.22)).normalized()
    bd_face = Vector((0.16, -0.72, 0.68))
    PC = Vector((0.80, 0.35, -0.42))
    FM = frame(PC, bd_up, bd_face)
    wl = lambda p: FM @ Vector(p)
    patient = weightless_figure(
        PC,
        bd_up,
        bd_face,
        "patient",
        ((0.27, -0.04, -0.10), (-0.27, -0.04, -0.10)),
        ((0.10, 0.02, -0.84), (-0.10, 0.02, -0.84)),
        world_hands=False,
        sleeve=0.8,
        hat="hair",
        hair=(0.035, 0.022, 0.015),
        head=(6, 6, 0),
        skin=0,
        seed=21,
        curl=(0.5, 0.5),
    )
    bm_ = material("board", (0.78, 0.35, 0.05), 0.45, coat=0.3)
    put(box((0, 0, 0), (0.56, 0.045, 1.86), bm_, 0.02), FM @ Matrix.Translation((0, 0.175, -0.06)))
    for sx in (1, -1):
        for z in (0.55, 0.1, -0.35, -0.75):
            put(box((0, 0, 0), (0.045, 0.06, 0.16), dk, 0.015), FM @ Matrix.Translation((sx * 0.255, 0.175, z)))
    for z, hw, dd in ((0.24, 0.245, 0.165), (-0.16, 0.30, 0.15), (-0.55, 0.20, 0.135)):  # straps
        pts = [
            (-0.275, 0.16, z),
            (-hw - 0.02, 0.02, z),
            (-hw * 0.82, -dd * 0.86, z),
            (0, -dd - 0.012, z),
            (hw * 0.82, -dd * 0.86, z),
            (hw + 0.02, 0.02, z),
            (0.275, 0.16, z),
        ]
        v = []
        f = []
        P = [Vector(p) for p in pts]
        Q = []
        for i in range(len(P) - 1):
            for t in np.linspace(0, 1, 6)[:-1]:
                Q.append(P[i].lerp(P[i + 1], t))
        Q.append(P[-1])
        for _ in range(4):
            Q = [Q[0]] + [(Q[i - 1] + Q[i] * 2 + Q[i + 1]) / 4 for i in range(1, len(Q) - 1)] + [Q[-1]]
        for q in Q:
            v += [FM @ (q - Vector((0, 0, 0.028))), FM @ (q + Vector((0, 0, 0.028)))]
        f = [(2 * i, 2 * i + 2, 2 * i + 3, 2 * i + 1) for i in range(len(Q) - 1)]
        o = mesh("strap", v, f, material("strapb", (0.05, 0.09, 0.16), 0.75, bump=0.3, bump_scale=150))
        m = o.modifiers.new("s", "SOLIDIFY")
        m.thickness = 0.012
        m.offset = 0
        put(box((0, 0, 0), (0.075, 0.02, 0.07), metal, 0.008), FM @ Matrix.Translation((0.02, -dd - 0.022, z)))
    # actress: floats behind the board, leaning over him, legs trailing away
    act_up = Vector((-0.48, -0.10, 0.87)).normalized()
    act_face = Vector((-0.52, -0.84, -0.10))
    AP_ = Vector((0.62, 0.98, 0.02))
    actress = weightless_figure(
        AP_,
        act_up,
        act_face,
        "actress",
        (wl((0.05, -0.20, 0.30)), wl((0.10, -0.22, 0.04))),
        ((0.16, -0.12, -0.74), (-0.12, 0.10, -0.80)),
        lean=13,
        hat="hair",
        hair=(0.27, 0.155, 0.058),
        skin=2,
        seed=22,
        head=(6, -9, 6),
        locks=drift_hair((0.27, 0.155, 0.058), 5),
        zipper=False,
        elbow=((0.8, 0.3, -0.2), (-0.8, 0.3, -0.4)),
        knee=((0.2, -1, 0.1), (-0.2, -1, 0.2)),
        curl=(0.25, 0.35),
        patches=[(0.10, 0.36, 0.075, 0.05, (0.75, 0.74, 0.70), "pa1")],
    )
    # director: left, profile to us, eye on the monitor, floating camera between his hands
    CM = frame((-0.52, 0.12, 0.22), (-0.12, 0.10, 1), (0.86, 0.42, -0.06))  # -Y (lens) looks to the right and inwards
    cine = cinema_camera(CM, sc0)
    dir_up = Vector((-0.26, -0.02, 0.96))
    dir_face = Vector((0.93, 0.22, -0.05))
    DP = Vector((-1.13, 0.02, -0.44))
    director = weightless_figure(
        DP,
        dir_up,
        dir_face,
        "director",
        (CM @ Vector((0.215, -0.005, -0.05)), CM @ Vector((-0.215, -0.005, -0.05))),
        ((0.20, -0.34, -0.60), (-0.16, 0.16, -0.72)),
        lean=4,
        hat="cap",
        hair=(0.04, 0.028, 0.02),
        skin=0,
        seed=23,
        head=(-14, 4, 0),
        curl=(0.9, 0.9),
        elbow=((0.6, 0.3, -0.8), (-0.6, 0.3, -0.8)),
        knee=((0.2, -1, 0.1), (-0.2, -1, 0.2)),
    )
    # light man: upside down from the ceiling, upper right
    LC = Vector((0.60, 1.25, 1.06))
    aim = Vector((0.10, 0.35, 0.40))
    LM = placed(LC, aim - LC, 0.3)
    e = empty("panel", LM)
    box((0, 0, -0.02), (0.62, 0.40, 0.045), dk, 0.012, parent=e)
    box((0, 0, 0.006), (0.57, 0.35, 0.012), glow("warmpanel", (1.0, 0.70, 0.38), 4.5), 0.004, parent=e)
    for sx in (1, -1):
        box((sx * 0.33, 0, 0.06), (0.012, 0.40, 0.17), dk, 0.004, Matrix.Rotation(math.radians(22 * sx), 4, "Y"), e)
    al = rectangle_light((0, 0, 0), (0, 0, 1), 0.55, 0.34, 85, (1.0, 0.60, 0.30))
    al.matrix_world = LM @ Matrix.Translation((0, 0, 0.03)) @ Matrix.Rotation(math.pi, 4, "X")
    lm_up = Vector((-0.16, -0.20, -0.96))
    lm_face = Vector((-0.66, -0.74, 0.12))
    LP = Vector((1.22, 1.30, 1.02))
    ch = LP + lm_up * 0.45
    LH = sorted(
        [LM @ Vector((x, y, -0.03)) for x in (-0.33, -0.12, 0.12, 0.33) for y in (-0.22, 0.22)]
        + [LM @ Vector((x, y, -0.03)) for x in (-0.36, 0.36) for y in (-0.12, 0.12)],
        key=lambda q: (q - ch).length,
    )[:3]
    LH = sorted((LH[0], LH[2]), key=lambda q: -q.z)
    fm_ = frame(LP, lm_up, lm_face).inverted()
    LH = sorted(LH, key=lambda q: -(fm_ @ q).x)
    lightman = weightless_figure(
        LP,
        lm_up,
        lm_face,
        "poloyel",
        LH,
        ((0.14, -0.10, -0.42), (-0.18, -0.22, -0.36)),
        sleeve=0.8,
        hat="hair",
        hair=(0.05, 0.03, 0.02),
        skin=1,
        seed=24,
        head=(0, 6, 0),
        curl=(0.8, 0.8),
        knee=((0.25, -1, 0.1), (-0.25, -1, 0.2)),
        shorts=None,
    )
    # helper drifting in sideways from the hatch
    B = weightless_figure(
        (-0.22, 2.25, 1.26),
        Vector((-0.93, -0.16, -0.22)),
        Vector((0.10, -0.92, -0.36)),
        "polored",
        ((0.44, -0.10, 0.34), (-0.34, -0.42, 0.26)),
        ((0.12, -0.06, -0.80), (-0.14, 0.14, -0.74)),
        world_hands=False,
        sleeve=0.8,
        hat="hair",
        hair=(0.03, 0.02, 0.015),
        skin=2,
        seed=25,
        head=(0, -16, 0),
        knee=((0.15, -1, 0.1), (-0.15, -1, 0.1)),
    )

    # ------------------------------------------------ things adrift
    def clap(M):
        e = empty("clap", M)
        w_ = material("clapw", (0.80, 0.79, 0.76), 0.5)
        box((0, 0, 0), (0.30, 0.018, 0.21), w_, 0.006, parent=e)
        for i, z in enumerate((0.118, 0.0)):
            Mx = (
                Matrix.Translation((-0.15, 0, 0.122))
                @ (Matrix.Rotation(math.radians(-20), 4, "Y") if i == 0 else Matrix.Identity(4))
                @ Matrix.Translation((0.15, 0, 0.022 if i == 0 else -0.004))
            )
            b = box((0, 0, 0), (0.30, 0.022, 0.036), dk, 0.004, parent=e)
            b.matrix_local = Mx
            for j in range(4):
                q = mesh(
                    "st",
                    [
                        (-0.13 + j * 0.07, -0.0125, -0.016),
                        (-0.095 + j * 0.07, -0.0125, -0.016),
                        (-0.08 + j * 0.07, -0.0125, 0.016),
                        (-0.115 + j * 0.07, -0.0125, 0.016),
                    ],
                    [(0, 1, 2, 3)],
                    w_,
                    False,
                    parent=e,
                )
                q.matrix_local = Mx
        for z in (0.03, -0.03):
            box((0, -0.0095, z), (0.27, 0.002, 0.004), dk, 0, parent=e)

    clap(frame((-0.34, -0.05, -0.42), (0.42, 0.1, 0.9), (0.22, -0.95, 0.10)))
    torus(
        (0.50, -0.30, -0.70), 0.055, 0.024, material("tape", (0.80, 0.52, 0.08), 0.5), (0.4, -0.7, 0.5), sc=(1, 1, 1.1)
    )
    torus(
        (0.50, -0.30, -0.70),
        0.034,
        0.008,
        material("tapein", (0.45, 0.36, 0.25), 0.8),
        (0.4, -0.7, 0.5),
        sc=(1, 1, 2.2),
    )
    water = material("water", (0.92, 0.97, 1.0), 0.0, trans=1, ior=1.33)

    def blob(c, r, seed):
        b = ball(c, r, water, seg=40)
        P = vertex_data(b.data)
        nz = fractal_noise(P / r, 0.9, 1, seed)
        b.data.vertices.foreach_set("co", (P * (1 + nz[:, None] * 0.09)).astype(np.float32).ravel())
        b.data.update()

    W0 = Vector((-0.14, -0.3, 0.60))
    blob(W0, 0.075, 1)
    blob(W0 + Vector((0.13, 0.02, 0.09)), 0.024, 2)
    blob(W0 + Vector((-0.09, 0.03, 0.13)), 0.015, 3)
    blob(W0 + Vector((0.10, -0.05, -0.10)), 0.012, 4)
    pn = Vector((0.08, -0.2, -0.62))
    cylinder(pn, pn + Vector((0.13, 0.02, 0.06)), 0.007, blue, seg=12)
    cylinder(pn + Vector((0.13, 0.02, 0.06)), pn + Vector((0.15, 0.023, 0.069)), 0.007, metal, 0.001, seg=12)

    # laptop on an arm, right wall; second one left
    def armed(root, tip, M, scr):
        laptop(M, scr)
        mid = (Vector(root) + Vector(tip)) / 2 + Vector((0, -0.12, 0.12))
        for a, b in ((Vector(root), mid), (mid, Vector(tip))):
            cylinder(a, b, 0.014, metal, seg=12)
        for q in (Vector(root), mid, Vector(tip)):
            ball(q, 0.026, dk, seg=16)

    armed((1.78, 2.1, -0.10), (1.34, 1.95, 0.15), frame((1.30, 1.9, 0.16), (0.12, 0.1, 1), (-0.75, -0.66, 0)), sc1)
    armed((-1.78, 0.95, 0.30), (-1.42, 1.0, 0.52), frame((-1.40, 1.0, 0.54), (-0.1, 0.0, 1), (0.72, -0.70, 0)), sc1)
    # tether cables
    cb = material("cabl", (0.035, 0.035, 0.04), 0.55)
    wc = material("cablw", (0.70, 0.70, 0.68), 0.6)
    c0 = CM @ Vector((0, 0.25, -0.02))
    tube(
        [
            c0,
            c0 + Vector((-0.12, -0.08, -0.12)),
            Vector((-0.55, -0.18, -0.32)),
            Vector((-0.36, -0.05, -0.62)),
            Vector((-0.50, 0.55, -0.72)),
            Vector((-0.80, 1.2, -0.48)),
            Vector((-1.3, 1.6, -0.30)),
            Vector((-1.9, 1.9, -0.20)),
        ],
        0.011,
        cb,
    )
    l0 = LM @ Vector((-0.25, -0.1, -0.05))
    tube(
        [
            l0,
            l0 + Vector((-0.10, 0.05, 0.15)),
            l0 + Vector((-0.35, 0.25, 0.05)),
            Vector((-0.10, 1.3, 1.25)),
            Vector((-0.45, 1.5, 1.42)),
            Vector((-0.25, 1.9, 1.60)),
            Vector((0.1, 2.2, 1.95)),
        ],
        0.010,
        cb,
    )
    tube(
        [
            wl((0.28, 0.18, -0.9)),
            wl((0.45, 0.3, -1.0)),
            Vector((1.45, 0.8, -0.95)),
            Vector((1.2, 1.1, -1.25)),
            Vector((1.35, 1.5, -1.2)),
        ],
        0.008,
        orange,
    )
    tube(
        [
            Vector((-0.6, 4.6, -1.1)),
            Vector((-0.3, 3.6, -0.8)),
            Vector((0.2, 3.1, -1.1)),
            Vector((0.5, 2.4, -0.9)),
            Vector((0.8, 1.9, -1.3)),
            Vector((1.1, 1.7, -1.45)),
        ],
        0.012,
        wc,
    )
    # camera & fill
    rectangle_light((0.3, -3.4, 0.9), (0.2, 0.8, 0), 2.2, 1.4, 6, (0.78, 0.88, 1.0))
    rectangle_light((-0.55, -0.9, 1.0), (0.35, 0.7, 0.2), 0.5, 0.4, 26, (1, 0.70, 0.42))
    camera((0.12, -3.35, 0.16), (0.04, 0.8, 0.05), 30, 0.42, focus=tuple(actress.head), roll=6)
