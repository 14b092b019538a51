"""A decode worker's main loop: requests in, pixels out, until the window hangs up.

It gives up the rights that it does not need (`confine`) before it looks at the first byte of a photo, and it never
outlives the window: a thread waits for the line to go dead even while a codec is at work.
"""

import contextlib
import gc
import os
import queue
import sys
import threading
from typing import TYPE_CHECKING

from viewer.imaging.channel import channel_from_argument
from viewer.imaging.confine import confine, limit_processor_time
from viewer.imaging.message import Channel, ChannelClosedError, Message
from viewer.imaging.request import DecodeFailure, FailureReason, PhotoKey, PhotoSource, Region

if TYPE_CHECKING:
    from viewer.imaging.shelf import Shelf


def main(arguments: list[str]) -> None:
    """Serve until the other side hangs up. `arguments`: the line's name, the memory cap in MiB."""
    gc.disable()  # what is imported stays; looking for garbage in it costs a tenth of the time until the first photo
    channel = channel_from_argument(arguments[0])
    _die_with_parent()
    import viewer.imaging.decode  # noqa: F401, PLC0415 - imports Pillow, while nobody waits yet
    from viewer.imaging.shelf import Shelf  # noqa: PLC0415

    rights = confine(int(arguments[1]))
    requests = _Requests()
    threading.Thread(target=_listen, args=(channel, requests), daemon=True).start()
    shelf = Shelf()
    while True:
        limit_processor_time()
        message = requests.waiting.get()
        if "rights" in message:
            _answer(channel, {"rights": rights})
        elif "screen" in message:
            requests.screen = _screen(message["screen"])
            _answer(channel, {"is_of_use": bool(requests.screen)})
        else:
            _serve(channel, message, shelf, requests)
        if not gc.isenabled():
            gc.freeze()
            gc.enable()


class _Requests:
    """What has been asked for, the number of the request that was withdrawn last, and the profile of the screen that
    photos are for; empty for sRGB."""

    def __init__(self) -> None:
        self.waiting: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self.withdrawn = 0
        self.screen = b""


def _listen(channel: Channel, requests: _Requests) -> None:
    try:
        while True:
            message, memory = channel.receive()
            if memory is not None:
                with memory.mapped() as data:
                    message["screen"] = bytes(data)
                memory.close()
            if "withdraw" in message:
                requests.withdrawn = message["withdraw"]
            else:
                requests.waiting.put(message)
    except ChannelClosedError:
        os._exit(0)  # the window is gone: so are we, even in the middle of a codec


def _serve(channel: Channel, message: Message, shelf: "Shelf", requests: _Requests) -> None:
    from viewer.imaging.decode import decode, prepare  # noqa: PLC0415 - see main
    from viewer.imaging.photo_file import CannotDecodeError, WithdrawnError  # noqa: PLC0415

    source = PhotoSource(message["folder"], message["name"], message.get("is_bundled") is True)
    try:
        region = _region(message["region"])
    except (TypeError, ValueError):
        _answer_failure(channel, DecodeFailure(FailureReason.UNREADABLE, "not a region"))
        return
    key = PhotoKey(source, message["width"], message["height"], region, message["page"], requests.screen)
    if message.get("prepare"):
        prepare(key, shelf)
        return
    number = message["number"]
    try:
        decoded = decode(
            key, shelf, facts=message.get("facts", True), is_withdrawn=lambda: 0 < number == requests.withdrawn
        )
    except CannotDecodeError as error:
        _answer_failure(channel, error.failure)
        return
    except WithdrawnError:
        _answer(channel, {"withdrawn": number})
        return
    header = {
        "width": decoded.width,
        "height": decoded.height,
        "alpha": decoded.alpha,
        "info": decoded.info._asdict(),
    }
    try:
        _answer(channel, header, decoded.data)
    except OSError as error:  # no memory is left to share, or no descriptor for it
        _answer_failure(channel, DecodeFailure(FailureReason.TOO_LARGE, error.strerror or ""))


def _screen(profile: bytes) -> bytes:
    """The same, or nothing where photos cannot be converted to it, or need not be."""
    if not profile:
        return b""
    from viewer.imaging.colours import is_of_use  # noqa: PLC0415 - see main

    return profile if is_of_use(profile) else b""


def _region(value: object) -> Region | None:
    """The region of a message, or None for the whole photo. Raises TypeError or ValueError."""
    if value is None:
        return None
    if not isinstance(value, list) or any(type(edge) is not int for edge in value):
        raise TypeError("not four whole numbers")
    left, top, right, bottom = value
    return Region(left, top, right, bottom)


def _answer_failure(channel: Channel, failure: DecodeFailure) -> None:
    _answer(channel, {"failure": failure.reason.value, "detail": failure.detail})


def _answer(channel: Channel, message: Message, pixels: bytes | None = None) -> None:
    with contextlib.suppress(ChannelClosedError):  # the listening thread ends the process
        channel.send(message, pixels)


def _die_with_parent() -> None:
    """On Linux, have the kernel kill this process when the window's is gone, codec or no codec."""
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415 - Linux only
    import signal  # noqa: PLC0415

    parent_death_signal = 1  # PR_SET_PDEATHSIG in <linux/prctl.h>
    ctypes.CDLL(None).prctl(parent_death_signal, signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1:])
