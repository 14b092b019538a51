"""Every number one may want to turn, once: its type, its default, its unit, and a sentence.

Nothing here is read from a file yet; `viewer.app` hands the values to whoever needs them.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

_FEW_PROCESSORS = 3


_WORDS = {
    "ar": 138, "de": 179, "en": 228, "es": 218, "fi": 161, "fr": 195, "he": 187, "it": 188, "nl": 202, "pl": 166,
    "pt": 181, "ru": 184, "sl": 180, "sv": 199, "tr": 166, "*": 184,
    "vi": 250,  # estimated; syllables
}  # fmt: skip
_CHARACTERS = {
    "zh": 255, "yue": 255, "ja": 357,
    "th": 500, "lo": 500, "km": 500, "my": 500,  # estimated
}  # fmt: skip


def _setting(default: Any, unit: str, sentence: str) -> Any:
    metadata = {"unit": unit, "sentence": sentence}
    if isinstance(default, dict):
        return field(default_factory=lambda: MappingProxyType(default), metadata=metadata)
    return field(default=default, metadata=metadata)


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
    reading_words: Mapping[str, int] = _setting(
        _WORDS,
        "words a minute",
        "How quickly texts are read, by language; `viewer.story.timing` says whence these are.",
    )
    reading_characters: Mapping[str, int] = _setting(
        _CHARACTERS, "characters a minute", "The same for languages without spaces between their words."
    )
    at_end: Literal["stop", "loop", "return"] = _setting(
        "stop", "", "What a slideshow does at its end, until the reader chooses otherwise."
    )
