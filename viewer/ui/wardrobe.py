"""What the reader and the system wish for the look: colours, contrast, motion, size of text. Dresses the program."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from viewer.actions import Action
from viewer.ui.application import scale_interface
from viewer.ui.look import Look
from viewer.ui.preferences import Colours
from viewer.ui.system import SystemWishes
from viewer.ui.theme import Theme, palette, theme_of


class Wardrobe(QObject):
    """Holds the wishes and keeps the look by them. `changed` tells that the reader has wished for something else."""

    changed = Signal()

    def __init__(self, application: QApplication, look: Look, system: SystemWishes) -> None:
        super().__init__()
        self._application = application
        self._look = look
        self._system = system
        self._worn: Theme | None = None
        self._scale = 1.0
        self.colours: Colours = "system"
        self.high_contrast: bool | None = None  # None: as the system has it, here and below
        self.less_motion: bool | None = None
        system.changed.connect(self.dress)

    @property
    def deeds(self) -> Mapping[Action, Callable[[], None]]:
        """What it does for each action that concerns the look."""
        return {
            Action.SYSTEM_COLOURS: lambda: self.wish(colours="system"),
            Action.LIGHT_COLOURS: lambda: self.wish(colours="light"),
            Action.DARK_COLOURS: lambda: self.wish(colours="dark"),
            Action.HIGH_CONTRAST: lambda: self.wish(high_contrast=not self.has_high_contrast),
            Action.LESS_MOTION: lambda: self.wish(less_motion=not self.has_less_motion),
            Action.TEXT_LARGER: lambda: self.wish(text_scale=self._look.next_scale(1)),
            Action.TEXT_SMALLER: lambda: self.wish(text_scale=self._look.next_scale(-1)),
            Action.TEXT_NORMAL: lambda: self.wish(text_scale=1.0),
        }

    @property
    def checks(self) -> Mapping[Action, bool]:
        """Which of those are on."""
        return {
            Action.SYSTEM_COLOURS: self.colours == "system",
            Action.LIGHT_COLOURS: self.colours == "light",
            Action.DARK_COLOURS: self.colours == "dark",
            Action.HIGH_CONTRAST: self.has_high_contrast,
            Action.LESS_MOTION: self.has_less_motion,
        }

    @property
    def has_high_contrast(self) -> bool:
        """Whether contrast is high now."""
        return self._system.high_contrast if self.high_contrast is None else self.high_contrast

    @property
    def has_less_motion(self) -> bool:
        """Whether things move less now."""
        return self._system.less_motion if self.less_motion is None else self.less_motion

    def wish(
        self,
        *,
        colours: Colours | None = None,
        high_contrast: bool | None = None,
        less_motion: bool | None = None,
        text_scale: float | None = None,
    ) -> None:
        """Wish for something else; what is None stays as it is."""
        self.colours = self.colours if colours is None else colours
        self.high_contrast = self.high_contrast if high_contrast is None else high_contrast
        self.less_motion = self.less_motion if less_motion is None else less_motion
        self.dress()
        if text_scale is not None:
            self._look.scale_text(text_scale)
        self.changed.emit()

    def dress(self) -> None:
        """Have the program look as is wished for."""
        dark = self._system.dark if self.colours == "system" else self.colours == "dark"
        theme = theme_of(dark=dark, high_contrast=self.has_high_contrast)
        self._look.lessen_motion(less=self.has_less_motion)
        if self._system.text_scale != self._scale:
            self._scale = self._system.text_scale
            scale_interface(self._application, self._scale)
            self._look.follow_system(self._scale)
        if theme != self._worn:
            self._worn = theme
            self._application.setPalette(palette(theme))
            self._look.wear(theme)
