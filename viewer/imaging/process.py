"""Start a decode worker: the same program again, told by a hidden argument to be one."""

import contextlib
import os
import subprocess
import sys

from viewer.imaging.channel import open_line
from viewer.imaging.message import ChannelClosedError, Message
from viewer.imaging.request import PhotoKey, PhotoSource

_NEEDED = frozenset(
    {
        *("LANG", "LC_ALL", "LC_CTYPE", "PYTHONUTF8", "PYTHONCOERCECLOCALE"),  # the encoding of names
        *("PYTHONHOME", "PYTHONPYCACHEPREFIX", "PYTHONDONTWRITEBYTECODE"),  # where modules are, and may go
        *("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"),  # and what they are made of
        *("SYSTEMROOT", "TEMP", "TMP", "TMPDIR"),  # Windows does not start without; macOS has pixels in files
    }
)

WORKER_ARGUMENT = "--decode-worker"
"""The hidden first argument that makes a frozen program a decode worker."""

MEMORY_MIB = 1536
"""Address space that one worker may use, in MiB."""


def request_for(key: PhotoKey, number: int = 0, *, prepare: bool = False, facts: bool = True) -> Message:
    """The message that asks a worker for a photo; with `prepare` it decodes it, and answers when it is asked again.

    By its `number`, other than 0, the request can be withdrawn. Without `facts` only captions are looked for in it.
    Its screen is not told: see `WorkerProcess.convert_to`.
    """
    source, width, height, region, page, _ = key
    place = {"width": width, "height": height, "region": region, "page": page}
    asked = {"folder": source.folder, "name": source.name, "is_bundled": source.is_bundled, **place}
    return {**asked, "prepare": True} if prepare else {**asked, "number": number, "facts": facts}


def withdrawal_of(number: int) -> Message:
    """The message that a request need not be answered any more, with pixels at least."""
    return {"withdraw": number}


class WorkerProcess:
    """One decode worker, running, and our end of the line to it."""

    def __init__(self, memory_mib: int = MEMORY_MIB) -> None:
        """Start it; it imports what it needs while the caller goes on. Raises OSError where it cannot be started.

        On Linux the worker is killed with the thread that started it: let that be a thread that outlives it.
        """
        argument, handle, self.channel, theirs = open_line()
        try:
            self._process = _started([argument, str(memory_mib)], handle)
        except OSError:
            self.channel.close()
            raise
        finally:
            theirs.close()
        self._is_killed = False
        self.prepared: PhotoSource | None = None
        """The photo that it was told to prepare."""
        self.screen = b""
        """The profile of the screen that its photos are for."""

    def prepare(self, key: PhotoKey) -> None:
        """Have it decode a photo that nobody waits for yet; one that is gone already is noticed when it is asked."""
        with contextlib.suppress(ChannelClosedError):
            self.channel.send(request_for(key, prepare=True))
            self.prepared = key.source

    def convert_to(self, screen: bytes, patience: float) -> bool:
        """Have it convert photos to this profile of a screen from now on, or to sRGB, where that is empty or of no use;
        whether it is of use.

        Raises TimeoutError after `patience` seconds, ChannelClosedError, and OSError without memory to send it in.
        """
        self.channel.send({"screen": ""}, screen or None)
        answer, memory = self.channel.receive(patience)
        if memory is not None:
            memory.close()
        self.screen = screen
        return answer.get("is_of_use") is True

    def rights(self, patience: float) -> list[str]:
        """What is in force of the limits that it has put on itself, a line for each right.

        Raises TimeoutError after `patience` seconds, ChannelClosedError.
        """
        self.channel.send({"rights": True})
        answer, _ = self.channel.receive(patience)
        return [str(line) for line in answer["rights"]]

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked for a photo: it is running, and has not been told to end, which takes a moment."""
        return not self._is_killed and self._process.poll() is None

    def kill(self) -> None:
        """End the process, whatever it is doing; its answer, if one is on the way, ends with it."""
        self._is_killed = True
        self._process.kill()

    def close(self) -> None:
        """End the process, wait for its end, and hang up."""
        self.kill()
        self._process.wait()
        self.channel.close()


def _started(arguments: list[str], handle: int) -> "subprocess.Popen[bytes]":
    # What a codec writes to its terminal about a damaged file is no business of the reader's.
    quiet = subprocess.DEVNULL
    if sys.platform == "win32":
        startup = subprocess.STARTUPINFO(lpAttributeList={"handle_list": [handle]})
        return subprocess.Popen(
            _command(arguments),
            stdin=quiet,
            stdout=quiet,
            stderr=quiet,
            env=_environment(),
            startupinfo=startup,
            creationflags=subprocess.CREATE_NO_WINDOW,
        )
    return subprocess.Popen(
        _command(arguments), stdin=quiet, stdout=quiet, stderr=quiet, env=_environment(), pass_fds=(handle,)
    )


def _command(arguments: list[str]) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_ARGUMENT, *arguments]
    # -P: the working directory may be a folder from a stranger, with a PIL/ of its own. -S: where modules lie we know
    # already, and looking for it takes a worker's first photo longer.
    return [sys.executable, "-P", "-S", "-m", "viewer.imaging.worker", *arguments]


def _environment() -> dict[str, str]:
    """What a worker may know of ours: where its modules are, and how names of files are to be read."""
    root = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))  # noqa: PTH120 - before a start's first import
    known = {name: value for name, value in os.environ.items() if name.upper() in _NEEDED}
    return {**known, "PYTHONPATH": os.pathsep.join([root, *filter(None, sys.path)])}
