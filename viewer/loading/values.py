"""Single values that are no texts: dates, addresses, numbers."""

import math
import re

from viewer.loading.fields import Reading
from viewer.loading.nodes import Listing, Node, Text
from viewer.loading.report import quoted
from viewer.story.phrase import Phrase

_NUMBER = r"[+-]?(?:[0-9]{1,20}(?:\.[0-9]{0,20})?|\.[0-9]{1,20})"  # as text: most stories have no numbers


def date(reading: Reading, key: Text, node: Node) -> str:
    """The date as typed; a warning if it is not ISO 8601 (`2021`, `2021-10` and `2021-10-19` are)."""
    value = reading.word(key, node)
    if value is None:
        return ""
    if not _is_date(value.strip()):
        message = Phrase(
            "{value} is no date of the form 2021-10-19 (or 2021-10, or 2021); it is shown as typed", value=quoted(value)
        )
        reading.report.warning(node.place, "date", message)
    return reading.normalised(value)


def address(reading: Reading, key: Text, node: Node) -> str:
    """An http or https address, or empty."""
    value = reading.word(key, node)
    if value is None:
        return ""
    scheme, mark, rest = value.partition("://")
    is_web = scheme.lower() in ("http", "https") and mark and rest[:1] not in ("", "/", "?", "#")
    if is_web and value.isprintable() and " " not in value:
        return value
    message = Phrase(
        "{value} is left out: an address begins with https:// or http:// and has no spaces", value=quoted(value)
    )
    reading.report.error(node.place, "address", message)
    return ""


def seconds(reading: Reading, key: Text, node: Node) -> float | None:
    """A time in seconds: positive and finite."""
    value = reading.word(key, node)
    number = _number(value) if value is not None else None
    if value is not None and (number is None or not 0 < number <= 86_400):
        message = Phrase("{value} is no time; write a number of seconds such as `seconds: 8`", value=quoted(value))
        reading.report.error(node.place, "seconds", message)
        return None
    return number


def focus(reading: Reading, node: Node) -> tuple[float, float] | None:
    """The point of interest: two numbers from 0 to 1."""
    items = node.items if isinstance(node, Listing) else []
    numbers = [_number(item.value) for item in items[:3] if isinstance(item, Text)]
    if len(items) == 2 and len(numbers) == 2:
        x, y = numbers
        if x is not None and y is not None and 0 <= x <= 1 and 0 <= y <= 1:
            return (x, y)
    message = Phrase("`focus` takes two numbers from 0 to 1, from the left and from the top: write `focus: [0.5, 0.3]`")
    reading.report.error(node.place, "focus", message)
    return None


def _number(text: str) -> float | None:
    if not re.fullmatch(_NUMBER, text.strip()):
        return None
    number = float(text)
    return number if math.isfinite(number) else None


def _is_date(text: str) -> bool:
    parts = text[:10].split("-")
    lengths = [len(part) for part in parts]
    if lengths not in ([4], [4, 2], [4, 2, 2]) or not all(part.isascii() and part.isdigit() for part in parts):
        return False
    if len(parts) == 1:
        return len(text) == 4
    import datetime as dt  # noqa: PLC0415 (most stories have no date)

    try:
        dt.datetime.fromisoformat(f"{text}-01" if len(parts) == 2 else text)
    except ValueError:
        return False
    return True
