"""Digits as they are typed, on keyboards that have letters or signs in their places as well."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_KEY_OF_1 = 2  # scan code of the PC's set 1; 2 to 9 follow, and 0
_OFFSETS = {"win32": 0, "linux": 8}  # what the platform adds to scan codes


def digit_of(event: QKeyEvent, platform: str = sys.platform) -> int | None:
    """The digit that a key stands for; None for any other key, and with Ctrl or Alt.

    Digits of every script count. A key of the digit row that, as on the Vietnamese keyboard, gives none by itself
    counts as the digit that stands there elsewhere.
    """
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers & ~Qt.KeyboardModifier.ShiftModifier:
        return None
    if event.text().isdecimal() and len(event.text()) == 1:
        return int(event.text())
    offset = _OFFSETS.get(platform)
    if modifiers or offset is None:
        return None
    place = event.nativeScanCode() - offset - _KEY_OF_1
    return (place + 1) % 10 if 0 <= place <= 9 else None
