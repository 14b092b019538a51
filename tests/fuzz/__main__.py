"""`python -m tests.fuzz --minutes N [--target NAME]`: N minutes of fresh examples for each target. What breaks a
promise is made as small as can be, told, and kept in `tests/fuzz/seeds`; the status is 1 then."""

import argparse
import hashlib
import secrets
import sys
import time
import traceback

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.targets import SEEDS, TARGETS, close_studio, outcomes, seeds

_IN_ONE_GO = 500  # examples; then another go, from another beginning


def main() -> None:
    """Run, tell, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0, help="for each target")
    parser.add_argument("--target", choices=sorted(TARGETS), action="append")
    asked = parser.parse_args()
    found = 0
    for name in asked.target or sorted(TARGETS):
        found += _run(name, asked.minutes * 60)
    sys.exit(1 if found else 0)


def _run(name: str, lasting: float) -> int:
    """How many things were found."""
    target = TARGETS[name]
    begun = time.monotonic()
    tried, findings = 0, set[bytes]()
    last = b""
    for known in seeds(name):
        target.check(known)

    def check(data: bytes) -> None:
        nonlocal tried, last
        if time.monotonic() - begun > lasting and not failing:
            return
        tried += 1
        last = data
        try:
            target.check(data)
        except BaseException:
            failing.append(data)
            raise

    phases = (Phase.generate, Phase.shrink)
    while time.monotonic() - begun < lasting:
        failing: list[bytes] = []
        beginning = secrets.randbits(64)
        trial = settings(
            max_examples=_IN_ONE_GO,
            derandomize=False,
            database=None,
            deadline=None,
            phases=phases,
            suppress_health_check=list(HealthCheck),
        )(given(target.examples)(check))
        try:
            seed(beginning)(trial)()
        except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
            traceback.print_exc()
            if last not in findings:
                findings.add(last)
                kept = SEEDS / name / hashlib.sha256(last).hexdigest()[:12]
                kept.parent.mkdir(exist_ok=True, parents=True)
                kept.write_bytes(last)
                print(f"{name}: kept as {kept.relative_to(SEEDS)}: {last[:200]!r}", flush=True)
    ended = dict(outcomes())
    close_studio()
    minutes = (time.monotonic() - begun) / 60
    print(f"{name}: {tried} examples in {minutes:.1f} minutes, {len(findings)} findings {ended or ''}", flush=True)
    return len(findings)


if __name__ == "__main__":
    main()
