"""Qt's Python binding, imported without what we have no use for: that is a third of the time it takes.

PySide 6.11 brings tools that describe signatures, switch spellings and write stubs. Where they lie unpacked beside it
(its own switch `SBK_EMBED=0` unpacks them, and `scripts/set-up` uses it) they are loaded when they are first used: for
the message of a wrong call, say. Where they do not, they are inside the library, which loads them all. Its import hook
reads the source of every module imported from then on, in search of `__feature__`; we use none, so it is taken out.
"""

import builtins
import importlib.util
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

# All but `mapping`, in which the library itself looks names up without asking for attributes.
_SELDOM_USED = frozenset(
    f"shibokensupport.signature.{name}"
    for name in ("errorhandler", "importhandler", "layout", "lib.enum_sig", "lib.pyi_generator", "parser")
)


class _LazyFinder:
    """Finds those tools, and has them loaded when something of theirs is asked for."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, _target: ModuleType | None = None) -> ModuleSpec | None:
        if name not in _SELDOM_USED:
            return None
        spec = PathFinder.find_spec(name, path)
        if spec is not None and spec.loader is not None:
            spec.loader = importlib.util.LazyLoader(spec.loader)
        return spec


def import_binding() -> None:
    """Import the binding; what is loaded already is left as it is."""
    plain_import = builtins.__import__
    sys.meta_path.insert(0, _LazyFinder)
    try:
        # By itself first: the tools would publish each other under PySide6, which loads them.
        import shiboken6  # noqa: F401, PLC0415
        from PySide6 import QtCore, QtGui, QtWidgets  # noqa: F401, PLC0415
    finally:
        sys.meta_path.remove(_LazyFinder)
        builtins.__import__ = plain_import
