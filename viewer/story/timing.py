"""How long a slide stands: as long as its longest text takes to be read, at a speed that belongs to its language.

Where the speeds in `viewer.settings` come from. Words a minute, and characters for Chinese and Japanese, are the means
that Trauzettel-Klosinski and Dietz measured with the same texts in 17 languages, read aloud ("Standardized assessment
of reading performance: the new International Reading Speed Texts IReST", Investigative Ophthalmology & Visual Science
53, 2012, 5452-5461). Silent reading is a little quicker (English 238 words a minute instead of 228: Brysbaert, "How
many words do we read per minute?", Journal of Memory and Language 109, 2019): that much is the reserve of whoever
reads slowly.

Estimated, because we know no such measurement: Vietnamese, whose "words" between spaces are syllables (they are spoken
at 5.22 a second: Pellegrino, Coupé and Marsico, Language 87, 2011; a fifth off for pauses), and Thai, Lao, Khmer and
Burmese, in characters without their marks. Any other language has the mean of the 17.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import NamedTuple

from viewer.story.language import Language, LanguageMap, Wording
from viewer.story.model import Story
from viewer.story.slides import Slide, SlideKind

PACES = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0)
"""How much quicker than usual a show may go."""

_UNSPACED = (
    ("\u0e00", "\u0eff"),  # Thai, Lao
    ("\u1000", "\u109f"),  # Burmese
    ("\u1780", "\u17ff"),  # Khmer
    ("\u3005", "\u30ff"),  # kana
    ("\u3400", "\u9fff"),  # Chinese characters
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
_SOUTH_EAST = "\u17ff"  # the last of their letters
_LOOK = 2.5  # seconds for the photo itself, before one reads


class Speeds(NamedTuple):
    """How quickly texts are read, by the first part of their language's tag: in words a minute, `*` being any other
    language; and in characters a minute where there are no spaces between words, `zh` and `th` being any other one with
    such letters."""

    words: Mapping[str, int]
    characters: Mapping[str, int]


class Bounds(NamedTuple):
    """How long a slide stands at least and at most, in seconds; a `card` has only a title or a heading. `speeds` are
    those that texts are read at."""

    shortest: float
    card: float
    longest: float
    speeds: Speeds


class Clock(NamedTuple):
    """How long the whole show takes at its pace, how much of that has been shown, and what is left; in seconds."""

    total: float
    elapsed: float
    left: float


def reading_seconds(text: str, language: Language, speeds: Speeds) -> float:
    """How long this text takes to be read."""
    primary = language.partition("-")[0]
    spaced, characters = [], {"zh": 0, "th": 0}
    for sign in text:
        if any(first <= sign <= last for first, last in _UNSPACED):
            spaced.append(" ")
            if unicodedata.category(sign)[0] in "LN":
                characters["th" if sign <= _SOUTH_EAST else "zh"] += 1
        else:
            spaced.append(sign)
    words = sum(any(map(str.isalnum, word)) for word in "".join(spaced).split())
    minutes = words / speeds.words.get(primary, speeds.words["*"])
    for script, count in characters.items():
        minutes += count / speeds.characters.get(primary, speeds.characters[script])
    return minutes * 60


def slide_seconds(
    slide: Slide,
    story: Story,
    languages: tuple[Language, ...],
    bounds: Bounds,
    *,
    reading: bool,
    found: tuple[Wording, ...] = (),
) -> float:
    """How long this slide stands. `found` are captions from the photo's own file, where the story gives none.

    With two languages on the screen one of them is read, so the slower one counts.
    """
    own = story.photos[slide.photo].seconds
    if slide.kind is SlideKind.PHOTO and own is not None:
        return own
    by_language: dict[Language, float] = {}
    for wording in (*found, *_texts(slide, story, languages, reading=reading)):
        seconds = reading_seconds(wording.text, wording.language, bounds.speeds)
        by_language[wording.language] = by_language.get(wording.language, 0.0) + seconds
    longest = max(by_language.values(), default=0.0)
    if slide.kind in (SlideKind.TITLE, SlideKind.HEADING):
        return min(max(longest, bounds.card), bounds.longest)
    look = _LOOK if slide.kind is SlideKind.PHOTO else 0.0
    return min(max(look + longest, bounds.shortest), bounds.longest)


def next_pace(pace: float, step: int) -> float:
    """The pace `step` (+1 or -1) places along all paces, as far as they go."""
    place = min(range(len(PACES)), key=lambda place: abs(PACES[place] - pace))
    return PACES[min(max(place + step, 0), len(PACES) - 1)]


class Schedule:
    """When each slide of a show ends. `seconds` is the time of every slide, in order."""

    def __init__(self, seconds: Iterable[float]) -> None:
        self._ends = tuple(accumulate(seconds))

    def clock(self, place: int, left: float, pace: float) -> Clock:
        """What a clock says at this pace, while the slide at `place` has this share of its time `left` (1 to 0)."""
        total, end = self._ends[-1], self._ends[place]
        begin = self._ends[place - 1] if place else 0.0
        elapsed = end - (end - begin) * left
        return Clock(total / pace, elapsed / pace, (total - elapsed) / pace)


def _texts(slide: Slide, story: Story, languages: tuple[Language, ...], *, reading: bool) -> Iterator[Wording]:
    """Everything to be read on a slide. A passage is read beside the first of its photos."""
    maps: list[LanguageMap] = []
    if slide.kind is SlideKind.TITLE:
        maps = [story.title, story.byline]
    elif slide.kind is SlideKind.CREDITS:
        maps = [story.byline, story.source.name, *dict.fromkeys(photo.credit for photo in story.photos)]
    elif slide.kind is SlideKind.PHOTO:
        maps = [story.photos[slide.photo].caption]
    is_photo = slide.kind is SlideKind.PHOTO
    if slide.block is not None and (not is_photo or (reading and slide.photo == story.photos_of(slide.block)[0])):
        maps += [story.article[slide.block].text, story.article[slide.block].by]
    for texts in maps:
        yield from texts.in_each(languages or tuple(language for language, _ in texts.entries[:2]))
