"""What is said on the screen while one photo is shown: all from the story, nothing from the disk."""

import re
from dataclasses import dataclass, replace

from PySide6.QtCore import QDate, QLocale, Qt

from viewer.story.language import UNSPECIFIED, Language, LanguageChoice, LanguageMap, Wording
from viewer.story.model import Story
from viewer.story.phrase import Phrase
from viewer.ui.speech import say_n


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one photo, in the languages the reader chose.

    `number` counts from 1; a story that `goes_on` may have more than `count` photos. `languages` are those the reader
    chose; `captions` holds one wording per column, in
    order of place. `passage` is the block of the article about the photo, or None.
    """

    number: int
    count: int
    window_title: str
    file: str
    languages: tuple[Language, ...]
    captions: tuple[Wording, ...]
    alt: Wording | None
    credit: Wording | None
    passage: int | None
    goes_on: bool = False

    @property
    def position(self) -> str:
        """Where we are: `3 / 6`, or `3 / …` while nobody knows how many photos there are."""
        return f"{self.number} / {'…' if self.goes_on else self.count}"


def words_of(
    story: Story, index: int, choice: LanguageChoice, name: str, found: tuple[tuple[str, str], ...] = ()
) -> Words:
    """The words of photo `index`. `name` stands in for a missing title, `found` (captions from inside the photo's
    own file, by language) for a caption the story does not give."""
    photo = story.photos[index]
    caption = photo.caption or LanguageMap(tuple((Language(tag), text) for tag, text in found))
    languages = choice.shown or tuple(language for language, _ in caption.entries[:2])
    first = languages[0] if languages else UNSPECIFIED
    title = story.title.in_(first)
    words = Words(
        number=index + 1,
        count=len(story.photos),
        window_title="",
        file=photo.file,
        languages=languages,
        captions=caption.in_each(languages),
        alt=photo.alt.in_(first),
        credit=photo.credit.in_(first),
        passage=story.passage_of(index),
        goes_on=story.goes_on,
    )
    return replace(words, window_title=f"{words.position} · {title.text if title else name}")


_NAMELESS = ("x-default", "und", UNSPECIFIED)
# Qt names these after its default country: "American English", "español de España".
_PLAIN_NAMES = {"en": "English", "es": "Español"}


def language_name(language: Language) -> str:
    """What a language calls itself: `Tiếng Việt` for `vi`; the tag where nobody knows."""
    if language in _NAMELESS:
        return ""
    if language in _PLAIN_NAMES:
        return _PLAIN_NAMES[language]
    locale = QLocale(language)
    if locale.language() == QLocale.Language.C:
        return language
    name = locale.nativeLanguageName() or language
    return name[:1].upper() + name[1:]


def long_date(day: QDate, locale: QLocale) -> str:
    """A day as this locale writes it in full, without the day of the week, which is news to nobody."""
    form = re.sub(r"dddd[,،]?\s*", "", locale.dateFormat(QLocale.FormatType.LongFormat)).strip(" ,")
    return locale.toString(day, form)


def reads_from_right(language: Language) -> bool:
    """Whether this language is written from right to left."""
    return QLocale(language).textDirection() == Qt.LayoutDirection.RightToLeft


def counted(problems: int) -> str:
    """How much there is to mend, in words."""
    return say_n("One thing to mend", "{count:,} things to mend", problems)


def page_words(page: int, pages: int) -> Phrase:
    """Where in a photo of several pages one is, counted from 0: `Page 2 of 5`."""
    return Phrase("Page {page:,} of {pages:,}", page=page + 1, pages=pages)
