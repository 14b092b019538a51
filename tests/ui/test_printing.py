"""What is printed: all keys on one sheet."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF, QTimer
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPdfWriter
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import StoryWriter, ViewerOpener, entry
from tests.ui.looking import press
from viewer.ui import printing
from viewer.ui.keys_page import KeysPage
from viewer.ui.printing import paint_keys


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

    def test_arrows_change_places_where_one_reads_from_the_right(self) -> None:
        sheets = []
        for mirrored in (False, True):
            sheet = QImage(1123, 794, QImage.Format.Format_RGB32)
            sheet.fill(0xFFFFFFFF)
            paint_keys(sheet, mirrored=mirrored)
            sheets.append(sheet)
        assert sheets[0] != sheets[1]


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
