"""Photos that cannot be shown: a sentence for each reason, and words that stay where they are."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import PhotoMaker
from tests.ui.conftest import COLOURS, StoryWriter, ViewerOpener, entry, wait_for_photo
from tests.ui.looking import (
    colour_on,
    is_fully_on_screen,
    is_on_screen,
    place_in_window,
    press,
    texts_on_screen,
    views_on_screen,
)
from viewer.imaging.formats import REFUSED_FORMATS
from viewer.imaging.request import DecodeFailure, FailureReason
from viewer.ui.failure_card import FailureCard, printable, sentence
from viewer.ui.look import Look
from viewer.ui.stage import Stage
from viewer.ui.theme import LIGHT

MakeWidget = Callable[[QWidget, int, int], None]
DAMAGED = "Damaged file"


@pytest.mark.parametrize("reason", FailureReason)
def test_every_reason_has_a_sentence_of_its_own(reason: FailureReason) -> None:
    said = sentence(DecodeFailure(reason))
    assert said[0].isupper()
    assert said.endswith(".")
    assert "None" not in said
    assert reason.value not in said.split(), "a reader is no programmer"
    others = {sentence(DecodeFailure(other)) for other in FailureReason if other is not reason}
    assert said not in others


@pytest.mark.parametrize(
    ("reason", "detail", "expected"),
    [
        (
            FailureReason.UNKNOWN_FORMAT,
            "HEIC",
            "-m pip install pi-heif” in a terminal and then press Ctrl+R,",
        ),
        (FailureReason.UNKNOWN_FORMAT, "", " Photos can be JPEG, "),
        (FailureReason.TOO_LARGE, "90000 × 90000", "(90000 × 90000)"),
        (FailureReason.TIMED_OUT, "10 s", "(10 s)"),
        (FailureReason.NO_WORKER, "too many processes", "(too many processes)"),
    ],
)
def test_what_is_known_beyond_the_reason_is_said_too(reason: FailureReason, detail: str, expected: str) -> None:
    assert expected in sentence(DecodeFailure(reason, detail))


def test_every_format_that_is_refused_has_a_sentence_of_its_own() -> None:
    said = {sentence(DecodeFailure(FailureReason.UNKNOWN_FORMAT, name)) for name in ("", *REFUSED_FORMATS)}
    assert len(said) == 1 + len(REFUSED_FORMATS)
    assert all(text.startswith(("This is ", "The file is ")) and text.endswith(".") for text in said)


@pytest.mark.parametrize(
    "file",
    [
        "ordinary.jpg",
        "<img src='/dev/zero'>.jpg",
        "<b>x</b>&amp;.jpg",
        "two\nlines.jpg",
        "\u202egpj.exe",
        "ảnh đẹp.jpg",
        "w" * 255,
    ],
)
def test_a_files_name_is_shown_letter_by_letter(make_widget: MakeWidget, file: str) -> None:
    stage = Stage(Look(LIGHT), margin=24)
    make_widget(stage, 600, 400)
    stage.show_failure(file, DecodeFailure(FailureReason.MISSING))
    title, _, name = views_on_screen(stage)
    assert title.text == "This photo cannot be shown"
    assert name.text == file
    # All of it is laid out as these very letters: markup would take none of the width it takes here.
    assert name._block._layout.text() == file.replace("\n", "\u2028")
    assert is_fully_on_screen(name)


def test_bytes_that_are_no_text_become_visible() -> None:
    assert printable("b\udcffad.jpg") == "b\ufffdad.jpg"
    assert printable("ảnh 🚀") == "ảnh 🚀"


@pytest.mark.parametrize("found", ["", *sorted(REFUSED_FORMATS)])
def test_a_card_finds_room_on_a_tiny_stage(make_widget: MakeWidget, found: str) -> None:
    stage = Stage(Look(LIGHT), margin=24)
    make_widget(stage, 200, 300)
    stage.show_failure("a.jpg", DecodeFailure(FailureReason.UNKNOWN_FORMAT, found))
    assert all(is_on_screen(view) for view in views_on_screen(stage))
    (card,) = stage.findChildren(FailureCard)
    assert card.accessibleName() == "\n".join(texts_on_screen(stage))
    stage.resize(700, 400)
    assert abs(place_in_window(card).center().x() - 350) <= 1


def test_caption_and_position_stay_readable_when_a_photo_is_missing(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, tmp_path: Path
) -> None:
    story = write_story([entry(1), entry(2), entry(3)])
    viewer = open_viewer(story, photo="3")
    (tmp_path / "p2.png").unlink()
    press(viewer.window, "Ctrl+R")
    press(viewer.window, "Left")
    wait_for_photo(qtbot, viewer)
    spread = viewer.window.spread
    assert texts_on_screen(spread.stage) == ["This photo cannot be shown", "The file is not there.", "p2.png"]
    assert texts_on_screen(spread.captions) == ["TIẾNG VIỆT", "ENGLISH", "Chú thích 2", "Caption 2"]
    assert "2 / 3" in texts_on_screen(spread.footer)
    for view in views_on_screen(spread):
        assert is_fully_on_screen(view)
    press(viewer.window, "Left")
    wait_for_photo(qtbot, viewer)
    assert colour_on(spread.stage) == COLOURS[0]
    assert texts_on_screen(spread.stage) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "The file is empty."), (b"no photo at all", "The file is not in a photo format that can be shown.")],
)
def test_a_worker_says_what_is_wrong_with_a_file(
    open_viewer: ViewerOpener, write_story: StoryWriter, tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "p1.png").write_bytes(content)
    viewer = open_viewer(write_story([entry(1)]))
    assert said in texts_on_screen(viewer.window.spread.stage)[1]


def test_a_damaged_photo_is_labelled_and_the_next_one_is_not(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, make_photo: PhotoMaker
) -> None:
    whole = make_photo("p1.jpg", (400, 300), (30, 60, 200))
    whole.write_bytes(whole.read_bytes()[:-200])
    viewer = open_viewer(write_story([entry(1, file="p1.jpg", credit="An"), entry(2)]))
    footer = viewer.window.spread.footer
    assert set(texts_on_screen(footer)) == {f"{DAMAGED}  ·  An", "1 / 2"}
    press(viewer.window, "Right")
    assert texts_on_screen(footer) == ["2 / 2"]
    wait_for_photo(qtbot, viewer)
    assert texts_on_screen(footer) == ["2 / 2"]
    press(viewer.window, "Left")
    wait_for_photo(qtbot, viewer)
    assert texts_on_screen(footer)[1].startswith(DAMAGED)
    press(viewer.window, "L")
    assert texts_on_screen(footer)[1].startswith(DAMAGED)


def test_a_damaged_photo_keeps_its_label_after_the_slideshow(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, make_photo: PhotoMaker
) -> None:
    whole = make_photo("p1.jpg", (400, 300), (30, 60, 200))
    whole.write_bytes(whole.read_bytes()[:-200])
    viewer = open_viewer(write_story([entry(1, file="p1.jpg"), entry(2)]))
    press(viewer.window, "F5")
    wait_for_photo(qtbot, viewer)
    assert viewer.slideshow is not None
    press(viewer.slideshow, "Esc")
    wait_for_photo(qtbot, viewer)
    assert DAMAGED in texts_on_screen(viewer.window.spread.footer)


def test_a_bundle_says_nothing_of_a_python_it_does_not_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    said = sentence(DecodeFailure(FailureReason.UNKNOWN_FORMAT, "JPEG XL"))
    assert said == "This is JPEG XL, which cannot be shown here. Export it as JPEG, and name that file in the story."
