"""Enumerations made quickly are those of the usual way."""

import enum
import subprocess
import sys
from typing import Any

import pytest

from tests.conftest import ROOT
from viewer.ui.quick_enums import _quick, make_enums_quickly

_SIMPLE = getattr(enum, "_simple_enum", None)
_MEMBERS = [("Nothing", 0), ("First", 1), ("Second", 2), ("Alias", 2), ("Both", 3), ("Fourth", 4), ("Mask", 0xF0)]
_BASES = (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)

pytestmark = pytest.mark.skipif(_SIMPLE is None, reason="this Python has no quicker way")


def usual(base: Any, name: str, names: Any, **wishes: Any) -> Any:
    """As a class statement makes it."""
    body = enum.EnumType.__prepare__(name, (base,))
    for member, value in names:
        body[member] = value
    return enum.EnumType(name, (base,), body, boundary=wishes.get("boundary"))


def quick(base: Any, names: Any = _MEMBERS, **wishes: Any) -> Any:
    def never(*_: Any, **__: Any) -> Any:
        raise AssertionError("the usual way")

    assert _SIMPLE is not None
    return _quick(_SIMPLE, never)(base, "Made", names, **wishes)


def told(kind: Any) -> dict[str, Any]:
    """All that can be asked of an enumeration."""
    return {
        "members": {name: (member.name, member.value) for name, member in kind.__members__.items()},
        "in order": [member.name for member in kind],
        "by value": {value: kind(value).name for value in {member.value for member in kind.__members__.values()}},
        "said": [(str(member), repr(member), f"{member}") for member in kind],
        "length": len(kind),
        "found": [name for name, _ in _MEMBERS if getattr(kind, name) is kind[name]],
        "bases": (kind.__bases__, kind.__name__, issubclass(kind, int)),
    }


@pytest.mark.parametrize("base", _BASES)
def test_members_and_all_they_say_are_the_same(base: Any) -> None:
    boundary = enum.KEEP
    assert told(quick(base, boundary=boundary)) == told(usual(base, "Made", _MEMBERS, boundary=boundary))


@pytest.mark.parametrize("base", [enum.Flag, enum.IntFlag])
def test_flags_are_combined_the_same_way(base: Any) -> None:
    made, other = quick(base, boundary=enum.KEEP), usual(base, "Made", _MEMBERS, boundary=enum.KEEP)
    for kind in (made, other):
        assert (kind.First | kind.Fourth).value == 5
        assert (kind.Both & ~kind.First).value == 2
        assert kind.First in kind.Both
        assert kind(0x100).value == 0x100
        assert not kind.Nothing
    assert repr(made.First | made.Fourth) == repr(other.First | other.Fourth)
    assert repr(made(0x101)) == repr(other(0x101))


def test_a_value_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="99 is not a valid"):
        quick(enum.Enum)(99)


@pytest.mark.parametrize(
    ("base", "names", "wishes"),
    [
        (enum.Enum, "ONE TWO", {}),
        (enum.Enum, [("_private", 1)], {}),
        (enum.Enum, [("ONE", "text")], {}),
        (enum.Enum, {"ONE": 1}, {}),
        (enum.Enum, [("ONE", 1)], {"module": "somewhere"}),
        (enum.Enum, [("ONE", 1)], {"type": int}),
        (enum.StrEnum, [("ONE", 1)], {}),
    ],
)
def test_anything_else_is_made_the_usual_way(base: Any, names: Any, wishes: dict[str, Any]) -> None:
    asked: list[Any] = []
    assert _SIMPLE is not None
    _quick(_SIMPLE, lambda *args, **kwargs: asked.append((args, kwargs)))(base, "Made", names, **wishes)
    assert asked == [((base, "Made", names), wishes)]


def test_it_is_put_in_place_once() -> None:
    before = enum.EnumType._create_  # type: ignore[attr-defined]
    make_enums_quickly()
    make_enums_quickly()
    assert enum.EnumType._create_ is before  # type: ignore[attr-defined]
    made: Any = enum.Enum("made", "ONE TWO")
    assert [member.name for member in made] == ["ONE", "TWO"]


def test_qts_enumerations_are_those_of_the_binding_alone() -> None:
    """Asked in two Pythons, one of which has the usual way."""
    script = """
import sys
if sys.argv[1] == "quick":
    import viewer.ui
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QFont, QPainter, QTextOption
for kind in (Qt.Key, Qt.AlignmentFlag, Qt.KeyboardModifier, QEvent.Type, QPainter.RenderHint, QLocale.Language,
             QTextOption.Flag, QFont.Weight, Qt.MouseButton):
    print(kind.__module__, kind.__qualname__, [(n, m.value, repr(m)) for n, m in kind.__members__.items()], list(kind))
print(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, (Qt.Key.Key_A | Qt.Modifier.CTRL).toCombined())
"""
    answers = [
        subprocess.run(
            [sys.executable, "-P", "-c", script, way],
            env={"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for way in ("quick", "usual")
    ]
    assert "AlignLeft" in answers[0]
    assert answers[0] == answers[1]
