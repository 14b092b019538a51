"""How many translations a story still lacks, language by language."""

from collections.abc import Iterator

from viewer.story.language import Language, LanguageMap
from viewer.story.model import Story


def missing_translations(story: Story) -> dict[Language, int]:
    """For each of the story's languages, how many texts there are in some language but not in this one.

    Counted as the loader warns of them: a text that many photos share counts once; names (byline, credit, whose a
    quote is) need no translation; notes need none as long as they are in the first language alone.
    """
    missing = dict.fromkeys(story.languages, 0)
    # Photos that one entry of the file lists share its texts themselves, not only their wording.
    for text in {id(text): text for text in _texts(story) if text}.values():
        for language in missing:
            missing[language] += not text.has(language)
    return missing


def _texts(story: Story) -> Iterator[LanguageMap]:
    yield story.title
    for photo in story.photos:
        yield photo.caption
        yield photo.alt
        if [language for language, _ in photo.notes.entries] != [*story.languages[:1]]:
            yield photo.notes
    for block in story.article:
        yield block.text
