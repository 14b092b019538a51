"""What a slideshow shows, one slide after the other: a title, the photos with the article's headings between them, in
a reading show every passage, and whom the story is owed to."""

from enum import Enum
from typing import NamedTuple

from viewer.story.model import BlockKind, Story


class SlideKind(Enum):
    """What stands on a slide."""

    TITLE = "title"
    HEADING = "heading"  # of the article, between two photos
    PHOTO = "photo"
    PASSAGE = "passage"  # one without a photo of its own, over the photo before it
    CREDITS = "credits"


class Slide(NamedTuple):
    """One slide. `photo` (from 0) is the photo that is shown or stands behind; `block` the part of the article that is
    shown: the heading, the passage, or what belongs to the photo."""

    kind: SlideKind
    photo: int
    block: int | None = None


def slides_of(story: Story, *, headings: bool, reading: bool) -> tuple[Slide, ...]:
    """The slides of a story that has photos.

    With `headings` the article's headings stand before the first photo that comes after them; with `reading` every
    passage is shown: beside its photos, or, where it has none, over the photo before it (the first one, where there is
    none before). A story that goes on has no credits yet.
    """
    slides: list[Slide] = []
    if story.title or story.byline:
        slides.append(Slide(SlideKind.TITLE, 0))
    following = 0  # the first block that has not been come by
    for photo in range(len(story.photos)):
        passage = story.passage_of(photo)
        if passage is not None and passage >= following:
            behind = max(photo - 1, 0)
            slides += _blocks(story, following, passage, behind, headings=headings, reading=reading)
            following = passage + 1
        slides.append(Slide(SlideKind.PHOTO, photo, passage))
    last = len(story.photos) - 1
    if reading and not story.goes_on:
        slides += _blocks(story, following, len(story.article), last, headings=headings, reading=True)
    if not story.goes_on and has_credits(story):
        slides.append(Slide(SlideKind.CREDITS, last))
    return tuple(slides)


def slide_of_photo(slides: tuple[Slide, ...], photo: int) -> int:
    """The place of the slide that shows this photo, counted from 0. Raises ValueError if none does."""
    for place, slide in enumerate(slides):
        if slide.kind is SlideKind.PHOTO and slide.photo == photo:
            return place
    raise ValueError(f"no slide shows photo {photo}")


def has_credits(story: Story) -> bool:
    """Whether there is anybody or anything to be named at the end."""
    return bool(story.byline or story.source.name or story.source.url or any(photo.credit for photo in story.photos))


def _blocks(story: Story, start: int, end: int, behind: int, *, headings: bool, reading: bool) -> list[Slide]:
    """The slides of the blocks from `start` to before `end`, over the photo `behind`."""
    slides = []
    for block in range(start, end):
        part = story.article[block]
        if part.kind is BlockKind.HEADING:
            if headings:
                slides.append(Slide(SlideKind.HEADING, behind, block))
        elif reading and part.text:
            slides.append(Slide(SlideKind.PASSAGE, behind, block))
    return slides
