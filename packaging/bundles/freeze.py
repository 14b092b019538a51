"""Makes the folder that every artefact is wrapped around: the program with Python, Qt and all else that it needs."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from bundles.contents import NAME, ROOT
from bundles.depends import is_elf
from bundles.licences import write_folder

BUILD = ROOT / "build"
DIST = ROOT / "dist"


def commit_time() -> int:
    """The time that everything made from this commit bears, in seconds since 1970."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    if told is None:
        command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return int(told)


def freeze() -> Path:
    """Run PyInstaller with the one spec; the folder it has made. On macOS there is an .app beside it."""
    work, made = BUILD / "work", BUILD / "bundle"
    for folder in (work, made):
        shutil.rmtree(folder, ignore_errors=True)  # what a build leaves behind is not to shape the next one
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(commit_time()), "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"}
    spec = str(ROOT / "packaging" / "viewer.spec")
    # -m, not the PyInstaller program: that one is found wherever the path leads.
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"]
    subprocess.run([*command, "--distpath", str(made), "--workpath", str(work), spec], env=environment, check=True)
    bundle = made / NAME
    write_folder(bundle)
    even_out(bundle, commit_time())
    return bundle


def even_out(tree: Path, seconds: int) -> None:
    """Give all files the rights that everybody needs and no more, and one time, in seconds since 1970."""
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            is_program = path.is_dir() or (is_elf(path) and ".so" not in path.name) or "bin" in path.parts
            path.chmod(0o755 if is_program else 0o644)
        os.utime(path, (seconds, seconds), follow_symlinks=False)


def size_of(tree: Path) -> int:
    """Bytes of all its files."""
    return sum(path.lstat().st_size for path in tree.rglob("*") if not path.is_dir())
