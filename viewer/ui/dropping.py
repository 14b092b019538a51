"""What is dropped onto the window: stories, folders, bundles and photos, to be opened as if they had been chosen."""

import os
import sys
from collections.abc import Sequence
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDropEvent


def paths_dropped(event: QDropEvent) -> tuple[str, ...]:
    """The files that are dragged here from another program; none where it is something else, or only some are files.

    A photo that is dragged out of this very window is not to be opened in it.
    """
    return () if event.source() is not None else paths_in(event.mimeData())


def paths_in(data: QMimeData) -> tuple[str, ...]:
    """The paths of local files, whatever bytes their names have."""
    urls: Sequence[QUrl] = data.urls()
    return tuple(map(_path_of, urls)) if all(url.isLocalFile() for url in urls) else ()


def _path_of(url: QUrl) -> str:
    if sys.platform == "win32" or url.host():
        return url.toLocalFile()
    # `toLocalFile` loses bytes that are not UTF-8.
    return os.fsdecode(unquote_to_bytes(url.path(QUrl.ComponentFormattingOption.FullyEncoded)))
