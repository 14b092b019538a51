"""A picture of the window, taken once all is there that it is to show."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from viewer.options import Options, Picture

if TYPE_CHECKING:
    from viewer.app.viewer import Viewer

_SETTLED_WITHIN = 60.0  # seconds it waits for its photo: beyond every deadline of the workers


def save_picture(program: "Viewer", options: Options, picture: Picture) -> None:
    """Save the window, or the slideshow where one is asked for, as PNG. Raises OSError where that cannot be done."""
    show, presenter = program.show, program.presenter
    if options.slideshow and presenter is not None:
        show.wish(show.wishes._replace(plays=False))  # a picture has no time
        show.begin(presenter, [], (picture.width, picture.height), at_photo=options.photo is not None)
    wait = QEventLoop()
    settled = QTimer(interval=20)
    settled.timeout.connect(lambda: wait.quit() if program.is_settled else None)
    settled.start()
    QTimer.singleShot(round(_SETTLED_WITHIN * 1000), wait.quit)
    wait.exec()
    settled.stop()
    # Everything queued (layouts, polishing) has its turn before the picture is taken.
    QCoreApplication.processEvents()
    if not (show.slideshow or program.window).grab().save(picture.out, "PNG"):
        raise OSError(f"cannot write the picture to {picture.out}")
