"""A new window is the program again, started by itself: what happens to one of them is nothing to the other."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QProcessEnvironment


def open_new_window() -> bool:
    """Start the program with a window of its own; whether it could be started."""
    environment = QProcessEnvironment.systemEnvironment()
    command = [sys.executable, "--new-window"]
    if not getattr(sys, "frozen", False):
        command[1:1] = ["-P", "-m", "viewer"]
        known = filter(None, (str(Path(__file__).parents[2]), environment.value("PYTHONPATH")))
        environment.insert("PYTHONPATH", os.pathsep.join(known))
    process = QProcess()
    process.setProgram(command[0])
    process.setArguments(command[1:])
    process.setProcessEnvironment(environment)
    process.setWorkingDirectory(str(Path.home()))
    started = process.startDetached()
    return bool(started[0] if isinstance(started, tuple) else started)
