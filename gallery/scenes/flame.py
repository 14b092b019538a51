"""The exhaust of a Soyuz: five bundles of jets that become one plume, which spreads in the pit under the pad."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from mathutils import Vector

from gallery.scenes.volume import Grid, Part, Values, lattice_noise, smooth

# What a thick layer of flame looks like by its heat: dull edges are red, the core is yellow; none of it white.
_HEAT = (0.0, 0.12, 0.35, 0.65, 1.0)
_COLOURS = ((0.35, 0.06, 0), (0.75, 0.23, 0), (1.6, 0.74, 0.01), (3.6, 2.2, 0.16), (6.5, 4.7, 0.9))
_THICKNESS = 7.0  # absorption per unit, at full heat
_SHOCKS = 0.27  # between the bright knots of a jet


def flame(nozzles: Sequence[Vector], table: float, whole: Grid) -> tuple[Part, Values, Values]:
    """The flame below `nozzles` (the first is the core's) down to the bottom of `whole`; it spreads below `table`.

    Heights of z. Returns the part of the grid that it lies in, what it absorbs, and the light it sends out there.
    """
    core = nozzles[0]
    floor = whole.low[2]
    part = whole.between((core.x - 2.2, core.y - 1.6, floor), (core.x + 2.2, core.y + 1.6, core.z + 0.06))
    grid = whole.cut(part)
    x, y, z = grid.coordinates()
    below = np.maximum(core.z - z, 0)
    # Eddies grow on the way down, and are drawn out along it.
    sway_x = lattice_noise(grid, (2.4, 2.4, 1.3), 71) * 0.085 + lattice_noise(grid, (6, 6, 3), 72) * 0.04
    sway_y = lattice_noise(grid, (2.4, 2.4, 1.3), 73) * 0.085
    grown = smooth(below, 0.1, 2.2)
    across_x, across_y = x - core.x + sway_x * grown, y - core.y + sway_y * grown
    away = np.sqrt(across_x**2 + across_y**2)
    flicker = 0.78 + 0.32 * lattice_noise(grid, (5, 5, 2.2), 74) * smooth(below, 0.3, 1.5)

    width = 0.25 + 0.075 * below + 0.16 * smooth(z, table + 0.9, table)
    heat = 0.60 * np.exp(-((away / width) ** 2.2)) * flicker * (1 - 0.42 * smooth(below, 0.4, 3.0))
    heat += 0.16 * np.exp(-((away / (width * 1.55)) ** 2.0)) * flicker
    for nozzle in nozzles:
        heat += _jet(x - nozzle.x, y - nozzle.y, below)
    spread = np.exp(-(((z - floor - 0.22) / 0.26) ** 2)) * np.exp(-((away / 1.25) ** 3))
    heat = np.maximum(heat, 0.55 * spread * (0.8 + 0.5 * lattice_noise(grid, (3, 3, 5), 75)))
    heat *= smooth(core.z - z, -0.05, 0.02)
    heat = np.where(heat < 0.02, 0, heat)

    absorbed: Values = (_THICKNESS * heat**1.5).astype(np.float32)
    colours = np.stack([np.interp(heat, _HEAT, channel) for channel in zip(*_COLOURS, strict=True)], axis=-1)
    return part, absorbed, (colours * absorbed[..., None]).astype(np.float32)


def _jet(across_x: Values, across_y: Values, below: Values) -> Values:
    """One bundle of jets: narrow, bright, in knots that fade on the way down."""
    width = 0.080 + 0.045 * below
    knots = 1 + 0.55 * np.cos(below * (2 * np.pi / _SHOCKS)) * np.exp(-below / 0.55)
    jet: Values = 0.62 * np.exp(-(across_x**2 + across_y**2) / width**2) * knots * np.exp(-below / 0.75)
    return jet
