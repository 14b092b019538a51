"""What is shown when: the presenter before a screen that takes notes, with photos decoded by hand."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from tests.ui.cranked import EN, VI, CrankedPool, answer, captioned, failure, photo, presenter_of, story_of
from tests.ui.looking import time_passes
from viewer.imaging.request import (
    Answer,
    DecodeFailure,
    FailureReason,
    PhotoInfo,
    PhotoKey,
    PhotoRequest,
    PhotoSource,
    Priority,
    Region,
)
from viewer.story.language import LanguageChoice
from viewer.story.model import Block, BlockKind, Story
from viewer.ui.frames import Frame
from viewer.ui.presenter import Presenter
from viewer.ui.words import Words


class Notes:
    """A screen that writes down what it is told, in order."""

    def __init__(self) -> None:
        self.told: list[tuple[str, object]] = []
        self.box = (300, 200)
        self.words: Words | None = None

    def show_words(self, words: Words) -> None:
        self.words = words
        self.told.append(("words", words.number))

    def show_passing(self, words: Words) -> None:
        self.told.append(("passing", words.number))

    def paint_now(self) -> None:
        self.told.append(("painted", None))

    def follow(self, words: Words) -> None:
        self.told.append(("followed", words.number))

    def show_languages(self, choice: LanguageChoice) -> None:
        self.told.append(("languages", choice.shown))

    def show_frame(self, frame: Frame, box: tuple[int, int], info: PhotoInfo, page: int) -> None:
        del info, page
        self.told.append(("frame", (frame.image.pixelColor(0, 0).name(), box)))

    def show_detail(self, frame: Frame, region: Region) -> None:
        self.told.append(("detail", (frame.image.pixelColor(0, 0).name(), region)))

    def show_failure(self, file: str, failure: DecodeFailure) -> None:
        self.told.append(("failure", (file, failure.reason)))

    def show_outdated(self, failure: DecodeFailure | None) -> None:
        self.told.append(("outdated", failure.reason if failure is not None else None))

    def show_waiting(self) -> None:
        self.told.append(("waiting", None))

    def nudge(self, direction: int) -> None:
        self.told.append(("nudge", direction))

    @property
    def captions(self) -> list[tuple[str, str]]:
        """What it was told last to show as captions, each with its language."""
        return [(text, language) for text, language in self.words.captions] if self.words is not None else []

    def take(self) -> list[tuple[str, object]]:
        """What has been told since the last time, but for when to paint and when the rest may follow."""
        return [(what, of) for what, of in self.take_everything() if what not in ("painted", "followed")]

    def take_everything(self) -> list[tuple[str, object]]:
        """What has been told since the last time."""
        told, self.told = self.told, []
        return told


class Stand:
    """A presenter, the screen it shows on, and the pool it asks."""

    def __init__(self, presenter: Presenter, pool: CrankedPool) -> None:
        self.presenter = presenter
        self.pool = pool
        self.screen = Notes()
        self.shown = 0
        presenter.photo_shown.connect(self._count)
        presenter.show_on(self.screen)

    def _count(self) -> None:
        self.shown += 1

    def decode(self, colour: str = "#808080") -> None:
        """The wanted photo has been decoded."""
        self.presenter.take(answer(self.pool.wanted, colour))

    @property
    def patience(self) -> QTimer:
        return self._timer("patience")

    @property
    def rest(self) -> QTimer:
        return self._timer("rest")

    def _timer(self, name: str) -> QTimer:
        timer: QTimer | None = self.presenter.findChild(QTimer, name)
        assert timer is not None
        return timer


Build = Callable[..., Stand]


@pytest.fixture
def build(qapp: QApplication) -> Iterator[Build]:  # noqa: ARG001 - timers need an application
    made: list[Presenter] = []

    def make(story: Story | None = None, *, index: int = 0, ahead: int = 2, behind: int = 1) -> Stand:
        pool = CrankedPool()
        made.append(presenter_of(story or story_of(6), pool, index=index, ahead=ahead, behind=behind))
        return Stand(made[-1], pool)

    yield make
    for presenter in made:
        Shiboken.delete(presenter)


def grey(stand: Stand) -> tuple[str, object]:
    return ("frame", ("#808080", stand.screen.box))


def test_a_story_begins_with_languages_then_words_and_asks_for_its_photo(build: Build) -> None:
    stand = build()
    assert stand.screen.take() == [("languages", ("vi", "en")), ("words", 1)]
    (request,) = stand.pool.asked[-1]
    assert request.priority is Priority.SHOWN
    assert request.key == PhotoKey(PhotoSource("/story", "p1.png"), 300, 200)
    assert not stand.presenter.is_shown


def test_words_come_in_the_same_turn_and_the_photo_when_it_is_decoded(build: Build) -> None:
    stand = build()
    stand.decode()
    stand.screen.take()
    stand.presenter.flip(1)
    assert stand.screen.take() == [("words", 2)]
    assert not stand.presenter.is_shown
    stand.decode()
    assert stand.screen.take() == [grey(stand)]
    assert stand.presenter.is_shown


def test_a_photo_decoded_before_is_painted_in_the_same_turn(build: Build) -> None:
    stand = build()
    stand.decode("#ff0000")
    stand.presenter.flip(1)
    stand.decode("#00ff00")
    stand.screen.take()
    asked = len(stand.pool.asked)
    stand.presenter.flip(-1)
    assert stand.screen.take() == [("words", 1), ("frame", ("#ff0000", (300, 200)))]
    # Only neighbours are asked for, and only those not at hand.
    assert [[request.priority for request in call] for call in stand.pool.asked[asked:]] == [[]]
    assert not stand.patience.isActive()


def test_photo_and_words_are_painted_before_anything_else_follows(build: Build) -> None:
    stand = build()
    stand.decode("#ff0000")
    stand.presenter.flip(1)
    told = stand.screen.take_everything()
    assert told[-3:] == [("words", 2), ("painted", None), ("followed", 2)]
    stand.decode("#00ff00")
    stand.screen.take()
    stand.presenter.flip(-1)
    assert [what for what, _ in stand.screen.take_everything()] == ["words", "frame", "painted", "followed"]


def test_photo_shown_is_told_once_for_each_photo(build: Build) -> None:
    stand = build()
    stand.decode()
    assert stand.shown == 1
    stand.presenter.take(answer(stand.pool.asked[0][0].key))
    assert stand.shown == 1
    stand.presenter.flip(1)
    assert stand.shown == 1
    stand.presenter.take(failure(stand.pool.wanted))
    assert stand.shown == 2


def test_a_late_answer_is_kept_and_not_shown(build: Build) -> None:
    stand = build()
    first = stand.pool.wanted
    stand.presenter.flip(1)
    stand.screen.take()
    stand.presenter.take(answer(first, "#ff0000"))
    assert stand.screen.take() == []
    assert not stand.presenter.is_shown
    stand.presenter.flip(-1)
    assert ("frame", ("#ff0000", (300, 200))) in stand.screen.take()


def test_answers_in_any_order_show_the_right_photo(build: Build) -> None:
    stand = build()
    keys = [stand.pool.wanted]
    for _ in range(5):
        stand.presenter.flip(1)
        keys.append(stand.pool.wanted)
    stand.screen.take()
    for number, key in reversed(list(enumerate(keys))):
        stand.presenter.take(answer(key, f"#0000{number:02x}"))
    assert stand.screen.take() == [("frame", ("#000005", (300, 200)))]


def test_a_flip_withdraws_everything_but_the_wanted_photo(build: Build) -> None:
    stand = build()
    stand.decode()
    assert len(stand.pool.asked[-1]) == 2
    stand.presenter.flip(1)
    assert [(request.key.source.name, request.priority) for request in stand.pool.asked[-1]] == [
        ("p2.png", Priority.SHOWN)
    ]


@pytest.mark.parametrize(
    ("start", "by", "expected"),
    [(3, 1, ["p6.png", "p4.png", "p7.png"]), (5, -1, ["p4.png", "p6.png", "p3.png"]), (8, 1, ["p9.png"])],
)
def test_neighbours_are_asked_for_the_way_of_travel_first(
    build: Build, start: int, by: int, expected: list[str]
) -> None:
    # The photo one comes from has never been decoded.
    stand = build(story_of(10), index=start)
    stand.presenter.flip(by)
    stand.decode()
    assert {request.priority for request in stand.pool.asked[-1]} == {Priority.PREFETCH}
    assert stand.pool.last_names == expected


def test_nothing_is_asked_for_that_is_at_hand(build: Build) -> None:
    stand = build()
    stand.decode()
    for request in stand.pool.asked[-1]:
        stand.presenter.take(answer(request.key))
    stand.presenter.flip(1)
    assert stand.pool.last_names == ["p4.png"]


def test_the_end_of_the_story_nudges(build: Build) -> None:
    stand = build(story_of(2))
    stand.decode()
    stand.screen.take()
    stand.presenter.flip(-1)
    assert stand.screen.take() == [("nudge", -1)]
    stand.presenter.go_to(99)
    stand.screen.take()
    stand.presenter.flip(1)
    assert stand.screen.take() == [("nudge", 1)]
    stand.presenter.go_to(1)
    assert stand.screen.take() == []


def test_a_failure_is_shown_and_kept_like_a_photo(build: Build) -> None:
    stand = build(ahead=0, behind=0)
    stand.screen.take()
    stand.presenter.take(failure(stand.pool.wanted, FailureReason.DAMAGED))
    failed = ("failure", ("p1.png", FailureReason.DAMAGED))
    assert stand.screen.take() == [failed]
    assert stand.presenter.is_shown
    stand.presenter.flip(1)
    stand.decode()
    stand.screen.take()
    stand.presenter.flip(-1)
    assert stand.screen.take() == [("words", 1), failed]


def test_the_sign_of_waiting_comes_after_the_delay_only(build: Build) -> None:
    stand = build()
    stand.screen.take()
    assert stand.patience.interval() == 150
    time_passes(stand.patience)
    assert stand.screen.take() == [("waiting", None)]
    stand.decode()
    assert stand.screen.take() == [grey(stand)]


def test_no_sign_of_waiting_comes_once_the_photo_is_there(build: Build) -> None:
    stand = build()
    assert stand.patience.isActive()
    stand.decode()
    assert not stand.patience.isActive()


def test_every_flip_begins_a_delay_of_its_own(build: Build) -> None:
    stand = build()
    time_passes(stand.patience)
    assert not stand.patience.isActive()
    stand.presenter.flip(1)
    assert stand.patience.isActive()


def test_captions_found_in_photos_are_joined_in_a_folder(build: Build) -> None:
    folder = Story(photos=(photo(1, caption=captioned()), photo(2, caption=captioned())))
    stand = build(folder)
    assert stand.screen.captions == []
    stand.presenter.take(answer(stand.pool.wanted, captions=(("vi", "Trong ảnh"), ("en", "Inside"))))
    assert stand.screen.captions == [("Trong ảnh", "vi"), ("Inside", "en")]
    stand.presenter.flip(1)
    assert stand.screen.captions == []
    stand.presenter.flip(-1)
    assert stand.screen.captions == [("Trong ảnh", "vi"), ("Inside", "en")]


def test_captions_found_in_photos_are_left_alone_in_a_story(build: Build) -> None:
    without = Story(story_of(1).languages, photos=(photo(1, caption=captioned()),))
    stand = build(without)
    stand.presenter.take(answer(stand.pool.wanted, captions=(("en", "Inside"),)))
    assert stand.screen.captions == []


def test_another_size_is_asked_for_once_and_shown(build: Build) -> None:
    stand = build()
    stand.decode()
    stand.screen.take()
    asked = len(stand.pool.asked)
    stand.presenter.restage()
    assert len(stand.pool.asked) == asked
    stand.screen.box = (600, 400)
    stand.presenter.restage()
    stand.presenter.restage()
    assert len(stand.pool.asked) == asked + 1
    assert (stand.pool.wanted.width, stand.pool.wanted.height) == (600, 400)
    assert stand.screen.take() == []
    stand.decode()
    assert stand.screen.take() == [("frame", ("#808080", (600, 400)))]


def test_an_answer_in_the_old_size_is_not_shown_in_the_new(build: Build) -> None:
    stand = build()
    small = stand.pool.wanted
    stand.screen.box = (600, 400)
    stand.presenter.restage()
    stand.screen.take()
    stand.presenter.take(answer(small))
    assert stand.screen.take() == []


def test_another_screen_takes_over_in_its_own_size(build: Build) -> None:
    stand = build()
    stand.decode()
    stand.presenter.flip(1)
    stand.decode()
    stand.screen.take()
    other = Notes()
    other.box = (800, 800)
    stand.presenter.show_on(other)
    assert other.take() == [("languages", ("vi", "en")), ("words", 2)]
    assert (stand.pool.wanted.source.name, stand.pool.wanted.width) == ("p2.png", 800)
    stand.decode()
    stand.presenter.flip(1)
    assert stand.screen.take() == []


def test_languages_change_article_then_words_and_ask_for_nothing(build: Build) -> None:
    stand = build()
    stand.decode()
    stand.screen.take()
    asked = len(stand.pool.asked)
    stand.presenter.choose(stand.presenter.choice.cycled())
    assert stand.screen.take() == [("languages", ("vi",)), ("words", 1)]
    assert stand.screen.captions == [("Chú thích 1", "vi")]
    assert len(stand.pool.asked) == asked


def test_a_peek_shows_the_other_language_and_returns(build: Build) -> None:
    stand = build()
    stand.presenter.choose(LanguageChoice((VI, EN), VI))
    chosen = stand.presenter.choice
    stand.screen.take()
    stand.presenter.peek(peeks=True)
    assert stand.screen.take() == [("languages", ("en",)), ("words", 1)]
    assert stand.screen.captions == [("Caption 1", "en")]
    assert stand.presenter.choice == chosen, "a peek chooses nothing"
    stand.presenter.flip(1)
    assert stand.screen.captions == [("Caption 2", "en")], "one can flip while peeking"
    stand.screen.take()
    stand.presenter.peek(peeks=False)
    assert stand.screen.take() == [("languages", ("vi",)), ("words", 2)]


def test_a_peek_where_there_is_nothing_else_to_see_changes_nothing(build: Build) -> None:
    stand = build()
    stand.screen.take()
    stand.presenter.peek(peeks=True)
    stand.presenter.peek(peeks=False)
    assert stand.screen.take() == []


def test_back_and_forward_go_through_jumps_not_through_steps(build: Build) -> None:
    stand = build()
    stand.presenter.go_to(4)
    stand.presenter.flip(-1)
    stand.presenter.go_back()
    assert stand.presenter.playhead.index == 0
    stand.presenter.go_forward()
    assert stand.presenter.playhead.index == 3
    stand.presenter.go_forward()
    assert stand.presenter.playhead.index == 3


def test_a_passage_scrolled_to_is_followed_unless_one_of_its_photos_is_shown(build: Build) -> None:
    plain = story_of(6)
    blocks = (Block(BlockKind.PARAGRAPH, photos=("p3", "p5")), Block(BlockKind.PARAGRAPH))
    stand = build(Story(plain.languages, plain.title, photos=plain.photos, article=blocks))
    stand.presenter.follow(0)
    assert stand.presenter.playhead.index == 2
    stand.presenter.go_to(4)
    stand.presenter.follow(0)
    assert stand.presenter.playhead.index == 4
    stand.presenter.follow(1)
    assert stand.presenter.playhead.index == 4
    stand.presenter.go_back()
    assert stand.presenter.playhead.index == 2, "following is no jump, clicking is one"


def test_every_move_and_choice_is_told(build: Build) -> None:
    stand = build()
    told: list[int] = []
    stand.presenter.moved.connect(lambda: told.append(stand.presenter.playhead.index))
    stand.presenter.flip(1)
    stand.presenter.flip(-1)
    stand.presenter.flip(-1)  # nothing there
    stand.presenter.choose(stand.presenter.choice.swapped())
    stand.presenter.choose(stand.presenter.choice)
    assert told == [1, 0, 0]


def test_other_programs_are_told_the_path_of_a_photo_that_is_there(build: Build) -> None:
    stand = build()
    paths = [stand.presenter.path]
    stand.decode()
    paths.append(stand.presenter.path)
    stand.presenter.flip(1)
    stand.presenter.take(failure(stand.pool.wanted))
    paths.append(stand.presenter.path)
    assert paths == [None, "/story/p1.png", None]


def test_a_passage_shows_its_first_photo_then_its_next_ones_in_turn(build: Build) -> None:
    plain = story_of(6)
    blocks = (Block(BlockKind.PARAGRAPH, photos=("p3", "p5", "gone", "p4")), Block(BlockKind.PARAGRAPH))
    stand = build(Story(plain.languages, plain.title, photos=plain.photos, article=blocks))
    stand.screen.take()
    for number in (3, 5, 4, 3):
        stand.presenter.go_to_passage(0)
        assert stand.screen.take() == [("words", number)]
    stand.presenter.go_to_passage(1)
    assert stand.screen.take() == []


def test_a_story_without_a_title_is_called_by_its_name(build: Build) -> None:
    stand = build(Story(photos=story_of(2).photos))
    assert stand.screen.words is not None
    assert stand.screen.words.window_title == "1 / 2 · a folder"


def changed(key: PhotoKey, colour: str = "#0000ff", *, size: int = 30, damaged: bool = False) -> Answer[Frame]:
    """What a worker says of a file that has become another, by its size in bytes."""
    made = answer(key, colour, damaged=damaged)
    assert made.info is not None
    return made._replace(info=made.info._replace(identity=(1, 2, size, 4)))


def test_a_photo_whose_file_has_changed_is_asked_for_first_and_stays_until_it_comes(build: Build) -> None:
    stand = build()
    stand.decode()
    key = stand.pool.asked[0][0].key
    stand.screen.take()
    stand.presenter.refresh([key.source])
    assert stand.pool.asked[-1][0] == PhotoRequest(key, Priority.SHOWN)
    assert stand.screen.take() == []
    assert stand.presenter.is_shown
    assert not stand.patience.isActive(), "it does not step back"
    stand.presenter.take(changed(key))
    assert stand.screen.take() == [("frame", ("#0000ff", stand.screen.box))]
    stand.presenter.take(changed(key, "#00ff00"))
    assert stand.screen.take() == [], "nobody has asked for that"


def test_a_photo_that_is_renewed_has_its_time_already(build: Build) -> None:
    """Else a file that is written again and again would hold a slideshow for ever."""
    stand = build()
    stand.decode()
    renewed: list[bool] = []
    stand.presenter.photo_renewed.connect(lambda: renewed.append(True))
    key = stand.pool.asked[0][0].key
    for come in (changed(key), failure(key)):
        stand.presenter.refresh([key.source])
        stand.presenter.take(come)
    assert (stand.shown, len(renewed)) == (1, 2)


def test_neighbours_whose_files_have_changed_are_decoded_anew(build: Build) -> None:
    stand = build()
    stand.decode()
    second = next(request.key for request in stand.pool.asked[-1] if request.key.source.name == "p2.png")
    stand.presenter.take(answer(second))
    stand.presenter._ask_for_wanted()
    assert "p2.png" not in stand.pool.last_names
    stand.presenter.refresh([second.source])
    assert "p2.png" in stand.pool.last_names
    assert stand.screen.take()[-1] == grey(stand), "of the shown photo nothing has changed"


@pytest.mark.parametrize("reason", [FailureReason.MISSING, FailureReason.OUTSIDE, FailureReason.EMPTY, None])
def test_as_long_as_the_file_is_no_whole_photo_what_was_there_stays(build: Build, reason: FailureReason | None) -> None:
    stand = build()
    stand.decode()
    key = stand.pool.asked[0][0].key
    stand.screen.take()
    for _ in range(2):
        stand.presenter.refresh([key.source])
        stand.presenter.take(failure(key, reason) if reason is not None else changed(key, damaged=True))
        assert stand.screen.take() == [("outdated", reason)]
    stand.presenter.refresh([key.source])
    stand.presenter.take(changed(key))
    assert stand.screen.take() == [("frame", ("#0000ff", stand.screen.box))]


def test_what_was_damaged_when_it_was_first_shown_gives_way_to_whatever_comes(build: Build) -> None:
    stand = build()
    key = stand.pool.wanted
    stand.presenter.take(changed(key, "#111111", damaged=True))
    stand.presenter.refresh([key.source])
    stand.presenter.take(changed(key, "#222222", damaged=True))
    stand.presenter.refresh([key.source])
    stand.presenter.take(failure(key))
    shown = [what for what in stand.screen.take() if what[0] in ("frame", "failure", "outdated")]
    assert [what for what, _ in shown] == ["frame", "frame", "failure"]


def test_the_reason_is_shown_to_who_returns(build: Build) -> None:
    stand = build()
    stand.decode()
    key = stand.pool.asked[0][0].key
    stand.presenter.refresh([key.source])
    stand.presenter.take(failure(key))
    stand.presenter.flip(1)
    stand.decode()
    stand.screen.take()
    stand.presenter.flip(-1)
    assert stand.screen.take() == [("words", 1), ("failure", ("p1.png", FailureReason.MISSING))]


def test_a_part_of_another_file_is_not_laid_over_the_photo(build: Build) -> None:
    stand = build()
    stand.decode()
    key, region = stand.pool.asked[0][0].key, Region(0, 0, 10, 10)
    stand.presenter.want_details([(region, 10, 10)])
    stand.screen.take()
    stand.presenter.take(changed(PhotoKey(key.source, 10, 10, region)))
    assert stand.screen.take() == []
    assert stand.pool.asked[-1][0] == PhotoRequest(key, Priority.SHOWN), "the photo itself has changed"
    asked = len(stand.pool.asked)
    stand.presenter.want_details([(region, 10, 10)])
    assert len(stand.pool.asked) == asked, "nothing more of it before it is there"
    stand.presenter.take(changed(key))
    stand.presenter.want_details([(region, 10, 10)])
    stand.presenter.take(changed(PhotoKey(key.source, 10, 10, region)))
    assert [what for what, _ in stand.screen.take()] == ["frame", "detail"]


def test_captions_go_with_the_file_they_were_in(build: Build) -> None:
    stand = build(Story(photos=(photo(1, captioned()),)))
    key = stand.pool.wanted
    stand.presenter.take(answer(key, captions=(("en", "Found"),)))
    assert [caption.text for caption in stand.presenter.words.captions] == ["Found"]
    stand.presenter.refresh([key.source])
    stand.presenter.take(changed(key))
    assert stand.screen.captions == []


def test_a_retired_presenter_asks_for_nothing_any_more(build: Build) -> None:
    stand = build()
    stand.decode()
    asked = len(stand.pool.asked)
    stand.presenter.retire()
    stand.presenter.refresh([stand.pool.asked[0][0].key.source])
    assert len(stand.pool.asked) == asked
