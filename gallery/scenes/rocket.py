import math

from mathutils import Matrix, Vector

from gallery.scenes.materials import material
from gallery.scenes.shapes import box, cylinder, lathe, lattice, mesh, placed, torus
from gallery.scenes.studio import empty


def soyuz_rocket(M):
    """local metres, z=0 at the nozzles' rim, 51 m tall. returns empty"""
    e = empty("rocket", M)
    gg = material("rgreen", (0.235, 0.265, 0.225), 0.55, bump=0.08, bump_scale=2, variation=0.06, variation_scale=0.6)
    wh = material("rwhite", (0.74, 0.74, 0.72), 0.5, bump=0.06, bump_scale=3, variation=0.05, variation_scale=0.8)
    og = material("rorange", (0.80, 0.25, 0.035), 0.5)
    dg = material("rdark", (0.06, 0.062, 0.065), 0.5)
    st = material("rsteel", (0.42, 0.42, 0.42), 0.35, 0.8)
    lg = material("rlgrey", (0.46, 0.48, 0.47), 0.5, variation=0.05, variation_scale=0.7)
    L = lambda pr, m, sh=30: lathe("r", pr, m, 48, None, e, sharp=sh)
    # core
    L([(0, 0.9), (1.03, 1.0), (1.03, 9.0), (1.06, 11.0)], gg)
    L([(1.06, 11.0), (1.42, 18.6)], gg)
    L([(1.42, 18.6), (1.475, 19.6), (1.475, 25.2)], wh)
    L([(1.475, 25.2), (1.475, 26.2), (1.33, 27.3)], gg)
    for z, r in ((19.6, 1.48), (25.2, 1.48), (22.4, 1.48), (27.3, 1.34)):
        torus((0, 0, z), r, 0.045, dg, parent=e)
    lattice((0, 0, 27.2), (0, 0, 28.6), 2.4, 2.4, 1, 0.06, st, e, 12)
    L([(0, 27.3), (1.0, 27.35), (0.9, 28.5)], dg)
    L([(0, 28.55), (1.33, 28.6), (1.33, 30.4)], lg)
    L([(1.33, 30.4), (1.335, 30.42), (1.335, 31.3), (1.33, 31.32)], og)
    L([(1.33, 31.32), (1.33, 35.6)], wh)
    for z in (28.6, 30.4, 31.3, 33.5, 35.6):
        torus((0, 0, z), 1.335, 0.04, dg, parent=e)
    # fairing + escape tower
    L([(1.33, 35.6), (1.50, 36.7), (1.50, 39.2)], lg)
    L([(1.50, 39.2), (1.50, 42.3), (1.40, 43.4), (1.15, 44.8), (0.78, 46.2), (0.52, 46.8)], wh, 20)
    L([(0.52, 46.8), (0.40, 47.3), (0.40, 48.7)], lg)
    L([(0.40, 48.7), (0.52, 48.9), (0.52, 49.4), (0.30, 49.6), (0.30, 50.5), (0.12, 51.2), (0, 51.3)], og)
    for z, r in ((39.2, 1.505), (36.7, 1.505), (42.3, 1.505)):
        torus((0, 0, z), r, 0.04, dg, parent=e)
    for k in range(4):
        a = k * math.pi / 2 + 0.5
        b = box((0, 0, 0), (1.0, 0.16, 1.5), dg, 0.04, parent=e)
        b.matrix_local = Matrix.Rotation(a, 4, "Z") @ Matrix.Translation((0, 1.55, 38.0))
        cylinder(
            (0.5 * math.cos(a), 0.5 * math.sin(a), 48.8),
            (0.78 * math.cos(a), 0.78 * math.sin(a), 48.35),
            0.13,
            st,
            parent=e,
            seg=12,
        )
    # strap-ons
    for k in range(4):
        a = k * math.pi / 2 + math.radians(28)
        d = Vector((math.cos(a), math.sin(a), 0))
        b0, b1 = d * 2.62 + Vector((0, 0, 0.6)), d * 1.22 + Vector((0, 0, 20.3))
        ax = b1 - b0
        h = ax.length
        Mx = placed(b0, ax)
        S = lambda pr, m, sh=30: lathe("s", pr, m, 40, Mx, e, sharp=sh)
        S([(0, 0.2), (1.20, 0.25), (1.34, 0.5), (1.34, 1.6)], dg)
        S([(1.34, 1.6), (1.345, 1.62), (1.345, 2.1)], og)
        S([(1.34, 2.1), (1.33, 4.2), (1.10, 8.6)], gg)
        S([(1.10, 8.6), (0.66, 14.6)], wh)
        S([(0.66, 14.6), (0.30, 18.6), (0.12, h - 0.1), (0, h)], gg, 20)
        for z, r in ((2.1, 1.35), (4.2, 1.335), (8.6, 1.105), (11.6, 0.885), (14.6, 0.665)):
            torus(Mx @ Vector((0, 0, z)), r, 0.04, dg, ax, e)
        cylinder(Mx @ Vector((0, 0, 4)) + d * 1.3, Mx @ Vector((0, 0, 13)) + d * 0.72, 0.09, lg, parent=e, seg=8)
        fin = mesh(
            "fin",
            [
                b0 + d * 1.25 + Vector((0, 0, 0.5)),
                b0 + d * 2.15 + Vector((0, 0, 0.2)),
                b0 + d * 2.05 + Vector((0, 0, 1.5)),
                b0 + d * 1.25 + Vector((0, 0, 2.8)),
            ],
            [(0, 1, 2, 3)],
            lg,
            False,
            parent=e,
        )
        s = fin.modifiers.new("s", "SOLIDIFY")
        s.thickness = 0.12
        s.offset = 0
        for i in (-1, 1):
            for j in (-1, 1):
                q = b0 + Vector((i * 0.52, j * 0.52, 0.3))
                cylinder(q, q - Vector((0, 0, 0.95)), 0.22, st, 0.40, parent=e, seg=20)
    for i in (-1, 1):
        for j in (-1, 1):
            q = Vector((i * 0.45, j * 0.45, 1.0))
            cylinder(q, q - Vector((0, 0, 1.2)), 0.20, st, 0.38, parent=e, seg=20)
    return e
