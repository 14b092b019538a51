"""What there is to know of a photo and its story, as labels and values: all that the information panel says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QLocale

from viewer.imaging.request import DecodeFailure, FoundFact, PhotoInfo
from viewer.story.language import UNSPECIFIED, Language, LanguageChoice, Wording
from viewer.story.model import Photo, Story
from viewer.ui.dates import reader_locale, taken_text
from viewer.ui.failure_card import printable, sentence
from viewer.ui.words import counted, language_name

_WORDS = {  # inside a file, by what they are; captions by where they stand, as people who write them know it
    "title": "Title",
    "creator": "Creator",
    "copyright": "Copyright",
    "caption-xmp": "XMP",
    "caption-iptc": "IPTC",
    "caption-exif": "EXIF",
    "caption-png": "PNG text",
    "alt-text": "Alt text",
    "description": "Long description",
}
_UNITS = ("bytes", "kB", "MB", "GB", "TB")


class Fact(NamedTuple):
    """One thing to know; `language` is what the text is written in, where it is the story's."""

    label: str
    text: str
    language: Language = UNSPECIFIED


@dataclass(frozen=True, slots=True)
class Facts:
    """All there is to know: of the photo, of how it was taken, of the words inside its file, of the story, and of its
    translations."""

    photo: tuple[Fact, ...]
    taken: tuple[Fact, ...]
    found: tuple[Fact, ...]
    story: tuple[Fact, ...]
    translations: tuple[Fact, ...]


def facts_of(
    story: Story,
    index: int,
    choice: LanguageChoice,
    info: PhotoInfo | None,
    failure: DecodeFailure | None,
    problems: int,
    missing: Mapping[Language, int],
    locale: QLocale | None = None,
) -> Facts:
    """The facts about photo `index` (from 0) and its story.

    `info` and `failure` are what the worker said, None as long as it has not; `problems` is how much there is to mend,
    `missing` what `missing_translations` counts. Dates are written as in `locale`, by default the reader's.
    """
    photo = story.photos[index]
    article = len(story.article)
    return Facts(
        photo=(
            Fact("Photo", f"{index + 1:,} of {len(story.photos):,}"),
            Fact("Id", printable(photo.id)),
            Fact("File", printable(photo.file)),
            *_file_facts(info, failure),
            *_alt_facts(photo, choice),
            *_own_facts(photo, choice),
        ),
        taken=tuple(_taken_facts(info.facts if info else (), locale or reader_locale())),
        found=tuple(
            Fact(f"{_name(tag)}\n{_WORDS[what]}" if tag else _WORDS[what], text, _spoken(tag))
            for what, text, tag in (info.facts if info else ())
            if what in _WORDS
        ),
        story=(
            Fact("Photos", f"{len(story.photos):,}"),
            Fact("Article", "None" if not article else "1 part" if article == 1 else f"{article:,} parts"),
            Fact("Problems", counted(problems) if problems else "None"),
        ),
        translations=tuple(
            Fact(_name(language), f"{missing[language]:,} missing" if missing.get(language) else "Complete")
            for language in story.languages
            if len(story.languages) > 1
        ),
    )


def human_size(count: int) -> str:
    """A number of bytes as people say it: `812 bytes`, `1.4 MB`."""
    size = float(count)
    for unit in _UNITS[:-1]:
        if round(size, 1 if unit != "bytes" else 0) < 1000:
            return f"{size:.1f} {unit}" if unit != "bytes" else "1 byte" if count == 1 else f"{count} bytes"
        size /= 1000
    return f"{size:,.1f} {_UNITS[-1]}"


def _file_facts(info: PhotoInfo | None, failure: DecodeFailure | None) -> list[Fact]:
    if failure is not None:
        return [Fact("Not shown", sentence(failure))]
    if info is None:
        return []
    facts = [
        Fact("Dimensions", f"{info.width:,} × {info.height:,} pixels"),
        Fact("Format", info.format),
        Fact("File size", human_size(info.identity[2])),
        *_profile_facts(info),
    ]
    return [*facts, Fact("Damaged", "Only a part of the file could be read.")] if info.damaged else facts


def _profile_facts(info: PhotoInfo) -> list[Fact]:
    if info.broken_profile:
        return [Fact("Colour profile", "It cannot be used, so the colours are taken for sRGB.")]
    return [] if info.profile is None else [Fact("Colour profile", info.profile or "Without a name")]


def _taken_facts(found: tuple[FoundFact, ...], locale: QLocale) -> Iterator[Fact]:
    """When the photo was taken, where, and with what, as far as its file says so."""
    said = {what: text for what, text, _ in found}
    exposure = (said.get(what) for what in ("exposure-time", "aperture", "sensitivity", "bias"))
    place = dict.fromkeys(filter(None, (said.get(what) for what in ("location", "city", "state", "country"))))
    length, on_film = said.get("focal-length", ""), said.get("focal-length-35", "")
    if length and on_film and on_film != length:
        length = f"{length} ({on_film} on 35 mm film)"
    facts = {
        "Taken": taken_text(said.get("taken", ""), locale),
        "Place": ", ".join(place),
        "Position": said.get("position"),
        "Altitude": said.get("altitude"),
        "Camera": said.get("camera"),
        "Lens": said.get("lens"),
        "Exposure": ", ".join(filter(None, exposure)),
        "Focal length": length,
    }
    yield from (Fact(label, text) for label, text in facts.items() if text)


def _alt_facts(photo: Photo, choice: LanguageChoice) -> list[Fact]:
    wordings = photo.alt.in_each(choice.shown) or tuple(photo.alt)
    if not wordings:
        return [Fact("Alt text", "None")]
    # Which language it is must be said where there are two, and where it is not the one that was asked for.
    said = len(wordings) > 1 or wordings[0].language not in choice.shown
    return [Fact(_labelled("Alt text", wording, said=said), wording.text, wording.language) for wording in wordings]


def _own_facts(photo: Photo, choice: LanguageChoice) -> list[Fact]:
    facts = []
    first = choice.shown[0] if choice.shown else UNSPECIFIED
    credit = photo.credit.in_(first)
    if credit is not None:
        facts.append(Fact("Credit", credit.text, credit.language))
    if photo.focus is not None:
        left, top = photo.focus
        facts.append(Fact("Focus", f"{left:.0%} from the left, {top:.0%} from the top".replace("%", " %")))
    if photo.seconds is not None:
        facts.append(Fact("Own time", "1 second" if photo.seconds == 1 else f"{photo.seconds:g} seconds"))
    return facts


def _labelled(label: str, wording: Wording, *, said: bool) -> str:
    name = language_name(wording.language)
    return f"{label}\n{name}" if said and name else label


def _name(tag: str) -> str:
    return language_name(Language(tag)) or "Any language"


def _spoken(tag: str) -> Language:
    """The language a screen reader is told: none where the tag names none."""
    return Language(tag) if language_name(Language(tag)) else UNSPECIFIED
