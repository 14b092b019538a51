"""Every number one may want to turn, once: its type, its default, its unit, and a sentence.

Nothing here is read from a file yet; `viewer.app` hands the values to whoever needs them.
"""

import os
from dataclasses import dataclass, field
from typing import Any, Literal

_FEW_PROCESSORS = 3


def _setting(default: Any, unit: str, sentence: str) -> Any:
    return field(default=default, metadata={"unit": unit, "sentence": sentence})


@dataclass(frozen=True, slots=True)
class Settings:
    """The program's tunables. `dataclasses.fields(Settings)` tells unit and sentence of each."""

    workers: int = _setting(
        3 if (os.cpu_count() or 1) > _FEW_PROCESSORS else 2,
        "processes",
        "How many processes decode photos; one is kept free for the next flip.",
    )
    deadline: float = _setting(10.0, "seconds", "A photo that takes longer than this is given up.")
    cache_memory: int = _setting(96, "MiB", "Decoded photos kept; never fewer than the shown one and its neighbours.")
    cache_photos: int = _setting(32, "photos", "Kept decoded at most, however small they are.")
    prefetch_ahead: int = _setting(10, "photos", "Decoded in advance in the direction of travel, where there is room.")
    prefetch_behind: int = _setting(1, "photos", "Kept decoded on the way back.")
    thumbnail_edge: int = _setting(220, "logical pixels", "Thumbnails are decoded to fit into a square of this size.")
    thumbnail_memory: int = _setting(12, "MiB", "Thumbnails kept beyond those in sight.")
    waiting_delay: int = _setting(150, "milliseconds", "How long the old photo stands before the sign of waiting.")
    story_patience: float = _setting(
        0.08, "seconds", "How long the window waits for the text of a story before it goes on without."
    )
    slide_shortest: float = _setting(6.0, "seconds", "How long a slideshow shows a photo without `seconds:` at least.")
    card_shortest: float = _setting(3.5, "seconds", "The same of a title or a heading.")
    slide_longest: float = _setting(
        60.0, "seconds", "How long a slideshow stays with one slide, however long its text."
    )
    at_end: Literal["stop", "loop", "return"] = _setting(
        "stop", "", "What a slideshow does at its end, until the reader chooses otherwise."
    )
