"""The colour profile of a screen, as the system tells it: asked over an X connection of our own, or of Windows.

No Qt, and run in a thread of its own: an X server may be far away. Whether what is found is a profile, a decode worker
judges; here it is only bytes.
"""

import sys
from ctypes import byref, c_uint32, c_void_p

from viewer.ui.xcb import XDisplay

MAX_PROFILE_BYTES = 4 << 20
"""What is longer is no screen's profile. Those that calibration makes have some hundred KiB at most."""

_NEAREST = 2  # MONITOR_DEFAULTTONEAREST
_PATH_CHARACTERS = 32_768  # the longest there is


def x11_profile(screen: int) -> bytes:
    """The profile of this screen, counted from 0, of the X display that DISPLAY names; empty where there is none (ICC
    Profiles in X Specification 0.4, section 2)."""
    name = b"_ICC_PROFILE" if screen == 0 else f"_ICC_PROFILE_{screen}".encode()
    try:
        with XDisplay() as display:
            return display.property_of_root(name, MAX_PROFILE_BYTES)
    except OSError:
        return b""


def windows_profile(window: int) -> bytes:
    """The profile of the screen on which the window with this handle is; empty where there is none."""
    if sys.platform == "win32":
        from ctypes import create_unicode_buffer, windll  # noqa: PLC0415 - for Windows alone
        from pathlib import Path  # noqa: PLC0415

        monitor_from, information_of = windll.user32.MonitorFromWindow, windll.user32.GetMonitorInfoW
        create, delete, profile_of = windll.gdi32.CreateDCW, windll.gdi32.DeleteDC, windll.gdi32.GetICMProfileW
        monitor_from.restype = create.restype = c_void_p
        information = (c_uint32 * 26)(104)  # MONITORINFOEXW: its size, two rectangles, flags; the device's name is last
        information_of(c_void_p(monitor_from(c_void_p(window), _NEAREST)), byref(information))
        device = bytes(information)[40:].decode("utf-16-le").split("\0")[0]
        context = c_void_p(create("DISPLAY", device, None, None))
        path, length = create_unicode_buffer(_PATH_CHARACTERS), c_uint32(_PATH_CHARACTERS)
        found = profile_of(context, byref(length), path)
        delete(context)
        try:
            if found and Path(path.value).stat().st_size <= MAX_PROFILE_BYTES:
                return Path(path.value).read_bytes()
        except OSError:
            return b""
    return b""
