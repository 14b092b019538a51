"""What people change about the program itself, in one place. Every choice holds at once, and each can be taken back."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from viewer.story.language import Language
from viewer.story.timing import PACES, next_pace
from viewer.ui.buttons import Button
from viewer.ui.look import SCALES, Look
from viewer.ui.preferences import Preferred
from viewer.ui.show import Show
from viewer.ui.speech import SYSTEM, Speech, languages, say
from viewer.ui.text_view import TextView, plain_runs
from viewer.ui.theme import TextSize
from viewer.ui.wardrobe import Wardrobe
from viewer.ui.words import language_name

_MARGIN = 28  # logical pixels
_ROW_GAP, _COLUMN_GAP = 10, 16
_NARROWEST_CHOICE = 240


class Setting(NamedTuple):
    """Something that can be set: what it is called, what one may choose and how that is called, what is chosen, what
    happens when something is, and what it is as long as nobody chooses."""

    name: Callable[[], str]
    choices: Callable[[], Sequence[tuple[object, str]]]
    value: Callable[[], object]
    choose: Callable[[object], None]
    default: object


def settings_of(look: Look, wardrobe: Wardrobe, show: Show, speech: Speech) -> list[Setting]:
    """All there is to set, in the order in which it is shown."""

    def dress(wish: str) -> Callable[[object], None]:
        def choose(value: object) -> None:
            setattr(wardrobe, wish, value)
            wardrobe.dress()
            wardrobe.changed.emit()

        return choose

    def per_cent(share: float) -> str:
        return say("{number} %", number=QLocale().toString(round(share * 100)))

    def system() -> tuple[object, str]:
        return None, say("As the system has it")

    defaults = Preferred()
    return [
        Setting(
            lambda: say("Language of the program"),
            lambda: [
                (SYSTEM, say("As the system has it")),
                *((tag, language_name(Language(tag))) for tag in languages()),
            ],
            lambda: speech.wish,
            lambda value: speech.speak(str(value)),
            SYSTEM,
        ),
        Setting(
            lambda: say("Colours"),
            lambda: [
                ("system", say("As the system has it")),
                ("light", say("Light")),
                ("dark", say("Dark")),
            ],
            lambda: wardrobe.colours,
            dress("colours"),
            defaults.colours,
        ),
        Setting(
            lambda: say("Contrast"),
            lambda: [system(), (False, say("Usual")), (True, say("High"))],
            lambda: wardrobe.high_contrast,
            dress("high_contrast"),
            defaults.high_contrast,
        ),
        Setting(
            lambda: say("Motion"),
            lambda: [system(), (False, say("Usual")), (True, say("Less"))],
            lambda: wardrobe.less_motion,
            dress("less_motion"),
            defaults.less_motion,
        ),
        Setting(
            lambda: say("Size of text"),
            lambda: [(scale, per_cent(scale)) for scale in SCALES],
            lambda: look.next_scale(0),
            lambda value: wardrobe.wish(text_scale=float(str(value))),
            defaults.text_scale,
        ),
        Setting(
            lambda: say("Pace of slideshows"),
            lambda: [(pace, per_cent(pace)) for pace in PACES],
            lambda: next_pace(show.wishes.pace, 0),
            lambda value: show.wish(show.wishes._replace(pace=float(str(value)))),
            defaults.pace,
        ),
        Setting(
            lambda: say("At the end of a slideshow"),
            lambda: [
                ("stop", say("Stop")),
                ("loop", say("Begin again")),
                ("return", say("Return to the window")),
            ],
            lambda: show.wishes.at_end,
            lambda value: show.wish(show.wishes._replace(at_end=value)),  # type: ignore[arg-type] # one of the above
            show.usual_end,
        ),
    ]


class _Row:
    """One setting in the dialog."""

    def __init__(self, setting: Setting, look: Look, parent: QWidget) -> None:
        self.setting = setting
        self.label = QLabel(parent)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.choice = QComboBox(parent)
        self.choice.setMinimumWidth(_NARROWEST_CHOICE)
        self.label.setBuddy(self.choice)
        self.reset = Button("", look, parent)
        self.reset.setAutoDefault(False)
        self.choice.activated.connect(self._chosen)
        self.reset.clicked.connect(lambda: setting.choose(setting.default))

    def show(self) -> None:
        """Say everything as it is now."""
        setting, name = self.setting, self.setting.name()
        self.label.setText(name)
        self.choice.setAccessibleName(name)
        choices = setting.choices()
        self.choice.clear()
        self.choice.addItems([text for _, text in choices])
        self.choice.setCurrentIndex([value for value, _ in choices].index(setting.value()))
        self.reset.setText(say("Reset"))
        self.reset.setAccessibleName(say("Reset: {name}", name=name))
        self.reset.setEnabled(setting.value() != setting.default)

    def _chosen(self, place: int) -> None:
        self.setting.choose(self.setting.choices()[place][0])


class SettingsDialog(QDialog):
    """All settings, below each other. Esc closes it."""

    def __init__(self, settings: Sequence[Setting], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._title = TextView(look.reading_font(TextSize.HEADING, strong=True), 1.35, look.theme.ink, self)
        self._rows = [_Row(setting, look, self) for setting in settings]
        self._close = Button("", look, self)
        self._close.clicked.connect(self.reject)
        self._close.setDefault(True)
        grid = QGridLayout()
        grid.setVerticalSpacing(_ROW_GAP)
        grid.setHorizontalSpacing(_COLUMN_GAP)
        grid.setColumnStretch(1, 1)
        for number, row in enumerate(self._rows):
            for column, part in enumerate((row.label, row.choice, row.reset)):
                grid.addWidget(part, number, column)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_MARGIN)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        layout.addWidget(self._title)
        layout.addLayout(grid)
        layout.addLayout(buttons)
        self.show_all()
        self._rows[0].choice.setFocus()

    def show_all(self) -> None:
        """Say everything anew: something has been set, here or elsewhere, or another language is spoken."""
        look = self._look
        self.setWindowTitle(say("Settings"))
        self._title.dress(look.reading_font(TextSize.HEADING, strong=True), look.theme.ink)
        self._title.show_text(plain_runs(say("Settings")))
        self._title.setFixedSize(self._title.natural_width(), self._title.height_at(self._title.natural_width()))
        self._close.setText(say("C&lose"))
        font = look.interface_font(TextSize.LABEL)
        for row in self._rows:
            for part in (row.label, row.choice):
                part.setFont(font)
            row.show()
