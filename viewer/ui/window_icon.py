"""The program's picture, for title bars and task bars that do not know it from the desktop entry."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication, QIcon

ICON = Path(__file__).with_name("photo-caption-viewer.svg")


def show_icon() -> None:
    """Give it to all windows. Drawing it takes near ten milliseconds, which the first photo does not wait for."""
    QGuiApplication.setWindowIcon(QIcon(str(ICON)))
