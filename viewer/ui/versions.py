"""Which versions of its libraries the program runs on."""

from importlib.metadata import PackageNotFoundError, version


def version_of(name: str) -> str:
    """The version of an installed distribution; a packed program may have left out which."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "of unknown version"
