"""The package for Debian, Ubuntu and their relatives."""

import gzip
import hashlib
import os
import platform
import re
import shutil
import subprocess
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from bundles.contents import APPLICATION_ID, NAME, ROOT, SITE
from bundles.depends import debian_depends, drop_systems_own, libraries
from bundles.freeze import BUILD, DIST, commit_time, even_out, size_of
from bundles.icons import write_pngs
from bundles.licences import debian_copyright, version_of_ours
from bundles.manual import manual_page
from viewer.cli import _HELP
from viewer.ui.window_icon import ICON

_LINUX = ROOT / "packaging" / "linux"
_MAINTAINER = "The Photo Caption Viewer authors <authors@photostory.example>"
_ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}

_DESCRIPTION = """\
flip through a story's photos, captioned in two languages
 Shows a story's photos with captions in two languages side by side, next to
 the article they belong to. Photo and article keep in step, both ways: every
 flip marks the passage about the photo, and where one scrolls the article, its
 photos follow.
 .
 It reads captions.yaml, folders of photos, and photos; presents them as a
 slideshow that stands as long as its words take to be read; and needs no
 network. Python and Qt come along inside."""


def make_deb(bundle: Path) -> Path:
    """Wrap the bundle into a .deb; its path. Raises MissingLibraryError where its Depends would not be all it needs."""
    tree = BUILD / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    depends = debian_depends(bundle)
    inside = tree / "usr" / "lib" / NAME
    shutil.copytree(bundle, inside, symlinks=True)
    shutil.rmtree(inside / "licences")  # all of it stands in `copyright`
    drop_systems_own(inside, libraries())
    write_desktop_files(tree / "usr")
    _write_documents(tree / "usr" / "share", debian_copyright(inside))
    (tree / "usr" / "bin").mkdir()
    (tree / "usr" / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    _write_control(tree, depends)
    even_out(tree, commit_time())
    version, architecture = debian_version(), _ARCHITECTURES[platform.machine()]
    made = DIST / f"{NAME}_{version}_{architecture}.deb"
    made.unlink(missing_ok=True)
    DIST.mkdir(exist_ok=True)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(commit_time())}
    # As one thread: what several make of it depends on how many there are.
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--threads-max=1", "--build", str(tree), str(made)]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return made


def debian_version() -> str:
    """Ours, and which packaging of it this is."""
    return f"{version_of_ours()}-1"


def write_desktop_files(usr: Path) -> None:
    """What a desktop knows the program by: entry, icons, types of files, and what software centres show."""
    share = usr / "share"
    for place, words in desktop_files().items():
        path = share / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
    icons = share / "icons" / "hicolor"
    for png in write_pngs(BUILD / "icons"):
        folder = icons / f"{png.stem}x{png.stem}" / "apps"
        folder.mkdir(parents=True)
        shutil.copyfile(png, folder / f"{NAME}.png")
    (icons / "scalable" / "apps").mkdir(parents=True)
    shutil.copyfile(ICON, icons / "scalable" / "apps" / f"{NAME}.svg")


def desktop_files() -> dict[str, str]:
    """The texts among these, by their places below /usr/share."""
    metainfo = (_LINUX / "metainfo.xml").read_text(encoding="utf-8")
    date = f"{datetime.fromtimestamp(commit_time(), UTC):%Y-%m-%d}"
    told = {"ID": APPLICATION_ID, "SITE": SITE, "VERSION": version_of_ours(), "DATE": date}
    for name, value in told.items():
        metainfo = metainfo.replace(f"@{name}@", value)
    return {
        f"applications/{NAME}.desktop": (_LINUX / f"{NAME}.desktop").read_text(encoding="utf-8"),
        f"mime/packages/{NAME}.xml": (_LINUX / f"{NAME}.xml").read_text(encoding="utf-8"),
        f"metainfo/{APPLICATION_ID}.metainfo.xml": metainfo,
    }


def _write_documents(share: Path, notices: str) -> None:
    documents = share / "doc" / NAME
    documents.mkdir(parents=True)
    (documents / "copyright").write_text(notices, encoding="utf-8")
    when = format_datetime(datetime.fromtimestamp(commit_time(), UTC))
    entry = (
        f"{NAME} ({debian_version()}) unstable; urgency=medium\n\n"
        f"  * New release: what has changed in it stands in changelog.gz.\n\n"
        f" -- {_MAINTAINER}  {when}\n"
    )
    _write_gzip(documents / "changelog.Debian.gz", entry)
    _write_gzip(documents / "changelog.gz", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    manual = share / "man" / "man1" / f"{NAME}.1.gz"
    manual.parent.mkdir(parents=True)
    _write_gzip(manual, manual_page(_HELP, f"{NAME} {version_of_ours()}", commit_time()))
    overrides = share / "lintian" / "overrides" / NAME
    overrides.parent.mkdir(parents=True)
    words = (_LINUX / "lintian-overrides").read_text(encoding="utf-8")
    overrides.write_text(re.sub(r"^(?=[^#\n])", f"{NAME}: ", words, flags=re.MULTILINE), encoding="utf-8")


def _write_gzip(path: Path, words: str) -> None:
    path.write_bytes(gzip.compress(words.encode(), compresslevel=9, mtime=0))


def _write_control(tree: Path, depends: list[str]) -> None:
    folder = tree / "DEBIAN"
    folder.mkdir()
    files = sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    sums = (
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(tree)}"
        for path in files
    )
    (folder / "md5sums").write_text("\n".join(sums) + "\n", encoding="utf-8")
    fields = {
        "Package": NAME,
        "Version": debian_version(),
        "Architecture": _ARCHITECTURES[platform.machine()],
        "Maintainer": _MAINTAINER,
        "Installed-Size": str(-(-size_of(tree) // 1024)),
        "Depends": ", ".join(depends),
        "Recommends": "desktop-file-utils, hicolor-icon-theme, libcups2, shared-mime-info, xdg-utils",
        "Suggests": "libgtk-3-0",  # for its dialogs, where that is the desktop's
        "Section": "graphics",
        "Priority": "optional",
        "Homepage": SITE,
        "Description": _DESCRIPTION,
    }
    words = "".join(f"{name}: {value}\n" for name, value in fields.items())
    (folder / "control").write_text(words, encoding="utf-8")
