"""One program per user and display: a second start hands what it was asked for to the one that is running, and ends.

Whoever starts first takes a lock, which ends with its process however that ends, and binds a Unix socket, both in a
folder that only the user can enter. That costs a fraction of a millisecond; nobody looks at the socket before the
first photo stands, and a start that comes earlier waits in the system's queue. A second start gets no lock: it sends
one message, a length of four bytes and so many bytes of JSON, waits for one byte that says that it has been taken, and
ends without having imported Qt. Where anything else happens, or nothing for a while, it opens a window of its own.

On Windows, where Python has no such sockets, they talk through a named pipe, which `viewer.ui.pipe` serves. The names
of all pipes are everybody's to see and to take, so each program makes one up that nobody can foresee, and leaves it in
a file beside the lock, which only the user can read.

Nobody has to be trusted: a message is at most a mebibyte, and all of it must be what it should be. On Linux each
side makes sure that the other one is the same user. No Qt.
"""

import errno
import json
import os
import socket
import stat
import struct
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

from viewer.options import Options

PATIENCE = 2.0
"""Seconds a second start waits for the running program, before it opens a window of its own."""
LONGEST_MESSAGE = 1 << 20
"""Bytes of JSON that are sent at most; who asks for more has a window of its own."""

TAKEN = b"+"
"""The answer to a request that is taken."""

_LENGTH = struct.Struct("!I")
_CREDENTIALS = struct.Struct("3i")  # process, user, group
_PROTOCOL = 1
_QUEUE = 16  # starts that may wait to be heard
_AGAIN_AFTER = 0.01  # seconds
_LOOKED_UP_WITHIN = 0.5  # seconds for a disk to say whether what is asked for is there
_MOST_PATHS = 10_000
_LONGEST_PATH = 4_096  # characters
_LONGEST_WORD = 1_000  # characters of a language, a photo or a token
_LONGEST_NAME = 40  # characters of a display's name
_NAME_BYTES = 16  # by chance, of a pipe's name
_NAME = "photo-caption-viewer-"
_UNSEEN = ("offscreen", "minimal")  # platforms of Qt whose windows nobody can raise
TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
"""Where the environment tells that the desktop has started us, and what it gave us to come to the front with."""


Send = Callable[[str, bytes, float], bool]
"""Says a message to whoever listens at a path or pipe of this name, and has so many seconds; whether it was taken.
Raises OSError where nobody listens."""


class Place(NamedTuple):
    """Where programs find each other: the file that is locked, and the socket, or the file that names the pipe."""

    lock: str
    path: str
    is_pipe: bool = False


class Request(NamedTuple):
    """What another start was asked for. Its paths are absolute; `token` is what the desktop gave it to come to the
    front with, or nothing."""

    options: Options
    token: str = ""


class GarbledError(Exception):
    """What was received is no request."""


class Arrival(NamedTuple):
    """How a start went: with the `claim` to be the one that others hand over to, or having handed over itself."""

    claim: "Claim | None" = None
    is_handed_over: bool = False


class Claim:
    """Being the program that later starts hand over to, until `close`."""

    def __init__(self, lock: int, path: str, line: socket.socket | None = None, pipe: str = "") -> None:
        self.line = line
        """The listening socket, which does not block; None where there is to be a pipe."""
        self.pipe = pipe
        """The name of the pipe, if there is to be one."""
        self._lock = lock
        self._path = path

    def close(self) -> None:
        """Let the next start be the one. Whoever waits to be heard is hung up on."""
        if self._lock >= 0:
            Path(self._path).unlink(missing_ok=True)
            if self.line is not None:
                self.line.close()
            os.close(self._lock)
            self._lock = -1


class Letter:
    """A message as it comes in, in pieces."""

    def __init__(self) -> None:
        self._heard = bytearray()

    def add(self, more: bytes) -> Request | None:
        """What came next: the request, once it is whole. Raises GarbledError where it will never be one."""
        self._heard += more
        if len(self._heard) < _LENGTH.size:
            return None
        (length,) = _LENGTH.unpack_from(self._heard)
        if length > LONGEST_MESSAGE or len(self._heard) > _LENGTH.size + length:
            raise GarbledError
        return decoded(bytes(self._heard[_LENGTH.size :])) if len(self._heard) == _LENGTH.size + length else None


class Caller:
    """Another start, connected."""

    def __init__(self, connection: socket.socket) -> None:
        """Raises OSError where it cannot be heard, and GarbledError if it is another user."""
        self._connection = connection
        self._letter = Letter()
        connection.settimeout(0)
        if not _is_us(connection):
            raise GarbledError

    def fileno(self) -> int:
        """The connection's descriptor."""
        return self._connection.fileno()

    def hear(self) -> Request | None:
        """Take what has come: the request, once it is whole. Raises GarbledError where it will never be one."""
        while True:
            try:
                more = self._connection.recv(1 << 16)
            except BlockingIOError:
                return None
            except OSError as error:
                raise GarbledError from error
            if not more:
                raise GarbledError
            request = self._letter.add(more)
            if request is not None:
                return request

    def take(self) -> bool:
        """Tell the other one that its request is taken; False if it has given up meanwhile."""
        try:
            return self._connection.send(TAKEN) == len(TAKEN)
        except OSError:
            return False

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


def arrive(
    options: Options, environment: Mapping[str, str], patience: float = PATIENCE, *, pipe: Send | None = None
) -> Arrival:
    """Be the one, or hand over to the one that is running; neither where that is not to be, or cannot. `pipe` says
    what is to be said through a pipe.

    A path that is not there is not handed over: who started us is to be told, and the story that is open stays.
    """
    place = place_of(environment)
    if place is None:
        return Arrival()
    end = monotonic() + patience
    while True:
        try:
            claim = _claim(place)
        except OSError:  # nobody can: no name of a socket may be that long, or the disk is full
            return Arrival()
        if claim is not None or options.new_window or options.trace is not None:
            return Arrival(claim)
        message = encoded(Request(_absolute(options), _token(environment)))
        if len(message) > LONGEST_MESSAGE or not _are_there(options.paths):
            return Arrival()
        left = max(end - monotonic(), _AGAIN_AFTER)
        try:
            if pipe is not None:
                return Arrival(is_handed_over=pipe(_pipe_named_in(place.path), message, left))
            return Arrival(is_handed_over=_send(place.path, message, left))
        except OSError:  # it is about to listen, or has just ended
            if monotonic() >= end:
                return Arrival()
        sleep(_AGAIN_AFTER)


def succeed(place: Place) -> Claim | None:
    """Become the one where nobody is any more; None where somebody is, or nobody can be."""
    try:
        return _claim(place)
    except OSError:
        return None


def place_of(environment: Mapping[str, str]) -> Place | None:
    """Where the lock and the socket of this user's program on this display are; None where there is no such place.

    The folder is made if need be.
    """
    platform = environment.get("QT_QPA_PLATFORM", "")
    if platform.startswith(_UNSEEN):
        return None
    if sys.platform == "win32":
        return place_in_profile(environment, _session())
    display = environment.get("DISPLAY", "").removesuffix(".0")
    if not platform.startswith("xcb"):
        display = environment.get("WAYLAND_DISPLAY") or display
    name = "".join(letter if letter.isalnum() and letter.isascii() else "_" for letter in display)[-_LONGEST_NAME:]
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    if Path(runtime).is_absolute():
        folder = Path(runtime, "photo-caption-viewer")
    else:
        folder = Path(environment.get("TMPDIR") or "/tmp", f"photo-caption-viewer-{os.geteuid()}")  # noqa: S108 - see below
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return None
    # In a folder of everybody's, somebody else may have made it.
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or stat.S_IMODE(found.st_mode) & 0o077:
        return None
    return Place(str(folder / f"{name}.lock"), str(folder / f"{name}.socket"))


def place_in_profile(environment: Mapping[str, str], session: int) -> Place | None:
    """The same for Windows: in the user's own profile, and for each of the sessions that the user may have there."""
    profile = environment.get("LOCALAPPDATA", "")
    if not Path(profile).is_absolute():
        return None
    folder = Path(profile, "Temp", "photo-caption-viewer")
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    return Place(str(folder / f"{session}.lock"), str(folder / f"{session}.pipe"), is_pipe=True)


def _session() -> int:
    """The number of the session that this process belongs to, on Windows: one that is left and returned to keeps it."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - for Windows alone

        session = ctypes.c_uint32()
        ctypes.windll.kernel32.ProcessIdToSessionId(os.getpid(), ctypes.byref(session))
        return session.value
    return 0


def _claim(place: Place) -> Claim | None:
    """Become the one, unless there is one. Raises OSError where nobody can."""
    lock = _locked(place.lock)
    if lock is None:
        return None
    try:
        if place.is_pipe:
            pipe = _NAME + os.urandom(_NAME_BYTES).hex()
            Path(place.path).write_text(pipe, encoding="ascii")
            return Claim(lock, place.path, pipe=pipe)
        return Claim(lock, place.path, _listening(place.path))
    except OSError:
        os.close(lock)
        raise


def _locked(path: str) -> int | None:
    """The descriptor of this file, locked for as long as it is open; None where somebody has it locked. Raises
    OSError."""
    flags = os.O_RDWR | os.O_CREAT
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - for Windows alone

        lock = os.open(path, flags)
        try:
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        except OSError:
            os.close(lock)
            return None
        return lock
    import fcntl  # noqa: PLC0415 - there is none on Windows

    lock = os.open(path, flags | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(lock)
        if isinstance(error, BlockingIOError):
            return None
        raise
    return lock


def _listening(path: str) -> socket.socket:
    """A socket that listens at this path. Raises OSError."""
    if sys.platform == "win32":
        raise OSError("Python has no such sockets there")
    Path(path).unlink(missing_ok=True)  # of a program that was killed
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        line.settimeout(0)
        line.bind(path)
        line.listen(_QUEUE)
    except OSError:
        line.close()
        raise
    return line


def _pipe_named_in(path: str) -> str:
    """The name of the pipe in this file. Raises OSError where there is none, or none yet."""
    name = Path(path).read_bytes()[: len(_NAME) + 2 * _NAME_BYTES].decode("ascii", "replace")
    if not name.startswith(_NAME):
        raise FileNotFoundError(path)
    return name


def _send(path: str, message: bytes, patience: float) -> bool:
    """Whether somebody of ours took the message. Raises OSError where nobody listens, or has just hung up."""
    if sys.platform == "win32":
        return False
    end = monotonic() + patience
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(patience)
        line.connect(path)
        if not _is_us(line):
            return False
        try:
            line.sendall(framed(message))
            line.settimeout(max(end - monotonic(), _AGAIN_AFTER))
            return line.recv(1) == TAKEN
        except TimeoutError:
            return False


def _is_us(line: socket.socket) -> bool:
    """Whether the same user is at the other end, as far as the system tells; the folder lets nobody else in."""
    if sys.platform != "linux":
        return True
    said = line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
    return bool(_CREDENTIALS.unpack(said)[1] == os.geteuid())


def _absolute(options: Options) -> Options:
    """The same for somebody in another folder."""
    return options._replace(paths=tuple(os.path.abspath(path) for path in options.paths))  # noqa: PTH100 - as typed


def _token(environment: Mapping[str, str]) -> str:
    return next((environment[name] for name in TOKENS if environment.get(name)), "")[:_LONGEST_WORD]


def _are_there(paths: tuple[str, ...]) -> bool:
    """Whether all of these exist; whoever does not say in time is believed to."""
    missing: list[str] = []

    def look() -> None:
        missing.extend(path for path in paths if not path or "\0" in path or not os.path.lexists(path))

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    looking.join(_LOOKED_UP_WITHIN)
    return not missing


# The message.


def encoded(request: Request) -> bytes:
    """The request as it is sent: bytes of names that are no text travel as halves of characters, escaped."""
    asked = request.options
    content = {
        "protocol": _PROTOCOL,
        "paths": list(asked.paths),
        "slideshow": asked.slideshow,
        "full_screen": asked.full_screen,
        "language": asked.language,
        "photo": asked.photo,
        "loop": asked.loop,
        "token": request.token,
    }
    return json.dumps(content).encode("ascii")


def framed(message: bytes) -> bytes:
    """A message as it is sent, with its length before it."""
    return _LENGTH.pack(len(message)) + message


def decoded(message: bytes) -> Request:
    """The request that was sent. Raises GarbledError where anything of it is not as it should be."""
    try:
        content = json.loads(message)
    except (ValueError, RecursionError) as error:
        raise GarbledError from error
    if not isinstance(content, dict) or content.pop("protocol", None) != _PROTOCOL:
        raise GarbledError
    if content.keys() != {"paths", "slideshow", "full_screen", "language", "photo", "loop", "token"}:
        raise GarbledError
    paths = content["paths"]
    if not isinstance(paths, list) or len(paths) > _MOST_PATHS:
        raise GarbledError
    return Request(
        Options(
            paths=tuple(_path(path) for path in paths),
            slideshow=_truth(content["slideshow"]),
            full_screen=_truth(content["full_screen"]),
            language=_word_or_none(content["language"]),
            photo=_word_or_none(content["photo"]),
            loop=_truth(content["loop"]),
        ),
        _token_word(content["token"]),
    )


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise GarbledError
    return value


def _word(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_WORD or "\0" in value:
        raise GarbledError
    return value


def _word_or_none(value: object) -> str | None:
    return None if value is None else _word(value)


def _token_word(value: object) -> str:
    token = _word(value)
    if not (token.isascii() and (token.isprintable() or not token)):  # it goes into our environment
        raise GarbledError
    return token


def _path(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= _LONGEST_PATH or "\0" in value:
        raise GarbledError
    try:
        os.fsencode(value)
    except UnicodeEncodeError as error:  # no name of a file
        raise GarbledError from error
    if not os.path.isabs(value):  # noqa: PTH117 - any bytes
        raise GarbledError
    return value


def is_out_of_descriptors(error: OSError) -> bool:
    """Whether the next attempt to listen would fail like this one, again and again."""
    return error.errno in (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)
