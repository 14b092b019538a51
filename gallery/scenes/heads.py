import math

import numpy as np
from mathutils import Matrix, Vector, noise

from gallery.scenes.figures import SKIN, SPINE
from gallery.scenes.materials import material
from gallery.scenes.shapes import capsule_geometry, fractal_noise, mesh, remesh, torus, tube, vertex_data

BEARD = 0.66  # opacity of the painted beard (use ~.85 in strong sun)


def head_frame(root, yaw, k):
    sc = k.get("scale", 1.0)
    R = Matrix.Translation(root) @ Matrix.Rotation(math.radians(yaw), 4, "Z") @ Matrix.Scale(sc, 4)
    T = (
        Matrix.Rotation(math.radians(k.get("twist", 0)), 3, "Z")
        @ Matrix.Rotation(math.radians(k.get("lean", 0)), 3, "X")
        @ Matrix.Rotation(math.radians(k.get("side", 0)), 3, "Y")
    )
    pv = k.get("pelvis", (0, 0))
    P = Vector((pv[0], pv[1], k.get("pelvis_h", 0.88)))
    up, fw, lf = T @ Vector((0, 0, 1)), T @ Vector((0, -1, 0)), T @ Vector((1, 0, 0))
    neck = P + up * SPINE
    h = k.get("head", (0, 0, 0))
    H = T @ (
        Matrix.Rotation(math.radians(h[0]), 3, "Z")
        @ Matrix.Rotation(math.radians(h[1]), 3, "X")
        @ Matrix.Rotation(math.radians(h[2]), 3, "Y")
    )
    hu, hf, hl = H @ Vector((0, 0, 1)), H @ Vector((0, -1, 0)), H @ Vector((1, 0, 0))
    hc = neck + up * 0.085 + hu * 0.125 + hf * 0.015
    w = lambda p: R @ Vector(p)
    wd = lambda d: (R.to_3x3() @ Vector(d)).normalized()
    return dict(
        X=lambda a, b, d: w(hc + hl * a + hf * b + hu * d),
        B=lambda a, b, d: w(neck + lf * a + fw * b + up * d),
        hu=wd(hu),
        hf=wd(hf),
        hl=wd(hl),
        up=wd(up),
        fw=wd(fw),
        lf=wd(lf),
        sc=sc,
    )


def hair_material(c):
    return material("hairc%.3f%.3f" % c[:2], c, 0.62, bump=0.35, bump_scale=70, sheen=0.15)


def hair(F, style, color):
    """one soft cap of hair with combed grooves; style: short | crop | tied"""
    X, sc = F["X"], F["sc"]
    m = hair_material(color)
    nn, mm = 96, 40
    v, f = [], []
    for j in range(mm + 1):
        for i in range(nn):
            t = 2 * math.pi * i / nn
            fr = math.cos(t)
            sd = math.sin(t)
            u = j / mm
            front = max(0, fr)
            if style == "tied":
                low = -0.62 + 1.10 * min(1, max(0, fr + 0.25) / 0.80) ** 0.9 - 0.10 * max(0, abs(sd) - 0.8)
            elif style == "crop":
                low = -0.50 + 1.02 * min(1, max(0, fr + 0.30) / 0.75) ** 0.8
            else:
                low = -0.55 + 1.02 * min(1, max(0, fr + 0.30) / 0.80) ** 0.8
            side_b = 0.12 * math.exp(-(((abs(t if t < math.pi else t - 2 * math.pi) - 1.25) / 0.16) ** 2))  # sideburns
            low -= side_b * (1.6 if style != "tied" else 1.2)
            low = max(-0.9, min(0.60, low))
            e0 = math.asin(low)
            e = math.pi / 2 - (math.pi / 2 - e0) * u
            d = Vector((math.sin(t) * math.cos(e), math.cos(t) * math.cos(e), math.sin(e)))
            r = 0.1285
            if style == "tied":
                r += 0.005 * abs(math.sin(5 * math.atan2(d.x, d.z + 0.4) + 1.5 * d.y)) + 0.004 * front
            elif style == "crop":
                r += 0.0035 * noise.noise(Vector((d.x * 9, d.y * 9, d.z * 9)))
            else:
                r += (
                    0.012 * front * max(0, d.z)
                    + 0.009 * noise.noise(Vector((d.x * 5 + 3, d.y * 4, d.z * 5)))
                    + 0.005 * abs(math.sin(11 * d.x + 3 * d.y))
                )
            r *= 1 + (0.035 if style == "short" else 0.0) * max(0, d.z)
            edge = max(0, (u - 0.93) / 0.07)
            r -= 0.006 * edge
            v.append(X(d.x * r, d.y * r * 1.03 - 0.006, d.z * r * 1.05 + 0.022))
    for j in range(mm):
        for i in range(nn):
            f.append((j * nn + i, j * nn + (i + 1) % nn, (j + 1) * nn + (i + 1) % nn, (j + 1) * nn + i))
    o = mesh("hair", v, f, m)
    s = o.modifiers.new("s", "SOLIDIFY")
    s.thickness = (0.013 if style != "crop" else 0.009) * sc
    s.offset = 0.9
    b = o.modifiers.new("sm", "SMOOTH")
    b.factor = 0.5
    b.iterations = 2
    if style == "tied":
        g = [
            capsule_geometry(X(0, -0.075, 0.130), X(0, -0.098, 0.158), 0.040 * sc, 0.040 * sc),
            capsule_geometry(X(-0.012, -0.108, 0.172), X(0.012, -0.108, 0.172), 0.056 * sc, 0.056 * sc),
        ]
        p = remesh(g, 0.008 * sc, 4, "bun")
        co, nr = vertex_data(p.data).astype(np.float64), vertex_data(p.data, "normal")
        c_ = np.array(X(0, -0.108, 0.172))
        q = co - c_
        co += (
            nr
            * (
                0.004
                * np.sin(9 * np.arctan2(q @ np.array(F["hl"]), q @ np.array(F["hu"])) + 60 * (q @ np.array(F["hf"])))
            )[:, None]
        )
        p.data.vertices.foreach_set("co", co.astype(np.float32).ravel())
        p.data.update()
        p.data.materials.append(m)
        torus(
            X(0, -0.085, 0.142),
            0.040 * sc,
            0.010 * sc,
            material("hairtie", (0.06, 0.14, 0.36), 0.6),
            (X(0, -0.098, 0.158) - X(0, -0.075, 0.130)).normalized(),
        )


def paint_head(ho, F, skin, beardcol=None, blush=0.0):
    """vertex colours on the head: light beard (displaced slightly) and cheeks"""
    X = F["X"]
    c0 = np.array(X(0, 0, 0))
    B = np.stack([np.array(F["hl"]), np.array(F["hf"]), np.array(F["hu"])])
    co = vertex_data(ho.data).astype(np.float64)
    nr = vertex_data(ho.data, "normal").astype(np.float64)
    q = (co - c0) @ B.T / F["sc"]
    a, b, d = q.T
    C = np.empty((len(co), 3))
    C[:] = SKIN[skin]
    sm = lambda x, e0, e1: (lambda t: t * t * (3 - 2 * t))(np.clip((x - e0) / (e1 - e0), 0, 1))
    if blush:
        for s in (1, -1):
            k = np.exp(-(((a - s * 0.066) / 0.026) ** 2 + ((d + 0.034) / 0.022) ** 2)) * (b > 0.03) * blush
            C = C * (1 - k[:, None]) + np.array((0.80, 0.30, 0.22)) * k[:, None]
    if beardcol is not None:
        top = (
            -0.045
            + 0.055 * np.clip((np.abs(a) - 0.060) / 0.055, 0, 1) ** 1.5
            - 0.004 * np.exp(-(((np.abs(a) - 0.052) / 0.012) ** 2))
        )  # jaw line up to the ears
        k = sm(top - d, -0.004, 0.006) * sm(b, -0.03, 0.01) * sm(-d, -0.2, -0.19)
        k *= (np.abs(a) > 0) * sm(d, -0.135, -0.122)
        mo = (a / 0.031) ** 2 + ((d + 0.066) / 0.0095) ** 2
        k *= sm(mo, 0.75, 1.15)  # free the lips
        k = np.clip(k, 0, 1)
        co += nr * (k * 0.003 * F["sc"])[:, None]
        C = C * (1 - k[:, None] * BEARD) + np.array(beardcol) * k[:, None] * BEARD
        mu = sm(d, -0.058, -0.054) * sm(-d, 0.040, 0.045) * sm(-np.abs(a), -0.044, -0.036) * (b > 0.05)  # moustache
        ho.data.vertices.foreach_set("co", co.astype(np.float32).ravel())
        ho.data.update()
    at = ho.data.color_attributes.new("Col", "FLOAT_COLOR", "POINT")
    cc = np.ones((len(co), 4), np.float32)
    cc[:, :3] = C
    at.data.foreach_set("color", cc.ravel())
    ho.data.materials.clear()
    ho.data.materials.append(material("skinpaint", vertex_colors="Col", rough=0.5, subsurface=0.25))


def folded_hood(F):
    """Sokol hood thrown back: a soft collar bag behind the neck, visor lying on top"""
    Bn, sc = F["B"], F["sc"]
    hood = material("hood", (0.80, 0.79, 0.76), 0.8, bump=0.35, bump_scale=50, sheen=0.2)
    blue = material("suitblue", (0.07, 0.17, 0.36), 0.45)
    g = []
    pts = []
    for i in range(15):
        t = math.radians(-128 + i * 256 / 14)
        back = (1 - math.cos(t * 1.0)) if False else math.cos(t)
        p = Bn(0.150 * math.sin(t), -0.055 - 0.105 * math.cos(t), 0.060 + 0.030 * math.cos(t))
        pts.append((p, (0.034 + 0.030 * max(0, math.cos(t))) * sc))
    for (p, r), (q, s) in zip(pts, pts[1:]):
        g.append(capsule_geometry(p, q, r, s, 14, 5))
    o = remesh(g, 0.011 * sc, 6, "foldhood")
    co, nr = vertex_data(o.data).astype(np.float64), vertex_data(o.data, "normal")
    co += nr * (fractal_noise(co, 14, 2, 3) * 0.008)[:, None]
    o.data.vertices.foreach_set("co", co.astype(np.float32).ravel())
    o.data.update()
    o.data.materials.append(hood)
    o.data.polygons.foreach_set("use_smooth", [True] * len(o.data.polygons))
    tube(
        [
            Bn(
                0.150 * math.sin(math.radians(a)),
                -0.055 - 0.105 * math.cos(math.radians(a)),
                0.060 + 0.030 * math.cos(math.radians(a)) + 0.034 + 0.030 * max(0, math.cos(math.radians(a))),
            )
            for a in range(-125, 126, 10)
        ],
        0.010 * sc,
        blue,
    )
    torus(Bn(0, -0.012, 0.052), 0.112 * sc, 0.017 * sc, material("neckring", (0.50, 0.53, 0.57), 0.35, 0.8), F["up"])
    # visor behind
    glass = material("visorglass", (0.9, 0.93, 0.95), 0.03, trans=1, ior=1.12)
    v, f = [], []
    na, nb = 20, 8
    for j in range(nb + 1):
        for i in range(na + 1):
            a = (i / na - 0.5) * math.radians(150)
            b = j / nb
            r = 0.182
            v.append(
                Bn(
                    r * math.sin(a),
                    -0.070 - r * math.cos(a) * (0.95 + 0.22 * b),
                    0.045 + b * 0.050 + 0.035 * math.cos(a),
                )
            )
    for j in range(nb):
        for i in range(na):
            k = j * (na + 1) + i
            f.append((k, k + 1, k + na + 2, k + na + 1))
    o = mesh("visorback", v, f, glass)
    s = o.modifiers.new("s", "SOLIDIFY")
    s.thickness = 0.006 * sc
    rim = (
        [v[i] for i in range(na + 1)]
        + [v[j * (na + 1) + na] for j in range(1, nb + 1)]
        + [v[nb * (na + 1) + i] for i in range(na - 1, -1, -1)]
        + [v[j * (na + 1)] for j in range(nb - 1, 0, -1)]
    )
    tube(rim + rim[:1], 0.007 * sc, blue)
