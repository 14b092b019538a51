"""What a desktop is told: the entry, the types of files, the metainfo, and the manual page."""

import configparser
import shlex
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from bundles import debian, elsewhere, macos
from bundles.contents import APPLICATION_ID, NAME, SITE
from bundles.icons import SIZES, write_pngs
from bundles.manual import manual_page
from bundles.screenshots import PICTURES
from PySide6.QtGui import QImage

from viewer.cli import _HELP
from viewer.imaging.decode import _PLUGINS

MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    """The texts, by their places below /usr/share."""
    return debian.desktop_files()


@pytest.fixture(scope="module")
def entry(files: dict[str, str]) -> configparser.ConfigParser:
    """The desktop entry."""
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(files[f"applications/{NAME}.desktop"])
    return parser


@pytest.fixture(scope="module")
def metainfo(files: dict[str, str]) -> ET.Element:
    """What software centres are told."""
    return ET.fromstring(files[f"metainfo/{APPLICATION_ID}.metainfo.xml"])


def test_names_and_keywords_are_in_both_languages(entry: configparser.ConfigParser) -> None:
    actions = [f"Desktop Action {name}" for name in entry["Desktop Entry"]["Actions"].strip(";").split(";")]
    assert len(actions) == 2
    shown = [("Desktop Entry", key) for key in ("Name", "GenericName", "Comment", "Keywords")]
    for section, key in [*shown, *((action, "Name") for action in actions)]:
        assert entry[section][key] == entry[section][f"{key}[en]"] != entry[section][f"{key}[vi]"]


def test_what_the_entry_starts_is_understood(entry: configparser.ConfigParser) -> None:
    assert shlex.split(entry["Desktop Entry"]["Exec"]) == [NAME, "%F"]
    for section in entry.sections():
        program, *options = shlex.split(entry[section]["Exec"])
        assert program == NAME
        assert all(f"  {option} " in _HELP for option in options if option != "%F")


def test_the_entry_opens_stories_and_every_format_there_is(entry: configparser.ConfigParser) -> None:
    types = entry["Desktop Entry"]["MimeType"].strip(";").split(";")
    assert types[:2] == ["application/vnd.photostory+yaml", "application/vnd.photostory+zip"]
    names = {"JPEG2000": "jp2"}
    wanted = {f"image/{names.get(name, name.lower())}" for name in _PLUGINS} - {"image/ico", "image/tga"}
    assert set(types[2:]) == wanted


def test_only_captions_yaml_is_taken_from_all_yaml(files: dict[str, str]) -> None:
    types = ET.fromstring(files[f"mime/packages/{NAME}.xml"])
    found = {
        one.get("type"): (
            [(glob.get("pattern"), int(glob.get("weight", "50"))) for glob in one.iter(f"{MIME}glob")],
            [parent.get("type") for parent in one.iter(f"{MIME}sub-class-of")],
        )
        for one in types
    }
    assert found == {
        "application/vnd.photostory+yaml": ([("captions.yaml", 80)], ["application/yaml", "text/plain"]),
        "application/vnd.photostory+zip": ([("*.photostory", 50)], ["application/zip"]),
    }
    for one in types:
        assert {comment.get(LANGUAGE) for comment in one.iter(f"{MIME}comment")} == {None, "en", "vi"}


def test_the_metainfo_says_everything_twice(metainfo: ET.Element) -> None:
    for parent in metainfo.iter():
        for tag in ("name", "summary", "p", "li", "caption"):
            languages = [child.get(LANGUAGE) for child in parent if child.tag == tag]
            assert languages.count(None) == languages.count("vi")
    assert "@" not in ET.tostring(metainfo, encoding="unicode")


def test_it_shows_the_pictures_that_are_taken(metainfo: ET.Element) -> None:
    shown = [image.text for image in metainfo.iter("image")]
    assert shown == [f"{SITE}/screenshots/{name}.png" for name in PICTURES]
    assert {(image.get("width"), image.get("height")) for image in metainfo.iter("image")} == {("1280", "800")}


def test_the_macs_declarations_name_each_other() -> None:
    opened = {one for kind in macos.INFO["CFBundleDocumentTypes"] for one in kind["LSItemContentTypes"]}
    declared = {kind["UTTypeIdentifier"] for kind in macos.INFO["UTExportedTypeDeclarations"]}
    assert declared <= opened
    assert {name for name in opened if not name.startswith("public.")} == declared


def test_icons_are_drawn_in_every_size(tmp_path: Path) -> None:
    for png, size in zip(write_pngs(tmp_path), SIZES, strict=True):
        image = QImage(str(png))
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(size // 2, size * 11 // 16).alpha() == 255


def test_the_manual_page_has_every_option_and_command() -> None:
    page = manual_page(_HELP, "1", 0).replace(r"\-", "-")
    for line in _HELP.splitlines():
        for word in line.split():
            assert word.replace("\\", r"\e").rstrip(":").upper() in page.upper() or word == "usage:"
    assert '.TH PHOTO-CAPTION-VIEWER 1 1970-01-01 "1"' in page
    assert "\n.SH OPTIONS\n.TP\n" in page


@pytest.mark.parametrize("artefact", ["deb", "windows", "macos"])
def test_what_cannot_be_made_here_says_what_it_needs(artefact: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "plan9")
    with pytest.raises(elsewhere.WrongSystemError, match=rf"^{artefact} can only be made .* It needs \w+"):
        elsewhere.require(artefact)


@pytest.mark.parametrize(
    ("place", "command"),
    [
        (f"applications/{NAME}.desktop", "desktop-file-validate"),
        (f"metainfo/{APPLICATION_ID}.metainfo.xml", "appstreamcli validate --no-net"),
    ],
)
def test_validators_agree(place: str, command: str, files: dict[str, str], tmp_path: Path) -> None:
    program, *options = command.split()
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not here; packaging/check runs it")
    path = tmp_path / Path(place).name
    path.write_text(files[place], encoding="utf-8")
    done = subprocess.run([program, *options, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
