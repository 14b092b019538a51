"""Modules of others that others import and we hardly ever need: found at once, loaded when something of theirs is
asked for."""

import importlib.util
from collections.abc import Collection, Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType


class LazyFinder:
    """To be put first on `sys.meta_path`: defers the loading of the modules of these names.

    A module that is imported a second time, by name and as a whole, is loaded by that.
    """

    def __init__(self, names: Collection[str]) -> None:
        self._names = names

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """See importlib.abc.MetaPathFinder."""
        if name not in self._names:
            return None
        spec = PathFinder.find_spec(name, path)
        if spec is not None and spec.loader is not None:
            spec.loader = importlib.util.LazyLoader(spec.loader)
        return spec
