"""Every target with a fixed number of examples, and with all that was ever found."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.fuzz.targets import SEEDS, TARGETS, close_studio, seeds


@pytest.fixture(autouse=True)
def _no_worker_left() -> Iterator[None]:
    yield
    close_studio()


@pytest.mark.parametrize("name", TARGETS)
def test_no_bytes_break_a_promise(name: str) -> None:
    target = TARGETS[name]
    check = given(target.examples)(target.check)
    # Without shrinking: that is for the command, which has the time.
    settings(max_examples=target.in_suite, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))(check)()


@pytest.mark.parametrize("name", TARGETS)
def test_what_was_found_stays_mended(name: str) -> None:
    for data in seeds(name):
        TARGETS[name].check(data)


def test_every_seed_belongs_to_a_target() -> None:
    assert {path.name for path in SEEDS.iterdir()} <= set(TARGETS)
