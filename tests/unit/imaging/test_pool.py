"""The pool, with workers whose every move the test decides."""

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from viewer.imaging.message import ChannelClosedError, Message
from viewer.imaging.pool import DecodePool
from viewer.imaging.request import (
    Answer,
    FailureReason,
    PhotoKey,
    PhotoRequest,
    PhotoSource,
    Pixels,
    Priority,
    Region,
)

PATIENCE = 20  # seconds, to catch a hang; nothing here waits that long


def key(name: str) -> PhotoKey:
    return PhotoKey(PhotoSource("/story", name), 2, 1)


def shown(name: str) -> PhotoRequest:
    return PhotoRequest(key(name), Priority.SHOWN)


def prefetched(name: str) -> PhotoRequest:
    return PhotoRequest(key(name), Priority.PREFETCH)


def part(name: str, left: int = 0) -> PhotoRequest:
    return PhotoRequest(key(name)._replace(region=Region(left, 0, left + 2, 1)), Priority.SHOWN)


def page(name: str, number: int) -> PhotoRequest:
    return PhotoRequest(key(name)._replace(page=number), Priority.SHOWN)


class ScriptedMemory:
    """Two pixels."""

    closed = 0

    @contextmanager
    def mapped(self) -> Iterator[bytes]:
        yield b"BGRxbgrx"

    def close(self) -> None:
        ScriptedMemory.closed += 1


GOOD: Message = {
    "width": 2,
    "height": 1,
    "alpha": False,
    "bytes": 8,
    "info": {
        "width": 20,
        "height": 10,
        "format": "JPEG",
        "identity": [1, 2, 3, 4],
        "damaged": False,
        "captions": [["vi", "chữ"]],
        "profile": "Display P3",
        "broken_profile": False,
        "facts": [["caption-xmp", "chữ", "vi"]],
        "pages": None,
        "duration": 40,
        "plays": 3,
    },
}


TROUBLE = {b"hangs": TimeoutError(), b"crashes": ChannelClosedError(), b"no memory": OSError()}
"""What comes of some profiles."""


class ScriptedWorker:
    """A worker in name only: `regions` and `pages` say which it was asked for, `facts` whether they were to be looked
    for, `screens` which profiles it was given, `replies` what it will answer."""

    def __init__(self, home: "Workshop") -> None:
        self.channel = self
        self.prepared: PhotoSource | None = None
        self.screen = b""
        self.screens: list[bytes] = []
        self.is_alive = True
        self.regions: list[object] = []
        self.facts: list[object] = []
        self.pages: list[object] = []
        self.replies: queue.Queue[Message | Exception] = queue.Queue()
        self._home = home

    def send(self, message: Message) -> None:
        if not self.is_alive:
            raise ChannelClosedError
        if "withdraw" in message:
            self.replies.put({"withdrawn": message["withdraw"]})
            return
        self.regions.append(message["region"])
        self.facts.append(message["facts"])
        self.pages.append(message["page"])
        self._home.begun.put((self, message["name"]))

    def receive(self, timeout: float) -> tuple[Message, ScriptedMemory | None]:
        assert timeout == 7.0
        reply = self.replies.get(timeout=PATIENCE)
        if isinstance(reply, Exception):
            raise reply
        return reply, ScriptedMemory() if "bytes" in reply else None

    def convert_to(self, screen: bytes, patience: float) -> bool:
        assert patience == 7.0
        self.screens.append(screen)
        if screen in TROUBLE:
            raise TROUBLE[screen]
        self.screen = screen
        return screen == b"of use"

    def kill(self) -> None:
        self.is_alive = False
        self.replies.put(ChannelClosedError())

    def close(self) -> None:
        self.kill()
        self._home.closed.append(self)


class Workshop:
    """Makes scripted workers and a pool of them."""

    def __init__(self, workers: int = 2) -> None:
        self.begun: queue.Queue[tuple[ScriptedWorker, str]] = queue.Queue()
        self.answers: queue.Queue[Answer[str]] = queue.Queue()
        self.made: list[ScriptedWorker] = []
        self.closed: list[ScriptedWorker] = []
        self.can_start = True
        self.started = threading.Event()
        self.pool: DecodePool[str] = DecodePool(
            workers=workers,
            deadline=7.0,
            start=self.start,  # type: ignore[arg-type]
            adopt=self.adopt,
            deliver=self.answers.put,
        )

    def start(self) -> ScriptedWorker:
        if not self.can_start:
            raise OSError("no more processes")
        self.made.append(ScriptedWorker(self))
        self.started.set()
        return self.made[-1]

    def adopt(self, pixels: Pixels) -> str:
        return bytes(pixels.data[:]).decode() + f" {pixels.width}x{pixels.height}"

    def next_begun(self) -> tuple[ScriptedWorker, str]:
        return self.begun.get(timeout=PATIENCE)

    def next_answer(self, *, arrives: bool = True) -> Answer[str]:
        answer = self.answers.get(timeout=PATIENCE)
        if arrives:
            self.pool.arrived(answer.key)
        return answer


@pytest.fixture
def workshop() -> Iterator[Workshop]:
    made = Workshop()
    yield made
    made.pool.close()


@pytest.fixture
def lone() -> Iterator[Workshop]:
    made = Workshop(workers=1)
    yield made
    made.pool.close()


def test_an_answer_carries_frame_and_facts(workshop: Workshop) -> None:
    workshop.pool.ask([shown("a")])
    worker, _ = workshop.next_begun()
    worker.replies.put(GOOD)
    answer = workshop.next_answer()
    assert answer.key == key("a")
    assert answer.frame == "BGRxbgrx 2x1"
    assert answer.cost == 8
    assert answer.info is not None
    assert (answer.info.width, answer.info.identity) == (20, (1, 2, 3, 4))
    assert answer.info.captions == (("vi", "chữ"),)
    assert answer.info.facts == (("caption-xmp", "chữ", "vi"),)
    assert (answer.info.pages, answer.info.duration, answer.info.plays) == (None, 40, 3)


def test_half_a_character_becomes_a_question_mark(workshop: Workshop) -> None:
    workshop.pool.ask([shown("a")])
    halves = {"facts": [["title", "a\ud83d", ""]], "captions": [["vi", "\udc00"]], "profile": "\ud83d\ude00"}
    workshop.next_begun()[0].replies.put({**GOOD, "info": {**GOOD["info"], **halves}})
    info = workshop.next_answer().info
    assert info is not None
    assert (info.facts, info.captions, info.profile) == ((("title", "a?", ""),), (("vi", "?"),), "??")


def test_memory_is_let_go_of_once_adopted(workshop: Workshop) -> None:
    before = ScriptedMemory.closed
    workshop.pool.ask([shown("a")])
    workshop.next_begun()[0].replies.put(GOOD)
    workshop.next_answer()
    assert ScriptedMemory.closed == before + 1


def test_photos_are_begun_in_the_order_asked(lone: Workshop) -> None:
    lone.pool.ask([shown("a"), prefetched("b"), prefetched("c")])
    for name in "abc":
        worker, begun = lone.next_begun()
        assert begun == name
        worker.replies.put(GOOD)
        assert lone.next_answer().key == key(name)


def test_what_is_not_asked_again_is_withdrawn(lone: Workshop) -> None:
    lone.pool.ask([shown("a")])
    worker, _ = lone.next_begun()
    lone.pool.ask([prefetched("b"), prefetched("c")])
    lone.pool.ask([prefetched("d")])
    assert lone.pool.waiting == (key("d"),)
    worker.replies.put(GOOD)
    assert lone.next_begun()[1] == "d"
    worker.replies.put(GOOD)
    assert [lone.next_answer().key for _ in range(2)] == [key("a"), key("d")]


def test_what_is_being_decoded_is_joined(workshop: Workshop) -> None:
    workshop.pool.ask([prefetched("a")])
    worker, _ = workshop.next_begun()
    workshop.pool.ask([shown("a")])
    assert workshop.pool.waiting == ()
    worker.replies.put(GOOD)
    assert workshop.next_answer().key == key("a")
    assert workshop.answers.empty()


def test_a_worker_is_kept_free_for_the_next_flip(workshop: Workshop) -> None:
    workshop.pool.ask([prefetched("next"), prefetched("after")])
    prefetching, name = workshop.next_begun()
    assert name == "next"
    workshop.pool.ask([shown("far away"), prefetched("after")])
    showing, name = workshop.next_begun()
    assert name == "far away"
    assert showing is not prefetching
    assert workshop.pool.waiting == (key("after"),)
    prefetching.replies.put(GOOD)
    assert workshop.next_begun()[1] == "after"


def test_a_part_is_named_to_the_worker_and_in_the_answer(lone: Workshop) -> None:
    lone.pool.ask([part("a", 7), shown("a")])
    worker, _ = lone.next_begun()
    worker.replies.put(GOOD)
    worker.replies.put(GOOD)
    assert [lone.next_answer().key for _ in range(2)] == [part("a", 7).key, key("a")]
    assert worker.regions == [(7, 0, 9, 1), None]


def test_all_parts_of_a_photo_go_to_the_worker_that_keeps_it_whole(workshop: Workshop) -> None:
    workshop.pool.ask([part("a")])
    keeper, _ = workshop.next_begun()
    # Still at work on it: the next part waits for that, while the other worker takes what is not part of it.
    workshop.pool.ask([part("a", 1), shown("b")])
    other, name = workshop.next_begun()
    assert (other is keeper, name) == (False, "b")
    assert workshop.pool.waiting == (part("a", 1).key,)
    other.replies.put(GOOD)
    assert workshop.next_answer().key == key("b")
    keeper.replies.put(GOOD)
    assert workshop.next_begun() == (keeper, "a")
    keeper.replies.put(GOOD)
    for left in range(2, 6):
        workshop.pool.ask([part("a", left)])
        assert workshop.next_begun() == (keeper, "a")
        keeper.replies.put(GOOD)


def test_a_photo_that_is_not_kept_any_more_is_anybodys(workshop: Workshop) -> None:
    workshop.pool.ask([part("a")])
    keeper, _ = workshop.next_begun()
    workshop.pool.ask([shown("b")])
    other, _ = workshop.next_begun()
    # The other one is busy, so it is the keeper that has to take another photo, and lets go of its own.
    workshop.pool.ask([shown("c"), shown("b"), part("a", 1)])
    keeper.replies.put(GOOD)
    assert workshop.next_begun() == (keeper, "c")
    other.replies.put(GOOD)
    assert workshop.next_begun() == (other, "a")


def test_a_part_asked_for_each_time_is_decoded_once_and_again_when_it_was_not_wanted_meanwhile(lone: Workshop) -> None:
    lone.pool.ask([part("a", 0), part("a", 1)])
    worker, _ = lone.next_begun()
    worker.replies.put(GOOD)
    lone.next_answer(arrives=False)
    lone.next_begun()
    # The window has not taken the first one yet: it asks for it once more, along with another.
    lone.pool.ask([part("a", 0), part("a", 1), part("a", 2)])
    assert lone.pool.waiting == (part("a", 2).key,)
    lone.pool.ask([part("a", 1)])
    lone.pool.ask([part("a", 0), part("a", 1)])
    assert lone.pool.waiting == (part("a", 0).key,)


def test_a_part_that_has_arrived_is_decoded_anew_when_it_is_asked_for_again(lone: Workshop) -> None:
    lone.pool.ask([part("a", 0)])
    worker, _ = lone.next_begun()
    worker.replies.put(GOOD)
    lone.next_answer()
    lone.pool.ask([part("a", 0)])
    assert lone.next_begun() == (worker, "a")


def test_a_photo_whose_answer_is_on_its_way_is_not_decoded_again(lone: Workshop) -> None:
    lone.pool.ask([shown("a")])
    worker, _ = lone.next_begun()
    worker.replies.put(GOOD)
    lone.next_answer(arrives=False)
    lone.pool.ask([shown("a"), prefetched("b")])
    assert lone.next_begun() == (worker, "b")
    assert lone.pool.waiting == ()


def test_who_keeps_a_photo_of_which_parts_are_asked_for_is_spared_what_is_prefetched(workshop: Workshop) -> None:
    workshop.pool.ask([part("a")])
    keeper, _ = workshop.next_begun()
    workshop.pool.ask([part("a"), shown("b"), prefetched("c")])
    other, name = workshop.next_begun()
    assert (other is keeper, name) == (False, "b")
    keeper.replies.put(GOOD)
    workshop.next_answer()
    workshop.pool.ask([part("a", 1), shown("b"), prefetched("c")])
    assert workshop.next_begun() == (keeper, "a")
    keeper.replies.put(GOOD)
    workshop.next_answer()
    assert workshop.pool.waiting == (key("c"),)
    workshop.pool.ask([shown("b"), prefetched("c")])
    assert workshop.next_begun() == (keeper, "c")


def test_all_frames_of_an_animation_go_to_the_worker_that_keeps_it_open(workshop: Workshop) -> None:
    workshop.pool.ask([page("a", 1), page("a", 2), prefetched("b")])
    keeper, _ = workshop.next_begun()
    other, name = workshop.next_begun()
    assert (name, keeper is other) == ("b", False)
    for _ in range(2):
        keeper.replies.put(GOOD)
        workshop.next_answer()
    assert keeper.pages == [1, 2]
    # Nor does the way back to the first lead elsewhere.
    workshop.pool.ask([PhotoRequest(key("a"), Priority.SHOWN)])
    assert workshop.next_begun() == (keeper, "a")
    keeper.replies.put(GOOD)
    other.replies.put(GOOD)


def test_small_pictures_of_an_animation_or_of_pages_are_anybodys(workshop: Workshop) -> None:
    workshop.pool.ask([page("a", 1)])
    keeper, _ = workshop.next_begun()
    keeper.replies.put(GOOD)
    workshop.next_answer()
    workshop.pool.ask([PhotoRequest(key("a")._replace(page=2, height=9), Priority.THUMBNAIL)])
    workshop.pool.ask_for_thumbnails([key("a")._replace(height=5)])
    for _ in range(2):
        other, _ = workshop.next_begun()
        assert other is not keeper
        other.replies.put(GOOD)
        workshop.next_answer()


def test_who_keeps_an_animation_open_is_spared_what_is_prefetched_until_another_photo_is_shown(
    workshop: Workshop,
) -> None:
    workshop.pool.ask([page("a", 1)])
    keeper, _ = workshop.next_begun()
    keeper.replies.put(GOOD)
    workshop.next_answer()
    workshop.pool.ask([prefetched("b"), prefetched("c")])
    other, _ = workshop.next_begun()
    other.replies.put(GOOD)
    workshop.next_answer()
    assert workshop.next_begun() == (other, "c")
    workshop.pool.ask([shown("d"), prefetched("c")])
    assert workshop.next_begun() == (keeper, "d")
    for worker in (other, keeper):
        worker.replies.put(GOOD)
        workshop.next_answer()
    workshop.pool.ask([prefetched("e")])
    workshop.next_begun()[0].replies.put(GOOD)


def test_a_part_of_a_photo_nobody_looks_at_any_more_makes_way(workshop: Workshop) -> None:
    workshop.pool.ask([part("a")])
    keeper, _ = workshop.next_begun()
    workshop.pool.ask([part("a"), shown("b")])
    workshop.next_begun()
    workshop.pool.ask([shown("c"), shown("b")])
    assert workshop.next_begun() == (keeper, "c")


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [(TimeoutError(), FailureReason.TIMED_OUT), (ChannelClosedError(), FailureReason.CRASHED)],
)
def test_a_worker_that_hangs_or_crashes_costs_one_photo(
    lone: Workshop, outcome: Exception, reason: FailureReason
) -> None:
    lone.pool.ask([shown("bad"), prefetched("good")])
    first, _ = lone.next_begun()
    first.replies.put(outcome)
    failed = lone.next_answer()
    assert failed.key == key("bad")
    assert failed.failure is not None
    assert failed.failure.reason is reason
    second, name = lone.next_begun()
    assert (second is first, name) == (False, "good")
    assert first in lone.closed
    second.replies.put(GOOD)
    assert lone.next_answer().frame is not None


def broken(**changes: object) -> Message:
    return {**GOOD, **changes}


@pytest.mark.parametrize(
    "reply",
    [
        {},
        {"failure": "no such reason", "detail": ""},
        broken(width=0),
        broken(width=3),
        broken(height="1"),
        broken(height=-1),
        broken(bytes=9),
        broken(info={}),
        broken(info={**GOOD["info"], "width": 0}),
        broken(info={**GOOD["info"], "height": -1}),
        broken(info={**GOOD["info"], "identity": [1]}),
        broken(info={**GOOD["info"], "captions": [1]}),
        broken(info={**GOOD["info"], "facts": [["camera", "Nikon"]]}),
        broken(info={**GOOD["info"], "pages": 0}),
        broken(info={**GOOD["info"], "pages": 10_001}),
        broken(info={**GOOD["info"], "pages": True}),
        broken(info={**GOOD["info"], "pages": 2.0}),
        broken(info={**GOOD["info"], "duration": None}),
        broken(info={**GOOD["info"], "duration": 0}),
        broken(info={**GOOD["info"], "duration": 1 << 40}),
        broken(info={**GOOD["info"], "plays": -1}),
        broken(info={**GOOD["info"], "plays": None}),
    ],
)
def test_a_worker_that_talks_nonsense_is_replaced(lone: Workshop, reply: Message) -> None:
    lone.pool.ask([shown("bad"), prefetched("good")])
    first, _ = lone.next_begun()
    first.replies.put(reply)
    failed = lone.next_answer()
    assert failed.failure is not None
    assert failed.failure.reason is FailureReason.CRASHED
    second, _ = lone.next_begun()
    assert second is not first


def test_a_workers_refusal_is_passed_on_and_the_worker_kept(lone: Workshop) -> None:
    lone.pool.ask([shown("a"), prefetched("b")])
    worker, _ = lone.next_begun()
    worker.replies.put({"failure": "unknown-format", "detail": "SVG"})
    failure = lone.next_answer().failure
    assert failure is not None
    assert (failure.reason, failure.detail) == (FailureReason.UNKNOWN_FORMAT, "SVG")
    assert lone.next_begun()[0] is worker


def test_a_worker_that_died_while_idle_is_replaced_before_it_costs_a_photo(lone: Workshop) -> None:
    lone.pool.ask([shown("a")])
    worker, _ = lone.next_begun()
    worker.replies.put(GOOD)
    lone.next_answer()
    worker.is_alive = False
    lone.pool.ask([shown("b")])
    fresh, _ = lone.next_begun()
    fresh.replies.put(GOOD)
    assert fresh is not worker
    assert lone.next_answer().failure is None


def test_where_no_worker_can_be_started_the_photo_says_so_and_the_next_tries_again(lone: Workshop) -> None:
    lone.can_start = False
    lone.pool.ask([shown("a")])
    failure = lone.next_answer().failure
    assert failure is not None
    assert failure.reason is FailureReason.NO_WORKER
    lone.can_start = True
    lone.pool.ask([shown("b")])
    lone.next_begun()[0].replies.put(GOOD)
    assert lone.next_answer().frame is not None


def test_closing_ends_every_worker_and_thread_and_delivers_nothing_more() -> None:
    workshop = Workshop()
    workshop.pool.ask([shown("a"), shown("b"), shown("c")])
    workshop.next_begun()
    workshop.next_begun()
    workshop.pool.close()
    assert set(workshop.closed) == set(workshop.made)
    assert workshop.answers.empty()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("decode-guard")]


def test_workers_that_run_already_are_used_first() -> None:
    workshop = Workshop(workers=1)
    workshop.pool.close()
    running, surplus = ScriptedWorker(workshop), ScriptedWorker(workshop)

    pool: DecodePool[str] = DecodePool(
        workers=1,
        deadline=7.0,
        start=workshop.start,  # type: ignore[arg-type]
        adopt=workshop.adopt,
        deliver=workshop.answers.put,
        started=[running, surplus],  # type: ignore[list-item]
    )
    assert workshop.closed == [surplus]
    pool.ask([shown("a")])
    assert workshop.next_begun()[0] is running
    pool.close()
    assert workshop.made == []


def test_nobody_waits_for_what_nobody_wants(workshop: Workshop) -> None:
    workshop.pool.ask([shown("a")])
    first, _ = workshop.next_begun()
    workshop.pool.ask([shown("b")])
    workshop.next_begun()
    workshop.pool.ask([shown("c")])  # both are at work on what has been flipped past: the older one lets go
    assert workshop.next_begun() == (first, "c")
    first.replies.put(GOOD)
    assert workshop.next_answer().key == key("c"), "nothing is told of what was withdrawn"


def test_a_worker_at_leisure_is_taken_first(workshop: Workshop) -> None:
    workshop.pool.ask([shown("a")])
    first, _ = workshop.next_begun()
    workshop.pool.ask([shown("b")])
    second, _ = workshop.next_begun()
    assert second is not first
    first.replies.put(GOOD)
    assert workshop.next_answer().key == key("a"), "what was begun is kept for the way back"


def test_what_is_still_wanted_is_not_withdrawn(workshop: Workshop) -> None:
    workshop.pool.ask([shown("a"), shown("b")])
    workers = [workshop.next_begun()[0] for _ in range(2)]
    workshop.pool.ask([shown("c"), shown("a"), shown("b")])
    assert workshop.pool.waiting == (key("c"),)
    workers[0].replies.put(GOOD)
    assert workshop.next_begun() == (workers[0], "c")


def test_what_is_asked_for_again_while_it_is_withdrawn_is_decoded_after_all(lone: Workshop) -> None:
    lone.pool.ask([shown("a")])
    worker, _ = lone.next_begun()
    with lone.pool._changed:  # the worker's answer that it lets go comes when the reader has turned back already
        lone.pool.ask([shown("b")])
        lone.pool.ask([shown("a")])
    assert lone.next_begun() == (worker, "a")
    worker.replies.put(GOOD)
    assert lone.next_answer().key == key("a")


def test_a_thumbnail_that_has_to_make_way_comes_later(lone: Workshop) -> None:
    lone.pool.ask_for_thumbnails([key("small")])
    worker, _ = lone.next_begun()
    lone.pool.ask([shown("photo")])
    assert lone.next_begun() == (worker, "photo")
    worker.replies.put(GOOD)
    assert lone.next_begun() == (worker, "small")


def with_worker_that_prepares(workshop: Workshop, name: str) -> tuple[DecodePool[str], ScriptedWorker]:
    """A pool of two, for which one worker runs already and prepares the photo called `name`."""
    workshop.pool.close()
    running = ScriptedWorker(workshop)
    running.prepared = key(name).source
    pool: DecodePool[str] = DecodePool(
        workers=2,
        deadline=7.0,
        start=workshop.start,  # type: ignore[arg-type]
        adopt=workshop.adopt,
        deliver=workshop.answers.put,
        started=[running],  # type: ignore[list-item]
    )
    return pool, running


def test_a_photo_that_is_being_prepared_is_asked_of_whoever_prepares_it() -> None:
    workshop = Workshop()
    pool, _ = with_worker_that_prepares(workshop, "first")
    try:
        with pool._changed:  # so that no guard takes them away
            pool._queue = [shown("first"), shown("other")]
            assert pool._choice(1) == shown("other")
            assert pool._choice(0) == shown("first")
            pool._queue.clear()
    finally:
        pool.close()


def test_nobody_waits_for_the_second_worker_which_comes_when_there_is_time() -> None:
    workshop = Workshop()
    pool, running = with_worker_that_prepares(workshop, "first")
    try:
        pool.ask([shown("first")])
        assert workshop.next_begun()[0] is running
        assert workshop.made == []
        running.replies.put(GOOD)
        assert workshop.next_answer().frame is not None
        assert workshop.made == []
        pool.complete()
        assert workshop.started.wait(PATIENCE)
        assert len(workshop.made) == 1
    finally:
        pool.close()


def test_photos_go_before_thumbnails(lone: Workshop) -> None:
    lone.pool.ask([shown("first")])
    worker, _ = lone.next_begun()
    lone.pool.ask_for_thumbnails([key("small"), key("smaller")])
    lone.pool.ask([shown("second"), prefetched("third")])
    assert lone.pool.waiting == (key("second"), key("third"), key("small"), key("smaller"))
    for name in ("second", "third", "small", "smaller"):
        worker.replies.put(GOOD)
        assert lone.next_begun()[1] == name


def test_what_a_thumbnails_file_says_nobody_wants_to_know(lone: Workshop) -> None:
    lone.pool.ask_for_thumbnails([key("a")])
    worker, _ = lone.next_begun()
    worker.replies.put(GOOD)
    lone.next_answer()
    lone.pool.ask([shown("b")])
    lone.next_begun()[0].replies.put(GOOD)
    lone.next_answer()
    assert worker.facts == [False, True]


def test_thumbnails_leave_a_worker_free_for_the_next_flip(workshop: Workshop) -> None:
    workshop.pool.ask_for_thumbnails([key("small"), key("smaller")])
    assert workshop.next_begun()[1] == "small"
    workshop.pool.ask([shown("photo")])
    assert workshop.next_begun()[1] == "photo"
    assert workshop.pool.waiting == (key("smaller"),)


def test_a_thumbnail_waits_while_a_photo_is_prefetched(workshop: Workshop) -> None:
    workshop.pool.ask([prefetched("next")])
    worker, _ = workshop.next_begun()
    workshop.pool.ask_for_thumbnails([key("small")])
    workshop.pool.ask([shown("photo")])
    assert workshop.next_begun()[1] == "photo"  # which is given to the other worker
    assert workshop.pool.waiting == (key("small"),)
    worker.replies.put(GOOD)
    assert workshop.next_begun()[1] == "small"


def test_asking_for_photos_withdraws_no_thumbnail_and_the_other_way_round(lone: Workshop) -> None:
    lone.pool.ask([shown("at work")])
    lone.next_begun()
    lone.pool.ask_for_thumbnails([key("small")])
    lone.pool.ask([shown("a")])
    lone.pool.ask([shown("b")])
    assert [*lone.pool.waiting] == [key("b"), key("small")]
    lone.pool.ask_for_thumbnails([key("smaller")])
    assert [*lone.pool.waiting] == [key("b"), key("smaller")]
    lone.pool.ask_for_thumbnails([])
    assert [*lone.pool.waiting] == [key("b")]


def test_a_thumbnail_being_decoded_is_joined_and_answered_once(workshop: Workshop) -> None:
    workshop.pool.ask_for_thumbnails([key("small")])
    worker, _ = workshop.next_begun()
    workshop.pool.ask_for_thumbnails([key("small"), key("other")])
    assert workshop.pool.waiting == (key("other"),)
    worker.replies.put(GOOD)
    assert workshop.next_answer().key == key("small")
    assert workshop.next_begun()[1] == "other"


def test_a_file_listed_twice_is_decoded_once() -> None:
    """Beginning it twice, while there are workers for both, would cost a thread its bookkeeping."""
    workshop = Workshop(workers=3)
    workshop.pool.ask_for_thumbnails([key("twin"), key("twin"), key("last")])
    workshop.pool.ask([prefetched("twin")])
    begun = [workshop.next_begun() for _ in range(2)]
    assert {name for _, name in begun} == {"twin", "last"}
    assert workshop.pool.waiting == ()
    for worker, _ in begun:
        worker.replies.put(GOOD)
    assert {workshop.next_answer().key for _ in range(2)} == {key("twin"), key("last")}
    workshop.pool.ask([shown("after"), shown("that"), shown("as well")])
    assert {workshop.next_begun()[1] for _ in range(3)} == {"after", "that", "as well"}
    workshop.pool.close()
    assert workshop.answers.empty()


def test_closing_forgets_thumbnails_too() -> None:
    workshop = Workshop()
    workshop.pool.ask_for_thumbnails([key("small"), key("smaller")])
    workshop.next_begun()
    workshop.pool.close()
    assert workshop.pool.waiting == ()
    assert workshop.answers.empty()
    assert workshop.begun.empty()


def test_one_can_wait_for_the_first_answer_but_not_for_ever(lone: Workshop) -> None:
    assert not lone.pool.wait_for_an_answer(0)
    lone.pool.ask([shown("a")])
    worker, _ = lone.next_begun()
    worker.replies.put(GOOD)
    assert lone.pool.wait_for_an_answer(PATIENCE)
    assert lone.next_answer().key.source.name == "a"


def for_screen(name: str, screen: bytes) -> PhotoRequest:
    return PhotoRequest(key(name)._replace(screen=screen), Priority.SHOWN)


def test_a_worker_is_given_a_screens_profile_once_before_the_first_photo_for_it(lone: Workshop) -> None:
    for name, screen in (("a", b""), ("b", b"of use"), ("c", b"of use"), ("d", b"other"), ("e", b"")):
        lone.pool.ask([for_screen(name, screen)])
        worker, begun = lone.next_begun()
        assert (begun, worker.screen) == (name, screen)
        worker.replies.put(GOOD)
        assert lone.next_answer().key.screen == screen
    assert worker.screens == [b"of use", b"other", b""]


def test_pixels_say_for_which_screen_they_are(lone: Workshop) -> None:
    lone.pool._adopt = lambda pixels: pixels.screen.decode()
    lone.pool.ask([for_screen("a", b"of use")])
    worker, _ = lone.next_begun()
    worker.replies.put(GOOD)
    assert lone.next_answer().frame == "of use"


@pytest.mark.parametrize(
    ("screen", "reason"),
    [
        (b"hangs", FailureReason.TIMED_OUT),
        (b"crashes", FailureReason.CRASHED),
        (b"no memory", FailureReason.NO_WORKER),
    ],
)
def test_a_profile_that_is_too_much_for_a_worker_costs_one_photo(
    lone: Workshop, screen: bytes, reason: FailureReason
) -> None:
    lone.pool.ask([for_screen("a", screen)])
    failure = lone.next_answer().failure
    assert failure is not None
    assert failure.reason is reason
    lone.pool.ask([shown("b")])
    worker, _ = lone.next_begun()
    worker.replies.put(GOOD)
    assert lone.next_answer().frame is not None
    assert len(lone.made) == 2


@pytest.mark.parametrize(
    ("screen", "verdict"), [(b"of use", True), (b"other", False), (b"hangs", False), (b"crashes", False)]
)
def test_a_worker_judges_a_profile(lone: Workshop, screen: bytes, verdict: bool) -> None:
    told: queue.Queue[bool] = queue.Queue()
    lone.pool.judge(screen, told.put)
    assert told.get(timeout=PATIENCE) is verdict
    lone.pool.ask([shown("a")])
    worker, _ = lone.next_begun()
    assert worker.screen == b""
    worker.replies.put(GOOD)
    assert lone.next_answer().frame is not None


def test_judging_waits_for_the_photo_to_be_shown_and_for_no_other(lone: Workshop) -> None:
    told: queue.Queue[bool] = queue.Queue()
    lone.pool.ask([shown("a")])
    worker, _ = lone.next_begun()
    lone.pool.judge(b"of use", told.put)
    lone.pool.ask([shown("a"), shown("b"), prefetched("c")])
    worker.replies.put(GOOD)
    assert lone.next_begun()[1] == "b"
    assert told.empty()
    worker.replies.put(GOOD)
    assert told.get(timeout=PATIENCE)
    assert lone.next_begun()[1] == "c"
    assert worker.screens == [b"of use", b""]


def test_a_pool_that_is_closed_says_nothing_of_a_profile(lone: Workshop) -> None:
    told: queue.Queue[bool] = queue.Queue()
    lone.pool.ask([shown("a")])
    lone.next_begun()
    lone.pool.judge(b"of use", told.put)
    lone.pool.close()
    assert told.empty()
