"""All keys on one page, over the whole window: the registry's groups in columns, like the index of a book."""

from collections.abc import Sequence
from itertools import combinations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from viewer.actions import Action, Group, key_name
from viewer.ui.borrowed_focus import BorrowedFocus
from viewer.ui.help_block import Block, Entry
from viewer.ui.look import Look
from viewer.ui.text_view import TextView, plain_runs
from viewer.ui.theme import TextSize, scroll_bar_style, stage_palette

# All in logical pixels at the normal size of text.
_NARROWEST_COLUMN, _WIDEST_COLUMN = 330, 430
_COLUMN_GAP = 48
_BLOCK_GAP = 28
_MARGIN_SHARE, _LEAST_MARGIN = 0.05, 32  # around the page, as a share of the window's width and height
_ABOVE_SHARE = 0.35  # of the height that is left over: a page stands a little above the middle
_BELOW_TITLE = 26
_MOST_COLUMNS = 4
_SCROLL_BAR = 10
_NO_DRAG = 6  # logical pixels the pointer may move within a click

_MOUSE = (
    Entry(("Wheel",), "Next or previous photo"),
    Entry(("Ctrl+Wheel",), "Zoom in or out"),
    Entry(("Drag",), "Move a photo zoomed in; otherwise take it to another program"),
    Entry(("Double-click",), "Full screen"),
    Entry(("Side buttons",), "Back and forward"),
)
_MIRRORED = {"Left": "Right", "Right": "Left"}


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
        self._mirrored = False
        self._page = QWidget()
        theme = look.theme
        self._title = TextView(look.reading_font(TextSize.TITLE, strong=True), 1.28, theme.stage_text, self._page)
        self._title.show_text(plain_runs("All keys"))
        self._hint = TextView(look.interface_font(TextSize.LABEL), 1.8, theme.stage_second, self._page)
        self._hint.show_text(plain_runs(f"{key_name(Action.LEAVE.keys[0])} or a click closes this page"))
        self._blocks = [Block(look, title, entries, self._page) for title, entries in self._contents()]
        for view in self._page.findChildren(TextView):  # a click anywhere closes the page
            view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setWidget(self._page)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for part in (self, self.viewport()):
            part.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # noqa: FBT003 - positional only in Qt
        self.setAccessibleName("All keys")
        self.setAutoFillBackground(True)  # under the scroll bar as well
        self._page.setAutoFillBackground(False)
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
        if right_to_left != self._mirrored:
            self._mirrored = right_to_left
            for block, (_, entries) in zip(self._blocks, self._contents(), strict=True):
                block.show_entries(entries)
            self._place()

    def _contents(self) -> list[tuple[str, tuple[Entry, ...]]]:
        """Title and entries of every block: all actions that have keys, and the mouse."""
        contents = []
        for group in Group:
            entries = tuple(
                Entry(tuple(key_name(key) for key in self._keys(action)), action.plain_title)
                for action in Action
                if action.group is group and action.keys
            )
            if entries:
                contents.append((group.plain_title, entries))
        return [*contents, ("Mouse", _MOUSE)]

    def _keys(self, action: Action) -> tuple[str, ...]:
        if self._mirrored and action in (Action.NEXT, Action.PREVIOUS):
            return tuple(_MIRRORED.get(key, key) for key in action.keys)
        return action.keys

    def _dress(self) -> None:
        look, theme = self._look, self._look.theme
        self.setPalette(stage_palette(theme))
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(theme.stage_second))
        self.verticalScrollBar().setSingleStep(2 * look.pixels(TextSize.NUMBER))
        self._title.dress(look.reading_font(TextSize.TITLE, strong=True), theme.stage_text)
        self._hint.dress(look.interface_font(TextSize.LABEL), theme.stage_second)
        for block in self._blocks:
            block.dress()
        self._place()

    def _place(self) -> None:
        scale = self._look.text_scale
        room = max(self.width() - _SCROLL_BAR, 1)
        margin, above = (max(round(side * _MARGIN_SHARE), _LEAST_MARGIN) for side in (room, self.height()))
        gap = round(_COLUMN_GAP * scale)
        inner = max(room - 2 * margin, 1)
        count = min(max((inner + gap) // (round(_NARROWEST_COLUMN * scale) + gap), 1), _MOST_COLUMNS)
        column = min((inner - (count - 1) * gap) // count, round(_WIDEST_COLUMN * scale))
        width = count * column + (count - 1) * gap
        # The bar's width counts as page, so that the page stands in the middle of the window.
        left = (self.width() - width) // 2
        title, line = self._title.height_at(width), self._hint.height_at(width)
        hint = min(self._hint.natural_width(), width)
        beside = self._title.natural_width() + gap + hint <= width
        head = (title if beside else title + line) + round(_BELOW_TITLE * scale)
        heights = [block.height_at(column) for block in self._blocks]
        between = round(_BLOCK_GAP * scale)
        columns = _balanced(heights, count, between)
        highest = max(sum(heights[place] + between for place in blocks) for blocks in columns) - between
        over = max(self.height() - 2 * above - head - highest, 0)
        top = above + round(over * _ABOVE_SHARE)
        self._title.setGeometry(left, top, width, title)
        if beside:
            self._hint.setGeometry(left + width - hint, top + title - line * 4 // 3, hint, line)
        else:
            self._hint.setGeometry(left, top + title, width, line)
        for number, blocks in enumerate(columns):
            below = top + head
            for place in blocks:
                self._blocks[place].setGeometry(left + number * (column + gap), below, column, heights[place])
                below += heights[place] + between
        self._page.resize(self.width(), max(top + head + highest + above, self.height()))

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


def _balanced(heights: Sequence[int], columns: int, gap: int) -> list[range]:
    """Blocks of these heights in so many columns, in their order, the highest column as low as can be."""
    count = len(heights)
    best: list[range] = [range(count)]
    lowest = None
    for cuts in combinations(range(1, count), min(columns, count) - 1):
        parts = [range(start, end) for start, end in zip((0, *cuts), (*cuts, count), strict=True)]
        highest = max(sum(heights[place] + gap for place in part) for part in parts)
        if lowest is None or highest < lowest:
            best, lowest = parts, highest
    return best
