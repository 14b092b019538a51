"""A decode worker's main loop: requests in, pixels out, until the window hangs up.

It gives itself less than it could have (memory, processor time) before it looks at the first byte of a photo,
and it never outlives the window: a thread waits for the line to go dead even while a codec is at work.
"""

import contextlib
import os
import queue
import sys
import threading
from typing import TYPE_CHECKING

from viewer.imaging.channel import channel_from_argument
from viewer.imaging.message import Channel, ChannelClosedError, Message
from viewer.imaging.request import DecodeFailure, FailureReason, PhotoKey, PhotoSource, Region

if TYPE_CHECKING:
    from viewer.imaging.decode import Shelf

PROCESSOR_SECONDS = 60
"""Processor time for one photo; the pool's deadline comes first unless the window is gone."""


def main(arguments: list[str]) -> None:
    """Serve until the other side hangs up. `arguments`: the line's name, the memory cap in MiB."""
    channel = channel_from_argument(arguments[0])
    _limit_memory(int(arguments[1]))
    _die_with_parent()
    from viewer.imaging.decode import Shelf  # noqa: PLC0415 - imports Pillow, while nobody waits yet

    requests = _Requests()
    threading.Thread(target=_listen, args=(channel, requests), daemon=True).start()
    shelf = Shelf()
    while True:
        _limit_processor_time()
        _serve(channel, requests.waiting.get(), shelf, requests)


class _Requests:
    """What has been asked for, and the number of the request that was withdrawn last."""

    def __init__(self) -> None:
        self.waiting: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self.withdrawn = 0


def _listen(channel: Channel, requests: _Requests) -> None:
    try:
        while True:
            message, _ = channel.receive()
            if "withdraw" in message:
                requests.withdrawn = message["withdraw"]
            else:
                requests.waiting.put(message)
    except ChannelClosedError:
        os._exit(0)  # the window is gone: so are we, even in the middle of a codec


def _serve(channel: Channel, message: Message, shelf: "Shelf", requests: _Requests) -> None:
    from viewer.imaging.decode import CannotDecodeError, WithdrawnError, decode, prepare  # noqa: PLC0415 - see main

    source = PhotoSource(message["folder"], message["name"])
    try:
        region = _region(message["region"])
    except (TypeError, ValueError):
        _answer_failure(channel, DecodeFailure(FailureReason.UNREADABLE, "not a region"))
        return
    key = PhotoKey(source, message["width"], message["height"], region)
    if message.get("prepare"):
        prepare(key, shelf)
        return
    number = message["number"]
    try:
        decoded = decode(key, shelf, is_withdrawn=lambda: 0 < number == requests.withdrawn)
    except CannotDecodeError as error:
        _answer_failure(channel, error.failure)
        return
    except WithdrawnError:
        with contextlib.suppress(ChannelClosedError):
            channel.send({"withdrawn": number})
        return
    header = {
        "width": decoded.width,
        "height": decoded.height,
        "alpha": decoded.alpha,
        "info": decoded.info._asdict(),
    }
    with contextlib.suppress(ChannelClosedError):  # the listening thread ends the process
        channel.send(header, decoded.data)


def _region(value: object) -> Region | None:
    """The region of a message, or None for the whole photo. Raises TypeError or ValueError."""
    if value is None:
        return None
    if not isinstance(value, list) or any(type(edge) is not int for edge in value):
        raise TypeError("not four whole numbers")
    left, top, right, bottom = value
    return Region(left, top, right, bottom)


def _answer_failure(channel: Channel, failure: DecodeFailure) -> None:
    with contextlib.suppress(ChannelClosedError):
        channel.send({"failure": FailureReason(failure.reason).value, "detail": failure.detail})


def _limit_memory(mebibytes: int) -> None:
    if sys.platform == "win32":
        return  # decode.MAX_DECODED_BYTES is what holds there
    import resource  # noqa: PLC0415 - Unix only

    limit = mebibytes << 20
    with contextlib.suppress(OSError, ValueError):  # macOS refuses some limits: the check before decoding holds
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_processor_time() -> None:
    """Give the next photo its processor time: an end even where neither deadline nor hang-up is noticed."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Unix only

    usage = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime) + PROCESSOR_SECONDS, hard))


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
