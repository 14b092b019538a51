"""Which states of the window have a golden screenshot: one table, read by the tests and by the renderer."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from tests.screens.matrix import RECENT, every_screen
from tests.screens.state import (
    LARGE,
    PORTRAIT,
    SMALL,
    SMALLEST,
    USUAL,
    State,
    done,
    pressed,
    problems_noticed,
    resized,
    scrolled_to_end,
    speaker_seated,
    spoken,
)
from viewer.actions import Action


def across(
    name: str,
    *,
    sizes: Sequence[tuple[int, int]] = (USUAL,),
    scales: Sequence[int] = (1,),
    themes: Sequence[Literal["light", "dark"]] = ("light",),
    languages: Sequence[str | None] = (None,),
    **same: Any,
) -> Iterator[State]:
    """The same state in all these sizes, scales, themes and languages. Its names tell which is which."""
    for size in sizes:
        for scale in scales:
            for theme in themes:
                for language in languages:
                    full_name = f"{name}-{language or 'both'}-{theme}-{size[0]}x{size[1]}-{scale}x"
                    yield State(full_name, size=size, scale=scale, theme=theme, language=language, **same)


EVERY_SIZE = (SMALLEST, SMALL, USUAL, LARGE, PORTRAIT)
LEFT_AND_DOWN = (pressed("Ctrl+Left"), pressed("Ctrl+Down"))

STATES: tuple[State, ...] = (
    # The spread at every size and in every language of its story; both sets of colours, and both scales.
    *across("spread", sizes=EVERY_SIZE, languages=(None, "en"), photo="2"),
    *across("spread", sizes=EVERY_SIZE, languages=("vi",), themes=("dark",), photo="2"),
    *across("spread", sizes=(LARGE,), scales=(2,), photo="2"),
    *across("spread", sizes=(PORTRAIT,), scales=(2,), themes=("dark",), photo="2"),
    *across("spread", sizes=(USUAL,), scales=(2,), languages=("vi",), photo="2"),
    # Every screen, dialog and menu in both languages of the program, both sets of colours, and at both scales.
    *every_screen(),
    # The title; a pair of photos between two paragraphs; a photo without a caption.
    *across("opened", sizes=(LARGE, PORTRAIT)),
    *across("pair", sizes=(USUAL,), photo="5"),
    *across("pair", sizes=(LARGE,), themes=("dark",), photo="5"),
    State("flipped", photo="2", steps=(pressed("Right"), resized(900, 700), pressed("L"))),
    State("swapped", photo="2", steps=(pressed("Shift+L"),)),
    # What can be put away, and what lies over the spread.
    *across("drawer", sizes=(SMALL,), photo="3", steps=(pressed("A"),)),
    *across("photo-alone", sizes=(USUAL, PORTRAIT), photo="3", steps=(pressed("A"), pressed("C"), pressed("T"))),
    *across("help", sizes=(SMALLEST, LARGE, PORTRAIT), steps=(pressed("?"),)),
    *across("information", sizes=(SMALLEST, USUAL), photo="2", steps=(pressed("I"),)),
    *across("overview", sizes=(USUAL, PORTRAIT), photo="3", steps=(pressed("O"),)),
    State("overview-number", story="many-photos", steps=(pressed("O"), pressed("1"), pressed("2"))),
    # Zoom and turning.
    State("zoomed", photo="2", steps=(pressed("+"), pressed("+"), pressed("+"), *LEFT_AND_DOWN)),
    State("zoomed-far", photo="2", steps=(*[pressed("+")] * 9, *LEFT_AND_DOWN)),
    State("turned", photo="2", steps=(pressed("Ctrl+]"),)),
    # Colours and sizes of text.
    *(
        State(f"high-contrast-{theme}", theme=theme, photo="2", steps=(done(Action.HIGH_CONTRAST),))
        for theme in ("light", "dark")
    ),
    State("text-larger", photo="2", steps=(pressed("Ctrl+="),) * 3),
    State("text-largest", size=LARGE, photo="2", steps=(pressed("Ctrl+="),) * 6),
    State("text-smaller", photo="2", steps=(pressed("Ctrl+-"),) * 2),
    # Out of step: the chip that offers the passage's photo.
    State("out-of-step", story="long-article", steps=(pressed("Y"), scrolled_to_end)),
    # Other stories.
    *(
        State(f"three-languages-{photo}", story="three-languages", photo=str(photo), steps=steps)
        for photo, steps in ((1, ()), (2, ()), (3, (pressed("L"), pressed("L"))), (4, (pressed("L"),)))
    ),
    *(State(f"no-article-{size[0]}", story="no-article", size=size, photo="2") for size in (SMALLEST, USUAL, LARGE)),
    State("no-captions", story="no-captions"),
    *(State(f"short-and-long-{photo}", story="short-and-long", photo=str(photo)) for photo in (1, 2, 3)),
    State("short-and-long-small", story="short-and-long", size=SMALLEST, photo="2"),
    *(State(f"many-photos-{photo}", story="many-photos", photo=str(photo)) for photo in (1, 150, 300)),
    State("many-photos-overview", story="many-photos", photo="150", steps=(pressed("O"),)),
    State("long-article", story="long-article", steps=(pressed("End"),)),
    State("problems", story="problems", size=USUAL),
    # Without a story.
    *across("start-page", sizes=(USUAL,), recent=RECENT),
    State("start-page-contrast", recent=RECENT, steps=(done(Action.HIGH_CONTRAST),)),
    State("start-page-larger", recent=RECENT, size=SMALL, steps=(pressed("Ctrl+="),) * 3),
    State("start-page-forgotten", recent=RECENT, steps=(pressed("Delete"), pressed("Delete"), pressed("Delete"))),
    # The slideshow.
    State("slideshow-side", size=LARGE, slideshow=True, photo="3"),
    State("slideshow-tall", size=PORTRAIT, slideshow=True, photo="2"),
    State("slideshow-long", story="short-and-long", slideshow=True, photo="2"),
    State("slideshow-heading", story="three-languages", slideshow=True, steps=(pressed("Right"),)),
    State("slideshow-stacked", slideshow=True, photo="4", steps=(pressed("D"),)),
    State("slideshow-one", size=PORTRAIT, slideshow=True, photo="3", language="vi"),
    State("slideshow-help", slideshow=True, photo="4", steps=(pressed("?"),)),
    State("speaker-small", size=SMALL, slideshow=True, photo="4", language="en", steps=(speaker_seated,)),
    State("speaker-large", size=LARGE, slideshow=True, steps=(speaker_seated,)),
    # The program speaks another language from now on.
    State("spoken-help", size=SMALL, theme="dark", steps=(pressed("?"), spoken("vi"))),
    State("spoken-information", size=SMALL, photo="2", steps=(pressed("I"), spoken("vi"))),
    State("spoken-problems", story="problems", size=SMALL, steps=(problems_noticed, spoken("vi"))),
    State("spoken-start-page", recent=RECENT, size=SMALL, theme="dark", steps=(spoken("vi"),)),
    State("spoken-speaker", size=SMALL, slideshow=True, photo="2", steps=(speaker_seated, spoken("vi"))),
)
"""Every golden screenshot there is."""
