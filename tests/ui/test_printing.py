"""What is printed: all keys on one sheet, a photo with its captions, all photos, the whole story."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QMarginsF, QPoint, QRect, QTimer
from PySide6.QtGui import QColor, QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter, QPicture
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QApplication, QComboBox

from tests.ui.conftest import COLOURS, StoryWriter, ViewerOpener, entry, paragraph
from tests.ui.looking import PATIENCE, is_fully_on_screen, press
from viewer.imaging.request import PhotoSource
from viewer.loading import load
from viewer.story.language import LanguageChoice
from viewer.ui import printing
from viewer.ui.awaited_photos import AwaitedPhotos
from viewer.ui.keys_page import KeysPage
from viewer.ui.on_paper import painter_on
from viewer.ui.print_pages import PrintPages, ToPrint
from viewer.ui.printing import paint_keys


def assert_letters(pdf: bytes, *, pictures: int) -> None:
    """The text of this PDF is text, and it holds no more pictures than that."""
    assert b"/FontFile2" in pdf
    assert pdf.count(b"/Subtype /Image") == pictures


def darkest(image: QImage) -> int:
    """The lightness of its darkest pixel."""
    return min(image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height()))


@pytest.mark.usefixtures("fonts")
class TestKeys:
    @pytest.mark.parametrize("size", [(1123, 794), (794, 1123), (1056, 816)], ids=["A4", "A4 upright", "Letter"])
    def test_they_are_black_on_white_and_within_the_sheet(self, size: tuple[int, int]) -> None:
        sheet = QImage(*size, QImage.Format.Format_RGB32)
        sheet.fill(0xFFFFFFFF)
        paint_keys(sheet)
        printed = [
            (x, y) for x in range(0, size[0], 2) for y in range(size[1]) if sheet.pixelColor(x, y).lightness() < 128
        ]
        across, down = [x for x, _ in printed], [y for _, y in printed]
        assert min(across) > 0.02 * size[0]
        assert max(across) < 0.98 * size[0]
        assert min(down) > 0.02 * size[1]
        assert 0.6 * size[1] < max(down) < 0.98 * size[1]
        assert len(printed) < 0.1 * size[0] * size[1] / 2

    def test_they_are_one_page_of_a_pdf_whose_text_is_text(self, tmp_path: Path) -> None:
        path = tmp_path / "keys.pdf"
        writer = QPdfWriter(str(path))
        landscape = QPageLayout.Orientation.Landscape
        writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), landscape, QMarginsF()))
        paint_keys(writer)
        data = path.read_bytes()
        assert data.count(b"/Type /Page\n") == 1
        assert b"/FontFile2" in data

    def test_a_printer_is_sent_letters_rather_than_a_picture_of_them(self, tmp_path: Path) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "keys.pdf"))
        paint_keys(printer)
        assert_letters((tmp_path / "keys.pdf").read_bytes(), pictures=0)

    def test_arrows_change_places_where_one_reads_from_the_right(self) -> None:
        sheets = []
        for mirrored in (False, True):
            sheet = QImage(1123, 794, QImage.Format.Format_RGB32)
            sheet.fill(0xFFFFFFFF)
            paint_keys(sheet, mirrored=mirrored)
            sheets.append(sheet)
        assert sheets[0] != sheets[1]


def test_black_is_black_whatever_a_preview_is_painted_with() -> None:
    recorded = QPicture()
    painter = painter_on(recorded)
    painter.setPen(QColor("#000000"))
    painter.drawText(5, 50, "Chữ")
    painter.end()
    sheet = QImage(100, 100, QImage.Format.Format_RGB32)
    sheet.fill(0xFFFFFFFF)
    painter = QPainter(sheet)
    painter.setPen(QColor("#f0ede6"))  # as in dark windows
    painter.drawPicture(0, 0, recorded)
    painter.end()
    assert darkest(sheet) < 60


@pytest.mark.qt_log_ignore(r"This plugin does not support propagateSizeHints\(\)")
def test_the_page_of_keys_prints_itself(
    open_viewer: ViewerOpener, write_story: StoryWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer = open_viewer(write_story([entry(1)]))
    painted = []
    monkeypatch.setattr(printing, "paint_keys", lambda device, *, mirrored: painted.append((device, mirrored)))
    seen: list[tuple[str, object]] = []

    def look_and_leave() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QPrintPreviewDialog):
            looking.stop()
            seen.append((dialog.windowTitle(), dialog.parent()))
            dialog.reject()

    press(viewer.window, "?")
    looking = QTimer(interval=10)
    looking.timeout.connect(look_and_leave)
    looking.start()
    press(viewer.window, "Ctrl+P")
    assert seen == [("Print all keys", viewer.window)]
    assert painted
    assert not any(mirrored for _, mirrored in painted)
    assert viewer.window.help.findChild(KeysPage) is not None


class Paper(QImage):
    """Sheets that can be looked at, of 96 dots per inch: the one that is painted on, and those before."""

    def __init__(self, width: int = 700, height: int = 1000) -> None:
        super().__init__(width, height, QImage.Format.Format_RGB32)
        self.setDotsPerMeterX(3780)
        self.setDotsPerMeterY(3780)
        self.fill(0xFFFFFFFF)
        self.before: list[QImage] = []

    def newPage(self) -> bool:  # noqa: N802 - Qt calls it so
        self.before.append(self.copy())
        self.fill(0xFFFFFFFF)
        return True

    @property
    def pages(self) -> list[QImage]:
        return [*self.before, self]


@pytest.fixture
def photos(write_story: StoryWriter, tmp_path: Path) -> Iterator[AwaitedPhotos]:
    write_story([entry(number) for number in range(1, 7)], without=["p6.png"])
    made = AwaitedPhotos(lambda index: PhotoSource(str(tmp_path), f"p{index + 1}.png"), workers=1, deadline=PATIENCE)
    yield made
    made.close()


def printed(photos: AwaitedPhotos, path: Path, what: str, paper: Paper | None = None, photo: int = 1) -> Paper:
    story = load([str(path)]).story
    paper = paper or Paper()
    asked = ToPrint(story, LanguageChoice(story.languages[:2]), "a folder", photo, {})
    pages = PrintPages(cast("QPagedPaintDevice", paper), asked, photos.image)
    getattr(pages, what)()
    pages.end()
    return paper


def box_of(page: QImage, colour: tuple[int, int, int]) -> QRect:
    """Where this colour is."""
    wanted = colour[0] << 16 | colour[1] << 8 | colour[2]
    found = [
        (x, y)
        for x in range(0, page.width(), 2)
        for y in range(0, page.height(), 2)
        if page.pixel(x, y) & 0xFFFFFF == wanted
    ]
    across, down = [x for x, _ in found], [y for _, y in found]
    return QRect(QPoint(min(across), min(down)), QPoint(max(across), max(down))) if found else QRect()


def is_blank(page: QImage, part: QRect) -> bool:
    return all(
        page.pixel(x, y) == 0xFFFFFFFF
        for x in range(part.left(), part.right() + 1, 2)
        for y in range(part.top(), part.bottom() + 1)
    )


@pytest.mark.usefixtures("fonts")
class TestStory:
    def test_a_photo_is_as_wide_as_the_page_with_its_captions_side_by_side_below(
        self, photos: AwaitedPhotos, tmp_path: Path
    ) -> None:
        paper = printed(photos, tmp_path / "captions.yaml", "photo")
        assert len(paper.pages) == 1
        place = box_of(paper, COLOURS[1])
        assert (place.left(), place.top()) == (0, 0)
        assert place.width() > 695
        assert abs(place.height() - 700 * 2 / 3) < 6
        below = place.bottom() + 5
        assert not is_blank(paper, QRect(0, below, 300, 40))
        assert not is_blank(paper, QRect(350, below, 300, 40))
        assert not is_blank(paper, QRect(0, 980, 700, 20))  # the story's name, and the page's number

    def test_all_photos_stand_four_in_a_row_and_what_is_missing_says_so(
        self, photos: AwaitedPhotos, tmp_path: Path
    ) -> None:
        paper = printed(photos, tmp_path / "captions.yaml", "contact_sheet")
        places = [box_of(paper, colour) for colour in COLOURS[:5]]
        assert len({place.top() for place in places[:4]}) == 1
        assert [place.left() for place in places[:4]] == sorted(place.left() for place in places[:4])
        assert places[4].top() > places[0].bottom()
        assert abs(places[4].left() - places[0].left()) <= 2
        missing = places[4].topRight() + QPoint(20, 3)
        assert paper.pixelColor(missing).name() == "#dcdcdc"
        assert not any(one.intersects(other) for one, other in combinations(places, 2))

    def test_many_photos_take_more_pages(self, photos: AwaitedPhotos, write_story: StoryWriter) -> None:
        path = write_story([entry(number % 5 + 1, id=f"n{number}") for number in range(60)])
        photos._source = lambda index: PhotoSource(str(path.parent), f"p{index % 5 + 1}.png")
        paper = printed(photos, path, "contact_sheet")
        assert len(paper.pages) == 3
        assert all(box_of(page, COLOURS[0]).isValid() for page in paper.pages)

    def test_the_whole_story_has_each_photo_with_its_caption_on_one_page(
        self, photos: AwaitedPhotos, write_story: StoryWriter
    ) -> None:
        long = {"text": {"vi": "Dài lắm. " * 400, "en": "Very long. " * 400}, "photos": ["p2"]}
        path = write_story([entry(1), entry(2), entry(3)], article=[paragraph(1, 1), long, paragraph(3, 3)])
        pages = printed(photos, path, "whole").pages
        where = [
            [number for number, page in enumerate(pages) if box_of(page, colour).isValid()] for colour in COLOURS[:3]
        ]
        assert [len(found) for found in where] == [1, 1, 1]
        assert where == sorted(where)
        for page in pages:
            assert not is_blank(page, QRect(0, 980, 700, 20))
            assert is_blank(page, QRect(0, 972, 700, 6))  # nothing runs into the foot
        # The long passage is cut between lines: no line of letters is cut through at a page's end.
        assert len(pages) >= 3

    def test_a_printer_is_sent_letters_and_one_picture_for_each_photo(
        self, photos: AwaitedPhotos, tmp_path: Path
    ) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "story.pdf"))
        story = load([str(tmp_path / "captions.yaml")]).story
        pages = PrintPages(printer, ToPrint(story, LanguageChoice(story.languages[:2]), "", 0, {}), photos.image)
        pages.photo()
        pages.end()
        assert_letters((tmp_path / "story.pdf").read_bytes(), pictures=1)

    def test_from_the_right(self, photos: AwaitedPhotos, write_story: StoryWriter) -> None:
        path = write_story(
            [entry(number, caption={"ar": "صورة", "en": "Photo"}) for number in (1, 2)],
            languages=["ar", "en"],
            title={"ar": "قصة", "en": "Story"},
        )
        paper = printed(photos, path, "contact_sheet")
        assert box_of(paper, COLOURS[0]).left() > box_of(paper, COLOURS[1]).left()


@pytest.mark.qt_log_ignore(r"This plugin does not support propagateSizeHints\(\)")
def test_what_is_printed_is_chosen_in_the_preview(
    open_viewer: ViewerOpener, write_story: StoryWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer = open_viewer(write_story([entry(1), entry(2)]), photo="2")
    painted: list[tuple[str, int]] = []
    in_sight: list[bool] = []
    for what in ("photo", "contact_sheet", "whole"):
        monkeypatch.setattr(PrintPages, what, lambda pages, what=what: painted.append((what, pages._asked.photo)))

    def choose_each_and_leave() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QPrintPreviewDialog) and painted:
            looking.stop()
            assert dialog.windowTitle() == "Print"
            (what,) = (box for box in dialog.findChildren(QComboBox) if box.accessibleName() == "What to print")
            in_sight.append(is_fully_on_screen(what))
            for choice in (1, 2):
                what.setCurrentIndex(choice)
            dialog.reject()

    looking = QTimer(interval=10)
    looking.timeout.connect(choose_each_and_leave)
    looking.start()
    press(viewer.window, "Ctrl+P")
    assert [what for what, _ in dict.fromkeys(painted)] == ["photo", "contact_sheet", "whole"]
    assert {photo for _, photo in painted} == {1}
    assert in_sight == [True]
