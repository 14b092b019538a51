"""When a photo was taken, as its reader writes dates: by the photo's own clock, not the reader's."""

from PySide6.QtCore import QDate, QLocale, Qt, QTime

from viewer.ui.words import long_date


def taken_text(stamp: str, locale: QLocale) -> str:
    """`2025-03-12T08:14+07:00` as `12 March 2025, 08:14 (UTC+7)`, and a day, a month or a year as such; empty where
    there is no such time."""
    if stamp.isascii() and stamp.isdigit():
        return stamp
    day, _, time = stamp.partition("T")
    if len(day) == len("2025-03"):
        date = QDate.fromString(f"{day}-01", Qt.DateFormat.ISODate)
        return f"{locale.standaloneMonthName(date.month())} {day[:4]}" if date.isValid() else ""
    date = QDate.fromString(day, Qt.DateFormat.ISODate)
    if not date.isValid():
        return ""
    written = long_date(date, locale)
    if not time:
        return written
    clock = QTime.fromString(time[:5], "HH:mm")
    if not clock.isValid():
        return ""
    written += f", {locale.toString(clock, QLocale.FormatType.ShortFormat)}"
    offset = _offset(time[5:])
    return f"{written} ({offset})" if offset else written


def _offset(offset: str) -> str:
    """`+07:00` as `UTC+7`, `-03:30` as `UTC−3:30`; empty where it is none."""
    sign, hours, minutes = offset[:1].replace("-", "−"), offset[1:3], offset[4:]
    if not (len(offset) == len("+07:00") and hours.isdigit() and minutes.isdigit()):
        return ""
    if int(hours) == int(minutes) == 0:
        return "UTC"
    return f"UTC{sign}{int(hours)}{'' if int(minutes) == 0 else ':' + minutes}"
