"""The application object, dressed in our style and type."""

from PySide6.QtWidgets import QApplication

from viewer.ui.theme import LIGHT, TextSize, interface_font, load_fonts, palette

_NAME = "photo-caption-viewer"


def dressed_application() -> QApplication:
    """The one application of this process, in our style and type."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication) and existing.applicationName() == _NAME:
        return existing
    if isinstance(existing, QApplication):
        application = existing
        application.setStyle("Fusion")
    else:
        # Not by `setStyle`, which hands a QStyle back: PySide would make its enums, a fiftieth of a start.
        application = QApplication([_NAME, "-style", "Fusion"])
    application.setApplicationName(_NAME)
    application.setDesktopFileName(_NAME)
    load_fonts()
    application.setPalette(palette(LIGHT))
    application.setFont(interface_font(TextSize.LABEL))
    return application
