"""The crew in their pressure suits: members of the cast, bare-headed or hooded."""

from typing import Any

from gallery.scenes.cast import Person
from gallery.scenes.figures import Figure, figure_of
from gallery.scenes.hair import fringe, hair
from gallery.scenes.heads import Face, head_frame
from gallery.scenes.materials import Colour
from gallery.scenes.studio import Point
from gallery.scenes.suit import communications_cap, folded_hood, patches, worn_hood


def face_of(person: Person) -> Face:
    """How a person's head is painted: brows and beard go with the hair."""
    return Face(
        skin=person.skin,
        brows=_times(person.hair, 0.7),
        beard=_times(person.hair, 1.9) if person.beard else None,
        blush=0.30 if person.hair_style == "tied" else 0.16,
    )


def _times(color: Colour, factor: float) -> Colour:
    red, green, blue = color
    return (red * factor, green * factor, blue * factor)


def crew_member(
    root: Point,
    yaw: float,
    person: Person,
    hood: str = "back",
    *,
    seed: int = 0,
    scale: float | None = None,
    pockets: bool = True,
    **pose: Any,
) -> Figure:
    """A member of the cast in a Sokol suit at `root`, turned by `yaw` degrees; the rest is the terms of a `Pose`.

    `hood`: "back" (thrown back, bare head), "none" (a bare head) or "on" (hood and cap, the visor raised).
    """
    bones = head_frame(root, yaw, {**pose, "scale": scale or person.height})
    made = figure_of(bones, "sokol", face_of(person), seed, pockets=pockets)
    patches(bones, made.body, person.patch)
    if hood == "on":
        communications_cap(bones)
        worn_hood(bones, shut=False)
        if person.hair_style == "tied":
            fringe(bones, person.hair)
        return made
    hair(bones, person.hair_style, person.hair)
    if hood == "back":
        folded_hood(bones)
    return made
