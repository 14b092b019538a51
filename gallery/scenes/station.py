"""Scene 6: the station over the Earth's limb. Metres; Earth is a 20 km ball with true-to-scale horizon dip."""

import math
import random

import bpy
from mathutils import Matrix, Vector

from gallery.scenes.materials import material
from gallery.scenes.nodes import Nodes
from gallery.scenes.picture import Grade, Picture
from gallery.scenes.shapes import ball, basis, box, cylinder, lathe, mesh, placed, torus, tube
from gallery.scenes.studio import camera, sun

PICTURE = Picture(
    "5fad183d85600a709965ad1d",
    samples=20,
    exposure=-0.10,
    bounces=3,
    grade=Grade(bloom=0.16, vignette=0.20, saturation=1.08, contrast=1.06),
)


def build(*, preview):
    s = bpy.context.scene
    RE = 20000.0
    ALT = RE * 0.066
    EC = Vector((0, 0, -(RE + ALT)))
    n = Nodes(s.world.node_tree)  # space: near-black with sparse soft stars
    d = n("ShaderNodeTexCoord").outputs["Generated"]
    vo = n("ShaderNodeTexVoronoi", {"Vector": d, "Scale": 120.0})
    st = n.math("LESS_THAN", vo.outputs["Distance"], 0.038)
    br = n.math("MULTIPLY", st, n.math("POWER", n.noise(d, 40, 2), 4))
    n(
        "ShaderNodeOutputWorld",
        {0: n("ShaderNodeBackground", {"Color": (0.75, 0.85, 1.0), "Strength": n.math("MULTIPLY", br, 14)})},
    )
    SUN = sun(126, 27, 6.0, (1, 0.93, 0.82), 0.5)
    l_ = bpy.data.lights.new("earthshine", "SUN")
    l_.energy = 0.35
    l_.color = (0.55, 0.75, 1.0)
    l_.angle = 2.5
    lo_ = bpy.data.objects.new("es", l_)
    s.collection.objects.link(lo_)
    lo_.rotation_euler = (math.pi, 0, 0)

    def earth():
        v, f = [], []
        # only the visible cap, finely meshed
        NR, NS = 160, 256
        for i in range(NR + 1):
            a = math.radians(27) * (i / NR) ** 1.0
            for k in range(NS):
                p = 2 * math.pi * k / NS
                v.append(Vector((RE * math.sin(a) * math.cos(p), RE * math.sin(a) * math.sin(p), RE * math.cos(a))))
        f = [
            (i * NS + k, i * NS + (k + 1) % NS, (i + 1) * NS + (k + 1) % NS, (i + 1) * NS + k)
            for i in range(NR)
            for k in range(NS)
        ]
        m = bpy.data.materials.new("earth")
        m.use_nodes = True
        n = Nodes(m.node_tree)
        o = n.vmath("SCALE", n("ShaderNodeTexCoord").outputs["Object"], 1 / 1000.0)  # km-ish units, R = 20
        w = n.vmath("ADD", o, n.vmath("SCALE", n.noise(o, 0.8, 4, 0.55, 0, 1), 0.55))
        big = n.noise(w, 0.55, 5, 0.55)
        mid = n.noise(w, 2.1, 7, 0.62, 0.6)
        fine = n.noise(n.vmath("ADD", o, n.vmath("SCALE", n.noise(o, 5, 5, 0.6, 0, 1), 0.12)), 9, 6, 0.66)
        cell = n(
            "ShaderNodeTexVoronoi",
            {"Vector": n.vmath("ADD", o, n.vmath("SCALE", n.noise(o, 6, 4, 0.6, 0, 1), 0.10)), "Scale": 7.0},
        )
        cell.feature = "F1"
        cum = n.math("SUBTRACT", fine, n.math("MULTIPLY", cell.outputs["Distance"], 0.16))
        cover = n.math("ADD", n.math("MULTIPLY", big, 1.15), n.math("MULTIPLY", mid, 0.75))
        cl = n.math(
            "ADD",
            n.math("MULTIPLY", n.math("SUBTRACT", cover, 0.93), 2.7),
            n.math("MULTIPLY", n.math("SUBTRACT", cum, 0.42), 2.1),
        )
        cloud = n.smooth(cl, 0.02, 0.62)
        ln_ = n.noise(w, 0.36, 8, 0.60, 0.0)
        land = n.smooth(ln_, 0.515, 0.535)
        lc = n.ramp(
            n.noise(o, 3.5, 8, 0.6),
            [
                (0.32, (0.055, 0.085, 0.035)),
                (0.48, (0.16, 0.125, 0.065)),
                (0.62, (0.30, 0.215, 0.12)),
                (0.75, (0.10, 0.11, 0.05)),
            ],
        )
        sea = n.mix(n.noise(w, 1.4, 6), (0.004, 0.022, 0.085), (0.010, 0.075, 0.17))
        shelf = n.smooth(ln_, 0.485, 0.52)
        sea = n.mix(n.math("MULTIPLY", shelf, 0.55), sea, (0.02, 0.17, 0.22))
        col = n.mix(land, sea, lc)
        col = n.mix(cloud, col, (0.86, 0.88, 0.91))
        rough = n.mix(n.math("MAXIMUM", cloud, land), (0.34, 0.34, 0.34), (0.95, 0.95, 0.95))
        p = n("ShaderNodeBsdfPrincipled", {"Base Color": col, "Roughness": rough, "Specular IOR Level": 0.35})
        hgt = n.math("MULTIPLY", cloud, n.math("ADD", 0.6, cl))
        n.set(p.inputs["Normal"], n("ShaderNodeBump", {"Height": hgt, "Strength": 0.8, "Distance": 24}).outputs[0])
        g = n("ShaderNodeNewGeometry")
        mu = n.math("ABSOLUTE", n.vmath("DOT_PRODUCT", g.outputs["Incoming"], g.outputs["True Normal"]))
        lit = n.smooth(n.vmath("DOT_PRODUCT", g.outputs["True Normal"], tuple(SUN)), -0.10, 0.45)
        hz = n.math("POWER", n.math("SUBTRACT", 1.0, mu), 4.0)  # air thickens towards the limb
        em = n(
            "ShaderNodeEmission",
            {
                "Color": n.mix(hz, (0.05, 0.16, 0.50), (0.28, 0.55, 1.0)),
                "Strength": n.math("MULTIPLY", lit, n.math("ADD", 0.05, n.math("MULTIPLY", hz, 0.62))),
            },
        )
        base = n(
            "ShaderNodeMixShader",
            {0: n.math("MULTIPLY", hz, 0.85), 1: p, 2: n("ShaderNodeBsdfTransparent", {"Color": (0, 0, 0)})},
        )
        n("ShaderNodeOutputMaterial", {0: n("ShaderNodeAddShader", {0: base, 1: em})})
        e = mesh("earth", v, f, m)
        e.location = EC
        e.rotation_euler = (math.radians(0), 0, math.radians(EROT))
        return e

    def atmosphere():
        RA = RE * 1.022
        v, f = [], []
        NR, NS = 120, 200
        for i in range(NR + 1):
            a = math.radians(32) * i / NR
            for k in range(NS):
                p = 2 * math.pi * k / NS
                v.append(Vector((RA * math.sin(a) * math.cos(p), RA * math.sin(a) * math.sin(p), RA * math.cos(a))))
        f = [
            (i * NS + k, i * NS + (k + 1) % NS, (i + 1) * NS + (k + 1) % NS, (i + 1) * NS + k)
            for i in range(NR)
            for k in range(NS)
        ]
        m = bpy.data.materials.new("air")
        m.use_nodes = True
        n = Nodes(m.node_tree)
        o = n("ShaderNodeTexCoord").outputs["Object"]
        I = n("ShaderNodeNewGeometry").outputs["Incoming"]
        b = n.vmath("LENGTH", n.vmath("CROSS_PRODUCT", o, I))  # ray's closest approach to the Earth's centre
        hgt = n.math("DIVIDE", n.math("SUBTRACT", b, RE), RE * 0.022)  # 0 at the ground .. 1 at shell edge
        tp = n.vmath("NORMALIZE", n.vmath("SUBTRACT", o, n.vmath("SCALE", I, n.vmath("DOT_PRODUCT", o, I))))
        mu = n.vmath("DOT_PRODUCT", tp, tuple(SUN))
        lit = n.smooth(mu, -0.22, 0.30)
        dawn = n.math("SUBTRACT", 1.0, n.smooth(mu, -0.05, 0.30))
        dens = n.math("POWER", n.math("SUBTRACT", 1.0, n.math("MINIMUM", n.math("MAXIMUM", hgt, 0.0), 1.0)), 3.4)
        col = n.ramp(
            hgt,
            [(0.0, (0.80, 0.93, 1.0)), (0.10, (0.42, 0.72, 1.0)), (0.34, (0.10, 0.34, 1.0)), (1.0, (0.02, 0.08, 0.55))],
        )
        warm = n.ramp(
            hgt,
            [(0.0, (1.0, 0.45, 0.16)), (0.10, (1.0, 0.70, 0.42)), (0.24, (0.45, 0.62, 1.0)), (1.0, (0.03, 0.10, 0.55))],
        )
        col = n.mix(dawn, col, warm)
        out_ = n.math("GREATER_THAN", hgt, 0.0)
        em = n(
            "ShaderNodeEmission",
            {
                "Color": col,
                "Strength": n.math("MULTIPLY", n.math("MULTIPLY", dens, 1.25), n.math("MULTIPLY", lit, out_)),
            },
        )
        n("ShaderNodeOutputMaterial", {0: n("ShaderNodeAddShader", {0: n("ShaderNodeBsdfTransparent"), 1: em})})
        e = mesh("air", v, f, m)
        e.location = EC
        e.visible_shadow = False
        e.visible_diffuse = False
        e.visible_glossy = False
        return e

    EROT = 140
    earth()
    atmosphere()
    # ---------------------------------------------------------------- station, local axes: X truss (port-starboard), Y forward, Z zenith
    R = bpy.data.objects.new("ISS", None)
    s.collection.objects.link(R)

    def pmat(name, color, rough=0.5, metal=0.0, panel=2.2, line=0.03, dark=0.55):
        """painted/blanketed hull: faint panel seams from bricks in object space + soft blotches"""
        m = bpy.data.materials.new(name)
        m.use_nodes = True
        n = Nodes(m.node_tree)
        o = n("ShaderNodeTexCoord").outputs["Object"]
        sp = n("ShaderNodeSeparateXYZ", {0: o})
        ang = n.math("ARCTAN2", sp.outputs[1], sp.outputs[0])
        uv = n("ShaderNodeCombineXYZ", {0: n.math("MULTIPLY", ang, 2.1), 1: sp.outputs[2]})
        bk = n(
            "ShaderNodeTexBrick",
            {
                "Vector": uv,
                "Scale": 1.0,
                "Mortar Size": line,
                "Brick Width": panel * 0.7,
                "Row Height": panel * 0.45,
                "Color1": (1, 1, 1),
                "Color2": (0.88, 0.88, 0.88),
                "Mortar": (dark,) * 3,
            },
        )
        b = n.noise(o, 1.8, 6)
        c = n.mix(1.0, color, bk.outputs[0], "MULTIPLY")
        c = n.mix(n.math("MULTIPLY", n.smooth(b, 0.45, 0.7), 0.25), c, tuple(x * 0.6 for x in color))
        p = n("ShaderNodeBsdfPrincipled", {"Base Color": c, "Roughness": rough, "Metallic": metal})
        n.set(
            p.inputs["Normal"],
            n(
                "ShaderNodeBump",
                {"Height": n.math("ADD", n.noise(o, 5, 5), bk.outputs[1]), "Strength": 0.35, "Distance": 0.05},
            ).outputs[0],
        )
        n("ShaderNodeOutputMaterial", {0: p})
        return m

    white = pmat("white", (0.70, 0.70, 0.69), 0.5)
    alu = pmat("alu", (0.62, 0.63, 0.65), 0.32, 0.7)
    rus = pmat("rus", (0.56, 0.57, 0.53), 0.6)
    green = pmat("soyuzgreen", (0.27, 0.30, 0.255), 0.8, 0, 1.1, 0.02, 0.7)
    gold = material("gold", (0.75, 0.47, 0.14), 0.28, 0.9, bump=0.8, bump_scale=9)
    dark = material("dk", (0.03, 0.03, 0.035), 0.6)
    grey = material("gr", (0.35, 0.36, 0.38), 0.45, 0.6)
    rubber = material("rub", (0.10, 0.10, 0.11), 0.7)

    def cells(name, a, b, nx, ny, rough=0.25, gap=0.06, variation=0.5, fold=0):
        m = bpy.data.materials.new(name)
        m.use_nodes = True
        n = Nodes(m.node_tree)
        o = n("ShaderNodeTexCoord").outputs["Generated"]
        sp = n("ShaderNodeSeparateXYZ", {0: o})
        fx = n.math("FRACT", n.math("MULTIPLY", sp.outputs[0], nx))
        fy = n.math("FRACT", n.math("MULTIPLY", sp.outputs[1], ny))
        ln = n.math("MAXIMUM", n.math("LESS_THAN", fx, gap), n.math("LESS_THAN", fy, gap * 0.9))
        q = n(
            "ShaderNodeCombineXYZ",
            {
                0: n.math("FLOOR", n.math("MULTIPLY", sp.outputs[0], nx)),
                1: n.math("FLOOR", n.math("MULTIPLY", sp.outputs[1], ny)),
            },
        )
        wn = n("ShaderNodeTexWhiteNoise", {"Vector": q})
        c = n.mix(n.math("MULTIPLY", wn.outputs[0], variation), a, tuple(x * 1.6 for x in a))
        c = n.mix(ln, c, b)
        if fold:  # accordion folds + slow tonal drift across the blanket
            ff = n.math("LESS_THAN", n.math("FRACT", n.math("MULTIPLY", sp.outputs[1], fold)), 0.045)
            c = n.mix(n.math("MULTIPLY", ff, 0.6), c, tuple(x * 0.35 for x in a))
            c = n.mix(n.math("MULTIPLY", n.smooth(n.noise(o, 1.6, 3), 0.35, 0.65), 0.35), c, tuple(x * 0.55 for x in a))
        p = n("ShaderNodeBsdfPrincipled", {"Base Color": c, "Roughness": rough, "Metallic": 0.35, "Coat Weight": 0.5})
        n("ShaderNodeOutputMaterial", {0: p})
        return m

    sawf = cells("saw", (0.37, 0.185, 0.062), (0.48, 0.29, 0.12), 16, 96, 0.24, 0.10, 0.10, 24)
    soysol = cells("soysol", (0.012, 0.022, 0.085), (0.25, 0.25, 0.28), 5, 14, 0.25, 0.07)
    drag = cells("dragsol", (0.010, 0.012, 0.03), (0.10, 0.10, 0.12), 9, 12, 0.2, 0.06)
    rad = cells("rad", (0.62, 0.63, 0.63), (0.42, 0.42, 0.42), 8, 3, 0.5, 0.03)

    def module(p0, p1, r, m, ends=0.75, rings=2, ringm=None):
        p0, p1 = Vector(p0), Vector(p1)
        h = (p1 - p0).length
        c = min(r * 0.45, h * 0.2)
        lathe(
            "mod",
            [
                (0, 0),
                (r * ends * 0.8, 0),
                (r * ends, c * 0.15),
                (r, c),
                (r, h - c),
                (r * ends, h - c * 0.15),
                (r * ends * 0.8, h),
                (0, h),
            ],
            m,
            64,
            placed(p0, p1 - p0),
            R,
            sharp=25,
        )
        d = (p1 - p0).normalized()
        for i in range(rings):
            q = p0 + d * (c + (h - 2 * c) * (i + 0.5) / rings)
            torus(q, r * 1.005, 0.05, ringm or grey, d, R, 64, 8)
        torus(p0 + d * c, r, 0.06, ringm or grey, d, R, 64, 8)
        torus(p1 - d * c, r, 0.06, ringm or grey, d, R, 64, 8)
        a, b, _ = basis(d)
        rr = random.Random(int(h * 100 + r * 10))
        for _ in range(int(h * 4)):  # handrails, boxes, antennas
            t = rr.uniform(c * 1.2, h - c * 1.2)
            an = rr.uniform(0, 6.28)
            nn = a * math.cos(an) + b * math.sin(an)
            q = p0 + d * t + nn * r
            bx = box(
                (0, 0, 0),
                (rr.uniform(0.12, 0.5), rr.uniform(0.12, 0.9), rr.uniform(0.05, 0.22)),
                rr.choice([white, grey, grey, gold, white]),
                0.02,
                parent=R,
            )
            bx.matrix_local = placed(q, nn, rr.choice([0, math.pi / 2]))
        for _ in range(int(h * 1.5)):
            t = rr.uniform(c * 1.2, h - c * 2.4)
            an = rr.uniform(0, 6.28)
            nn = a * math.cos(an) + b * math.sin(an)
            q = p0 + d * t + nn * (r + 0.10)
            cylinder(q, q + d * rr.uniform(0.6, 1.4), 0.028, gold if rr.random() < 0.4 else grey, seg=6, parent=R)

    def wing(root, direction, width, length, m, normal, mast=True, split=0.0):
        root, dv, nv = Vector(root), Vector(direction).normalized(), Vector(normal).normalized()
        sd = dv.cross(nv).normalized()
        for k in (-1, 1) if split else (0,):
            w_ = (width - split) / 2 if split else width
            c = root + dv * (length / 2) + sd * k * (w_ / 2 + split / 2)
            Mx = Matrix((sd, dv, nv)).transposed().to_4x4()
            b = box((0, 0, 0), (w_, length, 0.05), m, 0, parent=R)
            b.matrix_local = Matrix.Translation(c) @ Mx
            for e in (0, 1):
                q = root + dv * length * e
                bb = box((0, 0, 0), (w_, 0.35, 0.22), grey, 0.02, parent=R)
                bb.matrix_local = Matrix.Translation(q + sd * k * (w_ / 2 + split / 2)) @ Mx
        if mast:
            cylinder(root, root + dv * length, 0.16, alu, seg=8, parent=R)

    def truss(x0, x1, y=0, z=0, w=3.6, step=3.0):
        nseg = max(1, round((x1 - x0) / step))
        a = w / 2
        P = lambda x, i: Vector((x, y + (a if i in (1, 2) else -a), z + (a if i in (2, 3) else -a)))
        for i in range(4):
            cylinder(P(x0, i), P(x1, i), 0.14, alu, seg=8, parent=R)
        for k in range(nseg + 1):
            x = x0 + (x1 - x0) * k / nseg
            for i in range(4):
                cylinder(P(x, i), P(x, (i + 1) % 4), 0.10, alu, seg=6, parent=R)
                if k < nseg:
                    x2 = x0 + (x1 - x0) * (k + 1) / nseg
                    cylinder(P(x, i), P(x2, (i + 1) % 4), 0.07, alu, seg=6, parent=R)
        rr = random.Random(int(x0 * 7))
        for k in range(nseg):
            bx = box(
                (x0 + (k + 0.5) * (x1 - x0) / nseg, y + rr.uniform(-0.4, 0.4), z + rr.uniform(-0.4, 0.4)),
                (step * 0.8, w * rr.uniform(0.4, 0.75), w * rr.uniform(0.4, 0.7)),
                rr.choice([white, white, gold, alu]),
                0.12,
                parent=R,
            )

    TZ = 4.4
    truss(-46, 46, 0, TZ)
    beta = math.radians(74)
    for x in (-44, -33, 33, 44):
        for sg in (1, -1):
            dv = Vector((0, math.cos(beta) * sg, math.sin(beta) * sg))
            nv = Vector((0, -math.sin(beta), math.cos(beta)))
            cylinder((x, 0, TZ), Vector((x, 0, TZ)) + dv * 3.2, 0.35, alu, seg=16, parent=R)
            wing(Vector((x, 0, TZ)) + dv * 3.2, dv, 10.4, 31, sawf, nv, split=1.2)
    for x in (-17, 19):
        for k in (-1, 0, 1):
            wing((x + k * 3.3, -2.2, TZ - 0.8), (0, -1, -0.55), 3.0, 13, rad, (0, -0.5, 1), mast=False)
    # US segment (forward = +Y)
    module((0, 7.6, 0), (0, 16.2, 0), 2.2, alu, 0.8, 3)
    module((0, 16.6, 0), (0, 23.0, 0), 2.2, white, 0.8, 2)
    module((0, 1.4, 0), (0, 7.0, 0), 2.25, alu, 0.75, 1)
    module((2.6, 19.5, 0), (9.6, 19.5, 0), 2.2, white, 0.85, 2)
    module((-2.6, 19.5, 0), (-13.4, 19.5, 0), 2.25, white, 0.85, 3)
    box((-16.2, 19.5, -0.6), (5.0, 4.6, 0.5), white, 0.1, parent=R)
    module((-6.5, 19.5, 2.6), (-6.5, 19.5, 5.8), 2.0, white, 0.85, 1)
    module((2.6, 4.2, 0), (8.6, 4.2, 0), 2.0, alu, 0.8, 1)
    module((-2.6, 4.2, 0), (-8.8, 4.2, 0), 2.2, white, 0.8, 2)
    module((0, 4.2, -2.6), (0, 4.2, -8.6), 2.2, white, 0.8, 2)
    module((-6.6, 4.2, -2.4), (-6.6, 4.2, -3.8), 1.3, dark, 0.9, 1)
    # Russian segment (aft = -Y)
    module((0, 0.6, 0), (0, -1.6, 0), 1.25, dark, 0.8, 1)
    module((0, -1.8, 0), (0, -13.6, 0), 2.0, rus, 0.62, 4)
    module((0, -14.2, 0), (0, -19.4, 0), 1.5, rus, 0.8, 2)
    module((0, -19.4, 0), (0, -26.6, 0), 2.1, rus, 0.8, 2)
    ball((0, -14.2, 0), 1.35, rus, R)
    for sg in (1, -1):
        wing((2.0 * sg, -23, 0), (sg, 0, 0), 3.0, 11, soysol, (0, 0.25, 1))
    module((0, -14.2, -1.4), (0, -14.2, -6.6), 1.5, rus, 0.8, 2)
    module((0, -14.2, -6.6), (0, -14.2, -11.6), 2.1, white, 0.7, 2)
    cylinder((0, -14.2, -11.4), (0, -14.2, -12.2), 0.95, grey, parent=R)
    for sg in (1, -1):
        wing((2.0 * sg, -14.2, -8.6), (sg, 0, 0), 3.2, 10, soysol, (0, 0.3, 1))
    module((0, -14.2, 1.3), (0, -14.2, 4.2), 1.2, rus, 0.8, 1)
    module((0, -6.0, -2.0), (0, -6.0, -8.2), 1.2, rus, 0.8, 2)

    def axes(o, z, x):
        z, x = Vector(z).normalized(), Vector(x)
        x = (x - z * x.dot(z)).normalized()
        y = z.cross(x)
        return Matrix.Translation(o) @ Matrix((x, y, z)).transposed().to_4x4()

    def soyuz(o, d, roll=0, x=(0.64, 0.77, 0)):
        """o = docking face, d = direction pointing away from the station"""
        o, d = Vector(o), Vector(d).normalized()
        e = bpy.data.objects.new("soyuz", None)
        s.collection.objects.link(e)
        e.parent = R
        e.matrix_local = axes(o, d, x)
        cylinder((0, 0, -0.1), (0, 0, 0.35), 0.62, grey, 0.70, parent=e)
        lathe(
            "orb",
            [
                (0.55, 0.3),
                (0.80, 0.42),
                (1.02, 0.75),
                (1.13, 1.25),
                (1.13, 1.75),
                (1.05, 2.15),
                (0.85, 2.45),
                (0.62, 2.62),
            ],
            green,
            64,
            None,
            e,
            sharp=40,
        )
        ball((0, -1.10, 1.5), 0.22, dark, e, sc=(1, 0.35, 1))
        lathe(
            "desc",
            [(0.62, 2.58), (0.80, 2.66), (0.97, 2.95), (1.06, 3.5), (1.12, 4.35), (1.14, 4.55)],
            green,
            64,
            None,
            e,
            sharp=40,
        )
        lathe(
            "serv",
            [(1.14, 4.55), (1.16, 4.7), (1.16, 6.2), (1.38, 6.9), (1.40, 7.15), (1.0, 7.25), (0, 7.2)],
            white,
            64,
            None,
            e,
            sharp=30,
        )
        for z in (2.6, 4.56, 4.75, 6.2):
            torus((0, 0, z), {2.6: 0.66, 4.56: 1.15, 4.75: 1.165, 6.2: 1.17}[z], 0.045, grey, parent=e)
        cylinder((0, 0, 7.15), (0, 0, 7.6), 0.32, dark, 0.55, parent=e)
        for k in range(10):
            a = k * 0.628
            cylinder(
                (1.2 * math.cos(a), 1.2 * math.sin(a), 5.1),
                (1.2 * math.cos(a), 1.2 * math.sin(a), 5.9),
                0.05,
                gold if k % 3 else dark,
                seg=8,
                parent=e,
            )
        for sg in (1, -1):
            b = box((0, 0, 0), (1.35, 4.1, 0.06), soysol, 0, parent=e)
            b.matrix_local = (
                Matrix.Translation((sg * (1.35 + 2.1), 0, 5.6)) @ Matrix(((0, 1, 0), (0, 0, 1), (1, 0, 0))).to_4x4()
            )
            cylinder((sg * 1.1, 0, 5.6), (sg * 1.5, 0, 5.6), 0.07, grey, seg=8, parent=e)
        tube([(0, 1.1, 1.6), (0, 1.9, 1.7), (0, 2.2, 1.3)], 0.035, grey, e)
        cylinder((0, 2.2, 1.2), (0, 2.2, 1.26), 0.34, white, parent=e)
        return e

    def dragon(o, d, roll=0):
        o, d = Vector(o), Vector(d).normalized()
        e = bpy.data.objects.new("dragon", None)
        s.collection.objects.link(e)
        e.parent = R
        e.matrix_local = placed(o, d, roll)
        cap = material("dragw", (0.86, 0.86, 0.86), 0.35, coat=0.3)
        cylinder((0, 0, -0.2), (0, 0, 0.3), 0.75, dark, 0.85, parent=e)
        lathe(
            "cap",
            [(0.80, 0.25), (1.0, 0.40), (1.12, 0.70), (1.85, 3.55), (1.92, 3.85), (1.90, 4.05)],
            cap,
            96,
            None,
            e,
            sharp=40,
        )
        torus((0, 0, 3.98), 1.86, 0.05, dark, parent=e)
        lathe("trunk", [(1.84, 4.05), (1.84, 7.6), (1.75, 7.6), (1.75, 4.2)], cap, 96, None, e, sharp=30)
        tr = lathe("trsol", [(1.87, 4.25), (1.87, 7.4)], drag, 48, None, e)
        tr.data.transform(Matrix.Identity(4))
        import bmesh

        bm = bmesh.new()
        bm.from_mesh(tr.data)
        bmesh.ops.delete(bm, geom=[v_ for v_ in bm.verts if v_.co.y > 0.35], context="VERTS")
        bm.to_mesh(tr.data)
        bm.free()
        for k in range(4):
            a = k * math.pi / 2 + 0.78
            b = box((0, 0, 0), (0.09, 0.85, 1.9), cap, 0.03, parent=e)
            b.matrix_local = Matrix.Rotation(a, 4, "Z") @ Matrix.Translation((0, 2.2, 6.5))
        for a in (-1.57, -0.9, -2.24):
            q = Vector((1.52 * math.cos(a), 1.52 * math.sin(a), 2.3))
            cylinder(q, q + Vector((math.cos(a), math.sin(a), -0.26)) * 0.05, 0.26, dark, parent=e)
        for k in range(4):
            a = k * math.pi / 2 + 0.35
            q = Vector((1.62 * math.cos(a), 1.62 * math.sin(a), 2.75))
            bx = box((0, 0, 0), (0.55, 0.5, 1.1), cap, 0.12, parent=e)
            bx.matrix_local = placed(q, (math.cos(a), math.sin(a), -0.25))
        return e

    module((0, 23.2, 0), (0, 24.6, 0), 1.0, dark, 0.8, 1)
    soyuz((0, -14.2, -12.2), (0, 0, -1), 0.35)
    soyuz((0, -6.0, -8.3), (0, 0, -1), 1.2)
    cylinder((0, 20.6, 2.0), (0, 20.6, 3.6), 1.0, grey, parent=R)
    dragon((0, 20.6, 3.8), (0, 0, 1), math.radians(100))
    # Zvezda aft end: docking cone, engines, antennas
    cylinder((0, -26.3, 0), (0, -27.3, 0), 0.95, grey, 0.75, parent=R)
    torus((0, -27.3, 0), 0.72, 0.09, dark, (0, 1, 0), R)
    for sg in (1, -1):
        cylinder((sg * 1.3, -26.0, -0.7), (sg * 1.35, -27.2, -0.75), 0.22, dark, 0.42, parent=R)
        cylinder((sg * 1.2, -26.2, 1.2), (sg * 3.4, -27.4, 3.0), 0.05, grey, seg=8, parent=R)
        ball((sg * 3.4, -27.4, 3.0), 0.42, white, R, sc=(1, 1, 0.35), zdir=(0, -1, 0.3))
    # robot arm
    arm = material("arm", (0.80, 0.80, 0.78), 0.45)
    J = [Vector((2.2, 11, 0.6)), Vector((9.5, 6.0, -3.2)), Vector((13.5, -5.5, 1.2)), Vector((11.8, -7.2, -0.2))]
    for a_, b_, r_ in zip(J, J[1:], (0.24, 0.22, 0.26)):
        cylinder(a_, b_, r_, arm, seg=20, parent=R)
    for q_ in J:
        ball(q_, 0.42, arm, R, seg=20)
        torus(q_, 0.43, 0.05, dark, (0, 1, 0.3), R, 32, 8)
    camera((38, -46, 13.5), (-2.7, 1, -3.9), 30.2, roll=-12)
