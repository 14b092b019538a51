"""`python -m tests.benchmarks.motion`: how long the frames of a slideshow's movements take, at 1920 × 1080 with
software rendering: from one to the next, and what painting each one costs. On the platform in QT_QPA_PLATFORM."""

import os
import platform
import statistics
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from time import perf_counter

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from viewer.imaging.request import PhotoInfo
from viewer.story.language import Language, LanguageChoice, LanguageMap
from viewer.story.model import Photo, Story
from viewer.story.slides import Slide, SlideKind
from viewer.ui.frames import Frame
from viewer.ui.look import Look
from viewer.ui.slide_motion import Motion, Movement
from viewer.ui.slideshow import Slideshow
from viewer.ui.theme import LIGHT, load_fonts
from viewer.ui.words import words_of

_SIZE = (1920, 1080)
_FADES = 20
_PAUSE = 1_000  # milliseconds from one slide to the next
_CAPTION = "Recovery workers help Yulia Peresild out of the capsule moments after it came down on the steppe."


class Paintings(QObject):
    """Notes when the window is brought to the screen anew, and how long that took."""

    def __init__(self, slideshow: Slideshow, movement: Movement) -> None:
        super().__init__(slideshow)
        self._movement = movement
        self.frames: list[list[float]] = []  # of each movement, when its frames were done, in seconds
        self.costs: list[float] = []  # milliseconds
        slideshow.installEventFilter(self)
        self._paints = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it so
        if event.type() == QEvent.Type.UpdateRequest and not self._paints and self._movement.is_under_way:
            self._paints = True
            begun = perf_counter()
            QApplication.sendEvent(watched, QEvent(QEvent.Type.UpdateRequest))
            now = perf_counter()
            self.costs.append((now - begun) * 1000)
            self.frames[-1].append(now)
            self._paints = False
            return True
        return False


def main() -> None:
    """Measure and print."""
    application = QApplication([])
    load_fonts()
    where = f"{platform.platform()}, {os.cpu_count()} processors, {application.platformName()}, software rendering"
    print(f"{datetime.now(UTC):%d %B %Y}, {where}")
    print("| movement | from frame to frame, ms: p50 / p95 | painting one, ms: p50 / p95 | cut short |")
    print("|---|---|---|---|")
    for motion in (Motion.CROSSFADE, Motion.DRIFT):
        print(measure(motion), flush=True)


def measure(motion: Motion) -> str:
    """A line of the table."""
    language = Language("en")
    caption = LanguageMap(((language, _CAPTION),))
    story = Story((language,), photos=tuple(Photo(f"p{number}", f"p{number}.png", caption) for number in (1, 2)))
    choice = LanguageChoice((language,))
    frames = [_noise(seed) for seed in (1, 2)]
    slideshow = Slideshow(Look(LIGHT), motion)
    slideshow.resize(*_SIZE)
    slideshow.show()
    movement = (slideshow.drift if motion is Motion.DRIFT else slideshow.dissolve).movement
    paintings = Paintings(slideshow, movement)
    cut_short = 0
    for turn in range(_FADES):
        photo = turn % 2
        slideshow.show_slide(Slide(SlideKind.PHOTO, photo), story, choice)
        slideshow.show_words(words_of(story, photo, choice, "a folder"))
        info = PhotoInfo(3000, 2000, "PNG", (1, 2, 3, photo))
        slideshow.show_frame(frames[photo], slideshow.box, info, 0)
        paintings.frames.append([])
        slideshow.paint_now()
        _wait(_PAUSE)
        if motion is Motion.DRIFT:
            movement.stop()
        cut_short = max(cut_short, movement._cut_short)
        movement._cut_short = 0  # measure all of them, however slow this machine is
    slideshow.close()
    gaps = [(after - before) * 1000 for one in paintings.frames for before, after in pairwise(one)]
    return f"| {motion.value} | {_figures(gaps)} | {_figures(paintings.costs)} | {cut_short} |"


def _noise(seed: int) -> Frame:
    """A photo that is decoded to fit the screen, in which no pixel is like its neighbour."""
    image = QImage(1620, 1080, QImage.Format.Format_RGB32)
    for row in range(0, 1080, 4):
        for column in range(0, 1620, 4):
            value = (row * 7919 * seed + column * 104_729) & 0xFFFFFF
            image.setPixel(column, row, 0xFF000000 | value)
    return Frame(image)


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _figures(values: Sequence[float]) -> str:
    if len(values) < 2:
        return "none"
    ordered = sorted(values)
    return f"{statistics.median(ordered):.1f} / {ordered[int(len(ordered) * 0.95)]:.1f}"


if __name__ == "__main__":
    main()
