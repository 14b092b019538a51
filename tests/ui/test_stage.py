"""The stage: one photo at a time, the old one until the new one is there, fitted and never blurred."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from tests.ui.conftest import StoryWriter, ViewerOpener, entry, wait_for_photo
from tests.ui.cranked import CrankedPool, NoPictures, answer, failure, frame, presenter_of, story_of
from tests.ui.looking import colour_at, colour_on, press, rgb, texts_on_screen, time_passes
from viewer.actions import Action
from viewer.story.model import Story
from viewer.ui.frames import Frame
from viewer.ui.look import Look
from viewer.ui.presenter import Presenter
from viewer.ui.stage import Stage
from viewer.ui.theme import DARK, LIGHT, Theme
from viewer.ui.window import MainWindow

GROUND = rgb(LIGHT.stage)
RED, GREEN, BLUE = "#c82020", "#20a040", "#2040c8"
MakeWidget = Callable[[QWidget, int, int], None]


class CrankedWindow:
    """The main window, its presenter, and photos decoded by hand."""

    def __init__(self, story: Story, window: MainWindow) -> None:
        self.pool = CrankedPool()
        self.window = window
        self.stage = window.spread.stage
        self.presenter: Presenter = presenter_of(story, self.pool)
        self.stage.resized.connect(self.presenter.restage)
        window.show_story(story, NoPictures(), 0)
        self.presenter.show_on(window.spread)

    def decode(self, colour: str) -> None:
        self.presenter.take(answer(self.pool.wanted, colour))

    @property
    def patience(self) -> QTimer:
        timer = self.presenter.findChild(QTimer, "patience")
        assert isinstance(timer, QTimer)
        return timer


@pytest.fixture
def cranked(make_widget: MakeWidget) -> Iterator[CrankedWindow]:
    performed: list[Action] = []
    window = MainWindow(Look(LIGHT), performed.append)
    make_widget(window, 900, 700)
    made = CrankedWindow(story_of(6), window)
    yield made
    Shiboken.delete(made.presenter)


def test_the_old_photo_stays_until_the_new_one_is_there(cranked: CrankedWindow) -> None:
    cranked.decode(RED)
    assert colour_on(cranked.stage) == rgb(RED)
    cranked.presenter.flip(1)
    assert "Chú thích 2" in texts_on_screen(cranked.window)
    assert colour_on(cranked.stage) == rgb(RED)
    cranked.decode(GREEN)
    assert colour_on(cranked.stage) == rgb(GREEN)


def test_after_the_delay_the_old_photo_steps_back_behind_a_sign_of_waiting(cranked: CrankedWindow) -> None:
    cranked.decode(RED)
    cranked.presenter.flip(1)
    place = cranked.stage.photo_rectangle().toRect().center()
    beside = place + (cranked.stage.photo_rectangle().toRect().topLeft() - place) / 2
    assert colour_at(cranked.stage, beside) == rgb(RED)
    time_passes(cranked.patience)
    assert GROUND[0] < colour_at(cranked.stage, beside)[0] < rgb(RED)[0] // 2
    assert colour_on(cranked.stage) == (0xF4, 0xF2, 0xEC)
    cranked.decode(GREEN)
    assert colour_on(cranked.stage) == colour_at(cranked.stage, beside) == rgb(GREEN)


def test_a_failure_takes_the_old_photo_away_and_a_photo_the_failure(cranked: CrankedWindow) -> None:
    cranked.decode(RED)
    cranked.presenter.flip(1)
    cranked.presenter.take(failure(cranked.pool.wanted))
    assert texts_on_screen(cranked.stage)[0] == "This photo cannot be shown"
    assert colour_on(cranked.stage) != rgb(RED)
    cranked.presenter.flip(1)
    cranked.decode(BLUE)
    assert texts_on_screen(cranked.stage) == []
    assert colour_on(cranked.stage) == rgb(BLUE)


def test_a_resized_stage_stretches_the_old_photo_and_asks_once_for_the_new_size(cranked: CrankedWindow) -> None:
    cranked.decode(RED)
    asked = len(cranked.pool.asked)
    before = cranked.stage.photo_rectangle()
    for width in range(910, 1_110, 20):
        cranked.window.resize(width, 800)
    after = cranked.stage.photo_rectangle()
    assert len(cranked.pool.asked) == asked
    assert after.width() > before.width()
    assert (after.width() == cranked.stage.box[0]) or (after.height() == cranked.stage.box[1])
    assert colour_on(cranked.stage) == rgb(RED)
    (rest,) = (timer for timer in cranked.stage.findChildren(QTimer) if timer.isActive())
    time_passes(rest)
    assert len(cranked.pool.asked) == asked + 1
    assert (cranked.pool.wanted.width, cranked.pool.wanted.height) == cranked.stage.box
    cranked.decode(RED)
    assert cranked.stage.photo_rectangle().size().toSize().toTuple() == cranked.stage.box


def test_a_size_that_comes_back_is_not_asked_for(qtbot: QtBot, cranked: CrankedWindow) -> None:
    cranked.decode(RED)
    for timer in cranked.stage.findChildren(QTimer):
        if timer.isActive():
            time_passes(timer)  # the story has just been laid out
    cranked.window.resize(950, 750)
    cranked.window.resize(900, 700)
    with qtbot.assertNotEmitted(cranked.stage.resized):
        for timer in cranked.stage.findChildren(QTimer):
            if timer.isActive():
                time_passes(timer)


@pytest.mark.parametrize(
    ("photo", "width", "height"),
    [((4_000, 200), 552, 28), ((20, 4_000), 2, 452), ((300, 300), 452, 452), ((3, 2), 12, 8)],
)
def test_a_photo_stands_in_the_middle_as_it_was_decoded(
    make_widget: MakeWidget, photo: tuple[int, int], width: int, height: int
) -> None:
    stage = Stage(Look(LIGHT), margin=24)
    make_widget(stage, 600, 500)
    stage.show_frame(frame(RED, width, height), stage.box, photo)
    place = stage.photo_rectangle()
    assert (place.width(), place.height()) == (width, height)
    assert abs(place.center().x() - 300) <= 1
    assert abs(place.center().y() - 250) <= 1
    assert rgb(stage.grab().toImage().pixelColor(place.center().toPoint())) == rgb(RED)


def test_a_photo_that_lets_light_through_shows_the_stage(make_widget: MakeWidget) -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(255, 0, 0, 128))
    stage = Stage(Look(LIGHT), margin=0)
    make_widget(stage, 100, 100)
    stage.show_frame(Frame(image), stage.box)
    red, green, blue = colour_on(stage)
    assert red == pytest.approx((255 + GROUND[0]) / 2, abs=2)
    assert green == pytest.approx(GROUND[1] / 2, abs=2)
    assert blue == pytest.approx(GROUND[2] / 2, abs=2)


def test_a_photo_with_alpha_comes_through_the_worker_as_it_is(
    open_viewer: ViewerOpener,
    write_story: StoryWriter,
    make_photo: Callable[..., Path],
) -> None:
    make_photo("p1.png", (90, 60), (0, 0, 255, 0), "RGBA")
    viewer = open_viewer(write_story([entry(1)]))
    assert colour_on(viewer.window.spread.stage) == GROUND


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_an_empty_stage_is_dark_in_every_theme(make_widget: MakeWidget, theme: Theme) -> None:
    stage = Stage(Look(theme), margin=24)
    make_widget(stage, 100, 100)
    assert stage.photo_rectangle().isEmpty()
    assert colour_on(stage) == GROUND


def test_a_real_resize_brings_a_photo_of_the_new_size(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, make_photo: Callable[..., Path]
) -> None:
    make_photo("p1.png", (3_000, 2_000), (200, 30, 30))
    viewer = open_viewer(write_story([entry(1)]), size=(700, 600))
    stage = viewer.window.spread.stage
    viewer.window.resize(1_200, 900)

    def is_sharp() -> bool:
        return stage.frame is not None and stage.frame.image.width() == round(stage.photo_rectangle().width())

    assert not is_sharp()
    qtbot.waitUntil(is_sharp, timeout=30_000)
    wait_for_photo(qtbot, viewer)
    press(viewer.window, "Right")
    assert is_sharp()


@pytest.mark.parametrize("scale", ["1", "1.25", "1.5", "1.75", "2", "2.5", "3"])
def test_a_photo_is_drawn_pixel_by_pixel_at_every_scale(scale: str) -> None:
    """In a process of its own: Qt takes the scale factor from the environment when it starts."""
    root = Path(__file__).parents[2]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.scale_probe"],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout.splitlines() == [f"scale {float(scale)}", "stage: same", "window: same", "slideshow: same"]
    assert (done.stderr, done.returncode) == ("", 0)
