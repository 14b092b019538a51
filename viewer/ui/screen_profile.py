"""The colour profile of a screen, as the system tells it: asked over an X connection of our own, or of Windows.

No Qt, and run in a thread of its own: an X server may be far away. Whether what is found is a profile, a decode worker
judges; here it is only bytes.
"""

import sys
from ctypes import CDLL, POINTER, Structure, byref, c_char_p, c_int, c_ubyte, c_uint16, c_uint32, c_void_p, string_at
from typing import Any

MAX_PROFILE_BYTES = 4 << 20
"""What is longer is no screen's profile. Those that calibration makes have some hundred KiB at most."""

_CARDINAL, _BYTES = 6, 8  # the property's type and format (ICC Profiles in X Specification 0.4, section 2)
_NEAREST = 2  # MONITOR_DEFAULTTONEAREST
_PATH_CHARACTERS = 32_768  # the longest there is


class _Cookie(Structure):
    _fields_ = (("sequence", c_uint32),)


class _Screens(Structure):  # xcb_screen_iterator_t
    _fields_ = (("data", POINTER(c_uint32)), ("rem", c_int), ("index", c_int))  # a screen begins with its root


class _AtomReply(Structure):
    _fields_ = (("head", c_ubyte * 8), ("atom", c_uint32))


class _PropertyReply(Structure):
    _fields_ = (
        ("response_type", c_ubyte),
        ("format", c_ubyte),
        ("sequence", c_uint16),
        ("length", c_uint32),
        ("type", c_uint32),
        ("bytes_after", c_uint32),
    )


def x11_profile(screen: int) -> bytes:
    """The profile of this screen, counted from 0, of the X display that DISPLAY names; empty where there is none.

    By xcb and not by Xlib, whose errors end the program, or go to whoever set the one handler that there is.
    """
    try:
        xcb, free = CDLL("libxcb.so.1"), CDLL(None).free
    except OSError:
        return b""
    free.argtypes = (c_void_p,)
    free.restype = None
    _declare(xcb)
    number = c_int()
    connection = xcb.xcb_connect(None, byref(number))  # never null; closed in any case
    try:
        if xcb.xcb_connection_has_error(connection):
            return b""
        screens = xcb.xcb_setup_roots_iterator(xcb.xcb_get_setup(connection))
        for _ in range(number.value):
            xcb.xcb_screen_next(byref(screens))
        name = b"_ICC_PROFILE" if screen == 0 else f"_ICC_PROFILE_{screen}".encode()
        found = xcb.xcb_intern_atom_reply(connection, xcb.xcb_intern_atom(connection, 1, len(name), name), None)
        if not found:
            return b""
        atom = found.contents.atom
        free(found)
        asked = xcb.xcb_get_property(
            connection, 0, screens.data.contents.value, atom, _CARDINAL, 0, MAX_PROFILE_BYTES // 4
        )
        reply = xcb.xcb_get_property_reply(connection, asked, None)
        if not reply:  # an error, as nobody on this display has even heard of that name
            return b""
        is_whole = reply.contents.format == _BYTES and reply.contents.bytes_after == 0
        length = xcb.xcb_get_property_value_length(reply) if is_whole else 0
        profile = string_at(xcb.xcb_get_property_value(reply), length)
        free(reply)
        return profile
    finally:
        xcb.xcb_disconnect(connection)


def _declare(xcb: CDLL) -> None:
    """What libxcb's functions take and return (<xcb/xproto.h>)."""
    atom, found = POINTER(_AtomReply), POINTER(_PropertyReply)
    functions: dict[str, tuple[Any, ...]] = {  # the result first
        "xcb_connect": (c_void_p, c_char_p, POINTER(c_int)),
        "xcb_connection_has_error": (c_int, c_void_p),
        "xcb_disconnect": (None, c_void_p),
        "xcb_get_setup": (c_void_p, c_void_p),
        "xcb_setup_roots_iterator": (_Screens, c_void_p),
        "xcb_screen_next": (None, POINTER(_Screens)),
        "xcb_intern_atom": (_Cookie, c_void_p, c_ubyte, c_uint16, c_char_p),
        "xcb_intern_atom_reply": (atom, c_void_p, _Cookie, c_void_p),
        "xcb_get_property": (_Cookie, c_void_p, c_ubyte, *[c_uint32] * 5),
        "xcb_get_property_reply": (found, c_void_p, _Cookie, c_void_p),
        "xcb_get_property_value": (c_void_p, found),
        "xcb_get_property_value_length": (c_int, found),
    }
    for name, (result, *arguments) in functions.items():
        function = getattr(xcb, name)
        function.restype, function.argtypes = result, arguments


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
