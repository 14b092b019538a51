"""A program of its own that test_zoom runs: is every pixel of the photo where it should be, looked at closely?

A photo of noise is shown fitted and looked at from all sides; its details are cut from the photo as a worker would. It
prints a line for each look; a single pixel blurred, moved or left out makes a difference.
"""

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QTransform
from PySide6.QtWidgets import QApplication

from tests.ui.closeup import rest_of
from tests.ui.cranked import NoPictures
from tests.ui.looking import time_passes
from tests.ui.scale_probe import noise
from viewer.actions import Action
from viewer.imaging.request import Region
from viewer.story.model import Story
from viewer.story.zoom import fitted, turned_part
from viewer.ui.frames import Frame
from viewer.ui.look import Look
from viewer.ui.stage import Stage
from viewer.ui.theme import LIGHT
from viewer.ui.window import MainWindow

PHOTO = (2_611, 1_807)


class Probe:
    """The window's stage, its photo, and what the screen shows of it."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.stage: Stage = window.spread.stage
        self.photo = noise(*PHOTO)
        self.asked: list[tuple[Region, int, int]] = []
        self.details: list[tuple[Region, QImage]] = []
        self.stage.details_wanted.connect(self.asked.extend)
        self.stage.expect(1)
        self.stage.show_frame(Frame(self._scaled(self.photo, *fitted(*PHOTO, *self.stage.box))), self.stage.box, PHOTO)

    @staticmethod
    def _scaled(image: QImage, width: int, height: int) -> QImage:
        smooth, any_shape = Qt.TransformationMode.SmoothTransformation, Qt.AspectRatioMode.IgnoreAspectRatio
        return image.scaled(QSize(width, height), any_shape, smooth)

    def come_to_rest(self) -> None:
        """Answer what is asked for now, like a worker."""
        self.details.clear()
        timer = rest_of(self.stage)
        if timer is not None:
            time_passes(timer)
        for region, width, height in self.asked:
            left, top, right, bottom = region
            part = self.photo.copy(left, top, right - left, bottom - top)
            if (width, height) != (part.width(), part.height()):
                part = self._scaled(part, width, height)
            self.details.append((region, part))
            self.stage.show_detail(Frame(part), region)
        self.asked.clear()
        QCoreApplication.processEvents()

    def screen(self) -> QImage:
        """What is on the screen now."""
        return self.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)

    def room(self) -> QRect:
        """Where the photo's room is on the screen, in device pixels."""
        ratio, box = self.stage.devicePixelRatioF(), self.stage.box
        place = self.stage.mapTo(self.window, QPoint(0, 0)).toPointF() * ratio
        left = int(place.x()) + (round(self.stage.width() * ratio) - box[0]) // 2
        top = int(place.y()) + (round(self.stage.height() * ratio) - box[1]) // 2
        return QRect(left, top, *box)

    def corner(self) -> QPoint:
        """Where the photo begins on the screen, in device pixels: a whole number of them."""
        ratio = self.stage.devicePixelRatioF()
        place = (
            self.stage.photo_rectangle().topLeft() + self.stage.mapTo(self.window, QPoint(0, 0)).toPointF()
        ) * ratio
        assert abs(place.x() - round(place.x())) < 0.001
        assert abs(place.y() - round(place.y())) < 0.001
        return QPoint(round(place.x()), round(place.y()))

    def compare(self, name: str, wanted: QImage, at: QPoint) -> None:
        """Look whether `wanted`, whose corner is at this point of the screen, is seen wherever the photo is."""
        ratio = self.stage.devicePixelRatioF()
        size = self.stage.photo_rectangle().size() * ratio
        seen = QRect(self.corner(), size.toSize()) & self.room()
        expected = wanted.copy(seen.translated(-at)).convertToFormat(QImage.Format.Format_RGB888)
        same = QRect(at, wanted.size()).contains(seen) and self.screen().copy(seen) == expected
        print(f"{name}: {'same' if same else 'not the same'}")  # noqa: T201


def enlarged(image: QImage, times: int) -> QImage:
    """Each pixel so many times as wide and high."""
    return image.scaled(image.size() * times, mode=Qt.TransformationMode.FastTransformation)


def main() -> None:
    """Look at 100 %, panned, three times enlarged, turned, and at less than 100 %."""
    application = QApplication([])
    performed: list[Action] = []
    window = MainWindow(Look(LIGHT), performed.append)
    window.resize(903, 701)
    window.show_story(Story(), NoPictures(), 0)
    window.show()
    application.processEvents()
    # Where a stage begins may be in the middle of a pixel, whichever way the window is laid out.
    window.spread.stage.setGeometry(window.spread.stage.geometry().adjusted(1, 1, 0, 0))
    probe = Probe(window)
    stage = probe.stage
    print(f"scale {stage.devicePixelRatioF()}")  # noqa: T201
    stage.actual_size()
    probe.come_to_rest()
    probe.compare("100 %", probe.photo, probe.corner())
    stage.pan(1, -2)
    probe.come_to_rest()
    probe.compare("panned", probe.photo, probe.corner())
    stage._view.zoom_by(3)
    probe.come_to_rest()
    probe.compare("300 %", enlarged(probe.photo, 3), probe.corner())
    stage.rotate(1)
    probe.come_to_rest()
    probe.compare("turned, 300 %", enlarged(probe.photo.transformed(QTransform().rotate(90)), 3), probe.corner())
    stage.actual_size()
    probe.come_to_rest()
    probe.compare("turned, 100 %", probe.photo.transformed(QTransform().rotate(90)), probe.corner())
    stage.rotate(2)
    stage._view.zoom_by(0.71)
    probe.come_to_rest()
    smaller = QImage(round(PHOTO[1] * 0.71), round(PHOTO[0] * 0.71), QImage.Format.Format_RGB32)
    painter = QPainter(smaller)
    for region, detail in probe.details:
        left, top, *_ = turned_part(region, PHOTO, 3)
        painter.drawImage(round(left * 0.71), round(top * 0.71), detail.transformed(QTransform().rotate(270)))
    painter.end()
    probe.compare("turned, 71 %", smaller, probe.corner())


if __name__ == "__main__":
    main()
