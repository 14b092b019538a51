"""Feeds and guards the decode workers.

Each worker has a guarding thread in the window's process, which hands it one request at a time, waits no
longer than the deadline, takes over the pixels, and puts a new worker in the place of one that died. What a
photo costs when its codec crashes, hangs or swallows memory is therefore one answer with the reason.

A worker keeps the photo whole of which it was asked a part, so all parts of that photo go to that worker, which is
spared what is only prefetched as long as parts are asked for. It keeps an animation open of which it was asked a frame,
and is spared until another photo is to be shown, since it would have to begin again from the first frame. The photo
that a worker was told to prepare before there was a pool goes to that worker as well.
"""

import contextlib
import itertools
import threading
import time
from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple

from viewer.imaging.message import ChannelClosedError
from viewer.imaging.process import WorkerProcess, request_for, withdrawal_of
from viewer.imaging.reply import answer_of, failed
from viewer.imaging.request import (
    Answer,
    FailureReason,
    FrameT,
    PhotoKey,
    PhotoRequest,
    PhotoSource,
    Pixels,
    Priority,
)


class _Judgement(NamedTuple):
    """Whether this profile of a screen is of use has to be told."""

    screen: bytes
    tell: Callable[[bool], None]


class DecodePool(Generic[FrameT]):
    """Decodes what it is asked for, most wanted first, and delivers each answer once.

    `adopt` makes a frame of pixels (it must copy them); `deliver` is told every answer. Both are called on the
    guarding threads. `start` starts a worker; `started` are workers that run already.
    """

    def __init__(
        self,
        *,
        workers: int,
        deadline: float,
        start: Callable[[], WorkerProcess],
        adopt: Callable[[Pixels], FrameT],
        deliver: Callable[[Answer[FrameT]], None],
        started: Sequence[WorkerProcess] = (),
    ) -> None:
        self._deadline = deadline
        self._start = start
        self._adopt = adopt
        self._deliver = deliver
        self._changed = threading.Condition()
        self._queue: list[PhotoRequest] = []
        self._thumbnails: list[PhotoRequest] = []
        self._judgement: _Judgement | None = None
        self._at_work: dict[PhotoKey, Priority] = {}
        self._asked: dict[PhotoKey, PhotoRequest] = {}  # by `ask`, the last time
        self._lines: dict[PhotoKey, tuple[WorkerProcess, int]] = {}  # who decodes it, under which number
        self._numbers = itertools.count(1)
        self._done: set[PhotoKey] = set()  # asked for, and their answers are on their way
        self._closeup: PhotoSource | None = None  # the photo of which parts were asked for last
        self._leafed: PhotoSource | None = None  # the one of which pages or frames were, with no other one since
        self._wholes: dict[int, PhotoSource] = {}  # by guard: the photo that its worker keeps whole
        self._is_complete = False
        self._has_delivered = threading.Event()
        self._closing = False
        self._workers: set[WorkerProcess] = set(started[:workers])
        for surplus in started[workers:]:
            surplus.close()
        # One worker is kept free of prefetching, so that a flip never waits behind a photo nobody looks at yet.
        self._prefetchers = max(1, workers - 1)
        at_hand = [*started[:workers], *[None] * (workers - len(started))]
        self._prepared: set[PhotoSource] = set()  # and not asked for yet
        for number, worker in enumerate(at_hand):
            if worker is not None and worker.prepared is not None:
                self._wholes[number] = worker.prepared
                self._prepared.add(worker.prepared)
        self._guards = [
            threading.Thread(target=self._guard, args=(number, worker), name=f"decode-guard-{number}", daemon=True)
            for number, worker in enumerate(at_hand)
        ]
        for guard in self._guards:
            guard.start()

    def ask(self, requests: Sequence[PhotoRequest]) -> None:
        """Decode `requests`, in this order. Whatever was asked before and is not asked again is withdrawn; what is
        being decoded is joined, not begun anew; nor is that whose answer is on its way, as long as it is asked for
        each time and has not `arrived`. A worker that has begun finishes, unless a photo would have to wait
        for it that is to be shown."""
        with self._changed:
            self._asked = {request.key: request for request in requests}
            self._done &= self._asked.keys()
            self._closeup = next((key.source for key in self._asked if key.region is not None), None)
            self._leafed = self._leafed_in(requests)
            begun = self._at_work.keys() | self._done
            self._queue = [request for request in requests if request.key not in begun]
            if self._queue and self._queue[0].priority is Priority.SHOWN and len(self._at_work) >= len(self._guards):
                self._withdraw_one()
            self._changed.notify_all()

    def _leafed_in(self, requests: Sequence[PhotoRequest]) -> PhotoSource | None:
        shown = [request.key for request in requests if request.priority is Priority.SHOWN]
        paged = next((key.source for key in shown if key.page), None)
        is_left = any(key.source != self._leafed for key in shown)
        return paged if paged is not None or is_left else self._leafed

    def arrived(self, key: PhotoKey) -> None:
        """The answer for `key` is where it was wanted: whoever asks for it again wants another."""
        with self._changed:
            self._done.discard(key)

    def _withdraw_one(self) -> None:
        """Have a worker let go of what nobody asks for any more."""
        for key, (worker, number) in self._lines.items():
            # A part that is not asked for may be the first of a photo others of whose parts are.
            if key not in self._asked and (key.region is None or key.source != self._closeup):
                with contextlib.suppress(ChannelClosedError):
                    worker.channel.send(withdrawal_of(number))
                return

    def ask_for_thumbnails(self, keys: Sequence[PhotoKey]) -> None:
        """Decode these as well, in this order, whenever there is nothing else to do. A list of its own: it replaces
        the thumbnails asked for before, and leaves alone what `ask` was told."""
        with self._changed:
            requests = (PhotoRequest(key, Priority.THUMBNAIL) for key in keys)
            self._thumbnails = [request for request in requests if request.key not in self._at_work]
            self._changed.notify_all()

    def judge(self, screen: bytes, tell: Callable[[bool], None]) -> None:
        """Have a worker find out whether photos can be converted to this profile of a screen, and need to be: `tell` is
        told on a guarding thread, unless the pool is closed before. What is still to be judged then is forgotten."""
        with self._changed:
            self._judgement = _Judgement(screen, tell)
            self._changed.notify_all()

    @property
    def waiting(self) -> tuple[PhotoKey, ...]:
        """What has been asked for and not been begun, in the order in which it will be."""
        with self._changed:
            return tuple(request.key for request in (*self._queue, *self._thumbnails))

    def wait_for_an_answer(self, seconds: float) -> bool:
        """Wait until some answer has been delivered, but no longer than this; whether one has been."""
        return self._has_delivered.wait(seconds)

    def complete(self) -> None:
        """Start the workers that are not running yet: now there is time, and they need not wait to be needed."""
        with self._changed:
            self._is_complete = True
            self._changed.notify_all()

    def close(self) -> None:
        """End all workers and threads; no answer is delivered any more once this returns."""
        with self._changed:
            self._closing = True
            self._queue.clear()
            self._thumbnails.clear()
            for worker in self._workers:
                worker.kill()
            self._changed.notify_all()
        for guard in self._guards:
            guard.join()

    def _guard(self, number: int, worker: WorkerProcess | None) -> None:
        try:
            if worker is None and self._waits_idly(number):
                with contextlib.suppress(OSError):  # it is tried again, and told, when there is something to decode
                    worker = self._engage()
            while (request := self._next(number)) is not None:
                if worker is not None and not worker.is_alive:
                    self._dismiss(worker)
                    worker = None
                if isinstance(request, _Judgement):
                    worker = self._judged(worker, request)
                    continue
                answer: Answer[FrameT] | None
                try:
                    worker = worker or self._engage()
                except OSError as error:
                    answer = failed(request.key, FailureReason.NO_WORKER, str(error))
                else:
                    answer = self._decoded(worker, request)
                self._finish(request.key, answer)
        finally:
            if worker is not None:
                self._dismiss(worker)

    def _waits_idly(self, guard: int) -> bool:
        """Wait until there is something to do, or time to start a worker that nobody waits for: True for the latter."""
        with self._changed:
            while not (self._closing or self._is_complete or self._judgement) and self._choice(guard) is None:
                self._changed.wait()
            return self._is_complete and not self._closing

    def _next(self, guard: int) -> PhotoRequest | _Judgement | None:
        """What this thread may begin next; waits for it; None when the pool is closing."""
        with self._changed:
            while not self._closing:
                request = self._choice(guard)
                judgement = self._judgement
                # Before what is only prefetched: that might have to be decoded again.
                if judgement is not None and (request is None or request.priority is not Priority.SHOWN):
                    self._judgement = None
                    return judgement
                if request is not None:
                    self._begin(request)
                    self._note_whole(guard, request)
                    return request
                self._changed.wait()
            return None

    def _choice(self, guard: int) -> PhotoRequest | None:
        """The next request this thread may begin, if there is one."""
        not_shown = sum(priority is not Priority.SHOWN for priority in self._at_work.values())
        kept = self._wholes.get(guard)
        spared = kept is not None and kept in (self._closeup, self._leafed) and len(self._guards) > 1
        for queue in (self._queue, self._thumbnails):
            for request in queue:
                may_begin = request.priority is Priority.SHOWN or (not_shown < self._prefetchers and not spared)
                if may_begin and not self._is_for_another(guard, request):
                    return request
        return None

    def _begin(self, request: PhotoRequest) -> None:
        # A story may list a file twice, and both lists may hold the same key: one answer is for all of them.
        self._queue = [other for other in self._queue if other.key != request.key]
        self._thumbnails = [other for other in self._thumbnails if other.key != request.key]
        self._at_work[request.key] = request.priority
        self._prepared.discard(request.key.source)

    def _is_for_another(self, guard: int, request: PhotoRequest) -> bool:
        """Whether it is a part of a photo that another guard's worker keeps whole, a page of one that it keeps open, or
        the photo that it prepares."""
        key = request.key
        is_leafed = request.priority is Priority.SHOWN and key.source == self._leafed
        if not (_is_kept(request) or is_leafed or key.source in self._prepared):
            return False
        return key.source in self._wholes.values() and self._wholes.get(guard) != key.source

    def _note_whole(self, guard: int, request: PhotoRequest) -> None:
        """Remember which photo the worker of this guard keeps whole, or open, once it has done this."""
        key = request.key
        if _is_kept(request):
            self._wholes[guard] = key.source
        elif self._wholes.get(guard, key.source) != key.source:
            del self._wholes[guard]
            self._changed.notify_all()  # its parts are anybody's now

    def _engage(self) -> WorkerProcess:
        worker = self._start()
        with self._changed:
            self._workers.add(worker)
            if self._closing:
                worker.kill()
        return worker

    def _dismiss(self, worker: WorkerProcess) -> None:
        with self._changed:
            self._workers.discard(worker)
        worker.close()

    def _finish(self, key: PhotoKey, answer: Answer[FrameT] | None) -> None:
        """A worker is done with `key`; without an answer where it was withdrawn."""
        with self._changed:
            priority = self._at_work.pop(key)
            if answer is not None and key in self._asked:
                self._done.add(key)
            if answer is None and key in self._asked:  # it was asked for again meanwhile
                self._queue.insert(0, self._asked[key])
            elif answer is None and priority is Priority.THUMBNAIL:  # it only had to wait
                self._thumbnails.insert(0, PhotoRequest(key, priority))
            closing = self._closing
            self._changed.notify_all()  # another thread may now be allowed to prefetch
        if not closing and answer is not None:
            self._deliver(answer)
            self._has_delivered.set()

    def _judged(self, worker: WorkerProcess | None, judgement: _Judgement) -> WorkerProcess | None:
        """Tell what a worker says of a profile; the worker goes on, unless the profile was too much for it."""
        is_of_use = False
        try:
            worker = worker or self._engage()
            is_of_use = worker.convert_to(judgement.screen, self._deadline)
        except (OSError, ChannelClosedError):
            if worker is not None:
                worker.kill()
        with self._changed:
            closing = self._closing
        if not closing:
            judgement.tell(is_of_use)
        return worker

    def _decoded(self, worker: WorkerProcess, request: PhotoRequest) -> Answer[FrameT] | None:
        begun, key = time.monotonic(), request.key
        try:
            if worker.screen != key.screen:
                worker.convert_to(key.screen, self._deadline)
            with self._changed:  # which whoever withdraws it holds as well: two messages at once might mix
                number = next(self._numbers)
                self._lines[key] = worker, number
                try:
                    worker.channel.send(request_for(key, number, facts=request.priority is not Priority.THUMBNAIL))
                except ValueError as error:  # no name of a file is that long
                    return failed(key, FailureReason.UNREADABLE, str(error))
            message, memory = worker.channel.receive(self._deadline)
        except TimeoutError:
            worker.kill()
            return failed(key, FailureReason.TIMED_OUT, f"{self._deadline:g} s")
        except ChannelClosedError:
            worker.kill()
            return failed(key, FailureReason.CRASHED)
        except OSError as error:  # no memory for a profile
            worker.kill()
            return failed(key, FailureReason.NO_WORKER, str(error))
        finally:
            with self._changed:
                self._lines.pop(key, None)
        try:
            answer = answer_of(key, message, memory, self._adopt)
            return None if answer is None else answer._replace(seconds=time.monotonic() - begun)
        except (ChannelClosedError, LookupError, ArithmeticError, TypeError, ValueError, MemoryError):
            worker.kill()  # it does not keep to the protocol: whatever it has become, it is not ours any more
            return failed(key, FailureReason.CRASHED)
        finally:
            if memory is not None:
                memory.close()


def _is_kept(request: PhotoRequest) -> bool:
    """Whether its photo is worth keeping whole or open: more of it is wanted soon. Small pictures of pages are not, and
    are not to wait for a worker that is spared."""
    return request.key.region is not None or (request.key.page > 0 and request.priority is Priority.SHOWN)
