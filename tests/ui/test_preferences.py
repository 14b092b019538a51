"""Settings come back; whatever is wrong with them costs only what is wrong; two windows leave each other's alone."""

import errno
import os
import stat
import subprocess
import sys
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QSettings

from tests.conftest import ROOT
from viewer.story.timing import PACES
from viewer.ui.look import SCALES
from viewer.ui.preferences import (
    _ENTRIES,
    PACES_BETWEEN,
    TEXT_SCALES,
    Preferences,
    Preferred,
    forget_registered,
)

EVERYTHING = Preferred(
    language="vi",
    colours="dark",
    high_contrast=True,
    less_motion=False,
    text_scale=1.25,
    headings=False,
    plays=False,
    pace=1.5,
    at_end="loop",
    slide_motion="drift",
    two_languages="stacked",
)


MOMENTS = count(1)
"""When files were written, in seconds: Qt does not read a file again that is as old and as long as it was."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where settings are kept, in a folder that is not there yet."""
    return tmp_path / "config" / "viewer" / "viewer.conf"


def kept(path: Path, preferred: Preferred) -> Preferences:
    """Settings, after these have been made."""
    preferences = Preferences(str(path))
    preferences.read()
    preferences.write(preferred)
    assert preferences.fault == ""
    return preferences


def read(path: Path) -> Preferred:
    return Preferences(str(path)).read()


def written(path: Path, content: str | bytes) -> Preferred:
    """What is read of a file that says this."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    moment = next(MOMENTS)
    os.utime(path, (moment, moment))
    return read(path)


def in_a_process_of_its_own(path: Path, change: str) -> None:
    """Another window is set so."""
    script = f"""
import viewer.ui
from viewer.ui.preferences import Preferences
preferences = Preferences({str(path)!r})
preferences.write(preferences.read()._replace({change}))
"""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-P", "-c", script], env=environment, check=True)


def test_everything_comes_back(path: Path) -> None:
    assert all(one != other for one, other in zip(EVERYTHING, Preferred(), strict=True))
    kept(path, EVERYTHING)
    assert read(path) == EVERYTHING
    kept(path, Preferred())
    assert read(path) == Preferred()


def test_it_is_a_file_that_can_be_read(path: Path) -> None:
    kept(path, EVERYTHING)
    assert (
        path.read_text("utf-8")
        == """\
[General]
colours=dark
high_contrast=true
language=vi
less_motion=false
text_scale=1.25

[slideshow]
at_end=loop
headings=false
motion=drift
pace=1.5
plays=false
two_languages=stacked
"""
    )


def test_only_what_is_not_as_usual_is_kept(path: Path) -> None:
    preferences = kept(path, EVERYTHING)
    preferences.write(Preferred(text_scale=0.8))
    assert path.read_text() == "[General]\ntext_scale=0.8\n"
    preferences.write(Preferred())
    assert path.read_text() == ""


def test_where_nothing_is_set_nothing_is_made(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("viewer.ui.preferences._settings", None)  # it would be a class of Qt more at every start
    preferences = Preferences(str(path))
    assert preferences.read() == Preferred()
    preferences.write(Preferred())
    assert not path.parent.exists()


def test_without_a_place_nothing_is_kept_and_nothing_is_wrong() -> None:
    preferences = Preferences(None)
    assert preferences.read() == Preferred()
    preferences.write(EVERYTHING)
    assert preferences.fault == ""


def test_they_are_looked_up_once(path: Path) -> None:
    preferences = kept(path, EVERYTHING)
    path.unlink()
    again = Preferences(str(path))
    assert again.read() is again.read()
    assert preferences.read() == Preferred(), "what was there when it began"


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_folders_are_made_for_their_owner_alone(path: Path) -> None:
    kept(path, EVERYTHING)
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in (path.parent, path.parent.parent)] == [0o700] * 2
    assert list(path.parent.iterdir()) == [path]


# Two windows.


def test_two_windows_leave_each_others_settings_alone(path: Path) -> None:
    one = kept(path, Preferred(colours="dark", pace=2.0))
    in_a_process_of_its_own(path, "language='vi', colours='light', pace=1.0")
    one.write(Preferred(colours="dark", pace=2.0, text_scale=1.25))
    assert read(path) == Preferred(language="vi", colours="light", text_scale=1.25)


def test_what_only_the_other_window_has_set_is_not_taken_back_at_the_end(path: Path) -> None:
    one = kept(path, Preferred())
    in_a_process_of_its_own(path, "colours='dark'")
    one.write(Preferred())
    assert read(path) == Preferred(colours="dark")


def test_what_is_held_is_not_kept(path: Path) -> None:
    preferences = kept(path, Preferred(plays=False))
    preferences.hold(Preferred(at_end="loop"))
    preferences.write(Preferred(at_end="loop"))
    assert read(path) == Preferred(plays=False)
    preferences.write(Preferred(at_end="return"))
    assert read(path) == Preferred(plays=False, at_end="return")


def test_settings_of_a_newer_version_are_left_alone(path: Path) -> None:
    assert written(path, "hologram=on\ncolours=dark\n[slideshow]\nsmell=roses\n") == Preferred(colours="dark")
    kept(path, Preferred(pace=2.0))
    assert set(path.read_text().split("\n")) >= {"hologram=on", "[slideshow]", "pace=2", "smell=roses"}


# What is wrong.

WRONG: dict[str, list[str]] = {
    "language": ["", "x" * 101, "@Invalid()", "a, b"],
    "colours": ["blue", "Dark", "1", "dark, light", "@ByteArray(dark)", "@Variant()"],
    "high_contrast": ["yes", "1", "0.0", "TRUE, TRUE", "@Invalid()"],
    "less_motion": ["no", "", "@Rect(1 2 3 4)"],
    "text_scale": ["0", "0.79", "2.01", "true", "big", "inf", "nan", "1e999", "-1", "1, 2", "9" * 5_000, "@Size(1 1)"],
    "headings": ["2", "off", "@Point(0 0)"],
    "plays": ["", "None"],
    "pace": ["0.4", "3.1", "quick", "false", "@Variant(\\0\\0\\0\\x87\\x41\\x20\\0\\0)"],
    "at_end": ["go on", "true"],
    "slide_motion": ["jump"],
    "two_languages": ["3"],
}


@pytest.mark.parametrize(
    ("name", "wrong"), [(name, wrong) for name, wrongs in WRONG.items() for wrong in wrongs], ids=lambda text: text[:30]
)
def test_a_wrong_setting_costs_only_itself(path: Path, name: str, wrong: str) -> None:
    kept(path, EVERYTHING)
    key = _ENTRIES[name][0].rpartition("/")[2]
    lines = path.read_text().splitlines()
    section = lines.index("[slideshow]") if "/" in _ENTRIES[name][0] else 0
    place = next(at for at, line in enumerate(lines) if at >= section and line.startswith(f"{key}="))
    lines[place] = f"{key}={wrong}"
    default = getattr(Preferred(), name)
    assert written(path, "\n".join(lines)) == EVERYTHING._replace(**{name: default})


def test_every_kind_of_setting_has_been_wrong() -> None:
    assert set(WRONG) == set(_ENTRIES) == set(Preferred._fields)


@pytest.mark.parametrize("text", ["0.8", "2", "2.0", " 1.25", '"1.25"', "@Variant(\\0\\0\\0\\x87?\\xa0\\0\\0)"])
def test_numbers_are_read_however_they_are_written(path: Path, text: str) -> None:
    assert TEXT_SCALES[0] <= written(path, f"text_scale={text}\n").text_scale <= TEXT_SCALES[1]
    assert written(path, f"text_scale={text}\n").text_scale != 1.0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 100,
        b"garbage",
        b"[",
        b"[General\n",
        b"[[[]]]\n=\n==\n",
        b"\xff\xfe[\0",
        b"a=@Variant(\\0\\0\\0\\b\\xff\\xff\\xff\\xff)\n",
        b"colours=" + b"dark" * (1 << 18) + b"\n",
    ],
    ids=lambda content: repr(content[:20]),
)
def test_a_file_that_is_none_of_settings_is_set_anew(path: Path, content: bytes) -> None:
    assert written(path, content) == Preferred()
    preferences = Preferences(str(path))
    preferences.read()
    preferences.write(EVERYTHING)
    if len(content) > 1 << 20:
        assert preferences.fault == os.strerror(errno.EFBIG)
        assert path.read_bytes() == content
    else:
        assert preferences.fault == ""
        assert read(path) == EVERYTHING


@pytest.mark.parametrize("content", [b"garbage", b"[General\ncolours=light\n"])
def test_a_file_that_is_spoilt_meanwhile_is_set_anew_as_well(path: Path, content: bytes) -> None:
    preferences = kept(path, Preferred(colours="dark"))
    written(path, content)
    path.write_bytes(content * 2)
    preferences.write(Preferred(colours="dark", pace=2.0))
    assert preferences.fault == ""
    assert read(path).pace == 2.0


def is_usable(preferred: Preferred) -> bool:
    return (
        0 < len(preferred.language) <= 100
        and preferred.colours in ("system", "light", "dark")
        and all(wish in (None, True, False) for wish in (preferred.high_contrast, preferred.less_motion))
        and TEXT_SCALES[0] <= preferred.text_scale <= TEXT_SCALES[1]
        and PACES_BETWEEN[0] <= preferred.pace <= PACES_BETWEEN[1]
        and {type(preferred.headings), type(preferred.plays)} == {bool}
        and preferred.at_end in (None, "stop", "loop", "return")
        and preferred.slide_motion in ("cut", "crossfade", "drift")
        and preferred.two_languages in ("beside", "stacked", "dimmed")
    )


LINES = st.tuples(
    st.sampled_from([key.rpartition("/")[2] for key, _ in _ENTRIES.values()]),
    st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), max_size=30)
    | st.floats().map(str)
    | st.sampled_from(["true", "false", "dark", "@Invalid()", "@Variant(", "@ByteArray(x)", "1, 2", '"', "\\x"]),
)


@given(st.lists(LINES, max_size=12), st.lists(LINES, max_size=12))
def test_whatever_the_file_says_what_is_read_can_be_used(
    tmp_path_factory: pytest.TempPathFactory, general: list[tuple[str, str]], show: list[tuple[str, str]]
) -> None:
    lines = [f"{key}={value}" for key, value in general] + ["[slideshow]"] + [f"{key}={value}" for key, value in show]
    assert is_usable(written(tmp_path_factory.getbasetemp() / "strange.conf", "\n".join(lines)))


@given(st.binary(max_size=200))
@example(b"[slideshow]\npace=\\")
def test_no_bytes_are_too_strange(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    assert is_usable(written(tmp_path_factory.getbasetemp() / "strange.conf", content))


def test_what_can_be_set_is_what_can_be_kept() -> None:
    assert (SCALES[0], SCALES[-1]) == TEXT_SCALES
    assert (PACES[0], PACES[-1]) == PACES_BETWEEN


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("pace", PACES)
def test_every_size_and_pace_there_is_can_be_kept(path: Path, scale: float, pace: float) -> None:
    kept(path, Preferred(text_scale=scale, pace=pace))
    assert read(path) == Preferred(text_scale=scale, pace=pace)


# What cannot be kept.


def fault_of(path: Path, preferred: Preferred = EVERYTHING) -> str:
    preferences = Preferences(str(path))
    assert preferences.read() == Preferred()
    preferences.write(preferred)
    return preferences.fault


def test_what_cannot_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert fault_of(tmp_path / "file" / "viewer.conf") == os.strerror(errno.ENOTDIR)
    (tmp_path / "folder").mkdir()
    assert fault_of(tmp_path / "folder") == os.strerror(errno.EISDIR)
    assert fault_of(tmp_path / "no" / "home" / "at" / "all" / "viewer.conf") == os.strerror(errno.ENOENT)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "folder"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes of POSIX")
def test_a_pipe_in_its_place_is_not_waited_for(path: Path) -> None:
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    assert fault_of(path) == os.strerror(errno.EEXIST)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may do everything")
@pytest.mark.parametrize(("file", "folder"), [(0o400, 0o700), (0o000, 0o700), (0o600, 0o500)])
def test_permissions_are_kept_to(path: Path, file: int, folder: int) -> None:
    kept(path, Preferred(colours="dark"))
    path.chmod(file)
    path.parent.chmod(folder)
    try:
        preferences = Preferences(str(path))
        preferences.read()
        preferences.write(EVERYTHING)
        assert preferences.fault == os.strerror(errno.EACCES)
    finally:
        path.parent.chmod(0o700)
        path.chmod(0o600)
    assert "language" not in path.read_text()


def failing(_: str) -> SimpleNamespace:
    """Stands in for settings that cannot be written."""
    return SimpleNamespace(
        Status=QSettings.Status,
        allKeys=lambda: ["colours"],
        value=lambda _: "light",
        setValue=lambda *_: None,
        remove=lambda _: None,
        clear=lambda: None,
        sync=lambda: None,
        status=lambda: QSettings.Status.AccessError,
    )


def test_what_could_not_be_kept_is_tried_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    preferences = kept(path, Preferred(colours="dark", pace=2.0))
    with monkeypatch.context() as patched:
        patched.setattr("viewer.ui.preferences._settings", failing)
        preferences.write(Preferred(colours="light", text_scale=2.0))
        assert preferences.fault == os.strerror(errno.EACCES)
        preferences.write(Preferred(colours="dark", text_scale=2.0))
        assert preferences.fault
        patched.setattr("viewer.ui.preferences.foreseen_fault", lambda _: "No space left on device")
        preferences.write(Preferred(colours="dark", text_scale=2.0))
        assert preferences.fault == "No space left on device"
    assert read(path) == Preferred(colours="dark", pace=2.0)
    preferences.write(Preferred(colours="dark", text_scale=2.0))
    assert preferences.fault == ""
    assert read(path) == Preferred(colours="dark", text_scale=2.0)


# The registry.


def test_of_the_registry_all_is_forgotten(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not forget_registered(str(path))
    kept(path, EVERYTHING)
    assert forget_registered(str(path))
    assert read(path) == Preferred()
    monkeypatch.setattr("viewer.ui.preferences._settings", failing)
    with pytest.raises(PermissionError):
        forget_registered("HKEY_CURRENT_USER\\Software\\photo-caption-viewer")
