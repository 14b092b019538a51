"""The menus: every action of the registry once in the menu bar, and those about a photo where one clicks on it."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from viewer.actions import Action, Group, Kind
from viewer.story.language import Language, LanguageChoice
from viewer.ui.look import Look
from viewer.ui.speech import SYSTEM, languages, say, title_of_group
from viewer.ui.words import language_name

_ON_THE_PHOTO = (
    (Action.COPY_CAPTION,),
    (Action.FIT, Action.ACTUAL_SIZE, Action.ROTATE_LEFT, Action.ROTATE_RIGHT),
    (Action.LANGUAGE, Action.SWAP_LANGUAGES),
    (Action.ARTICLE, Action.CAPTION, Action.FILMSTRIP, Action.INFORMATION),
    (Action.OVERVIEW, Action.FULL_SCREEN, Action.PRESENT, Action.KEYS),
)


def make_menus(bar: QMenuBar, actions: Mapping[Action, QAction]) -> list[QMenu]:
    """Fill the menu bar; the menus made, in order of `Group`."""
    menus = []
    for group in Group:
        menu = bar.addMenu(title_of_group(group))
        menu.setToolTipsVisible(False)
        menus.append(menu)
        choices: QActionGroup | None = None
        for action in Action:
            if action.group is not group:
                continue
            if action.begins_section:
                menu.addSeparator()
                choices = None  # those of another section are chosen by themselves
            menu.addAction(actions[action])
            if action.kind is Kind.CHOSEN:
                choices = choices or QActionGroup(menu)
                choices.addAction(actions[action])
    return menus


def show_icons_in(menus: Sequence[QMenu], actions: Mapping[Action, QAction], look: Look) -> None:
    """Have these menus show the icons of the actions in them, drawn whenever one opens."""
    for menu in menus:
        menu.aboutToShow.connect(partial(_show_icons, menu, actions, look))


def _show_icons(menu: QMenu, actions: Mapping[Action, QAction], look: Look) -> None:
    from viewer.ui.icons import show_icons  # noqa: PLC0415 - not before a menu opens

    show_icons(actions, menu.actions(), look.theme.stage_second, menu.devicePixelRatioF())


def name_menus(menus: Sequence[QMenu]) -> None:
    """Give the menus made by `make_menus` their titles, in the language spoken now."""
    for group, menu in zip(Group, menus, strict=True):
        menu.setTitle(title_of_group(group))


class LanguageMenu(QObject):
    """In a story of three languages or more, the pair of them that is shown: one menu for each place.

    `chosen` carries the place (0 or 1) and the language wanted there.
    """

    chosen = Signal(int, str)

    def __init__(self, menu: QMenu, actions: Mapping[Action, QAction]) -> None:
        super().__init__(menu)
        self._shown: tuple[tuple[Language, ...], tuple[Language, ...]] | None = None
        before = actions[Action.COPY]
        self._places = [QMenu(menu) for _ in range(2)]
        self.say_anew()
        for place in self._places:
            menu.insertMenu(before, place).setVisible(False)  # until there is something to choose

    def show_languages(self, languages: tuple[Language, ...], choice: LanguageChoice) -> None:
        """Offer these languages, and show which have been chosen; with two or fewer there is nothing to choose."""
        if (languages, choice.pair) == self._shown:
            return
        self._shown = (languages, choice.pair)
        for place, menu in enumerate(self._places):
            menu.clear()
            menu.menuAction().setVisible(len(languages) > 2)
            for language in languages if len(languages) > 2 else ():
                # Qt takes `&` for a mnemonic; a tag that nobody knows is shown as it was typed.
                item = menu.addAction((language_name(language) or language).replace("&", "&&"))
                item.setCheckable(True)
                item.setChecked(language == choice.pair[place])
                item.triggered.connect(
                    lambda _=False, place=place, language=language: self.chosen.emit(place, language)
                )

    def say_anew(self) -> None:
        """Give the menus their titles, in the language spoken now."""
        for place, title in zip(self._places, (say("&First language"), say("S&econd language")), strict=True):
            place.setTitle(title)

    @property
    def menus(self) -> list[QMenu]:
        """The two menus, in order of place."""
        return self._places


class SpeechMenu(QObject):
    """The languages that the program can speak, each called as it calls itself. `chosen` carries a tag, or SYSTEM."""

    chosen = Signal(str)

    def __init__(self, menu: QMenu, actions: Mapping[Action, QAction]) -> None:
        super().__init__(menu)
        self.wish = SYSTEM
        self.menu = QMenu(menu)
        self.menu.aboutToShow.connect(self._fill)
        menu.insertMenu(_separator_before(menu, actions[Action.FULL_SCREEN]), self.menu)
        self.say_anew()

    def say_anew(self) -> None:
        """Give the menu its title, in the language spoken now."""
        self.menu.setTitle(say("Lan&guage of the program"))

    def _fill(self) -> None:
        """Offer what there is: catalogues are looked for when somebody asks."""
        self.menu.clear()
        for tag in (SYSTEM, *languages()):
            item = self.menu.addAction(language_name(Language(tag)) if tag != SYSTEM else say("As the &system has it"))
            item.setCheckable(True)
            item.setChecked(tag == self.wish)
            item.triggered.connect(lambda _=False, tag=tag: self.chosen.emit(tag))


def _separator_before(menu: QMenu, item: QAction) -> QAction:
    items = menu.actions()
    return items[items.index(item) - 1]


def context_menu(parent: QWidget, actions: Mapping[Action, QAction], look: Look, *, selected: bool) -> QMenu:
    """What one may want to do right here; with the text first where some is `selected`."""
    menu = QMenu(parent)
    if selected:
        menu.addAction(actions[Action.COPY])
    for section in _ON_THE_PHOTO:
        for action in section:
            menu.addAction(actions[action])
        menu.addSeparator()
    show_icons_in([menu], actions, look)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
