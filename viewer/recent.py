"""What is noted of a story, so that it can be offered again: in the menu, and on the page a start without a story
shows. No Qt."""

import os
from collections.abc import Sequence

from viewer.remembered import RecentStory
from viewer.story.language import UNSPECIFIED, LanguageChoice
from viewer.story.model import Story

_LONGEST_TITLE = 300  # characters


def recent_story(
    story: Story,
    paths: Sequence[str],
    folder: str | None,
    name: str,
    choice: LanguageChoice,
    index: int,
    *,
    is_bundle: bool = False,
) -> RecentStory:
    """The story at `paths`, which has been read in these languages up to the photo at `index` (from 0); `name` stands
    in for a missing title."""
    title = story.title.in_(choice.shown[0] if choice.shown else UNSPECIFIED)
    words = " ".join((title.text if title is not None else name).split())
    return RecentStory(
        paths=absolute(paths),
        title=words[:_LONGEST_TITLE] or "…",
        folder=folder,
        file=story.photos[index].file,
        number=index + 1,
        photos=len(story.photos),
        is_bundle=is_bundle,
    )


def absolute(paths: Sequence[str]) -> tuple[str, ...]:
    """The same paths from wherever one is; no disk is asked."""
    return tuple(os.path.abspath(path) for path in paths)  # noqa: PTH100


def place_words(story: RecentStory) -> str:
    """Where on the disk a story is, for its reader: its folder, with `~` for the reader's own."""
    path = story.paths[0]
    folder = os.path.dirname(path) if len(story.paths) > 1 or path.lower().endswith((".yaml", ".yml")) else path  # noqa: PTH120
    home = os.path.expanduser("~")  # noqa: PTH111
    return f"~{folder[len(home) :]}" if f"{folder}{os.sep}".startswith(f"{home.rstrip(os.sep)}{os.sep}") else folder
