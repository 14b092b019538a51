"""A photo taken out of the program: onto the clipboard, or shown among the files of its folder."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QProcess, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage

from viewer.imaging.request import PhotoInfo, PhotoSource
from viewer.ui.awaited_photos import AwaitedPhotos, Needed

_LARGEST_COPY = 6_000  # pixels along the longer side of a photo taken out
_MANAGER = "org.freedesktop.FileManager1"  # freedesktop.org, File Manager D-Bus Interface
_IMAGE = "application/x-qt-image"  # for which Qt offers every format that it can write
_PATIENCE = 2  # seconds for which the session's bus is waited for


class LatePhoto(QMimeData):
    """A photo without a file, as pixels for other programs: it is decoded whole once one of them takes it, if any."""

    def __init__(self, whole: Callable[[], QImage | None]) -> None:
        super().__init__()
        self._whole = whole
        self._image: QImage | None = None

    def formats(self) -> list[str]:
        return [_IMAGE]

    def hasFormat(self, kind: str) -> bool:
        return kind == _IMAGE

    def retrieveData(self, kind: str, _preferred: object) -> QImage | None:
        if kind != _IMAGE:
            return None
        self._image = self._image or self._whole()
        return self._image


def whole_photo(source: Callable[[int], PhotoSource], index: int, info: PhotoInfo, deadline: float) -> QImage | None:
    """The whole photo at `index`, of which this much is known, as far as other programs can be expected to hold it, in
    colours for any screen. It is decoded for that, within `deadline` seconds or not at all."""
    scale = min(_LARGEST_COPY / max(info.width, info.height), 1)
    size = round(info.width * scale), round(info.height * scale)
    photos = AwaitedPhotos(source, workers=1, deadline=deadline)
    try:
        return photos.image(Needed(index, *size))
    finally:
        photos.close()


def copy_photo(image: QImage, path: str | None) -> None:
    """Put a photo onto the clipboard: its pixels, for programs that paint, and its file, if it has one, for others."""
    data = QMimeData()
    data.setImageData(image)
    if path is not None:
        data.setUrls([QUrl.fromLocalFile(path)])
    QGuiApplication.clipboard().setMimeData(data)


def show_in_folder(path: str, *, ask: Callable[[str], bool] | None = None) -> bool:
    """Have the system's file manager show where a file is; whether one could be started. `ask` asks the desktop to
    point at the file; where none does, its folder is opened."""
    if sys.platform == "win32":
        return QProcess.startDetached("explorer.exe", ["/select,", str(Path(path))])[0]
    if sys.platform == "darwin":
        return QProcess.startDetached("/usr/bin/open", ["-R", path])[0]
    if (ask or _ask_file_manager)(QUrl.fromLocalFile(path).toString(QUrl.ComponentFormattingOption.FullyEncoded)):
        return True
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).parent)))


def _ask_file_manager(address: str) -> bool:
    """Ask over the session's bus; False where no file manager there knows how."""
    try:
        from jeepney import DBusAddress, new_method_call  # noqa: PLC0415 - Linux alone, and only when it is asked for
        from jeepney.bus_messages import message_bus  # noqa: PLC0415
        from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415

        with open_dbus_connection(bus="SESSION") as bus:
            known = bus.send_and_get_reply(message_bus.ListActivatableNames(), timeout=_PATIENCE).body[0]
            if _MANAGER not in known:
                return False
            manager = DBusAddress("/org/freedesktop/FileManager1", _MANAGER, _MANAGER)
            # No answer is waited for: the file manager may have to be started.
            bus.send(new_method_call(manager, "ShowItems", "ass", ([address], "")))
    except Exception:  # noqa: BLE001 - no bus, or one that is not as it should be
        return False
    return True
