"""The screen's colour profile: photos come out in what that screen has to be sent to show the colours that were meant,
and what is no profile of a screen changes nothing."""

from pathlib import Path

import numpy as np
import pytest

from tests.unit.imaging.profiles import (
    ADOBE_RGB,
    DISPLAY_P3,
    PROPHOTO,
    SRGB,
    Space,
    carried_over,
    difference,
    gray_profile,
    lab_of,
    rgb_profile,
)
from tests.unit.imaging.test_reference import (
    ALPHAS,
    COLOURS,
    DEEP,
    FOUR_INKS,
    GRAYS,
    GROUND,
    INK_CODES,
    INK_COLOURS,
    PATCH,
    Case,
    alpha_added,
    iccp,
    in_space,
    png,
    saved,
    seen,
    srgb,
)
from viewer.imaging.colours import _KEPT, _conversions, is_of_use
from viewer.imaging.decode import decode
from viewer.imaging.request import PhotoKey, PhotoSource, Region
from viewer.imaging.shelf import Decoded, Shelf

SWAPPED = Space("Blue for red", SRGB.primaries[::-1], SRGB.white, 0)
WIDE = Space("Wide, gamma 1.8", PROPHOTO.primaries, SRGB.white, 1.8)
P3 = rgb_profile(DISPLAY_P3)


def shown(path: Path, screen: bytes, region: Region | None = None, shelf: Shelf | None = None) -> Decoded:
    return decode(PhotoKey(PhotoSource(None, str(path)), 4 * PATCH, 2 * PATCH, region, screen=screen), shelf)


CASES = [
    Case("plain", png(COLOURS, 2), srgb(COLOURS)),
    Case("deep", png(DEEP, 2), srgb(COLOURS)),
    Case("gray", saved(GRAYS, "JPEG", quality=100), srgb(GRAYS)),
    Case("of the screen's own space", png(in_space(DISPLAY_P3), 2, iCCP=iccp(P3)), srgb(COLOURS)),
    Case("of another space", png(in_space(ADOBE_RGB), 2, iCCP=iccp(rgb_profile(ADOBE_RGB))), srgb(COLOURS)),
    Case("with a broken profile", saved(COLOURS, "PNG", icc_profile=b"no profile"), srgb(COLOURS)),
    Case("of four inks", saved(INK_CODES, "JPEG", "CMYK", quality=100, icc_profile=FOUR_INKS), INK_COLOURS),
    Case(
        "of four inks without a profile",
        saved(np.dstack((255 - COLOURS, 0 * GRAYS)), "JPEG", "CMYK", quality=100),
        srgb(COLOURS),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
@pytest.mark.parametrize("space", [DISPLAY_P3, ADOBE_RGB, SWAPPED, WIDE], ids=lambda space: str(space.name))
def test_every_patch_has_its_colour_on_that_screen(case: Case, space: Space, tmp_path: Path) -> None:
    case.write(tmp_path / "photo")
    photo = shown(tmp_path / "photo", rgb_profile(space))
    off = difference(lab_of(seen(photo, 2, 4), space), case.colours)
    assert off.max() <= 2, off.round(1)


def test_what_can_be_seen_through_has_its_colour_and_stays_so(tmp_path: Path) -> None:
    png(alpha_added(COLOURS), 6)(tmp_path / "photo")
    photo = shown(tmp_path / "photo", rgb_profile(SWAPPED))
    alpha = ALPHAS[..., None] / 255
    wanted = carried_over(COLOURS / 255, SWAPPED) * alpha + GROUND * (1 - alpha)
    assert photo.alpha
    assert difference(lab_of(seen(photo, 2, 4), SWAPPED), lab_of(wanted, SWAPPED)).max() <= 2


def test_a_part_of_a_photo_has_them_too_and_the_photo_is_not_decoded_again(tmp_path: Path) -> None:
    png(COLOURS, 2)(tmp_path / "photo")
    shelf, region = Shelf(), Region(3 * PATCH, 0, 4 * PATCH, PATCH)
    plain = shown(tmp_path / "photo", b"", region, shelf)
    whole = shelf._whole
    swapped = shown(tmp_path / "photo", rgb_profile(SWAPPED), region, shelf)
    assert shelf._whole is whole
    assert plain.data[:3] == bytes((50, 60, 190))
    assert swapped.data[:3] == bytes((190, 60, 50))


def test_what_was_prepared_for_another_screen_is_not_handed_out(tmp_path: Path) -> None:
    png(COLOURS, 2)(tmp_path / "photo")
    key = PhotoKey(PhotoSource(None, str(tmp_path / "photo")), 4 * PATCH, 2 * PATCH)
    shelf = Shelf()
    shelf.lay_ready(key, decode(key))
    photo = decode(key._replace(screen=rgb_profile(SWAPPED)), shelf)
    assert difference(lab_of(seen(photo, 2, 4), SWAPPED), srgb(COLOURS)).max() <= 2


@pytest.mark.parametrize("space", [DISPLAY_P3, ADOBE_RGB, SWAPPED, WIDE, SRGB._replace(gamma=1.8)])
def test_profiles_of_screens_are_of_use(space: Space) -> None:
    assert is_of_use(rgb_profile(space))


@pytest.mark.parametrize(
    "profile",
    [
        rgb_profile(SRGB),
        rgb_profile(SRGB._replace(name="EDID of a screen like any other")),
        b"",
        b"no profile",
        P3[:200],
        bytes(4096),
        P3.replace(b"rXYZ", b"xXYZ"),
        P3.replace(b"acsp", b"abcd"),
        P3.replace(b"mntr", b"prtr", 1),
        P3.replace(b"mntr", b"scnr", 1),
        gray_profile(1.8),
        FOUR_INKS,
        FOUR_INKS.replace(b"scnr", b"mntr", 1),
        P3.replace(b"RGB ", b"CMYK", 1),
    ],
    ids=[
        *("sRGB", "sRGB by another name", "nothing", "nonsense", "cut", "zeros", "without red", "no signature"),
        *("of a printer", "of a scanner", "gray", "of inks", "of inks, as a screen", "of a screen with inks"),
    ],
)
def test_everything_else_is_not(profile: bytes) -> None:
    assert not is_of_use(profile)


def test_only_some_conversions_are_kept(tmp_path: Path) -> None:
    png(COLOURS, 2)(tmp_path / "photo")
    for gamma in np.linspace(1.5, 2.5, 2 * _KEPT):
        shown(tmp_path / "photo", rgb_profile(SRGB._replace(gamma=float(gamma))))
    assert len(_conversions) == _KEPT
