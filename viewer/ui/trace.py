"""A record of every flip, for those who look for time: `--trace FILE` writes it as Chrome's trace events.

Such a file is shown by Perfetto (ui.perfetto.dev) and by Chrome (chrome://tracing). Each photo is a bar, from the
step of the playhead to its pixels on the screen; on it stand when its words were shown, when it was asked for, decoded
and painted, and every frame of a slideshow that moves. Format: Trace Event Format, Google, 2016: complete events ("X")
and instants ("i"), in microseconds.
"""

import json
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.imaging.request import Answer, DecodeFailure, PhotoInfo, PhotoRequest, Region
from viewer.story.language import LanguageChoice
from viewer.ui.frames import Frame
from viewer.ui.words import Words

if TYPE_CHECKING:
    from viewer.ui.screen import Screen
    from viewer.ui.slide_motion import Movement

Ask = Callable[[Sequence[PhotoRequest]], None]


class Trace:
    """Notes what happens to photos, and writes it down at the end."""

    def __init__(self, path: Path, clock: Callable[[], int] = time.perf_counter_ns) -> None:
        """`clock` tells nanoseconds, from wherever it likes."""
        self._path = path
        self._clock = clock
        self._events: list[dict[str, object]] = []
        self._flip: tuple[int, float] | None = None  # the photo's number, and when it began

    def watching(self, screen: "Screen") -> "Screen":
        """The same screen, and what it is told is noted."""
        return _WatchedScreen(screen, self)

    def asking(self, ask: Ask) -> Ask:
        """The same way to ask, and it is noted when somebody does."""

        def ask_and_note(requests: Sequence[PhotoRequest]) -> None:
            ask(requests)
            for request in requests:
                self.note(f"asked: {request.priority.value}", request.key.source.name)

        return ask_and_note

    def answered(self, answer: Answer[Frame]) -> None:
        """A photo has come from its worker, or why there is none."""
        self.note("decoded", answer.key.source.name)

    def begin(self, number: int) -> None:
        """The words of this photo are being shown: a flip begins, which ends the one before."""
        self._finish("left")
        self._flip = number, self._now()

    def painted(self, *, is_shown: bool) -> None:
        """What is there is on the screen; the flip is over if it is the photo."""
        self.note("painted")
        if is_shown:
            self._finish("shown")

    def watch_movement(self, name: str, movement: "Movement") -> None:
        """Note each frame of something that moves."""
        movement.moved.connect(lambda _: self.note(name))

    def note(self, what: str, which: str = "") -> None:
        """Something has happened."""
        self._events.append(self._event(what, "i", self._now(), s="t", args={"photo": which} if which else {}))

    def write(self) -> None:
        """Write everything down. Raises OSError."""
        self._finish("left")
        self._path.write_text(json.dumps({"traceEvents": self._events, "displayTimeUnit": "ms"}), "utf-8")

    def _finish(self, how: str) -> None:
        if self._flip is not None:
            number, began = self._flip
            self._events.append(self._event(f"photo {number}", "X", began, dur=self._now() - began, args={"end": how}))
            self._flip = None

    def _now(self) -> float:
        return self._clock() / 1000

    def _event(self, name: str, phase: str, time_stamp: float, **more: object) -> dict[str, object]:
        return {"name": name, "ph": phase, "ts": time_stamp, "pid": os.getpid(), "tid": 1, **more}


class _WatchedScreen:
    """A screen that tells a trace what it is told."""

    def __init__(self, screen: "Screen", trace: Trace) -> None:
        self._screen = screen
        self._trace = trace
        self._has_frame = False

    @property
    def box(self) -> tuple[int, int]:
        return self._screen.box

    def show_words(self, words: Words) -> None:
        self._has_frame = False
        self._trace.begin(words.number)
        self._screen.show_words(words)
        self._trace.note("words")

    def show_passing(self, words: Words) -> None:
        self._has_frame = False
        self._trace.begin(words.number)
        self._screen.show_passing(words)
        self._trace.note("passing")

    def paint_now(self) -> None:
        self._screen.paint_now()
        self._trace.painted(is_shown=self._has_frame)

    def follow(self, words: Words) -> None:
        self._screen.follow(words)
        self._trace.note("article follows")

    def show_languages(self, choice: LanguageChoice) -> None:
        self._screen.show_languages(choice)

    def show_frame(self, frame: Frame, box: tuple[int, int], info: PhotoInfo, page: int) -> None:
        self._screen.show_frame(frame, box, info, page)
        self._has_frame = True
        self._trace.note("frame")

    def show_detail(self, frame: Frame, region: Region) -> None:
        self._screen.show_detail(frame, region)
        self._trace.note("detail")

    def show_failure(self, file: str, failure: DecodeFailure) -> None:
        self._screen.show_failure(file, failure)
        self._has_frame = True
        self._trace.note("failure", file)

    def show_outdated(self, failure: DecodeFailure | None) -> None:
        self._screen.show_outdated(failure)
        self._has_frame = True
        self._trace.note("outdated")

    def show_waiting(self) -> None:
        self._screen.show_waiting()
        self._trace.note("waiting")

    def nudge(self, direction: int) -> None:
        self._screen.nudge(direction)
