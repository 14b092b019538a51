"""Checks for what stands in a file of ours, which anybody may have written: one for each kind of entry.

Each takes what was found and hands back what can be used, or raises WrongError.
"""

from collections.abc import Callable
from typing import Any


class WrongError(Exception):
    """An entry is not what it should be."""


def truth(value: object) -> bool:
    """True or False."""
    if not isinstance(value, bool):
        raise WrongError
    return value


def number(value: object, least: float, most: float) -> float:
    """A number in this range, both ends included."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise WrongError
    if not least <= value <= most:  # NaN is in no range
        raise WrongError
    return value


def whole(value: object, least: int, most: int) -> int:
    """A whole number in this range, both ends included."""
    if not isinstance(value, int):
        raise WrongError
    return int(number(value, least, most))


def text(value: object, longest: int) -> str:
    """A text of at least one character and at most `longest`."""
    if not isinstance(value, str) or not 0 < len(value) <= longest:
        raise WrongError
    return value


def mapping(value: object) -> dict[Any, Any]:
    """Entries by their names."""
    if not isinstance(value, dict):
        raise WrongError
    return value


def or_none(check: Callable[[object], Any]) -> Callable[[object], Any]:
    """A check that lets None pass as well."""
    return lambda value: None if value is None else check(value)


def one_of(*words: str) -> Callable[[object], str]:
    """A check for one of these words."""

    def check(value: object) -> str:
        if not isinstance(value, str) or value not in words:  # there are bytes that equal a text
            raise WrongError
        return value

    return check


def between(least: float, most: float) -> Callable[[object], float]:
    """A check for a number in this range."""
    return lambda value: number(value, least, most)
