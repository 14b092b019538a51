"""Modules that wait until something of theirs is asked for."""

import sys
import threading
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from viewer.lazily import LateModule, LazyFinder

_TEXT = """
import sys
sys.loaded_late.append(__name__)
halves = ["one"]
from threading import current_thread
late = 1
def own():
    return __spec__.name, __loader__.path
"""


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Which of the modules `late_one`, which may wait, and `early_one`, which may not, have been loaded, in order."""
    for name in ("late_one", "early_one"):
        (tmp_path / f"{name}.py").write_text(_TEXT, "utf-8")
    (tmp_path / "late_broken.py").write_text("import sys\nfirst = 1\nsys.no_such_thing\n", "utf-8")
    order: list[str] = []
    monkeypatch.setattr(sys, "loaded_late", order, raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "meta_path", [LazyFinder({"late_one", "late_broken", "late_missing"}), *sys.meta_path])
    yield order
    for name in ("late_one", "early_one", "late_broken"):
        sys.modules.pop(name, None)


def test_it_is_loaded_when_something_of_its_is_asked_for(loaded: list[str]) -> None:
    module = import_module("late_one")
    assert type(module) is LateModule
    assert (module.__name__, module.__spec__ is not None, loaded) == ("late_one", True, [])
    assert module.late == 1
    assert loaded == ["late_one"]
    assert type(module) is ModuleType
    assert module.own() == ("late_one", module.__file__)


def test_importing_it_again_does_not_load_it(loaded: list[str]) -> None:
    """Others import it as well; `importlib.util.LazyLoader` would load it then."""
    assert import_module("late_one") is import_module("late_one")
    assert loaded == []


def test_others_are_loaded_at_once(loaded: list[str]) -> None:
    import_module("early_one")
    assert loaded == ["early_one"]


def test_what_it_does_not_have_it_does_not_have(loaded: list[str]) -> None:
    module = import_module("late_one")
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = module.nothing
    assert loaded == ["late_one"]


def test_a_module_that_there_is_not_is_not_there(loaded: list[str]) -> None:
    with pytest.raises(ModuleNotFoundError):
        import_module("late_missing")
    assert loaded == []


def test_one_that_breaks_says_so_where_it_is_used(loaded: list[str]) -> None:
    module = import_module("late_broken")
    with pytest.raises(AttributeError, match="no_such_thing"):
        _ = module.second
    assert loaded == []
    assert module.first == 1


def test_two_threads_load_it_once_and_both_see_all_of_it(loaded: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    module = import_module("late_one")
    half, other_asks = threading.Event(), threading.Event()

    class Halves(list[str]):
        def append(self, name: str) -> None:
            super().append(name)
            half.set()
            assert other_asks.wait(20)

    seen: list[int] = []
    order = Halves()
    monkeypatch.setattr(sys, "loaded_late", order)
    first = threading.Thread(target=lambda: seen.append(module.late))
    first.start()
    assert half.wait(20)

    def ask() -> None:
        other_asks.set()
        seen.append(module.late)

    second = threading.Thread(target=ask)
    second.start()
    first.join(20)
    second.join(20)
    assert (seen, order, loaded) == ([1, 1], ["late_one"], [])
