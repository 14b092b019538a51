"""What a screen reader is told that Qt does not know by itself: what our own widgets are, and what has just been shown.

Texts are read in their own language: a widget's locale is that of its text, and Qt passes it on.
"""

import atexit

from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QWidget
from shiboken6 import Shiboken

from viewer.story.language import Language
from viewer.ui.presenter import Presenter
from viewer.ui.words import Words

_ROLES = {
    "Picture": "Graphic",
    "Article": "Document",
    "ArticleRow": "Paragraph",
    "CaptionBar": "Section",
    "SlideWords": "Section",
    "SpeakerText": "Section",
    "Footer": "StatusBar",
    "Information": "Section",
    "Help": "Section",
    "_Row": "ListItem",
    "Slideshow": "Window",
    "SpeakerView": "Window",
}
_handed: list[QAccessibleInterface] = []  # to Qt, which owns it from then on, and deletes it


def tell_roles() -> None:
    """From now on say what each of our widgets is; those that somebody has asked about already are asked again."""
    QAccessible.installFactory(_made)
    if QAccessible.isActive():
        for widget in QApplication.allWidgets():
            known = QAccessible.queryAccessibleInterface(widget) if type(widget).__name__ in _ROLES else None
            if known is not None:
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))


def _made(name: str, about: QObject) -> QAccessibleInterface | None:
    """Called by Qt with each of the widget's classes in turn, the most special one first."""
    role = _ROLES.get(name)
    if role is None or not isinstance(about, QWidget):
        return None
    made = QAccessibleWidget(about, QAccessible.Role[role])
    _let_go()
    _handed.append(made)
    return made


@atexit.register
def _let_go() -> None:
    """Python must not delete what Qt owns; the last one handed over can be told so only now."""
    while _handed:
        Shiboken.invalidate(_handed.pop())


def announce(widget: QWidget, text: str, language: Language) -> None:
    """Have this read aloud, in its language, as something that has just come to the screen."""
    widget.setLocale(QLocale(language))
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class Announcing(QObject):
    """Says which photo has come to a window's stage: its caption, or what it shows where it has none. A slideshow says
    so itself, whose slides are not only photos."""

    def __init__(self, presenter: Presenter, stage: QWidget) -> None:
        super().__init__()
        self._presenter = presenter
        self._stage = stage
        self._said: Words | None = None
        presenter.photo_shown.connect(self._tell)

    def _tell(self) -> None:
        words = self._presenter.words
        if words == self._said or not self._stage.isVisible() or not QAccessible.isActive():
            return
        self._said = words
        said = words.captions[0] if words.captions else words.alt
        text, language = said or (words.position, Language("en"))
        announce(self._stage, f"{words.position}. {text}" if said else text, language)
