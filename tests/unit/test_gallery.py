"""The sample story's pictures: their form, and the words inside their files."""

import io
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml
from PIL import Image, ImageCms

from gallery.scenes import __main__ as scenes
from gallery.scenes import words
from tests.conftest import ROOT
from viewer.imaging.xmp import Xmp

STORY = yaml.safe_load((ROOT / "captions.yaml").read_text("utf-8"))
LANGUAGES = STORY["languages"]
PHOTOS = [pytest.param(photo, id=Path(photo["file"]).stem[:12]) for photo in STORY["photos"]]
_ALT = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}AltTextAccessibility"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _size(stem: str) -> tuple[int, int]:
    return (1920, 1080) if stem.startswith("1200x675") else (1800, 1200)


@pytest.mark.parametrize("photo", PHOTOS)
def test_a_picture_is_of_its_size_and_light_to_carry(photo: dict[str, str]) -> None:
    path = ROOT / photo["file"]
    assert path.stat().st_size <= 450_000
    with Image.open(path) as picture:
        assert picture.size == _size(path.stem)
        profile = ImageCms.ImageCmsProfile(io.BytesIO(picture.info["icc_profile"]))
    assert "sRGB" in ImageCms.getProfileDescription(profile)


@pytest.mark.parametrize("photo", PHOTOS)
def test_a_picture_carries_its_words(photo: dict[str, dict[str, str]]) -> None:
    with Image.open(ROOT / str(photo["file"])) as picture:
        xmp = picture.info["xmp"]
    told = {language: text.strip() for language, text in photo.get("caption", {}).items()}
    assert Xmp(xmp).by_language("dc:description") == told
    assert set(told) in (set(LANGUAGES), set())
    root = ET.fromstring(xmp)  # noqa: S314 - our own file
    alt = {item.get(_LANG): item.text for found in root.iter(_ALT) for item in found[0]}
    assert alt.pop("x-default") == alt[LANGUAGES[0]]
    assert alt == {language: photo["alt"][language] for language in LANGUAGES}


@pytest.mark.parametrize("photo", PHOTOS)
def test_a_picture_says_what_is_its_point(photo: dict[str, list[float]]) -> None:
    assert len(photo["focus"]) == 2
    assert all(0 < share < 1 for share in photo["focus"])


def _jpeg(**given: object) -> bytes:
    file = io.BytesIO()
    Image.effect_noise((64, 48), 40).convert("RGB").save(file, "JPEG", **given)
    return file.getvalue()


@pytest.mark.parametrize("given", [{}, {"xmp": b"<old/>"}, {"progressive": True, "icc_profile": b"profile"}])
def test_words_are_exchanged_without_touching_anything_else(given: dict[str, object]) -> None:
    before = _jpeg(**given)
    once = words.with_packet(before, b"<new/>")
    with Image.open(io.BytesIO(before)) as plain, Image.open(io.BytesIO(once)) as worded:
        assert worded.info["xmp"] == b"<new/>"
        assert worded.tobytes() == plain.tobytes()
        assert worded.info.get("icc_profile") == plain.info.get("icc_profile")
        assert worded.info["jfif"] == plain.info["jfif"]
    assert words.with_packet(once, b"<new/>") == once
    assert once.count(b"<old/>") == 0


def test_a_packet_escapes_what_would_be_markup() -> None:
    packet = words.packet({"vi": "a < b & c", "en": "]]>"}, {}, ["vi", "en"])
    assert Xmp(packet).by_language("dc:description") == {"vi": "a < b & c", "en": "]]>"}
    assert _ALT.encode() not in packet


def test_a_scene_is_named_on_the_command_line() -> None:
    asked = [sys.executable, "-P", "-m", "gallery.scenes", "--help"]
    done = subprocess.run(asked, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True)
    for name in scenes.NAMES:
        assert name in done.stdout
        assert (ROOT / "gallery" / "scenes" / f"{name.replace('-', '_')}.py").exists()
    assert len(scenes.NAMES) == len(PHOTOS)
