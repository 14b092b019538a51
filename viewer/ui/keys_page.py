"""All keys laid out as a page: the registry's groups in columns, like the index of a book."""

from collections.abc import Sequence
from itertools import combinations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from viewer.actions import Action, Group
from viewer.ui.help_block import Block, Entry
from viewer.ui.look import Look
from viewer.ui.speech import key_words, plain_title_of, say, title_of_group
from viewer.ui.text_view import TextView, plain_runs
from viewer.ui.theme import TextSize

# All in logical pixels at the normal size of text.
_NARROWEST_COLUMN, _WIDEST_COLUMN = 262, 430
_COLUMN_GAP = 34
_BLOCK_GAP = 24
_MARGIN_SHARE, _LEAST_MARGIN = 0.04, 32  # around the page, as a share of the window's width and height
_ABOVE_SHARE = 0.35  # of the height that is left over: a page stands a little above the middle
_BELOW_TITLE = 26
_MOST_COLUMNS = 4

_MIRRORED = {"Left": "Right", "Right": "Left"}


class KeysPage(QWidget):
    """Title, a line beside it, and every block. `arrange` says how wide and high the page should be."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._mirrored = False
        theme = look.theme
        self._title = TextView(look.reading_font(TextSize.TITLE, strong=True), 1.28, theme.stage_text, self)
        self._hint = TextView(look.interface_font(TextSize.LABEL), 1.8, theme.stage_second, self)
        self._blocks = [Block(look, len(entries), self) for _, entries in self._contents()]
        for view in self.findChildren(TextView):  # a click on the page is a click on what bears it
            view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAutoFillBackground(False)

    def say(self, title: str, hint: str) -> None:
        """Say everything, in the language spoken now, under this `title`."""
        self._title.show_text(plain_runs(title))
        self._hint.show_text(plain_runs(hint))
        self._show_blocks()

    def _show_blocks(self) -> None:
        for block, (heading, entries) in zip(self._blocks, self._contents(), strict=True):
            block.show_entries(heading, entries)

    def mirror(self, *, right_to_left: bool) -> bool:
        """Tell whether the arrow keys have changed places, as they do in a story that is read from right to left;
        whether the page has to be arranged anew."""
        if right_to_left == self._mirrored:
            return False
        self._mirrored = right_to_left
        self._show_blocks()
        return True

    def dress(self) -> None:
        """Take on the look's colours and size of text."""
        look, theme = self._look, self._look.theme
        self._title.dress(look.reading_font(TextSize.TITLE, strong=True), theme.stage_text)
        self._hint.dress(look.interface_font(TextSize.LABEL), theme.stage_second)
        for block in self._blocks:
            block.dress()

    def arrange(self, page_width: int, page_height: int, *, beside: int = 0) -> None:
        """Lay everything out in the middle of a page as large as that (logical pixels), of which a strip `beside` wide
        at its right edge stays free. The page becomes higher where that is not enough."""
        scale = self._look.text_scale
        room = max(page_width - beside, 1)
        margin, above = (max(round(side * _MARGIN_SHARE), _LEAST_MARGIN) for side in (room, page_height))
        gap = round(_COLUMN_GAP * scale)
        inner = max(room - 2 * margin, 1)
        count = min(max((inner + gap) // (round(_NARROWEST_COLUMN * scale) + gap), 1), _MOST_COLUMNS)
        column = min((inner - (count - 1) * gap) // count, round(_WIDEST_COLUMN * scale))
        width = count * column + (count - 1) * gap
        # The strip's width counts as page, so that the page stands in the middle of the window.
        left = (page_width - width) // 2
        title, line = self._title.height_at(width), self._hint.height_at(width)
        hint = min(self._hint.natural_width(), width)
        is_beside = self._title.natural_width() + gap + hint <= width
        head = (title if is_beside else title + line) + round(_BELOW_TITLE * scale)
        heights = [block.height_at(column) for block in self._blocks]
        between = round(_BLOCK_GAP * scale)
        columns = _balanced(heights, count, between)
        highest = max(sum(heights[place] + between for place in blocks) for blocks in columns) - between
        over = max(page_height - 2 * above - head - highest, 0)
        top = above + round(over * _ABOVE_SHARE)
        self._title.setGeometry(left, top, width, title)
        if is_beside:
            self._hint.setGeometry(left + width - hint, top + title - line * 4 // 3, hint, line)
        else:
            self._hint.setGeometry(left, top + title, width, line)
        for number, blocks in enumerate(columns):
            below = top + head
            for place in blocks:
                self._blocks[place].setGeometry(left + number * (column + gap), below, column, heights[place])
                below += heights[place] + between
        self.resize(page_width, max(top + head + highest + above, page_height))

    def _contents(self) -> list[tuple[str, tuple[Entry, ...]]]:
        """Title and entries of every block: all actions that have keys, and the mouse."""
        contents = []
        for group in Group:
            entries = tuple(
                Entry(tuple(key_words(key) for key in self._keys(action)), plain_title_of(action))
                for action in Action
                if action.group is group and action.keys
            )
            if entries:
                contents.append((title_of_group(group).replace("&", ""), entries))
        return [*contents, (say("Mouse"), _mouse())]

    def _keys(self, action: Action) -> tuple[str, ...]:
        if self._mirrored and action in (Action.NEXT, Action.PREVIOUS):
            return tuple(_MIRRORED.get(key, key) for key in action.keys)
        return action.keys


def _mouse() -> tuple[Entry, ...]:
    return (
        Entry((say("Wheel"),), say("Next or previous photo")),
        Entry((say("Ctrl+Wheel"),), say("Zoom in or out")),
        Entry((say("Drag"),), say("Move a photo zoomed in; otherwise take it to another program")),
        Entry((say("Double-click"),), say("Full screen")),
        Entry((say("Side buttons"),), say("Back and forward")),
    )


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
