"""What a presenter shows a story on: the main window or the slideshow."""

from typing import Protocol

from viewer.imaging.request import DecodeFailure, PhotoInfo, Region
from viewer.story.language import LanguageChoice
from viewer.ui.frames import Frame
from viewer.ui.words import Words


class Screen(Protocol):
    """Is told by a presenter what to show, and shows that and nothing else."""

    @property
    def box(self) -> tuple[int, int]:
        """How many device pixels a photo may fill: width, height."""

    def show_words(self, words: Words) -> None:
        """Show what is said of the photo where the photo is: its captions, its number, its credit."""

    def show_passing(self, words: Words) -> None:
        """The reader passes this photo too quickly for it to be there: say where in the story that is. What was said
        of the photo on the screen stays with it."""

    def paint_now(self) -> None:
        """Bring photo and words to the screen before anything else is done."""

    def follow(self, words: Words) -> None:
        """Let go along what else there is: the article, the filmstrip, the window's title."""

    def show_languages(self, choice: LanguageChoice) -> None:
        """Show the article in these languages."""

    def show_frame(self, frame: Frame, box: tuple[int, int], info: PhotoInfo, page: int) -> None:
        """Show the photo itself, decoded to fit `box`: this page of it, or frame, counted from 0."""

    def show_detail(self, frame: Frame, region: Region) -> None:
        """Show a part of the photo more closely: `region`, in pixels of the whole photo."""

    def show_failure(self, file: str, failure: DecodeFailure) -> None:
        """Show why there is no photo."""

    def show_outdated(self, failure: DecodeFailure | None) -> None:
        """What is shown of this photo stays, though its file has changed: say so quietly, and why it cannot be shown as
        it is now; None: it is damaged."""

    def show_waiting(self) -> None:
        """Show quietly that the photo takes its time."""

    def nudge(self, direction: int) -> None:
        """Show that the story goes no further this way (+1 onward, -1 back)."""
