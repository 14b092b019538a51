"""How tests look at a window and touch it: texts, places and pixels on the screen; keys and clicks from outside."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt, QTimer, QTimerEvent
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from viewer.app import Viewer
from viewer.app.open_story import OpenStory, ShownPhotos
from viewer.ui.stage import Stage
from viewer.ui.text_view import TextView

PATIENCE = 30_000  # milliseconds, to catch a hang; nothing here waits that long


def story_of(viewer: Viewer) -> OpenStory:
    """The story that is open."""
    assert viewer.story is not None
    return viewer.story


def photos_of(viewer: Viewer) -> ShownPhotos:
    """What is shown of it."""
    assert viewer.stories.photos is not None
    return viewer.stories.photos


def delete_what_is_to_be_deleted() -> None:
    """What a turn of the event loop does with objects that wait for their end."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def press(window: QWidget, keys: str) -> None:
    """Press keys (`Shift+Space`) the way a keyboard does: the window's shortcuts come first, then what has focus."""
    QTest.keySequence(window.windowHandle(), QKeySequence(keys))


def click(widget: QWidget, point: QPoint | None = None) -> None:
    """Click into the middle of a widget, or at `point` in it, the way a mouse does: whatever is there gets it."""
    point = widget.rect().center() if point is None else point
    place = widget.mapTo(widget.window(), point)
    QTest.mouseClick(widget.window().windowHandle(), Qt.MouseButton.LeftButton, pos=place)


def time_passes(timer: QTimer) -> None:
    """Let a running timer's time be up, here and now."""
    assert timer.isActive()
    QCoreApplication.sendEvent(timer, QTimerEvent(timer.timerId()))


def stop_flipping(viewer: Viewer) -> None:
    """Whoever has flipped quickly stops: the words of the photo come, if they have not come with it."""
    assert viewer.presenter is not None
    rest = viewer.presenter.findChild(QTimer, "rest")
    assert isinstance(rest, QTimer)
    if rest.isActive():
        time_passes(rest)


def place_in_window(widget: QWidget) -> QRect:
    """Where a widget is, in its window's coordinates."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def part_on_screen(widget: QWidget) -> QRect:
    """The part of it that no parent cuts off, in its own coordinates; empty where it is hidden."""
    if not widget.isVisible():
        return QRect()
    part, parent = widget.rect(), widget.parentWidget()
    while parent is not None and not widget.isWindow():
        part &= parent.rect().translated(widget.mapFrom(parent, QPoint(0, 0)))
        parent = None if parent.isWindow() else parent.parentWidget()
    return part


def is_on_screen(widget: QWidget) -> bool:
    """Whether any of it can be seen."""
    return not part_on_screen(widget).isEmpty()


def is_fully_on_screen(widget: QWidget) -> bool:
    """Whether all of it can be seen."""
    return widget.isVisible() and part_on_screen(widget) == widget.rect()


def views_on_screen(root: QWidget) -> list[TextView]:
    """Every text of which something can be seen, from top to bottom, left to right."""
    views = [view for view in root.findChildren(TextView) if view.text and is_on_screen(view)]
    return sorted(views, key=lambda view: place_in_window(view).topLeft().toTuple()[::-1])


def texts_on_screen(root: QWidget) -> list[str]:
    """What these texts say."""
    return [view.text for view in views_on_screen(root)]


def colour_at(widget: QWidget, point: QPoint) -> tuple[int, int, int]:
    """The colour of a point of a widget, in a picture of its whole window."""
    window = widget.window()
    image = window.grab().toImage()
    place = widget.mapTo(window, point) * image.devicePixelRatio()
    return rgb(image.pixelColor(place))


def colour_on(stage: Stage) -> tuple[int, int, int]:
    """The colour in the middle of the stage: that of a photo in one colour."""
    return colour_at(stage, stage.rect().center())


def rgb(colour: QColor | str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255."""
    colour = QColor(colour)
    return colour.red(), colour.green(), colour.blue()
