"""The information panel: labels and values about the photo and its story, over the leading edge of the stage."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QWidget

from viewer.ui.facts import Fact, Facts
from viewer.ui.hairline import draw_hairline
from viewer.ui.keys import ButtonKeys
from viewer.ui.look import Look
from viewer.ui.speech import say
from viewer.ui.text_view import TextView, plain_runs
from viewer.ui.theme import TextSize, Theme, mixed, scroll_bar_style, stage_palette

# All in logical pixels at the normal size of text.
_WIDTH = 344
_MARGIN = 24
_LABELS = 84
_LABEL_GAP = 16
_ROW_GAP = 5
_SECTION_GAP = 20
_BELOW_TITLE = 14
_SCROLL_BAR = 10
_CLOSE = 28
_LIFTED = 0.35  # how much of the stage's line colour its ground takes on
_LEADING = 1.5
_HEADING_SPACING = 105  # per cent: capitals want air


def ground_of(theme: Theme) -> str:
    """The panel's ground: the stage, slightly lifted."""
    return mixed(theme.stage, theme.stage_line, _LIFTED)


class Information(QScrollArea):
    """Shows facts, and scrolls where they are more than there is room for."""

    closed = Signal()
    """The reader wants it closed."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._facts = Facts((), (), (), (), ())
        self._body = _Body(look)
        self.setWidget(self._body)
        self._close = CloseButton(look, self)
        self._close.clicked.connect(self.closed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for part in (self, self.viewport()):
            part.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # noqa: FBT003 - positional only in Qt
        self.setAutoFillBackground(True)  # under the scroll bar as well
        self._body.setAutoFillBackground(False)
        look.changed.connect(self._dress)
        self._dress()

    def show_photo(self, facts: Facts) -> None:
        """Show these facts, from the beginning."""
        if facts != self._facts:
            self._facts = facts
            self._body.show_facts(facts)
            self.verticalScrollBar().setValue(0)
            self._place()

    def width_wanted(self) -> int:
        """How wide the panel wants to be (logical pixels)."""
        return round(_WIDTH * self._look.text_scale)

    def height_at(self, width: int) -> int:
        """How high it is when it is `width` wide and nothing needs scrolling (logical pixels)."""
        return self._body.height_at(width)

    def _dress(self) -> None:
        self.setAccessibleName(say("Information"))
        self._close.setAccessibleName(say("Close the information"))
        palette = stage_palette(self._look.theme)
        palette.setColor(palette.ColorRole.Window, QColor(ground_of(self._look.theme)))
        self.setPalette(palette)
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(self._look.theme.stage_second))
        self.verticalScrollBar().setSingleStep(2 * self._look.pixels(TextSize.NUMBER))
        self._body.dress()
        self._place()

    def _place(self) -> None:
        self._body.resize(self.width(), max(self._body.height_at(self.width()), self.height()))
        self._body.place()
        size = round(_CLOSE * self._look.text_scale)
        left = self.width() - size - _SCROLL_BAR - 2
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = self.width() - size - left
        self._close.setGeometry(left, _MARGIN // 2, size, size)
        self._close.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._place()


class _Body(QWidget):
    """Title, sections, rows. The views of the rows are kept from photo to photo."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._title = TextView(look.reading_font(TextSize.HEADING, strong=True), 1.35, look.theme.stage_text, self)
        self._sections: list[tuple[str, tuple[Fact, ...]]] = []
        self._headings: list[TextView] = []
        self._labels: list[TextView] = []
        self._values: list[TextView] = []
        self._lines: list[int] = []  # where hairlines lie, from the top

    def show_facts(self, facts: Facts) -> None:
        """Show these, each section that has any under its heading."""
        sections = {
            say("This photo"): facts.photo,
            say("How it was taken"): facts.taken,
            say("Words inside its file"): facts.found,
            say("The story"): facts.story,
            say("Translations"): facts.translations,
        }
        self._sections = [(title, rows) for title, rows in sections.items() if rows]
        rows = [row for _, section in self._sections for row in section]
        for views, count in (
            (self._headings, len(self._sections)),
            (self._labels, len(rows)),
            (self._values, len(rows)),
        ):
            views += [TextView(QFont(), _LEADING, "#000000", self) for _ in range(count - len(views))]
            for number, view in enumerate(views):
                view.setVisible(number < count)
        for (title, _), heading in zip(self._sections, self._headings, strict=False):
            heading.show_text(plain_runs(title.upper()))
            heading.setAccessibleName(title)
        for row, label, value in zip(rows, self._labels, self._values, strict=False):
            label.show_text(plain_runs(row.label))
            value.show_text(plain_runs(row.text), row.language)
        self.dress()

    def dress(self) -> None:
        """Take on the look's colours and size of text."""
        look, theme = self._look, self._look.theme
        self._title.show_text(plain_runs(say("Information")))
        self._title.dress(look.reading_font(TextSize.HEADING, strong=True), theme.stage_text)
        small = look.interface_font(TextSize.LABEL, strong=True)
        small.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _HEADING_SPACING)
        for heading in self._headings:
            heading.dress(small, theme.stage_second)
        for label in self._labels:
            label.dress(look.interface_font(TextSize.LABEL), theme.stage_second)
        for value in self._values:
            value.dress(look.interface_font(TextSize.LABEL), theme.stage_text)
        self.update()

    def height_at(self, width: int) -> int:
        """How high everything is (logical pixels)."""
        return self._walk(width, place=False)

    def place(self) -> None:
        """Put everything where it belongs."""
        self._walk(self.width(), place=True)
        self.update()

    def _walk(self, width: int, *, place: bool) -> int:
        scale = self._look.text_scale
        margin = round(_MARGIN * scale)
        room = max(width - 2 * margin, 1)
        labels = round(_LABELS * scale)
        values = max(room - labels - round(_LABEL_GAP * scale), 1)
        top = margin
        lines = []

        def put(view: TextView, left: int, wide: int, *, whole: bool = False) -> int:
            """Give a view its place; how high it is. The story's texts take the `whole` width."""
            high = view.height_at(wide)
            if place:
                # The program's own words begin at the leading edge, though they run from left to right.
                own = wide if whole else min(view.natural_width(), wide)
                view.setGeometry(self._mirrored(QRect(left, top, own, high), width))
            return high

        top += put(self._title, margin, room - round(_CLOSE * scale)) + round(_BELOW_TITLE * scale)
        rows = zip(self._labels, self._values, strict=True)
        for number, (_, section) in enumerate(self._sections):
            top += put(self._headings[number], margin, room) + 2
            lines.append(top)
            top += round(2 * _ROW_GAP * scale)
            for fact, (label, value) in zip(section, rows, strict=False):
                high = put(value, margin + room - values, values, whole=bool(fact.language))
                high = max(high, put(label, margin, labels))
                top += high + round(_ROW_GAP * scale)
            top += round((_SECTION_GAP - _ROW_GAP) * scale)
        if place:
            self._lines = lines
        return top - round(_SECTION_GAP * scale) + margin

    def _mirrored(self, place: QRect, width: int) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            place.moveLeft(width - place.right() - 1)
        return place

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        margin = round(_MARGIN * self._look.text_scale)
        for line in self._lines:
            draw_hairline(painter, margin, line, self.width() - 2 * margin, self._look.theme.stage_line)
        painter.end()


class CloseButton(QAbstractButton):
    """A small cross on the stage."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        ButtonKeys(self)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(_CLOSE, _CLOSE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lively = self.underMouse() or self.hasFocus()
        pen = QPen(QColor(theme.stage_text if lively else theme.stage_second), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        centre, arm = QRectF(self.rect()).center(), self.width() * 0.17
        painter.drawLine(centre - QPointF(arm, arm), centre + QPointF(arm, arm))
        painter.drawLine(centre - QPointF(arm, -arm), centre + QPointF(arm, -arm))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.stage_text), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()
