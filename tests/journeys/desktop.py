"""A desktop of its own for a test: an X server without a screen, a window manager, and real keys and clicks.

Nothing here looks inside the program: a window has a title, and the screen has pixels.
"""

import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

import numpy as np
from numpy.typing import NDArray
from Xlib import XK, X, display
from Xlib.ext import damage, xtest

from tests.conftest import ROOT

PATIENCE = 60.0  # seconds until a test gives up; nothing takes that long unless it hangs
WIDTH, HEIGHT = 1366, 768
_FRAME = 2  # pixels at a window's sides; its title is less than ten times as high
_RULES = """<openbox_config xmlns="http://openbox.org/3.4/rc">
<focus><focusNew>yes</focusNew></focus>
<applications>
<application type="normal"><maximized>{maximised}</maximized><focus>yes</focus></application>
</applications>
</openbox_config>"""


class Desktop:
    """Xvfb and openbox, and whatever is started on them."""

    def __init__(self, folder: Path, width: int = WIDTH, height: int = HEIGHT, *, maximised: bool = False) -> None:
        """`folder` becomes the home of everything that runs here; windows open over the whole screen if `maximised`."""
        self.width, self.height = width, height
        reading, writing = os.pipe()
        quiet = subprocess.DEVNULL
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-ac"],
            pass_fds=(writing,),
            stdout=quiet,
            stderr=quiet,
        )
        os.close(writing)
        with os.fdopen(reading) as announced:
            self.name = f":{announced.readline().strip()}"
        home = folder / "home"
        home.mkdir(exist_ok=True, mode=0o700)
        # Where a socket may be bound: its path must be a short one.
        self._runtime = tempfile.mkdtemp(prefix="viewer-")
        self.environment = {
            **os.environ,
            "DISPLAY": self.name,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": self._runtime,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(ROOT),
            "WAKEPY_FAKE_SUCCESS": "1",  # nobody here can keep a screen awake
        }
        self.environment.pop("WAYLAND_DISPLAY", None)
        rules = folder / "openbox.xml"
        rules.write_text(_RULES.format(maximised="yes" if maximised else "no"))
        manager = ["openbox", "--config-file", str(rules)]
        self._manager = subprocess.Popen(manager, env=self.environment, stdout=quiet, stderr=quiet)
        self._display = display.Display(self.name)
        self._root = self._display.screen().root
        self._root.change_attributes(event_mask=X.PropertyChangeMask | X.SubstructureNotifyMask)
        self._display.damage_query_version()  # the extension is silent before
        self._root.damage_create(damage.DamageReportRawRectangles)
        self._programs: list[subprocess.Popen[bytes]] = []
        self.wait_until(lambda: self._property(self._root, "_NET_SUPPORTING_WM_CHECK") is not None)

    def start(
        self, *arguments: str | Path, cwd: Path | None = None, safe_path: bool = True, module: str = "viewer"
    ) -> subprocess.Popen[bytes]:
        """Start the viewer, or a module that does, and wait until its window is there and has the keyboard."""
        python = [sys.executable, *(["-P"] if safe_path else []), "-m", module]
        program = subprocess.Popen(
            [*python, *map(str, arguments)],
            env=self.environment,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._programs.append(program)
        self.wait_until(lambda: self.title != "" or program.poll() is not None)
        assert program.poll() is None, program.communicate()[0].decode()
        return program

    @property
    def title(self) -> str:
        """The title of the window that has the keyboard; empty without one."""
        active = self._property(self._root, "_NET_ACTIVE_WINDOW")
        if active is None or not active[0]:
            return ""
        window = self._display.create_resource_object("window", active[0])
        window.change_attributes(event_mask=X.PropertyChangeMask)
        title = self._property(window, "_NET_WM_NAME")
        return bytes(title).decode() if title is not None else ""

    def _property(self, window: Any, name: str) -> Any:
        from Xlib.error import BadWindow

        try:
            found = window.get_full_property(self._display.intern_atom(name), X.AnyPropertyType)
        except BadWindow:  # it has just been closed
            return None
        return None if found is None else found.value

    def pixels(self) -> NDArray[np.uint8]:
        """The whole screen: rows of pixels of red, green and blue."""
        raw = self._root.get_image(0, 0, self.width, self.height, X.ZPixmap, 0xFFFFFFFF).data
        return np.frombuffer(raw, "uint8").reshape(self.height, self.width, 4)[:, :, 2::-1]

    def set_monitor(self, name: str, left: int, width: int) -> None:
        """Let there be a monitor over this part of the screen, in its full height. The first one at the screen's left
        edge takes the place of the one over all of it that every X server has."""
        place = f"{width}/{width // 4}x{self.height}/{self.height // 4}+{left}+0"
        self._xrandr("--setmonitor", name, place, "screen" if left == 0 else "none")

    def remove_monitor(self, name: str) -> None:
        """Unplug it."""
        self._xrandr("--delmonitor", name)

    def _xrandr(self, *arguments: str) -> None:
        subprocess.run(["xrandr", *arguments], env=self.environment, check=True)

    def press(self, *keys: str) -> None:
        """Press keys by their X names, with modifiers before a `+`: `Right`, `ctrl+q`."""
        for key in keys:
            *modifiers, last = key.split("+")
            names = {"ctrl": "Control_L", "shift": "Shift_L", "alt": "Alt_L"}
            codes = [self._code(names[modifier]) for modifier in modifiers] + [self._code(last)]
            for code in codes:
                xtest.fake_input(self._display, X.KeyPress, code)
            for code in reversed(codes):
                xtest.fake_input(self._display, X.KeyRelease, code)
        self._display.sync()

    def press_key_at(self, code: int) -> None:
        """Press the key with this X key code, whatever the layout has put on it."""
        xtest.fake_input(self._display, X.KeyPress, code)
        xtest.fake_input(self._display, X.KeyRelease, code)
        self._display.sync()

    def _code(self, name: str) -> int:
        return int(self._display.keysym_to_keycode(XK.string_to_keysym(name)))

    def click(self, x: int, y: int) -> None:
        """Click with the left button."""
        xtest.fake_input(self._display, X.MotionNotify, x=x, y=y)
        xtest.fake_input(self._display, X.ButtonPress, 1)
        xtest.fake_input(self._display, X.ButtonRelease, 1)
        self._display.sync()

    def move(self, x: int, y: int) -> None:
        """Move the pointer there."""
        xtest.fake_input(self._display, X.MotionNotify, x=x, y=y)
        self._display.sync()

    def turn_wheel(self, x: int, y: int, notches: int) -> None:
        """Turn the wheel with the pointer there: down, or up for negative notches."""
        self.move(x, y)
        button = 5 if notches > 0 else 4
        for _ in range(abs(notches)):
            xtest.fake_input(self._display, X.ButtonPress, button)
            xtest.fake_input(self._display, X.ButtonRelease, button)
        self._display.sync()

    def press_button(self, button: int) -> None:
        """Press a button of the mouse where the pointer is; 8 and 9 are those at its side."""
        xtest.fake_input(self._display, X.ButtonPress, button)
        xtest.fake_input(self._display, X.ButtonRelease, button)
        self._display.sync()

    def hold(self, key: str, *, down: bool) -> None:
        """Press a key and keep it down, or let it go."""
        xtest.fake_input(self._display, X.KeyPress if down else X.KeyRelease, self._code(key))
        self._display.sync()

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Carry what is at one place to another with the left button, and let go once all have said what they make of
        it."""
        self.move(*start)
        xtest.fake_input(self._display, X.ButtonPress, 1)
        for step in range(1, 11):
            self.move(*((at * (10 - step) + to * step) // 10 for at, to in zip(start, end, strict=True)))
        self.wait_for_rest()
        self.move(end[0] + 1, end[1])
        self.wait_for_rest()
        xtest.fake_input(self._display, X.ButtonRelease, 1)
        self._display.sync()

    def put(self, left: int, width: int) -> None:
        """Let the active window stand there, in the screen's full height but for its frame."""
        window = self._display.create_resource_object("window", self._property(self._root, "_NET_ACTIVE_WINDOW")[0])
        window.configure(x=left, y=0, width=width - _FRAME, height=self.height - 20 * _FRAME)
        self._display.sync()

    def resize(self, width: int, height: int) -> None:
        """Give the active window another size, as its user would with the mouse."""
        window = self._display.create_resource_object("window", self._property(self._root, "_NET_ACTIVE_WINDOW")[0])
        window.configure(width=width, height=height)
        self._display.sync()

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so, looking again whenever anything changes on the screen."""
        end = monotonic() + PATIENCE
        while not condition():
            assert monotonic() < end, f"waited in vain; the window is called {self.title!r}"
            if not self._display.pending_events():
                select.select([self._display], [], [], 0.5)
            while self._display.pending_events():
                self._display.next_event()

    def wait_for_rest(self, seconds: float = 0.6) -> None:
        """Wait until nothing has changed on the screen for a while: the X server tells of every change."""
        end = monotonic() + PATIENCE
        while select.select([self._display], [], [], seconds)[0] or self._display.pending_events():
            assert monotonic() < end, "the screen does not come to rest"
            while self._display.pending_events():
                self._display.next_event()

    def wait_for_title(self, beginning: str) -> None:
        """Wait for a window called so."""
        self.wait_until(lambda: self.title.startswith(beginning))

    def close(self) -> None:
        """End everything that was started here."""
        for program in self._programs:
            if program.poll() is None:
                os.killpg(program.pid, signal.SIGKILL)
            program.wait()
            if program.stdout is not None:
                program.stdout.close()
        self._display.close()
        for process in (self._manager, self._server):
            process.terminate()
            process.wait()
        shutil.rmtree(self._runtime, ignore_errors=True)


def processes_of(pid: int) -> set[int]:
    """A process and everything it has started."""
    found = {pid} if Path(f"/proc/{pid}").exists() else set()
    tasks = Path(f"/proc/{pid}/task")
    for task in tasks.iterdir() if tasks.exists() else ():
        for child in (task / "children").read_text().split():
            found |= processes_of(int(child))
    return found
