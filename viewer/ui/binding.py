"""Qt's Python binding, imported without what we have no use for: that is a third of the time it takes.

PySide 6.11 brings tools that describe signatures, switch spellings and write stubs. Where they lie unpacked beside it
(its own switch `SBK_EMBED=0` unpacks them, and `scripts/set-up` uses it) they are loaded when they are first used: for
the message of a wrong call, say. Where they do not, they are inside the library, which loads them all. Its import hook
reads the source of every module imported from then on, in search of `__feature__`; we use none, so it is taken out.
"""

import builtins
import sys

from viewer.lazily import LazyFinder
from viewer.ui.quick_enums import make_enums_quickly

# All but `mapping`, in which the library itself looks names up without asking for attributes.
_SELDOM_USED = frozenset(
    f"shibokensupport.{name}"
    for name in (
        "feature",
        "signature.errorhandler",
        "signature.importhandler",
        "signature.layout",
        "signature.lib.enum_sig",
        "signature.lib.pyi_generator",
        "signature.lib.tool",
        "signature.parser",
    )
)


def import_binding() -> None:
    """Import the binding; what is loaded already is left as it is."""
    make_enums_quickly()
    plain_import = builtins.__import__
    finder = LazyFinder(_SELDOM_USED)
    sys.meta_path.insert(0, finder)
    try:
        # By itself first: the tools would publish each other under PySide6, which loads them.
        import shiboken6  # noqa: F401, PLC0415
        from PySide6 import QtCore, QtGui, QtWidgets  # noqa: F401, PLC0415
    finally:
        sys.meta_path.remove(finder)
        builtins.__import__ = plain_import
