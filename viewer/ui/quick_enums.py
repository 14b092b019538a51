"""Enumerations made the quick way, for Qt's binding: it makes more than two hundred of them during a start, with
thousands of members, and by the usual way of `enum` that takes a seventh of the time until the first photo stands.

The quick way is the standard library's own (`enum._simple_enum`: so it makes the large enumerations of `re` and
`socket`). It leaves out the checks for what a person might have written wrongly, and its members are the same. Where a
Python has no such way, or what is given are not simply names and whole numbers, the usual way is taken.
"""

import enum
from collections.abc import Callable
from typing import Any


def make_enums_quickly() -> None:
    """From now on, make quickly what is made by calling `Enum`, `IntEnum`, `Flag` or `IntFlag` with names and
    numbers."""
    simple = getattr(enum, "_simple_enum", None)
    usual = getattr(enum.EnumType, "_create_", None)
    if simple is not None and usual is not None and not hasattr(usual, "is_quick"):
        create = _quick(simple, usual)
        create.__dict__["is_quick"] = True
        enum.EnumType._create_ = create  # type: ignore[attr-defined]


def _quick(simple: Callable[..., Any], usual: Callable[..., Any]) -> Callable[..., Any]:
    """Makes enumerations as `usual`, by means of `simple`."""
    bases = {enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag}

    def create(base: enum.EnumType, name: str, names: object, **wishes: Any) -> Any:
        if base not in bases or wishes.get("type") is not None or wishes.get("module") is not None:
            return usual(base, name, names, **wishes)
        if type(names) is not list or not all(map(_is_plain, names)):
            return usual(base, name, names, **wishes)
        return simple(base, boundary=wishes.get("boundary"))(type(name, (), dict(names)))

    return create


def _is_plain(member: object) -> bool:
    """Whether this is the name and the number of a member, and the name no special one."""
    return type(member) is tuple and len(member) == 2 and type(member[1]) is int and member[0][:1] != "_"
