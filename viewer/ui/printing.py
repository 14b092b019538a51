"""What is printed: the story, a photo of it, all its photos, or the page of all keys. Imported when somebody prints."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QPageLayout, QPaintDevice
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QComboBox, QToolBar, QWidget

from viewer import __version__
from viewer.imaging.request import PhotoSource
from viewer.settings import Settings
from viewer.ui.awaited_photos import AwaitedPhotos
from viewer.ui.keys_page import KeysPage
from viewer.ui.look import Look
from viewer.ui.on_paper import draw_children, painter_on
from viewer.ui.print_pages import PrintPages, ToPrint
from viewer.ui.speech import say
from viewer.ui.theme import LIGHT
from viewer.ui.window import PROGRAM

_PAGE_WIDTH = 1280  # logical pixels across the sheet: all keys in four columns, in type of some 7 points on A4
_PREVIEW_HEIGHT = 640  # logical pixels, to begin with
_ON_PAPER = LIGHT._replace(stage="#ffffff", stage_text="#000000", stage_second="#4a4a4a", stage_line="#a8a8a8")


def print_story(parent: QWidget, asked: ToPrint, source: Callable[[int], PhotoSource], settings: Settings) -> None:
    """Show what would be printed, let the reader choose what that is, and print it if that is wanted."""
    photos = AwaitedPhotos(source, workers=settings.workers, deadline=settings.deadline)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(asked.name)
    preview = QPrintPreviewDialog(printer, parent)
    preview.setWindowTitle(say("Print"))
    what = QComboBox()
    what.setAccessibleName(say("What to print"))
    what.addItems([say("This photo with its captions"), say("All photos on one sheet"), say("The whole story")])
    bar = preview.findChild(QToolBar)
    if bar is not None:
        bar.addSeparator()
        bar.addWidget(what)
    view = preview.findChild(QPrintPreviewWidget)
    if view is not None:
        what.currentIndexChanged.connect(view.updatePreview)

    def paint(device: QPrinter) -> None:
        pages = PrintPages(device, asked, photos.image)
        (pages.photo, pages.contact_sheet, pages.whole)[what.currentIndex()]()
        pages.end()

    preview.paintRequested.connect(paint)
    _widen(preview)
    try:
        preview.exec()
    finally:
        photos.close()
        preview.deleteLater()


def print_keys(parent: QWidget, *, mirrored: bool) -> None:
    """Show the sheet of all keys as it would be printed, and print it if that is wanted. `mirrored` says whether the
    arrow keys have changed places."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setDocName(say("Keys"))
    preview = QPrintPreviewDialog(printer, parent)
    preview.setWindowTitle(say("Print all keys"))
    preview.paintRequested.connect(partial(paint_keys, mirrored=mirrored))
    _widen(preview)
    preview.exec()
    preview.deleteLater()


def _widen(preview: QPrintPreviewDialog) -> None:
    """Make room for everything that its tool bar offers: by itself it hides some of it behind an arrow."""
    bar = preview.findChild(QToolBar)
    if bar is not None:
        preview.ensurePolished()
        preview.resize(max(bar.sizeHint().width(), preview.width()), max(_PREVIEW_HEIGHT, preview.height()))


def paint_keys(device: QPaintDevice, *, mirrored: bool = False) -> None:
    """Paint all keys on one sheet of whatever size the device has."""
    painter = painter_on(device)
    width, height = painter.viewport().width(), painter.viewport().height()
    page = KeysPage(Look(_ON_PAPER))
    page.say(say("All keys"), f"{PROGRAM} {__version__}")
    page.mirror(right_to_left=mirrored)
    page.dress()
    page.arrange(_PAGE_WIDTH, round(_PAGE_WIDTH * height / width))
    scale = min(width / page.width(), height / page.height())  # a narrow sheet (A4 upright) has fewer columns
    painter.scale(scale, scale)
    draw_children(page, painter)
    painter.end()
    page.deleteLater()
