"""Where the program makes windows that open over another one, told by its code without running it."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from PySide6.QtWidgets import QDialog

_MENU = "contextMenuEvent"


def made_in(folder: Path) -> set[str]:
    """All that the modules in this folder make: `module.Class` for a dialog of their own, `module.function` for what
    makes or asks one of Qt's, or opens a menu where somebody has clicked."""
    modules = {path.stem: ast.parse(path.read_text("utf-8")) for path in folder.rglob("*.py")}
    return {f"{name}.{place}" for name, module in modules.items() for place in _places(module)}


def _places(module: ast.Module) -> Iterator[str]:
    known = _imported(module)
    for node in ast.walk(module):
        if isinstance(node, ast.ClassDef) and any(_is_dialog(base, known) for base in node.bases):
            yield node.name
        if isinstance(node, ast.FunctionDef):
            called = [each.func for each in ast.walk(node) if isinstance(each, ast.Call)]
            asked = [each.value for each in called if isinstance(each, ast.Attribute)]  # QMessageBox.question(…)
            if node.name == _MENU or any(_is_dialog(each, known) for each in (*called, *asked)):
                yield node.name


def _imported(module: ast.Module) -> dict[str, object]:
    """What the module has of Qt, by the names that it has there."""
    known: dict[str, object] = {}
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6"):
            for alias in node.names:
                home = import_module(node.module or "")
                found = getattr(home, alias.name, None) or import_module(f"{node.module}.{alias.name}")
                known[alias.asname or alias.name] = found
    return known


def _is_dialog(node: ast.expr, known: dict[str, object]) -> bool:
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):  # QtWidgets.QDialog
        found = getattr(known.get(node.value.id), node.attr, None)
    else:
        found = known.get(node.id) if isinstance(node, ast.Name) else None
    return isinstance(found, type) and issubclass(found, QDialog)
