"""What a screen reader hears: AT-SPI 2 on a bus of its own, asked over D-Bus as a screen reader asks.

Roles and states are those of the Assistive Technology Service Provider Interface (AtspiStateType, GetRoleName).
"""

import subprocess
from collections.abc import Iterator
from time import monotonic
from typing import Any, NamedTuple

from jeepney import DBusAddress, MatchRule, MessageType, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.journeys.desktop import PATIENCE

_ROOT = "/org/a11y/atspi/accessible/root"
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_FOCUSABLE, _SHOWING = 11, 25  # bits of the state


class Part(NamedTuple):
    """Something that can be asked about: its role and name, the locale of its text, and whether it can have the focus
    and is in sight."""

    role: str
    name: str
    locale: str
    focusable: bool
    showing: bool


class _GoneError(Exception):
    """It was there when its parent was asked, and is no more."""


class ScreenReader:
    """Listens to all programs that are started with its `environment`."""

    def __init__(self, environment: dict[str, str]) -> None:
        """`environment` is that of a desktop; the bus is added to it."""
        self._bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--print-address", "--nofork", "--nosyslog"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="ascii",
        )
        assert self._bus.stdout is not None
        address = self._bus.stdout.readline().strip()
        environment["DBUS_SESSION_BUS_ADDRESS"] = address
        environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        session = open_dbus_connection(bus=address)
        asked = new_method_call(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")
        own = session.send_and_get_reply(asked).body[0]
        session.close()
        self._connection: DBusConnection = open_dbus_connection(bus=own)
        self._listening = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member="Announcement")
        self._connection.send_and_get_reply(message_bus.AddMatch(self._listening))
        self._register("object:announcement")

    def close(self) -> None:
        """Hear nothing any more."""
        self._connection.close()
        self._bus.terminate()
        self._bus.communicate()

    def announcement(self) -> str:
        """The next thing that is to be read aloud."""
        end = monotonic() + PATIENCE
        while monotonic() < end:
            message = self._connection.receive(timeout=PATIENCE)
            if message.header.message_type is MessageType.signal and self._listening.matches(message):
                return str(message.body[3][1])
        raise TimeoutError("nothing is announced")

    def parts(self) -> list[Part]:
        """All there is of every program, from the outermost on, at a moment when nothing of it comes or goes."""
        while True:
            try:
                return list(self._below("org.a11y.atspi.Registry", _ROOT))
            except _GoneError:
                continue

    def _below(self, bus: str, path: str) -> Iterator[Part]:
        for child_bus, child in self._call(bus, path, "GetChildren")[0]:
            (role,) = self._call(child_bus, child, "GetRoleName")
            ((low, _high),) = self._call(child_bus, child, "GetState")
            name, locale = (self._property(child_bus, child, which) for which in ("Name", "Locale"))
            yield Part(role, name, locale, bool(low >> _FOCUSABLE & 1), bool(low >> _SHOWING & 1))
            yield from self._below(child_bus, child)

    def _property(self, bus: str, path: str, name: str) -> str:
        arguments = (_ACCESSIBLE, name)
        ((_signature, value),) = self._call(bus, path, "Get", "ss", arguments, "org.freedesktop.DBus.Properties")
        return str(value)

    def _register(self, event: str) -> None:
        self._call(
            "org.a11y.atspi.Registry",
            "/org/a11y/atspi/registry",
            "RegisterEvent",
            "s",
            (event,),
            "org.a11y.atspi.Registry",
        )

    def _call(
        self,
        bus: str,
        path: str,
        method: str,
        signature: str | None = None,
        arguments: tuple[str, ...] = (),
        interface: str = _ACCESSIBLE,
    ) -> Any:
        asked = new_method_call(DBusAddress(path, bus, interface), method, signature, arguments)
        reply = self._connection.send_and_get_reply(asked, timeout=PATIENCE)
        if reply.header.message_type is MessageType.error:
            raise _GoneError(path, method, reply.body)
        return reply.body
