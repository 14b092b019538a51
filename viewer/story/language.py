"""Texts in several languages, and which of them the reader wants to see.

A fallback is never silent: every look-up answers with the text *and* the language that text is in.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, NewType

Language = NewType("Language", str)
"""A BCP 47 language tag in canonical case: `vi`, `en`, `zh-Hant`, `pt-BR`."""


class Wording(NamedTuple):
    """A text together with the language it is really in."""

    text: str
    language: Language


UNSPECIFIED = Language("")
"""For texts that are in no language one could name."""


@dataclass(frozen=True, slots=True)
class LanguageMap:
    """One text in any number of languages, in the order in which the author wrote them.

    A map without entries is false: the author said nothing there, which is normal for a caption.
    """

    entries: tuple[tuple[Language, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries)

    def __iter__(self) -> Iterator[Wording]:
        return (Wording(text, language) for language, text in self.entries)

    def has(self, language: Language) -> bool:
        """Whether there is a text in exactly this language."""
        return any(own == language for own, _ in self.entries)

    def in_(self, language: Language) -> Wording | None:
        """The text in `language`, else the nearest there is; None where the map has no text at all.

        Nearest is the same language with another region or script (`pt` for `pt-BR` and the other way round:
        the "lookup" of RFC 4647 section 3.4, in both directions), and then what the author wrote first.
        """
        if not self.entries:
            return None
        primary = language.partition("-")[0]
        by_nearness = sorted(
            self.entries,
            key=lambda entry: (entry[0] != language, entry[0].partition("-")[0] != primary),
        )
        found, text = by_nearness[0]
        return Wording(text, found)

    def in_each(self, languages: tuple[Language, ...]) -> tuple[Wording, ...]:
        """The text for each of `languages`, in their order, and none of them twice.

        Where a translation is missing the other language stands once: two equal columns would help nobody.
        """
        wordings: list[Wording] = []
        for language in languages:
            wording = self.in_(language)
            if wording is not None and wording not in wordings:
                wordings.append(wording)
        return tuple(wordings)


class LanguageChoice(NamedTuple):
    """Which one or two of the story's languages are on the screen.

    `pair` holds the two languages the reader has chosen from, in order of place (or the story's only one, or none);
    `only` is None while all of the pair are shown.
    """

    pair: tuple[Language, ...]
    only: Language | None = None

    @property
    def shown(self) -> tuple[Language, ...]:
        """The languages on the screen, in order of place."""
        return self.pair if self.only is None else (self.only,)

    def cycled(self) -> "LanguageChoice":
        """Both → the first alone → the second alone → both."""
        if len(self.pair) < 2:
            return self
        stops: tuple[Language | None, ...] = (None, *self.pair)
        position = stops.index(self.only) if self.only in stops else 0
        return LanguageChoice(self.pair, stops[(position + 1) % len(stops)])

    def swapped(self) -> "LanguageChoice":
        """The pair's places exchanged; where one language is alone on the screen, the other one is."""
        if len(self.pair) < 2:
            return self
        first, second = self.pair
        only = self.only and (second if self.only == first else first)
        return LanguageChoice((second, first), only)

    def peeked(self, languages: tuple[Language, ...]) -> "LanguageChoice":
        """What a short look at the other language shows, in a story with these `languages`.

        Where one of the pair is alone, that is the other one. Where both are shown, it is a further language in
        place of the second, or nothing new where the story has none.
        """
        if self.only is not None:
            others = [language for language in (*self.pair, *languages) if language != self.only]
            return LanguageChoice(self.pair, others[0]) if others else self
        further = [language for language in languages if language not in self.pair]
        return LanguageChoice((self.pair[0], further[0])) if further and self.pair else self

    def with_place(self, place: int, language: Language) -> "LanguageChoice":
        """`language` as the first (0) or second (1) of the pair; both are then shown. A language that has the
        other place already changes places with this one."""
        if len(self.pair) < 2:
            return self
        if language == self.pair[1 - place]:
            return LanguageChoice(self.swapped().pair)
        pair = (language, self.pair[1]) if place == 0 else (self.pair[0], language)
        return LanguageChoice(pair)
