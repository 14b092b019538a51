"""One program per user: what is handed over, and everything that may go wrong on the way."""

import json
import os
import signal
import socket
import stat
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import viewer.instance
from tests.conftest import ROOT
from viewer.instance import (
    LONGEST_MESSAGE,
    PATIENCE,
    Arrival,
    Caller,
    Claim,
    GarbledError,
    Request,
    arrive,
    decoded,
    encoded,
    place_of,
)
from viewer.options import Options

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="on Windows there is a pipe: tests/ui/test_pipe.py")

LONG = 30.0  # seconds, to catch a hang
NOTHING = Options(())
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
NAMES = st.binary(min_size=1, max_size=40).map(lambda name: "/" + os.fsdecode(name.replace(b"\0", b"-")))
REQUESTS = st.builds(
    Request,
    st.builds(
        Options,
        paths=st.lists(NAMES, max_size=4).map(tuple),
        slideshow=st.booleans(),
        full_screen=st.booleans(),
        language=st.none() | WORDS,
        photo=st.none() | WORDS,
        loop=st.booleans(),
        trace=st.none(),
        theme=st.none(),
        new_window=st.just(value=False),
    ),
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40),
)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A desktop with a folder for such things."""
    return {"XDG_RUNTIME_DIR": str(tmp_path), "DISPLAY": ":7"}


@contextmanager
def claimed(environment: dict[str, str]) -> Iterator[Claim]:
    """Be the one that is running."""
    claim = arrive(NOTHING, environment).claim
    assert claim is not None
    try:
        yield claim
    finally:
        claim.close()


@contextmanager
def arriving(options: Options, environment: dict[str, str], patience: float = LONG) -> Iterator[list[Arrival]]:
    """Another start, meanwhile; how it went, afterwards."""
    went: list[Arrival] = []
    start = threading.Thread(target=lambda: went.append(arrive(options, environment, patience)))
    start.start()
    yield went
    start.join()


def next_caller(claim: Claim) -> Caller:
    """Wait for one."""
    line_of(claim).settimeout(LONG)
    return Caller(line_of(claim).accept()[0])


def line_of(claim: Claim) -> socket.socket:
    """Where it listens."""
    assert claim.line is not None
    return claim.line


def heard(caller: Caller) -> Request:
    """Wait until the caller has said everything."""
    caller._connection.settimeout(LONG)
    request = caller.hear()
    assert request is not None
    return request


def test_a_second_start_hands_over_and_is_told_so(environment: dict[str, str], tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff\xe2\x82")
    (tmp_path / name).write_bytes(b"")
    options = Options((str(tmp_path / name),), slideshow=True, language="vi")
    with claimed(environment) as claim, arriving(options, environment | {"DESKTOP_STARTUP_ID": "kde;1"}) as went:
        caller = next_caller(claim)
        assert heard(caller) == Request(options, "kde;1")
        assert caller.take()
        caller.close()
    assert went == [Arrival(is_handed_over=True)]


def test_paths_are_made_absolute_where_they_were_typed(
    environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.png").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    with claimed(environment) as claim, arriving(Options(("./a.png",)), environment):
        caller = next_caller(claim)
        monkeypatch.chdir("/")
        assert heard(caller).options.paths == (str(tmp_path / "a.png"),)
        caller.close()


def test_one_that_is_to_have_a_window_of_its_own_hands_nothing_over(environment: dict[str, str]) -> None:
    with claimed(environment) as claim:
        for options in (Options((), new_window=True), Options((), trace="file")):
            assert arrive(options, environment) == Arrival()
        with pytest.raises(BlockingIOError):
            line_of(claim).accept()
    alone = arrive(Options((), new_window=True), environment).claim
    assert alone is not None  # nobody else is running, so others hand over to this one
    alone.close()


def test_a_path_that_is_not_there_is_not_handed_over(environment: dict[str, str], tmp_path: Path) -> None:
    with claimed(environment) as claim:
        for paths in ((str(tmp_path / "gone"),), ("",), ("a\0b",)):
            assert arrive(Options(paths), environment) == Arrival()
        with pytest.raises(BlockingIOError):
            line_of(claim).accept()


def test_what_is_too_long_is_not_handed_over(environment: dict[str, str]) -> None:
    with claimed(environment):
        assert arrive(Options((), photo="x" * LONGEST_MESSAGE), environment) == Arrival()


def test_once_the_one_has_ended_the_next_is_the_one_and_nothing_of_it_is_left(
    environment: dict[str, str], tmp_path: Path
) -> None:
    for _ in range(2):
        with claimed(environment):
            pass
    assert not list(tmp_path.rglob("*.socket"))


def test_a_killed_one_is_in_nobodys_way(environment: dict[str, str], tmp_path: Path) -> None:
    script = (
        "import os, sys; from viewer.instance import arrive; from viewer.options import Options;"
        "claim = arrive(Options(()), os.environ).claim; print(claim is not None, flush=True); sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", script],
        env=os.environ | environment | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "xcb"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"True\n"
        os.kill(process.pid, signal.SIGKILL)
    assert list(tmp_path.rglob("*.socket"))
    with claimed(environment):
        pass


def test_of_many_at_the_same_moment_one_is_the_one_and_all_others_hand_over(environment: dict[str, str]) -> None:
    count = 8
    together = threading.Barrier(count)
    went: list[Arrival] = []

    def start(number: int) -> None:
        together.wait()
        went.append(arrive(Options((), photo=str(number)), environment, LONG))
        claim = went[-1].claim
        if claim is not None:
            one.append(claim)
            is_claimed.set()

    one: list[Claim] = []
    is_claimed = threading.Event()
    starts = [threading.Thread(target=start, args=(number,)) for number in range(count)]
    for each in starts:
        each.start()
    assert is_claimed.wait(LONG)
    photos = set()
    for _ in range(count - 1):
        caller = next_caller(one[0])
        photos.add(heard(caller).options.photo)
        assert caller.take()
        caller.close()
    for each in starts:
        each.join()
    one[0].close()
    assert len(photos) == count - 1
    assert sorted(arrival.is_handed_over for arrival in went) == [False, *[True] * (count - 1)]
    assert len(one) == 1


def test_one_that_hangs_is_given_up_and_does_not_do_it_as_well_later(environment: dict[str, str]) -> None:
    with claimed(environment) as claim:
        assert arrive(NOTHING, environment, patience=0.01) == Arrival()
        caller = next_caller(claim)
        assert caller.hear() == Request(NOTHING)
        assert not caller.take()
        caller.close()
    assert PATIENCE <= 3


def test_one_that_hangs_up_or_says_something_else_is_given_up(environment: dict[str, str]) -> None:
    for answer in (b"", b"no"):
        with claimed(environment) as claim, arriving(NOTHING, environment) as went:
            caller = next_caller(claim)
            heard(caller)
            caller._connection.sendall(answer)
            caller.close()
        assert went == [Arrival()]


def test_one_that_ends_just_now_is_followed(environment: dict[str, str]) -> None:
    with claimed(environment) as claim, arriving(NOTHING, environment) as went:
        next_caller(claim).close()  # it is in the queue, or will find nobody
        claim.close()
    arrival = went[0]
    if arrival.claim is not None:
        arrival.claim.close()
    assert not arrival.is_handed_over


def test_one_that_has_not_begun_to_listen_is_waited_for(environment: dict[str, str]) -> None:
    with claimed(environment) as claim:
        path = Path(claim._path)
        away = path.with_suffix(".away")
        path.rename(away)
        with arriving(NOTHING, environment) as went:
            away.rename(path)
            caller = next_caller(claim)
            heard(caller)
            assert caller.take()
            caller.close()
        assert went == [Arrival(is_handed_over=True)]


class TestPlace:
    @pytest.mark.parametrize("platform", ["offscreen", "minimal", "minimalegl"])
    def test_windows_that_nobody_sees_take_no_part(self, environment: dict[str, str], platform: str) -> None:
        assert place_of(environment | {"QT_QPA_PLATFORM": platform}) is None
        assert arrive(NOTHING, environment | {"QT_QPA_PLATFORM": platform}) == Arrival()

    def test_every_display_has_its_own(self, environment: dict[str, str]) -> None:
        others = (
            environment,
            environment | {"DISPLAY": ":8"},
            environment | {"WAYLAND_DISPLAY": "wayland-0"},
            environment | {"WAYLAND_DISPLAY": "../../x"},
        )
        places = [place_of(other) for other in others]
        assert None not in places
        assert len(set(places)) == len(others)
        assert {Path(place[1]).parent for place in places if place} == {
            Path(environment["XDG_RUNTIME_DIR"], "photo-caption-viewer")
        }
        assert place_of(environment | {"DISPLAY": ":7.0"}) == place_of(environment)
        x11 = {"WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": "xcb"}
        assert place_of(environment | x11) == place_of(environment)

    def test_it_is_in_a_folder_only_the_user_can_enter(self, environment: dict[str, str]) -> None:
        before = os.umask(0)
        try:
            with claimed(environment) as claim:
                folder = Path(claim._path).parent
                assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        finally:
            os.umask(before)

    @pytest.mark.parametrize("runtime", ["", "relative"])
    def test_without_a_runtime_folder_there_is_one_for_each_user(self, tmp_path: Path, runtime: str) -> None:
        place = place_of({"XDG_RUNTIME_DIR": runtime, "TMPDIR": str(tmp_path), "DISPLAY": ":7"})
        assert place is not None
        assert Path(place[0]).parent == tmp_path / f"photo-caption-viewer-{os.geteuid()}"

    def test_a_folder_that_others_can_enter_or_have_put_there_is_not_used(
        self, environment: dict[str, str], tmp_path: Path
    ) -> None:
        folder = tmp_path / "photo-caption-viewer"
        folder.mkdir(mode=0o700)
        assert place_of(environment) is not None
        for mode in (0o710, 0o701, 0o720):
            folder.chmod(mode)
            assert place_of(environment) is None
        folder.rmdir()
        (tmp_path / "elsewhere").mkdir(mode=0o700)
        folder.symlink_to(tmp_path / "elsewhere")
        assert place_of(environment) is None
        folder.unlink()
        folder.write_text("")
        assert arrive(NOTHING, environment) == Arrival()

    def test_another_users_folder_is_not_used(
        self, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert place_of(environment) is not None
        somebody_else = os.geteuid() + 1
        monkeypatch.setattr(os, "geteuid", lambda: somebody_else)
        assert place_of(environment) is None

    def test_a_place_that_cannot_be_used_leaves_a_window_of_ones_own_at_once(
        self, environment: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(viewer.instance, "sleep", pytest.fail)  # it is not tried again and again
        long = tmp_path / ("x" * 120)  # longer than the name of a socket may be
        long.mkdir()
        assert arrive(NOTHING, environment | {"XDG_RUNTIME_DIR": str(long)}) == Arrival()
        assert arrive(NOTHING, environment | {"XDG_RUNTIME_DIR": str(tmp_path / "gone")}) == Arrival()
        place = place_of(environment)
        assert place is not None
        Path(place[0]).symlink_to(tmp_path / "target")
        assert arrive(NOTHING, environment) == Arrival()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells who is at the other end")
def test_another_user_is_not_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        Caller(ours)
        somebody_else = os.geteuid() + 1
        monkeypatch.setattr(os, "geteuid", lambda: somebody_else)
        with pytest.raises(GarbledError):
            Caller(ours)


# The message.


@given(REQUESTS)
def test_every_request_arrives_as_it_was_sent(request: Request) -> None:
    assert decoded(encoded(request)) == request


@given(st.binary(max_size=200))
def test_any_bytes_are_a_request_or_garbled(message: bytes) -> None:
    try:
        decoded(message)
    except GarbledError:
        return
    raise AssertionError("no bytes are a request by chance")


def _without(content: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in content.items() if name != key}


GOOD: dict[str, Any] = json.loads(encoded(Request(Options(("/a",)), "token")))
WRONG: list[Any] = [
    None,
    [],
    "x",
    {},
    *(_without(GOOD, key) for key in GOOD),
    GOOD | {"more": 1},
    GOOD | {"protocol": 2},
    *(GOOD | {"paths": paths} for paths in (None, "/a", [1], [""], ["a"], ["/a\0"], ["/\ud800"], ["/" + "x" * 5_000])),
    GOOD | {"paths": ["/a"] * 10_001},
    *(GOOD | {key: value} for key in ("slideshow", "full_screen", "loop") for value in (None, 0, "true")),
    *(GOOD | {key: value} for key in ("language", "photo") for value in (1, [""], "x" * 1_001, "\0")),
    *(GOOD | {"token": value} for value in (None, 1, "ữ", "a\nb", "x" * 1_001)),
]


@pytest.mark.parametrize("content", WRONG, ids=lambda content: json.dumps(content)[-40:])
def test_what_is_not_as_it_should_be_is_garbled(content: Any) -> None:
    assert decoded(json.dumps(GOOD).encode()).token == GOOD["token"]
    with pytest.raises(GarbledError):
        decoded(json.dumps(content).encode())


def test_json_without_end_is_garbled() -> None:
    for message in (b"[" * 100_000, b'{"protocol":' + b"9" * 5_000 + b"}", b"\xff", b""):
        with pytest.raises(GarbledError):
            decoded(message)


def framed(message: bytes) -> bytes:
    return struct.pack("!I", len(message)) + message


def test_a_message_may_come_in_pieces() -> None:
    request = Request(Options(("/a",)))
    ours, theirs = socket.socketpair()
    with ours, theirs:
        caller = Caller(ours)
        assert caller.hear() is None
        for byte in (whole := framed(encoded(request)))[:-1]:
            theirs.sendall(bytes([byte]))
            assert caller.hear() is None
        theirs.sendall(whole[-1:])
        assert caller.hear() == request
        assert caller.take()
        assert theirs.recv(10) == b"+"


WHOLE = framed(encoded(Request(Options(("/a",)))))


@pytest.mark.parametrize(
    "said",
    [
        WHOLE[:-1],
        WHOLE[:2],
        b"",
        WHOLE + b"more",
        struct.pack("!I", LONGEST_MESSAGE + 1) + b"x" * 1_000,
        framed(b"GET / HTTP/1.1"),
        framed(b""),
    ],
)
def test_a_message_that_is_none_is_garbled(said: bytes) -> None:
    ours, theirs = socket.socketpair()
    with ours:
        with theirs:
            theirs.sendall(said)
        with pytest.raises(GarbledError):
            Caller(ours).hear()


# From outside.

_WATCHED = """
import runpy, sys, socket
families = set()
sys.addaudithook(lambda event, what: families.add(what[1]) if event == "socket.__new__" else None)
sys.argv[0] = "viewer"
try:
    runpy.run_module("viewer", run_name="__main__", alter_sys=True)
finally:
    heavy = {"PySide6", "viewer.start", "viewer.app", "viewer.imaging", "PIL", "yaml"} & sys.modules.keys()
    print(sorted(family.name for family in map(socket.AddressFamily, families)), sorted(heavy))
"""


def test_a_start_that_hands_over_opens_no_network_socket_and_imports_no_qt(
    environment: dict[str, str], tmp_path: Path
) -> None:
    story = tmp_path / "captions.yaml"
    story.write_text("")
    with claimed(environment) as claim:
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", _WATCHED, "--slideshow", "--loop", "captions.yaml"],
            env=os.environ | environment | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "xcb"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=tmp_path,
        )
        with process:
            caller = next_caller(claim)
            assert heard(caller).options == Options((str(story),), slideshow=True, loop=True)
            assert caller.take()
            caller.close()
            said = process.communicate()[0].decode()
    assert (process.returncode, said) == (0, "['AF_UNIX'] []\n")
