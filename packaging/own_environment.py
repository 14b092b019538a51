"""Runs before anything else in the bundle: programs that ours starts (an editor, a browser) are not to load what
lies in the bundle. Where that is, the loader has noted already for this process."""

import os


def _give_back(name: str) -> None:
    before = os.environ.pop(f"{name}_ORIG", None)
    if before is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = before


_give_back("LD_LIBRARY_PATH")
