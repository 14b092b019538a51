"""The application object, dressed: style, fonts, and the colours the system or the command line asks for."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
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


def memory_path() -> Path | None:
    """The file for what is remembered between runs, once the application has its name; None where there is no place."""
    places = QStandardPaths.StandardLocation
    for kind in (places.StateLocation, places.AppConfigLocation):
        folder = QStandardPaths.writableLocation(kind)
        if folder:
            return Path(folder, "remembered.json")
    return None
