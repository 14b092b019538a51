"""All keys on one page, over the whole window."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from viewer.actions import Action
from viewer.ui.borrowed_focus import BorrowedFocus
from viewer.ui.keys_page import KeysPage
from viewer.ui.look import Look
from viewer.ui.speech import key_words, say
from viewer.ui.theme import TextSize, scroll_bar_style, stage_palette

_SCROLL_BAR = 10  # logical pixels
_NO_DRAG = 6  # logical pixels the pointer may move within a click


class Help(QScrollArea):
    """Covers the widget it is given, and follows its size. A click closes it; Up, Down, Page Up, Page Down, Space,
    Home and End scroll where it is longer than the window. Its words are the program's own, so it is read from left
    to right whatever the story is written in."""

    closed = Signal()
    """The reader has closed it by a click; it is hidden already."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._covered = parent
        self._focus = BorrowedFocus(self)
        self._pressed: QPoint | None = None
        self._page = KeysPage(look)
        self.setWidget(self._page)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for part in (self, self.viewport()):
            part.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # noqa: FBT003 - positional only in Qt
        self.setAutoFillBackground(True)  # under the scroll bar as well
        parent.installEventFilter(self)
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    def open(self) -> None:
        """Cover the window, from the page's beginning, and take the keys that scroll."""
        if not self.isHidden():
            return
        self.setGeometry(self._covered.rect())
        self.verticalScrollBar().setValue(0)
        self.raise_()
        self.show()
        self._focus.take()

    def uncover(self) -> None:
        """Hide, and give the focus back to what had it before."""
        self._focus.give_back()
        self.hide()

    def mirror(self, *, right_to_left: bool) -> None:
        """Tell whether the arrow keys have changed places, as they do in a story that is read from right to left."""
        if self._page.mirror(right_to_left=right_to_left):
            self._place()

    def _dress(self) -> None:
        self.setAccessibleName(say("All keys"))
        leave, prints = (key_words(action.keys[0]) for action in (Action.LEAVE, Action.PRINT))
        hint = say("{prints} prints this page · {leave} or a click closes it", prints=prints, leave=leave)
        self._page.say(say("All keys"), hint)
        theme = self._look.theme
        self.setPalette(stage_palette(theme))
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(theme.stage_second))
        self.verticalScrollBar().setSingleStep(2 * self._look.pixels(TextSize.NUMBER))
        self._page.dress()
        self._place()

    def _place(self) -> None:
        self._page.arrange(self.width(), self.height(), beside=_SCROLL_BAR)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._covered:
            self.setGeometry(self._covered.rect())
        return super().eventFilter(watched, event)

    # Keys and mouse.

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._scroll_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        scroll = self._scroll_of(event)
        if scroll:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + scroll)
        else:
            event.ignore()

    def _scroll_of(self, event: QKeyEvent) -> int:
        """How far this key scrolls, in logical pixels; 0 for all other keys."""
        bar = self.verticalScrollBar()
        step, page, key = bar.singleStep(), max(self.height() - 2 * bar.singleStep(), 1), event.key()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.ShiftModifier and key == Qt.Key.Key_Space:
            return -page
        if modifiers != Qt.KeyboardModifier.NoModifier:
            return 0
        whole = self._page.height()
        return {
            Qt.Key.Key_Up: -step, Qt.Key.Key_Down: step, Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Space: page, Qt.Key.Key_Home: -whole, Qt.Key.Key_End: whole,
        }.get(Qt.Key(key), 0)  # fmt: skip

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: FBT001 - Qt calls it so
        """What lies beneath cannot be seen, so Tab does not lead there."""
        return self.isVisible()

    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event)
        event.accept()  # at the page's end the wheel does not flip the photos beneath

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        event.accept()
        if pressed is not None and (event.position().toPoint() - pressed).manhattanLength() <= _NO_DRAG:
            self.uncover()
            self.closed.emit()
