"""What a film crew carries: a cinema camera, a lamp, a clapperboard; and a laptop, with what screens show.

The camera's lens looks along its local -Y, Z is up and -X its right; the lamp shines along its local Z; the
clapperboard and the laptop face -Y.
"""

import math

import bpy
from mathutils import Matrix, Vector

from gallery.scenes.materials import glow, material
from gallery.scenes.nodes import Nodes
from gallery.scenes.shapes import box, cylinder, mesh, torus
from gallery.scenes.studio import empty, rectangle_light

CAMERA_GRIPS = Vector((0.215, -0.005, -0.05)), Vector((-0.215, -0.005, -0.05))  # where hands hold it: left, right

LAMP_SIZE = 0.62, 0.40  # metres across and up
_FLAPS = 0.17  # how far the lamp's barn doors stand out

_CLAPPER_WIDTH, _CLAPPER_HEIGHT, _STICK_HEIGHT = 0.30, 0.21, 0.036


def _black() -> bpy.types.Material:
    return material("camera black", (0.028, 0.028, 0.031), 0.42, coat=0.25, bump=0.08, bump_scale=120)


def _gray() -> bpy.types.Material:
    return material("camera gray", (0.20, 0.205, 0.21), 0.4, 0.5)


def _at(x: float, y: float, z: float) -> Matrix:
    return Matrix.Translation((x, y, z))


def _turned(degrees: float, axis: str) -> Matrix:
    return Matrix.Rotation(math.radians(degrees), 4, axis)


def cinema_camera(place: Matrix, screen: bpy.types.Material) -> bpy.types.Object:
    """A cinema camera with its lens, matte box, rods, handle, grips and a monitor that shows `screen` to the back."""
    whole = empty("cinema camera", place)
    _camera_body(whole)
    _lens(whole)
    _matte_box(whole)
    _handle_and_monitor(whole, screen)
    for side in (1, -1):
        cylinder((side * 0.075, -0.02, -0.10), (side * 0.19, 0, -0.10), 0.009, _gray(), seg=10, parent=whole)
        cylinder((side * 0.19, 0, -0.115), (side * 0.205, -0.005, 0), 0.019, _black(), seg=16, parent=whole)
    return whole


def _camera_body(whole: bpy.types.Object) -> None:
    black, gray = _black(), _gray()
    battery = material("camera battery", (0.085, 0.085, 0.09), 0.6)
    box((0, 0.02, 0), (0.15, 0.26, 0.18), black, 0.02, parent=whole)
    box((0, 0.205, 0), (0.12, 0.11, 0.16), battery, 0.025, parent=whole)
    for side in (1, -1):
        box((side * 0.078, 0.02, 0.01), (0.012, 0.19, 0.12), gray, 0.006, parent=whole)
        for vent in range(5):
            box((side * 0.085, 0.085 - vent * 0.018, 0.01), (0.004, 0.007, 0.08), black, 0.001, parent=whole)
        cylinder((side * 0.08, -0.05, 0.03), (side * 0.096, -0.05, 0.03), 0.021, black, seg=20, parent=whole)
    tally = glow("camera tally", (1.0, 0.08, 0.04), 3.0)
    box((-0.04, -0.112, 0.075), (0.02, 0.006, 0.012), tally, 0.002, parent=whole)
    box((-0.086, -0.05, -0.03), (0.006, 0.02, 0.02), tally, 0.002, parent=whole)
    for x in (0.035, -0.035):
        cylinder((x, 0.18, -0.115), (x, -0.38, -0.115), 0.008, gray, seg=12, parent=whole)
    box((0, -0.02, -0.11), (0.11, 0.14, 0.03), gray, 0.008, parent=whole)


def _lens(whole: bpy.types.Object) -> None:
    """A long lens with its rings, and the wheel beside it that pulls the focus."""
    black, gray = _black(), _gray()
    blue = material("lens ring", (0.10, 0.30, 0.55), 0.35, 0.5)
    cylinder((0, -0.10, 0), (0, -0.14, 0), 0.066, gray, parent=whole)
    cylinder((0, -0.13, 0), (0, -0.32, 0), 0.057, black, 0.064, parent=whole)
    for y, ring in ((-0.17, gray), (-0.215, blue), (-0.26, gray)):
        torus((0, y, 0), 0.061, 0.008, ring, (0, 1, 0), whole)
    cylinder((0, -0.315, 0), (0, -0.325, 0), 0.055, material("lens", (0.02, 0.02, 0.05), 0.05, coat=1), parent=whole)
    cylinder((-0.05, -0.20, -0.085), (-0.115, -0.20, -0.085), 0.012, gray, seg=12, parent=whole)
    cylinder((-0.10, -0.20, -0.085), (-0.125, -0.20, -0.085), 0.036, black, seg=24, parent=whole)
    torus((-0.126, -0.20, -0.085), 0.026, 0.004, gray, (1, 0, 0), whole, seg=24)


def _matte_box(whole: bpy.types.Object) -> None:
    """A square hood before the lens, with a flag above and one at each side."""
    black = _black()
    back, front = (0.085, -0.31, 0.072), (0.130, -0.42, 0.100)
    corners = [
        (across * x, y, up * z) for x, y, z in (back, front) for across, up in ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ]
    sides = [(0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)]
    hood = mesh("matte box", corners, sides, black, smooth=False, parent=whole)
    hood.modifiers.new("thickness", "SOLIDIFY").thickness = 0.012
    box((0, -0.475, 0.150), (0.27, 0.15, 0.008), black, 0.003, _turned(-34, "X"), whole)
    for side in (1, -1):
        box((side * 0.152, -0.465, 0), (0.008, 0.12, 0.18), black, 0.003, _turned(-26 * side, "Z"), whole)


def _handle_and_monitor(whole: bpy.types.Object, screen: bpy.types.Material) -> None:
    black, gray = _black(), _gray()
    for y in (0.09, -0.08):
        cylinder((0, y, 0.09), (0, y, 0.155), 0.012, gray, seg=12, parent=whole)
    cylinder((0, 0.15, 0.16), (0, -0.14, 0.16), 0.020, black, seg=16, parent=whole)
    cylinder((0, -0.12, 0.16), (0.0, -0.13, 0.235), 0.008, gray, seg=10, parent=whole)
    place = _at(0.0, -0.13, 0.295) @ _turned(-14, "X") @ _turned(32, "Z")
    box((0, 0, 0), (0.23, 0.022, 0.15), black, 0.01, parent=whole).matrix_local = place
    shown = [(-0.102, 0.0125, -0.062), (0.102, 0.0125, -0.062), (0.102, 0.0125, 0.062), (-0.102, 0.0125, 0.062)]
    mesh("monitor", shown, [(3, 2, 1, 0)], screen, smooth=False, parent=whole).matrix_local = place


def film_lamp(place: Matrix, power: float) -> bpy.types.Object:
    """A flat lamp with two barn doors that gives `power` watts of warm light, and looks less bright than it is."""
    whole = empty("film lamp", place)
    width, height = LAMP_SIZE
    black = _black()
    box((0, 0, -0.02), (width, height, 0.045), black, 0.012, parent=whole)
    box((0, 0, 0.006), (width - 0.05, height - 0.05, 0.012), _lamp_face(), 0.004, parent=whole)
    for side in (1, -1):
        box((side * (width / 2 + 0.03), 0, 0.07), (0.012, height, _FLAPS), black, 0.004, _turned(24 * side, "Y"), whole)
        box(
            (0, side * (height / 2 + 0.03), 0.07), (width, 0.012, _FLAPS), black, 0.004, _turned(-24 * side, "X"), whole
        )
    light = rectangle_light((0, 0, 0), (0, 0, 1), width - 0.07, height - 0.06, power, (1.0, 0.66, 0.40), 120)
    light.matrix_world = place @ _at(0, 0, 0.03) @ _turned(180, "X")
    return whole


def _lamp_face() -> bpy.types.Material:
    """Rows of small lights on an amber ground."""
    made = bpy.data.materials.new("lamp face")
    made.use_nodes = True
    nodes = Nodes(made.node_tree)
    x, y, _ = nodes.split(nodes("ShaderNodeTexCoord").outputs["Object"])
    pitch = 0.036  # metres from light to light
    from_light = (((x / pitch) % 1.0 - 0.5) ** 2 + ((y / pitch) % 1.0 - 0.5) ** 2) ** 0.5
    bright = nodes.smooth(from_light, 0.42, 0.18)
    color = nodes.mix(bright, (0.75, 0.33, 0.09), (1.7, 1.05, 0.50))
    nodes("ShaderNodeOutputMaterial", {0: nodes("ShaderNodeEmission", {"Color": color, "Strength": 1.0})})
    made.cycles.emission_sampling = "NONE"
    return made


def clapperboard(place: Matrix) -> bpy.types.Object:
    """A clapperboard, its upper stick open."""
    whole = empty("clapperboard", place)
    white, black = (
        material("clapper white", (0.60, 0.59, 0.56), 0.5),
        material("clapper black", (0.03, 0.03, 0.035), 0.5),
    )
    box((0, 0, 0), (_CLAPPER_WIDTH, 0.018, _CLAPPER_HEIGHT), white, 0.006, parent=whole)
    hinge = _at(-_CLAPPER_WIDTH / 2, 0, _CLAPPER_HEIGHT / 2 + 0.017)
    for opening, up in ((20, 0.022), (0, -0.004)):
        place_of_stick = hinge @ _turned(-opening, "Y") @ _at(_CLAPPER_WIDTH / 2, 0, up)
        stick = box((0, 0, 0), (_CLAPPER_WIDTH, 0.022, _STICK_HEIGHT), black, 0.004, parent=whole)
        stick.matrix_local = place_of_stick
        for stripe in range(4):
            x = stripe * 0.07
            corners = [(x - 0.13, -0.016), (x - 0.095, -0.016), (x - 0.08, 0.016), (x - 0.115, 0.016)]
            flat = [(across, -0.0125, height) for across, height in corners]
            mesh("stripe", flat, [(0, 1, 2, 3)], white, smooth=False, parent=whole).matrix_local = place_of_stick
    for z in (0.03, -0.03):
        box((0, -0.0095, z), (_CLAPPER_WIDTH - 0.03, 0.002, 0.004), black, 0, parent=whole)
    return whole


def laptop(place: Matrix, screen: bpy.types.Material) -> bpy.types.Object:
    """An open laptop that shows `screen`."""
    whole = empty("laptop", place)
    black = material("laptop black", (0.03, 0.03, 0.033), 0.5)
    box((0, 0, 0), (0.36, 0.25, 0.022), black, 0.008, parent=whole)
    box((0, 0.01, 0.012), (0.31, 0.13, 0.004), material("laptop keys", (0.075, 0.075, 0.08), 0.6), 0.002, parent=whole)
    lid = _at(0, 0.13, 0.01) @ _turned(18, "X")
    box((0, 0, 0), (0.36, 0.016, 0.25), black, 0.007, parent=whole).matrix_local = lid @ _at(0, 0, 0.125)
    shown = [(-0.16, -0.0095, 0.022), (0.16, -0.0095, 0.022), (0.16, -0.0095, 0.228), (-0.16, -0.0095, 0.228)]
    mesh("laptop screen", shown, [(0, 1, 2, 3)], screen, smooth=False, parent=whole).matrix_local = lid
    return whole


def take_screen(strength: float) -> bpy.types.Material:
    """What the camera's monitor shows: a head and shoulders, out of focus, before blue."""
    nodes = _screen("take screen")
    x, _, z = nodes.split(nodes("ShaderNodeTexCoord").outputs["Generated"])
    from_head = (((x - 0.58) * 1.5) ** 2 + (z - 0.62) ** 2) ** 0.5
    from_shoulders = (((x - 0.58) * 0.85) ** 2 + (z + 0.02) ** 2) ** 0.5
    shown = nodes.mix(nodes.smooth(from_shoulders, 0.40, 0.34), (0.03, 0.10, 0.16), (0.16, 0.26, 0.40))
    shown = nodes.mix(nodes.smooth(from_head, 0.27, 0.22), shown, (0.28, 0.13, 0.05))
    shown = nodes.mix(nodes.smooth(from_head, 0.19, 0.14), shown, (0.80, 0.48, 0.32))
    _shine(nodes, shown, strength)
    return bpy.data.materials["take screen"]


def work_screen(strength: float) -> bpy.types.Material:
    """What a laptop shows: lines without words beside a green field."""
    nodes = _screen("work screen")
    x, _, z = nodes.split(nodes("ShaderNodeTexCoord").outputs["Generated"])
    ground, line = (0.015, 0.05, 0.11), (0.10, 0.35, 0.55)
    stops = [(0, ground), (0.62, ground), (0.66, line), (0.9, line), (0.93, ground)]
    lines = nodes.ramp((z * 5.0) % 1.0, stops)
    _shine(nodes, nodes.mix(x > 0.62, lines, (0.02, 0.16, 0.14)), strength)
    return bpy.data.materials["work screen"]


def _screen(name: str) -> Nodes:
    made = bpy.data.materials.new(name)
    made.use_nodes = True
    made.cycles.emission_sampling = "NONE"
    return Nodes(made.node_tree)


def _shine(nodes: Nodes, color: object, strength: float) -> None:
    nodes("ShaderNodeOutputMaterial", {0: nodes("ShaderNodeEmission", {"Color": color, "Strength": strength})})
