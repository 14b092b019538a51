"""What is to be opened, and how: what the command line asks for, held against the story that was read. No Qt."""

from dataclasses import dataclass

from viewer.loading import STORY_NAME, Loaded, load, load_head
from viewer.options import Options, UsageError
from viewer.remembered import Remembered, StoryPlace, story_key
from viewer.story.language import LanguageChoice
from viewer.story.model import Story
from viewer.story.phrase import Phrase
from viewer.story.problem import Problem, Severity

BOTH = "both"


@dataclass(frozen=True, slots=True)
class Opening:
    """A story, and how it is to be opened: in which languages, at which photo (counted from 0)."""

    loaded: Loaded
    choice: LanguageChoice
    index: int


def opening(loaded: Loaded, language: str | None, photo: str | None) -> Opening:
    """How to open what was loaded. Raises UsageError for a language or a photo the story does not have."""
    return Opening(loaded, chosen(loaded.story, language), _index(loaded.story, photo))


def begun(loaded: Loaded, options: Options, remembered: Remembered) -> Opening:
    """How to open the first story of a run: as the command line asks, else as it was left. Raises UsageError."""
    if options.language is None and options.photo is None:
        return resumed(loaded, remembered, story_key(options.paths, STORY_NAME))
    return opening(loaded, options.language, options.photo)


def story_asked_for(asked: Options, remembered: Remembered) -> Loaded:
    """The story that is asked for, or its beginning, if that is where one begins. Raises Unreadable."""
    head = load_head(asked.paths)
    if head is not None and begins_in(head, asked, remembered):
        return head
    return load(asked.paths)


def begins_in(head: Loaded, options: Options, remembered: Remembered) -> bool:
    """Whether the photo to begin with is in the beginning of a story that has been read so far."""
    if options.photo is not None:
        try:
            _index(head.story, options.photo)
        except UsageError:
            return False
        return True
    place = remembered.stories.get(story_key(options.paths, STORY_NAME))
    return options.language is not None or place is None or head.story.index_of(place.photo) is not None


def resumed(loaded: Loaded, remembered: Remembered, key: str) -> Opening:
    """How to open a story that goes by `key`: where it was left and in the languages it was left in, as far as those
    are still there; one that is new to us, at its beginning and in as many languages as the last one."""
    story = loaded.story
    place = remembered.stories.get(key)
    index = (story.index_of(place.photo) or 0) if place is not None else 0
    choice = place.choice_among(story.languages) if place is not None else None
    if choice is None:
        choice = chosen(story, None)
        alone = {"first": 0, "second": 1}.get(remembered.languages_shown)
        if alone is not None and alone < len(choice.pair) > 1:
            choice = LanguageChoice(choice.pair, choice.pair[alone])
    return Opening(loaded, choice, index)


def new_errors(before: Loaded, after: Loaded) -> list[Problem]:
    """What is wrong with a text that was right in the one before, so that less could be shown."""
    known = {(problem.kind, problem.message) for problem in before.problems}
    errors = (problem for problem in after.problems if problem.severity is Severity.ERROR)
    return [problem for problem in errors if (problem.kind, problem.message) not in known]


def goes_on_in(choice: LanguageChoice, story: Story) -> LanguageChoice:
    """The languages to show a story in that has changed, after those it was shown in."""
    place = StoryPlace("", choice.pair, choice.only)
    return place.choice_among(story.languages) or chosen(story, None)


def chosen(story: Story, language: str | None) -> LanguageChoice:
    """The languages to begin with: all of the story's first two, or the one asked for. Raises UsageError."""
    pair = story.languages[:2]
    if language is None or language == BOTH:
        return LanguageChoice(pair)
    wanted = next((own for own in story.languages if own.lower() == language.lower()), None)
    if wanted is None:
        known = ", ".join(story.languages) or "none"
        message = Phrase(
            "the story is not in the language '{language}'; it has: {known}", language=language, known=known
        )
        raise UsageError(message)
    return LanguageChoice(pair if wanted in pair else (pair[0], wanted), wanted)


def _index(story: Story, photo: str | None) -> int:
    if photo is None:
        return 0
    index = story.index_of(photo)
    if index is not None:
        return index
    count = len(story.photos)
    if photo.isascii() and photo.isdigit() and 1 <= int(photo) <= count:
        return int(photo) - 1
    raise UsageError(
        Phrase(
            "the story has no photo '{photo}'; give a number from 1 to {count} or a photo's id",
            photo=photo,
            count=count,
        )
    )
