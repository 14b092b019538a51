"""A program of its own that test_system_font runs: how large are texts where this is the system's font?"""

from PySide6.QtWidgets import QLabel, QMenu, QMenuBar

from viewer.ui.application import dressed_application
from viewer.ui.look import Look
from viewer.ui.system import SystemWishes
from viewer.ui.theme import LIGHT
from viewer.ui.wardrobe import Wardrobe


def main() -> None:
    """Dress the program as the system has it, and say in what type."""
    application, look = dressed_application(), Look(LIGHT)
    system = SystemWishes(application)
    Wardrobe(application, look, system).dress()
    print(system.text_scale, look.text_scale)  # noqa: T201
    for kind in (QMenu, QMenuBar, QLabel):
        font = kind().font()
        print(kind.__name__, font.family(), font.pixelSize())  # noqa: T201


if __name__ == "__main__":
    main()
