"""What every test needs: no display, and nothing left behind: no thread, no process, no shared memory."""

import contextlib
import gc
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from PIL import Image

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Whatever this machine speaks, tests see the program in English; before Qt looks.
os.environ |= {"LC_ALL": "C.UTF-8", "LANGUAGE": ""}
# The same examples every time: a change is judged by what it changes. Findings are kept as @example.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")
# Where settings and memory are, is up to HOME alone, which whoever starts the program in a test gives it.
for _name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
    os.environ.pop(_name, None)
ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    """What may be asked of these tests."""
    parser.addoption("--write-goldens", action="store_true", help="write golden screenshots anew where they differ")


def set_aside() -> None:
    """Have the garbage collector pass over what is there by now: modules, tests. Looking through it all after each
    test, for timers, took more than a tenth of the suite's time."""
    gc.collect()
    gc.freeze()


def pytest_collection_finish() -> None:
    """Every test has been imported."""
    set_aside()


def child_processes() -> set[int]:
    """The processes this one has started that still exist, the dead but unburied ones included (Linux)."""
    tasks = Path("/proc/self/task")
    found: set[int] = set()
    for task in tasks.iterdir() if tasks.exists() else ():
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # a thread that has ended meanwhile
            found |= {int(child) for child in (task / "children").read_text().split()}
    return found


def shared_memory() -> list[str]:
    """Descriptors and mappings of decoded photos that this process holds (Linux)."""
    folder = Path("/proc/self/fd")
    if not folder.exists():
        return []
    held = []
    for descriptor in list(folder.iterdir()):
        try:
            target = str(descriptor.readlink())
        except OSError:  # the one that listed the folder
            continue
        if "memfd:photo" in target:
            held.append(target)
    maps = Path("/proc/self/maps").read_text()
    return held + [line for line in maps.splitlines() if "memfd:photo" in line]


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fails a test after which a thread, a process or shared memory of ours is still there."""
    threads, children = set(threading.enumerate()), child_processes()
    yield
    assert not shared_memory()
    assert not child_processes() - children, "a process outlives its test"
    # Threads that are not Python's own (Qt's D-Bus thread, seen as a dummy when it calls back) are not ours to end.
    left = {thread for thread in threading.enumerate() if "Dummy" not in thread.name} - threads
    assert not left, f"threads outlive their test: {left}"


@pytest.fixture
def sample_story() -> Path:
    """The bundled story's captions.yaml."""
    return ROOT / "captions.yaml"


PhotoMaker = Callable[..., Path]


@pytest.fixture
def make_photo(tmp_path: Path) -> PhotoMaker:
    """Makes photo files: `make_photo("a.jpg", (90, 60), (200, 30, 30))`, further words going to Pillow's save."""

    def make(
        name: str,
        size: tuple[int, int] = (90, 60),
        colour: tuple[int, ...] = (200, 30, 30),
        mode: str = "RGB",
        **save: Any,
    ) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new(mode, size, colour).save(path, **save)
        return path

    return make
