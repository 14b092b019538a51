"""Three marks and no more: whatever else an author types is shown."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.story.markup import Run, plain, runs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("plain", (Run("plain"),)),
        ("*a* b", (Run("a", emphasis=True), Run(" b"))),
        ("**a** b", (Run("a", strong=True), Run(" b"))),
        ("***a***", (Run("a", emphasis=True, strong=True),)),
        ("*a **b** c*", (Run("a ", emphasis=True), Run("b", emphasis=True, strong=True), Run(" c", emphasis=True))),
        ("[a](https://b.c/d)", (Run("a", link="https://b.c/d"),)),
        ("*see [a](mailto:b@c)*", (Run("see ", emphasis=True), Run("a", emphasis=True, link="mailto:b@c"))),
        ("[a](HTTP://b)", (Run("a", link="HTTP://b"),)),
    ],
)
def test_the_three_marks(text: str, expected: tuple[Run, ...]) -> None:
    assert runs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4", "*open", "open*", "** not **", "****", "*****a*****", "_a_ __b__", "<b>a</b>", "&amp; &lt;",
        "![a](x.png)", "[a](javascript:alert)", "[a](ftp://b)", "[a](file:///etc)", "[a](https://b c)", "[a] (https://b)",
        "[](https://b)", "`a`", "\\*a", "# a", "a\n\nb", "[a[b](https://c)"[:8],
    ],
)  # fmt: skip
def test_anything_else_is_shown_as_it_is(text: str) -> None:
    assert runs(text) == (Run(text),)


@given(st.text())
def test_a_text_without_marks_is_one_run_of_itself(text: str) -> None:
    text = text.replace("*", "").replace("[", "")
    assert plain(text) == text
    assert len(runs(text)) == bool(text)


@given(st.text("ab *[]().:/\n", max_size=60))
def test_nothing_but_stars_and_the_addresses_of_links_is_ever_taken_away(text: str) -> None:
    found = runs(text)
    assert plain(text) == "".join(run.text for run in found)
    if not any(run.link for run in found):
        rest = iter(text)
        assert all(character in rest for character in plain(text))  # in the same order
        assert plain(text).replace("*", "") == text.replace("*", "")


@given(st.lists(st.sampled_from(["*", "**", "***", "a", " ", "[a](https://b)", "[", "]("]), max_size=30).map("".join))
def test_neighbouring_runs_differ_and_none_is_empty(text: str) -> None:
    found = runs(text)
    assert all(run.text for run in found)
    assert all(one[1:] != other[1:] for one, other in pairwise(found))


def test_styles_nest_and_do_not_cross() -> None:
    assert runs("*a **b* c**") == (Run("a **b", emphasis=True), Run(" c**"))


@pytest.mark.parametrize("piece", ["*a ", "a* ", "**a ", "[a](", "[", "*", "a*b", "***a", "[x](https://y) *"])
def test_a_long_hostile_text_ends(piece: str) -> None:
    """A generous amount: matching that grew with the square of the length would hang here."""
    text = piece * 50_000
    assert len(plain(text)) <= len(text)
