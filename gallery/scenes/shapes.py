import math

import bpy
import numpy as np
from mathutils import Matrix, Vector, noise


def mesh(name, verts, faces, m=None, smooth=True, col=None, parent=None):
    me = bpy.data.meshes.new(name)
    me.from_pydata([tuple(v) for v in verts], [], [tuple(f) for f in faces])
    me.update()
    if smooth:
        me.polygons.foreach_set("use_smooth", [True] * len(me.polygons))
    if col is not None:
        a = me.color_attributes.new("Col", "FLOAT_COLOR", "POINT")
        c = np.ones((len(verts), 4), np.float32)
        c[:, :3] = col
        a.data.foreach_set("color", c.ravel())
    ob = bpy.data.objects.new(name, me)
    bpy.context.scene.collection.objects.link(ob)
    if m:
        me.materials.append(m)
    if parent:
        ob.parent = parent
    return ob


def basis(d):
    d = Vector(d).normalized()
    a = Vector((0, 0, 1)) if abs(d.z) < 0.95 else Vector((1, 0, 0))
    x = a.cross(d).normalized()
    return x, d.cross(x), d


def capsule_geometry(p0, p1, r0, r1, seg=18, rings=6):
    """closed tapered capsule -> (verts, faces)"""
    p0, p1 = Vector(p0), Vector(p1)
    if (p1 - p0).length < 1e-5:
        p1 = p0 + Vector((0, 0, 1e-4))
    x, y, d = basis(p1 - p0)
    prof = []
    for i in range(1, rings + 1):
        a = math.pi / 2 * (1 - i / rings)
        prof.append((p0 - d * (math.sin(a) * r0), r0 * math.cos(a)))
    for i in range(0, rings):
        a = math.pi / 2 * i / rings
        prof.append((p1 + d * (math.sin(a) * r1), r1 * math.cos(a)))
    v = [p0 - d * r0]
    for c, r in prof:
        for k in range(seg):
            t = 2 * math.pi * k / seg
            v.append(c + x * (r * math.cos(t)) + y * (r * math.sin(t)))
    v.append(p1 + d * r1)
    f = []
    L = len(prof)
    for k in range(seg):
        f.append((0, 1 + (k + 1) % seg, 1 + k))
    for i in range(L - 1):
        for k in range(seg):
            a = 1 + i * seg
            f.append((a + k, a + (k + 1) % seg, a + seg + (k + 1) % seg, a + seg + k))
    e = len(v) - 1
    a = 1 + (L - 1) * seg
    for k in range(seg):
        f.append((a + k, a + (k + 1) % seg, e))
    return v, f


def joined(gs):
    v, f = [], []
    for a, b in gs:
        o = len(v)
        v += list(a)
        f += [tuple(i + o for i in q) for q in b]
    return v, f


def capsule(p0, p1, r0, r1, m, **k):
    return mesh("cap", *capsule_geometry(p0, p1, r0, r1), m, **k)


def lathe_geometry(prof, seg=64):
    """profile [(r,z)...] revolved about Z; ends with r==0 are closed."""
    v, f = [], []
    for r, z in prof:
        for k in range(seg):
            t = 2 * math.pi * k / seg
            v.append(Vector((r * math.cos(t), r * math.sin(t), z)))
    for i in range(len(prof) - 1):
        for k in range(seg):
            a = i * seg
            f.append((a + k, a + (k + 1) % seg, a + seg + (k + 1) % seg, a + seg + k))
    return v, f


def lathe(name, prof, m, seg=64, M=None, parent=None, smooth=True, sharp=35):
    v, f = lathe_geometry(prof, seg)
    ob = mesh(name, v, f, m, smooth, parent=parent)
    if M is not None:
        ob.matrix_local = M
    if smooth:
        sharpen(ob, sharp)
    return ob


def sharpen(ob, deg=35):
    try:
        ob.data.set_sharp_from_angle(angle=math.radians(deg))
    except Exception:
        pass


def placed(location, zdir=(0, 0, 1), roll=0, scale=(1, 1, 1)):
    q = Vector(zdir).to_track_quat("Z", "Y")
    return (
        Matrix.Translation(location)
        @ q.to_matrix().to_4x4()
        @ Matrix.Rotation(roll, 4, "Z")
        @ Matrix.Diagonal((*scale, 1))
    )


def cylinder(p0, p1, r0, m, r1=None, seg=32, parent=None, bevel=0.0):
    p0, p1 = Vector(p0), Vector(p1)
    h = (p1 - p0).length
    r1 = r0 if r1 is None else r1
    b = bevel or min(r0, r1, h) * 0.06
    pr = [(0, 0), (max(r0 - b, 1e-4), 0), (r0, b), (r1, h - b), (max(r1 - b, 1e-4), h), (0, h)]
    return lathe("cyl", pr, m, seg, placed(p0, p1 - p0), parent, sharp=50)


def ball(c, r, m, parent=None, seg=32, sc=(1, 1, 1), zdir=(0, 0, 1), roll=0):
    n = seg // 2
    pr = [(r * math.sin(math.pi * i / n), -r * math.cos(math.pi * i / n)) for i in range(n + 1)]
    v, f = lathe_geometry(pr, seg)
    ob = mesh("ball", v, f, m, True, parent=parent)
    ob.matrix_local = placed(c, zdir, roll, sc)
    return ob


def torus(c, R, r, m, zdir=(0, 0, 1), parent=None, seg=48, rs=12, sc=(1, 1, 1), roll=0):
    v, f = [], []
    for i in range(seg):
        a = 2 * math.pi * i / seg
        for j in range(rs):
            b = 2 * math.pi * j / rs
            v.append(
                Vector(((R + r * math.cos(b)) * math.cos(a), (R + r * math.cos(b)) * math.sin(a), r * math.sin(b)))
            )
            f.append((i * rs + j, ((i + 1) % seg) * rs + j, ((i + 1) % seg) * rs + (j + 1) % rs, i * rs + (j + 1) % rs))
    ob = mesh("torus", v, f, m, True, parent=parent)
    ob.matrix_local = placed(c, zdir, roll, sc)
    return ob


def box(c, size, m, bevel=0.02, M=None, parent=None, seg=3):
    x, y, z = [s / 2 for s in size]
    v = [(-x, -y, -z), (x, -y, -z), (x, y, -z), (-x, y, -z), (-x, -y, z), (x, -y, z), (x, y, z), (-x, y, z)]
    f = [(3, 2, 1, 0), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)]
    ob = mesh("box", v, f, m, False, parent=parent)
    ob.matrix_local = (Matrix.Translation(c) @ M) if M is not None else Matrix.Translation(c)
    if bevel:
        b = ob.modifiers.new("b", "BEVEL")
        b.width = bevel
        b.segments = seg
        b.harden_normals = True
        ob.data.polygons.foreach_set("use_smooth", [True] * 6)
    return ob


def tube(pts, r, m, parent=None, cyclic=False):
    cu = bpy.data.curves.new("tube", "CURVE")
    cu.dimensions = "3D"
    cu.bevel_depth = r
    cu.bevel_resolution = 3
    sp = cu.splines.new("NURBS")
    sp.points.add(len(pts) - 1)
    sp.order_u = 3
    sp.use_endpoint_u = True
    sp.use_cyclic_u = cyclic
    for p, q in zip(sp.points, pts):
        p.co = (*q, 1)
    cu.resolution_u = 6
    cu.use_fill_caps = True
    ob = bpy.data.objects.new("tube", cu)
    bpy.context.scene.collection.objects.link(ob)
    cu.materials.append(m)
    if parent:
        ob.parent = parent
    return ob


def remesh(geos, voxel=0.016, smooth=8, name="body"):
    """union of overlapping closed parts -> one soft skin (voxel remesh + smooth). returns object with a plain mesh."""
    v, f = joined(geos)
    ob = mesh(name, v, f)
    r = ob.modifiers.new("r", "REMESH")
    r.mode = "VOXEL"
    r.voxel_size = voxel
    r.use_smooth_shade = True
    s = ob.modifiers.new("s", "SMOOTH")
    s.factor = 0.5
    s.iterations = smooth
    dg = bpy.context.evaluated_depsgraph_get()
    me = bpy.data.meshes.new_from_object(ob.evaluated_get(dg))
    ob.modifiers.clear()
    old = ob.data
    ob.data = me
    bpy.data.meshes.remove(old)
    return ob


def vertex_data(me, what="co"):
    a = np.empty(len(me.vertices) * 3, np.float32)
    me.vertices.foreach_get(what, a)
    return a.reshape(-1, 3)


def distance_to_segment(P, a, b):
    a, b = np.array(a), np.array(b)
    d = b - a
    t = np.clip(((P - a) @ d) / max(d @ d, 1e-9), 0, 1)
    return np.linalg.norm(P - (a + t[:, None] * d), axis=1), t


def fractal_noise(P, scale, octaves=3, seed=0):
    o = Vector((seed * 17.3, seed * 5.1, seed * 9.7))
    return np.array([noise.fractal(Vector(p) * scale + o, 1.0, 2.0, octaves) for p in P.tolist()], np.float32)


def project(ob, o, d, off=0.004):
    ok, p, nn, _ = ob.ray_cast(Vector(o), Vector(d).normalized())
    return (p + nn * off, nn) if ok else (None, None)


def patch(ob, o, d, w, h, m, up=(0, 0, 1), thick=0.006, round_=False):
    """soft colour patch conformed to a body: small grid, each vertex ray-cast onto the surface"""
    d = Vector(d).normalized()
    x = d.cross(Vector(up)).normalized()
    y = x.cross(d)
    n = 9
    v, f = [], []
    for j in range(n):
        for i in range(n):
            a, b = (i / (n - 1) - 0.5), (j / (n - 1) - 0.5)
            if round_:
                k = max(abs(a), abs(b))
                L = math.hypot(a, b)
                s = k / L if L else 0
                a, b = a * s, b * s
            p, nn = project(ob, Vector(o) + x * a * w + y * b * h, d, thick)
            if p is None:
                return None
            v.append(p)
    for j in range(n - 1):
        for i in range(n - 1):
            f.append((j * n + i, j * n + i + 1, (j + 1) * n + i + 1, (j + 1) * n + i))
    po = mesh("patch", v, f, m)
    s = po.modifiers.new("s", "SOLIDIFY")
    s.thickness = thick * 1.5
    s.offset = -0.6
    return po


def box_at(M, c, size, m, bevel=0.01, R=None):
    return (
        box((0, 0, 0), size, m, bevel, None)
        if False
        else _boxM(M @ Matrix.Translation(c) @ (R.to_4x4() if R else Matrix.Identity(4)), size, m, bevel)
    )


def _boxM(Mx, size, m, bevel):
    o = box((0, 0, 0), size, m, bevel)
    o.matrix_local = Mx
    return o


def frame(o, zdir, face):
    """matrix whose local Z points along zdir (feet->head) and local -Y along face"""
    z = Vector(zdir).normalized()
    y = -Vector(face)
    y = (y - z * y.dot(z)).normalized()
    x = y.cross(z)
    return Matrix.Translation(o) @ Matrix((x, y, z)).transposed().to_4x4()


def lattice(p0, p1, w0, w1, n, r, m, parent=None, sides=4, roll=0.0):
    """tapered lattice mast as one mesh"""
    p0, p1 = Vector(p0), Vector(p1)
    x, y, d = basis(p1 - p0)
    g = []
    c, s_ = math.cos(roll), math.sin(roll)
    x, y = x * c + y * s_, y * c - x * s_
    P = lambda t, i: (
        p0.lerp(p1, t)
        + (
            x * math.cos(math.pi / sides + i * 2 * math.pi / sides)
            + y * math.sin(math.pi / sides + i * 2 * math.pi / sides)
        )
        * ((w0 + (w1 - w0) * t) * 0.7071)
    )
    for i in range(sides):
        g.append(capsule_geometry(P(0, i), P(1, i), r, r, 6, 1))
    for k in range(n):
        t0, t1 = k / n, (k + 1) / n
        for i in range(sides):
            g += [
                capsule_geometry(P(t1, i), P(t1, (i + 1) % sides), r * 0.7, r * 0.7, 5, 1),
                capsule_geometry(
                    P(t0, (i + k) % sides if False else i), P(t1, (i + 1) % sides), r * 0.55, r * 0.55, 5, 1
                ),
            ]
    return mesh("lattice", *joined(g), m, True, parent=parent)
