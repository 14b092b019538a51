"""Texts in several languages: what is shown, and that a fallback is never silent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.story.language import Language, LanguageChoice, LanguageMap, Wording

VI, EN, FR = Language("vi"), Language("en"), Language("fr")
PT, PT_BR = Language("pt"), Language("pt-BR")

LANGUAGES = st.sampled_from([VI, EN, FR, PT, PT_BR, Language("pt-PT"), Language("zh-Hant"), Language("zh")])
MAPS = st.lists(st.tuples(LANGUAGES, st.text(max_size=5)), max_size=5, unique_by=lambda entry: entry[0]).map(
    lambda entries: LanguageMap(tuple(entries))
)


def test_a_text_comes_in_the_language_asked_for() -> None:
    both = LanguageMap(((VI, "chào"), (EN, "hello")))
    assert both.in_(EN) == Wording("hello", EN)
    assert both.in_(VI) == Wording("chào", VI)


def test_a_missing_translation_falls_back_to_what_was_written_first_and_says_so() -> None:
    assert LanguageMap(((VI, "chào"), (EN, "hello"))).in_(FR) == Wording("chào", VI)


def test_the_same_language_of_another_region_is_nearer_than_what_was_written_first() -> None:
    assert LanguageMap(((VI, "chào"), (PT_BR, "oi"))).in_(PT) == Wording("oi", PT_BR)
    assert LanguageMap(((VI, "chào"), (PT, "olá"))).in_(PT_BR) == Wording("olá", PT)


def test_an_exact_match_is_nearer_than_another_region_written_before_it() -> None:
    assert LanguageMap(((PT, "olá"), (PT_BR, "oi"))).in_(PT_BR) == Wording("oi", PT_BR)


def test_an_empty_map_has_nothing_in_any_language() -> None:
    assert LanguageMap().in_(VI) is None
    assert LanguageMap().in_each((VI, EN)) == ()
    assert not LanguageMap()
    assert LanguageMap(((VI, ""),))


@given(MAPS, LANGUAGES)
def test_the_text_is_always_one_of_the_map_under_its_own_language(texts: LanguageMap, language: Language) -> None:
    wording = texts.in_(language)
    if wording is None:
        assert not texts
    else:
        assert (wording.language, wording.text) in texts.entries
        assert texts.has(language) == (wording.language == language)


@given(MAPS, st.lists(LANGUAGES, max_size=4))
def test_no_text_stands_twice(texts: LanguageMap, languages: list[Language]) -> None:
    wordings = texts.in_each(tuple(languages))
    assert len(set(wordings)) == len(wordings)
    assert bool(wordings) == (bool(texts) and bool(languages))
    assert {wording.language for wording in wordings} >= {language for language in languages if texts.has(language)}


def test_two_languages_stand_in_the_order_asked_for() -> None:
    both = LanguageMap(((VI, "chào"), (EN, "hello")))
    assert both.in_each((EN, VI)) == (Wording("hello", EN), Wording("chào", VI))
    assert list(both) == [Wording("chào", VI), Wording("hello", EN)]


def test_cycling_goes_through_both_the_first_the_second_and_back() -> None:
    choice = LanguageChoice((VI, EN))
    seen = []
    for _ in range(4):
        seen.append(choice.shown)
        choice = choice.cycled()
    assert seen == [(VI, EN), (VI,), (EN,), (VI, EN)]


def test_one_language_or_none_has_nothing_to_cycle() -> None:
    assert LanguageChoice((VI,)).cycled() == LanguageChoice((VI,))
    assert LanguageChoice(()).cycled().shown == ()


VI_EN = LanguageChoice((Language("vi"), Language("en")))


def test_swapping_exchanges_the_places_and_what_is_alone_on_the_screen() -> None:
    assert VI_EN.swapped().shown == ("en", "vi")
    first = VI_EN.cycled()
    assert (first.shown, first.swapped().shown) == (("vi",), ("en",))
    assert VI_EN.swapped().swapped() == VI_EN
    alone = LanguageChoice((Language("vi"),))
    assert alone.swapped() is alone


@pytest.mark.parametrize(
    ("choice", "languages", "seen"),
    [
        (VI_EN.cycled(), "vi en", ("en",)),
        (VI_EN.cycled().cycled(), "vi en", ("vi",)),
        (VI_EN.cycled(), "vi en fr", ("en",)),
        (VI_EN, "vi en", ("vi", "en")),  # nothing else to see
        (VI_EN, "vi en fr de", ("vi", "fr")),
        (LanguageChoice((Language("vi"),), Language("vi")), "vi", ("vi",)),
        (LanguageChoice(()), "", ()),
    ],
)
def test_a_peek_shows_what_is_not_on_the_screen(choice: LanguageChoice, languages: str, seen: tuple[str, ...]) -> None:
    assert choice.peeked(tuple(Language(tag) for tag in languages.split())).shown == seen


def test_a_language_can_be_put_in_either_place() -> None:
    french = Language("fr")
    assert VI_EN.with_place(0, french).shown == ("fr", "en")
    assert VI_EN.with_place(1, french).shown == ("vi", "fr")
    assert VI_EN.cycled().with_place(1, french).shown == ("vi", "fr"), "both are shown when one is chosen"


def test_a_language_that_has_the_other_place_changes_places() -> None:
    assert VI_EN.with_place(0, Language("en")).shown == ("en", "vi")
    assert VI_EN.with_place(1, Language("en")) == VI_EN
