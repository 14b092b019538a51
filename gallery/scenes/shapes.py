"""Solids and surfaces as Blender meshes, and how they are placed.

Metres; Z is up. A `parent` makes coordinates local to it. Flags may be given by position, as the scenes do.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

import bpy
import numpy as np
from mathutils import Matrix, Vector, noise
from numpy.typing import NDArray

from gallery.scenes.materials import Colour
from gallery.scenes.studio import Point

Array: TypeAlias = NDArray[np.float64] | NDArray[np.float32]
Face: TypeAlias = Sequence[int]
Geometry: TypeAlias = tuple[Sequence[Point], Sequence[Face]]  # vertices, and faces as numbers of vertices
Profile: TypeAlias = Sequence[tuple[float, float]]  # distances from the axis, and heights along it
Scale: TypeAlias = tuple[float, float, float]

_UP = (0.0, 0.0, 1.0)
_CUBE_FACES = ((3, 2, 1, 0), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7))


def mesh(
    name: str,
    verts: Iterable[Point],
    faces: Iterable[Face],
    surface: bpy.types.Material | None = None,
    smooth: bool = True,  # noqa: FBT001, FBT002 - given by position in the scenes
    col: Colour | Array | None = None,
    parent: bpy.types.Object | None = None,
) -> bpy.types.Object:
    """A mesh of vertices and faces. `col` colours it, one colour for all vertices or one each, under the name "Col"."""
    data = bpy.data.meshes.new(name)
    data.from_pydata([tuple(vertex) for vertex in verts], [], [tuple(face) for face in faces])
    data.update()
    if smooth:
        data.polygons.foreach_set("use_smooth", [True] * len(data.polygons))
    if col is not None:
        set_colors(data, col)
    made = bpy.data.objects.new(name, data)
    bpy.context.scene.collection.objects.link(made)
    if surface:
        data.materials.append(surface)
    if parent:
        made.parent = parent
    return made


def set_colors(data: bpy.types.Mesh, colors: Colour | Array) -> None:
    """Colour a mesh's vertices, for materials with `vertex_colors="Col"`."""
    attribute = data.color_attributes.get("Col") or data.color_attributes.new("Col", "FLOAT_COLOR", "POINT")
    rgba = np.ones((len(data.vertices), 4), np.float32)
    rgba[:, :3] = colors
    attribute.data.foreach_set("color", rgba.ravel())


def basis(direction: Point) -> tuple[Vector, Vector, Vector]:
    """Three axes at right angles, the last one along `direction`."""
    along = Vector(direction).normalized()
    helper = Vector((0, 0, 1)) if abs(along.z) < 0.95 else Vector((1, 0, 0))
    across = helper.cross(along).normalized()
    return across, along.cross(across), along


def capsule_geometry(start: Point, end: Point, r0: float, r1: float, seg: int = 18, rings: int = 6) -> Geometry:
    """A closed tapered capsule from a ball of radius `r0` to one of radius `r1`; `rings` to each half ball."""
    start, end = Vector(start), Vector(end)
    if (end - start).length < 1e-5:
        end = start + Vector((0, 0, 1e-4))
    x, y, along = basis(end - start)
    circles = []
    for i in range(1, rings + 1):
        angle = math.pi / 2 * (1 - i / rings)
        circles.append((start - along * (math.sin(angle) * r0), r0 * math.cos(angle)))
    for i in range(rings):
        angle = math.pi / 2 * i / rings
        circles.append((end + along * (math.sin(angle) * r1), r1 * math.cos(angle)))
    turns = [2 * math.pi * k / seg for k in range(seg)]
    vertices = [start - along * r0]
    for centre, r in circles:
        vertices += [centre + x * (r * math.cos(turn)) + y * (r * math.sin(turn)) for turn in turns]
    vertices.append(end + along * r1)
    last_circle, tip = 1 + (len(circles) - 1) * seg, len(vertices) - 1
    faces: list[Face] = [(0, 1 + (k + 1) % seg, 1 + k) for k in range(seg)]
    faces += _bands(len(circles), seg, first=1)
    faces += [(last_circle + k, last_circle + (k + 1) % seg, tip) for k in range(seg)]
    return vertices, faces


def joined(parts: Iterable[Geometry]) -> Geometry:
    """Several geometries as one."""
    vertices: list[Point] = []
    faces: list[Face] = []
    for part_vertices, part_faces in parts:
        offset = len(vertices)
        vertices += part_vertices
        faces += [tuple(i + offset for i in face) for face in part_faces]
    return vertices, faces


def lathe_geometry(profile: Profile, seg: int = 64) -> Geometry:
    """A profile turned about Z. Ends at radius 0 are closed."""
    turns = [2 * math.pi * k / seg for k in range(seg)]
    vertices = [Vector((r * math.cos(turn), r * math.sin(turn), z)) for r, z in profile for turn in turns]
    return vertices, _bands(len(profile), seg)


def _bands(circles: int, seg: int, first: int = 0) -> list[Face]:
    """The faces between neighbouring circles of `seg` vertices."""
    starts = [first + i * seg for i in range(circles - 1)]
    return [
        (start + k, start + (k + 1) % seg, start + seg + (k + 1) % seg, start + seg + k)
        for start in starts
        for k in range(seg)
    ]


def grid_faces(columns: int, rows: int) -> list[Face]:
    """The faces between `columns` times `rows` vertices, row by row."""
    return [
        (j * columns + i, j * columns + i + 1, (j + 1) * columns + i + 1, (j + 1) * columns + i)
        for j in range(rows - 1)
        for i in range(columns - 1)
    ]


def ring_faces(around: int, rows: int) -> list[Face]:
    """The faces between `rows` closed rings of `around` vertices each."""
    return _bands(rows, around)


def capsule(
    start: Point, end: Point, r0: float, r1: float, surface: bpy.types.Material, parent: bpy.types.Object | None = None
) -> bpy.types.Object:
    """A tapered capsule, see `capsule_geometry`."""
    return mesh("cap", *capsule_geometry(start, end, r0, r1), surface, parent=parent)


def lathe(
    name: str,
    profile: Profile,
    surface: bpy.types.Material,
    seg: int = 64,
    matrix: Matrix | None = None,
    parent: bpy.types.Object | None = None,
    smooth: bool = True,  # noqa: FBT001, FBT002 - given by position in the scenes
    sharp: float = 35,
) -> bpy.types.Object:
    """A profile turned about Z, then placed by `matrix`. Edges of more than `sharp` degrees stay hard."""
    made = mesh(name, *lathe_geometry(profile, seg), surface, smooth, parent=parent)
    if matrix is not None:
        made.matrix_local = matrix
    if smooth:
        sharpen(made, sharp)
    return made


def sharpen(shape: bpy.types.Object, degrees: float = 35) -> None:
    """Shade edges hard where faces meet at more than this angle."""
    shape.data.set_sharp_from_angle(angle=math.radians(degrees))


def placed(location: Point, zdir: Point = _UP, roll: float = 0, scale: Scale = (1, 1, 1)) -> Matrix:
    """A frame at `location` with its Z along `zdir`, turned about that by `roll` radians, and scaled."""
    turn = Vector(zdir).to_track_quat("Z", "Y").to_matrix().to_4x4()
    return Matrix.Translation(location) @ turn @ Matrix.Rotation(roll, 4, "Z") @ Matrix.Diagonal((*scale, 1))


def frame(origin: Point, zdir: Point, face: Point) -> Matrix:
    """A frame with its Z along `zdir` (from feet to head) and its -Y towards `face`, as figures are built."""
    z = Vector(zdir).normalized()
    y = -Vector(face)
    y = (y - z * y.dot(z)).normalized()
    x = y.cross(z)
    return Matrix.Translation(origin) @ Matrix((x, y, z)).transposed().to_4x4()


def cylinder(
    start: Point,
    end: Point,
    r0: float,
    surface: bpy.types.Material,
    r1: float | None = None,
    seg: int = 32,
    parent: bpy.types.Object | None = None,
    bevel: float = 0.0,
) -> bpy.types.Object:
    """A cylinder, or a cone where `r1` differs, with bevelled ends."""
    start, end = Vector(start), Vector(end)
    height = (end - start).length
    r1 = r0 if r1 is None else r1
    bevel = bevel or min(r0, r1, height) * 0.06
    profile = [
        (0, 0),
        (max(r0 - bevel, 1e-4), 0),
        (r0, bevel),
        (r1, height - bevel),
        (max(r1 - bevel, 1e-4), height),
        (0, height),
    ]
    return lathe("cyl", profile, surface, seg, placed(start, end - start), parent, sharp=50)


def ball(
    centre: Point,
    radius: float,
    surface: bpy.types.Material,
    parent: bpy.types.Object | None = None,
    seg: int = 32,
    sc: Scale = (1, 1, 1),
    zdir: Point = _UP,
    roll: float = 0,
) -> bpy.types.Object:
    """A ball, stretched by `sc` along its axes before it is turned to `zdir`."""
    angles = [math.pi * i / (seg // 2) for i in range(seg // 2 + 1)]
    profile = [(radius * math.sin(angle), -radius * math.cos(angle)) for angle in angles]
    made = mesh("ball", *lathe_geometry(profile, seg), surface, parent=parent)
    made.matrix_local = placed(centre, zdir, roll, sc)
    return made


def torus(
    centre: Point,
    radius: float,
    thickness: float,
    surface: bpy.types.Material,
    zdir: Point = _UP,
    parent: bpy.types.Object | None = None,
    seg: int = 48,
    rs: int = 12,
    sc: Scale = (1, 1, 1),
    roll: float = 0,
) -> bpy.types.Object:
    """A ring about `zdir`: `radius` to the middle of a tube whose own radius is `thickness`, with `rs` sides."""
    vertices = []
    faces: list[Face] = []
    for i in range(seg):
        around = 2 * math.pi * i / seg
        here, onwards = i * rs, (i + 1) % seg * rs
        for j in range(rs):
            about = 2 * math.pi * j / rs
            reach = radius + thickness * math.cos(about)
            vertices.append((reach * math.cos(around), reach * math.sin(around), thickness * math.sin(about)))
            faces.append((here + j, onwards + j, onwards + (j + 1) % rs, here + (j + 1) % rs))
    made = mesh("torus", vertices, faces, surface, parent=parent)
    made.matrix_local = placed(centre, zdir, roll, sc)
    return made


def box(
    centre: Point,
    size: Scale,
    surface: bpy.types.Material,
    bevel: float = 0.02,
    matrix: Matrix | None = None,
    parent: bpy.types.Object | None = None,
    seg: int = 3,
) -> bpy.types.Object:
    """A box with rounded edges, turned by `matrix` and moved to `centre`."""
    x, y, z = (side / 2 for side in size)
    vertices = [(-x, -y, -z), (x, -y, -z), (x, y, -z), (-x, y, -z), (-x, -y, z), (x, -y, z), (x, y, z), (-x, y, z)]
    made = mesh("box", vertices, _CUBE_FACES, surface, bool(bevel), parent=parent)
    made.matrix_local = Matrix.Translation(centre) @ (matrix or Matrix.Identity(4))
    if bevel:
        modifier = made.modifiers.new("b", "BEVEL")
        modifier.width = bevel
        modifier.segments = seg
        modifier.harden_normals = True
    return made


def box_at(
    base: Matrix,
    centre: Point,
    size: Scale,
    surface: bpy.types.Material,
    bevel: float = 0.01,
    turn: Matrix | None = None,
) -> bpy.types.Object:
    """A box in the coordinates of `base`, turned about its own middle."""
    made = box((0, 0, 0), size, surface, bevel)
    made.matrix_local = base @ Matrix.Translation(centre) @ (turn.to_4x4() if turn else Matrix.Identity(4))
    return made


def tube(
    points: Sequence[Point],
    radius: float,
    surface: bpy.types.Material,
    parent: bpy.types.Object | None = None,
    cyclic: bool = False,  # noqa: FBT001, FBT002 - given by position in the scenes
) -> bpy.types.Object:
    """A round cord whose course is drawn towards `points`: the ends are met, the bends are rounded."""
    curve = bpy.data.curves.new("tube", "CURVE")
    curve.dimensions = "3D"
    curve.bevel_depth = radius
    curve.bevel_resolution = 3
    spline = curve.splines.new("NURBS")
    spline.points.add(len(points) - 1)
    spline.order_u = 3
    spline.use_endpoint_u = True
    spline.use_cyclic_u = cyclic
    for knot, point in zip(spline.points, points, strict=True):
        knot.co = (*point, 1)
    curve.resolution_u = 6
    curve.use_fill_caps = True
    curve.materials.append(surface)
    made = bpy.data.objects.new("tube", curve)
    bpy.context.scene.collection.objects.link(made)
    if parent:
        made.parent = parent
    return made


def remesh(parts: Iterable[Geometry], voxel: float = 0.016, smooth: int = 8, name: str = "body") -> bpy.types.Object:
    """Overlapping closed parts grown together into one soft skin; `smooth` is how often it is smoothed."""
    made = mesh(name, *joined(parts))
    union = made.modifiers.new("r", "REMESH")
    union.mode = "VOXEL"
    union.voxel_size = voxel
    union.use_smooth_shade = True
    soften = made.modifiers.new("s", "SMOOTH")
    soften.factor = 0.5
    soften.iterations = smooth
    evaluated = made.evaluated_get(bpy.context.evaluated_depsgraph_get())
    skin = bpy.data.meshes.new_from_object(evaluated)
    made.modifiers.clear()
    parts_only, made.data = made.data, skin
    bpy.data.meshes.remove(parts_only)
    return made


def vertex_data(data: bpy.types.Mesh, what: str = "co") -> NDArray[np.float32]:
    """The places of a mesh's vertices, or with "normal" their normals: an array of three columns."""
    values = np.empty(len(data.vertices) * 3, np.float32)
    data.vertices.foreach_get(what, values)
    return values.reshape(-1, 3)


def fractal_noise(points: Array, scale: float, octaves: int = 3, seed: int = 0) -> NDArray[np.float32]:
    """Noise of either sign about 0 at each point, with `scale` grains per metre."""
    offset = Vector((seed * 17.3, seed * 5.1, seed * 9.7))
    values = [noise.fractal(Vector(point) * scale + offset, 1.0, 2.0, octaves) for point in points.tolist()]
    return np.array(values, np.float32)


def lattice(
    start: Point,
    end: Point,
    w0: float,
    w1: float,
    n: int,
    r: float,
    surface: bpy.types.Material,
    parent: bpy.types.Object | None = None,
    sides: int = 4,
    roll: float = 0.0,
) -> bpy.types.Object:
    """A lattice mast of `n` storeys, `w0` wide at its start and `w1` at its end, of rods of radius `r`, as one mesh."""
    corner = _mast(Vector(start), Vector(end), w0, w1, sides, roll)
    rods = [capsule_geometry(corner(0, i), corner(1, i), r, r, 6, 1) for i in range(sides)]
    for storey in range(n):
        low, high = storey / n, (storey + 1) / n
        for i in range(sides):
            beyond = corner(high, (i + 1) % sides)
            rods.append(capsule_geometry(corner(high, i), beyond, r * 0.7, r * 0.7, 5, 1))
            rods.append(capsule_geometry(corner(low, i), beyond, r * 0.55, r * 0.55, 5, 1))
    return mesh("lattice", *joined(rods), surface, parent=parent)


def _mast(start: Vector, end: Vector, w0: float, w1: float, sides: int, roll: float) -> Callable[[float, int], Vector]:
    """Where a mast's corner posts are, at a share of its length."""
    x, y, _ = basis(end - start)
    x, y = x * math.cos(roll) + y * math.sin(roll), y * math.cos(roll) - x * math.sin(roll)

    def corner(share: float, i: int) -> Vector:
        angle = (2 * i + 1) * math.pi / sides
        half_diagonal = (w0 + (w1 - w0) * share) * math.sqrt(0.5)
        return start.lerp(end, share) + (x * math.cos(angle) + y * math.sin(angle)) * half_diagonal

    return corner
