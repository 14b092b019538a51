"""The system's font size, as Qt itself finds it on a desktop: texts go by it, menus and Qt's own dialogs too."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.journeys.desktop import Desktop


def test_texts_are_as_large_as_kde_has_them(desktop: Desktop, tmp_path: Path) -> None:
    (tmp_path / "kdeglobals").write_text(
        "[General]\nfont=Sans,15,-1,5,50,0,0,0,0,0\nmenuFont=Sans,15,-1,5,50,0,0,0,0,0\n", encoding="ascii"
    )
    kde = {
        "XDG_CONFIG_HOME": str(tmp_path),
        "XDG_CURRENT_DESKTOP": "KDE",
        "KDE_SESSION_VERSION": "6",
        "QT_LOGGING_RULES": "qt.qpa.theme.dbus=false",  # there is no bus to hear of changes from
    }
    done = subprocess.run(
        [sys.executable, "-P", "-m", "tests.journeys.font_probe"],
        env=desktop.environment | kde,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout.splitlines() == [
        "1.5 1.5",
        "QMenu Be Vietnam Pro 18",
        "QMenuBar Be Vietnam Pro 18",
        "QLabel Be Vietnam Pro 18",
    ]
    assert (done.stderr, done.returncode) == ("", 0)
