"""The beginning of a long story is a story of its own, and the same as in the whole."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.loading import load, load_head
from viewer.loading.head import LONG, head_of

HEAD = "format: 1\nlanguages: [vi, en]\ntitle:\n  vi: Truyện dài\n  en: A long story\n"


def long_story(photos: int, *, paragraphs: int = 0, indent: str = "  ", filling: int = 40) -> str:
    words = "chữ " * filling
    lines = [HEAD, "photos:  # all of them\n\n"]
    lines += [
        f"{indent}- file: p{n:05d}.png\n{indent}  caption:\n{indent}    vi: >-\n{indent}      - {words}{n}\n"
        for n in range(photos)
    ]
    if paragraphs:
        lines.append("article:\n")
        lines += [
            f"{indent}- text:\n{indent}    vi: Đoạn {n} {words}\n{indent}  photos: [p{n:05d}]\n"
            for n in range(paragraphs)
        ]
    return "".join(lines)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(3_000):
        (tmp_path / f"p{number:05d}.png").touch()
    return tmp_path


def write(folder: Path, text: str) -> str:
    (folder / "captions.yaml").write_text(text, "utf-8")
    return str(folder / "captions.yaml")


@pytest.mark.parametrize("indent", ["", "  ", "    "])
@pytest.mark.parametrize("paragraphs", [0, 5, 1_500])
def test_it_is_how_the_whole_begins(folder: Path, indent: str, paragraphs: int) -> None:
    path = write(folder, long_story(2_500, paragraphs=paragraphs, indent=indent))
    head, whole = load_head([path]), load([path])
    assert head is not None
    assert not head.is_whole
    assert head.story.goes_on
    assert not whole.story.goes_on
    assert whole.is_whole
    count = len(head.story.photos)
    assert 500 < count < 2_500
    assert head.story.photos == whole.story.photos[:count]
    texts = len(head.story.article)
    assert min(paragraphs, 5) <= texts <= paragraphs
    assert [block.text for block in head.story.article] == [block.text for block in whole.story.article[:texts]]
    assert (head.story.title, head.story.languages, head.folder, head.name) == (
        whole.story.title, whole.story.languages, whole.folder, whole.name,
    )  # fmt: skip


def test_a_folder_is_opened_like_its_file(folder: Path) -> None:
    head, same = load_head([write(folder, long_story(2_500))]), load_head([str(folder)])
    assert head is not None
    assert same is not None
    assert same.story == head.story


@pytest.mark.parametrize(
    "text",
    [
        long_story(20),
        long_story(2_500).replace("photos:  # all of them", "photos: [") + "]",
        long_story(2_500).replace("photos:", "photo:"),
        "# nothing\n" * 40_000,
        HEAD + "photos:\n  - file: p00001.png\n    caption: {vi: " + "x" * 2 * LONG + "}\n",
    ],
    ids=["short", "in one line", "no photos", "no story", "one endless item"],
)
def test_where_it_cannot_be_told_by_lines_there_is_none(folder: Path, text: str) -> None:
    assert load_head([write(folder, text)]) is None


def test_nothing_is_no_head(folder: Path) -> None:
    assert load_head([]) is None
    assert load_head([str(folder / "none.yaml")]) is None
    assert load_head([str(folder / "p00001.png")]) is None
    assert load_head(["a\0b"]) is None


@settings(deadline=None)
@given(st.binary(max_size=300), st.integers(0, 300))
def test_whatever_the_bytes_it_is_cut_from_them(noise: bytes, place: int) -> None:
    story = long_story(700, paragraphs=3, filling=90).encode()
    data = story[:place] + noise + story[place:]
    head = head_of(data)
    assert head is None or len(head) <= len(data)
