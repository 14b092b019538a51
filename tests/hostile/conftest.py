"""What proofs from outside need: the running viewer of `tests/ui`, the desktop of `tests/journeys`, and odd files."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.conftest import desktop, pytest_collection_modifyitems, story
from tests.ui.conftest import fonts, make_widget, no_widget_left_behind, open_viewer, write_story

__all__ = [
    "desktop",
    "fonts",
    "make_widget",
    "no_widget_left_behind",
    "open_viewer",
    "pytest_collection_modifyitems",
    "story",
    "write_story",
]


@pytest.fixture
def trap(tmp_path: Path) -> Iterator[Path]:
    """A named pipe: whoever opens it for reading is caught at the end of the test, and would have waited there."""
    path = tmp_path / "trap"
    os.mkfifo(path)
    yield path
    with pytest.raises(OSError, match="No such device or address"):  # ENXIO: nobody reads it
        os.close(os.open(path, os.O_WRONLY | os.O_NONBLOCK))


@pytest.fixture
def unix_socket(tmp_path: Path) -> Iterator[Path]:
    """A socket in the folder of the story."""
    path = tmp_path / "socket.jpg"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))
        yield path
