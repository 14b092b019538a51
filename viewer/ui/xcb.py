"""An X connection of our own, for the few things that Qt cannot ask or say. No Qt.

By xcb and not by Xlib, whose errors end the program, or go to whoever set the one handler that there is.
"""

from ctypes import CDLL, POINTER, Structure, byref, c_char_p, c_int, c_ubyte, c_uint16, c_uint32, c_void_p, string_at
from typing import Any, Self

_CARDINAL, _BYTES = 6, 8  # a property's type and format
_ROOTS_DEPTH = 0  # XCB_COPY_FROM_PARENT
_INPUT_ONLY = 2
_MESSAGE = 33  # XCB_CLIENT_MESSAGE
_DATA = 20  # bytes in a message


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


class _Message(Structure):  # xcb_client_message_event_t
    _fields_ = (
        ("response_type", c_ubyte),
        ("format", c_ubyte),
        ("sequence", c_uint16),
        ("window", c_uint32),
        ("type", c_uint32),
        ("data", c_ubyte * _DATA),
    )


class XDisplay:
    """A connection to the X display that DISPLAY names, to be used in a `with`."""

    def __init__(self) -> None:
        """Raises OSError where there is none."""
        self._xcb, self._free = CDLL("libxcb.so.1"), CDLL(None).free
        self._free.argtypes = (c_void_p,)
        self._free.restype = None
        _declare(self._xcb)
        number = c_int()
        self._connection = self._xcb.xcb_connect(None, byref(number))  # never null; closed in any case
        if self._xcb.xcb_connection_has_error(self._connection):
            self._xcb.xcb_disconnect(self._connection)
            raise ConnectionError("there is no X display")
        screens = self._xcb.xcb_setup_roots_iterator(self._xcb.xcb_get_setup(self._connection))
        for _ in range(number.value):
            self._xcb.xcb_screen_next(byref(screens))
        self._root: int = screens.data.contents.value

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Hang up, once the server has answered: what it has not read by then may be lost."""
        asked = self._xcb.xcb_get_input_focus(self._connection)
        self._free(self._xcb.xcb_get_input_focus_reply(self._connection, asked, None))
        self._xcb.xcb_disconnect(self._connection)

    def property_of_root(self, name: bytes, longest: int) -> bytes:
        """The bytes of a property of the root window; none where it is not there, of another kind, or longer."""
        asked = self._xcb.xcb_get_property(
            self._connection, 0, self._root, self._atom(name), _CARDINAL, 0, longest // 4
        )
        reply = self._xcb.xcb_get_property_reply(self._connection, asked, None)
        if not reply:  # an error, as nobody on this display has even heard of that name
            return b""
        is_whole = reply.contents.format == _BYTES and reply.contents.bytes_after == 0
        length = self._xcb.xcb_get_property_value_length(reply) if is_whole else 0
        value = string_at(self._xcb.xcb_get_property_value(reply), length)
        self._free(reply)
        return value

    def window(self) -> int:
        """A window of ours that is never shown; it goes with the connection."""
        made: int = self._xcb.xcb_generate_id(self._connection)
        self._xcb.xcb_create_window(
            self._connection, _ROOTS_DEPTH, made, self._root, 0, 0, 1, 1, 0, _INPUT_ONLY, 0, 0, None
        )
        return made

    def tell_root(self, window: int, name: bytes, data: bytes, *, bits: int, mask: int) -> None:
        """Send a message about a `window` to whoever listens at the root: 20 bytes, `bits` bits each."""
        message = _Message(_MESSAGE, bits, 0, window, self._atom(name, is_new=True), (c_ubyte * _DATA)(*data))
        self._xcb.xcb_send_event(self._connection, 0, self._root, mask, byref(message))

    def _atom(self, name: bytes, *, is_new: bool = False) -> int:
        """The number of a name; 0 where nobody has heard of it, unless it may be new."""
        asked = self._xcb.xcb_intern_atom(self._connection, not is_new, len(name), name)
        found = self._xcb.xcb_intern_atom_reply(self._connection, asked, None)
        if not found:
            return 0
        atom: int = found.contents.atom
        self._free(found)
        return atom


def _declare(xcb: CDLL) -> None:
    """What libxcb's functions take and return (<xcb/xproto.h>)."""
    atom, found = POINTER(_AtomReply), POINTER(_PropertyReply)
    functions: dict[str, tuple[Any, ...]] = {  # the result first
        "xcb_connect": (c_void_p, c_char_p, POINTER(c_int)),
        "xcb_connection_has_error": (c_int, c_void_p),
        "xcb_disconnect": (None, c_void_p),
        "xcb_get_input_focus": (_Cookie, c_void_p),
        "xcb_get_input_focus_reply": (c_void_p, c_void_p, _Cookie, c_void_p),
        "xcb_get_setup": (c_void_p, c_void_p),
        "xcb_setup_roots_iterator": (_Screens, c_void_p),
        "xcb_screen_next": (None, POINTER(_Screens)),
        "xcb_intern_atom": (_Cookie, c_void_p, c_ubyte, c_uint16, c_char_p),
        "xcb_intern_atom_reply": (atom, c_void_p, _Cookie, c_void_p),
        "xcb_get_property": (_Cookie, c_void_p, c_ubyte, *[c_uint32] * 5),
        "xcb_get_property_reply": (found, c_void_p, _Cookie, c_void_p),
        "xcb_get_property_value": (c_void_p, found),
        "xcb_get_property_value_length": (c_int, found),
        "xcb_generate_id": (c_uint32, c_void_p),
        "xcb_create_window": (
            *(_Cookie, c_void_p, c_ubyte, c_uint32, c_uint32, *[c_uint16] * 6, c_uint32, c_uint32),
            c_void_p,
        ),
        "xcb_send_event": (_Cookie, c_void_p, c_ubyte, c_uint32, c_uint32, c_void_p),
    }
    for name, (result, *arguments) in functions.items():
        function = getattr(xcb, name)
        function.restype, function.argtypes = result, arguments
