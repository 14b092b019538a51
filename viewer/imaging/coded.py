"""Colour profiles for photos that say their colours in numbers instead: PNG's chunks, AVIF's `nclx`. Run in a worker.

Numbers are those of ITU-T H.273 (coding-independent code points), or chromaticities and a gamma of a PNG's own. What
is brighter than paper can be (PQ, HLG) is toned down, each primary for itself, so that nothing is burnt out.
"""

import math
import struct
from collections.abc import Callable
from typing import NamedTuple

Chromaticity = tuple[float, float]
_Rows = tuple[tuple[float, float, float], ...]


class _Primaries(NamedTuple):
    """CIE x and y of red, green, blue and white."""

    name: str
    red: Chromaticity
    green: Chromaticity
    blue: Chromaticity
    white: Chromaticity


_D65 = (0.3127, 0.3290)
_SRGB = _Primaries("sRGB", (0.64, 0.33), (0.30, 0.60), (0.15, 0.06), _D65)
_PRIMARIES = {  # H.273, table 2
    1: _SRGB,
    9: _Primaries("BT.2020", (0.708, 0.292), (0.170, 0.797), (0.131, 0.046), _D65),
    12: _Primaries("Display P3", (0.680, 0.320), (0.265, 0.690), (0.150, 0.060), _D65),
}
_LIKE_SRGB = (1, 6, 13, 14, 15)  # H.273, table 3. The curve of films is taken for sRGB's, as browsers do
_GAMMA_22, _GAMMA_28, _LINEAR, _PQ, _HLG = 4, 5, 8, 16, 18
_SRGB_GAMMA = 0.45455  # what a PNG that is sRGB says for programs that know no better (PNG, section 11.3.2.2)
_NEAR = 0.0005
_PAPER = 203.0  # cd/m², what is as bright as paper in pictures of PQ and HLG (ITU-R BT.2408, table 1)
_HLG_PEAK = 1000.0  # cd/m²
_KNEE = 0.5  # the share of paper's light from which on light is toned down
_STEPS = 4096  # of a curve that is no power
_BRADFORD: _Rows = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))  # ICC.1, annex E
_D50 = (0.9642, 1.0, 0.8249)


def code_profile(primaries: int, transfer: int) -> bytes | None:
    """The profile of these code points; None where they are unspecified or nobody photographs so."""
    colours = _PRIMARIES.get(primaries)
    if colours is None:
        return None
    if transfer in _LIKE_SRGB:
        return _profile(colours.name, colours, _srgb_curve())
    if transfer in (_GAMMA_22, _GAMMA_28, _LINEAR):
        gamma = {_GAMMA_22: 2.2, _GAMMA_28: 2.8, _LINEAR: 1.0}[transfer]
        return _profile(f"{colours.name}, gamma {gamma:g}", colours, _power(gamma))
    if transfer in (_PQ, _HLG):
        name, light = ("PQ", _pq) if transfer == _PQ else ("HLG", _hlg)
        return _profile(
            f"{colours.name} {name}, toned down", colours, _table(lambda code: _toned(light(code) / _PAPER))
        )
    return None


def is_srgb(primaries: int, transfer: int) -> bool:
    """Whether these code points need no conversion."""
    return primaries == 1 and transfer in _LIKE_SRGB


def measured_profile(gamma: float | None, chromaticities: tuple[Chromaticity, ...] | None) -> bytes | None:
    """The profile of a PNG's gAMA and of its cHRM (white, red, green, blue), of which one may be missing.

    None where they only say that it is sRGB. Raises ValueError where no colours are like that.
    """
    colours = _SRGB
    if chromaticities is not None:
        white, red, green, blue = chromaticities
        colours = _Primaries("Primaries of its own", red, green, blue, white)
        if all(math.dist(one, other) < _NEAR for one, other in zip(colours[1:], _SRGB[1:], strict=True)):
            colours = _SRGB
    if colours is _SRGB and (gamma is None or abs(gamma - _SRGB_GAMMA) < _NEAR):
        return None
    if gamma is None:
        return _profile(colours.name, colours, _srgb_curve())
    if not 0.1 <= gamma <= 10:
        raise ValueError("no gamma")
    return _profile(f"{colours.name}, gamma {1 / gamma:.2g}", colours, _power(1 / gamma))


def _pq(code: float) -> float:
    """cd/m² (SMPTE ST 2084, section 5)."""
    power = code ** (32 / 2523)
    light: float = (max(power - 107 / 128, 0) / (2413 / 128 - 2392 / 128 * power)) ** (8192 / 1305)
    return 10_000 * light


def _hlg(code: float) -> float:
    """cd/m² on a display of 1000 (ITU-R BT.2100, table 5), the system's gamma for each primary by itself."""
    a, b, c = 0.17883277, 0.28466892, 0.55991073
    scene = code**2 / 3 if code <= 0.5 else (math.exp((code - c) / a) + b) / 12
    return float(_HLG_PEAK * scene**1.2)


def _toned(light: float) -> float:
    """Up to the knee as it is; from there on ever less, towards 1."""
    room = 1 - _KNEE
    return light if light <= _KNEE else 1 - room * math.exp((_KNEE - light) / room)


def _srgb_curve() -> bytes:
    return _parametric(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)  # IEC 61966-2-1, section 5.2


def _power(gamma: float) -> bytes:
    return _parametric(0, gamma)


def _parametric(kind: int, *parameters: float) -> bytes:
    """ICC.1:2010, section 10.16."""
    return b"para\0\0\0\0" + struct.pack(">Hxx", kind) + b"".join(map(_fixed, parameters))


def _table(light: Callable[[float], float]) -> bytes:
    """ICC.1:2010, section 10.5."""
    values = [round(light(step / (_STEPS - 1)) * 65535) for step in range(_STEPS)]
    return b"curv\0\0\0\0" + struct.pack(f">I{_STEPS}H", _STEPS, *values)


def _profile(name: str, colours: _Primaries, curve: bytes) -> bytes:
    """A display profile of three components, matrix-based (ICC.1:2010, section 8.4.3). Raises ValueError."""
    text = name.encode() + b"\0"
    red, green, blue = _columns(colours)
    parts = (
        (b"desc", b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(78)),
        (b"cprt", b"text\0\0\0\0CC0\0"),
        (b"wtpt", _xyz(_D50)),
        (b"rXYZ", _xyz(red)),
        (b"gXYZ", _xyz(green)),
        (b"bXYZ", _xyz(blue)),
        *((tag, curve) for tag in (b"rTRC", b"gTRC", b"bTRC")),
    )
    directory, body, start = struct.pack(">I", len(parts)), b"", 132 + 12 * len(parts)
    for tag, data in parts:
        directory += tag + struct.pack(">II", start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    head = struct.pack(">I4xI12s", start + len(body), 0x02400000, b"mntrRGB XYZ ")
    head += struct.pack(">6H4s28x", 2025, 1, 1, 0, 0, 0, b"acsp") + _xyz(_D50)[8:] + bytes(48)
    return head + directory + body


def _columns(colours: _Primaries) -> _Rows:
    """XYZ of red, green and blue under D50. Raises ValueError where they are no three colours around a white."""
    _, *primaries, white = colours
    if any(y <= 0 for _, y in (*primaries, white)):
        raise ValueError("no colour")
    red, green, blue = map(_xyz_of, primaries)
    shares = _solved((red, green, blue), _xyz_of(white))
    if min(shares) <= 0:
        raise ValueError("no white")
    # To the profile's white, as an eye gets used to it (ICC.1:2010, annex E).
    have, want = _cones(_xyz_of(white)), _cones(_D50)
    adapted = []
    for share, primary in zip(shares, (red, green, blue), strict=True):
        cones = _cones((primary[0] * share, primary[1] * share, primary[2] * share))
        scaled = (cones[0] * want[0] / have[0], cones[1] * want[1] / have[1], cones[2] * want[2] / have[2])
        adapted.append(_solved(tuple(zip(*_BRADFORD, strict=True)), scaled))
    return tuple(adapted)


def _xyz_of(place: Chromaticity) -> tuple[float, float, float]:
    x, y = place
    return x / y, 1.0, (1 - x - y) / y


def _cones(xyz: tuple[float, float, float]) -> tuple[float, float, float]:
    first, second, third = (sum(a * b for a, b in zip(row, xyz, strict=True)) for row in _BRADFORD)
    return first, second, third


def _solved(columns: _Rows, sums: tuple[float, float, float]) -> tuple[float, float, float]:
    """How much of each column adds up to `sums` (Cramer's rule). Raises ValueError where nothing does."""
    whole = _determinant(columns)
    if abs(whole) < 1e-9:
        raise ValueError("colours on one line")
    one, two, three = columns
    parts = ((sums, two, three), (one, sums, three), (one, two, sums))
    first, second, third = (_determinant(part) / whole for part in parts)
    return first, second, third


def _determinant(columns: _Rows) -> float:
    (a, b, c), (d, e, f), (g, h, i) = columns
    return a * (e * i - f * h) - d * (b * i - c * h) + g * (b * f - c * e)


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, values))


def _fixed(value: float) -> bytes:
    """ICC.1:2010, section 4.6. Raises ValueError where it does not fit."""
    try:
        return struct.pack(">i", round(value * 65536))
    except (struct.error, OverflowError) as error:
        raise ValueError("too large") from error
