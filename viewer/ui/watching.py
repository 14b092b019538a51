"""Watches a few files for becoming others than they were, without the window ever waiting for a disk.

Whether a file is another is told by its identity: device, inode, size in bytes, time of change in nanoseconds. The
system only says where it is worth looking, and may not say it at all (too many files watched already, storage on a
network): so whoever watches can also ask for a look. All of this is done in a thread of its own, because a disk that
does not answer stops whoever looks.
"""

import os
import threading
import time
from collections.abc import Callable, Collection, Mapping
from itertools import islice
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, QFileSystemWatcher, QObject, Qt, QTimer, Signal, Slot
from shiboken6 import Shiboken

Identity = tuple[int, ...]

UNKNOWN: Identity = ()
"""Of a file that is as it should be in whatever state it is found first."""

_GATHERING = 150  # milliseconds without another sign of change
_LONGEST = 1.0  # seconds for which signs are gathered while they go on and on
_MOST_FOLDERS = 16
_MOST_TELLINGS = 3  # of one state of a file: some storage never says the same of a file twice
_END = 2.0  # seconds for which the end of the thread is waited for; a disk may hold it for longer


class _Orders(NamedTuple):
    """What to watch from now on, unless it is what was watched; whether to look at all of it; whether to end."""

    expected: Mapping[str, Identity | None] | None
    looks: bool = False
    closing: bool = False


class Watch(QObject):
    """From its making to its `close`. `changed` carries the paths (a frozenset of str) of files that are not, or not
    any more, what `watch` was told they are; each time they become others, once."""

    changed = Signal(object)
    _called = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._expected: Mapping[str, Identity | None] | None = None  # what has been said and not been heard yet
        self._looks = False
        self._closing = False
        # It writes nothing, and the program can end while a disk still holds it.
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)
        self._thread.start()

    def watch(self, expected: Mapping[str, Identity | None]) -> None:
        """From now on watch these files, and no others: absolute paths, and of each the identity that it should have;
        None where it should not be there. What is another already is told as well."""
        with self._lock:
            self._expected = dict(expected)
        self._called.emit()

    def look(self) -> None:
        """Look at every one of them now, whether the system has said anything or not."""
        with self._lock:
            self._looks = True
        self._called.emit()

    def close(self) -> None:
        """End the thread; nothing is told after this."""
        with self._lock:
            self._closing = True
        self._called.emit()
        self._thread.join(_END)

    # In the thread.

    def _run(self) -> None:
        loop = QEventLoop()
        ear = _Ear(self._orders, self._tell, loop.quit)
        self._called.connect(ear.obey, Qt.ConnectionType.QueuedConnection)
        ear.obey()  # what was said before there was anybody to hear it
        if not self._closing:  # if that is said from now on, it is heard
            loop.exec()
        Shiboken.delete(ear)

    def _orders(self) -> "_Orders":
        with self._lock:
            orders = _Orders(self._expected, self._looks, self._closing)
            self._expected, self._looks = None, False
            return orders

    def _tell(self, paths: frozenset[str]) -> None:
        with self._lock:
            if not self._closing:
                self.changed.emit(paths)


class _Ear(QObject):
    """Lives in the thread: hears what the system says, and looks at files."""

    def __init__(
        self,
        orders: Callable[[], _Orders],
        tell: Callable[[frozenset[str]], None],
        leave: Callable[[], None],
    ) -> None:
        super().__init__()
        self._orders = orders
        self._leave = leave
        self._tell = tell
        self._known: dict[str, Identity | None] = {}
        self._told: dict[str, tuple[Identity, int]] = {}  # which size and time, how often
        self._refused: set[str] = set()  # what the system will not watch: it may watch too much already
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._hear)
        self._watcher.directoryChanged.connect(self._hear)
        self._since = 0.0
        self._rest = QTimer(self, singleShot=True, interval=_GATHERING)
        self._rest.timeout.connect(self._look)

    @Slot()
    def obey(self) -> None:
        """Do what is asked now."""
        orders = self._orders()
        if orders.closing:
            self._leave()
            return
        if orders.expected is not None:
            self._listen_for(orders.expected)
        if orders.looks:
            self._look()

    def _listen_for(self, expected: Mapping[str, Identity | None]) -> None:
        """Watch these; look at those that are new or should be others than they were."""
        known, self._known = self._known, {}
        unsure = []
        for path, identity in expected.items():
            before = known.get(path, UNKNOWN)
            self._known[path] = before if identity == UNKNOWN else identity
            if self._known[path] == UNKNOWN or self._known[path] != before:
                unsure.append(path)
        self._told = {path: told for path, told in self._told.items() if path in self._known}
        self._look_at(unsure)

    @Slot(str)
    def _hear(self, _path: str) -> None:
        now = time.monotonic()
        if not self._rest.isActive():
            self._since = now
        if now - self._since < _LONGEST:
            self._rest.start()

    def _look(self) -> None:
        self._look_at(self._known)

    def _look_at(self, paths: Collection[str]) -> None:
        self._listen()  # before looking: what changes afterwards is heard
        changed = self._compare(paths)
        if changed:
            # What is listened to may be a file, or a folder, that has another name by now.
            self._watcher.removePaths([*changed, *_folders(changed)])
            self._refused -= changed
            self._listen()
            self._tell(frozenset(changed | self._compare(changed)))

    def _listen(self) -> None:
        """Have the system watch what is to be watched; it forgets every file that is replaced."""
        wanted = {*self._known, *islice(_folders(self._known), _MOST_FOLDERS)}
        heard = {*self._watcher.files(), *self._watcher.directories()}
        if heard - wanted:
            self._watcher.removePaths(list(heard - wanted))
        self._refused &= wanted
        # Of what may not be read Qt would complain, and each time of what is refused.
        unheard = [path for path in wanted - heard - self._refused if os.access(path, os.R_OK)]
        if unheard:
            self._refused |= set(self._watcher.addPaths(unheard))

    def _compare(self, paths: Collection[str]) -> set[str]:
        """Those that are not what they were; from now on they are known as what they are."""
        changed = set()
        for path in paths:
            before, now = self._known[path], identity_of(path)
            self._known[path] = now
            if before not in (UNKNOWN, now) and self._may_tell(path, now):
                changed.add(path)
        return changed

    def _may_tell(self, path: str, identity: Identity | None) -> bool:
        state = identity[2:] if identity is not None else UNKNOWN
        told, times = self._told.get(path, (None, 0))
        times = times + 1 if told == state else 1
        self._told[path] = state, times
        return times <= _MOST_TELLINGS


def identity_of(path: str) -> Identity | None:
    """Which file, in which state, is at this path; None where none can be seen. Waits for the disk."""
    try:
        status = os.stat(path)  # noqa: PTH116 - may hold any bytes
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _folders(paths: Collection[str]) -> dict[str, None]:
    """The folders these are in, each once."""
    return dict.fromkeys(os.path.dirname(path) for path in paths)  # noqa: PTH120 - may hold any bytes
