"""What tests of the window need: a running viewer, stories to open, and no widget or timer left behind."""

import gc
import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, Protocol

import pytest
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from tests.conftest import PhotoMaker
from tests.ui.looking import PATIENCE, delete_what_is_to_be_deleted
from viewer.app import Viewer
from viewer.imaging.process import WorkerProcess
from viewer.loading import load
from viewer.opening import opening
from viewer.options import Options
from viewer.settings import Settings
from viewer.ui.theme import LIGHT, load_fonts, palette

COLOURS = ((200, 30, 30), (30, 160, 60), (40, 70, 200), (210, 180, 20), (150, 40, 170), (20, 160, 170))
"""What the photos of `write_story` look like, in order; a longer story begins again."""


def active_timers() -> list[QTimer]:
    """Every timer of this process that is running."""
    timers = [thing for thing in gc.get_objects() if issubclass(type(thing), QTimer)]
    return [timer for timer in timers if Shiboken.isValid(timer) and timer.isActive()]


@pytest.fixture(autouse=True)
def no_widget_left_behind(qapp: QApplication) -> Iterator[None]:
    """Fails a test after which a window is still there, or a timer still runs."""
    before = set(qapp.topLevelWidgets())
    QLocale.setDefault(QLocale("en-GB"))  # as a viewer does that speaks English
    yield
    delete_what_is_to_be_deleted()
    qapp.setPalette(palette(LIGHT))  # whatever colours the test has tried
    left = set(qapp.topLevelWidgets()) - before
    assert not left, f"widgets outlive their test: {left}"
    assert not active_timers(), "a timer outlives its test"


class Sleep:
    """Stands in for the system that may send the screen to sleep. `agrees` says whether it lets itself be kept from
    that, `is_kept` whether it is kept."""

    def __init__(self) -> None:
        self.agrees = True
        self.is_kept = False
        self.changed = threading.Condition()

    @contextmanager
    def kept_awake(self) -> Iterator[bool]:
        self._tell(kept=True)
        yield self.agrees
        self._tell(kept=False)

    def wait_until(self, *, kept: bool) -> bool:
        """Wait until the screen is kept awake, or no longer."""
        with self.changed:
            return self.changed.wait_for(lambda: self.is_kept is kept, PATIENCE / 1000)

    def _tell(self, *, kept: bool) -> None:
        with self.changed:
            self.is_kept = kept
            self.changed.notify_all()


@pytest.fixture(autouse=True)
def sleep(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sleep]:
    """No test asks the machine it runs on to stay awake; what asks has ended when the test has."""
    made = Sleep()
    monkeypatch.setattr("viewer.awake.kept_awake", made.kept_awake)
    yield made
    for thread in threading.enumerate():
        if thread.name == "awake":
            thread.join(PATIENCE / 1000)


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> None:  # noqa: ARG001 - fonts need an application
    """Both type families, for widgets that are built without a viewer."""
    load_fonts()


class ViewerOpener(Protocol):
    """Opens a story in a window of its own and waits until its photo is shown."""

    def __call__(
        self,
        paths: str | Path | Sequence[str | Path],
        *,
        size: tuple[int, int] = ...,
        language: str | None = ...,
        photo: str | None = ...,
        theme: Literal["light", "dark"] = ...,
        settings: Settings = ...,
    ) -> Viewer: ...


SETTINGS = Settings(story_patience=PATIENCE / 1000)
"""With all the patience that a busy machine may need: a story that is opened is there at once."""


@pytest.fixture
def open_viewer(qtbot: QtBot) -> Iterator[ViewerOpener]:
    """Builds the whole program around a story, with decode workers of its own, and closes it after the test."""
    opened: list[Viewer] = []

    def open_it(
        paths: str | Path | Sequence[str | Path],
        *,
        size: tuple[int, int] = (1280, 800),
        language: str | None = None,
        photo: str | None = None,
        theme: Literal["light", "dark"] = "light",
        settings: Settings = SETTINGS,
    ) -> Viewer:
        names = tuple(str(path) for path in ([paths] if isinstance(paths, str | Path) else paths))
        workers = [WorkerProcess() for _ in range(settings.workers)]
        viewer = Viewer(settings, workers, Options(names, theme=theme))
        opened.append(viewer)
        viewer.wardrobe.wish(less_motion=True)  # so that everything is at once where it will be
        viewer.window.resize(*size)
        with qtbot.waitExposed(viewer.window):
            viewer.window.show()
        viewer.stories.show(opening(load(names), language, photo))
        wait_for_photo(qtbot, viewer)
        return viewer

    yield open_it
    for viewer in opened:
        if Shiboken.isValid(viewer.window):  # else the test has closed it
            viewer.close()


def wait_for_photo(qtbot: QtBot, viewer: Viewer) -> None:
    """Wait until the photo at the playhead, or the reason for none, is on the screen; a notice needs no waiting."""

    def is_shown() -> bool:
        return viewer.presenter is None or viewer.presenter.is_shown

    qtbot.waitUntil(is_shown, timeout=PATIENCE)


Entry = Mapping[str, Any]
StoryWriter = Callable[..., Path]


def entry(number: int, **more: Any) -> dict[str, Any]:
    """What a captions.yaml says of photo `number`, in two languages; `more` adds and replaces."""
    return {"file": f"p{number}.png", "caption": {"vi": f"Chú thích {number}", "en": f"Caption {number}"}} | more


def paragraph(number: int, *photos: int) -> dict[str, Any]:
    """A paragraph in two languages about these photos (by number)."""
    text = {"vi": f"Đoạn văn {number}, tiếng Việt.", "en": f"Paragraph {number}, in English."}
    return {"text": text, "photos": [f"p{photo}" for photo in photos]} if photos else {"text": text}


@pytest.fixture
def write_story(tmp_path: Path, make_photo: PhotoMaker) -> StoryWriter:
    """Writes a captions.yaml and its photos, each of one colour: `write_story([entry(1), entry(2)], article=[…])`.

    Photos whose file is there already are left alone; those named in `without` are not made.
    """

    def write(entries: Sequence[Entry], *, without: Sequence[str] = (), **top: Any) -> Path:
        for place, photo in enumerate(entries):
            name = photo["file"]
            if name not in without and not (tmp_path / name).exists():
                make_photo(name, (90, 60), COLOURS[place % len(COLOURS)])
        story = {"format": 1, "languages": ["vi", "en"], "title": {"vi": "Câu chuyện", "en": "A story"}} | top
        path = tmp_path / "captions.yaml"
        # JSON is YAML, and quotes every text.
        path.write_text(json.dumps(story | {"photos": list(entries)}, ensure_ascii=False, indent=1), encoding="utf-8")
        return path

    return write


@pytest.fixture
def make_widget(qtbot: QtBot, fonts: None) -> Callable[[QWidget, int, int], None]:  # noqa: ARG001
    """Shows a widget in a size of one's own choice, until the end of the test."""

    def make(widget: QWidget, width: int, height: int) -> None:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()

    return make
