"""What a decode worker gives up before it looks at the first byte of a photo, so that a photo which takes it over has
won little: as much as the platform lets it, in the worker's own process only.

What the platform does not have is left out and not an error; what is in force is told line by line, and
`photo-caption-viewer check --sandbox` prints it.
"""

import contextlib
import os
import sys

from viewer.imaging.message import MAX_PIXEL_BYTES

PROCESSOR_SECONDS = 60
"""Processor time for one photo; the pool's deadline comes first unless the window is gone."""

OPEN_FILES = 64
"""What a worker needs at once is its line, a photo, and the memory that it answers with."""


def confine(memory_mib: int) -> list[str]:
    """Give up what decoding does not need, for good; what is in force now, a line for each right.

    Before any other thread is started: Linux confines a thread and those it starts. After all that must be imported
    from files that are not there to be read later.
    """
    return [*_limited(memory_mib), *_withdrawn(), f"environment: {', '.join(sorted(os.environ)) or 'empty'}"]


def limit_processor_time() -> None:
    """Give the next photo its processor time: an end even where neither deadline nor hang-up is noticed."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Unix only

    usage = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime) + PROCESSOR_SECONDS, hard))


def _limited(memory_mib: int) -> list[str]:
    if sys.platform == "win32":
        # decode.MAX_DECODED_BYTES is what holds there
        return [
            f"{what}: not limited" for what in ("memory", "processor time", "core dumps", "open files", "file size")
        ]
    import resource  # noqa: PLC0415 - Unix only

    lines = []
    for what, limit, value, told in (
        ("memory", resource.RLIMIT_AS, memory_mib << 20, f"at most {memory_mib} MiB of addresses"),
        ("processor time", resource.RLIMIT_CPU, None, f"at most {PROCESSOR_SECONDS} s for one photo"),
        ("core dumps", resource.RLIMIT_CORE, 0, "none"),
        ("open files", resource.RLIMIT_NOFILE, OPEN_FILES, f"at most {OPEN_FILES}"),
        # Not 0: the memory that carries pixels to the window is a file to the system.
        ("file size", resource.RLIMIT_FSIZE, MAX_PIXEL_BYTES, f"at most {MAX_PIXEL_BYTES >> 20} MiB"),
    ):
        with contextlib.suppress(OSError, ValueError):  # macOS refuses some limits
            if value is not None:
                resource.setrlimit(limit, (value, value))
        in_force = value is None or resource.getrlimit(limit) == (value, value)
        lines.append(f"{what}: {told if in_force else 'not limited'}")
    return lines


def _withdrawn() -> list[str]:
    by_landlock, by_seccomp, privileges = 0, False, False
    if sys.platform == "linux":
        from viewer.imaging import confine_linux  # noqa: PLC0415 - Linux only

        privileges = confine_linux.forgo_privileges()
        by_landlock = confine_linux.restrict_files()  # first: the filter would refuse some of it
        by_seccomp = confine_linux.filter_calls()
    landlock = f"Landlock {by_landlock}" if by_landlock else ""
    seccomp = "seccomp" if by_seccomp else ""
    return [
        f"privileges: {'none kept, none to be gained (capabilities, no_new_privs)' if privileges else 'not limited'}",
        _told("files", "read only", seccomp, landlock),
        _told("programs", "none to be started", seccomp, landlock),
        _told("network", "none", seccomp) if seccomp or by_landlock < 4 else f"network: no TCP ({landlock})",
        _told("signals to other processes", "none", seccomp, landlock if by_landlock >= 6 else ""),
        _told("memory and environment of other processes", "out of reach", landlock),
    ]


def _told(what: str, right: str, *by: str) -> str:
    """A line about a right that is in force by these means; by none, it is not."""
    means = ", ".join(filter(None, by))
    return f"{what}: {right} ({means})" if means else f"{what}: not limited"
