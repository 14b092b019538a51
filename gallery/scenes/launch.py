"""Scene: launch from the steppe at dawn. 1 unit = 10 m."""

import math
import random

import bpy
import numpy as np
from mathutils import Matrix, Vector, noise

from gallery.scenes.figures import figure
from gallery.scenes.materials import glow, material
from gallery.scenes.nodes import Nodes
from gallery.scenes.picture import Grade, Picture
from gallery.scenes.rocket import soyuz_rocket
from gallery.scenes.shapes import box, cylinder, lathe, lattice
from gallery.scenes.smoke import billow, flame_material, smoke_material
from gallery.scenes.steppe import Ground, grass, grass_material, terrain
from gallery.scenes.studio import area_light, camera, empty, sun

PICTURE = Picture(
    "1200x675_cmsv2_a5b70975-d89d-5ea7-b635-39cb391cbb90-6086016",
    width=1920,
    height=1080,
    samples=20,
    exposure=0.1,
    bounces=3,
    noise=0.06,
    grade=Grade(bloom=0.22, vignette=0.24, saturation=1.10, contrast=1.08),
)


def build(*, preview):
    s = bpy.context.scene
    r = random.Random(5)
    RX, RY, RZ = 3.3, 33.0, 4.0  # rocket foot

    def dawn():
        n = Nodes(s.world.node_tree)
        d = n("ShaderNodeTexCoord").outputs["Generated"]
        xyz = n("ShaderNodeSeparateXYZ", {0: d})
        z = n.math("MAXIMUM", xyz.outputs[2], 0.0)
        g = n.ramp(
            n.math("MULTIPLY", z, 2.2),
            [
                (0, (1.0, 0.40, 0.17)),
                (0.05, (1.0, 0.47, 0.26)),
                (0.14, (0.80, 0.40, 0.40)),
                (0.27, (0.34, 0.30, 0.48)),
                (0.48, (0.085, 0.15, 0.36)),
                (0.80, (0.018, 0.05, 0.17)),
                (1.0, (0.010, 0.03, 0.12)),
            ],
        )
        az = n.vmath("DOT_PRODUCT", d, tuple(Vector((-0.75, 0.66, 0)).normalized()))
        gl = n.math(
            "MULTIPLY",
            n.math("POWER", n.math("MAXIMUM", az, 0.0), 9.0),
            n.math("POWER", n.math("SUBTRACT", 1.0, z), 11.0),
        )
        g = n.mix(n.math("MULTIPLY", gl, 0.65), g, (1.5, 0.72, 0.30))
        cv = n("ShaderNodeMapping", {0: d, "Scale": (2.0, 2.0, 22), "Rotation": (0, 0.03, 0)}).outputs[0]
        cn = n.noise(n.vmath("ADD", cv, n.vmath("SCALE", n.noise(cv, 1.4, 4, 0.5, 0, 1), 0.45)), 1.2, 9, 0.57)
        ck = n.math("MULTIPLY", n.smooth(cn, 0.50, 0.72), n.smooth(z, 0.015, 0.10))
        cc = n.ramp(
            n.math("MULTIPLY", z, 2.2), [(0, (1.3, 0.62, 0.32)), (0.3, (0.95, 0.42, 0.36)), (0.7, (0.30, 0.22, 0.36))]
        )
        g = n.mix(n.math("MULTIPLY", ck, 0.62), g, cc)
        st = n("ShaderNodeTexVoronoi", {"Vector": d, "Scale": 150.0})
        sk = n.math(
            "MULTIPLY",
            n.math("MULTIPLY", n.math("LESS_THAN", st.outputs["Distance"], 0.03), n.smooth(z, 0.26, 0.42)),
            n.math("POWER", n.noise(d, 40, 2), 3),
        )
        g = n.mix(n.math("MULTIPLY", sk, 0.0), g, (1, 1, 1))
        cam_ = n("ShaderNodeBackground", {"Color": g, "Strength": 1.0})
        lit = n(
            "ShaderNodeBackground",
            {
                "Color": n.ramp(
                    xyz.outputs[2],
                    [
                        (0, (0.85, 0.42, 0.28)),
                        (0.12, (0.55, 0.36, 0.40)),
                        (0.5, (0.13, 0.19, 0.40)),
                        (1, (0.07, 0.12, 0.32)),
                    ],
                ),
                "Strength": 0.85,
            },
        )
        n(
            "ShaderNodeOutputWorld",
            {0: n("ShaderNodeMixShader", {0: n("ShaderNodeLightPath").outputs["Is Camera Ray"], 1: lit, 2: cam_})},
        )

    dawn()
    sun(-62, 5, 2.2, (1, 0.50, 0.30), 3)
    sun(205, 14, 0.38, (1, 0.78, 0.68), 8)
    area_light((-9, -3, 6), (-1, 13, 0), 6, 900, (1, 0.62, 0.45))

    def ground_mat():
        m = bpy.data.materials.new("steppe2")
        m.use_nodes = True
        n = Nodes(m.node_tree)
        o = n("ShaderNodeTexCoord").outputs["Object"]
        a = n.noise(o, 0.22, 5, 0.6)
        b = n.noise(o, 1.1, 8, 0.65, 0.3)
        c = n.noise(o, 14, 6, 0.7)
        col = n.mix(n.smooth(b, 0.38, 0.62), (0.12, 0.080, 0.055), (0.27, 0.185, 0.105))
        col = n.mix(n.math("MULTIPLY", n.smooth(a, 0.45, 0.62), 0.6), col, (0.34, 0.24, 0.13))
        col = n.mix(n.math("MULTIPLY", n.smooth(c, 0.55, 0.75), 0.45), col, (0.40, 0.31, 0.20))
        p = n("ShaderNodeBsdfDiffuse", {"Color": col})
        n.set(
            p.inputs["Normal"],
            n("ShaderNodeBump", {"Height": n.math("ADD", b, c), "Strength": 0.7, "Distance": 0.05}).outputs[0],
        )
        ds = n("ShaderNodeCameraData").outputs["View Distance"]
        k = n.math("MULTIPLY", n.smooth(ds, 26, 150), 0.88)
        h = n("ShaderNodeEmission", {"Color": (0.82, 0.36, 0.22, 1), "Strength": 0.72})
        n("ShaderNodeOutputMaterial", {0: n("ShaderNodeMixShader", {0: k, 1: p, 2: h})})
        m.cycles.emission_sampling = "NONE"
        return m

    ground = Ground(
        [(RX, RY, 5.0, 0.02), (-2, 13.5, 3.2, 0.0)],
        relief=lambda x, y: 0.030 * noise.fractal(Vector((x * 0.25, y * 0.25, 0)), 1, 2, 3),
    )
    terrain(ground, 220, 240, m=ground_mat())
    # ------------------------------------------------ rocket + exhaust
    RM = Matrix.Translation((RX, RY, RZ)) @ Matrix.Scale(0.1, 4)
    soyuz_rocket(RM)
    FL = empty("flame", RM)

    def plume(prof, m, location=(0, 0, 0)):
        o = lathe("plume", prof, m, 48, Matrix.Translation(location), FL, sharp=180)
        o.visible_shadow = False
        o.visible_diffuse = False
        o.visible_glossy = False
        return o

    plume(
        [(2.6, -0.4), (3.1, -3), (3.5, -8), (3.4, -15), (3.0, -24), (2.6, -34), (2.4, -44)],
        flame_material("fo", (1, 0.42, 0.10), (1, 0.20, 0.03), 1.6, 2.2, 0, -44, 0.6),
    )
    plume(
        [(2.3, -0.4), (2.6, -3), (2.8, -8), (2.5, -16), (2.0, -26), (1.5, -36)],
        flame_material("fm", (1, 0.68, 0.28), (1, 0.40, 0.10), 4.2, 2.0, 0, -36, 0.45),
    )
    plume(
        [(1.5, -0.5), (1.9, -3), (1.9, -8), (1.5, -15), (0.9, -22), (0.3, -28)],
        flame_material("fi", (1, 0.90, 0.66), (1, 0.66, 0.28), 11.0, 1.6, 0, -28, 0.25),
    )
    for k in range(5):
        a = (k - 1) * math.pi / 2 + math.radians(28)
        d = Vector((math.cos(a), math.sin(a), 0)) * 2.62 if k else Vector((0, 0, 0))
        plume(
            [(0.78, -0.5), (0.92, -1.6), (0.80, -4), (0.45, -7.5), (0.1, -10)],
            flame_material("fk%d" % k, (1, 0.95, 0.82), (1, 0.72, 0.35), 14.0, 1.3, 0, -10, 0.15),
            d,
        )

    def pt(location, p, col, rad=0.3):
        l = bpy.data.lights.new("P", "POINT")
        l.energy = p
        l.color = col
        l.shadow_soft_size = rad
        o = bpy.data.objects.new("P", l)
        s.collection.objects.link(o)
        o.location = location
        o.visible_camera = False

    for z, p in ((3.5, 1500), (2.2, 1500), (1.1, 900)):
        pt((RX, RY, z), p, (1, 0.47, 0.16), 0.35)
    pt((RX - 0.2, RY - 3.4, 1.5), 210, (1, 0.45, 0.16), 0.5)
    # ------------------------------------------------ smoke
    sp = []

    def grow(c, rad, n, kids=5):
        sp.append((c, rad))
        for _ in range(kids):
            a = r.uniform(0, 6.283)
            e = r.uniform(-0.2, 1.3)
            d = Vector((math.cos(a) * math.cos(e), math.sin(a) * math.cos(e), math.sin(e)))
            sp.append((Vector(c) + d * rad * 0.82, rad * r.uniform(0.36, 0.56)))

    for i in range(120):  # ground billows rolling away from the trench, larger to the left
        side_ = -1 if r.random() < 0.58 else 1
        u = r.random() ** 0.8
        x = RX + side_ * (0.5 + u * (11.5 if side_ < 0 else 8.5))
        y = RY + r.uniform(-1.6, 3.8) * (0.6 + 0.6 * u)
        R_ = (1.25 - 0.70 * u**0.8) * r.uniform(0.45, 1.15)
        hgt = R_ * 0.35 + (1 - u) ** 1.6 * r.uniform(0, 1.5)
        grow((x, y, hgt), R_, 0)
    for i in range(34):  # shoulders behind the flame
        a = r.uniform(0, 6.283)
        q = r.uniform(0.75, 1.7)
        x, y = RX + math.cos(a) * q * 1.5, RY + 0.7 + abs(math.sin(a)) * q
        grow((x, y, r.uniform(0.5, 1.95) * (1.25 - 0.3 * q)), r.uniform(0.35, 0.85), 0)

    def heat(P):
        d = np.linalg.norm((P - np.array([RX, RY - 0.1, 0.9])) * np.array([0.62, 0.62, 0.85]), axis=1)
        return np.exp(-((d / 1.05) ** 1.5)) * 1.0

    billow(sp, smoke_material(), 0.075 if preview else 0.052, 1.0, heat)
    # ------------------------------------------------ pad, arms, towers (local metres)
    steel = material("tower", (0.16, 0.165, 0.17), 0.5, 0.4)
    rustm = material("towero", (0.42, 0.20, 0.10), 0.6)
    PAD = empty("pad", Matrix.Translation((RX, RY, 0)) @ Matrix.Scale(0.1, 4))
    for k in range(4):
        a = k * math.pi / 2 + math.radians(45)
        d = Vector((math.cos(a), math.sin(a), 0))
        b = d * 8 + Vector((0, 0, 4))
        t = b + (d * 0.66 + Vector((0, 0, 0.75))).normalized() * 33
        lattice(b, t, 3.4, 1.4, 10, 0.17, steel, PAD)
        box(b + d * 2 + Vector((0, 0, -1)), (5, 5, 4), steel, 0.3, Matrix.Rotation(a, 4, "Z"), PAD)
    lattice((-17, 6, 0), (-24, 8, 36), 4.2, 2.6, 10, 0.20, steel, PAD)  # cable mast leaning away
    lattice((15, 9, 0), (21, 12, 33), 4.0, 2.4, 9, 0.20, steel, PAD)
    for sx, x, y, h in ((1, -62, 14, 46), (1, -30, 62, 50), (-1, 52, 22, 44)):
        lattice((x, y, 0), (x, y, h), 5.0, 1.8, 11, 0.17, steel, PAD)
        b = box((x, y, h + 2.2), (6.4, 0.8, 4.4), steel, 0.15, Matrix.Rotation(math.atan2(-x, y) * 0.0, 4, "Z"), PAD)
        for i in range(5):
            for j in range(3):
                q = Vector((x - 2.5 + i * 1.25, y - 0.5, h + 0.9 + j * 1.35))
                cylinder(
                    q,
                    q - Vector((0, 0.25, 0)),
                    0.46,
                    glow("fl", (1, 0.93, 0.80), 14) if "fl" not in bpy.data.materials else bpy.data.materials["fl"],
                    parent=PAD,
                    seg=14,
                )
    for x, y in ((-48, 34), (30, 44)):
        lattice((x, y, 0), (x, y, 66), 2.2, 0.5, 14, 0.10, rustm, PAD)
    hs = [
        material("bld%d" % i, c, 0.8)
        for i, c in enumerate(((0.30, 0.27, 0.27), (0.22, 0.20, 0.21), (0.36, 0.30, 0.27)))
    ]
    for x, y, w_, d_, h_ in (
        (-158, 190, 40, 20, 8),
        (-95, 220, 26, 18, 24),
        (-235, 210, 30, 20, 6),
        (120, 240, 70, 20, 12),
        (185, 190, 30, 18, 20),
        (-290, 260, 50, 20, 12),
        (60, 330, 50, 20, 26),
    ):
        box((x, y, h_ / 2), (w_, d_, h_), r.choice(hs), 0.4, parent=PAD)

    # ------------------------------------------------ foreground: truck, spectators
    def truck(o, yaw, sc):
        e = empty("truck", Matrix.Translation(o) @ Matrix.Rotation(math.radians(yaw), 4, "Z") @ Matrix.Scale(sc, 4))
        b_ = material("truckg", (0.20, 0.235, 0.16), 0.5, coat=0.2)
        k_ = material("helik", (0.04, 0.04, 0.045), 0.6)
        g_ = material("helig", (0.03, 0.04, 0.05), 0.08, coat=1)
        box((0, 0, 1.05), (6.6, 2.3, 0.35), k_, 0.1, parent=e)
        box((-2.35, 0, 1.95), (1.9, 2.35, 1.75), b_, 0.25, parent=e)
        box((-2.55, 0, 2.38), (1.62, 2.4, 0.62), g_, 0.12, parent=e)
        box(
            (1.0, 0, 2.25),
            (4.3, 2.4, 2.1),
            material("tarp", (0.33, 0.335, 0.27), 0.95, bump=0.3, bump_scale=3),
            0.28,
            parent=e,
        )
        for z in (1.7, 2.3, 2.9):
            pass
        for x in (-2.3, 0.6, 2.0):
            for y in (-1.05, 1.05):
                cylinder((x, y - 0.2, 0.62), (x, y + 0.2, 0.62), 0.62, k_, parent=e)
                cylinder(
                    (x, y - 0.22, 0.62), (x, y + 0.22, 0.62), 0.3, material("hub", (0.35, 0.36, 0.33), 0.5), parent=e
                )
        for y in (-0.8, 0.8):
            cylinder(
                (-3.28, y, 1.35),
                (-3.36, y, 1.35),
                0.16,
                material("headl", (0.8, 0.7, 0.5), 0.2, emission=(1, 0.8, 0.45), emission_strength=3),
                parent=e,
            )
        for y in (-0.95, 0.95):
            box(
                (3.18, y, 1.3),
                (0.06, 0.22, 0.22),
                material("taill", (0.5, 0.02, 0.01), 0.3, emission=(1, 0.05, 0.02), emission_strength=4),
                0.02,
                parent=e,
            )

    gz = ground.height
    truck((-2.75, 13.2, gz(-2.75, 13.2)), 158, 0.15)
    sc = 0.165

    def man(x, y, style, yaw, **k):
        figure((x, y, gz(x, y)), yaw, style, scale=sc, **k)

    man(-1.50, 11.6, "rescue", 195, seed=1, hands=((0.24, -0.30, 1.46), (-0.30, -0.06, 0.80)))
    man(-1.16, 11.75, "orange", 170, seed=2, hat="helmet", hands=((0.30, -0.06, 0.80), (-0.36, -0.52, 1.52)))
    man(-0.62, 12.2, "camo", 188, seed=3, hat="cap")
    man(-1.86, 12.1, "medic", 176, seed=4, hands=((0.16, -0.26, 1.42), (-0.16, -0.26, 1.42)))
    cam = camera((-0.3, 0, 0.46), (-0.3, 10, 0.46), 57, 1.5, focus=(RX, RY, 4))
    cam.data.shift_y = 0.5625 * 0.28
    grass(
        ground,
        cam,
        5000 if preview else 11000,
        6.0,
        34,
        lambda x, y: 0.12 if (-3.8 < x < -0.1 and 11 < y < 14) else 1.0,
        grass_material(((0.20, 0.14, 0.075), (0.33, 0.235, 0.12), (0.14, 0.105, 0.06), (0.28, 0.17, 0.075))),
        h=0.42,
        fov=1.1,
    )
