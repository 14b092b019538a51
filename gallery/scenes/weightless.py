import math
import random
from dataclasses import replace

import bpy
import numpy as np
from mathutils import Matrix, Vector

from gallery.scenes.cast import Person
from gallery.scenes.figures import A1, A2, SKIN, SPINE, STYLES, T1, T2, figure, ik
from gallery.scenes.heads import hair, head_frame, paint_head
from gallery.scenes.materials import material
from gallery.scenes.on_skin import distance_to_segment, patch, project
from gallery.scenes.shapes import (
    capsule_geometry,
    cylinder,
    frame,
    remesh,
    tube,
    vertex_data,
)


def skeleton(k):
    T = (
        Matrix.Rotation(math.radians(k.get("twist", 0)), 3, "Z")
        @ Matrix.Rotation(math.radians(k.get("lean", 0)), 3, "X")
        @ Matrix.Rotation(math.radians(k.get("side", 0)), 3, "Y")
    )
    P = Vector((0, 0, 0))
    up, lf = T @ Vector((0, 0, 1)), T @ Vector((1, 0, 0))
    fw = T @ Vector((0, -1, 0))
    neck = P + up * SPINE
    sh = [neck - up * 0.055 + lf * 0.185, neck - up * 0.055 - lf * 0.185]
    pl = Matrix.Rotation(math.radians(k.get("twist", 0)), 3, "Z") @ Vector((1, 0, 0))
    hp = [P + pl * 0.095, P - pl * 0.095]
    eh = k.get("elbow") or ((0.6, 0.8, -0.3), (-0.6, 0.8, -0.3))
    kh = k.get("knee") or ((0.15, -1, 0.1), (-0.15, -1, 0.1))
    arms = [ik(sh[i], k["hands"][i], A1, A2, eh[i]) for i in (0, 1)]
    legs = [ik(hp[i], k["feet"][i], T1, T2, kh[i]) for i in (0, 1)]
    h = k.get("head", (0, 0, 0))
    H = T @ (
        Matrix.Rotation(math.radians(h[0]), 3, "Z")
        @ Matrix.Rotation(math.radians(h[1]), 3, "X")
        @ Matrix.Rotation(math.radians(h[2]), 3, "Y")
    )
    hu, hf, hl = H @ Vector((0, 0, 1)), H @ Vector((0, -1, 0)), H @ Vector((1, 0, 0))
    hc = neck + up * 0.085 + hu * 0.125 + hf * 0.015
    return dict(
        P=P,
        up=up,
        fw=fw,
        lf=lf,
        neck=neck,
        sh=sh,
        hp=hp,
        arms=arms,
        legs=legs,
        hu=hu,
        hf=hf,
        hl=hl,
        hc=hc,
        X=lambda a, b, d: hc + hl * a + hf * b + hu * d,
    )


def weightless_figure(
    pelvis,
    up,
    face,
    style,
    hands,
    feet,
    world_hands=True,
    sleeve=None,
    shorts=None,
    locks=None,
    zipper=False,
    patches=None,
    extra=None,
    person: Person | None = None,
    **k,
):
    """weightless figure: pelvis in world metres, up = pelvis->head, face = where the chest points. hands: world points (or local if world_hands=False);
    feet: local offsets from the pelvis. person: sets skin, hair, beard, height and a round patch on the chest; give no `hat` (or "cap"), `hair` or
    `skin` with it; with `locks` the head keeps its smooth crown. sleeve / shorts: fraction of upper arm / thigh covered. locks(S) adds hair in local space."""
    M = frame(pelvis, up, face)
    inv = M.inverted()
    k["hands"] = [tuple(inv @ Vector(h)) if world_hands else h for h in hands]
    k["feet"] = feet
    old = set(bpy.data.objects)
    hair_hidden = bool(locks) or k.get("hat") == "cap"
    if person is not None:
        k["skin"], k["hair"] = SKIN.index(person.skin), person.hair
        k.setdefault("hat", "hair" if locks else None)
    J = figure((0, 0, 0), 0, style, pelvis_h=0, **k)
    S = skeleton(k)
    body = J.body
    if person is not None:
        F = head_frame((0, 0, 0), 0, {**k, "pelvis_h": 0})
        head = next(o for o in bpy.data.objects if o not in old and o.name.startswith("head"))
        if not hair_hidden:
            hair(F, person.hair_style, person.hair)
        paint_head(
            head,
            F,
            k["skin"],
            tuple(part * 1.5 for part in person.hair) if person.beard else None,
            0.35 if person.hair_style == "tied" else 0.18,
        )
    st = STYLES[style]
    bk = st["bulk"]
    if sleeve is not None or shorts is not None:
        co = vertex_data(body.data).astype(np.float64)
        segs = (
            [(S["P"], S["neck"], 0.19)]
            + [(S["sh"][i], S["arms"][i][0], 0.085) for i in (0, 1)]
            + [(*S["arms"][i], 0.07) for i in (0, 1)]
            + [(S["hp"][i], S["legs"][i][0], 0.11) for i in (0, 1)]
            + [(*S["legs"][i], 0.088) for i in (0, 1)]
        )
        D, T = zip(*[distance_to_segment(co, a, b) for a, b, r in segs])
        near = np.argmin(np.stack([d - s[2] * bk for d, s in zip(D, segs)]), 0)
        tt = np.stack(T)[near, np.arange(len(co))]
        at = body.data.color_attributes["Col"]
        C = np.empty((len(co) * 4), np.float32)
        at.data.foreach_get("color", C)
        C = C.reshape(-1, 4)
        sk = SKIN[k.get("skin", 0)]
        nr = vertex_data(body.data, "normal").astype(np.float64)
        cut = np.zeros(len(co), bool)
        if sleeve is not None:
            cut |= np.isin(near, (3, 4)) | (np.isin(near, (1, 2)) & (tt > sleeve))
        if shorts is not None:
            cut |= np.isin(near, (7, 8)) | (np.isin(near, (5, 6)) & (tt > shorts))
        C[cut, :3] = sk
        co[cut] -= nr[cut] * 0.011
        body.data.vertices.foreach_set("co", co.astype(np.float32).ravel())
        at.data.foreach_set("color", C.ravel())
        body.data.update()
    if zipper:
        o = lambda a, b: S["P"] + S["up"] * b + S["lf"] * a + S["fw"] * 0.6
        pts = [project(body, o(0, 0.44 - 0.40 * t), -S["fw"], 0.003)[0] for t in np.linspace(0, 1, 9)]
        pts = [p for p in pts if p]
        if len(pts) > 3:
            tube(pts, 0.006, material("zip", (0.35, 0.36, 0.38), 0.5))
    for a, b, w_, h_, c, nm in patches or []:
        patch(
            body, S["P"] + S["up"] * b + S["lf"] * a + S["fw"] * 0.6, -S["fw"], w_, h_, material(nm, c, 0.7), up=S["up"]
        )
    co = vertex_data(body.data).astype(np.float64)
    for kn, ft in S["legs"]:  # slim the ankle so the cloth cannot poke through the sock
        a_, ax = np.array(kn), np.array((ft - kn).normalized())
        L = (ft - kn).length
        h = (co - a_) @ ax
        rad_ = co - a_ - h[:, None] * ax
        m_ = (h > L - 0.06) & (h < L + 0.16) & (np.linalg.norm(rad_, axis=1) < 0.13)
        co[m_] -= rad_[m_] * 0.42
        q_ = m_ & (h > L + 0.02)
        co[q_] -= ax * (h[q_] - L - 0.02)[:, None]
    body.data.vertices.foreach_set("co", co.astype(np.float32).ravel())
    body.data.update()
    hem = material("hem" + style, st["legs"], 0.78, sheen=0.25, bump=0.25, bump_scale=160)
    for kn, ft in S["legs"]:  # trouser hem / sock cuff hides the seam at the ankle
        ax = (ft - kn).normalized()
        cylinder(ft - ax * 0.155, ft - ax * 0.045, 0.098 * bk, hem, 0.101 * bk, bevel=0.018)
    if locks:
        locks(S)
    if extra:
        extra(S)
    for o in bpy.data.objects:
        if o not in old and o.parent is None:
            o.matrix_basis = M @ o.matrix_basis
    return replace(
        J,
        pelvis=M @ J.pelvis,
        neck=M @ J.neck,
        head=M @ J.head,
        shoulders=[M @ p for p in J.shoulders],
        hands=[M @ p for p in J.hands],
        feet=[M @ p for p in J.feet],
    )


def drift_hair(col, seed=2, n=64, drift=(0.75, -0.35, 0.42), length=(0.17, 0.27)):
    """shoulder-length clay hair, weightless: smooth crown, soft wavy locks leave the sides and back of the skull and curl outwards and up; drift in head axes (left, front, up)"""

    def f(S):
        X = S["X"]
        r = random.Random(seed)
        g = []
        m = material("drifthair", col, 0.58, bump=0.30, bump_scale=40, sheen=0.15)
        q = Vector(drift)
        for i in range(n):
            u = (i * 0.618034) % 1
            a = math.radians(62 + 236 * u)
            e = math.radians(-24 + 74 * ((i * 0.7549) % 1))
            d = Vector((math.sin(a) * math.cos(e), math.cos(a) * math.cos(e), math.sin(e)))
            p = Vector((d.x * 0.116, d.y * 0.118 - 0.008, d.z * 0.122 + 0.022))
            L = r.uniform(*length)
            v = (d * 0.75 + Vector((0, -0.10, -0.38))).normalized()
            ph = r.uniform(0, 6.28)
            sd = d.cross(Vector((0, 0, 1))).normalized()
            steps = 10
            rad = r.uniform(0.030, 0.038)
            for s_ in range(steps):
                t0, t1 = s_ / steps, (s_ + 1) / steps
                v = (v + q * (0.34 * t1) + sd * (0.16 * math.sin(t1 * 6.5 + ph)) + d * 0.04).normalized()
                p2 = p + v * (L / steps)
                g.append(capsule_geometry(X(*p), X(*p2), rad * (1 - 0.42 * t0**2), rad * (1 - 0.42 * t1**2), 10, 3))
                p = p2
        for sx in (1, -1):  # parting: two soft sweeps frame the face
            pts = [
                Vector((sx * 0.012, 0.085, 0.135)),
                Vector((sx * 0.062, 0.100, 0.108)),
                Vector((sx * 0.105, 0.078, 0.066)),
                Vector((sx * 0.132, 0.040, 0.020)),
                Vector((sx * 0.152, 0.020, -0.035)),
                Vector((sx * 0.185, 0.025, -0.075)),
                Vector((sx * 0.225, 0.035, -0.080)),
            ]
            for j in range(len(pts) - 1):
                g.append(
                    capsule_geometry(X(*pts[j]), X(*pts[j + 1]), 0.030 - 0.0032 * j, 0.030 - 0.0032 * (j + 1), 10, 3)
                )
        ob = remesh(g, 0.0085, 6, "hairlocks")
        ob.data.materials.append(m)
        for i in range(7):  # fine fly-aways
            a = math.radians(r.uniform(80, 280))
            e = math.radians(r.uniform(0, 60))
            d = Vector((math.sin(a) * math.cos(e), math.cos(a) * math.cos(e), math.sin(e)))
            p = Vector((d.x * 0.13, d.y * 0.13, d.z * 0.135 + 0.02))
            L = r.uniform(0.22, 0.34)
            s_ = Vector((r.uniform(-1, 1), r.uniform(-1, 1), r.uniform(-1, 1))) * 0.08
            tube(
                [
                    X(*p),
                    X(*(p + d * L * 0.4 + s_)),
                    X(*(p + d * L * 0.6 - s_ * 0.6 + q * L * 0.4)),
                    X(*(p + d * L * 0.7 + s_ * 0.5 + q * L * 0.9)),
                ],
                0.0026,
                m,
            )

    return f
