"""Modules of others that others import and we hardly ever need: found at once, loaded when something of theirs is
asked for."""

import threading
from collections.abc import Collection, Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from importlib.abc import Loader

_loading = threading.RLock()


class LazyFinder:
    """To be put first on `sys.meta_path`: defers the loading of the modules of these names.

    `importlib.util.LazyLoader` loads a module as soon as it is imported a second time, which looks at its `__spec__`;
    here nothing loads it but asking for a name that it does not have yet.
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
            spec.loader = cast("Loader", _LateLoader(spec.loader))
        return spec


class _LateLoader:
    """Loads what another loader would load, later. (No importlib.abc.Loader: that module imports many others.)"""

    def __init__(self, loader: "Loader") -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        module.__loader__ = self._loader
        if module.__spec__ is not None:
            module.__spec__.loader = self._loader
        module.__class__ = LateModule


class LateModule(ModuleType):
    """A module that is not loaded yet."""

    def __getattr__(self, name: str) -> Any:
        with _loading:
            if type(self) is LateModule:
                object.__setattr__(self, "__class__", _LoadingModule)  # which has no more than it has got so far
                try:
                    self.__loader__.exec_module(self)  # type: ignore[union-attr]
                finally:
                    object.__setattr__(self, "__class__", ModuleType)
        return getattr(self, name)


class _LoadingModule(ModuleType):
    """A module that is being loaded: only the thread that loads it looks into it."""

    def __getattr__(self, name: str) -> Any:
        with _loading:  # another thread waits here
            if type(self) is not _LoadingModule:
                return getattr(self, name)
        raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}", name=name, obj=self)
