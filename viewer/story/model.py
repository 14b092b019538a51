"""The story itself, frozen: photos, article, credits. Built by `viewer.loading`, read by everybody."""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from viewer.story.language import Language, LanguageMap


class Photo(NamedTuple):
    """One photo of the story and the words that belong to it.

    `id` is unique in its story (the `id:` given, else the file's stem). `file` is where the photo is,
    relative to the story's folder with `/` between names, exactly as it is called on the disk; absolute
    for photo files opened on their own. `focus` is the point of interest, 0 to 1 from the left and the top.
    `seconds` is this photo's own time in the slideshow.
    """

    id: str
    file: str
    caption: LanguageMap = LanguageMap()
    alt: LanguageMap = LanguageMap()
    notes: LanguageMap = LanguageMap()
    credit: LanguageMap = LanguageMap()
    focus: tuple[float, float] | None = None
    seconds: float | None = None


class BlockKind(Enum):
    """What a block of the article is."""

    HEADING = "heading"
    PARAGRAPH = "text"
    QUOTE = "quote"
    PHOTOS = "photos"  # photos between two paragraphs, without a text of their own


class Block(NamedTuple):
    """One block of the article; `photos` are the ids of the photos it is about, `by` says whose a quote is."""

    kind: BlockKind
    text: LanguageMap = LanguageMap()
    by: LanguageMap = LanguageMap()
    photos: tuple[str, ...] = ()


class Source(NamedTuple):
    """Where the story was first published. `url` is http, https or empty."""

    name: LanguageMap = LanguageMap()
    url: str = ""


@dataclass(frozen=True)
class Story:
    """Photos in order, plus an article. `languages` in the author's order: the first is the default.

    `date` is as it was written (ISO 8601 where the author followed the format). A story that `goes_on` is only the
    beginning of one: there may be more photos, and an article.
    """

    languages: tuple[Language, ...] = ()
    title: LanguageMap = LanguageMap()
    byline: LanguageMap = LanguageMap()
    date: str = ""
    source: Source = Source()
    photos: tuple[Photo, ...] = ()
    article: tuple[Block, ...] = ()
    goes_on: bool = False

    @cached_property
    def _index_of_id(self) -> dict[str, int]:
        return {photo.id: index for index, photo in enumerate(self.photos)}

    @cached_property
    def _passage_of_photo(self) -> dict[int, int]:
        passages: dict[int, int] = {}
        for block_index in range(len(self.article)):
            for photo_index in self.photos_of(block_index):
                passages.setdefault(photo_index, block_index)
        return passages

    def index_of(self, photo_id: str) -> int | None:
        """The place in flipping order of the photo with this id, counted from 0."""
        return self._index_of_id.get(photo_id)

    def passage_of(self, photo_index: int) -> int | None:
        """The block about this photo: the first one that names it, or None."""
        return self._passage_of_photo.get(photo_index)

    def photos_of(self, block_index: int) -> tuple[int, ...]:
        """The photos this block is about, as places in flipping order; unknown ids are left out."""
        found = (self.index_of(photo_id) for photo_id in self.article[block_index].photos)
        return tuple(index for index in found if index is not None)
