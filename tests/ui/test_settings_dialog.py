"""Settings: each holds at once, is kept, can be taken back, and follows what is set elsewhere."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton

from tests.ui.conftest import StoryWriter, ViewerOpener, entry
from tests.ui.looking import click, is_fully_on_screen, texts_on_screen
from viewer.app import Viewer
from viewer.ui.preferences import Preferred
from viewer.ui.settings_dialog import SettingsDialog, settings_of
from viewer.ui.theme import DARK

pytestmark = pytest.mark.qt_log_ignore(r"This plugin does not support propagateSizeHints\(\)")


@pytest.fixture
def viewer(open_viewer: ViewerOpener, write_story: StoryWriter) -> Viewer:
    return open_viewer(write_story([entry(1)]))


@pytest.fixture
def dialog(viewer: Viewer) -> Iterator[SettingsDialog]:
    made = SettingsDialog(settings_of(viewer.look, viewer.wardrobe, viewer.show, viewer.speech), viewer.look)
    for signal in (viewer.wardrobe.changed, viewer.show.changed, viewer.speech.changed, viewer.look.changed):
        signal.connect(made.show_all)
    made.show()
    yield made
    viewer.speech.speak("en")
    for signal in (viewer.wardrobe.changed, viewer.show.changed, viewer.speech.changed, viewer.look.changed):
        signal.disconnect(made.show_all)
    made.close()
    made.deleteLater()


def choice(dialog: SettingsDialog, name: str) -> QComboBox:
    (found,) = (box for box in dialog.findChildren(QComboBox) if box.accessibleName() == name)
    return found


def reset(dialog: SettingsDialog, name: str) -> QPushButton:
    (found,) = (one for one in dialog.findChildren(QPushButton) if one.accessibleName() == f"Reset: {name}")
    return found


def choose(dialog: SettingsDialog, name: str, text: str) -> None:
    box = choice(dialog, name)
    place = box.findText(text)
    assert place >= 0, [box.itemText(each) for each in range(box.count())]
    box.setCurrentIndex(place)
    box.activated.emit(place)


def now(viewer: Viewer) -> dict[str, object]:
    wardrobe, wishes = viewer.wardrobe, viewer.show.wishes
    return {
        "Colours": wardrobe.colours,
        "Contrast": wardrobe.high_contrast,
        "Motion": wardrobe.less_motion,
        "Size of text": viewer.look.wished_scale,
        "Pace of slideshows": wishes.pace,
        "At the end of a slideshow": wishes.at_end,
    }


def kept(viewer: Viewer) -> list[object]:
    """What the reader has chosen that is not as usual."""
    held = viewer._recollection._preferences._held
    return [value for value, usual in zip(held, Preferred(), strict=True) if value != usual]


@pytest.mark.parametrize(
    ("name", "text", "value", "usual"),
    [
        ("Colours", "Dark", "dark", "system"),
        ("Contrast", "High", True, None),
        ("Motion", "Usual", False, None),
        ("Size of text", "125 %", 1.25, 1.0),
        ("Pace of slideshows", "150 %", 1.5, 1.0),
        ("At the end of a slideshow", "Begin again", "loop", "stop"),
    ],
)
def test_a_choice_holds_at_once_is_kept_and_can_be_taken_back(
    viewer: Viewer, dialog: SettingsDialog, name: str, text: str, value: object, usual: object
) -> None:
    viewer.wardrobe.less_motion = None
    viewer.wardrobe.wish()
    before = now(viewer)
    assert not reset(dialog, name).isEnabled() or before[name] != usual
    choose(dialog, name, text)
    assert now(viewer) == {**before, name: value}
    assert choice(dialog, name).currentText() == text
    assert value in kept(viewer)
    click(reset(dialog, name))
    assert now(viewer)[name] == usual
    assert not reset(dialog, name).isEnabled()
    assert value not in kept(viewer)


def test_the_language_changes_what_the_dialog_itself_says(viewer: Viewer, dialog: SettingsDialog) -> None:
    choose(dialog, "Language of the program", "Tiếng Việt")
    assert viewer.speech.wish == "vi"
    assert dialog.windowTitle() == "Thiết lập"
    assert "Thiết lập" in texts_on_screen(dialog)
    assert viewer.window.menuBar().actions()[0].text() != "&Story"
    box = choice(dialog, "Ngôn ngữ của chương trình")
    assert box.currentText() == "Tiếng Việt"


def test_it_follows_what_is_set_elsewhere(viewer: Viewer, dialog: SettingsDialog) -> None:
    viewer.wardrobe.wish(colours="dark")
    assert choice(dialog, "Colours").currentText() == "Dark"
    assert viewer.look.theme == DARK


def test_everything_is_in_sight_and_has_a_name(dialog: SettingsDialog) -> None:
    for box in dialog.findChildren(QComboBox):
        assert is_fully_on_screen(box)
        assert box.accessibleName()
    for button in dialog.findChildren(QPushButton):
        assert is_fully_on_screen(button)
        assert button.text()
