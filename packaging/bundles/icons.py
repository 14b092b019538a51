"""The program's picture in the sizes that systems ask for, drawn from the one SVG by Qt."""

import os
import sys
from pathlib import Path

from viewer.ui.window_icon import ICON

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Pixels, of those in the icon theme."""


def write_pngs(folder: Path, sizes: tuple[int, ...] = SIZES) -> list[Path]:
    """Draw it in these sizes; the files, called `16.png` and so on."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    folder.mkdir(parents=True, exist_ok=True)
    renderer = QSvgRenderer(str(ICON))
    made = []
    for size in sizes:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        made.append(folder / f"{size}.png")
        if not image.save(str(made[-1])):
            raise OSError(f"{made[-1]} cannot be written")
    return made


def system_icon(folder: Path) -> Path:
    """The same in one file, as Windows (.ico) and macOS (.icns) have it."""
    from PIL import Image

    kind, sizes = (
        ("ico", (16, 32, 48, 64, 128, 256)) if sys.platform == "win32" else ("icns", (16, 32, 64, 128, 256, 512, 1024))
    )
    images = [Image.open(png) for png in write_pngs(folder / "icons", sizes)]
    made = folder / f"icon.{kind}"
    images[-1].save(made, append_images=images[:-1], sizes=[image.size for image in images])
    return made
