"""Scene 2: steppe landing."""

import math
import random

import bpy
from mathutils import Matrix, Vector

from gallery.scenes.capsule import descent_capsule
from gallery.scenes.figures import figure
from gallery.scenes.materials import material
from gallery.scenes.parachute import parachute
from gallery.scenes.picture import Grade, Picture
from gallery.scenes.shapes import ball, box, cylinder, tube
from gallery.scenes.steppe import Ground, grass, terrain
from gallery.scenes.studio import area_light, camera, sky, sun

PICTURE = Picture(
    "landing-peresild",
    samples=20,
    exposure=0.15,
    grade=Grade(bloom=0.08, warmth=0.02, contrast=1.10, saturation=1.10, vignette=0.26),
)


def build(*, preview):

    ax = Vector((-0.64, -0.76, -0.11)).normalized()
    base = Vector((1.95, 1.75, 1.03))
    SUN_AZ, SUN_EL = -72, 14
    sky(
        SUN_EL,
        SUN_AZ,
        0.34,
        0.6,
        backdrop=[
            (0, (1.15, 0.74, 0.38)),
            (0.04, (1.0, 0.78, 0.52)),
            (0.10, (0.56, 0.72, 0.88)),
            (0.20, (0.26, 0.48, 0.82)),
        ],
        backdrop_strength=0.95,
        cloud_color=(1.25, 0.88, 0.60),
    )
    area_light((-4.5, -6.5, 4.5), (-0.2, 0, 0.8), 4, 250, (1, 0.88, 0.74))
    sun(SUN_AZ, SUN_EL, 6.0, (1, 0.79, 0.54), 1.0)
    ground = Ground([(1.35, 1.0, 1.35, 0.10)])
    terrain(ground)
    caps, M, zt = descent_capsule(base, ax, roll=math.radians(-100))
    hatch = M @ Vector((0, 0, zt))
    print("hatch", hatch)
    axh = Vector((ax.x, ax.y, 0)).normalized()
    lf = Vector((-axh.y, axh.x, 0))  # lf: crew's left = towards camera
    yaw = math.degrees(math.atan2(axh.x, -axh.y))
    cr = hatch + axh * 0.10
    cr.z = 0
    crew = figure(
        cr,
        yaw,
        "sokol",
        pelvis_h=0.60,
        lean=4,
        side=-4,
        hands=((0.48, -0.34, 1.46), (-0.58, -0.12, 1.02)),
        feet=((0.15, -0.60, 0.12), (-0.13, -0.62, 0.12)),
        head=(14, -6, 4),
        visor="open",
        seed=5,
        skin=2,
        hand_dir=((0.15, -0.15, 1), None),
        curl=(0.05, 0.6),
        elbow=((0.8, 0.3, -0.8), (-0.5, 0.6, -0.6)),
        hair=(0.16, 0.08, 0.04),
    )

    def toward(src, dst):
        d = Vector(dst) - Vector(src)
        return math.degrees(math.atan2(d.x, -d.y))

    def to_local(p, root, yaw):
        return tuple(Matrix.Rotation(math.radians(-yaw), 3, "Z") @ (Vector(p) - Vector((root[0], root[1], 0))))

    def person(root, face, style, targets=None, **k):
        y = toward(root, face) if not isinstance(face, (int, float)) else face
        r = Vector((root[0], root[1], ground.height(root[0], root[1])))
        if targets:
            k["hands"] = [to_local(t, root, y) if isinstance(t, Vector) else t for t in targets]
        return figure(r, y, style, **k)

    cw = lambda a, b, c: cr + lf * a + axh * b + Vector((0, 0, c))  # crew-relative world point
    A = cw(-0.62, 0.18, 0)
    person(
        A,
        tuple(cw(0.5, 1.2, 0)),
        "rescue",
        targets=[cw(-0.10, -0.12, 0.92), cw(-0.42, 0.28, 1.02)],
        lean=10,
        seed=11,
        skin=1,
        head=(20, 8, 0),
    )
    B = cw(1.10, -0.20, 0)
    person(
        B,
        tuple(cw(-0.35, 0.25, 0)),
        "rescue",
        targets=[cw(0.30, -0.16, 0.86), cw(0.36, 0.16, 0.70)],
        lean=26,
        seed=12,
        skin=0,
        pelvis_h=0.82,
        feet=((0.14, 0.14, 0.09), (-0.16, -0.14, 0.09)),
    )
    C = cw(-0.55, 1.42, 0)
    person(
        C,
        tuple(cw(-0.1, 0.2, 0)),
        "medic",
        targets=[cw(-0.05, 0.70, 0.46), cw(-0.28, 0.62, 0.52)],
        pelvis_h=0.50,
        lean=20,
        seed=13,
        skin=2,
        hat="cap",
        feet=((0.12, 0.42, 0.10), (-0.16, -0.30, 0.09)),
        knee=((0.1, -0.6, -1), (-0.1, -1, 0.6)),
        head=(0, -14, 0),
    )
    D = Vector((-2.25, 1.9, 0))
    person(
        D,
        (hatch.x, hatch.y, 0),
        "orange",
        targets=[(0.10, -0.34, 1.36), (-0.12, -0.36, 1.34)],
        seed=14,
        skin=0,
        elbow=((0.5, 0.1, -1), (-0.5, 0.1, -1)),
    )
    # photographer's camera
    q = toward(D, hatch)
    d = Matrix.Rotation(math.radians(q), 3, "Z") @ Vector((0, -1, 0))
    cc = D + d * 0.33 + Vector((0, 0, 1.43 + ground.height(D.x, D.y)))
    cm = material("cambody", (0.02, 0.02, 0.022), 0.4, coat=0.3)
    box(cc, (0.15, 0.10, 0.11), cm, 0.015, Matrix.Rotation(math.radians(q), 4, "Z"))
    cylinder(cc + d * 0.04, cc + d * 0.19, 0.045, cm)
    cylinder(cc + d * 0.185, cc + d * 0.195, 0.038, material("lens", (0.02, 0.02, 0.05), 0.05, coat=1))
    person(
        (-1.1, 6.2),
        140,
        "camo",
        seed=15,
        hands=((0.28, -0.2, 0.85), (-0.28, 0.1, 0.85)),
        feet=((0.1, -0.2, 0.09), (-0.1, 0.22, 0.12)),
    )
    person((4.1, 6.0), -60, "orange", seed=17, hat="helmet", hands=((0.3, -0.35, 1.1), (-0.3, -0.2, 0.9)))

    # reclining chair + folded blanket waiting on the left
    def blanket_box(c, rz):
        b = box(
            c,
            (0.62, 0.42, 0.13),
            material("blanket", (0.14, 0.23, 0.34), 0.95, bump=0.6, bump_scale=50, sheen=0.5),
            0.05,
            Matrix.Rotation(rz, 4, "Z"),
        )
        return b

    gx, gy = -1.62, -0.95
    gz = ground.height(gx, gy)
    box(
        (gx, gy, gz + 0.16),
        (0.56, 0.34, 0.30),
        material("medbox", (0.72, 0.30, 0.05), 0.45, bump=0.1),
        0.035,
        Matrix.Rotation(0.5, 4, "Z"),
    )
    box((gx, gy, gz + 0.33), (0.50, 0.05, 0.03), cm, 0.01, Matrix.Rotation(0.5, 4, "Z"))
    blanket_box((gx + 0.04, gy, gz + 0.385), 0.42)
    # parachute
    hem = parachute(ground, (-3.6, 9.6), scale=(1.25, 1.0, 1.15))
    scattered = random.Random(7)
    lm = material("cord", (0.75, 0.72, 0.66), 0.8)
    for k in range(9):
        e = hem[(k * 9 + 60) % len(hem)]
        s_ = M @ Vector((0.75, 0.35, 1.1))
        m_ = (e + s_) / 2
        m_.z = 0.10 + 0.05 * k % 0.1
        aside = Vector((scattered.uniform(-0.6, 0.6), scattered.uniform(-0.5, 0.5), 0))
        tube([s_, s_ * 0.8 + m_ * 0.2 + Vector((0, 0, -0.2)), m_ + aside, e], 0.007, lm)

    # helicopter far left (simple, out of focus)
    def heli(o, yaw, s=1.0):
        e = bpy.data.objects.new("heli", None)
        bpy.context.scene.collection.objects.link(e)
        e.location = o
        e.rotation_euler = (0, 0, math.radians(yaw))
        e.scale = (s,) * 3
        w_ = material("heliw", (0.62, 0.63, 0.63), 0.4, coat=0.3)
        b_ = material("helib", (0.05, 0.13, 0.30), 0.4, coat=0.3)
        g_ = material("helig", (0.03, 0.04, 0.05), 0.08, coat=1)
        k_ = material("helik", (0.04, 0.04, 0.045), 0.6)
        ball((0, 0, 1.75), 1.0, w_, e, sc=(3.6, 1.15, 1.2))
        ball((0, 0, 1.45), 1.0, b_, e, sc=(3.5, 1.17, 0.75))
        ball((-2.55, 0, 1.95), 1.0, g_, e, sc=(0.95, 1.0, 0.8))
        ball((-0.3, 0, 2.85), 1.0, w_, e, sc=(2.0, 0.62, 0.52))
        cylinder((2.2, 0, 2.1), (8.2, 0, 2.65), 0.62, w_, 0.22, parent=e)
        box((8.5, 0, 3.35), (0.9, 0.12, 2.0), b_, 0.05, Matrix.Rotation(0.35, 4, "Y"), e)
        cylinder((-0.2, 0, 3.1), (-0.2, 0, 3.8), 0.16, k_, parent=e)
        for i in range(5):
            bx = box((0, 0, 0), (8.6, 0.38, 0.05), k_, 0.01, parent=e)
            bx.matrix_local = (
                Matrix.Translation((-0.2, 0, 3.75))
                @ Matrix.Rotation(i * 2 * math.pi / 5 + 0.3, 4, "Z")
                @ Matrix.Rotation(math.radians(3), 4, "Y")
                @ Matrix.Translation((4.3, 0, 0))
            )
        for i in range(3):
            bx = box((0, 0, 0), (1.6, 0.04, 0.16), k_, 0.01, parent=e)
            bx.matrix_local = (
                Matrix.Translation((8.7, -0.25, 4.2))
                @ Matrix.Rotation(i * 2.094 + 0.2, 4, "Y")
                @ Matrix.Translation((0.8, 0, 0))
            )
        for x, y in ((-2.2, 0), (1.2, 1.25), (1.2, -1.25)):
            cylinder((x, y - 0.12, 0.35), (x, y + 0.12, 0.35), 0.35, k_, parent=e)
            cylinder((x, y, 0.4), (x * 0.9, y * 0.6, 1.3), 0.07, w_, parent=e)
        for i in range(4):
            cylinder((-1.3 + i * 0.9, -1.09, 1.95), (-1.3 + i * 0.9, -1.16, 1.95), 0.20, g_, parent=e)
        cylinder((0.2, 1.3, 1.25), (2.0, 1.3, 1.25), 0.32, w_, parent=e)
        cylinder((0.2, -1.3, 1.25), (2.0, -1.3, 1.25), 0.32, w_, parent=e)

    heli((-8.5, 60, ground.height(-8.5, 60)), 160, 1.0)

    def truck(o, yaw, s=1.0):
        e = bpy.data.objects.new("truck", None)
        bpy.context.scene.collection.objects.link(e)
        e.location = o
        e.rotation_euler = (0, 0, math.radians(yaw))
        e.scale = (s,) * 3
        b_ = material("truckb", (0.06, 0.20, 0.46), 0.45, coat=0.2)
        k_ = material("helik", (0.04, 0.04, 0.045), 0.6)
        g_ = material("helig", (0.03, 0.04, 0.05), 0.08, coat=1)
        box((0, 0, 1.55), (7.0, 2.6, 1.0), b_, 0.2, parent=e)
        box((-2.2, 0, 2.35), (2.2, 2.3, 1.0), b_, 0.2, parent=e)
        box((-2.3, 0, 2.45), (2.05, 2.36, 0.55), g_, 0.08, parent=e)
        box((1.3, 0, 2.3), (3.6, 2.2, 0.9), material("tarp", (0.30, 0.32, 0.30), 0.9), 0.2, parent=e)
        for x in (-2.4, 0, 2.4):
            for y in (-1.25, 1.25):
                cylinder((x, y - 0.25, 0.7), (x, y + 0.25, 0.7), 0.72, k_, parent=e)

    truck((14.5, 42, ground.height(14.5, 42)), -28)
    cam = camera((-0.35, -7.3, 1.62), (0.25, 0.3, 0.88), 50, 0.9, focus=tuple(crew.neck))

    def avoid(x, y):
        q = Vector((x - 1.3, y - 0.8))
        k = 1.0
        if q.length < 1.9:
            k *= max(0.04, (q.length - 1.15) / 0.8)
        dx, dy = x - (-0.6), y - (-0.2)
        r = math.hypot(dx * 0.6, dy)
        if r < 1.2:
            k *= 0.35
        if (x + 3.2) ** 2 / 30 + (y - 9.2) ** 2 / 18 < 1:
            k *= 0.15
        return k

    grass(ground, cam, 9000 if preview else 26000, 2.0, 75, avoid)
