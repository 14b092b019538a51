"""`packaging/build ARTEFACT`: make it, and say where it is."""

import hashlib
import sys

from bundles.archive import make_tar
from bundles.debian import make_deb
from bundles.depends import MissingLibraryError
from bundles.elsewhere import WrongSystemError, make_disk_image, make_installer, require
from bundles.freeze import freeze, size_of
from bundles.screenshots import take_screenshots

_MAKERS = {"deb": make_deb, "tar": make_tar, "windows": make_installer, "macos": make_disk_image}


def main(words: list[str]) -> int:
    """Make what the one word asks for; the exit status."""
    artefacts = (*_MAKERS, "screenshots")
    if len(words) != 1 or words[0] not in artefacts:
        print(f"usage: packaging/build {'|'.join(artefacts)}", file=sys.stderr)
        return 2
    try:
        require(words[0])
        bundle = freeze()
        made = [_MAKERS[words[0]](bundle)] if words[0] in _MAKERS else take_screenshots(bundle)
    except (WrongSystemError, MissingLibraryError) as error:
        print(f"packaging/build: {error}", file=sys.stderr)
        return 1
    print(f"bundle: {size_of(bundle) / 1e6:.0f} MB")
    for path in made:
        print(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path}  {path.stat().st_size / 1e6:.1f} MB")
    return 0


sys.exit(main(sys.argv[1:]))
