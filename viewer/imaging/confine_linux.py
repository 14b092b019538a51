"""What Linux lets a process take away from itself for good: a filter of system calls (seccomp) and rules about files,
networks and other processes (Landlock), both by the kernel's own interface.

Numbers are those of <asm/unistd.h>, <linux/seccomp.h>, <linux/bpf_common.h>, <linux/audit.h>, <linux/prctl.h>,
<linux/capability.h> and <linux/landlock.h>. What a kernel does not know is left out, so nothing here raises.
"""

import ctypes
import errno
import os
import struct
import sys

assert sys.platform == "linux"  # noqa: S101 - tells the type checker where this file runs

_SET_NO_NEW_PRIVS = 38
_SET_PARENT_DEATH_SIGNAL = 1
_SET_SECCOMP, _FILTER = 22, 2
_CAPABILITY_VERSION = 0x20080522
_READ_EVERYTHING = 1 << 2  # CAP_DAC_READ_SEARCH

_REFUSED = """
socket 41 198  socketpair 53 199  connect 42 203  bind 49 200  listen 50 201  accept 43 202  accept4 288 242
io_uring_setup 425 425  io_uring_enter 426 426  io_uring_register 427 427

execve 59 221  execveat 322 281  fork 57 -  vfork 58 -

kill 62 129  tkill 200 130  rt_sigqueueinfo 129 138  rt_tgsigqueueinfo 297 240  pidfd_open 434 434
pidfd_getfd 438 438  pidfd_send_signal 424 424  ptrace 101 117  kcmp 312 272  process_vm_readv 310 270
process_vm_writev 311 271  process_madvise 440 440  process_mrelease 448 448  perf_event_open 298 241
bpf 321 280  userfaultfd 323 282  setpriority 141 140  ioprio_set 251 30  sched_setaffinity 203 122
sched_setattr 314 274  sched_setparam 142 118  sched_setscheduler 144 119  migrate_pages 256 238
move_pages 279 239  setns 308 268  unshare 272 97  add_key 248 217  request_key 249 218  keyctl 250 219
shmget 29 194  shmat 30 196  shmctl 31 195  msgget 68 186  msgsnd 69 189  msgrcv 70 188  msgctl 71 187
semget 64 190  semop 65 193  semtimedop 220 192  semctl 66 191  mq_open 240 180  mq_unlink 241 181

creat 85 -  truncate 76 45  mkdir 83 -  mkdirat 258 34  mknod 133 -  mknodat 259 33  link 86 -  linkat 265 37
symlink 88 -  symlinkat 266 36  rename 82 -  renameat 264 38  renameat2 316 276  unlink 87 -  unlinkat 263 35
rmdir 84 -  chmod 90 -  fchmod 91 52  fchmodat 268 53  chown 92 -  fchown 93 55  lchown 94 -  fchownat 260 54
utime 132 -  utimes 235 -  futimesat 261 -  utimensat 280 88  setxattr 188 5  lsetxattr 189 6  fsetxattr 190 7
removexattr 197 14  lremovexattr 198 15  fremovexattr 199 16  open_by_handle_at 304 265  mount 165 40
umount2 166 39  pivot_root 155 41  chroot 161 51  open_tree 428 428  move_mount 429 429  fsopen 430 430
fsconfig 431 431  fsmount 432 432  fspick 433 433  mount_setattr 442 442
"""
"""System calls with their numbers on x86-64 and aarch64: networks, programs, other processes, changes to files. Calls
that need an administrator's rights anyway are not listed: `forgo_privileges` has given those up."""

_LAST_KNOWN = 450  # what newer kernels add is unknown here, and so are its ways out; the C library does without

_AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_SPECIAL = {
    "x86_64": {"clone": 56, "ioctl": 16, "open": 2, "openat": 257, "prctl": 157, "prlimit64": 302, "tgkill": 234},
    "aarch64": {"clone": 220, "ioctl": 29, "openat": 56, "prctl": 167, "prlimit64": 261, "tgkill": 131},
}
_CLONE3, _OPENAT2 = 435, 437  # their arguments lie in memory, where no filter sees them

_LOAD, _IF_EQUAL, _IF_GREATER, _IF_BITS, _RETURN = 0x20, 0x15, 0x25, 0x45, 0x06  # BPF_LD|W|ABS, BPF_JMP|…|K, BPF_RET|K
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data
_ALLOW, _REFUSE, _KILL_PROCESS = 0x7FFF0000, 0x00050000, 0x80000000

_CLONE_THREAD = 0x00010000
_FIONBIO = 0x5421  # how Python sets a socket's time-out
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | (os.O_TMPFILE & ~os.O_DIRECTORY)

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION, _PATH_BENEATH = 1, 1
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}  # how many there are, from which version on


def forgo_privileges() -> bool:
    """Have no program give this process more rights than it has, and where it is an administrator's, keep of those
    rights only the reading of everybody's files; whether that is in force."""
    libc = _libc()
    header = struct.pack("@Ii", _CAPABILITY_VERSION, 0)
    held = ctypes.create_string_buffer(24)  # effective, permitted, inheritable: twice 32 bits of each
    if libc.prctl(_SET_NO_NEW_PRIVS, *map(ctypes.c_ulong, (1, 0, 0, 0))) != 0 or libc.capget(header, held) != 0:
        return False
    effective, permitted, *_ = struct.unpack("@6I", held.raw)
    kept = (effective & _READ_EVERYTHING, permitted & _READ_EVERYTHING, 0, 0, 0, 0)
    done: int = libc.capset(header, struct.pack("@6I", *kept))
    return done == 0


def filter_calls() -> bool:
    """Refuse the system calls of which decoding a photo has no need; whether that is in force.

    For this thread and those it will start. Needs `forgo_privileges`.
    """
    machine = os.uname().machine
    if machine not in _AUDIT_ARCH or sys.maxsize < 1 << 32:
        return False
    code = _filter(machine, os.getpid())
    program = ctypes.create_string_buffer(code, len(code))
    # struct sock_fprog: how many instructions, and where they are
    described = struct.pack("@HP", len(code) // 8, ctypes.addressof(program))
    where = ctypes.create_string_buffer(described, len(described))
    done: int = _libc().prctl(_SET_SECCOMP, ctypes.c_ulong(_FILTER), where)
    return done == 0


def refused_calls(machine: str) -> dict[str, int]:
    """Names and numbers of the system calls that are refused whatever their arguments are."""
    words = iter(_REFUSED.split())
    column = ("x86_64", "aarch64").index(machine)
    calls = {name: numbers[column] for name, *numbers in zip(words, words, words, strict=True)}
    return {name: int(number) for name, number in calls.items() if number != "-"}


def restrict_files() -> int:
    """Leave of the file system only the reading, of networks and other processes nothing: by Landlock's rules.

    The version of Landlock that is in force, or 0. For this thread and those it will start. Needs `forgo_privileges`.
    """
    libc = _libc()
    version: int = libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _VERSION)
    if version < 1:
        return 0
    rights = max(count for since, count in _FILE_RIGHTS.items() if since <= version)
    to_networks = 0b11 if version >= 4 else 0  # binding and connecting
    to_others = 0b11 if version >= 6 else 0  # abstract sockets and signals
    # struct landlock_ruleset_attr; older kernels take a longer one, if the rest of it is zero
    handled = struct.pack("@QQQ", (1 << rights) - 1, to_networks, to_others)
    rules = libc.syscall(_CREATE_RULESET, handled, ctypes.c_size_t(len(handled)), 0)
    if rules < 0:
        return 0
    try:
        root = os.open("/", os.O_PATH | os.O_CLOEXEC)
        try:
            # Which folders photos will come from is not known yet: a process serves whatever story is opened.
            beneath = struct.pack("=Qi", _READ_FILE | _READ_FOLDER, root)
            done = libc.syscall(_ADD_RULE, rules, _PATH_BENEATH, beneath, 0) == 0
        finally:
            os.close(root)
        return version if done and libc.syscall(_RESTRICT_SELF, rules, 0) == 0 else 0
    except OSError:
        return 0
    finally:
        os.close(rules)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None)


def _filter(machine: str, process: int) -> bytes:
    """The program that the kernel runs for every system call: in classic BPF, eight bytes an instruction."""
    special = _SPECIAL[machine]
    refuse, unknown = _REFUSE | errno.EPERM, _REFUSE | errno.ENOSYS
    code = [
        _instruction(_LOAD, _ARCHITECTURE),
        _instruction(_IF_EQUAL, _AUDIT_ARCH[machine], 1, 0),
        _instruction(_RETURN, _KILL_PROCESS),
        _instruction(_LOAD, _NUMBER),
        _instruction(_IF_GREATER, _LAST_KNOWN, 0, 1),  # x86-64's second set of numbers, x32, is above as well
        _instruction(_RETURN, unknown),
    ]
    for number in refused_calls(machine).values():
        code += [_instruction(_IF_EQUAL, number, 0, 1), _instruction(_RETURN, refuse)]
    for number in (_CLONE3, _OPENAT2):
        code += [_instruction(_IF_EQUAL, number, 0, 1), _instruction(_RETURN, unknown)]
    for name, argument, test, value, if_so, if_not in (
        ("clone", 0, _IF_BITS, _CLONE_THREAD, _ALLOW, refuse),
        ("open", 1, _IF_BITS, _WRITING, refuse, _ALLOW),
        ("openat", 2, _IF_BITS, _WRITING, refuse, _ALLOW),
        ("ioctl", 1, _IF_EQUAL, _FIONBIO, _ALLOW, _REFUSE | errno.ENOTTY),
        ("prctl", 0, _IF_EQUAL, _SET_PARENT_DEATH_SIGNAL, refuse, _ALLOW),
        ("prlimit64", 0, _IF_EQUAL, 0, _ALLOW, refuse),  # its own limits
        ("tgkill", 0, _IF_EQUAL, process, _ALLOW, refuse),  # its own threads, and abort()
    ):
        if name in special:
            code += [
                _instruction(_IF_EQUAL, special[name], 0, 4),
                _instruction(_LOAD, _ARGUMENTS + 8 * argument),  # the lower half: all of them are 32 bits wide
                _instruction(test, value, 0, 1),
                _instruction(_RETURN, if_so),
                _instruction(_RETURN, if_not),
            ]
    return b"".join([*code, _instruction(_RETURN, _ALLOW)])


def _instruction(code: int, value: int, if_so: int = 0, if_not: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_so, if_not, value)
