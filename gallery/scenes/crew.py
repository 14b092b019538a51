from dataclasses import replace

import bpy
from mathutils import Vector

from gallery.scenes.cast import Person
from gallery.scenes.figures import SKIN, figure
from gallery.scenes.heads import folded_hood, hair, head_frame, paint_head
from gallery.scenes.materials import material
from gallery.scenes.shapes import tube


def crew_member(root, yaw, person: Person, hood="back", **k):
    """Sokol crew member. who: woman | director | fair | dark. hood: 'back' (bare head) | 'none' | 'on'."""
    material("pt0", (0.06, 0.16, 0.36), 0.7)
    material("pt1", (0.56, 0.60, 0.66), 0.7)  # neutral sleeve bars (no flag colours)
    before = set(bpy.data.objects)
    k.setdefault("skin", SKIN.index(person.skin))
    k.setdefault("scale", person.height)
    hc = person.hair
    k["hair"] = tuple(x * 0.7 for x in hc)
    J = figure(root, yaw, "sokol", visor="open", **k)
    new = [o for o in bpy.data.objects if o not in before]
    F = head_frame(root, yaw, k)
    X = F["X"]
    c = X(0, 0, 0)
    sc = F["sc"]
    if hood == "on":
        return replace(J, head_frame=F)
    head_ = None
    for o in new:
        mn = o.data.materials[0].name if o.data and len(o.data.materials) else ""
        kill = False
        if o.name.startswith("head"):
            head_ = o
        if o.name.startswith(("hoodshell", "visor", "shell")):
            kill = True
        elif mn.startswith("ear"):
            kill = True
        elif o.name.startswith("tube") and mn.startswith(("suitblue", "metal", "eye")):
            p = o.data.splines[0].points[0].co
            kill = (Vector(p[:3]) - c).length < 0.26 * sc
        elif o.name.startswith("ball") and mn.startswith("eye"):
            kill = (o.matrix_local.translation - X(0.04, 0.137, -0.082)).length < 0.012 * sc
        elif o.name.startswith("torus") and mn.startswith("hood"):
            kill = True
        if kill:
            bpy.data.objects.remove(o)
    for o in list(bpy.data.objects):  # harness/zip tubes: drop parts that jumped onto an arm
        if (
            o in before
            or not o.name.startswith("tube")
            or not o.data.materials
            or not o.data.materials[0].name.startswith(("suitblue", "zip"))
        ):
            continue
        pts = [Vector(p.co[:3]) for p in o.data.splines[0].points]
        if len(pts) > 9:
            continue
        runs = [[pts[0]]]
        for p, q in zip(pts, pts[1:]):
            runs.append([q]) if (q - p).length > 0.085 * sc else runs[-1].append(q)
        if len(runs) > 1:
            best = max(runs, key=len)
            m_, r_ = o.data.materials[0], o.data.bevel_depth
            bpy.data.objects.remove(o)
            if len(best) > 2:
                tube(best, r_, m_)
    hair(F, person.hair_style, hc)
    paint_head(
        head_,
        F,
        k["skin"],
        tuple(x * 1.5 for x in hc) if person.beard else None,
        0.35 if person.hair_style == "tied" else 0.18,
    )
    if hood == "back":
        folded_hood(F)
    return replace(J, head_frame=F)
