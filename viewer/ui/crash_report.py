"""Something went wrong in the program itself: the story stays open, and the reader gets a text to pass on.

Nothing is written and nothing is sent. What has been told once is not told again, however often it happens.
"""

import os
import platform
import re
from collections.abc import Callable

from PySide6 import __version__ as binding_version
from PySide6.QtCore import QObject, Qt, QTimer, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from viewer import __version__
from viewer.ui.buttons import Button
from viewer.ui.failure_card import printable
from viewer.ui.look import Look
from viewer.ui.mishaps import Mishap
from viewer.ui.speech import say, say_n
from viewer.ui.text_view import TextView, plain_runs
from viewer.ui.theme import TextSize, scroll_bar_style
from viewer.ui.versions import version_of

_MARGIN = 24
_SIZE = (680, 440)  # logical pixels, to begin with
_MOST = 10  # different mishaps that are reported in full; the first are those that led to the others
_GATHERING = 250  # milliseconds for which more of them are waited for


class CrashReports(QObject):
    """Gathers what goes wrong and shows it in one window, `may_disturb` permitting; else it waits for `show`."""

    def __init__(self, look: Look, window: QWidget, may_disturb: Callable[[], bool]) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._may_disturb = may_disturb
        self._counts: dict[tuple[str, str, int], int] = {}
        self._texts: list[tuple[tuple[str, str, int], str]] = []
        self._untold = False
        self.dialog: CrashDialog | None = None
        self._soon = QTimer(self, singleShot=True, interval=_GATHERING)
        self._soon.timeout.connect(self.show)

    def note(self, mishap: Mishap) -> None:
        """This has gone wrong as well."""
        place = mishap[:3]
        self._counts[place] = self._counts.get(place, 0) + 1
        if self._counts[place] == 1:
            if len(self._texts) < _MOST:
                self._texts.append((place, mishap.text))
            self._untold = True
        if (self._untold or self.dialog is not None) and not self._soon.isActive():
            self._soon.start()

    def show(self) -> None:
        """Show what has not been told yet, if now is the time; what is shown already is brought up to date."""
        if self.dialog is not None:
            self.dialog.show_report(self.text)
            self._untold = False
        elif self._untold and self._may_disturb():
            self._untold = False
            self.dialog = CrashDialog(self._look, self._window)
            self.dialog.show_report(self.text)
            self.dialog.finished.connect(self._forget_dialog)
            self.dialog.show()

    @property
    def text(self) -> str:
        """The report: versions, and everything that went wrong, in the order in which it did."""
        parts = [_versions()]
        for place, text in self._texts:
            count = self._counts[place]
            parts.append(text if count == 1 else f"{say_n('{count:,} time:', '{count:,} times:', count)}\n{text}")
        unsaid = len(self._counts) - len(self._texts)
        if unsaid:
            parts.append(say_n("… and {count:,} more of another kind.", "… and {count:,} more of other kinds.", unsaid))
        return without_home(printable("\n\n".join(part.strip() for part in parts)), _homes())

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


class CrashDialog(QDialog):
    """The report, to be copied. It stops nobody from reading on. Esc closes it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.resize(*_SIZE)  # first: texts fitted into a narrower window would make it high
        theme = look.theme
        self._title = TextView(look.reading_font(TextSize.HEADING, strong=True), 1.35, theme.ink, self)
        self._sentence = TextView(look.interface_font(TextSize.LABEL), 1.5, theme.ink_second, self)
        self._report = QPlainTextEdit(self)
        self._report.setReadOnly(True)
        self._report.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._report.setTabChangesFocus(True)
        self._report.setFrameShape(QFrame.Shape.NoFrame)
        for part in (self._report, self._report.viewport()):
            part.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # noqa: FBT003 - positional only in Qt
        self._copy = Button("", look, self)
        self._copy.clicked.connect(self._copy_report)
        self._close = Button("", look, self)
        self._close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self._copy)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_MARGIN // 2)
        layout.addWidget(self._title)
        layout.addWidget(self._sentence)
        layout.addWidget(self._report, 1)
        layout.addLayout(buttons)
        self._copy.setDefault(True)
        self._copy.setFocus()
        look.changed.connect(self._dress)
        self._dress()

    def show_report(self, text: str) -> None:
        """Show this, without scrolling what is being read."""
        if text != self._report.toPlainText():
            bar = self._report.verticalScrollBar()
            place = bar.value()
            self._report.setPlainText(text)
            bar.setValue(place)

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())

    def _say(self) -> None:
        self.setWindowTitle(say("Something went wrong"))
        self._title.show_text(plain_runs(say("Something went wrong in Photo Caption Viewer")))
        sentence = say(
            "Your story stays open, and you can go on reading. If you report this, the text below says where it "
            "happened. It has not been sent to anybody."
        )
        self._sentence.show_text(plain_runs(sentence))
        self._report.setAccessibleName(say("Report"))
        self._copy.setText(say("&Copy"))
        self._copy.setAccessibleName(say("Copy the report"))
        self._close.setText(say("C&lose"))

    def _dress(self) -> None:
        self._say()
        look, theme = self._look, self._look.theme
        self._title.dress(look.reading_font(TextSize.HEADING, strong=True), theme.ink)
        self._sentence.dress(look.interface_font(TextSize.LABEL), theme.ink_second)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)  # marks stand below what they are about
        font.setPixelSize(look.pixels(TextSize.LABEL))
        self._report.setFont(font)
        self._report.setStyleSheet(
            f"QPlainTextEdit {{ background: {theme.paper}; color: {theme.ink}; border: 1px solid {theme.rule};"
            f" border-radius: 4px; padding: 6px; selection-background-color: {theme.selection};"
            f" selection-color: {theme.ink}; }} QPlainTextEdit:focus {{ border-color: {theme.ink}; }}"
        )
        self._report.verticalScrollBar().setStyleSheet(scroll_bar_style(theme.scroll_handle))
        self._fit_texts()

    def _fit_texts(self) -> None:
        width = max(self.width() - 2 * _MARGIN, 1)
        for view in (self._title, self._sentence):
            view.setFixedHeight(view.height_at(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_texts()


def without_home(text: str, homes: set[str]) -> str:
    """`text` with `~` for these folders: who somebody is, is nobody's business who reads a report."""
    for home in sorted(homes, key=len, reverse=True):
        # As it is, and as Python writes it inside quotes.
        for written in {home, home.replace("\\", "\\\\")}:
            text = re.sub(re.escape(written) + r"(?![\w.-])", "~", text)
    return text


def _homes() -> set[str]:
    home = os.path.expanduser("~")  # noqa: PTH111 - does not raise where nobody knows
    homes = {printable(path).rstrip("/\\") for path in (home, os.path.realpath(home))}
    return {path for path in homes if path not in ("", "~")}


def _versions() -> str:
    libraries = ", ".join(f"{name} {version_of(name)}" for name in ("Pillow", "PyYAML"))
    return (
        f"Photo Caption Viewer {__version__}\n"
        f"Python {platform.python_version()}, Qt {qVersion()}, PySide6 {binding_version}, {libraries}\n"
        f"{platform.platform()}, {QGuiApplication.platformName()}"
    )
