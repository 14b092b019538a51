"""While a photo stands and nobody does anything, nothing happens: no timer runs, nothing moves, no worker works."""

import gc

import pytest
from PySide6.QtCore import QAbstractAnimation, QObject, QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from tests.ui.conftest import StoryWriter, ViewerOpener, entry, paragraph
from tests.ui.looking import PATIENCE, photos_of, press
from viewer.app import Viewer


def at_work() -> list[QObject]:
    """Every timer and every movement that would wake the processor."""
    objects = [one for one in gc.get_objects() if isinstance(one, QTimer | QAbstractAnimation)]
    alive = [one for one in objects if Shiboken.isValid(one)]
    timers = [one for one in alive if isinstance(one, QTimer) and one.isActive()]
    running = QAbstractAnimation.State.Running
    return [*timers, *(one for one in alive if isinstance(one, QAbstractAnimation) and one.state() == running)]


def is_at_rest(viewer: Viewer) -> bool:
    return viewer.is_settled and not photos_of(viewer).pool._at_work and not at_work()


@pytest.mark.parametrize(
    "keys",
    [[], ["Right", "Right"], ["1"], ["O", "Escape"], ["F5", "Space"], ["F5", "S"], ["F5", "Space", "B"]],
    ids=" ".join,
)
def test_nothing_happens_while_a_photo_stands(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, keys: list[str]
) -> None:
    story = write_story([entry(number) for number in range(1, 7)], article=[paragraph(1, 1), paragraph(2, 2)])
    viewer = open_viewer(story)
    viewer.wardrobe.wish(less_motion=False)
    for key in keys:
        press(viewer.slideshow or viewer.window, key)
    qtbot.waitUntil(lambda: is_at_rest(viewer), timeout=PATIENCE)
