"""Decides what is shown: steps through the story, shows the words at once, and asks for the photo's pixels.

A flip, told once: the playhead steps; the words of the new photo and the photo itself, taken from the cache or asked
for before anything else, go to the screen in the same turn of the event loop and are painted at once; only then the
article and the filmstrip follow. Whatever nobody wants any more is withdrawn. The old photo stays until the new one is
there; where the reader flips too quickly for it to come, its words stay with it, and only the number goes on. Answers
come in any order: one is shown only if its key is the wanted one. `lookahead` knows what else is asked for.

A photo whose file changes while it is shown is asked for again and shown in its own place, but only whole: as long as
the file is gone, half written or no photo at all, what was there of it stays until the reader flips.

A photo may have several pages, which are shown like photos of their own, or be an animation: `leafing` sees to both.
"""

import os
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.imaging.cache import FrameCache
from viewer.imaging.request import (
    Answer,
    PhotoInfo,
    PhotoKey,
    PhotoRequest,
    PhotoSource,
    Priority,
    Region,
)
from viewer.story.jumps import Jumps
from viewer.story.language import LanguageChoice
from viewer.story.model import Story
from viewer.story.playhead import Playhead
from viewer.ui.frames import Frame
from viewer.ui.leafing import Leafing
from viewer.ui.lookahead import Lookahead, Prefetch
from viewer.ui.words import Words, words_of

if TYPE_CHECKING:
    from viewer.ui.page_pictures import PagePictures
    from viewer.ui.screen import Screen
    from viewer.ui.trace import Trace


class Presenter(QObject):
    """One story being shown. `photo_shown` tells each time its photo, or the reason for none, is on the screen;
    `photo_renewed` that what is known of it is another, because its file has changed; `moved` each time the playhead
    has moved, or the reader has chosen other languages; `leafed` each time another page is to be shown, or it has
    turned out how many there are; `prepared` that some photo has been decoded; `page_pictured` carries a page of which
    there is a small picture now, or none to be had."""

    photo_shown = Signal()
    photo_renewed = Signal()
    moved = Signal()
    leafed = Signal()
    page_pictured = Signal(int)
    prepared = Signal()

    def __init__(
        self,
        story: Story,
        *,
        folder: str | None,
        is_bundle: bool = False,
        name: str,
        choice: LanguageChoice,
        index: int = 0,
        ask: Callable[[Sequence[PhotoRequest]], None],
        cache: FrameCache[Frame],
        prefetch: Prefetch,
        waiting_delay: int,
        clock: Callable[[], float] = time.monotonic,
        trace: "Trace | None" = None,
        parent: QObject | None = None,
    ) -> None:
        """`story` has at least one photo, in `folder`, which may be a bundle; it begins at `index`. `ask` is the
        pool's; `waiting_delay` is in milliseconds."""
        super().__init__(parent)
        self._story = story
        self._folder = folder
        self._is_bundle = is_bundle
        self._name = name
        self._choice = choice
        self._peeks = False
        self._jumps = Jumps()
        self._trace = trace
        self._ask = trace.asking(ask) if trace is not None else ask
        self._cache = cache
        self._prefetch = prefetch
        self._lookahead = Lookahead(clock)
        self._rest = QTimer(self, singleShot=True)
        self._rest.setObjectName("rest")
        self._rest.timeout.connect(self._come_to_rest)
        self._playhead = Playhead(len(story.photos), index)
        self._found_captions: dict[int, tuple[tuple[str, str], ...]] = {}
        self._screen: Screen | None = None
        self._colours = b""  # the profile of the screen that photos are asked for
        self._wanted: PhotoKey | None = None
        self._details: list[PhotoKey] = []  # of the shown photo, wanted and not here yet
        self._refuses_details = False  # one of them could not be had: the others would fail as slowly
        self._is_shown = False
        self._is_passing = False
        self._is_outdated = False  # what is shown is asked for again, because its file has changed
        self._whole: int | None = None  # the photo that stands on the screen, undamaged
        self._state: tuple[int, ...] = ()  # in which state of its file
        self.leafing = Leafing(
            show=self._show_next_frame,
            ask=self._ask_for_wanted,
            pictured=self.page_pictured,
            clock=clock,
            parent=self,
        )
        self._patience = QTimer(self, singleShot=True, interval=waiting_delay)
        self._patience.setObjectName("patience")
        self._patience.timeout.connect(self._show_waiting)

    @property
    def playhead(self) -> Playhead:
        """Where we are."""
        return self._playhead

    @property
    def story(self) -> Story:
        """What is shown."""
        return self._story

    @property
    def name(self) -> str:
        """What was opened, for a story without a title."""
        return self._name

    @property
    def found_captions(self) -> Mapping[int, tuple[tuple[str, str], ...]]:
        """Captions that were found inside photos, by their indexes, as far as they have been decoded."""
        return self._found_captions

    def source(self, index: int) -> PhotoSource:
        """Where the photo at `index` is, for whoever decodes it."""
        return PhotoSource(self._folder, self._story.photos[index].file, self._is_bundle)

    @property
    def choice(self) -> LanguageChoice:
        """Which languages the reader has chosen."""
        return self._choice

    @property
    def choice_shown(self) -> LanguageChoice:
        """Which languages are on the screen: those chosen, or others for as long as the reader peeks at them."""
        return self._choice.peeked(self._story.languages) if self._peeks else self._choice

    @property
    def jumps(self) -> Jumps:
        """Where back and forward lead."""
        return self._jumps

    @property
    def words(self) -> Words:
        """What is said of the photo at the playhead."""
        index = self._playhead.index
        found = self._found_captions.get(index, ())
        return words_of(self._story, index, self.choice_shown, self._name, found)

    @property
    def answer(self) -> Answer[Frame] | None:
        """What came of the photo at the playhead, once it is shown."""
        if self._is_shown and self.leafing.moves:
            return self.leafing.answer
        return self._cache.get(self._wanted) if self._is_shown and self._wanted is not None else None

    @property
    def path(self) -> str | None:
        """Where the photo shown is, for other programs; None while there is none, and where it is inside a bundle."""
        answer = self.answer
        if answer is None or answer.frame is None or answer.key.source.is_bundled:
            return None
        return path_of(answer.key.source)

    @property
    def decoded(self) -> tuple[Answer[Frame], ...]:
        """All that is at hand of this story's photos, what was shown last first."""
        return self._cache.answers

    def decoded_photo(self, index: int) -> Answer[Frame] | None:
        """What is at hand of the photo at `index` for the screen that is shown on; this never waits."""
        return self._cache.get(self._key(index))

    def pictures_of_pages(self, height: int) -> "PagePictures":
        """Small pictures of the pages of the photo at the playhead, `height` device pixels high."""
        return self.leafing.pictures(self._key(self._playhead.index), height)

    @property
    def is_shown(self) -> bool:
        """Whether the photo at the playhead is on the screen, or the reason why it cannot be."""
        return self._is_shown

    def show_on(self, screen: "Screen") -> None:
        """From now on show everything on this screen, beginning with the current photo."""
        self._screen = screen = self._trace.watching(screen) if self._trace is not None else screen
        self._whole = None
        self.leafing.page = 0 if self.leafing.moves else self.leafing.page
        key = self._key(self._playhead.index)
        if key not in self._cache:
            self._ask([PhotoRequest(key, Priority.SHOWN)])  # a worker has it before the words are set
        screen.show_languages(self.choice_shown)
        self._show(at_once=False)  # the screen itself may still be on its way

    def grow(self, story: Story) -> None:
        """This is the whole of the story of which the beginning was shown: what is shown stays."""
        self._story = story
        self._playhead = replace(self._playhead, count=len(story.photos))
        if self._screen is not None:
            self._screen.show_languages(self.choice_shown)
            self._show_words(self._screen)
            if self._is_shown:
                self._ask_for_wanted()
        self.moved.emit()

    def revise(self, story: Story, choice: LanguageChoice) -> None:
        """The story's text has changed: show it as it is now, in these languages. The photo stays, if it is still
        there; in its place comes the one that is there now."""
        before, here = self._story, self._playhead.index
        found = {before.photos[index].file: captions for index, captions in self._found_captions.items()}
        files = [photo.file for photo in story.photos]
        stays = before.photos[here].file in files
        index = files.index(before.photos[here].file) if stays else min(here, len(files) - 1)
        if [photo.file for photo in before.photos] != files:
            self._jumps = Jumps()  # the numbers are other photos' now
        self._story, self._choice = story, choice
        self._found_captions = {place: found[file] for place, file in enumerate(files) if file in found}
        self._playhead = replace(self._playhead, count=len(files), index=index)
        self._whole = index if stays and self._whole is not None else None
        if self._screen is not None:
            self._screen.show_languages(self.choice_shown)
            if stays:
                self._show_words(self._screen)
                self._ask_for_wanted()
            else:
                self._show(at_once=True)
        self.moved.emit()

    def retire(self) -> None:
        """Show nothing any more, whatever may still be on its way."""
        self._patience.stop()
        self._rest.stop()
        self._screen = None
        self._wanted = None
        self._details = []
        self.leafing.stop()

    def flip(self, by: int) -> None:
        """Go `by` photos onward (negative: back); at the story's end, nudge."""
        self._lookahead.flip()
        if not self._move(self._playhead.step(by)) and self._screen is not None:
            self._screen.nudge(1 if by > 0 else -1)

    def leaf(self, by: int) -> None:
        """Go `by` pages onward (negative: back), or as many frames of an animation, which then stands still; at the end
        of the pages, nudge. Nothing happens in a photo that has but one."""
        if self.leafing.pages == 1 or self.leafing.step(by):
            return
        if not self.show_page(self.leafing.page + by) and self._screen is not None:
            self._screen.nudge(1 if by > 0 else -1)

    def show_page(self, page: int) -> bool:
        """Show this page, counted from 0; False where there is none."""
        if not self.leafing.has(page):
            return False
        if page != self.leafing.page:
            self.leafing.page = page
            self._whole = None
            self._show_photo()
            self.leafed.emit()
        return True

    def go_to(self, index: int) -> None:
        """Jump to the photo at `index`, counted from 0, or as near as there is one."""
        here = self._playhead.index
        self._jumps = self._jumps.jumped(here, self._playhead.jump(index).index)
        self._jump(index)

    def rewind(self) -> None:
        """Begin again at the first photo, to go onward from there; no jump that one would want to go back from."""
        self._lookahead.pace.rest()
        self._move(Playhead(self._playhead.count))

    def go_back(self) -> None:
        """Return to where the reader jumped from."""
        self._retrace(self._jumps.back(self._playhead.index))

    def go_forward(self) -> None:
        """Return to where the reader went back from."""
        self._retrace(self._jumps.forward(self._playhead.index))

    def _retrace(self, found: tuple[Jumps, int] | None) -> None:
        if found is not None:
            self._jumps, index = found
            self._jump(index)

    def go_to_passage(self, block: int) -> None:
        """Jump to a photo of this block: the first, or, where one of them is shown, the next of them."""
        photos = self._story.photos_of(block)
        if not photos:
            return
        here = self._playhead.index
        place = (photos.index(here) + 1) % len(photos) if here in photos else 0
        self.go_to(photos[place])

    def follow(self, block: int) -> None:
        """The reader has scrolled to this block: show its photo, unless one of its photos is shown already."""
        photos = self._story.photos_of(block)
        if photos and self._playhead.index not in photos:
            self._jump(photos[0])

    def choose(self, choice: LanguageChoice) -> None:
        """Show the story in these languages."""
        if choice != self._choice:
            self._choice = choice
            self._show_languages()
            self.moved.emit()

    def peek(self, *, peeks: bool) -> None:
        """Show the other language for as long as `peeks`, and then return."""
        before = self.choice_shown
        self._peeks = peeks
        if self.choice_shown != before:
            self._show_languages()
            self.moved.emit()

    def _show_languages(self) -> None:
        if self._screen is not None:
            self._screen.show_languages(self.choice_shown)
            self._show_words(self._screen)

    def restage(self) -> None:
        """The screen has another size: photos of that size are wanted now."""
        key = self._key(self._playhead.index)
        if self._screen is None or self._wanted is None or self._wanted == key:
            return
        if self.leafing.moves:
            self._wanted = key
            self.leafing.fit(key)
        else:
            self._show_photo()

    def refresh(self, sources: Collection[PhotoSource]) -> None:
        """These files have changed: forget what was decoded of them. The photo that is shown stays until it has been
        decoded anew."""
        self._cache.drop(sources)
        if self._screen is None or self._wanted is None:
            return
        if self._is_shown and self._wanted.source in sources:
            self._is_outdated = True
            self._details = []
            if self.leafing.forget():
                self._wanted = self._key(self._playhead.index)
        self._ask_for_wanted()

    def convert_to(self, screen: bytes) -> None:
        """Photos are wanted in the colours of the screen with this profile, in sRGB if it is empty. The one that is
        shown stays until it is there in those."""
        self._colours = screen
        if self._screen is None or self._wanted is None:
            return
        self._wanted = self._wanted._replace(screen=screen)
        self.leafing.convert_to(screen)
        if self.leafing.moves:
            self.leafing.fit(self._wanted)
            self._ask_for_wanted()
            return
        self._is_outdated = self._is_shown
        self._details = []
        answer = self._cache.get(self._wanted)
        if answer is not None:
            self._show_answer(answer)
        self._ask_for_wanted()

    def want_details(self, wanted: Sequence[tuple[Region, int, int]]) -> None:
        """The screen needs these regions of the shown photo, each in so many pixels, the most urgent first, and none of
        those it needed before."""
        refuses = self._refuses_details or self._is_outdated
        if self._wanted is not None and self._is_shown and not refuses:
            self._details = [self._wanted._replace(width=w, height=h, region=region) for region, w, h in wanted]
            self._ask_for_wanted()

    def take(self, answer: Answer[Frame]) -> None:
        """An answer has come: show it if it is the wanted one, keep it in any case; a detail is shown or forgotten."""
        if self._trace is not None:
            self._trace.answered(answer)
        if answer.key.region is not None:
            self._take_detail(answer, answer.key.region)
            return
        if self.leafing.take(answer):
            return
        if answer.seconds is not None:
            self._lookahead.learn(answer.seconds)
        self._cache.put(answer)
        if answer.key == self._wanted and (not self._is_shown or self._is_outdated):
            was_passing = self._is_passing
            self._catch_up()
            self._show_answer(answer)
            if self._screen is not None:
                self._screen.paint_now()
                if was_passing:
                    self._screen.follow(self.words)
            self._ask_for_wanted()
        self.prepared.emit()

    def _take_detail(self, answer: Answer[Frame], region: Region) -> None:
        if answer.key not in self._details:
            return
        self._details.remove(answer.key)
        if answer.frame is None:
            self._details = []
            self._refuses_details = True
            self._ask_for_wanted()
        elif answer.info is not None and answer.info.identity[2:] != self._state[2:]:
            self.refresh([answer.key.source])  # a part of another photo than is shown
        elif self._screen is not None:
            self._screen.show_detail(answer.frame, region)

    def _jump(self, index: int) -> None:
        self._lookahead.pace.rest()
        self._move(self._playhead.jump(index))

    def _move(self, playhead: Playhead) -> bool:
        """Go there and show it; False when we are there already."""
        if playhead == self._playhead:
            return False
        self._playhead = playhead
        if self.leafing.leave():
            self.leafed.emit()
        self._show(at_once=True)
        self.moved.emit()
        return True

    def _key(self, index: int) -> PhotoKey:
        width, height = self._screen.box if self._screen is not None else (1, 1)
        source = self.source(index)
        page = self.leafing.page if index == self._playhead.index else 0
        return PhotoKey(source, width, height, page=page, screen=self._colours)

    def _show(self, *, at_once: bool) -> None:
        if self._screen is None:
            return
        words = self.words
        self._is_passing = self._lookahead.pace.is_passing and self._key(self._playhead.index) not in self._cache
        if self._is_passing:
            self._screen.show_passing(words)
        else:
            self._screen.show_words(words)
        self._show_photo()
        if at_once:
            self._screen.paint_now()
        if not self._is_passing:
            self._screen.follow(words)

    def _catch_up(self) -> None:
        """Say what was not said of this photo while it was being passed."""
        if self._is_passing and self._screen is not None:
            self._is_passing = False
            self._screen.show_words(self.words)

    def _show_photo(self) -> None:
        self._wanted = self._key(self._playhead.index)
        self._details = []
        self._refuses_details = False
        self._is_shown = False
        self._is_outdated = False
        self.leafing.stop()
        if self.leafing.page == 0:
            self.leafing.pages = 1
        answer = self._cache.get(self._wanted)
        if answer is not None:
            self._show_answer(answer)
        else:
            self._patience.start()
        self._ask_for_wanted()
        if self._lookahead.pace.is_quick:
            self._rest.start(round(self._lookahead.pace.rest_after * 1000))
        else:
            self._rest.stop()

    def _show_answer(self, answer: Answer[Frame]) -> None:
        self._patience.stop()
        self._is_shown = True
        told = self.photo_renewed if self._is_outdated else self.photo_shown
        self._is_outdated = False
        if self._screen is None:
            return
        index = self._playhead.index
        is_whole = answer.info is not None and not answer.info.damaged
        if self._whole == index and not is_whole:
            self._refuses_details = True
            self._screen.show_outdated(answer.failure)
        elif answer.frame is not None and answer.info is not None:
            self._whole, self._state = index if is_whole else None, answer.info.identity
            self._refuses_details = False
            self._show_frame(answer)
            if answer.key.page == 0:
                self._join_captions(answer.info)
            self.leafing.pages = answer.info.pages
            if answer.info.duration is not None:
                self.leafing.begin(answer, answer.info)
        elif answer.failure is not None:
            self._whole = None
            self._screen.show_failure(self._story.photos[index].file, answer.failure)
        self.leafed.emit()
        told.emit()

    def _show_frame(self, answer: Answer[Frame]) -> None:
        key = answer.key
        if self._screen is not None and answer.frame is not None and answer.info is not None:
            self._screen.show_frame(answer.frame, (key.width, key.height), answer.info, key.page)

    def _show_next_frame(self, answer: Answer[Frame]) -> None:
        if answer.info is not None and answer.info.identity[2:] != self._state[2:]:
            self.refresh([answer.key.source])  # a frame of another animation than is shown
            return
        self.leafing.page = answer.key.page
        self._wanted = self._key(self._playhead.index)
        self._details = []
        self._show_frame(answer)

    def _join_captions(self, info: PhotoInfo) -> None:
        """A photo without a caption in the story may carry one inside its file."""
        index = self._playhead.index
        if not self._story.languages and self._found_captions.get(index, ()) != info.captions:
            self._found_captions[index] = info.captions
            if self._screen is not None:
                self._show_words(self._screen)

    def _show_words(self, screen: "Screen") -> None:
        self._is_passing = False
        words = self.words
        screen.show_words(words)
        screen.follow(words)

    def _ask_for_wanted(self) -> None:
        details = [PhotoRequest(key, Priority.SHOWN) for key in self._details]
        self._ask([*details, *self.leafing.frames_wanted, *self._requests(), *self.leafing.pictures_wanted])

    def _requests(self) -> list[PhotoRequest]:
        """The photo to be shown, unless it is at hand, and those that will be."""
        box = self._screen.box if self._screen is not None else (1, 1)
        prefetch = self._prefetch.within(self._cache.capacity, box)
        around = [self._key(place) for place in self._playhead.neighbours(prefetch.ahead, prefetch.behind)]
        ahead = [self._key(place) for place in self._playhead.neighbours(prefetch.ahead, 0)]
        beside = self.leafing.beside(self._key(self._playhead.index))
        coming = [key for key in (*beside, *around) if key not in self._cache]
        missing = self._wanted if not self._is_shown or self._is_outdated else None
        return self._lookahead.wanted(missing, coming, ahead)

    def _come_to_rest(self) -> None:
        """Who has flipped quickly has stopped: now this photo counts, and no longer those that would have come."""
        self._lookahead.pace.rest()
        if self._screen is None:
            return
        self._ask_for_wanted()
        if self._is_passing:
            self._catch_up()
            self._screen.follow(self.words)

    def _show_waiting(self) -> None:
        if self._screen is not None:
            self._screen.show_waiting()


def path_of(source: PhotoSource) -> str:
    """Where the file is, for whoever is not a decode worker: of a photo in a bundle, that bundle."""
    folder, name, is_bundled = source
    if is_bundled:
        return folder or ""
    return name if folder is None else os.path.join(folder, *name.split("/"))  # noqa: PTH118 - may hold any bytes
