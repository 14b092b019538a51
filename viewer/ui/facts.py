"""What there is to know of a photo and its story, as labels and values: all that the information panel says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QLocale

from viewer.imaging.request import DecodeFailure, FoundFact, PhotoInfo
from viewer.story.language import UNSPECIFIED, Language, LanguageChoice, Wording
from viewer.story.model import Photo, Story
from viewer.story.phrase import Phrase
from viewer.ui.dates import taken_text
from viewer.ui.failure_card import printable, sentence
from viewer.ui.speech import decimal, said, say, say_n
from viewer.ui.words import counted, language_name

_WORDS = {  # inside a file, by what they are; captions by where they stand, as people who write them know it
    "title": Phrase("Title"),
    "creator": Phrase("Creator"),
    "copyright": Phrase("Copyright"),
    "caption-xmp": "XMP",
    "caption-iptc": "IPTC",
    "caption-exif": "EXIF",
    "caption-png": Phrase("PNG text"),
    "alt-text": Phrase("Alt text"),
    "description": Phrase("Long description"),
}
_UNITS = ("kB", "MB", "GB", "TB")


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
    `missing` what `missing_translations` counts. Dates are written as in `locale`, by default the program's.
    """
    photo = story.photos[index]
    article = len(story.article)
    return Facts(
        photo=(
            Fact(say("Photo"), say("{number:,} of {count:,}", number=index + 1, count=len(story.photos))),
            Fact(say("Id"), printable(photo.id)),
            Fact(say("File"), printable(photo.file)),
            *_file_facts(info, failure),
            *_alt_facts(photo, choice),
            *_own_facts(photo, choice),
        ),
        taken=tuple(_taken_facts(info.facts if info else (), locale or QLocale())),
        found=tuple(
            Fact(f"{_name(tag)}\n{said(_WORDS[what])}" if tag else said(_WORDS[what]), text, _spoken(tag))
            for what, text, tag in (info.facts if info else ())
            if what in _WORDS
        ),
        story=(
            Fact(say("Photos"), QLocale().toString(len(story.photos))),
            Fact(say("Article"), say_n("{count:,} part", "{count:,} parts", article) if article else say("None")),
            Fact(say("Problems"), counted(problems) if problems else say("None")),
        ),
        translations=tuple(
            Fact(_name(language), _lacks(missing.get(language, 0)))
            for language in story.languages
            if len(story.languages) > 1
        ),
    )


def _lacks(missing: int) -> str:
    return say_n("{count:,} missing", "{count:,} missing", missing) if missing else say("Complete")


def human_size(count: int) -> str:
    """A number of bytes as people say it: `812 bytes`, `1.4 MB`."""
    if count < 1000:
        return say_n("{count} byte", "{count} bytes", count)
    size = count / 1000
    unit, *larger = _UNITS
    while larger and round(size, 1) >= 1000:
        size /= 1000
        unit, *larger = larger
    return f"{decimal(size, 1)} {unit}"


def _file_facts(info: PhotoInfo | None, failure: DecodeFailure | None) -> list[Fact]:
    if failure is not None:
        return [Fact(say("Not shown"), sentence(failure))]
    if info is None:
        return []
    facts = [
        Fact(say("Dimensions"), say("{width:,} × {height:,} pixels", width=info.width, height=info.height)),
        Fact(say("Format"), info.format),
        Fact(say("File size"), human_size(info.identity[2])),
        *_profile_facts(info),
    ]
    if info.damaged:
        facts.append(Fact(say("Damaged"), say("Only a part of the file could be read.")))
    return facts


def _profile_facts(info: PhotoInfo) -> list[Fact]:
    if info.broken_profile:
        return [Fact(say("Colour profile"), say("It cannot be used, so the colours are taken for sRGB."))]
    return (
        []
        if info.profile is None
        else [Fact(say("Colour profile"), _profile_words(info.profile) or say("Without a name"))]
    )


def _profile_words(profile: str) -> str:
    """A profile's name; those that the decoder has made are called by what it says of them in English."""
    name, comma, more = profile.partition(", ")
    if name == "Primaries of its own":
        name = say("Primaries of its own")
    if more == "toned down":
        more = say("toned down")
    return name + comma + more


def _taken_facts(found: tuple[FoundFact, ...], locale: QLocale) -> Iterator[Fact]:
    """When the photo was taken, where, and with what, as far as its file says so."""
    told = {what: text for what, text, _ in found}
    exposure = (told.get(what) for what in ("exposure-time", "aperture", "sensitivity", "bias"))
    place = dict.fromkeys(filter(None, (told.get(what) for what in ("location", "city", "state", "country"))))
    length, on_film = told.get("focal-length", ""), told.get("focal-length-35", "")
    if length and on_film and on_film != length:
        length = say("{length} ({on_film} on 35 mm film)", length=length, on_film=on_film)
    facts = {
        say("Taken"): taken_text(told.get("taken", ""), locale),
        say("Place"): ", ".join(place),
        say("Position"): told.get("position"),
        say("Altitude"): told.get("altitude"),
        say("Camera"): told.get("camera"),
        say("Lens"): told.get("lens"),
        say("Exposure"): ", ".join(filter(None, exposure)),
        say("Focal length"): length,
    }
    yield from (Fact(label, text) for label, text in facts.items() if text)


def _alt_facts(photo: Photo, choice: LanguageChoice) -> list[Fact]:
    wordings = photo.alt.in_each(choice.shown) or tuple(photo.alt)
    if not wordings:
        return [Fact(say("Alt text"), say("None"))]
    # Which language it is must be said where there are two, and where it is not the one that was asked for.
    said = len(wordings) > 1 or wordings[0].language not in choice.shown
    return [
        Fact(_labelled(say("Alt text"), wording, said=said), wording.text, wording.language) for wording in wordings
    ]


def _own_facts(photo: Photo, choice: LanguageChoice) -> list[Fact]:
    facts = []
    first = choice.shown[0] if choice.shown else UNSPECIFIED
    credit = photo.credit.in_(first)
    if credit is not None:
        facts.append(Fact(say("Credit"), credit.text, credit.language))
    if photo.focus is not None:
        left, top = photo.focus
        where = say("{left} % from the left, {top} % from the top", left=round(left * 100), top=round(top * 100))
        facts.append(Fact(say("Focus"), where))
    if photo.seconds is not None:
        seconds = QLocale().toString(photo.seconds)
        own_time = say("1 second") if photo.seconds == 1 else say("{seconds} seconds", seconds=seconds)
        facts.append(Fact(say("Own time"), own_time))
    return facts


def _labelled(label: str, wording: Wording, *, said: bool) -> str:
    name = language_name(wording.language)
    return f"{label}\n{name}" if said and name else label


def _name(tag: str) -> str:
    return language_name(Language(tag)) or say("Any language")


def _spoken(tag: str) -> Language:
    """The language a screen reader is told: none where the tag names none."""
    return Language(tag) if language_name(Language(tag)) else UNSPECIFIED
