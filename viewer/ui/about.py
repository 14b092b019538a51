"""What this program is, and on whose terms it and its parts may be used."""

from PySide6 import __version__ as binding_version
from PySide6.QtCore import qVersion
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from viewer import __version__
from viewer.ui.buttons import Button
from viewer.ui.look import Look
from viewer.ui.text_view import TextView, plain_runs
from viewer.ui.theme import INTERFACE, READING, TextSize

_MARGIN = 32
_WIDTH = 480  # logical pixels at the normal size of text
_PURPOSE = "Flip through a story’s photos, captioned in two languages, beside the article."
_LICENCE = (
    "Copyright © 2026 the Photo Caption Viewer authors. Free software under the MIT License: you may use, copy, change "
    "and pass it on; it comes without any warranty."
)
_LIBRARIES = (
    f"Drawn with Qt {qVersion()} through PySide6 {binding_version}, both used under the GNU Lesser General Public "
    "License, version 3. They are separate libraries, which you may replace with others of your own."
)
_FONTS = f"Set in {READING} and {INTERFACE}, both under the SIL Open Font License, version 1.1."


class AboutDialog(QDialog):
    """Name, version, licences. Esc closes it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = look.theme
        self.setWindowTitle("About Photo Caption Viewer")
        title = TextView(look.reading_font(TextSize.TITLE, strong=True), 1.28, theme.ink, self)
        title.show_text(plain_runs("Photo Caption Viewer"))
        version = TextView(look.interface_font(TextSize.LABEL), 1.5, theme.ink_quiet, self)
        version.show_text(plain_runs(f"Version {__version__}"))
        purpose = TextView(look.reading_font(TextSize.BODY), 1.45, theme.ink, self)
        purpose.show_text(plain_runs(_PURPOSE))
        self._texts = [title, version, purpose]
        for sentence in (_LICENCE, _LIBRARIES, _FONTS):
            terms = TextView(look.interface_font(TextSize.LABEL), 1.6, theme.ink_second, self)
            terms.show_text(plain_runs(sentence))
            self._texts.append(terms)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN - 8)
        layout.setSpacing(0)
        for text, gap in zip(self._texts, (0, 18, 20, 10, 10, 24), strict=True):
            layout.addWidget(text)
            layout.addSpacing(gap)
        close = Button("Close", look, self)
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
