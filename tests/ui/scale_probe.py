"""A program of its own that test_stage runs: does noise come back from the screen as it went there?

It prints a line for each place where a photo may stand; a single pixel blurred, moved or left out makes a difference.
"""

import random
from math import ceil, floor

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.cranked import NoPictures
from viewer.actions import Action
from viewer.story.model import Story
from viewer.ui.frames import Frame
from viewer.ui.look import Look
from viewer.ui.slideshow import Slideshow
from viewer.ui.stage import Stage
from viewer.ui.theme import LIGHT
from viewer.ui.window import MainWindow


def noise(width: int, height: int) -> QImage:
    """A photo in which no pixel is like its neighbour."""
    pixels = random.Random(width * height).randbytes(width * height * 4)  # noqa: S311 - nothing secret
    image = QImage(pixels, width, height, QImage.Format.Format_RGB32).copy()
    return image.convertToFormat(QImage.Format.Format_RGB888)


def compare(name: str, stage: Stage, seen: QWidget) -> None:
    """Show noise that fills the stage's box, and look for it in a picture of `seen`."""
    sent = noise(*stage.box)
    stage.show_frame(Frame(sent), stage.box)
    QApplication.processEvents()
    picture = seen.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    ratio = stage.devicePixelRatioF()
    place = (stage.photo_rectangle().topLeft() + stage.mapTo(seen, QPoint(0, 0)).toPointF()) * ratio
    # A widget may begin in the middle of a pixel (a menu bar 21 high, 1.5 times): then either side will do.
    x, y = round(place.x(), 3), round(place.y(), 3)
    corners = [(left, top) for left in (floor(x), ceil(x)) for top in (floor(y), ceil(y))]
    is_same = any(picture.copy(*corner, sent.width(), sent.height()) == sent for corner in corners)
    print(f"{name}: {'same' if is_same else 'not the same'}")  # noqa: T201


def main() -> None:
    """Build the stage alone, the window, and the slideshow."""
    application = QApplication([])
    alone = Stage(Look(LIGHT), margin=24)
    alone.resize(601, 433)
    alone.show()
    print(f"scale {alone.devicePixelRatioF()}")  # noqa: T201
    compare("stage", alone, alone)
    performed: list[Action] = []
    window = MainWindow(Look(LIGHT), performed.append)
    window.resize(903, 701)
    window.show_story(Story(), NoPictures(), 0)
    window.show()
    application.processEvents()
    compare("window", window.spread.stage, window)
    slideshow = Slideshow(Look(LIGHT))
    slideshow.resize(803, 601)
    slideshow.show()
    slideshow.words.hide()
    application.processEvents()
    compare("slideshow", slideshow.stage, slideshow)


if __name__ == "__main__":
    main()
