"""Keeps what is shown of a story as its files are on the disk: what has changed there is decoded anew."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from viewer.imaging.request import Answer, FailureReason, PhotoSource
from viewer.ui.frames import Frame
from viewer.ui.presenter import Presenter, path_of
from viewer.ui.thumbnails import Thumbnails
from viewer.ui.watching import UNKNOWN, Identity, Watch

_REST = 200  # milliseconds without a new photo; nobody watches photos that are only passed
_MOST_FILES = 64  # those shown last; the next ones are among them, as they were decoded last


class Refreshing(QObject):
    """Watches the files of the photos at hand, from its making to its `close`."""

    def __init__(self, presenter: Presenter, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._presenter = presenter
        self._thumbnails = thumbnails
        self._sources: dict[str, set[PhotoSource]] = {}  # a bundle has several
        self._watch = Watch(self)
        self._watch.changed.connect(self._refresh)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._watch_photos)
        presenter.photo_shown.connect(self.note)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._look_again)
        self.note()

    def note(self) -> None:
        """There are other photos at hand than before."""
        self._rest.start()

    def close(self) -> None:
        """Watch no more."""
        self._rest.stop()
        self._watch.close()

    def _watch_photos(self) -> None:
        expected: dict[str, Identity | None] = {}
        sources: dict[str, set[PhotoSource]] = {}
        for answer in self._presenter.decoded:
            path = path_of(answer.key.source)
            if path not in expected and len(expected) < _MOST_FILES:
                expected[path] = _expected(answer)
            elif path in expected and answer.info is not None and answer.info.bundle is not None:
                expected[path] = _older(answer.info.bundle, expected[path])
            if path in expected:
                sources.setdefault(path, set()).add(answer.key.source)
        self._sources = sources
        self._watch.watch(expected)

    def _look_again(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:  # storage that says nothing may have changed meanwhile
            self._watch.look()

    def _refresh(self, paths: frozenset[str]) -> None:
        changed = {source for path in paths for source in self._sources.get(path, ())}
        if changed:
            self._presenter.refresh(changed)
            self._thumbnails.refresh(changed)


def _expected(answer: Answer[Frame]) -> Identity | None:
    """The state that the file should be in, after what was decoded of it."""
    if answer.info is not None:
        return answer.info.bundle or answer.info.identity
    is_missing = (
        not answer.key.source.is_bundled
        and answer.failure is not None
        and answer.failure.reason is FailureReason.MISSING
    )
    return None if is_missing else UNKNOWN


def _older(one: Identity, other: Identity | None) -> Identity:
    """Of two states of a bundle the one that is over: whatever comes of it has to be decoded anew."""
    return one if not other or one[3] < other[3] else other
