"""What this program is, and on whose terms it and its parts may be used."""

from PySide6 import __version__ as binding_version
from PySide6.QtCore import qVersion
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from viewer import __version__
from viewer.ui.buttons import Button
from viewer.ui.look import Look
from viewer.ui.speech import say
from viewer.ui.text_view import TextView, plain_runs
from viewer.ui.theme import INTERFACE, READING, TextSize
from viewer.ui.versions import version_of

_MARGIN = 32
_WIDTH = 480  # logical pixels at the normal size of text


class AboutDialog(QDialog):
    """Name, version, licences. Esc closes it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = look.theme
        self.setWindowTitle(say("About Photo Caption Viewer"))
        title = TextView(look.reading_font(TextSize.TITLE, strong=True), 1.28, theme.ink, self)
        title.show_text(plain_runs("Photo Caption Viewer"))
        version = TextView(look.interface_font(TextSize.LABEL), 1.5, theme.ink_quiet, self)
        version.show_text(plain_runs(say("Version {version}", version=__version__)))
        purpose = TextView(look.reading_font(TextSize.BODY), 1.45, theme.ink, self)
        purpose.show_text(
            plain_runs(say("Flip through a story’s photos, captioned in two languages, beside the article."))
        )
        self._texts = [title, version, purpose]
        for sentence in _terms():
            terms = TextView(look.interface_font(TextSize.LABEL), 1.6, theme.ink_second, self)
            terms.show_text(plain_runs(sentence))
            self._texts.append(terms)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN - 8)
        layout.setSpacing(0)
        for text, gap in zip(self._texts, (0, 18, 20, 10, 10, 10, 24), strict=True):
            layout.addWidget(text)
            layout.addSpacing(gap)
        close = Button(say("Close"), look, self)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        layout.addLayout(row)
        self._fit_texts(width := round(_WIDTH * look.text_scale))
        self.resize(width, self.minimumSizeHint().height())

    def _fit_texts(self, width: int) -> None:
        for text in self._texts:
            text.setFixedHeight(text.height_at(max(width - 2 * _MARGIN, 1)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_texts(self.width())


def _terms() -> tuple[str, ...]:
    """On whose terms the program, its libraries and its type may be used."""
    return (
        say(
            "Copyright © 2026 the Photo Caption Viewer authors. Free software under the MIT License: you may use, "
            "copy, change and pass it on; it comes without any warranty."
        ),
        say(
            "Drawn with Qt {qt} through PySide6 {binding}, both used under the GNU Lesser General Public License, "
            "version 3. They are separate libraries, which you may replace with others of your own.",
            qt=qVersion(),
            binding=binding_version,
        ),
        say(
            "Photos are decoded by Pillow {pillow} (MIT-CMU License), stories read by PyYAML {yaml}, and screens kept "
            "awake by wakepy {wakepy} (both MIT License).",
            pillow=version_of("pillow"),
            yaml=version_of("pyyaml"),
            wakepy=version_of("wakepy"),
        ),
        say(
            "Set in {reading} and {interface}, both under the SIL Open Font License, version 1.1.",
            reading=READING,
            interface=INTERFACE,
        ),
    )
