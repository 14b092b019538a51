"""The application object, dressed in our style and type."""

import sys

from PySide6.QtCore import QCoreApplication, Qt
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
        if sys.platform == "darwin":
            _say_srgb()
            QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus)  # as is usual there
        # Not by `setStyle`, which hands a QStyle back: PySide would make its enums, a fiftieth of a start.
        application = QApplication([_NAME, "-style", "Fusion"])
    application.setApplicationName(_NAME)
    application.setDesktopFileName(_NAME)
    load_fonts()
    application.setPalette(palette(LIGHT))
    scale_interface(application, 1.0)
    return application


def scale_interface(application: QApplication, scale: float) -> None:
    """Have menus and Qt's own dialogs in our type, `scale` times as large as usual.

    That holds for every kind of widget: none keeps a font of the system's.
    """
    application.setFont(interface_font(TextSize.LABEL, scale=scale))


def _say_srgb() -> None:
    """Have macOS know the colours of windows that are to be made, so that it converts them to each screen's."""
    from PySide6.QtGui import QColorSpace, QSurfaceFormat  # noqa: PLC0415 - for macOS alone

    told = QSurfaceFormat.defaultFormat()
    told.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    QSurfaceFormat.setDefaultFormat(told)
