"""A small card that asks which photo to go to."""

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QValidator
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from viewer.ui.borrowed_focus import BorrowedFocus
from viewer.ui.digits import digit_of
from viewer.ui.look import Look
from viewer.ui.speech import say
from viewer.ui.theme import TextSize, palette

_MARGINS = (20, 14, 20, 14)
_GAP = 10
_PLACE = 0.3  # of the height left free: how much of it is above the card


class _PhotoNumbers(QValidator):
    """Lets nothing be typed but the number of a photo, counted from 1."""

    count = 1

    def validate(self, text: str, place: int) -> object:
        is_number = text.isascii() and text.isdecimal() and 1 <= int(text[:18]) <= self.count and text[0] != "0"
        if is_number:
            return QValidator.State.Acceptable, text, place
        return (QValidator.State.Invalid if text else QValidator.State.Intermediate), text, place


class _NumberField(QLineEdit):
    """The input field. `left` tells that it has lost the focus or was left by Escape; `entered` that Enter was
    pressed."""

    left = Signal()
    entered = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
            if not event.modifiers() & control:
                event.accept()  # while a number is typed, no key of its own flips, zooms or leaves
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = digit_of(event)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif digit is not None:
            self.insert(str(digit))
        else:
            super().keyPressEvent(event)
            event.accept()  # what the field has no use for is not for the window either

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class GoTo(QFrame):
    """Asks for a photo's number, in the middle of its parent. `chosen` tells the photo's index, counted from 0;
    `closed` that the card has gone, whether or not a photo was chosen."""

    chosen = Signal(int)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._title = QLabel(self)
        self._field = _NumberField(self)
        self._count = QLabel(self)
        for label in (self._title, self._count):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setBuddy(self._field)
        self._numbers = _PhotoNumbers(self._field)
        self._field.setValidator(self._numbers)
        self._field.setFrame(False)
        self._field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._field.setLocale(QLocale.c())
        # Telex and VNI make letters of digits and digits of letters.
        self._field.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # noqa: FBT003 - positional only in Qt
        self._field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._field.entered.connect(self._enter)
        self._field.left.connect(self.leave)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*_MARGINS)
        layout.setSpacing(_GAP)
        for part in (self._title, self._field, self._count):
            layout.addWidget(part)
        self.setObjectName("goTo")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # its sentence is the program's own, whatever the story
        self._focus = BorrowedFocus(self._field)
        self._is_open = False
        look.changed.connect(self._dress)
        self._dress()
        self.hide()

    def ask(self, count: int) -> None:
        """Ask for one of `count` photos."""
        self._numbers.count = count
        self._field.clear()
        self._say()
        self._fit()
        self._is_open = True
        self.show()
        self.raise_()
        self._focus.take()

    def place(self) -> None:
        """Stand in the middle of the parent, a little above its centre."""
        parent = self.parentWidget()
        if parent is not None:
            free = parent.size() - self.size()
            self.move(free.width() // 2, round(free.height() * _PLACE))

    @property
    def field(self) -> QLineEdit:
        """Where the number is typed."""
        return self._field

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def _say(self) -> None:
        count = self._numbers.count
        self._title.setText(say("Go to photo"))
        self._count.setText(say("of {count}", count=count))
        self._field.setAccessibleName(say("Go to photo, 1 to {count}", count=count))

    def _dress(self) -> None:
        self._say()
        theme = self._look.theme
        self.setPalette(palette(theme))
        font = self._look.interface_font(TextSize.NUMBER)
        self._title.setFont(font)
        self._count.setFont(font)
        self._field.setFont(self._look.interface_font(TextSize.NUMBER, strong=True))
        self.setStyleSheet(
            f"""
            #goTo {{ background: {theme.paper}; border: 1px solid {theme.rule}; border-radius: 6px; }}
            QLabel {{ color: {theme.ink_quiet}; background: transparent; }}
            QLineEdit {{ color: {theme.ink}; background: transparent; border: none;
                border-bottom: 1px solid {theme.ink_quiet}; padding: 2px 4px;
                selection-color: {theme.ink}; selection-background-color: {theme.rule}; }}
            """
        )
        self._fit()

    def _fit(self) -> None:
        digits = max(len(str(self._numbers.count)), 3)
        self._field.setFixedWidth(self._field.fontMetrics().horizontalAdvance("0" * digits) + 24)
        self.adjustSize()
        self.place()

    def _enter(self) -> None:
        text = self._field.text()
        self.leave()
        if text:
            self.chosen.emit(int(text) - 1)

    def leave(self) -> None:
        """Go away, and give the focus back."""
        if self._is_open:
            self._is_open = False  # giving the focus back comes here again
            self._focus.give_back()
            self.hide()
            self.closed.emit()
