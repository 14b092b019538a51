"""A desktop for each journey, and a story whose photos can be told by their colour."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.journeys.desktop import Desktop

COLOURS = [(200, 40, 40), (40, 160, 60), (50, 80, 210), (210, 180, 40), (150, 60, 170)]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """On a developer's machine without an X server journeys are left out; where tests are the task, they must run."""
    programs = ("Xvfb", "openbox", "xrandr")
    if sys.platform == "linux" and (all(map(shutil.which, programs)) or os.environ.get("CI")):
        return
    for item in items:
        if "desktop" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.skip(reason="needs Xvfb, openbox and xrandr"))


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """A screen with a window manager."""
    made = Desktop(tmp_path)
    yield made
    made.close()


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Five photos of one colour each, two languages, an article with a passage for each photo."""
    folder = tmp_path / "story"
    (folder / "gallery").mkdir(parents=True)
    lines = ["format: 1", "languages: [vi, en]", "title: {vi: Màu sắc, en: Colours}", "photos:"]
    for number, colour in enumerate(COLOURS, 1):
        Image.new("RGB", (300, 200), colour).save(folder / "gallery" / f"p{number}.png")
        lines += [
            f"  - file: gallery/p{number}.png",
            f"    caption: {{vi: Ảnh số {number}, en: Photo number {number}}}",
        ]
    lines.append("article:")
    for number in range(1, 6):
        lines += [f"  - text: {{vi: Đoạn {number}., en: Passage {number}.}}", f"    photos: [p{number}]"]
    path = folder / "captions.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


PARAGRAPH = "Một đoạn văn dài hơn, để bài báo phải cuộn mới đọc hết được mọi điều. " * 6


@pytest.fixture
def long_story(story: Path) -> Path:
    """The same photos; an article many screens long, of which every third paragraph is about the next photo."""
    text = story.read_text(encoding="utf-8")
    lines = [text[: text.index("article:")] + "article:"]
    for number in range(15):
        lines += [f"  - text: {{vi: '{number}. {PARAGRAPH}', en: '{number}. {PARAGRAPH}'}}"]
        if number % 3 == 0:
            lines += [f"    photos: [p{number // 3 + 1}]"]
    story.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return story


@pytest.fixture
def large_story(story: Path) -> Path:
    """The same photos, large enough to fill a screen."""
    for number, colour in enumerate(COLOURS, 1):
        Image.new("RGB", (1500, 1000), colour).save(story.parent / "gallery" / f"p{number}.png")
    return story
