"""Whole uses of the program in a real window: real keys and clicks in, titles and pixels out."""

import signal
import subprocess
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.journeys.conftest import COLOURS
from tests.journeys.desktop import HEIGHT, WIDTH, Desktop, processes_of
from viewer.ui.theme import LIGHT

ACCENT = (int(LIGHT.accent[1:3], 16), int(LIGHT.accent[3:5], 16), int(LIGHT.accent[5:7], 16))
KEY_N, KEY_P, KEY_F = 57, 33, 41  # X key codes, by their place on a US keyboard


def share(screen: NDArray[np.uint8], colour: tuple[int, int, int]) -> float:
    """How much of the screen has this colour."""
    return float((np.abs(screen.astype("int16") - np.array(colour)) <= 3).all(axis=2).mean())


def wait_for_photo(desktop: Desktop, number: int, *, of: int = 5) -> None:
    """Wait until this photo, and none of the others, is on the screen, and the title says so."""
    desktop.wait_for_title(f"{number} / {of} · ")
    desktop.wait_until(lambda: share(desktop.pixels(), COLOURS[number - 1]) > 0.1)
    others = [colour for colour in COLOURS if colour != COLOURS[number - 1]]
    assert all(share(desktop.pixels(), colour) < 0.01 for colour in others)


def mark(desktop: Desktop) -> tuple[int, int, int]:
    """Where the mark beside the passage stands: x, its top and its bottom."""
    left = desktop.width // 2  # the article is on the right; the window's icon, to the left, has the same colour in it
    pixels = desktop.pixels()[:, left:]
    rows, columns = np.nonzero((np.abs(pixels.astype("int16") - np.array(ACCENT)) <= 3).all(axis=2))
    assert rows.size, "no passage is marked"
    return left + int(columns.min()), int(rows.min()), int(rows.max())


def text_in(region: NDArray[np.uint8]) -> bool:
    """Whether anything but one colour is to be seen."""
    return bool(np.ptp(region.reshape(-1, 3).astype("int16"), axis=0).max() > 60)


def test_flipping_by_every_kind_of_key(desktop: Desktop, story: Path) -> None:
    desktop.start(story)
    wait_for_photo(desktop, 1)
    for key, number in [
        ("Right", 2),
        ("space", 3),
        ("Next", 4),
        ("n", 5),
        ("Right", 5),
        ("Left", 4),
        ("shift+space", 3),
        ("BackSpace", 2),
        ("p", 1),
        ("Prior", 1),
        ("End", 5),
        ("Home", 1),
    ]:
        desktop.press(key)
        wait_for_photo(desktop, number)


def test_keys_pressed_faster_than_photos_decode_are_all_counted(desktop: Desktop, story: Path) -> None:
    desktop.start(story)
    wait_for_photo(desktop, 1)
    desktop.press("Right", "Right", "Right", "Left", "Right")
    wait_for_photo(desktop, 4)


def test_the_mark_follows_the_photo_and_a_click_on_a_passage_shows_it(desktop: Desktop, story: Path) -> None:
    desktop.start(story)
    places = []
    for number in range(1, 6):
        wait_for_photo(desktop, number)
        places.append(mark(desktop))
        desktop.press("Right")
    tops = [top for _, top, _ in places]
    assert tops == sorted(set(tops))
    assert len({left for left, _, _ in places}) == 1
    left, top, bottom = places[1]
    desktop.click(left + 60, (top + bottom) // 2)
    wait_for_photo(desktop, 2)
    assert mark(desktop) == places[1]


def test_languages_come_and_go_on_the_screen(desktop: Desktop, story: Path) -> None:
    desktop.start(story)
    wait_for_photo(desktop, 1)
    desktop.press("t")  # nothing but captions below the photo

    def seen() -> tuple[bool, str]:
        # The caption's second column lies between the middle of the stage and the article.
        pixels = desktop.pixels()
        paper = np.nonzero((pixels[HEIGHT // 2] >= 240).all(axis=1))[0]
        stage = int(paper.min())
        below = pixels[HEIGHT * 3 // 4 : HEIGHT * 9 // 10, stage * 55 // 100 : stage - 30]
        return text_in(below), desktop.title

    assert seen() == (True, "1 / 5 · Màu sắc")
    desktop.press("l")
    desktop.wait_until(lambda: seen() == (False, "1 / 5 · Màu sắc"))
    desktop.press("l")
    desktop.wait_until(lambda: seen() == (False, "1 / 5 · Colours"))
    desktop.press("l")
    desktop.wait_until(lambda: seen() == (True, "1 / 5 · Màu sắc"))


def test_a_slideshow_fills_the_screen_pauses_and_returns(desktop: Desktop, story: Path) -> None:
    text = story.read_text(encoding="utf-8").replace("    caption:", "    seconds: 0.4\n    caption:")
    story.write_text(text, encoding="utf-8")
    desktop.start(story, "--photo", "2")
    wait_for_photo(desktop, 2)
    desktop.press("F5")
    # It plays by itself to the last photo, and stays there.
    desktop.wait_for_title("5 / 5")
    desktop.wait_until(lambda: share(desktop.pixels(), COLOURS[4]) > 0.5)
    desktop.press("space", "Left")  # paused: a manual step does not set it going again
    desktop.wait_until(lambda: share(desktop.pixels(), COLOURS[3]) > 0.5)
    assert (desktop.pixels()[HEIGHT // 2, 3] == 0).all()  # the stage reaches the screen's edge
    desktop.press("Escape")
    wait_for_photo(desktop, 4)
    assert share(desktop.pixels(), COLOURS[3]) < 0.5


def test_a_slideshow_can_be_asked_for_at_once(desktop: Desktop, story: Path) -> None:
    desktop.start(story, "--slideshow", "--language", "en")
    desktop.wait_for_title("1 / 5 · Colours")
    desktop.press("Right")  # past the title
    desktop.wait_until(lambda: share(desktop.pixels(), COLOURS[0]) > 0.5)
    desktop.press("Escape")
    wait_for_photo(desktop, 1)


def test_full_screen_and_back(desktop: Desktop, story: Path) -> None:
    desktop.start(story)
    wait_for_photo(desktop, 1)
    windowed = share(desktop.pixels(), COLOURS[0])
    desktop.press("f")
    desktop.wait_until(lambda: share(desktop.pixels(), COLOURS[0]) > windowed * 1.05)
    desktop.press("Right")
    wait_for_photo(desktop, 2)
    desktop.press("Escape")
    desktop.wait_until(lambda: abs(share(desktop.pixels(), COLOURS[1]) - windowed) < 0.01)
    desktop.press("Escape")  # leaves no further: the program stays
    desktop.press("Right")
    wait_for_photo(desktop, 3)


@pytest.mark.parametrize("layout", ["ru", "vn"])
def test_letters_work_where_the_layout_has_moved_them(desktop: Desktop, story: Path, layout: str) -> None:
    subprocess.run(["setxkbmap", "-display", desktop.name, layout], check=True)
    desktop.start(story)
    wait_for_photo(desktop, 1)
    desktop.press_key_at(KEY_N)
    wait_for_photo(desktop, 2)
    desktop.press_key_at(KEY_P)
    wait_for_photo(desktop, 1)


def test_a_photo_that_is_missing_keeps_its_caption_and_the_story_goes_on(desktop: Desktop, story: Path) -> None:
    (story.parent / "gallery" / "p2.png").unlink()
    desktop.start(story)
    wait_for_photo(desktop, 1)
    desktop.press("Right")
    desktop.wait_for_title("2 / 5")
    desktop.wait_until(lambda: max(share(desktop.pixels(), colour) for colour in COLOURS) < 0.01)
    assert text_in(desktop.pixels()[HEIGHT * 3 // 4 : HEIGHT * 9 // 10, : WIDTH // 4])
    desktop.press("Right")
    wait_for_photo(desktop, 3)


def test_quitting_leaves_no_word_and_no_process(desktop: Desktop, story: Path) -> None:
    program = desktop.start(story)
    wait_for_photo(desktop, 1)
    desktop.press("ctrl+q")
    said, _ = program.communicate(timeout=60)
    assert (program.returncode, said) == (0, b"")
    assert not processes_of(program.pid)


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_to_leave_is_followed_like_the_reader(desktop: Desktop, story: Path, sign: signal.Signals) -> None:
    """As when the session ends, or at Ctrl+C in the terminal: it is remembered where the story was left."""
    program = desktop.start(story)
    wait_for_photo(desktop, 1)
    desktop.press("Right")
    wait_for_photo(desktop, 2)
    program.send_signal(sign)
    said, _ = program.communicate(timeout=60)
    assert (program.returncode, said) == (0, b"")
    desktop.start(story)
    wait_for_photo(desktop, 2)


def test_what_is_set_holds_though_the_program_is_killed(desktop: Desktop, story: Path) -> None:
    def unlike(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
        return float((one != other).any(axis=2).mean())

    program = desktop.start(story)
    wait_for_photo(desktop, 1)
    desktop.wait_for_rest()
    usual = desktop.pixels()
    desktop.press("ctrl+equal", "ctrl+equal", "ctrl+equal")
    settings = Path(desktop.environment["HOME"], ".config", "photo-caption-viewer", "photo-caption-viewer.conf")
    kept = "[General]\ntext_scale=1.4\n"
    desktop.wait_until(lambda: settings.exists() and settings.read_text("utf-8") == kept)
    desktop.wait_for_rest()
    larger = desktop.pixels()
    program.kill()
    program.wait(60)
    desktop.wait_until(lambda: desktop.title == "")
    desktop.start(story)
    wait_for_photo(desktop, 1)
    desktop.wait_for_rest()
    again = desktop.pixels()
    assert unlike(again, larger) * 10 < unlike(again, usual)
    assert settings.read_text("utf-8") == kept


def test_a_folder_and_loose_photos_are_stories_too(desktop: Desktop, story: Path) -> None:
    gallery = story.parent / "gallery"
    program = desktop.start(gallery)
    wait_for_photo(desktop, 1)
    desktop.press("End")
    wait_for_photo(desktop, 5)
    desktop.press("ctrl+q")
    program.wait(60)
    desktop.wait_until(lambda: desktop.title == "")
    desktop.start(gallery / "p4.png", gallery / "p2.png")
    desktop.wait_for_title("1 / 2")
    desktop.wait_until(lambda: share(desktop.pixels(), COLOURS[3]) > 0.1)


def test_a_story_that_cannot_be_shown_is_a_page_not_a_crash(desktop: Desktop, story: Path) -> None:
    story.write_text("photos:\n  - file: ../outside.jpg\n", encoding="utf-8")
    desktop.start(story)
    desktop.wait_for_title("Photo Caption Viewer")
    desktop.wait_until(lambda: text_in(desktop.pixels()[HEIGHT // 4 : HEIGHT // 2]))
    desktop.press("Right", "l", "F5")
    desktop.wait_for_title("Photo Caption Viewer")
