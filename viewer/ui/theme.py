"""Colours and type: a dark neutral stage for the photo, paper for the words, one accent for "you are here".

Every pair of text and ground below keeps WCAG 2.2's 4.5 : 1 (a test counts them).
"""

from enum import Enum
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

READING = "Spectral"
INTERFACE = "Be Vietnam Pro"

_FACES = {
    "fontpkg_spectral": ("Spectral-Regular", "Spectral-Italic", "Spectral-SemiBold", "Spectral-SemiBoldItalic"),
    "fontpkg_be_vietnam_pro": ("BeVietnamPro-Regular", "BeVietnamPro-SemiBold"),
}


class Theme(NamedTuple):
    """A full set of colours (as `#rrggbb`)."""

    stage: str
    stage_text: str
    stage_second: str  # the second language, labels, credit
    stage_line: str
    paper: str
    ink: str
    ink_second: str
    ink_quiet: str
    rule: str
    scroll_handle: str
    selection: str  # behind text that is selected
    stage_selection: str
    accent: str
    accent_on_stage: str


LIGHT = Theme(
    stage="#131311",
    stage_text="#f4f2ec",
    stage_second="#a29d92",
    stage_line="#2c2b28",
    paper="#fbfaf6",
    ink="#1f1d1a",
    ink_second="#6b675f",
    ink_quiet="#6f6b64",
    rule="#e0ddd5",
    scroll_handle="#948f85",
    selection="#d3ccbb",
    stage_selection="#4f4b42",
    accent="#c2491d",
    accent_on_stage="#f0774d",
)
DARK = Theme(
    stage="#131311",
    stage_text="#f4f2ec",
    stage_second="#a29d92",
    stage_line="#2c2b28",
    paper="#1e1d1b",
    ink="#f0ede6",
    ink_second="#a19c92",
    ink_quiet="#a19c92",
    rule="#35332f",
    scroll_handle="#77736b",
    selection="#4f4b42",
    stage_selection="#4f4b42",
    accent="#f0774d",
    accent_on_stage="#f0774d",
)


# High contrast: 7 : 1 and more for every text (WCAG 2.2, 1.4.6), pure grounds, lines that cannot be overlooked.
LIGHT_CONTRAST = Theme(
    stage="#000000",
    stage_text="#ffffff",
    stage_second="#d8d5cd",
    stage_line="#8a867d",
    paper="#ffffff",
    ink="#000000",
    ink_second="#33312d",
    ink_quiet="#3d3b36",
    rule="#767268",
    scroll_handle="#4d4a44",
    selection="#c2bdb0",
    stage_selection="#5a564d",
    accent="#9a2f08",
    accent_on_stage="#ff9a70",
)
DARK_CONTRAST = Theme(
    stage="#000000",
    stage_text="#ffffff",
    stage_second="#d8d5cd",
    stage_line="#8a867d",
    paper="#000000",
    ink="#ffffff",
    ink_second="#dcd9d1",
    ink_quiet="#d0cdc5",
    rule="#8a867d",
    scroll_handle="#b5b1a8",
    selection="#5a564d",
    stage_selection="#5a564d",
    accent="#ff9a70",
    accent_on_stage="#ff9a70",
)


def theme_of(*, dark: bool, high_contrast: bool) -> Theme:
    """The set of colours for these wishes."""
    if high_contrast:
        return DARK_CONTRAST if dark else LIGHT_CONTRAST
    return DARK if dark else LIGHT


class TextSize(Enum):
    """The scale of sizes, in logical pixels at 96 dpi, and the line height as a multiple of the size.

    Lines are high enough for stacked marks (ế, ữ, ậ) above and a descender below.
    """

    TITLE = (28, 1.28)
    SECOND_TITLE = (18, 1.4)
    HEADING = (21, 1.35)
    BODY = (17, 1.55)
    SECOND_BODY = (16, 1.55)
    CAPTION = (17, 1.56)
    SHOW = (26, 1.58)
    LABEL = (12, 1.8)
    NUMBER = (15, 1.4)

    def __init__(self, pixels: int, line_height: float) -> None:
        self.pixels = pixels
        self.line_height = line_height

    def at(self, scale: float) -> int:
        """The size in whole logical pixels when the reader wants texts `scale` times as large."""
        return round(self.pixels * scale)


def load_fonts() -> None:
    """Make the two type families known to Qt; where one is missing, the system's fonts stand in."""
    for package, faces in _FACES.items():
        spec = find_spec(package)  # its folder is all we need: importing it would cost start-up time
        for folder in (spec.submodule_search_locations or []) if spec else []:
            for face in faces:
                QFontDatabase.addApplicationFont(str(Path(folder, "files", f"{face}.ttf")))


def reading_font(size: TextSize, *, italic: bool = False, strong: bool = False, scale: float = 1.0) -> QFont:
    """The family for reading; other scripts fall back to the system's serif. `scale` multiplies the size."""
    return _font([READING, "serif"], size.at(scale), italic=italic, strong=strong)


def interface_font(size: TextSize, *, strong: bool = False, scale: float = 1.0) -> QFont:
    """The family for everything that is not the story itself. `scale` multiplies the size."""
    return _font([INTERFACE, "sans-serif"], size.at(scale), strong=strong)


def _font(families: list[str], pixels: int, *, italic: bool = False, strong: bool = False) -> QFont:
    font = QFont(families)
    font.setPixelSize(pixels)
    font.setItalic(italic)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    # Placed between pixels, so that text looks alike at every scale factor and on every screen.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def scroll_bar_style(colour: str) -> str:
    """A style sheet for a thin scroll bar without arrows."""
    return f"""
        QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
        QScrollBar::handle:vertical {{
            background: {colour}; border-radius: 2px; min-height: 36px; margin: 2px 3px 2px 3px; }}
        QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
        QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """


def mixed(ground: str, other: str, share: float) -> str:
    """The colour `ground` with a `share` (0 to 1) of `other`: a ground slightly lifted."""
    one, two = QColor(ground), QColor(other)
    pairs = ((one.red(), two.red()), (one.green(), two.green()), (one.blue(), two.blue()))
    return QColor(*(round(a + (b - a) * share) for a, b in pairs)).name()


def stage_palette(theme: Theme) -> QPalette:
    """The palette for Qt's own widgets on the stage, which is dark in every theme."""
    return palette(
        theme._replace(
            paper=theme.stage,
            ink=theme.stage_text,
            ink_quiet=theme.stage_second,
            rule=theme.stage_line,
            selection=theme.stage_selection,
            accent=theme.accent_on_stage,
        )
    )


def palette(theme: Theme) -> QPalette:
    """The theme for Qt's own widgets: menus, dialogs, scroll bars. Every role is set: Qt derives badly."""
    roles = QPalette.ColorRole
    colours = {
        roles.Window: theme.paper,
        roles.WindowText: theme.ink,
        roles.Base: theme.paper,
        roles.AlternateBase: theme.rule,
        roles.Text: theme.ink,
        roles.PlaceholderText: theme.ink_quiet,
        roles.Button: theme.paper,
        roles.ButtonText: theme.ink,
        roles.BrightText: theme.accent,
        roles.ToolTipBase: theme.ink,
        roles.ToolTipText: theme.paper,
        roles.Highlight: theme.selection,  # the accent is for "you are here" alone
        roles.HighlightedText: theme.ink,
        roles.Link: theme.accent,
        roles.LinkVisited: theme.accent,
        roles.Light: theme.paper,
        roles.Midlight: theme.rule,
        roles.Mid: theme.rule,
        roles.Dark: theme.ink_quiet,
        roles.Shadow: theme.ink,
        roles.Accent: theme.accent,
    }
    result = QPalette()
    for role, colour in colours.items():
        result.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.ink_quiet))
    return result
