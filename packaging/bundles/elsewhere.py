"""The installer for Windows and the disk image for macOS, each made on its own system."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from bundles.contents import NAME, ROOT
from bundles.freeze import BUILD, DIST
from bundles.licences import version_of_ours


class WrongSystemError(Exception):
    """This artefact cannot be made here; the message says what it needs."""


def make_installer(bundle: Path) -> Path:
    """Compile Inno Setup's script around the bundle; the path of the installer."""
    DIST.mkdir(exist_ok=True)
    script = ROOT / "packaging" / "windows" / "installer.iss"
    told = [f"/DVersion={version_of_ours()}", f"/DBundle={bundle}", f"/DIcon={BUILD / 'icon.ico'}", f"/O{DIST}"]
    subprocess.run([_compiler(), "/Qp", *told, str(script)], check=True)
    return DIST / f"{NAME}-{version_of_ours()}-windows.exe"


def make_disk_image(bundle: Path) -> Path:
    """Put the .app beside the bundle into a disk image, with a link to the folder one drags it to."""
    folder = BUILD / "dmg"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copytree(bundle.parent / "Photo Caption Viewer.app", folder / "Photo Caption Viewer.app", symlinks=True)
    shutil.copytree(bundle / "licences", folder / "licences")
    (folder / "Applications").symlink_to("/Applications")
    DIST.mkdir(exist_ok=True)
    made = DIST / f"{NAME}-{version_of_ours()}-macos.dmg"
    told = ["-volname", "Photo Caption Viewer", "-srcfolder", str(folder), "-ov", "-format", "UDZO", str(made)]
    subprocess.run(["hdiutil", "create", *told], check=True)  # noqa: S607 - there is one, and it is the system's
    return made


def require(artefact: str) -> None:
    """Raise WrongSystemError where this artefact cannot be made."""
    needs = {
        "deb": ("linux", "Debian 12 or Ubuntu with dpkg-deb and binutils"),
        "tar": ("linux", "Debian 12 or Ubuntu with binutils"),
        "screenshots": ("linux", "Linux"),
        "windows": (
            "win32",
            "Windows 10 or newer, 64-bit, with Python 3.11 and Inno Setup 6 (packaging\\windows\\build.ps1)",
        ),
        "macos": ("darwin", "macOS 14 or newer with Python 3.11 from python.org, for hdiutil and for codesign"),
    }
    system, what = needs[artefact]
    if sys.platform != system:
        raise WrongSystemError(f"{artefact} can only be made on its own system. It needs {what}.")


def _compiler() -> str:
    beside = Path(os.environ.get("PROGRAMFILES(X86)", ""), "Inno Setup 6", "ISCC.exe")
    found = shutil.which("iscc") or (str(beside) if beside.exists() else None)
    if found is None:
        raise WrongSystemError("windows needs Inno Setup 6: its compiler ISCC.exe was not found.")
    return found
