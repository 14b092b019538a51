"""A program of its own that test_system runs: a portal with the answers it is given, and SystemWishes that asks it.

Arguments: reduced-motion (a number) and enable-animations (`true` or `false`); an empty one answers with an error.
"""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant, QDBusVirtualObject
from PySide6.QtWidgets import QApplication

from viewer.ui.system import SystemWishes

PATIENCE = 30_000  # milliseconds, to catch a hang


class Portal(QDBusVirtualObject):
    """Answers `Read` as the desktop's portal does."""

    def __init__(self, answers: dict[str, object]) -> None:
        super().__init__()
        self._answers = answers

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802 - Qt's name
        _namespace, key = message.arguments()
        answer = self._answers.get(key)
        if message.member() != "Read" or answer is None:
            return False
        connection.send(message.createReply(QDBusVariant(QDBusVariant(answer))))
        return True


def main(motion: str, animations: str) -> None:
    """Ask, wait for both answers, and write what came of it."""
    application = QApplication([])
    answers: dict[str, object] = {}
    if motion:
        answers["reduced-motion"] = int(motion)
    if animations:
        answers["enable-animations"] = animations == "true"
    portal = Portal(answers)
    # The portal has a connection of its own: calls within one never reach the bus.
    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "portal")
    bus.registerVirtualObject("/org/freedesktop/portal/desktop", portal)
    bus.registerService("org.freedesktop.portal.Desktop")
    wishes = SystemWishes(application)
    wishes.look_up_motion()
    watch = QTimer(interval=5)
    watch.timeout.connect(lambda: application.quit() if not wishes._asked else None)
    watch.start()
    QTimer.singleShot(PATIENCE, application.quit)
    application.exec()
    sys.stdout.write(f"less motion: {wishes.less_motion}\n")


main(*sys.argv[1:])
