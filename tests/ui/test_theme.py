"""Colours one can read and letters that exist: contrast counted, and every Vietnamese letter looked up."""

import unicodedata
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetrics, QPainterPath, QPalette, QRawFont

from viewer.ui.theme import (
    DARK,
    DARK_CONTRAST,
    INTERFACE,
    LIGHT,
    LIGHT_CONTRAST,
    READING,
    TextSize,
    interface_font,
    palette,
    reading_font,
    stage_palette,
    theme_of,
)

THEMES = {"light": LIGHT, "dark": DARK, "light contrast": LIGHT_CONTRAST, "dark contrast": DARK_CONTRAST}
PAIRS = [
    ("stage_text", "stage"),
    ("stage_second", "stage"),
    ("accent_on_stage", "stage"),
    ("ink", "paper"),
    ("ink_second", "paper"),
    ("ink_quiet", "paper"),
    ("accent", "paper"),
    ("ink", "selection"),
    ("stage_text", "stage_selection"),
    ("paper", "ink"),  # tool tips
]
VOWELS = "aăâeêioôơuưy"
MARKS = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VIETNAMESE = [unicodedata.normalize("NFC", vowel + mark) for vowel in VOWELS for mark in MARKS]
LETTERS = [*VIETNAMESE, *(letter.upper() for letter in VIETNAMESE), *"đĐ₫–—…“”‘’«»·×°½§©", *"abcxyzABCXYZ0123456789"]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""

    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    seen = QColor(colour)
    return 0.2126 * linear(seen.red()) + 0.7152 * linear(seen.green()) + 0.0722 * linear(seen.blue())


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(name: str, text: str, ground: str) -> None:
    theme = THEMES[name]
    least = 7 if "contrast" in name else 4.5  # WCAG 2.2, 1.4.6 and 1.4.3
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= least


@pytest.mark.parametrize("name", ["light contrast", "dark contrast"])
def test_in_high_contrast_lines_and_marks_can_be_told_from_their_ground(name: str) -> None:
    theme = THEMES[name]
    for line, ground in (("rule", "paper"), ("stage_line", "stage"), ("scroll_handle", "paper")):
        assert contrast(getattr(theme, line), getattr(theme, ground)) >= 3  # WCAG 2.2, 1.4.11


def test_every_wish_has_its_theme() -> None:
    found = {(dark, high): theme_of(dark=dark, high_contrast=high) for dark in (False, True) for high in (False, True)}
    assert found == {
        (False, False): LIGHT,
        (True, False): DARK,
        (False, True): LIGHT_CONTRAST,
        (True, True): DARK_CONTRAST,
    }


@pytest.mark.parametrize("name", THEMES)
def test_every_colour_is_a_colour(name: str) -> None:
    theme = THEMES[name]
    assert all(QColor(colour).isValid() for colour in theme)


def palettes() -> Iterator[tuple[str, QPalette]]:
    for name, theme in THEMES.items():
        yield name, palette(theme)
        yield f"{name} stage", stage_palette(theme)


PALETTES = dict(palettes())
GROUPS = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled)


@pytest.mark.parametrize("name", PALETTES)
def test_no_role_is_left_to_qt(name: str) -> None:
    roles = set(QPalette.ColorRole) - {QPalette.ColorRole.NColorRoles, QPalette.ColorRole.NoRole}
    unset = {(group, role) for group in GROUPS for role in roles if not PALETTES[name].isBrushSet(group, role)}
    assert not unset


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("WindowText", "Window"),
        ("Text", "Base"),
        ("ButtonText", "Button"),
        ("PlaceholderText", "Base"),
        ("HighlightedText", "Highlight"),
        ("ToolTipText", "ToolTipBase"),
        ("Link", "Base"),
    ],
)
def test_qts_own_widgets_can_be_read(name: str, text: str, ground: str) -> None:
    roles = QPalette.ColorRole
    for group in GROUPS:
        seen = PALETTES[name].color(group, roles[text]).name(), PALETTES[name].color(group, roles[ground]).name()
        assert contrast(*seen) >= 4.5


@pytest.mark.usefixtures("fonts")
class TestFonts:
    @pytest.mark.parametrize("family", [READING, INTERFACE])
    def test_both_families_are_there(self, family: str) -> None:
        assert family in QFontDatabase.families()

    @pytest.mark.parametrize("size", TextSize)
    def test_the_fonts_used_are_the_ones_meant(self, size: TextSize) -> None:
        assert QFontInfo(reading_font(size)).family() == READING
        assert QFontInfo(interface_font(size)).family() == INTERFACE
        assert QFontInfo(reading_font(size)).pixelSize() == size.pixels

    @pytest.mark.parametrize("italic", [False, True])
    @pytest.mark.parametrize("strong", [False, True])
    def test_the_reading_font_has_every_letter(self, italic: bool, strong: bool) -> None:
        font = reading_font(TextSize.BODY, italic=italic, strong=strong)
        info = QFontInfo(font)
        assert (info.italic(), info.weight() >= 600) == (italic, strong)
        raw = QRawFont.fromFont(font)
        assert [letter for letter in LETTERS if not raw.supportsCharacter(ord(letter))] == []
        assert [letter for letter in LETTERS if not QFontMetrics(font).inFontUcs4(ord(letter))] == []

    @pytest.mark.parametrize("strong", [False, True])
    def test_the_interface_font_has_every_letter(self, strong: bool) -> None:
        raw = QRawFont.fromFont(interface_font(TextSize.LABEL, strong=strong))
        assert [letter for letter in LETTERS if not raw.supportsCharacter(ord(letter))] == []

    @pytest.mark.parametrize("size", TextSize)
    def test_lines_are_high_enough_for_stacked_marks(self, size: TextSize) -> None:
        for font in (reading_font(size), interface_font(size)):
            highest = min(outline(letter, font).top() for letter in "ếềểễậặữộđbl")
            lowest = max(outline(letter, font).bottom() for letter in "ợệgpqy")
            assert lowest - highest <= size.pixels * size.line_height


def outline(letter: str, font: QFont) -> QRectF:
    """The box around a letter's ink."""
    path = QPainterPath()
    path.addText(0, 0, font, letter)
    return path.boundingRect()
