"""How everything looks just now: colours, size of text, motion. One object that views ask, and hear from."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont

from viewer.ui.theme import TextSize, Theme, interface_font, reading_font

SCALES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6, 1.8, 2.0)
"""The sizes of text one steps through, as multiples of the system's."""

MOTION = 180
"""How long anything that moves takes, in milliseconds."""


class Look(QObject):
    """The reader's wishes for the look of all windows. `changed` tells views to dress themselves anew, and to say
    anew what they say."""

    changed = Signal()

    def __init__(self, theme: Theme, *, text_scale: float = 1.0, less_motion: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._wished_scale = text_scale
        self._system_scale = 1.0
        self._less_motion = less_motion

    @property
    def theme(self) -> Theme:
        """The colours."""
        return self._theme

    @property
    def text_scale(self) -> float:
        """How large texts are, as a multiple of the sizes in `TextSize`: as the system has them, times as the reader
        wishes, within what there is room for."""
        return min(max(self._wished_scale * self._system_scale, SCALES[0]), SCALES[-1])

    @property
    def wished_scale(self) -> float:
        """How large the reader wants texts, as a multiple of the system's size."""
        return self._wished_scale

    @property
    def motion(self) -> int:
        """How long a movement takes in milliseconds; 0 where the reader wants things to move less."""
        return 0 if self._less_motion else MOTION

    def wear(self, theme: Theme) -> None:
        """Change the colours."""
        if theme != self._theme:
            self._theme = theme
            self.changed.emit()

    def scale_text(self, scale: float) -> None:
        """Change the size that the reader wants texts in, as a multiple of the system's."""
        self._rescale(scale, self._system_scale)

    def follow_system(self, scale: float) -> None:
        """Change the size that the system has texts in, as a multiple of the usual one."""
        self._rescale(self._wished_scale, scale)

    def _rescale(self, wished: float, system: float) -> None:
        before = self.text_scale
        self._wished_scale, self._system_scale = wished, system
        if self.text_scale != before:
            self.changed.emit()

    def say_anew(self) -> None:
        """The program speaks another language now: texts are to be shown anew, and take another room."""
        self.changed.emit()

    def lessen_motion(self, *, less: bool) -> None:
        """Move less from now on, or as usual."""
        self._less_motion = less

    def next_scale(self, step: int) -> float:
        """The wish that is `step` (+1 or -1) places along the scale of sizes, as far as it goes."""
        nearest = min(range(len(SCALES)), key=lambda place: abs(SCALES[place] - self._wished_scale))
        return SCALES[min(max(nearest + step, 0), len(SCALES) - 1)]

    def reading_font(self, size: TextSize, *, italic: bool = False, strong: bool = False) -> QFont:
        """The family for reading, in the size the reader wants."""
        return reading_font(size, italic=italic, strong=strong, scale=self.text_scale)

    def interface_font(self, size: TextSize, *, strong: bool = False) -> QFont:
        """The family for everything that is not the story itself, in the size the reader wants."""
        return interface_font(size, strong=strong, scale=self.text_scale)

    def pixels(self, size: TextSize) -> int:
        """A size in logical pixels, as the reader wants it."""
        return size.at(self.text_scale)
