"""Keys: one for each deed and none for two; by place where the layout moves letters; left to whoever has the focus."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import StoryWriter, ViewerOpener, entry, wait_for_photo
from tests.ui.looking import click, press, texts_on_screen
from viewer.actions import Action, Group, Kind, key_table
from viewer.app import Viewer
from viewer.story.problem import Place, Problem, Severity
from viewer.ui.keys import ButtonKeys, action_by_place
from viewer.ui.look import Look
from viewer.ui.problems import ProblemsDialog
from viewer.ui.theme import LIGHT
from viewer.ui.window import MainWindow

# Where N, P, L and F stand on a US keyboard: as X11 and Wayland report them, 8 more than the scan code.
CYRILLIC = [
    ("т", 0x0422, 57, Action.NEXT),
    ("з", 0x0417, 33, Action.PREVIOUS),
    ("д", 0x0414, 46, Action.LANGUAGE),
    ("а", 0x0410, 41, Action.FULL_SCREEN),
]
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def key_event(text: str, key: int, scan_code: int, modifiers: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan_code, 0, 0, text)


@pytest.mark.parametrize(("text", "key", "scan_code", "action"), CYRILLIC)
def test_a_cyrillic_letter_does_what_the_latin_one_in_its_place_does(
    text: str, key: int, scan_code: int, action: Action
) -> None:
    assert action_by_place(key_event(text, key, scan_code)) is action
    assert action_by_place(key_event(text, key, scan_code - 8), offset=0) is action


def test_modifiers_count(qapp: QApplication) -> None:
    assert qapp is not None
    assert action_by_place(key_event("", 0x0429, 32, CONTROL)) is Action.OPEN  # Ctrl+щ, where O is
    assert action_by_place(key_event("и", 0x0418, 56, CONTROL)) is None  # Ctrl+и: B alone is something
    keypad = Qt.KeyboardModifier.KeypadModifier
    assert action_by_place(key_event("т", 0x0422, 57, keypad)) is Action.NEXT


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_N, Qt.Key.Key_F5, Qt.Key.Key_Right, Qt.Key.Key_1])
def test_a_key_that_says_what_it_is_is_taken_at_its_word(key: Qt.Key) -> None:
    """On a French keyboard the key that says A stands where Q is: Ctrl+A must not quit."""
    assert action_by_place(key_event("", key, 24, CONTROL)) is None
    assert action_by_place(key_event("", key, 57)) is None


def test_a_place_without_a_letter_does_nothing() -> None:
    assert action_by_place(key_event("ё", 0x0401, 49)) is None
    assert action_by_place(key_event("т", 0x0422, 0)) is None


@pytest.fixture
def story(open_viewer: ViewerOpener, write_story: StoryWriter) -> Viewer:
    return open_viewer(write_story([entry(1), entry(2), entry(3)], article=[{"text": "x", "photos": ["p1"]}]))


@pytest.mark.parametrize("focused", ["window", "article", "captions"])
def test_keys_by_place_reach_the_window_whatever_has_the_focus(story: Viewer, focused: str) -> None:
    spread = story.window.spread
    receiver: QWidget = {"window": story.window, "article": spread.article, "captions": spread.captions}[focused]
    receiver.setFocus()
    QApplication.sendEvent(receiver, key_event("т", 0x0422, 57))
    assert "Chú thích 2" in texts_on_screen(spread.captions)


def test_keys_by_place_work_in_the_slideshow(qtbot: QtBot, story: Viewer) -> None:
    press(story.window, "F5")
    wait_for_photo(qtbot, story)
    assert story.slideshow is not None
    for _ in range(2):  # from the title to the first photo, and on
        QApplication.sendEvent(story.slideshow, key_event("т", 0x0422, 57))
    assert texts_on_screen(story.slideshow)[0] == "Chú thích 2"


class Bench:
    """A window whose deeds are only written down."""

    def __init__(self) -> None:
        self.performed: list[Action] = []
        self.window = MainWindow(Look(LIGHT), self.performed.append)
        self.window.enable_show(on=True)


@pytest.fixture
def bench(qtbot: QtBot, fonts: None) -> Bench:  # noqa: ARG001
    made = Bench()
    qtbot.addWidget(made.window)
    made.window.resize(900, 700)
    with qtbot.waitExposed(made.window):
        made.window.show()
    return made


@pytest.mark.parametrize(
    ("keys", "action"),
    [(keys, action) for action in Action for keys in action.keys if action.kind is not Kind.HELD],
)
def test_every_key_of_the_registry_does_its_deed_once(bench: Bench, keys: str, action: Action) -> None:
    press(bench.window, keys)
    assert bench.performed == [action]


@pytest.mark.parametrize("keys", [keys for action in Action if action.only_in_show for keys in action.keys])
def test_outside_a_slideshow_its_keys_do_nothing(bench: Bench, keys: str) -> None:
    bench.window.enable_show(on=False)
    press(bench.window, keys)
    assert bench.performed == []


@pytest.mark.parametrize("keys", ["Right", "N", "P", "Home", "L", "F5", "S", "B", "Up"])
def test_without_a_story_keys_that_need_one_do_nothing(bench: Bench, keys: str) -> None:
    bench.window.show_notice("Nothing", "to show")
    press(bench.window, keys)
    assert bench.performed == []


def test_without_a_story_keys_by_place_do_nothing_either(bench: Bench) -> None:
    bench.window.show_notice("Nothing", "to show")
    QApplication.sendEvent(bench.window, key_event("т", 0x0422, 57))
    assert bench.performed == []
    QApplication.sendEvent(bench.window, key_event("а", 0x0410, 41))
    assert bench.performed == [Action.FULL_SCREEN]


def test_no_key_is_bound_twice() -> None:
    bound = [QKeySequence(keys).toString() for action in Action for keys in action.keys]
    assert "" not in bound
    assert sorted(bound) == sorted(set(bound))


@pytest.mark.parametrize("action", Action)
def test_every_action_has_a_menu_item(bench: Bench, action: Action) -> None:
    (menu,) = (menu for menu in bench.window.menuBar().findChildren(QMenu) if menu.title() == action.group.value)
    item = bench.window.actions_by_name[action]
    assert item in menu.actions()
    is_held = action.kind is Kind.HELD  # its key is no shortcut, but named all the same
    assert item.text() == (f"{action.title}\t{action.keys[0]}" if is_held else action.title)
    keys = () if is_held else action.keys
    assert [keys.toString() for keys in item.shortcuts()] == [QKeySequence(key).toString() for key in keys]
    item.trigger()
    assert bench.performed == [action]


@pytest.mark.parametrize("group", Group)
def test_no_two_items_of_a_menu_have_the_same_mnemonic(group: Group) -> None:
    letters = [action.title.partition("&")[2][:1].lower() for action in Action if action.group is group]
    assert all(letters)
    assert len(set(letters)) == len(letters)


def test_no_two_menus_have_the_same_mnemonic() -> None:
    letters = [group.value.partition("&")[2][:1].lower() for group in Group]
    assert all(letters)
    assert len(set(letters)) == len(letters)


def test_the_table_of_keys_names_every_key() -> None:
    table = "\n".join((*key_table(of_slideshow=False), *key_table(of_slideshow=True)))
    for action in Action:
        assert (f"| {action.plain_title} |" in table) == bool(action.keys)
    assert table.count("<kbd>") == sum(len(action.keys) for action in Action)


@pytest.mark.qt_log_ignore(r"This plugin does not support (raise\(\)|grabbing the keyboard)")
def test_arrows_walk_through_an_open_menu_and_do_not_flip(bench: Bench) -> None:
    menu = bench.window.menuBar().findChildren(QMenu)[0]
    menu.popup(bench.window.mapToGlobal(bench.window.rect().center()))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(menu, key)
    assert bench.performed == []
    popup = QApplication.activePopupWidget()
    while popup is not None:
        popup.close()
        popup = QApplication.activePopupWidget()


@pytest.mark.parametrize("key", ["Space", "Return", "Enter"])
def test_a_focused_button_is_pressed_by_its_keys(
    open_viewer: ViewerOpener, write_story: StoryWriter, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    asked: list[str] = []

    def choose(_dialog: QFileDialog) -> int:
        asked.append("asked")
        return 0

    monkeypatch.setattr(QFileDialog, "exec", choose)
    viewer = open_viewer(write_story([]))
    button, *_ = viewer.window.notice.findChildren(QPushButton)
    button.setFocus()
    press(viewer.window, key)
    assert asked == (["asked"] if key == "Space" else [])  # Return presses a dialog's button, not a page's


def test_space_belongs_to_a_focused_button_and_not_to_the_window(bench: Bench) -> None:
    clicks: list[str] = []
    button = QPushButton("A button beside the photo", bench.window)
    button.clicked.connect(lambda: clicks.append("clicked"))
    button.show()
    button.setFocus()
    ButtonKeys(button)
    for keys in ("Space", "Shift+Space", "Right"):  # of these only the first is the button's own
        press(bench.window, keys)
    assert clicks == ["clicked"]
    assert bench.performed == [Action.PREVIOUS, Action.NEXT]


def test_tab_goes_round_and_every_stop_can_be_left(story: Viewer) -> None:
    stops = []
    for _ in range(4):
        press(story.window, "Tab")
        stops.append(story.window.focusWidget())
    assert story.window.spread.article in stops
    assert story.window.spread.captions in stops


def enabled_for_input_methods(root: QWidget) -> list[str]:
    attribute = Qt.WidgetAttribute.WA_InputMethodEnabled
    return [repr(widget) for widget in [root, *root.findChildren(QWidget)] if widget.testAttribute(attribute)]


def test_no_input_method_stands_between_a_key_and_what_it_does(qtbot: QtBot, story: Viewer) -> None:
    """With Telex on, `aa` must flip nothing and `f` must not wait for a second letter."""
    assert enabled_for_input_methods(story.window) == []
    press(story.window, "F5")
    wait_for_photo(qtbot, story)
    assert story.slideshow is not None
    assert enabled_for_input_methods(story.slideshow) == []
    problems = [Problem("captions.yaml", Place(1, 1), Severity.ERROR, "kind", "mend this")]
    story.window.show_notice("Nothing", "to show", problems)
    assert enabled_for_input_methods(story.window) == []
    dialog = ProblemsDialog(problems, Look(LIGHT))
    qtbot.addWidget(dialog)
    assert enabled_for_input_methods(dialog) == []


# Peeking: a key that is held.


def shown(viewer: Viewer) -> tuple[str, ...]:
    assert viewer.presenter is not None
    return viewer.presenter.choice_shown.shown


@pytest.fixture
def peeking(open_viewer: ViewerOpener, write_story: StoryWriter) -> Viewer:
    """A story shown in Vietnamese alone."""
    return open_viewer(write_story([entry(1), entry(2)]), language="vi")


def test_a_key_held_peeks_until_it_is_let_go(peeking: Viewer) -> None:
    window = peeking.window
    QTest.keyPress(window.windowHandle(), Qt.Key.Key_K)
    assert shown(peeking) == ("en",)
    for _ in range(3):  # the keyboard repeats a key that is held, and Qt tells of ups and downs between
        for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
            event = QKeyEvent(kind, Qt.Key.Key_K, Qt.KeyboardModifier.NoModifier, "k", True)
            QApplication.sendEvent(window.windowHandle(), event)
    assert shown(peeking) == ("en",)
    QTest.keyRelease(window.windowHandle(), Qt.Key.Key_K)
    assert shown(peeking) == ("vi",)


def test_a_peek_ends_when_the_window_loses_the_keyboard(peeking: Viewer) -> None:
    QTest.keyPress(peeking.window.windowHandle(), Qt.Key.Key_K)
    assert shown(peeking) == ("en",)
    QApplication.sendEvent(peeking.window.windowHandle(), QFocusEvent(QEvent.Type.FocusOut))
    assert shown(peeking) == ("vi",)
    QTest.keyRelease(peeking.window.windowHandle(), Qt.Key.Key_K)
    assert shown(peeking) == ("vi",)


def test_with_a_modifier_it_is_another_key(peeking: Viewer) -> None:
    QTest.keyPress(peeking.window.windowHandle(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert shown(peeking) == ("vi",)
    QTest.keyRelease(peeking.window.windowHandle(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)


def test_in_a_field_one_types_a_k(peeking: Viewer) -> None:
    press(peeking.window, "G")
    field = peeking.window.go_to.field
    QTest.keyPress(peeking.window.windowHandle(), Qt.Key.Key_K)
    assert shown(peeking) == ("vi",)
    QTest.keyRelease(peeking.window.windowHandle(), Qt.Key.Key_K)
    QTest.keyClick(field, Qt.Key.Key_Escape)


@pytest.mark.parametrize("end", ["key", "click"])
def test_a_peek_from_the_menu_lasts_until_the_next_key_or_click(peeking: Viewer, end: str) -> None:
    peeking.window.actions_by_name[Action.PEEK].trigger()
    assert shown(peeking) == ("en",)
    if end == "key":
        press(peeking.window, "Right")
    else:
        click(peeking.window.spread.captions)
    assert shown(peeking) == ("vi",)


def test_the_arrows_change_places_where_one_reads_from_right_to_left(
    open_viewer: ViewerOpener, write_story: StoryWriter
) -> None:
    texts = {"ar": "صورة", "en": "Photo"}
    viewer = open_viewer(write_story([entry(n, caption=texts) for n in (1, 2, 3)], languages=["ar", "en"], title=texts))
    assert viewer.presenter is not None
    press(viewer.window, "Left")
    assert viewer.presenter.playhead.index == 1
    press(viewer.window, "Right")
    assert viewer.presenter.playhead.index == 0
    press(viewer.window, "Shift+L")  # English first: as everywhere
    press(viewer.window, "Right")
    assert viewer.presenter.playhead.index == 1


@pytest.mark.parametrize(("code", "text", "key", "name"), [(10, "ă", 0x0102, "1"), (19, "đ", 0x0110, "0")])
def test_digits_work_where_the_vietnamese_layout_has_letters(code: int, text: str, key: int, name: str) -> None:
    action = action_by_place(key_event(text, key, code))
    assert action is not None
    assert name in action.keys
