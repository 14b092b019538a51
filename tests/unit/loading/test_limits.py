"""A small file cannot cost much: limits are met on the parser's events, before anything is built."""

import time

import pytest

from tests.unit.loading.conftest import Read
from viewer.loading import nodes
from viewer.loading.files import Files

HEAD = "format: 1\nlanguages: [en]\nphotos:\n  - file: a.jpg\n"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_nesting_is_stopped_and_the_rest_is_read(read: Read, opening: str) -> None:
    """A parser that composed this would overflow its stack and take the process with it."""
    loaded = read(f"format: 1\nlanguages: [en]\ntitle:\n  {opening * 100_000}\nphotos:\n  - file: a.jpg\n", "a.jpg")
    assert any(problem.kind in ("too-deep", "syntax") for problem in loaded.problems)
    assert [photo.id for photo in loaded.story.photos] == ["a"]


def test_aliases_that_multiply_are_stopped(read: Read) -> None:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x]\n"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)]
    loaded = read(HEAD + "".join(levels), "a.jpg")
    assert "too-many-aliases" in [problem.kind for problem in loaded.problems]
    assert len(loaded.story.photos) == 1


def test_a_chain_of_merges_is_no_merge(read: Read) -> None:
    chain = "m0: &m0 {a: b}\n" + "".join(f"m{n}: &m{n} {{<<: [*m{n - 1}, *m{n - 1}]}}\n" for n in range(1, 30))
    loaded = read(HEAD + chain, "a.jpg")
    assert len(loaded.story.photos) == 1


def test_an_alias_repeats_a_text_and_an_anchor_is_mentioned(read: Read) -> None:
    loaded = read(HEAD + "    credit: &me Someone\n  - file: b.jpg\n    credit: *me\n", "a.jpg", "b.jpg")
    assert [photo.credit.entries for photo in loaded.story.photos] == [(("en", "Someone"),)] * 2
    assert [problem.kind for problem in loaded.problems] == ["anchor"]


def test_far_too_many_parts_are_cut_off(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    def small(self: nodes.Budget, characters: int) -> None:
        self.nodes, self.aliased, self._alias_names = 50, characters, None

    monkeypatch.setattr(nodes.Budget, "__init__", small)
    loaded = read(HEAD + "  - file: a.jpg\n" * 100, "a.jpg")
    assert "too-many-parts" in [problem.kind for problem in loaded.problems]
    assert 5 < len(loaded.story.photos) < 50


def test_each_folder_is_listed_once(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    listed: list[str] = []
    entries = Files._entries

    def counted(self: Files, folder: str) -> object:
        listed.append(folder)
        return entries(self, folder)

    monkeypatch.setattr(Files, "_entries", counted)
    loaded = read(
        HEAD + "".join(f"  - file: g/{n}.jpg\n" for n in range(50)), "a.jpg", *(f"g/{n}.jpg" for n in range(50))
    )
    assert len(loaded.story.photos) == 51
    assert sorted(listed) == ["", "g/"]


def test_a_name_that_comes_again_and_again_takes_no_longer_each_time(read: Read) -> None:
    started = time.process_time()
    loaded = read(HEAD + "  - file: a.jpg\n" * 30_000, "a.jpg")
    assert len(loaded.story.photos) == 30_001
    assert loaded.story.photos[-1].id == "a-30001"
    assert time.process_time() - started < 20  # one after the other it would be minutes
