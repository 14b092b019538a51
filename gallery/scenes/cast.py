"""Who is who: the same person looks the same in every picture."""

from dataclasses import dataclass

from gallery.scenes.materials import Colour


@dataclass(frozen=True)
class Person:
    """A member of the crews. `height`: 1 is 1.78 m. `hair_style`: tied, short or crop. `patch`: on suits and shirts."""

    skin: Colour
    hair: Colour
    hair_style: str
    patch: Colour
    height: float = 1.0
    beard: bool = False


ACTRESS = Person((0.78, 0.52, 0.40), (0.30, 0.185, 0.085), "tied", (0.86, 0.24, 0.16), height=0.97)
DIRECTOR = Person((0.62, 0.36, 0.25), (0.030, 0.020, 0.014), "short", (0.16, 0.46, 0.22), height=1.04, beard=True)
COMMANDER = Person((0.70, 0.43, 0.31), (0.27, 0.24, 0.20), "crop", (0.88, 0.58, 0.08))
ENGINEER = Person((0.70, 0.43, 0.31), (0.055, 0.035, 0.024), "crop", (0.40, 0.22, 0.56), height=1.01)
SECOND_ENGINEER = Person((0.78, 0.52, 0.40), (0.16, 0.07, 0.03), "short", (0.10, 0.48, 0.55), height=0.99)
