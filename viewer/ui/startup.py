"""What a desktop under X11 wants to hear of a start that it has announced (freedesktop.org, Startup Notification 0.1).

It shows that something is being started, with a busy pointer mostly, until a window appears or it is told that the
start is over. Qt tells it with a program's first window; a start that hands over has none. No Qt.
"""

import re
from struct import pack

from viewer.ui.xcb import XDisplay

_PROPERTY_CHANGES = 1 << 22  # masks of events: who has asked for these at the root window is told
_STRUCTURE = 1 << 19 | 1 << 20
_PIECE = 20  # bytes
_APPLICATION = 1  # where the wish to be active comes from (Extended Window Manager Hints 1.5, `_NET_ACTIVE_WINDOW`)


def end_startup(token: str, window: int) -> None:
    """The start with this token is over; what it was for is shown by the window with this number, which is to be
    active, as of the reader's click if the token says when that was. Nothing happens without an X display."""
    try:
        with XDisplay() as display:
            sender = display.window()
            kind = b"_NET_STARTUP_INFO_BEGIN"
            for piece in _pieces(token):
                display.tell_root(sender, kind, piece, bits=8, mask=_PROPERTY_CHANGES)
                kind = b"_NET_STARTUP_INFO"
            time = _time_of(token)
            if time:
                data = pack("=5I", _APPLICATION, time, 0, 0, 0)
                display.tell_root(window, b"_NET_ACTIVE_WINDOW", data, bits=32, mask=_STRUCTURE)
    except OSError:
        return


def _pieces(token: str) -> list[bytes]:
    quoted = re.sub(r'(["\\])', r"\\\1", token)
    said = f'remove: ID="{quoted}"'.encode("ascii", "replace") + b"\0"
    return [said[begin : begin + _PIECE].ljust(_PIECE, b"\0") for begin in range(0, len(said), _PIECE)]


def _time_of(token: str) -> int:
    """When the reader clicked, in the X server's milliseconds; 0 where the token does not say."""
    found = re.search(r"_TIME([0-9]{1,10})$", token)
    return int(found[1]) & 0xFFFFFFFF if found else 0
