"""The icons: one family, sharp at every scale, in the colour of the words beside them, drawn when they are needed."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QContextMenuEvent, QIcon, QImage
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.closeup import MakeWidget
from tests.ui.conftest import StoryWriter, ViewerOpener, entry
from viewer.actions import Action, Group, Kind
from viewer.app import Viewer
from viewer.ui.buttons import Button
from viewer.ui.icons import _FOLDER, SIZE, _file_of, has_icon, icon_of
from viewer.ui.look import Look
from viewer.ui.theme import DARK, LIGHT

DRAWINGS = sorted(_FOLDER.glob("*.svg"))
FRAME = re.compile(
    r'<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16" fill="none" '
    r'stroke="currentColor" stroke-width="1.25" stroke-linecap="round" stroke-linejoin="round">'
    r'(<(path d="[MmLlHhVvCcAaZz0-9 .-]+"|circle cx="[0-9.]+" cy="[0-9.]+" r="[0-9.]+")/>)+</svg>\n'
)
"""How every drawing of the family is made: what it is drawn with stands here, so none draws otherwise."""
WITH_ICONS = [action for action in Action if has_icon(action)]
RATIOS = (1.0, 1.25, 1.5, 2.0, 3.0)


@pytest.fixture
def viewer(open_viewer: ViewerOpener, write_story: StoryWriter) -> Viewer:
    return open_viewer(write_story([entry(1), entry(2)]))


def drawn(icon: QIcon, ratio: float, mode: QIcon.Mode = QIcon.Mode.Normal, gap: int = 0) -> QImage:
    """The icon's pixels, on a screen with this ratio."""
    return icon.pixmap(QSize(SIZE + gap, SIZE), ratio, mode).toImage()


def colours_in(image: QImage) -> set[str]:
    """The colours of pixels that are wholly covered."""
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return {image.pixelColor(*place).name() for place in places if image.pixelColor(*place).alpha() == 255}


def opened(viewer: Viewer, group: Group) -> QMenu:
    """The menu of this group, as one that opens."""
    menu = viewer.window.menus[list(Group).index(group)]
    menu.aboutToShow.emit()
    return menu


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_all_are_drawn_alike(path: Path) -> None:
    assert path in {_file_of(action) for action in Action}, "no action is called like that"
    assert FRAME.fullmatch(path.read_text(encoding="ascii"))


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("action", WITH_ICONS, ids=lambda action: action.name)
def test_each_is_drawn_for_the_screens_own_pixels(action: Action, ratio: float) -> None:
    image = drawn(icon_of(action, "#f4f2ec", ratio), ratio)
    assert (image.width(), image.height()) == (round(SIZE * ratio), round(SIZE * ratio))
    assert colours_in(image) <= {"#f4f2ec", "#f4f2eb"}  # rounded
    covered = [image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height())]
    assert max(covered) > 200, "nothing of it is to be seen"
    edge = [image.pixelColor(x, 0).alpha() for x in range(image.width())]
    assert max(edge) < 160, "it is cut off"


def test_the_same_lines_stand_where_they_stood_at_twice_the_scale() -> None:
    once, twice = (drawn(icon_of(Action.CLOSE_STORY, "#000000", ratio), ratio) for ratio in (1.0, 2.0))
    smaller = twice.scaled(SIZE, SIZE)
    for x in range(SIZE):
        assert (once.pixelColor(x, x).alpha() > 60) == (smaller.pixelColor(x, x).alpha() > 60), x


def test_what_cannot_be_done_is_fainter() -> None:
    icon = icon_of(Action.PRINT, "#f4f2ec", 2.0)

    def strongest(mode: QIcon.Mode) -> int:
        image = drawn(icon, 2.0, mode)
        return max(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height()))

    assert strongest(QIcon.Mode.Normal) == 255
    assert 80 < strongest(QIcon.Mode.Disabled) < 130


def test_a_menu_shows_them_when_it_opens_in_its_own_colours(viewer: Viewer) -> None:
    actions = viewer.window.actions_by_name
    assert actions[Action.PRINT].icon().isNull()
    opened(viewer, Group.STORY)
    assert colours_in(drawn(actions[Action.PRINT].icon(), 1.0)) == {LIGHT.stage_second}
    assert actions[Action.ZOOM_IN].icon().isNull()  # that menu is still closed
    viewer.perform(Action.HIGH_CONTRAST)
    opened(viewer, Group.STORY)
    assert colours_in(drawn(actions[Action.PRINT].icon(), 1.0)) == {"#d8d5cd"}


def test_what_is_on_or_off_shows_that_in_place_of_an_icon(viewer: Viewer) -> None:
    for group in Group:
        opened(viewer, group)
    with_icons = {action for action, item in viewer.window.actions_by_name.items() if not item.icon().isNull()}
    assert with_icons == set(WITH_ICONS)
    assert {action.kind for action in with_icons} == {Kind.ONCE}


def test_so_does_the_menu_on_the_photo(viewer: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda menu, _place: menu.aboutToShow.emit())
    centre = viewer.window.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, centre, viewer.window.mapToGlobal(centre))
    QApplication.sendEvent(viewer.window, event)
    assert not viewer.window.actions_by_name[Action.COPY_CAPTION].icon().isNull()


def test_a_button_wears_its_icon_in_the_colour_of_its_words(make_widget: MakeWidget) -> None:
    look = Look(LIGHT)
    button = Button("Open", look, None, Action.OPEN)
    make_widget(button, 120, 40)
    assert colours_in(drawn(button.icon(), 1.0, gap=SIZE // 4)) == {LIGHT.ink}
    look.wear(DARK)
    assert colours_in(drawn(button.icon(), 1.0, gap=SIZE // 4)) == {DARK.ink}
    look.scale_text(2.0)
    assert button.iconSize() == QSize(2 * SIZE + SIZE // 2, 2 * SIZE)
    assert DARK.ink in colours_in(button.grab().toImage())


def test_on_another_screen_a_button_draws_its_icon_anew(
    make_widget: MakeWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    button = Button("Open", Look(LIGHT), None, Action.OPEN)
    make_widget(button, 120, 40)
    monkeypatch.setattr(Button, "devicePixelRatioF", lambda _button: 2.0)
    QApplication.sendEvent(button, QEvent(QEvent.Type.DevicePixelRatioChange))
    assert button.icon().pixmap(button.iconSize(), 2.0).height() == 2 * SIZE
