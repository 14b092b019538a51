"""A story is read in a thread of its own."""

import gc
import sys
import threading
from collections.abc import Iterator

import pytest

from viewer import reader as reader_module
from viewer.reader import StoryReader

PATIENCE = 20.0


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()
    for thread in threading.enumerate():
        if thread.name == "story-reader":
            thread.join()


def test_the_answer_is_there_when_it_has_been_waited_for() -> None:
    reader = StoryReader(lambda: 7)
    assert reader.wait(PATIENCE)
    assert reader.answer == 7


def test_who_waits_waits_no_longer_than_that(gate: threading.Event) -> None:
    reader = StoryReader(lambda: gate.wait(PATIENCE))
    assert not reader.wait(0)
    assert reader.is_reading
    with pytest.raises(LookupError):
        _ = reader.answer
    gate.set()
    assert reader.wait(PATIENCE)


def test_what_it_raises_is_raised_where_the_answer_is_asked_for() -> None:
    reader = StoryReader(lambda: int("x"))
    assert reader.wait(PATIENCE)
    with pytest.raises(ValueError, match="invalid literal"):
        _ = reader.answer


def test_it_is_told_once_whenever_one_asks(gate: threading.Event) -> None:
    told: list[object] = []
    reader = StoryReader(lambda: gate.wait(PATIENCE))
    reader.then(told.append)
    assert told == []
    gate.set()
    reader._thread.join(PATIENCE)
    assert told == [reader]
    reader.then(told.append)
    assert told == [reader, reader]


def test_nothing_is_told_once_it_is_forgotten(gate: threading.Event) -> None:
    told: list[object] = []
    reader = StoryReader(lambda: gate.wait(PATIENCE))
    reader.then(told.append)
    reader.forget()
    gate.set()
    reader._thread.join(PATIENCE)
    assert told == []


def test_the_window_may_interrupt_it_and_no_garbage_is_collected(gate: threading.Event) -> None:
    before = sys.getswitchinterval()
    gc.enable()
    seen: list[tuple[float, bool]] = []

    def read() -> None:
        seen.append((sys.getswitchinterval(), gc.isenabled()))
        assert gate.wait(PATIENCE)

    reader = StoryReader(read)
    gate.set()
    reader._thread.join(PATIENCE)
    ((interval, collects),) = seen
    assert interval == pytest.approx(reader_module._SWITCH)
    assert not collects
    assert sys.getswitchinterval() == before
    assert gc.isenabled()


class TestSeveral:
    """One story is read on while another one is opened; a disk may never answer."""

    @pytest.fixture
    def ours(self) -> Iterator[tuple[float, bool]]:
        """How Python is set, with garbage collected; it is put back whatever happens."""
        interval, collects = sys.getswitchinterval(), gc.isenabled()
        gc.enable()
        yield interval, True
        sys.setswitchinterval(interval)
        (gc.enable if collects else gc.disable)()

    def test_python_is_as_it_was_once_the_last_has_read(self, ours: tuple[float, bool]) -> None:
        first, second = threading.Event(), threading.Event()
        one, other = StoryReader(lambda: first.wait(PATIENCE)), StoryReader(lambda: second.wait(PATIENCE))
        first.set()
        assert one.wait(PATIENCE)
        assert sys.getswitchinterval() == pytest.approx(reader_module._SWITCH)
        assert not gc.isenabled()
        second.set()
        assert other.wait(PATIENCE)
        assert (sys.getswitchinterval(), gc.isenabled()) == ours

    def test_one_that_is_forgotten_holds_nothing_up(self, ours: tuple[float, bool], gate: threading.Event) -> None:
        reader = StoryReader(lambda: gate.wait(PATIENCE))
        reader.forget()
        assert (sys.getswitchinterval(), gc.isenabled()) == ours
        gate.set()
        assert reader.wait(PATIENCE)
        assert (sys.getswitchinterval(), gc.isenabled()) == ours
