"""Runs the viewer where any attempt at a network ends it: `python -m tests.journeys.offline [ARGUMENTS]`.

A filter of system calls kills the process, and whatever it starts, that asks for an Internet socket, of version 4 or 6.
"""

import ctypes
import os
import platform
import struct
import sys

_SOCKET = {"x86_64": 41, "aarch64": 198}
_INET, _INET6 = 2, 10
_LOAD, _IF_EQUAL, _RETURN = 0x20, 0x15, 0x06  # as in viewer.imaging.confine_linux
_KILL, _ALLOW = 0x80000000, 0x7FFF0000


def forbid_networks() -> None:
    """From now on. Raises OSError where the kernel has no such filters."""
    number = _SOCKET[platform.machine()]
    steps = [
        (_LOAD, 0, 0, 0),  # the number of the call
        (_IF_EQUAL, 0, 4, number),
        (_LOAD, 0, 0, 16),  # its first argument
        (_IF_EQUAL, 1, 0, _INET),
        (_IF_EQUAL, 0, 1, _INET6),
        (_RETURN, 0, 0, _KILL),
        (_RETURN, 0, 0, _ALLOW),
    ]
    code = b"".join(struct.pack("<HBBI", *step) for step in steps)
    held = ctypes.create_string_buffer(code)
    program = struct.pack("<HxxxxxxQ", len(steps), ctypes.addressof(held))
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(38, 1, 0, 0, 0) or library.prctl(22, 2, ctypes.c_char_p(program)):
        raise OSError(ctypes.get_errno(), "no filter of system calls")


if __name__ == "__main__":
    forbid_networks()
    os.execv(sys.executable, [sys.executable, "-P", "-m", "viewer", *sys.argv[1:]])  # noqa: S606
