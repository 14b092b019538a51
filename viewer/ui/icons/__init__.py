"""Our own icons, one family: lines on a grid of 16, in the colour of the words beside them, sharp at every scale.

They are drawn when a menu opens, or with the button they stand on: none before the first photo. A file is called after
its action, a few actions share one; what has no file has no icon.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QAction, QColor, QIcon, QImageReader, QPixmap
from PySide6.QtWidgets import QAbstractButton

from viewer.actions import Action, Kind

SIZE = 16
"""How wide and high an icon is beside words in their normal size, in logical pixels."""

_FOLDER = Path(__file__).parent
_SHARED = {
    Action.PRINT_KEYS: "print",
    Action.SPEAKER_LANGUAGE: "language",
    Action.SWAP_LANGUAGES: "swap",
    Action.SWAP_SCREENS: "swap",
}
_GAP = 0.25  # of an icon's size: what Qt leaves between icon and words on a button is less than between words
_FAINT = 0.4  # how much is left of the colour on what cannot be done now


def has_icon(action: Action) -> bool:
    """Whether there is one for this action. What is on or off shows that in its place."""
    return action.kind is Kind.ONCE and _file_of(action).is_file()


def icon_of(action: Action, colour: str, ratio: float, size: int = SIZE, gap: int = 0) -> QIcon:
    """The icon for this action in this colour (`#rrggbb`), `size` logical pixels wide and high, on a screen with
    `ratio` device pixels for each of them; fainter where it is on something that cannot be done. A `gap` of so many
    logical pixels keeps off the words after it."""
    drawing = _file_of(action).read_bytes()
    icon = QIcon()
    faint = QColor(colour)
    faint.setAlphaF(_FAINT)
    for drawn, mode in ((QColor(colour), QIcon.Mode.Normal), (faint, QIcon.Mode.Disabled)):
        icon.addPixmap(_drawn(drawing, drawn, ratio, size, gap), mode)
    return icon


def show_icons(actions: Mapping[Action, QAction], shown: Iterable[QAction], colour: str, ratio: float) -> None:
    """Give those of the `actions` that are `shown` their icons."""
    wanted = set(shown)
    for action, item in actions.items():
        if item in wanted and has_icon(action):
            item.setIcon(icon_of(action, colour, ratio))


def show_icon_on(button: QAbstractButton, action: Action, colour: str, size: int) -> None:
    """Have this button bear the icon of what it does, `size` logical pixels wide and high."""
    gap = round(size * _GAP)
    button.setIconSize(QSize(size + gap, size))
    button.setIcon(icon_of(action, colour, button.devicePixelRatioF(), size, gap))


def _file_of(action: Action) -> Path:
    return _FOLDER / f"{_SHARED.get(action) or action.name.lower().replace('_', '-')}.svg"


def _drawn(drawing: bytes, colour: QColor, ratio: float, size: int, gap: int) -> QPixmap:
    """The drawing in pixels. It holds no colour but `currentColor`, which Qt's reader takes for black."""
    told = f'{colour.name()}" stroke-opacity="{colour.alphaF():.3f}'.encode("ascii")
    device = QBuffer()
    device.setData(QByteArray(drawing.replace(b"currentColor", told)))
    reader = QImageReader(device, QByteArray(b"svg"))
    reader.setScaledSize(QSize(round(size * ratio), round(size * ratio)))
    image = reader.read()
    pixmap = QPixmap.fromImage(image.copy(0, 0, round((size + gap) * ratio), image.height()))  # what is added is clear
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
