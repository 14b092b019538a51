"""Scene 3: the crew in reclining chairs after landing."""

import math

from mathutils import Vector

from gallery.scenes.capsule import descent_capsule
from gallery.scenes.cast import ACTRESS, DIRECTOR, ENGINEER
from gallery.scenes.figures import figure, look, to_local, toward
from gallery.scenes.materials import material
from gallery.scenes.parachute import parachute
from gallery.scenes.picture import Grade, Picture
from gallery.scenes.seats import recliner
from gallery.scenes.shapes import cylinder, torus
from gallery.scenes.steppe import Ground, grass, haze, terrain
from gallery.scenes.studio import area_light, camera, sky, sun

PICTURE = Picture(
    "crew-after-landing",
    samples=20,
    exposure=0.15,
    grade=Grade(bloom=0.08, warmth=0.02, contrast=1.10, saturation=1.10, vignette=0.26),
)


def build(*, preview):

    SUN_AZ, SUN_EL = -98, 15
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
    area_light((-3.2, -6.0, 3.6), (0, 0, 0.8), 4, 190, (1, 0.89, 0.76))
    sun(SUN_AZ, SUN_EL, 6.0, (1, 0.79, 0.54), 1.0)
    ground = Ground([(3.3, 4.4, 1.4, 0.10)])
    terrain(ground)
    gz = ground.height

    def flat(x, y):
        return Vector((x, y, gz(x, y - 0.3)))

    # crew, left to right: woman, cosmonaut, director
    wp, cp, dp = flat(-0.95, 0.05), flat(0.0, 0.22), flat(0.95, 0.05)
    L = dict(lim=50)
    woman = recliner(
        wp,
        4,
        ACTRESS,
        blanket=(0.42, 0.15, 0.065),
        seed=21,
        head=look(wp, 4, (-2.3, -1.2), 26, 4, 34),
        hands=((0.17, -0.33, 0.74), (-0.38, -0.22, 0.705)),
        hand_dir=((-0.55, -0.8, -0.1), (-0.1, -1, -0.05)),
        curl=(0.4, 0.3),
        elbow=((0.8, 0.5, -0.4), (-0.8, 0.6, -0.5)),
    )
    cosmo = recliner(
        cp,
        2,
        ENGINEER,
        blanket=(0.10, 0.19, 0.31),
        seed=22,
        head=(6, 26, -2),
        hands=((0.33, -0.34, 1.17), (-0.16, -0.34, 0.745)),
        hand_dir=((0.15, -0.25, 1), (0.55, -0.8, -0.1)),
        curl=(0.05, 0.4),
        elbow=((0.9, 0.1, -0.7), (-0.8, 0.5, -0.4)),
    )
    direc = recliner(
        dp,
        -6,
        DIRECTOR,
        blanket=(0.36, 0.25, 0.10),
        seed=23,
        head=look(dp, -6, (-0.1, -0.9), 24, -3, 30),
        hands=((0.17, -0.34, 0.745), (-0.10, -0.38, 0.87)),
        hand_dir=((-0.5, -0.8, -0.1), (0.45, -0.8, 0.1)),
        curl=(0.4, 0.9),
        elbow=((0.8, 0.5, -0.4), (-0.8, 0.5, -0.4)),
    )

    def person(root, face, style, targets=None, **k):
        y = toward(root, face) if not isinstance(face, (int, float)) else face
        r = Vector((root[0], root[1], gz(root[0], root[1])))
        if targets:
            k["hands"] = [to_local(t, r, y) if isinstance(t, Vector) else t for t in targets]
        return figure(r, y, style, **k)

    hd = direc.hands[1]
    mug = material("mug", (0.05, 0.22, 0.40), 0.35, coat=0.4)
    mc = hd + Vector((0.035, -0.125, -0.070))
    cylinder(mc, mc + Vector((0, 0, 0.125)), 0.046, mug, bevel=0.006)
    cylinder(
        mc + Vector((0, 0, 0.1245)), mc + Vector((0, 0, 0.127)), 0.039, material("tea", (0.20, 0.07, 0.02), 0.1, coat=1)
    )
    torus(mc + Vector((0, 0, 0.125)), 0.0435, 0.005, material("alu", (0.62, 0.64, 0.66), 0.32, 0.9))
    # medic kneeling beside the woman, hand on her wrist
    wh = woman.hands[1]
    person(
        (-1.66, 0.12),
        62,
        "medic",
        targets=[wh + Vector((-0.10, -0.10, 0.06)), wh + Vector((-0.16, 0.06, 0.04))],
        pelvis_h=0.50,
        lean=10,
        seed=13,
        skin=2,
        hat="cap",
        feet=((0.12, 0.42, 0.10), (-0.16, -0.30, 0.09)),
        knee=((0.1, -0.6, -1), (-0.1, -1, 0.6)),
        head=(14, -6, 0),
    )
    # recovery workers
    person(
        (-0.56, 1.35),
        tuple(cp + Vector((0.1, -1.2, 0)))[:2],
        "rescue",
        lean=8,
        seed=11,
        skin=1,
        head=(-14, 12, 0),
        hands=((0.22, -0.30, 1.02), (-0.30, -0.12, 0.86)),
    )
    person(
        (0.78, 1.5), 4, "rescue", seed=12, skin=0, head=(20, 10, 0), hands=((0.26, -0.16, 0.84), (-0.06, -0.32, 1.10))
    )
    person(
        (1.78, 0.95),
        -52,
        "orange",
        seed=14,
        skin=2,
        head=(-8, 12, 0),
        hands=((0.12, -0.30, 1.12), (-0.14, -0.30, 1.10)),
        elbow=((0.5, 0.3, -1), (-0.5, 0.3, -1)),
    )
    person(
        (-3.0, 5.4),
        150,
        "camo",
        seed=15,
        hands=((0.28, -0.2, 0.85), (-0.28, 0.1, 0.85)),
        feet=((0.1, -0.2, 0.09), (-0.1, 0.22, 0.12)),
    )
    person((1.7, 6.4), 60, "orange", seed=17, hat="helmet", hands=((0.3, -0.35, 1.1), (-0.3, -0.2, 0.9)))
    # capsule
    caps, M, zt = descent_capsule(Vector((3.75, 4.9, 1.03)), Vector((-0.72, -0.62, -0.08)), roll=math.radians(-100))
    # parachute
    parachute(ground, (-3.4, 10.5))
    for y, a in ((7.2, 0.16), (14, 0.26), (30, 0.34)):
        haze(y, a)
    cam = camera((0.10, -6.0, 1.38), (0.17, 0, 0.86), 50, 0.9, focus=tuple(cosmo.neck + Vector((0, -0.12, 0))))

    def avoid(x, y):
        k = 1.0
        if (x - 3.5) ** 2 + (y - 4.6) ** 2 < 2.2:
            k *= 0.05
        dx, dy = x - (-0.1), y + 0.15
        r = math.hypot(dx / 1.75, dy / 0.75)
        if r < 1:
            k *= 0.22
        if (x + 3.4) ** 2 / 30 + (y - 10.5) ** 2 / 18 < 1:
            k *= 0.15
        return k

    grass(ground, cam, 8000 if preview else 22000, 1.8, 75, avoid, h=0.85)
