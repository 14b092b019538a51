"""What the speaker's view is made of: pictures that fit their place, and labelled texts that scroll inside theirs."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from viewer.ui.article_pieces import Piece
from viewer.ui.look import Look
from viewer.ui.text_view import TextView, plain_runs
from viewer.ui.theme import TextSize, scroll_bar_style, stage_palette
from viewer.ui.viewport import make_viewport

_DIMMED = 0.3  # opacity of a photo that stands behind a slide's own words
_SCROLL_BAR = 10  # logical pixels
_LABEL_GAP = 4


class Picture(QWidget):
    """A decoded photo as large as its place allows, or a quiet ground. Its pixels are those the audience's screen is
    painted from; only the reduced copy is its own."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._image: QImage | None = None
        self._whole = 0
        self._is_dimmed = False
        self._blank: str | None = None
        self._copy: QImage | None = None
        look.changed.connect(self.update)

    def show_image(self, image: QImage | None, whole: int = 0, *, dimmed: bool = False) -> None:
        """Show this photo, which is `whole` pixels wide in its file and is not blown up beyond that; None: none."""
        before = self._image.cacheKey() if self._image is not None else None
        if image is None or (image.cacheKey(), whole) != (before, self._whole):
            self._copy = None
        self._image, self._whole, self._is_dimmed = image, whole, dimmed
        self.update()

    def blank(self, colour: str | None) -> None:
        """The audience sees nothing but this colour (`#rrggbb`); None: the photo again."""
        self._blank = colour
        self.update()

    def share_at(self, point: QPoint) -> tuple[float, float] | None:
        """Where in the photo this point of the widget is, 0 to 1 from the left and the top; None beside the photo."""
        if self._copy is None or self._blank is not None:
            return None
        size = self._copy.deviceIndependentSize()
        across, down = point.x() / size.width(), point.y() / size.height()
        return (across, down) if 0 <= across <= 1 and 0 <= down <= 1 else None

    @property
    def image(self) -> QImage | None:
        """What is shown."""
        return self._image

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._copy = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._blank is not None:
            painter.fillRect(self.rect(), QColor(self._blank))
        elif self._image is None:
            painter.fillRect(self.rect(), QColor(self._look.theme.stage_line))
        else:
            copy = self._reduced(self._image)
            place = QRectF(0, 0, copy.deviceIndependentSize().width(), copy.deviceIndependentSize().height())
            painter.setOpacity(_DIMMED if self._is_dimmed else 1)
            painter.drawImage(place, copy)
        painter.end()

    def _reduced(self, image: QImage) -> QImage:
        """The photo in the size in which it is painted; made while painting, so that the audience never waits."""
        if self._copy is None:
            ratio = self.devicePixelRatioF()
            largest = max(self._whole, image.width()) / image.width()
            scale = min(self.width() * ratio / image.width(), self.height() * ratio / image.height(), largest)
            width, height = max(round(image.width() * scale), 1), max(round(image.height() * scale), 1)
            aspect, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._copy = image.scaled(width, height, aspect, smooth)
            self._copy.setDevicePixelRatio(ratio)
        return self._copy


class SpeakerText(QScrollArea):
    """A label, and below it texts one under the other. What is longer than the place scrolls inside it."""

    def __init__(self, look: Look, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._pieces: tuple[Piece, ...] = ()
        self._scale = 1.0
        make_viewport(self)
        self._body = QWidget()
        self._label = TextView(look.interface_font(TextSize.LABEL, strong=True), TextSize.LABEL.line_height, "", self)
        self._label.setParent(self._body)
        self._views: list[TextView] = []
        self.setWidget(self._body)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # noqa: FBT003 - positional only in Qt
        self._body.setAutoFillBackground(False)
        look.changed.connect(self._dress)
        self._dress()
        self.label(label)

    def label(self, text: str) -> None:
        """Say what stands here."""
        self._label.show_text(plain_runs(text.upper()))
        self.setAccessibleName(text)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show these texts, from their beginning."""
        if tuple(pieces) == self._pieces:
            return
        self._pieces = tuple(pieces)
        for view in self._views[len(pieces) :]:
            view.hide()
            view.deleteLater()
        del self._views[len(pieces) :]
        while len(self._views) < len(pieces):
            view = TextView(self._look.reading_font(TextSize.BODY), TextSize.BODY.line_height, "", self._body)
            view.show()
            self._views.append(view)
        for view, piece in zip(self._views, pieces, strict=True):
            view.dress(self._font(piece), piece.colour)
            view.show_text(piece.runs, piece.language)
        self.verticalScrollBar().setValue(0)
        self._place()

    def set_scale(self, scale: float) -> None:
        """Set the texts this many times as large as in the article."""
        if scale != self._scale:
            self._scale = scale
            self._dress()

    @property
    def text(self) -> str:
        """What is said, without the label."""
        return "\n".join(view.text for view in self._views)

    def _font(self, piece: Piece) -> QFont:
        if piece.interface:
            font = self._look.interface_font(piece.size, strong=piece.strong)
        else:
            font = self._look.reading_font(piece.size, italic=piece.italic, strong=piece.strong)
        return scaled(font, self._scale)

    def _dress(self) -> None:
        theme = self._look.theme
        self.setPalette(stage_palette(theme))
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(theme.stage_second))
        label = scaled(self._look.interface_font(TextSize.LABEL, strong=True), self._scale)
        self._label.dress(label, theme.stage_second)
        for view, piece in zip(self._views, self._pieces, strict=True):
            view.dress(self._font(piece), piece.colour)
        self._place()

    def _place(self) -> None:
        # The scroll bar's room is kept free even without one, so that lines never break anew.
        width = max(self.width() - _SCROLL_BAR, 1)
        self._label.setGeometry(0, 0, width, self._label.height_at(width))
        top = self._label.height() + _LABEL_GAP
        for view, piece in zip(self._views, self._pieces, strict=True):
            top += round(piece.before * self._scale)
            measure = max(width - piece.indent, 1)
            view.setGeometry(piece.indent, top, measure, view.height_at(measure))
            top += view.height()
        self._body.resize(width, top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()


def scaled(font: QFont, scale: float) -> QFont:
    """The same font, so many times as large."""
    made = QFont(font)
    made.setPixelSize(round(font.pixelSize() * scale))
    return made
