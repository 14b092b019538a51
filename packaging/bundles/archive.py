"""The folder as an archive, for all other Linuxes: unpacked anywhere, it runs there."""

import lzma
import platform
import shutil
import tarfile
from pathlib import Path

from bundles.contents import NAME, ROOT
from bundles.depends import GLIBC, libraries, needed_libraries
from bundles.freeze import BUILD, DIST, commit_time, even_out
from bundles.licences import version_of_ours

_README = """\
Photo Caption Viewer {version}

Start `{name}` in this folder, wherever that lies; nothing needs to be installed, and to remove
the program, remove the folder. It needs Linux with glibc {glibc} or newer, and what every desktop has:

{libraries}

What is inside, and on whose terms, stands in licences/README.txt. The program itself is under the MIT licence.
"""


def make_tar(bundle: Path) -> Path:
    """Pack the bundle into a tar.xz; its path."""
    name = f"{NAME}-{version_of_ours()}-linux-{platform.machine()}"
    tree = BUILD / "tar" / name
    shutil.rmtree(tree.parent, ignore_errors=True)
    shutil.copytree(bundle, tree, symlinks=True)
    needed = sorted(needed_libraries(bundle) & libraries().keys())
    words = _README.format(version=version_of_ours(), name=NAME, glibc=GLIBC, libraries=" ".join(needed))
    (tree / "README.txt").write_text(words, encoding="utf-8")
    shutil.copyfile(ROOT / "LICENSE", tree / "LICENSE")
    even_out(tree, commit_time())
    DIST.mkdir(exist_ok=True)
    made = DIST / f"{name}.tar.xz"
    with (
        lzma.open(made, "wb", preset=6) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for path in sorted([tree, *tree.rglob("*")]):
            tar.add(path, str(path.relative_to(tree.parent)), recursive=False, filter=_nobodys)
    return made


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry
