"""What people wear when they are not in one of the cast's own suits: the colours of each part."""

from dataclasses import dataclass

from gallery.scenes.materials import Colour

# Skins, lighter and darker; figures without a name in the cast are given one by its number.
SKIN: list[Colour] = [(0.70, 0.43, 0.31), (0.62, 0.36, 0.25), (0.78, 0.52, 0.40), (0.50, 0.30, 0.20)]

_BLACK_BOOTS: Colour = (0.03, 0.028, 0.026)
_BLACK_CAP: Colour = (0.05, 0.05, 0.06)


@dataclass(frozen=True)
class Clothes:
    """An outfit. `gloves`: None for bare hands. `vest`: worn over the top. `suit`: a Sokol pressure suit.

    `socks`: boots are socks, and trousers end in a hem above them. `bulk`: 1 is as thick as a pressure suit.
    """

    top: Colour
    legs: Colour
    boots: Colour = _BLACK_BOOTS
    gloves: Colour | None = None
    cap: Colour = _BLACK_CAP
    vest: Colour | None = None
    suit: bool = False
    socks: bool = False
    bulk: float = 0.95


STYLES = {
    "sokol": Clothes(
        (0.76, 0.75, 0.725), (0.76, 0.75, 0.725), (0.60, 0.60, 0.59), (0.66, 0.67, 0.68), suit=True, bulk=1.0
    ),
    "rescue": Clothes(
        (0.03, 0.085, 0.23),
        (0.03, 0.075, 0.19),
        gloves=(0.05, 0.05, 0.055),
        cap=(0.03, 0.06, 0.15),
        vest=(0.85, 0.20, 0.025),
        bulk=0.93,
    ),
    "medic": Clothes(
        (0.025, 0.16, 0.26), (0.03, 0.05, 0.09), gloves=(0.68, 0.69, 0.70), cap=(0.02, 0.10, 0.18), bulk=0.9
    ),
    "camo": Clothes((0.16, 0.17, 0.10), (0.14, 0.15, 0.09), gloves=(0.05, 0.05, 0.055), cap=(0.12, 0.13, 0.08)),
    "orange": Clothes(
        (0.85, 0.22, 0.03), (0.03, 0.05, 0.10), gloves=(0.06, 0.06, 0.06), cap=(0.85, 0.25, 0.04), bulk=0.96
    ),
    "instructor": Clothes((0.04, 0.12, 0.20), (0.10, 0.105, 0.115), cap=(0.1, 0.1, 0.1), bulk=0.93),
    "actress": Clothes((0.17, 0.245, 0.34), (0.17, 0.245, 0.34), (0.62, 0.64, 0.66), socks=True, bulk=0.88),
    "director": Clothes((0.035, 0.04, 0.05), (0.10, 0.115, 0.135), (0.55, 0.55, 0.54), socks=True),
    "poloblue": Clothes((0.03, 0.13, 0.42), (0.36, 0.31, 0.22), (0.72, 0.72, 0.70), socks=True),
    "polored": Clothes((0.62, 0.07, 0.045), (0.045, 0.07, 0.15), (0.70, 0.70, 0.69), socks=True, bulk=0.96),
    "poloyel": Clothes((0.80, 0.42, 0.05), (0.05, 0.075, 0.14), (0.70, 0.70, 0.69), socks=True),
    "patient": Clothes((0.62, 0.66, 0.68), (0.07, 0.15, 0.27), (0.65, 0.65, 0.64), socks=True),
}
