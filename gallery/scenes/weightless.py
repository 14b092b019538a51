"""Figures that float: placed by the pelvis, with a head's direction and a chest's instead of a ground."""

from collections.abc import Callable, Sequence
from typing import Any

import bpy
import numpy as np
from mathutils import Matrix, Vector

from gallery.scenes.cast import Person
from gallery.scenes.clothes import SKIN, STYLES
from gallery.scenes.crew import face_of
from gallery.scenes.figures import Figure, figure_of
from gallery.scenes.hair import drift_hair
from gallery.scenes.hair import hair as grow_hair
from gallery.scenes.hats import wear_hat
from gallery.scenes.heads import Face
from gallery.scenes.materials import Colour, material
from gallery.scenes.on_skin import course, patch
from gallery.scenes.shapes import frame, tube
from gallery.scenes.skeleton import Pose, Skeleton, skeleton
from gallery.scenes.studio import Point
from gallery.scenes.suit import round_patch

__all__ = ["drift_hair", "weightless_figure"]

Patch = tuple[float, float, float, float, Colour, str]  # left, above the pelvis, width, height, colour, name


def weightless_figure(
    pelvis: Point,
    up: Point,
    face: Point,
    style: str,
    hands: Sequence[Point],
    feet: Sequence[Point],
    *,
    world_hands: bool = True,
    person: Person | None = None,
    hat: str | None = None,
    hair: Colour = (0.05, 0.03, 0.02),
    skin: int = 0,
    seed: int = 0,
    scale: float | None = None,
    sleeve: float | None = None,
    shorts: float | None = None,
    locks: Callable[[Skeleton], None] | None = None,
    zipper: bool = False,
    patches: Sequence[Patch] = (),
    extra: Callable[[Any], None] | None = None,
    **pose: Any,
) -> Figure:
    """A figure with its pelvis at a place in the world, `up` from pelvis to head, `face` where the chest looks.

    `hands` are places in the world, or offsets from the pelvis without `world_hands`; `feet` are offsets. `person`
    gives skin, hair, beard, height and a round patch on the chest. `hat` as in `wear_hat`; `locks` grows loose hair.
    `sleeve`, `shorts`: the shares of upper arm and thigh that are covered. `extra` is called with the skeleton in the
    figure's own coordinates, and what it makes is moved to the figure. The rest is the terms of a `Pose`.
    """
    place = frame(pelvis, up, face)
    scale = scale or (person.height if person else 1.0)
    into_own = (place @ Matrix.Scale(scale, 4)).inverted()
    wrists = [into_own @ Vector(hand) for hand in hands] if world_hands else list(hands)
    terms = Pose(pelvis_h=0, hands=(wrists[0], wrists[1]), feet=(feet[0], feet[1]), **pose)
    bones = skeleton(terms, place, scale)
    looks = face_of(person) if person else Face(SKIN[skin], hair)
    made = figure_of(bones, style, looks, seed, sleeve, shorts)
    if person:
        round_patch(made.body, bones.before_chest(0.10, 0.36), -bones.forward, bones.up, person.patch, 0.075 * scale)
    for left, height, width, length, color, name in patches:
        origin, surface = bones.before_chest(left, height), material(name, color, 0.7)
        patch(made.body, origin, -bones.forward, width * scale, length * scale, surface, bones.up)
    if zipper:
        _zipper(bones, made.body)
    _cover_head(bones, style, person, hat, hair, locks)
    if extra:
        _moved(place, lambda: extra(skeleton(terms, Matrix.Identity(4), scale)))
    return made


def _cover_head(
    bones: Skeleton,
    style: str,
    person: Person | None,
    hat: str | None,
    hair_color: Colour,
    locks: Callable[[Skeleton], None] | None,
) -> None:
    """Hair, or a hat. Under loose locks is a plain crown."""
    if person and not hat and not locks:
        grow_hair(bones, person.hair_style, person.hair)
    else:
        wear_hat(bones, hat or "hair", STYLES[style], style, person.hair if person else hair_color)
    if locks:
        locks(bones)


def _zipper(bones: Skeleton, body: bpy.types.Object) -> None:
    rays = [bones.before_chest(0, 0.44 - 0.40 * float(share)) for share in np.linspace(0, 1, 9)]
    surface = material("zip", (0.35, 0.36, 0.38), 0.5)
    tube(course(body, rays, -bones.forward, 0.003, 0.06 * bones.scale), 0.006 * bones.scale, surface)


def _moved(place: Matrix, build: Callable[[], None]) -> None:
    """Build something about the origin, then move all of it to its place."""
    before = set(bpy.data.objects)
    build()
    for made in set(bpy.data.objects) - before:
        if made.parent is None:
            made.matrix_basis = place @ made.matrix_basis
