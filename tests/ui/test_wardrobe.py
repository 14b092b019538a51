"""Colours, contrast, motion and size of text: as the system has them, or as the reader wants, at once everywhere."""

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar

from tests.ui.conftest import StoryWriter, ViewerOpener, entry, paragraph
from tests.ui.looking import colour_at, place_in_window, press, views_on_screen
from viewer.actions import Action
from viewer.app import Viewer
from viewer.ui.application import scale_interface
from viewer.ui.look import SCALES, Look
from viewer.ui.system import SystemWishes
from viewer.ui.theme import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, palette
from viewer.ui.wardrobe import Wardrobe


class System(QObject):
    """A system that wishes what a test wants."""

    changed = Signal()
    dark = False
    high_contrast = False
    less_motion = False
    text_scale = 1.0


@pytest.fixture
def wardrobe(qapp: QApplication) -> Iterator[tuple[Wardrobe, Look, System]]:
    look, system = Look(LIGHT), System()
    made = Wardrobe(qapp, look, cast("SystemWishes", system))
    yield made, look, system
    qapp.setPalette(palette(LIGHT))
    scale_interface(qapp, 1.0)


Parts = tuple[Wardrobe, Look, System]


def test_the_systems_wishes_are_followed_while_the_program_runs(wardrobe: Parts, qapp: QApplication) -> None:
    _, look, system = wardrobe
    system.dark = True
    system.changed.emit()
    assert look.theme == DARK
    assert qapp.palette().window().color() == QColor(DARK.paper)
    system.high_contrast = True
    system.changed.emit()
    assert look.theme == DARK_CONTRAST
    system.less_motion = True
    system.changed.emit()
    assert look.motion == 0


def test_what_the_reader_wishes_counts_more(wardrobe: Parts) -> None:
    made, look, system = wardrobe
    system.dark = True
    system.changed.emit()
    made.deeds[Action.LIGHT_COLOURS]()
    assert look.theme == LIGHT
    made.deeds[Action.HIGH_CONTRAST]()
    assert look.theme == LIGHT_CONTRAST
    made.deeds[Action.SYSTEM_COLOURS]()
    assert look.theme == DARK_CONTRAST
    made.deeds[Action.LESS_MOTION]()
    assert look.motion == 0
    made.deeds[Action.LESS_MOTION]()
    assert 0 < look.motion <= 200


def test_what_is_on_is_told(wardrobe: Parts) -> None:
    made, _, system = wardrobe
    system.less_motion = True
    made.deeds[Action.DARK_COLOURS]()
    assert made.checks == {
        Action.SYSTEM_COLOURS: False,
        Action.LIGHT_COLOURS: False,
        Action.DARK_COLOURS: True,
        Action.HIGH_CONTRAST: False,
        Action.LESS_MOTION: True,
    }


def test_texts_go_along_the_scale_and_no_further(wardrobe: Parts) -> None:
    made, look, _ = wardrobe
    seen = [look.text_scale]
    for _ in range(12):
        made.deeds[Action.TEXT_LARGER]()
        seen.append(look.text_scale)
    assert sorted(set(seen)) == [scale for scale in SCALES if scale >= 1]
    for _ in range(12):
        made.deeds[Action.TEXT_SMALLER]()
    assert look.text_scale == SCALES[0]
    made.deeds[Action.TEXT_NORMAL]()
    assert look.text_scale == 1


def test_larger_texts_of_the_systems_are_larger_here_too(wardrobe: Parts, qapp: QApplication) -> None:
    made, look, system = wardrobe
    system.text_scale = 1.5
    system.changed.emit()
    assert look.text_scale == 1.5
    assert [font.pixelSize() for font in (qapp.font(), QMenu().font(), QMenuBar().font())] == [18, 18, 18]
    made.deeds[Action.TEXT_LARGER]()
    assert look.wished_scale == 1.1
    assert look.text_scale == pytest.approx(1.65)
    assert qapp.font().pixelSize() == 18  # that of the system's own menus does not go by our settings either
    system.text_scale = 1.0
    system.changed.emit()
    assert (look.text_scale, look.wished_scale) == (1.1, 1.1)
    assert qapp.font().pixelSize() == 12


def test_texts_are_never_larger_than_there_is_room_for(wardrobe: Parts) -> None:
    made, look, system = wardrobe
    system.text_scale = 2.5
    system.changed.emit()
    made.deeds[Action.TEXT_LARGER]()
    assert look.text_scale == SCALES[-1]


# In the window.


@pytest.fixture
def viewer(open_viewer: ViewerOpener, write_story: StoryWriter) -> Viewer:
    return open_viewer(write_story([entry(1), entry(2)], article=[paragraph(1, 1), paragraph(2, 2)]))


def test_every_part_changes_its_colours_at_once(viewer: Viewer) -> None:
    spread = viewer.window.spread
    article = spread.article.viewport()
    corner = article.rect().bottomRight() - QPoint(4, 0)
    assert colour_at(article, corner) == (0xFB, 0xFA, 0xF6)
    viewer.perform(Action.DARK_COLOURS)
    assert colour_at(article, corner) == (0x1E, 0x1D, 0x1B)
    viewer.perform(Action.HIGH_CONTRAST)
    assert colour_at(article, corner) == (0, 0, 0)
    assert colour_at(spread.stage, spread.stage.rect().topLeft()) == (0, 0, 0)
    assert colour_at(spread.captions.viewport(), spread.captions.viewport().rect().bottomLeft()) == (0, 0, 0)
    for view in views_on_screen(spread):
        assert view._colour.lightness() > 128, view.text


def test_every_text_grows_and_nothing_is_cut_off(viewer: Viewer) -> None:
    spread = viewer.window.spread
    before = {view.text: view.height() for view in views_on_screen(spread) if len(view.text) > 8}
    for _ in range(3):
        press(viewer.window, "Ctrl+=")
    views = views_on_screen(spread)
    for view in views:
        if view.text in before:
            assert view.height() > before[view.text], view.text
        assert view.height() >= view.height_at(view.width())
    footer = place_in_window(spread.footer)
    for view in views_on_screen(spread.footer):
        assert footer.contains(place_in_window(view))
    press(viewer.window, "Ctrl+0")
    assert {view.text: view.height() for view in views_on_screen(spread) if len(view.text) > 8} == before


def test_the_menu_shows_what_is_on(viewer: Viewer) -> None:
    items = viewer.window.actions_by_name
    viewer.perform(Action.DARK_COLOURS)
    assert [items[action].isChecked() for action in (Action.SYSTEM_COLOURS, Action.LIGHT_COLOURS)] == [False, False]
    assert items[Action.DARK_COLOURS].isChecked()
    viewer.perform(Action.HIGH_CONTRAST)
    assert items[Action.HIGH_CONTRAST].isChecked()
