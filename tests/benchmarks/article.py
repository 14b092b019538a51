"""`python -m tests.benchmarks.article`: what a flip costs the window's thread beside articles of 11 and of 2,000
paragraphs in two languages, and what marking another passage costs alone. Offscreen, software rendering."""

import os
import platform
import statistics
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from tests.screens.stories import write_story
from viewer.app import Viewer
from viewer.imaging.process import WorkerProcess
from viewer.loading import load
from viewer.opening import opening
from viewer.options import Options
from viewer.settings import Settings

_ROUNDS = 50
_SIZE = (1920, 1080)  # logical pixels


def main() -> None:
    """Measure and print."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    print(f"{datetime.now(UTC):%d %B %Y}, {platform.platform()}, {os.cpu_count()} processors, software rendering")
    print("milliseconds, median and worst of 50, painting included")
    print()
    print("| article | flip, photo at hand | marking another passage in view |")
    print("|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, story in (("11 paragraphs", "sample"), ("2,000 paragraphs", "long-article")):
            path = Path(folder, story)
            write_story(path, story)
            flip, mark = measure(str(path / "captions.yaml"))
            print(f"| {name} | {flip} | {mark} |", flush=True)


def measure(path: str) -> tuple[str, str]:
    """What flips and marks cost in this story."""
    settings = Settings()
    workers = [WorkerProcess() for _ in range(settings.workers)]
    viewer = Viewer(settings, workers, Options((path,)))
    viewer.wardrobe.wish(less_motion=True)  # a flip is over once it is painted
    viewer.window.resize(*_SIZE)
    viewer.window.show()
    viewer.stories.show(opening(load([path]), None, None))
    presenter, article = viewer.presenter, viewer.window.spread.article
    assert presenter is not None
    for _ in range(presenter.playhead.count):  # decode everything once
        _wait(lambda: viewer.is_settled)
        presenter.flip(1)
    _wait(lambda: viewer.is_settled)
    there_and_back = _back_and_forth(presenter.playhead.count)
    flips = [_timed(lambda: presenter.go_to(next(there_and_back))) for _ in range(_ROUNDS)]
    # Passages one below the other, so that nothing has to be scrolled: marking alone.
    passages = [block for block in range(len(article._story.article)) if article.row_of(block) is not None][1:3]
    marks = [_timed(lambda turn=turn: article.show_passage(passages[turn % 2], 0)) for turn in range(_ROUNDS)]  # type: ignore[misc]
    viewer.close()
    return _figures(flips), _figures(marks)


def _back_and_forth(count: int) -> Iterator[int]:
    while True:
        yield from range(count)
        yield from reversed(range(count))


def _timed(deed: Callable[[], None]) -> float:
    """How long it takes until what it changes is painted, in milliseconds."""
    start = perf_counter()
    deed()
    QApplication.processEvents()
    return (perf_counter() - start) * 1000


def _wait(condition: Callable[[], bool]) -> None:
    while not condition():
        loop = QEventLoop()
        QTimer.singleShot(10, loop.quit)
        loop.exec()


def _figures(times: list[float]) -> str:
    return f"{statistics.median(times):.1f} ({max(times):.1f})"


if __name__ == "__main__":
    main()
