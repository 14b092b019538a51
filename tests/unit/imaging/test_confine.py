"""What a decode worker cannot do any more, tried in processes confined as it is; and that it can still decode."""

import ctypes
import os
import platform
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from tests.conftest import ROOT
from viewer.imaging.confine import OPEN_FILES, PROCESSOR_SECONDS
from viewer.imaging.process import WorkerProcess, request_for
from viewer.imaging.request import PhotoKey, PhotoSource

if sys.platform != "linux":
    pytest.skip("elsewhere there are only limits", allow_module_level=True)

from viewer.imaging import confine_linux

PATIENCE = 60.0
MACHINE = platform.machine()

has_seccomp = pytest.mark.skipif(
    MACHINE not in ("x86_64", "aarch64") or "\nSeccomp:" not in Path("/proc/self/status").read_text(),
    reason="no filter of system calls on this machine",
)
has_landlock = pytest.mark.skipif(
    ctypes.CDLL(None).syscall(444, None, ctypes.c_size_t(0), 1) < 6, reason="no Landlock, or an old one"
)


@pytest.fixture
def worker() -> Iterator[WorkerProcess]:
    process = WorkerProcess(1536)
    yield process
    process.close()


def confined(probe: str, *words: str, only: str = "confine(1536)") -> str:
    """What `probe` prints in a process that has confined itself; of confinement `only` this much."""
    begin = (
        "import ctypes, errno, mmap, os, socket, subprocess, sys, threading\n"
        "from viewer.imaging.confine import confine\n"
        "from viewer.imaging.confine_linux import *\n"
        f"{only}\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", begin + probe, *words],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT)},
        check=False,
    )
    return done.stdout + done.stderr


LANDLOCK = "forgo_privileges(); restrict_files()"

REFUSED = {
    "socket": "socket.socket()",
    "local socket": "socket.socket(socket.AF_UNIX)",
    "program": "os.execv('/bin/true', ['true'])",
    "process": "subprocess.run(['/bin/true'])",
    "fork": "os.fork()",
    "signal": "os.kill(os.getppid(), 0)",
    "priority": "os.setpriority(os.PRIO_PROCESS, os.getppid(), 19)",
    "write": "open(sys.argv[1], 'r+b')",
    "append": "open(sys.argv[1], 'ab')",
    "create": "open(sys.argv[1] + '.new', 'xb')",
    "create unnamed": "os.open(os.path.dirname(sys.argv[1]), os.O_TMPFILE | os.O_RDONLY)",
    "truncate": "os.truncate(sys.argv[1], 0)",
    "delete": "os.unlink(sys.argv[1])",
    "rename": "os.rename(sys.argv[1], sys.argv[1] + '.new')",
    "link": "os.link(sys.argv[1], sys.argv[1] + '.new')",
    "folder": "os.mkdir(sys.argv[1] + '.new')",
    "mode": "os.chmod(sys.argv[1], 0o777)",
    "mode of what is open": "os.fchmod(os.open(sys.argv[1], os.O_RDONLY), 0o777)",
    "time": "os.utime(sys.argv[1])",
    "attribute": "os.setxattr(sys.argv[1], 'user.a', b'b')",
}


@has_seccomp
@pytest.mark.parametrize("probe", REFUSED.values(), ids=REFUSED.keys())
def test_it_is_refused(probe: str, tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"untouched")
    before = path.stat()
    assert "PermissionError" in confined(f"print({probe})", str(path))
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == b"untouched"
    assert (path.stat().st_mode, path.stat().st_mtime_ns) == (before.st_mode, before.st_mtime_ns)


BY_LANDLOCK = {
    name: REFUSED[name] for name in ("program", "process", "write", "create", "truncate", "delete", "signal")
}


@has_landlock
@pytest.mark.parametrize("probe", BY_LANDLOCK.values(), ids=BY_LANDLOCK.keys())
def test_landlock_alone_refuses_it_too(probe: str, tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"untouched")
    assert "PermissionError" in confined(f"print({probe})", str(path), only=LANDLOCK)
    assert path.read_bytes() == b"untouched"


@has_landlock
def test_landlock_alone_refuses_networks_too() -> None:
    probe = "socket.socket().connect(('127.0.0.1', 9))"
    assert "PermissionError" in confined(probe, only=LANDLOCK)
    assert "ConnectionRefusedError" in confined(probe, only=""), "else this test tells nothing"


@has_landlock
def test_other_processes_cannot_be_seen_into() -> None:
    probe = "print(len(open(f'/proc/{os.getppid()}/environ').read()))"
    assert "PermissionError" in confined(probe)
    assert int(confined(probe, only="")) > 0


@has_seccomp
def test_every_call_of_the_table_is_refused() -> None:
    probe = (
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        "for name, number in refused_calls(os.uname().machine).items():\n"
        "    minus = ctypes.c_long(-1)\n"
        "    result = libc.syscall(number, minus, minus, minus, minus, minus, minus)\n"
        "    if (result, ctypes.get_errno()) != (-1, errno.EPERM): print(name)\n"
        "print('done')\n"
    )
    assert confined(probe) == "done\n"


@has_seccomp
def test_calls_that_are_not_known_are_not_there() -> None:
    probe = (
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        "for number in (435, 437, 451, 1000, 0x40000000 + 41):\n"
        "    libc.syscall(number, None, ctypes.c_size_t(0))\n"
        "    print(errno.errorcode[ctypes.get_errno()])\n"
    )
    assert set(confined(probe).split()) == {"ENOSYS"}


def test_what_decoding_needs_is_left() -> None:
    probe = (
        "thread = threading.Thread(target=print, args=('thread',)); thread.start(); thread.join()\n"
        "memory = os.memfd_create('photo'); os.write(memory, b'pixels'); print(os.pread(memory, 6, 0))\n"
        "print(len(open(sys.argv[1], 'rb').read()) > 0, os.stat(sys.argv[1]).st_size > 0, bool(os.listdir('/')))\n"
        "from PIL import AvifImagePlugin, ImageCms; print(AvifImagePlugin.SUPPORTED)\n"
    )
    assert confined(probe, __file__).split("\n") == ["thread", "b'pixels'", "True True True", "True", ""]


def decide(code: bytes, machine: int, number: int, *arguments: int) -> int:
    """What the filter says to a system call: a kernel in small."""
    data = struct.pack("<IIQ6Q", number, machine, 0, *arguments, *[0] * (6 - len(arguments)))
    instructions = list(struct.iter_unpack("=HBBI", code))
    value, at = 0, 0
    while True:
        kind, if_so, if_not, operand = instructions[at]
        at += 1
        if kind == 0x20:
            (value,) = struct.unpack_from("<I", data, operand)
        elif kind == 0x06:
            return int(operand)
        else:
            is_so = {0x15: value == operand, 0x25: value > operand, 0x45: bool(value & operand)}[kind]
            at += if_so if is_so else if_not


ALLOW, EPERM, ENOTTY, ENOSYS, KILL = 0x7FFF0000, 0x50001, 0x50019, 0x50026, 0x80000000
DECISIONS = {
    # name: (its number on x86-64, on aarch64, its arguments, what is decided)
    "read": (0, 63, (), ALLOW),
    "memfd_create": (319, 279, (), ALLOW),
    "socket": (41, 198, (), EPERM),
    "execve": (59, 221, (), EPERM),
    "a thread": (56, 220, (0x3D0F00,), ALLOW),
    "a process": (56, 220, (17,), EPERM),
    "open to read": (257, 56, (0, 0, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_DIRECTORY), ALLOW),
    "open to write": (257, 56, (0, 0, os.O_WRONLY), EPERM),
    "open to create": (257, 56, (0, 0, os.O_CREAT), EPERM),
    "a socket's time-out": (16, 29, (3, 0x5421), ALLOW),
    "typing into a terminal": (16, 29, (3, 0x5412), ENOTTY),
    "outliving the window": (157, 167, (1, 0), EPERM),
    "naming a thread": (157, 167, (15, 0), ALLOW),
    "own limits": (302, 261, (0,), ALLOW),
    "others' limits": (302, 261, (1,), EPERM),
    "own abort": (234, 131, (77,), ALLOW),
    "others' abort": (234, 131, (78,), EPERM),
    "clone3": (435, 435, (), ENOSYS),
    "from the future": (451, 451, (), ENOSYS),
}


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
@pytest.mark.parametrize("name", DECISIONS)
def test_the_filter_decides_alike_on_both_machines(machine: str, name: str) -> None:
    code = confine_linux._filter(machine, 77)
    on_x86, on_arm, arguments, decision = DECISIONS[name]
    architecture, number = (0xC000003E, on_x86) if machine == "x86_64" else (0xC00000B7, on_arm)
    assert decide(code, architecture, number, *arguments) == decision
    assert decide(code, 0x40000003, number, *arguments) == KILL, "numbers mean something else on another machine"


@has_seccomp
def test_a_real_worker_is_confined(worker: WorkerProcess) -> None:
    told = dict(line.split(": ", 1) for line in worker.rights(PATIENCE))
    assert told["memory"] == "at most 1536 MiB of addresses"
    assert told["processor time"] == f"at most {PROCESSOR_SECONDS} s for one photo"
    assert told["open files"] == f"at most {OPEN_FILES}"
    assert told["core dumps"] == "none"
    assert told["network"] == "none (seccomp)"
    for right in ("files", "programs", "signals to other processes"):
        assert "seccomp" in told[right]
    status = Path(f"/proc/{worker.pid}/status").read_text().split("\n")
    assert "NoNewPrivs:\t1" in status
    assert "Seccomp:\t2" in status
    (capabilities,) = (line.split()[1] for line in status if line.startswith("CapEff:"))
    assert int(capabilities, 16) & ~(1 << 2) == 0, "but for reading everybody's files, where root decodes"
    limits = Path(f"/proc/{worker.pid}/limits").read_text()
    assert [limits.partition(name)[2].split()[1] for name in ("Max address space", "Max core file size")] == [
        str(1536 << 20),
        "0",
    ]
    for task in Path(f"/proc/{worker.pid}/task").iterdir():
        assert "Seccomp:\t2" in (task / "status").read_text(), "every thread is"


def test_a_real_worker_knows_little_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "hush")
    monkeypatch.setenv("LANG", "C.UTF-8")
    worker = WorkerProcess(1536)
    try:
        told = dict(line.split(": ", 1) for line in worker.rights(PATIENCE))
        known = Path(f"/proc/{worker.pid}/environ").read_bytes()
    finally:
        worker.close()
    assert b"SECRET_TOKEN" not in known
    assert b"HOME=" not in known
    assert b"LANG=C.UTF-8" in known
    assert "SECRET_TOKEN" not in told["environment"]
    assert "LANG" in told["environment"]


@pytest.mark.parametrize(
    "name", ["a.jpg", "a.png", "a.webp", "a.gif", "a.tif", "a.avif", "a.jp2", "a.bmp", "a.ico", "a.tga"]
)
def test_a_confined_worker_decodes_every_format(worker: WorkerProcess, tmp_path: Path, name: str) -> None:
    image = Image.effect_noise((640, 480), 60).convert("RGB")
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image.save(tmp_path / name, icc_profile=profile)
    worker.channel.send(request_for(PhotoKey(PhotoSource(str(tmp_path), name), 320, 320)))
    answer, memory = worker.channel.receive(PATIENCE)
    assert memory is not None, answer
    memory.close()
    assert (answer["width"], answer["info"]["damaged"]) == (320, False)


def test_the_windows_process_confines_nothing_of_itself(worker: WorkerProcess) -> None:
    assert worker.rights(PATIENCE)
    assert "NoNewPrivs:\t0" in Path("/proc/self/status").read_text()
