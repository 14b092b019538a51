import math
from dataclasses import dataclass, field
from typing import Any

import bpy
import numpy as np
from mathutils import Matrix, Vector

from gallery.scenes.materials import material
from gallery.scenes.on_skin import distance_to_segment, patch, project
from gallery.scenes.shapes import (
    ball,
    basis,
    capsule_geometry,
    cylinder,
    fractal_noise,
    mesh,
    remesh,
    torus,
    tube,
    vertex_data,
)


@dataclass
class Figure:
    """Where a figure's joints have come to be, in world metres; of two, the figure's own left comes first."""

    body: bpy.types.Object
    pelvis: Vector
    neck: Vector
    head: Vector
    shoulders: list[Vector]
    hands: list[Vector]
    feet: list[Vector]
    head_frame: dict[str, Any] = field(default_factory=dict)


def ik(a, target, l1, l2, hint):
    a, target = Vector(a), Vector(target)
    d = target - a
    L = max(min(d.length, 0.995 * (l1 + l2)), abs(l1 - l2) + 0.02)
    d.normalize()
    x = (l1 * l1 - l2 * l2 + L * L) / (2 * L)
    h = math.sqrt(max(l1 * l1 - x * x, 0))
    p = Vector(hint) - d * d.dot(Vector(hint))
    p = p.normalized() if p.length > 1e-5 else basis(d)[0]
    return a + d * x + p * h, a + d * L


SKIN = [(0.70, 0.43, 0.31), (0.62, 0.36, 0.25), (0.78, 0.52, 0.40), (0.50, 0.30, 0.20)]


STYLES = {
    "sokol": dict(
        top=(0.80, 0.79, 0.76),
        legs=(0.80, 0.79, 0.76),
        boots=(0.62, 0.62, 0.61),
        glove=(0.70, 0.71, 0.72),
        cap=(0.82, 0.81, 0.78),
        suit=True,
        bulk=1.0,
    ),
    "rescue": dict(
        top=(0.03, 0.085, 0.23),
        legs=(0.03, 0.075, 0.19),
        boots=(0.03, 0.028, 0.026),
        glove=(0.05, 0.05, 0.055),
        cap=(0.03, 0.06, 0.15),
        vest=(0.85, 0.20, 0.025),
        bulk=0.93,
    ),
    "medic": dict(
        top=(0.025, 0.16, 0.26),
        legs=(0.03, 0.05, 0.09),
        boots=(0.03, 0.028, 0.026),
        glove=(0.72, 0.73, 0.74),
        cap=(0.02, 0.10, 0.18),
        bulk=0.9,
    ),
    "camo": dict(
        top=(0.16, 0.17, 0.10),
        legs=(0.14, 0.15, 0.09),
        boots=(0.03, 0.028, 0.026),
        glove=(0.05, 0.05, 0.055),
        cap=(0.12, 0.13, 0.08),
        bulk=0.95,
    ),
    "orange": dict(
        top=(0.85, 0.22, 0.03),
        legs=(0.03, 0.05, 0.10),
        boots=(0.03, 0.028, 0.026),
        glove=(0.06, 0.06, 0.06),
        cap=(0.85, 0.25, 0.04),
        bulk=0.96,
    ),
    "instructor": dict(
        top=(0.04, 0.12, 0.20),
        legs=(0.10, 0.105, 0.115),
        boots=(0.03, 0.028, 0.026),
        glove=(0.62, 0.38, 0.28),
        cap=(0.1, 0.1, 0.1),
        bulk=0.93,
    ),
    "actress": dict(
        top=(0.17, 0.245, 0.34),
        legs=(0.17, 0.245, 0.34),
        boots=(0.62, 0.64, 0.66),
        glove=SKIN[2],
        cap=(0.3, 0.2, 0.1),
        bulk=0.88,
    ),
    "director": dict(
        top=(0.035, 0.04, 0.05),
        legs=(0.10, 0.115, 0.135),
        boots=(0.55, 0.55, 0.54),
        glove=SKIN[0],
        cap=(0.05, 0.05, 0.06),
        bulk=0.95,
    ),
    "poloblue": dict(
        top=(0.03, 0.13, 0.42),
        legs=(0.36, 0.31, 0.22),
        boots=(0.72, 0.72, 0.70),
        glove=SKIN[2],
        cap=(0.05, 0.05, 0.06),
        bulk=0.95,
    ),
    "polored": dict(
        top=(0.62, 0.07, 0.045),
        legs=(0.045, 0.07, 0.15),
        boots=(0.70, 0.70, 0.69),
        glove=SKIN[0],
        cap=(0.05, 0.05, 0.06),
        bulk=0.96,
    ),
    "poloyel": dict(
        top=(0.80, 0.42, 0.05),
        legs=(0.05, 0.075, 0.14),
        boots=(0.70, 0.70, 0.69),
        glove=SKIN[1],
        cap=(0.05, 0.05, 0.06),
        bulk=0.95,
    ),
    "patient": dict(
        top=(0.62, 0.66, 0.68),
        legs=(0.07, 0.15, 0.27),
        boots=(0.65, 0.65, 0.64),
        glove=SKIN[0],
        cap=(0.05, 0.05, 0.06),
        bulk=0.95,
    ),
}


A1, A2, T1, T2, SPINE = 0.285, 0.265, 0.415, 0.42, 0.50


def hand(wrist, d, up, m, r=1.0, curl=0.5, side=1):
    """mitten-plus-fingers glove; d = pointing direction, up = back of the hand"""
    d = Vector(d).normalized()
    u = (Vector(up) - d * d.dot(Vector(up))).normalized()
    s = d.cross(u) * side
    g = [capsule_geometry(Vector(wrist) - d * 0.02, Vector(wrist) + d * 0.055, 0.040 * r, 0.046 * r, 12, 4)]
    for i in range(4):
        o = (i - 1.5) * 0.024
        b = Vector(wrist) + d * 0.075 + s * o
        t = b + d * (0.055 - 0.008 * abs(i - 1.3)) - u * 0.018 * curl
        t2 = t + d * 0.03 * (1 - curl * 0.6) - u * 0.035 * curl
        g += [
            capsule_geometry(Vector(wrist) + d * 0.02 + s * o * 0.6, b, 0.02 * r, 0.019 * r, 10, 4),
            capsule_geometry(b, t, 0.0185 * r, 0.0175 * r, 10, 4),
            capsule_geometry(t, t2, 0.0175 * r, 0.015 * r, 10, 4),
        ]
    b = Vector(wrist) + d * 0.02 - s * 0.035
    g.append(capsule_geometry(b, b + d * 0.05 - s * 0.035 - u * 0.012, 0.021 * r, 0.017 * r, 10, 4))
    ob = remesh(g, 0.0075, 4, "hand")
    ob.data.materials.append(m)
    return ob


def figure(
    root,
    yaw=0,
    style="rescue",
    pelvis_h=0.88,
    pelvis=(0, 0),
    lean=0,
    side=0,
    twist=0,
    hands=None,
    feet=None,
    elbow=None,
    knee=None,
    head=(0, 0, 0),
    skin=0,
    seed=0,
    hat="beanie",
    visor=None,
    hand_dir=(None, None),
    curl=(0.5, 0.5),
    scale=1.0,
    hair=(0.05, 0.03, 0.02),
):
    """Posable figure. Local frame: faces -Y, Z up, +X is the figure's own left. root = ground point, yaw in degrees (ccw).
    lean>0 bends forward. hands/feet: (left, right) targets in local metres; IK finds elbows and knees. visor: None|'open'|'shut'."""
    st = STYLES[style]
    bk = st["bulk"]
    R = Matrix.Translation(root) @ Matrix.Rotation(math.radians(yaw), 4, "Z") @ Matrix.Scale(scale, 4)
    T = (
        Matrix.Rotation(math.radians(twist), 3, "Z")
        @ Matrix.Rotation(math.radians(lean), 3, "X")
        @ Matrix.Rotation(math.radians(side), 3, "Y")
    )
    P = Vector((pelvis[0], pelvis[1], pelvis_h))
    up, fw, lf = T @ Vector((0, 0, 1)), T @ Vector((0, -1, 0)), T @ Vector((1, 0, 0))
    neck = P + up * SPINE
    sh = [neck - up * 0.055 + lf * 0.185, neck - up * 0.055 - lf * 0.185]
    pl = Matrix.Rotation(math.radians(twist), 3, "Z") @ Vector((1, 0, 0))
    hp = [P + pl * 0.095, P - pl * 0.095]
    feet = feet or ((0.11, 0, 0.09), (-0.11, 0, 0.09))
    hands = hands or ((0.30, -0.06, 0.80), (-0.30, -0.06, 0.80))
    eh = elbow or ((0.6, 0.8, -0.3), (-0.6, 0.8, -0.3))
    kh = knee or ((0.15, -1, 0.1), (-0.15, -1, 0.1))
    arms = [ik(sh[i], hands[i], A1, A2, eh[i]) for i in (0, 1)]
    legs = [ik(hp[i], feet[i], T1, T2, kh[i]) for i in (0, 1)]
    suit = st.get("suit")
    w = lambda p: R @ Vector(p)
    wd = lambda d: (R.to_3x3() @ Vector(d)).normalized()
    S = scale * bk
    g = []
    c = lambda a, b, r0, r1: g.append(capsule_geometry(w(a), w(b), r0 * S, r1 * S))
    for s in (1, -1):
        c(P + lf * 0.055 * s, P + up * 0.24 + lf * 0.06 * s, 0.128, 0.125)
        c(P + up * 0.22 + lf * 0.062 * s, neck - up * 0.10 + lf * 0.075 * s, 0.124, 0.125)
    c(sh[0] - lf * 0.03, sh[1] + lf * 0.03, 0.098, 0.098)
    c(neck - up * 0.06, neck + up * 0.05, 0.10, 0.075 if not suit else 0.105)
    for i in (0, 1):
        k, h = arms[i]
        c(sh[i], k, 0.092, 0.080)
        c(k, h, 0.080, 0.060)
        k, h = legs[i]
        c(hp[i], k, 0.128, 0.097)
        c(k, h, 0.098, 0.078)
    body = remesh(g, 0.014 * scale, 7)
    # --- folds and zones -------------------------------------------------
    co, nr = vertex_data(body.data), vertex_data(body.data, "normal")
    co = co.astype(np.float64)
    seglist = (
        [("torso", P, neck)]
        + [("arm", sh[i], arms[i][0]) for i in (0, 1)]
        + [("fore", *arms[i]) for i in (0, 1)]
        + [("leg", hp[i], legs[i][0]) for i in (0, 1)]
        + [("shin", *legs[i]) for i in (0, 1)]
    )
    rad = {"torso": 0.19, "arm": 0.085, "fore": 0.07, "leg": 0.11, "shin": 0.088}
    D, TT = zip(*[distance_to_segment(co, w(a), w(b)) for _, a, b in seglist])
    near = np.argmin(np.stack([d - rad[s[0]] * S for d, s in zip(D, seglist)]), 0)
    tt = np.stack(TT)[near, np.arange(len(co))]
    nz, nz2 = fractal_noise(co, 5.5 / scale, 2, seed), fractal_noise(co, 17 / scale, 2, seed + 3)
    dis = nz * 0.010 + nz2 * 0.0035

    def folds(c0, ax, amp, fr, reach):
        q = co - np.array(w(c0))
        d = np.linalg.norm(q, axis=1)
        a = q @ np.array(wd(ax))
        return amp * (np.abs(np.sin(a * fr + nz * 2.2 + nz2 * 0.8)) ** 0.7 - 0.6) * np.exp(-((d / reach) ** 2))

    for i in (0, 1):
        dis += folds(arms[i][0], arms[i][1] - sh[i], 0.019, 58, 0.17) + folds(
            legs[i][0], legs[i][1] - hp[i], 0.021, 48, 0.22
        )
        dis += (
            folds(sh[i], (arms[i][0] - sh[i]) + up * 0.1, 0.010, 55, 0.13)
            + folds(hp[i], up, 0.012, 48, 0.17)
            + folds(legs[i][1], up, 0.010, 60, 0.13)
        )
    dis += folds(P + up * 0.17, up, 0.018, 46, 0.22)
    zone = np.array([0, 1, 1, 1, 1, 2, 2, 2, 2])[near]
    C = np.empty((len(co), 3))
    C[:] = st["top"]
    C[zone == 2] = st["legs"]
    q = (co - np.array(w(P))) @ np.array(wd(up)) / scale
    C[(zone == 0) & (q < 0.02)] = st["legs"]
    if st.get("vest"):
        vs = (zone == 0) & (q > 0.06) & (np.abs((co - np.array(w(P))) @ np.array(wd(lf))) < 0.205 * scale)
        C[vs] = st["vest"]
        dis[vs] += 0.012
        C[vs & (np.abs(q - 0.20) < 0.022)] = (0.75, 0.75, 0.70)
    if suit:
        f_ = (co - np.array(w(P))) @ np.array(wd(fw))
        C[(zone == 0) & (np.abs(q - 0.115) < 0.016)] = (0.16, 0.26, 0.42)  # waist trim
    C *= 1 + nz[:, None] * 0.05
    co += nr * dis[:, None] * scale
    body.data.vertices.foreach_set("co", co.astype(np.float32).ravel())
    body.data.update()
    a = body.data.color_attributes.new("Col", "FLOAT_COLOR", "POINT")
    cc = np.ones((len(co), 4), np.float32)
    cc[:, :3] = C
    a.data.foreach_set("color", cc.ravel())
    body.data.materials.append(
        material("cloth", vertex_colors="Col", rough=0.78, sheen=0.25, bump=0.25, bump_scale=160)
    )
    body.data.polygons.foreach_set("use_smooth", [True] * len(body.data.polygons))
    # --- hands, boots ----------------------------------------------------
    gm = material("glove" + style, st["glove"], 0.6, bump=0.2, bump_scale=60)
    bm = material("boot" + style, st["boots"], 0.55, bump=0.2, bump_scale=40)
    for i in (0, 1):
        k, h = arms[i]
        d = (hand_dir[i] and Vector(hand_dir[i])) or (h - k).normalized()
        ax = (h - k).normalized()
        hand(w(h + ax * 0.02), wd(d), wd(Vector(eh[i]) + up * 0.2), gm, 1.12 * scale, curl[i], 1 if i == 0 else -1)
        cylinder(
            w(h - ax * 0.03),
            w(h + ax * 0.03),
            0.064 * S,
            material("cuff", (0.10, 0.22, 0.42), 0.4) if suit else gm,
            bevel=0.012,
        )
        k, h = legs[i]
        ax = (h - k).normalized()
        f = Vector((pl.y, -pl.x, 0))
        toe = f - ax * f.dot(ax)
        toe = toe.normalized() if toe.length > 0.2 else f
        g = [
            capsule_geometry(w(h - ax * 0.09), w(h + ax * 0.02), 0.088 * S, 0.078 * S),
            capsule_geometry(w(h + ax * 0.03 - toe * 0.03), w(h + ax * 0.035 + toe * 0.155), 0.062 * S, 0.060 * S),
            capsule_geometry(w(h + ax * 0.055 - toe * 0.045), w(h + ax * 0.055 + toe * 0.17), 0.045 * S, 0.047 * S),
        ]
        b = remesh(g, 0.011 * scale, 5, "boot")
        b.data.materials.append(bm)
    # --- head ------------------------------------------------------------
    H = T @ (
        Matrix.Rotation(math.radians(head[0]), 3, "Z")
        @ Matrix.Rotation(math.radians(head[1]), 3, "X")
        @ Matrix.Rotation(math.radians(head[2]), 3, "Y")
    )
    hu, hf, hl = H @ Vector((0, 0, 1)), H @ Vector((0, -1, 0)), H @ Vector((1, 0, 0))
    hc = neck + up * 0.085 + hu * 0.125 + hf * 0.015
    hr = 0.128 * scale
    sk = material(f"skin{skin}", SKIN[skin], 0.5, subsurface=0.25)
    X = lambda a, b, d: w(hc + hl * a + hf * b + hu * d)
    g = [
        capsule_geometry(X(0, -0.005, 0.03), X(0, 0.0, 0.0), 0.122 * scale, 0.120 * scale),
        capsule_geometry(X(0, 0.028, -0.035), X(0, 0.03, -0.055), 0.088 * scale, 0.080 * scale),
        capsule_geometry(X(0, 0.116, -0.002), X(0, 0.127, -0.026), 0.011 * scale, 0.0175 * scale, 10, 4),
        capsule_geometry(w(neck), X(0, 0, -0.05), 0.06 * scale, 0.06 * scale),
    ]
    for s in (1, -1):
        g += [
            capsule_geometry(
                X(s * 0.117, -0.01, 0.0), X(s * 0.117, -0.012, -0.025), 0.022 * scale, 0.018 * scale, 8, 3
            ),
            capsule_geometry(
                X(s * 0.05, 0.085, -0.032), X(s * 0.052, 0.082, -0.035), 0.035 * scale, 0.035 * scale, 10, 4
            ),
        ]
    ho = remesh(g, 0.008 * scale, 5, "head")
    ho.data.materials.append(sk)
    dk = material("eye", (0.018, 0.014, 0.012), 0.25)
    lip = material(f"lip{skin}", tuple(x * 0.62 for x in SKIN[skin]), 0.5)
    for s in (1, -1):
        p, nn = project(ho, X(s * 0.043, 0.3, 0.012), -wd(hf), 0)
        if p:
            ball(p, 0.0125 * scale, dk, sc=(0.8, 1.15, 0.45), zdir=nn, seg=16)
        p, nn = project(ho, X(s * 0.045, 0.3, 0.043), -wd(hf), 0.002)
        q2, _ = project(ho, X(s * 0.024, 0.3, 0.041), -wd(hf), 0.002)
        q3, _ = project(ho, X(s * 0.066, 0.3, 0.037), -wd(hf), 0.002)
        if p and q2 and q3:
            tube([q2, p, q3], 0.0048 * scale, material("brow", hair, 0.8))
    pts = [project(ho, X(t * 0.028, 0.3, -0.066 + 0.009 * t * t), -wd(hf), 0.0)[0] for t in (-1, -0.4, 0.4, 1)]
    if all(pts):
        tube(pts, 0.0042 * scale, lip)
    hm = material("hair%.2f%.2f" % hair[:2], hair, 0.7, bump=0.5, bump_scale=60)
    capm = material("cap" + style, st["cap"], 0.85, bump=0.4, bump_scale=120, sheen=0.3)

    def shell(m, r, cut, tilt=0.0, off=0.0, thick=0.012, lo=-0.25):
        """partial sphere round the skull; cut = front opening"""
        v, f = [], []
        nn, mm = 40, 24
        for j in range(mm + 1):
            for i in range(nn):
                t = 2 * math.pi * i / nn
                fr = math.cos(t)
                low = lo + cut * max(0, fr) ** 1.2
                e0 = math.asin(max(-1, min(1, low)))
                e = math.pi / 2 - (math.pi / 2 - e0) * j / mm
                d = Vector((math.sin(t) * math.cos(e), math.cos(t) * math.cos(e), math.sin(e)))
                v.append(X(d.x * r, d.y * r * 1.03 - 0.005 + off, d.z * r * 1.05 + 0.022))
        for j in range(mm):
            for i in range(nn):
                f.append((j * nn + i, j * nn + (i + 1) % nn, (j + 1) * nn + (i + 1) % nn, (j + 1) * nn + i))
        o = mesh("shell", v, f, m)
        s = o.modifiers.new("s", "SOLIDIFY")
        s.thickness = thick * scale
        s.offset = 1
        return o

    if suit:
        shell(material("comcap", (0.75, 0.73, 0.69), 0.8, bump=0.3, bump_scale=90), 0.129, 1.05, lo=-0.62, thick=0.010)
        for s in (1, -1):
            ball(
                X(s * 0.128, -0.005, -0.015),
                0.042 * scale,
                material("ear", (0.10, 0.09, 0.085), 0.55),
                sc=(1, 1, 0.5),
                zdir=wd(hl * s),
            )
        tube([X(0.135, 0.02, -0.03), X(0.12, 0.09, -0.075), X(0.045, 0.135, -0.082)], 0.0045 * scale, dk)
        ball(X(0.04, 0.137, -0.082), 0.010 * scale, dk, seg=12)
        blue = material("suitblue", (0.07, 0.17, 0.36), 0.45)
        grey = material("metal", (0.55, 0.56, 0.58), 0.3, 0.9)
        hood = material("hood", (0.80, 0.79, 0.76), 0.8, bump=0.35, bump_scale=50, sheen=0.2)
        # soft hood: shell round the back of the head + neck ring + visor
        v, f = [], []
        nn, mm = 44, 22
        for j in range(mm + 1):
            for i in range(nn):
                t = 2 * math.pi * i / nn
                fr = math.cos(t)
                low = -0.92 + (1.30 if visor == "open" else 1.05) * max(0, fr + 0.15) ** 0.8
                low = min(low, 0.60)
                e0 = math.asin(max(-1, min(1, low)))
                e = math.pi / 2 - (math.pi / 2 - e0) * j / mm
                d = Vector((math.sin(t) * math.cos(e), math.cos(t) * math.cos(e), math.sin(e)))
                r = 0.178
                v.append(X(d.x * r, d.y * r * 1.0 - 0.012, d.z * r * 1.05 + 0.0))
        for j in range(mm):
            for i in range(nn):
                f.append((j * nn + i, j * nn + (i + 1) % nn, (j + 1) * nn + (i + 1) % nn, (j + 1) * nn + i))
        ho2 = mesh("hoodshell", v, f, hood)
        s = ho2.modifiers.new("s", "SOLIDIFY")
        s.thickness = 0.02 * scale
        s.offset = 0
        edge = [v[mm * nn + i] for i in range(nn)]
        tube(edge + edge[:1], 0.0125 * scale, blue if visor != "shut" else grey)
        torus(w(neck + up * 0.055 + fw * 0.01), 0.135 * scale, 0.024 * scale, hood, wd(up + fw * 0.28))
        glass = (
            material("visor", (0.10, 0.13, 0.17), 0.05, coat=1)
            if visor == "shut"
            else material("visorglass", (0.9, 0.93, 0.95), 0.03, trans=1, ior=1.12)
        )
        v, f = [], []
        na, nb = 28, 16
        tilt = {"shut": math.radians(-4), "open": math.radians(78)}.get(visor, math.radians(78))
        for j in range(nb + 1):
            for i in range(na + 1):
                a = (i / na - 0.5) * math.radians(168)
                b = (j / nb - 0.5) * math.radians(92)
                r = 0.186
                d = Vector((math.sin(a) * math.cos(b), math.cos(a) * math.cos(b), math.sin(b)))
                y, z = d.y * math.cos(tilt) - d.z * math.sin(tilt), d.y * math.sin(tilt) + d.z * math.cos(tilt)
                v.append(X(d.x * r, y * r - 0.012, z * r * 1.05))
        for j in range(nb):
            for i in range(na):
                a = j * (na + 1) + i
                f.append((a, a + 1, a + na + 2, a + na + 1))
        vo = mesh("visor", v, f, glass)
        s = vo.modifiers.new("s", "SOLIDIFY")
        s.thickness = 0.006 * scale
        rim = (
            v[: na + 1]
            + [v[j * (na + 1) + na] for j in range(1, nb + 1)]
            + v[nb * (na + 1) :][::-1][1:]
            + [v[j * (na + 1)] for j in range(nb - 1, 0, -1)]
        )
        tube(rim + rim[:1], 0.008 * scale, blue)
        # front zip, harness straps, connectors, patches
        o = lambda a, b: w(P + up * b + lf * a + fw * 0.6)
        for s in (1, -1):
            pts = [
                project(body, o(s * (0.135 - 0.095 * t), 0.42 - 0.40 * t), -wd(fw), 0.004)[0]
                for t in np.linspace(0, 1, 9)
            ]
            pts = [p for p in pts if p]
            if len(pts) > 3:
                tube(pts, 0.0085 * scale, blue)
        pts = [project(body, o(0, 0.40 - 0.36 * t), -wd(fw), 0.003)[0] for t in np.linspace(0, 1, 9)]
        pts = [p for p in pts if p]
        if len(pts) > 3:
            tube(pts, 0.006 * scale, material("zip", (0.35, 0.36, 0.38), 0.5))
        for a, b, mm_ in (
            (0.075, 0.20, material("conblue", (0.05, 0.20, 0.55), 0.3, 0.3)),
            (-0.075, 0.20, grey),
            (0.0, 0.255, material("conred", (0.55, 0.05, 0.04), 0.35, 0.2)),
        ):
            p, nn = project(body, o(a, b), -wd(fw), 0.0)
            if p:
                r_ = (0.034 if a else 0.022) * scale
                cylinder(p - nn * 0.01, p + nn * 0.028 * scale, r_, mm_)
                cylinder(
                    p + nn * 0.028 * scale,
                    p + nn * 0.036 * scale,
                    r_ * 0.62,
                    material("dark", (0.03, 0.03, 0.035), 0.5),
                )
        for i, s in ((0, 1), (1, -1)):
            m_ = (sh[i] + arms[i][0]) / 2
            od = ((m_ - P) - up * (m_ - P).dot(up)).normalized()
            od = (lf * s * 0.9 + fw * 0.5).normalized()
            ax = sh[i] - arms[i][0]
            od = (od - ax.normalized() * od.dot(ax.normalized())).normalized()
            u = wd(ax)
            oo = w(m_ + od * 0.4)
            if i == 0:
                for k, cc_ in enumerate(((0.04, 0.10, 0.30), (0.80, 0.45, 0.06))):
                    patch(
                        body,
                        oo + u * (0.016 - 0.032 * k) * scale,
                        -wd(od),
                        0.085 * scale,
                        0.032 * scale,
                        material("pt%d" % k, cc_, 0.7),
                        up=u,
                    )
            else:
                patch(
                    body,
                    oo,
                    -wd(od),
                    0.085 * scale,
                    0.085 * scale,
                    material("ptr", (0.05, 0.22, 0.45), 0.7),
                    up=u,
                    round_=True,
                )
                patch(
                    body,
                    oo,
                    -wd(od),
                    0.05 * scale,
                    0.05 * scale,
                    material("ptr2", (0.85, 0.62, 0.12), 0.7),
                    up=u,
                    round_=True,
                    thick=0.009,
                )
        patch(
            body,
            o(0.115, 0.345),
            -wd(fw),
            0.08 * scale,
            0.05 * scale,
            material("ptn", (0.03, 0.08, 0.22), 0.7),
            up=wd(up),
        )
        for i in (0, 1):  # thigh pocket
            m_ = hp[i] * 0.45 + legs[i][0] * 0.55
            ax = (hp[i] - legs[i][0]).normalized()
            od = Vector(kh[i])
            od = (od - ax * od.dot(ax)).normalized()
            patch(
                body,
                w(m_ + od * 0.4),
                -wd(od),
                0.13 * scale,
                0.15 * scale,
                material("pocket", (0.72, 0.715, 0.69), 0.8, bump=0.3, bump_scale=90, sheen=0.2),
                up=wd(ax),
                thick=0.010 * scale,
            )
    else:
        torus(
            w(neck + up * 0.045),
            0.088 * scale,
            0.034 * scale,
            material("collar" + style, st["top"], 0.85, bump=0.3, bump_scale=60),
            wd(up + fw * 0.2),
        )
        if hat == "beanie":
            shell(capm, 0.132, 0.62, lo=-0.22, thick=0.016)
        elif hat == "cap":
            shell(capm, 0.131, 0.5, lo=-0.10, thick=0.012)
            v, f = [], []
            for j in range(5):
                for i in range(13):
                    a = (i / 12 - 0.5) * math.radians(125)
                    r = 0.135 + j * 0.022 * math.cos(a * 0.9)
                    v.append(
                        X(math.sin(a) * r, math.cos(a) * r * 1.03, 0.062 - j * 0.006 - 0.018 * abs(math.sin(a)) ** 2)
                    )
            for j in range(4):
                for i in range(12):
                    f.append((j * 13 + i, j * 13 + i + 1, (j + 1) * 13 + i + 1, (j + 1) * 13 + i))
            o_ = mesh("peak", v, f, capm)
            s = o_.modifiers.new("s", "SOLIDIFY")
            s.thickness = 0.008 * scale
        elif hat == "hair":
            shell(hm, 0.130, 0.75, lo=-0.45, thick=0.016)
        elif hat == "helmet":
            shell(material("hardhat", (0.85, 0.86, 0.86), 0.3, coat=0.4), 0.140, 0.45, lo=-0.15, thick=0.014)
    return Figure(
        body=body,
        pelvis=w(P),
        neck=w(neck),
        head=w(hc),
        shoulders=[w(s) for s in sh],
        hands=[w(a[1]) for a in arms],
        feet=[w(l[1]) for l in legs],
    )


def toward(src, dst):
    return math.degrees(math.atan2(dst[0] - src[0], -(dst[1] - src[1])))


def to_local(p, root, yaw):
    q = Matrix.Rotation(math.radians(-yaw), 3, "Z") @ (
        Vector(p) - Vector((root[0], root[1], root[2] if len(root) > 2 else 0))
    )
    return tuple(q)


def look(root, yaw, target, pitch=0, roll=0, lim=62):
    q = (toward(root, target) - yaw + 180) % 360 - 180
    return (max(-lim, min(lim, q)), pitch, roll)
