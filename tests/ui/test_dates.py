"""When a photo was taken, as its reader writes dates."""

import pytest
from PySide6.QtCore import QLocale

from viewer.ui.dates import taken_text


@pytest.mark.parametrize(
    ("stamp", "said"),
    [
        ("2025-03-12T08:14", "12 March 2025, 08:14"),
        ("2025-03-12T08:14+07:00", "12 March 2025, 08:14 (UTC+7)"),
        ("2025-03-12T08:14-03:30", "12 March 2025, 08:14 (UTC−3:30)"),
        ("2025-03-12T23:59+00:00", "12 March 2025, 23:59 (UTC)"),
        ("2025-03-12T23:59+10:00", "12 March 2025, 23:59 (UTC+10)"),
        ("1968-02-29", "29 February 1968"),
        ("1968-02", "February 1968"),
        ("1968", "1968"),
        ("2025-02-29T08:14", ""),
        ("2025-13", ""),
        ("2025-03-12T25:14", ""),
        ("2025-03-12T08:14+0x", "12 March 2025, 08:14"),
        ("2025-03-12T08:14+07:0", "12 March 2025, 08:14"),
        ("", ""),
        ("soon", ""),
    ],
)
def test_a_time_is_told_by_the_photos_own_clock(stamp: str, said: str) -> None:
    assert taken_text(stamp, QLocale("en-GB")) == said


def test_dates_are_written_as_the_reader_does() -> None:
    stamp = "2025-03-12T18:14+07:00"
    assert taken_text(stamp, QLocale("en-US")).replace("\u202f", " ") == "March 12, 2025, 6:14 PM (UTC+7)"
    assert taken_text(stamp, QLocale("de")) == "12. März 2025, 18:14 (UTC+7)"
