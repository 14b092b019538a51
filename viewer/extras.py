"""Formats that can be shown once a plugin for Pillow is installed: `pip install "photo-caption-viewer[heic,jpegxl]"`.

They are not among what is always installed. What decodes HEIC (libheif and libde265, LGPL) is under patents in some
countries, and the plugin for JPEG XL is under the GPL, which ours is not.
"""

from importlib.util import find_spec
from typing import NamedTuple


class Extra(NamedTuple):
    """A format, the plugin that reads it, and how files of it are called."""

    format: str  # as people call it
    pillow_format: str
    module: str
    package: str  # on the package index
    suffixes: tuple[str, ...]

    @property
    def is_installed(self) -> bool:
        """Whether the plugin is there; it is not imported."""
        return find_spec(self.module) is not None


EXTRAS = (
    Extra("HEIC", "HEIF", "pi_heif", "pi-heif", ("heic", "heif", "hif")),
    Extra("JPEG XL", "JXL", "pillow_jxl", "pillow-jxl-plugin", ("jxl",)),
)


def extra_for(name: str) -> Extra | None:
    """The extra for a format, as people call it, or for a file's suffix in small letters."""
    return next((extra for extra in EXTRAS if name == extra.format or name in extra.suffixes), None)
