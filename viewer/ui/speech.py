"""What the program says of itself, in the language it speaks: `say`, and `say_n` where a number decides on the form.

The texts stand in the code, in English; in every other language they come from a catalogue in `viewer/ui/languages`.
`python -m tests.languages` collects them from the calls of these functions, so their texts are written out there.
Dates and numbers go by `QLocale()`, which is that of the language spoken.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator, Signal

from viewer.actions import Action, Group, key_parts
from viewer.story.phrase import LanguageName, Phrase

CATALOGUES = Path(__file__).parent / "languages"
SYSTEM = "system"
"""The language that the system speaks, as far as there is a catalogue of it; else English."""
_ENGLISH = "en"
_ENGLISH_LOCALE = "en-GB"  # where the system's own is not English


def say(text: str, **values: object) -> str:
    """`text` in the language spoken, its gaps filled: `{name}` with a value as it is, `{name:,}` with a number as this
    language groups its digits."""
    return _filled(QCoreApplication.translate("Viewer", text), values)


def say_n(one: str, many: str, count: int, **values: object) -> str:
    """`one` or `many` by this `count`, which fills the gap `{count}`; other languages have as many forms as they need,
    all under `many`."""
    text = QCoreApplication.translate("Viewer", many, None, count)
    if text == many and count == 1:
        text = one
    return _filled(text, {"count": count, **values})


def said(text: str) -> str:
    """A phrase from rooms that speak English only, in the language spoken; any other text as it is."""
    if isinstance(text, LanguageName) and QLocale().language() != QLocale.Language.English:
        from viewer.ui.words import language_name  # noqa: PLC0415 - which says things itself

        return language_name(text.language) or text
    if not isinstance(text, Phrase):
        return text
    values = {name: said(value) if isinstance(value, str) else value for name, value in text.values.items()}
    return _filled(QCoreApplication.translate("Phrase", text.template), values)


def title_of(action: Action) -> str:
    """What an action is called in its menu, mnemonic included."""
    return QCoreApplication.translate("Action", action.title)


def plain_title_of(action: Action) -> str:
    """What it is called elsewhere."""
    return title_of(action).replace("&", "").removesuffix("…")


def title_of_group(group: Group) -> str:
    """What a menu is called, mnemonic included."""
    return QCoreApplication.translate("Group", group.value)


def key_words(key: str) -> str:
    """A key as the reader's keyboard calls it."""
    modifiers, last = key_parts(key)
    return modifiers + (QCoreApplication.translate("Key", last) if len(last) > 1 else last)


def decimal(number: float, digits: int) -> str:
    """A number with so many digits after the point."""
    return QLocale().toString(number, "f", digits)


class _Number:
    """A number that groups its digits as its reader does."""

    def __init__(self, value: int) -> None:
        self._value = value

    def __format__(self, spec: str) -> str:
        return QLocale().toString(self._value) if spec == "," else format(self._value, spec)


def _filled(text: str, values: Mapping[str, object]) -> str:
    if not values:
        return text
    return text.format(**{name: _Number(value) if isinstance(value, int) else value for name, value in values.items()})


def catalogue(language: str) -> Path | None:
    """The catalogue of a language, by its tag (`vi`, `pt-BR`); None where there is none, as for English."""
    path = CATALOGUES / f"{language}.qm"
    return path if language.isascii() and language.replace("-", "").isalnum() and path.is_file() else None


def languages() -> list[str]:
    """Every language that can be spoken: English, and those of which there is a catalogue."""
    return [_ENGLISH, *sorted(path.stem for path in CATALOGUES.glob("*.qm"))]


def spoken_to(understood: Iterable[str]) -> str:
    """The language in which to speak to whoever understands these, best first: the first that can be spoken."""
    for tag in understood:
        for language in (tag, tag.partition("-")[0]):
            if language == _ENGLISH or catalogue(language) is not None:
                return language
    return _ENGLISH


class Speech(QObject):
    """Which language is spoken. `wish` is a tag or SYSTEM; `changed` tells that all has to be said anew."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wish = SYSTEM
        self._translator: QTranslator | None = None

    def speak(self, wish: str) -> None:
        """Speak this language from now on; one that is not known counts as the system's."""
        system = QLocale.system()
        known = wish == _ENGLISH or catalogue(wish) is not None
        self.wish = wish if known else SYSTEM
        language = wish if known else spoken_to(system.uiLanguages())
        self.stop()
        path = catalogue(language)
        if path is not None:
            self._translator = QTranslator(self)
            if self._translator.load(str(path)):
                QCoreApplication.installTranslator(self._translator)
        QLocale.setDefault(_locale_of(language, system))
        self.changed.emit()

    def stop(self) -> None:
        """Speak English, as long as nothing else is said."""
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator.deleteLater()
            self._translator = None


def _locale_of(language: str, system: QLocale) -> QLocale:
    """The system's own where it is of this language, for it knows the country as well."""
    own = QLocale(_ENGLISH_LOCALE if language == _ENGLISH else language)
    return system if system.language() == own.language() else own
