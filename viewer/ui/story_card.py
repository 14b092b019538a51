"""A story that can be opened, as a card: a picture of the photo it was left at, its title, how far one has read, and
where on the disk it is. Every card of a width is of one height, whatever it says and whatever is still on its way."""

import math

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from viewer.ui.failure_card import printable
from viewer.ui.frames import paint_cover
from viewer.ui.look import Look
from viewer.ui.speech import say, say_n
from viewer.ui.text_layout import units
from viewer.ui.text_view import escaped
from viewer.ui.theme import TextSize, mixed, stage_palette
from viewer.ui.thumbnail_painter import paint_ring

_SHAPE = 1.5  # width to height of the picture
_RING = 2  # logical pixels
REACH = 4
"""How far a card goes beyond its picture and words on each side, in logical pixels: there the ring of the focus is."""

_TITLE_LINES = 2
_GAP = 6  # between the picture and the words
_WORDS_GAP = 3  # between the title and what stands below it
_GROUND = 0.35  # how much of the rule's colour is in the ground where there is no picture

WALKS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)
"""The keys with which one goes from card to card."""


class StoryCard(QAbstractButton):
    """One story. `walked` carries one of `WALKS`; `forget_asked` tells that it is to be taken off the list, which
    only one that `can_be_forgotten` can."""

    walked = Signal(int)
    forget_asked = Signal()

    def __init__(self, look: Look, parent: QWidget, *, can_be_forgotten: bool) -> None:
        super().__init__(parent)
        self._look = look
        self._title = self._where = ""
        self._number = self._photos = 0
        self._image: QImage | None = None
        self._is_missing = False
        self._can_be_forgotten = can_be_forgotten
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self._dress)

    def describe(self, title: str, number: int, photos: int, where: str) -> None:
        """Say what it is called, that it was left at the `number`-th of so many photos, and where it is."""
        self._title, self._number, self._photos, self._where = title, number, photos, printable(where)
        tip = escaped("\n".join(filter(None, (title, self._where))))
        wrapped = f"<p style='white-space:pre-wrap'>{tip}</p>"
        self.setToolTip(wrapped)
        self._name()

    def show_picture(self, image: QImage | None) -> None:
        """Its picture has come."""
        self._image = image
        self.update()

    def show_missing(self) -> None:
        """It is not where it was, or its disk does not answer."""
        self._is_missing = True
        self._image = None
        self._name()
        self.update()

    @property
    def _place(self) -> str:
        """How far it has been read (`3 / 6`), or how many photos there are to be read; nothing before it is known."""
        if self._number > 1:
            return f"{self._number} / {self._photos}"
        return say_n("{count} photo", "{count} photos", self._photos) if self._photos else ""

    def _dress(self) -> None:
        self._name()
        self.update()

    def _name(self) -> None:
        state = self._place
        if self._number > 1:
            state = say("photo {number} of {count}", number=self._number, count=self._photos)
        if self._is_missing:
            state = say("Not there now")
        self.setAccessibleName(", ".join(filter(None, (self._title, state, self._where))))
        self.setAccessibleDescription(say("Delete takes it off the list") if self._can_be_forgotten else "")

    # How it looks.

    def height_at(self, width: int) -> int:
        """How high it is when it is `width` wide (logical pixels)."""
        words = _TITLE_LINES * self._line(TextSize.BODY) + 2 * self._line(TextSize.LABEL)
        return self._picture(width).bottom() + 1 + REACH + _GAP + _WORDS_GAP + words

    def _line(self, size: TextSize) -> int:
        return math.ceil(self._look.pixels(size) * 1.45)

    def _picture(self, width: int) -> QRect:
        return QRect(REACH, REACH, width - 2 * REACH, round((width - 2 * REACH) / _SHAPE))

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.height_at(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        picture = self._picture(self.width())
        if self._image is not None:
            painter.setClipRect(picture)
            paint_cover(painter, self._image, QRectF(picture))
            painter.setClipping(False)
        else:
            painter.fillRect(picture, QColor(mixed(theme.paper, theme.rule, _GROUND)))
            paint_ring(painter, QRectF(picture), theme.rule, 1)
        if self._is_missing:
            painter.setFont(self._look.interface_font(TextSize.LABEL))
            painter.setPen(QColor(theme.ink_second))
            painter.drawText(picture, Qt.AlignmentFlag.AlignCenter, say("Not there now"))
        around = QRectF(picture).adjusted(-REACH, -REACH, REACH, REACH)
        if self.hasFocus():
            paint_ring(painter, around, theme.ink, _RING)
        elif self.underMouse():
            paint_ring(painter, around, theme.ink_quiet, 1)
        self._paint_words(painter, picture.bottom() + 1 + REACH + _GAP)
        painter.end()

    def _paint_words(self, painter: QPainter, top: int) -> None:
        theme, left, width = self._look.theme, REACH, self.width() - 2 * REACH
        font = self._look.reading_font(TextSize.BODY, strong=True)
        height = self._line(TextSize.BODY)
        for line in _lines(self._title, font, width):
            _paint_line(painter, QRect(left, top, width, height), line, font, theme.ink)
            top += height
        top += _WORDS_GAP
        small, height = self._look.interface_font(TextSize.LABEL), self._line(TextSize.LABEL)
        metrics = QFontMetricsF(small)
        for text, mode in ((self._where, Qt.TextElideMode.ElideMiddle), (self._place, Qt.TextElideMode.ElideRight)):
            if text:
                line = metrics.elidedText(text, mode, width)
                _paint_line(painter, QRect(left, top, width, height), line, small, theme.ink_second)
                top += height

    # What is done to it.

    def event(self, event: QEvent) -> bool:
        # The window's shortcuts would take these keys.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_ours(event):
            super().keyPressEvent(event)
        elif event.key() in WALKS:
            self.walked.emit(event.key())
        elif event.key() != Qt.Key.Key_Delete:
            self.click()
        elif self._can_be_forgotten:
            self.forget_asked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setPalette(stage_palette(self._look.theme))  # as all menus are
        menu.addAction(say("&Open")).triggered.connect(self.click)
        if self._can_be_forgotten:
            menu.addAction(say("&Forget this story")).triggered.connect(self.forget_asked)
        menu.aboutToHide.connect(menu.deleteLater)
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        menu.popup(event.globalPos() if by_mouse else self.mapToGlobal(QPoint(self.width() // 4, self.height() // 4)))


def _is_ours(event: QKeyEvent) -> bool:
    keys = (*WALKS, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Delete)
    return event.key() in keys and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def _paint_line(painter: QPainter, place: QRect, text: str, font: QFont, colour: str) -> None:
    """One line, literally, in its own script's direction."""
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    how = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(place, how | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip, text)


def _lines(text: str, font: QFont, width: int) -> list[str]:
    """The text in two lines at most, the second cut off where there is more."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    taken = line.textLength()
    layout.endLayout()
    if taken >= units(text):
        return [text]
    raw = text.encode("utf-16-le")
    first, rest = raw[: 2 * taken].decode("utf-16-le"), raw[2 * taken :].decode("utf-16-le")
    return [first.rstrip(), QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)]
