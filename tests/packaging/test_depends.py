"""What the .deb depends on is what set-up installs for the source, and is enough."""

import subprocess
from pathlib import Path

import pytest
from bundles import depends, licences

from tests.conftest import ROOT


def test_they_are_what_set_up_installs(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 'eval "$(sed -n "/^libraries() {/,/^}/p" scripts/set-up)"; libraries'
    told = subprocess.run(["sh", "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    packages = {line.split()[1] for line in told.splitlines()}
    monkeypatch.setattr(depends, "needed_libraries", lambda _: {"libX11.so.6", "libc.so.6", "ld-linux-x86-64.so.2"})
    assert {one.split()[0] for one in depends.debian_depends(Path())} == {*packages, "libc6"}
    assert "libegl1" in packages


def test_a_library_that_nobody_brings_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(depends, "needed_libraries", lambda _: {"libX11.so.6", "libsurprise.so.1"})
    with pytest.raises(depends.MissingLibraryError, match=r"libsurprise\.so\.1$"):
        depends.debian_depends(Path())


def test_the_licence_of_every_package_inside_is_told() -> None:
    lock = (ROOT / "scripts" / "requirements" / "run.txt").read_text().splitlines()
    inside = {line.split("==")[0].lower() for line in lock if "==" in line} - {"fontpkg"}  # of which nothing is taken
    told = Path(licences.__file__).read_text(encoding="utf-8").lower().replace('_font("', '"fontpkg-')
    # Shiboken is told of together with PySide6.
    assert not {name for name in inside if f'"{name}"' not in told and name.rstrip("6") not in told}


def test_long_texts_are_laid_out_as_debian_reads_them() -> None:
    assert licences._indented("one\n\n\ttwo\n") == " one\n .\n         two"
