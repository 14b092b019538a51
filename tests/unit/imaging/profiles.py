"""Colour profiles made byte by byte (ICC.1:2010), and the colorimetry to judge what became of them.

Nothing here asks a colour management system: what it does is what is judged. All colours are CIE L*a*b* of the
profile connection space, D50 (ICC.1:2010, section 6.3.4).
"""

import struct
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

D50 = np.array([0.9642, 1.0, 0.8249])  # ICC.1:2010, section 7.2.16
D65 = np.array([0.95046, 1.0, 1.08906])  # x 0.3127, y 0.3290
BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])  # annex E


class Space(NamedTuple):
    """An RGB space: chromaticities of red, green and blue, the white's XYZ, and a power for its curve; 0 is sRGB's."""

    name: str
    primaries: tuple[tuple[float, float], ...]
    white: Floats
    gamma: float


SRGB = Space("sRGB", ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06)), D65, 0)  # IEC 61966-2-1
ADOBE_RGB = Space("Adobe RGB (1998)", ((0.64, 0.33), (0.21, 0.71), (0.15, 0.06)), D65, 563 / 256)  # its 4.3.1
DISPLAY_P3 = Space("Display P3", ((0.68, 0.32), (0.265, 0.69), (0.15, 0.06)), D65, 0)  # SMPTE EG 432-1, sRGB's curve
PROPHOTO = Space("ProPhoto RGB", ((0.7347, 0.2653), (0.1596, 0.8404), (0.0366, 0.0001)), D50, 461 / 256)  # ISO 22028-2


def to_d50(space: Space) -> Floats:
    """The matrix from linear RGB to XYZ under D50: the primaries add up to white, adapted as by annex E."""
    columns = np.array([[x / y, 1.0, (1 - x - y) / y] for x, y in space.primaries]).T
    matrix = columns * np.linalg.solve(columns, space.white)
    adaptation = np.linalg.inv(BRADFORD) @ np.diag((BRADFORD @ D50) / (BRADFORD @ space.white)) @ BRADFORD
    return np.asarray(adaptation @ matrix)


def linear(values: Floats, gamma: float) -> Floats:
    """What share of the light a share of the code stands for."""
    if gamma:
        return np.asarray(values**gamma)
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)  # IEC 61966-2-1, 5.2


def encoded(light: Floats, gamma: float) -> Floats:
    """The reverse of `linear`."""
    if gamma:
        return np.asarray(light ** (1 / gamma))
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


def lab_of(codes: npt.ArrayLike, space: Space) -> Floats:
    """The colours of RGB codes from 0 to 1."""
    return lab_of_xyz(linear(np.asarray(codes, float), space.gamma) @ to_d50(space).T)


def lab_of_xyz(xyz: Floats) -> Floats:
    """CIE 15:2004, section 8.2.1, with D50 for the white."""
    ratio = xyz / D50
    root = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio * (29 / 6) ** 2 / 3 + 4 / 29)
    x, y, z = np.moveaxis(root, -1, 0)
    return np.stack((116 * y - 16, 500 * (x - y), 200 * (y - z)), axis=-1)


def difference(one: Floats, other: Floats) -> Floats:
    """CIE 1976 colour difference ΔE*ab (CIE 15:2004, section 8.2.1): the distance in L*a*b*."""
    return np.asarray(np.sqrt(((one - other) ** 2).sum(axis=-1)))


def carried_over(codes: npt.ArrayLike, space: Space) -> Floats:
    """The codes, from 0 to 1, that stand in `space` for the colours that `codes` stand for in sRGB."""
    light = linear(np.asarray(codes, float), 0) @ (np.linalg.inv(to_d50(space)) @ to_d50(SRGB)).T
    return encoded(np.clip(light, 0, 1), space.gamma)


def rgb_profile(space: Space) -> bytes:
    """A display profile of three components, matrix-based (ICC.1:2010, section 8.4.3)."""
    columns = to_d50(space).T
    tags = {f"{name}XYZ": _xyz(column) for name, column in zip("rgb", columns, strict=True)}
    tags |= {f"{name}TRC": _curve(space.gamma) for name in "rgb"}
    return _profile(b"mntr", b"RGB ", b"XYZ ", space.name, tags)


def gray_profile(gamma: float) -> bytes:
    """A monochrome display profile (ICC.1:2010, section 8.4.4)."""
    return _profile(b"mntr", b"GRAY", b"XYZ ", f"Gray {gamma:g}", {"kTRC": _curve(gamma)})


def cmyk_profile(corners: Floats) -> bytes:
    """An input profile of four inks that says of each full overprint which colour it is: `corners[c, m, y, k]`.

    A `lut8Type` of two grid points (ICC.1:2010, section 10.9).
    """
    ramp = bytes(range(256))
    grid = np.round(corners * [2.55, 1, 1] + [0, 128, 128]).astype(np.uint8).tobytes()
    matrix = struct.pack(">9i", *(65536 if index % 4 == 0 else 0 for index in range(9)))
    table = b"mft1\0\0\0\0" + struct.pack(">BBBx", 4, 3, 2) + matrix + ramp * 4 + grid + ramp * 3
    paper = _xyz(D50 * [0.85, 0.85, 0.7])  # yellowish, which is not to be seen: what is white in print is white
    return _profile(b"scnr", b"CMYK", b"Lab ", "Four inks", {"wtpt": paper, "A2B0": table})


def _profile(kind: bytes, space: bytes, connection: bytes, name: str, tags: dict[str, bytes]) -> bytes:
    text = name.encode() + b"\0"
    tags = {
        "desc": b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(78),
        "cprt": b"text\0\0\0\0CC0\0",
        "wtpt": _xyz(D50),
        **tags,
    }
    directory, body = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for tag, data in tags.items():
        directory += tag.encode() + struct.pack(">II", start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    header = struct.pack(">I4xI4s4s4s", start + len(body), 0x02400000, kind, space, connection)
    header += struct.pack(">6H4s", 2010, 1, 1, 0, 0, 0, b"acsp") + bytes(28) + _xyz(D50)[8:] + bytes(48)
    return header + directory + body


def _xyz(values: Floats) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(float(value) * 65536) for value in values))


def _curve(gamma: float) -> bytes:
    values: Any = [round(gamma * 256)] if gamma else np.round(linear(np.linspace(0, 1, 1024), 0) * 65535).astype(int)
    return b"curv\0\0\0\0" + struct.pack(f">I{len(values)}H", len(values), *values)
