import math

import bpy
import numpy as np
from mathutils import Matrix, Vector, noise

from gallery.scenes.crew import crew_member
from gallery.scenes.figures import T1, T2, ik
from gallery.scenes.materials import material
from gallery.scenes.shapes import box, box_at, capsule_geometry, cylinder, mesh, remesh


def clipboard(c, normal, up, parent=None):
    """board facing `normal`, top edge towards `up`"""
    n = Vector(normal).normalized()
    y = (Vector(up) - n * n.dot(Vector(up))).normalized()
    x = y.cross(n)
    Mx = Matrix((x, y, n)).transposed().to_4x4()
    c = Vector(c)
    box(c, (0.23, 0.31, 0.010), material("board", (0.30, 0.16, 0.07), 0.5, coat=0.2), 0.004, Mx)
    box(c + n * 0.008, (0.205, 0.275, 0.006), material("paper", (0.86, 0.86, 0.83), 0.8), 0.002, Mx)
    box(c + n * 0.014 + y * 0.135, (0.09, 0.03, 0.014), material("clip", (0.6, 0.6, 0.62), 0.3, 0.9), 0.004, Mx)
    for i in range(5):
        box(
            c + n * 0.0116 + y * (0.085 - i * 0.04) - x * (0.01 * (i % 2)),
            (0.15 - 0.02 * (i % 3), 0.006, 0.001),
            material("lines", (0.45, 0.50, 0.58), 0.8),
            0,
            Mx,
        )


def recliner(
    root, yaw, person, pelvis_h=0.47, back=-33, fabric=(0.035, 0.085, 0.13), blanket=(0.14, 0.23, 0.34), pose=None, **k
):
    """reclining field chair + seated crew member + draped blanket. returns the figure's joints"""
    root = Vector(root)
    M = Matrix.Translation(root) @ Matrix.Rotation(math.radians(yaw), 4, "Z")
    w = lambda x, y, z: M @ Vector((x, y, z))
    feet = ((0.115, -0.72, 0.22), (-0.115, -0.72, 0.22))
    k.setdefault("hands", ((0.16, -0.34, 0.73), (-0.16, -0.34, 0.73)))
    J = crew_member(
        root, yaw, person, pelvis_h=pelvis_h, lean=back, feet=feet, knee=((0.10, -0.3, 1), (-0.10, -0.3, 1)), **k
    )
    for o in [
        o
        for o in bpy.data.objects
        if o.name.startswith("patch") and o.data.materials and o.data.materials[0].name.startswith("pocket")
    ]:
        bpy.data.objects.remove(o)  # hidden by the blanket
    fab = material("chairfab%.2f" % fabric[2], fabric, 0.85, bump=0.3, bump_scale=90, sheen=0.3)
    al = material("alu", (0.62, 0.64, 0.66), 0.32, 0.9)
    b = math.radians(-back)
    ud = Vector((0, math.sin(b), math.cos(b)))
    nd = Vector((0, math.cos(b), -math.sin(b)))  # along the back / out of its rear
    P = Vector((0, 0, pelvis_h))
    c0 = P + nd * 0.185
    Rb = Matrix.Rotation(-math.radians(-back), 3, "X")
    box_at(M, c0 + ud * 0.17, (0.62, 0.05, 0.66), fab, 0.022, Rb)
    box_at(M, (0, -0.20, pelvis_h - 0.165), (0.60, 0.54, 0.06), fab, 0.025, Matrix.Rotation(math.radians(-7), 3, "X"))
    box_at(M, (0, -0.62, 0.135), (0.56, 0.34, 0.04), fab, 0.018, Matrix.Rotation(math.radians(10), 3, "X"))
    for s in (1, -1):
        x = s * 0.325
        p0, p1 = c0 + ud * -0.20, c0 + ud * 0.50
        cylinder(w(x, p0.y, p0.z), w(x, p1.y, p1.z), 0.017, al)
        cylinder(w(x, -0.50, pelvis_h - 0.135), w(x, 0.10, pelvis_h - 0.20), 0.017, al)
        cylinder(w(x, -0.50, pelvis_h - 0.135), w(x, -0.80, 0.11), 0.016, al)
        cylinder(w(x, -0.42, 0), w(x, 0.26, pelvis_h + 0.10), 0.015, al)
        cylinder(w(x, 0.34, 0), w(x, -0.34, pelvis_h + 0.13), 0.015, al)
        cylinder(w(x, -0.36, pelvis_h + 0.145), w(x, 0.24, pelvis_h + 0.145), 0.017, al)
        box_at(
            M, (x, -0.09, pelvis_h + 0.165), (0.055, 0.40, 0.03), material("armpad", (0.03, 0.03, 0.035), 0.6), 0.013
        )
    sole = material("sole13", (0.34, 0.39, 0.46), 0.7, bump=0.3, bump_scale=60)
    hp = [Vector((0.095, 0, pelvis_h)), Vector((-0.095, 0, pelvis_h))]
    for i in (0, 1):  # soles (seen from the front when reclining)
        kn, h = ik(hp[i], feet[i], T1, T2, ((0.10, -0.3, 1), (-0.10, -0.3, 1))[i])
        ax = (h - kn).normalized()
        f = Vector((0, -1, 0))
        toe = (f - ax * f.dot(ax)).normalized()
        sx = Vector((1, 0, 0))
        g = [
            capsule_geometry(
                w(*(h + ax * 0.094 - toe * 0.052 + sx * s * 0.030)),
                w(*(h + ax * 0.094 + toe * 0.170 + sx * s * 0.030)),
                0.028,
                0.030,
                14,
                5,
            )
            for s in (1, 0, -1)
        ]
        o = remesh(g, 0.010, 4, "sole")
        o.data.materials.append(sole)
    # blanket: height field over pelvis + legs, drooping at the sides
    hp = [Vector((0.095, 0, pelvis_h)), Vector((-0.095, 0, pelvis_h))]
    S = []
    for i in (0, 1):
        kn, ft = ik(hp[i], feet[i], T1, T2, ((0.10, -0.3, 1), (-0.10, -0.3, 1))[i])
        for a, e, r0, r1 in ((hp[i], kn, 0.135, 0.105), (kn, ft, 0.105, 0.088)):
            for t in np.linspace(0, 1, 14):
                q = a.lerp(e, t)
                S.append((*q, r0 + (r1 - r0) * t + 0.012))
    S = np.array(S)
    nx, ny = 61, 71
    xs = np.linspace(-0.40, 0.40, nx)
    ys = np.linspace(0.02, -0.70, ny)
    XX, YY = np.meshgrid(xs, ys)
    d2 = (XX[..., None] - S[:, 0]) ** 2 + (YY[..., None] - S[:, 1]) ** 2
    h = np.where(d2 < S[:, 3] ** 2, S[:, 2] + np.sqrt(np.maximum(S[:, 3] ** 2 - d2, 0)), -1).max(-1)
    lowz = 0.17
    h = np.maximum(h, lowz)
    hh = h.copy()
    dx, dy = xs[1] - xs[0], abs(ys[1] - ys[0])
    for _ in range(40):  # limited slope = hanging cloth
        for ax, dd, sl in ((1, dx, 2.6), (0, dy, 1.3)):
            for s in (1, -1):
                q = np.roll(hh, s, ax)
                sl_ = [slice(None)] * 2
                sl_[ax] = 0 if s == 1 else -1
                q[tuple(sl_)] = -1
                hh = np.maximum(hh, q - dd * sl)
    for _ in range(5):
        p = np.pad(hh, 1, mode="edge")
        hh = np.maximum(
            h * 0.0 + (p[1:-1, 1:-1] * 2 + p[:-2, 1:-1] + p[2:, 1:-1] + p[1:-1, :-2] + p[1:-1, 2:]) / 6, h + 0.004
        )
    p = np.pad(hh, 1, mode="edge")
    hh = (p[1:-1, 1:-1] * 2 + p[:-2, 1:-1] + p[2:, 1:-1] + p[1:-1, :-2] + p[1:-1, 2:]) / 6
    sd = k.get("seed", 0)
    v = []
    for j in range(ny):
        for i in range(nx):
            x, y, z = XX[j, i], YY[j, i], hh[j, i]
            fold = noise.noise(Vector((x * 3 + sd * 7, y * 9, 0)))
            side = max(0, (abs(x) - 0.19) / 0.21)
            z += 0.012 * fold + 0.006 * noise.noise(Vector((x * 14, y * 14, sd)))
            x2 = x * (1 - 0.10 * side) + 0.035 * side * math.sin(y * 21 + sd) * (1 if x > 0 else -1)
            y2 = y + 0.03 * noise.noise(Vector((x * 4, sd, 0))) * (1 if j > ny - 8 else 0.3)
            v.append(w(x2, y2, z + 0.012))
    f = [
        (j * nx + i, j * nx + i + 1, (j + 1) * nx + i + 1, (j + 1) * nx + i)
        for j in range(ny - 1)
        for i in range(nx - 1)
    ]
    C = np.empty((len(v), 3))
    C[:] = blanket
    jj = np.repeat(np.arange(ny), nx)
    lt = np.minimum(np.array(blanket) * 1.9 + 0.10, 0.8)
    C[(jj > ny - 7) & (jj < ny - 3)] = lt
    C[(jj > ny - 15) & (jj < ny - 12)] = lt
    C[(jj > 3) & (jj < 6)] = lt
    o = mesh(
        "blanket",
        v,
        f,
        material("blanketc", vertex_colors="Col", rough=0.95, bump=0.5, bump_scale=120, sheen=0.5),
        True,
        C,
    )
    s = o.modifiers.new("s", "SOLIDIFY")
    s.thickness = 0.022
    s.offset = 1
    return J
