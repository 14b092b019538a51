"""The reference sheet on the screen: every format, depth, kind of pixel, profile and orientation, shown by the real
window, has its colours patch by patch (ΔE*ab 2 at most), and so has each thumbnail."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.looking import PATIENCE, photos_of
from tests.unit.imaging import test_reference
from tests.unit.imaging.profiles import SRGB, Floats, difference, lab_of
from viewer.app import Viewer
from viewer.imaging.process import WorkerProcess
from viewer.loading import load
from viewer.opening import opening
from viewer.options import Options
from viewer.settings import Settings
from viewer.ui.theme import LIGHT

_GROUND = QColor(LIGHT.stage).greenF()  # behind a transparent photo: the stage, which is all but neutral


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[test_reference.Case]]:
    """A folder with all the pictures, and what they have to look like."""
    folder = tmp_path_factory.mktemp("sheet")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(test_reference, "GROUND", _GROUND)
        cases = [
            *test_reference.formats(),
            *test_reference.kinds(),
            *test_reference.transparent(),
            *test_reference.profiled(),
            *test_reference.coded(),
            *test_reference.orientations(),
        ]
    for number, case in enumerate(cases):
        case.write(folder / f"{number:03} {case.name}.jpg")  # formats are told by their content
    return folder, cases


@pytest.fixture
def viewer(qtbot: QtBot, sheet: tuple[Path, list[test_reference.Case]]) -> Iterator[Viewer]:
    folder, _ = sheet
    made = Viewer(Settings(), [WorkerProcess()], Options((str(folder),), theme="light"))
    made.wardrobe.wish(less_motion=True)
    made.window.resize(900, 700)
    with qtbot.waitExposed(made.window):
        made.window.show()
    made.stories.show(opening(load([str(folder)]), None, None))
    yield made
    made.close()


def patches(picture: QImage, place: QRectF, rows: int, columns: int) -> Floats:
    """The colours in the middle of each patch of a photo that stands at `place` in a picture of the window."""
    ratio = picture.devicePixelRatio()
    found = [
        [
            picture.pixelColor(
                QPointF(
                    (place.x() + place.width() * (column + 0.5) / columns) * ratio,
                    (place.y() + place.height() * (row + 0.5) / rows) * ratio,
                ).toPoint()
            )
            for column in range(columns)
        ]
        for row in range(rows)
    ]
    return lab_of(
        np.array([[(colour.redF(), colour.greenF(), colour.blueF()) for colour in line] for line in found]), SRGB
    )


def place_in(window: QWidget, view: QWidget, place: QRectF) -> QRectF:
    return place.translated(QPointF(view.mapTo(window, QPoint())))


def test_there_are_enough_of_them(sheet: tuple[Path, list[test_reference.Case]]) -> None:
    assert len(sheet[1]) > 100


def test_every_photo_on_the_stage_is_right(
    qtbot: QtBot, viewer: Viewer, sheet: tuple[Path, list[test_reference.Case]]
) -> None:
    wrong = {}
    presenter, stage = viewer.presenter, viewer.window.spread.stage
    assert presenter is not None
    for index, case in enumerate(sheet[1]):
        presenter.go_to(index)
        qtbot.waitUntil(lambda: presenter.is_shown, timeout=PATIENCE)
        rows, columns = case.colours.shape[:2]
        place = place_in(viewer.window, stage, stage.photo_rectangle())
        assert abs(place.width() / place.height() - columns / rows) < 0.01, case.name
        off = difference(patches(viewer.window.grab().toImage(), place, rows, columns), case.colours).max()
        if off > 2:
            wrong[case.name] = round(float(off), 1)
    assert not wrong


def test_every_thumbnail_is_right(qtbot: QtBot, viewer: Viewer, sheet: tuple[Path, list[test_reference.Case]]) -> None:
    thumbnails = photos_of(viewer).thumbnails
    assert thumbnails is not None
    thumbnails.begin()
    thumbnails.show_for("this test", range(len(sheet[1])))
    qtbot.waitUntil(lambda: thumbnails.is_settled, timeout=PATIENCE)
    wrong = {}
    for index, case in enumerate(sheet[1]):
        image = thumbnails.image(index)
        assert image is not None, case.name
        shown = QImage(image.size(), QImage.Format.Format_RGB32)
        shown.fill(QColor(LIGHT.stage))
        painter = QPainter(shown)
        painter.drawImage(0, 0, image)
        painter.end()
        rows, columns = case.colours.shape[:2]
        off = difference(patches(shown, QRectF(shown.rect()), rows, columns), case.colours).max()
        if off > 2:
            wrong[case.name] = round(float(off), 1)
    assert not wrong
