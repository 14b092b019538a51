"""The application object, dressed in our style and type, and where it keeps what it remembers."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication

from viewer.ui.theme import LIGHT, TextSize, interface_font, load_fonts, palette

_NAME = "photo-caption-viewer"


def dressed_application() -> QApplication:
    """The one application of this process, in our style and type."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication) and existing.applicationName() == _NAME:
        return existing
    application = existing if isinstance(existing, QApplication) else QApplication([_NAME])
    application.setApplicationName(_NAME)
    application.setDesktopFileName(_NAME)
    load_fonts()
    application.setStyle("Fusion")
    application.setPalette(palette(LIGHT))
    application.setFont(interface_font(TextSize.LABEL))
    return application


def memory_path() -> Path | None:
    """The file for what is remembered between runs, once the application has its name; None where there is no place."""
    places = QStandardPaths.StandardLocation
    for kind in (places.StateLocation, places.AppConfigLocation):
        folder = QStandardPaths.writableLocation(kind)
        if folder:
            return Path(folder, "remembered.json")
    return None
