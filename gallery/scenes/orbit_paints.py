"""The paints and cloths of the station's inside, one name for each: what is lit from a porthole must not be white."""

from typing import Any

import bpy

from gallery.scenes.materials import material

_PAINTS: dict[str, dict[str, Any]] = {
    # Soft panels: three tones of each, so that neighbours differ a little.
    "cream 0": {"color": (0.46, 0.38, 0.26), "rough": 0.85, "bump": 0.25, "bump_scale": 70, "variation": 0.05},
    "cream 1": {"color": (0.50, 0.42, 0.30), "rough": 0.85, "bump": 0.25, "bump_scale": 70, "variation": 0.05},
    "cream 2": {"color": (0.42, 0.35, 0.24), "rough": 0.85, "bump": 0.25, "bump_scale": 70, "variation": 0.05},
    "pale 0": {"color": (0.50, 0.46, 0.37), "rough": 0.8, "bump": 0.2, "bump_scale": 70, "variation": 0.04},
    "pale 1": {"color": (0.53, 0.50, 0.42), "rough": 0.8, "bump": 0.2, "bump_scale": 70, "variation": 0.04},
    "green 0": {"color": (0.23, 0.31, 0.24), "rough": 0.75, "bump": 0.2, "bump_scale": 60, "variation": 0.05},
    "green 1": {"color": (0.27, 0.35, 0.27), "rough": 0.75, "bump": 0.2, "bump_scale": 60, "variation": 0.05},
    "floor 0": {"color": (0.20, 0.20, 0.16), "rough": 0.8, "bump": 0.25, "bump_scale": 60, "variation": 0.06},
    "floor 1": {"color": (0.22, 0.22, 0.17), "rough": 0.8, "bump": 0.25, "bump_scale": 60, "variation": 0.06},
    "hull": {"color": (0.10, 0.10, 0.09), "rough": 0.9},
    "bulkhead": {"color": (0.17, 0.215, 0.21), "rough": 0.75, "bump": 0.15, "bump_scale": 40, "variation": 0.05},
    # Metals, rubbers, plastics.
    "dark": {"color": (0.03, 0.03, 0.035), "rough": 0.5},
    "gray": {"color": (0.30, 0.31, 0.32), "rough": 0.5, "metal": 0.3},
    "metal": {"color": (0.55, 0.56, 0.58), "rough": 0.32, "metal": 0.9},
    "rubber": {"color": (0.07, 0.07, 0.075), "rough": 0.7},
    "drawer": {"color": (0.20, 0.21, 0.21), "rough": 0.5},
    "rail blue": {"color": (0.06, 0.20, 0.45), "rough": 0.4, "coat": 0.3},
    "rail yellow": {"color": (0.72, 0.44, 0.07), "rough": 0.4, "coat": 0.3},
    "knob": {"color": (0.6, 0.06, 0.04), "rough": 0.4},
    "green lamp": {
        "color": (0.05, 0.5, 0.2),
        "rough": 0.4,
        "emission": (0.1, 1.0, 0.4),
        "emission_strength": 1.6,
    },
    # Cloth, hoses and cables.
    "bag": {"color": (0.52, 0.52, 0.50), "rough": 0.9, "bump": 0.6, "bump_scale": 28, "sheen": 0.3},
    "strap": {"color": (0.12, 0.14, 0.09), "rough": 0.8},
    "board strap": {"color": (0.05, 0.09, 0.16), "rough": 0.75, "bump": 0.3, "bump_scale": 150},
    "velcro": {"color": (0.10, 0.10, 0.11), "rough": 0.95, "bump": 0.6, "bump_scale": 200},
    "label": {"color": (0.58, 0.57, 0.52), "rough": 0.6},
    "label stripe": {"color": (0.10, 0.27, 0.42), "rough": 0.6},
    "hose": {"color": (0.54, 0.54, 0.51), "rough": 0.7},
    "black cable": {"color": (0.035, 0.035, 0.04), "rough": 0.55},
    "white cable": {"color": (0.55, 0.55, 0.53), "rough": 0.6},
    "blue cable": {"color": (0.05, 0.16, 0.38), "rough": 0.6},
    "orange cable": {"color": (0.62, 0.22, 0.04), "rough": 0.6},
    "board": {"color": (0.72, 0.27, 0.035), "rough": 0.5, "coat": 0.2},
}


def paint(name: str) -> bpy.types.Material:
    """One of the paints above, made the first time that it is asked for."""
    return material(f"orbit {name}", **_PAINTS[name])
