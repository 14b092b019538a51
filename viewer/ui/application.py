"""The application object, dressed: style, fonts, and the colours the system or the command line asks for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from viewer.ui.theme import DARK, LIGHT, TextSize, Theme, interface_font, load_fonts, palette

_NAME = "photo-caption-viewer"


def dressed_application(theme_name: str | None) -> tuple[QApplication, Theme]:
    """The one application of this process, and its theme: `light`, `dark`, or what the system has for None."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication([_NAME])
    application.setApplicationName(_NAME)
    application.setDesktopFileName(_NAME)
    if theme_name is None:
        theme = DARK if application.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
    else:
        theme = DARK if theme_name == "dark" else LIGHT
    load_fonts()
    application.setStyle("Fusion")
    application.setPalette(palette(theme))
    application.setFont(interface_font(TextSize.LABEL))
    return application, theme
